/* Threads: two projects at once, and interrupting a call from outside it. */
#include "folder.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* ---- Two projects --------------------------------------------------------------------------- */

/* cmocka's assertions belong to the main thread: a thread says what failed first. */
typedef struct worker {
    const char *url;
    char failed[256];
} worker;

static bool keep(worker *self, limbeck_status status, limbeck_error *error)
{
    if (status != LIMBECK_OK && !self->failed[0]) {
        (void)snprintf(self->failed, sizeof self->failed, "%s", limbeck_error_message(error));
    }
    limbeck_error_free(error);
    return status == LIMBECK_OK;
}

static void go_up_and_down(worker *self, limbeck *project)
{
    limbeck_error *error = NULL;
    limbeck_revisions *rows = NULL;
    if (keep(self, limbeck_upgrade(project, "head", NULL, &error), error)) {
        error = NULL;
        if (keep(self, limbeck_current(project, true, &rows, &error), error)) {
            limbeck_revisions_free(rows);
        }
    }
    error = NULL;
    keep(self, limbeck_downgrade(project, "base", NULL, &error), error);
}

static void *work(void *context)
{
    worker *self = context;
    limbeck_options options = folder_options();
    options.url = self->url;
    for (int i = 0; i < 10 && !self->failed[0]; i++) {
        limbeck *project = NULL;
        limbeck_error *error = NULL;
        if (keep(self, limbeck_open(&options, &project, &error), error)) {
            go_up_and_down(self, project);
            limbeck_close(project);
        }
    }
    return NULL;
}

static void two_projects_work_in_two_threads(void **state)
{
    (void)state;
    write_chain();
    worker workers[] = {{"sqlite:///one.db", ""}, {"sqlite:///two.db", ""}};
    pthread_t threads[2];
    for (int i = 0; i < 2; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, work, &workers[i]), 0);
    }
    for (int i = 0; i < 2; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
        assert_string_equal(workers[i].failed, "");
    }
}

/* Both want the same database: one works, the other waits and finds what is left to do. */
static void *upgrade_only(void *context)
{
    worker *self = context;
    limbeck_options options = folder_options();
    limbeck *project = NULL;
    limbeck_error *error = NULL;
    if (keep(self, limbeck_open(&options, &project, &error), error)) {
        error = NULL;
        keep(self, limbeck_upgrade(project, "head", NULL, &error), error);
        limbeck_close(project);
    }
    return NULL;
}

static void threads_share_a_database(void **state)
{
    (void)state;
    enum { COUNT = 6 };
    write_chain();
    worker workers[COUNT] = {{NULL, ""}};
    pthread_t threads[COUNT];
    for (int i = 0; i < COUNT; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, upgrade_only, &workers[i]), 0);
    }
    for (int i = 0; i < COUNT; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
        assert_string_equal(workers[i].failed, "");
    }
    limbeck *project = open_project(NULL);
    assert_current(project, "c3");
    limbeck_close(project);
}

/* ---- Interrupting --------------------------------------------------------------------------- */

static void write_endless_revision(void)
{
    write_chain();
    write_revision("d4", "c3",
                   "CREATE TABLE t_d4 (id INTEGER);\n"
                   "INSERT INTO t_d4 WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
                   "FROM n WHERE i < 500000000) SELECT max(i) FROM n;",
                   "");
}

static atomic_bool is_started; /* the endless revision is next */

static void note_start(void *context, const limbeck_step *step)
{
    (void)context;
    if (strcmp(step->revision, "d4") == 0) {
        atomic_store(&is_started, true);
    }
}

/* Until the endless statement runs, or is just about to: its revision has written. A minute only
   keeps a broken program from hanging. */
static void wait_for_endless(void)
{
    for (int i = 0; i < 60000 && !(atomic_load(&is_started) && file_exists("app.db-journal"));
         i++) {
        usleep(1000);
    }
}

static _Atomic time_t interrupted_at;

static void interrupt_now(limbeck *project)
{
    atomic_store(&interrupted_at, time(NULL));
    limbeck_interrupt(project);
}

