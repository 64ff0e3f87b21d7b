/*
 * Renames: which tables, columns, constraints and indexes of the database the models of an Alembic
 * project have under a new name.
 *
 * The two schemas are told to the finder (objects_rename.h) as objects, and only the tables that
 * have something gone and something new: where nothing differs, nothing is built. What is found is
 * tried on the database, so that all that follows compares what the renames leave behind, in the
 * database's own spelling.
 */
#include "autogenerate/autogenerate_internal.h"

#include "autogenerate/compare_internal.h"
#include "autogenerate/settled.h"
#include "autogenerate/statements.h"
#include "database/type.h"

typedef struct renaming {
    lb_generation *g;
    lb_arena *arena;
    const lb_dialect *dialect;
    const lb_schema *actual;
    lb_objects *before, *after;
    lb_declared_renames declared;
    lb_error *error;
} renaming;

/* ---- Pairs of tables ------------------------------------------------------------------------ */

static bool is_default(const renaming *r, lb_str schema)
{
    return !schema.len || lb_str_equal(schema, r->actual->default_schema);
}

static lb_table *find_actual(const renaming *r, const lb_table *desired)
{
    lb_str schema = is_default(r, desired->schema.text) ? (lb_str){0} : desired->schema.text;
    return lb_schema_find_table(r->actual, schema, desired->name.text);
}

static lb_table *find_desired(const renaming *r, const lb_table *actual)
{
    const lb_generation *g = r->g;
    lb_table *found = NULL;
    for (size_t i = 0; i < g->desired_count && !found; i++) {
        const lb_schema *schema = g->autogenerate->schemas.items[g->first_schema + i];
        found = lb_schema_find_table(schema, actual->schema.text, actual->name.text);
        if (!found && !actual->schema.text.ptr) {
            found = lb_schema_find_table(schema, r->actual->default_schema, actual->name.text);
        }
    }
    return found;
}

static bool is_version_table(const renaming *r, const lb_table *table)
{
    const lb_compare_options *options = &r->g->compare;
    lb_str schema = options->version_table_schema;
    return lb_str_equal(table->name.text, options->version_table) &&
           (lb_str_equal(table->schema.text, schema) ||
            (is_default(r, table->schema.text) && is_default(r, schema)));
}

/* What env.py leaves out is neither gone nor new. */
static lb_code is_included(const renaming *r, const lb_table *table, bool is_reflected, bool *out)
{
    const lb_compare_hooks *hooks = &r->g->compare.hooks;
    const lb_compare_object object = {.table = table};
    lb_str schema = table->schema.text, name = table->name.text;
    *out = !is_version_table(r, table) && (is_default(r, schema) || r->g->compare.include_schemas);
    if (*out && is_reflected && hooks->include_name) {
        LB_TRY(hooks->include_name(hooks->context, schema, "schema", (lb_str){0}, (lb_str){0}, out,
                                   r->error));
    }
    if (*out && is_reflected && hooks->include_name) {
        LB_TRY(
            hooks->include_name(hooks->context, name, "table", schema, (lb_str){0}, out, r->error));
    }
    return *out && hooks->include_object
               ? hooks->include_object(hooks->context, &object, name, "table", is_reflected, NULL,
                                       out, r->error)
               : LB_OK;
}

/* ---- Objects -------------------------------------------------------------------------------- */

static lb_str schema_of(const renaming *r, const lb_table *table)
{
    if (!r->dialect->has_schemas) {
        return (lb_str){0};
    }
    return table->schema.text.len ? table->schema.text : r->actual->default_schema;
}

static lb_schema_object *add_object(const renaming *r, lb_objects *to, lb_object_kind kind,
                                    const lb_table *table, lb_str name)
{
    lb_str none = {0};
    return lb_objects_add(to, kind, schema_of(r, table),
                          kind == LB_OBJECT_RELATION ? none : table->name.text, name, none);
}

static void set(lb_objects *to, lb_schema_object *object, const char *name, lb_str value)
{
    if (value.ptr) {
        lb_object_set(&to->arena, object, name, value);
    }
}

