#include "revision/rows.h"

#include <stdlib.h>

#include "revision/resolve.h"

bool lb_rows_start(lb_rows *rows, lb_query *query, lb_arena *arena, const lb_str_vector *current)
{
    *rows = (lb_rows){.query = query, .arena = arena};
    rows->has = lb_revision_set(&query->arena, query->graph);
    lb_cover_init(&rows->cover, query->graph);
    for (size_t i = 0; i < current->count; i++) {
        lb_str row = current->items[i];
        const lb_revision *revision = lb_graph_node(query->graph, row);
        lb_revision_vector named = {0};
        if (revision && lb_str_equal(revision->id, row)) {
            if (!rows->has[revision->order]) {
                rows->has[revision->order] = true;
                rows->count++;
                lb_cover_add(&rows->cover, revision);
            }
            continue;
        }
        if (!lb_resolve(query, row, &named)) {
            return false;
        }
        rows->count++;
        lb_vector_push_in(&query->arena, &rows->foreign, row);
        for (size_t j = 0; j < named.count; j++) {
            if (lb_is_revision(named.items[j])) {
                lb_cover_add(&rows->cover, named.items[j]);
            }
        }
    }
    return true;
}

void lb_rows_end(lb_rows *rows)
{
    lb_cover_free(&rows->cover);
}

void lb_rows_list(const lb_rows *rows, lb_str_vector *out)
{
    for (size_t i = 0; i < rows->query->graph->revisions.count; i++) {
        if (rows->has[i]) {
            lb_vector_push_in(rows->arena, out, rows->query->graph->revisions.items[i]->id);
        }
    }
    for (size_t i = 0; i < rows->foreign.count; i++) {
        lb_vector_push_in(rows->arena, out, rows->foreign.items[i]);
    }
    if (out->count) {
        qsort(out->items, out->count, sizeof *out->items, lb_compare_texts);
    }
}

/* Most steps make one change: the list begins with room for one. */
static void add_change(lb_rows *rows, lb_step *step, lb_version_change change)
{
    if (!step->changes.count) {
        step->changes.items = lb_arena_alloc(rows->arena, sizeof change);
        step->changes.capacity = 1;
    }
    lb_vector_push_in(rows->arena, &step->changes, change);
}

/* ---- Single changes -------------------------------------------------------------------------- */

static bool fail_present(lb_rows *rows, const lb_revision *revision)
{
    return lb_query_fail(rows->query, LB_FAILURE_INTERNAL, "the version table holds '%.*s' already",
                         LB_ARG(revision->id));
}

static bool fail_absent(lb_rows *rows, const lb_revision *revision)
{
    return lb_query_fail(rows->query, LB_FAILURE_INTERNAL, "the version table does not hold '%.*s'",
                         LB_ARG(revision->id));
}

static bool insert_row(lb_rows *rows, const lb_revision *to, lb_step *step)
{
    if (rows->has[to->order]) {
        return fail_present(rows, to);
    }
    rows->has[to->order] = true;
    rows->count++;
    lb_cover_add(&rows->cover, to);
    add_change(rows, step, (lb_version_change){.kind = LB_VERSION_INSERT, .to = to->id});
    return true;
}

static bool delete_row(lb_rows *rows, const lb_revision *from, lb_step *step)
{
    if (!rows->has[from->order]) {
        return fail_absent(rows, from);
    }
    rows->has[from->order] = false;
    rows->count--;
    lb_cover_remove(&rows->cover, from);
    add_change(rows, step, (lb_version_change){.kind = LB_VERSION_DELETE, .from = from->id});
    return true;
}

static bool update_row(lb_rows *rows, const lb_revision *from, const lb_revision *to, lb_step *step)
{
    if (rows->has[to->order]) {
        return fail_present(rows, to);
    }
    if (!rows->has[from->order]) {
        return fail_absent(rows, from);
    }
    rows->has[to->order] = true;
    rows->has[from->order] = false;
    lb_cover_add(&rows->cover, to); /* before the other goes: what both cover stays */
    lb_cover_remove(&rows->cover, from);
    add_change(rows, step,
               (lb_version_change){.kind = LB_VERSION_UPDATE, .from = from->id, .to = to->id});
    return true;
}

