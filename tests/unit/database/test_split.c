/* Splitting: scripts as statements with their places, and what each does to transactions. */
#include "../test.h"

#include <stdlib.h>

#include "database/database.h"
#include "database/postgresql/split.h"

/* The statements of a script, each followed by "|" and, in brackets, a "C" where it controls and an
 * "F" where it forbids a transaction. */
static char *split_by(const char *dialect, lb_str script)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_statements statements = {0};
    lb_text text = {0};
    if (lb_dialect_find(lb_str_of(dialect))->split(&arena, script, &statements, &error) != LB_OK) {
        lb_text_addf(&text, "%u:%u: %s", error.line, error.column, error.message);
    }
    for (size_t i = 0; i < statements.count; i++) {
        const lb_statement *statement = &statements.items[i];
        lb_text_add(&text, statement->text);
        lb_text_adds(&text, statement->is_transaction_control ? "[C]" : "");
        lb_text_adds(&text, statement->forbids_transaction ? "[F]" : "");
        lb_text_adds(&text, "|");
    }
    return lb_text_take(&text);
}

struct split_case {
    const char *dialect, *script, *expected;
};

static void check_cases(const struct split_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char *actual = split_by(cases[i].dialect, lb_str_of(cases[i].script));
        if (strcmp(actual, cases[i].expected) != 0) {
            fail_msg("%s:\n%s\n  gives\n%s\n  not\n%s", cases[i].dialect, cases[i].script, actual,
                     cases[i].expected);
        }
        free(actual);
    }
}

static void every_dialect_splits_at_semicolons(void **state LB_UNUSED)
{
    static const char *const dialects[] = {"postgresql", "sqlite", "mysql"};
    for (size_t i = 0; i < LB_COUNT(dialects); i++) {
        const struct split_case cases[] = {
            {dialects[i], "", ""},
            {dialects[i], " \n\t;; ; -- nothing\n", ""},
            {dialects[i], "SELECT 1", "SELECT 1|"},
            {dialects[i], "-- a; b\n SELECT 1 -- c;\n ; /* d; */ SELECT 2;", "SELECT 1|SELECT 2|"},
            {dialects[i], "SELECT 'a;''b', 2;SELECT 3", "SELECT 'a;''b', 2|SELECT 3|"},
            {dialects[i], "SELECT 'a; b", "1:8: unterminated quoted"},
        };
        check_cases(cases, LB_COUNT(cases) - 1);
        char *actual = split_by(dialects[i], lb_str_of(cases[5].script));
        assert_memory_equal(actual, cases[5].expected, strlen(cases[5].expected));
        free(actual);
    }
}

static void postgresql_follows_the_servers_lexer(void **state LB_UNUSED)
{
    static const struct split_case cases[] = {
#define PG "postgresql"
        {PG, "SELECT $$a;$$; SELECT $x$ $$;$x $x$;", "SELECT $$a;$$|SELECT $x$ $$;$x $x$|"},
        {PG, "SELECT a$b$c; SELECT 2", "SELECT a$b$c|SELECT 2|"},
        {PG, "SELECT E'a\\';'; SELECT 'b\\'; SELECT 3", "SELECT E'a\\';'|SELECT 'b\\'|SELECT 3|"},
        {PG, "SELECT E'a'\n'\\';'; SELECT 2", "SELECT E'a'\n'\\';'|SELECT 2|"},
        {PG, "SELECT E'a' '\\'; SELECT 2", "SELECT E'a' '\\'|SELECT 2|"},
        {PG, "/* a /* b; */ ; */ SELECT 1", "SELECT 1|"},
        {PG, "SELECT \"a;\"\"b\", U&\"c;\", U&'d;', B'1;'; SELECT 2",
         "SELECT \"a;\"\"b\", U&\"c;\", U&'d;', B'1;'|SELECT 2|"},
        {PG, "SELECT 1+--;\n2;SELECT 3", "SELECT 1+--;\n2|SELECT 3|"},
        {PG, "SELECT $x$ abc", "1:8: unterminated dollar-quoted string"},
        {PG, "\n  /* /* */", "2:3: unterminated /* comment"},
        {PG, "SELECT \"a", "1:8: unterminated quoted identifier"},
        {PG, "SELECT 1;\n  \\connect x", "2:3: a backslash command of psql is not SQL"},
        {PG, "SELECT 1;\nCOPY t (a) FROM STDIN;\n1\n\\.\n",
         "2:1: COPY from STDIN or to STDOUT is done by psql, not by the server"},
        {PG, "COPY t FROM '/tmp/x'", "COPY t FROM '/tmp/x'|"},
#undef PG
    };
    check_cases(cases, LB_COUNT(cases));
}

