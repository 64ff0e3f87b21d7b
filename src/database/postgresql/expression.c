#include "database/compiler.h"

static lb_code compile_pair(lb_compiler *c, lb_text *out, const lb_expression *e, const char *open,
                            const char *close, lb_scope scope)
{
    LB_TRY(lb_sql_compile_operand(c, out, e->left, e->op, scope));
    lb_text_adds(out, open);
    LB_TRY(lb_sql_compile_operand(c, out, e->right, e->op, scope));
    lb_text_adds(out, close);
    return LB_OK;
}

static lb_code write_flags(lb_compiler *c, lb_text *out, const lb_expression *e)
{
    lb_sql_type type = {.kind = LB_SQL_TYPE_STRING, .length = -1};
    return lb_sql_compile_value(c, out, &e->third->value, &type);
}

static bool has_flags(const lb_expression *e)
{
    return e->third && e->third->value.kind == LB_LITERAL_STRING;
}

static lb_code compile_regexp(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    const char *op = e->op == LB_SQL_REGEXP ? "~" : "!~";
    lb_text LB_AUTO_TEXT infix = {0};
    if (!has_flags(e) || lb_str_is(e->third->value.text, "i")) {
        lb_text_addf(&infix, " %s%s ", op, has_flags(e) ? "*" : "");
        return lb_sql_compile_infix(c, out, e, lb_text_cstr(&infix), scope);
    }
    LB_TRY(lb_sql_compile_operand(c, out, e->left, e->op, scope));
    lb_text_addf(out, " %s CONCAT('(?', ", op);
    LB_TRY(write_flags(c, out, e));
    lb_text_adds(out, ", ')', ");
    LB_TRY(lb_sql_compile_operand(c, out, e->right, e->op, scope));
    lb_text_addc(out, ')');
    return LB_OK;
}

static lb_code compile_replace(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    lb_text_adds(out, "REGEXP_REPLACE(");
    LB_TRY(compile_pair(c, out, e, ", ", "", scope));
    if (has_flags(e)) {
        lb_text_adds(out, ", ");
        LB_TRY(write_flags(c, out, e));
    }
    lb_text_addc(out, ')');
    return LB_OK;
}

/* a['key'] of JSONB, which PostgreSQL has since 14; a server may be older. */
static bool is_subscript(const lb_compiler *c, const lb_expression *e, lb_scope scope)
{
    return c->options->is_offline && !scope.casts && e->op == LB_SQL_JSON_GETITEM &&
           e->left->type && e->left->type->kind == LB_SQL_TYPE_PG_JSONB;
}

static lb_code compile_subscript(lb_compiler *c, lb_text *out, const lb_expression *e,
                                 lb_scope scope)
{
    bool groups = e->left->kind == LB_EXPRESSION_FUNCTION || e->left->kind == LB_EXPRESSION_CAST;
    lb_text_adds(out, groups ? "(" : "");
    LB_TRY(lb_sql_compile_operand(c, out, e->left, e->op, scope));
    lb_text_adds(out, groups ? ")[" : "[");
    LB_TRY(lb_sql_compile_operand(c, out, e->right, e->op, scope));
    lb_text_addc(out, ']');
    return LB_OK;
}

/* a -> 'key'; a text or a number of it is asked for through a cast of a ->> 'key'. */
static lb_code compile_json(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    bool is_path = e->op == LB_SQL_JSON_PATH;
    if (!scope.casts && lb_expression_family(e) != LB_SQL_TYPE_JSON) {
        lb_text_adds(out, "CAST(");
        scope.casts = true;
        LB_TRY(lb_sql_compile(c, out, e, scope));
        lb_text_adds(out, " AS ");
        LB_TRY(lb_sql_compile_type(c, out, e->type));
        lb_text_addc(out, ')');
        return LB_OK;
    }
    if (is_subscript(c, e, scope)) {
        return compile_subscript(c, out, e, scope);
    }
    const char *op = is_path ? (scope.casts ? " #>> " : " #> ") : (scope.casts ? " ->> " : " -> ");
    scope.casts = false;
    scope.is_eager = true;
    return lb_sql_compile_infix(c, out, e, op, scope);
}

