#include "operation/operation.h"

static lb_operation *like(lb_arena *arena, const lb_operation *operation, lb_operation_kind kind)
{
    lb_operation *inverse = lb_operation_new(arena, kind, operation->schema, operation->table);
    inverse->reverse = operation;
    return inverse;
}

/* What was existing is set again, and what was set exists. */
static void invert_alter_column(const lb_alter_column *from, lb_alter_column *to)
{
    *to = *from;
    to->schema_column = NULL;
    if (from->new_name.text.ptr) {
        to->column = from->new_name;
        to->new_name = from->column;
    }
    if (from->type) {
        to->using = from->using_back;
        to->using_back = from->using;
        to->type = from->existing_type;
        to->existing_type = from->type;
        to->type_check = from->existing_type_check;
        to->existing_type_check = from->type_check;
    }
    if (from->nullable != LB_UNSET) {
        to->nullable = from->existing_nullable;
        to->existing_nullable = from->nullable;
    }
    if (from->has_server_default) {
        to->server_default = from->existing_server_default;
        to->identity = from->existing_identity;
        to->computed = from->existing_computed;
        to->existing_server_default = from->server_default;
        to->existing_identity = from->identity;
        to->existing_computed = from->computed;
        to->has_existing_server_default = true;
    }
    if (from->has_comment) {
        to->comment = from->existing_comment;
        to->existing_comment = from->comment;
        to->has_existing_comment = true;
    }
}

static lb_operation *invert_table_comment(lb_arena *arena, const lb_operation *operation)
{
    lb_str comment = operation->table_comment.comment;
    lb_str existing = operation->table_comment.existing_comment;
    bool is_drop = operation->kind == LB_OP_DROP_TABLE_COMMENT;
    lb_operation *inverse = like(
        arena, operation, existing.ptr ? LB_OP_CREATE_TABLE_COMMENT : LB_OP_DROP_TABLE_COMMENT);
    inverse->table_comment.comment = existing;
    inverse->table_comment.existing_comment = is_drop ? (lb_str){0} : comment;
    return inverse;
}

static lb_str type_of_constraint(lb_constraint_kind kind)
{
    switch (kind) {
    case LB_CONSTRAINT_PRIMARY_KEY:
        return LB_STR("primary");
    case LB_CONSTRAINT_UNIQUE:
        return LB_STR("unique");
    case LB_CONSTRAINT_FOREIGN_KEY:
        return LB_STR("foreignkey");
    case LB_CONSTRAINT_CHECK:
        return LB_STR("check");
    case LB_CONSTRAINT_EXCLUDE:
        break;
    }
    return (lb_str){0};
}

lb_operation *lb_operation_drop_constraint(lb_arena *arena, lb_name schema, lb_name table,
                                           lb_constraint *constraint)
{
    lb_operation *operation = lb_operation_new(arena, LB_OP_DROP_CONSTRAINT, schema, table);
    operation->drop_constraint.name = constraint->name;
    operation->drop_constraint.type = type_of_constraint(constraint->kind);
    operation->drop_constraint.constraint = constraint;
    return operation;
}

static lb_operation *invert_column(lb_arena *arena, const lb_operation *operation)
{
    lb_operation *inverse;
    if (operation->kind == LB_OP_ADD_COLUMN) {
        inverse = like(arena, operation, LB_OP_DROP_COLUMN);
        inverse->drop_column.column = operation->add_column.column;
        inverse->drop_column.if_exists = operation->add_column.if_not_exists;
        return inverse;
    }
    if (!operation->drop_column.column->type) {
        return NULL;
    }
    inverse = like(arena, operation, LB_OP_ADD_COLUMN);
    inverse->add_column.column = operation->drop_column.column;
    inverse->add_column.if_not_exists = operation->drop_column.if_exists;
    return inverse;
}

static lb_operation *invert_table(lb_arena *arena, const lb_operation *operation)
{
    lb_operation *inverse;
    if (operation->kind == LB_OP_CREATE_TABLE) {
        inverse = like(arena, operation, LB_OP_DROP_TABLE);
        inverse->drop_table.table = operation->create_table.table;
        return inverse;
    }
    if (operation->kind == LB_OP_RENAME_TABLE) {
        inverse = like(arena, operation, LB_OP_RENAME_TABLE);
        inverse->table = operation->rename_table.new_name;
        inverse->rename_table.new_name = operation->table;
        return inverse;
    }
    if (!operation->drop_table.table || !operation->drop_table.table->columns.count) {
        return NULL;
    }
    inverse = like(arena, operation, LB_OP_CREATE_TABLE);
    inverse->create_table.table = operation->drop_table.table;
    return inverse;
}

static lb_operation *invert_index(lb_arena *arena, const lb_operation *operation)
{
    bool is_create = operation->kind == LB_OP_CREATE_INDEX;
    if (!is_create && !operation->drop_index.index->elements.count) {
        return NULL;
    }
    lb_operation *inverse =
        like(arena, operation, is_create ? LB_OP_DROP_INDEX : LB_OP_CREATE_INDEX);
    if (is_create) {
        inverse->drop_index.index = operation->create_index.index;
        inverse->drop_index.has_table = true;
    } else {
        inverse->create_index.index = operation->drop_index.index;
    }
    return inverse;
}

