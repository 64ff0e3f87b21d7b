#include "../test.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "config/toml.h"
#include "tests.h"

static lb_toml_value *read_ok(lb_arena *arena, const char *content)
{
    lb_toml_value *top = NULL;
    LB_AUTO_ERROR lb_error error = {0};
    if (lb_toml_parse(arena, lb_str_of(content), "pyproject.toml", &top, &error) != LB_OK) {
        fail_msg("%s: %s", content, error.message);
    }
    return top;
}

static void test_toml_strings(void **state)
{
    (void)state;
    static const struct {
        const char *value, *text;
    } cases[] = {
        {"\"a\\tb\\u00e9\\U0001F600\\\\\"", "a\tb\xc3\xa9\xf0\x9f\x98\x80\\"},
        {"'C:\\path'", "C:\\path"},
        {"\"\"\"\nfirst\nsecond\"\"\"", "first\nsecond"},
        {"\"\"\"a \\\n    b\"\"\"", "a b"},
        {"\"\"\"a\"\"b\"\"\"\"\"", "a\"\"b\"\""},
        {"'''\n'x' '''", "'x' "},
        {"\"\"", ""},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_ARENA lb_arena arena = {0};
        const char *content = lb_arena_format(&arena, "k = %s # c\n", cases[i].value);
        const lb_toml_value *value = lb_toml_get(read_ok(&arena, content), LB_STR("k"));
        assert_int_equal(value->type, LB_TOML_STRING);
        assert_str(value->string, cases[i].text);
    }
}

static void test_toml_scalars(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    const lb_toml_value *top =
        read_ok(&arena, "a = 0xff_FF\nb = -9223372036854775808\nc = 6.5e-1\nd = -inf\n"
                        "e = true\nf = 1979-05-27T07:32:00.5-07:30\ng = 1979-05-27\nh = 07:32:01\n"
                        "i = 1979-05-27 07:32:00\nj = 0b101\nk = +1_000\n");
    assert_int_equal(lb_toml_find(top, "a")->integer, 0xffff);
    assert_true(lb_toml_find(top, "b")->integer == INT64_MIN);
    assert_true(lb_toml_find(top, "c")->real == 0.65);
    assert_true(lb_toml_find(top, "d")->real < -1e308);
    assert_true(lb_toml_find(top, "e")->boolean);
    const lb_toml_value *f = lb_toml_find(top, "f");
    assert_int_equal(f->type, LB_TOML_OFFSET_DATETIME);
    assert_int_equal(f->datetime.microsecond, 500000);
    assert_int_equal(f->datetime.offset, -450);
    assert_int_equal(lb_toml_find(top, "g")->type, LB_TOML_LOCAL_DATE);
    assert_int_equal(lb_toml_find(top, "g")->datetime.day, 27);
    assert_int_equal(lb_toml_find(top, "h")->type, LB_TOML_LOCAL_TIME);
    assert_int_equal(lb_toml_find(top, "h")->datetime.second, 1);
    assert_int_equal(lb_toml_find(top, "i")->type, LB_TOML_LOCAL_DATETIME);
    assert_int_equal(lb_toml_find(top, "j")->integer, 5);
    assert_int_equal(lb_toml_find(top, "k")->integer, 1000);
}

static void test_toml_tables(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    const lb_toml_value *top = read_ok(&arena, "top = 1\n"
                                               "[tool.alembic]\n"
                                               "script_location = \"%(here)s/m\"\n"
                                               "list = [\n  'a', # one\n  'b',\n]\n"
                                               "  inline = { x.y = 1, 'z' = [] }\n"
                                               "[[tool.alembic.hooks]]\nname = 'a'\n"
                                               "[[tool.alembic.hooks]]\nname = 'b'\n"
                                               "[tool.alembic.hooks.sub]\nk = 2\n");
    const lb_toml_value *table = lb_toml_find(top, "tool.alembic");
    assert_int_equal(table->line, 2);
    assert_str(lb_toml_find(top, "tool.alembic.script_location")->string, "%(here)s/m");
    const lb_toml_value *list = lb_toml_get(table, LB_STR("list"));
    assert_int_equal(list->array.count, 2);
    assert_int_equal(list->array.items[1]->line, 6);
    assert_int_equal(list->array.items[1]->column, 3);
    assert_int_equal(lb_toml_find(table, "inline.x.y")->integer, 1);
    assert_int_equal(lb_toml_find(table, "inline.x.y")->column, 20);
    const lb_toml_value *hooks = lb_toml_get(table, LB_STR("hooks"));
    assert_int_equal(hooks->array.count, 2);
    assert_int_equal(lb_toml_find(hooks->array.items[1], "sub.k")->integer, 2);
    assert_null(lb_toml_find(top, "tool.poetry.x"));
    assert_null(lb_toml_get(NULL, LB_STR("x")));
    assert_string_equal(lb_toml_type_name(hooks->type), "array");
}

