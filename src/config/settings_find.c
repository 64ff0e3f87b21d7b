#include "base/file.h"
#include "base/memory.h"
#include "config/settings_inner.h"

#define PYPROJECT "pyproject.toml"

/* By preference; the first is also the name that is given where none exists. */
static const char *const ini_names[] = {"limbeck.ini", "alembic.ini"};
static const char *const ini_variables[] = {"LIMBECK_CONFIG", "ALEMBIC_CONFIG"};

static bool is_pyproject(const char *path)
{
    return lb_str_is(lb_path_basename(lb_str_of(path)), PYPROJECT);
}

char *lb_settings_path(lb_settings *settings, lb_str path)
{
    return lb_path_join(&settings->arena, lb_str_of(settings->options.directory), path);
}

/* The name of one of the two in the order of this program's name. */
static const char *preferred(lb_settings *settings, const char *const names[2], size_t i)
{
    return names[settings->options.is_compatible ? 1 - i : i];
}

static const char *default_ini(lb_settings *settings)
{
    for (size_t i = 0; i < LB_COUNT(ini_names); i++) {
        const char *name = preferred(settings, ini_names, i);
        if (lb_file_exists(lb_settings_path(settings, lb_str_of(name)))) {
            return name;
        }
    }
    return preferred(settings, ini_names, 0);
}

static const char *from_environment(lb_settings *settings)
{
    for (size_t i = 0; i < LB_COUNT(ini_variables); i++) {
        const char *value = lb_environment_get(&settings->options.environment,
                                               preferred(settings, ini_variables, i));
        if (value && *value) {
            return value;
        }
    }
    return NULL;
}

/* Alembic does not catch this one: it ends the program as an exception does. */
static lb_code fail_twice(lb_error *error, const char *message)
{
    lb_fail(error, LB_ERR_SETTINGS, "%s", message);
    lb_error_kind(error, "alembic.util.exc.CommandError");
    return LB_ERR_SETTINGS;
}

static lb_code choose(lb_settings *settings, const char **ini, const char **toml, lb_error *error)
{
    const lb_settings_options *options = &settings->options;
    for (size_t i = 0; i < options->config_count; i++) {
        const char *name = options->config[i];
        const char **chosen = is_pyproject(name) ? toml : ini;
        if (*chosen) {
            return fail_twice(error, chosen == toml ? PYPROJECT " indicated more than once"
                                                    : "only one ini file may be indicated");
        }
        *chosen = name;
    }
    const char *variable = from_environment(settings);
    if (variable && is_pyproject(variable)) {
        *toml = *toml ? *toml : variable;
    } else if (variable) {
        *ini = *ini ? *ini : variable;
    }
    *toml = *toml ? *toml : PYPROJECT;
    *ini = *ini ? *ini : default_ini(settings);
    return LB_OK;
}

static const char *copy_text(lb_arena *arena, const char *text)
{
    return text ? lb_arena_strdup(arena, text) : NULL;
}

static void copy_options(lb_settings *settings, const lb_settings_options *options)
{
    lb_arena *arena = &settings->arena;
    const char **config = LB_NEW_ARRAY(arena, const char *, options->config_count + 1);
    for (size_t i = 0; i < options->config_count; i++) {
        config[i] = lb_arena_strdup(arena, options->config[i]);
    }
    settings->options = *options;
    settings->options.config = config;
    settings->options.directory =
        lb_arena_strdup(arena, options->directory ? options->directory : "/");
    settings->options.section = copy_text(arena, options->section);
    settings->section =
        lb_str_of(settings->options.section ? settings->options.section : "alembic");
}

lb_code lb_settings_find(lb_settings *settings, const lb_settings_options *options, lb_error *error)
{
    const char *ini = NULL, *toml = NULL;
    copy_options(settings, options);
    LB_TRY(choose(settings, &ini, &toml, error));
    lb_arena *arena = &settings->arena;
    settings->ini_path = lb_arena_strdup(arena, ini);
    settings->toml_path = lb_arena_strdup(arena, toml);
    settings->has_ini = lb_file_exists(lb_settings_path(settings, lb_str_of(ini)));
    settings->has_toml = lb_file_exists(lb_settings_path(settings, lb_str_of(toml)));
    settings->here = lb_arena_strdup(arena, settings->options.directory);
    return LB_OK;
}
