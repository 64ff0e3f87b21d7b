/*
 * Linking a graph: labels and dependencies by name, parents, children, dependencies that are
 * implied by others, and cycles.
 *
 * Every step is linear in the number of revisions and their references for the graphs that people
 * have; none recurses, so a chain may be as long as it likes. Graphs with some kinds of cycle pass
 * (Alembic lets them), so nothing here relies on an order of the revisions.
 */
#include <stdlib.h>

#include "revision/graph_internal.h"
#include "revision/listing.h"

/* The children of a revision: counted first, then filled in. */
typedef struct children {
    uint32_t next_count, next_all_count;
    uint32_t next_used, next_all_used;
    const lb_revision **next, **next_all;
} children;

typedef struct linking {
    lb_graph *graph;
    lb_arena scratch;
    const lb_log *log;
    children *children;  /* by order */
    bool *has_child;     /* is revised by another */
    bool *has_dependent; /* is revised by, or a dependency of, another */
    bool *has_label_as_down;
    bool is_any_label_as_down;
    uint32_t *seen; /* by order: the last search that came by */
    uint32_t search;
} linking;

static lb_code fail_as(lb_error *error, const char *python_class)
{
    lb_error_kind(error, python_class);
    return LB_ERR_REVISION;
}

/* Where Alembic ends in a KeyError. */
static lb_code fail_missing(const lb_revision *revision, lb_str name, lb_error *error)
{
    lb_fail(error, LB_ERR_REVISION, "revision '%.*s' refers to '%.*s', which is not present",
            LB_ARG(revision->id), LB_ARG(name));
    if (error) {
        error->exit_status = 1;
        LB_AUTO_FREE char *path = lb_strndup(revision->path.ptr, revision->path.len);
        lb_error_at(error, revision->path.len ? path : NULL, 0, 0);
    }
    lb_error_hint(error, "restore the file of '%.*s', or correct what this revision refers to",
                  LB_ARG(name));
    return fail_as(error, "KeyError");
}

/* ---- Names ----------------------------------------------------------------------------------- */

static lb_code add_labels(lb_graph *graph, lb_error *error)
{
    for (size_t i = 0; i < graph->revisions.count; i++) {
        lb_revision *revision = graph->revisions.items[i];
        for (size_t j = 0; j < revision->labels.count; j++) {
            lb_str label = revision->labels.items[j];
            const lb_revision *user = lb_graph_node(graph, label);
            if (user) {
                lb_fail(error, LB_ERR_REVISION,
                        "Branch name '%.*s' in revision %.*s already used by revision %.*s",
                        LB_ARG(label), LB_ARG(revision->id), LB_ARG(user->id));
                return fail_as(error, "alembic.script.revision.RevisionError");
            }
            lb_map_set(&graph->names, label, revision);
        }
    }
    return LB_OK;
}

/* The file that counts for the identifier of this one. */
static lb_revision *counted(const lb_graph *graph, lb_revision *revision)
{
    return revision->is_shadowed ? lb_graph_node(graph, revision->id) : revision;
}

static lb_code resolve_dependencies(lb_graph *graph, lb_error *error)
{
    for (size_t i = 0; i < graph->revisions.count; i++) {
        lb_revision *revision = graph->revisions.items[i];
        size_t count = revision->depends_on.count;
        if (!count) {
            continue;
        }
        const lb_revision **nodes = LB_NEW_ARRAY(&graph->arena, const lb_revision *, count);
        for (size_t j = 0; j < count; j++) {
            lb_revision *node = lb_graph_node(graph, revision->depends_on.items[j]);
            if (!node) {
                return fail_missing(revision, revision->depends_on.items[j], error);
            }
            nodes[j] = counted(graph, node);
        }
        revision->dependency_nodes = (lb_revision_list){nodes, count};
    }
    return LB_OK;
}

/* ---- Parents and children -------------------------------------------------------------------- */

static bool is_repeated(const lb_str_vector *texts, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (lb_str_equal(texts->items[i], texts->items[at])) {
            return true;
        }
    }
    return false;
}

/* Whether a dependency is neither a parent too nor repeated. */
static bool is_own_dependency(const lb_revision *revision, size_t at)
{
    const lb_revision *node = revision->dependency_nodes.items[at];
    return !lb_revision_list_has(revision->down_nodes, node) &&
           !lb_revision_list_has((lb_revision_list){revision->dependency_nodes.items, at}, node);
}

static void warn_missing(const linking *state, const lb_revision *revision, lb_str name)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_revision shown = *revision; /* as far as it is linked when Alembic says this */
    shown.is_head = state->children[revision->order].next_count == 0;
    shown.is_branch_point = state->children[revision->order].next_count > 1;
    lb_listing_name(&text, &shown);
    lb_log_warning(state->log, "UserWarning", "Revision %.*s referenced from %s is not present",
                   LB_ARG(name), lb_text_cstr(&text));
}

