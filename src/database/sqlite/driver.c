#include <limits.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#include "database/script.h"
#include "database/sqlite/holder.h"
#include "database/sqlite/libsqlite3.h"
#include "database/sqlite/sqlite.h"

enum {
    DEFAULT_BUSY_TIMEOUT_MS = 5000,
    BUSY_SLEEP_MS = 10,
    PROGRESS_STEPS = 10000, /* of the virtual machine, between two looks at the flags */
};

struct connection {
    lb_connection base;
    struct libsqlite3 loaded;
    const struct libsqlite3 *api; /* &loaded, or a test's */
    sqlite3 *db;
    unsigned busy_timeout_ms;
    unsigned busy_ms; /* of the wait that is going on */
    const volatile sig_atomic_t *interrupted;
    atomic_bool is_cancelled;
    bool is_rolling_back; /* heeds no interruption */
};

struct cursor {
    lb_cursor base;
    lb_arena arena;
    lb_command command;
    sqlite3_stmt *statement; /* NULL for a text without a statement */
    lb_value *values;
    int status; /* of the last step, whose row was not handed out yet */
    int total_changes;
};

static struct connection *connection_of(lb_connection *connection)
{
    return (struct connection *)connection;
}

/* ---- Waiting and stopping ------------------------------------------------------------------- */

static bool is_stopped(const struct connection *connection)
{
    return !connection->is_rolling_back && (atomic_load(&connection->is_cancelled) ||
                                            (connection->interrupted && *connection->interrupted));
}

static lb_code fail_stopped(struct connection *connection, lb_error *error)
{
    atomic_store(&connection->is_cancelled, false);
    return lb_fail(error, LB_ERR_INTERRUPTED, "interrupted");
}

static int on_progress(void *context)
{
    return is_stopped(context);
}

/* Called by SQLite while another holds the lock; 0 gives up. */
static int on_busy(void *context, int count)
{
    struct connection *connection = context;
    connection->busy_ms = count == 0 ? 0 : connection->busy_ms + BUSY_SLEEP_MS;
    if (is_stopped(connection) || connection->busy_ms >= connection->busy_timeout_ms) {
        return 0;
    }
    nanosleep(&(struct timespec){.tv_nsec = BUSY_SLEEP_MS * 1000000L}, NULL);
    return 1;
}

static void cancel(lb_connection *base)
{
    struct connection *connection = connection_of(base);
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

static void add_holder(const struct connection *connection, lb_error *error)
{
    LB_AUTO_TEXT lb_text holder = {0};
    const char *path = connection->api->db_filename(connection->db, "main");
    if (path && *path && sqlite_describe_holder(path, &holder)) {
        lb_error_detail(error, "the lock is held by %s", lb_text_cstr(&holder));
    }
}

/* `offset`: where the text that was prepared starts in the command. */
static lb_code fail(struct connection *connection, const lb_command *command, size_t offset,
                    int result, lb_error *error)
{
    const struct libsqlite3 *api = connection->api;
    if (is_stopped(connection)) {
        return fail_stopped(connection, error);
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
    struct connection *connection = connection_of(base);
    connection->api->close_v2(connection->db); /* rolls back */
    free(connection);
}

static lb_code open_file(struct connection *connection, const lb_url_sqlite *file, lb_error *error)
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
    struct connection *connection = lb_alloc(sizeof *connection);
    connection->base.dialect = &lb_sqlite_dialect;
    connection->base.driver = &lb_sqlite_driver;
    connection->interrupted = options->interrupted;
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

/* Compiles the statement at *offset of the command and moves behind it; NULL where only space and
 * comments are left. */
static lb_code prepare(struct connection *connection, const lb_command *command, size_t *offset,
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
            return fail(connection, command, *offset, result, error);
        }
    }
    *offset = command->sql.len - (size_t)(rest.ptr + rest.len - tail);
    return LB_OK;
}

/* Rows that the last statement changed, itself only; what a trigger changes does not count. */
static int64_t changes_since(struct connection *connection, int total_before)
{
    const struct libsqlite3 *api = connection->api;
    return api->total_changes(connection->db) == total_before ? 0 : api->changes(connection->db);
}

static lb_code check_expectation(const lb_command *command, int64_t affected, lb_error *error)
{
    if (!command->expectation || affected == command->expected_rows) {
        return LB_OK;
    }
    lb_fail(error, LB_ERR_DATABASE, "%s; %lld found", command->expectation, (long long)affected);
    lb_command_locate(command, 0, error);
    return LB_ERR_DATABASE;
}

/* Runs every statement of the command; its text may hold several. */
static lb_code run_command(struct connection *connection, const lb_command *command,
                           lb_error *error)
{
    const struct libsqlite3 *api = connection->api;
    int total = api->total_changes(connection->db);
    for (size_t offset = 0; offset < command->sql.len;) {
        if (is_stopped(connection)) {
            return fail_stopped(connection, error);
        }
        size_t start = offset;
        sqlite3_stmt *statement;
        LB_TRY(prepare(connection, command, &offset, &statement, error));
        if (!statement) {
            break;
        }
        total = api->total_changes(connection->db);
        int result;
        do {
            result = api->step(statement);
        } while (result == SQLITE_ROW);
        lb_code code = LB_OK;
        if (result != SQLITE_DONE) {
            code = fail(connection, command, start, result, error);
        }
        api->finalize(statement);
        LB_TRY(code);
    }
    return check_expectation(command, changes_since(connection, total), error);
}

static lb_code run(lb_connection *base, const lb_command *commands, size_t count, size_t *failed,
                   lb_error *error)
{
    struct connection *connection = connection_of(base);
    for (*failed = 0; *failed < count; ++*failed) {
        const lb_command *command = &commands[*failed];
        LB_TRY(lb_script_check(command->sql, error));
        LB_TRY(run_command(connection, command, error));
    }
    return LB_OK;
}

