/* Expressions from the loosest binding to the unary operators. */
#include "python/parser_internal.h"

bool lb_py_starts_expression(lb_py_token_type type)
{
    switch (type) {
    case LB_PY_NAME:
    case LB_PY_NUMBER:
    case LB_PY_STRING:
    case LB_PY_FSTRING_START:
    case LB_PY_LPAR:
    case LB_PY_LSQB:
    case LB_PY_LBRACE:
    case LB_PY_MINUS:
    case LB_PY_PLUS:
    case LB_PY_TILDE:
    case LB_PY_ELLIPSIS_:
    case LB_PY_NOT:
    case LB_PY_LAMBDA:
    case LB_PY_AWAIT:
    case LB_PY_TRUE_:
    case LB_PY_FALSE_:
    case LB_PY_NONE_:
        return true;
    default:
        return false;
    }
}

/* ---- operators ---- */

/* How tightly the binary operators bind; the unary ones come between 6 and **. */
static const struct {
    uint8_t precedence;
    uint8_t op;
} binary_operators[LB_PY_TOKEN_TYPE_COUNT] = {
    [LB_PY_VBAR] = {1, LB_PY_BitOr},        [LB_PY_CIRCUMFLEX] = {2, LB_PY_BitXor},
    [LB_PY_AMPER] = {3, LB_PY_BitAnd},      [LB_PY_LEFTSHIFT] = {4, LB_PY_LShift},
    [LB_PY_RIGHTSHIFT] = {4, LB_PY_RShift}, [LB_PY_PLUS] = {5, LB_PY_Add},
    [LB_PY_MINUS] = {5, LB_PY_Sub},         [LB_PY_STAR] = {6, LB_PY_Mult},
    [LB_PY_SLASH] = {6, LB_PY_Div},         [LB_PY_DOUBLESLASH] = {6, LB_PY_FloorDiv},
    [LB_PY_PERCENT] = {6, LB_PY_Mod},       [LB_PY_AT] = {6, LB_PY_MatMult},
};

static lb_py_expr *new_binary(lb_py_parser *parser, lb_py_expr *left, lb_py_operator op,
                              lb_py_expr *right, lb_py_place start)
{
    lb_py_expr *node = NEW_EXPR(parser, BinOp, start);
    node->BinOp = (struct lb_py_BinOp){left, op, right};
    return node;
}

static lb_py_expr *parse_factor(lb_py_parser *parser);

static lb_py_expr *parse_power(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    lb_py_expr *left = lb_py_parse_primary(parser);
    if (!left || !accept_token(parser, LB_PY_DOUBLESTAR)) {
        return left;
    }
    if (!lb_py_enter(parser)) {
        return NULL;
    }
    lb_py_expr *right = parse_factor(parser);
    leave(parser);
    return right ? new_binary(parser, left, LB_PY_Pow, right, start) : NULL;
}

static lb_py_expr *parse_unary(lb_py_parser *parser, lb_py_unaryop op,
                               lb_py_expr *(*rule)(lb_py_parser *))
{
    lb_py_place start = place_here(parser);
    if (!lb_py_enter(parser)) {
        return NULL;
    }
    lb_py_advance(parser);
    lb_py_expr *operand = rule(parser);
    leave(parser);
    if (!operand) {
        return NULL;
    }
    lb_py_expr *node = NEW_EXPR(parser, UnaryOp, start);
    node->UnaryOp = (struct lb_py_UnaryOp){op, operand};
    return node;
}

static lb_py_expr *parse_factor(lb_py_parser *parser)
{
    switch (parser->token.type) {
    case LB_PY_PLUS:
        return parse_unary(parser, LB_PY_UAdd, parse_factor);
    case LB_PY_MINUS:
        return parse_unary(parser, LB_PY_USub, parse_factor);
    case LB_PY_TILDE:
        return parse_unary(parser, LB_PY_Invert, parse_factor);
    default:
        return parse_power(parser);
    }
}

/* Precedence climbing: operators that bind at least as tightly as `least`. */
static lb_py_expr *parse_binary(lb_py_parser *parser, unsigned least)
{
    lb_py_place start = place_here(parser);
    lb_py_expr *left = parse_factor(parser);
    while (left) {
        const unsigned precedence = binary_operators[parser->token.type].precedence;
        if (precedence < least || precedence == 0) {
            return left;
        }
        lb_py_operator op = binary_operators[parser->token.type].op;
        lb_py_advance(parser);
        lb_py_expr *right = parse_binary(parser, precedence + 1);
        left = right ? new_binary(parser, left, op, right, start) : NULL;
    }
    return NULL;
}

lb_py_expr *lb_py_parse_bitwise(lb_py_parser *parser)
{
    return parse_binary(parser, 1);
}

