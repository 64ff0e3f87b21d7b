/*
 * Connection: what the parts of SQLite's driver share.
 */
#ifndef LB_DATABASE_SQLITE_CONNECTION_H
#define LB_DATABASE_SQLITE_CONNECTION_H

#include <stdatomic.h>

#include "database/script.h"
#include "database/sqlite/libsqlite3.h"
#include "database/sqlite/sqlite.h"

typedef struct sqlite_connection {
    lb_connection base;
    struct libsqlite3 loaded;
    const struct libsqlite3 *api; /* &loaded, or a test's */
    sqlite3 *db;
    unsigned busy_timeout_ms;
    unsigned busy_ms; /* of the wait that is going on */
    const atomic_bool *interrupted;
    atomic_bool is_cancelled;
    bool is_rolling_back; /* heeds no interruption */
    bool follows_pragmas; /* lb_connect_options */
} sqlite_connection;

static inline sqlite_connection *sqlite_connection_of(lb_connection *base)
{
    return (sqlite_connection *)base;
}

/* Whether the caller wants to stop. */
bool sqlite_is_stopped(const sqlite_connection *connection);
/* LB_ERR_INTERRUPTED; a cancellation is used up by it. */
lb_code sqlite_fail_stopped(sqlite_connection *connection, lb_error *error);
/* Turns a result code into an error with its place. `offset`: where the text that was prepared
 * starts in the command. */
lb_code sqlite_fail(sqlite_connection *connection, const lb_command *command, size_t offset,
                    int result, lb_error *error);
/* Compiles the statement at *offset of the command and moves behind it; NULL where only space and
 * comments are left. */
lb_code sqlite_prepare(sqlite_connection *connection, const lb_command *command, size_t *offset,
                       sqlite3_stmt **out, lb_error *error);
/* Rows that the last statement changed, itself only; what a trigger changes does not count.
 * `total_before`: total_changes() before it. */
int64_t sqlite_changes_since(const sqlite_connection *connection, int total_before);

/* switch.c: after a statement was run. */
void sqlite_follow_pragma(sqlite_connection *connection, lb_str sql);

/* cursor.c */
lb_code sqlite_select(lb_connection *base, const lb_query *query, lb_cursor **out, lb_error *error);
lb_code sqlite_next(lb_cursor *base, bool *has_row, lb_error *error);
void sqlite_finish(lb_cursor *base);

#endif
