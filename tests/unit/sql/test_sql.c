/* Sql: operators by name, and what is known of an expression without writing it. */
#include "../test.h"

#include "sql/expression.h"

static void operators_are_found_by_the_names_of_sqlalchemy(void **state LB_UNUSED)
{
    assert_int_equal(lb_operator_find(LB_STR("eq")), LB_SQL_EQ);
    assert_int_equal(lb_operator_find(LB_STR("not_ilike_op")), LB_SQL_NOT_ILIKE);
    assert_int_equal(lb_operator_find(LB_STR("nothing")), LB_SQL_NONE);
    for (int i = 1; i < LB_OPERATOR_COUNT; i++) {
        lb_str name = lb_str_of(lb_operator_row_of((lb_operator)i)->name);
        assert_int_equal(lb_operator_find(name), i);
    }
}

static void shapes_tell_what_stands_on_top(void **state LB_UNUSED)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_sql_type *integer = lb_sql_type_new(&arena, LB_SQL_TYPE_BIG_INTEGER);
    lb_name name = {.text = LB_STR("a")};
    lb_expression *column = lb_expression_column(&arena, name, integer);
    lb_expression *sum = lb_expression_binary(&arena, column, LB_SQL_ADD, column, integer);
    lb_expression *last = lb_expression_unary(&arena, LB_SQL_DESC, column);
    lb_expression *call = lb_expression_new(&arena, LB_EXPRESSION_FUNCTION);
    assert_int_equal(lb_expression_shape_of(column), LB_SHAPE_PLAIN);
    assert_int_equal(lb_expression_shape_of(sum), LB_SHAPE_BINARY);
    assert_int_equal(lb_expression_shape_of(last), LB_SHAPE_PLAIN);
    assert_int_equal(lb_expression_shape_of(call), LB_SHAPE_FUNCTION);
    assert_int_equal(lb_expression_family(sum), LB_SQL_TYPE_INTEGER);
    assert_int_equal(lb_expression_family(call), LB_SQL_TYPE_NULL);
    assert_str(lb_expression_column_name(column).text, "a");
    assert_null(lb_expression_column_name(sum).text.ptr);
    assert_str(lb_expression_key(column), "a");
    assert_str(lb_expression_plain(lb_expression_sql(&arena, LB_STR("now()"))), "now()");
    assert_null(lb_expression_plain(column).ptr);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(operators_are_found_by_the_names_of_sqlalchemy),
        cmocka_unit_test(shapes_tell_what_stands_on_top),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
