/* Value: what a row holds as the database's usual Python driver makes it: psycopg2 by the type's
   OID, sqlite3 by the value's own kind. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "python/interpreter.h"
#include "python/modules/datetime_internal.h"
#include "sqlalchemy/database.h"

/* PostgreSQL's types that are more than text; X(oid, kind, oid of the array) */
#define TYPE_TABLE(X)       \
    X(16, BOOL, 1000)       \
    X(17, BYTEA, 1001)      \
    X(20, INTEGER, 1016)    \
    X(21, INTEGER, 1005)    \
    X(23, INTEGER, 1007)    \
    X(26, INTEGER, 1028)    \
    X(700, REAL, 1021)      \
    X(701, REAL, 1022)      \
    X(1700, DECIMAL, 1231)  \
    X(1082, DATE, 1182)     \
    X(1083, TIME, 1183)     \
    X(1266, TIME, 1270)     \
    X(1114, MOMENT, 1115)   \
    X(1184, MOMENT, 1185)   \
    X(1186, INTERVAL, 1187) \
    X(114, JSON, 199)       \
    X(3802, JSON, 3807)     \
    X(2950, UUID, 2951)     \
    X(19, TEXT, 1003)       \
    X(25, TEXT, 1009)       \
    X(1042, TEXT, 1014)     \
    X(1043, TEXT, 1015)     \
    X(869, TEXT, 1041)      \
    X(650, TEXT, 651)       \
    X(18, TEXT, 1002)       \
    X(3904, RANGE, 3905)    \
    X(3906, RANGE, 3907)    \
    X(3908, RANGE, 3909)    \
    X(3910, RANGE, 3911)    \
    X(3912, RANGE, 3913)    \
    X(3926, RANGE, 3927)

typedef enum value_kind {
    TEXT,
    BOOL,
    BYTEA,
    INTEGER,
    REAL,
    DECIMAL,
    DATE,
    TIME,
    MOMENT,
    INTERVAL,
    JSON,
    UUID,
    RANGE
} value_kind;

static const struct row {
    uint32_t oid;
    value_kind kind;
    uint32_t array;
} types[] = {
#define X(oid, kind, array) {oid, kind, array},
    TYPE_TABLE(X)
#undef X
};

/* --- by a class of the guest --- */

static lb_value call_named(lb_python *py, const char *module_name, const char *name, lb_str text)
{
    lb_value module = lb_import(py, module_name);
    lb_value callable = module ? lb_getattr(py, module, name) : NULL;
    lb_value argument = lb_string_new(py, text);
    return callable ? lb_call(py, callable, 1, &argument) : NULL;
}

/* --- dates and times --- */

static lb_value out_of_range(lb_python *py, int year)
{
    return lb_raise(py, LB_T_VALUE_ERROR, "year %d is out of range", year);
}

static lb_type *time_type(lb_python *py, const lb_type_spec *spec)
{
    lb_type *type = lb_type_find(py, spec);
    if (!type) {
        lb_import(py, "datetime");
        type = lb_type_find(py, spec);
    }
    return type;
}

static bool is_infinite(lb_str text, bool *is_low)
{
    *is_low = text.len && text.ptr[0] == '-';
    return lb_str_is(text, "infinity") || lb_str_is(text, "-infinity");
}

/* "+02", "-03:30", "+00:19:32" */
static lb_value zone_value(lb_python *py, lb_str text)
{
    int parts[3] = {0};
    size_t part = 0;
    for (size_t i = 1; i < text.len && part < 3; i++) {
        if (text.ptr[i] == ':') {
            part++;
        } else {
            parts[part] = parts[part] * 10 + (text.ptr[i] - '0');
        }
    }
    int64_t seconds = parts[0] * 3600 + parts[1] * 60 + parts[2];
    seconds = text.ptr[0] == '-' ? -seconds : seconds;
    return lb_zone_of_offset(py, (__int128)seconds * LB_SECOND_US);
}

/* "04:05:06.789+02"; false, raised, where it is none. */
static bool read_clock(lb_python *py, lb_str text, lb_clock *out)
{
    *out = (lb_clock){.zone = LB_NONE};
    size_t end = 0;
    while (end < text.len && text.ptr[end] != '+' && text.ptr[end] != '-') {
        end++;
    }
    LB_AUTO_FREE char *copy = lb_strndup(text.ptr, end);
    char fraction[16] = "";
    int count = sscanf(copy, "%d:%d:%d.%6[0-9]", &out->hour, &out->minute, &out->second, fraction);
    if (count < 2) {
        lb_raise(py, LB_T_VALUE_ERROR, "invalid time: %.*s", LB_ARG(text));
        return false;
    }
    size_t digits = strlen(fraction);
    memset(fraction + digits, '0', 6 - digits);
    fraction[6] = '\0';
    out->microsecond = atoi(fraction);
    if (end < text.len) {
        out->zone = zone_value(py, lb_str_slice(text, end, text.len));
    }
    return out->zone != NULL;
}

