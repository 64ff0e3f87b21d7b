/* Names of a script that stand for modules: what is asked of them, and of their functions. */
#include <string.h>

#include "base/memory.h"
#include "python/check_internal.h"
#include "python/frozen.h"

/* What an import binds a name to: a module, or (attribute not NULL) what a name in it is. */
typedef struct binding {
    const char *module, *attribute;
    bool is_known;
    lb_value value; /* NULL: it is not to be known by reading */
} binding;

/* Stands in the map for a name that is bound in more ways than one. */
static const binding unknown;

static bool is_same(const binding *a, const binding *b)
{
    return strcmp(a->module, b->module) == 0 && !a->attribute == !b->attribute &&
           (!a->attribute || strcmp(a->attribute, b->attribute) == 0);
}

static void bind(checker *c, lb_str name, const char *module, const char *attribute)
{
    const binding *before = lb_map_get(&c->modules, name);
    const binding new = {.module = module, .attribute = attribute};
    if (before && (before == &unknown || !is_same(before, &new))) {
        lb_map_set(&c->modules, name, (void *)(uintptr_t)&unknown);
        return;
    }
    binding *kept = LB_NEW(c->arena, binding);
    *kept = new;
    lb_map_set(&c->modules, name, kept);
}

static const char *text(checker *c, lb_str s)
{
    return lb_arena_strndup(c->arena, s.ptr, s.len);
}

static lb_str first_part(lb_str name)
{
    size_t dot = lb_str_find_char(name, '.');
    return lb_str_slice(name, 0, dot == SIZE_MAX ? name.len : dot);
}

void lb_check_bind(checker *c, const lb_py_stmt *s)
{
    for (size_t i = 0; s->kind == LB_PY_Import && i < s->Import.names.count; i++) {
        const lb_py_alias *a = s->Import.names.items[i];
        lb_str first = first_part(a->name);
        if (a->asname.ptr) {
            bind(c, a->asname, text(c, a->name), NULL);
        } else {
            bind(c, first, text(c, first), NULL);
        }
    }
    if (s->kind != LB_PY_ImportFrom) {
        return;
    }
    for (size_t i = 0; i < s->ImportFrom.names.count; i++) {
        const lb_py_alias *a = s->ImportFrom.names.items[i];
        lb_str name = a->asname.ptr ? a->asname : a->name;
        if (s->ImportFrom.level) {
            lb_check_unbind(c, name);
        } else if (lb_str_is(s->ImportFrom.module, "__future__")) {
            c->has_lazy_annotations |= lb_str_is(a->name, "annotations");
        } else if (!lb_str_is(a->name, "*")) {
            bind(c, name, text(c, s->ImportFrom.module), text(c, a->name));
        }
    }
}

void lb_check_unbind(checker *c, lb_str name)
{
    if (name.ptr) {
        lb_map_set(&c->modules, name, (void *)(uintptr_t)&unknown);
    }
}

void lb_check_unbind_import(checker *c, const lb_py_stmt *s)
{
    const lb_py_aliases *names = s->kind == LB_PY_Import ? &s->Import.names : &s->ImportFrom.names;
    for (size_t i = 0; i < names->count; i++) {
        const lb_py_alias *a = names->items[i];
        lb_check_unbind(c, a->asname.ptr ? a->asname : first_part(a->name));
    }
}

/* The name that a.b.c begins with; NULL ptr: none. */
static lb_str root_of(const lb_py_expr *e)
{
    while (e->kind == LB_PY_Attribute) {
        e = e->Attribute.value;
    }
    return e->kind == LB_PY_Name ? e->Name.id : (lb_str){0};
}

void lb_check_unbind_asked(checker *c, const lb_py_expr *e)
{
    static const char *const askers[] = {"hasattr", "getattr", "setattr", "delattr", "vars", "dir"};
    if (e->kind == LB_PY_Attribute) {
        lb_check_unbind(c, root_of(e));
        return;
    }
    const lb_py_expr *f = e->Call.func;
    for (size_t i = 0; i < LB_COUNT(askers); i++) {
        if (e->Call.args.count && f->kind == LB_PY_Name && lb_str_is(f->Name.id, askers[i])) {
            lb_check_unbind(c, root_of(e->Call.args.items[0]));
        }
    }
}

static const binding *root_binding(const checker *c, const lb_py_expr *e)
{
    lb_str root = root_of(e);
    const binding *b = root.ptr ? lb_map_get(&c->modules, root) : NULL;
    return b == &unknown ? NULL : b;
}

bool lb_check_origin(const checker *c, const lb_py_expr *e, char **module, char **name)
{
    bool is_part = e->kind == LB_PY_Attribute && e->Attribute.value->kind == LB_PY_Name;
    const binding *b = is_part || e->kind == LB_PY_Name ? root_binding(c, e) : NULL;
    if (!b) {
        return false;
    }
    if (!is_part) {
        *module = lb_strdup(b->module);
        *name = lb_strdup(b->attribute ? b->attribute : "");
        return true;
    }
    *module = b->attribute ? lb_format("%s.%s", b->module, b->attribute) : lb_strdup(b->module);
    *name = lb_strndup(e->Attribute.attr.ptr, e->Attribute.attr.len);
    return true;
}

char *lb_check_absent_package(const checker *c, const lb_py_expr *e)
{
    const binding *b = root_binding(c, e);
    LB_AUTO_FREE char *package =
        b ? lb_format("%.*s", LB_ARG(first_part(lb_str_of(b->module)))) : NULL;
    if (!package || lb_standard_module(package) || lb_standard_is_opaque(package) ||
        lb_check_find(c, package) != LB_FOUND_OPAQUE) {
        return NULL;
    }
    char *out = package;
    package = NULL;
    return out;
}

