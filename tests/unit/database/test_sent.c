/* Values of statements that are run: what a driver would take as a parameter and SQLAlchemy has no
 * literal for. */
#include "../test.h"

#include "database/expression.h"

static void assert_sent(const char *dialect, const lb_literal *value, lb_sql_type_kind kind,
                        const char *expected)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_TEXT lb_text text = {0};
    LB_AUTO_ERROR lb_error error = {0};
    const lb_expression_options options = {.is_sent = true, .style = LB_STYLE_NAMED};
    lb_code code = lb_literal_write(&text, lb_dialect_find(lb_str_of(dialect)), &options, value,
                                    lb_sql_type_new(&arena, kind), &error);
    if (code != LB_OK) {
        fail_msg("%s: %s", expected, error.message);
    }
    assert_str(lb_text_str(&text), expected);
}

static void values_are_written_as_the_database_takes_them(void **state LB_UNUSED)
{
    lb_literal words[] = {{.kind = LB_LITERAL_STRING, .text = LB_STR("a")},
                          {.kind = LB_LITERAL_NULL},
                          {.kind = LB_LITERAL_STRING, .text = LB_STR("q\"'\\")},
                          {.kind = LB_LITERAL_BOOLEAN, .boolean = true},
                          {.kind = LB_LITERAL_BYTES, .text = LB_STR("\x01")},
                          {.kind = LB_LITERAL_LIST}};
    const lb_literal list = {.kind = LB_LITERAL_LIST, .items = {words, 6, 6}};
    const lb_literal bytes = {.kind = LB_LITERAL_BYTES, .text = LB_STR("\0\xff'")};
    const lb_literal nul = {.kind = LB_LITERAL_STRING, .text = LB_STR("a\0b")};
    const lb_literal none = {.kind = LB_LITERAL_NULL};
    const lb_literal nan = {.kind = LB_LITERAL_REAL, .text = LB_STR("nan")};
    const lb_literal minus = {.kind = LB_LITERAL_REAL, .text = LB_STR("-inf")};
    const lb_literal real = {.kind = LB_LITERAL_REAL, .text = LB_STR("1.5")};
    const lb_literal span = {.kind = LB_LITERAL_INTERVAL, .integer = 2 * 86400000000LL + 5000001};
    const lb_literal back = {.kind = LB_LITERAL_INTERVAL, .integer = -1};
    const lb_literal address = {.kind = LB_LITERAL_STRING, .text = LB_STR("10.0.0.1")};
    const struct {
        const char *dialect;
        const lb_literal *value;
        lb_sql_type_kind type;
        const char *expected;
    } cases[] = {
        {"postgresql", &bytes, LB_SQL_TYPE_LARGE_BINARY, "'\\x00ff27'"},
        {"sqlite", &bytes, LB_SQL_TYPE_LARGE_BINARY, "X'00ff27'"},
        {"mysql", &bytes, LB_SQL_TYPE_LARGE_BINARY, "X'00ff27'"},
        {"sqlite", &nul, LB_SQL_TYPE_STRING, "CAST(X'610062' AS TEXT)"},
        {"sqlite", &none, LB_SQL_TYPE_JSON, "'null'"},
        {"sqlite", &none, LB_SQL_TYPE_STRING, "NULL"},
        {"postgresql", &nan, LB_SQL_TYPE_FLOAT, "'NaN'"},
        {"postgresql", &minus, LB_SQL_TYPE_FLOAT, "'-Infinity'"},
        {"sqlite", &nan, LB_SQL_TYPE_FLOAT, "NULL"},
        {"sqlite", &minus, LB_SQL_TYPE_FLOAT, "-9e999"},
        {"postgresql", &real, LB_SQL_TYPE_FLOAT, "1.5"},
        {"postgresql", &span, LB_SQL_TYPE_INTERVAL, "'2 days 5.000001 seconds'"},
        {"postgresql", &back, LB_SQL_TYPE_INTERVAL, "'-1 days 86399.999999 seconds'"},
        {"sqlite", &span, LB_SQL_TYPE_INTERVAL, "'1970-01-03 00:00:05.000001'"},
        {"sqlite", &back, LB_SQL_TYPE_INTERVAL, "'1969-12-31 23:59:59.999999'"},
        {"postgresql", &address, LB_SQL_TYPE_PG_INET, "'10.0.0.1'"},
        {"postgresql", &list, LB_SQL_TYPE_PG_ARRAY,
         "'{\"a\",NULL,\"q\\\"''\\\\\",t,\"\\\\x01\",{}}'"},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        assert_sent(cases[i].dialect, cases[i].value, cases[i].type, cases[i].expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_written_as_the_database_takes_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
