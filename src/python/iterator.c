/* range, slice, and the built-in iterators: zip, map, enumerate, ... */
#include "python/interpreter.h"

lb_value lb_self(lb_python *py LB_UNUSED, lb_value *args)
{
    return args[0];
}

lb_value lb_iterator_new(lb_python *py, lb_type_id id, lb_value source)
{
    lb_iterator *i = lb_object_new(py, py->types[id]);
    i->source = source;
    return (lb_value)i;
}

/* --- range --- */

#define RANGE ((lb_range *)args[0])

static lb_value range_length(lb_python *py, lb_value start, lb_value stop, lb_value step)
{
    bool up = lb_int_compare(step, lb_small_new(0)) > 0;
    lb_value low = up ? start : stop, high = up ? stop : start;
    if (lb_int_compare(low, high) >= 0) {
        return lb_small_new(0);
    }
    lb_value size = up ? step : lb_int_binary(py, lb_small_new(0), step, LB_S_B_SUB);
    lb_value span = lb_int_binary(py, high, low, LB_S_B_SUB);
    span = lb_int_binary(py, span, lb_small_new(1), LB_S_B_SUB);
    span = lb_int_binary(py, span, size, LB_S_B_FLOORDIV);
    return lb_int_binary(py, span, lb_small_new(1), LB_S_B_ADD);
}

static lb_value range_make(lb_python *py, lb_value start, lb_value stop, lb_value step)
{
    lb_range *r = lb_object_new(py, py->types[LB_T_RANGE]);
    r->start = start;
    r->stop = stop;
    r->step = step;
    r->length = range_length(py, start, stop, step);
    return (lb_value)r;
}

/* What is an index as an int; True is 1. */
static lb_value range_part(lb_python *py, lb_value v)
{
    lb_value index = lb_index(py, v);
    return index ? lb_int_binary(py, index, lb_small_new(0), LB_S_B_ADD) : NULL;
}

static lb_value range_new(lb_python *py, lb_value *args)
{
    lb_value start = range_part(py, args[1]);
    lb_value stop = start && args[2] ? range_part(py, args[2]) : start;
    lb_value step = stop && args[3] ? range_part(py, args[3]) : lb_small_new(1);
    if (!start || !stop || !step) {
        return NULL;
    }
    if (step == lb_small_new(0)) {
        return lb_raise(py, LB_T_VALUE_ERROR, "range() arg 3 must not be zero");
    }
    return args[2] ? range_make(py, start, stop, step)
                   : range_make(py, lb_small_new(0), start, step);
}

static lb_value range_item(lb_python *py, const lb_range *r, lb_value index)
{
    return lb_int_binary(py, r->start, lb_int_binary(py, index, r->step, LB_S_B_MUL), LB_S_B_ADD);
}

static lb_value range_len(lb_python *py LB_UNUSED, lb_value *args)
{
    return RANGE->length;
}

static lb_value range_getitem(lb_python *py, lb_value *args)
{
    int64_t length;
    if (lb_exact(py, args[1], LB_T_SLICE)) {
        int64_t start, step;
        if (!lb_to_int64(py, RANGE->length, &length)) {
            return NULL;
        }
        int64_t n = lb_slice_resolve(py, args[1], (size_t)length, &start, &step);
        if (n < 0) {
            return NULL;
        }
        lb_value from = range_item(py, RANGE, lb_int_new(py, start));
        lb_value by = lb_int_binary(py, RANGE->step, lb_int_new(py, step), LB_S_B_MUL);
        int64_t end = start + n * step;
        lb_value to = range_item(py, RANGE, lb_int_new(py, end));
        return range_make(py, from, to, by);
    }
    lb_value index = lb_index(py, args[1]);
    if (!index) {
        return NULL;
    }
    if (lb_int_compare(index, lb_small_new(0)) < 0) {
        index = lb_int_binary(py, index, RANGE->length, LB_S_B_ADD);
    }
    if (lb_int_compare(index, lb_small_new(0)) < 0 || lb_int_compare(index, RANGE->length) >= 0) {
        return lb_raise(py, LB_T_INDEX_ERROR, "range object index out of range");
    }
    return range_item(py, RANGE, index);
}

