#include "../test.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "config/url.h"
#include "tests.h"

/* "backend driver user password host:port,... database" with - for what is absent. */
static char *describe(lb_arena *arena, const lb_url *url)
{
    const lb_str parts[] = {url->backend, url->driver, url->username, url->password};
    LB_AUTO_TEXT lb_text text = {0};
    for (size_t i = 0; i < LB_COUNT(parts); i++) {
        lb_text_addf(&text, "%.*s ", LB_ARG(parts[i].ptr ? parts[i] : LB_STR("-")));
    }
    for (size_t i = 0; i < url->hosts.count; i++) {
        lb_text_addf(&text, "%s%.*s:%u", i ? "," : "", LB_ARG(url->hosts.items[i].name),
                     url->hosts.items[i].port);
    }
    lb_text_addf(&text, "%s %.*s", url->hosts.count ? "" : "-",
                 LB_ARG(url->database.ptr ? url->database : LB_STR("-")));
    return lb_arena_strdup(arena, lb_text_cstr(&text));
}

static void test_url_has_its_parts(void **state)
{
    (void)state;
    static const struct {
        const char *url, *parts, *shown; /* shown NULL: as written */
    } cases[] = {
        {"postgresql://u:p@h:5432/db", "postgresql - u p h:5432 db",
         "postgresql://u:***@h:5432/db"},
        {"postgres://h/db", "postgresql - - - h:0 db", NULL},
        {"postgresql+asyncpg://u@h", "postgresql asyncpg u - h:0 -", NULL},
        {"postgresql+psycopg2://user:p%40ss@host:5432/db?sslmode=require",
         "postgresql psycopg2 user p@ss host:5432 db",
         "postgresql+psycopg2://user:***@host:5432/db?sslmode=require"},
        {"mariadb+pymysql://root:@[::1]:3306/x", "mysql pymysql root  ::1:3306 x",
         "mariadb+pymysql://root:***@[::1]:3306/x"},
        {"postgresql://:p@/", "postgresql -  p - ", "postgresql://:***@/"},
        {"postgresql://u:a/b:c@h/db", "postgresql - u a/b:c h:0 db", "postgresql://u:***@h/db"},
        {"postgresql://", "postgresql - - - - -", NULL},
        {"postgresql:///db", "postgresql - - - - db", NULL},
        {"postgresql://:5433/db", "postgresql - - - :5433 db", NULL},
        {"postgresql:///db?host=/var/run/postgresql", "postgresql - - - /var/run/postgresql:0 db",
         "postgresql:///db?host=%2Fvar%2Frun%2Fpostgresql"},
        {"postgresql://u@:6432/db?host=/run", "postgresql - u - /run:6432 db",
         "postgresql://u@:6432/db?host=%2Frun"},
        {"postgresql:///db?host=/run&port=5433", "postgresql - - - /run:5433 db",
         "postgresql:///db?host=%2Frun&port=5433"},
        {"postgresql://u@h1:1,h2:2,h3/db", "postgresql - u - h1:1,h2:2,h3:0 db", NULL},
        {"postgresql://h1,h2:5/db", "postgresql - - - h1:0,h2:5 db", NULL},
        {"postgresql://[::1]:1,[fe80::2]:3/db", "postgresql - - - ::1:1,fe80::2:3 db", NULL},
        {"postgresql:///db?host=h1:1&host=h2:2", "postgresql - - - h1:1,h2:2 db",
         "postgresql:///db?host=h1%3A1&host=h2%3A2"},
        {"postgresql:///db?host=h1,h2&port=1,2", "postgresql - - - h1:1,h2:2 db",
         "postgresql:///db?host=h1%2Ch2&port=1%2C2"},
        {"postgresql://ignored/db?host=real:7", "postgresql - - - real:7 db",
         "postgresql://ignored/db?host=real%3A7"},
        {"postgresql://h?b=1&a=x+y&b=%26", "postgresql - - - h:0 -",
         "postgresql://h?a=x+y&b=1&b=%26"},
        {"postgresql://h/d?password=p&sslmode=x", "postgresql - - - h:0 d",
         "postgresql://h/d?password=***&sslmode=x"},
        {"postgresql://u:p@ss@h/d", "postgresql - u p ss@h:0 d", "postgresql://u:***@h/d"},
        {"sqlite://", "sqlite - - - - -", NULL},
        {"sqlite:///a.db", "sqlite - - - - a.db", NULL},
        {"sqlite:////tmp/a.db", "sqlite - - - - /tmp/a.db", NULL},
        {"sqlite+aiosqlite:///a%20b", "sqlite aiosqlite - - - a%20b", NULL},
        {"foxbase+x://h", "foxbase x - - h:0 -", NULL},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_ARENA lb_arena arena = {0};
        lb_url url;
        assert_int_equal(lb_url_parse(&arena, lb_str_of(cases[i].url), &url, NULL), LB_OK);
        assert_string_equal(describe(&arena, &url), cases[i].parts);
        assert_str(url.shown, cases[i].shown ? cases[i].shown : cases[i].url);
    }
}

