#include "world.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_script_by_callback_with_autocommit),
        cmocka_unit_test(test_offline_format),
        cmocka_unit_test(test_offline_of_other_dialects_and_tables),
        cmocka_unit_test(test_offline_errors_keep_what_was_printed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
