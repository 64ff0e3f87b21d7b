/* _abc: what abstract base classes know of each other; abc.py makes the metaclass of it. */
#include "python/interpreter.h"
#include "python/modules/natives.h"

/* Of one abstract class. `version` is that of the interpreter when `known` was begun. */
typedef struct registry {
    lb_object head;
    lb_list *classes; /* registered as subclasses */
    lb_dict *known;   /* class -> whether it is a subclass */
    uint64_t version;
} registry;

static void registry_mark(lb_python *py, lb_value self)
{
    LB_MARK(py, ((registry *)self)->classes);
    LB_MARK(py, ((registry *)self)->known);
}

static const lb_type_spec registry_type = {.name = "_abc_data",
                                           .layout = {sizeof(registry), registry_mark, NULL, NULL}};

static const char registry_name[] = "_abc_impl";

static registry *registry_of(lb_python *py, lb_value cls)
{
    lb_value found = lb_dict_get_cstr(py, ((lb_type *)cls)->attributes, registry_name);
    const lb_type *type = lb_type_find(py, &registry_type);
    return found && lb_typeof(py, found) == type ? (registry *)found : NULL;
}

/* --- abstract methods --- */

static int is_abstract(lb_python *py, lb_value v)
{
    lb_value flag = NULL;
    if (!lb_is_object(v) || lb_exact(py, v, LB_T_STR) || lb_exact(py, v, LB_T_TUPLE)) {
        return 0;
    }
    int has = lb_find_attr(py, v, py->names.isabstractmethod, &flag);
    return has == 1 ? lb_truth(py, flag) : has;
}

static bool add_own(lb_python *py, const lb_type *cls, lb_set *names)
{
    lb_list *keys = lb_list_of(py, (lb_value)cls->attributes);
    for (size_t i = 0; i < keys->count; i++) {
        lb_value v = lb_dict_get(py, cls->attributes, keys->items[i]);
        int is = v ? is_abstract(py, v) : 0;
        if (is < 0 || (is && !lb_set_add(py, names, keys->items[i]))) {
            return false;
        }
    }
    return true;
}

static bool add_inherited(lb_python *py, lb_type *cls, lb_type *base, lb_set *names)
{
    lb_value theirs = lb_dict_get_name(base->attributes, py->names.abstractmethods);
    if (!theirs || (lb_is(py, theirs, LB_T_FROZENSET) && !lb_len(py, theirs))) {
        return true;
    }
    const lb_list *list = lb_list_of(py, theirs);
    for (size_t i = 0; list && i < list->count; i++) {
        lb_value v = NULL;
        lb_string *name = lb_intern(py, lb_string_text(list->items[i]));
        int is = lb_find_attr(py, (lb_value)cls, name, &v);
        is = is == 1 ? is_abstract(py, v) : is;
        if (is < 0 || (is && !lb_set_add(py, names, (lb_value)name))) {
            return false;
        }
    }
    return list != NULL;
}

static lb_value abc_compute(lb_python *py, lb_value *args)
{
    lb_type *cls = (lb_type *)args[0];
    lb_set *names = lb_set_new(py, LB_T_FROZENSET);
    if (!add_own(py, cls, names)) {
        return NULL;
    }
    for (size_t i = 0; i < cls->bases->count; i++) {
        if (!add_inherited(py, cls, (lb_type *)cls->bases->items[i], names)) {
            return NULL;
        }
    }
    return lb_setattr_string(py, args[0], py->names.abstractmethods, (lb_value)names) ? LB_NONE
                                                                                      : NULL;
}

enum { PATTERN_FLAGS = LB_TYPE_SEQUENCE | LB_TYPE_MAPPING };

/* Built-in types say themselves what they are. */
static void give_pattern_flags(lb_type *type, unsigned flags)
{
    if (!flags || !(type->flags & LB_TYPE_GUEST) || (type->flags & PATTERN_FLAGS) == flags) {
        return;
    }
    type->flags = (type->flags & ~(unsigned)PATTERN_FLAGS) | flags;
    for (size_t i = 0; i < type->subclass_count; i++) {
        give_pattern_flags(type->subclasses[i], flags);
    }
}

static lb_value abc_init(lb_python *py, lb_value *args)
{
    if (!lb_is(py, args[0], LB_T_TYPE)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "a class is needed");
    }
    registry *r = lb_object_new(py, lb_type_find(py, &registry_type));
    lb_dict_set_cstr(py, ((lb_type *)args[0])->attributes, registry_name, (lb_value)r);
    return abc_compute(py, args);
}

/* --- subclasses --- */

