/*
 * Runs on real databases: SQLite, and a PostgreSQL (with PgBouncer) that the test starts for
 * itself. Usage: test_migrate PATH/postgresql.sh
 */
#include "../database_test.h"

#include <stdio.h>
#include <string.h>

#include "../../unit/migrate/project.h"

static const char *script; /* postgresql.sh */
static char server[100], pooler[120], folder[] = "/tmp/limbeck-live.XXXXXX";
static char urls[2][200]; /* SQLite, PostgreSQL: an empty database for each test */
static int number;

/* What a command prints, without the line's end. */
static void output_of(const char *command, char *out, size_t size)
{
    FILE *pipe = popen(command, "r");
    if (!pipe || !fgets(out, (int)size, pipe)) {
        out[0] = 0;
    }
    if (pipe) {
        pclose(pipe);
    }
    out[strcspn(out, "\n")] = 0;
}

static int start_all(LB_UNUSED void **state)
{
    char command[300];
    snprintf(command, sizeof command, "%s start %d", script, (int)getpid());
    output_of(command, server, sizeof server);
    return server[0] && mkdtemp(folder) ? 0 : -1;
}

static int stop_all(LB_UNUSED void **state)
{
    char command[300];
    snprintf(command, sizeof command, "%s stop %s; rm -rf '%s'", script, server, folder);
    return system(command);
}

static int make_databases(LB_UNUSED void **state)
{
    char command[300];
    number++;
    snprintf(urls[0], sizeof urls[0], "sqlite:///%s/%d.db", folder, number);
    snprintf(command, sizeof command, "%s create %s d%d", script, server, number);
    output_of(command, urls[1], sizeof urls[1]);
    return urls[1][0] ? 0 : -1;
}

/* ---- A project on a database ---------------------------------------------------------------- */

struct live {
    struct project project;
    lb_connection *connection;
    lb_text message;
    atomic_bool interrupted;
    double interrupted_at;
};

static void open_live(struct live *live, const char *url)
{
    memset(live, 0, sizeof *live);
    lb_connect_options options = {.interrupted = &live->interrupted, .busy_timeout_ms = 100};
    live->connection = connect_with(url, &options);
    project_init(&live->project, live->connection->dialect, live->connection);
    live->project.options.interrupted = &live->interrupted;
    live->project.options.lock_wait_ms = 120000;
}

static void close_live(struct live *live)
{
    project_free(&live->project);
    lb_connection_close(live->connection);
    lb_text_free(&live->message);
}

static void assert_runs(struct live *live, const char *target)
{
    if (project_run(&live->project, target, &live->message) != LB_OK) {
        fail_msg("%s", lb_text_cstr(&live->message));
    }
    assert_int_equal(lb_connection_transaction(live->connection), LB_TRANSACTION_NONE);
}

static void assert_fails(struct live *live, const char *target, lb_code code, const char *message)
{
    assert_int_equal(project_run(&live->project, target, &live->message), code);
    if (!strstr(lb_text_cstr(&live->message), message)) {
        fail_msg("\"%s\" is not in \"%s\"", message, lb_text_cstr(&live->message));
    }
    assert_int_equal(lb_connection_transaction(live->connection), LB_TRANSACTION_NONE);
}

static void assert_value(struct live *live, const char *sql, const char *expected)
{
    assert_string_equal(value_of(live->connection, sql), expected);
}

static void assert_version(struct live *live, const char *expected)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_str_vector rows = {0};
    assert_ok(lb_migrate_current(&live->project.options, &arena, &rows, &error), error);
    assert_int_equal(rows.count, expected[0] ? 1 : 0);
    if (rows.count) {
        assert_str(rows.items[0], expected);
    }
}

/* Whether a table is there, on both databases. */
static bool has_table(struct live *live, const char *name)
{
    LB_AUTO_TEXT lb_text sql = {0};
    LB_AUTO_RESULT lb_result result = {0};
    lb_text_addf(&sql, "SELECT 1 FROM %s LIMIT 1", name);
    return lb_connection_query(live->connection, lb_text_str(&sql), &result, NULL) == LB_OK;
}

/* ---- On both -------------------------------------------------------------------------------- */

