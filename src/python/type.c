#include "python/interpreter.h"
#include "python/shape.h"

#include <stdarg.h>

const lb_layout lb_plain_layout = {.size = sizeof(lb_object)};

/* --- subtypes and method resolution order --- */

bool lb_is_subtype(const lb_type *type, const lb_type *base)
{
    for (size_t i = 0; i < type->mro->count; i++) {
        if (type->mro->items[i] == (lb_value)(uintptr_t)base) {
            return true;
        }
    }
    return false;
}

static bool in_tail(const lb_tuple *list, size_t from, lb_value type)
{
    for (size_t i = from + 1; i < list->count; i++) {
        if (list->items[i] == type) {
            return true;
        }
    }
    return false;
}

/* The error names what stands first in the lists that are left, each once. */
static void no_order(lb_python *py, lb_tuple *const *lists, const size_t *at, size_t count)
{
    LB_AUTO_TEXT lb_text names = {0};
    for (size_t i = 0; i < count; i++) {
        bool is_known = at[i] == lists[i]->count;
        for (size_t j = 0; j < i && !is_known; j++) {
            is_known = at[j] < lists[j]->count && lists[j]->items[at[j]] == lists[i]->items[at[i]];
        }
        if (!is_known) {
            lb_text_addf(&names, "%s%s", names.len ? ", " : "",
                         ((lb_type *)lists[i]->items[at[i]])->name->bytes);
        }
    }
    lb_raise(py, LB_T_TYPE_ERROR,
             "Cannot create a consistent method resolution\norder (MRO) for bases %s",
             lb_text_cstr(&names));
}

/* C3: merges the bases' orders and the list of bases. NULL (TypeError) where there is none. */
static lb_tuple *resolve_order(lb_python *py, lb_type *type, lb_tuple *bases)
{
    size_t list_count = bases->count + 1;
    LB_AUTO_FREE lb_tuple **lists = lb_alloc_array(list_count, sizeof *lists);
    LB_AUTO_FREE size_t *at = lb_alloc_array(list_count, sizeof *at);
    LB_VECTOR(lb_value) order = {0};
    lb_vector_push(&order, (lb_value)type);
    for (size_t i = 0; i < bases->count; i++) {
        lists[i] = ((lb_type *)bases->items[i])->mro;
    }
    lists[bases->count] = bases;
    for (;;) {
        lb_value found = NULL;
        bool is_done = true;
        for (size_t i = 0; i < list_count && !found; i++) {
            if (at[i] == lists[i]->count) {
                continue;
            }
            is_done = false;
            found = lists[i]->items[at[i]];
            for (size_t j = 0; j < list_count && found; j++) {
                if (in_tail(lists[j], at[j], found)) {
                    found = NULL;
                }
            }
        }
        if (is_done) {
            break;
        }
        if (!found) {
            lb_vector_free(&order);
            no_order(py, lists, at, list_count);
            return NULL;
        }
        lb_vector_push(&order, found);
        for (size_t i = 0; i < list_count; i++) {
            if (at[i] < lists[i]->count && lists[i]->items[at[i]] == found) {
                at[i]++;
            }
        }
    }
    lb_tuple *result = (lb_tuple *)lb_tuple_from(py, order.items, order.count);
    lb_vector_free(&order);
    return result;
}

/* --- lookup --- */

static lb_value lookup_slow(const lb_type *type, const lb_string *name)
{
    for (size_t i = 0; i < type->mro->count; i++) {
        lb_value found = lb_dict_get_name(((lb_type *)type->mro->items[i])->attributes, name);
        if (found) {
            return found;
        }
    }
    return NULL;
}

lb_value lb_type_lookup(lb_python *py, lb_type *type, lb_string *name)
{
    size_t hash = ((uintptr_t)type >> 4) * 31 + ((uintptr_t)name >> 4);
    lb_attribute_cache *slot = &py->cache[(hash ^ hash >> 10) % LB_CACHE_SIZE];
    if (slot->type != type || slot->name != name || slot->version != type->version) {
        slot->value = lookup_slow(type, name);
        slot->type = type;
        slot->name = name;
        slot->version = type->version;
    }
    return slot->value;
}

