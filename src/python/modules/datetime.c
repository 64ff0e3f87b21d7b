/* datetime: the module. */
#include "python/modules/datetime_internal.h"

static void set(lb_python *py, const lb_type_spec *spec, const char *name, lb_value v)
{
    lb_type_set_attribute(py, lb_type_find(py, spec), lb_intern(py, lb_str_of(name)), v);
}

static bool setup(lb_python *py, lb_module *module)
{
    const __int128 most = 1000000000 * LB_DAY_US - 1;
    set(py, &lb_delta_type, "min", lb_delta_new(py, -999999999 * LB_DAY_US));
    set(py, &lb_delta_type, "max", lb_delta_new(py, most));
    lb_value tick = lb_delta_new(py, 1);
    set(py, &lb_delta_type, "resolution", tick);
    lb_type *date = lb_type_find(py, &lb_date_type), *moment = lb_type_find(py, &lb_moment_type),
            *daytime = lb_type_find(py, &lb_daytime_type);
    const lb_clock first = {.zone = LB_NONE}, last = {23, 59, 59, 999999, 0, LB_NONE};
    set(py, &lb_date_type, "min", lb_date_new(py, date, 1, 1, 1));
    set(py, &lb_date_type, "max", lb_date_new(py, date, LB_YEAR_MOST, 12, 31));
    set(py, &lb_date_type, "resolution", lb_delta_new(py, LB_DAY_US));
    set(py, &lb_moment_type, "min", lb_moment_new(py, moment, 1, 1, 1, &first));
    set(py, &lb_moment_type, "max", lb_moment_new(py, moment, LB_YEAR_MOST, 12, 31, &last));
    set(py, &lb_moment_type, "resolution", tick);
    set(py, &lb_daytime_type, "min", lb_daytime_new(py, daytime, &first));
    set(py, &lb_daytime_type, "max", lb_daytime_new(py, daytime, &last));
    set(py, &lb_daytime_type, "resolution", tick);
    const __int128 minute = (__int128)60 * LB_SECOND_US, edge = LB_DAY_US - minute;
    lb_value utc = lb_fixed_zone_new(py, lb_delta_new(py, 0), NULL);
    set(py, &lb_fixed_zone_type, "utc", utc);
    set(py, &lb_fixed_zone_type, "min", lb_fixed_zone_new(py, lb_delta_new(py, -edge), NULL));
    set(py, &lb_fixed_zone_type, "max", lb_fixed_zone_new(py, lb_delta_new(py, edge), NULL));
    lb_module_set(py, module, "UTC", utc);
    lb_module_set(py, module, "MINYEAR", lb_int_new(py, 1));
    lb_module_set(py, module, "MAXYEAR", lb_int_new(py, LB_YEAR_MOST));
    return true;
}

static const lb_type_spec *const types[] = {&lb_delta_type,
                                            &lb_tzinfo_type,
                                            &lb_fixed_zone_type,
                                            &lb_date_type,
                                            &lb_moment_type,
                                            &lb_daytime_type,
                                            NULL};

const lb_module_spec lb_module_datetime = {.name = "datetime", .types = types, .setup = setup};
