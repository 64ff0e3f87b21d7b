/* Compound statements, but for match. */
#include "python/parser_internal.h"

/* ---- blocks ---- */

void *lb_py_fail_no_block(lb_py_parser *parser, const char *owner, uint32_t lineno)
{
    const bool is_at_end = parser->token.ptr == parser->lexer.end;
    const lb_py_place end = {parser->end_lineno, parser->end_col_offset};
    return lb_py_fail_indentation(parser, is_at_end ? end : place_here(parser),
                                  "expected an indented block after %s on line %u", owner, lineno);
}

bool lb_py_parse_block(lb_py_parser *parser, const char *owner, uint32_t lineno, lb_py_stmts *out)
{
    const size_t mark = parser->items.count;
    if (accept_token(parser, LB_PY_NEWLINE)) {
        if (!accept_token(parser, LB_PY_INDENT)) {
            return lb_py_fail_no_block(parser, owner, lineno);
        }
        do {
            if (!lb_py_parse_statement(parser)) {
                return false;
            }
        } while (!at_token(parser, LB_PY_DEDENT) && !at_token(parser, LB_PY_END));
        accept_token(parser, LB_PY_DEDENT);
    } else if (!lb_py_parse_simple_line(parser)) {
        return false;
    }
    TAKE_LIST(parser, mark, out);
    return true;
}

bool lb_py_expect_colon(lb_py_parser *parser)
{
    return at_token(parser, LB_PY_NEWLINE) ? lb_py_expect_named(parser, LB_PY_COLON)
                                           : lb_py_expect(parser, LB_PY_COLON);
}

/* "else:" and its block, or nothing. */
static bool parse_else(lb_py_parser *parser, lb_py_stmts *out)
{
    const uint32_t lineno = parser->token.lineno;
    return !accept_token(parser, LB_PY_ELSE) ||
           (lb_py_expect_named(parser, LB_PY_COLON) &&
            lb_py_parse_block(parser, "'else' statement", lineno, out));
}

/* ---- if, while, for ---- */

/* An elif is an if in the else of the one before: a chain is built from its head, in a loop. */
static lb_py_stmt *parse_if(lb_py_parser *parser)
{
    lb_py_stmt *head = NULL;
    lb_py_stmts *tail = NULL;
    const size_t mark = parser->items.count;
    const char *owner = "'if' statement";
    do {
        lb_py_place start = place_here(parser);
        lb_py_advance(parser);
        lb_py_expr *test = lb_py_parse_named(parser);
        lb_py_stmts body = {0};
        if (!test || !lb_py_expect_colon(parser) ||
            !lb_py_parse_block(parser, owner, start.lineno, &body)) {
            return NULL;
        }
        lb_py_stmt *node = NEW_STMT(parser, If, start);
        node->If.test = test;
        node->If.body = body;
        push_item(parser, node);
        if (tail) {
            tail->items = LB_NEW_ARRAY(parser->arena, lb_py_stmt *, 1);
            tail->items[0] = node;
            tail->count = 1;
        }
        head = head ? head : node;
        tail = &node->If.orelse;
        owner = "'elif' statement";
    } while (at_token(parser, LB_PY_ELIF));
    if (!parse_else(parser, tail)) {
        return NULL;
    }
    /* All of the chain ends where its last block does. */
    for (size_t i = mark; i < parser->items.count; i++) {
        lb_py_stmt *node = parser->items.items[i];
        node->pos = position_from(parser, place_of(node->pos));
    }
    parser->items.count = mark;
    return head;
}

static lb_py_stmt *parse_while(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    struct lb_py_While fields = {0};
    lb_py_advance(parser);
    fields.test = lb_py_parse_named(parser);
    if (!fields.test || !lb_py_expect_colon(parser) ||
        !lb_py_parse_block(parser, "'while' statement", start.lineno, &fields.body) ||
        !parse_else(parser, &fields.orelse)) {
        return NULL;
    }
    lb_py_stmt *node = NEW_STMT(parser, While, start);
    node->While = fields;
    return node;
}

