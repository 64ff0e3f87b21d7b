#include "database/compiler.h"

/* ---- Values in the text --------------------------------------------------------------------- */

lb_code lb_sql_compile_value(lb_compiler *c, lb_text *out, const lb_literal *value,
                             const lb_sql_type *type)
{
    if (value->kind == LB_LITERAL_EXPRESSION && value->expression) {
        return lb_sql_compile(c, out, value->expression, (lb_scope){.is_literal = true});
    }
    lb_text LB_AUTO_TEXT text = {0};
    lb_expression_options options = *c->options;
    options.style = c->style;
    LB_TRY(lb_literal_write(&text, c->dialect, &options, value, type, c->error));
    lb_text_add(out, lb_text_str(&text));
    return LB_OK;
}

static const lb_sql_type *type_of(const lb_expression *e)
{
    if (e->type && e->type->kind != LB_SQL_TYPE_NULL) {
        return e->type;
    }
    return e->of ? e->of : e->type;
}

/* ---- Places in JSON ------------------------------------------------------------------------- */

static void add_place(lb_text *out, const lb_literal *place)
{
    if (place->kind == LB_LITERAL_INTEGER) {
        lb_text_addf(out, "[%.*s]", LB_ARG(place->text));
    } else {
        lb_text_addf(out, ".\"%.*s\"", LB_ARG(place->text));
    }
}

static const lb_expression *as_text(lb_compiler *c, const lb_expression *e, const lb_text *text)
{
    lb_expression *copy = LB_NEW(&c->arena, lb_expression);
    *copy = *e;
    copy->value =
        (lb_literal){.kind = LB_LITERAL_STRING, .text = lb_arena_str(&c->arena, lb_text_str(text))};
    copy->type = lb_sql_type_new(&c->arena, LB_SQL_TYPE_STRING);
    return copy;
}

static bool is_place(const lb_expression *e)
{
    return e->kind == LB_EXPRESSION_BIND && e->has_value && !e->is_expanding &&
           (e->value.kind == LB_LITERAL_STRING || e->value.kind == LB_LITERAL_INTEGER ||
            e->value.kind == LB_LITERAL_LIST);
}

/* A key, number or list of them as the text that names a place in a JSON document: {a, 1}, or
   $."a"[1]. */
static const lb_expression *place_of(lb_compiler *c, const lb_expression *e)
{
    lb_text LB_AUTO_TEXT text = {0};
    bool is_path = e->value.kind == LB_LITERAL_LIST;
    if (c->rules->places == LB_PLACES_PLAIN || !is_place(e) ||
        (c->rules->places == LB_PLACES_ARRAY && !is_path)) {
        return e;
    }
    bool is_array = c->rules->places == LB_PLACES_ARRAY;
    lb_text_addc(&text, is_array ? '{' : '$');
    if (!is_path) {
        add_place(&text, &e->value);
    }
    for (size_t i = 0; i < e->value.items.count; i++) {
        const lb_literal *part = &e->value.items.items[i];
        if (is_array) {
            lb_text_addf(&text, "%s%.*s", i ? ", " : "", LB_ARG(part->text));
        } else {
            add_place(&text, part);
        }
    }
    lb_text_adds(&text, is_array ? "}" : "");
    return as_text(c, e, &text);
}

/* ---- IN ------------------------------------------------------------------------------------- */

static lb_code compile_empty(lb_compiler *c, lb_text *out, const lb_expression *e, lb_operator op)
{
    if (c->rules->empty_set) {
        return c->rules->empty_set(c, out, e, op);
    }
    for (size_t i = 0; i < e->items.count; i++) {
        lb_text_adds(out, i ? ", NULL" : "(NULL");
    }
    lb_text_adds(out, e->items.count ? ")" : "NULL");
    lb_text_adds(out, op == LB_SQL_NOT_IN ? ") OR (1 = 1" : ") AND (1 != 1");
    return LB_OK;
}

static lb_code write_parameter(lb_compiler *c, lb_text *out, const lb_expression *e, lb_str name,
                               const lb_literal *value);

