/* Functions of the guest and of C, bound methods, code and cells. */
#include "python/frozen.h"
#include "python/interpreter.h"

#define SELF ((lb_function *)args[0])
#define NATIVE ((lb_native *)args[0])
#define BOUND ((lb_bound_method *)args[0])

static lb_value function_get(lb_python *py, lb_value *args)
{
    return args[1] == LB_NONE || !args[1] ? args[0] : lb_bound_method_new(py, args[0], args[1]);
}

/* types.FunctionType(code, globals): a copy of a function. */
static lb_value function_new(lb_python *py, lb_value *args)
{
    if (!lb_is(py, args[1], LB_T_CODE) || !lb_is(py, args[2], LB_T_DICT)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "function() needs code and a dict");
    }
    lb_function *f = lb_object_new(py, py->types[LB_T_FUNCTION]);
    f->code = (lb_code_object *)args[1];
    f->globals = (lb_dict *)args[2];
    f->name = args[3] && lb_is(py, args[3], LB_T_STR) ? (lb_string *)args[3] : f->code->name;
    f->qualname = f->code->qualname;
    f->doc = f->code->doc;
    f->defaults = args[4] && lb_is(py, args[4], LB_T_TUPLE) ? (lb_tuple *)args[4] : NULL;
    f->closure = args[5] && lb_is(py, args[5], LB_T_TUPLE) ? (lb_tuple *)args[5] : NULL;
    f->keyword_defaults = args[6] && lb_is(py, args[6], LB_T_DICT) ? (lb_dict *)args[6] : NULL;
    lb_value module = lb_dict_get_name(f->globals, py->names.name);
    f->module = module ? module : LB_NONE;
    return (lb_value)f;
}

static lb_value function_call(lb_python *py, lb_value *args)
{
    return lb_call_with(py, args[0], (lb_tuple *)args[1], (lb_dict *)args[2]);
}

static lb_value function_repr(lb_python *py, lb_value *args)
{
    return lb_string_format(py, "<function %s at %p>", lb_cstr((lb_value)SELF->qualname),
                            (void *)args[0]);
}

static lb_value or_none(const void *v)
{
    return v ? (lb_value)(uintptr_t)v : LB_NONE;
}

static bool set_text(lb_python *py, lb_value v, lb_string **out)
{
    lb_str text;
    if (!lb_to_text(py, v, "__name__", &text)) {
        return false;
    }
    *out = lb_intern(py, text);
    return true;
}

#define FIELD(name, expression, assignment)                             \
    static lb_value get_##name(lb_python *py LB_UNUSED, lb_value *args) \
    {                                                                   \
        return expression;                                              \
    }                                                                   \
    static lb_value set_##name(lb_python *py LB_UNUSED, lb_value *args) \
    {                                                                   \
        assignment;                                                     \
        return LB_NONE;                                                 \
    }
#define OPTIONAL(type) (args[1] && args[1] != LB_NONE ? (type *)args[1] : NULL)
FIELD(name, (lb_value)SELF->name, if (!set_text(py, args[1], &SELF->name)) return NULL)
FIELD(qualname, (lb_value)SELF->qualname, if (!set_text(py, args[1], &SELF->qualname)) return NULL)
static lb_code_object *whole(lb_python *py, lb_value v)
{
    lb_code_object *code = (lb_code_object *)v;
    if (!code->ops) {
        lb_thaw(py, code);
    }
    return code;
}

lb_value lb_function_doc(lb_python *py, lb_function *f)
{
    if (!f->doc) { /* of frozen code that has not run */
        f->doc = whole(py, (lb_value)f->code)->doc;
    }
    return or_none(f->doc);
}
FIELD(doc, lb_function_doc(py, SELF), SELF->doc = args[1] ? args[1] : LB_NONE)
FIELD(module, or_none(SELF->module), SELF->module = args[1] ? args[1] : LB_NONE)
FIELD(defaults, or_none(SELF->defaults), SELF->defaults = OPTIONAL(lb_tuple))
FIELD(kwdefaults, or_none(SELF->keyword_defaults), SELF->keyword_defaults = OPTIONAL(lb_dict))
FIELD(type_params, SELF->type_params ? SELF->type_params : (lb_value)py->empty_tuple,
      SELF->type_params = args[1])

