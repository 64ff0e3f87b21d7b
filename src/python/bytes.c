#include "python/string_internal.h"

#define SELF ((lb_bytes *)args[0])

lb_value lb_bytes_new(lb_python *py, lb_str bytes)
{
    lb_bytes *b = lb_heap_new(py, py->types[LB_T_BYTES], sizeof(lb_bytes) + bytes.len + 1);
    b->size = bytes.len;
    if (bytes.len) {
        memcpy(b->bytes, bytes.ptr, bytes.len);
    }
    return (lb_value)b;
}

static lb_str text_of(lb_value v)
{
    return (lb_str){((lb_bytes *)v)->bytes, ((lb_bytes *)v)->size};
}

/* --- encodings --- */

typedef enum codec_kind { UTF8, ASCII, LATIN1, UNKNOWN } codec_kind;

static codec_kind encoding_of(lb_str name)
{
    LB_AUTO_TEXT lb_text clean = {0};
    for (size_t i = 0; i < name.len; i++) {
        if (name.ptr[i] != '-' && name.ptr[i] != '_' && name.ptr[i] != ' ') {
            lb_text_addc(&clean, lb_lower(name.ptr[i]));
        }
    }
    lb_str n = lb_text_str(&clean);
    return lb_str_is(n, "utf8") || lb_str_is(n, "u8")                                 ? UTF8
           : lb_str_is(n, "ascii") || lb_str_is(n, "usascii")                         ? ASCII
           : lb_str_is(n, "latin1") || lb_str_is(n, "iso88591") || lb_str_is(n, "l1") ? LATIN1
                                                                                      : UNKNOWN;
}

static lb_value codec_error(lb_python *py, lb_type_id id, const char *codec, lb_value object,
                            size_t at, const char *reason)
{
    lb_value args = lb_tuple_of(py, 5, lb_string_of(py, codec), object, lb_int_new(py, (int64_t)at),
                                lb_int_new(py, (int64_t)at + 1), lb_string_of(py, reason));
    return lb_raise_value(py, lb_exception_new(py, py->types[id], (lb_tuple *)args));
}

lb_value lb_string_encode(lb_python *py, lb_value v, lb_str name, lb_str errors)
{
    codec_kind e = encoding_of(name);
    if (e == UNKNOWN) {
        return lb_raise(py, LB_T_LOOKUP_ERROR, "unknown encoding: %.*s", LB_ARG(name));
    }
    lb_str text = lb_string_text(v);
    LB_AUTO_TEXT lb_text out = {0};
    size_t index = 0;
    for (const char *p = text.ptr, *end = p + text.len; p < end; index++) {
        uint32_t c;
        size_t n = lb_wtf8_decode(p, end, &c);
        bool fits = e == UTF8 ? c < 0xd800 || c > 0xdfff : c < (e == ASCII ? 128u : 256u);
        if (fits && e == UTF8) {
            lb_text_add(&out, (lb_str){p, n});
        } else if (fits) {
            lb_text_addc(&out, (char)c);
        } else if (lb_str_is(errors, "replace")) {
            lb_text_addc(&out, '?');
        } else if (lb_str_is(errors, "backslashreplace")) {
            lb_value escaped = lb_string_ascii(py, lb_string_char(py, c));
            lb_text_add(&out, lb_string_text(escaped));
        } else if (lb_str_is(errors, "xmlcharrefreplace")) {
            lb_text_addf(&out, "&#%u;", c);
        } else if (!lb_str_is(errors, "ignore")) {
            return codec_error(py, LB_T_UNICODE_ENCODE_ERROR,
                               e == UTF8    ? "utf-8"
                               : e == ASCII ? "ascii"
                                            : "latin-1",
                               v, index,
                               e == UTF8    ? "surrogates not allowed"
                               : e == ASCII ? "ordinal not in range(128)"
                                            : "ordinal not in range(256)");
        }
        p += n;
    }
    return lb_bytes_new(py, lb_text_str(&out));
}

static const char *decode_reason(const char *p, const char *end)
{
    unsigned char c = (unsigned char)*p;
    if (c < 0xc2 || c > 0xf4) {
        return "invalid start byte";
    }
    ptrdiff_t need = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
    return end - p < need ? "unexpected end of data" : "invalid continuation byte";
}

