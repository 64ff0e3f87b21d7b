#include "revision/target.h"

#include <inttypes.h>
#include <stdio.h>

#include "revision/collect.h"
#include "revision/identifier.h"

static lb_str_vector rows_of(lb_query *query, lb_range_end end)
{
    lb_str_vector rows = {0};
    if (end.rows) {
        return *end.rows;
    }
    lb_vector_push_in(&query->arena, &rows, end.identifier);
    return rows;
}

/* `text` is the number as the message shows it. */
static bool fail_relative(lb_query *query, lb_str text, int64_t steps)
{
    return lb_query_fail(query, LB_FAILURE_REVISION,
                         "Relative revision %.*s didn't produce %" PRId64 " migrations",
                         LB_ARG(text), steps < 0 ? -steps : steps);
}

static bool fail_ambiguous(lb_query *query)
{
    return lb_query_fail(query, LB_FAILURE_REVISION,
                         "Ambiguous upgrade from multiple current revisions");
}

/* ---- Up -------------------------------------------------------------------------------------- */

/* The tips of what is applied on a branch whose own head is not among the rows. */
static bool applied_tips(lb_query *query, const lb_revision_vector *current, lb_str label,
                         lb_revision_vector *out)
{
    bool *applied = lb_revision_set(&query->arena, query->graph);
    bool *passed = lb_revision_set(&query->arena, query->graph);
    lb_revision_vector all = {0}, on_branch = {0};
    lb_revision_set_add(applied, current->items, current->count, LB_WAY_DOWN_ALL);
    for (size_t i = 0; i < query->graph->revisions.count; i++) {
        if (applied[i]) {
            lb_vector_push_in(&query->arena, &all, query->graph->revisions.items[i]);
        }
    }
    if (!lb_lineage_filter(query, &all, label, false, &on_branch)) {
        return false;
    }
    for (size_t i = 0; i < on_branch.count; i++) {
        lb_revision_list below = on_branch.items[i]->down_all;
        for (size_t j = 0; j < below.count; j++) {
            passed[below.items[j]->order] = true;
        }
    }
    for (size_t i = 0; i < on_branch.count; i++) {
        if (!passed[on_branch.items[i]->order]) {
            lb_vector_push_in(&query->arena, out, on_branch.items[i]);
        }
    }
    return true;
}

static bool all_revisions(lb_query *query, const lb_revision_vector *revisions)
{
    for (size_t i = 0; i < revisions->count; i++) {
        if (!lb_is_revision(revisions->items[i])) {
            return lb_query_fail(query, LB_FAILURE_INTERNAL, "base is not a revision");
        }
    }
    return true;
}

/* Where a walk of "label@+n" begins; nowhere: at the bases. */
static bool start_on_branch(lb_query *query, const lb_str_vector *rows, lb_str label,
                            lb_revision_vector *out)
{
    lb_revision_vector current = {0};
    if (!lb_resolve_all(query, rows, &current) ||
        !lb_lineage_filter(query, &current, label, false, out)) {
        return false;
    }
    if (out->count) {
        return true;
    }
    lb_revision_vector tips = {0};
    if (!all_revisions(query, &current) || !applied_tips(query, &current, label, &tips)) {
        return false;
    }
    return tips.count > 1 ? fail_ambiguous(query)
                          : lb_resolve_list(query, (lb_revision_list){tips.items, tips.count}, out);
}

static bool up_from_current(lb_query *query, lb_range_end current, const lb_relative *relative,
                            bool is_lenient, const lb_revision **out)
{
    lb_str_vector rows = rows_of(query, current);
    lb_revision_vector starts = {0};
    size_t count = rows.count;
    const lb_revision *start = NULL;
    if (relative->branch.len) {
        if (!start_on_branch(query, &rows, relative->branch, &starts)) {
            return false;
        }
        count = starts.count;
        start = count ? starts.items[0] : NULL;
    }
    if (count > 1) {
        return fail_ambiguous(query);
    }
    if (!relative->branch.len && rows.count && !lb_resolve_one(query, rows.items[0], &start)) {
        return false;
    }
    if (!lb_walk_steps(query, start, relative->steps, relative->branch, is_lenient, out)) {
        return false;
    }
    return *out || fail_relative(query, relative->text, relative->steps);
}

bool lb_target_up(lb_query *query, lb_range_end current, lb_range_end target, bool is_lenient,
                  lb_revision_vector *out)
{
    lb_relative relative = {0};
    const lb_revision *found = NULL;
    if (target.rows) {
        return lb_resolve_all(query, target.rows, out);
    }
    if (!lb_relative_parse(target.identifier, &relative)) {
        return lb_resolve(query, target.identifier, out);
    }
    if (relative.steps > 0 && !relative.symbol.ptr) {
        if (!up_from_current(query, current, &relative, is_lenient, &found)) {
            return false;
        }
    } else if (!relative.symbol.ptr) {
        char number[24];
        (void)snprintf(number, sizeof number, "%" PRId64, relative.steps);
        return fail_relative(query, lb_str_of(number), relative.steps);
    } else {
        const lb_revision *start = NULL;
        lb_str label = relative.steps > 0 ? (lb_str){0} : relative.branch;
        if (!lb_resolve_symbol(query, label, relative.symbol, &start) ||
            !lb_walk_steps(query, start, relative.steps,
                           relative.steps > 0 ? relative.branch : (lb_str){0}, is_lenient,
                           &found)) {
            return false;
        }
    }
    lb_vector_push_in(&query->arena, out, found);
    return true;
}

