#include "autogenerate/objects_rename.h"

#include "autogenerate/objects.h"

/* ---- Declarations --------------------------------------------------------------------------- */

/* The first name in a piece of SQL, without quotes; what is behind it is left in `rest`. */
static lb_str take_name(lb_str *rest)
{
    lb_str text = lb_str_trim(*rest);
    size_t end = 0;
    if (text.len && strchr("\"`['", text.ptr[0])) {
        char close = text.ptr[0] == '[' ? ']' : text.ptr[0];
        lb_str inside = lb_str_slice(text, 1, text.len);
        size_t at = lb_str_find_char(inside, close);
        *rest = lb_str_slice(inside, at == SIZE_MAX ? at : at + 1, inside.len);
        return lb_str_slice(inside, 0, at);
    }
    while (end < text.len && (lb_is_alpha(text.ptr[end]) || lb_is_digit(text.ptr[end]) ||
                              text.ptr[end] == '_' || (unsigned char)text.ptr[end] > 127)) {
        end++;
    }
    *rest = lb_str_slice(text, end, text.len);
    return lb_str_slice(text, 0, end);
}

static bool is_word(lb_str text, const char *word)
{
    return lb_str_is_nocase(text, word);
}

/* The table of "CREATE TABLE [IF NOT EXISTS] [schema.]name", the type of "CREATE TYPE
   [schema.]name"; ptr NULL for other code. */
static lb_str table_of_line(lb_str code)
{
    lb_str rest = code, name;
    if (!is_word(take_name(&rest), "create")) {
        return (lb_str){0};
    }
    do {
        name = take_name(&rest);
        if (!name.len) {
            return (lb_str){0};
        }
    } while (!is_word(name, "table") && !is_word(name, "type"));
    do {
        name = take_name(&rest);
    } while (is_word(name, "if") || is_word(name, "not") || is_word(name, "exists"));
    while (rest.len && rest.ptr[0] == '.') {
        rest = lb_str_slice(rest, 1, rest.len);
        name = take_name(&rest);
    }
    return name;
}

void lb_renames_declared(lb_arena *arena, lb_str source, lb_declared_renames *out)
{
    const lb_str mark = LB_STR("-- renamed from:");
    lb_str table = {0}, waiting = {0}, line;
    while (lb_str_next_line(&source, &line)) {
        size_t at = lb_str_find(line, mark);
        lb_str code = lb_str_trim(lb_str_slice(line, 0, lb_str_find(line, LB_STR("--"))));
        lb_str rest = at == SIZE_MAX ? (lb_str){0} : lb_str_slice(line, at + mark.len, line.len);
        lb_str old = at == SIZE_MAX ? waiting : take_name(&rest);
        if (!code.len) {
            waiting = at == SIZE_MAX ? waiting : old;
            continue;
        }
        waiting = (lb_str){0};
        lb_str named = table_of_line(code);
        table = named.ptr ? named : table;
        if (old.len && table.ptr) {
            lb_declared_rename rename = {.table = table, .old = old};
            if (!named.ptr) {
                rename.column = take_name(&code);
            }
            lb_vector_push_in(arena, out, rename);
        }
    }
}

/* ---- Finding -------------------------------------------------------------------------------- */

enum { WEIGHT_OF_VALUE = 1 };

typedef struct search {
    lb_arena *arena;
    const lb_objects *before, *after;
    const lb_rename_policy *policy;
    lb_object_renames *out;
} search;

static bool is_new(const search *s, const lb_schema_object *object)
{
    return !lb_objects_find(s->before, object->kind, object->schema, object->table, object->name,
                            object->arguments);
}

static bool is_gone(const search *s, const lb_schema_object *object)
{
    return !lb_objects_find(s->after, object->kind, object->schema, object->table, object->name,
                            object->arguments);
}

static bool is_taken(const search *s, const lb_schema_object *object)
{
    for (size_t i = 0; i < s->out->count; i++) {
        if (s->out->items[i].from == object || s->out->items[i].to == object) {
            return true;
        }
    }
    return false;
}

