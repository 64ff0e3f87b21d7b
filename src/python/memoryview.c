/* memoryview: a window on the bytes of a bytes or bytearray object (format 'B', one dimension). */
#include "python/bytes_internal.h"

#define SELF ((lb_memoryview *)args[0])

bool lb_memoryview_is_open(lb_python *py, const lb_memoryview *v)
{
    if (!v->owner) {
        lb_raise(py, LB_T_VALUE_ERROR, "operation forbidden on released memoryview object");
        return false;
    }
    int64_t size = (int64_t)lb_bytes_text(py, v->owner).len;
    int64_t last = v->start + (v->count ? (int64_t)(v->count - 1) * v->step : 0);
    if (v->count && (v->start >= size || last >= size)) {
        lb_raise(py, LB_T_BUFFER_ERROR, "the bytearray has become shorter than its memoryview");
        return false;
    }
    return true;
}

static lb_value view_on(lb_python *py, lb_value owner, int64_t start, int64_t step, size_t count)
{
    lb_memoryview *v = lb_object_new(py, py->types[LB_T_MEMORYVIEW]);
    v->owner = owner;
    v->start = start;
    v->step = step;
    v->count = count;
    return (lb_value)v;
}

static lb_value view_new(lb_python *py, lb_value *args)
{
    lb_value of = args[1];
    if (!lb_is_bytes_like(py, of)) {
        return lb_raise(py, LB_T_TYPE_ERROR,
                        "memoryview: a bytes-like object is required, not '%s'",
                        lb_type_name(py, of));
    }
    if (lb_exact(py, of, LB_T_MEMORYVIEW)) {
        const lb_memoryview *v = (lb_memoryview *)of;
        return lb_memoryview_is_open(py, v) ? view_on(py, v->owner, v->start, v->step, v->count)
                                            : NULL;
    }
    return view_on(py, of, 0, 1, lb_bytes_text(py, of).len);
}

static char *place(lb_python *py, const lb_memoryview *v, size_t i)
{
    const char *bytes = lb_bytes_text(py, v->owner).ptr;
    return (char *)(uintptr_t)(bytes + v->start + (int64_t)i * v->step);
}

static bool resolve(lb_python *py, const lb_memoryview *v, lb_value index, size_t *out)
{
    if (!lb_special_of(py, index, LB_S_INDEX)) {
        lb_raise(py, LB_T_TYPE_ERROR, "memoryview: invalid slice key");
        return false;
    }
    return lb_index_resolve(py, index, v->count, "index out of bounds on dimension 1", out);
}

static lb_value view_getitem(lb_python *py, lb_value *args)
{
    size_t i;
    if (!lb_memoryview_is_open(py, SELF)) {
        return NULL;
    }
    if (!lb_exact(py, args[1], LB_T_SLICE)) {
        return resolve(py, SELF, args[1], &i) ? lb_small_new((unsigned char)*place(py, SELF, i))
                                              : NULL;
    }
    int64_t start, step, n = lb_slice_resolve(py, args[1], SELF->count, &start, &step);
    return n < 0 ? NULL
                 : view_on(py, SELF->owner, SELF->start + start * SELF->step, SELF->step * step,
                           (size_t)n);
}

static lb_value view_setitem(lb_python *py, lb_value *args)
{
    size_t i;
    lb_str content;
    if (!lb_memoryview_is_open(py, SELF)) {
        return NULL;
    }
    if (!args[2]) {
        return lb_raise(py, LB_T_TYPE_ERROR, "cannot delete memory");
    }
    if (lb_is(py, SELF->owner, LB_T_BYTES)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "cannot modify read-only memory");
    }
    if (!lb_exact(py, args[1], LB_T_SLICE)) {
        if (!resolve(py, SELF, args[1], &i)) {
            return NULL;
        }
        if (!lb_special_of(py, args[2], LB_S_INDEX)) {
            return lb_raise(py, LB_T_TYPE_ERROR, "memoryview: invalid type for format 'B'");
        }
        int n = lb_byte_of(py, args[2], "memoryview: invalid value for format 'B'");
        if (n >= 0) {
            *place(py, SELF, i) = (char)n;
        }
        return n < 0 ? NULL : LB_NONE;
    }
    int64_t start, step, n = lb_slice_resolve(py, args[1], SELF->count, &start, &step);
    if (n < 0 || !lb_to_bytes(py, args[2], &content)) {
        return NULL;
    }
    if ((int64_t)content.len != n) {
        return lb_raise(py, LB_T_VALUE_ERROR,
                        "memoryview assignment: lvalue and rvalue have different structures");
    }
    LB_AUTO_TEXT lb_text copy = {0};
    lb_text_add(&copy, content);
    for (int64_t k = 0; k < n; k++) {
        *place(py, SELF, (size_t)(start + k * step)) = copy.ptr[k];
    }
    return LB_NONE;
}

