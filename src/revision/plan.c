#include "revision/plan.h"

#include "revision/collect.h"
#include "revision/resolve.h"
#include "revision/rows.h"

/* A plan while it is made. */
typedef struct planning {
    lb_query query;
    lb_arena *arena;
    lb_rows rows;
    lb_plan plan;
    bool as_alembic; /* of a stamp */
} planning;

static void add_ids(lb_text *out, const lb_str_vector *ids)
{
    for (size_t i = 0; i < ids->count; i++) {
        lb_text_adds(out, i ? ", " : "");
        lb_text_add(out, ids->items[i]);
    }
}

/* Fills the texts of a step: "upgrade a -> b", and with the message. */
static void describe(lb_arena *arena, lb_step *step, const char *name, const lb_str_vector *from,
                     const lb_str_vector *to, lb_str message)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_adds(&text, name);
    lb_text_addc(&text, ' ');
    add_ids(&text, from);
    lb_text_adds(&text, " -> ");
    add_ids(&text, to);
    size_t length = text.len;
    if (message.len) {
        lb_text_adds(&text, ", ");
        lb_text_add(&text, message);
    }
    step->log = lb_arena_str(arena, lb_text_str(&text));
    step->short_log = lb_str_slice(step->log, 0, length);
}

static lb_str_vector copy_rows(lb_arena *arena, const lb_str_vector *rows)
{
    lb_str_vector copy = {0};
    for (size_t i = 0; i < rows->count; i++) {
        lb_vector_push_in(arena, &copy, lb_arena_str(arena, rows->items[i]));
    }
    return copy;
}

static void start(planning *state, lb_arena *arena, const lb_graph *graph,
                  const lb_str_vector *current, const lb_log *log)
{
    *state = (planning){.query = {.graph = graph, .log = log}, .arena = arena};
    state->plan.before = copy_rows(arena, current);
}

static lb_code end(planning *state, bool is_ok, const lb_wording *wording, lb_plan *out,
                   lb_error *error)
{
    if (is_ok) {
        lb_rows_list(&state->rows, &state->plan.after);
        *out = state->plan;
    }
    lb_rows_end(&state->rows);
    return lb_query_end(&state->query, is_ok, wording, error);
}

/* ---- Upgrade and downgrade ------------------------------------------------------------------- */

static void reserve_steps(planning *state, size_t count)
{
    state->plan.steps.items = LB_NEW_ARRAY(state->arena, lb_step, count);
    state->plan.steps.capacity = count;
}

static bool add_step(planning *state, const lb_revision *revision, bool is_upgrade)
{
    lb_step step = {.kind = is_upgrade ? LB_STEP_UPGRADE : LB_STEP_DOWNGRADE, .revision = revision};
    lb_str id = revision->id;
    lb_str_vector self = {&id, 1, 1};
    describe(state->arena, &step, is_upgrade ? "upgrade" : "downgrade",
             is_upgrade ? &revision->down : &self, is_upgrade ? &self : &revision->down,
             revision->message);
    if (is_upgrade ? !lb_rows_upgrade(&state->rows, revision, &step)
                   : !lb_rows_downgrade(&state->rows, revision, &step)) {
        return false;
    }
    lb_vector_push_in(state->arena, &state->plan.steps, step);
    return true;
}

lb_code lb_plan_upgrade(lb_arena *arena, const lb_graph *graph, const lb_str_vector *current,
                        lb_str target, const lb_log *log, lb_plan *out, lb_error *error)
{
    planning state;
    start(&state, arena, graph, current, log);
    lb_revision_vector revisions = {0};
    lb_range_end to = {.identifier = target.ptr ? target : LB_STR("")};
    lb_collecting how = {.is_base_implied = true};
    bool is_ok =
        lb_collect_up(&state.query, to, (lb_range_end){.rows = current}, how, &revisions) &&
        lb_rows_start(&state.rows, &state.query, arena, current);
    reserve_steps(&state, revisions.count);
    for (size_t i = revisions.count; is_ok && i; i--) {
        is_ok = add_step(&state, revisions.items[i - 1], true);
    }
    lb_wording wording = {.ancestor = "Destination ",
                          .ancestor_rest = " is not a valid upgrade target from current head(s)",
                          .end = lb_range_end_text(&state.query.arena, to)};
    return end(&state, is_ok, &wording, out, error);
}

lb_code lb_plan_downgrade(lb_arena *arena, const lb_graph *graph, const lb_str_vector *current,
                          lb_str target, const lb_log *log, lb_plan *out, lb_error *error)
{
    planning state;
    start(&state, arena, graph, current, log);
    lb_revision_vector revisions = {0};
    lb_range_end to = {.identifier = target.ptr ? target : LB_STR("")};
    bool is_ok = lb_collect_down(&state.query, current, to.identifier, &revisions) &&
                 lb_rows_start(&state.rows, &state.query, arena, current);
    reserve_steps(&state, revisions.count);
    for (size_t i = 0; is_ok && i < revisions.count; i++) {
        is_ok = add_step(&state, revisions.items[i], false);
    }
    lb_wording wording = {.ancestor = "Destination ",
                          .ancestor_rest = " is not a valid downgrade target from current head(s)",
                          .end = lb_range_end_text(&state.query.arena, to)};
    return end(&state, is_ok, &wording, out, error);
}

/* ---- Stamp ----------------------------------------------------------------------------------- */

