/*
 * Order: putting revisions into the order in which Alembic lists and runs them, newest first.
 */
#ifndef LB_REVISION_ORDER_H
#define LB_REVISION_ORDER_H

#include "revision/query.h"

/*
 * Sorts the set `todo` (by order; emptied), going down from those of the heads that are in it. A
 * line is followed down until it meets a revision that another line still leads to; that line comes
 * first.
 */
bool lb_order(lb_query *query, bool *todo, const lb_revision_vector *heads,
              lb_revision_vector *out);

#endif
