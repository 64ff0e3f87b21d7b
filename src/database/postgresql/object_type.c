/*
 * Types that columns have, and that ALTER cannot change: a new type takes the old one's name, the
 * columns are cast, the old type goes. Types that are made of it (a domain over an enum) come along
 * in the same way. What else stands on the types or on such columns is out of the way meanwhile
 * (lb_object_statement.remakes). Defaults come back last, since they may need what comes back.
 */
#include "database/postgresql/object.h"

#include "database/quote.h"

enum { NAME_LENGTH = 63 }; /* of an identifier, in bytes */

typedef struct type_pair {
    const lb_schema_object *from, *to; /* `to` is NULL where it does not come back */
    lb_str old; /* the name of `from` meanwhile; ptr NULL: it is gone before the new one comes */
} type_pair;
typedef LB_VECTOR(type_pair) type_pairs;

typedef struct remaking {
    lb_arena *arena;
    const lb_objects *before, *after;
    type_pairs types; /* each behind those that it is made of */
    lb_object_statements *out;
} remaking;

/* ---- Lists ---------------------------------------------------------------------------------- */

static bool needs(const lb_schema_object *object, const lb_schema_object *needed)
{
    for (size_t i = 0; i < object->needs.count; i++) {
        if (object->needs.items[i] == needed) {
            return true;
        }
    }
    return false;
}

static bool is_type(const lb_schema_object *object)
{
    return object->kind == LB_OBJECT_ENUM || object->kind == LB_OBJECT_DOMAIN ||
           object->kind == LB_OBJECT_COMPOSITE || object->kind == LB_OBJECT_RANGE;
}

static const lb_schema_object *counterpart(const lb_objects *all, const lb_schema_object *o)
{
    return lb_objects_find(all, o->kind, o->schema, o->table, o->name, o->arguments);
}

/* ---- Which types ---------------------------------------------------------------------------- */

static bool is_of_one(const type_pairs *types, const lb_schema_object *object)
{
    for (size_t i = 0; i < types->count; i++) {
        if (needs(object, types->items[i].from)) {
            return true;
        }
    }
    return false;
}

static bool holds(const type_pairs *types, const lb_schema_object *type)
{
    for (size_t i = 0; i < types->count; i++) {
        if (types->items[i].from == type) {
            return true;
        }
    }
    return false;
}

/* Relations, types and all else of a schema: a name that none of them has is free. */
static bool is_used(const lb_objects *all, lb_str schema, lb_str name)
{
    for (size_t i = 0; i < all->list.count; i++) {
        if (lb_str_equal(all->list.items[i]->name, name) &&
            lb_str_equal(all->list.items[i]->schema, schema)) {
            return true;
        }
    }
    return false;
}

static lb_str free_name(const remaking *r, const lb_schema_object *type)
{
    for (unsigned n = 1;; n++) {
        const char *end = n == 1 ? "__old" : lb_arena_format(r->arena, "__old%u", n);
        lb_str start = lb_str_slice(type->name, 0, NAME_LENGTH - strlen(end));
        while (start.len < type->name.len && start.len &&
               ((unsigned char)type->name.ptr[start.len] & 0xC0) == 0x80) {
            start.len--; /* not within a character */
        }
        lb_str name = lb_str_of(lb_arena_format(r->arena, "%.*s%s", LB_ARG(start), end));
        if (!is_used(r->before, type->schema, name) && !is_used(r->after, type->schema, name)) {
            return name;
        }
    }
}

/* A range keeps the names of its functions when it is renamed; so it cannot stay, nor can what is
   made of it. */
static bool has_to_go(const remaking *r, const lb_schema_object *type, const lb_schema_object *to)
{
    for (size_t i = 0; i < r->types.count; i++) {
        if (!r->types.items[i].old.ptr && needs(type, r->types.items[i].from)) {
            return true;
        }
    }
    return type->kind == LB_OBJECT_RANGE || !to;
}

static void add_type(remaking *r, const lb_schema_object *from, const lb_schema_object *to)
{
    type_pair pair = {.from = from, .to = to};
    if (!has_to_go(r, from, to)) {
        pair.old = free_name(r, from);
    }
    lb_vector_push_in(r->arena, &r->types, pair);
}

