/* Headers of .py and .sql revisions, the sections of .sql files, and identifiers. */
#include "../test.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "revision/header.h"
#include "revision/identifier.h"
#include "revision/sql_file.h"

/* A header in one line: "id | down,down | depends | labels | message". */
static void add_list(lb_text *out, const lb_str_vector *list)
{
    for (size_t i = 0; i < list->count; i++) {
        lb_text_addf(out, "%s%.*s", i ? "," : "", LB_ARG(list->items[i]));
    }
}

static void describe(lb_text *out, const lb_revision_header *header)
{
    lb_text_addf(out, "%.*s | ", LB_ARG(header->id));
    add_list(out, &header->down);
    lb_text_adds(out, " | ");
    add_list(out, &header->depends_on);
    lb_text_adds(out, " | ");
    add_list(out, &header->labels);
    lb_text_addf(out, " | %.*s", LB_ARG(header->message));
}

/* ---- .py ------------------------------------------------------------------------------------- */

static const struct {
    const char *source;
    const char *expected; /* the header, or "line:column message" of the error */
} py_table[] = {
    {"revision = 'a'\ndown_revision = None\n", "a |  |  |  | "},
    {"\"\"\"first\n\nsecond\"\"\"\nrevision = \"a\"\ndown_revision = 'b'", "a | b |  |  | first"},
    {"'''  one\ntwo \n\n'''\nrevision='a';down_revision='b'\n", "a | b |  |  | one\ntwo"},
    {"\"\"\"x\"\"\" 'y'\nrevision = 'a'\ndown_revision = None\n", "a |  |  |  | xy"},
    {"f'''x'''\nrevision = 'a'\ndown_revision = None\n", "a |  |  |  | "},
    {"# comment\n\n'''doc'''\nrevision = 'a'\ndown_revision = None\n", "a |  |  |  | doc"},
    {"import os\n'''no doc'''\nrevision = 'a'\ndown_revision = None\n", "a |  |  |  | "},
    {"revision: str = 'a'\ndown_revision: Union[str, Sequence[str], None] = ('b', 'c')\n"
     "branch_labels: Union[str, None] = ('x',)\ndepends_on = ['d', \"e\"]\n",
     "a | b,c | d,e | x | "},
    {"revision = 'a'\ndown_revision = 'b',\nbranch_labels = 'x', 'y'\ndepends_on = ()\n",
     "a | b |  | x,y | "},
    {"revision = ('a')\ndown_revision = (\n    'b',  # one\n    'c',\n)\n", "a | b,c |  |  | "},
    {"revision = 'a' \"b\" + 'c'\ndown_revision = [None]\n", "abc |  |  |  | "},
    {"revision = r'a\\b'\ndown_revision = '\\x62\\u00e9'\n", "a\\b | b\xc3\xa9 |  |  | "},
    {"revision = down_revision = 'a'\n", "a | a |  |  | "},
    {"\xef\xbb\xbfrevision = 'a'\r\ndown_revision = None\r\n", "a |  |  |  | "},
    {"revision = 'old'\nrevision = 'new'\ndown_revision = None\n", "new |  |  |  | "},
    {"def upgrade():\n    revision = 'no'\n\nrevision = 'a'\ndown_revision = None\n",
     "a |  |  |  | "},
    {"class X:\n    revision = 'no'\nrevision = 'a'\n@decorated\ndef f(): revision = 'no'\n"
     "down_revision = 'b'\n",
     "a | b |  |  | "},
    {"revision = 'a'\ndown_revision = None\ndef upgrade():\n    x = '\n",
     "4:9 unterminated string literal (detected at line 4)"},
    {"revision = 'a'\ndown_revision = None\ndef upgrade(:\n    pass\n", "3:13 invalid syntax"},
    {"revision = 'a'\ndown_revision = branch_labels = depends_on = None\ndef upgrade(:\n",
     "a |  |  |  | "},
    {"op.revision = X\nx[revision] = 1\nrevision = 'a'\ndown_revision = None\n", "a |  |  |  | "},
    {"from revision import x\nimport a.revision\nrevision = 'a'\ndown_revision = None\n",
     "a |  |  |  | "},
    {"revision = 'a'\ndown_revision = None\ndepends_on = ''\n", "a |  |  |  | "},
    {"revision = PREVIOUS\ndown_revision = None\n",
     "1:12 revision is not a literal, and cannot be computed from this file"},
    {"revision = 'a'\ndown_revision = f'b'\n", "a | b |  |  | "},
    {"revision, down_revision = 'a', 'b'\n", "a | b |  |  | "},
    {"from alembic import op\nfrom here import there\nOLD = ('b', 'c')\nrevision = 'a'\n"
     "down_revision = tuple(x.lower() for x in OLD)\nlabels = there.all()\n",
     "a | b,c |  |  | "},
    {"revision = 'a'\ndown_revision = None\ndepends_on = None if True else ''\n", "a |  |  |  | "},
    {"revision = 'a'\ndown_revision = ('b', 5)[1:]\n",
     "2:17 down_revision is not a literal, and cannot be computed from this file"},
    {"revision = 'a'\nif x:\n    down_revision = 'b'\n",
     "3:5 down_revision is not a literal, and cannot be computed from this file"},
    {"from other import revision\ndown_revision = None\n",
     "1:19 revision is not a literal, and cannot be computed from this file"},
    {"revision = 'a'\nrevision += 'b'\ndown_revision = None\n", "ab |  |  |  | "},
    {"revision = 'a' % 1\ndown_revision = None\n",
     "1:12 revision is not a literal, and cannot be computed from this file"},
    {"revision = b'a'\ndown_revision = None\n",
     "1:12 revision is not a literal, and cannot be computed from this file"},
    {"revision = None\ndown_revision = None\n", "0:0 revision is not a string"},
    {"revision = 'a'\n", "0:0 module 'my_file_py' has no attribute 'down_revision'"},
    {"revision = 'a'\ndown_revision: str\n",
     "0:0 module 'my_file_py' has no attribute 'down_revision'"},
    {"revision = 'a\ndown_revision = None\n",
     "1:12 unterminated string literal (detected at line 1)"},
};