static lb_code compile_match(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    LB_TRY(lb_sql_compile_operand(c, out, e->left, e->op, scope));
    lb_text_adds(out, " @@ plainto_tsquery(");
    if (has_flags(e)) {
        LB_TRY(write_flags(c, out, e));
        lb_text_adds(out, ", ");
    }
    LB_TRY(lb_sql_compile_operand(c, out, e->right, e->op, scope));
    lb_text_addc(out, ')');
    return LB_OK;
}

static lb_code compile_binary(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope,
                              bool *done)
{
    *done = true;
    switch (e->op) {
    case LB_SQL_BIT_XOR:
        return lb_sql_compile_infix(c, out, e, " # ", scope);
    case LB_SQL_REGEXP:
    case LB_SQL_NOT_REGEXP:
        return compile_regexp(c, out, e, scope);
    case LB_SQL_REGEXP_REPLACE:
        return compile_replace(c, out, e, scope);
    case LB_SQL_JSON_GETITEM:
    case LB_SQL_JSON_PATH:
        return compile_json(c, out, e, scope);
    case LB_SQL_GETITEM:
        return compile_pair(c, out, e, "[", "]", scope);
    case LB_SQL_NOT_MATCH:
        lb_text_adds(out, "NOT ");
        return compile_match(c, out, e, scope);
    case LB_SQL_MATCH:
        return compile_match(c, out, e, scope);
    default:
        *done = false;
        return LB_OK;
    }
}

static lb_code compile_function(lb_compiler *c, lb_text *out, const lb_expression *e,
                                lb_scope scope, bool *done)
{
    lb_str name = e->label.name.text;
    if (lb_str_is_nocase(name, "aggregate_strings")) {
        lb_text_adds(out, "string_agg");
        scope.is_literal = false;
        *done = true;
        return lb_sql_compile_arguments(c, out, e, scope);
    }
    if (lb_str_is_nocase(name, "substring") && e->items.count >= 2) {
        static const char *const words[] = {"SUBSTRING(", " FROM ", " FOR "};
        for (size_t i = 0; i < e->items.count && i < 3; i++) {
            lb_text_adds(out, words[i]);
            LB_TRY(lb_sql_compile_operand(c, out, e->items.items[i], LB_SQL_COMMA, scope));
        }
        lb_text_addc(out, ')');
        *done = true;
    }
    return LB_OK;
}

static lb_code compile_array(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    bool has_item = e->type && e->type->item && e->type->item->kind != LB_SQL_TYPE_NULL;
    lb_text_adds(out, "ARRAY[");
    for (size_t i = 0; i < e->items.count; i++) {
        lb_text_adds(out, i ? ", " : "");
        LB_TRY(lb_sql_compile_operand(c, out, e->items.items[i], LB_SQL_COMMA, scope));
    }
    lb_text_addc(out, ']');
    if (e->items.count == 0 && has_item) {
        lb_text_adds(out, "::");
        return lb_sql_compile_type(c, out, e->type);
    }
    return LB_OK;
}

static lb_code compile_limit(lb_compiler *c, lb_text *out, const lb_select *select, lb_scope scope)
{
    if (select->limit) {
        lb_text_adds(out, " \n LIMIT ");
        LB_TRY(lb_sql_compile(c, out, select->limit, scope));
    }
    if (select->offset) {
        lb_text_adds(out, select->limit ? " OFFSET " : "\n LIMIT ALL OFFSET ");
        LB_TRY(lb_sql_compile(c, out, select->offset, scope));
    }
    return LB_OK;
}

