#include "python/code.h"
#include "python/interpreter.h"

/* --- __build_class__ --- */

static bool replace_bases(lb_python *py, lb_tuple *given, lb_list *out, lb_value *opaque)
{
    for (size_t i = 0; i < given->count; i++) {
        lb_value base = given->items[i], method;
        if (lb_is_opaque(py, base)) {
            *opaque = *opaque ? *opaque : base;
            continue;
        }
        if (lb_is(py, base, LB_T_TYPE)) {
            lb_list_append(py, out, base);
            continue;
        }
        int found = lb_find_attr(py, base, py->names.mro_entries, &method);
        if (found < 0) {
            return false;
        }
        if (!found) {
            lb_list_append(py, out, base);
            continue;
        }
        lb_value argument = (lb_value)given;
        argument = lb_call(py, method, 1, &argument);
        if (!argument || !lb_list_extend(py, out, argument)) {
            return false;
        }
    }
    return true;
}

static lb_value prepare(lb_python *py, lb_value meta, lb_value name, lb_value bases,
                        lb_dict *kwargs)
{
    lb_value method;
    int found = lb_find_attr(py, meta, py->names.prepare, &method);
    if (found <= 0 || meta == (lb_value)py->types[LB_T_TYPE]) {
        return found < 0 ? NULL : (lb_value)lb_dict_new(py);
    }
    return lb_call_with(py, method, (lb_tuple *)lb_tuple_of(py, 2, name, bases), kwargs);
}

/* Those that are not opaque. */
static lb_value known_bases(lb_python *py, const lb_tuple *bases)
{
    lb_list *known = lb_list_new(py, bases->count);
    for (size_t i = 0; i < bases->count; i++) {
        if (!lb_is_opaque(py, bases->items[i])) {
            lb_list_append(py, known, bases->items[i]);
        }
    }
    return lb_tuple_from(py, known->items, known->count);
}

/* A class made of an opaque metaclass: that it is one itself is not known of it. */
static bool is_opaque_metaclass(const lb_python *py, lb_value meta)
{
    return lb_is(py, meta, LB_T_TYPE) && ((lb_type *)meta)->opaque &&
           !lb_is_subtype((lb_type *)meta, py->types[LB_T_TYPE]);
}

static bool has_same_items(const lb_tuple *a, const lb_tuple *b)
{
    bool is_same = a->count == b->count;
    for (size_t i = 0; is_same && i < a->count; i++) {
        is_same = a->items[i] == b->items[i];
    }
    return is_same;
}

static lb_value build_class(lb_python *py, lb_value *args)
{
    lb_function *body = (lb_function *)args[0];
    lb_dict *kwargs = (lb_dict *)args[3];
    lb_list *list = lb_list_new(py, 2);
    lb_value opaque = NULL, meta = NULL;
    if (!replace_bases(py, (lb_tuple *)args[2], list, &opaque)) {
        return NULL;
    }
    lb_value bases = lb_tuple_from(py, list->items, list->count);
    if (lb_dict_remove(py, kwargs, (lb_value)py->names.metaclass, &meta) < 0) {
        return NULL;
    }
    if (meta && lb_is_opaque(py, meta)) {
        opaque = meta;
        meta = NULL;
    } else if (meta && is_opaque_metaclass(py, meta)) {
        opaque = ((lb_type *)meta)->opaque;
        meta = NULL;
    }
    if (!meta) {
        meta =
            list->count ? (lb_value)lb_typeof(py, list->items[0]) : (lb_value)py->types[LB_T_TYPE];
    }
    if (lb_is(py, meta, LB_T_TYPE) &&
        !(meta = (lb_value)lb_metaclass_of(py, (lb_type *)meta, (lb_tuple *)bases))) {
        return NULL;
    }
    lb_value space = prepare(py, meta, args[1], bases, kwargs);
    if (!space) {
        return NULL;
    }
    lb_frame *frame = lb_frame_for(py, body, 0, NULL, NULL);
    if (!frame) {
        return NULL;
    }
    frame->locals = space;
    lb_keep(py, space);
    if (!lb_run(py, frame)) {
        return NULL;
    }
    /* What __mro_entries__ put others in the place of: typing asks for it. */
    lb_value given = known_bases(py, (lb_tuple *)args[2]);
    if (!has_same_items((lb_tuple *)bases, (lb_tuple *)given) &&
        !lb_setitem(py, space, lb_string_of(py, "__orig_bases__"), given)) {
        return NULL;
    }
    if (opaque) {
        lb_dict_clear(kwargs); /* arguments for a metaclass that is not there */
        if (!lb_setitem(py, space, lb_string_of(py, "__opaque_base__"), opaque)) {
            return NULL;
        }
    }
    lb_tuple *three = (lb_tuple *)lb_tuple_of(py, 3, args[1], bases, space);
    lb_value class = lb_call_with(py, meta, three, kwargs);
    if (class && opaque && lb_is(py, class, LB_T_TYPE)) {
        ((lb_type *)class)->flags |= LB_TYPE_OPAQUE;
        ((lb_type *)class)->opaque = opaque;
    }
    return class;
}

