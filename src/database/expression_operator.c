#include "database/compiler.h"

/* What is known of an operator of a node: those of op() have a precedence of their own. */
static int precedence_of(const lb_expression *e)
{
    return e->op == LB_SQL_CUSTOM ? e->precedence : lb_operator_row_of(e->op)->precedence;
}

static bool has_flag(lb_operator op, unsigned flag)
{
    return (lb_operator_row_of(op)->flags & flag) != 0;
}

/* SQLAlchemy's is_precedent(): whether e, an operand of `against`, needs parentheses. NONE asks of
   an operator that binds looser than anything. */
static bool binds_looser(const lb_expression *e, lb_operator against, int against_precedence)
{
    if (against == LB_SQL_NONE) {
        return true;
    }
    if (e->op == against && has_flag(e->op, LB_OP_IS_ASSOCIATIVE)) {
        return false;
    }
    return precedence_of(e) <= (against_precedence == LB_NO_PRECEDENCE ? 100 : against_precedence);
}

static bool is_boolean_operator(const lb_expression *e)
{
    return has_flag(e->op, LB_OP_IS_COMPARISON | LB_OP_IS_BOOLEAN) || e->is_comparison;
}

typedef enum grouping { GROUPING_NONE, GROUPING_PARENTHESES, GROUPING_BOOLEAN } grouping;

static grouping grouping_of(const lb_expression *e, lb_operator against, int precedence)
{
    bool is_condition =
        against == LB_SQL_AND || against == LB_SQL_OR || against == LB_SQL_AS_BOOLEAN;
    switch (e->kind) {
    case LB_EXPRESSION_LABEL:
    case LB_EXPRESSION_TYPE_COERCE:
        return grouping_of(e->left, against, precedence);
    case LB_EXPRESSION_TEXT:
        return against == LB_SQL_IN || against == LB_SQL_NOT_IN ? GROUPING_PARENTHESES
                                                                : GROUPING_NONE;
    case LB_EXPRESSION_LIST:
        if (!e->is_grouped || e->items.count == 0) {
            return GROUPING_NONE;
        }
        return binds_looser(e, against, precedence) ? GROUPING_PARENTHESES : GROUPING_NONE;
    case LB_EXPRESSION_BINARY:
        if (binds_looser(e, against, precedence) ||
            (against == LB_SQL_INV && !is_boolean_operator(e))) {
            return GROUPING_PARENTHESES;
        }
        return GROUPING_NONE;
    case LB_EXPRESSION_UNARY:
        if (has_flag(e->op, LB_OP_IS_MODIFIER)) {
            return GROUPING_NONE;
        }
        return binds_looser(e, against, precedence) ? GROUPING_PARENTHESES : GROUPING_NONE;
    case LB_EXPRESSION_FILTER:
        return against == LB_SQL_NONE || lb_operator_row_of(LB_SQL_FILTER)->precedence <= precedence
                   ? GROUPING_PARENTHESES
                   : GROUPING_NONE;
    case LB_EXPRESSION_SELECT:
    case LB_EXPRESSION_COMPOUND:
    case LB_EXPRESSION_TEXT_SELECT:
        return GROUPING_PARENTHESES;
    case LB_EXPRESSION_FUNCTION:
    case LB_EXPRESSION_CAST:
        if (against == LB_SQL_GETITEM && lb_expression_family(e) == LB_SQL_TYPE_ARRAY) {
            return e->kind == LB_EXPRESSION_FUNCTION ? GROUPING_PARENTHESES : GROUPING_NONE;
        }
        break;
    case LB_EXPRESSION_GROUPING:
    case LB_EXPRESSION_TUPLE:
    case LB_EXPRESSION_AS_BOOLEAN:
    case LB_EXPRESSION_SQL:
    case LB_EXPRESSION_ARRAY:
        return GROUPING_NONE;
    default:
        break;
    }
    if (is_condition && lb_expression_family(e) == LB_SQL_TYPE_BOOLEAN) {
        return GROUPING_BOOLEAN;
    }
    return against == LB_SQL_ANY || against == LB_SQL_ALL ? GROUPING_PARENTHESES : GROUPING_NONE;
}

