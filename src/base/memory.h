/*
 * Memory: allocation that never returns NULL, and cleanup attributes.
 *
 * Running out of memory ends the process through abort(), as in GLib: what an input can make
 * limbeck allocate is bounded elsewhere (budgets, limits on file sizes), so a NULL here means that
 * the machine has nothing left. Everything returned is owned by the caller and released with
 * free(). Thread-safe.
 */
#ifndef LB_BASE_MEMORY_H
#define LB_BASE_MEMORY_H

#include <stddef.h>

/* Zeroed memory of `size` bytes (at least one). */
void *lb_alloc(size_t size) __attribute__((malloc, returns_nonnull));
/* As calloc: zeroed, `count` * `size` checked for overflow. */
void *lb_alloc_array(size_t count, size_t size) __attribute__((malloc, returns_nonnull));
/* As realloc, but the product is checked and the bytes beyond the old content are not zeroed. */
void *lb_realloc_array(void *old, size_t count, size_t size) __attribute__((returns_nonnull));
char *lb_strdup(const char *text) __attribute__((malloc, returns_nonnull));
char *lb_strndup(const char *text, size_t length) __attribute__((malloc, returns_nonnull));
char *lb_format(const char *format, ...)
    __attribute__((malloc, returns_nonnull, format(printf, 1, 2)));

/* For LB_AUTO(free): frees what the variable points to when it leaves scope. */
void lb_free_pointer(void *variable);

/* Declares that `function` (taking a pointer to the variable) runs when the variable leaves its
 * scope. */
#define LB_CLEANUP(function) __attribute__((cleanup(function)))
#define LB_AUTO_FREE LB_CLEANUP(lb_free_pointer)

#define LB_COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define LB_UNUSED __attribute__((unused))

#endif
