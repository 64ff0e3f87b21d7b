#include "autogenerate/objects.h"

#include <stdlib.h>

/* What is done with one object. Drops stand for objects of `before`, the others for objects of
   `after`. */
typedef enum action_kind { ACTION_DROP, ACTION_ALTER, ACTION_CREATE } action_kind;

typedef struct action action;
struct action {
    action_kind kind;
    const lb_schema_object *before, *after;
    LB_VECTOR(action *) first; /* what has to be done before it */
    size_t order;              /* among those that may be done now */
    bool is_done, is_open;
    lb_object_statements statements; /* of an alteration: tried once */
};

/* What becomes of an object of either state. */
typedef struct fate {
    const lb_schema_object *before, *after;
    action *drop, *alter, *create;
    bool is_changed, is_replaced, is_rebuilt;
    bool is_merged;             /* made with its table */
    bool is_folded;             /* changed with its table, by alter_table */
    bool is_remade;             /* by alter_table: what stands on it is gone */
    bool is_retyped;            /* a type that is made anew by its alteration, or a column of it */
    const struct fate *carrier; /* in whose alteration a type comes along; mostly NULL */
    lb_object_statements detached; /* out of the way of what it needs; mostly none */
} fate;

typedef struct comparison {
    lb_arena *arena;
    const lb_object_rules *rules;
    const lb_objects *before, *after;
    LB_VECTOR(fate *) fates;
    fate **of_before, **of_after; /* by the place of the object */
    LB_VECTOR(action *) actions;
    lb_object_statements late;
    lb_objects_difference *out;
} comparison;

/* ---- Equality ------------------------------------------------------------------------------- */

static bool same_text(lb_str a, lb_str b)
{
    return lb_str_equal(a, b) && !a.ptr == !b.ptr;
}

static bool has_attributes_of(const lb_schema_object *a, const lb_schema_object *b)
{
    for (size_t i = 0; i < b->attributes.count; i++) {
        const lb_attribute *attribute = &b->attributes.items[i];
        if (!same_text(lb_object_get(a, attribute->name), attribute->value)) {
            return false;
        }
    }
    return true;
}

/* As two that were read in the same way have them. */
static bool same_attributes(const lb_schema_object *a, const lb_schema_object *b)
{
    if (a->attributes.count != b->attributes.count) {
        return false;
    }
    for (size_t i = 0; i < a->attributes.count; i++) {
        const lb_attribute *x = &a->attributes.items[i], *y = &b->attributes.items[i];
        if (strcmp(x->name, y->name) != 0 || !same_text(x->value, y->value)) {
            return false;
        }
    }
    return true;
}

static bool has_values(const lb_schema_object *object)
{
    return object->kind != LB_OBJECT_CONSTRAINT && object->kind != LB_OBJECT_INDEX;
}

bool lb_object_equal(const lb_schema_object *a, const lb_schema_object *b)
{
    if (!same_text(a->definition, b->definition) ||
        (!same_attributes(a, b) && (!has_attributes_of(a, b) || !has_attributes_of(b, a)))) {
        return false;
    }
    if (has_values(a)) {
        if (a->values.count != b->values.count) {
            return false;
        }
        for (size_t i = 0; i < a->values.count; i++) {
            if (!same_text(a->values.items[i], b->values.items[i])) {
                return false;
            }
        }
    }
    return true;
}

static bool same_identity(const lb_schema_object *a, const lb_schema_object *b)
{
    return a->kind == b->kind && lb_str_equal(a->name, b->name) &&
           lb_str_equal(a->table, b->table) && lb_str_equal(a->schema, b->schema) &&
           lb_str_equal(a->arguments, b->arguments);
}

static const lb_schema_object *counterpart(const lb_objects *objects, const lb_schema_object *o)
{
    return lb_objects_find(objects, o->kind, o->schema, o->table, o->name, o->arguments);
}

/* Both lists are sorted: who looks for a counterpart elsewhere than at the same place has found a
   difference, or columns in another order. */
bool lb_objects_agree(const lb_objects *a, const lb_objects *b)
{
    bool is_equal = a->list.count == b->list.count;
    for (size_t i = 0; is_equal && i < a->list.count; i++) {
        const lb_schema_object *object = a->list.items[i], *other = b->list.items[i];
        other = same_identity(object, other) ? other : counterpart(b, object);
        is_equal = other && lb_object_equal(object, other);
    }
    return is_equal;
}

/* ---- Fates ---------------------------------------------------------------------------------- */

/* Of an object of either state. */
static fate *fate_of(const comparison *c, const lb_schema_object *object)
{
    const lb_object_list *list = &c->before->list;
    bool is_before = object->place < list->count && list->items[object->place] == object;
    return (is_before ? c->of_before : c->of_after)[object->place];
}

