#include "base/zone_rule.h"

enum { DAY = 86400 };

/* The calendar repeats every 400 years (an era); years are counted from March, so that the leap day
   is the last of a year. */
enum { ERA_YEARS = 400, ERA_DAYS = 146097, DAYS_TO_1970 = 719468 };

int64_t lb_calendar_days(int64_t year, unsigned month, unsigned day)
{
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - (ERA_YEARS - 1)) / ERA_YEARS;
    int64_t year_of_era = year - era * ERA_YEARS;
    int64_t day_of_year = (153 * (int64_t)(month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * ERA_DAYS + day_of_era - DAYS_TO_1970;
}

void lb_calendar_date(int64_t days, int64_t *year, unsigned *month, unsigned *day)
{
    days += DAYS_TO_1970;
    int64_t era = (days >= 0 ? days : days - (ERA_DAYS - 1)) / ERA_DAYS;
    int64_t day_of_era = days - era * ERA_DAYS;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month_from_march = (5 * day_of_year + 2) / 153;
    *day = (unsigned)(day_of_year - (153 * month_from_march + 2) / 5 + 1);
    *month = (unsigned)(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
    *year = year_of_era + era * ERA_YEARS + (*month <= 2);
}

unsigned lb_calendar_weekday(int64_t days)
{
    return (unsigned)(((days + 4) % 7 + 7) % 7); /* 1970-01-01 was a Thursday */
}

static bool take(lb_str *text, char c)
{
    if (text->len == 0 || text->ptr[0] != c) {
        return false;
    }
    *text = lb_str_slice(*text, 1, text->len);
    return true;
}

/* A number from `low` to `high`. */
static bool take_number(lb_str *text, int low, int high, int *out)
{
    int value = 0;
    size_t length = 0;
    while (length < text->len && lb_is_digit(text->ptr[length]) && value <= high) {
        value = value * 10 + (text->ptr[length++] - '0');
    }
    if (length == 0 || value < low || value > high) {
        return false;
    }
    *text = lb_str_slice(*text, length, text->len);
    *out = value;
    return true;
}

/* [+-]hh[:mm[:ss]] */
static bool take_time(lb_str *text, int hours_max, int32_t *out)
{
    int hours = 0, minutes = 0, seconds = 0;
    bool is_negative = take(text, '-');
    if (!is_negative) {
        (void)take(text, '+');
    }
    if (!take_number(text, 0, hours_max, &hours) ||
        (take(text, ':') && (!take_number(text, 0, 59, &minutes) ||
                             (take(text, ':') && !take_number(text, 0, 59, &seconds))))) {
        return false;
    }
    int32_t time = hours * 3600 + minutes * 60 + seconds;
    *out = is_negative ? -time : time;
    return true;
}

/* Three or more letters, or anything of letters, digits and signs in <>. */
static bool take_name(lb_str *text, lb_str *out)
{
    bool is_quoted = take(text, '<');
    size_t length = 0;
    while (length < text->len &&
           (lb_is_alpha(text->ptr[length]) ||
            (is_quoted && (lb_is_digit(text->ptr[length]) || text->ptr[length] == '+' ||
                           text->ptr[length] == '-')))) {
        length++;
    }
    *out = lb_str_slice(*text, 0, length);
    *text = lb_str_slice(*text, length, text->len);
    return length >= 3 && (!is_quoted || take(text, '>'));
}

/* ,Jn or ,n or ,Mm.w.d with /time behind */
static bool take_change(lb_str *text, lb_zone_change *out)
{
    *out = (lb_zone_change){.kind = 'D', .time = 2 * 3600};
    bool is_valid = take(text, ',');
    if (is_valid && take(text, 'M')) {
        out->kind = 'M';
        is_valid = take_number(text, 1, 12, &out->month) && take(text, '.') &&
                   take_number(text, 1, 5, &out->week) && take(text, '.') &&
                   take_number(text, 0, 6, &out->day);
    } else if (is_valid && take(text, 'J')) {
        out->kind = 'J';
        is_valid = take_number(text, 1, 365, &out->day);
    } else if (is_valid) {
        is_valid = take_number(text, 0, 365, &out->day);
    }
    return is_valid && (!take(text, '/') || take_time(text, 167, &out->time));
}

bool lb_zone_rule_parse(lb_str text, lb_zone_rule *out)
{
    lb_zone_rule rule = {0};
    if (!take_name(&text, &rule.standard.name) || !take_time(&text, 24, &rule.standard.seconds)) {
        return false;
    }
    rule.standard.seconds = -rule.standard.seconds; /* POSIX counts towards the west */
    if (text.len) {
        rule.has_daylight = true;
        rule.daylight.is_dst = true;
        rule.daylight.seconds = rule.standard.seconds + 3600;
        if (!take_name(&text, &rule.daylight.name)) {
            return false;
        }
        if (text.len && text.ptr[0] != ',') {
            if (!take_time(&text, 24, &rule.daylight.seconds)) {
                return false;
            }
            rule.daylight.seconds = -rule.daylight.seconds;
        }
        lb_str united_states = LB_STR(",M3.2.0,M11.1.0"); /* what TZ means without dates */
        lb_str *changes = text.len ? &text : &united_states;
        if (!take_change(changes, &rule.start) || !take_change(changes, &rule.end)) {
            return false;
        }
    }
    if (text.len) {
        return false;
    }
    *out = rule;
    return true;
}

static bool is_leap(int64_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* The change in that year as seconds of the local time that holds before it. */
static int64_t change_in(const lb_zone_change *change, int64_t year)
{
    int64_t days;
    if (change->kind == 'M') {
        unsigned month = (unsigned)change->month;
        int64_t first = lb_calendar_days(year, month, 1);
        int64_t next =
            month == 12 ? lb_calendar_days(year + 1, 1, 1) : lb_calendar_days(year, month + 1, 1);
        days = first + (7 + change->day - (int)lb_calendar_weekday(first)) % 7 +
               INT64_C(7) * (change->week - 1);
        days -= days >= next ? 7 : 0; /* week 5 is the last */
    } else {
        days = lb_calendar_days(year, 1, 1) + change->day;
        if (change->kind == 'J') {
            days -= is_leap(year) && change->day >= 60 ? 0 : 1;
        }
    }
    return days * DAY + change->time;
}

lb_zone_offset lb_zone_rule_at(const lb_zone_rule *rule, int64_t seconds)
{
    if (!rule->has_daylight) {
        return rule->standard;
    }
    int64_t local = seconds + rule->standard.seconds, year;
    unsigned month, day;
    lb_calendar_date((local >= 0 ? local : local - (DAY - 1)) / DAY, &year, &month, &day);
    int64_t start = change_in(&rule->start, year) - rule->standard.seconds;
    int64_t end = change_in(&rule->end, year) - rule->daylight.seconds;
    bool is_daylight = start < end ? seconds >= start && seconds < end
                                   : seconds >= start || seconds < end; /* southern summer */
    return is_daylight ? rule->daylight : rule->standard;
}
