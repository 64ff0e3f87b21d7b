/*
 * Import: how modules are found and run, and what the import statements do. The host finds what the
 * interpreter does not bring (python.h); module.c makes the modules themselves.
 */
#include "python/code.h"
#include "python/interpreter.h"

/* --- errors --- */

/* Raises an ImportError that knows the name and the file that it is about. */
static lb_value fail_import(lb_python *py, lb_type_id id, lb_value name, lb_value path,
                            const char *message)
{
    lb_value text = lb_string_of(py, message);
    lb_value e = lb_exception_new(py, py->types[id], (lb_tuple *)lb_tuple_of(py, 1, text));
    lb_dict *dict = lb_instance_dict(py, e);
    lb_dict_set_cstr(py, dict, "name", name);
    lb_dict_set_cstr(py, dict, "path", path);
    lb_dict_set_cstr(py, dict, "msg", text);
    return lb_raise_value(py, e);
}

static lb_value not_found(lb_python *py, lb_string *name, const char *reason)
{
    LB_AUTO_FREE char *message = lb_format("No module named '%s'%s", name->bytes, reason);
    return fail_import(py, LB_T_MODULE_NOT_FOUND_ERROR, (lb_value)name, LB_NONE, message);
}

/* Whether a ModuleNotFoundError about this very name is raised. */
static bool is_missing(lb_python *py, lb_string *name)
{
    return lb_raised_is(py, LB_T_MODULE_NOT_FOUND_ERROR) &&
           lb_dict_get_cstr(py, lb_instance_dict(py, py->raised), "name") == (lb_value)name;
}

/* --- finding --- */

/* "a.b" of "a.b.c"; empty where there is no dot. */
static lb_str parent_of(lb_str name)
{
    size_t dot = name.len;
    while (dot > 0 && name.ptr[dot - 1] != '.') {
        dot--;
    }
    return lb_str_slice(name, 0, dot ? dot - 1 : 0);
}

static lb_found ask_host(lb_python *py, lb_arena *arena, const lb_string *name,
                         lb_found_module *found)
{
    return py->host.find_module ? py->host.find_module(py->host.context, arena, name->bytes, found)
                                : LB_FOUND_NOTHING;
}

/* What importlib shows of how a module was found. */
static lb_value spec_new(lb_python *py, lb_string *name, lb_value origin, lb_value path)
{
    static const lb_type_spec type_spec = {.name = "ModuleSpec", .flags = LB_TYPE_DICT};
    lb_type *type = lb_type_find(py, &type_spec);
    if (!type) {
        type = lb_type_define(py, &type_spec, "importlib.machinery");
    }
    lb_value spec = lb_object_new(py, type);
    lb_dict *dict = lb_instance_dict(py, spec);
    lb_str text = lb_string_text((lb_value)name);
    lb_dict_set_cstr(py, dict, "name", (lb_value)name);
    lb_dict_set_cstr(py, dict, "loader", LB_NONE);
    lb_dict_set_cstr(py, dict, "origin", origin);
    lb_dict_set_cstr(py, dict, "submodule_search_locations", path);
    lb_dict_set_cstr(py, dict, "parent",
                     path == LB_NONE ? lb_string_new(py, parent_of(text)) : (lb_value)name);
    return spec;
}

static lb_value spec_of(lb_python *py, lb_string *name, const lb_found_module *found)
{
    lb_value origin = found->filename ? lb_string_of(py, found->filename) : LB_NONE;
    if (!found->is_package) {
        return spec_new(py, name, origin, LB_NONE);
    }
    lb_list *path = lb_list_new(py, 1);
    lb_str folder = lb_string_text(origin);
    lb_list_append(py, path,
                   lb_string_new(py, found->is_namespace ? folder : lb_path_dirname(folder)));
    return spec_new(py, name, found->is_namespace ? LB_NONE : origin, (lb_value)path);
}

lb_value lb_import_find(lb_python *py, lb_string *name)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_found_module found = {0};
    if (lb_standard_module(name->bytes)) {
        return spec_new(py, name, lb_string_of(py, "built-in"), LB_NONE);
    }
    lb_found how = ask_host(py, &arena, name, &found);
    bool is_there = how == LB_FOUND_SPEC || how == LB_FOUND_SOURCE;
    return is_there ? spec_of(py, name, &found) : LB_NONE; /* what is opaque is not */
}

