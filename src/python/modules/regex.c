#include "python/modules/regex.h"

#include <stdarg.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "python/modules/regex_internal.h"

enum { DEPTH_MOST = 240, PCRE_REPEAT_MOST = 65535 };
#define REPEAT_UNBOUNDED 4294967295ull

void lb_regex_free(lb_regex *regex)
{
    for (size_t i = 0; i < regex->groups.count; i++) {
        free(regex->groups.items[i].name);
    }
    lb_vector_free(&regex->groups);
    lb_text_free(&regex->text);
    lb_text_free(&regex->message);
}

bool lb_regex_fail(lb_regex_parser *p, size_t offset, const char *format, ...)
{
    if (p->status == LB_REGEX_FINE) {
        va_list args;
        va_start(args, format);
        lb_text_addv(&p->regex->message, format, args);
        va_end(args);
        p->status = LB_REGEX_ERROR;
        p->regex->has_position = offset != SIZE_MAX;
        lb_str before = lb_str_slice(p->pattern, 0, offset);
        for (size_t i = 0; i < before.len; i++) {
            p->regex->position += p->is_bytes || ((unsigned char)before.ptr[i] & 0xc0) != 0x80;
        }
    }
    return false;
}

/* --- tokens --- */

lb_str lb_regex_next(lb_regex_parser *p)
{
    size_t start = p->at, end = p->at;
    if (end < p->pattern.len && p->pattern.ptr[end] == '\\') {
        if (++end == p->pattern.len) {
            lb_regex_fail(p, start, "bad escape (end of pattern)");
            return LB_STR("");
        }
    }
    if (end < p->pattern.len) {
        end++;
        while (!p->is_bytes && end < p->pattern.len &&
               ((unsigned char)p->pattern.ptr[end] & 0xc0) == 0x80) {
            end++;
        }
    }
    p->at = end;
    return lb_str_slice(p->pattern, start, end);
}

bool lb_regex_match(lb_regex_parser *p, char c)
{
    if (p->at < p->pattern.len && p->pattern.ptr[p->at] == c) {
        p->at++;
        return true;
    }
    return false;
}

static char peek(const lb_regex_parser *p)
{
    return p->at < p->pattern.len ? p->pattern.ptr[p->at] : '\0';
}

/* --- repeats --- */

typedef struct repeat {
    uint64_t least, most;
} repeat;

static bool number(lb_regex_parser *p, uint64_t *out, bool *is_given)
{
    uint64_t n = 0;
    *is_given = lb_is_digit(peek(p));
    while (lb_is_digit(peek(p))) {
        n = n * 10 + (uint64_t)(p->pattern.ptr[p->at++] - '0');
        n = n > REPEAT_UNBOUNDED ? REPEAT_UNBOUNDED : n;
    }
    *out = n;
    return true;
}

/* {m,n}, whose "{" has been read. False: it is literal text, or (status) wrong. */
static bool braces(lb_regex_parser *p, repeat *out)
{
    size_t start = p->at;
    bool has_least = false, has_most = false;
    if (peek(p) == '}') {
        return false;
    }
    number(p, &out->least, &has_least);
    if (lb_regex_match(p, ',')) {
        number(p, &out->most, &has_most);
    } else {
        out->most = out->least;
        has_most = has_least;
    }
    if (!lb_regex_match(p, '}')) {
        p->at = start;
        return false;
    }
    if ((has_least && out->least >= REPEAT_UNBOUNDED) ||
        (has_most && out->most >= REPEAT_UNBOUNDED)) {
        lb_regex_fail(p, start, "the repetition number is too large");
        p->status = LB_REGEX_OVERFLOW;
        return false;
    }
    if (!has_most) {
        out->most = REPEAT_UNBOUNDED;
    }
    return out->most >= out->least || lb_regex_fail(p, start, "min repeat greater than max repeat");
}

