/* Conninfo: what of a database URL reaches libpq, and under which keyword. */
#include "../test.h"

#include "base/text.h"
#include "database/postgresql/conninfo.h"

/* "keyword=value " for each, without the two that are always there. */
static void assert_conninfo(const char *url_text, const char *expected)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_TEXT lb_text text = {0};
    lb_url url;
    assert_int_equal(lb_url_parse(&arena, lb_str_of(url_text), &url, NULL), LB_OK);
    pg_conninfo conninfo = pg_conninfo_of(&arena, &url, NULL);
    size_t i = 0;
    for (; conninfo.keywords[i]; i++) {
        assert_non_null(conninfo.values[i]);
        if (conninfo.keywords[i + 1] && conninfo.keywords[i + 2]) {
            lb_text_addf(&text, "%s=%s ", conninfo.keywords[i], conninfo.values[i]);
        }
    }
    assert_null(conninfo.values[i]);
    assert_string_equal(conninfo.keywords[i - 2], "client_encoding");
    assert_string_equal(conninfo.values[i - 2], "UTF8");
    assert_string_equal(conninfo.keywords[i - 1], "fallback_application_name");
    assert_string_equal(conninfo.values[i - 1], "limbeck");
    assert_str(lb_text_str(&text), expected);
}

static void what_is_absent_is_left_to_libpq(void **state LB_UNUSED)
{
    assert_conninfo("postgresql://", "");
    assert_conninfo("postgresql:///shop", "dbname=shop ");
}

static void parts_are_decoded(void **state LB_UNUSED)
{
    assert_conninfo("postgresql+psycopg2://us%40er:p%2F%40ss@db.example:5433/shop?sslmode=require",
                    "host=db.example port=5433 user=us@er password=p/@ss dbname=shop "
                    "sslmode=require ");
}

static void a_socket_folder_is_a_host(void **state LB_UNUSED)
{
    assert_conninfo("postgresql://u@/shop?host=/var/run/postgresql",
                    "host=/var/run/postgresql user=u dbname=shop ");
}

static void hosts_and_ports_go_in_pairs(void **state LB_UNUSED)
{
    assert_conninfo("postgresql://u@a:1,b:2/shop", "host=a,b port=1,2 user=u dbname=shop ");
    assert_conninfo("postgresql://u@/shop?host=a:1&host=b", "host=a,b port=1, user=u dbname=shop ");
}

static void parameters_of_other_drivers_are_translated(void **state LB_UNUSED)
{
    assert_conninfo("postgresql+asyncpg://h/d?ssl=require&prepared_statement_cache_size=0",
                    "host=h dbname=d sslmode=require ");
    assert_conninfo("postgresql+pg8000://h/d?ssl=True", "host=h dbname=d sslmode=require ");
    assert_conninfo("postgresql://h/d?ssl=off", "host=h dbname=d sslmode=disable ");
    assert_conninfo("postgresql://h/d?options=-csearch_path%3Dapp&connect_timeout=3",
                    "host=h dbname=d options=-csearch_path=app connect_timeout=3 ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_absent_is_left_to_libpq),
        cmocka_unit_test(parts_are_decoded),
        cmocka_unit_test(a_socket_folder_is_a_host),
        cmocka_unit_test(hosts_and_ports_go_in_pairs),
        cmocka_unit_test(parameters_of_other_drivers_are_translated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
