#include <poll.h>
#include <stdlib.h>

#include "base/memory.h"
#include "database/ahead.h"
#include "database/postgresql/connection.h"
#include "database/postgresql/conninfo.h"

enum {
    CONNECT_TICK_MS = 100, /* how soon the caller's flag is noticed */
    ROLLBACK_LIMIT_MS = 30000,
    ROLLBACK_ATTEMPTS = 3,
};

/* ---- Notices -------------------------------------------------------------------------------- */

static lb_level level_of(lb_str severity)
{
    return lb_str_is(severity, "WARNING")                                 ? LB_WARNING
           : lb_str_is(severity, "NOTICE") || lb_str_is(severity, "INFO") ? LB_INFO
                                                                          : LB_DEBUG;
}

static void on_notice(void *context, const PGresult *result)
{
    const pg_connection *connection = context;
    const struct libpq *pq = connection->pq;
    const char *severity = pq->resultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
    const char *message = pq->resultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    if (connection->log && severity && message) {
        LB_AUTO_FREE char *text = lb_format("%s: %s", severity, message);
        lb_level level = level_of(lb_str_of(severity));
        if (!lb_ahead_keep_message(&connection->base, connection->log, level, text)) {
            lb_log_record(connection->log, level, lb_database_logger, "%s", text);
        }
    }
}

/* ---- Opening and closing -------------------------------------------------------------------- */

/* What libpq would wait for a connection if it did the waiting: connect_timeout of the URL, the
 * environment or a service file. 0: no limit. */
static int64_t timeout_of(const pg_connection *connection, const lb_connect_options *options)
{
    int64_t seconds = 0;
    if (options->connect_timeout_ms) {
        return options->connect_timeout_ms;
    }
    PQconninfoOption *all = connection->pq->conninfo(connection->conn);
    for (const PQconninfoOption *option = all; option && option->keyword; option++) {
        if (lb_str_is(lb_str_of(option->keyword), "connect_timeout") &&
            !lb_str_to_integer(lb_str_of(option->val), &seconds)) {
            seconds = 0;
        }
    }
    connection->pq->conninfoFree(all);
    return seconds > 0 && seconds < INT32_MAX ? seconds * 1000 : 0;
}

static lb_code wait_connecting(pg_connection *connection, PostgresPollingStatusType wanted,
                               int64_t deadline, lb_error *error)
{
    int ready = 0;
    while (ready <= 0) {
        if (pg_is_stopped(connection)) {
            return pg_fail_stopped(connection, error);
        }
        if (deadline && pg_now() > deadline) {
            return lb_fail(error, LB_ERR_CONNECTION, "the server did not answer in time");
        }
        struct pollfd poller = {.fd = connection->pq->socket(connection->conn),
                                .events = wanted == PGRES_POLLING_READING ? POLLIN : POLLOUT};
        if (poller.fd < 0) {
            return pg_fail_lost(connection, error);
        }
        ready = poll(&poller, 1, CONNECT_TICK_MS);
    }
    return LB_OK;
}

static lb_code establish(pg_connection *connection, int64_t timeout, lb_error *error)
{
    const struct libpq *pq = connection->pq;
    int64_t deadline = timeout ? pg_now() + timeout : 0;
    PostgresPollingStatusType wanted = PGRES_POLLING_WRITING;
    while (wanted != PGRES_POLLING_OK) {
        if (wanted == PGRES_POLLING_FAILED) {
            return pg_fail_lost(connection, error);
        }
        LB_TRY(wait_connecting(connection, wanted, deadline, error));
        wanted = pq->connectPoll(connection->conn);
    }
    return LB_OK;
}

static lb_code start(pg_connection *connection, const lb_url *url,
                     const lb_connect_options *options, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    if (!connection->pq) {
        connection->pq = &connection->loaded;
        lb_code code = libpq_load(&connection->loaded, error);
        if (code != LB_OK) {
            connection->pq = NULL;
            return code;
        }
    }
    const struct libpq *pq = connection->pq;
    pg_conninfo conninfo = pg_conninfo_of(&arena, url, options->application_name);
    connection->conn = pq->connectStartParams(conninfo.keywords, conninfo.values, 0);
    if (!connection->conn || pq->status(connection->conn) == CONNECTION_BAD) {
        return pg_fail_lost(connection, error);
    }
    pq->setNoticeReceiver(connection->conn, on_notice, connection);
    LB_TRY(establish(connection, timeout_of(connection, options), error));
    if (pq->setnonblocking(connection->conn, 1) != 0) {
        return pg_fail_lost(connection, error);
    }
    connection->base.server_version = (unsigned)pq->serverVersion(connection->conn);
    return LB_OK;
}

