/* Operators and conversions on any value: the fast cases, then the special methods. */
#include "python/interpreter.h"

#include <math.h>

/* --- truth, length, comparison --- */

int lb_truth(lb_python *py, lb_value v)
{
    if (lb_is_small(v)) {
        return lb_small(v) != 0;
    }
    if (lb_is_immediate(v)) {
        return v != LB_NONE && v != LB_FALSE;
    }
    lb_type *type = v->type;
    if (type == py->types[LB_T_STR]) {
        return ((lb_string *)v)->size != 0;
    }
    if (type == py->types[LB_T_LIST]) {
        return ((lb_list *)v)->count != 0;
    }
    lb_value method = type->special[LB_S_BOOL];
    if (method) {
        lb_value result = lb_call_special(py, method, 1, &v);
        if (result && !lb_is_bool(result)) {
            lb_raise(py, LB_T_TYPE_ERROR, "__bool__ should return bool, returned %s",
                     lb_type_name(py, result));
            return -1;
        }
        return result ? result == LB_TRUE : -1;
    }
    if (type->special[LB_S_LEN]) {
        int64_t length = lb_len(py, v);
        return length < 0 ? -1 : length != 0;
    }
    return 1;
}

int64_t lb_len(lb_python *py, lb_value v)
{
    lb_value method = lb_special_of(py, v, LB_S_LEN);
    if (!method) {
        lb_raise(py, LB_T_TYPE_ERROR, "object of type '%s' has no len()", lb_type_name(py, v));
        return -1;
    }
    lb_value result = lb_call_special(py, method, 1, &v);
    if (!result) {
        return -1;
    }
    int64_t length;
    if (!lb_to_int64(py, result, &length)) {
        return -1;
    }
    if (length < 0) {
        lb_raise(py, LB_T_VALUE_ERROR, "__len__() should return >= 0");
        return -1;
    }
    return length;
}

static const lb_special swapped[] = {LB_S_EQ, LB_S_NE, LB_S_GT, LB_S_GE, LB_S_LT, LB_S_LE};
static const char *const comparison_signs[] = {"==", "!=", "<", "<=", ">", ">="};

static lb_value compare_small(int64_t a, int64_t b, lb_special op)
{
    switch (op) {
    case LB_S_EQ:
        return lb_bool(a == b);
    case LB_S_NE:
        return lb_bool(a != b);
    case LB_S_LT:
        return lb_bool(a < b);
    case LB_S_LE:
        return lb_bool(a <= b);
    case LB_S_GT:
        return lb_bool(a > b);
    default:
        return lb_bool(a >= b);
    }
}

static bool string_order_known(const lb_python *py, lb_value a, lb_value b, lb_special op,
                               lb_value *out)
{
    if (!lb_exact(py, a, LB_T_STR) || !lb_exact(py, b, LB_T_STR)) {
        return false;
    }
    lb_str x = lb_string_text(a), y = lb_string_text(b);
    *out = op == LB_S_EQ || op == LB_S_NE
               ? lb_bool((a == b || lb_str_equal(x, y)) == (op == LB_S_EQ))
               : compare_small(lb_str_compare(x, y), 0, op);
    return true;
}

static lb_value try_compare(lb_python *py, lb_value a, lb_value b, lb_special op)
{
    lb_value method = lb_special_of(py, a, op);
    if (method == LB_NONE) {
        return LB_NOT_IMPLEMENTED;
    }
    lb_value args[] = {a, b};
    return method ? lb_call_special(py, method, 2, args) : LB_NOT_IMPLEMENTED;
}

