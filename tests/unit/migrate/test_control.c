#include "../test.h"

#include "base/memory.h"
#include "migrate/control.h"

static const struct {
    const char *sql;
    lb_control control;
} cases[] = {
    {"", LB_CONTROL_NONE},
    {" ; ", LB_CONTROL_NONE},
    {"-- COMMIT", LB_CONTROL_HIDDEN},
    {"SELECT 1", LB_CONTROL_NONE},
    {"SELECT committed, the_end, ending, begin_at FROM t", LB_CONTROL_NONE},
    {"COMMIT", LB_CONTROL_COMMIT},
    {"commit ;", LB_CONTROL_COMMIT},
    {"\t/* a */ -- b\nEnd Transaction ; ; -- c", LB_CONTROL_COMMIT},
    {"COMMIT AND NO CHAIN", LB_CONTROL_COMMIT},
    {"COMMIT PREPARED 'a'", LB_CONTROL_HIDDEN},
    {"COMMIT; SELECT 1", LB_CONTROL_HIDDEN},
    {"SELECT 1; COMMIT", LB_CONTROL_HIDDEN},
    {"COMMITS", LB_CONTROL_NONE},
    {"ROLLBACK", LB_CONTROL_ROLLBACK},
    {"abort work", LB_CONTROL_ROLLBACK},
    {"ROLLBACK TO SAVEPOINT a", LB_CONTROL_HIDDEN},
    {"BEGIN", LB_CONTROL_BEGIN},
    {"BEGIN IMMEDIATE;", LB_CONTROL_BEGIN},
    {"BEGIN ISOLATION LEVEL SERIALIZABLE", LB_CONTROL_HIDDEN},
    {"START TRANSACTION", LB_CONTROL_HIDDEN},
    {"PREPARE TRANSACTION 'a'", LB_CONTROL_PREPARE},
    {"PREPARE a AS SELECT 1", LB_CONTROL_HIDDEN},
    {"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END", LB_CONTROL_HIDDEN},
    {"/* never ends COMMIT", LB_CONTROL_HIDDEN},
    {"--", LB_CONTROL_NONE},
    {"/*/ COMMIT", LB_CONTROL_HIDDEN},
};

static void words_are_told_from_texts(void **state)
{
    (void)state;
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        lb_control control = lb_control_of(lb_str_of(cases[i].sql));
        if (control != cases[i].control) {
            fail_msg("%s: %d, not %d", cases[i].sql, control, cases[i].control);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(words_are_told_from_texts)};
    return cmocka_run_group_tests_name("migrate: control", tests, NULL, NULL);
}
