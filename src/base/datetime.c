#include "base/memory.h"
#include "base/zone_rule.h"

enum { DAY = 86400 };

static const char *const weekdays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                       "Thursday", "Friday", "Saturday"};
static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};

lb_datetime lb_datetime_at(lb_instant instant, const lb_zone *zone, bool has_offset)
{
    static const int64_t first = -62135596800, last = 253402300799; /* years 1 to 9999 */
    lb_zone_offset offset = lb_zone_offset_at(zone, instant.seconds);
    int64_t local = instant.seconds < first  ? first
                    : instant.seconds > last ? last
                                             : instant.seconds + offset.seconds;
    int64_t days = (local >= 0 ? local : local - (DAY - 1)) / DAY, year;
    lb_datetime out = {.microsecond = instant.microsecond,
                       .has_offset = has_offset,
                       .offset = offset.seconds,
                       .zone = offset.name,
                       .instant = instant};
    lb_calendar_date(days, &year, &out.month, &out.day);
    uint32_t time = (uint32_t)(local - days * DAY);
    out.year = (int32_t)year;
    out.hour = time / 3600;
    out.minute = time / 60 % 60;
    out.second = time % 60;
    return out;
}

/* +hh:mm, and the seconds where there are any. */
static void add_offset(lb_text *text, int32_t offset, const char *separator)
{
    unsigned seconds = (unsigned)(offset < 0 ? -offset : offset);
    lb_text_addf(text, "%c%02u%s%02u", offset < 0 ? '-' : '+', seconds / 3600, separator,
                 seconds / 60 % 60);
    if (seconds % 60) {
        lb_text_addf(text, "%s%02u", separator, seconds % 60);
    }
}

void lb_datetime_add_iso(lb_text *text, const lb_datetime *datetime, char separator)
{
    lb_text_addf(text, "%04d-%02u-%02u%c%02u:%02u:%02u", datetime->year, datetime->month,
                 datetime->day, separator, datetime->hour, datetime->minute, datetime->second);
    if (datetime->microsecond) {
        lb_text_addf(text, ".%06u", datetime->microsecond);
    }
    if (datetime->has_offset) {
        add_offset(text, datetime->offset, ":");
    }
}

void lb_datetime_add(lb_text *text, const lb_datetime *datetime)
{
    lb_datetime_add_iso(text, datetime, ' ');
}

/* Directives that stand for others. */
static const char *expansion(char directive)
{
    switch (directive) {
    case 'c':
        return "%a %b %e %H:%M:%S %Y";
    case 'D':
    case 'x':
        return "%m/%d/%y";
    case 'F':
        return "%Y-%m-%d";
    case 'R':
        return "%H:%M";
    case 'r':
        return "%I:%M:%S %p";
    case 'T':
    case 'X':
        return "%H:%M:%S";
    default:
        return NULL;
    }
}

typedef struct number {
    int width;
    bool is_blank; /* in front of it, where others have zeros */
    int64_t value;
} number;

static bool find_number(const lb_datetime *datetime, char directive, number *out)
{
    int64_t days = lb_calendar_days(datetime->year, datetime->month, datetime->day);
    int64_t day_of_year = days - lb_calendar_days(datetime->year, 1, 1) + 1;
    unsigned weekday = lb_calendar_weekday(days);
    const struct {
        char directive;
        number number;
    } numbers[] = {
        {'C', {2, false, datetime->year / 100}},
        {'d', {2, false, datetime->day}},
        {'e', {2, true, datetime->day}},
        {'f', {6, false, datetime->microsecond}},
        {'H', {2, false, datetime->hour}},
        {'I', {2, false, (datetime->hour + 11) % 12 + 1}},
        {'j', {3, false, day_of_year}},
        {'m', {2, false, datetime->month}},
        {'M', {2, false, datetime->minute}},
        {'s', {0, false, datetime->instant.seconds}},
        {'S', {2, false, datetime->second}},
        {'u', {0, false, weekday ? weekday : 7}},
        {'U', {2, false, (day_of_year + 6 - weekday) / 7}}, /* weeks from the first Sunday */
        {'W', {2, false, (day_of_year + 6 - (weekday + 6) % 7) / 7}}, /* from the first Monday */
        {'w', {0, false, weekday}},
        {'y', {2, false, datetime->year % 100}},
        {'Y', {0, false, datetime->year}},
    };
    for (size_t i = 0; i < LB_COUNT(numbers); i++) {
        if (numbers[i].directive == directive) {
            *out = numbers[i].number;
            return true;
        }
    }
    return false;
}

static bool add_directive(lb_text *text, const lb_datetime *datetime, char directive)
{
    number found;
    const char *expanded = expansion(directive);
    if (expanded) {
        return lb_datetime_format(text, datetime, lb_str_of(expanded));
    }
    if (find_number(datetime, directive, &found)) {
        lb_text_addf(text, found.is_blank ? "%*lld" : "%0*lld", found.width,
                     (long long)found.value);
        return true;
    }
    switch (directive) {
    case 'a':
    case 'A':
        lb_text_addf(text, "%.*s", directive == 'a' ? 3 : 9,
                     weekdays[lb_calendar_weekday(
                         lb_calendar_days(datetime->year, datetime->month, datetime->day))]);
        return true;
    case 'b':
    case 'h':
    case 'B':
        lb_text_addf(text, "%.*s", directive == 'B' ? 9 : 3, months[datetime->month - 1]);
        return true;
    case 'p':
        lb_text_adds(text, datetime->hour < 12 ? "AM" : "PM");
        return true;
    case 'z':
    case 'Z': /* nothing for a datetime without an offset */
        if (datetime->has_offset && directive == 'z') {
            add_offset(text, datetime->offset, "");
        } else if (datetime->has_offset) {
            lb_text_add(text, datetime->zone);
        }
        return true;
    case '%':
        lb_text_addc(text, '%');
        return true;
    default:
        return false;
    }
}

bool lb_datetime_format(lb_text *text, const lb_datetime *datetime, lb_str format)
{
    size_t before = text->len;
    for (size_t i = 0; i < format.len; i++) {
        if (format.ptr[i] != '%') {
            lb_text_addc(text, format.ptr[i]);
        } else if (++i == format.len || !add_directive(text, datetime, format.ptr[i])) {
            lb_text_truncate(text, before);
            return false;
        }
    }
    return true;
}
