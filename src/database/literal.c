#include <stdio.h>

#include "base/repr.h"
#include "base/timezone.h"
#include "database/compiler.h"
#include "database/type.h"

/* A value as SQLAlchemy's literal processor of the type writes it; what the processor would choke
   on is an error in its words. */
typedef struct writer {
    lb_text *out;
    const lb_dialect *dialect;
    const lb_expression_options *options;
} writer;

static bool doubles_percents(const writer *w)
{
    const lb_expression_options *o = w->options;
    if (!o || o->binding == LB_BINDING_COLLECT) {
        return false;
    }
    lb_parameter_style style =
        o->style == LB_STYLE_DIALECT ? w->dialect->expressions->style : o->style;
    return style == LB_STYLE_PYFORMAT || style == LB_STYLE_FORMAT;
}

static void write_string(const writer *w, lb_str text, bool doubles)
{
    const lb_expression_rules *rules = w->dialect->expressions;
    bool is_offline = w->options && w->options->is_offline;
    bool slashes = rules->doubles_backslashes || (rules->doubles_backslashes_offline && is_offline);
    lb_text_addc(w->out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '\'' || (c == '%' && doubles) || (c == '\\' && slashes)) {
            lb_text_addc(w->out, c);
        }
        lb_text_addc(w->out, c);
    }
    lb_text_addc(w->out, '\'');
}

static bool is_number(lb_str text)
{
    lb_text LB_AUTO_TEXT copy = {0};
    lb_text_add(&copy, lb_str_trim(text));
    char *end;
    (void)strtod(lb_text_cstr(&copy), &end);
    return copy.len && !*end && !strpbrk(lb_text_cstr(&copy), "xXpP");
}

static bool write_integer(const writer *w, const lb_literal *value)
{
    switch (value->kind) {
    case LB_LITERAL_BOOLEAN:
        lb_text_adds(w->out, value->boolean ? "1" : "0");
        return true;
    case LB_LITERAL_INTEGER:
        lb_text_add(w->out, value->text);
        return true;
    case LB_LITERAL_REAL:
    case LB_LITERAL_DECIMAL: {
        lb_text LB_AUTO_TEXT text = {0};
        lb_text_add(&text, value->text);
        double number = strtod(lb_text_cstr(&text), NULL);
        if (!(number > -1e15 && number < 1e15)) {
            return false;
        }
        lb_text_addf(w->out, "%lld", (long long)number);
        return true;
    }
    case LB_LITERAL_STRING: {
        int64_t number;
        lb_str text = lb_str_trim(value->text);
        if (!lb_str_to_integer(text, &number)) {
            return false;
        }
        lb_text_addf(w->out, "%lld", (long long)number);
        return true;
    }
    default:
        return false;
    }
}

static bool write_numeric(const writer *w, const lb_literal *value)
{
    switch (value->kind) {
    case LB_LITERAL_BOOLEAN:
        lb_text_adds(w->out, value->boolean ? "True" : "False");
        return true;
    case LB_LITERAL_INTEGER:
    case LB_LITERAL_REAL:
    case LB_LITERAL_DECIMAL:
        lb_text_add(w->out, value->text);
        return true;
    case LB_LITERAL_STRING:
        if (!is_number(value->text)) {
            return false;
        }
        lb_text_add(w->out, value->text);
        return true;
    default:
        return false;
    }
}

static bool write_boolean(const writer *w, const lb_literal *value)
{
    bool truth;
    if (value->kind == LB_LITERAL_BOOLEAN) {
        truth = value->boolean;
    } else if (value->kind == LB_LITERAL_INTEGER &&
               (lb_str_is(value->text, "0") || lb_str_is(value->text, "1"))) {
        truth = lb_str_is(value->text, "1");
    } else if ((value->kind == LB_LITERAL_REAL || value->kind == LB_LITERAL_DECIMAL) &&
               (lb_str_is(value->text, "0.0") || lb_str_is(value->text, "1.0"))) {
        truth = lb_str_is(value->text, "1.0");
    } else {
        return false;
    }
    const lb_expression_rules *rules = w->dialect->expressions;
    bool words = rules->has_boolean || rules->writes_true;
    lb_text_adds(w->out, truth ? (words ? "true" : "1") : (words ? "false" : "0"));
    return true;
}

