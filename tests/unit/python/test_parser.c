/* The parser: what the judges in tests/python, which compare trees with CPython's, do not see. */
#include "../test.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "python/parser.h"

/* The tree of a source as text, or "!Kind:line:column: message". */
static char *dump_of(const char *source, bool with_positions)
{
    lb_arena arena = {0};
    lb_text out = {0};
    lb_py_mod *module = NULL;
    LB_AUTO_ERROR lb_error error = {0};
    if (lb_python_parse(&arena, lb_str_of(source), "script.py", &module, &error) != LB_OK) {
        lb_text_addf(&out, "!%s:%u:%u: %s", error.kind, error.line, error.column, error.message);
        assert_string_equal(error.file, "script.py");
        assert_null(module);
    } else {
        assert_int_equal(lb_py_dump(&out, module, with_positions, &error), LB_OK);
    }
    lb_arena_free(&arena);
    return lb_text_take(&out);
}

#define assert_dump(source, expected)                        \
    do {                                                     \
        LB_AUTO_FREE char *dump_ = dump_of((source), false); \
        assert_string_equal(dump_, (expected));              \
    } while (0)
#define assert_value(source, expected) \
    assert_dump(source, "Module(body=[Expr(value=" expected ")], type_ignores=[])")

static void test_constants(void **state)
{
    (void)state;
    assert_value("0xFF_ff", "Constant(value=65535)");
    assert_value("0b1010", "Constant(value=10)");
    assert_value("0xffffffffffffffffffffffff", "Constant(value=79228162514264337593543950335)");
    assert_value("000", "Constant(value=0)");
    assert_value("1_000", "Constant(value=1000)");
    assert_value("1e16", "Constant(value=1e+16)");
    assert_value("0.1", "Constant(value=0.1)");
    assert_value("1e400", "Constant(value=inf)");
    assert_value("123456789012345680.", "Constant(value=1.2345678901234568e+17)");
    assert_value(".00001", "Constant(value=1e-05)");
    assert_value("1.5J", "Constant(value=1.5j)");
    assert_value("...", "Constant(value=Ellipsis)");
    assert_value("u'a' 'b'", "Constant(value='ab', kind='u')");
    assert_value("b'\\x00\\'\"'", "Constant(value=b'\\x00\\'\"')");
}

static void test_strings_are_wtf8(void **state)
{
    (void)state;
    lb_arena arena = {0};
    lb_py_mod *module = NULL;
    lb_str source = LB_STR("'''\\ud800\\U0001F600\\N{BULLET}\\xe9\\\r\n|\r\n|\r'''");
    assert_int_equal(lb_python_parse(&arena, source, "x", &module, NULL), LB_OK);
    const lb_py_expr *value = module->Module.body.items[0]->Expr.value;
    assert_int_equal(value->Constant.value.type, LB_PY_STR);
    assert_str(value->Constant.value.text,
               "\xED\xA0\x80\xF0\x9F\x98\x80\xE2\x80\xA2\xC3\xA9|\n|\n");
    assert_value("'\\ud800\\udc00'", "Constant(value='\\ud800\\udc00')");
    lb_arena_free(&arena);
}

static void test_plain_strings_are_slices_of_the_source(void **state)
{
    (void)state;
    lb_arena arena = {0};
    lb_py_mod *module = NULL;
    lb_str source = LB_STR("name.attribute('text', key=1)");
    assert_int_equal(lb_python_parse(&arena, source, "x", &module, NULL), LB_OK);
    const lb_py_expr *call = module->Module.body.items[0]->Expr.value;
    assert_int_equal(call->kind, LB_PY_Call);
    assert_ptr_equal(call->Call.func->Attribute.attr.ptr, source.ptr + 5);
    assert_ptr_equal(call->Call.args.items[0]->Constant.value.text.ptr, source.ptr + 16);
    assert_ptr_equal(call->Call.keywords.items[0]->arg.ptr, source.ptr + 23);
    lb_arena_free(&arena);
}

static void test_names_are_normalized(void **state)
{
    (void)state;
    assert_value("\xEF\xAC\x81", "Name(id='fi', ctx=Load())");
    assert_value("\xF0\x9D\x94\x98.\xE2\x84\xAB",
                 "Attribute(value=Name(id='U', ctx=Load()), attr='\xC3\x85', ctx=Load())");
}

static void test_positions(void **state)
{
    (void)state;
    LB_AUTO_FREE char *dump = dump_of("(\xC3\xA9\n + 1)\n", true);
    assert_string_equal(
        dump, "Module(body=[Expr(value=BinOp(left=Name(id='\xC3\xA9', ctx=Load(), lineno=1, "
              "col_offset=1, end_lineno=1, end_col_offset=3), op=Add(), right=Constant(value=1, "
              "lineno=2, col_offset=3, end_lineno=2, end_col_offset=4), lineno=1, col_offset=1, "
              "end_lineno=2, end_col_offset=4), lineno=1, col_offset=0, end_lineno=2, "
              "end_col_offset=5)], type_ignores=[])");
}

static void test_expressions_alone(void **state)
{
    (void)state;
    lb_arena arena = {0};
    lb_py_mod *module = NULL;
    LB_AUTO_TEXT lb_text out = {0};
    LB_AUTO_ERROR lb_error error = {0};
    assert_int_equal(lb_python_parse_expression(&arena, LB_STR("a,\n"), "x", &module, &error),
                     LB_OK);
    assert_int_equal(lb_py_dump(&out, module, false, &error), LB_OK);
    assert_string_equal(lb_text_cstr(&out),
                        "Expression(body=Tuple(elts=[Name(id='a', ctx=Load())], ctx=Load()))");
    assert_int_equal(lb_python_parse_expression(&arena, LB_STR("a = 1"), "x", &module, &error),
                     LB_ERR_SCRIPT);
    assert_int_equal(lb_python_parse_expression(&arena, LB_STR(""), "x", &module, &error),
                     LB_ERR_SCRIPT);
    lb_arena_free(&arena);
}

