#include "python/code.h"
#include "python/vm.h"

lb_value lb_vm_unary(lb_python *py, lb_value v, unsigned op)
{
    if (op == LB_PY_Not) {
        int truth = lb_truth(py, v);
        return truth < 0 ? NULL : lb_bool(!truth);
    }
    if (lb_is_small(v) && op == LB_PY_USub && lb_small(v) != LB_SMALL_MIN) {
        return lb_small_new(-lb_small(v));
    }
    static const char *const signs[] = {"~", "", "+", "-"};
    static const lb_special specials[] = {LB_S_INVERT, LB_S_INVERT, LB_S_POS, LB_S_NEG};
    lb_value method = lb_special_of(py, v, specials[op]);
    if (!method) {
        return lb_is_opaque(py, v)
                   ? v
                   : lb_raise(py, LB_T_TYPE_ERROR, "bad operand type for unary %s: '%s'", signs[op],
                              lb_type_name(py, v));
    }
    return lb_call_special(py, method, 1, &v);
}

lb_value lb_vm_inplace(lb_python *py, lb_value a, lb_value b, unsigned op)
{
    lb_value method = lb_special_of(py, a, (lb_special)(LB_S_I_ADD + op));
    lb_value reflected = lb_special_of(py, b, (lb_special)(LB_S_R_ADD + op));
    if (reflected && (op == LB_PY_Add || op == LB_PY_Mult) && lb_exact(py, a, LB_T_LIST) &&
        (lb_typeof(py, b)->flags & LB_TYPE_GUEST)) { /* a list's own + is no number's */
        lb_value turned[] = {b, a};
        lb_value result = lb_call_special(py, reflected, 2, turned);
        if (result != LB_NOT_IMPLEMENTED) {
            return result;
        }
    }
    if (method) {
        lb_value args[] = {a, b};
        lb_value result = lb_call_special(py, method, 2, args);
        if (result != LB_NOT_IMPLEMENTED) {
            return result;
        }
    }
    return lb_binary_slow(py, a, b, op, false, true);
}

lb_value lb_vm_compare(lb_python *py, lb_value a, lb_value b, unsigned op)
{
    if (op >= LB_PY_In) {
        int contains = lb_contains(py, b, a);
        return contains < 0 ? NULL : lb_bool((contains != 0) == (op == LB_PY_In));
    }
    return lb_compare(py, a, b, (lb_special)(LB_S_EQ + op));
}

bool lb_vm_extend(lb_python *py, lb_list *list, lb_value iterable)
{
    if (!lb_special_of(py, iterable, LB_S_ITER) && !lb_special_of(py, iterable, LB_S_GETITEM)) {
        lb_raise(py, LB_T_TYPE_ERROR, "Value after * must be an iterable, not %s",
                 lb_type_name(py, iterable));
        return false;
    }
    return lb_list_extend(py, list, iterable);
}

bool lb_vm_dict_update(lb_python *py, lb_dict *dict, lb_value mapping)
{
    lb_value keys;
    if (!lb_is(py, mapping, LB_T_DICT) && lb_find_attr(py, mapping, py->names.keys, &keys) != 1) {
        if (!lb_raised(py)) {
            lb_raise(py, LB_T_TYPE_ERROR, "'%s' object is not a mapping",
                     lb_type_name(py, mapping));
        }
        return false;
    }
    return lb_dict_update(py, dict, mapping);
}

/* --- generators and coroutines --- */

lb_value lb_vm_send(lb_python *py, lb_value iterator, lb_value sent, lb_value *result)
{
    if (lb_exact(py, iterator, LB_T_GENERATOR) || lb_exact(py, iterator, LB_T_COROUTINE)) {
        return lb_generator_resume(py, (lb_generator *)iterator, sent, NULL, result);
    }
    lb_value item = sent == LB_NONE
                        ? lb_call_special(py, lb_special_of(py, iterator, LB_S_NEXT), 1, &iterator)
                        : lb_call_method(py, iterator, "send", 1, &sent);
    if (item) {
        return item;
    }
    if (lb_raised_is(py, LB_T_STOP_ITERATION)) {
        lb_value stop = lb_take_raised(py);
        const lb_tuple *args = (lb_tuple *)((lb_exception *)stop)->args;
        *result = args->count ? args->items[0] : LB_NONE;
    } else if (!lb_raised(py)) {
        *result = LB_NONE;
    }
    return NULL;
}

lb_value lb_vm_async_iter(lb_python *py, lb_value v)
{
    lb_value method = lb_type_lookup(py, lb_typeof(py, v), py->names.aiter);
    if (!method) {
        return lb_raise(py, LB_T_TYPE_ERROR,
                        "'async for' requires an object with __aiter__ method, got %s",
                        lb_type_name(py, v));
    }
    lb_value iterator = lb_call_special(py, method, 1, &v);
    if (iterator && !lb_type_lookup(py, lb_typeof(py, iterator), py->names.anext)) {
        return lb_raise(py, LB_T_TYPE_ERROR,
                        "'async for' received an object from __aiter__ that does not implement "
                        "__anext__: %s",
                        lb_type_name(py, iterator));
    }
    return iterator;
}