/* --- loading --- */

static void set_found(lb_python *py, lb_module *m, const lb_found_module *found)
{
    lb_value spec = spec_of(py, m->name, found);
    const lb_dict *dict = lb_instance_dict(py, spec);
    lb_value path = lb_dict_get_cstr(py, dict, "submodule_search_locations");
    lb_value origin = lb_dict_get_cstr(py, dict, "origin");
    lb_dict_set_name(py, m->globals, py->names.file, origin);
    if (path != LB_NONE) {
        lb_dict_set_name(py, m->globals, py->names.path, path);
    }
    lb_dict_set_name(py, m->globals, py->names.package, lb_dict_get_cstr(py, dict, "parent"));
    lb_module_set(py, m, "__spec__", spec);
    lb_module_set(py, m, "__loader__", LB_NONE);
}

static bool run_found(lb_python *py, lb_module *m, const lb_found_module *found)
{
    if (found->is_namespace) {
        return true;
    }
    m->is_loading = true;
    bool is_fine = lb_module_run(py, m, found->source, found->filename,
                                 found->is_tolerant ? LB_COMPILE_TOLERANT : LB_COMPILE_MODULE);
    m->is_loading = false;
    return is_fine;
}

static lb_value load_source(lb_python *py, lb_string *name, const lb_found_module *found)
{
    lb_module *m = lb_module_new(py, name);
    set_found(py, m, found);
    lb_dict_set_name(py, py->modules, name, (lb_value)m);
    if (!run_found(py, m, found)) {
        lb_dict_remove(py, py->modules, (lb_value)name, NULL);
        return NULL;
    }
    lb_value replaced = lb_dict_get_name(py->modules, name);
    return replaced ? replaced : (lb_value)m;
}

static lb_value load_opaque(lb_python *py, lb_string *name)
{
    lb_value opaque = lb_opaque_import(py, lb_string_text((lb_value)name));
    lb_dict_set_name(py, py->modules, name, opaque);
    return opaque;
}

static lb_value load(lb_python *py, lb_string *name)
{
    const lb_module_spec *spec = lb_standard_module(name->bytes);
    if (spec) {
        return (lb_value)lb_module_define(py, spec);
    }
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_found_module found = {0};
    switch (ask_host(py, &arena, name, &found)) {
    case LB_FOUND_SOURCE:
        return load_source(py, name, &found);
    case LB_FOUND_SPEC:
        return (lb_value)lb_module_define(py, found.spec);
    case LB_FOUND_OPAQUE:
    case LB_FOUND_LACKING:
        return load_opaque(py, name);
    case LB_FOUND_NOTHING:
        break;
    }
    return lb_standard_is_opaque(name->bytes) ? load_opaque(py, name) : not_found(py, name, "");
}

/* Runs a module again in its own namespace. */
lb_value lb_import_reload(lb_python *py, lb_module *m)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_found_module found = {0};
    if (lb_standard_module(m->name->bytes)) {
        return (lb_value)m;
    }
    switch (ask_host(py, &arena, m->name, &found)) {
    case LB_FOUND_SOURCE:
        set_found(py, m, &found);
        return run_found(py, m, &found) ? (lb_value)m : NULL;
    case LB_FOUND_NOTHING:
        return not_found(py, m->name, "");
    default:
        return (lb_value)m;
    }
}

/* A module of the guest that is one file has no modules inside. */
static bool is_leaf(const lb_python *py, lb_value module)
{
    const lb_dict *globals = ((lb_module *)module)->globals;
    return lb_dict_get_name(globals, py->names.file) && !lb_dict_get_name(globals, py->names.path);
}

/* Whether the host or the interpreter brings the module. */
static bool has_no_file(const lb_python *py, lb_value module)
{
    return lb_is(py, module, LB_T_MODULE) &&
           !lb_dict_get_name(((lb_module *)module)->globals, py->names.file);
}

