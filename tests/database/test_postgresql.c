/* PostgreSQL's driver on a real server, which the test starts for itself: test_postgresql SCRIPT,
 * where SCRIPT is postgresql.sh. */
#include "server.h"

#include <sys/resource.h>
#include <sys/stat.h>

/* ---- Transactions --------------------------------------------------------------------------- */

static void a_transaction_is_kept_or_taken_back(void **state LB_UNUSED)
{
    lb_connection *connection = connect_to(url);
    assert_true(connection->server_version >= 120000);
    assert_int_equal(lb_connection_transaction(connection), LB_TRANSACTION_NONE);
    assert_int_equal(lb_connection_begin(connection, NULL), LB_OK);
    execute(connection, "CREATE TABLE kept (a int)");
    assert_int_equal(lb_connection_transaction(connection), LB_TRANSACTION_OPEN);
    lb_connection_rollback(connection);
    assert_string_equal(value_of(connection, "SELECT to_regclass('kept')"), "NULL");
    assert_int_equal(lb_connection_begin(connection, NULL), LB_OK);
    execute(connection, "CREATE TABLE kept (a int)");
    assert_int_equal(lb_connection_commit(connection, NULL), LB_OK);
    assert_int_equal(lb_connection_transaction(connection), LB_TRANSACTION_NONE);
    execute(connection, "DROP TABLE kept");
    lb_connection_close(connection);
}

static void a_failed_transaction_is_not_committed(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    lb_connection *connection = connect_to(url);
    assert_int_equal(lb_connection_begin(connection, NULL), LB_OK);
    assert_int_equal(lb_connection_execute(connection, LB_STR("SELECT 1 / 0"), NULL),
                     LB_ERR_DATABASE);
    assert_int_equal(lb_connection_execute(connection, LB_STR("SELECT 1"), &error),
                     LB_ERR_DATABASE);
    assert_string_equal(error.sqlstate, "25P02");
    assert_int_equal(lb_connection_commit(connection, &error), LB_ERR_DATABASE);
    lb_connection_rollback(connection);
    assert_int_equal(lb_connection_transaction(connection), LB_TRANSACTION_NONE);
    /* One that the server refuses at the end. */
    execute(connection, "CREATE TABLE d (a int UNIQUE DEFERRABLE INITIALLY DEFERRED)");
    assert_int_equal(lb_connection_begin(connection, NULL), LB_OK);
    execute(connection, "INSERT INTO d VALUES (1), (1)");
    assert_int_equal(lb_connection_commit(connection, &error), LB_ERR_DATABASE);
    assert_string_equal(error.sqlstate, "23505");
    assert_int_equal(lb_connection_transaction(connection), LB_TRANSACTION_NONE);
    assert_string_equal(value_of(connection, "SELECT count(*) FROM d"), "0");
    execute(connection, "DROP TABLE d");
    lb_connection_close(connection);
}

static void control_among_the_commands_is_followed(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    lb_connection *connection = connect_to(url);
    const lb_command commands[] = {
        {.sql = LB_STR("BEGIN")},
        {.sql = LB_STR("CREATE TABLE c (a int)")},
        {.sql = LB_STR("INSERT INTO c VALUES (1), (2)"), .expectation = "", .expected_rows = 2},
        {.sql = LB_STR("SAVEPOINT s")},
        {.sql = LB_STR("DELETE FROM c")},
        {.sql = LB_STR("ROLLBACK TO s")},
        {.sql = LB_STR("INSERT INTO c VALUES (3); INSERT INTO c VALUES (4)")},
        {.sql = LB_STR("ALTER TABLE c ADD b int")},
        {.sql = LB_STR("SELECT * FROM c")},
        {.sql = LB_STR("ALTER TABLE c DROP b")},
        {.sql = LB_STR("COMMIT")},
        {.sql = LB_STR("CREATE INDEX CONCURRENTLY ON c (a)")},
        {.sql = LB_STR("VACUUM c")},
    };
    size_t failed = 0;
    assert_ok(lb_connection_run(connection, commands, LB_COUNT(commands), &failed, &error), error);
    assert_int_equal(failed, LB_COUNT(commands));
    assert_string_equal(value_of(connection, "SELECT count(*) FROM c"), "4");
    execute(connection, "DROP TABLE c");
    lb_connection_close(connection);
}

/* What the splitter says of each statement is what the server says when it meets it in a
 * transaction (25001, or another error, or none). */
