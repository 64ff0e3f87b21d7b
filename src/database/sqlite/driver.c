#include <limits.h>
#include <stdlib.h>
#include <time.h>

#include "database/sqlite/connection.h"
#include "database/sqlite/holder.h"

enum {
    DEFAULT_BUSY_TIMEOUT_MS = 5000,
    BUSY_SLEEP_MS = 10,
    PROGRESS_STEPS = 10000, /* of the virtual machine, between two looks at the flags */
};

/* ---- Waiting and stopping ------------------------------------------------------------------- */

bool sqlite_is_stopped(const sqlite_connection *connection)
{
    return !connection->is_rolling_back && (atomic_load(&connection->is_cancelled) ||
                                            (connection->interrupted && *connection->interrupted));
}

lb_code sqlite_fail_stopped(sqlite_connection *connection, lb_error *error)
{
    atomic_store(&connection->is_cancelled, false);
    return lb_fail(error, LB_ERR_INTERRUPTED, "interrupted");
}

static int on_progress(void *context)
{
    return sqlite_is_stopped(context);
}

/* Called by SQLite while another holds the lock; 0 gives up. */
static int on_busy(void *context, int count)
{
    sqlite_connection *connection = context;
    connection->busy_ms = count == 0 ? 0 : connection->busy_ms + BUSY_SLEEP_MS;
    if (sqlite_is_stopped(connection) || connection->busy_ms >= connection->busy_timeout_ms) {
        return 0;
    }
    nanosleep(&(struct timespec){.tv_nsec = BUSY_SLEEP_MS * 1000000L}, NULL);
    return 1;
}

static void cancel(lb_connection *base)
{
    sqlite_connection *connection = sqlite_connection_of(base);
    atomic_store(&connection->is_cancelled, true);
    connection->api->interrupt(connection->db);
}

/* ---- Errors --------------------------------------------------------------------------------- */

static const struct {
    int result; /* primary result code */
    const char *hint;
} hints[] = {
    {SQLITE_BUSY, "another process is writing to the database: try again, or wait longer"},
    {SQLITE_READONLY, "the file, or the folder it is in, is write-protected"},
    {SQLITE_IOERR, "the disk or the file system refused to read or write the file"},
    {SQLITE_CORRUPT, "the file is damaged: PRAGMA integrity_check tells more"},
    {SQLITE_FULL, "there is no space left for the file"},
    {SQLITE_CANTOPEN, "the folder must exist, and you must be allowed to read and write in it"},
    {SQLITE_NOTADB, "the file holds something else, or is encrypted"},
};

static const char *hint_of(int result)
{
    for (size_t i = 0; i < LB_COUNT(hints); i++) {
        if (hints[i].result == (result & 0xFF)) {
            return hints[i].hint;
        }
    }
    return NULL;
}

static void add_holder(const sqlite_connection *connection, lb_error *error)
{
    LB_AUTO_TEXT lb_text holder = {0};
    const char *path = connection->api->db_filename(connection->db, "main");
    if (path && *path && sqlite_describe_holder(path, &holder)) {
        lb_error_detail(error, "the lock is held by %s", lb_text_cstr(&holder));
    }
}

lb_code sqlite_fail(sqlite_connection *connection, const lb_command *command, size_t offset,
                    int result, lb_error *error)
{
    const struct libsqlite3 *api = connection->api;
    if (sqlite_is_stopped(connection)) {
        return sqlite_fail_stopped(connection, error);
    }
    bool is_busy = (result & 0xFF) == SQLITE_BUSY;
    lb_code code = is_busy ? LB_ERR_LOCK : LB_ERR_DATABASE;
    const char *message = api->errmsg(connection->db);
    lb_fail(error, code, "%s", message ? message : api->errstr(result));
    const char *hint = hint_of(result);
    if (hint) {
        lb_error_hint(error, "%s", hint);
    }
    if (is_busy) {
        add_holder(connection, error);
    } else if (result > 0xFF) {
        lb_error_detail(error, "%s (SQLite's extended result code %d)", api->errstr(result),
                        result);
    }
    int within = api->error_offset ? api->error_offset(connection->db) : -1;
    lb_command_locate(command, offset + (within > 0 ? (size_t)within : 0), error);
    return code;
}

/* ---- Opening and closing -------------------------------------------------------------------- */

static void close_connection(lb_connection *base)
{
    sqlite_connection *connection = sqlite_connection_of(base);
    connection->api->close_v2(connection->db); /* rolls back */
    free(connection);
}

static lb_code open_file(sqlite_connection *connection, const lb_url_sqlite *file, lb_error *error)
{
    const struct libsqlite3 *api = connection->api;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | (file->is_uri ? SQLITE_OPEN_URI : 0);
    char *name = lb_strndup(file->filename.ptr, file->filename.len);
    int result = api->open_v2(name, &connection->db, flags, NULL);
    free(name);
    if (result == SQLITE_OK) {
        result = api->extended_result_codes(connection->db, 1);
    }
    if (result == SQLITE_OK) {
        result = api->busy_handler(connection->db, on_busy, connection);
    }
    if (result != SQLITE_OK) {
        lb_fail(error, LB_ERR_CONNECTION, "cannot open the database %.*s: %s",
                LB_ARG(file->filename),
                connection->db ? api->errmsg(connection->db) : api->errstr(result));
        if (hint_of(result)) {
            lb_error_hint(error, "%s", hint_of(result));
        }
        return LB_ERR_CONNECTION;
    }
    api->progress_handler(connection->db, PROGRESS_STEPS, on_progress, connection);
    connection->base.server_version = (unsigned)api->libversion_number();
    return LB_OK;
}

