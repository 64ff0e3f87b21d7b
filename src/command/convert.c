#include "command/json.h"

typedef struct conversion {
    lb_session *session;
    json_t *revisions; /* NULL without --json */
    size_t count, left;
    bool is_moved;
} conversion;

static void add_json(const conversion *c, const limbeck_conversion *one)
{
    json_t *object = json_object();
    json_object_set_new(object, "revision", lb_json_text(one->revision));
    json_object_set_new(object, "path", lb_json_text(one->path));
    json_object_set_new(object, "converts", json_boolean(one->converts));
    json_object_set_new(object, "target", lb_json_text(one->target));
    json_object_set_new(object, "moved_to", lb_json_text(one->moved_to));
    json_object_set_new(object, "one_way", json_boolean(one->is_one_way));
    json_object_set_new(object, "reason", lb_json_text(one->reason));
    json_object_set_new(object, "file", lb_json_text(one->file));
    json_object_set_new(object, "line", json_integer(one->line));
    json_object_set_new(object, "column", json_integer(one->column));
    json_object_set_new(object, "hint", lb_json_text(one->hint));
    json_array_append_new(c->revisions, object);
}

static void add_reason(lb_text *text, const limbeck_conversion *one)
{
    lb_text_addf(text, "left: %s\n", one->reason);
    if (one->line) {
        lb_text_addf(text, "    at %s:%u:%u\n", one->file, one->line, one->column);
    } else {
        lb_text_addf(text, "    at %s\n", one->file);
    }
    if (one->hint) {
        lb_text_addf(text, "    %s\n", one->hint);
    }
}

static void take(void *context, const limbeck_conversion *one)
{
    conversion *c = context;
    lb_output *output = &c->session->output;
    LB_AUTO_TEXT lb_text text = {0};
    c->count++;
    c->left += !one->converts;
    c->is_moved |= one->moved_to != NULL;
    if (c->revisions) {
        add_json(c, one);
        return;
    }
    if (c->session->is_quiet && one->converts) {
        return;
    }
    lb_style_add(&text, output->is_out_colored, LB_ROLE_REVISION, lb_str_of(one->revision));
    lb_text_addc(&text, ' ');
    if (one->converts) {
        lb_text_addf(&text, "%s%s\n", one->target,
                     one->is_one_way ? " (no way down: the script raises an exception)" : "");
    } else {
        add_reason(&text, one);
    }
    lb_output_put(output, lb_text_str(&text));
}

static void summarize(const conversion *c, bool is_dry)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_addf(&text, "%zu of %zu revisions %s%s\n", c->count - c->left, c->count,
                 is_dry ? "would be converted" : "converted",
                 c->is_moved && !is_dry ? "; their scripts are kept as .py.converted" : "");
    lb_output_put(&c->session->output, lb_text_str(&text));
}

lb_code lb_command_convert(lb_session *session, lb_error *error)
{
    limbeck_error *failure = NULL;
    conversion c = {.session = session, .revisions = session->is_json ? json_array() : NULL};
    limbeck_convert_options options = LIMBECK_CONVERT_OPTIONS;
    options.revisions = session->arguments->words.items;
    options.revision_count = session->arguments->words.count;
    options.dialect = lb_session_value(session, LB_OPTION_DIALECT);
    options.output = lb_session_value(session, LB_OPTION_OUTPUT);
    options.dry_run = lb_session_has(session, LB_OPTION_DRY_RUN);
    options.take = take;
    options.context = &c;
    lb_code code = lb_session_open(session, error);
    if (code == LB_OK) {
        code = lb_from_api(limbeck_convert(session->project, &options, &failure), &failure, error);
    }
    if (code != LB_OK) {
        json_decref(c.revisions);
        return code;
    }
    if (session->is_json) {
        lb_json_print(session, "revisions", c.revisions);
    } else if (!session->is_quiet) {
        summarize(&c, options.dry_run);
    }
    return c.left ? lb_fail(error, LB_ERR_UNSUPPORTED, "%zu revision%s left as %s", c.left,
                            c.left == 1 ? " was" : "s were", c.left == 1 ? "it is" : "they are")
                  : LB_OK;
}
