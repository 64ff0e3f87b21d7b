#include "python/lexer_internal.h"

#include <string.h>

/* Bytes at which the reading of a string's body stops to look. */
enum { SINGLE_QUOTE = 1, DOUBLE_QUOTE = 2, BACKSLASH = 4, NEWLINE = 8, BRACE = 16 };
static const uint8_t stops[256] = {
    ['\''] = SINGLE_QUOTE, ['"'] = DOUBLE_QUOTE, ['\\'] = BACKSLASH, ['\n'] = NEWLINE,
    ['\r'] = NEWLINE,      ['{'] = BRACE,        ['}'] = BRACE,
};

/* Whether the closing quotes stand at `at`. */
static bool is_closing(const lb_py_lexer *lexer, const char *at, char quote, bool is_triple)
{
    return *at == quote &&
           (!is_triple || (lexer->end - at >= 3 && at[1] == quote && at[2] == quote));
}

/* The end of the source or of the line came before the closing quote. */
static lb_code fail_unterminated(lb_py_lexer *lexer, const lb_py_token *token, bool is_triple,
                                 lb_error *error)
{
    /* An f-string's own quote in one of its fields, as in f'{a' : the brace is what is missing. */
    char quote = *(token->ptr + strcspn(token->ptr, "'\""));
    if (lexer->fstring_count) {
        const lb_py_fstring *outer = &lexer->fstrings[lexer->fstring_count - 1];
        if (outer->quote == quote && outer->is_triple == is_triple) {
            return lb_py_lexer_fail(lexer, token->ptr, error, "f-string: expecting '}'");
        }
    }
    lb_str source = {lexer->start, (size_t)(lexer->end - lexer->start)};
    /* A last line end does not begin a line. */
    uint32_t last = lexer->lineno - (lexer->at == lexer->line_start && lexer->at == lexer->end);
    return lb_py_syntax_error(error, source, (lb_py_place){token->lineno, token->col_offset},
                              "unterminated %s literal (detected at line %u)",
                              is_triple ? "triple-quoted string" : "string", last);
}

/* Takes what a backslash escapes as far as the lexer cares: one byte, or a line end. */
static const char *skip_escape(lb_py_lexer *lexer, const char *at)
{
    at++;
    if (at < lexer->end && lb_py_is_newline(*at)) {
        lb_py_lexer_take_newline(lexer, at);
        return lexer->at;
    }
    return at < lexer->end ? at + 1 : at;
}

static lb_code read_body(lb_py_lexer *lexer, const char *at, char quote, bool is_triple,
                         lb_py_token *token, lb_error *error)
{
    const uint8_t quote_stop = quote == '"' ? DOUBLE_QUOTE : SINGLE_QUOTE;
    const uint8_t mask = (uint8_t)(quote_stop | BACKSLASH | NEWLINE);
    while (at < lexer->end) {
        if (!(stops[(unsigned char)*at] & mask)) {
            at++;
        } else if (*at == '\\') {
            token->is_plain = false;
            at = skip_escape(lexer, at);
        } else if (lb_py_is_newline(*at)) {
            if (!is_triple) {
                break;
            }
            token->is_plain = token->is_plain && *at == '\n';
            lb_py_lexer_take_newline(lexer, at);
            at = lexer->at;
        } else if (is_closing(lexer, at, quote, is_triple)) {
            return lb_py_lexer_finish(lexer, token, LB_PY_STRING, at + (is_triple ? 3 : 1));
        } else {
            at++;
        }
    }
    lexer->at = at;
    return fail_unterminated(lexer, token, is_triple, error);
}

static lb_code start_fstring(lb_py_lexer *lexer, const char *body, char quote, bool is_triple,
                             bool is_raw, lb_py_token *token, lb_error *error)
{
    if (lexer->fstring_count == LB_PY_MAX_FSTRINGS) {
        return lb_py_lexer_fail(lexer, lexer->at, error, "too many nested f-strings");
    }
    lexer->fstrings[lexer->fstring_count++] = (lb_py_fstring){
        .start = lexer->at,
        .line_start = lexer->line_start,
        .lineno = lexer->lineno,
        .quote = quote,
        .is_triple = is_triple,
        .is_raw = is_raw,
        .is_in_text = true,
        .paren_level = (uint16_t)lexer->level,
    };
    return lb_py_lexer_finish(lexer, token, LB_PY_FSTRING_START, body);
}

