#include "revision/collect.h"

#include "revision/order.h"
#include "revision/target.h"

static bool fail_no_revision(lb_query *query, lb_range_end end)
{
    return lb_query_fail(query, LB_FAILURE_INTERNAL,
                         "'%.*s' does not name a revision: it lies beyond the history",
                         LB_ARG(end.rows ? LB_STR("current") : end.identifier));
}

static bool is_all_revisions(const lb_revision_vector *revisions)
{
    for (size_t i = 0; i < revisions->count; i++) {
        if (!lb_is_revision(revisions->items[i])) {
            return false;
        }
    }
    return true;
}

/* ---- Sets ------------------------------------------------------------------------------------ */

typedef struct overlap_search {
    bool *is_target;
    uint32_t *reported; /* by order: the last target that was found to lie over this one */
    lb_text found;
    size_t count;
} overlap_search;

static void note_overlap(overlap_search *search, const lb_revision *revision, size_t target)
{
    if (search->is_target[revision->order] && search->reported[revision->order] != target + 1) {
        search->reported[revision->order] = (uint32_t)target + 1;
        lb_text_addf(&search->found, "%s%.*s", search->count++ ? ", " : "", LB_ARG(revision->id));
    }
}

/* As lb_revision_set_add(), but no target may be reached from another. What an earlier target
   reached is met again, and not gone through again. */
static bool add_apart(lb_query *query, bool *set, const lb_revision_vector *targets, lb_way way)
{
    overlap_search search = {
        .is_target = lb_revision_set(&query->arena, query->graph),
        .reported = LB_NEW_ARRAY(&query->arena, uint32_t, query->graph->revisions.count),
    };
    for (size_t i = 0; i < targets->count; i++) {
        search.is_target[targets->items[i]->order] = true;
    }
    lb_revision_vector stack = {0};
    bool is_ok = true;
    for (size_t i = 0; is_ok && i < targets->count; i++) {
        const lb_revision *target = targets->items[i];
        lb_vector_push(&stack, target);
        while (stack.count) {
            const lb_revision *at = lb_vector_pop(&stack);
            if (at != target) {
                note_overlap(&search, at, i);
            }
            if (set[at->order]) {
                continue;
            }
            set[at->order] = true;
            lb_revision_list list = way == LB_WAY_NEXT ? at->next : at->down_all;
            for (size_t j = 0; j < list.count; j++) {
                lb_vector_push(&stack, list.items[j]);
            }
        }
        if (search.count) {
            is_ok = lb_query_fail(query, LB_FAILURE_REVISION,
                                  "Requested revision %.*s overlaps with other requested "
                                  "revisions %s",
                                  LB_ARG(target->id), lb_text_cstr(&search.found));
        }
    }
    lb_vector_free(&stack);
    lb_text_free(&search.found);
    return is_ok;
}

static bool *reached(lb_query *query, const lb_revision_vector *starts, lb_way way)
{
    bool *set = lb_revision_set(&query->arena, query->graph);
    lb_revision_set_add(set, starts->items, starts->count, way);
    return set;
}

/* ---- Up -------------------------------------------------------------------------------------- */

/* "label@x" as the lower end keeps to the branch. */
static bool keep_branch(lb_query *query, lb_str lower, lb_revision_vector *targets)
{
    size_t at = lb_str_find_char(lower, '@');
    if (at == SIZE_MAX) {
        return true;
    }
    lb_str label = lb_str_slice(lower, 0, at);
    const lb_revision *revision = NULL;
    if (!lb_resolve_one(query, label, &revision)) {
        return false;
    }
    if (revision && lb_str_equal(revision->id, label)) {
        if (revision->branch_labels.count != 1) {
            return lb_query_fail(query, LB_FAILURE_INTERNAL,
                                 "revision '%.*s' does not have exactly one branch label",
                                 LB_ARG(label));
        }
        label = revision->branch_labels.items[0];
    }
    lb_revision_vector kept = {0};
    for (size_t i = 0; i < targets->count; i++) {
        if (lb_revision_has_label(targets->items[i], label)) {
            lb_vector_push_in(&query->arena, &kept, targets->items[i]);
        }
    }
    *targets = kept;
    return true;
}

