#include "api/renames.h"

#include "database/database.h"
#include "database/object.h"

static const char *text_of(api_rename_asker *asker, lb_str text)
{
    return text.ptr ? lb_arena_strndup(&asker->arena, text.ptr, text.len) : NULL;
}

static lb_code describe_data(api_rename_asker *asker, const lb_object_rename *rename,
                             lb_rename_evidence *evidence, lb_error *error)
{
    lb_str data = {0};
    const lb_object_rules *rules = asker->connection ? asker->connection->dialect->objects : NULL;
    if (!rules || !rules->describe_data || !evidence->is_doubtful) {
        return LB_OK;
    }
    LB_TRY(rules->describe_data(asker->connection, &asker->arena, rename->from, &data, error));
    if (data.ptr) {
        lb_vector_push_in(&asker->arena, &evidence->reasons, data);
    }
    return LB_OK;
}

static lb_str default_schema(api_rename_asker *asker)
{
    LB_AUTO_RESULT lb_result result = {0};
    if (!asker->default_schema.ptr && asker->connection &&
        asker->connection->dialect->has_schemas &&
        lb_connection_query(asker->connection, LB_STR("SELECT current_schema()"), &result, NULL) ==
            LB_OK) {
        asker->default_schema = lb_arena_str(&asker->arena, lb_result_value(&result, 0, 0));
    }
    return asker->default_schema;
}

/* What the data are like is only told, so its failure is not one. */
static bool ask(void *context, const lb_object_rename *rename, lb_rename_evidence *evidence)
{
    api_rename_asker *asker = context;
    const limbeck_options *options = &asker->project->options;
    const lb_schema_object *to = rename->to;
    (void)describe_data(asker, rename, evidence, NULL);
    const char **reasons = LB_NEW_ARRAY(&asker->arena, const char *, evidence->reasons.count + 1);
    for (size_t i = 0; i < evidence->reasons.count; i++) {
        reasons[i] = text_of(asker, evidence->reasons.items[i]);
    }
    bool is_default = lb_str_equal(to->schema, default_schema(asker));
    const limbeck_rename asked = {.kind = lb_object_word(to->kind),
                                  .schema = is_default ? NULL : text_of(asker, to->schema),
                                  .table = text_of(asker, to->table),
                                  .from = text_of(asker, rename->from->name),
                                  .to = text_of(asker, to->name),
                                  .evidence = reasons};
    return options->ask_rename(options->context, &asked);
}

lb_rename_policy api_rename_policy(api_rename_asker *asker)
{
    const limbeck_options *options = &asker->project->options;
    int setting = asker->project->settings.renames;
    bool asks = options->renames == LIMBECK_RENAMES_BY_SETTING
                    ? setting == LB_RENAMES_ASK
                    : options->renames == LIMBECK_RENAMES_ASK;
    bool accepts = options->renames == LIMBECK_RENAMES_BY_SETTING
                       ? setting == LB_RENAMES_ACCEPT
                       : options->renames == LIMBECK_RENAMES_ACCEPT;
    return (lb_rename_policy){
        .accepts = accepts, .ask = asks && options->ask_rename ? ask : NULL, .context = asker};
}
