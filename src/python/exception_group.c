/* BaseExceptionGroup and ExceptionGroup: several exceptions raised as one, and how except* parts
   them. */
#include "python/interpreter.h"

typedef struct group {
    lb_exception base;
    lb_value message, exceptions; /* a str and a tuple */
} group;

static lb_type *plain_group(lb_python *py)
{
    return (lb_type *)lb_dict_get_cstr(py, py->builtins, "ExceptionGroup");
}

static void group_mark(lb_python *py, lb_value self)
{
    lb_exception_layout.mark(py, self);
    lb_mark(py, ((group *)self)->message);
    lb_mark(py, ((group *)self)->exceptions);
}

static void group_free(lb_python *py, lb_value self)
{
    lb_exception_layout.free(py, self);
}

static size_t group_extra(lb_value self)
{
    return lb_exception_layout.extra(self);
}

/* --- making --- */

static bool check_members(lb_python *py, const lb_tuple *members, bool *has_base)
{
    if (!members->count) {
        lb_raise(py, LB_T_VALUE_ERROR, "second argument (exceptions) must be a non-empty sequence");
        return false;
    }
    for (size_t i = 0; i < members->count; i++) {
        if (!lb_is(py, members->items[i], LB_T_BASE_EXCEPTION)) {
            lb_raise(py, LB_T_VALUE_ERROR,
                     "Item %zu of second argument (exceptions) is not an exception", i);
            return false;
        }
        *has_base = *has_base || !lb_is(py, members->items[i], LB_T_EXCEPTION);
    }
    return true;
}

/* A BaseExceptionGroup of Exceptions alone is an ExceptionGroup, which takes nothing else. */
static lb_type *type_for(lb_python *py, lb_type *type, bool has_base)
{
    if (type == py->types[LB_T_BASE_EXCEPTION_GROUP]) {
        return has_base ? type : plain_group(py);
    }
    if (has_base && lb_is_subtype(type, py->types[LB_T_EXCEPTION])) {
        bool is_plain = type == plain_group(py);
        lb_raise(py, LB_T_TYPE_ERROR, "Cannot nest BaseExceptions in %s%s%s",
                 is_plain ? "an " : "'", lb_cstr((lb_value)type->name), is_plain ? "" : "'");
        return NULL;
    }
    return type;
}

static lb_value group_new(lb_python *py, lb_value *args)
{
    if (!lb_is(py, args[1], LB_T_STR)) {
        return lb_raise(py, LB_T_TYPE_ERROR,
                        "BaseExceptionGroup.__new__() argument 1 must be str, not %s",
                        lb_type_name(py, args[1]));
    }
    if (!lb_special_of(py, args[2], LB_S_GETITEM) || lb_is(py, args[2], LB_T_DICT)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "second argument (exceptions) must be a sequence");
    }
    bool has_base = false;
    lb_tuple *members = lb_tuple_of_iterable(py, args[2]);
    if (!members || !check_members(py, members, &has_base)) {
        return NULL;
    }
    lb_type *type = type_for(py, (lb_type *)args[0], has_base);
    if (!type) {
        return NULL;
    }
    lb_value both = lb_tuple_of(py, 2, args[1], args[2]);
    group *g = (group *)lb_exception_new(py, type, (lb_tuple *)both);
    g->message = args[1];
    g->exceptions = (lb_value)members;
    return (lb_value)g;
}

static lb_value group_init(lb_python *py LB_UNUSED, lb_value *args)
{
    ((lb_exception *)args[0])->args = args[1];
    return LB_NONE;
}

static lb_value group_str(lb_python *py, lb_value *args)
{
    const group *g = (group *)args[0];
    size_t count = ((lb_tuple *)g->exceptions)->count;
    return lb_string_format(py, "%s (%zu sub-exception%s)", lb_cstr(g->message), count,
                            count == 1 ? "" : "s");
}

static lb_value get_message(lb_python *py LB_UNUSED, lb_value *args)
{
    return ((group *)args[0])->message;
}

const lb_tuple *lb_exception_members(const lb_python *py, lb_value exception)
{
    return lb_is(py, exception, LB_T_BASE_EXCEPTION_GROUP)
               ? (lb_tuple *)((group *)exception)->exceptions
               : NULL;
}

static lb_value get_exceptions(lb_python *py LB_UNUSED, lb_value *args)
{
    return ((group *)args[0])->exceptions;
}

static lb_value group_derive(lb_python *py, lb_value *args)
{
    lb_value both[] = {((group *)args[0])->message, args[1]};
    return lb_call(py, (lb_value)py->types[LB_T_BASE_EXCEPTION_GROUP], 2, both);
}

/* --- parting --- */

static bool is_condition(lb_python *py, lb_value condition)
{
    if (lb_is(py, condition, LB_T_TUPLE)) {
        const lb_tuple *types = (lb_tuple *)condition;
        for (size_t i = 0; i < types->count; i++) {
            if (!lb_is(py, types->items[i], LB_T_TYPE) || !is_condition(py, types->items[i])) {
                return false;
            }
        }
        return true;
    }
    return lb_is(py, condition, LB_T_TYPE)
               ? lb_is_subtype((lb_type *)condition, py->types[LB_T_BASE_EXCEPTION])
               : lb_special_of(py, condition, LB_S_CALL) != NULL;
}

