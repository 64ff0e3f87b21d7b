/* Revisions: what there is, what texts say of it, and writing new ones. */
#include "folder.h"

#include <stdlib.h>
#include <string.h>

/* ---- Listings ------------------------------------------------------------------------------- */

/* a1 -> b2 -> d4 (merge of b2 and c3); a1 -> c3, labelled */
static void write_diamond(void)
{
    write_settings();
    write_revision("a1", "", "SELECT 1;", "SELECT 1;");
    write_revision("b2", "a1", "SELECT 1;", "SELECT 1;");
    write_revision("c3", "a1\n-- Branch Labels: side", "SELECT 1;", "SELECT 1;");
    write_revision("d4", "b2, c3", "SELECT 1;", "SELECT 1;");
}

static void tells_all_of_a_revision(void **state)
{
    (void)state;
    write_diamond();
    limbeck *project = open_project(NULL);
    limbeck_revisions *found = NULL;
    assert_ok(limbeck_show(project, "c3", &found, error));
    assert_int_equal(found->count, 1);
    const limbeck_revision *c3 = &found->items[0];
    assert_string_equal(c3->id, "c3");
    assert_string_equal(c3->message, "make c3");
    assert_string_equal(c3->down[0], "a1");
    assert_null(c3->down[1]);
    assert_string_equal(c3->next[0], "d4");
    assert_null(c3->next[1]);
    assert_string_equal(c3->branch_labels[0], "side");
    assert_null(c3->depends_on[0]);
    assert_non_null(strstr(c3->path, "/migrations/versions/c3.sql"));
    assert_int_equal(c3->flags, 0);
    limbeck_revisions_free(found);
    limbeck_close(project);
}

static void lists_heads_branches_and_history(void **state)
{
    (void)state;
    write_diamond();
    write_revision("e5", "a1", "SELECT 1;", "SELECT 1;");
    limbeck *project = open_project(NULL);
    limbeck_revisions *found = NULL;
    assert_ok(limbeck_heads(project, false, &found, error));
    assert_true(found->items[0].flags & LIMBECK_HEAD);
    assert_ids(found, "d4 e5");
    assert_ok(limbeck_branches(project, &found, error));
    assert_int_equal(found->items[0].flags, LIMBECK_BASE | LIMBECK_BRANCH_POINT);
    assert_ids(found, "a1");
    assert_ok(limbeck_history(project, "b2:d4", false, &found, error));
    assert_true(found->items[0].flags & LIMBECK_MERGE_POINT);
    assert_ids(found, "d4 b2");
    assert_ok(limbeck_history(project, ":c3", false, &found, error));
    assert_ids(found, "c3 a1");
    assert_ok(limbeck_show(project, "side@head", &found, error));
    assert_ids(found, "d4");
    limbeck_close(project);
}

static void leaves_out_heads_that_others_need(void **state)
{
    (void)state;
    write_settings();
    write_revision("a1", "", "SELECT 1;", "SELECT 1;");
    write_revision("b2", "\n-- Depends On: a1", "SELECT 1;", "SELECT 1;");
    limbeck *project = open_project(NULL);
    limbeck_revisions *found = NULL;
    assert_ok(limbeck_heads(project, false, &found, error));
    assert_true(found->items[0].flags & LIMBECK_EFFECTIVE_HEAD);
    assert_string_equal(found->items[1].depends_on[0], "a1");
    assert_ids(found, "a1 b2");
    assert_ok(limbeck_heads(project, true, &found, error));
    assert_ids(found, "b2");
    limbeck_close(project);
}

static void marks_what_the_database_is_at(void **state)
{
    (void)state;
    write_chain();
    limbeck *project = open_project(NULL);
    limbeck_revisions *found = NULL;
    assert_ok(limbeck_upgrade(project, "b2", NULL, error));
    assert_ok(limbeck_history(project, NULL, true, &found, error));
    assert_int_equal(found->count, 3);
    assert_false(found->items[0].flags & LIMBECK_CURRENT);
    assert_true(found->items[1].flags & LIMBECK_CURRENT);
    char *text = NULL;
    assert_ok(limbeck_describe(project, &found->items[1], LIMBECK_TEXT_HISTORY, &text, error));
    assert_string_equal(text, "a1 -> b2 (current), make b2");
    free(text);
    limbeck_revisions_free(found);
    assert_ok(limbeck_history(project, "current:", false, &found, error));
    assert_ids(found, "c3 b2");
    limbeck_close(project);
}