/* The index of a number in the range, or NULL. */
static lb_value range_find(lb_python *py, const lb_range *r, lb_value v)
{
    if (!lb_is_integer(py, v)) {
        return NULL;
    }
    lb_value offset = lb_int_binary(py, v, r->start, LB_S_B_SUB);
    if (lb_int_binary(py, offset, r->step, LB_S_B_MOD) != lb_small_new(0)) {
        return NULL;
    }
    lb_value index = lb_int_binary(py, offset, r->step, LB_S_B_FLOORDIV);
    bool is_inside =
        lb_int_compare(index, lb_small_new(0)) >= 0 && lb_int_compare(index, r->length) < 0;
    return is_inside ? index : NULL;
}

static lb_value range_contains(lb_python *py, lb_value *args)
{
    lb_value v = args[1];
    if (lb_is(py, v, LB_T_FLOAT)) {
        double d = ((lb_float *)v)->number;
        if (d != (double)(int64_t)d) {
            return LB_FALSE;
        }
        v = lb_int_from_double(py, d);
    }
    return lb_bool(range_find(py, RANGE, v) != NULL);
}

static lb_value range_index(lb_python *py, lb_value *args)
{
    lb_value index = range_find(py, RANGE, args[1]);
    lb_value repr = index ? NULL : lb_repr_value(py, args[1]);
    return index ? index : lb_raise(py, LB_T_VALUE_ERROR, "%s is not in range", lb_cstr(repr));
}

static lb_value range_count(lb_python *py, lb_value *args)
{
    return lb_small_new(range_find(py, RANGE, args[1]) != NULL);
}

static lb_value range_repr(lb_python *py, lb_value *args)
{
    lb_value a = lb_repr_value(py, RANGE->start), b = lb_repr_value(py, RANGE->stop),
             c = lb_repr_value(py, RANGE->step);
    return RANGE->step == lb_small_new(1)
               ? lb_string_format(py, "range(%s, %s)", lb_cstr(a), lb_cstr(b))
               : lb_string_format(py, "range(%s, %s, %s)", lb_cstr(a), lb_cstr(b), lb_cstr(c));
}

static lb_value range_eq(lb_python *py, lb_value *args)
{
    if (!lb_exact(py, args[1], LB_T_RANGE)) {
        return LB_NOT_IMPLEMENTED;
    }
    const lb_range *a = RANGE, *b = (lb_range *)args[1];
    bool same = lb_int_compare(a->length, b->length) == 0;
    same = same && (a->length == lb_small_new(0) || lb_int_compare(a->start, b->start) == 0);
    same = same && (lb_int_compare(a->length, lb_small_new(1)) <= 0 ||
                    lb_int_compare(a->step, b->step) == 0);
    return lb_bool(same);
}

static lb_value range_hash(lb_python *py, lb_value *args)
{
    bool is_empty = RANGE->length == lb_small_new(0), is_one = RANGE->length == lb_small_new(1);
    lb_value t = lb_tuple_of(py, 3, RANGE->length, is_empty ? LB_NONE : RANGE->start,
                             is_empty || is_one ? LB_NONE : RANGE->step);
    uint64_t hash;
    return lb_hash(py, t, &hash) ? lb_hash_value(py, hash) : NULL;
}

static lb_value range_start(lb_python *py LB_UNUSED, lb_value *args)
{
    return RANGE->start;
}
static lb_value range_stop(lb_python *py LB_UNUSED, lb_value *args)
{
    return RANGE->stop;
}
static lb_value range_step(lb_python *py LB_UNUSED, lb_value *args)
{
    return RANGE->step;
}

