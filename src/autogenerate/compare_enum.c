/*
 * Enum types: labels that differ, types that a column needs before it can be added, and types that
 * no column has any more. Alembic sees none of it; a table alone brings its types along.
 *
 * Labels are added in their place where the server can do so and nothing in the same revision uses
 * them. Otherwise the type is made anew: the old one is renamed, every column is cast, with its
 * default taken off and set again, as are CHECKs and indexes that name the type. Labels change
 * before anything else, there and back.
 */
#include "autogenerate/compare_meaning.h"

#include "autogenerate/settled.h"
#include "autogenerate/statements.h"

enum { ADDS_IN_TRANSACTION = 120000 };

typedef struct enums {
    lb_comparison *c;
    const lb_schema *const *desired;
    size_t desired_count;
    const lb_schema *actual;
    lb_connection *connection;
    lb_objects **objects; /* of the database; read when they are needed */
    lb_enum_steps *out;
} enums;

/* ---- Types of columns ----------------------------------------------------------------------- */

/* The enum that a column has, itself or as an array's items; NULL. */
static const lb_sql_type *enum_of(const enums *e, const lb_schema_column *column, bool *is_array)
{
    const lb_sql_type *type =
        column->type ? lb_sql_type_for(column->type, lb_str_of(e->c->dialect->name)) : NULL;
    *is_array = false;
    while (type && type->item &&
           (type->kind == LB_SQL_TYPE_ARRAY || type->kind == LB_SQL_TYPE_PG_ARRAY)) {
        *is_array = true;
        type = lb_sql_type_for(type->item, lb_str_of(e->c->dialect->name));
    }
    bool is_enum = type && (type->kind == LB_SQL_TYPE_PG_ENUM ||
                            (type->kind == LB_SQL_TYPE_ENUM && type->is_native));
    return is_enum && type->name.text.len ? type : NULL;
}

static lb_str schema_of(const enums *e, const lb_sql_type *type, const lb_table *table)
{
    lb_str schema = type->schema.text;
    if (!schema.len && type->inherits_schema && table) {
        schema = table->schema.text;
    }
    return lb_str_equal(schema, e->actual->default_schema) ? (lb_str){0} : schema;
}

static bool is_same_type(const enums *e, const lb_sql_type *a, const lb_table *a_table,
                         const lb_sql_type *b, const lb_table *b_table)
{
    return lb_str_equal(a->name.text, b->name.text) &&
           lb_str_equal(schema_of(e, a, a_table), schema_of(e, b, b_table));
}

static const lb_sql_type *find_actual(const enums *e, const lb_sql_type *type,
                                      const lb_table *table)
{
    for (size_t i = 0; i < e->actual->enums.count; i++) {
        if (is_same_type(e, e->actual->enums.items[i], NULL, type, table)) {
            return e->actual->enums.items[i];
        }
    }
    return NULL;
}

typedef struct use {
    lb_schema_column *column;
    const lb_sql_type *type;
    bool is_array;
} use;
typedef LB_VECTOR(use) uses;

static void add_uses(const enums *e, const lb_tables *tables, const lb_sql_type *type,
                     const lb_table *type_table, uses *out)
{
    for (size_t i = 0; i < tables->count; i++) {
        const lb_table *table = tables->items[i];
        for (size_t k = 0; k < table->columns.count; k++) {
            use one = {.column = table->columns.items[k]};
            one.type = enum_of(e, one.column, &one.is_array);
            if (one.type && (!type || is_same_type(e, one.type, table, type, type_table))) {
                lb_vector_push_in(e->c->arena, out, one);
            }
        }
    }
}

static uses uses_in_models(const enums *e, const lb_sql_type *type, const lb_table *table)
{
    uses found = {0};
    for (size_t i = 0; i < e->desired_count; i++) {
        add_uses(e, &e->desired[i]->tables, type, table, &found);
    }
    return found;
}

static uses uses_in_database(const enums *e, const lb_sql_type *type, const lb_table *table)
{
    uses found = {0};
    add_uses(e, &e->actual->tables, type, table, &found);
    return found;
}

/* ---- Statements ----------------------------------------------------------------------------- */

static void put(const enums *e, lb_operations *out, lb_text *sql)
{
    lb_operation *operation = lb_operation_execute(e->c->arena, lb_text_str(sql), (lb_str){0});
    lb_vector_push_in(e->c->arena, out, operation);
    lb_text_truncate(sql, 0);
}

