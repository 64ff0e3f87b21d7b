#include "base/memory.h"
#include "command/json.h"

lb_code lb_command_diff(lb_session *session, lb_error *error)
{
    const lb_arguments *arguments = session->arguments;
    const char *from = arguments->words.items[0];
    const char *to = arguments->words.count > 1 ? arguments->words.items[1] : NULL;
    LB_AUTO_FREE char *text = NULL;
    limbeck_error *failure = NULL;
    if (arguments->words.count > 2) {
        return lb_fail(error, LB_ERR_USAGE, "diff takes two sides, and there are %zu",
                       arguments->words.count);
    }
    LB_TRY(lb_session_open(session, error));
    limbeck_status status = to ? limbeck_diff(session->project, from, to, &text, &failure)
                               : limbeck_diff(session->project, "database", from, &text, &failure);
    LB_TRY(lb_from_api(status, &failure, error));
    if (session->is_json) {
        lb_json_print(session, "statements", lb_json_statements(session));
    } else {
        lb_output_put(&session->output, lb_str_of(text));
    }
    return LB_OK;
}
