/* CREATE TABLE, DROP TABLE, and columns of them. */
#include "database/ddl_rules.h"
#include "database/ddl_walk.h"

lb_code lb_ddl_column_ansi(lb_ddl *ddl, lb_text *out, const lb_schema_column *column,
                           lb_error *error)
{
    lb_name_write(out, ddl->dialect, column->name);
    lb_text_addc(out, ' ');
    LB_TRY(lb_ddl_column_type(ddl, out, column, error));
    LB_AUTO_TEXT lb_text text = {0};
    bool has_default;
    LB_TRY(lb_ddl_default(ddl, &text, &column->server_default, &has_default, error));
    if (has_default) {
        lb_text_addf(out, " DEFAULT %s", lb_text_cstr(&text));
    }
    if (column->computed) {
        lb_text_addc(out, ' ');
        LB_TRY(lb_ddl_computed(ddl, out, column->computed, error));
    }
    lb_text_adds(out, column->is_nullable ? "" : " NOT NULL");
    return LB_OK;
}

lb_code lb_ddl_column(lb_ddl *ddl, lb_text *out, const lb_schema_column *column, lb_error *error)
{
    return ddl->rules->column ? ddl->rules->column(ddl, out, column, error)
                              : lb_ddl_column_ansi(ddl, out, column, error);
}

bool lb_ddl_is_written_at_column(const lb_constraint *constraint)
{
    return constraint->kind == LB_CONSTRAINT_CHECK && constraint->is_inline &&
           !constraint->is_of_type;
}

lb_code lb_ddl_column_constraints(lb_ddl *ddl, lb_text *out, const lb_schema_column *column,
                                  lb_error *error)
{
    for (size_t i = 0; i < column->constraints.count; i++) {
        const lb_constraint *constraint = column->constraints.items[i];
        if (constraint->kind == LB_CONSTRAINT_CHECK && !constraint->is_of_type) {
            lb_text_addc(out, ' ');
            LB_TRY(lb_ddl_constraint(ddl, out, constraint, error));
        }
    }
    return LB_OK;
}

/* ---- CREATE TABLE --------------------------------------------------------------------------- */

static lb_code write_columns(lb_ddl *ddl, lb_text *out, const lb_table *table,
                             const char **separator, lb_error *error)
{
    for (size_t i = 0; i < table->columns.count; i++) {
        const lb_schema_column *column = table->columns.items[i];
        if (column->is_system) {
            continue;
        }
        lb_text_addf(out, "%s\t", *separator);
        *separator = ", \n";
        lb_code code = lb_ddl_column(ddl, out, column, error);
        if (code == LB_OK) {
            code = lb_ddl_column_constraints(ddl, out, column, error);
        }
        if (code != LB_OK) {
            lb_spell_error_in(error, column);
            return code;
        }
    }
    return LB_OK;
}

static lb_code write_constraint(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint,
                                const char **separator, lb_error *error)
{
    LB_AUTO_TEXT lb_text text = {0};
    if (lb_ddl_is_written_at_column(constraint) || !lb_ddl_has_constraint(ddl, constraint) ||
        (constraint->use_alter && ddl->rules->supports_alter)) {
        return LB_OK;
    }
    LB_TRY(lb_ddl_constraint(ddl, &text, constraint, error));
    if (text.len) {
        lb_text_addf(out, "%s\t%s", *separator, lb_text_cstr(&text));
        *separator = ", \n";
    }
    return LB_OK;
}

/* The primary key first, then the others as they were made. */
static lb_code write_constraints(lb_ddl *ddl, lb_text *out, const lb_table *table,
                                 const char **separator, lb_error *error)
{
    const lb_constraint *key = lb_table_primary_key(table);
    if (key) {
        LB_TRY(write_constraint(ddl, out, key, separator, error));
    }
    for (size_t i = 0; i < table->constraints.count; i++) {
        if (table->constraints.items[i]->kind != LB_CONSTRAINT_PRIMARY_KEY) {
            LB_TRY(write_constraint(ddl, out, table->constraints.items[i], separator, error));
        }
    }
    return LB_OK;
}

static lb_code argument_error(lb_error *error, lb_text *message)
{
    lb_fail(error, LB_ERR_SCRIPT, "%s", lb_text_cstr(message));
    lb_error_kind(error, "sqlalchemy.exc.ArgumentError");
    return LB_ERR_SCRIPT;
}

