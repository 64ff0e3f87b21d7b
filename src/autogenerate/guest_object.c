/* Objects for the guest: its own where the models made them; others are made of the piece of a
 * revision file that says the same. */
#include "autogenerate/autogenerate_internal.h"

#include "base/repr.h"

lb_value lb_generation_text(const lb_generation *g, lb_str text)
{
    return text.ptr ? lb_string_new(g->py, text) : LB_NONE;
}

/* ---- made of text ---- */

static lb_value evaluate(lb_generation *g, const char *function, const lb_text *text)
{
    lb_value argument = lb_string_new(g->py, lb_text_str(text));
    return lb_generation_call(g, function, 1, &argument);
}

static lb_value raise(lb_generation *g, lb_error *error)
{
    return lb_guest_raise(g->guest, error);
}

static lb_value make_of(lb_generation *g, const char *function, const lb_operation *operation)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_MAP lb_map imports = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_python_style style = lb_python_style_of(g->configuration->dialect);
    lb_str text;
    lb_text source = {0};
    if (lb_python_write_operation(&arena, &style, operation, &imports, &text, &error) != LB_OK) {
        return raise(g, &error);
    }
    lb_text_add(&source, text);
    lb_value made = evaluate(g, function, &source);
    lb_text_free(&source);
    return made;
}

/* What was made once is kept, so that asking twice gives one object. */
static lb_value kept(lb_generation *g, const void *key, lb_value made)
{
    lb_str name = {(const char *)&key, sizeof key};
    if (made) {
        lb_map_set(&g->guest_objects, name, lb_hold(g->py, made));
    }
    return made;
}

static lb_value find_kept(const lb_generation *g, const void *key)
{
    lb_str name = {(const char *)&key, sizeof key};
    const lb_handle *handle = lb_map_get(&g->guest_objects, name);
    return handle ? lb_held(handle) : NULL;
}

lb_value lb_generation_table(lb_generation *g, const lb_table *table)
{
    if (!table || table->origin) {
        return table ? table->origin : LB_NONE;
    }
    lb_value made = find_kept(g, table);
    if (made) {
        return made;
    }
    lb_operation operation = {
        .kind = LB_OP_CREATE_TABLE, .schema = table->schema, .table = table->name};
    lb_table copy = *table;
    operation.create_table.table = &copy;
    return kept(g, table, make_of(g, "_evaluate_table", &operation));
}

lb_value lb_generation_column(lb_generation *g, const lb_schema_column *column)
{
    if (!column || column->origin) {
        return column ? column->origin : LB_NONE;
    }
    lb_value args[] = {lb_generation_table(g, column->table),
                       lb_generation_text(g, column->name.text)};
    return args[0] ? lb_generation_call(g, "_owned", 2, args) : NULL;
}

lb_value lb_generation_index(lb_generation *g, const lb_schema_index *index)
{
    if (!index || index->origin) {
        return index ? index->origin : LB_NONE;
    }
    lb_value made = find_kept(g, index);
    if (made) {
        return made;
    }
    lb_operation operation = {
        .kind = LB_OP_CREATE_INDEX, .schema = index->table->schema, .table = index->table->name};
    lb_schema_index copy = *index;
    operation.create_index.index = &copy;
    return kept(g, index, make_of(g, "_evaluate_index", &operation));
}

lb_value lb_generation_constraint(lb_generation *g, const lb_constraint *constraint)
{
    if (!constraint || constraint->origin) {
        return constraint ? constraint->origin : LB_NONE;
    }
    lb_value made = find_kept(g, constraint);
    if (made) {
        return made;
    }
    lb_operation operation = {.kind = LB_OP_CREATE_CONSTRAINT,
                              .schema = constraint->table->schema,
                              .table = constraint->table->name};
    lb_constraint copy = *constraint;
    operation.create_constraint.constraint = &copy;
    return kept(g, constraint, make_of(g, "_evaluate_constraint", &operation));
}

lb_value lb_generation_type(lb_generation *g, const lb_sql_type *type)
{
    if (!type || type->origin) {
        return type ? type->origin : LB_NONE;
    }
    lb_value made = find_kept(g, type);
    if (made) {
        return made;
    }
    LB_AUTO_ERROR lb_error error = {0};
    LB_AUTO_TEXT lb_text text = {0};
    lb_python_style style = lb_python_style_of(g->configuration->dialect);
    if (lb_python_write_type(&text, &style, type, &error) != LB_OK) {
        return raise(g, &error);
    }
    return kept(g, type, evaluate(g, "_evaluate", &text));
}

