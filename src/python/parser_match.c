/* The match statement and its patterns. */
#include "python/parser_internal.h"

/* ---- is it one? ---- */

/* Whether the line from `(`, `[`, `*` or `-` behind `match` on ends in a colon and a line end,
   which no expression statement does. */
static bool line_ends_in_colon(const lb_py_parser *parser)
{
    lb_py_lexer lexer = parser->lexer;
    lb_py_token token = {0};
    bool is_colon = false;
    while (lb_py_lexer_next(&lexer, &token, NULL) == LB_OK && token.type != LB_PY_END) {
        if (token.type == LB_PY_NEWLINE) {
            return is_colon;
        }
        is_colon = token.type == LB_PY_COLON && lexer.level == 0;
    }
    return false;
}

static bool begins_match(lb_py_parser *parser)
{
    switch (lb_py_peek(parser)->type) {
    case LB_PY_NAME:
    case LB_PY_NUMBER:
    case LB_PY_STRING:
    case LB_PY_FSTRING_START:
    case LB_PY_LBRACE:
    case LB_PY_TILDE:
    case LB_PY_ELLIPSIS_:
    case LB_PY_LAMBDA:
    case LB_PY_AWAIT:
    case LB_PY_TRUE_:
    case LB_PY_FALSE_:
    case LB_PY_NONE_:
        return true;
    case LB_PY_NOT: /* match not in x */
    case LB_PY_LPAR:
    case LB_PY_LSQB:
    case LB_PY_STAR:
    case LB_PY_MINUS:
    case LB_PY_PLUS:
        return line_ends_in_colon(parser);
    default:
        return false;
    }
}

/* ---- patterns ---- */

static lb_py_pattern *parse_pattern(lb_py_parser *parser);

static lb_py_pattern *new_value(lb_py_parser *parser, lb_py_expr *value)
{
    lb_py_pattern *node = NEW_PATTERN(parser, MatchValue, place_of(value->pos));
    node->MatchValue.value = value;
    return node;
}

static bool is_imaginary(const lb_py_expr *number)
{
    return number->kind == LB_PY_Constant && number->Constant.value.type == LB_PY_COMPLEX;
}

static lb_py_expr *parse_signed_number(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    const bool is_negative = accept_token(parser, LB_PY_MINUS);
    if (!at_token(parser, LB_PY_NUMBER)) {
        return lb_py_fail(parser);
    }
    lb_py_expr *number = lb_py_parse_number(parser);
    if (!number || !is_negative) {
        return number;
    }
    lb_py_expr *node = NEW_EXPR(parser, UnaryOp, start);
    node->UnaryOp = (struct lb_py_UnaryOp){LB_PY_USub, number};
    return node;
}

/* "-1", "2.5", "1 + 2j" */
static lb_py_expr *parse_number_literal(lb_py_parser *parser)
{
    lb_py_expr *real = parse_signed_number(parser);
    if (!real || (!at_token(parser, LB_PY_PLUS) && !at_token(parser, LB_PY_MINUS))) {
        return real;
    }
    const lb_py_expr *digits = real->kind == LB_PY_UnaryOp ? real->UnaryOp.operand : real;
    if (is_imaginary(digits)) {
        return lb_py_fail_at(parser, place_of(real->pos),
                             "real number required in complex literal");
    }
    lb_py_operator op = at_token(parser, LB_PY_PLUS) ? LB_PY_Add : LB_PY_Sub;
    lb_py_advance(parser);
    lb_py_expr *imaginary =
        at_token(parser, LB_PY_NUMBER) ? lb_py_parse_number(parser) : lb_py_fail(parser);
    if (!imaginary) {
        return NULL;
    }
    if (!is_imaginary(imaginary)) {
        return lb_py_fail_at(parser, place_of(imaginary->pos),
                             "imaginary number required in complex literal");
    }
    lb_py_expr *node = NEW_EXPR(parser, BinOp, place_of(real->pos));
    node->BinOp = (struct lb_py_BinOp){real, op, imaginary};
    return node;
}

/* "a" or "a.b.c" */
static lb_py_expr *parse_dotted(lb_py_parser *parser)
{
    lb_py_expr *value = lb_py_parse_name(parser, LB_PY_Load);
    while (value && accept_token(parser, LB_PY_DOT)) {
        lb_str attr = {0};
        if (!lb_py_expect_name(parser, &attr)) {
            return NULL;
        }
        lb_py_expr *node = NEW_EXPR(parser, Attribute, place_of(value->pos));
        node->Attribute = (struct lb_py_Attribute){value, attr, LB_PY_Load};
        value = node;
    }
    return value;
}

