/*
 * What stands on an enum type in the database and is in no models: views, functions, policies, the
 * checks of tables without a column of the type. It goes before the type is made anew, and comes
 * back behind.
 */
#include "autogenerate/compare_meaning.h"

#include "database/object.h"

typedef struct outside {
    lb_arena *arena;
    const lb_objects *all;
    const lb_schema_object *type;
    lb_object_list columns;  /* of the type */
    lb_object_list selected; /* each behind those that it needs */
} outside;

static bool holds(const lb_object_list *list, const lb_schema_object *object)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i] == object) {
            return true;
        }
    }
    return false;
}

static bool needs_one(const lb_schema_object *object, const lb_object_list *list)
{
    for (size_t i = 0; i < object->needs.count; i++) {
        if (holds(list, object->needs.items[i])) {
            return true;
        }
    }
    return false;
}

static bool needs_type(const outside *o, const lb_schema_object *object)
{
    for (size_t i = 0; i < object->needs.count; i++) {
        if (object->needs.items[i] == o->type) {
            return true;
        }
    }
    return false;
}

static bool is_of_table_with_type(const outside *o, const lb_schema_object *part)
{
    for (size_t i = 0; i < o->columns.count; i++) {
        if (lb_str_equal(o->columns.items[i]->table, part->table) &&
            lb_str_equal(o->columns.items[i]->schema, part->schema)) {
            return true;
        }
    }
    return false;
}

/* Checks and indexes of the tables themselves are the comparison's own. */
static bool is_in_the_way(const outside *o, const lb_schema_object *object)
{
    bool is_on_column = needs_one(object, &o->columns), is_on_type = needs_type(o, object);
    if (needs_one(object, &o->selected)) {
        return object->kind != LB_OBJECT_COLUMN || lb_object_get(object, "generated").ptr;
    }
    switch (object->kind) {
    case LB_OBJECT_FUNCTION:
    case LB_OBJECT_PROCEDURE:
    case LB_OBJECT_AGGREGATE:
    case LB_OBJECT_VIEW:
    case LB_OBJECT_MATERIALIZED_VIEW:
    case LB_OBJECT_TRIGGER:
    case LB_OBJECT_RULE:
    case LB_OBJECT_POLICY:
        return is_on_column || is_on_type;
    case LB_OBJECT_COLUMN:
        return lb_object_get(object, "generated").ptr && (is_on_column || is_on_type);
    case LB_OBJECT_CONSTRAINT:
        return lb_str_is(lb_object_get(object, "kind"), "f")
                   ? is_on_column
                   : is_on_type && !is_of_table_with_type(o, object);
    default:
        return false;
    }
}

static void select_all(outside *o)
{
    for (bool is_moving = true; is_moving;) {
        is_moving = false;
        for (size_t i = 0; i < o->all->list.count; i++) {
            lb_schema_object *object = o->all->list.items[i];
            if (!holds(&o->selected, object) && !holds(&o->columns, object) &&
                is_in_the_way(o, object)) {
                lb_vector_push_in(o->arena, &o->selected, object);
                is_moving = true;
            }
        }
    }
}

static void put(const outside *o, const lb_object_statements *statements, lb_operations *out)
{
    for (size_t i = 0; i < statements->count; i++) {
        lb_operation *step = lb_operation_execute(o->arena, statements->items[i].sql, (lb_str){0});
        lb_vector_push_in(o->arena, out, step);
    }
}

/* What is not taken along by what it needs. */
static bool is_dropped_itself(const outside *o, const lb_schema_object *object)
{
    return object->kind != LB_OBJECT_GRANT &&
           !((object->kind == LB_OBJECT_INDEX || object->kind == LB_OBJECT_CONSTRAINT ||
              object->kind == LB_OBJECT_TRIGGER || object->kind == LB_OBJECT_RULE) &&
             needs_one(object, &o->selected));
}

void lb_enum_outside(lb_arena *arena, const lb_object_rules *rules, const lb_objects *all,
                     lb_str schema, lb_str name, lb_operations *drops, lb_operations *creations)
{
    const lb_str none = {0};
    outside o = {.arena = arena, .all = all};
    o.type = lb_objects_find(all, LB_OBJECT_ENUM, schema.len ? schema : all->default_schema, none,
                             name, none);
    for (size_t i = 0; o.type && i < all->list.count; i++) {
        lb_schema_object *column = all->list.items[i];
        if (column->kind == LB_OBJECT_COLUMN && needs_type(&o, column) &&
            !lb_object_get(column, "generated").ptr) {
            lb_vector_push_in(arena, &o.columns, column);
        }
    }
    if (o.type) {
        select_all(&o);
    }
    for (size_t i = 0; i < o.selected.count; i++) {
        lb_object_statements there = {0}, back = {0};
        const lb_schema_object *dropped = o.selected.items[o.selected.count - 1 - i];
        if (is_dropped_itself(&o, dropped)) {
            rules->drop(arena, all, dropped, &there);
        }
        put(&o, &there, drops);
        rules->create(arena, all, o.selected.items[i], &back);
        put(&o, &back, creations);
    }
}
