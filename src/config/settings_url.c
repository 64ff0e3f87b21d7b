#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "config/settings_inner.h"

#define VARIABLE "DATABASE_URL"

static bool has_own_file(const lb_settings *settings)
{
    return lb_str_is(lb_path_basename(lb_str_of(settings->ini_path)), "limbeck.ini");
}

/* `url` is sqlalchemy.url under [limbeck] and in a limbeck.ini; elsewhere it may mean anything. */
static lb_code find_own_url(lb_settings *settings, lb_setting_found *out, lb_error *error)
{
    lb_setting_found found = {0};
    if (lb_settings_ini_section(settings, LB_STR("url"), &found.section) &&
        (has_own_file(settings) || lb_str_is(found.section, "limbeck"))) {
        LB_TRY(lb_ini_get(settings->ini, found.section, LB_STR("url"), &found.text, error));
        found.is_set = found.text.len > 0;
    }
    *out = found;
    return LB_OK;
}

/* "sqlalchemy.url" = ... or sqlalchemy.url = ... under [tool.alembic]. */
static lb_code find_toml_url(lb_settings *settings, lb_setting_found *out, lb_error *error)
{
    const lb_toml_value *value = lb_toml_get(settings->toml, LB_STR("sqlalchemy.url"));
    value = value ? value : lb_toml_find(settings->toml, "sqlalchemy.url");
    *out = (lb_setting_found){.toml = value};
    if (value) {
        LB_TRY(lb_settings_toml_text(settings, "sqlalchemy.url", value, &out->text, error));
        out->is_set = out->text.len > 0;
    }
    return LB_OK;
}

static lb_code find_in_settings(lb_settings *settings, lb_setting_found *found, const char **key,
                                lb_error *error)
{
    *key = "url";
    LB_TRY(find_own_url(settings, found, error));
    if (!found->is_set) {
        *key = "sqlalchemy.url";
        LB_TRY(lb_settings_lookup_ini(settings, lb_str_of(*key), found, error));
    }
    return found->is_set ? LB_OK : find_toml_url(settings, found, error);
}

static lb_code find_in_dotenv(lb_settings *settings, lb_str *text, lb_error *error)
{
    lb_arena *arena = &settings->arena;
    const char *path = lb_path_join(arena, lb_str_of(settings->here), LB_STR(".env"));
    if (!lb_file_exists(path) || lb_file_is_directory(path)) {
        return LB_OK;
    }
    lb_str content;
    LB_TRY(lb_file_read(arena, path, 0, &content, error));
    lb_dotenv_entries entries =
        lb_dotenv_parse(arena, content, &settings->options.environment, LB_DOTENV_ENVIRONMENT_FIRST,
                        &settings->options.log);
    (void)lb_dotenv_get(&entries, LB_STR(VARIABLE), text);
    return LB_OK;
}

static lb_code fail_no_url(lb_settings *settings, lb_error *error)
{
    if (settings->options.is_compatible) {
        lb_fail(error, LB_ERR_SETTINGS, "'url'");
        lb_error_kind(error, "KeyError");
    } else {
        lb_fail(error, LB_ERR_SETTINGS, "no URL says which database is meant");
    }
    bool is_ini = settings->has_ini || !settings->has_toml;
    lb_error_hint(error,
                  "give --url, or set %s in %s, or " VARIABLE " in the environment or in %s/.env",
                  is_ini && has_own_file(settings) ? "url" : "sqlalchemy.url",
                  is_ini ? settings->ini_path : settings->toml_path, settings->here);
    return LB_ERR_SETTINGS;
}

/* Parses what was found, or goes on with the next place when `text` is empty. */
static lb_code parse(lb_settings *settings, lb_str text, const char *where, lb_url *out,
                     lb_error *error)
{
    lb_code code = lb_url_parse(&settings->arena, text, out, error);
    if (code != LB_OK) {
        lb_error_detail(error, "the URL comes from %s", where);
    }
    return code;
}

static lb_code from_settings(lb_settings *settings, lb_url *out, bool *is_set, lb_error *error)
{
    lb_setting_found found;
    const char *key;
    LB_TRY(find_in_settings(settings, &found, &key, error));
    *is_set = found.is_set;
    if (!found.is_set) {
        return LB_OK;
    }
    const char *where = found.toml ? settings->toml_path : settings->ini_path;
    lb_code code = parse(settings, found.text, where, out, error);
    return code == LB_OK ? code : lb_settings_at(settings, key, &found, code, error);
}

lb_code lb_settings_url(lb_settings *settings, const char *option, lb_url *out,
                        lb_url_source *source, lb_error *error)
{
    lb_url_source unused;
    source = source ? source : &unused;
    if (option) {
        *source = LB_URL_OPTION;
        return parse(settings, lb_str_of(option), "--url", out, error);
    }
    bool is_set;
    LB_TRY(lb_settings_read(settings, error));
    LB_TRY(from_settings(settings, out, &is_set, error));
    if (is_set) {
        *source = LB_URL_SETTINGS;
        return LB_OK;
    }
    lb_str text = lb_str_of(lb_environment_get(&settings->options.environment, VARIABLE));
    if (text.len) {
        *source = LB_URL_ENVIRONMENT;
        return parse(settings, text, VARIABLE " in the environment", out, error);
    }
    LB_TRY(find_in_dotenv(settings, &text, error));
    if (text.len) {
        *source = LB_URL_DOTENV;
        return parse(settings, text, VARIABLE " in .env", out, error);
    }
    return fail_no_url(settings, error);
}
