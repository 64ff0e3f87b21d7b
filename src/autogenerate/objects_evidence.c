/* What speaks for it that a table or column of one state is one of the other under a new name. */
#include "autogenerate/objects_rename.h"

/* How much each says; a column of another type is another column. */
enum {
    WEIGHT_POSITION = 3,
    WEIGHT_CONSTRAINTS = 2,
    WEIGHT_NAME = 2,
    WEIGHT_ATTRIBUTE = 1,
    WEIGHT_LEAST = 3,         /* of a column that is worth a question */
    WEIGHT_OF_TABLE = 10,     /* where all columns are the same */
    WEIGHT_LEAST_OF_TABLE = 5 /* half of them */
};

typedef struct weighing {
    lb_arena *arena;
    lb_rename_evidence *out;
} weighing;

static void add_reason(weighing *w, bool speaks_for, unsigned weight, const char *text)
{
    w->out->weight += speaks_for ? weight : 0;
    w->out->is_doubtful |= !speaks_for;
    lb_vector_push_in(w->arena, &w->out->reasons, lb_str_of(text));
}

static bool same(lb_str a, lb_str b)
{
    return lb_str_equal(a, b) && !a.ptr == !b.ptr;
}

/* One holds the other, or they have a part of four letters at their start or end. */
static bool is_similar(lb_str a, lb_str b)
{
    enum { LEAST = 4 };
    bool is_within = lb_str_find(a, b) != SIZE_MAX || lb_str_find(b, a) != SIZE_MAX;
    return is_within || (a.len >= LEAST && b.len >= LEAST &&
                         (lb_str_equal(lb_str_slice(a, 0, LEAST), lb_str_slice(b, 0, LEAST)) ||
                          lb_str_equal(lb_str_slice(a, a.len - LEAST, a.len),
                                       lb_str_slice(b, b.len - LEAST, b.len))));
}

static bool is_part_of(const lb_schema_object *part, lb_str schema, lb_str table)
{
    return lb_str_equal(part->table, table) && lb_str_equal(part->schema, schema);
}

/* ---- Columns -------------------------------------------------------------------------------- */

static size_t position_of(const lb_objects *all, const lb_schema_object *column)
{
    size_t position = 1;
    for (size_t i = 0; i < all->list.count; i++) {
        const lb_schema_object *other = all->list.items[i];
        position += other->kind == LB_OBJECT_COLUMN && other->position < column->position &&
                    is_part_of(other, column->schema, column->table);
    }
    return position;
}

/* "p;i;": a primary key and an index have the column. */
static lb_str roles_of(lb_arena *arena, const lb_objects *all, const lb_schema_object *column)
{
    LB_AUTO_TEXT lb_text roles = {0};
    for (size_t i = 0; i < all->list.count; i++) {
        const lb_schema_object *part = all->list.items[i];
        bool is_index = part->kind == LB_OBJECT_INDEX;
        if ((!is_index && part->kind != LB_OBJECT_CONSTRAINT) ||
            !is_part_of(part, column->schema, column->table)) {
            continue;
        }
        for (size_t k = 0; k < part->values.count; k++) {
            if (lb_str_equal(part->values.items[k], column->name)) {
                lb_str kind = lb_object_get(part, "kind");
                lb_text_addf(&roles, "%s%.*s;", is_index ? "i" : "c", LB_ARG(kind));
            }
        }
    }
    return lb_arena_str(arena, lb_text_str(&roles));
}

static void weigh_attribute(weighing *w, const lb_schema_object *from, const lb_schema_object *to,
                            const char *name, const char *word)
{
    lb_str before = lb_object_get(from, name), after = lb_object_get(to, name);
    if (before.ptr && after.ptr && same(before, after)) {
        add_reason(w, true, WEIGHT_ATTRIBUTE, lb_arena_format(w->arena, "%s in both", word));
    } else if (before.ptr || after.ptr) {
        add_reason(w, false, 0,
                   lb_arena_format(w->arena, "but %s %s", word,
                                   before.ptr && after.ptr ? "differs"
                                   : before.ptr            ? "only before"
                                                           : "only now"));
    }
}