static void postgresql_asks_the_parser_where_semicolons_nest(void **state LB_UNUSED)
{
    static const struct split_case cases[] = {
#define PG "postgresql"
        {PG, "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2;); SELECT 3;",
         "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2;)|SELECT 3|"},
        {PG,
         "-- f\nCREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END;\nBEGIN; "
         "COMMIT",
         "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; "
         "END|BEGIN[C]|COMMIT[C]|"},
        /* Syntax that the parser does not have. */
        {PG,
         "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END; SELEKT NEW "
         "(SYNTAX); "
         "SELECT 1",
         "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END|SELEKT NEW "
         "(SYNTAX)|SELECT 1|"},
        {PG,
         "SELEKT 1; CREATE PROCEDURE p() BEGIN ATOMIC SELECT CASE a WHEN 1 THEN b.end END AS end; "
         "SELECT 2; END; CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)",
         "SELEKT 1|CREATE PROCEDURE p() BEGIN ATOMIC SELECT CASE a WHEN 1 THEN b.end END AS end; "
         "SELECT 2; END|CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)|"},
        {PG, "SELECT 1_000; SELECT 0x1F", "SELECT 1_000|SELECT 0x1F|"},
#undef PG
    };
    check_cases(cases, LB_COUNT(cases));
}

static void postgresql_needs_no_parser_for_plain_scripts(void **state LB_UNUSED)
{
    static const struct {
        const char *script;
        bool is_certain;
    } cases[] = {
        {"CREATE TABLE a (b int, c text DEFAULT 'x;'); SELECT 1", true},
        {"CREATE FUNCTION f() RETURNS int AS $$BEGIN RETURN 1; END$$ LANGUAGE plpgsql", true},
        {"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END", false},
        {"CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)", false},
        {"SELECT 1_000", false},
        {"SELECT (1", false},
        {"SELECT 1)", false},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_ARENA lb_arena arena = {0};
        lb_statements statements = {0};
        assert_int_equal(pg_split_quickly(&arena, lb_str_of(cases[i].script), &statements),
                         cases[i].is_certain);
    }
}

