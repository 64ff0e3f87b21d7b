/* PostgreSQL's driver when something stops it: a server that goes away, a cancellation, a flag.
 * test_postgresql_stopped SCRIPT, where SCRIPT is postgresql.sh. */
#include "server.h"

#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "database/postgresql/libpq.h"

/* ---- Losing the server ---------------------------------------------------------------------- */

static void *terminate_sleeper(void *unused LB_UNUSED)
{
    return wait_until(has_sleeper, url) &&
                   is_true_at(url, "SELECT bool_and(pg_terminate_backend(pid))"
                                   " FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
               ? url
               : NULL;
}

static void a_terminated_session_is_lost(void **state LB_UNUSED)
{
    const lb_command commands[] = {{.sql = LB_STR("CREATE TABLE never (a int)")},
                                   {.sql = LB_STR("DO $$BEGIN PERFORM pg_sleep(120); END$$")},
                                   {.sql = LB_STR("DROP TABLE never")}};
    for (size_t alone = 0; alone < 2; alone++) {
        LB_AUTO_ERROR lb_error error = {0};
        pthread_t thread;
        size_t failed = 9;
        lb_connection *connection = connect_to(url);
        assert_int_equal(lb_connection_begin(connection, NULL), LB_OK);
        pthread_create(&thread, NULL, terminate_sleeper, NULL);
        assert_int_equal(
            lb_connection_run(connection, commands + alone, alone ? 1 : 3, &failed, &error),
            LB_ERR_CONNECTION);
        assert_joins(thread);
        assert_int_equal(failed, 1 - alone);
        assert_string_equal(error.sqlstate, "57P01");
        assert_int_equal(lb_connection_transaction(connection), LB_TRANSACTION_LOST);
        lb_connection_rollback(connection);
        assert_int_equal(lb_connection_execute(connection, LB_STR("SELECT 1"), &error),
                         LB_ERR_CONNECTION);
        lb_connection_close(connection);
    }
}

static void *crash_during_sleep(void *unused LB_UNUSED)
{
    bool is_asleep = wait_until(has_sleeper, url);
    return run_on_server("crash", NULL, 0) == 0 && is_asleep ? url : NULL;
}

static void a_crashed_server_is_lost(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    pthread_t thread;
    lb_connection *connection = connect_to(url);
    assert_int_equal(lb_connection_begin(connection, NULL), LB_OK);
    pthread_create(&thread, NULL, crash_during_sleep, NULL);
    assert_int_equal(lb_connection_execute(connection, LB_STR("SELECT pg_sleep(120)"), &error),
                     LB_ERR_CONNECTION);
    assert_joins(thread);
    assert_true(strlen(error.message) > 0);
    lb_connection_rollback(connection);
    lb_connection_close(connection);
    assert_int_equal(try_connect(url, NULL, &error), LB_ERR_CONNECTION);
    assert_int_equal(run_on_server("restart", NULL, 0), 0);
    assert_int_equal(try_connect(url, NULL, &error), LB_OK);
}

/* ---- Interruption --------------------------------------------------------------------------- */

static void another_thread_cancels_a_statement(void **state LB_UNUSED)
{
    const lb_command commands[] = {{.sql = LB_STR("CREATE TABLE never (a int)")},
                                   {.sql = LB_STR("DO $$BEGIN PERFORM pg_sleep(120); END$$")},
                                   {.sql = LB_STR("DROP TABLE never")}};
    for (size_t alone = 0; alone < 2; alone++) {
        LB_AUTO_ERROR lb_error error = {0};
        pthread_t thread;
        size_t failed = 9;
        lb_connection *connection = connect_to(url);
        assert_int_equal(lb_connection_begin(connection, NULL), LB_OK);
        pthread_create(&thread, NULL, cancel_sleep, connection);
        assert_int_equal(
            lb_connection_run(connection, commands + alone, alone ? 1 : 3, &failed, &error),
            LB_ERR_INTERRUPTED);
        assert_joins(thread);
        assert_int_equal(failed, 1 - alone);
        assert_int_equal(lb_connection_transaction(connection), LB_TRANSACTION_FAILED);
        lb_connection_rollback(connection);
        assert_string_equal(value_of(connection, "SELECT to_regclass('never')"), "NULL");
        lb_connection_close(connection);
    }
}

static atomic_bool interrupted;

static void *interrupt_sleep(void *unused LB_UNUSED)
{
    bool is_asleep = wait_until(has_sleeper, url);
    interrupted = 1;
    return is_asleep ? &interrupted : NULL;
}

static void the_flag_ends_a_statement(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    pthread_t thread;
    lb_connection *connection =
        connect_with(url, &(lb_connect_options){.interrupted = &interrupted});
    assert_int_equal(lb_connection_begin(connection, NULL), LB_OK);
    pthread_create(&thread, NULL, interrupt_sleep, NULL);
    LB_AUTO_RESULT lb_result result = {0};
    assert_int_equal(
        lb_connection_query(connection, LB_STR("SELECT pg_sleep(120)"), &result, &error),
        LB_ERR_INTERRUPTED);
    assert_joins(thread);
    lb_connection_rollback(connection); /* while the flag is up */
    assert_int_equal(lb_connection_transaction(connection), LB_TRANSACTION_NONE);
    interrupted = 0;
    assert_string_equal(value_of(connection, "SELECT 1"), "1");
    lb_connection_close(connection);
}

static struct libpq late;
static int (*cancel_once)(PGcancel *, char *, int);

/* The second request comes when the statement is over. */
static int cancel_twice(PGcancel *cancel, char *message, int size)
{
    int done = cancel_once(cancel, message, size);
    nanosleep(&(struct timespec){.tv_nsec = 300000000}, NULL);
    return cancel_once(cancel, message, size) && done;
}

static void a_late_request_to_cancel_hits_nothing(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    pthread_t thread;
    assert_ok(libpq_load(&late, &error), error);
    cancel_once = late.cancel;
    late.cancel = cancel_twice;
    lb_connect_options options = {.interrupted = &interrupted, .client = &late};
    lb_connection *connection = connect_with(url, &options);
    pthread_create(&thread, NULL, interrupt_sleep, NULL);
    assert_int_equal(lb_connection_execute(connection, LB_STR("SELECT pg_sleep(120)"), &error),
                     LB_ERR_INTERRUPTED);
    assert_joins(thread);
    interrupted = 0;
    execute(connection, "SELECT pg_sleep(1)");
    lb_connection_close(connection);
}

/* Stops or continues the server's main process and one more. */
static bool signal_server(int number, int other_pid)
{
    char path[150];
    int pid = 0;
    snprintf(path, sizeof path, "%s/data/postmaster.pid", server);
    FILE *file = fopen(path, "r");
    bool is_read = file && fscanf(file, "%d", &pid) == 1;
    if (file) {
        fclose(file);
    }
    return is_read && kill(pid, number) == 0 && kill(other_pid, number) == 0;
}

struct sleeper {
    lb_connection *connection;
    int pid;
    double stopped_at;
    atomic_bool is_left;
};

static bool is_left(const void *sleeper)
{
    return ((const struct sleeper *)sleeper)->is_left;
}

/* The server goes on when it was left alone. */
static void *freeze_sleep(void *context)
{
    struct sleeper *sleeper = context;
    bool is_asleep = wait_until(has_sleeper, url);
    bool is_frozen = signal_server(SIGSTOP, sleeper->pid);
    sleeper->stopped_at = seconds();
    lb_connection_cancel(sleeper->connection);
    bool has_left = wait_until(is_left, sleeper);
    signal_server(SIGCONT, sleeper->pid);
    return is_asleep && is_frozen && has_left ? sleeper : NULL;
}

static void a_frozen_server_is_left_alone(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    pthread_t thread;
    lb_connection *connection = connect_to(url);
    int pid = atoi(value_of(connection, "SELECT pg_backend_pid()"));
    struct sleeper sleeper = {.connection = connection, .pid = pid};
    assert_int_equal(lb_connection_begin(connection, NULL), LB_OK);
    pthread_create(&thread, NULL, freeze_sleep, &sleeper);
    lb_code code = lb_connection_execute(connection, LB_STR("SELECT pg_sleep(120)"), &error);
    double waited = seconds() - sleeper.stopped_at;
    lb_connection_rollback(connection);
    lb_transaction transaction = lb_connection_transaction(connection);
    lb_connection_close(connection);
    sleeper.is_left = true;
    assert_joins(thread);
    assert_int_equal(code, LB_ERR_INTERRUPTED);
    assert_int_equal(transaction, LB_TRANSACTION_LOST);
    assert_true(waited > 5 && waited < LIMIT_SECONDS);
}

/* A socket where a server should be, on which nobody ever answers; accept() does not wait. */
static int listen_silently(char *folder)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    assert_non_null(mkdtemp(folder));
    snprintf(address.sun_path, sizeof address.sun_path, "%s/.s.PGSQL.5432", folder);
    int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
    assert_int_equal(bind(listener, (struct sockaddr *)&address, sizeof address), 0);
    assert_int_equal(listen(listener, 5), 0);
    return listener;
}

