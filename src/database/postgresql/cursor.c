#include <stdio.h>
#include <stdlib.h>

#include "database/postgresql/connection.h"
#include "database/postgresql/split.h"

enum { BYTEA = 17 }; /* its OID */

struct kept_row {
    lb_datum *values;
};

/*
 * Rows come one by one (single-row mode) while the cursor is the connection's `streaming`. When
 * something else is to be sent, the rest of them is read into `kept`.
 */
struct pg_cursor {
    lb_cursor base;
    pg_connection *connection;
    lb_arena arena;
    lb_command command;
    PGresult *result; /* holds `row` */
    int row;
    lb_datum *values;
    bool is_over;     /* nothing more comes from the server */
    bool has_pending; /* `row` was fetched ahead, and not handed out yet */
    LB_VECTOR(struct kept_row) kept;
    size_t handed_out; /* of `kept` */
    lb_code kept_code; /* what came behind the kept rows */
    lb_error kept_error;
};

/* ---- Fetching ------------------------------------------------------------------------------- */

static void describe_columns(struct pg_cursor *cursor)
{
    const struct libpq *pq = cursor->connection->pq;
    size_t count = (size_t)pq->nfields(cursor->result);
    if (cursor->base.columns || count == 0) {
        return;
    }
    lb_column *columns = LB_NEW_ARRAY(&cursor->arena, lb_column, count);
    for (int i = 0; i < (int)count; i++) {
        columns[i].name = lb_arena_str(&cursor->arena, lb_str_of(pq->fname(cursor->result, i)));
        columns[i].type = pq->ftype(cursor->result, i);
        columns[i].modifier = pq->fmod(cursor->result, i);
    }
    cursor->base.columns = columns;
    cursor->base.column_count = count;
    cursor->values = LB_NEW_ARRAY(&cursor->arena, lb_datum, count);
}

/* Drops what is left of a failed query. */
static void drain(struct pg_cursor *cursor)
{
    PGresult *result = NULL;
    do {
        cursor->connection->pq->clear(result);
        result = NULL;
    } while (pg_get_result(cursor->connection, &result, NULL) == LB_OK && result);
}

static void end(struct pg_cursor *cursor)
{
    cursor->is_over = true;
    if (cursor->connection->streaming == cursor) {
        cursor->connection->streaming = NULL;
    }
}

/* Takes the next result of the query. After the last, is_over is set. */
static lb_code fetch_result(struct pg_cursor *cursor, lb_error *error)
{
    pg_connection *connection = cursor->connection;
    PGresult *result = NULL;
    lb_code code = pg_get_result(connection, &result, error);
    if (code == LB_OK && result && pg_is_failure(connection, result)) {
        code = pg_fail_result(connection, &cursor->command, result, error);
        connection->pq->clear(result);
        drain(cursor);
    }
    if (code != LB_OK || !result) {
        end(cursor);
        return code;
    }
    cursor->result = result;
    cursor->row = 0;
    describe_columns(cursor);
    if (connection->pq->resultStatus(result) != PGRES_SINGLE_TUPLE) {
        cursor->base.affected = pg_affected(connection, result);
    }
    return LB_OK;
}

/* Moves to the next row that comes from the server. */
static lb_code fetch_row(struct pg_cursor *cursor, bool *has_row, lb_error *error)
{
    const struct libpq *pq = cursor->connection->pq;
    cursor->row++;
    while (!cursor->result || cursor->row >= pq->ntuples(cursor->result)) {
        pq->clear(cursor->result);
        cursor->result = NULL;
        if (cursor->is_over) {
            *has_row = false;
            return LB_OK;
        }
        LB_TRY(fetch_result(cursor, error));
    }
    *has_row = true;
    return LB_OK;
}

