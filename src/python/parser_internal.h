/*
 * What the parser's files share: the state, tokens, nodes, lists and errors; and the rules of the
 * grammar that one file calls in another.
 *
 * A rule takes the parser and returns its node, or NULL with parser->error filled. A failure is
 * final: nothing is tried again. A lexer's error is kept in parser->error and makes the current
 * token one that no rule accepts.
 */
#ifndef LB_PYTHON_PARSER_INTERNAL_H
#define LB_PYTHON_PARSER_INTERNAL_H

#include <string.h>

#include "base/text.h"
#include "base/vector.h"
#include "python/ast.h"
#include "python/lexer.h"
#include "python/syntax_error.h"

enum { LB_PY_MAX_DEPTH = 1000 };

typedef struct lb_py_parser {
    lb_arena *arena;
    lb_str source;
    lb_py_token token; /* the current one: not yet taken */
    lb_py_token next;  /* the one behind it, if it was looked at */
    bool has_next;
    uint32_t end_lineno, end_col_offset; /* of the last token taken that is not white space */
    uint32_t furthest_lineno;            /* of any token read so far */
    unsigned depth;                      /* of the recursion */
    bool is_trial;                       /* within lb_py_would_parse() */
    LB_VECTOR(void *) items;             /* lists that are being built, innermost last */
    lb_text text;                        /* of adjacent strings that are being joined */
    lb_error error;
    bool is_error_final; /* no error further on is worth more */
    lb_py_lexer lexer;
} lb_py_parser;

/* ---- tokens ---- */

void lb_py_advance(lb_py_parser *parser);
/* The token behind the current one. */
const lb_py_token *lb_py_peek(lb_py_parser *parser);

static inline bool at_token(const lb_py_parser *parser, lb_py_token_type type)
{
    return parser->token.type == type;
}
static inline bool accept_token(lb_py_parser *parser, lb_py_token_type type)
{
    if (parser->token.type != type) {
        return false;
    }
    lb_py_advance(parser);
    return true;
}
/* As accept_token, or "invalid syntax". */
bool lb_py_expect(lb_py_parser *parser, lb_py_token_type type);
/* As accept_token, or "expected ':'" and the like. */
bool lb_py_expect_named(lb_py_parser *parser, lb_py_token_type type);
/* Takes a NAME; false and "invalid syntax" at another token. */
bool lb_py_expect_name(lb_py_parser *parser, lb_str *out);
/* Whether the current token is a NAME of this spelling (a soft keyword). */
bool lb_py_at_word(const lb_py_parser *parser, const char *word);

/* ---- places ---- */

static inline lb_py_place place_here(const lb_py_parser *parser)
{
    return (lb_py_place){parser->token.lineno, parser->token.col_offset};
}
static inline lb_py_place place_of(lb_py_position pos)
{
    return (lb_py_place){pos.lineno, pos.col_offset};
}
/* From a place to the end of the last token. */
static inline lb_py_position position_from(const lb_py_parser *parser, lb_py_place start)
{
    return (lb_py_position){start.lineno, start.col_offset, parser->end_lineno,
                            parser->end_col_offset};
}
/* Whether a node begins there: one in brackets begins behind them. */
static inline bool starts_at(lb_py_position pos, lb_py_place place)
{
    return pos.lineno == place.lineno && pos.col_offset == place.col_offset;
}

/* ---- nodes and lists ---- */

