/* Elements of expressions. */
#include "sqlalchemy/border_crossing.h"

/* A tree of a script is not deeper than this. */
#define MAXIMUM_DEPTH 1500

static lb_str address_of(const lb_value *object)
{
    return (lb_str){(const char *)object, sizeof *object};
}

lb_expression *lb_cross_node(lb_crossing *x, lb_value object, lb_expression_kind kind)
{
    lb_expression *e = lb_expression_new(x->arena, kind);
    lb_map_set(&x->nodes, address_of(&object), e);
    return e;
}

bool lb_cross_of(lb_crossing *x, lb_value object, const char *name, const lb_expression **out)
{
    lb_value value = lb_border_get(x->border, object, name);
    *out = NULL;
    if (!value || value == LB_NONE) {
        return value != NULL;
    }
    *out = lb_cross(x, value);
    return *out != NULL;
}

bool lb_cross_items(lb_crossing *x, lb_value sequence, lb_expressions *out)
{
    if (!sequence || sequence == LB_NONE) {
        return sequence != NULL;
    }
    lb_list *list = lb_list_of(x->py, sequence);
    for (size_t i = 0; list && i < list->count; i++) {
        lb_expression *item = lb_cross(x, list->items[i]);
        if (!item) {
            return false;
        }
        lb_vector_push_in(x->arena, out, item);
    }
    return list != NULL;
}

bool lb_cross_items_of(lb_crossing *x, lb_value object, const char *name, lb_expressions *out)
{
    lb_value value = lb_border_get(x->border, object, name);
    return lb_cross_items(x, value, out);
}

lb_list *lb_cross_list(lb_crossing *x, lb_value object, const char *name)
{
    lb_value value = lb_border_get(x->border, object, name);
    if (!value) {
        return NULL;
    }
    return value == LB_NONE ? lb_list_new(x->py, 0) : lb_list_of(x->py, value);
}

bool lb_cross_label(lb_crossing *x, lb_value name, lb_label *out)
{
    *out = (lb_label){0};
    if (!name || !lb_border_name(x->border, name, &out->name)) {
        return false;
    }
    if (name == LB_NONE || lb_is_exactly(x->py, name, LB_T_STR)) {
        return true;
    }
    lb_value owner = lb_border_get(x->border, name, "_owner");
    if (!owner || owner == LB_NONE) {
        return owner != NULL;
    }
    out->owner = lb_cross(x, owner);
    lb_value base = lb_border_get(x->border, name, "_base");
    return out->owner && base && lb_border_text(x->border, base, &out->name.text);
}

static bool label_of(lb_crossing *x, lb_value object, const char *attribute, lb_label *out)
{
    return lb_cross_label(x, lb_border_get(x->border, object, attribute), out);
}

bool lb_cross_type(lb_crossing *x, lb_value type, const lb_sql_type **out)
{
    *out = NULL;
    if (!type || type == LB_NONE) {
        return type != NULL;
    }
    bool is_row = false;
    if (!lb_border_flag(x->border, type, "_is_tuple_type", &is_row) || is_row) {
        return is_row; /* no column has such a type */
    }
    return lb_border_type(x->border, type, out);
}

static bool type_of(lb_crossing *x, lb_value object, lb_expression *e)
{
    return lb_cross_type(x, lb_border_get(x->border, object, "type"), &e->type);
}

/* ---- Elements ------------------------------------------------------------------------------- */

static bool cross_text(lb_crossing *x, lb_value object, lb_expression *e)
{
    lb_value binds = lb_border_get(x->border, object, "_bindparams");
    if (!binds || !lb_border_string(x->border, object, "text", &e->text)) {
        return false;
    }
    lb_value key, value;
    for (size_t i = 0; lb_is(x->py, binds, LB_T_DICT) &&
                       lb_dict_next((const lb_dict *)binds, &i, &key, &value);) {
        lb_expression *bind = lb_cross(x, value);
        if (!bind) {
            return false;
        }
        lb_vector_push_in(x->arena, &e->items, bind);
    }
    return true;
}

