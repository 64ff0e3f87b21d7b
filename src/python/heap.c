#include "python/heap.h"

#include "python/code.h"
#include "python/interpreter.h"
#include "python/shape.h"

enum { DICT_PREFIX = 16, CHUNK_SIZE = 32 << 10 };

#ifdef __SANITIZE_ADDRESS__
enum { LARGEST_SLOT = 0 }; /* AddressSanitizer is to see every object */
#else
enum { LARGEST_SLOT = (LB_SLOT_SIZES - 1) * LB_SLOT_UNIT };
#endif

/* The first word of a slot: 0 where it is free, PREFIXED (beside a pointer: heap.h) where a
   dictionary's place stands before the object, else the object's type. */
struct lb_slot {
    uintptr_t first;
    lb_slot *next_free;
};
enum { PREFIXED = 1 };

_Static_assert(sizeof(lb_type) > LARGEST_SLOT, "sweep_large() finds all types");

struct lb_chunk {
    lb_chunk *next;
    char *top; /* behind the last slot that was cut */
    size_t slot_size;
    size_t unused;
    char slots[];
};

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

static lb_slot *cut_slot(lb_heap *heap, size_t which)
{
    size_t size = which * LB_SLOT_UNIT;
    lb_chunk *chunk = heap->sizes[which].chunks;
    if (!chunk || chunk->top + size > (char *)chunk + CHUNK_SIZE) {
        chunk = lb_realloc_array(NULL, 1, CHUNK_SIZE);
        *chunk = (lb_chunk){heap->sizes[which].chunks, chunk->slots, size, 0};
        heap->sizes[which].chunks = chunk;
    }
    lb_slot *slot = (lb_slot *)(void *)chunk->top;
    chunk->top += size;
    return slot;
}

static void *new_large(lb_heap *heap, size_t size, size_t prefix)
{
    char *memory = lb_alloc(size);
    if (heap->large_count == heap->large_capacity) {
        heap->large_capacity = heap->large_capacity ? heap->large_capacity * 2 : 256;
        heap->large = lb_realloc_array(heap->large, heap->large_capacity, sizeof(lb_object *));
    }
    heap->large[heap->large_count++] = (lb_object *)(void *)(memory + prefix);
    return memory;
}

void *lb_heap_new(lb_python *py, lb_type *type, size_t size)
{
    lb_heap *heap = &py->heap;
    size_t prefix = type && (type->flags & LB_TYPE_DICT) ? DICT_PREFIX : 0;
    size_t whole = size + prefix, which = (whole + LB_SLOT_UNIT - 1) / LB_SLOT_UNIT;
    lb_slot *slot;
    if (whole > LARGEST_SLOT || !type) {
        slot = new_large(heap, whole, prefix);
    } else {
        slot = heap->sizes[which].free;
        if (slot) {
            heap->sizes[which].free = slot->next_free;
        } else {
            slot = cut_slot(heap, which);
        }
        memset(slot, 0, whole);
        slot->first = PREFIXED; /* overwritten where there is none */
    }
    lb_object *object = (lb_object *)(void *)((char *)slot + prefix);
    object->type = type;
    heap->allocated += whole;
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
    v->mark = 1;
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
            lb_attributes_mark(py, v);
            LB_MARK(py, lb_slots_of(v));
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

static bool is_type(const lb_python *py, const lb_object *object)
{
    return object->type->layout == py->types[LB_T_TYPE]->layout;
}

static void finish(lb_python *py, lb_object *object)
{
    if (object->type->flags & LB_TYPE_DICT) {
        lb_attributes_free(object);
    }
    if (object->type->layout->free) {
        object->type->layout->free(py, object);
    }
}

static size_t size_alive(lb_object *object)
{
    const lb_layout *layout = object->type->layout;
    return layout->size + (layout->extra ? layout->extra(object) : 0) +
           (object->type->flags & LB_TYPE_DICT ? DICT_PREFIX + lb_attributes_size(object) : 0);
}

/* Frees what is not marked, or all; what is left of free slots is put before `*list`. The number
   of objects that live on. */
static size_t sweep_chunk(lb_python *py, lb_chunk *chunk, bool all, lb_slot **list)
{
    size_t alive = 0;
    for (char *at = chunk->top - chunk->slot_size; at >= chunk->slots; at -= chunk->slot_size) {
        lb_slot *slot = (lb_slot *)(void *)at;
        if (slot->first) {
            lb_object *object =
                (lb_object *)(void *)(at + (slot->first & PREFIXED ? DICT_PREFIX : 0));
            if (!all && object->mark) {
                object->mark = 0;
                py->heap.live += size_alive(object);
                alive++;
                continue;
            }
            finish(py, object);
            slot->first = 0;
        }
        slot->next_free = *list;
        *list = slot;
    }
    return alive;
}

static void sweep_slots(lb_python *py, bool all)
{
    for (size_t i = 0; i < LB_SLOT_SIZES; i++) {
        lb_chunk **link = &py->heap.sizes[i].chunks;
        lb_slot *list = NULL;
        for (lb_chunk *chunk; (chunk = *link);) {
            lb_slot *before = list;
            if (sweep_chunk(py, chunk, all, &list) == 0) {
                *link = chunk->next;
                free(chunk);
                list = before;
            } else {
                link = &chunk->next;
            }
        }
        py->heap.sizes[i].free = list;
    }
}

static void free_large(lb_object *object, bool has_dict)
{
    free((char *)object - (has_dict ? DICT_PREFIX : 0));
}

/* Types are freed last, and their memory behind the last of them: what is freed before still asks
   its type how. */
static void sweep_large(lb_python *py, bool all)
{
    lb_heap *heap = &py->heap;
    LB_VECTOR(lb_object *) types = {0};
    size_t alive = 0;
    for (size_t i = 0; i < heap->large_count; i++) {
        lb_object *o = heap->large[i];
        if (!all && o->mark) {
            o->mark = 0;
            heap->live += size_alive(o);
            heap->large[alive++] = o;
        } else if (is_type(py, o)) {
            lb_vector_push(&types, o);
        } else {
            finish(py, o);
            free_large(o, (o->type->flags & LB_TYPE_DICT) != 0);
        }
    }
    heap->large_count = alive;
    void (*free_type)(lb_python *, lb_value) = py->types[LB_T_TYPE]->layout->free;
    LB_AUTO_FREE bool *has_dict = lb_alloc_array(types.count + 1, sizeof *has_dict);
    for (size_t i = 0; i < types.count; i++) {
        has_dict[i] = (types.items[i]->type->flags & LB_TYPE_DICT) != 0;
        free_type(py, types.items[i]);
    }
    for (size_t i = 0; i < types.count; i++) {
        free_large(types.items[i], has_dict[i]);
    }
    lb_vector_free(&types);
}

static void sweep(lb_python *py, bool all)
{
    py->heap.live = 0;
    sweep_slots(py, all);
    sweep_large(py, all);
    py->heap.allocated = 0;
}

void lb_heap_collect(lb_python *py)
{
    lb_heap *heap = &py->heap;
    memset(py->cache, 0, sizeof py->cache);
    mark_roots(py);
    mark_children(py);
    sweep(py, false);
    heap->threshold = heap->live > LB_FIRST_THRESHOLD ? heap->live : LB_FIRST_THRESHOLD;
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
    free(heap->large);
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