/* DefaultClause, FetchedValue, Identity, Computed; None. */
lb_value lb_generation_default(lb_generation *g, const lb_python_default *value)
{
    LB_AUTO_ERROR lb_error error = {0};
    LB_AUTO_TEXT lb_text text = {0};
    lb_python_style style = lb_python_style_of(g->configuration->dialect);
    bool is_clause =
        value->plain.kind == LB_DEFAULT_STRING || value->plain.kind == LB_DEFAULT_EXPRESSION;
    lb_text_adds(&text, is_clause ? "sa.DefaultClause(" : "");
    if (value->plain.kind == LB_DEFAULT_STRING) {
        lb_text_add_repr(&text, value->plain.text);
    } else if (lb_python_write_default(&text, &style, value, &error) != LB_OK) {
        return raise(g, &error);
    }
    lb_text_adds(&text, is_clause ? ")" : "");
    return evaluate(g, "_evaluate", &text);
}

/* ---- operations ---- */

static lb_value call_class(const lb_generation *g, const char *class_name, const char *method,
                           size_t count, const lb_value *args, const lb_dict *keywords)
{
    lb_value module = lb_import(g->py, "alembic.operations.ops");
    lb_value class = module ? lb_getattr(g->py, module, class_name) : NULL;
    lb_value callable = class && method ? lb_getattr(g->py, class, method) : class;
    lb_tuple *tuple = (lb_tuple *)lb_tuple_from(g->py, args, count);
    return callable && tuple ? lb_call_with(g->py, callable, tuple, (lb_dict *)(uintptr_t)keywords)
                             : NULL;
}

static void set(const lb_generation *g, lb_dict *keywords, const char *name, lb_value value)
{
    if (value) {
        lb_dict_set_cstr(g->py, keywords, name, value);
    }
}

static lb_value tristate(lb_tristate value)
{
    return value == LB_UNSET ? LB_NONE : lb_bool(value == LB_YES);
}

static lb_value desired_default(lb_generation *g, const lb_alter_column *alter)
{
    const lb_python_default value = {alter->server_default, alter->identity, alter->computed};
    if (alter->schema_column && alter->schema_column->origin) {
        return lb_getattr(g->py, alter->schema_column->origin, "server_default");
    }
    return lb_generation_default(g, &value);
}

static lb_value alter_column(lb_generation *g, const lb_operation *operation)
{
    const lb_alter_column *alter = &operation->alter_column;
    const lb_python_default existing = {alter->existing_server_default, alter->existing_identity,
                                        alter->existing_computed};
    lb_dict *keywords = lb_dict_new(g->py);
    lb_value args[] = {lb_generation_text(g, operation->table.text),
                       lb_generation_text(g, alter->column.text)};
    set(g, keywords, "schema", lb_generation_text(g, operation->schema.text));
    set(g, keywords, "existing_type", lb_generation_type(g, alter->existing_type));
    set(g, keywords, "existing_nullable", tristate(alter->existing_nullable));
    if (alter->has_existing_server_default) {
        set(g, keywords, "existing_server_default", lb_generation_default(g, &existing));
    }
    if (alter->existing_comment.ptr) {
        set(g, keywords, "existing_comment", lb_generation_text(g, alter->existing_comment));
    }
    if (alter->new_name.text.ptr) {
        set(g, keywords, "modify_name", lb_generation_text(g, alter->new_name.text));
    }
    if (alter->type) {
        set(g, keywords, "modify_type", lb_generation_type(g, alter->type));
    }
    if (alter->nullable != LB_UNSET) {
        set(g, keywords, "modify_nullable", tristate(alter->nullable));
    }
    if (alter->has_server_default) {
        set(g, keywords, "modify_server_default", desired_default(g, alter));
    }
    if (alter->has_comment) {
        set(g, keywords, "modify_comment", lb_generation_text(g, alter->comment));
    }
    if (alter->autoincrement != LB_UNSET) {
        set(g, keywords, "autoincrement", tristate(alter->autoincrement));
    }
    if (alter->using.ptr) {
        set(g, keywords, "postgresql_using", lb_generation_text(g, alter->using));
    }
    return lb_raised(g->py) ? NULL : call_class(g, "AlterColumnOp", NULL, 2, args, keywords);
}

static lb_value rename_table(const lb_generation *g, const lb_operation *operation)
{
    lb_dict *keywords = lb_dict_new(g->py);
    lb_value args[] = {lb_generation_text(g, operation->table.text),
                       lb_generation_text(g, operation->rename_table.new_name.text)};
    set(g, keywords, "schema", lb_generation_text(g, operation->schema.text));
    return call_class(g, "RenameTableOp", NULL, 2, args, keywords);
}