static bool cross_column(lb_crossing *x, lb_value object, lb_expression *e)
{
    lb_value key = lb_border_get(x->border, object, "key");
    if (!label_of(x, object, "name", &e->label) || !type_of(x, object, e) ||
        !lb_border_flag(x->border, object, "is_literal", &e->is_literal) || !key) {
        return false;
    }
    if (lb_is(x->py, key, LB_T_STR) && !e->label.owner &&
        !lb_border_text(x->border, key, &e->key)) {
        return false;
    }
    if (!e->label.name.text.ptr) {
        lb_value error = lb_import(x->py, "sqlalchemy.exc");
        lb_value type = error ? lb_getattr(x->py, error, "CompileError") : NULL;
        return type && lb_raise_type(x->py, (lb_type *)type,
                                     "Cannot compile Column object until its 'name' is assigned.");
    }
    return lb_cross_of(x, object, "table", &e->table) && lb_cross_defaults(x, object, &e->defaults);
}

/* The types of a tuple's places, for a list of rows of values. */
static bool cross_places(lb_crossing *x, lb_value type, lb_expression *e, lb_list **types)
{
    *types = lb_cross_list(x, type, "types");
    for (size_t i = 0; *types && i < (*types)->count; i++) {
        lb_expression *place = lb_expression_new(x->arena, LB_EXPRESSION_TYPE);
        if (!lb_cross_type(x, (*types)->items[i], &place->type)) {
            return false;
        }
        lb_vector_push_in(x->arena, &e->items, place);
    }
    return *types != NULL;
}

/* A place in a JSON document is part of the statement's text. */
static bool cross_value(lb_crossing *x, lb_value value, lb_value type, const lb_sql_type *sql_type,
                        bool is_place, lb_literal *out)
{
    if (lb_border_binds(x->border) && !is_place) {
        lb_value visited = lb_border_get(x->border, value, "__visit_name__");
        if (visited == LB_NONE) {
            return lb_border_bound_literal(x->border, value, type, sql_type, out);
        }
        if (!visited) {
            return false;
        }
    }
    if (!sql_type) {
        return lb_border_literal(x->border, value, out);
    }
    return lb_border_typed_literal(x->border, value, type, sql_type, out);
}

static bool cross_row(lb_crossing *x, lb_value row, const lb_list *types, const lb_expression *e,
                      lb_literal *out)
{
    lb_list *values = lb_list_of(x->py, row);
    out->kind = LB_LITERAL_LIST;
    for (size_t i = 0; values && i < values->count; i++) {
        lb_literal literal = {0};
        bool has_type = i < types->count;
        if (!cross_value(x, values->items[i], has_type ? types->items[i] : LB_NONE,
                         has_type ? e->items.items[i]->type : NULL, false, &literal)) {
            return false;
        }
        lb_vector_push_in(x->arena, &out->items, literal);
    }
    return values != NULL;
}

/* The values of an IN. */
static bool cross_expanding(lb_crossing *x, lb_value value, lb_value type, lb_expression *e)
{
    lb_list *values = value == LB_NONE ? lb_list_new(x->py, 0) : lb_list_of(x->py, value);
    lb_list *types = NULL;
    bool is_tuple = false;
    if (!values || !lb_border_flag(x->border, type, "_is_tuple_type", &is_tuple) ||
        (is_tuple && !cross_places(x, type, e, &types))) {
        return false;
    }
    e->value.kind = LB_LITERAL_LIST;
    for (size_t i = 0; i < values->count; i++) {
        lb_literal literal = {0};
        bool is_row = lb_is(x->py, values->items[i], LB_T_TUPLE) && !e->type && types;
        bool ok = is_row ? cross_row(x, values->items[i], types, e, &literal)
                         : cross_value(x, values->items[i], type, e->type, false, &literal);
        if (!ok) {
            return false;
        }
        lb_vector_push_in(x->arena, &e->value.items, literal);
    }
    return true;
}