static lb_code resolve_down(linking *state, lb_revision *revision, lb_error *error)
{
    size_t count = revision->down.count;
    const lb_revision **nodes =
        count ? LB_NEW_ARRAY(&state->graph->arena, const lb_revision *, count) : NULL;
    for (size_t i = 0; i < count; i++) {
        const lb_revision *node = lb_graph_node(state->graph, revision->down.items[i]);
        if (!node) {
            warn_missing(state, revision, revision->down.items[i]);
            return fail_missing(revision, revision->down.items[i], error);
        }
        if (!lb_str_equal(node->id, revision->down.items[i])) {
            state->has_label_as_down[revision->order] = state->is_any_label_as_down = true;
        }
        nodes[i] = node;
    }
    revision->down_nodes = (lb_revision_list){nodes, count};
    return LB_OK;
}

static void count_child(linking *state, const lb_revision *revision)
{
    for (size_t i = 0; i < revision->down_nodes.count; i++) {
        if (!is_repeated(&revision->down, i)) {
            size_t node = revision->down_nodes.items[i]->order;
            state->has_child[node] = state->has_dependent[node] = true;
            state->children[node].next_count++;
            state->children[node].next_all_count++;
        }
    }
    for (size_t i = 0; i < revision->dependency_nodes.count; i++) {
        if (is_own_dependency(revision, i)) {
            size_t node = revision->dependency_nodes.items[i]->order;
            state->has_dependent[node] = true;
            state->children[node].next_all_count++;
        }
    }
}

static void append(const lb_revision **list, uint32_t *used, const lb_revision *child)
{
    if (!child->is_duplicate || !lb_revision_list_has((lb_revision_list){list, *used}, child)) {
        list[(*used)++] = child;
    }
}

static void add_child(linking *state, lb_revision *revision)
{
    const lb_revision *child = counted(state->graph, revision);
    for (size_t i = 0; i < revision->down_nodes.count; i++) {
        if (!is_repeated(&revision->down, i)) {
            children *of = &state->children[revision->down_nodes.items[i]->order];
            append(of->next, &of->next_used, child);
            append(of->next_all, &of->next_all_used, child);
        }
    }
    for (size_t i = 0; i < revision->dependency_nodes.count; i++) {
        if (is_own_dependency(revision, i)) {
            children *of = &state->children[revision->dependency_nodes.items[i]->order];
            append(of->next_all, &of->next_all_used, child);
        }
    }
}

static void make_room(linking *state)
{
    lb_graph *graph = state->graph;
    size_t total = 0;
    for (size_t i = 0; i < graph->revisions.count; i++) {
        total += state->children[i].next_count + (size_t)state->children[i].next_all_count;
    }
    const lb_revision **room = LB_NEW_ARRAY(&graph->arena, const lb_revision *, total);
    for (size_t i = 0; i < graph->revisions.count; i++) {
        children *of = &state->children[i];
        of->next = room;
        of->next_all = room + of->next_count;
        room += of->next_count + (size_t)of->next_all_count;
    }
}

static void finish_children(linking *state)
{
    lb_graph *graph = state->graph;
    for (size_t i = 0; i < graph->revisions.count; i++) {
        lb_revision *revision = graph->revisions.items[i];
        const children *of = &state->children[i];
        revision->next = (lb_revision_list){of->next, of->next_used};
        revision->next_all = (lb_revision_list){of->next_all, of->next_all_used};
        revision->is_head = of->next_used == 0;
        revision->is_real_head = of->next_all_used == 0;
        revision->is_branch_point = of->next_used > 1;
        revision->is_real_branch_point = of->next_all_used > 1;
        if (!state->has_child[i]) {
            lb_vector_push_in(&graph->arena, &graph->heads, revision->id);
        }
        if (!state->has_dependent[i]) {
            lb_vector_push_in(&graph->arena, &graph->real_heads, revision->id);
        }
        if (revision->is_base) {
            lb_vector_push_in(&graph->arena, &graph->bases, revision->id);
        }
    }
}

/* A name stands for one file; one that is shadowed is still reached through its label. */
static bool is_linked_up(const lb_map_entry *entry)
{
    const lb_revision *revision = lb_map_value(entry);
    return revision->is_shadowed || lb_str_equal(lb_map_key(entry), revision->id);
}

