#include "database/compiler.h"

static const struct extract_field {
    const char *name, *format;
} extract_fields[] = {
    {"month", "%m"},
    {"day", "%d"},
    {"year", "%Y"},
    {"second", "%S"},
    {"hour", "%H"},
    {"doy", "%j"},
    {"minute", "%M"},
    {"epoch", "%s"},
    {"dow", "%w"},
    {"week", "%W"},
    {"quarter", "quarter"},
    {"milliseconds", "milliseconds"},
    {"microseconds", "microseconds"},
    {"timezone_hour", "timezone_hour"},
    {"timezone_minute", "timezone_minute"},
};

static lb_code compile_extract(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    for (size_t i = 0; i < sizeof extract_fields / sizeof *extract_fields; i++) {
        if (lb_str_is(e->text, extract_fields[i].name)) {
            lb_text_addf(out, "CAST(STRFTIME('%s', ", extract_fields[i].format);
            LB_TRY(lb_sql_compile(c, out, e->left, scope));
            lb_text_adds(out, ") AS INTEGER)");
            return LB_OK;
        }
    }
    return lb_sql_compile_fail(c, "%.*s is not a valid extract argument.", LB_ARG(e->text));
}

static lb_code compile_xor(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    scope.is_eager = true;
    lb_text_addc(out, '(');
    LB_TRY(lb_sql_compile_infix(c, out, e, " | ", scope));
    lb_text_adds(out, " - ");
    LB_TRY(lb_sql_compile_infix(c, out, e, " & ", scope));
    lb_text_addc(out, ')');
    return LB_OK;
}

static lb_code compile_binary(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope,
                              bool *done)
{
    lb_scope plain = {.without_table = c->options->without_table};
    *done = true;
    switch (e->op) {
    case LB_SQL_TRUEDIV:
        return lb_sql_compile_call(c, out, e, "", " / (", " + 0.0)", scope);
    case LB_SQL_IS_DISTINCT: /* SQLAlchemy's compiler forgets that values were to be literals */
        return lb_sql_compile_call(c, out, e, "", " IS NOT ", "", plain);
    case LB_SQL_IS_NOT_DISTINCT:
        return lb_sql_compile_call(c, out, e, "", " IS ", "", plain);
    case LB_SQL_REGEXP:
        return lb_sql_compile_infix(c, out, e, " REGEXP ", scope);
    case LB_SQL_NOT_REGEXP:
        return lb_sql_compile_infix(c, out, e, " NOT REGEXP ", scope);
    case LB_SQL_BIT_XOR:
        return compile_xor(c, out, e, scope);
    case LB_SQL_JSON_GETITEM:
    case LB_SQL_JSON_PATH:
        if (lb_expression_family(e) == LB_SQL_TYPE_JSON) {
            return lb_sql_compile_call(c, out, e, "JSON_QUOTE(JSON_EXTRACT(", ", ", "))", scope);
        }
        return lb_sql_compile_call(c, out, e, "JSON_EXTRACT(", ", ", ")", scope);
    default:
        *done = false;
        return LB_OK;
    }
}

static lb_code compile_function(lb_compiler *c, lb_text *out, const lb_expression *e,
                                lb_scope scope, bool *done)
{
    lb_str name = e->label.name.text;
    *done = true;
    if (lb_str_is_nocase(name, "now")) {
        lb_text_adds(out, "CURRENT_TIMESTAMP");
    } else if (lb_str_is_nocase(name, "localtimestamp")) {
        lb_text_adds(out, "DATETIME(CURRENT_TIMESTAMP, 'localtime')");
    } else if (lb_str_is_nocase(name, "char_length") ||
               lb_str_is_nocase(name, "aggregate_strings")) {
        lb_text_adds(out, lb_str_is_nocase(name, "char_length") ? "length" : "group_concat");
        scope.is_literal = false;
        return lb_sql_compile_arguments(c, out, e, scope);
    } else {
        *done = false;
    }
    return LB_OK;
}

