/* The lexer by itself, as the revision room uses it. */
#include "../test.h"

#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "python/lexer.h"
#include "python/literal.h"

/* All tokens of a source: "NAME:x = NUMBER:1 NEWLINE END", ending in "!message" after an error. */
static char *tokens_of(const char *source)
{
    lb_text out = {0};
    lb_py_lexer lexer;
    lb_py_token token;
    LB_AUTO_ERROR lb_error error = {0};
    lb_py_lexer_start(&lexer, lb_str_of(source));
    do {
        lb_text_adds(&out, out.len ? " " : "");
        if (lb_py_lexer_next(&lexer, &token, &error) != LB_OK) {
            lb_text_addf(&out, "!%s", error.message);
            break;
        }
        lb_text_adds(&out, lb_py_token_name(token.type));
        bool has_text = token.type == LB_PY_NAME || token.type == LB_PY_NUMBER ||
                        token.type == LB_PY_STRING || token.type == LB_PY_FSTRING_START ||
                        token.type == LB_PY_FSTRING_MIDDLE || token.type == LB_PY_OTHER;
        if (has_text) {
            lb_text_addf(&out, ":%.*s", (int)token.len, token.ptr);
        }
    } while (token.type != LB_PY_END);
    return lb_text_take(&out);
}

#define assert_tokens(source, expected)                 \
    do {                                                \
        LB_AUTO_FREE char *tokens_ = tokens_of(source); \
        assert_string_equal(tokens_, expected);         \
    } while (0)

static void test_statements_end_in_newline(void **state)
{
    (void)state;
    assert_tokens("", "END");
    assert_tokens("\n  # nothing\n\t\n", "END");
    assert_tokens("x = 1", "NAME:x = NUMBER:1 NEWLINE END");
    assert_tokens("x\r\ny\rz\n", "NAME:x NEWLINE NAME:y NEWLINE NAME:z NEWLINE END");
    assert_tokens("x # comment\n\n\ny", "NAME:x NEWLINE NAME:y NEWLINE END");
    assert_tokens("x \\\n + y", "NAME:x + NAME:y NEWLINE END");
    assert_tokens("(x\n\n # comment\n)", "( NAME:x ) NEWLINE END");
}

static void test_indentation(void **state)
{
    (void)state;
    assert_tokens("if x:\n  y\nz", "if NAME:x : NEWLINE INDENT NAME:y NEWLINE DEDENT NAME:z "
                                   "NEWLINE END");
    assert_tokens("if x:\n if y:\n  z",
                  "if NAME:x : NEWLINE INDENT if NAME:y : NEWLINE INDENT NAME:z NEWLINE "
                  "DEDENT DEDENT END");
    assert_tokens("if x:\n\ty\n \n   # less\n\tz",
                  "if NAME:x : NEWLINE INDENT NAME:y NEWLINE NAME:z NEWLINE DEDENT END");
    assert_tokens("if x:\n    y\n  z", "if NAME:x : NEWLINE INDENT NAME:y NEWLINE "
                                       "!unindent does not match any outer indentation level");
    assert_tokens("if x:\n\ty\n        z", "if NAME:x : NEWLINE INDENT NAME:y NEWLINE "
                                           "!inconsistent use of tabs and spaces in indentation");
    assert_tokens("\fx", "NAME:x NEWLINE END");
}

static void test_every_keyword_and_spelling_is_found(void **state)
{
    (void)state;
    for (lb_py_token_type type = LB_PY_FALSE_; type < LB_PY_TOKEN_TYPE_COUNT; type++) {
        const char *spelling = lb_py_token_name(type);
        if (strchr(")]}", spelling[0])) {
            continue; /* needs its opening */
        }
        lb_py_lexer lexer;
        lb_py_token token;
        lb_py_lexer_start(&lexer, lb_str_of(spelling));
        assert_int_equal(lb_py_lexer_next(&lexer, &token, NULL), LB_OK);
        assert_string_equal(lb_py_token_name(token.type), spelling);
        assert_int_equal(token.len, strlen(spelling));
    }
    assert_tokens("iff Import match type _ nonlocals a",
                  "NAME:iff NAME:Import NAME:match NAME:type NAME:_ NAME:nonlocals NAME:a "
                  "NEWLINE END");
    assert_true(lb_py_token_is_keyword(LB_PY_YIELD));
    assert_false(lb_py_token_is_keyword(LB_PY_NAME));
    assert_false(lb_py_token_is_keyword(LB_PY_LPAR));
}

