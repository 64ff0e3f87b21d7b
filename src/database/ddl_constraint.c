/* Constraints: their ANSI forms. */
#include "database/ddl_rules.h"

const lb_schema_column *lb_constraint_column(const lb_constraint *constraint, size_t i)
{
    if (i < constraint->column_nodes.count) {
        return constraint->column_nodes.items[i];
    }
    return constraint->table && i < constraint->columns.count
               ? lb_table_find_column(constraint->table, constraint->columns.items[i])
               : NULL;
}

static void write_column_name(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint, size_t i)
{
    const lb_schema_column *column = lb_constraint_column(constraint, i);
    if (column) {
        lb_name_write(out, ddl->dialect, column->name);
    } else {
        ddl->dialect->quote_name(out, constraint->columns.items[i]);
    }
}

static size_t column_count(const lb_constraint *constraint)
{
    return constraint->columns.count ? constraint->columns.count : constraint->column_nodes.count;
}

static void write_columns(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint)
{
    for (size_t i = 0; i < column_count(constraint); i++) {
        lb_text_adds(out, i ? ", " : "");
        write_column_name(ddl, out, constraint, i);
    }
}

lb_code lb_ddl_constraint_name(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint,
                               lb_error *error)
{
    return lb_ddl_limited_name(ddl, out, constraint->name, ddl->rules->longest_constraint_name,
                               error);
}

lb_code lb_ddl_check_name(const lb_constraint *constraint, lb_error *error)
{
    if (!constraint->name_error.ptr) {
        return LB_OK;
    }
    lb_fail(error, LB_ERR_SCRIPT, "%.*s", LB_ARG(constraint->name_error));
    lb_error_kind(error, "sqlalchemy.exc.InvalidRequestError");
    return LB_ERR_SCRIPT;
}

static lb_code write_preamble(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint,
                              lb_error *error)
{
    LB_TRY(lb_ddl_check_name(constraint, error));
    if (constraint->name.text.ptr) {
        lb_text_adds(out, "CONSTRAINT ");
        LB_TRY(lb_ddl_constraint_name(ddl, out, constraint, error));
        lb_text_addc(out, ' ');
    }
    return LB_OK;
}

lb_code lb_ddl_deferrability(lb_text *out, const lb_constraint *constraint, lb_error *error)
{
    static const char *const allowed[] = {"DEFERRED", "IMMEDIATE", NULL};
    if (constraint->deferrable != LB_UNSET) {
        lb_text_adds(out, constraint->deferrable == LB_YES ? " DEFERRABLE" : " NOT DEFERRABLE");
    }
    if (constraint->initially.ptr) {
        lb_text_adds(out, " INITIALLY ");
        return lb_ddl_phrase(out, constraint->initially, allowed, "^(?:DEFERRED|IMMEDIATE)$",
                             error);
    }
    return LB_OK;
}

/* The column that counts up comes first where the columns' flags made the key. */
lb_code lb_ddl_primary_key_body(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint,
                                lb_error *error LB_UNUSED)
{
    const lb_schema_column *first = constraint->is_implicit && constraint->table
                                        ? lb_table_autoincrement(constraint->table)
                                        : NULL;
    lb_text_adds(out, "PRIMARY KEY (");
    size_t start = out->len;
    if (first) {
        lb_name_write(out, ddl->dialect, first->name);
    }
    for (size_t i = 0; i < column_count(constraint); i++) {
        if (!first || lb_constraint_column(constraint, i) != first) {
            lb_text_adds(out, out->len == start ? "" : ", ");
            write_column_name(ddl, out, constraint, i);
        }
    }
    lb_text_addc(out, ')');
    return LB_OK;
}

static const char *const actions[] = {"RESTRICT",  "CASCADE",     "SET NULL",
                                      "NO ACTION", "SET DEFAULT", NULL};
#define ACTION_PATTERN "^(?:RESTRICT|CASCADE|SET NULL|NO ACTION|SET DEFAULT)$"

lb_code lb_ddl_on_delete_ansi(lb_text *out, lb_str action, lb_error *error)
{
    return lb_ddl_phrase(out, action, actions, ACTION_PATTERN, error);
}

lb_code lb_ddl_references(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint,
                          lb_error *error)
{
    if (constraint->match.ptr) {
        if (ddl->rules->match) {
            LB_TRY(ddl->rules->match(error));
        }
        lb_text_addf(out, " MATCH %.*s", LB_ARG(constraint->match));
    }
    if (constraint->on_delete.ptr) {
        lb_text_adds(out, " ON DELETE ");
        LB_TRY(ddl->rules->on_delete ? ddl->rules->on_delete(out, constraint->on_delete, error)
                                     : lb_ddl_on_delete_ansi(out, constraint->on_delete, error));
    }
    if (constraint->on_update.ptr) {
        lb_text_adds(out, " ON UPDATE ");
        LB_TRY(lb_ddl_phrase(out, constraint->on_update, actions, ACTION_PATTERN, error));
    }
    return lb_ddl_deferrability(out, constraint, error);
}

