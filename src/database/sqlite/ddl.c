#include "database/sqlite/ddl.h"

#define UNSUPPORTED_ALTER                                                                    \
    "No support for ALTER of constraints in SQLite dialect. Please refer to the batch mode " \
    "feature "                                                                               \
    "which allows for SQLite migrations using a copy-and-move strategy."

static bool is_word(char c)
{
    return lb_is_alpha(c) || lb_is_digit(c) || c == '_' || (unsigned char)c >= 0x80;
}

/* SQLite takes an expression as a default between parentheses only. */
static void add_default(lb_text *out, lb_str text)
{
    lb_str rest = lb_str_trim(text);
    bool is_enclosed =
        rest.len && (rest.ptr[0] == '\'' || rest.ptr[0] == '"' || rest.ptr[0] == '(');
    bool has_more = false;
    for (size_t i = 0; i < text.len; i++) {
        has_more = has_more || !is_word(text.ptr[i]);
    }
    bool needs_parentheses = !is_enclosed && has_more;
    lb_text_addf(out, needs_parentheses ? " DEFAULT (%.*s)" : " DEFAULT %.*s", LB_ARG(text));
}

static void add_conflict(lb_ddl *ddl, lb_text *out, const lb_options *options, const char *key)
{
    const lb_option *option = lb_ddl_option(ddl, options, key);
    if (option) {
        lb_text_addf(out, " ON CONFLICT %.*s", LB_ARG(option->text));
    }
}

static bool has_foreign_key(const lb_schema_column *column)
{
    const lb_constraints *constraints =
        column->table ? &column->table->constraints : &column->constraints;
    for (size_t i = 0; i < constraints->count; i++) {
        const lb_constraint *key = constraints->items[i];
        for (size_t k = 0; key->kind == LB_CONSTRAINT_FOREIGN_KEY && k < key->columns.count; k++) {
            if (lb_str_equal(key->columns.items[k], column->name.text)) {
                return true;
            }
        }
    }
    return false;
}

static size_t key_length(const lb_schema_column *column)
{
    const lb_constraint *key = column->table ? lb_table_primary_key(column->table) : NULL;
    return key ? key->columns.count : 1;
}

static bool is_integer(const lb_schema_column *column)
{
    const lb_sql_type *type = column->type ? lb_sql_type_for(column->type, (lb_str){0}) : NULL;
    return type && lb_sql_type_row_of(type->kind)->family == LB_SQL_TYPE_INTEGER;
}

/* sqlite_autoincrement=True of the table: the key is then written at its column. */
static bool has_key_inline(lb_ddl *ddl, const lb_schema_column *column)
{
    const lb_option *option =
        column->table ? lb_ddl_option(ddl, &column->table->options, "autoincrement") : NULL;
    return lb_option_is_true(option) && key_length(column) == 1 && is_integer(column) &&
           !has_foreign_key(column);
}

static lb_code write_column(lb_ddl *ddl, lb_text *out, const lb_schema_column *column,
                            lb_error *error)
{
    LB_AUTO_TEXT lb_text text = {0};
    bool has_default;
    lb_name_write(out, ddl->dialect, column->name);
    lb_text_addc(out, ' ');
    LB_TRY(lb_ddl_column_type(ddl, out, column, error));
    LB_TRY(lb_ddl_default(ddl, &text, &column->server_default, &has_default, error));
    if (has_default) {
        add_default(out, lb_text_str(&text));
    }
    const lb_option *collation = lb_ddl_option(ddl, &column->options, "collation");
    if (collation) { /* limbeck's own, of a table that was read */
        bool is_plain = true;
        for (size_t i = 0; i < collation->text.len; i++) {
            is_plain = is_plain && is_word(collation->text.ptr[i]);
        }
        lb_text_adds(out, " COLLATE ");
        if (is_plain) {
            lb_text_add(out, collation->text);
        } else {
            ddl->dialect->quote_name_always(out, collation->text);
        }
    }
    if (!column->is_nullable) {
        lb_text_adds(out, " NOT NULL");
        add_conflict(ddl, out, &column->options, "on_conflict_not_null");
    }
    if (column->is_primary_key) {
        if (column->autoincrement == LB_AUTOINCREMENT_YES && key_length(column) != 1) {
            return lb_spell_error(
                error, "SQLite does not support autoincrement for composite primary keys");
        }
        if (has_key_inline(ddl, column)) {
            lb_text_adds(out, " PRIMARY KEY");
            add_conflict(ddl, out, &column->options, "on_conflict_primary_key");
            lb_text_adds(out, " AUTOINCREMENT");
        }
    }
    if (column->computed) {
        lb_text_addc(out, ' ');
        return lb_ddl_computed(ddl, out, column->computed, error);
    }
    return LB_OK;
}

static void add_constraint_conflict(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint,
                                    const char *column_key)
{
    const lb_schema_column *column =
        constraint->columns.count == 1 ? lb_constraint_column(constraint, 0) : NULL;
    if (lb_ddl_option(ddl, &constraint->options, "on_conflict")) {
        add_conflict(ddl, out, &constraint->options, "on_conflict");
    } else if (column) {
        add_conflict(ddl, out, &column->options, column_key);
    }
}

static bool is_same_schema(const lb_constraint *key)
{
    return !key->table || lb_str_equal(key->table->schema.text, key->referent_schema.text);
}

