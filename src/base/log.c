#include "base/log.h"

#include <stdarg.h>
#include <stddef.h>

#include "base/memory.h"
#include "base/text.h"

void lb_log_record(const lb_log *log, lb_level level, const char *logger, const char *format, ...)
{
    if (!log || !log->write) {
        return;
    }
    LB_AUTO_TEXT lb_text text = {0};
    va_list args;
    va_start(args, format);
    lb_text_addv(&text, format, args);
    va_end(args);
    log->write(log->context, level, logger, lb_text_cstr(&text));
}

void lb_log_warning(const lb_log *log, const char *category, const char *format, ...)
{
    if (!log || !log->write) {
        return;
    }
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_addf(&text, "%s: ", category);
    va_list args;
    va_start(args, format);
    lb_text_addv(&text, format, args);
    va_end(args);
    log->write(log->context, LB_WARNING, "py.warnings", lb_text_cstr(&text));
}
