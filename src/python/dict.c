#include "python/interpreter.h"

enum { EMPTY = -1, DELETED = -2 };

lb_dict *lb_dict_new(lb_python *py)
{
    return lb_object_new(py, py->types[LB_T_DICT]);
}

/* --- the table --- */

/* Gives `dict` the entries of `from` (itself, or one to be copied), without holes, in one block:
   the entries, then the index. */
static void rebuild(lb_dict *dict, const lb_dict *from, size_t capacity)
{
    size_t mask = 8;
    while (mask * 2 < capacity * 3) {
        mask *= 2;
    }
    lb_entry *entries = lb_realloc_array(
        NULL, capacity + (mask * sizeof(int32_t)) / sizeof *entries + 1, sizeof *entries);
    int32_t *index = (int32_t *)(void *)(entries + capacity);
    memset(index, 0xff, mask * sizeof *index);
    size_t count = 0;
    for (size_t i = 0; i < from->used; i++) {
        if (!from->entries[i].key) {
            continue;
        }
        size_t at = from->entries[i].hash & (mask - 1);
        while (index[at] != EMPTY) {
            at = (at + 1) & (mask - 1);
        }
        index[at] = (int32_t)count;
        entries[count++] = from->entries[i];
    }
    free(dict->entries);
    dict->entries = entries;
    dict->index = index;
    dict->used = count;
    dict->capacity = capacity;
    dict->index_mask = mask - 1;
}

static uint64_t spread(uint64_t hash)
{
    return hash ^ hash >> 17 ^ hash >> 37;
}

/* The place in `index`, or SIZE_MAX. *failed: a comparison raised. */
static size_t find(lb_python *py, const lb_dict *dict, lb_value key, uint64_t hash, bool *failed)
{
    if (!dict->index) {
        return SIZE_MAX;
    }
    hash = spread(hash);
restart:;
    size_t mask = dict->index_mask;
    for (size_t at = hash & mask;; at = (at + 1) & mask) {
        int32_t i = dict->index[at];
        if (i == EMPTY) {
            return SIZE_MAX;
        }
        if (i == DELETED || dict->entries[i].hash != hash) {
            continue;
        }
        lb_value other = dict->entries[i].key;
        if (other == key) {
            return at;
        }
        if (lb_exact(py, other, LB_T_STR) && lb_exact(py, key, LB_T_STR)) {
            if (lb_str_equal(lb_string_text(other), lb_string_text(key))) {
                return at;
            }
            continue;
        }
        const lb_entry *entries = dict->entries;
        lb_keep(py, other);
        int equal = lb_equal(py, other, key);
        if (equal < 0) {
            *failed = true;
            return SIZE_MAX;
        }
        if (dict->entries != entries || (size_t)i >= dict->used || dict->entries[i].key != other) {
            goto restart; /* the comparison changed the dict */
        }
        if (equal) {
            return at;
        }
    }
}

static void insert(lb_python *py, lb_dict *dict, lb_value key, lb_value value, uint64_t hash)
{
    if (dict->used == dict->capacity) {
        size_t capacity = dict->count < 3 ? 4 : dict->count < 6 ? 8 : dict->count * 2;
        py->heap.allocated += capacity * (sizeof(lb_entry) + 2 * sizeof(int32_t));
        rebuild(dict, dict, capacity);
    }
    hash = spread(hash);
    size_t at = hash & dict->index_mask;
    while (dict->index[at] >= 0) {
        at = (at + 1) & dict->index_mask;
    }
    dict->index[at] = (int32_t)dict->used;
    dict->entries[dict->used++] = (lb_entry){key, value, hash};
    dict->count++;
    dict->stamp = ++py->dict_stamp;
}

lb_value lb_dict_get_hashed(lb_python *py, const lb_dict *dict, lb_value key, uint64_t hash)
{
    bool failed = false;
    size_t at = find(py, dict, key, hash, &failed);
    return at == SIZE_MAX ? NULL : dict->entries[dict->index[at]].value;
}

