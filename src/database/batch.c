#include "database/batch.h"

#include "database/batch_table.h"
#include "database/reflect.h"

/* ---- Whether the table is made anew --------------------------------------------------------- */

/* A column that ALTER TABLE ADD cannot add, with all that comes along. */
static bool needs_new_table(const lb_schema_column *column)
{
    const lb_constraints *constraints =
        column->table ? &column->table->constraints : &column->constraints;
    for (size_t i = 0; i < constraints->count; i++) {
        const lb_constraint *constraint = constraints->items[i];
        bool is_written = constraint->kind == LB_CONSTRAINT_CHECK && !constraint->is_of_type &&
                          (constraint->is_inline || !column->table);
        if (constraint->kind != LB_CONSTRAINT_PRIMARY_KEY && !is_written) {
            return true;
        }
    }
    return column->server_default.kind == LB_DEFAULT_EXPRESSION ||
           (column->computed && column->computed->persisted == LB_PERSISTED_YES) ||
           (!column->table && column->is_unique && !column->is_indexed);
}

static bool is_immediate(const lb_operation *operation)
{
    return operation->kind == LB_OP_EXECUTE || operation->kind == LB_OP_BULK_INSERT;
}

static bool does_recreate(const lb_dialect *dialect, const lb_modify_table *modify, size_t count)
{
    if (!modify->batch || modify->batch->recreate != LB_RECREATE_AUTO) {
        return modify->batch && modify->batch->recreate == LB_RECREATE_ALWAYS;
    }
    for (size_t i = 0; i < count && dialect->ddl->recreates_tables; i++) {
        const lb_operation *operation = modify->operations.items[i];
        bool is_simple =
            operation->kind == LB_OP_CREATE_INDEX || operation->kind == LB_OP_DROP_INDEX ||
            is_immediate(operation) ||
            (operation->kind == LB_OP_ADD_COLUMN && !needs_new_table(operation->add_column.column));
        if (!is_simple) {
            return true;
        }
    }
    return false;
}

bool lb_batch_recreates(const lb_dialect *dialect, const lb_operation *operation)
{
    return does_recreate(dialect, &operation->modify_table,
                         operation->modify_table.operations.count);
}

/* ---- The old table -------------------------------------------------------------------------- */

/* An expression is taken as a default between parentheses only; how Alembic tells one is by looking
 * for quotes, parentheses, or one digit alone. */
static bool needs_parentheses(lb_str text)
{
    char first = text.len ? text.ptr[0] : '\0', last = text.len ? text.ptr[text.len - 1] : '\0';
    bool is_enclosed = text.len > 2 && lb_str_find_char(text, '\n') == SIZE_MAX &&
                       ((first == '\'' && last == '\'') || (first == '(' && last == ')'));
    bool is_digit = text.len == 1 && (lb_is_digit(first) || first == '.');
    return text.len && !is_enclosed && !is_digit;
}

static void adjust_default(batch_state *state, lb_schema_column *column)
{
    lb_server_default *value = &column->server_default;
    lb_str text = value->expression ? lb_expression_plain(value->expression) : (lb_str){0};
    if (column->owned_sequence.ptr && lb_str_starts(text, LB_STR("nextval('"))) {
        *value = (lb_server_default){0}; /* SERIAL */
    } else if (text.ptr && state->ddl->rules->recreates_tables && needs_parentheses(text)) {
        const char *enclosed = lb_arena_format(state->arena, "(%.*s)", LB_ARG(text));
        value->expression = lb_expression_sql(state->arena, lb_str_of(enclosed));
    }
}

static void replace_column(batch_state *state, lb_table *table, lb_schema_column *column)
{
    for (size_t i = 0; i < table->columns.count; i++) {
        if (lb_str_equal(table->columns.items[i]->name.text, column->name.text)) {
            table->columns.items[i] = column;
            return;
        }
    }
    lb_vector_push_in(state->arena, &table->columns, column);
}

/* As it was declared, where that is not how the type is written anyway. */
static void keep_type(batch_state *state, lb_schema_column *column)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_str spec = column->type->spec;
    bool is_written = lb_type_write(&text, state->ddl->dialect, column->type, NULL) == LB_OK &&
                      lb_str_equal(lb_text_str(&text), spec);
    if (spec.ptr && !is_written) {
        lb_sql_type *type = lb_sql_type_new(state->arena, LB_SQL_TYPE_USER);
        type->spec = spec;
        type->item = column->type;
        column->type = type;
    }
}

