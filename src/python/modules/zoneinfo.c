/* zoneinfo: time zones of the system's database */
#include "base/timezone.h"
#include "python/modules/datetime_internal.h"

typedef struct zone_info {
    lb_object head;
    lb_value key;
    lb_arena arena;
    const lb_zone *zone;
} zone_info;

static const lb_type_spec zone_type;
#define SELF ((zone_info *)args[0])

static int64_t zone_offset(void *context, int64_t seconds)
{
    return lb_zone_offset_at(context, seconds).seconds;
}

static int64_t face_seconds(const lb_moment *m)
{
    return (int64_t)(lb_moment_us(m) / LB_SECOND_US) - (int64_t)LB_ORDINAL_1970 * LB_DAY_SECONDS;
}

/* What is in force where the zone's clock shows a datetime. */
static lb_zone_offset offset_of(const zone_info *z, const lb_moment *m)
{
    int64_t face = face_seconds(m);
    void *zone = (void *)(uintptr_t)z->zone;
    int64_t offset = lb_offset_of_local(zone_offset, zone, face, m->clock.fold != 0);
    lb_zone_offset found = lb_zone_offset_at(z->zone, face - offset);
    if (found.seconds != offset) { /* a time that the clock skips */
        found =
            lb_zone_offset_at(z->zone, face + (m->clock.fold ? LB_DAY_SECONDS : -LB_DAY_SECONDS));
    }
    return found;
}

static lb_value zone_new(lb_python *py, lb_type *type, lb_value key)
{
    lb_str name;
    if (!lb_to_text(py, key, "key", &name)) {
        return NULL;
    }
    zone_info *z = lb_object_new(py, type);
    z->key = key;
    LB_AUTO_ERROR lb_error error = {0};
    bool is_plain = name.len && name.ptr[0] != '/' && lb_str_find(name, LB_STR("..")) == SIZE_MAX;
    if (!is_plain) {
        return lb_raise(py, LB_T_VALUE_ERROR, "ZoneInfo keys may not be absolute paths, got: %s",
                        lb_cstr(key));
    }
    if (lb_zone_find(&z->arena, name, NULL, &z->zone, &error) != LB_OK || !z->zone) {
        lb_value not_found = lb_module_global(py, &lb_module_zoneinfo, "ZoneInfoNotFoundError");
        lb_value text = lb_string_format(py, "No time zone found with key %s", lb_cstr(key));
        lb_value raised = not_found ? lb_call(py, not_found, 1, &text) : NULL;
        return raised ? lb_raise_value(py, raised) : NULL;
    }
    return (lb_value)z;
}

static lb_value zone_make(lb_python *py, lb_value *args)
{
    lb_dict *cache = (lb_dict *)lb_module_global(py, &lb_module_zoneinfo, "_cache");
    lb_value known = cache ? lb_dict_get(py, cache, args[1]) : NULL;
    if (!cache || known || lb_raised(py)) {
        return known;
    }
    lb_value z = zone_new(py, (lb_type *)args[0], args[1]);
    return z && lb_dict_set(py, cache, args[1], z) ? z : NULL;
}

static lb_value zone_no_cache(lb_python *py, lb_value *args)
{
    return zone_new(py, (lb_type *)args[0], args[1]);
}

static lb_value zone_clear_cache(lb_python *py, lb_value *args LB_UNUSED)
{
    lb_dict_clear((lb_dict *)lb_module_global(py, &lb_module_zoneinfo, "_cache"));
    return LB_NONE;
}

static lb_value zone_utcoffset(lb_python *py, lb_value *args)
{
    return lb_is_moment(py, args[1])
               ? lb_delta_new(py, (__int128)offset_of(SELF, (lb_moment *)args[1]).seconds *
                                      LB_SECOND_US)
               : LB_NONE;
}