static lb_code type_text(const renaming *r, const lb_sql_type *type, lb_str *out)
{
    LB_AUTO_TEXT lb_text text = {0};
    LB_AUTO_ERROR lb_error ignored = {0};
    *out = (lb_str){0};
    if (type && lb_type_write(&text, r->dialect, type, &ignored) == LB_OK) {
        *out = lb_arena_str(r->arena, lb_text_str(&text));
    }
    return LB_OK;
}

static lb_code add_column(const renaming *r, lb_objects *to, const lb_schema_column *column,
                          size_t position)
{
    lb_str type, value = {0}, generated = {0};
    lb_schema_object *object =
        add_object(r, to, LB_OBJECT_COLUMN, column->table, column->name.text);
    object->position = position;
    LB_TRY(type_text(r, column->type, &type));
    LB_TRY(lb_settled_default(r->arena, r->dialect, column, &value, r->error));
    LB_TRY(lb_settled_computed(r->arena, r->dialect, column, &generated, r->error));
    set(to, object, "type", type);
    set(to, object, "default", value);
    set(to, object, "generated", generated);
    set(to, object, "is_not_null", column->is_nullable ? (lb_str){0} : LB_STR("true"));
    set(to, object, "identity", column->identity ? LB_STR("true") : (lb_str){0});
    return LB_OK;
}

static lb_code add_columns(const renaming *r, lb_objects *to, const lb_table *table)
{
    add_object(r, to, LB_OBJECT_RELATION, table, table->name.text);
    for (size_t i = 0; i < table->columns.count; i++) {
        if (!table->columns.items[i]->is_system) {
            LB_TRY(add_column(r, to, table->columns.items[i], i + 1));
        }
    }
    return LB_OK;
}

static void add_names(lb_text *out, const lb_str_vector *names)
{
    for (size_t i = 0; i < names->count; i++) {
        lb_text_addf(out, "%s\"%.*s\"", i ? ", " : "(", LB_ARG(names->items[i]));
    }
    lb_text_addc(out, ')');
}

/* Enough to know it again: names, columns and options, nothing that is spelled. */
static void define(const renaming *r, const lb_constraint *constraint, lb_text *out)
{
    static const char *const kinds[] = {"primary key ", "unique ", "foreign key ", "", ""};
    lb_str schema = constraint->referent_schema.text;
    lb_text_adds(out, kinds[constraint->kind]);
    add_names(out, &constraint->columns);
    if (constraint->kind == LB_CONSTRAINT_FOREIGN_KEY) {
        lb_text_addf(out, " to %.*s.%.*s ", LB_ARG(is_default(r, schema) ? (lb_str){0} : schema),
                     LB_ARG(constraint->referent_table.text));
        add_names(out, &constraint->referent_columns);
        lb_settled_add_action(out, " update ", constraint->on_update);
        lb_settled_add_action(out, " delete ", constraint->on_delete);
    }
    lb_text_adds(out, constraint->deferrable == LB_YES ? " deferrable" : "");
}

static void add_constraint(const renaming *r, lb_objects *to, const lb_constraint *constraint,
                           lb_str name)
{
    static const char *const kinds[] = {"p", "u", "f", "c", "x"};
    LB_AUTO_TEXT lb_text definition = {0};
    lb_schema_object *object = add_object(r, to, LB_OBJECT_CONSTRAINT, constraint->table, name);
    set(to, object, "kind", lb_str_of(kinds[constraint->kind]));
    define(r, constraint, &definition);
    object->definition = lb_arena_str(&to->arena, lb_text_str(&definition));
    for (size_t i = 0; i < constraint->columns.count; i++) {
        lb_vector_push_in(&to->arena, &object->values, constraint->columns.items[i]);
    }
}

/* Of columns alone, without options: another one is made anew. */
static bool is_plain(const lb_schema_index *index)
{
    for (size_t i = 0; i < index->elements.count; i++) {
        const lb_index_element *element = &index->elements.items[i];
        if (!element->column.text.ptr || element->expression || element->is_descending ||
            element->nulls_first != LB_UNSET) {
            return false;
        }
    }
    for (size_t i = 0; i < index->options.count; i++) {
        if (index->options.items[i].items.count || index->options.items[i].text.ptr) {
            return false;
        }
    }
    return !index->duplicates_constraint;
}

