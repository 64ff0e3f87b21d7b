/* bytearray: bytes that can be changed. What it shares with bytes is in bytes.c. */
#include "python/bytes_internal.h"

#define SELF ((lb_bytearray *)args[0])
#define TEXT lb_bytes_text(py, args[0])

static const char byte_range[] = "byte must be in range(0, 256)";

/* Puts `content` where `count` bytes stood; false: raised. */
static bool splice(lb_python *py, lb_bytearray *a, size_t at, size_t count, lb_str content)
{
    size_t size = a->size - count + content.len;
    if (size > a->capacity) {
        size_t capacity = size + size / 8 + 8;
        if (!lb_heap_take(py, capacity - a->capacity)) {
            return false;
        }
        a->bytes = lb_realloc_array(a->bytes, capacity, 1);
        a->capacity = capacity;
    }
    if (a->bytes) {
        memmove(a->bytes + at + content.len, a->bytes + at + count, a->size - at - count);
    }
    if (content.len) {
        memcpy(a->bytes + at, content.ptr, content.len);
    }
    a->size = size;
    return true;
}

static lb_value done(bool is_fine)
{
    return is_fine ? LB_NONE : NULL;
}

/* --- making and showing --- */

static lb_value array_new(lb_python *py, lb_value *args)
{
    return lb_object_new(py, (lb_type *)args[0]);
}

static lb_value array_init(lb_python *py, lb_value *args)
{
    LB_AUTO_TEXT lb_text out = {0};
    return done(lb_bytes_source(py, args, "bytearray", &out) &&
                splice(py, SELF, 0, SELF->size, lb_text_str(&out)));
}

static lb_value array_repr(lb_python *py, lb_value *args)
{
    LB_AUTO_TEXT lb_text out = {0};
    lb_text_addf(&out, "%s(", lb_type_name(py, args[0]));
    lb_bytes_add_repr(TEXT, &out);
    lb_text_addc(&out, ')');
    return lb_string_take(py, &out);
}

/* --- items and slices --- */

static bool is_index(lb_python *py, lb_value v)
{
    if (!lb_special_of(py, v, LB_S_INDEX)) {
        lb_raise(py, LB_T_TYPE_ERROR, "bytearray indices must be integers or slices, not %s",
                 lb_type_name(py, v));
        return false;
    }
    return true;
}

static lb_value array_getitem(lb_python *py, lb_value *args)
{
    size_t i;
    if (!lb_exact(py, args[1], LB_T_SLICE)) {
        return is_index(py, args[1]) &&
                       lb_index_resolve(py, args[1], SELF->size, "bytearray index out of range", &i)
                   ? lb_small_new((unsigned char)SELF->bytes[i])
                   : NULL;
    }
    int64_t start, step, n = lb_slice_resolve(py, args[1], SELF->size, &start, &step);
    LB_AUTO_TEXT lb_text out = {0};
    for (int64_t k = 0; k < n; k++) {
        lb_text_addc(&out, SELF->bytes[start + k * step]);
    }
    return n < 0 ? NULL : lb_bytes_like_new(py, args[0], lb_text_str(&out));
}

