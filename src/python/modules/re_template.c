/* Templates: the replacements of sub() and expand(). */
#include "python/modules/re_internal.h"

typedef struct template
{
    lb_python *py;
    const lb_pattern *pattern;
    lb_value source;
    lb_str text;
    size_t at;
    lb_list *parts;
    lb_text literal;
}
template;

static bool fail(template *t, size_t offset, lb_str message)
{
    size_t position = offset;
    if (!t->pattern->is_bytes) {
        position = lb_utf8_count(lb_str_slice(t->text, 0, offset));
    }
    lb_re_error(t->py, t->source, position, message);
    return false;
}

static bool failf(template *t, size_t offset, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static bool failf(template *t, size_t offset, const char *format, ...)
{
    LB_AUTO_TEXT lb_text message = {0};
    va_list args;
    va_start(args, format);
    lb_text_addv(&message, format, args);
    va_end(args);
    return fail(t, offset, lb_text_str(&message));
}

lb_value lb_re_result(lb_python *py, bool is_bytes, lb_text *text)
{
    if (is_bytes) {
        return lb_bytes_new(py, lb_text_str(text));
    }
    size_t length = 0;
    for (size_t i = 0; i < text->len; i++) {
        length += ((unsigned char)text->ptr[i] & 0xc0) != 0x80;
    }
    return lb_heap_take(py, 0) ? lb_string_raw(py, lb_text_str(text), length) : NULL;
}

bool lb_re_piece(lb_python *py, const lb_pattern *pattern, lb_value v, lb_str *out)
{
    if (pattern->is_bytes ? lb_is_bytes_like(py, v) : lb_is(py, v, LB_T_STR)) {
        if (pattern->is_bytes) {
            return lb_to_bytes(py, v, out);
        }
        *out = lb_string_text(v);
        return true;
    }
    if (pattern->is_bytes) {
        lb_raise(py, LB_T_TYPE_ERROR, "sequence item 0: expected a bytes-like object, %s found",
                 lb_type_name(py, v));
    } else {
        lb_raise(py, LB_T_TYPE_ERROR, "sequence item 0: expected str instance, %s found",
                 lb_type_name(py, v));
    }
    return false;
}

static void end_literal(template *t)
{
    if (t->literal.len) {
        lb_list_append(t->py, t->parts, lb_re_result(t->py, t->pattern->is_bytes, &t->literal));
        t->literal.len = 0;
    }
}

static bool add_group(template *t, size_t group, size_t offset)
{
    if (group >= t->pattern->regex.groups.count) {
        return failf(t, offset, "invalid group reference %zu", group);
    }
    end_literal(t);
    return lb_list_append(t->py, t->parts, lb_int_new(t->py, (int64_t)group));
}

static void add_character(template *t, uint32_t c)
{
    if (t->pattern->is_bytes) {
        lb_text_addc(&t->literal, (char)c);
    } else {
        lb_utf8_add(&t->literal, c);
    }
}

static char peek(const template *t)
{
    return t->at < t->text.len ? t->text.ptr[t->at] : '\0';
}

static bool is_octal(char c)
{
    return c >= '0' && c <= '7';
}

/* \g<name> or \g<1>, behind the g */
static bool named_group(template *t)
{
    if (peek(t) != '<') {
        return failf(t, t->at, "missing <");
    }
    size_t start = ++t->at;
    lb_str rest = lb_str_slice(t->text, start, SIZE_MAX);
    size_t length = rest.len ? lb_str_find_char(rest, '>') : 0;
    if (length == 0) {
        return failf(t, start, "missing group name");
    }
    if (length == SIZE_MAX) {
        return failf(t, start, "missing >, unterminated name");
    }
    lb_str name = lb_str_slice(rest, 0, length);
    t->at += length + 1;
    int64_t number = 0;
    if (lb_is_digit(name.ptr[0]) && lb_str_to_integer(name, &number)) {
        return add_group(t, (size_t)number, start);
    }
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (!(lb_is_alpha(c) || c == '_' || (unsigned char)c >= 0x80 || (i && lb_is_digit(c)))) {
            return failf(t, start, "bad character in group name %s'%.*s'",
                         t->pattern->is_bytes ? "b" : "", LB_ARG(name));
        }
    }
    lb_value known = lb_dict_get(t->py, t->pattern->index, lb_string_new(t->py, name));
    if (!known) {
        lb_raise(t->py, LB_T_INDEX_ERROR, "unknown group name '%.*s'", LB_ARG(name));
        return false;
    }
    return add_group(t, (size_t)lb_small(known), start);
}

