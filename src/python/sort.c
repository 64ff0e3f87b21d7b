/* Sorting: merge sort, stable. */
#include "python/interpreter.h"

typedef struct pair {
    lb_value key, value;
} pair;

static bool merge(lb_python *py, pair *items, pair *spare, size_t count)
{
    if (count < 2) {
        return true;
    }
    if (count <= 8) { /* by insertion */
        for (size_t i = 1; i < count; i++) {
            pair p = items[i];
            size_t j = i;
            while (j > 0) {
                int less = lb_less(py, p.key, items[j - 1].key);
                if (less < 0) {
                    return false;
                }
                if (!less) {
                    break;
                }
                items[j] = items[j - 1];
                j--;
            }
            items[j] = p;
        }
        return true;
    }
    size_t half = count / 2;
    if (!merge(py, items, spare, half) || !merge(py, items + half, spare, count - half)) {
        return false;
    }
    int in_order = lb_less(py, items[half].key, items[half - 1].key);
    if (in_order <= 0) {
        return in_order == 0;
    }
    memcpy(spare, items, half * sizeof *items);
    size_t a = 0, b = half, out = 0;
    while (a < half && b < count) {
        int less = lb_less(py, items[b].key, spare[a].key);
        if (less < 0) {
            return false;
        }
        items[out++] = less ? items[b++] : spare[a++];
    }
    memcpy(items + out, spare + a, (half - a) * sizeof *items);
    return true;
}

void lb_reverse(lb_value *items, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        lb_value v = items[i];
        items[i] = items[count - 1 - i];
        items[count - 1 - i] = v;
    }
}

/* The list is empty while its items are compared, as in CPython: guest code cannot harm them. */
bool lb_list_sort(lb_python *py, lb_list *list, lb_value key, bool is_reversed)
{
    size_t count = list->count;
    lb_list *work = lb_list_new(py, 0);
    *work = (lb_list){
        .head = work->head, .count = count, .capacity = list->capacity, .items = list->items};
    list->items = NULL;
    list->count = list->capacity = 0;
    lb_list *keys = lb_list_new(py, count);
    bool is_fine = true;
    if (is_reversed) {
        lb_reverse(work->items, count);
    }
    for (size_t i = 0; i < count && is_fine; i++) {
        size_t mark = lb_keep_mark(py);
        lb_value k = key && key != LB_NONE ? lb_call(py, key, 1, &work->items[i]) : work->items[i];
        is_fine = k && lb_list_append(py, keys, k);
        lb_keep_drop(py, mark);
    }
    LB_AUTO_FREE pair *items = lb_alloc_array(count + 1, sizeof *items);
    LB_AUTO_FREE pair *spare = lb_alloc_array(count + 1, sizeof *spare);
    for (size_t i = 0; is_fine && i < count; i++) {
        items[i] = (pair){keys->items[i], work->items[i]};
    }
    is_fine = is_fine && merge(py, items, spare, count);
    for (size_t i = 0; is_fine && i < count; i++) {
        work->items[i] = items[i].value;
    }
    if (is_reversed) {
        lb_reverse(work->items, count);
    }
    if (is_fine && list->count) {
        lb_raise(py, LB_T_VALUE_ERROR, "list modified during sort");
        is_fine = false;
    }
    free(list->items);
    list->items = work->items;
    list->count = work->count;
    list->capacity = work->capacity;
    work->items = NULL;
    work->count = work->capacity = 0;
    return is_fine;
}
