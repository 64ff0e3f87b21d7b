/* datetime */
#include <math.h>

#include "python/modules/datetime_internal.h"

#define SELF ((lb_moment *)args[0])

bool lb_is_moment(lb_python *py, lb_value v)
{
    return lb_is_object(v) && lb_is_a(py, v, lb_type_find(py, &lb_moment_type));
}

static lb_value alloc_moment(lb_python *py, lb_type *type, int64_t year, int64_t month, int64_t day,
                             const lb_clock *clock)
{
    if (!lb_check_date(py, year, month, day)) {
        return NULL;
    }
    lb_moment *m = lb_object_new(py, type);
    m->date.year = (int)year;
    m->date.month = (int)month;
    m->date.day = (int)day;
    m->clock = *clock;
    return (lb_value)m;
}

lb_value lb_moment_new(lb_python *py, lb_type *type, int64_t year, int64_t month, int64_t day,
                       const lb_clock *clock)
{
    if (type == lb_type_find(py, &lb_moment_type)) {
        return alloc_moment(py, type, year, month, day, clock);
    }
    lb_value args[] = {lb_int_new(py, year),
                       lb_int_new(py, month),
                       lb_int_new(py, day),
                       lb_int_new(py, clock->hour),
                       lb_int_new(py, clock->minute),
                       lb_int_new(py, clock->second),
                       lb_int_new(py, clock->microsecond),
                       clock->zone,
                       lb_int_new(py, clock->fold)};
    lb_value names = clock->fold ? lb_tuple_of(py, 1, lb_string_of(py, "fold")) : NULL;
    return lb_call_keywords(py, (lb_value)type, clock->fold ? 9 : 8, args, (lb_tuple *)names);
}

static __int128 us_of(const lb_date *d, const lb_clock *c)
{
    return lb_ordinal(d->year, d->month, d->day) * LB_DAY_US +
           ((c->hour * 60 + c->minute) * 60 + c->second) * (__int128)LB_SECOND_US + c->microsecond;
}

__int128 lb_moment_us(const lb_moment *m)
{
    return us_of(&m->date, &m->clock);
}

lb_value lb_moment_from_us(lb_python *py, lb_type *type, __int128 us, lb_value zone, int fold)
{
    int year, month, day;
    if (us < LB_DAY_US || !lb_ordinal_date(py, (int64_t)(us / LB_DAY_US), &year, &month, &day)) {
        return lb_raised(py) ? NULL : lb_raise(py, LB_T_OVERFLOW_ERROR, "date value out of range");
    }
    int64_t of_day = (int64_t)(us % LB_DAY_US);
    int seconds = (int)(of_day / LB_SECOND_US);
    lb_clock clock = {
        seconds / 3600, seconds / 60 % 60, seconds % 60, (int)(of_day % LB_SECOND_US), fold, zone};
    return lb_moment_new(py, type, year, month, day, &clock);
}

/* Seconds since 1970 of a clock's face. */
static int64_t face_seconds(const lb_moment *m)
{
    return (int64_t)(lb_moment_us(m) / LB_SECOND_US) - (int64_t)LB_ORDINAL_1970 * LB_DAY_SECONDS;
}

static lb_value moment_make(lb_python *py, lb_value *args)
{
    int64_t year, month, day;
    lb_clock clock = {.zone = LB_NONE};
    bool is_good = lb_to_int64(py, args[1], &year) && lb_to_int64(py, args[2], &month) &&
                   lb_to_int64(py, args[3], &day) && lb_check_date(py, year, month, day) &&
                   lb_clock_fields(py, args + 4, &clock);
    return lb_or_opaque_zone(
        py, is_good ? alloc_moment(py, (lb_type *)args[0], year, month, day, &clock) : NULL,
        args[8]);
}

/* --- from a moment of time --- */

/* tz.fromutc(what UTC shows) */
static lb_value in_zone(lb_python *py, lb_type *type, __int128 utc_us, lb_value zone)
{
    lb_value utc = lb_moment_from_us(py, type, utc_us, zone, 0);
    return utc ? lb_call_method(py, zone, "fromutc", 1, &utc) : NULL;
}