static void read_py(const char *source, bool is_whole, lb_text *out, lb_header_state *state)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_revision_header header = {0};
    if (lb_header_read_py(&arena, lb_str_of(source), is_whole, LB_STR("/v/my_file.py"), state,
                          &header, &error) != LB_OK) {
        assert_string_equal(error.file, "/v/my_file.py");
        lb_text_addf(out, "%u:%u %s", error.line, error.column, error.message);
    } else if (*state == LB_HEADER_COMPLETE) {
        describe(out, &header);
    }
}

static void test_py(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < LB_COUNT(py_table); i++) {
        LB_AUTO_TEXT lb_text text = {0};
        lb_header_state state = LB_HEADER_NEEDS_MORE;
        read_py(py_table[i].source, true, &text, &state);
        assert_string_equal(lb_text_cstr(&text), py_table[i].expected);
    }
}

/* However a file is cut off, the answer is "more" or that for the whole. */
static void test_py_cut(void **unused)
{
    (void)unused;
    static const char source[] =
        "\"\"\"doc\"\"\"\nimport sqlalchemy as sa\n\nrevision = 'abc'\ndown_revision = ('d',\n"
        "    'e')\nbranch_labels = None\ndepends_on = None\n\n\ndef upgrade():\n    pass\n";
    size_t complete = 0;
    for (size_t length = 0; length < sizeof source; length++) {
        LB_AUTO_FREE char *part = lb_strndup(source, length);
        LB_AUTO_TEXT lb_text text = {0};
        lb_header_state state = LB_HEADER_COMPLETE;
        read_py(part, false, &text, &state);
        if (state == LB_HEADER_COMPLETE) {
            assert_string_equal(lb_text_cstr(&text), "abc | d,e |  |  | doc");
            complete++;
        } else {
            assert_int_equal(state, LB_HEADER_NEEDS_MORE);
        }
    }
    assert_int_equal(complete, strlen(" upgrade():\n    pass\n"));
}

static void test_py_without_revision(void **unused)
{
    (void)unused;
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_revision_header header = {0};
    lb_header_state state = LB_HEADER_NEEDS_MORE;
    const lb_str source = LB_STR("down_revision = None\n");
    assert_int_equal(
        lb_header_read_py(&arena, source, true, LB_STR("/v/1a2b.py"), &state, &header, &error),
        LB_OK);
    assert_str(header.id, "1a2b");
    assert_int_equal(
        lb_header_read_py(&arena, source, true, LB_STR("/v/1a2b_x.py"), &state, &header, &error),
        LB_ERR_COMMAND);
    assert_string_equal(error.message,
                        "Could not determine revision id from filename 1a2b_x.py. Be sure the "
                        "'revision' variable is declared inside the script (please see 'Upgrading "
                        "from Alembic 0.1 to 0.2' in the documentation).");
}

/* ---- .sql ------------------------------------------------------------------------------------ */

