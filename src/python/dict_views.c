/* What looks at dicts: their views and iterators, and mappingproxy. */
#include "python/interpreter.h"

lb_value lb_dict_iterate(lb_python *py, lb_value dict, lb_type_id id)
{
    lb_iterator *i = lb_object_new(py, py->types[id]);
    i->source = dict;
    i->expected = ((lb_dict *)dict)->count;
    return (lb_value)i;
}

static lb_value iterator_next(lb_python *py, lb_value *args)
{
    lb_iterator *i = (lb_iterator *)args[0];
    const lb_dict *dict = (lb_dict *)i->source;
    if (!dict) {
        return NULL;
    }
    if (dict->count != i->expected) {
        i->source = NULL;
        return lb_raise(py, LB_T_RUNTIME_ERROR, "dictionary changed size during iteration");
    }
    lb_value key = NULL, value = NULL;
    if (i->step < 0) { /* reversed */
        size_t at = i->position ? (size_t)i->position - 1 : dict->used;
        while (at > 0 && !dict->entries[at - 1].key) {
            at--;
        }
        if (at == 0) {
            i->source = NULL;
            return NULL;
        }
        key = dict->entries[at - 1].key;
        value = dict->entries[at - 1].value;
        i->position = (int64_t)at;
        if (at == 1) {
            i->source = NULL;
        }
    } else {
        size_t at = (size_t)i->position;
        bool found = lb_dict_next(dict, &at, &key, &value);
        i->position = (int64_t)at;
        if (!found) {
            i->source = NULL;
            return NULL;
        }
        if ((size_t)i->step == i->expected) { /* it gave as many as there were */
            i->source = NULL;
            return lb_raise(py, LB_T_RUNTIME_ERROR, "dictionary keys changed during iteration");
        }
        i->step++;
    }
    lb_type *type = i->head.type;
    return type == py->types[LB_T_KEY_ITERATOR]     ? key
           : type == py->types[LB_T_VALUE_ITERATOR] ? value
                                                    : lb_tuple_of(py, 2, key, value);
}

lb_value lb_dict_view(lb_python *py, lb_dict *dict, lb_type_id id)
{
    lb_iterator *view = lb_object_new(py, py->types[id]);
    view->source = (lb_value)dict;
    return (lb_value)view;
}

static lb_type_id iterator_of_view(lb_python *py, lb_value view)
{
    return lb_exact(py, view, LB_T_DICT_KEYS)     ? LB_T_KEY_ITERATOR
           : lb_exact(py, view, LB_T_DICT_VALUES) ? LB_T_VALUE_ITERATOR
                                                  : LB_T_ITEM_ITERATOR;
}

#define VIEWED ((lb_iterator *)args[0])->source

static lb_value view_iter(lb_python *py, lb_value *args)
{
    return lb_dict_iterate(py, VIEWED, iterator_of_view(py, args[0]));
}

static lb_value view_reversed(lb_python *py, lb_value *args)
{
    lb_iterator *i = (lb_iterator *)lb_dict_iterate(py, VIEWED, iterator_of_view(py, args[0]));
    i->step = -1;
    return (lb_value)i;
}

static lb_value view_len(lb_python *py, lb_value *args)
{
    return lb_int_new(py, (int64_t)((lb_dict *)VIEWED)->count);
}

static lb_value view_contains(lb_python *py, lb_value *args)
{
    const lb_dict *dict = (lb_dict *)VIEWED;
    if (lb_exact(py, args[0], LB_T_DICT_KEYS)) {
        lb_value found = lb_dict_get(py, dict, args[1]);
        return lb_raised(py) ? NULL : lb_bool(found != NULL);
    }
    if (!lb_is(py, args[1], LB_T_TUPLE) || ((lb_tuple *)args[1])->count != 2) {
        return LB_FALSE;
    }
    const lb_tuple *pair = (lb_tuple *)args[1];
    lb_value found = lb_dict_get(py, dict, pair->items[0]);
    int equal = found ? lb_equal(py, found, pair->items[1]) : lb_raised(py) ? -1 : 0;
    return equal < 0 ? NULL : lb_bool(equal);
}

static lb_value view_repr(lb_python *py, lb_value *args)
{
    lb_list *list = lb_list_of(py, args[0]);
    lb_value text = list ? lb_repr_value(py, (lb_value)list) : NULL;
    return text ? lb_string_format(py, "%s(%s)", lb_type_name(py, args[0]), lb_cstr(text)) : NULL;
}

static lb_value view_mapping(lb_python *py, lb_value *args)
{
    lb_iterator *proxy = lb_object_new(py, py->types[LB_T_MAPPINGPROXY]);
    proxy->source = VIEWED;
    return (lb_value)proxy;
}

