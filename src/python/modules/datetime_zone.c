/* tzinfo and timezone, and what local time is */
#include "python/modules/datetime_internal.h"

bool lb_is_tzinfo(lb_python *py, lb_value v)
{
    return lb_is_object(v) && lb_is_a(py, v, lb_type_find(py, &lb_tzinfo_type));
}

bool lb_check_zone(lb_python *py, lb_value zone)
{
    if (zone == LB_NONE || lb_is_tzinfo(py, zone)) {
        return true;
    }
    if (lb_is_opaque(py, zone)) {
        lb_opaque_refuse(py, zone, "a time");
        return false;
    }
    lb_raise(py, LB_T_TYPE_ERROR,
             "tzinfo argument must be None or of a tzinfo subclass, not type '%s'",
             lb_type_name(py, zone));
    return false;
}

lb_value lb_or_opaque_zone(lb_python *py, lb_value made, lb_value zone)
{
    if (made || !zone || !lb_is_opaque(py, zone) || !lb_is(py, py->raised, LB_T_UNCOMPUTABLE)) {
        return made;
    }
    lb_take_raised(py);
    return zone;
}

static bool is_fixed(lb_python *py, lb_value zone)
{
    return zone->type == lb_type_find(py, &lb_fixed_zone_type);
}

static int ask_delta(lb_python *py, lb_value zone, lb_value about, const char *method,
                     __int128 *out)
{
    lb_value answer = lb_call_method(py, zone, method, 1, &about);
    if (!answer) {
        return -1;
    }
    if (answer == LB_NONE) {
        return 0;
    }
    if (!lb_is_delta(py, answer)) {
        lb_raise(py, LB_T_TYPE_ERROR, "tzinfo.%s() must return None or a timedelta, not '%s'",
                 method, lb_type_name(py, answer));
        return -1;
    }
    *out = lb_delta_us(answer);
    if (*out <= -LB_DAY_US || *out >= LB_DAY_US) {
        lb_raise(py, LB_T_VALUE_ERROR,
                 "offset must be a timedelta strictly between -timedelta(hours=24) and "
                 "timedelta(hours=24).");
        return -1;
    }
    return 1;
}

int lb_zone_utcoffset(lb_python *py, lb_value zone, lb_value about, __int128 *out)
{
    *out = 0;
    if (zone == LB_NONE) {
        return 0;
    }
    if (is_fixed(py, zone)) {
        *out = lb_delta_us(((lb_fixed_zone *)zone)->offset);
        return 1;
    }
    return ask_delta(py, zone, about, "utcoffset", out);
}

int lb_zone_dst(lb_python *py, lb_value zone, lb_value about, __int128 *out)
{
    *out = 0;
    return zone == LB_NONE || is_fixed(py, zone) ? 0 : ask_delta(py, zone, about, "dst", out);
}

lb_value lb_zone_tzname(lb_python *py, lb_value zone, lb_value about)
{
    if (zone == LB_NONE) {
        return LB_NONE;
    }
    lb_value name = lb_call_method(py, zone, "tzname", 1, &about);
    if (name && name != LB_NONE && !lb_is(py, name, LB_T_STR)) {
        return lb_raise(py, LB_T_TYPE_ERROR,
                        "tzinfo.tzname() must return None or a string, not '%s'",
                        lb_type_name(py, name));
    }
    return name;
}

/* --- tzinfo --- */

static lb_value not_done(lb_python *py, const char *method)
{
    return lb_raise(py, LB_T_NOT_IMPLEMENTED_ERROR, "a tzinfo subclass must implement %s()",
                    method);
}

static lb_value tzinfo_utcoffset(lb_python *py, lb_value *args LB_UNUSED)
{
    return not_done(py, "utcoffset");
}

static lb_value tzinfo_dst(lb_python *py, lb_value *args LB_UNUSED)
{
    return not_done(py, "dst");
}

static lb_value tzinfo_tzname(lb_python *py, lb_value *args LB_UNUSED)
{
    return not_done(py, "tzname");
}

