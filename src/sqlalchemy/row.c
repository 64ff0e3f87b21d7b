/* Row: a row of a result: a sequence whose items have names. */
#include "python/interpreter.h"
#include "sqlalchemy/database.h"

typedef struct row {
    lb_object head;
    lb_tuple *values;
    lb_value fields; /* a tuple of names */
    lb_value keys;   /* a dict of name to index; None for a name that several columns have */
} row;

lb_value lb_row_new(lb_python *py, lb_tuple *values, lb_value fields, lb_value keys)
{
    row *r = lb_object_new(py, lb_type_find(py, &lb_row_type));
    r->values = values;
    r->fields = fields;
    r->keys = keys;
    return (lb_value)r;
}

static void row_mark(lb_python *py, lb_value self)
{
    row *r = (row *)self;
    LB_MARK(py, r->values);
    LB_MARK(py, r->fields);
    LB_MARK(py, r->keys);
}

static bool is_row(lb_python *py, lb_value v)
{
    return lb_is_a(py, v, lb_type_find(py, &lb_row_type));
}

/* --- values by name --- */

static lb_value by_name(lb_python *py, row *r, lb_value name)
{
    lb_value index = lb_dict_get(py, (lb_dict *)r->keys, name);
    if (!index) {
        return NULL;
    }
    if (index == LB_NONE) {
        lb_value module = lb_import(py, "sqlalchemy.exc");
        lb_value class = module ? lb_getattr(py, module, "InvalidRequestError") : NULL;
        return class ? lb_raise_type(py, (lb_type *)class,
                                     "Ambiguous column name '%s' in result set column descriptions",
                                     lb_cstr(name))
                     : NULL;
    }
    return r->values->items[lb_small(index)];
}

static lb_value row_mapping(lb_python *py, lb_value *args)
{
    lb_value module = lb_import(py, "sqlalchemy.engine.row");
    lb_value class = module ? lb_getattr(py, module, "RowMapping") : NULL;
    return class ? lb_call(py, class, 1, args) : NULL;
}

/* Behind the columns, the methods of a mapping that rows of SQLAlchemy 1.3 had. */
static lb_value row_getattr(lb_python *py, lb_value *args) /* self, name */
{
    static const char *const old[] = {"keys", "items", "values", "get", "has_key"};
    lb_value value = by_name(py, (row *)args[0], args[1]);
    if (value || lb_raised(py)) {
        return value;
    }
    for (size_t i = 0; i < LB_COUNT(old); i++) {
        if (lb_str_is(lb_string_text(args[1]), old[i])) {
            lb_value mapping = row_mapping(py, args);
            return mapping ? lb_getattr(py, mapping, old[i]) : NULL;
        }
    }
    return lb_raise(py, LB_T_ATTRIBUTE_ERROR, "Could not locate column in row for column '%s'",
                    lb_cstr(args[1]));
}

/* A number or a slice; also a name or a column, as SQLAlchemy 1.3 had it. */
static lb_value row_getitem(lb_python *py, lb_value *args)
{
    row *r = (row *)args[0];
    if (lb_is_integer(py, args[1]) || lb_is(py, args[1], LB_T_SLICE)) {
        return lb_getitem(py, (lb_value)r->values, args[1]);
    }
    lb_value name = args[1], value = by_name(py, r, name);
    if (!value && !lb_raised(py) && !lb_is(py, name, LB_T_STR)) {
        name = lb_getattr(py, args[1], "key");
        value = name ? by_name(py, r, name) : NULL;
    }
    if (value || lb_raised(py)) {
        return value;
    }
    lb_value module = lb_import(py, "sqlalchemy.exc");
    lb_value class = module ? lb_getattr(py, module, "NoSuchColumnError") : NULL;
    return class ? lb_raise_type(py, (lb_type *)class,
                                 "Could not locate column in row for column '%s'", lb_cstr(name))
                 : NULL;
}

/* --- as a tuple --- */

static lb_value row_len(lb_python *py, lb_value *args)
{
    return lb_int_new(py, (int64_t)((row *)args[0])->values->count);
}