static lb_value view_delitem(lb_python *py, lb_value *args)
{
    args[2] = NULL;
    return view_setitem(py, args);
}

static lb_value view_len(lb_python *py, lb_value *args)
{
    return lb_memoryview_is_open(py, SELF) ? lb_int_new(py, (int64_t)SELF->count) : NULL;
}

static lb_value view_repr(lb_python *py, lb_value *args)
{
    return lb_string_format(py, SELF->owner ? "<memory at %p>" : "<released memory at %p>",
                            (void *)args[0]);
}

static lb_value view_bytes(lb_python *py, lb_value *args)
{
    lb_str content;
    return lb_to_bytes(py, args[0], &content) ? lb_bytes_new(py, content) : NULL;
}

static lb_value view_list(lb_python *py, lb_value *args)
{
    lb_value bytes = view_bytes(py, args);
    return bytes ? (lb_value)lb_list_of(py, bytes) : NULL;
}

static lb_value view_iter(lb_python *py, lb_value *args)
{
    lb_value bytes = view_bytes(py, args);
    return bytes ? lb_iter(py, bytes) : NULL;
}

static lb_value view_hex(lb_python *py, lb_value *args)
{
    lb_str content;
    return lb_to_bytes(py, args[0], &content) ? lb_bytes_hex_text(py, content, args[1], args[2])
                                              : NULL;
}

static lb_value view_eq(lb_python *py, lb_value *args)
{
    lb_str a, b;
    if (args[0] == args[1]) {
        return LB_TRUE;
    }
    if (!SELF->owner || !lb_is_bytes_like(py, args[1])) {
        return LB_NOT_IMPLEMENTED;
    }
    return lb_to_bytes(py, args[0], &a) && lb_to_bytes(py, args[1], &b)
               ? lb_bool(lb_str_equal(a, b))
               : NULL;
}

static lb_value view_contains(lb_python *py, lb_value *args)
{
    lb_value bytes = view_bytes(py, args);
    if (!bytes || !lb_is_integer(py, args[1])) {
        return bytes ? LB_FALSE : NULL;
    }
    int64_t n;
    return lb_bool(lb_int_small(args[1], &n) && n >= 0 && n < 256 &&
                   lb_str_find_char(lb_bytes_text(py, bytes), (char)n) != SIZE_MAX);
}

static lb_value view_hash(lb_python *py, lb_value *args)
{
    if (!lb_memoryview_is_open(py, SELF)) {
        return NULL;
    }
    if (!lb_is(py, SELF->owner, LB_T_BYTES)) {
        return lb_raise(py, LB_T_VALUE_ERROR, "cannot hash writable memoryview object");
    }
    uint64_t hash;
    lb_value bytes = view_bytes(py, args);
    return bytes && lb_hash(py, bytes, &hash) ? lb_hash_value(py, hash) : NULL;
}

static lb_value view_release(lb_python *py LB_UNUSED, lb_value *args)
{
    SELF->owner = NULL;
    return LB_NONE;
}

static lb_value view_enter(lb_python *py, lb_value *args)
{
    return lb_memoryview_is_open(py, SELF) ? args[0] : NULL;
}

