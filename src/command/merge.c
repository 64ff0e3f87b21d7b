#include "command/create.h"

lb_code lb_command_merge(lb_session *session, lb_error *error)
{
    return lb_create_carry_out(session, limbeck_merge, &session->arguments->words, error);
}
