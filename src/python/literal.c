#include "python/literal.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "python/syntax_error.h"

enum { MOST_DIGITS = 4300, LAST_CHARACTER = 0x10ffff };

static lb_code fail_at(const lb_py_token *token, lb_error *error, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static lb_code fail_at(const lb_py_token *token, lb_error *error, const char *format, ...)
{
    LB_AUTO_TEXT lb_text message = {0};
    va_list args;
    va_start(args, format);
    lb_text_addv(&message, format, args);
    va_end(args);
    /* The token's line begins col_offset bytes before it. */
    lb_str line = {token->ptr - token->col_offset, token->col_offset};
    lb_py_syntax_error_kind(error, "SyntaxError", line, (lb_py_place){1, token->col_offset},
                            lb_text_cstr(&message));
    lb_error_at(error, NULL, token->lineno, error ? error->column : 0);
    return LB_ERR_SCRIPT;
}

/* ---- strings ---- */

/* A body that is being decoded. */
typedef struct string_decoder {
    lb_arena *arena;
    const lb_py_token *token;
    const char *start, *at, *end;
    char *out; /* where the next byte goes; what is decoded is never longer than its source */
    bool is_bytes, is_raw;
    bool has_doubled_braces;
} string_decoder;

static void put_character(string_decoder *decoder, uint32_t c)
{
    if (c < 0x80) {
        *decoder->out++ = (char)c;
        return;
    }
    int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const uint8_t lead[] = {0, 0xC0, 0xE0, 0xF0};
    *decoder->out++ = (char)(lead[more] | c >> (6 * more));
    while (more-- > 0) {
        *decoder->out++ = (char)(0x80 | (c >> (6 * more) & 0x3F));
    }
}

/* Where CPython's codec sees `at`: it is fed characters beyond ASCII as \UXXXXXXXX. */
static size_t codec_position(const string_decoder *decoder, const char *at)
{
    size_t position = 0;
    for (const char *p = decoder->start; p < at; p++) {
        bool is_lead = ((unsigned char)*p & 0xC0) == 0xC0;
        bool is_continuation = ((unsigned char)*p & 0xC0) == 0x80;
        position += is_lead ? 10 : is_continuation ? 0 : 1;
    }
    return position;
}

/* The escape from `from` up to decoder->at is wrong. */
static lb_code fail_escape(const string_decoder *decoder, const char *from, const char *why,
                           lb_error *error)
{
    return fail_at(decoder->token, error,
                   "(unicode error) 'unicodeescape' codec can't decode bytes in position "
                   "%zu-%zu: %s",
                   codec_position(decoder, from), codec_position(decoder, decoder->at) - 1, why);
}

static unsigned hex_value(char c)
{
    return lb_is_digit(c)                             ? (unsigned)(c - '0')
           : lb_lower(c) >= 'a' && lb_lower(c) <= 'f' ? (unsigned)(lb_lower(c) - 'a') + 10
                                                      : 16;
}

/* \x, \u or \U with so many digits; decoder->at is behind the letter. */
static lb_code decode_hex(string_decoder *decoder, const char *from, int digits, const char *why,
                          lb_error *error)
{
    uint32_t value = 0;
    for (int i = 0; i < digits; i++, decoder->at++) {
        unsigned digit = decoder->at < decoder->end ? hex_value(*decoder->at) : 16;
        if (digit > 15) {
            return decoder->is_bytes ? fail_at(decoder->token, error,
                                               "(value error) invalid \\x escape at position %zu",
                                               (size_t)(from - decoder->start))
                                     : fail_escape(decoder, from, why, error);
        }
        value = value << 4 | digit;
    }
    if (value > LAST_CHARACTER) {
        return fail_escape(decoder, from, "illegal Unicode character", error);
    }
    if (decoder->is_bytes) {
        *decoder->out++ = (char)value;
    } else {
        put_character(decoder, value);
    }
    return LB_OK;
}

static lb_code decode_octal(string_decoder *decoder)
{
    unsigned value = 0;
    for (int i = 0;
         i < 3 && decoder->at < decoder->end && *decoder->at >= '0' && *decoder->at <= '7'; i++) {
        value = value * 8 + (unsigned)(*decoder->at++ - '0');
    }
    if (decoder->is_bytes) {
        *decoder->out++ = (char)(value & 0xff);
    } else {
        put_character(decoder, value);
    }
    return LB_OK;
}

/* \N{LATIN SMALL LETTER A}; decoder->at is behind the N. */
static lb_code decode_name(string_decoder *decoder, const char *from, lb_error *error)
{
    const char *at = decoder->at, *close = NULL;
    if (at < decoder->end && *at == '{') {
        close = memchr(at, '}', (size_t)(decoder->end - at));
    }
    if (!close || close == at + 1) {
        decoder->at = close ? close : at < decoder->end && *at == '{' ? decoder->end : at;
        return fail_escape(decoder, from, "malformed \\N character escape", error);
    }
    decoder->at = close + 1;
    lb_py_unicode unicode = {0};
    LB_TRY(lb_py_unicode_open(&unicode, error));
    uint32_t character = 0;
    lb_str name = {at + 1, (size_t)(close - at - 1)};
    if (!lb_py_unicode_by_name(&unicode, name, &character)) {
        return fail_escape(decoder, from, "unknown Unicode character name", error);
    }
    put_character(decoder, character);
    return LB_OK;
}

/* A line end, which Python reads as \n. */
static void skip_newline(string_decoder *decoder)
{
    bool is_crlf = *decoder->at == '\r' && decoder->at + 1 < decoder->end && decoder->at[1] == '\n';
    decoder->at += is_crlf ? 2 : 1;
}

static lb_code decode_escape(string_decoder *decoder, lb_error *error)
{
    static const char simple[][2] = {{'\\', '\\'}, {'\'', '\''}, {'"', '"'},  {'a', '\a'},
                                     {'b', '\b'},  {'f', '\f'},  {'n', '\n'}, {'r', '\r'},
                                     {'t', '\t'},  {'v', '\v'}};
    const char *from = decoder->at++;
    if (decoder->at == decoder->end) { /* in an f-string, before a field */
        *decoder->out++ = '\\';
        return LB_OK;
    }
    char c = *decoder->at;
    if (c == '\n' || c == '\r') {
        skip_newline(decoder);
        return LB_OK;
    }
    if (c >= '0' && c <= '7') {
        return decode_octal(decoder);
    }
    decoder->at++;
    for (size_t i = 0; i < sizeof simple / sizeof simple[0]; i++) {
        if (c == simple[i][0]) {
            *decoder->out++ = simple[i][1];
            return LB_OK;
        }
    }
    if (c == 'x') {
        return decode_hex(decoder, from, 2, "truncated \\xXX escape", error);
    }
    if (!decoder->is_bytes && c == 'u') {
        return decode_hex(decoder, from, 4, "truncated \\uXXXX escape", error);
    }
    if (!decoder->is_bytes && c == 'U') {
        return decode_hex(decoder, from, 8, "truncated \\UXXXXXXXX escape", error);
    }
    if (!decoder->is_bytes && c == 'N') {
        return decode_name(decoder, from, error);
    }
    *decoder->out++ = '\\'; /* no escape: the backslash stands for itself */
    decoder->at--;
    return LB_OK;
}

static lb_code decode_body(string_decoder *decoder, lb_str *out, lb_error *error)
{
    char *start = decoder->out =
        lb_arena_alloc(decoder->arena, (size_t)(decoder->end - decoder->start) + 1);
    while (decoder->at < decoder->end) {
        char c = *decoder->at;
        if (c == '\\' && !decoder->is_raw) {
            LB_TRY(decode_escape(decoder, error));
        } else if (c == '\r') {
            skip_newline(decoder);
            *decoder->out++ = '\n';
        } else {
            *decoder->out++ = c;
            decoder->at += decoder->has_doubled_braces && (c == '{' || c == '}') ? 2 : 1;
        }
    }
    *out = (lb_str){start, (size_t)(decoder->out - start)};
    return LB_OK;
}

lb_code lb_py_literal_string(lb_arena *arena, const lb_py_token *token, lb_py_constant *out,
                             lb_error *error)
{
    string_decoder decoder = {.arena = arena, .token = token, .at = token->ptr};
    for (; *decoder.at != '\'' && *decoder.at != '"'; decoder.at++) {
        decoder.is_raw = decoder.is_raw || lb_lower(*decoder.at) == 'r';
        decoder.is_bytes = decoder.is_bytes || lb_lower(*decoder.at) == 'b';
    }
    const char *end = token->ptr + token->len;
    bool is_triple =
        end - decoder.at >= 6 && decoder.at[1] == *decoder.at && decoder.at[2] == *decoder.at;
    decoder.start = decoder.at += is_triple ? 3 : 1;
    decoder.end = end - (is_triple ? 3 : 1);
    lb_str body = {decoder.start, (size_t)(decoder.end - decoder.start)};
    if (decoder.is_bytes) {
        for (size_t i = 0; i < body.len; i++) {
            if ((unsigned char)body.ptr[i] >= 0x80) {
                return fail_at(token, error, "bytes can only contain ASCII literal characters");
            }
        }
    }
    if (!token->is_plain) {
        LB_TRY(decode_body(&decoder, &body, error));
    }
    *out = (lb_py_constant){.type = decoder.is_bytes ? LB_PY_BYTES : LB_PY_STR, .text = body};
    return LB_OK;
}

lb_code lb_py_literal_fstring_text(lb_arena *arena, const lb_py_token *token, bool is_raw,
                                   bool is_in_spec, lb_str *out, lb_error *error)
{
    if (token->is_plain) {
        *out = lb_py_token_str(token);
        return LB_OK;
    }
    string_decoder decoder = {
        .arena = arena,
        .token = token,
        .start = token->ptr,
        .at = token->ptr,
        .end = token->ptr + token->len,
        .is_raw = is_raw,
        .has_doubled_braces = !is_in_spec,
    };
    return decode_body(&decoder, out, error);
}

/* ---- numbers and names ---- */

/* The token without underscores, NUL-terminated, letters in lower case. */
static lb_str bare_digits(lb_arena *arena, const lb_py_token *token)
{
    char *digits = lb_arena_alloc(arena, (size_t)token->len + 1);
    size_t length = 0;
    for (size_t i = 0; i < token->len; i++) {
        if (token->ptr[i] != '_') {
            digits[length++] = lb_lower(token->ptr[i]);
        }
    }
    return (lb_str){digits, length};
}

static double parse_double(const char *digits)
{
    /* The point must be a point whatever locale the program has chosen. */
    locale_t c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    double number = c_locale ? strtod_l(digits, NULL, c_locale) : strtod(digits, NULL);
    if (c_locale) {
        freelocale(c_locale);
    }
    return number;
}

static bool is_decimal(const lb_py_token *token)
{
    for (size_t i = 0; i < token->len; i++) {
        if (!lb_is_digit(token->ptr[i])) {
            return false;
        }
    }
    return true;
}

lb_code lb_py_literal_number(lb_arena *arena, const lb_py_token *token, lb_py_constant *out,
                             lb_error *error)
{
    lb_str digits = lb_py_token_str(token);
    bool has_radix = false;
    if (!is_decimal(token)) {
        digits = bare_digits(arena, token);
        has_radix = digits.len > 1 && strchr("xob", digits.ptr[1]);
        bool is_imaginary = digits.ptr[digits.len - 1] == 'j';
        if (!has_radix && (is_imaginary || strpbrk(digits.ptr, ".e"))) {
            lb_py_constant_type type = is_imaginary ? LB_PY_COMPLEX : LB_PY_FLOAT;
            *out = (lb_py_constant){.type = type, .number = parse_double(digits.ptr)};
            return LB_OK;
        }
    }
    if (!has_radix && digits.len > MOST_DIGITS) {
        return fail_at(token, error,
                       "Exceeds the limit (%d digits) for integer string conversion: value has "
                       "%zu digits; use sys.set_int_max_str_digits() to increase the limit - "
                       "Consider hexadecimal for huge integer literals to avoid decimal "
                       "conversion limits.",
                       MOST_DIGITS, digits.len);
    }
    *out = (lb_py_constant){.type = LB_PY_INT, .text = digits};
    return LB_OK;
}

lb_code lb_py_literal_name(lb_arena *arena, const lb_py_token *token, lb_str *out, lb_error *error)
{
    *out = lb_py_token_str(token);
    if (token->is_plain) {
        return LB_OK;
    }
    lb_py_unicode unicode = {0};
    LB_TRY(lb_py_unicode_open(&unicode, error));
    *out = lb_py_unicode_nfkc(&unicode, arena, *out);
    return LB_OK;
}
