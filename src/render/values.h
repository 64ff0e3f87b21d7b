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

typedef struct lb_mako_value lb_mako_value;
typedef struct lb_mako_value_object lb_mako_value_object;

typedef enum lb_mako_value_kind {
    LB_MAKO_UNDEFINED, /* Mako's: a name that nobody gave; false, and an error as a text */
    LB_MAKO_NONE,
    LB_MAKO_BOOLEAN,
    LB_MAKO_INTEGER,
    LB_MAKO_TEXT,
    LB_MAKO_LIST,
    LB_MAKO_TUPLE,
    LB_MAKO_DATETIME,
    LB_MAKO_OBJECT,
    LB_MAKO_FUNCTION, /* a function of the evaluator, by its name */
    LB_MAKO_MODULE,   /* an imported module, by its name */
} lb_mako_value_kind;

typedef struct lb_mako_values {
    const lb_mako_value *items;
    size_t count;
} lb_mako_values;

struct lb_mako_value {
    lb_mako_value_kind kind;
    union {
        bool boolean;
        int64_t integer;
        lb_str text; /* also the name of a function or a module */
        lb_mako_values list;
        const lb_datetime *datetime;
        const lb_mako_value_object *object;
    };
};

/* An object whose methods a template may call: `config`. */
struct lb_mako_value_object {
    const char *type_name; /* as Python's errors name it: "Config" */
    /* Carries out object.method(...). LB_ERR_UNSUPPORTED where there is no such method here; other
       errors are those that the call itself would raise. What it returns lives in the arena. */
    lb_code (*call)(void *context, lb_arena *arena, lb_str method, lb_mako_values arguments,
                    lb_mako_value *out, lb_error *error);
    void *context;
};

static inline lb_mako_value lb_mako_value_none(void)
{
    return (lb_mako_value){.kind = LB_MAKO_NONE};
}
static inline lb_mako_value lb_mako_value_boolean(bool boolean)
{
    return (lb_mako_value){.kind = LB_MAKO_BOOLEAN, .boolean = boolean};
}
static inline lb_mako_value lb_mako_value_integer(int64_t integer)
{
    return (lb_mako_value){.kind = LB_MAKO_INTEGER, .integer = integer};
}
static inline lb_mako_value lb_mako_value_text(lb_str text)
{
    return (lb_mako_value){.kind = LB_MAKO_TEXT, .text = text};
}
static inline bool lb_mako_value_is_sequence(const lb_mako_value *value)
{
    return value->kind == LB_MAKO_TEXT || value->kind == LB_MAKO_LIST ||
           value->kind == LB_MAKO_TUPLE;
}
/* A list or tuple of texts; one with a NULL ptr is None. */
lb_mako_value lb_mako_value_texts(lb_arena *arena, lb_mako_value_kind kind,
                                  const lb_str_vector *texts);

/* "str", "NoneType" */
const char *lb_mako_value_type_name(const lb_mako_value *value);
bool lb_mako_value_truth(const lb_mako_value *value);
/* What it takes to go through the value: bytes of texts, items of lists and of what is in them. */
size_t lb_mako_value_weight(const lb_mako_value *value);
bool lb_mako_value_equal(const lb_mako_value *a, const lb_mako_value *b);
/* Adds str(value). False where Python would raise: the value is undefined. */
bool lb_mako_value_add(lb_text *text, const lb_mako_value *value);
/* Adds repr(value). */
void lb_mako_value_add_repr(lb_text *text, const lb_mako_value *value);

/* The names that a template can use; the last of equal ones counts. */
typedef struct lb_mako_value_name {
    lb_str name;
    lb_mako_value value;
} lb_mako_value_name;
typedef LB_VECTOR(lb_mako_value_name) lb_mako_value_names;
/* NULL where nobody gave that name. */
const lb_mako_value *lb_mako_value_find(const lb_mako_value_names *names, lb_str name);

#endif
