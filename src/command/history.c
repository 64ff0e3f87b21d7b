#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "command/lanes.h"
#include "command/listing.h"

/* What stands beside a revision in the drawing: its line without its parents, which the lanes show.
 */
static lb_code describe(lb_session *session, const limbeck_revision *revision, char **out,
                        lb_error *error)
{
    unsigned kind = LIMBECK_TEXT_HISTORY;
    bool is_verbose = lb_session_has(session, LB_OPTION_VERBOSE);
    limbeck_error *failure = NULL;
    LB_AUTO_FREE char *described = NULL;
    kind |= is_verbose ? (unsigned)LIMBECK_TEXT_VERBOSE : 0;
    LB_TRY(lb_from_api(limbeck_describe(session->project, revision, kind, &described, &failure),
                       &failure, error));
    lb_str text = lb_str_of(described);
    size_t arrow = lb_str_find(text, LB_STR(" -> "));
    if (!is_verbose && arrow != SIZE_MAX) {
        text = lb_str_slice(text, arrow + 4, text.len);
    }
    lb_text shown = {0};
    if (is_verbose) {
        lb_listing_add_text(&shown, session->output.is_out_colored, kind, text);
    } else {
        lb_listing_add_line(&shown, session->output.is_out_colored, text);
    }
    *out = lb_text_take(&shown);
    return LB_OK;
}

static lb_code draw(lb_session *session, const limbeck_revisions *revisions, lb_error *error)
{
    lb_code code = LB_OK;
    char **texts = lb_alloc_array(revisions->count + 1, sizeof *texts);
    for (size_t i = 0; i < revisions->count && code == LB_OK; i++) {
        code = describe(session, &revisions->items[i], &texts[i], error);
    }
    if (code == LB_OK) {
        LB_AUTO_TEXT lb_text drawing = {0};
        lb_lanes_draw(&drawing, revisions, (const char *const *)texts,
                      session->output.is_out_colored);
        lb_output_put(&session->output, lb_text_str(&drawing));
    }
    for (size_t i = 0; i < revisions->count; i++) {
        free(texts[i]);
    }
    free(texts);
    return code;
}

lb_code lb_command_history(lb_session *session, lb_error *error)
{
    limbeck_revisions *revisions = NULL;
    limbeck_error *failure = NULL;
    const char *range = lb_session_value(session, LB_OPTION_REV_RANGE);
    bool is_marked = lb_session_has(session, LB_OPTION_INDICATE_CURRENT);
    LB_TRY(lb_session_open(session, error));
    LB_TRY(lb_from_api(limbeck_history(session->project, range, is_marked, &revisions, &failure),
                       &failure, error));
    bool is_drawn = lb_session_has(session, LB_OPTION_GRAPH) && !session->is_json;
    if (!is_drawn || session->is_quiet) {
        return lb_listing_print_free(session, revisions, LIMBECK_TEXT_HISTORY, error);
    }
    lb_code code = draw(session, revisions, error);
    limbeck_revisions_free(revisions);
    return code;
}
