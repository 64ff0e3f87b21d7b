#include <poll.h>
#include <stdlib.h>

#include "database/postgresql/connection.h"
#include "database/postgresql/split.h"

enum {
    WINDOW = 256,           /* commands of a pipeline that wait for their result */
    FLUSH_BYTES = 32 * 1024 /* of SQL, before they are sent */
};

/* ---- One command ---------------------------------------------------------------------------- */

/* Row by row, so that rows which nobody wants are not collected. */
lb_code pg_run_simply(pg_connection *connection, const lb_command *command, lb_error *error)
{
    const struct libpq *pq = connection->pq;
    LB_TRY(pg_check(connection, error));
    char *sql = lb_strndup(command->sql.ptr, command->sql.len);
    int sent = pq->sendQuery(connection->conn, sql) && pq->setSingleRowMode(connection->conn);
    free(sql);
    if (!sent) {
        return pg_fail_lost(connection, error);
    }
    LB_TRY(pg_flush(connection, error));
    PGresult *last = NULL;
    LB_TRY(pg_finish_query(connection, command, &last, error));
    lb_code code = pg_check_expectation(connection, command, last, error);
    pq->clear(last);
    return code;
}

/* ---- Pipelines ------------------------------------------------------------------------------ */

/*
 * Commands are sent ahead of their results. The server answers a command when it ran it, but keeps
 * its answers back until they fill a buffer, a flush is requested or the pipeline ends in a sync;
 * whoever only writes while the other only writes waits forever, so reading goes on while writing.
 */
struct pipeline {
    pg_connection *connection;
    const lb_command *commands;
    size_t count;
    size_t sent; /* commands that libpq has taken */
    size_t done; /* commands whose results have come */
    size_t unflushed;
    bool is_synced;  /* the sync was sent, no more commands follow */
    bool is_over;    /* its answer has come */
    size_t failed;   /* index of the first that failed; `count`: none */
    lb_code code;    /* its failure */
    lb_error *error; /* filled by it */
};

/* Where a further failure goes: the first is the one that counts. */
static lb_error *error_of(const struct pipeline *pipeline)
{
    return pipeline->code == LB_OK ? pipeline->error : NULL;
}

static void take_result(struct pipeline *pipeline, PGresult *result)
{
    pg_connection *connection = pipeline->connection;
    if (connection->pq->resultStatus(result) == PGRES_PIPELINE_SYNC) {
        pipeline->is_over = true;
        return;
    }
    if (pipeline->code != LB_OK || pipeline->done >= pipeline->sent) {
        return;
    }
    const lb_command *command = &pipeline->commands[pipeline->done];
    pipeline->code = pg_check_result(connection, command, result, pipeline->error);
    if (pipeline->code == LB_OK) {
        pipeline->code = pg_check_expectation(connection, command, result, pipeline->error);
    }
    if (pipeline->code != LB_OK) {
        pipeline->failed = pipeline->done;
    }
}

/* Takes the results that are there, without waiting. Each command's end in a NULL. */
static lb_code take_results(struct pipeline *pipeline)
{
    pg_connection *connection = pipeline->connection;
    const struct libpq *pq = connection->pq;
    while (!pipeline->is_over && !connection->is_lost &&
           (pipeline->done < pipeline->sent || pipeline->is_synced) &&
           !pq->isBusy(connection->conn)) {
        PGresult *result = pq->getResult(connection->conn);
        if (result) {
            take_result(pipeline, result);
            pq->clear(result);
        } else if (pipeline->done < pipeline->sent) {
            pipeline->done++;
        } else {
            break;
        }
    }
    return connection->is_lost ? LB_ERR_CONNECTION : LB_OK;
}

/* The connection is gone; what the server said before it went is still to be read. */
static lb_code lose(struct pipeline *pipeline)
{
    pg_connection *connection = pipeline->connection;
    connection->pq->consumeInput(connection->conn);
    LB_TRY(take_results(pipeline));
    return pg_fail_lost(connection, error_of(pipeline));
}

/* Sends further commands, as long as there is room; the sync after the last. */
static lb_code send_more(struct pipeline *pipeline)
{
    pg_connection *connection = pipeline->connection;
    const struct libpq *pq = connection->pq;
    bool is_stopping = pipeline->code != LB_OK || pg_is_stopped(connection);
    while (!is_stopping && pipeline->sent < pipeline->count &&
           pipeline->sent - pipeline->done < WINDOW && pipeline->unflushed < FLUSH_BYTES) {
        lb_str text = pipeline->commands[pipeline->sent].sql;
        char *sql = lb_strndup(text.ptr, text.len);
        int sent = pq->sendQueryParams(connection->conn, sql, 0, NULL, NULL, NULL, NULL, 0);
        free(sql);
        if (!sent) {
            return lose(pipeline);
        }
        pipeline->sent++;
        pipeline->unflushed += text.len;
        if (pipeline->sent % (WINDOW / 2) == 0 && !pq->sendFlushRequest(connection->conn)) {
            return lose(pipeline);
        }
    }
    if ((is_stopping || pipeline->sent == pipeline->count) && !pipeline->is_synced) {
        if (!pq->pipelineSync(connection->conn)) {
            return lose(pipeline);
        }
        pipeline->is_synced = true;
    }
    return LB_OK;
}

