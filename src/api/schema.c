/* limbeck_schema(): the database's schema, or that of the models, as text. */
#include <string.h>

#include "api/sides.h"
#include "autogenerate/objects.h"
#include "base/file.h"
#include "base/memory.h"
#include "database/database.h"
#include "render/object_text.h"

typedef struct request {
    limbeck *project;
    limbeck_schema_options options;
    lb_arena arena;
    lb_objects *objects;
    const lb_object_rules *rules;
} request;

static lb_object_options options_of(request *r)
{
    lb_object_options options = api_object_options(r->project, &r->arena);
    options.with_grants |= r->options.grants;
    return options;
}

static lb_code run_by_settings(request *r, lb_error *error)
{
    LB_TRY(api_connect(r->project, error));
    LB_TRY(api_object_rules(r->project->dialect, &r->rules, error));
    const lb_object_options options = options_of(r);
    if (!r->options.models) {
        return r->rules->read(r->project->connection, &options, &r->objects, error);
    }
    lb_source_files files = {0};
    LB_TRY(api_model_files(r->project, &r->arena, &files, error));
    return api_load_models(r->project, &files, &options, &r->objects, error);
}

static lb_code find_objects(request *r, lb_error *error)
{
    LB_TRY(api_settings(r->project, error));
    if (!api_has_environment_script(r->project)) {
        return run_by_settings(r, error);
    }
    const lb_object_options options = options_of(r);
    api_side side = {.options = &options};
    LB_TRY(r->options.models ? api_side_models(r->project, &side, error)
                             : api_side_database(r->project, &side, error));
    r->objects = side.objects;
    r->rules = side.rules;
    return LB_OK;
}

static lb_code write_page(request *r, lb_text *out, lb_error *error)
{
    lb_page_revisions revisions = {0};
    LB_TRY(api_graph(r->project, error));
    const lb_revision_list all = lb_graph_revisions(r->project->graph);
    for (size_t i = 0; i < all.count; i++) {
        const lb_revision *revision = all.items[i];
        lb_page_revision shown = {revision->id, revision->message, {0}};
        for (size_t k = 0; k < revision->down_nodes.count; k++) {
            lb_vector_push_in(&r->arena, &shown.down, revision->down_nodes.items[k]->id);
        }
        lb_vector_push_in(&r->arena, &revisions, shown);
    }
    lb_objects_write_page(out, r->objects, lb_path_basename(lb_str_of(r->project->settings.here)),
                          &revisions);
    return LB_OK;
}

static lb_code write(request *r, lb_text *out, lb_error *error)
{
    switch (r->options.format) {
    case LIMBECK_SCHEMA_SQL:
        lb_objects_script(r->rules, r->objects, out);
        return LB_OK;
    case LIMBECK_SCHEMA_JSON:
        lb_objects_write_json(out, r->objects);
        return LB_OK;
    case LIMBECK_SCHEMA_MERMAID:
        lb_objects_write_mermaid(out, r->objects);
        return LB_OK;
    case LIMBECK_SCHEMA_DOT:
        lb_objects_write_dot(out, r->objects);
        return LB_OK;
    case LIMBECK_SCHEMA_HTML:
        return write_page(r, out, error);
    }
    return lb_fail(error, LB_ERR_USAGE, "There is no such format");
}

limbeck_status limbeck_schema(limbeck *project, const limbeck_schema_options *options, char **out,
                              limbeck_error **error)
{
    lb_error failed = {0};
    request r = {.project = project};
    LB_AUTO_TEXT lb_text text = {0};
    if (options) {
        memcpy(&r.options, options,
               options->size < sizeof r.options ? options->size : sizeof r.options);
    }
    lb_code code = find_objects(&r, &failed);
    if (code == LB_OK) {
        code = write(&r, &text, &failed);
    }
    if (code == LB_OK) {
        *out = lb_text_take(&text);
    }
    lb_objects_free(r.objects);
    lb_arena_free(&r.arena);
    return api_return(code, &failed, error);
}
