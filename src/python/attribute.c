#include "python/code.h"
#include "python/interpreter.h"
#include "python/shape.h"

/* --- dictionaries of instances --- */

lb_dict *lb_instance_dict(lb_python *py, lb_value v)
{
    if (!lb_is_object(v)) {
        return NULL;
    }
    if (lb_exact(py, v, LB_T_MODULE)) {
        return ((lb_module *)v)->globals;
    }
    if (!(v->type->flags & LB_TYPE_DICT)) {
        return NULL;
    }
    return lb_attributes_spread(py, v);
}

/* --- descriptors --- */

static bool is_data_descriptor(const lb_python *py, lb_value d)
{
    const lb_type *type = lb_typeof(py, d);
    return type->special[LB_S_SET] || type->special[LB_S_DELETE];
}

/* What a class attribute gives for an object (or, where `self` is NULL, for the class). */
static lb_lookup bind(lb_python *py, lb_value d, lb_value self, lb_type *type, lb_value *out)
{
    lb_type *kind = lb_typeof(py, d);
    *out = d;
    if (kind == py->types[LB_T_FUNCTION] || kind == py->types[LB_T_NATIVE_METHOD]) {
        return self ? LB_LOOKUP_METHOD : LB_LOOKUP_VALUE;
    }
    lb_value get = kind->special[LB_S_GET];
    if (!get) {
        return LB_LOOKUP_VALUE;
    }
    if (kind == py->types[LB_T_STATICMETHOD]) {
        *out = ((lb_descriptor *)d)->get;
        return LB_LOOKUP_VALUE;
    }
    if (kind == py->types[LB_T_CLASSMETHOD]) {
        *out = lb_bound_method_new(py, ((lb_descriptor *)d)->get, (lb_value)type);
        return LB_LOOKUP_VALUE;
    }
    if (kind == py->types[LB_T_PROPERTY] && self) {
        lb_value getter = ((lb_descriptor *)d)->get;
        if (!getter || getter == LB_NONE) {
            lb_property_error(py, d, self, "getter");
            return LB_LOOKUP_ERROR;
        }
        *out = getter;
        if (lb_exact(py, getter, LB_T_FUNCTION)) {
            return LB_LOOKUP_GETTER;
        }
        *out = lb_call(py, getter, 1, &self);
        return *out ? LB_LOOKUP_VALUE : LB_LOOKUP_ERROR;
    }
    if (kind == py->types[LB_T_GETSET] && self) {
        *out = lb_native_call(py, (lb_native *)((lb_descriptor *)d)->get, 1, &self, NULL);
        return *out ? LB_LOOKUP_VALUE : LB_LOOKUP_ERROR;
    }
    lb_value args[] = {d, self ? self : LB_NONE, (lb_value)type};
    *out = lb_call_special(py, get, 3, args);
    return *out ? LB_LOOKUP_VALUE : LB_LOOKUP_ERROR;
}

/* --- reading --- */

static void note_load(lb_load_site *site, lb_value v, lb_lookup how, size_t number, lb_value value)
{
    if (site && (v->type->flags & LB_TYPE_DICT) && !*lb_attributes_word(v)) {
        lb_shape_first(v->type);
    }
    if (site && lb_kind_of(v)) {
        *site = (lb_load_site){lb_kind_of(v), v->type->version, number, how, value};
    }
}

/* What the class has under the name, noted where the next lookup would bind it alike. */
static lb_lookup bind_noted(lb_python *py, lb_value d, lb_value v, lb_type *type,
                            lb_load_site *site, lb_value *out)
{
    lb_lookup how = bind(py, d, v, type, out);
    bool is_plain = how == LB_LOOKUP_VALUE && *out == d && !lb_special_of(py, d, LB_S_GET);
    if (is_plain || how == LB_LOOKUP_METHOD || how == LB_LOOKUP_GETTER) {
        note_load(site, v, how, SIZE_MAX, *out);
    }
    return how;
}

