/* The public face of lb_error. */
#include "api/project.h"

#include <stdlib.h>

#include "base/memory.h"

/* The public statuses are the internal codes. */
#define SAME(status, code) _Static_assert((int)(status) == (int)(code), #status)
SAME(LIMBECK_ERROR_USAGE, LB_ERR_USAGE);
SAME(LIMBECK_ERROR_COMMAND, LB_ERR_COMMAND);
SAME(LIMBECK_ERROR_REVISION, LB_ERR_REVISION);
SAME(LIMBECK_ERROR_SETTINGS, LB_ERR_SETTINGS);
SAME(LIMBECK_ERROR_FILE, LB_ERR_FILE);
SAME(LIMBECK_ERROR_CONNECTION, LB_ERR_CONNECTION);
SAME(LIMBECK_ERROR_DATABASE, LB_ERR_DATABASE);
SAME(LIMBECK_ERROR_SCRIPT, LB_ERR_SCRIPT);
SAME(LIMBECK_ERROR_BUDGET, LB_ERR_BUDGET);
SAME(LIMBECK_ERROR_UNSUPPORTED, LB_ERR_UNSUPPORTED);
SAME(LIMBECK_ERROR_LOCK, LB_ERR_LOCK);
SAME(LIMBECK_ERROR_INTERRUPTED, LB_ERR_INTERRUPTED);
SAME(LIMBECK_ERROR_INTERNAL, LB_ERR_INTERNAL);

limbeck_status api_return(lb_code code, lb_error *from, limbeck_error **to)
{
    if (code == LB_OK || !to) {
        lb_error_clear(from);
        return (limbeck_status)code;
    }
    limbeck_error *error = lb_alloc(sizeof *error);
    lb_error_move(&error->error, from);
    *to = error;
    return (limbeck_status)code;
}

limbeck_status limbeck_error_status(const limbeck_error *error)
{
    return error ? (limbeck_status)error->error.code : LIMBECK_OK;
}

const char *limbeck_error_message(const limbeck_error *error)
{
    return error && error->error.message ? error->error.message : "";
}

const char *limbeck_error_file(const limbeck_error *error)
{
    return error ? error->error.file : NULL;
}

unsigned limbeck_error_line(const limbeck_error *error)
{
    return error ? error->error.line : 0;
}

unsigned limbeck_error_column(const limbeck_error *error)
{
    return error ? error->error.column : 0;
}

const char *limbeck_error_sqlstate(const limbeck_error *error)
{
    return error && error->error.sqlstate[0] ? error->error.sqlstate : NULL;
}

const char *limbeck_error_detail(const limbeck_error *error)
{
    return error ? error->error.detail : NULL;
}

const char *limbeck_error_hint(const limbeck_error *error)
{
    return error ? error->error.hint : NULL;
}

const char *limbeck_error_statement(const limbeck_error *error)
{
    return error ? error->error.statement : NULL;
}

const char *limbeck_error_kind(const limbeck_error *error)
{
    return error ? error->error.kind : NULL;
}

const char *limbeck_error_traceback(const limbeck_error *error)
{
    return error ? error->error.traceback : NULL;
}

int limbeck_error_exit_status(const limbeck_error *error)
{
    return error ? error->error.exit_status : 0;
}

void limbeck_error_free(limbeck_error *error)
{
    if (error) {
        lb_error_clear(&error->error);
        free(error);
    }
}