static bool add_repeat(lb_regex_parser *p, repeat r)
{
    lb_text *out = &p->regex->text;
    if (r.least > PCRE_REPEAT_MOST) {
        lb_regex_fail(p, p->at, "the repetition number is too large");
        p->status = LB_REGEX_OVERFLOW;
        return false;
    }
    if (r.most > PCRE_REPEAT_MOST) {
        lb_text_addf(out, "{%llu,}", (unsigned long long)r.least);
    } else {
        lb_text_addf(out, "{%llu,%llu}", (unsigned long long)r.least, (unsigned long long)r.most);
    }
    if (peek(p) == '?' || peek(p) == '+') {
        lb_text_addc(out, p->pattern.ptr[p->at++]);
    }
    return true;
}

static size_t times(size_t width, uint64_t count)
{
    return width && count > LB_WIDTH_MOST / width ? LB_WIDTH_MOST : width * (size_t)count;
}

static size_t plus(size_t a, size_t b)
{
    return a + b > LB_WIDTH_MOST ? LB_WIDTH_MOST : a + b;
}

/* --- what one piece of an expression is --- */

typedef enum piece {
    PIECE_NONE, /* nothing that could be repeated */
    PIECE_PLACE,
    PIECE_ITEM,
    PIECE_REPEATED,
} piece;

typedef struct sequence {
    lb_regex_width total;
    lb_regex_width last; /* of the piece that a repeat would be for */
    piece kind;
    bool is_first;
} sequence;

static void add_piece(sequence *s, piece kind, size_t least, size_t most)
{
    s->total.least = plus(s->total.least, s->last.least);
    s->total.most = plus(s->total.most, s->last.most);
    s->last = (lb_regex_width){least, most};
    s->kind = kind;
    s->is_first = false;
}

/* The Unicode \b; PCRE2's own follows its version. */
#define WORD "[\\p{L}\\p{N}_]"
#define BOUNDARY "(?:(?<=" WORD ")(?!" WORD ")|(?<!" WORD ")(?=" WORD "))"
#define NO_BOUNDARY "(?:(?<=" WORD ")(?=" WORD ")|(?!\\A\\z)(?<!" WORD ")(?!" WORD "))"

static const char *place_of(const lb_regex_parser *p, char c)
{
    bool is_ascii = p->is_bytes || (p->flags & LB_RE_ASCII);
    switch (c) {
    case 'A':
        return "\\A";
    case 'Z':
        return "\\z";
    case 'b':
        return is_ascii ? "\\b" : BOUNDARY;
    case 'B':
        return is_ascii ? "(?:(?!\\A\\z)\\B)" : NO_BOUNDARY;
    default:
        return NULL;
    }
}

/* \1 to \99. False: it is no reference, or (status) wrong. */
static bool reference(lb_regex_parser *p, lb_str token, lb_regex_width *width)
{
    size_t start = (size_t)(token.ptr - p->pattern.ptr);
    lb_str digits = lb_str_slice(p->pattern, start + 1, start + 4);
    size_t octal = strspn(digits.len == 3 ? digits.ptr : "", "01234567");
    if (digits.ptr[0] < '1' || digits.ptr[0] > '9' || octal >= 3) {
        return false;
    }
    size_t group = (size_t)(digits.ptr[0] - '0');
    if (lb_is_digit(peek(p))) {
        group = group * 10 + (size_t)(p->pattern.ptr[p->at++] - '0');
    }
    if (group >= p->regex->groups.count) {
        return lb_regex_fail(p, start + 1, "invalid group reference %zu", group);
    }
    return lb_regex_reference(p, group, start, width);
}

static bool escape(lb_regex_parser *p, lb_str token, sequence *s)
{
    const char *place = place_of(p, token.ptr[1]);
    if (place) {
        lb_text_adds(&p->regex->text, place);
        add_piece(s, PIECE_PLACE, 0, 0);
        return true;
    }
    lb_regex_width width = {0};
    if (reference(p, token, &width)) {
        add_piece(s, PIECE_ITEM, width.least, width.most);
        return true;
    }
    lb_regex_item item;
    if (p->status || !lb_regex_escape(p, token, false, &item)) {
        return false;
    }
    if (item.is_class) {
        lb_regex_add_class(p, item.class_name);
    } else {
        lb_regex_add_literal(p, item.low);
    }
    add_piece(s, PIECE_ITEM, 1, 1);
    return true;
}

