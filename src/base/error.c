#include "base/error.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

static const struct {
    const char *name;
    int exit_status;
} codes[] = {[LB_OK] = {"ok", 0},
#define X(code, name, exit_status, meaning) [code] = {name, exit_status},
             LB_ERROR_TABLE(X)
#undef X
};

__attribute__((format(printf, 2, 0))) static void set(char **field, const char *format,
                                                      va_list args)
{
    lb_text text = {0};
    lb_text_addv(&text, format, args);
    free(*field);
    *field = lb_text_take(&text);
}

lb_code lb_fail(lb_error *error, lb_code code, const char *format, ...)
{
    if (error) {
        lb_error_clear(error);
        error->code = code;
        error->exit_status = codes[code].exit_status;
        va_list args;
        va_start(args, format);
        set(&error->message, format, args);
        va_end(args);
    }
    return code;
}

lb_code lb_fail_errno(lb_error *error, int errnum, const char *format, ...)
{
    if (error) {
        char *what = NULL;
        va_list args;
        va_start(args, format);
        set(&what, format, args);
        va_end(args);
        char buffer[128];
        lb_fail(error, LB_ERR_FILE, "%s: %s", what, strerror_r(errnum, buffer, sizeof buffer));
        free(what);
    }
    return LB_ERR_FILE;
}

void lb_error_at(lb_error *error, const char *file, unsigned line, unsigned column)
{
    if (error) {
        free(error->file);
        error->file = file ? lb_strdup(file) : NULL;
        error->line = line;
        error->column = column;
    }
}

void lb_error_script(lb_error *error, const char *script, unsigned line, unsigned column)
{
    if (error) {
        free(error->script);
        error->script = lb_strdup(script);
        error->script_line = line;
        error->script_column = column;
    }
}

void lb_error_kind(lb_error *error, const char *python_class)
{
    if (error) {
        free(error->kind);
        error->kind = lb_strdup(python_class);
    }
}

void lb_error_hint(lb_error *error, const char *format, ...)
{
    if (error) {
        va_list args;
        va_start(args, format);
        set(&error->hint, format, args);
        va_end(args);
    }
}

void lb_error_detail(lb_error *error, const char *format, ...)
{
    if (error) {
        va_list args;
        va_start(args, format);
        set(&error->detail, format, args);
        va_end(args);
    }
}

void lb_error_statement(lb_error *error, lb_str statement)
{
    if (error) {
        free(error->statement);
        error->statement = lb_strndup(statement.ptr, statement.len);
    }
}

void lb_error_sqlstate(lb_error *error, const char *sqlstate)
{
    if (error) {
        memset(error->sqlstate, 0, sizeof error->sqlstate);
        memcpy(error->sqlstate, sqlstate, strnlen(sqlstate, sizeof error->sqlstate - 1));
    }
}

void lb_error_prefix(lb_error *error, const char *format, ...)
{
    if (error) {
        lb_text text = {0};
        va_list args;
        va_start(args, format);
        lb_text_addv(&text, format, args);
        va_end(args);
        lb_text_adds(&text, error->message ? error->message : "");
        free(error->message);
        error->message = lb_text_take(&text);
    }
}

lb_code lb_error_move(lb_error *to, lb_error *from)
{
    lb_code code = from->code;
    if (to) {
        lb_error_clear(to);
        *to = *from;
        *from = (lb_error){0};
    } else {
        lb_error_clear(from);
    }
    return code;
}

void lb_error_clear(lb_error *error)
{
    if (error) {
        free(error->message);
        free(error->kind);
        free(error->file);
        free(error->detail);
        free(error->hint);
        free(error->statement);
        free(error->traceback);
        free(error->script);
        memset(error, 0, sizeof *error);
    }
}

const char *lb_code_name(lb_code code)
{
    return codes[code].name;
}

int lb_code_exit_status(lb_code code)
{
    return codes[code].exit_status;
}