static lb_value get_annotations(lb_python *py, lb_value *args)
{
    lb_value kept = SELF->annotations;
    if (kept && lb_is(py, kept, LB_T_DICT)) {
        return kept;
    }
    lb_dict *dict = lb_dict_new(py);
    const lb_tuple *pairs = (lb_tuple *)kept;
    for (size_t i = 0; pairs && i + 1 < pairs->count; i += 2) {
        lb_dict_set(py, dict, pairs->items[i], pairs->items[i + 1]);
    }
    SELF->annotations = (lb_value)dict;
    return (lb_value)dict;
}
static lb_value set_annotations(lb_python *py, lb_value *args)
{
    if (!args[1] || !lb_is(py, args[1], LB_T_DICT)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "__annotations__ must be set to a dict object");
    }
    SELF->annotations = args[1];
    return LB_NONE;
}
static lb_value get_code(lb_python *py LB_UNUSED, lb_value *args)
{
    return (lb_value)SELF->code;
}
static lb_value get_globals(lb_python *py LB_UNUSED, lb_value *args)
{
    return (lb_value)SELF->globals;
}
static lb_value get_closure(lb_python *py LB_UNUSED, lb_value *args)
{
    return or_none(SELF->closure);
}

static void function_mark(lb_python *py, lb_value self)
{
    const lb_function *f = (lb_function *)self;
    LB_MARK(py, f->code);
    LB_MARK(py, f->globals);
    LB_MARK(py, f->defaults);
    LB_MARK(py, f->keyword_defaults);
    LB_MARK(py, f->closure);
    LB_MARK(py, f->name);
    LB_MARK(py, f->qualname);
    lb_mark(py, f->doc);
    lb_mark(py, f->module);
    lb_mark(py, f->annotations);
    lb_mark(py, f->type_params);
}

/* --- C functions --- */

static lb_value native_repr(lb_python *py, lb_value *args)
{
    if (NATIVE->bound) {
        return lb_string_format(py, "<built-in method %s of %s object at %p>", NATIVE->name->bytes,
                                lb_type_name(py, NATIVE->bound), (void *)NATIVE->bound);
    }
    if (NATIVE->owner) {
        return lb_string_format(py, "<method '%s' of '%s' objects>", NATIVE->name->bytes,
                                NATIVE->owner->name->bytes);
    }
    return lb_string_format(py, "<built-in function %s>", NATIVE->name->bytes);
}
static lb_value native_name(lb_python *py LB_UNUSED, lb_value *args)
{
    return (lb_value)NATIVE->name;
}
static lb_value native_qualname(lb_python *py, lb_value *args)
{
    return NATIVE->owner
               ? lb_string_format(py, "%s.%s", NATIVE->owner->name->bytes, NATIVE->name->bytes)
               : (lb_value)NATIVE->name;
}
static lb_value native_module(lb_python *py LB_UNUSED, lb_value *args)
{
    return or_none(NATIVE->module);
}
static lb_value native_doc(lb_python *py LB_UNUSED, lb_value *args LB_UNUSED)
{
    return LB_NONE;
}
static lb_value native_owner(lb_python *py, lb_value *args)
{
    return NATIVE->owner ? (lb_value)NATIVE->owner
                         : lb_attribute_error(py, args[0], lb_intern(py, LB_STR("__objclass__")));
}

static void native_mark(lb_python *py, lb_value self)
{
    const lb_native *n = (lb_native *)self;
    LB_MARK(py, n->owner);
    LB_MARK(py, n->name);
    lb_mark(py, n->bound);
    lb_mark(py, n->module);
}
static void native_free(lb_python *py LB_UNUSED, lb_value self)
{
    lb_signature_free(((lb_native *)self)->signature);
}

/* --- bound methods --- */

static lb_value method_repr(lb_python *py, lb_value *args)
{
    lb_value name = lb_getattr(py, BOUND->function, "__qualname__");
    lb_value self = name ? lb_repr_value(py, BOUND->self) : NULL;
    bool is_native = lb_exact(py, BOUND->function, LB_T_NATIVE_METHOD);
    if (self && is_native) {
        return lb_string_format(py, "<built-in method %s of %s object at %p>",
                                ((lb_native *)BOUND->function)->name->bytes,
                                lb_type_name(py, BOUND->self), (void *)BOUND->self);
    }
    return self ? lb_string_format(py, "<bound method %s of %s>", lb_cstr(name), lb_cstr(self))
                : NULL;
}
static lb_value method_getattribute(lb_python *py, lb_value *args)
{
    lb_string *name = lb_intern(py, lb_string_text(args[1]));
    if (lb_str_is(lb_string_text(args[1]), "__self__")) {
        return BOUND->self;
    }
    if (lb_str_is(lb_string_text(args[1]), "__func__")) {
        return BOUND->function;
    }
    if (name == py->names.class || lb_dict_get_name(py->types[LB_T_METHOD]->attributes, name)) {
        lb_native_function lb_object_getattribute;
        return lb_object_getattribute(py, args);
    }
    return lb_getattr_string(py, BOUND->function, name);
}
static lb_value method_eq(lb_python *py, lb_value *args)
{
    if (!lb_exact(py, args[1], LB_T_METHOD)) {
        return LB_NOT_IMPLEMENTED;
    }
    const lb_bound_method *other = (lb_bound_method *)args[1];
    return lb_bool(other->self == BOUND->self && other->function == BOUND->function);
}
static lb_value method_hash(lb_python *py, lb_value *args)
{
    return lb_hash_value(py,
                         (uint64_t)(uintptr_t)BOUND->self ^ (uint64_t)(uintptr_t)BOUND->function);
}
static lb_value method_new(lb_python *py, lb_value *args)
{
    return lb_bound_method_new(py, args[1], args[2]);
}
static void method_mark(lb_python *py, lb_value self)
{
    lb_mark(py, ((lb_bound_method *)self)->function);
    lb_mark(py, ((lb_bound_method *)self)->self);
}