/* `start` is that of `async`, if that came before. */
static lb_py_stmt *parse_for(lb_py_parser *parser, bool is_async, lb_py_place start)
{
    struct lb_py_For fields = {0};
    const uint32_t lineno = parser->token.lineno;
    lb_py_advance(parser);
    fields.target = lb_py_parse_for_targets(parser);
    if (!fields.target || !lb_py_expect(parser, LB_PY_IN)) {
        return NULL;
    }
    fields.iter = lb_py_parse_star_expressions(parser);
    if (!fields.iter || !lb_py_expect_colon(parser) ||
        !lb_py_parse_block(parser, "'for' statement", lineno, &fields.body) ||
        !parse_else(parser, &fields.orelse)) {
        return NULL;
    }
    /* For and AsyncFor have the same fields. */
    lb_py_stmt *node = NEW_STMT(parser, For, start);
    node->kind = is_async ? LB_PY_AsyncFor : LB_PY_For;
    node->For = fields;
    return node;
}

/* ---- with ---- */

/* Whether the bracket that begins a with statement holds its items, as in `with (a as b, c):`. It
   does if a colon follows and what it holds could not be anything else but expressions and `as`. */
static bool has_bracketed_items(const lb_py_parser *parser)
{
    lb_py_lexer lexer = parser->lexer;
    lb_py_token token = {0};
    unsigned level = 1;
    lb_py_token_type before = LB_PY_LPAR;
    bool is_empty = true;
    while (level && lb_py_lexer_next(&lexer, &token, NULL) == LB_OK && token.type != LB_PY_END) {
        const lb_py_token_type type = token.type;
        const bool is_first = before == LB_PY_LPAR || before == LB_PY_COMMA;
        if (level == 1 && (type == LB_PY_COLONEQUAL || type == LB_PY_FOR || type == LB_PY_ASYNC ||
                           (is_first && (type == LB_PY_STAR || type == LB_PY_YIELD)))) {
            return false;
        }
        is_empty = is_empty && type == LB_PY_RPAR;
        level += type == LB_PY_LPAR || type == LB_PY_LSQB || type == LB_PY_LBRACE;
        level -= type == LB_PY_RPAR || type == LB_PY_RSQB || type == LB_PY_RBRACE;
        before = level == 1 ? type : LB_PY_NAME;
    }
    return !is_empty && level == 0 && lb_py_lexer_next(&lexer, &token, NULL) == LB_OK &&
           token.type == LB_PY_COLON;
}

static bool push_with_item(lb_py_parser *parser)
{
    lb_py_withitem *item = LB_NEW(parser->arena, lb_py_withitem);
    item->context_expr = lb_py_parse_expression(parser);
    if (!item->context_expr) {
        return false;
    }
    if (accept_token(parser, LB_PY_AS)) {
        item->optional_vars = lb_py_parse_starred(parser);
        if (!item->optional_vars ||
            !lb_py_make_target(parser, item->optional_vars, LB_PY_TARGET_ASSIGN)) {
            return false;
        }
    }
    push_item(parser, item);
    return true;
}

static bool parse_with_items(lb_py_parser *parser, lb_py_withitems *out)
{
    const size_t mark = parser->items.count;
    const bool has_brackets = at_token(parser, LB_PY_LPAR) && has_bracketed_items(parser);
    if (has_brackets) {
        lb_py_advance(parser);
    }
    do {
        if (!push_with_item(parser)) {
            return false;
        }
    } while (accept_token(parser, LB_PY_COMMA) && !(has_brackets && at_token(parser, LB_PY_RPAR)));
    TAKE_LIST(parser, mark, out);
    return !has_brackets || lb_py_expect(parser, LB_PY_RPAR);
}

static lb_py_stmt *parse_with(lb_py_parser *parser, bool is_async, lb_py_place start)
{
    struct lb_py_With fields = {0};
    const uint32_t lineno = parser->token.lineno;
    lb_py_advance(parser);
    if (!parse_with_items(parser, &fields.items) || !lb_py_expect_colon(parser) ||
        !lb_py_parse_block(parser, "'with' statement", lineno, &fields.body)) {
        return NULL;
    }
    lb_py_stmt *node = NEW_STMT(parser, With, start);
    node->kind = is_async ? LB_PY_AsyncWith : LB_PY_With;
    node->With = fields;
    return node;
}

/* ---- try ---- */

/* The types of an except clause: without brackets there may be several, but then no name (3.14). */
static bool parse_handler_types(lb_py_parser *parser, lb_py_handler *handler)
{
    lb_py_place start = place_here(parser);
    handler->type = lb_py_parse_expression(parser);
    if (!handler->type) {
        return false;
    }
    if (at_token(parser, LB_PY_COMMA)) {
        const size_t mark = parser->items.count;
        push_item(parser, handler->type);
        while (accept_token(parser, LB_PY_COMMA) && !at_token(parser, LB_PY_COLON)) {
            lb_py_expr *next = lb_py_parse_expression(parser);
            if (!next) {
                return false;
            }
            push_item(parser, next);
        }
        if (at_token(parser, LB_PY_AS)) {
            return lb_py_fail_at(parser, start, "multiple exception types must be parenthesized");
        }
        handler->type = NEW_EXPR(parser, Tuple, start);
        TAKE_LIST(parser, mark, &handler->type->Tuple.elts);
    }
    return !accept_token(parser, LB_PY_AS) || lb_py_expect_name(parser, &handler->name);
}