static fate *add_fate(comparison *c, const lb_schema_object *before, const lb_schema_object *after)
{
    fate *f = LB_NEW(c->arena, fate);
    f->before = before;
    f->after = after;
    lb_vector_push_in(c->arena, &c->fates, f);
    if (before) {
        c->of_before[before->place] = f;
    }
    if (after) {
        c->of_after[after->place] = f;
    }
    return f;
}

static void pair_objects(comparison *c)
{
    for (size_t i = 0; i < c->before->list.count; i++) {
        const lb_schema_object *before = c->before->list.items[i];
        const lb_schema_object *after = counterpart(c->after, before);
        fate *f = add_fate(c, before, after);
        f->is_changed = !after || !lb_object_equal(before, after);
    }
    for (size_t i = 0; i < c->after->list.count; i++) {
        const lb_schema_object *after = c->after->list.items[i];
        if (!counterpart(c->before, after)) {
            add_fate(c, NULL, after)->is_changed = true;
        }
    }
}

static action *add_action(comparison *c, action_kind kind, const fate *f)
{
    action *a = LB_NEW(c->arena, action);
    a->kind = kind;
    a->before = f->before;
    a->after = f->after;
    lb_vector_push_in(c->arena, &c->actions, a);
    return a;
}

/* Alterations are tried; what ALTER cannot do is replaced. */
static void try_alteration(comparison *c, fate *f)
{
    lb_object_statements statements = {0};
    if (c->rules->alter(c->arena, c->before, f->before, c->after, f->after, &statements)) {
        f->alter = add_action(c, ACTION_ALTER, f);
        f->alter->statements = statements;
    } else {
        f->is_replaced = true;
    }
}

static const lb_schema_object *table_of(const lb_objects *objects, const lb_schema_object *part)
{
    return part->table.ptr ? lb_objects_find(objects, LB_OBJECT_RELATION, part->schema, (lb_str){0},
                                             part->table, (lb_str){0})
                           : NULL;
}

/* Parts of a table that stays are changed with it, where the dialect does so. */
static void alter_tables(comparison *c)
{
    LB_VECTOR(fate *) tables = {0};
    for (size_t i = 0; i < c->fates.count; i++) {
        fate *f = c->fates.items[i];
        const lb_schema_object *object = f->before ? f->before : f->after;
        bool is_part = object->kind == LB_OBJECT_COLUMN || object->is_inline;
        const lb_schema_object *table =
            is_part ? table_of(f->before ? c->before : c->after, object) : object;
        fate *of = table && table->kind == LB_OBJECT_RELATION ? fate_of(c, table) : NULL;
        if (!of || !of->before || !of->after) {
            continue;
        }
        f->is_folded = is_part;
        if (f->is_changed && !of->is_remade) {
            of->is_remade = true;
            lb_vector_push_in(c->arena, &tables, of);
        }
    }
    for (size_t i = 0; i < tables.count; i++) {
        fate *f = tables.items[i];
        f->alter = add_action(c, ACTION_ALTER, f);
        f->is_remade = c->rules->alter_table(c->arena, c->before, f->before, c->after, f->after,
                                             &f->alter->statements);
    }
}

static bool is_column_part(const lb_schema_object *object)
{
    return object->kind == LB_OBJECT_INDEX || object->kind == LB_OBJECT_CONSTRAINT;
}

static bool attribute_differs(const fate *f, const char *name)
{
    return !same_text(lb_object_get(f->before, name), lb_object_get(f->after, name));
}

static bool is_type(const lb_schema_object *object)
{
    return object->kind == LB_OBJECT_ENUM || object->kind == LB_OBJECT_DOMAIN ||
           object->kind == LB_OBJECT_COMPOSITE || object->kind == LB_OBJECT_RANGE;
}

/* Whether what stands on the object has to be out of its way. */
static bool disturbs(const fate *f, const lb_schema_object *dependent)
{
    bool is_generated =
        dependent->kind == LB_OBJECT_COLUMN && lb_object_get(dependent, "generated").ptr;
    /* A table on a type has it in a column, its own or a parent's. */
    if (is_type(f->before) && dependent->kind == LB_OBJECT_RELATION) {
        return false;
    }
    if (!f->after || f->is_replaced || f->is_rebuilt || f->is_remade) {
        return true;
    }
    if (f->is_retyped && is_type(f->before)) {
        return !is_type(dependent) && (dependent->kind != LB_OBJECT_COLUMN || is_generated);
    }
    bool is_changed =
        f->is_retyped || (f->alter && f->before->kind == LB_OBJECT_COLUMN &&
                          (attribute_differs(f, "type") || attribute_differs(f, "collation")));
    /* The server makes indexes and constraints of a column whose type changes again by itself, but
       not those that compare two columns of a type when one of them has it no more. */
    bool is_own_part = is_column_part(dependent) &&
                       (!f->is_retyped || lb_str_is(lb_object_get(dependent, "kind"), "p") ||
                        lb_str_is(lb_object_get(dependent, "kind"), "u"));
    return is_changed && !is_own_part;
}

