#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "config/toml_parser.h"

/* Where the parser stands behind "\u" or "\U". */
static lb_code read_hex(lb_toml_parser *parser, unsigned digits, lb_text *out)
{
    static const char hexadecimal[] = "0123456789abcdef";
    uint32_t value = 0;
    for (unsigned i = 0; i < digits; i++) {
        int c = lb_toml_peek(parser, i);
        const char *found = c > 0 ? strchr(hexadecimal, lb_lower((char)c)) : NULL;
        if (!found) {
            return lb_toml_fail(parser, "Invalid hex value");
        }
        value = value * 16 + (uint32_t)(found - hexadecimal);
    }
    parser->at += digits;
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
        return lb_toml_fail(parser, "Escaped character is not a Unicode scalar value");
    }
    lb_utf8_add(out, value);
    return LB_OK;
}

/* A backslash at the end of a line takes the white space behind it away. */
static lb_code skip_line_end(lb_toml_parser *parser)
{
    while (lb_toml_peek(parser, 0) == ' ' || lb_toml_peek(parser, 0) == '\t') {
        parser->at++;
    }
    int c = lb_toml_peek(parser, 0);
    if (c >= 0 && c != '\n') {
        return lb_toml_fail(parser, "Unescaped '\\' in a string");
    }
    while (c == ' ' || c == '\t' || c == '\n') {
        parser->at++;
        c = lb_toml_peek(parser, 0);
    }
    return LB_OK;
}

static lb_code read_escape(lb_toml_parser *parser, bool is_multiline, lb_text *out)
{
    static const char escapes[] = "btnfr\"\\", values[] = "\b\t\n\f\r\"\\";
    int c = lb_toml_peek(parser, 1);
    if (is_multiline && (c == ' ' || c == '\t' || c == '\n')) {
        parser->at++;
        return skip_line_end(parser);
    }
    parser->at += 2;
    if (c == 'u' || c == 'U') {
        return read_hex(parser, c == 'u' ? 4 : 8, out);
    }
    const char *found = c > 0 ? strchr(escapes, c) : NULL;
    if (!found) {
        return lb_toml_fail(parser, "Unescaped '\\' in a string");
    }
    lb_text_addc(out, values[found - escapes]);
    return LB_OK;
}

/* Behind the opening quotes, up to and with the closing ones. */
static lb_code read_basic(lb_toml_parser *parser, bool is_multiline, lb_text *out)
{
    for (;;) {
        int c = lb_toml_peek(parser, 0);
        if (c < 0) {
            return lb_toml_fail(parser, "Unterminated string");
        }
        if (c == '"' && (!is_multiline || lb_toml_looking_at(parser, "\"\"\""))) {
            parser->at += is_multiline ? 3 : 1;
            return LB_OK;
        }
        if (c == '\\') {
            LB_TRY(read_escape(parser, is_multiline, out));
            continue;
        }
        if (lb_toml_is_control(c, is_multiline)) {
            return lb_toml_fail_character(parser, "Illegal character");
        }
        lb_text_addc(out, (char)c);
        parser->at++;
    }
}

static lb_code read_literal(lb_toml_parser *parser, bool is_multiline, lb_text *out)
{
    lb_str close = is_multiline ? LB_STR("'''") : LB_STR("'");
    lb_str rest = lb_str_slice(parser->text, parser->at, parser->text.len);
    size_t length = lb_str_find(rest, close);
    if (length == SIZE_MAX) {
        parser->at = parser->text.len;
        return lb_toml_fail(parser, "Expected \"%s\"", close.ptr);
    }
    for (size_t end = parser->at + length; parser->at < end; parser->at++) {
        if (lb_toml_is_control(lb_toml_peek(parser, 0), is_multiline)) {
            return lb_toml_fail_character(parser, "Found invalid character");
        }
    }
    lb_text_add(out, lb_str_slice(rest, 0, length));
    parser->at += close.len;
    return LB_OK;
}

static lb_code read_multiline(lb_toml_parser *parser, lb_text *out)
{
    int quote = lb_toml_peek(parser, 0);
    parser->at += 3;
    parser->at += lb_toml_peek(parser, 0) == '\n';
    LB_TRY(quote == '"' ? read_basic(parser, true, out) : read_literal(parser, true, out));
    /* Up to two quotes may stand directly before the closing ones. */
    for (int i = 0; i < 2 && lb_toml_peek(parser, 0) == quote; i++) {
        lb_text_addc(out, (char)quote);
        parser->at++;
    }
    return LB_OK;
}

static lb_code read_line(lb_toml_parser *parser, lb_text *out)
{
    int quote = lb_toml_peek(parser, 0);
    parser->at++;
    return quote == '"' ? read_basic(parser, false, out) : read_literal(parser, false, out);
}

static lb_code finish(lb_toml_parser *parser, lb_code code, const lb_text *text, lb_str *out)
{
    if (code == LB_OK) {
        *out = lb_arena_str(parser->arena, lb_text_str(text));
    }
    return code;
}

lb_code lb_toml_read_string(lb_toml_parser *parser, lb_str *out)
{
    LB_AUTO_TEXT lb_text text = {0};
    bool is_multiline = lb_toml_looking_at(parser, "\"\"\"") || lb_toml_looking_at(parser, "'''");
    return finish(parser, is_multiline ? read_multiline(parser, &text) : read_line(parser, &text),
                  &text, out);
}

lb_code lb_toml_read_line_string(lb_toml_parser *parser, lb_str *out)
{
    LB_AUTO_TEXT lb_text text = {0};
    return finish(parser, read_line(parser, &text), &text, out);
}