/* The values of the row point into the result. */
static void read_row(const struct pg_cursor *cursor, lb_datum *values)
{
    const struct libpq *pq = cursor->connection->pq;
    for (int i = 0; i < (int)cursor->base.column_count; i++) {
        values[i] = (lb_datum){0};
        if (!pq->getisnull(cursor->result, cursor->row, i)) {
            values[i].kind = LB_DATUM_TEXT;
            values[i].text.ptr = pq->getvalue(cursor->result, cursor->row, i);
            values[i].text.len = (size_t)pq->getlength(cursor->result, cursor->row, i);
        }
    }
}

static void keep_row(struct pg_cursor *cursor)
{
    size_t count = cursor->base.column_count;
    lb_datum *values = LB_NEW_ARRAY(&cursor->arena, lb_datum, count);
    read_row(cursor, values);
    for (size_t i = 0; i < count; i++) {
        if (values[i].kind != LB_DATUM_NULL) {
            values[i].text = lb_arena_str(&cursor->arena, values[i].text);
        }
    }
    lb_vector_push_in(&cursor->arena, &cursor->kept, (struct kept_row){values});
}

lb_code pg_settle(pg_connection *connection, lb_error *error)
{
    struct pg_cursor *cursor = connection->streaming;
    if (!cursor) {
        return LB_OK;
    }
    bool has_row = cursor->has_pending;
    cursor->has_pending = false;
    lb_code code = LB_OK;
    do {
        if (has_row) {
            keep_row(cursor);
        }
        code = fetch_row(cursor, &has_row, &cursor->kept_error);
    } while (code == LB_OK && has_row);
    cursor->kept_code = code;
    return connection->is_lost ? pg_fail_lost(connection, error) : LB_OK;
}

static lb_code take_kept(struct pg_cursor *cursor, bool *has_row, lb_error *error)
{
    if (cursor->handed_out < cursor->kept.count) {
        cursor->base.values = cursor->kept.items[cursor->handed_out++].values;
        *has_row = true;
        return LB_OK;
    }
    lb_code code = cursor->kept_code;
    cursor->kept_code = LB_OK;
    if (code != LB_OK) {
        return lb_error_move(error, &cursor->kept_error);
    }
    *has_row = false;
    return LB_OK;
}

lb_code pg_next(lb_cursor *base, bool *has_row, lb_error *error)
{
    struct pg_cursor *cursor = (struct pg_cursor *)base;
    bool is_there = true;
    if (cursor->has_pending) {
        cursor->has_pending = false;
    } else if (cursor->is_over && !cursor->result) {
        return take_kept(cursor, has_row, error);
    } else {
        LB_TRY(fetch_row(cursor, &is_there, error));
    }
    if (is_there) {
        read_row(cursor, cursor->values);
        base->values = cursor->values;
    }
    *has_row = is_there;
    return LB_OK;
}

/* ---- Starting and finishing ----------------------------------------------------------------- */

pg_parameters pg_parameters_of(lb_arena *arena, const lb_query *query)
{
    size_t count = query->parameter_count;
    pg_parameters out = {LB_NEW_ARRAY(arena, Oid, count), LB_NEW_ARRAY(arena, const char *, count),
                         LB_NEW_ARRAY(arena, int, count), LB_NEW_ARRAY(arena, int, count)};
    for (size_t i = 0; i < count; i++) {
        const lb_datum *value = &query->parameters[i];
        out.types[i] = query->types ? query->types[i] : 0;
        switch (value->kind) {
        case LB_DATUM_TEXT:
            out.values[i] = lb_arena_strndup(arena, value->text.ptr, value->text.len);
            break;
        case LB_DATUM_BYTES:
            out.values[i] = lb_arena_strndup(arena, value->text.ptr, value->text.len);
            out.lengths[i] = (int)value->text.len;
            out.formats[i] = 1;
            out.types[i] = out.types[i] ? out.types[i] : BYTEA;
            break;
        case LB_DATUM_INTEGER:
            out.values[i] = lb_arena_format(arena, "%lld", (long long)value->integer);
            break;
        case LB_DATUM_REAL:
            out.values[i] = lb_arena_format(arena, "%.17g", value->real);
            break;
        case LB_DATUM_NULL:
            break;
        }
    }
    return out;
}

