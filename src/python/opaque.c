/*
 * Opaque values stand for what comes from modules that are not there: they take any attribute, call
 * or subscript, and remember where they came from. What would decide by one raises Uncomputable,
 * which names it. A poisoned name holds the exception that kept it from being computed.
 */
#include "python/code.h"
#include "python/interpreter.h"

#define SELF ((lb_opaque *)args[0])

enum { LONGEST_PATH = 200 };

static lb_opaque *opaque_new(lb_python *py, lb_value path, lb_string *origin, lb_string *place)
{
    lb_opaque *o = lb_object_new(py, py->types[LB_T_OPAQUE]);
    o->path = (lb_string *)path;
    o->origin = origin;
    o->place = place;
    return o;
}

/* Where the running frame stands, or the one of the guest's own files that called the host's:
   "f.py:3", or NULL. */
static lb_string *running_place(lb_python *py)
{
    const lb_frame *frame = py->frame;
    while (frame && frame->back && frame->code->filename->bytes[0] == '<') {
        frame = frame->back;
    }
    if (!frame || frame->pc == frame->code->ops) {
        return NULL;
    }
    lb_py_position at = lb_code_place(frame->code, (size_t)(frame->pc - frame->code->ops) - 1);
    return (lb_string *)lb_string_format(py, "%s:%u", frame->code->filename->bytes, at.lineno);
}

lb_value lb_opaque_new(lb_python *py, lb_str path, lb_str origin)
{
    return (lb_value)opaque_new(py, lb_string_new(py, path), (lb_string *)lb_string_new(py, origin),
                                running_place(py));
}

lb_value lb_opaque_import(lb_python *py, lb_str name)
{
    lb_value text = lb_string_new(py, name);
    return (lb_value)opaque_new(py, text, (lb_string *)text, running_place(py));
}

static lb_value longer_path(lb_python *py, const lb_opaque *o, lb_str suffix)
{
    lb_str path = lb_string_text((lb_value)o->path);
    LB_AUTO_TEXT lb_text longer = {0};
    lb_text_add(&longer, path);
    if (path.len + suffix.len < LONGEST_PATH) {
        lb_text_add(&longer, suffix);
    } else if (!lb_str_ends(path, LB_STR("(...)"))) {
        lb_text_adds(&longer, "(...)");
    }
    return lb_string_new(py, lb_text_str(&longer));
}

lb_value lb_opaque_attribute(lb_python *py, lb_value opaque, lb_str suffix)
{
    const lb_opaque *o = (lb_opaque *)opaque;
    lb_opaque *inner = opaque_new(py, longer_path(py, o, suffix), o->origin, o->place);
    inner->is_uncomputed = o->is_uncomputed;
    return (lb_value)inner;
}

lb_value lb_opaque_imported(lb_python *py, lb_value module, lb_str name)
{
    const lb_opaque *o = (lb_opaque *)module;
    LB_AUTO_FREE char *suffix = lb_format(".%.*s", LB_ARG(name));
    return (lb_value)opaque_new(py, longer_path(py, o, lb_str_of(suffix)), o->origin,
                                running_place(py));
}

lb_str lb_opaque_path(lb_value opaque)
{
    return lb_string_text((lb_value)((lb_opaque *)opaque)->path);
}

bool lb_is_opaque(const lb_python *py, lb_value v)
{
    return lb_exact(py, v, LB_T_OPAQUE);
}

lb_value lb_opaque_refuse(lb_python *py, lb_value v, const char *use)
{
    const lb_opaque *o = (lb_opaque *)v;
    if (o->is_uncomputed) {
        return lb_raise(py, LB_T_UNCOMPUTABLE, "%s depends on %s, which could not be computed: %s",
                        use, o->path->bytes, o->place->bytes);
    }
    return lb_raise(py, LB_T_UNCOMPUTABLE,
                    "%s depends on %s%s%s, which is from a package that limbeck does not have", use,
                    o->path->bytes, o->place ? ", imported at " : "",
                    o->place ? o->place->bytes : "");
}

bool lb_opaque_may_ask(lb_python *py)
{
    const lb_dict *globals = lb_frame_globals(py);
    lb_value name = globals ? lb_dict_get_name(globals, py->names.name) : NULL;
    return !name || (lb_is(py, name, LB_T_STR) && lb_standard_module(lb_cstr(name)));
}