static lb_value bytes_decode(lb_python *py, lb_value *args)
{
    lb_str name = args[1] ? lb_string_text(args[1]) : LB_STR("utf-8");
    lb_str errors = args[2] ? lb_string_text(args[2]) : LB_STR("strict");
    codec_kind e = encoding_of(name);
    if (e == UNKNOWN) {
        return lb_raise(py, LB_T_LOOKUP_ERROR, "unknown encoding: %.*s", LB_ARG(name));
    }
    lb_str bytes = text_of(args[0]);
    LB_AUTO_TEXT lb_text out = {0};
    for (const char *p = bytes.ptr, *end = p + bytes.len; p < end;) {
        uint32_t c = (unsigned char)*p;
        size_t n = 1;
        bool fits = e == LATIN1 || c < 128;
        if (e == UTF8 && c >= 128) {
            n = lb_wtf8_decode(p, end, &c);
            fits = n > 0 && (c < 0xd800 || c > 0xdfff);
        }
        if (fits) {
            lb_text_add_char(&out, c);
            p += n;
            continue;
        }
        if (lb_str_is(errors, "replace")) {
            lb_text_add_char(&out, 0xfffd);
        } else if (lb_str_is(errors, "backslashreplace")) {
            lb_text_addf(&out, "\\x%02x", (unsigned)(unsigned char)*p);
        } else if (!lb_str_is(errors, "ignore")) {
            return codec_error(py, LB_T_UNICODE_DECODE_ERROR, e == UTF8 ? "utf-8" : "ascii",
                               args[0], (size_t)(p - bytes.ptr),
                               e == UTF8 ? decode_reason(p, end) : "ordinal not in range(128)");
        }
        p++;
    }
    return lb_string_take(py, &out);
}

/* --- methods --- */

static lb_value bytes_repr(lb_python *py, lb_value *args)
{
    lb_str b = text_of(args[0]);
    bool has_single = lb_str_find_char(b, '\'') != SIZE_MAX;
    char quote = has_single && lb_str_find_char(b, '"') == SIZE_MAX ? '"' : '\'';
    LB_AUTO_TEXT lb_text out = {0};
    lb_text_addf(&out, "b%c", quote);
    for (size_t i = 0; i < b.len; i++) {
        char c = b.ptr[i];
        if (c == quote || c == '\\') {
            lb_text_addf(&out, "\\%c", c);
        } else if (c == '\n' || c == '\r' || c == '\t') {
            lb_text_adds(&out, c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t");
        } else if (c >= 0x20 && c < 0x7f) {
            lb_text_addc(&out, c);
        } else {
            lb_text_addf(&out, "\\x%02x", (unsigned)(unsigned char)c);
        }
    }
    lb_text_addc(&out, quote);
    return lb_string_take(py, &out);
}

static lb_value bytes_new(lb_python *py, lb_value *args)
{
    lb_value v = args[1];
    lb_str encoding = {0}, errors = LB_STR("strict");
    if ((args[2] && !lb_to_text(py, args[2], "bytes() argument 'encoding'", &encoding)) ||
        (args[3] && !lb_to_text(py, args[3], "bytes() argument 'errors'", &errors))) {
        return NULL;
    }
    if (args[2] && (!v || !lb_is(py, v, LB_T_STR))) {
        return lb_raise(py, LB_T_TYPE_ERROR, "encoding without a string argument");
    }
    if (!v) {
        return lb_bytes_new(py, LB_STR(""));
    }
    if (lb_is(py, v, LB_T_STR)) {
        if (!args[2]) {
            return lb_raise(py, LB_T_TYPE_ERROR, "string argument without an encoding");
        }
        return lb_string_encode(py, v, encoding, errors);
    }
    lb_value method = lb_type_lookup(py, lb_typeof(py, v), py->names.bytes);
    if (method) {
        return lb_call_special(py, method, 1, &v);
    }
    if (lb_is(py, v, LB_T_BYTES)) {
        return v;
    }
    LB_AUTO_TEXT lb_text out = {0};
    int64_t n;
    if (lb_is_integer(py, v)) {
        if (!lb_to_int64(py, v, &n)) {
            return NULL;
        }
        if (n < 0) {
            return lb_raise(py, LB_T_VALUE_ERROR, "negative count");
        }
        if (!lb_heap_take(py, (size_t)n)) {
            return NULL;
        }
        lb_text_fill(&out, '\0', (size_t)n);
        return lb_bytes_new(py, lb_text_str(&out));
    }
    if (!lb_special_of(py, v, LB_S_ITER) && !lb_special_of(py, v, LB_S_GETITEM)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "cannot convert '%s' object to bytes",
                        lb_type_name(py, v));
    }
    lb_value iterator = lb_iter(py, v), item;
    if (!iterator) {
        return NULL;
    }
    while ((item = lb_next(py, iterator))) {
        if (!lb_to_int64(py, item, &n)) {
            return NULL;
        }
        if (n < 0 || n > 255) {
            return lb_raise(py, LB_T_VALUE_ERROR, "bytes must be in range(0, 256)");
        }
        lb_text_addc(&out, (char)n);
    }
    return lb_raised(py) ? NULL : lb_bytes_new(py, lb_text_str(&out));
}