/* The first one, and the types that are made of it. */
static type_pairs types_on(const remaking *r, const lb_schema_object *first)
{
    type_pairs found = {0};
    type_pair root = {.from = first};
    lb_vector_push_in(r->arena, &found, root);
    for (bool is_moving = true; is_moving;) {
        is_moving = false;
        for (size_t i = 0; i < r->before->list.count; i++) {
            const lb_schema_object *type = r->before->list.items[i];
            if (is_type(type) && !holds(&found, type) && is_of_one(&found, type)) {
                type_pair pair = {.from = type, .to = counterpart(r->after, type)};
                lb_vector_push_in(r->arena, &found, pair);
                is_moving = true;
            }
        }
    }
    return found;
}

/* Whether all that the type is made of, of these, is in the list already. */
static bool is_ready(const remaking *r, const type_pairs *all, const lb_schema_object *type)
{
    for (size_t i = 0; i < all->count; i++) {
        const lb_schema_object *other = all->items[i].from;
        if (needs(type, other) && !holds(&r->types, other)) {
            return false;
        }
    }
    return true;
}

static void find_types(remaking *r, const lb_schema_object *from, const lb_schema_object *to)
{
    type_pairs all = types_on(r, from);
    add_type(r, from, to);
    for (size_t before = 0; before < r->types.count;) {
        before = r->types.count;
        for (size_t i = 1; i < all.count; i++) {
            if (!holds(&r->types, all.items[i].from) && is_ready(r, &all, all.items[i].from)) {
                add_type(r, all.items[i].from, all.items[i].to);
            }
        }
    }
}

/* ---- Their columns -------------------------------------------------------------------------- */

