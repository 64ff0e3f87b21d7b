/* What autogenerate makes of recorded schemas: tests/golden/autogenerate/NAME.json against
 * NAME.expected, which Alembic's own output was compared with. */
#include "../test.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "schema_json.h"

static const char *folder;

static int by_name(const void *left, const void *right)
{
    return lb_str_compare(*(const lb_str *)left, *(const lb_str *)right);
}

static lb_str_vector list_cases(lb_arena *arena)
{
    lb_str_vector names = {0};
    DIR *directory = opendir(folder);
    assert_non_null(directory);
    for (const struct dirent *entry; (entry = readdir(directory));) {
        lb_str name = lb_str_of(entry->d_name);
        if (lb_str_ends(name, LB_STR(".json"))) {
            name.len -= strlen(".json");
            lb_vector_push_in(arena, &names, lb_arena_str(arena, name));
        }
    }
    closedir(directory);
    qsort(names.items, names.count, sizeof *names.items, by_name);
    return names;
}

static bool run_case(lb_arena *arena, lb_str name, lb_text *out)
{
    schema_case c;
    lb_error error = {0};
    LB_AUTO_TEXT lb_text script = {0};
    LB_AUTO_TEXT lb_text diffs = {0};
    if (!schema_case_read(&c, lb_arena_format(arena, "%s/%.*s.json", folder, LB_ARG(name)))) {
        return false;
    }
    lb_code code = schema_case_run(&c, arena, &script, &diffs, &error);
    if (code == LB_OK) {
        lb_text_addf(out, "%s---\n%s---\n%s\n", lb_text_cstr(&script), lb_text_cstr(&c.log),
                     lb_text_cstr(&diffs));
    } else {
        lb_text_addf(out, "error: %s\n", error.message);
    }
    lb_error_clear(&error);
    schema_case_free(&c);
    return true;
}

static void cases_come_out_as_recorded(void **state)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str_vector names = list_cases(&arena);
    size_t failed = 0;
    (void)state;
    assert_true(names.count > 50);
    for (size_t i = 0; i < names.count; i++) {
        LB_AUTO_TEXT lb_text got = {0};
        lb_str wanted = {0};
        const char *path =
            lb_arena_format(&arena, "%s/%.*s.expected", folder, LB_ARG(names.items[i]));
        assert_int_equal(lb_file_read(&arena, path, 0, &wanted, NULL), LB_OK);
        if (!run_case(&arena, names.items[i], &got) || !lb_str_equal(lb_text_str(&got), wanted)) {
            printf("%.*s differs:\n%s", LB_ARG(names.items[i]), lb_text_cstr(&got));
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(cases_come_out_as_recorded)};
    if (argc != 2) {
        return 2;
    }
    folder = argv[1];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