static void describes_as_the_listings_do(void **state)
{
    (void)state;
    write_diamond();
    limbeck *project = open_project(NULL);
    limbeck_revisions *found = NULL;
    char *text = NULL;
    assert_ok(limbeck_show(project, "d4", &found, error));
    assert_ok(limbeck_describe(project, found->items, LIMBECK_TEXT_CURRENT, &text, error));
    assert_string_equal(text, "d4 (head) (mergepoint)");
    free(text);
    assert_ok(limbeck_describe(project, found->items, LIMBECK_TEXT_VERBOSE, &text, error));
    assert_non_null(strstr(text, "Merges: b2, c3\n"));
    free(text);
    limbeck_revisions_free(found);
    assert_ok(limbeck_branches(project, &found, error));
    assert_ok(limbeck_describe(project, found->items, LIMBECK_TEXT_BRANCHES, &text, error));
    assert_non_null(strstr(text, "-> c3 (side)"));
    free(text);
    limbeck_revisions_free(found);
    const limbeck_revision stranger = {.id = "f00"};
    assert_error(limbeck_describe(project, &stranger, 0, &text, error), LIMBECK_ERROR_USAGE,
                 "f00 is not a revision of this project");
    limbeck_close(project);
}

static void says_what_cannot_be_found(void **state)
{
    (void)state;
    write_diamond();
    limbeck *project = open_project(NULL);
    limbeck_revisions *found = NULL;
    assert_error(limbeck_show(project, "nope", &found, error), LIMBECK_ERROR_REVISION,
                 "Can't locate revision identified by 'nope'");
    assert_error(limbeck_history(project, "b2", false, &found, error), LIMBECK_ERROR_COMMAND,
                 "History range requires");
    assert_null(found);
    limbeck_close(project);
}

static void a_list_outlives_its_project(void **state)
{
    (void)state;
    write_diamond();
    limbeck *project = open_project(NULL);
    limbeck_revisions *found = NULL;
    assert_ok(limbeck_heads(project, false, &found, error));
    limbeck_close(project);
    assert_ids(found, "d4");
}

/* ---- Writing -------------------------------------------------------------------------------- */

static void starts_a_project_and_fills_it(void **state)
{
    (void)state;
    limbeck_options options = folder_options();
    assert_ok(limbeck_init(&options, "migrations", NULL, error));
    assert_true(file_exists("limbeck.ini"));
    assert_true(file_exists("migrations/versions"));
    assert_false(file_exists("migrations/env.py"));
    options.url = "sqlite:///app.db";
    limbeck *project = open_project(&options);
    limbeck_revisions *written = NULL;
    limbeck_create_options create = LIMBECK_CREATE_OPTIONS;
    create.message = "first one";
    create.revision_id = "a1";
    assert_ok(limbeck_create(project, &create, &written, error));
    assert_non_null(strstr(written->items[0].path, "/migrations/versions/a1_first_one.sql"));
    assert_string_equal(written->items[0].message, "first one");
    assert_ids(written, "a1");
    create.revision_id = NULL;
    assert_ok(limbeck_create(project, &create, &written, error));
    assert_int_equal(strlen(written->items[0].id), 12);
    assert_string_equal(written->items[0].down[0], "a1");
    limbeck_revisions_free(written);
    assert_ok(limbeck_upgrade(project, "head", NULL, error));
    assert_ok(limbeck_downgrade(project, "base", NULL, error));
    assert_current(project, "");
    limbeck_close(project);
}

static void starts_a_project_for_alembic(void **state)
{
    (void)state;
    limbeck_options options = folder_options();
    limbeck_init_options init = LIMBECK_INIT_OPTIONS;
    init.template_name = "generic";
    init.package = true;
    assert_ok(limbeck_init(&options, "alembic", &init, error));
    assert_true(file_exists("alembic.ini"));
    assert_false(file_exists("limbeck.ini"));
    assert_true(file_exists("alembic/env.py"));
    assert_true(file_exists("alembic/versions/__init__.py"));
    init.template_name = "nope";
    assert_error(limbeck_init(&options, "other", &init, error), LIMBECK_ERROR_COMMAND, "nope");
    assert_false(file_exists("other"));
}