static void add_type_name(const enums *e, lb_text *out, const lb_sql_type *type,
                          const lb_table *table)
{
    lb_statement_add_name(out, e->c->dialect, schema_of(e, type, table), type->name.text);
}

static void put_create(const enums *e, lb_operations *out, const lb_sql_type *type,
                       const lb_table *table, const lb_str_vector *labels)
{
    LB_AUTO_TEXT lb_text sql = {0};
    lb_text_adds(&sql, "CREATE TYPE ");
    add_type_name(e, &sql, type, table);
    lb_text_adds(&sql, " AS ENUM (");
    for (size_t i = 0; i < labels->count; i++) {
        lb_text_adds(&sql, i ? ", " : "");
        e->c->dialect->quote_literal(&sql, labels->items[i]);
    }
    lb_text_addc(&sql, ')');
    put(e, out, &sql);
}

static void put_drop(const enums *e, lb_operations *out, const lb_sql_type *type,
                     const lb_table *table)
{
    LB_AUTO_TEXT lb_text sql = {0};
    lb_text_adds(&sql, "DROP TYPE ");
    add_type_name(e, &sql, type, table);
    put(e, out, &sql);
}

/* ---- Labels --------------------------------------------------------------------------------- */

/* 'x'::mood: the label of a column's default; ptr NULL. */
static lb_str default_label(const enums *e, const lb_schema_column *column)
{
    lb_str text = {0};
    if (lb_settled_default(e->c->arena, e->c->dialect, column, &text, NULL) != LB_OK ||
        text.len < 2 || text.ptr[0] != '\'' || text.ptr[text.len - 1] != '\'') {
        return (lb_str){0};
    }
    return lb_str_slice(text, 1, text.len - 1);
}

/* A label is not to be used in the transaction that adds it. */
static bool is_used_at_once(const enums *e, const uses *wanted, const lb_str_vector *before)
{
    for (size_t i = 0; i < wanted->count; i++) {
        lb_str label = default_label(e, wanted->items[i].column);
        if (label.ptr && !lb_str_vector_has(before, label)) {
            return true;
        }
    }
    return false;
}

static void put_additions(const enums *e, lb_operations *out, const lb_sql_type *type,
                          const lb_table *table, const lb_str_vector *from, const lb_str_vector *to)
{
    for (size_t i = 0; i < to->count; i++) {
        LB_AUTO_TEXT lb_text sql = {0};
        size_t next = i + 1;
        if (lb_str_vector_has(from, to->items[i])) {
            continue;
        }
        while (next < to->count && !lb_str_vector_has(from, to->items[next])) {
            next++;
        }
        lb_text_adds(&sql, "ALTER TYPE ");
        add_type_name(e, &sql, type, table);
        lb_text_adds(&sql, " ADD VALUE ");
        e->c->dialect->quote_literal(&sql, to->items[i]);
        if (next < to->count) { /* behind the last one it is anyway */
            lb_text_adds(&sql, " BEFORE ");
            e->c->dialect->quote_literal(&sql, to->items[next]);
        }
        put(e, out, &sql);
    }
}

/* ---- A type made anew ----------------------------------------------------------------------- */

static void begin_alter(const enums *e, lb_text *sql, const lb_schema_column *column)
{
    lb_text_adds(sql, "ALTER TABLE ");
    lb_str schema = column->table->schema.text;
    lb_statement_add_name(sql, e->c->dialect, schema, column->table->name.text);
    lb_text_adds(sql, " ALTER COLUMN ");
    e->c->dialect->quote_name(sql, column->name.text);
}

static void put_cast(const enums *e, lb_operations *out, const use *one, const lb_sql_type *type,
                     const lb_table *table)
{
    LB_AUTO_TEXT lb_text sql = {0};
    const char *array = one->is_array ? "[]" : "";
    begin_alter(e, &sql, one->column);
    lb_text_adds(&sql, " TYPE ");
    add_type_name(e, &sql, type, table);
    lb_text_addf(&sql, "%s USING ", array);
    e->c->dialect->quote_name(&sql, one->column->name.text);
    lb_text_addf(&sql, "::text%s::", array);
    add_type_name(e, &sql, type, table);
    lb_text_adds(&sql, array);
    put(e, out, &sql);
}