static void test_url_refuses(void **state)
{
    (void)state;
    static const struct {
        const char *url, *kind, *message;
    } cases[] = {
        {"not a url", "sqlalchemy.exc.ArgumentError",
         "Could not parse SQLAlchemy URL from given URL string"},
        {"", "sqlalchemy.exc.ArgumentError",
         "Could not parse SQLAlchemy URL from given URL string"},
        {"postgresql:/h", "sqlalchemy.exc.ArgumentError",
         "Could not parse SQLAlchemy URL from given URL string"},
        {" sqlite://", "sqlalchemy.exc.ArgumentError",
         "Could not parse SQLAlchemy URL from given URL string"},
        {"postgresql://h:x/d", "ValueError", "invalid literal for int() with base 10: 'x'"},
        {"postgresql://h:/d", "ValueError", "invalid literal for int() with base 10: ''"},
        {"postgresql://h:70000/d", "sqlalchemy.exc.ArgumentError",
         "port 70000 is not between 0 and 65535"},
        {"postgresql:///d?host=a,b&port=1", "sqlalchemy.exc.ArgumentError",
         "number of hosts and ports don't match"},
        {"postgresql:///d?host=a&port=1,2", "sqlalchemy.exc.ArgumentError",
         "number of hosts and ports don't match"},
        {"postgresql:///d?port=x", "sqlalchemy.exc.ArgumentError",
         "Received non-integer port arguments: 'x'"},
        {"postgresql:///d?host=a:1&host=b:2&port=3", "sqlalchemy.exc.ArgumentError",
         "Can't mix 'multihost' formats together; use \"host=h1,h2,h3&port=p1,p2,p3\" or "
         "\"host=h1:p1&host=h2:p2&host=h3:p3\" separately"},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_ARENA lb_arena arena = {0};
        LB_AUTO_ERROR lb_error error = {0};
        lb_url url = {.drivername = LB_STR("untouched")};
        assert_int_equal(lb_url_parse(&arena, lb_str_of(cases[i].url), &url, &error),
                         LB_ERR_SETTINGS);
        assert_string_equal(error.kind, cases[i].kind);
        assert_string_equal(error.message, cases[i].message);
        assert_str(url.drivername, "untouched");
    }
}

static void test_url_errors_hide_a_password_that_is_not_encoded(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_url url;
    assert_int_equal(lb_url_parse(&arena, LB_STR("postgresql://u:a@geheim:word@h/d"), &url, &error),
                     LB_ERR_SETTINGS);
    assert_null(strstr(error.message, "word"));
    assert_non_null(strstr(error.hint, "%40"));
}