static void test_toml_errors(void **state)
{
    (void)state;
    static const struct {
        const char *content, *message;
        unsigned line, column;
    } cases[] = {
        {"[tool.alembic\nx = 1",
         "Expected ']' at the end of a table declaration (at line 1, column 14)", 1, 14},
        {"[[a]\n", "Expected ']]' at the end of an array declaration (at line 1, column 4)", 1, 4},
        {"a = 1\na = 2", "Cannot overwrite a value (at end of document)", 2, 6},
        {"a = 1\n[a]\n", "Cannot overwrite a value (at line 2, column 3)", 2, 3},
        {"[a]\n[a]\n", "Cannot declare ('a',) twice (at line 2, column 3)", 2, 3},
        {"[t]\nx.y=1\n[t.x]\n", "Cannot declare ('t', 'x') twice (at line 3, column 5)", 3, 5},
        {"a = {}\n[a.b]\n", "Cannot declare ('a', 'b') twice (at line 2, column 5)", 2, 5},
        {"a = []\n[[a]]\n", "Cannot mutate immutable namespace ('a',) (at line 2, column 4)", 2, 4},
        {"[a.b]\n[a]\nb.c = 1\n", "Cannot redefine namespace ('a', 'b') (at line 3, column 8)", 3,
         8},
        {"a = { b = 1, b = 2 }\n", "Duplicate inline table key 'b' (at line 1, column 19)", 1, 19},
        {"a = { b = 1", "Unclosed inline table (at end of document)", 1, 12},
        {"a = [1 2]\n", "Unclosed array (at line 1, column 8)", 1, 8},
        {"\xc3\xa9 = 1\n", "Invalid statement (at line 1, column 1)", 1, 1},
        {"a = \xc3\xa9\n", "Invalid value (at line 1, column 5)", 1, 5},
        {"a = '\xc3\xa9' x\n",
         "Expected newline or end of document after a statement (at line 1, column 9)", 1, 9},
        {"a = \"x\n", "Illegal character '\\n' (at line 1, column 7)", 1, 7},
        {"a = 'x\n", "Expected \"'\" (at end of document)", 2, 1},
        {"a = \"x", "Unterminated string (at end of document)", 1, 7},
        {"a = \"\\x41\"\n", "Unescaped '\\' in a string (at line 1, column 8)", 1, 8},
        {"a = \"\\uD800\"\n",
         "Escaped character is not a Unicode scalar value (at line 1, column 12)", 1, 12},
        {"a = \"\\u12\"\n", "Invalid hex value (at line 1, column 8)", 1, 8},
        {"a = 1 # \x01\n", "Found invalid character '\\x01' (at line 1, column 9)", 1, 9},
        {"a = 2026-02-29\n", "Invalid date or datetime (at line 1, column 5)", 1, 5},
        {"a\n", "Expected '=' after a key in a key/value pair (at line 1, column 2)", 1, 2},
        {"a. = 1\n", "Invalid initial character for a key part (at line 1, column 4)", 1, 4},
        {"a = 9223372036854775808\n", "Integer does not fit into 64 bits (at line 1, column 5)", 1,
         5},
        {"a = 1\r", "Expected newline or end of document after a statement (at line 1, column 6)",
         1, 6},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_ARENA lb_arena arena = {0};
        LB_AUTO_ERROR lb_error error = {0};
        lb_toml_value *top = NULL;
        assert_int_equal(
            lb_toml_parse(&arena, lb_str_of(cases[i].content), "pyproject.toml", &top, &error),
            LB_ERR_SETTINGS);
        assert_string_equal(error.message, cases[i].message);
        assert_string_equal(error.kind, "tomllib.TOMLDecodeError");
        assert_string_equal(error.file, "pyproject.toml");
        assert_int_equal(error.line, cases[i].line);
        assert_int_equal(error.column, cases[i].column);
        assert_null(top);
    }
}

static void test_toml_nesting_is_limited(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    LB_AUTO_TEXT lb_text text = {0};
    lb_toml_value *top;
    lb_text_adds(&text, "a = ");
    lb_text_fill(&text, '[', 100000);
    assert_int_equal(lb_toml_parse(&arena, lb_text_str(&text), "x", &top, &error), LB_ERR_SETTINGS);
    assert_int_equal(error.column, 4 + LB_TOML_DEPTH + 1);
}

int run_toml_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_toml_strings),
        cmocka_unit_test(test_toml_scalars),
        cmocka_unit_test(test_toml_tables),
        cmocka_unit_test(test_toml_errors),
        cmocka_unit_test(test_toml_nesting_is_limited),
    };
    return cmocka_run_group_tests_name("toml", tests, NULL, NULL);
}
