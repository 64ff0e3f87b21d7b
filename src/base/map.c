#include "base/map.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#define uthash_malloc(size) lb_alloc(size)
#define HASH_NONFATAL_OOM 0
#include <uthash.h>

struct lb_map_entry {
    UT_hash_handle hh;
    void *value;
    size_t length;
    char key[];
};

static lb_map_entry *find(const lb_map *map, lb_str key)
{
    lb_map_entry *entry = NULL;
    HASH_FIND(hh, map->entries, key.ptr, key.len, entry);
    return entry;
}

void lb_map_set(lb_map *map, lb_str key, void *value)
{
    lb_map_entry *entry = find(map, key);
    if (!entry) {
        entry = lb_alloc(sizeof *entry + key.len + 1);
        entry->length = key.len;
        if (key.len) {
            memcpy(entry->key, key.ptr, key.len);
        }
        HASH_ADD_KEYPTR(hh, map->entries, entry->key, entry->length, entry);
    }
    entry->value = value;
}

void *lb_map_get(const lb_map *map, lb_str key)
{
    const lb_map_entry *entry = find(map, key);
    return entry ? entry->value : NULL;
}

bool lb_map_has(const lb_map *map, lb_str key)
{
    return find(map, key) != NULL;
}

bool lb_map_remove(lb_map *map, lb_str key)
{
    lb_map_entry *entry = find(map, key);
    if (!entry) {
        return false;
    }
    HASH_DEL(map->entries, entry);
    free(entry);
    return true;
}

size_t lb_map_count(const lb_map *map)
{
    return HASH_COUNT(map->entries);
}

void lb_map_free(lb_map *map)
{
    lb_map_entry *entry = map->entries;
    HASH_CLEAR(hh, map->entries); /* the table alone; the entries stay linked */
    while (entry) {
        lb_map_entry *next = entry->hh.next;
        free(entry);
        entry = next;
    }
}

const lb_map_entry *lb_map_first(const lb_map *map)
{
    return map->entries;
}

const lb_map_entry *lb_map_next(const lb_map_entry *entry)
{
    return entry->hh.next;
}

lb_str lb_map_key(const lb_map_entry *entry)
{
    return (lb_str){entry->key, entry->length};
}

void *lb_map_value(const lb_map_entry *entry)
{
    return entry->value;
}