/* Sends and reads until the answer to the sync has come. Fails when the connection does. */
static lb_code drive(struct pipeline *pipeline)
{
    pg_connection *connection = pipeline->connection;
    const struct libpq *pq = connection->pq;
    while (!pipeline->is_over) {
        LB_TRY(send_more(pipeline));
        int unsent = pq->flush(connection->conn);
        if (unsent < 0) {
            return lose(pipeline);
        }
        pipeline->unflushed = unsent ? pipeline->unflushed : 0;
        bool can_send = !unsent && !pipeline->is_synced &&
                        pipeline->sent - pipeline->done < WINDOW && pipeline->code == LB_OK;
        if (can_send) {
            continue;
        }
        LB_TRY(pg_wait(connection, unsent ? POLLIN | POLLOUT : POLLIN, error_of(pipeline)));
        bool is_alive = pq->consumeInput(connection->conn);
        LB_TRY(take_results(pipeline));
        if (!is_alive && !pipeline->is_over) {
            return lose(pipeline);
        }
    }
    return LB_OK;
}

static lb_code run_pipeline(pg_connection *connection, const lb_command *commands, size_t count,
                            size_t *failed, lb_error *error)
{
    struct pipeline pipeline = {.connection = connection,
                                .commands = commands,
                                .count = count,
                                .failed = count,
                                .error = error};
    *failed = 0;
    LB_TRY(pg_check(connection, error));
    if (!connection->pq->enterPipelineMode(connection->conn)) {
        return pg_fail_lost(connection, error);
    }
    lb_code code = drive(&pipeline);
    if (code == LB_OK && !connection->pq->exitPipelineMode(connection->conn)) {
        code = pg_fail_lost(connection, error_of(&pipeline));
    }
    if (pipeline.code != LB_OK) {
        *failed = pipeline.failed;
        return pipeline.code;
    }
    *failed = pipeline.done;
    if (code == LB_OK && pipeline.done < count) { /* stopped between two commands */
        code = pg_fail_stopped(connection, error);
    }
    return code;
}

/* ---- Runs ----------------------------------------------------------------------------------- */

/* What of `commands` can go out in one pipeline: single statements that leave the transaction as
 * it is, and whose results are small. */
static size_t pipeline_length(const lb_command *commands, size_t count)
{
    size_t length = 0;
    while (length < count && lb_script_check(commands[length].sql, NULL) == LB_OK) {
        pg_shape shape = pg_shape_of(commands[length].sql);
        if (!shape.is_single || shape.effect != LB_EFFECT_NONE) {
            break;
        }
        length++;
    }
    return length;
}

static lb_code run_alone(pg_connection *connection, const lb_command *command, lb_error *error)
{
    LB_TRY(lb_script_check(command->sql, error));
    pg_shape shape = pg_shape_of(command->sql);
    if (shape.effect == LB_EFFECT_COPY) {
        lb_fail(error, LB_ERR_UNSUPPORTED,
                "COPY from STDIN or to STDOUT is done by psql, not by the server");
        lb_error_hint(error, "write the rows as INSERT statements");
        lb_command_locate(command, 0, error);
        return LB_ERR_UNSUPPORTED;
    }
    return pg_run_simply(connection, command, error);
}

lb_code pg_run(lb_connection *base, const lb_command *commands, size_t count, size_t *failed,
               lb_error *error)
{
    pg_connection *connection = pg_connection_of(base);
    *failed = 0;
    LB_TRY(pg_settle(connection, error));
    while (*failed < count) {
        const lb_command *rest = commands + *failed;
        size_t length = 0;
        if (pg_transaction(base) == LB_TRANSACTION_OPEN) {
            length = pipeline_length(rest, count - *failed);
        }
        if (length > 1) {
            size_t done = 0;
            lb_code code = run_pipeline(connection, rest, length, &done, error);
            *failed += done;
            LB_TRY(code);
        } else {
            LB_TRY(run_alone(connection, rest, error));
            ++*failed;
        }
    }
    return LB_OK;
}
