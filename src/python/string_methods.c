#include "python/string_internal.h"

#define SELF ((lb_string *)args[0])
#define TEXT lb_string_text(args[0])

/* --- padding --- */

static lb_value pad(lb_python *py, lb_value *args, char side)
{
    int64_t width;
    lb_str fill = LB_STR(" ");
    if (!lb_to_int64(py, args[1], &width)) {
        return NULL;
    }
    if (args[2]) {
        if (!lb_to_text(py, args[2], "The fill character", &fill)) {
            return NULL;
        }
        if (((lb_string *)args[2])->length != 1) {
            return lb_raise(py, LB_T_TYPE_ERROR,
                            "The fill character must be exactly one character long");
        }
    }
    int64_t more = width - (int64_t)SELF->length;
    if (more <= 0) {
        return args[0];
    }
    if ((size_t)more > py->heap.limit / 4 && !lb_heap_take(py, (size_t)more)) {
        return NULL;
    }
    int64_t left = side == 'l' ? 0 : side == 'r' ? more : more / 2 + (more & width & 1);
    LB_AUTO_TEXT lb_text out = {0};
    for (int64_t i = 0; i < left; i++) {
        lb_text_add(&out, fill);
    }
    lb_text_add(&out, TEXT);
    for (int64_t i = left; i < more; i++) {
        lb_text_add(&out, fill);
    }
    return lb_string_take(py, &out);
}

static lb_value str_ljust(lb_python *py, lb_value *args)
{
    return pad(py, args, 'l');
}
static lb_value str_rjust(lb_python *py, lb_value *args)
{
    return pad(py, args, 'r');
}
static lb_value str_center(lb_python *py, lb_value *args)
{
    return pad(py, args, 'c');
}

static lb_value str_zfill(lb_python *py, lb_value *args)
{
    int64_t width;
    if (!lb_to_int64(py, args[1], &width)) {
        return NULL;
    }
    lb_str text = TEXT;
    LB_AUTO_TEXT lb_text out = {0};
    if (text.len && (text.ptr[0] == '-' || text.ptr[0] == '+')) {
        lb_text_addc(&out, text.ptr[0]);
        text = lb_str_slice(text, 1, SIZE_MAX);
    }
    int64_t more = width - (int64_t)SELF->length;
    if (more > 0 && (size_t)more > py->heap.limit / 4 && !lb_heap_take(py, (size_t)more)) {
        return NULL;
    }
    lb_text_fill(&out, '0', more > 0 ? (size_t)more : 0);
    lb_text_add(&out, text);
    return lb_string_take(py, &out);
}

static lb_value str_expandtabs(lb_python *py, lb_value *args)
{
    int64_t size = 8, column = 0;
    if (args[1] && !lb_to_int64(py, args[1], &size)) {
        return NULL;
    }
    LB_AUTO_TEXT lb_text out = {0};
    for (each e = each_of(TEXT); each_next(&e);) {
        if (e.c == '\t') {
            int64_t n = size > 0 ? size - column % size : 0;
            if ((size_t)n > py->heap.limit / 4 && !lb_heap_take(py, (size_t)n)) {
                return NULL;
            }
            lb_text_fill(&out, ' ', (size_t)n);
            column += n;
        } else {
            lb_text_add_char(&out, e.c);
            column = e.c == '\n' || e.c == '\r' ? 0 : column + 1;
        }
    }
    return lb_string_take(py, &out);
}

/* --- translate --- */