static bool push_handler(lb_py_parser *parser, bool is_star)
{
    lb_py_place start = place_here(parser);
    lb_py_handler *handler = LB_NEW(parser->arena, lb_py_handler);
    lb_py_advance(parser);
    if (is_star) {
        lb_py_advance(parser);
        if (at_token(parser, LB_PY_COLON) || at_token(parser, LB_PY_NEWLINE)) {
            return lb_py_fail_at(parser, place_here(parser),
                                 "expected one or more exception types");
        }
    }
    const bool has_type = !at_token(parser, LB_PY_COLON) && !at_token(parser, LB_PY_NEWLINE);
    if ((has_type && !parse_handler_types(parser, handler)) || !lb_py_expect_colon(parser) ||
        !lb_py_parse_block(parser, is_star ? "'except*' statement" : "'except' statement",
                           start.lineno, &handler->body)) {
        return false;
    }
    handler->pos = position_from(parser, start);
    push_item(parser, handler);
    return true;
}

static bool parse_handlers(lb_py_parser *parser, bool *is_star, lb_py_handlers *out)
{
    const size_t mark = parser->items.count;
    while (at_token(parser, LB_PY_EXCEPT)) {
        const bool has_star = lb_py_peek(parser)->type == LB_PY_STAR;
        if (parser->items.count > mark && has_star != *is_star) {
            return lb_py_fail_at(parser, place_here(parser),
                                 "cannot have both 'except' and 'except*' on the same 'try'");
        }
        *is_star = has_star;
        if (!push_handler(parser, has_star)) {
            return false;
        }
    }
    TAKE_LIST(parser, mark, out);
    return true;
}

static lb_py_stmt *parse_try(lb_py_parser *parser)
{
    lb_py_place start = place_here(parser);
    struct lb_py_Try fields = {0};
    bool is_star = false;
    lb_py_advance(parser);
    if (!lb_py_expect_named(parser, LB_PY_COLON) ||
        !lb_py_parse_block(parser, "'try' statement", start.lineno, &fields.body)) {
        return NULL;
    }
    if (!at_token(parser, LB_PY_EXCEPT) && !at_token(parser, LB_PY_FINALLY)) {
        return lb_py_fail_at(parser, place_here(parser), "expected 'except' or 'finally' block");
    }
    if (!parse_handlers(parser, &is_star, &fields.handlers) ||
        (fields.handlers.count && !parse_else(parser, &fields.orelse))) {
        return NULL;
    }
    const uint32_t lineno = parser->token.lineno;
    if (accept_token(parser, LB_PY_FINALLY) &&
        !(lb_py_expect_named(parser, LB_PY_COLON) &&
          lb_py_parse_block(parser, "'finally' statement", lineno, &fields.finalbody))) {
        return NULL;
    }
    /* Try and TryStar have the same fields. */
    lb_py_stmt *node = NEW_STMT(parser, Try, start);
    node->kind = is_star ? LB_PY_TryStar : LB_PY_Try;
    node->Try = fields;
    return node;
}

/* ---- functions and classes ---- */

static lb_py_stmt *parse_function(lb_py_parser *parser, bool is_async, lb_py_place start,
                                  lb_py_exprs decorators)
{
    struct lb_py_FunctionDef fields = {.decorator_list = decorators};
    const uint32_t lineno = parser->token.lineno;
    lb_py_advance(parser);
    if (!lb_py_expect_name(parser, &fields.name) ||
        !lb_py_parse_type_params(parser, &fields.type_params) ||
        !lb_py_expect_named(parser, LB_PY_LPAR)) {
        return NULL;
    }
    fields.args = lb_py_parse_parameters(parser, false);
    if (!fields.args || !lb_py_expect(parser, LB_PY_RPAR)) {
        return NULL;
    }
    lb_py_place arrow = place_here(parser);
    if (accept_token(parser, LB_PY_RARROW)) {
        if (!lb_py_starts_expression(parser->token.type)) {
            return lb_py_fail_at(parser, arrow, "expected ':'");
        }
        fields.returns = lb_py_parse_expression(parser);
        if (!fields.returns) {
            return NULL;
        }
    }
    if (!lb_py_expect_named(parser, LB_PY_COLON) ||
        !lb_py_parse_block(parser, "function definition", lineno, &fields.body)) {
        return NULL;
    }
    lb_py_stmt *node = NEW_STMT(parser, FunctionDef, start);
    node->kind = is_async ? LB_PY_AsyncFunctionDef : LB_PY_FunctionDef;
    node->FunctionDef = fields;
    return node;
}

