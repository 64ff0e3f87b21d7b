/* What the lexer's files share: lexer.c calls the readers of strings and of numbers. */
#ifndef LB_PYTHON_LEXER_INTERNAL_H
#define LB_PYTHON_LEXER_INTERNAL_H

#include "python/lexer.h"
#include "python/syntax_error.h"

/* The byte at `at`, NUL behind the end. */
static inline char lb_py_byte(const lb_py_lexer *lexer, const char *at)
{
    return at < lexer->end ? *at : '\0';
}

static inline bool lb_py_is_newline(char c)
{
    return c == '\n' || c == '\r';
}

/* Letters, digits, '_' and everything beyond ASCII. */
static inline bool lb_py_is_name_byte(char c)
{
    return lb_is_alpha(c) || lb_is_digit(c) || c == '_' || (unsigned char)c >= 0x80;
}

/* Takes the line end at `at`, which becomes the position. */
static inline void lb_py_lexer_take_newline(lb_py_lexer *lexer, const char *at)
{
    bool is_crlf = *at == '\r' && lb_py_byte(lexer, at + 1) == '\n';
    lexer->at = at + (is_crlf ? 2 : 1);
    lexer->line_start = lexer->at;
    lexer->lineno++;
}

/* Begins a token at lexer->at. */
static inline void lb_py_lexer_begin(const lb_py_lexer *lexer, lb_py_token *token)
{
    token->ptr = lexer->at;
    token->lineno = lexer->lineno;
    token->col_offset = (uint32_t)(lexer->at - lexer->line_start);
    token->is_plain = true;
}

/* Ends the token at `end`, which becomes the position. */
static inline lb_code lb_py_lexer_finish(lb_py_lexer *lexer, lb_py_token *token,
                                         lb_py_token_type type, const char *end)
{
    token->type = type;
    token->len = (uint32_t)(end - token->ptr);
    token->end_lineno = lexer->lineno;
    token->end_col_offset = (uint32_t)(end - lexer->line_start);
    lexer->at = end;
    return LB_OK;
}

/* Fails with a SyntaxError at a byte of the current line. */
lb_code lb_py_lexer_fail(const lb_py_lexer *lexer, const char *at, lb_error *error,
                         const char *format, ...) __attribute__((format(printf, 4, 5)));

/* "'(' was never closed", of the innermost bracket. */
lb_code lb_py_lexer_fail_unclosed(const lb_py_lexer *lexer, lb_error *error);

/* Opening and closing brackets; `at` is the bracket. */
lb_code lb_py_lexer_open(lb_py_lexer *lexer, const char *at, lb_error *error);
lb_code lb_py_lexer_close(lb_py_lexer *lexer, const char *at, lb_error *error);

/* The rest of a NUMBER that begins at lexer->at. */
lb_code lb_py_lexer_number(lb_py_lexer *lexer, lb_py_token *token, lb_error *error);
/* The rest of a STRING, or an FSTRING_START; the prefix is from lexer->at to `quote`. */
lb_code lb_py_lexer_string(lb_py_lexer *lexer, const char *quote, lb_py_token *token,
                           lb_error *error);
/* The next token in the text of the innermost f-string. */
lb_code lb_py_lexer_fstring_text(lb_py_lexer *lexer, lb_py_token *token, lb_error *error);
/* Whether the lexer is in an expression of an f-string, outside its brackets. */
static inline bool lb_py_lexer_is_in_field(const lb_py_lexer *lexer)
{
    if (lexer->fstring_count == 0) {
        return false;
    }
    const lb_py_fstring *fstring = &lexer->fstrings[lexer->fstring_count - 1];
    return lexer->level == (uint32_t)fstring->paren_level + fstring->field_depth;
}

#endif
