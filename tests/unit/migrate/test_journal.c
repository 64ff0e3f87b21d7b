#include "world.h"

#include "migrate/recover.h"

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
    assert_message(
        &world,
        "b.sql:6:1: refused: FAILS once (what stands before it is done, and the next run goes on "
        "with it)");
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
        cmocka_unit_test(test_a_refused_statement_is_where_the_next_run_goes_on),
        cmocka_unit_test(test_what_cannot_be_known_is_said),
        cmocka_unit_test(test_an_edited_script_is_not_gone_on_with),
        cmocka_unit_test(test_an_unfinished_revision_comes_first),
        cmocka_unit_test(test_what_belongs_to_a_session),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
