#include "command/listing.h"

lb_code lb_command_branches(lb_session *session, lb_error *error)
{
    limbeck_revisions *branches = NULL;
    limbeck_error *failure = NULL;
    LB_TRY(lb_session_open(session, error));
    LB_TRY(lb_from_api(limbeck_branches(session->project, &branches, &failure), &failure, error));
    return lb_listing_print_free(session, branches, LIMBECK_TEXT_BRANCHES, error);
}
