/* object, type and the types of single values, as the guest sees them. */
#include "python/interpreter.h"
#include "python/shape.h"

lb_native_function lb_object_getattribute, lb_object_setattr, lb_object_delattr,
    lb_type_getattribute, lb_type_setattr, lb_type_delattr;

/* --- object --- */

lb_value lb_object_create(lb_python *py, lb_type *type)
{
    if (type->flags & LB_TYPE_NO_NEW) {
        return lb_raise(py, LB_T_TYPE_ERROR, "cannot create '%s' instances", type->name->bytes);
    }
    if (type->flags & LB_TYPE_ABSTRACT) {
        lb_value names = lb_dict_get_name(type->attributes, py->names.abstractmethods);
        lb_list *list = lb_list_of(py, names);
        lb_list_sort(py, list, NULL, false);
        lb_value joined =
            lb_call_method(py, lb_string_of(py, ", "), "join", 1, (lb_value[]){(lb_value)list});
        return lb_raise(py, LB_T_TYPE_ERROR,
                        "Can't instantiate abstract class %s with abstract method%s %s",
                        type->name->bytes, list->count == 1 ? "" : "s", lb_cstr(joined));
    }
    return lb_object_new(py, type);
}

static lb_value object_new(lb_python *py, lb_value *args)
{
    if (!lb_is(py, args[0], LB_T_TYPE)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "object.__new__(X): X is not a type object (%s)",
                        lb_type_name(py, args[0]));
    }
    lb_type *type = (lb_type *)args[0];
    for (size_t i = 0; i < type->mro->count; i++) { /* the nearest built-in one has a say */
        const lb_type *base = (lb_type *)type->mro->items[i];
        lb_value new = base->flags &LB_TYPE_GUEST ? py->object_new : base->special[LB_S_NEW];
        if (new != py->object_new && !type->opaque) {
            return lb_raise(py, LB_T_TYPE_ERROR, "object.__new__(%s) is not safe, use %s.__new__()",
                            type->name->bytes, base->name->bytes);
        }
    }
    bool has_arguments = ((lb_tuple *)args[1])->count || ((lb_dict *)args[2])->count;
    if (has_arguments && !(type->flags & LB_TYPE_OPAQUE)) {
        if (type->special[LB_S_NEW] != py->object_new) {
            return lb_raise(
                py, LB_T_TYPE_ERROR,
                "object.__new__() takes exactly one argument (the type to instantiate)");
        }
        if (type->special[LB_S_INIT] == py->object_init) {
            return lb_raise(py, LB_T_TYPE_ERROR, "%s() takes no arguments", type->name->bytes);
        }
    }
    return lb_object_create(py, type);
}

static lb_value object_init(lb_python *py, lb_value *args)
{
    const lb_type *type = lb_typeof(py, args[0]);
    bool has_arguments = ((lb_tuple *)args[1])->count || ((lb_dict *)args[2])->count;
    if (has_arguments && !(type->flags & LB_TYPE_OPAQUE) &&
        (type->special[LB_S_INIT] != py->object_init ||
         type->special[LB_S_NEW] == py->object_new)) {
        return lb_raise(
            py, LB_T_TYPE_ERROR,
            "object.__init__() takes exactly one argument (the instance to initialize)");
    }
    return LB_NONE;
}

static void qualified(lb_python *py, const lb_type *type, lb_text *out)
{
    lb_value module = lb_dict_get_name(type->attributes, py->names.module);
    if (module && lb_is(py, module, LB_T_STR) && !lb_str_is(lb_string_text(module), "builtins")) {
        lb_text_addf(out, "%s.", lb_cstr(module));
    }
    lb_text_adds(out, type->qualname->bytes);
}

static lb_value object_repr(lb_python *py, lb_value *args)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_adds(&text, "<");
    qualified(py, lb_typeof(py, args[0]), &text);
    lb_text_addf(&text, " object at %p>", (void *)args[0]);
    return lb_string_take(py, &text);
}

static lb_value object_str(lb_python *py, lb_value *args)
{
    return lb_repr_value(py, args[0]);
}

