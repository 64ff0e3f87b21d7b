/* What revisions ask for that limbeck does not have: their scripts are read, and none is run. */
#include "api/project.h"
#include "base/memory.h"
#include "revision/graph.h"
#include "sqlalchemy/sqlalchemy.h"

static lb_code check(limbeck *project, const lb_revision *revision, limbeck_script *out,
                     lb_error *error)
{
    lb_guest *guest = NULL;
    LB_TRY(api_guest(project, &guest, error));
    LB_AUTO_FREE char *path = lb_strndup(revision->path.ptr, revision->path.len);
    lb_code code = revision->kind == LB_REVISION_PY
                       ? lb_guest_check_script(guest, path, LB_CHECK_ALL, error)
                       : LB_OK;
    if (code == LB_OK) {
        out->runs = true;
        return LB_OK;
    }
    out->reason = error->message;
    out->hint = error->hint;
    out->file = error->file ? error->file : out->path;
    out->line = error->line;
    out->column = error->column;
    return code;
}

static void tell(limbeck *project, const lb_revision *revision,
                 void (*take)(void *, const limbeck_script *), void *context)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error found = {0};
    limbeck_script script = {
        .revision = lb_arena_strndup(&arena, revision->id.ptr, revision->id.len),
        .message = lb_arena_strndup(&arena, revision->message.ptr, revision->message.len),
        .path = lb_arena_strndup(&arena, revision->path.ptr, revision->path.len),
    };
    check(project, revision, &script, &found);
    take(context, &script);
}

static lb_code scripts(limbeck *project, void (*take)(void *, const limbeck_script *),
                       void *context, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_revision_vector found = {0};
    LB_TRY(api_graph(project, error));
    LB_TRY(
        lb_graph_walk(&arena, project->graph, (lb_range_end){0}, (lb_range_end){0}, &found, error));
    for (size_t i = found.count; i > 0; i--) {
        if (found.items[i - 1]) {
            tell(project, found.items[i - 1], take, context);
        }
    }
    api_guest_end(project);
    return LB_OK;
}

limbeck_status limbeck_scripts(limbeck *project,
                               void (*take)(void *context, const limbeck_script *script),
                               void *context, limbeck_error **error)
{
    lb_error failed = {0};
    return api_return(scripts(project, take, context, &failed), &failed, error);
}