/* 1 0 -1 */
static int matches(lb_python *py, lb_value exception, lb_value condition)
{
    int out = 0;
    if (lb_is(py, condition, LB_T_TUPLE) || lb_is(py, condition, LB_T_TYPE)) {
        return lb_exception_matches(py, exception, condition, &out) ? out : -1;
    }
    lb_value result = lb_call(py, condition, 1, &exception);
    return result ? lb_truth(py, result) : -1;
}

/* A group like another with some of its members; None where there are none. */
static lb_value derive(lb_python *py, lb_value self, lb_list *members)
{
    if (!members->count) {
        return LB_NONE;
    }
    lb_value argument = (lb_value)members;
    lb_value made = lb_call_method(py, self, "derive", 1, &argument);
    if (!made) {
        return NULL;
    }
    if (!lb_is(py, made, LB_T_BASE_EXCEPTION_GROUP)) {
        return lb_raise(py, LB_T_TYPE_ERROR,
                        "derive must return an instance of BaseExceptionGroup");
    }
    const lb_exception *from = (lb_exception *)self;
    lb_exception *to = (lb_exception *)made;
    to->cause = from->cause;
    to->context = from->context;
    to->suppress_context = from->suppress_context;
    for (size_t i = 0; i < from->trace_count; i++) {
        lb_exception_trace(py, made, from->trace[i].code, from->trace[i].op);
    }
    lb_value notes = lb_dict_get_name(lb_instance_dict(py, self), py->names.notes);
    if (notes) {
        lb_list *copy = lb_list_of(py, notes);
        if (!copy) {
            return NULL;
        }
        lb_dict_set_name(py, lb_instance_dict(py, made), py->names.notes, (lb_value)copy);
    }
    return made;
}

static bool part(lb_python *py, lb_value e, lb_value condition, lb_value *match, lb_value *rest);

static bool part_members(lb_python *py, lb_value self, lb_value condition, lb_list *matching,
                         lb_list *others)
{
    const lb_tuple *members = (lb_tuple *)((group *)self)->exceptions;
    for (size_t i = 0; i < members->count; i++) {
        lb_value match, rest;
        if (!part(py, members->items[i], condition, &match, &rest) ||
            (match != LB_NONE && !lb_list_append(py, matching, match)) ||
            (rest != LB_NONE && !lb_list_append(py, others, rest))) {
            return false;
        }
    }
    return true;
}

/* What of an exception fits the condition, and what does not; None: nothing. */
static bool part(lb_python *py, lb_value e, lb_value condition, lb_value *match, lb_value *rest)
{
    int is = matches(py, e, condition);
    *match = is ? e : LB_NONE;
    *rest = is ? LB_NONE : e;
    if (is || !lb_is(py, e, LB_T_BASE_EXCEPTION_GROUP)) {
        return is >= 0;
    }
    lb_list *matching = lb_list_new(py, 0), *others = lb_list_new(py, 0);
    if (!lb_enter(py)) {
        return false;
    }
    bool is_fine = part_members(py, e, condition, matching, others) &&
                   (*match = derive(py, e, matching)) && (*rest = derive(py, e, others));
    lb_leave(py);
    return is_fine;
}

static lb_value group_split(lb_python *py, lb_value *args)
{
    lb_value match, rest;
    if (!is_condition(py, args[1])) {
        return lb_raise(py, LB_T_TYPE_ERROR,
                        "expected a function, exception type or tuple of exception types");
    }
    return part(py, args[0], args[1], &match, &rest) ? lb_tuple_of(py, 2, match, rest) : NULL;
}

static lb_value group_subgroup(lb_python *py, lb_value *args)
{
    lb_value both = group_split(py, args);
    return both ? ((lb_tuple *)both)->items[0] : NULL;
}

void lb_setup_exception_group(lb_python *py)
{
    static const lb_method methods[] = {
        {"__new__", "cls, message, exceptions, /", group_new},
        {"__init__", "self, *args, **kwargs", group_init},
        {"__str__", "self", group_str},
        {"message", "self", get_message, LB_GETTER},
        {"exceptions", "self", get_exceptions, LB_GETTER},
        {"derive", "self, exceptions, /", group_derive},
        {"split", "self, condition, /", group_split},
        {"subgroup", "self, condition, /", group_subgroup},
        {"__class_getitem__", "cls, item, /", lb_class_getitem, LB_CLASSMETHOD},
        {0}};
    static const lb_layout layout = {sizeof(group), group_mark, group_free, group_extra};
    lb_type *base = lb_core_define(py, LB_T_BASE_EXCEPTION_GROUP, methods, &layout, LB_TYPE_DICT);
    lb_value bases = lb_tuple_of(py, 2, (lb_value)base, (lb_value)py->types[LB_T_EXCEPTION]);
    lb_dict *space = lb_dict_new(py);
    lb_dict_set_name(py, space, py->names.module, lb_string_of(py, "builtins"));
    lb_string *name = lb_intern(py, LB_STR("ExceptionGroup"));
    lb_dict_set_name(
        py, py->builtins, name,
        lb_class_new(py, py->types[LB_T_TYPE], name, (lb_tuple *)bases, space, NULL, NULL));
}