static lb_code compile_fetch(lb_compiler *c, lb_text *out, const lb_select *select, lb_scope scope)
{
    if (select->offset) {
        lb_text_adds(out, "\n OFFSET (");
        LB_TRY(lb_sql_compile(c, out, select->offset, scope));
        lb_text_adds(out, ") ROWS");
    }
    lb_text_adds(out, "\n FETCH FIRST (");
    LB_TRY(lb_sql_compile(c, out, select->fetch, scope));
    lb_text_addf(out, ")%s ROWS %s", select->is_fetch_percent ? " PERCENT" : "",
                 select->is_fetch_with_ties ? "WITH TIES" : "ONLY");
    return LB_OK;
}

static lb_code compile_lock(lb_compiler *c, lb_text *out, const lb_select *select, lb_scope scope)
{
    const lb_for_update *lock = &select->for_update;
    lb_text_adds(out, lock->is_read ? (lock->is_key_share ? " FOR KEY SHARE" : " FOR SHARE")
                                    : (lock->is_key_share ? " FOR NO KEY UPDATE" : " FOR UPDATE"));
    if (lock->of.count) {
        scope.as_hint = true;
        scope.without_schema = true;
        lb_text_adds(out, " OF ");
        LB_TRY(lb_sql_compile_list(c, out, &lock->of, ", ", scope));
    }
    lb_text_adds(out, lock->is_nowait ? " NOWAIT" : "");
    lb_text_adds(out, lock->skips_locked ? " SKIP LOCKED" : "");
    return LB_OK;
}

static lb_code compile_next_value(lb_compiler *c, lb_text *out, const lb_expression *e)
{
    lb_text LB_AUTO_TEXT name = {0};
    if (e->schema.text.len) {
        lb_sql_compile_name(c, &name, e->schema);
        lb_text_addc(&name, '.');
    }
    lb_sql_compile_name(c, &name, e->label.name);
    lb_text_adds(out, "nextval(");
    lb_text_addc(out, '\'');
    for (size_t i = 0; i < name.len; i++) {
        lb_text_adds(out, name.ptr[i] == '\'' ? "'" : "");
        lb_text_addc(out, name.ptr[i]);
    }
    lb_text_adds(out, "')");
    return LB_OK;
}

static lb_code compile_froms(lb_compiler *c, lb_text *out, const char *word,
                             const lb_expressions *froms, lb_scope scope)
{
    scope.as_from = true;
    lb_text_adds(out, word);
    return lb_sql_compile_list(c, out, froms, ", ", scope);
}

static lb_code compile_update_from(lb_compiler *c, lb_text *out, const lb_expressions *froms,
                                   lb_scope scope)
{
    return compile_froms(c, out, "FROM ", froms, scope);
}

static lb_code compile_delete_from(lb_compiler *c, lb_text *out, const lb_dml *dml LB_UNUSED,
                                   const lb_expressions *froms, lb_scope scope)
{
    return compile_froms(c, out, "USING ", froms, scope);
}

const lb_expression_rules lb_postgresql_expression_rules = {
    .bytes = "'\\x",
    .places = LB_PLACES_ARRAY,
    .compiler = "sqlalchemy.dialects.postgresql.base.PGCompiler",
    .has_boolean = true,
    .doubles_backslashes_offline = true,
    .has_returning = true,
    .has_ilike = true,
    .divides_integers = true,
    .casts_parameters = true,
    .has_interval = true,
    .has_uuid = true,
    .has_implicit_returning = true,
    .has_default_values = true,
    .has_sequences = true,
    .has_distinct_on = true,
    .label_length = 63,
    .parameter = "$",
    .style = LB_STYLE_PYFORMAT,
    .binary = compile_binary,
    .function = compile_function,
    .array = compile_array,
    .limit = compile_limit,
    .fetch = compile_fetch,
    .lock = compile_lock,
    .next_value = compile_next_value,
    .conflict = lb_sql_compile_conflict,
    .update_from = compile_update_from,
    .delete_from = compile_delete_from,
};
