/* Guest types: instances of TypeEngine to rows of the type table with their arguments. */
#include <limits.h>

#include "sqlalchemy/border.h"

/* ---- Which row ------------------------------------------------------------------------------ */

static lb_str module_of(const lb_border *border, const lb_type *class)
{
    lb_value module = lb_dict_get_cstr(border->py, class->attributes, "__module__");
    return module && lb_is(border->py, module, LB_T_STR) ? lb_string_text(module) : (lb_str){0};
}

/* "sqlalchemy.dialects.postgresql.base" is known as postgresql. */
static lb_str short_module(lb_str module)
{
    const lb_str dialects = LB_STR("sqlalchemy.dialects.");
    if (!lb_str_starts(module, LB_STR("sqlalchemy."))) {
        return (lb_str){0};
    }
    if (!lb_str_starts(module, dialects)) {
        return LB_STR("sqlalchemy");
    }
    lb_str name = lb_str_slice(module, dialects.len, module.len);
    size_t dot = lb_str_find_char(name, '.');
    return dot == SIZE_MAX ? name : lb_str_slice(name, 0, dot);
}

/* The nearest base class that the table knows; *is_own where that is the class itself. */
static const lb_sql_type_row *row_of(const lb_border *border, const lb_type *class, bool *is_own)
{
    for (size_t i = 0; i < class->mro->count; i++) {
        const lb_type *base = (const lb_type *)class->mro->items[i];
        lb_str module = short_module(module_of(border, base));
        const lb_sql_type_row *row =
            module.ptr ? lb_sql_type_row_find(module, lb_string_text((lb_value)base->name)) : NULL;
        if (row) {
            *is_own = i == 0;
            return row;
        }
    }
    return NULL;
}

/* ---- Arguments ------------------------------------------------------------------------------ */

/* SQLAlchemy writes a text as it is: String("10"). */
static bool read_number(const lb_border *border, lb_value type, const char *name, int *out)
{
    int64_t number = 0;
    lb_value value = lb_border_get(border, type, name);
    if (!value || !lb_is(border->py, value, LB_T_STR)) {
        return value && lb_border_integer(border, type, name, out);
    }
    lb_str text = lb_string_text(value);
    if (!lb_str_to_integer(text, &number) || number < 0 || number > INT_MAX) {
        lb_raise(border->py, LB_T_TYPE_ERROR, "%s of %s() is a number, not '%.*s'", name,
                 lb_type_name(border->py, type), LB_ARG(text));
        return false;
    }
    *out = (int)number;
    return true;
}

static bool read_numbers(const lb_border *border, lb_value type, lb_sql_type *out)
{
    return read_number(border, type, "length", &out->length) &&
           read_number(border, type, "display_width", &out->length) &&
           read_number(border, type, "precision", &out->precision) &&
           read_number(border, type, "second_precision", &out->precision) &&
           read_number(border, type, "fsp", &out->precision) &&
           read_number(border, type, "scale", &out->scale) &&
           read_number(border, type, "dimensions", &out->dimensions) &&
           read_number(border, type, "decimal_return_scale", &out->decimal_return_scale);
}

static bool read_flags(const lb_border *border, lb_value type, lb_sql_type *out)
{
    static const struct {
        const char *name;
        size_t offset;
    } flags[] = {
        {"timezone", offsetof(lb_sql_type, has_timezone)},
        {"none_as_null", offsetof(lb_sql_type, none_as_null)},
        {"as_tuple", offsetof(lb_sql_type, as_tuple)},
        {"zero_indexes", offsetof(lb_sql_type, is_zero_indexed)},
        {"ascii", offsetof(lb_sql_type, is_ascii)},
        {"unicode", offsetof(lb_sql_type, is_unicode)},
        {"retrieve_as_bitwise", offsetof(lb_sql_type, is_bitwise)},
        {"varying", offsetof(lb_sql_type, is_varying)},
        {"unsigned", offsetof(lb_sql_type, is_unsigned)},
        {"zerofill", offsetof(lb_sql_type, is_zerofill)},
        {"binary", offsetof(lb_sql_type, is_binary_collated)},
        {"national", offsetof(lb_sql_type, is_national)},
        {"create_constraint", offsetof(lb_sql_type, has_constraint)},
        {"inherit_schema", offsetof(lb_sql_type, inherits_schema)},
        {"not_null", offsetof(lb_sql_type, is_not_null)},
    };
    for (size_t i = 0; i < LB_COUNT(flags); i++) {
        if (!lb_border_flag(border, type, flags[i].name, (bool *)((char *)out + flags[i].offset))) {
            return false;
        }
    }
    return true;
}