static lb_value in_local(lb_python *py, lb_type *type, __int128 utc_us)
{
    int64_t seconds = (int64_t)(utc_us / LB_SECOND_US) - (int64_t)LB_ORDINAL_1970 * LB_DAY_SECONDS;
    int64_t offset = lb_local_offset(py, seconds, NULL);
    /* The second time that the clock shows this? */
    bool fold = lb_local_to_utc(py, seconds + offset, false) != seconds &&
                lb_local_to_utc(py, seconds + offset, true) == seconds;
    return lb_moment_from_us(py, type, utc_us + (__int128)offset * LB_SECOND_US, LB_NONE, fold);
}

static bool timestamp_us(lb_python *py, lb_value v, __int128 *out)
{
    if (!lb_is_integer(py, v) && !lb_is(py, v, LB_T_FLOAT)) {
        lb_raise(py, LB_T_TYPE_ERROR, "'%s' object cannot be interpreted as an integer",
                 lb_type_name(py, v));
        return false;
    }
    if (lb_is(py, v, LB_T_FLOAT)) {
        double number = ((lb_float *)v)->number, whole;
        if (isnan(number)) {
            lb_raise(py, LB_T_VALUE_ERROR, "Invalid value NaN (not a number)");
            return false;
        }
        if (fabs(number) > 1e17) {
            lb_raise(py, LB_T_OVERFLOW_ERROR, "timestamp out of range for platform time_t");
            return false;
        }
        double part = modf(number, &whole);
        *out = (__int128)whole * LB_SECOND_US + (__int128)nearbyint(part * LB_SECOND_US);
    } else {
        int64_t seconds;
        if (!lb_to_int64(py, v, &seconds)) {
            return false;
        }
        *out = (__int128)seconds * LB_SECOND_US;
    }
    *out += LB_ORDINAL_1970 * LB_DAY_US;
    __int128 day = *out / LB_DAY_US;
    if (*out < LB_DAY_US || day > LB_ORDINAL_MOST) {
        lb_raise(py, LB_T_VALUE_ERROR, "year %lld is out of range",
                 (long long)((double)day / 365.2425) + (*out > 0));
        return false;
    }
    return true;
}

static lb_value moment_fromtimestamp(lb_python *py, lb_value *args)
{
    __int128 us;
    lb_value zone = args[2] ? args[2] : LB_NONE;
    if (!lb_check_zone(py, zone) || !timestamp_us(py, args[1], &us)) {
        return lb_or_opaque_zone(py, NULL, zone);
    }
    return zone == LB_NONE ? in_local(py, (lb_type *)args[0], us)
                           : in_zone(py, (lb_type *)args[0], us, zone);
}

static lb_value moment_utcfromtimestamp(lb_python *py, lb_value *args)
{
    __int128 us;
    return timestamp_us(py, args[1], &us)
               ? lb_moment_from_us(py, (lb_type *)args[0], us, LB_NONE, 0)
               : NULL;
}

static lb_value moment_now(lb_python *py, lb_value *args)
{
    double now = py->host.now ? py->host.now(py->host.context) : 0;
    return moment_fromtimestamp(py, (lb_value[]){args[0], lb_float_new(py, now), args[1]});
}

static lb_value moment_today(lb_python *py, lb_value *args)
{
    return moment_now(py, (lb_value[]){args[0], NULL});
}

static lb_value moment_utcnow(lb_python *py, lb_value *args)
{
    double now = py->host.now ? py->host.now(py->host.context) : 0;
    return moment_utcfromtimestamp(py, (lb_value[]){args[0], lb_float_new(py, now)});
}

static lb_value moment_combine(lb_python *py, lb_value *args)
{
    if (!lb_is_date(py, args[1])) {
        return lb_raise(py, LB_T_TYPE_ERROR, "combine() argument 1 must be datetime.date, not %s",
                        lb_type_name(py, args[1]));
    }
    if (!lb_is_daytime(py, args[2])) {
        return lb_raise(py, LB_T_TYPE_ERROR, "combine() argument 2 must be datetime.time, not %s",
                        lb_type_name(py, args[2]));
    }
    const lb_date *d = (lb_date *)args[1];
    lb_clock clock = ((lb_daytime *)args[2])->clock;
    if (args[3]) {
        clock.zone = args[3];
    }
    return lb_check_zone(py, clock.zone)
               ? lb_moment_new(py, (lb_type *)args[0], d->year, d->month, d->day, &clock)
               : NULL;
}