lb_value lb_compare(lb_python *py, lb_value a, lb_value b, lb_special op)
{
    lb_value result;
    if (lb_is_small(a) && lb_is_small(b)) {
        return compare_small(lb_small(a), lb_small(b), op);
    }
    if (string_order_known(py, a, b, op, &result)) {
        return result;
    }
    lb_type *ta = lb_typeof(py, a), *tb = lb_typeof(py, b);
    if (!lb_enter(py)) {
        return NULL;
    }
    lb_special back = swapped[op - LB_S_EQ];
    bool b_first = ta != tb && lb_is_subtype(tb, ta) && tb->special[back];
    result = b_first ? try_compare(py, b, a, back) : LB_NOT_IMPLEMENTED;
    if (result == LB_NOT_IMPLEMENTED) {
        result = try_compare(py, a, b, op);
    }
    if (result == LB_NOT_IMPLEMENTED && !b_first) {
        result = try_compare(py, b, a, back);
    }
    lb_leave(py);
    if (result != LB_NOT_IMPLEMENTED) {
        return result;
    }
    if (op == LB_S_EQ || op == LB_S_NE) {
        return lb_bool((a == b) == (op == LB_S_EQ));
    }
    return lb_raise(py, LB_T_TYPE_ERROR, "'%s' not supported between instances of '%s' and '%s'",
                    comparison_signs[op - LB_S_EQ], lb_type_name(py, a), lb_type_name(py, b));
}

int lb_equal(lb_python *py, lb_value a, lb_value b)
{
    if (a == b) {
        return 1;
    }
    lb_value result = lb_compare(py, a, b, LB_S_EQ);
    return result ? lb_truth(py, result) : -1;
}

int lb_less(lb_python *py, lb_value a, lb_value b)
{
    lb_value result = lb_compare(py, a, b, LB_S_LT);
    return result ? lb_truth(py, result) : -1;
}

/* --- arithmetic --- */

static const char *const binary_signs[] = {"+",  "-",  "*", "@", "/", "%", "** or pow()",
                                           "<<", ">>", "|", "^", "&", "//"};

static lb_value try_binary(lb_python *py, lb_value a, lb_value b, lb_special op)
{
    lb_value method = lb_special_of(py, a, op);
    lb_value args[] = {a, b, NULL};
    return method && method != LB_NONE ? lb_call_special(py, method, 2, args) : LB_NOT_IMPLEMENTED;
}

/* What + and * concatenate and repeat. */
static bool is_sequence(const lb_python *py, lb_value v)
{
    static const lb_type_id sequences[] = {LB_T_STR, LB_T_LIST, LB_T_TUPLE, LB_T_BYTES,
                                           LB_T_BYTEARRAY};
    for (size_t i = 0; i < LB_COUNT(sequences); i++) {
        if (lb_is(py, v, sequences[i])) {
            return true;
        }
    }
    return false;
}

/* What has items, so that *= does not try its right side. */
static bool is_container(const lb_python *py, lb_value v)
{
    const lb_type *type = lb_typeof(py, v);
    return (type->flags & LB_TYPE_GUEST) ||
           (type->special[LB_S_LEN] && type->special[LB_S_CONTAINS]);
}

/* The right side of a sequence's own + or * is asked first: they are no numbers. */
static bool right_comes_first(const lb_python *py, lb_value a, lb_special plain,
                              lb_special reflected, lb_value b)
{
    if (plain != LB_S_B_ADD && plain != LB_S_B_MUL) {
        return false;
    }
    return lb_typeof(py, b)->special[reflected] && is_sequence(py, a) && !is_sequence(py, b) &&
           lb_exact(py, lb_typeof(py, a)->special[plain], LB_T_NATIVE_METHOD);
}

/* What is not here and a class derives from, or that of an object: it may have the operator. */
static lb_value opaque_base(const lb_python *py, lb_value v)
{
    return lb_is(py, v, LB_T_TYPE) && ((lb_type *)v)->opaque ? ((lb_type *)v)->opaque
                                                             : lb_typeof(py, v)->opaque;
}