static void add_index(const renaming *r, lb_objects *to, const lb_schema_index *index, lb_str name)
{
    LB_AUTO_TEXT lb_text definition = {0};
    lb_str_vector columns = {0};
    lb_schema_object *object = add_object(r, to, LB_OBJECT_INDEX, index->table, name);
    for (size_t i = 0; i < index->elements.count; i++) {
        lb_vector_push_in(&to->arena, &columns, index->elements.items[i].column.text);
    }
    object->values = columns;
    if (!is_plain(index)) {
        return; /* its name is taken, and it is like no other */
    }
    lb_text_adds(&definition, index->is_unique ? "CREATE UNIQUE INDEX ON " : "CREATE INDEX ON ");
    add_names(&definition, &columns);
    object->definition = lb_arena_str(&to->arena, lb_text_str(&definition));
}

static bool is_part(const lb_constraint *constraint)
{
    return constraint->kind == LB_CONSTRAINT_UNIQUE ||
           constraint->kind == LB_CONSTRAINT_FOREIGN_KEY ||
           (constraint->kind == LB_CONSTRAINT_PRIMARY_KEY && constraint->columns.count);
}

/* Those that have a name, in the name that the database gives it. */
static lb_code add_parts(const renaming *r, lb_objects *to, const lb_table *table)
{
    lb_str name;
    for (size_t i = 0; i < table->constraints.count; i++) {
        const lb_constraint *constraint = table->constraints.items[i];
        LB_TRY(lb_settled_name(r->arena, r->dialect, constraint->name, &name, r->error));
        if (name.ptr && is_part(constraint) && !constraint->name_error.ptr) {
            add_constraint(r, to, constraint, name);
        }
    }
    for (size_t i = 0; i < table->indexes.count; i++) {
        const lb_schema_index *index = table->indexes.items[i];
        LB_TRY(lb_settled_name(r->arena, r->dialect, index->name, &name, r->error));
        if (name.ptr) {
            add_index(r, to, index, name);
        }
    }
    return LB_OK;
}

/* ---- What the finder is told ---------------------------------------------------------------- */

/* Whether `a` has a column that `b` has not. */
static bool has_other_column(const lb_table *a, const lb_table *b)
{
    for (size_t i = 0; i < a->columns.count; i++) {
        const lb_schema_column *column = a->columns.items[i];
        if (!column->is_system && !lb_table_find_column(b, column->name.text)) {
            return true;
        }
    }
    return false;
}

static bool has_other_object(const lb_objects *a, const lb_objects *b)
{
    const lb_str none = {0};
    for (size_t i = 0; i < a->list.count; i++) {
        const lb_schema_object *o = a->list.items[i];
        if (!lb_objects_find(b, o->kind, o->schema, o->table, o->name, none)) {
            return true;
        }
    }
    return false;
}

static lb_code tell_new_tables(renaming *r)
{
    const lb_generation *g = r->g;
    bool is_in;
    for (size_t i = 0; i < g->desired_count; i++) {
        const lb_schema *schema = g->autogenerate->schemas.items[g->first_schema + i];
        for (size_t k = 0; k < schema->tables.count; k++) {
            const lb_table *table = schema->tables.items[k];
            if (find_actual(r, table)) {
                continue;
            }
            LB_TRY(is_included(r, table, false, &is_in));
            LB_TRY(is_in ? add_columns(r, r->after, table) : LB_OK);
        }
    }
    return LB_OK;
}

static lb_code tell_tables(renaming *r)
{
    bool is_in;
    for (size_t i = 0; i < r->actual->tables.count; i++) {
        const lb_table *table = r->actual->tables.items[i];
        if (find_desired(r, table)) {
            continue;
        }
        LB_TRY(is_included(r, table, true, &is_in));
        LB_TRY(is_in ? add_columns(r, r->before, table) : LB_OK);
    }
    return r->before->list.count ? tell_new_tables(r) : LB_OK;
}

