/* time */
#include "python/modules/datetime_internal.h"

#define SELF ((lb_daytime *)args[0])

bool lb_is_daytime(lb_python *py, lb_value v)
{
    return lb_is_object(v) && lb_is_a(py, v, lb_type_find(py, &lb_daytime_type));
}

bool lb_check_clock(lb_python *py, const int64_t fields[5])
{
    static const struct {
        const char *message;
        int64_t most;
    } limits[] = {{"hour must be in 0..23", 23},
                  {"minute must be in 0..59", 59},
                  {"second must be in 0..59", 59},
                  {"microsecond must be in 0..999999", 999999},
                  {"fold must be either 0 or 1", 1}};
    for (size_t i = 0; i < LB_COUNT(limits); i++) {
        if (fields[i] < 0 || fields[i] > limits[i].most) {
            lb_raise(py, LB_T_VALUE_ERROR, "%s", limits[i].message);
            return false;
        }
    }
    return true;
}

bool lb_clock_fields(lb_python *py, lb_value *args, lb_clock *clock)
{
    int64_t fields[5] = {clock->hour, clock->minute, clock->second, clock->microsecond,
                         clock->fold};
    for (size_t i = 0; i < 4; i++) {
        if (!lb_int_argument(py, args[i], fields[i], &fields[i])) {
            return false;
        }
    }
    if (!lb_int_argument(py, args[5], fields[4], &fields[4]) || !lb_check_clock(py, fields) ||
        (args[4] && !lb_check_zone(py, args[4]))) {
        return false;
    }
    *clock = (lb_clock){(int)fields[0], (int)fields[1], (int)fields[2],
                        (int)fields[3], (int)fields[4], args[4] ? args[4] : clock->zone};
    return true;
}

static lb_value alloc_time(lb_python *py, lb_type *type, const lb_clock *clock)
{
    lb_daytime *t = lb_object_new(py, type);
    t->clock = *clock;
    return (lb_value)t;
}

lb_value lb_daytime_new(lb_python *py, lb_type *type, const lb_clock *clock)
{
    if (type == lb_type_find(py, &lb_daytime_type)) {
        return alloc_time(py, type, clock);
    }
    lb_value args[] = {lb_int_new(py, clock->hour),
                       lb_int_new(py, clock->minute),
                       lb_int_new(py, clock->second),
                       lb_int_new(py, clock->microsecond),
                       clock->zone,
                       lb_int_new(py, clock->fold)};
    lb_value names = clock->fold ? lb_tuple_of(py, 1, lb_string_of(py, "fold")) : NULL;
    return lb_call_keywords(py, (lb_value)type, clock->fold ? 6 : 5, args, (lb_tuple *)names);
}

static lb_value time_make(lb_python *py, lb_value *args)
{
    lb_clock clock = {.zone = LB_NONE};
    return lb_clock_fields(py, args + 1, &clock) ? alloc_time(py, (lb_type *)args[0], &clock)
                                                 : NULL;
}

static lb_value time_replace(lb_python *py, lb_value *args)
{
    lb_clock clock = SELF->clock;
    return lb_clock_fields(py, args + 1, &clock)
               ? lb_daytime_new(py, lb_typeof(py, args[0]), &clock)
               : NULL;
}

static lb_value time_fromisoformat(lb_python *py, lb_value *args)
{
    if (!lb_is(py, args[1], LB_T_STR)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "fromisoformat: argument must be str");
    }
    lb_str text = lb_string_text(args[1]);
    lb_clock clock = {.zone = LB_NONE};
    bool has_zone = false;
    __int128 us = 0;
    if (text.len && text.ptr[0] == 'T') {
        text = lb_str_slice(text, 1, SIZE_MAX);
    }
    if (!lb_parse_iso_clock(text, &clock, &has_zone, &us)) {
        return lb_iso_invalid(py, args[1]);
    }
    int64_t fields[] = {clock.hour, clock.minute, clock.second, clock.microsecond, 0};
    if (!lb_check_clock(py, fields)) {
        return NULL;
    }
    if (has_zone) {
        clock.zone = lb_zone_of_offset(py, us);
        if (!clock.zone) {
            return NULL;
        }
    }
    return lb_daytime_new(py, (lb_type *)args[0], &clock);
}

