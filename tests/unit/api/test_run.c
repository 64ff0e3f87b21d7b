/* Runs: upgrade, downgrade, stamp; what they tell; what is left when they fail. */
#include "folder.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- Steps, log and output ------------------------------------------------------------------ */

static void collect_step(void *context, const limbeck_step *step)
{
    (void)fprintf(context, "%zu/%zu %s %s%s\n", step->index + 1, step->count, step->action,
                  step->revision ? step->revision : "base", step->is_done ? " done" : "");
}

static void collect_output(void *context, const char *text, size_t length)
{
    assert_int_equal(fwrite(text, 1, length, context), length);
}

static void tells_its_steps(void **state)
{
    (void)state;
    write_chain();
    limbeck *project = open_project(NULL);
    char *told = NULL;
    size_t size = 0;
    limbeck_run_options options = LIMBECK_RUN_OPTIONS;
    options.step = collect_step;
    options.context = open_memstream(&told, &size);
    assert_ok(limbeck_upgrade(project, "b2", &options, error));
    assert_ok(limbeck_downgrade(project, "-1", &options, error));
    assert_int_equal(fclose(options.context), 0);
    assert_string_equal(told, "1/2 upgrade a1\n1/2 upgrade a1 done\n"
                              "2/2 upgrade b2\n2/2 upgrade b2 done\n"
                              "1/1 downgrade b2\n1/1 downgrade b2 done\n");
    free(told);
    assert_current(project, "a1");
    limbeck_close(project);
}

static void a_dry_run_tells_and_does_nothing(void **state)
{
    (void)state;
    write_chain();
    limbeck *project = open_project(NULL);
    char *told = NULL;
    size_t size = 0;
    limbeck_run_options options = LIMBECK_RUN_OPTIONS;
    options.dry_run = true;
    options.step = collect_step;
    options.context = open_memstream(&told, &size);
    assert_ok(limbeck_upgrade(project, "+2", &options, error));
    assert_int_equal(fclose(options.context), 0);
    assert_string_equal(told, "1/2 upgrade a1\n2/2 upgrade b2\n");
    free(told);
    assert_current(project, "");
    limbeck_close(project);
}

static void writes_sql_and_opens_no_database(void **state)
{
    (void)state;
    write_chain();
    limbeck *project = open_project(NULL);
    char *sql = NULL;
    size_t size = 0;
    limbeck_run_options options = LIMBECK_RUN_OPTIONS;
    options.offline = true;
    options.output = collect_output;
    options.context = open_memstream(&sql, &size);
    assert_ok(limbeck_upgrade(project, "a1:b2", &options, error));
    assert_int_equal(fclose(options.context), 0);
    assert_non_null(strstr(sql, "-- Running upgrade a1 -> b2\n"));
    assert_non_null(strstr(sql, "CREATE TABLE t_b2 (id INTEGER);"));
    assert_null(strstr(sql, "t_a1"));
    free(sql);
    assert_false(file_exists("app.db"));
    options.output = NULL;
    assert_ok(limbeck_upgrade(project, "head", &options, error)); /* nobody reads it */
    assert_error(limbeck_downgrade(project, "base", &options, error), LIMBECK_ERROR_COMMAND,
                 "requires <fromrev>:<torev>");
    limbeck_close(project);
}

static void collect_log(void *context, const limbeck_log_record *record)
{
    assert_false(record->is_configured);
    (void)fprintf(context, "%d %s %s\n", record->level, record->logger, record->message);
}

static void logs_to_its_caller(void **state)
{
    (void)state;
    write_chain();
    char *log = NULL;
    size_t size = 0;
    limbeck_options options = folder_options();
    options.log = collect_log;
    options.context = open_memstream(&log, &size);
    limbeck *project = open_project(&options);
    assert_ok(limbeck_upgrade(project, "a1", NULL, error));
    limbeck_log(project, 40, "shop", "ours");
    limbeck_close(project);
    assert_int_equal(fclose(options.context), 0);
    assert_non_null(strstr(log, "20 alembic.runtime.migration Running upgrade  -> a1, make a1\n"));
    assert_non_null(strstr(log, "40 shop ours\n"));
    free(log);
}

