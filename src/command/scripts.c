#include "command/json.h"

typedef struct survey {
    lb_session *session;
    json_t *scripts; /* NULL without --json */
    size_t count, lacking;
} survey;

static void add_json(const survey *s, const limbeck_script *script)
{
    json_t *object = json_object();
    json_object_set_new(object, "revision", lb_json_text(script->revision));
    json_object_set_new(object, "path", lb_json_text(script->path));
    json_object_set_new(object, "runs", json_boolean(script->runs));
    json_object_set_new(object, "reason", lb_json_text(script->reason));
    json_object_set_new(object, "file", lb_json_text(script->file));
    json_object_set_new(object, "line", json_integer(script->line));
    json_object_set_new(object, "column", json_integer(script->column));
    json_object_set_new(object, "hint", lb_json_text(script->hint));
    json_array_append_new(s->scripts, object);
}

/* Those that run are a line each with --verbose only: what is lacking is what a person looks for.
 */
static void take(void *context, const limbeck_script *script)
{
    survey *s = context;
    s->count++;
    s->lacking += !script->runs;
    if (s->scripts) {
        add_json(s, script);
        return;
    }
    bool is_shown = !script->runs || lb_session_has(s->session, LB_OPTION_VERBOSE);
    if (!is_shown || s->session->is_quiet) {
        return;
    }
    LB_AUTO_TEXT lb_text text = {0};
    lb_output *output = &s->session->output;
    lb_style_add(&text, output->is_out_colored, LB_ROLE_REVISION, lb_str_of(script->revision));
    lb_text_addf(&text, " %s\n", script->runs ? "runs" : script->reason);
    if (!script->runs) {
        lb_text_addf(&text, "    at %s:%u:%u\n", script->file, script->line, script->column);
        if (script->hint) {
            lb_text_addf(&text, "    %s\n", script->hint);
        }
    }
    lb_output_put(output, lb_text_str(&text));
}

static void summarize(const survey *s)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_addf(&text, "%zu of %zu revisions run\n", s->count - s->lacking, s->count);
    lb_output_put(&s->session->output, lb_text_str(&text));
}

lb_code lb_command_scripts(lb_session *session, lb_error *error)
{
    limbeck_error *failure = NULL;
    survey s = {.session = session, .scripts = session->is_json ? json_array() : NULL};
    lb_code code = lb_session_open(session, error);
    if (code == LB_OK) {
        code = lb_from_api(limbeck_scripts(session->project, take, &s, &failure), &failure, error);
    }
    if (code != LB_OK) {
        json_decref(s.scripts);
        return code;
    }
    if (session->is_json) {
        lb_json_print(session, "scripts", s.scripts);
    } else if (!session->is_quiet) {
        summarize(&s);
    }
    return s.lacking
               ? lb_fail(error, LB_ERR_UNSUPPORTED, "%zu revision%s for what limbeck does not have",
                         s.lacking, s.lacking == 1 ? " asks" : "s ask")
               : LB_OK;
}