static bool fail_range(lb_query *query, lb_range_end lower, lb_range_end upper)
{
    return lb_query_fail(query, LB_FAILURE_RANGE, "Revision %s is not an ancestor of revision %s",
                         lb_range_end_text(&query->arena, lower),
                         lb_range_end_text(&query->arena, upper));
}

/* The revisions at the lower end. "-n" there is counted from the upper end. */
static bool find_lower(lb_query *query, lb_range_end upper, lb_range_end *lower, lb_collecting how,
                       const bool *required, lb_revision_vector *out)
{
    if (lower->rows ? !lb_resolve_all(query, lower->rows, out)
                    : !lb_resolve(query, lower->identifier, out)) {
        return false;
    }
    for (size_t i = 0; !how.is_base_implied && i < out->count; i++) {
        const lb_revision *revision = out->items[i];
        if (revision && (revision == &lb_base_mark || !required[revision->order])) {
            return fail_range(query, *lower, upper);
        }
    }
    if (out->count && !out->items[0]) {
        lb_str label = {0};
        const lb_revision *revision = NULL;
        if (lower->rows) {
            return fail_no_revision(query, *lower);
        }
        if (!lb_target_down(query, upper, lower->identifier, how.is_lenient, &label, &revision)) {
            return false;
        }
        if (!revision) {
            return fail_no_revision(query, *lower);
        }
        out->count = 0;
        *lower = (lb_range_end){0};
        if (revision != &lb_base_mark) {
            lb_vector_push_in(&query->arena, out, revision);
            lower->identifier = revision->id;
        }
    }
    return is_all_revisions(out) || fail_no_revision(query, *lower);
}

static bool add_lower(lb_query *query, lb_range_end lower, bool *needs)
{
    lb_revision_vector ends = {0};
    if (lower.rows ? !lb_resolve_all(query, lower.rows, &ends)
                   : !lb_resolve(query, lower.identifier, &ends)) {
        return false;
    }
    if (!is_all_revisions(&ends)) {
        return fail_no_revision(query, lower);
    }
    for (size_t i = 0; i < ends.count; i++) {
        needs[ends.items[i]->order] = true;
    }
    return true;
}

bool lb_collect_up(lb_query *query, lb_range_end upper, lb_range_end lower, lb_collecting how,
                   lb_revision_vector *out)
{
    lb_revision_vector targets = {0}, current = {0};
    size_t count = query->graph->revisions.count;
    bool *needs = lb_revision_set(&query->arena, query->graph);
    bool *has = lb_revision_set(&query->arena, query->graph);
    if (!lb_target_up(query, lower, upper, how.is_lenient, &targets)) {
        return false;
    }
    if (!is_all_revisions(&targets)) {
        return fail_no_revision(query, upper);
    }
    if ((!lower.rows && !keep_branch(query, lower.identifier, &targets)) ||
        !add_apart(query, needs, &targets, LB_WAY_DOWN_ALL) ||
        !find_lower(query, upper, &lower, how, needs, &current) ||
        !add_apart(query, has, &current, LB_WAY_DOWN_ALL)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        needs[i] &= !has[i];
    }
    if (how.is_inclusive && !add_lower(query, lower, needs)) {
        return false;
    }
    if (current.count && !how.is_base_implied) {
        bool *above = lb_revision_set(&query->arena, query->graph);
        if (!add_apart(query, above, &current, LB_WAY_NEXT)) {
            return false;
        }
        for (size_t i = 0; i < count; i++) {
            needs[i] &= above[i];
        }
    }
    return lb_order(query, needs, &targets, out);
}