static lb_lookup find_in_instance(lb_python *py, lb_value v, lb_string *name, lb_load_site *site,
                                  lb_value *out)
{
    lb_type *type = lb_typeof(py, v);
    bool has_attributes = lb_is_object(v) && (type->flags & LB_TYPE_DICT);
    site = lb_is_object(v) ? site : NULL;
    lb_value d = lb_type_lookup(py, type, name);
    if (d && is_data_descriptor(py, d)) {
        return bind_noted(py, d, v, type, site, out);
    }
    if (has_attributes && lb_attributes_of(v)) {
        const lb_attributes *a = lb_attributes_of(v);
        size_t found = lb_shape_find(a->shape, name);
        if (found != SIZE_MAX) {
            *out = a->values[found];
            note_load(site, v, LB_LOOKUP_VALUE, found, NULL);
            return LB_LOOKUP_VALUE;
        }
    } else if (has_attributes && lb_attributes_dict(v)) {
        lb_value found = lb_dict_get_name(lb_attributes_dict(v), name);
        if (found) {
            *out = found;
            return LB_LOOKUP_VALUE;
        }
    }
    return d ? bind_noted(py, d, v, type, site, out) : LB_LOOKUP_MISSING;
}

static lb_lookup find_in_type(lb_python *py, lb_value v, lb_string *name,
                              lb_load_site *site LB_UNUSED, lb_value *out)
{
    lb_type *meta = lb_typeof(py, v), *type = (lb_type *)v;
    lb_value d = lb_type_lookup(py, meta, name);
    if (d && is_data_descriptor(py, d)) {
        return bind(py, d, v, meta, out);
    }
    lb_value own = lb_type_lookup(py, type, name);
    if (own) {
        return bind(py, own, NULL, type, out);
    }
    return d ? bind(py, d, v, meta, out) : LB_LOOKUP_MISSING;
}

/* A part of a package of Python that nobody has imported. */
static lb_lookup find_part(lb_python *py, const lb_module *m, const lb_string *name, lb_value *out)
{
    if (!py->host.has_parts || !lb_standard_module(m->name->bytes)) {
        return LB_LOOKUP_MISSING;
    }
    LB_AUTO_TEXT lb_text part = {0};
    lb_text_addf(&part, "%s.%s", m->name->bytes, name->bytes);
    if (!lb_standard_module(lb_text_cstr(&part))) {
        return LB_LOOKUP_MISSING;
    }
    *out = lb_import_named(py, lb_intern(py, lb_text_str(&part)));
    return *out ? LB_LOOKUP_VALUE : LB_LOOKUP_ERROR;
}

static lb_lookup find_in_module(lb_python *py, lb_value v, lb_string *name,
                                lb_load_site *site LB_UNUSED, lb_value *out)
{
    lb_value found = lb_dict_get_name(((lb_module *)v)->globals, name);
    if (found) {
        *out = lb_exact(py, found, LB_T_POISON) ? lb_poison_raise(py, found) : found;
        return *out ? LB_LOOKUP_VALUE : LB_LOOKUP_ERROR;
    }
    lb_lookup how = find_in_instance(py, v, name, NULL, out);
    if (how != LB_LOOKUP_MISSING) {
        return how;
    }
    lb_value getattr = lb_dict_get_name(((lb_module *)v)->globals, py->special_names[LB_S_GETATTR]);
    if (getattr) {
        lb_value argument = (lb_value)name;
        *out = lb_call(py, getattr, 1, &argument);
        return *out ? LB_LOOKUP_VALUE : LB_LOOKUP_ERROR;
    }
    return find_part(py, (lb_module *)v, name, out);
}

