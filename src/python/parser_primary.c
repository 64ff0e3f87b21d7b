/* Atoms, and what binds to them: attributes, subscripts, calls, await. */
#include "python/literal.h"
#include "python/parser_internal.h"

/* ---- names and constants ---- */

lb_py_expr *lb_py_parse_name(lb_py_parser *parser, lb_py_context ctx)
{
    lb_py_place start = place_here(parser);
    lb_str id = {0};
    if (!lb_py_expect_name(parser, &id)) {
        return NULL;
    }
    lb_py_expr *node = NEW_EXPR(parser, Name, start);
    node->Name = (struct lb_py_Name){id, ctx};
    return node;
}

lb_py_expr *lb_py_new_constant(lb_py_parser *parser, lb_py_constant_type type, lb_py_place start)
{
    lb_py_expr *node = NEW_EXPR(parser, Constant, start);
    node->Constant.value.type = type;
    return node;
}

static lb_py_expr *parse_constant(lb_py_parser *parser, lb_py_constant_type type)
{
    lb_py_place start = place_here(parser);
    lb_py_advance(parser);
    return lb_py_new_constant(parser, type, start);
}

lb_py_expr *lb_py_parse_number(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    lb_py_constant value = {0};
    if (lb_py_literal_number(parser->arena, &parser->token, &value, &parser->error) != LB_OK) {
        return NULL;
    }
    lb_py_advance(parser);
    lb_py_expr *node = NEW_EXPR(parser, Constant, start);
    node->Constant.value = value;
    return node;
}

/* ---- comprehensions ---- */

static bool at_comprehension(const lb_py_parser *parser)
{
    return at_token(parser, LB_PY_FOR) || at_token(parser, LB_PY_ASYNC);
}

static lb_py_comprehension *parse_comprehension(lb_py_parser *parser)
{
    lb_py_comprehension *out = LB_NEW(parser->arena, lb_py_comprehension);
    out->is_async = accept_token(parser, LB_PY_ASYNC);
    if (!lb_py_expect(parser, LB_PY_FOR)) {
        return NULL;
    }
    out->target = lb_py_parse_for_targets(parser);
    if (!out->target || !lb_py_expect(parser, LB_PY_IN)) {
        return NULL;
    }
    out->iter = lb_py_parse_disjunction(parser);
    if (!out->iter) {
        return NULL;
    }
    const size_t mark = parser->items.count;
    while (accept_token(parser, LB_PY_IF)) {
        lb_py_expr *condition = lb_py_parse_disjunction(parser);
        if (!condition) {
            return NULL;
        }
        push_item(parser, condition);
    }
    TAKE_LIST(parser, mark, &out->ifs);
    return out;
}

bool lb_py_parse_comprehensions(lb_py_parser *parser, lb_py_comprehensions *out)
{
    const size_t mark = parser->items.count;
    while (at_comprehension(parser)) {
        lb_py_comprehension *next = parse_comprehension(parser);
        if (!next) {
            return false;
        }
        push_item(parser, next);
    }
    TAKE_LIST(parser, mark, out);
    return true;
}

/* "elt for ... ]" of a list, set or generator; `end` closes it. */
static lb_py_expr *finish_comprehension(lb_py_parser *parser, lb_py_kind kind, lb_py_expr *elt,
                                        lb_py_token_type end, lb_py_place start)
{
    lb_py_comprehensions generators = {0};
    if (elt->kind == LB_PY_Starred) {
        return lb_py_fail_at(parser, place_of(elt->pos),
                             "iterable unpacking cannot be used in comprehension");
    }
    if (!lb_py_parse_comprehensions(parser, &generators) || !lb_py_expect(parser, end)) {
        return NULL;
    }
    /* The three kinds have the same fields. */
    lb_py_expr *node = NEW_EXPR(parser, GeneratorExp, start);
    node->kind = kind;
    node->GeneratorExp = (struct lb_py_GeneratorExp){elt, generators};
    return node;
}

