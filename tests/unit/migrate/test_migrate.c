#include "../test.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "fake.h"
#include "migrate/migrate.h"
#include "migrate/recover.h"
#include "project.h"

/* A project on a fake database, and texts to look at them. */
struct world {
    struct fake fake;
    struct project project;
    lb_text message, rows, ran;
};

static void open_world(struct world *world, const char *dialect)
{
    memset(world, 0, sizeof *world);
    fake_init(&world->fake, dialect);
    project_init(&world->project, &world->fake.dialect, &world->fake.connection);
}

static void close_world(struct world *world)
{
    project_free(&world->project);
    fake_free(&world->fake);
    lb_text_free(&world->message);
    lb_text_free(&world->rows);
    lb_text_free(&world->ran);
}

static void add_three(struct world *world)
{
    project_add(&world->project, "-- migrate:up\nUP a1;\nUP a2;\n-- migrate:down\nDOWN a;\n");
    project_add(&world->project, "-- migrate:up\nUP b;\n-- migrate:down\nDOWN b;\n");
    project_add(&world->project, "-- migrate:up\nUP c;\n-- migrate:down\nDOWN c;\n");
}

#define assert_rows(world, expected) \
    assert_string_equal(fake_rows(&(world)->fake, &(world)->rows), (expected))
#define assert_ran(world, expected) \
    assert_string_equal(fake_ran(&(world)->fake, &(world)->ran), (expected))
#define assert_message(world, expected) \
    assert_string_equal(lb_text_cstr(&(world)->message), (expected))
#define assert_has(text, what)                                               \
    do {                                                                     \
        if (!strstr(lb_text_cstr(text), (what))) {                           \
            fail_msg("\"%s\" is not in \"%s\"", (what), lb_text_cstr(text)); \
        }                                                                    \
    } while (0)

static void assert_runs(struct world *world, const char *target)
{
    if (project_run(&world->project, target, &world->message) != LB_OK) {
        fail_msg("%s", lb_text_cstr(&world->message));
    }
    assert_int_equal(world->fake.transaction, LB_TRANSACTION_NONE);
    assert_false(world->fake.is_locked);
}

/* ---- The usual run -------------------------------------------------------------------------- */

static const char FIND_TABLES[] =
    "SELECT n.nspname, c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON "
    "n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND c.relname IN "
    "('alembic_version', 'limbeck_journal') AND pg_catalog.pg_table_is_visible(c.oid) AND "
    "n.nspname <> 'pg_catalog' UNION ALL SELECT current_schema(), NULL";
static const char LOCK[] = "SELECT pg_try_advisory_xact_lock(";

/* Takes a line, or a line that starts so, off the log of statements. */
static void take_line(lb_str *rest, const char *expected, bool is_start)
{
    lb_str line = {0};
    assert_true(lb_str_next_line(rest, &line));
    if (is_start ? !lb_str_starts(line, lb_str_of(expected)) : !lb_str_is(line, expected)) {
        fail_msg("\"%.*s\" is not \"%s\"", LB_ARG(line), expected);
    }
}

static void test_one_transaction_for_the_run(void **state)
{
    (void)state;
    struct world world;
    open_world(&world, "postgresql");
    add_three(&world);
    assert_runs(&world, "b");
    lb_str rest = lb_text_str(&world.fake.log);
    take_line(&rest, FIND_TABLES, false);
    take_line(&rest, "BEGIN", false);
    take_line(&rest, LOCK, true);
    take_line(&rest, FIND_TABLES, false);
    static const char *const lines[] = {
        "[",
        "CREATE TABLE alembic_version (",
        "    version_num VARCHAR(32) NOT NULL, ",
        "    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)",
        ")",
        "UP a1",
        "UP a2",
        "INSERT INTO alembic_version (version_num) VALUES ('a')",
        "]",
        "[",
        "UP b",
        "UPDATE alembic_version SET version_num='b' WHERE alembic_version.version_num = 'a'",
        "]",
        "COMMIT",
    };
    for (size_t i = 0; i < LB_COUNT(lines); i++) {
        take_line(&rest, lines[i], false);
    }
    assert_int_equal(rest.len, 0);
    assert_string_equal(lb_text_cstr(&world.project.events), "Context impl PostgresqlImpl.\n"
                                                             "Will assume transactional DDL.\n"
                                                             "Running upgrade  -> a, message\n"
                                                             "step 1/2 upgrade  -> a\n"
                                                             "done 1/2 upgrade  -> a\n"
                                                             "Running upgrade a -> b, message\n"
                                                             "step 2/2 upgrade a -> b\n"
                                                             "done 2/2 upgrade a -> b\n");
    close_world(&world);
}

static size_t count_lines(const lb_text *log, const char *line)
{
    lb_str rest = lb_text_str(log), next = {0};
    size_t count = 0;
    while (lb_str_next_line(&rest, &next)) {
        count += lb_str_is(next, line);
    }
    return count;
}

