#include "python/interpreter.h"

#include <stdarg.h>

lb_list *lb_list_new(lb_python *py, size_t capacity)
{
    lb_list *list = lb_object_new(py, py->types[LB_T_LIST]);
    if (capacity) {
        list->items = lb_alloc_array(capacity, sizeof(lb_value));
        list->capacity = capacity;
        py->heap.allocated += capacity * sizeof(lb_value);
    }
    return list;
}

static bool reserve(lb_python *py, lb_list *list, size_t count)
{
    if (count <= list->capacity) {
        return true;
    }
    size_t capacity = list->capacity + list->capacity / 2 + 4;
    capacity = capacity < count ? count : capacity;
    if (capacity > SIZE_MAX / 32 ||
        !lb_heap_take(py, (capacity - list->capacity) * sizeof(lb_value))) {
        return false;
    }
    list->items = lb_realloc_array(list->items, capacity, sizeof(lb_value));
    list->capacity = capacity;
    return true;
}

bool lb_list_append(lb_python *py, lb_list *list, lb_value item)
{
    if (list->count == list->capacity && !reserve(py, list, list->count + 1)) {
        return false;
    }
    list->items[list->count++] = item;
    return true;
}

bool lb_list_extend(lb_python *py, lb_list *list, lb_value iterable)
{
    if (lb_exact(py, iterable, LB_T_LIST) || lb_exact(py, iterable, LB_T_TUPLE)) {
        bool is_list = lb_exact(py, iterable, LB_T_LIST);
        size_t count = is_list ? ((lb_list *)iterable)->count : ((lb_tuple *)iterable)->count;
        if (!reserve(py, list, list->count + count)) {
            return false;
        }
        const lb_value *items =
            is_list ? ((lb_list *)iterable)->items : ((lb_tuple *)iterable)->items;
        if (count) {
            lb_copy(list->items + list->count, items, count);
        }
        list->count += count;
        return true;
    }
    lb_value iterator = lb_iter(py, iterable), item;
    if (!iterator) {
        return false;
    }
    size_t mark = lb_keep_mark(py);
    lb_keep(py, (lb_value)list);
    while ((item = lb_next(py, iterator))) {
        if (!lb_list_append(py, list, item)) {
            return false;
        }
        lb_keep_drop(py, mark + 1);
    }
    return !lb_raised(py);
}

lb_list *lb_list_of(lb_python *py, lb_value iterable)
{
    lb_list *list = lb_list_new(py, 0);
    return lb_list_extend(py, list, iterable) ? list : NULL;
}

/* --- methods --- */

#define SELF ((lb_list *)args[0])

static lb_value list_init(lb_python *py, lb_value *args)
{
    SELF->count = 0;
    return !args[1] || lb_list_extend(py, SELF, args[1]) ? LB_NONE : NULL;
}

static lb_value list_getitem(lb_python *py, lb_value *args)
{
    if (lb_exact(py, args[1], LB_T_SLICE)) {
        return lb_list_slice(py, SELF->items, SELF->count, args[1], false);
    }
    if (!lb_is_small(args[1]) && !lb_special_of(py, args[1], LB_S_INDEX)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "list indices must be integers or slices, not %s",
                        lb_type_name(py, args[1]));
    }
    size_t i;
    return lb_index_resolve(py, args[1], SELF->count, "list index out of range", &i)
               ? SELF->items[i]
               : NULL;
}

static void replace(lb_list *list, size_t start, size_t removed, const lb_value *items,
                    size_t count)
{
    /* room was reserved */
    if (list->count > start + removed) {
        memmove(list->items + start + count, list->items + start + removed,
                (list->count - start - removed) * sizeof(lb_value));
    }
    if (count) {
        lb_copy(list->items + start, items, count);
    }
    list->count = list->count - removed + count;
}