/* autoincrement=True is for one column of the key, and for a number. */
static lb_code check_autoincrement(const lb_table *table, lb_error *error)
{
    LB_AUTO_TEXT lb_text message = {0};
    const lb_schema_column *first = NULL;
    for (size_t i = 0; i < table->columns.count; i++) {
        const lb_schema_column *column = table->columns.items[i];
        if (!column->is_primary_key || column->autoincrement != LB_AUTOINCREMENT_YES) {
            continue;
        }
        if (!lb_column_can_count(column)) {
            lb_text_adds(&message, "Column type ");
            LB_TRY(lb_type_write(&message, lb_dialect_find(LB_STR("sqlite")), column->type, error));
            lb_text_addf(&message,
                         " on column '%.*s.%.*s' is not compatible with autoincrement=True",
                         LB_ARG(table->name.text), LB_ARG(column->name.text));
            return argument_error(error, &message);
        }
        if (first) {
            lb_text_addf(&message,
                         "Only one Column may be marked autoincrement=True, found both %.*s and "
                         "%.*s.",
                         LB_ARG(column->name.text), LB_ARG(first->name.text));
            return argument_error(error, &message);
        }
        first = column;
    }
    return LB_OK;
}

static lb_code write_create(lb_ddl *ddl, lb_text *out, const lb_create_table *create,
                            lb_error *error)
{
    const lb_table *table = create->table;
    const lb_constraint *key = lb_table_primary_key(table);
    if (ddl->rules->counts_up) {
        LB_TRY(check_autoincrement(table, error));
    }
    lb_text_adds(out, "CREATE ");
    for (size_t i = 0; i < table->prefixes.count; i++) {
        lb_text_addf(out, "%.*s ", LB_ARG(table->prefixes.items[i]));
    }
    lb_text_adds(out, create->if_not_exists ? "TABLE IF NOT EXISTS " : "TABLE ");
    lb_ddl_table(ddl, out, table);
    lb_text_adds(out, " (");
    const char *separator = "\n";
    LB_TRY(write_columns(ddl, out, table, &separator, error));
    if (key && key->is_implicit) {
        LB_TRY(check_autoincrement(table, error));
    }
    LB_TRY(write_constraints(ddl, out, table, &separator, error));
    lb_text_adds(out, "\n)");
    return ddl->rules->table_end ? ddl->rules->table_end(ddl, out, table, error) : LB_OK;
}

lb_code lb_ddl_column_comment_of(lb_ddl *ddl, const lb_operation *operation,
                                 const lb_schema_column *column, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    lb_text_adds(&sql, "COMMENT ON COLUMN ");
    lb_qualified_name_write(&sql, ddl->dialect, operation->schema, operation->table);
    lb_text_addc(&sql, '.');
    lb_name_write(&sql, ddl->dialect, column->name);
    lb_text_adds(&sql, " IS ");
    LB_TRY(lb_ddl_string(ddl, &sql, column->comment, error));
    return lb_ddl_emit(ddl, &sql, error);
}

static lb_code write_comments(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    const lb_table *table = operation->create_table.table;
    const lb_operation of_table = {.schema = table->schema, .table = table->name};
    if (!ddl->rules->supports_comments || ddl->rules->has_inline_comments) {
        return LB_OK;
    }
    if (table->comment.len) {
        LB_TRY(lb_ddl_table_comment(ddl, &of_table, table->comment, error));
    }
    for (size_t i = 0; i < table->columns.count; i++) {
        if (table->columns.items[i]->comment.len) {
            LB_TRY(lb_ddl_column_comment_of(ddl, &of_table, table->columns.items[i], error));
        }
    }
    return LB_OK;
}

lb_code lb_ddl_create_table(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    const lb_table *table = operation->create_table.table;
    LB_TRY(lb_ddl_table_types(ddl, table, false, error));
    LB_TRY(write_create(ddl, &sql, &operation->create_table, error));
    LB_TRY(lb_ddl_emit(ddl, &sql, error));
    for (size_t i = 0; i < table->indexes.count; i++) {
        LB_TRY(lb_ddl_create_index(ddl, operation, table->indexes.items[i], false, error));
    }
    return write_comments(ddl, operation, error);
}

lb_code lb_ddl_drop_table(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    const lb_table *table = operation->drop_table.table;
    lb_text_adds(&sql, operation->drop_table.if_exists ? "DROP TABLE IF EXISTS " : "DROP TABLE ");
    if (table) {
        lb_ddl_table(ddl, &sql, table);
    } else {
        lb_qualified_name_write(&sql, ddl->dialect, operation->schema, operation->table);
    }
    LB_TRY(lb_ddl_emit(ddl, &sql, error));
    return table ? lb_ddl_table_types(ddl, table, true, error) : LB_OK;
}