static void postgresql_knows_what_forbids_a_transaction(void **state LB_UNUSED)
{
    static const struct split_case cases[] = {
#define PG "postgresql"
        {PG, "begin", "begin[C]|"},
        {PG, "START TRANSACTION READ ONLY", "START TRANSACTION READ ONLY[C]|"},
        {PG, "SAVEPOINT a; RELEASE a; ROLLBACK TO a; END; ABORT",
         "SAVEPOINT a[C]|RELEASE a[C]|ROLLBACK TO a[C]|END[C]|ABORT[C]|"},
        {PG, "COMMIT PREPARED 'x'", "COMMIT PREPARED 'x'[F]|"},
        {PG, "CREATE INDEX CONCURRENTLY i ON t (a)", "CREATE INDEX CONCURRENTLY i ON t (a)[F]|"},
        {PG, "create unique index /* x */ concurrently i on t (a)",
         "create unique index /* x */ concurrently i on t (a)[F]|"},
        {PG, "CREATE INDEX \"concurrently\" ON t (a)", "CREATE INDEX \"concurrently\" ON t (a)|"},
        {PG, "COMMENT ON INDEX i IS 'CREATE INDEX CONCURRENTLY'",
         "COMMENT ON INDEX i IS 'CREATE INDEX CONCURRENTLY'|"},
        {PG, "DROP INDEX CONCURRENTLY IF EXISTS i", "DROP INDEX CONCURRENTLY IF EXISTS i[F]|"},
        {PG, "VACUUM (ANALYZE) t", "VACUUM (ANALYZE) t[F]|"},
        {PG, "CLUSTER", "CLUSTER[F]|"},
        {PG, "CLUSTER (VERBOSE)", "CLUSTER (VERBOSE)[F]|"},
        {PG, "CLUSTER t USING i", "CLUSTER t USING i|"},
        {PG, "REINDEX TABLE t", "REINDEX TABLE t|"},
        {PG, "REINDEX (VERBOSE, CONCURRENTLY) TABLE t",
         "REINDEX (VERBOSE, CONCURRENTLY) TABLE t[F]|"},
        {PG, "REINDEX (CONCURRENTLY FALSE) TABLE t", "REINDEX (CONCURRENTLY FALSE) TABLE t|"},
        {PG, "REINDEX TABLE CONCURRENTLY t", "REINDEX TABLE CONCURRENTLY t[F]|"},
        {PG, "REINDEX (VERBOSE) DATABASE d", "REINDEX (VERBOSE) DATABASE d[F]|"},
        {PG, "ALTER TABLE a.b DETACH PARTITION c CONCURRENTLY",
         "ALTER TABLE a.b DETACH PARTITION c CONCURRENTLY[F]|"},
        {PG, "ALTER TABLE a DETACH PARTITION c", "ALTER TABLE a DETACH PARTITION c|"},
        {PG, "CREATE DATABASE d; DROP DATABASE d; ALTER DATABASE d SET TABLESPACE t",
         "CREATE DATABASE d[F]|DROP DATABASE d[F]|ALTER DATABASE d SET TABLESPACE t[F]|"},
        {PG, "ALTER DATABASE d SET search_path = x", "ALTER DATABASE d SET search_path = x|"},
        {PG, "ALTER SYSTEM SET a = 1", "ALTER SYSTEM SET a = 1[F]|"},
        {PG, "DISCARD ALL; DISCARD PLANS", "DISCARD ALL[F]|DISCARD PLANS|"},
        {PG, "CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p",
         "CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p[F]|"},
        {PG, "CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p WITH (create_slot = false)",
         "CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p WITH (create_slot = false)|"},
        {PG, "ALTER TYPE e ADD VALUE 'x'", "ALTER TYPE e ADD VALUE 'x'|"},
        {PG, "SELECT 1 AS vacuum", "SELECT 1 AS vacuum|"},
#undef PG
    };
    check_cases(cases, LB_COUNT(cases));
}

static void sqlite_keeps_triggers_whole(void **state LB_UNUSED)
{
    static const struct split_case cases[] = {
#define TRIGGER \
    "CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN SELECT CASE 1 WHEN 1 THEN 2 END; SELECT 1; END"
        {"sqlite", TRIGGER "; SELECT 2;", TRIGGER "|SELECT 2|"},
        {"sqlite", "EXPLAIN " TRIGGER ";SELECT 2", "EXPLAIN " TRIGGER "|SELECT 2|"},
        {"sqlite", "create /* x */ trigger t begin select 1; end -- y\n; select 2",
         "create /* x */ trigger t begin select 1; end|select 2|"},
        {"sqlite", TRIGGER, TRIGGER "|"},
        {"sqlite", "SELECT [a;], `b;`, \"c;\"; SELECT 2", "SELECT [a;], `b;`, \"c;\"|SELECT 2|"},
        {"sqlite", "CREATE TABLE t (a); END;", "CREATE TABLE t (a)|END[C]|"},
        {"sqlite", "SELECT 1 /* open", "SELECT 1|"},
        {"sqlite", "SELECT 1;\n .tables", "2:2: a dot command of the sqlite3 shell is not SQL"},
#undef TRIGGER
    };
    check_cases(cases, LB_COUNT(cases));
}

