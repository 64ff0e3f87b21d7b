#include "revision/order.h"

#include <stdlib.h>

#include "revision/cover.h"
#include "revision/resolve.h"

static const uint32_t NONE = UINT32_MAX;

/* The lines that are being followed, in a list: Alembic's `current_heads`. A new line goes to the
   end, so the place of a line among the others is its index. */
typedef struct line {
    const lb_revision *at;
    uint32_t previous, next;
} line;

typedef struct sorting {
    lb_query *query;
    bool *todo;
    lb_cover cover;
    LB_VECTOR(line) lines;
    uint32_t first, last, now;
    uint32_t
        *line_of; /* by order: the line that stands at a revision, where cover.is_root says so */
} sorting;

static void add_line(sorting *state, const lb_revision *revision)
{
    uint32_t index = (uint32_t)state->lines.count;
    lb_vector_push(&state->lines, (line){revision, state->last, NONE});
    if (state->last == NONE) {
        state->first = index;
    } else {
        state->lines.items[state->last].next = index;
    }
    state->last = index;
    state->line_of[revision->order] = index;
    lb_cover_add(&state->cover, revision);
}

/* The line is at its end: the one before it comes next, or the first. */
static void end_line(sorting *state)
{
    line *ended = &state->lines.items[state->now];
    if (ended->previous == NONE) {
        state->first = ended->next;
    } else {
        state->lines.items[ended->previous].next = ended->next;
    }
    if (ended->next == NONE) {
        state->last = ended->previous;
    } else {
        state->lines.items[ended->next].previous = ended->previous;
    }
    state->now = ended->previous == NONE ? state->first : ended->previous;
}

/* The first line that leads down to where the present one stands, or NONE. */
static uint32_t line_above(sorting *state)
{
    const lb_revision *at = state->lines.items[state->now].at, *above = NULL;
    uint32_t found = NONE;
    uint32_t best = state->first == state->now ? state->lines.items[state->now].next : state->first;
    lb_cover_search(&state->cover, at);
    while (found != best && (above = lb_cover_above(&state->cover))) {
        if (state->cover.is_root[above->order] && above != at &&
            state->line_of[above->order] < found) {
            found = state->line_of[above->order];
        }
    }
    return found;
}

/* Moves the line on to what is below; further revisions below begin lines of their own. */
static void move_down(sorting *state)
{
    const lb_revision *from = state->lines.items[state->now].at;
    bool has_moved = false;
    for (size_t i = 0; i < from->down_all.count; i++) {
        const lb_revision *to = from->down_all.items[i];
        if (!state->todo[to->order] || state->cover.is_root[to->order]) {
            continue;
        }
        if (has_moved) {
            add_line(state, to);
            continue;
        }
        has_moved = true;
        state->lines.items[state->now].at = to;
        state->line_of[to->order] = state->now;
        lb_cover_add(&state->cover, to);
    }
    lb_cover_remove(&state->cover, from);
    if (!has_moved) {
        end_line(state);
    }
}

static bool run(sorting *state, lb_revision_vector *out)
{
    size_t passed_over = 0;
    state->now = state->first;
    while (state->now != NONE) {
        uint32_t above = line_above(state);
        if (above != NONE) {
            if (++passed_over > state->lines.count) {
                return lb_query_fail(state->query, LB_FAILURE_INTERNAL,
                                     "the revisions cannot be put in order: there is a cycle");
            }
            state->now = above;
            continue;
        }
        passed_over = 0;
        const lb_revision *revision = state->lines.items[state->now].at;
        if (state->todo[revision->order]) {
            state->todo[revision->order] = false;
            lb_vector_push_in(&state->query->arena, out, revision);
        }
        move_down(state);
    }
    return true;
}

/* By place in the revision map, where the first file of an identifier counts. */
static bool add_heads(sorting *state, const lb_revision_vector *heads)
{
    bool *is_head = lb_revision_set(&state->query->arena, state->query->graph);
    for (size_t i = 0; i < heads->count; i++) {
        if (!lb_is_revision(heads->items[i])) {
            return lb_query_fail(state->query, LB_FAILURE_INTERNAL, "base is no head");
        }
        const lb_revision *head = lb_graph_node(state->query->graph, heads->items[i]->id);
        is_head[head->order] = state->todo[head->order];
    }
    size_t left = state->query->graph->identifier_count;
    for (const lb_map_entry *e = lb_map_first(&state->query->graph->names); left--;
         e = lb_map_next(e)) {
        const lb_revision *revision = lb_map_value(e);
        if (is_head[revision->order]) {
            add_line(state, revision);
        }
    }
    return true;
}

static bool is_all_done(sorting *state)
{
    for (size_t i = 0; i < state->query->graph->revisions.count; i++) {
        if (state->todo[i]) {
            lb_str id = state->query->graph->revisions.items[i]->id;
            return lb_query_fail(state->query, LB_FAILURE_INTERNAL,
                                 "revision '%.*s' cannot be reached from the revisions that the "
                                 "database is at, or that were asked for",
                                 LB_ARG(id));
        }
    }
    return true;
}

bool lb_order(lb_query *query, bool *todo, const lb_revision_vector *heads, lb_revision_vector *out)
{
    sorting state = {.query = query, .todo = todo, .first = NONE, .last = NONE};
    state.line_of = LB_NEW_ARRAY(&query->arena, uint32_t, query->graph->revisions.count);
    lb_cover_init(&state.cover, query->graph);
    lb_revision_vector sorted = {0};
    bool is_ok = add_heads(&state, heads) && run(&state, &sorted) && is_all_done(&state);
    /* Alembic looks each up by its identifier. */
    for (size_t i = 0; is_ok && i < sorted.count; i++) {
        const lb_revision *revision = sorted.items[i];
        is_ok = !revision->has_reserved_id || lb_resolve_one(query, revision->id, &revision);
        if (is_ok && !revision) {
            is_ok = lb_query_fail(query, LB_FAILURE_INTERNAL, "a revision cannot be called 'base'");
        }
        lb_vector_push_in(&query->arena, out, revision);
    }
    lb_cover_free(&state.cover);
    lb_vector_free(&state.lines);
    return is_ok;
}
