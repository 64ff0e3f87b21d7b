#include "command/migration.h"

static limbeck_status call(lb_session *session, const limbeck_run_options *options,
                           limbeck_error **failure)
{
    const lb_words *words = &session->arguments->words;
    return limbeck_stamp(session->project, words->items, words->count, options, failure);
}

lb_code lb_command_stamp(lb_session *session, lb_error *error)
{
    return lb_migration_carry_out(session, call, error);
}
