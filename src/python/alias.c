/* What type hints are made of at run time: list[int], int | str, type parameters. */
#include "python/interpreter.h"

#define SELF ((lb_generic_alias *)args[0])

lb_value lb_generic_alias_new(lb_python *py, lb_value origin, lb_value given)
{
    lb_generic_alias *alias = lb_object_new(py, py->types[LB_T_GENERIC_ALIAS]);
    alias->origin = origin;
    alias->args =
        lb_is(py, given, LB_T_TUPLE) ? (lb_tuple *)given : (lb_tuple *)lb_tuple_of(py, 1, given);
    return (lb_value)alias;
}

lb_value lb_class_getitem(lb_python *py, lb_value *args)
{
    return lb_generic_alias_new(py, args[0], args[1]);
}

static void add_member(lb_python *py, lb_list *members, lb_value v)
{
    if (lb_exact(py, v, LB_T_UNION)) {
        const lb_tuple *inner = ((lb_generic_alias *)v)->args;
        for (size_t i = 0; i < inner->count; i++) {
            add_member(py, members, inner->items[i]);
        }
        return;
    }
    v = v == LB_NONE ? (lb_value)py->types[LB_T_NONE] : v;
    for (size_t i = 0; i < members->count; i++) {
        bool can_compare = !lb_is_opaque(py, members->items[i]) && !lb_is_opaque(py, v);
        if (can_compare && lb_equal(py, members->items[i], v) == 1) {
            return;
        }
    }
    lb_list_append(py, members, v);
}

static bool is_hint(const lb_python *py, lb_value v)
{
    return lb_is_opaque(py, v) || v == LB_NONE || lb_is(py, v, LB_T_TYPE) ||
           lb_is(py, v, LB_T_GENERIC_ALIAS) || lb_is(py, v, LB_T_UNION) ||
           lb_is(py, v, LB_T_TYPE_ALIAS);
}

lb_value lb_union_new(lb_python *py, lb_value a, lb_value b)
{
    if (!is_hint(py, a) || !is_hint(py, b)) {
        return LB_NOT_IMPLEMENTED;
    }
    lb_list *members = lb_list_new(py, 2);
    add_member(py, members, a);
    add_member(py, members, b);
    if (members->count == 1) {
        return members->items[0];
    }
    lb_generic_alias *alias = lb_object_new(py, py->types[LB_T_UNION]);
    alias->args = (lb_tuple *)lb_tuple_from(py, members->items, members->count);
    return (lb_value)alias;
}

static bool add_hint(lb_python *py, lb_text *out, lb_value v)
{
    if (v == LB_ELLIPSIS) {
        lb_text_adds(out, "...");
        return true;
    }
    if (v == (lb_value)py->types[LB_T_NONE]) {
        lb_text_adds(out, "None");
        return true;
    }
    lb_value name = NULL;
    if (lb_is(py, v, LB_T_TYPE)) {
        lb_value module = lb_dict_get_name(((lb_type *)v)->attributes, py->names.module);
        if (module && lb_is(py, module, LB_T_STR) &&
            !lb_str_is(lb_string_text(module), "builtins")) {
            lb_text_addf(out, "%s.", lb_cstr(module));
        }
        name = (lb_value)((lb_type *)v)->qualname;
    } else if (lb_is(py, v, LB_T_LIST)) {
        lb_text_addc(out, '[');
        for (size_t i = 0; i < ((lb_list *)v)->count; i++) {
            lb_text_adds(out, i ? ", " : "");
            if (!add_hint(py, out, ((lb_list *)v)->items[i])) {
                return false;
            }
        }
        lb_text_addc(out, ']');
        return true;
    } else {
        name = lb_repr_value(py, v);
    }
    if (name) {
        lb_text_add(out, lb_string_text(name));
    }
    return name != NULL;
}

static lb_value alias_repr(lb_python *py, lb_value *args)
{
    LB_AUTO_TEXT lb_text out = {0};
    if (!add_hint(py, &out, SELF->origin)) {
        return NULL;
    }
    lb_text_addc(&out, '[');
    for (size_t i = 0; i < SELF->args->count; i++) {
        lb_text_adds(&out, i ? ", " : "");
        if (!add_hint(py, &out, SELF->args->items[i])) {
            return NULL;
        }
    }
    lb_text_adds(&out, SELF->args->count ? "]" : "()]");
    return lb_string_take(py, &out);
}

