/*
 * Interpreter: the state of one, and what the files of this room share with each other but not with
 * their hosts.
 */
#ifndef LB_PYTHON_INTERPRETER_H
#define LB_PYTHON_INTERPRETER_H

#include "base/file.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "base/vector.h"
#include "python/code.h"
#include "python/python.h"
#include "python/unicode.h"

/* Names that the interpreter itself looks up: X(identifier, text). */
#define LB_NAME_TABLE(X)                        \
    X(dict, "__dict__")                         \
    X(doc, "__doc__")                           \
    X(module, "__module__")                     \
    X(qualname, "__qualname__")                 \
    X(name, "__name__")                         \
    X(class, "__class__")                       \
    X(classcell, "__classcell__")               \
    X(annotations, "__annotations__")           \
    X(pattern_flags, "__abc_tpflags__")         \
    X(slots, "__slots__")                       \
    X(file, "__file__")                         \
    X(path, "__path__")                         \
    X(package, "__package__")                   \
    X(all, "__all__")                           \
    X(builtins, "__builtins__")                 \
    X(main, "__main__")                         \
    X(set_name, "__set_name__")                 \
    X(init_subclass, "__init_subclass__")       \
    X(class_getitem, "__class_getitem__")       \
    X(prepare, "__prepare__")                   \
    X(mro_entries, "__mro_entries__")           \
    X(metaclass, "metaclass")                   \
    X(bases, "__bases__")                       \
    X(mro, "__mro__")                           \
    X(import, "__import__")                     \
    X(reversed, "__reversed__")                 \
    X(divmod, "__divmod__")                     \
    X(rdivmod, "__rdivmod__")                   \
    X(abs, "__abs__")                           \
    X(round, "__round__")                       \
    X(trunc, "__trunc__")                       \
    X(floor, "__floor__")                       \
    X(ceil, "__ceil__")                         \
    X(bytes, "__bytes__")                       \
    X(dir, "__dir__")                           \
    X(await, "__await__")                       \
    X(aiter, "__aiter__")                       \
    X(anext, "__anext__")                       \
    X(aenter, "__aenter__")                     \
    X(aexit, "__aexit__")                       \
    X(match_args, "__match_args__")             \
    X(notes, "__notes__")                       \
    X(wrapped, "__wrapped__")                   \
    X(abstractmethods, "__abstractmethods__")   \
    X(isabstractmethod, "__isabstractmethod__") \
    X(origin, "__origin__")                     \
    X(args, "__args__")                         \
    X(parameters, "__parameters__")             \
    X(type_params, "__type_params__")           \
    X(length_hint, "__length_hint__")           \
    X(fspath, "__fspath__")                     \
    X(keys, "keys")                             \
    X(send, "send")                             \
    X(throw, "throw")                           \
    X(close, "close")                           \
    X(empty, "")

typedef struct lb_attribute_cache {
    const lb_type *type;
    const lb_string *name;
    lb_value value; /* NULL: there is none */
    uint64_t version;
} lb_attribute_cache;
#define LB_CACHE_SIZE 1024u

/* What was learned of a name in objects of a kind, for C code that asks many kinds alike. */
typedef struct lb_known_attribute {
    const lb_string *name;
    lb_load_site site;
} lb_known_attribute;

/* The name that a C text is which never changes and never goes. */
typedef struct lb_fixed_name {
    const char *text;
    lb_string *name;
} lb_fixed_name;
lb_string *lb_fixed_name_of(lb_python *py, const char *text);

struct lb_handle {
    lb_value value;
    lb_handle *next, **link;
};

