/* What a project's revisions are: heads, branches, history, show, current. */
#include "api/project.h"

#include <stdlib.h>

#include "base/memory.h"
#include "revision/header.h"
#include "revision/listing.h"

/* ---- Lists of the public type ---------------------------------------------------------------- */

typedef struct listing {
    limbeck_revisions list; /* first, so that a pointer to it is one to the whole */
    lb_arena arena;
} listing;

void limbeck_revisions_free(limbeck_revisions *revisions)
{
    if (revisions) {
        lb_arena arena = ((listing *)revisions)->arena;
        lb_arena_free(&arena); /* the list lies in it */
    }
}

static const char *text(lb_arena *arena, lb_str slice)
{
    return lb_arena_strndup(arena, slice.ptr, slice.len);
}

static const char *const *texts(lb_arena *arena, const lb_str_vector *slices)
{
    const char **out = LB_NEW_ARRAY(arena, const char *, slices->count + 1);
    for (size_t i = 0; i < slices->count; i++) {
        out[i] = text(arena, slices->items[i]);
    }
    return out;
}

static const char *const *identifiers(lb_arena *arena, lb_revision_list revisions)
{
    const char **out = LB_NEW_ARRAY(arena, const char *, revisions.count + 1);
    for (size_t i = 0; i < revisions.count; i++) {
        out[i] = text(arena, revisions.items[i]->id);
    }
    return out;
}

static unsigned flags_of(const lb_revision *revision, const lb_str_vector *rows)
{
    bool is_effective = revision->is_head && !revision->is_real_head;
    return (revision->is_head ? (unsigned)LIMBECK_HEAD : 0) |
           (is_effective ? (unsigned)LIMBECK_EFFECTIVE_HEAD : 0) |
           (revision->is_base ? (unsigned)LIMBECK_BASE : 0) |
           (revision->is_branch_point ? (unsigned)LIMBECK_BRANCH_POINT : 0) |
           (revision->is_merge_point ? (unsigned)LIMBECK_MERGE_POINT : 0) |
           (rows && lb_str_vector_has(rows, revision->id) ? (unsigned)LIMBECK_CURRENT : 0);
}

lb_code api_revisions(const lb_revision_vector *revisions, const lb_str_vector *rows,
                      limbeck_revisions **out)
{
    lb_arena arena = {0};
    listing *list = LB_NEW(&arena, listing);
    limbeck_revision *items = LB_NEW_ARRAY(&arena, limbeck_revision, revisions->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < revisions->count; i++) {
        const lb_revision *revision = revisions->items[i];
        if (!revision) { /* base */
            continue;
        }
        items[count++] = (limbeck_revision){
            .id = text(&arena, revision->id),
            .down = identifiers(&arena, revision->down_nodes),
            .depends_on = identifiers(&arena, revision->dependency_nodes),
            .branch_labels = texts(&arena, &revision->branch_labels),
            .next = identifiers(&arena, revision->next),
            .message = text(&arena, revision->message),
            .path = text(&arena, revision->path),
            .flags = flags_of(revision, rows),
        };
    }
    list->list = (limbeck_revisions){count, items};
    list->arena = arena; /* from here on the arena in the list is the one that counts */
    *out = &list->list;
    return LB_OK;
}

/* ---- Texts ----------------------------------------------------------------------------------- */

static lb_code describe(limbeck *project, const limbeck_revision *revision, unsigned kind,
                        lb_text *out, lb_error *error)
{
    const lb_revision *found = lb_graph_find(project->graph, lb_str_of(revision->id));
    if (!found) {
        return lb_fail(error, LB_ERR_USAGE, "%s is not a revision of this project", revision->id);
    }
    LB_AUTO_ARENA lb_arena arena = {0};
    bool is_verbose = kind & LIMBECK_TEXT_VERBOSE;
    bool is_current = revision->flags & LIMBECK_CURRENT;
    unsigned what = kind & ~(unsigned)LIMBECK_TEXT_VERBOSE;
    lb_str doc = {0};
    if (is_verbose) {
        LB_TRY(lb_revision_read_doc(&arena, found, &doc, error));
    }
    if (what == LIMBECK_TEXT_BRANCHES) {
        lb_listing_branch(out, found, doc, is_verbose);
    } else if (is_verbose) {
        bool is_marked = is_current && what == LIMBECK_TEXT_HISTORY;
        lb_listing_entry(out, found, doc, is_marked);
    } else {
        lb_listing line = what == LIMBECK_TEXT_HISTORY ? LB_LISTING_HISTORY
                          : what == LIMBECK_TEXT_HEADS ? LB_LISTING_HEADS
                                                       : LB_LISTING_CURRENT;
        line.is_current = is_current && what == LIMBECK_TEXT_HISTORY;
        lb_listing_line(out, found, line);
    }
    return LB_OK;
}

limbeck_status limbeck_describe(limbeck *project, const limbeck_revision *revision, unsigned kind,
                                char **out, limbeck_error **error)
{
    lb_error failed = {0};
    lb_text written = {0};
    lb_code code = api_graph(project, &failed);
    if (code == LB_OK) {
        code = describe(project, revision, kind, &written, &failed);
    }
    if (code == LB_OK) {
        *out = lb_text_take(&written);
    }
    lb_text_free(&written);
    return api_return(code, &failed, error);
}

/* ---- Questions ------------------------------------------------------------------------------- */

static lb_code heads(limbeck *project, bool resolve_dependencies, limbeck_revisions **out,
                     lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_revision_vector found = {0};
    lb_code code = api_graph(project, error);
    if (code != LB_OK) {
        /* Alembic lets what is wrong with the graph out of a plain `heads` as a traceback. */
        if (code == LB_ERR_REVISION && project->options.compatible && !resolve_dependencies) {
            error->exit_status = 1;
        }
        return code;
    }
    LB_TRY(lb_graph_heads(&arena, project->graph, resolve_dependencies, &found, error));
    return api_revisions(&found, NULL, out);
}