static lb_value set_slice(lb_python *py, lb_list *list, lb_value slice, lb_value value)
{
    if (value && !lb_special_of(py, value, LB_S_ITER) && !lb_special_of(py, value, LB_S_GETITEM)) {
        lb_value stride = ((lb_slice *)slice)->step;
        bool is_extended = stride != LB_NONE && stride != lb_small_new(1);
        return lb_raise(py, LB_T_TYPE_ERROR,
                        is_extended ? "must assign iterable to extended slice"
                                    : "can only assign an iterable");
    }
    lb_list *items = value ? lb_list_of(py, value) : lb_list_new(py, 0);
    int64_t start, step;
    int64_t n = items ? lb_slice_resolve(py, slice, list->count, &start, &step) : -1;
    if (n < 0) {
        return NULL;
    }
    if (step == 1) {
        if (!reserve(py, list, list->count + items->count)) {
            return NULL;
        }
        replace(list, (size_t)start, (size_t)n, items->items, items->count);
        return LB_NONE;
    }
    if (value) {
        if (items->count != (size_t)n) {
            return lb_raise(py, LB_T_VALUE_ERROR,
                            "attempt to assign sequence of size %zu to extended slice of size %lld",
                            items->count, (long long)n);
        }
        for (int64_t i = 0; i < n; i++) {
            list->items[start + i * step] = items->items[i];
        }
        return LB_NONE;
    }
    if (step < 0) {
        start += (n - 1) * step;
        step = -step;
    }
    for (int64_t i = 0; i < n; i++) {
        replace(list, (size_t)(start + i * step - i), 1, NULL, 0);
    }
    return LB_NONE;
}

static lb_value list_setitem(lb_python *py, lb_value *args)
{
    if (lb_exact(py, args[1], LB_T_SLICE)) {
        return set_slice(py, SELF, args[1], args[2]);
    }
    size_t i;
    if (!lb_is_small(args[1]) && !lb_special_of(py, args[1], LB_S_INDEX)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "list indices must be integers or slices, not %s",
                        lb_type_name(py, args[1]));
    }
    if (!lb_index_resolve(py, args[1], SELF->count, "list assignment index out of range", &i)) {
        return NULL;
    }
    SELF->items[i] = args[2];
    return LB_NONE;
}

static lb_value list_delitem(lb_python *py, lb_value *args)
{
    if (lb_exact(py, args[1], LB_T_SLICE)) {
        return set_slice(py, SELF, args[1], NULL);
    }
    size_t i;
    if (!lb_index_resolve(py, args[1], SELF->count, "list assignment index out of range", &i)) {
        return NULL;
    }
    replace(SELF, i, 1, NULL, 0);
    return LB_NONE;
}

static lb_value list_len(lb_python *py, lb_value *args)
{
    return lb_int_new(py, (int64_t)SELF->count);
}

static lb_value list_iter(lb_python *py, lb_value *args)
{
    return lb_iterator_new(py, LB_T_LIST_ITERATOR, args[0]);
}

static lb_value iterator_next(lb_python *py LB_UNUSED, lb_value *args)
{
    lb_iterator *i = (lb_iterator *)args[0];
    const lb_list *list = (lb_list *)i->source;
    if (!list || (size_t)i->position >= list->count) {
        i->source = NULL;
        return NULL;
    }
    return list->items[i->position++];
}

static lb_value repr_items(lb_python *py, lb_value self, const char *open, const char *close,
                           const char *recursive)
{
    int state = lb_repr_enter(py, self);
    if (state <= 0) {
        return state < 0 ? NULL : lb_string_of(py, recursive);
    }
    bool is_list = lb_is(py, self, LB_T_LIST);
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_adds(&text, open);
    size_t count = is_list ? ((lb_list *)self)->count : ((lb_tuple *)self)->count;
    for (size_t i = 0; i < count; i++) {
        lb_value repr =
            lb_repr_value(py, is_list ? ((lb_list *)self)->items[i] : ((lb_tuple *)self)->items[i]);
        if (!repr) {
            lb_repr_leave(py);
            return NULL;
        }
        lb_text_adds(&text, i ? ", " : "");
        lb_text_add(&text, lb_string_text(repr));
        count = is_list ? ((lb_list *)self)->count : count;
    }
    lb_text_adds(&text, !is_list && count == 1 ? ",)" : close);
    lb_repr_leave(py);
    return lb_string_take(py, &text);
}

static lb_value list_repr(lb_python *py, lb_value *args)
{
    return repr_items(py, args[0], "[", "]", "[...]");
}

static lb_value tuple_repr(lb_python *py, lb_value *args)
{
    return repr_items(py, args[0], "(", ")", "(...)");
}

