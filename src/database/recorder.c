#include "database/recorder.h"

#include <inttypes.h>
#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "database/script.h"

static const char reads_rows[] = "reads rows from the database";

void lb_recorder_refuse(lb_recorder *recorder, const char *what)
{
    if (!recorder->refusal) {
        recorder->refusal = what;
        if (recorder->told) {
            recorder->told(recorder->context);
        }
    }
}

static lb_code refuse(lb_recorder *recorder, const char *what, lb_error *error)
{
    lb_recorder_refuse(recorder, what);
    return lb_fail(error, LB_ERR_UNSUPPORTED, "the script %s", what);
}

static void keep(lb_recorder *recorder, lb_str sql)
{
    const lb_recorded recorded = {.sql = lb_arena_str(&recorder->arena, sql)};
    lb_vector_push_in(&recorder->arena, &recorder->statements, recorded);
    if (recorder->told) {
        recorder->told(recorder->context);
    }
}

/* ---- Parameters ------------------------------------------------------------------------------ */

static void add_bytes(lb_text *out, lb_str bytes)
{
    lb_text_adds(out, "X'");
    for (size_t i = 0; i < bytes.len; i++) {
        lb_text_addf(out, "%02X", (unsigned char)bytes.ptr[i]);
    }
    lb_text_addc(out, '\'');
}

/* As short as it can be and read back the same, and no integer. */
static void add_real(lb_text *out, double number)
{
    char text[40];
    if (isnan(number)) {
        lb_text_adds(out, "NULL"); /* as SQLite binds it */
        return;
    }
    if (isinf(number)) {
        lb_text_adds(out, number > 0 ? "9e999" : "-9e999");
        return;
    }
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, number);
        if (strtod(text, NULL) == number) {
            break;
        }
    }
    lb_text_adds(out, text);
    lb_text_adds(out, strpbrk(text, ".e") ? "" : ".0");
}

static void add_value(const lb_dialect *dialect, lb_text *out, const lb_datum *value)
{
    switch (value->kind) {
    case LB_DATUM_NULL:
        lb_text_adds(out, "NULL");
        break;
    case LB_DATUM_TEXT:
        dialect->quote_literal(out, value->text);
        break;
    case LB_DATUM_BYTES:
        add_bytes(out, value->text);
        break;
    case LB_DATUM_INTEGER:
        lb_text_addf(out, "%" PRId64, value->integer);
        break;
    case LB_DATUM_REAL:
        add_real(out, value->real);
        break;
    }
}

/* Each ? outside of quotes takes the next value (SQLite's driver binds them so). */
static void fill(const lb_query *query, const lb_dialect *dialect, lb_text *out)
{
    lb_str sql = query->command.sql;
    size_t next = 0;
    for (size_t i = 0; i < sql.len;) {
        size_t end = lb_script_skip_quoted(sql, i);
        if (end > i) {
            lb_text_add(out, lb_str_slice(sql, i, end));
            i = end;
        } else if (sql.ptr[i] == '?' && next < query->parameter_count) {
            add_value(dialect, out, &query->parameters[next++]);
            i++;
        } else {
            lb_text_addc(out, sql.ptr[i++]);
        }
    }
}

/* ---- The connection -------------------------------------------------------------------------- */

typedef struct recorded_cursor {
    lb_cursor base; /* first: the driver's functions get a pointer to it */
    lb_column column;
} recorded_cursor;

static void close_connection(LB_UNUSED lb_connection *connection)
{
}

static lb_code run(lb_connection *connection, const lb_command *commands, size_t count,
                   size_t *failed, LB_UNUSED lb_error *error)
{
    for (size_t i = 0; i < count; i++) {
        keep(lb_recorder_of(connection), commands[i].sql);
    }
    *failed = count;
    return LB_OK;
}

/* Whether rows come, and of what columns, nobody can tell: there is one column without a name. */
static lb_code select_rows(lb_connection *connection, const lb_query *query, lb_cursor **out,
                           LB_UNUSED lb_error *error)
{
    LB_AUTO_TEXT lb_text text = {0};
    recorded_cursor *cursor = lb_alloc(sizeof *cursor);
    cursor->base =
        (lb_cursor){.connection = connection, .columns = &cursor->column, .affected = -1};
    cursor->base.column_count = 1;
    if (query->parameter_count) {
        fill(query, connection->dialect, &text);
        keep(lb_recorder_of(connection), lb_text_str(&text));
    } else {
        keep(lb_recorder_of(connection), query->command.sql);
    }
    *out = &cursor->base;
    return LB_OK;
}

