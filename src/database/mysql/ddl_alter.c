/* ALTER COLUMN: MySQL writes the whole column anew. */
#include "database/mysql/ddl.h"

static lb_code fail_individual(lb_error *error)
{
    lb_fail(error, LB_ERR_SCRIPT, "Individual alter column constructs not supported by MySQL");
    lb_error_kind(error, "NotImplementedError");
    return LB_ERR_SCRIPT;
}

/* What Alembic's generic form of the change comes to here. */
static lb_code refuse_generated(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    const lb_alter_column *alter = &operation->alter_column;
    if (alter->nullable != LB_UNSET) {
        return fail_individual(error);
    }
    if (alter->has_server_default) {
        const lb_operation change = {
            .kind = LB_OP_ALTER_COLUMN,
            .alter_column = {.has_server_default = true,
                             .computed = alter->computed,
                             .identity = alter->identity,
                             .existing_computed = alter->existing_computed,
                             .existing_identity = alter->existing_identity},
        };
        return lb_ddl_alter_column_ansi(ddl, &change, error);
    }
    return alter->type ? fail_individual(error) : LB_OK;
}

static lb_code add_default(lb_ddl *ddl, lb_text *out, const lb_alter_column *alter, lb_error *error)
{
    const lb_server_default *value =
        alter->has_server_default ? &alter->server_default : &alter->existing_server_default;
    if (alter->has_server_default ? alter->computed || alter->identity
                                  : alter->existing_computed || alter->existing_identity) {
        lb_fail(error, LB_ERR_SCRIPT, "%s", ""); /* Alembic asserts that it is a plain default */
        lb_error_kind(error, "AssertionError");
        return LB_ERR_SCRIPT;
    }
    LB_AUTO_TEXT lb_text text = {0};
    bool has_default;
    LB_TRY(lb_ddl_default(ddl, &text, value, &has_default, error));
    if (has_default) {
        lb_text_addf(out, " DEFAULT %s", lb_text_cstr(&text));
    }
    return LB_OK;
}

static lb_code write_column(lb_ddl *ddl, lb_text *out, const lb_alter_column *alter,
                            lb_error *error)
{
    const lb_sql_type *type = alter->type ? alter->type : alter->existing_type;
    lb_tristate nullable = alter->nullable != LB_UNSET ? alter->nullable : alter->existing_nullable;
    lb_tristate counts =
        alter->autoincrement != LB_UNSET ? alter->autoincrement : alter->existing_autoincrement;
    lb_str comment = alter->has_comment ? alter->comment : alter->existing_comment;
    if (!type) {
        return lb_fail(error, LB_ERR_COMMAND,
                       "All MySQL CHANGE/MODIFY COLUMN operations require the existing type.");
    }
    LB_TRY(lb_ddl_type(ddl, out, type, error));
    lb_text_adds(out, nullable == LB_NO ? " NOT NULL" : " NULL");
    lb_text_adds(out, counts == LB_YES ? " AUTO_INCREMENT" : "");
    LB_TRY(add_default(ddl, out, alter, error));
    if (comment.len) {
        lb_text_adds(out, " COMMENT ");
        return lb_ddl_string(ddl, out, comment, error);
    }
    return LB_OK;
}

static bool is_datetime(const lb_alter_column *alter)
{
    const lb_sql_type *type = alter->type ? alter->type : alter->existing_type;
    type = type ? lb_sql_type_for(type, (lb_str){0}) : NULL;
    return type && !alter->is_type_a_class &&
           lb_sql_type_row_of(type->kind)->family == LB_SQL_TYPE_DATETIME;
}

/* server_default=None */
static bool drops_default(const lb_alter_column *alter)
{
    return alter->has_server_default && alter->server_default.kind == LB_DEFAULT_NONE;
}

static lb_code change_column(lb_ddl *ddl, const lb_operation *operation, bool is_change,
                             lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    const lb_alter_column *alter = &operation->alter_column;
    lb_ddl_alter_table(ddl, &sql, operation);
    lb_text_adds(&sql, is_change ? " CHANGE " : " MODIFY ");
    lb_name_write(&sql, ddl->dialect, alter->column);
    lb_text_addc(&sql, ' ');
    if (is_change) {
        lb_name_write(&sql, ddl->dialect,
                      alter->new_name.text.ptr ? alter->new_name : alter->column);
        lb_text_addc(&sql, ' ');
    }
    LB_TRY(write_column(ddl, &sql, alter, error));
    return lb_ddl_emit(ddl, &sql, error);
}

lb_code mysql_alter_column(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    const lb_alter_column *alter = &operation->alter_column;
    if (alter->identity || alter->computed || alter->existing_identity ||
        alter->existing_computed) {
        LB_TRY(refuse_generated(ddl, operation, error));
    }
    if (alter->new_name.text.ptr || (is_datetime(alter) && !drops_default(alter))) {
        return change_column(ddl, operation, true, error);
    }
    if (alter->nullable != LB_UNSET || alter->type || alter->autoincrement != LB_UNSET ||
        alter->has_comment) {
        return change_column(ddl, operation, false, error);
    }
    if (!alter->has_server_default) {
        return LB_OK;
    }
    LB_AUTO_TEXT lb_text sql = {0};
    lb_ddl_alter_column_head(ddl, &sql, operation);
    LB_TRY(lb_ddl_set_default(ddl, &sql, operation, error));
    return lb_ddl_emit(ddl, &sql, error);
}