/* --- functions --- */

static lb_value b_abs(lb_python *py, lb_value *args)
{
    lb_value method = lb_type_lookup(py, lb_typeof(py, args[0]), py->names.abs);
    return method ? lb_call_special(py, method, 1, args)
                  : lb_raise(py, LB_T_TYPE_ERROR, "bad operand type for abs(): '%s'",
                             lb_type_name(py, args[0]));
}

static lb_value any_all(lb_python *py, lb_value *args, int wanted)
{
    lb_value iterator = lb_iter(py, args[0]), item;
    if (!iterator) {
        return NULL;
    }
    size_t mark = lb_keep_mark(py);
    while ((item = lb_next(py, iterator))) {
        int truth = lb_truth(py, item);
        if (truth < 0) {
            return NULL;
        }
        if (truth == wanted) {
            return lb_bool(wanted);
        }
        lb_keep_drop(py, mark);
    }
    return lb_raised(py) ? NULL : lb_bool(!wanted);
}
static lb_value b_any(lb_python *py, lb_value *args)
{
    return any_all(py, args, 1);
}
static lb_value b_all(lb_python *py, lb_value *args)
{
    return any_all(py, args, 0);
}
static lb_value b_ascii(lb_python *py, lb_value *args)
{
    lb_value repr = lb_repr_value(py, args[0]);
    return repr ? lb_string_ascii(py, repr) : NULL;
}

