/*
 * Timezone: the current time, time zones, and dates in them as Python's datetime shows them.
 *
 * Zones are read from the system's zoneinfo files (TZif, versions 1 to 4) without the C library's
 * global state: nothing here sets or reads what tzset() does. A zone lives in the arena given and
 * does not change, so any number of threads may ask it. Errors are LB_ERR_FILE. Stands on file.h.
 */
#ifndef LB_BASE_TIMEZONE_H
#define LB_BASE_TIMEZONE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

/* A moment: seconds since 1970-01-01 00:00 UTC, without leap seconds. */
typedef struct lb_instant {
    int64_t seconds;
    uint32_t microsecond;
} lb_instant;

lb_instant lb_instant_now(void);

typedef struct lb_zone lb_zone;

const lb_zone *lb_zone_utc(void);
/* The zone of a name ("Europe/Berlin") in the folder that `directory` names (the value of TZDIR;
 * NULL or empty: none), else in the system's. NULL in `out` where there is none of that name; an
 * error where its file cannot be read or understood. */
lb_code lb_zone_find(lb_arena *arena, lb_str name, const char *directory, const lb_zone **out,
                     lb_error *error);
/* The zone of a TZif file's content. */
lb_code lb_zone_parse(lb_arena *arena, lb_str content, const lb_zone **out, lb_error *error);
/* The zone of a POSIX rule: "CET-1CEST,M3.5.0,M10.5.0/3". NULL where it is none. */
const lb_zone *lb_zone_of_rule(lb_arena *arena, lb_str rule);
/* The machine's zone as the C library finds it: `tz` is the value of TZ (a name, a path after ':',
 * or a rule; NULL: /etc/localtime), `directory` that of TZDIR. UTC where nothing else is known. */
const lb_zone *lb_zone_local(lb_arena *arena, const char *tz, const char *directory);

/* What a clock in the zone shows at that moment. */
typedef struct lb_zone_offset {
    int32_t seconds; /* east of UTC */
    lb_str name;     /* "CEST"; lives as long as the zone */
    bool is_dst;
} lb_zone_offset;
lb_zone_offset lb_zone_offset_at(const lb_zone *zone, int64_t seconds);

/* A date and time of the proleptic Gregorian calendar. */
typedef struct lb_datetime {
    int32_t year;
    uint32_t month, day, hour, minute, second, microsecond;
    bool has_offset;    /* an aware datetime in Python's words */
    int32_t offset;     /* seconds east of UTC; where it has one */
    lb_str zone;        /* abbreviation, where it has an offset */
    lb_instant instant; /* the moment itself */
} lb_datetime;

lb_datetime lb_datetime_at(lb_instant instant, const lb_zone *zone, bool has_offset);
/* As str(): "2026-11-22 10:00:00.123456+01:00"; no fraction where it is zero. */
void lb_datetime_add(lb_text *text, const lb_datetime *datetime);
/* As isoformat(): the same with `separator` between date and time. */
void lb_datetime_add_iso(lb_text *text, const lb_datetime *datetime, char separator);
/* As strftime() in the C locale. False at a directive that is not known. */
bool lb_datetime_format(lb_text *text, const lb_datetime *datetime, lb_str format);

#endif
