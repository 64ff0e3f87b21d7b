/*
 * World: a project on a fake database, and texts to look at them; what the tests of migrate share.
 */
#ifndef LB_TESTS_UNIT_MIGRATE_WORLD_H
#define LB_TESTS_UNIT_MIGRATE_WORLD_H

#include "../test.h"

#include <string.h>

#include "fake.h"
#include "project.h"

struct world {
    struct fake fake;
    struct project project;
    lb_text message, rows, ran;
};

void open_world(struct world *world, const char *dialect);
void close_world(struct world *world);
/* Revisions a, b, c; a has two statements. */
void add_three(struct world *world);
/* Runs, which must succeed and leave no transaction and no lock. */
void assert_runs(struct world *world, const char *target);
size_t count_lines(const lb_text *log, const char *line);

#define assert_rows(world, expected) \
    assert_string_equal(fake_rows(&(world)->fake, &(world)->rows), (expected))
#define assert_ran(world, expected) \
    assert_string_equal(fake_ran(&(world)->fake, &(world)->ran), (expected))
#define assert_message(world, expected) \
    assert_string_equal(lb_text_cstr(&(world)->message), (expected))
#define assert_has(text, what)                                               \
    do {                                                                     \
        if (!strstr(lb_text_cstr(text), (what))) {                           \
            fail_msg("\"%s\" is not in \"%s\"", (what), lb_text_cstr(text)); \
        }                                                                    \
    } while (0)

#endif