static lb_value bytes_len(lb_python *py, lb_value *args)
{
    return lb_int_new(py, (int64_t)SELF->size);
}

static lb_value bytes_getitem(lb_python *py, lb_value *args)
{
    if (lb_exact(py, args[1], LB_T_SLICE)) {
        int64_t start, step, n = lb_slice_resolve(py, args[1], SELF->size, &start, &step);
        if (n < 0) {
            return NULL;
        }
        LB_AUTO_TEXT lb_text out = {0};
        for (int64_t i = 0; i < n; i++) {
            lb_text_addc(&out, SELF->bytes[start + i * step]);
        }
        return lb_bytes_new(py, lb_text_str(&out));
    }
    size_t i;
    if (!lb_special_of(py, args[1], LB_S_INDEX)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "byte indices must be integers or slices, not %s",
                        lb_type_name(py, args[1]));
    }
    return lb_index_resolve(py, args[1], SELF->size, "index out of range", &i)
               ? lb_small_new((unsigned char)SELF->bytes[i])
               : NULL;
}

static lb_value bytes_iter(lb_python *py, lb_value *args)
{
    return lb_iterator_new(py, LB_T_BYTES_ITERATOR, args[0]);
}

static lb_value iterator_next(lb_python *py LB_UNUSED, lb_value *args)
{
    lb_iterator *i = (lb_iterator *)args[0];
    const lb_bytes *b = (lb_bytes *)i->source;
    return b && (size_t)i->position < b->size ? lb_small_new((unsigned char)b->bytes[i->position++])
                                              : NULL;
}

static lb_value bytes_hash(lb_python *py, lb_value *args)
{
    return lb_hash_value(py, lb_str_hash(text_of(args[0])));
}

static lb_value bytes_add(lb_python *py, lb_value *args)
{
    if (!lb_is(py, args[1], LB_T_BYTES)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "can't concat %s to bytes", lb_type_name(py, args[1]));
    }
    LB_AUTO_TEXT lb_text out = {0};
    lb_text_add(&out, text_of(args[0]));
    lb_text_add(&out, text_of(args[1]));
    return lb_bytes_new(py, lb_text_str(&out));
}

static lb_value bytes_mul(lb_python *py, lb_value *args)
{
    int64_t n;
    if (!lb_is_integer(py, args[1])) {
        return LB_NOT_IMPLEMENTED;
    }
    if (!lb_to_int64(py, args[1], &n) ||
        (SELF->size && n > 0 &&
         !lb_heap_take(py, (size_t)n > py->heap.limit / SELF->size ? SIZE_MAX / 2 : 0))) {
        return NULL;
    }
    LB_AUTO_TEXT lb_text out = {0};
    for (int64_t i = 0; i < n && SELF->size; i++) {
        lb_text_add(&out, text_of(args[0]));
    }
    return lb_bytes_new(py, lb_text_str(&out));
}

static lb_value compare(lb_python *py, lb_value *args, lb_special op)
{
    if (!lb_is(py, args[1], LB_T_BYTES)) {
        return LB_NOT_IMPLEMENTED;
    }
    return lb_compare(py, lb_small_new(lb_str_compare(text_of(args[0]), text_of(args[1]))),
                      lb_small_new(0), op);
}