/* \1, \12 or \101, from its first digit */
static bool numbered(template *t)
{
    size_t start = t->at;
    size_t octal = 0;
    while (octal < 3 && is_octal(start + octal < t->text.len ? t->text.ptr[start + octal] : '\0')) {
        octal++;
    }
    if (t->text.ptr[start] == '0' || octal == 3) {
        uint32_t value = 0;
        for (t->at = start; t->at < start + octal; t->at++) {
            value = value * 8 + (uint32_t)(t->text.ptr[t->at] - '0');
        }
        if (value > 0377) {
            return failf(t, start - 1, "octal escape value \\%.*s outside of range 0-0o377",
                         LB_ARG(lb_str_slice(t->text, start, t->at)));
        }
        add_character(t, value);
        return true;
    }
    size_t group = 0;
    for (size_t i = 0; i < 2 && lb_is_digit(peek(t)); i++) {
        group = group * 10 + (size_t)(t->text.ptr[t->at++] - '0');
    }
    return add_group(t, group, start);
}

static bool escape(template *t)
{
    static const char letters[] = "abfnrtv\\", values[] = "\a\b\f\n\r\t\v\\";
    if (t->at == t->text.len) {
        return failf(t, t->at - 1, "bad escape (end of pattern)");
    }
    char c = peek(t);
    if (c == 'g') {
        t->at++;
        return named_group(t);
    }
    if (lb_is_digit(c)) {
        return numbered(t);
    }
    const char *known = c ? strchr(letters, c) : NULL;
    t->at++;
    if (known) {
        lb_text_addc(&t->literal, values[known - letters]);
        return true;
    }
    if (lb_is_alpha(c)) {
        return failf(t, t->at - 2, "bad escape \\%c", c);
    }
    lb_text_addc(&t->literal, '\\');
    lb_text_addc(&t->literal, c);
    return true;
}

lb_list *lb_template_parse(lb_python *py, const lb_pattern *pattern, lb_value source)
{
    template t = {.py = py, .pattern = pattern, .source = source, .parts = lb_list_new(py, 4)};
    if (!lb_re_piece(py, pattern, source, &t.text)) {
        lb_take_raised(py);
        lb_raise(py, LB_T_TYPE_ERROR, "decoding to str: need a bytes-like object, %s found",
                 lb_type_name(py, source));
        return NULL;
    }
    bool is_fine = true;
    while (is_fine && t.at < t.text.len) {
        char c = t.text.ptr[t.at++];
        if (c == '\\') {
            is_fine = escape(&t);
        } else {
            lb_text_addc(&t.literal, c);
        }
    }
    end_literal(&t);
    lb_text_free(&t.literal);
    return is_fine ? t.parts : NULL;
}

bool lb_template_expand(lb_python *py, const lb_list *parts, const lb_match *match, lb_text *out)
{
    for (size_t i = 0; i < parts->count; i++) {
        lb_value part = parts->items[i];
        lb_str text = LB_STR("");
        if (lb_is_small(part)) {
            size_t group = (size_t)lb_small(part);
            if (match->spans[2 * group] != SIZE_MAX) {
                text = lb_str_slice(match->subject.text, match->spans[2 * group],
                                    match->spans[2 * group + 1]);
            }
        } else if (!lb_re_piece(py, match->pattern, part, &text)) {
            return false;
        }
        lb_text_add(out, text);
    }
    return true;
}
