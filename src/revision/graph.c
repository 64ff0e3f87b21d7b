#include "revision/graph.h"

#include "base/map.h"
#include "revision/graph_internal.h"
#include "revision/identifier.h"

static const char *const reserved[] = {"head", "heads", "base"};

lb_graph *lb_graph_new(void)
{
    return lb_alloc(sizeof(lb_graph));
}

void lb_graph_free(lb_graph *graph)
{
    if (graph) {
        lb_map_free(&graph->names);
        lb_arena_free(&graph->arena);
        free(graph);
    }
}

void lb_graph_free_pointer(lb_graph **graph)
{
    lb_graph_free(*graph);
}

static lb_str_vector copy_texts(lb_arena *arena, const lb_str_vector *texts)
{
    lb_str_vector copy = {0};
    if (texts->count) {
        copy.items = LB_NEW_ARRAY(arena, lb_str, texts->count);
        copy.count = copy.capacity = texts->count;
        for (size_t i = 0; i < texts->count; i++) {
            copy.items[i] = lb_arena_str(arena, texts->items[i]);
        }
    }
    return copy;
}

static lb_code check_header(const lb_revision_header *header, lb_error *error)
{
    if (lb_str_vector_has(&header->down, header->id)) {
        lb_fail(error, LB_ERR_REVISION, "Self-loop is detected in revisions (%.*s)",
                LB_ARG(header->id));
        lb_error_kind(error, "alembic.script.revision.LoopDetected");
        return LB_ERR_REVISION;
    }
    if (lb_str_vector_has(&header->depends_on, header->id)) {
        lb_fail(error, LB_ERR_REVISION, "Dependency self-loop is detected in revisions (%.*s)",
                LB_ARG(header->id));
        lb_error_kind(error, "alembic.script.revision.DependencyLoopDetected");
        return LB_ERR_REVISION;
    }
    return lb_identifier_check(header->id, error);
}

/* A .py revision and the .sql one that was made of it, as a conversion that was cut off leaves
 * them.
 */
static bool are_twins(const lb_revision *a, const lb_revision *b)
{
    return a->kind != b->kind && lb_str_vector_equal(&a->down, &b->down) &&
           lb_str_vector_equal(&a->depends_on, &b->depends_on) &&
           lb_str_vector_equal(&a->labels, &b->labels);
}

/* One of the two stands in the graph, as if the other were not there. */
static void add_twin(lb_graph *graph, lb_revision *earlier, lb_revision *later, const lb_log *log)
{
    lb_revision *sql = later->kind == LB_REVISION_SQL ? later : earlier;
    sql->twin = sql == later ? earlier : later;
    if (sql == later) {
        sql->order = earlier->order;
        sql->is_duplicate = earlier->is_duplicate;
        graph->revisions.items[sql->order] = sql;
        lb_map_set(&graph->names, sql->id, sql);
    }
    lb_log_warning(log, "UserWarning",
                   "Revision %.*s is present as .py and as .sql, which counts: "
                   "'limbeck convert' puts %.*s aside",
                   LB_ARG(sql->id), LB_ARG(sql->twin->path));
}

/* The later of two counts. */
static void add(lb_graph *graph, lb_revision *earlier, lb_revision *later, const lb_log *log)
{
    if (earlier) {
        later->is_duplicate = earlier->is_shadowed = true;
        if (!earlier->is_duplicate) {
            lb_log_warning(log, "UserWarning", "Revision %.*s is present more than once",
                           LB_ARG(later->id));
        }
    }
    lb_map_set(&graph->names, later->id, later);
    lb_vector_push_in(&graph->arena, &graph->revisions, later);
}

lb_code lb_graph_add(lb_graph *graph, const lb_revision_header *header, const lb_log *log,
                     lb_error *error)
{
    LB_TRY(check_header(header, error));
    lb_arena *arena = &graph->arena;
    lb_revision *revision = LB_NEW(arena, lb_revision);
    *revision = (lb_revision){
        .id = lb_arena_str(arena, header->id),
        .down = copy_texts(arena, &header->down),
        .depends_on = copy_texts(arena, &header->depends_on),
        .labels = copy_texts(arena, &header->labels),
        .message = lb_arena_str(arena, header->message),
        .path = lb_arena_str(arena, header->path),
        .kind = header->kind,
        .is_hollow = header->is_hollow,
        .order = graph->revisions.count,
        .is_base = header->down.count == 0,
        .is_real_base = header->down.count == 0 && header->depends_on.count == 0,
        .is_merge_point = header->down.count > 1,
    };
    for (size_t i = 0; i < LB_COUNT(reserved); i++) {
        revision->has_reserved_id |= lb_str_is(revision->id, reserved[i]);
    }
    lb_revision *earlier = lb_graph_node(graph, revision->id);
    if (earlier && !earlier->twin && are_twins(earlier, revision)) {
        add_twin(graph, earlier, revision, log);
    } else {
        add(graph, earlier, revision, log);
    }
    return LB_OK;
}

lb_revision_list lb_graph_revisions(const lb_graph *graph)
{
    return (lb_revision_list){(const lb_revision *const *)graph->revisions.items,
                              graph->revisions.count};
}

const lb_revision *lb_graph_find(const lb_graph *graph, lb_str id_or_label)
{
    return lb_graph_node(graph, id_or_label);
}

int lb_compare_texts(const void *a, const void *b)
{
    return lb_str_compare(*(const lb_str *)a, *(const lb_str *)b);
}

/* ---- Sets of revisions ----------------------------------------------------------------------- */

bool *lb_revision_set(lb_arena *arena, const lb_graph *graph)
{
    return LB_NEW_ARRAY(arena, bool, graph->revisions.count);
}

bool lb_revision_list_has(lb_revision_list list, const lb_revision *revision)
{
    for (size_t i = 0; i < list.count; i++) {
        if (list.items[i] == revision) {
            return true;
        }
    }
    return false;
}

bool lb_revision_has_label(const lb_revision *revision, lb_str label)
{
    return lb_str_vector_has(&revision->branch_labels, label);
}

static void push_list(lb_revision_vector *stack, lb_revision_list list)
{
    for (size_t i = 0; i < list.count; i++) {
        lb_vector_push(stack, list.items[i]);
    }
}

static void push_related(lb_revision_vector *stack, const lb_revision *revision, lb_way way)
{
    switch (way) {
    case LB_WAY_DOWN:
        push_list(stack, revision->down_nodes);
        break;
    case LB_WAY_DOWN_ALL:
        push_list(stack, revision->down_all);
        break;
    case LB_WAY_DOWN_RESOLVED:
        push_list(stack, revision->down_nodes);
        push_list(stack, revision->dependency_nodes);
        break;
    case LB_WAY_NEXT:
        push_list(stack, revision->next);
        break;
    case LB_WAY_NEXT_ALL:
        push_list(stack, revision->next_all);
        break;
    }
}

const lb_revision *lb_revision_set_add(bool *set, const lb_revision *const *starts, size_t count,
                                       lb_way way)
{
    const lb_revision *last = NULL;
    lb_revision_vector stack = {0};
    for (size_t i = 0; i < count; i++) {
        lb_vector_push(&stack, starts[i]);
        while (stack.count) {
            const lb_revision *revision = lb_vector_pop(&stack);
            if (!set[revision->order]) {
                set[revision->order] = true;
                last = revision;
                push_related(&stack, revision, way);
            }
        }
    }
    lb_vector_free(&stack);
    return last;
}