static lb_code compile_boolean_of(lb_compiler *c, lb_text *out, const lb_expression *e,
                                  bool is_true, lb_scope scope)
{
    bool is_condition = c->rules->has_boolean || e->is_implicit_boolean;
    if (is_condition && !is_true) {
        lb_text_adds(out, "NOT ");
    }
    LB_TRY(lb_sql_compile(c, out, e, scope));
    if (!is_condition) {
        lb_text_adds(out, is_true ? " = 1" : " = 0");
    }
    return LB_OK;
}

lb_code lb_sql_compile_condition(lb_compiler *c, lb_text *out, const lb_expression *e,
                                 lb_scope scope)
{
    return compile_boolean_of(c, out, e->left, e->op == LB_SQL_IS_TRUE, scope);
}

static lb_code compile_operand(lb_compiler *c, lb_text *out, const lb_expression *e, lb_operator op,
                               int precedence, lb_scope scope)
{
    grouping group = grouping_of(e, op, precedence);
    if (group == GROUPING_BOOLEAN) {
        return compile_boolean_of(c, out, e, true, scope);
    }
    if (group == GROUPING_PARENTHESES) {
        lb_text_addc(out, '(');
    }
    if (e->kind == LB_EXPRESSION_BIND) {
        LB_TRY(lb_sql_compile_bind(c, out, e, op, scope));
    } else {
        LB_TRY(lb_sql_compile(c, out, e, scope));
    }
    if (group == GROUPING_PARENTHESES) {
        lb_text_addc(out, ')');
    }
    return LB_OK;
}

lb_code lb_sql_compile_operand(lb_compiler *c, lb_text *out, const lb_expression *e, lb_operator op,
                               lb_scope scope)
{
    return compile_operand(c, out, e, op, lb_operator_row_of(op)->precedence, scope);
}

lb_code lb_sql_compile_grouped(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    return lb_sql_compile_operand(c, out, e, LB_SQL_NONE, scope);
}

/* Conditions of a WHERE: joined by AND; what is always true is left out, what is always false
   leaves nothing else. */
lb_code lb_sql_compile_conditions(lb_compiler *c, lb_text *out, const lb_expressions *conditions,
                                  lb_scope scope)
{
    lb_expressions kept = {0};
    const lb_expression *always = NULL;
    for (size_t i = 0; i < conditions->count; i++) {
        const lb_expression *e = conditions->items[i];
        if (e->kind == LB_EXPRESSION_FALSE) {
            kept.count = 0;
            lb_vector_push_in(&c->arena, &kept, e);
            break;
        }
        if (e->kind == LB_EXPRESSION_TRUE) {
            always = e;
        } else {
            lb_vector_push_in(&c->arena, &kept, e);
        }
    }
    if (kept.count == 0 && always) {
        lb_vector_push_in(&c->arena, &kept, always);
    }
    for (size_t i = 0; i < kept.count; i++) {
        size_t start = out->len;
        lb_text_adds(out, i ? " AND " : "");
        size_t behind = out->len;
        lb_operator op = kept.count > 1 ? LB_SQL_AND : LB_SQL_AS_BOOLEAN;
        LB_TRY(lb_sql_compile_operand(c, out, kept.items[i], op, scope));
        if (out->len == behind) {
            lb_text_truncate(out, start);
        }
    }
    return LB_OK;
}

/* ---- Unary ---------------------------------------------------------------------------------- */

lb_code lb_sql_compile_unary(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    const lb_operator_row *row = lb_operator_row_of(e->op);
    bool done = false;
    if (c->rules->unary) {
        LB_TRY(c->rules->unary(c, out, e, scope, &done));
    }
    if (done) {
        return LB_OK;
    }
    if (e->op == LB_SQL_CUSTOM && e->is_literal) { /* behind the operand */
        LB_TRY(compile_operand(c, out, e->left, e->op, e->precedence, scope));
        lb_text_addc(out, ' ');
        lb_sql_compile_text(c, out, e->text);
        return LB_OK;
    }
    if (e->op == LB_SQL_CUSTOM) {
        lb_sql_compile_text(c, out, e->text);
        lb_text_addc(out, ' ');
        return compile_operand(c, out, e->left, e->op, e->precedence, scope);
    }
    if (row->flags & LB_OP_IS_MODIFIER) {
        LB_TRY(lb_sql_compile_operand(c, out, e->left, e->op, scope));
        lb_text_adds(out, row->text);
        return LB_OK;
    }
    lb_text_adds(out, row->text);
    return lb_sql_compile_operand(c, out, e->left, e->op, scope);
}

