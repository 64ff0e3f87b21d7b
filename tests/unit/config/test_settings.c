#include "../test.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "config/settings.h"
#include "tests.h"

/* A project in a folder of its own, and what its settings are opened with. */
struct project {
    lb_arena arena;
    char directory[64];
    const char *const *environment; /* name, value, ..., NULL */
    lb_text log;
    lb_settings settings;
    lb_error error;
};

static int make_project(void **state)
{
    struct project *made = lb_alloc(sizeof *made);
    strcpy(made->directory, "/tmp/limbeck-settings-XXXXXX");
    *state = made;
    return mkdtemp(made->directory) ? 0 : -1;
}

static void remove_tree(lb_arena *arena, const char *path)
{
    lb_file_entries entries = {0};
    if (lb_file_is_directory(path) && lb_file_list(arena, path, &entries, NULL) == LB_OK) {
        for (size_t i = 0; i < entries.count; i++) {
            remove_tree(arena, lb_path_join(arena, lb_str_of(path), entries.items[i].name));
        }
        rmdir(path);
    } else {
        unlink(path);
    }
}

static int drop_project(void **state)
{
    struct project *made = *state;
    remove_tree(&made->arena, made->directory);
    lb_settings_close(&made->settings);
    lb_error_clear(&made->error);
    lb_text_free(&made->log);
    lb_arena_free(&made->arena);
    free(made);
    return 0;
}

static void add_file(struct project *project, const char *path, const char *content)
{
    char *full = lb_path_join(&project->arena, lb_str_of(project->directory), lb_str_of(path));
    lb_str folder = lb_path_dirname(lb_str_of(full));
    assert_int_equal(
        lb_file_make_directories(lb_arena_strndup(&project->arena, folder.ptr, folder.len), NULL),
        LB_OK);
    assert_int_equal(lb_file_write(full, lb_str_of(content), NULL), LB_OK);
}

static const char *lookup(void *context, const char *name)
{
    const char *const *pair = ((struct project *)context)->environment;
    for (; pair && *pair; pair += 2) {
        if (strcmp(pair[0], name) == 0) {
            return pair[1];
        }
    }
    return NULL;
}

static void keep(void *context, lb_level level, const char *logger, const char *message)
{
    (void)level, (void)logger;
    lb_text_addf(context, "%s\n", message);
}

static lb_settings_options options_of(struct project *project)
{
    lb_settings_options options = {.directory = project->directory,
                                   .environment = {lookup, project},
                                   .log = {keep, &project->log}};
    return options;
}

static lb_code open_with(struct project *project, lb_settings_options options)
{
    lb_settings_close(&project->settings);
    lb_text_truncate(&project->log, 0);
    return lb_settings_open(&project->settings, &options, &project->error);
}

static lb_settings *open_ok(struct project *project)
{
    if (open_with(project, options_of(project)) != LB_OK) {
        fail_msg("%s", project->error.message);
    }
    return &project->settings;
}

/* The text with {DIR} for the project's folder. */
static const char *expand(struct project *project, const char *text)
{
    LB_AUTO_TEXT lb_text out = {0};
    for (const char *found; (found = strstr(text, "{DIR}")); text = found + 5) {
        lb_text_add(&out, (lb_str){text, (size_t)(found - text)});
        lb_text_adds(&out, project->directory);
    }
    lb_text_adds(&out, text);
    return lb_arena_strdup(&project->arena, lb_text_cstr(&out));
}

static const char *join(struct project *project, const lb_str_vector *list)
{
    LB_AUTO_TEXT lb_text out = {0};
    for (size_t i = 0; i < list->count; i++) {
        lb_text_addf(&out, "%s%.*s", i ? "|" : "", LB_ARG(list->items[i]));
    }
    return lb_arena_strdup(&project->arena, lb_text_cstr(&out));
}