static lb_str declared_name(const search *s, const lb_schema_object *object)
{
    bool is_column = object->kind == LB_OBJECT_COLUMN;
    for (size_t i = 0; i < s->policy->declared->count; i++) {
        const lb_declared_rename *d = &s->policy->declared->items[i];
        if (lb_str_equal(d->table, is_column ? object->table : object->name) &&
            (is_column ? lb_str_equal(d->column, object->name) : !d->column.ptr)) {
            return d->old;
        }
    }
    return (lb_str){0};
}

static bool same_attribute(const lb_schema_object *a, const lb_schema_object *b, const char *name)
{
    lb_str left = lb_object_get(a, name), right = lb_object_get(b, name);
    return lb_str_equal(left, right) && !left.ptr == !right.ptr;
}

static bool same_column(const lb_schema_object *a, const lb_schema_object *b)
{
    static const char *const names[] = {"type", "is_not_null", "generated", "identity",
                                        "collation"};
    bool is_same = true;
    for (size_t i = 0; i < LB_COUNT(names); i++) {
        is_same = is_same && same_attribute(a, b, names[i]);
    }
    lb_str value = lb_object_get(a, "default");
    return is_same && (same_attribute(a, b, "default") ||
                       lb_str_starts(value, LB_STR("nextval("))); /* the sequence's name */
}

/* The same columns by name, and alike. */
static bool same_table(const search *s, const lb_schema_object *a, const lb_schema_object *b)
{
    size_t counts[2] = {0, 0};
    for (size_t i = 0; i < s->before->list.count; i++) {
        const lb_schema_object *column = s->before->list.items[i];
        if (column->kind == LB_OBJECT_COLUMN && lb_str_equal(column->table, a->name) &&
            lb_str_equal(column->schema, a->schema)) {
            const lb_schema_object *other = lb_objects_find(s->after, LB_OBJECT_COLUMN, b->schema,
                                                            b->name, column->name, (lb_str){0});
            counts[0]++;
            if (!other || !same_column(column, other)) {
                return false;
            }
        }
    }
    for (size_t i = 0; i < s->after->list.count; i++) {
        const lb_schema_object *column = s->after->list.items[i];
        counts[1] += column->kind == LB_OBJECT_COLUMN && lb_str_equal(column->table, b->name) &&
                     lb_str_equal(column->schema, b->schema);
    }
    return counts[0] == counts[1] && counts[0] > 0;
}

static bool same_definition(const lb_schema_object *a, const lb_schema_object *b)
{
    return lb_str_equal(a->definition, b->definition);
}

/* "CREATE INDEX a ON t ..." and "CREATE INDEX b ON t ...": what stands behind ON. */
static bool same_index(const lb_schema_object *a, const lb_schema_object *b)
{
    size_t left = lb_str_find(a->definition, LB_STR(" ON ")),
           right = lb_str_find(b->definition, LB_STR(" ON "));
    bool is_unique = lb_str_starts(a->definition, LB_STR("CREATE UNIQUE"));
    return left != SIZE_MAX && right != SIZE_MAX &&
           is_unique == lb_str_starts(b->definition, LB_STR("CREATE UNIQUE")) &&
           lb_str_equal(lb_str_slice(a->definition, left, SIZE_MAX),
                        lb_str_slice(b->definition, right, SIZE_MAX));
}

static bool same_owner(const lb_schema_object *a, const lb_schema_object *b)
{
    return a->owner && b->owner && lb_str_equal(a->owner->table, b->owner->table) &&
           lb_str_equal(a->owner->name, b->owner->name);
}

static bool is_alike(const search *s, const lb_schema_object *a, const lb_schema_object *b)
{
    if (a->kind != b->kind || !lb_str_equal(a->schema, b->schema) ||
        !lb_str_equal(a->table, b->table)) {
        return false;
    }
    switch (a->kind) {
    case LB_OBJECT_RELATION:
        return same_table(s, a, b);
    case LB_OBJECT_COLUMN:
        return same_column(a, b);
    case LB_OBJECT_INDEX:
        return same_index(a, b);
    case LB_OBJECT_SEQUENCE:
        return same_owner(a, b);
    default:
        return same_definition(a, b);
    }
}