static lb_value in_base(lb_python *py, lb_value v, const char *spec)
{
    lb_value number = lb_index(py, v);
    if (number && lb_is_bool(number)) {
        number = lb_small_new(number == LB_TRUE);
    }
    return number ? lb_format_int(py, number, lb_str_of(spec)) : NULL;
}
static lb_value b_bin(lb_python *py, lb_value *args)
{
    return in_base(py, args[0], "#b");
}
static lb_value b_oct(lb_python *py, lb_value *args)
{
    return in_base(py, args[0], "#o");
}
static lb_value b_hex(lb_python *py, lb_value *args)
{
    return in_base(py, args[0], "#x");
}
static lb_value b_callable(lb_python *py, lb_value *args)
{
    return lb_bool(lb_special_of(py, args[0], LB_S_CALL) != NULL);
}
static lb_value b_chr(lb_python *py, lb_value *args)
{
    int64_t c;
    if (!lb_to_int64(py, args[0], &c) && !lb_raised_is(py, LB_T_OVERFLOW_ERROR)) {
        return NULL;
    }
    if (lb_raised(py) || c != (int)c) {
        lb_take_raised(py);
        return lb_raise(py, LB_T_OVERFLOW_ERROR, "Python int too large to convert to C int");
    }
    return c < 0 || c > 0x10ffff
               ? lb_raise(py, LB_T_VALUE_ERROR, "chr() arg not in range(0x110000)")
               : lb_string_char(py, (uint32_t)c);
}
static lb_value b_ord(lb_python *py, lb_value *args)
{
    if (lb_is(py, args[0], LB_T_BYTES)) {
        const lb_bytes *bytes = (lb_bytes *)args[0];
        return bytes->size == 1
                   ? lb_small_new((unsigned char)bytes->bytes[0])
                   : lb_raise(py, LB_T_TYPE_ERROR,
                              "ord() expected a character, but string of length %zu found",
                              bytes->size);
    }
    if (!lb_is(py, args[0], LB_T_STR)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "ord() expected string of length 1, but %s found",
                        lb_type_name(py, args[0]));
    }
    const lb_string *s = (lb_string *)args[0];
    uint32_t c;
    if (s->length != 1) {
        return lb_raise(py, LB_T_TYPE_ERROR,
                        "ord() expected a character, but string of length %zu found", s->length);
    }
    lb_wtf8_decode(s->bytes, s->bytes + s->size, &c);
    return lb_small_new(c);
}
static lb_value b_delattr(lb_python *py, lb_value *args)
{
    return lb_setattr_string(py, args[0], lb_intern(py, lb_string_text(args[1])), NULL) ? LB_NONE
                                                                                        : NULL;
}
static lb_value b_dir(lb_python *py, lb_value *args)
{
    if (!args[0]) {
        lb_list *list =
            lb_list_of(py, py->frame->locals ? py->frame->locals : (lb_value)py->frame->globals);
        return list && lb_list_sort(py, list, NULL, false) ? (lb_value)list : NULL;
    }
    lb_value method = lb_type_lookup(py, lb_typeof(py, args[0]), py->names.dir);
    lb_value result = lb_call_special(py, method, 1, args);
    lb_list *list = result ? lb_list_of(py, result) : NULL;
    return list && lb_list_sort(py, list, NULL, false) ? (lb_value)list : NULL;
}
static lb_value b_divmod(lb_python *py, lb_value *args)
{
    lb_value method = lb_type_lookup(py, lb_typeof(py, args[0]), py->names.divmod);
    lb_value result = method ? lb_call_special(py, method, 2, args) : LB_NOT_IMPLEMENTED;
    if (result == LB_NOT_IMPLEMENTED) {
        method = lb_type_lookup(py, lb_typeof(py, args[1]), py->names.rdivmod);
        lb_value turned[] = {args[1], args[0]};
        result = method ? lb_call_special(py, method, 2, turned) : LB_NOT_IMPLEMENTED;
    }
    return result != LB_NOT_IMPLEMENTED
               ? result
               : lb_raise(py, LB_T_TYPE_ERROR,
                          "unsupported operand type(s) for divmod(): '%s' and '%s'",
                          lb_type_name(py, args[0]), lb_type_name(py, args[1]));
}
static lb_value b_format(lb_python *py, lb_value *args)
{
    lb_str spec = {0};
    return args[1] && !lb_to_text(py, args[1], "format() argument 2", &spec)
               ? NULL
               : lb_format_value(py, args[0], spec);
}

static lb_string *attribute_name(lb_python *py, lb_value v)
{
    if (!lb_is(py, v, LB_T_STR)) {
        lb_raise(py, LB_T_TYPE_ERROR, "attribute name must be string, not '%s'",
                 lb_type_name(py, v));
        return NULL;
    }
    return ((lb_string *)v)->is_interned ? (lb_string *)v : lb_intern(py, lb_string_text(v));
}