static lb_code adjust_table(batch_state *state, lb_table *table, lb_error *error)
{
    const lb_batch *batch = state->batch;
    for (size_t i = 0; i < table->columns.count; i++) {
        adjust_default(state, table->columns.items[i]);
        if (state->ddl->options->is_faithful && state->ddl->rules->recreates_tables) {
            keep_type(state, table->columns.items[i]);
        }
    }
    for (size_t i = 0; i < table->constraints.count; i++) {
        LB_TRY(lb_naming_apply(state->arena, &batch->naming, table, table->constraints.items[i],
                               error));
    }
    for (size_t i = 0; i < batch->reflect_columns.count; i++) {
        replace_column(state, table, batch->reflect_columns.items[i]);
    }
    for (size_t i = 0; i < batch->reflect_constraints.count; i++) {
        lb_vector_push_in(state->arena, &table->constraints, batch->reflect_constraints.items[i]);
    }
    return LB_OK;
}

static lb_code fail_offline(const lb_dialect *dialect, lb_str table, lb_error *error)
{
    return lb_fail(error, LB_ERR_COMMAND,
                   "This operation cannot proceed in --sql mode; batch mode with dialect %s "
                   "requires a live database connection with which to reflect the table \"%.*s\". "
                   "To generate a batch SQL migration script using table \"move and copy\", a "
                   "complete Table object should be passed to the \"copy_from\" argument of the "
                   "batch_alter_table() method so that table reflection can be skipped.",
                   dialect->name, LB_ARG(table));
}

/* `schema` keeps what was read. */
static lb_code read_table(batch_state *state, lb_executor *executor, const lb_operation *operation,
                          lb_schema **schema, lb_error *error)
{
    lb_str table_schema = operation->schema.text, name = operation->table.text;
    if (!executor || !executor->connection) {
        return fail_offline(state->ddl->dialect, name, error);
    }
    const lb_str no_schema = LB_STR("");
    const lb_reflect_options options = {
        .parts =
            LB_REFLECT_COLUMNS | LB_REFLECT_CONSTRAINTS | LB_REFLECT_INDEXES | LB_REFLECT_COMMENTS,
        .schemas = table_schema.ptr ? &table_schema : &no_schema,
        .schema_count = 1,
        .tables = &name,
        .table_count = 1,
        .is_faithful = state->ddl->options->is_faithful,
    };
    LB_TRY(lb_reflect(executor, &options, schema, error));
    lb_table *table = lb_schema_find_table(*schema, table_schema, name);
    if (!table) {
        lb_fail(error, LB_ERR_SCRIPT, "%.*s", LB_ARG(name));
        lb_error_kind(error, "sqlalchemy.exc.NoSuchTableError");
        return LB_ERR_SCRIPT;
    }
    state->table = table;
    state->is_reflected = true;
    return adjust_table(state, table, error);
}

/* ---- Statements ----------------------------------------------------------------------------- */

struct writer {
    batch_state *state;
    lb_executor *executor;
    const lb_ddl_sink *sink;
    lb_batch_extras extras;
};

static lb_code write_operation(const struct writer *writer, const lb_operation *operation,
                               lb_error *error)
{
    return lb_ddl_write(writer->state->ddl->dialect, writer->state->ddl->options, operation,
                        writer->sink, error);
}

static lb_code flush(const struct writer *writer, lb_error *error)
{
    bool is_online = writer->executor && writer->executor->connection;
    return is_online ? lb_executor_flush(writer->executor, error) : LB_OK;
}

static lb_expression *table_node(batch_state *state, const lb_table *table)
{
    lb_expression *node = lb_expression_new(state->arena, LB_EXPRESSION_TABLE);
    node->label.name = table->name;
    node->schema = table->schema;
    return node;
}

static lb_expression *column_node(batch_state *state, const lb_expression *table, lb_name name,
                                  const lb_sql_type *type)
{
    lb_expression *node = lb_expression_column(state->arena, name, type);
    node->table = table;
    return node;
}

/* INSERT INTO new (...) SELECT old..., without the columns that are new, but for what fills them.
 */
