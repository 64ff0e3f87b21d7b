/* Opening projects: settings, URL, options, errors. */
#include "folder.h"

#include <stdlib.h>
#include <string.h>

/* ---- Without a project ---------------------------------------------------------------------- */

static void opens_without_a_project_and_says_so_when_it_needs_one(void **state)
{
    (void)state;
    limbeck *project = open_project(NULL);
    limbeck_revisions *heads = NULL;
    limbeck_error *failure = NULL;
    limbeck_status status = limbeck_heads(project, false, &heads, &failure);
    assert_non_null(limbeck_error_hint(failure));
    assert_non_null(strstr(limbeck_error_hint(failure), "limbeck.ini"));
    assert_int_equal(limbeck_error_exit_status(failure), 255);
    assert_fails(status, failure, LIMBECK_ERROR_COMMAND, "No 'script_location' key found");
    assert_null(heads);
    limbeck_close(project);
}

static void takes_null_for_what_is_optional(void **state)
{
    (void)state;
    limbeck_close(NULL);
    limbeck_error_free(NULL);
    limbeck_revisions_free(NULL);
    assert_int_equal(limbeck_error_status(NULL), LIMBECK_OK);
    assert_string_equal(limbeck_error_message(NULL), "");
    assert_null(limbeck_error_file(NULL));
    assert_null(limbeck_error_sqlstate(NULL));
    assert_int_equal(limbeck_error_line(NULL), 0);
    assert_int_equal(limbeck_error_exit_status(NULL), 0);

    limbeck *project = open_project(NULL);
    limbeck_revisions *heads = NULL;
    assert_int_equal(limbeck_heads(project, false, &heads, NULL), LIMBECK_ERROR_COMMAND);
    limbeck_log(project, 20, "test", "dropped: nobody listens");
    limbeck_close(project);
}

static void has_the_version_of_its_header(void **state)
{
    (void)state;
    assert_string_equal(limbeck_version(), LIMBECK_VERSION);
}

static void lists_its_templates(void **state)
{
    (void)state;
    limbeck_template one = {0};
    bool has_sql = false, has_generic = false;
    size_t count = 0;
    for (; limbeck_template_at(count, &one); count++) {
        has_sql = has_sql || strcmp(one.name, "sql") == 0;
        has_generic = has_generic || strcmp(one.name, "generic") == 0;
        assert_true(one.description && *one.description);
    }
    assert_true(has_sql && has_generic);
    assert_false(limbeck_template_at(count + 1, &one));
}

/* ---- Settings ------------------------------------------------------------------------------- */

static void fails_to_open_with_two_ini_files(void **state)
{
    (void)state;
    const char *const files[] = {"a.ini", "b.ini"};
    limbeck_options options = folder_options();
    options.config_files = files;
    options.config_file_count = 2;
    limbeck *project = NULL;
    assert_error(limbeck_open(&options, &project, error), LIMBECK_ERROR_SETTINGS,
                 "only one ini file");
    assert_null(project);
}

static void copies_the_texts_of_its_options(void **state)
{
    (void)state;
    write_chain();
    char directory[sizeof test_folder], url[] = "sqlite://", file[] = "limbeck.ini";
    const char *files[] = {file};
    memcpy(directory, test_folder, sizeof directory);
    limbeck_options options = folder_options();
    options.directory = directory;
    options.url = url;
    options.config_files = files;
    options.config_file_count = 1;
    limbeck *project = open_project(&options);
    memset(directory, 'x', sizeof directory - 1);
    memset(url, 'x', sizeof url - 1);
    memset(file, 'x', sizeof file - 1);
    files[0] = NULL;
    limbeck_revisions *heads = NULL;
    assert_ok(limbeck_heads(project, false, &heads, error));
    assert_ids(heads, "c3");
    assert_current(project, "");
    limbeck_close(project);
}

static void reads_settings_by_their_keys(void **state)
{
    (void)state;
    write_settings();
    limbeck *project = open_project(NULL);
    const char *value = NULL;
    char *expected = path_in_folder("migrations");
    assert_ok(limbeck_setting(project, "script_location", &value, error));
    assert_string_equal(value, expected);
    assert_ok(limbeck_setting(project, "timezone", &value, error));
    assert_null(value);
    free(expected);
    limbeck_close(project);
}

static void reads_another_section(void **state)
{
    (void)state;
    write_settings();
    write_file("limbeck.ini", "[limbeck]\nscript_location = nowhere\n"
                              "[other]\nscript_location = migrations\n");
    limbeck_options options = folder_options();
    options.section = "other";
    limbeck *project = open_project(&options);
    const char *value = NULL;
    assert_ok(limbeck_setting(project, "script_location", &value, error));
    assert_string_equal(value, "migrations");
    limbeck_revisions *heads = NULL;
    assert_ok(limbeck_heads(project, false, &heads, error));
    assert_ids(heads, "");
    limbeck_close(project);
}