/* The one object that is gone and like the new one; NULL: none, or several. */
static const lb_schema_object *only_candidate(const search *s, const lb_schema_object *to)
{
    const lb_schema_object *found = NULL;
    for (size_t i = 0; i < s->before->list.count; i++) {
        const lb_schema_object *from = s->before->list.items[i];
        if (from->kind == to->kind && is_gone(s, from) && !is_taken(s, from) &&
            is_alike(s, from, to)) {
            if (found) {
                return NULL;
            }
            found = from;
        }
    }
    return found;
}

/* Where names compare without case (a database without schemas), the same name in another case. */
static const lb_schema_object *other_case(const search *s, const lb_schema_object *to)
{
    for (size_t i = 0; !to->schema.ptr && i < s->before->list.count; i++) {
        const lb_schema_object *from = s->before->list.items[i];
        if (from->kind == to->kind && lb_str_equal(from->table, to->table) && is_gone(s, from) &&
            lb_str_equal_nocase(from->name, to->name)) {
            return from;
        }
    }
    return NULL;
}

static bool is_guess(const lb_schema_object *object)
{
    return object->kind == LB_OBJECT_RELATION || object->kind == LB_OBJECT_COLUMN;
}

static bool is_of_stage(const lb_schema_object *object, int stage)
{
    switch (object->kind) {
    case LB_OBJECT_RELATION:
        return stage == LB_RENAME_TABLES;
    case LB_OBJECT_COLUMN:
        return stage == LB_RENAME_COLUMNS;
    case LB_OBJECT_CONSTRAINT:
    case LB_OBJECT_INDEX:
    case LB_OBJECT_SEQUENCE:
        return stage == LB_RENAME_PARTS;
    default:
        return false;
    }
}

/* A candidate has to be the only one in both directions. */
static bool is_mutual(const search *s, const lb_schema_object *from, const lb_schema_object *to)
{
    for (size_t i = 0; i < s->after->list.count; i++) {
        const lb_schema_object *other = s->after->list.items[i];
        if (other != to && other->kind == to->kind && is_new(s, other) &&
            is_alike(s, from, other)) {
            return false;
        }
    }
    return true;
}

/* ---- Asking --------------------------------------------------------------------------------- */

typedef struct candidate {
    const lb_schema_object *from;
    lb_rename_evidence evidence;
    bool is_refused;
} candidate;
typedef LB_VECTOR(candidate) candidates;

static candidates candidates_of(const search *s, const lb_schema_object *to)
{
    candidates found = {0};
    for (size_t i = 0; i < s->before->list.count; i++) {
        const lb_schema_object *from = s->before->list.items[i];
        if (from->kind != to->kind || !is_gone(s, from) || is_taken(s, from)) {
            continue;
        }
        candidate one = {from, lb_rename_weigh(s->arena, s->before, from, s->after, to), false};
        if (one.evidence.weight) {
            lb_vector_push_in(s->arena, &found, one);
        }
    }
    return found;
}

static candidate *likeliest(const candidates *all)
{
    candidate *best = NULL;
    for (size_t i = 0; i < all->count; i++) {
        candidate *one = &all->items[i];
        if (!one->is_refused && (!best || one->evidence.weight > best->evidence.weight)) {
            best = one;
        }
    }
    return best;
}

static const lb_schema_object *ask(const search *s, const lb_schema_object *to)
{
    candidates all = candidates_of(s, to);
    candidate *best;
    while ((best = likeliest(&all)) != NULL) {
        const lb_object_rename rename = {best->from, to};
        best->evidence.is_doubtful |= all.count > 1;
        if (s->policy->ask(s->policy->context, &rename, &best->evidence)) {
            return best->from;
        }
        best->is_refused = true;
    }
    return NULL;
}

/* ---- Values of enum types ------------------------------------------------------------------- */

static lb_schema_object *value_object(const search *s, const lb_schema_object *type, size_t i)
{
    lb_schema_object *value = LB_NEW(s->arena, lb_schema_object);
    value->kind = LB_OBJECT_ENUM_VALUE;
    value->schema = type->schema;
    value->table = type->name;
    value->name = type->values.items[i];
    value->position = i + 1;
    return value;
}