static lb_value union_repr(lb_python *py, lb_value *args)
{
    LB_AUTO_TEXT lb_text out = {0};
    for (size_t i = 0; i < SELF->args->count; i++) {
        lb_text_adds(&out, i ? " | " : "");
        if (!add_hint(py, &out, SELF->args->items[i])) {
            return NULL;
        }
    }
    return lb_string_take(py, &out);
}

static lb_value alias_call(lb_python *py, lb_value *args)
{
    return lb_call_with(py, SELF->origin, (lb_tuple *)args[1], (lb_dict *)args[2]);
}
static lb_value alias_origin(lb_python *py LB_UNUSED, lb_value *args)
{
    return SELF->origin;
}
static lb_value alias_args(lb_python *py LB_UNUSED, lb_value *args)
{
    return (lb_value)SELF->args;
}
/* As CPython tells: what can be replaced says how. */
static bool is_parameter(lb_python *py, lb_value v)
{
    return lb_type_lookup(py, lb_typeof(py, v), lb_intern(py, LB_STR("__typing_subst__")));
}

/* The type parameters of one of typing's own aliases; NULL: it has none. */
static const lb_tuple *inner_parameters(lb_python *py, lb_value v)
{
    lb_value found = NULL;
    if (lb_is(py, v, LB_T_TYPE) || lb_is_opaque(py, v) ||
        lb_find_attr(py, v, lb_intern(py, LB_STR("__parameters__")), &found) < 0) {
        lb_take_raised(py);
        return NULL;
    }
    return found && lb_is(py, found, LB_T_TUPLE) && ((lb_tuple *)found)->count ? (lb_tuple *)found
                                                                               : NULL;
}

static bool has_args(const lb_python *py, lb_value v)
{
    return lb_is(py, v, LB_T_GENERIC_ALIAS) || lb_is(py, v, LB_T_UNION);
}

/* The type parameters among the arguments, and in what is among them, each once. */
static void add_parameters(lb_python *py, lb_list *found, const lb_tuple *args)
{
    for (size_t i = 0; i < args->count; i++) {
        lb_value item = args->items[i];
        if (is_parameter(py, item)) {
            add_member(py, found, item);
        } else if (has_args(py, item)) {
            add_parameters(py, found, ((lb_generic_alias *)item)->args);
        } else if (lb_is(py, item, LB_T_LIST)) {
            const lb_list *list = (lb_list *)item;
            add_parameters(py, found, (lb_tuple *)lb_tuple_from(py, list->items, list->count));
        } else {
            const lb_tuple *inner = inner_parameters(py, item);
            for (size_t k = 0; inner && k < inner->count; k++) {
                add_member(py, found, inner->items[k]);
            }
        }
    }
}

static lb_value alias_parameters(lb_python *py, lb_value *args)
{
    lb_list *found = lb_list_new(py, 0);
    add_parameters(py, found, SELF->args);
    return lb_tuple_from(py, found->items, found->count);
}
static lb_value alias_entries(lb_python *py, lb_value *args)
{
    return lb_tuple_of(py, 1, SELF->origin);
}
static lb_value alias_getattr(lb_python *py, lb_value *args)
{
    lb_string *name = lb_intern(py, lb_string_text(args[1]));
    bool is_own = name == py->names.set_name || name == py->names.mro_entries;
    return is_own || !SELF->origin ? lb_attribute_error(py, args[0], name)
                                   : lb_getattr_string(py, SELF->origin, name);
}
static lb_value alias_eq(lb_python *py, lb_value *args)
{
    if (lb_typeof(py, args[0]) != lb_typeof(py, args[1])) {
        return LB_NOT_IMPLEMENTED;
    }
    const lb_generic_alias *o = (lb_generic_alias *)args[1];
    if (SELF->origin != o->origin) {
        return LB_FALSE;
    }
    return lb_compare(py, (lb_value)SELF->args, (lb_value)o->args, LB_S_EQ);
}
static lb_value alias_hash(lb_python *py, lb_value *args)
{
    uint64_t hash;
    return lb_hash(py, (lb_value)SELF->args, &hash) ? lb_hash_value(py, hash) : NULL;
}
static lb_value alias_or(lb_python *py, lb_value *args)
{
    return lb_union_new(py, args[0], args[1]);
}
static lb_value alias_ror(lb_python *py, lb_value *args)
{
    return lb_union_new(py, args[1], args[0]);
}
/* One of typing's own aliases with its parameters replaced. */
static lb_value substitute_inner(lb_python *py, lb_value item, const lb_list *found,
                                 const lb_tuple *given)
{
    const lb_tuple *inner = inner_parameters(py, item);
    if (!inner) {
        return item;
    }
    lb_tuple *with = (lb_tuple *)lb_tuple_from(py, inner->items, inner->count);
    for (size_t i = 0; i < with->count; i++) {
        for (size_t k = 0; k < found->count; k++) {
            if (found->items[k] == inner->items[i]) {
                with->items[i] = given->items[k];
            }
        }
    }
    return lb_getitem(py, item, (lb_value)with);
}