/* Deletes all rows but the last, which is updated. */
static bool merge_rows(lb_rows *rows, const lb_revision_vector *from, const lb_revision *to,
                       lb_step *step)
{
    if (!from->count) {
        return lb_query_fail(rows->query, LB_FAILURE_INTERNAL,
                             "no row of the version table leads to '%.*s'", LB_ARG(to->id));
    }
    for (size_t i = 0; i + 1 < from->count; i++) {
        if (!delete_row(rows, from->items[i], step)) {
            return false;
        }
    }
    return update_row(rows, lb_vector_last(from), to, step);
}

/* ---- What other rows imply ------------------------------------------------------------------- */

/* Whether a row that is not among `but` lies at or above the revision. */
static bool is_implied(lb_rows *rows, const lb_revision *revision, lb_revision_list but)
{
    lb_cover *cover = &rows->cover;
    const lb_revision *above = revision;
    lb_cover_search(cover, revision);
    for (; above; above = lb_cover_above(cover)) {
        if (cover->is_root[above->order] && !lb_revision_list_has(but, above)) {
            return true;
        }
    }
    return false;
}

/* Whether the revision is an ancestor of another one of the list. */
static bool is_below_another(lb_rows *rows, const lb_revision *revision, lb_revision_list list)
{
    const lb_revision *above = NULL;
    lb_cover_search(&rows->cover, revision);
    while ((above = lb_cover_above(&rows->cover))) {
        if (above != revision && lb_revision_list_has(list, above)) {
            return true;
        }
    }
    return false;
}

/* ---- Steps ----------------------------------------------------------------------------------- */

bool lb_rows_upgrade(lb_rows *rows, const lb_revision *revision, lb_step *step)
{
    lb_revision_list down = revision->down_all;
    lb_revision_vector from = {0};
    for (size_t i = 0; i < down.count; i++) {
        if (rows->has[down.items[i]->order]) {
            lb_vector_push_in(&rows->query->arena, &from, down.items[i]);
        }
    }
    if (!from.count) {
        return insert_row(rows, revision, step);
    }
    if (from.count == 1) {
        return update_row(rows, from.items[0], revision, step);
    }
    bool has_others = rows->count > from.count;
    from.count = 0;
    for (size_t i = 0; i < down.count; i++) {
        if (!has_others || !is_implied(rows, down.items[i], down)) {
            lb_vector_push_in(&rows->query->arena, &from, down.items[i]);
        }
    }
    return merge_rows(rows, &from, revision, step);
}

/* The parents that get rows of their own when the revision's row goes. */
static void rows_after(lb_rows *rows, const lb_revision *revision, lb_revision_vector *out)
{
    lb_revision_list down = revision->down_all, self = {&revision, 1};
    for (size_t i = 0; i < down.count; i++) {
        const lb_revision *parent = down.items[i];
        bool is_covered = rows->count > 1 ? is_implied(rows, parent, self)
                                          : down.count > 1 && is_below_another(rows, parent, down);
        if (!is_covered) {
            lb_vector_push_in(&rows->query->arena, out, parent);
        }
    }
}

bool lb_rows_downgrade(lb_rows *rows, const lb_revision *revision, lb_step *step)
{
    lb_revision_vector to = {0};
    if (!rows->has[revision->order]) {
        return fail_absent(rows, revision);
    }
    rows_after(rows, revision, &to);
    if (!to.count) {
        return delete_row(rows, revision, step);
    }
    if (revision->down_all.count == 1) {
        return update_row(rows, revision, to.items[0], step);
    }
    for (size_t i = 0; i + 1 < to.count; i++) {
        if (!insert_row(rows, to.items[i], step)) {
            return false;
        }
    }
    return update_row(rows, revision, lb_vector_last(&to), step);
}

static bool has_all(const lb_rows *rows, const lb_revision_vector *revisions)
{
    for (size_t i = 0; i < revisions->count; i++) {
        if (!rows->has[revisions->items[i]->order]) {
            return false;
        }
    }
    return true;
}

bool lb_rows_stamp(lb_rows *rows, const lb_revision_vector *from, const lb_revision *to,
                   bool is_upgrade, bool is_branch_move, lb_step *step)
{
    if (!is_upgrade && is_branch_move) {
        return delete_row(rows, from->items[0], step);
    }
    if (is_upgrade && (is_branch_move || !has_all(rows, from)) && !rows->has[to->order]) {
        return insert_row(rows, to, step);
    }
    return merge_rows(rows, from, to, step);
}