static bool has_default(const use *one)
{
    return one->column->server_default.kind == LB_DEFAULT_STRING ||
           one->column->server_default.kind == LB_DEFAULT_EXPRESSION;
}

static void put_default(const enums *e, lb_operations *out, const use *one,
                        const lb_str_vector *labels)
{
    LB_AUTO_TEXT lb_text sql = {0};
    lb_str label = default_label(e, one->column);
    if (!label.ptr || !lb_str_vector_has(labels, label)) {
        return; /* the new default comes with what else changes */
    }
    begin_alter(e, &sql, one->column);
    lb_text_adds(&sql, " SET DEFAULT ");
    e->c->dialect->quote_literal(&sql, label);
    put(e, out, &sql);
}

static bool names_type(const enums *e, const lb_expression *expression, lb_str type)
{
    lb_str text = {0};
    return expression &&
           lb_settled_expression(e->c->arena, e->c->dialect, expression, &text, NULL) == LB_OK &&
           lb_str_find(text, type) != SIZE_MAX;
}

static bool index_names_type(const enums *e, const lb_schema_index *index, lb_str type)
{
    const lb_option *where = lb_option_find(&index->options, LB_STR("postgresql"), "where");
    bool is_named =
        where && (where->kind == LB_OPTION_EXPRESSION ? names_type(e, where->expression, type)
                                                      : lb_str_find(where->text, type) != SIZE_MAX);
    for (size_t i = 0; i < index->elements.count && !is_named; i++) {
        is_named = names_type(e, index->elements.items[i].expression, type);
    }
    return is_named;
}

/* What holds the old type in its text goes before the cast and comes back behind it. Such texts
   are the database's: of the tables as it has them. */
static void put_dependents(const enums *e, lb_operations *out, const lb_table *table, lb_str type,
                           bool is_drop)
{
    lb_arena *arena = e->c->arena;
    for (size_t i = 0; i < table->constraints.count; i++) {
        lb_constraint *check = table->constraints.items[i];
        if (check->kind != LB_CONSTRAINT_CHECK || !names_type(e, check->check, type)) {
            continue;
        }
        lb_operation *step =
            is_drop ? lb_operation_drop_constraint(arena, table->schema, table->name, check)
                    : lb_operation_new(arena, LB_OP_CREATE_CONSTRAINT, table->schema, table->name);
        if (!is_drop) {
            step->create_constraint.constraint = check;
        }
        lb_vector_push_in(arena, out, step);
    }
    for (size_t i = 0; i < table->indexes.count; i++) {
        lb_schema_index *index = table->indexes.items[i];
        if (!index_names_type(e, index, type)) {
            continue;
        }
        lb_operation *step = lb_operation_new(
            arena, is_drop ? LB_OP_DROP_INDEX : LB_OP_CREATE_INDEX, table->schema, table->name);
        if (is_drop) {
            step->drop_index.index = index;
            step->drop_index.has_table = true;
        } else {
            step->create_index.index = index;
        }
        lb_vector_push_in(arena, out, step);
    }
}

static void put_all_dependents(const enums *e, lb_operations *out, const uses *columns, lb_str type,
                               bool is_drop)
{
    LB_AUTO_MAP lb_map seen = {0};
    for (size_t i = 0; i < columns->count; i++) {
        const lb_table *table = columns->items[i].column->table;
        lb_str key = {(const char *)&table, sizeof table};
        if (!lb_map_has(&seen, key)) {
            lb_map_set(&seen, key, out);
            put_dependents(e, out, table, type, is_drop);
        }
    }
}

static void append(const enums *e, const lb_operations *from, lb_operations *to)
{
    for (size_t i = 0; i < from->count; i++) {
        lb_vector_push_in(e->c->arena, to, from->items[i]);
    }
}

/* What is in no models. Where it cannot be read, nothing is. */
static void find_outside(const enums *e, const lb_sql_type *type, const lb_table *table,
                         lb_operations *drops, lb_operations *creations)
{
    const lb_object_options options = {.with_grants = true};
    const lb_object_rules *rules = e->c->dialect->objects;
    if (!*e->objects && rules) {
        (void)rules->read(e->connection, &options, e->objects, NULL);
    }
    if (*e->objects) {
        lb_enum_outside(e->c->arena, rules, *e->objects, schema_of(e, type, table), type->name.text,
                        drops, creations);
    }
}

