/*
 * Foreign keys of tables that come or go in one revision. A key to a table that is made later is
 * added behind all tables, and one from a table that is dropped later goes before them all: so
 * circles are made and taken back. Where ALTER cannot add a key, none has to wait for a table.
 */
#include "autogenerate/compare_meaning.h"

typedef struct cutting {
    const lb_comparison *c;
    const lb_operations *all;
    lb_operations first, last; /* groups of steps on keys */
} cutting;

static const lb_table *table_of(const lb_operation *o)
{
    return o->kind == LB_OP_CREATE_TABLE ? o->create_table.table
           : o->kind == LB_OP_DROP_TABLE ? o->drop_table.table
                                         : NULL;
}

/* Whether the table that a key refers to comes (or goes) on the wrong side of the key's own. */
static bool is_crossed(const cutting *cut, size_t own, const lb_constraint *key)
{
    lb_operation_kind kind = cut->all->items[own]->kind;
    bool is_create = kind == LB_OP_CREATE_TABLE;
    size_t from = is_create ? own + 1 : 0, to = is_create ? cut->all->count : own;
    for (size_t i = from; i < to; i++) {
        const lb_operation *other = cut->all->items[i];
        const lb_table *table = other->kind == kind ? table_of(other) : NULL;
        if (table && lb_str_equal(table->name.text, key->referent_table.text) &&
            lb_str_equal(table->schema.text, key->referent_schema.text)) {
            return true;
        }
    }
    return false;
}

static lb_constraint *named(const cutting *cut, const lb_constraint *key)
{
    lb_constraint *copy = LB_NEW(cut->c->arena, lb_constraint);
    *copy = *key;
    copy->use_alter = false;
    if (!copy->name.text.len) {
        copy->name = lb_meaning_name(cut->c, key);
    }
    return copy;
}

static void cut_key(cutting *cut, const lb_operation *own, const lb_constraint *key)
{
    lb_arena *arena = cut->c->arena;
    lb_operation *group = lb_operation_new(arena, LB_OP_MODIFY_TABLE, own->schema, own->table);
    lb_constraint *copy = named(cut, key);
    bool is_create = own->kind == LB_OP_CREATE_TABLE;
    lb_operation *step;
    if (is_create) {
        step = lb_operation_new(arena, LB_OP_CREATE_CONSTRAINT, own->schema, own->table);
        step->create_constraint.constraint = copy;
    } else {
        step = lb_operation_drop_constraint(arena, own->schema, own->table, copy);
    }
    lb_vector_push_in(arena, &group->modify_table.operations, step);
    lb_vector_push_in(arena, is_create ? &cut->last : &cut->first, group);
}

/* The operation on the table without the keys that are cut; the table itself is the caller's. */
static void cut_table(cutting *cut, size_t own)
{
    lb_operation *o = cut->all->items[own];
    const lb_table *table = table_of(o);
    lb_table *copy = LB_NEW(cut->c->arena, lb_table);
    *copy = *table;
    copy->constraints.items = NULL;
    copy->constraints.count = copy->constraints.capacity = 0;
    for (size_t i = 0; i < table->constraints.count; i++) {
        lb_constraint *key = table->constraints.items[i];
        bool is_key = key->kind == LB_CONSTRAINT_FOREIGN_KEY;
        if (is_key && (key->use_alter || is_crossed(cut, own, key))) {
            cut_key(cut, o, key);
        } else {
            lb_vector_push_in(cut->c->arena, &copy->constraints, key);
        }
    }
    if (copy->constraints.count < table->constraints.count) {
        if (o->kind == LB_OP_CREATE_TABLE) {
            o->create_table.table = copy;
        } else {
            o->drop_table.table = copy;
        }
    }
}

static void append(const cutting *cut, const lb_operations *from, lb_operations *to)
{
    for (size_t i = 0; i < from->count; i++) {
        lb_vector_push_in(cut->c->arena, to, from->items[i]);
    }
}

void lb_meaning_cut_circles(const lb_comparison *c, lb_operations *all)
{
    cutting cut = {.c = c, .all = all};
    lb_operations ordered = {0};
    if (!c->options->by_meaning || !c->dialect->has_schemas) {
        return;
    }
    for (size_t i = 0; i < all->count; i++) {
        if (table_of(all->items[i])) {
            cut_table(&cut, i);
        }
    }
    if (cut.first.count || cut.last.count) {
        append(&cut, &cut.first, &ordered);
        append(&cut, all, &ordered);
        append(&cut, &cut.last, &ordered);
        *all = ordered;
    }
}