static void collect_configured(void *context, const limbeck_log_record *record)
{
    assert_true(record->is_configured);
    for (size_t i = 0; i < record->output_count; i++) {
        const limbeck_log_output *output = &record->outputs[i];
        (void)fprintf(context, "%d %s", output->stream, output->text);
    }
}

static void formats_logs_as_the_settings_say(void **state)
{
    (void)state;
    write_chain();
    write_file(
        "limbeck.ini",
        "[limbeck]\nscript_location = migrations\nurl = sqlite:///app.db\n"
        "[loggers]\nkeys = root, alembic\n[handlers]\nkeys = console\n[formatters]\nkeys = short\n"
        "[logger_root]\nlevel = WARNING\nhandlers = console\n"
        "[logger_alembic]\nlevel = INFO\nhandlers =\nqualname = alembic\n"
        "[handler_console]\nclass = StreamHandler\nargs = (sys.stderr,)\n"
        "formatter = short\n"
        "[formatter_short]\nformat = <%(levelname)s> %(message)s\n");
    char *log = NULL;
    size_t size = 0;
    limbeck_options options = folder_options();
    options.log = collect_configured;
    options.context = open_memstream(&log, &size);
    limbeck *project = open_project(&options);
    assert_ok(limbeck_upgrade(project, "a1", NULL, error));
    limbeck_close(project);
    assert_int_equal(fclose(options.context), 0);
    assert_non_null(strstr(log, "2 <INFO> Running upgrade  -> a1, make a1\n"));
    free(log);
}

/* ---- The version table ---------------------------------------------------------------------- */

static void stamps_and_purges(void **state)
{
    (void)state;
    write_chain();
    limbeck *project = open_project(NULL);
    const char *const c3[] = {"c3"}, *const base[] = {"base"};
    limbeck_run_options options = LIMBECK_RUN_OPTIONS;
    assert_ok(limbeck_stamp(project, c3, 1, NULL, error));
    assert_current(project, "c3");
    limbeck_revisions *rows = NULL;
    assert_ok(limbeck_current(project, true, &rows, error));
    assert_ids(rows, "c3");
    options.purge = true;
    assert_ok(limbeck_stamp(project, base, 1, &options, error));
    assert_current(project, "");
    assert_error(limbeck_current(project, true, &rows, error), LIMBECK_ERROR_COMMAND,
                 "not on all head revisions");
    limbeck_close(project);
}

static void a_stamp_without_a_target_is_refused(void **state)
{
    (void)state;
    write_chain();
    limbeck *project = open_project(NULL);
    assert_error(limbeck_stamp(project, NULL, 0, NULL, error), LIMBECK_ERROR_USAGE,
                 "a stamp needs");
    assert_false(file_exists("app.db"));
    limbeck_close(project);
}

static void makes_the_version_table_once(void **state)
{
    (void)state;
    write_chain();
    limbeck *project = open_project(NULL);
    assert_ok(limbeck_ensure_version(project, NULL, error));
    assert_ok(limbeck_ensure_version(project, NULL, error));
    assert_current(project, "");
    limbeck_close(project);
}

/* ---- Failures ------------------------------------------------------------------------------- */

static void a_failed_statement_has_a_place_and_leaves_nothing(void **state)
{
    (void)state;
    write_chain();
    write_revision("d4", "c3", "CREATE TABLE t_d4 (id INTEGER);\nINSERT INTO nowhere VALUES (1);",
                   "");
    limbeck *project = open_project(NULL);
    limbeck_error *failure = NULL;
    limbeck_status status = limbeck_upgrade(project, "head", NULL, &failure);
    assert_non_null(strstr(limbeck_error_file(failure), "/d4.sql"));
    assert_int_equal(limbeck_error_line(failure), 8);
    assert_true(limbeck_error_column(failure) > 0);
    assert_int_equal(limbeck_error_exit_status(failure), 1);
    assert_null(limbeck_error_sqlstate(failure)); /* SQLite has none */
    assert_null(limbeck_error_traceback(failure));
    assert_fails(status, failure, LIMBECK_ERROR_DATABASE, "nowhere");
    assert_current(project, "c3");

    write_revision("d4", "c3", "CREATE TABLE t_d4 (id INTEGER);", "DROP TABLE t_d4;");
    assert_ok(limbeck_upgrade(project, "head", NULL, error)); /* it is not there twice */
    assert_current(project, "d4");
    limbeck_close(project);
}

