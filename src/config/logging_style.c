#include "config/logging_style.h"

#include <string.h>

#include "base/memory.h"
#include "config/logging_model.h"

static lb_log_field field_of(lb_str name)
{
    static const char *const names[] = {
#define X(name) #name,
        LB_LOG_FIELDS(X)
#undef X
    };
    for (int i = 0; i < LB_LOG_FIELD_COUNT; i++) {
        if (lb_str_is(name, names[i])) {
            return (lb_log_field)i;
        }
    }
    return LB_LOG_FIELD_COUNT;
}

#define MAX_WIDTH 1000

static int read_digits(lb_str format, size_t *at)
{
    int value = 0;
    while (*at < format.len && lb_is_digit(format.ptr[*at])) {
        value = value < MAX_WIDTH ? value * 10 + (format.ptr[*at] - '0') : value;
        ++*at;
    }
    return value < MAX_WIDTH ? value : MAX_WIDTH;
}

static char at_or_nul(lb_str format, size_t at)
{
    return at < format.len ? format.ptr[at] : '\0';
}

/* %(name)-5.5s */
static bool next_percent(lb_str *rest, lb_log_spec *spec, lb_text *literal)
{
    lb_str format = *rest;
    size_t close = lb_str_find_char(format, ')'), at = close + 1;
    *spec = (lb_log_spec){.precision = -1, .field = LB_LOG_FIELD_COUNT};
    if (lb_str_starts(format, LB_STR("%(")) && close != SIZE_MAX) {
        for (char c; (c = at_or_nul(format, at)) && strchr("#0- +", c); at++) {
            spec->align = c == '-' ? '<' : spec->align;
            spec->fill = c == '0' ? '0' : spec->fill;
            spec->is_signed = spec->is_signed || c == '+';
            spec->is_blank = spec->is_blank || c == ' ';
        }
        spec->width = read_digits(format, &at);
        if (at_or_nul(format, at) == '.') {
            at++;
            spec->precision = read_digits(format, &at);
        }
        spec->conversion = at_or_nul(format, at);
        if (spec->conversion && strchr("diouxefgFcrsa", spec->conversion)) {
            spec->fill = spec->align == '<' ? ' ' : spec->fill;
            spec->field = field_of(lb_str_slice(format, 2, close));
            *rest = lb_str_slice(format, at + 1, format.len);
            return true;
        }
    }
    lb_text_addc(literal, format.ptr[0]);
    *rest = lb_str_slice(format, lb_str_starts(format, LB_STR("%%")) ? 2 : 1, format.len);
    return false;
}

static bool is_align(char c)
{
    return c && strchr("<>^=", c);
}

/* What stands between ':' and '}'. */
static void read_brace_spec(lb_str format, lb_log_spec *spec)
{
    size_t at = 0;
    if (is_align(at_or_nul(format, 1))) {
        spec->fill = format.ptr[0];
        spec->align = format.ptr[1];
        at = 2;
    } else if (is_align(at_or_nul(format, 0))) {
        spec->align = format.ptr[0];
        at = 1;
    }
    for (char c; (c = at_or_nul(format, at)) && strchr("+- #", c); at++) {
        spec->is_signed = spec->is_signed || c == '+';
        spec->is_blank = spec->is_blank || c == ' ';
    }
    if (at_or_nul(format, at) == '0' && !spec->align) {
        spec->fill = '0';
    }
    spec->width = read_digits(format, &at);
    if (at_or_nul(format, at) == '.') {
        at++;
        spec->precision = read_digits(format, &at);
    }
    spec->conversion = at < format.len ? format.ptr[at] : spec->conversion;
}

/* {name!r:<8} */
static bool next_brace(lb_str *rest, lb_log_spec *spec, lb_text *literal)
{
    lb_str format = *rest;
    size_t close = lb_str_find_char(format, '}');
    *spec = (lb_log_spec){.precision = -1, .field = LB_LOG_FIELD_COUNT};
    if (format.ptr[0] == '{' && at_or_nul(format, 1) != '{' && close != SIZE_MAX) {
        lb_str inner = lb_str_slice(format, 1, close);
        size_t colon = lb_str_find_char(inner, ':');
        lb_str name = lb_str_slice(inner, 0, colon);
        size_t bang = lb_str_find_char(name, '!');
        read_brace_spec(colon == SIZE_MAX ? (lb_str){0} : lb_str_slice(inner, colon + 1, inner.len),
                        spec);
        spec->conversion =
            bang != SIZE_MAX && at_or_nul(name, bang + 1) == 'r' ? 'r' : spec->conversion;
        spec->field = field_of(lb_str_slice(name, 0, bang));
        *rest = lb_str_slice(format, close + 1, format.len);
        return true;
    }
    bool is_doubled = lb_str_starts(format, LB_STR("{{")) || lb_str_starts(format, LB_STR("}}"));
    lb_text_addc(literal, format.ptr[0]);
    *rest = lb_str_slice(format, is_doubled ? 2 : 1, format.len);
    return false;
}

/* $name and ${name} */
static bool next_dollar(lb_str *rest, lb_log_spec *spec, lb_text *literal)
{
    lb_str format = *rest;
    bool is_braced = lb_str_starts(format, LB_STR("${"));
    size_t start = is_braced ? 2 : 1, end = start;
    *spec = (lb_log_spec){.precision = -1, .field = LB_LOG_FIELD_COUNT};
    for (char c; (c = at_or_nul(format, end)) && (lb_is_alpha(c) || lb_is_digit(c) || c == '_');) {
        end++;
    }
    if (format.ptr[0] == '$' && end > start && (!is_braced || at_or_nul(format, end) == '}')) {
        spec->field = field_of(lb_str_slice(format, start, end));
        *rest = lb_str_slice(format, end + is_braced, format.len);
        return true;
    }
    lb_text_addc(literal, format.ptr[0]);
    *rest = lb_str_slice(format, lb_str_starts(format, LB_STR("$$")) ? 2 : 1, format.len);
    return false;
}

bool lb_log_style_next(char style, lb_str *rest, lb_log_spec *spec, lb_text *literal)
{
    return style == '{'   ? next_brace(rest, spec, literal)
           : style == '$' ? next_dollar(rest, spec, literal)
                          : next_percent(rest, spec, literal);
}

lb_code lb_log_format_check(lb_arena *arena, const lb_log_formatter *formatter, lb_error *error)
{
    const char *message = NULL;
    size_t fields = 0;
    LB_AUTO_TEXT lb_text literal = {0};
    if (!formatter->style || !strchr("%{$", formatter->style)) {
        message = "Style must be one of: %,{,$";
    }
    for (lb_str rest = formatter->format; !message && rest.len;) {
        lb_log_spec spec;
        lb_str before = rest;
        if (lb_log_style_next(formatter->style, &rest, &spec, &literal)) {
            fields++;
            lb_str item = lb_str_slice(before, 0, before.len - rest.len);
            if (spec.field == LB_LOG_FIELD_COUNT && !formatter->is_own) {
                message = lb_arena_format(arena, "Formatting field not found in record: %.*s",
                                          LB_ARG(item));
            }
        }
    }
    if (!message && formatter->format.len && !fields) {
        message = formatter->style == '%'
                      ? lb_arena_format(arena, "Invalid format '%.*s' for '%%' style",
                                        LB_ARG(formatter->format))
                      : "invalid format: no fields";
    }
    if (!message) {
        return LB_OK;
    }
    lb_fail(error, LB_ERR_SETTINGS, "%s", message);
    lb_error_kind(error, "ValueError");
    return LB_ERR_SETTINGS;
}