static lb_value str_maketrans(lb_python *py, lb_value *args)
{
    lb_dict *table = lb_dict_new(py);
    if (!args[1]) {
        if (!lb_is(py, args[0], LB_T_DICT)) {
            return lb_raise(py, LB_T_TYPE_ERROR,
                            "if you give only one argument to maketrans it must be a dict");
        }
        size_t at = 0;
        lb_value key, value;
        while (lb_dict_next((lb_dict *)args[0], &at, &key, &value)) {
            if (lb_is(py, key, LB_T_STR) && ((lb_string *)key)->length != 1) {
                return lb_raise(py, LB_T_VALUE_ERROR,
                                "string keys in translate table must be of length 1");
            }
            if (!lb_is(py, key, LB_T_STR) && !lb_is_integer(py, key)) {
                return lb_raise(py, LB_T_TYPE_ERROR,
                                "keys in translate table must be strings or integers");
            }
            if (lb_is(py, key, LB_T_STR)) {
                each e = each_of(lb_string_text(key));
                each_next(&e);
                key = lb_small_new(e.c);
            }
            lb_dict_set(py, table, key, value);
        }
        return (lb_value)table;
    }
    if (!lb_is(py, args[0], LB_T_STR)) {
        return lb_raise(py, LB_T_TYPE_ERROR,
                        "first maketrans argument must be a string if there is a second argument");
    }
    for (size_t i = 1; i < 3; i++) {
        if (args[i] && !lb_is(py, args[i], LB_T_STR)) {
            return lb_raise(py, LB_T_TYPE_ERROR, "maketrans() argument %zu must be str, not %s",
                            i + 1, lb_type_name(py, args[i]));
        }
    }
    if (((lb_string *)args[0])->length != ((lb_string *)args[1])->length) {
        return lb_raise(py, LB_T_VALUE_ERROR,
                        "the first two maketrans arguments must have equal length");
    }
    each to = each_of(lb_string_text(args[1]));
    for (each from = each_of(TEXT); each_next(&from) && each_next(&to);) {
        lb_dict_set(py, table, lb_small_new(from.c), lb_small_new(to.c));
    }
    for (each gone = each_of(args[2] ? lb_string_text(args[2]) : LB_STR("")); each_next(&gone);) {
        lb_dict_set(py, table, lb_small_new(gone.c), LB_NONE);
    }
    return (lb_value)table;
}

static lb_value str_translate(lb_python *py, lb_value *args)
{
    LB_AUTO_TEXT lb_text out = {0};
    for (each e = each_of(TEXT); each_next(&e);) {
        lb_value to = lb_getitem(py, args[1], lb_small_new(e.c));
        if (!to) {
            if (!lb_raised_is(py, LB_T_LOOKUP_ERROR)) {
                return NULL;
            }
            lb_take_raised(py);
            lb_text_add_char(&out, e.c);
        } else if (lb_is_small(to)) {
            lb_text_add_char(&out, (uint32_t)lb_small(to));
        } else if (lb_is(py, to, LB_T_STR)) {
            lb_text_add(&out, lb_string_text(to));
        }
    }
    return lb_string_take(py, &out);
}

/* --- operators --- */

static lb_value str_add(lb_python *py, lb_value *args)
{
    if (!lb_is(py, args[1], LB_T_STR)) {
        return lb_is_opaque(py, args[1]) || lb_special_of(py, args[1], LB_S_R_ADD)
                   ? LB_NOT_IMPLEMENTED
                   : lb_raise(py, LB_T_TYPE_ERROR, "can only concatenate str (not \"%s\") to str",
                              lb_type_name(py, args[1]));
    }
    return lb_string_concat(py, args[0], args[1]);
}

static lb_value str_mul(lb_python *py, lb_value *args)
{
    int64_t times;
    if (!lb_is_integer(py, args[1]) && !lb_special_of(py, args[1], LB_S_INDEX)) {
        return LB_NOT_IMPLEMENTED;
    }
    if (!lb_repeat_count(py, args[1], &times)) {
        return NULL;
    }
    if (SELF->size && (size_t)times > py->heap.limit / SELF->size) {
        lb_heap_take(py, SIZE_MAX / 2);
        return NULL;
    }
    size_t size = SELF->size * (size_t)times;
    if (!size) {
        return (lb_value)py->names.empty;
    }
    lb_string *s = lb_string_blank(py, size, SELF->length * (size_t)times);
    for (int64_t i = 0; i < times; i++) {
        memcpy(s->bytes + (size_t)i * SELF->size, SELF->bytes, SELF->size);
    }
    return (lb_value)s;
}

static lb_value compare(lb_python *py, lb_value *args, lb_special op)
{
    if (!lb_is(py, args[1], LB_T_STR)) {
        return LB_NOT_IMPLEMENTED;
    }
    int order = lb_str_compare(TEXT, lb_string_text(args[1]));
    return lb_compare(py, lb_small_new(order), lb_small_new(0), op);
}

#define COMPARISON(name, op)                                  \
    static lb_value str_##name(lb_python *py, lb_value *args) \
    {                                                         \
        return compare(py, args, op);                         \
    }
