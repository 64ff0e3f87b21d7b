#include "schema/object.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/memory.h"
#include "base/text.h"

/* By identity; filled when something is looked for, which nobody does where nothing differs. */
struct lb_object_index {
    lb_map map;
    lb_text key; /* of the last look-up */
    bool is_filled;
};

lb_objects *lb_objects_new(void)
{
    lb_objects *objects = lb_alloc(sizeof *objects);
    objects->index = LB_NEW(&objects->arena, struct lb_object_index);
    return objects;
}

void lb_objects_free(lb_objects *objects)
{
    if (objects) {
        lb_map_free(&objects->index->map);
        lb_text_free(&objects->index->key);
        lb_arena_free(&objects->arena);
        free(objects);
    }
}

/* Parts apart by NUL, which no name holds. */
static lb_str key_of(struct lb_object_index *index, lb_object_kind kind, lb_str schema,
                     lb_str table, lb_str name, lb_str arguments)
{
    const lb_str parts[] = {schema, table, name, arguments};
    lb_text_truncate(&index->key, 0);
    lb_text_addc(&index->key, (char)('A' + kind));
    for (size_t i = 0; i < LB_COUNT(parts); i++) {
        lb_text_addc(&index->key, '\0');
        lb_text_add(&index->key, parts[i]);
    }
    return lb_text_str(&index->key);
}

static void add_to_index(struct lb_object_index *index, lb_schema_object *o)
{
    lb_map_set(&index->map, key_of(index, o->kind, o->schema, o->table, o->name, o->arguments), o);
}

lb_schema_object *lb_objects_find(const lb_objects *objects, lb_object_kind kind, lb_str schema,
                                  lb_str table, lb_str name, lb_str arguments)
{
    struct lb_object_index *index = objects->index;
    for (size_t i = 0; !index->is_filled && i < objects->list.count; i++) {
        add_to_index(index, objects->list.items[i]);
    }
    index->is_filled = true;
    return lb_map_get(&index->map, key_of(index, kind, schema, table, name, arguments));
}

static lb_str copy(lb_arena *arena, lb_str text)
{
    return text.ptr ? lb_arena_str(arena, text) : text;
}

lb_schema_object *lb_objects_add(lb_objects *objects, lb_object_kind kind, lb_str schema,
                                 lb_str table, lb_str name, lb_str arguments)
{
    lb_arena *arena = &objects->arena;
    lb_schema_object *object = LB_NEW(arena, lb_schema_object);
    object->kind = kind;
    object->schema = copy(arena, schema);
    object->table = copy(arena, table);
    object->name = copy(arena, name);
    object->arguments = copy(arena, arguments);
    object->position = object->place = objects->list.count;
    lb_vector_push_in(arena, &objects->list, object);
    if (objects->index->is_filled) {
        add_to_index(objects->index, object);
    }
    return object;
}

void lb_object_set(lb_arena *arena, lb_schema_object *object, const char *attribute, lb_str value)
{
    lb_attribute added = {attribute, copy(arena, value)};
    for (size_t i = 0; i < object->attributes.count; i++) {
        if (strcmp(object->attributes.items[i].name, attribute) == 0) {
            object->attributes.items[i] = added;
            return;
        }
    }
    lb_vector_push_in(arena, &object->attributes, added);
}

lb_str lb_object_get(const lb_schema_object *object, const char *attribute)
{
    for (size_t i = 0; i < object->attributes.count; i++) {
        if (strcmp(object->attributes.items[i].name, attribute) == 0) {
            return object->attributes.items[i].value;
        }
    }
    return (lb_str){0};
}

static int compare(const void *left, const void *right)
{
    const lb_schema_object *a = *(lb_schema_object *const *)left,
                           *b = *(lb_schema_object *const *)right;
    int order = (int)a->kind - (int)b->kind;
    order = order ? order : lb_str_compare(a->schema, b->schema);
    order = order ? order : lb_str_compare(a->table, b->table);
    if (!order && a->kind == LB_OBJECT_COLUMN) {
        return a->position < b->position ? -1 : a->position > b->position;
    }
    order = order ? order : lb_str_compare(a->name, b->name);
    return order ? order : lb_str_compare(a->arguments, b->arguments);
}

void lb_objects_sort(lb_objects *objects)
{
    if (objects->list.count) {
        qsort(objects->list.items, objects->list.count, sizeof *objects->list.items, compare);
    }
    for (size_t i = 0; i < objects->list.count; i++) {
        objects->list.items[i]->place = i;
    }
}

const char *lb_object_word(lb_object_kind kind)
{
    static const char *const words[] = {
#define X(kind, word) word,
        LB_OBJECT_TABLE(X)
#undef X
    };
    return words[kind];
}
