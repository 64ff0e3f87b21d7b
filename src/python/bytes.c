/* bytes, and what it shares with bytearray; bytes_methods.c has the methods that str has too. */
#include "python/bytes_internal.h"
#include "python/names.h"

#define SELF ((lb_bytes *)args[0])
#define TEXT lb_bytes_text(py, args[0])

lb_value lb_bytes_new(lb_python *py, lb_str bytes)
{
    lb_bytes *b = lb_heap_new(py, py->types[LB_T_BYTES], sizeof(lb_bytes) + bytes.len + 1);
    b->size = bytes.len;
    if (bytes.len) {
        memcpy(b->bytes, bytes.ptr, bytes.len);
    }
    return (lb_value)b;
}

lb_str lb_bytes_text(const lb_python *py, lb_value v)
{
    if (lb_is(py, v, LB_T_BYTES)) {
        return (lb_str){((lb_bytes *)v)->bytes, ((lb_bytes *)v)->size};
    }
    const lb_bytearray *array = (lb_bytearray *)v;
    return (lb_str){array->size ? array->bytes : "", array->size};
}

bool lb_is_bytes_like(const lb_python *py, lb_value v)
{
    return lb_is(py, v, LB_T_BYTES) || lb_is(py, v, LB_T_BYTEARRAY) ||
           lb_exact(py, v, LB_T_MEMORYVIEW);
}

/* What a view shows, where it is not one piece a copy. */
static bool view_text(lb_python *py, const lb_memoryview *view, lb_str *out)
{
    if (!lb_memoryview_is_open(py, view)) {
        return false;
    }
    lb_str all = lb_bytes_text(py, view->owner);
    if (view->step == 1) {
        *out = (lb_str){all.ptr + view->start, view->count};
        return true;
    }
    lb_bytes *copy = lb_heap_new(py, py->types[LB_T_BYTES], sizeof(lb_bytes) + view->count + 1);
    copy->size = view->count;
    for (size_t i = 0; i < view->count; i++) {
        copy->bytes[i] = all.ptr[view->start + (int64_t)i * view->step];
    }
    *out = (lb_str){copy->bytes, copy->size};
    return true;
}

bool lb_to_bytes(lb_python *py, lb_value v, lb_str *out)
{
    if (!lb_is_bytes_like(py, v)) {
        lb_raise(py, LB_T_TYPE_ERROR, "a bytes-like object is required, not '%s'",
                 lb_type_name(py, v));
        return false;
    }
    if (lb_exact(py, v, LB_T_MEMORYVIEW)) {
        return view_text(py, (lb_memoryview *)v, out);
    }
    *out = lb_bytes_text(py, v);
    return true;
}

int lb_byte_of(lb_python *py, lb_value v, const char *range)
{
    int64_t n;
    if (!lb_to_int64(py, v, &n)) {
        if (!lb_raised_is(py, LB_T_OVERFLOW_ERROR)) {
            return -1;
        }
        lb_take_raised(py);
        n = -1;
    }
    if (n < 0 || n > 255) {
        lb_raise(py, LB_T_VALUE_ERROR, "%s", range);
        return -1;
    }
    return (int)n;
}