static lb_value b_getattr(lb_python *py, lb_value *args)
{
    lb_string *name = attribute_name(py, args[1]);
    if (!name) {
        return NULL;
    }
    if (!args[2]) {
        return lb_getattr_string(py, args[0], name);
    }
    lb_value found;
    int has = lb_find_attr(py, args[0], name, &found);
    return has < 0 ? NULL : has ? found : args[2];
}
static lb_value b_hasattr(lb_python *py, lb_value *args)
{
    if (lb_is_opaque(py, args[0]) && !lb_opaque_may_ask(py)) {
        return lb_opaque_refuse(py, args[0], "hasattr()");
    }
    lb_string *name = attribute_name(py, args[1]);
    lb_value found;
    int has = name ? lb_find_attr(py, args[0], name, &found) : -1;
    return has < 0 ? NULL : lb_bool(has);
}
static lb_value b_setattr(lb_python *py, lb_value *args)
{
    lb_string *name = attribute_name(py, args[1]);
    return name && lb_setattr_string(py, args[0], name, args[2]) ? LB_NONE : NULL;
}
static lb_value b_globals(lb_python *py, lb_value *args LB_UNUSED)
{
    return (lb_value)py->frame->globals;
}
static lb_value b_locals(lb_python *py, lb_value *args LB_UNUSED)
{
    const lb_frame *f = py->frame;
    if (f->locals) {
        return f->locals;
    }
    lb_dict *dict = lb_dict_new(py);
    const lb_code_object *code = f->code;
    for (size_t i = 0; i < code->local_count + code->cell_count + code->free_count; i++) {
        lb_value v = i < code->local_count ? f->slots[i] : ((lb_cell *)f->slots[i])->value;
        if (v && code->locals[i]->bytes[0] != '.') {
            lb_dict_set_name(py, dict, code->locals[i], v);
        }
    }
    return (lb_value)dict;
}
static lb_value b_hash(lb_python *py, lb_value *args)
{
    uint64_t hash;
    return lb_hash(py, args[0], &hash) ? lb_hash_value(py, hash) : NULL;
}
static lb_value b_id(lb_python *py, lb_value *args)
{
    return lb_int_new(py, (int64_t)(uintptr_t)args[0]);
}
static lb_value b_import(lb_python *py, lb_value *args)
{
    int64_t level = 0;
    if (args[4] && !lb_to_int64(py, args[4], &level)) {
        return NULL;
    }
    lb_value fromlist = args[3] && lb_truth(py, args[3]) > 0 ? args[3] : LB_NONE;
    return lb_import_name(py, py->frame->globals, lb_intern(py, lb_string_text(args[0])), fromlist,
                          level);
}
static lb_value b_isinstance(lb_python *py, lb_value *args)
{
    if (lb_is_opaque(py, args[0]) && !lb_opaque_may_ask(py)) {
        return lb_opaque_refuse(py, args[0], "isinstance()");
    }
    int is = lb_isinstance(py, args[0], args[1]);
    return is < 0 ? NULL : lb_bool(is);
}
static lb_value b_issubclass(lb_python *py, lb_value *args)
{
    int is = lb_issubclass(py, args[0], args[1]);
    return is < 0 ? NULL : lb_bool(is);
}
static lb_value b_iter(lb_python *py, lb_value *args)
{
    if (!args[1]) {
        return lb_iter(py, args[0]);
    }
    if (!lb_special_of(py, args[0], LB_S_CALL)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "iter(v, w): v must be callable");
    }
    lb_iterator *i = (lb_iterator *)lb_iterator_new(py, LB_T_CALL_ITERATOR, args[0]);
    i->other = args[1];
    return (lb_value)i;
}
static lb_value b_len(lb_python *py, lb_value *args)
{
    int64_t length = lb_len(py, args[0]);
    return length < 0 ? NULL : lb_int_new(py, length);
}

