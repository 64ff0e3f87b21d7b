/* Operations, one directive each, and the body that they make. */
#include "render/python_internal.h"

#include "base/repr.h"

enum { MOST_ARGUMENTS = 255 }; /* of a call, as Python once had it */

lb_python_style lb_python_style_of(const lb_dialect *dialect)
{
    return (lb_python_style){
        .dialect = dialect, .alembic_prefix = LB_STR("op."), .sqlalchemy_prefix = LB_STR("sa.")};
}

/* ---- pieces ---- */

static int by_text(const void *left, const void *right)
{
    return lb_str_compare(*(const lb_str *)left, *(const lb_str *)right);
}

static void add_keyword(lb_python_writer *writer, const char *key, lb_str value)
{
    if (value.len) {
        lb_text_addf(writer->out, ", %s=", key);
        lb_text_add_repr(writer->out, value);
    }
}

static void add_flag(lb_python_writer *writer, const char *key, bool value)
{
    if (value) {
        lb_text_addf(writer->out, ", %s=True", key);
    }
}

static lb_str taken(lb_python_writer *writer, lb_text *text)
{
    lb_str piece = lb_arena_str(writer->arena, lb_text_str(text));
    lb_text_truncate(text, 0);
    return piece;
}

/* Columns in their order, then the constraints sorted as texts. */
static lb_code list_arguments(lb_python_writer *writer, const lb_table *table, lb_str_vector *out)
{
    lb_text *whole = writer->out;
    LB_AUTO_TEXT lb_text piece = {0};
    lb_code code = LB_OK;
    bool is_added;
    writer->out = &piece;
    for (size_t i = 0; i < table->columns.count && code == LB_OK; i++) {
        code = lb_python_add_column(writer, table->columns.items[i], &is_added);
        if (code == LB_OK && is_added) {
            lb_vector_push_in(writer->arena, out, taken(writer, &piece));
        }
    }
    size_t columns = out->count;
    for (size_t i = 0; i < table->constraints.count && code == LB_OK; i++) {
        const lb_constraint *constraint = table->constraints.items[i];
        if (constraint->kind == LB_CONSTRAINT_CHECK && constraint->is_inline) {
            continue; /* Alembic leaves out what stands at a column */
        }
        code = lb_python_add_constraint(writer, constraint, &is_added);
        if (code == LB_OK && is_added) {
            lb_vector_push_in(writer->arena, out, taken(writer, &piece));
        }
    }
    writer->out = whole;
    if (out->count > columns) {
        qsort(out->items + columns, out->count - columns, sizeof *out->items, by_text);
    }
    return code;
}

static int by_key(const void *left, const void *right)
{
    return lb_str_compare(((const lb_option *)left)->key, ((const lb_option *)right)->key);
}

static lb_code add_table_options(lb_python_writer *writer, const lb_table *table)
{
    lb_text *out = writer->out;
    if (table->comment.len) {
        lb_text_adds(out, ",\ncomment=");
        lb_text_add_repr(out, table->comment);
    }
    if (table->info.len) {
        lb_text_adds(out, ",\ninfo=");
        lb_text_add(out, table->info);
    }
    size_t count = table->options.count;
    lb_options sorted = {LB_NEW_ARRAY(writer->arena, lb_option, count + 1), count, count + 1};
    if (count) {
        memcpy(sorted.items, table->options.items, count * sizeof *sorted.items);
        qsort(sorted.items, count, sizeof *sorted.items, by_key);
    }
    LB_TRY(lb_python_add_options(writer, &sorted, ",\n"));
    if (table->prefixes.count) {
        lb_text_adds(out, ",\nprefixes=[");
        for (size_t i = 0; i < table->prefixes.count; i++) {
            lb_text_addf(out, "%s'%.*s'", i ? ", " : "", LB_ARG(table->prefixes.items[i]));
        }
        lb_text_addc(out, ']');
    }
    return LB_OK;
}

