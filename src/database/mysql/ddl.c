#include "database/mysql/ddl.h"

#include "database/mysql/mysql.h"

const lb_option *mysql_option(lb_ddl *ddl, const lb_options *options, const char *key,
                              bool falls_back)
{
    const lb_option *option = lb_ddl_option(ddl, options, key);
    if (!option && falls_back) {
        option = lb_option_find(options, LB_STR("mysql"), key);
    }
    return option && option->kind != LB_OPTION_NONE ? option : NULL;
}

/* ---- Columns -------------------------------------------------------------------------------- */

static bool contains_nocase(lb_str text, const char *word)
{
    lb_str what = lb_str_of(word);
    for (size_t i = 0; i + what.len <= text.len; i++) {
        if (lb_str_is_nocase(lb_str_slice(text, i, i + what.len), word)) {
            return true;
        }
    }
    return false;
}

static bool is_word(char c)
{
    return lb_is_alpha(c) || lb_is_digit(c) || c == '_' || (unsigned char)c >= 0x80;
}

/* now(3) and its like, which need no parentheses. */
static bool is_current_time(lb_str text)
{
    static const char *const names[] = {"now(", "current_timestamp("};
    for (size_t i = 0; i < LB_COUNT(names); i++) {
        size_t length = lb_str_of(names[i]).len;
        if (lb_str_is_nocase(lb_str_slice(text, 0, length), names[i]) && text.len > length) {
            return lb_is_digit(text.ptr[length]);
        }
    }
    return false;
}

/* MySQL 8.0.13 takes an expression as a default, between parentheses. */
static bool needs_parentheses(const lb_ddl *ddl, lb_str text)
{
    bool has_more = false;
    lb_str rest = lb_str_trim(text);
    if (ddl->options->server_version < (ddl->dialect == &lb_mariadb_dialect ? 100201 : 80013) ||
        (rest.len && (rest.ptr[0] == '\'' || rest.ptr[0] == '"' || rest.ptr[0] == '('))) {
        return false;
    }
    for (size_t i = 0; i < text.len; i++) {
        has_more = has_more || !is_word(text.ptr[i]);
    }
    return has_more && !contains_nocase(text, "on update") && !is_current_time(text);
}

static bool is_timestamp(const lb_ddl *ddl, const lb_schema_column *column)
{
    const lb_sql_type *type =
        column->type ? lb_sql_type_for(column->type, lb_str_of(ddl->dialect->name)) : NULL;
    return type && lb_type_canonical(type->kind) == LB_SQL_TYPE_SQL_TIMESTAMP;
}

static lb_code write_default(lb_ddl *ddl, lb_text *out, const lb_schema_column *column,
                             lb_error *error)
{
    LB_AUTO_TEXT lb_text text = {0};
    bool has_default;
    if (lb_ddl_is_autoincrement(column) && column->server_default.kind == LB_DEFAULT_NONE &&
        !column->computed) {
        lb_text_adds(out, " AUTO_INCREMENT");
        return LB_OK;
    }
    LB_TRY(lb_ddl_default(ddl, &text, &column->server_default, &has_default, error));
    if (has_default) {
        lb_text_addf(out,
                     needs_parentheses(ddl, lb_text_str(&text)) ? " DEFAULT (%s)" : " DEFAULT %s",
                     lb_text_cstr(&text));
    }
    return LB_OK;
}

/* SQLAlchemy makes a type of MySQL's own of a column's, and DOUBLE takes both numbers or none
   there. */
static lb_code check_precision(const lb_ddl *ddl, const lb_schema_column *column, lb_error *error)
{
    const lb_sql_type *type =
        column->type ? lb_sql_type_for(column->type, lb_str_of(ddl->dialect->name)) : NULL;
    if (!type || type->precision < 0 || type->scale != LB_NO_SCALE) {
        return LB_OK;
    }
    lb_sql_type_kind kind = lb_type_canonical(type->kind);
    if (kind != LB_SQL_TYPE_DOUBLE && kind != LB_SQL_TYPE_SQL_DOUBLE &&
        kind != LB_SQL_TYPE_SQL_DOUBLE_PRECISION) {
        return LB_OK;
    }
    lb_fail(error, LB_ERR_SCRIPT,
            "You must specify both precision and scale or omit both altogether.");
    lb_error_kind(error, "sqlalchemy.exc.ArgumentError");
    return LB_ERR_SCRIPT;
}

