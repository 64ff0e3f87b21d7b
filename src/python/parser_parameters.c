/* Parameters of functions and lambdas, and type parameters. */
#include "python/parser_internal.h"

/* Parameters as they are read; positions in the order of the grammar. */
typedef struct parameters {
    lb_py_parser *parser;
    bool is_lambda;
    lb_py_arguments *out;
    LB_VECTOR(lb_py_arg *) positional; /* in the arena */
    LB_VECTOR(lb_py_arg *) keyword_only;
    LB_VECTOR(lb_py_expr *) defaults;
    LB_VECTOR(lb_py_expr *) keyword_defaults;
    bool has_slash, has_star;
} parameters;

static bool at_end(const parameters *list)
{
    return at_token(list->parser, list->is_lambda ? LB_PY_COLON : LB_PY_RPAR);
}

/* A name with its annotation; the annotation of *args may have a star. */
static lb_py_arg *parse_arg(const parameters *list, bool may_have_star)
{
    lb_py_parser *parser = list->parser;
    lb_py_place start = place_here(parser);
    lb_py_arg *arg = LB_NEW(parser->arena, lb_py_arg);
    if (!lb_py_expect_name(parser, &arg->arg)) {
        return NULL;
    }
    if (!list->is_lambda && accept_token(parser, LB_PY_COLON)) {
        arg->annotation = may_have_star && at_token(parser, LB_PY_STAR)
                              ? lb_py_parse_starred(parser)
                              : lb_py_parse_expression(parser);
        if (!arg->annotation) {
            return NULL;
        }
    }
    arg->pos = position_from(parser, start);
    return arg;
}

static bool parse_slash(parameters *list)
{
    lb_py_parser *parser = list->parser;
    lb_py_place start = place_here(parser);
    if (list->has_slash) {
        return lb_py_fail_at(parser, start, "/ may appear only once");
    }
    if (list->has_star) {
        return lb_py_fail_at(parser, start, "/ must be ahead of *");
    }
    if (list->positional.count == 0) {
        return lb_py_fail_at(parser, start, "at least one argument must precede /");
    }
    lb_py_advance(parser);
    if (at_token(parser, LB_PY_STAR)) {
        return lb_py_fail_at(parser, place_here(parser), "expected comma between / and *");
    }
    list->has_slash = true;
    list->out->posonlyargs.items = list->positional.items;
    list->out->posonlyargs.count = list->positional.count;
    memset(&list->positional, 0, sizeof list->positional);
    return true;
}

/* "*args", or the bare star before keyword-only parameters. */
static bool parse_star(parameters *list)
{
    lb_py_parser *parser = list->parser;
    lb_py_place start = place_here(parser);
    if (list->has_star) {
        return lb_py_fail_at(parser, start, "* argument may appear only once");
    }
    list->has_star = true;
    lb_py_advance(parser);
    if (at_token(parser, LB_PY_COMMA)) {
        lb_py_token_type next = lb_py_peek(parser)->type;
        if (next == LB_PY_DOUBLESTAR || next == LB_PY_RPAR ||
            (list->is_lambda && next == LB_PY_COLON)) {
            return lb_py_fail_at(parser, start, "named arguments must follow bare *");
        }
        return true;
    }
    if (at_end(list)) {
        return lb_py_fail_at(parser, start, "named arguments must follow bare *");
    }
    list->out->vararg = parse_arg(list, true);
    if (list->out->vararg && at_token(parser, LB_PY_EQUAL)) {
        return lb_py_fail_at(parser, place_here(parser),
                             "var-positional argument cannot have default value");
    }
    return list->out->vararg;
}

static bool parse_double_star(parameters *list)
{
    lb_py_parser *parser = list->parser;
    lb_py_advance(parser);
    list->out->kwarg = parse_arg(list, false);
    if (!list->out->kwarg) {
        return false;
    }
    if (at_token(parser, LB_PY_EQUAL)) {
        return lb_py_fail_at(parser, place_here(parser),
                             "var-keyword argument cannot have default value");
    }
    if (accept_token(parser, LB_PY_COMMA) && !at_end(list)) {
        const lb_py_token_type type = parser->token.type;
        if (type == LB_PY_NAME || type == LB_PY_STAR || type == LB_PY_DOUBLESTAR ||
            type == LB_PY_SLASH) {
            return lb_py_fail_at(parser, place_here(parser),
                                 "arguments cannot follow var-keyword argument");
        }
    }
    return at_end(list) || lb_py_fail(parser);
}

static lb_py_expr *parse_default(parameters *list)
{
    lb_py_parser *parser = list->parser;
    lb_py_place equal = place_here(parser);
    lb_py_advance(parser);
    if (at_end(list) || at_token(parser, LB_PY_COMMA)) {
        return lb_py_fail_at(parser, equal, "expected default value expression");
    }
    return lb_py_parse_expression(parser);
}

/* "(a, b)", which Python 2 took for a parameter. */
static lb_py_expr *parse_bracketed_names(lb_py_parser *parser)
{
    lb_py_expr *name = NULL;
    lb_py_advance(parser);
    do {
        name = lb_py_parse_name(parser, LB_PY_Load);
    } while (name && accept_token(parser, LB_PY_COMMA) && !at_token(parser, LB_PY_RPAR));
    return name && lb_py_expect(parser, LB_PY_RPAR) ? name : NULL;
}

