#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "python/modules/regex_internal.h"

enum { GROUPS_MOST = 0x3fffffff };

/* --- names --- */

/* Reads up to `end`; empty where it fails. */
static lb_str read_name(lb_regex_parser *p, char end)
{
    lb_str rest = lb_str_slice(p->pattern, p->at, SIZE_MAX);
    size_t length = lb_str_find_char(rest, end);
    if (rest.len == 0 || length == 0) {
        lb_regex_fail(p, p->at, "missing group name");
        return LB_STR("");
    }
    if (length == SIZE_MAX) {
        lb_regex_fail(p, p->at, "missing %c, unterminated name", end);
        return LB_STR("");
    }
    p->at += length + 1;
    return lb_str_slice(rest, 0, length);
}

static bool is_identifier(lb_str name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (!(lb_is_alpha(c) || c == '_' || (unsigned char)c >= 0x80 || (i && lb_is_digit(c)))) {
            return false;
        }
    }
    return name.len != 0;
}

static bool check_name(lb_regex_parser *p, lb_str name, size_t offset)
{
    return name.len &&
           (is_identifier(name) || lb_regex_fail(p, offset, "bad character in group name %s'%.*s'",
                                                 p->is_bytes ? "b" : "", LB_ARG(name)));
}

/* The number of a named group; 0: there is none. */
static size_t group_of(const lb_regex_parser *p, lb_str name)
{
    for (size_t i = 1; i < p->regex->groups.count; i++) {
        const char *known = p->regex->groups.items[i].name;
        if (known && lb_str_is(name, known)) {
            return i;
        }
    }
    return 0;
}

static bool check_lookbehind(lb_regex_parser *p, size_t group)
{
    if (!p->lookbehind_groups) {
        return true;
    }
    if (group < p->regex->groups.count && !p->regex->groups.items[group].close) {
        return lb_regex_fail(p, p->at, "cannot refer to an open group");
    }
    return group < p->lookbehind_groups ||
           lb_regex_fail(p, p->at,
                         "cannot refer to group defined in the same lookbehind subpattern");
}

bool lb_regex_reference(lb_regex_parser *p, size_t group, size_t offset, lb_regex_width *width)
{
    const lb_regex_group *g = &p->regex->groups.items[group];
    if (!g->close) {
        return lb_regex_fail(p, offset, "cannot refer to an open group");
    }
    if (!check_lookbehind(p, group)) {
        return false;
    }
    *width = (lb_regex_width){g->least, g->most};
    bool is_folded = !p->is_bytes && (p->flags & LB_RE_ASCII) && (p->flags & LB_RE_IGNORECASE);
    lb_text_addf(&p->regex->text, is_folded ? "(?i:\\g{%zu})" : "\\g{%zu}", group);
    return true;
}

/* --- flags --- */

static unsigned flag_of(char c)
{
    switch (c) {
    case 'i':
        return LB_RE_IGNORECASE;
    case 'L':
        return LB_RE_LOCALE;
    case 'm':
        return LB_RE_MULTILINE;
    case 's':
        return LB_RE_DOTALL;
    case 'x':
        return LB_RE_VERBOSE;
    case 'a':
        return LB_RE_ASCII;
    case 'u':
        return LB_RE_UNICODE;
    default:
        return 0;
    }
}

enum { TYPE_FLAGS = LB_RE_ASCII | LB_RE_LOCALE | LB_RE_UNICODE };

static bool bad_flag(lb_regex_parser *p, lb_str token, const char *missing)
{
    if (p->status) {
        return false;
    }
    return lb_regex_fail(p, p->at - token.len, "%s",
                         token.len && lb_is_alpha(token.ptr[0]) ? "unknown flag" : missing);
}

/* Flags that are turned on, the first read already; `end` is what stands behind them. */
static bool flags_on(lb_regex_parser *p, char first, unsigned *on, char *end)
{
    for (char c = first;;) {
        unsigned flag = flag_of(c);
        if (c == (p->is_bytes ? 'u' : 'L')) {
            return lb_regex_fail(p, p->at,
                                 "bad inline flags: cannot use '%c' flag with a %s pattern", c,
                                 p->is_bytes ? "bytes" : "str");
        }
        *on |= flag;
        if ((flag & TYPE_FLAGS) && (*on & TYPE_FLAGS) != flag) {
            return lb_regex_fail(p, p->at,
                                 "bad inline flags: flags 'a', 'u' and 'L' are incompatible");
        }
        lb_str token = lb_regex_next(p);
        c = token.len ? token.ptr[0] : '\0';
        if (c && strchr(")-:", c)) {
            *end = c;
            return true;
        }
        if (!flag_of(c)) {
            return bad_flag(p, token, "missing -, : or )");
        }
    }
}