static lb_value binary_error(lb_python *py, lb_value a, lb_value b, unsigned op, bool in_place)
{
    lb_value opaque = lb_is_opaque(py, a) ? a : lb_is_opaque(py, b) ? b : NULL;
    if (opaque && op == LB_S_B_OR - LB_S_B_ADD && (a == LB_NONE || b == LB_NONE)) {
        return lb_union_new(py, a, b); /* an annotation */
    }
    if (opaque) {
        return opaque;
    }
    bool is_left = is_sequence(py, a);
    if (op == LB_S_B_MUL - LB_S_B_ADD &&
        (is_left || (is_sequence(py, b) && !(in_place && is_container(py, a))))) {
        return lb_raise(py, LB_T_TYPE_ERROR, "can't multiply sequence by non-int of type '%s'",
                        lb_type_name(py, is_left ? b : a));
    }
    static const lb_type_id joined[] = {LB_T_STR, LB_T_LIST, LB_T_TUPLE};
    for (size_t i = 0; op == 0 && i < LB_COUNT(joined); i++) {
        if (lb_is(py, a, joined[i])) {
            const char *kind = py->types[joined[i]]->name->bytes;
            return lb_raise(py, LB_T_TYPE_ERROR, "can only concatenate %s (not \"%s\") to %s", kind,
                            lb_type_name(py, b), kind);
        }
    }
    lb_value base = opaque_base(py, a) ? opaque_base(py, a) : opaque_base(py, b);
    if (base) {
        return lb_opaque_attribute(py, base, LB_STR("(...)"));
    }
    const char *sign = binary_signs[op];
    if (in_place && op == 6) {
        sign = "**=";
    }
    return lb_raise(py, LB_T_TYPE_ERROR, "unsupported operand type(s) for %s%s: '%s' and '%s'",
                    sign, in_place && op != 6 ? "=" : "", lb_type_name(py, a), lb_type_name(py, b));
}

/* `skip_first`: a's own method was tried and said NotImplemented. */
lb_value lb_binary_slow(lb_python *py, lb_value a, lb_value b, unsigned op, bool skip_first,
                        bool in_place)
{
    lb_type *ta = lb_typeof(py, a), *tb = lb_typeof(py, b);
    lb_special plain = (lb_special)(LB_S_B_ADD + op), reflected = (lb_special)(LB_S_R_ADD + op);
    if (!lb_enter(py)) {
        return NULL;
    }
    lb_value result = LB_NOT_IMPLEMENTED;
    bool b_first = ta != tb && !skip_first &&
                   ((lb_is_subtype(tb, ta) && tb->special[reflected] != ta->special[reflected]) ||
                    right_comes_first(py, a, plain, reflected, b));
    if (b_first) {
        result = try_binary(py, b, a, reflected);
    }
    if (result == LB_NOT_IMPLEMENTED && !skip_first) {
        result = try_binary(py, a, b, plain);
    }
    if (result == LB_NOT_IMPLEMENTED && !b_first && ta != tb) {
        result = try_binary(py, b, a, reflected);
    }
    lb_leave(py);
    return result == LB_NOT_IMPLEMENTED ? binary_error(py, a, b, op, in_place) : result;
}

lb_value lb_binary(lb_python *py, lb_value a, lb_value b, lb_special op)
{
    return lb_binary_slow(py, a, b, (unsigned)(op - LB_S_B_ADD), false, false);
}

/* --- hash --- */

bool lb_hash(lb_python *py, lb_value v, uint64_t *out)
{
    if (lb_is_small(v)) {
        *out = lb_int_hash(v);
        return true;
    }
    if (lb_exact(py, v, LB_T_STR)) {
        *out = lb_string_hash((lb_string *)v);
        return true;
    }
    lb_value method = lb_special_of(py, v, LB_S_HASH);
    if (!method || method == LB_NONE) {
        lb_raise(py, LB_T_TYPE_ERROR, "unhashable type: '%s'", lb_type_name(py, v));
        return false;
    }
    if (!lb_enter(py)) { /* tuples in tuples */
        return false;
    }
    lb_value result = lb_call_special(py, method, 1, &v);
    lb_leave(py);
    if (!result) {
        return false;
    }
    if (!lb_is_integer(py, result)) {
        lb_raise(py, LB_T_TYPE_ERROR, "__hash__ method should return an integer");
        return false;
    }
    *out = lb_int_hash(result);
    return true;
}

/* --- texts --- */