static lb_value object_format(lb_python *py, lb_value *args)
{
    lb_str spec;
    if (!lb_to_text(py, args[1], "format spec", &spec)) {
        return NULL;
    }
    return spec.len
               ? lb_raise(py, LB_T_TYPE_ERROR, "unsupported format string passed to %s.__format__",
                          lb_type_name(py, args[0]))
               : lb_to_string(py, args[0]);
}

static lb_value object_eq(lb_python *py LB_UNUSED, lb_value *args)
{
    return args[0] == args[1] ? LB_TRUE : LB_NOT_IMPLEMENTED;
}

static lb_value object_ne(lb_python *py, lb_value *args)
{
    lb_value equal = lb_call_special(py, lb_special_of(py, args[0], LB_S_EQ), 2, args);
    if (!equal || equal == LB_NOT_IMPLEMENTED) {
        return equal;
    }
    int truth = lb_truth(py, equal);
    return truth < 0 ? NULL : lb_bool(!truth);
}

static lb_value object_order(lb_python *py LB_UNUSED, lb_value *args LB_UNUSED)
{
    return LB_NOT_IMPLEMENTED;
}

static lb_value object_hash(lb_python *py, lb_value *args)
{
    return lb_hash_value(py, (uint64_t)(uintptr_t)args[0] >> 4);
}

static lb_value object_class(lb_python *py, lb_value *args)
{
    return (lb_value)lb_typeof(py, args[0]);
}

static lb_value object_set_class(lb_python *py, lb_value *args)
{
    if (!args[1] || !lb_is(py, args[1], LB_T_TYPE) || !lb_is_object(args[0]) ||
        ((lb_type *)args[1])->layout != lb_typeof(py, args[0])->layout ||
        !(((lb_type *)args[1])->flags & lb_typeof(py, args[0])->flags & LB_TYPE_DICT)) {
        return lb_raise(py, LB_T_TYPE_ERROR,
                        "__class__ assignment only supported for mutable types");
    }
    lb_instance_dict(py, args[0]); /* its shape is the old class's */
    args[0]->type = (lb_type *)args[1];
    return LB_NONE;
}

static lb_value object_init_subclass(lb_python *py, lb_value *args)
{
    return ((lb_dict *)args[1])->count
               ? lb_raise(py, LB_T_TYPE_ERROR, "%s.__init_subclass__() takes no keyword arguments",
                          lb_cstr((lb_value)((lb_type *)args[0])->name))
               : LB_NONE;
}

static lb_value object_dir(lb_python *py, lb_value *args)
{
    lb_set *names = lb_set_new(py, LB_T_SET);
    lb_dict *dict = lb_is_object(args[0]) ? lb_instance_dict(py, args[0]) : NULL;
    const lb_type *type =
        lb_is(py, args[0], LB_T_TYPE) ? (lb_type *)args[0] : lb_typeof(py, args[0]);
    if (dict && !lb_is(py, args[0], LB_T_TYPE)) {
        lb_set_update(py, names, (lb_value)dict);
    }
    for (size_t i = 0; i < type->mro->count && !lb_is(py, args[0], LB_T_MODULE); i++) {
        lb_set_update(py, names, (lb_value)((lb_type *)type->mro->items[i])->attributes);
    }
    lb_list *list = lb_list_of(py, (lb_value)names);
    return lb_list_sort(py, list, NULL, false) ? (lb_value)list : NULL;
}

static lb_value object_reduce(lb_python *py, lb_value *args)
{
    return lb_raise(py, LB_T_TYPE_ERROR, "cannot pickle '%s' object", lb_type_name(py, args[0]));
}

static lb_value object_dict(lb_python *py, lb_value *args)
{
    const lb_type *type = lb_typeof(py, args[0]);
    lb_dict *dict = (type->flags & LB_TYPE_SLOTS) ? NULL : lb_instance_dict(py, args[0]);
    return dict ? (lb_value)dict : lb_attribute_error(py, args[0], py->names.dict);
}

static lb_value object_set_dict(lb_python *py, lb_value *args)
{
    if (!args[1] || !lb_is(py, args[1], LB_T_DICT) || !lb_instance_dict(py, args[0])) {
        return lb_raise(py, LB_T_TYPE_ERROR, "__dict__ must be set to a dictionary");
    }
    lb_attributes_replace(args[0], (lb_dict *)args[1]);
    return LB_NONE;
}

