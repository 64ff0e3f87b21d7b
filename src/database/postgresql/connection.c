#include "database/postgresql/connection.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    TICK_MS = 100,           /* how soon a cancellation from another thread is noticed */
    CANCEL_AGAIN_MS = 500,   /* a request may come between two statements, and is then lost */
    CANCEL_LIMIT_MS = 10000, /* a server that does not answer for so long is given up */
};

int64_t pg_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000 + 1;
}

/* ---- Stopping ------------------------------------------------------------------------------- */

bool pg_is_stopped(const pg_connection *connection)
{
    return !connection->is_rolling_back && (atomic_load(&connection->is_cancelled) ||
                                            (connection->interrupted && *connection->interrupted));
}

lb_code pg_fail_stopped(pg_connection *connection, lb_error *error)
{
    atomic_store(&connection->is_cancelled, false);
    connection->stopping_since = 0;
    return lb_fail(error, LB_ERR_INTERRUPTED, "interrupted");
}

lb_code pg_fail_lost(pg_connection *connection, lb_error *error)
{
    const char *reason = connection->conn ? connection->pq->errorMessage(connection->conn) : NULL;
    lb_str text = lb_str_trim(lb_str_of(reason));
    const lb_str noise = LB_STR("\ninvalid socket"); /* that it is closed libpq has said already */
    connection->is_lost = true;
    if (lb_str_ends(text, noise)) {
        text.len -= noise.len;
    }
    if (text.len > 0) {
        return lb_fail(error, LB_ERR_CONNECTION, "%.*s", LB_ARG(text));
    }
    return lb_fail(error, LB_ERR_CONNECTION, "the connection to the server was lost");
}

/* ---- Requests to cancel --------------------------------------------------------------------- */

/* Frees the number with the last who knows it. */
static void leave(atomic_size_t *requests)
{
    if (atomic_fetch_sub(requests, 1) == 1) {
        free(requests);
    }
}

void pg_leave_requests(pg_connection *connection)
{
    if (connection->requests) {
        leave(connection->requests);
        connection->requests = NULL;
    }
}

/* The server has got a request when PQcancel() returns. What cannot reach it within the limit is
 * not waited for. */
static void settle_requests(pg_connection *connection)
{
    int64_t end = pg_now() + CANCEL_LIMIT_MS;
    while (connection->requests && atomic_load(connection->requests) > 1 && pg_now() < end) {
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    }
}

lb_code pg_check(pg_connection *connection, lb_error *error)
{
    if (connection->is_lost) {
        return pg_fail_lost(connection, error);
    }
    settle_requests(connection);
    connection->stopping_since = 0;
    return pg_is_stopped(connection) ? pg_fail_stopped(connection, error) : LB_OK;
}

/* What a thread needs to send one request to cancel; it belongs to the thread. */
struct cancel_request {
    PGcancel *cancel;
    int (*send)(PGcancel *, char *, int);
    void (*free)(PGcancel *);
    atomic_size_t *requests;
};

static void *send_cancel(void *argument)
{
    struct cancel_request *request = argument;
    char ignored[256];
    request->send(request->cancel, ignored, sizeof ignored);
    request->free(request->cancel);
    leave(request->requests);
    free(request);
    return NULL;
}

/* PQcancel() waits for the server, which may be just what hangs: a thread does it, and nobody waits
 * for that. */