/* ---- Binary --------------------------------------------------------------------------------- */

lb_code lb_sql_compile_infix(lb_compiler *c, lb_text *out, const lb_expression *e, const char *op,
                             lb_scope scope)
{
    bool groups = scope.in_operator && scope.is_eager;
    int precedence = precedence_of(e);
    scope.in_operator = true;
    if (groups) {
        lb_text_addc(out, '(');
    }
    LB_TRY(compile_operand(c, out, e->left, e->op, precedence, scope));
    lb_text_adds(out, op);
    LB_TRY(compile_operand(c, out, e->right, e->op, precedence, scope));
    if (groups) {
        lb_text_addc(out, ')');
    }
    return LB_OK;
}

lb_code lb_sql_compile_call(lb_compiler *c, lb_text *out, const lb_expression *e, const char *open,
                            const char *between, const char *close, lb_scope scope)
{
    lb_text_adds(out, open);
    LB_TRY(lb_sql_compile_operand(c, out, e->left, e->op, scope));
    lb_text_adds(out, between);
    LB_TRY(lb_sql_compile_operand(c, out, e->right, e->op, scope));
    lb_text_adds(out, close);
    return LB_OK;
}

lb_code lb_sql_compile_escape(lb_compiler *c, lb_text *out, const lb_expression *e)
{
    if (e->third && e->third->value.kind == LB_LITERAL_STRING) {
        lb_sql_type type = {.kind = LB_SQL_TYPE_STRING, .length = -1};
        lb_text_adds(out, " ESCAPE ");
        return lb_sql_compile_value(c, out, &e->third->value, &type);
    }
    return LB_OK;
}

typedef struct like_row {
    lb_operator op;
    bool is_negated, ignores_case, leads, trails; /* "%" before, behind */
} like_row;

static const like_row likes[] = {
    {LB_SQL_LIKE, false, false, false, false},
    {LB_SQL_NOT_LIKE, true, false, false, false},
    {LB_SQL_ILIKE, false, true, false, false},
    {LB_SQL_NOT_ILIKE, true, true, false, false},
    {LB_SQL_CONTAINS, false, false, true, true},
    {LB_SQL_NOT_CONTAINS, true, false, true, true},
    {LB_SQL_ICONTAINS, false, true, true, true},
    {LB_SQL_NOT_ICONTAINS, true, true, true, true},
    {LB_SQL_STARTSWITH, false, false, false, true},
    {LB_SQL_NOT_STARTSWITH, true, false, false, true},
    {LB_SQL_ISTARTSWITH, false, true, false, true},
    {LB_SQL_NOT_ISTARTSWITH, true, true, false, true},
    {LB_SQL_ENDSWITH, false, false, true, false},
    {LB_SQL_NOT_ENDSWITH, true, false, true, false},
    {LB_SQL_IENDSWITH, false, true, true, false},
    {LB_SQL_NOT_IENDSWITH, true, true, true, false},
};

static lb_code compile_lowered(lb_compiler *c, lb_text *out, const lb_expression *e, lb_operator op,
                               bool lowers, lb_scope scope)
{
    if (!lowers) {
        return lb_sql_compile_operand(c, out, e, op, scope);
    }
    lb_text_adds(out, "lower(");
    LB_TRY(lb_sql_compile_operand(c, out, e, op, scope));
    lb_text_addc(out, ')');
    return LB_OK;
}