static void update_special(lb_python *py, lb_type *type, lb_special special)
{
    lb_value found = lookup_slow(type, py->special_names[special]);
    type->special[special] = found;
    for (size_t i = 0; i < type->subclass_count; i++) {
        update_special(py, type->subclasses[i], special);
    }
}

/* What was looked up in the type or in one that derives from it is not known any more. */
static void touch(lb_python *py, lb_type *type)
{
    type->version = ++py->type_version;
    for (size_t i = 0; i < type->subclass_count; i++) {
        touch(py, type->subclasses[i]);
    }
}

bool lb_type_set_attribute(lb_python *py, lb_type *type, lb_string *name, lb_value value)
{
    touch(py, type);
    if (value) {
        lb_dict_set_name(py, type->attributes, name, value);
    } else if (lb_dict_remove(py, type->attributes, (lb_value)name, NULL) != 1) {
        lb_raise(py, LB_T_ATTRIBUTE_ERROR, "type object '%s' has no attribute '%s'",
                 lb_cstr((lb_value)type->name), name->bytes);
        return false;
    }
    if (name->special) {
        update_special(py, type, (lb_special)(name->special - 1));
    }
    return true;
}

static void add_subclass(lb_type *base, lb_type *type)
{
    base->subclasses =
        lb_realloc_array(base->subclasses, base->subclass_count + 1, sizeof(lb_type *));
    base->subclasses[base->subclass_count++] = type;
}

/* --- making types --- */

/* Whether the objects of a type begin with a layout. */
static bool extends_layout(const lb_type *type, const lb_layout *layout)
{
    while (type && type->layout != layout) {
        type = type->base;
    }
    return type || layout == &lb_plain_layout;
}

/* What a type has before its attributes are known: order, layout and special methods of its bases.
 */
static bool inherit(lb_python *py, lb_type *type, lb_tuple *bases)
{
    type->bases = bases;
    type->mro = resolve_order(py, type, bases);
    if (!type->mro) {
        return false;
    }
    type->base = bases->count ? (lb_type *)bases->items[0] : NULL;
    for (size_t i = 0; i < bases->count; i++) {
        lb_type *base = (lb_type *)bases->items[i];
        if (base->layout != type->base->layout && extends_layout(base, type->base->layout)) {
            type->base = base;
        }
    }
    for (size_t i = 0; i < bases->count; i++) {
        lb_type *base = (lb_type *)bases->items[i];
        if (!extends_layout(type->base, base->layout)) {
            lb_raise(py, LB_T_TYPE_ERROR, "multiple bases have instance lay-out conflict");
            return false;
        }
        type->flags |= base->flags & (LB_TYPE_DICT | LB_TYPE_SEQUENCE | LB_TYPE_MAPPING |
                                      LB_TYPE_MATCH_SELF | LB_TYPE_OPAQUE);
        if (base->opaque && !type->opaque) {
            type->opaque = base->opaque;
        }
    }
    if (type->base) {
        type->layout = type->base->layout;
    }
    if (bases->count == 1) {
        memcpy(type->special, type->base->special, sizeof type->special);
    } else {
        for (size_t i = 0; i < LB_SPECIAL_COUNT; i++) {
            type->special[i] = lookup_slow(type, py->special_names[i]);
        }
    }
    return true;
}

static void own_specials(lb_type *type)
{
    size_t at = 0;
    lb_value key, value;
    while (lb_dict_next(type->attributes, &at, &key, &value)) {
        const lb_string *name = (lb_string *)key;
        if (name->special) {
            type->special[name->special - 1] = value;
        }
    }
}

static lb_type *type_alloc(lb_python *py, lb_type *metaclass)
{
    lb_type *type = lb_heap_new(py, metaclass, sizeof(lb_type));
    type->attributes = NULL;
    touch(py, type);
    return type;
}

