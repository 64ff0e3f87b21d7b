#include "world.h"

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

static void test_a_longer_wait_is_mentioned_once(void **state)
{
    (void)state;
    for (int is_compatible = 0; is_compatible < 2; is_compatible++) {
        struct world world;
        open_world(&world, "postgresql");
        add_three(&world);
        world.fake.busy = 12; /* the pauses before the tenth try are a second together */
        world.project.options.lock_wait_ms = 600000;
        world.project.options.is_compatible = is_compatible;
        assert_runs(&world, "c");
        assert_int_equal(count_lines(&world.project.events,
                                     "Waiting for another run to finish (pid 4711, application "
                                     "limbeck, client 10.0.0.1, since 2026-11-22 10:00:00 UTC)"),
                         !is_compatible);
        close_world(&world);
    }
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_holder_is_named),
        cmocka_unit_test(test_a_longer_wait_is_mentioned_once),
        cmocka_unit_test(test_a_locked_file_is_waited_for),
        cmocka_unit_test(test_what_another_run_did_is_not_done_again),
        cmocka_unit_test(test_a_run_in_the_gap_is_seen),
        cmocka_unit_test(test_a_gap_and_relative_targets),
        cmocka_unit_test(test_off_and_pooled),
        cmocka_unit_test(test_lock_timeouts_are_tried_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