/* Takes a comparison operator; false where there is none, or on failure. */
static bool take_comparison(lb_py_parser *parser, lb_py_cmpop *op)
{
    switch (parser->token.type) {
    case LB_PY_EQEQUAL:
        *op = LB_PY_Eq;
        break;
    case LB_PY_NOTEQUAL:
        *op = LB_PY_NotEq;
        break;
    case LB_PY_LESS:
        *op = LB_PY_Lt;
        break;
    case LB_PY_LESSEQUAL:
        *op = LB_PY_LtE;
        break;
    case LB_PY_GREATER:
        *op = LB_PY_Gt;
        break;
    case LB_PY_GREATEREQUAL:
        *op = LB_PY_GtE;
        break;
    case LB_PY_IN:
        *op = LB_PY_In;
        break;
    case LB_PY_IS:
        lb_py_advance(parser);
        *op = accept_token(parser, LB_PY_NOT) ? LB_PY_IsNot : LB_PY_Is;
        return true;
    case LB_PY_NOT:
        if (lb_py_peek(parser)->type != LB_PY_IN) {
            return false;
        }
        lb_py_advance(parser);
        *op = LB_PY_NotIn;
        break;
    default:
        return false;
    }
    lb_py_advance(parser);
    return true;
}

/* Operators are collected on the list of items as numbers, two items a comparison. */
static lb_py_expr *finish_comparison(lb_py_parser *parser, lb_py_expr *left, size_t mark,
                                     lb_py_place start)
{
    const size_t count = (parser->items.count - mark) / 2;
    lb_py_expr *node = NEW_EXPR(parser, Compare, start);
    node->Compare.left = left;
    node->Compare.ops.items = LB_NEW_ARRAY(parser->arena, lb_py_cmpop, count);
    node->Compare.comparators.items = LB_NEW_ARRAY(parser->arena, lb_py_expr *, count);
    node->Compare.ops.count = node->Compare.comparators.count = count;
    for (size_t i = 0; i < count; i++) {
        node->Compare.ops.items[i] = (lb_py_cmpop)(uintptr_t)parser->items.items[mark + 2 * i];
        node->Compare.comparators.items[i] = parser->items.items[mark + 2 * i + 1];
    }
    parser->items.count = mark;
    return node;
}

static lb_py_expr *parse_comparison(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    lb_py_expr *left = lb_py_parse_bitwise(parser);
    const size_t mark = parser->items.count;
    lb_py_cmpop op = LB_PY_Eq;
    if (!left || !take_comparison(parser, &op)) {
        return left;
    }
    do {
        lb_py_expr *right = lb_py_parse_bitwise(parser);
        if (!right) {
            return NULL;
        }
        push_item(parser, (void *)(uintptr_t)op);
        push_item(parser, right);
    } while (take_comparison(parser, &op));
    return finish_comparison(parser, left, mark, start);
}

static lb_py_expr *parse_inversion(lb_py_parser *parser)
{
    return at_token(parser, LB_PY_NOT) ? parse_unary(parser, LB_PY_Not, parse_inversion)
                                       : parse_comparison(parser);
}

/* a and b and c: one node for all. */
static lb_py_expr *parse_bool(lb_py_parser *parser, lb_py_token_type type, lb_py_boolop op,
                              lb_py_expr *(*operand)(lb_py_parser *))
{
    lb_py_place start = place_here(parser);
    lb_py_expr *first = operand(parser);
    if (!first || !at_token(parser, type)) {
        return first;
    }
    const size_t mark = parser->items.count;
    push_item(parser, first);
    while (accept_token(parser, type)) {
        lb_py_expr *next = operand(parser);
        if (!next) {
            return NULL;
        }
        push_item(parser, next);
    }
    lb_py_expr *node = NEW_EXPR(parser, BoolOp, start);
    node->BoolOp.op = op;
    TAKE_LIST(parser, mark, &node->BoolOp.values);
    return node;
}

static lb_py_expr *parse_conjunction(lb_py_parser *parser)
{
    return parse_bool(parser, LB_PY_AND, LB_PY_And, parse_inversion);
}

lb_py_expr *lb_py_parse_disjunction(lb_py_parser *parser)
{
    return parse_bool(parser, LB_PY_OR, LB_PY_Or, parse_conjunction);
}

/* ---- expression ---- */

static bool is_name(const lb_py_expr *expr, const char *name)
{
    return expr->kind == LB_PY_Name && lb_str_is(expr->Name.id, name);
}

/* How many brackets are open before the current token. */
static uint32_t level_here(const lb_py_parser *parser)
{
    const bool is_opening = at_token(parser, LB_PY_LPAR) || at_token(parser, LB_PY_LSQB) ||
                            at_token(parser, LB_PY_LBRACE);
    return parser->lexer.level - is_opening;
}