static void add_method(lb_python *py, lb_type *type, const lb_method *m)
{
    lb_string *name = lb_intern(py, lb_str_of(m->name));
    lb_native *native =
        (lb_native *)lb_native_new(py, m, m->kind == LB_METHOD ? type : NULL, NULL, NULL);
    lb_value value = (lb_value)native;
    if (m->kind == LB_GETTER) {
        lb_descriptor *descriptor = lb_object_new(py, py->types[LB_T_GETSET]);
        descriptor->get = value;
        if (m->set) {
            descriptor->set = LB_TRUE;
        }
        descriptor->doc = (lb_value)type;
        native->owner = type;
        value = (lb_value)descriptor;
    } else if (m->kind == LB_STATICMETHOD || m->kind == LB_CLASSMETHOD) {
        lb_descriptor *descriptor = lb_object_new(
            py, py->types[m->kind == LB_STATICMETHOD ? LB_T_STATICMETHOD : LB_T_CLASSMETHOD]);
        descriptor->get = value;
        value = (lb_value)descriptor;
    } else if (strcmp(m->name, "__new__") == 0) {
        native->owner = NULL;
        lb_descriptor *descriptor = lb_object_new(py, py->types[LB_T_STATICMETHOD]);
        descriptor->get = value;
        value = (lb_value)descriptor;
    }
    lb_dict_set_name(py, type->attributes, name, value);
    if (name->special) {
        type->special[name->special - 1] = value;
    }
}

static void fill(lb_python *py, lb_type *type, const lb_method *methods, const lb_layout *layout,
                 unsigned flags)
{
    if (layout && layout->size) {
        type->layout = layout;
    }
    type->flags |= flags;
    for (const lb_method *m = methods; m && m->name; m++) {
        add_method(py, type, m);
    }
    const char *const own_hash = "__hash__", *const own_eq = "__eq__";
    lb_string *hash = lb_intern(py, lb_str_of(own_hash)), *eq = lb_intern(py, lb_str_of(own_eq));
    if (lb_dict_get_name(type->attributes, eq) && !lb_dict_get_name(type->attributes, hash)) {
        lb_type_set_attribute(py, type, hash, LB_NONE);
    }
}

/* The core types exist, bare, from the start (interpreter.c); this gives one its methods. */
lb_type *lb_core_define(lb_python *py, lb_type_id id, const lb_method *methods,
                        const lb_layout *layout, unsigned flags)
{
    lb_type *type = py->types[id];
    if (id != LB_T_OBJECT) {
        inherit(py, type, type->bases);
        add_subclass(type->base, type);
    }
    fill(py, type, methods, layout, flags);
    return type;
}

lb_type *lb_type_define(lb_python *py, const lb_type_spec *spec, const char *module)
{
    lb_type *base = spec->base ? lb_type_find(py, spec->base) : py->types[spec->base_id];
    lb_type *type = type_alloc(py, base->head.type);
    type->attributes = lb_dict_new(py);
    type->name = type->qualname = lb_intern(py, lb_str_of(spec->name));
    inherit(py, type, (lb_tuple *)lb_tuple_of(py, 1, (lb_value)base));
    add_subclass(base, type);
    lb_dict_set_name(py, type->attributes, py->names.module, lb_string_of(py, module));
    lb_dict_set_name(py, type->attributes, py->names.doc,
                     spec->doc ? lb_string_of(py, spec->doc) : LB_NONE);
    fill(py, type, spec->methods, &spec->layout, spec->flags);
    if (py->spec_type_count == py->spec_type_capacity) {
        py->spec_type_capacity = py->spec_type_capacity ? py->spec_type_capacity * 2 : 16;
        py->spec_types =
            lb_realloc_array(py->spec_types, py->spec_type_capacity, sizeof *py->spec_types);
    }
    py->spec_types[py->spec_type_count++] = (struct lb_spec_type){spec, type};
    return type;
}

lb_type *lb_type_find(lb_python *py, const lb_type_spec *spec)
{
    for (size_t i = 0; i < py->spec_type_count; i++) {
        if (py->spec_types[i].spec == spec) {
            return py->spec_types[i].type;
        }
    }
    return NULL;
}

/* --- class statements --- */

