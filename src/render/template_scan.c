#include "render/template_scan.h"

#include <string.h>

/* At every place the kinds of piece are tried in one order, and text is what is left. Where Mako's
   expressions for text match nothing at all, its lexer steps over one character, which is lost; so
   does this one. */

static char at(const lb_mako_scanner *scanner, size_t offset)
{
    return offset < scanner->source.len ? scanner->source.ptr[offset] : '\0';
}

static bool looking_at(const lb_mako_scanner *scanner, size_t offset, const char *what)
{
    return offset <= scanner->source.len &&
           lb_str_starts(lb_str_slice(scanner->source, offset, scanner->source.len),
                         lb_str_of(what));
}

static lb_str between(const lb_mako_scanner *scanner, size_t from, size_t to)
{
    return lb_str_slice(scanner->source, from, to);
}

static size_t skip_blanks(const lb_mako_scanner *scanner, size_t offset)
{
    while (at(scanner, offset) == ' ' || at(scanner, offset) == '\t') {
        offset++;
    }
    return offset;
}

static size_t skip_spaces(const lb_mako_scanner *scanner, size_t offset)
{
    while (offset < scanner->source.len && lb_is_space(scanner->source.ptr[offset])) {
        offset++;
    }
    return offset;
}

/* Length of the line end at the offset; 0 where there is none. */
static size_t line_end(const lb_mako_scanner *scanner, size_t offset)
{
    return looking_at(scanner, offset, "\n") ? 1 : looking_at(scanner, offset, "\r\n") ? 2 : 0;
}

static bool is_line_start(const lb_mako_scanner *scanner, size_t offset)
{
    return offset == 0 || scanner->source.ptr[offset - 1] == '\n';
}

static size_t find(const lb_mako_scanner *scanner, size_t from, const char *what)
{
    size_t found = lb_str_find(between(scanner, from, scanner->source.len), lb_str_of(what));
    return found == SIZE_MAX ? SIZE_MAX : from + found;
}

/* The end of the Python string whose quote is at the offset; SIZE_MAX where it has none. */
static size_t string_end(const lb_mako_scanner *scanner, size_t offset)
{
    char quote = at(scanner, offset);
    const char triple[] = {quote, quote, quote, '\0'}, single[] = {quote, '\0'};
    const char *closing = looking_at(scanner, offset, triple) ? triple : single;
    for (size_t i = offset + strlen(closing); i < scanner->source.len; i++) {
        if (at(scanner, i) == '\\') {
            i++;
        } else if (looking_at(scanner, i, closing)) {
            return i + strlen(closing);
        }
    }
    /* """ that is never closed is an empty string and an opening quote */
    return closing == triple ? offset + 2 : SIZE_MAX;
}

/* Goes through Python up to one of the closing texts, outside strings, comments and (for
   expressions) brackets. */
static bool scan_python(lb_mako_scanner *scanner, bool is_nesting, const char *first,
                        const char *second, lb_str *out, char *closing)
{
    size_t start = scanner->at;
    int braces = 0, parens = 0, brackets = 0;
    for (size_t i = start; i < scanner->source.len;) {
        char c = at(scanner, i);
        bool is_nested = is_nesting && (braces > 0 || parens > 0 || brackets > 0);
        const char *end = looking_at(scanner, i, first)              ? first
                          : second && looking_at(scanner, i, second) ? second
                                                                     : NULL;
        if (end && !is_nested) {
            *out = between(scanner, start, i);
            *closing = *end;
            scanner->at = i + strlen(end);
            return true;
        }
        size_t newline = c == '#' ? find(scanner, i, "\n") : SIZE_MAX;
        size_t quoted = c == '"' || c == '\'' ? string_end(scanner, i) : SIZE_MAX;
        if (newline != SIZE_MAX || quoted != SIZE_MAX) {
            i = newline != SIZE_MAX ? newline + 1 : quoted;
            continue;
        }
        braces += (c == '{') - (c == '}');
        parens += (c == '(') - (c == ')');
        brackets += (c == '[') - (c == ']');
        i++;
    }
    return false;
}

