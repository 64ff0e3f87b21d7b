/* Statements that change rows: op.execute() and op.bulk_insert(). */
#include "database/compiler.h"
#include "database/ddl_walk.h"

static bool is_word(char c)
{
    return lb_is_alpha(c) || lb_is_digit(c) || c == '_' || (unsigned char)c >= 0x80;
}

/* A text() with its parameters, which have no values: nobody can give any to a string. */
static const lb_expression *text_of(lb_arena *arena, lb_str sql)
{
    lb_expression *text = lb_expression_new(arena, LB_EXPRESSION_TEXT);
    text->text = sql;
    for (size_t i = 0; i < sql.len; i++) {
        char before = i ? sql.ptr[i - 1] : ' ';
        size_t end = i + 1;
        while (sql.ptr[i] == ':' && end < sql.len && is_word(sql.ptr[end])) {
            end++;
        }
        /* ":a:" and ":a$" are none, or have another name, where the text is written. */
        bool ends_there = end == sql.len || (sql.ptr[end] != ':' && sql.ptr[end] != '$');
        if (end > i + 1 && ends_there && before != ':' && before != '\\' && !is_word(before)) {
            lb_expression *bind = lb_expression_new(arena, LB_EXPRESSION_BIND);
            bind->label.name.text = lb_str_slice(sql, i + 1, end);
            bind->is_required = true;
            lb_vector_push_in(arena, &text->items, bind);
        }
        i = end - 1;
    }
    return text;
}

/* SQLAlchemy asks for values when it runs a statement, not when it writes one. */
static lb_code require_values(lb_ddl *ddl, const lb_expression *statement, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    const lb_expression *missing = NULL;
    bool is_text = statement->kind == LB_EXPRESSION_TEXT;
    for (size_t i = 0; is_text && !missing && i < statement->items.count; i++) {
        const lb_expression *bind = statement->items.items[i];
        missing = bind->is_required && !bind->has_value ? bind : NULL;
    }
    if (!missing || ddl->options->is_offline) {
        return LB_OK;
    }
    const lb_expression_options options = {.binding = LB_BINDING_NAMED};
    LB_TRY(lb_expression_write(&sql, ddl->dialect, &options, statement, error));
    lb_fail(error, LB_ERR_SCRIPT,
            "(sqlalchemy.exc.InvalidRequestError) A value is required for bind parameter "
            "'%.*s'\n[SQL: %s]\n[parameters: [immutabledict({})]]\n(Background on this error at: "
            "https://sqlalche.me/e/20/cd3x)",
            LB_ARG(missing->label.name.text), lb_text_cstr(&sql));
    lb_error_kind(error, "sqlalchemy.exc.StatementError");
    return LB_ERR_SCRIPT;
}

lb_code lb_ddl_execute(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_TEXT lb_text sql = {0};
    const lb_execute *execute = &operation->execute;
    const lb_expression *statement =
        execute->statement ? execute->statement : text_of(&arena, execute->sql);
    bool is_literal = !ddl->options->is_offline || ddl->options->literal_binds;
    const lb_expression_options options = {
        .binding = is_literal ? LB_BINDING_LITERAL : LB_BINDING_NAMED,
        .style = ddl->options->has_driver_style ? LB_STYLE_DIALECT : LB_STYLE_NAMED,
        .is_offline = ddl->options->is_offline,
        .is_sent = !ddl->options->is_offline,
    };
    LB_TRY(require_values(ddl, statement, error));
    LB_TRY(lb_expression_write(&sql, ddl->dialect, &options, statement, error));
    lb_ddl_options written = *ddl->options; /* the expression has its percent signs doubled */
    lb_ddl once = *ddl;
    written.has_driver_style = false;
    once.options = &written;
    return lb_ddl_emit(&once, &sql, error);
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
    options.is_sent = !ddl->options->is_offline;
    if (ddl->options->is_offline && !ddl->options->literal_binds) {
        options.binding = LB_BINDING_NAMED;
        options.style = ddl->options->has_driver_style ? LB_STYLE_DIALECT : LB_STYLE_NAMED;
    }
    return value->kind == LB_LITERAL_EXPRESSION
               ? lb_expression_write(out, ddl->dialect, &options, value->expression, error)
               : lb_literal_write(out, ddl->dialect, &options, value, type, error);
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

/* No column of it is one of the table's. */
static bool is_empty(const lb_literals *row)
{
    size_t i = 0;
    while (i < row->count && !is_given(&row->items[i])) {
        i++;
    }
    return i == row->count;
}

static lb_code insert_defaults(lb_ddl *ddl, const lb_bulk_insert *insert, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    lb_text_adds(&sql, "INSERT INTO ");
    lb_ddl_table(ddl, &sql, insert->table);
    bool has_words = ddl->dialect->expressions->has_default_values;
    lb_text_adds(&sql, has_words ? " DEFAULT VALUES" : " () VALUES ()");
    return lb_ddl_emit(ddl, &sql, error);
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
    bool is_joined = !ddl->options->is_offline && !ddl->options->rows_apart && !insert->is_single;
    for (size_t i = 0, first = 0; i < insert->rows.count; i++) {
        const lb_literals *row = &insert->rows.items[i];
        if (sql.len && (!is_joined || !is_alike(row, &insert->rows.items[first]) ||
                        i - first >= MOST_ROWS || sql.len > MOST_BYTES)) {
            LB_TRY(lb_ddl_emit(ddl, &sql, error));
            lb_text_truncate(&sql, 0);
        }
        if (is_empty(row)) { /* which is like no other: what stood before it is sent */
            LB_TRY(insert_defaults(ddl, insert, error));
            continue;
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