static void test_a_transaction_for_each_revision(void **state)
{
    (void)state;
    struct world world;
    open_world(&world, "postgresql");
    add_three(&world);
    world.project.options.transaction_per_revision = true;
    assert_runs(&world, "c");
    assert_int_equal(count_lines(&world.fake.log, "BEGIN"), 3);
    assert_int_equal(count_lines(&world.fake.log, "COMMIT"), 3);
    assert_rows(&world, "c");
    assert_ran(&world, "UP a1; UP a2; UP b; UP c");
    close_world(&world);
}

static void test_sqlite_has_a_transaction_for_each_revision(void **state)
{
    (void)state;
    struct world world;
    open_world(&world, "sqlite");
    add_three(&world);
    assert_runs(&world, "c");
    assert_int_equal(count_lines(&world.fake.log, "COMMIT"), 3);
    world.project.options.transactional_ddl = LB_TRANSACTIONAL_DDL_YES;
    world.project.is_downgrade = true;
    assert_runs(&world, "base");
    assert_int_equal(count_lines(&world.fake.log, "COMMIT"), 4);
    assert_rows(&world, "");
    assert_ran(&world, "UP a1; UP a2; UP b; UP c; DOWN c; DOWN b; DOWN a");
    close_world(&world);
}

static void test_nothing_to_do_takes_no_lock(void **state)
{
    (void)state;
    struct world world;
    open_world(&world, "postgresql");
    add_three(&world);
    fake_set_rows(&world.fake, "c");
    assert_runs(&world, "c");
    assert_null(strstr(lb_text_cstr(&world.fake.log), "advisory"));
    assert_null(strstr(lb_text_cstr(&world.fake.log), "BEGIN"));
    close_world(&world);
}

static void test_version_table_is_created_without_steps_too(void **state)
{
    (void)state;
    struct world world;
    open_world(&world, "postgresql");
    add_three(&world);
    assert_runs(&world, "base");
    assert_rows(&world, "");
    close_world(&world);
}

static void test_ensure_version_and_current(void **state)
{
    (void)state;
    struct world world;
    open_world(&world, "sqlite");
    add_three(&world);
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str_vector rows = {0};
    assert_int_equal(lb_migrate_current(&world.project.options, &arena, &rows, NULL), LB_OK);
    assert_int_equal(rows.count, 0);
    assert_rows(&world, "-");
    assert_int_equal(lb_migrate_ensure_version(&world.project.options, NULL), LB_OK);
    assert_rows(&world, "");
    fake_set_rows(&world.fake, "x y");
    assert_int_equal(lb_migrate_ensure_version(&world.project.options, NULL), LB_OK);
    assert_int_equal(lb_migrate_current(&world.project.options, &arena, &rows, NULL), LB_OK);
    assert_int_equal(rows.count, 2);
    assert_str(rows.items[1], "y");
    close_world(&world);
}

static void test_stamp_and_purge(void **state)
{
    (void)state;
    struct world world;
    open_world(&world, "postgresql");
    add_three(&world);
    world.project.is_stamp = true;
    assert_runs(&world, "b");
    assert_rows(&world, "b");
    assert_runs(&world, "base");
    assert_rows(&world, "");
    fake_set_rows(&world.fake, "unknown other");
    world.project.options.purge = true;
    assert_runs(&world, "c");
    assert_rows(&world, "c");
    assert_runs(&world, "base");
    assert_rows(&world, "");
    assert_ran(&world, "");
    close_world(&world);
}

static void test_dry_run_changes_nothing(void **state)
{
    (void)state;
    struct world world;
    open_world(&world, "postgresql");
    add_three(&world);
    world.project.options.dry_run = true;
    assert_runs(&world, "b");
    assert_rows(&world, "-");
    assert_ran(&world, "");
    assert_has(&world.project.events, "step 2/2 upgrade a -> b\n");
    assert_null(strstr(lb_text_cstr(&world.project.events), "Running"));
    close_world(&world);
}

static void test_timeouts_are_local(void **state)
{
    (void)state;
    struct world world;
    open_world(&world, "postgresql");
    project_add(&world.project, "-- migrate:up\nUP a;\n");
    project_add(&world.project, "-- migrate:up lock_timeout:2s\nUP b;\n");
    project_add(&world.project, "-- migrate:up\nUP c;\n");
    world.project.options.statement_timeout_ms = 1500;
    assert_runs(&world, "c");
    lb_str log = lb_text_str(&world.fake.log);
    size_t first = lb_str_find(log, LB_STR("SET LOCAL statement_timeout = 1500\nUP a"));
    size_t second = lb_str_find(log, LB_STR("SET LOCAL lock_timeout = 2000\nUP b"));
    size_t third = lb_str_find(log, LB_STR("SET LOCAL lock_timeout TO DEFAULT\nUP c"));
    assert_true(first < second && second < third && third != SIZE_MAX);
    assert_int_equal(
        lb_str_find(lb_str_slice(log, first + 30, log.len), LB_STR("statement_timeout")), SIZE_MAX);
    close_world(&world);
}

