#include "python/interpreter.h"

enum { EMPTY = -1, DELETED = -2 };

lb_dict *lb_dict_new(lb_python *py)
{
    return lb_object_new(py, py->types[LB_T_DICT]);
}

/* --- the table --- */

static void rebuild(lb_dict *dict, size_t capacity)
{
    size_t mask = 8;
    while (mask * 2 < capacity * 3) {
        mask *= 2;
    }
    lb_entry *entries = lb_alloc_array(capacity, sizeof *entries);
    int32_t *index = lb_alloc_array(mask, sizeof *index);
    memset(index, 0xff, mask * sizeof *index);
    size_t count = 0;
    for (size_t i = 0; i < dict->used; i++) {
        if (!dict->entries[i].key) {
            continue;
        }
        size_t at = dict->entries[i].hash & (mask - 1);
        while (index[at] != EMPTY) {
            at = (at + 1) & (mask - 1);
        }
        index[at] = (int32_t)count;
        entries[count++] = dict->entries[i];
    }
    free(dict->entries);
    free(dict->index);
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
        size_t capacity = dict->count < 6 ? 8 : dict->count * 2;
        py->heap.allocated += capacity * (sizeof(lb_entry) + 2 * sizeof(int32_t));
        rebuild(dict, capacity);
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
    free(dict->index);
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
        copy->entries = dict->entries;
        copy->used = dict->used;
        lb_dict tmp = *copy;
        copy->entries = NULL;
        copy->used = 0;
        tmp.entries = NULL;
        tmp.used = 0;
        rebuild(&tmp, dict->count);
        size_t at = 0, n = 0;
        lb_value key, value;
        while (lb_dict_next(dict, &at, &key, &value)) {
            lb_entry *e = &tmp.entries[n];
            *e = dict->entries[at - 1];
            size_t slot = e->hash & tmp.index_mask;
            while (tmp.index[slot] != EMPTY) {
                slot = (slot + 1) & tmp.index_mask;
            }
            tmp.index[slot] = (int32_t)n++;
        }
        copy->entries = tmp.entries;
        copy->index = tmp.index;
        copy->used = copy->count = n;
        copy->capacity = tmp.capacity;
        copy->index_mask = tmp.index_mask;
        py->heap.allocated += n * (sizeof(lb_entry) + 8);
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

/* --- views and iterators --- */

static lb_value iterate(lb_python *py, lb_value dict, lb_type_id id)
{
    lb_iterator *i = lb_object_new(py, py->types[id]);
    i->source = dict;
    i->expected = ((lb_dict *)dict)->count;
    return (lb_value)i;
}

static lb_value dict_iter(lb_python *py, lb_value *args)
{
    return iterate(py, args[0], LB_T_KEY_ITERATOR);
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

static lb_value dict_keys(lb_python *py, lb_value *args)
{
    return lb_dict_view(py, SELF, LB_T_DICT_KEYS);
}

static lb_value dict_values(lb_python *py, lb_value *args)
{
    return lb_dict_view(py, SELF, LB_T_DICT_VALUES);
}

static lb_value dict_items(lb_python *py, lb_value *args)
{
    return lb_dict_view(py, SELF, LB_T_DICT_ITEMS);
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
    return iterate(py, VIEWED, iterator_of_view(py, args[0]));
}

static lb_value view_reversed(lb_python *py, lb_value *args)
{
    lb_iterator *i = (lb_iterator *)iterate(py, VIEWED, iterator_of_view(py, args[0]));
    i->step = -1;
    return (lb_value)i;
}

static lb_value dict_reversed(lb_python *py, lb_value *args)
{
    lb_iterator *i = (lb_iterator *)iterate(py, args[0], LB_T_KEY_ITERATOR);
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

#define PROXY_METHOD(name)                                      \
    static lb_value proxy_##name(lb_python *py, lb_value *args) \
    {                                                           \
        return lb_call_method(py, VIEWED, #name, 0, NULL);      \
    }
PROXY_METHOD(keys)
PROXY_METHOD(values)
PROXY_METHOD(items)
PROXY_METHOD(copy)

static lb_value proxy_get(lb_python *py, lb_value *args)
{
    lb_value rest[] = {args[1], args[2] ? args[2] : LB_NONE};
    return lb_call_method(py, VIEWED, "get", 2, rest);
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
    free(((lb_dict *)self)->index);
}

static size_t dict_extra(lb_value self)
{
    const lb_dict *dict = (lb_dict *)self;
    return dict->capacity * (sizeof(lb_entry) + 2 * sizeof(int32_t));
}

static void view_mark(lb_python *py, lb_value self)
{
    lb_mark(py, ((lb_iterator *)self)->source);
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
                                      {"keys", "self", proxy_keys},
                                      {"values", "self", proxy_values},
                                      {"items", "self", proxy_items},
                                      {"copy", "self", proxy_copy},
                                      {"get", "self, key, default=None, /", proxy_get},
                                      {0}};
    lb_core_define(py, LB_T_MAPPINGPROXY, proxy, &view_layout, LB_TYPE_MAPPING);
}