static lb_code copy_rows(const struct writer *writer, const lb_table *new_table, lb_error *error)
{
    batch_state *state = writer->state;
    lb_expression *to = table_node(state, new_table), *from = table_node(state, state->table);
    lb_expression *select_node = lb_expression_new(state->arena, LB_EXPRESSION_SELECT);
    lb_expression *insert_node = lb_expression_new(state->arena, LB_EXPRESSION_INSERT);
    lb_select *select = LB_NEW(state->arena, lb_select);
    lb_dml *insert = LB_NEW(state->arena, lb_dml);
    for (size_t i = 0; i < state->columns.count; i++) {
        const batch_column *column = state->columns.items[i];
        bool is_computed = column->column->computed && state->ddl->options->is_faithful;
        if (column->is_new || is_computed) {
            continue;
        }
        const lb_schema_column *old = lb_table_find_column(state->table, column->key);
        const lb_expression *value = column_node(state, from, old->name, old->type);
        for (size_t k = 0; k < column->casts.count; k++) {
            lb_expression *cast = lb_expression_new(state->arena, LB_EXPRESSION_CAST);
            cast->left = value;
            cast->type = column->casts.items[k];
            value = cast;
        }
        lb_vector_push_in(state->arena, &select->columns, value);
        lb_vector_push_in(state->arena, &insert->select_names,
                          column_node(state, to, column->column->name, column->column->type));
    }
    for (size_t i = 0; i < state->columns.count; i++) {
        const batch_column *column = state->columns.items[i];
        if (column->is_new && column->column->filling) {
            lb_vector_push_in(state->arena, &select->columns, column->column->filling);
            lb_vector_push_in(state->arena, &insert->select_names,
                              column_node(state, to, column->column->name, column->column->type));
        }
    }
    select_node->select = select;
    *insert = (lb_dml){.table = to,
                       .select_names = insert->select_names,
                       .select = select_node,
                       .is_inline = true,
                       .limit = -1};
    insert_node->dml = insert;
    const lb_operation operation = {.kind = LB_OP_EXECUTE, .execute = {.statement = insert_node}};
    return write_operation(writer, &operation, error);
}

static lb_code drop_table(const struct writer *writer, const lb_table *table, lb_error *error)
{
    const lb_operation drop = {
        .kind = LB_OP_DROP_TABLE,
        .schema = table->schema,
        .table = table->name,
        .drop_table = {.table = LB_NEW(writer->state->arena, lb_table)},
    };
    *drop.drop_table.table = *table;
    return write_operation(writer, &drop, error);
}

/* PostgreSQL: a name of a constraint can be in the schema once only. */
static lb_code free_names(const struct writer *writer, lb_error *error)
{
    const batch_state *state = writer->state;
    for (size_t i = 0; i < state->table->constraints.count; i++) {
        const lb_constraint *constraint = state->table->constraints.items[i];
        for (size_t k = 0; k < state->named.count && constraint->name.text.ptr; k++) {
            if (!lb_str_equal(state->named.items[k]->name.text, constraint->name.text)) {
                continue;
            }
            const lb_operation drop = {
                .kind = LB_OP_DROP_CONSTRAINT,
                .schema = state->table->schema,
                .table = state->table->name,
                .drop_constraint = {.name = constraint->name},
            };
            LB_TRY(write_operation(writer, &drop, error));
        }
    }
    return LB_OK;
}

static lb_code write_texts(const struct writer *writer, const lb_str_vector *texts, lb_error *error)
{
    for (size_t i = 0; i < texts->count; i++) {
        LB_TRY(writer->sink->statement(writer->sink->context, texts->items[i], error));
    }
    return LB_OK;
}

static lb_code replace_table(const struct writer *writer, lb_table *new_table, lb_error *error)
{
    const lb_table *table = writer->state->table;
    lb_code code = copy_rows(writer, new_table, error);
    if (code == LB_OK) {
        code = write_texts(writer, &writer->extras.before_drop, error);
    }
    if (code == LB_OK) {
        code = drop_table(writer, table, error);
    }
    if (code == LB_OK) {
        code = flush(writer, error);
    }
    if (code != LB_OK) {
        write_texts(writer, &writer->extras.after_rename, NULL);
        if (drop_table(writer, new_table, NULL) == LB_OK) {
            flush(writer, NULL);
        }
        return code;
    }
    const lb_operation rename = {
        .kind = LB_OP_RENAME_TABLE,
        .schema = table->schema,
        .table = new_table->name,
        .rename_table = {.new_name = table->name},
    };
    LB_TRY(write_texts(writer, &writer->extras.before_rename, error));
    LB_TRY(write_operation(writer, &rename, error));
    return write_texts(writer, &writer->extras.after_rename, error);
}

