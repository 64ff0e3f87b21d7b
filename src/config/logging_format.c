#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/repr.h"
#include "base/text.h"
#include "base/utf8.h"
#include "config/logging_model.h"

/* The fields of a record. */

struct value {
    bool is_number;
    double number;
    lb_str text;
};

/* Of the fields that only Python code has (lineno, funcName, ...) the ones a logger's name does
 * not tell are 0 or empty. */
#define FIELDS(X)      \
    X(name)            \
    X(levelno)         \
    X(levelname)       \
    X(pathname)        \
    X(filename)        \
    X(module)          \
    X(lineno)          \
    X(funcName)        \
    X(created)         \
    X(asctime)         \
    X(msecs)           \
    X(relativeCreated) \
    X(thread)          \
    X(threadName)      \
    X(process)         \
    X(processName)     \
    X(message)         \
    X(msg)

enum field {
#define X(name) FIELD_##name,
    FIELDS(X)
#undef X
        FIELD_COUNT,
};

static enum field find_field(lb_str name)
{
    static const char *const names[] = {
#define X(name) #name,
        FIELDS(X)
#undef X
    };
    for (int i = 0; i < FIELD_COUNT; i++) {
        if (lb_str_is(name, names[i])) {
            return (enum field)i;
        }
    }
    return FIELD_COUNT;
}

const char *lb_logging_level_name(lb_arena *arena, lb_level level)
{
    switch (level) {
    case LB_DEBUG:
        return "DEBUG";
    case LB_INFO:
        return "INFO";
    case LB_WARNING:
        return "WARNING";
    case LB_ERROR_LEVEL:
        return "ERROR";
    case LB_CRITICAL:
        return "CRITICAL";
    }
    return (int)level == 0 ? "NOTSET" : lb_arena_format(arena, "Level %d", (int)level);
}

static lb_str module_of(const char *logger)
{
    const char *dot = strrchr(logger, '.');
    return lb_str_of(dot ? dot + 1 : logger);
}

static long milliseconds_of(const lb_logging_record *record)
{
    return record->time.tv_nsec / 1000000;
}

static lb_str time_of(const lb_log_formatter *formatter, lb_arena *arena,
                      const lb_logging_record *record)
{
    char buffer[512];
    struct tm parts = {0};
    localtime_r(&record->time.tv_sec, &parts);
    if (!formatter->datefmt.len) {
        size_t length = strftime(buffer, sizeof buffer, "%Y-%m-%d %H:%M:%S", &parts);
        return lb_str_of(
            lb_arena_format(arena, "%.*s,%03ld", (int)length, buffer, milliseconds_of(record)));
    }
    const char *format = lb_arena_strndup(arena, formatter->datefmt.ptr, formatter->datefmt.len);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    size_t length = strftime(buffer, sizeof buffer, format, &parts);
#pragma GCC diagnostic pop
    return lb_arena_str(arena, (lb_str){buffer, length});
}

static struct value number(double value)
{
    return (struct value){.is_number = true, .number = value};
}

static struct value text(lb_str value)
{
    return (struct value){.text = value};
}

static struct value value_of(const lb_log_formatter *formatter, lb_arena *arena,
                             const lb_logging_record *record, enum field field)
{
    switch (field) {
    case FIELD_name:
        return text(lb_str_of(record->logger));
    case FIELD_levelno:
        return number((int)record->level);
    case FIELD_levelname:
        return text(lb_str_of(lb_logging_level_name(arena, record->level)));
    case FIELD_module:
        return text(module_of(record->logger));
    case FIELD_pathname:
    case FIELD_filename:
        return text(
            lb_str_of(lb_arena_format(arena, "%.*s.py", LB_ARG(module_of(record->logger)))));
    case FIELD_created:
        return number((double)record->time.tv_sec + (double)record->time.tv_nsec / 1e9);
    case FIELD_asctime:
        return text(time_of(formatter, arena, record));
    case FIELD_msecs:
        return number((double)milliseconds_of(record));
    case FIELD_process:
    case FIELD_thread:
        return number((double)record->process);
    case FIELD_threadName:
        return text(LB_STR("MainThread"));
    case FIELD_processName:
        return text(LB_STR("MainProcess"));
    case FIELD_message:
    case FIELD_msg:
        return text(lb_str_of(record->message));
    case FIELD_lineno:
    case FIELD_relativeCreated:
        return number(0);
    case FIELD_funcName:
    case FIELD_COUNT:
        break;
    }
    return text(LB_STR(""));
}

