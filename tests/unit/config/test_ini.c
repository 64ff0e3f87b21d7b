#include "../test.h"

#include <string.h>

#include "base/memory.h"
#include "config/ini.h"
#include "tests.h"

static lb_ini *read_ok(lb_arena *arena, const char *content)
{
    lb_ini *ini = lb_ini_new(arena);
    assert_int_equal(lb_ini_read(ini, lb_str_of(content), "alembic.ini", NULL), LB_OK);
    return ini;
}

static void test_ini_values(void **state)
{
    (void)state;
    static const struct {
        const char *content, *value; /* of k in [s] */
    } cases[] = {
        {"[s]\nk=v", "v"},
        {"[s]\nk : v = w", "v = w"},
        {"[s]\nK = V # not a comment", "V # not a comment"},
        {"[s]\nk = first\n    second\n\n    third\n", "first\nsecond\n\nthird"},
        {"[s]\nk = first\n# comment\n  second", "first\nsecond"},
        {"[s]\nk =\n  only", "\nonly"},
        {"[s]\n  k = v\n  j = w", "v"},
        {"[s]\r\nk = v\r\n", "v"},
        {"[s]\rk = v\r", "v"},
        {"[DEFAULT]\nk = d\n[s]\nx = 1", "d"},
        {"[DEFAULT]\nk = d\n[s]\nk = own", "own"},
        {"[s]\nk = %(a)s-%(A)s%%\na = x", "x-x%"},
        {"[s]\nk = %(a)s\na = %(b)s\nb = deep", "deep"},
        {"[s]\nk =", ""},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_ARENA lb_arena arena = {0};
        lb_str value;
        lb_ini *ini = read_ok(&arena, cases[i].content);
        assert_int_equal(lb_ini_get(ini, LB_STR("s"), LB_STR("k"), &value, NULL), LB_OK);
        assert_str(value, cases[i].value);
    }
}

static void test_ini_errors(void **state)
{
    (void)state;
    static const struct {
        const char *content, *kind, *message;
        unsigned line;
    } cases[] = {
        {"[a]\nx=1\n\n\n[a]\n", "configparser.DuplicateSectionError",
         "While reading from PosixPath('alembic.ini') [line  5]: section 'a' already exists", 5},
        {"[a]\nx=1\nX=2", "configparser.DuplicateOptionError",
         "While reading from PosixPath('alembic.ini') [line  3]: option 'x' in section 'a' already "
         "exists",
         3},
        {"x = 1\n[a]\n", "configparser.MissingSectionHeaderError",
         "File contains no section headers.\nfile: PosixPath('alembic.ini'), line: 1\n'x = 1\\n'",
         1},
        {"[a]\nnothing\nx = 1\nnor this", "configparser.ParsingError",
         "Source contains parsing errors: PosixPath('alembic.ini')\n\t[line  2]: 'nothing\\n'\n"
         "\t[line  4]: 'nor this'",
         2},
        {"[a]\nx = \xff", "UnicodeDecodeError",
         "'utf-8' codec can't decode byte 0xff in position 8: invalid start byte", 2},
        {"[a]\nx = \xc3(", "UnicodeDecodeError",
         "'utf-8' codec can't decode byte 0xc3 in position 8: invalid continuation byte", 2},
        {"\xe2\x82", "UnicodeDecodeError",
         "'utf-8' codec can't decode byte 0xe2 in position 0: unexpected end of data", 1},
        {"postgresql://u:geheim@h\n", "configparser.MissingSectionHeaderError",
         "File contains no section headers.\nfile: PosixPath('alembic.ini'), line: 1\n"
         "'postgresql://u:***@h\\n'",
         1},
        {"url = //h/d?password=geheim&x\n", "configparser.MissingSectionHeaderError",
         "File contains no section headers.\nfile: PosixPath('alembic.ini'), line: 1\n"
         "'url = //h/d?password=***&x\\n'",
         1},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_ARENA lb_arena arena = {0};
        LB_AUTO_ERROR lb_error error = {0};
        lb_ini *ini = lb_ini_new(&arena);
        assert_int_equal(lb_ini_read(ini, lb_str_of(cases[i].content), "alembic.ini", &error),
                         LB_ERR_SETTINGS);
        assert_string_equal(error.kind, cases[i].kind);
        assert_string_equal(error.message, cases[i].message);
        assert_string_equal(error.file, "alembic.ini");
        assert_int_equal(error.line, cases[i].line);
    }
}

static void test_ini_interpolation_errors(void **state)
{
    (void)state;
    static const struct {
        const char *content, *kind, *message;
    } cases[] = {
        {"[alembic]\nk = %(nowhere)s/m", "configparser.InterpolationMissingOptionError",
         "Bad value substitution: option 'k' in section 'alembic' contains an interpolation key "
         "'nowhere' which is not a valid option name. Raw value: '%(nowhere)s/m'"},
        {"[alembic]\nk = 50% off", "configparser.InterpolationSyntaxError",
         "'%' must be followed by '%' or '(', found: '% off'"},
        {"[alembic]\nk = a%(b", "configparser.InterpolationSyntaxError",
         "bad interpolation variable reference '%(b'"},
        {"[alembic]\nk = %(k)s", "configparser.InterpolationDepthError",
         "Recursion limit exceeded in value substitution: option 'k' in section 'alembic' "
         "contains an interpolation key which cannot be substituted in 10 steps. Raw value: "
         "'%(k)s'"},
        {"[alembic]\nk = postgresql://u:p%40ss@h/d", "configparser.InterpolationSyntaxError",
         "'%' must be followed by '%' or '(', found: '***@h/d'"},
        {"[alembic]\nk = postgresql://u:%(db_pass)s@h/d\ndb_pass = 1%2",
         "configparser.InterpolationSyntaxError",
         "'%' must be followed by '%' or '(', found: '***'"},
        {"[alembic]\nk = postgresql://u:geheim@h/%(nope)s",
         "configparser.InterpolationMissingOptionError",
         "Bad value substitution: option 'k' in section 'alembic' contains an interpolation key "
         "'nope' which is not a valid option name. Raw value: 'postgresql://u:***@h/%(nope)s'"},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_ARENA lb_arena arena = {0};
        LB_AUTO_ERROR lb_error error = {0};
        lb_str value = LB_STR("untouched");
        lb_ini *ini = read_ok(&arena, cases[i].content);
        assert_int_equal(lb_ini_get(ini, LB_STR("alembic"), LB_STR("k"), &value, &error),
                         LB_ERR_SETTINGS);
        assert_string_equal(error.kind, cases[i].kind);
        assert_string_equal(error.message, cases[i].message);
        assert_int_equal(error.line, 2);
        assert_str(value, "untouched");
    }
}