/* ---- Errors --------------------------------------------------------------------------------- */

static void test_scripts_are_checked_before_anything_runs(void **state)
{
    static const struct {
        const char *source, *message;
    } cases[] = {
        {"-- migrate:up\nCREATE TABLE t (a int);\n\n  COMMIT;\n",
         "b.sql:6:3: COMMIT in a revision: limbeck begins and ends transactions"},
        {"-- migrate:up\nCREATE INDEX CONCURRENTLY i ON t (a);\n",
         "b.sql:4:1: CREATE INDEX CONCURRENTLY cannot run inside a transaction (mark the section "
         "with \"-- migrate:up transaction:false\")"},
        {"-- migrate:up transaction:false\nBEGIN;\n",
         "b.sql:4:1: BEGIN in a revision: limbeck begins and ends transactions"},
        {"-- migrate:up\nSELECT 'open;\n", "b.sql:4:8: "},
    };
    (void)state;
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        struct world world;
        open_world(&world, "postgresql");
        project_add(&world.project, "-- migrate:up\nUP a;\n");
        project_add(&world.project, cases[i].source);
        assert_int_equal(project_run(&world.project, "b", &world.message), LB_ERR_SCRIPT);
        if (!strstr(lb_text_cstr(&world.message), cases[i].message)) {
            fail_msg("\"%s\" is not in \"%s\"", cases[i].message, lb_text_cstr(&world.message));
        }
        assert_rows(&world, "-");
        assert_null(strstr(lb_text_cstr(&world.fake.log), "BEGIN"));
        close_world(&world);
    }
}

static void test_missing_down_section(void **state)
{
    (void)state;
    struct world world;
    open_world(&world, "postgresql");
    add_three(&world);
    project_add(&world.project, "-- migrate:up\nUP d;\n");
    fake_set_rows(&world.fake, "d");
    world.project.is_downgrade = true;
    assert_int_equal(project_run(&world.project, "base", &world.message), LB_ERR_SCRIPT);
    assert_has(&world.message, "revision d cannot be downgraded: its script has no \"-- "
                               "migrate:down\" section");
    assert_rows(&world, "d");
    assert_ran(&world, "");
    close_world(&world);
}

static void test_a_refused_statement_rolls_back(void **state)
{
    (void)state;
    for (int is_per_revision = 0; is_per_revision < 2; is_per_revision++) {
        struct world world;
        open_world(&world, "postgresql");
        project_add(&world.project, "-- migrate:up\nUP a;\n");
        project_add(&world.project, "-- migrate:up\nUP b;\n\n    THIS FAILS;\nUP b2;\n");
        world.project.options.transaction_per_revision = is_per_revision;
        assert_int_equal(project_run(&world.project, "b", &world.message), LB_ERR_DATABASE);
        assert_message(&world, "b.sql:6:5: refused: THIS FAILS");
        assert_rows(&world, is_per_revision ? "a" : "-");
        assert_ran(&world, is_per_revision ? "UP a" : "");
        assert_int_equal(world.fake.transaction, LB_TRANSACTION_NONE);
        close_world(&world);
    }
}

static void test_a_wrong_row_count_is_alembics_error(void **state)
{
    (void)state;
    struct world world;
    open_world(&world, "postgresql");
    project_add(&world.project, "-- migrate:up\nUP a;\n");
    project_add(&world.project, "-- migrate:up\nDELETE FROM alembic_version;\n");
    assert_int_equal(project_run(&world.project, "b", &world.message), LB_ERR_COMMAND);
    assert_message(&world, "Online migration expected to match one row when updating 'a' to 'b' in "
                           "'alembic_version'; 0 found");
    assert_rows(&world, "-");
    close_world(&world);
}

/* What the schema holds at each revision; in the middle of b, statements by themselves. */
static const char *const consistent[][2] = {
    {"-", ""},
    {"", ""},
    {"a", "UP a1; UP a2"},
    {"a", "UP a1; UP a2; ODD b1"},
    {"a", "UP a1; UP a2; ODD b1; VACUUM CONCURRENTLY b2"},
    {"a", "UP a1; UP a2; ODD b1; VACUUM CONCURRENTLY b2; ODD b3"},
    {"b", "UP a1; UP a2; ODD b1; VACUUM CONCURRENTLY b2; ODD b3"},
    {"c", "UP a1; UP a2; ODD b1; VACUUM CONCURRENTLY b2; ODD b3; UP c"},
};

static void assert_consistent(struct world *world, size_t call)
{
    const char *rows = fake_rows(&world->fake, &world->rows);
    const char *ran = fake_ran(&world->fake, &world->ran);
    for (size_t i = 0; i < LB_COUNT(consistent); i++) {
        if (!strcmp(rows, consistent[i][0]) && !strcmp(ran, consistent[i][1])) {
            return;
        }
    }
    fail_msg("after the failure of call %zu: \"%s\" with \"%s\"", call, rows, ran);
}