/* __getattr__, and what is under an opaque base, for an attribute that is nowhere else. */
static lb_lookup find_otherwise(lb_python *py, lb_value v, lb_string *name, lb_value *out)
{
    const lb_type *type = lb_typeof(py, v);
    lb_value getattr = type->special[LB_S_GETATTR];
    if (getattr) {
        lb_value args[] = {v, (lb_value)name};
        *out = lb_call_special(py, getattr, 2, args);
        return *out ? LB_LOOKUP_VALUE : LB_LOOKUP_ERROR;
    }
    lb_value origin = type->opaque;
    if (!origin && lb_is_subtype(type, py->types[LB_T_TYPE])) {
        origin = ((lb_type *)v)->opaque;
    }
    if (origin && !lb_str_starts(lb_string_text((lb_value)name), LB_STR("__"))) {
        LB_AUTO_TEXT lb_text suffix = {0};
        lb_text_addf(&suffix, ".%s", name->bytes);
        *out = lb_opaque_attribute(py, origin, lb_text_str(&suffix));
        return LB_LOOKUP_VALUE;
    }
    return LB_LOOKUP_MISSING;
}

static lb_known_attribute *known_slot(lb_python *py, lb_value v, const lb_string *name)
{
    size_t hash = ((uintptr_t)lb_kind_of(v) >> 4) * 31 + ((uintptr_t)name >> 4);
    return &py->known[(hash ^ hash >> 10) % LB_COUNT(py->known)];
}

/* Whether an object of the type, which is no class, may have what is nowhere. */
static bool has_otherwise(const lb_type *type)
{
    return type->special[LB_S_GETATTR] || type->opaque;
}

/* By what any site has learned: one that meets objects of many kinds forgets each for the next. */
static lb_lookup find_known(lb_python *py, lb_value v, lb_string *name, lb_load_site *site,
                            lb_value *out)
{
    lb_known_attribute *known = known_slot(py, v, name);
    const lb_load_site *k = &known->site;
    if (known->name == name && k->kind && k->kind == lb_kind_of(v) &&
        k->version == v->type->version) {
        *out = k->number == SIZE_MAX ? k->value : lb_attributes_of(v)->values[k->number];
        if (site) {
            *site = *k;
        }
        return k->how;
    }
    lb_load_site learned = {0};
    const lb_type *type = v->type;
    lb_lookup how = find_in_instance(py, v, name, &learned, out);
    if (how == LB_LOOKUP_MISSING && !has_otherwise(type)) {
        note_load(&learned, v, LB_LOOKUP_MISSING, SIZE_MAX, NULL);
    }
    if (learned.kind) {
        *known_slot(py, v, name) = (lb_known_attribute){name, learned};
        if (site) {
            *site = learned;
        }
    }
    return how;
}

lb_lookup lb_attribute_find(lb_python *py, lb_value v, lb_string *name, lb_load_site *site,
                            lb_value *out)
{
    lb_type *type = lb_typeof(py, v);
    lb_value how = type->special[LB_S_GETATTRIBUTE];
    lb_lookup result;
    if (how == py->object_getattribute) {
        result = lb_is_object(v) ? find_known(py, v, name, site, out)
                                 : find_in_instance(py, v, name, NULL, out);
        if (result == LB_LOOKUP_MISSING && type == py->types[LB_T_POISON]) {
            lb_poison_raise(py, v); /* imported by a function, whose variables are not looked at */
            return LB_LOOKUP_ERROR;
        }
        if (result == LB_LOOKUP_MISSING && !has_otherwise(type)) {
            return result;
        }
    } else if (how == py->type_getattribute) {
        result = find_in_type(py, v, name, NULL, out);
    } else if (how == py->module_getattribute) {
        result = find_in_module(py, v, name, NULL, out);
    } else {
        lb_value args[] = {v, (lb_value)name};
        *out = lb_call_special(py, how, 2, args);
        result = *out ? LB_LOOKUP_VALUE : LB_LOOKUP_ERROR;
    }
    if (result == LB_LOOKUP_MISSING) {
        return find_otherwise(py, v, name, out);
    }
    if (result == LB_LOOKUP_ERROR && type->special[LB_S_GETATTR] &&
        lb_raised_is(py, LB_T_ATTRIBUTE_ERROR)) {
        lb_take_raised(py);
        return find_otherwise(py, v, name, out);
    }
    return result;
}

