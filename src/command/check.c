#include "command/json.h"

lb_code lb_command_check(lb_session *session, lb_error *error)
{
    limbeck_error *failure = NULL;
    LB_TRY(lb_session_open(session, error));
    LB_TRY(lb_from_api(limbeck_check(session->project, &failure), &failure, error));
    if (session->is_json) {
        lb_json_print(session, "is_up_to_date", json_true());
    } else if (!session->is_quiet) {
        lb_output_put(&session->output, LB_STR("No new upgrade operations detected.\n"));
    }
    return LB_OK;
}