/* Lexicographic comparison of two sequences, as list and tuple do it. */
static lb_value compare(lb_python *py, lb_value *args, lb_special op, lb_type_id id)
{
    if (!lb_is(py, args[1], id)) {
        return LB_NOT_IMPLEMENTED;
    }
    for (size_t i = 0;; i++) {
        bool is_list = id == LB_T_LIST;
        size_t a_count = is_list ? SELF->count : ((lb_tuple *)args[0])->count;
        size_t b_count = is_list ? ((lb_list *)args[1])->count : ((lb_tuple *)args[1])->count;
        if ((op == LB_S_EQ || op == LB_S_NE) && a_count != b_count) {
            return lb_bool(op == LB_S_NE);
        }
        if (i >= a_count || i >= b_count) {
            return lb_compare(py, lb_small_new((int64_t)a_count), lb_small_new((int64_t)b_count),
                              op);
        }
        lb_value a = is_list ? SELF->items[i] : ((lb_tuple *)args[0])->items[i];
        lb_value b = is_list ? ((lb_list *)args[1])->items[i] : ((lb_tuple *)args[1])->items[i];
        int equal = lb_equal(py, a, b);
        if (equal < 0) {
            return NULL;
        }
        if (!equal) {
            return op == LB_S_EQ ? LB_FALSE : op == LB_S_NE ? LB_TRUE : lb_compare(py, a, b, op);
        }
    }
}

#define COMPARISON(type, id, name, op)                           \
    static lb_value type##_##name(lb_python *py, lb_value *args) \
    {                                                            \
        return compare(py, args, op, id);                        \
    }
#define COMPARISONS(type, id)         \
    COMPARISON(type, id, eq, LB_S_EQ) \
    COMPARISON(type, id, ne, LB_S_NE) \
    COMPARISON(type, id, lt, LB_S_LT) \
    COMPARISON(type, id, le, LB_S_LE) \
    COMPARISON(type, id, gt, LB_S_GT) \
    COMPARISON(type, id, ge, LB_S_GE)
COMPARISONS(list, LB_T_LIST)
COMPARISONS(tuple, LB_T_TUPLE)

static lb_value contains(lb_python *py, lb_value *args, bool is_list)
{
    for (size_t i = 0; i < (is_list ? SELF->count : ((lb_tuple *)args[0])->count); i++) {
        int equal =
            lb_equal(py, is_list ? SELF->items[i] : ((lb_tuple *)args[0])->items[i], args[1]);
        if (equal) {
            return equal < 0 ? NULL : LB_TRUE;
        }
    }
    return LB_FALSE;
}

static lb_value list_contains(lb_python *py, lb_value *args)
{
    return contains(py, args, true);
}

static lb_value tuple_contains(lb_python *py, lb_value *args)
{
    return contains(py, args, false);
}

static lb_value list_add(lb_python *py, lb_value *args)
{
    if (!lb_is(py, args[1], LB_T_LIST)) {
        return lb_is_opaque(py, args[1]) || lb_special_of(py, args[1], LB_S_R_ADD)
                   ? LB_NOT_IMPLEMENTED
                   : lb_raise(py, LB_T_TYPE_ERROR, "can only concatenate list (not \"%s\") to list",
                              lb_type_name(py, args[1]));
    }
    const lb_list *other = (lb_list *)args[1];
    lb_list *out = lb_list_new(py, 0);
    if (!reserve(py, out, SELF->count + other->count)) {
        return NULL;
    }
    replace(out, 0, 0, SELF->items, SELF->count);
    replace(out, out->count, 0, other->items, other->count);
    return (lb_value)out;
}

static lb_value list_iadd(lb_python *py, lb_value *args)
{
    return lb_list_extend(py, SELF, args[1]) ? args[0] : NULL;
}

/* How often to repeat; -1 raised, -2 not an integer. */
static int64_t repetitions(lb_python *py, lb_value v, size_t count, size_t item_size)
{
    if (!lb_is_integer(py, v) && !lb_special_of(py, v, LB_S_INDEX)) {
        return -2;
    }
    int64_t times;
    if (!lb_repeat_count(py, v, &times)) {
        return -1;
    }
    times = times < 0 ? 0 : times;
    if (count && (uint64_t)times > py->heap.limit / (count * item_size)) {
        lb_raise_with(py, LB_T_MEMORY_ERROR, (lb_value)py->names.empty);
        ((lb_exception *)py->raised)->args = (lb_value)py->empty_tuple;
        return -1;
    }
    return times;
}

