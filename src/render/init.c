#include "render/init.h"

#include <string.h>

#include "base/file.h"
#include "config/pathlib.h"
#include "config/toml.h"
#include "render/template.h"

/* One run of init. */
struct init {
    lb_arena *arena;
    const lb_init_options *options;
    const lb_status *status;
    const char *working_directory;
    const char *given;     /* the folder as messages show what was given */
    const char *directory; /* absolute */
    const char *ini, *toml;
    bool has_toml;
    lb_error *error;
};

static lb_code make_directory(const struct init *init, const char *path)
{
    lb_status_begin(init->status, LB_STATUS_PLAIN, "Creating directory %s", path);
    return lb_status_end(init->status, LB_STATUS_PLAIN,
                         lb_file_make_directories(path, init->error));
}

static lb_code check_empty(const struct init *init)
{
    lb_file_entries entries = {0};
    if (!lb_file_exists(init->directory)) {
        return LB_OK;
    }
    LB_TRY(lb_file_list(init->arena, init->directory, &entries, init->error));
    return entries.count == 0
               ? LB_OK
               : lb_fail(init->error, LB_ERR_COMMAND,
                         "Directory %s already exists and is not empty", init->given);
}

/* ---- settings files ---- */

/* A path as absolute, without its first '/'. */
static lb_str below_root(lb_arena *arena, const char *path)
{
    lb_str absolute = lb_str_of(lb_path_absolute(arena, lb_str_of(path)));
    return lb_str_slice(absolute, 1, absolute.len);
}

/* The path from one folder to another, with ".." where it leads up. */
static const char *relative_path(lb_arena *arena, const char *from, const char *to)
{
    lb_str rest_a = below_root(arena, from), rest_b = below_root(arena, to);
    lb_str a = rest_a, b = rest_b, part_a = {0}, part_b = {0};
    LB_AUTO_TEXT lb_text out = {0};
    while (lb_str_split(&a, '/', &part_a) && lb_str_split(&b, '/', &part_b) &&
           lb_str_equal(part_a, part_b)) { /* drops what both begin with */
        rest_a = a;
        rest_b = b;
    }
    while (rest_a.len && lb_str_split(&rest_a, '/', &part_a)) {
        lb_text_adds(&out, out.len ? "/.." : "..");
    }
    lb_text_adds(&out, out.len && rest_b.len ? "/" : "");
    lb_text_add(&out, rest_b);
    return lb_arena_str(arena, lb_text_str(&out)).ptr;
}

/* `script_location` as the settings file at `path` has it: relative to %(here)s, if the folder was
   given as a relative path. A '%' is doubled; what TOML's quotes need is escaped. */
static lb_str script_location(const struct init *init, const char *path, bool is_toml)
{
    bool is_absolute = init->options->directory.len && init->options->directory.ptr[0] == '/';
    const char *folder = lb_arena_str(init->arena, lb_path_dirname(lb_str_of(path))).ptr;
    const char *location =
        is_absolute ? init->given : relative_path(init->arena, folder, init->directory);
    LB_AUTO_TEXT lb_text out = {0};
    lb_text_adds(&out, is_absolute ? "" : *location ? "%(here)s/" : "%(here)s");
    for (const char *c = location; *c; c++) {
        if (*c == '%' || (is_toml && (*c == '\\' || *c == '"'))) {
            lb_text_addc(&out, *c == '%' ? '%' : '\\');
        }
        lb_text_addc(&out, *c);
    }
    return lb_arena_str(init->arena, lb_text_str(&out));
}

static lb_str whole_text(lb_arena *arena, const lb_init_file *file)
{
    LB_AUTO_TEXT lb_text text = {0};
    for (size_t i = 0; i < LB_COUNT(file->parts); i++) {
        lb_text_add(&text, file->parts[i]);
    }
    return lb_arena_str(arena, lb_text_str(&text));
}

static lb_code render_settings(const struct init *init, const lb_init_file *file, const char *path,
                               lb_text *out)
{
    lb_mako_template *template = NULL;
    bool is_toml = file->role == LB_INIT_PYPROJECT;
    lb_mako_value_name name = {LB_STR("script_location"),
                               lb_mako_value_text(script_location(init, path, is_toml))};
    lb_mako_value_names names = {&name, 1, 1};
    LB_TRY(lb_mako_parse(init->arena, whole_text(init->arena, file), lb_str_of(file->name),
                         &template, init->error));
    return lb_mako_render(template, &names, NULL, out, init->error);
}

static lb_code write_ini(const struct init *init, const lb_init_file *file)
{
    LB_AUTO_TEXT lb_text content = {0};
    if (lb_file_exists(init->ini)) {
        lb_status_message(init->status, LB_STATUS_PLAIN, "File %s already exists, skipping",
                          init->ini);
        return LB_OK;
    }
    LB_TRY(render_settings(init, file, init->ini, &content));
    lb_status_begin(init->status, LB_STATUS_LOUD, "Generating %s", init->ini);
    return lb_status_end(init->status, LB_STATUS_LOUD,
                         lb_file_create(init->ini, lb_text_str(&content), init->error));
}