static lb_code unclosed(lb_error *error, const char *what)
{
    lb_code code = lb_fail(error, LB_ERR_SCRIPT, "%s is never closed", what);
    lb_error_kind(error, "mako.exceptions.SyntaxException");
    return code;
}

static lb_code scan_expression(lb_mako_scanner *scanner, lb_piece *out, lb_error *error)
{
    char closing = '\0';
    scanner->at += 2;
    out->kind = LB_PIECE_EXPRESSION;
    if (!scan_python(scanner, true, "|", "}", &out->text, &closing) ||
        (closing == '|' && !scan_python(scanner, true, "}", NULL, &out->more, &closing))) {
        return unclosed(error, "an expression (${)");
    }
    return LB_OK;
}

static lb_code scan_block(lb_mako_scanner *scanner, lb_piece *out, lb_error *error)
{
    char closing;
    bool is_module = at(scanner, scanner->at + 2) == '!';
    scanner->at += is_module ? 3 : 2;
    out->kind = is_module ? LB_PIECE_MODULE : LB_PIECE_BLOCK;
    return scan_python(scanner, false, "%>", NULL, &out->text, &closing)
               ? LB_OK
               : unclosed(error, "a block (<%)");
}

/* % ... and ## ... to the end of the line; a backslash before it takes the next line in. */
static bool scan_control_line(lb_mako_scanner *scanner, lb_piece *out)
{
    size_t i = skip_blanks(scanner, scanner->at);
    bool is_comment = looking_at(scanner, i, "##");
    if (!is_line_start(scanner, scanner->at) ||
        (!is_comment && (at(scanner, i) != '%' || at(scanner, i + 1) == '%'))) {
        return false;
    }
    size_t start = skip_blanks(scanner, i + (is_comment ? 2 : 1));
    for (i = start; i < scanner->source.len; i++) {
        if (at(scanner, i) == '\\' && line_end(scanner, i + 1)) {
            i += line_end(scanner, i + 1);
        } else if (at(scanner, i) == '\n' || at(scanner, i) == '\r') {
            break;
        }
    }
    if (i < scanner->source.len && line_end(scanner, i) == 0) {
        return false; /* a lone \r */
    }
    out->kind = is_comment ? LB_PIECE_COMMENT : LB_PIECE_CONTROL;
    out->text = between(scanner, start, i);
    scanner->at = i + line_end(scanner, i);
    return true;
}

static bool scan_doc(lb_mako_scanner *scanner, lb_piece *out)
{
    static const char opening[] = "<%doc>", closing[] = "</%doc>";
    size_t end = looking_at(scanner, scanner->at, opening)
                     ? find(scanner, scanner->at + strlen(opening), closing)
                     : SIZE_MAX;
    if (end == SIZE_MAX) {
        return false;
    }
    out->kind = LB_PIECE_COMMENT;
    out->text = between(scanner, scanner->at + strlen(opening), end);
    scanner->at = end + strlen(closing);
    return true;
}

static bool is_word_byte(char c)
{
    return lb_is_alpha(c) || lb_is_digit(c) || c == '_' || (unsigned char)c >= 0x80;
}

/* What may stand behind a tag's keyword: names, '=', quoted texts, commas. */
static size_t skip_attributes(const lb_mako_scanner *scanner, size_t offset)
{
    for (;;) {
        size_t i = skip_spaces(scanner, offset);
        char c = at(scanner, i);
        size_t quoted =
            c == '"' || c == '\'' ? find(scanner, i + 1, (const char[]){c, '\0'}) : SIZE_MAX;
        if (quoted != SIZE_MAX && i == offset) {
            offset = quoted + 1;
        } else if (c == '=' || c == ',') {
            offset = skip_spaces(scanner, i + 1);
        } else if (is_word_byte(c) && i > offset) {
            for (offset = i; is_word_byte(at(scanner, offset)); offset++) {
            }
        } else {
            return i;
        }
    }
}