static lb_py_constant_type singleton(lb_py_token_type type)
{
    return type == LB_PY_NONE_ ? LB_PY_NONE : type == LB_PY_TRUE_ ? LB_PY_TRUE : LB_PY_FALSE;
}

static bool at_singleton(const lb_py_parser *parser)
{
    return at_token(parser, LB_PY_NONE_) || at_token(parser, LB_PY_TRUE_) ||
           at_token(parser, LB_PY_FALSE_);
}

static lb_py_pattern *parse_singleton(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    lb_py_constant value = {.type = singleton(parser->token.type)};
    lb_py_advance(parser);
    lb_py_pattern *node = NEW_PATTERN(parser, MatchSingleton, start);
    node->MatchSingleton.value = value;
    return node;
}

/* "*rest" in a sequence */
static lb_py_pattern *parse_star_pattern(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    lb_str name = {0};
    lb_py_advance(parser);
    if (!lb_py_expect_name(parser, &name)) {
        return NULL;
    }
    lb_py_pattern *node = NEW_PATTERN(parser, MatchStar, start);
    node->MatchStar.name = lb_str_is(name, "_") ? (lb_str){0} : name;
    return node;
}

static lb_py_pattern *parse_maybe_star(lb_py_parser *parser)
{
    return at_token(parser, LB_PY_STAR) ? parse_star_pattern(parser) : parse_pattern(parser);
}

static lb_py_pattern *finish_sequence(lb_py_parser *parser, size_t mark, lb_py_place start)
{
    lb_py_pattern *node = NEW_PATTERN(parser, MatchSequence, start);
    TAKE_LIST(parser, mark, &node->MatchSequence.patterns);
    return node;
}

/* "[a, b]", "(a, b)" or the group "(a)" */
static lb_py_pattern *parse_brackets(lb_py_parser *parser, lb_py_token_type end)
{
    lb_py_place start = place_here(parser);
    const size_t mark = parser->items.count;
    bool has_comma = false;
    lb_py_advance(parser);
    while (!at_token(parser, end)) {
        lb_py_pattern *next = parse_maybe_star(parser);
        if (!next) {
            return NULL;
        }
        push_item(parser, next);
        if (!accept_token(parser, LB_PY_COMMA)) {
            break;
        }
        has_comma = true;
    }
    const bool is_one = end == LB_PY_RPAR && !has_comma && parser->items.count == mark + 1;
    lb_py_pattern *first = is_one ? parser->items.items[mark] : NULL;
    if (!lb_py_expect(parser, end)) {
        return NULL;
    }
    if (is_one && first->kind != LB_PY_MatchStar) {
        parser->items.count = mark;
        return first;
    }
    return is_one ? lb_py_fail(parser) : finish_sequence(parser, mark, start);
}

/* A key of a mapping pattern. */
static lb_py_expr *parse_key(lb_py_parser *parser)
{
    switch (parser->token.type) {
    case LB_PY_STRING:
    case LB_PY_FSTRING_START:
        return lb_py_parse_strings(parser);
    case LB_PY_NUMBER:
    case LB_PY_MINUS:
        return parse_number_literal(parser);
    case LB_PY_NAME: {
        lb_py_expr *key = parse_dotted(parser);
        return key && key->kind == LB_PY_Name ? lb_py_fail(parser) : key;
    }
    case LB_PY_NONE_:
    case LB_PY_TRUE_:
    case LB_PY_FALSE_: {
        lb_py_place start = place_here(parser);
        lb_py_constant_type type = singleton(parser->token.type);
        lb_py_advance(parser);
        return lb_py_new_constant(parser, type, start);
    }
    default:
        return lb_py_fail(parser);
    }
}

static lb_py_pattern *parse_mapping(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    LB_VECTOR(lb_py_expr *) keys = {0};
    const size_t mark = parser->items.count;
    lb_str rest = {0};
    lb_py_advance(parser);
    while (!at_token(parser, LB_PY_RBRACE)) {
        if (rest.ptr) {
            return lb_py_fail(parser);
        }
        if (accept_token(parser, LB_PY_DOUBLESTAR)) {
            if (lb_py_at_word(parser, "_") || !lb_py_expect_name(parser, &rest)) {
                return lb_py_fail(parser);
            }
        } else {
            lb_py_expr *key = parse_key(parser);
            lb_py_pattern *value =
                key && lb_py_expect(parser, LB_PY_COLON) ? parse_pattern(parser) : NULL;
            if (!value) {
                return NULL;
            }
            lb_vector_push_in(parser->arena, &keys, key);
            push_item(parser, value);
        }
        if (!accept_token(parser, LB_PY_COMMA)) {
            break;
        }
    }
    if (!lb_py_expect(parser, LB_PY_RBRACE)) {
        return NULL;
    }
    lb_py_pattern *node = NEW_PATTERN(parser, MatchMapping, start);
    node->MatchMapping.keys.items = keys.items;
    node->MatchMapping.keys.count = keys.count;
    node->MatchMapping.rest = rest;
    TAKE_LIST(parser, mark, &node->MatchMapping.patterns);
    return node;
}

