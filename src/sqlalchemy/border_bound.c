/* Values as a driver gets them: what the type's bind processor makes of a value, written as
   psycopg2 writes it, or as a literal of what sqlite3 binds. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "database/type.h"
#include "python/interpreter.h"
#include "sqlalchemy/border.h"
#include "sqlalchemy/database.h"

bool lb_border_binds(const lb_border *border)
{
    return border->is_bound && border->dialect &&
           (strcmp(border->dialect->name, "postgresql") == 0 ||
            strcmp(border->dialect->name, "sqlite") == 0);
}

static bool is_sqlite(const lb_border *border)
{
    return strcmp(border->dialect->name, "sqlite") == 0;
}

static lb_sql_type_kind family_of(const lb_sql_type *type)
{
    return type ? lb_sql_type_row_of(type->kind)->family : LB_SQL_TYPE_NULL;
}

/* ---- What the type makes of it -------------------------------------------------------------- */

/* Values that the types' bind processors hand on as they are; asking them takes time. */
static bool is_handed_on(const lb_border *border, lb_value value, lb_sql_type_kind family)
{
    lb_python *py = border->py;
    switch (family) {
    case LB_SQL_TYPE_JSON:
    case LB_SQL_TYPE_UUID:
    case LB_SQL_TYPE_ENUM:
    case LB_SQL_TYPE_ARRAY:
    case LB_SQL_TYPE_PG_INT4RANGE:
    case LB_SQL_TYPE_PG_HSTORE:
        return false;
    case LB_SQL_TYPE_BOOLEAN:
        return value == LB_NONE || value == LB_TRUE || value == LB_FALSE;
    case LB_SQL_TYPE_INTEGER:
    case LB_SQL_TYPE_STRING:
    case LB_SQL_TYPE_NULL:
    case LB_SQL_TYPE_LARGE_BINARY:
        return true;
    case LB_SQL_TYPE_NUMERIC:
        return !is_sqlite(border) || value == LB_NONE || lb_is(py, value, LB_T_FLOAT);
    default:
        return !is_sqlite(border) || value == LB_NONE;
    }
}

static bool process(const lb_border *border, lb_value *value, lb_value guest_type,
                    const lb_sql_type *type)
{
    bool is_decorator = false, is_known = true;
    if (guest_type == LB_NONE) {
        return true;
    }
    if (!lb_border_flag(border, guest_type, "_is_type_decorator", &is_decorator) ||
        !lb_border_flag(border, guest_type, "_is_bound_here", &is_known)) {
        return false;
    }
    if (!is_decorator && is_known && is_handed_on(border, *value, family_of(type))) {
        return true;
    }
    const lb_value args[] = {guest_type, *value, lb_border_dialect(border)};
    *value = args[2] ? lb_border_call(border, "sqlalchemy.engine._bound", "driver_value", 3, args)
                     : NULL;
    return *value != NULL;
}

/* ---- As text -------------------------------------------------------------------------------- */

static void write_quoted(lb_text *out, lb_str text)
{
    lb_text_addc(out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        lb_text_adds(out, text.ptr[i] == '\'' ? "'" : "");
        lb_text_addc(out, text.ptr[i]);
    }
    lb_text_addc(out, '\'');
}

static void write_hexadecimal(lb_text *out, lb_str bytes)
{
    static const char digits[] = "0123456789abcdef";
    lb_text_adds(out, "x'");
    for (size_t i = 0; i < bytes.len; i++) {
        lb_text_addc(out, digits[(unsigned char)bytes.ptr[i] >> 4]);
        lb_text_addc(out, digits[bytes.ptr[i] & 15]);
    }
    lb_text_addc(out, '\'');
}

/* A parameter that is not a number is NULL to SQLite. */
static void write_real(lb_text *out, double number)
{
    if (isfinite(number)) {
        lb_float_repr(number, out);
    } else {
        lb_text_adds(out, isnan(number) ? "NULL" : number < 0 ? "-9e999" : "9e999");
    }
}

static bool write_sqlite(const lb_border *border, lb_text *out, lb_value value)
{
    lb_datum datum;
    if (!lb_adapt_sqlite(border->py, border->arena, 1, value, &datum)) {
        return false;
    }
    switch (datum.kind) {
    case LB_DATUM_NULL:
        lb_text_adds(out, "NULL");
        break;
    case LB_DATUM_INTEGER:
        lb_text_addf(out, "%lld", (long long)datum.integer);
        break;
    case LB_DATUM_REAL:
        write_real(out, datum.real);
        break;
    case LB_DATUM_BYTES:
        write_hexadecimal(out, datum.text);
        break;
    case LB_DATUM_TEXT:
        if (memchr(datum.text.ptr, '\0', datum.text.len)) { /* no literal can hold one */
            lb_text_adds(out, "CAST(");
            write_hexadecimal(out, datum.text);
            lb_text_adds(out, " AS TEXT)");
        } else {
            write_quoted(out, datum.text);
        }
        break;
    }
    return true;
}

/* Of some types psycopg2's texts do not tell PostgreSQL. */
static bool write_cast(const lb_border *border, lb_text *out, const lb_sql_type *type)
{
    LB_AUTO_ERROR lb_error error = {0};
    switch (family_of(type)) {
    case LB_SQL_TYPE_UUID:
        if (!type->is_native) {
            return true;
        }
        break;
    case LB_SQL_TYPE_JSON:
    case LB_SQL_TYPE_ARRAY:
    case LB_SQL_TYPE_PG_INT4RANGE:
        break;
    default:
        return true;
    }
    lb_text_adds(out, "::");
    return lb_type_write(out, border->dialect, type, &error) == LB_OK ||
           lb_guest_raise(border->guest, &error);
}

/* SQL around the value, where the type has such; *is_made tells. */
static bool wrap(const lb_border *border, lb_value value, lb_value guest_type, lb_literal *out,
                 bool *is_made)
{
    lb_border within = *border;
    within.is_wrapped = true;
    if (border->is_wrapped || guest_type == LB_NONE ||
        !lb_border_flag(border, guest_type, "_wraps_values", is_made) || !*is_made) {
        return !lb_raised(border->py);
    }
    const lb_value args[] = {guest_type, value};
    lb_value expression = lb_border_call(border, "sqlalchemy.engine._bound", "expression", 2, args);
    *is_made = expression && expression != LB_NONE;
    out->kind = LB_LITERAL_EXPRESSION;
    return expression && (!*is_made || lb_border_sql(&within, expression, &out->expression));
}

bool lb_border_bound_literal(const lb_border *border, lb_value value, lb_value guest_type,
                             const lb_sql_type *type, lb_literal *out)
{
    LB_AUTO_TEXT lb_text text = {0};
    const lb_sql_type *own = type ? lb_sql_type_for(type, lb_str_of(border->dialect->name)) : NULL;
    bool is_made = false;
    if (!wrap(border, value, guest_type, out, &is_made) || is_made) {
        return is_made && !lb_raised(border->py);
    }
    if (!process(border, &value, guest_type, own)) {
        return false;
    }
    bool is_written = is_sqlite(border) ? write_sqlite(border, &text, value)
                                        : lb_adapt_postgresql(border->py, &text, value) &&
                                              write_cast(border, &text, own);
    out->kind = LB_LITERAL_SENT;
    out->text = lb_arena_str(border->arena, lb_text_str(&text));
    return is_written;
}