static lb_value text_by(lb_python *py, lb_value v, lb_special special)
{
    lb_value method = lb_special_of(py, v, special);
    if (!lb_enter(py)) {
        return NULL;
    }
    lb_value result = lb_call_special(py, method, 1, &v);
    lb_leave(py);
    if (result && !lb_is(py, result, LB_T_STR)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "%s returned non-string (type %s)",
                        py->special_names[special]->bytes, lb_type_name(py, result));
    }
    return result;
}

lb_value lb_to_string(lb_python *py, lb_value v)
{
    if (lb_exact(py, v, LB_T_STR)) {
        return v;
    }
    return lb_is_small(v) ? lb_int_to_string(py, v, 10) : text_by(py, v, LB_S_STR);
}

lb_value lb_repr_value(lb_python *py, lb_value v)
{
    return text_by(py, v, LB_S_REPR);
}

lb_value lb_format_value(lb_python *py, lb_value v, lb_str spec)
{
    if (lb_exact(py, v, LB_T_STR) && spec.len == 0) {
        return v;
    }
    lb_value method = lb_special_of(py, v, LB_S_FORMAT);
    lb_value args[] = {v, lb_string_new(py, spec)};
    lb_value result = lb_call_special(py, method, 2, args);
    if (result && !lb_is(py, result, LB_T_STR)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "__format__ must return a str, not %s",
                        lb_type_name(py, result));
    }
    return result;
}

/* --- items --- */

lb_value lb_getitem(lb_python *py, lb_value v, lb_value key)
{
    lb_value method = lb_special_of(py, v, LB_S_GETITEM);
    lb_value args[] = {v, key};
    if (method) {
        return lb_call_special(py, method, 2, args);
    }
    if (v == (lb_value)py->types[LB_T_TYPE]) {
        return lb_generic_alias_new(py, v, key);
    }
    if (lb_is(py, v, LB_T_TYPE)) {
        lb_value class_getitem;
        int found = lb_find_attr(py, v, py->names.class_getitem, &class_getitem);
        if (found) {
            return found < 0 ? NULL : lb_call(py, class_getitem, 1, &key);
        }
        if (((lb_type *)v)->opaque) {
            return v;
        }
        if (lb_type_is_hosts(py, (lb_type *)v)) { /* generic where it comes from */
            return lb_generic_alias_new(py, v, key);
        }
        return lb_raise(py, LB_T_TYPE_ERROR, "type '%s' is not subscriptable",
                        lb_cstr((lb_value)((lb_type *)v)->name));
    }
    if (lb_typeof(py, v)->opaque) {
        return lb_opaque_attribute(py, lb_typeof(py, v)->opaque, LB_STR("[...]"));
    }
    return lb_raise(py, LB_T_TYPE_ERROR, "'%s' object is not subscriptable", lb_type_name(py, v));
}

bool lb_setitem(lb_python *py, lb_value v, lb_value key, lb_value value)
{
    lb_value method = lb_special_of(py, v, value ? LB_S_SETITEM : LB_S_DELITEM);
    lb_value args[] = {v, key, value};
    if (method) {
        return lb_call_special(py, method, value ? 3 : 2, args) != NULL;
    }
    lb_raise(py, LB_T_TYPE_ERROR, "'%s' object %s", lb_type_name(py, v),
             value ? "does not support item assignment" : "doesn't support item deletion");
    return false;
}

int lb_contains(lb_python *py, lb_value container, lb_value item)
{
    lb_value method = lb_special_of(py, container, LB_S_CONTAINS);
    if (method && method != LB_NONE) {
        lb_value args[] = {container, item};
        lb_value result = lb_call_special(py, method, 2, args);
        return result ? lb_truth(py, result) : -1;
    }
    if (!lb_special_of(py, container, LB_S_ITER) && !lb_special_of(py, container, LB_S_GETITEM)) {
        lb_raise(py, LB_T_TYPE_ERROR, "argument of type '%s' is not iterable",
                 lb_type_name(py, container));
        return -1;
    }
    lb_value iterator = lb_iter(py, container), found;
    if (!iterator) {
        return -1;
    }
    size_t mark = lb_keep_mark(py);
    while ((found = lb_next(py, iterator))) {
        int equal = lb_equal(py, found, item);
        if (equal) {
            return equal;
        }
        lb_keep_drop(py, mark);
    }
    return lb_raised(py) ? -1 : 0;
}

