#include "command/listing.h"

lb_code lb_command_show(lb_session *session, lb_error *error)
{
    limbeck_revisions *revisions = NULL;
    limbeck_error *failure = NULL;
    LB_TRY(lb_session_open(session, error));
    LB_TRY(
        lb_from_api(limbeck_show(session->project, lb_session_word(session), &revisions, &failure),
                    &failure, error));
    return lb_listing_print_free(session, revisions, LIMBECK_TEXT_CURRENT | LIMBECK_TEXT_VERBOSE,
                                 error);
}