void lb_bytes_add_repr(lb_str b, lb_text *out)
{
    bool has_single = lb_str_find_char(b, '\'') != SIZE_MAX;
    char quote = has_single && lb_str_find_char(b, '"') == SIZE_MAX ? '"' : '\'';
    lb_text_addf(out, "b%c", quote);
    for (size_t i = 0; i < b.len; i++) {
        char c = b.ptr[i];
        if (c == quote || c == '\\') {
            lb_text_addf(out, "\\%c", c);
        } else if (c == '\n' || c == '\r' || c == '\t') {
            lb_text_adds(out, c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t");
        } else if (c >= 0x20 && c < 0x7f) {
            lb_text_addc(out, c);
        } else {
            lb_text_addf(out, "\\x%02x", (unsigned)(unsigned char)c);
        }
    }
    lb_text_addc(out, quote);
}

static lb_value bytes_repr(lb_python *py, lb_value *args)
{
    LB_AUTO_TEXT lb_text out = {0};
    lb_bytes_add_repr(TEXT, &out);
    return lb_string_take(py, &out);
}

/* --- making --- */

bool lb_bytes_collect(lb_python *py, lb_value iterable, const char *range, lb_text *out)
{
    lb_value iterator = lb_iter(py, iterable), item;
    size_t mark = lb_keep_mark(py);
    while (iterator && (item = lb_next(py, iterator))) {
        int n = lb_byte_of(py, item, range);
        if (n < 0) {
            return false;
        }
        lb_text_addc(out, (char)n);
        lb_keep_drop(py, mark);
    }
    return iterator && !lb_raised(py);
}

static bool zeros(lb_python *py, lb_value count, lb_text *out)
{
    int64_t n;
    if (!lb_to_int64(py, count, &n)) {
        if (lb_raised_is(py, LB_T_OVERFLOW_ERROR)) {
            lb_take_raised(py);
            lb_raise(py, LB_T_OVERFLOW_ERROR, "cannot fit 'int' into an index-sized integer");
        }
        return false;
    }
    if (n < 0) {
        lb_raise(py, LB_T_VALUE_ERROR, "negative count");
        return false;
    }
    if (!lb_heap_take(py, (size_t)n)) {
        return false;
    }
    lb_text_fill(out, '\0', (size_t)n);
    return true;
}

/* Of a str in an encoding. */
static bool encoded(lb_python *py, lb_value *args, const char *type, lb_text *out)
{
    lb_str encoding = {0}, errors = LB_STR("strict");
    LB_AUTO_FREE char *encoding_name = lb_format("%s() argument 'encoding'", type);
    LB_AUTO_FREE char *errors_name = lb_format("%s() argument 'errors'", type);
    if ((args[2] && !lb_to_text(py, args[2], encoding_name, &encoding)) ||
        (args[3] && !lb_to_text(py, args[3], errors_name, &errors))) {
        return false;
    }
    if (!args[1] || !lb_is(py, args[1], LB_T_STR)) {
        lb_raise(py, LB_T_TYPE_ERROR, "%s without a string argument",
                 args[2] ? "encoding" : "errors");
        return false;
    }
    lb_value bytes = lb_string_encode(py, args[1], args[2] ? encoding : LB_STR("utf-8"), errors);
    if (bytes) {
        lb_text_add(out, lb_bytes_text(py, bytes));
    }
    return bytes != NULL;
}

bool lb_bytes_source(lb_python *py, lb_value *args, const char *type, lb_text *out)
{
    lb_value v = args[1];
    lb_str content;
    if (args[2] || args[3]) {
        return encoded(py, args, type, out);
    }
    if (!v) {
        return true;
    }
    if (lb_is(py, v, LB_T_STR)) {
        lb_raise(py, LB_T_TYPE_ERROR, "string argument without an encoding");
        return false;
    }
    lb_value method = lb_type_lookup(py, lb_typeof(py, v), py->names.bytes);
    if (method && !lb_exact(py, method, LB_T_NATIVE_METHOD)) {
        v = lb_call_special(py, method, 1, &v);
        if (v && !lb_is(py, v, LB_T_BYTES)) {
            lb_raise(py, LB_T_TYPE_ERROR, "__bytes__ returned non-bytes (type %s)",
                     lb_type_name(py, v));
            return false;
        }
    }
    if (v && lb_is_bytes_like(py, v)) {
        bool is_fine = lb_to_bytes(py, v, &content);
        lb_text_add(out, is_fine ? content : LB_STR(""));
        return is_fine;
    }
    if (v && lb_special_of(py, v, LB_S_INDEX)) {
        return zeros(py, v, out);
    }
    if (v && !lb_special_of(py, v, LB_S_ITER) && !lb_special_of(py, v, LB_S_GETITEM)) {
        lb_raise(py, LB_T_TYPE_ERROR, "cannot convert '%s' object to %s", lb_type_name(py, v),
                 type);
        return false;
    }
    return v && lb_bytes_collect(py, v,
                                 strcmp(type, "bytes") == 0 ? "bytes must be in range(0, 256)"
                                                            : "byte must be in range(0, 256)",
                                 out);
}

lb_value lb_bytes_like_new(lb_python *py, lb_value self, lb_str content)
{
    if (lb_is(py, self, LB_T_BYTES)) {
        return lb_bytes_new(py, content);
    }
    lb_bytearray *array = lb_object_new(py, py->types[LB_T_BYTEARRAY]);
    array->bytes = lb_alloc(content.len + 1);
    array->size = array->capacity = content.len;
    py->heap.allocated += content.len;
    memcpy(array->bytes, content.ptr, content.len);
    return (lb_value)array;
}

static lb_value bytes_new(lb_python *py, lb_value *args)
{
    LB_AUTO_TEXT lb_text out = {0};
    lb_type *type = (lb_type *)args[0];
    if (args[1] && !args[2] && !args[3] && lb_exact(py, args[1], LB_T_BYTES) &&
        type == py->types[LB_T_BYTES]) {
        return args[1];
    }
    if (!lb_bytes_source(py, args, "bytes", &out)) {
        return NULL;
    }
    lb_value made = lb_bytes_new(py, lb_text_str(&out));
    if (type != py->types[LB_T_BYTES]) {
        lb_bytes *own = lb_heap_new(py, type, sizeof(lb_bytes) + out.len + 1);
        own->size = out.len;
        memcpy(own->bytes, ((lb_bytes *)made)->bytes, out.len);
        return (lb_value)own;
    }
    return made;
}

lb_value lb_bytes_fromhex(lb_python *py, lb_value *args)
{
    lb_str text;
    if (!lb_is(py, args[1], LB_T_STR)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "fromhex() argument must be str, not %s",
                        lb_type_name(py, args[1]));
    }
    text = lb_string_text(args[1]);
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
    lb_value made = lb_bytes_new(py, lb_text_str(&out));
    return args[0] == (lb_value)py->types[LB_T_BYTES] ? made : lb_call(py, args[0], 1, &made);
}