/* --- iteration --- */

lb_value lb_iter(lb_python *py, lb_value v)
{
    lb_value method = lb_special_of(py, v, LB_S_ITER);
    if (method && method != LB_NONE) {
        lb_value iterator = lb_call_special(py, method, 1, &v);
        if (iterator && !lb_special_of(py, iterator, LB_S_NEXT)) {
            return lb_raise(py, LB_T_TYPE_ERROR, "iter() returned non-iterator of type '%s'",
                            lb_type_name(py, iterator));
        }
        return iterator;
    }
    if (!method && lb_special_of(py, v, LB_S_GETITEM) && !lb_is(py, v, LB_T_DICT)) {
        return lb_iterator_new(py, LB_T_SEQUENCE_ITERATOR, v);
    }
    if (lb_is(py, v, LB_T_TYPE) && ((lb_type *)v)->opaque) {
        return lb_opaque_refuse(py, ((lb_type *)v)->opaque, "a loop");
    }
    return lb_raise(py, LB_T_TYPE_ERROR, "'%s' object is not iterable", lb_type_name(py, v));
}

lb_value lb_next(lb_python *py, lb_value iterator)
{
    if (lb_needs_safe_point(py)) {
        lb_keep(py, iterator);
        if (!lb_safe_point(py)) {
            return NULL;
        }
    }
    if (!lb_count_step(py) || !lb_enter(py)) {
        return NULL;
    }
    lb_value method = lb_special_of(py, iterator, LB_S_NEXT);
    lb_value item;
    if (lb_exact(py, method, LB_T_NATIVE_METHOD)) {
        item = ((lb_native *)method)->method->call(py, &iterator);
    } else {
        item = lb_call_special(py, method, 1, &iterator);
    }
    lb_leave(py);
    if (!item && lb_raised_is(py, LB_T_STOP_ITERATION)) {
        lb_take_raised(py);
    }
    lb_keep(py, item);
    return item;
}

/* --- numbers --- */

lb_value lb_index(lb_python *py, lb_value v)
{
    if (lb_is_integer(py, v)) {
        return v;
    }
    lb_value method = lb_special_of(py, v, LB_S_INDEX);
    if (!method) {
        return lb_raise(py, LB_T_TYPE_ERROR, "'%s' object cannot be interpreted as an integer",
                        lb_type_name(py, v));
    }
    lb_value result = lb_call_special(py, method, 1, &v);
    if (result && !lb_is_integer(py, result)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "__index__ returned non-int (type %s)",
                        lb_type_name(py, result));
    }
    return result;
}

bool lb_to_int64(lb_python *py, lb_value v, int64_t *out)
{
    lb_value number = lb_index(py, v);
    if (!number) {
        return false;
    }
    if (!lb_int_small(number, out)) {
        lb_raise(py, LB_T_OVERFLOW_ERROR, "Python int too large to convert to C ssize_t");
        return false;
    }
    return true;
}

bool lb_to_double(lb_python *py, lb_value v, double *out)
{
    if (lb_is(py, v, LB_T_FLOAT)) {
        *out = ((lb_float *)v)->number;
        return true;
    }
    if (lb_is_integer(py, v)) {
        return lb_int_double(py, v, out);
    }
    lb_value method = lb_special_of(py, v, LB_S_FLOAT);
    if (!method && lb_special_of(py, v, LB_S_INDEX)) {
        lb_value number = lb_index(py, v);
        return number && lb_int_double(py, number, out);
    }
    if (!method) {
        lb_raise(py, LB_T_TYPE_ERROR, "must be real number, not %s", lb_type_name(py, v));
        return false;
    }
    lb_value result = lb_call_special(py, method, 1, &v);
    if (!result) {
        return false;
    }
    if (!lb_is(py, result, LB_T_FLOAT)) {
        lb_raise(py, LB_T_TYPE_ERROR, "%s.__float__ returned non-float (type %s)",
                 lb_type_name(py, v), lb_type_name(py, result));
        return false;
    }
    *out = ((lb_float *)result)->number;
    return true;
}