static lb_value list_mul(lb_python *py, lb_value *args)
{
    int64_t times = repetitions(py, args[1], SELF->count, sizeof(lb_value));
    if (times < 0) {
        return times == -1 ? NULL : LB_NOT_IMPLEMENTED;
    }
    lb_list *out = lb_list_new(py, 0);
    if (!reserve(py, out, SELF->count * (size_t)times)) {
        return NULL;
    }
    for (int64_t i = 0; i < times && SELF->count; i++) {
        lb_copy(out->items + out->count, SELF->items, SELF->count);
        out->count += SELF->count;
    }
    return (lb_value)out;
}

static lb_value list_imul(lb_python *py, lb_value *args)
{
    lb_list *out = (lb_list *)list_mul(py, args);
    if (!out || (lb_value)out == LB_NOT_IMPLEMENTED) {
        return (lb_value)out;
    }
    lb_value *items = SELF->items;
    SELF->items = out->items;
    SELF->count = out->count;
    SELF->capacity = out->capacity;
    free(items);
    out->items = NULL;
    out->count = out->capacity = 0;
    return args[0];
}

static lb_value list_append(lb_python *py, lb_value *args)
{
    return lb_list_append(py, SELF, args[1]) ? LB_NONE : NULL;
}

static lb_value list_extend(lb_python *py, lb_value *args)
{
    return lb_list_extend(py, SELF, args[1]) ? LB_NONE : NULL;
}

static lb_value list_insert(lb_python *py, lb_value *args)
{
    int64_t i;
    if (!lb_to_int64(py, args[1], &i) || !reserve(py, SELF, SELF->count + 1)) {
        return NULL;
    }
    i += i < 0 ? (int64_t)SELF->count : 0;
    i = i < 0 ? 0 : (size_t)i > SELF->count ? (int64_t)SELF->count : i;
    replace(SELF, (size_t)i, 0, &args[2], 1);
    return LB_NONE;
}

static lb_value list_pop(lb_python *py, lb_value *args)
{
    if (!SELF->count) {
        return lb_raise(py, LB_T_INDEX_ERROR, "pop from empty list");
    }
    size_t i = SELF->count - 1;
    if (args[1] && !lb_index_resolve(py, args[1], SELF->count, "pop index out of range", &i)) {
        return NULL;
    }
    lb_value item = SELF->items[i];
    lb_keep(py, item);
    replace(SELF, i, 1, NULL, 0);
    return item;
}

static int64_t find(lb_python *py, lb_value *args, bool is_list)
{
    size_t count = is_list ? SELF->count : ((lb_tuple *)args[0])->count;
    int64_t from = 0, to = (int64_t)count;
    if ((args[2] && !lb_to_int64(py, args[2], &from)) ||
        (args[3] && !lb_to_int64(py, args[3], &to))) {
        return -1;
    }
    from += from < 0 ? (int64_t)count : 0;
    to += to < 0 ? (int64_t)count : 0;
    for (int64_t i = from < 0 ? 0 : from; i < to; i++) {
        if ((size_t)i >= (is_list ? SELF->count : count)) {
            break;
        }
        int equal =
            lb_equal(py, is_list ? SELF->items[i] : ((lb_tuple *)args[0])->items[i], args[1]);
        if (equal) {
            return equal < 0 ? -1 : i;
        }
    }
    return -2;
}

static lb_value list_index(lb_python *py, lb_value *args)
{
    int64_t i = find(py, args, true);
    if (i == -2) {
        lb_value repr = lb_repr_value(py, args[1]);
        return repr ? lb_raise(py, LB_T_VALUE_ERROR, "%s is not in list", lb_cstr(repr)) : NULL;
    }
    return i < 0 ? NULL : lb_int_new(py, i);
}

static lb_value list_remove(lb_python *py, lb_value *args)
{
    lb_value all[4] = {args[0], args[1], NULL, NULL};
    int64_t i = find(py, all, true);
    if (i < 0) {
        return i == -1 ? NULL : lb_raise(py, LB_T_VALUE_ERROR, "list.remove(x): x not in list");
    }
    replace(SELF, (size_t)i, 1, NULL, 0);
    return LB_NONE;
}

