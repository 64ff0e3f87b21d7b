#include "python/lexer.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "python/lexer_internal.h"

enum { TAB_SIZE = 8 };

void lb_py_lexer_start(lb_py_lexer *lexer, lb_str source)
{
    /* The stacks need no clearing: most of the struct is theirs. */
    lexer->at = lexer->start = lexer->line_start = source.ptr;
    lexer->end = source.ptr + source.len;
    lexer->lineno = 1;
    lexer->is_at_line_start = true;
    lexer->has_statement = lexer->is_minor_error = false;
    lexer->pending = 0;
    lexer->level = lexer->fstring_count = 0;
    lexer->indent_count = 1;
    lexer->indents[0] = lexer->tab_indents[0] = 0;
    lexer->unicode = (lb_py_unicode){0};
}

/* ---- errors ---- */

static lb_str whole_source(const lb_py_lexer *lexer)
{
    return (lb_str){lexer->start, (size_t)(lexer->end - lexer->start)};
}

static lb_py_place place_of(const lb_py_lexer *lexer, const char *at)
{
    return (lb_py_place){lexer->lineno, (uint32_t)(at - lexer->line_start)};
}

lb_code lb_py_lexer_fail(const lb_py_lexer *lexer, const char *at, lb_error *error,
                         const char *format, ...)
{
    LB_AUTO_TEXT lb_text message = {0};
    va_list args;
    va_start(args, format);
    lb_text_addv(&message, format, args);
    va_end(args);
    return lb_py_syntax_error_kind(error, "SyntaxError", whole_source(lexer), place_of(lexer, at),
                                   lb_text_cstr(&message));
}

/* The whole line is at fault: CPython points behind its end. */
static lb_code fail_line(lb_py_lexer *lexer, const char *kind, const char *message, lb_error *error)
{
    const char *end = lexer->line_start;
    lexer->is_minor_error = true;
    while (end < lexer->end && !lb_py_is_newline(*end)) {
        end++;
    }
    return lb_py_syntax_error_kind(error, kind, whole_source(lexer), place_of(lexer, end), message);
}

static lb_code fail_tabs(lb_py_lexer *lexer, lb_error *error)
{
    lexer->is_minor_error = true;
    return lb_py_syntax_error_kind(error, "TabError", whole_source(lexer),
                                   place_of(lexer, lexer->line_start),
                                   "inconsistent use of tabs and spaces in indentation");
}

lb_code lb_py_lexer_fail_unclosed(const lb_py_lexer *lexer, lb_error *error)
{
    const lb_py_paren *paren = &lexer->parens[lexer->level - 1];
    lb_py_place place = {paren->lineno, (uint32_t)(paren->at - paren->line_start)};
    return lb_py_syntax_error(error, whole_source(lexer), place, "'%c' was never closed",
                              *paren->at);
}

/* ---- brackets ---- */

lb_code lb_py_lexer_open(lb_py_lexer *lexer, const char *at, lb_error *error)
{
    if (lexer->level == LB_PY_MAX_PARENS) {
        return lb_py_lexer_fail(lexer, at, error, "too many nested parentheses");
    }
    lexer->parens[lexer->level++] = (lb_py_paren){at, lexer->line_start, lexer->lineno};
    return LB_OK;
}

lb_code lb_py_lexer_close(lb_py_lexer *lexer, const char *at, lb_error *error)
{
    const char *where = lexer->fstring_count ? "f-string: " : "";
    const bool is_in_field = lb_py_lexer_is_in_field(lexer);
    if (lexer->level == 0 || (is_in_field && *at != '}')) {
        return lb_py_lexer_fail(lexer, at, error, "%sunmatched '%c'", where, *at);
    }
    const lb_py_paren *paren = &lexer->parens[lexer->level - 1];
    char expected = *paren->at == '(' ? ')' : *paren->at == '[' ? ']' : '}';
    if (*at != expected && paren->lineno != lexer->lineno) {
        return lb_py_lexer_fail(
            lexer, at, error,
            "%sclosing parenthesis '%c' does not match opening parenthesis '%c' on line %u", where,
            *at, *paren->at, paren->lineno);
    }
    if (*at != expected) {
        return lb_py_lexer_fail(
            lexer, at, error, "%sclosing parenthesis '%c' does not match opening parenthesis '%c'",
            where, *at, *paren->at);
    }
    if (is_in_field) {
        lb_py_fstring *fstring = &lexer->fstrings[lexer->fstring_count - 1];
        fstring->field_depth--;
        fstring->is_in_text = true;
    }
    lexer->level--;
    return LB_OK;
}