static lb_code write_foreign_key(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint,
                                 lb_error *error)
{
    lb_text_adds(out, "FOREIGN KEY(");
    write_columns(ddl, out, constraint);
    lb_text_adds(out, ") REFERENCES ");
    lb_name schema =
        ddl->rules->references_within_schema ? (lb_name){0} : constraint->referent_schema;
    lb_qualified_name_write(out, ddl->dialect, schema, constraint->referent_table);
    lb_text_adds(out, " (");
    lb_ddl_names(ddl, out, &constraint->referent_columns);
    lb_text_addc(out, ')');
    return lb_ddl_references(ddl, out, constraint, error);
}

static const lb_sql_type *type_of(const lb_constraint *constraint)
{
    const lb_schema_column *column = lb_constraint_column(constraint, 0);
    return constraint->of_type ? constraint->of_type : column ? column->type : NULL;
}

/* column IN (...), as SQLAlchemy makes it of an Enum and a Boolean. */
static lb_code write_type_check(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint,
                                lb_error *error)
{
    const lb_sql_type *type = type_of(constraint);
    write_column_name(ddl, out, constraint, 0);
    if (!type || lb_sql_type_row_of(type->kind)->family != LB_SQL_TYPE_ENUM) {
        lb_text_adds(out, " IN (0, 1)");
        return LB_OK;
    }
    lb_text_adds(out, " IN (");
    for (size_t i = 0; i < type->values.count; i++) {
        lb_text_adds(out, i ? ", " : "");
        LB_TRY(lb_ddl_string(ddl, out, type->values.items[i], error));
    }
    lb_text_addc(out, ')');
    return LB_OK;
}

lb_code lb_ddl_check_body(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint,
                          lb_error *error)
{
    lb_text_adds(out, "CHECK (");
    LB_TRY(constraint->check ? lb_ddl_expression(ddl, out, constraint->check, error)
                             : write_type_check(ddl, out, constraint, error));
    lb_text_addc(out, ')');
    return LB_OK;
}

static lb_code write_body(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint,
                          lb_error *error)
{
    switch (constraint->kind) {
    case LB_CONSTRAINT_PRIMARY_KEY:
        return lb_ddl_primary_key_body(ddl, out, constraint, error);
    case LB_CONSTRAINT_UNIQUE: {
        const lb_option *distinct = lb_ddl_option(ddl, &constraint->options, "nulls_not_distinct");
        lb_text_adds(out, "UNIQUE ");
        if (distinct && ddl->rules->has_nulls_distinct) {
            lb_text_adds(out, distinct->boolean ? "NULLS NOT DISTINCT " : "NULLS DISTINCT ");
        }
        lb_text_addc(out, '(');
        write_columns(ddl, out, constraint);
        lb_text_addc(out, ')');
        return LB_OK;
    }
    case LB_CONSTRAINT_FOREIGN_KEY:
        return write_foreign_key(ddl, out, constraint, error);
    case LB_CONSTRAINT_CHECK:
        return lb_ddl_check_body(ddl, out, constraint, error);
    case LB_CONSTRAINT_EXCLUDE:
        return ddl->rules->exclude
                   ? ddl->rules->exclude(ddl, out, constraint, error)
                   : lb_unsupported_element(error, ddl->rules->ddl_compiler,
                                            LB_STR("<class 'sqlalchemy.dialects.postgresql.ext."
                                                   "ExcludeConstraint'>"));
    }
    return LB_OK;
}

lb_code lb_ddl_constraint_ansi(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint,
                               lb_error *error)
{
    bool is_of_columns =
        constraint->kind == LB_CONSTRAINT_PRIMARY_KEY || constraint->kind == LB_CONSTRAINT_UNIQUE;
    if (is_of_columns && column_count(constraint) == 0) {
        return LB_OK;
    }
    LB_TRY(write_preamble(ddl, out, constraint, error));
    LB_TRY(write_body(ddl, out, constraint, error));
    if (is_of_columns && ddl->rules->include) {
        LB_TRY(ddl->rules->include(ddl, out, constraint, error));
    }
    return constraint->kind == LB_CONSTRAINT_FOREIGN_KEY
               ? LB_OK /* it stands with what the key references */
               : lb_ddl_deferrability(out, constraint, error);
}

lb_code lb_ddl_constraint(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint,
                          lb_error *error)
{
    return ddl->rules->constraint ? ddl->rules->constraint(ddl, out, constraint, error)
                                  : lb_ddl_constraint_ansi(ddl, out, constraint, error);
}

bool lb_ddl_has_constraint(lb_ddl *ddl, const lb_constraint *constraint)
{
    const lb_sql_type *type = constraint->is_of_type ? type_of(constraint) : NULL;
    if (!type) {
        return true;
    }
    type = lb_sql_type_for(type, lb_str_of(ddl->dialect->name));
    switch (lb_sql_type_row_of(type->kind)->family) {
    case LB_SQL_TYPE_BOOLEAN:
        return type->has_constraint && !ddl->rules->has_native_boolean;
    case LB_SQL_TYPE_ENUM:
        return type->has_constraint && (!type->is_native || !ddl->rules->has_native_enum);
    default:
        return false; /* a variant for this dialect */
    }
}
