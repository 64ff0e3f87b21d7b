#include "command/listing.h"

#include "base/file.h"
#include "base/memory.h"

static lb_code print_url(lb_session *session, lb_error *error)
{
    const char *url = NULL;
    limbeck_error *failure = NULL;
    LB_TRY(lb_from_api(limbeck_url(session->project, &url, &failure), &failure, error));
    LB_AUTO_TEXT lb_text line = {0};
    lb_text_addf(&line, "Current revision(s) for %s:\n", url);
    lb_output_put(&session->output, lb_text_str(&line));
    return LB_OK;
}

/* A revision's file that can't be read is met when the rows are: what env.py raises has a
   traceback. */
static bool is_about_file(limbeck_status status, const limbeck_error *failure)
{
    const char *file = limbeck_error_file(failure);
    return status == LIMBECK_ERROR_SCRIPT && file && !limbeck_error_traceback(failure) &&
           !lb_str_is(lb_path_basename(lb_str_of(file)), "env.py");
}

lb_code lb_command_current(lb_session *session, lb_error *error)
{
    limbeck_revisions *current = NULL;
    limbeck_error *failure = NULL;
    bool is_checked = lb_session_has(session, LB_OPTION_CHECK_HEADS);
    LB_TRY(lb_session_open(session, error));
    limbeck_status status = limbeck_current(session->project, is_checked, &current, &failure);
    /* The URL comes before what is wrong with the rows of a database that could be read. */
    bool is_read = status == LIMBECK_OK || status == LIMBECK_ERROR_REVISION ||
                   (status == LIMBECK_ERROR_COMMAND && is_checked) ||
                   is_about_file(status, failure);
    bool has_url = lb_session_has(session, LB_OPTION_VERBOSE) && !session->is_quiet &&
                   !session->is_json && is_read;
    lb_code code = has_url ? print_url(session, error) : LB_OK;
    if (status != LIMBECK_OK || code == LB_OK) {
        code = lb_from_api(status, &failure, error);
    }
    if (code) {
        limbeck_revisions_free(current);
        return code;
    }
    return lb_listing_print_free(session, current, LIMBECK_TEXT_CURRENT, error);
}