/* What is assigned to a slice. */
static bool slice_content(lb_python *py, lb_value v, lb_text *out)
{
    lb_str content;
    if (lb_is_bytes_like(py, v)) {
        bool is_fine = lb_to_bytes(py, v, &content);
        lb_text_add(out, is_fine ? content : LB_STR(""));
        return is_fine;
    }
    if (lb_is(py, v, LB_T_STR) || lb_is_integer(py, v) ||
        (!lb_special_of(py, v, LB_S_ITER) && !lb_special_of(py, v, LB_S_GETITEM))) {
        lb_raise(py, LB_T_TYPE_ERROR,
                 "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
        return false;
    }
    return lb_bytes_collect(py, v, byte_range, out);
}

static bool set_slice(lb_python *py, lb_bytearray *a, lb_value slice, lb_str content, bool deletes)
{
    int64_t start, step, n = lb_slice_resolve(py, slice, a->size, &start, &step);
    if (n < 0) {
        return false;
    }
    if (step == 1) {
        return splice(py, a, (size_t)start, (size_t)n, content);
    }
    if (!deletes && (int64_t)content.len != n) {
        lb_raise(py, LB_T_VALUE_ERROR,
                 "attempt to assign bytes of size %zu to extended slice of size %lld", content.len,
                 (long long)n);
        return false;
    }
    for (int64_t i = 0; i < n; i++) {
        /* deleting goes from the highest place down */
        int64_t k = deletes && step > 0 ? n - 1 - i : i;
        if (!deletes) {
            a->bytes[start + k * step] = content.ptr[i];
        } else if (!splice(py, a, (size_t)(start + k * step), 1, LB_STR(""))) {
            return false;
        }
    }
    return true;
}

static lb_value array_setitem(lb_python *py, lb_value *args)
{
    if (!lb_exact(py, args[1], LB_T_SLICE)) {
        size_t i;
        if (!is_index(py, args[1]) ||
            !lb_index_resolve(py, args[1], SELF->size, "bytearray index out of range", &i)) {
            return NULL;
        }
        int n = lb_byte_of(py, args[2], byte_range);
        if (n >= 0) {
            SELF->bytes[i] = (char)n;
        }
        return done(n >= 0);
    }
    LB_AUTO_TEXT lb_text content = {0};
    return done(slice_content(py, args[2], &content) &&
                set_slice(py, SELF, args[1], lb_text_str(&content), false));
}

static lb_value array_delitem(lb_python *py, lb_value *args)
{
    if (lb_exact(py, args[1], LB_T_SLICE)) {
        return done(set_slice(py, SELF, args[1], LB_STR(""), true));
    }
    size_t i;
    return done(is_index(py, args[1]) &&
                lb_index_resolve(py, args[1], SELF->size, "bytearray index out of range", &i) &&
                splice(py, SELF, i, 1, LB_STR("")));
}

/* --- methods --- */

static lb_value array_append(lb_python *py, lb_value *args)
{
    int n = lb_byte_of(py, args[1], byte_range);
    char byte = (char)n;
    return done(n >= 0 && splice(py, SELF, SELF->size, 0, (lb_str){&byte, 1}));
}

static lb_value array_extend(lb_python *py, lb_value *args)
{
    LB_AUTO_TEXT lb_text content = {0};
    if (!lb_is_bytes_like(py, args[1]) && !lb_special_of(py, args[1], LB_S_ITER)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "can't extend bytearray with %s",
                        lb_type_name(py, args[1]));
    }
    bool is_fine = lb_is(py, args[1], LB_T_STR)
                       ? lb_bytes_collect(py, args[1], byte_range, &content)
                       : slice_content(py, args[1], &content);
    return done(is_fine && splice(py, SELF, SELF->size, 0, lb_text_str(&content)));
}

static lb_value array_insert(lb_python *py, lb_value *args)
{
    int64_t at, size = (int64_t)SELF->size;
    if (!lb_to_int64(py, args[1], &at)) {
        return NULL;
    }
    int n = lb_byte_of(py, args[2], byte_range);
    char byte = (char)n;
    at += at < 0 ? size : 0;
    at = at < 0 ? 0 : at > size ? size : at;
    return done(n >= 0 && splice(py, SELF, (size_t)at, 0, (lb_str){&byte, 1}));
}

static lb_value array_pop(lb_python *py, lb_value *args)
{
    int64_t at = -1;
    if (args[1] && !lb_to_int64(py, args[1], &at)) {
        return NULL;
    }
    if (!SELF->size) {
        return lb_raise(py, LB_T_INDEX_ERROR, "pop from empty bytearray");
    }
    at += at < 0 ? (int64_t)SELF->size : 0;
    if (at < 0 || (size_t)at >= SELF->size) {
        return lb_raise(py, LB_T_INDEX_ERROR, "pop index out of range");
    }
    lb_value byte = lb_small_new((unsigned char)SELF->bytes[at]);
    return splice(py, SELF, (size_t)at, 1, LB_STR("")) ? byte : NULL;
}

