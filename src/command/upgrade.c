#include "command/migration.h"

static limbeck_status call(lb_session *session, const limbeck_run_options *options,
                           limbeck_error **failure)
{
    return limbeck_upgrade(session->project, lb_session_word(session), options, failure);
}

lb_code lb_command_upgrade(lb_session *session, lb_error *error)
{
    return lb_migration_carry_out(session, call, error);
}