/* keys() and items() are sets: their operators work on copies. */
static lb_value view_operator(lb_python *py, lb_value *args, lb_special op)
{
    lb_set *a = lb_set_new(py, LB_T_SET), *b = lb_set_new(py, LB_T_SET);
    if (!lb_set_update(py, a, args[0]) || !lb_set_update(py, b, args[1])) {
        return NULL;
    }
    return op >= LB_S_EQ ? lb_compare(py, (lb_value)a, (lb_value)b, op)
                         : lb_binary(py, (lb_value)a, (lb_value)b, op);
}

#define VIEW_OPERATOR(name, op)                                \
    static lb_value view_##name(lb_python *py, lb_value *args) \
    {                                                          \
        return view_operator(py, args, op);                    \
    }
#define VIEW_REFLECTED(name, op)                               \
    static lb_value view_##name(lb_python *py, lb_value *args) \
    {                                                          \
        lb_value swapped[] = {args[1], args[0]};               \
        return view_operator(py, swapped, op);                 \
    }
VIEW_REFLECTED(rand, LB_S_B_AND)
VIEW_REFLECTED(ror, LB_S_B_OR)
VIEW_REFLECTED(rsub, LB_S_B_SUB)
VIEW_REFLECTED(rxor, LB_S_B_XOR)
VIEW_OPERATOR(and, LB_S_B_AND)
VIEW_OPERATOR(or, LB_S_B_OR)
VIEW_OPERATOR(sub, LB_S_B_SUB)
VIEW_OPERATOR(xor, LB_S_B_XOR)
VIEW_OPERATOR(lt, LB_S_LT)
VIEW_OPERATOR(le, LB_S_LE)
VIEW_OPERATOR(gt, LB_S_GT)
VIEW_OPERATOR(ge, LB_S_GE)

static lb_value view_eq(lb_python *py, lb_value *args)
{
    bool is_set = lb_is(py, args[1], LB_T_SET) || lb_is(py, args[1], LB_T_FROZENSET) ||
                  lb_is(py, args[1], LB_T_DICT_KEYS) || lb_is(py, args[1], LB_T_DICT_ITEMS);
    return is_set ? view_operator(py, args, LB_S_EQ) : LB_NOT_IMPLEMENTED;
}

static lb_value view_isdisjoint(lb_python *py, lb_value *args)
{
    lb_value both = view_operator(py, args, LB_S_B_AND);
    return both ? lb_bool(((lb_set *)both)->count == 0) : NULL;
}

/* --- mappingproxy --- */

static lb_value proxy_new(lb_python *py, lb_value *args)
{
    lb_iterator *proxy = lb_object_new(py, py->types[LB_T_MAPPINGPROXY]);
    proxy->source = args[1];
    return (lb_value)proxy;
}

static lb_value proxy_getitem(lb_python *py, lb_value *args)
{
    return lb_getitem(py, VIEWED, args[1]);
}

static lb_value proxy_contains(lb_python *py, lb_value *args)
{
    int has = lb_contains(py, VIEWED, args[1]);
    return has < 0 ? NULL : lb_bool(has);
}

static lb_value proxy_iter(lb_python *py, lb_value *args)
{
    return lb_iter(py, VIEWED);
}

static lb_value proxy_len(lb_python *py, lb_value *args)
{
    int64_t length = lb_len(py, VIEWED);
    return length < 0 ? NULL : lb_int_new(py, length);
}

static lb_value proxy_str(lb_python *py, lb_value *args)
{
    return lb_to_string(py, ((lb_iterator *)args[0])->source);
}

static lb_value proxy_repr(lb_python *py, lb_value *args)
{
    lb_value text = lb_repr_value(py, VIEWED);
    return text ? lb_string_format(py, "mappingproxy(%s)", lb_cstr(text)) : NULL;
}

static lb_value proxy_eq(lb_python *py, lb_value *args)
{
    lb_value other =
        lb_exact(py, args[1], LB_T_MAPPINGPROXY) ? ((lb_iterator *)args[1])->source : args[1];
    return lb_compare(py, VIEWED, other, LB_S_EQ);
}

/* As from CPython 3.12 on: that of what is looked at. */
static lb_value proxy_hash(lb_python *py, lb_value *args)
{
    uint64_t hash;
    return lb_hash(py, VIEWED, &hash) ? lb_hash_value(py, hash) : NULL;
}