lb_value lb_attribute_error(lb_python *py, lb_value v, lb_string *name)
{
    if (lb_exact(py, v, LB_T_POISON)) { /* by what a site has learned */
        lb_poison_raise(py, v);
    } else if (lb_is(py, v, LB_T_TYPE)) {
        lb_raise(py, LB_T_ATTRIBUTE_ERROR, "type object '%s' has no attribute '%s'",
                 lb_cstr((lb_value)((lb_type *)v)->name), name->bytes);
    } else if (lb_is(py, v, LB_T_MODULE)) {
        lb_raise(py, LB_T_ATTRIBUTE_ERROR, "module '%s' has no attribute '%s'",
                 lb_cstr((lb_value)((lb_module *)v)->name), name->bytes);
    } else {
        lb_raise(py, LB_T_ATTRIBUTE_ERROR, "'%s' object has no attribute '%s'", lb_type_name(py, v),
                 name->bytes);
    }
    if (py->raised && lb_is(py, py->raised, LB_T_ATTRIBUTE_ERROR)) {
        lb_dict *dict = lb_instance_dict(py, py->raised);
        lb_dict_set_name(py, dict, lb_intern(py, LB_STR("name")), (lb_value)name);
        lb_dict_set_name(py, dict, lb_intern(py, LB_STR("obj")), v);
    }
    return NULL;
}

lb_value lb_attribute_missing(lb_python *py, lb_value v, lb_string *name)
{
    lb_value inner = lb_import_unbound(py, v, name);
    return inner || lb_raised(py) ? inner : lb_attribute_error(py, v, name);
}

/* A lookup's outcome as one value. */
static lb_value settle(lb_python *py, lb_value v, lb_lookup how, lb_value found)
{
    switch (how) {
    case LB_LOOKUP_METHOD:
        return lb_bound_method_new(py, found, v);
    case LB_LOOKUP_GETTER:
        return lb_call(py, found, 1, &v);
    case LB_LOOKUP_VALUE:
        lb_keep(py, found);
        return found;
    default:
        return NULL;
    }
}

/* The attribute as one value, where the lookup found it: 1, 0 (it is missing) or -1 (raised). */
static int find_value(lb_python *py, lb_value v, lb_lookup how, lb_value found, lb_value *out)
{
    if (how != LB_LOOKUP_MISSING) {
        lb_value value = settle(py, v, how, found);
        if (value) {
            *out = value;
            return 1;
        }
        if (!lb_raised_is(py, LB_T_ATTRIBUTE_ERROR)) {
            return -1;
        }
        lb_take_raised(py);
    }
    return 0;
}

int lb_find_attr(lb_python *py, lb_value v, lb_string *name, lb_value *out)
{
    lb_value found = NULL;
    lb_lookup how = lb_attribute_find(py, v, name, NULL, &found);
    return find_value(py, v, how, found, out);
}

int lb_find_literal(lb_python *py, lb_value v, const char *literal, lb_value *out)
{
    lb_string *name = lb_fixed_name_of(py, literal);
    lb_value found = NULL;
    lb_lookup how = lb_attribute_find(py, v, name, NULL, &found);
    return find_value(py, v, how, found, out);
}

lb_value lb_getattr_string(lb_python *py, lb_value v, lb_string *name)
{
    lb_value found = NULL;
    lb_lookup how = lb_attribute_find(py, v, name, NULL, &found);
    if (how == LB_LOOKUP_MISSING) {
        return lb_attribute_missing(py, v, name);
    }
    return settle(py, v, how, found);
}

lb_value lb_getattr(lb_python *py, lb_value v, const char *name)
{
    return lb_getattr_string(py, v, lb_intern(py, lb_str_of(name)));
}

/* --- writing --- */

static bool set_missing(lb_python *py, lb_value v, lb_string *name, bool is_known)
{
    if (is_known) {
        lb_raise(py, LB_T_ATTRIBUTE_ERROR, "'%s' object attribute '%s' is read-only",
                 lb_type_name(py, v), name->bytes);
        return false;
    }
    lb_attribute_error(py, v, name);
    return false;
}