static bool cross_bind(lb_crossing *x, lb_value object, lb_expression *e)
{
    const lb_border *b = x->border;
    lb_value type = lb_border_get(b, object, "type");
    lb_value key = lb_border_get(b, object, "key");
    lb_value value = lb_border_get(b, object, "effective_value");
    if (!type || !value || !lb_cross_label(x, key, &e->label) ||
        !lb_cross_type(x, type, &e->type) || !lb_border_flag(b, object, "unique", &e->is_unique) ||
        !lb_border_flag(b, object, "expanding", &e->is_expanding) ||
        !lb_border_flag(b, object, "required", &e->is_required) ||
        !lb_border_flag(b, object, "_is_json_index", &e->is_place) ||
        !lb_border_flag(b, object, "_is_literal_bindparam", &e->is_inline)) {
        return false;
    }
    if (e->is_unique && !e->label.owner) {
        e->label.owner = e;
    }
    e->has_value = value != LB_NONE;
    if (e->is_required && lb_border_binds(b)) {
        return lb_border_call(b, "sqlalchemy.exc", "_missing_parameter", 1, &key) != NULL;
    }
    if (e->is_expanding) {
        return cross_expanding(x, value, type, e);
    }
    bool is_read = cross_value(x, value, type, e->type, e->is_place, &e->value);
    e->has_value = e->has_value || e->value.kind == LB_LITERAL_JSON || /* its null */
                   e->value.kind == LB_LITERAL_SENT || e->value.kind == LB_LITERAL_EXPRESSION;
    return is_read;
}

static bool cross_nothing(lb_crossing *x, lb_value object, lb_expression *e)
{
    return type_of(x, object, e);
}

static bool cross_label_node(lb_crossing *x, lb_value object, lb_expression *e)
{
    return lb_cross_of(x, object, "element", &e->left) && label_of(x, object, "name", &e->label) &&
           type_of(x, object, e);
}

/* The operator that a guest's function names; op() has a spelling and a precedence of its own. */
static bool cross_operator(lb_crossing *x, lb_value operator, lb_expression * e)
{
    lb_str name = {0};
    if (!lb_border_string(x->border, operator, "__name__", &name)) {
        return false;
    }
    e->op = lb_operator_find(name);
    if (e->op != LB_SQL_CUSTOM) {
        if (e->op == LB_SQL_NONE) {
            lb_raise(x->py, LB_T_NOT_IMPLEMENTED_ERROR, "operator %.*s", LB_ARG(name));
        }
        return e->op != LB_SQL_NONE;
    }
    return lb_border_string(x->border, operator, "opstring", &e->text) &&
           lb_border_integer(x->border, operator, "precedence", &e->precedence) &&
           lb_border_flag(x->border, operator, "is_comparison", &e->is_comparison) &&
           lb_border_flag(x->border, operator, "eager_grouping", &e->is_eager);
}

static bool cross_unary(lb_crossing *x, lb_value object, lb_expression *e)
{
    lb_value operator= lb_border_get(x->border, object, "operator");
    lb_value modifier = lb_border_get(x->border, object, "modifier");
    if (!operator|| !modifier || !lb_cross_of(x, object, "element", &e->left) ||
        !type_of(x, object, e) ||
        !lb_border_flag(x->border, object, "_is_implicitly_boolean", &e->is_implicit_boolean)) {
        return false;
    }
    e->is_literal = operator== LB_NONE; /* op() behind its operand */
    return cross_operator(x, operator== LB_NONE ? modifier : operator, e);
}

static lb_value modifier_of(lb_crossing *x, lb_value modifiers, const char *name)
{
    lb_value value = lb_is(x->py, modifiers, LB_T_DICT)
                         ? lb_dict_get_cstr(x->py, (const lb_dict *)modifiers, name)
                         : NULL;
    return value && value != LB_NONE ? value : NULL;
}