/* The part of an isoformat before or behind the T: 0 all, 1 the date, 2 the time. */
static bool write_moment(const writer *w, const lb_literal *value, int part)
{
    bool is_moment = value->kind == LB_LITERAL_DATE || value->kind == LB_LITERAL_DATETIME ||
                     value->kind == LB_LITERAL_TIME;
    if (!is_moment) {
        return false;
    }
    lb_str text = value->text;
    size_t space = lb_str_find_char(text, ' ');
    if (space != SIZE_MAX && part) {
        text = part == 1 ? lb_str_slice(text, 0, space) : lb_str_slice(text, space + 1, text.len);
    }
    lb_text_addf(w->out, "'%.*s'", LB_ARG(text));
    return true;
}

static bool write_bytes(const writer *w, const lb_literal *value)
{
    if (value->kind != LB_LITERAL_BYTES) {
        return false;
    }
    /* An empty piece ends the search for bytes that are no text. */
    for (size_t i = 0; i < value->text.len; i++) {
        unsigned char c = (unsigned char)value->text.ptr[i];
        size_t more = c < 0x80 ? 0 : c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : c >= 0xc2 ? 1 : 9;
        for (size_t k = 1; k <= more; k++) {
            if (i + k >= value->text.len ||
                ((unsigned char)value->text.ptr[i + k] & 0xc0) != 0x80) {
                return false;
            }
        }
        i += more;
    }
    write_string(w, value->text, false);
    return true;
}

static bool write_uuid(const writer *w, const lb_literal *value, const lb_sql_type *type)
{
    bool has_dashes = w->dialect->expressions->has_uuid && type->as_uuid && type->is_native;
    bool is_text = value->kind == LB_LITERAL_STRING && (has_dashes || !type->as_uuid);
    if (!is_text && (value->kind != LB_LITERAL_UUID || !type->as_uuid)) {
        return false;
    }
    lb_text_addc(w->out, '\'');
    for (size_t i = 0; i < value->text.len; i++) {
        if (has_dashes || value->text.ptr[i] != '-') {
            lb_text_addc(w->out, value->text.ptr[i]);
        }
    }
    lb_text_addc(w->out, '\'');
    return true;
}

static bool write_interval(const writer *w, const lb_literal *value, const lb_sql_type *type)
{
    bool is_known = w->dialect->expressions->has_interval || type->kind == LB_SQL_TYPE_PG_INTERVAL;
    if (value->kind != LB_LITERAL_INTERVAL || !is_known) {
        return false;
    }
    lb_text LB_AUTO_TEXT number = {0};
    lb_text_addf(&number, "%.17g", (double)value->integer / 1e6);
    for (int digits = 1; digits < 17; digits++) { /* the shortest that reads back */
        char text[40];
        snprintf(text, sizeof text, "%.*g", digits, (double)value->integer / 1e6);
        if (strtod(text, NULL) == (double)value->integer / 1e6) {
            lb_text_truncate(&number, 0);
            lb_text_adds(&number, text);
            break;
        }
    }
    if (lb_str_find_char(lb_text_str(&number), 'e') != SIZE_MAX) {
        double seconds = (double)value->integer / 1e6;
        if (seconds < 1e16 && seconds > -1e16 && (seconds >= 1e-4 || seconds <= -1e-4)) {
            lb_text_truncate(&number, 0);
            lb_text_addf(&number, "%.0f", seconds);
        }
    }
    bool is_whole = !strpbrk(lb_text_cstr(&number), ".e");
    lb_text_addf(w->out, "make_interval(secs=>%s%s)", lb_text_cstr(&number), is_whole ? ".0" : "");
    return true;
}