static void branches_and_merges(void **state)
{
    (void)state;
    write_chain();
    limbeck *project = open_project(NULL);
    limbeck_revisions *written = NULL;
    limbeck_create_options create = LIMBECK_CREATE_OPTIONS;
    const char *const from[] = {"a1"}, *const label[] = {"side"}, *const needs[] = {"b2"};
    create.revision_id = "e5";
    create.heads = from;
    create.head_count = 1;
    create.branch_labels = label;
    create.branch_label_count = 1;
    create.depends_on = needs;
    create.depends_on_count = 1;
    assert_error(limbeck_create(project, &create, &written, error), LIMBECK_ERROR_COMMAND,
                 "is not a head revision");
    create.splice = true;
    assert_ok(limbeck_create(project, &create, &written, error));
    assert_ids(written, "e5");
    assert_ok(limbeck_show(project, "side", &written, error));
    assert_string_equal(written->items[0].depends_on[0], "b2");
    assert_ids(written, "e5");

    limbeck_create_options merge = LIMBECK_CREATE_OPTIONS;
    const char *const both[] = {"c3", "e5"};
    merge.revision_id = "f6";
    merge.heads = both;
    merge.head_count = 2;
    assert_ok(limbeck_merge(project, &merge, &written, error));
    assert_string_equal(written->items[0].down[0], "c3");
    assert_string_equal(written->items[0].down[1], "e5");
    assert_ids(written, "f6");
    limbeck_close(project);
}

static void a_merge_of_nothing_is_refused(void **state)
{
    (void)state;
    write_chain();
    limbeck *project = open_project(NULL);
    limbeck_revisions *written = NULL;
    assert_error(limbeck_merge(project, NULL, &written, error), LIMBECK_ERROR_USAGE,
                 "a merge needs");
    assert_null(written);
    limbeck_close(project);
}

/* Statuses of files, as "phase text" lines. */
static void collect_status(void *context, int phase, const char *text)
{
    (void)fprintf(context, "%d %s\n", phase, strstr(text, "/migrations") ? "file" : text);
}

static void tells_of_the_files_it_writes(void **state)
{
    (void)state;
    write_settings();
    char *told = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&told, &size);
    limbeck_options options = folder_options();
    options.status = collect_status;
    options.context = out;
    limbeck *project = open_project(&options);
    limbeck_revisions *written = NULL;
    assert_ok(limbeck_create(project, NULL, &written, error));
    limbeck_revisions_free(written);
    limbeck_close(project);
    assert_int_equal(fclose(out), 0);
    assert_int_equal(told[0] - '0', LIMBECK_STATUS_BEGIN);
    assert_non_null(strstr(told, "\n2 "));
    free(told);
}

static void asks_for_models_to_compare(void **state)
{
    (void)state;
    write_settings();
    limbeck *project = open_project(NULL);
    limbeck_revisions *written = NULL;
    limbeck_create_options create = LIMBECK_CREATE_OPTIONS;
    create.autogenerate = true;
    assert_error(limbeck_create(project, &create, &written, error), LIMBECK_ERROR_COMMAND,
                 "no models");
    limbeck_error *failure = NULL;
    limbeck_status status = limbeck_check(project, &failure);
    assert_null(strstr(limbeck_error_hint(failure), "--autogenerate")); /* which was not given */
    assert_fails(status, failure, LIMBECK_ERROR_COMMAND, "no models");
    limbeck_close(project);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        TEST(tells_all_of_a_revision),           TEST(lists_heads_branches_and_history),
        TEST(leaves_out_heads_that_others_need), TEST(marks_what_the_database_is_at),
        TEST(describes_as_the_listings_do),      TEST(says_what_cannot_be_found),
        TEST(a_list_outlives_its_project),       TEST(starts_a_project_and_fills_it),
        TEST(starts_a_project_for_alembic),      TEST(branches_and_merges),
        TEST(a_merge_of_nothing_is_refused),     TEST(tells_of_the_files_it_writes),
        TEST(asks_for_models_to_compare),
    };
    return cmocka_run_group_tests_name("api: revisions", tests, NULL, NULL);
}