static bool cross_modifiers(lb_crossing *x, lb_value object, lb_expression *e)
{
    lb_value modifiers = lb_border_get(x->border, object, "modifiers");
    static const char *const texts[] = {"escape", "flags", "postgresql_regconfig"};
    if (!modifiers) {
        return false;
    }
    for (size_t i = 0; i < 3; i++) {
        lb_value text = modifier_of(x, modifiers, texts[i]);
        if (text) {
            lb_expression *third = lb_expression_new(x->arena, LB_EXPRESSION_BIND);
            third->value.kind = LB_LITERAL_STRING;
            e->third = third;
            if (!lb_border_text(x->border, text, &third->value.text)) {
                return false;
            }
        }
    }
    e->is_symmetric = modifier_of(x, modifiers, "symmetric") == LB_TRUE;
    bool is_plain = modifier_of(x, modifiers, "mysql_boolean_mode") == LB_FALSE;
    bool is_natural = modifier_of(x, modifiers, "mysql_natural_language") == LB_TRUE;
    bool expands = modifier_of(x, modifiers, "mysql_query_expansion") == LB_TRUE;
    if (is_plain || is_natural || expands) {
        char *text = lb_arena_format(x->arena, "%s%s%s", is_plain ? "" : " IN BOOLEAN MODE",
                                     is_natural ? " IN NATURAL LANGUAGE MODE" : "",
                                     expands ? " WITH QUERY EXPANSION" : "");
        e->text = lb_str_of(text);
    }
    return true;
}

static bool cross_binary(lb_crossing *x, lb_value object, lb_expression *e)
{
    lb_value operator= lb_border_get(x->border, object, "operator");
    return operator&& cross_operator(x, operator, e) && type_of(x, object, e) &&
           lb_cross_of(x, object, "left", &e->left) && lb_cross_of(x, object, "right", &e->right) &&
           cross_modifiers(x, object, e) &&
           lb_border_flag(x->border, object, "_is_implicitly_boolean", &e->is_implicit_boolean);
}

static bool cross_list(lb_crossing *x, lb_value object, lb_expression *e)
{
    lb_value operator= lb_border_get(x->border, object, "operator");
    if (!operator|| !lb_cross_items_of(x, object, "clauses", &e->items) ||
        !lb_border_flag(x->border, object, "group", &e->is_grouped) ||
        !lb_border_flag(x->border, object, "_is_implicitly_boolean", &e->is_implicit_boolean)) {
        return false;
    }
    return operator== LB_NONE || cross_operator(x, operator, e);
}

static bool cross_clauses(lb_crossing *x, lb_value object, lb_expression *e)
{
    return lb_cross_items_of(x, object, "clauses", &e->items) && type_of(x, object, e);
}

static bool cross_element(lb_crossing *x, lb_value object, lb_expression *e)
{
    return lb_cross_of(x, object, "element", &e->left) && type_of(x, object, e) &&
           lb_border_flag(x->border, object, "_is_implicitly_boolean", &e->is_implicit_boolean);
}

static bool cross_as_boolean(lb_crossing *x, lb_value object, lb_expression *e)
{
    lb_value operator= lb_border_get(x->border, object, "operator");
    return operator&& cross_element(x, object, e) && cross_operator(x, operator, e);
}

static bool cross_function(lb_crossing *x, lb_value object, lb_expression *e)
{
    lb_value clauses = lb_border_get(x->border, object, "clauses");
    lb_list *packages = lb_cross_list(x, object, "packagenames");
    if (!clauses || !packages || !label_of(x, object, "name", &e->label) ||
        !lb_cross_items_of(x, clauses, "clauses", &e->items) || !type_of(x, object, e) ||
        !lb_border_flag(x->border, object, "_has_args", &e->has_parentheses) ||
        !lb_border_flag(x->border, object, "_is_known", &e->is_known) ||
        !lb_border_flag(x->border, object, "_with_ordinality", &e->has_ordinality)) {
        return false;
    }
    for (size_t i = 0; i < packages->count; i++) {
        lb_str name;
        if (!lb_border_text(x->border, packages->items[i], &name)) {
            return false;
        }
        lb_vector_push_in(x->arena, &e->packages, name);
    }
    return true;
}

static bool cross_case(lb_crossing *x, lb_value object, lb_expression *e)
{
    lb_list *whens = lb_cross_list(x, object, "whens");
    for (size_t i = 0; whens && i < whens->count; i++) {
        if (!lb_cross_items(x, whens->items[i], &e->items)) {
            return false;
        }
    }
    return whens && lb_cross_of(x, object, "value", &e->left) &&
           lb_cross_of(x, object, "else_", &e->right) && type_of(x, object, e);
}

