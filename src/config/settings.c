#include "config/settings.h"

#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/repr.h"
#include "config/pathlib.h"
#include "config/settings_inner.h"

/* The absolute folder that a settings file lies in. */
static char *folder_of(lb_settings *settings, const char *path)
{
    return lb_pathlib_parent(
        &settings->arena,
        lb_pathlib_absolute(&settings->arena, settings->options.directory, lb_str_of(path)));
}

static lb_code read_ini(lb_settings *settings, lb_error *error)
{
    settings->ini = lb_ini_new(&settings->arena);
    lb_ini_set_raw(settings->ini, LB_STR("DEFAULT"), LB_STR("here"),
                   lb_str_of(folder_of(settings, settings->ini_path)));
    if (!settings->has_ini) {
        return LB_OK;
    }
    lb_str content;
    const char *path = lb_settings_path(settings, lb_str_of(settings->ini_path));
    LB_TRY(lb_file_read(&settings->arena, path, 0, &content, error));
    return lb_ini_read(settings->ini, content, settings->ini_path, error);
}

static lb_code read_toml(lb_settings *settings, lb_error *error)
{
    settings->toml_here = folder_of(settings, settings->toml_path);
    if (!settings->has_toml) {
        return LB_OK;
    }
    lb_str content;
    lb_toml_value *top;
    const char *path = lb_settings_path(settings, lb_str_of(settings->toml_path));
    LB_TRY(lb_file_read(&settings->arena, path, 0, &content, error));
    LB_TRY(lb_toml_parse(&settings->arena, content, settings->toml_path, &top, error));
    const lb_toml_value *tool = lb_toml_get(top, LB_STR("tool"));
    lb_toml_value *table = lb_toml_get(tool, LB_STR("alembic"));
    const lb_toml_value *wrong = table && table->type != LB_TOML_TABLE ? table
                                 : tool && tool->type != LB_TOML_TABLE ? tool
                                                                       : NULL;
    if (wrong) {
        lb_fail(error, LB_ERR_COMMAND, "Incorrect TOML format");
        lb_error_at(error, settings->toml_path, wrong->line, wrong->column);
        return LB_ERR_COMMAND;
    }
    settings->toml = table;
    settings->has_toml = table != NULL;
    return LB_OK;
}

lb_code lb_settings_read(lb_settings *settings, lb_error *error)
{
    if (settings->is_read) {
        return LB_OK;
    }
    LB_TRY(read_ini(settings, error));
    LB_TRY(read_toml(settings, error));
    if (settings->has_ini || settings->has_toml) {
        settings->here =
            folder_of(settings, settings->has_ini ? settings->ini_path : settings->toml_path);
    }
    if (!settings->options.section && lb_ini_has_section(settings->ini, LB_STR("limbeck")) &&
        !lb_ini_has_section(settings->ini, LB_STR("alembic"))) {
        settings->section = LB_STR("limbeck");
    }
    settings->is_read = true;
    return LB_OK;
}

/* Flask-Migrate's alembic.ini stands in the folder of env.py; its caller gives the location,
   whatever the file says of it. */
static bool is_environment(lb_settings *settings, const char *folder)
{
    return settings->has_ini &&
           lb_file_exists(lb_path_join(&settings->arena, lb_str_of(folder), LB_STR("env.py")));
}

static lb_code fail_no_location(lb_settings *settings, lb_error *error)
{
    lb_fail(error, LB_ERR_COMMAND, "No 'script_location' key found in configuration.");
    if (settings->has_ini) {
        lb_error_hint(error, "add script_location to %s", settings->ini_path);
    } else if (settings->has_toml) {
        lb_error_hint(error, "add script_location to [tool.alembic] in %s", settings->toml_path);
    } else {
        lb_error_hint(error, "there is no %s here; `init` makes a new project, -c names a file",
                      settings->ini_path);
    }
    return LB_ERR_COMMAND;
}