/* A node of exactly its kind's size, from `start` to the end of the last token. */
#define NEW_NODE(parser, sum, kind_name, start)         \
    ((sum *)lb_py_new_node((parser), LB_PY_##kind_name, \
                           offsetof(sum, kind_name) + sizeof(struct lb_py_##kind_name), start))
#define NEW_EXPR(parser, kind_name, start) NEW_NODE(parser, lb_py_expr, kind_name, start)
#define NEW_STMT(parser, kind_name, start) NEW_NODE(parser, lb_py_stmt, kind_name, start)
#define NEW_PATTERN(parser, kind_name, start) NEW_NODE(parser, lb_py_pattern, kind_name, start)
void *lb_py_new_node(lb_py_parser *parser, lb_py_kind kind, size_t size, lb_py_place start);

/* A list is built by noting the count, adding, and taking what was added:
       size_t mark = parser->items.count; lb_py_push(parser, node); ... TAKE_LIST(parser, mark,
   list) */
static inline void push_item(lb_py_parser *parser, void *item)
{
    lb_vector_push(&parser->items, item);
}
#define TAKE_LIST(parser, mark, list)                       \
    do {                                                    \
        (list)->count = (parser)->items.count - (mark);     \
        (list)->items = lb_py_take_items((parser), (mark)); \
    } while (0)
void *lb_py_take_items(lb_py_parser *parser, size_t mark);

/* ---- errors: all return NULL, and leave an earlier error alone ---- */

/* "invalid syntax" at the current token. */
void *lb_py_fail(lb_py_parser *parser);
void *lb_py_fail_at(lb_py_parser *parser, lb_py_place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void *lb_py_fail_indentation(lb_py_parser *parser, lb_py_place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Counts a level of recursion; false where there are too many. */
bool lb_py_enter(lb_py_parser *parser);
static inline void leave(lb_py_parser *parser)
{
    parser->depth--;
}
/* Whether a rule would succeed from here; nothing is taken. An error of the lexer on the way stays
   as the parser's. Costly: for wording errors only. */
bool lb_py_would_parse(lb_py_parser *parser, lb_py_expr *(*rule)(lb_py_parser *));

/* ---- parser_expression.c ---- */

lb_py_expr *lb_py_parse_expression(lb_py_parser *parser);
/* An expression or NAME := expression. */
lb_py_expr *lb_py_parse_named(lb_py_parser *parser);
/* The same before a '=' that may follow: an argument of a call. */
lb_py_expr *lb_py_parse_argument(lb_py_parser *parser);
/* One or more, with stars; more than one, or a trailing comma, make a tuple. */
lb_py_expr *lb_py_parse_star_expressions(lb_py_parser *parser);
/* As above or a yield expression. */
lb_py_expr *lb_py_parse_right_side(lb_py_parser *parser);
lb_py_expr *lb_py_parse_yield(lb_py_parser *parser);
/* *x or a named expression: what stands in a list. */
lb_py_expr *lb_py_parse_star_named(lb_py_parser *parser);
lb_py_expr *lb_py_parse_disjunction(lb_py_parser *parser);
/* Operators down to |, without comparison; after an optional star. */
lb_py_expr *lb_py_parse_bitwise(lb_py_parser *parser);
lb_py_expr *lb_py_parse_starred(lb_py_parser *parser);
bool lb_py_starts_expression(lb_py_token_type type);

/* ---- parser_primary.c ---- */

/* An atom with its calls, attributes and subscripts. */
lb_py_expr *lb_py_parse_primary(lb_py_parser *parser);
/* The arguments of a call or a class, brackets included. */
bool lb_py_parse_arguments(lb_py_parser *parser, bool may_be_generator, lb_py_exprs *args,
                           lb_py_keywords *keywords);
lb_py_expr *lb_py_parse_name(lb_py_parser *parser, lb_py_context ctx);
lb_py_expr *lb_py_parse_number(lb_py_parser *parser);
lb_py_expr *lb_py_new_constant(lb_py_parser *parser, lb_py_constant_type type, lb_py_place start);
/* "for x in y if z ..." */
bool lb_py_parse_comprehensions(lb_py_parser *parser, lb_py_comprehensions *out);

/* ---- parser_string.c ---- */

/* Adjacent strings and f-strings. */
lb_py_expr *lb_py_parse_strings(lb_py_parser *parser);

/* ---- parser_target.c ---- */

typedef enum lb_py_target_use {
    LB_PY_TARGET_ASSIGN, /* and with, which words it the same */
    LB_PY_TARGET_FOR,
    LB_PY_TARGET_DELETE,
} lb_py_target_use;
/* Makes an expression a target (Store or Del); false where it cannot be one. */
bool lb_py_make_target(lb_py_parser *parser, lb_py_expr *expr, lb_py_target_use use);
/* The part of an expression that cannot be a target, or NULL. */
lb_py_expr *lb_py_invalid_target(lb_py_expr *expr, lb_py_target_use use);
void lb_py_set_context(lb_py_expr *expr, lb_py_context ctx);
/* Whether someone who puts a single '=' behind the expression may mean '=='. */
bool lb_py_may_mean_equal(const lb_py_expr *expr);
/* "function call" */
const char *lb_py_expr_description(const lb_py_expr *expr);
/* The targets of for, up to `in`, which is not taken. */
lb_py_expr *lb_py_parse_for_targets(lb_py_parser *parser);

/* ---- parser_parameters.c ---- */

/* Up to the closing bracket of a def, or the colon of a lambda, which is not taken. */
lb_py_arguments *lb_py_parse_parameters(lb_py_parser *parser, bool is_lambda);
/* "[T: int, *Ts, **P]", or nothing. */
bool lb_py_parse_type_params(lb_py_parser *parser, lb_py_type_params *out);

/* ---- parser_statement.c, parser_compound.c, parser_match.c ---- */

/* Simple statements up to the end of the line, added to the list being built. */
bool lb_py_parse_simple_line(lb_py_parser *parser);
/* A statement, or a line of simple ones, added to the list being built. */
bool lb_py_parse_statement(lb_py_parser *parser);
/* The colon before a block; its lack is named where nothing else can be meant. */
bool lb_py_expect_colon(lb_py_parser *parser);
/* What follows the colon. `owner` names the statement in errors: "'if' statement", of that line. */
bool lb_py_parse_block(lb_py_parser *parser, const char *owner, uint32_t lineno, lb_py_stmts *out);
/* "expected an indented block after ..." */
void *lb_py_fail_no_block(lb_py_parser *parser, const char *owner, uint32_t lineno);
/* A match statement, if the current NAME `match` begins one (*is_match). */
lb_py_stmt *lb_py_parse_match(lb_py_parser *parser, bool *is_match);

#endif