typedef enum outcome { OUTCOME_WRITTEN, OUTCOME_BAD, OUTCOME_NO_RENDERER } outcome;

static outcome write_value(const writer *w, const lb_literal *value, const lb_sql_type *type);

static outcome write_array(const writer *w, const lb_literal *value, const lb_sql_type *type,
                           int dimensions)
{
    if (!type->item) {
        return OUTCOME_NO_RENDERER;
    }
    if (value->kind != LB_LITERAL_LIST) {
        return OUTCOME_BAD;
    }
    const lb_sql_type *item = lb_sql_type_for(type->item, lb_str_of(w->dialect->name));
    bool nests = dimensions > 1 || (dimensions < 1 && value->items.count &&
                                    value->items.items[0].kind == LB_LITERAL_LIST);
    bool is_pg = type->kind == LB_SQL_TYPE_PG_ARRAY || w->dialect->expressions->array;
    lb_text_adds(w->out, is_pg ? "ARRAY[" : "[");
    for (size_t i = 0; i < value->items.count; i++) {
        lb_text_adds(w->out, i ? ", " : "");
        outcome result = nests ? write_array(w, &value->items.items[i], type,
                                             dimensions > 1 ? dimensions - 1 : dimensions)
                               : write_value(w, &value->items.items[i], item);
        if (result != OUTCOME_WRITTEN) {
            return result;
        }
    }
    lb_text_addc(w->out, ']');
    return OUTCOME_WRITTEN;
}

static outcome outcome_of(bool written)
{
    return written ? OUTCOME_WRITTEN : OUTCOME_BAD;
}

static outcome write_text(const writer *w, const lb_literal *value)
{
    if (value->kind != LB_LITERAL_STRING && value->kind != LB_LITERAL_JSON) {
        return OUTCOME_BAD;
    }
    write_string(w, value->text, doubles_percents(w));
    return OUTCOME_WRITTEN;
}

static outcome write_value(const writer *w, const lb_literal *value, const lb_sql_type *type)
{
    switch (lb_sql_type_row_of(type->kind)->family) {
    case LB_SQL_TYPE_INTEGER:
        return outcome_of(write_integer(w, value));
    case LB_SQL_TYPE_NUMERIC:
        return outcome_of(write_numeric(w, value));
    case LB_SQL_TYPE_STRING:
    case LB_SQL_TYPE_ENUM:
        return write_text(w, value);
    case LB_SQL_TYPE_JSON: /* a driver takes it as a parameter, SQLAlchemy has no literal */
        return w->options && w->options->is_offline ? OUTCOME_NO_RENDERER : write_text(w, value);
    case LB_SQL_TYPE_BOOLEAN:
        return outcome_of(write_boolean(w, value));
    case LB_SQL_TYPE_DATE:
        return outcome_of(write_moment(w, value, 1));
    case LB_SQL_TYPE_TIME:
        return outcome_of(write_moment(w, value, 2));
    case LB_SQL_TYPE_DATETIME:
        return outcome_of(write_moment(w, value, 0));
    case LB_SQL_TYPE_INTERVAL:
        return outcome_of(write_interval(w, value, type));
    case LB_SQL_TYPE_LARGE_BINARY:
        return type->kind == LB_SQL_TYPE_PICKLE ? OUTCOME_BAD : outcome_of(write_bytes(w, value));
    case LB_SQL_TYPE_UUID:
        return outcome_of(write_uuid(w, value, type));
    case LB_SQL_TYPE_ARRAY:
        return write_array(w, value, type, type->dimensions);
    default:
        return OUTCOME_NO_RENDERER;
    }
}

/* ---- Errors --------------------------------------------------------------------------------- */

