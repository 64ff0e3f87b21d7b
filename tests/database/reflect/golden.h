/* Golden: a script is run, what is reflected is dumped, and that must equal a recorded file. */
#ifndef LB_TESTS_REFLECT_GOLDEN_H
#define LB_TESTS_REFLECT_GOLDEN_H

#include "../database_test.h"
#include "base/file.h"
#include "database/reflect.h"
#include "dump.h"

/* The files stand beside the script of this name, which the test got as its argument. */
static inline void run_file(lb_connection *connection, const char *path)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_str text;
    assert_ok(lb_file_read(&arena, path, 1 << 20, &text, &error), error);
    assert_ok(lb_connection_execute(connection, text, &error), error);
}

static inline lb_schema *reflect(lb_connection *connection, const lb_reflect_options *options)
{
    LB_AUTO_ERROR lb_error error = {0};
    lb_schema *schema = NULL;
    assert_ok(lb_reflect_connection(connection, options, &schema, &error), error);
    return schema;
}

/* Shows the first line that differs. */
static inline void assert_golden(const char *path, const lb_schema *schema)
{
    LB_AUTO_TEXT lb_text actual = {0};
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    dump_schema(&actual, schema);
    if (getenv("LIMBECK_RECORD")) {
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        fputs(lb_text_cstr(&actual), file);
        fclose(file);
    }
    lb_str a = lb_text_str(&actual), b, line_a, line_b;
    assert_ok(lb_file_read(&arena, path, 1 << 20, &b, &error), error);
    for (unsigned line = 1; lb_str_next_line(&b, &line_b); line++) {
        if (!lb_str_next_line(&a, &line_a) || !lb_str_equal(line_a, line_b)) {
            fail_msg("%s:%u\nexpected: %.*s\nfound:    %.*s", path, line, LB_ARG(line_b),
                     LB_ARG(line_a));
        }
    }
    assert_int_equal(a.len, 0);
}

#endif