COMPARISON(eq, LB_S_EQ)
COMPARISON(ne, LB_S_NE)
COMPARISON(lt, LB_S_LT)
COMPARISON(le, LB_S_LE)
COMPARISON(gt, LB_S_GT)
COMPARISON(ge, LB_S_GE)

static lb_value str_contains(lb_python *py, lb_value *args)
{
    if (!lb_is(py, args[1], LB_T_STR)) {
        return lb_raise(py, LB_T_TYPE_ERROR,
                        "'in <string>' requires string as left operand, not %s",
                        lb_type_name(py, args[1]));
    }
    lb_str what = lb_string_text(args[1]);
    return lb_bool(!what.len || lb_str_find(TEXT, what) != SIZE_MAX);
}

static lb_value str_getitem(lb_python *py, lb_value *args)
{
    if (lb_exact(py, args[1], LB_T_SLICE)) {
        int64_t start, step, n = lb_slice_resolve(py, args[1], SELF->length, &start, &step);
        if (n < 0) {
            return NULL;
        }
        if (step == 1) {
            return lb_string_sub(py, SELF, (size_t)start, (size_t)(start + n));
        }
        LB_AUTO_TEXT lb_text out = {0};
        for (int64_t i = 0; i < n; i++) {
            size_t at = lb_string_offset(SELF, (size_t)(start + i * step));
            uint32_t c;
            size_t size = lb_wtf8_decode(SELF->bytes + at, SELF->bytes + SELF->size, &c);
            lb_text_add(&out, (lb_str){SELF->bytes + at, size});
        }
        return lb_string_take(py, &out);
    }
    if (!lb_is_small(args[1]) && !lb_special_of(py, args[1], LB_S_INDEX)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "string indices must be integers, not '%s'",
                        lb_type_name(py, args[1]));
    }
    size_t i;
    return lb_index_resolve(py, args[1], SELF->length, "string index out of range", &i)
               ? lb_string_sub(py, SELF, i, i + 1)
               : NULL;
}

static lb_value str_len(lb_python *py, lb_value *args)
{
    return lb_int_new(py, (int64_t)SELF->length);
}
static lb_value str_hash(lb_python *py, lb_value *args)
{
    return lb_hash_value(py, lb_string_hash(SELF));
}
static lb_value str_str(lb_python *py, lb_value *args)
{
    return lb_exact(py, args[0], LB_T_STR) ? args[0] : lb_string_raw(py, TEXT, SELF->length);
}
static lb_value str_repr(lb_python *py, lb_value *args)
{
    return lb_string_repr(py, args[0]);
}
static lb_value str_iter(lb_python *py, lb_value *args)
{
    bool is_ascii = SELF->length == SELF->size;
    return lb_iterator_new(py, is_ascii ? LB_T_STR_ASCII_ITERATOR : LB_T_STR_ITERATOR, args[0]);
}

/* position: the offset in bytes */
static lb_value iterator_next(lb_python *py, lb_value *args)
{
    lb_iterator *i = (lb_iterator *)args[0];
    const lb_string *s = (lb_string *)i->source;
    if (!s || (size_t)i->position >= s->size) {
        i->source = NULL;
        return NULL;
    }
    uint32_t c;
    const char *at = s->bytes + i->position;
    size_t n = lb_wtf8_decode(at, s->bytes + s->size, &c);
    i->position += (int64_t)n;
    return lb_string_raw(py, (lb_str){at, n}, 1);
}

/* What is opaque among the values of a tuple or dict, or the value itself; NULL: nothing. */
static lb_value opaque_among(const lb_python *py, lb_value v)
{
    if (lb_is(py, v, LB_T_TUPLE)) {
        const lb_tuple *tuple = (lb_tuple *)v;
        for (size_t i = 0; i < tuple->count; i++) {
            if (lb_is_opaque(py, tuple->items[i])) {
                return tuple->items[i];
            }
        }
    } else if (lb_is(py, v, LB_T_DICT)) {
        lb_value key, value;
        for (size_t at = 0; lb_dict_next((lb_dict *)v, &at, &key, &value);) {
            if (lb_is_opaque(py, value)) {
                return value;
            }
        }
    }
    return lb_is_opaque(py, v) ? v : NULL;
}

/* A text that was made of something opaque is opaque too: it may never be needed. */
static lb_value or_opaque(lb_python *py, lb_value text, lb_value first, lb_value second)
{
    if (text || !lb_is(py, py->raised, LB_T_UNCOMPUTABLE)) {
        return text;
    }
    lb_value opaque = opaque_among(py, first);
    opaque = opaque || !second ? opaque : opaque_among(py, second);
    if (opaque) {
        lb_take_raised(py);
    }
    return opaque;
}