/* Both sides of a table that each have a column of their own, with what stands on the columns. */
static lb_code tell_columns(renaming *r, const lb_table *actual, const lb_table *desired)
{
    if (!has_other_column(actual, desired) || !has_other_column(desired, actual)) {
        return LB_OK;
    }
    LB_TRY(add_columns(r, r->before, actual));
    LB_TRY(add_columns(r, r->after, desired));
    LB_TRY(add_parts(r, r->before, actual));
    return add_parts(r, r->after, desired);
}

static lb_code name_parts(const renaming *r, const lb_table *table, lb_str_vector *out)
{
    lb_str name;
    for (size_t i = 0; i < table->constraints.count; i++) {
        const lb_constraint *constraint = table->constraints.items[i];
        LB_TRY(lb_settled_name(r->arena, r->dialect, constraint->name, &name, r->error));
        if (name.ptr && is_part(constraint) && !constraint->name_error.ptr) {
            lb_vector_push_in(r->arena, out, name);
        }
    }
    for (size_t i = 0; i < table->indexes.count; i++) {
        LB_TRY(
            lb_settled_name(r->arena, r->dialect, table->indexes.items[i]->name, &name, r->error));
        if (name.ptr) {
            lb_vector_push_in(r->arena, out, name);
        }
    }
    return LB_OK;
}

static bool has_all(const lb_str_vector *names, const lb_str_vector *of)
{
    for (size_t i = 0; i < of->count; i++) {
        if (!lb_str_vector_has(names, of->items[i])) {
            return false;
        }
    }
    return true;
}

/* Nothing is renamed unless both sides have a part of another name. */
static lb_code tell_parts(renaming *r, const lb_table *actual, const lb_table *desired)
{
    lb_str_vector before = {0}, after = {0};
    LB_TRY(name_parts(r, actual, &before));
    LB_TRY(name_parts(r, desired, &after));
    if (has_all(&after, &before) || has_all(&before, &after)) {
        return LB_OK;
    }
    LB_TRY(add_parts(r, r->before, actual));
    return add_parts(r, r->after, desired);
}

static lb_code tell_pairs(renaming *r, int stage)
{
    for (size_t i = 0; i < r->actual->tables.count; i++) {
        const lb_table *actual = r->actual->tables.items[i];
        const lb_table *desired = find_desired(r, actual);
        if (desired && !is_version_table(r, actual)) {
            LB_TRY(stage == LB_RENAME_COLUMNS ? tell_columns(r, actual, desired)
                                              : tell_parts(r, actual, desired));
        }
    }
    return LB_OK;
}

static void tell_enum(renaming *r, lb_objects *to, const lb_sql_type *type)
{
    lb_str none = {0},
           schema = type->schema.text.len ? type->schema.text : r->actual->default_schema;
    if (lb_objects_find(to, LB_OBJECT_ENUM, schema, none, type->name.text, none)) {
        return;
    }
    lb_schema_object *object =
        lb_objects_add(to, LB_OBJECT_ENUM, schema, none, type->name.text, none);
    for (size_t i = 0; i < type->values.count; i++) {
        lb_vector_push_in(&to->arena, &object->values, type->values.items[i]);
    }
}

static void tell_enums_of(renaming *r, const lb_table *table)
{
    lb_str dialect = lb_str_of(r->dialect->name);
    for (size_t i = 0; i < table->columns.count; i++) {
        const lb_sql_type *type = table->columns.items[i]->type;
        type = type ? lb_sql_type_for(type, dialect) : NULL;
        while (type && type->item &&
               (type->kind == LB_SQL_TYPE_ARRAY || type->kind == LB_SQL_TYPE_PG_ARRAY)) {
            type = lb_sql_type_for(type->item, dialect);
        }
        if (type && type->name.text.len &&
            (type->kind == LB_SQL_TYPE_PG_ENUM ||
             (type->kind == LB_SQL_TYPE_ENUM && type->is_native))) {
            tell_enum(r, r->after, type);
        }
    }
}