#define PROXY_METHOD(name)                                      \
    static lb_value proxy_##name(lb_python *py, lb_value *args) \
    {                                                           \
        return lb_call_method(py, VIEWED, #name, 0, NULL);      \
    }
PROXY_METHOD(keys)
PROXY_METHOD(values)
PROXY_METHOD(items)
PROXY_METHOD(copy)

static lb_value unwrapped(lb_python *py, lb_value v)
{
    return lb_exact(py, v, LB_T_MAPPINGPROXY) ? ((lb_iterator *)v)->source : v;
}

static lb_value proxy_or(lb_python *py, lb_value *args)
{
    return lb_binary(py, VIEWED, unwrapped(py, args[1]), LB_S_B_OR);
}

static lb_value proxy_ror(lb_python *py, lb_value *args)
{
    return lb_binary(py, unwrapped(py, args[1]), VIEWED, LB_S_B_OR);
}

static lb_value proxy_get(lb_python *py, lb_value *args)
{
    lb_value rest[] = {args[1], args[2] ? args[2] : LB_NONE};
    return lb_call_method(py, VIEWED, "get", 2, rest);
}

/* --- setup --- */

static void view_mark(lb_python *py, lb_value self)
{
    lb_mark(py, ((lb_iterator *)self)->source);
}

void lb_setup_dict_views(lb_python *py)
{
    static const lb_layout view_layout = {sizeof(lb_iterator), view_mark, NULL, NULL};
    static const lb_method set_view[] = {{"__iter__", "self", view_iter},
                                         {"__reversed__", "self", view_reversed},
                                         {"__len__", "self", view_len},
                                         {"__contains__", "self, item, /", view_contains},
                                         {"__repr__", "self", view_repr},
                                         {"__and__", "self, other, /", view_and},
                                         {"__or__", "self, other, /", view_or},
                                         {"__sub__", "self, other, /", view_sub},
                                         {"__xor__", "self, other, /", view_xor},
                                         {"__rand__", "self, other, /", view_rand},
                                         {"__ror__", "self, other, /", view_ror},
                                         {"__rsub__", "self, other, /", view_rsub},
                                         {"__rxor__", "self, other, /", view_rxor},
                                         {"__lt__", "self, other, /", view_lt},
                                         {"__le__", "self, other, /", view_le},
                                         {"__gt__", "self, other, /", view_gt},
                                         {"__ge__", "self, other, /", view_ge},
                                         {"__eq__", "self, other, /", view_eq},
                                         {"isdisjoint", "self, other, /", view_isdisjoint},
                                         {"mapping", "self", view_mapping, LB_GETTER},
                                         {0}};
    static const lb_method values_view[] = {{"__iter__", "self", view_iter},
                                            {"__reversed__", "self", view_reversed},
                                            {"__len__", "self", view_len},
                                            {"__repr__", "self", view_repr},
                                            {"mapping", "self", view_mapping, LB_GETTER},
                                            {0}};
    static const lb_method iterator[] = {
        {"__iter__", "self", lb_self}, {"__next__", "self", iterator_next}, {0}};
    lb_core_define(py, LB_T_DICT_KEYS, set_view, &view_layout, LB_TYPE_NO_NEW);
    lb_core_define(py, LB_T_DICT_ITEMS, set_view, &view_layout, LB_TYPE_NO_NEW);
    lb_core_define(py, LB_T_DICT_VALUES, values_view, &view_layout, LB_TYPE_NO_NEW);
    lb_core_define(py, LB_T_KEY_ITERATOR, iterator, &view_layout, LB_TYPE_NO_NEW);
    lb_core_define(py, LB_T_VALUE_ITERATOR, iterator, &view_layout, LB_TYPE_NO_NEW);
    lb_core_define(py, LB_T_ITEM_ITERATOR, iterator, &view_layout, LB_TYPE_NO_NEW);
    static const lb_method proxy[] = {{"__new__", "cls, mapping, /", proxy_new},
                                      {"__getitem__", "self, key, /", proxy_getitem},
                                      {"__contains__", "self, key, /", proxy_contains},
                                      {"__iter__", "self", proxy_iter},
                                      {"__len__", "self", proxy_len},
                                      {"__str__", "self", proxy_str},
                                      {"__repr__", "self", proxy_repr},
                                      {"__eq__", "self, other, /", proxy_eq},
                                      {"__hash__", "self", proxy_hash},
                                      {"__or__", "self, other, /", proxy_or},
                                      {"__ror__", "self, other, /", proxy_ror},
                                      {"keys", "self", proxy_keys},
                                      {"values", "self", proxy_values},
                                      {"items", "self", proxy_items},
                                      {"copy", "self", proxy_copy},
                                      {"get", "self, key, default=None, /", proxy_get},
                                      {0}};
    lb_core_define(py, LB_T_MAPPINGPROXY, proxy, &view_layout, LB_TYPE_MAPPING);
}
