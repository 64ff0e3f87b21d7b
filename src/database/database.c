#include "database/database.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "database/ahead.h"
#include "database/mysql/mysql.h"
#include "database/postgresql/postgresql.h"
#include "database/sqlite/sqlite.h"

const char lb_database_logger[] = "limbeck.database";

static const lb_dialect *const dialects[] = {
    &lb_postgresql_dialect, &lb_sqlite_dialect, &lb_mysql_dialect, &lb_mariadb_dialect, NULL,
};

const lb_dialect *const *lb_dialects(void)
{
    return dialects;
}

const lb_dialect *lb_dialect_find(lb_str name)
{
    for (const lb_dialect *const *dialect = dialects; *dialect; dialect++) {
        if (lb_str_is(name, (*dialect)->name)) {
            return *dialect;
        }
    }
    return NULL;
}

lb_code lb_connection_open(const lb_url *url, const lb_connect_options *options,
                           lb_connection **out, lb_error *error)
{
    static const lb_connect_options defaults;
    const lb_dialect *dialect = lb_dialect_find(url->backend);
    if (!dialect) {
        return lb_url_fail_backend(url, error);
    }
    if (!dialect->driver) {
        lb_fail(error, LB_ERR_UNSUPPORTED, "limbeck cannot connect to a database of %s yet",
                dialect->name);
        lb_error_hint(error, "--sql writes the SQL for it");
        return LB_ERR_UNSUPPORTED;
    }
    return dialect->driver->open(url, options ? options : &defaults, out, error);
}

void lb_connection_close(lb_connection *connection)
{
    if (connection) {
        lb_ahead_wait(connection);
        connection->driver->close(connection);
    }
}

lb_code lb_connection_run(lb_connection *connection, const lb_command *commands, size_t count,
                          size_t *failed, lb_error *error)
{
    size_t ignored;
    lb_ahead_wait(connection);
    return connection->driver->run(connection, commands, count, failed ? failed : &ignored, error);
}

lb_code lb_connection_execute(lb_connection *connection, lb_str sql, lb_error *error)
{
    return lb_connection_run(connection, &(lb_command){.sql = sql}, 1, NULL, error);
}

lb_code lb_connection_select(lb_connection *connection, const lb_query *query, lb_cursor **out,
                             lb_error *error)
{
    lb_ahead_wait(connection);
    return connection->driver->select(connection, query, out, error);
}

static void describe(const lb_cursor *cursor, size_t index, const lb_row_sink *sink)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str *names = LB_NEW_ARRAY(&arena, lb_str, cursor->column_count);
    for (size_t i = 0; i < cursor->column_count; i++) {
        names[i] = cursor->columns[i].name;
    }
    sink->columns(sink->context, index, names, cursor->column_count);
}

static lb_code select_one(lb_connection *connection, const lb_query *queries, size_t index,
                          const lb_row_sink *sink, lb_error *error)
{
    lb_cursor *cursor;
    bool has_row = true;
    LB_TRY(lb_connection_select(connection, &queries[index], &cursor, error));
    lb_code code = lb_cursor_next(cursor, &has_row, error);
    if (code == LB_OK && has_row && sink->columns) {
        describe(cursor, index, sink);
    }
    while (code == LB_OK && has_row) {
        code = sink->row(sink->context, index, cursor->values, error);
        if (code == LB_OK) {
            code = lb_cursor_next(cursor, &has_row, error);
        }
    }
    lb_cursor_finish(cursor);
    return code;
}

lb_code lb_connection_select_all(lb_connection *connection, const lb_query *queries, size_t count,
                                 const lb_row_sink *sink, lb_error *error)
{
    lb_ahead_wait(connection);
    if (connection->driver->select_all) {
        return connection->driver->select_all(connection, queries, count, sink, error);
    }
    for (size_t i = 0; i < count; i++) {
        LB_TRY(select_one(connection, queries, i, sink, error));
    }
    return LB_OK;
}

lb_code lb_cursor_next(lb_cursor *cursor, bool *has_row, lb_error *error)
{
    lb_ahead_wait(cursor->connection);
    return cursor->connection->driver->next(cursor, has_row, error);
}