static lb_value array_remove(lb_python *py, lb_value *args)
{
    int n = lb_byte_of(py, args[1], byte_range);
    size_t at = n < 0 ? SIZE_MAX : lb_str_find_char(TEXT, (char)n);
    if (n >= 0 && at == SIZE_MAX) {
        return lb_raise(py, LB_T_VALUE_ERROR, "value not found in bytearray");
    }
    return done(n >= 0 && splice(py, SELF, at, 1, LB_STR("")));
}

static lb_value array_clear(lb_python *py, lb_value *args)
{
    return done(splice(py, SELF, 0, SELF->size, LB_STR("")));
}

static lb_value array_copy(lb_python *py, lb_value *args)
{
    return lb_bytes_like_new(py, args[0], TEXT);
}

static lb_value array_reverse(lb_python *py LB_UNUSED, lb_value *args)
{
    for (size_t i = 0, j = SELF->size; i + 1 < j--; i++) {
        char c = SELF->bytes[i];
        SELF->bytes[i] = SELF->bytes[j];
        SELF->bytes[j] = c;
    }
    return LB_NONE;
}

static lb_value array_iadd(lb_python *py, lb_value *args)
{
    lb_str other;
    if (!lb_is_bytes_like(py, args[1])) {
        return lb_raise(py, LB_T_TYPE_ERROR, "can't concat %s to %s", lb_type_name(py, args[1]),
                        lb_type_name(py, args[0]));
    }
    if (!lb_to_bytes(py, args[1], &other)) {
        return NULL;
    }
    LB_AUTO_TEXT lb_text copy = {0}; /* it may be the array itself */
    lb_text_add(&copy, other);
    return splice(py, SELF, SELF->size, 0, lb_text_str(&copy)) ? args[0] : NULL;
}

static lb_value array_imul(lb_python *py, lb_value *args)
{
    lb_value made = lb_bytes___mul__(py, args);
    if (!made || made == LB_NOT_IMPLEMENTED) {
        return made;
    }
    return splice(py, SELF, 0, SELF->size, lb_bytes_text(py, made)) ? args[0] : NULL;
}

static void array_free(lb_python *py LB_UNUSED, lb_value self)
{
    free(((lb_bytearray *)self)->bytes);
}

static size_t array_extra(lb_value self)
{
    return ((lb_bytearray *)self)->capacity;
}

void lb_setup_bytearray(lb_python *py)
{
    static const lb_layout layout = {sizeof(lb_bytearray), NULL, array_free, array_extra};
    static const lb_method methods[] = {
        LB_BYTES_METHODS(LB_BYTES_METHOD_ROW){"__new__", "cls, /, *args, **kwargs", array_new},
        {"__init__", "self, source=, encoding=, errors=", array_init},
        {"__repr__", "self", array_repr},
        {"__getitem__", "self, index, /", array_getitem},
        {"__setitem__", "self, index, value, /", array_setitem},
        {"__delitem__", "self, index, /", array_delitem},
        {"__iadd__", "self, other, /", array_iadd},
        {"__imul__", "self, times, /", array_imul},
        {"append", "self, item, /", array_append},
        {"extend", "self, iterable_of_ints, /", array_extend},
        {"insert", "self, index, item, /", array_insert},
        {"pop", "self, index=-1, /", array_pop},
        {"remove", "self, value, /", array_remove},
        {"clear", "self", array_clear},
        {"copy", "self", array_copy},
        {"reverse", "self", array_reverse},
        {"fromhex", "cls, string, /", lb_bytes_fromhex, LB_CLASSMETHOD},
        {"maketrans", "frm, to, /", lb_bytes_maketrans, LB_STATICMETHOD},
        {0}};
    lb_type *type = lb_core_define(py, LB_T_BYTEARRAY, methods, &layout, LB_TYPE_MATCH_SELF);
    lb_type_set_attribute(py, type, py->special_names[LB_S_HASH], LB_NONE);
}