/* [a, b for ...]: the target of the comprehension lacks brackets. */
static lb_py_expr *fail_open_target(lb_py_parser *parser, size_t mark)
{
    const lb_py_expr *first = parser->items.items[mark];
    return lb_py_fail_at(parser, place_of(first->pos),
                         "did you forget parentheses around the comprehension target?");
}

/* The rest of a list of elements, the first of which is on the list of items; up to `end`. */
static bool parse_elements(lb_py_parser *parser, lb_py_token_type end)
{
    while (accept_token(parser, LB_PY_COMMA) && !at_token(parser, end)) {
        lb_py_expr *next = lb_py_parse_star_named(parser);
        if (!next) {
            return false;
        }
        push_item(parser, next);
    }
    return true;
}

/* ---- brackets ---- */

static lb_py_expr *parse_list(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    const size_t mark = parser->items.count;
    lb_py_advance(parser);
    if (!at_token(parser, LB_PY_RSQB)) {
        lb_py_expr *first = lb_py_parse_star_named(parser);
        if (!first) {
            return NULL;
        }
        if (at_comprehension(parser)) {
            return finish_comprehension(parser, LB_PY_ListComp, first, LB_PY_RSQB, start);
        }
        push_item(parser, first);
        if (!parse_elements(parser, LB_PY_RSQB)) {
            return NULL;
        }
        if (at_comprehension(parser)) {
            return fail_open_target(parser, mark);
        }
    }
    if (!lb_py_expect(parser, LB_PY_RSQB)) {
        return NULL;
    }
    lb_py_expr *node = NEW_EXPR(parser, List, start);
    node->List.ctx = LB_PY_Load;
    TAKE_LIST(parser, mark, &node->List.elts);
    return node;
}

/* "(yield x)": the yield without its brackets. */
static lb_py_expr *parse_yield_group(lb_py_parser *parser)
{
    lb_py_expr *node = lb_py_parse_yield(parser);
    return node && lb_py_expect(parser, LB_PY_RPAR) ? node : NULL;
}

/* A group, a tuple or a generator. */
static lb_py_expr *parse_parentheses(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    const size_t mark = parser->items.count;
    lb_py_advance(parser);
    if (at_token(parser, LB_PY_YIELD)) {
        return parse_yield_group(parser);
    }
    if (!at_token(parser, LB_PY_RPAR)) {
        if (at_token(parser, LB_PY_DOUBLESTAR)) {
            return lb_py_fail_at(parser, place_here(parser),
                                 "cannot use double starred expression here");
        }
        lb_py_expr *first = lb_py_parse_star_named(parser);
        if (!first) {
            return NULL;
        }
        if (at_comprehension(parser)) {
            return finish_comprehension(parser, LB_PY_GeneratorExp, first, LB_PY_RPAR, start);
        }
        if (!at_token(parser, LB_PY_COMMA)) {
            if (at_token(parser, LB_PY_RPAR) && first->kind == LB_PY_Starred) {
                return lb_py_fail_at(parser, place_of(first->pos),
                                     "cannot use starred expression here");
            }
            return lb_py_expect(parser, LB_PY_RPAR) ? first : NULL;
        }
        push_item(parser, first);
        if (!parse_elements(parser, LB_PY_RPAR)) {
            return NULL;
        }
    }
    if (!lb_py_expect(parser, LB_PY_RPAR)) {
        return NULL;
    }
    lb_py_expr *node = NEW_EXPR(parser, Tuple, start);
    node->Tuple.ctx = LB_PY_Load;
    TAKE_LIST(parser, mark, &node->Tuple.elts);
    return node;
}

/* The value of a dictionary's item, behind the colon. */
static lb_py_expr *parse_dict_value(lb_py_parser *parser, lb_py_place colon)
{
    if (at_token(parser, LB_PY_RBRACE) || at_token(parser, LB_PY_COMMA)) {
        return lb_py_fail_at(parser, colon, "expression expected after dictionary key and ':'");
    }
    if (at_token(parser, LB_PY_STAR)) {
        return lb_py_fail_at(parser, place_here(parser),
                             "cannot use a starred expression in a dictionary value");
    }
    return lb_py_parse_expression(parser);
}

