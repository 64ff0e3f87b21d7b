/* property, staticmethod, classmethod, slots, super and modules. */
#include "python/code.h"
#include "python/interpreter.h"

#define SELF ((lb_descriptor *)args[0])

static lb_value or_none(lb_value v)
{
    return v ? v : LB_NONE;
}

/* --- property --- */

static lb_value property_init(lb_python *py LB_UNUSED, lb_value *args)
{
    SELF->get = or_none(args[1]);
    SELF->set = or_none(args[2]);
    SELF->delete = or_none(args[3]);
    SELF->doc = args[4] == LB_NONE ? NULL : args[4]; /* NULL: the getter's */
    return LB_NONE;
}

static lb_value property_get(lb_python *py, lb_value *args)
{
    if (!args[1] || args[1] == LB_NONE) {
        return args[0];
    }
    if (!SELF->get || SELF->get == LB_NONE) {
        return lb_property_error(py, args[0], args[1], "getter");
    }
    return lb_call(py, SELF->get, 1, &args[1]);
}

static lb_value property_call(lb_python *py, lb_value *args, lb_value function, size_t count,
                              const char *what)
{
    if (function && function != LB_NONE) {
        return lb_call(py, function, count, args + 1) ? LB_NONE : NULL;
    }
    return lb_property_error(py, args[0], args[1], what);
}

lb_value lb_property_error(lb_python *py, lb_value property, lb_value object, const char *what)
{
    lb_value name = ((lb_descriptor *)property)->name;
    return name ? lb_raise(py, LB_T_ATTRIBUTE_ERROR, "property %s of '%s' object has no %s",
                           lb_cstr(lb_repr_value(py, name)), lb_type_name(py, object), what)
                : lb_raise(py, LB_T_ATTRIBUTE_ERROR, "property of '%s' object has no %s",
                           lb_type_name(py, object), what);
}

static lb_value property_set(lb_python *py, lb_value *args)
{
    return property_call(py, args, SELF->set, 2, "setter");
}

static lb_value property_delete(lb_python *py, lb_value *args)
{
    return property_call(py, args, SELF->delete, 1, "deleter");
}

static lb_value property_set_name(lb_python *py LB_UNUSED, lb_value *args)
{
    SELF->name = args[2];
    return LB_NONE;
}

static lb_value property_with(lb_python *py, lb_value *args, int which)
{
    lb_value parts[] = {SELF->get, SELF->set, SELF->delete, SELF->doc};
    parts[which] = args[1];
    for (int i = 0; i < 4; i++) {
        parts[i] = or_none(parts[i]);
    }
    return lb_call(py, (lb_value)lb_typeof(py, args[0]), which == 0 ? 3 : 4, parts);
}
static lb_value property_getter(lb_python *py, lb_value *args)
{
    return property_with(py, args, 0);
}
static lb_value property_setter(lb_python *py, lb_value *args)
{
    return property_with(py, args, 1);
}
static lb_value property_deleter(lb_python *py, lb_value *args)
{
    return property_with(py, args, 2);
}
static lb_value property_fget(lb_python *py LB_UNUSED, lb_value *args)
{
    return or_none(SELF->get);
}
static lb_value property_fset(lb_python *py LB_UNUSED, lb_value *args)
{
    return or_none(SELF->set);
}
static lb_value property_fdel(lb_python *py LB_UNUSED, lb_value *args)
{
    return or_none(SELF->delete);
}
static lb_value property_doc(lb_python *py, lb_value *args)
{
    if (!SELF->doc && lb_exact(py, SELF->get, LB_T_FUNCTION)) {
        return lb_function_doc(py, (lb_function *)SELF->get);
    }
    return or_none(SELF->doc);
}
static lb_value property_set_doc(lb_python *py LB_UNUSED, lb_value *args)
{
    SELF->doc = or_none(args[1]);
    return LB_NONE;
}
static lb_value is_abstract(lb_python *py, lb_value *args)
{
    lb_value parts[] = {SELF->get, SELF->set, SELF->delete};
    for (int i = 0; i < 3; i++) {
        lb_value flag;
        if (parts[i] && parts[i] != LB_NONE &&
            lb_find_attr(py, parts[i], py->names.isabstractmethod, &flag) == 1 &&
            lb_truth(py, flag) > 0) {
            return LB_TRUE;
        }
    }
    return LB_FALSE;
}