/* The arguments with `given` in the places of the parameters `found`. */
static lb_value substitute(lb_python *py, const lb_generic_alias *alias, const lb_list *found,
                           const lb_tuple *given)
{
    lb_tuple *out = (lb_tuple *)lb_tuple_from(py, alias->args->items, alias->args->count);
    for (size_t i = 0; i < out->count; i++) {
        lb_value item = out->items[i];
        for (size_t k = 0; k < found->count && is_parameter(py, item); k++) {
            out->items[i] = found->items[k] == item ? given->items[k] : out->items[i];
        }
        if (has_args(py, item)) {
            out->items[i] = substitute(py, (lb_generic_alias *)item, found, given);
        } else if (!is_parameter(py, item)) {
            out->items[i] = substitute_inner(py, item, found, given);
        }
        if (!out->items[i]) {
            return NULL;
        }
    }
    if (alias->origin) {
        return lb_generic_alias_new(py, alias->origin, (lb_value)out);
    }
    lb_value whole = out->items[0];
    for (size_t i = 1; i < out->count; i++) {
        whole = lb_union_new(py, whole, out->items[i]);
    }
    return whole;
}

static lb_value alias_getitem(lb_python *py, lb_value *args)
{
    const lb_tuple *given = lb_is(py, args[1], LB_T_TUPLE)
                                ? (lb_tuple *)args[1]
                                : (lb_tuple *)lb_tuple_of(py, 1, args[1]);
    lb_list *found = lb_list_new(py, 0);
    add_parameters(py, found, SELF->args);
    if (!found->count) {
        lb_value repr = lb_repr_value(py, args[0]);
        return repr ? lb_raise(py, LB_T_TYPE_ERROR, "%s is not a generic class", lb_cstr(repr))
                    : NULL;
    }
    if (given->count != found->count) {
        lb_value repr = lb_repr_value(py, args[0]);
        return repr ? lb_raise(py, LB_T_TYPE_ERROR,
                               "Too %s arguments for %s; actual %zu, expected %zu",
                               given->count > found->count ? "many" : "few", lb_cstr(repr),
                               given->count, found->count)
                    : NULL;
    }
    return substitute(py, SELF, found, given);
}

/* A union is its members in any order. */
static lb_value members_of(lb_python *py, const lb_generic_alias *alias)
{
    lb_set *set = lb_set_new(py, LB_T_FROZENSET);
    return lb_set_update(py, set, (lb_value)alias->args) ? (lb_value)set : NULL;
}
static lb_value union_eq(lb_python *py, lb_value *args)
{
    if (!lb_is(py, args[1], LB_T_UNION)) {
        return LB_NOT_IMPLEMENTED;
    }
    lb_value a = members_of(py, SELF), b = a ? members_of(py, (lb_generic_alias *)args[1]) : NULL;
    return b ? lb_compare(py, a, b, LB_S_EQ) : NULL;
}
static lb_value union_hash(lb_python *py, lb_value *args)
{
    uint64_t hash;
    lb_value members = members_of(py, SELF);
    return members && lb_hash(py, members, &hash) ? lb_hash_value(py, hash) : NULL;
}
static lb_value alias_new(lb_python *py, lb_value *args)
{
    lb_generic_alias *alias = lb_object_new(py, (lb_type *)args[0]);
    const lb_generic_alias *plain = (lb_generic_alias *)lb_generic_alias_new(py, args[1], args[2]);
    alias->origin = plain->origin;
    alias->args = plain->args;
    return (lb_value)alias;
}

