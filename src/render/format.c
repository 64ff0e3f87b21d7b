#include "render/format.h"

#include <string.h>

#include "base/utf8.h"

enum { MAX_WIDTH = 10000 };

struct formatter {
    lb_str format;
    size_t at;
    const lb_mako_value_names *mapping;
    lb_mako_values list;
    size_t next; /* of the list */
    lb_error *error;
};

/* What stands between '%' and the conversion. */
struct directive {
    bool is_left, is_zero, has_sign, has_blank, is_alternate;
    long width, precision;      /* -1: not given */
    const lb_mako_value *value; /* of %(name)s */
};

static lb_code fail(const struct formatter *f, const char *kind, const char *message)
{
    lb_code code = lb_fail(f->error, LB_ERR_SCRIPT, "%s", message);
    lb_error_kind(f->error, kind);
    return code;
}

static char peek(const struct formatter *f)
{
    return f->at < f->format.len ? f->format.ptr[f->at] : '\0';
}

static lb_code take_value(struct formatter *f, const struct directive *directive,
                          const lb_mako_value **out)
{
    if (directive->value) {
        *out = directive->value;
        return LB_OK;
    }
    if (f->mapping || f->next == f->list.count) {
        return fail(f, "TypeError", "not enough arguments for format string");
    }
    *out = &f->list.items[f->next++];
    return LB_OK;
}

/* (name) */
static lb_code parse_key(struct formatter *f, struct directive *directive)
{
    size_t start = f->at + 1, depth = 1, i = start;
    for (; i < f->format.len && depth; i++) {
        depth += f->format.ptr[i] == '(';
        depth -= f->format.ptr[i] == ')';
    }
    if (depth) {
        return fail(f, "ValueError", "incomplete format key");
    }
    f->at = i;
    lb_str key = lb_str_slice(f->format, start, i - 1);
    if (!f->mapping) {
        return fail(f, "TypeError", "format requires a mapping");
    }
    directive->value = lb_mako_value_find(f->mapping, key);
    if (!directive->value) {
        LB_AUTO_TEXT lb_text name = {0};
        lb_mako_value_add_repr(&name, &(lb_mako_value){.kind = LB_MAKO_TEXT, .text = key});
        return fail(f, "KeyError", lb_text_cstr(&name));
    }
    return LB_OK;
}

/* A number, or '*' for the next value. */
static lb_code parse_number(struct formatter *f, struct directive *directive, long *out)
{
    if (peek(f) == '*') {
        const lb_mako_value *value = NULL;
        f->at++;
        directive->value = NULL;
        LB_TRY(take_value(f, directive, &value));
        if (value->kind != LB_MAKO_INTEGER) {
            return fail(f, "TypeError", "* wants int");
        }
        bool is_negative = value->integer < 0;
        directive->is_left = directive->is_left || (is_negative && out == &directive->width);
        uint64_t size = is_negative ? 0 - (uint64_t)value->integer : (uint64_t)value->integer;
        *out = size > MAX_WIDTH ? MAX_WIDTH + 1 : (long)size;
    }
    while (lb_is_digit(peek(f)) && *out <= MAX_WIDTH) {
        *out = (*out < 0 ? 0 : *out) * 10 + (peek(f) - '0');
        f->at++;
    }
    return *out > MAX_WIDTH ? fail(f, "ValueError", "width or precision too big") : LB_OK;
}

static lb_code parse_directive(struct formatter *f, struct directive *directive)
{
    *directive = (struct directive){.width = -1, .precision = -1};
    if (peek(f) == '(') {
        LB_TRY(parse_key(f, directive));
    }
    for (;; f->at++) {
        switch (peek(f)) {
        case '-':
            directive->is_left = true;
            continue;
        case '0':
            directive->is_zero = true;
            continue;
        case '+':
            directive->has_sign = true;
            continue;
        case ' ':
            directive->has_blank = true;
            continue;
        case '#':
            directive->is_alternate = true;
            continue;
        default:
            break;
        }
        break;
    }
    LB_TRY(parse_number(f, directive, &directive->width));
    if (peek(f) == '.') {
        f->at++;
        directive->precision = 0;
        LB_TRY(parse_number(f, directive, &directive->precision));
    }
    while (peek(f) == 'h' || peek(f) == 'l' || peek(f) == 'L') { /* C's, without a meaning */
        f->at++;
    }
    return f->at < f->format.len ? LB_OK : fail(f, "ValueError", "incomplete format");
}

/* Sign, base prefix, digits; blanks or zeros to the width. */
static void add_padded(lb_text *out, const struct directive *directive, const char *prefix,
                       lb_str digits)
{
    size_t used = strlen(prefix) + lb_utf8_count(digits);
    size_t width = directive->width < 0 ? 0 : (size_t)directive->width;
    size_t padding = width > used ? width - used : 0;
    bool is_zero = directive->is_zero && !directive->is_left;
    if (!directive->is_left && !is_zero) {
        lb_text_fill(out, ' ', padding);
    }
    lb_text_adds(out, prefix);
    lb_text_fill(out, '0', is_zero ? padding : 0);
    lb_text_add(out, digits);
    lb_text_fill(out, ' ', directive->is_left ? padding : 0);
}

