#include "database/compiler.h"

/* ---- Functions ------------------------------------------------------------------------------ */

/* Those that SQLAlchemy spells otherwise than they are called. Upper-case ones take no
   parentheses; all of them only where its own class was made. */
static const struct known_function {
    const char *name, *text;
    bool has_arguments;
} known_functions[] = {
    {"current_date", "CURRENT_DATE", false},
    {"current_time", "CURRENT_TIME", false},
    {"current_timestamp", "CURRENT_TIMESTAMP", false},
    {"current_user", "CURRENT_USER", false},
    {"localtime", "LOCALTIME", false},
    {"localtimestamp", "LOCALTIMESTAMP", false},
    {"session_user", "SESSION_USER", false},
    {"sysdate", "sysdate", false},
    {"user", "USER", false},
    {"cube", "CUBE", true},
    {"rollup", "ROLLUP", true},
    {"grouping_sets", "GROUPING SETS", true},
};

static const struct known_function *find_known(lb_str name)
{
    for (size_t i = 0; i < sizeof known_functions / sizeof *known_functions; i++) {
        if (lb_str_is(name, known_functions[i].name)) {
            return &known_functions[i];
        }
    }
    return NULL;
}

lb_code lb_sql_compile_arguments(lb_compiler *c, lb_text *out, const lb_expression *e,
                                 lb_scope scope)
{
    scope.within_columns = false;
    scope.in_operator = false;
    lb_text_addc(out, '(');
    for (size_t i = 0; i < e->items.count; i++) {
        lb_text_adds(out, i ? ", " : "");
        LB_TRY(lb_sql_compile_operand(c, out, e->items.items[i], LB_SQL_COMMA, scope));
    }
    lb_text_addc(out, ')');
    return LB_OK;
}

/* Only what no database takes as a name: upper case stays. */
static bool has_illegal_characters(lb_str name)
{
    if (name.len == 0 || lb_is_digit(name.ptr[0]) || name.ptr[0] == '$') {
        return true;
    }
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (!lb_is_alpha(c) && !lb_is_digit(c) && c != '_' && c != '$') {
            return true;
        }
    }
    return false;
}

static void compile_function_name(lb_compiler *c, lb_text *out, lb_str text, bool is_quoted)
{
    if (is_quoted || has_illegal_characters(text)) {
        lb_sql_compile_name(c, out, (lb_name){.text = text});
    } else {
        lb_text_add(out, text);
    }
}

lb_code lb_sql_compile_function(lb_compiler *c, lb_text *out, const lb_expression *e,
                                lb_scope scope)
{
    bool done = false;
    if (e->text.ptr) { /* of the program's own making */
        lb_text_add(out, e->text);
        return LB_OK;
    }
    for (size_t i = 0; i < e->packages.count; i++) {
        compile_function_name(c, out, e->packages.items[i], false);
        lb_text_addc(out, '.');
    }
    if (c->rules->function) {
        LB_TRY(c->rules->function(c, out, e, scope, &done));
    }
    const struct known_function *known = e->is_known ? find_known(e->label.name.text) : NULL;
    if (!done && known) {
        lb_text_adds(out, known->text);
        if (e->has_parentheses) {
            LB_TRY(lb_sql_compile_arguments(c, out, e, scope));
        }
    } else if (!done) {
        bool is_quoted = e->label.name.quoting != LB_QUOTING_AS_NEEDED;
        compile_function_name(c, out, e->label.name.text, is_quoted);
        LB_TRY(lb_sql_compile_arguments(c, out, e, scope));
    }
    lb_text_adds(out, e->has_ordinality ? " WITH ORDINALITY" : "");
    return LB_OK;
}

/* ---- What stands around functions ----------------------------------------------------------- */

static lb_code compile_bound(lb_compiler *c, lb_text *out, lb_bound_kind kind, int64_t rows,
                             const char *unbounded, lb_scope scope)
{
    if (kind == LB_BOUND_UNBOUNDED) {
        lb_text_adds(out, unbounded);
        return LB_OK;
    }
    if (kind == LB_BOUND_CURRENT) {
        lb_text_adds(out, "CURRENT ROW");
        return LB_OK;
    }
    lb_literal value = {.kind = LB_LITERAL_INTEGER};
    value.text =
        lb_str_of(lb_arena_format(&c->arena, "%lld", (long long)(rows < 0 ? -rows : rows)));
    lb_sql_type *integer = lb_sql_type_new(&c->arena, LB_SQL_TYPE_INTEGER);
    LB_TRY(lb_sql_compile(c, out, lb_expression_literal(&c->arena, value, integer), scope));
    lb_text_adds(out, rows < 0 ? " PRECEDING" : " FOLLOWING");
    return LB_OK;
}