/* --- staticmethod and classmethod --- */

static lb_value wrapper_init(lb_python *py LB_UNUSED, lb_value *args)
{
    SELF->get = args[1];
    return LB_NONE;
}
static lb_value static_get(lb_python *py LB_UNUSED, lb_value *args)
{
    return SELF->get;
}
static lb_value static_call(lb_python *py, lb_value *args)
{
    return lb_call_with(py, SELF->get, (lb_tuple *)args[1], (lb_dict *)args[2]);
}
static lb_value class_get(lb_python *py, lb_value *args)
{
    lb_value owner = args[2] && args[2] != LB_NONE ? args[2] : (lb_value)lb_typeof(py, args[1]);
    return lb_bound_method_new(py, SELF->get, owner);
}
static lb_value wrapper_getattr(lb_python *py, lb_value *args)
{
    lb_string *name = lb_intern(py, lb_string_text(args[1]));
    return SELF->get && lb_str_starts(lb_string_text(args[1]), LB_STR("__"))
               ? lb_getattr_string(py, SELF->get, name)
               : lb_attribute_error(py, args[0], name);
}

/* --- what C types and __slots__ put into classes --- */

static lb_value getset_get(lb_python *py, lb_value *args)
{
    if (!args[1] || args[1] == LB_NONE) {
        return args[0];
    }
    return lb_native_call(py, (lb_native *)SELF->get, 1, &args[1], NULL);
}
static lb_value getset_set(lb_python *py, lb_value *args)
{
    const lb_native *native = (lb_native *)SELF->get;
    if (!native->method->set) {
        return lb_raise(py, LB_T_ATTRIBUTE_ERROR, "attribute '%s' of '%s' objects is not writable",
                        native->name->bytes, native->owner->name->bytes);
    }
    lb_value rest[] = {args[1], args[2]};
    return native->method->set(py, rest);
}
static lb_value getset_name(lb_python *py LB_UNUSED, lb_value *args)
{
    return (lb_value)((lb_native *)SELF->get)->name;
}

static bool is_owner(lb_python *py, lb_value *args)
{
    if (lb_is_a(py, args[1], (lb_type *)SELF->doc)) {
        return true;
    }
    lb_raise(py, LB_T_TYPE_ERROR, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object",
             lb_cstr(SELF->get), ((lb_type *)SELF->doc)->name->bytes, lb_type_name(py, args[1]));
    return false;
}

static lb_value member_get(lb_python *py, lb_value *args)
{
    if (!args[1] || args[1] == LB_NONE) {
        return args[0];
    }
    if (!is_owner(py, args)) {
        return NULL;
    }
    const lb_dict *dict = lb_slots_of(args[1]);
    lb_value found = dict ? lb_dict_get_name(dict, (lb_string *)SELF->set) : NULL;
    return found ? found : lb_attribute_error(py, args[1], (lb_string *)SELF->get);
}
static lb_value member_set(lb_python *py, lb_value *args)
{
    if (!is_owner(py, args)) {
        return NULL;
    }
    lb_dict *dict = lb_slots_of(args[1]);
    if (!dict) {
        dict = lb_dict_new(py);
        lb_slots_set(args[1], dict);
    }
    if (args[2]) {
        lb_dict_set_name(py, dict, (lb_string *)SELF->set, args[2]);
    } else if (lb_dict_remove(py, dict, SELF->set, NULL) != 1) {
        return lb_raise(py, LB_T_ATTRIBUTE_ERROR, "%s", lb_cstr(SELF->get));
    }
    return LB_NONE;
}
static lb_value member_repr(lb_python *py, lb_value *args)
{
    return lb_string_format(py, "<member '%s' of '%s' objects>", lb_cstr(SELF->get),
                            ((lb_type *)SELF->doc)->name->bytes);
}
static lb_value member_owner(lb_python *py LB_UNUSED, lb_value *args)
{
    return SELF->doc;
}
static lb_value member_name(lb_python *py LB_UNUSED, lb_value *args)
{
    return SELF->get;
}

