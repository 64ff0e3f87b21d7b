/*
 * Migration: what upgrade, downgrade, stamp and ensure_version share: the options of a run, its SQL
 * on standard output, its progress, and what it did. Stands on session.h.
 */
#ifndef LB_COMMAND_MIGRATION_H
#define LB_COMMAND_MIGRATION_H

#include "command/session.h"

/* One call of the library that runs something. */
typedef limbeck_status lb_migration_call(lb_session *session, const limbeck_run_options *options,
                                         limbeck_error **failure);

/* Opens the project, makes the call and, for --dry-run and --json, prints the steps. */
lb_code lb_migration_carry_out(lb_session *session, lb_migration_call *call, lb_error *error);

#endif
