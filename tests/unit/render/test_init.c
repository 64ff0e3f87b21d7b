#include "folder.h"

#include <string.h>
#include <sys/stat.h>

#include "render/init.h"

static lb_code init(const char *template, const char *directory, lb_text *events, lb_error *error)
{
    lb_init_options options = {.template = lb_str_of(template),
                               .directory = lb_str_of(directory),
                               .working_directory = lb_str_of(test_folder)};
    lb_status status = {collect_status, events};
    return lb_init_run(&options, &status, error);
}

static void assert_has(lb_arena *arena, const char *name, const char *what)
{
    lb_str content = read_in_folder(arena, name);
    if (lb_str_find(content, lb_str_of(what)) == SIZE_MAX) {
        fail_msg("%s has no \"%s\":\n%.*s", name, what, LB_ARG(content));
    }
}

/* The text with the folder's path for every @. */
static const char *with_folder(lb_arena *arena, const char *text)
{
    LB_AUTO_TEXT lb_text out = {0};
    for (; *text; text++) {
        lb_text_add(&out, *text == '@' ? lb_str_of(test_folder) : (lb_str){text, 1});
    }
    return lb_arena_strdup(arena, lb_text_cstr(&out));
}

static void test_generic_environment(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_TEXT lb_text events = {0};
    assert_int_equal(init("generic", "migrations/", &events, NULL), LB_OK);
    assert_string_equal(
        lb_text_cstr(&events),
        with_folder(&arena,
                    "B Creating directory @/migrations ...\nD   done\n"
                    "B Creating directory @/migrations/versions ...\nD   done\n"
                    "B! Generating @/alembic.ini ...\nD!   done\n"
                    "B! Generating @/migrations/README ...\nD!   done\n"
                    "B! Generating @/migrations/env.py ...\nD!   done\n"
                    "B! Generating @/migrations/script.py.mako ...\nD!   done\n"
                    "M Please edit configuration/connection/logging settings in @/alembic.ini "
                    "before proceeding.\n"));
    assert_has(&arena, "alembic.ini", "\nscript_location = %(here)s/migrations\n");
    assert_has(&arena, "alembic.ini", "\nprepend_sys_path = .\n");
    assert_has(&arena, "alembic.ini", "\npath_separator = os\n");
    assert_has(&arena, "alembic.ini", "\nsqlalchemy.url = driver://user:pass@localhost/dbname\n");
    assert_has(&arena, "alembic.ini", "\n[post_write_hooks]\n");
    assert_has(&arena, "alembic.ini", "\nformat = %(levelname)-5.5s [%(name)s] %(message)s\n");
    assert_has(&arena, "alembic.ini", "%%(rev)s_%%(slug)s");
    assert_has(&arena, "migrations/script.py.mako", "${down_revision | comma,n}");
}

static void test_folder_that_is_not_empty(void **state)
{
    (void)state;
    LB_AUTO_ERROR lb_error error = {0};
    assert_int_equal(init("generic", "m", NULL, NULL), LB_OK);
    assert_int_equal(init("generic", "./m/", NULL, &error), LB_ERR_COMMAND);
    assert_string_equal(error.message, "Directory m already exists and is not empty");
    assert_int_equal(init("nothing", "n", NULL, &error), LB_ERR_COMMAND);
    assert_string_equal(error.message, "No such template templates/nothing");
    assert_string_equal(error.hint, "The templates are sql, generic, async, multidb, pyproject, "
                                    "pyproject_async");
}

static void test_what_is_there_is_kept(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_TEXT lb_text events = {0};
    write_in_folder(&arena, "alembic.ini", "[alembic]\n");
    assert_int_equal(mkdir(in_folder(&arena, "m"), 0777), 0);
    assert_int_equal(init("generic", "m", &events, NULL), LB_OK);
    assert_str(read_in_folder(&arena, "alembic.ini"), "[alembic]\n");
    assert_non_null(strstr(lb_text_cstr(&events),
                           with_folder(&arena, "M File @/alembic.ini already exists, skipping\n")));
    assert_null(strstr(lb_text_cstr(&events), with_folder(&arena, "directory @/m ...")));
}

