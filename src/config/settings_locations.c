#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/repr.h"
#include "base/text.h"
#include "base/utf8.h"
#include "config/pathlib.h"
#include "config/settings_inner.h"

/* Lists of paths in an ini. */

/* The character that a value of path_separator stands for; '\0' where it is none. */
static char separator_of(lb_str word)
{
    static const struct {
        const char *word;
        char separator;
    } words[] = {{"space", ' '}, {"newline", '\n'}, {"os", ':'}, {":", ':'}, {";", ';'}};
    for (size_t i = 0; i < LB_COUNT(words); i++) {
        if (lb_str_is(word, words[i].word)) {
            return words[i].separator;
        }
    }
    return '\0';
}

/* Asks path_separator and, for version_locations, the old name; '\0' where neither is there. */
static lb_code find_separator(lb_settings *settings, const char *key, char *separator,
                              lb_error *error)
{
    static const char *const names[] = {"path_separator", "version_path_separator"};
    size_t count = strcmp(key, "version_locations") == 0 ? 2 : 1;
    *separator = '\0';
    for (size_t i = 0; i < count; i++) {
        lb_setting_found found;
        lb_str name = lb_str_of(names[i]);
        if (!lb_settings_ini_section(settings, name, &found.section)) {
            continue;
        }
        found = (lb_setting_found){.is_set = true, .section = found.section};
        LB_TRY(lb_ini_get(settings->ini, found.section, name, &found.text, error));
        *separator = separator_of(found.text);
        if (!*separator) {
            lb_fail(error, LB_ERR_SETTINGS,
                    "'%.*s' is not a valid value for %s; expected 'space', 'newline', 'os', "
                    "':', ';'",
                    LB_ARG(found.text), names[i]);
            lb_error_kind(error, "ValueError");
            return lb_settings_at(settings, names[i], &found, LB_ERR_SETTINGS, error);
        }
        if (i == 1) {
            lb_log_warning(&settings->options.log, "DeprecationWarning",
                           "The version_path_separator configuration parameter is deprecated; "
                           "please use path_separator");
        }
        return LB_OK;
    }
    return LB_OK;
}

static void split_at(lb_arena *arena, lb_str text, char separator, lb_str_vector *out)
{
    for (lb_str part; lb_str_split(&text, separator, &part);) {
        if (part.len) {
            lb_vector_push_in(arena, out, lb_utf8_trim(part));
        }
    }
}

/* As re.split(r", *|(?: +)"), with `colon` (or '\0') as a further separator. */
static void split_old(lb_arena *arena, lb_str text, char colon, lb_str_vector *out)
{
    size_t start = 0, at = 0;
    while (at < text.len) {
        char c = text.ptr[at];
        if (c != ',' && c != ' ' && (!colon || c != colon)) {
            at++;
            continue;
        }
        lb_vector_push_in(arena, out, lb_str_slice(text, start, at));
        at++;
        while (c != ':' && at < text.len && text.ptr[at] == ' ') {
            at++;
        }
        start = at;
    }
    lb_vector_push_in(arena, out, lb_str_slice(text, start, text.len));
}

static lb_code split_list(lb_settings *settings, const lb_setting_info *info, lb_str text,
                          lb_str_vector *out, lb_error *error)
{
    char separator;
    LB_TRY(find_separator(settings, info->key, &separator, error));
    if (separator || info->is_own) {
        split_at(&settings->arena, text, separator ? separator : '\n', out);
        return LB_OK;
    }
    bool has_colon = strcmp(info->key, "prepend_sys_path") == 0;
    lb_log_warning(&settings->options.log, "DeprecationWarning",
                   "No path_separator found in configuration; falling back to legacy splitting "
                   "on %s for %s.  Consider adding path_separator=os to Alembic config.",
                   has_colon ? "spaces, commas, and colons" : "spaces/commas", info->key);
    split_old(&settings->arena, text, has_colon ? ':' : '\0', out);
    return LB_OK;
}