lb_value lb_vm_async_next(lb_python *py, lb_value iterator)
{
    lb_value method = lb_type_lookup(py, lb_typeof(py, iterator), py->names.anext);
    lb_value next = method ? lb_call_special(py, method, 1, &iterator) : NULL;
    if (next && !lb_exact(py, next, LB_T_COROUTINE) &&
        !lb_type_lookup(py, lb_typeof(py, next), py->names.await)) {
        return lb_raise(py, LB_T_TYPE_ERROR,
                        "'async for' received an invalid object from __anext__: %s",
                        lb_type_name(py, next));
    }
    return next;
}

lb_value lb_vm_awaitable(lb_python *py, lb_value v)
{
    if (lb_exact(py, v, LB_T_COROUTINE)) {
        return v;
    }
    lb_value method = lb_type_lookup(py, lb_typeof(py, v), py->names.await);
    if (!method) {
        return lb_raise(py, LB_T_TYPE_ERROR, "object %s can't be used in 'await' expression",
                        lb_type_name(py, v));
    }
    lb_value iterator = lb_call_special(py, method, 1, &v);
    if (iterator && lb_exact(py, iterator, LB_T_COROUTINE)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "__await__() returned a coroutine");
    }
    if (iterator && !lb_special_of(py, iterator, LB_S_NEXT)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "__await__() returned non-iterator of type '%s'",
                        lb_type_name(py, iterator));
    }
    return iterator;
}

/* --- with --- */

bool lb_vm_with(lb_python *py, lb_value manager, bool is_async, lb_value *leave, lb_value *entered)
{
    lb_type *type = lb_typeof(py, manager);
    lb_value enter_method =
        is_async ? lb_type_lookup(py, type, py->names.aenter) : type->special[LB_S_ENTER];
    lb_value exit_method =
        is_async ? lb_type_lookup(py, type, py->names.aexit) : type->special[LB_S_EXIT];
    if (lb_is_opaque(py, manager)) { /* called at the end, it suppresses nothing: lb_vm_leave() */
        *leave = manager;
        *entered = lb_opaque_attribute(py, manager, LB_STR("(...)"));
        return *entered != NULL;
    }
    if (!enter_method || !exit_method) {
        lb_raise(py, LB_T_TYPE_ERROR,
                 is_async ? "'%s' object does not support the asynchronous context manager protocol"
                 : enter_method
                     ? "'%s' object does not support the context manager protocol (missed __exit__ "
                       "method)"
                     : "'%s' object does not support the context manager protocol",
                 lb_type_name(py, manager));
        return false;
    }
    *leave = lb_getattr(py, manager, is_async ? "__aexit__" : "__exit__");
    if (!*leave) {
        return false;
    }
    *entered = lb_call_special(py, enter_method, 1, &manager);
    return *entered != NULL;
}

lb_value lb_vm_leave(lb_python *py, lb_value leave, lb_value *details)
{
    return lb_is_opaque(py, leave) ? LB_NONE : lb_call(py, leave, 3, details);
}

bool lb_vm_setup_annotations(lb_python *py, lb_value locals)
{
    int has = lb_contains(py, locals, (lb_value)py->names.annotations);
    return has > 0 || (has == 0 && lb_setitem(py, locals, (lb_value)py->names.annotations,
                                              (lb_value)lb_dict_new(py)));
}

/* --- match --- */

int lb_vm_match_sequence(lb_python *py, lb_value v, size_t count, bool exact)
{
    if (!(lb_typeof(py, v)->flags & LB_TYPE_SEQUENCE)) {
        return 0;
    }
    int64_t length = lb_len(py, v);
    if (length < 0) {
        return -1;
    }
    return exact ? (size_t)length == count : (size_t)length >= count;
}

lb_value lb_vm_match_keys(lb_python *py, lb_value v, const lb_tuple *keys)
{
    lb_tuple *values = lb_tuple_new(py, keys->count);
    for (size_t i = 0; i < keys->count; i++) {
        values->items[i] = LB_NONE;
    }
    for (size_t i = 0; i < keys->count; i++) {
        int has = lb_contains(py, v, keys->items[i]);
        if (has <= 0) {
            return has ? NULL : LB_NONE;
        }
        lb_value value = lb_getitem(py, v, keys->items[i]);
        if (!value) {
            return NULL;
        }
        values->items[i] = value;
    }
    return (lb_value)values;
}

lb_value lb_vm_match_rest(lb_python *py, lb_value v, const lb_tuple *keys)
{
    lb_dict *rest = lb_dict_new(py);
    if (!lb_dict_update(py, rest, v)) {
        return NULL;
    }
    for (size_t i = 0; i < keys->count; i++) {
        if (lb_dict_remove(py, rest, keys->items[i], NULL) < 0) {
            return NULL;
        }
    }
    return (lb_value)rest;
}