static void the_server_refuses_what_forbids_a_transaction(void **state LB_UNUSED)
{
    static const char *const statements[] = {
        "CREATE INDEX CONCURRENTLY ON n (a)",
        "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON n (a)",
        "CREATE INDEX \"concurrently\" ON n (a)",
        "DROP INDEX CONCURRENTLY i",
        "DROP INDEX i",
        "REINDEX INDEX CONCURRENTLY i",
        "REINDEX (CONCURRENTLY) TABLE n",
        "REINDEX (CONCURRENTLY off) TABLE n",
        "REINDEX (VERBOSE) TABLE n",
        "REINDEX TABLE n",
        "REINDEX SCHEMA s",
        "REINDEX (VERBOSE) SYSTEM s",
        "REINDEX DATABASE d",
        "ALTER TABLE n DETACH PARTITION m CONCURRENTLY",
        "ALTER TABLE n DETACH PARTITION m",
        "VACUUM",
        "VACUUM (FREEZE) n",
        "ANALYZE",
        "CLUSTER",
        "CLUSTER VERBOSE",
        "CLUSTER n",
        "CREATE DATABASE d",
        "DROP DATABASE IF EXISTS d WITH (FORCE)",
        "ALTER DATABASE d SET TABLESPACE t",
        "ALTER DATABASE d SET work_mem = '1MB'",
        "ALTER DATABASE d RENAME TO e",
        "CREATE TABLESPACE t LOCATION '/none'",
        "DROP TABLESPACE t",
        "ALTER TABLESPACE t RENAME TO u",
        "ALTER SYSTEM SET work_mem = '1MB'",
        "ALTER SYSTEM RESET ALL",
        "DISCARD ALL",
        "DISCARD TEMP",
        "CREATE SUBSCRIPTION s CONNECTION 'dbname=none' PUBLICATION p",
        "CREATE SUBSCRIPTION s CONNECTION 'dbname=none' PUBLICATION p WITH (connect = false)",
        "COMMIT PREPARED 'x'",
        "ROLLBACK PREPARED 'x'",
        "ALTER TYPE e ADD VALUE 'x'",
        "CREATE TABLE x (vacuum int)",
        "REFRESH MATERIALIZED VIEW CONCURRENTLY v",
        "CREATE EXTENSION IF NOT EXISTS plpgsql",
        "SET TRANSACTION READ ONLY",
        "CHECKPOINT",
        "LOCK TABLE n",
    };
    lb_connection *connection = connect_to(url);
    for (size_t i = 0; i < LB_COUNT(statements); i++) {
        LB_AUTO_ARENA lb_arena arena = {0};
        LB_AUTO_ERROR lb_error error = {0};
        lb_statements split = {0};
        lb_str sql = lb_str_of(statements[i]);
        assert_ok(connection->dialect->split(&arena, sql, &split, &error), error);
        assert_int_equal(lb_connection_begin(connection, NULL), LB_OK);
        (void)lb_connection_execute(connection, sql, &error);
        bool is_refused = strcmp(error.sqlstate, "25001") == 0;
        if (is_refused != split.items[0].forbids_transaction) {
            fail_msg("%s: %s", statements[i], error.message ? error.message : "no error");
        }
        lb_connection_rollback(connection);
    }
    lb_connection_close(connection);
}

/* ---- Pipelines ------------------------------------------------------------------------------ */

static void a_pipeline_stops_at_its_first_failure(void **state LB_UNUSED)
{
    enum { COUNT = 1000, BAD = 617 };
    lb_command commands[COUNT];
    LB_AUTO_ERROR lb_error error = {0};
    lb_connection *connection = connect_to(url);
    for (size_t i = 0; i < COUNT; i++) {
        commands[i] = (lb_command){.sql = LB_STR("INSERT INTO p VALUES (1)")};
    }
    commands[BAD] = (lb_command){.sql = LB_STR("INSERT INTO p\n  VALUES ('\xc5\xbe', nothing)"),
                                 .file = "r.sql",
                                 .line = 40,
                                 .column = 9};
    commands[BAD + 2].sql = LB_STR("never seen");
    execute(connection, "CREATE TABLE p (a int)");
    for (size_t failed_first = 0; failed_first < 2; failed_first++) {
        size_t failed = 0;
        size_t skip = failed_first ? BAD : 0;
        assert_int_equal(lb_connection_begin(connection, NULL), LB_OK);
        assert_int_equal(
            lb_connection_run(connection, commands + skip, COUNT - skip, &failed, &error),
            LB_ERR_DATABASE);
        assert_int_equal(failed, BAD - skip);
        assert_string_equal(error.sqlstate, "42703");
        assert_string_equal(error.file, "r.sql");
        assert_int_equal(error.line, 41);
        assert_int_equal(error.column, 16);
        assert_int_equal(lb_connection_transaction(connection), LB_TRANSACTION_FAILED);
        lb_connection_rollback(connection);
        assert_int_equal(lb_connection_transaction(connection), LB_TRANSACTION_NONE);
    }
    assert_string_equal(value_of(connection, "SELECT count(*) FROM p"), "0");
    execute(connection, "DROP TABLE p");
    lb_connection_close(connection);
}