static void an_error_of_a_settings_file_has_a_place(void **state)
{
    (void)state;
    write_settings();
    write_file("limbeck.ini", "[limbeck]\nscript_location = migrations\nlock_wait = soon\n");
    limbeck *project = open_project(NULL);
    limbeck_revisions *heads = NULL;
    limbeck_error *failure = NULL;
    limbeck_status status = limbeck_heads(project, false, &heads, &failure);
    assert_non_null(limbeck_error_file(failure));
    assert_non_null(strstr(limbeck_error_file(failure), "limbeck.ini"));
    assert_int_equal(limbeck_error_line(failure), 3);
    assert_int_equal(limbeck_error_exit_status(failure), 1);
    assert_fails(status, failure, LIMBECK_ERROR_SETTINGS, "soon");
    limbeck_close(project);
}

/* ---- The URL -------------------------------------------------------------------------------- */

static const char *environment(void *context, const char *name)
{
    int *asked = context;
    if (strcmp(name, "DATABASE_URL") == 0) {
        ++*asked;
        return "postgresql://shop:se%3Acret@db.example/shop";
    }
    return NULL;
}

static void shows_a_url_without_its_password(void **state)
{
    (void)state;
    write_settings();
    write_file("limbeck.ini", "[limbeck]\nscript_location = migrations\n");
    limbeck_options options = folder_options();
    int asked = 0;
    options.environment = environment;
    options.context = &asked;
    limbeck *project = open_project(&options);
    const char *url = NULL;
    assert_ok(limbeck_url(project, &url, error));
    assert_string_equal(url, "postgresql://shop:***@db.example/shop");
    assert_true(asked > 0);
    limbeck_close(project);
}

static void prefers_the_url_of_the_options(void **state)
{
    (void)state;
    write_settings();
    limbeck_options options = folder_options();
    options.url = "sqlite:///other.db";
    limbeck *project = open_project(&options);
    const char *url = NULL;
    assert_ok(limbeck_url(project, &url, error));
    assert_string_equal(url, "sqlite:///other.db");
    assert_ok(limbeck_ensure_version(project, NULL, error));
    assert_true(file_exists("other.db")); /* relative to the options' directory */
    assert_false(file_exists("app.db"));
    limbeck_close(project);
}

static void says_that_no_url_was_given(void **state)
{
    (void)state;
    write_settings();
    write_file("limbeck.ini", "[limbeck]\nscript_location = migrations\n");
    limbeck *project = open_project(NULL);
    const char *url = "untouched";
    assert_error(limbeck_url(project, &url, error), LIMBECK_ERROR_SETTINGS, "no URL");
    assert_string_equal(url, "untouched");
    limbeck_close(project);
}

/* ---- Options of other versions -------------------------------------------------------------- */

/* As a program built when limbeck_options ended with `url`: what lies behind is not read. */
static void takes_options_of_an_older_header(void **state)
{
    (void)state;
    write_chain();
    struct {
        size_t size;
        const char *const *config_files;
        size_t config_file_count;
        const char *section;
        const char *url;
    } old = {sizeof old, NULL, 0, NULL, "sqlite:///old.db"};
    char *config = path_in_folder("limbeck.ini");
    old.config_files = (const char *const[]){config};
    old.config_file_count = 1;
    limbeck *project = open_project((const limbeck_options *)(const void *)&old);
    const char *url = NULL;
    assert_ok(limbeck_url(project, &url, error));
    assert_string_equal(url, "sqlite:///old.db");
    limbeck_close(project);
    free(config);
}

/* As a program built against a header that has more: what is known is read. */
static void takes_options_of_a_newer_header(void **state)
{
    (void)state;
    write_chain();
    struct {
        limbeck_options options;
        const char *unheard_of;
    } newer = {folder_options(), "?"};
    newer.options.size = sizeof newer;
    limbeck *project = open_project(&newer.options);
    struct {
        limbeck_run_options options;
        void *unheard_of[4];
    } run = {LIMBECK_RUN_OPTIONS, {NULL}};
    run.options.size = sizeof run;
    run.options.dry_run = true;
    assert_ok(limbeck_upgrade(project, "head", &run.options, error));
    assert_current(project, "");
    limbeck_close(project);
}

static void takes_run_options_of_an_older_header(void **state)
{
    (void)state;
    write_chain();
    limbeck *project = open_project(NULL);
    struct {
        size_t size;
        bool offline, dry_run;
        char other[4096];
    } old = {.size = offsetof(limbeck_run_options, purge)};
    memset(old.other, 0xff, sizeof old.other); /* would be callbacks */
    old.dry_run = true;
    assert_ok(
        limbeck_upgrade(project, "head", (const limbeck_run_options *)(const void *)&old, error));
    assert_current(project, "");
    limbeck_close(project);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        TEST(opens_without_a_project_and_says_so_when_it_needs_one),
        TEST(takes_null_for_what_is_optional),
        TEST(has_the_version_of_its_header),
        TEST(lists_its_templates),
        TEST(fails_to_open_with_two_ini_files),
        TEST(copies_the_texts_of_its_options),
        TEST(reads_settings_by_their_keys),
        TEST(reads_another_section),
        TEST(an_error_of_a_settings_file_has_a_place),
        TEST(shows_a_url_without_its_password),
        TEST(prefers_the_url_of_the_options),
        TEST(says_that_no_url_was_given),
        TEST(takes_options_of_an_older_header),
        TEST(takes_options_of_a_newer_header),
        TEST(takes_run_options_of_an_older_header),
    };
    return cmocka_run_group_tests_name("api: open", tests, NULL, NULL);
}
