/* The module _operation: what op.* does becomes statements for the executor. */
#include "sqlalchemy/guest.h"

static lb_value execute(lb_python *py, lb_value *args) /* sql */
{
    lb_guest *guest = lb_guest_of(py);
    LB_AUTO_ERROR lb_error error = {0};
    lb_command command = {0};
    if (!lb_to_text(py, args[0], "sql", &command.sql)) {
        return NULL;
    }
    if (!guest->executor) {
        return lb_raise(py, LB_T_RUNTIME_ERROR, "no migration script is running");
    }
    lb_code code = lb_executor_queue(guest->executor, &command, &error);
    return code == LB_OK ? LB_NONE : lb_guest_raise(guest, &error);
}

static const lb_method functions[] = {{"execute", "sql, /", execute}, {0}};

const lb_module_spec lb_module__operation = {.name = "_operation", .functions = functions};
