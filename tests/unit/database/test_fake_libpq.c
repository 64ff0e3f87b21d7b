/* PostgreSQL's driver on a scripted libpq: whichever call fails, the error is clear, nothing hangs
 * and nothing stays behind. */
#include "../test.h"

#include <stdlib.h>

#include "database/database.h"
#include "fake_libpq.h"

static lb_code open_fake(lb_connection **out, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_url url;
    assert_int_equal(lb_url_parse(&arena, LB_STR("postgresql://u:secret@h/d"), &url, NULL), LB_OK);
    return lb_connection_open(&url, &(lb_connect_options){.client = &fake_libpq}, out, error);
}

static const lb_command commands[] = {
    {.sql = {"CREATE TABLE a", 14}},
    {.sql = {"UPDATE v", 8}, .expectation = "one row", .expected_rows = 1},
    {.sql = {"SELECT 1", 8}},
};

static lb_code read_rows(lb_connection *connection, lb_error *error)
{
    lb_cursor *cursor = NULL;
    bool has_row = true;
    LB_TRY(lb_connection_select(connection, &(lb_query){.command.sql = LB_STR("SELECT 2")}, &cursor,
                                error));
    lb_code code = lb_cursor_next(cursor, &has_row, error);
    if (code == LB_OK) { /* the rest is kept while something else runs */
        code = lb_connection_execute(connection, LB_STR("DROP TABLE b"), error);
    }
    while (code == LB_OK && has_row) {
        code = lb_cursor_next(cursor, &has_row, error);
    }
    lb_cursor_finish(cursor);
    return code;
}

static lb_code work(lb_connection *connection, lb_error *error)
{
    LB_AUTO_RESULT lb_result result = {0};
    LB_TRY(lb_connection_begin(connection, error));
    LB_TRY(lb_connection_run(connection, commands, LB_COUNT(commands), NULL, error));
    LB_TRY(lb_connection_query(connection, LB_STR("SELECT 1"), &result, error));
    if (result.row_count != 3 || lb_result_value(&result, 1, 0).ptr ||
        !lb_str_is(lb_result_value(&result, 2, 0), "c")) {
        return lb_fail(error, LB_ERR_INTERNAL, "wrong rows");
    }
    LB_TRY(read_rows(connection, error));
    return lb_connection_commit(connection, error);
}

static lb_code scenario(unsigned fail_at, lb_error *error)
{
    lb_connection *connection = NULL;
    fake_libpq_start(fail_at);
    lb_code code = open_fake(&connection, error);
    if (code == LB_OK) {
        code = work(connection, error);
        lb_connection_rollback(connection);
    }
    lb_connection_close(connection);
    return code;
}

static void every_call_may_fail(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error none = {0};
    assert_int_equal(scenario(0, &none), LB_OK);
    assert_int_equal(fake_libpq_leaks(), 0);
    unsigned calls = fake_libpq_calls();
    unsigned failures = 0;
    assert_true(calls > 50);
    for (unsigned n = 1; n <= calls; n++) {
        LB_AUTO_ERROR lb_error error = {0};
        lb_code code = scenario(n, &error);
        failures += code != LB_OK;
        assert_int_equal(fake_libpq_leaks(), 0);
        assert_int_not_equal(code, LB_ERR_INTERNAL);
        if (code != LB_OK) {
            assert_int_equal(error.code, code);
            assert_true(strlen(error.message) > 0);
            assert_null(strstr(error.message, "secret"));
        }
    }
    assert_true(failures > calls / 2);
}

static void a_transaction_is_one_pipeline(void **state LB_UNUSED)
{
    lb_connection *connection = NULL;
    fake_libpq_start(0);
    assert_int_equal(open_fake(&connection, NULL), LB_OK);
    assert_int_equal(lb_connection_begin(connection, NULL), LB_OK);
    assert_int_equal(lb_connection_run(connection, commands, 3, NULL, NULL), LB_OK);
    const lb_command mixed[] = {{.sql = {"A", 1}}, {.sql = {"B;C", 3}},    {.sql = {"D", 1}},
                                {.sql = {"E", 1}}, {.sql = {"COMMIT", 6}}, {.sql = {"F", 1}},
                                {.sql = {"G", 1}}};
    size_t failed = 0;
    assert_int_equal(lb_connection_run(connection, mixed, 7, &failed, NULL), LB_OK);
    assert_int_equal(failed, 7);
    assert_string_equal(fake_libpq_journal(),
                        "query sync query query query sync query query query ");
    lb_connection_close(connection);
}