/* How much the clock is ahead of standard time: of the nearest time without it. */
static lb_value zone_dst(lb_python *py, lb_value *args)
{
    enum { WEEK = 7 * LB_DAY_SECONDS, WEEKS = 60 };
    if (!lb_is_moment(py, args[1])) {
        return LB_NONE;
    }
    lb_zone_offset now = offset_of(SELF, (lb_moment *)args[1]);
    int64_t utc = face_seconds((lb_moment *)args[1]) - now.seconds;
    for (int week = 1; now.is_dst && week < WEEKS; week++) {
        lb_zone_offset before = lb_zone_offset_at(SELF->zone, utc - (int64_t)week * WEEK);
        if (!before.is_dst && before.seconds != now.seconds) {
            return lb_delta_new(py, (__int128)(now.seconds - before.seconds) * LB_SECOND_US);
        }
    }
    return lb_delta_new(py, now.is_dst ? (__int128)3600 * LB_SECOND_US : 0);
}

static lb_value zone_tzname(lb_python *py, lb_value *args)
{
    return lb_is_moment(py, args[1]) ? lb_string_new(py, offset_of(SELF, (lb_moment *)args[1]).name)
                                     : LB_NONE;
}

static lb_value zone_fromutc(lb_python *py, lb_value *args)
{
    if (!lb_is_moment(py, args[1])) {
        return lb_raise(py, LB_T_TYPE_ERROR, "fromutc() requires a datetime argument");
    }
    const lb_moment *m = (lb_moment *)args[1];
    if (m->clock.zone != args[0]) {
        return lb_raise(py, LB_T_VALUE_ERROR, "dt.tzinfo is not self");
    }
    int64_t utc = face_seconds(m), offset = zone_offset((void *)(uintptr_t)SELF->zone, utc);
    void *zone = (void *)(uintptr_t)SELF->zone;
    int64_t face = utc + offset;
    bool fold = lb_offset_of_local(zone_offset, zone, face, false) != offset;
    return lb_moment_from_us(py, lb_typeof(py, args[1]),
                             lb_moment_us(m) + (__int128)offset * LB_SECOND_US, args[0], fold);
}

static lb_value zone_key(lb_python *py LB_UNUSED, lb_value *args)
{
    return SELF->key;
}

static lb_value zone_repr(lb_python *py, lb_value *args)
{
    lb_value key = lb_repr_value(py, SELF->key);
    return lb_string_format(py, "zoneinfo.ZoneInfo(key=%s)", lb_cstr(key));
}

static lb_value zone_reduce(lb_python *py, lb_value *args)
{
    return lb_tuple_of(py, 2, (lb_value)lb_typeof(py, args[0]), lb_tuple_of(py, 1, SELF->key));
}

static void zone_mark(lb_python *py, lb_value self)
{
    lb_mark(py, ((zone_info *)self)->key);
}

static void zone_free(lb_python *py LB_UNUSED, lb_value self)
{
    lb_arena_free(&((zone_info *)self)->arena);
}

static const lb_method methods[] = {
    {"__new__", "cls, key", zone_make},
    {"no_cache", "cls, key", zone_no_cache, LB_CLASSMETHOD},
    {"clear_cache", "cls, *, only_keys=", zone_clear_cache, LB_CLASSMETHOD},
    {"utcoffset", "self, dt, /", zone_utcoffset},
    {"dst", "self, dt, /", zone_dst},
    {"tzname", "self, dt, /", zone_tzname},
    {"fromutc", "self, dt, /", zone_fromutc},
    {"key", "self", zone_key, LB_GETTER},
    {"__str__", "self", zone_key},
    {"__repr__", "self", zone_repr},
    {"__reduce__", "self", zone_reduce},
    {0}};

static const lb_type_spec zone_type = {.name = "ZoneInfo",
                                       .base = &lb_tzinfo_type,
                                       .methods = methods,
                                       .layout = {sizeof(zone_info), zone_mark, zone_free}};

/* Its base is of another module, which is made first. */
static bool setup(lb_python *py, lb_module *module)
{
    if (!lb_module_define(py, &lb_module_datetime)) {
        return false;
    }
    lb_module_set(py, module, "ZoneInfo", (lb_value)lb_type_define(py, &zone_type, "zoneinfo"));
    return true;
}

const lb_module_spec lb_module_zoneinfo = {.name = "zoneinfo", .setup = setup};