/* "Point(1, y=2)"; the name was read. */
static lb_py_pattern *parse_class_pattern(lb_py_parser *parser, lb_py_expr *cls)
{
    LB_VECTOR(lb_str) names = {0};
    LB_VECTOR(lb_py_pattern *) named = {0};
    const size_t mark = parser->items.count;
    lb_py_advance(parser);
    while (!at_token(parser, LB_PY_RPAR)) {
        lb_py_place start = place_here(parser);
        if (at_token(parser, LB_PY_NAME) && lb_py_peek(parser)->type == LB_PY_EQUAL) {
            lb_str name = {0};
            lb_py_expect_name(parser, &name);
            lb_vector_push_in(parser->arena, &names, name);
            lb_py_advance(parser);
        }
        lb_py_pattern *next = parse_pattern(parser);
        if (!next) {
            return NULL;
        }
        if (names.count > named.count) {
            lb_vector_push_in(parser->arena, &named, next);
        } else if (names.count) {
            return lb_py_fail_at(parser, start, "positional patterns follow keyword patterns");
        } else {
            push_item(parser, next);
        }
        if (!accept_token(parser, LB_PY_COMMA)) {
            break;
        }
    }
    if (!lb_py_expect(parser, LB_PY_RPAR)) {
        return NULL;
    }
    lb_py_pattern *node = NEW_PATTERN(parser, MatchClass, place_of(cls->pos));
    node->MatchClass.cls = cls;
    node->MatchClass.kwd_attrs.items = names.items;
    node->MatchClass.kwd_attrs.count = names.count;
    node->MatchClass.kwd_patterns.items = named.items;
    node->MatchClass.kwd_patterns.count = named.count;
    TAKE_LIST(parser, mark, &node->MatchClass.patterns);
    return node;
}

/* A capture, a wildcard, a value or a class. */
static lb_py_pattern *parse_name_pattern(lb_py_parser *parser)
{
    lb_py_expr *name = parse_dotted(parser);
    if (!name) {
        return NULL;
    }
    if (at_token(parser, LB_PY_LPAR)) {
        return parse_class_pattern(parser, name);
    }
    if (name->kind == LB_PY_Attribute) {
        return new_value(parser, name);
    }
    lb_py_pattern *node = NEW_PATTERN(parser, MatchAs, place_of(name->pos));
    node->MatchAs.name = lb_str_is(name->Name.id, "_") ? (lb_str){0} : name->Name.id;
    return node;
}

static lb_py_pattern *parse_closed_pattern(lb_py_parser *parser)
{
    switch (parser->token.type) {
    case LB_PY_NAME:
        return parse_name_pattern(parser);
    case LB_PY_NUMBER:
    case LB_PY_MINUS: {
        lb_py_expr *number = parse_number_literal(parser);
        return number ? new_value(parser, number) : NULL;
    }
    case LB_PY_STRING:
    case LB_PY_FSTRING_START: {
        lb_py_expr *string = lb_py_parse_strings(parser);
        return string ? new_value(parser, string) : NULL;
    }
    case LB_PY_LPAR:
        return parse_brackets(parser, LB_PY_RPAR);
    case LB_PY_LSQB:
        return parse_brackets(parser, LB_PY_RSQB);
    case LB_PY_LBRACE:
        return parse_mapping(parser);
    default:
        return at_singleton(parser) ? parse_singleton(parser) : lb_py_fail(parser);
    }
}

/* "a | b | c" */
static lb_py_pattern *parse_alternatives(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    lb_py_pattern *first = parse_closed_pattern(parser);
    if (!first || !at_token(parser, LB_PY_VBAR)) {
        return first;
    }
    const size_t mark = parser->items.count;
    push_item(parser, first);
    while (accept_token(parser, LB_PY_VBAR)) {
        lb_py_pattern *next = parse_closed_pattern(parser);
        if (!next) {
            return NULL;
        }
        push_item(parser, next);
    }
    lb_py_pattern *node = NEW_PATTERN(parser, MatchOr, start);
    TAKE_LIST(parser, mark, &node->MatchOr.patterns);
    return node;
}

