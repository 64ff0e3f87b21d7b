#include "command/migration.h"

static limbeck_status call(lb_session *session, const limbeck_run_options *options,
                           limbeck_error **failure)
{
    return limbeck_ensure_version(session->project, options, failure);
}

lb_code lb_command_ensure_version(lb_session *session, lb_error *error)
{
    return lb_migration_carry_out(session, call, error);
}