static lb_transaction transaction(lb_connection *base)
{
    struct connection *connection = connection_of(base);
    return connection->api->get_autocommit(connection->db) ? LB_TRANSACTION_NONE
                                                           : LB_TRANSACTION_OPEN;
}

static lb_code begin(lb_connection *base, lb_error *error)
{
    return lb_connection_execute(base, LB_STR("BEGIN IMMEDIATE"), error);
}

static void rollback(lb_connection *base)
{
    struct connection *connection = connection_of(base);
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

/* ---- Cursors -------------------------------------------------------------------------------- */

static int bind(const struct libsqlite3 *api, sqlite3_stmt *statement, int index,
                const lb_value *value)
{
    if (value->text.len > INT_MAX) {
        return SQLITE_TOOBIG;
    }
    int length = (int)value->text.len;
    switch (value->kind) {
    case LB_VALUE_TEXT:
        return api->bind_text(statement, index, value->text.ptr, length, SQLITE_TRANSIENT);
    case LB_VALUE_BYTES:
        return api->bind_blob(statement, index, length ? value->text.ptr : "", length,
                              SQLITE_TRANSIENT);
    case LB_VALUE_INTEGER:
        return api->bind_int64(statement, index, value->integer);
    case LB_VALUE_REAL:
        return api->bind_double(statement, index, value->real);
    case LB_VALUE_NULL:
        break;
    }
    return api->bind_null(statement, index);
}

static lb_code bind_all(struct connection *connection, struct cursor *cursor, const lb_query *query,
                        lb_error *error)
{
    const struct libsqlite3 *api = connection->api;
    int wanted = api->bind_parameter_count(cursor->statement);
    if ((size_t)wanted != query->parameter_count) {
        lb_fail(error, LB_ERR_DATABASE, "the statement has %d parameters, and %zu were given",
                wanted, query->parameter_count);
        lb_command_locate(&cursor->command, 0, error);
        return LB_ERR_DATABASE;
    }
    for (int i = 0; i < wanted; i++) {
        int result = bind(api, cursor->statement, i + 1, &query->parameters[i]);
        if (result != SQLITE_OK) {
            return fail(connection, &cursor->command, 0, result, error);
        }
    }
    return LB_OK;
}

static void describe_columns(struct connection *connection, struct cursor *cursor)
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
    cursor->values = LB_NEW_ARRAY(&cursor->arena, lb_value, (size_t)count);
    cursor->base.values = cursor->values;
}

static lb_code step(struct connection *connection, struct cursor *cursor, lb_error *error)
{
    cursor->status = connection->api->step(cursor->statement);
    if (cursor->status == SQLITE_ROW) {
        return LB_OK;
    }
    if (cursor->status != SQLITE_DONE) {
        return fail(connection, &cursor->command, 0, cursor->status, error);
    }
    cursor->base.affected = changes_since(connection, cursor->total_changes);
    return LB_OK;
}

/* Prepares the query, whose text must hold one statement at most, and takes the first step. */
static lb_code start(struct connection *connection, struct cursor *cursor, const lb_query *query,
                     lb_error *error)
{
    size_t offset = 0;
    sqlite3_stmt *second;
    LB_TRY(lb_script_check(query->command.sql, error));
    LB_TRY(prepare(connection, &cursor->command, &offset, &cursor->statement, error));
    LB_TRY(prepare(connection, &cursor->command, &offset, &second, error));
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

static void finish(lb_cursor *base)
{
    struct cursor *cursor = (struct cursor *)base;
    connection_of(base->connection)->api->finalize(cursor->statement);
    lb_arena_free(&cursor->arena);
    free(cursor);
}

static lb_code select_rows(lb_connection *base, const lb_query *query, lb_cursor **out,
                           lb_error *error)
{
    struct connection *connection = connection_of(base);
    if (is_stopped(connection)) {
        return fail_stopped(connection, error);
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
        finish(&cursor->base);
        return code;
    }
    *out = &cursor->base;
    return LB_OK;
}

static void read_value(const struct libsqlite3 *api, sqlite3_stmt *statement, int column,
                       lb_value *out)
{
    *out = (lb_value){0};
    switch (api->column_type(statement, column)) {
    case SQLITE_INTEGER:
        out->kind = LB_VALUE_INTEGER;
        out->integer = api->column_int64(statement, column);
        break;
    case SQLITE_FLOAT:
        out->kind = LB_VALUE_REAL;
        out->real = api->column_double(statement, column);
        break;
    case SQLITE_TEXT:
        out->kind = LB_VALUE_TEXT;
        out->text.ptr = (const char *)api->column_text(statement, column);
        out->text.len = (size_t)api->column_bytes(statement, column);
        break;
    case SQLITE_BLOB:
        out->kind = LB_VALUE_BYTES;
        out->text.ptr = api->column_blob(statement, column); /* NULL where it is empty */
        out->text.len = (size_t)api->column_bytes(statement, column);
        out->text.ptr = out->text.ptr ? out->text.ptr : "";
        break;
    default:
        break;
    }
}

static lb_code next(lb_cursor *base, bool *has_row, lb_error *error)
{
    struct cursor *cursor = (struct cursor *)base;
    struct connection *connection = connection_of(base->connection);
    if (is_stopped(connection)) {
        return fail_stopped(connection, error);
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

const lb_driver lb_sqlite_driver = {
    .open = open_connection,
    .close = close_connection,
    .run = run,
    .select = select_rows,
    .next = next,
    .finish = finish,
    .transaction = transaction,
    .begin = begin,
    .rollback = rollback,
    .cancel = cancel,
    .is_direct = is_direct,
};