static bool repeat_last(lb_regex_parser *p, char c, sequence *s)
{
    size_t start = p->at - 1;
    repeat r = {c == '+', c == '?' ? 1 : REPEAT_UNBOUNDED};
    if (c == '{' && !braces(p, &r)) {
        if (!p->status) {
            lb_regex_add_literal(p, '{');
            add_piece(s, PIECE_ITEM, 1, 1);
        }
        return !p->status;
    }
    if (s->kind == PIECE_NONE || s->kind == PIECE_PLACE) {
        return lb_regex_fail(p, start, "nothing to repeat");
    }
    if (s->kind == PIECE_REPEATED) {
        return lb_regex_fail(p, start, "multiple repeat");
    }
    s->kind = PIECE_REPEATED;
    s->last.least = times(s->last.least, r.least);
    s->last.most = times(s->last.most, r.most);
    return add_repeat(p, r);
}

static bool group(lb_regex_parser *p, sequence *s)
{
    lb_regex_width width;
    switch (lb_regex_group_parse(p, s->is_first, &width)) {
    case LB_REGEX_FAILED:
        return false;
    case LB_REGEX_NOTHING:
        return true;
    case LB_REGEX_ITEM:
        break;
    }
    add_piece(s, PIECE_ITEM, width.least, width.most);
    return true;
}

static bool special(lb_regex_parser *p, char c, sequence *s)
{
    lb_text *out = &p->regex->text;
    switch (c) {
    case '[':
        if (!lb_regex_set(p)) {
            return false;
        }
        add_piece(s, PIECE_ITEM, 1, 1);
        return true;
    case '*':
    case '+':
    case '?':
    case '{':
        return repeat_last(p, c, s);
    case '(':
        return group(p, s);
    case '.':
        lb_text_adds(out, p->flags & LB_RE_DOTALL ? "(?s:.)" : ".");
        add_piece(s, PIECE_ITEM, 1, 1);
        return true;
    case '^':
        lb_text_adds(out, p->flags & LB_RE_MULTILINE ? "(?m:^)" : "\\A");
        add_piece(s, PIECE_PLACE, 0, 0);
        return true;
    default: /* $ */
        lb_text_adds(out, p->flags & LB_RE_MULTILINE ? "(?m:$)" : "\\Z");
        add_piece(s, PIECE_PLACE, 0, 0);
        return true;
    }
}

static void skip_comment(lb_regex_parser *p)
{
    for (lb_str t = lb_regex_next(p); t.len && t.ptr[0] != '\n'; t = lb_regex_next(p)) {
    }
}

bool lb_regex_sequence(lb_regex_parser *p, bool is_first, lb_regex_width *width)
{
    sequence s = {.is_first = is_first};
    while (p->at < p->pattern.len && peek(p) != '|' && peek(p) != ')') {
        lb_str token = lb_regex_next(p);
        if (!token.len) {
            return false;
        }
        char c = token.ptr[0];
        if ((p->flags & LB_RE_VERBOSE) && lb_is_space(c)) {
            continue;
        }
        if ((p->flags & LB_RE_VERBOSE) && c == '#') {
            skip_comment(p);
        } else if (c == '\\') {
            if (!escape(p, token, &s)) {
                return false;
            }
        } else if (c && strchr("[*+?{(.^$", c)) {
            if (!special(p, c, &s)) {
                return false;
            }
        } else {
            lb_regex_add_literal(p, lb_regex_character(p, token));
            add_piece(&s, PIECE_ITEM, 1, 1);
        }
        if (p->status) {
            return false;
        }
    }
    add_piece(&s, PIECE_NONE, 0, 0);
    *width = s.total;
    return true;
}