static void put_remade(const enums *e, lb_operations *out, const lb_sql_type *type,
                       const lb_table *table, const lb_str_vector *labels, const uses *columns)
{
    LB_AUTO_TEXT lb_text sql = {0};
    LB_AUTO_TEXT lb_text old = {0};
    lb_operations drops = {0}, creations = {0};
    find_outside(e, type, table, &drops, &creations);
    lb_text_addf(&old, "%.*s_old", LB_ARG(type->name.text));
    append(e, &drops, out);
    put_all_dependents(e, out, columns, type->name.text, true);
    lb_text_adds(&sql, "ALTER TYPE ");
    add_type_name(e, &sql, type, table);
    lb_text_adds(&sql, " RENAME TO ");
    e->c->dialect->quote_name(&sql, lb_text_str(&old));
    put(e, out, &sql);
    put_create(e, out, type, table, labels);
    for (size_t i = 0; i < columns->count; i++) {
        const use *one = &columns->items[i];
        if (has_default(one)) {
            begin_alter(e, &sql, one->column);
            lb_text_adds(&sql, " DROP DEFAULT");
            put(e, out, &sql);
        }
        put_cast(e, out, one, type, table);
        put_default(e, out, one, labels);
    }
    lb_text_adds(&sql, "DROP TYPE ");
    lb_statement_add_name(&sql, e->c->dialect, schema_of(e, type, table), lb_text_str(&old));
    put(e, out, &sql);
    put_all_dependents(e, out, columns, type->name.text, false);
    append(e, &creations, out);
}

static void log_labels(const enums *e, const lb_sql_type *type, const char *what)
{
    lb_log_record(&e->c->options->log, LB_INFO, "limbeck.autogenerate", "Detected %s type '%.*s'",
                  what, LB_ARG(type->name.text));
}

static void change_labels(const enums *e, const lb_sql_type *type, const lb_table *table,
                          const lb_str_vector *from, const lb_str_vector *to)
{
    uses there = uses_in_database(e, type, table), wanted = uses_in_models(e, type, table);
    log_labels(e, type, "changed values of");
    if (lb_str_vector_is_within(from, to) && e->connection->server_version >= ADDS_IN_TRANSACTION &&
        !is_used_at_once(e, &wanted, from)) {
        put_additions(e, &e->out->before_up, type, table, from, to);
    } else {
        put_remade(e, &e->out->before_up, type, table, to, &there);
    }
    put_remade(e, &e->out->before_down, type, table, from, &wanted);
}

/* ---- What the changes do to types ----------------------------------------------------------- */

/* The columns that an operation makes (is_added) or takes away, by way of their tables too. A
   change of type does both. */
typedef struct touched {
    const lb_schema_column *column;
    const lb_table *table; /* made or dropped whole; NULL */
} touched;
typedef LB_VECTOR(touched) touches;

static void add_touch(const enums *e, touches *out, const lb_schema_column *column,
                      const lb_table *whole)
{
    touched one = {column, whole};
    lb_vector_push_in(e->c->arena, out, one);
}

static const lb_schema_column *actual_column(const enums *e, const lb_operation *alter)
{
    const lb_table *table = lb_schema_find_table(e->actual, alter->schema.text, alter->table.text);
    return table ? lb_table_find_column(table, alter->alter_column.column.text) : NULL;
}

static void find_touches(const enums *e, const lb_operations *operations, bool is_added,
                         touches *out)
{
    for (size_t i = 0; i < operations->count; i++) {
        const lb_operation *o = operations->items[i];
        const lb_table *table = NULL;
        if (o->kind == LB_OP_MODIFY_TABLE) {
            find_touches(e, &o->modify_table.operations, is_added, out);
        } else if (o->kind == LB_OP_ADD_COLUMN && is_added) {
            add_touch(e, out, o->add_column.column, NULL);
        } else if (o->kind == LB_OP_DROP_COLUMN && !is_added) {
            add_touch(e, out, o->drop_column.column, NULL);
        } else if (o->kind == LB_OP_ALTER_COLUMN && o->alter_column.type) {
            const lb_schema_column *column =
                is_added ? o->alter_column.schema_column : actual_column(e, o);
            if (column) {
                add_touch(e, out, column, NULL);
            }
        } else if (o->kind == LB_OP_CREATE_TABLE && is_added) {
            table = o->create_table.table;
        } else if (o->kind == LB_OP_DROP_TABLE && !is_added) {
            table = o->drop_table.table;
        }
        for (size_t k = 0; table && k < table->columns.count; k++) {
            add_touch(e, out, table->columns.items[k], table);
        }
    }
}