static lb_value opaque_getattribute(lb_python *py, lb_value *args)
{
    lb_str name = lb_string_text(args[1]);
    if (lb_str_is(name, "__class__")) {
        return (lb_value)py->types[LB_T_OPAQUE];
    }
    if (lb_str_starts(name, LB_STR("__")) && lb_str_ends(name, LB_STR("__"))) {
        return lb_attribute_error(py, args[0], lb_intern(py, name));
    }
    LB_AUTO_TEXT lb_text suffix = {0};
    lb_text_addf(&suffix, ".%.*s", LB_ARG(name));
    return lb_opaque_attribute(py, args[0], lb_text_str(&suffix));
}

/* Whether all that it is given may be given to what does nothing. What the host's own modules hand
   on is theirs to know. */
static bool may_take(lb_python *py, lb_value opaque, const lb_tuple *given, const lb_dict *named)
{
    const lb_python_host *host = &py->host;
    if (!host->may_hand || !py->frame || py->frame->code->filename->bytes[0] == '<') {
        return true;
    }
    for (size_t i = 0; i < given->count; i++) {
        if (!host->may_hand(host->context, opaque, given->items[i])) {
            return false;
        }
    }
    lb_value key, value;
    for (size_t i = 0; lb_dict_next(named, &i, &key, &value);) {
        if (!host->may_hand(host->context, opaque, value)) {
            return false;
        }
    }
    return true;
}

static lb_value opaque_call(lb_python *py, lb_value *args)
{
    const lb_tuple *given = (lb_tuple *)args[1];
    if (!may_take(py, args[0], given, (lb_dict *)args[2])) {
        return lb_opaque_refuse(py, args[0], "what becomes of the database");
    }
    lb_value made = lb_opaque_attribute(py, args[0], LB_STR("(...)"));
    if (made) {
        ((lb_opaque *)made)->is_decorated =
            given->count == 1 && lb_is(py, given->items[0], LB_T_FUNCTION);
    }
    return made;
}

bool lb_opaque_is_decorated(const lb_python *py, lb_value v)
{
    return lb_is_opaque(py, v) && ((lb_opaque *)v)->is_decorated;
}

static lb_value opaque_getitem(lb_python *py, lb_value *args)
{
    return lb_opaque_attribute(py, args[0], LB_STR("[...]"));
}
static lb_value opaque_absorb(lb_python *py LB_UNUSED, lb_value *args LB_UNUSED)
{
    return LB_NONE;
}
static lb_value opaque_same(lb_python *py LB_UNUSED, lb_value *args)
{
    return args[0];
}

/* A name that is reached without calls is the same thing each time. */
static bool is_same(const lb_python *py, lb_value a, lb_value b)
{
    if (a == b) {
        return true;
    }
    if (!lb_is_opaque(py, b)) {
        return false;
    }
    lb_str path = lb_string_text((lb_value)((lb_opaque *)a)->path);
    return lb_str_equal(path, lb_string_text((lb_value)((lb_opaque *)b)->path)) &&
           lb_str_find_char(path, '(') == SIZE_MAX && lb_str_find_char(path, '[') == SIZE_MAX;
}

static lb_value opaque_eq(lb_python *py, lb_value *args)
{
    if (is_same(py, args[0], args[1])) {
        return LB_TRUE;
    }
    return lb_opaque_may_ask(py) ? LB_NOT_IMPLEMENTED
                                 : lb_opaque_refuse(py, args[0], "a comparison");
}
static lb_value opaque_ne(lb_python *py, lb_value *args)
{
    if (is_same(py, args[0], args[1])) {
        return LB_FALSE;
    }
    return lb_opaque_may_ask(py) ? LB_NOT_IMPLEMENTED
                                 : lb_opaque_refuse(py, args[0], "a comparison");
}
static lb_value opaque_order(lb_python *py, lb_value *args)
{
    return lb_opaque_refuse(py, args[0], "a comparison");
}
static lb_value opaque_bool(lb_python *py, lb_value *args)
{
    return lb_opaque_refuse(py, args[0], "a condition");
}
static lb_value opaque_iter(lb_python *py, lb_value *args)
{
    return lb_opaque_refuse(py, args[0], "a loop");
}
static lb_value opaque_text(lb_python *py, lb_value *args)
{
    return lb_opaque_refuse(py, args[0], "a text");
}
static lb_value opaque_number(lb_python *py, lb_value *args)
{
    return lb_opaque_refuse(py, args[0], "a number");
}
static lb_value opaque_repr(lb_python *py, lb_value *args)
{
    return lb_string_format(py, "<opaque %s>", SELF->path->bytes);
}
static lb_value opaque_hash(lb_python *py, lb_value *args)
{
    return lb_hash_value(py, lb_string_hash(SELF->path));
}

