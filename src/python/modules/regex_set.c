#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "python/modules/regex_internal.h"
#include "python/unicode.h"

enum { OCTAL_MOST = 0377, CHARACTER_MOST = 0x10ffff };

uint32_t lb_regex_character(const lb_regex_parser *p, lb_str token)
{
    if (p->is_bytes || (unsigned char)token.ptr[0] < 0x80) {
        return (unsigned char)token.ptr[0];
    }
    uint32_t c = 0;
    if (!lb_utf8_decode(token, &c)) { /* a lone surrogate */
        c = ((uint32_t)token.ptr[0] & 15) << 12 | ((uint32_t)token.ptr[1] & 63) << 6 |
            ((uint32_t)token.ptr[2] & 63);
    }
    return c;
}

/* --- escapes --- */

static bool is_octal(char c)
{
    return c >= '0' && c <= '7';
}

static int hex_value(char c)
{
    c = lb_lower(c);
    return lb_is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool hex_escape(lb_regex_parser *p, size_t start, size_t digits, lb_regex_item *out)
{
    uint64_t value = 0;
    size_t count = 0;
    while (count < digits && p->at < p->pattern.len && hex_value(p->pattern.ptr[p->at]) >= 0) {
        value = value << 4 | (uint64_t)hex_value(p->pattern.ptr[p->at++]);
        count++;
    }
    lb_str escape = lb_str_slice(p->pattern, start, p->at);
    if (count != digits) {
        return lb_regex_fail(p, start, "incomplete escape %.*s", LB_ARG(escape));
    }
    if (value > CHARACTER_MOST) {
        return lb_regex_fail(p, start, "bad escape %.*s", LB_ARG(escape));
    }
    out->low = out->high = (uint32_t)value;
    return true;
}

static bool named_escape(lb_regex_parser *p, size_t start, lb_regex_item *out)
{
    if (!lb_regex_match(p, '{')) {
        return lb_regex_fail(p, p->at, "missing {");
    }
    lb_str rest = lb_str_slice(p->pattern, p->at, SIZE_MAX);
    size_t end = lb_str_find_char(rest, '}');
    if (end == 0 || rest.len == 0) {
        return lb_regex_fail(p, p->at, "missing character name");
    }
    if (end == SIZE_MAX) {
        return lb_regex_fail(p, p->at, "missing }, unterminated name");
    }
    lb_py_unicode unicode = {0};
    lb_str name = lb_str_slice(rest, 0, end);
    p->at += end + 1;
    if (lb_py_unicode_open(&unicode, NULL) != LB_OK ||
        !lb_py_unicode_by_name(&unicode, name, &out->low)) {
        return lb_regex_fail(p, start, "undefined character name '%.*s'", LB_ARG(name));
    }
    out->high = out->low;
    return true;
}

/* Octal digits, `first` of which has been read, at most three. */
static bool octal_escape(lb_regex_parser *p, size_t start, lb_regex_item *out)
{
    uint32_t value = 0;
    size_t at = start + 1;
    while (at < p->pattern.len && at < start + 4 && is_octal(p->pattern.ptr[at])) {
        value = value * 8 + (uint32_t)(p->pattern.ptr[at++] - '0');
    }
    p->at = at;
    if (value > OCTAL_MOST) {
        return lb_regex_fail(p, start, "octal escape value %.*s outside of range 0-0o377",
                             LB_ARG(lb_str_slice(p->pattern, start, at)));
    }
    out->low = out->high = value;
    return true;
}

bool lb_regex_escape(lb_regex_parser *p, lb_str token, bool is_in_set, lb_regex_item *out)
{
    static const char letters[] = "abfnrtv", values[] = "\a\b\f\n\r\t\v";
    *out = (lb_regex_item){0};
    size_t start = (size_t)(token.ptr - p->pattern.ptr);
    char c = token.ptr[1];
    const char *simple = strchr(letters, c);
    if (c && strchr("dDsSwW", c)) {
        out->is_class = true;
        out->class_name = c;
        return true;
    }
    if (c && simple && (c != 'b' || is_in_set)) {
        out->low = out->high = (unsigned char)values[simple - letters];
        return true;
    }
    if (c == 'x') {
        return hex_escape(p, start, 2, out);
    }
    if (!p->is_bytes && (c == 'u' || c == 'U')) {
        return hex_escape(p, start, c == 'u' ? 4 : 8, out);
    }
    if (!p->is_bytes && c == 'N') {
        return named_escape(p, start, out);
    }
    if (is_octal(c)) {
        return octal_escape(p, start, out);
    }
    if (lb_is_alpha(c) || lb_is_digit(c)) {
        return lb_regex_fail(p, start, "bad escape \\%c", c);
    }
    out->low = out->high = lb_regex_character(p, lb_str_slice(token, 1, SIZE_MAX));
    return true;
}

/* --- literals and classes --- */

static void add_character(lb_text *text, uint32_t c)
{
    if (c < 0x80 && (lb_is_alpha((char)c) || lb_is_digit((char)c) || c == '_')) {
        lb_text_addc(text, (char)c);
    } else if (c > ' ' && c < 0x7f) {
        lb_text_addf(text, "\\%c", (int)c);
    } else {
        lb_text_addf(text, "\\x{%x}", c);
    }
}

/* In a str under re.ASCII only ASCII letters have case, which PCRE2 cannot be told. */
static bool is_folded_here(const lb_regex_parser *p)
{
    return !p->is_bytes && (p->flags & LB_RE_ASCII) && (p->flags & LB_RE_IGNORECASE);
}

void lb_regex_add_literal(lb_regex_parser *p, uint32_t c)
{
    if (is_folded_here(p) && c < 0x80 && lb_is_alpha((char)c)) {
        lb_text_addf(&p->regex->text, "[%c%c]", lb_lower((char)c), lb_upper((char)c));
    } else {
        add_character(&p->regex->text, c);
    }
}

#define SPACES       \
    "\\t-\\r\\x1c- " \
    "\\x{85}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}"
#define WORD "\\p{L}\\p{N}_"

/* What stands inside brackets for a class; NULL for the complements that cannot stand there. */
static const char *class_members(const lb_regex_parser *p, char class_name)
{
    static const struct {
        char name;
        const char *ascii, *unicode;
    } classes[] = {{'d', "0-9", "\\p{Nd}"}, {'D', "\\D", "\\P{Nd}"}, {'s', "\\t-\\r ", SPACES},
                   {'S', "\\S", NULL},      {'w', "\\w", WORD},      {'W', "\\W", NULL}};
    for (size_t i = 0; i < LB_COUNT(classes); i++) {
        if (classes[i].name == class_name) {
            return p->is_bytes || (p->flags & LB_RE_ASCII) ? classes[i].ascii : classes[i].unicode;
        }
    }
    return NULL;
}

void lb_regex_add_class(lb_regex_parser *p, char class_name)
{
    const char *members = class_members(p, class_name);
    if (members) {
        lb_text_addf(&p->regex->text, "[%s]", members);
    } else {
        lb_text_addf(&p->regex->text, "[^%s]", class_members(p, lb_lower(class_name)));
    }
}

/* --- sets --- */

static void add_range(lb_regex_parser *p, lb_text *out, uint32_t low, uint32_t high)
{
    add_character(out, low);
    if (high != low) {
        lb_text_addc(out, '-');
        add_character(out, high);
    }
    for (char c = 'a'; is_folded_here(p) && c <= 'z'; c++) {
        if (((uint32_t)c >= low && (uint32_t)c <= high) ||
            ((uint32_t)lb_upper(c) >= low && (uint32_t)lb_upper(c) <= high)) {
            lb_text_addf(out, "%c%c", c, lb_upper(c));
        }
    }
}

/* `out` takes members; `complements` the letters S and W of classes that only can be alternatives.
 */
static void add_item(lb_regex_parser *p, lb_text *out, lb_text *complements, lb_regex_item item)
{
    const char *members = item.is_class ? class_members(p, item.class_name) : NULL;
    if (!item.is_class) {
        add_range(p, out, item.low, item.high);
    } else if (members) {
        lb_text_adds(out, members);
    } else {
        lb_text_addc(complements, lb_lower(item.class_name));
    }
}

static bool set_item(lb_regex_parser *p, lb_str token, lb_regex_item *item)
{
    if (token.ptr[0] == '\\') {
        return lb_regex_escape(p, token, true, item);
    }
    *item = (lb_regex_item){.low = lb_regex_character(p, token)};
    item->high = item->low;
    return true;
}

/* The end of a range whose start is *item and whose "-" has been read. */
static bool range_end(lb_regex_parser *p, lb_str first, lb_str last, lb_regex_item *item)
{
    lb_regex_item end;
    if (!set_item(p, last, &end)) {
        return false;
    }
    if (item->is_class || end.is_class || end.low < item->low) {
        return lb_regex_fail(p, p->at - first.len - 1 - last.len, "bad character range %.*s-%.*s",
                             LB_ARG(first), LB_ARG(last));
    }
    item->high = end.low;
    return true;
}

static bool read_set(lb_regex_parser *p, lb_text *members, lb_text *complements)
{
    size_t start = p->at - 1 - (p->pattern.ptr[p->at - 1] == '^');
    for (bool is_first = true;; is_first = false) {
        lb_str token = lb_regex_next(p);
        if (!token.len) {
            return p->status ? false : lb_regex_fail(p, start, "unterminated character set");
        }
        if (token.ptr[0] == ']' && !is_first) {
            return true;
        }
        lb_regex_item item;
        if (!set_item(p, token, &item)) {
            return false;
        }
        if (lb_regex_match(p, '-')) {
            lb_str last = lb_regex_next(p);
            if (!last.len) {
                return p->status ? false : lb_regex_fail(p, start, "unterminated character set");
            }
            if (last.ptr[0] == ']') {
                add_item(p, members, complements, item);
                add_range(p, members, '-', '-');
                return true;
            }
            if (!range_end(p, token, last, &item)) {
                return false;
            }
        }
        add_item(p, members, complements, item);
    }
}

bool lb_regex_set(lb_regex_parser *p)
{
    LB_AUTO_TEXT lb_text members = {0};
    LB_AUTO_TEXT lb_text complements = {0};
    bool is_negated = lb_regex_match(p, '^');
    if (!read_set(p, &members, &complements)) {
        return false;
    }
    lb_text *out = &p->regex->text;
    if (!complements.len) {
        lb_text_addf(out, "[%s%s]", is_negated ? "^" : "", lb_text_cstr(&members));
        return true;
    }
    lb_text_adds(out, is_negated ? "(?:(?!" : "(?:");
    for (size_t i = 0; i < complements.len; i++) {
        lb_text_addf(out, "%s[^%s]", i ? "|" : "", class_members(p, complements.ptr[i]));
    }
    if (members.len) {
        lb_text_addf(out, "|[%s]", lb_text_cstr(&members));
    }
    lb_text_adds(out, is_negated ? ")(?s:.))" : ")");
    return true;
}