static lb_code add_integer(const struct formatter *f, lb_text *out,
                           const struct directive *directive, char conversion,
                           const lb_mako_value *value)
{
    if (value->kind != LB_MAKO_INTEGER && value->kind != LB_MAKO_BOOLEAN) {
        LB_AUTO_TEXT lb_text message = {0};
        lb_text_addf(&message, "%%%c format: %s is required, not %s", conversion,
                     conversion == 'd' || conversion == 'i' || conversion == 'u' ? "a real number"
                                                                                 : "an integer",
                     lb_mako_value_type_name(value));
        return fail(f, "TypeError", lb_text_cstr(&message));
    }
    int64_t number = value->kind == LB_MAKO_BOOLEAN ? value->boolean : value->integer;
    uint64_t size = number < 0 ? (uint64_t)0 - (uint64_t)number : (uint64_t)number;
    unsigned base = conversion == 'o' ? 8 : conversion == 'x' || conversion == 'X' ? 16 : 10;
    char digits[MAX_WIDTH + 1], *start = digits + sizeof digits;
    const char *letters = conversion == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
    long least = directive->precision > 0 ? directive->precision : 1;
    for (long count = 0; size || count < least; count++, size /= base) {
        *--start = letters[size % base];
    }
    char prefix[4] = {0}, *sign = prefix;
    if (number < 0 || directive->has_sign || directive->has_blank) {
        *sign++ = number < 0 ? '-' : directive->has_sign ? '+' : ' ';
    }
    if (directive->is_alternate && base != 10) {
        *sign++ = '0';
        *sign = conversion;
    }
    add_padded(out, directive, prefix, (lb_str){start, (size_t)(digits + sizeof digits - start)});
    return LB_OK;
}

static lb_code add_text(const struct formatter *f, lb_text *out, const struct directive *directive,
                        char conversion, const lb_mako_value *value)
{
    LB_AUTO_TEXT lb_text text = {0};
    if (conversion == 'c' && value->kind == LB_MAKO_INTEGER && value->integer >= 0 &&
        value->integer <= 0x10FFFF) {
        lb_utf8_add(&text, (uint32_t)value->integer);
    } else if (conversion == 'c' &&
               (value->kind != LB_MAKO_TEXT || lb_utf8_count(value->text) != 1)) {
        return fail(f, "TypeError", "%c requires int or char");
    } else if (conversion == 'r' || conversion == 'a') {
        lb_mako_value_add_repr(&text, value);
    } else if (!lb_mako_value_add(&text, value)) {
        return fail(f, "NameError", "Undefined");
    }
    lb_str shown = lb_text_str(&text);
    if (directive->precision >= 0 && conversion != 'c') {
        size_t end = 0;
        for (long i = 0; i < directive->precision && end < shown.len; i++) {
            uint32_t character;
            size_t length = lb_utf8_decode(lb_str_slice(shown, end, shown.len), &character);
            end += length ? length : 1;
        }
        shown = lb_str_slice(shown, 0, end);
    }
    struct directive blank = *directive;
    blank.is_zero = false;
    add_padded(out, &blank, "", shown);
    return LB_OK;
}

static lb_code add_conversion(struct formatter *f, lb_text *out)
{
    struct directive directive;
    LB_TRY(parse_directive(f, &directive));
    char conversion = peek(f);
    size_t index = f->at++;
    if (conversion == '%') {
        lb_text_addc(out, '%');
        return LB_OK;
    }
    if (conversion == '\0' || !strchr("diouxXcrsa", conversion)) {
        LB_AUTO_TEXT lb_text message = {0};
        uint32_t character = (unsigned char)conversion;
        lb_str rest = lb_str_slice(f->format, index, f->format.len);
        size_t length = lb_utf8_decode(rest, &character);
        lb_text_addf(&message, "unsupported format character '%.*s' (0x%x) at index %zu",
                     (int)(length ? length : 1), rest.ptr, character,
                     lb_utf8_count(lb_str_slice(f->format, 0, index)));
        return fail(f, "ValueError", lb_text_cstr(&message));
    }
    const lb_mako_value *value = NULL;
    LB_TRY(take_value(f, &directive, &value));
    return strchr("diouxX", conversion) ? add_integer(f, out, &directive, conversion, value)
                                        : add_text(f, out, &directive, conversion, value);
}

lb_code lb_format_values(lb_text *out, lb_str format, const lb_mako_value_names *mapping,
                         lb_mako_values list, lb_error *error)
{
    struct formatter f = {.format = format, .mapping = mapping, .list = list, .error = error};
    size_t before = out->len;
    lb_code code = LB_OK;
    while (code == LB_OK && f.at < format.len) {
        if (peek(&f) == '%') {
            f.at++;
            code = add_conversion(&f, out);
        } else {
            lb_text_addc(out, format.ptr[f.at++]);
        }
    }
    if (code == LB_OK && !mapping && f.next < list.count) {
        code = fail(&f, "TypeError", "not all arguments converted during string formatting");
    }
    if (code != LB_OK) {
        lb_text_truncate(out, before);
    }
    return code;
}
