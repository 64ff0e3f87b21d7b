/* Binding arguments to parameters, of C functions (signatures) and of guest functions (frames). */
#include "python/frozen.h"
#include "python/interpreter.h"

/* --- signatures of C functions --- */

enum { MOST_PARAMETERS = 24 };

struct lb_signature {
    size_t count;      /* of slots, with those of *args and **kw */
    size_t positional; /* how many can be given by position */
    size_t positional_only;
    size_t required;       /* of the positional ones */
    int varargs, keywords; /* their slots, or -1 */
    bool is_fixed;         /* positional ones only, all required */
    bool is_old;           /* counts are complained of as by the oldest functions of C */
    bool is_required[MOST_PARAMETERS];
    lb_string *names[MOST_PARAMETERS];
};

static lb_signature *parse_signature(lb_python *py, const char *text)
{
    lb_signature *s = lb_alloc(sizeof *s);
    s->varargs = s->keywords = -1;
    bool by_name = false;
    lb_str rest = lb_str_of(text), part;
    while (lb_str_split(&rest, ',', &part)) {
        part = lb_str_trim(part);
        if (part.len == 0) {
            continue;
        }
        if (lb_str_is(part, "!")) {
            s->is_old = true;
        } else if (lb_str_is(part, "*")) {
            by_name = true;
        } else if (lb_str_is(part, "/")) {
            s->positional_only = s->positional;
        } else if (lb_str_starts(part, LB_STR("**"))) {
            s->keywords = (int)s->count;
            s->names[s->count++] = py->names.empty;
        } else if (part.ptr[0] == '*') {
            s->varargs = (int)s->count;
            s->names[s->count++] = py->names.empty;
            by_name = true;
        } else {
            size_t equals = lb_str_find_char(part, '=');
            s->is_required[s->count] = equals == SIZE_MAX;
            s->names[s->count++] = lb_intern(py, lb_str_slice(part, 0, equals));
            if (!by_name) {
                s->positional++;
                s->required += equals == SIZE_MAX;
            }
        }
    }
    s->is_fixed = s->count == s->positional && s->required == s->count;
    return s;
}

void lb_signature_free(lb_signature *signature)
{
    free(signature);
}

/* How errors call a function of C: __new__ and __init__ by the class. */
static const char *called_name(lb_python *py, const lb_native *native, lb_value first)
{
    if (native->owner && native->name == py->special_names[LB_S_INIT]) {
        return native->owner->name->bytes;
    }
    return native->name == py->special_names[LB_S_NEW] && first && lb_is(py, first, LB_T_TYPE)
               ? ((lb_type *)first)->name->bytes
               : native->name->bytes;
}

static lb_value arity_error(lb_python *py, const lb_native *native, const lb_signature *s,
                            size_t given, lb_value first)
{
    const char *name = called_name(py, native, first);
    size_t self = native->owner || name != native->name->bytes ? 1 : 0;
    size_t required = s->required - (s->required ? self : 0), most = s->positional - self;
    given = given > self ? given - self : 0;
    const char *bound = given < required ? "at least" : "at most";
    bool is_class = name != native->name->bytes;
    const char *owner = native->owner && !is_class ? native->owner->name->bytes : "";
    const char *dot = *owner ? "." : "";
    size_t only = s->positional_only > self ? s->positional_only : self;
    bool takes_names = s->count > only && s->keywords < 0 && s->varargs < 0;
    if ((s->is_old || takes_names) && given > most) {
        size_t all = s->count - self;
        if (most == 0 && given <= all) {
            return lb_raise(py, LB_T_TYPE_ERROR, "%s() takes no positional arguments", name);
        }
        bool is_total = given > all || s->is_old;
        size_t limit = is_total ? all : most;
        return lb_raise(py, LB_T_TYPE_ERROR, "%s() takes at most %zu %sargument%s (%zu given)",
                        name, limit, is_total ? "" : "positional ", limit == 1 ? "" : "s", given);
    }
    if (s->is_old) {
        return lb_raise(py, LB_T_TYPE_ERROR, "%s() takes at least %zu argument%s (%zu given)", name,
                        required, required == 1 ? "" : "s", given);
    }
    if (required == most && !is_class && most == 0) {
        return lb_raise(py, LB_T_TYPE_ERROR, "%s%s%s() takes no arguments (%zu given)", owner, dot,
                        name, given);
    }
    if (required == most && !is_class && most == 1 && s->count == s->positional) {
        return lb_raise(py, LB_T_TYPE_ERROR, "%s%s%s() takes exactly one argument (%zu given)",
                        owner, dot, name, given);
    }
    if (required == most) {
        return lb_raise(py, LB_T_TYPE_ERROR, "%s expected %zu argument%s, got %zu", name, most,
                        most == 1 ? "" : "s", given);
    }
    size_t limit = given < required ? required : most;
    return lb_raise(py, LB_T_TYPE_ERROR, "%s expected %s %zu argument%s, got %zu", name, bound,
                    limit, limit == 1 ? "" : "s", given);
}

