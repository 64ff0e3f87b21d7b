/* The arguments of directives as operations. */
#include "sqlalchemy/border_operation.h"

/* Whether a name that the directive writes itself is a text, or None. Names of tables, columns and
   indexes that it makes are anything's str(). */
static bool is_name(const lb_border *border, lb_value value)
{
    lb_python *py = border->py;
    if (!value || value == LB_NONE || lb_is(py, value, LB_T_STR) || lb_is(py, value, LB_T_OPAQUE)) {
        return value != NULL;
    }
    /* As where SQLAlchemy looks whether it needs quotes. */
    if (lb_getattr(py, value, "lower")) {
        lb_raise(py, LB_T_ATTRIBUTE_ERROR, "'%s' object has no attribute 'lower'",
                 lb_type_name(py, value));
    }
    return false;
}

static bool read_name(const lb_border *border, lb_value value, lb_name *out)
{
    return is_name(border, value) && lb_border_name(border, value, out);
}

static lb_operation *about_any(const lb_border *border, lb_operation_kind kind, lb_value table,
                               lb_value schema)
{
    lb_name table_name, schema_name;
    if (!table || !schema || !lb_border_name(border, table, &table_name) ||
        !lb_border_name(border, schema, &schema_name)) {
        return NULL;
    }
    return lb_operation_new(border->arena, kind, schema_name, table_name);
}

static lb_operation *about(const lb_border *border, lb_operation_kind kind, lb_value table,
                           lb_value schema)
{
    return is_name(border, table) && is_name(border, schema)
               ? about_any(border, kind, table, schema)
               : NULL;
}

/* Whether a value is of the kind that SQLAlchemy visits under the name; raises where it is not. */
static bool is_visited_as(const lb_border *border, lb_value value, const char *name)
{
    lb_value visited = lb_border_get(border, value, "__visit_name__");
    if (visited && lb_is(border->py, visited, LB_T_STR) &&
        lb_str_is(lb_string_text(visited), name)) {
        return true;
    }
    if (!lb_raised(border->py)) {
        lb_raise(border->py, LB_T_TYPE_ERROR, "%s %s expected, got %s", name[0] == 'i' ? "an" : "a",
                 name, lb_type_name(border->py, value));
    }
    return false;
}

static lb_operation *about_table(const lb_border *border, lb_operation_kind kind, lb_value table)
{
    lb_name name, schema;
    return lb_border_name_of(border, table, "name", &name) &&
                   lb_border_schema_of(border, table, &schema)
               ? lb_operation_new(border->arena, kind, schema, name)
               : NULL;
}

static bool is_true(const lb_border *border, lb_value value)
{
    return value != LB_NONE && lb_truth(border->py, value) == 1;
}

static lb_tristate tristate(const lb_border *border, lb_value value)
{
    return value == LB_NONE ? LB_UNSET : is_true(border, value) ? LB_YES : LB_NO;
}

/* ---- Tables --------------------------------------------------------------------------------- */

lb_operation *lb_border_create_table(const lb_border *border, lb_value *args)
{
    lb_operation *operation = about_table(border, LB_OP_CREATE_TABLE, args[0]);
    if (!operation || !lb_border_table(border, args[0], &operation->create_table.table)) {
        return NULL;
    }
    operation->create_table.if_not_exists = is_true(border, args[1]);
    return operation;
}

lb_operation *lb_border_drop_table(const lb_border *border, lb_value *args)
{
    lb_operation *operation = about_table(border, LB_OP_DROP_TABLE, args[0]);
    if (!operation || !lb_border_table(border, args[0], &operation->drop_table.table)) {
        return NULL;
    }
    operation->drop_table.if_exists = is_true(border, args[1]);
    return operation;
}

lb_operation *lb_border_rename_table(const lb_border *border, lb_value *args)
{
    if (args[0] == LB_NONE || args[1] == LB_NONE) {
        lb_raise(border->py, LB_T_ATTRIBUTE_ERROR, "'NoneType' object has no attribute 'lower'");
        return NULL;
    }
    lb_operation *operation = about(border, LB_OP_RENAME_TABLE, args[0], args[2]);
    return operation && read_name(border, args[1], &operation->rename_table.new_name) ? operation
                                                                                      : NULL;
}

