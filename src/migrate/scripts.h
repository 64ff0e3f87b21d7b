/*
 * Scripts: those of a whole plan, read and checked before anything runs.
 *
 * Bodies are kept for the run as long as they are small together, and read again where they are
 * not: memory does not grow with the plan. Stands on body.h and migrate.h.
 */
#ifndef LB_MIGRATE_SCRIPTS_H
#define LB_MIGRATE_SCRIPTS_H

#include "migrate/body.h"
#include "migrate/migrate.h"

typedef struct lb_scripts {
    const lb_migrate_options *options;
    const lb_plan *plan; /* borrowed */
    lb_body *bodies;     /* one for each step; empty where it is not kept */
    bool *is_by_itself;
    size_t kept; /* bytes */
} lb_scripts;

/* Reads and checks the scripts of all steps; on failure nothing is kept. */
lb_code lb_scripts_load(lb_scripts *out, const lb_migrate_options *options, const lb_plan *plan,
                        lb_error *error);
void lb_scripts_free(lb_scripts *scripts);
/* Whether the step's statements must run one by one, outside a transaction. */
bool lb_scripts_is_by_itself(const lb_scripts *scripts, size_t index);
/* The statements of a step (none for one that is not .sql); the caller frees the body. May be
   called again for the same step. */
lb_code lb_scripts_take(lb_scripts *scripts, size_t index, lb_body *out, lb_error *error);

/* What a step does, by an executor: the body's statements or the script's callback, then the rows
   of the version table; all of it has run on return. */
lb_code lb_scripts_run(const lb_migrate_options *options, const lb_step *step, const lb_body *body,
                       lb_executor *executor, lb_error *error);
/* Queues the changes of the version table's rows alone. */
lb_code lb_scripts_queue_changes(const lb_migrate_options *options, const lb_step *step,
                                 lb_executor *executor, lb_error *error);

#endif