static lb_code link_revisions(linking *state, lb_error *error)
{
    lb_graph *graph = state->graph;
    for (const lb_map_entry *e = lb_map_first(&graph->names); e; e = lb_map_next(e)) {
        lb_revision *revision = lb_map_value(e);
        if (is_linked_up(e)) {
            LB_TRY(resolve_down(state, revision, error));
            count_child(state, revision);
        }
    }
    make_room(state);
    for (const lb_map_entry *e = lb_map_first(&graph->names); e; e = lb_map_next(e)) {
        if (is_linked_up(e)) {
            add_child(state, lb_map_value(e));
        }
    }
    finish_children(state);
    for (size_t i = 0; i < graph->revisions.count; i++) {
        lb_revision *revision = graph->revisions.items[i];
        if (revision->down_nodes.count < revision->down.count) { /* shadowed, without a label */
            LB_TRY(resolve_down(state, revision, error));
        }
    }
    return LB_OK;
}

/* ---- Implied dependencies -------------------------------------------------------------------- */

/* Whether an ancestor of the revision (other than itself) depends on `what` too. */
static bool is_implied(linking *state, const lb_revision *revision, const lb_revision *what)
{
    lb_revision_vector stack = {0};
    bool is_found = false;
    state->search++;
    lb_vector_push(&stack, revision);
    while (stack.count && !is_found) {
        const lb_revision *at = lb_vector_pop(&stack);
        if (state->seen[at->order] == state->search) {
            continue;
        }
        state->seen[at->order] = state->search;
        is_found = at != revision && lb_revision_list_has(at->dependency_nodes, what);
        for (size_t i = 0; i < at->down_nodes.count; i++) {
            lb_vector_push(&stack, at->down_nodes.items[i]);
        }
    }
    lb_vector_free(&stack);
    return is_found;
}

static void find_down_all(linking *state, lb_revision *revision, const uint32_t *dependents)
{
    size_t most = revision->down_nodes.count + revision->dependency_nodes.count, count = 0;
    const lb_revision **all = LB_NEW_ARRAY(&state->graph->arena, const lb_revision *, most);
    for (size_t i = 0; i < revision->down_nodes.count; i++) {
        if (!is_repeated(&revision->down, i)) {
            all[count++] = revision->down_nodes.items[i];
        }
    }
    for (size_t i = 0; i < revision->dependency_nodes.count; i++) {
        const lb_revision *node = revision->dependency_nodes.items[i];
        if (is_own_dependency(revision, i) &&
            (dependents[node->order] < 2 || !is_implied(state, revision, node))) {
            all[count++] = node;
        }
    }
    revision->down_all = (lb_revision_list){all, count};
}

/* Alembic computes all ancestors of each revision with a dependency; here only those dependencies
   that several revisions share are looked for, and no further than to the first find. */
static void drop_implied(linking *state)
{
    lb_graph *graph = state->graph;
    uint32_t *dependents = LB_NEW_ARRAY(&state->scratch, uint32_t, graph->revisions.count);
    for (size_t i = 0; i < graph->revisions.count; i++) {
        lb_revision_list list = graph->revisions.items[i]->dependency_nodes;
        for (size_t j = 0; j < list.count; j++) {
            dependents[list.items[j]->order]++;
        }
    }
    for (size_t i = 0; i < graph->revisions.count; i++) {
        lb_revision *revision = graph->revisions.items[i];
        if (revision->dependency_nodes.count || revision->down_nodes.count > 1) {
            find_down_all(state, revision, dependents);
        } else {
            revision->down_all = revision->down_nodes;
        }
    }
}

/* ---- Cycles ---------------------------------------------------------------------------------- */

static lb_code fail_cycle(bool is_with_dependencies, const lb_str_vector *names, lb_error *error)
{
    LB_AUTO_TEXT lb_text list = {0};
    for (size_t i = 0; i < names->count; i++) {
        lb_text_addf(&list, "%s%.*s", i ? ", " : "", LB_ARG(names->items[i]));
    }
    lb_fail(error, LB_ERR_REVISION, "%s is detected in revisions (%s)",
            is_with_dependencies ? "Dependency cycle" : "Cycle", lb_text_cstr(&list));
    return fail_as(error, is_with_dependencies ? "alembic.script.revision.DependencyCycleDetected"
                                               : "alembic.script.revision.CycleDetected");
}

/* The identifiers that are not in both sets (NULL: all), in the order of loading. */
static lb_str_vector names_outside(linking *state, const bool *a, const bool *b)
{
    lb_str_vector names = {0};
    size_t left = state->graph->identifier_count;
    for (const lb_map_entry *e = lb_map_first(&state->graph->names); left; e = lb_map_next(e)) {
        const lb_revision *revision = lb_map_value(e);
        if (!a || !a[revision->order] || !b[revision->order]) {
            lb_vector_push_in(&state->scratch, &names, revision->id);
        }
        left--;
    }
    return names;
}