static bool cross_clause(lb_crossing *x, lb_value object, lb_expression *e)
{
    return lb_cross_of(x, object, "clause", &e->left) && type_of(x, object, e);
}

static bool cross_extract(lb_crossing *x, lb_value object, lb_expression *e)
{
    return lb_border_string(x->border, object, "field", &e->text) && type_of(x, object, e) &&
           lb_cross_of(x, object, "expr", &e->left);
}

static bool cross_collation(lb_crossing *x, lb_value object, lb_expression *e)
{
    return label_of(x, object, "collation", &e->label);
}

static bool cross_window(lb_crossing *x, lb_value frame, const char *unit, lb_expression *e)
{
    lb_list *bounds = lb_list_of(x->py, frame);
    lb_window *window = LB_NEW(x->arena, lb_window);
    window->unit = lb_str_of(unit);
    lb_bound_kind *kinds[] = {&window->from_kind, &window->to_kind};
    int64_t *numbers[] = {&window->from, &window->to};
    for (size_t i = 0; bounds && i < 2 && i < bounds->count; i++) {
        if (bounds->items[i] == LB_NONE) {
            continue;
        }
        if (!lb_to_int64(x->py, bounds->items[i], numbers[i])) {
            return false;
        }
        *kinds[i] = *numbers[i] ? LB_BOUND_ROWS : LB_BOUND_CURRENT;
    }
    e->window = window;
    return bounds != NULL;
}

static bool cross_clauses_of(lb_crossing *x, lb_value object, const char *name, lb_expressions *out)
{
    lb_value list = lb_border_get(x->border, object, name);
    if (!list || list == LB_NONE) {
        return list != NULL;
    }
    return lb_cross_items_of(x, list, "clauses", out);
}

static bool cross_over(lb_crossing *x, lb_value object, lb_expression *e)
{
    static const struct {
        const char *name, *unit;
    } frames[] = {{"range_", "RANGE"}, {"rows", "ROWS"}, {"groups", "GROUPS"}};
    if (!lb_cross_of(x, object, "element", &e->left) || !type_of(x, object, e) ||
        !cross_clauses_of(x, object, "partition_by", &e->items) ||
        !cross_clauses_of(x, object, "order_by", &e->second_items)) {
        return false;
    }
    for (size_t i = 0; i < 3; i++) {
        lb_value frame = lb_border_get(x->border, object, frames[i].name);
        if (!frame || (frame != LB_NONE && !cross_window(x, frame, frames[i].unit, e))) {
            return false;
        }
    }
    return true;
}

static bool cross_within(lb_crossing *x, lb_value object, lb_expression *e)
{
    return lb_cross_of(x, object, "element", &e->left) && type_of(x, object, e) &&
           cross_clauses_of(x, object, "order_by", &e->items);
}

static bool cross_filter(lb_crossing *x, lb_value object, lb_expression *e)
{
    return lb_cross_of(x, object, "func", &e->left) && type_of(x, object, e) &&
           lb_cross_items_of(x, object, "_criteria", &e->items);
}

static bool cross_slice(lb_crossing *x, lb_value object, lb_expression *e)
{
    return lb_cross_of(x, object, "start", &e->left) && lb_cross_of(x, object, "stop", &e->right);
}

static bool cross_aggregate(lb_crossing *x, lb_value object, lb_expression *e)
{
    return lb_cross_of(x, object, "target", &e->left) && type_of(x, object, e) &&
           lb_cross_items_of(x, object, "order_by", &e->items);
}

static bool cross_sequence(lb_crossing *x, lb_value object, lb_expression *e)
{
    return label_of(x, object, "name", &e->label) &&
           lb_border_schema_of(x->border, object, &e->schema);
}

static bool cross_next_value(lb_crossing *x, lb_value object, lb_expression *e)
{
    lb_value sequence = lb_border_get(x->border, object, "sequence");
    return sequence && cross_sequence(x, sequence, e) && type_of(x, object, e);
}