static void opaque_mark(lb_python *py, lb_value self)
{
    LB_MARK(py, ((lb_opaque *)self)->path);
    LB_MARK(py, ((lb_opaque *)self)->origin);
    LB_MARK(py, ((lb_opaque *)self)->place);
}

/* --- poison --- */

lb_value lb_poison_new(lb_python *py, lb_value exception, lb_string *name)
{
    lb_iterator *p = lb_object_new(py, py->types[LB_T_POISON]);
    p->source = exception;
    p->other = (lb_value)name;
    return (lb_value)p;
}

lb_value lb_poison_raise(lb_python *py, lb_value poison)
{
    const lb_iterator *p = (lb_iterator *)poison;
    lb_value text = lb_exception_text(py, p->source);
    lb_raise(py, LB_T_UNCOMPUTABLE, "'%s' could not be computed: %s", lb_cstr(p->other),
             lb_cstr(text));
    ((lb_exception *)py->raised)->cause = p->source;
    return NULL;
}

/* Whether the exception passed through a module that the host brings. */
static bool has_host_frame(const lb_exception *e)
{
    for (size_t i = 0; i < e->trace_count; i++) {
        if (e->trace[i].code->filename->bytes[0] == '<') {
            return true;
        }
    }
    return false;
}

/* Whether it passed through what makes tables: SQLAlchemy or what stands on it, as the host brings
   them. */
static bool passed_makers(const lb_exception *e)
{
    static const char *const makers[] = {"<sqlalchemy", "<sqlmodel", "<flask_sqlalchemy"};
    for (size_t i = 0; i < e->trace_count; i++) {
        lb_str file = lb_string_text((lb_value)e->trace[i].code->filename);
        for (size_t k = 0; k < LB_COUNT(makers); k++) {
            if (lb_str_starts(file, lb_str_of(makers[k]))) {
                return true;
            }
        }
    }
    return false;
}

/* Whether what was asked for is the host's: a module, a class or an object of one. */
static bool is_hosts(const lb_python *py, lb_value v)
{
    if (lb_is(py, v, LB_T_MODULE)) {
        return !lb_dict_get_name(((lb_module *)v)->globals, py->names.file);
    }
    return lb_type_is_hosts(py, lb_is(py, v, LB_T_TYPE) ? (lb_type *)v : lb_typeof(py, v));
}

bool lb_is_gap(lb_python *py, lb_value exception)
{
    if (lb_is(py, exception, LB_T_UNCOMPUTABLE)) {
        return true;
    }
    if (!py->host.is_partial) {
        return false;
    }
    if (lb_is(py, exception, LB_T_ATTRIBUTE_ERROR)) {
        lb_value obj = lb_dict_get_cstr(py, lb_instance_dict(py, exception), "obj");
        return (obj && is_hosts(py, obj)) || has_host_frame((lb_exception *)exception);
    }
    lb_value says = NULL;
    if (lb_find_attr(py, exception, lb_intern(py, LB_STR("_is_gap")), &says) > 0) {
        return says == LB_TRUE;
    }
    lb_take_raised(py);
    return (lb_is(py, exception, LB_T_TYPE_ERROR) ||
            lb_is(py, exception, LB_T_NOT_IMPLEMENTED_ERROR)) &&
           has_host_frame((lb_exception *)exception);
}

/* Whether it asked a class for what that does not have, and the class derives from the host's and
   is more than a class: a model. */
static bool lacks_hosts(lb_python *py, lb_value e)
{
    lb_value obj = lb_is(py, e, LB_T_ATTRIBUTE_ERROR)
                       ? lb_dict_get_cstr(py, lb_instance_dict(py, e), "obj")
                       : NULL;
    return obj && lb_is(py, obj, LB_T_TYPE) && lb_typeof(py, obj) != lb_core_type(py, LB_T_TYPE) &&
           lb_type_is_hosts(py, (lb_type *)obj);
}

/* names: whether it is a class (or what it derives from, as texts), and what it would bind; owner:
   the class in whose body it stands, as "module:qualified.name", or NULL. */
static void add_uncomputed(lb_python *py, lb_value owner, const lb_tuple *names, lb_value exception)
{
    lb_tuple *entry = lb_tuple_new(py, names->count + 2);
    if (!py->uncomputed) {
        py->uncomputed = lb_hold(py, (lb_value)lb_list_new(py, 0));
    }
    lb_value place = (lb_value)running_place(py);
    entry->items[0] =
        owner ? owner
        : names->items[0] != LB_FALSE
            ? names->items[0]
            : lb_bool(passed_makers((lb_exception *)exception) || lacks_hosts(py, exception));
    entry->items[1] = place ? place : LB_NONE;
    entry->items[2] = exception;
    for (size_t i = 1; i < names->count; i++) {
        entry->items[i + 2] = names->items[i];
    }
    lb_list_append(py, (lb_list *)lb_held(py->uncomputed), (lb_value)entry);
}