static lb_value extreme(lb_python *py, lb_value *args, lb_special op, const char *name)
{
    const lb_tuple *given = (lb_tuple *)args[0];
    if (!given->count) {
        return lb_raise(py, LB_T_TYPE_ERROR, "%s expected at least 1 argument, got 0", name);
    }
    bool is_one = given->count == 1;
    if (!is_one && args[2]) {
        return lb_raise(py, LB_T_TYPE_ERROR,
                        "Cannot specify a default for %s() with multiple positional arguments",
                        name);
    }
    lb_value iterator = lb_iter(py, is_one ? given->items[0] : args[0]), item;
    lb_value key = args[1] && args[1] != LB_NONE ? args[1] : NULL;
    lb_value best = NULL, best_key = NULL;
    if (!iterator) {
        return NULL;
    }
    size_t mark = lb_keep_mark(py);
    while ((item = lb_next(py, iterator))) {
        lb_value k = key ? lb_call(py, key, 1, &item) : item;
        lb_value is = !k ? NULL : best ? lb_compare(py, k, best_key, op) : LB_TRUE;
        int truth = is ? lb_truth(py, is) : -1;
        if (truth < 0) {
            return NULL;
        }
        if (truth) {
            best = item;
            best_key = k;
        }
        lb_keep_drop(py, mark);
        lb_keep(py, best);
        lb_keep(py, best_key);
    }
    if (lb_raised(py)) {
        return NULL;
    }
    return best      ? best
           : args[2] ? args[2]
                     : lb_raise(py, LB_T_VALUE_ERROR, "%s() arg is an empty sequence", name);
}
static lb_value b_max(lb_python *py, lb_value *args)
{
    return extreme(py, args, LB_S_GT, "max");
}
static lb_value b_min(lb_python *py, lb_value *args)
{
    return extreme(py, args, LB_S_LT, "min");
}
static lb_value b_next(lb_python *py, lb_value *args)
{
    if (!lb_special_of(py, args[0], LB_S_NEXT)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "'%s' object is not an iterator",
                        lb_type_name(py, args[0]));
    }
    lb_value item = lb_call_special(py, lb_special_of(py, args[0], LB_S_NEXT), 1, args);
    if (item) {
        return item;
    }
    if (lb_raised(py)) {
        if (!args[1] || !lb_raised_is(py, LB_T_STOP_ITERATION)) {
            return NULL;
        }
        lb_take_raised(py);
    }
    return args[1] ? args[1]
                   : lb_raise_value(
                         py, lb_exception_new(py, py->types[LB_T_STOP_ITERATION], py->empty_tuple));
}
static lb_value b_pow(lb_python *py, lb_value *args)
{
    if (!args[2] || args[2] == LB_NONE) {
        return lb_binary(py, args[0], args[1], LB_S_B_POW);
    }
    if (lb_is(py, args[0], LB_T_FLOAT) || lb_is(py, args[1], LB_T_FLOAT) ||
        lb_is(py, args[2], LB_T_FLOAT)) {
        return lb_raise(py, LB_T_TYPE_ERROR,
                        "pow() 3rd argument not allowed unless all arguments are integers");
    }
    lb_value method = lb_special_of(py, args[0], LB_S_B_POW);
    lb_value result = method ? lb_call_special(py, method, 3, args) : LB_NOT_IMPLEMENTED;
    return result != LB_NOT_IMPLEMENTED
               ? result
               : lb_raise(py, LB_T_TYPE_ERROR,
                          "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'",
                          lb_type_name(py, args[0]), lb_type_name(py, args[1]),
                          lb_type_name(py, args[2]));
}

/* sys.stdout where somebody put another stream in its place; NULL: as it was. */
static lb_value stream_instead(lb_python *py)
{
    lb_value sys = lb_dict_get(py, py->modules, lb_string_of(py, "sys"));
    lb_value stream = sys ? lb_getattr(py, sys, "stdout") : NULL;
    lb_value first = sys ? lb_getattr(py, sys, "__stdout__") : NULL;
    if (!stream || !first) {
        lb_take_raised(py);
        return NULL;
    }
    return stream == first ? NULL : stream;
}

static lb_value b_print(lb_python *py, lb_value *args)
{
    static const char *const texts[] = {"sep", "end"};
    for (size_t i = 0; i < LB_COUNT(texts); i++) {
        lb_value v = args[1 + i];
        if (v && v != LB_NONE && !lb_is(py, v, LB_T_STR)) {
            return lb_raise(py, LB_T_TYPE_ERROR, "%s must be None or a string, not %s", texts[i],
                            lb_type_name(py, v));
        }
    }
    const lb_tuple *items = (lb_tuple *)args[0];
    LB_AUTO_TEXT lb_text text = {0};
    for (size_t i = 0; i < items->count; i++) {
        lb_value s = lb_is_opaque(py, items->items[i]) ? lb_repr_value(py, items->items[i])
                                                       : lb_to_string(py, items->items[i]);
        if (!s) {
            return NULL;
        }
        if (i) {
            lb_text_add(&text,
                        args[1] && args[1] != LB_NONE ? lb_string_text(args[1]) : LB_STR(" "));
        }
        lb_text_add(&text, lb_string_text(s));
    }
    lb_text_add(&text, args[2] && args[2] != LB_NONE ? lb_string_text(args[2]) : LB_STR("\n"));
    lb_value file = args[3] && args[3] != LB_NONE ? args[3] : stream_instead(py);
    if (file) {
        lb_value string = lb_string_take(py, &text);
        return string && lb_call_method(py, file, "write", 1, &string) ? LB_NONE : NULL;
    }
    if (py->host.write) {
        py->host.write(py->host.context, lb_text_str(&text), false);
    }
    return LB_NONE;
}

