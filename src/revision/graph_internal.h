/*
 * What the files of this room know of a graph; other rooms use graph.h.
 */
#ifndef LB_REVISION_GRAPH_INTERNAL_H
#define LB_REVISION_GRAPH_INTERNAL_H

#include "base/map.h"
#include "revision/graph.h"

typedef LB_VECTOR(lb_revision *) lb_node_vector;

struct lb_graph {
    lb_arena arena;
    lb_node_vector revisions; /* every file, in the order of loading */
    lb_map names;             /* identifiers by first appearance, then labels -> lb_revision */
    size_t identifier_count;  /* how many of `names` are identifiers */
    lb_str_vector heads;      /* identifiers; the same one twice where it was loaded twice */
    lb_str_vector real_heads;
    lb_str_vector bases;
};

/* Which way a search goes from a revision. */
typedef enum lb_way {
    LB_WAY_DOWN,          /* to what it revises */
    LB_WAY_DOWN_ALL,      /* and to its dependencies (see lb_revision.down_all) */
    LB_WAY_DOWN_RESOLVED, /* and to its dependencies, each of them as written */
    LB_WAY_NEXT,          /* to what revises it */
    LB_WAY_NEXT_ALL,      /* and to what depends on it */
} lb_way;

static inline lb_revision *lb_graph_node(const lb_graph *graph, lb_str name)
{
    return lb_map_get(&graph->names, name);
}

/* A set of revisions: a flag for each, by `order`. All false at first. */
bool *lb_revision_set(lb_arena *arena, const lb_graph *graph);
/* Adds what is reached from the starts, and these. What the set holds already is not searched.
   Returns the one that was found last (NULL: nothing was added). */
const lb_revision *lb_revision_set_add(bool *set, const lb_revision *const *starts, size_t count,
                                       lb_way way);
bool lb_revision_list_has(lb_revision_list list, const lb_revision *revision);

/* For qsort() of lb_str. */
int lb_compare_texts(const void *a, const void *b);
/* labels.c: finds `branch_labels` of all revisions; the graph is linked but for them. */
void lb_graph_spread_labels(lb_graph *graph);
/* A branch label holds for a revision. */
bool lb_revision_has_label(const lb_revision *revision, lb_str label);

#endif
