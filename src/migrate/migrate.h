/*
 * Migrate: carrying out a plan, on a database or as text.
 *
 * The way of an online run, here `upgrade head` over a, b, c on PostgreSQL, one transaction for the
 * run, where b is marked "transaction:false":
 *
 *   version_table.h  reads the rows: none; options.plan() makes the plan: a, b, c
 *   body.h           reads and splits all three scripts: what is wrong shows before anything is
 *                    changed
 *   lock.h           a cannot share a transaction with b, so it is a segment of its own:
 *                    lb_lock_begin() opens a transaction that holds the lock
 *   version_table.h  reads the rows again: still none (else: what another run did is skipped, or a
 *                    new plan made)
 *   executor.h       CREATE TABLE alembic_version, then a's statements and its version row go out
 *                    in one pipeline; commit, which lets go of the lock
 *   lock.h           for b, lb_lock_acquire() holds the lock with the session; the rows are read
 *                    again: a
 *   journal.h        runs b's statements one by one, each with its journal row
 *   version_table.h  version row and the end of the journal in one transaction; lb_lock_release()
 *   ...              c as a
 *
 * Offline (offline.h) the same plan is printed with BEGIN and COMMIT in the same places.
 *
 * Nothing here is kept between calls. A call borrows the connection and leaves it without an open
 * transaction and without a lock (after LB_ERR_INTERRUPTED, when nothing can be asked any more, the
 * session may keep it: close the connection). On failure the transaction is rolled back: the
 * version table and the schema agree. Stands on revision, database/database.h and base; it knows no
 * Python: scripts that are not .sql run through a callback.
 */
#ifndef LB_MIGRATE_MIGRATE_H
#define LB_MIGRATE_MIGRATE_H

#include "database/executor.h"
#include "migrate/lock.h"
#include "migrate/version_table.h"

/* What the project's env.py may say about DDL and transactions; otherwise it is the dialect's. */
typedef enum lb_transactional_ddl {
    LB_TRANSACTIONAL_DDL_DEFAULT,
    LB_TRANSACTIONAL_DDL_NO,
    LB_TRANSACTIONAL_DDL_YES,
} lb_transactional_ddl;

typedef struct lb_migrate_options {
    const lb_dialect *dialect;
    lb_scope scope;
    bool is_announced;         /* the log lines of the start were written */
    lb_connection *connection; /* NULL: offline */
    lb_version_table version_table;

    /* How. */
    bool transaction_per_revision; /* else one for the run, where DDL is transactional */
    lb_transactional_ddl transactional_ddl;
    unsigned lock_timeout_ms, statement_timeout_ms; /* 0: the server's own */
    unsigned lock_retry; /* how often to try again what ran into lock_timeout */
    bool has_lock;       /* let one run at a time work */
    unsigned lock_wait_ms;
    bool is_compatible; /* waiting is not mentioned in the log */
    bool dry_run;       /* tell the steps, and do none of them */
    bool purge;         /* empty the version table first (stamp) */
    const lb_log *log;
    const atomic_bool *interrupted; /* may be NULL; see lb_connect_options */

    /*
     * The plan for a database whose version table has the rows `current`; called again when another
     * run was there first. A plan may point into `current` and the arena. Offline `current` is
     * empty and the plan's `before` says where the output starts.
     */
    lb_code (*plan)(void *context, lb_arena *arena, const lb_str_vector *current, lb_plan *out,
                    lb_error *error);
    /* The target is counted from where the database is ("+2"): once this run has done a step, a
       new plan would mean something else. */
    bool is_relative;
    /* Run, or check before anything runs, a revision that is not .sql. The scripts' errors are
       LB_ERR_SCRIPT. check_script may be NULL. */
    lb_code (*run_script)(void *context, const lb_step *step, lb_executor *executor,
                          lb_error *error);
    lb_code (*check_script)(void *context, const lb_step *step, lb_error *error);
    /* A step was applied, its rows are written and nothing is committed yet; `rows` are those of
       the version table then. May be NULL. */
    lb_code (*applied)(void *context, const lb_step *step, const lb_str_vector *rows,
                       lb_executor *executor, lb_error *error);
    /* Told before a step starts and when it is done; may be NULL. */
    void (*step)(void *context, const lb_step *step, size_t index, size_t count, bool is_done);
    /* Takes offline output. */
    void (*output)(void *context, lb_str text);
    void *context;
} lb_migrate_options;

/* Upgrades, downgrades or stamps, as the plan says. The version table is created where it is absent
   (online even when there is nothing to do, as Alembic does). Errors are those of lb_plan_*, of the
   drivers and of the scripts; LB_ERR_LOCK, LB_ERR_INTERRUPTED. */
lb_code lb_migrate_run(const lb_migrate_options *options, lb_error *error);
/* Creates the version table where it is absent; offline: prints its creation. */
lb_code lb_migrate_ensure_version(const lb_migrate_options *options, lb_error *error);
/* Reads the rows of the version table into the arena; creates nothing. Online only. */
lb_code lb_migrate_current(const lb_migrate_options *options, lb_arena *arena, lb_str_vector *out,
                           lb_error *error);

/* Whether a run's steps may share a transaction, as the options and the dialect say. */
bool lb_migrate_has_transactional_ddl(const lb_migrate_options *options);
/* Tells of a step: to options->step(), and before it starts to the log ("Running upgrade ..."). */
void lb_migrate_tell(const lb_migrate_options *options, const lb_plan *plan, size_t index,
                     bool is_done);

#endif