static void descriptor_mark(lb_python *py, lb_value self)
{
    const lb_descriptor *d = (lb_descriptor *)self;
    lb_mark(py, d->get);
    lb_mark(py, d->set);
    lb_mark(py, d->delete);
    lb_mark(py, d->doc);
    lb_mark(py, d->name);
}

/* --- super --- */

/* The class and object that super() means in the running method. */
static bool implied(lb_python *py, lb_value *type, lb_value *self)
{
    const lb_frame *frame = py->frame;
    const lb_code_object *code = frame ? frame->code : NULL;
    *type = *self = NULL;
    if (code && code->argument_count) {
        *self = frame->slots[0];
        for (size_t i = 0; i < code->cell_count; i++) {
            if (code->cell_arguments[i] == 0) {
                *self = ((lb_cell *)frame->cells[i])->value;
            }
        }
        for (size_t i = code->cell_count; i < code->cell_count + code->free_count; i++) {
            if (lb_str_is(lb_string_text((lb_value)code->locals[code->local_count + i]),
                          "__class__")) {
                *type = ((lb_cell *)frame->cells[i])->value;
            }
        }
    }
    if (!*type || !*self) {
        lb_raise(py, LB_T_RUNTIME_ERROR,
                 *self ? "super(): __class__ cell not found" : "super(): no arguments");
        return false;
    }
    return true;
}

static lb_value super_init(lb_python *py, lb_value *args)
{
    lb_super *super = (lb_super *)args[0];
    lb_value type = args[1], self = args[2];
    if (!type && !implied(py, &type, &self)) {
        return NULL;
    }
    if (!lb_is(py, type, LB_T_TYPE)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "super() argument 1 must be a type, not %s",
                        lb_type_name(py, type));
    }
    super->type = (lb_type *)type;
    if (self && self != LB_NONE) {
        bool of_class = lb_is(py, self, LB_T_TYPE) && lb_is_subtype((lb_type *)self, super->type);
        if (!of_class && !lb_is_a(py, self, super->type)) {
            return lb_raise(py, LB_T_TYPE_ERROR,
                            "super(type, obj): obj must be an instance or subtype of type");
        }
        super->self = self;
        super->self_type = of_class ? (lb_type *)self : lb_typeof(py, self);
    }
    return LB_NONE;
}

#define SUPER ((lb_super *)args[0])
static lb_value super_class(lb_python *py LB_UNUSED, lb_value *args)
{
    return or_none((lb_value)SUPER->type);
}
static lb_value super_self(lb_python *py LB_UNUSED, lb_value *args)
{
    return or_none(SUPER->self);
}
static lb_value super_self_class(lb_python *py LB_UNUSED, lb_value *args)
{
    return SUPER->self ? (lb_value)SUPER->self_type : LB_NONE;
}
static lb_value super_repr(lb_python *py, lb_value *args)
{
    const char *name = SUPER->type ? SUPER->type->name->bytes : "NULL";
    return SUPER->self ? lb_string_format(py, "<super: <class '%s'>, <%s object>>", name,
                                          SUPER->self_type->name->bytes)
                       : lb_string_format(py, "<super: <class '%s'>, NULL>", name);
}

static void super_mark(lb_python *py, lb_value self)
{
    const lb_super *s = (lb_super *)self;
    LB_MARK(py, s->type);
    LB_MARK(py, s->self_type);
    lb_mark(py, s->self);
}

