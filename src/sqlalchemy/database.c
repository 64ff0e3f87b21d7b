/* The module _database: connections and statements of the guest. */
#include "sqlalchemy/database.h"

#include <string.h>

bool lb_is_handle(lb_python *py, lb_value v)
{
    const lb_type *type = lb_type_find(py, &lb_handle_type);
    return type && lb_is_a(py, v, type);
}

static void handle_mark(lb_python *py, lb_value self)
{
    LB_MARK(py, ((lb_database_handle *)self)->reading);
}

static lb_value connect(lb_python *py, lb_value *args) /* url */
{
    lb_guest *guest = lb_guest_of(py);
    LB_AUTO_ERROR lb_error error = {0};
    lb_url url = {0};
    lb_str text;
    if (!lb_to_text(py, args[0], "url", &text)) {
        return NULL;
    }
    if (!guest->options.connect) {
        return lb_raise(py, LB_T_RUNTIME_ERROR, "there is no database here");
    }
    lb_connection *connection = NULL;
    /* The host may keep it as long as the guest is there. */
    lb_code code = lb_url_parse(&guest->arena, text, &url, &error);
    if (code == LB_OK) {
        code = guest->options.connect(guest->options.context, &url, &connection, &error);
    }
    if (code != LB_OK) {
        guest->failing = lb_dialect_find(url.backend);
        lb_guest_raise(guest, &error);
        guest->failing = NULL;
        return NULL;
    }
    lb_database_handle *handle = lb_object_new(py, lb_type_find(py, &lb_handle_type));
    handle->connection = connection;
    return (lb_value)handle;
}

static lb_value recording(lb_python *py, lb_value *args LB_UNUSED)
{
    const lb_guest_request *request = lb_guest_of(py)->request;
    if (!request || !request->recorder) {
        return lb_raise(py, LB_T_RUNTIME_ERROR, "nothing is recorded");
    }
    lb_database_handle *handle = lb_object_new(py, lb_type_find(py, &lb_handle_type));
    handle->connection = &request->recorder->connection;
    return (lb_value)handle;
}

/* The connection, free for a statement; NULL: raised. */
static lb_connection *ready(lb_python *py, lb_value self)
{
    lb_database_handle *handle = (lb_database_handle *)self;
    if (!handle->connection) {
        lb_raise(py, LB_T_RUNTIME_ERROR, "the connection is closed");
        return NULL;
    }
    return lb_handle_settle(py, handle) ? handle->connection : NULL;
}

/* The run's executor, where the connection is the one it runs on. */
static lb_executor *executor_of(const lb_guest *guest, const lb_connection *connection)
{
    return guest->executor && guest->executor->connection == connection ? guest->executor : NULL;
}

/* Raises the error as the connection's database words it. */
static lb_value fail(lb_python *py, const lb_connection *connection, lb_error *error)
{
    lb_guest *guest = lb_guest_of(py);
    guest->failing = connection->dialect;
    lb_guest_raise(guest, error);
    guest->failing = NULL;
    return NULL;
}

/* --- statements --- */

/* What the script asked for before goes out first: its error is not that of the statement that
   follows, and says so. */
static bool run_earlier(lb_python *py, const lb_connection *connection)
{
    LB_AUTO_ERROR lb_error error = {0};
    lb_executor *executor = executor_of(lb_guest_of(py), connection);
    if (!executor || lb_executor_flush(executor, &error) == LB_OK) {
        return true;
    }
    fail(py, connection, &error);
    lb_value raised = lb_take_raised(py);
    if (lb_setattr(py, raised, "_is_earlier", LB_TRUE)) {
        lb_raise_value(py, raised);
    }
    return false;
}

static lb_value run_query(lb_python *py, lb_database_handle *handle, lb_connection *connection,
                          const lb_prepared *prepared)
{
    lb_guest *guest = lb_guest_of(py);
    LB_AUTO_ERROR lb_error error = {0};
    lb_cursor *cursor = NULL;
    const lb_query query = {.command = {.sql = lb_text_str(&prepared->sql)},
                            .parameters = prepared->values.items,
                            .parameter_count = prepared->values.count};
    lb_executor *executor = executor_of(guest, connection);
    lb_code code = executor ? lb_executor_select(executor, &query, &cursor, &error)
                            : lb_connection_select(connection, &query, &cursor, &error);
    return code == LB_OK ? lb_handle_cursor_new(py, handle, cursor) : fail(py, connection, &error);
}