/* Whether a parameter is meant. Equal names that are interned are one. */
static bool is_name(const lb_string *parameter, lb_value name)
{
    if (name == (lb_value)(uintptr_t)parameter) {
        return true;
    }
    if (parameter->is_interned && ((lb_string *)name)->is_interned) {
        return false;
    }
    return lb_str_equal((lb_str){parameter->bytes, parameter->size}, lb_string_text(name));
}

static bool bind_keyword(lb_python *py, const lb_native *native, const lb_signature *s,
                         lb_value name, lb_value value, lb_value *slots, lb_value first)
{
    for (size_t i = s->positional_only; i < s->count; i++) {
        if ((int)i != s->varargs && (int)i != s->keywords && is_name(s->names[i], name)) {
            if (slots[i]) {
                lb_raise(py, LB_T_TYPE_ERROR,
                         "argument for %s() given by name ('%s') and position (%zu)",
                         native->name->bytes, lb_cstr(name), i + 1 - (native->owner ? 1 : 0));
                return false;
            }
            slots[i] = value;
            return true;
        }
    }
    if (s->keywords >= 0) {
        lb_dict *dict = (lb_dict *)slots[s->keywords];
        return lb_dict_set(py, dict, name, value);
    }
    if (s->positional == s->positional_only && s->positional == s->count) {
        lb_raise(py, LB_T_TYPE_ERROR, "%s%s%s() takes no keyword arguments",
                 native->owner ? lb_cstr((lb_value)native->owner->name) : "",
                 native->owner ? "." : "", native->name->bytes);
    } else {
        lb_raise(py, LB_T_TYPE_ERROR, "'%s' is an invalid keyword argument for %s()", lb_cstr(name),
                 called_name(py, native, first));
    }
    return false;
}

static bool bind_native(lb_python *py, const lb_native *native, const lb_signature *s, size_t count,
                        const lb_value *args, lb_tuple *names, lb_value *slots)
{
    size_t by_name = names ? names->count : 0, by_place = count - by_name;
    if (by_place > s->positional && s->varargs < 0) {
        arity_error(py, native, s, by_place, count ? args[0] : NULL);
        return false;
    }
    for (size_t i = 0; i < by_place && i < s->positional; i++) {
        slots[i] = args[i];
    }
    if (s->varargs >= 0) {
        size_t more = by_place > s->positional ? by_place - s->positional : 0;
        slots[s->varargs] =
            more ? lb_tuple_from(py, args + s->positional, more) : (lb_value)py->empty_tuple;
    }
    if (s->keywords >= 0) {
        slots[s->keywords] = (lb_value)lb_dict_new(py);
    }
    for (size_t i = 0; i < by_name; i++) {
        if (!bind_keyword(py, native, s, names->items[i], args[by_place + i], slots,
                          count ? args[0] : NULL)) {
            return false;
        }
    }
    for (size_t i = 0; i < s->count; i++) {
        if (s->is_required[i] && !slots[i]) {
            if (i < s->positional_only) {
                arity_error(py, native, s, by_place, count ? args[0] : NULL);
            } else {
                lb_raise(py, LB_T_TYPE_ERROR, "%s() missing required argument '%s' (pos %zu)",
                         called_name(py, native, slots[0]), s->names[i]->bytes,
                         i + 1 - (native->owner ? 1 : 0));
            }
            return false;
        }
    }
    return true;
}

