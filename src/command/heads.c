#include "command/listing.h"

lb_code lb_command_heads(lb_session *session, lb_error *error)
{
    limbeck_revisions *heads = NULL;
    limbeck_error *failure = NULL;
    bool is_resolved = lb_session_has(session, LB_OPTION_RESOLVE_DEPENDENCIES);
    LB_TRY(lb_session_open(session, error));
    LB_TRY(lb_from_api(limbeck_heads(session->project, is_resolved, &heads, &failure), &failure,
                       error));
    return lb_listing_print_free(session, heads, LIMBECK_TEXT_HEADS, error);
}