static bool flags_off(lb_regex_parser *p, unsigned *off)
{
    lb_str token = lb_regex_next(p);
    if (!token.len || !flag_of(token.ptr[0])) {
        return bad_flag(p, token, "missing flag");
    }
    for (;;) {
        unsigned flag = flag_of(token.ptr[0]);
        if (flag & TYPE_FLAGS) {
            return lb_regex_fail(p, p->at,
                                 "bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
        }
        *off |= flag;
        token = lb_regex_next(p);
        if (token.len && token.ptr[0] == ':') {
            return true;
        }
        if (!token.len || !flag_of(token.ptr[0])) {
            return bad_flag(p, token, "missing :");
        }
    }
}

/* --- the kinds of group --- */

static bool close_parenthesis(lb_regex_parser *p, size_t start)
{
    if (p->status) {
        return false;
    }
    if (!lb_regex_match(p, ')')) {
        return lb_regex_fail(p, start, "missing ), unterminated subpattern");
    }
    lb_text_addc(&p->regex->text, ')');
    return true;
}

static bool inside(lb_regex_parser *p, size_t start, lb_regex_width *width)
{
    return lb_regex_branches(p, false, width) && close_parenthesis(p, start);
}

static bool capture(lb_regex_parser *p, size_t start, lb_str name, lb_regex_width *width)
{
    size_t number = p->regex->groups.count, known = name.len ? group_of(p, name) : 0;
    if (known) {
        return lb_regex_fail(p, p->at - name.len - 1,
                             "redefinition of group name '%.*s' as group %zu; was group %zu",
                             LB_ARG(name), number, known);
    }
    lb_regex_group group = {.name = name.len ? lb_strndup(name.ptr, name.len) : NULL,
                            .is_assertion = p->assertions != 0};
    lb_vector_push(&p->regex->groups, group);
    lb_text_addc(&p->regex->text, '(');
    if (!inside(p, start, width)) {
        return false;
    }
    lb_regex_group *g = &p->regex->groups.items[number];
    g->close = ++p->closed;
    g->least = width->least;
    g->most = width->most;
    return true;
}

static bool assertion(lb_regex_parser *p, size_t start, bool is_behind, bool is_negative)
{
    lb_regex_width width;
    size_t outer = p->lookbehind_groups;
    /* In a group of its own, so that it may be repeated. */
    lb_text_addf(&p->regex->text, "(?:(?%s%c", is_behind ? "<" : "", is_negative ? '!' : '=');
    p->assertions++;
    p->lookbehind_groups = is_behind && !outer ? p->regex->groups.count : outer;
    bool is_fine = inside(p, start, &width);
    p->lookbehind_groups = outer;
    p->assertions--;
    lb_text_addc(&p->regex->text, ')');
    p->has_loose_lookbehind |= is_fine && is_behind && width.least != width.most;
    return is_fine;
}

static bool conditional(lb_regex_parser *p, size_t start, lb_regex_width *width)
{
    size_t offset = p->at;
    lb_str name = read_name(p, ')');
    int64_t number = 0;
    bool is_number = name.len && strspn(name.ptr, "0123456789") >= name.len;
    if (!name.len || (!is_number && !check_name(p, name, offset))) {
        return false;
    }
    if (is_number) {
        if (!lb_str_to_integer(name, &number) || number > GROUPS_MOST) {
            return lb_regex_fail(p, offset, "invalid group reference %.*s", LB_ARG(name));
        }
        if (!number) {
            return lb_regex_fail(p, offset, "bad group number");
        }
        if ((size_t)number >= p->regex->groups.count && !p->pending.group) {
            p->pending.group = (size_t)number;
            p->pending.position = offset;
        }
    } else if (!(number = (int64_t)group_of(p, name))) {
        return lb_regex_fail(p, offset, "unknown group name '%.*s'", LB_ARG(name));
    }
    if (!check_lookbehind(p, (size_t)number)) {
        return false;
    }
    lb_text_addf(&p->regex->text, "(?(%lld)", (long long)number);
    lb_regex_width no = {0};
    if (!lb_regex_sequence(p, false, width)) {
        return false;
    }
    if (lb_regex_match(p, '|')) {
        lb_text_addc(&p->regex->text, '|');
        if (!lb_regex_sequence(p, false, &no)) {
            return false;
        }
        if (p->at < p->pattern.len && p->pattern.ptr[p->at] == '|') {
            return lb_regex_fail(p, p->at, "conditional backref with more than two branches");
        }
    }
    width->least = no.least < width->least ? no.least : width->least;
    width->most = no.most > width->most ? no.most : width->most;
    return close_parenthesis(p, start);
}

/* A group with flags of its own, or flags for the whole expression. */
static lb_regex_made flagged(lb_regex_parser *p, size_t start, char first, bool is_first,
                             lb_regex_width *width)
{
    unsigned on = 0, off = 0, outer = p->flags;
    char end = first;
    if (first != '-' && !flags_on(p, first, &on, &end)) {
        return LB_REGEX_FAILED;
    }
    if (end == ')') {
        if (!is_first) {
            lb_regex_fail(p, start, "global flags not at the start of the expression");
            return LB_REGEX_FAILED;
        }
        p->flags |= on;
        p->regex->flags |= on;
        return LB_REGEX_NOTHING;
    }
    if (end == '-' && !flags_off(p, &off)) {
        return LB_REGEX_FAILED;
    }
    if (on & off) {
        lb_regex_fail(p, p->at - 1, "bad inline flags: flag turned on and off");
        return LB_REGEX_FAILED;
    }
    p->flags = on & TYPE_FLAGS ? (p->flags & ~(unsigned)TYPE_FLAGS) | on : p->flags | on;
    p->flags &= ~off;
    bool is_caseless = (p->flags & LB_RE_IGNORECASE) && (p->is_bytes || !(p->flags & LB_RE_ASCII));
    lb_text_adds(&p->regex->text, is_caseless ? "(?i:" : "(?-i:");
    bool is_fine = inside(p, start, width);
    p->flags = outer;
    return is_fine ? LB_REGEX_ITEM : LB_REGEX_FAILED;
}

static bool named(lb_regex_parser *p, size_t start, lb_regex_width *width)
{
    size_t offset = p->at + 1;
    if (lb_regex_match(p, '<')) {
        lb_str name = read_name(p, '>');
        return check_name(p, name, offset) && capture(p, start, name, width);
    }
    if (lb_regex_match(p, '=')) {
        lb_str name = read_name(p, ')');
        if (!check_name(p, name, offset)) {
            return false;
        }
        size_t group = group_of(p, name);
        return group ? lb_regex_reference(p, group, offset, width)
                     : lb_regex_fail(p, offset, "unknown group name '%.*s'", LB_ARG(name));
    }
    lb_str token = lb_regex_next(p);
    return token.len ? lb_regex_fail(p, start + 1, "unknown extension ?P%.*s", LB_ARG(token))
                     : lb_regex_fail(p, p->at, "unexpected end of pattern");
}

static lb_regex_made comment(lb_regex_parser *p, size_t start)
{
    while (p->at < p->pattern.len) {
        lb_str token = lb_regex_next(p);
        if (!token.len) {
            return LB_REGEX_FAILED;
        }
        if (token.ptr[0] == ')') {
            return LB_REGEX_NOTHING;
        }
    }
    lb_regex_fail(p, start, "missing ), unterminated comment");
    return LB_REGEX_FAILED;
}

static bool behind(lb_regex_parser *p, size_t start)
{
    lb_str token = lb_regex_next(p);
    if (!token.len) {
        return p->status ? false : lb_regex_fail(p, p->at, "unexpected end of pattern");
    }
    if (token.ptr[0] != '=' && token.ptr[0] != '!') {
        return lb_regex_fail(p, p->at - token.len - 2, "unknown extension ?<%.*s", LB_ARG(token));
    }
    return assertion(p, start, true, token.ptr[0] == '!');
}

static lb_regex_made extension(lb_regex_parser *p, size_t start, bool is_first,
                               lb_regex_width *width)
{
    lb_str token = lb_regex_next(p);
    if (!token.len) {
        if (!p->status) {
            lb_regex_fail(p, p->at, "unexpected end of pattern");
        }
        return LB_REGEX_FAILED;
    }
    char c = token.ptr[0];
    bool is_fine;
    switch (c) {
    case 'P':
        is_fine = named(p, start, width);
        break;
    case '#':
        return comment(p, start);
    case ':':
    case '>':
        lb_text_adds(&p->regex->text, c == ':' ? "(?:" : "(?>");
        is_fine = inside(p, start, width);
        break;
    case '=':
    case '!':
        is_fine = assertion(p, start, false, c == '!');
        break;
    case '<':
        is_fine = behind(p, start);
        break;
    case '(':
        is_fine = conditional(p, start, width);
        break;
    default:
        if (c == '-' || flag_of(c)) {
            return flagged(p, start, c, is_first, width);
        }
        is_fine = lb_regex_fail(p, p->at - token.len - 1, "unknown extension ?%.*s", LB_ARG(token));
    }
    return is_fine ? LB_REGEX_ITEM : LB_REGEX_FAILED;
}

lb_regex_made lb_regex_group_parse(lb_regex_parser *p, bool is_first, lb_regex_width *width)
{
    size_t start = p->at - 1;
    *width = (lb_regex_width){0};
    if (lb_regex_match(p, '?')) {
        return extension(p, start, is_first, width);
    }
    return capture(p, start, LB_STR(""), width) ? LB_REGEX_ITEM : LB_REGEX_FAILED;
}