static lb_py_stmt *parse_class(lb_py_parser *parser, lb_py_exprs decorators)
{
    lb_py_place start = place_here(parser);
    struct lb_py_ClassDef fields = {.decorator_list = decorators};
    lb_py_advance(parser);
    if (!lb_py_expect_name(parser, &fields.name) ||
        !lb_py_parse_type_params(parser, &fields.type_params)) {
        return NULL;
    }
    if (at_token(parser, LB_PY_LPAR) &&
        !lb_py_parse_arguments(parser, false, &fields.bases, &fields.keywords)) {
        return NULL;
    }
    if (!lb_py_expect_colon(parser) ||
        !lb_py_parse_block(parser, "class definition", start.lineno, &fields.body)) {
        return NULL;
    }
    lb_py_stmt *node = NEW_STMT(parser, ClassDef, start);
    node->ClassDef = fields;
    return node;
}

static lb_py_stmt *parse_async(lb_py_parser *parser, lb_py_exprs decorators)
{
    lb_py_place start = place_here(parser);
    lb_py_advance(parser);
    if (at_token(parser, LB_PY_DEF)) {
        return parse_function(parser, true, start, decorators);
    }
    if (decorators.count) {
        return lb_py_fail(parser);
    }
    return at_token(parser, LB_PY_WITH)  ? parse_with(parser, true, start)
           : at_token(parser, LB_PY_FOR) ? parse_for(parser, true, start)
                                         : lb_py_fail(parser);
}

static lb_py_stmt *parse_decorated(lb_py_parser *parser)
{
    const size_t mark = parser->items.count;
    lb_py_exprs decorators = {0};
    while (accept_token(parser, LB_PY_AT)) {
        lb_py_expr *decorator = lb_py_parse_named(parser);
        if (!decorator || !lb_py_expect(parser, LB_PY_NEWLINE)) {
            return NULL;
        }
        push_item(parser, decorator);
    }
    TAKE_LIST(parser, mark, &decorators);
    switch (parser->token.type) {
    case LB_PY_DEF:
        return parse_function(parser, false, place_here(parser), decorators);
    case LB_PY_ASYNC:
        return parse_async(parser, decorators);
    case LB_PY_CLASS:
        return parse_class(parser, decorators);
    default:
        return lb_py_fail(parser);
    }
}

/* ---- statements ---- */

/* A compound statement. NULL without an error where the current token begins none. */
static lb_py_stmt *parse_compound(lb_py_parser *parser, bool *is_compound)
{
    *is_compound = true;
    switch (parser->token.type) {
    case LB_PY_IF:
        return parse_if(parser);
    case LB_PY_WHILE:
        return parse_while(parser);
    case LB_PY_FOR:
        return parse_for(parser, false, place_here(parser));
    case LB_PY_WITH:
        return parse_with(parser, false, place_here(parser));
    case LB_PY_TRY:
        return parse_try(parser);
    case LB_PY_DEF:
        return parse_function(parser, false, place_here(parser), (lb_py_exprs){0});
    case LB_PY_CLASS:
        return parse_class(parser, (lb_py_exprs){0});
    case LB_PY_ASYNC:
        return parse_async(parser, (lb_py_exprs){0});
    case LB_PY_AT:
        return parse_decorated(parser);
    default:
        *is_compound = false;
        return lb_py_at_word(parser, "match") ? lb_py_parse_match(parser, is_compound) : NULL;
    }
}

bool lb_py_parse_statement(lb_py_parser *parser)
{
    bool is_compound = false;
    if (!lb_py_enter(parser)) {
        return false;
    }
    lb_py_stmt *compound = parse_compound(parser, &is_compound);
    if (compound) {
        push_item(parser, compound);
    }
    bool is_good = is_compound ? compound != NULL : lb_py_parse_simple_line(parser);
    leave(parser);
    return is_good;
}
