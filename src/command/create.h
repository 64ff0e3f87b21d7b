/*
 * Create: what revision and merge share: the options of a new revision, and telling of it. Stands
 * on session.h.
 */
#ifndef LB_COMMAND_CREATE_H
#define LB_COMMAND_CREATE_H

#include "command/session.h"

typedef limbeck_status lb_create_call(limbeck *project, const limbeck_create_options *options,
                                      limbeck_revisions **out, limbeck_error **failure);

/* Opens the project and makes the revision after `heads` with limbeck_create or limbeck_merge. */
lb_code lb_create_carry_out(lb_session *session, lb_create_call *call, const lb_words *heads,
                            lb_error *error);

#endif