static bool cross_reference(lb_crossing *x, lb_value object, lb_expression *e)
{
    return lb_cross_of(x, object, "element", &e->left);
}

static bool cross_text_reference(lb_crossing *x, lb_value object, lb_expression *e)
{
    return lb_border_string(x->border, object, "element", &e->text);
}

static bool cross_function_column(lb_crossing *x, lb_value object, lb_expression *e)
{
    return label_of(x, object, "name", &e->label) && type_of(x, object, e) &&
           lb_cross_of(x, object, "fn", &e->table);
}

static bool cross_valued_column(lb_crossing *x, lb_value object, lb_expression *e)
{
    return label_of(x, object, "name", &e->label) && type_of(x, object, e) &&
           lb_cross_of(x, object, "scalar_alias", &e->left);
}

/* ---- Which is what -------------------------------------------------------------------------- */

static bool cross_alias(lb_crossing *x, lb_value object, lb_expression *e)
{
    lb_value columns = lb_border_get(x->border, object, "c");
    bool is_lateral = false, has_types = false;
    if (!columns || !lb_border_flag(x->border, object, "_is_lateral", &is_lateral) ||
        !lb_border_flag(x->border, object, "_render_derived", &e->is_derived) ||
        !lb_border_flag(x->border, object, "_render_derived_w_types", &has_types)) {
        return false;
    }
    e->is_lateral = is_lateral;
    if (has_types) {
        lb_vector_push_in(x->arena, &e->formats, LB_STR("types"));
    }
    if (!label_of(x, object, "name", &e->label) || !lb_cross_of(x, object, "element", &e->left)) {
        return false;
    }
    while (e->left->kind == LB_EXPRESSION_ALIAS || e->left->kind == LB_EXPRESSION_SUBQUERY) {
        e->left = e->left->left; /* an alias of an alias has one name */
    }
    bool is_select = e->left->kind == LB_EXPRESSION_SELECT ||
                     e->left->kind == LB_EXPRESSION_COMPOUND ||
                     e->left->kind == LB_EXPRESSION_TEXT_SELECT;
    if (is_select) {
        e->kind = LB_EXPRESSION_SUBQUERY;
    }
    return lb_cross_items(x, columns, &e->items);
}

static bool cross_join(lb_crossing *x, lb_value object, lb_expression *e)
{
    return lb_cross_of(x, object, "left", &e->left) && lb_cross_of(x, object, "right", &e->right) &&
           lb_cross_of(x, object, "onclause", &e->third) &&
           lb_border_flag(x->border, object, "isouter", &e->is_outer) &&
           lb_border_flag(x->border, object, "full", &e->is_full);
}

static bool cross_sample(lb_crossing *x, lb_value object, lb_expression *e)
{
    lb_value columns = lb_border_get(x->border, object, "c");
    return columns && label_of(x, object, "name", &e->label) &&
           lb_cross_of(x, object, "element", &e->left) &&
           lb_cross_of(x, object, "sampling", &e->right) &&
           lb_cross_of(x, object, "seed", &e->third) && lb_cross_items(x, columns, &e->items);
}

static bool cross_text_select(lb_crossing *x, lb_value object, lb_expression *e)
{
    return lb_cross_of(x, object, "element", &e->left) &&
           lb_cross_items_of(x, object, "column_args", &e->items) &&
           lb_cross_items_of(x, object, "_independent_ctes", &e->ctes);
}

