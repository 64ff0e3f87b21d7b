/* Finding modules: this room's own, then those in the project's folders; any other is opaque. */
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "sqlalchemy/guest.h"

static const lb_module_spec *const native_modules[] = {&lb_module__context, &lb_module__operation,
                                                       &lb_module__database, &lb_module__sql,
                                                       &lb_module__reflection};

static const lb_module_spec *find_own(const char *name)
{
    for (size_t i = 0; i < LB_COUNT(native_modules); i++) {
        if (strcmp(native_modules[i]->name, name) == 0) {
            return native_modules[i];
        }
    }
    return lb_module_among(&lb_sqlalchemy_modules, name);
}

/* Of these packages the project can have no parts of its own. What tests are made with is opaque:
   it changes no database. */
static bool is_inside_own(const char *name)
{
    if (strncmp(name, "sqlalchemy.testing", strlen("sqlalchemy.testing")) == 0) {
        return false;
    }
    static const char *const whole[] = {"alembic.", "sqlalchemy."};
    for (size_t i = 0; i < LB_COUNT(whole); i++) {
        if (strncmp(name, whole[i], strlen(whole[i])) == 0) {
            return true;
        }
    }
    return false;
}

/* The name of the outermost package that a folder is part of; empty: it is no package. */
static lb_str outermost_package(lb_arena *arena, lb_str folder)
{
    lb_str package = {0};
    while (folder.len > 1 && lb_file_exists(lb_path_join(arena, folder, LB_STR("__init__.py")))) {
        package = lb_path_basename(folder);
        folder = lb_path_dirname(folder);
    }
    return package;
}

/* Whether the module that imports is of the package that this folder is or is in. */
static bool is_asked_inside(const lb_guest *guest, lb_arena *arena, lb_str folder)
{
    const lb_dict *globals = lb_frame_globals(guest->py);
    lb_value name = globals ? lb_dict_get_cstr(guest->py, globals, "__name__") : NULL;
    lb_str package = outermost_package(arena, folder);
    if (!name || !package.len || !lb_is(guest->py, name, LB_T_STR)) {
        return false;
    }
    lb_str importer = lb_string_text(name);
    return lb_str_starts(importer, package) &&
           (importer.len == package.len || importer.ptr[package.len] == '.');
}

/* A part of a package is no module of its own to the package's other parts: where app/models.py
   asks for flask, that is not app/flask.py. Only folders that somebody named may have both. */
static bool is_part_of_package(const lb_guest *guest, lb_arena *arena, lb_str folder)
{
    for (size_t i = 0; i < guest->own_folders.count; i++) {
        if (lb_str_equal(guest->own_folders.items[i], folder)) {
            return is_asked_inside(guest, arena, folder);
        }
    }
    return false;
}

/* In the folders of sys.path, in turn; a package without __init__.py only where no folder has
   another. */
static bool find_in_project(const lb_guest *guest, lb_arena *arena, const char *name,
                            lb_found_module *out)
{
    lb_value path = lb_getattr(guest->py, lb_held(guest->sys), "path");
    lb_found_module namespace = {0};
    if (!path || !lb_is(guest->py, path, LB_T_LIST)) {
        return false;
    }
    const lb_list *folders = (lb_list *)path;
    for (size_t i = 0; i < folders->count; i++) {
        lb_found_module found = {.is_tolerant = true};
        if (!lb_is(guest->py, folders->items[i], LB_T_STR)) {
            continue;
        }
        lb_str folder = lb_string_text(folders->items[i]);
        const char *base = lb_path_join(arena, lb_str_of(guest->options.directory), folder);
        found.filename = lb_python_locate(arena, lb_str_of(base), name, &found);
        if (found.filename && is_part_of_package(guest, arena, folder)) {
            continue;
        }
        if (found.filename && found.is_namespace) {
            namespace = namespace.filename ? namespace : found;
        } else if (found.filename &&
                   lb_file_read(arena, found.filename, 0, &found.source, NULL) == LB_OK) {
            *out = found;
            return true;
        }
    }
    *out = namespace;
    return namespace.filename;
}

lb_found lb_guest_find_module(void *context, lb_arena *arena, const char *name,
                              lb_found_module *out)
{
    lb_guest *guest = context;
    out->spec = find_own(name);
    if (out->spec) {
        return LB_FOUND_SPEC;
    }
    if (is_inside_own(name)) {
        return lb_guest_find_elsewhere(arena, name, out) ? LB_FOUND_SOURCE : LB_FOUND_LACKING;
    }
    return guest->sys && (find_in_project(guest, arena, name, out) ||
                          lb_guest_find_near(guest, arena, name, out))
               ? LB_FOUND_SOURCE
               : LB_FOUND_OPAQUE;
}