static lb_code compile_window(lb_compiler *c, lb_text *out, const lb_window *window, lb_scope scope)
{
    lb_text_addf(out, "%.*s BETWEEN ", LB_ARG(window->unit));
    LB_TRY(compile_bound(c, out, window->from_kind, window->from, "UNBOUNDED PRECEDING", scope));
    lb_text_adds(out, " AND ");
    return compile_bound(c, out, window->to_kind, window->to, "UNBOUNDED FOLLOWING", scope);
}

static lb_code compile_by(lb_compiler *c, lb_text *out, const char *word,
                          const lb_expressions *items, lb_scope scope)
{
    if (items->count) {
        lb_text_addf(out, "%s%s BY ", out->ptr[out->len - 1] == '(' ? "" : " ", word);
        for (size_t i = 0; i < items->count; i++) {
            lb_text_adds(out, i ? ", " : "");
            LB_TRY(lb_sql_compile_operand(c, out, items->items[i], LB_SQL_COMMA, scope));
        }
    }
    return LB_OK;
}

static lb_code compile_ordered(lb_compiler *c, lb_text *out, const lb_expressions *items,
                               lb_scope scope)
{
    for (size_t i = 0; i < items->count; i++) {
        lb_text_adds(out, i ? ", " : "");
        LB_TRY(lb_sql_compile_operand(c, out, items->items[i], LB_SQL_COMMA, scope));
    }
    return LB_OK;
}

lb_code lb_sql_compile_over(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    scope.within_columns = false;
    LB_TRY(lb_sql_compile(c, out, e->left, scope));
    if (e->kind == LB_EXPRESSION_WITHIN) {
        lb_text_adds(out, " WITHIN GROUP (ORDER BY ");
        LB_TRY(compile_ordered(c, out, &e->items, scope));
    } else if (e->kind == LB_EXPRESSION_FILTER) {
        lb_text_adds(out, " FILTER (WHERE ");
        LB_TRY(e->items.count == 1 ? lb_sql_compile(c, out, e->items.items[0], scope)
                                   : lb_sql_compile_conditions(c, out, &e->items, scope));
    } else {
        lb_text_adds(out, " OVER (");
        LB_TRY(compile_by(c, out, "PARTITION", &e->items, scope));
        LB_TRY(compile_by(c, out, "ORDER", &e->second_items, scope));
        if (e->window) {
            lb_text_adds(out, out->ptr[out->len - 1] == '(' ? "" : " ");
            LB_TRY(compile_window(c, out, e->window, scope));
        }
    }
    lb_text_addc(out, ')');
    return LB_OK;
}

/* ---- CASE, CAST ----------------------------------------------------------------------------- */

lb_code lb_sql_compile_case(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    scope.within_columns = false;
    lb_text_adds(out, "CASE ");
    if (e->left) {
        LB_TRY(lb_sql_compile(c, out, e->left, scope));
        lb_text_addc(out, ' ');
    }
    for (size_t i = 0; i + 1 < e->items.count; i += 2) {
        lb_text_adds(out, "WHEN ");
        const lb_expression *condition = e->items.items[i];
        LB_TRY(lb_sql_compile_grouped(c, out, condition, scope));
        lb_text_adds(out, " THEN ");
        LB_TRY(lb_sql_compile(c, out, e->items.items[i + 1], scope));
        lb_text_addc(out, ' ');
    }
    if (e->right) {
        lb_text_adds(out, "ELSE ");
        LB_TRY(lb_sql_compile(c, out, e->right, scope));
        lb_text_addc(out, ' ');
    }
    lb_text_adds(out, "END");
    return LB_OK;
}

lb_code lb_sql_compile_cast(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    scope.within_columns = false;
    if (c->rules->cast) {
        return c->rules->cast(c, out, e, scope);
    }
    lb_text LB_AUTO_TEXT type = {0};
    LB_TRY(lb_sql_compile_type(c, &type, e->type));
    lb_str text = lb_text_str(&type);
    size_t collation = lb_str_find(text, LB_STR(" COLLATE "));
    size_t end = collation == SIZE_MAX ? text.len : collation;
    lb_text_adds(out, "CAST(");
    if (e->op == LB_SQL_NONE) {
        LB_TRY(lb_sql_compile(c, out, e->left, scope));
    } else {
        LB_TRY(lb_sql_compile_operand(c, out, e->left, e->op, scope));
    }
    lb_text_adds(out, " AS ");
    lb_text_add(out, lb_str_slice(text, 0, end));
    lb_text_addc(out, ')');
    lb_text_add(out, lb_str_slice(text, end, text.len));
    return LB_OK;
}