/* SQLite takes one statement a query; of several the last one's rows count. */
static bool run_first(lb_python *py, lb_connection *connection, lb_prepared *prepared)
{
    lb_guest *guest = lb_guest_of(py);
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_statements statements = {0};
    lb_str sql = lb_text_str(&prepared->sql);
    if (prepared->values.count || lb_str_find_char(sql, ';') == SIZE_MAX ||
        connection->dialect->split(&arena, sql, &statements, NULL) != LB_OK ||
        statements.count < 2) {
        return true;
    }
    lb_executor *executor = executor_of(guest, connection);
    for (size_t i = 0; i + 1 < statements.count; i++) {
        const lb_command command = lb_guest_command(guest, statements.items[i].text);
        lb_code code = executor ? lb_executor_queue(executor, &command, &error)
                                : lb_connection_run(connection, &command, 1, NULL, &error);
        if (code != LB_OK) {
            fail(py, connection, &error);
            return false;
        }
    }
    lb_text last = {0};
    lb_text_add(&last, statements.items[statements.count - 1].text);
    lb_text_free(&prepared->sql);
    prepared->sql = last;
    return true;
}

static lb_value handle_execute(lb_python *py, lb_value *args) /* self, sql, parameters, style */
{
    lb_database_handle *handle = (lb_database_handle *)args[0];
    lb_connection *connection = ready(py, args[0]);
    lb_prepared prepared = {0};
    lb_str sql;
    int64_t style = LB_PLACES_DRIVER;
    if (!connection || !run_earlier(py, connection) ||
        !lb_to_text(py, args[1], "statement", &sql) ||
        (args[3] && !lb_to_int64(py, args[3], &style))) {
        return NULL;
    }
    lb_value parameters = args[2] ? args[2] : LB_NONE, cursor = NULL;
    if (lb_prepare(py, connection->dialect, (lb_placeholder_style)style, sql, parameters,
                   &prepared) &&
        run_first(py, connection, &prepared)) {
        cursor = run_query(py, handle, connection, &prepared);
    }
    lb_prepared_free(&prepared);
    return cursor;
}

/* One row's statement: texts and keys of values take turns. False: raised. */
static bool write_row(lb_python *py, const lb_list *parts, lb_value row, lb_text *out)
{
    for (size_t i = 0; i < parts->count; i++) {
        lb_str text;
        if (i % 2 == 0) {
            if (!lb_to_text(py, parts->items[i], "part", &text)) {
                return false;
            }
            lb_text_add(out, text);
            continue;
        }
        lb_value value = lb_dict_get(py, (lb_dict *)row, parts->items[i]);
        if (!value || !lb_adapt_postgresql(py, out, value)) {
            return false;
        }
    }
    return true;
}

enum { ROWS_AT_ONCE = 256 };

/* Sends a statement for each row of [start, end), without waiting for one before the next. */
static lb_code send_rows(lb_python *py, lb_connection *connection, const lb_list *parts,
                         const lb_list *rows, size_t start, size_t end, int64_t *affected,
                         lb_error *error)
{
    lb_guest *guest = lb_guest_of(py);
    lb_command commands[ROWS_AT_ONCE];
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_TEXT lb_text text = {0};
    size_t count = 0;
    for (size_t i = start; i < end; i++) {
        text.len = 0;
        if (!write_row(py, parts, rows->items[i], &text)) {
            return LB_ERR_INTERNAL;
        }
        commands[count] = lb_guest_command(guest, lb_arena_str(&arena, lb_text_str(&text)));
        commands[count++].affected = affected;
    }
    lb_executor *executor = executor_of(guest, connection);
    if (!executor) {
        return lb_connection_run(connection, commands, count, NULL, error);
    }
    for (size_t i = 0; i < count; i++) {
        LB_TRY(lb_executor_queue(executor, &commands[i], error));
    }
    return lb_executor_flush(executor, error);
}

static lb_value handle_execute_rows(lb_python *py, lb_value *args) /* self, parts, rows: count */
{
    LB_AUTO_ERROR lb_error error = {0};
    lb_connection *connection = ready(py, args[0]);
    if (!connection || !run_earlier(py, connection)) {
        return NULL;
    }
    if (!lb_is(py, args[1], LB_T_LIST) || !lb_is(py, args[2], LB_T_LIST)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "parts and rows are lists");
    }
    const lb_list *rows = (lb_list *)args[2];
    int64_t affected = 0;
    for (size_t start = 0; start < rows->count; start += ROWS_AT_ONCE) {
        size_t end = start + ROWS_AT_ONCE < rows->count ? start + ROWS_AT_ONCE : rows->count;
        lb_code code =
            send_rows(py, connection, (lb_list *)args[1], rows, start, end, &affected, &error);
        if (lb_raised(py)) {
            return NULL;
        }
        if (code != LB_OK) {
            return fail(py, connection, &error);
        }
    }
    return lb_int_new(py, affected);
}