void lb_setup_object(lb_python *py)
{
    static const lb_method methods[] = {
        {"__new__", "cls, *args, **kwargs", object_new},
        {"__init__", "self, *args, **kwargs", object_init},
        {"__repr__", "self", object_repr},
        {"__str__", "self", object_str},
        {"__format__", "self, spec, /", object_format},
        {"__eq__", "self, other, /", object_eq},
        {"__ne__", "self, other, /", object_ne},
        {"__lt__", "self, other, /", object_order},
        {"__le__", "self, other, /", object_order},
        {"__gt__", "self, other, /", object_order},
        {"__ge__", "self, other, /", object_order},
        {"__hash__", "self", object_hash},
        {"__getattribute__", "self, name, /", lb_object_getattribute},
        {"__setattr__", "self, name, value, /", lb_object_setattr},
        {"__delattr__", "self, name, /", lb_object_delattr},
        {"__class__", "self", object_class, LB_GETTER, object_set_class},
        {"__dict__", "self", object_dict, LB_GETTER, object_set_dict},
        {"__init_subclass__", "cls, **kwargs", object_init_subclass, LB_CLASSMETHOD},
        {"__dir__", "self", object_dir},
        {"__reduce__", "self", object_reduce},
        {0}};
    lb_type *object = lb_core_define(py, LB_T_OBJECT, methods, &lb_plain_layout, 0);
    py->object_new = object->special[LB_S_NEW];
    py->object_init = object->special[LB_S_INIT];
    py->object_repr = object->special[LB_S_REPR];
    py->object_getattribute = object->special[LB_S_GETATTRIBUTE];
    py->object_setattr = object->special[LB_S_SETATTR];
}

/* --- type --- */

/* set(), dict() and list(), of which there are many; NULL: another type. */
static lb_value make_empty(lb_python *py, const lb_type *type)
{
    return type == py->types[LB_T_SET]    ? (lb_value)lb_set_new(py, LB_T_SET)
           : type == py->types[LB_T_DICT] ? (lb_value)lb_dict_new(py)
           : type == py->types[LB_T_LIST] ? (lb_value)lb_list_new(py, 0)
                                          : NULL;
}

lb_value lb_type_call(lb_python *py, lb_type *type, size_t count, const lb_value *args,
                      lb_tuple *names)
{
    if (type == py->types[LB_T_TYPE] && count == 1 && !names) {
        return (lb_value)lb_typeof(py, args[0]);
    }
    if (!count && !names) {
        lb_value made = make_empty(py, type);
        if (made) {
            return made;
        }
    }
    lb_value few[12],
        *all = count + 1 < LB_COUNT(few) ? few : lb_alloc_array(count + 1, sizeof *all);
    lb_copy(all + 1, args, count);
    all[0] = (lb_value)type;
    lb_value maker = type->special[LB_S_NEW];
    lb_value init = type->special[LB_S_INIT];
    lb_value object;
    if (maker == py->object_new && init != py->object_init) {
        object = lb_object_create(py, type);
    } else if (lb_exact(py, maker, LB_T_STATICMETHOD)) {
        object = lb_call_keywords(py, ((lb_descriptor *)maker)->get, count + 1, all, names);
    } else {
        object = lb_call_keywords(py, maker, count + 1, all, names);
    }
    bool is_of_type = object && lb_is_a(py, object, type);
    if (is_of_type) { /* __new__ may have made one of a derived class */
        init = lb_typeof(py, object)->special[LB_S_INIT];
    }
    if (is_of_type && init != py->object_init) {
        all[0] = object;
        lb_keep(py, object);
        lb_value result = lb_call_keywords(py, init, count + 1, all, names);
        if (result && result != LB_NONE) {
            lb_raise(py, LB_T_TYPE_ERROR, "__init__() should return None, not '%s'",
                     lb_type_name(py, result));
        }
        if (result != LB_NONE) {
            object = NULL;
        }
    }
    if (all != few) {
        free(all);
    }
    return object;
}

