#include "../test.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "config/dotenv.h"
#include "tests.h"

static const char *lookup(void *context, const char *name)
{
    (void)context;
    return strcmp(name, "HOME") == 0 ? "/root" : strcmp(name, "A") == 0 ? "env" : NULL;
}

static const lb_environment environment = {lookup, NULL};

static void test_dotenv_values(void **state)
{
    (void)state;
    static const struct {
        const char *content, *value; /* of K; NULL: none */
    } cases[] = {
        {"K=v", "v"},
        {"  export\tK = v  # comment", "v"},
        {"K=a#b", "a#b"},
        {"K=\n", ""},
        {"K\n", NULL},
        {"# K=v\n", NULL},
        {"'K'=v\r\nJ=w\r\n", "v"},
        {"K='a\\'b\\n'", "a'b\\n"},
        {"K=\"a\\\"b\\n\\t\\q\"", "a\"b\n\t\\q"},
        {"K=\"one\ntwo\" # c\nJ=1", "one\ntwo"},
        {"K='x' junk\n", NULL},
        {"K='open\nJ=1", NULL},
        {"K=${HOME}/${NOPE:-d e}/${NOPE}.", "/root/d e/."},
        {"J=1\nK='${J}2'", "12"},
        {"K=$HOME ${HOME", "$HOME ${HOME"},
        {"K=1\nK=2", "2"},
        {"junk junk\nK=v", "v"},
        {"\xef\xbb\xbfK=v", "v"},
        {"DATABASE=x\nK=postgresql://u:p#w@h/d?x=${DATABASE}", "postgresql://u:p#w@h/d?x=x"},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_ARENA lb_arena arena = {0};
        lb_str value = {0};
        lb_dotenv_entries entries = lb_dotenv_parse(&arena, lb_str_of(cases[i].content),
                                                    &environment, LB_DOTENV_FILE_FIRST, NULL);
        bool is_found = lb_dotenv_get(&entries, LB_STR("K"), &value);
        assert_int_equal(is_found, cases[i].value != NULL);
        if (cases[i].value) {
            assert_str(value, cases[i].value);
        }
    }
}

static void test_dotenv_order_of_names(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str value, content = LB_STR("A=file\nB=${A}\n");
    lb_dotenv_entries entries =
        lb_dotenv_parse(&arena, content, &environment, LB_DOTENV_ENVIRONMENT_FIRST, NULL);
    assert_true(lb_dotenv_get(&entries, LB_STR("B"), &value));
    assert_str(value, "env");
    entries = lb_dotenv_parse(&arena, content, &environment, LB_DOTENV_FILE_FIRST, NULL);
    assert_true(lb_dotenv_get(&entries, LB_STR("B"), &value));
    assert_str(value, "file");
    entries = lb_dotenv_parse(&arena, content, NULL, LB_DOTENV_ENVIRONMENT_FIRST, NULL);
    assert_true(lb_dotenv_get(&entries, LB_STR("B"), &value));
    assert_str(value, "file");
    assert_int_equal(entries.items[1].line, 2);
}

static void keep(void *context, lb_level level, const char *logger, const char *message)
{
    lb_text_addf(context, "%d %s %s\n", (int)level, logger, message);
}

static void test_dotenv_warns_of_lines_it_skips(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_TEXT lb_text seen = {0};
    lb_log log = {keep, &seen};
    lb_dotenv_entries entries =
        lb_dotenv_parse(&arena, LB_STR("A=1\nB='open\nC=2\n"), NULL, LB_DOTENV_FILE_FIRST, &log);
    assert_int_equal(entries.count, 2);
    assert_string_equal(lb_text_cstr(&seen), "30 dotenv.main python-dotenv could not parse "
                                             "statement starting at line 2\n");
}

static void test_dotenv_values_that_double_end(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_TEXT lb_text text = {0};
    lb_str value;
    lb_text_adds(&text, "A=xx\n");
    for (int i = 0; i < 100; i++) {
        lb_text_adds(&text, "A=${A}${A}\n");
    }
    lb_dotenv_entries entries =
        lb_dotenv_parse(&arena, lb_text_str(&text), NULL, LB_DOTENV_FILE_FIRST, NULL);
    assert_true(lb_dotenv_get(&entries, LB_STR("A"), &value));
    assert_true(value.len < 2u * 1024 * 1024);
}

int run_dotenv_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dotenv_values),
        cmocka_unit_test(test_dotenv_order_of_names),
        cmocka_unit_test(test_dotenv_warns_of_lines_it_skips),
        cmocka_unit_test(test_dotenv_values_that_double_end),
    };
    return cmocka_run_group_tests_name("dotenv", tests, NULL, NULL);
}