static bool remakes(const fate *f)
{
    for (size_t i = 0; f->alter && i < f->alter->statements.count; i++) {
        if (f->alter->statements.items[i].remakes) {
            return true;
        }
    }
    return false;
}

/* Types that are made anew by an alteration, those that are made of them, and the columns. */
static void spread_types(comparison *c)
{
    for (size_t i = 0; i < c->fates.count; i++) {
        c->fates.items[i]->is_retyped = remakes(c->fates.items[i]);
    }
    for (bool is_moving = true; is_moving;) {
        is_moving = false;
        for (size_t i = 0; i < c->fates.count; i++) {
            fate *f = c->fates.items[i];
            if (!f->before || (!f->after && !is_type(f->before)) || f->carrier ||
                (!is_type(f->before) && f->before->kind != LB_OBJECT_COLUMN)) {
                continue;
            }
            for (size_t n = 0; n < f->before->needs.count && !f->carrier; n++) {
                const fate *needed = fate_of(c, f->before->needs.items[n]);
                if (needed->is_retyped && is_type(needed->before)) {
                    f->is_retyped = is_moving = true;
                    f->carrier = needed->carrier ? needed->carrier : needed;
                }
            }
            if (f->carrier && is_type(f->before)) {
                f->alter = NULL;
            }
        }
    }
}

/* A part goes with its table, and what is owned with its owner. */
static bool goes_with_table(const comparison *c, const fate *f)
{
    if (f->before && f->before->kind == LB_OBJECT_GRANT && f->before->needs.count) {
        const fate *on = fate_of(c, f->before->needs.items[0]);
        return !on->after || on->is_replaced || on->is_rebuilt;
    }
    const fate *owner = f->before && f->before->owner ? fate_of(c, f->before->owner) : NULL;
    if (owner && (!owner->after || owner->is_replaced || goes_with_table(c, owner))) {
        return true;
    }
    const lb_schema_object *table = f->before ? table_of(c->before, f->before) : NULL;
    const fate *of = table ? fate_of(c, table) : NULL;
    bool is_key = f->before && lb_str_is(lb_object_get(f->before, "kind"), "f");
    return of && (!of->after || of->is_replaced) && !is_key;
}

/* A table cannot lose a column's data because the column's default has to be out of the way. */
static bool detach(const comparison *c, fate *f, const fate *needed)
{
    return f->detached.count ||
           (c->rules->detach && c->rules->detach(c->arena, needed->before, f->before, c->after,
                                                 f->after, &f->detached));
}

/* Until nothing changes: who needs what is replaced or dropped is made again, or dropped. */
static void spread(comparison *c)
{
    for (bool is_moving = true; is_moving;) {
        is_moving = false;
        for (size_t i = 0; i < c->fates.count; i++) {
            fate *f = c->fates.items[i];
            if (!f->before || !f->after || f->is_replaced || f->is_rebuilt || f->is_folded) {
                continue;
            }
            for (size_t n = 0; n < f->before->needs.count; n++) {
                const fate *needed = fate_of(c, f->before->needs.items[n]);
                bool is_own_table = needed->before->kind == LB_OBJECT_RELATION && needed->after &&
                                    !needed->is_replaced && !needed->is_remade;
                if (!is_own_table && disturbs(needed, f->before) && !detach(c, f, needed) &&
                    !(f->before->kind == LB_OBJECT_COLUMN && f->alter)) {
                    f->is_rebuilt = is_moving = true;
                    f->alter = NULL;
                    break;
                }
            }
        }
    }
}

/* ---- Actions -------------------------------------------------------------------------------- */

/* Made with its table: columns, and the constraints that CREATE TABLE holds. */
static bool is_made_with_table(const comparison *c, const fate *f)
{
    const lb_schema_object *table = f->after ? table_of(c->after, f->after) : NULL;
    const fate *of = table ? fate_of(c, table) : NULL;
    return of && (!of->before || of->is_replaced) &&
           (f->after->kind == LB_OBJECT_COLUMN || f->after->is_inline);
}