static bool call_setter(lb_python *py, lb_value d, lb_value v, lb_string *name, lb_value value)
{
    const lb_type *kind = lb_typeof(py, d);
    if (kind == py->types[LB_T_GETSET]) {
        lb_native *native = (lb_native *)((lb_descriptor *)d)->get;
        if (!native->method->set) {
            lb_raise(py, LB_T_ATTRIBUTE_ERROR, "attribute '%s' of '%s' objects is not writable",
                     name->bytes, lb_cstr((lb_value)native->owner->name));
            return false;
        }
        lb_value args[] = {v, value};
        return native->method->set(py, args) != NULL;
    }
    lb_value method = kind->special[value ? LB_S_SET : LB_S_DELETE];
    if (!method) {
        lb_raise(py, LB_T_ATTRIBUTE_ERROR, value ? "__set__" : "__delete__");
        return false;
    }
    lb_value args[] = {d, v, value};
    return lb_call_special(py, method, value ? 3 : 2, args) != NULL;
}

/* Sets a value of an object that has a shape, or could have, and notes how. */
static void set_noted(lb_python *py, lb_value v, lb_string *name, lb_value value,
                      lb_store_site *site)
{
    const lb_shape *from = site ? lb_shape_of(v) : NULL;
    lb_attributes_set(py, v, name, value);
    const lb_attributes *a = lb_attributes_of(v);
    if (from && a) {
        size_t number = a->shape == from ? lb_shape_find(from, name) : SIZE_MAX;
        *site = (lb_store_site){from, v->type->version, number, a->shape};
    }
}

static bool set_in_instance(lb_python *py, lb_value v, lb_string *name, lb_value value,
                            lb_store_site *site)
{
    lb_type *type = lb_typeof(py, v);
    lb_value d = lb_type_lookup(py, type, name);
    if (d && is_data_descriptor(py, d)) {
        return call_setter(py, d, v, name, value);
    }
    bool is_module = lb_exact(py, v, LB_T_MODULE);
    if (!lb_is_object(v) || (type->flags & LB_TYPE_SLOTS) ||
        !(is_module || (type->flags & LB_TYPE_DICT))) {
        return set_missing(py, v, name, d != NULL);
    }
    if (value && !is_module) {
        set_noted(py, v, name, value, site);
        return true;
    }
    lb_dict *dict = lb_instance_dict(py, v);
    if (value) {
        lb_dict_set_name(py, dict, name, value);
        return true;
    }
    if (lb_dict_remove(py, dict, (lb_value)name, NULL) != 1) {
        lb_attribute_error(py, v, name);
        return false;
    }
    return true;
}

static bool set_in_type(lb_python *py, lb_value v, lb_string *name, lb_value value)
{
    lb_type *type = (lb_type *)v;
    lb_value d = lb_type_lookup(py, lb_typeof(py, v), name);
    if (d && is_data_descriptor(py, d)) {
        return call_setter(py, d, v, name, value);
    }
    if (!(type->flags & LB_TYPE_GUEST)) {
        lb_raise(py, LB_T_TYPE_ERROR, "cannot set '%s' attribute of immutable type '%s'",
                 name->bytes, lb_cstr((lb_value)type->name));
        return false;
    }
    return lb_type_set_attribute(py, type, name, value);
}

bool lb_attribute_set(lb_python *py, lb_value v, lb_string *name, lb_value value,
                      lb_store_site *site)
{
    const lb_type *type = lb_typeof(py, v);
    lb_value how = type->special[value ? LB_S_SETATTR : LB_S_DELATTR];
    if (lb_exact(py, how, LB_T_NATIVE_METHOD) &&
        ((lb_native *)how)->owner == py->types[LB_T_OBJECT]) {
        return set_in_instance(py, v, name, value, site);
    }
    lb_value args[] = {v, (lb_value)name, value};
    return lb_call_special(py, how, value ? 3 : 2, args) != NULL;
}