/* --- transactions --- */

static lb_value handle_transaction(lb_python *py, lb_value *args)
{
    lb_database_handle *handle = (lb_database_handle *)args[0];
    if (!handle->connection) {
        return lb_small_new(LB_TRANSACTION_NONE);
    }
    if (!lb_handle_settle(py, handle)) {
        return NULL;
    }
    return lb_small_new(lb_connection_transaction(handle->connection));
}

static lb_value done(lb_python *py, const lb_connection *connection, lb_code code, lb_error *error)
{
    return code == LB_OK ? LB_NONE : fail(py, connection, error);
}

static lb_value handle_begin(lb_python *py, lb_value *args)
{
    LB_AUTO_ERROR lb_error error = {0};
    lb_connection *connection = ready(py, args[0]);
    if (!connection) {
        return NULL;
    }
    if (executor_of(lb_guest_of(py), connection) ||
        lb_connection_transaction(connection) != LB_TRANSACTION_NONE) {
        return LB_NONE;
    }
    /* Not lb_connection_begin(): a transaction that only reads takes no lock on SQLite. */
    return done(py, connection, lb_connection_execute(connection, LB_STR("BEGIN"), &error), &error);
}

static lb_value handle_commit(lb_python *py, lb_value *args)
{
    LB_AUTO_ERROR lb_error error = {0};
    lb_connection *connection = ready(py, args[0]);
    if (!connection) {
        return NULL;
    }
    lb_executor *executor = executor_of(lb_guest_of(py), connection);
    if (executor) {
        return done(py, connection, lb_executor_commit(executor, &error), &error);
    }
    if (lb_connection_transaction(connection) == LB_TRANSACTION_NONE) {
        return LB_NONE;
    }
    return done(py, connection, lb_connection_commit(connection, &error), &error);
}

static lb_value handle_rollback(lb_python *py, lb_value *args)
{
    LB_AUTO_ERROR lb_error error = {0};
    lb_connection *connection = ready(py, args[0]);
    if (!connection) {
        return NULL;
    }
    lb_executor *executor = executor_of(lb_guest_of(py), connection);
    if (executor) {
        return done(py, connection, lb_executor_rollback(executor, &error), &error);
    }
    lb_connection_rollback(connection);
    return LB_NONE;
}

static lb_value handle_close(lb_python *py, lb_value *args)
{
    lb_guest *guest = lb_guest_of(py);
    lb_database_handle *handle = (lb_database_handle *)args[0];
    if (handle->connection && lb_handle_settle(py, handle) && guest->options.disconnect) {
        guest->options.disconnect(guest->options.context, handle->connection);
    }
    handle->connection = NULL;
    return lb_raised(py) ? NULL : LB_NONE;
}

/* --- what it is --- */

static lb_value get_is_running(lb_python *py, lb_value *args)
{
    const lb_database_handle *handle = (lb_database_handle *)args[0];
    return lb_bool(handle->connection && executor_of(lb_guest_of(py), handle->connection) != NULL);
}

static lb_value get_closed(lb_python *py LB_UNUSED, lb_value *args)
{
    return lb_bool(((lb_database_handle *)args[0])->connection == NULL);
}

static lb_value get_server_version(lb_python *py, lb_value *args)
{
    const lb_database_handle *handle = (lb_database_handle *)args[0];
    return lb_int_new(py, handle->connection ? handle->connection->server_version : 0);
}

static lb_value get_records(lb_python *py LB_UNUSED, lb_value *args)
{
    return lb_bool(lb_recorder_of(((lb_database_handle *)args[0])->connection) != NULL);
}

static lb_value handle_refuse(lb_python *py, lb_value *args)
{
    lb_recorder *recorder = lb_recorder_of(((lb_database_handle *)args[0])->connection);
    if (recorder) {
        lb_recorder_refuse(recorder, "asks what a statement did");
    }
    return lb_raise(py, LB_T_RUNTIME_ERROR, "there is no database that could tell");
}

static const lb_method handle_methods[] = {
    {"execute", "self, sql, parameters=, style=", handle_execute},
    {"execute_rows", "self, parts, rows", handle_execute_rows},
    {"transaction", "self", handle_transaction},
    {"begin", "self", handle_begin},
    {"commit", "self", handle_commit},
    {"rollback", "self", handle_rollback},
    {"close", "self", handle_close},
    {"refuse", "self", handle_refuse},
    {"is_running", "self", get_is_running, LB_GETTER},
    {"records", "self", get_records, LB_GETTER},
    {"closed", "self", get_closed, LB_GETTER},
    {"server_version", "self", get_server_version, LB_GETTER},
    {0}};

