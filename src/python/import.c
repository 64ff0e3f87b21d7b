/* Modules, and the import statement. */
#include "python/code.h"
#include "python/interpreter.h"

lb_module *lb_module_new(lb_python *py, lb_string *name)
{
    lb_module *m = lb_object_new(py, py->types[LB_T_MODULE]);
    m->name = name;
    m->globals = lb_dict_new(py);
    lb_dict_set_name(py, m->globals, py->names.name, (lb_value)name);
    lb_dict_set_name(py, m->globals, py->names.doc, LB_NONE);
    size_t dot = lb_str_find_char(lb_string_text((lb_value)name), '.');
    (void)dot;
    return m;
}

void lb_module_set(lb_python *py, lb_module *module, const char *name, lb_value value)
{
    lb_dict_set_cstr(py, module->globals, name, value);
}

lb_value lb_function_define(lb_python *py, const lb_method *method, const char *module)
{
    return lb_native_new(py, method, NULL, NULL, module ? lb_string_of(py, module) : NULL);
}

static lb_value run_source(lb_python *py, lb_module *module, lb_str source, const char *filename,
                           lb_compile_mode mode)
{
    lb_code_object *code = lb_compile(py, source, filename, mode);
    return code ? lb_run_code(py, code, module->globals, (lb_value)module->globals) : NULL;
}

lb_module *lb_module_define(lb_python *py, const lb_module_spec *spec)
{
    lb_string *name = lb_intern(py, lb_str_of(spec->name));
    lb_value known = lb_dict_get_name(py->modules, name);
    if (known) {
        return (lb_module *)known;
    }
    lb_module *m = lb_module_new(py, name);
    lb_dict_set_name(py, py->modules, name, (lb_value)m);
    for (const lb_type_spec *const *t = spec->types; t && *t; t++) {
        lb_module_set(py, m, (*t)->name, (lb_value)lb_type_define(py, *t, spec->name));
    }
    for (const lb_method *f = spec->functions; f && f->name; f++) {
        lb_module_set(py, m, f->name, lb_function_define(py, f, spec->name));
    }
    bool is_fine = !spec->setup || spec->setup(py, m);
    if (is_fine && spec->source) {
        LB_AUTO_FREE char *filename = lb_format("<%s>", spec->name);
        is_fine = run_source(py, m, lb_str_of(spec->source), filename, LB_COMPILE_MODULE) != NULL;
    }
    if (!is_fine) {
        lb_dict_remove(py, py->modules, (lb_value)name, NULL);
        return NULL;
    }
    return m;
}

/* --- finding --- */

static lb_value load_source(lb_python *py, lb_string *name, const lb_found_module *found)
{
    lb_module *m = lb_module_new(py, name);
    lb_value file = lb_string_of(py, found->filename);
    lb_dict_set_name(py, m->globals, py->names.file, file);
    lb_str full = lb_string_text((lb_value)name);
    size_t parent = full.len;
    if (found->is_package) {
        lb_value folder = lb_string_new(py, lb_path_dirname(lb_string_text(file)));
        lb_list *path = lb_list_new(py, 1);
        lb_list_append(py, path, folder);
        lb_dict_set_name(py, m->globals, py->names.path, (lb_value)path);
    } else {
        while (parent > 0 && full.ptr[parent - 1] != '.') {
            parent--;
        }
        parent -= parent > 0;
    }
    lb_dict_set_name(py, m->globals, py->names.package,
                     lb_string_new(py, lb_str_slice(full, 0, parent)));
    lb_dict_set_name(py, py->modules, name, (lb_value)m);
    lb_value result = run_source(py, m, found->source, found->filename,
                                 found->is_tolerant ? LB_COMPILE_TOLERANT : LB_COMPILE_MODULE);
    if (!result) {
        lb_dict_remove(py, py->modules, (lb_value)name, NULL);
        return NULL;
    }
    lb_value replaced = lb_dict_get_name(py->modules, name);
    return replaced ? replaced : (lb_value)m;
}

static lb_value not_found(lb_python *py, lb_string *name)
{
    lb_raise(py, LB_T_MODULE_NOT_FOUND_ERROR, "No module named '%s'", name->bytes);
    lb_value e = py->raised;
    py->raised = NULL;
    lb_setattr(py, e, "name", (lb_value)name);
    lb_raise_again(py, e);
    return NULL;
}