/* A key behind the first: whatever follows it, a colon is what is missing. */
static lb_py_expr *parse_next_key(lb_py_parser *parser)
{
    const bool was_trial = parser->is_trial;
    parser->is_trial = true;
    lb_py_expr *key = lb_py_parse_expression(parser);
    parser->is_trial = was_trial;
    if (!key || at_token(parser, LB_PY_COLON)) {
        return key;
    }
    const lb_py_place end = {key->pos.end_lineno,
                             key->pos.end_col_offset - (key->pos.end_col_offset > 0)};
    return lb_py_fail_at(parser, end, "':' expected after dictionary key");
}

/* "key: value" or "**mapping", two items on the list of items (the key of ** is NULL). `key` is
   there if it was read already. */
static bool parse_dict_item(lb_py_parser *parser, lb_py_expr *key)
{
    lb_py_expr *value = NULL;
    if (!key && accept_token(parser, LB_PY_DOUBLESTAR)) {
        value = lb_py_parse_bitwise(parser);
    } else {
        if (!key && !(key = parse_next_key(parser))) {
            return false;
        }
        lb_py_place colon = place_here(parser);
        lb_py_advance(parser);
        value = parse_dict_value(parser, colon);
    }
    push_item(parser, key);
    push_item(parser, value);
    return value;
}

static lb_py_expr *finish_dict(lb_py_parser *parser, size_t mark, lb_py_place start)
{
    const size_t count = (parser->items.count - mark) / 2;
    lb_py_expr *node = NEW_EXPR(parser, Dict, start);
    node->Dict.keys.count = node->Dict.values.count = count;
    node->Dict.keys.items = LB_NEW_ARRAY(parser->arena, lb_py_expr *, count);
    node->Dict.values.items = LB_NEW_ARRAY(parser->arena, lb_py_expr *, count);
    for (size_t i = 0; i < count; i++) {
        node->Dict.keys.items[i] = parser->items.items[mark + 2 * i];
        node->Dict.values.items[i] = parser->items.items[mark + 2 * i + 1];
    }
    parser->items.count = mark;
    return node;
}

static lb_py_expr *finish_dict_comprehension(lb_py_parser *parser, size_t mark, lb_py_place start)
{
    struct lb_py_DictComp fields = {.key = parser->items.items[mark],
                                    .value = parser->items.items[mark + 1]};
    if (!fields.key) {
        return lb_py_fail_at(parser, start, "dict unpacking cannot be used in dict comprehension");
    }
    if (!lb_py_parse_comprehensions(parser, &fields.generators) ||
        !lb_py_expect(parser, LB_PY_RBRACE)) {
        return NULL;
    }
    parser->items.count = mark;
    lb_py_expr *node = NEW_EXPR(parser, DictComp, start);
    node->DictComp = fields;
    return node;
}

/* A dictionary from its first item on. */
static lb_py_expr *parse_dict(lb_py_parser *parser, lb_py_expr *key, lb_py_place start)
{
    const size_t mark = parser->items.count;
    if (!parse_dict_item(parser, key)) {
        return NULL;
    }
    if (at_comprehension(parser)) {
        return finish_dict_comprehension(parser, mark, start);
    }
    while (accept_token(parser, LB_PY_COMMA) && !at_token(parser, LB_PY_RBRACE)) {
        if (!parse_dict_item(parser, NULL)) {
            return NULL;
        }
    }
    return lb_py_expect(parser, LB_PY_RBRACE) ? finish_dict(parser, mark, start) : NULL;
}

