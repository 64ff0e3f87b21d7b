/*
 * Lanes: a history drawn as `git log --graph` draws one, newest first:
 *
 *     * d (head)
 *     |\
 *     * | c
 *     | * b
 *     |/
 *     * a
 *
 * A lane goes down from a revision to what it revises; one that a revision only depends on is
 * dotted (":", to the side "."). "@" stands for a revision that the database is at. Stands on the
 * public header, style.h and base.
 */
#ifndef LB_COMMAND_LANES_H
#define LB_COMMAND_LANES_H

#include "base/text.h"
#include "limbeck/limbeck.h"

/* Adds the drawing. `texts` has what stands beside each revision, in one line or several. Parents
 * that are not in the list end their lanes. The order is that of the list, except that a revision
 * comes behind everything that revises it or depends on it. */
void lb_lanes_draw(lb_text *out, const limbeck_revisions *revisions, const char *const *texts,
                   bool is_colored);

#endif
