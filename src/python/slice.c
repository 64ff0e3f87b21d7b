/* Indexes and slices of sequences. */
#include "python/interpreter.h"

bool lb_index_resolve(lb_python *py, lb_value index, size_t length, const char *what, size_t *out)
{
    int64_t i;
    if (!lb_to_int64(py, index, &i)) {
        if (lb_raised_is(py, LB_T_OVERFLOW_ERROR)) {
            lb_take_raised(py);
            lb_raise(py, LB_T_INDEX_ERROR, "cannot fit 'int' into an index-sized integer");
        }
        return false;
    }
    i += i < 0 ? (int64_t)length : 0;
    if (i < 0 || (size_t)i >= length) {
        lb_raise(py, LB_T_INDEX_ERROR, "%s", what);
        return false;
    }
    *out = (size_t)i;
    return true;
}

static bool slice_part(lb_python *py, lb_value v, int64_t standard, int64_t *out)
{
    if (v == LB_NONE) {
        *out = standard;
        return true;
    }
    lb_value number = lb_special_of(py, v, LB_S_INDEX) ? lb_index(py, v) : NULL;
    if (!number) {
        if (!lb_raised(py)) {
            lb_raise(py, LB_T_TYPE_ERROR,
                     "slice indices must be integers or None or have an __index__ method");
        }
        return false;
    }
    if (!lb_int_small(number, out)) {
        *out = lb_int_compare(number, lb_small_new(0)) < 0 ? INT64_MIN / 4 : INT64_MAX / 4;
    }
    *out = *out > INT64_MAX / 4 ? INT64_MAX / 4 : *out < INT64_MIN / 4 ? INT64_MIN / 4 : *out;
    return true;
}

bool lb_slice_end(lb_python *py, lb_value v, int64_t *out)
{
    return slice_part(py, v, 0, out);
}

int64_t lb_slice_resolve(lb_python *py, lb_value slice, size_t length, int64_t *start,
                         int64_t *step)
{
    const lb_slice *s = (lb_slice *)slice;
    int64_t n = (int64_t)length, stop;
    if (!slice_part(py, s->step, 1, step)) {
        return -1;
    }
    if (*step == 0) {
        lb_raise(py, LB_T_VALUE_ERROR, "slice step cannot be zero");
        return -1;
    }
    bool back = *step < 0;
    if (!slice_part(py, s->start, back ? INT64_MAX / 4 : 0, start) ||
        !slice_part(py, s->stop, back ? INT64_MIN / 4 - n : INT64_MAX / 4, &stop)) {
        return -1;
    }
    if (s->stop == LB_NONE && back) {
        stop = -1;
    } else {
        stop += stop < 0 ? n : 0;
        stop = stop < 0 ? (back ? -1 : 0) : stop >= n ? (back ? n - 1 : n) : stop;
    }
    *start += *start < 0 ? n : 0;
    *start = *start < 0 ? (back ? -1 : 0) : *start >= n ? (back ? n - 1 : n) : *start;
    if (back) {
        return *start > stop ? (*start - stop - 1) / -*step + 1 : 0;
    }
    return *start < stop ? (stop - *start - 1) / *step + 1 : 0;
}

lb_value lb_list_slice(lb_python *py, const lb_value *items, size_t count, lb_value slice,
                       bool is_tuple)
{
    int64_t start, step, n = lb_slice_resolve(py, slice, count, &start, &step);
    if (n < 0) {
        return NULL;
    }
    lb_value *out;
    lb_value result;
    if (is_tuple) {
        lb_tuple *tuple = lb_tuple_new(py, (size_t)n);
        out = tuple->items;
        result = (lb_value)tuple;
    } else {
        lb_list *list = lb_list_new(py, (size_t)n);
        list->count = (size_t)n;
        out = list->items;
        result = (lb_value)list;
    }
    for (int64_t i = 0; i < n; i++) {
        out[i] = items[start + i * step];
    }
    return result;
}

bool lb_repeat_count(lb_python *py, lb_value v, int64_t *out)
{
    if (lb_to_int64(py, v, out)) {
        *out = *out < 0 ? 0 : *out;
        return true;
    }
    if (lb_raised_is(py, LB_T_OVERFLOW_ERROR)) {
        lb_take_raised(py);
        lb_raise(py, LB_T_OVERFLOW_ERROR, "cannot fit 'int' into an index-sized integer");
    }
    return false;
}