static void up_and_down(LB_UNUSED void **state)
{
    for (size_t i = 0; i < 4; i++) {
        struct live live;
        make_databases(NULL);
        open_live(&live, urls[i & 1]);
        project_add(&live.project,
                    "-- migrate:up\nCREATE TABLE a (x int); CREATE TABLE a2 (x int);\n"
                    "-- migrate:down\nDROP TABLE a2; DROP TABLE a;\n");
        project_add(&live.project, "-- migrate:up\nINSERT INTO a VALUES (1), (2);\n"
                                   "-- migrate:down\nDELETE FROM a;\n");
        project_add(&live.project, "-- migrate:up\nCREATE VIEW v AS SELECT x FROM a;\n"
                                   "-- migrate:down\nDROP VIEW v;\n");
        live.project.options.transaction_per_revision = i & 2;
        assert_version(&live, "");
        assert_false(has_table(&live, "alembic_version"));
        assert_runs(&live, "c");
        assert_version(&live, "c");
        assert_value(&live, "SELECT count(*) FROM v", "2");
        assert_runs(&live, "c");
        live.project.is_downgrade = true;
        assert_runs(&live, "a");
        assert_value(&live, "SELECT count(*) FROM a", "0");
        assert_runs(&live, "base");
        assert_version(&live, "");
        assert_true(has_table(&live, "alembic_version"));
        assert_false(has_table(&live, "a"));
        close_live(&live);
    }
}

static void a_failure_leaves_nothing(LB_UNUSED void **state)
{
    for (size_t i = 0; i < 2; i++) {
        struct live live;
        open_live(&live, urls[i]);
        project_add(&live.project, "-- migrate:up\nCREATE TABLE a (x int);\n");
        project_add(&live.project,
                    "-- migrate:up\nCREATE TABLE b (x int);\n\n"
                    "  INSERT INTO b\n    VALUES (nowhere);\nCREATE TABLE b2 (x int);");
        live.project.options.transaction_per_revision = true;
        assert_fails(&live, "b", LB_ERR_DATABASE,
                     i ? "b.sql:7:13: column \"nowhere\" does not exist"
                       : "b.sql:7:13: no such column: nowhere");
        assert_version(&live, "a");
        assert_true(has_table(&live, "a"));
        assert_false(has_table(&live, "b"));
        close_live(&live);
    }
}

static void rows_that_are_not_there_are_alembics_error(LB_UNUSED void **state)
{
    for (size_t i = 0; i < 2; i++) {
        struct live live;
        open_live(&live, urls[i]);
        project_add(&live.project, "-- migrate:up\nCREATE TABLE a (x int);\n");
        project_add(&live.project, "-- migrate:up\nDELETE FROM alembic_version;\n");
        assert_fails(&live, "b", LB_ERR_COMMAND,
                     "Online migration expected to match one row when updating 'a' to 'b' in "
                     "'alembic_version'; 0 found");
        close_live(&live);
    }
}

/* Two runs at once, each revision in a transaction of its own: every revision runs once. */
static void *run_thread(void *context)
{
    struct live *live = context;
    const char *last = live->project.revisions[live->project.count - 1].id.ptr;
    return project_run(&live->project, last, &live->message) == LB_OK ? live : NULL;
}

static void two_runs_at_once(LB_UNUSED void **state)
{
    for (size_t i = 0; i < 4; i++) {
        struct live lives[2];
        pthread_t threads[2];
        make_databases(NULL);
        for (size_t j = 0; j < 2; j++) {
            open_live(&lives[j], urls[i & 1]);
            lives[j].project.options.transaction_per_revision = true;
            for (char name = 'a'; name <= 'h'; name++) {
                char source[80];
                snprintf(source, sizeof source, "-- migrate:up%s\nCREATE TABLE t%c (x int);\n",
                         (i & 2) && name > 'd' ? " transaction:false" : "", name);
                project_add(&lives[j].project, source);
            }
        }
        for (size_t j = 0; j < 2; j++) {
            assert_int_equal(pthread_create(&threads[j], NULL, run_thread, &lives[j]), 0);
        }
        for (size_t j = 0; j < 2; j++) {
            void *done = NULL;
            pthread_join(threads[j], &done);
            if (!done) {
                fail_msg("run %zu of %s: %s", j, urls[i & 1], lb_text_cstr(&lives[j].message));
            }
        }
        assert_version(&lives[0], "h");
        assert_false(has_table(&lives[0], "limbeck_journal"));
        close_live(&lives[0]);
        close_live(&lives[1]);
    }
}

