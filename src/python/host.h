/*
 * Host: how C code works with values of the guest language and defines modules, functions and
 * classes for it.
 *
 * A module is one table. A worked example, all that modules/greet.c would need:
 *
 *     typedef struct greeter {
 *         lb_object head;      // first
 *         lb_value name;       // a value that it holds, hence mark
 *     } greeter;
 *
 *     static void greeter_mark(lb_python *py, lb_value self) { lb_mark(py, ((greeter
 * *)self)->name); }
 *
 *     static lb_value greeter_init(lb_python *py, lb_value *args)          // self, name,
 * punctuation
 *     {
 *         if (!lb_is(py, args[1], LB_T_STR)) {
 *             return lb_raise(py, LB_T_TYPE_ERROR, "name must be str, not %s", lb_type_name(py,
 * args[1]));
 *         }
 *         ((greeter *)args[0])->name = args[1];
 *         return LB_NONE;
 *     }
 *     static lb_value greeter_name(lb_python *py, lb_value *args) { return ((greeter
 * *)args[0])->name; } static lb_value hello(lb_python *py, lb_value *args)                 //
 * greeter, times (or NULL)
 *     {
 *         int64_t times = 1;
 *         if (args[1] && !lb_to_int64(py, args[1], &times)) {
 *             return NULL;
 *         }
 *         return lb_string_format(py, "hello %s", lb_cstr(lb_to_string(py, args[0])));
 *     }
 *
 *     static const lb_method greeter_methods[] = {
 *         {"__init__", "self, name, *, punctuation=", greeter_init},
 *         {"name", "self", greeter_name, LB_GETTER},
 *         {0}};
 *     static const lb_type_spec greeter_type = {.name = "Greeter", .methods = greeter_methods,
 *         .layout = {sizeof(greeter), greeter_mark}, .flags = LB_TYPE_DICT};
 *     static const lb_method functions[] = {{"hello", "greeter, times=1", hello}, {0}};
 *     static const lb_type_spec *const types[] = {&greeter_type, NULL};
 *     const lb_module_spec lb_module_greet = {.name = "greet", .functions = functions, .types =
 * types};
 *
 * Signatures: names separated by ", "; "=" (and anything behind it, for the reader) makes one
 * optional: args[i] is NULL where it was not given. "*" begins keyword-only, "/" ends
 * positional-only, "*args" gives a tuple and "**kw" a dict.
 *
 * Failure: a function that returns a value returns NULL, one that returns bool false, one that
 * returns int -1, with the exception raised in the interpreter. Pass it on by returning NULL.
 * What keeps values alive: heap.h.
 *
 * Objects of a type defined here can be derived from by guest classes; lb_payload-like casts of
 * `self` are safe because a method checks its self before it is called.
 */
#ifndef LB_PYTHON_HOST_H
#define LB_PYTHON_HOST_H

#include "base/text.h"
#include "python/heap.h"

/* The tables below leave out what is zero. */
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