lb_type *lb_metaclass_of(lb_python *py, lb_type *first, lb_tuple *bases)
{
    lb_type *winner = first;
    for (size_t i = 0; i < bases->count; i++) {
        lb_type *candidate = lb_typeof(py, bases->items[i]);
        if (lb_is_subtype(winner, candidate)) {
            continue;
        }
        if (!lb_is_subtype(candidate, winner)) {
            lb_raise(py, LB_T_TYPE_ERROR,
                     "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                     "subclass of the metaclasses of all its bases");
            return NULL;
        }
        winner = candidate;
    }
    return winner;
}

static bool check_bases(lb_python *py, lb_tuple *bases)
{
    for (size_t i = 0; i < bases->count; i++) {
        if (!lb_is(py, bases->items[i], LB_T_TYPE)) {
            lb_raise(py, LB_T_TYPE_ERROR, "bases must be types");
            return false;
        }
        lb_type *base = (lb_type *)bases->items[i];
        if (base->flags & LB_TYPE_FINAL) {
            lb_raise(py, LB_T_TYPE_ERROR, "type '%s' is not an acceptable base type",
                     lb_cstr((lb_value)base->name));
            return false;
        }
        for (size_t j = 0; j < i; j++) {
            if (bases->items[j] == bases->items[i]) {
                lb_raise(py, LB_T_TYPE_ERROR, "duplicate base class %s",
                         lb_cstr((lb_value)base->name));
                return false;
            }
        }
    }
    return true;
}

/* "__x" in class C is "_C__x". */
static lb_string *mangled(lb_python *py, const lb_type *type, lb_string *name)
{
    lb_str text = lb_string_text((lb_value)name), class_name = lb_string_text((lb_value)type->name);
    while (class_name.len && class_name.ptr[0] == '_') {
        class_name = lb_str_slice(class_name, 1, SIZE_MAX);
    }
    if (!class_name.len || !lb_str_starts(text, LB_STR("__")) || lb_str_ends(text, LB_STR("__"))) {
        return name;
    }
    LB_AUTO_FREE char *full = lb_format("_%.*s%s", LB_ARG(class_name), name->bytes);
    return lb_intern(py, lb_str_of(full));
}

/* Under which name an object keeps a slot: its own, or, where a base has one of that name, one with
   the class's place in the line before it. */
static lb_string *slot_key(lb_python *py, const lb_type *type, lb_string *name)
{
    for (size_t i = 1; i < type->mro->count; i++) {
        const lb_type *base = (lb_type *)type->mro->items[i];
        lb_value other = lb_dict_get_name(base->attributes, name);
        if (other && lb_exact(py, other, LB_T_MEMBER)) {
            LB_AUTO_FREE char *full = lb_format("%zu.%s", type->mro->count, name->bytes);
            return lb_intern(py, lb_str_of(full));
        }
    }
    return name;
}

/* __slots__: the names become descriptors, and only they can be set. */
static bool take_slots(lb_python *py, lb_type *type)
{
    lb_value slots = lb_dict_get_name(type->attributes, py->names.slots);
    if (!slots) {
        if (type->flags & LB_TYPE_SLOTS) {
            type->flags &= ~(unsigned)LB_TYPE_SLOTS;
        }
        return true;
    }
    bool has_open_base = false;
    for (size_t i = 1; i + 1 < type->mro->count; i++) {
        const lb_type *base = (lb_type *)type->mro->items[i];
        has_open_base |= (base->flags & LB_TYPE_DICT) && !(base->flags & LB_TYPE_SLOTS);
    }
    lb_list *names = lb_is(py, slots, LB_T_STR) ? lb_list_new(py, 1) : lb_list_of(py, slots);
    if (!names) {
        return false;
    }
    if (lb_is(py, slots, LB_T_STR)) {
        lb_list_append(py, names, slots);
    }
    for (size_t i = 0; i < names->count; i++) {
        lb_value item = names->items[i];
        if (!lb_is(py, item, LB_T_STR)) {
            lb_raise(py, LB_T_TYPE_ERROR, "__slots__ items must be strings, not '%s'",
                     lb_type_name(py, item));
            return false;
        }
        lb_string *name = lb_intern(py, lb_string_text(item));
        if (name == py->names.dict) {
            has_open_base = true;
            continue;
        }
        if (lb_str_is(lb_string_text(item), "__weakref__")) {
            continue;
        }
        lb_value key = (lb_value)name;
        name = mangled(py, type, name);
        if (lb_dict_get_name(type->attributes, name)) {
            lb_raise(py, LB_T_VALUE_ERROR, "'%s' in __slots__ conflicts with class variable",
                     name->bytes);
            return false;
        }
        lb_descriptor *member = lb_object_new(py, py->types[LB_T_MEMBER]);
        member->get = key;
        /* two classes of one line may have slots of one name */
        member->set = (lb_value)slot_key(py, type, name);
        member->doc = (lb_value)type;
        lb_dict_set_name(py, type->attributes, name, (lb_value)member);
    }
    if (!has_open_base) {
        type->flags |= LB_TYPE_SLOTS;
    }
    return true;
}

static void set_name_failed(lb_python *py, const lb_type *type, lb_value key, lb_value value)
{
    if (py->is_fatal) {
        return;
    }
    lb_value cause = lb_take_raised(py);
    lb_raise(py, LB_T_RUNTIME_ERROR, "Error calling __set_name__ on '%s' instance %s in '%s'",
             lb_type_name(py, value), lb_cstr(lb_string_repr(py, key)), type->name->bytes);
    ((lb_exception *)py->raised)->cause = ((lb_exception *)py->raised)->context = cause;
    ((lb_exception *)py->raised)->suppress_context = true;
}

static bool call_set_name(lb_python *py, lb_type *type)
{
    lb_dict *copy = lb_dict_copy(py, type->attributes);
    size_t at = 0;
    lb_value key, value;
    while (lb_dict_next(copy, &at, &key, &value)) {
        lb_value method = lb_type_lookup(py, lb_typeof(py, value), py->names.set_name);
        if (!method) {
            continue;
        }
        lb_value args[] = {value, (lb_value)type, key};
        if (!lb_call_special(py, method, 3, args)) {
            set_name_failed(py, type, key, value);
            return false;
        }
    }
    return true;
}

static bool call_init_subclass(lb_python *py, lb_type *type, lb_tuple *names,
                               const lb_value *values)
{
    lb_value method = NULL;
    for (size_t i = 1; i < type->mro->count && !method; i++) {
        method =
            lb_dict_get_name(((lb_type *)type->mro->items[i])->attributes, py->names.init_subclass);
    }
    if (!method) {
        return true;
    }
    if (lb_exact(py, method, LB_T_CLASSMETHOD)) {
        method = ((lb_descriptor *)method)->get;
    }
    size_t count = names ? names->count : 0;
    LB_AUTO_FREE lb_value *args = lb_alloc_array(count + 1, sizeof(lb_value));
    args[0] = (lb_value)type;
    for (size_t i = 0; i < count; i++) {
        args[i + 1] = values[i];
    }
    if (type->flags & LB_TYPE_OPAQUE) {
        return lb_exact(py, method, LB_T_NATIVE_METHOD) ||
               lb_call_keywords(py, method, count + 1, args, names) != NULL;
    }
    return lb_call_keywords(py, method, count + 1, args, names) != NULL;
}

/* The rules that a class body's names follow: some functions are static or class methods without
   saying so, and a class with __eq__ but no __hash__ is not hashable. */
static void adapt_namespace(lb_python *py, lb_type *type)
{
    static const struct {
        const char *name;
        lb_type_id id;
    } implied[] = {{"__new__", LB_T_STATICMETHOD},
                   {"__init_subclass__", LB_T_CLASSMETHOD},
                   {"__class_getitem__", LB_T_CLASSMETHOD}};
    for (size_t i = 0; i < LB_COUNT(implied); i++) {
        lb_string *name = lb_intern(py, lb_str_of(implied[i].name));
        lb_value value = lb_dict_get_name(type->attributes, name);
        if (value && lb_exact(py, value, LB_T_FUNCTION)) {
            lb_descriptor *descriptor = lb_object_new(py, py->types[implied[i].id]);
            descriptor->get = value;
            lb_dict_set_name(py, type->attributes, name, (lb_value)descriptor);
        }
    }
    if (lb_dict_get_name(type->attributes, py->special_names[LB_S_EQ]) &&
        !lb_dict_get_name(type->attributes, py->special_names[LB_S_HASH])) {
        lb_dict_set_name(py, type->attributes, py->special_names[LB_S_HASH], LB_NONE);
    }
}

/* __abc_tpflags__ of Sequence, Mapping and their like: as which patterns see their objects. */
static void take_pattern_flags(lb_python *py, lb_type *type)
{
    lb_value flags = lb_dict_get_name(type->attributes, py->names.pattern_flags);
    int64_t number = 0;
    if (flags && lb_is_integer(py, flags) && lb_int_small(flags, &number)) {
        type->flags |=
            (number & 1 << 5 ? LB_TYPE_SEQUENCE : 0u) | (number & 1 << 6 ? LB_TYPE_MAPPING : 0u);
        lb_dict_remove(py, type->attributes, (lb_value)py->names.pattern_flags, NULL);
    }
}

lb_value lb_class_new(lb_python *py, lb_type *metaclass, lb_string *name, lb_tuple *bases,
                      lb_dict *namespace_, lb_tuple *keyword_names, const lb_value *keyword_values)
{
    if (!bases->count) {
        bases = (lb_tuple *)lb_tuple_of(py, 1, (lb_value)py->types[LB_T_OBJECT]);
    }
    if (!check_bases(py, bases)) {
        return NULL;
    }
    lb_type *type = type_alloc(py, metaclass);
    type->name = type->qualname = name;
    type->attributes = lb_dict_new(py);
    type->layout = &lb_plain_layout;
    type->mro = py->empty_tuple;
    size_t at = 0;
    lb_value key, value;
    while (lb_dict_next(namespace_, &at, &key, &value)) {
        if (lb_exact(py, key, LB_T_STR)) {
            lb_dict_set_name(py, type->attributes, lb_intern(py, lb_string_text(key)), value);
        }
    }
    lb_value cell = lb_dict_get_name(type->attributes, py->names.classcell);
    if (cell) {
        lb_dict_remove(py, type->attributes, (lb_value)py->names.classcell, NULL);
    }
    lb_value qualname = lb_dict_get_name(type->attributes, py->names.qualname);
    if (qualname && lb_is(py, qualname, LB_T_STR)) {
        type->qualname = (lb_string *)qualname;
        lb_dict_remove(py, type->attributes, (lb_value)py->names.qualname, NULL);
    }
    if (!inherit(py, type, bases)) {
        return NULL;
    }
    type->flags |= LB_TYPE_DICT | LB_TYPE_GUEST;
    bool inherits_slots = false;
    for (size_t i = 0; i < bases->count; i++) {
        inherits_slots |= (((lb_type *)bases->items[i])->flags & LB_TYPE_SLOTS) != 0;
    }
    type->flags |= inherits_slots ? LB_TYPE_SLOTS : 0u;
    if (!lb_dict_get_name(type->attributes, py->names.module)) {
        lb_value module = py->frame ? lb_dict_get_name(lb_frame_globals(py), py->names.name) : NULL;
        lb_dict_set_name(py, type->attributes, py->names.module,
                         module ? module : (lb_value)lb_intern(py, LB_STR("builtins")));
    }
    if (!lb_dict_get_name(type->attributes, py->names.doc)) {
        lb_dict_set_name(py, type->attributes, py->names.doc, LB_NONE);
    }
    adapt_namespace(py, type);
    take_pattern_flags(py, type);
    if (!take_slots(py, type)) {
        return NULL;
    }
    own_specials(type);
    for (size_t i = 0; i < bases->count; i++) {
        add_subclass((lb_type *)bases->items[i], type);
    }
    touch(py, type);
    if (cell && lb_exact(py, cell, LB_T_CELL)) {
        ((lb_cell *)cell)->value = (lb_value)type;
    }
    if (!call_set_name(py, type) || !call_init_subclass(py, type, keyword_names, keyword_values)) {
        return NULL;
    }
    return (lb_value)type;
}

/* --- the memory of types --- */

static void type_mark(lb_python *py, lb_value self)
{
    lb_type *type = (lb_type *)self;
    LB_MARK(py, type->name);
    LB_MARK(py, type->qualname);
    LB_MARK(py, type->bases);
    LB_MARK(py, type->mro);
    LB_MARK(py, type->base);
    LB_MARK(py, type->attributes);
    lb_mark(py, type->opaque);
    for (size_t i = 0; i < type->subclass_count; i++) {
        LB_MARK(py, type->subclasses[i]); /* classes live as long as their bases: few are dropped */
    }
}

static void type_free(lb_python *py LB_UNUSED, lb_value self)
{
    free(((lb_type *)self)->subclasses);
    lb_shapes_free((lb_type *)self);
}

static size_t type_extra(lb_value self)
{
    return ((lb_type *)self)->subclass_count * sizeof(lb_type *);
}

const lb_layout lb_type_layout = {sizeof(lb_type), type_mark, type_free, type_extra};