static lb_code write_constraint(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint,
                                lb_error *error)
{
    const lb_schema_column *column =
        constraint->columns.count == 1 ? lb_constraint_column(constraint, 0) : NULL;
    switch (constraint->kind) {
    case LB_CONSTRAINT_PRIMARY_KEY:
        if (column && column->is_primary_key && has_key_inline(ddl, column)) {
            return LB_OK;
        }
        LB_TRY(lb_ddl_constraint_ansi(ddl, out, constraint, error));
        add_constraint_conflict(ddl, out, constraint, "on_conflict_primary_key");
        return LB_OK;
    case LB_CONSTRAINT_UNIQUE:
        LB_TRY(lb_ddl_constraint_ansi(ddl, out, constraint, error));
        add_constraint_conflict(ddl, out, constraint, "on_conflict_unique");
        return LB_OK;
    case LB_CONSTRAINT_CHECK:
        LB_TRY(lb_ddl_constraint_ansi(ddl, out, constraint, error));
        if (constraint->is_inline && lb_ddl_option(ddl, &constraint->options, "on_conflict")) {
            return lb_spell_error(
                error, "SQLite does not support on conflict clause for column check constraint");
        }
        add_conflict(ddl, out, &constraint->options, "on_conflict");
        return LB_OK;
    case LB_CONSTRAINT_FOREIGN_KEY:
        return is_same_schema(constraint) ? lb_ddl_constraint_ansi(ddl, out, constraint, error)
                                          : LB_OK;
    case LB_CONSTRAINT_EXCLUDE:
        break;
    }
    return lb_ddl_constraint_ansi(ddl, out, constraint, error);
}

static lb_code write_table_end(lb_ddl *ddl, lb_text *out, const lb_table *table,
                               lb_error *error LB_UNUSED)
{
    const lb_option *rowid = lb_option_find(&table->options, LB_STR("sqlite"), "with_rowid");
    const lb_option *strict = lb_ddl_option(ddl, &table->options, "strict");
    bool is_without_rowid = rowid ? !lb_option_is_true(rowid) : table->is_without_rowid;
    bool is_strict = strict ? lb_option_is_true(strict) : table->is_strict;
    lb_text_adds(out, is_without_rowid ? "\n WITHOUT ROWID" : "");
    lb_text_adds(out, !is_strict ? "" : is_without_rowid ? ",\n STRICT" : "\n STRICT");
    return LB_OK;
}

static lb_code create_index(lb_ddl *ddl, lb_text *out, const lb_operation *operation,
                            const lb_schema_index *index, bool if_not_exists, lb_error *error)
{
    lb_text_adds(out, index->is_unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ");
    lb_text_adds(out, if_not_exists ? "IF NOT EXISTS " : "");
    LB_TRY(lb_ddl_index_name(ddl, out, operation, index, true, error));
    lb_text_adds(out, " ON ");
    lb_name_write(out, ddl->dialect, operation->table);
    lb_text_adds(out, " (");
    for (size_t i = 0; i < index->elements.count; i++) {
        const lb_index_element *element = &index->elements.items[i];
        lb_text_adds(out, i ? ", " : "");
        LB_TRY(lb_ddl_index_element(ddl, out, element, false, error));
        lb_text_adds(out, element->is_descending ? " DESC" : "");
    }
    lb_text_addc(out, ')');
    const lb_option *where = lb_ddl_option(ddl, &index->options, "where");
    if (where && (where->kind == LB_OPTION_BOOLEAN || where->kind == LB_OPTION_TEXT)) {
        lb_fail(error, LB_ERR_SCRIPT, "'%s' object has no attribute '_compiler_dispatch'",
                where->kind == LB_OPTION_TEXT ? "str" : "bool");
        lb_error_kind(error, "AttributeError");
        return LB_ERR_SCRIPT;
    }
    if (where) {
        lb_text_adds(out, " WHERE ");
        return lb_ddl_option_expression(ddl, out, where, error);
    }
    return LB_OK;
}

static lb_code fail_alter(lb_error *error)
{
    lb_fail(error, LB_ERR_SCRIPT, UNSUPPORTED_ALTER);
    lb_error_kind(error, "NotImplementedError");
    return LB_ERR_SCRIPT;
}

/* The CHECK of a Boolean or an Enum is left out. */
static lb_code add_constraint(lb_ddl *ddl LB_UNUSED, const lb_operation *operation LB_UNUSED,
                              const lb_constraint *constraint, lb_error *error)
{
    return constraint->is_of_type ? LB_OK : fail_alter(error);
}

static lb_code drop_constraint(lb_ddl *ddl LB_UNUSED, const lb_operation *operation LB_UNUSED,
                               lb_error *error)
{
    return fail_alter(error);
}

const lb_ddl_rules sqlite_ddl_rules = {
    .types = sqlite_types,
    .type_compiler = "sqlalchemy.dialects.sqlite.base.SQLiteTypeCompiler",
    .ddl_compiler = "sqlalchemy.dialects.sqlite.base.SQLiteDDLCompiler",
    .renames_within_schema = true,
    .references_within_schema = true,
    .renames_with_column_word = true,
    .recreates_tables = true,
    .copies_as_json = true,
    .batch_extras = sqlite_batch_extras,
    .column = write_column,
    .table_end = write_table_end,
    .constraint = write_constraint,
    .create_index = create_index,
    .add_constraint = add_constraint,
    .drop_constraint = drop_constraint,
};
