#include "command/migration.h"

#include <unistd.h>

#include "base/memory.h"
#include "command/json.h"
#include "command/listing.h"

/* What the callbacks of a run know. */
typedef struct lb_migration_state {
    lb_session *session;
    bool is_dry;
    json_t *steps; /* NULL without --json */
} lb_migration_state;

static void put_sql(void *context, const char *text, size_t length)
{
    const lb_migration_state *state = context;
    lb_output *output = &state->session->output;
    if (state->session->is_json) { /* of a script: the JSON of standard output stays whole */
        lb_output_error(output, (lb_str){text, length});
    } else {
        lb_output_put(output, (lb_str){text, length});
    }
}

static void append_step(json_t *steps, const limbeck_step *step)
{
    json_t *object = json_object();
    json_object_set_new(object, "action", lb_json_text(step->action));
    json_object_set_new(object, "revision", lb_json_text(step->revision));
    json_object_set_new(object, "message", lb_json_text(step->message));
    json_object_set_new(object, "text", lb_json_text(step->text));
    json_array_append_new(steps, object);
}

static void print_step(lb_session *session, const limbeck_step *step)
{
    LB_AUTO_TEXT lb_text line = {0};
    lb_listing_add_line(&line, session->output.is_out_colored, lb_str_of(step->text));
    lb_text_addc(&line, '\n');
    lb_output_put(&session->output, lb_text_str(&line));
}

/* A step is listed when it is done; in a dry run, when it would start. */
static void take_step(void *context, const limbeck_step *step)
{
    lb_migration_state *state = context;
    if (!step->is_done && !state->is_dry) {
        lb_progress_step(state->session->output.progress, step->text, step->index, step->count);
    }
    if (step->is_done == state->is_dry) {
        return;
    }
    if (state->steps) {
        append_step(state->steps, step);
    } else if (state->is_dry && !state->session->is_quiet) {
        print_step(state->session, step);
    }
}

static lb_code call_library(lb_migration_state *state, lb_migration_call *call, lb_error *error)
{
    lb_session *session = state->session;
    limbeck_run_options options = {
        .size = sizeof options,
        .offline = lb_session_has(session, LB_OPTION_SQL),
        .dry_run = state->is_dry,
        .purge = lb_session_has(session, LB_OPTION_PURGE),
        .tag = lb_session_value(session, LB_OPTION_TAG),
        .output = put_sql,
        .step = take_step,
        .context = state,
    };
    limbeck_error *failure = NULL;
    if (!session->is_compatible && !session->is_quiet && !options.offline) {
        session->output.progress = lb_progress_start(STDERR_FILENO, session->output.is_err_colored);
    }
    limbeck_status status = call(session, &options, &failure);
    lb_progress_end(session->output.progress);
    session->output.progress = NULL;
    return lb_from_api(status, &failure, error);
}

lb_code lb_migration_carry_out(lb_session *session, lb_migration_call *call, lb_error *error)
{
    lb_migration_state state = {.session = session,
                                .is_dry = lb_session_has(session, LB_OPTION_DRY_RUN)};
    bool is_sql = lb_session_has(session, LB_OPTION_SQL);
    if (is_sql && (session->is_json || state.is_dry)) {
        return lb_fail(error, LB_ERR_USAGE, "--sql writes SQL, and cannot be used with %s",
                       session->is_json ? "--json" : "--dry-run");
    }
    LB_TRY(lb_session_open(session, error));
    state.steps = session->is_json ? json_array() : NULL;
    lb_code code = call_library(&state, call, error);
    if (code || !session->is_json) {
        json_decref(state.steps);
        return code;
    }
    json_t *object = json_object();
    json_object_set_new(object, "is_dry_run", json_boolean(state.is_dry));
    json_object_set_new(object, "steps", state.steps);
    lb_json_print_object(session, object);
    return LB_OK;
}