static lb_value count(lb_python *py, lb_value *args, bool is_list)
{
    int64_t n = 0;
    for (size_t i = 0; i < (is_list ? SELF->count : ((lb_tuple *)args[0])->count); i++) {
        int equal =
            lb_equal(py, is_list ? SELF->items[i] : ((lb_tuple *)args[0])->items[i], args[1]);
        if (equal < 0) {
            return NULL;
        }
        n += equal;
    }
    return lb_int_new(py, n);
}

static lb_value list_count(lb_python *py, lb_value *args)
{
    return count(py, args, true);
}

static lb_value list_clear(lb_python *py LB_UNUSED, lb_value *args)
{
    SELF->count = 0;
    return LB_NONE;
}

static lb_value list_copy(lb_python *py, lb_value *args)
{
    return (lb_value)lb_list_of(py, args[0]);
}

static lb_value list_reverse(lb_python *py LB_UNUSED, lb_value *args)
{
    lb_reverse(SELF->items, SELF->count);
    return LB_NONE;
}

static lb_value list_sort(lb_python *py, lb_value *args)
{
    lb_value direction = args[2] ? lb_index(py, args[2]) : LB_FALSE;
    int is_reversed = direction ? lb_truth(py, direction) : -1;
    return is_reversed >= 0 && lb_list_sort(py, SELF, args[1], is_reversed) ? LB_NONE : NULL;
}

static lb_value list_reversed(lb_python *py, lb_value *args)
{
    lb_iterator *i = (lb_iterator *)lb_iterator_new(py, LB_T_LIST_REVERSED, args[0]);
    i->position = (int64_t)SELF->count - 1;
    return (lb_value)i;
}

static void list_mark(lb_python *py, lb_value self)
{
    const lb_list *list = (lb_list *)self;
    for (size_t i = 0; i < list->count; i++) {
        lb_mark(py, list->items[i]);
    }
}

static void list_free(lb_python *py LB_UNUSED, lb_value self)
{
    free(((lb_list *)self)->items);
}

static size_t list_extra(lb_value self)
{
    return ((lb_list *)self)->capacity * sizeof(lb_value);
}

static void iterator_mark(lb_python *py, lb_value self)
{
    lb_mark(py, ((lb_iterator *)self)->source);
}

void lb_setup_list(lb_python *py)
{
    static const lb_layout layout = {sizeof(lb_list), list_mark, list_free, list_extra};
    static const lb_layout iterator_layout = {sizeof(lb_iterator), iterator_mark, NULL, NULL};
    static const lb_method methods[] = {
        {"__init__", "self, iterable=, /", list_init},
        {"__getitem__", "self, index, /", list_getitem},
        {"__setitem__", "self, index, value, /", list_setitem},
        {"__delitem__", "self, index, /", list_delitem},
        {"__len__", "self", list_len},
        {"__iter__", "self", list_iter},
        {"__reversed__", "self", list_reversed},
        {"__repr__", "self", list_repr},
        {"__contains__", "self, item, /", list_contains},
        {"__eq__", "self, other, /", list_eq},
        {"__ne__", "self, other, /", list_ne},
        {"__lt__", "self, other, /", list_lt},
        {"__le__", "self, other, /", list_le},
        {"__gt__", "self, other, /", list_gt},
        {"__ge__", "self, other, /", list_ge},
        {"__add__", "self, other, /", list_add},
        {"__iadd__", "self, other, /", list_iadd},
        {"__mul__", "self, times, /", list_mul},
        {"__rmul__", "self, times, /", list_mul},
        {"__imul__", "self, times, /", list_imul},
        {"__class_getitem__", "cls, item, /", lb_class_getitem, LB_CLASSMETHOD},
        {"append", "self, object, /", list_append},
        {"extend", "self, iterable, /", list_extend},
        {"insert", "self, index, object, /", list_insert},
        {"pop", "self, index=-1, /", list_pop},
        {"remove", "self, value, /", list_remove},
        {"index", "self, value, start=, stop=, /", list_index},
        {"count", "self, value, /", list_count},
        {"clear", "self", list_clear},
        {"copy", "self", list_copy},
        {"reverse", "self", list_reverse},
        {"sort", "self, *, key=, reverse=", list_sort},
        {0}};
    static const lb_method iterator[] = {
        {"__iter__", "self", lb_self}, {"__next__", "self", iterator_next}, {0}};
    lb_core_define(py, LB_T_LIST, methods, &layout, LB_TYPE_SEQUENCE | LB_TYPE_MATCH_SELF);
    lb_core_define(py, LB_T_LIST_ITERATOR, iterator, &iterator_layout, LB_TYPE_NO_NEW);
}

