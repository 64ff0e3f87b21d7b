/*
 * Datetime, internal: the values of the datetime module, and what its files share.
 *
 * A datetime is a date with the fields of a clock behind it, so that methods of date work on both.
 */
#ifndef LB_PYTHON_MODULES_DATETIME_INTERNAL_H
#define LB_PYTHON_MODULES_DATETIME_INTERNAL_H

#include "python/modules/native.h"
#include "python/modules/natives.h"

#define LB_DAY_SECONDS 86400
#define LB_SECOND_US 1000000
#define LB_DAY_US ((__int128)LB_DAY_SECONDS * LB_SECOND_US)
enum { LB_YEAR_MOST = 9999, LB_ORDINAL_MOST = 3652059, LB_ORDINAL_1970 = 719163 };

typedef struct lb_clock {
    int hour, minute, second, microsecond, fold;
    lb_value zone; /* a tzinfo or None */
} lb_clock;

typedef struct lb_delta {
    lb_object head;
    int64_t days;
    int seconds, microseconds;
} lb_delta;

typedef struct lb_date {
    lb_object head;
    int year, month, day;
} lb_date;

typedef struct lb_moment { /* datetime.datetime */
    lb_date date;
    lb_clock clock;
} lb_moment;

typedef struct lb_daytime { /* datetime.time */
    lb_object head;
    lb_clock clock;
} lb_daytime;

typedef struct lb_fixed_zone { /* datetime.timezone */
    lb_object head;
    lb_value offset; /* a timedelta */
    lb_value name;   /* or NULL */
} lb_fixed_zone;

extern const lb_type_spec lb_delta_type, lb_date_type, lb_moment_type, lb_daytime_type,
    lb_tzinfo_type, lb_fixed_zone_type, lb_iso_type;

bool lb_is_delta(lb_python *py, lb_value v);
bool lb_is_date(lb_python *py, lb_value v);
bool lb_is_moment(lb_python *py, lb_value v);
bool lb_is_daytime(lb_python *py, lb_value v);
bool lb_is_tzinfo(lb_python *py, lb_value v);

/* --- datetime_calendar.c: the proleptic Gregorian calendar, pure --- */
bool lb_is_leap(int year);
int lb_month_days(int year, int month);
int lb_day_of_year(int year, int month, int day);
int64_t lb_ordinal(int year, int month, int day); /* 1 for 0001-01-01 */
void lb_from_ordinal(int64_t ordinal, int *year, int *month, int *day);
int lb_weekday(int year, int month, int day); /* 0: Monday */
void lb_iso_week(int year, int month, int day, int *iso_year, int *week, int *weekday);
/* False where there is no such week or day. */
bool lb_from_iso_week(int year, int week, int weekday, int64_t *ordinal);

/* --- datetime_delta.c --- */
lb_value lb_delta_new(lb_python *py, __int128 microseconds);
__int128 lb_delta_us(lb_value delta);
lb_value lb_delta_str(lb_python *py, lb_value *args);
/* A quotient rounded to even. */
__int128 lb_divide_even(__int128 a, __int128 b);
/* A float of seconds, rounded to even; false: raised. */
bool lb_seconds_us(lb_python *py, lb_value v, __int128 *out);

/* --- datetime_date.c --- */
bool lb_check_date(lb_python *py, int64_t year, int64_t month, int64_t day);
lb_value lb_date_new(lb_python *py, lb_type *type, int64_t year, int64_t month, int64_t day);
/* Replaces those of year, month and day that are given. */
bool lb_date_fields(lb_python *py, lb_value *args, int64_t *year, int64_t *month, int64_t *day);
bool lb_ordinal_date(lb_python *py, int64_t ordinal, int *year, int *month, int *day);
lb_value lb_date_subtract(lb_python *py, lb_value *args);
int lb_date_order(const lb_date *a, const lb_date *b);
lb_value lb_order_result(int order, lb_special op);
lb_value lb_cannot_compare(lb_python *py, lb_value a, lb_value b);
lb_value lb_struct_time(lb_python *py, const lb_date *date, const lb_clock *clock, int is_dst);

/* --- datetime_zone.c --- */
bool lb_check_zone(lb_python *py, lb_value zone);
/* What was made with a zone; where that failed for an opaque zone, the zone: it may never be
   needed. */
lb_value lb_or_opaque_zone(lb_python *py, lb_value made, lb_value zone);
/* What a tzinfo says of `about` (a datetime or None). The offset is in microseconds. 1, 0 (None),
   -1. */
int lb_zone_utcoffset(lb_python *py, lb_value zone, lb_value about, __int128 *out);
int lb_zone_dst(lb_python *py, lb_value zone, lb_value about, __int128 *out);
/* A str or None. */
lb_value lb_zone_tzname(lb_python *py, lb_value zone, lb_value about);
lb_value lb_fixed_zone_new(lb_python *py, lb_value offset, lb_value name);
lb_value lb_utc(lb_python *py);
/* The timezone of an offset, checked; NULL: raised. */
lb_value lb_zone_of_offset(lb_python *py, __int128 us);
/* The offset and name of local time at a moment of UTC, seconds since 1970. */
int64_t lb_local_offset(lb_python *py, int64_t seconds, const char **name);
/* The offset where a local clock shows `seconds`, asked of a function of UTC. */
typedef int64_t lb_offset_function(void *context, int64_t seconds);
int64_t lb_offset_of_local(lb_offset_function *offset, void *context, int64_t seconds, bool fold);
int64_t lb_local_to_utc(lb_python *py, int64_t seconds, bool fold);

/* --- datetime_time.c --- */
bool lb_check_clock(lb_python *py, const int64_t fields[5]);
/* args: hour, minute, second, microsecond, tzinfo, fold; those not given stay as they are. */
bool lb_clock_fields(lb_python *py, lb_value *args, lb_clock *clock);
lb_value lb_daytime_new(lb_python *py, lb_type *type, const lb_clock *clock);

/* --- datetime_datetime.c --- */
lb_value lb_moment_new(lb_python *py, lb_type *type, int64_t year, int64_t month, int64_t day,
                       const lb_clock *clock);
/* The clock of a moment as microseconds since 0001-01-01 - 1 day. */
__int128 lb_moment_us(const lb_moment *m);
lb_value lb_moment_from_us(lb_python *py, lb_type *type, __int128 us, lb_value zone, int fold);

/* --- datetime_iso.c and datetime_format.c --- */
void lb_add_date(lb_text *out, const lb_date *date);
/* False: raised. timespec NULL: "auto" */
bool lb_add_clock(lb_python *py, lb_text *out, const lb_clock *clock, lb_value timespec);
/* +01:00, +01:00:30, ... with the separator given ("" for none) */
void lb_add_offset(lb_text *out, __int128 us, const char *separator);
bool lb_parse_iso_date(lb_str text, int *year, int *month, int *day);
/* zone_us is meant where has_zone. */
bool lb_parse_iso_clock(lb_str text, lb_clock *clock, bool *has_zone, __int128 *zone_us);
size_t lb_iso_date_length(lb_str text);
lb_value lb_iso_invalid(lb_python *py, lb_value text);
/* self: what %z and %Z ask; clock NULL: midnight */
lb_value lb_strftime(lb_python *py, lb_value self, const lb_date *date, const lb_clock *clock,
                     lb_value format);

#endif