static const struct {
    const char *path, *source, *expected;
    bool revises_previous;
} sql_table[] = {
    {"/v/x.sql",
     "-- Add a column\n--\n-- Revision ID: a\n-- Revises: b, c\n-- Create Date: now\n"
     "-- Branch Labels: x\n-- Depends On: d,e\n\n-- migrate:up\n",
     "a | b,c | d,e | x | Add a column", false},
    {"/v/x.sql", "-- One\n-- two: 2\n-- revision id:a\n-- Revises:\n-- more\n",
     "a |  |  |  | One\ntwo: 2", false},
    {"/v/x.sql",
     "\xef\xbb\xbf\r\n-- One\r\n\r\n-- Revision ID: a\r\nSELECT 1;\r\n-- Revises: b\r\n",
     "a |  |  |  | One", false},
    {"/v/2026_x.sql", "-- migrate:up\n-- Revision ID: no\n", "2026 |  |  |  | x", true},
    {"/v/20260102030405_create_users.sql", "-- migrate:up\nCREATE TABLE users (id int);\n",
     "20260102030405 |  |  |  | create users", true},
    {"/v/01.sql", "-- Why\n-- migrate:up\n", "01 |  |  |  | Why", true},
    {"/v/x.sql", "-- migrate:up\n",
     "1:1 Could not determine revision id from filename x.sql. Be sure the file starts with a "
     "comment that has a line '-- Revision ID: ...'",
     false},
};

static void test_sql(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < LB_COUNT(sql_table); i++) {
        LB_AUTO_ARENA lb_arena arena = {0};
        LB_AUTO_ERROR lb_error error = {0};
        LB_AUTO_TEXT lb_text text = {0};
        lb_revision_header header = {0};
        lb_header_state state = LB_HEADER_NEEDS_MORE;
        bool revises_previous = false;
        if (lb_header_read_sql(&arena, lb_str_of(sql_table[i].source), true,
                               lb_str_of(sql_table[i].path), &state, &revises_previous, &header,
                               &error) == LB_OK) {
            assert_int_equal(state, LB_HEADER_COMPLETE);
            assert_int_equal(revises_previous, sql_table[i].revises_previous);
            describe(&text, &header);
        } else {
            lb_text_addf(&text, "%u:%u %s", error.line, error.column, error.message);
        }
        assert_string_equal(lb_text_cstr(&text), sql_table[i].expected);
    }
}

static void test_sql_cut(void **unused)
{
    (void)unused;
    static const char source[] = "-- M\n-- Revision ID: abc\n-- Revises: de\n\nSELECT 1;\n";
    for (size_t length = 0; length < sizeof source - 1; length++) {
        LB_AUTO_ARENA lb_arena arena = {0};
        lb_revision_header header = {0};
        lb_header_state state = LB_HEADER_COMPLETE;
        bool revises_previous = false;
        assert_int_equal(lb_header_read_sql(&arena, (lb_str){source, length}, false,
                                            LB_STR("/v/x.sql"), &state, &revises_previous, &header,
                                            NULL),
                         LB_OK);
        assert_int_equal(state, LB_HEADER_NEEDS_MORE);
    }
}

static void test_sections(void **unused)
{
    (void)unused;
    static const char source[] = "-- M\n-- Revision ID: a\n\n"
                                 "-- migrate:up transaction:false lock_timeout:2s\n"
                                 "CREATE TABLE t (x int); -- migrate:down\n"
                                 " -- migrate:down\n"
                                 "-- migrate:down  statement_timeout:1500 \r\n"
                                 "DROP TABLE t;\n";
    lb_sql_file file = {0};
    LB_AUTO_ERROR lb_error error = {0};
    assert_int_equal(lb_sql_file_parse(lb_str_of(source), "x.sql", &file, &error), LB_OK);
    assert_str(file.up.body, "CREATE TABLE t (x int); -- migrate:down\n -- migrate:down\n");
    assert_int_equal(file.up.transaction, LB_SQL_TRANSACTION_OFF);
    assert_int_equal(file.up.lock_timeout_ms, 2000);
    assert_int_equal(file.up.statement_timeout_ms, -1);
    assert_int_equal(file.up.line, 5);
    assert_ptr_equal(source + file.up.offset, file.up.body.ptr);
    assert_true(file.down.is_present);
    assert_str(file.down.body, "DROP TABLE t;\n");
    assert_int_equal(file.down.transaction, LB_SQL_TRANSACTION_DEFAULT);
    assert_int_equal(file.down.statement_timeout_ms, 1500);
    assert_int_equal(file.down.line, 8);
}