static lb_value wrong_self(lb_python *py, const lb_native *native, size_t count, lb_value self)
{
    const char *type = lb_cstr((lb_value)native->owner->name), *name = native->name->bytes;
    if (!count) {
        return lb_raise(py, LB_T_TYPE_ERROR, "unbound method %s.%s() needs an argument", type,
                        name);
    }
    return lb_raise(py, LB_T_TYPE_ERROR,
                    "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", name, type,
                    lb_type_name(py, self));
}

/* Whether a function only makes something of its arguments. */
static bool is_pure(const lb_python *py, const lb_native *native)
{
    if (native->owner) {
        return native->owner == py->types[LB_T_STR];
    }
    lb_value module = native->module;
    if (!module || !lb_is(py, module, LB_T_STR)) {
        return false;
    }
    const char *name = lb_cstr(module);
    return name[0] != '_' && strcmp(name, "builtins") != 0 && lb_standard_module(name);
}

/* A C function failed. If that is because an argument is opaque, what a pure function would have
   made of it is opaque too: it may never be needed. Another cannot be computed. */
static lb_value failed_opaquely(lb_python *py, const lb_native *native, size_t count,
                                const lb_value *args)
{
    bool is_type_error = lb_is(py, py->raised, LB_T_TYPE_ERROR);
    for (size_t i = 0; (is_type_error || lb_is(py, py->raised, LB_T_UNCOMPUTABLE)) && i < count;
         i++) {
        if (!lb_is_opaque(py, args[i])) {
            continue;
        }
        if (is_pure(py, native)) {
            lb_take_raised(py);
            return args[i];
        }
        if (is_type_error) {
            LB_AUTO_FREE char *use = lb_format("%s()", native->name->bytes);
            lb_take_raised(py);
            return lb_opaque_refuse(py, args[i], use);
        }
    }
    return NULL;
}

static lb_value call_plain(lb_python *py, lb_native *native, size_t count, const lb_value *args,
                           lb_tuple *names)
{
    if (!native->signature) {
        native->signature = parse_signature(py, native->method->signature);
    }
    const lb_signature *s = native->signature;
    if (native->owner && (!count || !lb_is_a(py, args[0], native->owner))) {
        return wrong_self(py, native, count, count ? args[0] : NULL);
    }
    enum { SPARE = 4 }; /* functions of several signatures look at more than one of them gives */
    lb_value slots[MOST_PARAMETERS + SPARE];
    memset(slots, 0, (s->count + SPARE) * sizeof *slots);
    if (s->is_fixed && count == s->count && !names) {
        lb_copy(slots, args, count);
    } else if (!bind_native(py, native, s, count, args, names, slots)) {
        return NULL;
    }
    lb_value result = native->method->call(py, slots);
    if (!result && !py->raised && native->name == py->special_names[LB_S_NEXT]) {
        return lb_raise_value(
            py, lb_exception_new(py, py->types[LB_T_STOP_ITERATION], py->empty_tuple));
    }
    return result ? result : failed_opaquely(py, native, count, args);
}

lb_value lb_native_call(lb_python *py, lb_native *native, size_t count, const lb_value *args,
                        lb_tuple *names)
{
    if (!native->bound) {
        return call_plain(py, native, count, args, names);
    }
    lb_value few[8], *all = count < LB_COUNT(few) ? few : lb_alloc_array(count + 1, sizeof *all);
    all[0] = native->bound;
    lb_copy(all + 1, args, count);
    lb_value result = call_plain(py, native, count + 1, all, names);
    if (all != few) {
        free(all);
    }
    return result;
}

/* A special method that is known to fit: C functions of two or three plain arguments are called
   without binding. NULL without an exception is the end of an iterator here. */