/* One field in a format. */

struct spec {
    enum field field;
    char conversion;  /* s, r, d, f, ...; '\0': as its type wants it */
    char fill, align; /* align '\0': as its type wants it */
    bool is_signed, is_blank;
    int width, precision; /* precision -1: none */
};

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

/* The first `count` characters. */
static lb_str first_characters(lb_str value, size_t count)
{
    size_t end = 0;
    for (; count && end < value.len; count--) {
        uint32_t character;
        size_t length = lb_utf8_decode(lb_str_slice(value, end, value.len), &character);
        end += length ? length : 1;
    }
    return lb_str_slice(value, 0, end);
}

static void add_padded(lb_text *out, const struct spec *spec, lb_str value, char align)
{
    size_t length = lb_utf8_count(value);
    size_t padding = (size_t)spec->width > length ? (size_t)spec->width - length : 0;
    size_t before = align == '<' ? 0 : align == '^' ? padding / 2 : padding;
    char fill = spec->fill ? spec->fill : ' ';
    bool is_zeroed = fill == '0' && align == '=' && value.len && strchr("+- ", value.ptr[0]);
    if (is_zeroed) {
        lb_text_addc(out, value.ptr[0]);
        value = lb_str_slice(value, 1, value.len);
    }
    lb_text_fill(out, fill, before);
    lb_text_add(out, value);
    lb_text_fill(out, fill, padding - before);
}

static void add_number(lb_text *out, const struct spec *spec, double value)
{
    LB_AUTO_TEXT lb_text text = {0};
    int precision = spec->precision < 0 ? 6 : spec->precision;
    if (value >= 0 && (spec->is_signed || spec->is_blank)) {
        lb_text_addc(&text, spec->is_signed ? '+' : ' ');
    }
    switch (spec->conversion) {
    case 'f':
    case 'F':
        lb_text_addf(&text, "%.*f", precision, value);
        break;
    case 'e':
        lb_text_addf(&text, "%.*e", precision, value);
        break;
    case 'g':
        lb_text_addf(&text, "%.*g", precision, value);
        break;
    case 'x':
        lb_text_addf(&text, "%llx", (unsigned long long)value);
        break;
    case 'o':
        lb_text_addf(&text, "%llo", (unsigned long long)value);
        break;
    case 's':
    case 'r':
    case '\0':
        if (spec->field == FIELD_created || spec->field == FIELD_msecs ||
            spec->field == FIELD_relativeCreated) {
            lb_text_addf(&text, value == floor(value) ? "%.1f" : "%.17g", value);
            break;
        }
        lb_text_addf(&text, "%lld", (long long)value);
        break;
    default:
        lb_text_addf(&text, "%lld", (long long)value);
    }
    char align = spec->align ? spec->align : spec->fill == '0' ? '=' : '>';
    add_padded(out, spec, lb_text_str(&text), align);
}

static void add_field(lb_text *out, lb_arena *arena, const struct spec *spec, char default_align,
                      struct value value)
{
    if (value.is_number) {
        add_number(out, spec, value.number);
        return;
    }
    lb_str shown = spec->conversion == 'r' ? lb_str_of(lb_repr(arena, value.text)) : value.text;
    if (spec->precision >= 0) {
        shown = first_characters(shown, (size_t)spec->precision);
    }
    struct spec padded = *spec;
    padded.fill = spec->align ? spec->fill : ' ';
    add_padded(out, &padded, shown, spec->align ? spec->align : default_align);
}