/* The next run, on a new connection, does what is left. VACUUM may run twice, nothing else may. */
static void assert_is_finished_by_next_run(struct world *world)
{
    static const char start[] = "UP a1; UP a2; ODD b1; VACUUM CONCURRENTLY b2; ",
                      end[] = "ODD b3; UP c";
    world->fake.fail_at = 0;
    world->fake.is_locked = false;
    world->fake.transaction = LB_TRANSACTION_NONE;
    assert_runs(world, "c");
    assert_rows(world, "c");
    assert_false(world->fake.now.journal.has_table);
    const char *ran = fake_ran(&world->fake, &world->ran);
    assert_memory_equal(ran, start, strlen(start));
    assert_string_equal(strstr(ran, "ODD b3"), end);
}

/* Whatever call of the driver fails: no leak, no open transaction, a clear error, version table and
   schema agree, and the next run does the rest. */
static void fail_every_call(const char *dialect, bool is_per_revision, lb_code code)
{
    for (size_t n = 1;; n++) {
        struct world world;
        open_world(&world, dialect);
        project_add(&world.project, "-- migrate:up\nUP a1;\nUP a2;\n");
        project_add(&world.project, "-- migrate:up transaction:false lock_timeout:1s\n"
                                    "ODD b1;\nVACUUM CONCURRENTLY b2;\nODD b3;\n");
        project_add(&world.project, "-- migrate:up\nUP c;\n");
        world.project.options.transaction_per_revision = is_per_revision;
        world.fake.fail_at = n;
        world.fake.fail_code = code;
        lb_code result = project_run(&world.project, "c", &world.message);
        size_t calls = world.fake.calls;
        assert_true(result == LB_OK || (result == code && world.message.len > 0));
        assert_int_equal(world.fake.transaction, result != LB_OK && code == LB_ERR_CONNECTION
                                                     ? LB_TRANSACTION_LOST
                                                     : LB_TRANSACTION_NONE);
        assert_consistent(&world, n);
        assert_is_finished_by_next_run(&world);
        close_world(&world);
        if (calls < n) {
            assert_true(n > 15);
            return;
        }
    }
}

static void test_every_call_may_fail(void **state)
{
    (void)state;
    static const char *const dialects[] = {"postgresql", "sqlite"};
    static const lb_code codes[] = {LB_ERR_DATABASE, LB_ERR_CONNECTION};
    for (size_t i = 0; i < 8; i++) {
        fail_every_call(dialects[i & 1], i & 2, codes[i >> 2]);
    }
}

static void test_interruption(void **state)
{
    (void)state;
    struct world world;
    volatile sig_atomic_t flag = 1;
    open_world(&world, "postgresql");
    add_three(&world);
    fake_set_rows(&world.fake, "a");
    world.project.options.interrupted = &flag;
    assert_int_equal(project_run(&world.project, "c", &world.message), LB_ERR_INTERRUPTED);
    assert_message(&world, "interrupted; what was not committed was rolled back, and the database "
                           "is at a");
    assert_rows(&world, "a");
    assert_ran(&world, "");
    assert_int_equal(world.fake.transaction, LB_TRANSACTION_NONE);
    close_world(&world);
}

/* ---- The lock ------------------------------------------------------------------------------- */

static void test_the_holder_is_named(void **state)
{
    (void)state;
    struct world world;
    open_world(&world, "postgresql");
    add_three(&world);
    world.fake.busy = 1000;
    assert_int_equal(project_run(&world.project, "c", &world.message), LB_ERR_LOCK);
    assert_message(&world,
                   "another run holds the lock of alembic_version: pid 4711, application limbeck, "
                   "client 10.0.0.1, since 2026-11-22 10:00:00 UTC (waited 0.0 s) (run again when "
                   "it has finished, wait longer (lock_wait), or end it with SELECT "
                   "pg_terminate_backend(4711))");
    assert_rows(&world, "-");
    world.fake.busy = 3;
    assert_runs(&world, "c");
    assert_rows(&world, "c");
    close_world(&world);
}

static void test_a_locked_file_is_waited_for(void **state)
{
    (void)state;
    struct world world;
    open_world(&world, "sqlite");
    add_three(&world);
    world.fake.busy = 2;
    assert_runs(&world, "c");
    world.fake.busy = 1000;
    world.project.is_downgrade = true;
    assert_int_equal(project_run(&world.project, "base", &world.message), LB_ERR_LOCK);
    assert_has(&world.message, "another run holds the lock of alembic_version (waited");
    close_world(&world);
}

static void do_two(struct fake *fake)
{
    fake_set_rows(fake, "b");
    strcpy(fake->now.ran[0], "other");
    fake->now.ran_count = 1;
}

static void do_all(struct fake *fake)
{
    fake_set_rows(fake, "c");
}