static lb_value type_call(lb_python *py, lb_value *args)
{
    const lb_dict *kwargs = (lb_dict *)args[2];
    const lb_tuple *given = (lb_tuple *)args[1];
    LB_AUTO_FREE lb_value *all = lb_alloc_array(given->count + kwargs->count + 1, sizeof(lb_value));
    lb_copy(all, given->items, given->count);
    lb_tuple *names = lb_tuple_new(py, kwargs->count);
    size_t at = 0, i = 0;
    lb_value key, value;
    while (lb_dict_next(kwargs, &at, &key, &value)) {
        names->items[i] = key;
        all[given->count + i++] = value;
    }
    return lb_type_call(py, (lb_type *)args[0], given->count + i, all, i ? names : NULL);
}

static lb_value type_new(lb_python *py, lb_value *args)
{
    const lb_tuple *given = (lb_tuple *)args[1];
    if (given->count == 1) {
        return (lb_value)lb_typeof(py, given->items[0]);
    }
    if (given->count != 3) {
        return lb_raise(py, LB_T_TYPE_ERROR, "type() takes 1 or 3 arguments");
    }
    static const lb_type_id wanted[] = {LB_T_STR, LB_T_TUPLE, LB_T_DICT};
    for (size_t i = 0; i < LB_COUNT(wanted); i++) {
        if (!lb_is(py, given->items[i], wanted[i])) {
            return lb_raise(py, LB_T_TYPE_ERROR, "type.__new__() argument %zu must be %s, not %s",
                            i + 1, py->types[wanted[i]]->name->bytes,
                            lb_type_name(py, given->items[i]));
        }
    }
    lb_tuple *bases = (lb_tuple *)given->items[1];
    for (size_t i = 0; i < bases->count; i++) {
        if (lb_is_opaque(py, bases->items[i])) {
            return lb_opaque_attribute(py, bases->items[i], (lb_str){0});
        }
    }
    lb_type *meta = lb_metaclass_of(py, (lb_type *)args[0], bases);
    if (!meta) {
        return NULL;
    }
    if (meta != (lb_type *)args[0] && meta->special[LB_S_NEW] != py->type_new) {
        lb_tuple *all = lb_tuple_new(py, given->count + 1);
        all->items[0] = (lb_value)meta;
        lb_copy(all->items + 1, given->items, given->count);
        return lb_call_with(py, meta->special[LB_S_NEW], all, (lb_dict *)args[2]);
    }
    const lb_dict *kwargs = (lb_dict *)args[2];
    lb_tuple *names = lb_tuple_new(py, kwargs->count);
    LB_AUTO_FREE lb_value *values = lb_alloc_array(kwargs->count + 1, sizeof(lb_value));
    size_t at = 0, i = 0;
    lb_value key, value;
    while (lb_dict_next(kwargs, &at, &key, &value)) {
        names->items[i] = key;
        values[i++] = value;
    }
    return lb_class_new(py, meta, lb_intern(py, lb_string_text(given->items[0])), bases,
                        (lb_dict *)given->items[2], names, values);
}

static lb_value type_init(lb_python *py LB_UNUSED, lb_value *args LB_UNUSED)
{
    return LB_NONE;
}

static lb_value type_repr(lb_python *py, lb_value *args)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_adds(&text, "<class '");
    qualified(py, (lb_type *)args[0], &text);
    lb_text_adds(&text, "'>");
    return lb_string_take(py, &text);
}

#define SELF ((lb_type *)args[0])

