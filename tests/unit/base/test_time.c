#include "../test.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/timezone.h"

static const lb_zone *zone_of(lb_arena *arena, const char *name)
{
    const lb_zone *zone = NULL;
    assert_int_equal(lb_zone_find(arena, lb_str_of(name), NULL, &zone, NULL), LB_OK);
    assert_non_null(zone);
    return zone;
}

static void assert_offset(const lb_zone *zone, int64_t at, int seconds, const char *name)
{
    lb_zone_offset offset = lb_zone_offset_at(zone, at);
    assert_int_equal(offset.seconds, seconds);
    assert_str(offset.name, name);
}

/* What Python's zoneinfo says. */
static void test_named_zones(void **state)
{
    (void)state;
    static const struct {
        const char *zone;
        int64_t at;
        int offset;
        const char *name;
    } cases[] = {
        {"UTC", 0, 0, "UTC"},
        {"Europe/Berlin", -3000000000, 3208, "LMT"},
        {"Europe/Berlin", 1774745999, 3600, "CET"},
        {"Europe/Berlin", 1774746000, 7200, "CEST"},
        {"Europe/Berlin", 4102444800, 3600, "CET"},  /* 2100-01-01, by the rule */
        {"Europe/Berlin", 4118083200, 7200, "CEST"}, /* 2100-07-01 */
        {"Asia/Kolkata", 1700000000, 19800, "IST"},
        {"Australia/Sydney", 1767225600, 39600, "AEDT"},
        {"Australia/Sydney", 4102444800, 39600, "AEDT"},
        {"Australia/Sydney", 4118083200, 36000, "AEST"},
        {"Europe/Dublin", 4118083200, 3600, "IST"},
        {"Europe/Dublin", 4102444800, 0, "GMT"},
        {"Pacific/Apia", 1325239199, -36000, "-10"},
        {"Pacific/Apia", 1325239200, 50400, "+14"},
    };
    LB_AUTO_ARENA lb_arena arena = {0};
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        assert_offset(zone_of(&arena, cases[i].zone), cases[i].at, cases[i].offset, cases[i].name);
    }
}

static void test_names_that_are_no_zone(void **state)
{
    (void)state;
    static const char *const names[] = {
        "", "Nowhere/City", "../zoneinfo/UTC", "/etc/passwd", "Europe", "Europe/./Berlin"};
    LB_AUTO_ARENA lb_arena arena = {0};
    for (size_t i = 0; i < LB_COUNT(names); i++) {
        const lb_zone *zone = lb_zone_utc();
        assert_int_equal(lb_zone_find(&arena, lb_str_of(names[i]), NULL, &zone, NULL), LB_OK);
        assert_null(zone);
    }
    LB_AUTO_ERROR lb_error error = {0};
    const lb_zone *zone = NULL;
    assert_int_equal(lb_zone_find(&arena, LB_STR("zone.tab"), NULL, &zone, &error), LB_ERR_FILE);
    assert_string_equal(error.message, "cannot read the time zone /usr/share/zoneinfo/zone.tab: "
                                       "not a time zone file, or a damaged one");
}

static void test_rules(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    const lb_zone *zone = lb_zone_of_rule(&arena, LB_STR("CET-1CEST,M3.5.0,M10.5.0/3"));
    assert_offset(zone, 1774745999, 3600, "CET");
    assert_offset(zone, 1774746000, 7200, "CEST");
    assert_offset(zone, 1792889999, 7200, "CEST");
    assert_offset(zone, 1792890000, 3600, "CET");
    assert_offset(lb_zone_of_rule(&arena, LB_STR("<+0530>-5:30")), 0, 19800, "+0530");
    assert_offset(lb_zone_of_rule(&arena, LB_STR("EST5EDT")), 1782864000, -14400, "EDT");
    zone = lb_zone_of_rule(&arena, LB_STR("AAA0BBB,J60/0,364"));
    assert_offset(zone, 1709251199, 0, "AAA"); /* J60 is March 1 in a leap year too */
    assert_offset(zone, 1709251200, 3600, "BBB");
    static const char *const wrong[] = {
        "",      "C",      "CET",          "CET-1CEST,M3.5.0",       "CET-1,x",
        "<A>0",  "CET-25", "AAA0BBB,J0,1", "AAA0BBB,M13.1.0,M1.1.0", "AAA0BBB,366,1",
        "AAA0BB"};
    for (size_t i = 0; i < LB_COUNT(wrong); i++) {
        assert_null(lb_zone_of_rule(&arena, lb_str_of(wrong[i])));
    }
}