static lb_value load(lb_python *py, lb_string *name)
{
    const lb_module_spec *spec = lb_standard_module(name->bytes);
    if (spec) {
        return (lb_value)lb_module_define(py, spec);
    }
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_found_module found = {0};
    lb_found how = py->host.find_module
                       ? py->host.find_module(py->host.context, &arena, name->bytes, &found)
                       : LB_FOUND_NOTHING;
    switch (how) {
    case LB_FOUND_SOURCE:
        return load_source(py, name, &found);
    case LB_FOUND_SPEC:
        return (lb_value)lb_module_define(py, found.spec);
    case LB_FOUND_OPAQUE: {
        lb_str text = lb_string_text((lb_value)name);
        lb_value opaque = lb_opaque_new(py, text, text);
        lb_dict_set_name(py, py->modules, name, opaque);
        return opaque;
    }
    case LB_FOUND_NOTHING:
        break;
    }
    return not_found(py, name);
}

/* Imports a.b.c by importing a, a.b and a.b.c, each bound in the one before. */
lb_value lb_import_module(lb_python *py, lb_string *name)
{
    lb_value known = lb_dict_get_name(py->modules, name);
    if (known) {
        return known == LB_NONE ? not_found(py, name) : known;
    }
    lb_str full = lb_string_text((lb_value)name);
    size_t dot = full.len;
    while (dot > 0 && full.ptr[dot - 1] != '.') {
        dot--;
    }
    lb_value parent = NULL;
    if (dot) {
        parent = lb_import_module(py, lb_intern(py, lb_str_slice(full, 0, dot - 1)));
        if (!parent) {
            return NULL;
        }
        known = lb_dict_get_name(py->modules, name);
        if (known) {
            return known;
        }
        if (lb_is_opaque(py, parent)) {
            LB_AUTO_TEXT lb_text suffix = {0};
            lb_text_addf(&suffix, ".%s", full.ptr + dot);
            lb_value opaque = lb_opaque_attribute(py, parent, lb_text_str(&suffix));
            lb_dict_set_name(py, py->modules, name, opaque);
            return opaque;
        }
    }
    if (!lb_enter(py)) {
        return NULL;
    }
    lb_value module = load(py, name);
    lb_leave(py);
    if (module && parent && lb_is(py, parent, LB_T_MODULE)) {
        lb_dict_set_name(py, ((lb_module *)parent)->globals,
                         lb_intern(py, lb_str_slice(full, dot, SIZE_MAX)), module);
    }
    return module;
}

lb_value lb_import(lb_python *py, const char *name)
{
    return lb_import_module(py, lb_intern(py, lb_str_of(name)));
}

/* --- the statement --- */

static lb_string *absolute_name(lb_python *py, lb_dict *globals, lb_string *name, int64_t level)
{
    if (level == 0) {
        return name;
    }
    lb_value package = lb_dict_get_name(globals, py->names.package);
    lb_str base = package && lb_is(py, package, LB_T_STR) ? lb_string_text(package) : LB_STR("");
    for (int64_t i = 1; i < level && base.len; i++) {
        while (base.len && base.ptr[base.len - 1] != '.') {
            base.len--;
        }
        base.len -= base.len > 0;
    }
    if (!base.len) {
        lb_raise(py, LB_T_IMPORT_ERROR, "attempted relative import with no known parent package");
        return NULL;
    }
    LB_AUTO_TEXT lb_text full = {0};
    lb_text_add(&full, base);
    if (name->size) {
        lb_text_addf(&full, ".%s", name->bytes);
    }
    return lb_intern(py, lb_text_str(&full));
}

lb_value lb_import_name(lb_python *py, lb_dict *globals, lb_string *name, lb_value fromlist,
                        int64_t level)
{
    lb_string *full = absolute_name(py, globals, name, level);
    lb_value module = full ? lb_import_module(py, full) : NULL;
    if (!module || fromlist != LB_NONE || level) {
        return module;
    }
    lb_str text = lb_string_text((lb_value)full);
    size_t dot = lb_str_find_char(text, '.');
    return dot == SIZE_MAX ? module
                           : lb_import_module(py, lb_intern(py, lb_str_slice(text, 0, dot)));
}