/* What begins with a soft keyword, or is a wrong prefix of a string, lacks no comma. */
static bool begins_soft(const lb_py_parser *parser, const lb_py_expr *left,
                        const lb_py_token *first)
{
    const lb_str word = lb_py_token_str(first);
    if (first->type != LB_PY_NAME) {
        return false;
    }
    return lb_str_is(word, "match") || lb_str_is(word, "case") || lb_str_is(word, "_") ||
           (left->kind == LB_PY_Name &&
            (at_token(parser, LB_PY_STRING) || at_token(parser, LB_PY_FSTRING_START)));
}

/* An expression stands directly behind another one: a comma or brackets were forgotten. */
static lb_py_expr *fail_juxtaposed(lb_py_parser *parser, const lb_py_expr *left,
                                   const lb_py_token *first)
{
    const bool is_legacy = is_name(left, "print") || is_name(left, "exec");
    if (is_legacy && lb_py_would_parse(parser, lb_py_parse_star_expressions)) {
        return lb_py_fail_at(parser, place_of(left->pos),
                             "Missing parentheses in call to '%.*s'. Did you mean %.*s(...)?",
                             LB_ARG(left->Name.id), LB_ARG(left->Name.id));
    }
    if (!is_legacy && !begins_soft(parser, left, first) &&
        lb_py_would_parse(parser, lb_py_parse_expression) && level_here(parser)) {
        return lb_py_fail_at(parser, place_of(left->pos),
                             "invalid syntax. Perhaps you forgot a comma?");
    }
    return lb_py_fail(parser);
}

static lb_py_expr *parse_lambda(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    lb_py_advance(parser);
    lb_py_arguments *args = lb_py_parse_parameters(parser, true);
    if (!args || !lb_py_expect(parser, LB_PY_COLON)) {
        return NULL;
    }
    lb_py_expr *body = lb_py_parse_expression(parser);
    if (!body) {
        return NULL;
    }
    lb_py_expr *node = NEW_EXPR(parser, Lambda, start);
    node->Lambda = (struct lb_py_Lambda){args, body};
    return node;
}

/* "x if test else y"; `if` is the current token. */
static lb_py_expr *parse_conditional(lb_py_parser *parser, lb_py_expr *body, lb_py_place start)
{
    lb_py_advance(parser);
    lb_py_expr *test = lb_py_parse_disjunction(parser);
    if (!test) {
        return NULL;
    }
    if (!at_token(parser, LB_PY_ELSE) && !at_token(parser, LB_PY_COLON)) {
        return lb_py_fail_at(parser, place_of(body->pos), "expected 'else' after 'if' expression");
    }
    if (!lb_py_expect(parser, LB_PY_ELSE)) {
        return NULL;
    }
    lb_py_expr *orelse = lb_py_parse_expression(parser);
    if (!orelse) {
        return NULL;
    }
    lb_py_expr *node = NEW_EXPR(parser, IfExp, start);
    node->IfExp = (struct lb_py_IfExp){test, body, orelse};
    return node;
}

static lb_py_expr *parse_conditional_or_less(lb_py_parser *parser)
{
    const lb_py_token first = parser->token;
    lb_py_expr *body = lb_py_parse_disjunction(parser);
    if (!body) {
        return NULL;
    }
    if (at_token(parser, LB_PY_IF)) {
        return parse_conditional(parser, body, (lb_py_place){first.lineno, first.col_offset});
    }
    return lb_py_starts_expression(parser->token.type) && !parser->is_trial
               ? fail_juxtaposed(parser, body, &first)
               : body;
}

lb_py_expr *lb_py_parse_expression(lb_py_parser *parser)
{
    if (!lb_py_enter(parser)) {
        return NULL;
    }
    lb_py_expr *node =
        at_token(parser, LB_PY_LAMBDA) ? parse_lambda(parser) : parse_conditional_or_less(parser);
    leave(parser);
    return node;
}

/* ---- assignment expressions, stars, tuples ---- */

static lb_py_expr *finish_named(lb_py_parser *parser, lb_py_expr *target, lb_py_place start)
{
    if (target->kind != LB_PY_Name || !starts_at(target->pos, start)) {
        return lb_py_fail_at(parser, place_of(target->pos),
                             "cannot use assignment expressions with %s",
                             lb_py_expr_description(target));
    }
    lb_py_advance(parser);
    lb_py_expr *value = lb_py_parse_expression(parser);
    if (!value) {
        return NULL;
    }
    lb_py_set_context(target, LB_PY_Store);
    lb_py_expr *node = NEW_EXPR(parser, NamedExpr, start);
    node->NamedExpr = (struct lb_py_NamedExpr){target, value};
    return node;
}

