/* What the tests on real databases share: cmocka, and steps that must succeed. */
#ifndef LB_TESTS_DATABASE_TEST_H
#define LB_TESTS_DATABASE_TEST_H

#include "../unit/test.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "database/database.h"

/* Fails the test with the error's message. */
#define assert_ok(call, error)                                                               \
    do {                                                                                     \
        lb_code code_ = (call);                                                              \
        if (code_ != LB_OK) {                                                                \
            fail_msg("%s: %s", lb_code_name(code_), (error).message ? (error).message : ""); \
        }                                                                                    \
    } while (0)

static inline lb_connection *connect_with(const char *url_text, const lb_connect_options *options)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_url url;
    lb_connection *connection = NULL;
    assert_ok(lb_url_parse(&arena, lb_str_of(url_text), &url, &error), error);
    assert_ok(lb_connection_open(&url, options, &connection, &error), error);
    return connection;
}

static inline lb_connection *connect_to(const char *url_text)
{
    return connect_with(url_text, NULL);
}

static inline lb_code try_connect(const char *url_text, const lb_connect_options *options,
                                  lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_url url;
    lb_connection *connection = NULL;
    LB_TRY(lb_url_parse(&arena, lb_str_of(url_text), &url, error));
    lb_code code = lb_connection_open(&url, options, &connection, error);
    lb_connection_close(connection);
    return code;
}

static inline void execute(lb_connection *connection, const char *sql)
{
    LB_AUTO_ERROR lb_error error = {0};
    assert_ok(lb_connection_execute(connection, lb_str_of(sql), &error), error);
}

/* The first value, as a text in a buffer that the next call uses again; "NULL" for NULL. */
static inline const char *value_of(lb_connection *connection, const char *sql)
{
    static char text[200];
    LB_AUTO_ERROR lb_error error = {0};
    LB_AUTO_RESULT lb_result result = {0};
    assert_ok(lb_connection_query(connection, lb_str_of(sql), &result, &error), error);
    assert_true(result.row_count > 0);
    lb_str value = lb_result_value(&result, 0, 0);
    snprintf(text, sizeof text, "%.*s", value.ptr ? (int)value.len : 4,
             value.ptr ? value.ptr : "NULL");
    return text;
}

static inline double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* ---- Waiting for what others do -------------------------------------------------------------- */

/* Nothing depends on how long something takes: what is waited for is a state that can be seen. The
 * limit only keeps a broken program from hanging. Other threads may use this: no assertions. */
enum { LIMIT_SECONDS = 60 };

/* Whether `is_reached` came true within the limit. */
static inline bool wait_until(bool (*is_reached)(const void *context), const void *context)
{
    double end = seconds() + LIMIT_SECONDS;
    while (!is_reached(context)) {
        if (seconds() > end) {
            return false;
        }
        nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
    }
    return true;
}

static inline bool is_file(const void *path)
{
    return access(path, F_OK) == 0;
}

/* Whether the one value that the statement gives is true, on PostgreSQL. */
static inline bool is_true_at(const char *url_text, const char *sql)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_RESULT lb_result result = {0};
    lb_url url;
    lb_connection *connection = NULL;
    bool is_true = lb_url_parse(&arena, lb_str_of(url_text), &url, NULL) == LB_OK &&
                   lb_connection_open(&url, NULL, &connection, NULL) == LB_OK &&
                   lb_connection_query(connection, lb_str_of(sql), &result, NULL) == LB_OK &&
                   lb_str_is(lb_result_value(&result, 0, 0), "t");
    lb_connection_close(connection);
    return is_true;
}

/* A statement with pg_sleep() is under way on the server. */
static inline bool has_sleeper(const void *url_text)
{
    return is_true_at(url_text,
                      "SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'PgSleep'");
}

/* Of a thread that returns NULL when it did not come to what it should do. */
static inline void assert_joins(pthread_t thread)
{
    void *done = NULL;
    pthread_join(thread, &done);
    assert_non_null(done);
}

#endif