static void test_settings_have_defaults(void **state)
{
    struct project *project = *state;
    add_file(project, "limbeck.ini",
             "[limbeck]\nscript_location = migrations\ntruncate_slug_length = 0\n");
    add_file(project, "migrations/versions/x", "");
    lb_settings *settings = open_ok(project);
    assert_str(settings->script_location, "migrations");
    assert_string_equal(settings->script_directory, "migrations");
    assert_string_equal(join(project, &settings->locations),
                        expand(project, "{DIR}/migrations/versions"));
    assert_true(settings->is_limbeck_project);
    assert_str(settings->file_template, "%(rev)s_%(slug)s");
    assert_int_equal(settings->truncate_slug_length, 40);
    assert_str(settings->output_encoding, "utf-8");
    assert_str(settings->version_table, "alembic_version");
    assert_null(settings->version_table_schema.ptr);
    assert_null(settings->timezone.ptr);
    assert_int_equal(settings->transaction, LB_TRANSACTION_REVISION);
    assert_int_equal(settings->color, LB_COLOR_AUTO);
    assert_true(settings->lock);
    assert_int_equal(settings->lock_wait, 600000);
    assert_int_equal(settings->lock_timeout, 0);
    assert_false(settings->sourceless);
    assert_str(settings->section, "limbeck");
    assert_string_equal(settings->here, project->directory);
    assert_string_equal(lb_text_cstr(&project->log), "");
}

static void test_settings_of_an_alembic_project(void **state)
{
    struct project *project = *state;
    add_file(project, "alembic.ini",
             "[DEFAULT]\nroot = %(here)s\n[alembic]\nscript_location = %(root)s/./m\n"
             "path_separator = os\nversion_locations = %(here)s/a: %(here)s/b :c\n"
             "prepend_sys_path = .:src\nfile_template = %%(year)d_%%(rev)s\n"
             "truncate_slug_length = 1_2\ntimezone = UTC\nsourceless = True\n"
             "recursive_version_locations = true\n"
             "[limbeck]\nlock_timeout = 2s\nlock = off\ntransaction = revision\n"
             "models = schema.sql:other\n");
    add_file(project, "m/env.py", "");
    lb_settings *settings = open_ok(project);
    assert_string_equal(settings->script_directory, expand(project, "{DIR}/m"));
    assert_string_equal(join(project, &settings->locations),
                        expand(project, "{DIR}/a|{DIR}/b|{DIR}/c"));
    assert_string_equal(join(project, &settings->prepend_sys_path), ".|src");
    assert_str(settings->file_template, "%(year)d_%(rev)s");
    assert_int_equal(settings->truncate_slug_length, 12);
    assert_false(settings->sourceless); /* only "true" is true */
    assert_true(settings->recursive_version_locations);
    assert_false(settings->is_limbeck_project);
    assert_int_equal(settings->transaction, LB_TRANSACTION_REVISION);
    assert_int_equal(settings->lock_timeout, 2000);
    assert_false(settings->lock);
    assert_string_equal(join(project, &settings->models), "schema.sql|other");
}

static void test_settings_from_pyproject(void **state)
{
    struct project *project = *state;
    add_file(project, "pyproject.toml",
             "[tool.alembic]\nscript_location = '%(here)s/m'\nfile_template = '%%(slug)s'\n"
             "truncate_slug_length = 12\nsourceless = true\nlock_wait = '3s'\nlock_timeout = 5\n"
             "version_locations = ['%(here)s/a', 'b']\nprepend_sys_path = ['.']\nlock = false\n"
             "[[tool.alembic.post_write_hooks]]\nname = 'fmt'\ntype = 'exec'\n"
             "executable = '%(here)s/fmt'\n");
    add_file(project, "m/env.py", "");
    lb_settings *settings = open_ok(project);
    assert_true(settings->has_toml);
    assert_false(settings->has_ini);
    assert_string_equal(settings->script_directory, expand(project, "{DIR}/m"));
    assert_str(settings->file_template, "%(slug)s");
    assert_int_equal(settings->truncate_slug_length, 12);
    assert_true(settings->sourceless);
    assert_false(settings->lock);
    assert_int_equal(settings->lock_wait, 3000);
    assert_int_equal(settings->lock_timeout, 5);
    assert_string_equal(join(project, &settings->locations), expand(project, "{DIR}/a|{DIR}/b"));
    assert_int_equal(settings->hooks.count, 1);
    assert_str(settings->hooks.items[0].name, "fmt");
    assert_str(lb_hook_get(&settings->hooks.items[0], "executable"), expand(project, "{DIR}/fmt"));
    assert_null(lb_hook_get(&settings->hooks.items[0], "name").ptr);
    assert_int_equal(settings->transaction, LB_TRANSACTION_RUN);
}

