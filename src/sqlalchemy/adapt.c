/* Adapt: values of the guest as psycopg2 writes them into a statement, and as sqlite3 binds them.
 */
#include <math.h>
#include <string.h>

#include "python/modules/datetime_internal.h"
#include "python/modules/decimal_internal.h"
#include "sqlalchemy/database.h"

static lb_value fail_adapt(lb_python *py, lb_value value)
{
    lb_value exceptions = lb_import(py, "psycopg2");
    lb_value class = exceptions ? lb_getattr(py, exceptions, "ProgrammingError") : NULL;
    return class ? lb_raise_type(py, (lb_type *)class, "can't adapt type '%s'",
                                 lb_type_name(py, value))
                 : NULL;
}

/* --- PostgreSQL --- */

static bool add_quoted(lb_python *py, lb_text *out, lb_str text)
{
    if (memchr(text.ptr, '\0', text.len)) {
        lb_raise(py, LB_T_VALUE_ERROR, "A string literal cannot contain NUL (0x00) characters.");
        return false;
    }
    lb_text_addc(out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\'') {
            lb_text_addc(out, '\'');
        }
        lb_text_addc(out, text.ptr[i]);
    }
    lb_text_addc(out, '\'');
    return true;
}

/* A number is spelled as it is; a minus gets a space before it, so that "- -1" is no comment. */
static bool add_number(lb_python *py, lb_text *out, lb_value text, const char *cast)
{
    if (!text) {
        return false;
    }
    lb_str number = lb_string_text(text);
    bool is_special = false;
    for (size_t i = 0; i < number.len; i++) {
        is_special |= strchr("nNiI", number.ptr[i]) != NULL;
    }
    if (is_special) {
        const char *name = strchr(number.ptr, 'n') || strchr(number.ptr, 'N') ? "NaN" : "Infinity";
        if (strchr(number.ptr, 'i') || strchr(number.ptr, 'I')) {
            name = number.ptr[0] == '-' ? "-Infinity" : "Infinity";
        }
        lb_text_addf(out, "'%s'::%s", name, cast);
        return true;
    }
    if (number.len && number.ptr[0] == '-') {
        lb_text_addc(out, ' ');
    }
    lb_text_add(out, number);
    (void)py;
    return true;
}

static void add_hex(lb_text *out, lb_str bytes)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < bytes.len; i++) {
        lb_text_addc(out, digits[(unsigned char)bytes.ptr[i] >> 4]);
        lb_text_addc(out, digits[bytes.ptr[i] & 15]);
    }
}

static bool add_items(lb_python *py, lb_text *out, lb_value sequence, const char *before,
                      char after)
{
    lb_list *items = lb_list_of(py, sequence);
    if (!items) {
        return false;
    }
    lb_text_adds(out, before);
    for (size_t i = 0; i < items->count; i++) {
        lb_text_adds(out, !i ? "" : after == ']' ? "," : ", ");
        if (!lb_adapt_postgresql(py, out, items->items[i])) {
            return false;
        }
    }
    lb_text_addc(out, after);
    return true;
}

/* isoformat() with the type behind it. */
static bool add_moment(lb_python *py, lb_text *out, lb_value value)
{
    bool is_time = lb_is_daytime(py, value);
    bool is_moment = lb_is_moment(py, value);
    const lb_clock *clock = is_time     ? &((lb_daytime *)value)->clock
                            : is_moment ? &((lb_moment *)value)->clock
                                        : NULL;
    lb_value text = lb_call_method(py, value, "isoformat", 0, NULL);
    if (!text || !lb_is(py, text, LB_T_STR)) {
        return false;
    }
    const char *zone = clock && clock->zone && clock->zone != LB_NONE ? "tz" : "";
    lb_text_addf(out, "'%s'::%s%s", lb_cstr(text),
                 is_time     ? "time"
                 : is_moment ? "timestamp"
                             : "date",
                 zone);
    return true;
}

static void add_delta(lb_text *out, lb_value value)
{
    const lb_delta *delta = (const lb_delta *)value;
    lb_text_addf(out, "'%lld days %d.%06d seconds'::interval", (long long)delta->days,
                 delta->seconds, delta->microseconds);
}

/* What classes outside of C say of themselves: UUIDs, ranges, and what wraps a value
   (psycopg2.extras.Json). */
static bool add_object(lb_python *py, lb_text *out, lb_value value)
{
    lb_value module = lb_import(py, "_adapters");
    lb_value adapt = module ? lb_getattr(py, module, "adapt") : NULL;
    lb_value text = adapt ? lb_call(py, adapt, 1, &value) : NULL;
    if (!text) {
        return false;
    }
    if (text == LB_NONE) {
        fail_adapt(py, value);
        return false;
    }
    lb_str sql;
    if (!lb_to_text(py, text, "adapted value", &sql)) {
        return false;
    }
    lb_text_add(out, sql);
    return true;
}

