/* Expressions that C code makes, as dialects write them; what scripts make is compared in
 * tests/golden/expressions. */
#include "../test.h"

#include "database/expression.h"

static lb_arena arena;

static int free_arena(void **state LB_UNUSED)
{
    lb_arena_free(&arena);
    return 0;
}

static lb_expression *column(const char *name, lb_sql_type_kind kind)
{
    lb_name quoted = {.text = lb_str_of(name)};
    return lb_expression_column(&arena, quoted, lb_sql_type_new(&arena, kind));
}

static lb_expression *number(const char *digits)
{
    lb_literal value = {.kind = LB_LITERAL_INTEGER, .text = lb_str_of(digits)};
    return lb_expression_literal(&arena, value, lb_sql_type_new(&arena, LB_SQL_TYPE_INTEGER));
}

static lb_expression *string(const char *text)
{
    lb_literal value = {.kind = LB_LITERAL_STRING, .text = lb_str_of(text)};
    return lb_expression_literal(&arena, value, lb_sql_type_new(&arena, LB_SQL_TYPE_STRING));
}

static lb_expression *binary(const lb_expression *a, lb_operator op, const lb_expression *b)
{
    lb_operator_row row = *lb_operator_row_of(op);
    bool is_boolean = (row.flags & LB_OP_IS_COMPARISON) != 0;
    return lb_expression_binary(
        &arena, a, op, b, is_boolean ? lb_sql_type_new(&arena, LB_SQL_TYPE_BOOLEAN) : a->type);
}

static void assert_written(const char *dialect, const lb_expression_options *options,
                           const lb_expression *e, const char *expected)
{
    LB_AUTO_TEXT lb_text text = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_code code =
        lb_expression_write(&text, lb_dialect_find(lb_str_of(dialect)), options, e, &error);
    if (code != LB_OK) {
        fail_msg("%s", error.message);
    }
    assert_str(lb_text_str(&text), expected);
}

static const lb_expression_options literal = {.binding = LB_BINDING_LITERAL,
                                              .style = LB_STYLE_NAMED};

static void parentheses_stand_where_precedence_asks(void **state LB_UNUSED)
{
    lb_expression *a = column("a", LB_SQL_TYPE_INTEGER), *b = column("b", LB_SQL_TYPE_INTEGER);
    lb_expression *sum = binary(a, LB_SQL_ADD, number("1"));
    assert_written("postgresql", &literal, binary(sum, LB_SQL_MUL, b), "(a + 1) * b");
    assert_written("postgresql", &literal, binary(sum, LB_SQL_ADD, b), "a + 1 + b");
    assert_written("postgresql", &literal, binary(a, LB_SQL_SUB, binary(b, LB_SQL_SUB, a)),
                   "a - (b - a)");
    lb_expression *small = binary(a, LB_SQL_LT, number("5"));
    lb_expression *either = binary(small, LB_SQL_OR, binary(b, LB_SQL_EQ, a));
    assert_written("postgresql", &literal, binary(either, LB_SQL_AND, small),
                   "(a < 5 OR b = a) AND a < 5");
    assert_written("postgresql", &literal, lb_expression_unary(&arena, LB_SQL_INV, small),
                   "NOT (a < 5)");
}

static void dialects_spell_operators_their_way(void **state LB_UNUSED)
{
    lb_expression *a = column("a", LB_SQL_TYPE_STRING);
    lb_expression *b = binary(a, LB_SQL_CONCAT, string("it's"));
    lb_expression *like = binary(a, LB_SQL_ILIKE, string("x%"));
    assert_written("postgresql", &literal, b, "a || 'it''s'");
    assert_written("mysql", &literal, b, "concat(a, 'it''s')");
    assert_written("postgresql", &literal, like, "a ILIKE 'x%'");
    assert_written("sqlite", &literal, like, "lower(a) LIKE lower('x%')");
    assert_written("sqlite", &literal, binary(a, LB_SQL_CONTAINS, b),
                   "a LIKE '%' || a || 'it''s' || '%'");
    lb_expression *flag = column("flag", LB_SQL_TYPE_BOOLEAN);
    lb_expression *both = binary(flag, LB_SQL_AND, binary(a, LB_SQL_EQ, string("q")));
    assert_written("postgresql", &literal, both, "flag AND a = 'q'");
    assert_written("sqlite", &literal, both, "flag = 1 AND a = 'q'");
}

static void percent_signs_are_doubled_where_parameters_have_them(void **state LB_UNUSED)
{
    lb_expression_options own = {.binding = LB_BINDING_LITERAL};
    lb_expression *a = binary(column("a%", LB_SQL_TYPE_STRING), LB_SQL_EQ, string("5%"));
    assert_written("postgresql", &own, a, "\"a%%\" = '5%%'");
    assert_written("sqlite", &own, a, "\"a%\" = '5%'");
    assert_written("postgresql", &literal, a, "\"a%\" = '5%'");
}