struct lb_python {
    lb_heap heap;
    lb_type *types[LB_TYPE_COUNT];
    lb_python_host host;
    lb_python_limits limits;
    uint64_t steps;
    lb_frame *frame; /* the running one */
    lb_frame *free_frames[32];
    size_t depth;     /* of guest calls and of natives that call back */
    size_t reentries; /* how many lb_run() are on the C stack */
    lb_value raised;  /* the exception in flight */
    lb_value handled; /* the exception whose handler runs */
    bool is_fatal;    /* what is raised cannot be caught */
    lb_dict *builtins;
    lb_dict *modules; /* sys.modules */
    lb_handle *handles;
    lb_handle *uncomputed; /* a list, see lb_uncomputed(); NULL */
    lb_string **interned;  /* open addressing */
    size_t interned_count, interned_mask;
    lb_fixed_name fixed_names[512]; /* by address, those that were used last */
    lb_known_attribute known[4096]; /* by name and kind, likewise */
    lb_string *special_names[LB_SPECIAL_COUNT];
    lb_string *ascii[128]; /* one-character strings */
    struct {
#define X(identifier, text) lb_string *identifier;
        LB_NAME_TABLE(X)
#undef X
    } names;
    uint64_t type_version; /* the newest one of a type */
    uint64_t abc_version;  /* counts what was registered with abstract classes */
    uint64_t dict_stamp;   /* the newest one of a dict */
    lb_attribute_cache cache[LB_CACHE_SIZE];
    lb_value object_new, object_init, object_getattribute, object_setattr, type_getattribute,
        module_getattribute, type_new, type_call, object_repr;
    lb_value build_class;
    lb_tuple *empty_tuple;
    struct lb_spec_type {
        const lb_type_spec *spec;
        lb_type *type;
    } * spec_types;
    size_t spec_type_count, spec_type_capacity;
    void *unicode_data;   /* of modules/unicodedata.c, once that is used */
    lb_value *repr_stack; /* containers whose repr is under way */
    size_t repr_count, repr_capacity;
    struct lb_image *images; /* of frozen modules */
    lb_py_unicode unicode;   /* character.c opens it when it is needed */
    bool has_no_unicode;
};

/* --- fast forms of host.h's questions --- */
static inline lb_type *lb_typeof(const lb_python *py, lb_value v)
{
    if (lb_is_object(v)) {
        return v->type;
    }
    if (lb_is_small(v)) {
        return py->types[LB_T_INT];
    }
    static const lb_type_id immediate[] = {LB_T_NONE, LB_T_BOOL, LB_T_BOOL, LB_T_NOT_IMPLEMENTED,
                                           LB_T_ELLIPSIS};
    return py->types[immediate[(uintptr_t)v >> 2]];
}
static inline bool lb_exact(const lb_python *py, lb_value v, lb_type_id id)
{
    return lb_is_object(v) && v->type == py->types[id];
}
static inline bool lb_is_bool(lb_value v)
{
    return v == LB_TRUE || v == LB_FALSE;
}

/* Copies values; `from` may be NULL where there are none. */
static inline void lb_copy(lb_value *to, const lb_value *from, size_t count)
{
    if (count) {
        memcpy(to, from, count * sizeof(lb_value));
    }
}

static inline bool lb_is_marked(lb_value v)
{
    return v->mark != 0;
}