/* ---- Down ------------------------------------------------------------------------------------ */

/* The rows on a branch; where none is, the heads of the branch that the rows imply. */
static bool symbols_on_branch(lb_query *query, const lb_str_vector *rows, lb_str label,
                              lb_str_vector *out)
{
    lb_lineage lineage = {0};
    if (!lb_lineage_start(query, label, false, &lineage)) {
        return false;
    }
    for (size_t i = 0; i < rows->count; i++) {
        const lb_revision *revision = NULL;
        bool is_related = true;
        if (lineage.names.count && (!lb_resolve_plain(query, rows->items[i], &revision) ||
                                    !lb_lineage_has(query, &lineage, revision, &is_related))) {
            return false;
        }
        if (is_related) {
            lb_vector_push_in(&query->arena, out, rows->items[i]);
        }
    }
    if (out->count) {
        return true;
    }
    lb_revision_vector implied = {0}, on_branch = {0};
    if (!lb_collect_current(query, rows, &implied) ||
        !lb_lineage_filter(query, &implied, label, false, &on_branch)) {
        return false;
    }
    for (size_t i = 0; i < on_branch.count; i++) {
        lb_vector_push_in(&query->arena, out, on_branch.items[i]->id);
    }
    return true;
}

static bool is_one_row(const lb_str_vector *rows)
{
    for (size_t i = 1; i < rows->count; i++) {
        if (!lb_str_equal(rows->items[i], rows->items[0])) {
            return false;
        }
    }
    return true;
}

/* The symbol that "-n" or "label@-n" goes down from, and the branch it keeps to. */
static bool down_from_current(lb_query *query, lb_range_end current, const lb_relative *relative,
                              lb_str *label, lb_str *symbol)
{
    lb_str_vector rows = rows_of(query, current);
    if (!label->len) {
        if (!rows.count) {
            return fail_relative(query, relative->text, relative->steps);
        }
        if (!is_one_row(&rows)) {
            lb_log_warning(query->log, "UserWarning",
                           "downgrade -1 from multiple heads is ambiguous; "
                           "this usage will be disallowed in a future release.");
        }
        *label = *symbol = rows.items[0];
        return true;
    }
    lb_str_vector symbols = {0};
    if (!symbols_on_branch(query, &rows, *label, &symbols)) {
        return false;
    }
    if (symbols.count != 1) {
        return lb_query_fail(query, LB_FAILURE_INTERNAL,
                             symbols.count
                                 ? "the database is at several revisions of branch '%.*s'; name "
                                   "the one to go down to"
                                 : "the database is at no revision of branch '%.*s'",
                             LB_ARG(*label));
    }
    *symbol = symbols.items[0];
    return true;
}

static bool target_relative(lb_query *query, lb_range_end current, const lb_relative *relative,
                            bool is_lenient, lb_str *label, const lb_revision **out)
{
    const lb_revision *start = NULL;
    lb_str symbol = relative->symbol;
    *label = relative->branch;
    if (relative->steps >= 0) {
        if (!symbol.ptr) {
            return fail_relative(query, relative->text, relative->steps);
        }
        if (!lb_resolve_one(query, symbol, &start) ||
            !lb_walk_steps(query, start, relative->steps, *label, is_lenient, out)) {
            return false;
        }
        return *out || lb_query_fail(query, LB_FAILURE_REVISION, "Walked too far");
    }
    if (!symbol.ptr && !down_from_current(query, current, relative, label, &symbol)) {
        return false;
    }
    if (!lb_resolve_symbol(query, *label, symbol, &start) ||
        !lb_walk_steps(query, start, relative->steps, (lb_str){0}, is_lenient, out)) {
        return false;
    }
    if (!*out) {
        return relative->symbol.ptr ? lb_query_fail(query, LB_FAILURE_REVISION, "Walked too far")
                                    : fail_relative(query, relative->text, relative->steps);
    }
    return true;
}

bool lb_target_down(lb_query *query, lb_range_end current, lb_str target, bool is_lenient,
                    lb_str *label, const lb_revision **out)
{
    lb_relative relative = {0};
    if (lb_relative_parse(target, &relative)) {
        return target_relative(query, current, &relative, is_lenient, label, out);
    }
    size_t at = target.len;
    while (at && target.ptr[at - 1] != '@') {
        at--;
    }
    *label = at > 1 ? lb_str_slice(target, 0, at - 1) : (lb_str){0};
    return lb_resolve_one(query, lb_str_slice(target, at, target.len), out);
}