static lb_value range_iterate(lb_python *py, const lb_range *r, bool backwards)
{
    lb_iterator *i = lb_object_new(py, py->types[LB_T_RANGE_ITERATOR]);
    lb_value first = r->start, step = r->step;
    if (backwards) {
        first = range_item(py, r, lb_int_binary(py, r->length, lb_small_new(1), LB_S_B_SUB));
        step = lb_int_binary(py, lb_small_new(0), r->step, LB_S_B_SUB);
    }
    i->source = first;
    i->other = step;
    int64_t count = INT64_MAX;
    lb_int_small(r->length, &count);
    i->expected = (size_t)count;
    return (lb_value)i;
}

static lb_value range_iter(lb_python *py, lb_value *args)
{
    return range_iterate(py, RANGE, false);
}
static lb_value range_reversed(lb_python *py, lb_value *args)
{
    return range_iterate(py, RANGE, true);
}

static lb_value range_next(lb_python *py, lb_value *args)
{
    lb_iterator *i = (lb_iterator *)args[0];
    if (!i->expected) {
        return NULL;
    }
    i->expected--;
    lb_value now = i->source;
    if (lb_is_small(now) && lb_is_small(i->other)) {
        i->source = lb_int_new(py, lb_small(now) + lb_small(i->other));
    } else {
        i->source = lb_int_binary(py, now, i->other, LB_S_B_ADD);
    }
    return now;
}

static void range_mark(lb_python *py, lb_value self)
{
    const lb_range *r = (lb_range *)self;
    lb_mark(py, r->start);
    lb_mark(py, r->stop);
    lb_mark(py, r->step);
    lb_mark(py, r->length);
}

/* --- slice --- */

#define SLICE ((lb_slice *)args[0])

lb_value lb_slice_new(lb_python *py, lb_value start, lb_value stop, lb_value step)
{
    lb_slice *s = lb_object_new(py, py->types[LB_T_SLICE]);
    s->start = start;
    s->stop = stop;
    s->step = step;
    return (lb_value)s;
}
static lb_value slice_new(lb_python *py, lb_value *args)
{
    lb_value step = args[3] ? args[3] : LB_NONE;
    return args[2] ? lb_slice_new(py, args[1], args[2], step)
                   : lb_slice_new(py, LB_NONE, args[1], LB_NONE);
}
static lb_value slice_repr(lb_python *py, lb_value *args)
{
    lb_value a = lb_repr_value(py, SLICE->start), b = a ? lb_repr_value(py, SLICE->stop) : NULL;
    lb_value c = b ? lb_repr_value(py, SLICE->step) : NULL;
    return c ? lb_string_format(py, "slice(%s, %s, %s)", lb_cstr(a), lb_cstr(b), lb_cstr(c)) : NULL;
}
static lb_value slice_eq(lb_python *py, lb_value *args)
{
    if (!lb_exact(py, args[1], LB_T_SLICE)) {
        return LB_NOT_IMPLEMENTED;
    }
    const lb_slice *o = (lb_slice *)args[1];
    return lb_compare(py, lb_tuple_of(py, 3, SLICE->start, SLICE->stop, SLICE->step),
                      lb_tuple_of(py, 3, o->start, o->stop, o->step), LB_S_EQ);
}
static lb_value slice_start(lb_python *py LB_UNUSED, lb_value *args)
{
    return SLICE->start;
}
static lb_value slice_stop(lb_python *py LB_UNUSED, lb_value *args)
{
    return SLICE->stop;
}
static lb_value slice_step(lb_python *py LB_UNUSED, lb_value *args)
{
    return SLICE->step;
}
static lb_value slice_indices(lb_python *py, lb_value *args)
{
    int64_t length, start, step;
    if (!lb_to_int64(py, args[1], &length)) {
        return NULL;
    }
    int64_t n = lb_slice_resolve(py, args[0], (size_t)length, &start, &step);
    int64_t stop = n == 0 ? start : start + n * step;
    if (n > 0 && SLICE->stop != LB_NONE && lb_is_small(SLICE->stop)) {
        int64_t given = lb_small(SLICE->stop);
        given += given < 0 ? length : 0;
        stop = given < 0 ? (step < 0 ? -1 : 0) : given > length ? length : given;
    } else if (n > 0) {
        stop = step > 0 ? length : -1;
    }
    return n < 0 ? NULL
                 : lb_tuple_of(py, 3, lb_int_new(py, start), lb_int_new(py, stop),
                               lb_int_new(py, step));
}
static void slice_mark(lb_python *py, lb_value self)
{
    lb_mark(py, ((lb_slice *)self)->start);
    lb_mark(py, ((lb_slice *)self)->stop);
    lb_mark(py, ((lb_slice *)self)->step);
}