/* A dictionary or a set. */
static lb_py_expr *parse_braces(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    const size_t mark = parser->items.count;
    lb_py_advance(parser);
    if (accept_token(parser, LB_PY_RBRACE)) {
        return finish_dict(parser, mark, start);
    }
    if (at_token(parser, LB_PY_DOUBLESTAR)) {
        return parse_dict(parser, NULL, start);
    }
    lb_py_expr *first = lb_py_parse_star_named(parser);
    if (!first) {
        return NULL;
    }
    if (at_token(parser, LB_PY_COLON) && first->kind != LB_PY_Starred) {
        return parse_dict(parser, first, start);
    }
    if (at_comprehension(parser)) {
        return finish_comprehension(parser, LB_PY_SetComp, first, LB_PY_RBRACE, start);
    }
    push_item(parser, first);
    if (!parse_elements(parser, LB_PY_RBRACE)) {
        return NULL;
    }
    if (at_comprehension(parser)) {
        return fail_open_target(parser, mark);
    }
    if (!lb_py_expect(parser, LB_PY_RBRACE)) {
        return NULL;
    }
    lb_py_expr *node = NEW_EXPR(parser, Set, start);
    TAKE_LIST(parser, mark, &node->Set.elts);
    return node;
}

static lb_py_expr *parse_atom(lb_py_parser *parser)
{
    switch (parser->token.type) {
    case LB_PY_NAME:
        return lb_py_parse_name(parser, LB_PY_Load);
    case LB_PY_NUMBER:
        return lb_py_parse_number(parser);
    case LB_PY_STRING:
    case LB_PY_FSTRING_START:
        return lb_py_parse_strings(parser);
    case LB_PY_LPAR:
        return parse_parentheses(parser);
    case LB_PY_LSQB:
        return parse_list(parser);
    case LB_PY_LBRACE:
        return parse_braces(parser);
    case LB_PY_TRUE_:
        return parse_constant(parser, LB_PY_TRUE);
    case LB_PY_FALSE_:
        return parse_constant(parser, LB_PY_FALSE);
    case LB_PY_NONE_:
        return parse_constant(parser, LB_PY_NONE);
    case LB_PY_ELLIPSIS_:
        return parse_constant(parser, LB_PY_ELLIPSIS);
    default:
        return lb_py_fail(parser);
    }
}

/* ---- calls ---- */

/* What was seen of a call's arguments; the positional ones are on the list of items. */
typedef struct call_arguments {
    LB_VECTOR(lb_py_keyword *) keywords; /* in the arena */
    lb_py_place open;                    /* of the bracket */
    size_t mark;
    bool may_be_generator; /* f(x for x in y), but not class C(x for x in y) */
    bool has_keyword, has_double_star;
} call_arguments;

static bool add_keyword(lb_py_parser *parser, call_arguments *call, lb_str name, lb_py_place start)
{
    lb_py_keyword *keyword = LB_NEW(parser->arena, lb_py_keyword);
    keyword->arg = name;
    keyword->value = lb_py_parse_expression(parser);
    keyword->pos = position_from(parser, start);
    lb_vector_push_in(parser->arena, &call->keywords, keyword);
    return keyword->value;
}

