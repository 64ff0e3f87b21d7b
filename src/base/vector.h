/*
 * Vector: a growing array of any type, as a struct that a macro declares.
 *
 *     typedef LB_VECTOR(lb_str) lb_str_vector;
 *     lb_str_vector names = {0};
 *     lb_vector_push(&names, LB_STR("a"));           // on the heap: lb_vector_free(&names)
 *     lb_vector_push_in(arena, &names, LB_STR("a")); // in an arena: freed with it
 *
 * One vector uses one of the two kinds throughout. Elements move when it grows. Not thread-safe.
 */
#ifndef LB_BASE_VECTOR_H
#define LB_BASE_VECTOR_H

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/memory.h"

#define LB_VECTOR(type)  \
    struct {             \
        type *items;     \
        size_t count;    \
        size_t capacity; \
    }

#define lb_vector_push(vector, ...)                                                             \
    do {                                                                                        \
        if ((vector)->count == (vector)->capacity) {                                            \
            (vector)->capacity = (vector)->capacity ? (vector)->capacity * 2 : 8;               \
            (vector)->items =                                                                   \
                lb_realloc_array((vector)->items, (vector)->capacity, sizeof *(vector)->items); \
        }                                                                                       \
        (vector)->items[(vector)->count++] = (__VA_ARGS__);                                     \
    } while (0)

#define lb_vector_push_in(arena, vector, ...)                                               \
    do {                                                                                    \
        if ((vector)->count == (vector)->capacity) {                                        \
            (vector)->capacity = (vector)->capacity ? (vector)->capacity * 2 : 8;           \
            void *grown_ =                                                                  \
                lb_arena_alloc_array((arena), (vector)->capacity, sizeof *(vector)->items); \
            if ((vector)->count) {                                                          \
                memcpy(grown_, (vector)->items, (vector)->count * sizeof *(vector)->items); \
            }                                                                               \
            (vector)->items = grown_;                                                       \
        }                                                                                   \
        (vector)->items[(vector)->count++] = (__VA_ARGS__);                                 \
    } while (0)

#define lb_vector_last(vector) ((vector)->items[(vector)->count - 1])
#define lb_vector_pop(vector) ((vector)->items[--(vector)->count])
#define lb_vector_free(vector)  \
    do {                        \
        free((vector)->items);  \
        (vector)->items = NULL; \
        (vector)->count = 0;    \
        (vector)->capacity = 0; \
    } while (0)

/* A list of slices, the most common vector. */
typedef LB_VECTOR(lb_str) lb_str_vector;

/* The same texts in the same order. */
bool lb_str_vector_equal(const lb_str_vector *a, const lb_str_vector *b);
/* The second has the texts of the first in the same order, others before, between and behind them.
 */
bool lb_str_vector_is_within(const lb_str_vector *part, const lb_str_vector *whole);
bool lb_str_vector_has(const lb_str_vector *vector, lb_str text);

#endif