/* Flags that are on where nothing is said. */
static bool read_defaulted(const lb_border *border, lb_value type, lb_sql_type *out)
{
    lb_tristate as_uuid, native, created, decimal;
    if (!lb_border_tristate(border, type, "as_uuid", &as_uuid) ||
        !lb_border_tristate(border, type, "native", &native) ||
        !lb_border_tristate(border, type, "create_type", &created) ||
        !lb_border_tristate(border, type, "asdecimal", &decimal)) {
        return false;
    }
    out->as_uuid = as_uuid != LB_NO;
    out->is_native = native != LB_NO;
    out->is_portable_uuid = native == LB_NO;
    out->is_created = created != LB_NO;
    out->as_decimal_given = decimal != LB_UNSET;
    out->as_decimal = decimal == LB_YES;
    return true;
}

static bool read_values(const lb_border *border, lb_value type, lb_sql_type *out)
{
    lb_value values = lb_border_get(border, type, "enums");
    if (values == LB_NONE) {
        values = lb_border_get(border, type, "values");
    }
    if (!values || values == LB_NONE) {
        return values != NULL;
    }
    lb_list *list = lb_list_of(border->py, values);
    for (size_t i = 0; list && i < list->count; i++) {
        lb_str value;
        if (!lb_border_text(border, list->items[i], &value)) {
            return false;
        }
        lb_vector_push_in(border->arena, &out->values, value);
    }
    return list != NULL;
}

static bool read_named(const lb_border *border, lb_value type, lb_sql_type *out)
{
    lb_value metadata = lb_border_get(border, type, "metadata");
    out->has_metadata = metadata && metadata != LB_NONE;
    return metadata && lb_border_name_of(border, type, "name", &out->name) &&
           lb_border_schema_of(border, type, &out->schema) && read_values(border, type, out);
}

static bool read_expression(const lb_border *border, lb_value type, const char *name,
                            const lb_expression **out)
{
    lb_value value = lb_border_get(border, type, name);
    return value && (value == LB_NONE || lb_border_sql(border, value, out));
}

/* A string is a value, as the server_default of a column is. */
static bool read_default(const lb_border *border, lb_value type, const lb_expression **out)
{
    lb_value value = lb_border_get(border, type, "default");
    lb_literal literal = {.kind = LB_LITERAL_STRING};
    if (!value || !lb_is(border->py, value, LB_T_STR)) {
        return value && read_expression(border, type, "default", out);
    }
    bool is_read = lb_border_text(border, value, &literal.text);
    *out = lb_expression_literal(border->arena, literal, NULL);
    return is_read;
}

static bool read_domain(const lb_border *border, lb_value type, lb_sql_type *out)
{
    lb_value item = lb_border_get(border, type, "data_type");
    return item && lb_border_type(border, item, &out->item) &&
           read_expression(border, type, "check", &out->check) &&
           read_default(border, type, &out->default_value) &&
           lb_border_string(border, type, "constraint_name", &out->constraint_name);
}

static bool read_arguments(const lb_border *border, lb_value type, lb_sql_type *out)
{
    lb_sql_type_kind family = lb_sql_type_row_of(out->kind)->family;
    if (!read_numbers(border, type, out) || !read_flags(border, type, out) ||
        !read_defaulted(border, type, out) ||
        !lb_border_string(border, type, "collation", &out->collation) ||
        !lb_border_string(border, type, "charset", &out->charset) ||
        !lb_border_string(border, type, "fields", &out->fields)) {
        return false;
    }
    if (family == LB_SQL_TYPE_ARRAY) {
        lb_value item = lb_border_get(border, type, "item_type");
        return item && lb_border_type(border, item, &out->item);
    }
    if (out->kind == LB_SQL_TYPE_PG_DOMAIN && !read_domain(border, type, out)) {
        return false;
    }
    bool is_named = family == LB_SQL_TYPE_ENUM || family == LB_SQL_TYPE_BOOLEAN ||
                    out->kind == LB_SQL_TYPE_PG_DOMAIN || out->kind == LB_SQL_TYPE_MY_SET;
    return !is_named || read_named(border, type, out);
}

/* ---- Types of projects ---------------------------------------------------------------------- */

