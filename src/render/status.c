#include "render/status.h"

#include "base/memory.h"
#include "base/text.h"

static void report(const lb_status *status, lb_status_kind kind, unsigned flags, const char *text)
{
    if (status && status->report) {
        lb_status_event event = {kind, (flags & LB_STATUS_LINE) != 0, (flags & LB_STATUS_LOUD) != 0,
                                 text};
        status->report(status->context, &event);
    }
}

void lb_status_message(const lb_status *status, unsigned flags, const char *format, ...)
{
    LB_AUTO_TEXT lb_text text = {0};
    va_list args;
    va_start(args, format);
    lb_text_addv(&text, format, args);
    va_end(args);
    report(status, LB_STATUS_MESSAGE, flags, lb_text_cstr(&text));
}

void lb_status_begin(const lb_status *status, unsigned flags, const char *format, ...)
{
    LB_AUTO_TEXT lb_text text = {0};
    va_list args;
    va_start(args, format);
    lb_text_addv(&text, format, args);
    va_end(args);
    lb_text_adds(&text, " ...");
    report(status, LB_STATUS_BEGIN, flags, lb_text_cstr(&text));
}

lb_code lb_status_end(const lb_status *status, unsigned flags, lb_code code)
{
    bool is_done = code == LB_OK;
    report(status, is_done ? LB_STATUS_DONE : LB_STATUS_FAILED, flags,
           is_done ? "  done" : "  FAILED");
    return code;
}