static void write_repr(lb_text *out, const lb_literal *value)
{
    if (value->repr.ptr) {
        lb_text_add(out, value->repr);
        return;
    }
    switch (value->kind) {
    case LB_LITERAL_STRING:
        lb_text_add_repr(out, value->text);
        break;
    case LB_LITERAL_BOOLEAN:
        lb_text_adds(out, value->boolean ? "True" : "False");
        break;
    case LB_LITERAL_DECIMAL:
        lb_text_addf(out, "Decimal('%.*s')", LB_ARG(value->text));
        break;
    case LB_LITERAL_UUID:
        lb_text_addf(out, "UUID('%.*s')", LB_ARG(value->text));
        break;
    case LB_LITERAL_LIST:
        lb_text_addc(out, '[');
        for (size_t i = 0; i < value->items.count; i++) {
            lb_text_adds(out, i ? ", " : "");
            write_repr(out, &value->items.items[i]);
        }
        lb_text_addc(out, ']');
        break;
    default:
        lb_text_add(out, value->text);
        break;
    }
}

/* str(type): as the dialect that the type belongs to spells it. */
static void write_type_name(lb_text *out, const lb_sql_type *type)
{
    const lb_sql_type_row *row = lb_sql_type_row_of(type->kind);
    lb_str module = lb_str_of(row->module);
    const lb_dialect *dialect = lb_dialect_find(module);
    switch (type->kind) {
    case LB_SQL_TYPE_INTERVAL:
        lb_text_adds(out, "DATETIME");
        return;
    case LB_SQL_TYPE_LARGE_BINARY:
    case LB_SQL_TYPE_PICKLE:
        lb_text_adds(out, "BLOB");
        return;
    case LB_SQL_TYPE_UUID:
        lb_text_adds(out, "CHAR(32)");
        return;
    case LB_SQL_TYPE_NULL:
        lb_text_adds(out, "NULL");
        return;
    default:
        break;
    }
    lb_error LB_AUTO_ERROR error = {0};
    size_t start = out->len;
    if (lb_type_write(out, dialect ? dialect : lb_dialect_find(LB_STR("sqlite")), type, &error) !=
        LB_OK) {
        lb_text_truncate(out, start);
        lb_text_adds(out, row->class_name);
    }
}

static lb_code fail(outcome result, const lb_literal *value, const lb_sql_type *type,
                    lb_error *error)
{
    lb_text LB_AUTO_TEXT repr = {0};
    lb_text LB_AUTO_TEXT name = {0};
    write_repr(&repr, value);
    write_type_name(&name, type);
    lb_code code;
    if (result == OUTCOME_BAD) {
        code = lb_fail(error, LB_ERR_SCRIPT,
                       "Could not render literal value \"%s\" with datatype %s; see parent stack "
                       "trace for more detail.",
                       lb_text_cstr(&repr), lb_text_cstr(&name));
    } else {
        code = lb_fail(error, LB_ERR_SCRIPT,
                       "No literal value renderer is available for literal value \"%s\" with "
                       "datatype %s",
                       lb_text_cstr(&repr), lb_text_cstr(&name));
    }
    lb_error_kind(error, "CompileError");
    return code;
}

/* ---- Entry ---------------------------------------------------------------------------------- */

/* The type that a value without one is written as. */
static lb_sql_type_kind kind_for(const lb_literal *value)
{
    static const lb_sql_type_kind kinds[] = {
        [LB_LITERAL_BOOLEAN] = LB_SQL_TYPE_BOOLEAN,   [LB_LITERAL_INTEGER] = LB_SQL_TYPE_INTEGER,
        [LB_LITERAL_REAL] = LB_SQL_TYPE_FLOAT,        [LB_LITERAL_DECIMAL] = LB_SQL_TYPE_NUMERIC,
        [LB_LITERAL_STRING] = LB_SQL_TYPE_STRING,     [LB_LITERAL_BYTES] = LB_SQL_TYPE_LARGE_BINARY,
        [LB_LITERAL_DATE] = LB_SQL_TYPE_DATE,         [LB_LITERAL_TIME] = LB_SQL_TYPE_TIME,
        [LB_LITERAL_DATETIME] = LB_SQL_TYPE_DATETIME, [LB_LITERAL_INTERVAL] = LB_SQL_TYPE_INTERVAL,
        [LB_LITERAL_UUID] = LB_SQL_TYPE_UUID,         [LB_LITERAL_JSON] = LB_SQL_TYPE_JSON,
        [LB_LITERAL_OBJECT] = LB_SQL_TYPE_NULL,
    };
    return value->kind < sizeof kinds / sizeof *kinds ? kinds[value->kind] : LB_SQL_TYPE_NULL;
}