static void tell_enums(renaming *r)
{
    const lb_generation *g = r->g;
    for (size_t i = 0; i < r->actual->enums.count; i++) {
        tell_enum(r, r->before, r->actual->enums.items[i]);
    }
    for (size_t i = 0; i < g->desired_count && r->actual->enums.count; i++) {
        const lb_schema *schema = g->autogenerate->schemas.items[g->first_schema + i];
        for (size_t k = 0; k < schema->tables.count; k++) {
            tell_enums_of(r, schema->tables.items[k]);
        }
    }
}

static lb_code tell(renaming *r, int stage)
{
    switch (stage) {
    case LB_RENAME_TABLES:
        return tell_tables(r);
    case LB_RENAME_COLUMNS:
        return tell_pairs(r, stage);
    case LB_RENAME_VALUES:
        tell_enums(r);
        return LB_OK;
    default:
        return lb_compare_rules_of(r->dialect)->renames_parts ? tell_pairs(r, stage) : LB_OK;
    }
}

/* ---- What the models declare ---------------------------------------------------------------- */

static void declare(renaming *r, const lb_table *table)
{
    if (table->renamed_from.ptr) {
        lb_declared_rename rename = {.table = table->name.text, .old = table->renamed_from};
        lb_vector_push_in(r->arena, &r->declared, rename);
    }
    for (size_t i = 0; i < table->columns.count; i++) {
        const lb_schema_column *column = table->columns.items[i];
        if (column->renamed_from.ptr) {
            lb_declared_rename rename = {table->name.text, column->name.text, column->renamed_from};
            lb_vector_push_in(r->arena, &r->declared, rename);
        }
    }
}

static void declare_all(renaming *r)
{
    const lb_generation *g = r->g;
    for (size_t i = 0; i < g->desired_count; i++) {
        const lb_schema *schema = g->autogenerate->schemas.items[g->first_schema + i];
        for (size_t k = 0; k < schema->tables.count; k++) {
            declare(r, schema->tables.items[k]);
        }
    }
}

/* ---- Operations ----------------------------------------------------------------------------- */

static lb_name name_of(lb_str text)
{
    return (lb_name){.text = text, .is_final = true};
}

static lb_table *table_of(const renaming *r, const lb_schema_object *to)
{
    lb_str schema = is_default(r, to->schema) ? (lb_str){0} : to->schema;
    return lb_schema_find_table(r->actual, schema, to->table.ptr ? to->table : to->name);
}

static lb_operation *rename_column(const renaming *r, const lb_object_rename *rename)
{
    const lb_table *table = table_of(r, rename->from);
    lb_operation *group =
        lb_operation_new(r->arena, LB_OP_MODIFY_TABLE, table->schema, table->name);
    lb_operation *alter =
        lb_operation_new(r->arena, LB_OP_ALTER_COLUMN, table->schema, table->name);
    alter->alter_column.column = name_of(rename->from->name);
    alter->alter_column.new_name = name_of(rename->to->name);
    lb_vector_push_in(r->arena, &group->modify_table.operations, alter);
    group->modify_table.is_never_batch = true; /* a batch would not rename within expressions */
    return group;
}

/* Alembic has no directive for it. */
static lb_operation *rename_part(const renaming *r, const lb_object_rename *rename)
{
    const lb_schema_object *from = rename->from;
    lb_str schema = is_default(r, from->schema) ? (lb_str){0} : from->schema;
    if (from->kind == LB_OBJECT_ENUM_VALUE) {
        return lb_statement_rename_value(r->arena, r->dialect, schema, from->table, from->name,
                                         rename->to->name);
    }
    return from->kind == LB_OBJECT_INDEX
               ? lb_statement_rename_index(r->arena, r->dialect, schema, from->name,
                                           rename->to->name)
               : lb_statement_rename_constraint(r->arena, r->dialect, schema, from->table,
                                                from->name, rename->to->name);
}

static lb_operation *rename_table(const renaming *r, const lb_object_rename *rename)
{
    const lb_table *table = table_of(r, rename->from);
    lb_operation *operation =
        lb_operation_new(r->arena, LB_OP_RENAME_TABLE, table->schema, table->name);
    operation->rename_table.new_name = name_of(rename->to->name);
    return operation;
}