static void test_section_errors(void **unused)
{
    (void)unused;
    static const struct {
        const char *source, *expected;
    } table[] = {
        {"-- M\n", "1 there is no section '-- migrate:up'"},
        {"-- M\nSELECT 1;\n-- migrate:up\n", "2 there is SQL before '-- migrate:up'"},
        {"-- migrate:up\n-- migrate:up\n", "2 '-- migrate:up' comes twice"},
        {"-- migrate:down\n-- migrate:up\n", "1 '-- migrate:down' comes before '-- migrate:up'"},
        {"-- migrate:up\n-- migrate:down\n-- migrate:down\n", "3 '-- migrate:down' comes twice"},
        {"-- migrate:up transaktion:false\n", "1 unknown option 'transaktion:false'"},
        {"-- migrate:up transaction\n", "1 transaction is ''"},
        {"-- migrate:up transaction:no\n", "1 transaction is 'no'"},
    };
    for (size_t i = 0; i < LB_COUNT(table); i++) {
        lb_sql_file file = {0};
        LB_AUTO_ERROR lb_error error = {0};
        LB_AUTO_TEXT lb_text text = {0};
        assert_int_equal(lb_sql_file_parse(lb_str_of(table[i].source), "x.sql", &file, &error),
                         LB_ERR_SCRIPT);
        assert_string_equal(error.file, "x.sql");
        lb_text_addf(&text, "%u %s", error.line, error.message);
        assert_string_equal(lb_text_cstr(&text), table[i].expected);
    }
    lb_sql_file file = {0};
    LB_AUTO_ERROR lb_error error = {0};
    assert_int_equal(
        lb_sql_file_parse(LB_STR("-- migrate:up lock_timeout:soon\n"), "x.sql", &file, &error),
        LB_ERR_SCRIPT);
    assert_non_null(strstr(error.message, "soon"));
}

/* ---- Identifiers ----------------------------------------------------------------------------- */

static void test_identifiers(void **unused)
{
    (void)unused;
    char first[LB_NEW_IDENTIFIER_LENGTH + 1], second[LB_NEW_IDENTIFIER_LENGTH + 1];
    assert_int_equal(lb_identifier_new(first, NULL), LB_OK);
    assert_int_equal(lb_identifier_new(second, NULL), LB_OK);
    assert_int_equal(strspn(first, "0123456789abcdef"), 12);
    assert_string_not_equal(first, second);
    assert_int_equal(lb_identifier_check(LB_STR("a_b.c d"), NULL), LB_OK);
    LB_AUTO_ERROR lb_error error = {0};
    assert_int_equal(lb_identifier_check(LB_STR("a@b-c"), &error), LB_ERR_REVISION);
    assert_string_equal(error.message,
                        "Character(s) '-, @' not allowed in revision identifier 'a@b-c'");
}

static void test_relative(void **unused)
{
    (void)unused;
    static const struct {
        const char *identifier, *branch, *symbol, *text; /* "" : none */
        int64_t steps;
        bool matches;
    } table[] = {
        {"+1", "", "", "+1", 1, true},
        {"-12x", "", "", "-12", -12, true},
        {"ab+3", "", "ab", "+3", 3, true},
        {"br@-2", "br", "", "-2", -2, true},
        {"br@ab+2", "br", "ab", "+2", 2, true},
        {"a@b@+1", "a@b", "", "+1", 1, true},
        {"+1@x", "", "", "+1", 1, true},
        {"ab", "", "", "", 0, false},
        {"ab+", "", "", "", 0, false},
        {"a b+1", "", "", "", 0, false},
        {"@+1", "", "", "", 0, false},
        {"", "", "", "", 0, false},
        {"-99999999999999999999", "", "", "-99999999999999999999", -INT64_MAX, true},
    };
    for (size_t i = 0; i < LB_COUNT(table); i++) {
        lb_relative relative = {0};
        assert_int_equal(lb_relative_parse(lb_str_of(table[i].identifier), &relative),
                         table[i].matches);
        if (table[i].matches) {
            assert_str(relative.branch, table[i].branch);
            assert_str(relative.symbol, table[i].symbol);
            assert_str(relative.text, table[i].text);
            assert_true(relative.steps == table[i].steps);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_py),
        cmocka_unit_test(test_py_cut),
        cmocka_unit_test(test_py_without_revision),
        cmocka_unit_test(test_sql),
        cmocka_unit_test(test_sql_cut),
        cmocka_unit_test(test_sections),
        cmocka_unit_test(test_section_errors),
        cmocka_unit_test(test_identifiers),
        cmocka_unit_test(test_relative),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