/* Lists of paths in a pyproject. */
static lb_code read_list(lb_settings *settings, const lb_setting_info *info,
                         const lb_toml_value *value, lb_str_vector *out, lb_error *error)
{
    lb_setting_found found = {.is_set = true, .toml = value};
    if (value->type != LB_TOML_ARRAY) {
        lb_fail(error, LB_ERR_COMMAND, "list value expected for TOML parameter '%s'", info->key);
        lb_error_hint(error, "write %s = [\"...\"]", info->key);
        return lb_settings_at(settings, info->key, &found, LB_ERR_COMMAND, error);
    }
    for (size_t i = 0; i < value->array.count; i++) {
        lb_str text;
        found.toml = value->array.items[i];
        if (found.toml->type != LB_TOML_STRING) {
            lb_fail(error, LB_ERR_COMMAND, "string value expected in TOML parameter '%s'",
                    info->key);
            return lb_settings_at(settings, info->key, &found, LB_ERR_COMMAND, error);
        }
        LB_TRY(lb_settings_toml_text(settings, info->key, found.toml, &text, error));
        lb_vector_push_in(&settings->arena, out, text);
    }
    return LB_OK;
}

lb_code lb_settings_resolve_paths(lb_settings *settings, const lb_setting_info *info,
                                  lb_str_vector *out, lb_error *error)
{
    lb_setting_found found;
    lb_str_vector paths = {0};
    LB_TRY(lb_settings_lookup_ini(settings, lb_str_of(info->key), &found, error));
    const lb_toml_value *value = lb_toml_get(settings->toml, lb_str_of(info->key));
    if (found.is_set) {
        LB_TRY(split_list(settings, info, found.text, &paths, error));
    } else if (value) {
        LB_TRY(read_list(settings, info, value, &paths, error));
    }
    *out = paths;
    return LB_OK;
}

/* Folders. */

static lb_code fail_no_module(lb_arena *arena, lb_str name, lb_error *error)
{
    lb_fail(error, LB_ERR_SETTINGS, "No module named %s", lb_repr(arena, name));
    lb_error_kind(error, "ModuleNotFoundError");
    lb_error_hint(error, "packages are looked for in prepend_sys_path, PYTHONPATH, the working "
                         "directory, that of the settings, the project's, and src in them");
    return LB_ERR_SETTINGS;
}

/* The folder that holds the outermost package around a folder, itself included; NULL: none near. */
static const char *package_root(lb_arena *arena, const char *folder)
{
    enum { FARTHEST_PACKAGE = 4 };
    const char *root = NULL;
    lb_str rest = lb_str_of(folder);
    for (int i = 0; (root || i < FARTHEST_PACKAGE) && rest.len > 1; i++) {
        lb_str parent = lb_path_dirname(rest);
        if (lb_file_exists(lb_path_join(arena, rest, LB_STR("__init__.py")))) {
            root = lb_arena_strndup(arena, parent.ptr, parent.len);
        } else if (root) {
            break;
        }
        rest = parent;
    }
    return root;
}

/* The folder that holds the nearest folder of that name around a folder; NULL: there is none. */
static const char *parent_of_named(lb_arena *arena, const char *folder, lb_str name)
{
    for (lb_str rest = lb_str_of(folder), parent; rest.len > 1; rest = parent) {
        parent = lb_path_dirname(rest);
        if (name.len && lb_str_equal(lb_path_basename(rest), name)) {
            return lb_arena_strndup(arena, parent.ptr, parent.len);
        }
    }
    return NULL;
}

/* The nearest folder around another that says of itself that a project is in it; NULL: none near.
 */
static const char *project_root(lb_arena *arena, const char *folder)
{
    enum { FARTHEST_PROJECT = 6 };
    static const char *const files[] = {"pyproject.toml", "setup.py", "setup.cfg",
                                        "requirements.txt", "Pipfile"};
    lb_str rest = lb_str_of(folder);
    for (int i = 0; i < FARTHEST_PROJECT && rest.len > 1; i++) {
        for (size_t k = 0; k < LB_COUNT(files); k++) {
            if (lb_file_exists(lb_path_join(arena, rest, lb_str_of(files[k])))) {
                return lb_arena_strndup(arena, rest.ptr, rest.len);
            }
        }
        rest = lb_path_dirname(rest);
    }
    return NULL;
}

