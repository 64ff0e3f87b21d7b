/* Operations that env.py's hooks have had in their hands, read back by their attributes. */
#include "autogenerate/autogenerate_internal.h"

static lb_operation *about(lb_generation *g, lb_operation_kind kind, lb_value object)
{
    lb_name schema = {0}, table = {0};
    if (!lb_border_name_of(&g->border, object, "schema", &schema) ||
        !lb_border_name_of(&g->border, object, "table_name", &table)) {
        return NULL;
    }
    lb_operation *operation = lb_operation_new(&g->autogenerate->arena, kind, schema, table);
    operation->origin = object;
    return operation;
}

static bool read_flag(const lb_generation *g, lb_value object, const char *name, bool *out)
{
    return lb_border_flag(&g->border, object, name, out);
}

/* object.method(), on the operation itself. */
static lb_value made_by(const lb_generation *g, lb_value object, const char *method)
{
    return lb_call_method(g->py, object, method, 0, NULL);
}

/* ---- tables ---- */

static bool read_create_table(lb_generation *g, lb_value object, lb_operation *out)
{
    lb_value table = made_by(g, object, "to_table");
    out->kind = LB_OP_CREATE_TABLE;
    return table && lb_border_table(&g->border, table, &out->create_table.table) &&
           read_flag(g, object, "if_not_exists", &out->create_table.if_not_exists);
}

static bool read_drop_table(lb_generation *g, lb_value object, lb_operation *out)
{
    lb_value table = made_by(g, object, "to_table");
    out->kind = LB_OP_DROP_TABLE;
    return table && lb_border_table(&g->border, table, &out->drop_table.table) &&
           read_flag(g, object, "if_exists", &out->drop_table.if_exists);
}

static bool read_rename_table(lb_generation *g, lb_value object, lb_operation *out)
{
    out->kind = LB_OP_RENAME_TABLE;
    return lb_border_name_of(&g->border, object, "new_table_name", &out->rename_table.new_name);
}

/* ---- columns ---- */

/* In its table, where it has one. */
static bool read_column(lb_generation *g, lb_value column, lb_name table_name,
                        lb_schema_column **out)
{
    lb_table *table = NULL;
    lb_value owner = column ? lb_border_get(&g->border, column, "table") : NULL;
    if (!owner) {
        return false;
    }
    if (owner != LB_NONE && !lb_border_table(&g->border, owner, &table)) {
        return false;
    }
    for (size_t i = 0; table && i < table->columns.count; i++) {
        if (table->columns.items[i]->origin == column) {
            *out = table->columns.items[i];
            return true;
        }
    }
    (void)table_name;
    return lb_border_column(&g->border, column, out);
}

static bool read_add_column(lb_generation *g, lb_value object, lb_operation *out)
{
    out->kind = LB_OP_ADD_COLUMN;
    return read_column(g, lb_border_get(&g->border, object, "column"), out->table,
                       &out->add_column.column) &&
           read_flag(g, object, "if_not_exists", &out->add_column.if_not_exists);
}

static bool read_drop_column(lb_generation *g, lb_value object, lb_operation *out)
{
    out->kind = LB_OP_DROP_COLUMN;
    return read_column(g, made_by(g, object, "to_column"), out->table, &out->drop_column.column) &&
           read_flag(g, object, "if_exists", &out->drop_column.if_exists);
}

static bool read_type(lb_generation *g, lb_value object, const char *name, const lb_sql_type **out)
{
    lb_value type = lb_border_get(&g->border, object, name);
    return type && (type == LB_NONE || lb_border_type(&g->border, type, out));
}

static bool read_default(lb_generation *g, lb_value object, const char *name, bool *has,
                         lb_python_default *out)
{
    lb_value value = lb_border_get(&g->border, object, name);
    return value && lb_border_server_default(&g->border, value, has, &out->plain, &out->identity,
                                             &out->computed);
}

static bool read_defaults(lb_generation *g, lb_value object, lb_alter_column *alter)
{
    lb_python_default value = {0}, existing = {0};
    if (!read_default(g, object, "modify_server_default", &alter->has_server_default, &value) ||
        !read_default(g, object, "existing_server_default", &alter->has_existing_server_default,
                      &existing)) {
        return false;
    }
    alter->server_default = value.plain;
    alter->identity = value.identity;
    alter->computed = value.computed;
    alter->existing_server_default = existing.plain;
    alter->existing_identity = existing.identity;
    alter->existing_computed = existing.computed;
    return true;
}