lb_value lb_call_special(lb_python *py, lb_value method, size_t count, lb_value *args)
{
    if (lb_exact(py, method, LB_T_NATIVE_METHOD)) {
        const lb_native *native = (lb_native *)method;
        lb_value slots[4] = {0};
        lb_copy(slots, args, count);
        return native->method->call(py, slots);
    }
    if (lb_exact(py, method, LB_T_FUNCTION)) {
        return lb_call(py, method, count, args);
    }
    if (lb_exact(py, method, LB_T_STATICMETHOD) || lb_exact(py, method, LB_T_CLASSMETHOD)) {
        lb_value inner = ((lb_descriptor *)method)->get;
        return lb_exact(py, method, LB_T_STATICMETHOD) ? lb_call(py, inner, count - 1, args + 1)
                                                       : lb_call(py, inner, count, args);
    }
    lb_value get = lb_special_of(py, method, LB_S_GET);
    if (get) {
        lb_value how[] = {method, args[0], (lb_value)lb_typeof(py, args[0])};
        lb_value bound = lb_call_special(py, get, 3, how);
        return bound ? lb_call(py, bound, count - 1, args + 1) : NULL;
    }
    return lb_call(py, method, count - 1, args + 1);
}

lb_value lb_native_new(lb_python *py, const lb_method *method, lb_type *owner, lb_value bound,
                       lb_value module)
{
    lb_native *native =
        lb_object_new(py, py->types[owner && !bound ? LB_T_NATIVE_METHOD : LB_T_NATIVE]);
    native->method = method;
    native->owner = owner;
    native->bound = bound;
    native->module = module;
    native->name = lb_intern(py, lb_str_of(method->name));
    return (lb_value)native;
}

lb_value lb_bound_method_new(lb_python *py, lb_value function, lb_value self)
{
    lb_bound_method *bound = lb_object_new(py, py->types[LB_T_METHOD]);
    bound->function = function;
    bound->self = self;
    return (lb_value)bound;
}

/* --- frames --- */

enum { FRAME_UNIT = 8 };

static lb_frame *frame_alloc(lb_python *py, lb_code_object *code)
{
    if (!code->ops) {
        lb_thaw(py, code);
    }
    size_t slots = code->local_count + code->cell_count + code->free_count + code->stack_size + 1;
    size_t blocks =
        (code->block_count * sizeof(lb_block) + sizeof(lb_value) - 1) / sizeof(lb_value);
    size_t bucket = (slots + blocks) / FRAME_UNIT;
    lb_frame *frame;
    if (bucket < LB_COUNT(py->free_frames) && py->free_frames[bucket]) {
        frame = py->free_frames[bucket];
        py->free_frames[bucket] = frame->back;
    } else {
        frame = lb_alloc(sizeof *frame + (bucket + 1) * FRAME_UNIT * sizeof(lb_value));
    }
    memset(frame->slots, 0, (slots - code->stack_size) * sizeof(lb_value));
    frame->slot_count = slots + blocks;
    frame->code = code;
    frame->back = NULL;
    frame->generator = NULL;
    frame->function = NULL;
    frame->locals = NULL;
    frame->extra = NULL;
    frame->handled = NULL;
    frame->operation = 0;
    frame->on_return = LB_RETURN_HOST;
    frame->pc = code->ops;
    frame->cells = frame->slots + code->local_count;
    frame->stack = frame->cells + code->cell_count + code->free_count;
    frame->top = frame->stack;
    frame->blocks = (lb_block *)(void *)(frame->stack + code->stack_size + 1);
    frame->block_count = 0;
    return frame;
}

void lb_frame_free(lb_python *py, lb_frame *frame)
{
    size_t bucket = frame->slot_count / FRAME_UNIT;
    if (bucket < LB_COUNT(py->free_frames)) {
        frame->back = py->free_frames[bucket];
        py->free_frames[bucket] = frame;
    } else {
        free(frame);
    }
}

void lb_frame_mark(lb_python *py, lb_frame *frame)
{
    LB_MARK(py, frame->code);
    LB_MARK(py, frame->globals);
    lb_mark(py, frame->locals);
    LB_MARK(py, frame->function);
    LB_MARK(py, frame->generator);
    lb_mark(py, frame->handled);
    lb_mark(py, frame->extra);
    for (lb_value *v = frame->slots; v < frame->top; v++) {
        lb_mark(py, *v);
    }
    for (size_t i = 0; i < frame->block_count; i++) {
        lb_mark(py, frame->blocks[i].handled);
    }
}

/* --- guest functions --- */

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