static bool read_date(lb_python *py, lb_str text, int *year, int *month, int *day)
{
    LB_AUTO_FREE char *copy = lb_strndup(text.ptr, text.len);
    sscanf(copy, "%d-%d-%d", year, month, day);
    *year = strstr(copy, "BC") ? -*year : *year;
    bool is_known = *year > 0 && *year <= LB_YEAR_MOST;
    return is_known || out_of_range(py, *year);
}

static lb_value date_value(lb_python *py, lb_str text)
{
    int year, month, day;
    bool is_low;
    lb_type *type = time_type(py, &lb_date_type);
    if (is_infinite(text, &is_low)) {
        return is_low ? lb_date_new(py, type, 1, 1, 1) : lb_date_new(py, type, 9999, 12, 31);
    }
    return read_date(py, text, &year, &month, &day) ? lb_date_new(py, type, year, month, day)
                                                    : NULL;
}

static lb_value moment_value(lb_python *py, lb_str text, bool has_zone)
{
    int year = 1, month = 1, day = 1;
    bool is_low;
    lb_type *type = time_type(py, &lb_moment_type);
    lb_clock clock = {.zone = LB_NONE};
    if (is_infinite(text, &is_low)) {
        clock.zone = has_zone ? lb_zone_of_offset(py, 0) : LB_NONE;
        lb_clock last = {23, 59, 59, 999999, 0, clock.zone};
        return is_low ? lb_moment_new(py, type, 1, 1, 1, &clock)
                      : lb_moment_new(py, type, 9999, 12, 31, &last);
    }
    size_t space = lb_str_find_char(text, ' ');
    lb_str rest = space == SIZE_MAX ? LB_STR("00:00") : lb_str_slice(text, space + 1, text.len);
    lb_str date = lb_str_ends(text, LB_STR(" BC")) ? text : lb_str_slice(text, 0, space);
    bool is_fine = read_date(py, date, &year, &month, &day) && read_clock(py, rest, &clock);
    return is_fine ? lb_moment_new(py, type, year, month, day, &clock) : NULL;
}

static lb_value daytime_value(lb_python *py, lb_str text)
{
    lb_clock clock;
    lb_type *type = time_type(py, &lb_daytime_type);
    if (!read_clock(py, text, &clock)) {
        return NULL;
    }
    clock.hour = clock.hour == 24 ? 0 : clock.hour;
    return lb_daytime_new(py, type, &clock);
}

/* "1 year 2 mons -3 days +04:05:06.5"; psycopg2 takes a year for 365 days and a month for 30. */
static lb_value interval_value(lb_python *py, lb_str text)
{
    __int128 total = 0;
    lb_str rest = text, word;
    int64_t number = 0;
    time_type(py, &lb_delta_type);
    while (lb_str_split(&rest, ' ', &word)) {
        if (lb_str_find_char(word, ':') != SIZE_MAX) {
            bool is_signed = word.ptr[0] == '-' || word.ptr[0] == '+';
            long long hours = 0, minutes = 0;
            double seconds = 0;
            LB_AUTO_FREE char *copy = lb_strndup(word.ptr + is_signed, word.len - is_signed);
            sscanf(copy, "%lld:%lld:%lf", &hours, &minutes, &seconds);
            __int128 us = (__int128)(hours * 3600 + minutes * 60) * LB_SECOND_US +
                          (__int128)(seconds * LB_SECOND_US + 0.5);
            total += word.ptr[0] == '-' ? -us : us;
        } else if (!lb_str_to_integer(word.ptr[0] == '+' ? lb_str_slice(word, 1, word.len) : word,
                                      &number)) {
            int64_t days = lb_str_starts(word, LB_STR("year"))  ? 365
                           : lb_str_starts(word, LB_STR("mon")) ? 30
                                                                : 1;
            total += (__int128)number * days * LB_DAY_US;
        }
    }
    return lb_delta_new(py, total);
}

/* --- others --- */

static int hex_digit(char c)
{
    return lb_is_digit(c) ? c - '0' : (lb_lower(c) - 'a') + 10;
}

static lb_value bytes_value(lb_python *py, lb_str text)
{
    if (!lb_str_starts(text, LB_STR("\\x"))) {
        return lb_bytes_new(py, text);
    }
    LB_AUTO_TEXT lb_text bytes = {0};
    for (size_t i = 2; i + 1 < text.len; i += 2) {
        lb_text_addc(&bytes, (char)(hex_digit(text.ptr[i]) * 16 + hex_digit(text.ptr[i + 1])));
    }
    return lb_bytes_new(py, lb_text_str(&bytes));
}

/* psycopg2 hands bytea out as a memoryview. */
static lb_value view_value(lb_python *py, lb_str text)
{
    lb_value bytes = bytes_value(py, text);
    return bytes ? lb_call(py, (lb_value)py->types[LB_T_MEMORYVIEW], 1, &bytes) : NULL;
}

static lb_value real_value(lb_python *py, lb_str text)
{
    LB_AUTO_FREE char *copy = lb_strndup(text.ptr, text.len);
    return lb_float_new(py, strtod(copy, NULL));
}

