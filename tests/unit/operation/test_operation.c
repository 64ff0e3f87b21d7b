/* Operations: what takes each back. */
#include "../test.h"

#include "operation/operation.h"

static lb_operation *make(lb_arena *arena, lb_operation_kind kind)
{
    return lb_operation_new(arena, kind, (lb_name){.text = LB_STR("s")},
                            (lb_name){.text = LB_STR("t")});
}

static void inverses_are_of_the_other_kind_on_the_same_table(void **state LB_UNUSED)
{
    static const lb_operation_kind pairs[][2] = {
        {LB_OP_CREATE_TABLE, LB_OP_DROP_TABLE},
        {LB_OP_DROP_TABLE, LB_OP_CREATE_TABLE},
        {LB_OP_ADD_COLUMN, LB_OP_DROP_COLUMN},
        {LB_OP_DROP_COLUMN, LB_OP_ADD_COLUMN},
        {LB_OP_ALTER_COLUMN, LB_OP_ALTER_COLUMN},
        {LB_OP_CREATE_INDEX, LB_OP_DROP_INDEX},
        {LB_OP_DROP_INDEX, LB_OP_CREATE_INDEX},
        {LB_OP_CREATE_CONSTRAINT, LB_OP_DROP_CONSTRAINT},
        {LB_OP_DROP_CONSTRAINT, LB_OP_CREATE_CONSTRAINT},
        {LB_OP_CREATE_TYPE, LB_OP_DROP_TYPE},
        {LB_OP_DROP_TYPE, LB_OP_CREATE_TYPE},
        {LB_OP_CREATE_SEQUENCE, LB_OP_DROP_SEQUENCE},
        {LB_OP_CREATE_SCHEMA, LB_OP_DROP_SCHEMA},
        {LB_OP_MODIFY_TABLE, LB_OP_MODIFY_TABLE},
    };
    LB_AUTO_ARENA lb_arena arena = {0};
    const lb_sql_type *type = lb_sql_type_new(&arena, LB_SQL_TYPE_INTEGER);
    const lb_name name = {.text = LB_STR("a")};
    lb_table *table = lb_table_new(NULL, &arena, (lb_name){0}, name);
    lb_schema_column *column = lb_column_new(&arena, name, type);
    lb_schema_index *index = lb_index_new(&arena, name, false);
    lb_constraint *constraint = lb_constraint_new(&arena, LB_CONSTRAINT_UNIQUE, name);
    lb_table_add_column(&arena, table, column);
    lb_vector_push_in(&arena, &index->elements, (lb_index_element){.column = name});
    for (size_t i = 0; i < LB_COUNT(pairs); i++) {
        lb_operation *operation = make(&arena, pairs[i][0]);
        switch (operation->kind) {
        case LB_OP_DROP_TABLE:
            operation->drop_table.table = table;
            break;
        case LB_OP_ADD_COLUMN:
            operation->add_column.column = column;
            break;
        case LB_OP_DROP_COLUMN:
            operation->drop_column.column = column;
            break;
        case LB_OP_CREATE_INDEX:
            operation->create_index.index = index;
            break;
        case LB_OP_DROP_INDEX:
            operation->drop_index.index = index;
            break;
        case LB_OP_CREATE_CONSTRAINT:
            operation->create_constraint.constraint = constraint;
            break;
        case LB_OP_DROP_CONSTRAINT:
            operation->drop_constraint.constraint = constraint;
            break;
        default:
            break;
        }
        const lb_operation *inverse = lb_operation_inverse(&arena, operation);
        assert_non_null(inverse);
        assert_int_equal(inverse->kind, pairs[i][1]);
        assert_str(inverse->table.text, "t");
        assert_str(inverse->schema.text, "s");
        assert_ptr_equal(inverse->reverse, operation);
    }
}

static void what_nobody_knows_enough_of_has_no_inverse(void **state LB_UNUSED)
{
    static const lb_operation_kind kinds[] = {LB_OP_EXECUTE, LB_OP_BULK_INSERT, LB_OP_DROP_TABLE,
                                              LB_OP_DROP_CONSTRAINT};
    LB_AUTO_ARENA lb_arena arena = {0};
    for (size_t i = 0; i < LB_COUNT(kinds); i++) {
        assert_null(lb_operation_inverse(&arena, make(&arena, kinds[i])));
    }
}