/* ---- lines and indentation ---- */

/* A backslash before a line end joins two lines; `at` is the backslash. */
static lb_code join_lines(lb_py_lexer *lexer, const char *at, lb_error *error)
{
    const char *const line_start = lexer->line_start;
    lexer->is_minor_error = true; /* unless nothing is wrong */
    if (at + 1 < lexer->end && lb_py_is_newline(at[1])) {
        lb_py_lexer_take_newline(lexer, at + 1);
        if (lexer->at < lexer->end) {
            lexer->is_minor_error = false;
            return LB_OK;
        }
        lexer->lineno--;
        lexer->line_start = line_start;
    } else if (at + 1 < lexer->end) {
        return lb_py_lexer_fail(lexer, at + 1, error,
                                "unexpected character after line continuation character");
    }
    return lb_py_lexer_fail(lexer, at + 1, error, "unexpected EOF while parsing");
}

static const char *skip_comment(const lb_py_lexer *lexer, const char *at)
{
    while (at < lexer->end && !lb_py_is_newline(*at)) {
        at++;
    }
    return at;
}

static lb_code set_indentation(lb_py_lexer *lexer, uint32_t column, uint32_t tab_column,
                               lb_error *error)
{
    uint32_t top = lexer->indent_count - 1;
    if (column > lexer->indents[top]) {
        if (lexer->indent_count == LB_PY_MAX_INDENTS) {
            return fail_line(lexer, "IndentationError", "too many levels of indentation", error);
        }
        if (tab_column <= lexer->tab_indents[top]) {
            return fail_tabs(lexer, error);
        }
        lexer->indents[lexer->indent_count] = column;
        lexer->tab_indents[lexer->indent_count++] = tab_column;
        lexer->pending = 1;
        return LB_OK;
    }
    while (column < lexer->indents[top]) {
        top--;
        lexer->pending--;
    }
    if (column != lexer->indents[top]) {
        lexer->pending = 0;
        return fail_line(lexer, "IndentationError",
                         "unindent does not match any outer indentation level", error);
    }
    lexer->indent_count = top + 1;
    return tab_column == lexer->tab_indents[top] ? LB_OK : fail_tabs(lexer, error);
}

/* Finds the next line with a statement and compares its indentation with the blocks'. */
static lb_code start_line(lb_py_lexer *lexer, lb_error *error)
{
    uint32_t column = 0, tab_column = 0, joined_column = 0, joined_tab_column = 0;
    for (;;) {
        const char *at = lexer->at;
        char c = lb_py_byte(lexer, at);
        if (c == ' ') {
            column++;
            tab_column++;
        } else if (c == '\t') {
            column = (column / TAB_SIZE + 1) * TAB_SIZE;
            tab_column++;
        } else if (c == '\f') {
            column = tab_column = 0;
        } else if (c == '\\') {
            /* The first line's indentation counts. */
            joined_column = joined_column ? joined_column : column;
            joined_tab_column = joined_tab_column ? joined_tab_column : tab_column;
            LB_TRY(join_lines(lexer, at, error));
            continue;
        } else if (at < lexer->end && (c == '#' || lb_py_is_newline(c))) {
            at = skip_comment(lexer, at);
            lexer->at = at;
            if (at < lexer->end) {
                lb_py_lexer_take_newline(lexer, at);
            }
            column = tab_column = joined_column = joined_tab_column = 0;
            continue;
        } else {
            break;
        }
        lexer->at++;
    }
    lexer->is_at_line_start = false;
    if (lexer->at == lexer->end) {
        column = tab_column = joined_column = 0;
    }
    return set_indentation(lexer, joined_column ? joined_column : column,
                           joined_column ? joined_tab_column : tab_column, error);
}

/* INDENT or DEDENT. CPython's errors point at the last column of an INDENT. */
static lb_code give_indentation(lb_py_lexer *lexer, lb_py_token *token)
{
    lb_py_lexer_begin(lexer, token);
    bool is_indent = lexer->pending > 0;
    lexer->pending += is_indent ? -1 : 1;
    return lb_py_lexer_finish(lexer, token, is_indent ? LB_PY_INDENT : LB_PY_DEDENT, lexer->at);
}

/* ---- names and keywords ---- */

