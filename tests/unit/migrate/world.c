#include "world.h"

void open_world(struct world *world, const char *dialect)
{
    memset(world, 0, sizeof *world);
    fake_init(&world->fake, dialect);
    project_init(&world->project, &world->fake.dialect, &world->fake.connection);
}

void close_world(struct world *world)
{
    project_free(&world->project);
    fake_free(&world->fake);
    lb_text_free(&world->message);
    lb_text_free(&world->rows);
    lb_text_free(&world->ran);
}

void add_three(struct world *world)
{
    project_add(&world->project, "-- migrate:up\nUP a1;\nUP a2;\n-- migrate:down\nDOWN a;\n");
    project_add(&world->project, "-- migrate:up\nUP b;\n-- migrate:down\nDOWN b;\n");
    project_add(&world->project, "-- migrate:up\nUP c;\n-- migrate:down\nDOWN c;\n");
}

void assert_runs(struct world *world, const char *target)
{
    if (project_run(&world->project, target, &world->message) != LB_OK) {
        fail_msg("%s", lb_text_cstr(&world->message));
    }
    assert_int_equal(world->fake.transaction, LB_TRANSACTION_NONE);
    assert_false(world->fake.is_locked);
}

size_t count_lines(const lb_text *log, const char *line)
{
    lb_str rest = lb_text_str(log), next = {0};
    size_t count = 0;
    while (lb_str_next_line(&rest, &next)) {
        count += lb_str_is(next, line);
    }
    return count;
}