static void test_errors_say_where(void **state)
{
    (void)state;
    assert_dump("x = 1\n\xC3\xA9 = = 2", "!SyntaxError:2:5: invalid syntax");
    assert_dump("if x:\n    y\n  z",
                "!IndentationError:3:4: unindent does not match any outer indentation level");
    assert_dump("def f():\n\nx", "!IndentationError:3:1: expected an indented block after function "
                                 "definition on line 1");
    assert_dump("x = (1,\ny = 2\n", "!SyntaxError:1:5: '(' was never closed");
    assert_dump("f(a b)", "!SyntaxError:1:3: invalid syntax. Perhaps you forgot a comma?");
}

/* `text` so many times between a head and a tail. */
static char *repeated(const char *head, const char *text, size_t count, const char *tail)
{
    lb_text out = {0};
    lb_text_adds(&out, head);
    for (size_t i = 0; i < count; i++) {
        lb_text_adds(&out, text);
    }
    lb_text_adds(&out, tail);
    return lb_text_take(&out);
}

static void test_depth_is_bounded(void **state)
{
    (void)state;
    static const struct {
        const char *head, *text, *tail;
    } cases[] = {
        {"", "-", "1"},        {"", "not ", "1"},
        {"", "lambda: ", "1"}, {"", "1 if x else ", "1"},
        {"", "2 ** ", "1"},    {"", "(", ""},
        {"", "f'{", ""},       {"", "[x for x in ", ""},
        {"", "if 1: ", ""},    {"match x:\n case ", "[", ""},
        {"", "f(", ""},        {"", "x[", ""},
        {"", "{1:", ""},       {"x = ", "await ", ""},
        {"", "yield ", ""},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_FREE char *source = repeated(cases[i].head, cases[i].text, 100000, cases[i].tail);
        LB_AUTO_FREE char *dump = dump_of(source, false);
        assert_int_equal(dump[0], '!');
    }
}

static void test_long_chains_are_parsed(void **state)
{
    (void)state;
    static const char *const links[] = {" + 1", ".a",     "(1)", "[0]",
                                        " < 1", " and 1", ", 1", " = x"};
    for (size_t i = 0; i < LB_COUNT(links); i++) {
        lb_arena arena = {0};
        lb_py_mod *module = NULL;
        LB_AUTO_FREE char *source = repeated("x", links[i], 50000, "");
        assert_int_equal(lb_python_parse(&arena, lb_str_of(source), "x", &module, NULL), LB_OK);
        LB_AUTO_TEXT lb_text out = {0};
        LB_AUTO_ERROR lb_error error = {0};
        bool is_deep = i < 4; /* a walk must count */
        assert_int_equal(lb_py_dump(&out, module, false, &error), is_deep ? LB_ERR_BUDGET : LB_OK);
        lb_arena_free(&arena);
    }
}

static void test_elif_chains_end_together(void **state)
{
    (void)state;
    LB_AUTO_FREE char *source = repeated("if x: y\n", "elif x: y\n", 20000, "else: z\n");
    lb_arena arena = {0};
    lb_py_mod *module = NULL;
    assert_int_equal(lb_python_parse(&arena, lb_str_of(source), "x", &module, NULL), LB_OK);
    const lb_py_stmt *node = module->Module.body.items[0];
    size_t count = 0;
    for (; node->kind == LB_PY_If; node = node->If.orelse.items[0]) {
        assert_int_equal(node->pos.end_lineno, 20002);
        count++;
    }
    assert_int_equal(count, 20001);
    lb_arena_free(&arena);
}

static void test_adjacent_strings_take_linear_time(void **state)
{
    (void)state;
    LB_AUTO_FREE char *source = repeated("(", "'abcdefgh' f'{1}' 'x'\n", 20000, ")");
    lb_arena arena = {0};
    lb_py_mod *module = NULL;
    assert_int_equal(lb_python_parse(&arena, lb_str_of(source), "x", &module, NULL), LB_OK);
    assert_int_equal(module->Module.body.items[0]->Expr.value->JoinedStr.values.count, 40001);
    assert_true(arena.total < 32 * 1024 * 1024);
    lb_arena_free(&arena);
}

static void test_a_null_error_is_fine(void **state)
{
    (void)state;
    lb_arena arena = {0};
    lb_py_mod *module = NULL;
    assert_int_equal(lb_python_parse(&arena, LB_STR("x = ("), NULL, &module, NULL), LB_ERR_SCRIPT);
    assert_int_equal(lb_python_parse(&arena, LB_STR("'\\x'"), NULL, &module, NULL), LB_ERR_SCRIPT);
    assert_null(module);
    lb_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_constants),
        cmocka_unit_test(test_strings_are_wtf8),
        cmocka_unit_test(test_plain_strings_are_slices_of_the_source),
        cmocka_unit_test(test_names_are_normalized),
        cmocka_unit_test(test_positions),
        cmocka_unit_test(test_expressions_alone),
        cmocka_unit_test(test_errors_say_where),
        cmocka_unit_test(test_depth_is_bounded),
        cmocka_unit_test(test_long_chains_are_parsed),
        cmocka_unit_test(test_elif_chains_end_together),
        cmocka_unit_test(test_adjacent_strings_take_linear_time),
        cmocka_unit_test(test_a_null_error_is_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
