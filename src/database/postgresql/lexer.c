#include "database/postgresql/lexer.h"

#include <string.h>

static bool is_name_start(char c)
{
    return lb_is_alpha(c) || c == '_' || (unsigned char)c >= 0x80;
}

static bool is_name_char(char c)
{
    return is_name_start(c) || lb_is_digit(c) || c == '$';
}

static char peek(const pg_lexer *lexer, size_t ahead)
{
    size_t at = lexer->at + ahead;
    return at < lexer->text.len ? lexer->text.ptr[at] : '\0';
}

static bool is_at(const pg_lexer *lexer, const char *two)
{
    return peek(lexer, 0) == two[0] && peek(lexer, 1) == two[1];
}

static pg_token fail(pg_lexer *lexer, size_t start, const char *problem)
{
    lexer->problem = problem;
    lexer->at = lexer->text.len;
    return (pg_token){PG_TOKEN_ERROR, start, lexer->text.len};
}

static void skip_line_comment(pg_lexer *lexer)
{
    while (lexer->at < lexer->text.len && peek(lexer, 0) != '\n' && peek(lexer, 0) != '\r') {
        lexer->at++;
    }
}

/* Block comments nest. */
static bool skip_block_comment(pg_lexer *lexer)
{
    size_t depth = 0;
    while (lexer->at < lexer->text.len) {
        if (is_at(lexer, "/*")) {
            depth++;
            lexer->at += 2;
        } else if (is_at(lexer, "*/")) {
            lexer->at += 2;
            if (--depth == 0) {
                return true;
            }
        } else {
            lexer->at++;
        }
    }
    return false;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* An escape string goes on after white space with a newline in it, with its escapes: E'a' \n 'b\''.
 * (A plain one may as well, but reads the same as two strings.) */
static bool escape_string_continues(pg_lexer *lexer)
{
    pg_lexer ahead = *lexer;
    bool has_newline = false;
    for (;;) {
        char c = peek(&ahead, 0);
        if (is_space(c) && ahead.at < ahead.text.len) {
            has_newline = has_newline || c == '\n' || c == '\r';
            ahead.at++;
        } else if (is_at(&ahead, "--")) {
            skip_line_comment(&ahead);
        } else {
            break;
        }
    }
    if (!has_newline || peek(&ahead, 0) != '\'') {
        return false;
    }
    lexer->at = ahead.at;
    return true;
}

/* From an opening quote to behind the closing one; a doubled quote stays inside. */
static bool skip_quoted(pg_lexer *lexer, bool has_escapes)
{
    char quote = peek(lexer, 0);
    lexer->at++;
    while (lexer->at < lexer->text.len) {
        char c = peek(lexer, 0);
        if (c == '\\' && has_escapes) {
            lexer->at += 2;
            continue;
        }
        lexer->at++;
        if (c != quote) {
            continue;
        }
        if (peek(lexer, 0) == quote || (has_escapes && escape_string_continues(lexer))) {
            lexer->at++;
            continue;
        }
        return true;
    }
    lexer->at = lexer->text.len;
    return false;
}

static pg_token quoted(pg_lexer *lexer, size_t start, bool has_escapes)
{
    bool is_name = peek(lexer, 0) == '"';
    if (!skip_quoted(lexer, has_escapes)) {
        return fail(lexer, start,
                    is_name ? "unterminated quoted identifier" : "unterminated quoted string");
    }
    return (pg_token){is_name ? PG_TOKEN_NAME : PG_TOKEN_OTHER, start, lexer->at};
}

/* $tag$ ... $tag$, a parameter $1, or a lone $. */
static pg_token dollar(pg_lexer *lexer)
{
    size_t start = lexer->at++;
    if (lb_is_digit(peek(lexer, 0))) {
        while (lb_is_digit(peek(lexer, 0))) {
            lexer->at++;
        }
        lexer->is_uncertain = lexer->is_uncertain || is_name_char(peek(lexer, 0));
        return (pg_token){PG_TOKEN_OTHER, start, lexer->at};
    }
    size_t end = lexer->at;
    while (end < lexer->text.len && lexer->text.ptr[end] != '$' &&
           is_name_char(lexer->text.ptr[end])) {
        end++;
    }
    if (end == lexer->text.len || lexer->text.ptr[end] != '$') {
        return (pg_token){PG_TOKEN_OTHER, start, lexer->at};
    }
    lb_str tag = lb_str_slice(lexer->text, start, end + 1);
    size_t body = end + 1;
    const char *close = memmem(lexer->text.ptr + body, lexer->text.len - body, tag.ptr, tag.len);
    if (!close) {
        return fail(lexer, start, "unterminated dollar-quoted string");
    }
    lexer->at = (size_t)(close - lexer->text.ptr) + tag.len;
    return (pg_token){PG_TOKEN_OTHER, start, lexer->at};
}

/* What may follow a number's digits (junk, 0x1F, 1_000) changed from version to version. */
static pg_token number(pg_lexer *lexer)
{
    size_t start = lexer->at;
    while (lb_is_digit(peek(lexer, 0)) || peek(lexer, 0) == '.') {
        lexer->at++;
    }
    if (lb_lower(peek(lexer, 0)) == 'e') {
        size_t sign = peek(lexer, 1) == '+' || peek(lexer, 1) == '-';
        if (lb_is_digit(peek(lexer, 1 + sign))) {
            lexer->at += 1 + sign;
            while (lb_is_digit(peek(lexer, 0))) {
                lexer->at++;
            }
        }
    }
    lexer->is_uncertain = lexer->is_uncertain || is_name_char(peek(lexer, 0));
    return (pg_token){PG_TOKEN_OTHER, start, lexer->at};
}

/* A word, or a string or name with a prefix: E'', B'', X'', N'', U&'', U&"". */
static pg_token word(pg_lexer *lexer)
{
    size_t start = lexer->at;
    char first = lb_lower(peek(lexer, 0));
    bool is_prefix = first == 'b' || first == 'x' || first == 'n' || first == 'e';
    if (is_prefix && peek(lexer, 1) == '\'') {
        lexer->at++;
        return quoted(lexer, start, first == 'e');
    }
    if (first == 'u' && peek(lexer, 1) == '&' &&
        (peek(lexer, 2) == '\'' || peek(lexer, 2) == '"')) {
        lexer->at += 2;
        return quoted(lexer, start, false);
    }
    while (lexer->at < lexer->text.len && is_name_char(peek(lexer, 0))) {
        lexer->at++;
    }
    return (pg_token){PG_TOKEN_WORD, start, lexer->at};
}

static bool skip_space(pg_lexer *lexer)
{
    while (lexer->at < lexer->text.len) {
        if (is_space(peek(lexer, 0))) {
            lexer->at++;
        } else if (is_at(lexer, "--")) {
            skip_line_comment(lexer);
        } else if (!is_at(lexer, "/*")) {
            break;
        } else {
            size_t start = lexer->at;
            if (!skip_block_comment(lexer)) {
                lexer->at = start;
                return false;
            }
        }
    }
    return true;
}

pg_token pg_lexer_next(pg_lexer *lexer)
{
    if (!skip_space(lexer)) {
        return fail(lexer, lexer->at, "unterminated /* comment");
    }
    size_t start = lexer->at;
    if (start == lexer->text.len) {
        return (pg_token){PG_TOKEN_END, start, start};
    }
    char c = peek(lexer, 0);
    if (is_name_start(c)) {
        return word(lexer);
    }
    if (lb_is_digit(c)) {
        return number(lexer);
    }
    if (c == '\'' || c == '"') {
        return quoted(lexer, start, false);
    }
    if (c == '$') {
        return dollar(lexer);
    }
    lexer->at++;
    lexer->is_uncertain = lexer->is_uncertain || c == '\v';
    pg_token_kind kind = c == ';'    ? PG_TOKEN_SEMICOLON
                         : c == '('  ? PG_TOKEN_OPEN
                         : c == ')'  ? PG_TOKEN_CLOSE
                         : c == '\\' ? PG_TOKEN_BACKSLASH
                                     : PG_TOKEN_OTHER;
    return (pg_token){kind, start, lexer->at};
}
