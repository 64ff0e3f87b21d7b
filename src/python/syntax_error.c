#include "python/syntax_error.h"

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"

/* What follows the first `lineno - 1` line ends, which are \n, \r\n or \r. */
static lb_str from_line(lb_str source, uint32_t lineno)
{
    size_t i = 0;
    for (uint32_t line = 1; line < lineno && i < source.len; i++) {
        bool is_crlf = source.ptr[i] == '\r' && i + 1 < source.len && source.ptr[i + 1] == '\n';
        if ((source.ptr[i] == '\n' || source.ptr[i] == '\r') && !is_crlf) {
            line++;
        }
    }
    return lb_str_slice(source, i, source.len);
}

lb_code lb_py_syntax_error_kind(lb_error *error, const char *kind, lb_str source, lb_py_place place,
                                const char *message)
{
    lb_str before = lb_str_slice(from_line(source, place.lineno), 0, place.col_offset);
    lb_fail(error, LB_ERR_SCRIPT, "%s", message);
    lb_error_kind(error, kind);
    lb_error_at(error, NULL, place.lineno, (unsigned)lb_utf8_count(before) + 1);
    return LB_ERR_SCRIPT;
}

lb_code lb_py_syntax_error(lb_error *error, lb_str source, lb_py_place place, const char *format,
                           ...)
{
    LB_AUTO_TEXT lb_text message = {0};
    va_list args;
    va_start(args, format);
    lb_text_addv(&message, format, args);
    va_end(args);
    return lb_py_syntax_error_kind(error, "SyntaxError", source, place, lb_text_cstr(&message));
}