/* --- code and cells --- */

#define CODE whole(py, args[0])
static lb_value code_name(lb_python *py, lb_value *args)
{
    return (lb_value)CODE->name;
}
static lb_value code_filename(lb_python *py, lb_value *args)
{
    return (lb_value)CODE->filename;
}
static lb_value code_argcount(lb_python *py, lb_value *args)
{
    return lb_int_new(py, (int64_t)CODE->argument_count);
}
static lb_value code_posonly(lb_python *py, lb_value *args)
{
    return lb_int_new(py, (int64_t)CODE->positional_only_count);
}
static lb_value code_kwonly(lb_python *py, lb_value *args)
{
    return lb_int_new(py, (int64_t)CODE->keyword_only_count);
}
static lb_value code_flags(lb_python *py, lb_value *args)
{
    return lb_int_new(py, (int64_t)CODE->flags);
}
static lb_value code_first_line(lb_python *py, lb_value *args)
{
    return lb_int_new(py, CODE->first_line);
}
static lb_value names_tuple(lb_python *py, lb_string *const *from, size_t count)
{
    lb_tuple *names = lb_tuple_new(py, count);
    for (size_t i = 0; i < count; i++) {
        names->items[i] = (lb_value)from[i];
    }
    return (lb_value)names;
}
static lb_value code_cellvars(lb_python *py, lb_value *args)
{
    const lb_code_object *c = CODE;
    return names_tuple(py, c->locals + c->local_count, c->cell_count);
}
static lb_value code_freevars(lb_python *py, lb_value *args)
{
    const lb_code_object *c = CODE;
    return names_tuple(py, c->locals + c->local_count + c->cell_count, c->free_count);
}
static lb_value code_names(lb_python *py, lb_value *args)
{
    const lb_code_object *c = CODE;
    return names_tuple(py, c->names, c->name_count);
}
static lb_value code_constants(lb_python *py, lb_value *args)
{
    const lb_code_object *c = CODE;
    return lb_tuple_from(py, c->constants, c->constant_count);
}
static lb_value code_local_count(lb_python *py, lb_value *args)
{
    return lb_int_new(py, (int64_t)CODE->local_count);
}
static lb_value code_qualname(lb_python *py, lb_value *args)
{
    return (lb_value)CODE->qualname;
}
static lb_value code_repr(lb_python *py, lb_value *args)
{
    const lb_code_object *c = CODE;
    return lb_string_format(py, "<code object %s at %p, file \"%s\", line %u>", c->name->bytes,
                            (void *)args[0], c->filename->bytes, c->first_line);
}
static lb_value code_varnames(lb_python *py, lb_value *args)
{
    return names_tuple(py, CODE->locals, CODE->local_count);
}

static void code_mark(lb_python *py, lb_value self)
{
    const lb_code_object *c = (lb_code_object *)self;
    LB_MARK(py, c->name);
    LB_MARK(py, c->qualname);
    LB_MARK(py, c->filename);
    LB_MARK(py, c->source);
    lb_mark(py, c->doc);
    for (size_t i = 0; i < c->constant_count; i++) {
        lb_mark(py, c->constants[i]);
    }
}
static void code_free(lb_python *py LB_UNUSED, lb_value self)
{
    lb_code_object *c = (lb_code_object *)self;
    free(c->cache);
    free(c->loads);
    free(c->stores);
    free(c->constants); /* and all else that it owns */
}
static size_t code_extra(lb_value self)
{
    const lb_code_object *c = (lb_code_object *)self;
    return (c->image ? 0 : c->op_count * sizeof(uint32_t) + c->place_size) +
           (c->constant_count + c->name_count + c->local_count) * sizeof(lb_value);
}

static lb_value cell_contents(lb_python *py, lb_value *args)
{
    lb_value v = ((lb_cell *)args[0])->value;
    return v ? v : lb_raise(py, LB_T_VALUE_ERROR, "Cell is empty");
}
static void cell_mark(lb_python *py, lb_value self)
{
    lb_mark(py, ((lb_cell *)self)->value);
}