static void a_changed_column_is_changed_back(void **state LB_UNUSED)
{
    static const lb_constraint check, existing_check;
    LB_AUTO_ARENA lb_arena arena = {0};
    const lb_sql_type *text = lb_sql_type_new(&arena, LB_SQL_TYPE_TEXT);
    const lb_sql_type *integer = lb_sql_type_new(&arena, LB_SQL_TYPE_INTEGER);
    lb_operation *operation = make(&arena, LB_OP_ALTER_COLUMN);
    operation->alter_column = (lb_alter_column){
        .column = {.text = LB_STR("old")},
        .new_name = {.text = LB_STR("new")},
        .type = text,
        .existing_type = integer,
        .type_check = &check,
        .existing_type_check = &existing_check,
        .nullable = LB_NO,
        .existing_nullable = LB_YES,
        .has_comment = true,
        .comment = LB_STR("now"),
        .existing_comment = LB_STR("before"),
        .has_server_default = true,
        .server_default = {.kind = LB_DEFAULT_STRING, .text = LB_STR("1")},
    };
    const lb_alter_column *back = &lb_operation_inverse(&arena, operation)->alter_column;
    assert_str(back->column.text, "new");
    assert_str(back->new_name.text, "old");
    assert_ptr_equal(back->type, integer);
    assert_ptr_equal(back->existing_type, text);
    assert_ptr_equal(back->type_check, &existing_check);
    assert_int_equal(back->nullable, LB_YES);
    assert_int_equal(back->existing_nullable, LB_NO);
    assert_str(back->comment, "before");
    assert_str(back->existing_comment, "now");
    assert_int_equal(back->server_default.kind, LB_DEFAULT_NONE);
    assert_int_equal(back->existing_server_default.kind, LB_DEFAULT_STRING);
}

static void comments_come_back_or_go(void **state LB_UNUSED)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_operation *operation = make(&arena, LB_OP_CREATE_TABLE_COMMENT);
    operation->table_comment.comment = LB_STR("new");
    assert_int_equal(lb_operation_inverse(&arena, operation)->kind, LB_OP_DROP_TABLE_COMMENT);
    operation->table_comment.existing_comment = LB_STR("old");
    const lb_operation *inverse = lb_operation_inverse(&arena, operation);
    assert_int_equal(inverse->kind, LB_OP_CREATE_TABLE_COMMENT);
    assert_str(inverse->table_comment.comment, "old");
    assert_str(inverse->table_comment.existing_comment, "new");
}

static void lists_are_taken_back_from_their_end(void **state LB_UNUSED)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_operation *group = make(&arena, LB_OP_MODIFY_TABLE);
    lb_operations all = {0}, back = {0};
    lb_vector_push_in(&arena, &group->modify_table.operations, make(&arena, LB_OP_CREATE_TYPE));
    lb_vector_push_in(&arena, &group->modify_table.operations, make(&arena, LB_OP_CREATE_SCHEMA));
    lb_vector_push_in(&arena, &all, make(&arena, LB_OP_CREATE_SEQUENCE));
    lb_vector_push_in(&arena, &all, make(&arena, LB_OP_EXECUTE));
    lb_vector_push_in(&arena, &all, group);
    lb_operations_reverse(&arena, &all, &back);
    assert_int_equal(back.count, 2);
    assert_int_equal(back.items[0]->kind, LB_OP_MODIFY_TABLE);
    assert_int_equal(back.items[0]->modify_table.operations.items[0]->kind, LB_OP_DROP_SCHEMA);
    assert_int_equal(back.items[0]->modify_table.operations.items[1]->kind, LB_OP_DROP_TYPE);
    assert_int_equal(back.items[1]->kind, LB_OP_DROP_SEQUENCE);
}

static void every_kind_has_its_row(void **state LB_UNUSED)
{
    for (lb_operation_kind kind = 0; kind < LB_OP_COUNT; kind++) {
        assert_int_equal(lb_operation_row_of(kind)->kind, kind);
    }
    assert_string_equal(lb_operation_row_of(LB_OP_ADD_COLUMN)->directive, "add_column");
    assert_string_equal(lb_operation_row_of(LB_OP_ADD_COLUMN)->class_name, "AddColumnOp");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inverses_are_of_the_other_kind_on_the_same_table),
        cmocka_unit_test(what_nobody_knows_enough_of_has_no_inverse),
        cmocka_unit_test(a_changed_column_is_changed_back),
        cmocka_unit_test(comments_come_back_or_go),
        cmocka_unit_test(lists_are_taken_back_from_their_end),
        cmocka_unit_test(every_kind_has_its_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