static lb_value type_name(lb_python *py LB_UNUSED, lb_value *args)
{
    return (lb_value)SELF->name;
}
static lb_value type_set_name(lb_python *py, lb_value *args)
{
    lb_str text;
    if (!lb_to_text(py, args[1], "__name__", &text)) {
        return NULL;
    }
    SELF->name = lb_intern(py, text);
    return LB_NONE;
}
static lb_value type_qualname(lb_python *py LB_UNUSED, lb_value *args)
{
    return (lb_value)SELF->qualname;
}
static lb_value type_set_qualname(lb_python *py, lb_value *args)
{
    lb_str text;
    if (!lb_to_text(py, args[1], "__qualname__", &text)) {
        return NULL;
    }
    SELF->qualname = lb_intern(py, text);
    return LB_NONE;
}
static lb_value own(lb_python *py, lb_value *args, lb_string *name)
{
    lb_value found = lb_dict_get_name(SELF->attributes, name);
    return found ? found : lb_attribute_error(py, args[0], name);
}
static lb_value type_module(lb_python *py, lb_value *args)
{
    if (SELF == py->types[LB_T_TYPE]) { /* what it has of that name is this descriptor */
        return lb_string_of(py, "builtins");
    }
    return own(py, args, py->names.module);
}
static lb_value type_set_module(lb_python *py, lb_value *args)
{
    return lb_type_set_attribute(py, SELF, py->names.module, args[1]) ? LB_NONE : NULL;
}
static lb_value type_doc(lb_python *py LB_UNUSED, lb_value *args)
{
    lb_value doc = lb_dict_get_name(SELF->attributes, py->names.doc);
    return doc ? doc : LB_NONE;
}
static lb_value type_set_doc(lb_python *py, lb_value *args)
{
    return lb_type_set_attribute(py, SELF, py->names.doc, args[1]) ? LB_NONE : NULL;
}
static lb_value type_bases(lb_python *py LB_UNUSED, lb_value *args)
{
    return (lb_value)SELF->bases;
}
static lb_value type_base(lb_python *py LB_UNUSED, lb_value *args)
{
    return SELF->base ? (lb_value)SELF->base : LB_NONE;
}
static lb_value type_mro(lb_python *py LB_UNUSED, lb_value *args)
{
    return (lb_value)SELF->mro;
}
static lb_value type_mro_list(lb_python *py, lb_value *args)
{
    return (lb_value)lb_list_of(py, (lb_value)SELF->mro);
}
static lb_value type_dict(lb_python *py, lb_value *args)
{
    lb_iterator *proxy = lb_object_new(py, py->types[LB_T_MAPPINGPROXY]);
    proxy->source = (lb_value)SELF->attributes;
    return (lb_value)proxy;
}
static lb_value type_annotations(lb_python *py, lb_value *args)
{
    lb_value found = lb_dict_get_name(SELF->attributes, py->names.annotations);
    if (!found) {
        if (!(SELF->flags & LB_TYPE_GUEST)) {
            return lb_attribute_error(py, args[0], py->names.annotations);
        }
        found = (lb_value)lb_dict_new(py);
        lb_type_set_attribute(py, SELF, py->names.annotations, found);
    }
    return found;
}
static lb_value type_set_annotations(lb_python *py, lb_value *args)
{
    return lb_type_set_attribute(py, SELF, py->names.annotations, args[1]) ? LB_NONE : NULL;
}
static lb_value type_abstract(lb_python *py, lb_value *args)
{
    return own(py, args, py->names.abstractmethods);
}
static lb_value type_set_abstract(lb_python *py, lb_value *args)
{
    if (!lb_type_set_attribute(py, SELF, py->names.abstractmethods, args[1])) {
        return NULL;
    }
    SELF->flags &= ~(unsigned)LB_TYPE_ABSTRACT;
    SELF->flags |= args[1] && lb_truth(py, args[1]) > 0 ? LB_TYPE_ABSTRACT : 0u;
    return LB_NONE;
}
static lb_value type_subclasses(lb_python *py, lb_value *args)
{
    lb_list *list = lb_list_new(py, SELF->subclass_count);
    for (size_t i = 0; i < SELF->subclass_count; i++) {
        lb_list_append(py, list, (lb_value)SELF->subclasses[i]);
    }
    return (lb_value)list;
}
static lb_value type_instancecheck(lb_python *py, lb_value *args)
{
    return lb_bool(lb_is_a(py, args[1], SELF));
}
static lb_value type_subclasscheck(lb_python *py, lb_value *args)
{
    return lb_is(py, args[1], LB_T_TYPE)
               ? lb_bool(lb_is_subtype((lb_type *)args[1], SELF))
               : lb_raise(py, LB_T_TYPE_ERROR, "issubclass() arg 1 must be a class");
}
static lb_value type_or(lb_python *py, lb_value *args)
{
    return lb_union_new(py, args[0], args[1]);
}
static lb_value type_ror(lb_python *py, lb_value *args)
{
    return lb_union_new(py, args[1], args[0]);
}
static lb_value type_prepare(lb_python *py, lb_value *args LB_UNUSED)
{
    return (lb_value)lb_dict_new(py);
}