static lb_value moment_fromisoformat(lb_python *py, lb_value *args)
{
    if (!lb_is(py, args[1], LB_T_STR)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "fromisoformat: argument must be str");
    }
    lb_str text = lb_string_text(args[1]);
    size_t length = lb_iso_date_length(text);
    lb_clock clock = {.zone = LB_NONE};
    bool has_zone = false;
    __int128 us = 0;
    int year, month, day;
    if (!lb_parse_iso_date(lb_str_slice(text, 0, length), &year, &month, &day)) {
        return lb_iso_invalid(py, args[1]);
    }
    if (text.len > length) {
        size_t separator = 1;
        while (length + separator < text.len &&
               ((unsigned char)text.ptr[length + separator] & 0xc0) == 0x80) {
            separator++;
        }
        lb_str rest = lb_str_slice(text, length + separator, SIZE_MAX);
        if (!rest.len || !lb_parse_iso_clock(rest, &clock, &has_zone, &us)) {
            return lb_iso_invalid(py, args[1]);
        }
    }
    int64_t fields[] = {clock.hour, clock.minute, clock.second, clock.microsecond, 0};
    if (!lb_check_date(py, year, month, day) || !lb_check_clock(py, fields)) {
        return NULL;
    }
    if (has_zone) {
        clock.zone = lb_zone_of_offset(py, us);
        if (!clock.zone) {
            return NULL;
        }
    }
    return lb_moment_new(py, (lb_type *)args[0], year, month, day, &clock);
}

static lb_value moment_strptime(lb_python *py, lb_value *args)
{
    lb_value module = lb_import(py, "_strptime");
    lb_value function = module ? lb_getattr(py, module, "datetime_of") : NULL;
    return function ? lb_call(py, function, 3, args) : NULL;
}

static lb_value moment_replace(lb_python *py, lb_value *args)
{
    int64_t year = SELF->date.year, month = SELF->date.month, day = SELF->date.day;
    lb_clock clock = SELF->clock;
    bool is_good =
        lb_date_fields(py, args + 1, &year, &month, &day) && lb_clock_fields(py, args + 4, &clock);
    return lb_or_opaque_zone(
        py, is_good ? lb_moment_new(py, lb_typeof(py, args[0]), year, month, day, &clock) : NULL,
        args[8]);
}

/* --- operators --- */

static lb_value moment_add(lb_python *py, lb_value *args)
{
    if (!lb_is_delta(py, args[1])) {
        return LB_NOT_IMPLEMENTED;
    }
    return lb_moment_from_us(py, lb_typeof(py, args[0]), lb_moment_us(SELF) + lb_delta_us(args[1]),
                             SELF->clock.zone, 0);
}

/* 1: both know their offset or neither does, 0: only one; -1 raised */
static int offsets(lb_python *py, lb_value a, lb_value b, __int128 *offset_a, __int128 *offset_b)
{
    *offset_a = *offset_b = 0;
    lb_value zone_a = ((lb_moment *)a)->clock.zone, zone_b = ((lb_moment *)b)->clock.zone;
    if (zone_a == zone_b) {
        return 1;
    }
    int has_a = lb_zone_utcoffset(py, zone_a, a, offset_a);
    int has_b = has_a < 0 ? -1 : lb_zone_utcoffset(py, zone_b, b, offset_b);
    return has_b < 0 ? -1 : has_a == has_b;
}

static lb_value moment_sub(lb_python *py, lb_value *args)
{
    if (lb_is_delta(py, args[1])) {
        return lb_moment_from_us(py, lb_typeof(py, args[0]),
                                 lb_moment_us(SELF) - lb_delta_us(args[1]), SELF->clock.zone, 0);
    }
    if (!lb_is_moment(py, args[1])) {
        return LB_NOT_IMPLEMENTED;
    }
    __int128 a, b;
    int fit = offsets(py, args[0], args[1], &a, &b);
    if (fit <= 0) {
        return fit < 0 ? NULL
                       : lb_raise(py, LB_T_TYPE_ERROR,
                                  "can't subtract offset-naive and offset-aware datetimes");
    }
    return lb_delta_new(py, lb_moment_us(SELF) - a - (lb_moment_us((lb_moment *)args[1]) - b));
}