static bool read_comment(lb_generation *g, lb_value object, lb_alter_column *alter)
{
    lb_value comment = lb_border_get(&g->border, object, "modify_comment");
    alter->has_comment = comment && comment != LB_FALSE;
    return comment &&
           (!alter->has_comment || lb_border_text(&g->border, comment, &alter->comment)) &&
           lb_border_string(&g->border, object, "existing_comment", &alter->existing_comment);
}

static bool read_alter_column(lb_generation *g, lb_value object, lb_operation *out)
{
    lb_alter_column *alter = &out->alter_column;
    out->kind = LB_OP_ALTER_COLUMN;
    lb_value keywords = lb_border_get(&g->border, object, "kw");
    lb_value counts = keywords && lb_is(g->py, keywords, LB_T_DICT)
                          ? lb_dict_get_cstr(g->py, (lb_dict *)keywords, "autoincrement")
                          : NULL;
    if (counts && counts != LB_NONE) {
        alter->autoincrement = lb_truth(g->py, counts) == 1 ? LB_YES : LB_NO;
    }
    lb_value using =
        g->autogenerate->options.by_meaning && keywords && lb_is(g->py, keywords, LB_T_DICT)
            ? lb_dict_get_cstr(g->py, (lb_dict *)keywords, "postgresql_using")
            : NULL; /* Alembic writes none */
    if (using && using != LB_NONE && !lb_border_text(&g->border, using, &alter->using)) {
        return false;
    }
    return lb_border_name_of(&g->border, object, "column_name", &alter->column) &&
           lb_border_name_of(&g->border, object, "modify_name", &alter->new_name) &&
           lb_border_tristate(&g->border, object, "modify_nullable", &alter->nullable) &&
           lb_border_tristate(&g->border, object, "existing_nullable", &alter->existing_nullable) &&
           read_type(g, object, "modify_type", &alter->type) &&
           read_type(g, object, "existing_type", &alter->existing_type) &&
           read_defaults(g, object, alter) && read_comment(g, object, alter);
}

/* ---- indexes and constraints ---- */

static bool read_index(lb_generation *g, lb_value object, lb_schema_index **out)
{
    lb_value index = made_by(g, object, "to_index");
    lb_value unique = index ? lb_border_get(&g->border, index, "unique") : NULL;
    if (!unique || !lb_border_index(&g->border, index, NULL, out) || !*out) {
        return false;
    }
    (*out)->is_counted_unique = lb_is_integer(g->py, unique) && unique != LB_TRUE;
    return true;
}

static bool read_create_index(lb_generation *g, lb_value object, lb_operation *out)
{
    out->kind = LB_OP_CREATE_INDEX;
    return read_index(g, object, &out->create_index.index) &&
           read_flag(g, object, "if_not_exists", &out->create_index.if_not_exists);
}

static bool read_drop_index(lb_generation *g, lb_value object, lb_operation *out)
{
    out->kind = LB_OP_DROP_INDEX;
    out->drop_index.has_table = out->table.text.ptr != NULL;
    return read_index(g, object, &out->drop_index.index) &&
           read_flag(g, object, "if_exists", &out->drop_index.if_exists);
}

static bool read_constraint(lb_generation *g, lb_value constraint, lb_operation *out,
                            lb_constraint **made)
{
    if (!constraint || !lb_border_constraint(&g->border, constraint, NULL, made)) {
        return false;
    }
    if (*made && (*made)->table) { /* a foreign key's operation names its table otherwise */
        out->table = (*made)->table->name;
        out->schema = (*made)->table->schema;
    }
    return *made != NULL;
}

static bool read_add_constraint(lb_generation *g, lb_value object, lb_operation *out)
{
    out->kind = LB_OP_CREATE_CONSTRAINT;
    return read_constraint(g, made_by(g, object, "to_constraint"), out,
                           &out->create_constraint.constraint);
}

static bool read_drop_constraint(lb_generation *g, lb_value object, lb_operation *out)
{
    lb_drop_constraint *drop = &out->drop_constraint;
    lb_value reverse = lb_border_get(&g->border, object, "_reverse");
    out->kind = LB_OP_DROP_CONSTRAINT;
    if (!reverse || !lb_border_name_of(&g->border, object, "constraint_name", &drop->name) ||
        !lb_border_string(&g->border, object, "constraint_type", &drop->type) ||
        !read_flag(g, object, "if_exists", &drop->if_exists)) {
        return false;
    }
    const lb_operation before = *out;
    bool is_read = reverse == LB_NONE ||
                   read_constraint(g, made_by(g, object, "to_constraint"), out, &drop->constraint);
    out->table = before.table;
    out->schema = before.schema;
    return is_read;
}

