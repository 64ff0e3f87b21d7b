/*
 * Map: texts to pointers, a thin wrapper of uthash.
 *
 * The map copies its keys into itself; it does not own the values. Iteration is in the order of
 * insertion. Not thread-safe for writing; several threads may read at once.
 */
#ifndef LB_BASE_MAP_H
#define LB_BASE_MAP_H

#include "base/str.h"

typedef struct lb_map_entry lb_map_entry;

/* A zeroed struct is an empty map. */
typedef struct lb_map {
    lb_map_entry *entries;
} lb_map;

/* Sets the value of the key, replacing an earlier one (which keeps its place in the order). */
void lb_map_set(lb_map *map, lb_str key, void *value);
/* NULL where the key is absent (or its value is NULL: see lb_map_has). */
void *lb_map_get(const lb_map *map, lb_str key);
bool lb_map_has(const lb_map *map, lb_str key);
/* Forgets the key; false if it was not there. */
bool lb_map_remove(lb_map *map, lb_str key);
size_t lb_map_count(const lb_map *map);
void lb_map_free(lb_map *map);

/* Iteration: for (const lb_map_entry *e = lb_map_first(&map); e; e = lb_map_next(e)) */
const lb_map_entry *lb_map_first(const lb_map *map);
const lb_map_entry *lb_map_next(const lb_map_entry *entry);
lb_str lb_map_key(const lb_map_entry *entry);
void *lb_map_value(const lb_map_entry *entry);

#define LB_AUTO_MAP LB_CLEANUP(lb_map_free)

#endif