static void test_url_gives_query_parameters(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_url url;
    lb_str value;
    lb_url_parse(&arena, LB_STR("postgresql://h/d?a=1&a=2&empty=&none&c=%C3%BC%ff"), &url, NULL);
    assert_int_equal(url.query.count, 3);
    assert_true(lb_url_parameter_get(&url, "a", &value));
    assert_str(value, "1");
    assert_true(lb_url_parameter_get(&url, "c", &value));
    assert_str(value, "\xc3\xbc\xef\xbf\xbd");
    assert_false(lb_url_parameter_get(&url, "empty", &value));
}

static void test_url_names_sqlite_files(void **state)
{
    (void)state;
    static const struct {
        const char *url, *filename;
        bool is_uri;
        double timeout;
    } cases[] = {
        {"sqlite://", ":memory:", false, -1},
        {"sqlite:///", ":memory:", false, -1},
        {"sqlite:///:memory:", ":memory:", false, -1},
        {"sqlite:///a/b.db", "/work/a/b.db", false, -1},
        {"sqlite:///../b.db?timeout=2.5", "/b.db", false, 2.5},
        {"sqlite:////abs/x.db", "/abs/x.db", false, -1},
        {"sqlite:///file:x.db?mode=ro&uri=true&cache=shared", "file:x.db?cache=shared&mode=ro",
         true, -1},
        {"sqlite:///x.db?uri=false", "/work/x.db", false, -1},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_ARENA lb_arena arena = {0};
        lb_url url;
        lb_url_sqlite file;
        assert_int_equal(lb_url_parse(&arena, lb_str_of(cases[i].url), &url, NULL), LB_OK);
        assert_int_equal(lb_url_sqlite_file(&arena, &url, "/work", &file, NULL), LB_OK);
        assert_str(file.filename, cases[i].filename);
        assert_int_equal(file.is_uri, cases[i].is_uri);
        assert_true(file.timeout == cases[i].timeout);
    }
}

static void test_url_refuses_what_is_no_sqlite_file(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_url url;
    lb_url_sqlite file;
    lb_url_parse(&arena, LB_STR("sqlite://relative.db"), &url, NULL);
    assert_int_equal(lb_url_sqlite_file(&arena, &url, "/", &file, &error), LB_ERR_SETTINGS);
    assert_string_equal(error.message, "Invalid SQLite URL: sqlite://relative.db\n"
                                       "Valid SQLite URL forms are:\n"
                                       " sqlite:///:memory: (or, sqlite://)\n"
                                       " sqlite:///relative/path/to/file.db\n"
                                       " sqlite:////absolute/path/to/file.db");
    lb_url_parse(&arena, LB_STR("sqlite:///a?timeout=soon"), &url, NULL);
    assert_int_equal(lb_url_sqlite_file(&arena, &url, "/", &file, &error), LB_ERR_SETTINGS);
    assert_string_equal(error.message, "could not convert string to float: 'soon'");
}

static void test_url_of_an_unknown_database(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_url url;
    lb_url_parse(&arena, LB_STR("foxbase+odbc://h/d"), &url, NULL);
    assert_int_equal(lb_url_fail_backend(&url, &error), LB_ERR_SETTINGS);
    assert_string_equal(error.kind, "sqlalchemy.exc.NoSuchModuleError");
    assert_string_equal(error.message, "Can't load plugin: sqlalchemy.dialects:foxbase.odbc");
}

int run_url_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_url_has_its_parts),
        cmocka_unit_test(test_url_refuses),
        cmocka_unit_test(test_url_errors_hide_a_password_that_is_not_encoded),
        cmocka_unit_test(test_url_gives_query_parameters),
        cmocka_unit_test(test_url_names_sqlite_files),
        cmocka_unit_test(test_url_refuses_what_is_no_sqlite_file),
        cmocka_unit_test(test_url_of_an_unknown_database),
    };
    return cmocka_run_group_tests_name("url", tests, NULL, NULL);
}