static void a_mistake_in_the_last_script_shows_before_the_first_runs(void **state)
{
    (void)state;
    write_chain();
    write_revision("d4", "c3", "-- migrate:sideways\nCOMMIT;", "");
    limbeck *project = open_project(NULL);
    assert_error(limbeck_upgrade(project, "head", NULL, error), LIMBECK_ERROR_SCRIPT, "COMMIT");
    assert_current(project, "");
    limbeck_close(project);
}

static void runs_python_within_an_environment(void **state)
{
    (void)state;
    write_chain();
    write_file("migrations/versions/d4.py", "revision = 'd4'\ndown_revision = 'c3'\n");
    limbeck *project = open_project(NULL);
    assert_error(limbeck_upgrade(project, "head", NULL, error), LIMBECK_ERROR_UNSUPPORTED,
                 "runs within an env.py");
    assert_current(project, "");
    assert_ok(limbeck_upgrade(project, "c3", NULL, error));
    assert_current(project, "c3");
    limbeck_close(project);
}

static void says_that_a_database_cannot_be_reached(void **state)
{
    (void)state;
    write_chain();
    limbeck_options options = folder_options();
    options.url = "postgresql://shop:secret@/shop?host=/nowhere/at/all&connect_timeout=2";
    limbeck *project = open_project(&options);
    limbeck_error *failure = NULL;
    limbeck_status status = limbeck_upgrade(project, "head", NULL, &failure);
    assert_null(strstr(limbeck_error_message(failure), "secret"));
    assert_fails(status, failure, LIMBECK_ERROR_CONNECTION, "/nowhere/at/all");
    assert_error(limbeck_current(project, false, &(limbeck_revisions *){NULL}, error),
                 LIMBECK_ERROR_CONNECTION, "");
    limbeck_close(project);
    options.url = "foxbase://x/y";
    project = open_project(&options);
    assert_error(limbeck_upgrade(project, "head", NULL, error), LIMBECK_ERROR_SETTINGS, "foxbase");
    limbeck_close(project);
}

/* ---- What is left open ---------------------------------------------------------------------- */

static void closes_what_it_opened(void **state)
{
    (void)state;
    write_chain();
    limbeck_close(open_project(NULL)); /* what a first use keeps for good is open from here on */
    limbeck *project = open_project(NULL);
    assert_ok(limbeck_upgrade(project, "head", NULL, error));
    limbeck_close(project);
    size_t before = count_open_files();
    for (int i = 0; i < 20; i++) {
        project = open_project(NULL);
        assert_ok(limbeck_downgrade(project, "base", NULL, error));
        assert_ok(limbeck_upgrade(project, "head", NULL, error));
        assert_error(limbeck_upgrade(project, "nope", NULL, error), LIMBECK_ERROR_REVISION, "nope");
        limbeck_close(project);
    }
    assert_int_equal(count_open_files(), before);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        TEST(tells_its_steps),
        TEST(a_dry_run_tells_and_does_nothing),
        TEST(writes_sql_and_opens_no_database),
        TEST(logs_to_its_caller),
        TEST(formats_logs_as_the_settings_say),
        TEST(stamps_and_purges),
        TEST(a_stamp_without_a_target_is_refused),
        TEST(makes_the_version_table_once),
        TEST(a_failed_statement_has_a_place_and_leaves_nothing),
        TEST(a_mistake_in_the_last_script_shows_before_the_first_runs),
        TEST(runs_python_within_an_environment),
        TEST(says_that_a_database_cannot_be_reached),
        TEST(closes_what_it_opened),
    };
    return cmocka_run_group_tests_name("api: run", tests, NULL, NULL);
}