static void test_settings_ini_wins_over_pyproject(void **state)
{
    struct project *project = *state;
    add_file(project, "alembic.ini", "[alembic]\nfile_template = ini\nversion_locations =\n");
    add_file(project, "pyproject.toml",
             "[tool.alembic]\nscript_location = 'm'\nfile_template = 'toml'\n"
             "version_locations = ['t']\ntimezone = 'UTC'\n");
    add_file(project, "m/x", "");
    lb_settings *settings = open_ok(project);
    assert_str(settings->file_template, "ini");
    assert_str(settings->timezone, "UTC");
    assert_string_equal(join(project, &settings->locations), expand(project, "{DIR}/t"));
}

/* Which files are taken, as "ini toml". */
static void test_settings_find_their_files(void **state)
{
    struct project *project = *state;
    static const struct {
        const char *files, *environment[5], *config[3];
        bool is_compatible;
        const char *found;
    } cases[] = {
        {"", {NULL}, {NULL}, false, "limbeck.ini- pyproject.toml-"},
        {"", {NULL}, {NULL}, true, "alembic.ini- pyproject.toml-"},
        {"alembic.ini", {NULL}, {NULL}, false, "alembic.ini pyproject.toml-"},
        {"alembic.ini limbeck.ini pyproject.toml",
         {NULL},
         {NULL},
         false,
         "limbeck.ini pyproject.toml"},
        {"alembic.ini limbeck.ini", {NULL}, {NULL}, true, "alembic.ini pyproject.toml-"},
        {"limbeck.ini", {NULL}, {NULL}, true, "limbeck.ini pyproject.toml-"},
        {"alembic.ini", {"ALEMBIC_CONFIG", "e.ini"}, {NULL}, true, "e.ini- pyproject.toml-"},
        {"", {"ALEMBIC_CONFIG", "a", "LIMBECK_CONFIG", "l"}, {NULL}, false, "l- pyproject.toml-"},
        {"", {"ALEMBIC_CONFIG", "a", "LIMBECK_CONFIG", "l"}, {NULL}, true, "a- pyproject.toml-"},
        {"alembic.ini", {"ALEMBIC_CONFIG", ""}, {NULL}, true, "alembic.ini pyproject.toml-"},
        {"alembic.ini",
         {"ALEMBIC_CONFIG", "x/pyproject.toml"},
         {NULL},
         true,
         "alembic.ini x/pyproject.toml-"},
        {"alembic.ini", {NULL}, {"c.ini"}, true, "c.ini- pyproject.toml-"},
        {"alembic.ini",
         {"ALEMBIC_CONFIG", "e.ini"},
         {"y/pyproject.toml"},
         true,
         "e.ini- y/pyproject.toml-"},
        {"", {NULL}, {"y/pyproject.toml", "c.ini"}, true, "c.ini- y/pyproject.toml-"},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        lb_str files = lb_str_of(cases[i].files), file;
        while (lb_str_split(&files, ' ', &file) && file.len) {
            add_file(project, lb_arena_strndup(&project->arena, file.ptr, file.len), "");
        }
        lb_settings_options options = options_of(project);
        project->environment = cases[i].environment;
        options.config = cases[i].config;
        options.config_count = cases[i].config[0] ? cases[i].config[1] ? 2 : 1 : 0;
        options.is_compatible = cases[i].is_compatible;
        lb_settings_close(&project->settings);
        assert_int_equal(lb_settings_find(&project->settings, &options, NULL), LB_OK);
        const lb_settings *found = &project->settings;
        assert_string_equal(lb_arena_format(&project->arena, "%s%s %s%s", found->ini_path,
                                            found->has_ini ? "" : "-", found->toml_path,
                                            found->has_toml ? "" : "-"),
                            cases[i].found);
        remove_tree(&project->arena, project->directory);
    }
}

static void test_settings_refuse_a_file_twice(void **state)
{
    struct project *project = *state;
    static const struct {
        const char *config[2], *message;
    } cases[] = {
        {{"pyproject.toml", "x/pyproject.toml"}, "pyproject.toml indicated more than once"},
        {{"a.ini", "b.ini"}, "only one ini file may be indicated"},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        lb_settings_options options = options_of(project);
        options.config = cases[i].config;
        options.config_count = 2;
        assert_int_not_equal(open_with(project, options), LB_OK);
        assert_string_equal(project->error.message, cases[i].message);
        assert_string_equal(project->error.kind, "alembic.util.exc.CommandError");
        assert_int_equal(project->error.exit_status, 1);
    }
}