static bool scan_tag(lb_mako_scanner *scanner, lb_piece *out)
{
    size_t start = scanner->at + 2, i = start;
    if (!looking_at(scanner, scanner->at, "<%")) {
        return false;
    }
    while (is_word_byte(at(scanner, i)) || at(scanner, i) == '.' || at(scanner, i) == ':') {
        i++;
    }
    size_t end = skip_attributes(scanner, i);
    bool is_closed = at(scanner, end) == '/';
    if (i == start || at(scanner, end + is_closed) != '>') {
        return false;
    }
    out->kind = LB_PIECE_TAG;
    out->text = between(scanner, start, i);
    out->more = lb_str_trim(between(scanner, i, end));
    out->is_closed = is_closed;
    scanner->at = end + is_closed + 1;
    return true;
}

static bool scan_tag_end(lb_mako_scanner *scanner, lb_piece *out)
{
    if (!looking_at(scanner, scanner->at, "</%")) {
        return false;
    }
    size_t start = skip_blanks(scanner, scanner->at + 3), i = start;
    while (i < scanner->source.len && at(scanner, i) != ' ' && at(scanner, i) != '\t' &&
           (at(scanner, i) != '>' || i == start)) {
        i++;
    }
    size_t end = skip_blanks(scanner, i);
    if (i == start || at(scanner, end) != '>') {
        return false;
    }
    out->kind = LB_PIECE_TAG_END;
    out->text = between(scanner, start, i);
    scanner->at = end + 1;
    return true;
}

/* %% at the start of a line is one '%'. */
static bool scan_percent(lb_mako_scanner *scanner, lb_piece *out)
{
    size_t i = skip_spaces(scanner, scanner->at);
    if (!is_line_start(scanner, scanner->at) || !looking_at(scanner, i, "%%")) {
        return false;
    }
    out->kind = LB_PIECE_TEXT;
    out->text = between(scanner, scanner->at, i);
    scanner->at = i + 1;
    return true;
}

static void scan_text(lb_mako_scanner *scanner, lb_piece *out)
{
    size_t start = scanner->at, i = start, taken = 0;
    for (; i < scanner->source.len; i++) {
        bool is_control = false;
        if (i > 0 && at(scanner, i - 1) == '\n') {
            size_t sign = skip_blanks(scanner, i);
            is_control = at(scanner, sign) == '%' || looking_at(scanner, sign, "##");
        }
        if (is_control || looking_at(scanner, i, "${") || looking_at(scanner, i, "<%") ||
            looking_at(scanner, i, "</%")) {
            break;
        }
        if (at(scanner, i) == '\\' && line_end(scanner, i + 1)) {
            taken = 1 + line_end(scanner, i + 1);
            break;
        }
    }
    out->kind = LB_PIECE_TEXT;
    out->text = between(scanner, start, i);
    scanner->at = i + taken + (i + taken == start);
}

lb_code lb_mako_scan(lb_mako_scanner *scanner, lb_piece *out, lb_error *error)
{
    *out = (lb_piece){.start = scanner->at};
    if (scanner->at >= scanner->source.len) {
        out->kind = LB_PIECE_END;
        return LB_OK;
    }
    if (looking_at(scanner, scanner->at, "${")) {
        return scan_expression(scanner, out, error);
    }
    if (scan_control_line(scanner, out) || scan_doc(scanner, out) || scan_tag(scanner, out) ||
        scan_tag_end(scanner, out)) {
        return LB_OK;
    }
    if (looking_at(scanner, scanner->at, "<%")) {
        return scan_block(scanner, out, error);
    }
    if (scan_percent(scanner, out)) {
        return LB_OK;
    }
    scan_text(scanner, out);
    return LB_OK;
}

bool lb_mako_scan_until(lb_mako_scanner *scanner, const char *closing, lb_str *out)
{
    size_t end = find(scanner, scanner->at, closing);
    if (end == SIZE_MAX) {
        return false;
    }
    *out = between(scanner, scanner->at, end);
    scanner->at = end + strlen(closing);
    return true;
}