lb_value lb_dict_get(lb_python *py, const lb_dict *dict, lb_value key)
{
    uint64_t hash;
    return lb_hash(py, key, &hash) ? lb_dict_get_hashed(py, dict, key, hash) : NULL;
}

/* The number of the entry, or SIZE_MAX. */
size_t lb_dict_find_name(const lb_dict *dict, const lb_string *name)
{
    if (!dict->index) {
        return SIZE_MAX;
    }
    uint64_t hash = spread(name->hash);
    size_t mask = dict->index_mask;
    for (size_t at = hash & mask;; at = (at + 1) & mask) {
        int32_t i = dict->index[at];
        if (i == EMPTY) {
            return SIZE_MAX;
        }
        if (i == DELETED) {
            continue;
        }
        const lb_entry *e = &dict->entries[i];
        if (e->key == (lb_value)(uintptr_t)name) {
            return (size_t)i;
        }
        if (e->hash == hash && lb_is_object(e->key) && e->key->type == name->head.type &&
            ((lb_string *)e->key)->size == name->size &&
            memcmp(((lb_string *)e->key)->bytes, name->bytes, name->size) == 0) {
            return (size_t)i;
        }
    }
}

lb_value lb_dict_get_name(const lb_dict *dict, const lb_string *name)
{
    size_t found = lb_dict_find_name(dict, name);
    return found == SIZE_MAX ? NULL : dict->entries[found].value;
}

bool lb_dict_set(lb_python *py, lb_dict *dict, lb_value key, lb_value value)
{
    uint64_t hash;
    bool failed = false;
    if (!lb_hash(py, key, &hash)) {
        return false;
    }
    size_t at = find(py, dict, key, hash, &failed);
    if (failed) {
        return false;
    }
    if (at != SIZE_MAX) {
        dict->entries[dict->index[at]].value = value;
        return true;
    }
    if (dict->count >= (size_t)INT32_MAX / 4 ||
        (dict->count == dict->capacity && dict->count > 1000 && !lb_heap_take(py, 0))) {
        return false;
    }
    insert(py, dict, key, value, hash);
    return true;
}

void lb_dict_set_name(lb_python *py, lb_dict *dict, lb_string *name, lb_value value)
{
    lb_dict_set(py, dict, (lb_value)name, value);
}

lb_value lb_dict_get_cstr(lb_python *py, const lb_dict *dict, const char *name)
{
    return lb_dict_get_name(dict, lb_intern(py, lb_str_of(name)));
}

void lb_dict_set_cstr(lb_python *py, lb_dict *dict, const char *name, lb_value value)
{
    lb_dict_set_name(py, dict, lb_intern(py, lb_str_of(name)), value);
}

int lb_dict_remove(lb_python *py, lb_dict *dict, lb_value key, lb_value *old)
{
    uint64_t hash;
    bool failed = false;
    if (!lb_hash(py, key, &hash)) {
        return -1;
    }
    size_t at = find(py, dict, key, hash, &failed);
    if (at == SIZE_MAX) {
        return failed ? -1 : 0;
    }
    lb_entry *e = &dict->entries[dict->index[at]];
    if (old) {
        *old = e->value;
        lb_keep(py, e->value);
    }
    e->key = e->value = NULL;
    dict->index[at] = DELETED;
    dict->count--;
    if (dict->count == 0) {
        lb_dict_clear(dict);
    }
    return 1;
}

void lb_dict_clear(lb_dict *dict)
{
    free(dict->entries);
    dict->entries = NULL;
    dict->index = NULL;
    dict->count = dict->used = dict->capacity = dict->index_mask = 0;
}

bool lb_dict_next(const lb_dict *dict, size_t *position, lb_value *key, lb_value *value)
{
    while (*position < dict->used) {
        const lb_entry *e = &dict->entries[(*position)++];
        if (e->key) {
            *key = e->key;
            *value = e->value;
            return true;
        }
    }
    return false;
}

lb_dict *lb_dict_copy(lb_python *py, const lb_dict *dict)
{
    lb_dict *copy = lb_dict_new(py);
    if (dict->count) {
        rebuild(copy, dict, dict->count);
        copy->count = copy->used;
        py->heap.allocated += copy->count * (sizeof(lb_entry) + 8);
    }
    return copy;
}