static lb_value b_repr(lb_python *py, lb_value *args)
{
    return lb_repr_value(py, args[0]);
}
static lb_value b_round(lb_python *py, lb_value *args)
{
    lb_value method = lb_type_lookup(py, lb_typeof(py, args[0]), py->names.round);
    if (!method) {
        return lb_raise(py, LB_T_TYPE_ERROR, "type %s doesn't define __round__ method",
                        lb_type_name(py, args[0]));
    }
    return lb_call_special(py, method, args[1] && args[1] != LB_NONE ? 2 : 1, args);
}
/* The list's sort() gets the keywords, and complains about them. */
static lb_value b_sorted(lb_python *py, lb_value *args)
{
    size_t more = ((lb_tuple *)args[1])->count;
    if (more) {
        return lb_raise(py, LB_T_TYPE_ERROR, "sorted expected 1 argument, got %zu", more + 1);
    }
    lb_list *list = lb_list_of(py, args[0]);
    lb_value sort = list ? lb_getattr(py, (lb_value)list, "sort") : NULL;
    return sort && lb_call_with(py, sort, py->empty_tuple, (lb_dict *)args[2]) ? (lb_value)list
                                                                               : NULL;
}
static lb_value b_sum(lb_python *py, lb_value *args)
{
    lb_value total = args[1] ? args[1] : lb_small_new(0), item;
    lb_value iterator = lb_iter(py, args[0]);
    if (!iterator) {
        return NULL;
    }
    if (lb_is(py, total, LB_T_STR)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "sum() can't sum strings [use ''.join(seq) instead]");
    }
    if (lb_is(py, total, LB_T_BYTES)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "sum() can't sum bytes [use b''.join(seq) instead]");
    }
    if (lb_is(py, total, LB_T_BYTEARRAY)) {
        return lb_raise(py, LB_T_TYPE_ERROR,
                        "sum() can't sum bytearray [use b''.join(seq) instead]");
    }
    size_t mark = lb_keep_mark(py);
    while ((item = lb_next(py, iterator))) {
        total = lb_binary(py, total, item, LB_S_B_ADD);
        if (!total) {
            return NULL;
        }
        lb_keep_drop(py, mark);
        lb_keep(py, total);
    }
    return lb_raised(py) ? NULL : total;
}
static lb_value b_vars(lb_python *py, lb_value *args)
{
    lb_value dict;
    if (!args[0]) {
        return b_locals(py, args);
    }
    int has = lb_find_attr(py, args[0], py->names.dict, &dict);
    return has < 0 ? NULL
           : has   ? dict
                   : lb_raise(py, LB_T_TYPE_ERROR, "vars() argument must have __dict__ attribute");
}

/* What eval(), exec() and compile() are given: text, bytes, or code made before. NULL: raised. */
static lb_code_object *code_of(lb_python *py, lb_value v, const char *filename,
                               lb_compile_mode mode)
{
    const char *function = mode == LB_COMPILE_EVAL ? "eval" : "exec";
    lb_str source;
    if (lb_is(py, v, LB_T_CODE)) {
        return (lb_code_object *)v;
    }
    if (lb_is(py, v, LB_T_BYTES)) {
        source = (lb_str){((lb_bytes *)v)->bytes, ((lb_bytes *)v)->size};
    } else if (lb_is(py, v, LB_T_STR)) {
        source = lb_string_text(v);
    } else {
        return (lb_code_object *)lb_raise(
            py, LB_T_TYPE_ERROR, "%s() arg 1 must be a string, bytes or code object", function);
    }
    return lb_compile(py, mode == LB_COMPILE_EVAL ? lb_str_trim(source) : source, filename, mode);
}

/* Runs code in the namespaces given, or in those of who calls. */
static lb_value run_in(lb_python *py, lb_code_object *code, lb_value *args)
{
    bool has_globals = args[1] && args[1] != LB_NONE, has_locals = args[2] && args[2] != LB_NONE;
    lb_dict *globals = has_globals ? (lb_dict *)args[1] : py->frame->globals;
    lb_value locals = has_locals ? args[2] : has_globals ? args[1] : b_locals(py, args);
    return lb_run_code(py, code, globals, locals);
}