const lb_layout lb_native_layout = {sizeof(lb_native), native_mark, native_free, NULL};

void lb_setup_function(lb_python *py)
{
    static const lb_layout function_layout = {sizeof(lb_function), function_mark, NULL, NULL};
    static const lb_layout method_layout = {sizeof(lb_bound_method), method_mark, NULL, NULL};
    static const lb_layout code_layout = {sizeof(lb_code_object), code_mark, code_free, code_extra};
    static const lb_layout cell_layout = {sizeof(lb_cell), cell_mark, NULL, NULL};
#define PROPERTY(text, name)                            \
    {                                                   \
        text, "self", get_##name, LB_GETTER, set_##name \
    }
    static const lb_method function[] = {{"__new__",
                                          "cls, code, globals, name=, argdefs=, closure=, "
                                          "kwdefaults=",
                                          function_new},
                                         {"__get__", "self, instance, owner=, /", function_get},
                                         {"__call__", "self, /, *args, **kwargs", function_call},
                                         {"__repr__", "self", function_repr},
                                         PROPERTY("__name__", name),
                                         PROPERTY("__qualname__", qualname),
                                         PROPERTY("__doc__", doc),
                                         PROPERTY("__module__", module),
                                         PROPERTY("__defaults__", defaults),
                                         PROPERTY("__kwdefaults__", kwdefaults),
                                         PROPERTY("__annotations__", annotations),
                                         PROPERTY("__type_params__", type_params),
                                         {"__code__", "self", get_code, LB_GETTER},
                                         {"__globals__", "self", get_globals, LB_GETTER},
                                         {"__closure__", "self", get_closure, LB_GETTER},
                                         {0}};
#define NATIVE_METHODS                                                                          \
    {"__call__", "self, /, *args, **kwargs", function_call}, {"__repr__", "self", native_repr}, \
        {"__name__", "self", native_name, LB_GETTER},                                           \
        {"__qualname__", "self", native_qualname, LB_GETTER},                                   \
        {"__module__", "self", native_module, LB_GETTER},                                       \
        {"__doc__", "self", native_doc, LB_GETTER},                                             \
    {                                                                                           \
        "__objclass__", "self", native_owner, LB_GETTER                                         \
    }
    static const lb_method native[] = {NATIVE_METHODS, {0}};
    static const lb_method native_method[] = {
        NATIVE_METHODS, {"__get__", "self, instance, owner=, /", function_get}, {0}};
    static const lb_method method[] = {{"__new__", "cls, function, instance, /", method_new},
                                       {"__call__", "self, /, *args, **kwargs", function_call},
                                       {"__repr__", "self", method_repr},
                                       {"__getattribute__", "self, name, /", method_getattribute},
                                       {"__eq__", "self, other, /", method_eq},
                                       {"__hash__", "self", method_hash},
                                       {0}};
    static const lb_method code[] = {{"co_name", "self", code_name, LB_GETTER},
                                     {"co_filename", "self", code_filename, LB_GETTER},
                                     {"co_argcount", "self", code_argcount, LB_GETTER},
                                     {"co_posonlyargcount", "self", code_posonly, LB_GETTER},
                                     {"co_kwonlyargcount", "self", code_kwonly, LB_GETTER},
                                     {"co_flags", "self", code_flags, LB_GETTER},
                                     {"co_firstlineno", "self", code_first_line, LB_GETTER},
                                     {"co_varnames", "self", code_varnames, LB_GETTER},
                                     {"co_cellvars", "self", code_cellvars, LB_GETTER},
                                     {"co_freevars", "self", code_freevars, LB_GETTER},
                                     {"co_names", "self", code_names, LB_GETTER},
                                     {"co_consts", "self", code_constants, LB_GETTER},
                                     {"co_nlocals", "self", code_local_count, LB_GETTER},
                                     {"co_qualname", "self", code_qualname, LB_GETTER},
                                     {"__repr__", "self", code_repr},
                                     {0}};
    static const lb_method cell[] = {{"cell_contents", "self", cell_contents, LB_GETTER}, {0}};
    unsigned flags = LB_TYPE_FINAL | LB_TYPE_NO_NEW;
    lb_core_define(py, LB_T_FUNCTION, function, &function_layout, LB_TYPE_FINAL | LB_TYPE_DICT);
    lb_core_define(py, LB_T_NATIVE, native, &lb_native_layout, flags);
    lb_core_define(py, LB_T_NATIVE_METHOD, native_method, &lb_native_layout, flags);
    lb_core_define(py, LB_T_METHOD, method, &method_layout, LB_TYPE_FINAL);
    lb_core_define(py, LB_T_CODE, code, &code_layout, flags);
    lb_core_define(py, LB_T_CELL, cell, &cell_layout, flags);
}