static void test_what_another_run_did_is_not_done_again(void **state)
{
    (void)state;
    static const char *const dialects[] = {"postgresql", "sqlite"};
    for (size_t i = 0; i < LB_COUNT(dialects); i++) {
        struct world world;
        open_world(&world, dialects[i]);
        add_three(&world);
        world.fake.on_locked = do_two;
        assert_runs(&world, "c");
        assert_rows(&world, "c");
        assert_ran(&world, "other; UP c");
        assert_int_equal(world.project.plans, 2);
        fake_set_rows(&world.fake, "a");
        world.fake.on_locked = do_all;
        assert_runs(&world, "c");
        assert_ran(&world, "other; UP c");
        close_world(&world);
    }
}

static void do_other(struct fake *fake)
{
    fake_set_rows(fake, "b elsewhere");
}

static void test_a_run_in_the_gap_is_seen(void **state)
{
    (void)state;
    struct world world;
    open_world(&world, "postgresql");
    add_three(&world);
    world.project.options.transaction_per_revision = true;
    world.fake.on_locked = do_two;
    world.fake.on_locked_after = 1; /* between a and b */
    assert_runs(&world, "c");
    assert_rows(&world, "c");
    assert_int_equal(world.project.plans, 1);
    assert_ran(&world, "other; UP c");
    close_world(&world);
}

static void test_a_gap_and_relative_targets(void **state)
{
    (void)state;
    for (int is_relative = 0; is_relative < 2; is_relative++) {
        struct world world;
        open_world(&world, "postgresql");
        add_three(&world);
        world.project.options.transaction_per_revision = true;
        world.project.options.is_relative = is_relative;
        world.project.relative = is_relative ? 3 : 0;
        world.fake.on_locked = do_other;
        world.fake.on_locked_after = 1;
        lb_code code = project_run(&world.project, "c", &world.message);
        assert_int_equal(code, is_relative ? LB_ERR_COMMAND : LB_OK);
        if (is_relative) {
            assert_has(&world.message, "another run changed alembic_version between two revisions "
                                       "of this one, which was to go 3 steps");
            assert_rows(&world, "b elsewhere");
        } else {
            assert_rows(&world, "c elsewhere");
        }
        close_world(&world);
    }
}

static void test_off_and_pooled(void **state)
{
    (void)state;
    struct world world;
    open_world(&world, "postgresql");
    add_three(&world);
    project_add(&world.project, "-- migrate:up transaction:false\nUP d;\n");
    world.fake.is_pooled = true;
    assert_runs(&world, "c");
    assert_int_equal(project_run(&world.project, "d", &world.message), LB_ERR_UNSUPPORTED);
    assert_has(&world.message, "needs a direct connection");
    assert_rows(&world, "c");
    world.fake.is_pooled = false;
    world.project.options.has_lock = false;
    lb_text_truncate(&world.fake.log, 0);
    assert_runs(&world, "d");
    assert_null(strstr(lb_text_cstr(&world.fake.log), "advisory"));
    close_world(&world);
}

static void test_lock_timeouts_are_tried_again(void **state)
{
    (void)state;
    struct world world;
    open_world(&world, "postgresql");
    project_add(&world.project, "-- migrate:up\nUP a;\nFAILS at first;\n");
    world.fake.sqlstate = "55P03";
    world.fake.fail_times = 1;
    world.project.options.lock_retry = 1;
    assert_runs(&world, "a");
    assert_has(&world.project.events, "trying again in 0.5 s (1 of 1)");
    assert_ran(&world, "UP a; FAILS at first");
    close_world(&world);
}

/* ---- Outside of transactions ---------------------------------------------------------------- */

static void add_odd(struct world *world)
{
    project_add(&world->project, "-- migrate:up\nUP a;\n");
    project_add(&world->project, "-- migrate:up transaction:false\n"
                                 "SET search_path TO x;\nODD 1;\nCALL CONCURRENTLY 2;\nODD 3;\n"
                                 "-- migrate:down\nDOWN b;\n");
    project_add(&world->project, "-- migrate:up\nUP c;\n");
}

static void test_a_refused_statement_is_where_the_next_run_goes_on(void **state)
{
    (void)state;
    struct world world;
    open_world(&world, "postgresql");
    project_add(&world.project, "-- migrate:up\nUP a;\n");
    project_add(&world.project,
                "-- migrate:up transaction:false\nSET x TO 1;\nODD 1;\nFAILS once;\nODD 3;\n");
    world.fake.fail_times = 1;
    assert_int_equal(project_run(&world.project, "b", &world.message), LB_ERR_DATABASE);
    assert_message(&world, "b.sql:6:1: refused: FAILS once");
    assert_rows(&world, "a");
    assert_ran(&world, "UP a; ODD 1");
    assert_true(world.fake.now.journal.has_row);
    assert_int_equal(world.fake.now.journal.statement, 2);
    lb_text_truncate(&world.fake.log, 0);
    assert_runs(&world, "b");
    assert_has(&world.project.events, "Going on with statement 3 of 4");
    assert_has(&world.fake.log, "SET x TO 1\n"); /* a new session must be told again */
    assert_ran(&world, "UP a; ODD 1; FAILS once; ODD 3");
    assert_rows(&world, "b");
    assert_false(world.fake.now.journal.has_table);
    close_world(&world);
}