static void write_hexadecimal(const writer *w, lb_str bytes)
{
    lb_text_adds(w->out, w->dialect->expressions->bytes);
    for (size_t i = 0; i < bytes.len; i++) {
        lb_text_addf(w->out, "%02x", (unsigned char)bytes.ptr[i]);
    }
    lb_text_addc(w->out, '\'');
}

/* Where there is no type for intervals they count from an epoch. */
static outcome write_since_epoch(const writer *w, const lb_literal *value)
{
    enum { SECOND = 1000000 };
    int64_t fraction = value->integer % SECOND;
    fraction += fraction < 0 ? SECOND : 0;
    const lb_instant instant = {(value->integer - fraction) / SECOND, (uint32_t)fraction};
    lb_datetime at = lb_datetime_at(instant, lb_zone_utc(), false);
    lb_text_addf(w->out, "'%04d-%02u-%02u %02u:%02u:%02u.%06u'", at.year, at.month, at.day, at.hour,
                 at.minute, at.second, at.microsecond);
    return OUTCOME_WRITTEN;
}

/* None in a JSON column is the JSON value, which a literal of SQLAlchemy's does not heed. */
static bool is_json_null(const lb_literal *value, const lb_sql_type *type)
{
    return type && lb_sql_type_row_of(type->kind)->family == LB_SQL_TYPE_JSON &&
           (value->kind == LB_LITERAL_NULL ? !type->none_as_null
                                           : value->kind == LB_LITERAL_OBJECT &&
                                                 lb_str_is(value->repr, "symbol('JSON_NULL')"));
}

/* Days and seconds stay apart, as in Python. */
static void write_span(const writer *w, const lb_literal *value)
{
    enum { SECOND = 1000000 };
    const int64_t day = 86400LL * SECOND;
    int64_t rest = value->integer % day;
    rest += rest < 0 ? day : 0;
    lb_text_addf(w->out, "'%lld days %lld.%06lld seconds'",
                 (long long)((value->integer - rest) / day), (long long)(rest / SECOND),
                 (long long)(rest % SECOND));
}

/* What is no number, or a number without end; false for others. */
static bool write_not_finite(const writer *w, const lb_literal *value)
{
    lb_str text = value->text;
    bool is_negative = lb_str_starts(text, LB_STR("-"));
    lb_str word = lb_str_slice(text, is_negative, text.len);
    bool is_none = lb_str_is_nocase(word, "nan");
    if (!is_none && !lb_str_is_nocase(word, "inf") && !lb_str_is_nocase(word, "infinity")) {
        return false;
    }
    if (w->dialect->expressions->array) {
        lb_text_addf(w->out, "'%s%s'", is_negative ? "-" : "", is_none ? "NaN" : "Infinity");
    } else {
        lb_text_adds(w->out, is_none ? "NULL" : is_negative ? "-9e999" : "9e999");
    }
    return true;
}

/* An element of an array as PostgreSQL reads it from a text: "..." with backslashes, {...}, NULL.
 */