/* Files are "alembic.ini" (or, where the text begins with "[tool", pyproject.toml). */
struct wrong {
    const char *content;
    lb_code code;
    const char *kind, *message;
    unsigned line;
};

static void expect_error(struct project *project, const char *file, const struct wrong *wrong)
{
    add_file(project, "m/env.py", "");
    add_file(project, file, wrong->content);
    assert_int_equal(open_with(project, options_of(project)), wrong->code);
    assert_string_equal(project->error.message, expand(project, wrong->message));
    if (strncmp(wrong->message, "No 'script", 10) == 0) {
        assert_string_equal(project->error.hint, "add script_location to alembic.ini");
    }
    assert_int_equal(project->error.line, wrong->line);
    if (wrong->kind) {
        assert_string_equal(project->error.kind, wrong->kind);
    }
    if (wrong->line) {
        assert_string_equal(project->error.file, file);
    }
    remove_tree(&project->arena, project->directory);
}

static void test_settings_ini_errors(void **state)
{
    static const struct wrong cases[] = {
        {"", LB_ERR_COMMAND, NULL, "No 'script_location' key found in configuration.", 0},
        {"[other]\nscript_location = m", LB_ERR_COMMAND, NULL,
         "No 'script_location' key found in configuration.", 0},
        {"[alembic]\nscript_location = %(here)s/nosuchdir", LB_ERR_COMMAND, NULL,
         "Path doesn't exist: {DIR}/nosuchdir.  Please use the 'init' command to create a new "
         "scripts folder.",
         0},
        {"[alembic]\nscript_location = ./no//such/", LB_ERR_COMMAND, NULL,
         "Path doesn't exist: no/such.  Please use the 'init' command to create a new scripts "
         "folder.",
         0},
        {"[alembic]\nscript_location = m\ntruncate_slug_length = x", LB_ERR_SETTINGS, "ValueError",
         "invalid literal for int() with base 10: 'x'", 3},
        {"[alembic]\nscript_location = m\nversion_locations = a\npath_separator = |",
         LB_ERR_SETTINGS, "ValueError",
         "'|' is not a valid value for path_separator; expected 'space', 'newline', 'os', ':', "
         "';'",
         4},
        {"[alembic]\nscript_location = nopackage:m", LB_ERR_SETTINGS, "ModuleNotFoundError",
         "No module named 'nopackage'", 0},
        {"[alembic]\nscript_location = %(nowhere)s/m", LB_ERR_SETTINGS,
         "configparser.InterpolationMissingOptionError",
         "Bad value substitution: option 'script_location' in section 'alembic' contains an "
         "interpolation key 'nowhere' which is not a valid option name. Raw value: "
         "'%(nowhere)s/m'",
         2},
        {"[alembic]\nscript_location = m\nlock_wait = soon", LB_ERR_SETTINGS, NULL,
         "lock_wait: \"soon\" is not a length of time", 3},
        {"[alembic]\nscript_location = m\nlock = maybe", LB_ERR_SETTINGS, NULL,
         "lock: \"maybe\" is neither true nor false", 3},
        {"[alembic]\nscript_location = m\ntransaction = never", LB_ERR_SETTINGS, NULL,
         "transaction: \"never\" is not one of its values", 3},
        {"[alembic]\nscript_location = m\nlock_retry = -1", LB_ERR_SETTINGS, NULL,
         "lock_retry: -1 is below 0", 3},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        expect_error(*state, "alembic.ini", &cases[i]);
    }
}

