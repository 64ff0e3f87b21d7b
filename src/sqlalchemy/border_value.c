/* Attributes of guest objects: texts, names, flags, options. */
#include "sqlalchemy/border.h"

static lb_value attribute(lb_python *py, lb_value object, const char *name)
{
    lb_value value = NULL;
    int found = lb_find_attr(py, object, lb_intern(py, lb_str_of(name)), &value);
    return found > 0 ? value : NULL;
}

/* The map of the connection that directives run on. */
static lb_value translation_of(lb_guest *guest)
{
    lb_python *py = guest->py;
    lb_value map = guest->translation ? lb_held(guest->translation) : NULL;
    if (!map && guest->migration_context) {
        lb_value connection = attribute(py, lb_held(guest->migration_context), "connection");
        lb_value options = connection ? attribute(py, connection, "_options") : NULL;
        map = options && lb_is(py, options, LB_T_DICT)
                  ? lb_dict_get_cstr(py, (lb_dict *)options, "schema_translate_map")
                  : NULL;
    }
    return map && lb_is(py, map, LB_T_DICT) ? map : NULL;
}

lb_border lb_border_of(lb_guest *guest, lb_arena *arena)
{
    const lb_dialect *dialect = guest->collected       ? guest->collected_for
                                : guest->executor      ? guest->executor->dialect
                                : guest->configuration ? guest->configuration->dialect
                                                       : NULL;
    return (lb_border){.guest = guest,
                       .py = guest->py,
                       .arena = arena,
                       .dialect = dialect,
                       .translation = translation_of(guest),
                       .is_sent = guest->executor && guest->executor->connection};
}

lb_value lb_border_get(const lb_border *border, lb_value object, const char *name)
{
    lb_value value = NULL;
    int found = lb_find_literal(border->py, object, name, &value);
    return found < 0 ? NULL : found ? value : LB_NONE;
}

bool lb_border_flag(const lb_border *border, lb_value object, const char *name, bool *out)
{
    lb_value value = lb_border_get(border, object, name);
    int truth = value ? lb_truth(border->py, value) : -1;
    if (truth < 0) {
        return false;
    }
    *out = truth == 1;
    return true;
}

bool lb_border_tristate(const lb_border *border, lb_value object, const char *name,
                        lb_tristate *out)
{
    lb_value value = lb_border_get(border, object, name);
    int truth = !value ? -1 : value == LB_NONE ? 2 : lb_truth(border->py, value);
    if (truth < 0) {
        return false;
    }
    *out = truth == 2 ? LB_UNSET : truth ? LB_YES : LB_NO;
    return true;
}

bool lb_border_integer(const lb_border *border, lb_value object, const char *name, int *out)
{
    int64_t number = 0;
    lb_value value = lb_border_get(border, object, name);
    if (!value || value == LB_NONE) {
        return value != NULL;
    }
    if (lb_is(border->py, value, LB_T_OPAQUE)) {
        (void)lb_truth(border->py, value); /* raises: what is not known never decides */
        return false;
    }
    if (!lb_is_integer(border->py, value) || !lb_to_int64(border->py, value, &number)) {
        return lb_raised(border->py) ? false : true;
    }
    *out = (int)number;
    return true;
}

bool lb_border_text(const lb_border *border, lb_value value, lb_str *out)
{
    *out = (lb_str){0};
    if (!value || value == LB_NONE) {
        return value != NULL;
    }
    if (!lb_is(border->py, value, LB_T_STR)) {
        value = lb_to_string(border->py, value);
    }
    if (!value) {
        return false;
    }
    *out = lb_arena_str(border->arena, lb_string_text(value));
    return true;
}

bool lb_border_string(const lb_border *border, lb_value object, const char *name, lb_str *out)
{
    lb_value value = lb_border_get(border, object, name);
    if (!value || value == LB_NONE) {
        return value != NULL;
    }
    return lb_border_text(border, value, out);
}

static bool read_quoting(const lb_border *border, lb_value value, lb_name *out)
{
    lb_tristate quote = LB_UNSET;
    bool is_conv = false, is_truncated = false;
    if (!lb_border_tristate(border, value, "quote", &quote) ||
        !lb_border_flag(border, value, "_is_conv", &is_conv) ||
        !lb_border_flag(border, value, "_is_truncated", &is_truncated)) {
        return false;
    }
    out->quoting = quote == LB_YES  ? LB_QUOTING_ALWAYS
                   : quote == LB_NO ? LB_QUOTING_NEVER
                                    : LB_QUOTING_AS_NEEDED;
    out->is_final = is_conv;
    out->is_conventional = is_conv || is_truncated;
    return true;
}

bool lb_border_name(const lb_border *border, lb_value value, lb_name *out)
{
    *out = (lb_name){0};
    if (!lb_border_text(border, value, &out->text)) {
        return false;
    }
    return !out->text.ptr || lb_is_exactly(border->py, value, LB_T_STR) ||
           read_quoting(border, value, out);
}

