/*
 * Shape: what the attributes of an object are called, held once for all objects of a type that were
 * given the same names in the same order. Such an object has an lb_attributes: its shape, and the
 * values.
 *
 * A new name leads from one shape to the next; the shapes of a type are a tree whose root has no
 * names. Deleting a name, asking for __dict__, assigning __class__, or more names or shapes than
 * the limits in shape.c turn the attributes into a dictionary of the object's own, for good.
 *
 * A type owns its shapes; an object owns its lb_attributes. Names are interned strings, which live
 * as long as the interpreter. Stands on object.h.
 */
#ifndef LB_PYTHON_SHAPE_H
#define LB_PYTHON_SHAPE_H

#include "python/code.h"
#include "python/heap.h"

/* Names in order, with a table of their numbers: of the shapes along one branch of the tree. */
typedef struct lb_shape_names {
    lb_string **names;
    int16_t *index; /* mask + 1 of them; -1: empty */
    size_t count, capacity, mask;
} lb_shape_names;

struct lb_shape {
    lb_type *type;
    lb_shape_names *names; /* the first `count` of them are this shape's */
    size_t count;
    lb_shape **next; /* each has one name more */
    size_t next_count;
    bool owns_names; /* it is the first of its branch */
};

struct lb_attributes {
    lb_shape *shape;
    size_t capacity; /* of values */
    lb_value values[];
};

/* The word before an object whose type has LB_TYPE_DICT: a dictionary, or its lb_attributes with
   the lowest bit set; 0 where nothing was set yet. */
static inline uintptr_t *lb_attributes_word(lb_value v)
{
    return (uintptr_t *)(void *)v - 1;
}
static inline lb_attributes *lb_attributes_of(lb_value v)
{
    uintptr_t word = *lb_attributes_word(v);
    return word & 1 ? (lb_attributes *)(word - 1) : NULL;
}
/* NULL where the object has none, or has attributes by shape. */
static inline lb_dict *lb_attributes_dict(lb_value v)
{
    uintptr_t word = *lb_attributes_word(v);
    return word & 1 ? NULL : (lb_dict *)word;
}

/* The number of the name's value, or SIZE_MAX. The name is interned. */
static inline size_t lb_shape_find(const lb_shape *shape, const lb_string *name)
{
    const lb_shape_names *names = shape->names;
    if (!names) {
        return SIZE_MAX;
    }
    for (size_t at = name->hash & names->mask;; at = (at + 1) & names->mask) {
        int16_t i = names->index[at];
        if (i < 0) {
            return SIZE_MAX;
        }
        if (names->names[i] == name) {
            return (size_t)i < shape->count ? (size_t)i : SIZE_MAX;
        }
    }
}

/* Of an object whose type has LB_TYPE_DICT; NULL: it has a dictionary, or there is none yet. */
static inline const lb_shape *lb_shape_of(lb_value v)
{
    uintptr_t word = *lb_attributes_word(v);
    return word & 1 ? ((lb_attributes *)(word - 1))->shape : word ? NULL : v->type->shape;
}

/* What all objects share that find the same under a name, as long as their type has its version:
   the shape, or, of objects without attributes of their own, the type. NULL: not known. */
static inline const void *lb_kind_of(lb_value v)
{
    return v->type->flags & LB_TYPE_DICT ? (const void *)lb_shape_of(v) : (const void *)v->type;
}

/* What a lookup finds, from the site if it knows, which it does the next time. */
lb_lookup lb_attribute_find(lb_python *py, lb_value v, lb_string *name, lb_load_site *site,
                            lb_value *out);
static inline lb_lookup lb_attribute_at(lb_python *py, lb_value v, lb_string *name,
                                        lb_load_site *site, lb_value *out)
{
    if (lb_is_object(v) && site->kind && site->kind == lb_kind_of(v) &&
        site->version == v->type->version) {
        *out = site->number == SIZE_MAX ? site->value : lb_attributes_of(v)->values[site->number];
        return site->how;
    }
    return lb_attribute_find(py, v, name, site, out);
}

/* What an object of LB_TYPE_DICT has under the (interned) name itself, or NULL. */
lb_value lb_attributes_get(lb_value v, const lb_string *name);
void lb_attributes_set(lb_python *py, lb_value v, lb_string *name, lb_value value);
/* Gives an object of shape `from` its next value, of which `to` knows the name. */
void lb_attributes_add(lb_python *py, lb_value v, lb_shape *to, lb_value value);
/* The shape of an object that was given nothing yet. */
lb_shape *lb_shape_first(lb_type *type);
/* Turns the attributes into a dictionary, which is returned; made where there was none. */
lb_dict *lb_attributes_spread(lb_python *py, lb_value v);
/* Makes `dict` the attributes. */
void lb_attributes_replace(lb_value v, lb_dict *dict);

/* For the heap. */
void lb_attributes_mark(lb_python *py, lb_value v);
void lb_attributes_free(lb_value v);
size_t lb_attributes_size(lb_value v);
void lb_shapes_free(lb_type *type);

#endif
