#include "../test.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "render/encoding.h"
#include "render/format.h"
#include "render/letters.h"
#include "render/template.h"

static lb_code render(const char *source, const lb_mako_runner *runner, lb_text *out,
                      lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_mako_template *template = NULL;
    lb_mako_value_name message = {LB_STR("message"), lb_mako_value_text(LB_STR("hello"))};
    lb_mako_value_names names = {&message, 1, 1};
    lb_code code =
        lb_mako_parse(&arena, lb_str_of(source), LB_STR("a/script.py.mako"), &template, error);
    return code == LB_OK ? lb_mako_render(template, &names, runner, out, error) : code;
}

/* What renders is compared with Mako by tests/render/judge.py; this is about errors. */
static void test_errors_have_their_place(void **state)
{
    (void)state;
    static const struct {
        const char *source;
        lb_code code;
        unsigned line, column;
        const char *message;
    } cases[] = {
        {"a\n  ${message", LB_ERR_SCRIPT, 2, 3, "an expression (${) is never closed"},
        {"a\n<% x", LB_ERR_SCRIPT, 2, 1, "a block (<%) is never closed"},
        {"% if message:\nx\n", LB_ERR_SCRIPT, 1, 1, "'% if' has no '% endif'"},
        {"x\n% endif\n", LB_ERR_SCRIPT, 2, 1, "'endif' without a '% if'"},
        {"% if message:\n% endfor\n", LB_ERR_SCRIPT, 2, 1,
         "'endfor' does not end the '% if' before it"},
        {"% if message:\n% except:\n% endif\n", LB_ERR_SCRIPT, 2, 1,
         "'% except' is not inside a '% try' that it belongs to"},
        {"% if message\n% endif\n", LB_ERR_SCRIPT, 1, 1,
         "'if message' is no control statement (is it without ':'?)"},
        {"% foo:\n", LB_ERR_SCRIPT, 1, 1, "'foo' is no keyword of a control line"},
        {"% -\n", LB_ERR_SCRIPT, 1, 1, "'-' is no control line"},
        {"</%text>", LB_ERR_SCRIPT, 1, 1, "the tag </%text> closes nothing"},
        {"<%text>x", LB_ERR_SCRIPT, 1, 1, "the tag <%text> is never closed"},
        {"x <%block name=\"b\">", LB_ERR_UNSUPPORTED, 1, 3,
         "the template tag <%block> is not supported"},
        {"é ${nothing}", LB_ERR_SCRIPT, 1, 5, "Undefined"},
        {"${(1,\n  message.x())}", LB_ERR_UNSUPPORTED, 2, 3, NULL},
        {"% if message:\n  ${message | nothing}\n% endif", LB_ERR_SCRIPT, 2, 15,
         "'Undefined' object is not callable"},
        {"x\n<%\n   a = 1\n   b = lambda: 1\n%>", LB_ERR_UNSUPPORTED, 4, 8, NULL},
        {"% for x in 5:\n% endfor\n", LB_ERR_SCRIPT, 1, 12, "'int' object is not iterable"},
        {"% while message:\n% endwhile\n", LB_ERR_UNSUPPORTED, 1, 3, NULL},
        {"${'x' * 100000000}", LB_ERR_BUDGET, 1, 3,
         "the template takes too many steps, or makes too long a text"},
        {"# -*- coding: nothing-8 -*-\nx", LB_ERR_SETTINGS, 1, 1, "unknown encoding: nothing-8"},
        {"\xff", LB_ERR_SCRIPT, 1, 1, "the text is not in the encoding utf-8"},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_TEXT lb_text out = {0};
        LB_AUTO_ERROR lb_error error = {0};
        lb_text_adds(&out, "before");
        assert_int_equal(render(cases[i].source, NULL, &out, &error), cases[i].code);
        assert_string_equal(lb_text_cstr(&out), "before");
        assert_string_equal(error.file, "a/script.py.mako");
        if (error.line != cases[i].line || error.column != cases[i].column) {
            fail_msg("%s: %u:%u %s", cases[i].source, error.line, error.column, error.message);
        }
        if (cases[i].message) {
            assert_string_equal(error.message, cases[i].message);
        }
        assert_int_equal(render(cases[i].source, NULL, &out, NULL), cases[i].code);
    }
}

static void test_python_syntax_errors_have_their_place(void **state)
{
    (void)state;
    static const struct {
        const char *source;
        unsigned line, column;
    } cases[] = {
        {"a\nb ${message)}", 2, 12},
        {"a ${message if}", 1, 15},
        {"% if message +:\n% endif\n", 1, 15},
        {"x\n<%\n  a = = 1\n%>", 3, 7},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_TEXT lb_text out = {0};
        LB_AUTO_ERROR lb_error error = {0};
        assert_int_equal(render(cases[i].source, NULL, &out, &error), LB_ERR_SCRIPT);
        assert_string_equal(error.file, "a/script.py.mako");
        assert_int_equal(error.line, cases[i].line);
        if (error.column != cases[i].column) {
            fail_msg("%s: column %u: %s", cases[i].source, error.column, error.message);
        }
    }
}

