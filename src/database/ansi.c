#include "database/compiler.h"
#include "database/quote.h"

/* The words that SQLAlchemy 2.0 quotes where it does not know the database. */
// clang-format off
static const char *const reserved[] = {
    "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "authorization",
    "between", "binary", "both", "case", "cast", "check", "collate", "column", "constraint",
    "create", "cross", "current_date", "current_role", "current_time", "current_timestamp",
    "current_user", "default", "deferrable", "desc", "distinct", "do", "else", "end", "except",
    "false", "for", "foreign", "freeze", "from", "full", "grant", "group", "having", "ilike", "in",
    "initially", "inner", "intersect", "into", "is", "isnull", "join", "leading", "left", "like",
    "limit", "localtime", "localtimestamp", "natural", "new", "not", "notnull", "null", "off",
    "offset", "old", "on", "only", "or", "order", "outer", "overlaps", "placing", "primary",
    "references", "right", "select", "session_user", "set", "similar", "some", "symmetric",
    "table", "then", "to", "trailing", "true", "union", "unique", "user", "using", "verbose",
    "when", "where",
};
// clang-format on

static const lb_quote_rules quoting = {'"', reserved, LB_COUNT(reserved)};

static void quote_name(lb_text *out, lb_str name)
{
    lb_quote_name(&quoting, out, name);
}

static void quote_name_always(lb_text *out, lb_str name)
{
    lb_quote_text('"', out, name);
}

static void quote_literal(lb_text *out, lb_str value)
{
    lb_quote_text('\'', out, value);
}

static lb_code compile_pair(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    LB_TRY(lb_sql_compile_operand(c, out, e->left, e->op, scope));
    lb_text_addc(out, '[');
    LB_TRY(lb_sql_compile_operand(c, out, e->right, e->op, scope));
    lb_text_addc(out, ']');
    return LB_OK;
}

static lb_code compile_binary(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope,
                              bool *done)
{
    switch (e->op) {
    case LB_SQL_GETITEM:
    case LB_SQL_JSON_GETITEM:
    case LB_SQL_JSON_PATH:
        *done = true;
        return compile_pair(c, out, e, scope);
    case LB_SQL_REGEXP:
    case LB_SQL_NOT_REGEXP:
        *done = true;
        return lb_sql_compile_infix(
            c, out, e, e->op == LB_SQL_REGEXP ? " <regexp> " : " <not regexp> ", scope);
    default:
        return LB_OK;
    }
}

static lb_code compile_limit(lb_compiler *c, lb_text *out, const lb_select *select, lb_scope scope)
{
    if (select->limit) {
        lb_text_adds(out, "\n LIMIT ");
        LB_TRY(lb_sql_compile(c, out, select->limit, scope));
    }
    if (select->offset) {
        lb_text_adds(out, select->limit ? " OFFSET " : "\n LIMIT -1 OFFSET ");
        LB_TRY(lb_sql_compile(c, out, select->offset, scope));
    }
    return LB_OK;
}

static lb_code compile_lock(lb_compiler *c LB_UNUSED, lb_text *out,
                            const lb_select *select LB_UNUSED, lb_scope scope LB_UNUSED)
{
    lb_text_adds(out, " FOR UPDATE");
    return LB_OK;
}

static lb_code compile_next_value(lb_compiler *c, lb_text *out, const lb_expression *e)
{
    lb_text_adds(out, "<next sequence value: ");
    lb_sql_compile_name(c, out, e->label.name);
    lb_text_addc(out, '>');
    return LB_OK;
}

static lb_code compile_update_from(lb_compiler *c, lb_text *out, const lb_expressions *froms,
                                   lb_scope scope)
{
    scope.as_from = true;
    lb_text_adds(out, "FROM ");
    return lb_sql_compile_list(c, out, froms, ", ", scope);
}

static lb_code compile_delete_from(lb_compiler *c, lb_text *out, const lb_dml *dml LB_UNUSED,
                                   const lb_expressions *froms, lb_scope scope)
{
    scope.as_from = true;
    lb_text_adds(out, ", ");
    return lb_sql_compile_list(c, out, froms, ", ", scope);
}

static const lb_expression_rules rules = {
    .has_boolean = true,
    .has_returning = true,
    .divides_integers = true,
    .has_default_values = true,
    .label_length = 9999,
    .parameter = "?",
    .style = LB_STYLE_NAMED,
    .binary = compile_binary,
    .limit = compile_limit,
    .lock = compile_lock,
    .next_value = compile_next_value,
    .conflict = lb_sql_compile_conflict,
    .update_from = compile_update_from,
    .delete_from = compile_delete_from,
};

const lb_dialect lb_ansi_dialect = {
    .name = "default",
    .impl_name = "DefaultImpl",
    .begin = "BEGIN",
    .commit = "COMMIT",
    .quote_name = quote_name,
    .quote_name_always = quote_name_always,
    .quote_literal = quote_literal,
    .expressions = &rules,
};