/* ---- PostgreSQL ----------------------------------------------------------------------------- */

static void add_concurrent(struct live *live)
{
    project_add(&live->project, "-- migrate:up\nCREATE TABLE a (x int);\n"
                                "INSERT INTO a VALUES (1), (1);\n");
    project_add(&live->project, "-- migrate:up transaction:false\nCREATE TABLE b (x int);\n"
                                "CREATE UNIQUE INDEX CONCURRENTLY \"Ix\" ON a (x);\n"
                                "CREATE TABLE b2 (x int);\n"
                                "-- migrate:down transaction:false\n"
                                "DROP INDEX CONCURRENTLY \"Ix\"; DROP TABLE b, b2;\n");
    project_add(&live->project, "-- migrate:up\nCREATE TABLE c (x int);\n-- migrate:down\n");
}

static void an_invalid_index_is_built_again(LB_UNUSED void **state)
{
    struct live live;
    open_live(&live, urls[1]);
    add_concurrent(&live);
    assert_fails(&live, "c", LB_ERR_DATABASE, "b.sql:5:1: could not create unique index \"Ix\"");
    assert_version(&live, "a");
    assert_value(&live, "SELECT state || statement FROM limbeck_journal", "failed2");
    assert_value(&live, "SELECT indisvalid FROM pg_index WHERE indrelid = 'a'::regclass", "f");
    assert_fails(&live, "c", LB_ERR_DATABASE, "could not create unique index");
    execute(live.connection, "DELETE FROM a");
    assert_runs(&live, "c");
    assert_version(&live, "c");
    assert_value(&live, "SELECT indisvalid FROM pg_index WHERE indrelid = 'a'::regclass", "t");
    assert_false(has_table(&live, "limbeck_journal"));
    live.project.is_downgrade = true;
    assert_runs(&live, "a");
    assert_false(has_table(&live, "b"));
    close_live(&live);
}

/* As a run leaves it that was killed while it built the index. */
static void cut_off(struct live *live, const char *then)
{
    add_concurrent(live);
    assert_fails(live, "b", LB_ERR_DATABASE, "could not create unique index");
    execute(live->connection, "UPDATE limbeck_journal SET state = 'started'");
    execute(live->connection, "DROP INDEX \"Ix\"");
    execute(live->connection, "DELETE FROM a");
    execute(live->connection, then);
}

static void a_cut_off_index_is_found_or_built(LB_UNUSED void **state)
{
    static const char *const cases[] = {
        "CREATE UNIQUE INDEX \"Ix\" ON a (x)", /* it was finished */
        "SELECT 1",                            /* it had not begun */
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        struct live live;
        make_databases(NULL);
        open_live(&live, urls[1]);
        cut_off(&live, cases[i]);
        assert_runs(&live, "c");
        assert_value(&live, "SELECT count(*) FROM pg_index WHERE indrelid = 'a'::regclass", "1");
        assert_true(has_table(&live, "b2"));
        close_live(&live);
    }
}

static void a_procedure_that_commits_runs_alone(LB_UNUSED void **state)
{
    struct live live;
    open_live(&live, urls[1]);
    project_add(&live.project, "-- migrate:up\nCREATE TABLE a (x int);\n"
                               "CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN\n"
                               "  INSERT INTO a VALUES (1); COMMIT; INSERT INTO a VALUES (2);\n"
                               "END $$;\n");
    project_add(&live.project, "-- migrate:up transaction:false\nCALL p();\nVACUUM a;\n");
    assert_runs(&live, "b");
    assert_value(&live, "SELECT count(*) FROM a", "2");
    close_live(&live);
}