/* --- methods --- */

lb_value lb_bytes_decode(lb_python *py, lb_value *args)
{
    lb_str encoding = LB_STR("utf-8"), errors = LB_STR("strict");
    if ((args[1] && !lb_to_text(py, args[1], "decode() argument 'encoding'", &encoding)) ||
        (args[2] && !lb_to_text(py, args[2], "decode() argument 'errors'", &errors))) {
        return NULL;
    }
    return lb_decode(py, args[0], TEXT, encoding, errors);
}

lb_value lb_bytes___len__(lb_python *py, lb_value *args)
{
    return lb_int_new(py, (int64_t)TEXT.len);
}

static lb_value bytes_getitem(lb_python *py, lb_value *args)
{
    if (lb_exact(py, args[1], LB_T_SLICE)) {
        int64_t start, step, n = lb_slice_resolve(py, args[1], SELF->size, &start, &step);
        if (n < 0) {
            return NULL;
        }
        if (step == 1) {
            return lb_bytes_new(py, (lb_str){SELF->bytes + start, (size_t)n});
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

lb_value lb_bytes___iter__(lb_python *py, lb_value *args)
{
    return lb_iterator_new(
        py, lb_is(py, args[0], LB_T_BYTES) ? LB_T_BYTES_ITERATOR : LB_T_BYTEARRAY_ITERATOR,
        args[0]);
}

static lb_value iterator_next(lb_python *py, lb_value *args)
{
    lb_iterator *i = (lb_iterator *)args[0];
    if (!i->source) {
        return NULL;
    }
    lb_str text = lb_bytes_text(py, i->source);
    if ((size_t)i->position < text.len) {
        return lb_small_new((unsigned char)text.ptr[i->position++]);
    }
    i->source = NULL;
    return NULL;
}

static lb_value bytes_hash(lb_python *py, lb_value *args)
{
    return lb_hash_value(py, lb_hash_text(SELF->bytes, SELF->size) >> 4);
}

lb_value lb_bytes___add__(lb_python *py, lb_value *args)
{
    lb_str other;
    if (!lb_is_bytes_like(py, args[1])) {
        return lb_raise(py, LB_T_TYPE_ERROR, "can't concat %s to %s", lb_type_name(py, args[1]),
                        lb_type_name(py, args[0]));
    }
    if (!lb_to_bytes(py, args[1], &other)) {
        return NULL;
    }
    LB_AUTO_TEXT lb_text out = {0};
    lb_text_add(&out, TEXT);
    lb_text_add(&out, other);
    return lb_bytes_like_new(py, args[0], lb_text_str(&out));
}

lb_value lb_bytes___mul__(lb_python *py, lb_value *args)
{
    int64_t n;
    lb_str text = TEXT;
    if (!lb_special_of(py, args[1], LB_S_INDEX)) {
        return LB_NOT_IMPLEMENTED;
    }
    if (!lb_repeat_count(py, args[1], &n) ||
        (text.len && n > 0 &&
         !lb_heap_take(py, (size_t)n > py->heap.limit / text.len ? SIZE_MAX / 2 : 0))) {
        return NULL;
    }
    LB_AUTO_TEXT lb_text out = {0};
    for (int64_t i = 0; i < n && text.len; i++) {
        lb_text_add(&out, text);
    }
    return lb_bytes_like_new(py, args[0], lb_text_str(&out));
}
lb_value lb_bytes___rmul__(lb_python *py, lb_value *args)
{
    return lb_bytes___mul__(py, args);
}

lb_value lb_bytes___mod__(lb_python *py, lb_value *args)
{
    lb_value made = lb_bytes_percent(py, TEXT, args[1]);
    return made ? lb_bytes_like_new(py, args[0], lb_bytes_text(py, made)) : NULL;
}

static lb_value compare(lb_python *py, lb_value *args, lb_special op)
{
    lb_str other;
    if (!lb_is_bytes_like(py, args[1])) {
        return LB_NOT_IMPLEMENTED;
    }
    if (!lb_to_bytes(py, args[1], &other)) {
        return NULL;
    }
    return lb_compare(py, lb_small_new(lb_str_compare(TEXT, other)), lb_small_new(0), op);
}

#define COMPARISON(name, op)                                \
    lb_value lb_bytes_##name(lb_python *py, lb_value *args) \
    {                                                       \
        return compare(py, args, op);                       \
    }
COMPARISON(__eq__, LB_S_EQ)
COMPARISON(__ne__, LB_S_NE)
COMPARISON(__lt__, LB_S_LT)
COMPARISON(__le__, LB_S_LE)
COMPARISON(__gt__, LB_S_GT)
COMPARISON(__ge__, LB_S_GE)

/* Pieces of `every` bytes are counted from the end; where it is negative, from the start. */
lb_value lb_bytes_hex_text(lb_python *py, lb_str text, lb_value separator, lb_value every)
{
    int64_t size = 1;
    lb_str between = {0};
    if (separator) {
        bool is_bytes = lb_is(py, separator, LB_T_BYTES);
        if (!is_bytes && !lb_is(py, separator, LB_T_STR)) {
            return lb_raise(py, LB_T_TYPE_ERROR, "sep must be str or bytes.");
        }
        between = is_bytes ? lb_bytes_text(py, separator) : lb_string_text(separator);
        if (is_bytes ? between.len != 1 : ((lb_string *)separator)->length != 1) {
            return lb_raise(py, LB_T_VALUE_ERROR, "sep must be length 1.");
        }
        if ((unsigned char)between.ptr[0] > 127) {
            return lb_raise(py, LB_T_VALUE_ERROR, "sep must be ASCII.");
        }
    }
    if (every && !lb_to_int64(py, every, &size)) {
        return NULL;
    }
    LB_AUTO_TEXT lb_text out = {0};
    for (size_t i = 0; i < text.len; i++) {
        uint64_t piece = size < 0 ? (uint64_t)-size : (uint64_t)size;
        if (i && piece && (size < 0 ? i : text.len - i) % piece == 0) {
            lb_text_add(&out, between);
        }
        static const char digits[] = "0123456789abcdef";
        lb_text_addc(&out, digits[(unsigned char)text.ptr[i] >> 4]);
        lb_text_addc(&out, digits[text.ptr[i] & 15]);
    }
    return lb_string_take(py, &out);
}

lb_value lb_bytes_hex(lb_python *py, lb_value *args)
{
    return lb_bytes_hex_text(py, TEXT, args[1], args[2]);
}

static lb_value bytes_bytes(lb_python *py, lb_value *args)
{
    return lb_exact(py, args[0], LB_T_BYTES) ? args[0] : lb_bytes_new(py, TEXT);
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
    static const lb_method methods[] = {
        LB_BYTES_METHODS(LB_BYTES_METHOD_ROW){"__new__",
                                              "cls, source=, encoding=, errors=", bytes_new},
        {"__repr__", "self", bytes_repr},
        {"__getitem__", "self, index, /", bytes_getitem},
        {"__hash__", "self", bytes_hash},
        {"__bytes__", "self", bytes_bytes},
        {"fromhex", "cls, string, /", lb_bytes_fromhex, LB_CLASSMETHOD},
        {"maketrans", "frm, to, /", lb_bytes_maketrans, LB_STATICMETHOD},
        {0}};
    static const lb_method iterator[] = {
        {"__iter__", "self", lb_self}, {"__next__", "self", iterator_next}, {0}};
    lb_core_define(py, LB_T_BYTES, methods, &layout, LB_TYPE_MATCH_SELF);
    lb_core_define(py, LB_T_BYTES_ITERATOR, iterator, &iterator_layout, LB_TYPE_NO_NEW);
    lb_core_define(py, LB_T_BYTEARRAY_ITERATOR, iterator, &iterator_layout, LB_TYPE_NO_NEW);
    lb_setup_bytearray(py);
    lb_setup_memoryview(py);
}