static bool update_pairs(lb_python *py, lb_dict *dict, lb_value pairs)
{
    lb_value iterator = lb_iter(py, pairs), item;
    if (!iterator) {
        return false;
    }
    size_t mark = lb_keep_mark(py);
    for (size_t i = 0; (item = lb_next(py, iterator)); i++) {
        lb_list *pair = lb_special_of(py, item, LB_S_ITER) ? lb_list_of(py, item) : NULL;
        if (!pair) {
            if (!lb_raised(py)) {
                lb_raise(py, LB_T_TYPE_ERROR,
                         "cannot convert dictionary update sequence element #%zu to a sequence", i);
            }
            return false;
        }
        if (pair->count != 2) {
            lb_raise(py, LB_T_VALUE_ERROR,
                     "dictionary update sequence element #%zu has length %zu; 2 is required", i,
                     pair->count);
            return false;
        }
        if (!lb_dict_set(py, dict, pair->items[0], pair->items[1])) {
            return false;
        }
        lb_keep_drop(py, mark);
    }
    return !lb_raised(py);
}

bool lb_dict_update(lb_python *py, lb_dict *dict, lb_value more)
{
    if (lb_is(py, more, LB_T_DICT) &&
        lb_special_of(py, more, LB_S_ITER) == py->types[LB_T_DICT]->special[LB_S_ITER]) {
        size_t at = 0;
        lb_value key, value;
        while (lb_dict_next((lb_dict *)more, &at, &key, &value)) {
            if (!lb_dict_set(py, dict, key, value)) {
                return false;
            }
        }
        return true;
    }
    lb_value keys;
    int found = lb_find_attr(py, more, py->names.keys, &keys);
    if (found <= 0) {
        return found == 0 && update_pairs(py, dict, more);
    }
    lb_value list = lb_call(py, keys, 0, NULL);
    lb_value iterator = list ? lb_iter(py, list) : NULL, key;
    if (!iterator) {
        return false;
    }
    while ((key = lb_next(py, iterator))) {
        lb_value value = lb_getitem(py, more, key);
        if (!value || !lb_dict_set(py, dict, key, value)) {
            return false;
        }
    }
    return !lb_raised(py);
}

/* --- methods --- */

#define SELF ((lb_dict *)args[0])

static lb_value dict_init(lb_python *py, lb_value *args)
{
    const lb_tuple *given = (lb_tuple *)args[1];
    if (given->count > 1) {
        return lb_raise(py, LB_T_TYPE_ERROR, "dict expected at most 1 argument, got %zu",
                        given->count);
    }
    if (given->count && !lb_dict_update(py, SELF, given->items[0])) {
        return NULL;
    }
    return lb_dict_update(py, SELF, args[2]) ? LB_NONE : NULL;
}

static lb_value dict_update(lb_python *py, lb_value *args)
{
    return dict_init(py, args);
}

static lb_value dict_getitem(lb_python *py, lb_value *args)
{
    lb_value found = lb_dict_get(py, SELF, args[1]);
    if (found || lb_raised(py)) {
        return found;
    }
    lb_value missing = lb_special_of(py, args[0], LB_S_MISSING);
    if (missing) {
        return lb_call_special(py, missing, 2, args);
    }
    return lb_raise_with(py, LB_T_KEY_ERROR, args[1]);
}

static lb_value dict_setitem(lb_python *py, lb_value *args)
{
    return lb_dict_set(py, SELF, args[1], args[2]) ? LB_NONE : NULL;
}

static lb_value dict_delitem(lb_python *py, lb_value *args)
{
    int removed = lb_dict_remove(py, SELF, args[1], NULL);
    return removed > 0 ? LB_NONE : removed < 0 ? NULL : lb_raise_with(py, LB_T_KEY_ERROR, args[1]);
}

static lb_value dict_contains(lb_python *py, lb_value *args)
{
    lb_value found = lb_dict_get(py, SELF, args[1]);
    return lb_raised(py) ? NULL : lb_bool(found != NULL);
}