static void too_many(lb_python *py, const lb_function *f, size_t given, lb_value *locals)
{
    const lb_code_object *code = f->code;
    size_t defaults = f->defaults ? f->defaults->count : 0, most = code->argument_count;
    size_t by_name = 0;
    for (size_t i = most; i < most + code->keyword_only_count; i++) {
        by_name += locals[i] != NULL;
    }
    LB_AUTO_TEXT lb_text given_text = {0};
    if (by_name) {
        lb_text_addf(&given_text,
                     "%zu positional argument%s (and %zu keyword-only argument%s) were", given,
                     plural(given), by_name, plural(by_name));
    } else {
        lb_text_addf(&given_text, "%zu %s", given, given == 1 ? "was" : "were");
    }
    if (defaults) {
        lb_raise(py, LB_T_TYPE_ERROR,
                 "%s() takes from %zu to %zu positional arguments but %s given", f->qualname->bytes,
                 most - defaults, most, lb_text_cstr(&given_text));
    } else {
        lb_raise(py, LB_T_TYPE_ERROR, "%s() takes %zu positional argument%s but %s given",
                 f->qualname->bytes, most, plural(most), lb_text_cstr(&given_text));
    }
}

static void missing(lb_python *py, const lb_function *f, const lb_value *locals, bool keyword_only)
{
    const lb_code_object *code = f->code;
    size_t from = keyword_only ? code->argument_count : 0;
    size_t to = from + (keyword_only ? code->keyword_only_count : code->argument_count);
    LB_VECTOR(const char *) names = {0};
    for (size_t i = from; i < to; i++) {
        if (!locals[i]) {
            lb_vector_push(&names, code->locals[i]->bytes);
        }
    }
    LB_AUTO_TEXT lb_text list = {0};
    for (size_t i = 0; i < names.count; i++) {
        const char *before = i == 0                ? ""
                             : i + 1 < names.count ? ", "
                             : names.count == 2    ? " and "
                                                   : ", and ";
        lb_text_addf(&list, "%s'%s'", before, names.items[i]);
    }
    lb_raise(py, LB_T_TYPE_ERROR, "%s() missing %zu required %s argument%s: %s", f->qualname->bytes,
             names.count, keyword_only ? "keyword-only" : "positional", plural(names.count),
             lb_text_cstr(&list));
    lb_vector_free(&names);
}

static bool is_positional_only(const lb_code_object *code, lb_value name)
{
    for (size_t i = 0; i < code->positional_only_count; i++) {
        if (is_name(code->locals[i], name)) {
            return true;
        }
    }
    return false;
}

/* The one of `names` that is `name`; *keywords take what is no parameter. */
static bool bind_guest_keyword(lb_python *py, const lb_function *f, const lb_tuple *names,
                               lb_value name, lb_value value, lb_value *locals, lb_dict *keywords)
{
    const lb_code_object *code = f->code;
    size_t named = code->argument_count + code->keyword_only_count;
    for (size_t i = code->positional_only_count; i < named; i++) {
        if (is_name(code->locals[i], name)) {
            if (locals[i]) {
                lb_raise(py, LB_T_TYPE_ERROR, "%s() got multiple values for argument '%s'",
                         f->qualname->bytes, lb_cstr(name));
                return false;
            }
            locals[i] = value;
            return true;
        }
    }
    if (keywords) {
        return lb_dict_set(py, keywords, name, value);
    }
    if (is_positional_only(code, name)) {
        LB_AUTO_TEXT lb_text list = {0};
        for (size_t i = 0; i < code->positional_only_count; i++) {
            for (size_t k = 0; k < names->count; k++) {
                if (is_name(code->locals[i], names->items[k])) {
                    lb_text_addf(&list, "%s%s", list.len ? ", " : "", code->locals[i]->bytes);
                }
            }
        }
        lb_raise(py, LB_T_TYPE_ERROR,
                 "%s() got some positional-only arguments passed as keyword arguments: '%s'",
                 f->qualname->bytes, lb_text_cstr(&list));
        return false;
    }
    lb_raise(py, LB_T_TYPE_ERROR, "%s() got an unexpected keyword argument '%s'",
             f->qualname->bytes, lb_cstr(name));
    return false;
}

/* Defaults stand in their dictionary in the parameters' order, but for those that a script put
   there itself. */
