/*
 * Executor: how what a revision does reaches the database, or the offline output.
 *
 * migrate makes one for a run and hands it to each script (the statements of a .sql revision, or
 * the callback that runs a .py revision). The same calls work online and offline; what can only be
 * answered by a database fails offline. An executor belongs to migrate and is good until the script
 * returns. Texts given to it are not needed after the call. Stands on database/database.h.
 */
#ifndef LB_DATABASE_EXECUTOR_H
#define LB_DATABASE_EXECUTOR_H

#include "database/database.h"

typedef struct lb_executor lb_executor;

/* The members of an executor; called through the functions below only. */
typedef struct lb_executor_methods {
    lb_code (*queue)(lb_executor *executor, const lb_command *command, lb_error *error);
    lb_code (*flush)(lb_executor *executor, lb_error *error);
    lb_code (*select)(lb_executor *executor, const lb_query *query, lb_cursor **out,
                      lb_error *error);
    lb_code (*print)(lb_executor *executor, lb_str text, lb_error *error);
    lb_code (*begin_autocommit)(lb_executor *executor, lb_error *error);
    lb_code (*end_autocommit)(lb_executor *executor, lb_error *error);
    lb_code (*commit)(lb_executor *executor, lb_error *error);
    lb_code (*rollback)(lb_executor *executor, lb_error *error);
    lb_code (*end_script)(lb_executor *executor, lb_error *error);
} lb_executor_methods;

struct lb_executor {
    const lb_executor_methods *methods;
    const lb_dialect *dialect;
    lb_connection *connection; /* NULL: offline */
};

/* Runs the statement at some time before anything that is asked for later; its error may come from
   a later call. Offline: prints it with a semicolon and an empty line. */
lb_code lb_executor_queue(lb_executor *executor, const lb_command *command, lb_error *error);
/* Runs what is queued. */
lb_code lb_executor_flush(lb_executor *executor, lb_error *error);
/* Runs what is queued and this statement, now. */
lb_code lb_executor_execute(lb_executor *executor, const lb_command *command, lb_error *error);
/* Runs what is queued and then a query. Offline: LB_ERR_UNSUPPORTED. */
lb_code lb_executor_select(lb_executor *executor, const lb_query *query, lb_cursor **out,
                           lb_error *error);
/* Runs what is queued and then several queries (lb_connection_select_all). Offline:
   LB_ERR_UNSUPPORTED. */
lb_code lb_executor_select_all(lb_executor *executor, const lb_query *queries, size_t count,
                               const lb_row_sink *sink, lb_error *error);
/* Offline: prints the text with an empty line behind it. Online: nothing. */
lb_code lb_executor_print(lb_executor *executor, lb_str text, lb_error *error);
/* Around statements that must run outside a transaction: commits what came before, and begins again
   afterwards (Alembic's autocommit_block). Where the lock is an advisory one the run keeps it
   between the two, which needs a direct connection. Blocks do not nest. */
lb_code lb_executor_begin_autocommit(lb_executor *executor, lb_error *error);
lb_code lb_executor_end_autocommit(lb_executor *executor, lb_error *error);
/* A script's own commit(): what came before is there to stay, and another transaction is begun.
   Offline: nothing. */
lb_code lb_executor_commit(lb_executor *executor, lb_error *error);
/* A script's own rollback(): what the script did is undone. LB_ERR_UNSUPPORTED where whole
   revisions of this run would be undone with it. Offline: nothing. */
lb_code lb_executor_rollback(lb_executor *executor, lb_error *error);
/* A script is done: what follows is in a transaction, also where the script has left the run's by a
   COMMIT in its SQL. */
lb_code lb_executor_end_script(lb_executor *executor, lb_error *error);

#endif