static void test_strings(void **state)
{
    (void)state;
    assert_tokens("'a' \"b\" rb'\\' b\"\"\"c\n\"d\"\"\" u''",
                  "STRING:'a' STRING:\"b\" !unterminated string literal (detected at line 1)");
    assert_tokens("Rb'\\'' '''a''b''' BR\"\"", "STRING:Rb'\\'' STRING:'''a''b''' STRING:BR\"\" "
                                               "NEWLINE END");
    assert_tokens("ub'x'", "NAME:ub STRING:'x' NEWLINE END");
    assert_tokens("'a\\\nb'", "STRING:'a\\\nb' NEWLINE END");
    assert_tokens("'''a\n", "!unterminated triple-quoted string literal (detected at line 1)");
}

static void test_fstrings_are_sequences(void **state)
{
    (void)state;
    assert_tokens("f'a{x!r:>{w}}b'",
                  "FSTRING_START:f' FSTRING_MIDDLE:a { NAME:x ! NAME:r : FSTRING_MIDDLE:> { NAME:w "
                  "} } FSTRING_MIDDLE:b FSTRING_END NEWLINE END");
    assert_tokens("f'{{}}{d['k']}'",
                  "FSTRING_START:f' FSTRING_MIDDLE:{{}} { NAME:d [ STRING:'k' ] } FSTRING_END "
                  "NEWLINE END");
    assert_tokens("f''", "FSTRING_START:f' FSTRING_END NEWLINE END");
    assert_tokens("f'{f'{1}'}'", "FSTRING_START:f' { FSTRING_START:f' { NUMBER:1 } FSTRING_END } "
                                 "FSTRING_END NEWLINE END");
    assert_tokens("f'}'", "FSTRING_START:f' !f-string: single '}' is not allowed");
}

static void test_numbers(void **state)
{
    (void)state;
    assert_tokens("1_0 0xFf 0o17 0b1 1.5 .5 1. 1e5 1_0.2_5e-1_0j 00 0_0",
                  "NUMBER:1_0 NUMBER:0xFf NUMBER:0o17 NUMBER:0b1 NUMBER:1.5 NUMBER:.5 NUMBER:1. "
                  "NUMBER:1e5 NUMBER:1_0.2_5e-1_0j NUMBER:00 NUMBER:0_0 NEWLINE END");
    assert_tokens("1if 2else 0x1for", "NUMBER:1 if NUMBER:2 else NUMBER:0x1f or NEWLINE END");
    assert_tokens("1..real", "NUMBER:1. . NAME:real NEWLINE END");
    assert_tokens("12a", "!invalid decimal literal");
    assert_tokens("0o9", "!invalid digit '9' in octal literal");
}

static void test_brackets_are_matched(void **state)
{
    (void)state;
    assert_tokens("([{}])", "( [ { } ] ) NEWLINE END");
    assert_tokens("(]", "( !closing parenthesis ']' does not match opening parenthesis '('");
    assert_tokens(")", "!unmatched ')'");
    assert_tokens("(1,", "( NUMBER:1 , !'(' was never closed");
    char many[LB_PY_MAX_PARENS + 2];
    memset(many, '(', sizeof many);
    many[sizeof many - 1] = '\0';
    LB_AUTO_FREE char *tokens = tokens_of(many);
    assert_non_null(strstr(tokens, "!too many nested parentheses"));
}

static void test_positions_count_lines_and_bytes(void **state)
{
    (void)state;
    lb_py_lexer lexer;
    lb_py_token token;
    lb_py_lexer_start(&lexer, LB_STR("\xC3\xA9 = '''a\r\nb''' # c\n"));
    assert_int_equal(lb_py_lexer_next(&lexer, &token, NULL), LB_OK);
    assert_int_equal(token.end_col_offset, 2);
    assert_false(token.is_plain);
    assert_int_equal(lb_py_lexer_next(&lexer, &token, NULL), LB_OK);
    assert_int_equal(lb_py_lexer_next(&lexer, &token, NULL), LB_OK);
    assert_int_equal(token.lineno, 1);
    assert_int_equal(token.col_offset, 5);
    assert_int_equal(token.end_lineno, 2);
    assert_int_equal(token.end_col_offset, 4);
}