/* The statement takes longer than that. */
static void assert_was_cut_short(void)
{
    assert_true(time(NULL) - atomic_load(&interrupted_at) <= 60);
}

static void *interrupt(void *project)
{
    wait_for_endless();
    interrupt_now(project);
    return NULL;
}

static void another_thread_stops_a_run(void **state)
{
    (void)state;
    write_endless_revision();
    limbeck *project = open_project(NULL);
    limbeck_run_options options = LIMBECK_RUN_OPTIONS;
    options.step = note_start;
    pthread_t thread;
    atomic_store(&is_started, false);
    assert_int_equal(pthread_create(&thread, NULL, interrupt, project), 0);
    limbeck_error *failure = NULL;
    limbeck_status status = limbeck_upgrade(project, "head", &options, &failure);
    assert_int_equal(pthread_join(thread, NULL), 0);
    assert_was_cut_short();
    assert_int_equal(limbeck_error_exit_status(failure), 130);
    assert_fails(status, failure, LIMBECK_ERROR_INTERRUPTED, "the database is at c3");
    assert_current(project, "c3"); /* the project is as good as before */
    assert_ok(limbeck_downgrade(project, "base", NULL, error));
    limbeck_close(project);
}

static limbeck *volatile project_to_stop;

static void on_alarm(int number)
{
    (void)number;
    interrupt_now(project_to_stop);
}

static void *raise_alarm(void *thread)
{
    wait_for_endless();
    pthread_kill(*(pthread_t *)thread, SIGALRM);
    return NULL;
}

static void a_signal_handler_stops_a_run(void **state)
{
    (void)state;
    write_endless_revision();
    limbeck *project = open_project(NULL);
    assert_ok(limbeck_upgrade(project, "c3", NULL, error));
    project_to_stop = project;
    struct sigaction action = {.sa_handler = on_alarm}, before;
    assert_int_equal(sigaction(SIGALRM, &action, &before), 0);
    limbeck_run_options options = LIMBECK_RUN_OPTIONS;
    options.step = note_start;
    pthread_t self = pthread_self(), thread;
    atomic_store(&is_started, false);
    assert_int_equal(pthread_create(&thread, NULL, raise_alarm, &self), 0);
    assert_error(limbeck_upgrade(project, "head", &options, error), LIMBECK_ERROR_INTERRUPTED,
                 "the database is at c3");
    assert_int_equal(pthread_join(thread, NULL), 0);
    assert_was_cut_short();
    assert_int_equal(sigaction(SIGALRM, &before, NULL), 0);
    assert_current(project, "c3");
    limbeck_close(project);
}

/* A call that comes too late for one run stops the next one, once. */
static void an_early_interruption_stops_one_call(void **state)
{
    (void)state;
    write_chain();
    limbeck *project = open_project(NULL);
    assert_ok(limbeck_upgrade(project, "a1", NULL, error)); /* the connection is open */
    limbeck_interrupt(project);
    assert_error(limbeck_upgrade(project, "head", NULL, error), LIMBECK_ERROR_INTERRUPTED,
                 "interrupted");
    assert_ok(limbeck_upgrade(project, "head", NULL, error));
    assert_current(project, "c3");
    limbeck_close(project);
}

static void an_interruption_before_the_first_connection_counts_too(void **state)
{
    (void)state;
    write_chain();
    limbeck *project = open_project(NULL);
    limbeck_interrupt(project);
    assert_error(limbeck_upgrade(project, "head", NULL, error), LIMBECK_ERROR_INTERRUPTED,
                 "interrupted");
    assert_ok(limbeck_upgrade(project, "head", NULL, error));
    limbeck_close(project);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        TEST(two_projects_work_in_two_threads),
        TEST(threads_share_a_database),
        TEST(another_thread_stops_a_run),
        TEST(a_signal_handler_stops_a_run),
        TEST(an_early_interruption_stops_one_call),
        TEST(an_interruption_before_the_first_connection_counts_too),
    };
    return cmocka_run_group_tests_name("api: threads", tests, NULL, NULL);
}
