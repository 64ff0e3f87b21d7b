#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/repr.h"
#include "base/text.h"
#include "base/utf8.h"
#include "config/logging_model.h"
#include "config/logging_style.h"

/* The fields of a record. */

struct value {
    bool is_number;
    double number;
    lb_str text;
};

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
                             const lb_logging_record *record, lb_log_field field)
{
    switch (field) {
    case LB_LOG_FIELD_name:
        return text(lb_str_of(record->logger));
    case LB_LOG_FIELD_levelno:
        return number((int)record->level);
    case LB_LOG_FIELD_levelname:
        return text(lb_str_of(lb_logging_level_name(arena, record->level)));
    case LB_LOG_FIELD_module:
        return text(module_of(record->logger));
    case LB_LOG_FIELD_pathname:
    case LB_LOG_FIELD_filename:
        return text(
            lb_str_of(lb_arena_format(arena, "%.*s.py", LB_ARG(module_of(record->logger)))));
    case LB_LOG_FIELD_created:
        return number((double)record->time.tv_sec + (double)record->time.tv_nsec / 1e9);
    case LB_LOG_FIELD_asctime:
        return text(time_of(formatter, arena, record));
    case LB_LOG_FIELD_msecs:
        return number((double)milliseconds_of(record));
    case LB_LOG_FIELD_process:
    case LB_LOG_FIELD_thread:
        return number((double)record->process);
    case LB_LOG_FIELD_threadName:
        return text(LB_STR("MainThread"));
    case LB_LOG_FIELD_processName:
        return text(LB_STR("MainProcess"));
    case LB_LOG_FIELD_message:
    case LB_LOG_FIELD_msg:
        return text(lb_str_of(record->message));
    case LB_LOG_FIELD_lineno:
    case LB_LOG_FIELD_relativeCreated:
        return number(0);
    case LB_LOG_FIELD_funcName:
    case LB_LOG_FIELD_COUNT:
        break;
    }
    return text(LB_STR(""));
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

static void add_padded(lb_text *out, const lb_log_spec *spec, lb_str value, char align)
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

static void add_number(lb_text *out, const lb_log_spec *spec, double value)
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
        if (spec->field == LB_LOG_FIELD_created || spec->field == LB_LOG_FIELD_msecs ||
            spec->field == LB_LOG_FIELD_relativeCreated) {
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

static void add_field(lb_text *out, lb_arena *arena, const lb_log_spec *spec, char default_align,
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
    lb_log_spec padded = *spec;
    padded.fill = spec->align ? spec->fill : ' ';
    add_padded(out, &padded, shown, spec->align ? spec->align : default_align);
}

void lb_log_format(const lb_log_formatter *formatter, lb_arena *arena,
                   const lb_logging_record *record, lb_text *out)
{
    lb_str rest = formatter->format.len ? formatter->format : LB_STR("%(message)s");
    char style = formatter->format.len ? formatter->style : '%';
    while (rest.len) {
        lb_log_spec spec;
        if (lb_log_style_next(style, &rest, &spec, out)) {
            add_field(out, arena, &spec, style == '%' ? '>' : '<',
                      value_of(formatter, arena, record, spec.field));
        }
    }
}
