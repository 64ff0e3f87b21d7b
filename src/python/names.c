#include "python/names.h"

enum { FIRST_CAPACITY = 8 };

/* The slot of the name, or the free one where it belongs. */
static lb_name_slot *find(const lb_names *names, lb_str name, uint32_t hash)
{
    size_t mask = names->capacity - 1, at = hash & mask;
    for (;; at = (at + 1) & mask) {
        lb_name_slot *slot = &names->slots[at];
        if (!slot->value || (slot->hash == hash && slot->size == name.len &&
                             memcmp(slot->ptr, name.ptr, name.len) == 0)) {
            return slot;
        }
    }
}

void *lb_names_get(const lb_names *names, lb_str name)
{
    return names->count ? find(names, name, (uint32_t)lb_hash_text(name.ptr, name.len))->value
                        : NULL;
}

static void grow(lb_arena *arena, lb_names *names)
{
    lb_names grown = {.capacity = names->capacity ? names->capacity * 4 : FIRST_CAPACITY,
                      .count = names->count};
    grown.slots = LB_NEW_ARRAY(arena, lb_name_slot, grown.capacity);
    for (size_t i = 0; i < names->capacity; i++) {
        const lb_name_slot *old = &names->slots[i];
        if (old->value) {
            *find(&grown, (lb_str){old->ptr, old->size}, old->hash) = *old;
        }
    }
    *names = grown;
}

void lb_names_add(lb_arena *arena, lb_names *names, lb_str name, void *value)
{
    if (names->count >= names->capacity / 4 * 3) {
        grow(arena, names);
    }
    uint32_t hash = (uint32_t)lb_hash_text(name.ptr, name.len);
    *find(names, name, hash) =
        (lb_name_slot){.ptr = name.ptr, .size = (uint32_t)name.len, .hash = hash, .value = value};
    names->count++;
}

void lb_names_clear(lb_names *names)
{
    if (names->count) {
        memset(names->slots, 0, names->capacity * sizeof *names->slots);
        names->count = 0;
    }
}