#define COMPARISON(name, op)                                    \
    static lb_value bytes_##name(lb_python *py, lb_value *args) \
    {                                                           \
        return compare(py, args, op);                           \
    }
COMPARISON(eq, LB_S_EQ)
COMPARISON(ne, LB_S_NE)
COMPARISON(lt, LB_S_LT)
COMPARISON(le, LB_S_LE)
COMPARISON(gt, LB_S_GT)
COMPARISON(ge, LB_S_GE)

static lb_value bytes_contains(lb_python *py, lb_value *args)
{
    int64_t n;
    if (lb_is(py, args[1], LB_T_BYTES)) {
        lb_str what = text_of(args[1]);
        return lb_bool(!what.len || lb_str_find(text_of(args[0]), what) != SIZE_MAX);
    }
    return lb_to_int64(py, args[1], &n)
               ? lb_bool(lb_str_find_char(text_of(args[0]), (char)n) != SIZE_MAX)
               : NULL;
}

static lb_value bytes_hex(lb_python *py, lb_value *args)
{
    LB_AUTO_TEXT lb_text out = {0};
    for (size_t i = 0; i < SELF->size; i++) {
        if (i && args[1]) {
            lb_text_add(&out, lb_string_text(args[1]));
        }
        lb_text_addf(&out, "%02x", (unsigned)(unsigned char)SELF->bytes[i]);
    }
    return lb_string_take(py, &out);
}

static lb_value bytes_fromhex(lb_python *py, lb_value *args)
{
    lb_str text;
    if (!lb_to_text(py, args[1], "fromhex() argument", &text)) {
        return NULL;
    }
    LB_AUTO_TEXT lb_text out = {0};
    for (size_t i = 0; i < text.len; i++) {
        if (lb_is_space(text.ptr[i])) {
            continue;
        }
        unsigned value = 0;
        for (size_t k = 0; k < 2; k++) {
            char c = i + k < text.len ? lb_lower(text.ptr[i + k]) : '?';
            if (!lb_is_digit(c) && (c < 'a' || c > 'f')) {
                return lb_raise(py, LB_T_VALUE_ERROR,
                                "non-hexadecimal number found in fromhex() arg at position %zu",
                                i + k);
            }
            value = value * 16 + (unsigned)(lb_is_digit(c) ? c - '0' : c - 'a' + 10);
        }
        lb_text_addc(&out, (char)value);
        i++;
    }
    return lb_bytes_new(py, lb_text_str(&out));
}

/* Methods that a str has too work on the bytes as Latin-1 and come back. */
static lb_value as_latin(lb_python *py, lb_value v)
{
    if (v && lb_is(py, v, LB_T_BYTES)) {
        lb_value args[] = {v, lb_string_of(py, "latin-1"), NULL};
        return bytes_decode(py, args);
    }
    if (v && lb_is(py, v, LB_T_TUPLE)) {
        lb_tuple *out = lb_tuple_new(py, ((lb_tuple *)v)->count);
        for (size_t i = 0; i < out->count; i++) {
            out->items[i] = as_latin(py, ((lb_tuple *)v)->items[i]);
        }
        return (lb_value)out;
    }
    return v;
}

static lb_value from_latin(lb_python *py, lb_value v)
{
    if (v && lb_is(py, v, LB_T_STR)) {
        return lb_string_encode(py, v, LB_STR("latin-1"), LB_STR("strict"));
    }
    if (v && (lb_is(py, v, LB_T_LIST) || lb_is(py, v, LB_T_TUPLE))) {
        lb_list *list = lb_list_of(py, v);
        for (size_t i = 0; i < list->count; i++) {
            list->items[i] = from_latin(py, list->items[i]);
        }
        return lb_is(py, v, LB_T_LIST) ? (lb_value)list
                                       : lb_tuple_from(py, list->items, list->count);
    }
    return v;
}

static lb_value by_string(lb_python *py, lb_value *args, const char *name)
{
    const lb_tuple *rest = (lb_tuple *)args[1];
    lb_tuple *all = lb_tuple_new(py, rest->count);
    for (size_t i = 0; i < rest->count; i++) {
        if (lb_is(py, rest->items[i], LB_T_STR)) {
            return lb_raise(py, LB_T_TYPE_ERROR, "a bytes-like object is required, not 'str'");
        }
        all->items[i] = as_latin(py, rest->items[i]);
    }
    lb_value self = as_latin(py, args[0]);
    return from_latin(py, lb_call_method(py, self, name, all->count, all->items));
}