static lb_value dict_len(lb_python *py, lb_value *args)
{
    return lb_int_new(py, (int64_t)SELF->count);
}

static lb_value dict_get(lb_python *py, lb_value *args)
{
    lb_value found = lb_dict_get(py, SELF, args[1]);
    return found || lb_raised(py) ? found : args[2] ? args[2] : LB_NONE;
}

static lb_value dict_setdefault(lb_python *py, lb_value *args)
{
    lb_value found = lb_dict_get(py, SELF, args[1]);
    if (found || lb_raised(py)) {
        return found;
    }
    lb_value value = args[2] ? args[2] : LB_NONE;
    return lb_dict_set(py, SELF, args[1], value) ? value : NULL;
}

static lb_value dict_pop(lb_python *py, lb_value *args)
{
    lb_value old = NULL;
    int removed = lb_dict_remove(py, SELF, args[1], &old);
    if (removed) {
        return removed > 0 ? old : NULL;
    }
    return args[2] ? args[2] : lb_raise_with(py, LB_T_KEY_ERROR, args[1]);
}

static lb_value dict_popitem(lb_python *py, lb_value *args)
{
    for (size_t i = SELF->used; i-- > 0;) {
        lb_value key = SELF->entries[i].key;
        if (key) {
            lb_value pair = lb_tuple_of(py, 2, key, SELF->entries[i].value);
            lb_dict_remove(py, SELF, key, NULL);
            return pair;
        }
    }
    return lb_raise_with(py, LB_T_KEY_ERROR, lb_string_of(py, "popitem(): dictionary is empty"));
}

static lb_value dict_clear(lb_python *py LB_UNUSED, lb_value *args)
{
    lb_dict_clear(SELF);
    return LB_NONE;
}

static lb_value dict_copy(lb_python *py, lb_value *args)
{
    return (lb_value)lb_dict_copy(py, SELF);
}

static lb_value dict_fromkeys(lb_python *py, lb_value *args)
{
    lb_value out = lb_call(py, args[0], 0, NULL);
    lb_value iterator = out ? lb_iter(py, args[1]) : NULL, key;
    if (!iterator) {
        return NULL;
    }
    while ((key = lb_next(py, iterator))) {
        if (!lb_setitem(py, out, key, args[2] ? args[2] : LB_NONE)) {
            return NULL;
        }
    }
    return lb_raised(py) ? NULL : out;
}

static lb_value dict_repr(lb_python *py, lb_value *args)
{
    int state = lb_repr_enter(py, args[0]);
    if (state <= 0) {
        return state < 0 ? NULL : lb_string_of(py, "{...}");
    }
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_addc(&text, '{');
    size_t at = 0, written = 0;
    lb_value key, value, result = NULL;
    while (lb_dict_next(SELF, &at, &key, &value)) {
        lb_value k = lb_repr_value(py, key), v = k ? lb_repr_value(py, value) : NULL;
        if (!v) {
            goto done;
        }
        lb_text_adds(&text, written++ ? ", " : "");
        lb_text_add(&text, lb_string_text(k));
        lb_text_adds(&text, ": ");
        lb_text_add(&text, lb_string_text(v));
    }
    lb_text_addc(&text, '}');
    result = lb_string_take(py, &text);
done:
    lb_repr_leave(py);
    return result;
}

static lb_value dict_eq(lb_python *py, lb_value *args)
{
    if (!lb_is(py, args[1], LB_T_DICT)) {
        return LB_NOT_IMPLEMENTED;
    }
    const lb_dict *b = (lb_dict *)args[1];
    if (SELF->count != b->count) {
        return LB_FALSE;
    }
    size_t at = 0;
    lb_value key, value;
    while (lb_dict_next(SELF, &at, &key, &value)) {
        lb_value other = lb_dict_get(py, b, key);
        int equal = other ? lb_equal(py, value, other) : lb_raised(py) ? -1 : 0;
        if (equal <= 0) {
            return equal < 0 ? NULL : LB_FALSE;
        }
    }
    return LB_TRUE;
}

