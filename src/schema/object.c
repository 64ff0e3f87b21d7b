#include "schema/object.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"

lb_objects *lb_objects_new(void)
{
    return lb_alloc(sizeof(lb_objects));
}

void lb_objects_free(lb_objects *objects)
{
    if (objects) {
        lb_map_free(&objects->by_identity);
        lb_arena_free(&objects->arena);
        free(objects);
    }
}

/* Parts apart by NUL, which no name holds. */
static void add_identity(lb_text *out, lb_object_kind kind, lb_str schema, lb_str table,
                         lb_str name, lb_str arguments)
{
    const lb_str parts[] = {schema, table, name, arguments};
    lb_text_addf(out, "%d", (int)kind);
    for (size_t i = 0; i < LB_COUNT(parts); i++) {
        lb_text_addc(out, '\0');
        lb_text_add(out, parts[i]);
    }
}

lb_schema_object *lb_objects_find(const lb_objects *objects, lb_object_kind kind, lb_str schema,
                                  lb_str table, lb_str name, lb_str arguments)
{
    LB_AUTO_TEXT lb_text identity = {0};
    add_identity(&identity, kind, schema, table, name, arguments);
    return lb_map_get(&objects->by_identity, lb_text_str(&identity));
}

static lb_str copy(lb_arena *arena, lb_str text)
{
    return text.ptr ? lb_arena_str(arena, text) : text;
}

void lb_objects_register(lb_objects *objects, lb_schema_object *object)
{
    LB_AUTO_TEXT lb_text identity = {0};
    add_identity(&identity, object->kind, object->schema, object->table, object->name,
                 object->arguments);
    lb_map_set(&objects->by_identity, lb_text_str(&identity), object);
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
    object->position = objects->list.count;
    lb_objects_register(objects, object);
    lb_vector_push_in(arena, &objects->list, object);
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
