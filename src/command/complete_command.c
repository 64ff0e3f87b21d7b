#include "base/memory.h"
#include "command/complete.h"

static void add_templates(lb_text *out, const lb_completion *completion)
{
    limbeck_template template;
    for (size_t i = 0; limbeck_template_at(i, &template); i++) {
        lb_completion_add_value(out, completion, template.name, template.description);
    }
}

static void add_revision(lb_text *out, const lb_completion *completion,
                         const limbeck_revision *revision)
{
    lb_completion_add_value(out, completion, revision->id, revision->message);
    for (const char *const *label = revision->branch_labels; *label; label++) {
        if (revision->flags & LIMBECK_HEAD) {
            LB_AUTO_FREE char *head = lb_format("%s@head", *label);
            lb_completion_add_value(out, completion, head, revision->message);
        }
    }
}

/* The project's revisions. One that cannot be read has none: a shell is no place for its errors. */
static void add_revisions(lb_text *out, const lb_completion *completion, lb_session *session)
{
    static const char *const symbols[] = {"head", "heads", "base"};
    limbeck_revisions *revisions = NULL;
    for (size_t i = 0; i < LB_COUNT(symbols); i++) {
        lb_completion_add_value(out, completion, symbols[i], "");
    }
    lb_command_id id = lb_command_id_of(completion->arguments.command);
    if (id == LB_COMMAND_SHOW || id == LB_COMMAND_EDIT || id == LB_COMMAND_HISTORY) {
        lb_completion_add_value(out, completion, "current", "");
    }
    if (lb_session_open(session, NULL) ||
        limbeck_history(session->project, NULL, false, &revisions, NULL)) {
        return;
    }
    for (size_t i = 0; i < revisions->count; i++) {
        add_revision(out, completion, &revisions->items[i]);
    }
    limbeck_revisions_free(revisions);
}

lb_code lb_command___complete(lb_session *session, lb_error *error)
{
    (void)error;
    LB_AUTO_TEXT lb_text out = {0};
    lb_completion completion;
    lb_completion_read(session->arena, &session->arguments->words, &completion);
    lb_completion_add(&out, &completion);
    const lb_arguments *given = session->arguments;
    session->arguments = &completion.arguments;
    session->is_quiet = true;
    if (!completion.is_option && completion.kind == LB_WORD_REVISION) {
        add_revisions(&out, &completion, session);
    } else if (!completion.is_option && completion.kind == LB_WORD_TEMPLATE) {
        add_templates(&out, &completion);
    }
    session->arguments = given;
    lb_output_put(&session->output, lb_text_str(&out));
    return LB_OK;
}