static void weigh_column(weighing *w, const lb_objects *before, const lb_schema_object *from,
                         const lb_objects *after, const lb_schema_object *to)
{
    lb_str type = lb_object_get(from, "type");
    if (!lb_str_equal(from->table, to->table) || !lb_str_equal(from->schema, to->schema) ||
        !same(type, lb_object_get(to, "type")) ||
        !same(lb_object_get(from, "generated"), lb_object_get(to, "generated"))) {
        return;
    }
    add_reason(w, true, 0, lb_arena_format(w->arena, "type %.*s in both", LB_ARG(type)));
    size_t was = position_of(before, from), is = position_of(after, to);
    add_reason(w, was == is, WEIGHT_POSITION,
               was == is ? lb_arena_format(w->arena, "column %zu in both", is)
                         : lb_arena_format(w->arena, "but column %zu before, %zu now", was, is));
    lb_str had = roles_of(w->arena, before, from), has = roles_of(w->arena, after, to);
    if (had.len || has.len) {
        bool is_same = lb_str_equal(had, has);
        add_reason(w, is_same, WEIGHT_CONSTRAINTS,
                   is_same ? "the same kinds of constraints and indexes"
                           : "but other constraints or indexes");
    }
    weigh_attribute(w, from, to, "is_not_null", "NOT NULL");
    weigh_attribute(w, from, to, "default", "a default");
    weigh_attribute(w, from, to, "identity", "identity");
    if (is_similar(from->name, to->name)) {
        add_reason(w, true, WEIGHT_NAME, "names alike");
    }
    w->out->weight = w->out->weight < WEIGHT_LEAST ? 0 : w->out->weight;
}

/* ---- Tables --------------------------------------------------------------------------------- */

static size_t count_columns(const lb_objects *all, const lb_schema_object *table)
{
    size_t count = 0;
    for (size_t i = 0; i < all->list.count; i++) {
        const lb_schema_object *column = all->list.items[i];
        count += column->kind == LB_OBJECT_COLUMN && is_part_of(column, table->schema, table->name);
    }
    return count;
}

static void weigh_table(weighing *w, const lb_objects *before, const lb_schema_object *from,
                        const lb_objects *after, const lb_schema_object *to)
{
    size_t common = 0, had = count_columns(before, from), has = count_columns(after, to);
    for (size_t i = 0; i < before->list.count; i++) {
        const lb_schema_object *column = before->list.items[i];
        if (column->kind == LB_OBJECT_COLUMN && is_part_of(column, from->schema, from->name)) {
            const lb_schema_object *other = lb_objects_find(after, LB_OBJECT_COLUMN, to->schema,
                                                            to->name, column->name, (lb_str){0});
            common += other && same(lb_object_get(column, "type"), lb_object_get(other, "type"));
        }
    }
    size_t most = had > has ? had : has;
    unsigned weight = most ? (unsigned)(common * WEIGHT_OF_TABLE / most) : 0;
    if (!lb_str_equal(from->schema, to->schema) || weight < WEIGHT_LEAST_OF_TABLE) {
        return;
    }
    w->out->weight = weight;
    w->out->is_doubtful = common < most;
    add_reason(w, true, 0,
               common == most
                   ? lb_arena_format(w->arena, "the same %zu columns", most)
                   : lb_arena_format(w->arena, "%zu of the %zu columns before and %zu now", common,
                                     had, has));
    if (is_similar(from->name, to->name)) {
        add_reason(w, true, WEIGHT_NAME, "names alike");
    }
}

lb_rename_evidence lb_rename_weigh(lb_arena *arena, const lb_objects *before,
                                   const lb_schema_object *from, const lb_objects *after,
                                   const lb_schema_object *to)
{
    lb_rename_evidence found = {0};
    weighing w = {arena, &found};
    if (from->kind == LB_OBJECT_COLUMN) {
        weigh_column(&w, before, from, after, to);
    } else {
        weigh_table(&w, before, from, after, to);
    }
    return found;
}
