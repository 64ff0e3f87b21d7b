#include "config/duration.h"

#include <math.h>

#include "base/memory.h"
#include "config/scalar.h"

#define MAXIMUM 2147483647.0

/* Largest first, as lb_duration_format() wants them. */
static const struct {
    const char *unit;
    double milliseconds;
} units[] = {{"d", 86400e3}, {"h", 3600e3}, {"min", 60e3}, {"s", 1e3}, {"ms", 1}, {"us", 1e-3}};

static double unit_of(lb_str name)
{
    if (!name.len) {
        return 1;
    }
    for (size_t i = 0; i < LB_COUNT(units); i++) {
        if (lb_str_is(name, units[i].unit)) {
            return units[i].milliseconds;
        }
    }
    return 0;
}

lb_code lb_duration_parse(lb_str text, const char *what, int64_t *milliseconds, lb_error *error)
{
    lb_str trimmed = lb_str_trim(text);
    double number;
    size_t length = lb_scalar_number(trimmed, &number);
    double unit = unit_of(lb_str_trim(lb_str_slice(trimmed, length, trimmed.len)));
    if (!length || unit == 0) {
        lb_fail(error, LB_ERR_SETTINGS, "%s: \"%.*s\" is not a length of time", what, LB_ARG(text));
        lb_error_hint(error, "write a number with one of the units us, ms, s, min, h, d: \"2s\"");
        return LB_ERR_SETTINGS;
    }
    double value = number * unit;
    if (!(value <= MAXIMUM)) {
        lb_fail(error, LB_ERR_SETTINGS, "%s: \"%.*s\" is too long", what, LB_ARG(text));
        lb_error_hint(error, "at most 24d");
        return LB_ERR_SETTINGS;
    }
    *milliseconds = value > 0 && value < 1 ? 1 : (int64_t)round(value);
    return LB_OK;
}

char *lb_duration_format(lb_arena *arena, int64_t milliseconds)
{
    for (size_t i = 0; milliseconds && i < LB_COUNT(units); i++) {
        int64_t unit = (int64_t)units[i].milliseconds;
        if (unit && milliseconds % unit == 0) {
            return lb_arena_format(arena, "%lld%s", (long long)(milliseconds / unit),
                                   units[i].unit);
        }
    }
    return lb_arena_strdup(arena, "0");
}
