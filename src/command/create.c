#include "command/create.h"

#include "command/json.h"

/* With the statements of --autogenerate, and which of them lose data. */
static void print_json(lb_session *session, const limbeck_revisions *created)
{
    if (!session->statements.count) {
        lb_json_print_revisions(session, created, false);
        return;
    }
    json_t *object = json_object(), *revisions = json_array();
    for (size_t i = 0; i < created->count; i++) {
        json_array_append_new(revisions, lb_json_revision(&created->items[i], false));
    }
    json_object_set_new(object, "revisions", revisions);
    json_object_set_new(object, "statements", lb_json_statements(session));
    lb_json_print_object(session, object);
}

lb_code lb_create_carry_out(lb_session *session, lb_create_call *call, const lb_words *heads,
                            lb_error *error)
{
    const lb_words *labels = &session->arguments->values[LB_OPTION_BRANCH_LABEL];
    const lb_words *depends_on = &session->arguments->values[LB_OPTION_DEPENDS_ON];
    limbeck_create_options options = {
        .size = sizeof options,
        .message = lb_session_value(session, LB_OPTION_MESSAGE),
        .heads = heads->items,
        .head_count = heads->count,
        .splice = lb_session_has(session, LB_OPTION_SPLICE),
        .branch_labels = labels->items,
        .branch_label_count = labels->count,
        .depends_on = depends_on->items,
        .depends_on_count = depends_on->count,
        .version_path = lb_session_value(session, LB_OPTION_VERSION_PATH),
        .revision_id = lb_session_value(session, LB_OPTION_REV_ID),
        .autogenerate = lb_session_has(session, LB_OPTION_AUTOGENERATE),
        .offline = lb_session_has(session, LB_OPTION_SQL),
    };
    limbeck_revisions *created = NULL;
    limbeck_error *failure = NULL;
    LB_TRY(lb_session_open(session, error));
    LB_TRY(lb_from_api(call(session->project, &options, &created, &failure), &failure, error));
    if (session->is_json) {
        print_json(session, created);
    }
    limbeck_revisions_free(created);
    return LB_OK;
}