/* 1, 0, -1; what __subclasshook__ says, or 2 where it says nothing. */
static int ask_hook(lb_python *py, lb_value cls, lb_value subclass)
{
    lb_value hook = NULL;
    int has = lb_find_attr(py, cls, lb_intern(py, LB_STR("__subclasshook__")), &hook);
    if (has != 1) {
        return has ? -1 : 2;
    }
    if (lb_exact(py, hook, LB_T_NATIVE)) { /* object's */
        return 2;
    }
    lb_value answer = lb_call(py, hook, 1, &subclass);
    if (!answer) {
        return -1;
    }
    return answer == LB_NOT_IMPLEMENTED ? 2 : lb_truth(py, answer);
}

static int find_subclass(lb_python *py, lb_value cls, lb_value subclass, const registry *r)
{
    int is = ask_hook(py, cls, subclass);
    if (is != 2) {
        return is;
    }
    is = lb_is_subtype((lb_type *)subclass, (lb_type *)cls);
    for (size_t i = 0; !is && r && r->classes && i < r->classes->count; i++) {
        is = lb_issubclass(py, subclass, r->classes->items[i]);
    }
    const lb_type *type = (lb_type *)cls;
    for (size_t i = 0; !is && i < type->subclass_count; i++) {
        is = lb_issubclass(py, subclass, (lb_value)type->subclasses[i]);
    }
    return is;
}

static int check_subclass(lb_python *py, lb_value cls, lb_value subclass)
{
    registry *r = registry_of(py, cls);
    if (r && r->known && r->version == py->abc_version) {
        lb_value known = lb_dict_get(py, r->known, subclass);
        if (known) {
            return known == LB_TRUE;
        }
    } else if (r) {
        r->known = lb_dict_new(py);
        r->version = py->abc_version;
    }
    if (!lb_enter(py)) {
        return -1;
    }
    int is = find_subclass(py, cls, subclass, r);
    lb_leave(py);
    if (r && is >= 0) {
        lb_dict_set(py, r->known, subclass, is ? LB_TRUE : LB_FALSE);
    }
    return is;
}

static lb_value truth(int is)
{
    return is < 0 ? NULL : is ? LB_TRUE : LB_FALSE;
}

static lb_value abc_subclasscheck(lb_python *py, lb_value *args)
{
    if (!lb_is(py, args[1], LB_T_TYPE)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "issubclass() arg 1 must be a class");
    }
    return truth(check_subclass(py, args[0], args[1]));
}

static lb_value abc_instancecheck(lb_python *py, lb_value *args)
{
    lb_value kind = (lb_value)lb_typeof(py, args[1]), claimed = NULL;
    int is = lb_issubclass(py, kind, args[0]);
    if (is || lb_is_opaque(py, args[1])) {
        return truth(is);
    }
    int has = lb_find_attr(py, args[1], py->names.class, &claimed);
    if (has != 1 || claimed == kind || !lb_is(py, claimed, LB_T_TYPE)) {
        return truth(has < 0 ? -1 : 0);
    }
    return truth(lb_issubclass(py, claimed, args[0]));
}

static lb_value abc_register(lb_python *py, lb_value *args)
{
    if (!lb_is(py, args[1], LB_T_TYPE)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "Can only register classes");
    }
    int is = lb_issubclass(py, args[1], args[0]);
    if (is) {
        return is < 0 ? NULL : args[1];
    }
    is = lb_issubclass(py, args[0], args[1]);
    if (is) {
        return is < 0 ? NULL
                      : lb_raise(py, LB_T_RUNTIME_ERROR, "Refusing to create an inheritance cycle");
    }
    registry *r = registry_of(py, args[0]);
    if (!r) {
        return lb_raise(py, LB_T_TYPE_ERROR, "the class was not made by ABCMeta");
    }
    r->classes = r->classes ? r->classes : lb_list_new(py, 1);
    py->abc_version++;
    give_pattern_flags((lb_type *)args[1], ((lb_type *)args[0])->flags & PATTERN_FLAGS);
    return lb_list_append(py, r->classes, args[1]) ? args[1] : NULL;
}

static lb_value abc_token(lb_python *py, lb_value *args LB_UNUSED)
{
    return lb_int_new(py, (int64_t)py->abc_version);
}

static const lb_method functions[] = {{"init", "cls, /", abc_init},
                                      {"compute", "cls, /", abc_compute},
                                      {"register", "cls, subclass, /", abc_register},
                                      {"subclasscheck", "cls, subclass, /", abc_subclasscheck},
                                      {"instancecheck", "cls, instance, /", abc_instancecheck},
                                      {"token", "", abc_token},
                                      {0}};
static const lb_type_spec *const types[] = {&registry_type, NULL};
const lb_module_spec lb_module__abc = {.name = "_abc", .functions = functions, .types = types};