static lb_code add_create_table(lb_python_writer *writer, const lb_operation *operation)
{
    const lb_table *table = operation->create_table.table;
    lb_str_vector arguments = {0};
    LB_TRY(list_arguments(writer, table, &arguments));
    lb_python_add_directive(writer, "create_table(");
    lb_text_add_repr(writer->out, table->name.text);
    bool is_long = arguments.count > MOST_ARGUMENTS;
    lb_text_adds(writer->out, is_long ? ",\n*[" : ",\n");
    for (size_t i = 0; i < arguments.count; i++) {
        lb_text_adds(writer->out, i ? ",\n" : "");
        lb_text_add(writer->out, arguments.items[i]);
    }
    lb_text_adds(writer->out, is_long ? "]" : "");
    if (table->schema.text.len) {
        lb_text_adds(writer->out, ",\nschema=");
        lb_text_add_repr(writer->out, table->schema.text);
    }
    LB_TRY(add_table_options(writer, table));
    lb_text_adds(writer->out, operation->create_table.if_not_exists ? ",\nif_not_exists=True" : "");
    lb_text_adds(writer->out, "\n)");
    return LB_OK;
}

static lb_code add_drop_table(lb_python_writer *writer, const lb_operation *operation)
{
    lb_python_add_directive(writer, "drop_table(");
    lb_text_add_repr(writer->out, operation->table.text);
    add_keyword(writer, "schema", operation->schema.text);
    add_flag(writer, "if_exists", operation->drop_table.if_exists);
    lb_text_addc(writer->out, ')');
    return LB_OK;
}

static lb_code add_rename_table(lb_python_writer *writer, const lb_operation *operation)
{
    lb_python_add_directive(writer, "rename_table(");
    lb_text_add_repr(writer->out, operation->table.text);
    lb_text_adds(writer->out, ", ");
    lb_text_add_repr(writer->out, operation->rename_table.new_name.text);
    add_keyword(writer, "schema", operation->schema.text);
    lb_text_addc(writer->out, ')');
    return LB_OK;
}

/* ---- columns ---- */

static void add_table_argument(lb_python_writer *writer, const lb_operation *operation)
{
    if (!writer->is_in_batch) {
        lb_text_add_repr(writer->out, operation->table.text);
        lb_text_adds(writer->out, ", ");
    }
}

static lb_code add_add_column(lb_python_writer *writer, const lb_operation *operation)
{
    bool is_added;
    lb_python_add_directive(writer, "add_column(");
    add_table_argument(writer, operation);
    LB_TRY(lb_python_add_column(writer, operation->add_column.column, &is_added));
    if (!writer->is_in_batch) {
        add_keyword(writer, "schema", operation->schema.text);
        add_flag(writer, "if_not_exists", operation->add_column.if_not_exists);
    }
    lb_text_addc(writer->out, ')');
    return LB_OK;
}

static lb_code add_drop_column(lb_python_writer *writer, const lb_operation *operation)
{
    lb_python_add_directive(writer, "drop_column(");
    add_table_argument(writer, operation);
    lb_text_add_repr(writer->out, operation->drop_column.column->name.text);
    if (!writer->is_in_batch) {
        add_keyword(writer, "schema", operation->schema.text);
        add_flag(writer, "if_exists", operation->drop_column.if_exists);
    }
    lb_text_addc(writer->out, ')');
    return LB_OK;
}

/* alter_column() has each argument in a line of its own. */
static void add_line(lb_python_writer *writer, const char *key)
{
    lb_text_adds(writer->out, ",\n");
    lb_text_fill(writer->out, ' ', 11);
    lb_text_addf(writer->out, "%s=", key);
}

static void add_tristate_line(lb_python_writer *writer, const char *key, lb_tristate value)
{
    if (value != LB_UNSET) {
        add_line(writer, key);
        lb_text_adds(writer->out, value == LB_YES ? "True" : "False");
    }
}

static lb_code add_default_line(lb_python_writer *writer, const char *key,
                                const lb_python_default *value)
{
    add_line(writer, key);
    return lb_python_add_default(writer, value);
}