/* One value of an IN: a literal, or a parameter named after the whole. */
static lb_code compile_item(lb_compiler *c, lb_text *out, const lb_expression *e,
                            const lb_literal *item, lb_str name, size_t number, bool is_literal)
{
    if (is_literal) {
        return lb_sql_compile_value(c, out, item, type_of(e));
    }
    char *full = lb_arena_format(&c->arena, "%.*s_%zu", LB_ARG(name), number);
    return write_parameter(c, out, e, lb_str_of(full), item);
}

static bool is_array(const lb_expression *e)
{
    const lb_sql_type *type = type_of(e);
    return type && lb_sql_type_row_of(type->kind)->family == LB_SQL_TYPE_ARRAY;
}

static lb_code compile_row(lb_compiler *c, lb_text *out, const lb_expression *e,
                           const lb_literal *row, lb_str name, size_t number, bool is_literal)
{
    if (row->kind != LB_LITERAL_LIST || is_array(e)) {
        return compile_item(c, out, e, row, name, number, is_literal);
    }
    char *full = lb_arena_format(&c->arena, "%.*s_%zu", LB_ARG(name), number);
    lb_text_addc(out, '(');
    for (size_t i = 0; i < row->items.count; i++) {
        lb_text_adds(out, i ? ", " : "");
        lb_expression item = *e;
        if (i < e->items.count) { /* a tuple's own types */
            item.type = e->items.items[i]->type;
            item.of = NULL;
        }
        LB_TRY(
            compile_item(c, out, &item, &row->items.items[i], lb_str_of(full), i + 1, is_literal));
    }
    lb_text_addc(out, ')');
    return LB_OK;
}

static lb_code compile_expanding(lb_compiler *c, lb_text *out, const lb_expression *e,
                                 lb_operator op, lb_str name, bool is_literal)
{
    const lb_literals *items = &e->value.items;
    lb_text_addc(out, '(');
    bool has_rows =
        items->count ? items->items[0].kind == LB_LITERAL_LIST && !is_array(e) : e->items.count > 0;
    lb_text_adds(out, has_rows && c->rules->has_values_in ? "VALUES " : "");
    if (items->count == 0) {
        LB_TRY(compile_empty(c, out, e, op));
    }
    for (size_t i = 0; i < items->count; i++) {
        lb_text_adds(out, i ? ", " : "");
        LB_TRY(compile_row(c, out, e, &items->items[i], name, i + 1, is_literal));
    }
    lb_text_addc(out, ')');
    return LB_OK;
}

/* ---- Parameters ----------------------------------------------------------------------------- */

/* psycopg2 sends texts: of some types PostgreSQL has to be told. */
static lb_code write_parameter_cast(lb_compiler *c, lb_text *out, const lb_expression *e)
{
    const lb_sql_type *type = type_of(e);
    if (!c->rules->casts_parameters || !type) {
        return LB_OK;
    }
    const lb_sql_type *own = lb_sql_type_for(type, lb_str_of(c->dialect->name));
    switch (lb_sql_type_row_of(own->kind)->family) {
    case LB_SQL_TYPE_UUID:
        if (!own->is_native) {
            return LB_OK;
        }
        break;
    case LB_SQL_TYPE_JSON:
    case LB_SQL_TYPE_ARRAY:
    case LB_SQL_TYPE_PG_INT4RANGE:
        break;
    default:
        return LB_OK;
    }
    lb_text_adds(out, "::");
    return lb_sql_compile_type(c, out, own);
}

