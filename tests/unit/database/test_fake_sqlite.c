/* SQLite's driver when the n-th call of its library fails, for every n: the error is clear, the
 * transaction is rolled back, nothing stays behind. The calls that do not fail are SQLite's own. */
#include "../test.h"

#include <stdlib.h>

#include "database/database.h"
#include "database/sqlite/libsqlite3.h"

static struct libsqlite3 real, failing;
static unsigned calls, failing_call;
static int statements; /* not finalized */

static bool fails(void)
{
    return ++calls == failing_call;
}

static int open_v2(const char *name, sqlite3 **db, int flags, const char *vfs)
{
    int result = real.open_v2(name, db, flags, vfs);
    return fails() ? SQLITE_CANTOPEN : result;
}

static int busy_handler(sqlite3 *db, int (*handler)(void *, int), void *context)
{
    return fails() ? SQLITE_MISUSE : real.busy_handler(db, handler, context);
}

static int prepare_v2(sqlite3 *db, const char *sql, int length, sqlite3_stmt **out,
                      const char **tail)
{
    if (fails()) {
        *out = NULL;
        return SQLITE_NOMEM;
    }
    int result = real.prepare_v2(db, sql, length, out, tail);
    statements += *out != NULL;
    return result;
}

static int step(sqlite3_stmt *statement)
{
    return fails() ? SQLITE_IOERR_WRITE : real.step(statement);
}

static int finalize(sqlite3_stmt *statement)
{
    statements -= statement != NULL;
    return real.finalize(statement);
}

static int bind_text(sqlite3_stmt *statement, int index, const char *text, int length,
                     void (*destructor)(void *))
{
    return fails() ? SQLITE_NOMEM : real.bind_text(statement, index, text, length, destructor);
}

static int load(void **state LB_UNUSED)
{
    if (libsqlite3_load(&real, NULL) != LB_OK) {
        return -1;
    }
    failing = real;
    failing.open_v2 = open_v2;
    failing.busy_handler = busy_handler;
    failing.prepare_v2 = prepare_v2;
    failing.step = step;
    failing.finalize = finalize;
    failing.bind_text = bind_text;
    return 0;
}

static lb_code work(lb_connection *connection, lb_error *error)
{
    static const lb_command commands[] = {
        {.sql = {"CREATE TABLE a (b)", 18}},
        {.sql = {"INSERT INTO a VALUES (1); INSERT INTO a VALUES (2)", 50}},
        {.sql = {"UPDATE a SET b = b + 1", 22}, .expectation = "two rows", .expected_rows = 2},
    };
    const lb_datum parameter = {.kind = LB_DATUM_TEXT, .text = LB_STR("x")};
    LB_AUTO_RESULT lb_result result = {0};
    LB_TRY(lb_connection_begin(connection, error));
    LB_TRY(lb_connection_run(connection, commands, LB_COUNT(commands), NULL, error));
    LB_TRY(lb_connection_query(connection, LB_STR("SELECT b FROM a"), &result, error));
    lb_cursor *cursor;
    LB_TRY(lb_connection_select(connection,
                                &(lb_query){.command.sql = LB_STR("SELECT ?"),
                                            .parameters = &parameter,
                                            .parameter_count = 1},
                                &cursor, error));
    bool has_row = true;
    lb_code code = LB_OK;
    while (code == LB_OK && has_row) {
        code = lb_cursor_next(cursor, &has_row, error);
    }
    lb_cursor_finish(cursor);
    LB_TRY(code);
    return lb_connection_commit(connection, error);
}

static lb_code scenario(unsigned fail_at, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_url url;
    lb_connection *connection = NULL;
    calls = 0;
    failing_call = fail_at;
    assert_int_equal(lb_url_parse(&arena, LB_STR("sqlite://"), &url, NULL), LB_OK);
    lb_code code =
        lb_connection_open(&url, &(lb_connect_options){.client = &failing}, &connection, error);
    if (code == LB_OK) {
        code = work(connection, error);
        lb_connection_rollback(connection);
        assert_int_equal(lb_connection_transaction(connection), LB_TRANSACTION_NONE);
    }
    lb_connection_close(connection);
    assert_int_equal(statements, 0);
    return code;
}

static void every_call_may_fail(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error none = {0};
    assert_int_equal(scenario(0, &none), LB_OK);
    unsigned count = calls;
    assert_true(count > 20);
    for (unsigned n = 1; n <= count; n++) {
        LB_AUTO_ERROR lb_error error = {0};
        assert_int_not_equal(scenario(n, &error), LB_OK);
        assert_true(error.message && strlen(error.message) > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_call_may_fail),
    };
    return cmocka_run_group_tests(tests, load, NULL);
}