void lb_uncomputed_note(lb_python *py, lb_value class_name, lb_value exception)
{
    add_uncomputed(py, NULL, (lb_tuple *)lb_tuple_of(py, 2, LB_TRUE, class_name), exception);
}

static lb_value local_text(lb_python *py, const lb_frame *frame, const char *name)
{
    lb_value text = lb_getitem(py, frame->locals, lb_string_of(py, name));
    return text && lb_is(py, text, LB_T_STR) ? text : lb_string_of(py, "");
}

static bool poison_attributes(lb_python *py, const lb_frame *frame, const lb_tuple *names,
                              lb_value e)
{
    lb_value class_name = local_text(py, frame, "__qualname__");
    lb_value owner = lb_string_format(py, "%s:%s", lb_cstr(local_text(py, frame, "__module__")),
                                      lb_cstr(class_name));
    lb_take_raised(py);
    lb_string *reason = (lb_string *)lb_exception_text(py, e);
    add_uncomputed(py, owner, names, e);
    for (size_t i = 1; i < names->count; i++) {
        lb_value path =
            lb_string_format(py, "%s.%s", lb_cstr(class_name), lb_cstr(names->items[i]));
        lb_opaque *o = opaque_new(py, path, (lb_string *)path, reason);
        o->is_uncomputed = true;
        if (!lb_setitem(py, frame->locals, names->items[i], (lb_value)o)) {
            return false;
        }
    }
    return true;
}

bool lb_poison_names(lb_python *py, const lb_frame *frame, const lb_tuple *names, lb_value e)
{
    if (frame->locals && frame->locals != (lb_value)frame->globals) {
        return poison_attributes(py, frame, names, e);
    }
    add_uncomputed(py, NULL, names, e);
    for (size_t i = 1; i < names->count; i++) {
        lb_string *name = (lb_string *)names->items[i];
        lb_dict_set_name(py, frame->globals, name, lb_poison_new(py, e, name));
    }
    return true;
}

lb_value lb_uncomputed(const lb_python *py)
{
    return py->uncomputed ? lb_held(py->uncomputed) : NULL;
}

static void poison_mark(lb_python *py, lb_value self)
{
    lb_mark(py, ((lb_iterator *)self)->source);
    lb_mark(py, ((lb_iterator *)self)->other);
}

void lb_setup_opaque(lb_python *py)
{
    static const lb_layout layout = {sizeof(lb_opaque), opaque_mark, NULL, NULL};
    static const lb_layout poison_layout = {sizeof(lb_iterator), poison_mark, NULL, NULL};
    static const lb_method methods[] = {{"__getattribute__", "self, name, /", opaque_getattribute},
                                        {"__setattr__", "self, name, value, /", opaque_absorb},
                                        {"__delattr__", "self, name, /", opaque_absorb},
                                        {"__call__", "self, /, *args, **kwargs", opaque_call},
                                        {"__getitem__", "self, key, /", opaque_getitem},
                                        {"__setitem__", "self, key, value, /", opaque_absorb},
                                        {"__delitem__", "self, key, /", opaque_absorb},
                                        {"__bool__", "self", opaque_bool},
                                        {"__len__", "self", opaque_number},
                                        {"__iter__", "self", opaque_iter},
                                        {"__contains__", "self, item, /", opaque_bool},
                                        {"__str__", "self", opaque_text},
                                        {"__format__", "self, spec, /", opaque_text},
                                        {"__repr__", "self", opaque_repr},
                                        {"__hash__", "self", opaque_hash},
                                        {"__eq__", "self, other, /", opaque_eq},
                                        {"__ne__", "self, other, /", opaque_ne},
                                        {"__lt__", "self, other, /", opaque_order},
                                        {"__le__", "self, other, /", opaque_order},
                                        {"__gt__", "self, other, /", opaque_order},
                                        {"__ge__", "self, other, /", opaque_order},
                                        {"__int__", "self", opaque_number},
                                        {"__float__", "self", opaque_number},
                                        {"__index__", "self", opaque_number},
                                        {"__invert__", "self", opaque_same},
                                        {"__neg__", "self", opaque_same},
                                        {"__pos__", "self", opaque_same},
                                        {0}};
    lb_core_define(py, LB_T_OPAQUE, methods, &layout, LB_TYPE_NO_NEW);
    lb_core_define(py, LB_T_POISON, NULL, &poison_layout, LB_TYPE_NO_NEW);
}