static lb_value execute(const lb_generation *g, const lb_operation *operation)
{
    lb_value sql = lb_generation_text(g, operation->execute.sql);
    return call_class(g, "ExecuteSQLOp", NULL, 1, &sql, NULL);
}

static lb_value change_column(lb_generation *g, const lb_operation *operation,
                              const lb_schema_column *column, const char *class_name)
{
    lb_value args[] = {lb_generation_text(g, operation->schema.text),
                       lb_generation_text(g, operation->table.text),
                       lb_generation_column(g, column)};
    return args[2] ? call_class(g, class_name, "from_column_and_tablename", 3, args, NULL) : NULL;
}

static lb_value from_object(const lb_generation *g, const char *class_name, const char *method,
                            lb_value object)
{
    return object ? call_class(g, class_name, method, 1, &object, NULL) : NULL;
}

static lb_value table_comment(const lb_generation *g, const lb_operation *operation)
{
    bool is_drop = operation->kind == LB_OP_DROP_TABLE_COMMENT;
    lb_dict *keywords = lb_dict_new(g->py);
    lb_value args[] = {lb_generation_text(g, operation->table.text),
                       lb_generation_text(g, operation->table_comment.comment)};
    set(g, keywords, "schema", lb_generation_text(g, operation->schema.text));
    set(g, keywords, "existing_comment",
        lb_generation_text(g, operation->table_comment.existing_comment));
    return is_drop ? call_class(g, "DropTableCommentOp", NULL, 1, args, keywords)
                   : call_class(g, "CreateTableCommentOp", NULL, 2, args, keywords);
}

static lb_value group(lb_generation *g, const lb_operation *operation)
{
    const lb_operations *operations = &operation->modify_table.operations;
    lb_list *list = lb_list_new(g->py, operations->count);
    lb_dict *keywords = lb_dict_new(g->py);
    for (size_t i = 0; i < operations->count; i++) {
        lb_value made = lb_generation_operation(g, operations->items[i]);
        if (!made) {
            return NULL;
        }
        lb_list_append(g->py, list, made);
    }
    lb_value args[] = {lb_generation_text(g, operation->table.text), (lb_value)list};
    set(g, keywords, "schema", lb_generation_text(g, operation->schema.text));
    return call_class(g, "ModifyTableOps", NULL, 2, args, keywords);
}

lb_value lb_generation_operation(lb_generation *g, const lb_operation *operation)
{
    switch (operation->kind) {
    case LB_OP_CREATE_TABLE:
        return from_object(g, "CreateTableOp", "from_table",
                           lb_generation_table(g, operation->create_table.table));
    case LB_OP_DROP_TABLE:
        return from_object(g, "DropTableOp", "from_table",
                           lb_generation_table(g, operation->drop_table.table));
    case LB_OP_RENAME_TABLE:
        return rename_table(g, operation);
    case LB_OP_EXECUTE:
        return execute(g, operation);
    case LB_OP_ADD_COLUMN:
        return change_column(g, operation, operation->add_column.column, "AddColumnOp");
    case LB_OP_DROP_COLUMN:
        return change_column(g, operation, operation->drop_column.column, "DropColumnOp");
    case LB_OP_ALTER_COLUMN:
        return alter_column(g, operation);
    case LB_OP_CREATE_INDEX:
        return from_object(g, "CreateIndexOp", "from_index",
                           lb_generation_index(g, operation->create_index.index));
    case LB_OP_DROP_INDEX:
        return from_object(g, "DropIndexOp", "from_index",
                           lb_generation_index(g, operation->drop_index.index));
    case LB_OP_CREATE_CONSTRAINT:
        return from_object(g, "AddConstraintOp", "from_constraint",
                           lb_generation_constraint(g, operation->create_constraint.constraint));
    case LB_OP_DROP_CONSTRAINT:
        return from_object(g, "DropConstraintOp", "from_constraint",
                           lb_generation_constraint(g, operation->drop_constraint.constraint));
    case LB_OP_CREATE_TABLE_COMMENT:
    case LB_OP_DROP_TABLE_COMMENT:
        return table_comment(g, operation);
    case LB_OP_MODIFY_TABLE:
        return group(g, operation);
    default:
        return lb_raise(g->py, LB_T_NOT_IMPLEMENTED_ERROR, "%s is not made by a comparison",
                        lb_operation_row_of(operation->kind)->class_name);
    }
}