static void find_ends(linking *state, bool is_with_dependencies, lb_revision_vector *heads,
                      lb_revision_vector *bases)
{
    const bool *is_below = is_with_dependencies ? state->has_dependent : state->has_child;
    for (size_t i = 0; i < state->graph->revisions.count; i++) {
        const lb_revision *revision = state->graph->revisions.items[i];
        if (!is_below[i]) {
            lb_vector_push_in(&state->scratch, heads, revision);
        }
        if (is_with_dependencies ? revision->is_real_base : revision->is_base) {
            lb_vector_push_in(&state->scratch, bases, revision);
        }
    }
}

/* A label does not do where a revision is revised; only finding out how differs. */
static lb_code check_label_as_down(linking *state, const bool *below, lb_error *error)
{
    for (size_t i = 0; i < state->graph->revisions.count; i++) {
        const lb_revision *revision = state->graph->revisions.items[i];
        for (size_t j = 0; below[i] && j < revision->down.count; j++) {
            if (!lb_str_equal(revision->down.items[j], revision->down_nodes.items[j]->id)) {
                return fail_missing(revision, revision->down.items[j], error);
            }
        }
    }
    return LB_OK;
}

/* Alembic's test: what can be reached both down from the heads and up from the bases is in order.
 */
static lb_code find_cycle(linking *state, bool is_with_dependencies, lb_error *error)
{
    lb_graph *graph = state->graph;
    lb_revision_vector heads = {0}, bases = {0};
    find_ends(state, is_with_dependencies, &heads, &bases);
    if (!heads.count || !bases.count) {
        lb_str_vector all = names_outside(state, NULL, NULL);
        return fail_cycle(is_with_dependencies, &all, error);
    }
    bool *above = lb_revision_set(&state->scratch, graph);
    bool *below = lb_revision_set(&state->scratch, graph);
    lb_revision_set_add(below, heads.items, heads.count,
                        is_with_dependencies ? LB_WAY_DOWN_RESOLVED : LB_WAY_DOWN);
    if (state->is_any_label_as_down) {
        LB_TRY(check_label_as_down(state, below, error));
    }
    lb_revision_set_add(above, bases.items, bases.count,
                        is_with_dependencies ? LB_WAY_NEXT_ALL : LB_WAY_NEXT);
    lb_str_vector outside = names_outside(state, below, above);
    if (outside.count) {
        qsort(outside.items, outside.count, sizeof *outside.items, lb_compare_texts);
        return fail_cycle(is_with_dependencies, &outside, error);
    }
    return LB_OK;
}

/* Alembic meets a label among the parents first while it looks for implied dependencies. */
static lb_code check_broken_map(linking *state, lb_error *error)
{
    bool *below = lb_revision_set(&state->scratch, state->graph);
    for (size_t i = 0; i < state->graph->revisions.count; i++) {
        const lb_revision *revision = state->graph->revisions.items[i];
        if (revision->dependency_nodes.count) {
            lb_revision_set_add(below, &revision, 1, LB_WAY_DOWN);
        }
    }
    for (size_t i = 0; i < state->graph->revisions.count; i++) {
        if (below[i] && state->has_label_as_down[i]) {
            lb_fail(error, LB_ERR_REVISION, "Dependency resolution failed; broken map");
            return fail_as(error, "alembic.script.revision.RevisionError");
        }
    }
    return LB_OK;
}

static lb_code link_with(linking *state, lb_error *error)
{
    lb_graph *graph = state->graph;
    size_t count = graph->revisions.count;
    state->children = LB_NEW_ARRAY(&state->scratch, children, count);
    state->has_child = lb_revision_set(&state->scratch, graph);
    state->has_dependent = lb_revision_set(&state->scratch, graph);
    state->has_label_as_down = lb_revision_set(&state->scratch, graph);
    state->seen = LB_NEW_ARRAY(&state->scratch, uint32_t, count);
    graph->identifier_count = lb_map_count(&graph->names);
    LB_TRY(add_labels(graph, error));
    LB_TRY(resolve_dependencies(graph, error));
    LB_TRY(link_revisions(state, error));
    if (state->is_any_label_as_down) {
        LB_TRY(check_broken_map(state, error));
    }
    drop_implied(state);
    if (count) {
        LB_TRY(find_cycle(state, false, error));
        LB_TRY(find_cycle(state, true, error));
    }
    lb_graph_spread_labels(graph);
    return LB_OK;
}

lb_code lb_graph_link(lb_graph *graph, const lb_log *log, lb_error *error)
{
    linking state = {.graph = graph, .log = log};
    lb_code code = link_with(&state, error);
    lb_arena_free(&state.scratch);
    return code;
}
