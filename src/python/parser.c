#include "python/parser.h"

#include "python/lexer_internal.h"
#include "python/literal.h"
#include "python/parser_internal.h"

/* ---- tokens ---- */

static void read_token(lb_py_parser *parser, lb_py_token *token)
{
    if (parser->error.code == LB_OK &&
        lb_py_lexer_next(&parser->lexer, token, &parser->error) == LB_OK) {
        parser->furthest_lineno = token->lineno;
        return;
    }
    parser->is_error_final = true;
    token->type = LB_PY_OTHER;
}

void lb_py_advance(lb_py_parser *parser)
{
    const lb_py_token_type type = parser->token.type;
    if (type != LB_PY_NEWLINE && type != LB_PY_INDENT && type != LB_PY_DEDENT) {
        parser->end_lineno = parser->token.end_lineno;
        parser->end_col_offset = parser->token.end_col_offset;
    }
    if (parser->has_next) {
        parser->token = parser->next;
        parser->has_next = false;
        return;
    }
    read_token(parser, &parser->token);
}

const lb_py_token *lb_py_peek(lb_py_parser *parser)
{
    if (!parser->has_next) {
        read_token(parser, &parser->next);
        parser->has_next = true;
    }
    return &parser->next;
}

bool lb_py_expect(lb_py_parser *parser, lb_py_token_type type)
{
    return accept_token(parser, type) || lb_py_fail(parser);
}

bool lb_py_expect_named(lb_py_parser *parser, lb_py_token_type type)
{
    return accept_token(parser, type) ||
           lb_py_fail_at(parser, place_here(parser), "expected '%s'", lb_py_token_name(type));
}

bool lb_py_expect_name(lb_py_parser *parser, lb_str *out)
{
    if (!at_token(parser, LB_PY_NAME)) {
        return lb_py_fail(parser);
    }
    if (lb_py_literal_name(parser->arena, &parser->token, out, &parser->error) != LB_OK) {
        return false;
    }
    lb_py_advance(parser);
    return true;
}

bool lb_py_at_word(const lb_py_parser *parser, const char *word)
{
    return at_token(parser, LB_PY_NAME) && lb_str_is(lb_py_token_str(&parser->token), word);
}

/* ---- nodes and lists ---- */

void *lb_py_new_node(lb_py_parser *parser, lb_py_kind kind, size_t size, lb_py_place start)
{
    /* All sum types with a position begin alike. */
    struct {
        lb_py_kind kind;
        lb_py_position pos;
    } *node = lb_arena_alloc(parser->arena, size);
    node->kind = kind;
    node->pos = position_from(parser, start);
    return node;
}

void *lb_py_take_items(lb_py_parser *parser, size_t mark)
{
    size_t count = parser->items.count - mark;
    if (count == 0) {
        return NULL;
    }
    void *out = lb_arena_alloc(parser->arena, count * sizeof(void *));
    memcpy(out, parser->items.items + mark, count * sizeof(void *));
    parser->items.count = mark;
    return out;
}

/* ---- errors ---- */

void *lb_py_fail(lb_py_parser *parser)
{
    lb_py_place place = place_here(parser);
    if (at_token(parser, LB_PY_INDENT)) {
        place.col_offset -= place.col_offset > 0;
        parser->is_error_final = true;
        return lb_py_fail_indentation(parser, place, "unexpected indent");
    }
    if (at_token(parser, LB_PY_DEDENT)) {
        return lb_py_fail_indentation(parser, place, "unexpected unindent");
    }
    return lb_py_fail_at(parser, place, "invalid syntax");
}

static void *fail_with(lb_py_parser *parser, const char *kind, lb_py_place place,
                       const char *format, va_list args)
{
    if (parser->error.code == LB_OK) {
        LB_AUTO_TEXT lb_text message = {0};
        const bool is_prefixed = strncmp(format, "f-string", strlen("f-string")) == 0;
        /* An f-string that only begins here is not yet to blame. */
        const bool is_in_field =
            parser->lexer.fstring_count > at_token(parser, LB_PY_FSTRING_START);
        lb_text_adds(&message, is_in_field && !is_prefixed ? "f-string: " : "");
        lb_text_addv(&message, format, args);
        lb_py_syntax_error_kind(&parser->error, kind, parser->source, place,
                                lb_text_cstr(&message));
    }
    return NULL;
}

void *lb_py_fail_at(lb_py_parser *parser, lb_py_place place, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fail_with(parser, "SyntaxError", place, format, args);
    va_end(args);
    return NULL;
}

