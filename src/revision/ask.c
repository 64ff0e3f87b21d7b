/* The questions of graph.h: each is a query, worded as the command that asks it words its errors.
 */
#include "base/repr.h"
#include "revision/collect.h"
#include "revision/order.h"
#include "revision/resolve.h"

/* An identifier that is there, if only empty: a NULL pointer would mean base. */
static lb_str given(lb_str text)
{
    return text.ptr ? text : LB_STR("");
}

/* Moves what was found into the caller's arena; "base" is NULL there. */
static void hand_over(lb_arena *arena, const lb_revision_vector *found, lb_revision_vector *out)
{
    *out = (lb_revision_vector){0};
    for (size_t i = 0; i < found->count; i++) {
        const lb_revision *revision = found->items[i];
        lb_vector_push_in(arena, out, lb_is_revision(revision) ? revision : NULL);
    }
}

static lb_code end(lb_query *query, bool is_ok, const lb_wording *wording, lb_arena *arena,
                   const lb_revision_vector *found, lb_revision_vector *out, lb_error *error)
{
    if (is_ok) {
        hand_over(arena, found, out);
    }
    return lb_query_end(query, is_ok, wording, error);
}

lb_code lb_graph_heads(lb_arena *arena, const lb_graph *graph, bool resolve_dependencies,
                       lb_revision_vector *out, lb_error *error)
{
    lb_query query = {.graph = graph};
    lb_revision_vector found = {0};
    bool is_ok = resolve_dependencies ? lb_resolve(&query, LB_STR("heads"), &found)
                                      : lb_resolve_all(&query, &graph->heads, &found);
    return end(&query, is_ok, NULL, arena, &found, out, error);
}

void lb_graph_bases(lb_arena *arena, const lb_graph *graph, lb_revision_vector *out)
{
    *out = (lb_revision_vector){0};
    for (size_t i = 0; i < graph->bases.count; i++) {
        const lb_revision *base = lb_graph_node(graph, graph->bases.items[i]);
        lb_vector_push_in(arena, out, base);
    }
}

lb_code lb_graph_get(lb_arena *arena, const lb_graph *graph, lb_str identifier,
                     lb_revision_vector *out, lb_error *error)
{
    lb_query query = {.graph = graph};
    lb_revision_vector found = {0};
    bool is_ok = lb_resolve(&query, given(identifier), &found);
    return end(&query, is_ok, NULL, arena, &found, out, error);
}

lb_code lb_graph_get_all(lb_arena *arena, const lb_graph *graph, const lb_str_vector *identifiers,
                         lb_revision_vector *out, lb_error *error)
{
    lb_query query = {.graph = graph};
    lb_revision_vector found = {0};
    bool is_ok = lb_resolve_all(&query, identifiers, &found);
    return end(&query, is_ok, NULL, arena, &found, out, error);
}

lb_code lb_graph_get_one(const lb_graph *graph, lb_str identifier, const lb_revision **out,
                         lb_error *error)
{
    lb_query query = {.graph = graph};
    const lb_revision *found = NULL;
    bool is_ok = lb_resolve_one(&query, given(identifier), &found);
    lb_code code = lb_query_end(&query, is_ok, NULL, error);
    if (code == LB_OK) {
        *out = found;
    }
    return code;
}

lb_code lb_graph_get_current(lb_arena *arena, const lb_graph *graph, const lb_str_vector *rows,
                             lb_revision_vector *out, lb_error *error)
{
    lb_query query = {.graph = graph};
    lb_revision_vector found = {0};
    bool is_ok = lb_collect_current(&query, rows, &found);
    return end(&query, is_ok, NULL, arena, &found, out, error);
}

/* ---- Walks ----------------------------------------------------------------------------------- */

lb_code lb_range_split(lb_str range, lb_str *lower, lb_str *upper, lb_error *error)
{
    lb_str text = lb_str_trim(range);
    size_t at = lb_str_find_char(text, ':');
    if (at == SIZE_MAX) {
        return lb_fail(error, LB_ERR_COMMAND,
                       "History range requires [start]:[end], [start]:, or :[end]");
    }
    lb_str rest = lb_str_slice(text, at + 1, text.len);
    if (lb_str_find_char(rest, ':') != SIZE_MAX) {
        lb_fail(error, LB_ERR_COMMAND, "too many values to unpack (expected 2)");
        lb_error_kind(error, "ValueError");
        lb_error_hint(error, "'%.*s' has more than one ':'; a range is from:to", LB_ARG(text));
        if (error) {
            error->exit_status = 1;
        }
        return LB_ERR_COMMAND;
    }
    *lower = lb_str_slice(text, 0, at);
    *upper = rest;
    return LB_OK;
}