/* A perfect hash: the slot of each keyword (a unit test looks every one of them up). */
static const uint8_t keyword_slots[64] = {
    [0] = LB_PY_IS,      [1] = LB_PY_LAMBDA,  [2] = LB_PY_FOR,       [4] = LB_PY_CONTINUE,
    [5] = LB_PY_YIELD,   [7] = LB_PY_OR,      [10] = LB_PY_DEF,      [11] = LB_PY_EXCEPT,
    [13] = LB_PY_ELSE,   [18] = LB_PY_IMPORT, [19] = LB_PY_PASS,     [20] = LB_PY_ASSERT,
    [26] = LB_PY_DEL,    [29] = LB_PY_BREAK,  [36] = LB_PY_FINALLY,  [37] = LB_PY_ELIF,
    [41] = LB_PY_GLOBAL, [42] = LB_PY_FALSE_, [43] = LB_PY_RETURN,   [44] = LB_PY_CLASS,
    [45] = LB_PY_TRY,    [46] = LB_PY_TRUE_,  [47] = LB_PY_AWAIT,    [48] = LB_PY_FROM,
    [50] = LB_PY_WITH,   [51] = LB_PY_NONE_,  [52] = LB_PY_WHILE,    [53] = LB_PY_IN,
    [54] = LB_PY_RAISE,  [56] = LB_PY_AS,     [58] = LB_PY_NOT,      [59] = LB_PY_ASYNC,
    [61] = LB_PY_IF,     [62] = LB_PY_AND,    [63] = LB_PY_NONLOCAL,
};

static const lb_str token_names[] = {
#define UNSPELLED(name) [LB_PY_##name] = {#name, sizeof #name - 1},
#define SPELLED(name, spelling) [LB_PY_##name] = {spelling, sizeof spelling - 1},
    LB_PY_TOKEN_TABLE(UNSPELLED) LB_PY_KEYWORD_TABLE(SPELLED) LB_PY_PUNCTUATION_TABLE(SPELLED)
#undef UNSPELLED
#undef SPELLED
};

const char *lb_py_token_name(lb_py_token_type type)
{
    return type < LB_PY_TOKEN_TYPE_COUNT ? token_names[type].ptr : "?";
}

/* The type of a keyword, NAME for every other name. */
static lb_py_token_type keyword_type(const char *name, size_t length)
{
    if (length < 2 || length > 8) {
        return LB_PY_NAME;
    }
    unsigned slot = (unsigned char)name[0] * 25u + (unsigned char)name[1] * 55u +
                    (unsigned char)name[length - 1] * 24u + (unsigned)length;
    lb_py_token_type type = keyword_slots[slot % 64];
    bool is_it =
        token_names[type].len == length && memcmp(token_names[type].ptr, name, length) == 0;
    return is_it && type != LB_PY_END ? type : LB_PY_NAME;
}

static lb_code fail_character(lb_py_lexer *lexer, const char *at, uint32_t character,
                              lb_error *error)
{
    LB_AUTO_TEXT lb_text shown = {0};
    bool is_printable = character > ' ' && character < 0x7f;
    if (character >= 0x80) {
        LB_TRY(lb_py_unicode_open(&lexer->unicode, error));
        is_printable = lb_py_unicode_is_printable(&lexer->unicode, character);
    }
    if (!is_printable) {
        return lb_py_lexer_fail(lexer, at, error, "invalid non-printable character U+%04X",
                                character);
    }
    lb_utf8_add(&shown, character);
    return lb_py_lexer_fail(lexer, at, error, "invalid character '%s' (U+%04X)",
                            lb_text_cstr(&shown), character);
}

/* A name with characters beyond ASCII, up to `end`. */
static lb_code check_name(lb_py_lexer *lexer, const char *end, lb_error *error)
{
    LB_TRY(lb_py_unicode_open(&lexer->unicode, error));
    for (const char *at = lexer->at; at < end;) {
        uint32_t character = 0;
        size_t length = lb_utf8_decode((lb_str){at, (size_t)(end - at)}, &character);
        if (length == 0) {
            return lb_py_lexer_fail(lexer, at, error,
                                    "(unicode error) 'utf-8' codec can't decode byte 0x%02x",
                                    (unsigned char)*at);
        }
        bool is_good = at == lexer->at
                           ? character == '_' || lexer->unicode.uc_is_property_xid_start(character)
                           : lexer->unicode.uc_is_property_xid_continue(character);
        if (!is_good) {
            return fail_character(lexer, at, character, error);
        }
        at += length;
    }
    return LB_OK;
}

static bool is_string_prefix(const char *name, size_t length)
{
    char first = lb_lower(name[0]);
    if (length == 1) {
        return first == 'b' || first == 'r' || first == 'u' || first == 'f';
    }
    char second = lb_lower(name[1]);
    return length == 2 && ((first == 'r' && (second == 'b' || second == 'f')) ||
                           (second == 'r' && (first == 'b' || first == 'f')));
}