static lb_value str_mod(lb_python *py, lb_value *args)
{
    return or_opaque(py, lb_string_percent(py, args[0], args[1]), args[1], NULL);
}

static lb_value str_format(lb_python *py, lb_value *args)
{
    lb_value text = lb_str_format(py, SELF, (lb_tuple *)args[1], (lb_dict *)args[2], NULL);
    return or_opaque(py, text, args[1], args[2]);
}
static lb_value str_format_map(lb_python *py, lb_value *args)
{
    return or_opaque(py, lb_str_format(py, SELF, py->empty_tuple, NULL, args[1]), args[1], NULL);
}
static lb_value str_dunder_format(lb_python *py, lb_value *args)
{
    lb_str spec;
    return lb_to_text(py, args[1], "format spec", &spec) ? lb_format_string(py, args[0], spec)
                                                         : NULL;
}

static lb_value str_encode(lb_python *py, lb_value *args)
{
    lb_value encoding = args[1] ? args[1] : lb_string_of(py, "utf-8");
    return lb_string_encode(py, args[0], lb_string_text(encoding),
                            args[2] ? lb_string_text(args[2]) : LB_STR("strict"));
}

/* str(bytes, encoding, errors) */
static lb_value decoded(lb_python *py, lb_value *args)
{
    lb_str bytes;
    if (lb_is(py, args[1], LB_T_STR)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "decoding str is not supported");
    }
    if (!lb_is_bytes_like(py, args[1])) {
        return lb_raise(py, LB_T_TYPE_ERROR, "decoding to str: need a bytes-like object, %s found",
                        lb_type_name(py, args[1]));
    }
    return lb_to_bytes(py, args[1], &bytes)
               ? lb_decode(py, args[1], bytes, args[2] ? lb_string_text(args[2]) : LB_STR("utf-8"),
                           args[3] ? lb_string_text(args[3]) : LB_STR("strict"))
               : NULL;
}

static lb_value str_new(lb_python *py, lb_value *args)
{
    lb_value text = args[1] ? NULL : (lb_value)py->names.empty;
    static const char *const names[] = {"encoding", "errors"};
    for (size_t i = 0; i < LB_COUNT(names); i++) {
        if (args[i + 2] && !lb_is(py, args[i + 2], LB_T_STR)) {
            return lb_raise(py, LB_T_TYPE_ERROR, "str() argument '%s' must be str, not %s",
                            names[i],
                            args[i + 2] == LB_NONE ? "None" : lb_type_name(py, args[i + 2]));
        }
    }
    for (size_t i = 2; i < 4; i++) { /* C texts end at a null character */
        if (args[i] && strlen(lb_cstr(args[i])) != ((lb_string *)args[i])->size) {
            return lb_raise(py, LB_T_VALUE_ERROR, "embedded null character");
        }
    }
    if (args[1] && lb_is_opaque(py, args[1])) {
        return args[1];
    }
    if (args[1]) {
        text = args[2] || args[3] ? decoded(py, args) : lb_to_string(py, args[1]);
    }
    lb_type *type = (lb_type *)args[0];
    if (!text || type == py->types[LB_T_STR]) {
        return text;
    }
    const lb_string *from = (lb_string *)text;
    lb_string *s = lb_heap_new(py, type, sizeof(lb_string) + from->size + 1);
    s->size = from->size;
    s->length = from->length;
    memcpy(s->bytes, from->bytes, from->size);
    return (lb_value)s;
}

static size_t str_extra(lb_value self)
{
    return ((lb_string *)self)->size;
}

static void iterator_mark(lb_python *py, lb_value self)
{
    lb_mark(py, ((lb_iterator *)self)->source);
}

const lb_layout lb_string_layout = {sizeof(lb_string), NULL, NULL, str_extra};