/* Whether a table that is made whole brings the type along. */
static bool comes_along(const enums *e, const touches *all, const lb_sql_type *type,
                        const lb_table *table)
{
    bool is_array;
    for (size_t i = 0; i < all->count; i++) {
        const touched *one = &all->items[i];
        const lb_sql_type *other = one->table ? enum_of(e, one->column, &is_array) : NULL;
        if (other && other->is_created && !other->has_metadata &&
            is_same_type(e, other, one->table, type, table)) {
            return true;
        }
    }
    return false;
}

static lb_str key_of(const enums *e, const lb_sql_type *type, const lb_table *table)
{
    LB_AUTO_TEXT lb_text key = {0};
    lb_text_add(&key, schema_of(e, type, table));
    lb_text_addc(&key, '\0');
    lb_text_add(&key, type->name.text);
    return lb_arena_str(e->c->arena, lb_text_str(&key));
}

/* Types that are not there yet: made before the first column, and gone with the last one. */
static void make_new_types(const enums *e, const touches *added)
{
    LB_AUTO_MAP lb_map seen = {0};
    for (size_t i = 0; i < added->count; i++) {
        bool is_array;
        const lb_schema_column *column = added->items[i].column;
        const lb_sql_type *type = enum_of(e, column, &is_array);
        if (!type || find_actual(e, type, column->table) ||
            lb_map_has(&seen, key_of(e, type, column->table))) {
            continue;
        }
        lb_map_set(&seen, key_of(e, type, column->table), added->items);
        if (!comes_along(e, added, type, column->table)) {
            put_create(e, &e->out->before_up, type, column->table, &type->values);
            log_labels(e, type, "added");
        }
        put_drop(e, &e->out->after_down, type, column->table);
    }
}

static bool is_touched(const touches *all, const lb_schema_column *column)
{
    for (size_t i = 0; i < all->count; i++) {
        const lb_schema_column *other = all->items[i].column;
        if (other == column ||
            (other->table && column->table &&
             lb_str_equal(other->table->name.text, column->table->name.text) &&
             lb_str_equal(other->table->schema.text, column->table->schema.text) &&
             lb_str_equal(other->name.text, column->name.text))) {
            return true;
        }
    }
    return false;
}

static bool loses_all(const uses *columns, const touches *removed)
{
    for (size_t i = 0; i < columns->count; i++) {
        if (!is_touched(removed, columns->items[i].column)) {
            return false;
        }
    }
    return columns->count > 0;
}

static void drop_old_types(const enums *e, const touches *removed)
{
    for (size_t i = 0; i < e->actual->enums.count; i++) {
        const lb_sql_type *type = e->actual->enums.items[i];
        uses there = uses_in_database(e, type, NULL);
        if (uses_in_models(e, type, NULL).count || !loses_all(&there, removed)) {
            continue;
        }
        put_drop(e, &e->out->after_up, type, NULL);
        put_create(e, &e->out->before_down, type, NULL, &type->values);
        log_labels(e, type, "removed");
    }
}

/* ---- Tables that do not bring their types along ---------------------------------------------- */

static bool is_put(const lb_operations *statements, const lb_str what, const lb_text *name)
{
    for (size_t i = 0; i < statements->count; i++) {
        lb_str sql = statements->items[i]->execute.sql;
        if (statements->items[i]->kind == LB_OP_EXECUTE && lb_str_starts(sql, what) &&
            lb_str_starts(lb_str_slice(sql, what.len, sql.len), lb_text_str(name))) {
            return true;
        }
    }
    return false;
}

/* Whether the type is there when a table is made: by the upgrade, or by the downgrade again. */
static bool is_there(const enums *e, const lb_sql_type *type, const lb_table *table, bool is_up)
{
    LB_AUTO_TEXT lb_text name = {0};
    add_type_name(e, &name, type, table);
    if (is_put(is_up ? &e->out->before_up : &e->out->before_down, LB_STR("CREATE TYPE "), &name)) {
        return true;
    }
    return find_actual(e, type, table) &&
           (is_up || !is_put(&e->out->after_up, LB_STR("DROP TYPE "), &name));
}