/* A budget is checked and garbage collected where needed; false: raised. */
bool lb_safe_point(lb_python *py);
static inline bool lb_needs_safe_point(const lb_python *py)
{
    return py->heap.allocated >= py->heap.threshold || py->is_fatal;
}
/* One level deeper in C: false (RecursionError) where the stack is used up. */
bool lb_enter(lb_python *py);
/* One more step; false, raised, where the budget is used up. */
bool lb_count_step(lb_python *py);
static inline void lb_leave(lb_python *py)
{
    py->reentries--;
}
lb_value lb_raise_budget(lb_python *py, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* --- types and attributes (type.c, attribute.c) --- */
lb_value lb_type_lookup(lb_python *py, lb_type *type, lb_string *name);
/* class NAME(bases, **keywords): body already in `namespace` */
lb_value lb_class_new(lb_python *py, lb_type *metaclass, lb_string *name, lb_tuple *bases,
                      lb_dict *namespace_, lb_tuple *keyword_names, const lb_value *keyword_values);
bool lb_type_set_attribute(lb_python *py, lb_type *type, lb_string *name, lb_value value);
lb_type *lb_metaclass_of(lb_python *py, lb_type *first, lb_tuple *bases);
lb_type *lb_core_define(lb_python *py, lb_type_id id, const lb_method *methods,
                        const lb_layout *layout, unsigned flags);
/* Of types whose objects are made before their turn in the setup comes. */
extern const lb_layout lb_plain_layout, lb_type_layout, lb_dict_layout, lb_native_layout,
    lb_descriptor_layout, lb_string_layout;
extern const lb_layout lb_exception_layout; /* for types whose objects begin with lb_exception */

bool lb_attribute_set(lb_python *py, lb_value v, lb_string *name, lb_value value,
                      lb_store_site *site);
lb_value lb_attribute_error(lb_python *py, lb_value v, lb_string *name);
/* What is found in the end, or the error. */
lb_value lb_attribute_missing(lb_python *py, lb_value v, lb_string *name);
lb_dict *lb_instance_dict(lb_python *py, lb_value v); /* made if need be; NULL: it has none */
/* The special method of v's type bound to nothing: called with v first. */
static inline lb_value lb_special_of(const lb_python *py, lb_value v, lb_special special)
{
    return lb_typeof(py, v)->special[special];
}
/* Calls a special method that is known to be there; args[0] is self. */
lb_value lb_call_special(lb_python *py, lb_value method, size_t count, lb_value *args);

/* --- calls (call.c) --- */
lb_value lb_native_call(lb_python *py, lb_native *native, size_t count, const lb_value *args,
                        lb_tuple *names);
/* AttributeError: "property 'x' of 'T' object has no getter" */
lb_value lb_property_error(lb_python *py, lb_value property, lb_value object, const char *what);
lb_value lb_function_doc(lb_python *py, lb_function *f);
lb_value lb_bound_method_new(lb_python *py, lb_value function, lb_value self);
lb_value lb_native_new(lb_python *py, const lb_method *method, lb_type *owner, lb_value bound,
                       lb_value module);
void lb_signature_free(lb_signature *signature);
/* A frame for a guest function, arguments bound; NULL: raised. */
lb_frame *lb_frame_for(lb_python *py, lb_function *function, size_t count, const lb_value *args,
                       lb_tuple *names);
void lb_frame_free(lb_python *py, lb_frame *frame);
void lb_frame_mark(lb_python *py, lb_frame *frame);
/* type.__call__: __new__, then __init__ */
lb_value lb_type_call(lb_python *py, lb_type *type, size_t count, const lb_value *args,
                      lb_tuple *names);
/* A new object of a type whose __new__ is object's; NULL (TypeError) where it is abstract. */
lb_value lb_object_create(lb_python *py, lb_type *type);
lb_value lb_binary_slow(lb_python *py, lb_value a, lb_value b, unsigned op, bool skip_first,
                        bool in_place);
lb_value lb_type_alias_new(lb_python *py, lb_string *name, lb_value value);
/* Runs the frame until it returns. */
lb_value lb_run(lb_python *py, lb_frame *frame);
lb_value lb_run_code(lb_python *py, lb_code_object *code, lb_dict *globals, lb_value locals);
/* Resumes with `sent` (or throws `thrown`); NULL without an exception: it returned *result. */
lb_value lb_generator_resume(lb_python *py, lb_generator *generator, lb_value sent, lb_value thrown,
                             lb_value *result);
lb_generator *lb_generator_new(lb_python *py, lb_frame *frame);
/* An exception leaves the generator: StopIteration becomes a RuntimeError. */
void lb_generator_unwound(lb_python *py, const lb_generator *generator);
/* The exception that throw(type_or_exception, value) means; NULL: raised. */
lb_value lb_thrown_exception(lb_python *py, lb_value thrown, lb_value value);
lb_value lb_async_wrap(lb_python *py, lb_value v);
lb_native_function lb_async_iter, lb_async_next; /* aiter() and anext() */
extern const lb_layout lb_generator_layout;
/* Rows of a table: what generators, coroutines and asynchronous generators tell of themselves. */
lb_native_function lb_generator_repr, lb_generator_name, lb_generator_set_name,
    lb_generator_qualname, lb_generator_set_qualname, lb_generator_frame, lb_generator_code,
    lb_generator_awaits;
#define LB_GENERATOR_METHODS(prefix)                                                           \
    {"__repr__", "self", lb_generator_repr},                                                   \
        {"__name__", "self", lb_generator_name, LB_GETTER, lb_generator_set_name},             \
        {"__qualname__", "self", lb_generator_qualname, LB_GETTER, lb_generator_set_qualname}, \
        {prefix "_frame", "self", lb_generator_frame, LB_GETTER},                              \
        {prefix "_code", "self", lb_generator_code, LB_GETTER},                                \
    {                                                                                          \
        prefix "_await", "self", lb_generator_awaits, LB_GETTER                                \
    }

/* --- compiling (compile.c) --- */
typedef enum lb_compile_mode {
    LB_COMPILE_MODULE,
    LB_COMPILE_TOLERANT, /* a module whose statements may poison their names */
    LB_COMPILE_EVAL,     /* one expression */
} lb_compile_mode;
lb_code_object *lb_compile(lb_python *py, lb_str source, const char *filename,
                           lb_compile_mode mode);
/* The same, which leaves the tree and its scopes in the arena. */
typedef struct lb_parsed {
    lb_py_mod *module;
    struct lb_scope *scope;
} lb_parsed;
lb_code_object *lb_compile_in(lb_python *py, lb_arena *arena, lb_str source, const char *filename,
                              lb_compile_mode mode, lb_parsed *parsed);

/* --- modules (import.c) --- */
lb_module *lb_module_new(lb_python *py, lb_string *name);
lb_value lb_import_name(lb_python *py, lb_dict *globals, lb_string *name, lb_value fromlist,
                        int64_t level);
lb_value lb_import_from(lb_python *py, lb_value module, lb_string *name);
/* The same, where no `except ImportError` waits: what a partial host's modules lack is opaque. */
lb_value lb_import_part(lb_python *py, lb_value module, lb_string *name);
/* A name that `import *` from an opaque module may have brought into these globals, or NULL. */
lb_value lb_import_starred(lb_python *py, const lb_dict *globals, lb_string *name);
/* The project's module `name` inside of the package `v`, which some import that is not here would
   have bound; NULL without an exception: there is none. */
lb_value lb_import_unbound(lb_python *py, lb_value v, lb_string *name);
/* Whether a module of that name was imported, and the host brings it. */
bool lb_import_is_hosts(const lb_python *py, const lb_string *name);
/* Whether the class, or one below it, is of a partial host's module. */
bool lb_type_is_hosts(const lb_python *py, const lb_type *type);
bool lb_import_star(lb_python *py, lb_value module, lb_value into);
lb_value lb_import_module(lb_python *py, lb_string *name);
/* The same; a module that is not there is an error, not opaque, where the program waits for one. */
lb_value lb_import_named(lb_python *py, lb_string *name);
const lb_module_spec *lb_standard_module(const char *name);
/* What of it is in the guest language; NULL: nothing. */
const lb_module_spec *lb_guest_module(const char *name);
/* Runs source in the module's namespace; NULL: raised. */
lb_value lb_module_run(lb_python *py, lb_module *module, lb_str source, const char *filename,
                       lb_compile_mode mode);
/* The absolute name of a relative import from a package; NULL: raised. */
lb_string *lb_import_resolve(lb_python *py, lb_str package, lb_str name, int64_t level);
lb_value lb_import_find(lb_python *py, lb_string *name); /* a ModuleSpec, or None */
lb_value lb_import_reload(lb_python *py, lb_module *module);

/* --- exceptions (exception.c) --- */
lb_value lb_exception_new(lb_python *py, lb_type *type, lb_tuple *args);
void lb_exception_trace(lb_python *py, lb_value exception, lb_code_object *code, uint32_t op);
lb_value lb_exception_text(lb_python *py, lb_value exception); /* str() that never fails */
/* The members of an exception group; NULL: it is none. */
const lb_tuple *lb_exception_members(const lb_python *py, lb_value exception);
void lb_traceback_print(lb_python *py, lb_text *out, lb_value exception);

typedef struct lb_syntax_place {
    const char *filename;
    unsigned line, column;
    lb_str text; /* the line */
} lb_syntax_place;

/* Where a SyntaxError says that it is; false: it is none, or does not say. Good while the exception
   is. */
bool lb_syntax_error_place(lb_python *py, lb_value exception, lb_syntax_place *out);
bool lb_exception_matches(lb_python *py, lb_value exception, lb_value type, int *out);
/* Raises an exception that was handled before, as it is. */
void lb_raise_again(lb_python *py, lb_value exception);
lb_value lb_exception_traceback(lb_python *py, lb_value exception); /* or None */
/* raise value [from cause]; always raises. */
void lb_raise_statement(lb_python *py, lb_value value, lb_value cause);

/* --- built-in types, one function each; called once in the order of object.h --- */
#define LB_SETUP_TABLE(X) \
    X(object)             \
    X(type)               \
    X(singleton)          \
    X(integer)            \
    X(real)               \
    X(complex)            \
    X(string)             \
    X(bytes)              \
    X(list)               \
    X(tuple)              \
    X(dict)               \
    X(set)                \
    X(range)              \
    X(function)           \
    X(descriptor)         \
    X(generator)          \
    X(async_generator)    \
    X(iterator)           \
    X(exception)          \
    X(exception_group)    \
    X(module)             \
    X(alias)              \
    X(opaque)             \
    X(builtins)
#define X(name) void lb_setup_##name(lb_python *py);
LB_SETUP_TABLE(X)
#undef X

/* --- details of built-in types that others use --- */
lb_value lb_string_raw(lb_python *py, lb_str text, size_t length);     /* length: characters */
lb_string *lb_string_blank(lb_python *py, size_t size, size_t length); /* to be filled */
lb_value lb_string_ascii(lb_python *py, lb_value repr);                /* non-ASCII escaped */
lb_value lb_string_char(lb_python *py, uint32_t character);
lb_value lb_string_concat(lb_python *py, lb_value a, lb_value b);
lb_value lb_string_repr(lb_python *py, lb_value v);
lb_value lb_string_percent(lb_python *py, lb_value format, lb_value args);
/* bytes, bytearray or memoryview */
bool lb_is_bytes_like(const lb_python *py, lb_value v);
/* The content; it lives as long as the value does not change. false (TypeError): something else. */
bool lb_to_bytes(lb_python *py, lb_value v, lb_str *out);
/* A str; `object` is what UnicodeDecodeError shows. */
lb_value lb_decode(lb_python *py, lb_value object, lb_str bytes, lb_str encoding, lb_str errors);
/* bytes; raises UnicodeEncodeError, LookupError */
lb_value lb_string_encode(lb_python *py, lb_value v, lb_str encoding, lb_str errors);
uint64_t lb_string_hash(lb_string *string);
size_t lb_wtf8_decode(const char *bytes, const char *end, uint32_t *character);
size_t lb_wtf8_encode(uint32_t character, char out[4]);
size_t lb_string_offset(lb_string *string, size_t index); /* of a character, in bytes */
lb_value lb_string_sub(lb_python *py, lb_string *string, size_t from, size_t to); /* characters */

size_t lb_dict_find_name(const lb_dict *dict, const lb_string *name);
lb_value lb_complex_new(lb_python *py, double real, double imag);
lb_value lb_int_from_mpz(lb_python *py, mpz_t number); /* clears `number` */
lb_value lb_int_from_text(lb_python *py, lb_str text, int base);
/* Raises ValueError: the text is no int. */
lb_value lb_int_invalid(lb_python *py, lb_str text, int base); /* raises ValueError */
lb_value lb_int_from_double(lb_python *py, double number);
lb_value lb_int_to_string(lb_python *py, lb_value v, int base);
/* Initializes `out` with the number of an int or bool. */
void lb_int_to_mpz(lb_value v, mpz_t out);
/* The number where it fits 64 bits. */
bool lb_int_small(lb_value v, int64_t *out);
bool lb_int_double(lb_python *py, lb_value v, double *out); /* OverflowError */
lb_value lb_index(lb_python *py, lb_value v);               /* an int through __index__ */
lb_value lb_int_binary(lb_python *py, lb_value a, lb_value b, lb_special op);
int lb_int_compare(lb_value a, lb_value b);
uint64_t lb_int_hash(lb_value v);
lb_value lb_hash_value(lb_python *py, uint64_t hash); /* a hash as an int, signed */
void lb_float_repr(double number, lb_text *out);
uint64_t lb_float_hash(double number);

lb_value lb_list_slice(lb_python *py, const lb_value *items, size_t count, lb_value slice,
                       bool is_tuple);
/* Resolves a slice against a length: the number of items that it takes, -1 raised. */
/* How often a sequence is repeated; false: raised. */
bool lb_repeat_count(lb_python *py, lb_value v, int64_t *out);
/* An end of a slice, where too large a number is a large one; false: raised. */
bool lb_slice_end(lb_python *py, lb_value v, int64_t *out);
int64_t lb_slice_resolve(lb_python *py, lb_value slice, size_t length, int64_t *start,
                         int64_t *step);
/* An index into `length` items; false: raised ("list index out of range"). */
void lb_reverse(lb_value *items, size_t count);
bool lb_index_resolve(lb_python *py, lb_value index, size_t length, const char *what, size_t *out);
bool lb_list_extend(lb_python *py, lb_list *list, lb_value iterable);
void lb_list_sort_values(lb_python *py, lb_value *items, size_t count, bool is_reversed);
bool lb_list_sort(lb_python *py, lb_list *list, lb_value key, bool is_reversed);

lb_value lb_dict_get_hashed(lb_python *py, const lb_dict *dict, lb_value key, uint64_t hash);
lb_dict *lb_dict_copy(lb_python *py, const lb_dict *dict);
void lb_dict_clear(lb_dict *dict);
lb_value lb_dict_view(lb_python *py, lb_dict *dict, lb_type_id id);
lb_value lb_dict_iterate(lb_python *py, lb_value dict, lb_type_id id); /* an iterator of it */
void lb_setup_dict_views(lb_python *py);
bool lb_set_update(lb_python *py, lb_set *set, lb_value iterable);
int lb_set_discard(lb_python *py, lb_set *set, lb_value item);
bool lb_set_next(const lb_set *set, size_t *position, lb_value *item);

/* repr of containers that hold themselves: 1 entered, 0 already inside, -1 raised. */
int lb_repr_enter(lb_python *py, lb_value v);
void lb_repr_leave(lb_python *py);

lb_value lb_iterator_new(lb_python *py, lb_type_id id, lb_value source);
lb_value lb_opaque_attribute(lb_python *py, lb_value opaque, lb_str suffix);
/* Of a module that is imported where the running frame stands, and of a name from it. */
lb_value lb_opaque_import(lb_python *py, lb_str name);
lb_value lb_opaque_imported(lb_python *py, lb_value module, lb_str name);
/* Raises what stands behind a name that cannot be used. */
lb_value lb_opaque_refuse(lb_python *py, lb_value v, const char *use);
lb_value lb_poison_new(lb_python *py, lb_value exception, lb_string *name);
bool lb_is_opaque(const lb_python *py, lb_value v);
/* Whether code of the standard library runs: it alone may ask what kind of value an opaque one is,
   since no decision of the program hangs on that. */
bool lb_opaque_may_ask(lb_python *py);
lb_value lb_poison_raise(lb_python *py, lb_value poison);
/* Remembers a statement whose names were poisoned: names as the compiler has them. */
/* Whether an exception says that something is not here which the program counts on: what an opaque
   value would decide, or what a partial host's modules lack. */
bool lb_is_gap(lb_python *py, lb_value exception);
/* Notes that a statement at the top of a module or class could not be computed, and gives its names
   a poison or, in a class, an opaque value. */
bool lb_poison_names(lb_python *py, const lb_frame *frame, const lb_tuple *names, lb_value e);
lb_value lb_generic_alias_new(lb_python *py, lb_value origin, lb_value args);
lb_value lb_union_new(lb_python *py, lb_value a, lb_value b);

/* Methods that several types share. */
lb_native_function lb_self;          /* __iter__ of iterators */
lb_native_function lb_class_getitem; /* list[int] */

/* --- formatting (format.c) --- */
lb_value lb_format_int(lb_python *py, lb_value v, lb_str spec);
lb_value lb_format_float(lb_python *py, double number, lb_str spec, const char *type_name);
lb_value lb_format_string(lb_python *py, lb_value v, lb_str spec);
/* '%.3f' and friends: code e f g %, as Python's own conversion makes it */
void lb_float_text(lb_text *out, double number, char code, int precision, bool is_alternate);
lb_value lb_str_format(lb_python *py, lb_string *format, lb_tuple *args, lb_dict *kwargs,
                       lb_value mapping);

#endif