void lb_setup_string(lb_python *py)
{
    static const lb_layout iterator_layout = {sizeof(lb_iterator), iterator_mark, NULL, NULL};
    static const lb_method methods[] = {
        {"__new__", "cls, object=, encoding=, errors=", str_new},
        {"__add__", "self, other, /", str_add},
        {"__mul__", "self, times, /", str_mul},
        {"__rmul__", "self, times, /", str_mul},
        {"__mod__", "self, args, /", str_mod},
        {"__eq__", "self, other, /", str_eq},
        {"__ne__", "self, other, /", str_ne},
        {"__lt__", "self, other, /", str_lt},
        {"__le__", "self, other, /", str_le},
        {"__gt__", "self, other, /", str_gt},
        {"__ge__", "self, other, /", str_ge},
        {"__contains__", "self, item, /", str_contains},
        {"__getitem__", "self, index, /", str_getitem},
        {"__len__", "self", str_len},
        {"__hash__", "self", str_hash},
        {"__str__", "self", str_str},
        {"__repr__", "self", str_repr},
        {"__iter__", "self", str_iter},
        {"__format__", "self, spec, /", str_dunder_format},
        {"upper", "self", lb_str_upper},
        {"lower", "self", lb_str_lower},
        {"swapcase", "self", lb_str_swapcase},
        {"title", "self", lb_str_title},
        {"capitalize", "self", lb_str_capitalize},
        {"casefold", "self", lb_str_casefold},
        {"isalpha", "self", lb_str_isalpha},
        {"isdigit", "self", lb_str_isdigit},
        {"isdecimal", "self", lb_str_isdecimal},
        {"isnumeric", "self", lb_str_isnumeric},
        {"isalnum", "self", lb_str_isalnum},
        {"isspace", "self", lb_str_isspace},
        {"isascii", "self", lb_str_isascii},
        {"isprintable", "self", lb_str_isprintable},
        {"isupper", "self", lb_str_isupper},
        {"islower", "self", lb_str_islower},
        {"istitle", "self", lb_str_istitle},
        {"isidentifier", "self", lb_str_isidentifier},
        {"strip", "self, chars=None, /", lb_string_strip},
        {"lstrip", "self, chars=None, /", lb_string_lstrip},
        {"rstrip", "self, chars=None, /", lb_string_rstrip},
        {"find", "self, sub, start=, end=, /, !", lb_string_find},
        {"rfind", "self, sub, start=, end=, /, !", lb_string_rfind},
        {"index", "self, sub, start=, end=, /, !", lb_string_index},
        {"rindex", "self, sub, start=, end=, /, !", lb_string_rindex},
        {"count", "self, sub, start=, end=, /, !", lb_string_count},
        {"startswith", "self, prefix, start=, end=, /, !", lb_string_startswith},
        {"endswith", "self, suffix, start=, end=, /, !", lb_string_endswith},
        {"removeprefix", "self, prefix, /", lb_string_removeprefix},
        {"removesuffix", "self, suffix, /", lb_string_removesuffix},
        {"replace", "self, old, new, count=-1, /", lb_string_replace},
        {"split", "self, sep=None, maxsplit=-1", lb_string_split},
        {"rsplit", "self, sep=None, maxsplit=-1", lb_string_rsplit},
        {"splitlines", "self, keepends=False", lb_string_splitlines},
        {"partition", "self, sep, /", lb_string_partition},
        {"rpartition", "self, sep, /", lb_string_rpartition},
        {"join", "self, iterable, /", lb_string_join},
        {"ljust", "self, width, fillchar=, /", str_ljust},
        {"rjust", "self, width, fillchar=, /", str_rjust},
        {"center", "self, width, fillchar=, /", str_center},
        {"zfill", "self, width, /", str_zfill},
        {"expandtabs", "self, tabsize=8", str_expandtabs},
        {"maketrans", "x, y=, z=, /", str_maketrans, LB_STATICMETHOD},
        {"translate", "self, table, /", str_translate},
        {"format", "self, *args, **kwargs", str_format},
        {"format_map", "self, mapping, /", str_format_map},
        {"encode", "self, encoding=, errors=", str_encode},
        {0}};
    static const lb_method iterator[] = {
        {"__iter__", "self", lb_self}, {"__next__", "self", iterator_next}, {0}};
    lb_core_define(py, LB_T_STR, methods, &lb_string_layout, LB_TYPE_MATCH_SELF);
    lb_core_define(py, LB_T_STR_ITERATOR, iterator, &iterator_layout, LB_TYPE_NO_NEW);
    lb_core_define(py, LB_T_STR_ASCII_ITERATOR, iterator, &iterator_layout, LB_TYPE_NO_NEW);
}