static lb_value import_inside(lb_python *py, lb_value parent, lb_string *name)
{
    lb_str full = lb_string_text((lb_value)name), outer = parent_of(full);
    if (lb_is_opaque(py, parent)) {
        lb_value opaque = lb_opaque_attribute(py, parent, lb_str_slice(full, outer.len, SIZE_MAX));
        lb_dict_set_name(py, py->modules, name, opaque);
        return opaque;
    }
    if (lb_is(py, parent, LB_T_MODULE) && is_leaf(py, parent)) {
        LB_AUTO_FREE char *reason = lb_format("; '%.*s' is not a package", LB_ARG(outer));
        return not_found(py, name, reason);
    }
    lb_value module = load(py, name);
    if (module && lb_is(py, parent, LB_T_MODULE)) {
        lb_string *last = lb_intern(py, lb_str_slice(full, outer.len + 1, SIZE_MAX));
        lb_dict *globals = ((lb_module *)parent)->globals;
        if (!has_no_file(py, parent) || !lb_dict_get_name(globals, last)) {
            lb_dict_set_name(py, globals, last, module);
        } /* else what a package of the host itself calls so */
    }
    return module;
}

/* Imports a.b.c by importing a, a.b and a.b.c, each bound in the one before. */
lb_value lb_import_module(lb_python *py, lb_string *name)
{
    lb_value known = lb_dict_get_name(py->modules, name);
    if (known == LB_NONE) {
        LB_AUTO_FREE char *message =
            lb_format("import of %s halted; None in sys.modules", name->bytes);
        return fail_import(py, LB_T_MODULE_NOT_FOUND_ERROR, (lb_value)name, LB_NONE, message);
    }
    if (known) {
        return known;
    }
    lb_str outer = parent_of(lb_string_text((lb_value)name));
    if (!lb_enter(py)) {
        return NULL;
    }
    lb_value parent = outer.len ? lb_import_module(py, lb_intern(py, outer)) : NULL, module = NULL;
    if (parent) {
        known = lb_dict_get_name(py->modules, name);
        module = known ? known : import_inside(py, parent, name);
    } else if (!outer.len) {
        module = load(py, name);
    }
    lb_leave(py);
    return module;
}

lb_value lb_import(lb_python *py, const char *name)
{
    return lb_import_module(py, lb_intern(py, lb_str_of(name)));
}

/* --- the statements --- */

lb_string *lb_import_resolve(lb_python *py, lb_str package, lb_str name, int64_t level)
{
    if (!package.len) {
        return (lb_string *)fail_import(py, LB_T_IMPORT_ERROR, LB_NONE, LB_NONE,
                                        "attempted relative import with no known parent package");
    }
    for (int64_t i = 1; i < level; i++) {
        package = parent_of(package);
        if (!package.len) {
            return (lb_string *)fail_import(py, LB_T_IMPORT_ERROR, LB_NONE, LB_NONE,
                                            "attempted relative import beyond top-level package");
        }
    }
    LB_AUTO_TEXT lb_text full = {0};
    lb_text_addf(&full, "%.*s%s%.*s", LB_ARG(package), name.len ? "." : "", LB_ARG(name));
    return lb_intern(py, lb_text_str(&full));
}

static lb_string *absolute_name(lb_python *py, lb_dict *globals, lb_string *name, int64_t level)
{
    if (level == 0) {
        return name;
    }
    lb_value package = globals ? lb_dict_get_name(globals, py->names.package) : NULL;
    lb_str base = package && lb_is(py, package, LB_T_STR) ? lb_string_text(package) : LB_STR("");
    return lb_import_resolve(py, base, lb_string_text((lb_value)name), level);
}

/* Whether one of the running functions, up to the module whose import runs, waits for an
   ImportError. */
static bool is_awaited(const lb_python *py)
{
    for (const lb_frame *f = py->frame; f; f = f->back) {
        for (size_t i = 0; i < f->block_count; i++) {
            if (f->code->ops[f->blocks[i].handler] ==
                (LB_OP_NOP | (uint32_t)LB_NOP_CATCHES_IMPORT_ERRORS << 8)) {
                return true;
            }
        }
        if (!(f->code->flags & LB_CODE_FAST) && (!f->locals || f->locals == (lb_value)f->globals)) {
            return false;
        }
    }
    return false;
}

lb_value lb_import_named(lb_python *py, lb_string *name)
{
    lb_value module = lb_import_module(py, name);
    return module && lb_is_opaque(py, module) && is_awaited(py) ? not_found(py, name, "") : module;
}