lb_code lb_py_lexer_string(lb_py_lexer *lexer, const char *quote, lb_py_token *token,
                           lb_error *error)
{
    bool is_raw = false, is_formatted = false;
    for (const char *at = lexer->at; at < quote; at++) {
        is_raw = is_raw || lb_lower(*at) == 'r';
        is_formatted = is_formatted || lb_lower(*at) == 'f';
    }
    bool is_triple = lexer->end - quote >= 3 && quote[1] == *quote && quote[2] == *quote;
    const char *body = quote + (is_triple ? 3 : 1);
    if (is_formatted) {
        return start_fstring(lexer, body, *quote, is_triple, is_raw, token, error);
    }
    return read_body(lexer, body, *quote, is_triple, token, error);
}

/* Behind a backslash in an f-string's text: the braces of \N{...} are no field, those of \{ are. */
static const char *skip_fstring_escape(lb_py_lexer *lexer, const lb_py_fstring *fstring,
                                       const char *at)
{
    char next = lb_py_byte(lexer, at + 1);
    if (next == '{' || next == '}') {
        return at + 1;
    }
    if (next == 'N' && !fstring->is_raw && lb_py_byte(lexer, at + 2) == '{') {
        for (const char *close = at + 3; close < lexer->end; close++) {
            if (*close == '}') {
                return close + 1;
            }
            if (*close == fstring->quote || lb_py_is_newline(*close)) {
                break;
            }
        }
    }
    return skip_escape(lexer, at);
}

static lb_code fail_fstring_unterminated(lb_py_lexer *lexer, const lb_py_fstring *fstring,
                                         const lb_py_token *token, lb_error *error)
{
    if (fstring->field_depth) {
        return lb_py_lexer_fail(lexer, lexer->at, error, "f-string: expecting '}'");
    }
    lb_py_token start = *token;
    start.ptr = fstring->start;
    start.lineno = fstring->lineno;
    start.col_offset = (uint32_t)(fstring->start - fstring->line_start);
    lexer->fstring_count--;
    return fail_unterminated(lexer, &start, fstring->is_triple, error);
}

/* Text up to a field, the end of a field or the closing quotes. */
static lb_code read_fstring_middle(lb_py_lexer *lexer, const lb_py_fstring *fstring,
                                   lb_py_token *token, lb_error *error)
{
    const bool is_in_spec = fstring->field_depth > 0;
    const char *at = lexer->at;
    while (at < lexer->end) {
        if (!stops[(unsigned char)*at]) {
            at++;
        } else if (*at == '\\') {
            token->is_plain = false;
            at = skip_fstring_escape(lexer, fstring, at);
        } else if (lb_py_is_newline(*at)) {
            if (!fstring->is_triple) {
                break;
            }
            token->is_plain = token->is_plain && *at == '\n';
            lb_py_lexer_take_newline(lexer, at);
            at = lexer->at;
        } else if (*at == '{' || *at == '}') {
            if (is_in_spec || lb_py_byte(lexer, at + 1) != *at) {
                return lb_py_lexer_finish(lexer, token, LB_PY_FSTRING_MIDDLE, at);
            }
            token->is_plain = false;
            at += 2;
        } else if (is_closing(lexer, at, fstring->quote, fstring->is_triple)) {
            return lb_py_lexer_finish(lexer, token, LB_PY_FSTRING_MIDDLE, at);
        } else {
            at++;
        }
    }
    lexer->at = at;
    return fail_fstring_unterminated(lexer, fstring, token, error);
}

lb_code lb_py_lexer_fstring_text(lb_py_lexer *lexer, lb_py_token *token, lb_error *error)
{
    lb_py_fstring *fstring = &lexer->fstrings[lexer->fstring_count - 1];
    const bool is_in_spec = fstring->field_depth > 0;
    const char *at = lexer->at;
    char c = lb_py_byte(lexer, at);
    if (at < lexer->end && is_closing(lexer, at, fstring->quote, fstring->is_triple)) {
        if (is_in_spec) {
            return lb_py_lexer_fail(lexer, at, error, "f-string: expecting '}'");
        }
        lexer->fstring_count--;
        return lb_py_lexer_finish(lexer, token, LB_PY_FSTRING_END,
                                  at + (fstring->is_triple ? 3 : 1));
    }
    if (c == '{' && (is_in_spec || lb_py_byte(lexer, at + 1) != '{')) {
        LB_TRY(lb_py_lexer_open(lexer, at, error));
        fstring->field_depth++;
        fstring->is_in_text = false;
        return lb_py_lexer_finish(lexer, token, LB_PY_LBRACE, at + 1);
    }
    if (c == '}' && is_in_spec) {
        LB_TRY(lb_py_lexer_close(lexer, at, error));
        return lb_py_lexer_finish(lexer, token, LB_PY_RBRACE, at + 1);
    }
    if (c == '}' && lb_py_byte(lexer, at + 1) != '}') {
        return lb_py_lexer_fail(lexer, at, error, "f-string: single '}' is not allowed");
    }
    return read_fstring_middle(lexer, fstring, token, error);
}
