/* The walk: each operation to the file that writes it, and statements to the sink. */
#include "database/ddl.h"

#include "database/batch.h"
#include "database/ddl_walk.h"

/* ---- Statements ----------------------------------------------------------------------------- */

/* Alembic prints four spaces for a tab, those in texts included, which is a loss. */
static void add_offline(const lb_ddl *ddl, lb_text *out, lb_str sql)
{
    bool doubles = ddl->options->has_driver_style && ddl->rules->has_percent_style;
    char quote = 0;
    for (size_t i = 0; i < sql.len; i++) {
        char c = sql.ptr[i];
        if (quote ? c == quote : c == '\'' || c == '"' || c == '`') {
            quote = quote ? 0 : c;
        }
        if (c == '\t' && ddl->options->is_offline && !(quote && ddl->options->is_faithful)) {
            lb_text_adds(out, "    ");
        } else {
            lb_text_adds(out, c == '%' && doubles ? "%" : "");
            lb_text_addc(out, c);
        }
    }
}

lb_code lb_ddl_emit(lb_ddl *ddl, lb_text *sql, lb_error *error)
{
    LB_AUTO_TEXT lb_text text = {0};
    add_offline(ddl, &text, lb_text_str(sql));
    bool is_as_given = !ddl->options->is_offline && !ddl->options->is_faithful;
    lb_str statement = is_as_given ? lb_text_str(&text) : lb_str_trim(lb_text_str(&text));
    return ddl->sink->statement(ddl->sink->context, statement, error);
}

/* ---- Small operations ----------------------------------------------------------------------- */

lb_code lb_ddl_table_comment(lb_ddl *ddl, const lb_operation *operation, lb_str comment,
                             lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    if (ddl->rules->table_comment) {
        LB_TRY(ddl->rules->table_comment(ddl, &sql, operation, comment, error));
        return lb_ddl_emit(ddl, &sql, error);
    }
    lb_text_adds(&sql, "COMMENT ON TABLE ");
    lb_qualified_name_write(&sql, ddl->dialect, operation->schema, operation->table);
    lb_text_adds(&sql, " IS ");
    if (comment.ptr) {
        LB_TRY(lb_ddl_string(ddl, &sql, comment, error));
    } else {
        lb_text_adds(&sql, "NULL");
    }
    return lb_ddl_emit(ddl, &sql, error);
}

lb_code lb_ddl_sequence(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    bool is_drop = operation->kind == LB_OP_DROP_SEQUENCE;
    const lb_sequence_operation *change = &operation->sequence;
    lb_text_adds(&sql, is_drop ? "DROP SEQUENCE " : "CREATE SEQUENCE ");
    if (change->checks_first) {
        lb_text_adds(&sql, is_drop ? "IF EXISTS " : "IF NOT EXISTS ");
    }
    lb_qualified_name_write(&sql, ddl->dialect, change->sequence->schema, change->sequence->name);
    if (!is_drop) {
        if (ddl->rules->has_typed_sequences && change->sequence->type) {
            lb_text_adds(&sql, " AS ");
            LB_TRY(lb_ddl_type(ddl, &sql, change->sequence->type, error));
        }
        lb_text_addc(&sql, ' ');
        lb_ddl_sequence_options(&sql, &change->sequence->options);
    }
    return lb_ddl_emit(ddl, &sql, error);
}

lb_code lb_ddl_schema(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    bool is_drop = operation->kind == LB_OP_DROP_SCHEMA;
    const lb_schema_operation *change = &operation->database_schema;
    lb_text_adds(&sql, is_drop ? "DROP SCHEMA " : "CREATE SCHEMA ");
    if (change->checks_first) {
        lb_text_adds(&sql, is_drop ? "IF EXISTS " : "IF NOT EXISTS ");
    }
    lb_name_write(&sql, ddl->dialect, change->name);
    lb_text_adds(&sql, is_drop && change->is_cascading ? " CASCADE" : "");
    return lb_ddl_emit(ddl, &sql, error);
}

static lb_code change_type(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    return ddl->rules->create_type
               ? ddl->rules->create_type(ddl, operation->type.type,
                                         operation->kind == LB_OP_DROP_TYPE, error)
               : LB_OK;
}

static lb_code write_each(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    if (operation->modify_table.batch) {
        return lb_batch_write(NULL, ddl->dialect, ddl->options, operation, ddl->sink, error);
    }
    for (size_t i = 0; i < operation->modify_table.operations.count; i++) {
        LB_TRY(lb_ddl_write(ddl->dialect, ddl->options, operation->modify_table.operations.items[i],
                            ddl->sink, error));
    }
    return LB_OK;
}