static void test_error_columns_count_characters(void **state)
{
    (void)state;
    lb_py_lexer lexer;
    lb_py_token token;
    LB_AUTO_ERROR lb_error error = {0};
    lb_py_lexer_start(&lexer, LB_STR("\n'\xC3\xA9' + 'x"));
    for (int i = 0; i < 2; i++) {
        assert_int_equal(lb_py_lexer_next(&lexer, &token, &error), LB_OK);
    }
    assert_int_equal(lb_py_lexer_next(&lexer, &token, &error), LB_ERR_SCRIPT);
    assert_string_equal(error.kind, "SyntaxError");
    assert_int_equal(error.line, 2);
    assert_int_equal(error.column, 7);
}

static void test_what_follows_is_not_read(void **state)
{
    (void)state;
    lb_py_lexer lexer;
    lb_py_token token;
    lb_arena arena = {0};
    lb_py_constant value = {0};
    const char *source = "'''Doc\\x21'''\nrevision = 'ab'\n)]} '''\n";
    lb_py_lexer_start(&lexer, lb_str_of(source));
    assert_int_equal(lb_py_lexer_next(&lexer, &token, NULL), LB_OK);
    assert_int_equal(lb_py_literal_string(&arena, &token, &value, NULL), LB_OK);
    assert_str(value.text, "Doc!");
    for (int i = 0; i < 4; i++) {
        assert_int_equal(lb_py_lexer_next(&lexer, &token, NULL), LB_OK);
    }
    assert_int_equal(token.type, LB_PY_STRING);
    assert_int_equal(lb_py_literal_string(&arena, &token, &value, NULL), LB_OK);
    assert_ptr_equal(value.text.ptr, token.ptr + 1); /* a slice, not a copy */
    assert_str(value.text, "ab");
    lb_arena_free(&arena);
}

static void test_names_beyond_ascii(void **state)
{
    (void)state;
    assert_tokens("\xC3\xA9t\xC3\xA9", "NAME:\xC3\xA9t\xC3\xA9 NEWLINE END");
    assert_tokens("a\xE2\x82\xAC", "!invalid character '\xE2\x82\xAC' (U+20AC)");
    assert_tokens("\xE2\x80\x8B", "!invalid non-printable character U+200B");
    assert_tokens("a$", "NAME:a OTHER:$ NEWLINE END");
    assert_tokens("\x01", "!invalid non-printable character U+0001");
}

static void test_source_encodings(void **state)
{
    (void)state;
    lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_str out = {0};
    lb_str plain = LB_STR("x = 'a'\n");
    assert_int_equal(lb_py_source_decode(&arena, plain, &out, &error), LB_OK);
    assert_ptr_equal(out.ptr, plain.ptr);
    assert_int_equal(lb_py_source_decode(&arena, LB_STR("\xEF\xBB\xBFx"), &out, &error), LB_OK);
    assert_str(out, "x");
    lb_str latin = LB_STR("#!/bin/x\n# -*- coding: latin-1 -*-\n'\xE9'");
    assert_int_equal(lb_py_source_decode(&arena, latin, &out, &error), LB_OK);
    assert_str(out, "#!/bin/x\n# -*- coding: latin-1 -*-\n'\xC3\xA9'");
    lb_str third = LB_STR("#\n#\n# coding: latin-1\n'\xE9'");
    assert_int_equal(lb_py_source_decode(&arena, third, &out, &error), LB_ERR_SCRIPT);
    assert_int_equal(error.line, 4);
    lb_str unknown = LB_STR("# coding=nonsense\n");
    assert_int_equal(lb_py_source_decode(&arena, unknown, &out, &error), LB_ERR_SCRIPT);
    assert_string_equal(error.message, "unknown encoding: nonsense");
    lb_str null = LB_STR("x\n\0y");
    assert_int_equal(lb_py_source_decode(&arena, null, &out, &error), LB_ERR_SCRIPT);
    assert_int_equal(error.line, 2);
    lb_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_statements_end_in_newline),
        cmocka_unit_test(test_indentation),
        cmocka_unit_test(test_every_keyword_and_spelling_is_found),
        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_fstrings_are_sequences),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_brackets_are_matched),
        cmocka_unit_test(test_positions_count_lines_and_bytes),
        cmocka_unit_test(test_error_columns_count_characters),
        cmocka_unit_test(test_what_follows_is_not_read),
        cmocka_unit_test(test_names_beyond_ascii),
        cmocka_unit_test(test_source_encodings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