/* ---- others ---- */

static bool read_table_comment(lb_generation *g, lb_value object, lb_operation *out)
{
    lb_table_comment *comment = &out->table_comment;
    return lb_border_string(&g->border, object, "comment", &comment->comment) &&
           lb_border_string(&g->border, object, "existing_comment", &comment->existing_comment);
}

static bool read_create_comment(lb_generation *g, lb_value object, lb_operation *out)
{
    out->kind = LB_OP_CREATE_TABLE_COMMENT;
    return read_table_comment(g, object, out);
}

static bool read_drop_comment(lb_generation *g, lb_value object, lb_operation *out)
{
    out->kind = LB_OP_DROP_TABLE_COMMENT;
    return read_table_comment(g, object, out);
}

static bool read_execute(lb_generation *g, lb_value object, lb_operation *out)
{
    lb_value sql = lb_border_get(&g->border, object, "sqltext");
    out->kind = LB_OP_EXECUTE;
    if (sql && lb_is(g->py, sql, LB_T_STR)) {
        return lb_border_text(&g->border, sql, &out->execute.sql);
    }
    return sql != NULL;
}

/* Of a class that the project writes itself. */
static bool read_custom(lb_generation *g, lb_value object, lb_operation *out)
{
    lb_value context = lb_generation_autogen_context(g);
    lb_value args[] = {object, context};
    lb_value code = context ? lb_border_call(&g->border, "alembic.autogenerate.render",
                                             "_render_custom", 2, args)
                            : NULL;
    lb_value diff = code ? lb_call_method(g->py, object, "to_diff_tuple", 0, NULL) : NULL;
    out->kind = LB_OP_EXECUTE;
    if (code && !diff) { /* only `check` asks for it */
        (void)lb_take_raised(g->py);
        diff = lb_string_of(g->py, "");
    }
    diff = diff ? lb_repr_value(g->py, diff) : NULL;
    return code && diff && lb_border_text(&g->border, code, &out->execute.code) &&
           lb_border_text(&g->border, diff, &out->execute.diff);
}

static bool read_group(lb_generation *g, lb_value object, lb_operation *out)
{
    out->kind = LB_OP_MODIFY_TABLE;
    return lb_generation_read_operations(g, object, &out->modify_table.operations);
}

static const struct {
    const char *class_name;
    bool (*read)(lb_generation *g, lb_value object, lb_operation *out);
} readers[] = {
    {"CreateTableOp", read_create_table},
    {"DropTableOp", read_drop_table},
    {"RenameTableOp", read_rename_table},
    {"AddColumnOp", read_add_column},
    {"DropColumnOp", read_drop_column},
    {"AlterColumnOp", read_alter_column},
    {"CreateIndexOp", read_create_index},
    {"DropIndexOp", read_drop_index},
    {"AddConstraintOp", read_add_constraint},
    {"DropConstraintOp", read_drop_constraint},
    {"CreateTableCommentOp", read_create_comment},
    {"DropTableCommentOp", read_drop_comment},
    {"ExecuteSQLOp", read_execute},
    {"OpContainer", read_group},
    {"custom", read_custom},
};

static bool read_operation(lb_generation *g, lb_value object, lb_operation **out)
{
    lb_value kind = lb_generation_call(g, "_kind", 1, &object);
    lb_str name = kind ? lb_string_text(kind) : (lb_str){0};
    if (!kind) {
        return false;
    }
    for (size_t i = 0; i < LB_COUNT(readers); i++) {
        if (lb_str_is(name, readers[i].class_name)) {
            *out = about(g, LB_OP_EXECUTE, object);
            return *out && readers[i].read(g, object, *out);
        }
    }
    lb_raise(g->py, LB_T_VALUE_ERROR, "no dispatch function for object: %s",
             lb_cstr(lb_to_string(g->py, object)));
    return false;
}

bool lb_generation_read_operations(lb_generation *g, lb_value container, lb_operations *out)
{
    lb_value operations = lb_getattr(g->py, container, "ops");
    lb_list *list = operations ? lb_list_of(g->py, operations) : NULL;
    for (size_t i = 0; list && i < list->count; i++) {
        lb_operation *operation = NULL;
        if (!read_operation(g, list->items[i], &operation)) {
            return false;
        }
        lb_vector_push_in(&g->autogenerate->arena, out, operation);
    }
    return list != NULL;
}