static lb_code add_alter_column(lb_python_writer *writer, const lb_operation *operation)
{
    const lb_alter_column *alter = &operation->alter_column;
    lb_python_default value = {alter->server_default, alter->identity, alter->computed};
    lb_python_default existing = {alter->existing_server_default, alter->existing_identity,
                                  alter->existing_computed};
    lb_python_add_directive(writer, "alter_column(");
    add_table_argument(writer, operation);
    lb_text_add_repr(writer->out, alter->column.text);
    if (alter->existing_type) {
        add_line(writer, "existing_type");
        LB_TRY(lb_python_add_type(writer, alter->existing_type));
    }
    if (alter->has_server_default) {
        LB_TRY(add_default_line(writer, "server_default", &value));
    }
    if (alter->new_name.text.ptr) {
        add_line(writer, "new_column_name");
        lb_text_add_repr(writer->out, alter->new_name.text);
    }
    if (alter->type) {
        add_line(writer, "type_");
        LB_TRY(lb_python_add_type(writer, alter->type));
    }
    add_tristate_line(writer, "nullable", alter->nullable);
    if (alter->has_comment) {
        add_line(writer, "comment");
        lb_python_add_repr(writer, alter->comment);
    }
    if (alter->existing_comment.ptr) {
        add_line(writer, "existing_comment");
        lb_text_add_repr(writer->out, alter->existing_comment);
    }
    if (alter->nullable == LB_UNSET) {
        add_tristate_line(writer, "existing_nullable", alter->existing_nullable);
    }
    add_tristate_line(writer, "autoincrement", alter->autoincrement);
    bool is_needed = writer->style->is_faithful && (existing.identity || existing.computed);
    if ((!alter->has_server_default || is_needed) && lb_python_has_default(&existing)) {
        LB_TRY(add_default_line(writer, "existing_server_default", &existing));
    }
    if (alter->using.ptr) {
        add_line(writer, "postgresql_using");
        lb_text_add_repr(writer->out, alter->using);
    }
    if (writer->style->is_faithful && alter->has_server_default && alter->identity &&
        !lb_python_has_default(&existing)) { /* without it Alembic takes it for a change of one */
        add_line(writer, "existing_server_default");
        lb_text_adds(writer->out, "None");
    }
    if (operation->schema.text.len && !writer->is_in_batch) {
        add_line(writer, "schema");
        lb_text_add_repr(writer->out, operation->schema.text);
    }
    lb_text_addc(writer->out, ')');
    return LB_OK;
}

/* ---- indexes, constraints, comments ---- */

static lb_code add_create_index(lb_python_writer *writer, const lb_operation *operation)
{
    const lb_schema_index *index = operation->create_index.index;
    lb_python_add_directive(writer, "create_index(");
    lb_python_add_name(writer, index->name);
    lb_text_adds(writer->out, ", ");
    add_table_argument(writer, operation);
    lb_text_addc(writer->out, '[');
    LB_TRY(lb_python_add_index_elements(writer, index));
    lb_text_addf(writer->out, "], unique=%s",
                 !index->is_unique          ? "False"
                 : index->is_counted_unique ? "1"
                                            : "True");
    if (!writer->is_in_batch) {
        add_keyword(writer, "schema", operation->schema.text);
    }
    LB_TRY(lb_python_add_options(writer, &index->options, ", "));
    add_flag(writer, "if_not_exists", operation->create_index.if_not_exists);
    lb_text_addc(writer->out, ')');
    return LB_OK;
}

static lb_code add_drop_index(lb_python_writer *writer, const lb_operation *operation)
{
    const lb_schema_index *index = operation->drop_index.index;
    lb_python_add_directive(writer, "drop_index(");
    lb_python_add_name(writer, index->name);
    if (!writer->is_in_batch) {
        lb_text_adds(writer->out, ", table_name=");
        lb_python_add_repr(writer, operation->table.text);
        add_keyword(writer, "schema", operation->schema.text);
    }
    LB_TRY(lb_python_add_options(writer, &index->options, ", "));
    add_flag(writer, "if_exists", operation->drop_index.if_exists);
    lb_text_addc(writer->out, ')');
    return LB_OK;
}

static lb_code add_drop_constraint(lb_python_writer *writer, const lb_operation *operation)
{
    lb_python_add_directive(writer, "drop_constraint(");
    lb_python_add_name(writer, operation->drop_constraint.name);
    if (!writer->is_in_batch) {
        lb_text_adds(writer->out, ", ");
        lb_text_add_repr(writer->out, operation->table.text);
        add_keyword(writer, "schema", operation->schema.text);
    }
    add_keyword(writer, "type_", operation->drop_constraint.type);
    add_flag(writer, "if_exists", operation->drop_constraint.if_exists);
    lb_text_addc(writer->out, ')');
    return LB_OK;
}