/* dt + offset, then as much dst as is in force there */
static lb_value tzinfo_fromutc(lb_python *py, lb_value *args)
{
    lb_value self = args[0], dt = args[1];
    if (!lb_is_moment(py, dt)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "fromutc: argument must be a datetime");
    }
    if (((lb_moment *)dt)->clock.zone != self) {
        return lb_raise(py, LB_T_VALUE_ERROR, "fromutc: dt.tzinfo is not self");
    }
    __int128 offset, dst;
    int has_offset = lb_zone_utcoffset(py, self, dt, &offset);
    int has_dst = has_offset > 0 ? lb_zone_dst(py, self, dt, &dst) : 0;
    if (has_offset < 0 || has_dst < 0) {
        return NULL;
    }
    if (!has_offset || !has_dst) {
        return lb_raise(py, LB_T_VALUE_ERROR, "fromutc: non-None %s() result required",
                        has_offset ? "dst" : "utcoffset");
    }
    lb_type *type = lb_type_find(py, &lb_moment_type);
    lb_value local =
        lb_moment_from_us(py, type, lb_moment_us((lb_moment *)dt) + offset - dst, self, 0);
    has_dst = local ? lb_zone_dst(py, self, local, &dst) : -1;
    if (has_dst < 0) {
        return NULL;
    }
    if (!has_dst) {
        return lb_raise(py, LB_T_VALUE_ERROR,
                        "fromutc: tz.dst() gave inconsistent results; cannot convert");
    }
    return dst ? lb_moment_from_us(py, type, lb_moment_us((lb_moment *)local) + dst, self, 0)
               : local;
}

static const lb_method tzinfo_methods[] = {{"utcoffset", "self, dt, /", tzinfo_utcoffset},
                                           {"dst", "self, dt, /", tzinfo_dst},
                                           {"tzname", "self, dt, /", tzinfo_tzname},
                                           {"fromutc", "self, dt, /", tzinfo_fromutc},
                                           {0}};

/* --- timezone --- */

#define SELF ((lb_fixed_zone *)args[0])

lb_value lb_fixed_zone_new(lb_python *py, lb_value offset, lb_value name)
{
    lb_fixed_zone *z = lb_object_new(py, lb_type_find(py, &lb_fixed_zone_type));
    z->offset = offset;
    z->name = name;
    return (lb_value)z;
}

lb_value lb_utc(lb_python *py)
{
    return lb_module_global(py, &lb_module_datetime, "UTC");
}

static lb_value zone_make(lb_python *py, lb_value *args)
{
    if (!lb_is_delta(py, args[1])) {
        return lb_raise(py, LB_T_TYPE_ERROR,
                        "timezone() argument 1 must be datetime.timedelta, not %s",
                        lb_type_name(py, args[1]));
    }
    if (args[2] && !lb_is(py, args[2], LB_T_STR)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "timezone() argument 2 must be str, not %s",
                        args[2] == LB_NONE ? "None" : lb_type_name(py, args[2]));
    }
    __int128 us = lb_delta_us(args[1]);
    if (us <= -LB_DAY_US || us >= LB_DAY_US) {
        lb_value shown = lb_repr_value(py, args[1]);
        return lb_raise(py, LB_T_VALUE_ERROR,
                        "offset must be a timedelta strictly between -timedelta(hours=24) and "
                        "timedelta(hours=24), not %s.",
                        lb_cstr(shown));
    }
    return us || args[2] ? lb_fixed_zone_new(py, args[1], args[2]) : lb_utc(py);
}

lb_value lb_zone_of_offset(lb_python *py, __int128 us)
{
    lb_value type = (lb_value)lb_type_find(py, &lb_fixed_zone_type), offset = lb_delta_new(py, us);
    return offset ? zone_make(py, (lb_value[]){type, offset, NULL}) : NULL;
}

static bool check_argument(lb_python *py, lb_value dt, const char *method)
{
    if (dt == LB_NONE || lb_is_moment(py, dt)) {
        return true;
    }
    lb_raise(py, LB_T_TYPE_ERROR, "%s(dt) argument must be a datetime instance or None, not %s",
             method, lb_type_name(py, dt));
    return false;
}

static lb_value zone_utcoffset(lb_python *py, lb_value *args)
{
    return check_argument(py, args[1], "utcoffset") ? SELF->offset : NULL;
}

static lb_value zone_dst(lb_python *py, lb_value *args)
{
    return check_argument(py, args[1], "dst") ? LB_NONE : NULL;
}

static lb_value zone_str(lb_python *py, lb_value *args)
{
    if (SELF->name) {
        return SELF->name;
    }
    __int128 us = lb_delta_us(SELF->offset);
    LB_AUTO_TEXT lb_text out = {0};
    lb_text_adds(&out, "UTC");
    if (us) {
        lb_add_offset(&out, us, ":");
    }
    return lb_string_take(py, &out);
}

static lb_value zone_tzname(lb_python *py, lb_value *args)
{
    return check_argument(py, args[1], "tzname") ? zone_str(py, args) : NULL;
}