/* What CALL CONCURRENTLY leaves when the connection goes away while it runs. */
static void cut_off(struct world *world)
{
    open_world(world, "postgresql");
    add_odd(world);
    for (size_t n = 1;; n++) {
        world->fake.now = (fake_content){0};
        world->fake.transaction = LB_TRANSACTION_NONE;
        world->fake.is_locked = false;
        world->fake.calls = 0;
        world->fake.fail_at = n;
        world->fake.fail_code = LB_ERR_CONNECTION;
        assert_int_not_equal(project_run(&world->project, "c", NULL), LB_OK);
        if (!strcmp(world->fake.now.journal.state, "started")) {
            break;
        }
    }
    world->fake.transaction = LB_TRANSACTION_NONE;
    world->fake.is_locked = false;
    world->fake.fail_at = 0;
}

static void test_what_cannot_be_known_is_said(void **state)
{
    (void)state;
    struct world world;
    cut_off(&world);
    assert_int_equal(project_run(&world.project, "c", &world.message), LB_ERR_COMMAND);
    assert_message(
        &world,
        "b.sql:6:1: the upgrade of revision b was cut off while statement 3 of 4 ran; what came "
        "before it is done, and whether it took effect is not known (look, say UPDATE "
        "public.limbeck_journal SET state = 'finished' WHERE version_table = 'alembic_version' if "
        "it took effect and 'failed' if not, and run again)");
    strcpy(world.fake.now.journal.state, "finished");
    assert_runs(&world, "c");
    assert_ran(&world, "UP a; ODD 1; ODD 3; UP c");
    close_world(&world);
    cut_off(&world);
    strcpy(world.fake.now.journal.state, "failed");
    assert_runs(&world, "c");
    assert_ran(&world, "UP a; ODD 1; CALL CONCURRENTLY 2; ODD 3; UP c");
    close_world(&world);
}

static void test_an_edited_script_is_not_gone_on_with(void **state)
{
    (void)state;
    struct world world;
    cut_off(&world);
    world.project.count = 1;
    project_add(&world.project,
                "-- migrate:up transaction:false\nODD 1 was other;\nODD 2;\nODD 3;");
    world.project.count = 3;
    assert_int_equal(project_run(&world.project, "c", &world.message), LB_ERR_COMMAND);
    assert_has(&world.message, "was cut off at statement 3, and its script was changed");
    close_world(&world);
}

static void test_an_unfinished_revision_comes_first(void **state)
{
    (void)state;
    struct world world;
    cut_off(&world);
    project_add(&world.project, "-- migrate:up\nUP d;\n-- migrate:down\nDOWN d;\n");
    fake_set_rows(&world.fake, "d"); /* by hand: as if on another branch */
    world.project.is_downgrade = true;
    assert_int_equal(project_run(&world.project, "c", &world.message), LB_ERR_COMMAND);
    assert_has(&world.message,
               "the upgrade of revision b was cut off at statement 3 and must be finished first");
    world.project.is_downgrade = false;
    world.project.is_stamp = true;
    assert_runs(&world, "b");
    assert_rows(&world, "b");
    assert_false(world.fake.now.journal.has_table);
    close_world(&world);
}

/* ---- Scripts of another kind ---------------------------------------------------------------- */

static lb_code run_script(void *context, const lb_step *step, lb_executor *executor,
                          lb_error *error)
{
    (void)context;
    (void)step;
    lb_command first = {.sql = LB_STR("PY 1")}, alone = {.sql = LB_STR("VACUUM CONCURRENTLY")};
    lb_command last = {.sql = LB_STR("PY 2")};
    LB_TRY(lb_executor_queue(executor, &first, error));
    LB_TRY(lb_executor_print(executor, LB_STR("-- said"), error));
    LB_TRY(lb_executor_begin_autocommit(executor, error));
    LB_TRY(lb_executor_execute(executor, &alone, error));
    LB_TRY(lb_executor_end_autocommit(executor, error));
    return lb_executor_queue(executor, &last, error);
}

static void test_a_script_by_callback_with_autocommit(void **state)
{
    (void)state;
    struct world world;
    open_world(&world, "postgresql");
    add_three(&world);
    world.project.revisions[1].kind = LB_REVISION_PY;
    world.project.options.run_script = run_script;
    assert_runs(&world, "c");
    assert_rows(&world, "c");
    assert_ran(&world, "UP a1; UP a2; PY 1; VACUUM CONCURRENTLY; PY 2; UP c");
    assert_int_equal(count_lines(&world.fake.log, "COMMIT"), 2);
    world.project.options.connection = NULL;
    assert_int_equal(project_run(&world.project, "b", NULL), LB_OK);
    assert_has(&world.project.output, "PY 1;\n\n-- said\n\nCOMMIT;\n\nVACUUM CONCURRENTLY;\n\n"
                                      "BEGIN;\n\nPY 2;\n\nUPDATE");
    close_world(&world);
}