static void a_long_pipeline_does_not_block(void **state LB_UNUSED)
{
    enum { COUNT = 100000 };
    LB_AUTO_ERROR lb_error error = {0};
    lb_command *commands = lb_alloc_array(COUNT, sizeof *commands);
    lb_connection *connection = connect_to(url);
    for (size_t i = 0; i < COUNT; i++) {
        /* One in a thousand answers with more than both sides' buffers hold together. */
        commands[i].sql = i % 1000 == 10
                              ? LB_STR("INSERT INTO l VALUES (1) RETURNING repeat('x', 1000000)")
                          : i % 2 ? LB_STR("INSERT INTO l VALUES (1)")
                                  : LB_STR("INSERT INTO l VALUES (1) RETURNING repeat('y', 100)");
    }
    assert_int_equal(lb_connection_begin(connection, NULL), LB_OK);
    execute(connection, "CREATE TABLE l (a int)");
    assert_ok(lb_connection_run(connection, commands, COUNT, NULL, &error), error);
    assert_string_equal(value_of(connection, "SELECT count(*) FROM l"), "100000");
    lb_connection_close(connection);
    free(commands);
}

static void large_texts_go_both_ways(void **state LB_UNUSED)
{
    enum { SIZE = 30 * 1000 * 1000 };
    LB_AUTO_ERROR lb_error error = {0};
    LB_AUTO_TEXT lb_text text = {0};
    lb_connection *connection = connect_to(url);
    lb_text_adds(&text, "CREATE TEMP TABLE IF NOT EXISTS z AS SELECT length('");
    lb_text_fill(&text, 'z', SIZE);
    lb_text_adds(&text, "') AS a");
    const lb_command commands[] = {{.sql = lb_text_str(&text)}, {.sql = lb_text_str(&text)}};
    assert_int_equal(lb_connection_begin(connection, NULL), LB_OK);
    assert_ok(lb_connection_run(connection, commands, 2, NULL, &error), error);
    LB_AUTO_RESULT lb_result result = {0};
    assert_ok(
        lb_connection_query(connection, LB_STR("SELECT repeat('a', 30000000)"), &result, &error),
        error);
    assert_int_equal(lb_result_value(&result, 0, 0).len, SIZE);
    lb_connection_close(connection);
}

/* Address sanitizer keeps what was freed, so that it cannot be measured there. */
static void rows_that_nobody_wants_are_not_collected(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    struct rusage before, after;
    lb_connection *connection = connect_to(url);
    const lb_command commands[] = {
        {.sql = LB_STR("SET work_mem = '4MB'")},
        {.sql = LB_STR("SELECT repeat('x', 1000) FROM generate_series(1, 300000)")},
        {.sql = LB_STR("RESET work_mem")}};
    getrusage(RUSAGE_SELF, &before);
    assert_int_equal(lb_connection_begin(connection, NULL), LB_OK);
    assert_ok(lb_connection_run(connection, commands, 3, NULL, &error), error);
    getrusage(RUSAGE_SELF, &after);
#ifndef __SANITIZE_ADDRESS__
    assert_true(after.ru_maxrss - before.ru_maxrss < 20000);
#endif
    lb_connection_close(connection);
}

/* ---- Errors --------------------------------------------------------------------------------- */

