#include "command/session.h"

lb_code lb_command_init(lb_session *session, lb_error *error)
{
    limbeck_error *failure = NULL;
    limbeck_options options = lb_session_options(session);
    limbeck_init_options init = {
        .size = sizeof init,
        .template_name = lb_session_value(session, LB_OPTION_TEMPLATE),
        .package = lb_session_has(session, LB_OPTION_PACKAGE),
    };
    return lb_from_api(limbeck_init(&options, lb_session_word(session), &init, &failure), &failure,
                       error);
}
