/*
 * Plan: the steps that take a database from the revisions it is at to a target, each with what
 * happens to the version table. Made from a graph without touching a database; the same for online
 * and offline runs.
 *
 * A plan lives in the arena given and points into the graph, which must outlive it. Semantics and
 * messages are those of Alembic 1.19 (alembic.script.revision, alembic.runtime.migration). Stands
 * on graph.h.
 */
#ifndef LB_REVISION_PLAN_H
#define LB_REVISION_PLAN_H

#include "base/error.h"
#include "base/log.h"
#include "revision/graph.h"

typedef enum lb_version_change_kind {
    LB_VERSION_INSERT, /* a row `to` comes */
    LB_VERSION_UPDATE, /* row `from` becomes `to` */
    LB_VERSION_DELETE, /* row `from` goes */
} lb_version_change_kind;

/* One statement on the version table. */
typedef struct lb_version_change {
    lb_version_change_kind kind;
    lb_str from, to;
} lb_version_change;

typedef enum lb_step_kind {
    LB_STEP_UPGRADE,
    LB_STEP_DOWNGRADE,
    LB_STEP_STAMP,
} lb_step_kind;

typedef struct lb_step {
    lb_step_kind kind;
    const lb_revision
        *revision;    /* whose script runs; the target of a stamp, NULL for a stamp to base */
    lb_str log;       /* what follows "Running " in the log: "upgrade a -> b, message" */
    lb_str short_log; /* the same without the message, as offline output has it */
    LB_VECTOR(lb_version_change) changes; /* in the order in which they are carried out */
} lb_step;

typedef struct lb_plan {
    LB_VECTOR(lb_step) steps;
    lb_str_vector before; /* rows of the version table at the start, as given */
    lb_str_vector after;  /* rows at the end */
    lb_str breaks_with;   /* a stamp as Alembic does it: what it dies of after these steps; ptr NULL
                             where it does not */
} lb_plan;

/*
 * `current` are the rows of the version table in the order read; `target` a revision identifier in
 * any of Alembic's forms. Errors are LB_ERR_REVISION (LB_ERR_COMMAND where Alembic says so) with
 * Alembic's wording. Steps that precede a failure that only shows while walking are not returned: a
 * plan is whole or there is none.
 */
lb_code lb_plan_upgrade(lb_arena *arena, const lb_graph *graph, const lb_str_vector *current,
                        lb_str target, const lb_log *log, lb_plan *out, lb_error *error);
lb_code lb_plan_downgrade(lb_arena *arena, const lb_graph *graph, const lb_str_vector *current,
                          lb_str target, const lb_log *log, lb_plan *out, lb_error *error);
/* Each target goes by what the targets before it left. `as_alembic`: by the rows at the start, so
   that two targets which both take the place of one row break the run in the middle. */
lb_code lb_plan_stamp(lb_arena *arena, const lb_graph *graph, const lb_str_vector *current,
                      const lb_str_vector *targets, bool as_alembic, const lb_log *log,
                      lb_plan *out, lb_error *error);

#endif