static lb_value dict_or(lb_python *py, lb_value *args)
{
    if (!lb_is(py, args[0], LB_T_DICT) || !lb_is(py, args[1], LB_T_DICT)) {
        return LB_NOT_IMPLEMENTED;
    }
    lb_dict *out = lb_dict_copy(py, SELF);
    return lb_dict_update(py, out, args[1]) ? (lb_value)out : NULL;
}

static lb_value dict_ror(lb_python *py, lb_value *args)
{
    lb_value turned[] = {args[1], args[0]};
    return dict_or(py, turned);
}

static lb_value dict_ior(lb_python *py, lb_value *args)
{
    return lb_dict_update(py, SELF, args[1]) ? args[0] : NULL;
}

/* --- views --- */

static lb_value dict_iter(lb_python *py, lb_value *args)
{
    return lb_dict_iterate(py, args[0], LB_T_KEY_ITERATOR);
}

static lb_value dict_keys(lb_python *py, lb_value *args)
{
    return lb_dict_view(py, (lb_dict *)args[0], LB_T_DICT_KEYS);
}

static lb_value dict_values(lb_python *py, lb_value *args)
{
    return lb_dict_view(py, (lb_dict *)args[0], LB_T_DICT_VALUES);
}

static lb_value dict_items(lb_python *py, lb_value *args)
{
    return lb_dict_view(py, (lb_dict *)args[0], LB_T_DICT_ITEMS);
}

static lb_value dict_reversed(lb_python *py, lb_value *args)
{
    lb_iterator *i = (lb_iterator *)lb_dict_iterate(py, args[0], LB_T_KEY_ITERATOR);
    i->step = -1;
    return (lb_value)i;
}

/* --- setup --- */

static void dict_mark(lb_python *py, lb_value self)
{
    const lb_dict *dict = (lb_dict *)self;
    for (size_t i = 0; i < dict->used; i++) {
        lb_mark(py, dict->entries[i].key);
        lb_mark(py, dict->entries[i].value);
    }
    lb_mark(py, dict->extra);
}

static void dict_free(lb_python *py LB_UNUSED, lb_value self)
{
    free(((lb_dict *)self)->entries);
}

static size_t dict_extra(lb_value self)
{
    const lb_dict *dict = (lb_dict *)self;
    return dict->capacity * (sizeof(lb_entry) + 2 * sizeof(int32_t));
}

const lb_layout lb_dict_layout = {sizeof(lb_dict), dict_mark, dict_free, dict_extra};

void lb_setup_dict(lb_python *py)
{
    static const lb_method methods[] = {
        {"__init__", "self, *args, **kwargs", dict_init},
        {"__getitem__", "self, key, /", dict_getitem},
        {"__setitem__", "self, key, value, /", dict_setitem},
        {"__delitem__", "self, key, /", dict_delitem},
        {"__contains__", "self, key, /", dict_contains},
        {"__len__", "self", dict_len},
        {"__iter__", "self", dict_iter},
        {"__reversed__", "self", dict_reversed},
        {"__repr__", "self", dict_repr},
        {"__eq__", "self, other, /", dict_eq},
        {"__or__", "self, other, /", dict_or},
        {"__ror__", "self, other, /", dict_ror},
        {"__ior__", "self, other, /", dict_ior},
        {"__class_getitem__", "cls, item, /", lb_class_getitem, LB_CLASSMETHOD},
        {"get", "self, key, default=None, /", dict_get},
        {"setdefault", "self, key, default=None, /", dict_setdefault},
        {"pop", "self, key, default=, /", dict_pop},
        {"popitem", "self", dict_popitem},
        {"update", "self, *args, **kwargs", dict_update},
        {"clear", "self", dict_clear},
        {"copy", "self", dict_copy},
        {"fromkeys", "cls, iterable, value=None, /", dict_fromkeys, LB_CLASSMETHOD},
        {"keys", "self", dict_keys},
        {"values", "self", dict_values},
        {"items", "self", dict_items},
        {0}};
    lb_core_define(py, LB_T_DICT, methods, &lb_dict_layout, LB_TYPE_MAPPING | LB_TYPE_MATCH_SELF);
    lb_setup_dict_views(py);
}
