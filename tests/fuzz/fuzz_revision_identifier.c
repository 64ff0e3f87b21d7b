/*
 * Any identifier in any graph. The first byte is the number of revisions, four bytes follow for
 * each (parent, second parent, dependency, label; cycles may come), then lines of text: the rows of
 * the version table, and identifiers that are asked for. Carrying out the changes of a plan gives
 * its rows.
 */
#include <stdlib.h>

#include "base/map.h"
#include "revision/plan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_REVISIONS = 24, BYTES_EACH = 4 };

static lb_str name_of(lb_arena *arena, size_t index)
{
    return lb_str_of(
        lb_arena_format(arena, "%zx%zx%zx%zx", index % 3, index % 5, index % 7, index));
}

static lb_graph *make_graph(lb_arena *arena, const uint8_t *bytes, size_t count)
{
    lb_graph *graph = lb_graph_new();
    for (size_t i = 0; i < count; i++) {
        const uint8_t *of = bytes + i * BYTES_EACH;
        lb_revision_header header = {.id = name_of(arena, i)};
        for (size_t j = 0; j < 3; j++) {
            if (of[j] < count) {
                lb_str name = name_of(arena, of[j]);
                lb_vector_push_in(arena, j < 2 ? &header.down : &header.depends_on, name);
            }
        }
        if (of[3] < 8) {
            lb_str label = lb_str_of(lb_arena_format(arena, "lab%d", of[3]));
            lb_vector_push_in(arena, &header.labels, label);
        }
        if (lb_graph_add(graph, &header, NULL, NULL) != LB_OK) {
            break;
        }
    }
    if (lb_graph_link(graph, NULL, NULL) != LB_OK) {
        lb_graph_free(graph);
        return NULL;
    }
    return graph;
}

/* A version table that somebody wrote partial identifiers into cannot be changed as planned: the
   run ends there with the error that a row was not found. */
static bool has_full_rows(const lb_graph *graph, const lb_str_vector *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        const lb_revision *revision = lb_graph_find(graph, rows->items[i]);
        if (!revision || !lb_str_equal(revision->id, rows->items[i])) {
            return false;
        }
    }
    return true;
}

/* The rows that the changes of the plan leave are those that it names. */
static void check_plan(const lb_graph *graph, const lb_plan *plan)
{
    if (!has_full_rows(graph, &plan->before)) {
        return;
    }
    LB_AUTO_MAP lb_map rows = {0};
    for (size_t i = 0; i < plan->before.count; i++) {
        lb_map_set(&rows, plan->before.items[i], NULL);
    }
    for (size_t i = 0; i < plan->steps.count; i++) {
        for (size_t j = 0; j < plan->steps.items[i].changes.count; j++) {
            const lb_version_change *change = &plan->steps.items[i].changes.items[j];
            if (change->kind != LB_VERSION_INSERT && !lb_map_remove(&rows, change->from)) {
                abort();
            }
            if (change->kind != LB_VERSION_DELETE) {
                lb_map_set(&rows, change->to, NULL);
            }
        }
    }
    if (lb_map_count(&rows) != plan->after.count) {
        abort();
    }
    for (size_t i = 0; i < plan->after.count; i++) {
        if (!lb_map_has(&rows, plan->after.items[i])) {
            abort();
        }
    }
}

static void ask(lb_arena *arena, const lb_graph *graph, const lb_str_vector *rows,
                lb_str identifier)
{
    LB_AUTO_ERROR lb_error error = {0};
    lb_revision_vector found = {0};
    lb_range_end none = {0}, end = {.identifier = identifier}, current = {.rows = rows};
    lb_str_vector targets = {&identifier, 1, 1};
    lb_str_vector parents = {0};
    lb_plan plan = {0};
    (void)lb_graph_get(arena, graph, identifier, &found, &error);
    (void)lb_graph_walk(arena, graph, end, none, &found, &error);
    (void)lb_graph_walk(arena, graph, none, end, &found, &error);
    (void)lb_graph_walk(arena, graph, current, end, &found, &error);
    (void)lb_graph_new_parents(arena, graph, &targets, false, &found, &error);
    (void)lb_graph_new_dependencies(arena, graph, &targets, &parents, &error);
    if (lb_plan_upgrade(arena, graph, rows, identifier, NULL, &plan, &error) == LB_OK) {
        check_plan(graph, &plan);
    }
    if (lb_plan_downgrade(arena, graph, rows, identifier, NULL, &plan, &error) == LB_OK) {
        check_plan(graph, &plan);
    }
    for (int as_alembic = 0; as_alembic < 2; as_alembic++) {
        if (lb_plan_stamp(arena, graph, rows, &targets, as_alembic, NULL, &plan, &error) == LB_OK &&
            !plan.breaks_with.ptr) {
            check_plan(graph, &plan);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    size_t count = size ? data[0] % (MOST_REVISIONS + 1) : 0;
    if (!size || size - 1 < count * BYTES_EACH || size > 512) {
        return 0;
    }
    LB_AUTO_GRAPH lb_graph *graph = make_graph(&arena, data + 1, count);
    if (!graph) {
        return 0;
    }
    lb_str rest = {(const char *)data + 1 + count * BYTES_EACH, size - 1 - count * BYTES_EACH};
    lb_str line = {0}, row = {0};
    lb_str_vector rows = {0};
    lb_revision_vector found = {0};
    if (lb_str_next_line(&rest, &line)) {
        while (line.len && lb_str_split(&line, ',', &row)) {
            lb_vector_push_in(&arena, &rows, row);
        }
    }
    (void)lb_graph_heads(&arena, graph, false, &found, NULL);
    (void)lb_graph_branch_points(&arena, graph, &found, NULL);
    (void)lb_graph_get_current(&arena, graph, &rows, &found, NULL);
    while (lb_str_next_line(&rest, &line)) {
        ask(&arena, graph, &rows, line);
    }
    return 0;
}