static void an_error_tells_all_that_the_server_told(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    lb_connection *connection = connect_to(url);
    execute(connection, "CREATE TABLE e (a int UNIQUE); INSERT INTO e VALUES (1)");
    assert_int_equal(lb_connection_execute(connection, LB_STR("INSERT INTO e VALUES (1)"), &error),
                     LB_ERR_DATABASE);
    assert_string_equal(error.sqlstate, "23505");
    assert_string_equal(error.detail, "Key (a)=(1) already exists.");
    assert_string_equal(error.statement, "INSERT INTO e VALUES (1)");
    assert_int_equal(lb_connection_execute(connection,
                                           LB_STR("DO $$BEGIN\nRAISE 'no' USING HINT = 'do', "
                                                  "DETAIL = 'so';\nEND$$"),
                                           &error),
                     LB_ERR_DATABASE);
    assert_string_equal(error.message, "no");
    assert_string_equal(error.hint, "do");
    assert_non_null(strstr(error.detail, "so\nCONTEXT:  PL/pgSQL function"));
    execute(connection, "DROP TABLE e");
    lb_connection_close(connection);
}

static void copy_is_refused_and_leaves_the_connection_usable(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    lb_connection *connection = connect_to(url);
    execute(connection, "CREATE TABLE y (a int); INSERT INTO y SELECT generate_series(1, 10000)");
    assert_int_equal(lb_connection_execute(connection, LB_STR("COPY y FROM STDIN"), &error),
                     LB_ERR_UNSUPPORTED);
    assert_int_equal(
        lb_connection_execute(connection, LB_STR("SELECT 1; COPY y FROM STDIN"), &error),
        LB_ERR_DATABASE);
    assert_non_null(strstr(error.message, "limbeck has no data"));
    assert_ok(
        lb_connection_execute(connection, LB_STR("SELECT 1; COPY y TO STDOUT; SELECT 2"), &error),
        error);
    assert_string_equal(value_of(connection, "SELECT count(*) FROM y"), "10000");
    execute(connection, "DROP TABLE y");
    lb_connection_close(connection);
}

struct records {
    char text[200];
    lb_level level;
};

static void write_record(void *context, lb_level level, const char *logger, const char *message)
{
    struct records *records = context;
    records->level = level;
    snprintf(records->text, sizeof records->text, "%s %s", logger, message);
}

static void notices_are_logged(void **state LB_UNUSED)
{
    struct records records = {0};
    const lb_log log = {write_record, &records};
    lb_connection *connection = connect_with(url, &(lb_connect_options){.log = &log});
    execute(connection, "DROP TABLE IF EXISTS nothing");
    assert_string_equal(records.text,
                        "limbeck.database NOTICE: table \"nothing\" does not exist, skipping");
    assert_int_equal(records.level, LB_INFO);
    execute(connection, "DO $$BEGIN RAISE WARNING 'mind'; END$$");
    assert_int_equal(records.level, LB_WARNING);
    lb_connection_close(connection);
}

/* ---- Connecting ----------------------------------------------------------------------------- */

static void passwords_come_from_the_url_or_the_password_file(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    char text[300], path[150];
    snprintf(text, sizeof text, "postgresql://scram:se%%3Acr%%40t%%2F%%25@/limbeck?host=%s",
             server);
    assert_ok(try_connect(text, NULL, &error), error);
    snprintf(text, sizeof text, "postgresql://scram:wrong-one@/limbeck?host=%s", server);
    assert_int_equal(try_connect(text, NULL, &error), LB_ERR_CONNECTION);
    assert_non_null(strstr(error.message, "password authentication failed for user \"scram\""));
    assert_null(strstr(error.message, "wrong-one"));
    snprintf(text, sizeof text, "postgresql://scram@/limbeck?host=%s", server);
    assert_int_equal(try_connect(text, NULL, &error), LB_ERR_CONNECTION);
    char home[] = "/tmp/limbeck-home.XXXXXX";
    assert_non_null(mkdtemp(home));
    snprintf(path, sizeof path, "%s/.pgpass", home);
    FILE *file = fopen(path, "w");
    fputs("*:*:limbeck:scram:se\\:cr@t/%\n", file);
    fclose(file);
    chmod(path, 0600);
    char *old_home = lb_strdup(getenv("HOME") ? getenv("HOME") : "/");
    setenv("HOME", home, 1);
    assert_ok(try_connect(text, NULL, &error), error);
    setenv("HOME", old_home, 1);
    assert_int_equal(try_connect(text, NULL, &error), LB_ERR_CONNECTION);
    setenv("PGPASSFILE", path, 1);
    assert_ok(try_connect(text, NULL, &error), error);
    unsetenv("PGPASSFILE");
    free(old_home);
    unlink(path);
    rmdir(home);
}

