/*
 * Names: a table from the names of a source to what is known of them, in an arena. Names are
 * slices that live as long as the arena.
 */
#ifndef LB_PYTHON_NAMES_H
#define LB_PYTHON_NAMES_H

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"

typedef struct lb_name_slot {
    const char *ptr;
    uint32_t size, hash;
    void *value; /* NULL: the slot is free */
} lb_name_slot;

/* Zeroed: empty. */
typedef struct lb_names {
    lb_name_slot *slots; /* a power of two of them, a quarter free at least */
    size_t count, capacity;
} lb_names;

/* NULL: unknown. */
void *lb_names_get(const lb_names *names, lb_str name);
/* The name must be unknown; value not NULL. */
void lb_names_add(lb_arena *arena, lb_names *names, lb_str name, void *value);

/* Forgets all; the memory is used again. */
void lb_names_clear(lb_names *names);

/* A hash that reads eight bytes at a time. */
static inline uint64_t lb_hash_text(const char *text, size_t size)
{
    const uint64_t factor = 0x9e3779b97f4a7c15u;
    uint64_t hash = size * factor, piece = 0;
    for (; size >= sizeof piece; text += sizeof piece, size -= sizeof piece) {
        memcpy(&piece, text, sizeof piece);
        hash = (hash ^ piece) * factor;
        hash ^= hash >> 29;
    }
    if (size >= 4) { /* both ends; they may overlap */
        uint32_t first, last;
        memcpy(&first, text, 4);
        memcpy(&last, text + size - 4, 4);
        hash = (hash ^ ((uint64_t)last << 32 | first)) * factor;
    } else if (size) {
        uint64_t bytes = (uint64_t)(unsigned char)text[0] << 16 |
                         (uint64_t)(unsigned char)text[size / 2] << 8 |
                         (unsigned char)text[size - 1];
        hash = (hash ^ bytes) * factor;
    }
    hash = (hash ^ hash >> 32) * factor;
    return hash ^ hash >> 29;
}

#endif