static bool fill_keyword_defaults(const lb_function *f, lb_value *locals)
{
    const lb_code_object *code = f->code;
    const lb_dict *defaults = f->keyword_defaults;
    bool is_missing = false;
    size_t next = 0;
    for (size_t i = 0; i < code->keyword_only_count; i++) {
        size_t slot = code->argument_count + i;
        lb_value value = NULL;
        if (defaults && next < defaults->used &&
            defaults->entries[next].key == (lb_value)code->locals[slot]) {
            value = defaults->entries[next++].value;
        } else if (defaults && !locals[slot]) {
            value = lb_dict_get_name(defaults, code->locals[slot]);
        }
        locals[slot] = locals[slot] ? locals[slot] : value;
        is_missing = is_missing || !locals[slot];
    }
    return !is_missing;
}

static bool fill_defaults(lb_python *py, const lb_function *f, lb_value *locals)
{
    const lb_code_object *code = f->code;
    size_t defaults = f->defaults ? f->defaults->count : 0;
    size_t first = code->argument_count >= defaults ? code->argument_count - defaults : 0;
    bool is_missing = false;
    for (size_t i = 0; i < code->argument_count; i++) {
        if (!locals[i] && i >= first) {
            locals[i] = f->defaults->items[i - first];
        }
        is_missing = is_missing || !locals[i];
    }
    if (is_missing) {
        missing(py, f, locals, false);
        return false;
    }
    if (!fill_keyword_defaults(f, locals)) {
        missing(py, f, locals, true);
        return false;
    }
    return true;
}

static bool bind_guest(lb_python *py, const lb_function *f, size_t count, const lb_value *args,
                       lb_tuple *names, lb_value *locals)
{
    const lb_code_object *code = f->code;
    size_t by_name = names ? names->count : 0, by_place = count - by_name;
    size_t plain = by_place < code->argument_count ? by_place : code->argument_count;
    lb_copy(locals, args, plain);
    size_t next = code->argument_count + code->keyword_only_count;
    bool has_varargs = (code->flags & LB_CODE_VARARGS) != 0;
    if (has_varargs) {
        locals[next++] = by_place > plain ? lb_tuple_from(py, args + plain, by_place - plain)
                                          : (lb_value)py->empty_tuple;
    }
    lb_dict *keywords = NULL;
    if (code->flags & LB_CODE_KEYWORDS) {
        keywords = lb_dict_new(py);
        locals[next] = (lb_value)keywords;
    }
    for (size_t i = 0; i < by_name; i++) {
        if (!bind_guest_keyword(py, f, names, names->items[i], args[by_place + i], locals,
                                keywords)) {
            return false;
        }
    }
    if (by_place > plain && !has_varargs) {
        too_many(py, f, by_place, locals);
        return false;
    }
    return fill_defaults(py, f, locals);
}

static void make_cells(lb_python *py, const lb_function *f, lb_frame *frame)
{
    const lb_code_object *code = f->code;
    for (size_t i = 0; i < code->cell_count; i++) {
        lb_cell *cell = lb_object_new(py, py->types[LB_T_CELL]);
        if (code->cell_arguments[i] >= 0) {
            cell->value = frame->slots[code->cell_arguments[i]];
        }
        frame->cells[i] = (lb_value)cell;
    }
    for (size_t i = 0; f->closure && i < f->closure->count; i++) {
        frame->cells[code->cell_count + i] = f->closure->items[i];
    }
}

lb_frame *lb_frame_for(lb_python *py, lb_function *f, size_t count, const lb_value *args,
                       lb_tuple *names)
{
    lb_code_object *code = f->code;
    if (py->depth >= py->limits.depth) {
        lb_raise(py, LB_T_RECURSION_ERROR, "maximum recursion depth exceeded");
        return NULL;
    }
    lb_frame *frame = frame_alloc(py, code);
    frame->function = f;
    frame->globals = f->globals;
    bool is_plain = !names && count == code->argument_count && !code->keyword_only_count &&
                    !(code->flags & (LB_CODE_VARARGS | LB_CODE_KEYWORDS));
    if (is_plain) {
        lb_copy(frame->slots, args, count);
    } else if (!bind_guest(py, f, count, args, names, frame->slots)) {
        lb_frame_free(py, frame);
        return NULL;
    }
    if (code->cell_count || code->free_count) {
        make_cells(py, f, frame);
    }
    return frame;
}