static lb_value zone_repr(lb_python *py, lb_value *args)
{
    if (args[0] == lb_utc(py)) {
        return lb_string_of(py, "datetime.timezone.utc");
    }
    lb_value offset = lb_repr_value(py, SELF->offset);
    lb_value name = SELF->name ? lb_repr_value(py, SELF->name) : NULL;
    return lb_string_format(py, "datetime.timezone(%s%s%s)", lb_cstr(offset), name ? ", " : "",
                            lb_cstr(name));
}

static lb_value zone_eq(lb_python *py, lb_value *args)
{
    return lb_is_object(args[1]) && is_fixed(py, args[1])
               ? lb_bool(lb_delta_us(SELF->offset) ==
                         lb_delta_us(((lb_fixed_zone *)args[1])->offset))
               : LB_NOT_IMPLEMENTED;
}

static lb_value zone_hash(lb_python *py, lb_value *args)
{
    return lb_hash_value(py, (uint64_t)lb_delta_us(SELF->offset) * 0x9e3779b97f4a7c15ull);
}

static lb_value zone_fromutc(lb_python *py, lb_value *args)
{
    if (!lb_is_moment(py, args[1])) {
        return lb_raise(py, LB_T_TYPE_ERROR,
                        "fromutc: argument must be a datetime instance, not %s",
                        lb_type_name(py, args[1]));
    }
    const lb_moment *m = (lb_moment *)args[1];
    if (m->clock.zone != args[0]) {
        return lb_raise(py, LB_T_VALUE_ERROR, "fromutc: dt.tzinfo is not self");
    }
    return lb_moment_from_us(py, lb_typeof(py, args[1]),
                             lb_moment_us(m) + lb_delta_us(SELF->offset), args[0], 0);
}

static lb_value zone_reduce(lb_python *py, lb_value *args)
{
    lb_value fields = SELF->name ? lb_tuple_of(py, 2, SELF->offset, SELF->name)
                                 : lb_tuple_of(py, 1, SELF->offset);
    return lb_tuple_of(py, 2, (lb_value)lb_typeof(py, args[0]), fields);
}

static void zone_mark(lb_python *py, lb_value self)
{
    lb_mark(py, ((lb_fixed_zone *)self)->offset);
    lb_mark(py, ((lb_fixed_zone *)self)->name);
}

static const lb_method zone_methods[] = {{"__new__", "cls, offset, name=", zone_make},
                                         {"utcoffset", "self, dt, /", zone_utcoffset},
                                         {"dst", "self, dt, /", zone_dst},
                                         {"tzname", "self, dt, /", zone_tzname},
                                         {"fromutc", "self, dt, /", zone_fromutc},
                                         {"__str__", "self", zone_str},
                                         {"__repr__", "self", zone_repr},
                                         {"__eq__", "self, other, /", zone_eq},
                                         {"__hash__", "self", zone_hash},
                                         {"__reduce__", "self", zone_reduce},
                                         {0}};

const lb_type_spec lb_tzinfo_type = {
    .name = "tzinfo", .methods = tzinfo_methods, .layout = {.size = sizeof(lb_object)}};
const lb_type_spec lb_fixed_zone_type = {.name = "timezone",
                                         .base = &lb_tzinfo_type,
                                         .methods = zone_methods,
                                         .layout = {sizeof(lb_fixed_zone), zone_mark},
                                         .flags = LB_TYPE_FINAL};

/* --- local time --- */

int64_t lb_local_offset(lb_python *py, int64_t seconds, const char **name)
{
    const char *zone = "UTC";
    long offset =
        py->host.utc_offset ? py->host.utc_offset(py->host.context, (double)seconds, &zone) : 0;
    if (name) {
        *name = zone;
    }
    return offset;
}

int64_t lb_offset_of_local(lb_offset_function *offset, void *context, int64_t seconds, bool fold)
{
    int64_t before = offset(context, seconds - LB_DAY_SECONDS);
    int64_t after = offset(context, seconds + LB_DAY_SECONDS);
    bool is_before = offset(context, seconds - before) == before;
    bool is_after = offset(context, seconds - after) == after;
    if (is_before != is_after) {
        return is_before ? before : after;
    }
    return fold ? after : before; /* shown twice, or never */
}

static int64_t host_offset(void *context, int64_t seconds)
{
    return lb_local_offset(context, seconds, NULL);
}

int64_t lb_local_to_utc(lb_python *py, int64_t seconds, bool fold)
{
    return seconds - lb_offset_of_local(host_offset, py, seconds, fold);
}