static void the_holder_of_the_lock_is_named(LB_UNUSED void **state)
{
    struct live live, other;
    char holder[300];
    open_live(&live, urls[1]);
    open_live(&other, urls[1]);
    project_add(&live.project, "-- migrate:up\nCREATE TABLE a (x int);\n");
    project_add(&other.project, "-- migrate:up\nSELECT pg_sleep(120);\n");
    pthread_t thread;
    snprintf(holder, sizeof holder,
             "alembic_version: pid %s, application limbeck, client local socket",
             value_of(other.connection, "SELECT pg_backend_pid()"));
    assert_int_equal(pthread_create(&thread, NULL, run_thread, &other), 0);
    assert_true(wait_until(has_sleeper, urls[1]));
    live.project.options.lock_wait_ms = 300;
    assert_fails(&live, "a", LB_ERR_LOCK, holder);
    other.interrupted = 1;
    pthread_join(thread, NULL);
    close_live(&live);
    close_live(&other);
}

/* The statement after CREATE TABLE b runs, or is just about to. */
static bool is_in_slow_statement(const void *context)
{
    const struct live *live = context;
    char journal[220];
    if (atomic_load(&live->project.begun) < 2) {
        return false;
    }
    if (live->connection->dialect->needs_advisory_lock) {
        return has_sleeper(urls[1]);
    }
    snprintf(journal, sizeof journal, "%s/%d.db-journal", folder, number);
    return is_file(journal);
}

static void *interrupt_slow_statement(void *context)
{
    struct live *live = context;
    bool is_under_way = wait_until(is_in_slow_statement, live);
    live->interrupted_at = seconds();
    live->interrupted = 1;
    return is_under_way ? live : NULL;
}

static void an_interruption_leaves_things_as_they_were(LB_UNUSED void **state)
{
    static const char *const slow[] = {
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
        "WHERE i < 500000000) SELECT count(*) FROM n",
        "SELECT pg_sleep(120)",
    };
    for (size_t i = 0; i < 2; i++) {
        struct live live;
        char source[200];
        pthread_t thread;
        open_live(&live, urls[i]);
        project_add(&live.project, "-- migrate:up\nCREATE TABLE a (x int);\n");
        snprintf(source, sizeof source, "-- migrate:up\nCREATE TABLE b (x int);\n%s;\n", slow[i]);
        project_add(&live.project, source);
        live.project.options.transaction_per_revision = true;
        pthread_create(&thread, NULL, interrupt_slow_statement, &live);
        assert_fails(&live, "b", LB_ERR_INTERRUPTED, "the database is at a");
        assert_joins(thread);
        assert_true(seconds() - live.interrupted_at < LIMIT_SECONDS); /* it would take longer */
        live.interrupted = 0;
        assert_version(&live, "a");
        assert_false(has_table(&live, "b"));
        close_live(&live);
    }
}

static void what_cannot_get_its_lock_gives_up_and_tries_again(LB_UNUSED void **state)
{
    struct live live;
    lb_connection *holder = connect_to(urls[1]);
    execute(holder, "CREATE TABLE busy (x int)");
    execute(holder, "BEGIN");
    execute(holder, "LOCK TABLE busy");
    open_live(&live, urls[1]);
    project_add(&live.project, "-- migrate:up lock_timeout:100ms\nALTER TABLE busy ADD y int;\n");
    assert_fails(&live, "a", LB_ERR_DATABASE, "a.sql:4:1: canceling statement due to lock timeout");
    live.project.options.lock_retry = 1;
    assert_fails(&live, "a", LB_ERR_DATABASE, "lock timeout");
    assert_non_null(strstr(lb_text_cstr(&live.project.events), "trying again in 0.5 s (1 of 1)"));
    execute(holder, "ROLLBACK");
    assert_runs(&live, "a");
    assert_value(&live, "SHOW lock_timeout", "0");
    lb_connection_close(holder);
    close_live(&live);
}