/* A range's bounds are values of a type of their own. */
static lb_value range_value(lb_python *py, uint32_t oid, lb_str text)
{
    static const struct {
        uint32_t oid;
        const char *item;
    } items[] = {{3904, "integer"}, {3926, "integer"}, {3906, "decimal"},
                 {3908, "moment"},  {3910, "moment"},  {3912, "date"}};
    const char *item = "text";
    for (size_t i = 0; i < LB_COUNT(items); i++) {
        item = items[i].oid == oid ? items[i].item : item;
    }
    lb_value module = lb_import(py, "psycopg2._range");
    lb_value native = module ? lb_import(py, "_database") : NULL;
    lb_value read = native ? lb_getattr(py, module, "read") : NULL;
    lb_value args[] = {lb_string_new(py, text), lb_int_new(py, oid),
                       read ? lb_getattr(py, native, item) : NULL};
    return args[2] ? lb_call(py, read, 3, args) : NULL;
}

static lb_value scalar(lb_python *py, value_kind kind, uint32_t oid, lb_str text)
{
    int64_t integer;
    switch (kind) {
    case BOOL:
        return lb_bool(text.len && text.ptr[0] == 't');
    case INTEGER:
        return lb_str_to_integer(text, &integer) ? lb_int_new(py, integer)
                                                 : lb_int_from_text(py, text, 10);
    case REAL:
        return real_value(py, text);
    case BYTEA:
        return view_value(py, text);
    case DATE:
        return date_value(py, text);
    case TIME:
        return daytime_value(py, text);
    case MOMENT:
        return moment_value(py, text, oid == 1184);
    case INTERVAL:
        return interval_value(py, text);
    case DECIMAL:
        return call_named(py, "decimal", "Decimal", text);
    case JSON:
        return call_named(py, "json", "loads", text);
    case UUID:
        return call_named(py, "uuid", "UUID", text);
    case RANGE:
        return range_value(py, oid, text);
    case TEXT:
        break;
    }
    return lb_string_new(py, text);
}

/* --- arrays: {1,NULL,"a \"b\"",{2,3}} --- */

typedef struct array_reader {
    lb_python *py;
    value_kind kind;
    uint32_t oid; /* of an item */
    lb_str text;
    size_t at;
} array_reader;

static void read_item(array_reader *r, lb_text *item, bool *is_quoted)
{
    *is_quoted = r->at < r->text.len && r->text.ptr[r->at] == '"';
    r->at += *is_quoted;
    while (r->at < r->text.len) {
        char c = r->text.ptr[r->at];
        if (*is_quoted ? c == '"' : c == ',' || c == '}') {
            break;
        }
        if (c == '\\' && r->at + 1 < r->text.len) {
            c = r->text.ptr[++r->at];
        }
        lb_text_addc(item, c);
        r->at++;
    }
    r->at += *is_quoted;
}

static lb_value read_array(array_reader *r)
{
    lb_list *list = lb_list_new(r->py, 0);
    r->at++; /* { */
    while (r->at < r->text.len && r->text.ptr[r->at] != '}') {
        lb_value value;
        if (r->text.ptr[r->at] == '{') {
            value = read_array(r);
        } else {
            LB_AUTO_TEXT lb_text item = {0};
            bool is_quoted;
            read_item(r, &item, &is_quoted);
            bool is_null = !is_quoted && lb_str_is(lb_text_str(&item), "NULL");
            value = is_null ? LB_NONE : scalar(r->py, r->kind, r->oid, lb_text_str(&item));
        }
        if (!value) {
            return NULL;
        }
        lb_list_append(r->py, list, value);
        if (r->at < r->text.len && r->text.ptr[r->at] == ',') {
            r->at++;
        }
    }
    r->at++;
    return (lb_value)list;
}

static lb_value postgresql_value(lb_python *py, uint32_t oid, lb_str text)
{
    for (size_t i = 0; i < LB_COUNT(types); i++) {
        if (types[i].oid == oid) {
            return scalar(py, types[i].kind, oid, text);
        }
        if (types[i].array == oid) {
            size_t brace = lb_str_find_char(text, '{'); /* "[0:1]={1,2}" has bounds before it */
            array_reader reader = {py, types[i].kind, types[i].oid, text,
                                   brace == SIZE_MAX ? 0 : brace};
            return read_array(&reader);
        }
    }
    return lb_string_new(py, text);
}

lb_value lb_value_of_text(lb_python *py, uint32_t oid, lb_str text)
{
    return postgresql_value(py, oid, text);
}

lb_value lb_row_value(lb_python *py, const lb_column *column, const lb_datum *value)
{
    switch (value->kind) {
    case LB_DATUM_INTEGER:
        return lb_int_new(py, value->integer);
    case LB_DATUM_REAL:
        return lb_float_new(py, value->real);
    case LB_DATUM_BYTES:
        return lb_bytes_new(py, value->text);
    case LB_DATUM_TEXT:
        return column->type ? postgresql_value(py, column->type, value->text)
                            : lb_string_new(py, value->text);
    case LB_DATUM_NULL:
        break;
    }
    return LB_NONE;
}