/* The three styles. Each takes one item off the format: a field (true), or literal text that it
 * adds to `literal`. */

/* %(name)-5.5s */
static bool next_percent(lb_str *rest, struct spec *spec, lb_text *literal)
{
    lb_str format = *rest;
    size_t close = lb_str_find_char(format, ')'), at = close + 1;
    *spec = (struct spec){.precision = -1, .field = FIELD_COUNT};
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
            spec->field = find_field(lb_str_slice(format, 2, close));
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
static void read_brace_spec(lb_str format, struct spec *spec)
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
static bool next_brace(lb_str *rest, struct spec *spec, lb_text *literal)
{
    lb_str format = *rest;
    size_t close = lb_str_find_char(format, '}');
    *spec = (struct spec){.precision = -1, .field = FIELD_COUNT};
    if (format.ptr[0] == '{' && at_or_nul(format, 1) != '{' && close != SIZE_MAX) {
        lb_str inner = lb_str_slice(format, 1, close);
        size_t colon = lb_str_find_char(inner, ':');
        lb_str name = lb_str_slice(inner, 0, colon);
        size_t bang = lb_str_find_char(name, '!');
        read_brace_spec(colon == SIZE_MAX ? (lb_str){0} : lb_str_slice(inner, colon + 1, inner.len),
                        spec);
        spec->conversion =
            bang != SIZE_MAX && at_or_nul(name, bang + 1) == 'r' ? 'r' : spec->conversion;
        spec->field = find_field(lb_str_slice(name, 0, bang));
        *rest = lb_str_slice(format, close + 1, format.len);
        return true;
    }
    bool is_doubled = lb_str_starts(format, LB_STR("{{")) || lb_str_starts(format, LB_STR("}}"));
    lb_text_addc(literal, format.ptr[0]);
    *rest = lb_str_slice(format, is_doubled ? 2 : 1, format.len);
    return false;
}

/* $name and ${name} */
static bool next_dollar(lb_str *rest, struct spec *spec, lb_text *literal)
{
    lb_str format = *rest;
    bool is_braced = lb_str_starts(format, LB_STR("${"));
    size_t start = is_braced ? 2 : 1, end = start;
    *spec = (struct spec){.precision = -1, .field = FIELD_COUNT};
    for (char c; (c = at_or_nul(format, end)) && (lb_is_alpha(c) || lb_is_digit(c) || c == '_');) {
        end++;
    }
    if (format.ptr[0] == '$' && end > start && (!is_braced || at_or_nul(format, end) == '}')) {
        spec->field = find_field(lb_str_slice(format, start, end));
        *rest = lb_str_slice(format, end + is_braced, format.len);
        return true;
    }
    lb_text_addc(literal, format.ptr[0]);
    *rest = lb_str_slice(format, lb_str_starts(format, LB_STR("$$")) ? 2 : 1, format.len);
    return false;
}

static bool next_item(char style, lb_str *rest, struct spec *spec, lb_text *literal)
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
        struct spec spec;
        lb_str before = rest;
        if (next_item(formatter->style, &rest, &spec, &literal)) {
            fields++;
            lb_str item = lb_str_slice(before, 0, before.len - rest.len);
            if (spec.field == FIELD_COUNT) {
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

void lb_log_format(const lb_log_formatter *formatter, lb_arena *arena,
                   const lb_logging_record *record, lb_text *out)
{
    lb_str rest = formatter->format.len ? formatter->format : LB_STR("%(message)s");
    char style = formatter->format.len ? formatter->style : '%';
    while (rest.len) {
        struct spec spec;
        if (next_item(style, &rest, &spec, out)) {
            add_field(out, arena, &spec, style == '%' ? '>' : '<',
                      value_of(formatter, arena, record, spec.field));
        }
    }
}