static lb_code append_pyproject(const struct init *init, const lb_init_file *file)
{
    lb_str old;
    lb_toml_value *tree = NULL;
    LB_AUTO_TEXT lb_text content = {0};
    LB_TRY(lb_file_read(init->arena, init->toml, 0, &old, init->error));
    LB_TRY(lb_toml_parse(init->arena, old, init->toml, &tree, init->error));
    if (lb_toml_find(tree, "tool.alembic")) {
        lb_status_message(init->status, LB_STATUS_LOUD,
                          "File %s already exists and already has a [tool.alembic] section, "
                          "skipping",
                          init->toml);
        return LB_OK;
    }
    lb_text_add(&content, old);
    lb_text_adds(&content, "\n\n");
    LB_TRY(render_settings(init, file, init->toml, &content));
    lb_status_begin(init->status, LB_STATUS_LOUD, "Appending to existing %s", init->toml);
    return lb_status_end(init->status, LB_STATUS_LOUD,
                         lb_file_write(init->toml, lb_text_str(&content), init->error));
}

static lb_code write_pyproject(const struct init *init, const lb_init_file *file)
{
    LB_AUTO_TEXT lb_text content = {0};
    if (lb_file_exists(init->toml)) {
        return append_pyproject(init, file);
    }
    LB_TRY(render_settings(init, file, init->toml, &content));
    lb_status_begin(init->status, LB_STATUS_LOUD, "Generating %s", init->toml);
    return lb_status_end(init->status, LB_STATUS_LOUD,
                         lb_file_create(init->toml, lb_text_str(&content), init->error));
}

/* ---- the environment ---- */

static lb_code write_copy(const struct init *init, const lb_init_file *file)
{
    const char *path = lb_path_join(init->arena, lb_str_of(init->directory), lb_str_of(file->name));
    lb_status_begin(init->status, LB_STATUS_LOUD, "Generating %s", path);
    return lb_status_end(init->status, LB_STATUS_LOUD,
                         lb_file_create(path, whole_text(init->arena, file), init->error));
}

static lb_code write_file(const struct init *init, const lb_init_file *file)
{
    switch (file->role) {
    case LB_INIT_INI:
        return write_ini(init, file);
    case LB_INIT_PYPROJECT:
        return write_pyproject(init, file);
    case LB_INIT_COPY:
        break;
    }
    return write_copy(init, file);
}

static lb_code write_package(const struct init *init, const char *versions)
{
    const char *const folders[] = {init->directory, versions};
    for (size_t i = 0; i < LB_COUNT(folders); i++) {
        const char *path = lb_path_join(init->arena, lb_str_of(folders[i]), LB_STR("__init__.py"));
        lb_status_begin(init->status, LB_STATUS_PLAIN, "Adding %s", path);
        LB_TRY(lb_status_end(init->status, LB_STATUS_PLAIN,
                             lb_file_create(path, LB_STR(""), init->error)));
    }
    return LB_OK;
}

static void tell_what_to_edit(const struct init *init)
{
    if (init->has_toml) {
        lb_status_message(init->status, LB_STATUS_PLAIN,
                          "Please edit configuration settings in %s and "
                          "configuration/connection/logging settings in %s before proceeding.",
                          init->toml, init->ini);
    } else {
        lb_status_message(init->status, LB_STATUS_PLAIN,
                          "Please edit configuration/connection/logging settings in %s before "
                          "proceeding.",
                          init->ini);
    }
}

static lb_code find_template(const struct init *init, const lb_init_template **out)
{
    *out = lb_init_find(init->options->template);
    if (*out) {
        return LB_OK;
    }
    LB_AUTO_TEXT lb_text known = {0};
    size_t count;
    const lb_init_template *all = lb_init_templates(&count);
    for (size_t i = 0; i < count; i++) {
        lb_text_addf(&known, "%s%s", i ? ", " : "", all[i].name);
    }
    lb_code code = lb_fail(init->error, LB_ERR_COMMAND, "No such template templates/%.*s",
                           LB_ARG(init->options->template));
    lb_error_hint(init->error, "The templates are %s", lb_text_cstr(&known));
    return code;
}

static void resolve_paths(struct init *init, const lb_init_template *template)
{
    const lb_init_options *options = init->options;
    lb_str ini = options->ini_path, toml = options->toml_path;
    for (size_t i = 0; i < template->count; i++) {
        const lb_init_file *file = &template->files[i];
        init->has_toml = init->has_toml || file->role == LB_INIT_PYPROJECT;
        ini = file->role == LB_INIT_INI && ini.len == 0 ? lb_str_of(file->name) : ini;
    }
    toml = toml.len ? toml : LB_STR("pyproject.toml");
    init->ini = lb_pathlib_absolute(init->arena, init->working_directory, ini);
    init->toml = lb_pathlib_absolute(init->arena, init->working_directory, toml);
}

lb_code lb_init_run(const lb_init_options *options, const lb_status *status, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    const lb_init_template *template = NULL;
    struct init init = {.arena = &arena, .options = options, .status = status, .error = error};
    init.working_directory = lb_path_absolute(&arena, options->working_directory);
    init.given = lb_pathlib_text(&arena, options->directory);
    init.directory = lb_pathlib_absolute(&arena, init.working_directory, options->directory);
    LB_TRY(check_empty(&init));
    LB_TRY(find_template(&init, &template));
    resolve_paths(&init, template);
    if (!lb_file_exists(init.directory)) {
        LB_TRY(make_directory(&init, init.directory));
    }
    const char *versions = lb_path_join(&arena, lb_str_of(init.directory), LB_STR("versions"));
    LB_TRY(make_directory(&init, versions));
    for (size_t i = 0; i < template->count; i++) {
        LB_TRY(write_file(&init, &template->files[i]));
    }
    if (options->is_package) {
        LB_TRY(write_package(&init, versions));
    }
    tell_what_to_edit(&init);
    return LB_OK;
}