static void test_local_zone_follows_tz(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    assert_offset(lb_zone_local(&arena, "Asia/Kolkata", NULL), 0, 19800, "IST");
    assert_offset(lb_zone_local(&arena, ":Asia/Kolkata", NULL), 0, 19800, "IST");
    assert_offset(lb_zone_local(&arena, "/usr/share/zoneinfo/Asia/Kolkata", NULL), 0, 19800, "IST");
    assert_offset(lb_zone_local(&arena, "XYZ3", NULL), 0, -10800, "XYZ");
    assert_offset(lb_zone_local(&arena, "", NULL), 0, 0, "UTC");
    assert_offset(lb_zone_local(&arena, "Nowhere/City", NULL), 0, 0, "UTC");
    assert_offset(lb_zone_local(&arena, "/nonexistent", NULL), 0, 0, "UTC");
    assert_offset(lb_zone_local(&arena, "Kolkata", "/usr/share/zoneinfo/Asia"), 0, 19800, "IST");
}

/* No prefix of a file, and no single byte changed, does harm. */
static void test_damaged_zone_files(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str whole;
    assert_int_equal(lb_file_read(&arena, "/usr/share/zoneinfo/Europe/Dublin", 0, &whole, NULL),
                     LB_OK);
    const lb_zone *zone = NULL;
    for (size_t length = 0; length < whole.len; length++) {
        LB_AUTO_ARENA lb_arena scratch = {0};
        char *copy = lb_strndup(whole.ptr, length);
        assert_int_equal(lb_zone_parse(&scratch, (lb_str){copy, length}, &zone, NULL), LB_ERR_FILE);
        free(copy);
    }
    for (size_t i = 0; i < whole.len; i++) {
        LB_AUTO_ARENA lb_arena scratch = {0};
        char *copy = lb_strndup(whole.ptr, whole.len);
        copy[i] = (char)(copy[i] ^ 0x81);
        if (lb_zone_parse(&scratch, (lb_str){copy, whole.len}, &zone, NULL) == LB_OK) {
            (void)lb_zone_offset_at(zone, 1774746000);
            (void)lb_zone_offset_at(zone, -9000000000);
        }
        free(copy);
    }
}

static void test_datetime_shows_as_python(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    static const struct {
        lb_instant instant;
        const char *zone;
        bool has_offset;
        const char *text;
    } cases[] = {
        {{1795341600, 123456}, "UTC", false, "2026-11-22 10:00:00.123456"},
        {{1795341600, 0}, "UTC", true, "2026-11-22 10:00:00+00:00"},
        {{1795341600, 7}, "Asia/Kolkata", true, "2026-11-22 15:30:00.000007+05:30"},
        {{1795341600, 0}, "America/St_Johns", true, "2026-11-22 06:30:00-03:30"},
        {{-3000000000, 0}, "Europe/Berlin", true, "1874-12-07 19:33:28+00:53:28"},
        {{-1, 999999}, "UTC", false, "1969-12-31 23:59:59.999999"},
        {{951782400, 0}, "UTC", false, "2000-02-29 00:00:00"},
        {{4107542400, 0}, "UTC", false, "2100-03-01 00:00:00"},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_TEXT lb_text text = {0};
        lb_datetime datetime =
            lb_datetime_at(cases[i].instant, zone_of(&arena, cases[i].zone), cases[i].has_offset);
        lb_datetime_add(&text, &datetime);
        assert_string_equal(lb_text_cstr(&text), cases[i].text);
    }
}

static void test_datetime_formats(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_datetime datetime =
        lb_datetime_at((lb_instant){1772963105, 42}, zone_of(&arena, "Asia/Kolkata"), true);
    LB_AUTO_TEXT lb_text text = {0};
    assert_true(lb_datetime_format(
        &text, &datetime,
        LB_STR("%a %A %b %B %c|%C %d %D %e %f %F %h %H %I %j %m %M %p %r %R %s %S %T %u %U %w %W "
               "%x %X %y %Y %z %Z %%")));
    assert_string_equal(
        lb_text_cstr(&text),
        "Sun Sunday Mar March Sun Mar  8 15:15:05 2026|20 08 03/08/26  8 000042 2026-03-08 Mar 15 "
        "03 067 03 15 PM 03:15:05 PM 15:15 1772963105 05 15:15:05 7 10 0 09 03/08/26 15:15:05 26 "
        "2026 +0530 IST %");
    size_t before = text.len;
    assert_false(lb_datetime_format(&text, &datetime, LB_STR("a%Q")));
    assert_false(lb_datetime_format(&text, &datetime, LB_STR("a%")));
    assert_int_equal(text.len, before);
}

static void test_now_is_after_this_was_written(void **state)
{
    (void)state;
    lb_instant now = lb_instant_now();
    assert_true(now.seconds > 1700000000);
    assert_true(now.microsecond < 1000000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_named_zones),
        cmocka_unit_test(test_names_that_are_no_zone),
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_local_zone_follows_tz),
        cmocka_unit_test(test_damaged_zone_files),
        cmocka_unit_test(test_datetime_shows_as_python),
        cmocka_unit_test(test_datetime_formats),
        cmocka_unit_test(test_now_is_after_this_was_written),
    };
    return cmocka_run_group_tests_name("time", tests, NULL, NULL);
}