static lb_value row_iter(lb_python *py, lb_value *args)
{
    return lb_iter(py, (lb_value)((row *)args[0])->values);
}

static lb_value row_contains(lb_python *py, lb_value *args)
{
    int has = lb_contains(py, (lb_value)((row *)args[0])->values, args[1]);
    return has < 0 ? NULL : lb_bool(has);
}

static lb_value row_hash(lb_python *py, lb_value *args)
{
    uint64_t hash;
    return lb_hash(py, (lb_value)((row *)args[0])->values, &hash) ? lb_hash_value(py, hash) : NULL;
}

static lb_value row_repr(lb_python *py, lb_value *args)
{
    return lb_repr_value(py, (lb_value)((row *)args[0])->values);
}

static lb_value compare(lb_python *py, lb_value *args, lb_special op)
{
    lb_value other = is_row(py, args[1]) ? (lb_value)((row *)args[1])->values : args[1];
    if (!lb_is(py, other, LB_T_TUPLE)) {
        return LB_NOT_IMPLEMENTED;
    }
    return lb_compare(py, (lb_value)((row *)args[0])->values, other, op);
}

#define COMPARISON(name, op)                                  \
    static lb_value row_##name(lb_python *py, lb_value *args) \
    {                                                         \
        return compare(py, args, op);                         \
    }
COMPARISON(eq, LB_S_EQ)
COMPARISON(ne, LB_S_NE)
COMPARISON(lt, LB_S_LT)
COMPARISON(le, LB_S_LE)
COMPARISON(gt, LB_S_GT)
COMPARISON(ge, LB_S_GE)

static lb_value row_count(lb_python *py, lb_value *args)
{
    return lb_call_method(py, (lb_value)((row *)args[0])->values, "count", 1, args + 1);
}

static lb_value row_index(lb_python *py, lb_value *args)
{
    return lb_call_method(py, (lb_value)((row *)args[0])->values, "index", 1, args + 1);
}

static lb_value row_data(lb_python *py LB_UNUSED, lb_value *args)
{
    return (lb_value)((row *)args[0])->values;
}

static lb_value row_self(lb_python *py LB_UNUSED, lb_value *args)
{
    return args[0];
}

/* --- as a mapping --- */

static lb_value row_fields(lb_python *py LB_UNUSED, lb_value *args)
{
    return ((row *)args[0])->fields;
}

static lb_value row_as_dict(lb_python *py, lb_value *args)
{
    const row *r = (row *)args[0];
    const lb_tuple *fields = (lb_tuple *)r->fields;
    lb_dict *dict = lb_dict_new(py);
    for (size_t i = 0; i < fields->count; i++) {
        lb_dict_set(py, dict, fields->items[i], r->values->items[i]);
    }
    return (lb_value)dict;
}

static const lb_method methods[] = {{"__getattr__", "self, name", row_getattr},
                                    {"__getitem__", "self, key", row_getitem},
                                    {"__len__", "self", row_len},
                                    {"__iter__", "self", row_iter},
                                    {"__contains__", "self, value", row_contains},
                                    {"__hash__", "self", row_hash},
                                    {"__repr__", "self", row_repr},
                                    {"__eq__", "self, other", row_eq},
                                    {"__ne__", "self, other", row_ne},
                                    {"__lt__", "self, other", row_lt},
                                    {"__le__", "self, other", row_le},
                                    {"__gt__", "self, other", row_gt},
                                    {"__ge__", "self, other", row_ge},
                                    {"count", "self, value", row_count},
                                    {"index", "self, value", row_index},
                                    {"_tuple", "self", row_self},
                                    {"tuple", "self", row_self},
                                    {"_t", "self", row_self, LB_GETTER},
                                    {"t", "self", row_self, LB_GETTER},
                                    {"_data", "self", row_data, LB_GETTER},
                                    {"_fields", "self", row_fields, LB_GETTER},
                                    {"_asdict", "self", row_as_dict},
                                    {"_mapping", "self", row_mapping, LB_GETTER},
                                    {0}};

const lb_type_spec lb_row_type = {
    .name = "Row", .methods = methods, .layout = {sizeof(row), row_mark}};