static bool is_name_byte(char c)
{
    return lb_is_alpha(c) || lb_is_digit(c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

/* Takes an identifier off a text, as the server quotes it. */
static lb_str next_name(lb_arena *arena, lb_str *text)
{
    LB_AUTO_TEXT lb_text name = {0};
    size_t i = 0;
    bool is_quoted = text->len && text->ptr[0] == '"';
    for (i = is_quoted; i < text->len; i++) {
        bool is_pair =
            is_quoted && text->ptr[i] == '"' && i + 1 < text->len && text->ptr[i + 1] == '"';
        if (is_quoted ? text->ptr[i] == '"' && !is_pair : !is_name_byte(text->ptr[i])) {
            break;
        }
        i += is_pair;
        lb_text_addc(&name, text->ptr[i]);
    }
    *text = lb_str_slice(*text, i + is_quoted, text->len);
    return lb_arena_str(arena, lb_text_str(&name));
}

/* The name that CREATE TYPE gives to the multirange of a range. */
static void add_multirange(const remaking *r, lb_text *out, const lb_schema_object *range)
{
    const lb_str word = LB_STR("range");
    size_t at = lb_str_find(range->name, word);
    LB_AUTO_TEXT lb_text name = {0};
    if (lb_object_get(range, "multirange").ptr) {
        lb_text_add(out, lb_object_get(range, "multirange"));
        return;
    }
    lb_text_add(&name, lb_str_slice(range->name, 0, at));
    lb_text_adds(&name, at == SIZE_MAX ? "_multirange" : "multirange");
    if (at != SIZE_MAX) {
        lb_text_add(&name, lb_str_slice(range->name, at + word.len, range->name.len));
    }
    pg_add_qualified(out, r->before, range->schema, lb_text_str(&name));
}

static bool is_multirange_of(const remaking *r, const lb_schema_object *range, lb_str text)
{
    LB_AUTO_TEXT lb_text name = {0};
    if (range->kind != LB_OBJECT_RANGE) {
        return false;
    }
    add_multirange(r, &name, range);
    return lb_str_equal(text, lb_text_str(&name)) ||
           lb_str_equal(text, (lb_text_adds(&name, "[]"), lb_text_str(&name)));
}

/* The type that a text such as `s."Mood"[]` means; NULL: none of these. */
static const type_pair *type_named(const remaking *r, lb_str whole)
{
    lb_str text = whole, schema = r->before->default_schema, name = next_name(r->arena, &text);
    if (text.len && text.ptr[0] == '.') {
        text = lb_str_slice(text, 1, text.len);
        schema = name;
        name = next_name(r->arena, &text);
    }
    for (size_t i = 0; i < r->types.count; i++) {
        const type_pair *pair = &r->types.items[i];
        if ((lb_str_equal(pair->from->name, name) && lb_str_equal(pair->from->schema, schema)) ||
            is_multirange_of(r, pair->from, whole)) {
            return pair;
        }
    }
    return NULL;
}

/* Whether the object stays; what is dropped, or made anew, has gone before its type is changed. */
static bool stays(const remaking *r, lb_object_kind kind, lb_str schema, lb_str table, lb_str name)
{
    const lb_schema_object *from =
        lb_objects_find(r->before, kind, schema, table, name, (lb_str){0});
    const lb_schema_object *to = lb_objects_find(r->after, kind, schema, table, name, (lb_str){0});
    lb_object_statements unused = {0};
    return from && to && pg_object_alter(r->arena, r->before, from, r->after, to, &unused);
}

static bool is_cast(const remaking *r, const lb_schema_object *column)
{
    return column->kind == LB_OBJECT_COLUMN && is_of_one(&r->types, column) &&
           !lb_object_get(column, "generated").ptr &&
           stays(r, LB_OBJECT_COLUMN, column->schema, column->table, column->name) &&
           stays(r, LB_OBJECT_RELATION, column->schema, (lb_str){0}, column->table);
}

/* A column that its table has from a parent too changes with the parent's. */
static bool is_inherited(const remaking *r, lb_str schema, lb_str table, lb_str column)
{
    const lb_schema_object *child =
        lb_objects_find(r->before, LB_OBJECT_RELATION, schema, (lb_str){0}, table, (lb_str){0});
    for (size_t i = 0; child && i < child->needs.count; i++) {
        const lb_schema_object *parent = child->needs.items[i];
        if (parent->kind == LB_OBJECT_RELATION &&
            (lb_objects_find(r->before, LB_OBJECT_COLUMN, parent->schema, parent->name, column,
                             (lb_str){0}) ||
             is_inherited(r, parent->schema, parent->name, column))) {
            return true;
        }
    }
    return false;
}

static lb_object_statement *put_column(const remaking *r, const lb_schema_object *column,
                                       const char *verb, lb_str rest)
{
    LB_AUTO_TEXT lb_text sql = {0};
    lb_text_adds(&sql, "ALTER TABLE ");
    pg_add_qualified(&sql, r->after, column->schema, column->table);
    lb_text_adds(&sql, " ALTER COLUMN ");
    pg_add_name(&sql, column->name);
    lb_text_addf(&sql, " %s%.*s", verb, LB_ARG(rest));
    return pg_put_statement(r->arena, &sql, r->out);
}

/* ---- Casts ---------------------------------------------------------------------------------- */

/* "name type" of a composite type's field. */
static lb_str field_name(lb_str field)
{
    size_t end = 0;
    for (bool is_quoted = false; end < field.len && (is_quoted || field.ptr[end] != ' '); end++) {
        is_quoted ^= field.ptr[end] == '"';
    }
    return lb_str_slice(field, 0, end);
}

static lb_str field_type(lb_str field)
{
    return lb_str_slice(field, field_name(field).len + 1, field.len);
}

static lb_str field_named(const lb_schema_object *type, lb_str name)
{
    for (size_t i = 0; i < type->values.count; i++) {
        if (lb_str_equal(field_name(type->values.items[i]), name)) {
            return type->values.items[i];
        }
    }
    return (lb_str){0};
}

static bool has_same_fields(const type_pair *pair)
{
    const lb_str_vector *a = &pair->from->values, *b = &pair->to->values;
    bool is_same = a->count == b->count;
    for (size_t i = 0; is_same && i < a->count; i++) {
        is_same = lb_str_equal(field_name(a->items[i]), field_name(b->items[i]));
    }
    return is_same;
}

/* Field by field; a new one is null. */
static void add_row(lb_text *out, const type_pair *pair, lb_str column, lb_str type)
{
    lb_text_adds(out, "CASE WHEN ");
    pg_add_name(out, column);
    lb_text_adds(out, " IS DISTINCT FROM NULL THEN ROW(");
    for (size_t i = 0; i < pair->to->values.count; i++) {
        lb_str field = pair->to->values.items[i], name = field_name(field);
        lb_text_adds(out, i ? ", " : "");
        if (field_named(pair->from, name).ptr) {
            lb_text_addc(out, '(');
            pg_add_name(out, column);
            lb_text_addf(out, ").%.*s::text::%.*s", LB_ARG(name), LB_ARG(field_type(field)));
        } else {
            lb_text_adds(out, "NULL");
        }
    }
    lb_text_addf(out, ")::%.*s END", LB_ARG(type));
}

/* A column that is to have another type waits as text. */
static void cast(const remaking *r, const lb_schema_object *column, const type_pair *pair)
{
    LB_AUTO_TEXT lb_text sql = {0};
    lb_str type = lb_object_get(column, "type");
    lb_str later = lb_object_get(counterpart(r->after, column), "type");
    bool is_kept = lb_str_equal(later, type), is_array = lb_str_ends(type, LB_STR("[]"));
    const char *text = is_array ? "text[]" : "text";
    lb_text_addf(&sql, "%.*s USING ", LB_ARG(is_kept ? type : lb_str_of(text)));
    if (is_kept && !is_array && pair->old.ptr && pair->from->kind == LB_OBJECT_COMPOSITE &&
        !has_same_fields(pair)) {
        add_row(&sql, pair, column->name, type);
    } else {
        pg_add_name(&sql, column->name);
        lb_text_addf(&sql, "::%s", text);
        if (is_kept) {
            lb_text_addf(&sql, "::%.*s", LB_ARG(type));
        }
    }
    put_column(r, column, "TYPE ", lb_text_str(&sql));
}

static bool keeps_default(const remaking *r, const lb_schema_object *column)
{
    lb_str before = lb_object_get(column, "default");
    return before.ptr &&
           lb_str_equal(before, lb_object_get(counterpart(r->after, column), "default"));
}

static lb_object_list columns_of(const remaking *r)
{
    lb_object_list columns = {0};
    for (size_t i = 0; i < r->before->list.count; i++) {
        if (is_cast(r, r->before->list.items[i])) {
            lb_vector_push_in(r->arena, &columns, r->before->list.items[i]);
        }
    }
    return columns;
}

/* The type of a column that is to be cast by itself; NULL: it only stands in the default, or the
   column changes with a parent's. */
static const type_pair *type_to_cast(const remaking *r, const lb_schema_object *column)
{
    const type_pair *pair = type_named(r, lb_object_get(column, "type"));
    return pair && !is_inherited(r, column->schema, column->table, column->name) ? pair : NULL;
}

static void drop_defaults(const remaking *r, const lb_object_list *columns)
{
    for (size_t i = 0; i < columns->count; i++) {
        if (lb_object_get(columns->items[i], "default").ptr) {
            put_column(r, columns->items[i], "DROP DEFAULT", LB_STR(""));
        }
    }
}

/* Columns of types that have to go wait as text. */
static void park_columns(const remaking *r, const lb_object_list *columns)
{
    for (size_t i = 0; i < columns->count; i++) {
        const type_pair *pair = type_to_cast(r, columns->items[i]);
        if (pair && !pair->old.ptr) {
            LB_AUTO_TEXT lb_text sql = {0};
            bool is_array = lb_str_ends(lb_object_get(columns->items[i], "type"), LB_STR("[]"));
            const char *text = is_array ? "text[]" : "text";
            lb_text_addf(&sql, "%s USING ", text);
            pg_add_name(&sql, columns->items[i]->name);
            lb_text_addf(&sql, "::%s", text);
            put_column(r, columns->items[i], "TYPE ", lb_text_str(&sql));
        }
    }
}

static void cast_columns(const remaking *r, const lb_object_list *columns)
{
    for (size_t i = 0; i < columns->count; i++) {
        const type_pair *pair = type_to_cast(r, columns->items[i]);
        if (pair && pair->to) {
            cast(r, columns->items[i], pair);
        }
    }
    for (size_t i = 0; i < columns->count; i++) {
        const lb_schema_object *column = columns->items[i];
        if (keeps_default(r, column)) {
            put_column(r, column, "SET DEFAULT ", lb_object_get(column, "default"))->is_late = true;
        }
    }
}

/* ---- The types themselves ------------------------------------------------------------------- */

static bool loses_value(const type_pair *pair)
{
    bool is_enum = pair->from->kind == LB_OBJECT_ENUM && pair->to;
    for (size_t i = 0; is_enum && i < pair->from->values.count; i++) {
        if (!lb_str_vector_has(&pair->to->values, pair->from->values.items[i])) {
            return true;
        }
    }
    return false;
}

static void put_old_types_away(const remaking *r)
{
    LB_AUTO_TEXT lb_text sql = {0};
    for (size_t i = 0; i < r->types.count; i++) {
        if (r->types.items[i].old.ptr) {
            lb_text_adds(&sql, "ALTER ");
            pg_add_reference(&sql, r->before, r->types.items[i].from);
            lb_text_adds(&sql, " RENAME TO ");
            pg_add_name(&sql, r->types.items[i].old);
            pg_put_statement(r->arena, &sql, r->out);
        }
    }
}

static void put_drop(const remaking *r, const type_pair *pair, lb_str name)
{
    LB_AUTO_TEXT lb_text sql = {0};
    lb_text_adds(&sql, pair->from->kind == LB_OBJECT_DOMAIN ? "DROP DOMAIN " : "DROP TYPE ");
    pg_add_qualified(&sql, r->after, pair->from->schema, name);
    lb_object_statement *drop = pg_put_statement(r->arena, &sql, r->out);
    if (loses_value(pair)) {
        drop->note = LB_STR("fails where a row has a value that the type has no more");
    }
}

static void drop_types(const remaking *r, bool is_old)
{
    for (size_t i = r->types.count; i-- > 0;) {
        const type_pair *pair = &r->types.items[i];
        if (!pair->old.ptr != is_old) {
            put_drop(r, pair, is_old ? pair->old : pair->from->name);
        }
    }
}

bool pg_type_remake(lb_arena *arena, const lb_objects *before, const lb_schema_object *from,
                    const lb_objects *after, const lb_schema_object *to, lb_object_statements *out)
{
    remaking r = {.arena = arena, .before = before, .after = after, .out = out};
    size_t first = out->count;
    find_types(&r, from, to);
    lb_object_list columns = columns_of(&r);
    drop_defaults(&r, &columns);
    park_columns(&r, &columns);
    drop_types(&r, false);
    put_old_types_away(&r);
    for (size_t i = 0; i < r.types.count; i++) {
        if (r.types.items[i].to) {
            pg_object_create(arena, after, r.types.items[i].to, out);
        }
    }
    cast_columns(&r, &columns);
    drop_types(&r, true);
    out->items[first].remakes = true;
    return true;
}

/* ---- Enums ---------------------------------------------------------------------------------- */

static void add_values(lb_arena *arena, const lb_schema_object *from, const lb_objects *after,
                       const lb_schema_object *to, lb_object_statements *out)
{
    LB_AUTO_TEXT lb_text sql = {0};
    for (size_t i = 0; i < to->values.count; i++) {
        if (lb_str_vector_has(&from->values, to->values.items[i])) {
            continue;
        }
        lb_text_adds(&sql, "ALTER ");
        pg_add_reference(&sql, after, to);
        lb_text_adds(&sql, " ADD VALUE ");
        pg_add_literal(&sql, to->values.items[i]);
        if (i > 0) {
            lb_text_adds(&sql, " AFTER ");
            pg_add_literal(&sql, to->values.items[i - 1]);
        } else if (from->values.count) {
            lb_text_adds(&sql, " BEFORE ");
            pg_add_literal(&sql, from->values.items[0]);
        }
        pg_put_statement(arena, &sql, out);
    }
}

/* The end of the quoted text or name that starts at `start`. */
static size_t end_of_quoted(lb_str text, size_t start)
{
    char quote = text.ptr[start];
    size_t i = start + 1;
    while (i < text.len) {
        if (text.ptr[i++] != quote) {
            continue;
        }
        if (i == text.len || text.ptr[i] != quote) {
            break;
        }
        i++;
    }
    return i;
}

static bool is_constant_of(const remaking *r, lb_str constant, lb_str rest, lb_str literal,
                           lb_str value)
{
    bool is_list = lb_str_starts(constant, LB_STR("'{")); /* quoted in a way of its own */
    return lb_str_starts(rest, LB_STR("::")) &&
           type_named(r, lb_str_slice(rest, 2, rest.len)) != NULL &&
           (lb_str_equal(constant, literal) ||
            (is_list && (lb_str_find(constant, value) != SIZE_MAX ||
                         lb_str_find_char(constant, '\\') != SIZE_MAX)));
}

/* A text of the catalog gives each constant its type: 'x'::mood, '{x,y}'::mood[]. */
static bool has_constant(const remaking *r, lb_str text, lb_str literal, lb_str value)
{
    size_t end;
    for (size_t i = 0; i < text.len; i = end) {
        end = i + 1;
        if (text.ptr[i] == '\'' || text.ptr[i] == '"') {
            end = end_of_quoted(text, i);
        }
        if (text.ptr[i] == '\'' &&
            is_constant_of(r, lb_str_slice(text, i, end), lb_str_slice(text, end, text.len),
                           literal, value)) {
            return true;
        }
    }
    return false;
}

/* A function's body is the user's text. */
static bool mentions(const remaking *r, const lb_schema_object *object, lb_str literal,
                     lb_str value)
{
    bool is_body = object->kind == LB_OBJECT_FUNCTION || object->kind == LB_OBJECT_PROCEDURE;
    if (is_body ? lb_str_find(object->definition, literal) != SIZE_MAX
                : has_constant(r, object->definition, literal, value)) {
        return true;
    }
    for (size_t i = 0; i < object->attributes.count; i++) {
        const lb_attribute *attribute = &object->attributes.items[i];
        if (strcmp(attribute->name, "comment") != 0 && attribute->value.ptr &&
            has_constant(r, attribute->value, literal, value)) {
            return true;
        }
    }
    for (size_t i = 0; object->kind == LB_OBJECT_DOMAIN && i < object->values.count; i++) {
        if (has_constant(r, object->values.items[i], literal, value)) {
            return true;
        }
    }
    return false;
}

/* A value cannot be used in the transaction that added it to a type; in one that made the type it
   can. */
static bool uses_new_value(remaking *r, const lb_schema_object *from, const lb_schema_object *to)
{
    type_pair pair = {from, to, {0}};
    lb_vector_push_in(r->arena, &r->types, pair);
    for (size_t v = 0; v < to->values.count; v++) {
        LB_AUTO_TEXT lb_text literal = {0};
        if (lb_str_vector_has(&from->values, to->values.items[v])) {
            continue;
        }
        lb_quote_text('\'', &literal, to->values.items[v]); /* as the server does */
        for (size_t i = 0; i < r->after->list.count; i++) {
            const lb_schema_object *object = r->after->list.items[i];
            if (mentions(r, object, lb_text_str(&literal), to->values.items[v])) {
                return true;
            }
        }
    }
    return false;
}

bool pg_enum_alter(lb_arena *arena, const lb_objects *before, const lb_schema_object *from,
                   const lb_objects *after, const lb_schema_object *to, lb_object_statements *out)
{
    remaking r = {.arena = arena, .before = before, .after = after};
    if (!lb_str_vector_is_within(&from->values, &to->values) || uses_new_value(&r, from, to)) {
        return pg_type_remake(arena, before, from, after, to, out);
    }
    add_values(arena, from, after, to, out);
    pg_put_comment(arena, after, to, lb_object_get(from, "comment"), out);
    return true;
}

/* ---- Composite types ------------------------------------------------------------------------ */

/* What stays, stays in its order and before what comes. */
static bool can_alter_fields(const lb_schema_object *from, const lb_schema_object *to)
{
    size_t at = 0;
    for (size_t i = 0; i < from->values.count; i++) {
        lb_str field = from->values.items[i];
        if (!lb_str_vector_has(&to->values, field)) {
            if (field_named(to, field_name(field)).ptr) {
                return false; /* of another type */
            }
        } else if (at >= to->values.count || !lb_str_equal(to->values.items[at++], field)) {
            return false;
        }
    }
    return at > 0 || !from->values.count;
}

static bool is_made_into(const lb_objects *all, const lb_schema_object *type)
{
    for (size_t i = 0; i < all->list.count; i++) {
        if (is_type(all->list.items[i]) && needs(all->list.items[i], type)) {
            return true;
        }
    }
    return false;
}

bool pg_composite_alter(lb_arena *arena, const lb_objects *before, const lb_schema_object *from,
                        const lb_objects *after, const lb_schema_object *to,
                        lb_object_statements *out)
{
    LB_AUTO_TEXT lb_text sql = {0};
    if (!can_alter_fields(from, to) || is_made_into(before, from)) {
        return pg_type_remake(arena, before, from, after, to, out);
    }
    for (int adds = 0; adds < 2; adds++) {
        const lb_schema_object *side = adds ? to : from, *other = adds ? from : to;
        for (size_t i = 0; i < side->values.count; i++) {
            lb_str field = side->values.items[i];
            if (lb_str_vector_has(&other->values, field)) {
                continue;
            }
            lb_text_adds(&sql, "ALTER ");
            pg_add_reference(&sql, after, to);
            lb_text_addf(&sql, adds ? " ADD ATTRIBUTE %.*s" : " DROP ATTRIBUTE %.*s",
                         LB_ARG(adds ? field : field_name(field)));
            lb_object_statement *put = pg_put_statement(arena, &sql, out);
            put->remakes = true;
            put->loses_data = !adds;
        }
    }
    pg_put_comment(arena, after, to, lb_object_get(from, "comment"), out);
    return true;
}