/* An operand that no other '=' follows. */
static lb_py_expr *parse_last_operand(lb_py_parser *parser)
{
    lb_py_expr *operand = NULL;
    if (accept_token(parser, LB_PY_EQUAL)) {
        operand = lb_py_parse_bitwise(parser);
    }
    return at_token(parser, LB_PY_EQUAL) || at_token(parser, LB_PY_COLONEQUAL) ? NULL : operand;
}

/* An '=' where no assignment can be. */
static lb_py_expr *fail_equal(lb_py_parser *parser, lb_py_expr *left, lb_py_place start)
{
    if (parser->is_trial || !lb_py_would_parse(parser, parse_last_operand)) {
        return lb_py_fail(parser);
    }
    if (left->kind == LB_PY_Name && starts_at(left->pos, start)) {
        return lb_py_fail_at(parser, start,
                             "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
    if (!lb_py_may_mean_equal(left)) {
        return lb_py_fail(parser);
    }
    return lb_py_fail_at(parser, place_of(left->pos),
                         "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                         lb_py_expr_description(left));
}

lb_py_expr *lb_py_parse_named(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    lb_py_expr *expr = lb_py_parse_expression(parser);
    if (!expr) {
        return NULL;
    }
    if (at_token(parser, LB_PY_EQUAL)) {
        return fail_equal(parser, expr, start);
    }
    return at_token(parser, LB_PY_COLONEQUAL) ? finish_named(parser, expr, start) : expr;
}

lb_py_expr *lb_py_parse_argument(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    lb_py_expr *expr = lb_py_parse_expression(parser);
    if (!expr || !at_token(parser, LB_PY_COLONEQUAL)) {
        return expr;
    }
    const bool is_name = expr->kind == LB_PY_Name && starts_at(expr->pos, start);
    return is_name ? finish_named(parser, expr, start) : lb_py_fail(parser);
}

lb_py_expr *lb_py_parse_starred(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    if (!accept_token(parser, LB_PY_STAR)) {
        return lb_py_parse_bitwise(parser);
    }
    lb_py_expr *value = lb_py_parse_bitwise(parser);
    if (!value) {
        return NULL;
    }
    lb_py_expr *node = NEW_EXPR(parser, Starred, start);
    node->Starred = (struct lb_py_Starred){value, LB_PY_Load};
    return node;
}

lb_py_expr *lb_py_parse_star_named(lb_py_parser *parser)
{
    return at_token(parser, LB_PY_STAR) ? lb_py_parse_starred(parser) : lb_py_parse_named(parser);
}

static lb_py_expr *parse_star_expression(lb_py_parser *parser)
{
    return at_token(parser, LB_PY_STAR) ? lb_py_parse_starred(parser)
                                        : lb_py_parse_expression(parser);
}

lb_py_expr *lb_py_parse_star_expressions(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    lb_py_expr *first = parse_star_expression(parser);
    if (!first || !at_token(parser, LB_PY_COMMA)) {
        return first;
    }
    const size_t mark = parser->items.count;
    push_item(parser, first);
    while (accept_token(parser, LB_PY_COMMA)) {
        if (!at_token(parser, LB_PY_STAR) && !lb_py_starts_expression(parser->token.type)) {
            break;
        }
        lb_py_expr *next = parse_star_expression(parser);
        if (!next) {
            return NULL;
        }
        push_item(parser, next);
    }
    lb_py_expr *node = NEW_EXPR(parser, Tuple, start);
    node->Tuple.ctx = LB_PY_Load;
    TAKE_LIST(parser, mark, &node->Tuple.elts);
    return node;
}

lb_py_expr *lb_py_parse_yield(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    lb_py_advance(parser);
    if (accept_token(parser, LB_PY_FROM)) {
        lb_py_expr *value = lb_py_parse_expression(parser);
        if (!value) {
            return NULL;
        }
        lb_py_expr *node = NEW_EXPR(parser, YieldFrom, start);
        node->YieldFrom.value = value;
        return node;
    }
    lb_py_expr *value = NULL;
    if (at_token(parser, LB_PY_STAR) || lb_py_starts_expression(parser->token.type)) {
        value = lb_py_parse_star_expressions(parser);
        if (!value) {
            return NULL;
        }
    }
    lb_py_expr *node = NEW_EXPR(parser, Yield, start);
    node->Yield.value = value;
    return node;
}

lb_py_expr *lb_py_parse_right_side(lb_py_parser *parser)
{
    return at_token(parser, LB_PY_YIELD) ? lb_py_parse_yield(parser)
                                         : lb_py_parse_star_expressions(parser);
}