static lb_operation *table_comment(const lb_border *border, lb_operation_kind kind, lb_value table)
{
    lb_operation *operation = about_table(border, kind, table);
    return operation &&
                   lb_border_string(border, table, "comment", &operation->table_comment.comment)
               ? operation
               : NULL;
}

lb_operation *lb_border_create_table_comment(const lb_border *border, lb_value *args)
{
    return table_comment(border, LB_OP_CREATE_TABLE_COMMENT, args[0]);
}

lb_operation *lb_border_drop_table_comment(const lb_border *border, lb_value *args)
{
    return table_comment(border, LB_OP_DROP_TABLE_COMMENT, args[0]);
}

/* ---- Columns -------------------------------------------------------------------------------- */

lb_operation *lb_border_add_column(const lb_border *border, lb_value *args)
{
    if (!is_visited_as(border, args[1], "column") ||
        !lb_getattr(border->py, args[1], "identity")) { /* column() is no Column() */
        return NULL;
    }
    lb_operation *operation = about(border, LB_OP_ADD_COLUMN, args[0], args[2]);
    lb_value owner = operation ? lb_getattr(border->py, args[1], "table") : NULL;
    lb_table *table = NULL;
    if (!owner || (owner != LB_NONE && !lb_border_table(border, owner, &table)) ||
        (!table && !lb_border_column(border, args[1], &operation->add_column.column))) {
        return NULL;
    }
    for (size_t i = 0; table && i < table->columns.count; i++) {
        if (table->columns.items[i]->origin == args[1]) {
            operation->add_column.column = table->columns.items[i];
        }
    }
    if (!operation->add_column.column &&
        !lb_border_column(border, args[1], &operation->add_column.column)) {
        return NULL;
    }
    operation->add_column.if_not_exists = is_true(border, args[3]);
    operation->add_column.inline_references = tristate(border, args[4]);
    operation->add_column.inline_primary_key = tristate(border, args[5]);
    return operation;
}

static bool read_type(const lb_border *border, lb_value value, const lb_sql_type **out)
{
    return value == LB_NONE || lb_border_type(border, value, out);
}

lb_operation *lb_border_drop_column(const lb_border *border, lb_value *args)
{
    lb_operation *operation = about(border, LB_OP_DROP_COLUMN, args[0], args[2]);
    if (!operation || !lb_border_column(border, args[1], &operation->drop_column.column)) {
        return NULL;
    }
    operation->drop_column.if_exists = is_true(border, args[3]);
    return read_type(border, args[4], &operation->drop_column.existing_type) ? operation : NULL;
}

static lb_value change(const lb_border *border, const lb_dict *changes, const char *name)
{
    lb_value value = lb_dict_get_cstr(border->py, changes, name);
    return value ? value : LB_NONE;
}

static bool read_type_check(const lb_border *border, lb_value value, const lb_constraint **out)
{
    lb_constraint *check = NULL;
    bool is_read = value == LB_NONE || lb_border_constraint(border, value, NULL, &check);
    *out = check;
    return is_read;
}

static bool read_changes(const lb_border *border, const lb_dict *changes, lb_alter_column *out)
{
    lb_value using = change(border, changes, "postgresql_using");
    lb_value comment = change(border, changes, "comment");
    lb_value autoincrement = change(border, changes, "autoincrement");
    out->nullable = tristate(border, change(border, changes, "nullable"));
    out->autoincrement = tristate(border, autoincrement);
    out->has_comment = comment != LB_FALSE;
    out->is_type_a_class = change(border, changes, "is_type_a_class") == LB_TRUE;
    return (comment == LB_FALSE || lb_border_text(border, comment, &out->comment)) &&
           read_name(border, change(border, changes, "name"), &out->new_name) &&
           read_type(border, change(border, changes, "type_"), &out->type) &&
           read_type_check(border, change(border, changes, "type_check"), &out->type_check) &&
           lb_border_server_default(border, change(border, changes, "server_default"),
                                    &out->has_server_default, &out->server_default, &out->identity,
                                    &out->computed) &&
           lb_border_text(border, using, &out->using) &&
           lb_border_name(border, change(border, changes, "insert_before"), &out->insert_before) &&
           lb_border_name(border, change(border, changes, "insert_after"), &out->insert_after);
}