/* --- comparison --- */

static __int128 clock_us(const lb_clock *c)
{
    return ((c->hour * 60 + c->minute) * 60 + c->second) * (__int128)LB_SECOND_US + c->microsecond;
}

static lb_value compare(lb_python *py, lb_value *args, lb_special op)
{
    if (!lb_is_daytime(py, args[1])) {
        return LB_NOT_IMPLEMENTED;
    }
    const lb_clock *a = &SELF->clock, *b = &((lb_daytime *)args[1])->clock;
    __int128 x = clock_us(a), y = clock_us(b), offset_a = 0, offset_b = 0;
    if (a->zone != b->zone) {
        int has_a = lb_zone_utcoffset(py, a->zone, LB_NONE, &offset_a);
        int has_b = has_a < 0 ? -1 : lb_zone_utcoffset(py, b->zone, LB_NONE, &offset_b);
        if (has_b < 0) {
            return NULL;
        }
        if (has_a != has_b) {
            return op == LB_S_EQ ? LB_FALSE
                                 : lb_raise(py, LB_T_TYPE_ERROR,
                                            "can't compare offset-naive and offset-aware times");
        }
        x -= offset_a;
        y -= offset_b;
    }
    return lb_order_result(x < y ? -1 : x > y, op);
}

static lb_value time_eq(lb_python *py, lb_value *args)
{
    return compare(py, args, LB_S_EQ);
}

static lb_value time_lt(lb_python *py, lb_value *args)
{
    return compare(py, args, LB_S_LT);
}

static lb_value time_le(lb_python *py, lb_value *args)
{
    return compare(py, args, LB_S_LE);
}

static lb_value time_gt(lb_python *py, lb_value *args)
{
    return compare(py, args, LB_S_GT);
}

static lb_value time_ge(lb_python *py, lb_value *args)
{
    return compare(py, args, LB_S_GE);
}

static lb_value time_hash(lb_python *py, lb_value *args)
{
    __int128 offset;
    if (lb_zone_utcoffset(py, SELF->clock.zone, LB_NONE, &offset) < 0) {
        return NULL;
    }
    return lb_hash_value(py, (uint64_t)(clock_us(&SELF->clock) - offset) * 0x9e3779b97f4a7c15ull);
}

/* --- what it says of itself --- */

static lb_value time_hour(lb_python *py, lb_value *args)
{
    return lb_int_new(py, SELF->clock.hour);
}

static lb_value time_minute(lb_python *py, lb_value *args)
{
    return lb_int_new(py, SELF->clock.minute);
}

static lb_value time_second(lb_python *py, lb_value *args)
{
    return lb_int_new(py, SELF->clock.second);
}

static lb_value time_microsecond(lb_python *py, lb_value *args)
{
    return lb_int_new(py, SELF->clock.microsecond);
}

static lb_value time_fold(lb_python *py, lb_value *args)
{
    return lb_int_new(py, SELF->clock.fold);
}

static lb_value time_tzinfo(lb_python *py LB_UNUSED, lb_value *args)
{
    return SELF->clock.zone;
}

static lb_value time_utcoffset(lb_python *py, lb_value *args)
{
    __int128 us;
    int has = lb_zone_utcoffset(py, SELF->clock.zone, LB_NONE, &us);
    return has < 0 ? NULL : has ? lb_delta_new(py, us) : LB_NONE;
}

static lb_value time_dst(lb_python *py, lb_value *args)
{
    __int128 us;
    int has = lb_zone_dst(py, SELF->clock.zone, LB_NONE, &us);
    return has < 0 ? NULL : has ? lb_delta_new(py, us) : LB_NONE;
}

static lb_value time_tzname(lb_python *py, lb_value *args)
{
    return lb_zone_tzname(py, SELF->clock.zone, LB_NONE);
}