/* 1: may begin a name; 2: may continue one. */
static const uint8_t name_bytes[256] = {
    ['a' ... 'z'] = 1, ['A' ... 'Z'] = 1, ['_'] = 1, [0x80 ... 0xff] = 1, ['0' ... '9'] = 2,
};

/* A name, a keyword, or a string with a prefix. */
static lb_code read_name(lb_py_lexer *lexer, lb_py_token *token, lb_error *error)
{
    const char *at = lexer->at;
    unsigned bits = 0;
    while (at < lexer->end && name_bytes[(unsigned char)*at]) {
        bits |= (unsigned char)*at++;
    }
    size_t length = (size_t)(at - lexer->at);
    if (length <= 2 && at < lexer->end && (*at == '"' || *at == '\'') &&
        is_string_prefix(lexer->at, length)) {
        return lb_py_lexer_string(lexer, at, token, error);
    }
    if (bits & 0x80) {
        token->is_plain = false;
        LB_TRY(check_name(lexer, at, error));
    }
    return lb_py_lexer_finish(lexer, token, keyword_type(lexer->at, length), at);
}

/* ---- everything else ---- */

/* Punctuation of one character, and what it is with '=' behind it. */
static const struct {
    uint8_t type, with_equal;
} punctuation[128] = {
    ['('] = {LB_PY_LPAR, 0},
    [')'] = {LB_PY_RPAR, 0},
    ['['] = {LB_PY_LSQB, 0},
    [']'] = {LB_PY_RSQB, 0},
    ['{'] = {LB_PY_LBRACE, 0},
    ['}'] = {LB_PY_RBRACE, 0},
    [','] = {LB_PY_COMMA, 0},
    [';'] = {LB_PY_SEMI, 0},
    ['.'] = {LB_PY_DOT, 0},
    ['~'] = {LB_PY_TILDE, 0},
    [':'] = {LB_PY_COLON, LB_PY_COLONEQUAL},
    ['+'] = {LB_PY_PLUS, LB_PY_PLUSEQUAL},
    ['-'] = {LB_PY_MINUS, LB_PY_MINEQUAL},
    ['*'] = {LB_PY_STAR, LB_PY_STAREQUAL},
    ['/'] = {LB_PY_SLASH, LB_PY_SLASHEQUAL},
    ['|'] = {LB_PY_VBAR, LB_PY_VBAREQUAL},
    ['&'] = {LB_PY_AMPER, LB_PY_AMPEREQUAL},
    ['<'] = {LB_PY_LESS, LB_PY_LESSEQUAL},
    ['>'] = {LB_PY_GREATER, LB_PY_GREATEREQUAL},
    ['='] = {LB_PY_EQUAL, LB_PY_EQEQUAL},
    ['%'] = {LB_PY_PERCENT, LB_PY_PERCENTEQUAL},
    ['^'] = {LB_PY_CIRCUMFLEX, LB_PY_CIRCUMFLEXEQUAL},
    ['@'] = {LB_PY_AT, LB_PY_ATEQUAL},
    ['!'] = {LB_PY_EXCLAMATION, LB_PY_NOTEQUAL},
};

static lb_py_token_type doubled_type(char c, bool has_equal)
{
    switch (c) {
    case '*':
        return has_equal ? LB_PY_DOUBLESTAREQUAL : LB_PY_DOUBLESTAR;
    case '/':
        return has_equal ? LB_PY_DOUBLESLASHEQUAL : LB_PY_DOUBLESLASH;
    case '<':
        return has_equal ? LB_PY_LEFTSHIFTEQUAL : LB_PY_LEFTSHIFT;
    case '>':
        return has_equal ? LB_PY_RIGHTSHIFTEQUAL : LB_PY_RIGHTSHIFT;
    default:
        return LB_PY_END;
    }
}

/* A colon in a field of an f-string begins its format specification. */
static bool starts_spec(lb_py_lexer *lexer, char c)
{
    if (c != ':' || !lb_py_lexer_is_in_field(lexer)) {
        return false;
    }
    lexer->fstrings[lexer->fstring_count - 1].is_in_text = true;
    return true;
}