static lb_value compare(lb_python *py, lb_value *args, lb_special op)
{
    if (!lb_is_moment(py, args[1])) {
        return !lb_is_date(py, args[1]) ? LB_NOT_IMPLEMENTED
               : op == LB_S_EQ          ? LB_FALSE
                                        : lb_cannot_compare(py, args[0], args[1]);
    }
    __int128 a, b;
    int fit = offsets(py, args[0], args[1], &a, &b);
    if (fit <= 0) {
        return fit < 0         ? NULL
               : op == LB_S_EQ ? LB_FALSE
                               : lb_raise(py, LB_T_TYPE_ERROR,
                                          "can't compare offset-naive and offset-aware datetimes");
    }
    __int128 x = lb_moment_us(SELF) - a, y = lb_moment_us((lb_moment *)args[1]) - b;
    return lb_order_result(x < y ? -1 : x > y, op);
}

static lb_value moment_eq(lb_python *py, lb_value *args)
{
    return compare(py, args, LB_S_EQ);
}

static lb_value moment_lt(lb_python *py, lb_value *args)
{
    return compare(py, args, LB_S_LT);
}

static lb_value moment_le(lb_python *py, lb_value *args)
{
    return compare(py, args, LB_S_LE);
}

static lb_value moment_gt(lb_python *py, lb_value *args)
{
    return compare(py, args, LB_S_GT);
}

static lb_value moment_ge(lb_python *py, lb_value *args)
{
    return compare(py, args, LB_S_GE);
}

static lb_value moment_hash(lb_python *py, lb_value *args)
{
    __int128 offset;
    if (lb_zone_utcoffset(py, SELF->clock.zone, args[0], &offset) < 0) {
        return NULL;
    }
    __int128 us = lb_moment_us(SELF) - offset;
    return lb_hash_value(py, ((uint64_t)us ^ (uint64_t)(us >> 64)) * 0x9e3779b97f4a7c15ull >> 2);
}

/* --- zones --- */

static lb_value moment_utcoffset(lb_python *py, lb_value *args)
{
    __int128 us;
    int has = lb_zone_utcoffset(py, SELF->clock.zone, args[0], &us);
    return has < 0 ? NULL : has ? lb_delta_new(py, us) : LB_NONE;
}

static lb_value moment_dst(lb_python *py, lb_value *args)
{
    __int128 us;
    int has = lb_zone_dst(py, SELF->clock.zone, args[0], &us);
    return has < 0 ? NULL : has ? lb_delta_new(py, us) : LB_NONE;
}

static lb_value moment_tzname(lb_python *py, lb_value *args)
{
    return lb_zone_tzname(py, SELF->clock.zone, args[0]);
}

/* What UTC shows, in microseconds; a naive one is local time. False: raised. */
static bool utc_us(lb_python *py, const lb_moment *m, __int128 *out)
{
    __int128 offset;
    int has = lb_zone_utcoffset(py, m->clock.zone, (lb_value)(uintptr_t)m, &offset);
    if (has == 0) {
        int64_t face = face_seconds(m);
        offset = (__int128)(face - lb_local_to_utc(py, face, m->clock.fold)) * LB_SECOND_US;
    }
    *out = lb_moment_us(m) - offset;
    return has >= 0;
}

static lb_value local_zone(lb_python *py, __int128 us)
{
    const char *name;
    int64_t seconds = (int64_t)(us / LB_SECOND_US) - (int64_t)LB_ORDINAL_1970 * LB_DAY_SECONDS;
    int64_t offset = lb_local_offset(py, seconds, &name);
    return lb_fixed_zone_new(py, lb_delta_new(py, (__int128)offset * LB_SECOND_US),
                             lb_string_of(py, name));
}

static lb_value moment_astimezone(lb_python *py, lb_value *args)
{
    __int128 us;
    lb_value zone = args[1] ? args[1] : LB_NONE;
    if (!lb_check_zone(py, zone)) {
        return lb_or_opaque_zone(py, NULL, zone);
    }
    if (zone == SELF->clock.zone && zone != LB_NONE) {
        return args[0];
    }
    if (!utc_us(py, SELF, &us)) {
        return NULL;
    }
    if (zone == LB_NONE) {
        zone = local_zone(py, us);
    }
    return in_zone(py, lb_typeof(py, args[0]), us, zone);
}

static lb_value moment_timestamp(lb_python *py, lb_value *args)
{
    __int128 us;
    if (!utc_us(py, SELF, &us)) {
        return NULL;
    }
    return lb_float_new(py,
                        (double)((long double)(us - LB_ORDINAL_1970 * LB_DAY_US) / LB_SECOND_US));
}

