/* Targets: expressions that are assigned to or deleted. They are read as expressions first. */
#include "python/parser_internal.h"

const char *lb_py_expr_description(const lb_py_expr *expr)
{
    static const char *const descriptions[LB_PY_KIND_COUNT] = {
        [LB_PY_Attribute] = "attribute",
        [LB_PY_Subscript] = "subscript",
        [LB_PY_Starred] = "starred",
        [LB_PY_Name] = "name",
        [LB_PY_List] = "list",
        [LB_PY_Tuple] = "tuple",
        [LB_PY_Lambda] = "lambda",
        [LB_PY_Call] = "function call",
        [LB_PY_BoolOp] = "expression",
        [LB_PY_BinOp] = "expression",
        [LB_PY_UnaryOp] = "expression",
        [LB_PY_GeneratorExp] = "generator expression",
        [LB_PY_Yield] = "yield expression",
        [LB_PY_YieldFrom] = "yield expression",
        [LB_PY_Await] = "await expression",
        [LB_PY_ListComp] = "list comprehension",
        [LB_PY_SetComp] = "set comprehension",
        [LB_PY_DictComp] = "dict comprehension",
        [LB_PY_Dict] = "dict literal",
        [LB_PY_Set] = "set display",
        [LB_PY_JoinedStr] = "f-string expression",
        [LB_PY_FormattedValue] = "f-string expression",
        [LB_PY_Compare] = "comparison",
        [LB_PY_IfExp] = "conditional expression",
        [LB_PY_NamedExpr] = "named expression",
    };
    static const char *const constants[] = {
        [LB_PY_NONE] = "None",
        [LB_PY_TRUE] = "True",
        [LB_PY_FALSE] = "False",
        [LB_PY_ELLIPSIS] = "ellipsis",
    };
    if (expr->kind != LB_PY_Constant) {
        return descriptions[expr->kind];
    }
    const lb_py_constant_type type = expr->Constant.value.type;
    return type <= LB_PY_ELLIPSIS ? constants[type] : "literal";
}

bool lb_py_may_mean_equal(const lb_py_expr *expr)
{
    switch (expr->kind) {
    case LB_PY_BoolOp:
    case LB_PY_Compare:
    case LB_PY_IfExp:
    case LB_PY_Lambda:
    case LB_PY_List:
    case LB_PY_Tuple:
    case LB_PY_Starred:
    case LB_PY_GeneratorExp:
        return false;
    case LB_PY_UnaryOp:
        return expr->UnaryOp.op != LB_PY_Not;
    case LB_PY_Constant:
        return expr->Constant.value.type > LB_PY_FALSE;
    default:
        return true;
    }
}

static lb_py_expr *invalid_in_list(const lb_py_exprs *elts, lb_py_target_use use)
{
    for (size_t i = 0; i < elts->count; i++) {
        lb_py_expr *invalid = lb_py_invalid_target(elts->items[i], use);
        if (invalid) {
            return invalid;
        }
    }
    return NULL;
}

/* Recursion is as deep as brackets are nested, which the lexer bounds. */
lb_py_expr *lb_py_invalid_target(lb_py_expr *expr, lb_py_target_use use)
{
    switch (expr->kind) {
    case LB_PY_Name:
    case LB_PY_Attribute:
    case LB_PY_Subscript:
        return NULL;
    case LB_PY_List:
        return invalid_in_list(&expr->List.elts, use);
    case LB_PY_Tuple:
        return invalid_in_list(&expr->Tuple.elts, use);
    case LB_PY_Starred:
        return use == LB_PY_TARGET_DELETE ? expr : lb_py_invalid_target(expr->Starred.value, use);
    default:
        return expr;
    }
}

static void set_context_of_list(const lb_py_exprs *elts, lb_py_context ctx)
{
    for (size_t i = 0; i < elts->count; i++) {
        lb_py_set_context(elts->items[i], ctx);
    }
}

void lb_py_set_context(lb_py_expr *expr, lb_py_context ctx)
{
    switch (expr->kind) {
    case LB_PY_Name:
        expr->Name.ctx = ctx;
        break;
    case LB_PY_Attribute:
        expr->Attribute.ctx = ctx;
        break;
    case LB_PY_Subscript:
        expr->Subscript.ctx = ctx;
        break;
    case LB_PY_Starred:
        expr->Starred.ctx = ctx;
        lb_py_set_context(expr->Starred.value, ctx);
        break;
    case LB_PY_List:
        expr->List.ctx = ctx;
        set_context_of_list(&expr->List.elts, ctx);
        break;
    case LB_PY_Tuple:
        expr->Tuple.ctx = ctx;
        set_context_of_list(&expr->Tuple.elts, ctx);
        break;
    default:
        break;
    }
}

bool lb_py_make_target(lb_py_parser *parser, lb_py_expr *expr, lb_py_target_use use)
{
    const lb_py_expr *invalid = lb_py_invalid_target(expr, use);
    if (invalid) {
        return lb_py_fail_at(parser, place_of(invalid->pos), "cannot %s %s",
                             use == LB_PY_TARGET_DELETE ? "delete" : "assign to",
                             lb_py_expr_description(invalid));
    }
    lb_py_set_context(expr, use == LB_PY_TARGET_DELETE ? LB_PY_Del : LB_PY_Store);
    return true;
}

lb_py_expr *lb_py_parse_for_targets(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    lb_py_expr *first = lb_py_parse_starred(parser);
    if (!first || !at_token(parser, LB_PY_COMMA)) {
        return first && lb_py_make_target(parser, first, LB_PY_TARGET_FOR) ? first : NULL;
    }
    const size_t mark = parser->items.count;
    push_item(parser, first);
    while (accept_token(parser, LB_PY_COMMA) && !at_token(parser, LB_PY_IN)) {
        lb_py_expr *next = lb_py_parse_starred(parser);
        if (!next) {
            return NULL;
        }
        push_item(parser, next);
    }
    lb_py_expr *node = NEW_EXPR(parser, Tuple, start);
    TAKE_LIST(parser, mark, &node->Tuple.elts);
    return lb_py_make_target(parser, node, LB_PY_TARGET_FOR) ? node : NULL;
}