static void sqlite_knows_what_forbids_a_transaction(void **state LB_UNUSED)
{
    static const struct split_case cases[] = {
        {"sqlite", "BEGIN IMMEDIATE; ROLLBACK", "BEGIN IMMEDIATE[C]|ROLLBACK[C]|"},
        {"sqlite", "VACUUM INTO 'x'", "VACUUM INTO 'x'[F]|"},
        {"sqlite", "PRAGMA foreign_keys", "PRAGMA foreign_keys|"},
        {"sqlite", "PRAGMA foreign_keys=ON", "PRAGMA foreign_keys=ON[F]|"},
        {"sqlite", "pragma main.Journal_Mode (wal)", "pragma main.Journal_Mode (wal)[F]|"},
        {"sqlite", "PRAGMA user_version = 1", "PRAGMA user_version = 1|"},
    };
    check_cases(cases, LB_COUNT(cases));
}

static void mysql_follows_its_client(void **state LB_UNUSED)
{
    static const struct split_case cases[] = {
        {"mysql", "SELECT 'a\\';', \"b;\", `c;`; # d;\nSELECT 2",
         "SELECT 'a\\';', \"b;\", `c;`|SELECT 2|"},
        {"mysql", "SELECT 1--1; SELECT 2", "SELECT 1--1|SELECT 2|"},
        {"mysql", "/*!40101 SET NAMES utf8 */; /* x; */ SELECT 1",
         "/*!40101 SET NAMES utf8 */|SELECT 1|"},
        {"mysql",
         "DELIMITER //\nCREATE TRIGGER t BEGIN SELECT 1; SELECT 2; END//\nDELIMITER ;\nSELECT 3;",
         "CREATE TRIGGER t BEGIN SELECT 1; SELECT 2; END|SELECT 3|"},
        {"mysql", "START TRANSACTION; COMMIT;", "START TRANSACTION[C]|COMMIT[C]|"},
        {"mysql", "SELECT 1; /* open", "1:11: unterminated quoted text, name or comment"},
    };
    check_cases(cases, LB_COUNT(cases));
}

static void places_count_lines_and_characters(void **state LB_UNUSED)
{
    static const char *const dialects[] = {"postgresql", "sqlite", "mysql"};
    for (size_t i = 0; i < LB_COUNT(dialects); i++) {
        LB_AUTO_ARENA lb_arena arena = {0};
        lb_statements statements = {0};
        lb_str script = LB_STR("-- x\nSELECT '\xc5\xbe\n'; SELECT 2;\n\n  SELECT 3");
        assert_int_equal(
            lb_dialect_find(lb_str_of(dialects[i]))->split(&arena, script, &statements, NULL),
            LB_OK);
        static const unsigned expected[][2] = {{2, 1}, {3, 4}, {5, 3}};
        assert_int_equal(statements.count, 3);
        for (size_t k = 0; k < 3; k++) {
            assert_int_equal(statements.items[k].line, expected[k][0]);
            assert_int_equal(statements.items[k].column, expected[k][1]);
            assert_ptr_equal(statements.items[k].text.ptr, script.ptr + statements.items[k].offset);
        }
    }
}

static void a_nul_byte_is_refused(void **state LB_UNUSED)
{
    static const char *const dialects[] = {"postgresql", "sqlite", "mysql"};
    for (size_t i = 0; i < LB_COUNT(dialects); i++) {
        char *actual = split_by(dialects[i], LB_STR("SELECT 1;\nSELECT '\0'"));
        assert_string_equal(actual, "2:9: a NUL byte in the script");
        free(actual);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_dialect_splits_at_semicolons),
        cmocka_unit_test(postgresql_follows_the_servers_lexer),
        cmocka_unit_test(postgresql_asks_the_parser_where_semicolons_nest),
        cmocka_unit_test(postgresql_needs_no_parser_for_plain_scripts),
        cmocka_unit_test(postgresql_knows_what_forbids_a_transaction),
        cmocka_unit_test(sqlite_keeps_triggers_whole),
        cmocka_unit_test(sqlite_knows_what_forbids_a_transaction),
        cmocka_unit_test(mysql_follows_its_client),
        cmocka_unit_test(places_count_lines_and_characters),
        cmocka_unit_test(a_nul_byte_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
