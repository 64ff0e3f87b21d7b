/* date, and the named tuple that isocalendar() gives */
#include "python/modules/datetime_internal.h"

#define SELF ((lb_date *)args[0])

bool lb_is_date(lb_python *py, lb_value v)
{
    return lb_is_object(v) && lb_is_a(py, v, lb_type_find(py, &lb_date_type));
}

bool lb_check_date(lb_python *py, int64_t year, int64_t month, int64_t day)
{
    if (year < 1 || year > LB_YEAR_MOST) {
        lb_raise(py, LB_T_VALUE_ERROR, "year %lld is out of range", (long long)year);
    } else if (month < 1 || month > 12) {
        lb_raise(py, LB_T_VALUE_ERROR, "month must be in 1..12");
    } else if (day < 1 || day > lb_month_days((int)year, (int)month)) {
        lb_raise(py, LB_T_VALUE_ERROR, "day is out of range for month");
    } else {
        return true;
    }
    return false;
}

static lb_value alloc_date(lb_python *py, lb_type *type, int64_t year, int64_t month, int64_t day)
{
    if (!lb_check_date(py, year, month, day)) {
        return NULL;
    }
    lb_date *d = lb_object_new(py, type);
    d->year = (int)year;
    d->month = (int)month;
    d->day = (int)day;
    return (lb_value)d;
}

lb_value lb_date_new(lb_python *py, lb_type *type, int64_t year, int64_t month, int64_t day)
{
    if (type == lb_type_find(py, &lb_date_type)) {
        return alloc_date(py, type, year, month, day);
    }
    lb_value args[] = {lb_int_new(py, year), lb_int_new(py, month), lb_int_new(py, day)};
    return lb_call(py, (lb_value)type, 3, args);
}

bool lb_date_fields(lb_python *py, lb_value *args, int64_t *year, int64_t *month, int64_t *day)
{
    return lb_int_argument(py, args[0], *year, year) &&
           lb_int_argument(py, args[1], *month, month) && lb_int_argument(py, args[2], *day, day);
}

bool lb_ordinal_date(lb_python *py, int64_t ordinal, int *year, int *month, int *day)
{
    if (ordinal < 1 || ordinal > LB_ORDINAL_MOST) {
        lb_raise(py, LB_T_OVERFLOW_ERROR, "date value out of range");
        return false;
    }
    lb_from_ordinal(ordinal, year, month, day);
    return true;
}

static lb_value from_ordinal(lb_python *py, lb_type *type, int64_t ordinal)
{
    int year, month, day;
    return lb_ordinal_date(py, ordinal, &year, &month, &day)
               ? lb_date_new(py, type, year, month, day)
               : NULL;
}

static int64_t ordinal_of(lb_value date)
{
    const lb_date *d = (lb_date *)date;
    return lb_ordinal(d->year, d->month, d->day);
}

static lb_value date_make(lb_python *py, lb_value *args)
{
    int64_t year, month, day;
    return lb_to_int64(py, args[1], &year) && lb_to_int64(py, args[2], &month) &&
                   lb_to_int64(py, args[3], &day)
               ? alloc_date(py, (lb_type *)args[0], year, month, day)
               : NULL;
}

/* --- other ways to one --- */

static lb_value date_today(lb_python *py, lb_value *args)
{
    double now = py->host.now ? py->host.now(py->host.context) : 0;
    return lb_call_method(py, args[0], "fromtimestamp", 1, (lb_value[]){lb_float_new(py, now)});
}

static lb_value date_fromtimestamp(lb_python *py, lb_value *args)
{
    double when;
    if (!lb_to_double(py, args[1], &when)) {
        return NULL;
    }
    if (!(when > -1e12 && when < 1e12)) {
        return lb_raise(py, LB_T_OVERFLOW_ERROR, "timestamp out of range for platform time_t");
    }
    int64_t seconds = (int64_t)when - (when < (double)(int64_t)when);
    int64_t local = seconds + lb_local_offset(py, seconds, NULL);
    int64_t days = local / LB_DAY_SECONDS - (local % LB_DAY_SECONDS < 0);
    int64_t ordinal = days + LB_ORDINAL_1970;
    return ordinal < 1 || ordinal > LB_ORDINAL_MOST
               ? lb_raise(py, LB_T_VALUE_ERROR, "year is out of range")
               : from_ordinal(py, (lb_type *)args[0], ordinal);
}

