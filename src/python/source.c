#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"
#include "python/lexer.h"
#include "python/syntax_error.h"

static bool is_encoding_byte(char c)
{
    return lb_is_alpha(c) || lb_is_digit(c) || c == '-' || c == '_' || c == '.';
}

/* The encoding that a comment names, as PEP 263 finds it: "coding[:=]\s*([-\w.]+)". */
static lb_str encoding_in_comment(lb_str line)
{
    const lb_str word = LB_STR("coding");
    for (size_t from = 0; from < line.len;) {
        size_t found = lb_str_find(lb_str_slice(line, from, line.len), word);
        if (found == SIZE_MAX) {
            break;
        }
        size_t i = from + found + word.len;
        from = i;
        if (i >= line.len || (line.ptr[i] != ':' && line.ptr[i] != '=')) {
            continue;
        }
        do {
            i++;
        } while (i < line.len && (line.ptr[i] == ' ' || line.ptr[i] == '\t'));
        size_t end = i;
        while (end < line.len && is_encoding_byte(line.ptr[end])) {
            end++;
        }
        if (end > i) {
            return lb_str_slice(line, i, end);
        }
    }
    return (lb_str){0};
}

/* The encoding that one of the first two lines names; empty where none does. */
static lb_str declared_encoding(lb_str source)
{
    for (int line = 0; line < 2; line++) {
        size_t end = 0;
        while (end < source.len && source.ptr[end] != '\n' && source.ptr[end] != '\r') {
            end++;
        }
        lb_str text = lb_str_slice(source, 0, end);
        while (text.len && (*text.ptr == ' ' || *text.ptr == '\t' || *text.ptr == '\f')) {
            text = lb_str_slice(text, 1, text.len);
        }
        if (text.len && *text.ptr != '#') {
            break;
        }
        lb_str encoding = encoding_in_comment(text);
        if (encoding.len) {
            return encoding;
        }
        bool is_crlf = lb_str_starts(lb_str_slice(source, end, source.len), LB_STR("\r\n"));
        source = lb_str_slice(source, end + (is_crlf ? 2 : 1), source.len);
    }
    return (lb_str){0};
}

/* "UTF_8-unix" names utf-8, as CPython's tokenizer has it. */
static bool is_named(lb_str encoding, const char *name)
{
    size_t length = strlen(name);
    if (encoding.len < length ||
        (encoding.len > length && encoding.ptr[length] != '-' && encoding.ptr[length] != '_')) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        char c = encoding.ptr[i] == '_' ? '-' : lb_lower(encoding.ptr[i]);
        if (c != name[i]) {
            return false;
        }
    }
    return true;
}

static bool is_utf8_name(lb_str encoding)
{
    return is_named(encoding, "utf-8") || lb_str_is_nocase(encoding, "utf8") ||
           lb_str_is_nocase(encoding, "utf") || lb_str_is_nocase(encoding, "u8");
}

/* The name that iconv knows: Python's latin-1 is its ISO-8859-1. */
static const char *iconv_name(lb_arena *arena, lb_str encoding)
{
    if (is_named(encoding, "latin-1") || is_named(encoding, "iso-8859-1") ||
        is_named(encoding, "iso-latin-1")) {
        return "ISO-8859-1";
    }
    char *name = lb_arena_strndup(arena, encoding.ptr, encoding.len);
    for (char *c = name; *c; c++) {
        *c = *c == '_' && strncasecmp(name, "shift", 5) != 0 ? '-' : *c;
    }
    return name;
}

static bool convert(iconv_t converter, lb_str source, lb_text *out)
{
    /* iconv's interface lacks a const; it does not write to its input. */
    char *in = NULL;
    memcpy(&in, &source.ptr, sizeof in);
    size_t left = source.len;
    while (left) {
        size_t room = left * 2 + 16, before = room;
        char *to = lb_text_reserve(out, room);
        size_t result = iconv(converter, &in, &left, &to, &room);
        out->len += before - room;
        if (result == (size_t)-1 && errno != E2BIG) {
            return false;
        }
    }
    return true;
}

static lb_code decode_from(lb_arena *arena, lb_str source, lb_str encoding, lb_str *out,
                           lb_error *error)
{
    const lb_py_place top = {1, 0};
    iconv_t converter = iconv_open("UTF-8", iconv_name(arena, encoding));
    if (converter == (iconv_t)-1) {
        return lb_py_syntax_error(error, source, top, "unknown encoding: %.*s", LB_ARG(encoding));
    }
    LB_AUTO_TEXT lb_text text = {0};
    bool is_done = convert(converter, source, &text);
    iconv_close(converter);
    if (!is_done) {
        return lb_py_syntax_error(error, source, top, "encoding problem: %.*s", LB_ARG(encoding));
    }
    *out = lb_arena_str(arena, lb_text_str(&text));
    return LB_OK;
}

/* Offset of the first byte that is not ASCII, or the length. */
static size_t skip_ascii(lb_str text, size_t from)
{
    const uint64_t high_bits = 0x8080808080808080u;
    for (uint64_t word = 0; from + sizeof word <= text.len; from += sizeof word) {
        memcpy(&word, text.ptr + from, sizeof word);
        if (word & high_bits) {
            break;
        }
    }
    while (from < text.len && (unsigned char)text.ptr[from] < 0x80) {
        from++;
    }
    return from;
}

static uint32_t line_of(lb_str source, size_t offset)
{
    uint32_t line = 1;
    for (size_t i = 0; i < offset; i++) {
        line += source.ptr[i] == '\n' || (source.ptr[i] == '\r' && source.ptr[i + 1] != '\n');
    }
    return line;
}

static lb_code check_utf8(lb_str source, lb_str encoding, lb_error *error)
{
    for (size_t i = skip_ascii(source, 0); i < source.len; i = skip_ascii(source, i)) {
        uint32_t character = 0;
        size_t length = lb_utf8_decode(lb_str_slice(source, i, source.len), &character);
        if (length == 0) {
            const lb_py_place place = {line_of(source, i), 0};
            unsigned byte = (unsigned char)source.ptr[i];
            if (encoding.len) {
                return lb_py_syntax_error(error, source, place,
                                          "(unicode error) 'utf-8' codec can't decode byte 0x%02x",
                                          byte);
            }
            return lb_py_syntax_error(
                error, source, place,
                "Non-UTF-8 code starting with '\\x%02x' on line %u, but no encoding declared; see "
                "https://peps.python.org/pep-0263/ for details",
                byte, place.lineno);
        }
        i += length;
    }
    return LB_OK;
}

lb_code lb_py_source_decode(lb_arena *arena, lb_str source, lb_str *out, lb_error *error)
{
    const lb_str mark = LB_STR("\xEF\xBB\xBF");
    const bool has_mark = lb_str_starts(source, mark);
    if (has_mark) {
        source = lb_str_slice(source, mark.len, source.len);
    }
    size_t null = lb_str_find_char(source, '\0');
    if (null != SIZE_MAX) {
        return lb_py_syntax_error(error, source, (lb_py_place){line_of(source, null), 0},
                                  "source code cannot contain null bytes");
    }
    lb_str encoding = declared_encoding(source);
    if (has_mark && encoding.len && !is_named(encoding, "utf-8")) {
        return lb_py_syntax_error(error, source, (lb_py_place){1, 0},
                                  "encoding problem: %.*s with BOM", LB_ARG(encoding));
    }
    if (encoding.len && !is_utf8_name(encoding)) {
        return decode_from(arena, source, encoding, out, error);
    }
    LB_TRY(check_utf8(source, encoding, error));
    *out = source;
    return LB_OK;
}