void lb_setup_type(lb_python *py)
{
    static const lb_method methods[] = {
        {"__new__", "cls, *args, **kwargs", type_new},
        {"__init__", "self, *args, **kwargs", type_init},
        {"__call__", "self, *args, **kwargs", type_call},
        {"__repr__", "self", type_repr},
        {"__getattribute__", "self, name, /", lb_type_getattribute},
        {"__setattr__", "self, name, value, /", lb_type_setattr},
        {"__delattr__", "self, name, /", lb_type_delattr},
        {"__instancecheck__", "self, instance, /", type_instancecheck},
        {"__subclasscheck__", "self, subclass, /", type_subclasscheck},
        {"__or__", "self, other, /", type_or},
        {"__ror__", "self, other, /", type_ror},
        {"__prepare__", "cls, *args, **kwargs", type_prepare, LB_CLASSMETHOD},
        {"mro", "self", type_mro_list},
        {"__subclasses__", "self", type_subclasses},
        {"__name__", "self", type_name, LB_GETTER, type_set_name},
        {"__qualname__", "self", type_qualname, LB_GETTER, type_set_qualname},
        {"__module__", "self", type_module, LB_GETTER, type_set_module},
        {"__doc__", "self", type_doc, LB_GETTER, type_set_doc},
        {"__bases__", "self", type_bases, LB_GETTER},
        {"__base__", "self", type_base, LB_GETTER},
        {"__mro__", "self", type_mro, LB_GETTER},
        {"__dict__", "self", type_dict, LB_GETTER},
        {"__annotations__", "self", type_annotations, LB_GETTER, type_set_annotations},
        {"__abstractmethods__", "self", type_abstract, LB_GETTER, type_set_abstract},
        {0}};
    lb_type *type = lb_core_define(py, LB_T_TYPE, methods, &lb_type_layout, 0);
    py->type_call = type->special[LB_S_CALL];
    py->type_new = type->special[LB_S_NEW];
    py->type_getattribute = type->special[LB_S_GETATTRIBUTE];
}

/* --- None, Ellipsis, NotImplemented --- */

static lb_value none_repr(lb_python *py, lb_value *args LB_UNUSED)
{
    return lb_string_of(py, "None");
}
static lb_value none_bool(lb_python *py LB_UNUSED, lb_value *args LB_UNUSED)
{
    return LB_FALSE;
}
static lb_value none_or(lb_python *py, lb_value *args)
{
    return lb_is(py, args[1], LB_T_TYPE) || lb_is(py, args[1], LB_T_GENERIC_ALIAS)
               ? lb_union_new(py, args[0], args[1])
               : LB_NOT_IMPLEMENTED;
}
static lb_value ellipsis_repr(lb_python *py, lb_value *args LB_UNUSED)
{
    return lb_string_of(py, "Ellipsis");
}
static lb_value not_implemented_repr(lb_python *py, lb_value *args LB_UNUSED)
{
    return lb_string_of(py, "NotImplemented");
}

void lb_setup_singleton(lb_python *py)
{
    static const lb_method none[] = {{"__repr__", "self", none_repr},
                                     {"__bool__", "self", none_bool},
                                     {"__or__", "self, other, /", none_or},
                                     {0}};
    static const lb_method ellipsis[] = {{"__repr__", "self", ellipsis_repr}, {0}};
    static const lb_method not_implemented[] = {{"__repr__", "self", not_implemented_repr}, {0}};
    unsigned flags = LB_TYPE_FINAL | LB_TYPE_NO_NEW;
    lb_core_define(py, LB_T_NONE, none, NULL, flags);
    lb_core_define(py, LB_T_ELLIPSIS, ellipsis, NULL, flags);
    lb_core_define(py, LB_T_NOT_IMPLEMENTED, not_implemented, NULL, flags);
}