static void request_cancel(pg_connection *connection)
{
    const struct libpq *pq = connection->pq;
    PGcancel *cancel = pq->getCancel(connection->conn);
    if (!cancel) {
        return;
    }
    if (!connection->requests) {
        connection->requests = lb_alloc(sizeof *connection->requests);
        atomic_init(connection->requests, 1);
    }
    atomic_fetch_add(connection->requests, 1);
    struct cancel_request *request = lb_alloc(sizeof *request);
    *request = (struct cancel_request){cancel, pq->cancel, pq->freeCancel, connection->requests};
    sigset_t all, before;
    pthread_t thread;
    pthread_attr_t attributes;
    sigfillset(&all); /* the caller's signals are handled by the caller's threads */
    pthread_sigmask(SIG_BLOCK, &all, &before);
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    if (pthread_create(&thread, &attributes, send_cancel, request) != 0) {
        pq->freeCancel(cancel);
        leave(connection->requests);
        free(request);
    }
    pthread_attr_destroy(&attributes);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

/* Asks again and again, since what runs then may not be what runs when the request arrives. */
static lb_code insist_on_stop(pg_connection *connection, lb_error *error)
{
    int64_t now = pg_now();
    if (!connection->stopping_since) {
        connection->stopping_since = now;
        connection->cancel_sent = 0;
    }
    if (now - connection->stopping_since > CANCEL_LIMIT_MS) {
        connection->is_lost = true;
        pg_fail_stopped(connection, error);
        lb_error_detail(error, "the server did not answer and was left alone");
        return LB_ERR_INTERRUPTED;
    }
    if (now - connection->cancel_sent >= CANCEL_AGAIN_MS) {
        request_cancel(connection);
        connection->cancel_sent = pg_now();
    }
    return LB_OK;
}

/* ---- Waiting -------------------------------------------------------------------------------- */

lb_code pg_wait(pg_connection *connection, short events, lb_error *error)
{
    for (;;) {
        if (pg_is_stopped(connection)) {
            LB_TRY(insist_on_stop(connection, error));
        }
        if (connection->deadline && pg_now() > connection->deadline) {
            return pg_fail_lost(connection, error);
        }
        struct pollfd poller = {.fd = connection->pq->socket(connection->conn), .events = events};
        if (poller.fd < 0) {
            return pg_fail_lost(connection, error);
        }
        int ready = poll(&poller, 1, TICK_MS);
        if (ready > 0) {
            return LB_OK;
        }
        if (ready < 0 && errno != EINTR) {
            return pg_fail_lost(connection, error);
        }
    }
}

lb_code pg_flush(pg_connection *connection, lb_error *error)
{
    const struct libpq *pq = connection->pq;
    int status;
    while ((status = pq->flush(connection->conn)) == 1) {
        LB_TRY(pg_wait(connection, POLLIN | POLLOUT, error));
        if (!pq->consumeInput(connection->conn)) {
            return pg_fail_lost(connection, error);
        }
    }
    return status == 0 ? LB_OK : pg_fail_lost(connection, error);
}

lb_code pg_get_result(pg_connection *connection, PGresult **out, lb_error *error)
{
    const struct libpq *pq = connection->pq;
    if (connection->is_lost) {
        return pg_fail_lost(connection, error);
    }
    if (pg_is_stopped(connection)) { /* rows may come so fast that there is never a wait */
        LB_TRY(insist_on_stop(connection, error));
    }
    while (pq->isBusy(connection->conn)) {
        LB_TRY(pg_wait(connection, POLLIN, error));
        /* What the server said before it went is still to be read. */
        if (!pq->consumeInput(connection->conn) && pq->isBusy(connection->conn)) {
            return pg_fail_lost(connection, error);
        }
    }
    *out = pq->getResult(connection->conn);
    return LB_OK;
}

/* A COPY inside a string of several statements: refuse its data, or drop it. */
static lb_code leave_copy(pg_connection *connection, ExecStatusType status, lb_error *error)
{
    const struct libpq *pq = connection->pq;
    if (status == PGRES_COPY_IN) {
        if (pq->putCopyEnd(connection->conn, "limbeck has no data for COPY FROM STDIN") != 1) {
            return pg_fail_lost(connection, error);
        }
        return pg_flush(connection, error);
    }
    char *data;
    int length;
    while ((length = pq->getCopyData(connection->conn, &data, 1)) >= 0) {
        if (length > 0) {
            pq->freemem(data);
            continue;
        }
        LB_TRY(pg_wait(connection, POLLIN, error));
        if (!pq->consumeInput(connection->conn)) {
            return pg_fail_lost(connection, error);
        }
    }
    return LB_OK;
}

lb_code pg_finish_query(pg_connection *connection, const lb_command *command, PGresult **last,
                        lb_error *error)
{
    const struct libpq *pq = connection->pq;
    lb_code code = LB_OK;
    PGresult *kept = NULL;
    for (;;) {
        PGresult *result = NULL;
        lb_code waited = pg_get_result(connection, &result, code == LB_OK ? error : NULL);
        if (waited != LB_OK) {
            code = code == LB_OK ? waited : code;
            break;
        }
        if (!result) {
            break;
        }
        ExecStatusType status = pq->resultStatus(result);
        if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT) {
            lb_code left = leave_copy(connection, status, code == LB_OK ? error : NULL);
            code = code == LB_OK ? left : code;
        } else if (code == LB_OK) {
            code = pg_check_result(connection, command, result, error);
        }
        pq->clear(kept);
        kept = result;
        if (connection->is_lost) {
            break;
        }
    }
    if (code == LB_OK && last) {
        *last = kept;
    } else {
        pq->clear(kept);
    }
    return code;
}