static void close_connection(lb_connection *base)
{
    pg_connection *connection = pg_connection_of(base);
    if (connection->pq && connection->conn) {
        connection->pq->finish(connection->conn); /* the server rolls back */
    }
    pg_leave_requests(connection);
    free(connection);
}

static lb_code open_connection(const lb_url *url, const lb_connect_options *options,
                               lb_connection **out, lb_error *error)
{
    pg_connection *connection = lb_alloc(sizeof *connection);
    connection->base.dialect = &lb_postgresql_dialect;
    connection->base.driver = &lb_postgresql_driver;
    connection->pq = options->client;
    connection->log = options->log;
    connection->interrupted = options->interrupted;
    lb_code code = start(connection, url, options, error);
    if (code != LB_OK) {
        close_connection(&connection->base);
        return code;
    }
    *out = &connection->base;
    return LB_OK;
}

/* ---- Transactions --------------------------------------------------------------------------- */

lb_transaction pg_transaction(lb_connection *base)
{
    pg_connection *connection = pg_connection_of(base);
    if (connection->is_lost) {
        return LB_TRANSACTION_LOST;
    }
    pg_settle(connection, NULL);
    switch (connection->pq->transactionStatus(connection->conn)) {
    case PQTRANS_IDLE:
        return LB_TRANSACTION_NONE;
    case PQTRANS_INTRANS:
        return LB_TRANSACTION_OPEN;
    case PQTRANS_INERROR:
        return LB_TRANSACTION_FAILED;
    default:
        connection->is_lost = true;
        return LB_TRANSACTION_LOST;
    }
}

static lb_code begin(lb_connection *base, lb_error *error)
{
    return lb_connection_execute(base, LB_STR("BEGIN"), error);
}

/* A late request to cancel something else may hit the ROLLBACK: it is then sent again. */
static void rollback(lb_connection *base)
{
    pg_connection *connection = pg_connection_of(base);
    connection->is_rolling_back = true;
    connection->deadline = pg_now() + ROLLBACK_LIMIT_MS;
    for (int i = 0; i < ROLLBACK_ATTEMPTS; i++) {
        lb_transaction state = pg_transaction(base);
        if (state == LB_TRANSACTION_NONE || state == LB_TRANSACTION_LOST) {
            break;
        }
        (void)pg_run_simply(connection, &(lb_command){.sql = LB_STR("ROLLBACK")}, NULL);
    }
    connection->is_rolling_back = false;
    connection->deadline = 0;
}

/* The call that waits notices it; the request to the server is sent from there. */
static void cancel(lb_connection *base)
{
    atomic_store(&pg_connection_of(base)->is_cancelled, true);
}

/* A pooler tells its clients a process id of its own making. */
static lb_code is_direct(lb_connection *base, bool *out, lb_error *error)
{
    pg_connection *connection = pg_connection_of(base);
    LB_AUTO_RESULT lb_result result = {0};
    LB_TRY(lb_connection_query(base, LB_STR("SELECT pg_backend_pid()"), &result, error));
    int64_t pid = 0;
    lb_str_to_integer(lb_result_value(&result, 0, 0), &pid);
    *out = pid == connection->pq->backendPID(connection->conn);
    return LB_OK;
}

static void load(void)
{
    struct libpq unused;
    (void)libpq_load(&unused, NULL);
}

const lb_driver lb_postgresql_driver = {
    .load = load,
    .open = open_connection,
    .close = close_connection,
    .run = pg_run,
    .select = pg_select,
    .select_all = pg_select_all,
    .next = pg_next,
    .finish = pg_finish,
    .transaction = pg_transaction,
    .begin = begin,
    .rollback = rollback,
    .cancel = cancel,
    .is_direct = is_direct,
};
