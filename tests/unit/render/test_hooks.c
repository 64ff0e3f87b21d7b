#include "folder.h"

#include <string.h>
#include <sys/stat.h>

#include "render/hooks.h"

static lb_arena memory; /* of the hooks, freed by each test's teardown */

static int free_all(void **state)
{
    lb_arena_free(&memory);
    return remove_folder(state);
}

/* A hook of name/value pairs that end in NULL. */
static lb_hook hook_of(const char *const *options)
{
    lb_hook hook = {.name = LB_STR("mark")};
    for (size_t i = 0; options[i]; i += 2) {
        lb_hook_option option = {lb_str_of(options[i]), lb_str_of(options[i + 1])};
        lb_vector_push_in(&memory, &hook.options, option);
    }
    return hook;
}

static const char *lookup(void *context, const char *name)
{
    (void)name;
    return context;
}

static lb_code run(lb_hook hook, const char *path_variable, lb_text *events, lb_error *error)
{
    char *copy = lb_arena_strdup(&memory, path_variable);
    lb_environment environment = {lookup, copy};
    lb_status status = {collect_status, events};
    return lb_hooks_run(&hook, 1, LB_STR("/v/a b.py"), &environment, &status, error);
}

static void make_program(const char *name)
{
    write_in_folder(&memory, name, "#!/bin/sh\nprintf '%s|' \"$@\" > \"${0%/*}\"/out; exit 3\n");
    assert_int_equal(chmod(in_folder(&memory, name), 0755), 0);
}

static void test_exec_gets_the_file(void **state)
{
    (void)state;
    LB_AUTO_TEXT lb_text events = {0};
    make_program("tool");
    const char *tool = in_folder(&memory, "tool");
    const char *const with_token[] = {"type", "exec",    "executable",
                                      tool,   "options", "-l '7 9' REVISION_SCRIPT_FILENAME.bak",
                                      NULL};
    assert_int_equal(run(hook_of(with_token), "", &events, NULL), LB_OK);
    assert_str(read_in_folder(&memory, "out"), "-l|7 9|/v/a b.py.bak|");
    const char *const without[] = {"type", "exec", "executable", tool, "options", "-x", NULL};
    assert_int_equal(run(hook_of(without), "", &events, NULL), LB_OK);
    assert_str(read_in_folder(&memory, "out"), "/v/a b.py|-x|");
    assert_string_equal(lb_text_cstr(&events),
                        "B!| Running post write hook 'mark' ...\nD!|   done\n"
                        "B!| Running post write hook 'mark' ...\nD!|   done\n");
}

static void test_console_script_is_found_on_path(void **state)
{
    (void)state;
    make_program("black");
    const char *const options[] = {"type", "console_scripts", "entrypoint", "black", NULL};
    assert_int_equal(run(hook_of(options), test_folder, NULL, NULL), LB_OK);
    LB_AUTO_ERROR lb_error error = {0};
    assert_int_equal(run(hook_of(options), "/nonexistent", NULL, &error), LB_ERR_COMMAND);
    assert_string_equal(error.message, "Could not find entrypoint console_scripts.black");
}

static void test_module_runs_in_cwd(void **state)
{
    (void)state;
    make_program("python3");
    const char *const options[] = {"type", "module", "module", "ruff", "cwd", test_folder, NULL};
    LB_AUTO_ERROR lb_error error = {0};
    /* this python3 says 3 to everything, also to the question for the module */
    assert_int_equal(run(hook_of(options), test_folder, NULL, &error), LB_ERR_COMMAND);
    assert_string_equal(error.message, "Could not find module ruff");
    assert_int_equal(run(hook_of(options), "/nonexistent", NULL, &error), LB_ERR_COMMAND);
    assert_non_null(strstr(error.message, "there is no python3 on PATH"));
    write_in_folder(&memory, "python3",
                    "#!/bin/sh\n[ \"$1\" = -c ] && exit 0\nprintf '%s|' \"$@\" > out\n");
    assert_int_equal(run(hook_of(options), test_folder, NULL, NULL), LB_OK);
    assert_str(read_in_folder(&memory, "out"), "-m|ruff|/v/a b.py|");
}

static void test_errors_are_alembics(void **state)
{
    (void)state;
    static const struct {
        const char *options[8];
        lb_code code;
        const char *message;
        bool is_begun;
    } cases[] = {
        {{NULL},
         LB_ERR_COMMAND,
         "Key 'mark.type' (or 'type' in toml) is required for post write hook 'mark'",
         false},
        {{"type", "shell", NULL},
         LB_ERR_COMMAND,
         "No formatter with name 'shell' registered",
         true},
        {{"type", "exec", NULL},
         LB_ERR_COMMAND,
         "Key mark.executable is required for post write hook 'mark'",
         true},
        {{"type", "exec", "executable", "/nonexistent/x", NULL},
         LB_ERR_FILE,
         "cannot run /nonexistent/x: No such file or directory",
         true},
        {{"type", "exec", "executable", "/bin/true", "options", "'open", NULL},
         LB_ERR_COMMAND,
         "The options of post write hook 'mark': No closing quotation",
         true},
        {{"type", "exec", "executable", "/bin/true", "cwd", "/nonexistent", NULL},
         LB_ERR_FILE,
         "cannot run /bin/true in /nonexistent: it is not a directory",
         true},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_ERROR lb_error error = {0};
        LB_AUTO_TEXT lb_text events = {0};
        assert_int_equal(run(hook_of(cases[i].options), "", &events, &error), cases[i].code);
        assert_string_equal(error.message, cases[i].message);
        assert_string_equal(
            lb_text_cstr(&events),
            cases[i].is_begun ? "B!| Running post write hook 'mark' ...\nF!|   FAILED\n" : "");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_exec_gets_the_file, make_folder, free_all),
        cmocka_unit_test_setup_teardown(test_console_script_is_found_on_path, make_folder,
                                        free_all),
        cmocka_unit_test_setup_teardown(test_module_runs_in_cwd, make_folder, free_all),
        cmocka_unit_test_setup_teardown(test_errors_are_alembics, make_folder, free_all),
    };
    return cmocka_run_group_tests_name("hooks", tests, NULL, NULL);
}
