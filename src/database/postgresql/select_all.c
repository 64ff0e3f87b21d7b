#include <stdlib.h>

#include "database/postgresql/connection.h"

/*
 * All queries go out together, each answer comes row by row. When one fails the server skips those
 * behind it; so does the sink's own failure, whose rows are then dropped.
 */
struct reading {
    pg_connection *connection;
    const lb_query *queries;
    const lb_row_sink *sink;
    lb_datum *values; /* room for the widest row so far */
    size_t width;
    bool is_described; /* the sink knows the columns of this query */
    lb_code code;
    lb_error *error; /* filled by the first failure */
};

static lb_error *error_of(const struct reading *reading)
{
    return reading->code == LB_OK ? reading->error : NULL;
}

static lb_code send(pg_connection *connection, lb_arena *arena, const lb_query *query,
                    lb_error *error)
{
    const struct libpq *pq = connection->pq;
    const char *sql = lb_arena_str(arena, query->command.sql).ptr;
    pg_parameters parameters = pg_parameters_of(arena, query);
    if (!pq->sendQueryParams(connection->conn, sql, (int)query->parameter_count, parameters.types,
                             parameters.values, parameters.lengths, parameters.formats, 0)) {
        return pg_fail_lost(connection, error);
    }
    return LB_OK;
}

static void describe(struct reading *reading, size_t index, const PGresult *result, size_t width)
{
    const struct libpq *pq = reading->connection->pq;
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str *names = LB_NEW_ARRAY(&arena, lb_str, width);
    for (size_t i = 0; i < width; i++) {
        names[i] = lb_str_of(pq->fname(result, (int)i));
    }
    reading->sink->columns(reading->sink->context, index, names, width);
    reading->is_described = true;
}

static void hand_out(struct reading *reading, size_t index, const PGresult *result)
{
    const struct libpq *pq = reading->connection->pq;
    size_t width = (size_t)pq->nfields(result);
    if (width > reading->width) {
        reading->values = lb_realloc_array(reading->values, width, sizeof *reading->values);
        reading->width = width;
    }
    if (reading->sink->columns && !reading->is_described && width) {
        describe(reading, index, result, width);
    }
    for (int row = 0; row < pq->ntuples(result) && reading->code == LB_OK; row++) {
        for (int i = 0; i < (int)width; i++) {
            lb_datum *value = &reading->values[i];
            *value = (lb_datum){0};
            if (!pq->getisnull(result, row, i)) {
                value->kind = LB_DATUM_TEXT;
                value->text.ptr = pq->getvalue(result, row, i);
                value->text.len = (size_t)pq->getlength(result, row, i);
            }
        }
        reading->code =
            reading->sink->row(reading->sink->context, index, reading->values, reading->error);
    }
}

/* The results of one query, up to the NULL that ends them. */
static lb_code take_results(struct reading *reading, size_t index)
{
    pg_connection *connection = reading->connection;
    const struct libpq *pq = connection->pq;
    pq->setSingleRowMode(connection->conn);
    reading->is_described = false;
    for (;;) {
        PGresult *result = NULL;
        LB_TRY(pg_get_result(connection, &result, error_of(reading)));
        if (!result) {
            return LB_OK;
        }
        if (reading->code == LB_OK && pg_is_failure(connection, result)) {
            reading->code = pg_fail_result(connection, &reading->queries[index].command, result,
                                           reading->error);
        } else if (reading->code == LB_OK) {
            hand_out(reading, index, result);
        }
        pq->clear(result);
    }
}

/* Up to the answer to the sync. */
static lb_code take_all(struct reading *reading, size_t count)
{
    pg_connection *connection = reading->connection;
    const struct libpq *pq = connection->pq;
    LB_TRY(pg_flush(connection, reading->error));
    for (size_t i = 0; i < count; i++) {
        LB_TRY(take_results(reading, i));
    }
    for (bool is_over = false; !is_over;) {
        PGresult *result = NULL;
        LB_TRY(pg_get_result(connection, &result, error_of(reading)));
        is_over = result && pq->resultStatus(result) == PGRES_PIPELINE_SYNC;
        pq->clear(result);
        if (!result) {
            return pg_fail_lost(connection, error_of(reading));
        }
    }
    return pq->exitPipelineMode(connection->conn) ? LB_OK
                                                  : pg_fail_lost(connection, error_of(reading));
}

lb_code pg_select_all(lb_connection *base, const lb_query *queries, size_t count,
                      const lb_row_sink *sink, lb_error *error)
{
    pg_connection *connection = pg_connection_of(base);
    const struct libpq *pq = connection->pq;
    LB_AUTO_ARENA lb_arena arena = {0};
    struct reading reading = {
        .connection = connection, .queries = queries, .sink = sink, .error = error};
    LB_TRY(pg_settle(connection, error));
    LB_TRY(pg_check(connection, error));
    if (!pq->enterPipelineMode(connection->conn)) {
        return pg_fail_lost(connection, error);
    }
    for (size_t i = 0; i < count; i++) {
        LB_TRY(send(connection, &arena, &queries[i], error));
    }
    if (!pq->pipelineSync(connection->conn)) {
        return pg_fail_lost(connection, error);
    }
    lb_code code = take_all(&reading, count);
    free(reading.values);
    return reading.code == LB_OK ? code : reading.code;
}