static unsigned busy_timeout(const lb_connect_options *options, double url_seconds)
{
    if (options->busy_timeout_ms) {
        return options->busy_timeout_ms;
    }
    if (url_seconds < 0) {
        return DEFAULT_BUSY_TIMEOUT_MS;
    }
    return url_seconds < INT_MAX / 1000 ? (unsigned)(url_seconds * 1000) : INT_MAX;
}

static lb_code open_connection(const lb_url *url, const lb_connect_options *options,
                               lb_connection **out, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_url_sqlite file;
    LB_TRY(lb_url_sqlite_file(&arena, url, options->directory, &file, error));
    sqlite_connection *connection = lb_alloc(sizeof *connection);
    connection->base.dialect = &lb_sqlite_dialect;
    connection->base.driver = &lb_sqlite_driver;
    connection->interrupted = options->interrupted;
    connection->follows_pragmas = options->follows_pragmas;
    connection->busy_timeout_ms = busy_timeout(options, file.timeout);
    connection->api = options->client;
    lb_code code = LB_OK;
    if (!connection->api) {
        connection->api = &connection->loaded;
        code = libsqlite3_load(&connection->loaded, error);
    }
    if (code != LB_OK) {
        free(connection);
        return code;
    }
    code = open_file(connection, &file, error);
    if (code != LB_OK) {
        close_connection(&connection->base);
        return code;
    }
    *out = &connection->base;
    return LB_OK;
}

/* ---- Running -------------------------------------------------------------------------------- */

lb_code sqlite_prepare(sqlite_connection *connection, const lb_command *command, size_t *offset,
                       sqlite3_stmt **out, lb_error *error)
{
    lb_str rest = lb_str_slice(command->sql, *offset, command->sql.len);
    const char *tail = rest.ptr + rest.len;
    *out = NULL;
    if (rest.len > INT_MAX) {
        return lb_fail(error, LB_ERR_DATABASE, "the statement is too long for SQLite");
    }
    if (rest.len > 0) {
        int result =
            connection->api->prepare_v2(connection->db, rest.ptr, (int)rest.len, out, &tail);
        if (result != SQLITE_OK) {
            return sqlite_fail(connection, command, *offset, result, error);
        }
    }
    *offset = command->sql.len - (size_t)(rest.ptr + rest.len - tail);
    return LB_OK;
}

int64_t sqlite_changes_since(const sqlite_connection *connection, int total_before)
{
    const struct libsqlite3 *api = connection->api;
    return api->total_changes(connection->db) == total_before ? 0 : api->changes(connection->db);
}

static lb_code check_expectation(const lb_command *command, int64_t affected, lb_error *error)
{
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

/* Runs every statement of the command; its text may hold several. */
static lb_code run_command(sqlite_connection *connection, const lb_command *command,
                           lb_error *error)
{
    const struct libsqlite3 *api = connection->api;
    int total = api->total_changes(connection->db);
    for (size_t offset = 0; offset < command->sql.len;) {
        if (sqlite_is_stopped(connection)) {
            return sqlite_fail_stopped(connection, error);
        }
        size_t start = offset;
        sqlite3_stmt *statement;
        LB_TRY(sqlite_prepare(connection, command, &offset, &statement, error));
        if (!statement) {
            break;
        }
        total = api->total_changes(connection->db);
        int wanted = api->bind_parameter_count(statement), result;
        if (wanted) { /* they would be NULL */
            api->finalize(statement);
            lb_fail(error, LB_ERR_DATABASE,
                    "Incorrect number of bindings supplied. The current statement uses %d, and "
                    "there are 0 supplied.",
                    wanted);
            lb_command_locate(command, start, error);
            return LB_ERR_DATABASE;
        }
        do {
            result = api->step(statement);
        } while (result == SQLITE_ROW);
        lb_code code = LB_OK;
        if (result != SQLITE_DONE) {
            code = sqlite_fail(connection, command, start, result, error);
        }
        api->finalize(statement);
        LB_TRY(code);
    }
    return check_expectation(command, sqlite_changes_since(connection, total), error);
}

static lb_code run(lb_connection *base, const lb_command *commands, size_t count, size_t *failed,
                   lb_error *error)
{
    sqlite_connection *connection = sqlite_connection_of(base);
    for (*failed = 0; *failed < count; ++*failed) {
        const lb_command *command = &commands[*failed];
        LB_TRY(lb_script_check(command->sql, error));
        LB_TRY(run_command(connection, command, error));
        sqlite_follow_pragma(connection, command->sql);
    }
    return LB_OK;
}

static lb_transaction transaction(lb_connection *base)
{
    sqlite_connection *connection = sqlite_connection_of(base);
    return connection->api->get_autocommit(connection->db) ? LB_TRANSACTION_NONE
                                                           : LB_TRANSACTION_OPEN;
}

static lb_code begin(lb_connection *base, lb_error *error)
{
    return lb_connection_execute(base, LB_STR("BEGIN IMMEDIATE"), error);
}

static void rollback(lb_connection *base)
{
    sqlite_connection *connection = sqlite_connection_of(base);
    if (transaction(base) == LB_TRANSACTION_NONE) {
        return;
    }
    connection->is_rolling_back = true;
    (void)lb_connection_execute(base, LB_STR("ROLLBACK"), NULL);
    connection->is_rolling_back = false;
}

/* The connection is the database: there is nobody between. */
static lb_code is_direct(lb_connection *base LB_UNUSED, bool *out, lb_error *error LB_UNUSED)
{
    *out = true;
    return LB_OK;
}

const lb_driver lb_sqlite_driver = {
    .open = open_connection,
    .close = close_connection,
    .run = run,
    .select = sqlite_select,
    .next = sqlite_next,
    .finish = sqlite_finish,
    .transaction = transaction,
    .begin = begin,
    .rollback = rollback,
    .cancel = cancel,
    .is_direct = is_direct,
};
