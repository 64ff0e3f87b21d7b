/*
 * Connection: what the parts of PostgreSQL's driver share: waiting for the server without ever
 * blocking in libpq, being interrupted, results and errors.
 *
 * Between two calls of the driver nothing is in flight, but for the rows of one cursor.
 */
#ifndef LB_DATABASE_POSTGRESQL_CONNECTION_H
#define LB_DATABASE_POSTGRESQL_CONNECTION_H

#include <stdatomic.h>

#include "database/postgresql/libpq.h"
#include "database/postgresql/postgresql.h"
#include "database/script.h"

struct pg_cursor;

typedef struct pg_connection {
    lb_connection base;
    struct libpq loaded;
    const struct libpq *pq; /* &loaded, or a test's */
    PGconn *conn;
    const lb_log *log;
    const atomic_bool *interrupted;
    atomic_bool is_cancelled;
    bool is_rolling_back; /* heeds no interruption, but a limit of time */
    bool is_lost;
    int64_t stopping_since;      /* when the server was first asked to cancel; 0: it was not */
    int64_t cancel_sent;         /* when last */
    atomic_size_t *requests;     /* to cancel, that are on their way, and 1; NULL: none was sent */
    int64_t deadline;            /* of a rollback; 0: none */
    struct pg_cursor *streaming; /* whose rows are in flight; NULL: none */
} pg_connection;

static inline pg_connection *pg_connection_of(lb_connection *base)
{
    return (pg_connection *)base;
}

/* Milliseconds of a clock that only goes forward, never 0. */
int64_t pg_now(void);
/* Whether the caller wants to stop. */
bool pg_is_stopped(const pg_connection *connection);
/* LB_ERR_INTERRUPTED; a cancellation is used up by it. */
lb_code pg_fail_stopped(pg_connection *connection, lb_error *error);
/* LB_ERR_CONNECTION with libpq's reason; the connection is lost from now on. */
lb_code pg_fail_lost(pg_connection *connection, lb_error *error);
/* To be called before anything is sent; fails where nothing can be: lost, or to be stopped. Waits
 * for the requests to cancel what ran before, which would hit what is sent now. */
lb_code pg_check(pg_connection *connection, lb_error *error);

/* Waits until the socket is ready for one of the events of poll(). While the caller wants to stop,
 * asks the server to cancel what it runs, and gives it up after a while. */
lb_code pg_wait(pg_connection *connection, short events, lb_error *error);
/* Sends all that libpq has queued, reading meanwhile. */
lb_code pg_flush(pg_connection *connection, lb_error *error);
/* The next result, as PQgetResult() would return it (NULL: the end of a statement's). */
lb_code pg_get_result(pg_connection *connection, PGresult **out, lb_error *error);
/* Waits for the results of one PQsendQuery() and drops them: fails with the first error among
 * them. *last (may be NULL, else it is the caller's to clear) gets the last that is no error. */
lb_code pg_finish_query(pg_connection *connection, const lb_command *command, PGresult **last,
                        lb_error *error);

/* Turns a failed result into an error with the place in the command. */
/* Fails where the result says that the command did, or that there was none. */
lb_code pg_check_result(pg_connection *connection, const lb_command *command,
                        const PGresult *result, lb_error *error);
lb_code pg_fail_result(pg_connection *connection, const lb_command *command, const PGresult *result,
                       lb_error *error);
bool pg_is_failure(const pg_connection *connection, const PGresult *result);
/* Rows that the statement changed or returned; -1 where the server did not say. */
int64_t pg_affected(const pg_connection *connection, PGresult *result);
lb_code pg_check_expectation(const pg_connection *connection, const lb_command *command,
                             PGresult *result, lb_error *error);

/* The connection has no more to do with them. */
void pg_leave_requests(pg_connection *connection);

/* driver.c */
lb_transaction pg_transaction(lb_connection *base);

/* run.c */
lb_code pg_run(lb_connection *base, const lb_command *commands, size_t count, size_t *failed,
               lb_error *error);
/* Sends one text by the simple protocol and drops what comes back. */
lb_code pg_run_simply(pg_connection *connection, const lb_command *command, lb_error *error);

/* Parameters as PQsendQueryParams() takes them: text, but for bytes. */
typedef struct pg_parameters {
    Oid *types;
    const char **values;
    int *lengths;
    int *formats;
} pg_parameters;

/* cursor.c */
pg_parameters pg_parameters_of(lb_arena *arena, const lb_query *query);
lb_code pg_select(lb_connection *base, const lb_query *query, lb_cursor **out, lb_error *error);
lb_code pg_next(lb_cursor *base, bool *has_row, lb_error *error);
void pg_finish(lb_cursor *base);
/* Takes the rows that are in flight into memory, so that something else can be sent. */
lb_code pg_settle(pg_connection *connection, lb_error *error);

/* select_all.c */
lb_code pg_select_all(lb_connection *base, const lb_query *queries, size_t count,
                      const lb_row_sink *sink, lb_error *error);

#endif
