#include "command/create.h"

lb_code lb_command_revision(lb_session *session, lb_error *error)
{
    const lb_words *heads = &session->arguments->values[LB_OPTION_HEAD];
    return lb_create_carry_out(session, limbeck_create, heads, error);
}
