/*
 * Hint: "did you mean" for revisions, which takes the project's own. Stands on session.h and
 * suggest.h.
 */
#ifndef LB_COMMAND_HINT_H
#define LB_COMMAND_HINT_H

#include "command/session.h"

/* Adds a hint to an error about a revision that has none, where an identifier of the command line
 * is near to one that exists. */
void lb_hint_revision(lb_session *session, lb_error *error);

#endif
