/*
 * Hint: what to do about an error that does not say so itself: "did you mean" for revisions, which
 * takes the project's own, and a table of what goes wrong most often. Stands on session.h and
 * suggest.h.
 */
#ifndef LB_COMMAND_HINT_H
#define LB_COMMAND_HINT_H

#include "command/session.h"

/* Adds a hint to an error that has none: where an identifier of the command line is near to one
 * that exists, where the database names a revision that has no file, where the message is in the
 * table.
 */
void lb_hint_add(lb_session *session, lb_error *error);

#endif