/* ---- Down ------------------------------------------------------------------------------------ */

/* Where a downgrade ends: the revisions right above the target. A base with a label counts twice,
   as in Alembic's map: with a branch, several roots are held against it. */
static bool find_roots(lb_query *query, const lb_revision *target, lb_revision_vector *out)
{
    if (target) {
        return lb_resolve_list(query, target->next, out);
    }
    for (const lb_map_entry *e = lb_map_first(&query->graph->names); e; e = lb_map_next(e)) {
        const lb_revision *revision = lb_map_value(e);
        if (revision->is_base) {
            lb_vector_push_in(&query->arena, out, revision);
        }
    }
    return true;
}

static bool keep_roots_of_branch(lb_query *query, lb_str label, lb_revision_vector *roots)
{
    const lb_revision *branch = NULL;
    if (!lb_resolve_branch(query, label, &branch)) {
        return false;
    }
    lb_revision_vector of_branch = {0}, kept = {0};
    lb_vector_push_in(&query->arena, &of_branch, branch);
    const bool *below = reached(query, &of_branch, LB_WAY_DOWN);
    for (size_t i = 0; i < roots->count; i++) {
        if (below[roots->items[i]->order]) {
            lb_vector_push_in(&query->arena, &kept, roots->items[i]);
        }
    }
    *roots = kept;
    return kept.count || lb_query_fail(query, LB_FAILURE_REVISION,
                                       "Not a valid downgrade target from current heads");
}

static bool is_among(const lb_revision_vector *revisions, const lb_revision *revision)
{
    return lb_revision_list_has((lb_revision_list){revisions->items, revisions->count}, revision);
}

bool lb_collect_down(lb_query *query, const lb_str_vector *current, lb_str target,
                     lb_revision_vector *out)
{
    lb_range_end at = {.rows = current}, to = {.identifier = target};
    lb_revision_vector roots = {0}, heads = {0};
    const lb_revision *end = NULL;
    lb_str label = {0};
    if (!lb_target_down(query, at, target, false, &label, &end)) {
        return false;
    }
    end = end == &lb_base_mark ? NULL : end;
    if (!find_roots(query, end, &roots) ||
        (label.len && roots.count > 1 && !keep_roots_of_branch(query, label, &roots)) ||
        !lb_resolve_all(query, current, &heads)) {
        return false;
    }
    if (!is_all_revisions(&heads)) {
        return fail_no_revision(query, at);
    }
    bool *drop = reached(query, &roots, LB_WAY_NEXT_ALL);
    const bool *active = reached(query, &heads, LB_WAY_DOWN_ALL);
    bool is_any = false;
    for (size_t i = 0; i < query->graph->revisions.count; i++) {
        drop[i] &= active[i];
        is_any |= drop[i];
    }
    if (end && !is_any && !is_among(&heads, end)) {
        return fail_range(query, to, at);
    }
    return lb_order(query, drop, &heads, out);
}

/* ---- Current --------------------------------------------------------------------------------- */

bool lb_collect_current(lb_query *query, const lb_str_vector *rows, lb_revision_vector *out)
{
    lb_revision_vector top = {0};
    if (!lb_resolve_all(query, rows, &top)) {
        return false;
    }
    if (!is_all_revisions(&top)) {
        return fail_no_revision(query, (lb_range_end){.rows = rows});
    }
    const bool *applied = reached(query, &top, LB_WAY_DOWN_ALL);
    for (size_t i = 0; i < query->graph->revisions.count; i++) {
        const lb_revision *revision = query->graph->revisions.items[i];
        bool is_tip = applied[i];
        for (size_t j = 0; is_tip && j < revision->next.count; j++) {
            is_tip = !applied[revision->next.items[j]->order];
        }
        if (is_tip) {
            lb_vector_push_in(&query->arena, out, revision);
        }
    }
    if (!out->count) { /* all on one cycle */
        *out = top;
    }
    return true;
}