static void what_the_url_leaves_out_comes_from_the_environment(void **state LB_UNUSED)
{
    setenv("PGHOST", server, 1);
    setenv("PGUSER", "limbeck", 1);
    setenv("PGDATABASE", "postgres", 1);
    lb_connection *connection = connect_to("postgresql://");
    assert_string_equal(value_of(connection, "SELECT current_database()"), "postgres");
    assert_string_equal(value_of(connection, "SHOW application_name"), "limbeck");
    assert_string_equal(value_of(connection, "SHOW client_encoding"), "UTF8");
    lb_connection_close(connection);
    connection = connect_to("postgresql+asyncpg:///limbeck?application_name=app&ssl=disable&"
                            "options=-csearch_path%3Dx&prepared_statement_cache_size=0");
    assert_string_equal(value_of(connection, "SELECT current_database()"), "limbeck");
    assert_string_equal(value_of(connection, "SHOW application_name"), "app");
    assert_string_equal(value_of(connection, "SHOW search_path"), "x");
    lb_connection_close(connection);
    unsetenv("PGHOST");
    unsetenv("PGUSER");
    unsetenv("PGDATABASE");
    LB_AUTO_ERROR lb_error error = {0};
    assert_int_equal(try_connect("postgresql:///d?no_such_option=1", NULL, &error),
                     LB_ERR_CONNECTION);
    assert_non_null(strstr(error.message, "no_such_option"));
}

static void a_pooler_is_told_from_a_server(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    char folder[150], pooled[300];
    bool is_direct = false;
    lb_connection *connection = connect_to(url);
    assert_ok(lb_connection_is_direct(connection, &is_direct, &error), error);
    assert_true(is_direct);
    lb_connection_close(connection);
    assert_int_equal(run_on_server("pooler", folder, sizeof folder), 0);
    snprintf(pooled, sizeof pooled, "postgresql://limbeck@/limbeck?host=%s&port=6432", folder);
    connection = connect_to(pooled);
    assert_ok(lb_connection_is_direct(connection, &is_direct, &error), error);
    assert_false(is_direct);
    lb_command commands[600];
    for (size_t i = 0; i < LB_COUNT(commands); i++) {
        commands[i] = (lb_command){.sql = LB_STR("INSERT INTO o VALUES (1)")};
    }
    assert_int_equal(lb_connection_begin(connection, NULL), LB_OK);
    execute(connection, "CREATE TABLE o (a int)");
    assert_ok(lb_connection_run(connection, commands, LB_COUNT(commands), NULL, &error), error);
    assert_int_equal(lb_connection_commit(connection, NULL), LB_OK);
    assert_string_equal(value_of(connection, "SELECT count(*) FROM o"), "600");
    pthread_t thread;
    pthread_create(&thread, NULL, cancel_sleep, connection);
    assert_int_equal(lb_connection_execute(connection, LB_STR("SELECT pg_sleep(120)"), &error),
                     LB_ERR_INTERRUPTED);
    assert_joins(thread);
    execute(connection, "DROP TABLE o");
    lb_connection_close(connection);
}

/* ---- Rows ----------------------------------------------------------------------------------- */

static void rows_stream_while_others_are_written(void **state LB_UNUSED)
{
    enum { COUNT = 5000 };
    LB_AUTO_ERROR lb_error error = {0};
    lb_connection *connection = connect_to(url);
    execute(connection,
            "CREATE TABLE s AS SELECT i, 'x' || i AS t FROM generate_series(1, 5000) i");
    assert_int_equal(lb_connection_begin(connection, NULL), LB_OK);
    lb_cursor *cursor = NULL;
    assert_ok(lb_connection_select(
                  connection,
                  &(lb_query){.command.sql = LB_STR("SELECT i, t, NULL::int FROM s ORDER BY i")},
                  &cursor, &error),
              error);
    assert_int_equal(cursor->column_count, 3);
    assert_str(cursor->columns[1].name, "t");
    assert_int_equal(cursor->columns[0].type, 23);
    int64_t rows = 0;
    for (bool has_row = true;; rows++) {
        int64_t number = 0;
        assert_ok(lb_cursor_next(cursor, &has_row, &error), error);
        if (!has_row) {
            break;
        }
        assert_true(lb_str_to_integer(cursor->values[0].text, &number));
        assert_int_equal(number, rows + 1);
        assert_int_equal(cursor->values[2].kind, LB_DATUM_NULL);
        if (rows == 1000) {
            execute(connection, "UPDATE s SET t = 'y' WHERE i > 4000");
        }
    }
    assert_int_equal(rows, COUNT);
    assert_int_equal(cursor->affected, COUNT);
    lb_cursor_finish(cursor);
    /* One that is left early. */
    assert_ok(lb_connection_select(connection,
                                   &(lb_query){.command.sql = LB_STR("SELECT * FROM s")}, &cursor,
                                   &error),
              error);
    lb_cursor_finish(cursor);
    /* And one that fails in the middle. */
    lb_query failing = {.command = {.sql = LB_STR("SELECT 1 / (4990 - i) FROM s")}};
    assert_ok(lb_connection_select(connection, &failing, &cursor, &error), error);
    lb_code code = LB_OK;
    for (bool has_row = true; code == LB_OK && has_row;) {
        code = lb_cursor_next(cursor, &has_row, &error);
    }
    assert_int_equal(code, LB_ERR_DATABASE);
    assert_string_equal(error.sqlstate, "22012");
    lb_cursor_finish(cursor);
    assert_int_equal(lb_connection_transaction(connection), LB_TRANSACTION_FAILED);
    lb_connection_rollback(connection);
    execute(connection, "DROP TABLE s");
    lb_connection_close(connection);
}