bool lb_border_name_of(const lb_border *border, lb_value object, const char *name, lb_name *out)
{
    lb_value value = lb_border_get(border, object, name);
    return value && lb_border_name(border, value, out);
}

bool lb_border_schema_of(const lb_border *border, lb_value object, lb_name *out)
{
    lb_value schema = lb_border_get(border, object, "schema");
    bool is_translated = false;
    if (!schema || (border->translation &&
                    !lb_border_flag(border, object, "_is_translated", &is_translated))) {
        return false;
    }
    lb_value found =
        is_translated ? lb_dict_get(border->py, (lb_dict *)border->translation, schema) : NULL;
    return lb_border_name(border, found ? found : schema, out);
}

lb_value lb_border_call(const lb_border *border, const char *module, const char *function,
                        size_t count, const lb_value *args)
{
    lb_value holder = lb_import(border->py, module);
    lb_value callable = holder ? lb_getattr(border->py, holder, function) : NULL;
    return callable ? lb_call(border->py, callable, count, args) : NULL;
}

lb_value lb_border_dialect(const lb_border *border)
{
    lb_value name = lb_string_of(border->py, border->dialect ? border->dialect->name : "default");
    return lb_border_call(border, "sqlalchemy.dialects", "dialect_named", 1, &name);
}

/* ---- Order ---------------------------------------------------------------------------------- */

static int64_t order_of(const lb_border *border, lb_value object)
{
    int order = 0;
    return lb_border_integer(border, object, "_creation_order", &order) ? order : 0;
}

lb_list *lb_border_in_order(const lb_border *border, lb_value objects)
{
    lb_list *list = lb_list_of(border->py, objects);
    for (size_t i = 1; list && i < list->count; i++) {
        lb_value moved = list->items[i];
        int64_t order = order_of(border, moved);
        size_t at = i;
        while (at > 0 && order_of(border, list->items[at - 1]) > order) {
            list->items[at] = list->items[at - 1];
            at--;
        }
        list->items[at] = moved;
    }
    return list;
}

/* ---- Options -------------------------------------------------------------------------------- */

static bool read_option(const lb_border *border, lb_value value, lb_option *out);

static bool read_list(const lb_border *border, lb_value value, lb_option *out)
{
    lb_list *list = lb_list_of(border->py, value);
    out->kind = LB_OPTION_LIST;
    out->is_tuple = lb_is(border->py, value, LB_T_TUPLE);
    for (size_t i = 0; list && i < list->count; i++) {
        lb_option item = {0};
        if (!read_option(border, list->items[i], &item)) {
            return false;
        }
        lb_vector_push_in(border->arena, &out->items, item);
    }
    return list != NULL;
}

static bool read_option(const lb_border *border, lb_value value, lb_option *out)
{
    lb_python *py = border->py;
    if (value == LB_NONE) {
        out->kind = LB_OPTION_NONE;
        return true;
    }
    if (value == LB_TRUE || value == LB_FALSE) {
        out->kind = LB_OPTION_BOOLEAN;
        out->boolean = value == LB_TRUE;
        return true;
    }
    if (lb_is_integer(py, value)) {
        out->kind = LB_OPTION_INTEGER;
        return lb_to_int64(py, value, &out->integer) && lb_border_text(border, value, &out->text);
    }
    if (lb_is(py, value, LB_T_DICT)) {
        out->kind = LB_OPTION_MAP;
        return lb_border_option_map(border, value, &out->items);
    }
    if (lb_is(py, value, LB_T_LIST) || lb_is(py, value, LB_T_TUPLE)) {
        return read_list(border, value, out);
    }
    lb_value visited = lb_border_get(border, value, "__visit_name__");
    if (visited && visited != LB_NONE &&
        lb_border_get(border, value, "_is_schema_column") == LB_TRUE) {
        value = lb_border_get(border, value, "name");
        visited = LB_NONE;
    }
    if (!visited || !value) {
        return false;
    }
    out->kind = visited == LB_NONE ? LB_OPTION_TEXT : LB_OPTION_EXPRESSION;
    return visited == LB_NONE ? lb_border_text(border, value, &out->text)
                              : lb_border_sql(border, value, &out->expression);
}

bool lb_border_option_map(const lb_border *border, lb_value dict, lb_options *out)
{
    lb_value key, value;
    for (size_t i = 0; lb_dict_next((lb_dict *)dict, &i, &key, &value);) {
        lb_option option = {0};
        if (!lb_border_text(border, key, &option.key) || !read_option(border, value, &option)) {
            return false;
        }
        lb_vector_push_in(border->arena, out, option);
    }
    return true;
}

bool lb_border_options(const lb_border *border, lb_value object, lb_options *out)
{
    lb_value given = lb_border_get(border, object, "dialect_kwargs");
    if (!given || given == LB_NONE) {
        return given != NULL;
    }
    return !lb_is(border->py, given, LB_T_DICT) || lb_border_option_map(border, given, out);
}