static void test_settings_toml_errors(void **state)
{
    static const struct wrong cases[] = {
        {"[tool.alembic]\nscript_location = 1.5", LB_ERR_COMMAND, NULL,
         "unsupported TOML value type for key: 'script_location'", 2},
        {"[tool.alembic]\nscript_location = '%(x)s'", LB_ERR_SETTINGS, "KeyError", "'x'", 2},
        {"[tool.alembic]\nscript_location = '50% x'", LB_ERR_SETTINGS, "ValueError",
         "unsupported format character ' ' (0x20) at index 3", 2},
        {"[tool.alembic]\nscript_location = '50%'", LB_ERR_SETTINGS, "ValueError",
         "incomplete format", 2},
        {"[tool.alembic]\nscript_location = 'm'\nsourceless = 'false'", LB_ERR_COMMAND, NULL,
         "boolean value expected for TOML parameter 'sourceless'", 3},
        {"[tool.alembic]\nscript_location = 'm'\nversion_locations = 'a'", LB_ERR_COMMAND, NULL,
         "list value expected for TOML parameter 'version_locations'", 3},
        {"[tool.alembic]\nscript_location = 'm'\ntruncate_slug_length = 'wrong_value'",
         LB_ERR_SETTINGS, "ValueError", "invalid literal for int() with base 10: 'wrong_value'", 3},
        {"[tool.alembic]\nscript_location = 'm'\n[[tool.alembic.post_write_hooks]]\ntype = 'x'",
         LB_ERR_SETTINGS, "KeyError", "'name'", 3},
        {"[tool.alembic]\nscript_location = 'm'\npost_write_hooks = 'black'", LB_ERR_COMMAND, NULL,
         "post_write_hooks must be tables of texts", 3},
        {"[tool.alembic]\nscript_location = 'm'\npost_write_hooks = ['black']", LB_ERR_COMMAND,
         NULL, "post_write_hooks must be tables of texts", 3},
        {"[tool.alembic]\nscript_location = 'm'\npost_write_hooks = [{name = 1}]", LB_ERR_COMMAND,
         NULL, "post_write_hooks must be tables of texts", 3},
        {"[tool.alembic]\nscript_location = 'm'\nprepend_sys_path = ['.', 1]", LB_ERR_COMMAND, NULL,
         "string value expected in TOML parameter 'prepend_sys_path'", 3},
        {"[tool.alembic]\nscript_location = ['m']", LB_ERR_COMMAND, NULL,
         "string value expected for TOML parameter 'script_location'", 2},
        {"[tool.alembic]\nscript_location = true", LB_ERR_COMMAND, NULL,
         "string value expected for TOML parameter 'script_location'", 2},
        {"[tool]\nalembic = 1", LB_ERR_COMMAND, NULL, "Incorrect TOML format", 2},
        {"[tool.alembic\n", LB_ERR_SETTINGS, "tomllib.TOMLDecodeError",
         "Expected ']' at the end of a table declaration (at line 1, column 14)", 1},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        expect_error(*state, "pyproject.toml", &cases[i]);
    }
}

/* As Alembic's own tests of version_locations and prepend_sys_path. */
static void test_settings_split_paths(void **state)
{
    struct project *project = *state;
    static const struct {
        const char *separator, *value, *locations, *warning, *prepended;
    } cases[] = {
        {NULL, "/foo", "/foo", "No path_separator", "/foo"},
        {NULL, "/foo /bar", "/foo|/bar", "No path_separator", "/foo|/bar"},
        {NULL, "/foo,  /bar /z", "/foo|/bar|/z", "No path_separator", "/foo|/bar|/z"},
        {NULL, "/foo:/bar", "/foo:/bar", "No path_separator", "/foo|/bar"},
        {"path_separator = space", "/foo /bar", "/foo|/bar", "", "/foo|/bar"},
        {"path_separator = newline", "/foo  \n /bar  ", "/foo|/bar", "", "/foo|/bar"},
        {"path_separator = :", "/Project A:/Project B", "/Project A|/Project B", "",
         "/Project A|/Project B"},
        {"path_separator = ;", "/a;;/b", "/a|/b", "", "/a|/b"},
        {"path_separator = os", "/one:/two", "/one|/two", "", "/one|/two"},
        {"version_path_separator = space", "/path/one /path:/two", "/path/one|/path:/two",
         "version_path_separator configuration parameter is deprecated", "/path/one|/path|/two"},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        add_file(project, "m/env.py", "");
        add_file(project, "alembic.ini",
                 lb_arena_format(&project->arena,
                                 "[alembic]\nscript_location = m\nversion_locations = %s\n"
                                 "prepend_sys_path = %s\n%s\n",
                                 cases[i].value, cases[i].value,
                                 cases[i].separator ? cases[i].separator : ""));
        lb_settings *settings = open_ok(project);
        assert_string_equal(join(project, &settings->locations), cases[i].locations);
        assert_string_equal(join(project, &settings->prepend_sys_path), cases[i].prepended);
        assert_non_null(strstr(lb_text_cstr(&project->log), cases[i].warning));
        assert_int_equal(project->log.len > 0, cases[i].warning[0] != '\0');
    }
}

