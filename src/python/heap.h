/*
 * Heap: the collected memory of one interpreter (precise mark and sweep, nothing moves).
 *
 * Collection happens at safe points only: when the virtual machine enters a function or jumps
 * backwards, and when a native function asks an iterator for its next value (lb_next). What lives:
 *   - the frames, modules, types and interned names of the interpreter,
 *   - the host's handles (lb_hold .. lb_release),
 *   - the keep list: every value that a native function creates or gets from a call, until it
 *     returns to the virtual machine.
 * So native code just uses what it gets. A native loop that may run long drops what one round kept:
 *
 *     size_t mark = lb_keep_mark(py);
 *     while ((item = lb_next(py, iterator))) { ...; lb_keep_drop(py, mark); }
 *
 * and puts what it carries from round to round into something that lives (a list that it made
 * before the mark, or lb_keep() again behind the drop). The one thing to know besides: a value read
 * straight out of a container's struct is kept by that container only; lb_keep() it before a call
 * that could change the container.
 *
 * Bytes are counted; over the limit, lb_heap_take() raises BudgetExceeded, which the guest cannot
 * catch.
 */
#ifndef LB_PYTHON_HEAP_H
#define LB_PYTHON_HEAP_H

#include "python/object.h"

/* Small objects stand in slots of a few sizes, cut from chunks of memory; a slot that becomes free
   is used for the next object of its size. Large ones have memory of their own. */
typedef struct lb_slot lb_slot;
typedef struct lb_chunk lb_chunk;
enum { LB_SLOT_UNIT = 16, LB_SLOT_SIZES = 33 };
enum { LB_FIRST_THRESHOLD = 40 << 20 }; /* bytes; and the least one */

typedef struct lb_heap {
    struct {
        lb_slot *free;
        lb_chunk *chunks; /* slots are cut from the first */
    } sizes[LB_SLOT_SIZES];
    lb_object **large;
    size_t large_count, large_capacity;
    size_t live;      /* bytes alive after the last collection */
    size_t allocated; /* bytes taken since */
    size_t threshold; /* of `allocated`, at which the next safe point collects */
    size_t limit;     /* of live + allocated */
    lb_value *gray;   /* marked, their children not yet */
    size_t gray_count, gray_capacity;
    lb_value *kept;
    size_t kept_count, kept_capacity;
    size_t collections;
    bool is_stressed; /* collect at every safe point: a test's switch */
} lb_heap;

/* A zeroed object of `size` bytes (at least the layout's), kept. Never NULL: going over the limit
   raises at the next safe point. */
void *lb_heap_new(lb_python *py, lb_type *type, size_t size) __attribute__((returns_nonnull));
/* Counts bytes that an object will own; false (raised) when that is over the limit. */
bool lb_heap_take(lb_python *py, size_t bytes);
void lb_heap_collect(lb_python *py);
/* For lb_layout.mark. */
void lb_mark(lb_python *py, lb_value v);
#define LB_MARK(py, pointer) lb_mark((py), (lb_value)(pointer))
void lb_heap_free(lb_python *py);

void lb_heap_grow_kept(lb_heap *heap);

/* What the __slots__ of an object hold whose type has LB_TYPE_DICT, or NULL: in the second word
   before it, whose lowest bit is the heap's own. The word between is shape.h's. */
static inline lb_dict *lb_slots_of(lb_value v)
{
    return (lb_dict *)(((uintptr_t *)(void *)v)[-2] & ~(uintptr_t)1);
}
static inline void lb_slots_set(lb_value v, lb_dict *slots)
{
    ((uintptr_t *)(void *)v)[-2] = (uintptr_t)slots | 1;
}

#endif
