/*
 * Cover: which revisions lie at or below a changing set of revisions, the roots (the heads that a
 * sort still has to go through, the rows of a version table).
 *
 * Each revision counts the covered ones directly above it, so that adding and removing roots costs
 * what they newly cover or uncover, and most questions are one comparison. In a graph with a cycle
 * more than need be may stay covered; a search (lb_cover_above) still finds only what is there.
 */
#ifndef LB_REVISION_COVER_H
#define LB_REVISION_COVER_H

#include "revision/graph_internal.h"

/* A revision that a search has come to, and how many of `next_all` it has tried there. */
typedef struct lb_cover_step {
    const lb_revision *at;
    size_t tried;
} lb_cover_step;

typedef struct lb_cover {
    uint32_t *support; /* by order: the covered revisions that have this one in `down_all` */
    bool *is_covered;
    bool *is_root;
    uint32_t *seen; /* by order: the last search that came by */
    uint32_t search;
    lb_revision_vector stack;
    LB_VECTOR(lb_cover_step) path; /* of the search */
} lb_cover;

void lb_cover_init(lb_cover *cover, const lb_graph *graph);
void lb_cover_free(lb_cover *cover);
void lb_cover_add(lb_cover *cover, const lb_revision *root);
void lb_cover_remove(lb_cover *cover, const lb_revision *root);

/* The covered revisions above one: lb_cover_search(c, r); while ((a = lb_cover_above(c)))
   One that is on a cycle comes itself. */
void lb_cover_search(lb_cover *cover, const lb_revision *revision);
const lb_revision *lb_cover_above(lb_cover *cover);

#endif