static lb_value date_fromordinal(lb_python *py, lb_value *args)
{
    int64_t ordinal;
    if (!lb_to_int64(py, args[1], &ordinal)) {
        return NULL;
    }
    return ordinal < 1                 ? lb_raise(py, LB_T_VALUE_ERROR, "ordinal must be >= 1")
           : ordinal > LB_ORDINAL_MOST ? lb_raise(py, LB_T_VALUE_ERROR, "year is out of range")
                                       : from_ordinal(py, (lb_type *)args[0], ordinal);
}

static lb_value date_fromisoformat(lb_python *py, lb_value *args)
{
    int year, month, day;
    if (!lb_is(py, args[1], LB_T_STR)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "fromisoformat: argument must be str");
    }
    if (!lb_parse_iso_date(lb_string_text(args[1]), &year, &month, &day)) {
        return lb_iso_invalid(py, args[1]);
    }
    return lb_date_new(py, (lb_type *)args[0], year, month, day);
}

static lb_value date_fromisocalendar(lb_python *py, lb_value *args)
{
    int64_t year, week, weekday, ordinal;
    if (!lb_to_int64(py, args[1], &year) || !lb_to_int64(py, args[2], &week) ||
        !lb_to_int64(py, args[3], &weekday)) {
        return NULL;
    }
    if (year < 1 || year > LB_YEAR_MOST) {
        return lb_raise(py, LB_T_VALUE_ERROR, "Year is out of range: %lld", (long long)year);
    }
    if (week < 1 || week > 53 || !lb_from_iso_week((int)year, (int)week, 1, &ordinal)) {
        return lb_raise(py, LB_T_VALUE_ERROR, "Invalid week: %lld", (long long)week);
    }
    if (weekday < 1 || weekday > 7) {
        return lb_raise(py, LB_T_VALUE_ERROR, "Invalid weekday: %lld (range is [1, 7])",
                        (long long)weekday);
    }
    return from_ordinal(py, (lb_type *)args[0], ordinal + weekday - 1);
}

static lb_value date_replace(lb_python *py, lb_value *args)
{
    int64_t year = SELF->year, month = SELF->month, day = SELF->day;
    return lb_date_fields(py, args + 1, &year, &month, &day)
               ? lb_date_new(py, lb_typeof(py, args[0]), year, month, day)
               : NULL;
}

/* --- operators --- */

static lb_value date_add(lb_python *py, lb_value *args)
{
    return lb_is_delta(py, args[1])
               ? from_ordinal(py, lb_typeof(py, args[0]),
                              ordinal_of(args[0]) + ((lb_delta *)args[1])->days)
               : LB_NOT_IMPLEMENTED;
}

lb_value lb_date_subtract(lb_python *py, lb_value *args)
{
    if (lb_is_delta(py, args[1])) {
        int64_t days = ((lb_delta *)args[1])->days;
        return from_ordinal(py, lb_typeof(py, args[0]), ordinal_of(args[0]) - days);
    }
    if (lb_is_date(py, args[1]) && !lb_is_moment(py, args[1])) {
        return lb_delta_new(py, (ordinal_of(args[0]) - ordinal_of(args[1])) * LB_DAY_US);
    }
    return LB_NOT_IMPLEMENTED;
}

int lb_date_order(const lb_date *a, const lb_date *b)
{
    int x = (a->year * 16 + a->month) * 32 + a->day, y = (b->year * 16 + b->month) * 32 + b->day;
    return x < y ? -1 : x > y;
}