static void the_version_table_is_looked_up_exactly(LB_UNUSED void **state)
{
    struct live live;
    open_live(&live, urls[1]);
    project_add(&live.project, "-- migrate:up\nCREATE TABLE a (x int);\n");
    execute(live.connection, "CREATE SCHEMA other");
    execute(live.connection, "CREATE TABLE other.alembic_version (version_num varchar(32))");
    execute(live.connection, "INSERT INTO other.alembic_version VALUES ('elsewhere')");
    execute(live.connection, "CREATE TABLE \"Alembic_version\" (version_num varchar(32))");
    assert_version(&live, "");
    live.project.options.version_table.schema = LB_STR("other");
    assert_version(&live, "elsewhere");
    live.project.options.version_table.name = LB_STR("My \"own\"");
    assert_version(&live, "");
    assert_runs(&live, "a");
    assert_version(&live, "a");
    assert_value(&live, "SELECT version_num FROM other.\"My \"\"own\"\"\"", "a");
    close_live(&live);
}

static void the_journal_stands_beside_the_version_table(LB_UNUSED void **state)
{
    struct live live;
    open_live(&live, urls[1]);
    execute(live.connection, "CREATE SCHEMA \"Other one\"");
    live.project.options.version_table.schema = LB_STR("Other one");
    add_concurrent(&live);
    assert_fails(&live, "b", LB_ERR_DATABASE, "could not create unique index");
    assert_value(&live, "SELECT revision FROM \"Other one\".limbeck_journal", "b");
    execute(live.connection, "DELETE FROM a");
    assert_runs(&live, "c");
    assert_false(has_table(&live, "\"Other one\".limbeck_journal"));
    close_live(&live);
}