/* ---- The walk ------------------------------------------------------------------------------- */

static lb_code write_operation(lb_ddl *ddl, const lb_operation *operation, lb_error *error)
{
    switch (operation->kind) {
    case LB_OP_CREATE_TABLE:
        return lb_ddl_create_table(ddl, operation, error);
    case LB_OP_DROP_TABLE:
        return lb_ddl_drop_table(ddl, operation, error);
    case LB_OP_RENAME_TABLE:
        return lb_ddl_rename_table(ddl, operation, error);
    case LB_OP_ADD_COLUMN:
        return lb_ddl_add_column(ddl, operation, error);
    case LB_OP_DROP_COLUMN:
        return lb_ddl_drop_column(ddl, operation, error);
    case LB_OP_ALTER_COLUMN:
        return lb_ddl_alter_column(ddl, operation, error);
    case LB_OP_CREATE_INDEX:
        return lb_ddl_create_index(ddl, operation, operation->create_index.index,
                                   operation->create_index.if_not_exists, error);
    case LB_OP_DROP_INDEX:
        return lb_ddl_drop_index(ddl, operation, error);
    case LB_OP_CREATE_CONSTRAINT:
        return lb_ddl_add_constraint(ddl, operation, operation->create_constraint.constraint,
                                     error);
    case LB_OP_DROP_CONSTRAINT:
        return lb_ddl_drop_constraint(ddl, operation, error);
    case LB_OP_CREATE_TABLE_COMMENT:
        return lb_ddl_table_comment(ddl, operation, operation->table_comment.comment, error);
    case LB_OP_DROP_TABLE_COMMENT:
        return lb_ddl_table_comment(ddl, operation, (lb_str){0}, error);
    case LB_OP_EXECUTE:
        return lb_ddl_execute(ddl, operation, error);
    case LB_OP_BULK_INSERT:
        return lb_ddl_bulk_insert(ddl, operation, error);
    case LB_OP_CREATE_TYPE:
    case LB_OP_DROP_TYPE:
        return change_type(ddl, operation, error);
    case LB_OP_CREATE_SEQUENCE:
    case LB_OP_DROP_SEQUENCE:
        return lb_ddl_sequence(ddl, operation, error);
    case LB_OP_CREATE_SCHEMA:
    case LB_OP_DROP_SCHEMA:
        return lb_ddl_schema(ddl, operation, error);
    case LB_OP_MODIFY_TABLE:
        return write_each(ddl, operation, error);
    case LB_OP_COUNT:
        break;
    }
    return LB_OK;
}

static lb_ddl writer_of(const lb_dialect *dialect, const lb_ddl_options *options)
{
    return (lb_ddl){
        .dialect = dialect,
        .rules = dialect->ddl,
        .options = options,
        .expression = {.binding = LB_BINDING_LITERAL,
                       .without_table = true,
                       .style = LB_STYLE_NAMED, /* percent signs are doubled at the end */
                       .is_ddl = true,
                       .is_offline = options->is_offline},
    };
}

lb_code lb_ddl_write(const lb_dialect *dialect, const lb_ddl_options *options,
                     const lb_operation *operation, const lb_ddl_sink *sink, lb_error *error)
{
    static const lb_ddl_options defaults;
    lb_ddl ddl = writer_of(dialect, options ? options : &defaults);
    ddl.sink = sink;
    return write_operation(&ddl, operation, error);
}

/* ---- Pieces alone --------------------------------------------------------------------------- */

lb_code lb_ddl_write_column(lb_text *out, const lb_dialect *dialect, const lb_schema_column *column,
                            lb_error *error)
{
    lb_ddl ddl = writer_of(dialect, &(lb_ddl_options){0});
    return lb_ddl_column(&ddl, out, column, error);
}

lb_code lb_ddl_write_constraint(lb_text *out, const lb_dialect *dialect,
                                const lb_constraint *constraint, lb_error *error)
{
    lb_ddl ddl = writer_of(dialect, &(lb_ddl_options){0});
    return lb_ddl_constraint(&ddl, out, constraint, error);
}

lb_code lb_ddl_write_default(lb_text *out, const lb_dialect *dialect,
                             const lb_schema_column *column, bool *has_default, lb_error *error)
{
    lb_ddl ddl = writer_of(dialect, &(lb_ddl_options){0});
    return lb_ddl_default(&ddl, out, &column->server_default, has_default, error);
}