static lb_range_end end_or(lb_range_end given_end, const char *otherwise)
{
    bool is_empty = given_end.rows ? !given_end.rows->count : !given_end.identifier.len;
    return is_empty ? (lb_range_end){.identifier = lb_str_of(otherwise)} : given_end;
}

lb_code lb_graph_walk(lb_arena *arena, const lb_graph *graph, lb_range_end lower,
                      lb_range_end upper, lb_revision_vector *out, lb_error *error)
{
    lb_query query = {.graph = graph};
    lb_revision_vector found = {0};
    lower = end_or(lower, "base");
    upper = end_or(upper, "heads");
    lb_wording wording = {.start = lb_range_end_text(&query.arena, lower),
                          .end = lb_range_end_text(&query.arena, upper)};
    lb_collecting how = {.is_inclusive = true, .is_lenient = true};
    bool is_ok = lb_collect_up(&query, upper, lower, how, &found);
    return end(&query, is_ok, &wording, arena, &found, out, error);
}

lb_code lb_graph_branch_points(lb_arena *arena, const lb_graph *graph, lb_revision_vector *out,
                               lb_error *error)
{
    lb_range_end none = {0};
    lb_revision_vector all = {0};
    LB_TRY(lb_graph_walk(arena, graph, none, none, &all, error));
    *out = (lb_revision_vector){0};
    for (size_t i = 0; i < all.count; i++) {
        if (all.items[i]->is_branch_point) {
            lb_vector_push_in(arena, out, all.items[i]);
        }
    }
    return LB_OK;
}

/* ---- For a new revision ---------------------------------------------------------------------- */

static bool find_parents(lb_query *query, const lb_str_vector *heads, bool is_splice,
                         lb_revision_vector *found)
{
    if (heads->count ? !lb_resolve_all(query, heads, found)
                     : !lb_resolve(query, LB_STR("head"), found)) {
        return false;
    }
    for (size_t i = 0; i < found->count; i++) {
        if (lb_revision_list_has((lb_revision_list){found->items, i}, found->items[i])) {
            return lb_query_fail(query, LB_FAILURE_COMMAND, "Duplicate head revisions specified");
        }
    }
    for (size_t i = 0; i < found->count; i++) {
        const lb_revision *parent = found->items[i];
        if (!is_splice && lb_is_revision(parent) && !parent->is_head) {
            return lb_query_fail(query, LB_FAILURE_COMMAND,
                                 "Revision %.*s is not a head revision; please specify --splice "
                                 "to create a new branch from this revision",
                                 LB_ARG(parent->id));
        }
    }
    return true;
}

lb_code lb_graph_new_parents(lb_arena *arena, const lb_graph *graph, const lb_str_vector *heads,
                             bool is_splice, lb_revision_vector *out, lb_error *error)
{
    static const lb_wording wording = {
        .multiple_heads =
            "Multiple heads are present; please specify the head revision on which the new "
            "revision should be based, or perform a merge."};
    lb_query query = {.graph = graph};
    lb_revision_vector found = {0};
    bool is_ok = find_parents(&query, heads, is_splice, &found);
    return end(&query, is_ok, &wording, arena, &found, out, error);
}

lb_code lb_graph_new_dependencies(lb_arena *arena, const lb_graph *graph,
                                  const lb_str_vector *identifiers, lb_str_vector *out,
                                  lb_error *error)
{
    *out = (lb_str_vector){0};
    for (size_t i = 0; i < identifiers->count; i++) {
        lb_str identifier = identifiers->items[i];
        const lb_revision *revision = NULL;
        LB_TRY(lb_graph_get_one(graph, identifier, &revision, error));
        if (!revision) {
            lb_fail(error, LB_ERR_REVISION, "a revision cannot depend on '%.*s'",
                    LB_ARG(identifier));
            if (error) {
                error->exit_status = 1;
            }
            return LB_ERR_REVISION;
        }
        lb_vector_push_in(arena, out,
                          lb_revision_has_label(revision, identifier) ? identifier : revision->id);
    }
    return LB_OK;
}