/* --- tuple --- */

lb_tuple *lb_tuple_new(lb_python *py, size_t n)
{
    if (n == 0 && py->empty_tuple) {
        return py->empty_tuple;
    }
    lb_tuple *tuple =
        lb_heap_new(py, py->types[LB_T_TUPLE], sizeof(lb_tuple) + n * sizeof(lb_value));
    tuple->count = n;
    return tuple;
}

lb_value lb_tuple_from(lb_python *py, const lb_value *items, size_t n)
{
    lb_tuple *tuple = lb_tuple_new(py, n);
    if (n) {
        lb_copy(tuple->items, items, n);
    }
    return (lb_value)tuple;
}

lb_value lb_tuple_of(lb_python *py, size_t n, ...)
{
    lb_tuple *tuple = lb_tuple_new(py, n);
    va_list list;
    va_start(list, n);
    for (size_t i = 0; i < n; i++) {
        tuple->items[i] = va_arg(list, lb_value);
    }
    va_end(list);
    return (lb_value)tuple;
}

lb_tuple *lb_tuple_of_iterable(lb_python *py, lb_value iterable)
{
    if (lb_exact(py, iterable, LB_T_TUPLE)) {
        return (lb_tuple *)iterable;
    }
    const lb_list *list = lb_list_of(py, iterable);
    return list ? (lb_tuple *)lb_tuple_from(py, list->items, list->count) : NULL;
}

#define TUPLE ((lb_tuple *)args[0])

static lb_value tuple_new(lb_python *py, lb_value *args)
{
    lb_tuple *given = args[1] ? lb_tuple_of_iterable(py, args[1]) : py->empty_tuple;
    lb_type *type = (lb_type *)args[0];
    if (!given || type == py->types[LB_T_TUPLE]) {
        return (lb_value)given;
    }
    lb_tuple *out = lb_heap_new(py, type, sizeof(lb_tuple) + given->count * sizeof(lb_value));
    out->count = given->count;
    lb_copy(out->items, given->items, given->count);
    return (lb_value)out;
}

static lb_value tuple_getitem(lb_python *py, lb_value *args)
{
    if (lb_exact(py, args[1], LB_T_SLICE)) {
        return lb_list_slice(py, TUPLE->items, TUPLE->count, args[1], true);
    }
    if (!lb_is_small(args[1]) && !lb_special_of(py, args[1], LB_S_INDEX)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "tuple indices must be integers or slices, not %s",
                        lb_type_name(py, args[1]));
    }
    size_t i;
    return lb_index_resolve(py, args[1], TUPLE->count, "tuple index out of range", &i)
               ? TUPLE->items[i]
               : NULL;
}

static lb_value tuple_len(lb_python *py, lb_value *args)
{
    return lb_int_new(py, (int64_t)TUPLE->count);
}

static lb_value tuple_iter(lb_python *py, lb_value *args)
{
    return lb_iterator_new(py, LB_T_TUPLE_ITERATOR, args[0]);
}

static lb_value tuple_iterator_next(lb_python *py LB_UNUSED, lb_value *args)
{
    lb_iterator *i = (lb_iterator *)args[0];
    const lb_tuple *tuple = (lb_tuple *)i->source;
    if (!tuple || (size_t)i->position >= tuple->count) {
        i->source = NULL;
        return NULL;
    }
    return tuple->items[i->position++];
}

static lb_value tuple_add(lb_python *py, lb_value *args)
{
    if (!lb_is(py, args[1], LB_T_TUPLE)) {
        return lb_is_opaque(py, args[1]) || lb_special_of(py, args[1], LB_S_R_ADD)
                   ? LB_NOT_IMPLEMENTED
                   : lb_raise(py, LB_T_TYPE_ERROR,
                              "can only concatenate tuple (not \"%s\") to tuple",
                              lb_type_name(py, args[1]));
    }
    const lb_tuple *other = (lb_tuple *)args[1];
    lb_tuple *out = lb_tuple_new(py, TUPLE->count + other->count);
    lb_copy(out->items, TUPLE->items, TUPLE->count);
    lb_copy(out->items + TUPLE->count, other->items, other->count);
    return (lb_value)out;
}