void *lb_py_fail_indentation(lb_py_parser *parser, lb_py_place place, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fail_with(parser, "IndentationError", place, format, args);
    va_end(args);
    return NULL;
}

bool lb_py_enter(lb_py_parser *parser)
{
    if (++parser->depth <= LB_PY_MAX_DEPTH) {
        return true;
    }
    return lb_py_fail_at(parser, place_here(parser),
                         "parser stack overflowed - source too complex to parse");
}

bool lb_py_would_parse(lb_py_parser *parser, lb_py_expr *(*rule)(lb_py_parser *))
{
    if (parser->error.code != LB_OK) {
        return false;
    }
    lb_py_parser *saved = lb_alloc(sizeof *saved);
    *saved = *parser;
    parser->is_trial = true;
    const bool is_good = rule(parser) && parser->error.code == LB_OK;
    if (parser->error.code != LB_OK && !parser->is_error_final) {
        lb_error_clear(&parser->error);
    }
    /* What has grown stays as it is now. */
    saved->items.items = parser->items.items;
    saved->items.capacity = parser->items.capacity;
    saved->text.ptr = parser->text.ptr;
    saved->text.capacity = parser->text.capacity;
    saved->error = parser->error;
    saved->is_error_final = parser->is_error_final;
    saved->furthest_lineno = parser->furthest_lineno;
    *parser = *saved;
    free(saved);
    return is_good;
}

/* An error of the lexer further on often says more than the parser's: the bracket that was not
   closed, the string that was not ended. */
static void prefer_lexer_error(lb_py_parser *parser)
{
    lb_py_lexer *lexer = &parser->lexer;
    lb_py_token token = {0};
    LB_AUTO_ERROR lb_error error = {0};
    while (lb_py_lexer_next(lexer, &token, &error) == LB_OK) {
        if (token.type == LB_PY_END) {
            return;
        }
    }
    if (lexer->is_minor_error) {
        if (lexer->level == 0 ||
            parser->furthest_lineno <= lexer->parens[lexer->level - 1].lineno) {
            return;
        }
        lb_py_lexer_fail_unclosed(lexer, &error);
    }
    lb_error_move(&parser->error, &error);
}

/* ---- the whole ---- */

static bool parse_file(lb_py_parser *parser, lb_py_mod *module)
{
    module->kind = LB_PY_Module;
    while (!at_token(parser, LB_PY_END)) {
        if (!lb_py_parse_statement(parser)) {
            return false;
        }
    }
    TAKE_LIST(parser, 0, &module->Module.body);
    return true;
}

static bool parse_eval(lb_py_parser *parser, lb_py_mod *module)
{
    module->kind = LB_PY_Expression;
    module->Expression.body = lb_py_parse_star_expressions(parser);
    if (!module->Expression.body) {
        return false;
    }
    while (accept_token(parser, LB_PY_NEWLINE)) {
    }
    return lb_py_expect(parser, LB_PY_END);
}

static lb_code parse(lb_py_parser *parser, lb_str source, bool (*rule)(lb_py_parser *, lb_py_mod *),
                     lb_py_mod *module)
{
    LB_TRY(lb_py_source_decode(parser->arena, source, &parser->source, &parser->error));
    lb_py_lexer_start(&parser->lexer, parser->source);
    read_token(parser, &parser->token);
    if (rule(parser, module)) {
        return LB_OK;
    }
    if (!parser->is_error_final) {
        prefer_lexer_error(parser);
    }
    return parser->error.code;
}

static lb_code parse_with(lb_arena *arena, lb_str source, const char *filename,
                          bool (*rule)(lb_py_parser *, lb_py_mod *), lb_py_mod **out,
                          lb_error *error)
{
    lb_py_parser parser;
    memset(&parser, 0, offsetof(lb_py_parser, lexer));
    parser.arena = arena;
    lb_py_mod *module = LB_NEW(arena, lb_py_mod);
    lb_code code = parse(&parser, source, rule, module);
    lb_vector_free(&parser.items);
    lb_text_free(&parser.text);
    if (code == LB_OK) {
        *out = module;
        return LB_OK;
    }
    lb_error_at(&parser.error, filename, parser.error.line, parser.error.column);
    return lb_error_move(error, &parser.error);
}

lb_code lb_python_parse(lb_arena *arena, lb_str source, const char *filename, lb_py_mod **out,
                        lb_error *error)
{
    return parse_with(arena, source, filename, parse_file, out, error);
}

lb_code lb_python_parse_expression(lb_arena *arena, lb_str source, const char *filename,
                                   lb_py_mod **out, lb_error *error)
{
    return parse_with(arena, source, filename, parse_eval, out, error);
}