/* script_directory, locations and what follows from the folder. */
static lb_code resolve_directory(lb_settings *settings, lb_error *error)
{
    lb_arena *arena = &settings->arena;
    LB_TRY(lb_settings_resource(settings, settings->script_location, &settings->script_directory,
                                error));
    LB_TRY(lb_settings_resolve_locations(settings, error));
    const char *path = lb_settings_path(settings, lb_str_of(settings->script_directory));
    if (!is_environment(settings, path) && is_environment(settings, settings->here)) {
        settings->script_location = lb_str_of(settings->here);
        settings->script_directory = lb_arena_strdup(arena, settings->here);
        path = settings->here;
        LB_TRY(lb_settings_resolve_locations(settings, error));
    }
    if (!lb_file_exists(path)) {
        return lb_fail(error, LB_ERR_COMMAND,
                       "Path doesn't exist: %s.  Please use the 'init' command to create a new "
                       "scripts folder.",
                       settings->script_directory);
    }
    settings->is_limbeck_project =
        !lb_file_exists(lb_path_join(arena, lb_str_of(path), LB_STR("env.py")));
    return LB_OK;
}

lb_code lb_settings_resolve(lb_settings *settings, lb_error *error)
{
    if (settings->is_resolved) {
        return LB_OK;
    }
    LB_TRY(lb_settings_read(settings, error));
    for (size_t row = 0; row < lb_setting_field_count; row++) {
        LB_TRY(lb_settings_resolve_field(settings, row, error));
        if (!settings->script_location.ptr && is_environment(settings, settings->here)) {
            settings->script_location = lb_str_of(settings->here);
        }
        if (!settings->script_location.ptr) {
            return fail_no_location(settings, error);
        }
    }
    LB_TRY(lb_settings_resolve_hooks(settings, error));
    LB_TRY(resolve_directory(settings, error));
    if (!settings->truncate_slug_length) {
        settings->truncate_slug_length = 40; /* as Alembic takes a 0 */
    }
    if (settings->transaction < 0) {
        settings->transaction =
            settings->is_limbeck_project ? LB_TRANSACTION_REVISION : LB_TRANSACTION_RUN;
    }
    settings->is_resolved = true;
    return LB_OK;
}

lb_code lb_settings_open(lb_settings *settings, const lb_settings_options *options, lb_error *error)
{
    LB_TRY(lb_settings_find(settings, options, error));
    LB_TRY(lb_settings_read(settings, error));
    return lb_settings_resolve(settings, error);
}

void lb_settings_close(lb_settings *settings)
{
    lb_arena_free(&settings->arena);
    *settings = (lb_settings){0};
}

lb_code lb_settings_section_option(const lb_settings *settings, lb_str section, lb_str option,
                                   lb_str *out, lb_error *error)
{
    if (!lb_ini_has_section(settings->ini, section)) {
        LB_AUTO_ARENA lb_arena arena = {0};
        return lb_fail(error, LB_ERR_COMMAND,
                       "No config file %s found, or file has no '[%.*s]' section",
                       lb_repr(&arena, lb_str_of(settings->ini_path)), LB_ARG(section));
    }
    return lb_ini_get(settings->ini, section, option, out, error);
}

lb_code lb_settings_alembic_option(lb_settings *settings, lb_str option, lb_str *out,
                                   lb_error *error)
{
    *out = (lb_str){0};
    if (lb_ini_has_section(settings->ini, settings->section) &&
        lb_ini_has(settings->ini, settings->section, option)) {
        return lb_ini_get(settings->ini, settings->section, option, out, error);
    }
    const lb_toml_value *value = lb_toml_get(settings->toml, option);
    const char *key = lb_arena_strndup(&settings->arena, option.ptr, option.len);
    return value ? lb_settings_toml_text(settings, key, value, out, error) : LB_OK;
}

lb_code lb_settings_set_option(lb_settings *settings, lb_str section, lb_str option, lb_str value,
                               lb_error *error)
{
    return lb_ini_set(settings->ini, section, option, value, error);
}
