/* Modules: their type, and how tables of C become them. import.c says how they are found. */
#include <stdlib.h>

#include "python/frozen.h"
#include "python/interpreter.h"

lb_module *lb_module_new(lb_python *py, lb_string *name)
{
    lb_module *m = lb_object_new(py, py->types[LB_T_MODULE]);
    m->name = name;
    m->globals = lb_dict_new(py);
    lb_dict_set_name(py, m->globals, py->names.name, (lb_value)name);
    lb_dict_set_name(py, m->globals, py->names.doc, LB_NONE);
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

lb_value lb_module_run(lb_python *py, lb_module *module, lb_str source, const char *filename,
                       lb_compile_mode mode)
{
    lb_code_object *code = lb_compile(py, source, filename, mode);
    return code ? lb_run_code(py, code, module->globals, (lb_value)module->globals) : NULL;
}

static int compare_name(const void *name, const void *module)
{
    return strcmp(name, ((const lb_module_spec *)module)->name);
}

const lb_module_spec *lb_module_among(const lb_module_table *table, const char *name)
{
    return bsearch(name, table->modules, table->count, sizeof *table->modules, compare_name);
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
    if (!spec->source) {
        spec = lb_guest_module(spec->name);
    }
    if (is_fine && spec && spec->source) {
        LB_AUTO_FREE char *filename = lb_format("<%s>", spec->name);
        lb_code_object *code =
            spec->frozen ? lb_thaw_module(py, spec->frozen, spec->source, filename)
                         : lb_compile(py, lb_str_of(spec->source), filename, LB_COMPILE_MODULE);
        is_fine = code && lb_run_code(py, code, m->globals, (lb_value)m->globals);
    }
    if (!is_fine) {
        lb_dict_remove(py, py->modules, (lb_value)name, NULL);
        return NULL;
    }
    return m;
}

/* --- the type --- */

lb_value lb_module_getattribute(lb_python *py, lb_value *args);

static lb_value module_new(lb_python *py, lb_value *args)
{
    lb_str name;
    if (!lb_to_text(py, args[1], "module name", &name)) {
        return NULL;
    }
    lb_module *m = lb_module_new(py, lb_intern(py, name));
    lb_dict_set_name(py, m->globals, py->names.doc, args[2] ? args[2] : LB_NONE);
    return (lb_value)m;
}

static lb_value module_init(lb_python *py LB_UNUSED, lb_value *args LB_UNUSED)
{
    return LB_NONE;
}

static lb_value module_repr(lb_python *py, lb_value *args)
{
    const lb_module *m = (lb_module *)args[0];
    lb_value file = lb_dict_get_name(m->globals, py->names.file);
    if (file && lb_is(py, file, LB_T_STR)) {
        return lb_string_format(py, "<module '%s' from '%s'>", m->name->bytes, lb_cstr(file));
    }
    const char *how =
        file || lb_dict_get_name(m->globals, py->names.path) ? "namespace" : "built-in";
    return lb_string_format(py, "<module '%s' (%s)>", m->name->bytes, how);
}

static lb_value module_dict(lb_python *py LB_UNUSED, lb_value *args)
{
    return (lb_value)((lb_module *)args[0])->globals;
}

static lb_value module_dir(lb_python *py, lb_value *args)
{
    lb_value own = lb_dict_get_cstr(py, ((lb_module *)args[0])->globals, "__dir__");
    if (own) {
        return lb_call(py, own, 0, NULL);
    }
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