bool lb_setattr_string(lb_python *py, lb_value v, lb_string *name, lb_value value)
{
    return lb_attribute_set(py, v, name, value, NULL);
}

bool lb_setattr(lb_python *py, lb_value v, const char *name, lb_value value)
{
    return lb_setattr_string(py, v, lb_intern(py, lb_str_of(name)), value);
}

/* --- as methods of object, type and module --- */

static lb_string *name_of(lb_python *py, lb_value name)
{
    if (!lb_is(py, name, LB_T_STR)) {
        lb_raise(py, LB_T_TYPE_ERROR, "attribute name must be string, not '%s'",
                 lb_type_name(py, name));
        return NULL;
    }
    return lb_intern(py, lb_string_text(name));
}

static lb_value getattribute(lb_python *py, lb_value *args,
                             lb_lookup find(lb_python *, lb_value, lb_string *, lb_load_site *,
                                            lb_value *))
{
    lb_string *name = name_of(py, args[1]);
    if (!name) {
        return NULL;
    }
    lb_value found = NULL;
    lb_lookup how = find(py, args[0], name, NULL, &found);
    return how == LB_LOOKUP_MISSING ? lb_attribute_error(py, args[0], name)
                                    : settle(py, args[0], how, found);
}

lb_value lb_object_getattribute(lb_python *py, lb_value *args)
{
    return getattribute(py, args, find_in_instance);
}

lb_value lb_type_getattribute(lb_python *py, lb_value *args)
{
    return getattribute(py, args, find_in_type);
}

lb_value lb_module_getattribute(lb_python *py, lb_value *args)
{
    return getattribute(py, args, find_in_module);
}

lb_value lb_object_setattr(lb_python *py, lb_value *args)
{
    lb_string *name = name_of(py, args[1]);
    return name && set_in_instance(py, args[0], name, args[2], NULL) ? LB_NONE : NULL;
}

lb_value lb_object_delattr(lb_python *py, lb_value *args)
{
    lb_string *name = name_of(py, args[1]);
    return name && set_in_instance(py, args[0], name, NULL, NULL) ? LB_NONE : NULL;
}

lb_value lb_type_setattr(lb_python *py, lb_value *args)
{
    lb_string *name = name_of(py, args[1]);
    return name && set_in_type(py, args[0], name, args[2]) ? LB_NONE : NULL;
}

lb_value lb_type_delattr(lb_python *py, lb_value *args)
{
    lb_string *name = name_of(py, args[1]);
    return name && set_in_type(py, args[0], name, NULL) ? LB_NONE : NULL;
}

/* --- super() --- */

lb_value lb_super_getattribute(lb_python *py, lb_value *args)
{
    const lb_super *super = (lb_super *)args[0];
    lb_string *name = name_of(py, args[1]);
    if (!name) {
        return NULL;
    }
    if (super->self && name != py->names.class) {
        lb_tuple *mro = super->self_type->mro;
        size_t i = 0;
        while (i < mro->count && mro->items[i] != (lb_value)super->type) {
            i++;
        }
        for (i++; i < mro->count; i++) {
            lb_value d = lb_dict_get_name(((lb_type *)mro->items[i])->attributes, name);
            if (d) {
                bool of_class = super->self == (lb_value)super->self_type;
                lb_value found;
                lb_lookup how =
                    bind(py, d, of_class ? NULL : super->self, super->self_type, &found);
                return settle(py, super->self, how, found);
            }
        }
    }
    if (super->self && super->self_type->opaque && name->bytes[0] != '_') {
        LB_AUTO_FREE char *suffix = lb_format(".%s", name->bytes);
        return lb_opaque_attribute(py, super->self_type->opaque, lb_str_of(suffix));
    }
    lb_value found = NULL;
    lb_lookup how = find_in_instance(py, args[0], name, NULL, &found);
    if (how == LB_LOOKUP_MISSING) {
        return lb_raise(py, LB_T_ATTRIBUTE_ERROR, "'super' object has no attribute '%s'",
                        name->bytes);
    }
    return settle(py, args[0], how, found);
}