static lb_operation *invert_constraint(lb_arena *arena, const lb_operation *operation)
{
    lb_operation *inverse;
    if (operation->kind == LB_OP_CREATE_CONSTRAINT) {
        inverse = lb_operation_drop_constraint(arena, operation->schema, operation->table,
                                               operation->create_constraint.constraint);
        inverse->reverse = operation;
        return inverse;
    }
    if (!operation->drop_constraint.constraint) {
        return NULL;
    }
    inverse = like(arena, operation, LB_OP_CREATE_CONSTRAINT);
    inverse->create_constraint.constraint = operation->drop_constraint.constraint;
    return inverse;
}

/* Directives that come in pairs and carry the same. */
static lb_operation *invert_pair(lb_arena *arena, const lb_operation *operation,
                                 lb_operation_kind kind)
{
    lb_operation *inverse = LB_NEW(arena, lb_operation);
    *inverse = *operation;
    inverse->kind = kind;
    inverse->origin = NULL;
    inverse->reverse = operation;
    return inverse;
}

/* ---- SQL in op.execute() ---- */

static bool is_word_byte(char c)
{
    return lb_is_alpha(c) || lb_is_digit(c) || c == '_' || (unsigned char)c >= 0x80;
}

/* text(":name") is a parameter, unless a colon, a letter or a backslash stands before or a colon
   behind it. */
static lb_str escape_colons(lb_arena *arena, lb_str sql)
{
    LB_AUTO_TEXT lb_text out = {0};
    for (size_t i = 0; i < sql.len; i++) {
        char before = i ? sql.ptr[i - 1] : ' ';
        bool is_parameter = sql.ptr[i] == ':' && i + 1 < sql.len && is_word_byte(sql.ptr[i + 1]) &&
                            before != ':' && before != '\\' && !is_word_byte(before);
        lb_text_adds(&out, is_parameter ? "\\" : "");
        lb_text_addc(&out, sql.ptr[i]);
    }
    return lb_arena_str(arena, lb_text_str(&out));
}

lb_operation *lb_operation_execute(lb_arena *arena, lb_str sql, lb_str undo)
{
    const lb_name none = {0};
    lb_operation *there = lb_operation_new(arena, LB_OP_EXECUTE, none, none);
    there->execute.sql = escape_colons(arena, sql);
    if (undo.ptr) {
        lb_operation *back = lb_operation_new(arena, LB_OP_EXECUTE, none, none);
        back->execute.sql = escape_colons(arena, undo);
        back->undo = there;
        there->undo = back;
    }
    return there;
}

/* ---- the whole ---- */

static lb_operation *undo_of(lb_arena *arena, const lb_operation *operation)
{
    lb_operation *undo = LB_NEW(arena, lb_operation);
    *undo = *operation->undo;
    undo->reverse = operation;
    return undo;
}

lb_operation *lb_operation_inverse(lb_arena *arena, const lb_operation *operation)
{
    lb_operation *inverse;
    if (operation->undo) {
        return undo_of(arena, operation);
    }
    switch (operation->kind) {
    case LB_OP_CREATE_TABLE:
    case LB_OP_DROP_TABLE:
    case LB_OP_RENAME_TABLE:
        return invert_table(arena, operation);
    case LB_OP_ADD_COLUMN:
    case LB_OP_DROP_COLUMN:
        return invert_column(arena, operation);
    case LB_OP_ALTER_COLUMN:
        inverse = like(arena, operation, LB_OP_ALTER_COLUMN);
        invert_alter_column(&operation->alter_column, &inverse->alter_column);
        return inverse;
    case LB_OP_CREATE_INDEX:
    case LB_OP_DROP_INDEX:
        return invert_index(arena, operation);
    case LB_OP_CREATE_CONSTRAINT:
    case LB_OP_DROP_CONSTRAINT:
        return invert_constraint(arena, operation);
    case LB_OP_CREATE_TABLE_COMMENT:
    case LB_OP_DROP_TABLE_COMMENT:
        return invert_table_comment(arena, operation);
    case LB_OP_CREATE_TYPE:
        return invert_pair(arena, operation, LB_OP_DROP_TYPE);
    case LB_OP_DROP_TYPE:
        return invert_pair(arena, operation, LB_OP_CREATE_TYPE);
    case LB_OP_CREATE_SEQUENCE:
        return invert_pair(arena, operation, LB_OP_DROP_SEQUENCE);
    case LB_OP_DROP_SEQUENCE:
        return invert_pair(arena, operation, LB_OP_CREATE_SEQUENCE);
    case LB_OP_CREATE_SCHEMA:
        return invert_pair(arena, operation, LB_OP_DROP_SCHEMA);
    case LB_OP_DROP_SCHEMA:
        return invert_pair(arena, operation, LB_OP_CREATE_SCHEMA);
    case LB_OP_MODIFY_TABLE:
        inverse = like(arena, operation, LB_OP_MODIFY_TABLE);
        inverse->modify_table.is_never_batch = operation->modify_table.is_never_batch;
        lb_operations_reverse(arena, &operation->modify_table.operations,
                              &inverse->modify_table.operations);
        return inverse;
    default: /* EXECUTE, BULK_INSERT */
        return NULL;
    }
}

void lb_operations_reverse(lb_arena *arena, const lb_operations *operations, lb_operations *out)
{
    for (size_t i = operations->count; i > 0; i--) {
        lb_operation *inverse = lb_operation_inverse(arena, operations->items[i - 1]);
        if (inverse) {
            lb_vector_push_in(arena, out, inverse);
        }
    }
}