static const struct visit {
    const char *name;
    lb_expression_kind kind;
    lb_cross_function cross;
} visits[] = {
    {"column", LB_EXPRESSION_COLUMN, cross_column},
    {"bindparam", LB_EXPRESSION_BIND, cross_bind},
    {"binary", LB_EXPRESSION_BINARY, cross_binary},
    {"textclause", LB_EXPRESSION_TEXT, cross_text},
    {"table", LB_EXPRESSION_TABLE, lb_cross_table},
    {"function", LB_EXPRESSION_FUNCTION, cross_function},
    {"null", LB_EXPRESSION_NULL, cross_nothing},
    {"true", LB_EXPRESSION_TRUE, cross_nothing},
    {"false", LB_EXPRESSION_FALSE, cross_nothing},
    {"label", LB_EXPRESSION_LABEL, cross_label_node},
    {"unary", LB_EXPRESSION_UNARY, cross_unary},
    {"clauselist", LB_EXPRESSION_LIST, cross_list},
    {"expression_clauselist", LB_EXPRESSION_LIST, cross_list},
    {"tuple", LB_EXPRESSION_TUPLE, cross_clauses},
    {"grouping", LB_EXPRESSION_GROUPING, cross_element},
    {"select_statement_grouping", LB_EXPRESSION_GROUPING, cross_element},
    {"as_boolean", LB_EXPRESSION_AS_BOOLEAN, cross_as_boolean},
    {"case", LB_EXPRESSION_CASE, cross_case},
    {"cast", LB_EXPRESSION_CAST, cross_clause},
    {"try_cast", LB_EXPRESSION_CAST, cross_clause},
    {"type_coerce", LB_EXPRESSION_TYPE_COERCE, cross_clause},
    {"typeclause", LB_EXPRESSION_TYPE, cross_nothing},
    {"extract", LB_EXPRESSION_EXTRACT, cross_extract},
    {"collation", LB_EXPRESSION_COLLATION, cross_collation},
    {"over", LB_EXPRESSION_OVER, cross_over},
    {"withingroup", LB_EXPRESSION_WITHIN, cross_within},
    {"funcfilter", LB_EXPRESSION_FILTER, cross_filter},
    {"array", LB_EXPRESSION_ARRAY, cross_clauses},
    {"slice", LB_EXPRESSION_SLICE, cross_slice},
    {"aggregate_order_by", LB_EXPRESSION_AGGREGATE, cross_aggregate},
    {"next_value_func", LB_EXPRESSION_NEXT_VALUE, cross_next_value},
    {"sequence", LB_EXPRESSION_NEXT_VALUE, cross_sequence},
    {"label_reference", LB_EXPRESSION_REFERENCE, cross_reference},
    {"textual_label_reference", LB_EXPRESSION_REFERENCE, cross_text_reference},
    {"scalar_function_column", LB_EXPRESSION_MEMBER, cross_function_column},
    {"table_valued_column", LB_EXPRESSION_ROW, cross_valued_column},
    {"alias", LB_EXPRESSION_ALIAS, cross_alias},
    {"table_valued_alias", LB_EXPRESSION_ALIAS, cross_alias},
    {"subquery", LB_EXPRESSION_SUBQUERY, cross_alias},
    {"lateral", LB_EXPRESSION_SUBQUERY, cross_alias},
    {"cte", LB_EXPRESSION_CTE, lb_cross_cte},
    {"join", LB_EXPRESSION_JOIN, cross_join},
    {"grouping_from", LB_EXPRESSION_FROM_GROUP, cross_reference},
    {"values", LB_EXPRESSION_VALUES, lb_cross_values},
    {"tablesample", LB_EXPRESSION_SAMPLE, cross_sample},
    {"select", LB_EXPRESSION_SELECT, lb_cross_select},
    {"compound_select", LB_EXPRESSION_COMPOUND, lb_cross_compound},
    {"textual_select", LB_EXPRESSION_TEXT_SELECT, cross_text_select},
    {"insert", LB_EXPRESSION_INSERT, lb_cross_insert},
    {"update", LB_EXPRESSION_UPDATE, lb_cross_update},
    {"delete", LB_EXPRESSION_DELETE, lb_cross_delete},
};

static const struct visit *find_visit(lb_str name)
{
    for (size_t i = 0; i < sizeof visits / sizeof *visits; i++) {
        if (lb_str_is(name, visits[i].name)) {
            return &visits[i];
        }
    }
    return NULL;
}