static void make_actions(comparison *c)
{
    for (size_t i = 0; i < c->fates.count; i++) {
        fate *f = c->fates.items[i];
        if (f->is_folded) {
            continue;
        }
        bool is_again = f->is_replaced || f->is_rebuilt;
        bool is_carried = f->before && f->carrier && is_type(f->before);
        if (f->before && (!f->after || is_again) && !is_carried && !goes_with_table(c, f)) {
            f->drop = add_action(c, ACTION_DROP, f);
        }
        f->is_merged = is_made_with_table(c, f);
        bool is_lost = f->before && f->after && goes_with_table(c, f);
        if (f->after && (!f->before || is_again || is_lost) && !f->is_merged) {
            f->create = add_action(c, ACTION_CREATE, f);
        }
    }
}

/* ---- Order ---------------------------------------------------------------------------------- */

static void follows(comparison *c, action *later, action *earlier)
{
    if (later && earlier && later != earlier) {
        lb_vector_push_in(c->arena, &later->first, earlier);
    }
}

/* The action that makes an object as it shall be: its own, or its table's. */
static action *maker_of(const comparison *c, const fate *f)
{
    if (f->is_merged) {
        const fate *of = fate_of(c, table_of(c->after, f->after));
        return of->create;
    }
    return f->create || f->alter || !f->carrier ? (f->create ? f->create : f->alter)
                                                : f->carrier->alter;
}

static action *remover_of(const comparison *c, const fate *f)
{
    if (!f->drop && f->before->kind != LB_OBJECT_GRANT && goes_with_table(c, f)) {
        const lb_schema_object *part = f->before->owner ? f->before->owner : f->before;
        const fate *own = fate_of(c, part);
        return own->drop ? own->drop : fate_of(c, table_of(c->before, part))->drop;
    }
    bool is_carried = !f->drop && f->carrier && is_type(f->before);
    return is_carried ? f->carrier->alter : f->drop;
}

static void order_after(comparison *c, fate *f)
{
    bool is_cast = f->carrier && !f->create && !is_type(f->after); /* its default comes late */
    action *maker = is_cast ? f->alter : maker_of(c, f);
    for (size_t n = 0; maker && n < f->after->needs.count; n++) {
        const fate *needed = fate_of(c, f->after->needs.items[n]);
        follows(c, maker, maker_of(c, needed));
    }
}

static void order_before(comparison *c, fate *f)
{
    for (size_t n = 0; n < f->before->needs.count; n++) {
        const fate *needed = fate_of(c, f->before->needs.items[n]);
        action *remover = remover_of(c, needed);
        follows(c, remover, remover_of(c, f)); /* what needs it goes first */
        if (!f->detached.count && !needed->carrier) {
            follows(c, remover, f->alter); /* or no longer needs it */
        }
        action *change = needed->carrier ? needed->carrier->alter : needed->alter;
        follows(c, needed->alter, f->drop);
        follows(c, change, f->drop);
        if (needed->is_retyped && f->before->kind == LB_OBJECT_COLUMN) {
            follows(c, f->alter, change); /* once its type is there */
        }
    }
}

static size_t order_of(const action *a)
{
    const lb_schema_object *object = a->kind == ACTION_DROP ? a->before : a->after;
    size_t kind = (size_t)object->kind;
    return a->kind == ACTION_DROP ? LB_OBJECT_COUNT - kind : (size_t)LB_OBJECT_COUNT * 2 + kind;
}

static void order_actions(comparison *c)
{
    for (size_t i = 0; i < c->fates.count; i++) {
        fate *f = c->fates.items[i];
        follows(c, f->create, f->drop);
        if (f->after) {
            order_after(c, f);
        }
        if (f->before) {
            order_before(c, f);
        }
    }
    for (size_t i = 0; i < c->actions.count; i++) {
        c->actions.items[i]->order = order_of(c->actions.items[i]);
    }
}

static int compare_actions(const void *left, const void *right)
{
    const action *a = *(action *const *)left, *b = *(action *const *)right;
    return a->order < b->order ? -1 : a->order > b->order;
}

/* ---- Statements ----------------------------------------------------------------------------- */

static void append(comparison *c, const lb_object_statements *statements)
{
    for (size_t i = 0; i < statements->count; i++) {
        const lb_object_statement *statement = &statements->items[i];
        if (!statement->is_early) {
            lb_vector_push_in(c->arena, statement->is_late ? &c->late : &c->out->statements,
                              *statement);
        }
    }
}