static bool add_float(lb_python *py, lb_text *out, lb_value value)
{
    double number = 0;
    LB_AUTO_TEXT lb_text text = {0};
    if (!lb_to_double(py, value, &number)) {
        return false;
    }
    lb_float_repr(number, &text);
    return add_number(py, out, lb_string_new(py, lb_text_str(&text)), "float");
}

bool lb_adapt_postgresql(lb_python *py, lb_text *out, lb_value value)
{
    lb_str bytes;
    if (value == LB_NONE || value == LB_TRUE || value == LB_FALSE) {
        lb_text_adds(out, value == LB_NONE ? "NULL" : value == LB_TRUE ? "true" : "false");
        return true;
    }
    if (lb_is(py, value, LB_T_STR)) {
        return add_quoted(py, out, lb_string_text(value));
    }
    if (lb_is(py, value, LB_T_INT)) {
        return add_number(py, out, lb_int_to_string(py, value, 10), "int");
    }
    if (lb_is(py, value, LB_T_FLOAT)) {
        return add_float(py, out, value);
    }
    if (lb_is_bytes_like(py, value)) {
        lb_to_bytes(py, value, &bytes);
        lb_text_adds(out, "'\\x");
        add_hex(out, bytes);
        lb_text_adds(out, "'::bytea");
        return true;
    }
    if (lb_is(py, value, LB_T_LIST)) {
        if (((lb_list *)value)->count == 0) {
            lb_text_adds(out, "'{}'");
            return true;
        }
        return add_items(py, out, value, "ARRAY[", ']');
    }
    if (lb_is(py, value, LB_T_TUPLE)) {
        return add_items(py, out, value, "(", ')');
    }
    if (lb_is_decimal(py, value)) {
        return add_number(py, out, lb_to_string(py, value), "numeric");
    }
    if (lb_is_delta(py, value)) {
        add_delta(out, value);
        return true;
    }
    return lb_is_date(py, value) || lb_is_daytime(py, value) ? add_moment(py, out, value)
                                                             : add_object(py, out, value);
}

/* --- SQLite --- */

static const char *type_name(lb_python *py, lb_value value)
{
    return lb_is_daytime(py, value)   ? "datetime.time"
           : lb_is_delta(py, value)   ? "datetime.timedelta"
           : lb_is_decimal(py, value) ? "decimal.Decimal"
                                      : lb_type_name(py, value);
}

static lb_value fail_bind(lb_python *py, size_t number, lb_value value)
{
    lb_value module = lb_import(py, "sqlite3");
    lb_value class = module ? lb_getattr(py, module, "ProgrammingError") : NULL;
    return class ? lb_raise_type(py, (lb_type *)class,
                                 "Error binding parameter %zu: type '%s' is not supported", number,
                                 type_name(py, value))
                 : NULL;
}

static bool bind_integer(lb_python *py, lb_value value, lb_datum *out)
{
    out->kind = LB_DATUM_INTEGER;
    if (!lb_int_small(value, &out->integer)) {
        lb_raise(py, LB_T_OVERFLOW_ERROR, "Python int too large to convert to SQLite INTEGER");
        return false;
    }
    return true;
}

static bool bind_text(lb_python *py, lb_arena *arena, lb_value text, lb_datum *out)
{
    lb_str content;
    if (!text || !lb_to_text(py, text, "value", &content)) {
        return false;
    }
    out->kind = LB_DATUM_TEXT;
    out->text = lb_arena_str(arena, content);
    return true;
}

bool lb_adapt_sqlite(lb_python *py, lb_arena *arena, size_t number, lb_value value, lb_datum *out)
{
    *out = (lb_datum){0};
    if (value == LB_NONE) {
        return true;
    }
    if (lb_is_integer(py, value)) {
        return bind_integer(py,
                            value == LB_TRUE    ? lb_small_new(1)
                            : value == LB_FALSE ? lb_small_new(0)
                                                : value,
                            out);
    }
    if (lb_is(py, value, LB_T_STR)) {
        return bind_text(py, arena, value, out);
    }
    if (lb_is(py, value, LB_T_FLOAT)) {
        out->kind = LB_DATUM_REAL;
        return lb_to_double(py, value, &out->real);
    }
    if (lb_is_bytes_like(py, value)) {
        lb_str bytes;
        lb_to_bytes(py, value, &bytes);
        out->kind = LB_DATUM_BYTES;
        out->text = lb_arena_str(arena, bytes);
        return true;
    }
    if (lb_is_date(py, value)) {
        lb_value space = lb_string_of(py, " ");
        bool is_moment = lb_is_moment(py, value);
        return bind_text(py, arena,
                         lb_call_method(py, value, "isoformat", is_moment ? 1 : 0, &space), out);
    }
    fail_bind(py, number, value);
    return false;
}