static void add_element(lb_text *out, const lb_literal *value)
{
    switch (value->kind) {
    case LB_LITERAL_NULL:
        lb_text_adds(out, "NULL");
        return;
    case LB_LITERAL_BOOLEAN:
        lb_text_adds(out, value->boolean ? "t" : "f");
        return;
    case LB_LITERAL_LIST:
        lb_text_addc(out, '{');
        for (size_t i = 0; i < value->items.count; i++) {
            lb_text_adds(out, i ? "," : "");
            add_element(out, &value->items.items[i]);
        }
        lb_text_addc(out, '}');
        return;
    case LB_LITERAL_INTERVAL:
        lb_text_addf(out, "\"%lld microseconds\"", (long long)value->integer);
        return;
    default:
        break;
    }
    lb_text_addc(out, '"');
    if (value->kind == LB_LITERAL_BYTES) {
        lb_text_adds(out, "\\\\x");
    }
    for (size_t i = 0; i < value->text.len; i++) {
        char c = value->text.ptr[i];
        if (value->kind == LB_LITERAL_BYTES) {
            lb_text_addf(out, "%02x", (unsigned char)c);
        } else {
            lb_text_adds(out, c == '"' || c == '\\' ? "\\" : "");
            lb_text_addc(out, c);
        }
    }
    lb_text_addc(out, '"');
}

/* What a driver would take as a parameter. A statement's text cannot hold a NUL. */
static bool write_sent(const writer *w, const lb_literal *value, const lb_sql_type *type)
{
    if (!w->options || !w->options->is_sent) {
        return false;
    }
    if (is_json_null(value, type)) {
        lb_text_adds(w->out, "'null'");
        return true;
    }
    if (value->kind == LB_LITERAL_BYTES) {
        write_hexadecimal(w, value->text);
        return true;
    }
    if (value->kind == LB_LITERAL_INTERVAL && w->dialect->expressions->array) {
        write_span(w, value);
        return true;
    }
    if (value->kind == LB_LITERAL_REAL || value->kind == LB_LITERAL_DECIMAL) {
        return write_not_finite(w, value);
    }
    if (value->kind == LB_LITERAL_LIST) {
        lb_text LB_AUTO_TEXT array = {0};
        add_element(&array, value);
        write_string(w, lb_text_str(&array), false);
        return true;
    }
    if (value->kind == LB_LITERAL_STRING && lb_str_find_char(value->text, '\0') != SIZE_MAX) {
        lb_text_adds(w->out, "CAST(");
        write_hexadecimal(w, value->text);
        lb_text_adds(w->out, " AS TEXT)");
        return true;
    }
    return false;
}

lb_code lb_literal_write(lb_text *out, const lb_dialect *dialect,
                         const lb_expression_options *options, const lb_literal *value,
                         const lb_sql_type *type, lb_error *error)
{
    lb_sql_type own = {.kind = kind_for(value), .is_native = true, .as_uuid = true};
    const lb_sql_type *shown = type ? lb_sql_type_for(type, lb_str_of(dialect->name)) : &own;
    writer w = {out, dialect, options};
    size_t start = out->len;
    if (value->kind == LB_LITERAL_SENT) {
        lb_text_add(out, value->text);
        return LB_OK;
    }
    bool done = write_sent(&w, value, type ? shown : NULL);
    if (!done && value->kind == LB_LITERAL_NULL) {
        lb_text_adds(out, "NULL");
        return LB_OK;
    }
    if (!done && dialect->expressions->literal) {
        LB_TRY(dialect->expressions->literal(out, options, value, shown, &done, error));
    }
    if (done) {
        return LB_OK;
    }
    outcome result = write_value(&w, value, shown);
    if (result != OUTCOME_WRITTEN && options && options->is_sent) {
        lb_text_truncate(out, start);
        result = value->kind == LB_LITERAL_INTERVAL ? write_since_epoch(&w, value)
                                                    : write_value(&w, value, &own);
    }
    if (result != OUTCOME_WRITTEN) {
        lb_text_truncate(out, start);
        return fail(result, value, type ? type : &own, error);
    }
    return LB_OK;
}
