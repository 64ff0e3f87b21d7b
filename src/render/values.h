/*
 * Values: what the names in a template stand for.
 *
 * Alembic hands its templates a few plain values (texts, None, tuples, a date) and the object
 * `config`; these are the kinds of value here. A value points to what its maker owns, which must
 * live as long as it. `str()`, `repr()` and truth are Python's. Stands on base.
 */
#ifndef LB_RENDER_VALUES_H
#define LB_RENDER_VALUES_H

#include "base/timezone.h"
#include "base/vector.h"

typedef struct lb_value lb_value;
typedef struct lb_value_object lb_value_object;

typedef enum lb_value_kind {
    LB_VALUE_UNDEFINED, /* Mako's: a name that nobody gave; false, and an error as a text */
    LB_VALUE_NONE,
    LB_VALUE_BOOLEAN,
    LB_VALUE_INTEGER,
    LB_VALUE_TEXT,
    LB_VALUE_LIST,
    LB_VALUE_TUPLE,
    LB_VALUE_DATETIME,
    LB_VALUE_OBJECT,
    LB_VALUE_FUNCTION, /* a function of the evaluator, by its name */
    LB_VALUE_MODULE,   /* an imported module, by its name */
} lb_value_kind;

typedef struct lb_values {
    const lb_value *items;
    size_t count;
} lb_values;

struct lb_value {
    lb_value_kind kind;
    union {
        bool boolean;
        int64_t integer;
        lb_str text; /* also the name of a function or a module */
        lb_values list;
        const lb_datetime *datetime;
        const lb_value_object *object;
    };
};

/* An object whose methods a template may call: `config`. */
struct lb_value_object {
    const char *type_name; /* as Python's errors name it: "Config" */
    /* Carries out object.method(...). LB_ERR_UNSUPPORTED where there is no such method here; other
       errors are those that the call itself would raise. What it returns lives in the arena. */
    lb_code (*call)(void *context, lb_arena *arena, lb_str method, lb_values arguments,
                    lb_value *out, lb_error *error);
    void *context;
};

static inline lb_value lb_value_none(void)
{
    return (lb_value){.kind = LB_VALUE_NONE};
}
static inline lb_value lb_value_boolean(bool boolean)
{
    return (lb_value){.kind = LB_VALUE_BOOLEAN, .boolean = boolean};
}
static inline lb_value lb_value_integer(int64_t integer)
{
    return (lb_value){.kind = LB_VALUE_INTEGER, .integer = integer};
}
static inline lb_value lb_value_text(lb_str text)
{
    return (lb_value){.kind = LB_VALUE_TEXT, .text = text};
}
static inline bool lb_value_is_sequence(const lb_value *value)
{
    return value->kind == LB_VALUE_TEXT || value->kind == LB_VALUE_LIST ||
           value->kind == LB_VALUE_TUPLE;
}
/* A list or tuple of texts; one with a NULL ptr is None. */
lb_value lb_value_texts(lb_arena *arena, lb_value_kind kind, const lb_str_vector *texts);

/* "str", "NoneType" */
const char *lb_value_type_name(const lb_value *value);
bool lb_value_truth(const lb_value *value);
/* What it takes to go through the value: bytes of texts, items of lists and of what is in them. */
size_t lb_value_weight(const lb_value *value);
bool lb_value_equal(const lb_value *a, const lb_value *b);
/* Adds str(value). False where Python would raise: the value is undefined. */
bool lb_value_add(lb_text *text, const lb_value *value);
/* Adds repr(value). */
void lb_value_add_repr(lb_text *text, const lb_value *value);

/* The names that a template can use; the last of equal ones counts. */
typedef struct lb_value_name {
    lb_str name;
    lb_value value;
} lb_value_name;
typedef LB_VECTOR(lb_value_name) lb_value_names;
/* NULL where nobody gave that name. */
const lb_value *lb_value_find(const lb_value_names *names, lb_str name);

#endif
