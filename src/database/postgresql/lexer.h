/*
 * Lexer: the tokens of PostgreSQL's SQL, as far as splitting a script needs them.
 *
 * It follows the server's scanner (standard_conforming_strings on) in where strings, quoted names,
 * dollar quotes and comments begin and end. Where scanners of different versions disagree it says
 * that it is not certain. Pure and thread-safe. Stands on base.
 */
#ifndef LB_DATABASE_POSTGRESQL_LEXER_H
#define LB_DATABASE_POSTGRESQL_LEXER_H

#include "base/str.h"

typedef enum pg_token_kind {
    PG_TOKEN_END,
    PG_TOKEN_WORD, /* a keyword or a name without quotes */
    PG_TOKEN_NAME, /* a quoted name */
    PG_TOKEN_SEMICOLON,
    PG_TOKEN_OPEN,
    PG_TOKEN_CLOSE,
    PG_TOKEN_BACKSLASH, /* begins a command of psql; never valid SQL */
    PG_TOKEN_OTHER,     /* a literal, a parameter, one character of an operator */
    PG_TOKEN_ERROR,     /* `problem` says which; starts where the string or comment does */
} pg_token_kind;

typedef struct pg_token {
    pg_token_kind kind;
    size_t start, end;
} pg_token;

/* Start with {.text = script}. */
typedef struct pg_lexer {
    lb_str text;
    size_t at;
    bool is_uncertain;   /* something stood there that not every scanner reads alike */
    const char *problem; /* of PG_TOKEN_ERROR */
} pg_lexer;

pg_token pg_lexer_next(pg_lexer *lexer);

#endif