static void add_comment_line(lb_python_writer *writer, const char *key, lb_str value)
{
    lb_text_addf(writer->out, "    %s", key);
    lb_python_add_repr(writer, value);
}

static lb_code add_table_comment(lb_python_writer *writer, const lb_operation *operation)
{
    const lb_table_comment *comment = &operation->table_comment;
    bool is_drop = operation->kind == LB_OP_DROP_TABLE_COMMENT;
    lb_python_add_directive(writer, is_drop ? "drop_table_comment(\n" : "create_table_comment(\n");
    if (!writer->is_in_batch && writer->style->is_faithful) {
        lb_text_adds(writer->out, "    ");
        lb_text_add_repr(writer->out, operation->table.text);
        lb_text_adds(writer->out, ",\n");
    } else if (!writer->is_in_batch) { /* Alembic does not quote it */
        lb_text_addf(writer->out, "    '%.*s',\n", LB_ARG(operation->table.text));
    }
    if (!is_drop) {
        add_comment_line(writer, "", comment->comment);
        lb_text_adds(writer->out, ",\n");
    }
    add_comment_line(writer, "existing_comment=", comment->existing_comment);
    if (!writer->is_in_batch) {
        lb_str schema = operation->schema.text;
        if (schema.ptr && writer->style->is_faithful) {
            lb_text_adds(writer->out, ",\n    schema=");
            lb_text_add_repr(writer->out, schema);
        } else if (schema.ptr) {
            lb_text_addf(writer->out, ",\n    schema='%.*s'", LB_ARG(schema));
        } else {
            lb_text_adds(writer->out, ",\n    schema=None");
        }
    }
    lb_text_adds(writer->out, "\n)");
    return LB_OK;
}

static lb_code add_execute(lb_python_writer *writer, const lb_operation *operation)
{
    const lb_execute *execute = &operation->execute;
    lb_str sql = execute->sql;
    if (execute->code.ptr) {
        lb_text_add(writer->out, execute->code);
        return LB_OK;
    }
    if (!sql.ptr) {
        return lb_fail(writer->error, LB_ERR_SCRIPT,
                       "NotImplementedError: Autogenerate rendering of SQL Expression language "
                       "constructs not supported here; please use a plain SQL string");
    }
    lb_python_add_directive(writer, "execute(");
    lb_text_add_repr(writer->out, sql);
    lb_text_addc(writer->out, ')');
    return LB_OK;
}

/* ---- the whole ---- */

static lb_code add_operation(lb_python_writer *writer, const lb_operation *operation)
{
    switch (operation->kind) {
    case LB_OP_CREATE_TABLE:
        return add_create_table(writer, operation);
    case LB_OP_DROP_TABLE:
        return add_drop_table(writer, operation);
    case LB_OP_RENAME_TABLE:
        return add_rename_table(writer, operation);
    case LB_OP_ADD_COLUMN:
        return add_add_column(writer, operation);
    case LB_OP_DROP_COLUMN:
        return add_drop_column(writer, operation);
    case LB_OP_ALTER_COLUMN:
        return add_alter_column(writer, operation);
    case LB_OP_CREATE_INDEX:
        return add_create_index(writer, operation);
    case LB_OP_DROP_INDEX:
        return add_drop_index(writer, operation);
    case LB_OP_CREATE_CONSTRAINT:
        return lb_python_add_create_constraint(writer, operation);
    case LB_OP_DROP_CONSTRAINT:
        return add_drop_constraint(writer, operation);
    case LB_OP_CREATE_TABLE_COMMENT:
    case LB_OP_DROP_TABLE_COMMENT:
        return add_table_comment(writer, operation);
    case LB_OP_EXECUTE:
        return add_execute(writer, operation);
    default:
        return lb_fail(writer->error, LB_ERR_SCRIPT,
                       "ValueError: no dispatch function for object: %s",
                       lb_operation_row_of(operation->kind)->class_name);
    }
}

