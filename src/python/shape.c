#include "python/shape.h"

#include "python/interpreter.h"

enum { MOST_NAMES = 128, MOST_NEXT = 8, MOST_SHAPES = 512, FEWEST_VALUES = 4 };

/* --- the tree of a type --- */

static lb_shape *shape_new(lb_type *type, lb_shape_names *names, size_t count, bool owns_names)
{
    lb_shape *shape = lb_alloc(sizeof *shape);
    *shape = (lb_shape){.type = type, .names = names, .count = count, .owns_names = owns_names};
    type->shape_count++;
    return shape;
}

lb_shape *lb_shape_first(lb_type *type)
{
    if (!type->shape) {
        type->shape = shape_new(type, NULL, 0, false);
    }
    return type->shape;
}

static void index_names(lb_shape_names *names)
{
    memset(names->index, 0xff, (names->mask + 1) * sizeof *names->index);
    for (size_t i = 0; i < names->count; i++) {
        size_t at = names->names[i]->hash & names->mask;
        while (names->index[at] >= 0) {
            at = (at + 1) & names->mask;
        }
        names->index[at] = (int16_t)i;
    }
}

static void reserve(lb_shape_names *names, size_t capacity)
{
    names->capacity = capacity;
    names->mask = capacity * 2 - 1;
    names->names = lb_realloc_array(names->names, capacity, sizeof *names->names);
    names->index = lb_realloc_array(names->index, capacity * 2, sizeof *names->index);
    index_names(names);
}

static void append_name(lb_shape_names *names, lb_string *name)
{
    if (names->count == names->capacity) {
        reserve(names, names->capacity * 2);
    }
    names->names[names->count++] = name;
    index_names(names);
}

/* A branch that begins with the names of `shape`. */
static lb_shape_names *branch_off(const lb_shape *shape)
{
    lb_shape_names *names = lb_alloc(sizeof *names);
    *names = (lb_shape_names){0};
    size_t capacity = 8;
    while (capacity <= shape->count) {
        capacity *= 2;
    }
    reserve(names, capacity);
    for (size_t i = 0; i < shape->count; i++) {
        names->names[i] = shape->names->names[i];
    }
    names->count = shape->count;
    return names;
}

/* The shape with one name more; NULL where there are too many. */
static lb_shape *step(lb_shape *shape, lb_string *name)
{
    for (size_t i = 0; i < shape->next_count; i++) {
        lb_shape *next = shape->next[i];
        if (next->names->names[shape->count] == name) {
            return next;
        }
    }
    lb_type *type = shape->type;
    if (shape->next_count == MOST_NEXT || shape->count == MOST_NAMES ||
        type->shape_count == MOST_SHAPES || !name->is_interned) {
        return NULL;
    }
    bool is_branch = !shape->names || shape->names->count != shape->count;
    lb_shape_names *names = is_branch ? branch_off(shape) : shape->names;
    append_name(names, name);
    lb_shape *next = shape_new(type, names, shape->count + 1, is_branch);
    shape->next = lb_realloc_array(shape->next, shape->next_count + 1, sizeof(lb_shape *));
    shape->next[shape->next_count++] = next;
    if (next->count > type->most_attributes) {
        type->most_attributes = next->count;
    }
    return next;
}

static void free_tree(lb_shape *shape)
{
    for (size_t i = 0; i < shape->next_count; i++) {
        free_tree(shape->next[i]);
    }
    if (shape->owns_names) {
        free(shape->names->names);
        free(shape->names->index);
        free(shape->names);
    }
    free(shape->next);
    free(shape);
}

void lb_shapes_free(lb_type *type)
{
    if (type->shape) {
        free_tree(type->shape);
    }
}

/* --- the attributes of an object --- */

lb_value lb_attributes_get(lb_value v, const lb_string *name)
{
    const lb_attributes *a = lb_attributes_of(v);
    if (a) {
        size_t found = lb_shape_find(a->shape, name);
        return found == SIZE_MAX ? NULL : a->values[found];
    }
    const lb_dict *dict = lb_attributes_dict(v);
    return dict ? lb_dict_get_name(dict, name) : NULL;
}

static size_t size_of(size_t capacity)
{
    return sizeof(lb_attributes) + capacity * sizeof(lb_value);
}

/* Room for one value more: as many as other objects of the type have had, if that is more. */
static lb_attributes *grow(lb_python *py, lb_attributes *a, const lb_shape *to)
{
    size_t most = to->type->most_attributes, capacity = a ? a->capacity * 2 : FEWEST_VALUES;
    if (capacity < most || !a) {
        capacity = most > FEWEST_VALUES ? most : FEWEST_VALUES;
    }
    py->heap.allocated += (capacity - (a ? a->capacity : 0)) * sizeof(lb_value);
    a = lb_realloc_array(a, 1, size_of(capacity));
    a->capacity = capacity;
    return a;
}

void lb_attributes_add(lb_python *py, lb_value v, lb_shape *to, lb_value value)
{
    lb_attributes *a = lb_attributes_of(v);
    if (!a || a->capacity < to->count) {
        a = grow(py, a, to);
        *lb_attributes_word(v) = (uintptr_t)a | 1;
    }
    a->values[to->count - 1] = value;
    a->shape = to;
}

void lb_attributes_set(lb_python *py, lb_value v, lb_string *name, lb_value value)
{
    lb_attributes *a = lb_attributes_of(v);
    lb_dict *dict = lb_attributes_dict(v);
    if (!dict) {
        lb_shape *shape = a ? a->shape : lb_shape_first(v->type);
        size_t found = lb_shape_find(shape, name);
        if (found != SIZE_MAX) {
            a->values[found] = value;
            return;
        }
        lb_shape *to = step(shape, name);
        if (to) {
            lb_attributes_add(py, v, to, value);
            return;
        }
        dict = lb_attributes_spread(py, v);
    }
    lb_dict_set_name(py, dict, name, value);
}

lb_dict *lb_attributes_spread(lb_python *py, lb_value v)
{
    lb_dict *dict = lb_attributes_dict(v);
    if (dict) {
        return dict;
    }
    lb_attributes *a = lb_attributes_of(v);
    dict = lb_dict_new(py);
    for (size_t i = 0; a && i < a->shape->count; i++) {
        lb_dict_set_name(py, dict, a->shape->names->names[i], a->values[i]);
    }
    lb_attributes_replace(v, dict);
    return dict;
}

void lb_attributes_replace(lb_value v, lb_dict *dict)
{
    lb_attributes_free(v);
    *lb_attributes_word(v) = (uintptr_t)dict;
}

/* --- for the heap --- */

void lb_attributes_mark(lb_python *py, lb_value v)
{
    const lb_attributes *a = lb_attributes_of(v);
    if (!a) {
        LB_MARK(py, lb_attributes_dict(v));
        return;
    }
    for (size_t i = 0; i < a->shape->count; i++) {
        lb_mark(py, a->values[i]);
    }
}

void lb_attributes_free(lb_value v)
{
    free(lb_attributes_of(v));
}

size_t lb_attributes_size(lb_value v)
{
    const lb_attributes *a = lb_attributes_of(v);
    return a ? size_of(a->capacity) : 0;
}