/* --- what they have --- */

static bool is_module(const checker *c, lb_value v)
{
    return v && lb_is(c->py, v, LB_T_MODULE) && !lb_is_opaque(c->py, v);
}

static lb_value attribute(const checker *c, lb_value module, lb_str name)
{
    lb_value found = lb_import_from(c->py, module, lb_intern(c->py, name));
    lb_take_raised(c->py);
    return found;
}

static lb_value bound_value(const checker *c, const binding *b)
{
    if (lb_check_find(c, b->module) != LB_FOUND_SPEC) {
        return NULL;
    }
    lb_value module = lb_import(c->py, b->module);
    lb_take_raised(c->py);
    return module && b->attribute ? attribute(c, module, lb_str_of(b->attribute)) : module;
}

/* The value behind a name or a chain of attributes of modules; NULL: who knows. */
static lb_value value_of(const checker *c, const lb_py_expr *e)
{
    if (e->kind == LB_PY_Attribute) {
        lb_value module = value_of(c, e->Attribute.value);
        return is_module(c, module) ? attribute(c, module, e->Attribute.attr) : NULL;
    }
    binding *b = e->kind == LB_PY_Name ? lb_map_get(&c->modules, e->Name.id) : NULL;
    if (!b || b == &unknown) {
        return NULL;
    }
    if (!b->is_known) {
        lb_value value = bound_value(c, b);
        if (value && !is_module(c, value)) { /* it may go, modules stay */
            return value;
        }
        b->is_known = true;
        b->value = value;
    }
    return b->value;
}

static const char *module_name(const checker *c, lb_value module)
{
    lb_value name = lb_dict_get_name(((lb_module *)module)->globals, c->py->names.name);
    return lb_cstr(name && lb_is(c->py, name, LB_T_STR) ? name
                                                        : (lb_value)((lb_module *)module)->name);
}

/* Of the standard library the module itself says what there is. */
static bool knows(const checker *c, const char *module, const char *name)
{
    return c->check->has_name && !lb_standard_module(module) &&
           c->check->has_name(c->check->context, module, name);
}

void lb_check_attribute(checker *c, const lb_py_expr *e)
{
    size_t keep = lb_keep_mark(c->py);
    lb_str name = e->Attribute.attr;
    bool is_special = lb_str_starts(name, LB_STR("__"));
    lb_value module = is_special ? NULL : value_of(c, e->Attribute.value);
    if (is_module(c, module)) {
        const char *module_text = module_name(c, module);
        LB_AUTO_FREE char *attr =
            attribute(c, module, name) ? NULL : lb_strndup(name.ptr, name.len);
        if (attr && !knows(c, module_text, attr)) {
            LB_AUTO_FREE char *construct = lb_format("%s.%s", module_text, attr);
            lb_py_position at = e->pos;
            at.lineno = at.end_lineno;
            at.col_offset = at.end_col_offset - (uint32_t)name.len;
            lb_check_report(c, at, construct);
        }
    }
    lb_keep_drop(c->py, keep);
}

/* --- calls --- */

static bool takes(const lb_code_object *code, lb_str keyword)
{
    size_t count = code->argument_count + code->keyword_only_count;
    for (size_t i = code->positional_only_count; i < count; i++) {
        if (lb_str_equal(lb_string_text((lb_value)code->locals[i]), keyword)) {
            return true;
        }
    }
    return false;
}

/* The function that is called and its name, where all its keywords are known. */
static const lb_function *called(const checker *c, const lb_py_expr *f, const char **module,
                                 const char **name)
{
    lb_value value = NULL;
    const binding *b = f->kind == LB_PY_Name ? lb_map_get(&c->modules, f->Name.id) : NULL;
    if (f->kind == LB_PY_Attribute) {
        lb_value holder = value_of(c, f->Attribute.value);
        if (!is_module(c, holder)) {
            return NULL;
        }
        *module = module_name(c, holder);
        *name = lb_arena_strndup(c->arena, f->Attribute.attr.ptr, f->Attribute.attr.len);
    } else if (b && b != &unknown && b->attribute) {
        *module = b->module;
        *name = b->attribute;
    } else {
        return NULL;
    }
    if (c->check->function) {
        value = c->check->function(c->check->context, *module, *name);
        lb_take_raised(c->py);
    }
    value = value ? value : value_of(c, f);
    if (!value || !lb_is(c->py, value, LB_T_FUNCTION)) {
        return NULL;
    }
    const lb_function *function = (const lb_function *)value;
    if (!function->code->ops) {
        lb_thaw(c->py, function->code);
    }
    return function;
}

static bool takes_more(const checker *c, const lb_function *f, const char *module, const char *name,
                       lb_str keyword)
{
    return (f->code->flags & LB_CODE_KEYWORDS) &&
           (!c->check->takes_keyword ||
            c->check->takes_keyword(c->check->context, module, name, keyword));
}

void lb_check_call(checker *c, const lb_py_expr *e)
{
    size_t keep = lb_keep_mark(c->py);
    const char *module = NULL, *name = NULL;
    const lb_function *f = e->Call.keywords.count ? called(c, e->Call.func, &module, &name) : NULL;
    for (size_t i = 0; f && i < e->Call.keywords.count; i++) {
        const lb_py_keyword *k = e->Call.keywords.items[i];
        if (k->arg.ptr && !takes(f->code, k->arg) && !takes_more(c, f, module, name, k->arg)) {
            LB_AUTO_FREE char *construct =
                lb_format("%.*s= of %s.%s()", LB_ARG(k->arg), module, name);
            lb_check_report(c, k->pos, construct);
        }
    }
    lb_keep_drop(c->py, keep);
}