static lb_code read_punctuation(lb_py_lexer *lexer, lb_py_token *token, lb_error *error)
{
    const char *at = lexer->at;
    const char c = *at, next = lb_py_byte(lexer, at + 1);
    lb_py_token_type type = (unsigned char)c < 128 ? punctuation[(unsigned char)c].type : 0;
    if (type == LB_PY_END) {
        if (c > ' ' && c < 0x7f) {
            return lb_py_lexer_finish(lexer, token, LB_PY_OTHER, at + 1);
        }
        return fail_character(lexer, at, (unsigned char)c, error);
    }
    if (starts_spec(lexer, c)) {
        return lb_py_lexer_finish(lexer, token, LB_PY_COLON, at + 1);
    }
    if (c == '(' || c == '[' || c == '{') {
        LB_TRY(lb_py_lexer_open(lexer, at, error));
    } else if (c == ')' || c == ']' || c == '}') {
        LB_TRY(lb_py_lexer_close(lexer, at, error));
    } else if (next == '=' && punctuation[(unsigned char)c].with_equal) {
        return lb_py_lexer_finish(lexer, token, punctuation[(unsigned char)c].with_equal, at + 2);
    } else if (next == c && doubled_type(c, false)) {
        bool has_equal = lb_py_byte(lexer, at + 2) == '=';
        return lb_py_lexer_finish(lexer, token, doubled_type(c, has_equal), at + 2 + has_equal);
    } else if (c == '-' && next == '>') {
        return lb_py_lexer_finish(lexer, token, LB_PY_RARROW, at + 2);
    } else if (c == '.' && next == '.' && lb_py_byte(lexer, at + 2) == '.') {
        return lb_py_lexer_finish(lexer, token, LB_PY_ELLIPSIS_, at + 3);
    }
    return lb_py_lexer_finish(lexer, token, type, at + 1);
}

/* Blanks, comments and line ends that end no statement. */
static lb_code skip_blanks(lb_py_lexer *lexer, lb_error *error)
{
    while (lexer->at < lexer->end) {
        const char *at = lexer->at;
        if (*at == ' ' || *at == '\t' || *at == '\f') {
            lexer->at++;
        } else if (*at == '#') {
            lexer->at = skip_comment(lexer, at);
        } else if (lb_py_is_newline(*at) && lexer->level) {
            lb_py_lexer_take_newline(lexer, at);
        } else if (*at == '\\') {
            LB_TRY(join_lines(lexer, at, error));
        } else {
            break;
        }
    }
    return LB_OK;
}

static lb_code read_newline(lb_py_lexer *lexer, lb_py_token *token)
{
    const char *at = lexer->at;
    lb_py_lexer_finish(lexer, token, LB_PY_NEWLINE, at + 1);
    lb_py_lexer_take_newline(lexer, at);
    lexer->is_at_line_start = true;
    lexer->has_statement = false;
    return LB_OK;
}

static lb_code read_end(lb_py_lexer *lexer, lb_py_token *token, lb_error *error)
{
    if (lexer->fstring_count) {
        return lb_py_lexer_fail(lexer, lexer->at, error, "f-string: expecting '}'");
    }
    if (lexer->level) {
        lexer->is_minor_error = true;
        return lb_py_lexer_fail_unclosed(lexer, error);
    }
    lb_py_token_type type = lexer->has_statement ? LB_PY_NEWLINE : LB_PY_END;
    lexer->has_statement = false;
    lexer->is_at_line_start = true;
    return lb_py_lexer_finish(lexer, token, type, lexer->at);
}

lb_code lb_py_lexer_next(lb_py_lexer *lexer, lb_py_token *token, lb_error *error)
{
    if (lexer->fstring_count && lexer->fstrings[lexer->fstring_count - 1].is_in_text) {
        lb_py_lexer_begin(lexer, token);
        return lb_py_lexer_fstring_text(lexer, token, error);
    }
    if (lexer->is_at_line_start) {
        LB_TRY(start_line(lexer, error));
    }
    if (lexer->pending) {
        return give_indentation(lexer, token);
    }
    LB_TRY(skip_blanks(lexer, error));
    lb_py_lexer_begin(lexer, token);
    if (lexer->at == lexer->end) {
        return read_end(lexer, token, error);
    }
    const char c = *lexer->at;
    if (lb_py_is_newline(c)) {
        return read_newline(lexer, token);
    }
    lexer->has_statement = true;
    if (name_bytes[(unsigned char)c] == 1) {
        return read_name(lexer, token, error);
    }
    if (lb_is_digit(c) || (c == '.' && lb_is_digit(lb_py_byte(lexer, lexer->at + 1)))) {
        return lb_py_lexer_number(lexer, token, error);
    }
    if (c == '"' || c == '\'') {
        return lb_py_lexer_string(lexer, lexer->at, token, error);
    }
    return read_punctuation(lexer, token, error);
}