static lb_str declared_value(const search *s, const lb_schema_object *value)
{
    for (size_t i = 0; i < s->policy->declared->count; i++) {
        const lb_declared_rename *d = &s->policy->declared->items[i];
        if (d->column.ptr && lb_str_equal(d->table, value->table) &&
            lb_str_equal(d->column, value->name)) {
            return d->old;
        }
    }
    return (lb_str){0};
}

static bool ask_value(const search *s, const lb_schema_object *from, const lb_schema_object *to)
{
    lb_rename_evidence evidence = {.weight = WEIGHT_OF_VALUE, .is_doubtful = true};
    const lb_object_rename rename = {from, to};
    const char *place = lb_arena_format(s->arena, "value %zu in both", to->position);
    lb_vector_push_in(s->arena, &evidence.reasons, lb_str_of(place));
    return s->policy->ask && s->policy->ask(s->policy->context, &rename, &evidence);
}

/* One value at the place of another, and the others as they were. */
static void find_value(const search *s, const lb_schema_object *before,
                       const lb_schema_object *after, size_t i, bool is_only)
{
    lb_schema_object *from = value_object(s, before, i), *to = value_object(s, after, i);
    lb_str old = declared_value(s, to);
    bool is_said = old.ptr && lb_str_equal(old, from->name);
    if (is_said || (s->policy->accepts && is_only) || (!old.ptr && ask_value(s, from, to))) {
        lb_object_rename rename = {from, to};
        lb_vector_push_in(s->arena, s->out, rename);
    }
}

static bool is_replaced(const lb_schema_object *before, const lb_schema_object *after, size_t i)
{
    return !lb_str_vector_has(&after->values, before->values.items[i]) &&
           !lb_str_vector_has(&before->values, after->values.items[i]);
}

static void find_values(const search *s, const lb_schema_object *before,
                        const lb_schema_object *after)
{
    size_t count = 0;
    if (before->values.count != after->values.count) {
        return;
    }
    for (size_t i = 0; i < after->values.count; i++) {
        count += is_replaced(before, after, i);
    }
    for (size_t i = 0; i < after->values.count; i++) {
        if (is_replaced(before, after, i)) {
            find_value(s, before, after, i, count == 1);
        }
    }
}

static void find_all_values(const search *s)
{
    for (size_t i = 0; i < s->after->list.count; i++) {
        const lb_schema_object *after = s->after->list.items[i];
        const lb_schema_object *before =
            after->kind == LB_OBJECT_ENUM
                ? lb_objects_find(s->before, after->kind, after->schema, after->table, after->name,
                                  after->arguments)
                : NULL;
        if (before) {
            find_values(s, before, after);
        }
    }
}

/* ---- The whole ------------------------------------------------------------------------------ */

void lb_renames_find(lb_arena *arena, int stage, const lb_objects *before, const lb_objects *after,
                     const lb_rename_policy *policy, lb_object_renames *out)
{
    const search s = {arena, before, after, policy, out};
    if (stage == LB_RENAME_VALUES) {
        find_all_values(&s);
        return;
    }
    for (size_t i = 0; i < after->list.count; i++) {
        const lb_schema_object *to = after->list.items[i];
        if (!is_of_stage(to, stage) || !is_new(&s, to)) {
            continue;
        }
        lb_str old = declared_name(&s, to);
        const lb_schema_object *from =
            old.ptr ? lb_objects_find(before, to->kind, to->schema, to->table, old, (lb_str){0})
                    : NULL;
        from = from && is_gone(&s, from) ? from : NULL;
        from = !from && is_guess(to) ? other_case(&s, to) : from;
        if (!from && (!is_guess(to) || policy->accepts)) {
            from = only_candidate(&s, to);
            from = from && is_mutual(&s, from, to) ? from : NULL;
        }
        from = !from && policy->ask && is_guess(to) ? ask(&s, to) : from;
        if (from) {
            lb_object_rename rename = {from, to};
            lb_vector_push_in(arena, out, rename);
        }
    }
}