lb_value lb_import_name(lb_python *py, lb_dict *globals, lb_string *name, lb_value fromlist,
                        int64_t level)
{
    lb_string *full = absolute_name(py, globals, name, level);
    lb_value module = full ? lb_import_named(py, full) : NULL;
    if (!module || fromlist != LB_NONE || level) {
        return module;
    }
    lb_str text = lb_string_text((lb_value)full);
    size_t dot = lb_str_find_char(text, '.');
    return dot == SIZE_MAX ? module
                           : lb_import_module(py, lb_intern(py, lb_str_slice(text, 0, dot)));
}

static lb_value cannot_import(lb_python *py, const lb_module *module, lb_value module_name,
                              const lb_string *name)
{
    lb_value file = lb_dict_get_name(module->globals, py->names.file);
    const char *where = file && lb_is(py, file, LB_T_STR) ? lb_cstr(file) : "unknown location";
    LB_AUTO_FREE char *message =
        module->is_loading
            ? lb_format("cannot import name '%s' from partially initialized module '%s' (most "
                        "likely due to a circular import) (%s)",
                        name->bytes, lb_cstr(module_name), where)
            : lb_format("cannot import name '%s' from '%s' (%s)", name->bytes, lb_cstr(module_name),
                        where);
    return fail_import(py, LB_T_IMPORT_ERROR, module_name, file ? file : LB_NONE, message);
}

bool lb_import_is_hosts(const lb_python *py, const lb_string *name)
{
    lb_value module = lb_dict_get_name(py->modules, name);
    return module && has_no_file(py, module) && !lb_standard_module(name->bytes);
}

bool lb_type_is_hosts(const lb_python *py, const lb_type *type)
{
    for (size_t i = 0; py->host.is_partial && i < type->mro->count; i++) {
        const lb_type *base = (lb_type *)type->mro->items[i];
        lb_value module = lb_dict_get_name(base->attributes, py->names.module);
        if (module && lb_is(py, module, LB_T_STR) && lb_import_is_hosts(py, (lb_string *)module)) {
            return true;
        }
    }
    return false;
}

static bool is_there(lb_python *py, const lb_string *name)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_found_module found = {0};
    lb_found how =
        lb_standard_module(name->bytes) ? LB_FOUND_SPEC : ask_host(py, &arena, name, &found);
    return how == LB_FOUND_SPEC || how == LB_FOUND_SOURCE;
}

/* An attribute of the module, or a module inside of it; NULL without an exception: neither. */
static lb_value find_inside(lb_python *py, lb_value module, lb_string *name)
{
    if (lb_is_opaque(py, module)) {
        return lb_opaque_imported(py, module, lb_string_text((lb_value)name));
    }
    lb_value found = NULL;
    if (lb_is(py, module, LB_T_MODULE)) { /* a poisoned name is passed on as it is */
        found = lb_dict_get_name(((lb_module *)module)->globals, name);
    }
    if (found || lb_find_attr(py, module, name, &found)) {
        return found;
    }
    lb_value module_name = NULL;
    if (!lb_is(py, module, LB_T_MODULE) ||
        !(module_name = lb_dict_get_name(((lb_module *)module)->globals, py->names.name)) ||
        !lb_is(py, module_name, LB_T_STR) || is_leaf(py, module)) {
        return NULL;
    }
    LB_AUTO_TEXT lb_text full = {0};
    lb_text_addf(&full, "%s.%s", lb_cstr(module_name), name->bytes);
    lb_string *inner = lb_intern(py, lb_text_str(&full));
    if (has_no_file(py, module) && !is_there(py, inner)) {
        return NULL;
    }
    found = lb_import_module(py, inner);
    if (!found && is_missing(py, inner)) {
        lb_take_raised(py);
    }
    return found;
}

/* `import *` from an opaque module is remembered under this name, which no program can have. */
static lb_string *star_name(lb_python *py)
{
    return lb_intern(py, LB_STR("*"));
}

lb_value lb_import_starred(lb_python *py, const lb_dict *globals, lb_string *name)
{
    lb_value module = py->host.is_partial ? lb_dict_get_name(globals, star_name(py)) : NULL;
    bool is_special = lb_str_starts(lb_string_text((lb_value)name), LB_STR("__"));
    return module && !is_special ? lb_opaque_imported(py, module, lb_string_text((lb_value)name))
                                 : NULL;
}