/* "pattern as name" */
static lb_py_pattern *parse_pattern(lb_py_parser *parser)
{
    if (!lb_py_enter(parser)) {
        return NULL;
    }
    lb_py_place start = place_here(parser);
    lb_py_pattern *pattern = parse_alternatives(parser);
    leave(parser);
    if (!pattern || !accept_token(parser, LB_PY_AS)) {
        return pattern;
    }
    lb_py_place place = place_here(parser);
    lb_str name = {0};
    if (lb_py_at_word(parser, "_")) {
        return lb_py_fail_at(parser, place, "cannot use '_' as a target");
    }
    if (!at_token(parser, LB_PY_NAME) && lb_py_would_parse(parser, lb_py_parse_expression)) {
        return lb_py_fail_at(parser, place, "invalid pattern target");
    }
    if (!lb_py_expect_name(parser, &name)) {
        return NULL;
    }
    lb_py_pattern *node = NEW_PATTERN(parser, MatchAs, start);
    node->MatchAs = (struct lb_py_MatchAs){pattern, name};
    return node;
}

/* The pattern of a case: without brackets, a comma makes a sequence. */
static lb_py_pattern *parse_patterns(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    lb_py_pattern *first = parse_maybe_star(parser);
    if (!first || (!at_token(parser, LB_PY_COMMA) && first->kind != LB_PY_MatchStar)) {
        return first;
    }
    if (!at_token(parser, LB_PY_COMMA)) {
        return lb_py_fail(parser);
    }
    const size_t mark = parser->items.count;
    push_item(parser, first);
    while (accept_token(parser, LB_PY_COMMA) && !at_token(parser, LB_PY_COLON) &&
           !at_token(parser, LB_PY_IF)) {
        lb_py_pattern *next = parse_maybe_star(parser);
        if (!next) {
            return NULL;
        }
        push_item(parser, next);
    }
    return finish_sequence(parser, mark, start);
}

/* ---- the statement ---- */

static bool push_case(lb_py_parser *parser)
{
    const uint32_t lineno = parser->token.lineno;
    lb_py_case *out = LB_NEW(parser->arena, lb_py_case);
    lb_py_advance(parser);
    out->pattern = parse_patterns(parser);
    if (!out->pattern) {
        return false;
    }
    if (accept_token(parser, LB_PY_IF)) {
        out->guard = lb_py_parse_named(parser);
        if (!out->guard) {
            return false;
        }
    }
    if (!lb_py_expect_colon(parser) ||
        !lb_py_parse_block(parser, "'case' statement", lineno, &out->body)) {
        return false;
    }
    push_item(parser, out);
    return true;
}

/* A named expression, or a tuple of such with stars. */
static lb_py_expr *parse_subject(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    lb_py_expr *first = lb_py_parse_star_named(parser);
    if (!first || (!at_token(parser, LB_PY_COMMA) && first->kind != LB_PY_Starred)) {
        return first;
    }
    if (!at_token(parser, LB_PY_COMMA)) {
        return lb_py_fail(parser);
    }
    const size_t mark = parser->items.count;
    push_item(parser, first);
    while (accept_token(parser, LB_PY_COMMA) && !at_token(parser, LB_PY_COLON)) {
        lb_py_expr *next = lb_py_parse_star_named(parser);
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

lb_py_stmt *lb_py_parse_match(lb_py_parser *parser, bool *is_match)
{
    lb_py_place start = place_here(parser);
    *is_match = begins_match(parser);
    if (!*is_match) {
        return NULL;
    }
    lb_py_advance(parser);
    lb_py_expr *subject = parse_subject(parser);
    if (!subject || !lb_py_expect_colon(parser) || !lb_py_expect(parser, LB_PY_NEWLINE)) {
        return NULL;
    }
    if (!accept_token(parser, LB_PY_INDENT)) {
        return lb_py_fail_no_block(parser, "'match' statement", start.lineno);
    }
    const size_t mark = parser->items.count;
    do {
        if (!lb_py_at_word(parser, "case")) {
            return lb_py_fail(parser);
        }
        if (!push_case(parser)) {
            return NULL;
        }
    } while (!accept_token(parser, LB_PY_DEDENT));
    lb_py_stmt *node = NEW_STMT(parser, Match, start);
    node->Match.subject = subject;
    TAKE_LIST(parser, mark, &node->Match.cases);
    return node;
}