static lb_value moment_timetuple(lb_python *py, lb_value *args)
{
    __int128 us;
    int has = lb_zone_dst(py, SELF->clock.zone, args[0], &us);
    return has < 0 ? NULL : lb_struct_time(py, &SELF->date, &SELF->clock, has ? us != 0 : -1);
}

static lb_value moment_utctimetuple(lb_python *py, lb_value *args)
{
    __int128 offset;
    if (lb_zone_utcoffset(py, SELF->clock.zone, args[0], &offset) < 0) {
        return NULL;
    }
    lb_value utc = lb_moment_from_us(py, lb_type_find(py, &lb_moment_type),
                                     lb_moment_us(SELF) - offset, LB_NONE, 0);
    return utc ? lb_struct_time(py, &((lb_moment *)utc)->date, &((lb_moment *)utc)->clock, 0)
               : NULL;
}

/* --- parts --- */

static lb_value moment_hour(lb_python *py, lb_value *args)
{
    return lb_int_new(py, SELF->clock.hour);
}

static lb_value moment_minute(lb_python *py, lb_value *args)
{
    return lb_int_new(py, SELF->clock.minute);
}

static lb_value moment_second(lb_python *py, lb_value *args)
{
    return lb_int_new(py, SELF->clock.second);
}

static lb_value moment_microsecond(lb_python *py, lb_value *args)
{
    return lb_int_new(py, SELF->clock.microsecond);
}

static lb_value moment_fold(lb_python *py, lb_value *args)
{
    return lb_int_new(py, SELF->clock.fold);
}

static lb_value moment_tzinfo(lb_python *py LB_UNUSED, lb_value *args)
{
    return SELF->clock.zone;
}

static lb_value moment_date(lb_python *py, lb_value *args)
{
    return lb_date_new(py, lb_type_find(py, &lb_date_type), SELF->date.year, SELF->date.month,
                       SELF->date.day);
}

static lb_value moment_time(lb_python *py, lb_value *args)
{
    lb_clock clock = SELF->clock;
    clock.zone = LB_NONE;
    return lb_daytime_new(py, lb_type_find(py, &lb_daytime_type), &clock);
}

static lb_value moment_timetz(lb_python *py, lb_value *args)
{
    return lb_daytime_new(py, lb_type_find(py, &lb_daytime_type), &SELF->clock);
}

/* --- texts --- */

static lb_value isoformat(lb_python *py, lb_value self, lb_str separator, lb_value timespec)
{
    const lb_moment *m = (lb_moment *)self;
    __int128 us;
    LB_AUTO_TEXT lb_text out = {0};
    lb_add_date(&out, &m->date);
    lb_text_add(&out, separator);
    if (!lb_add_clock(py, &out, &m->clock, timespec)) {
        return NULL;
    }
    int has = lb_zone_utcoffset(py, m->clock.zone, self, &us);
    if (has > 0) {
        lb_add_offset(&out, us, ":");
    }
    return has < 0 ? NULL : lb_string_take(py, &out);
}

static lb_value moment_isoformat(lb_python *py, lb_value *args)
{
    lb_str separator = LB_STR("T");
    if (args[1] &&
        (!lb_to_text(py, args[1], "sep", &separator) || ((lb_string *)args[1])->length != 1)) {
        return lb_raised(py)
                   ? NULL
                   : lb_raise(py, LB_T_TYPE_ERROR,
                              "isoformat() argument 1 must be a unicode character, not str");
    }
    return isoformat(py, args[0], separator, args[2]);
}

static lb_value moment_str(lb_python *py, lb_value *args)
{
    lb_value space = lb_string_of(py, " ");
    return lb_call_method(py, args[0], "isoformat", 1, &space);
}

static lb_value moment_repr(lb_python *py, lb_value *args)
{
    const lb_clock *c = &SELF->clock;
    bool is_own = lb_typeof(py, args[0]) == lb_type_find(py, &lb_moment_type);
    LB_AUTO_TEXT lb_text out = {0};
    lb_text_addf(&out, "%s%s(%d, %d, %d, %d, %d", is_own ? "datetime." : "",
                 lb_type_name(py, args[0]), SELF->date.year, SELF->date.month, SELF->date.day,
                 c->hour, c->minute);
    if (c->second || c->microsecond) {
        lb_text_addf(&out, ", %d", c->second);
    }
    if (c->microsecond) {
        lb_text_addf(&out, ", %d", c->microsecond);
    }
    lb_text_adds(&out, c->fold ? ", fold=1" : "");
    if (c->zone != LB_NONE) {
        lb_value zone = lb_repr_value(py, c->zone);
        if (!zone) {
            return NULL;
        }
        lb_text_addf(&out, ", tzinfo=%s", lb_cstr(zone));
    }
    lb_text_addc(&out, ')');
    return lb_string_take(py, &out);
}