static void parameters_are_bound(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    lb_connection *connection = connect_to(url);
    const lb_datum parameters[] = {
        {.kind = LB_DATUM_INTEGER, .integer = INT64_MIN},
        {.kind = LB_DATUM_REAL, .real = 0.1},
        {.kind = LB_DATUM_TEXT, .text = LB_STR("it's \xc5\xbe")},
        {.kind = LB_DATUM_BYTES, .text = LB_STR("a\0b")},
        {.kind = LB_DATUM_NULL},
    };
    const lb_query query = {.command.sql =
                                LB_STR("SELECT $1::bigint, $2::float8, $3::text, $4, $5::int"),
                            .parameters = parameters,
                            .parameter_count = LB_COUNT(parameters)};
    static const char *const expected[] = {"-9223372036854775808", "0.1", "it's \xc5\xbe",
                                           "\\x610062"};
    lb_cursor *cursor = NULL;
    bool has_row = false;
    assert_ok(lb_connection_select(connection, &query, &cursor, &error), error);
    assert_ok(lb_cursor_next(cursor, &has_row, &error), error);
    for (size_t i = 0; i < LB_COUNT(expected); i++) {
        assert_str(cursor->values[i].text, expected[i]);
    }
    assert_int_equal(cursor->values[4].kind, LB_DATUM_NULL);
    lb_cursor_finish(cursor);
    const lb_datum nul = {.kind = LB_DATUM_TEXT, .text = LB_STR("a\0b")};
    const lb_query bad = {
        .command.sql = LB_STR("SELECT $1::text"), .parameters = &nul, .parameter_count = 1};
    assert_int_equal(lb_connection_select(connection, &bad, &cursor, &error), LB_ERR_DATABASE);
    LB_AUTO_RESULT lb_result result = {0};
    assert_ok(lb_connection_query(connection, LB_STR("SELECT 1; SELECT 2, 3"), &result, &error),
              error);
    assert_int_equal(result.column_count, 2);
    assert_str(lb_result_value(&result, 0, 1), "3");
    lb_connection_close(connection);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_transaction_is_kept_or_taken_back),
        cmocka_unit_test(a_failed_transaction_is_not_committed),
        cmocka_unit_test(control_among_the_commands_is_followed),
        cmocka_unit_test(the_server_refuses_what_forbids_a_transaction),
        cmocka_unit_test(rows_that_nobody_wants_are_not_collected), /* before memory is used */
        cmocka_unit_test(a_pipeline_stops_at_its_first_failure),
        cmocka_unit_test(a_long_pipeline_does_not_block),
        cmocka_unit_test(large_texts_go_both_ways),
        cmocka_unit_test(an_error_tells_all_that_the_server_told),
        cmocka_unit_test(copy_is_refused_and_leaves_the_connection_usable),
        cmocka_unit_test(notices_are_logged),
        cmocka_unit_test(passwords_come_from_the_url_or_the_password_file),
        cmocka_unit_test(what_the_url_leaves_out_comes_from_the_environment),
        cmocka_unit_test(a_pooler_is_told_from_a_server),
        cmocka_unit_test(rows_stream_while_others_are_written),
        cmocka_unit_test(parameters_are_bound),
    };
    return run_tests_on_server(argc, argv, "postgresql", tests, LB_COUNT(tests));
}