const lb_layout lb_descriptor_layout = {sizeof(lb_descriptor), descriptor_mark, NULL, NULL};

void lb_setup_descriptor(lb_python *py)
{
    static const lb_method property[] = {
        {"__init__", "self, fget=, fset=, fdel=, doc=", property_init},
        {"__get__", "self, instance, owner=, /", property_get},
        {"__set__", "self, instance, value, /", property_set},
        {"__delete__", "self, instance, /", property_delete},
        {"getter", "self, function, /", property_getter},
        {"setter", "self, function, /", property_setter},
        {"deleter", "self, function, /", property_deleter},
        {"__set_name__", "self, owner, name, /", property_set_name},
        {"fget", "self", property_fget, LB_GETTER},
        {"fset", "self", property_fset, LB_GETTER},
        {"fdel", "self", property_fdel, LB_GETTER},
        {"__doc__", "self", property_doc, LB_GETTER, property_set_doc},
        {"__isabstractmethod__", "self", is_abstract, LB_GETTER},
        {0}};
    static const lb_method static_method[] = {
        {"__init__", "self, function, /", wrapper_init},
        {"__get__", "self, instance, owner=, /", static_get},
        {"__call__", "self, /, *args, **kwargs", static_call},
        {"__getattr__", "self, name, /", wrapper_getattr},
        {"__func__", "self", static_get, LB_GETTER},
        {"__wrapped__", "self", static_get, LB_GETTER},
        {"__isabstractmethod__", "self", is_abstract, LB_GETTER},
        {0}};
    static const lb_method class_method[] = {
        {"__init__", "self, function, /", wrapper_init},
        {"__get__", "self, instance, owner=, /", class_get},
        {"__getattr__", "self, name, /", wrapper_getattr},
        {"__func__", "self", static_get, LB_GETTER},
        {"__wrapped__", "self", static_get, LB_GETTER},
        {"__isabstractmethod__", "self", is_abstract, LB_GETTER},
        {0}};
    static const lb_method getset[] = {{"__get__", "self, instance, owner=, /", getset_get},
                                       {"__set__", "self, instance, value, /", getset_set},
                                       {"__delete__", "self, instance, /", getset_set},
                                       {"__name__", "self", getset_name, LB_GETTER},
                                       {0}};
    static const lb_method member[] = {{"__get__", "self, instance, owner=, /", member_get},
                                       {"__set__", "self, instance, value, /", member_set},
                                       {"__delete__", "self, instance, /", member_set},
                                       {"__name__", "self", member_name, LB_GETTER},
                                       {"__objclass__", "self", member_owner, LB_GETTER},
                                       {"__repr__", "self", member_repr},
                                       {0}};
    lb_core_define(py, LB_T_PROPERTY, property, &lb_descriptor_layout, LB_TYPE_DICT);
    lb_core_define(py, LB_T_STATICMETHOD, static_method, &lb_descriptor_layout, LB_TYPE_DICT);
    lb_core_define(py, LB_T_CLASSMETHOD, class_method, &lb_descriptor_layout, LB_TYPE_DICT);
    lb_core_define(py, LB_T_GETSET, getset, &lb_descriptor_layout, LB_TYPE_NO_NEW);
    lb_core_define(py, LB_T_MEMBER, member, &lb_descriptor_layout, LB_TYPE_NO_NEW);
    static const lb_layout super_layout = {sizeof(lb_super), super_mark, NULL, NULL};
    lb_native_function lb_super_getattribute;
    static const lb_method super[] = {{"__init__", "self, type=, object=, /", super_init},
                                      {"__getattribute__", "self, name, /", lb_super_getattribute},
                                      {"__repr__", "self", super_repr},
                                      {"__thisclass__", "self", super_class, LB_GETTER},
                                      {"__self__", "self", super_self, LB_GETTER},
                                      {"__self_class__", "self", super_self_class, LB_GETTER},
                                      {0}};
    lb_core_define(py, LB_T_SUPER, super, &super_layout, 0);
}
