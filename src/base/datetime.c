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

static bool add_directive(lb_text *text, const lb_datetime *datetime, char directive)
{
    int64_t days = lb_calendar_days(datetime->year, datetime->month, datetime->day);
    unsigned weekday = lb_calendar_weekday(days);
    unsigned day_of_year = (unsigned)(days - lb_calendar_days(datetime->year, 1, 1)) + 1;
    const char *expanded = expansion(directive);
    if (expanded) {
        return lb_datetime_format(text, datetime, lb_str_of(expanded));
    }
    switch (directive) {
    case 'a':
    case 'A':
        lb_text_addf(text, "%.*s", directive == 'a' ? 3 : 9, weekdays[weekday]);
        return true;
    case 'b':
    case 'h':
    case 'B':
        lb_text_addf(text, "%.*s", directive == 'B' ? 9 : 3, months[datetime->month - 1]);
        return true;
    case 'C':
        lb_text_addf(text, "%02d", datetime->year / 100);
        return true;
    case 'd':
        lb_text_addf(text, "%02u", datetime->day);
        return true;
    case 'e':
        lb_text_addf(text, "%2u", datetime->day);
        return true;
    case 'f':
        lb_text_addf(text, "%06u", datetime->microsecond);
        return true;
    case 'H':
        lb_text_addf(text, "%02u", datetime->hour);
        return true;
    case 'I':
        lb_text_addf(text, "%02u", (datetime->hour + 11) % 12 + 1);
        return true;
    case 'j':
        lb_text_addf(text, "%03u", day_of_year);
        return true;
    case 'm':
        lb_text_addf(text, "%02u", datetime->month);
        return true;
    case 'M':
        lb_text_addf(text, "%02u", datetime->minute);
        return true;
    case 'p':
        lb_text_adds(text, datetime->hour < 12 ? "AM" : "PM");
        return true;
    case 's':
        lb_text_addf(text, "%lld", (long long)datetime->instant.seconds);
        return true;
    case 'S':
        lb_text_addf(text, "%02u", datetime->second);
        return true;
    case 'u':
        lb_text_addf(text, "%u", weekday ? weekday : 7);
        return true;
    case 'U': /* weeks from the first Sunday, from the first Monday */
    case 'W':
        lb_text_addf(text, "%02u",
                     (day_of_year + 6 - (directive == 'U' ? weekday : (weekday + 6) % 7)) / 7);
        return true;
    case 'w':
        lb_text_addf(text, "%u", weekday);
        return true;
    case 'y':
        lb_text_addf(text, "%02d", datetime->year % 100);
        return true;
    case 'Y':
        lb_text_addf(text, "%d", datetime->year);
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