bool lb_regex_branches(lb_regex_parser *p, bool is_top, lb_regex_width *width)
{
    if (++p->depth > DEPTH_MOST) {
        lb_regex_fail(p, p->at, "regular expression is nested too deeply");
        p->status = LB_REGEX_DEEP;
        return false;
    }
    bool is_fine = lb_regex_sequence(p, is_top, width);
    while (is_fine && lb_regex_match(p, '|')) {
        lb_regex_width next;
        lb_text_addc(&p->regex->text, '|');
        is_fine = lb_regex_sequence(p, false, &next);
        if (is_fine) {
            width->least = next.least < width->least ? next.least : width->least;
            width->most = next.most > width->most ? next.most : width->most;
        }
    }
    p->depth--;
    return is_fine;
}

/* --- the whole --- */

static lb_regex_status check_flags(lb_regex *regex, bool is_bytes)
{
    const char *message = NULL;
    unsigned flags = regex->flags;
    if (!is_bytes) {
        message = flags & LB_RE_LOCALE ? "cannot use LOCALE flag with a str pattern"
                  : (flags & LB_RE_ASCII) && (flags & LB_RE_UNICODE)
                      ? "ASCII and UNICODE flags are incompatible"
                      : NULL;
        if (!(flags & LB_RE_ASCII)) {
            regex->flags |= LB_RE_UNICODE;
        }
    } else {
        message = flags & LB_RE_UNICODE ? "cannot use UNICODE flag with a bytes pattern"
                  : (flags & LB_RE_LOCALE) && (flags & LB_RE_ASCII)
                      ? "ASCII and LOCALE flags are incompatible"
                      : NULL;
    }
    lb_text_adds(&regex->message, message ? message : "");
    return message ? LB_REGEX_VALUE : LB_REGEX_FINE;
}

/* One pass; flags that the pattern turns on for all of it stay in regex->flags. */
static lb_regex_status translate(lb_regex_parser *p)
{
    lb_regex *regex = p->regex;
    lb_regex_width width;
    lb_vector_push(&regex->groups, (lb_regex_group){0});
    if (lb_regex_branches(p, true, &width) && p->at < p->pattern.len) {
        lb_regex_fail(p, p->at, "unbalanced parenthesis");
    }
    if (!p->status && p->pending.group >= regex->groups.count) {
        lb_regex_fail(p, p->pending.position, "invalid group reference %zu", p->pending.group);
    }
    if (!p->status && p->has_loose_lookbehind) {
        lb_regex_fail(p, SIZE_MAX, "look-behind requires fixed-width pattern");
    }
    return p->status;
}

lb_regex_status lb_regex_translate(lb_regex *regex, lb_str pattern, bool is_bytes, unsigned flags)
{
    lb_regex_parser p = {.regex = regex, .pattern = pattern, .is_bytes = is_bytes, .flags = flags};
    regex->flags = flags;
    lb_regex_status status = translate(&p);
    /* Verbosity turned on inside changes how all of it is read. */
    if ((regex->flags & LB_RE_VERBOSE) && !(flags & LB_RE_VERBOSE)) {
        lb_regex_free(regex);
        *regex = (lb_regex){.flags = flags | LB_RE_VERBOSE};
        p = (lb_regex_parser){
            .regex = regex, .pattern = pattern, .is_bytes = is_bytes, .flags = regex->flags};
        status = translate(&p);
    }
    if (status == LB_REGEX_FINE) {
        status = check_flags(regex, is_bytes);
    }
    if ((regex->flags & LB_RE_IGNORECASE) && (is_bytes || !(regex->flags & LB_RE_ASCII))) {
        LB_AUTO_TEXT lb_text body = regex->text;
        regex->text = (lb_text){0};
        lb_text_adds(&regex->text, "(?i)");
        lb_text_add(&regex->text, lb_text_str(&body));
    }
    return status;
}
