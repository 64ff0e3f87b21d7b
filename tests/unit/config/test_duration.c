#include "../test.h"

#include <string.h>

#include "base/memory.h"
#include "config/duration.h"
#include "tests.h"

static void test_duration_reads_postgresql_units(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t milliseconds;
    } cases[] = {
        {"0", 0},
        {"250", 250},
        {"2s", 2000},
        {"500ms", 500},
        {"1.5s", 1500},
        {"5min", 300000},
        {" 10 min ", 600000},
        {"1h", 3600000},
        {"1d", 86400000},
        {"100us", 1},
        {"1500us", 2},
        {".5s", 500},
        {"24d", 2073600000},
        {"2147483647", 2147483647},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        int64_t milliseconds = -1;
        assert_int_equal(lb_duration_parse(lb_str_of(cases[i].text), "t", &milliseconds, NULL),
                         LB_OK);
        assert_int_equal(milliseconds, cases[i].milliseconds);
    }
}

static void test_duration_refuses_the_rest(void **state)
{
    (void)state;
    static const char *const cases[] = {"",
                                        "s",
                                        ".",
                                        "1 week",
                                        "1m",
                                        "-1s",
                                        "1s2",
                                        "1,5s",
                                        "25d",
                                        "1e3",
                                        "99999999999999999999999"};
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_ERROR lb_error error = {0};
        int64_t milliseconds = 7;
        assert_int_equal(lb_duration_parse(lb_str_of(cases[i]), "lock_wait", &milliseconds, &error),
                         LB_ERR_SETTINGS);
        assert_int_equal(milliseconds, 7);
        assert_non_null(strstr(error.message, "lock_wait"));
        assert_non_null(error.hint);
    }
}

static void test_duration_is_written_short(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    assert_string_equal(lb_duration_format(&arena, 0), "0");
    assert_string_equal(lb_duration_format(&arena, 1500), "1500ms");
    assert_string_equal(lb_duration_format(&arena, 600000), "10min");
    assert_string_equal(lb_duration_format(&arena, 3600000), "1h");
    assert_string_equal(lb_duration_format(&arena, 172800000), "2d");
    assert_string_equal(lb_duration_format(&arena, 7000), "7s");
}

int run_duration_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_duration_reads_postgresql_units),
        cmocka_unit_test(test_duration_refuses_the_rest),
        cmocka_unit_test(test_duration_is_written_short),
    };
    return cmocka_run_group_tests_name("duration", tests, NULL, NULL);
}