bool lb_to_text(lb_python *py, lb_value v, const char *what, lb_str *out)
{
    if (!v || !lb_is(py, v, LB_T_STR)) {
        lb_raise(py, LB_T_TYPE_ERROR, "%s must be str, not %s", what,
                 v == LB_NONE ? "None"
                 : v          ? lb_type_name(py, v)
                              : "NULL");
        return false;
    }
    *out = lb_string_text(v);
    return true;
}

/* --- classes --- */

static bool is_class_like(lb_python *py, lb_value v)
{
    return lb_is(py, v, LB_T_TYPE);
}

int lb_isinstance(lb_python *py, lb_value v, lb_value type)
{
    if ((lb_value)lb_typeof(py, v) == type) {
        return 1;
    }
    if (lb_exact(py, type, LB_T_TYPE)) {
        return lb_is_subtype(lb_typeof(py, v), (lb_type *)type);
    }
    if (lb_is(py, type, LB_T_TUPLE) || lb_is(py, type, LB_T_UNION)) {
        const lb_tuple *types =
            lb_is(py, type, LB_T_TUPLE) ? (lb_tuple *)type : ((lb_generic_alias *)type)->args;
        for (size_t i = 0; i < types->count; i++) {
            lb_value item =
                types->items[i] == LB_NONE ? (lb_value)py->types[LB_T_NONE] : types->items[i];
            if (!lb_enter(py)) {
                return -1;
            }
            int is = lb_isinstance(py, v, item);
            lb_leave(py);
            if (is) {
                return is;
            }
        }
        return 0;
    }
    lb_value check = lb_special_of(py, type, LB_S_INSTANCECHECK);
    if (check && !(lb_exact(py, check, LB_T_NATIVE_METHOD) && is_class_like(py, type))) {
        lb_value args[] = {type, v};
        lb_value result = lb_call_special(py, check, 2, args);
        return result ? lb_truth(py, result) : -1;
    }
    if (!is_class_like(py, type)) {
        if (lb_is_opaque(py, type)) {
            lb_opaque_refuse(py, type, "isinstance()");
            return -1;
        }
        lb_raise(py, LB_T_TYPE_ERROR,
                 "isinstance() arg 2 must be a type, a tuple of types, or a union");
        return -1;
    }
    return lb_is_subtype(lb_typeof(py, v), (lb_type *)type);
}

int lb_issubclass(lb_python *py, lb_value v, lb_value type)
{
    if (lb_is(py, type, LB_T_TUPLE) || lb_is(py, type, LB_T_UNION)) {
        const lb_tuple *types =
            lb_is(py, type, LB_T_TUPLE) ? (lb_tuple *)type : ((lb_generic_alias *)type)->args;
        for (size_t i = 0; i < types->count; i++) {
            int is = lb_issubclass(py, v, types->items[i]);
            if (is) {
                return is;
            }
        }
        return 0;
    }
    lb_value check = lb_special_of(py, type, LB_S_SUBCLASSCHECK);
    if (check && !(lb_exact(py, check, LB_T_NATIVE_METHOD) && is_class_like(py, type))) {
        lb_value args[] = {type, v};
        lb_value result = lb_call_special(py, check, 2, args);
        return result ? lb_truth(py, result) : -1;
    }
    if (!is_class_like(py, v)) {
        lb_raise(py, LB_T_TYPE_ERROR, "issubclass() arg 1 must be a class");
        return -1;
    }
    if (lb_is_opaque(py, type)) {
        lb_opaque_refuse(py, type, "issubclass()");
        return -1;
    }
    if (!is_class_like(py, type)) {
        lb_raise(py, LB_T_TYPE_ERROR,
                 "issubclass() arg 2 must be a class, a tuple of classes, or a union");
        return -1;
    }
    return lb_is_subtype((lb_type *)v, (lb_type *)type);
}
