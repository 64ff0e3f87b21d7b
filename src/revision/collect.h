/*
 * Collect: which revisions lie between two ends, for upgrades, downgrades and listings.
 */
#ifndef LB_REVISION_COLLECT_H
#define LB_REVISION_COLLECT_H

#include "revision/query.h"

typedef struct lb_collecting {
    bool is_inclusive;    /* the lower end itself too */
    bool is_base_implied; /* take dependencies that do not descend from the lower end */
    bool is_lenient;      /* a relative end may lie beyond the history */
} lb_collecting;

/* What must be applied to come from `lower` to `upper`, newest first. */
bool lb_collect_up(lb_query *query, lb_range_end upper, lb_range_end lower, lb_collecting how,
                   lb_revision_vector *out);
/* What must be taken back to come from `current` down to `target`, newest first. */
bool lb_collect_down(lb_query *query, const lb_str_vector *current, lb_str target,
                     lb_revision_vector *out);
/* The heads of all branches that the rows of a version table stand for, dependencies included. */
bool lb_collect_current(lb_query *query, const lb_str_vector *rows, lb_revision_vector *out);

#endif