/* How many patterns a class takes by position, and the names that they stand for; false: raised. */
static bool match_names(lb_python *py, lb_type *type, size_t given, lb_value *names, bool *is_self)
{
    lb_value found = NULL;
    *names = (lb_value)py->empty_tuple;
    *is_self = false;
    int has = lb_find_attr(py, (lb_value)type, py->names.match_args, &found);
    if (has < 0) {
        return false;
    }
    if (has && !lb_exact(py, found, LB_T_TUPLE)) {
        lb_raise(py, LB_T_TYPE_ERROR, "%s.__match_args__ must be a tuple (got %s)",
                 type->name->bytes, lb_type_name(py, found));
        return false;
    }
    *names = has ? found : *names;
    *is_self = !has && (type->flags & LB_TYPE_MATCH_SELF);
    size_t most = *is_self ? 1 : ((lb_tuple *)*names)->count;
    if (given > most) {
        lb_raise(py, LB_T_TYPE_ERROR, "%s() accepts %zu positional sub-pattern%s (%zu given)",
                 type->name->bytes, most, most == 1 ? "" : "s", given);
    }
    return given <= most;
}

static bool is_seen(const lb_tuple *seen, size_t count, lb_value name)
{
    for (size_t i = 0; i < count; i++) {
        if (lb_str_equal(lb_string_text(seen->items[i]), lb_string_text(name))) {
            return true;
        }
    }
    return false;
}

lb_value lb_vm_match_class(lb_python *py, lb_value v, lb_value class, size_t positional,
                           const lb_tuple *names)
{
    if (lb_is_opaque(py, class)) {
        return lb_opaque_refuse(py, class, "a pattern");
    }
    if (!lb_is(py, class, LB_T_TYPE)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "called match pattern must be a type");
    }
    lb_type *type = (lb_type *)class;
    int is = lb_isinstance(py, v, class);
    if (is <= 0) {
        return is < 0 ? NULL : LB_NONE;
    }
    lb_value own_names = NULL;
    bool is_self = false;
    if (positional && !match_names(py, type, positional, &own_names, &is_self)) {
        return NULL;
    }
    lb_tuple *out = lb_tuple_new(py, positional + names->count);
    lb_tuple *seen = lb_tuple_new(py, out->count);
    for (size_t i = 0; i < out->count; i++) {
        out->items[i] = seen->items[i] = LB_NONE;
    }
    for (size_t i = 0; i < out->count; i++) {
        if (i == 0 && is_self) {
            out->items[0] = v;
            continue;
        }
        lb_value name =
            i < positional ? ((lb_tuple *)own_names)->items[i] : names->items[i - positional];
        if (!lb_exact(py, name, LB_T_STR)) {
            return lb_raise(py, LB_T_TYPE_ERROR, "__match_args__ elements must be strings (got %s)",
                            lb_type_name(py, name));
        }
        if (is_seen(seen, i, name)) {
            return lb_raise(py, LB_T_TYPE_ERROR, "%s() got multiple sub-patterns for attribute %s",
                            type->name->bytes, lb_cstr(lb_string_repr(py, name)));
        }
        seen->items[i] = name;
        int found = lb_find_attr(py, v, lb_intern(py, lb_string_text(name)), &out->items[i]);
        if (found <= 0) {
            return found < 0 ? NULL : LB_NONE;
        }
    }
    return (lb_value)out;
}

/* --- except* --- */

static lb_value new_group(lb_python *py, lb_value class, lb_value members)
{
    if (!class) {
        return lb_raise(py, LB_T_RUNTIME_ERROR, "exception groups are not supported");
    }
    lb_value args[] = {lb_string_of(py, ""), members};
    return lb_call(py, class, 2, args);
}

lb_value lb_vm_match_group(lb_python *py, lb_value group, lb_value type, lb_value *rest)
{
    *rest = group;
    if (group == LB_NONE) {
        return LB_NONE;
    }
    if (!lb_is(py, group, LB_T_BASE_EXCEPTION_GROUP)) {
        int is = lb_isinstance(py, group, type);
        if (is <= 0) {
            return is < 0 ? NULL : LB_NONE;
        }
        *rest = LB_NONE;
        return new_group(py, (lb_value)py->types[LB_T_BASE_EXCEPTION_GROUP],
                         lb_tuple_of(py, 1, group));
    }
    lb_value pair = lb_call_method(py, group, "split", 1, &type);
    if (!pair) {
        return NULL;
    }
    *rest = ((lb_tuple *)pair)->items[1];
    return ((lb_tuple *)pair)->items[0];
}

lb_value lb_vm_group_rest(lb_python *py, lb_list *raised, lb_value rest, lb_value original)
{
    if (!raised->count) {
        return rest;
    }
    if (raised->count == 1 && rest == LB_NONE) {
        return raised->items[0];
    }
    if (rest != LB_NONE) {
        lb_list_append(py, raised, rest);
    }
    lb_value class = (lb_value)lb_typeof(py, original);
    if (!lb_is_subtype((lb_type *)class, py->types[LB_T_BASE_EXCEPTION_GROUP])) {
        class = lb_dict_get_cstr(py, py->builtins, "ExceptionGroup");
    }
    return new_group(py, class, (lb_value)raised);
}