static lb_code write_parameter(lb_compiler *c, lb_text *out, const lb_expression *e, lb_str name,
                               const lb_literal *value)
{
    if (c->options->binding == LB_BINDING_COLLECT) {
        lb_arena *arena = c->options->arena;
        lb_literal bound = *value;
        bound.text = lb_arena_str(arena, bound.text);
        if (bound.kind == LB_LITERAL_LIST && lb_expression_family(e) == LB_SQL_TYPE_NULL) {
            bound.type = e->of;
        } else {
            bound.type = e->type;
        }
        lb_vector_push_in(arena, c->options->parameters, bound);
        lb_text_addf(out, "%s%zu", c->rules->parameter, c->options->parameters->count);
        return LB_OK;
    }
    switch (c->style) {
    case LB_STYLE_PYFORMAT:
        lb_text_addf(out, "%%(%.*s)s", LB_ARG(name));
        break;
    case LB_STYLE_FORMAT:
        lb_text_adds(out, "%s");
        break;
    case LB_STYLE_QMARK:
        lb_text_addc(out, '?');
        break;
    default:
        lb_text_addf(out, ":%.*s", LB_ARG(name));
        break;
    }
    return write_parameter_cast(c, out, e);
}

static lb_code note_bind(lb_compiler *c, const lb_expression *e, lb_str name)
{
    for (size_t i = 0; i < c->binds.count; i++) {
        const lb_bound *known = &c->binds.items[i];
        if (!lb_str_equal(known->name, name) || known->bind == e) {
            continue;
        }
        if (known->bind->is_unique || e->is_unique) {
            return lb_sql_compile_fail(
                c,
                "Bind parameter '%.*s' conflicts with unique bind parameter of "
                "the same name",
                LB_ARG(name));
        }
        return LB_OK;
    }
    lb_bound bound = {name, e};
    lb_vector_push_in(&c->arena, &c->binds, bound);
    return LB_OK;
}

/* Characters that a parameter's name cannot have. */
static lb_str escape_name(lb_compiler *c, lb_str name)
{
    lb_text LB_AUTO_TEXT text = {0};
    for (size_t i = 0; i < name.len; i++) {
        char ch = name.ptr[i];
        if (c->style == LB_STYLE_PYFORMAT && (ch == '%' || ch == '(' || ch == ')')) {
            lb_text_addc(&text, ch == '%' ? 'P' : ch == '(' ? 'A' : 'Z');
        } else {
            bool is_bad = ch == ':' || ch == '.' || ch == '[' || ch == ']' || ch == ' ' ||
                          ch == '%' || ch == '(' || ch == ')';
            static const char from[] = ":.[] %()", to[] = "C____PAZ";
            lb_text_addc(&text, is_bad ? to[strchr(from, ch) - from] : ch);
        }
    }
    return lb_arena_str(&c->arena, lb_text_str(&text));
}

lb_code lb_sql_compile_bind(lb_compiler *c, lb_text *out, const lb_expression *e, lb_operator op,
                            lb_scope scope)
{
    e = e->is_place ? place_of(c, e) : e;
    if (scope.is_literal || e->is_inline) {
        if (e->is_expanding && e->value.kind == LB_LITERAL_LIST) {
            return compile_expanding(c, out, e, op, LB_STR(""), true);
        }
        if (!e->has_value) {
            lb_text_adds(out, "NULL");
            return LB_OK;
        }
        return lb_sql_compile_value(c, out, &e->value, type_of(e));
    }
    lb_str name = escape_name(c, lb_label_resolve(c, &e->label));
    LB_TRY(note_bind(c, e, name));
    if (e->is_expanding) {
        if (c->options->binding == LB_BINDING_COLLECT) {
            return compile_expanding(c, out, e, op, name, false);
        }
        lb_text_addf(out, "(__[POSTCOMPILE_%.*s])", LB_ARG(name));
        return LB_OK;
    }
    return write_parameter(c, out, e, name, &e->value);
}

lb_code lb_sql_compile_bind_for(lb_compiler *c, lb_text *out, const lb_expression *e,
                                const lb_expression *column, lb_str name, lb_scope scope)
{
    lb_expression *bind = LB_NEW(&c->arena, lb_expression);
    *bind = *e;
    if (lb_expression_family(e) == LB_SQL_TYPE_NULL) {
        bind->type = column->type;
    }
    if (name.ptr && e->is_unique) {
        bind->label = (lb_label){.name.text = name};
        bind->is_unique = false;
    }
    return lb_sql_compile_bind(c, out, bind, LB_SQL_NONE, scope);
}
