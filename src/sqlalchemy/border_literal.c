/* Guest values as literals of SQL. */
#include "sqlalchemy/border.h"

static bool set_text(const lb_border *border, lb_literal *out, lb_literal_kind kind, lb_value text)
{
    out->kind = kind;
    return text && lb_border_text(border, text, &out->text);
}

static bool call_text(const lb_border *border, lb_literal *out, lb_literal_kind kind,
                      lb_value value, const char *method, const char *argument)
{
    lb_value arg = argument ? lb_string_of(border->py, argument) : NULL;
    return set_text(border, out, kind,
                    lb_call_method(border->py, value, method, argument ? 1 : 0, &arg));
}

static bool read_list(const lb_border *border, lb_value value, lb_literal *out)
{
    lb_list *list = lb_list_of(border->py, value);
    out->kind = LB_LITERAL_LIST;
    for (size_t i = 0; list && i < list->count; i++) {
        lb_literal item = {0};
        if (!lb_border_literal(border, list->items[i], &item)) {
            return false;
        }
        lb_vector_push_in(border->arena, &out->items, item);
    }
    return list != NULL;
}

static bool read_interval(const lb_border *border, lb_value value, lb_literal *out)
{
    int64_t parts[3];
    static const char *const names[] = {"days", "seconds", "microseconds"};
    for (size_t i = 0; i < 3; i++) {
        lb_value part = lb_getattr(border->py, value, names[i]);
        if (!part || !lb_to_int64(border->py, part, &parts[i])) {
            return false;
        }
    }
    out->kind = LB_LITERAL_INTERVAL;
    out->integer = (parts[0] * 86400 + parts[1]) * 1000000 + parts[2];
    return true;
}

/* The classes of the standard library that databases know, by their names. */
static bool read_object(const lb_border *border, lb_value value, lb_literal *out, bool *is_known)
{
    lb_str name = lb_str_of(lb_type_name(border->py, value));
    *is_known = true;
    if (lb_str_is(name, "Decimal")) {
        return set_text(border, out, LB_LITERAL_DECIMAL, lb_to_string(border->py, value));
    }
    if (lb_str_is(name, "datetime")) {
        return call_text(border, out, LB_LITERAL_DATETIME, value, "isoformat", " ");
    }
    if (lb_str_is(name, "date")) {
        return call_text(border, out, LB_LITERAL_DATE, value, "isoformat", NULL);
    }
    if (lb_str_is(name, "time")) {
        return call_text(border, out, LB_LITERAL_TIME, value, "isoformat", NULL);
    }
    if (lb_str_is(name, "timedelta")) {
        return read_interval(border, value, out);
    }
    if (lb_str_is(name, "UUID")) {
        return set_text(border, out, LB_LITERAL_UUID, lb_to_string(border->py, value));
    }
    *is_known = false;
    return true;
}

bool lb_border_literal(const lb_border *border, lb_value value, lb_literal *out)
{
    lb_python *py = border->py;
    bool is_known = false;
    if (value == LB_NONE) {
        out->kind = LB_LITERAL_NULL;
        return true;
    }
    if (value == LB_TRUE || value == LB_FALSE) {
        out->kind = LB_LITERAL_BOOLEAN;
        out->boolean = value == LB_TRUE;
        return true;
    }
    lb_value repr = lb_repr_value(py, value);
    if (!repr || !lb_border_text(border, repr, &out->repr)) {
        return false;
    }
    if (lb_is(py, value, LB_T_STR)) {
        return set_text(border, out, LB_LITERAL_STRING, value);
    }
    if (lb_is_integer(py, value)) {
        return set_text(border, out, LB_LITERAL_INTEGER, lb_to_string(py, value));
    }
    if (lb_is(py, value, LB_T_FLOAT)) {
        return set_text(border, out, LB_LITERAL_REAL, lb_repr_value(py, value));
    }
    if (lb_is(py, value, LB_T_BYTES)) {
        const lb_bytes *bytes = (const lb_bytes *)value;
        out->kind = LB_LITERAL_BYTES;
        out->text = lb_arena_str(border->arena, (lb_str){bytes->bytes, bytes->size});
        return true;
    }
    if (lb_is(py, value, LB_T_LIST) || lb_is(py, value, LB_T_TUPLE)) {
        return read_list(border, value, out);
    }
    lb_value visited = lb_border_get(border, value, "__visit_name__");
    if (visited && lb_is(py, visited, LB_T_STR) &&
        lb_str_is(lb_string_text(visited), "bindparam")) {
        out->kind = LB_LITERAL_EXPRESSION;
        return lb_border_sql(border, value, &out->expression);
    }
    if (visited && visited != LB_NONE) {
        out->kind = LB_LITERAL_OBJECT; /* an expression where a value must be */
        return true;
    }
    if (!visited || !read_object(border, value, out, &is_known)) {
        return false;
    }
    out->kind = is_known ? out->kind : LB_LITERAL_OBJECT;
    return true;
}

static bool is_family(const lb_sql_type *type, lb_sql_type_kind family)
{
    return type && lb_sql_type_row_of(type->kind)->family == family;
}

bool lb_border_typed_literal(const lb_border *border, lb_value value, lb_value guest_type,
                             const lb_sql_type *type, lb_literal *out)
{
    bool is_decorator = false, is_null_kept = false;
    if (border->is_sent && value == LB_NONE && guest_type != LB_NONE &&
        is_family(type, LB_SQL_TYPE_JSON) &&
        !lb_border_flag(border, guest_type, "should_evaluate_none", &is_null_kept)) {
        return false;
    }
    if (is_null_kept) { /* JSON's null */
        *out =
            (lb_literal){.kind = LB_LITERAL_JSON, .text = LB_STR("null"), .repr = LB_STR("None")};
        return true;
    }
    if (value == LB_NONE || guest_type == LB_NONE) {
        return lb_border_literal(border, value, out);
    }
    lb_value visited = lb_border_get(border, value, "__visit_name__");
    if (!visited || !lb_border_flag(border, guest_type, "_is_type_decorator", &is_decorator)) {
        return false;
    }
    if (visited != LB_NONE) {
        return lb_border_literal(border, value, out);
    }
    const lb_sql_type *plain =
        border->dialect ? lb_sql_type_for(type, lb_str_of(border->dialect->name)) : type;
    if (is_decorator) {
        const lb_value args[] = {guest_type, value, lb_border_dialect(border)};
        value = args[2] ? lb_border_call(border, "sqlalchemy.sql.type_api", "bound_value", 3, args)
                        : NULL;
    } else if (is_family(plain, LB_SQL_TYPE_ENUM)) {
        value = lb_call_method(border->py, guest_type, "_db_value_for_elem", 1, &value);
    }
    if (!value || value == LB_NONE || !is_family(plain, LB_SQL_TYPE_JSON)) {
        return value && lb_border_literal(border, value, out);
    }
    lb_value dumped = lb_border_call(border, "json", "dumps", 1, &value);
    lb_value repr = dumped ? lb_repr_value(border->py, value) : NULL;
    return repr && set_text(border, out, LB_LITERAL_JSON, dumped) &&
           lb_border_text(border, repr, &out->repr);
}
