/*
 * Zone rule: when a zone's clocks change from year to year, as POSIX writes it in TZ
 * ("CET-1CEST,M3.5.0,M10.5.0/3"), and the calendar that this takes. Inner header of timezone.h.
 * Pure and thread-safe.
 */
#ifndef LB_BASE_ZONE_RULE_H
#define LB_BASE_ZONE_RULE_H

#include "base/timezone.h"

enum { LB_ZONE_MAX_OFFSET = 167 * 3600 + 3599 };

/* A day of the year and the time on it at which the clocks change. */
typedef struct lb_zone_change {
    char kind; /* 'J': day 1 to 365, never February 29; 'D': day 0 to 365; 'M': month, week, day */
    int day, month, week;
    int32_t time; /* seconds after midnight, may be negative or more than a day */
} lb_zone_change;

typedef struct lb_zone_rule {
    lb_zone_offset standard, daylight;
    bool has_daylight;
    lb_zone_change start, end; /* of daylight saving time */
} lb_zone_rule;

/* Names of the zone point into the text. */
bool lb_zone_rule_parse(lb_str text, lb_zone_rule *out);
lb_zone_offset lb_zone_rule_at(const lb_zone_rule *rule, int64_t seconds);

/* Days from 1970-01-01 to a date of the Gregorian calendar, and back. */
int64_t lb_calendar_days(int64_t year, unsigned month, unsigned day);
void lb_calendar_date(int64_t days, int64_t *year, unsigned *month, unsigned *day);
/* 0 is Sunday. */
unsigned lb_calendar_weekday(int64_t days);

#endif