/* ---- Offline -------------------------------------------------------------------------------- */

static void test_offline_format(void **state)
{
    (void)state;
    struct world world;
    open_world(&world, "postgresql");
    project_add(&world.project, "-- migrate:up\nCREATE TABLE t (\n\ta int -- why\n);\nUP 'a;b'\n;\n"
                                "UP -- end\n;\n-- migrate:down\nDOWN a;\n");
    project_add(&world.project, "-- migrate:up transaction:false\nUP b;\n-- migrate:down\n");
    world.project.options.connection = NULL;
    assert_int_equal(project_run(&world.project, "b", NULL), LB_OK);
    assert_string_equal(lb_text_cstr(&world.project.output),
                        "BEGIN;\n\n"
                        "CREATE TABLE alembic_version (\n"
                        "    version_num VARCHAR(32) NOT NULL, \n"
                        "    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n"
                        ");\n\n"
                        "-- Running upgrade  -> a\n\n"
                        "CREATE TABLE t (\n\ta int -- why\n);\n\n"
                        "UP 'a;b';\n\n"
                        "UP;\n\n"
                        "INSERT INTO alembic_version (version_num) VALUES ('a') RETURNING "
                        "alembic_version.version_num;\n\n"
                        "-- Running upgrade a -> b\n\n"
                        "COMMIT;\n\n"
                        "UP b;\n\n"
                        "BEGIN;\n\n"
                        "UPDATE alembic_version SET version_num='b' WHERE "
                        "alembic_version.version_num = 'a';\n\n"
                        "COMMIT;\n\n");
    assert_string_equal(lb_text_cstr(&world.project.events), "Context impl PostgresqlImpl.\n"
                                                             "Generating static SQL\n"
                                                             "Will assume transactional DDL.\n"
                                                             "Running upgrade  -> a, message\n"
                                                             "step 1/2 upgrade  -> a\n"
                                                             "done 1/2 upgrade  -> a\n"
                                                             "Running upgrade a -> b, message\n"
                                                             "step 2/2 upgrade a -> b\n"
                                                             "done 2/2 upgrade a -> b\n");
    assert_int_equal(world.fake.calls, 0);
    close_world(&world);
}

static void test_offline_of_other_dialects_and_tables(void **state)
{
    static const struct {
        const char *dialect, *name, *schema;
        bool has_key, is_per_revision;
        const char *expected;
    } cases[] = {
        {"sqlite", "", "", true, false,
         "CREATE TABLE alembic_version (\n    version_num VARCHAR(32) NOT NULL, \n    CONSTRAINT "
         "alembic_version_pkc PRIMARY KEY (version_num)\n);\n\n-- Running upgrade  -> a\n\nUP "
         "a;\n\nINSERT INTO alembic_version (version_num) VALUES ('a') RETURNING version_num;\n\n"},
        {"mysql", "schema_versions", "meta", true, false,
         "CREATE TABLE meta.schema_versions (\n    version_num VARCHAR(32) NOT NULL, \n    "
         "CONSTRAINT schema_versions_pkc PRIMARY KEY (version_num)\n);\n\n-- Running upgrade  -> "
         "a\n\nUP a;\n\nINSERT INTO meta.schema_versions (version_num) VALUES ('a');\n\n"},
        {"postgresql", "My versions", "meta", true, true,
         "BEGIN;\n\nCREATE TABLE meta.\"My versions\" (\n    version_num VARCHAR(32) NOT NULL, \n"
         "    CONSTRAINT \"My versions_pkc\" PRIMARY KEY (version_num)\n);\n\n-- Running upgrade  "
         "-> a\n\nUP a;\n\nINSERT INTO meta.\"My versions\" (version_num) VALUES ('a') RETURNING "
         "meta.\"My versions\".version_num;\n\nCOMMIT;\n\n"},
        {"postgresql", "", "", false, false,
         "BEGIN;\n\nCREATE TABLE alembic_version (\n    version_num VARCHAR(32) NOT NULL\n);\n\n-- "
         "Running upgrade  -> a\n\nUP a;\n\nINSERT INTO alembic_version (version_num) VALUES "
         "('a');\n\nCOMMIT;\n\n"},
    };
    (void)state;
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        struct world world;
        open_world(&world, cases[i].dialect);
        project_add(&world.project, "-- migrate:up\nUP a;\n");
        lb_migrate_options *options = &world.project.options;
        options->connection = NULL;
        options->version_table = (lb_version_table){lb_str_of(cases[i].name),
                                                    lb_str_of(cases[i].schema), cases[i].has_key};
        options->transaction_per_revision = cases[i].is_per_revision;
        assert_int_equal(project_run(&world.project, "a", NULL), LB_OK);
        assert_string_equal(lb_text_cstr(&world.project.output), cases[i].expected);
        close_world(&world);
    }
}