#define STRING_METHODS(X)                                                                  \
    X(strip)                                                                               \
    X(lstrip)                                                                              \
    X(rstrip)                                                                              \
    X(split) X(rsplit) X(splitlines) X(replace) X(startswith) X(endswith) X(find) X(rfind) \
        X(index) X(count) X(upper) X(lower) X(isdigit) X(isalpha) X(isspace) X(partition)  \
            X(rpartition) X(zfill) X(ljust) X(rjust) X(center) X(title) X(capitalize)      \
                X(removeprefix) X(removesuffix) X(isupper) X(islower) X(isalnum)
#define X(name)                                                 \
    static lb_value bytes_##name(lb_python *py, lb_value *args) \
    {                                                           \
        return by_string(py, args, #name);                      \
    }
STRING_METHODS(X)
#undef X

static lb_value bytes_join(lb_python *py, lb_value *args)
{
    const lb_list *list = lb_list_of(py, args[1]);
    LB_AUTO_TEXT lb_text out = {0};
    for (size_t i = 0; list && i < list->count; i++) {
        if (!lb_is(py, list->items[i], LB_T_BYTES)) {
            return lb_raise(py, LB_T_TYPE_ERROR,
                            "sequence item %zu: expected a bytes-like object, %s found", i,
                            lb_type_name(py, list->items[i]));
        }
        if (i) {
            lb_text_add(&out, text_of(args[0]));
        }
        lb_text_add(&out, text_of(list->items[i]));
    }
    return list ? lb_bytes_new(py, lb_text_str(&out)) : NULL;
}

static size_t bytes_extra(lb_value self)
{
    return ((lb_bytes *)self)->size;
}

static void iterator_mark(lb_python *py, lb_value self)
{
    lb_mark(py, ((lb_iterator *)self)->source);
}

void lb_setup_bytes(lb_python *py)
{
    static const lb_layout layout = {sizeof(lb_bytes), NULL, NULL, bytes_extra};
    static const lb_layout iterator_layout = {sizeof(lb_iterator), iterator_mark, NULL, NULL};
    static const lb_method methods[] = {{"__new__", "cls, source=, encoding=, errors=", bytes_new},
                                        {"__repr__", "self", bytes_repr},
                                        {"__len__", "self", bytes_len},
                                        {"__getitem__", "self, index, /", bytes_getitem},
                                        {"__iter__", "self", bytes_iter},
                                        {"__hash__", "self", bytes_hash},
                                        {"__add__", "self, other, /", bytes_add},
                                        {"__mul__", "self, times, /", bytes_mul},
                                        {"__rmul__", "self, times, /", bytes_mul},
                                        {"__eq__", "self, other, /", bytes_eq},
                                        {"__ne__", "self, other, /", bytes_ne},
                                        {"__lt__", "self, other, /", bytes_lt},
                                        {"__le__", "self, other, /", bytes_le},
                                        {"__gt__", "self, other, /", bytes_gt},
                                        {"__ge__", "self, other, /", bytes_ge},
                                        {"__contains__", "self, item, /", bytes_contains},
                                        {"decode", "self, encoding=, errors=", bytes_decode},
                                        {"hex", "self, sep=", bytes_hex},
                                        {"fromhex", "cls, text, /", bytes_fromhex, LB_CLASSMETHOD},
                                        {"join", "self, iterable, /", bytes_join},
#define X(name) {#name, "self, *args", bytes_##name},
                                        STRING_METHODS(X)
#undef X
                                            {0}};
    static const lb_method iterator[] = {
        {"__iter__", "self", lb_self}, {"__next__", "self", iterator_next}, {0}};
    lb_core_define(py, LB_T_BYTES, methods, &layout, LB_TYPE_MATCH_SELF);
    lb_core_define(py, LB_T_BYTEARRAY, NULL, &layout, LB_TYPE_NO_NEW);
    lb_core_define(py, LB_T_BYTES_ITERATOR, iterator, &iterator_layout, LB_TYPE_NO_NEW);
}