static bool add_stamp(planning *state, const lb_revision_vector *from, const lb_revision *to,
                      bool is_upgrade, bool is_branch_move)
{
    lb_step step = {.kind = LB_STEP_STAMP, .revision = to};
    lb_str_vector from_ids = {0}, to_ids = {0};
    for (size_t i = 0; i < from->count; i++) {
        lb_vector_push_in(&state->query.arena, &from_ids, from->items[i]->id);
    }
    if (to) {
        lb_vector_push_in(&state->query.arena, &to_ids, to->id);
    }
    describe(state->arena, &step, "stamp_revision", &from_ids, &to_ids, (lb_str){0});
    if (!lb_rows_stamp(&state->rows, from, to, is_upgrade, is_branch_move, &step)) {
        return false;
    }
    lb_vector_push_in(state->arena, &state->plan.steps, step);
    return true;
}

static bool is_any_in(const lb_query *query, const lb_revision_vector *revisions,
                      const lb_revision *from, lb_way way, lb_arena *scratch)
{
    bool *set = lb_revision_set(scratch, query->graph);
    lb_revision_set_add(set, &from, 1, way);
    for (size_t i = 0; i < revisions->count; i++) {
        if (set[revisions->items[i]->order]) {
            return true;
        }
    }
    return false;
}

static bool stamp_to(planning *state, const lb_revision *to, const lb_revision_vector *heads)
{
    lb_query *query = &state->query;
    if (to == &lb_base_mark) {
        return lb_query_fail(query, LB_FAILURE_INTERNAL,
                             "cannot stamp with the place below the first revision");
    }
    if (!to) {
        for (size_t i = 0; i < heads->count; i++) {
            lb_revision_vector one = {&heads->items[i], 1, 1};
            if (!add_stamp(state, &one, NULL, false, true)) {
                return false;
            }
        }
        return true;
    }
    if (lb_revision_list_has((lb_revision_list){heads->items, heads->count}, to)) {
        return true; /* it is there */
    }
    bool is_down = is_any_in(query, heads, to, LB_WAY_NEXT_ALL, &query->arena);
    bool is_up = is_any_in(query, heads, to, LB_WAY_DOWN_ALL, &query->arena);
    if (is_down && is_up) {
        return lb_query_fail(query, LB_FAILURE_INTERNAL,
                             "'%.*s' lies both above and below what the database is at",
                             LB_ARG(to->id));
    }
    lb_revision_vector none = {0};
    return is_down || is_up ? add_stamp(state, heads, to, is_up, false)
                            : add_stamp(state, &none, to, true, true);
}

/* The rows that one of the targets is on a line with. */
static bool heads_of_targets(lb_query *query, const lb_str_vector *targets,
                             const lb_revision_vector *rows, lb_revision_vector *out)
{
    bool *is_there = lb_revision_set(&query->arena, query->graph);
    for (size_t i = 0; i < targets->count; i++) {
        lb_revision_vector related = {0};
        if (targets->items[i].len &&
            !lb_lineage_filter(query, rows, targets->items[i], true, &related)) {
            return false;
        }
        for (size_t j = 0; j < related.count; j++) {
            if (!lb_is_revision(related.items[j])) {
                return lb_query_fail(query, LB_FAILURE_INTERNAL,
                                     "a row of the version table names no revision");
            }
            if (!is_there[related.items[j]->order]) {
                is_there[related.items[j]->order] = true;
                lb_vector_push_in(&query->arena, out, related.items[j]);
            }
        }
    }
    return true;
}

/* Those that no earlier target took the place of. */
static lb_revision_vector live_heads(planning *state, const lb_revision_vector *heads)
{
    lb_revision_vector live = {0};
    for (size_t i = 0; i < heads->count; i++) {
        if (state->as_alembic || state->rows.has[heads->items[i]->order]) {
            lb_vector_push_in(&state->query.arena, &live, heads->items[i]);
        }
    }
    return live;
}

static bool stamp_all(planning *state, const lb_str_vector *current, const lb_str_vector *targets)
{
    lb_query *query = &state->query;
    lb_revision_vector rows = {0}, heads = {0}, to = {0};
    lb_str base = LB_STR("base");
    lb_str_vector only_base = {&base, 1, 1};
    const lb_str_vector *ends = targets->count ? targets : &only_base;
    /* Alembic words what these two look up as any command does, not as stamp does. */
    if (!lb_resolve_all(query, current, &rows)) {
        return lb_query_word(query, NULL);
    }
    if (!heads_of_targets(query, ends, &rows, &heads)) {
        return false;
    }
    if (!lb_resolve_all(query, ends, &to)) {
        return lb_query_word(query, NULL);
    }
    if (!to.count) {
        lb_vector_push_in(&query->arena, &to, NULL);
    }
    if (!lb_rows_start(&state->rows, query, state->arena, current)) {
        return false;
    }
    for (size_t i = 0; i < to.count; i++) {
        lb_revision_vector live = live_heads(state, &heads);
        if (!stamp_to(state, to.items[i], &live)) {
            return false;
        }
    }
    return true;
}

/* Alembic dies in the middle of such a stamp, and what came before stays done. */
static bool breaks_in_the_middle(planning *state)
{
    if (!state->as_alembic || state->query.failure != LB_FAILURE_INTERNAL ||
        !state->plan.steps.count) {
        return false;
    }
    state->plan.breaks_with = lb_arena_str(state->arena, lb_str_of(state->query.message));
    return true;
}

lb_code lb_plan_stamp(lb_arena *arena, const lb_graph *graph, const lb_str_vector *current,
                      const lb_str_vector *targets, bool as_alembic, const lb_log *log,
                      lb_plan *out, lb_error *error)
{
    static const lb_wording wording = {
        .multiple_heads = "Multiple heads are present; please specify a single target revision"};
    planning state;
    start(&state, arena, graph, current, log);
    state.as_alembic = as_alembic;
    bool is_ok = stamp_all(&state, current, targets) || breaks_in_the_middle(&state);
    return end(&state, is_ok, &wording, out, error);
}