static lb_code check_parameters(const lb_query *query, lb_error *error)
{
    const size_t limit = 65535; /* of the protocol */
    if (query->parameter_count > limit) {
        return lb_fail(error, LB_ERR_DATABASE, "a statement has at most %zu parameters, not %zu",
                       limit, query->parameter_count);
    }
    for (size_t i = 0; i < query->parameter_count; i++) {
        const lb_datum *value = &query->parameters[i];
        if (value->kind == LB_DATUM_TEXT && memchr(value->text.ptr, '\0', value->text.len)) {
            return lb_fail(error, LB_ERR_DATABASE, "parameter %zu has a NUL byte in its text",
                           i + 1);
        }
        if (value->text.len > INT32_MAX) {
            return lb_fail(error, LB_ERR_DATABASE, "parameter %zu is too long", i + 1);
        }
    }
    return LB_OK;
}

static lb_code send(struct pg_cursor *cursor, const lb_query *query, bool is_single,
                    lb_error *error)
{
    pg_connection *connection = cursor->connection;
    const struct libpq *pq = connection->pq;
    LB_AUTO_ARENA lb_arena arena = {0};
    const char *sql = cursor->command.sql.ptr; /* a copy, with a NUL */
    int sent;
    if (is_single || query->parameter_count > 0) {
        pg_parameters parameters = pg_parameters_of(&arena, query);
        sent = pq->sendQueryParams(connection->conn, sql, (int)query->parameter_count,
                                   parameters.types, parameters.values, parameters.lengths,
                                   parameters.formats, 0) &&
               pq->setSingleRowMode(connection->conn);
    } else {
        sent = pq->sendQuery(connection->conn, sql);
    }
    return sent ? pg_flush(connection, error) : pg_fail_lost(connection, error);
}

static lb_code start(struct pg_cursor *cursor, const lb_query *query, lb_error *error)
{
    pg_connection *connection = cursor->connection;
    pg_shape shape = pg_shape_of(query->command.sql);
    LB_TRY(lb_script_check(query->command.sql, error));
    LB_TRY(check_parameters(query, error));
    LB_TRY(pg_settle(connection, error));
    LB_TRY(pg_check(connection, error));
    LB_TRY(send(cursor, query, shape.is_single, error));
    if (!shape.is_single && query->parameter_count == 0) {
        /* Of a string of several statements the last one's rows count. */
        LB_TRY(pg_finish_query(connection, &cursor->command, &cursor->result, error));
        cursor->is_over = true;
        cursor->row = -1;
        if (cursor->result) {
            cursor->base.affected = pg_affected(connection, cursor->result);
            describe_columns(cursor);
        }
        return LB_OK;
    }
    connection->streaming = cursor;
    return fetch_row(cursor, &cursor->has_pending, error);
}

void pg_finish(lb_cursor *base)
{
    struct pg_cursor *cursor = (struct pg_cursor *)base;
    if (cursor->connection->streaming == cursor) {
        drain(cursor);
        end(cursor);
    }
    cursor->connection->pq->clear(cursor->result);
    lb_error_clear(&cursor->kept_error);
    lb_arena_free(&cursor->arena);
    free(cursor);
}

lb_code pg_select(lb_connection *base, const lb_query *query, lb_cursor **out, lb_error *error)
{
    struct pg_cursor *cursor = lb_alloc(sizeof *cursor);
    cursor->base.connection = base;
    cursor->base.affected = -1;
    cursor->connection = pg_connection_of(base);
    cursor->command = query->command;
    cursor->command.sql = lb_arena_str(&cursor->arena, query->command.sql);
    if (query->command.file) {
        cursor->command.file = lb_arena_strdup(&cursor->arena, query->command.file);
    }
    lb_code code = start(cursor, query, error);
    if (code != LB_OK) {
        pg_finish(&cursor->base);
        return code;
    }
    *out = &cursor->base;
    return LB_OK;
}