static void a_failure_names_its_command_and_place(void **state LB_UNUSED)
{
    const lb_command failing[] = {{.sql = {"A", 1}},
                                  {.sql = {"FAIL", 4}, .file = "x.sql", .line = 7, .column = 5},
                                  {.sql = {"B", 1}}};
    LB_AUTO_ERROR lb_error error = {0};
    lb_connection *connection = NULL;
    size_t failed = 0;
    fake_libpq_start(0);
    assert_int_equal(open_fake(&connection, NULL), LB_OK);
    assert_int_equal(lb_connection_begin(connection, NULL), LB_OK);
    assert_int_equal(lb_connection_run(connection, failing, 3, &failed, &error), LB_ERR_DATABASE);
    assert_int_equal(failed, 1);
    assert_string_equal(error.message, "syntax error");
    assert_string_equal(error.sqlstate, "42601");
    assert_string_equal(error.file, "x.sql");
    assert_int_equal(error.line, 7);
    assert_int_equal(error.column, 7);
    assert_int_equal(lb_connection_transaction(connection), LB_TRANSACTION_FAILED);
    lb_connection_rollback(connection);
    assert_int_equal(lb_connection_transaction(connection), LB_TRANSACTION_NONE);
    lb_connection_close(connection);
    assert_int_equal(fake_libpq_leaks(), 0);
}

static void an_unmet_expectation_fails(void **state LB_UNUSED)
{
    const lb_command unmet[] = {
        {.sql = {"A", 1}}, {.sql = {"U", 1}, .expectation = "expected two", .expected_rows = 2}};
    lb_connection *connection = NULL;
    fake_libpq_start(0);
    assert_int_equal(open_fake(&connection, NULL), LB_OK);
    for (size_t alone = 0; alone < 2; alone++) {
        LB_AUTO_ERROR lb_error error = {0};
        size_t failed = 9;
        assert_int_equal(lb_connection_begin(connection, NULL), LB_OK);
        assert_int_equal(lb_connection_run(connection, unmet + alone, 2 - alone, &failed, &error),
                         LB_ERR_DATABASE);
        assert_int_equal(failed, 1 - alone);
        assert_string_equal(error.message, "expected two; 1 found");
        lb_connection_rollback(connection);
    }
    lb_connection_close(connection);
}

static void a_server_that_goes_leaves_a_lost_connection(void **state LB_UNUSED)
{
    const lb_command dying[] = {{.sql = {"A", 1}}, {.sql = {"DIE", 3}}, {.sql = {"B", 1}}};
    for (size_t alone = 0; alone < 2; alone++) {
        LB_AUTO_ERROR lb_error error = {0};
        lb_connection *connection = NULL;
        size_t failed = 9;
        fake_libpq_start(0);
        assert_int_equal(open_fake(&connection, NULL), LB_OK);
        assert_int_equal(lb_connection_begin(connection, NULL), LB_OK);
        assert_int_equal(
            lb_connection_run(connection, dying + alone, alone ? 1 : 3, &failed, &error),
            LB_ERR_CONNECTION);
        assert_int_equal(failed, 1 - alone);
        assert_string_equal(error.sqlstate, "57P01");
        assert_int_equal(lb_connection_transaction(connection), LB_TRANSACTION_LOST);
        assert_int_equal(lb_connection_execute(connection, LB_STR("A"), NULL), LB_ERR_CONNECTION);
        lb_connection_rollback(connection);
        lb_connection_close(connection);
        assert_int_equal(fake_libpq_leaks(), 0);
    }
}

static void a_cancellation_stops_the_next_call_once(void **state LB_UNUSED)
{
    lb_connection *connection = NULL;
    fake_libpq_start(0);
    assert_int_equal(open_fake(&connection, NULL), LB_OK);
    assert_int_equal(lb_connection_begin(connection, NULL), LB_OK);
    lb_connection_cancel(connection);
    assert_int_equal(lb_connection_run(connection, commands, 3, NULL, NULL), LB_ERR_INTERRUPTED);
    assert_int_equal(lb_connection_run(connection, commands, 3, NULL, NULL), LB_OK);
    lb_connection_cancel(connection);
    lb_connection_rollback(connection); /* heeds it not */
    assert_int_equal(lb_connection_transaction(connection), LB_TRANSACTION_NONE);
    lb_connection_close(connection);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_call_may_fail),
        cmocka_unit_test(a_transaction_is_one_pipeline),
        cmocka_unit_test(a_failure_names_its_command_and_place),
        cmocka_unit_test(an_unmet_expectation_fails),
        cmocka_unit_test(a_server_that_goes_leaves_a_lost_connection),
        cmocka_unit_test(a_cancellation_stops_the_next_call_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