/* --- iterators over anything --- */

#define ITER ((lb_iterator *)args[0])

static lb_value sequence_next(lb_python *py, lb_value *args)
{
    if (!ITER->source) {
        return NULL;
    }
    lb_value item = lb_getitem(py, ITER->source, lb_int_new(py, ITER->position++));
    if (!item && (lb_raised_is(py, LB_T_INDEX_ERROR) || lb_raised_is(py, LB_T_STOP_ITERATION))) {
        lb_take_raised(py);
        ITER->source = NULL;
    }
    return item;
}

static lb_value call_next(lb_python *py, lb_value *args)
{
    if (!ITER->source) {
        return NULL;
    }
    lb_value item = lb_call(py, ITER->source, 0, NULL);
    int equal = item ? lb_equal(py, item, ITER->other) : -1;
    if (equal > 0) {
        ITER->source = NULL;
    }
    return equal == 0 ? item : NULL;
}

static lb_value enumerate_new(lb_python *py, lb_value *args)
{
    if (!args[1]) {
        return lb_raise(py, LB_T_TYPE_ERROR, "enumerate() missing required argument 'iterable'");
    }
    lb_iterator *i = lb_object_new(py, (lb_type *)args[0]);
    lb_value start = args[2] ? lb_index(py, args[2]) : lb_small_new(0);
    if (!start) {
        return NULL;
    }
    if (lb_is_small(start)) {
        i->position = lb_small(start);
    } else {
        i->other = start;
    }
    i->source = lb_iter(py, args[1]);
    return i->source ? (lb_value)i : NULL;
}
static lb_value enumerate_next(lb_python *py, lb_value *args)
{
    lb_value item = lb_next(py, ITER->source), number = ITER->other;
    if (!item) {
        return NULL;
    }
    if (!number) {
        return lb_tuple_of(py, 2, lb_int_new(py, ITER->position++), item);
    }
    ITER->other = lb_binary(py, number, lb_small_new(1), LB_S_B_ADD); /* a large one */
    return ITER->other ? lb_tuple_of(py, 2, number, item) : NULL;
}

static lb_tuple *iterators(lb_python *py, const lb_tuple *sources, size_t from)
{
    lb_tuple *out = lb_tuple_new(py, sources->count - from);
    for (size_t i = from; i < sources->count; i++) {
        out->items[i - from] = lb_iter(py, sources->items[i]);
        if (!out->items[i - from]) {
            return NULL;
        }
    }
    return out;
}

static lb_value zip_new(lb_python *py, lb_value *args)
{
    lb_iterator *i = lb_object_new(py, (lb_type *)args[0]);
    i->source = (lb_value)iterators(py, (lb_tuple *)args[1], 0);
    i->step = args[2] && lb_truth(py, args[2]) > 0;
    return i->source ? (lb_value)i : NULL;
}

static lb_value zip_uneven(lb_python *py, const lb_tuple *sources, size_t ended)
{
    const char *before = ended == 1 ? " " : "s 1-";
    if (ended > 0) {
        return lb_raise(py, LB_T_VALUE_ERROR, "zip() argument %zu is shorter than argument%s%zu",
                        ended + 1, before, ended);
    }
    for (size_t i = 1; i < sources->count; i++) {
        lb_value item = lb_next(py, sources->items[i]);
        if (item) {
            return lb_raise(py, LB_T_VALUE_ERROR, "zip() argument %zu is longer than argument%s%zu",
                            i + 1, i == 1 ? " " : "s 1-", i);
        }
        if (lb_raised(py)) {
            return NULL;
        }
    }
    return NULL;
}