/* An operand of LIKE, with its parentheses as if it stood there alone, as a part of '%' || a. */
static const lb_expression *pattern_part(lb_compiler *c, const lb_expression *e, lb_operator op,
                                         bool lowers)
{
    bool is_chain = e->op == LB_SQL_CONCAT &&
                    (e->kind == LB_EXPRESSION_BINARY || e->kind == LB_EXPRESSION_LIST);
    bool groups = grouping_of(e, op, LB_NO_PRECEDENCE) == GROUPING_PARENTHESES &&
                  e->kind != LB_EXPRESSION_SELECT && e->kind != LB_EXPRESSION_COMPOUND;
    if (groups && (!is_chain || lowers)) {
        lb_expression *group = lb_expression_new(&c->arena, LB_EXPRESSION_GROUPING);
        group->left = e;
        group->type = e->type;
        e = group;
    }
    if (lowers) {
        lb_expression *call = lb_expression_new(&c->arena, LB_EXPRESSION_FUNCTION);
        call->label.name.text = LB_STR("lower");
        lb_vector_push_in(&c->arena, &call->items, e);
        e = call;
    }
    return e;
}

static lb_code compile_pattern(lb_compiler *c, lb_text *out, const lb_expression *e,
                               const like_row *row, bool lowers, lb_scope scope)
{
    if (!row->leads && !row->trails) {
        return compile_lowered(c, out, e->right, e->op, lowers, scope);
    }
    lb_expression *percent = lb_expression_new(&c->arena, LB_EXPRESSION_COLUMN);
    percent->label.name.text = LB_STR("'%'");
    percent->is_literal = true;
    lb_expression list = {.kind = LB_EXPRESSION_LIST, .op = LB_SQL_CONCAT};
    if (row->leads) {
        lb_vector_push_in(&c->arena, &list.items, (const lb_expression *)percent);
    }
    lb_vector_push_in(&c->arena, &list.items, pattern_part(c, e->right, e->op, lowers));
    if (row->trails) {
        lb_vector_push_in(&c->arena, &list.items, (const lb_expression *)percent);
    }
    return lb_sql_compile_binary(c, out, &list, scope);
}

static lb_code compile_like(lb_compiler *c, lb_text *out, const lb_expression *e,
                            const like_row *row, lb_scope scope)
{
    bool lowers = row->ignores_case && !c->rules->has_ilike;
    bool has_pattern = row->leads || row->trails;
    lb_operator left = has_pattern ? LB_SQL_CONTAINS : e->op;
    LB_TRY(compile_lowered(c, out, e->left, left, lowers, scope));
    lb_text_adds(out, row->is_negated ? " NOT" : "");
    lb_text_adds(out, row->ignores_case && !lowers ? " ILIKE " : " LIKE ");
    LB_TRY(compile_pattern(c, out, e, row, lowers, scope));
    return lb_sql_compile_escape(c, out, e);
}

static lb_code compile_division(lb_compiler *c, lb_text *out, const lb_expression *e,
                                lb_scope scope)
{
    bool of_integers = lb_expression_family(e->left) == LB_SQL_TYPE_INTEGER &&
                       lb_expression_family(e->right) == LB_SQL_TYPE_INTEGER;
    if (e->op == LB_SQL_FLOORDIV) {
        bool needs_floor = !c->rules->divides_integers || !of_integers;
        lb_text_adds(out, needs_floor ? "FLOOR(" : "");
        LB_TRY(lb_sql_compile_operand(c, out, e->left, e->op, scope));
        lb_text_adds(out, " / ");
        LB_TRY(lb_sql_compile_operand(c, out, e->right, e->op, scope));
        lb_text_adds(out, needs_floor ? ")" : "");
        return LB_OK;
    }
    LB_TRY(lb_sql_compile_operand(c, out, e->left, e->op, scope));
    lb_text_adds(out, " / ");
    if (!c->rules->divides_integers) {
        return lb_sql_compile_operand(c, out, e->right, e->op, scope);
    }
    bool is_numeric = lb_expression_family(e->right) == LB_SQL_TYPE_NUMERIC;
    lb_expression *cast = lb_expression_new(&c->arena, LB_EXPRESSION_CAST);
    lb_sql_type *numeric = lb_sql_type_new(&c->arena, LB_SQL_TYPE_NUMERIC);
    cast->left = e->right;
    cast->type = is_numeric ? e->right->type : numeric;
    cast->op = e->op; /* its operand keeps the parentheses of the division's */
    return lb_sql_compile(c, out, cast, scope);
}