static lb_code write_new_table(const struct writer *writer, lb_error *error)
{
    batch_state *state = writer->state;
    lb_table *new_table;
    lb_schema_indexes indexes = {0};
    LB_TRY(batch_new_table(state, &new_table, error));
    if (state->ddl->rules->has_schema_wide_names) {
        LB_TRY(free_names(writer, error));
    }
    const lb_operation create = {
        .kind = LB_OP_CREATE_TABLE,
        .schema = new_table->schema,
        .table = new_table->name,
        .create_table = {.table = new_table},
    };
    LB_TRY(write_operation(writer, &create, error));
    LB_TRY(flush(writer, error));
    LB_TRY(replace_table(writer, new_table, error));
    LB_TRY(batch_indexes(state, &indexes, error));
    for (size_t i = 0; i < indexes.count; i++) {
        const lb_operation index = {
            .kind = LB_OP_CREATE_INDEX,
            .schema = state->table->schema,
            .table = state->table->name,
            .create_index = {.index = indexes.items[i]},
        };
        const lb_str_vector own = {&indexes.items[i]->sql, 1, 1};
        LB_TRY(indexes.items[i]->sql.ptr ? write_texts(writer, &own, error)
                                         : write_operation(writer, &index, error));
    }
    return write_texts(writer, &writer->extras.at_end, error);
}

static lb_code recreate(struct writer *writer, const lb_operation *operation, lb_error *error)
{
    batch_state *state = writer->state;
    const lb_operations *operations = &operation->modify_table.operations;
    if (state->is_reflected && state->ddl->options->is_faithful &&
        state->ddl->rules->batch_extras) {
        LB_TRY(state->ddl->rules->batch_extras(writer->executor, state->arena,
                                               state->table->name.text, &writer->extras, error));
    }
    batch_begin(state);
    for (size_t i = 0; i < operations->count; i++) {
        LB_TRY(batch_change(state, operations->items[i], error));
    }
    return write_new_table(writer, error);
}

/* ---- Renames -------------------------------------------------------------------------------- */

static bool is_rename(const lb_operation *operation)
{
    const lb_alter_column *alter = &operation->alter_column;
    return operation->kind == LB_OP_ALTER_COLUMN && alter->new_name.text.ptr &&
           !lb_str_equal(alter->new_name.text, alter->column.text);
}

static bool changes_more(const lb_alter_column *alter)
{
    return alter->type || alter->nullable != LB_UNSET || alter->has_server_default ||
           alter->has_comment || alter->insert_before.text.ptr || alter->insert_after.text.ptr;
}

/* Under the name that the column has by now; NULL: nothing is left to be done. */
static lb_operation *under_new_name(lb_arena *arena, const lb_operation *operation,
                                    const lb_map *names)
{
    lb_operation *copy = LB_NEW(arena, lb_operation);
    const lb_name *now;
    *copy = *operation;
    if (copy->kind == LB_OP_ALTER_COLUMN) {
        lb_alter_column *alter = &copy->alter_column;
        now = lb_map_get(names, alter->column.text);
        alter->column = now ? *now : alter->column;
        if (is_rename(operation)) {
            alter->new_name = (lb_name){0};
            return changes_more(alter) ? copy : NULL;
        }
    } else if (copy->kind == LB_OP_DROP_COLUMN) {
        now = lb_map_get(names, copy->drop_column.column->name.text);
        if (now) {
            lb_schema_column *column = LB_NEW(arena, lb_schema_column);
            *column = *copy->drop_column.column;
            column->name = *now;
            copy->drop_column.column = column;
        }
    }
    return copy;
}

/* Faithful: the database itself renames a column, in expressions, views and triggers as well;
   what else there is to do is done after that. */