static bool parse_plain(parameters *list)
{
    lb_py_parser *parser = list->parser;
    lb_py_place start = place_here(parser);
    if (at_token(parser, LB_PY_LPAR) && lb_py_would_parse(parser, parse_bracketed_names)) {
        return lb_py_fail_at(parser, start, "%s parameters cannot be parenthesized",
                             list->is_lambda ? "Lambda expression" : "Function");
    }
    lb_py_arg *arg = parse_arg(list, false);
    lb_py_expr *value = NULL;
    if (!arg) {
        return false;
    }
    if (at_token(parser, LB_PY_EQUAL) && !(value = parse_default(list))) {
        return false;
    }
    if (list->has_star) {
        lb_vector_push_in(parser->arena, &list->keyword_only, arg);
        lb_vector_push_in(parser->arena, &list->keyword_defaults, value);
        return true;
    }
    lb_vector_push_in(parser->arena, &list->positional, arg);
    if (value) {
        lb_vector_push_in(parser->arena, &list->defaults, value);
    } else if (list->defaults.count) {
        return lb_py_fail_at(parser, start, "non-default argument follows default argument");
    }
    return true;
}

static bool parse_parameter(parameters *list)
{
    switch (list->parser->token.type) {
    case LB_PY_SLASH:
        return parse_slash(list);
    case LB_PY_STAR:
        return parse_star(list);
    case LB_PY_DOUBLESTAR:
        return parse_double_star(list);
    default:
        return parse_plain(list);
    }
}

lb_py_arguments *lb_py_parse_parameters(lb_py_parser *parser, bool is_lambda)
{
    parameters list = {
        .parser = parser, .is_lambda = is_lambda, .out = LB_NEW(parser->arena, lb_py_arguments)};
    while (!at_end(&list)) {
        if (!parse_parameter(&list)) {
            return NULL;
        }
        if (!at_end(&list) && !lb_py_expect(parser, LB_PY_COMMA)) {
            return NULL;
        }
    }
    lb_py_arguments *out = list.out;
    out->args.items = list.positional.items;
    out->args.count = list.positional.count;
    out->kwonlyargs.items = list.keyword_only.items;
    out->kwonlyargs.count = list.keyword_only.count;
    out->kw_defaults.items = list.keyword_defaults.items;
    out->kw_defaults.count = list.keyword_defaults.count;
    out->defaults.items = list.defaults.items;
    out->defaults.count = list.defaults.count;
    return out;
}

/* ---- type parameters ---- */

/* "= default" of a type parameter; *out stays NULL where there is none. */
static bool parse_type_default(lb_py_parser *parser, bool may_have_star, lb_py_expr **out)
{
    if (!accept_token(parser, LB_PY_EQUAL)) {
        return true;
    }
    *out = may_have_star && at_token(parser, LB_PY_STAR) ? lb_py_parse_starred(parser)
                                                         : lb_py_parse_expression(parser);
    return *out;
}

static lb_py_type_param *parse_type_param(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    const bool has_star = accept_token(parser, LB_PY_STAR);
    const bool has_double_star = !has_star && accept_token(parser, LB_PY_DOUBLESTAR);
    lb_str name = {0};
    lb_py_expr *bound = NULL, *value = NULL;
    if (!lb_py_expect_name(parser, &name)) {
        return NULL;
    }
    if (at_token(parser, LB_PY_COLON)) {
        lb_py_place colon = place_here(parser);
        lb_py_advance(parser);
        bound = lb_py_parse_expression(parser);
        if (!bound) {
            return NULL;
        }
        if (has_star || has_double_star) {
            bool is_tuple = bound->kind == LB_PY_Tuple;
            return lb_py_fail_at(parser, colon, "cannot use %s with %s",
                                 is_tuple ? "constraints" : "bound",
                                 has_star ? "TypeVarTuple" : "ParamSpec");
        }
    }
    if (!parse_type_default(parser, has_star, &value)) {
        return NULL;
    }
    lb_py_type_param *node = NULL;
    if (has_star) {
        node = NEW_NODE(parser, lb_py_type_param, TypeVarTuple, start);
        node->TypeVarTuple = (struct lb_py_TypeVarTuple){name, value};
    } else if (has_double_star) {
        node = NEW_NODE(parser, lb_py_type_param, ParamSpec, start);
        node->ParamSpec = (struct lb_py_ParamSpec){name, value};
    } else {
        node = NEW_NODE(parser, lb_py_type_param, TypeVar, start);
        node->TypeVar = (struct lb_py_TypeVar){name, bound, value};
    }
    return node;
}

bool lb_py_parse_type_params(lb_py_parser *parser, lb_py_type_params *out)
{
    if (!at_token(parser, LB_PY_LSQB)) {
        return true;
    }
    lb_py_place start = place_here(parser);
    lb_py_advance(parser);
    if (at_token(parser, LB_PY_RSQB)) {
        return lb_py_fail_at(parser, start, "Type parameter list cannot be empty");
    }
    const size_t mark = parser->items.count;
    do {
        lb_py_type_param *param = parse_type_param(parser);
        if (!param) {
            return false;
        }
        push_item(parser, param);
    } while (accept_token(parser, LB_PY_COMMA) && !at_token(parser, LB_PY_RSQB));
    TAKE_LIST(parser, mark, out);
    return lb_py_expect(parser, LB_PY_RSQB);
}