static void behind_a_transaction_pooler(LB_UNUSED void **state)
{
    struct live live;
    char command[300], url[300];
    if (!pooler[0]) {
        snprintf(command, sizeof command, "%s pooler %s", script, server);
        output_of(command, pooler, sizeof pooler);
    }
    assert_true(pooler[0]);
    snprintf(url, sizeof url, "postgresql://limbeck@/d%d?host=%s&port=6432", number, pooler);
    open_live(&live, url);
    project_add(&live.project, "-- migrate:up lock_timeout:1s\nCREATE TABLE a (x int);\n");
    project_add(&live.project, "-- migrate:up\nCREATE TABLE b (x int);\n");
    project_add(&live.project, "-- migrate:up transaction:false\nVACUUM a;\n");
    live.project.options.transaction_per_revision = true;
    assert_runs(&live, "b");
    assert_fails(&live, "c", LB_ERR_UNSUPPORTED, "needs a direct connection to the database");
    assert_version(&live, "b");
    assert_value(&live, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'", "0");
    close_live(&live);
}

/* ---- SQLite --------------------------------------------------------------------------------- */

static void sqlite_outside_transactions(LB_UNUSED void **state)
{
    struct live live;
    open_live(&live, urls[0]);
    project_add(&live.project, "-- migrate:up\nCREATE TABLE a (x int PRIMARY KEY);\n"
                               "CREATE TABLE b (x int REFERENCES a (x));\n"
                               "INSERT INTO a VALUES (1); INSERT INTO b VALUES (1);\n");
    project_add(&live.project, "-- migrate:up transaction:false\nPRAGMA foreign_keys = OFF;\n"
                               "CREATE TABLE a2 (x int PRIMARY KEY, y int);\n"
                               "INSERT INTO a2 SELECT x, 0 FROM a;\nDROP TABLE a;\n"
                               "ALTER TABLE a2 RENAME TO a;\nVACUUM;\nPRAGMA journal_mode = WAL;\n"
                               "PRAGMA foreign_keys = ON;\n");
    execute(live.connection, "PRAGMA foreign_keys = ON");
    assert_runs(&live, "b");
    assert_version(&live, "b");
    assert_value(&live, "SELECT y FROM a", "0");
    assert_value(&live, "SELECT count(*) FROM b", "1");
    assert_value(&live, "PRAGMA journal_mode", "wal");
    assert_false(has_table(&live, "limbeck_journal"));
    close_live(&live);
}

static void a_file_in_use_is_said(LB_UNUSED void **state)
{
    struct live live;
    lb_connection *writer = connect_to(urls[0]);
    open_live(&live, urls[0]);
    project_add(&live.project, "-- migrate:up\nCREATE TABLE a (x int);\n");
    assert_int_equal(lb_connection_begin(writer, NULL), LB_OK);
    live.project.options.lock_wait_ms = 300;
    double start = seconds();
    assert_fails(&live, "a", LB_ERR_LOCK, "another run holds the lock of alembic_version");
    assert_true(seconds() - start < LIMIT_SECONDS);
    lb_connection_rollback(writer);
    assert_runs(&live, "a");
    lb_connection_close(writer);
    close_live(&live);
}

/* One that reads: meanwhile nobody can commit. */
struct reader {
    lb_connection *connection, *probe;
    lb_cursor *cursor;
};

static void open_reader(struct reader *reader)
{
    LB_AUTO_ERROR lb_error error = {0};
    bool has_row = false;
    lb_query query = {.command.sql = LB_STR("SELECT x FROM big")};
    *reader = (struct reader){
        .connection = connect_to(urls[0]),
        .probe = connect_with(urls[0], &(lb_connect_options){.busy_timeout_ms = 1}),
    };
    assert_ok(lb_connection_select(reader->connection, &query, &reader->cursor, &error), error);
    assert_ok(lb_cursor_next(reader->cursor, &has_row, &error), error);
    assert_true(has_row);
}

static void close_reader(struct reader *reader)
{
    lb_cursor_finish(reader->cursor);
    lb_connection_close(reader->probe);
    lb_connection_close(reader->connection);
}

/* SQLite lets nobody begin to read while somebody waits to commit. */
static bool is_commit_waiting(const void *context)
{
    const struct reader *reader = context;
    return lb_connection_execute(reader->probe, LB_STR("SELECT count(*) FROM sqlite_master"),
                                 NULL) == LB_ERR_LOCK;
}

static void *read_until_commit(void *context)
{
    struct reader *reader = context;
    bool is_waiting = wait_until(is_commit_waiting, reader);
    close_reader(reader);
    return is_waiting ? reader : NULL;
}

static void a_commit_waits_for_readers(LB_UNUSED void **state)
{
    struct live live;
    struct reader reader;
    pthread_t thread;
    open_live(&live, urls[0]);
    execute(live.connection, "CREATE TABLE big (x int)");
    execute(live.connection, "INSERT INTO big VALUES (1), (2), (3)");
    project_add(&live.project, "-- migrate:up\nCREATE TABLE a (x int);\n");
    open_reader(&reader);
    assert_int_equal(pthread_create(&thread, NULL, read_until_commit, &reader), 0);
    assert_runs(&live, "a");
    assert_joins(thread);
    live.project.options.lock_wait_ms = 200;
    project_add(&live.project, "-- migrate:up\nCREATE TABLE b (x int);\n");
    open_reader(&reader);
    assert_fails(&live, "b", LB_ERR_LOCK, "another run holds the lock");
    close_reader(&reader);
    assert_version(&live, "a");
    assert_false(has_table(&live, "b"));
    close_live(&live);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(up_and_down, make_databases),
        cmocka_unit_test_setup(a_failure_leaves_nothing, make_databases),
        cmocka_unit_test_setup(rows_that_are_not_there_are_alembics_error, make_databases),
        cmocka_unit_test_setup(two_runs_at_once, make_databases),
        cmocka_unit_test_setup(an_invalid_index_is_built_again, make_databases),
        cmocka_unit_test_setup(a_cut_off_index_is_found_or_built, make_databases),
        cmocka_unit_test_setup(a_procedure_that_commits_runs_alone, make_databases),
        cmocka_unit_test_setup(the_holder_of_the_lock_is_named, make_databases),
        cmocka_unit_test_setup(an_interruption_leaves_things_as_they_were, make_databases),
        cmocka_unit_test_setup(what_cannot_get_its_lock_gives_up_and_tries_again, make_databases),
        cmocka_unit_test_setup(the_version_table_is_looked_up_exactly, make_databases),
        cmocka_unit_test_setup(the_journal_stands_beside_the_version_table, make_databases),
        cmocka_unit_test_setup(behind_a_transaction_pooler, make_databases),
        cmocka_unit_test_setup(sqlite_outside_transactions, make_databases),
        cmocka_unit_test_setup(a_file_in_use_is_said, make_databases),
        cmocka_unit_test_setup(a_commit_waits_for_readers, make_databases),
    };
    script = argc > 1 ? argv[1] : "tests/database/postgresql.sh";
    return cmocka_run_group_tests(tests, start_all, stop_all);
}
