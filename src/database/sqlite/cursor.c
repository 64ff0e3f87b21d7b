#include <limits.h>
#include <stdlib.h>

#include "database/sqlite/connection.h"

struct cursor {
    lb_cursor base;
    lb_arena arena;
    lb_command command;
    sqlite3_stmt *statement; /* NULL for a text without a statement */
    lb_datum *values;
    int status; /* of the last step, whose row was not handed out yet */
    int total_changes;
};

static int bind(const struct libsqlite3 *api, sqlite3_stmt *statement, int index,
                const lb_datum *value)
{
    if (value->text.len > INT_MAX) {
        return SQLITE_TOOBIG;
    }
    int length = (int)value->text.len;
    switch (value->kind) {
    case LB_DATUM_TEXT:
        return api->bind_text(statement, index, value->text.ptr, length, SQLITE_TRANSIENT);
    case LB_DATUM_BYTES:
        return api->bind_blob(statement, index, length ? value->text.ptr : "", length,
                              SQLITE_TRANSIENT);
    case LB_DATUM_INTEGER:
        return api->bind_int64(statement, index, value->integer);
    case LB_DATUM_REAL:
        return api->bind_double(statement, index, value->real);
    case LB_DATUM_NULL:
        break;
    }
    return api->bind_null(statement, index);
}

static lb_code bind_all(sqlite_connection *connection, struct cursor *cursor, const lb_query *query,
                        lb_error *error)
{
    const struct libsqlite3 *api = connection->api;
    int wanted = api->bind_parameter_count(cursor->statement);
    if ((size_t)wanted != query->parameter_count) {
        lb_fail(error, LB_ERR_DATABASE,
                "Incorrect number of bindings supplied. The current statement uses %d, and there "
                "are %zu supplied.",
                wanted, query->parameter_count);
        lb_command_locate(&cursor->command, 0, error);
        return LB_ERR_DATABASE;
    }
    for (int i = 0; i < wanted; i++) {
        int result = bind(api, cursor->statement, i + 1, &query->parameters[i]);
        if (result != SQLITE_OK) {
            return sqlite_fail(connection, &cursor->command, 0, result, error);
        }
    }
    return LB_OK;
}

static void describe_columns(sqlite_connection *connection, struct cursor *cursor)
{
    const struct libsqlite3 *api = connection->api;
    int count = api->column_count(cursor->statement);
    lb_column *columns = LB_NEW_ARRAY(&cursor->arena, lb_column, (size_t)count);
    for (int i = 0; i < count; i++) {
        const char *declared =
            api->column_decltype ? api->column_decltype(cursor->statement, i) : NULL;
        columns[i].name =
            lb_arena_str(&cursor->arena, lb_str_of(api->column_name(cursor->statement, i)));
        columns[i].modifier = -1;
        if (declared) {
            columns[i].declared = lb_arena_str(&cursor->arena, lb_str_of(declared));
        }
    }
    cursor->base.columns = columns;
    cursor->base.column_count = (size_t)count;
    cursor->values = LB_NEW_ARRAY(&cursor->arena, lb_datum, (size_t)count);
    cursor->base.values = cursor->values;
}

static lb_code step(sqlite_connection *connection, struct cursor *cursor, lb_error *error)
{
    cursor->status = connection->api->step(cursor->statement);
    if (cursor->status == SQLITE_ROW) {
        return LB_OK;
    }
    if (cursor->status != SQLITE_DONE) {
        return sqlite_fail(connection, &cursor->command, 0, cursor->status, error);
    }
    cursor->base.affected = sqlite_changes_since(connection, cursor->total_changes);
    return LB_OK;
}