lb_value lb_import_unbound(lb_python *py, lb_value v, lb_string *name)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_found_module found = {0};
    if (!py->host.is_partial || !lb_is(py, v, LB_T_MODULE) || has_no_file(py, v)) {
        return NULL;
    }
    lb_value starred = lb_import_starred(py, ((lb_module *)v)->globals, name);
    if (starred || is_leaf(py, v)) {
        return starred;
    }
    LB_AUTO_FREE char *full = lb_format("%s.%s", ((lb_module *)v)->name->bytes, name->bytes);
    lb_string *inner = lb_intern(py, lb_str_of(full));
    return ask_host(py, &arena, inner, &found) == LB_FOUND_SOURCE ? lb_import_module(py, inner)
                                                                  : NULL;
}

lb_value lb_import_from(lb_python *py, lb_value module, lb_string *name)
{
    lb_value found = find_inside(py, module, name);
    if (found || lb_raised(py)) {
        return found;
    }
    if (!lb_is(py, module, LB_T_MODULE)) {
        LB_AUTO_FREE char *message = lb_format(
            "cannot import name '%s' from '<unknown module name>' (unknown location)", name->bytes);
        return fail_import(py, LB_T_IMPORT_ERROR, LB_NONE, LB_NONE, message);
    }
    const lb_module *m = (lb_module *)module;
    lb_value module_name = lb_dict_get_name(m->globals, py->names.name);
    if (!module_name || !lb_is(py, module_name, LB_T_STR)) {
        module_name = (lb_value)m->name;
    }
    return cannot_import(py, m, module_name, name);
}

lb_value lb_import_part(lb_python *py, lb_value module, lb_string *name)
{
    if (!py->host.is_partial || !lb_is(py, module, LB_T_MODULE)) {
        return lb_import_from(py, module, name);
    }
    lb_value found = find_inside(py, module, name);
    if (!found && !lb_raised(py)) {
        found = lb_import_starred(py, ((lb_module *)module)->globals, name);
    }
    if (found || lb_raised(py) || !has_no_file(py, module)) {
        return found || lb_raised(py) ? found : lb_import_from(py, module, name);
    }
    LB_AUTO_FREE char *path = lb_format("%s.%s", ((lb_module *)module)->name->bytes, name->bytes);
    return lb_opaque_import(py, lb_str_of(path));
}

/* The names that `import *` takes: those of __all__, or all that do not begin with "_". */
static bool import_names(lb_python *py, lb_value module, lb_value names, bool is_all, lb_value into)
{
    const lb_list *list = lb_list_of(py, names);
    for (size_t i = 0; list && i < list->count; i++) {
        lb_value item = list->items[i];
        if (!lb_is(py, item, LB_T_STR)) {
            lb_raise(py, LB_T_TYPE_ERROR, "%s in %s.__%s__ must be str, not %s",
                     is_all ? "Item" : "Key", lb_cstr((lb_value)((lb_module *)module)->name),
                     is_all ? "all" : "dict", lb_type_name(py, item));
            return false;
        }
        if (!is_all && lb_cstr(item)[0] == '_') {
            continue;
        }
        lb_string *name = lb_intern(py, lb_string_text(item));
        lb_value v = find_inside(py, module, name);
        if (!v && !lb_raised(py)) {
            lb_attribute_error(py, module, name);
        }
        if (!v || !lb_setitem(py, into, item, v)) {
            return false;
        }
    }
    return list != NULL;
}

bool lb_import_star(lb_python *py, lb_value module, lb_value into)
{
    if (lb_is_opaque(py, module)) {
        if (py->host.is_partial) {
            return lb_setitem(py, into, (lb_value)star_name(py), module);
        }
        lb_opaque_refuse(py, module, "import *");
        return false;
    }
    lb_value all = NULL, names = NULL;
    if (lb_find_attr(py, module, py->names.all, &all) < 0) {
        return false;
    }
    if (!all && lb_find_attr(py, module, py->names.dict, &names) <= 0) {
        lb_raise(py, LB_T_IMPORT_ERROR, "from-import-* object has no __dict__ and no __all__");
        return false;
    }
    return import_names(py, module, all ? all : names, all != NULL, into);
}