static lb_value time_isoformat(lb_python *py, lb_value *args)
{
    __int128 us;
    LB_AUTO_TEXT lb_text out = {0};
    if (!lb_add_clock(py, &out, &SELF->clock, args[1])) {
        return NULL;
    }
    int has = lb_zone_utcoffset(py, SELF->clock.zone, LB_NONE, &us);
    if (has > 0) {
        lb_add_offset(&out, us, ":");
    }
    return has < 0 ? NULL : lb_string_take(py, &out);
}

static lb_value time_str(lb_python *py, lb_value *args)
{
    return lb_call_method(py, args[0], "isoformat", 0, NULL);
}

static lb_value time_repr(lb_python *py, lb_value *args)
{
    const lb_clock *c = &SELF->clock;
    bool is_own = lb_typeof(py, args[0]) == lb_type_find(py, &lb_daytime_type);
    LB_AUTO_TEXT lb_text out = {0};
    lb_text_addf(&out, "%s%s(%d, %d", is_own ? "datetime." : "", lb_type_name(py, args[0]), c->hour,
                 c->minute);
    if (c->second || c->microsecond) {
        lb_text_addf(&out, ", %d", c->second);
    }
    if (c->microsecond) {
        lb_text_addf(&out, ", %d", c->microsecond);
    }
    if (c->zone != LB_NONE) {
        lb_text_addf(&out, ", tzinfo=%s", lb_cstr(lb_repr_value(py, c->zone)));
    }
    lb_text_adds(&out, c->fold ? ", fold=1)" : ")");
    return lb_string_take(py, &out);
}

static lb_value time_strftime(lb_python *py, lb_value *args)
{
    const lb_date epoch = {.year = 1900, .month = 1, .day = 1};
    return lb_strftime(py, args[0], &epoch, &SELF->clock, args[1]);
}

static lb_value time_format(lb_python *py, lb_value *args)
{
    lb_str spec;
    if (!lb_to_text(py, args[1], "__format__() argument", &spec)) {
        return NULL;
    }
    return spec.len ? lb_call_method(py, args[0], "strftime", 1, args + 1)
                    : lb_to_string(py, args[0]);
}

static lb_value time_reduce(lb_python *py, lb_value *args)
{
    lb_value fields =
        lb_tuple_of(py, 5, time_hour(py, args), time_minute(py, args), time_second(py, args),
                    time_microsecond(py, args), SELF->clock.zone);
    return lb_tuple_of(py, 2, (lb_value)lb_typeof(py, args[0]), fields);
}

static void time_mark(lb_python *py, lb_value self)
{
    lb_mark(py, ((lb_daytime *)self)->clock.zone);
}

static const lb_method methods[] = {
    {"__new__", "cls, hour=, minute=, second=, microsecond=, tzinfo=, *, fold=", time_make},
    {"replace", "self, hour=, minute=, second=, microsecond=, tzinfo=, *, fold=", time_replace},
    {"fromisoformat", "cls, time_string, /", time_fromisoformat, LB_CLASSMETHOD},
    {"__eq__", "self, other, /", time_eq},
    {"__lt__", "self, other, /", time_lt},
    {"__le__", "self, other, /", time_le},
    {"__gt__", "self, other, /", time_gt},
    {"__ge__", "self, other, /", time_ge},
    {"__hash__", "self", time_hash},
    {"hour", "self", time_hour, LB_GETTER},
    {"minute", "self", time_minute, LB_GETTER},
    {"second", "self", time_second, LB_GETTER},
    {"microsecond", "self", time_microsecond, LB_GETTER},
    {"fold", "self", time_fold, LB_GETTER},
    {"tzinfo", "self", time_tzinfo, LB_GETTER},
    {"utcoffset", "self", time_utcoffset},
    {"dst", "self", time_dst},
    {"tzname", "self", time_tzname},
    {"isoformat", "self, timespec=", time_isoformat},
    {"__str__", "self", time_str},
    {"__repr__", "self", time_repr},
    {"strftime", "self, format", time_strftime},
    {"__format__", "self, spec, /", time_format},
    {"__reduce__", "self", time_reduce},
    {0}};

const lb_type_spec lb_daytime_type = {
    .name = "time", .methods = methods, .layout = {sizeof(lb_daytime), time_mark}};