static lb_schema_column *without_creation(const enums *e, const lb_schema_column *column,
                                          const lb_sql_type *type)
{
    lb_schema_column *copy = LB_NEW(e->c->arena, lb_schema_column);
    lb_sql_type *kept = LB_NEW(e->c->arena, lb_sql_type);
    *copy = *column;
    *kept = *type;
    kept->kind = LB_SQL_TYPE_PG_ENUM;
    kept->is_created = false;
    kept->exists = true;
    kept->origin = NULL;
    kept->variants = (lb_sql_type_variants){0};
    copy->type = kept;
    if (lb_sql_type_for(column->type, lb_str_of(e->c->dialect->name)) != type) { /* an array's */
        lb_sql_type *array = LB_NEW(e->c->arena, lb_sql_type);
        *array = *lb_sql_type_for(column->type, lb_str_of(e->c->dialect->name));
        array->item = kept;
        array->origin = NULL;
        copy->type = array;
    }
    return copy;
}

/* create_type=False where the type is there already: CREATE TYPE would fail. */
static lb_table *without_creations(const enums *e, lb_table *table, bool is_up)
{
    lb_table *copy = NULL;
    for (size_t i = 0; table && i < table->columns.count; i++) {
        bool is_array;
        lb_schema_column *column = table->columns.items[i];
        const lb_sql_type *type = enum_of(e, column, &is_array);
        if (!type || (is_up && !type->is_created) || type->has_metadata ||
            !is_there(e, type, table, is_up)) {
            continue;
        }
        if (!copy) {
            copy = LB_NEW(e->c->arena, lb_table);
            *copy = *table;
            copy->columns = (lb_schema_columns){0};
            for (size_t k = 0; k < table->columns.count; k++) {
                lb_vector_push_in(e->c->arena, &copy->columns, table->columns.items[k]);
            }
        }
        copy->columns.items[i] = without_creation(e, column, type);
    }
    return copy ? copy : table;
}

static void keep_types(const enums *e, const lb_operations *changes)
{
    for (size_t i = 0; i < changes->count; i++) {
        lb_operation *o = changes->items[i];
        if (o->kind == LB_OP_CREATE_TABLE) {
            o->create_table.table = without_creations(e, o->create_table.table, true);
        } else if (o->kind == LB_OP_DROP_TABLE) {
            o->drop_table.table = without_creations(e, o->drop_table.table, false);
        }
    }
}

/* ---- The whole ------------------------------------------------------------------------------ */

static void compare_labels(const enums *e)
{
    LB_AUTO_MAP lb_map seen = {0};
    uses wanted = uses_in_models(e, NULL, NULL);
    for (size_t i = 0; i < wanted.count; i++) {
        const use *one = &wanted.items[i];
        const lb_table *table = one->column->table;
        const lb_sql_type *there = find_actual(e, one->type, table);
        if (!there || lb_str_vector_equal(&there->values, &one->type->values) ||
            lb_map_has(&seen, key_of(e, one->type, table))) {
            continue;
        }
        lb_map_set(&seen, key_of(e, one->type, table), there->values.items);
        change_labels(e, one->type, table, &there->values, &one->type->values);
    }
}

void lb_compare_enums(lb_arena *arena, const lb_compare_options *options, lb_connection *connection,
                      const lb_schema *const *desired, size_t desired_count,
                      const lb_schema *actual, const lb_operations *changes, lb_enum_steps *out)
{
    lb_comparison c = {.arena = arena,
                       .options = options,
                       .dialect = options->dialect,
                       .rules = lb_compare_rules_of(options->dialect)};
    lb_objects *objects = NULL;
    const enums e = {.c = &c,
                     .desired = desired,
                     .desired_count = desired_count,
                     .actual = actual,
                     .connection = connection,
                     .objects = &objects,
                     .out = out};
    touches added = {0}, removed = {0};
    if (!options->by_meaning || !c.rules->has_enum_types) {
        return;
    }
    find_touches(&e, changes, true, &added);
    find_touches(&e, changes, false, &removed);
    compare_labels(&e);
    make_new_types(&e, &added);
    drop_old_types(&e, &removed);
    keep_types(&e, changes);
    lb_objects_free(objects);
}
