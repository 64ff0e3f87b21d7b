/* Dialects: names and literals as SQLAlchemy 2.0 writes them, what each can do, and which is found.
 */
#include "../test.h"

#include <stdlib.h>

#include "database/database.h"

static const lb_dialect *dialect_of(const char *name)
{
    const lb_dialect *dialect = lb_dialect_find(lb_str_of(name));
    assert_non_null(dialect);
    return dialect;
}

static void assert_name(const char *dialect, const char *name, const char *expected)
{
    LB_AUTO_TEXT lb_text text = {0};
    dialect_of(dialect)->quote_name(&text, lb_str_of(name));
    assert_str(lb_text_str(&text), expected);
}

static void names_are_quoted_where_needed(void **state LB_UNUSED)
{
    static const struct {
        const char *dialect, *name, *expected;
    } cases[] = {
        {"postgresql", "users", "users"},
        {"postgresql", "user", "\"user\""},
        {"postgresql", "Users", "\"Users\""},
        {"postgresql", "a_b$1", "a_b$1"},
        {"postgresql", "1a", "\"1a\""},
        {"postgresql", "$a", "\"$a\""},
        {"postgresql", "a b", "\"a b\""},
        {"postgresql", "a\"b", "\"a\"\"b\""},
        {"postgresql", "k\xc5\xaf\xc5\x88", "\"k\xc5\xaf\xc5\x88\""},
        {"postgresql", "", "\"\""},
        {"postgresql", "all", "\"all\""}, /* first and last of the reserved words */
        {"postgresql", "with", "\"with\""},
        {"postgresql", "key", "key"},
        {"sqlite", "add", "\"add\""},
        {"sqlite", "where", "\"where\""},
        {"sqlite", "user", "user"},
        {"sqlite", "index", "\"index\""},
        {"mysql", "key", "`key`"},
        {"mysql", "a`b", "`a``b`"},
        {"mysql", "accessible", "`accessible`"},
        {"mysql", "zerofill", "`zerofill`"},
        {"mysql", "returning", "returning"}, /* reserved in MariaDB only */
        {"mariadb", "returning", "`returning`"},
        {"mariadb", "admin", "admin"}, /* and in MySQL only */
        {"mysql", "admin", "`admin`"},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        assert_name(cases[i].dialect, cases[i].name, cases[i].expected);
    }
}

static void names_are_quoted_always_on_demand(void **state LB_UNUSED)
{
    LB_AUTO_TEXT lb_text text = {0};
    dialect_of("postgresql")->quote_name_always(&text, LB_STR("a"));
    dialect_of("sqlite")->quote_name_always(&text, LB_STR("b\"c"));
    dialect_of("mysql")->quote_name_always(&text, LB_STR("d"));
    assert_str(lb_text_str(&text), "\"a\"\"b\"\"c\"`d`");
}

static void literals_keep_quotes_and_backslashes(void **state LB_UNUSED)
{
    static const struct {
        const char *dialect, *expected;
    } cases[] = {
        {"postgresql", "E'it''s \\\\ \"x\"'"},
        {"sqlite", "'it''s \\ \"x\"'"},
        {"mysql", "'it''s \\\\ \"x\"'"},
        {"mariadb", "'it''s \\\\ \"x\"'"},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_TEXT lb_text text = {0};
        dialect_of(cases[i].dialect)->quote_literal(&text, LB_STR("it's \\ \"x\""));
        assert_str(lb_text_str(&text), cases[i].expected);
    }
    LB_AUTO_TEXT lb_text plain = {0};
    dialect_of("postgresql")->quote_literal(&plain, LB_STR("it's"));
    assert_str(lb_text_str(&plain), "'it''s'");
}

static void reserved_words_are_sorted(void **state LB_UNUSED)
{
    /* Were a table not in order, some of its words would not be found. */
    static const char *const words[] = {"select", "table",   "from",       "where",
                                        "order",  "group",   "create",     "check",
                                        "unique", "primary", "references", "to"};
    for (const lb_dialect *const *dialect = lb_dialects(); *dialect; dialect++) {
        for (size_t i = 0; i < LB_COUNT(words); i++) {
            LB_AUTO_TEXT lb_text text = {0};
            (*dialect)->quote_name(&text, lb_str_of(words[i]));
            assert_true(text.len == strlen(words[i]) + 2);
        }
    }
}

static void offline_facts_are_alembics(void **state LB_UNUSED)
{
    assert_true(dialect_of("postgresql")->has_transactional_ddl);
    assert_true(dialect_of("postgresql")->insert_returning_qualified);
    assert_false(dialect_of("sqlite")->has_transactional_ddl);
    assert_true(dialect_of("sqlite")->insert_returning);
    assert_false(dialect_of("sqlite")->insert_returning_qualified);
    assert_false(dialect_of("mysql")->insert_returning);
    assert_string_equal(dialect_of("sqlite")->impl_name, "SQLiteImpl");
    assert_string_equal(dialect_of("mariadb")->impl_name, "MariaDBImpl");
    assert_null(lb_dialect_find(LB_STR("foxbase")));
}

static lb_code try_open(const char *text, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_url url;
    lb_connection *connection = NULL;
    assert_int_equal(lb_url_parse(&arena, lb_str_of(text), &url, error), LB_OK);
    lb_code code = lb_connection_open(&url, NULL, &connection, error);
    lb_connection_close(connection);
    return code;
}

static void a_database_without_a_driver_is_refused(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    assert_int_equal(try_open("mysql://u:p@localhost/db", &error), LB_ERR_UNSUPPORTED);
    assert_non_null(strstr(error.message, "mysql"));
    assert_non_null(error.hint);
}

static void an_unknown_dialect_fails_as_sqlalchemy_does(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    assert_true(try_open("foxbase://localhost/db", &error) != LB_OK);
    assert_string_equal(error.message, "Can't load plugin: sqlalchemy.dialects:foxbase");
    assert_string_equal(error.kind, "sqlalchemy.exc.NoSuchModuleError");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_quoted_where_needed),
        cmocka_unit_test(names_are_quoted_always_on_demand),
        cmocka_unit_test(literals_keep_quotes_and_backslashes),
        cmocka_unit_test(reserved_words_are_sorted),
        cmocka_unit_test(offline_facts_are_alembics),
        cmocka_unit_test(a_database_without_a_driver_is_refused),
        cmocka_unit_test(an_unknown_dialect_fails_as_sqlalchemy_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