static bool read_existing(const lb_border *border, const lb_dict *changes, lb_alter_column *out)
{
    lb_value comment = change(border, changes, "existing_comment");
    lb_value value = lb_dict_get_cstr(border->py, changes, "existing_server_default");
    out->existing_nullable = tristate(border, change(border, changes, "existing_nullable"));
    out->existing_autoincrement =
        tristate(border, change(border, changes, "existing_autoincrement"));
    out->has_existing_comment = comment != LB_NONE && comment != LB_FALSE;
    return (!out->has_existing_comment ||
            lb_border_text(border, comment, &out->existing_comment)) &&
           read_type(border, change(border, changes, "existing_type"), &out->existing_type) &&
           read_type_check(border, change(border, changes, "existing_type_check"),
                           &out->existing_type_check) &&
           lb_border_server_default(
               border, value ? value : LB_FALSE, &out->has_existing_server_default,
               &out->existing_server_default, &out->existing_identity, &out->existing_computed);
}

/* Whether a statement comes of it. */
static bool changes_anything(const lb_alter_column *a)
{
    return a->new_name.text.ptr || a->nullable != LB_UNSET || a->type || a->has_server_default ||
           a->has_comment || a->autoincrement != LB_UNSET;
}

/* Where nothing is to change, names may be anything, a Column too: nobody writes them. */
static bool read_names(const lb_border *border, const lb_value *args, lb_alter_column *alter)
{
    return changes_anything(alter)
               ? is_name(border, args[0]) && read_name(border, args[1], &alter->column)
               : !lb_is(border->py, args[1], LB_T_STR) ||
                     lb_border_name(border, args[1], &alter->column);
}

lb_operation *lb_border_alter_column(const lb_border *border, lb_value *args)
{
    lb_operation *operation = about_any(border, LB_OP_ALTER_COLUMN, args[0], args[2]);
    const lb_dict *changes = (const lb_dict *)args[3];
    lb_alter_column *alter = operation ? &operation->alter_column : NULL;
    lb_value options = alter ? lb_dict_get_cstr(border->py, changes, "options") : NULL;
    return alter && read_changes(border, changes, alter) && read_names(border, args, alter) &&
                   read_existing(border, changes, alter) &&
                   (!options || lb_border_option_map(border, options, &alter->options))
               ? operation
               : NULL;
}

static lb_operation *column_comment(const lb_border *border, lb_value column, bool is_drop)
{
    lb_value table = lb_getattr(border->py, column, "table");
    lb_operation *operation = table ? about_table(border, LB_OP_ALTER_COLUMN, table) : NULL;
    lb_alter_column *alter = operation ? &operation->alter_column : NULL;
    if (!alter || !lb_border_name_of(border, column, "name", &alter->column)) {
        return NULL;
    }
    alter->has_comment = true;
    return is_drop || lb_border_string(border, column, "comment", &alter->comment) ? operation
                                                                                   : NULL;
}

lb_operation *lb_border_create_column_comment(const lb_border *border, lb_value *args)
{
    return column_comment(border, args[0], false);
}

lb_operation *lb_border_drop_column_comment(const lb_border *border, lb_value *args)
{
    return column_comment(border, args[0], true);
}

/* ---- Indexes and constraints ---------------------------------------------------------------- */

static lb_operation *about_index(const lb_border *border, lb_operation_kind kind, lb_value index,
                                 lb_schema_index **out)
{
    lb_name name;
    if (!is_visited_as(border, index, "index")) {
        return NULL;
    }
    lb_value table = lb_getattr(border->py, index, "table");
    if (table == LB_NONE && lb_border_name_of(border, index, "name", &name)) {
        *out = lb_index_new(border->arena, name, false);
        return about(border, kind, lb_string_of(border->py, "no_table"), LB_NONE);
    }
    lb_operation *operation = table ? about_table(border, kind, table) : NULL;
    return operation && lb_border_index(border, index, NULL, out) ? operation : NULL;
}

lb_operation *lb_border_create_index(const lb_border *border, lb_value *args)
{
    lb_schema_index *index = NULL;
    lb_operation *operation = about_index(border, LB_OP_CREATE_INDEX, args[0], &index);
    if (operation) {
        operation->create_index.index = index;
        operation->create_index.if_not_exists = is_true(border, args[1]);
    }
    return operation;
}