void lb_cursor_finish(lb_cursor *cursor)
{
    if (cursor) {
        lb_ahead_wait(cursor->connection);
        cursor->connection->driver->finish(cursor);
    }
}

lb_transaction lb_connection_transaction(lb_connection *connection)
{
    lb_ahead_wait(connection);
    return connection->driver->transaction(connection);
}

lb_code lb_connection_begin(lb_connection *connection, lb_error *error)
{
    lb_ahead_wait(connection);
    return connection->driver->begin(connection, error);
}

/* PostgreSQL answers COMMIT in a failed transaction with a rollback, and no error. */
lb_code lb_connection_commit(lb_connection *connection, lb_error *error)
{
    if (lb_connection_transaction(connection) == LB_TRANSACTION_FAILED) {
        lb_fail(error, LB_ERR_DATABASE,
                "the transaction has failed and cannot be committed, only rolled back");
        lb_error_sqlstate(error, "25P02");
        return LB_ERR_DATABASE;
    }
    return lb_connection_execute(connection, lb_str_of(connection->dialect->commit), error);
}

void lb_connection_rollback(lb_connection *connection)
{
    lb_ahead_wait(connection);
    connection->driver->rollback(connection);
}

void lb_connection_cancel(lb_connection *connection)
{
    connection->driver->cancel(connection);
}

lb_code lb_connection_is_direct(lb_connection *connection, bool *out, lb_error *error)
{
    lb_ahead_wait(connection);
    return connection->driver->is_direct(connection, out, error);
}

/* ---- Results -------------------------------------------------------------------------------- */

/* The shortest of the usual forms that reads back as the same number. */
static lb_str real_text(lb_arena *arena, double real)
{
    char text[40];
    snprintf(text, sizeof text, "%.15g", real);
    if (strtod(text, NULL) != real) {
        snprintf(text, sizeof text, "%.17g", real);
    }
    return lb_arena_str(arena, lb_str_of(text));
}

static lb_str value_text(lb_arena *arena, const lb_datum *value)
{
    switch (value->kind) {
    case LB_DATUM_TEXT:
    case LB_DATUM_BYTES:
        return lb_arena_str(arena, value->text);
    case LB_DATUM_INTEGER:
        return lb_str_of(lb_arena_format(arena, "%lld", (long long)value->integer));
    case LB_DATUM_REAL:
        return real_text(arena, value->real);
    case LB_DATUM_NULL:
        break;
    }
    return (lb_str){0};
}

static lb_code collect(lb_cursor *cursor, lb_result *result, lb_error *error)
{
    lb_arena *arena = &result->arena;
    result->column_count = cursor->column_count;
    result->columns = LB_NEW_ARRAY(arena, lb_str, cursor->column_count);
    for (size_t i = 0; i < cursor->column_count; i++) {
        result->columns[i] = lb_arena_str(arena, cursor->columns[i].name);
    }
    lb_str_vector values = {0};
    bool has_row = true;
    for (;;) {
        LB_TRY(lb_cursor_next(cursor, &has_row, error));
        if (!has_row) {
            break;
        }
        for (size_t i = 0; i < cursor->column_count; i++) {
            lb_vector_push_in(arena, &values, value_text(arena, &cursor->values[i]));
        }
        result->row_count++;
    }
    result->values = values.items;
    result->affected = cursor->affected;
    return LB_OK;
}

lb_code lb_connection_query(lb_connection *connection, lb_str sql, lb_result *out, lb_error *error)
{
    lb_cursor *cursor;
    LB_TRY(lb_connection_select(connection, &(lb_query){.command.sql = sql}, &cursor, error));
    lb_result result = {0};
    lb_code code = collect(cursor, &result, error);
    lb_cursor_finish(cursor);
    if (code != LB_OK) {
        lb_result_free(&result);
        return code;
    }
    *out = result;
    return LB_OK;
}

void lb_result_free(lb_result *result)
{
    if (result) {
        lb_arena_free(&result->arena);
        *result = (lb_result){0};
    }
}

lb_str lb_result_value(const lb_result *result, size_t row, size_t column)
{
    return result->values[row * result->column_count + column];
}
