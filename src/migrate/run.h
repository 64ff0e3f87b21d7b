/*
 * Run: a plan on a database. The work behind lb_migrate_run(); see migrate.h for the way it takes.
 *
 * A run goes in segments: the steps that share a transaction, or one step that runs outside of
 * one. Before each segment the lock is taken and the version table read again, so that whatever
 * another run did in between is seen. Stands on the rest of this room but offline.h.
 */
#ifndef LB_MIGRATE_RUN_H
#define LB_MIGRATE_RUN_H

#include "migrate/migrate.h"

lb_code lb_migrate_online_run(const lb_migrate_options *options, lb_error *error);
lb_code lb_migrate_online_ensure_version(const lb_migrate_options *options, lb_error *error);

#endif