static lb_value b_eval(lb_python *py, lb_value *args)
{
    if (args[1] && args[1] != LB_NONE && !lb_is(py, args[1], LB_T_DICT)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "globals must be a dict");
    }
    lb_code_object *code = code_of(py, args[0], "<string>", LB_COMPILE_EVAL);
    return code ? run_in(py, code, args) : NULL;
}

static lb_value b_exec(lb_python *py, lb_value *args)
{
    if (args[1] && args[1] != LB_NONE && !lb_is(py, args[1], LB_T_DICT)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "exec() globals must be a dict, not %s",
                        lb_type_name(py, args[1]));
    }
    lb_code_object *code = code_of(py, args[0], "<string>", LB_COMPILE_MODULE);
    return code && run_in(py, code, args) ? LB_NONE : NULL;
}

static lb_value b_compile(lb_python *py, lb_value *args)
{
    lb_str filename, mode;
    if (!lb_to_text(py, args[1], "compile() argument 'filename'", &filename) ||
        !lb_to_text(py, args[2], "compile() argument 'mode'", &mode)) {
        return NULL;
    }
    bool is_eval = lb_str_is(mode, "eval");
    if (!is_eval && !lb_str_is(mode, "exec") && !lb_str_is(mode, "single")) {
        return lb_raise(py, LB_T_VALUE_ERROR, "compile() mode must be 'exec', 'eval' or 'single'");
    }
    return (lb_value)code_of(py, args[0], filename.ptr,
                             is_eval ? LB_COMPILE_EVAL : LB_COMPILE_MODULE);
}

/* As io.open(), which knows what the host lets scripts read. */
static lb_value b_open(lb_python *py, lb_value *args)
{
    lb_value io = lb_import(py, "io");
    lb_value open = io ? lb_getattr(py, io, "open") : NULL;
    return open ? lb_call_with(py, open, (lb_tuple *)args[0], (lb_dict *)args[1]) : NULL;
}
static lb_value b_input(lb_python *py, lb_value *args LB_UNUSED)
{
    return lb_raise(py, LB_T_RUNTIME_ERROR, "input() is not available to scripts here");
}
static lb_value b_exit(lb_python *py, lb_value *args)
{
    return lb_raise_with(py, LB_T_SYSTEM_EXIT, args[0] ? args[0] : LB_NONE);
}

static const lb_method functions[] = {
    {"abs", "x, /", b_abs},
    {"aiter", "async_iterable, /", lb_async_iter},
    {"anext", "async_iterator, default=, /", lb_async_next},
    {"all", "iterable, /", b_all},
    {"any", "iterable, /", b_any},
    {"ascii", "obj, /", b_ascii},
    {"bin", "number, /", b_bin},
    {"callable", "obj, /", b_callable},
    {"chr", "i, /", b_chr},
    {"delattr", "obj, name, /", b_delattr},
    {"dir", "obj=, /", b_dir},
    {"divmod", "x, y, /", b_divmod},
    {"eval", "source, globals=, locals=, /", b_eval},
    {"exec", "source, globals=, locals=, /", b_exec},
    {"compile",
     "source, filename, mode, flags=, dont_inherit=, optimize=, *, _feature_version=", b_compile},
    {"open", "*args, **kwargs", b_open},
    {"input", "prompt=, /", b_input},
    {"exit", "code=", b_exit},
    {"quit", "code=", b_exit},
    {"format", "value, format_spec=, /", b_format},
    {"getattr", "object, name, default=, /", b_getattr},
    {"globals", "", b_globals},
    {"hasattr", "obj, name, /", b_hasattr},
    {"hash", "obj, /", b_hash},
    {"hex", "number, /", b_hex},
    {"id", "obj, /", b_id},
    {"isinstance", "obj, class_or_tuple, /", b_isinstance},
    {"issubclass", "cls, class_or_tuple, /", b_issubclass},
    {"iter", "object, sentinel=, /", b_iter},
    {"len", "obj, /", b_len},
    {"locals", "", b_locals},
    {"max", "*args, key=, default=", b_max},
    {"min", "*args, key=, default=", b_min},
    {"next", "iterator, default=, /", b_next},
    {"oct", "number, /", b_oct},
    {"ord", "c, /", b_ord},
    {"pow", "base, exp, mod=", b_pow},
    {"print", "*args, sep=, end=, file=, flush=", b_print},
    {"repr", "obj, /", b_repr},
    {"round", "number, ndigits=", b_round},
    {"setattr", "obj, name, value, /", b_setattr},
    {"sorted", "iterable, /, *args, **kwargs", b_sorted},
    {"sum", "iterable, /, start=0", b_sum},
    {"vars", "object=, /", b_vars},
    {"__import__", "name, globals=, locals=, fromlist=, level=", b_import},
    {0}};

