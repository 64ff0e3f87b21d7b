/* Statements that change rows: op.execute() and op.bulk_insert(). */
#include "database/ddl_walk.h"

/* A backslash before a colon kept it from naming a parameter. Offline a name that has no value is
   NULL, as in Alembic. */
static lb_code add_text(lb_ddl *ddl, lb_text *out, lb_str sql, lb_error *error)
{
    if (ddl->options->is_offline) {
        const lb_expression text = {.kind = LB_EXPRESSION_TEXT, .text = sql, .is_required = true};
        const lb_expression_options options = {
            .binding = ddl->options->literal_binds ? LB_BINDING_LITERAL : LB_BINDING_NAMED,
            .style = LB_STYLE_NAMED,
            .is_offline = true};
        return lb_expression_write(out, ddl->dialect, &options, &text, error);
    }
    for (size_t i = 0; i < sql.len; i++) {
        if (sql.ptr[i] != '\\' || i + 1 == sql.len || sql.ptr[i + 1] != ':') {
            lb_text_addc(out, sql.ptr[i]);
        }
    }
    return LB_OK;
}

lb_code lb_ddl_execute(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    const lb_execute *execute = &operation->execute;
    if (!execute->statement) {
        LB_TRY(add_text(ddl, &sql, execute->sql, error));
        return lb_ddl_emit(ddl, &sql, error);
    }
    bool is_literal = !ddl->options->is_offline || ddl->options->literal_binds;
    bool has_own_style = ddl->options->doubles_percents;
    const lb_expression_options options = {
        .binding = is_literal ? LB_BINDING_LITERAL : LB_BINDING_NAMED,
        .style = has_own_style ? LB_STYLE_DIALECT : LB_STYLE_NAMED,
        .is_offline = ddl->options->is_offline};
    LB_TRY(lb_expression_write(&sql, ddl->dialect, &options, execute->statement, error));
    /* Its percent signs are doubled where they are not those of parameters. */
    lb_ddl_options plain = *ddl->options;
    lb_ddl writer = *ddl;
    plain.doubles_percents = false;
    writer.options = &plain;
    return lb_ddl_emit(&writer, &sql, error);
}

/* ---- INSERT --------------------------------------------------------------------------------- */

static bool is_given(const lb_literal *value)
{
    return value->kind != LB_LITERAL_EXPRESSION || value->expression;
}

/* Offline a value that its type cannot write is an error, as in Alembic; a driver takes it as it
 * is. */
static lb_code add_value(lb_ddl *ddl, lb_text *out, const lb_literal *value,
                         const lb_sql_type *type, lb_error *error)
{
    lb_expression_options options = ddl->expression;
    options.is_ddl = false;
    if (value->kind == LB_LITERAL_EXPRESSION) {
        return lb_expression_write(out, ddl->dialect, &options, value->expression, error);
    }
    if (ddl->options->is_offline) {
        return lb_literal_write(out, ddl->dialect, &options, value, type, error);
    }
    size_t length = out->len;
    if (lb_literal_write(out, ddl->dialect, &options, value, type, NULL) == LB_OK) {
        return LB_OK;
    }
    lb_text_truncate(out, length);
    return lb_literal_write(out, ddl->dialect, &options, value, NULL, error);
}

static lb_code add_row(lb_ddl *ddl, lb_text *out, const lb_bulk_insert *insert,
                       const lb_literals *row, lb_error *error)
{
    const char *separator = "(";
    for (size_t i = 0; i < row->count; i++) {
        if (is_given(&row->items[i])) {
            lb_text_adds(out, separator);
            LB_TRY(add_value(ddl, out, &row->items[i], insert->columns.items[i]->type, error));
            separator = ", ";
        }
    }
    lb_text_addc(out, ')');
    return LB_OK;
}

static void add_head(lb_ddl *ddl, lb_text *out, const lb_bulk_insert *insert,
                     const lb_literals *row)
{
    const char *separator = " (";
    lb_text_adds(out, "INSERT INTO ");
    lb_ddl_table(ddl, out, insert->table);
    for (size_t i = 0; i < row->count; i++) {
        if (is_given(&row->items[i])) {
            lb_text_adds(out, separator);
            lb_name_write(out, ddl->dialect, insert->columns.items[i]->name);
            separator = ", ";
        }
    }
    lb_text_adds(out, ") VALUES ");
}

static bool is_alike(const lb_literals *a, const lb_literals *b)
{
    bool is_same = a->count == b->count;
    for (size_t i = 0; is_same && i < a->count; i++) {
        is_same = is_given(&a->items[i]) == is_given(&b->items[i]);
    }
    return is_same;
}

/* Rows that one INSERT may have when somebody runs it: enough to save the time between two, and
 * a text that no server refuses. */
enum { MOST_ROWS = 500, MOST_BYTES = 1 << 20 };

lb_code lb_ddl_bulk_insert(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    const lb_bulk_insert *insert = &operation->bulk_insert;
    bool is_joined = !ddl->options->is_offline && !insert->is_single;
    for (size_t i = 0, first = 0; i < insert->rows.count; i++) {
        const lb_literals *row = &insert->rows.items[i];
        if (sql.len && (!is_joined || !is_alike(row, &insert->rows.items[first]) ||
                        i - first >= MOST_ROWS || sql.len > MOST_BYTES)) {
            LB_TRY(lb_ddl_emit(ddl, &sql, error));
            lb_text_truncate(&sql, 0);
        }
        if (sql.len) {
            lb_text_adds(&sql, ", ");
        } else {
            first = i;
            add_head(ddl, &sql, insert, row);
        }
        LB_TRY(add_row(ddl, &sql, insert, row, error));
    }
    return sql.len ? lb_ddl_emit(ddl, &sql, error) : LB_OK;
}