/* Prepares the query, whose text must hold one statement at most, and takes the first step. */
static lb_code start(sqlite_connection *connection, struct cursor *cursor, const lb_query *query,
                     lb_error *error)
{
    size_t offset = 0;
    sqlite3_stmt *second;
    LB_TRY(lb_script_check(query->command.sql, error));
    LB_TRY(sqlite_prepare(connection, &cursor->command, &offset, &cursor->statement, error));
    LB_TRY(sqlite_prepare(connection, &cursor->command, &offset, &second, error));
    if (second) {
        connection->api->finalize(second);
        lb_fail(error, LB_ERR_DATABASE, "a query can hold one statement only");
        lb_command_locate(&cursor->command, 0, error);
        return LB_ERR_DATABASE;
    }
    cursor->total_changes = connection->api->total_changes(connection->db);
    if (!cursor->statement) {
        cursor->status = SQLITE_DONE;
        return LB_OK;
    }
    LB_TRY(bind_all(connection, cursor, query, error));
    LB_TRY(step(connection, cursor, error));
    describe_columns(connection, cursor); /* a step may have compiled it anew */
    return LB_OK;
}

void sqlite_finish(lb_cursor *base)
{
    struct cursor *cursor = (struct cursor *)base;
    sqlite_connection_of(base->connection)->api->finalize(cursor->statement);
    lb_arena_free(&cursor->arena);
    free(cursor);
}

lb_code sqlite_select(lb_connection *base, const lb_query *query, lb_cursor **out, lb_error *error)
{
    sqlite_connection *connection = sqlite_connection_of(base);
    if (sqlite_is_stopped(connection)) {
        return sqlite_fail_stopped(connection, error);
    }
    struct cursor *cursor = lb_alloc(sizeof *cursor);
    cursor->base.connection = base;
    cursor->command = query->command;
    cursor->command.sql = lb_arena_str(&cursor->arena, query->command.sql);
    if (query->command.file) {
        cursor->command.file = lb_arena_strdup(&cursor->arena, query->command.file);
    }
    lb_code code = start(connection, cursor, query, error);
    if (code != LB_OK) {
        sqlite_finish(&cursor->base);
        return code;
    }
    sqlite_follow_pragma(connection, query->command.sql);
    *out = &cursor->base;
    return LB_OK;
}

static void read_value(const struct libsqlite3 *api, sqlite3_stmt *statement, int column,
                       lb_datum *out)
{
    *out = (lb_datum){0};
    switch (api->column_type(statement, column)) {
    case SQLITE_INTEGER:
        out->kind = LB_DATUM_INTEGER;
        out->integer = api->column_int64(statement, column);
        break;
    case SQLITE_FLOAT:
        out->kind = LB_DATUM_REAL;
        out->real = api->column_double(statement, column);
        break;
    case SQLITE_TEXT:
        out->kind = LB_DATUM_TEXT;
        out->text.ptr = (const char *)api->column_text(statement, column);
        out->text.len = (size_t)api->column_bytes(statement, column);
        break;
    case SQLITE_BLOB:
        out->kind = LB_DATUM_BYTES;
        out->text.ptr = api->column_blob(statement, column); /* NULL where it is empty */
        out->text.len = (size_t)api->column_bytes(statement, column);
        out->text.ptr = out->text.ptr ? out->text.ptr : "";
        break;
    default:
        break;
    }
}

lb_code sqlite_next(lb_cursor *base, bool *has_row, lb_error *error)
{
    struct cursor *cursor = (struct cursor *)base;
    sqlite_connection *connection = sqlite_connection_of(base->connection);
    if (sqlite_is_stopped(connection)) {
        return sqlite_fail_stopped(connection, error);
    }
    if (cursor->status == SQLITE_OK) { /* the row before was handed out */
        LB_TRY(step(connection, cursor, error));
    }
    *has_row = cursor->status == SQLITE_ROW;
    if (*has_row) {
        for (size_t i = 0; i < base->column_count; i++) {
            read_value(connection->api, cursor->statement, (int)i, &cursor->values[i]);
        }
        cursor->status = SQLITE_OK;
    }
    return LB_OK;
}