static lb_value tuple_mul(lb_python *py, lb_value *args)
{
    int64_t times = repetitions(py, args[1], TUPLE->count, sizeof(lb_value));
    if (times < 0) {
        return times == -1 ? NULL : LB_NOT_IMPLEMENTED;
    }
    lb_tuple *out = lb_tuple_new(py, TUPLE->count * (size_t)times);
    for (int64_t i = 0; i < times && TUPLE->count; i++) {
        memcpy(out->items + (size_t)i * TUPLE->count, TUPLE->items,
               TUPLE->count * sizeof(lb_value));
    }
    return (lb_value)out;
}

/* CPython's: xxHash over the items' hashes. */
static lb_value tuple_hash(lb_python *py, lb_value *args)
{
    const uint64_t p1 = 11400714785074694791ULL, p2 = 14029467366897019727ULL,
                   p5 = 2870177450012600261ULL;
    uint64_t hash = p5;
    for (size_t i = 0; i < TUPLE->count; i++) {
        uint64_t lane;
        if (!lb_hash(py, TUPLE->items[i], &lane)) {
            return NULL;
        }
        hash += lane * p2;
        hash = hash << 31 | hash >> 33;
        hash *= p1;
    }
    hash += TUPLE->count ^ (p5 ^ 3527539ULL);
    return lb_hash_value(py, hash == UINT64_MAX ? 1546275796 : hash);
}

static lb_value tuple_index(lb_python *py, lb_value *args)
{
    int64_t i = find(py, args, false);
    return i == -2 ? lb_raise(py, LB_T_VALUE_ERROR, "tuple.index(x): x not in tuple")
           : i < 0 ? NULL
                   : lb_int_new(py, i);
}

static lb_value tuple_count(lb_python *py, lb_value *args)
{
    return count(py, args, false);
}

static lb_value tuple_getnewargs(lb_python *py, lb_value *args)
{
    return lb_tuple_of(py, 1, lb_tuple_from(py, TUPLE->items, TUPLE->count));
}

static void tuple_mark(lb_python *py, lb_value self)
{
    const lb_tuple *tuple = (lb_tuple *)self;
    for (size_t i = 0; i < tuple->count; i++) {
        lb_mark(py, tuple->items[i]);
    }
}

static size_t tuple_extra(lb_value self)
{
    return ((lb_tuple *)self)->count * sizeof(lb_value);
}

void lb_setup_tuple(lb_python *py)
{
    static const lb_layout layout = {sizeof(lb_tuple), tuple_mark, NULL, tuple_extra};
    static const lb_layout iterator_layout = {sizeof(lb_iterator), iterator_mark, NULL, NULL};
    static const lb_method methods[] = {
        {"__new__", "cls, iterable=, /", tuple_new},
        {"__getitem__", "self, index, /", tuple_getitem},
        {"__len__", "self", tuple_len},
        {"__iter__", "self", tuple_iter},
        {"__repr__", "self", tuple_repr},
        {"__contains__", "self, item, /", tuple_contains},
        {"__eq__", "self, other, /", tuple_eq},
        {"__ne__", "self, other, /", tuple_ne},
        {"__lt__", "self, other, /", tuple_lt},
        {"__le__", "self, other, /", tuple_le},
        {"__gt__", "self, other, /", tuple_gt},
        {"__ge__", "self, other, /", tuple_ge},
        {"__add__", "self, other, /", tuple_add},
        {"__mul__", "self, times, /", tuple_mul},
        {"__rmul__", "self, times, /", tuple_mul},
        {"__hash__", "self", tuple_hash},
        {"__getnewargs__", "self", tuple_getnewargs},
        {"__class_getitem__", "cls, item, /", lb_class_getitem, LB_CLASSMETHOD},
        {"index", "self, value, start=, stop=, /", tuple_index},
        {"count", "self, value, /", tuple_count},
        {0}};
    static const lb_method iterator[] = {
        {"__iter__", "self", lb_self}, {"__next__", "self", tuple_iterator_next}, {0}};
    lb_core_define(py, LB_T_TUPLE, methods, &layout, LB_TYPE_SEQUENCE | LB_TYPE_MATCH_SELF);
    lb_core_define(py, LB_T_TUPLE_ITERATOR, iterator, &iterator_layout, LB_TYPE_NO_NEW);
}