/* Takes who came, and closes; whether anybody did. */
static bool take_clients(int listener)
{
    int client, count = 0;
    for (; (client = accept(listener, NULL, NULL)) >= 0; count++) {
        close(client);
    }
    return count > 0;
}

static void *interrupt_connecting(void *listener)
{
    struct pollfd poller = {.fd = *(int *)listener, .events = POLLIN};
    bool has_come = poll(&poller, 1, LIMIT_SECONDS * 1000) == 1;
    interrupted = 1;
    return has_come ? listener : NULL;
}

static void connecting_has_a_limit_and_can_be_interrupted(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    char folder[] = "/tmp/limbeck-silent.XXXXXX";
    char silent[100];
    pthread_t thread;
    int listener = listen_silently(folder);
    snprintf(silent, sizeof silent, "postgresql://u:secret@/d?host=%s", folder);
    assert_int_equal(try_connect(silent, &(lb_connect_options){.connect_timeout_ms = 300}, &error),
                     LB_ERR_CONNECTION);
    assert_null(strstr(error.message, "secret"));
    snprintf(silent, sizeof silent, "postgresql://u@/d?host=%s&connect_timeout=1", folder);
    double start = seconds();
    assert_int_equal(try_connect(silent, NULL, &error), LB_ERR_CONNECTION);
    assert_true(seconds() - start > 0.9 && seconds() - start < LIMIT_SECONDS);
    assert_true(take_clients(listener));
    lb_connect_options options = {.interrupted = &interrupted, .connect_timeout_ms = 120000};
    pthread_create(&thread, NULL, interrupt_connecting, &listener);
    assert_int_equal(try_connect(silent, &options, &error), LB_ERR_INTERRUPTED);
    assert_joins(thread);
    interrupted = 0;
    snprintf(silent, sizeof silent, "%s/.s.PGSQL.5432", folder);
    close(listener);
    unlink(silent);
    rmdir(folder);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_terminated_session_is_lost),
        cmocka_unit_test(another_thread_cancels_a_statement),
        cmocka_unit_test(the_flag_ends_a_statement),
        cmocka_unit_test(a_late_request_to_cancel_hits_nothing),
        cmocka_unit_test(a_frozen_server_is_left_alone),
        cmocka_unit_test(connecting_has_a_limit_and_can_be_interrupted),
        cmocka_unit_test(a_crashed_server_is_lost),
    };
    return run_tests_on_server(argc, argv, "postgresql: stopped", tests, LB_COUNT(tests));
}
