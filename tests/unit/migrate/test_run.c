#include "world.h"

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
        "\tversion_num VARCHAR(32) NOT NULL, ",
        "\tCONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)",
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

/* ---- Rows ---------------------------------------------------------------------------- */

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
    atomic_bool flag = 1;
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
        cmocka_unit_test(test_rows_are_sets),
        cmocka_unit_test(test_scripts_are_checked_before_anything_runs),
        cmocka_unit_test(test_missing_down_section),
        cmocka_unit_test(test_a_refused_statement_rolls_back),
        cmocka_unit_test(test_a_wrong_row_count_is_alembics_error),
        cmocka_unit_test(test_every_call_may_fail),
        cmocka_unit_test(test_interruption),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