static void log_rename(const renaming *r, const lb_object_rename *rename)
{
    const lb_schema_object *from = rename->from;
    lb_str table = from->table.ptr ? from->table : LB_STR("");
    lb_log_record(&r->g->autogenerate->options.log, LB_INFO, "limbeck.autogenerate",
                  "Detected renamed %s '%.*s%s%.*s' to '%.*s'", lb_object_word(from->kind),
                  LB_ARG(table), table.len ? "." : "", LB_ARG(from->name),
                  LB_ARG(rename->to->name));
}

/* The finder's texts are in the objects, which do not last. */
static lb_object_rename lasting(const renaming *r, const lb_object_rename *rename)
{
    const lb_schema_object *both[] = {rename->from, rename->to};
    lb_schema_object *copies[2];
    for (size_t i = 0; i < 2; i++) {
        copies[i] = LB_NEW(r->arena, lb_schema_object);
        copies[i]->kind = both[i]->kind;
        copies[i]->schema =
            both[i]->schema.ptr ? lb_arena_str(r->arena, both[i]->schema) : both[i]->schema;
        copies[i]->table =
            both[i]->table.ptr ? lb_arena_str(r->arena, both[i]->table) : both[i]->table;
        copies[i]->name = lb_arena_str(r->arena, both[i]->name);
    }
    return (lb_object_rename){copies[0], copies[1]};
}

static lb_code apply(renaming *r, const lb_object_rename *found, lb_operations *out, bool *is_any)
{
    lb_trial *trial = &r->g->trial;
    const lb_object_rename rename = lasting(r, found);
    lb_operation *operation = rename.to->kind == LB_OBJECT_RELATION ? rename_table(r, &rename)
                              : rename.to->kind == LB_OBJECT_COLUMN ? rename_column(r, &rename)
                                                                    : rename_part(r, &rename);
    bool is_part = operation->kind == LB_OP_EXECUTE, is_refused = false;
    LB_TRY(lb_trial_begin(trial, r->g->configuration->connection, r->error));
    LB_TRY(is_part ? lb_trial_try(trial, operation, &is_refused, r->error)
                   : lb_trial_run(trial, operation, r->error));
    if (is_refused) { /* the name is taken elsewhere: no rename, and nothing is lost by that */
        return LB_OK;
    }
    *is_any = true;
    lb_vector_push_in(r->arena, out, operation);
    log_rename(r, &rename);
    return LB_OK;
}

/* ---- The whole ------------------------------------------------------------------------------ */

static lb_code find_and_apply(renaming *r, int stage, lb_operations *out, bool *is_any)
{
    lb_object_renames found = {0};
    lb_rename_policy policy = r->g->autogenerate->options.renames;
    policy.declared = &r->declared;
    LB_TRY(tell(r, stage));
    if (stage == LB_RENAME_VALUES || has_other_object(r->before, r->after)) {
        lb_renames_find(r->arena, stage, r->before, r->after, &policy, &found);
    }
    for (size_t i = 0; i < found.count; i++) {
        LB_TRY(apply(r, &found.items[i], out, is_any));
    }
    return LB_OK;
}

static lb_code run_stage(renaming *r, int stage, lb_operations *out, bool *is_any)
{
    r->before = lb_objects_new();
    r->after = lb_objects_new();
    lb_code code = find_and_apply(r, stage, out, is_any);
    lb_objects_free(r->before);
    lb_objects_free(r->after);
    return code;
}

lb_code lb_generation_rename(lb_generation *g, lb_schema **actual, lb_operations *out,
                             lb_error *error)
{
    renaming r = {.g = g,
                  .arena = &g->autogenerate->arena,
                  .dialect = g->configuration->dialect,
                  .actual = *actual,
                  .error = error};
    declare_all(&r);
    for (int stage = 0; stage < LB_RENAME_STAGES; stage++) {
        bool is_any = false;
        LB_TRY(run_stage(&r, stage, out, &is_any));
        if (is_any) {
            LB_TRY(lb_generation_read_actual(g, actual, error));
            r.actual = *actual;
        }
    }
    return LB_OK;
}