static lb_code rename_columns(const struct writer *writer, const lb_operation *operation,
                              lb_operation *out, lb_error *error)
{
    lb_arena *arena = writer->state->arena;
    const lb_operations *all = &operation->modify_table.operations;
    LB_AUTO_MAP lb_map names = {0};
    *out = *operation;
    out->modify_table.operations = (lb_operations){0};
    for (size_t i = 0; i < all->count; i++) {
        const lb_operation *o = all->items[i];
        if (is_rename(o)) {
            lb_operation rename = {
                .kind = LB_OP_ALTER_COLUMN, .schema = operation->schema, .table = operation->table};
            rename.alter_column.column = o->alter_column.column;
            rename.alter_column.new_name = o->alter_column.new_name;
            lb_map_set(&names, o->alter_column.column.text,
                       (void *)(uintptr_t)&o->alter_column.new_name);
            LB_TRY(write_operation(writer, &rename, error));
        }
    }
    for (size_t i = 0; i < all->count; i++) {
        lb_operation *left = under_new_name(arena, all->items[i], &names);
        if (left) {
            lb_vector_push_in(arena, &out->modify_table.operations, left);
        }
    }
    return LB_OK;
}

static bool renames_itself(const struct writer *writer, const lb_operation *operation)
{
    const lb_ddl *ddl = writer->state->ddl;
    const lb_operations *all = &operation->modify_table.operations;
    bool has_rename = false;
    for (size_t i = 0; i < all->count; i++) {
        has_rename |= is_rename(all->items[i]);
    }
    return has_rename && ddl->options->is_faithful && ddl->rules->recreates_tables &&
           writer->executor && writer->executor->connection && !writer->state->table;
}

/* ---- All ------------------------------------------------------------------------------------ */

static lb_code check_places(const lb_dialect *dialect, const lb_modify_table *modify,
                            lb_error *error)
{
    for (size_t i = 0; modify->batch && i < modify->operations.count; i++) {
        const lb_operation *operation = modify->operations.items[i];
        bool has_place =
            operation->kind == LB_OP_ADD_COLUMN && (operation->add_column.insert_before.text.ptr ||
                                                    operation->add_column.insert_after.text.ptr);
        if (has_place && !does_recreate(dialect, modify, i)) {
            return lb_fail(error, LB_ERR_COMMAND,
                           "Can't specify insert_before or insert_after when using ALTER; please "
                           "specify recreate='always'");
        }
    }
    return LB_OK;
}

/* What is executed at once comes before what waits for the end of the batch. */
static lb_code write_plainly(const struct writer *writer, const lb_operations *operations,
                             bool is_immediate_turn, lb_error *error)
{
    for (size_t i = 0; i < operations->count; i++) {
        if (is_immediate(operations->items[i]) == is_immediate_turn) {
            LB_TRY(write_operation(writer, operations->items[i], error));
        }
    }
    return LB_OK;
}

lb_code lb_batch_write(lb_executor *executor, const lb_dialect *dialect,
                       const lb_ddl_options *options, const lb_operation *operation,
                       const lb_ddl_sink *sink, lb_error *error)
{
    static const lb_ddl_options defaults;
    LB_AUTO_ARENA lb_arena arena = {0};
    const lb_modify_table *modify = &operation->modify_table;
    lb_ddl ddl = {
        .dialect = dialect, .rules = dialect->ddl, .options = options ? options : &defaults};
    batch_state state = {
        .arena = &arena,
        .ddl = &ddl,
        .batch = modify->batch,
        .table = modify->batch ? modify->batch->copy_from : NULL,
    };
    struct writer writer = {.state = &state, .executor = executor, .sink = sink};
    LB_TRY(check_places(dialect, modify, error));
    LB_TRY(write_plainly(&writer, &modify->operations, true, error));
    lb_operation left = *operation;
    if (lb_batch_recreates(dialect, operation) && renames_itself(&writer, operation)) {
        LB_TRY(rename_columns(&writer, operation, &left, error));
        operation = &left;
        modify = &left.modify_table;
    }
    if (!lb_batch_recreates(dialect, operation)) {
        return write_plainly(&writer, &modify->operations, false, error);
    }
    lb_schema *schema = NULL;
    lb_code code = state.table ? LB_OK : read_table(&state, executor, operation, &schema, error);
    if (code == LB_OK) {
        code = recreate(&writer, operation, error);
    }
    lb_schema_free(schema);
    return code;
}