/* "name=value"; the expression before the '=' was read. */
static bool parse_keyword(lb_py_parser *parser, call_arguments *call, const lb_py_expr *name,
                          lb_py_place start)
{
    if (name->kind == LB_PY_Constant && name->Constant.value.type <= LB_PY_FALSE) {
        return lb_py_fail_at(parser, start, "cannot assign to %s", lb_py_expr_description(name));
    }
    if (name->kind != LB_PY_Name || !starts_at(name->pos, start)) {
        return lb_py_fail_at(parser, place_of(name->pos),
                             "expression cannot contain assignment, perhaps you meant \"==\"?");
    }
    lb_py_advance(parser);
    call->has_keyword = true;
    if (!add_keyword(parser, call, name->Name.id, start)) {
        return false;
    }
    if (at_comprehension(parser)) {
        return lb_py_fail_at(parser, start,
                             "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
    return true;
}

/* A positional argument. */
static bool add_argument(lb_py_parser *parser, const call_arguments *call, lb_py_expr *arg)
{
    if (call->has_double_star && arg->kind == LB_PY_Starred) {
        return lb_py_fail_at(parser, place_of(arg->pos),
                             "iterable argument unpacking follows keyword argument unpacking");
    }
    if (call->has_double_star) {
        return lb_py_fail_at(parser, place_here(parser),
                             "positional argument follows keyword argument unpacking");
    }
    if (call->has_keyword && arg->kind != LB_PY_Starred) {
        return lb_py_fail_at(parser, place_here(parser),
                             "positional argument follows keyword argument");
    }
    push_item(parser, arg);
    return true;
}

/* *iterable: unlike elsewhere, any expression. */
static lb_py_expr *parse_star_argument(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    lb_py_advance(parser);
    lb_py_expr *value = lb_py_parse_expression(parser);
    if (!value) {
        return NULL;
    }
    lb_py_expr *node = NEW_EXPR(parser, Starred, start);
    node->Starred = (struct lb_py_Starred){value, LB_PY_Load};
    return node;
}

/* f(x for x in y): the generator must be alone, and the brackets of the call are its own. */
static bool parse_generator(lb_py_parser *parser, const call_arguments *call, lb_py_expr *elt)
{
    lb_py_comprehensions generators = {0};
    if (!lb_py_parse_comprehensions(parser, &generators)) {
        return false;
    }
    bool is_alone = parser->items.count == call->mark && call->keywords.count == 0;
    if (!at_token(parser, LB_PY_RPAR) && !at_token(parser, LB_PY_COMMA)) {
        return lb_py_fail(parser);
    }
    if (!is_alone || at_token(parser, LB_PY_COMMA)) {
        return lb_py_fail_at(parser, place_of(elt->pos),
                             "Generator expression must be parenthesized");
    }
    lb_py_expr *node = NEW_EXPR(parser, GeneratorExp, call->open);
    node->GeneratorExp = (struct lb_py_GeneratorExp){elt, generators};
    node->pos.end_lineno = parser->token.end_lineno;
    node->pos.end_col_offset = parser->token.end_col_offset;
    push_item(parser, node);
    return true;
}

static bool parse_argument(lb_py_parser *parser, call_arguments *call)
{
    lb_py_place start = place_here(parser);
    if (accept_token(parser, LB_PY_DOUBLESTAR)) {
        call->has_double_star = true;
        return add_keyword(parser, call, (lb_str){0}, start);
    }
    if (at_token(parser, LB_PY_STAR)) {
        lb_py_expr *starred = parse_star_argument(parser);
        return starred && add_argument(parser, call, starred);
    }
    lb_py_expr *arg = lb_py_parse_argument(parser);
    if (!arg) {
        return false;
    }
    if (at_token(parser, LB_PY_EQUAL) && arg->kind != LB_PY_NamedExpr) {
        return parse_keyword(parser, call, arg, start);
    }
    if (at_comprehension(parser)) {
        return call->may_be_generator ? parse_generator(parser, call, arg)
                                      : lb_py_fail(parser) != NULL;
    }
    return add_argument(parser, call, arg);
}

bool lb_py_parse_arguments(lb_py_parser *parser, bool may_be_generator, lb_py_exprs *args,
                           lb_py_keywords *keywords)
{
    call_arguments call = {.open = place_here(parser),
                           .mark = parser->items.count,
                           .may_be_generator = may_be_generator};
    lb_py_advance(parser);
    while (!at_token(parser, LB_PY_RPAR)) {
        if (!parse_argument(parser, &call)) {
            return false;
        }
        if (!at_token(parser, LB_PY_RPAR) && !lb_py_expect(parser, LB_PY_COMMA)) {
            return false;
        }
    }
    TAKE_LIST(parser, call.mark, args);
    keywords->items = call.keywords.items;
    keywords->count = call.keywords.count;
    return lb_py_expect(parser, LB_PY_RPAR);
}

static lb_py_expr *parse_call(lb_py_parser *parser, lb_py_expr *func, lb_py_place start)
{
    struct lb_py_Call fields = {.func = func};
    if (!lb_py_parse_arguments(parser, true, &fields.args, &fields.keywords)) {
        return NULL;
    }
    lb_py_expr *node = NEW_EXPR(parser, Call, start);
    node->Call = fields;
    return node;
}

/* ---- subscripts ---- */

static bool at_slice_end(const lb_py_parser *parser)
{
    return at_token(parser, LB_PY_COLON) || at_token(parser, LB_PY_COMMA) ||
           at_token(parser, LB_PY_RSQB);
}

/* A part of a slice, which may be absent. */
static bool parse_slice_part(lb_py_parser *parser, lb_py_expr **out)
{
    return at_slice_end(parser) || (*out = lb_py_parse_expression(parser));
}

static lb_py_expr *parse_slice(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    struct lb_py_Slice fields = {0};
    if (at_token(parser, LB_PY_STAR)) {
        return lb_py_parse_starred(parser);
    }
    if (!at_token(parser, LB_PY_COLON)) {
        fields.lower = lb_py_parse_named(parser);
        if (!fields.lower || !at_token(parser, LB_PY_COLON)) {
            return fields.lower;
        }
    }
    lb_py_advance(parser);
    if (!parse_slice_part(parser, &fields.upper)) {
        return NULL;
    }
    if (accept_token(parser, LB_PY_COLON) && !parse_slice_part(parser, &fields.step)) {
        return NULL;
    }
    lb_py_expr *node = NEW_EXPR(parser, Slice, start);
    node->Slice = fields;
    return node;
}

/* One slice, or a tuple of them. */
static lb_py_expr *parse_slices(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    lb_py_expr *first = parse_slice(parser);
    if (!first || (!at_token(parser, LB_PY_COMMA) && first->kind != LB_PY_Starred)) {
        return first;
    }
    const size_t mark = parser->items.count;
    push_item(parser, first);
    while (accept_token(parser, LB_PY_COMMA) && !at_token(parser, LB_PY_RSQB)) {
        lb_py_expr *next = parse_slice(parser);
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

static lb_py_expr *parse_subscript(lb_py_parser *parser, lb_py_expr *value, lb_py_place start)
{
    lb_py_advance(parser);
    lb_py_expr *slice = parse_slices(parser);
    if (!slice || !lb_py_expect(parser, LB_PY_RSQB)) {
        return NULL;
    }
    lb_py_expr *node = NEW_EXPR(parser, Subscript, start);
    node->Subscript = (struct lb_py_Subscript){value, slice, LB_PY_Load};
    return node;
}

static lb_py_expr *parse_attribute(lb_py_parser *parser, lb_py_expr *value, lb_py_place start)
{
    lb_str attr = {0};
    lb_py_advance(parser);
    if (!lb_py_expect_name(parser, &attr)) {
        return NULL;
    }
    lb_py_expr *node = NEW_EXPR(parser, Attribute, start);
    node->Attribute = (struct lb_py_Attribute){value, attr, LB_PY_Load};
    return node;
}

static lb_py_expr *parse_trailers(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    lb_py_expr *node = parse_atom(parser);
    while (node) {
        if (at_token(parser, LB_PY_DOT)) {
            node = parse_attribute(parser, node, start);
        } else if (at_token(parser, LB_PY_LPAR)) {
            node = parse_call(parser, node, start);
        } else if (at_token(parser, LB_PY_LSQB)) {
            node = parse_subscript(parser, node, start);
        } else {
            break;
        }
    }
    return node;
}

lb_py_expr *lb_py_parse_primary(lb_py_parser *parser)
{
    if (!at_token(parser, LB_PY_AWAIT)) {
        return parse_trailers(parser);
    }
    lb_py_place start = place_here(parser);
    lb_py_advance(parser);
    lb_py_expr *value = parse_trailers(parser);
    if (!value) {
        return NULL;
    }
    lb_py_expr *node = NEW_EXPR(parser, Await, start);
    node->Await.value = value;
    return node;
}