static void test_settings_warn_in_alembics_words(void **state)
{
    struct project *project = *state;
    add_file(project, "m/env.py", "");
    add_file(project, "alembic.ini",
             "[alembic]\nscript_location = m\nversion_locations = a\nprepend_sys_path = b\n");
    open_ok(project);
    assert_string_equal(
        lb_text_cstr(&project->log),
        "DeprecationWarning: No path_separator found in configuration; falling back to legacy "
        "splitting on spaces, commas, and colons for prepend_sys_path.  Consider adding "
        "path_separator=os to Alembic config.\n"
        "DeprecationWarning: No path_separator found in configuration; falling back to legacy "
        "splitting on spaces/commas for version_locations.  Consider adding path_separator=os to "
        "Alembic config.\n");
}

static void test_settings_find_packages(void **state)
{
    struct project *project = *state;
    const char *const environment[] = {"PYTHONPATH", "/nowhere:lib", NULL};
    project->environment = environment;
    add_file(project, "src/app/db/migrations/env.py", "");
    add_file(project, "lib/other/versions/x", "");
    add_file(project, "alembic.ini",
             "[alembic]\nscript_location = app.db:migrations\nprepend_sys_path = src\n"
             "path_separator = newline\nversion_locations = other:versions\n  rel\n");
    lb_settings *settings = open_ok(project);
    assert_string_equal(settings->script_directory, expand(project, "{DIR}/src/app/db/migrations"));
    assert_string_equal(join(project, &settings->locations),
                        expand(project, "{DIR}/lib/other/versions|{DIR}/rel"));
}

static void test_settings_sections(void **state)
{
    struct project *project = *state;
    add_file(project, "m/env.py", "");
    add_file(project, "alembic.ini",
             "[DEFAULT]\ntimezone = D\n[alembic]\nscript_location = m\nfile_template = a\n"
             "[limbeck]\nfile_template = l\n[prod]\nscript_location = m\n");
    lb_settings *settings = open_ok(project);
    assert_str(settings->file_template, "l");
    assert_str(settings->timezone, "D");
    assert_str(settings->section, "alembic");
    lb_settings_options options = options_of(project);
    options.section = "prod";
    assert_int_equal(open_with(project, options), LB_OK);
    assert_str(settings->file_template, "%(rev)s_%(slug)s");
    assert_str(settings->section, "prod");
    options.section = "missing";
    assert_int_equal(open_with(project, options), LB_ERR_COMMAND);
    assert_string_equal(project->error.message, "No 'script_location' key found in configuration.");
}

static void test_settings_hooks(void **state)
{
    struct project *project = *state;
    add_file(project, "m/env.py", "");
    add_file(project, "alembic.ini",
             "[alembic]\nscript_location = m\n[post_write_hooks]\nhooks = black, mark  ruff\n"
             "black.type = console_scripts\nblack.entrypoint = black\n"
             "black.options = -l 79 REVISION_SCRIPT_FILENAME\nmark.executable = %(here)s/touch\n");
    lb_settings *settings = open_ok(project);
    assert_int_equal(settings->hooks.count, 3);
    const lb_hook *hooks = settings->hooks.items;
    assert_str(hooks[0].name, "black");
    assert_int_equal(hooks[0].options.count, 3);
    assert_str(lb_hook_get(&hooks[0], "options"), "-l 79 REVISION_SCRIPT_FILENAME");
    assert_null(lb_hook_get(&hooks[1], "type").ptr);
    assert_str(lb_hook_get(&hooks[1], "executable"), expand(project, "{DIR}/touch"));
    assert_int_equal(hooks[2].options.count, 0);
}