/* What @compiles says of the object: text; *done is false where it says nothing. */
static bool cross_custom(lb_crossing *x, lb_value object, const struct visit *visit, bool *done,
                         lb_expression **out)
{
    lb_value compilers = lb_border_get(x->border, object, "_compilers");
    *done = false;
    if (!compilers || compilers == LB_NONE || x->plain == object) {
        return compilers != NULL;
    }
    const char *name = x->border->dialect ? x->border->dialect->name : "default";
    lb_value args[] = {object, lb_string_of(x->py, name), x->has_literals ? LB_TRUE : LB_FALSE,
                       visit ? LB_TRUE : LB_FALSE};
    lb_value text = lb_border_call(x->border, "sqlalchemy.sql.compiler", "compile_custom", 4, args);
    if (!text || text == LB_NONE) {
        return text != NULL;
    }
    *done = true;
    bool is_function = visit && visit->kind == LB_EXPRESSION_FUNCTION;
    lb_expression *e =
        lb_cross_node(x, object, is_function ? LB_EXPRESSION_FUNCTION : LB_EXPRESSION_SQL);
    *out = e;
    lb_value froms =
        lb_border_call(x->border, "sqlalchemy.sql.selectable", "_froms_of", 1, &object);
    return froms && lb_cross_items(x, froms, &e->second_items) &&
           lb_border_text(x->border, text, &e->text) && type_of(x, object, e) &&
           (!is_function || label_of(x, object, "name", &e->label));
}

/* An object that stands for an expression: a mapped attribute. */
static lb_value clause_of(lb_crossing *x, lb_value object)
{
    lb_value method = lb_border_get(x->border, object, "__clause_element__");
    if (!method || method == LB_NONE) {
        if (method) {
            lb_raise(x->py, LB_T_TYPE_ERROR, "SQL expression expected, not %s",
                     lb_type_name(x->py, object));
        }
        return NULL;
    }
    return lb_call(x->py, method, 0, NULL);
}

static lb_expression *cross_object(lb_crossing *x, lb_value object)
{
    lb_str name = {0};
    bool done = false;
    lb_expression *e = NULL;
    lb_value visited = lb_border_get(x->border, object, "__visit_name__");
    if (visited == LB_NONE && lb_is(x->py, object, LB_T_STR)) {
        e = lb_expression_new(x->arena, LB_EXPRESSION_SQL);
        return lb_border_text(x->border, object, &e->text) ? e : NULL;
    }
    if (visited == LB_NONE) {
        lb_value element = clause_of(x, object);
        return element ? lb_cross(x, element) : NULL;
    }
    if (!visited || !lb_border_text(x->border, visited, &name)) {
        return NULL;
    }
    const struct visit *visit = find_visit(name);
    if (!cross_custom(x, object, visit, &done, &e)) {
        return NULL;
    }
    if (done) {
        return e;
    }
    if (!visit) {
        lb_value args[] = {
            object, lb_string_of(x->py, x->border->dialect ? x->border->dialect->name : "default")};
        lb_border_call(x->border, "sqlalchemy.sql.compiler", "fail_unsupported", 2, args);
        return NULL;
    }
    e = lb_cross_node(x, object, visit->kind);
    return visit->cross(x, object, e) ? e : NULL;
}

lb_expression *lb_cross(lb_crossing *x, lb_value object)
{
    lb_expression *known = lb_map_get(&x->nodes, address_of(&object));
    if (known) {
        return known;
    }
    if (x->depth >= MAXIMUM_DEPTH) {
        lb_raise(x->py, LB_T_RECURSION_ERROR, "maximum recursion depth exceeded");
        return NULL;
    }
    x->depth++;
    lb_expression *e = cross_object(x, object);
    x->depth--;
    return e;
}

bool lb_border_expression(const lb_border *border, lb_value value, bool has_literals, bool is_plain,
                          const lb_expression **out)
{
    lb_crossing x = {.border = border,
                     .py = border->py,
                     .arena = border->arena,
                     .has_literals = has_literals,
                     .plain = is_plain ? value : NULL};
    *out = lb_cross(&x, value);
    lb_map_free(&x.nodes);
    return *out != NULL;
}

bool lb_border_sql(const lb_border *border, lb_value value, const lb_expression **out)
{
    return lb_border_expression(border, value, true, false, out);
}
