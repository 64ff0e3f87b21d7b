#include "python/heap.h"

#include "python/code.h"
#include "python/interpreter.h"

enum { FIRST_THRESHOLD = 16 << 20, DICT_PREFIX = 16 };

static lb_object *next_of(const lb_object *object)
{
    return (lb_object *)(object->link & ~(uintptr_t)1);
}

void lb_heap_grow_kept(lb_heap *heap)
{
    heap->kept_capacity = heap->kept_capacity ? heap->kept_capacity * 2 : 1024;
    heap->kept = lb_realloc_array(heap->kept, heap->kept_capacity, sizeof(lb_value));
}

void lb_keep(lb_python *py, lb_value v)
{
    lb_heap *heap = &py->heap;
    if (!v || !lb_is_object(v)) {
        return;
    }
    if (heap->kept_count == heap->kept_capacity) {
        lb_heap_grow_kept(heap);
    }
    heap->kept[heap->kept_count++] = v;
}

size_t lb_keep_mark(const lb_python *py)
{
    return py->heap.kept_count;
}

void lb_keep_drop(lb_python *py, size_t mark)
{
    if (py->heap.kept_count > mark) {
        py->heap.kept_count = mark;
    }
}

void *lb_heap_new(lb_python *py, lb_type *type, size_t size)
{
    lb_heap *heap = &py->heap;
    size_t prefix = type && (type->flags & LB_TYPE_DICT) ? DICT_PREFIX : 0;
    char *memory = lb_alloc(size + prefix);
    lb_object *object = (lb_object *)(void *)(memory + prefix);
    object->type = type;
    object->link = (uintptr_t)heap->objects;
    heap->objects = object;
    heap->allocated += size + prefix;
    lb_keep(py, object);
    return object;
}

bool lb_heap_take(lb_python *py, size_t bytes)
{
    lb_heap *heap = &py->heap;
    heap->allocated += bytes;
    if (heap->live + heap->allocated > heap->limit + heap->limit / 2 || bytes > heap->limit) {
        heap->allocated -= bytes;
        lb_raise_budget(py, "the script went over its budget of %zu bytes of memory", heap->limit);
        return false;
    }
    return true;
}

/* --- collection --- */

void lb_mark(lb_python *py, lb_value v)
{
    lb_heap *heap = &py->heap;
    if (!v || !lb_is_object(v) || lb_is_marked(v)) {
        return;
    }
    v->link |= 1;
    if (heap->gray_count == heap->gray_capacity) {
        heap->gray_capacity = heap->gray_capacity ? heap->gray_capacity * 2 : 4096;
        heap->gray = lb_realloc_array(heap->gray, heap->gray_capacity, sizeof(lb_value));
    }
    heap->gray[heap->gray_count++] = v;
}

static void mark_children(lb_python *py)
{
    lb_heap *heap = &py->heap;
    while (heap->gray_count) {
        lb_value v = heap->gray[--heap->gray_count];
        LB_MARK(py, v->type);
        if (v->type->flags & LB_TYPE_DICT) {
            LB_MARK(py, *lb_dict_slot(v));
        }
        if (v->type->layout->mark) {
            v->type->layout->mark(py, v);
        }
    }
}

static void mark_roots(lb_python *py)
{
    lb_heap *heap = &py->heap;
    for (size_t i = 0; i < LB_TYPE_COUNT; i++) {
        LB_MARK(py, py->types[i]);
    }
    for (size_t i = 0; i < heap->kept_count; i++) {
        lb_mark(py, heap->kept[i]);
    }
    for (size_t i = 0; py->interned && i <= py->interned_mask; i++) {
        LB_MARK(py, py->interned[i]);
    }
    for (const lb_handle *h = py->handles; h; h = h->next) {
        lb_mark(py, h->value);
    }
    for (lb_frame *f = py->frame; f; f = f->back) {
        lb_frame_mark(py, f);
    }
    for (size_t i = 0; i < py->spec_type_count; i++) {
        LB_MARK(py, py->spec_types[i].type);
    }
    for (size_t i = 0; i < py->repr_count; i++) {
        lb_mark(py, py->repr_stack[i]);
    }
    for (size_t i = 0; i < LB_COUNT(py->ascii); i++) {
        LB_MARK(py, py->ascii[i]);
    }
    LB_MARK(py, py->builtins);
    LB_MARK(py, py->modules);
    LB_MARK(py, py->empty_tuple);
    lb_mark(py, py->raised);
    lb_mark(py, py->handled);
}

