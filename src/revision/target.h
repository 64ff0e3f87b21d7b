/*
 * Target: what a command's target means, seen from where the database is: "+1", "br@-2", "ae10+3",
 * ...
 */
#ifndef LB_REVISION_TARGET_H
#define LB_REVISION_TARGET_H

#include "revision/resolve.h"

/* Adds the revisions to upgrade to. */
bool lb_target_up(lb_query *query, lb_range_end current, lb_range_end target, bool is_lenient,
                  lb_revision_vector *out);
/* The revision to downgrade to (NULL: base) and the branch that the target names (ptr may be NULL).
 */
bool lb_target_down(lb_query *query, lb_range_end current, lb_str target, bool is_lenient,
                    lb_str *label, const lb_revision **out);

#endif