static void test_nesting_is_bounded(void **state)
{
    (void)state;
    LB_AUTO_TEXT lb_text source = {0};
    for (int i = 0; i < 200; i++) {
        lb_text_adds(&source, "% if message:\n");
    }
    LB_AUTO_TEXT lb_text out = {0};
    assert_int_equal(render(lb_text_cstr(&source), NULL, &out, NULL), LB_ERR_SCRIPT);
    lb_text_truncate(&source, 0);
    lb_text_adds(&source, "${1");
    for (int i = 0; i < 5000; i++) {
        lb_text_adds(&source, "+1");
    }
    lb_text_adds(&source, "}");
    assert_int_not_equal(render(lb_text_cstr(&source), NULL, &out, NULL), LB_OK);
    assert_int_equal(out.len, 0);
}

static lb_code run_python(void *context, const lb_mako_template *template,
                          const lb_mako_value_names *names, lb_text *out, lb_error *error)
{
    (void)error;
    assert_int_equal(names->count, 1);
    assert_str(template->path, "a/script.py.mako");
    lb_text_adds(out, context);
    return LB_OK;
}

static void test_runner_gets_what_needs_python(void **state)
{
    (void)state;
    char text[] = "by python";
    lb_mako_runner runner = {run_python, text};
    LB_AUTO_TEXT lb_text out = {0};
    assert_int_equal(render("x ${(lambda: 1)()}", &runner, &out, NULL), LB_OK);
    assert_string_equal(lb_text_cstr(&out), "by python");
    assert_int_equal(render("|${message}", &runner, &out, NULL), LB_OK);
    assert_string_equal(lb_text_cstr(&out), "by python|hello");
}

static void test_percent_formats(void **state)
{
    (void)state;
    lb_mako_value_name tokens[] = {{LB_STR("n"), lb_mako_value_integer(7)},
                                   {LB_STR("s"), lb_mako_value_text(LB_STR("text"))}};
    lb_mako_value_names names = {tokens, 2, 2};
    static const struct {
        const char *format, *out, *kind;
    } cases[] = {
        {"%(n)d_%(n).2d_%(n)04d_%(n)-3d|", "7_07_0007_7  |", NULL},
        {"%(s)s%%%(s).2s%(s)6s", "text%te  text", NULL},
        {"%(x)s", NULL, "KeyError"},
        {"%(s)d", NULL, "TypeError"},
        {"%(s", NULL, "ValueError"},
        {"%(s)", NULL, "ValueError"},
        {"%(s)y", NULL, "ValueError"},
        {"%s", NULL, "TypeError"},
        {"%(n)99999999999d", NULL, "ValueError"},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_TEXT lb_text out = {0};
        LB_AUTO_ERROR lb_error error = {0};
        lb_code code =
            lb_format_values(&out, lb_str_of(cases[i].format), &names, (lb_mako_values){0}, &error);
        assert_int_equal(code, cases[i].kind ? LB_ERR_SCRIPT : LB_OK);
        if (cases[i].kind) {
            assert_string_equal(error.kind, cases[i].kind);
        } else {
            assert_string_equal(lb_text_cstr(&out), cases[i].out);
        }
    }
}

static void test_encodings(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str out;
    assert_int_equal(lb_encoding_encode(&arena, LB_STR("Latin_1"), LB_STR("é"), &out, NULL), LB_OK);
    assert_str(out, "\xE9");
    assert_int_equal(lb_encoding_decode(&arena, LB_STR("iso-8859-1"), out, &out, NULL), LB_OK);
    assert_str(out, "é");
    assert_int_equal(lb_encoding_encode(&arena, LB_STR("utf-16-le"), LB_STR("é"), &out, NULL),
                     LB_ERR_SETTINGS); /* iconv calls it UTF-16LE */
    assert_int_equal(lb_encoding_encode(&arena, LB_STR("ascii"), LB_STR("é"), &out, NULL),
                     LB_ERR_SCRIPT);
    assert_int_equal(lb_encoding_encode(&arena, LB_STR("ascii//TRANSLIT"), LB_STR("é"), &out, NULL),
                     LB_ERR_SETTINGS);
}

static void test_letters(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str out;
    lb_str_vector words;
    assert_int_equal(lb_letters_lower(&arena, LB_STR("ÀÉ ΟΔΟΣ İ x"), &out, NULL), LB_OK);
    assert_str(out, "àé οδος i\xCC\x87 x");
    assert_int_equal(lb_letters_upper(&arena, LB_STR("straße"), &out, NULL), LB_OK);
    assert_str(out, "STRASSE");
    assert_int_equal(
        lb_letters_words(&arena, LB_STR("a-b_c, Ünïcode 第3章—x² \xff y"), &words, NULL), LB_OK);
    static const char *const expected[] = {"a", "b_c", "Ünïcode", "第3章", "x²", "y"};
    assert_int_equal(words.count, LB_COUNT(expected));
    for (size_t i = 0; i < words.count; i++) {
        assert_str(words.items[i], expected[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_errors_have_their_place),
        cmocka_unit_test(test_python_syntax_errors_have_their_place),
        cmocka_unit_test(test_nesting_is_bounded),
        cmocka_unit_test(test_runner_gets_what_needs_python),
        cmocka_unit_test(test_percent_formats),
        cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_letters),
    };
    return cmocka_run_group_tests_name("template", tests, NULL, NULL);
}