static void alias_mark(lb_python *py, lb_value self)
{
    lb_mark(py, ((lb_generic_alias *)self)->origin);
    LB_MARK(py, ((lb_generic_alias *)self)->args);
}

/* --- `type X = ...` --- */

lb_value lb_type_alias_new(lb_python *py, lb_string *name, lb_value value)
{
    lb_iterator *alias = lb_object_new(py, py->types[LB_T_TYPE_ALIAS]);
    alias->source = (lb_value)name;
    alias->other = value;
    return (lb_value)alias;
}

#define ALIAS ((lb_iterator *)args[0])
static lb_value type_alias_name(lb_python *py LB_UNUSED, lb_value *args)
{
    return ALIAS->source;
}
static lb_value type_alias_value(lb_python *py LB_UNUSED, lb_value *args)
{
    return ALIAS->other;
}
static lb_value type_alias_getitem(lb_python *py LB_UNUSED, lb_value *args)
{
    return args[0];
}

static void type_alias_mark(lb_python *py, lb_value self)
{
    lb_mark(py, ((lb_iterator *)self)->source);
    lb_mark(py, ((lb_iterator *)self)->other);
}

void lb_setup_alias(lb_python *py)
{
    static const lb_layout layout = {sizeof(lb_generic_alias), alias_mark, NULL, NULL};
    static const lb_layout type_alias_layout = {sizeof(lb_iterator), type_alias_mark, NULL, NULL};
    static const lb_method alias[] = {{"__new__", "cls, origin, args, /", alias_new},
                                      {"__repr__", "self", alias_repr},
                                      {"__call__", "self, /, *args, **kwargs", alias_call},
                                      {"__origin__", "self", alias_origin, LB_GETTER},
                                      {"__args__", "self", alias_args, LB_GETTER},
                                      {"__parameters__", "self", alias_parameters, LB_GETTER},
                                      {"__mro_entries__", "self, bases, /", alias_entries},
                                      {"__getattr__", "self, name, /", alias_getattr},
                                      {"__getitem__", "self, item, /", alias_getitem},
                                      {"__eq__", "self, other, /", alias_eq},
                                      {"__hash__", "self", alias_hash},
                                      {"__or__", "self, other, /", alias_or},
                                      {"__ror__", "self, other, /", alias_ror},
                                      {0}};
    static const lb_method union_methods[] = {
        {"__repr__", "self", union_repr},
        {"__args__", "self", alias_args, LB_GETTER},
        {"__parameters__", "self", alias_parameters, LB_GETTER},
        {"__getitem__", "self, item, /", alias_getitem},
        {"__eq__", "self, other, /", union_eq},
        {"__hash__", "self", union_hash},
        {"__or__", "self, other, /", alias_or},
        {"__ror__", "self, other, /", alias_ror},
        {0}};
    static const lb_method type_alias[] = {{"__repr__", "self", type_alias_name},
                                           {"__name__", "self", type_alias_name, LB_GETTER},
                                           {"__value__", "self", type_alias_value, LB_GETTER},
                                           {"__getitem__", "self, item, /", type_alias_getitem},
                                           {"__or__", "self, other, /", alias_or},
                                           {"__ror__", "self, other, /", alias_ror},
                                           {0}};
    lb_core_define(py, LB_T_GENERIC_ALIAS, alias, &layout, 0);
    lb_core_define(py, LB_T_UNION, union_methods, &layout, LB_TYPE_NO_NEW);
    lb_core_define(py, LB_T_TYPE_ALIAS, type_alias, &type_alias_layout,
                   LB_TYPE_DICT | LB_TYPE_NO_NEW);
}