/* A note is a comment on lines of its own. */
static void add_note(lb_python_writer *writer, const lb_operation *operation, bool is_indented)
{
    lb_str rest = operation->comment_note, line;
    while (rest.ptr && lb_str_next_line(&rest, &line)) {
        lb_text_addf(writer->out, "# %.*s\n%s", LB_ARG(line), is_indented ? "    " : "");
    }
}

/* The operations of one table, within a batch block where that is wanted. */
static lb_code add_group(lb_python_writer *writer, const lb_operation *operation)
{
    const lb_operations *operations = &operation->modify_table.operations;
    bool is_batch =
        writer->style->is_batch && operations->count && !operation->modify_table.is_never_batch;
    if (is_batch) {
        lb_text_adds(writer->out, "with op.batch_alter_table(");
        lb_text_add_repr(writer->out, operation->table.text);
        lb_text_adds(writer->out, ", schema=");
        lb_python_add_repr(writer, operation->schema.text);
        lb_text_adds(writer->out, ") as batch_op:\n");
        writer->is_in_batch = true;
    }
    for (size_t i = 0; i < operations->count; i++) {
        lb_text_adds(writer->out, is_batch ? "    " : "");
        add_note(writer, operations->items[i], is_batch);
        LB_TRY(add_operation(writer, operations->items[i]));
        lb_text_addc(writer->out, '\n');
    }
    if (is_batch) {
        writer->is_in_batch = false;
        lb_text_addc(writer->out, '\n');
    }
    return LB_OK;
}

static lb_code add_any(lb_python_writer *writer, const lb_operation *operation)
{
    add_note(writer, operation, false);
    if (operation->kind == LB_OP_MODIFY_TABLE) {
        return add_group(writer, operation);
    }
    LB_TRY(add_operation(writer, operation));
    lb_text_addc(writer->out, '\n');
    return LB_OK;
}

lb_code lb_python_write_operation(lb_arena *arena, const lb_python_style *style,
                                  const lb_operation *operation, lb_map *imports, lb_str *out,
                                  lb_error *error)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_python_writer writer = {arena, style, imports, false, &text, error};
    LB_TRY(add_any(&writer, operation));
    *out = lb_arena_str(arena, lb_str_trim_end(lb_text_str(&text)));
    return LB_OK;
}

lb_code lb_python_write_type(lb_text *out, const lb_python_style *style, const lb_sql_type *type,
                             lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_MAP lb_map imports = {0};
    lb_python_writer writer = {&arena, style, &imports, false, out, error};
    return lb_python_add_type(&writer, type);
}

lb_code lb_python_write_default(lb_text *out, const lb_python_style *style,
                                const lb_python_default *value, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_MAP lb_map imports = {0};
    lb_python_writer writer = {&arena, style, &imports, false, out, error};
    return lb_python_add_default(&writer, value);
}

lb_code lb_python_write_body(lb_arena *arena, const lb_python_style *style,
                             const lb_operations *operations, lb_map *imports, lb_str *out,
                             lb_error *error)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_python_writer writer = {arena, style, imports, false, &text, error};
    lb_text_adds(&text, "# ### commands auto generated by Alembic - please adjust! ###\n");
    size_t start = text.len;
    for (size_t i = 0; i < operations->count; i++) {
        LB_TRY(add_any(&writer, operations->items[i]));
    }
    lb_text_adds(&text, text.len == start ? "pass\n" : "");
    lb_text_adds(&text, "# ### end Alembic commands ###\n");
    *out = lb_arena_str(arena, lb_text_str(&text));
    return LB_OK;
}

lb_str lb_python_imports(lb_arena *arena, const lb_map *imports)
{
    lb_str_vector lines = {0};
    for (const lb_map_entry *e = lb_map_first(imports); e; e = lb_map_next(e)) {
        lb_vector_push_in(arena, &lines, lb_map_key(e));
    }
    LB_AUTO_TEXT lb_text text = {0};
    if (lines.count) {
        qsort(lines.items, lines.count, sizeof *lines.items, by_text);
    }
    for (size_t i = 0; i < lines.count; i++) {
        lb_text_adds(&text, i ? "\n" : "");
        lb_text_add(&text, lines.items[i]);
    }
    return text.len ? lb_arena_str(arena, lb_text_str(&text)) : LB_STR("");
}