static void test_settings_url_comes_from_the_first_place(void **state)
{
    struct project *project = *state;
    static const struct {
        const char *option, *ini, *environment[5], *dotenv;
        const char *shown; /* NULL: none */
        lb_url_source source;
    } cases[] = {
        {"sqlite:///o",
         "[alembic]\nsqlalchemy.url = sqlite:///i",
         {"DATABASE_URL", "sqlite:///e"},
         "DATABASE_URL=sqlite:///d",
         "sqlite:///o",
         LB_URL_OPTION},
        {NULL,
         "[alembic]\nsqlalchemy.url = sqlite:///i",
         {"DATABASE_URL", "sqlite:///e"},
         "DATABASE_URL=sqlite:///d",
         "sqlite:///i",
         LB_URL_SETTINGS},
        {NULL,
         "[alembic]\nsqlalchemy.url =",
         {"DATABASE_URL", "sqlite:///e"},
         "DATABASE_URL=sqlite:///d",
         "sqlite:///e",
         LB_URL_ENVIRONMENT},
        {NULL,
         "[alembic]",
         {NULL},
         "PW=x\nDATABASE_URL='postgresql://u:${PW}@h/d' # c",
         "postgresql://u:***@h/d",
         LB_URL_DOTENV},
        {NULL, "[alembic]", {NULL}, "OTHER=1", NULL, LB_URL_DOTENV},
        {NULL,
         "[limbeck]\nurl = sqlite:///u\nsqlalchemy.url = sqlite:///s",
         {NULL},
         "",
         "sqlite:///u",
         LB_URL_SETTINGS},
        {NULL,
         "[alembic]\nurl = http://elsewhere\nsqlalchemy.url = sqlite:///s",
         {NULL},
         "",
         "sqlite:///s",
         LB_URL_SETTINGS},
        {NULL,
         "[alembic]\nsqlalchemy.url = sqlite:///%(here)s/a.db",
         {NULL},
         "",
         "sqlite:///{DIR}/a.db",
         LB_URL_SETTINGS},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        lb_url url;
        lb_url_source source = LB_URL_OPTION;
        add_file(project, "alembic.ini", cases[i].ini);
        add_file(project, ".env", cases[i].dotenv);
        project->environment = cases[i].environment;
        lb_settings_options options = options_of(project);
        lb_settings_close(&project->settings);
        assert_int_equal(lb_settings_find(&project->settings, &options, NULL), LB_OK);
        lb_code code =
            lb_settings_url(&project->settings, cases[i].option, &url, &source, &project->error);
        assert_int_equal(code, cases[i].shown ? LB_OK : LB_ERR_SETTINGS);
        if (cases[i].shown) {
            assert_str(url.shown, expand(project, cases[i].shown));
            assert_int_equal(source, cases[i].source);
        }
    }
}

static void test_settings_url_of_a_pyproject(void **state)
{
    struct project *project = *state;
    static const char *const tables[] = {
        "[tool.alembic]\n'sqlalchemy.url' = 'sqlite:///%(here)s/t'",
        "[tool.alembic]\nsqlalchemy.url = 'sqlite:///%(here)s/t'"};
    for (size_t i = 0; i < LB_COUNT(tables); i++) {
        lb_url url;
        lb_settings_options options = options_of(project);
        add_file(project, "pyproject.toml", tables[i]);
        lb_settings_close(&project->settings);
        assert_int_equal(lb_settings_find(&project->settings, &options, NULL), LB_OK);
        assert_int_equal(lb_settings_url(&project->settings, NULL, &url, NULL, NULL), LB_OK);
        assert_str(url.shown, expand(project, "sqlite:///{DIR}/t"));
    }
}

static void test_settings_hint_at_what_is_missing(void **state)
{
    struct project *project = *state;
    assert_int_equal(open_with(project, options_of(project)), LB_ERR_COMMAND);
    assert_string_equal(
        project->error.hint,
        "there is no limbeck.ini here; `init` makes a new project, -c names a file");
    add_file(project, "pyproject.toml", "[tool.alembic]\ntimezone = 'UTC'\n");
    assert_int_equal(open_with(project, options_of(project)), LB_ERR_COMMAND);
    assert_string_equal(project->error.hint,
                        "add script_location to [tool.alembic] in pyproject.toml");
}

static void test_settings_url_errors(void **state)
{
    struct project *project = *state;
    lb_url url;
    lb_settings_options options = options_of(project);
    options.is_compatible = true;
    add_file(project, "alembic.ini", "[alembic]\n");
    assert_int_equal(lb_settings_find(&project->settings, &options, NULL), LB_OK);
    assert_int_equal(lb_settings_url(&project->settings, NULL, &url, NULL, &project->error),
                     LB_ERR_SETTINGS);
    assert_string_equal(project->error.kind, "KeyError");
    assert_string_equal(project->error.message, "'url'");
    assert_non_null(strstr(project->error.hint, "set sqlalchemy.url in alembic.ini, or"));
    add_file(project, "alembic.ini", "[alembic]\n\nsqlalchemy.url = not a url\n");
    lb_settings_close(&project->settings);
    assert_int_equal(lb_settings_find(&project->settings, &options, NULL), LB_OK);
    assert_int_equal(lb_settings_url(&project->settings, NULL, &url, NULL, &project->error),
                     LB_ERR_SETTINGS);
    assert_string_equal(project->error.kind, "sqlalchemy.exc.ArgumentError");
    assert_string_equal(project->error.message,
                        "Could not parse SQLAlchemy URL from given URL string");
    assert_int_equal(project->error.line, 3);
    lb_settings_close(&project->settings);
    remove_tree(&project->arena, project->directory);
    add_file(project, "limbeck.ini", "[limbeck]\n");
    options.is_compatible = false;
    assert_int_equal(lb_settings_find(&project->settings, &options, NULL), LB_OK);
    assert_int_equal(lb_settings_url(&project->settings, NULL, &url, NULL, &project->error),
                     LB_ERR_SETTINGS);
    assert_non_null(strstr(project->error.hint, "set url in limbeck.ini, or"));
}