limbeck_status limbeck_heads(limbeck *project, bool resolve_dependencies, limbeck_revisions **out,
                             limbeck_error **error)
{
    lb_error failed = {0};
    return api_return(heads(project, resolve_dependencies, out, &failed), &failed, error);
}

static lb_code branches(limbeck *project, limbeck_revisions **out, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_revision_vector found = {0};
    LB_TRY(api_graph(project, error));
    LB_TRY(lb_graph_branch_points(&arena, project->graph, &found, error));
    return api_revisions(&found, NULL, out);
}

limbeck_status limbeck_branches(limbeck *project, limbeck_revisions **out, limbeck_error **error)
{
    lb_error failed = {0};
    return api_return(branches(project, out, &failed), &failed, error);
}

static lb_range_end range_end(lb_str identifier, const lb_str_vector *rows)
{
    bool is_current = lb_str_is(identifier, "current");
    return (lb_range_end){.identifier = identifier, .rows = is_current ? rows : NULL};
}

static lb_code history(limbeck *project, const char *range, bool mark_current,
                       limbeck_revisions **out, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str lower = {0}, upper = {0};
    lb_str_vector rows = {0};
    lb_revision_vector found = {0};
    LB_TRY(api_settings(project, error));
    if (range) {
        LB_TRY(lb_range_split(lb_str_of(range), &lower, &upper, error));
    }
    if (mark_current || lb_str_is(lower, "current") || lb_str_is(upper, "current")) {
        LB_TRY(api_version_rows(project, project->options.compatible, &arena, &rows, error));
    }
    LB_TRY(api_graph(project, error));
    /* Of current:current only the upper end is the database's, as in Alembic. */
    bool is_upper_current = lb_str_is(upper, "current");
    LB_TRY(lb_graph_walk(&arena, project->graph, range_end(lower, is_upper_current ? NULL : &rows),
                         range_end(upper, &rows), &found, error));
    return api_revisions(&found, mark_current ? &rows : NULL, out);
}

limbeck_status limbeck_history(limbeck *project, const char *range, bool mark_current,
                               limbeck_revisions **out, limbeck_error **error)
{
    lb_error failed = {0};
    return api_return(history(project, range, mark_current, out, &failed), &failed, error);
}

static lb_code show(limbeck *project, const char *identifier, limbeck_revisions **out,
                    lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_revision_vector found = {0};
    if (lb_str_is(lb_str_of(identifier), "current")) {
        lb_str_vector rows = {0};
        LB_TRY(api_version_rows(project, project->options.compatible, &arena, &rows, error));
        LB_TRY(api_graph(project, error));
        LB_TRY(lb_graph_get_all(&arena, project->graph, &rows, &found, error));
    } else {
        LB_TRY(api_graph(project, error));
        LB_TRY(lb_graph_get(&arena, project->graph, lb_str_of(identifier), &found, error));
    }
    return api_revisions(&found, NULL, out);
}

limbeck_status limbeck_show(limbeck *project, const char *identifier, limbeck_revisions **out,
                            limbeck_error **error)
{
    lb_error failed = {0};
    return api_return(show(project, identifier, out, &failed), &failed, error);
}

/* Whether the rows are exactly the project's heads. */
static lb_code at_all_heads(limbeck *project, lb_arena *arena, const lb_str_vector *rows, bool *out,
                            lb_error *error)
{
    lb_revision_vector found = {0};
    LB_TRY(lb_graph_heads(arena, project->graph, false, &found, error));
    *out = found.count == rows->count;
    for (size_t i = 0; i < found.count; i++) {
        *out = *out && rows && lb_str_vector_has(rows, found.items[i]->id);
    }
    return LB_OK;
}

static lb_code check_heads(limbeck *project, lb_arena *arena, const lb_str_vector *rows,
                           lb_error *error)
{
    bool is_at_heads = false;
    LB_TRY(at_all_heads(project, arena, rows, &is_at_heads, error));
    if (is_at_heads) {
        return LB_OK;
    }
    lb_fail(error, LB_ERR_COMMAND, "Database is not on all head revisions");
    lb_error_kind(error, "alembic.util.exc.DatabaseNotAtHead");
    return LB_ERR_COMMAND;
}

static lb_code current(limbeck *project, bool checks_heads, limbeck_revisions **out,
                       lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    api_databases databases = {0};
    lb_revision_vector all = {0};
    lb_str_vector rows = {0};
    LB_TRY(api_version_rows_each(project, false, &arena, &databases, error));
    LB_TRY(api_graph(project, error));
    for (size_t i = 0; i < databases.count; i++) {
        lb_revision_vector found = {0};
        const lb_str_vector *own = &databases.items[i];
        LB_TRY(checks_heads ? check_heads(project, &arena, own, error) : LB_OK);
        LB_TRY(lb_graph_get_current(&arena, project->graph, own, &found, error));
        for (size_t j = 0; j < found.count; j++) {
            lb_vector_push_in(&arena, &all, found.items[j]);
        }
        for (size_t j = 0; j < own->count; j++) {
            lb_vector_push_in(&arena, &rows, own->items[j]);
        }
    }
    return api_revisions(&all, &rows, out);
}

limbeck_status limbeck_current(limbeck *project, bool check_heads, limbeck_revisions **out,
                               limbeck_error **error)
{
    lb_error failed = {0};
    return api_return(current(project, check_heads, out, &failed), &failed, error);
}
