/* Sets, in the layout and with the probing of CPython's, so that small integers come in its order.
 */
#include "python/interpreter.h"

enum { LINEAR_PROBES = 9, PERTURB_SHIFT = 5, SMALLEST = 8 };
#define DUMMY LB_NOT_IMPLEMENTED
#define DUMMY_HASH UINT64_MAX

static void insert_clean(lb_set_entry *table, size_t mask, lb_value key, uint64_t hash)
{
    uint64_t perturb = hash;
    size_t i = hash & mask;
    for (;;) {
        size_t probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
        for (size_t j = 0; j <= probes; j++) {
            if (!table[i + j].key) {
                table[i + j] = (lb_set_entry){key, hash};
                return;
            }
        }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

static void resize(lb_python *py, lb_set *set, size_t least)
{
    size_t size = SMALLEST;
    while (size <= least) {
        size *= 2;
    }
    lb_set_entry *table = lb_alloc_array(size, sizeof *table);
    py->heap.allocated += size * sizeof *table;
    for (size_t i = 0; set->table && i <= set->mask; i++) {
        if (set->table[i].key && set->table[i].key != DUMMY) {
            insert_clean(table, size - 1, set->table[i].key, set->table[i].hash);
        }
    }
    free(set->table);
    set->table = table;
    set->mask = size - 1;
    set->fill = set->count;
}

/* The entry that holds the key; else NULL and, in *free_entry, where it would go. */
static lb_set_entry *find(lb_python *py, const lb_set *set, lb_value key, uint64_t hash,
                          lb_set_entry **free_entry, bool *failed)
{
restart:;
    uint64_t perturb = hash;
    const lb_set_entry *table = set->table;
    size_t i = hash & set->mask;
    for (;;) {
        size_t probes = i + LINEAR_PROBES <= set->mask ? LINEAR_PROBES : 0;
        for (size_t j = 0; j <= probes; j++) {
            lb_set_entry *e = &set->table[i + j];
            if (!e->key) {
                if (free_entry) {
                    *free_entry = e;
                }
                return NULL;
            }
            if (e->hash != hash || e->key == DUMMY) {
                continue;
            }
            lb_value other = e->key;
            int equal = other == key ? 1 : (lb_keep(py, other), lb_equal(py, other, key));
            if (equal < 0) {
                *failed = true;
                return NULL;
            }
            if (set->table != table || e->key != other) {
                goto restart;
            }
            if (equal) {
                return e;
            }
        }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + 1 + perturb) & set->mask;
    }
}

lb_set *lb_set_new(lb_python *py, lb_type_id id)
{
    lb_set *set = lb_object_new(py, py->types[id]);
    return set;
}

bool lb_set_add(lb_python *py, lb_set *set, lb_value item)
{
    uint64_t hash;
    if (!lb_hash(py, item, &hash)) {
        return false;
    }
    if (!set->table) {
        resize(py, set, 0);
    }
    bool failed = false;
    lb_set_entry *slot = NULL;
    if (find(py, set, item, hash, &slot, &failed) || failed) {
        return !failed;
    }
    *slot = (lb_set_entry){item, hash};
    set->fill++;
    set->count++;
    if (set->fill * 5 >= set->mask * 3) {
        resize(py, set, set->count > 50000 ? set->count * 2 : set->count * 4);
    }
    return true;
}

int lb_set_has(lb_python *py, const lb_set *set, lb_value item)
{
    uint64_t hash;
    bool failed = false;
    lb_set *frozen = NULL;
    if (lb_is(py, item, LB_T_SET)) { /* a set is looked for as if frozen */
        frozen = lb_set_new(py, LB_T_FROZENSET);
        if (!lb_set_update(py, frozen, item)) {
            return -1;
        }
        item = (lb_value)frozen;
    }
    if (!lb_hash(py, item, &hash)) {
        return -1;
    }
    bool has = set->table && find(py, set, item, hash, NULL, &failed);
    return failed ? -1 : has;
}

int lb_set_discard(lb_python *py, lb_set *set, lb_value item)
{
    uint64_t hash;
    bool failed = false;
    if (!lb_hash(py, item, &hash)) {
        return -1;
    }
    lb_set_entry *e = set->table ? find(py, set, item, hash, NULL, &failed) : NULL;
    if (!e) {
        return failed ? -1 : 0;
    }
    e->key = DUMMY;
    e->hash = DUMMY_HASH;
    set->count--;
    return 1;
}

bool lb_set_next(const lb_set *set, size_t *position, lb_value *item)
{
    while (set->table && *position <= set->mask) {
        lb_value key = set->table[(*position)++].key;
        if (key && key != DUMMY) {
            *item = key;
            return true;
        }
    }
    return false;
}

static void clear(lb_set *set)
{
    free(set->table);
    set->table = NULL;
    set->mask = set->fill = set->count = 0;
}

static bool is_set(const lb_python *py, lb_value v)
{
    return lb_is(py, v, LB_T_SET) || lb_is(py, v, LB_T_FROZENSET);
}

bool lb_set_update(lb_python *py, lb_set *set, lb_value iterable)
{
    if (is_set(py, iterable)) {
        const lb_set *other = (lb_set *)iterable;
        if (!set->table) {
            resize(py, set, 0);
        }
        if (other->count && (set->fill + other->count) * 5 >= set->mask * 3) {
            resize(py, set, (set->count + other->count) * 2);
        }
        if (!set->fill && set->mask == other->mask && other->fill == other->count && other->count) {
            memcpy(set->table, other->table, (set->mask + 1) * sizeof *set->table);
            set->fill = set->count = other->count;
            return true;
        }
        size_t at = 0;
        lb_value item;
        while (lb_set_next(other, &at, &item)) {
            if (!lb_set_add(py, set, item)) {
                return false;
            }
        }
        return true;
    }
    lb_value iterator = lb_iter(py, iterable), item;
    if (!iterator) {
        return false;
    }
    size_t mark = lb_keep_mark(py);
    while ((item = lb_next(py, iterator))) {
        if (!lb_set_add(py, set, item)) {
            return false;
        }
        lb_keep_drop(py, mark);
    }
    return !lb_raised(py);
}

/* --- methods --- */

#define SELF ((lb_set *)args[0])

static lb_value set_new(lb_python *py, lb_value *args)
{
    return lb_object_new(py, (lb_type *)args[0]);
}

static lb_value frozenset_new(lb_python *py, lb_value *args)
{
    if (args[0] == (lb_value)py->types[LB_T_FROZENSET] && args[1] &&
        lb_exact(py, args[1], LB_T_FROZENSET)) {
        return args[1];
    }
    lb_set *set = lb_object_new(py, (lb_type *)args[0]);
    return !args[1] || lb_set_update(py, set, args[1]) ? (lb_value)set : NULL;
}

static lb_value set_init(lb_python *py, lb_value *args)
{
    clear(SELF);
    return !args[1] || lb_set_update(py, SELF, args[1]) ? LB_NONE : NULL;
}

static lb_set *copy_as(lb_python *py, lb_value v)
{
    lb_set *copy = lb_set_new(py, lb_is(py, v, LB_T_FROZENSET) ? LB_T_FROZENSET : LB_T_SET);
    return lb_set_update(py, copy, v) ? copy : NULL;
}

static lb_value set_repr(lb_python *py, lb_value *args)
{
    const char *name = lb_type_name(py, args[0]);
    if (!SELF->count) {
        return lb_string_format(py, "%s()", name);
    }
    int state = lb_repr_enter(py, args[0]);
    if (state <= 0) {
        return state < 0 ? NULL : lb_string_format(py, "%s(...)", name);
    }
    bool is_plain = lb_exact(py, args[0], LB_T_SET);
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_addf(&text, is_plain ? "%s{" : "%s({", is_plain ? "" : name);
    size_t at = 0, written = 0;
    lb_value item;
    while (lb_set_next(SELF, &at, &item)) {
        lb_value repr = lb_repr_value(py, item);
        if (!repr) {
            lb_repr_leave(py);
            return NULL;
        }
        lb_text_adds(&text, written++ ? ", " : "");
        lb_text_add(&text, lb_string_text(repr));
    }
    lb_text_adds(&text, is_plain ? "}" : "})");
    lb_repr_leave(py);
    return lb_string_take(py, &text);
}

static lb_value set_len(lb_python *py, lb_value *args)
{
    return lb_int_new(py, (int64_t)SELF->count);
}

static lb_value set_contains(lb_python *py, lb_value *args)
{
    int has = lb_set_has(py, SELF, args[1]);
    return has < 0 ? NULL : lb_bool(has);
}

static lb_value set_iter(lb_python *py, lb_value *args)
{
    lb_iterator *i = lb_object_new(py, py->types[LB_T_SET_ITERATOR]);
    i->source = args[0];
    i->expected = SELF->count;
    return (lb_value)i;
}

static lb_value iterator_next(lb_python *py, lb_value *args)
{
    lb_iterator *i = (lb_iterator *)args[0];
    const lb_set *set = (lb_set *)i->source;
    lb_value item;
    if (!set) {
        return NULL;
    }
    if (set->count != i->expected) {
        i->source = NULL;
        return lb_raise(py, LB_T_RUNTIME_ERROR, "Set changed size during iteration");
    }
    size_t at = (size_t)i->position;
    if (!lb_set_next(set, &at, &item)) {
        i->source = NULL;
        return NULL;
    }
    i->position = (int64_t)at;
    return item;
}

static uint64_t shuffle(uint64_t h)
{
    return ((h ^ 89869747ULL) ^ (h << 16)) * 3644798167ULL;
}

static lb_value frozenset_hash(lb_python *py, lb_value *args)
{
    uint64_t hash = 0;
    size_t at = 0;
    lb_value item;
    while (lb_set_next(SELF, &at, &item)) {
        hash ^= shuffle(SELF->table[at - 1].hash);
    }
    hash ^= (SELF->count + 1) * 1927868237ULL;
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash * 69069U + 907133923UL;
    return lb_int_new(py, (int64_t)(hash >> 2));
}

/* --- algebra --- */

static int is_subset(lb_python *py, const lb_set *a, const lb_set *b)
{
    if (a->count > b->count) {
        return 0;
    }
    size_t at = 0;
    lb_value item;
    while (lb_set_next(a, &at, &item)) {
        int has = lb_set_has(py, b, item);
        if (has <= 0) {
            return has;
        }
    }
    return 1;
}

/* Any iterable as a set. */
static lb_set *as_set(lb_python *py, lb_value v)
{
    if (is_set(py, v)) {
        return (lb_set *)v;
    }
    lb_set *set = lb_set_new(py, LB_T_SET);
    return lb_set_update(py, set, v) ? set : NULL;
}

static lb_value compare(lb_python *py, lb_value *args, bool strict, bool swap)
{
    if (!is_set(py, args[1])) {
        return LB_NOT_IMPLEMENTED;
    }
    const lb_set *a = (lb_set *)args[swap], *b = (lb_set *)args[!swap];
    if (strict && a->count == b->count) {
        return LB_FALSE;
    }
    int is = is_subset(py, a, b);
    return is < 0 ? NULL : lb_bool(is);
}

static lb_value set_le(lb_python *py, lb_value *args)
{
    return compare(py, args, false, false);
}
static lb_value set_lt(lb_python *py, lb_value *args)
{
    return compare(py, args, true, false);
}
static lb_value set_ge(lb_python *py, lb_value *args)
{
    return compare(py, args, false, true);
}
static lb_value set_gt(lb_python *py, lb_value *args)
{
    return compare(py, args, true, true);
}
static lb_value set_eq(lb_python *py, lb_value *args)
{
    if (!is_set(py, args[1])) {
        return LB_NOT_IMPLEMENTED;
    }
    if (SELF->count != ((lb_set *)args[1])->count) {
        return LB_FALSE;
    }
    return compare(py, args, false, false);
}

/* Adds to `out` the items of `from` that are (wanted) or are not in `test`. */
static bool select_items(lb_python *py, lb_set *out, const lb_set *from, const lb_set *test,
                         bool wanted)
{
    size_t at = 0;
    lb_value item;
    while (lb_set_next(from, &at, &item)) {
        int has = lb_set_has(py, test, item);
        if (has < 0 || ((has != 0) == wanted && !lb_set_add(py, out, item))) {
            return false;
        }
    }
    return true;
}

/* Removes what is in `gone`; adds what of it was not there where `adds`. */
static bool remove_items(lb_python *py, lb_set *out, const lb_set *gone, bool adds)
{
    size_t at = 0;
    lb_value item;
    if ((const lb_set *)out == gone) {
        clear(out);
        return true;
    }
    while (lb_set_next(gone, &at, &item)) {
        int removed = lb_set_discard(py, out, item);
        if (removed < 0 || (!removed && adds && !lb_set_add(py, out, item))) {
            return false;
        }
    }
    if (!adds && out->table && out->fill - out->count > out->mask / 4) {
        resize(py, out, out->count > 50000 ? out->count * 2 : out->count * 4);
    }
    return true;
}

static void swap_tables(lb_set *a, lb_set *b)
{
    lb_set kept = *a;
    a->table = b->table;
    a->mask = b->mask;
    a->fill = b->fill;
    a->count = b->count;
    b->table = kept.table;
    b->mask = kept.mask;
    b->fill = kept.fill;
    b->count = kept.count;
}

/* The order of items shows how a set was made: each operation goes as CPython's does. */
static lb_set *intersect(lb_python *py, const lb_set *a, lb_value other, lb_type_id id)
{
    lb_set *out = lb_set_new(py, id);
    if (is_set(py, other)) {
        const lb_set *b = (lb_set *)other;
        return select_items(py, out, b->count > a->count ? a : b, b->count > a->count ? b : a, true)
                   ? out
                   : NULL;
    }
    const lb_list *list = lb_list_of(py, other);
    for (size_t i = 0; list && i < list->count; i++) {
        int has = lb_set_has(py, a, list->items[i]);
        if (has < 0 || (has && !lb_set_add(py, out, list->items[i]))) {
            return NULL;
        }
    }
    return list ? out : NULL;
}

static lb_set *copy_of(lb_python *py, const lb_set *a, lb_type_id id)
{
    lb_set *out = lb_set_new(py, id);
    return lb_set_update(py, out, (lb_value)(uintptr_t)a) ? out : NULL;
}

static lb_set *subtract(lb_python *py, const lb_set *a, const lb_set *b, lb_type_id id, bool copies)
{
    if (copies || a->count >> 2 > b->count) {
        lb_set *out = copy_of(py, a, id);
        return out && remove_items(py, out, b, false) ? out : NULL;
    }
    lb_set *out = lb_set_new(py, id);
    return select_items(py, out, a, b, false) ? out : NULL;
}

static lb_set *combine(lb_python *py, const lb_set *a, lb_value other, lb_type_id id, char op)
{
    lb_set *out;
    if (op == '&') {
        return intersect(py, a, other, id);
    }
    if (op == '|') {
        out = copy_of(py, a, id);
        return out && lb_set_update(py, out, other) ? out : NULL;
    }
    const lb_set *b = as_set(py, other);
    if (!b) {
        return NULL;
    }
    if (op == '-') {
        return subtract(py, a, b, id, !is_set(py, other) && !lb_is(py, other, LB_T_DICT));
    }
    out = copy_of(py, b, id);
    return out && remove_items(py, out, a, true) ? out : NULL;
}

static lb_type_id kind_of(const lb_python *py, lb_value v)
{
    return lb_is(py, v, LB_T_FROZENSET) ? LB_T_FROZENSET : LB_T_SET;
}

static lb_value operator(lb_python *py, lb_value *args, char op)
{
    if (!is_set(py, args[0]) || !is_set(py, args[1])) {
        return LB_NOT_IMPLEMENTED;
    }
    return (lb_value)combine(py, SELF, args[1], kind_of(py, args[0]), op);
}

/* Changes `set`; false: raised. */
static bool change(lb_python *py, lb_set *set, lb_value other, char op)
{
    if (op == '|') {
        return lb_set_update(py, set, other);
    }
    if (op == '&') {
        lb_set *both = intersect(py, set, other, LB_T_SET);
        if (both) {
            swap_tables(set, both);
        }
        return both != NULL;
    }
    const lb_set *gone = as_set(py, other);
    return gone && remove_items(py, set, gone, op == '^');
}

static lb_value in_place(lb_python *py, lb_value *args, char op)
{
    if (!is_set(py, args[1])) {
        return LB_NOT_IMPLEMENTED;
    }
    return change(py, SELF, args[1], op) ? args[0] : NULL;
}

/* union(*others) and the like. */
static lb_value method(lb_python *py, lb_value *args, char op)
{
    const lb_tuple *others = (lb_tuple *)args[1];
    lb_type_id id = kind_of(py, args[0]);
    lb_set *out = others->count && op != '|' ? SELF : copy_of(py, SELF, id);
    for (size_t i = 0; out && i < others->count; i++) {
        if (op == '|' || (op == '-' && i)) {
            out = change(py, out, others->items[i], op) ? out : NULL;
        } else {
            out = combine(py, out, others->items[i], id, op);
        }
    }
    return (lb_value)out;
}

static lb_value update(lb_python *py, lb_value *args, char op)
{
    const lb_tuple *others = (lb_tuple *)args[1];
    for (size_t i = 0; i < others->count; i++) {
        if (!change(py, SELF, others->items[i], op)) {
            return NULL;
        }
    }
    return LB_NONE;
}

static lb_value set_symmetric(lb_python *py, lb_value *args)
{
    return (lb_value)combine(py, SELF, args[1], kind_of(py, args[0]), '^');
}

static lb_value set_symmetric_update(lb_python *py, lb_value *args)
{
    return change(py, SELF, args[1], '^') ? LB_NONE : NULL;
}

#define ALGEBRA(name, sign)                                    \
    static lb_value set_##name(lb_python *py, lb_value *args)  \
    {                                                          \
        return operator(py, args, sign);                       \
    }                                                          \
    static lb_value set_i##name(lb_python *py, lb_value *args) \
    {                                                          \
        return in_place(py, args, sign);                       \
    }
ALGEBRA(or, '|')
ALGEBRA(and, '&')
ALGEBRA(sub, '-')
ALGEBRA(xor, '^')

#define MANY(name, sign)                                       \
    static lb_value set_m##name(lb_python *py, lb_value *args) \
    {                                                          \
        return method(py, args, sign);                         \
    }
MANY(or, '|')
MANY(and, '&')
MANY(sub, '-')

static lb_value set_uand(lb_python *py, lb_value *args)
{
    return update(py, args, '&');
}
static lb_value set_usub(lb_python *py, lb_value *args)
{
    return update(py, args, '-');
}

static lb_value set_update(lb_python *py, lb_value *args)
{
    const lb_tuple *others = (lb_tuple *)args[1];
    for (size_t i = 0; i < others->count; i++) {
        if (!lb_set_update(py, SELF, others->items[i])) {
            return NULL;
        }
    }
    return LB_NONE;
}

static lb_value set_issubset(lb_python *py, lb_value *args)
{
    const lb_set *other = as_set(py, args[1]);
    int is = other ? is_subset(py, SELF, other) : -1;
    return is < 0 ? NULL : lb_bool(is);
}

static lb_value set_issuperset(lb_python *py, lb_value *args)
{
    const lb_set *other = as_set(py, args[1]);
    int is = other ? is_subset(py, other, SELF) : -1;
    return is < 0 ? NULL : lb_bool(is);
}

static lb_value set_isdisjoint(lb_python *py, lb_value *args)
{
    const lb_set *other = as_set(py, args[1]);
    lb_set *both = other ? intersect(py, SELF, (lb_value)(uintptr_t)other, LB_T_SET) : NULL;
    return both ? lb_bool(both->count == 0) : NULL;
}

static lb_value set_add(lb_python *py, lb_value *args)
{
    return lb_set_add(py, SELF, args[1]) ? LB_NONE : NULL;
}

static lb_value set_discard(lb_python *py, lb_value *args)
{
    return lb_set_discard(py, SELF, args[1]) < 0 ? NULL : LB_NONE;
}

static lb_value set_remove(lb_python *py, lb_value *args)
{
    int removed = lb_set_discard(py, SELF, args[1]);
    return removed > 0 ? LB_NONE : removed < 0 ? NULL : lb_raise_with(py, LB_T_KEY_ERROR, args[1]);
}

static lb_value set_pop(lb_python *py, lb_value *args)
{
    size_t at = 0;
    lb_value item;
    if (!lb_set_next(SELF, &at, &item)) {
        return lb_raise_with(py, LB_T_KEY_ERROR, lb_string_of(py, "pop from an empty set"));
    }
    lb_keep(py, item);
    SELF->table[at - 1] = (lb_set_entry){DUMMY, DUMMY_HASH};
    SELF->count--;
    return item;
}

static lb_value set_clear(lb_python *py LB_UNUSED, lb_value *args)
{
    clear(SELF);
    return LB_NONE;
}

static lb_value set_copy(lb_python *py, lb_value *args)
{
    return (lb_value)copy_as(py, args[0]);
}

static void set_mark(lb_python *py, lb_value self)
{
    const lb_set *set = (lb_set *)self;
    for (size_t i = 0; set->table && i <= set->mask; i++) {
        lb_mark(py, set->table[i].key);
    }
}

static void set_free(lb_python *py LB_UNUSED, lb_value self)
{
    free(((lb_set *)self)->table);
}

static size_t set_extra(lb_value self)
{
    return ((lb_set *)self)->table ? (((lb_set *)self)->mask + 1) * sizeof(lb_set_entry) : 0;
}

static void iterator_mark(lb_python *py, lb_value self)
{
    lb_mark(py, ((lb_iterator *)self)->source);
}

#define COMMON                                                                            \
    {"__repr__", "self", set_repr}, {"__len__", "self", set_len},                         \
        {"__contains__", "self, item, /", set_contains}, {"__iter__", "self", set_iter},  \
        {"__le__", "self, other, /", set_le}, {"__lt__", "self, other, /", set_lt},       \
        {"__ge__", "self, other, /", set_ge}, {"__gt__", "self, other, /", set_gt},       \
        {"__eq__", "self, other, /", set_eq}, {"__or__", "self, other, /", set_or},       \
        {"__and__", "self, other, /", set_and}, {"__sub__", "self, other, /", set_sub},   \
        {"__xor__", "self, other, /", set_xor},                                           \
        {"__class_getitem__", "cls, item, /", lb_class_getitem, LB_CLASSMETHOD},          \
        {"union", "self, *others", set_mor}, {"intersection", "self, *others", set_mand}, \
        {"difference", "self, *others", set_msub},                                        \
        {"symmetric_difference", "self, other, /", set_symmetric},                        \
        {"issubset", "self, other, /", set_issubset},                                     \
        {"issuperset", "self, other, /", set_issuperset},                                 \
        {"isdisjoint", "self, other, /", set_isdisjoint},                                 \
    {                                                                                     \
        "copy", "self", set_copy                                                          \
    }

void lb_setup_set(lb_python *py)
{
    static const lb_layout layout = {sizeof(lb_set), set_mark, set_free, set_extra};
    static const lb_method methods[] = {
        COMMON,
        {"__new__", "cls, *args, **kwargs", set_new},
        {"__init__", "self, iterable=, /", set_init},
        {"__ior__", "self, other, /", set_ior},
        {"__iand__", "self, other, /", set_iand},
        {"__isub__", "self, other, /", set_isub},
        {"__ixor__", "self, other, /", set_ixor},
        {"update", "self, *others", set_update},
        {"intersection_update", "self, *others", set_uand},
        {"difference_update", "self, *others", set_usub},
        {"symmetric_difference_update", "self, other, /", set_symmetric_update},
        {"add", "self, item, /", set_add},
        {"discard", "self, item, /", set_discard},
        {"remove", "self, item, /", set_remove},
        {"pop", "self", set_pop},
        {"clear", "self", set_clear},
        {0}};
    static const lb_method frozen[] = {COMMON,
                                       {"__new__", "cls, iterable=, /", frozenset_new},
                                       {"__hash__", "self", frozenset_hash},
                                       {0}};
    static const lb_method iterator[] = {
        {"__iter__", "self", lb_self}, {"__next__", "self", iterator_next}, {0}};
    static const lb_layout iterator_layout = {sizeof(lb_iterator), iterator_mark, NULL, NULL};
    lb_core_define(py, LB_T_SET, methods, &layout, LB_TYPE_MATCH_SELF);
    lb_core_define(py, LB_T_FROZENSET, frozen, &layout, LB_TYPE_MATCH_SELF);
    lb_core_define(py, LB_T_SET_ITERATOR, iterator, &iterator_layout, LB_TYPE_NO_NEW);
}