static void append_early(comparison *c)
{
    for (size_t i = 0; i < c->fates.count; i++) {
        const fate *f = c->fates.items[i];
        const action *a = f->alter;
        for (size_t s = 0; s < f->detached.count; s++) {
            lb_vector_push_in(c->arena,
                              f->detached.items[s].is_late ? &c->late : &c->out->statements,
                              f->detached.items[s]);
        }
        for (size_t s = 0; a && s < a->statements.count; s++) {
            if (a->statements.items[s].is_early) {
                lb_vector_push_in(c->arena, &c->out->statements, a->statements.items[s]);
            }
        }
    }
}

static void append_late(comparison *c)
{
    for (size_t i = 0; i < c->late.count; i++) {
        lb_vector_push_in(c->arena, &c->out->statements, c->late.items[i]);
    }
}

static void carry_out(comparison *c, action *a)
{
    lb_object_statements statements = {0};
    switch (a->kind) {
    case ACTION_DROP:
        c->rules->drop(c->arena, c->before, a->before, &statements);
        if (a->after) { /* it comes back */
            for (size_t i = 0; i < statements.count; i++) {
                statements.items[i].loses_data = a->before->kind == LB_OBJECT_RELATION ||
                                                 (a->before->kind == LB_OBJECT_COLUMN &&
                                                  !lb_object_get(a->before, "generated").ptr);
            }
        }
        break;
    case ACTION_ALTER:
        statements = a->statements;
        break;
    case ACTION_CREATE:
        c->rules->create(c->arena, c->after, a->after, &statements);
        break;
    }
    append(c, &statements);
}

/* Depth first; an action that waits for itself (two objects that need each other) is not held up.
 */
static void do_action(comparison *c, action *a)
{
    if (a->is_done || a->is_open) {
        return;
    }
    a->is_open = true;
    if (a->first.count > 1) {
        qsort(a->first.items, a->first.count, sizeof *a->first.items, compare_actions);
    }
    for (size_t i = 0; i < a->first.count; i++) {
        do_action(c, a->first.items[i]);
    }
    a->is_done = true;
    carry_out(c, a);
}

static void sort_stable(comparison *c)
{
    for (size_t i = 0; i < c->actions.count; i++) {
        c->actions.items[i]->order = c->actions.items[i]->order * (c->actions.count + 1) + i;
    }
    if (c->actions.count) {
        qsort(c->actions.items, c->actions.count, sizeof *c->actions.items, compare_actions);
    }
}

/* ---- For people ----------------------------------------------------------------------------- */

static bool is_told(const comparison *c, const fate *f)
{
    if (f->is_merged || (!f->after && goes_with_table(c, f))) {
        return false;
    }
    const lb_schema_object *table = f->after && !f->before ? table_of(c->after, f->after) : NULL;
    return !table || fate_of(c, table)->before;
}

static void tell(comparison *c, const fate *f)
{
    if (!f->is_changed && !f->is_rebuilt) {
        return;
    }
    lb_object_change change = {
        .kind = !f->before       ? LB_OBJECT_CREATED
                : !f->after      ? LB_OBJECT_DROPPED
                : f->is_replaced ? LB_OBJECT_REPLACED
                : f->is_changed  ? LB_OBJECT_ALTERED
                                 : LB_OBJECT_REBUILT,
        .before = f->before,
        .after = f->after,
    };
    if (is_told(c, f)) {
        lb_vector_push_in(c->arena, &c->out->changes, change);
    }
}

void lb_objects_compare(lb_arena *arena, const lb_object_rules *rules, const lb_objects *before,
                        const lb_objects *after, lb_objects_difference *out)
{
    if (lb_objects_agree(before, after)) {
        return;
    }
    comparison c = {.arena = arena, .rules = rules, .before = before, .after = after, .out = out};
    c.of_before = LB_NEW_ARRAY(arena, fate *, before->list.count);
    c.of_after = LB_NEW_ARRAY(arena, fate *, after->list.count);
    pair_objects(&c);
    if (rules->alter_table) {
        alter_tables(&c);
    }
    for (size_t i = 0; i < c.fates.count; i++) {
        fate *f = c.fates.items[i];
        if (f->before && f->after && f->is_changed && !f->is_folded && !f->alter) {
            try_alteration(&c, f);
        }
    }
    spread_types(&c);
    spread(&c);
    make_actions(&c);
    order_actions(&c);
    sort_stable(&c);
    append_early(&c);
    for (size_t i = 0; i < c.actions.count; i++) {
        action *a = c.actions.items[i];
        const fate *f = fate_of(&c, a->before ? a->before : a->after);
        if (a->kind != ACTION_ALTER || f->alter == a) {
            do_action(&c, a);
        }
    }
    append_late(&c);
    for (size_t i = 0; i < c.fates.count; i++) {
        tell(&c, c.fates.items[i]);
    }
}