static void free_object(lb_python *py, lb_object *object)
{
    bool has_dict = (object->type->flags & LB_TYPE_DICT) != 0;
    if (object->type->layout->free) {
        object->type->layout->free(py, object);
    }
    free((char *)object - (has_dict ? DICT_PREFIX : 0));
}

/* Types are freed last: what is freed before still asks its type how. */
static void sweep(lb_python *py, bool all)
{
    lb_heap *heap = &py->heap;
    lb_object *alive = NULL, *types = NULL;
    size_t live = 0;
    for (lb_object *o = heap->objects, *next; o; o = next) {
        next = next_of(o);
        if (!all && lb_is_marked(o)) {
            o->link = (uintptr_t)alive;
            alive = o;
            live +=
                o->type->layout->size + (o->type->layout->extra ? o->type->layout->extra(o) : 0);
        } else if (o->type->layout == py->types[LB_T_TYPE]->layout) {
            o->link = (uintptr_t)types;
            types = o;
        } else {
            free_object(py, o);
        }
    }
    if (all) {
        /* the type of all types goes at the very end */
        const lb_type *metatype = py->types[LB_T_TYPE];
        void (*free_type)(lb_python *, lb_value) = metatype->layout->free;
        LB_VECTOR(char *) memory = {0};
        for (lb_object *o = types; o; o = next_of(o)) {
            bool has_dict = (o->type->flags & LB_TYPE_DICT) != 0;
            lb_vector_push(&memory, (char *)o - (has_dict ? DICT_PREFIX : 0));
        }
        for (lb_object *o = types; o; o = next_of(o)) {
            free_type(py, o);
        }
        for (size_t i = 0; i < memory.count; i++) {
            free(memory.items[i]);
        }
        lb_vector_free(&memory);
    } else {
        for (lb_object *o = types, *next; o; o = next) {
            next = next_of(o);
            free_object(py, o);
        }
    }
    heap->objects = alive;
    heap->live = live;
    heap->allocated = 0;
}

void lb_heap_collect(lb_python *py)
{
    lb_heap *heap = &py->heap;
    memset(py->cache, 0, sizeof py->cache);
    mark_roots(py);
    mark_children(py);
    sweep(py, false);
    heap->threshold = heap->live > FIRST_THRESHOLD ? heap->live : FIRST_THRESHOLD;
    if (heap->live + heap->threshold > heap->limit) {
        heap->threshold = heap->live < heap->limit ? (heap->limit - heap->live) / 2 + 4096 : 4096;
    }
    if (heap->is_stressed) {
        heap->threshold = 0;
    }
    heap->collections++;
}

void lb_heap_free(lb_python *py)
{
    lb_heap *heap = &py->heap;
    sweep(py, true);
    free(heap->gray);
    free(heap->kept);
}

bool lb_safe_point(lb_python *py)
{
    lb_heap *heap = &py->heap;
    if (heap->allocated >= heap->threshold) {
        lb_heap_collect(py);
        if (heap->live > heap->limit) {
            lb_raise_budget(py, "the script went over its budget of %zu bytes of memory",
                            heap->limit);
        }
    }
    return !py->is_fatal;
}

/* --- handles --- */

lb_handle *lb_hold(lb_python *py, lb_value v)
{
    lb_handle *handle = lb_alloc(sizeof *handle);
    handle->value = v;
    handle->next = py->handles;
    handle->link = &py->handles;
    if (py->handles) {
        py->handles->link = &handle->next;
    }
    py->handles = handle;
    return handle;
}

lb_value lb_held(const lb_handle *handle)
{
    return handle->value;
}

void lb_release(lb_python *py LB_UNUSED, lb_handle *handle)
{
    if (!handle) {
        return;
    }
    *handle->link = handle->next;
    if (handle->next) {
        handle->next->link = handle->link;
    }
    free(handle);
}

void *lb_object_new(lb_python *py, lb_type *type)
{
    return lb_heap_new(py, type, type->layout->size);
}