static lb_code select_all(lb_connection *connection, LB_UNUSED const lb_query *queries,
                          LB_UNUSED size_t count, LB_UNUSED const lb_row_sink *sink,
                          lb_error *error)
{
    return refuse(lb_recorder_of(connection), "asks what the database has", error);
}

static lb_code next(lb_cursor *cursor, LB_UNUSED bool *has_row, lb_error *error)
{
    return refuse(lb_recorder_of(cursor->connection), reads_rows, error);
}

static void finish(lb_cursor *cursor)
{
    free(cursor);
}

static lb_transaction transaction(LB_UNUSED lb_connection *connection)
{
    return LB_TRANSACTION_OPEN;
}

static lb_code begin(LB_UNUSED lb_connection *connection, LB_UNUSED lb_error *error)
{
    return LB_OK;
}

static void rollback(lb_connection *connection)
{
    lb_recorder_refuse(lb_recorder_of(connection), "rolls back");
}

static void cancel(LB_UNUSED lb_connection *connection)
{
}

static lb_code is_direct(LB_UNUSED lb_connection *connection, bool *out, LB_UNUSED lb_error *error)
{
    *out = true;
    return LB_OK;
}

static const lb_driver driver = {
    .close = close_connection,
    .run = run,
    .select = select_rows,
    .select_all = select_all,
    .next = next,
    .finish = finish,
    .transaction = transaction,
    .begin = begin,
    .rollback = rollback,
    .cancel = cancel,
    .is_direct = is_direct,
};

lb_recorder *lb_recorder_of(const lb_connection *connection)
{
    if (!connection || connection->driver != &driver) {
        return NULL;
    }
    size_t before = offsetof(lb_recorder, connection);
    return (lb_recorder *)(void *)((char *)(uintptr_t)connection - before);
}

/* ---- The executor ---------------------------------------------------------------------------- */

static lb_code queue(lb_executor *executor, const lb_command *command, LB_UNUSED lb_error *error)
{
    keep((lb_recorder *)executor, command->sql);
    return LB_OK;
}

static lb_code select_queued(lb_executor *executor, const lb_query *query, lb_cursor **out,
                             lb_error *error)
{
    return select_rows(executor->connection, query, out, error);
}

static lb_code print(LB_UNUSED lb_executor *executor, LB_UNUSED lb_str text,
                     LB_UNUSED lb_error *error)
{
    return LB_OK;
}

static lb_code do_nothing(LB_UNUSED lb_executor *executor, LB_UNUSED lb_error *error)
{
    return LB_OK;
}

static lb_code go_outside(lb_executor *executor, LB_UNUSED lb_error *error)
{
    ((lb_recorder *)executor)->has_outside = true;
    return LB_OK;
}

static lb_code roll_back(lb_executor *executor, lb_error *error)
{
    return refuse((lb_recorder *)executor, "rolls back", error);
}

static const lb_executor_methods methods = {
    queue,      do_nothing, select_queued, print,      go_outside,
    do_nothing, go_outside, roll_back,     do_nothing,
};

void lb_recorder_init(lb_recorder *recorder)
{
    *recorder = (lb_recorder){
        .executor = {.methods = &methods, .connection = &recorder->connection},
        .connection = {.driver = &driver},
    };
}

void lb_recorder_reset(lb_recorder *recorder, const lb_dialect *dialect)
{
    lb_arena_free(&recorder->arena);
    recorder->arena = (lb_arena){0};
    recorder->statements.items = NULL;
    recorder->statements.count = recorder->statements.capacity = 0;
    recorder->has_outside = false;
    recorder->refusal = NULL;
    recorder->executor.dialect = recorder->connection.dialect = dialect;
}

void lb_recorder_free(lb_recorder *recorder)
{
    lb_arena_free(&recorder->arena);
}