/* "datetime.date": the name of a type as messages have it */
static const char *message_name(lb_python *py, lb_value v, lb_text *out)
{
    lb_value module = lb_dict_get_name(lb_typeof(py, v)->attributes, py->names.module);
    bool is_own =
        module && lb_is(py, module, LB_T_STR) && lb_str_is(lb_string_text(module), "datetime");
    lb_text_addf(out, "%s%s", is_own ? "datetime." : "", lb_type_name(py, v));
    return lb_text_cstr(out);
}

lb_value lb_cannot_compare(lb_python *py, lb_value a, lb_value b)
{
    LB_AUTO_TEXT lb_text left = {0};
    LB_AUTO_TEXT lb_text right = {0};
    return lb_raise(py, LB_T_TYPE_ERROR, "can't compare %s to %s", message_name(py, a, &left),
                    message_name(py, b, &right));
}

static lb_value compare(lb_python *py, lb_value *args, lb_special op)
{
    if (!lb_is_date(py, args[1]) || lb_is_moment(py, args[1])) {
        return LB_NOT_IMPLEMENTED;
    }
    return lb_order_result(lb_date_order(SELF, (lb_date *)args[1]), op);
}

static lb_value date_eq(lb_python *py, lb_value *args)
{
    return compare(py, args, LB_S_EQ);
}

static lb_value date_lt(lb_python *py, lb_value *args)
{
    return compare(py, args, LB_S_LT);
}

static lb_value date_le(lb_python *py, lb_value *args)
{
    return compare(py, args, LB_S_LE);
}

static lb_value date_gt(lb_python *py, lb_value *args)
{
    return compare(py, args, LB_S_GT);
}

static lb_value date_ge(lb_python *py, lb_value *args)
{
    return compare(py, args, LB_S_GE);
}

static lb_value date_hash(lb_python *py, lb_value *args)
{
    return lb_hash_value(py, (uint64_t)ordinal_of(args[0]) * 0x9e3779b97f4a7c15ull >> 3);
}

/* --- what it says of itself --- */

static lb_value date_year(lb_python *py, lb_value *args)
{
    return lb_int_new(py, SELF->year);
}

static lb_value date_month(lb_python *py, lb_value *args)
{
    return lb_int_new(py, SELF->month);
}

static lb_value date_day(lb_python *py, lb_value *args)
{
    return lb_int_new(py, SELF->day);
}

static lb_value date_toordinal(lb_python *py, lb_value *args)
{
    return lb_int_new(py, ordinal_of(args[0]));
}

static lb_value date_weekday(lb_python *py, lb_value *args)
{
    return lb_int_new(py, lb_weekday(SELF->year, SELF->month, SELF->day));
}

static lb_value date_isoweekday(lb_python *py, lb_value *args)
{
    return lb_int_new(py, lb_weekday(SELF->year, SELF->month, SELF->day) + 1);
}

static lb_value date_isocalendar(lb_python *py, lb_value *args)
{
    int fields[3];
    lb_iso_week(SELF->year, SELF->month, SELF->day, &fields[0], &fields[1], &fields[2]);
    lb_value type = lb_module_global(py, &lb_module_datetime, "IsoCalendarDate");
    lb_value numbers = lb_tuple_of(py, 3, lb_int_new(py, fields[0]), lb_int_new(py, fields[1]),
                                   lb_int_new(py, fields[2]));
    return type ? lb_call(py, type, 1, &numbers) : NULL;
}

static lb_value date_isoformat(lb_python *py, lb_value *args)
{
    LB_AUTO_TEXT lb_text out = {0};
    lb_add_date(&out, SELF);
    return lb_string_take(py, &out);
}

static lb_value date_str(lb_python *py, lb_value *args)
{
    return lb_call_method(py, args[0], "isoformat", 0, NULL);
}

static lb_value date_repr(lb_python *py, lb_value *args)
{
    bool is_own = lb_typeof(py, args[0]) == lb_type_find(py, &lb_date_type);
    return lb_string_format(py, "%s%s(%d, %d, %d)", is_own ? "datetime." : "",
                            lb_type_name(py, args[0]), SELF->year, SELF->month, SELF->day);
}