static void test_pyproject(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_TEXT lb_text events = {0};
    assert_int_equal(init("pyproject", "a", &events, NULL), LB_OK);
    assert_has(&arena, "pyproject.toml", "\nscript_location = \"%(here)s/a\"\n");
    assert_has(&arena, "pyproject.toml", "[tool.alembic]\n");
    assert_has(&arena, "alembic.ini", "\nsqlalchemy.url = ");
    lb_str before = read_in_folder(&arena, "pyproject.toml");
    assert_int_equal(init("pyproject", "b", &events, NULL), LB_OK); /* has the section: kept */
    assert_str(read_in_folder(&arena, "pyproject.toml"), lb_arena_str(&arena, before).ptr);
    write_in_folder(&arena, "pyproject.toml", "[project]\nname = \"x\"\n");
    assert_int_equal(init("pyproject_async", "c", &events, NULL), LB_OK);
    assert_has(&arena, "pyproject.toml", "[project]\nname = \"x\"\n\n\n[tool.alembic]\n");
    assert_has(&arena, "c/env.py", "async_engine_from_config");
    assert_non_null(
        strstr(lb_text_cstr(&events),
               with_folder(&arena, "M! File @/pyproject.toml already exists and already has a "
                                   "[tool.alembic] section, skipping\n")));
    assert_non_null(strstr(lb_text_cstr(&events),
                           with_folder(&arena, "B! Appending to existing @/pyproject.toml ...\n")));
    assert_non_null(
        strstr(lb_text_cstr(&events),
               with_folder(&arena, "M Please edit configuration settings in @/pyproject.toml and "
                                   "configuration/connection/logging settings in @/alembic.ini "
                                   "before proceeding.\n")));
    write_in_folder(&arena, "pyproject.toml", "[project\n");
    LB_AUTO_ERROR lb_error error = {0};
    assert_int_equal(init("pyproject", "d", NULL, &error), LB_ERR_SETTINGS);
    assert_str(read_in_folder(&arena, "pyproject.toml"), "[project\n");
}

static void test_locations(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    static const struct {
        const char *directory, *ini, *location;
    } cases[] = {
        {"db/migrations", "a.ini", "%(here)s/db/migrations"},
        {"up", "conf/a.ini", "%(here)s/../up"},
        {"conf/in", "conf/b.ini", "%(here)s/in"},
        {"50%", "c.ini", "%(here)s/50%%"},
    };
    assert_int_equal(mkdir(in_folder(&arena, "conf"), 0777), 0);
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        lb_init_options options = {.template = LB_STR("sql"),
                                   .directory = lb_str_of(cases[i].directory),
                                   .working_directory = lb_str_of(test_folder),
                                   .ini_path = lb_str_of(cases[i].ini)};
        assert_int_equal(lb_init_run(&options, NULL, NULL), LB_OK);
        assert_has(&arena, cases[i].ini,
                   lb_arena_format(&arena, "\nscript_location = %s\n", cases[i].location));
    }
    const char *absolute = in_folder(&arena, "absolute");
    lb_init_options options = {.template = LB_STR("generic"),
                               .directory = lb_str_of(absolute),
                               .is_package = true,
                               .working_directory = lb_str_of(test_folder)};
    assert_int_equal(lb_init_run(&options, NULL, NULL), LB_OK);
    assert_has(&arena, "alembic.ini", lb_arena_format(&arena, "script_location = %s\n", absolute));
    assert_str(read_in_folder(&arena, "absolute/__init__.py"), "");
    assert_str(read_in_folder(&arena, "absolute/versions/__init__.py"), "");
}

static void test_every_template_is_whole(void **state)
{
    (void)state;
    LB_AUTO_ARENA lb_arena arena = {0};
    size_t count = 0;
    const lb_init_template *templates = lb_init_templates(&count);
    assert_int_equal(count, 6);
    for (size_t i = 0; i < count; i++) {
        const char *name = templates[i].name;
        assert_ptr_equal(lb_init_find(lb_str_of(name)), &templates[i]);
        assert_int_equal(init(name, name, NULL, NULL), LB_OK);
        lb_str readme = read_in_folder(&arena, lb_arena_format(&arena, "%s/README", name));
        lb_str first = {0};
        assert_true(lb_str_next_line(&readme, &first));
        assert_str(first, templates[i].synopsis);
        bool is_sql = strcmp(name, "sql") == 0;
        assert_int_equal(
            lb_file_exists(in_folder(&arena, lb_arena_format(&arena, "%s/env.py", name))), !is_sql);
        (void)unlink(in_folder(&arena, "alembic.ini"));
    }
    assert_null(lb_init_find(LB_STR("")));
    assert_has(&arena, "limbeck.ini", "[limbeck]\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_generic_environment, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_folder_that_is_not_empty, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_what_is_there_is_kept, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_pyproject, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_locations, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_every_template_is_whole, make_folder, remove_folder),
    };
    return cmocka_run_group_tests_name("init", tests, NULL, NULL);
}