static lb_code compile_regexp(lb_compiler *c, const lb_expression *e)
{
    return lb_sql_compile_fail(c, "%s dialect does not support regular expression%s",
                               c->dialect->name,
                               e->op == LB_SQL_REGEXP_REPLACE ? " replacements" : "s");
}

static lb_code compile_items(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    const char *between = e->op == LB_SQL_NONE ? " " : lb_operator_row_of(e->op)->text;
    scope.in_operator = scope.in_operator || e->op == LB_SQL_AND || e->op == LB_SQL_OR;
    bool is_first = true;
    for (size_t i = 0; i < e->items.count; i++) {
        size_t start = out->len;
        lb_text_adds(out, is_first ? "" : between);
        size_t behind = out->len;
        lb_operator op = e->op;
        if (op == LB_SQL_NONE) {
            LB_TRY(lb_sql_compile(c, out, e->items.items[i], scope));
        } else {
            bool alone = e->items.count == 1 && (op == LB_SQL_AND || op == LB_SQL_OR);
            LB_TRY(lb_sql_compile_operand(c, out, e->items.items[i], alone ? LB_SQL_AS_BOOLEAN : op,
                                          scope));
        }
        if (out->len == behind) {
            lb_text_truncate(out, start);
        } else {
            is_first = false;
        }
    }
    return LB_OK;
}

static lb_code compile_operator(lb_compiler *c, lb_text *out, const lb_expression *e,
                                lb_scope scope)
{
    switch (e->op) {
    case LB_SQL_CUSTOM: {
        lb_text LB_AUTO_TEXT op = {0};
        lb_text_addc(&op, ' ');
        lb_sql_compile_text(c, &op, e->text);
        lb_text_addc(&op, ' ');
        scope.is_eager = e->is_eager;
        return lb_sql_compile_infix(c, out, e, lb_text_cstr(&op), scope);
    }
    case LB_SQL_MOD:
        return lb_sql_compile_infix(c, out, e, c->doubles_percents ? " %% " : " % ", scope);
    case LB_SQL_TRUEDIV:
    case LB_SQL_FLOORDIV:
        return compile_division(c, out, e, scope);
    case LB_SQL_NOT_IN:
        lb_text_addc(out, '(');
        LB_TRY(lb_sql_compile_infix(c, out, e, " NOT IN ", scope));
        lb_text_addc(out, ')');
        return LB_OK;
    case LB_SQL_BETWEEN:
        return lb_sql_compile_infix(c, out, e,
                                    e->is_symmetric ? " BETWEEN SYMMETRIC " : " BETWEEN ", scope);
    case LB_SQL_NOT_BETWEEN:
        return lb_sql_compile_infix(
            c, out, e, e->is_symmetric ? " NOT BETWEEN SYMMETRIC " : " NOT BETWEEN ", scope);
    case LB_SQL_REGEXP:
    case LB_SQL_NOT_REGEXP:
    case LB_SQL_REGEXP_REPLACE:
        return compile_regexp(c, e);
    default:
        break;
    }
    const char *op = lb_operator_row_of(e->op)->text;
    if (!*op) {
        lb_text LB_AUTO_TEXT element = {0};
        lb_text_addf(&element, "<built-in function %s>", lb_operator_row_of(e->op)->name);
        return lb_sql_compile_unsupported(c, lb_text_cstr(&element));
    }
    return lb_sql_compile_infix(c, out, e, op, scope);
}

lb_code lb_sql_compile_binary(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope)
{
    bool done = false;
    if (c->rules->binary) {
        LB_TRY(c->rules->binary(c, out, e, scope, &done));
    }
    if (done) {
        return LB_OK;
    }
    if (e->kind == LB_EXPRESSION_LIST) {
        return compile_items(c, out, e, scope);
    }
    for (size_t i = 0; i < sizeof likes / sizeof *likes; i++) {
        if (likes[i].op == e->op) {
            return compile_like(c, out, e, &likes[i], scope);
        }
    }
    return compile_operator(c, out, e, scope);
}