static lb_value zip_next(lb_python *py, lb_value *args)
{
    const lb_tuple *sources = (lb_tuple *)ITER->source;
    if (!sources->count || ITER->position < 0) {
        return NULL;
    }
    lb_tuple *out = lb_tuple_new(py, sources->count);
    for (size_t i = 0; i < sources->count; i++) {
        out->items[i] = lb_next(py, sources->items[i]);
        if (!out->items[i]) {
            ITER->position = -1;
            return lb_raised(py) || !ITER->step ? NULL : zip_uneven(py, sources, i);
        }
    }
    return (lb_value)out;
}

static lb_value map_new(lb_python *py, lb_value *args)
{
    const lb_tuple *given = (lb_tuple *)args[1];
    if (given->count < 2) {
        return lb_raise(py, LB_T_TYPE_ERROR, "map() must have at least two arguments.");
    }
    lb_iterator *i = lb_object_new(py, (lb_type *)args[0]);
    i->other = given->items[0];
    i->source = (lb_value)iterators(py, given, 1);
    return i->source ? (lb_value)i : NULL;
}
static lb_value map_next(lb_python *py, lb_value *args)
{
    const lb_tuple *sources = (lb_tuple *)ITER->source;
    lb_value items[16];
    if (sources->count > LB_COUNT(items)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "map() takes at most 16 iterables");
    }
    for (size_t i = 0; i < sources->count; i++) {
        items[i] = lb_next(py, sources->items[i]);
        if (!items[i]) {
            return NULL;
        }
    }
    return lb_call(py, ITER->other, sources->count, items);
}

static lb_value filter_new(lb_python *py, lb_value *args)
{
    lb_iterator *i = lb_object_new(py, (lb_type *)args[0]);
    i->other = args[1];
    i->source = lb_iter(py, args[2]);
    return i->source ? (lb_value)i : NULL;
}
static lb_value filter_next(lb_python *py, lb_value *args)
{
    lb_value item;
    while ((item = lb_next(py, ITER->source))) {
        lb_value test = ITER->other == LB_NONE || ITER->other == (lb_value)py->types[LB_T_BOOL]
                            ? item
                            : lb_call(py, ITER->other, 1, &item);
        int truth = test ? lb_truth(py, test) : -1;
        if (truth) {
            return truth < 0 ? NULL : item;
        }
    }
    return NULL;
}

static lb_value reversed_new(lb_python *py, lb_value *args)
{
    lb_value method = lb_type_lookup(py, lb_typeof(py, args[1]), py->names.reversed);
    if (method && method != LB_NONE) {
        return lb_call_special(py, method, 1, &args[1]);
    }
    if (!lb_special_of(py, args[1], LB_S_GETITEM) || !lb_special_of(py, args[1], LB_S_LEN)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "'%s' object is not reversible",
                        lb_type_name(py, args[1]));
    }
    int64_t length = lb_len(py, args[1]);
    bool is_list = lb_exact(py, args[1], LB_T_LIST);
    lb_iterator *i =
        lb_object_new(py, is_list ? py->types[LB_T_LIST_REVERSED] : (lb_type *)args[0]);
    i->source = args[1];
    i->position = length - 1;
    return length < 0 ? NULL : (lb_value)i;
}
static lb_value reversed_next(lb_python *py, lb_value *args)
{
    if (ITER->position < 0 || !ITER->source) {
        return NULL;
    }
    lb_value item = lb_getitem(py, ITER->source, lb_int_new(py, ITER->position--));
    if (!item && lb_raised_is(py, LB_T_INDEX_ERROR)) {
        lb_take_raised(py);
        ITER->source = NULL;
    }
    return item;
}

static void iterator_mark(lb_python *py, lb_value self)
{
    lb_mark(py, ((lb_iterator *)self)->source);
    lb_mark(py, ((lb_iterator *)self)->other);
}