static void test_settings_for_scripts(void **state)
{
    struct project *project = *state;
    lb_str value;
    add_file(project, "m/env.py", "");
    add_file(project, "alembic.ini", "[alembic]\nscript_location = m\nx = %(here)s\n");
    add_file(project, "pyproject.toml", "[tool.alembic]\ny = 'from %(here)s'\nn = 3\n");
    lb_settings *settings = open_ok(project);
    assert_int_equal(
        lb_settings_section_option(settings, LB_STR("alembic"), LB_STR("x"), &value, NULL), LB_OK);
    assert_str(value, project->directory);
    assert_int_equal(
        lb_settings_section_option(settings, LB_STR("alembic"), LB_STR("q"), &value, NULL), LB_OK);
    assert_null(value.ptr);
    assert_int_equal(
        lb_settings_section_option(settings, LB_STR("nope"), LB_STR("x"), &value, &project->error),
        LB_ERR_COMMAND);
    assert_string_equal(project->error.message,
                        "No config file 'alembic.ini' found, or file has no '[nope]' section");
    assert_int_equal(lb_settings_alembic_option(settings, LB_STR("y"), &value, NULL), LB_OK);
    assert_str(value, expand(project, "from {DIR}"));
    assert_int_equal(lb_settings_alembic_option(settings, LB_STR("n"), &value, NULL), LB_OK);
    assert_str(value, "3");
    assert_int_equal(lb_settings_alembic_option(settings, LB_STR("zz"), &value, NULL), LB_OK);
    assert_null(value.ptr);
    lb_url url;
    assert_int_equal(lb_settings_set_option(settings, LB_STR("alembic"), LB_STR("sqlalchemy.url"),
                                            LB_STR("sqlite:///set"), NULL),
                     LB_OK);
    assert_int_equal(lb_settings_url(settings, NULL, &url, NULL, NULL), LB_OK);
    assert_str(url.shown, "sqlite:///set");
}

static void test_settings_table_is_complete(void **state)
{
    (void)state;
    size_t count;
    const lb_setting_info *list = lb_setting_list(&count);
    assert_true(count > 20);
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(list[i].meaning);
        assert_true(length > 10 && list[i].meaning[length - 1] != '.');
        assert_int_equal(list[i].type == LB_SETTING_CHOICE, list[i].values != NULL);
        for (size_t j = 0; j < i; j++) {
            assert_string_not_equal(list[i].key, list[j].key);
        }
    }
}

int run_settings_tests(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_project, drop_project)
    const struct CMUnitTest tests[] = {
        TEST(test_settings_have_defaults),
        TEST(test_settings_of_an_alembic_project),
        TEST(test_settings_from_pyproject),
        TEST(test_settings_ini_wins_over_pyproject),
        TEST(test_settings_find_their_files),
        TEST(test_settings_refuse_a_file_twice),
        TEST(test_settings_ini_errors),
        TEST(test_settings_toml_errors),
        TEST(test_settings_split_paths),
        TEST(test_settings_warn_in_alembics_words),
        TEST(test_settings_find_packages),
        TEST(test_settings_sections),
        TEST(test_settings_hooks),
        TEST(test_settings_url_comes_from_the_first_place),
        TEST(test_settings_url_of_a_pyproject),
        TEST(test_settings_hint_at_what_is_missing),
        TEST(test_settings_url_errors),
        TEST(test_settings_for_scripts),
        cmocka_unit_test(test_settings_table_is_complete),
    };
    return cmocka_run_group_tests_name("settings", tests, NULL, NULL);
}