lb_operation *lb_border_drop_index(const lb_border *border, lb_value *args)
{
    lb_schema_index *index = NULL;
    lb_operation *operation = about_index(border, LB_OP_DROP_INDEX, args[0], &index);
    if (operation) {
        operation->drop_index.index = index;
        operation->drop_index.has_table = !lb_str_is(operation->table.text, "no_table");
        operation->drop_index.if_exists = is_true(border, args[1]);
    }
    return operation;
}

static lb_operation *about_constraint(const lb_border *border, lb_operation_kind kind,
                                      lb_value constraint)
{
    lb_value table = lb_getattr(border->py, constraint, "table");
    return table ? about_table(border, kind, table) : NULL;
}

lb_operation *lb_border_add_constraint(const lb_border *border, lb_value *args)
{
    lb_operation *operation = about_constraint(border, LB_OP_CREATE_CONSTRAINT, args[0]);
    return operation && lb_border_constraint(border, args[0], NULL,
                                             &operation->create_constraint.constraint)
               ? operation
               : NULL;
}

static const char *drop_kind(lb_str visited)
{
    return lb_str_is(visited, "primary_key_constraint")             ? "primary"
           : lb_str_is(visited, "unique_constraint")                ? "unique"
           : lb_str_is(visited, "foreign_key_constraint")           ? "foreignkey"
           : lb_str_is(visited, "table_or_column_check_constraint") ? "check"
                                                                    : NULL;
}

lb_operation *lb_border_drop_constraint(const lb_border *border, lb_value *args)
{
    lb_str visited = {0};
    lb_operation *operation = about_constraint(border, LB_OP_DROP_CONSTRAINT, args[0]);
    lb_drop_constraint *drop = operation ? &operation->drop_constraint : NULL;
    if (!drop || !lb_border_name_of(border, args[0], "name", &drop->name) ||
        !lb_border_string(border, args[0], "__visit_name__", &visited)) {
        return NULL;
    }
    const char *kind = drop_kind(visited);
    drop->type = kind ? lb_str_of(kind) : (lb_str){0};
    drop->if_exists = is_true(border, args[1]);
    return operation;
}

/* ---- Types, sequences, schemas -------------------------------------------------------------- */

static lb_operation *about_type(const lb_border *border, lb_operation_kind kind, lb_value *args)
{
    lb_operation *operation = about(border, kind, LB_NONE, LB_NONE);
    if (!operation || !lb_border_type(border, args[0], &operation->type.type)) {
        return NULL;
    }
    operation->type.checks_first = is_true(border, args[1]);
    return operation;
}

lb_operation *lb_border_create_type(const lb_border *border, lb_value *args)
{
    return about_type(border, LB_OP_CREATE_TYPE, args);
}

lb_operation *lb_border_drop_type(const lb_border *border, lb_value *args)
{
    return about_type(border, LB_OP_DROP_TYPE, args);
}

static lb_operation *about_sequence(const lb_border *border, lb_operation_kind kind, lb_value *args)
{
    lb_sequence *sequence = NULL;
    lb_operation *operation = about(border, kind, LB_NONE, LB_NONE);
    if (!operation || !lb_border_sequence(border, args[0], &sequence)) {
        return NULL;
    }
    operation->sequence.sequence = sequence;
    operation->sequence.checks_first = is_true(border, args[1]);
    return operation;
}

lb_operation *lb_border_create_sequence(const lb_border *border, lb_value *args)
{
    return about_sequence(border, LB_OP_CREATE_SEQUENCE, args);
}

lb_operation *lb_border_drop_sequence(const lb_border *border, lb_value *args)
{
    return about_sequence(border, LB_OP_DROP_SEQUENCE, args);
}

lb_operation *lb_border_create_schema(const lb_border *border, lb_value *args)
{
    lb_operation *operation = about(border, LB_OP_CREATE_SCHEMA, LB_NONE, LB_NONE);
    if (!operation || !lb_border_name(border, args[0], &operation->database_schema.name)) {
        return NULL;
    }
    operation->database_schema.checks_first = is_true(border, args[1]);
    return operation;
}

lb_operation *lb_border_drop_schema(const lb_border *border, lb_value *args)
{
    lb_operation *operation = about(border, LB_OP_DROP_SCHEMA, LB_NONE, LB_NONE);
    if (!operation || !lb_border_name(border, args[0], &operation->database_schema.name)) {
        return NULL;
    }
    operation->database_schema.checks_first = is_true(border, args[1]);
    operation->database_schema.is_cascading = is_true(border, args[2]);
    return operation;
}