void lb_setup_builtins(lb_python *py)
{
    static const lb_type_id hidden[] = {LB_T_NONE,
                                        LB_T_ELLIPSIS,
                                        LB_T_NOT_IMPLEMENTED,
                                        LB_T_FUNCTION,
                                        LB_T_NATIVE,
                                        LB_T_NATIVE_METHOD,
                                        LB_T_METHOD,
                                        LB_T_MODULE,
                                        LB_T_CODE,
                                        LB_T_CELL,
                                        LB_T_GENERATOR,
                                        LB_T_COROUTINE,
                                        LB_T_ASYNC_GENERATOR,
                                        LB_T_ASYNC_NEXT,
                                        LB_T_ASYNC_SEND,
                                        LB_T_ASYNC_THROW,
                                        LB_T_ASYNC_VALUE,
                                        LB_T_TRACEBACK,
                                        LB_T_GETSET,
                                        LB_T_MEMBER,
                                        LB_T_MAPPINGPROXY,
                                        LB_T_GENERIC_ALIAS,
                                        LB_T_UNION,
                                        LB_T_TYPE_ALIAS,
                                        LB_T_OPAQUE,
                                        LB_T_POISON,
                                        LB_T_UNCOMPUTABLE,
                                        LB_T_BUDGET_EXCEEDED};
    for (lb_type_id id = 0; id < LB_TYPE_COUNT; id++) {
        bool is_hidden = strstr(py->types[id]->name->bytes, "iterator") != NULL ||
                         lb_str_starts(lb_str_of(py->types[id]->name->bytes), LB_STR("dict_"));
        for (size_t i = 0; i < LB_COUNT(hidden); i++) {
            is_hidden |= hidden[i] == id;
        }
        if (!is_hidden) {
            lb_dict_set_name(py, py->builtins, py->types[id]->name, (lb_value)py->types[id]);
        }
    }
    for (const lb_method *f = functions; f->name; f++) {
        lb_dict_set_cstr(py, py->builtins, f->name, lb_function_define(py, f, "builtins"));
    }
    static const lb_method build = {"__build_class__", "body, name, *bases, **keywords",
                                    build_class, LB_METHOD, NULL};
    py->build_class = lb_function_define(py, &build, "builtins");
    lb_dict_set_cstr(py, py->builtins, "__build_class__", py->build_class);
    static const struct {
        const char *name;
        lb_value value;
    } constants[] = {{"None", LB_NONE},
                     {"True", LB_TRUE},
                     {"False", LB_FALSE},
                     {"Ellipsis", LB_ELLIPSIS},
                     {"NotImplemented", LB_NOT_IMPLEMENTED},
                     {"__debug__", LB_TRUE}};
    for (size_t i = 0; i < LB_COUNT(constants); i++) {
        lb_dict_set_cstr(py, py->builtins, constants[i].name, constants[i].value);
    }
    lb_dict_set_cstr(py, py->builtins, "EnvironmentError", (lb_value)py->types[LB_T_OS_ERROR]);
    lb_dict_set_cstr(py, py->builtins, "IOError", (lb_value)py->types[LB_T_OS_ERROR]);
    lb_module *m = lb_module_new(py, lb_intern(py, LB_STR("builtins")));
    m->globals = py->builtins;
    lb_dict_set_cstr(py, py->builtins, "__name__", lb_string_of(py, "builtins"));
    lb_dict_set_cstr(py, py->modules, "builtins", (lb_value)m);
    lb_dict_set_name(py, py->builtins, py->names.builtins, (lb_value)m);
}