static void values_become_parameters(void **state LB_UNUSED)
{
    lb_literals values = {0};
    lb_expression_options collect = {
        .binding = LB_BINDING_COLLECT, .arena = &arena, .parameters = &values};
    lb_expression_options named = {.binding = LB_BINDING_NAMED, .style = LB_STYLE_NAMED};
    lb_expression *a = column("a", LB_SQL_TYPE_INTEGER);
    lb_expression *e =
        binary(binary(a, LB_SQL_GT, number("1")), LB_SQL_AND, binary(a, LB_SQL_LT, number("9")));
    assert_written("postgresql", &collect, e, "a > $1 AND a < $2");
    assert_int_equal(values.count, 2);
    assert_str(values.items[1].text, "9");
    assert_written("postgresql", &named, e, "a > :param_1 AND a < :param_2");
    named.style = LB_STYLE_DIALECT;
    assert_written("postgresql", &named, e, "a > %(param_1)s AND a < %(param_2)s");
}

static void a_select_lists_what_it_needs(void **state LB_UNUSED)
{
    lb_expression *table = lb_expression_new(&arena, LB_EXPRESSION_TABLE);
    lb_expression *id = column("id", LB_SQL_TYPE_INTEGER);
    lb_expression *call = lb_expression_new(&arena, LB_EXPRESSION_FUNCTION);
    lb_expression *e = lb_expression_new(&arena, LB_EXPRESSION_SELECT);
    lb_select *select = LB_NEW(&arena, lb_select);
    table->label.name.text = LB_STR("order");
    table->schema.text = LB_STR("shop");
    id->table = table;
    call->label.name.text = LB_STR("max");
    lb_vector_push_in(&arena, &call->items, (const lb_expression *)id);
    lb_vector_push_in(&arena, &select->columns, (const lb_expression *)id);
    lb_vector_push_in(&arena, &select->columns, (const lb_expression *)call);
    lb_vector_push_in(&arena, &select->where,
                      (const lb_expression *)binary(id, LB_SQL_NE, number("5")));
    select->limit = number("3");
    e->select = select;
    assert_written("postgresql", &literal, e,
                   "SELECT shop.\"order\".id, max(shop.\"order\".id) AS max_1 \n"
                   "FROM shop.\"order\" \nWHERE shop.\"order\".id != 5 \n LIMIT 3");
    assert_written("sqlite", &literal, e,
                   "SELECT shop.\"order\".id, max(shop.\"order\".id) AS max_1 \n"
                   "FROM shop.\"order\" \nWHERE shop.\"order\".id != 5\n LIMIT 3 OFFSET 0");
}

static void assert_refused(const char *dialect, const lb_expression *e, const char *part)
{
    LB_AUTO_TEXT lb_text text = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_code code =
        lb_expression_write(&text, lb_dialect_find(lb_str_of(dialect)), &literal, e, &error);
    assert_int_equal(code, LB_ERR_SCRIPT);
    if (!strstr(error.message, part)) {
        fail_msg("\"%s\" does not say \"%s\"", error.message, part);
    }
}

static void what_cannot_be_written_is_an_error(void **state LB_UNUSED)
{
    lb_expression *a = column("a", LB_SQL_TYPE_STRING);
    lb_literal object = {.kind = LB_LITERAL_OBJECT, .repr = LB_STR("<x>")};
    lb_sql_type *inet = lb_sql_type_new(&arena, LB_SQL_TYPE_PG_INET);
    assert_refused("postgresql", lb_expression_literal(&arena, object, inet),
                   "No literal value renderer is available for literal value \"<x>\"");
    lb_sql_type *integer = lb_sql_type_new(&arena, LB_SQL_TYPE_INTEGER);
    lb_literal word = {.kind = LB_LITERAL_STRING, .text = LB_STR("x")};
    assert_refused("postgresql", lb_expression_literal(&arena, word, integer),
                   "Could not render literal value \"'x'\" with datatype INTEGER");
    assert_refused("sqlite", binary(a, LB_SQL_REGEXP_REPLACE, a),
                   "sqlite dialect does not support regular expression replacements");
    lb_expression *deep = a;
    for (int i = 0; i < 5000; i++) {
        deep = binary(deep, LB_SQL_SUB, a);
    }
    assert_refused("postgresql", deep, "nested too deeply");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(parentheses_stand_where_precedence_asks, free_arena),
        cmocka_unit_test_teardown(dialects_spell_operators_their_way, free_arena),
        cmocka_unit_test_teardown(percent_signs_are_doubled_where_parameters_have_them, free_arena),
        cmocka_unit_test_teardown(values_become_parameters, free_arena),
        cmocka_unit_test_teardown(a_select_lists_what_it_needs, free_arena),
        cmocka_unit_test_teardown(what_cannot_be_written_is_an_error, free_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
