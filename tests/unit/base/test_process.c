#include "../test.h"

#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "base/process.h"
#include "base/shell.h"
#include "base/text.h"

static void run(lb_arena *arena, const char *script, lb_process process, int *status)
{
    lb_str words[] = {LB_STR("sh"), LB_STR("-c"), lb_str_of(script)};
    for (size_t i = 0; i < LB_COUNT(words); i++) {
        lb_vector_push_in(arena, &process.arguments, words[i]);
    }
    assert_int_equal(lb_process_run(&process, status, NULL), LB_OK);
}

static void test_process_reports_its_status(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    int status = -1;
    run(&arena, "exit 0", (lb_process){0}, &status);
    assert_int_equal(status, 0);
    run(&arena, "exit 7", (lb_process){0}, &status);
    assert_int_equal(status, 7);
    run(&arena, "kill -TERM $$", (lb_process){0}, &status);
    assert_int_equal(status, 143);
}

static void test_process_has_directory_environment_and_silence(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    char folder[] = "/tmp/limbeck-test-XXXXXX";
    assert_non_null(mkdtemp(folder));
    lb_process process = {.directory = lb_str_of(folder), .is_silent = true};
    lb_vector_push_in(&arena, &process.environment, LB_STR("LIMBECK_TEST=a b"));
    lb_vector_push_in(&arena, &process.environment, LB_STR("HOME=/elsewhere"));
    int status = -1;
    run(&arena,
        "echo not to be seen; echo nor this >&2; printf '%s|%s|%s' \"$PWD\" \"$LIMBECK_TEST\" "
        "\"$HOME\" > out",
        process, &status);
    assert_int_equal(status, 0);
    lb_str out;
    const char *path = lb_arena_format(&arena, "%s/out", folder);
    assert_int_equal(lb_file_read(&arena, path, 0, &out, NULL), LB_OK);
    assert_str(out, lb_arena_format(&arena, "%s|a b|/elsewhere", folder));
    (void)unlink(path);
    (void)rmdir(folder);
}

static void test_process_that_cannot_start(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    int status = 42;
    lb_process process = {0};
    assert_int_equal(lb_process_run(&process, &status, NULL), LB_ERR_FILE);
    lb_vector_push_in(&arena, &process.arguments, LB_STR("no-such-program-here"));
    assert_int_equal(lb_process_run(&process, &status, &error), LB_ERR_FILE);
    assert_string_equal(error.message,
                        "cannot run no-such-program-here: No such file or directory");
    process.directory = LB_STR("/nonexistent");
    assert_int_equal(lb_process_run(&process, &status, &error), LB_ERR_FILE);
    assert_string_equal(error.message,
                        "cannot run no-such-program-here in /nonexistent: it is not a directory");
    assert_int_equal(status, 42);
}

static void test_process_is_found_on_path(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    assert_string_equal(lb_process_find(&arena, LB_STR("sh"), "/nonexistent:/bin"), "/bin/sh");
    assert_string_equal(lb_process_find(&arena, LB_STR("/bin/sh"), NULL), "/bin/sh");
    assert_null(lb_process_find(&arena, LB_STR("passwd"), "/etc")); /* not executable */
    assert_null(lb_process_find(&arena, LB_STR("etc"), "/"));       /* a folder */
    assert_null(lb_process_find(&arena, LB_STR("sh"), ""));
    assert_null(lb_process_find(&arena, LB_STR(""), "/bin"));
}

/* As Python's shlex.split(). */
static void test_shell_words(void **state)
{
    (void)state;
    static const struct {
        const char *text, *words; /* words with | behind each; NULL: the error below */
        const char *error;
    } cases[] = {
        {"", "", NULL},
        {"  a\tb \n c ", "a|b|c|", NULL},
        {"'a b' \"c d\"e", "a b|c de|", NULL},
        {"'' \"\"", "||", NULL},
        {"a\\ b \\'", "a b|'|", NULL},
        {"\"a\\\"b\\\\c\\n\"", "a\"b\\c\\n|", NULL},
        {"'a\\b'", "a\\b|", NULL},
        {"# no comment", "#|no|comment|", NULL},
        {"'open", NULL, "No closing quotation"},
        {"\"open", NULL, "No closing quotation"},
        {"a\\", NULL, "No escaped character"},
        {"\"a\\", NULL, "No escaped character"},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_ARENA lb_arena arena = {0};
        LB_AUTO_ERROR lb_error error = {0};
        lb_str_vector words = {0};
        lb_code code = lb_shell_split(&arena, lb_str_of(cases[i].text), &words, &error);
        if (cases[i].error) {
            assert_int_equal(code, LB_ERR_COMMAND);
            assert_string_equal(error.message, cases[i].error);
            continue;
        }
        assert_int_equal(code, LB_OK);
        LB_AUTO_TEXT lb_text joined = {0};
        for (size_t j = 0; j < words.count; j++) {
            lb_text_add(&joined, words.items[j]);
            lb_text_addc(&joined, '|');
        }
        assert_string_equal(lb_text_cstr(&joined), cases[i].words);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_process_reports_its_status),
        cmocka_unit_test(test_process_has_directory_environment_and_silence),
        cmocka_unit_test(test_process_that_cannot_start),
        cmocka_unit_test(test_process_is_found_on_path),
        cmocka_unit_test(test_shell_words),
    };
    return cmocka_run_group_tests_name("process", tests, NULL, NULL);
}