static void test_offline_errors_keep_what_was_printed(void **state)
{
    (void)state;
    struct world world;
    open_world(&world, "postgresql");
    add_three(&world);
    world.project.options.connection = NULL;
    assert_int_equal(project_run(&world.project, "nowhere", &world.message), LB_ERR_REVISION);
    assert_string_equal(lb_text_cstr(&world.project.output), "BEGIN;\n\n");
    world.project.options.purge = true;
    assert_int_equal(project_run(&world.project, "a", &world.message), LB_ERR_COMMAND);
    assert_message(&world, "Can't use --purge with --sql mode");
    lb_text_truncate(&world.project.output, 0);
    assert_int_equal(lb_migrate_ensure_version(&world.project.options, NULL), LB_OK);
    assert_has(&world.project.output, "BEGIN;\n\nCREATE TABLE alembic_version (\n");
    assert_has(&world.project.output, ");\n\nCOMMIT;\n\n");
    close_world(&world);
}

/* ---- Small parts ---------------------------------------------------------------------------- */

static void test_rows_are_sets(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str_vector a = {0}, b = {0};
    lb_version_rows_apply(&arena, &a, &(lb_version_change){LB_VERSION_INSERT, {0}, LB_STR("x")});
    lb_version_rows_apply(&arena, &a, &(lb_version_change){LB_VERSION_INSERT, {0}, LB_STR("y")});
    lb_version_rows_apply(&arena, &b, &(lb_version_change){LB_VERSION_INSERT, {0}, LB_STR("y")});
    assert_false(lb_version_rows_equal(&a, &b));
    lb_version_rows_apply(&arena, &b, &(lb_version_change){LB_VERSION_INSERT, {0}, LB_STR("w")});
    lb_version_rows_apply(&arena, &b,
                          &(lb_version_change){LB_VERSION_UPDATE, LB_STR("w"), LB_STR("x")});
    assert_true(lb_version_rows_equal(&a, &b));
    lb_version_rows_apply(&arena, &b, &(lb_version_change){LB_VERSION_DELETE, LB_STR("y"), {0}});
    assert_int_equal(b.count, 1);
    assert_str(b.items[0], "x");
}

static void test_what_belongs_to_a_session(void **state)
{
    (void)state;
    assert_true(lb_recover_is_session(LB_STR("set x to 1")));
    assert_true(lb_recover_is_session(LB_STR("/* a */ PRAGMA foreign_keys=off")));
    assert_false(lb_recover_is_session(LB_STR("SETTLE")));
    assert_false(lb_recover_is_session(LB_STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_transaction_for_the_run),
        cmocka_unit_test(test_a_transaction_for_each_revision),
        cmocka_unit_test(test_sqlite_has_a_transaction_for_each_revision),
        cmocka_unit_test(test_nothing_to_do_takes_no_lock),
        cmocka_unit_test(test_version_table_is_created_without_steps_too),
        cmocka_unit_test(test_ensure_version_and_current),
        cmocka_unit_test(test_stamp_and_purge),
        cmocka_unit_test(test_dry_run_changes_nothing),
        cmocka_unit_test(test_timeouts_are_local),
        cmocka_unit_test(test_scripts_are_checked_before_anything_runs),
        cmocka_unit_test(test_missing_down_section),
        cmocka_unit_test(test_a_refused_statement_rolls_back),
        cmocka_unit_test(test_a_wrong_row_count_is_alembics_error),
        cmocka_unit_test(test_every_call_may_fail),
        cmocka_unit_test(test_interruption),
        cmocka_unit_test(test_the_holder_is_named),
        cmocka_unit_test(test_a_locked_file_is_waited_for),
        cmocka_unit_test(test_what_another_run_did_is_not_done_again),
        cmocka_unit_test(test_a_run_in_the_gap_is_seen),
        cmocka_unit_test(test_a_gap_and_relative_targets),
        cmocka_unit_test(test_off_and_pooled),
        cmocka_unit_test(test_lock_timeouts_are_tried_again),
        cmocka_unit_test(test_a_refused_statement_is_where_the_next_run_goes_on),
        cmocka_unit_test(test_what_cannot_be_known_is_said),
        cmocka_unit_test(test_an_edited_script_is_not_gone_on_with),
        cmocka_unit_test(test_an_unfinished_revision_comes_first),
        cmocka_unit_test(test_a_script_by_callback_with_autocommit),
        cmocka_unit_test(test_offline_format),
        cmocka_unit_test(test_offline_of_other_dialects_and_tables),
        cmocka_unit_test(test_offline_errors_keep_what_was_printed),
        cmocka_unit_test(test_rows_are_sets),
        cmocka_unit_test(test_what_belongs_to_a_session),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