#define ITERATOR(next)             \
    {"__iter__", "self", lb_self}, \
    {                              \
        "__next__", "self", next   \
    }

void lb_setup_range(lb_python *py)
{
    static const lb_layout range_layout = {sizeof(lb_range), range_mark, NULL, NULL};
    static const lb_layout slice_layout = {sizeof(lb_slice), slice_mark, NULL, NULL};
    static const lb_method range[] = {{"__new__", "cls, start, stop=, step=, /", range_new},
                                      {"__len__", "self", range_len},
                                      {"__getitem__", "self, index, /", range_getitem},
                                      {"__contains__", "self, item, /", range_contains},
                                      {"__iter__", "self", range_iter},
                                      {"__reversed__", "self", range_reversed},
                                      {"__repr__", "self", range_repr},
                                      {"__eq__", "self, other, /", range_eq},
                                      {"__hash__", "self", range_hash},
                                      {"index", "self, value, /", range_index},
                                      {"count", "self, value, /", range_count},
                                      {"start", "self", range_start, LB_GETTER},
                                      {"stop", "self", range_stop, LB_GETTER},
                                      {"step", "self", range_step, LB_GETTER},
                                      {0}};
    static const lb_method slice[] = {{"__new__", "cls, start, stop=, step=, /", slice_new},
                                      {"__repr__", "self", slice_repr},
                                      {"__eq__", "self, other, /", slice_eq},
                                      {"indices", "self, length, /", slice_indices},
                                      {"start", "self", slice_start, LB_GETTER},
                                      {"stop", "self", slice_stop, LB_GETTER},
                                      {"step", "self", slice_step, LB_GETTER},
                                      {0}};
    lb_core_define(py, LB_T_RANGE, range, &range_layout, LB_TYPE_FINAL | LB_TYPE_SEQUENCE);
    lb_core_define(py, LB_T_SLICE, slice, &slice_layout, LB_TYPE_FINAL);
}

void lb_setup_iterator(lb_python *py)
{
    static const lb_layout layout = {sizeof(lb_iterator), iterator_mark, NULL, NULL};
    static const lb_method range[] = {ITERATOR(range_next), {0}};
    static const lb_method sequence[] = {ITERATOR(sequence_next), {0}};
    static const lb_method call[] = {ITERATOR(call_next), {0}};
    static const lb_method map[] = {{"__new__", "cls, *args", map_new}, ITERATOR(map_next), {0}};
    static const lb_method filter[] = {
        {"__new__", "cls, function, iterable, /", filter_new}, ITERATOR(filter_next), {0}};
    static const lb_method zip[] = {
        {"__new__", "cls, *iterables, strict=False", zip_new}, ITERATOR(zip_next), {0}};
    static const lb_method enumerate[] = {
        {"__new__", "cls, iterable=, start=0", enumerate_new}, ITERATOR(enumerate_next), {0}};
    static const lb_method reversed[] = {
        {"__new__", "cls, sequence, /", reversed_new}, ITERATOR(reversed_next), {0}};
    lb_core_define(py, LB_T_RANGE_ITERATOR, range, &layout, LB_TYPE_NO_NEW);
    lb_core_define(py, LB_T_SEQUENCE_ITERATOR, sequence, &layout, LB_TYPE_NO_NEW);
    lb_core_define(py, LB_T_CALL_ITERATOR, call, &layout, LB_TYPE_NO_NEW);
    lb_core_define(py, LB_T_MAP, map, &layout, 0);
    lb_core_define(py, LB_T_FILTER, filter, &layout, 0);
    lb_core_define(py, LB_T_ZIP, zip, &layout, 0);
    lb_core_define(py, LB_T_ENUMERATE, enumerate, &layout, 0);
    static const lb_method list_reversed[] = {ITERATOR(reversed_next), {0}};
    lb_core_define(py, LB_T_REVERSED, reversed, &layout, 0);
    lb_core_define(py, LB_T_LIST_REVERSED, list_reversed, &layout, LB_TYPE_NO_NEW);
}