lb_value lb_run_code(lb_python *py, lb_code_object *code, lb_dict *globals, lb_value locals)
{
    if (py->depth >= py->limits.depth) {
        return lb_raise(py, LB_T_RECURSION_ERROR, "maximum recursion depth exceeded");
    }
    lb_frame *frame = frame_alloc(py, code);
    frame->globals = globals;
    frame->locals = locals;
    for (size_t i = 0; i < code->cell_count; i++) {
        frame->cells[i] = lb_object_new(py, py->types[LB_T_CELL]);
    }
    return lb_run(py, frame);
}

/* --- calls from C --- */

static lb_value call_guest(lb_python *py, lb_function *f, size_t count, const lb_value *args,
                           lb_tuple *names)
{
    lb_frame *frame = lb_frame_for(py, f, count, args, names);
    if (!frame) {
        return NULL;
    }
    if (f->code->flags & (LB_CODE_GENERATOR | LB_CODE_COROUTINE)) {
        return (lb_value)lb_generator_new(py, frame);
    }
    lb_value result = lb_run(py, frame);
    lb_keep(py, result);
    return result;
}

lb_value lb_call_keywords(lb_python *py, lb_value callable, size_t count, const lb_value *args,
                          lb_tuple *names)
{
    const lb_type *type = lb_typeof(py, callable);
    if (type == py->types[LB_T_FUNCTION]) {
        return call_guest(py, (lb_function *)callable, count, args, names);
    }
    if (type == py->types[LB_T_NATIVE] || type == py->types[LB_T_NATIVE_METHOD]) {
        lb_keep(py, callable);
        return lb_native_call(py, (lb_native *)callable, count, args, names);
    }
    lb_value method = type->special[LB_S_CALL], self = callable;
    if (method == py->type_call) {
        return lb_type_call(py, (lb_type *)callable, count, args, names);
    }
    if (type == py->types[LB_T_METHOD]) {
        method = ((lb_bound_method *)callable)->function;
        self = ((lb_bound_method *)callable)->self;
    } else if (!method && type->opaque) { /* what it derives from may say how it is called */
        return lb_opaque_attribute(py, type->opaque, LB_STR("(...)"));
    } else if (!method && type == py->types[LB_T_POISON]) {
        return lb_poison_raise(py, callable);
    } else if (!method) {
        return lb_raise(py, LB_T_TYPE_ERROR, "'%s' object is not callable", type->name->bytes);
    }
    lb_value few[16], *all = count < LB_COUNT(few) ? few : lb_alloc_array(count + 1, sizeof *all);
    all[0] = self;
    lb_copy(all + 1, args, count);
    lb_value result = NULL;
    if (lb_enter(py)) {
        lb_keep(py, callable);
        result = lb_call_keywords(py, method, count + 1, all, names);
        lb_leave(py);
    }
    if (all != few) {
        free(all);
    }
    return result;
}

lb_value lb_call(lb_python *py, lb_value callable, size_t count, const lb_value *args)
{
    return lb_call_keywords(py, callable, count, args, NULL);
}

lb_value lb_call_with(lb_python *py, lb_value callable, lb_tuple *args, lb_dict *kwargs)
{
    size_t by_name = kwargs ? kwargs->count : 0;
    if (!by_name) {
        return lb_call_keywords(py, callable, args->count, args->items, NULL);
    }
    LB_AUTO_FREE lb_value *all = lb_alloc_array(args->count + by_name, sizeof(lb_value));
    lb_copy(all, args->items, args->count);
    lb_tuple *names = lb_tuple_new(py, by_name);
    size_t at = 0, i = 0;
    lb_value key, value;
    while (lb_dict_next(kwargs, &at, &key, &value)) {
        if (!lb_is(py, key, LB_T_STR)) {
            return lb_raise(py, LB_T_TYPE_ERROR, "keywords must be strings");
        }
        names->items[i] = key;
        all[args->count + i++] = value;
    }
    return lb_call_keywords(py, callable, args->count + by_name, all, names);
}

lb_value lb_call_method(lb_python *py, lb_value v, const char *name, size_t count,
                        const lb_value *args)
{
    lb_value method = lb_getattr(py, v, name);
    return method ? lb_call(py, method, count, args) : NULL;
}