lb_value lb_import_from(lb_python *py, lb_value module, lb_string *name)
{
    lb_value found = NULL;
    int has = lb_find_attr(py, module, name, &found);
    if (has) {
        return has < 0 ? NULL : found;
    }
    lb_value module_name;
    if (lb_is(py, module, LB_T_MODULE) &&
        (module_name = lb_dict_get_name(((lb_module *)module)->globals, py->names.name))) {
        LB_AUTO_TEXT lb_text full = {0};
        lb_text_addf(&full, "%s.%s", lb_cstr(module_name), name->bytes);
        lb_string *inner = lb_intern(py, lb_text_str(&full));
        found = lb_import_module(py, inner);
        if (found) {
            return found;
        }
        lb_value missing = NULL;
        bool is_missing =
            lb_raised_is(py, LB_T_MODULE_NOT_FOUND_ERROR) &&
            lb_dict_get_name(lb_instance_dict(py, py->raised), py->names.name) == NULL;
        lb_value wanted = lb_raised_is(py, LB_T_MODULE_NOT_FOUND_ERROR)
                              ? lb_dict_get_cstr(py, lb_instance_dict(py, py->raised), "name")
                              : NULL;
        (void)missing;
        (void)is_missing;
        if (wanted != (lb_value)inner) {
            return NULL;
        }
        lb_take_raised(py);
        lb_value file = lb_dict_get_name(((lb_module *)module)->globals, py->names.file);
        lb_raise(py, LB_T_IMPORT_ERROR, "cannot import name '%s' from '%s' (%s)", name->bytes,
                 lb_cstr(module_name), file ? lb_cstr(file) : "unknown location");
    }
    return NULL;
}

bool lb_import_star(lb_python *py, lb_value module, lb_value into)
{
    if (lb_is_opaque(py, module)) {
        lb_opaque_refuse(py, module, "import *");
        return false;
    }
    lb_value all = NULL;
    if (lb_find_attr(py, module, py->names.all, &all) < 0) {
        return false;
    }
    lb_list *names = lb_list_of(py, all ? all : (lb_value)((lb_module *)module)->globals);
    for (size_t i = 0; names && i < names->count; i++) {
        lb_value name = names->items[i];
        if (!lb_is(py, name, LB_T_STR) || (!all && lb_cstr(name)[0] == '_')) {
            continue;
        }
        lb_value v = lb_import_from(py, module, lb_intern(py, lb_string_text(name)));
        if (!v || !lb_setitem(py, into, name, v)) {
            return false;
        }
    }
    return names != NULL;
}

/* --- the type --- */

lb_value lb_module_getattribute(lb_python *py, lb_value *args);

static lb_value module_new(lb_python *py, lb_value *args)
{
    lb_str name;
    return lb_to_text(py, args[1], "module name", &name)
               ? (lb_value)lb_module_new(py, lb_intern(py, name))
               : NULL;
}

static lb_value module_init(lb_python *py LB_UNUSED, lb_value *args LB_UNUSED)
{
    return LB_NONE;
}

static lb_value module_repr(lb_python *py, lb_value *args)
{
    const lb_module *m = (lb_module *)args[0];
    lb_value file = lb_dict_get_name(m->globals, py->names.file);
    return file ? lb_string_format(py, "<module '%s' from '%s'>", m->name->bytes, lb_cstr(file))
                : lb_string_format(py, "<module '%s' (built-in)>", m->name->bytes);
}

static lb_value module_dict(lb_python *py LB_UNUSED, lb_value *args)
{
    return (lb_value)((lb_module *)args[0])->globals;
}

static lb_value module_dir(lb_python *py, lb_value *args)
{
    lb_list *list = lb_list_of(py, (lb_value)((lb_module *)args[0])->globals);
    return lb_list_sort(py, list, NULL, false) ? (lb_value)list : NULL;
}

static void module_mark(lb_python *py, lb_value self)
{
    LB_MARK(py, ((lb_module *)self)->name);
    LB_MARK(py, ((lb_module *)self)->globals);
}

void lb_setup_module(lb_python *py)
{
    static const lb_layout layout = {sizeof(lb_module), module_mark, NULL, NULL};
    static const lb_method methods[] = {
        {"__new__", "cls, name, doc=", module_new},
        {"__init__", "self, name, doc=", module_init},
        {"__repr__", "self", module_repr},
        {"__getattribute__", "self, name, /", lb_module_getattribute},
        {"__dict__", "self", module_dict, LB_GETTER},
        {"__dir__", "self", module_dir},
        {0}};
    lb_type *type = lb_core_define(py, LB_T_MODULE, methods, &layout, 0);
    py->module_getattribute = type->special[LB_S_GETATTRIBUTE];
}