static lb_value moment_strftime(lb_python *py, lb_value *args)
{
    return lb_strftime(py, args[0], &SELF->date, &SELF->clock, args[1]);
}

static lb_value moment_reduce(lb_python *py, lb_value *args)
{
    const int fields[] = {SELF->date.year,        SELF->date.month,   SELF->date.day,
                          SELF->clock.hour,       SELF->clock.minute, SELF->clock.second,
                          SELF->clock.microsecond};
    lb_tuple *tuple = lb_tuple_new(py, LB_COUNT(fields) + 1);
    for (size_t i = 0; i < LB_COUNT(fields); i++) {
        tuple->items[i] = lb_int_new(py, fields[i]);
    }
    tuple->items[LB_COUNT(fields)] = SELF->clock.zone;
    return lb_tuple_of(py, 2, (lb_value)lb_typeof(py, args[0]), (lb_value)tuple);
}

static void moment_mark(lb_python *py, lb_value self)
{
    lb_mark(py, ((lb_moment *)self)->clock.zone);
}

#define CLOCK_SIGNATURE "hour=, minute=, second=, microsecond=, tzinfo=, *, fold="

static const lb_method methods[] = {
    {"__new__", "cls, year, month, day, " CLOCK_SIGNATURE, moment_make},
    {"replace", "self, year=, month=, day=, " CLOCK_SIGNATURE, moment_replace},
    {"fromtimestamp", "cls, timestamp, tz=", moment_fromtimestamp, LB_CLASSMETHOD},
    {"utcfromtimestamp", "cls, timestamp, /", moment_utcfromtimestamp, LB_CLASSMETHOD},
    {"now", "cls, tz=", moment_now, LB_CLASSMETHOD},
    {"today", "cls", moment_today, LB_CLASSMETHOD},
    {"utcnow", "cls", moment_utcnow, LB_CLASSMETHOD},
    {"combine", "cls, date, time, tzinfo=", moment_combine, LB_CLASSMETHOD},
    {"fromisoformat", "cls, date_string, /", moment_fromisoformat, LB_CLASSMETHOD},
    {"strptime", "cls, date_string, format, /", moment_strptime, LB_CLASSMETHOD},
    {"__add__", "self, other, /", moment_add},
    {"__radd__", "self, other, /", moment_add},
    {"__sub__", "self, other, /", moment_sub},
    {"__eq__", "self, other, /", moment_eq},
    {"__lt__", "self, other, /", moment_lt},
    {"__le__", "self, other, /", moment_le},
    {"__gt__", "self, other, /", moment_gt},
    {"__ge__", "self, other, /", moment_ge},
    {"__hash__", "self", moment_hash},
    {"utcoffset", "self", moment_utcoffset},
    {"dst", "self", moment_dst},
    {"tzname", "self", moment_tzname},
    {"astimezone", "self, tz=", moment_astimezone},
    {"timestamp", "self", moment_timestamp},
    {"timetuple", "self", moment_timetuple},
    {"utctimetuple", "self", moment_utctimetuple},
    {"hour", "self", moment_hour, LB_GETTER},
    {"minute", "self", moment_minute, LB_GETTER},
    {"second", "self", moment_second, LB_GETTER},
    {"microsecond", "self", moment_microsecond, LB_GETTER},
    {"fold", "self", moment_fold, LB_GETTER},
    {"tzinfo", "self", moment_tzinfo, LB_GETTER},
    {"date", "self", moment_date},
    {"time", "self", moment_time},
    {"timetz", "self", moment_timetz},
    {"isoformat", "self, sep=, timespec=", moment_isoformat},
    {"__str__", "self", moment_str},
    {"__repr__", "self", moment_repr},
    {"strftime", "self, format", moment_strftime},
    {"__reduce__", "self", moment_reduce},
    {0}};

const lb_type_spec lb_moment_type = {.name = "datetime",
                                     .base = &lb_date_type,
                                     .methods = methods,
                                     .layout = {sizeof(lb_moment), moment_mark}};
