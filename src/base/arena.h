/*
 * Arena: memory of one aggregate (a graph, a schema, a syntax tree), taken piece by piece and freed
 * at once.
 *
 * Pieces are zeroed, aligned for any type and stay where they are until lb_arena_free(). Not
 * thread-safe: one thread uses an arena at a time. Stands on memory.h.
 */
#ifndef LB_BASE_ARENA_H
#define LB_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

#include "base/str.h"

typedef struct lb_arena_chunk lb_arena_chunk;

/* A zeroed struct is an empty arena; it takes no memory before the first piece. */
typedef struct lb_arena {
    lb_arena_chunk *chunks; /* newest first */
    size_t total;           /* bytes taken from the system so far */
} lb_arena;

void *lb_arena_alloc(lb_arena *arena, size_t size) __attribute__((returns_nonnull));
void *lb_arena_alloc_array(lb_arena *arena, size_t count, size_t size)
    __attribute__((returns_nonnull));
/* A copy with a terminating NUL. */
char *lb_arena_strndup(lb_arena *arena, const char *text, size_t length)
    __attribute__((returns_nonnull));
char *lb_arena_strdup(lb_arena *arena, const char *text) __attribute__((returns_nonnull));
/* A copy of the slice (NUL-terminated behind its end). */
lb_str lb_arena_str(lb_arena *arena, lb_str text);
char *lb_arena_format(lb_arena *arena, const char *format, ...)
    __attribute__((returns_nonnull, format(printf, 2, 3)));
/* Frees everything; the arena is empty and usable again. */
void lb_arena_free(lb_arena *arena);

#define LB_NEW(arena, type) ((type *)lb_arena_alloc((arena), sizeof(type)))
#define LB_NEW_ARRAY(arena, type, count) \
    ((type *)lb_arena_alloc_array((arena), (count), sizeof(type)))
#define LB_AUTO_ARENA LB_CLEANUP(lb_arena_free)

#endif
