/* SQLite's driver on real files: transactions, waiting for locks, interruption, URLs, values. */
#include "database_test.h"

#include <stdio.h>
#include <unistd.h>

static char folder[] = "/tmp/limbeck-sqlite.XXXXXX";

static int make_folder(void **state LB_UNUSED)
{
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state LB_UNUSED)
{
    char command[100];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

/* The URL of a file in the test's folder; in a buffer that the next call uses again. */
static const char *url_of(const char *file)
{
    static char url[200];
    snprintf(url, sizeof url, "sqlite:///%s/%s", folder, file);
    return url;
}

static void a_transaction_is_kept_or_taken_back(void **state LB_UNUSED)
{
    lb_connection *connection = connect_to("sqlite://");
    assert_int_equal(lb_connection_transaction(connection), LB_TRANSACTION_NONE);
    assert_int_equal(lb_connection_begin(connection, NULL), LB_OK);
    assert_int_equal(lb_connection_transaction(connection), LB_TRANSACTION_OPEN);
    execute(connection, "CREATE TABLE a (b); INSERT INTO a VALUES (1), (2)");
    lb_connection_rollback(connection);
    assert_int_equal(lb_connection_transaction(connection), LB_TRANSACTION_NONE);
    assert_int_equal(lb_connection_begin(connection, NULL), LB_OK);
    execute(connection, "CREATE TABLE a (b)");
    assert_int_equal(lb_connection_commit(connection, NULL), LB_OK);
    assert_string_equal(value_of(connection, "SELECT count(*) FROM a"), "0");
    assert_true(connection->server_version > 3000000);
    lb_connection_close(connection);
}

static void a_failure_has_its_place_and_index(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    lb_connection *connection = connect_to("sqlite://");
    const lb_command commands[] = {
        {.sql = LB_STR("CREATE TABLE a (b UNIQUE)")},
        {.sql = LB_STR("INSERT INTO a VALUES (1);\n  SELECT x FROM a"),
         .file = "r.sql",
         .line = 10,
         .column = 3},
        {.sql = LB_STR("INSERT INTO a VALUES (2)")},
    };
    size_t failed = 0;
    assert_int_equal(lb_connection_run(connection, commands, 3, &failed, &error), LB_ERR_DATABASE);
    assert_int_equal(failed, 1);
    assert_string_equal(error.message, "no such column: x");
    assert_string_equal(error.file, "r.sql");
    assert_int_equal(error.line, 11);
    assert_int_equal(error.column, 10);
    assert_string_equal(value_of(connection, "SELECT count(*) FROM a"), "1");
    assert_int_equal(lb_connection_execute(connection, LB_STR("INSERT INTO a VALUES (1)"), &error),
                     LB_ERR_DATABASE);
    assert_string_equal(error.message, "UNIQUE constraint failed: a.b");
    assert_non_null(strstr(error.detail, "2067"));
    assert_string_equal(error.statement, "INSERT INTO a VALUES (1)");
    lb_connection_close(connection);
}

static void expectations_count_rows(void **state LB_UNUSED)
{
    lb_connection *connection = connect_to("sqlite://");
    execute(connection, "CREATE TABLE a (b); INSERT INTO a VALUES (1), (2);"
                        "CREATE TABLE log (b);"
                        "CREATE TRIGGER t AFTER UPDATE ON a BEGIN INSERT INTO log VALUES (1); END");
    static const struct {
        lb_str sql;
        int64_t rows;
    } cases[] = {
        {{"UPDATE a SET b = 3", 18}, 2},
        {{"UPDATE a SET b = 3 WHERE b = 9", 30}, 0},
        {{"DELETE FROM a WHERE rowid = 1", 29}, 1},
        {{"CREATE TABLE c (d)", 18}, 0},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_ERROR lb_error error = {0};
        lb_command command = {
            .sql = cases[i].sql, .expectation = "no", .expected_rows = cases[i].rows};
        assert_ok(lb_connection_run(connection, &command, 1, NULL, &error), error);
    }
    LB_AUTO_ERROR lb_error error = {0};
    lb_command command = {
        .sql = LB_STR("DELETE FROM a"), .expectation = "expected two rows", .expected_rows = 2};
    assert_int_equal(lb_connection_run(connection, &command, 1, NULL, &error), LB_ERR_DATABASE);
    assert_string_equal(error.message, "expected two rows; 1 found");
    lb_connection_close(connection);
}

static void check_only_one_writes(const char *journal_mode)
{
    LB_AUTO_ERROR lb_error error = {0};
    char holder[60];
    lb_connection *first = connect_to(url_of("busy.db"));
    execute(first, journal_mode);
    lb_connection *second =
        connect_with(url_of("busy.db"), &(lb_connect_options){.busy_timeout_ms = 200});
    assert_int_equal(lb_connection_begin(first, NULL), LB_OK);
    double start = seconds();
    assert_int_equal(lb_connection_begin(second, &error), LB_ERR_LOCK);
    assert_true(seconds() - start > 0.15);
    assert_string_equal(error.message, "database is locked");
    assert_non_null(error.hint);
    snprintf(holder, sizeof holder, "the lock is held by process %d (", getpid());
    assert_true(lb_str_starts(lb_str_of(error.detail), lb_str_of(holder)));
    assert_int_equal(lb_connection_transaction(second), LB_TRANSACTION_NONE);
    lb_connection_rollback(first);
    assert_int_equal(lb_connection_begin(second, NULL), LB_OK);
    lb_connection_close(first);
    lb_connection_close(second);
}

static void only_one_may_write_and_the_other_waits(void **state LB_UNUSED)
{
    check_only_one_writes("PRAGMA journal_mode = delete");
    check_only_one_writes("PRAGMA journal_mode = wal");
}

/* It writes, so that the journal beside the file shows that it is under way. */
static const char endless[] = /* as good as */
    "CREATE TABLE e AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
    " WHERE i < 100000000) SELECT count(*) FROM n";

static bool wait_for_endless(void)
{
    char journal[200];
    snprintf(journal, sizeof journal, "%s/stopped.db-journal", folder);
    return wait_until(is_file, journal);
}

static void *cancel_endless(void *connection)
{
    bool is_under_way = wait_for_endless();
    lb_connection_cancel(connection);
    return is_under_way ? connection : NULL;
}

static void another_thread_cancels_a_statement(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    pthread_t thread;
    lb_connection *connection = connect_to(url_of("stopped.db"));
    assert_int_equal(lb_connection_begin(connection, NULL), LB_OK);
    pthread_create(&thread, NULL, cancel_endless, connection);
    assert_int_equal(lb_connection_execute(connection, lb_str_of(endless), &error),
                     LB_ERR_INTERRUPTED);
    assert_joins(thread);
    lb_connection_rollback(connection);
    assert_string_equal(value_of(connection, "SELECT 1"), "1");
    lb_connection_close(connection);
}

static atomic_bool interrupted;
static double interrupted_at;

static void *interrupt_endless(void *unused LB_UNUSED)
{
    bool is_under_way = wait_for_endless();
    interrupted_at = seconds();
    interrupted = 1;
    return is_under_way ? &interrupted : NULL;
}

static const lb_connect_options patient = {.busy_timeout_ms = 120000, .interrupted = &interrupted};

/* `code` was returned while the flag was up: so is the next call's, and then all is well again. */
static void check_interrupted(lb_connection *connection, lb_code code)
{
    assert_true(seconds() - interrupted_at < LIMIT_SECONDS); /* it would take longer */
    assert_int_equal(code, LB_ERR_INTERRUPTED);
    assert_int_equal(lb_connection_execute(connection, LB_STR("SELECT 1"), NULL),
                     LB_ERR_INTERRUPTED);
    interrupted = 0;
    assert_string_equal(value_of(connection, "SELECT 1"), "1");
}

static void the_flag_ends_a_statement(void **state LB_UNUSED)
{
    pthread_t thread;
    lb_connection *connection = connect_with(url_of("stopped.db"), &patient);
    pthread_create(&thread, NULL, interrupt_endless, NULL);
    lb_code code = lb_connection_execute(connection, lb_str_of(endless), NULL);
    assert_joins(thread);
    check_interrupted(connection, code);
    lb_connection_close(connection);
}

/* SQLite has taken the lock that keeps new readers out, and waits for the one that reads. */
static bool is_commit_waiting(const void *probe)
{
    return lb_connection_execute((lb_connection *)(uintptr_t)probe,
                                 LB_STR("SELECT count(*) FROM sqlite_master"), NULL) == LB_ERR_LOCK;
}

static void *interrupt_commit(void *probe)
{
    bool is_waiting = wait_until(is_commit_waiting, probe);
    interrupted_at = seconds();
    interrupted = 1;
    return is_waiting ? probe : NULL;
}

static void the_flag_ends_a_wait(void **state LB_UNUSED)
{
    pthread_t thread;
    lb_connection *reader = connect_to(url_of("flag.db"));
    lb_connection *probe =
        connect_with(url_of("flag.db"), &(lb_connect_options){.busy_timeout_ms = 1});
    lb_connection *writer = connect_with(url_of("flag.db"), &patient);
    execute(writer, "CREATE TABLE a (b)");
    execute(reader, "BEGIN");
    execute(reader, "SELECT * FROM a");
    execute(writer, "BEGIN IMMEDIATE");
    execute(writer, "INSERT INTO a VALUES (1)");
    pthread_create(&thread, NULL, interrupt_commit, probe);
    lb_code code = lb_connection_execute(writer, LB_STR("COMMIT"), NULL);
    assert_joins(thread);
    check_interrupted(writer, code);
    lb_connection_close(writer);
    lb_connection_close(probe);
    lb_connection_close(reader);
}

static void urls_name_files(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    const lb_connect_options in_folder = {.directory = folder};
    lb_connection *connection = connect_with("sqlite:///relative.db", &in_folder);
    execute(connection, "CREATE TABLE a (b)");
    lb_connection_close(connection);
    connection = connect_to(url_of("relative.db"));
    execute(connection, "DROP TABLE a");
    lb_connection_close(connection);
    char url[300];
    snprintf(url, sizeof url, "sqlite:///file:%s/relative.db?mode=ro&uri=true", folder);
    connection = connect_to(url);
    assert_int_equal(lb_connection_execute(connection, LB_STR("CREATE TABLE a (b)"), &error),
                     LB_ERR_DATABASE);
    assert_string_equal(error.message, "attempt to write a readonly database");
    lb_connection_close(connection);
    assert_int_equal(try_connect(url_of("no/such/folder.db"), NULL, &error), LB_ERR_CONNECTION);
    assert_non_null(strstr(error.message, "no/such/folder.db"));
    assert_non_null(error.hint);
}

static void a_file_that_is_no_database_is_told(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    char path[200];
    snprintf(path, sizeof path, "%s/text.db", folder);
    FILE *file = fopen(path, "w");
    fputs("this is a text and not a database, however long one looks at it", file);
    fclose(file);
    lb_connection *connection = connect_to(url_of("text.db"));
    assert_int_equal(lb_connection_begin(connection, &error), LB_ERR_DATABASE);
    assert_string_equal(error.message, "file is not a database");
    lb_connection_close(connection);
}

static void rows_stream_with_their_kinds(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    lb_connection *connection = connect_to("sqlite://");
    const lb_datum parameters[] = {
        {.kind = LB_DATUM_INTEGER, .integer = INT64_MIN},
        {.kind = LB_DATUM_REAL, .real = 0.1},
        {.kind = LB_DATUM_TEXT, .text = LB_STR("it's \xc5\xbe")},
        {.kind = LB_DATUM_BYTES, .text = LB_STR("a\0b")},
        {.kind = LB_DATUM_NULL},
    };
    execute(connection, "CREATE TABLE t (i INTEGER, r REAL, s VARCHAR(9), b BLOB, n)");
    lb_cursor *cursor = NULL;
    const lb_query insert = {.command.sql = LB_STR("INSERT INTO t VALUES (?, ?, ?, ?, ?)"),
                             .parameters = parameters,
                             .parameter_count = LB_COUNT(parameters)};
    assert_ok(lb_connection_select(connection, &insert, &cursor, &error), error);
    bool has_row = true;
    assert_ok(lb_cursor_next(cursor, &has_row, &error), error);
    assert_false(has_row);
    assert_int_equal(cursor->affected, 1);
    lb_cursor_finish(cursor);
    assert_ok(lb_connection_select(connection,
                                   &(lb_query){.command.sql = LB_STR("SELECT * FROM t")}, &cursor,
                                   &error),
              error);
    assert_int_equal(cursor->column_count, 5);
    assert_str(cursor->columns[2].name, "s");
    assert_str(cursor->columns[2].declared, "VARCHAR(9)");
    assert_ok(lb_cursor_next(cursor, &has_row, &error), error);
    assert_true(has_row);
    for (size_t i = 0; i < LB_COUNT(parameters); i++) {
        assert_int_equal(cursor->values[i].kind, parameters[i].kind);
        assert_true(lb_str_equal(cursor->values[i].text, parameters[i].text));
        assert_true(cursor->values[i].integer == parameters[i].integer);
        assert_true(cursor->values[i].real == parameters[i].real);
    }
    execute(connection, "UPDATE t SET i = 2"); /* while the cursor is open */
    assert_ok(lb_cursor_next(cursor, &has_row, &error), error);
    assert_false(has_row);
    lb_cursor_finish(cursor);
    lb_connection_close(connection);
}

static void results_are_text(void **state LB_UNUSED)
{
    lb_connection *connection = connect_to("sqlite://");
    assert_string_equal(value_of(connection, "SELECT 0.1"), "0.1");
    assert_string_equal(value_of(connection, "SELECT 0.1 + 0.2"), "0.30000000000000004");
    assert_string_equal(value_of(connection, "SELECT -9223372036854775807 - 1"),
                        "-9223372036854775808");
    assert_string_equal(value_of(connection, "SELECT NULL"), "NULL");
    assert_string_equal(value_of(connection, "SELECT ''"), "");
    LB_AUTO_ERROR lb_error error = {0};
    LB_AUTO_RESULT lb_result result = {0};
    assert_int_equal(lb_connection_query(connection, LB_STR("SELECT 1; SELECT 2"), &result, &error),
                     LB_ERR_DATABASE);
    assert_int_equal(lb_connection_query(connection, LB_STR("SELECT ?"), &result, &error),
                     LB_ERR_DATABASE);
    assert_ok(lb_connection_query(connection, LB_STR(" -- nothing"), &result, &error), error);
    assert_int_equal(result.row_count, 0);
    lb_connection_close(connection);
}

/* What the splitter says of a statement is what comes of it inside a transaction: an error, or (of
 * foreign_keys) nothing. */
static void what_forbids_a_transaction_has_no_effect_in_one(void **state LB_UNUSED)
{
    static const struct {
        const char *sql, *look, *unchanged;
    } cases[] = {
        {"VACUUM", NULL, NULL},
        {"PRAGMA journal_mode = wal", "PRAGMA journal_mode", "delete"},
        {"PRAGMA synchronous = off", "PRAGMA synchronous", "2"},
        {"PRAGMA main.synchronous(1)", "PRAGMA synchronous", "2"},
        {"PRAGMA foreign_keys = on", "PRAGMA foreign_keys", "0"},
        {"PRAGMA user_version = 5", "PRAGMA user_version", "0"},
        {"PRAGMA cache_size = 5", "PRAGMA cache_size", "-2000"},
        {"DETACH other", "SELECT count(*) FROM pragma_database_list", "3"},
        {"ATTACH ':memory:' AS more", "SELECT count(*) FROM pragma_database_list", "3"},
        {"CREATE TABLE b (a)", "SELECT count(*) FROM sqlite_master", "1"},
        {"REINDEX", NULL, NULL},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_ARENA lb_arena arena = {0};
        LB_AUTO_ERROR lb_error error = {0};
        lb_statements split = {0};
        lb_str sql = lb_str_of(cases[i].sql);
        lb_connection *connection = connect_to(url_of("forbids.db"));
        execute(connection, "CREATE TABLE IF NOT EXISTS a (b); CREATE TEMP TABLE t (b);"
                            "ATTACH ':memory:' AS other; SELECT 1");
        assert_ok(connection->dialect->split(&arena, sql, &split, &error), error);
        assert_int_equal(lb_connection_begin(connection, NULL), LB_OK);
        execute(connection, "INSERT INTO a VALUES (1)");
        bool is_refused = lb_connection_execute(connection, sql, &error) != LB_OK;
        bool is_idle =
            cases[i].look && strcmp(value_of(connection, cases[i].look), cases[i].unchanged) == 0;
        if ((is_refused || is_idle) != split.items[0].forbids_transaction) {
            fail_msg("%s: %s", cases[i].sql, error.message ? error.message : "no error");
        }
        lb_connection_close(connection);
    }
}

/* What sqlite3_prepare() takes for one statement is what the splitter does. */
static void the_splitter_agrees_with_prepare(void **state LB_UNUSED)
{
    static const char script[] =
        "CREATE TABLE a (b, c); -- x;\nCREATE INDEX i ON a (b);\n"
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n  UPDATE a SET c = CASE WHEN b THEN ';' END;\n"
        "  DELETE FROM a WHERE b = 0; END;\n"
        "CREATE TEMP TRIGGER u AFTER UPDATE ON a BEGIN SELECT 1; END /* ; */ ;;\n"
        "INSERT INTO a VALUES ('x;''', \"y\"), (1, [b]);\n EXPLAIN SELECT 1; SELECT 2";
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_connection *connection = connect_to("sqlite://");
    lb_statements statements = {0};
    assert_ok(connection->dialect->split(&arena, lb_str_of(script), &statements, &error), error);
    assert_int_equal(statements.count, 7);
    for (size_t i = 0; i < statements.count; i++) {
        lb_cursor *cursor = NULL; /* a query refuses more than one statement */
        lb_query query = {.command.sql = statements.items[i].text};
        lb_code code = lb_connection_select(connection, &query, &cursor, &error);
        if (i == 4) { /* "y" is no column */
            assert_int_equal(code, LB_ERR_DATABASE);
            continue;
        }
        assert_ok(code, error);
        lb_cursor_finish(cursor);
    }
    lb_connection_close(connection);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_transaction_is_kept_or_taken_back),
        cmocka_unit_test(a_failure_has_its_place_and_index),
        cmocka_unit_test(expectations_count_rows),
        cmocka_unit_test(only_one_may_write_and_the_other_waits),
        cmocka_unit_test(another_thread_cancels_a_statement),
        cmocka_unit_test(the_flag_ends_a_statement),
        cmocka_unit_test(the_flag_ends_a_wait),
        cmocka_unit_test(urls_name_files),
        cmocka_unit_test(a_file_that_is_no_database_is_told),
        cmocka_unit_test(rows_stream_with_their_kinds),
        cmocka_unit_test(results_are_text),
        cmocka_unit_test(what_forbids_a_transaction_has_no_effect_in_one),
        cmocka_unit_test(the_splitter_agrees_with_prepare),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