static bool read_variants(const lb_border *border, lb_value type, lb_sql_type *out)
{
    lb_value variants = lb_border_get(border, type, "_variant_mapping");
    lb_value name, variant;
    if (!variants || !lb_is(border->py, variants, LB_T_DICT)) {
        return variants != NULL;
    }
    for (size_t i = 0; lb_dict_next((lb_dict *)variants, &i, &name, &variant);) {
        lb_sql_type_variant item = {0};
        if (!lb_border_text(border, name, &item.dialect) ||
            !lb_border_type(border, variant, &item.type)) {
            return false;
        }
        lb_vector_push_in(border->arena, &out->variants, item);
    }
    return true;
}

static bool read_decorated(const lb_border *border, lb_value type, lb_sql_type *out)
{
    lb_value dialect = lb_border_dialect(border);
    lb_value item = dialect ? lb_call_method(border->py, type, "type_engine", 1, &dialect) : NULL;
    out->is_decorated = true;
    if (!item || !lb_border_type(border, item, &out->item)) {
        return false;
    }
    out->kind = out->item->kind;
    return true;
}

/* How a revision file writes a type of a class that the table does not have. */
static bool read_repr(const lb_border *border, lb_value type, lb_sql_type *out)
{
    lb_str module = module_of(border, lb_type_of(border->py, type));
    lb_value repr = lb_repr_value(border->py, type);
    if (!repr) {
        return false;
    }
    lb_str text = lb_string_text(repr);
    out->repr_import = lb_arena_str(border->arena, module);
    out->repr =
        lb_str_of(lb_arena_format(border->arena, "%.*s.%.*s", LB_ARG(module), LB_ARG(text)));
    return true;
}

/* The text that somebody else gives: @compiles, get_col_spec(). Sets *is_given. */
static bool read_spec(const lb_border *border, lb_value type, lb_sql_type *out, bool *is_given)
{
    lb_value compiled = lb_border_get(border, type, "_compilers");
    lb_value spec = LB_NONE;
    if (compiled && compiled != LB_NONE) {
        const lb_value args[] = {type, lb_border_dialect(border)};
        spec = args[1] ? lb_border_call(border, "sqlalchemy.ext.compiler", "compiled_text", 2, args)
                       : NULL;
    }
    if (spec == LB_NONE) {
        lb_value method = lb_border_get(border, type, "get_col_spec");
        spec = method && method != LB_NONE ? lb_call(border->py, method, 0, NULL) : method;
    }
    *is_given = spec && spec != LB_NONE;
    if (*is_given) {
        out->kind = LB_SQL_TYPE_USER;
        return lb_border_text(border, spec, &out->spec);
    }
    return compiled && spec;
}

static bool fill(const lb_border *border, lb_value type, lb_sql_type *out)
{
    bool is_own = false, is_decorator = false, has_spec = false;
    const lb_sql_type_row *row = row_of(border, lb_type_of(border->py, type), &is_own);
    if (!lb_border_flag(border, type, "_is_type_decorator", &is_decorator) ||
        !read_variants(border, type, out) ||
        (!is_own && border->wants_repr && !read_repr(border, type, out))) {
        return false;
    }
    if (!is_own && (!read_spec(border, type, out, &has_spec) || has_spec)) {
        return has_spec;
    }
    if (is_decorator && !(is_own && row->kind == LB_SQL_TYPE_INTERVAL)) {
        bool is_read = read_decorated(border, type, out);
        if (is_read &&
            is_own) { /* a repr shows the class, and the arguments of what it decorates */
            out->kind = row->kind;
            out->length = out->item->length;
        }
        return is_read;
    }
    if (!row) {
        lb_raise(border->py, LB_T_NOT_IMPLEMENTED_ERROR, "no type %s",
                 lb_type_name(border->py, type));
        return false;
    }
    out->kind = row->kind;
    return read_arguments(border, type, out);
}

bool lb_border_type(const lb_border *border, lb_value type, const lb_sql_type **out)
{
    if (lb_is(border->py, type, LB_T_STR) && !lb_getattr(border->py, type, "_variant_mapping")) {
        return false; /* with the words that SQLAlchemy would have for it */
    }
    if (lb_is(border->py, type, LB_T_TYPE) || type == LB_NONE) {
        type = type == LB_NONE ? NULL : lb_call(border->py, type, 0, NULL);
        if (!type) {
            *out = lb_sql_type_new(border->arena, LB_SQL_TYPE_NULL);
            return !lb_raised(border->py);
        }
    }
    lb_sql_type *made = lb_sql_type_new(border->arena, LB_SQL_TYPE_NULL);
    made->origin = type;
    *out = made;
    return fill(border, type, made);
}