const lb_type_spec lb_handle_type = {
    .name = "Handle",
    .methods = handle_methods,
    .layout = {sizeof(lb_database_handle), handle_mark},
    .flags = LB_TYPE_FINAL | LB_TYPE_NO_NEW,
};

/* --- the module --- */

/* A value as PostgreSQL's driver writes it. */
static lb_value quote(lb_python *py, lb_value *args)
{
    LB_AUTO_TEXT lb_text text = {0};
    return lb_adapt_postgresql(py, &text, args[0]) ? lb_string_take(py, &text) : NULL;
}

static lb_value quote_name(lb_python *py, lb_value *args) /* dialect, name */
{
    lb_str dialect_name, name;
    LB_AUTO_TEXT lb_text text = {0};
    if (!lb_to_text(py, args[0], "dialect", &dialect_name) ||
        !lb_to_text(py, args[1], "name", &name)) {
        return NULL;
    }
    const lb_dialect *dialect = lb_dialect_find(dialect_name);
    if (!dialect) {
        return lb_raise(py, LB_T_VALUE_ERROR, "no dialect %.*s", LB_ARG(dialect_name));
    }
    if (args[2] && lb_truth(py, args[2]) == 1) {
        dialect->quote_name_always(&text, name);
    } else {
        dialect->quote_name(&text, name);
    }
    return lb_string_take(py, &text);
}

static lb_value new_row(lb_python *py, lb_value *args) /* values, fields, keys */
{
    if (!lb_is(py, args[0], LB_T_TUPLE) || !lb_is(py, args[1], LB_T_TUPLE) ||
        !lb_is(py, args[2], LB_T_DICT)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "a row has a tuple, names and a dict");
    }
    return lb_row_new(py, (lb_tuple *)args[0], args[1], args[2]);
}

static lb_value is_statement_plain(lb_python *py, lb_value *args) /* sql, word: it begins with */
{
    lb_str sql, word;
    if (!lb_to_text(py, args[0], "sql", &sql) || !lb_to_text(py, args[1], "word", &word)) {
        return NULL;
    }
    sql = lb_str_trim(sql);
    return lb_bool(sql.len >= word.len &&
                   lb_str_is_nocase(lb_str_slice(sql, 0, word.len), word.ptr));
}

/* What psycopg2 makes of a type's text. */
static lb_value read_text(lb_python *py, lb_value *args, uint32_t oid)
{
    lb_str text;
    return lb_to_text(py, args[0], "text", &text) ? lb_value_of_text(py, oid, text) : NULL;
}

/* Of an array's text, its items as they are. */
static lb_value read_texts(lb_python *py, lb_value *args)
{
    enum { OID_TEXTS = 1009 };
    return read_text(py, args, OID_TEXTS);
}

enum { OID_INTEGER = 20, OID_DECIMAL = 1700, OID_DATE = 1082, OID_MOMENT = 1184 };

static lb_value read_integer(lb_python *py, lb_value *args)
{
    return read_text(py, args, OID_INTEGER);
}

static lb_value read_decimal(lb_python *py, lb_value *args)
{
    return read_text(py, args, OID_DECIMAL);
}

static lb_value read_date(lb_python *py, lb_value *args)
{
    return read_text(py, args, OID_DATE);
}

static lb_value read_moment(lb_python *py, lb_value *args)
{
    return read_text(py, args, OID_MOMENT);
}

static const lb_method functions[] = {{"connect", "url, /", connect},
                                      {"recording", "", recording},
                                      {"quote", "value, /", quote},
                                      {"quote_name", "dialect, name, always=, /", quote_name},
                                      {"texts", "text, /", read_texts},
                                      {"integer", "text, /", read_integer},
                                      {"decimal", "text, /", read_decimal},
                                      {"date", "text, /", read_date},
                                      {"moment", "text, /", read_moment},
                                      {"row", "values, fields, keys, /", new_row},
                                      {"begins_with", "sql, word, /", is_statement_plain},
                                      {0}};

static const lb_type_spec *const module_types[] = {&lb_handle_type, &lb_handle_cursor_type,
                                                   &lb_row_type, NULL};

const lb_module_spec lb_module__database = {
    .name = "_database", .functions = functions, .types = module_types};