static void test_ini_interpolation_ends(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_str value;
    lb_ini *ini = lb_ini_new(&arena);
    /* Nine levels of ten references each. */
    for (char c = 'a'; c < 'j'; c++) {
        char text[64] = "";
        for (int i = 0; i < 10; i++) {
            size_t used = strlen(text);
            memcpy(text + used, (char[]){'%', '(', (char)(c + 1), ')', 's', '\0'}, 6);
        }
        lb_ini_set_raw(ini, LB_STR("s"), (lb_str){&c, 1}, lb_str_of(text));
    }
    lb_ini_set_raw(ini, LB_STR("s"), LB_STR("j"), LB_STR("%%"));
    assert_int_equal(lb_ini_get(ini, LB_STR("s"), LB_STR("a"), &value, &error), LB_ERR_SETTINGS);
    assert_string_equal(error.kind, "configparser.InterpolationDepthError");
    assert_int_equal(lb_ini_get(ini, LB_STR("s"), LB_STR("g"), &value, NULL), LB_OK);
    assert_int_equal(value.len, 1000);
}

static void test_ini_questions(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_ini *ini = read_ok(&arena, "[DEFAULT]\na = 1\nb = 2\n[s]\nc = 3\nb = %(a)s\n[t] tail\n");
    lb_str value = LB_STR("x");
    lb_ini_items items;
    assert_true(lb_ini_has_section(ini, LB_STR("s")));
    assert_true(lb_ini_has_section(ini, LB_STR("t")));
    assert_false(lb_ini_has_section(ini, LB_STR("DEFAULT")));
    assert_false(lb_ini_has_section(ini, LB_STR("S")));
    assert_int_equal(lb_ini_sections(ini).count, 2);
    assert_true(lb_ini_has(ini, LB_STR("s"), LB_STR("A")));
    assert_false(lb_ini_has_own(ini, LB_STR("s"), LB_STR("a")));
    assert_true(lb_ini_has_own(ini, LB_STR("s"), LB_STR("B")));
    assert_false(lb_ini_has(ini, LB_STR("nowhere"), LB_STR("a")));
    assert_int_equal(lb_ini_line(ini, LB_STR("s"), LB_STR("c")), 5);
    assert_int_equal(lb_ini_line(ini, LB_STR("s"), LB_STR("a")), 2);
    assert_str(lb_ini_get_raw(ini, LB_STR("s"), LB_STR("b")), "%(a)s");
    assert_null(lb_ini_get_raw(ini, LB_STR("s"), LB_STR("z")).ptr);
    assert_int_equal(lb_ini_get(ini, LB_STR("nowhere"), LB_STR("a"), &value, NULL), LB_OK);
    assert_null(value.ptr);
    assert_int_equal(lb_ini_list(ini, LB_STR("s"), false, &items, NULL), LB_OK);
    assert_int_equal(items.count, 3);
    assert_str(items.items[0].name, "a");
    assert_str(items.items[1].name, "b");
    assert_str(items.items[1].value, "1");
    assert_str(items.items[2].name, "c");
}

static void test_ini_changes(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_ini *ini = read_ok(&arena, "[s]\na = 1\nb = 2\n");
    lb_str value;
    assert_int_equal(lb_ini_set(ini, LB_STR("s"), LB_STR("A"), LB_STR("%(b)s%%"), NULL), LB_OK);
    assert_int_equal(lb_ini_get(ini, LB_STR("s"), LB_STR("a"), &value, NULL), LB_OK);
    assert_str(value, "2%");
    assert_int_equal(lb_ini_set(ini, LB_STR("new"), LB_STR("x"), LB_STR("y"), NULL), LB_OK);
    assert_true(lb_ini_has_section(ini, LB_STR("new")));
    assert_int_equal(lb_ini_set(ini, LB_STR("s"), LB_STR("a"), LB_STR("%(b)s\xc3\xa9%%x%"), &error),
                     LB_ERR_SETTINGS);
    assert_string_equal(error.kind, "ValueError");
    assert_string_equal(error.message,
                        "invalid interpolation syntax in '%(b)s\xc3\xa9%%x%' at position 2");
    assert_true(lb_ini_remove(ini, LB_STR("s"), LB_STR("B")));
    assert_false(lb_ini_remove(ini, LB_STR("s"), LB_STR("b")));
    assert_false(lb_ini_has(ini, LB_STR("s"), LB_STR("b")));
}

int run_ini_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ini_values),
        cmocka_unit_test(test_ini_errors),
        cmocka_unit_test(test_ini_interpolation_errors),
        cmocka_unit_test(test_ini_interpolation_ends),
        cmocka_unit_test(test_ini_questions),
        cmocka_unit_test(test_ini_changes),
    };
    return cmocka_run_group_tests_name("ini", tests, NULL, NULL);
}
