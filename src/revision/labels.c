/* Which branch labels hold for which revisions. */
#include <stdlib.h>

#include "revision/graph_internal.h"

/* The union of two sorted sets. Along a branch the same two meet again and again: the last union is
   kept, and shared by all revisions that it holds for. */
typedef struct label_union {
    lb_str_vector a, b, both;
} label_union;

static lb_str_vector unite(lb_arena *arena, label_union *last, lb_str_vector a, lb_str_vector b)
{
    if (!a.count || a.items == b.items) {
        return b;
    }
    if (last->a.items == a.items && last->b.items == b.items) {
        return last->both;
    }
    lb_str_vector both = {LB_NEW_ARRAY(arena, lb_str, a.count + b.count), 0, a.count + b.count};
    size_t i = 0, j = 0;
    while (i < a.count || j < b.count) {
        int order = i == a.count ? 1 : j == b.count ? -1 : lb_str_compare(a.items[i], b.items[j]);
        both.items[both.count++] = order <= 0 ? a.items[i] : b.items[j];
        i += order <= 0;
        j += order >= 0;
    }
    if (both.count == a.count) {
        both = a;
    }
    *last = (label_union){a, b, both};
    return both;
}

static lb_str_vector sorted_labels(lb_arena *arena, const lb_revision *revision)
{
    lb_str_vector sorted = {LB_NEW_ARRAY(arena, lb_str, revision->labels.count),
                            revision->labels.count, revision->labels.count};
    memcpy(sorted.items, revision->labels.items, sorted.count * sizeof *sorted.items);
    qsort(sorted.items, sorted.count, sizeof *sorted.items, lb_compare_texts);
    return sorted;
}

/* The labels of a revision hold for its descendants, and from the last of them back down to the
   next branch or merge point. */
static void spread(lb_graph *graph, lb_revision *revision, bool *descendants)
{
    label_union last = {0};
    revision->branch_labels = unite(&graph->arena, &last, revision->branch_labels,
                                    sorted_labels(&graph->arena, revision));
    lb_str_vector labels = revision->branch_labels;
    memset(descendants, 0, graph->revisions.count);
    const lb_revision *start = revision;
    const lb_revision *tip = lb_revision_set_add(descendants, &start, 1, LB_WAY_NEXT);
    for (size_t i = 0; i < graph->revisions.count; i++) {
        if (descendants[i]) {
            lb_str_vector *own = &graph->revisions.items[i]->branch_labels;
            *own = unite(&graph->arena, &last, *own, labels);
        }
    }
    while (tip && !tip->is_real_branch_point && !tip->is_merge_point) {
        lb_str_vector *own = &graph->revisions.items[tip->order]->branch_labels;
        *own = unite(&graph->arena, &last, *own, labels);
        tip = tip->down_nodes.count ? tip->down_nodes.items[0] : NULL;
    }
}

void lb_graph_spread_labels(lb_graph *graph)
{
    LB_AUTO_ARENA lb_arena scratch = {0};
    bool *descendants = lb_revision_set(&scratch, graph);
    for (size_t i = 0; i < graph->revisions.count; i++) {
        if (graph->revisions.items[i]->labels.count) {
            spread(graph, graph->revisions.items[i], descendants);
        }
    }
}