/* --- values: making --- */
lb_value lb_int_new(lb_python *py, int64_t number);
lb_value lb_float_new(lb_python *py, double number);
lb_value lb_string_new(lb_python *py, lb_str text); /* UTF-8; invalid bytes become U+FFFD */
lb_value lb_string_of(lb_python *py, const char *text);
lb_value lb_string_format(lb_python *py, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Takes the buffer's content; NULL (raised) where it is over the budget. */
lb_value lb_string_take(lb_python *py, lb_text *text);
lb_string *lb_intern(lb_python *py, lb_str name); /* lives as long as the interpreter */
lb_value lb_bytes_new(lb_python *py, lb_str bytes);
lb_tuple *lb_tuple_new(lb_python *py, size_t count); /* fill items at once */
lb_value lb_tuple_of(lb_python *py, size_t count, ...);
lb_value lb_tuple_from(lb_python *py, const lb_value *items, size_t count);
lb_list *lb_list_new(lb_python *py, size_t capacity);
bool lb_list_append(lb_python *py, lb_list *list, lb_value item);
lb_dict *lb_dict_new(lb_python *py);
lb_set *lb_set_new(lb_python *py, lb_type_id id); /* LB_T_SET or LB_T_FROZENSET */
bool lb_set_add(lb_python *py, lb_set *set, lb_value item);
int lb_set_has(lb_python *py, const lb_set *set, lb_value item);
lb_value lb_slice_new(lb_python *py, lb_value start, lb_value stop, lb_value step);
/* An object of a type with a layout of its own, zeroed. */
void *lb_object_new(lb_python *py, lb_type *type);
lb_value lb_opaque_new(lb_python *py, lb_str path, lb_str origin);
/* Whether it is what an opaque decorator made of a function: no column and no table. */
bool lb_opaque_is_decorated(const lb_python *py, lb_value v);
/* Statements of tolerant modules that could not be computed: a list of (whether it is a class, or
   failed in a module that the host brings; "file:line" of it; exception; names...); NULL: there are
   none. */
lb_value lb_uncomputed(const lb_python *py);
/* Adds a class that could be computed but for what the exception says. */
void lb_uncomputed_note(lb_python *py, lb_value class_name, lb_value exception);

/* --- values: asking --- */
lb_type *lb_type_of(const lb_python *py, lb_value v);
const char *lb_type_name(const lb_python *py, lb_value v);
bool lb_is(const lb_python *py, lb_value v, lb_type_id id); /* of the type or one derived from it */
bool lb_is_exactly(const lb_python *py, lb_value v, lb_type_id id);
bool lb_is_a(const lb_python *py, lb_value v, const lb_type *type);
bool lb_is_subtype(const lb_type *type, const lb_type *base);
bool lb_is_integer(const lb_python *py, lb_value v); /* int or bool */
lb_type *lb_core_type(const lb_python *py, lb_type_id id);
lb_str lb_string_text(lb_value string); /* of a str; lives as long as the value */
const char *lb_cstr(lb_value string);   /* of a str, "" for NULL: for messages */
bool lb_to_int64(lb_python *py, lb_value v, int64_t *out);                 /* through __index__ */
bool lb_to_double(lb_python *py, lb_value v, double *out);                 /* through __float__ */
bool lb_to_text(lb_python *py, lb_value v, const char *what, lb_str *out); /* must be a str */

/* --- operations, as the guest does them --- */
int lb_truth(lb_python *py, lb_value v);
lb_value lb_to_string(lb_python *py, lb_value v); /* str(v) */
lb_value lb_repr_value(lb_python *py, lb_value v);
lb_value lb_format_value(lb_python *py, lb_value v, lb_str spec); /* format(v, spec) */
int lb_equal(lb_python *py, lb_value a, lb_value b);              /* identical, or a == b */
/* op: LB_S_EQ .. LB_S_GE */
lb_value lb_compare(lb_python *py, lb_value a, lb_value b, lb_special op);
int lb_less(lb_python *py, lb_value a, lb_value b);
/* op: LB_S_B_ADD .. LB_S_B_FLOORDIV */
lb_value lb_binary(lb_python *py, lb_value a, lb_value b, lb_special op);
bool lb_hash(lb_python *py, lb_value v, uint64_t *out);
lb_value lb_getattr(lb_python *py, lb_value v, const char *name);
lb_value lb_getattr_string(lb_python *py, lb_value v, lb_string *name);
/* 1 and the value, 0 where there is no such attribute, -1 */
int lb_find_attr(lb_python *py, lb_value v, lb_string *name, lb_value *out);
/* The same for a literal: a C text that never changes and never goes. */
int lb_find_literal(lb_python *py, lb_value v, const char *literal, lb_value *out);
bool lb_setattr(lb_python *py, lb_value v, const char *name, lb_value value);
bool lb_setattr_string(lb_python *py, lb_value v, lb_string *name, lb_value value); /* NULL: del */
lb_value lb_getitem(lb_python *py, lb_value v, lb_value key);
bool lb_setitem(lb_python *py, lb_value v, lb_value key, lb_value value); /* NULL: del */
int lb_contains(lb_python *py, lb_value container, lb_value item);
int64_t lb_len(lb_python *py, lb_value v); /* -1: raised */
lb_value lb_iter(lb_python *py, lb_value v);
lb_value lb_next(lb_python *py, lb_value iterator); /* NULL: the end, or raised: lb_raised() */
/* A list of what it iterates over. */
lb_list *lb_list_of(lb_python *py, lb_value iterable);
lb_tuple *lb_tuple_of_iterable(lb_python *py, lb_value iterable);
int lb_isinstance(lb_python *py, lb_value v, lb_value type_or_tuple);
int lb_issubclass(lb_python *py, lb_value v, lb_value type_or_tuple);

/* --- calls --- */
lb_value lb_call(lb_python *py, lb_value callable, size_t count, const lb_value *args);
/* names: a tuple of the keywords' names, whose values are the last of args; may be NULL. count is
   of all args. */
lb_value lb_call_keywords(lb_python *py, lb_value callable, size_t count, const lb_value *args,
                          lb_tuple *names);
/* f(*args, **kwargs); kwargs may be NULL. */
lb_value lb_call_with(lb_python *py, lb_value callable, lb_tuple *args, lb_dict *kwargs);
lb_value lb_call_method(lb_python *py, lb_value v, const char *name, size_t count,
                        const lb_value *args);

/* --- dicts --- */
lb_value lb_dict_get(lb_python *py, const lb_dict *dict, lb_value key); /* NULL: none, or raised */
bool lb_dict_set(lb_python *py, lb_dict *dict, lb_value key, lb_value value);
int lb_dict_remove(lb_python *py, lb_dict *dict, lb_value key, lb_value *old); /* 1 0 -1 */
lb_value lb_dict_get_name(const lb_dict *dict, const lb_string *name); /* interned; never raises */
void lb_dict_set_name(lb_python *py, lb_dict *dict, lb_string *name, lb_value value);
lb_value lb_dict_get_cstr(lb_python *py, const lb_dict *dict, const char *name);
/* "pkg.part.name(...)" of an opaque value. */
lb_str lb_opaque_path(lb_value opaque);
bool lb_standard_is_opaque(const char *name);   /* a module of Python that is imported as opaque */
lb_dict *lb_frame_globals(const lb_python *py); /* of the running frame, or NULL */
void lb_dict_set_cstr(lb_python *py, lb_dict *dict, const char *name, lb_value value);
/* for (size_t i = 0; lb_dict_next(dict, &i, &key, &value);) */
bool lb_dict_next(const lb_dict *dict, size_t *position, lb_value *key, lb_value *value);
bool lb_dict_update(lb_python *py, lb_dict *dict, lb_value mapping_or_pairs);

/* --- exceptions --- */
lb_value lb_raise(lb_python *py, lb_type_id id, const char *format, ...)
    __attribute__((format(printf, 3, 4))); /* returns NULL */
lb_value lb_raise_type(lb_python *py, lb_type *type, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
lb_value lb_raise_value(lb_python *py, lb_value exception);
/* KeyError(key), StopIteration(value): an exception with one argument of any type. */
lb_value lb_raise_with(lb_python *py, lb_type_id id, lb_value argument);
bool lb_raised(const lb_python *py);
bool lb_raised_is(const lb_python *py, lb_type_id id); /* and could be caught */
lb_value lb_take_raised(lb_python *py);                /* and nothing is raised any more */

/* --- keeping --- */
void lb_keep(lb_python *py, lb_value v);
size_t lb_keep_mark(const lb_python *py);
void lb_keep_drop(lb_python *py, size_t mark);
/* A handle: keeps the value until it is released, also when no native function runs. */
typedef struct lb_handle lb_handle;
lb_handle *lb_hold(lb_python *py, lb_value v);
lb_value lb_held(const lb_handle *handle);
void lb_release(lb_python *py, lb_handle *handle); /* NULL is fine */

/* --- defining --- */
typedef struct lb_type_spec {
    const char *name;
    const char *doc;
    const struct lb_type_spec *base; /* of the same module, defined before; or */
    lb_type_id base_id;              /* a core type; 0 is object */
    const lb_method *methods;
    lb_layout layout; /* zeroed: that of the base */
    unsigned flags;
} lb_type_spec;

typedef struct lb_module_spec {
    const char *name; /* "package.module" */
    const lb_method *functions;
    const lb_type_spec *const *types; /* ended by NULL */
    /* Fills what tables cannot say. May be NULL. */
    bool (*setup)(lb_python *py, lb_module *module);
    const char *source;     /* guest source that is run in the module's namespace after the above */
    const uint32_t *frozen; /* what the build made of the source (frozen.h), or NULL */
} lb_module_spec;

/* Modules in the order of their names. */
typedef struct lb_module_table {
    const lb_module_spec *modules;
    size_t count;
} lb_module_table;
/* NULL: there is none of the name. */
const lb_module_spec *lb_module_among(const lb_module_table *table, const char *name);

lb_type *lb_type_define(lb_python *py, const lb_type_spec *spec, const char *module);
lb_value lb_function_define(lb_python *py, const lb_method *method, const char *module);
/* The module of a spec, made at the first call. */
lb_module *lb_module_define(lb_python *py, const lb_module_spec *spec);
/* The type that a module's spec defined in this interpreter. */
lb_type *lb_type_find(lb_python *py, const lb_type_spec *spec);
void lb_module_set(lb_python *py, lb_module *module, const char *name, lb_value value);
/* Imports by the full name and returns that module ("a.b" gives a.b). */
lb_value lb_import(lb_python *py, const char *name);

/* What the host gave as context (python.h). */
void *lb_host_context(const lb_python *py);

#endif