void lb_settings_own_folders(lb_settings *settings, lb_str_vector *out)
{
    lb_arena *arena = &settings->arena;
    const char *const places[] = {settings->options.directory, settings->here};
    for (size_t i = 0; i < LB_COUNT(places); i++) {
        lb_str place = lb_str_of(places[i]);
        lb_vector_push_in(arena, out, place);
        lb_vector_push_in(arena, out, lb_str_of(lb_path_join(arena, place, LB_STR("src"))));
    }
    lb_str location = settings->script_location;
    location = lb_str_slice(location, 0, lb_str_find_char(location, ':'));
    location = lb_str_slice(location, 0, lb_str_find_char(location, '.'));
    const char *named = parent_of_named(arena, settings->here, location);
    if (named) {
        lb_vector_push_in(arena, out, lb_str_of(named));
    }
    const char *const inside[] = {settings->here, settings->script_directory};
    for (size_t i = 0; i < LB_COUNT(inside); i++) {
        const char *path = inside[i] ? lb_pathlib_absolute(arena, settings->options.directory,
                                                           lb_str_of(inside[i]))
                                     : NULL;
        const char *root = path ? package_root(arena, path) : NULL;
        if (root) {
            lb_vector_push_in(arena, out, lb_str_of(root));
        }
        root = path ? project_root(arena, path) : NULL;
        if (root) {
            lb_vector_push_in(arena, out, lb_str_of(root));
            lb_vector_push_in(arena, out,
                              lb_str_of(lb_path_join(arena, lb_str_of(root), LB_STR("src"))));
        }
    }
}

static bool try_root(lb_settings *settings, lb_str root, const char *package, char **out)
{
    lb_arena *arena = &settings->arena;
    char *path = lb_path_join(arena, root, lb_str_of(package));
    if (!lb_file_is_directory(lb_settings_path(settings, lb_str_of(path)))) {
        return false;
    }
    *out = path;
    return true;
}

/* The folder of a package "a.b" on what is known of Python's path. */
static lb_code find_package(lb_settings *settings, lb_str name, char **out, lb_error *error)
{
    lb_arena *arena = &settings->arena;
    char *package = lb_arena_strndup(arena, name.ptr, name.len);
    for (char *dot = package; (dot = strchr(dot, '.'));) {
        *dot = '/';
    }
    for (size_t i = 0; i < settings->prepend_sys_path.count; i++) {
        if (try_root(settings, settings->prepend_sys_path.items[i], package, out)) {
            return LB_OK;
        }
    }
    const char *path = lb_environment_get(&settings->options.environment, "PYTHONPATH");
    lb_str rest = lb_arena_str(arena, lb_str_of(path));
    for (lb_str root; lb_str_split(&rest, ':', &root);) {
        if (root.len && try_root(settings, root, package, out)) {
            return LB_OK;
        }
    }
    if (name.len && try_root(settings, LB_STR(""), package, out)) {
        return LB_OK;
    }
    lb_str_vector own = {0};
    lb_settings_own_folders(settings, &own);
    for (size_t i = 0; name.len && i < own.count; i++) {
        if (try_root(settings, own.items[i], package, out)) {
            return LB_OK;
        }
    }
    return fail_no_module(arena, name, error);
}

lb_code lb_settings_resource(lb_settings *settings, lb_str name, char **out, lb_error *error)
{
    lb_arena *arena = &settings->arena;
    bool is_absolute = name.len && name.ptr[0] == '/';
    if (is_absolute || lb_str_find_char(name, ':') == SIZE_MAX) {
        *out = lb_pathlib_text(arena, name);
        return LB_OK;
    }
    lb_str package, part;
    char *path;
    (void)lb_str_split(&name, ':', &package);
    LB_TRY(find_package(settings, package, &path, error));
    path = lb_settings_path(settings, lb_str_of(path));
    while (lb_str_split(&name, ':', &part)) {
        path = lb_path_join(arena, lb_str_of(path), part);
    }
    *out = lb_pathlib_text(arena, lb_str_of(path));
    return LB_OK;
}

lb_code lb_settings_resolve_locations(lb_settings *settings, lb_error *error)
{
    lb_arena *arena = &settings->arena;
    lb_str_vector locations = {0};
    for (size_t i = 0; i < settings->version_locations.count; i++) {
        char *path;
        LB_TRY(lb_settings_resource(settings, settings->version_locations.items[i], &path, error));
        path = lb_pathlib_absolute(arena, settings->options.directory, lb_str_of(path));
        lb_vector_push_in(arena, &locations, lb_str_of(path));
    }
    if (!settings->version_locations.count) {
        char *path = lb_path_join(arena, lb_str_of(settings->script_directory), LB_STR("versions"));
        path = lb_pathlib_absolute(arena, settings->options.directory, lb_str_of(path));
        lb_vector_push_in(arena, &locations, lb_str_of(path));
    }
    settings->locations = locations;
    return LB_OK;
}