/* ---- Results -------------------------------------------------------------------------------- */

bool pg_is_failure(const pg_connection *connection, const PGresult *result)
{
    switch (connection->pq->resultStatus(result)) {
    case PGRES_BAD_RESPONSE:
    case PGRES_FATAL_ERROR:
    case PGRES_PIPELINE_ABORTED:
        return true;
    default:
        return false;
    }
}

/* Byte offset of the n-th character, counted from 1. */
static size_t offset_of_character(lb_str text, size_t number)
{
    size_t offset = 0;
    while (offset < text.len && number > 1) {
        offset++;
        while (offset < text.len && ((unsigned char)text.ptr[offset] & 0xC0) == 0x80) {
            offset++;
        }
        number--;
    }
    return offset;
}

/* DETAIL and CONTEXT, what is there of them. */
static void add_detail(const pg_connection *connection, const PGresult *result, lb_error *error)
{
    const char *detail = connection->pq->resultErrorField(result, PG_DIAG_MESSAGE_DETAIL);
    const char *context = connection->pq->resultErrorField(result, PG_DIAG_CONTEXT);
    if (detail || context) {
        lb_error_detail(error, "%s%s%s%s", detail ? detail : "", detail && context ? "\n" : "",
                        context ? "CONTEXT:  " : "", context ? context : "");
    }
}

/* Whether the server, or libpq, ends the connection with this error. */
static bool is_last_word(const pg_connection *connection, const PGresult *result)
{
    const struct libpq *pq = connection->pq;
    lb_str severity = lb_str_of(pq->resultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED));
    return pq->status(connection->conn) != CONNECTION_OK || lb_str_is(severity, "FATAL") ||
           lb_str_is(severity, "PANIC");
}

lb_code pg_fail_result(pg_connection *connection, const lb_command *command, const PGresult *result,
                       lb_error *error)
{
    const struct libpq *pq = connection->pq;
    const char *sqlstate = pq->resultErrorField(result, PG_DIAG_SQLSTATE);
    const char *message = pq->resultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    const char *hint = pq->resultErrorField(result, PG_DIAG_MESSAGE_HINT);
    const char *position = pq->resultErrorField(result, PG_DIAG_STATEMENT_POSITION);
    if (connection->stopping_since && sqlstate && strcmp(sqlstate, "57014") == 0) {
        return pg_fail_stopped(connection, error);
    }
    connection->is_lost = connection->is_lost || is_last_word(connection, result);
    if (!message) {
        pg_fail_lost(connection, error); /* libpq's own, not the server's */
    } else {
        lb_fail(error, connection->is_lost ? LB_ERR_CONNECTION : LB_ERR_DATABASE, "%s", message);
    }
    add_detail(connection, result, error);
    if (sqlstate) {
        lb_error_sqlstate(error, sqlstate);
    }
    if (hint) {
        lb_error_hint(error, "%s", hint);
    }
    size_t character = position ? strtoul(position, NULL, 10) : 1;
    lb_command_locate(command, offset_of_character(command->sql, character), error);
    return connection->is_lost ? LB_ERR_CONNECTION : LB_ERR_DATABASE;
}

lb_code pg_check_result(pg_connection *connection, const lb_command *command,
                        const PGresult *result, lb_error *error)
{
    if (pg_is_failure(connection, result)) {
        return pg_fail_result(connection, command, result, error);
    }
    if (command->must_not_be_empty && connection->pq->resultStatus(result) == PGRES_EMPTY_QUERY) {
        lb_fail(error, LB_ERR_DATABASE, "can't execute an empty query");
        lb_command_locate(command, 0, error);
        return LB_ERR_DATABASE;
    }
    return LB_OK;
}

int64_t pg_affected(const pg_connection *connection, PGresult *result)
{
    int64_t affected;
    const char *text = result ? connection->pq->cmdTuples(result) : NULL;
    return lb_str_to_integer(lb_str_of(text), &affected) ? affected : -1;
}

lb_code pg_check_expectation(const pg_connection *connection, const lb_command *command,
                             PGresult *result, lb_error *error)
{
    if (!command->expectation && !command->affected) {
        return LB_OK;
    }
    int64_t affected = pg_affected(connection, result);
    if (command->affected && affected > 0) {
        *command->affected += affected;
    }
    if (!command->expectation || affected == command->expected_rows) {
        return LB_OK;
    }
    lb_fail(error, LB_ERR_DATABASE, "%s; %lld found", command->expectation, (long long)affected);
    lb_command_locate(command, 0, error);
    return LB_ERR_DATABASE;
}