static lb_value view_readonly(lb_python *py, lb_value *args)
{
    return lb_memoryview_is_open(py, SELF) ? lb_bool(lb_is(py, SELF->owner, LB_T_BYTES)) : NULL;
}
static lb_value view_obj(lb_python *py, lb_value *args)
{
    return lb_memoryview_is_open(py, SELF) ? SELF->owner : NULL;
}
static lb_value view_format(lb_python *py, lb_value *args)
{
    return lb_memoryview_is_open(py, SELF) ? lb_string_of(py, "B") : NULL;
}
static lb_value view_one(lb_python *py, lb_value *args)
{
    return lb_memoryview_is_open(py, SELF) ? lb_small_new(1) : NULL;
}
static lb_value view_shape(lb_python *py, lb_value *args)
{
    return lb_memoryview_is_open(py, SELF)
               ? lb_tuple_of(py, 1, lb_int_new(py, (int64_t)SELF->count))
               : NULL;
}
static lb_value view_strides(lb_python *py, lb_value *args)
{
    return lb_memoryview_is_open(py, SELF) ? lb_tuple_of(py, 1, lb_int_new(py, SELF->step)) : NULL;
}
static lb_value view_contiguous(lb_python *py, lb_value *args)
{
    return lb_memoryview_is_open(py, SELF) ? lb_bool(SELF->step == 1 || SELF->count < 2) : NULL;
}

static lb_value view_toreadonly(lb_python *py, lb_value *args)
{
    lb_value bytes = view_bytes(py, args);
    return bytes ? view_on(py, bytes, 0, 1, SELF->count) : NULL;
}

static lb_value view_cast(lb_python *py, lb_value *args)
{
    if (!lb_memoryview_is_open(py, SELF)) {
        return NULL;
    }
    lb_str format = lb_string_text(args[1]);
    if (!lb_str_is(format, "B") && !lb_str_is(format, "@B")) {
        return lb_raise(py, LB_T_NOT_IMPLEMENTED_ERROR, "memoryview: only format 'B' is here");
    }
    return view_on(py, SELF->owner, SELF->start, SELF->step, SELF->count);
}

static void view_mark(lb_python *py, lb_value self)
{
    lb_mark(py, ((lb_memoryview *)self)->owner);
}

void lb_setup_memoryview(lb_python *py)
{
    static const lb_layout layout = {sizeof(lb_memoryview), view_mark, NULL, NULL};
    static const lb_method methods[] = {{"__new__", "cls, object", view_new},
                                        {"__getitem__", "self, index, /", view_getitem},
                                        {"__setitem__", "self, index, value, /", view_setitem},
                                        {"__delitem__", "self, index, /", view_delitem},
                                        {"__len__", "self", view_len},
                                        {"__repr__", "self", view_repr},
                                        {"__iter__", "self", view_iter},
                                        {"__eq__", "self, other, /", view_eq},
                                        {"__hash__", "self", view_hash},
                                        {"__contains__", "self, item, /", view_contains},
                                        {"__bytes__", "self", view_bytes},
                                        {"__enter__", "self", view_enter},
                                        {"__exit__", "self, /, *args", view_release},
                                        {"release", "self", view_release},
                                        {"tobytes", "self, order=", view_bytes},
                                        {"tolist", "self", view_list},
                                        {"hex", "self, sep=, bytes_per_sep=1", view_hex},
                                        {"cast", "self, format", view_cast},
                                        {"toreadonly", "self", view_toreadonly},
                                        {"readonly", "self", view_readonly, LB_GETTER},
                                        {"obj", "self", view_obj, LB_GETTER},
                                        {"format", "self", view_format, LB_GETTER},
                                        {"itemsize", "self", view_one, LB_GETTER},
                                        {"ndim", "self", view_one, LB_GETTER},
                                        {"nbytes", "self", view_len, LB_GETTER},
                                        {"shape", "self", view_shape, LB_GETTER},
                                        {"strides", "self", view_strides, LB_GETTER},
                                        {"contiguous", "self", view_contiguous, LB_GETTER},
                                        {"c_contiguous", "self", view_contiguous, LB_GETTER},
                                        {0}};
    lb_core_define(py, LB_T_MEMORYVIEW, methods, &layout, LB_TYPE_FINAL);
}
