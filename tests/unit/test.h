/* What every unit test includes: cmocka with the headers it wants first, and the sanitizers'
 * defaults. */
#ifndef LB_TESTS_UNIT_TEST_H
#define LB_TESTS_UNIT_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

/* A slice equals a C string. */
#define assert_str(actual, expected)                                        \
    do {                                                                    \
        lb_str actual_ = (actual);                                          \
        const char *expected_ = (expected);                                 \
        if (!lb_str_is(actual_, expected_)) {                               \
            fail_msg("\"%.*s\" is not \"%s\"", LB_ARG(actual_), expected_); \
        }                                                                   \
    } while (0)

#endif