static lb_code write_column(lb_ddl *ddl, lb_text *out, const lb_schema_column *column,
                            lb_error *error)
{
    LB_TRY(check_precision(ddl, column, error));
    bool is_nullable = column->is_nullable || (ddl->dialect == &lb_mariadb_dialect &&
                                               column->computed && !column->is_nullable_given);
    lb_name_write(out, ddl->dialect, column->name);
    lb_text_addc(out, ' ');
    LB_TRY(lb_ddl_column_type(ddl, out, column, error));
    if (column->computed) {
        lb_text_addc(out, ' ');
        LB_TRY(lb_ddl_computed(ddl, out, column->computed, error));
    }
    lb_text_adds(out, !is_nullable ? " NOT NULL" : is_timestamp(ddl, column) ? " NULL" : "");
    if (column->comment.ptr) {
        lb_text_adds(out, " COMMENT ");
        LB_TRY(lb_ddl_string(ddl, out, column->comment, error));
    }
    return write_default(ddl, out, column, error);
}

/* ---- Constraints ---------------------------------------------------------------------------- */

static lb_code write_constraint(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint,
                                lb_error *error)
{
    LB_TRY(lb_ddl_constraint_ansi(ddl, out, constraint, error));
    const lb_option *using = mysql_option(ddl, &constraint->options, "using", true);
    if (constraint->kind == LB_CONSTRAINT_PRIMARY_KEY && lb_option_is_true(using)) {
        lb_text_adds(out, " USING ");
        ddl->dialect->quote_name(out, using->text);
    }
    return LB_OK;
}

static lb_code fail_match(lb_error *error)
{
    return lb_spell_error(error, "MySQL ignores the 'MATCH' keyword while at the same time "
                                 "causes ON UPDATE/ON DELETE clauses to be ignored.");
}

static lb_code fail_kind(lb_error *error, const char *kind, const char *message)
{
    lb_fail(error, LB_ERR_SCRIPT, "%s", message);
    lb_error_kind(error, kind);
    return LB_ERR_SCRIPT;
}

static lb_code drop_constraint(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    const lb_drop_constraint *drop = &operation->drop_constraint;
    const char *kind = lb_str_is(drop->type, "foreignkey")   ? "FOREIGN KEY "
                       : lb_str_is(drop->type, "primary")    ? "PRIMARY KEY "
                       : lb_str_is(drop->type, "unique")     ? "INDEX "
                       : !lb_str_is(drop->type, "check")     ? NULL
                       : ddl->dialect == &lb_mariadb_dialect ? "CONSTRAINT "
                                                             : "CHECK ";
    if (!kind) {
        return fail_kind(error, "NotImplementedError",
                         "No generic 'DROP CONSTRAINT' in MySQL - please specify constraint type");
    }
    lb_text_adds(&sql, "ALTER TABLE ");
    lb_qualified_name_write(&sql, ddl->dialect, operation->schema, operation->table);
    lb_text_addf(&sql, " DROP %s", kind);
    if (!lb_str_is(drop->type, "primary")) {
        if (!drop->name.text.ptr) {
            return fail_kind(error, "AssertionError", "");
        }
        LB_TRY(
            lb_ddl_limited_name(ddl, &sql, drop->name, ddl->rules->longest_constraint_name, error));
    }
    return lb_ddl_emit(ddl, &sql, error);
}

static lb_code table_comment(lb_ddl *ddl, lb_text *out, const lb_operation *operation,
                             lb_str comment, lb_error *error)
{
    lb_text_adds(out, "ALTER TABLE ");
    lb_qualified_name_write(out, ddl->dialect, operation->schema, operation->table);
    lb_text_adds(out, " COMMENT ");
    if (!comment.ptr && operation->kind != LB_OP_DROP_TABLE_COMMENT) {
        lb_text_adds(out, "NULL");
        return LB_OK;
    }
    return lb_ddl_string(ddl, out, comment, error);
}

/* They differ in the class that messages name. */
#define RULES(type_compiler_class)                                                              \
    {                                                                                           \
        .type_compiler = (type_compiler_class), .types = mysql_types,                           \
        .ddl_compiler = "sqlalchemy.dialects.mysql.base.MySQLDDLCompiler", .longest_name = 255, \
        .longest_index_name = 64, .longest_constraint_name = 64, .supports_alter = true,        \
        .supports_comments = true, .has_inline_comments = true, .has_native_enum = true,        \
        .counts_up = true, .has_percent_style = true, .column = write_column,                   \
        .table_end = mysql_table_end, .constraint = write_constraint, .match = fail_match,      \
        .create_index = mysql_create_index, .drop_index = mysql_drop_index,                     \
        .alter_column = mysql_alter_column, .drop_constraint = drop_constraint,                 \
        .table_comment = table_comment,                                                         \
    }

const lb_ddl_rules mysql_ddl_rules = RULES("sqlalchemy.dialects.mysql.base.MySQLTypeCompiler");
const lb_ddl_rules mariadb_ddl_rules =
    RULES("sqlalchemy.dialects.mysql.mariadb.MariaDBTypeCompiler");