static lb_code compile_number(lb_compiler *c, lb_text *out, const char *number, lb_scope scope)
{
    lb_literal value = {.kind = LB_LITERAL_INTEGER, .text = lb_str_of(number)};
    lb_sql_type *type = lb_sql_type_new(&c->arena, LB_SQL_TYPE_INTEGER);
    return lb_sql_compile(c, out, lb_expression_literal(&c->arena, value, type), scope);
}

static lb_code compile_limit(lb_compiler *c, lb_text *out, const lb_select *select, lb_scope scope)
{
    lb_text_adds(out, "\n LIMIT ");
    if (select->limit) {
        LB_TRY(lb_sql_compile(c, out, select->limit, scope));
    } else {
        LB_TRY(compile_number(c, out, "-1", (lb_scope){0}));
    }
    lb_text_adds(out, " OFFSET ");
    return select->offset ? lb_sql_compile(c, out, select->offset, scope)
                          : compile_number(c, out, "0", scope);
}

static lb_code compile_empty(lb_compiler *c LB_UNUSED, lb_text *out, const lb_expression *bind,
                             lb_operator op LB_UNUSED)
{
    size_t count = bind->items.count ? bind->items.count : 1;
    lb_text ones = {0};
    for (size_t i = 0; i < count; i++) {
        lb_text_adds(&ones, i ? ", 1" : "1");
    }
    lb_text_addf(out, "SELECT %s FROM (SELECT %s) WHERE 1!=1", lb_text_cstr(&ones),
                 lb_text_cstr(&ones));
    lb_text_free(&ones);
    return LB_OK;
}

static lb_code compile_update_from(lb_compiler *c, lb_text *out, const lb_expressions *froms,
                                   lb_scope scope)
{
    scope.as_from = true;
    lb_text_adds(out, "FROM ");
    return lb_sql_compile_list(c, out, froms, ", ", scope);
}

/* Dates and times are texts of fixed width: SQLite has no type for them. */
static lb_code write_literal(lb_text *out, const lb_expression_options *options LB_UNUSED,
                             const lb_literal *value, const lb_sql_type *type, bool *done,
                             lb_error *error LB_UNUSED)
{
    lb_sql_type_kind family = lb_sql_type_row_of(type->kind)->family;
    bool is_time = family == LB_SQL_TYPE_TIME && value->kind == LB_LITERAL_TIME;
    bool is_moment = family == LB_SQL_TYPE_DATETIME &&
                     (value->kind == LB_LITERAL_DATETIME || value->kind == LB_LITERAL_DATE);
    if (!is_time && !is_moment) {
        return LB_OK;
    }
    lb_str text = value->text;
    size_t clock = is_time ? 0 : 11;
    if (text.len < clock + 8) { /* a date alone */
        lb_text_addf(out, "'%.*s 00:00:00.000000'", LB_ARG(text));
    } else {
        lb_str fraction = lb_str_slice(text, clock + 8, text.len);
        bool has_fraction = fraction.len >= 7 && fraction.ptr[0] == '.';
        lb_text_addf(out, "'%.*s.%.*s'", (int)(clock + 8), text.ptr, 6,
                     has_fraction ? fraction.ptr + 1 : "000000");
    }
    *done = true;
    return LB_OK;
}

const lb_expression_rules lb_sqlite_expression_rules = {
    .bytes = "X'",
    .places = LB_PLACES_PATH,
    .compiler = "sqlalchemy.dialects.sqlite.base.SQLiteCompiler",
    .has_returning = true,
    .returning_without_table = true,
    .divides_integers = true,
    .autoincrements_null = true,
    .has_default_values = true,
    .has_values_in = true,
    .label_length = 9999,
    .parameter = "?",
    .style = LB_STYLE_QMARK,
    .binary = compile_binary,
    .function = compile_function,
    .extract = compile_extract,
    .limit = compile_limit,
    .empty_set = compile_empty,
    .conflict = lb_sql_compile_conflict,
    .update_from = compile_update_from,
    .literal = write_literal,
};
