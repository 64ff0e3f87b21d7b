/* Object_key: which statements of schema.sql do the same whenever they run, so that what they have
 * made can be kept. */
#include "../test.h"

#include "database/postgresql/object.h"

typedef struct statement_case {
    const char *sql;
    bool is_repeatable;
} statement_case;

static void check_cases(const statement_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (pg_statement_is_repeatable(lb_str_of(cases[i].sql)) != cases[i].is_repeatable) {
            fail_msg("%s: %d", cases[i].sql, !cases[i].is_repeatable);
        }
    }
}

static void definitions_are_repeatable(void **state LB_UNUSED)
{
    static const statement_case cases[] = {
        {"CREATE TABLE t (id int)", true},
        {"create or replace view v as select 1", true},
        {"ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0)", true},
        {"COMMENT ON TABLE t IS 'x'", true},
        {"GRANT SELECT ON t TO r", true},
        {"SET search_path TO a", true},
        {"SECURITY LABEL ON TABLE t IS 'x'", true},
        {"CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$", true},
        {"CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION f()", false},
        {"DO $$ BEGIN END $$", false},
        {"CALL p()", false},
        {"INSERT INTO t VALUES (1)", false},
        {"WITH x AS (SELECT 1) SELECT * FROM x", false},
        {"COPY t FROM '/tmp/x'", false},
        {"IMPORT FOREIGN SCHEMA s FROM SERVER x INTO y", false},
        {"EXECUTE x", false},
        {"\"create\"", false},
        {"", false},
    };
    check_cases(cases, LB_COUNT(cases));
}

static void what_a_dump_selects_is_repeatable(void **state LB_UNUSED)
{
    static const statement_case cases[] = {
        {"SELECT pg_catalog.set_config('search_path', '', false)", true},
        {"SELECT set_config('a.b', 'c', true)", true},
        {"SELECT pg_catalog.setval('public.s', 12, true)", true},
        {"SELECT set_config('a.b', current_user, true)", false},
        {"SELECT set_config('a.b', f(), true)", false},
        {"SELECT set_config('a.b', '', true), 1 FROM t", false},
        {"SELECT other.set_config('a.b', 'c', true)", false},
        {"SELECT f()", false},
        {"SELECT 1", false},
        {"SELECT", false},
    };
    check_cases(cases, LB_COUNT(cases));
}

static void moments_are_not_repeatable(void **state LB_UNUSED)
{
    static const statement_case cases[] = {
        {"CREATE TABLE t (a date DEFAULT now())", true},
        {"CREATE TABLE t (a date DEFAULT CURRENT_DATE)", true},
        {"CREATE TABLE t (a date DEFAULT 'today')", false},
        {"CREATE TABLE t (a date DEFAULT ' Tomorrow 10:00')", false},
        {"CREATE TABLE t (a date DEFAULT E'yesterday')", false},
        {"CREATE TABLE t (a timestamp DEFAULT $$now$$)", false},
        {"ALTER TABLE t ALTER a SET DEFAULT 'NOW'::timestamp", false},
        {"CREATE VIEW v AS SELECT 'now'::timestamp", false},
        {"CREATE TABLE t (a text DEFAULT 'unknown')", true},
        {"CREATE TABLE \"today\" (now int)", true},
        {"CREATE TYPE m AS ENUM ('today', 'tomorrow')", true},
        {"COMMENT ON TABLE t IS 'of today'", true},
        {"CREATE FUNCTION f() RETURNS timestamp LANGUAGE sql AS 'SELECT now()'", true},
        {"CREATE FUNCTION f() RETURNS timestamp LANGUAGE sql AS $f$ SELECT now() $f$", true},
    };
    check_cases(cases, LB_COUNT(cases));
}

static void bounds_that_are_computed_are_not_repeatable(void **state LB_UNUSED)
{
#define PART "CREATE TABLE p PARTITION OF t FOR VALUES "
    static const statement_case cases[] = {
        {PART "FROM ('2020-01-01') TO ('2021-01-01')", true},
        {PART "FROM (MINVALUE, 1) TO (date '2021-01-01', '2'::int) PARTITION BY RANGE (f(a))",
         true},
        {PART "WITH (MODULUS 4, REMAINDER 0) TABLESPACE x", true},
        {PART "IN ('a', NULL, true) USING heap WITH (fillfactor = 70)", true},
        {PART "FROM (now()) TO ('2021-01-01')", false},
        {PART "FROM (\"f\"()) TO ('2021-01-01')", false},
        {PART "FROM (pg_catalog.now()) TO ('2021-01-01')", false},
        {PART "FROM (current_date) TO (MAXVALUE)", false},
        {PART "IN (SESSION_USER)", false},
        {"ALTER TABLE t ATTACH PARTITION p FOR VALUES FROM (CURRENT_TIMESTAMP) TO (MAXVALUE)",
         false},
    };
    check_cases(cases, LB_COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(definitions_are_repeatable),
        cmocka_unit_test(what_a_dump_selects_is_repeatable),
        cmocka_unit_test(moments_are_not_repeatable),
        cmocka_unit_test(bounds_that_are_computed_are_not_repeatable),
    };
    return cmocka_run_group_tests_name("object_key", tests, NULL, NULL);
}
