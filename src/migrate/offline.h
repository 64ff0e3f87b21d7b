/*
 * Offline: a plan as SQL text, in Alembic's format to the byte.
 *
 * BEGIN and COMMIT as the dialect and the options say, "-- Running upgrade a -> b" before each
 * step, an empty line after each statement. The statements of a .sql revision are printed as they
 * are written; those of a section marked "transaction:false" stand between a COMMIT and a BEGIN.
 * Timeouts are not printed: whoever runs the text decides about them. Output goes to the caller's
 * function as it arises: after an error in the middle, what was printed stays. Stands on migrate.h
 * and scripts.h.
 */
#ifndef LB_MIGRATE_OFFLINE_H
#define LB_MIGRATE_OFFLINE_H

#include "migrate/migrate.h"

/* Prints the steps of the plan that options->plan() makes. */
lb_code lb_offline_run(const lb_migrate_options *options, lb_error *error);
/* Prints the creation of the version table. */
void lb_offline_ensure_version(const lb_migrate_options *options);

#endif