static lb_value date_ctime(lb_python *py, lb_value *args)
{
    lb_value format = lb_string_format(py, "%%a %%b %%e %%H:%%M:%%S %04d", SELF->year);
    return lb_call_method(py, args[0], "strftime", 1, &format);
}

static lb_value date_strftime(lb_python *py, lb_value *args)
{
    return lb_strftime(py, args[0], SELF, NULL, args[1]);
}

static lb_value date_format(lb_python *py, lb_value *args)
{
    lb_str spec;
    if (!lb_to_text(py, args[1], "__format__() argument", &spec)) {
        return NULL;
    }
    return spec.len ? lb_call_method(py, args[0], "strftime", 1, args + 1)
                    : lb_to_string(py, args[0]);
}

lb_value lb_struct_time(lb_python *py, const lb_date *date, const lb_clock *clock, int is_dst)
{
    lb_value time = lb_import(py, "time");
    lb_value type = time ? lb_getattr(py, time, "struct_time") : NULL;
    if (!type) {
        return NULL;
    }
    const int fields[] = {date->year,
                          date->month,
                          date->day,
                          clock ? clock->hour : 0,
                          clock ? clock->minute : 0,
                          clock ? clock->second : 0,
                          lb_weekday(date->year, date->month, date->day),
                          lb_day_of_year(date->year, date->month, date->day),
                          is_dst};
    lb_tuple *tuple = lb_tuple_new(py, LB_COUNT(fields));
    for (size_t i = 0; i < LB_COUNT(fields); i++) {
        tuple->items[i] = lb_int_new(py, fields[i]);
    }
    return lb_call(py, type, 1, (lb_value[]){(lb_value)tuple});
}

static lb_value date_timetuple(lb_python *py, lb_value *args)
{
    return lb_struct_time(py, SELF, NULL, -1);
}

static lb_value date_reduce(lb_python *py, lb_value *args)
{
    lb_value fields =
        lb_tuple_of(py, 3, date_year(py, args), date_month(py, args), date_day(py, args));
    return lb_tuple_of(py, 2, (lb_value)lb_typeof(py, args[0]), fields);
}

static const lb_method methods[] = {
    {"__new__", "cls, year, month, day", date_make},
    {"today", "cls", date_today, LB_CLASSMETHOD},
    {"fromtimestamp", "cls, timestamp, /", date_fromtimestamp, LB_CLASSMETHOD},
    {"fromordinal", "cls, ordinal, /", date_fromordinal, LB_CLASSMETHOD},
    {"fromisoformat", "cls, date_string, /", date_fromisoformat, LB_CLASSMETHOD},
    {"fromisocalendar", "cls, year, week, day", date_fromisocalendar, LB_CLASSMETHOD},
    {"replace", "self, year=, month=, day=", date_replace},
    {"__add__", "self, other, /", date_add},
    {"__radd__", "self, other, /", date_add},
    {"__sub__", "self, other, /", lb_date_subtract},
    {"__eq__", "self, other, /", date_eq},
    {"__lt__", "self, other, /", date_lt},
    {"__le__", "self, other, /", date_le},
    {"__gt__", "self, other, /", date_gt},
    {"__ge__", "self, other, /", date_ge},
    {"__hash__", "self", date_hash},
    {"year", "self", date_year, LB_GETTER},
    {"month", "self", date_month, LB_GETTER},
    {"day", "self", date_day, LB_GETTER},
    {"toordinal", "self", date_toordinal},
    {"weekday", "self", date_weekday},
    {"isoweekday", "self", date_isoweekday},
    {"isocalendar", "self", date_isocalendar},
    {"isoformat", "self", date_isoformat},
    {"__str__", "self", date_str},
    {"__repr__", "self", date_repr},
    {"ctime", "self", date_ctime},
    {"strftime", "self, format", date_strftime},
    {"__format__", "self, spec, /", date_format},
    {"timetuple", "self", date_timetuple},
    {"__reduce__", "self", date_reduce},
    {0}};

const lb_type_spec lb_date_type = {
    .name = "date", .methods = methods, .layout = {.size = sizeof(lb_date)}};
