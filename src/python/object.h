/*
 * Object: how the values of the guest language look in memory.
 *
 * A value is one word: a small integer (63 bits, lowest bit 1), an immediate (None, True, False,
 * NotImplemented, Ellipsis) or a pointer to an object in the interpreter's heap. NULL is no value:
 * from a function it means that an exception was raised (lb_python.raised holds it), in a field
 * that it is absent. Every object begins with a head that names its type.
 *
 * Special methods ("__add__") are the one mechanism behind operators: every type holds a table with
 * what lookup along its MRO gives for each of them, so that an operation is one indexed load,
 * whether a class of the guest or a table of C functions defined it.
 *
 * Objects belong to the heap (heap.h says what keeps them alive). Stands on base.
 */
#ifndef LB_PYTHON_OBJECT_H
#define LB_PYTHON_OBJECT_H

#include <gmp.h>

#include "base/error.h"
#include "base/str.h"

typedef struct lb_python lb_python;
typedef struct lb_type lb_type;
typedef struct lb_shape lb_shape;           /* shape.h */
typedef struct lb_attributes lb_attributes; /* shape.h */
typedef struct lb_load_site lb_load_site;   /* code.h */
typedef struct lb_store_site lb_store_site; /* code.h */

typedef struct lb_object {
    lb_type *type;
    uintptr_t mark; /* 1: alive, found by the collection under way */
} lb_object;

typedef lb_object *lb_value;

#define LB_IMMEDIATE(number) ((lb_value)(uintptr_t)(((number) << 2) | 2))
#define LB_NONE LB_IMMEDIATE(0)
#define LB_FALSE LB_IMMEDIATE(1)
#define LB_TRUE LB_IMMEDIATE(2)
#define LB_NOT_IMPLEMENTED LB_IMMEDIATE(3)
#define LB_ELLIPSIS LB_IMMEDIATE(4)

static inline bool lb_is_small(lb_value v)
{
    return ((uintptr_t)v & 1) != 0;
}
static inline bool lb_is_immediate(lb_value v)
{
    return ((uintptr_t)v & 3) == 2;
}
static inline bool lb_is_object(lb_value v)
{
    return ((uintptr_t)v & 3) == 0;
}
static inline int64_t lb_small(lb_value v)
{
    return (int64_t)(intptr_t)v >> 1;
}
#define LB_SMALL_MAX ((int64_t)(INT64_MAX >> 1))
#define LB_SMALL_MIN ((int64_t)(INT64_MIN >> 1))
static inline lb_value lb_small_new(int64_t i)
{
    return (lb_value)(uintptr_t)(((uint64_t)i << 1) | 1);
}
static inline lb_value lb_bool(bool b)
{
    return b ? LB_TRUE : LB_FALSE;
}

/* The types that the interpreter itself knows: X(id, name, id of the base). A base stands before
   what derives from it. */
#define LB_TYPE_TABLE(X)                                    \
    X(OBJECT, "object", OBJECT)                             \
    X(TYPE, "type", OBJECT)                                 \
    X(NONE, "NoneType", OBJECT)                             \
    X(ELLIPSIS, "ellipsis", OBJECT)                         \
    X(NOT_IMPLEMENTED, "NotImplementedType", OBJECT)        \
    X(INT, "int", OBJECT)                                   \
    X(BOOL, "bool", INT)                                    \
    X(FLOAT, "float", OBJECT)                               \
    X(COMPLEX, "complex", OBJECT)                           \
    X(STR, "str", OBJECT)                                   \
    X(BYTES, "bytes", OBJECT)                               \
    X(BYTEARRAY, "bytearray", OBJECT)                       \
    X(MEMORYVIEW, "memoryview", OBJECT)                     \
    X(LIST, "list", OBJECT)                                 \
    X(TUPLE, "tuple", OBJECT)                               \
    X(DICT, "dict", OBJECT)                                 \
    X(SET, "set", OBJECT)                                   \
    X(FROZENSET, "frozenset", OBJECT)                       \
    X(RANGE, "range", OBJECT)                               \
    X(SLICE, "slice", OBJECT)                               \
    X(FUNCTION, "function", OBJECT)                         \
    X(NATIVE, "builtin_function_or_method", OBJECT)         \
    X(NATIVE_METHOD, "method_descriptor", OBJECT)           \
    X(METHOD, "method", OBJECT)                             \
    X(MODULE, "module", OBJECT)                             \
    X(CODE, "code", OBJECT)                                 \
    X(CELL, "cell", OBJECT)                                 \
    X(GENERATOR, "generator", OBJECT)                       \
    X(COROUTINE, "coroutine", OBJECT)                       \
    X(ASYNC_GENERATOR, "async_generator", OBJECT)           \
    X(ASYNC_NEXT, "anext_awaitable", OBJECT)                \
    X(ASYNC_SEND, "async_generator_asend", OBJECT)          \
    X(ASYNC_THROW, "async_generator_athrow", OBJECT)        \
    X(ASYNC_VALUE, "async_generator_wrapped_value", OBJECT) \
    X(TRACEBACK, "traceback", OBJECT)                       \
    X(PROPERTY, "property", OBJECT)                         \
    X(GETSET, "getset_descriptor", OBJECT)                  \
    X(MEMBER, "member_descriptor", OBJECT)                  \
    X(STATICMETHOD, "staticmethod", OBJECT)                 \
    X(CLASSMETHOD, "classmethod", OBJECT)                   \
    X(SUPER, "super", OBJECT)                               \
    X(MAPPINGPROXY, "mappingproxy", OBJECT)                 \
    X(DICT_KEYS, "dict_keys", OBJECT)                       \
    X(DICT_VALUES, "dict_values", OBJECT)                   \
    X(DICT_ITEMS, "dict_items", OBJECT)                     \
    X(LIST_ITERATOR, "list_iterator", OBJECT)               \
    X(TUPLE_ITERATOR, "tuple_iterator", OBJECT)             \
    X(STR_ITERATOR, "str_iterator", OBJECT)                 \
    X(STR_ASCII_ITERATOR, "str_ascii_iterator", OBJECT)     \
    X(BYTES_ITERATOR, "bytes_iterator", OBJECT)             \
    X(BYTEARRAY_ITERATOR, "bytearray_iterator", OBJECT)     \
    X(RANGE_ITERATOR, "range_iterator", OBJECT)             \
    X(SET_ITERATOR, "set_iterator", OBJECT)                 \
    X(KEY_ITERATOR, "dict_keyiterator", OBJECT)             \
    X(VALUE_ITERATOR, "dict_valueiterator", OBJECT)         \
    X(ITEM_ITERATOR, "dict_itemiterator", OBJECT)           \
    X(SEQUENCE_ITERATOR, "iterator", OBJECT)                \
    X(CALL_ITERATOR, "callable_iterator", OBJECT)           \
    X(MAP, "map", OBJECT)                                   \
    X(FILTER, "filter", OBJECT)                             \
    X(ZIP, "zip", OBJECT)                                   \
    X(ENUMERATE, "enumerate", OBJECT)                       \
    X(REVERSED, "reversed", OBJECT)                         \
    X(LIST_REVERSED, "list_reverseiterator", OBJECT)        \
    X(GENERIC_ALIAS, "GenericAlias", OBJECT)                \
    X(UNION, "UnionType", OBJECT)                           \
    X(TYPE_ALIAS, "TypeAliasType", OBJECT)                  \
    X(OPAQUE, "opaque", OBJECT)                             \
    X(POISON, "poison", OBJECT)                             \
    X(BASE_EXCEPTION, "BaseException", OBJECT)              \
    X(EXCEPTION, "Exception", BASE_EXCEPTION)

/* The exceptions that are like Exception but for their name and place: X(id, name, base). */
#define LB_EXCEPTION_TABLE(X)                                               \
    X(SYSTEM_EXIT, "SystemExit", BASE_EXCEPTION)                            \
    X(KEYBOARD_INTERRUPT, "KeyboardInterrupt", BASE_EXCEPTION)              \
    X(GENERATOR_EXIT, "GeneratorExit", BASE_EXCEPTION)                      \
    X(BASE_EXCEPTION_GROUP, "BaseExceptionGroup", BASE_EXCEPTION)           \
    X(BUDGET_EXCEEDED, "BudgetExceeded", BASE_EXCEPTION)                    \
    X(STOP_ITERATION, "StopIteration", EXCEPTION)                           \
    X(STOP_ASYNC_ITERATION, "StopAsyncIteration", EXCEPTION)                \
    X(ARITHMETIC_ERROR, "ArithmeticError", EXCEPTION)                       \
    X(FLOATING_POINT_ERROR, "FloatingPointError", ARITHMETIC_ERROR)         \
    X(OVERFLOW_ERROR, "OverflowError", ARITHMETIC_ERROR)                    \
    X(ZERO_DIVISION_ERROR, "ZeroDivisionError", ARITHMETIC_ERROR)           \
    X(ASSERTION_ERROR, "AssertionError", EXCEPTION)                         \
    X(ATTRIBUTE_ERROR, "AttributeError", EXCEPTION)                         \
    X(BUFFER_ERROR, "BufferError", EXCEPTION)                               \
    X(EOF_ERROR, "EOFError", EXCEPTION)                                     \
    X(IMPORT_ERROR, "ImportError", EXCEPTION)                               \
    X(MODULE_NOT_FOUND_ERROR, "ModuleNotFoundError", IMPORT_ERROR)          \
    X(LOOKUP_ERROR, "LookupError", EXCEPTION)                               \
    X(INDEX_ERROR, "IndexError", LOOKUP_ERROR)                              \
    X(KEY_ERROR, "KeyError", LOOKUP_ERROR)                                  \
    X(MEMORY_ERROR, "MemoryError", EXCEPTION)                               \
    X(NAME_ERROR, "NameError", EXCEPTION)                                   \
    X(UNBOUND_LOCAL_ERROR, "UnboundLocalError", NAME_ERROR)                 \
    X(OS_ERROR, "OSError", EXCEPTION)                                       \
    X(BLOCKING_IO_ERROR, "BlockingIOError", OS_ERROR)                       \
    X(CHILD_PROCESS_ERROR, "ChildProcessError", OS_ERROR)                   \
    X(CONNECTION_ERROR, "ConnectionError", OS_ERROR)                        \
    X(BROKEN_PIPE_ERROR, "BrokenPipeError", CONNECTION_ERROR)               \
    X(CONNECTION_ABORTED_ERROR, "ConnectionAbortedError", CONNECTION_ERROR) \
    X(CONNECTION_REFUSED_ERROR, "ConnectionRefusedError", CONNECTION_ERROR) \
    X(CONNECTION_RESET_ERROR, "ConnectionResetError", CONNECTION_ERROR)     \
    X(FILE_EXISTS_ERROR, "FileExistsError", OS_ERROR)                       \
    X(FILE_NOT_FOUND_ERROR, "FileNotFoundError", OS_ERROR)                  \
    X(INTERRUPTED_ERROR, "InterruptedError", OS_ERROR)                      \
    X(IS_A_DIRECTORY_ERROR, "IsADirectoryError", OS_ERROR)                  \
    X(NOT_A_DIRECTORY_ERROR, "NotADirectoryError", OS_ERROR)                \
    X(PERMISSION_ERROR, "PermissionError", OS_ERROR)                        \
    X(PROCESS_LOOKUP_ERROR, "ProcessLookupError", OS_ERROR)                 \
    X(TIMEOUT_ERROR, "TimeoutError", OS_ERROR)                              \
    X(REFERENCE_ERROR, "ReferenceError", EXCEPTION)                         \
    X(RUNTIME_ERROR, "RuntimeError", EXCEPTION)                             \
    X(NOT_IMPLEMENTED_ERROR, "NotImplementedError", RUNTIME_ERROR)          \
    X(RECURSION_ERROR, "RecursionError", RUNTIME_ERROR)                     \
    X(SYNTAX_ERROR, "SyntaxError", EXCEPTION)                               \
    X(INDENTATION_ERROR, "IndentationError", SYNTAX_ERROR)                  \
    X(TAB_ERROR, "TabError", INDENTATION_ERROR)                             \
    X(SYSTEM_ERROR, "SystemError", EXCEPTION)                               \
    X(TYPE_ERROR, "TypeError", EXCEPTION)                                   \
    X(VALUE_ERROR, "ValueError", EXCEPTION)                                 \
    X(UNICODE_ERROR, "UnicodeError", VALUE_ERROR)                           \
    X(UNICODE_DECODE_ERROR, "UnicodeDecodeError", UNICODE_ERROR)            \
    X(UNICODE_ENCODE_ERROR, "UnicodeEncodeError", UNICODE_ERROR)            \
    X(WARNING, "Warning", EXCEPTION)                                        \
    X(BYTES_WARNING, "BytesWarning", WARNING)                               \
    X(DEPRECATION_WARNING, "DeprecationWarning", WARNING)                   \
    X(ENCODING_WARNING, "EncodingWarning", WARNING)                         \
    X(FUTURE_WARNING, "FutureWarning", WARNING)                             \
    X(IMPORT_WARNING, "ImportWarning", WARNING)                             \
    X(PENDING_DEPRECATION_WARNING, "PendingDeprecationWarning", WARNING)    \
    X(RESOURCE_WARNING, "ResourceWarning", WARNING)                         \
    X(RUNTIME_WARNING, "RuntimeWarning", WARNING)                           \
    X(SYNTAX_WARNING, "SyntaxWarning", WARNING)                             \
    X(UNICODE_WARNING, "UnicodeWarning", WARNING)                           \
    X(USER_WARNING, "UserWarning", WARNING)                                 \
    X(UNCOMPUTABLE, "Uncomputable", EXCEPTION)

typedef enum lb_type_id {
#define X(id, name, base) LB_T_##id,
    LB_TYPE_TABLE(X) LB_EXCEPTION_TABLE(X)
#undef X
        LB_TYPE_COUNT
} lb_type_id;

/* The special methods: X(id, name). The operators stand in the order of the tree's enumerations. */
#define LB_BINARY_TABLE(X, prefix, Prefix)      \
    X(Prefix##ADD, "__" prefix "add__")         \
    X(Prefix##SUB, "__" prefix "sub__")         \
    X(Prefix##MUL, "__" prefix "mul__")         \
    X(Prefix##MATMUL, "__" prefix "matmul__")   \
    X(Prefix##TRUEDIV, "__" prefix "truediv__") \
    X(Prefix##MOD, "__" prefix "mod__")         \
    X(Prefix##POW, "__" prefix "pow__")         \
    X(Prefix##LSHIFT, "__" prefix "lshift__")   \
    X(Prefix##RSHIFT, "__" prefix "rshift__")   \
    X(Prefix##OR, "__" prefix "or__")           \
    X(Prefix##XOR, "__" prefix "xor__")         \
    X(Prefix##AND, "__" prefix "and__")         \
    X(Prefix##FLOORDIV, "__" prefix "floordiv__")

#define LB_SPECIAL_TABLE(X)               \
    LB_BINARY_TABLE(X, "", B_)            \
    LB_BINARY_TABLE(X, "r", R_)           \
    LB_BINARY_TABLE(X, "i", I_)           \
    X(EQ, "__eq__")                       \
    X(NE, "__ne__")                       \
    X(LT, "__lt__")                       \
    X(LE, "__le__")                       \
    X(GT, "__gt__")                       \
    X(GE, "__ge__")                       \
    X(INVERT, "__invert__")               \
    X(POS, "__pos__")                     \
    X(NEG, "__neg__")                     \
    X(NEW, "__new__")                     \
    X(INIT, "__init__")                   \
    X(REPR, "__repr__")                   \
    X(STR, "__str__")                     \
    X(FORMAT, "__format__")               \
    X(HASH, "__hash__")                   \
    X(BOOL, "__bool__")                   \
    X(LEN, "__len__")                     \
    X(GETATTRIBUTE, "__getattribute__")   \
    X(GETATTR, "__getattr__")             \
    X(SETATTR, "__setattr__")             \
    X(DELATTR, "__delattr__")             \
    X(GET, "__get__")                     \
    X(SET, "__set__")                     \
    X(DELETE, "__delete__")               \
    X(CALL, "__call__")                   \
    X(ITER, "__iter__")                   \
    X(NEXT, "__next__")                   \
    X(GETITEM, "__getitem__")             \
    X(SETITEM, "__setitem__")             \
    X(DELITEM, "__delitem__")             \
    X(CONTAINS, "__contains__")           \
    X(MISSING, "__missing__")             \
    X(INDEX, "__index__")                 \
    X(INT, "__int__")                     \
    X(FLOAT, "__float__")                 \
    X(ENTER, "__enter__")                 \
    X(EXIT, "__exit__")                   \
    X(INSTANCECHECK, "__instancecheck__") \
    X(SUBCLASSCHECK, "__subclasscheck__")

typedef enum lb_special {
#define X(id, name) LB_S_##id,
    LB_SPECIAL_TABLE(X)
#undef X
        LB_SPECIAL_COUNT
} lb_special;

/* A C function of the guest: its arguments as its signature (host.h) orders them, NULL for an
   optional one that was not given. NULL with an exception raised is failure; `__next__` alone
   returns NULL without one at the end. */
typedef lb_value lb_native_function(lb_python *py, lb_value *args);

typedef enum lb_method_kind {
    LB_METHOD,       /* of a type: takes self first. In a module: a function */
    LB_STATICMETHOD, /* of a type, without self */
    LB_CLASSMETHOD,  /* takes the class first */
    LB_GETTER,       /* a property; `set`, if any, takes (self, value), with value NULL for del */
} lb_method_kind;

typedef struct lb_method {
    const char *name;      /* NULL ends a table */
    const char *signature; /* "self, sep=, maxsplit=, /": see host.h */
    lb_native_function *call;
    lb_method_kind kind;
    lb_native_function *set;
} lb_method;

/* What C knows of a kind of object. `size` is that of the struct (which begins with lb_object);
   `extra` counts what an object owns besides. */
typedef struct lb_layout {
    size_t size;
    void (*mark)(lb_python *py, lb_value self);
    void (*free)(lb_python *py, lb_value self);
    size_t (*extra)(lb_value self);
} lb_layout;

/* Flags of a type. */
enum {
    LB_TYPE_DICT = 1,   /* its objects have attributes (or hidden slots) in the words before them */
    LB_TYPE_FINAL = 2,  /* cannot be derived from */
    LB_TYPE_NO_NEW = 4, /* the guest cannot create objects of it */
    LB_TYPE_GUEST = 8,  /* made by a class statement or type() */
    LB_TYPE_SLOTS = 16, /* has __slots__ alone: the dictionary is not to be used */
    LB_TYPE_OPAQUE = 32,     /* an opaque value is among its bases */
    LB_TYPE_ABSTRACT = 64,   /* has abstract methods left */
    LB_TYPE_SEQUENCE = 128,  /* match: a sequence pattern may fit */
    LB_TYPE_MAPPING = 256,   /* match: a mapping pattern may fit */
    LB_TYPE_MATCH_SELF = 512 /* match: int(x) binds the subject itself */
};

/* What became of looking for an attribute. */
typedef enum lb_lookup {
    LB_LOOKUP_ERROR,
    LB_LOOKUP_MISSING,
    LB_LOOKUP_VALUE,  /* the attribute itself */
    LB_LOOKUP_METHOD, /* a function to be called with the object before the other arguments */
    LB_LOOKUP_GETTER, /* a guest function to be called with the object: its result is the value */
} lb_lookup;

typedef struct lb_dict lb_dict;

/* bytes are UTF-8 in which lone surrogates may stand (WTF-8) */
typedef struct lb_string {
    lb_object head;
    uint64_t hash; /* 0: not computed */
    size_t size;   /* in bytes */
    size_t length; /* in characters */
    uint8_t is_interned;
    uint8_t special;                      /* 1 + the lb_special it names */
    uint32_t cached_index, cached_offset; /* a character found last, where length < size */
    char bytes[];
} lb_string;

typedef struct lb_tuple {
    lb_object head;
    size_t count;
    lb_value items[];
} lb_tuple;

struct lb_type {
    lb_object head;
    lb_string *name, *qualname;
    lb_tuple *bases;
    lb_tuple *mro; /* from the type itself to object */
    lb_type *base; /* whose layout it extends */
    lb_dict *attributes;
    const lb_layout *layout;
    lb_value opaque; /* the origin, where LB_TYPE_OPAQUE */
    unsigned flags;
    lb_type **subclasses;
    size_t subclass_count;
    uint64_t version; /* another one, of all types, whenever its or a base's attributes change */
    lb_shape *shape;  /* of objects without attributes; NULL: not made yet */
    size_t shape_count, most_attributes;
    lb_value special[LB_SPECIAL_COUNT];
};

typedef struct lb_big {
    lb_object head;
    mpz_t number; /* also of a subclass of int, where it may be small */
} lb_big;

typedef struct lb_float {
    lb_object head;
    double number;
} lb_float;

typedef struct lb_bytes {
    lb_object head;
    uint64_t hash;
    size_t size;
    char bytes[];
} lb_bytes;

typedef struct lb_bytearray {
    lb_object head;
    size_t size, capacity;
    char *bytes;
} lb_bytearray;

typedef struct lb_list {
    lb_object head;
    size_t count, capacity;
    lb_value *items;
} lb_list;

typedef struct lb_entry {
    lb_value key; /* NULL: deleted */
    lb_value value;
    uint64_t hash;
} lb_entry;

/* In the order of insertion: entries, with a table of their numbers for lookup. */
struct lb_dict {
    lb_object head;
    lb_entry *entries;
    int32_t *index; /* in the entries' block: index_mask + 1 of them; -1 empty, -2 deleted */
    size_t count, used, capacity, index_mask;
    uint64_t stamp; /* another one, of all dicts, whenever a key is added */
    lb_value extra; /* of a defaultdict: default_factory */
};

typedef struct lb_set_entry {
    lb_value key; /* NULL: free; LB_NOT_IMPLEMENTED with hash -1: deleted */
    uint64_t hash;
} lb_set_entry;

typedef struct lb_set {
    lb_object head;
    lb_set_entry *table;
    size_t mask, fill, count;
    uint64_t hash; /* of a frozenset */
} lb_set;

typedef struct lb_range {
    lb_object head;
    lb_value start, stop, step;
    lb_value length;
} lb_range;

typedef struct lb_slice {
    lb_object head;
    lb_value start, stop, step;
} lb_slice;

typedef struct lb_cell {
    lb_object head;
    lb_value value; /* NULL: unbound */
} lb_cell;

typedef struct lb_code_object lb_code_object;

typedef struct lb_function {
    lb_object head; /* has a dict */
    lb_code_object *code;
    lb_dict *globals;
    lb_tuple *defaults; /* NULL: none */
    lb_dict *keyword_defaults;
    lb_tuple *closure;
    lb_string *name, *qualname;
    lb_value doc, module;
    lb_value annotations; /* a dict, or a tuple of names and values before it is asked for */
    lb_value type_params;
} lb_function;

/* A parsed signature; made at the first call. */
typedef struct lb_signature lb_signature;

typedef struct lb_native {
    lb_object head;
    const lb_method *method;
    lb_signature *signature;
    lb_type *owner; /* of a method: self must be one of these */
    lb_string *name;
    lb_value bound;  /* what is passed first (builtin methods, class methods), or NULL */
    lb_value module; /* a name, or NULL */
} lb_native;

typedef struct lb_bound_method {
    lb_object head;
    lb_value function, self;
} lb_bound_method;

typedef struct lb_module {
    lb_object head;
    lb_string *name;
    lb_dict *globals;
    bool is_loading; /* its source runs */
} lb_module;

/* property, staticmethod and classmethod */
typedef struct lb_descriptor {
    lb_object head; /* has a dict */
    lb_value get, set, delete, doc;
    lb_value name; /* of a property: that in its class, or NULL */
} lb_descriptor;

typedef struct lb_super {
    lb_object head;
    lb_type *type; /* NULL before __init__ */
    lb_value self;
    lb_type *self_type;
} lb_super;

typedef struct lb_frame lb_frame;

typedef struct lb_generator {
    lb_object head;
    lb_frame *frame; /* NULL when finished */
    lb_code_object *code;
    lb_string *name, *qualname;
    lb_value handled; /* the exception in whose handler it stands suspended */
    bool is_running, is_started;
    bool is_async_running, is_closed; /* of an asynchronous one: async_generator.c */
} lb_generator;

typedef struct lb_trace_entry {
    lb_code_object *code;
    uint32_t op;
} lb_trace_entry;

typedef struct lb_exception {
    lb_object head; /* has a dict */
    lb_value args;  /* a tuple */
    lb_value cause, context;
    lb_trace_entry *trace; /* the innermost first */
    size_t trace_count, trace_capacity;
    bool suppress_context;
} lb_exception;

/* Everything that iterates over one or two values with a counter. */
typedef struct lb_iterator {
    lb_object head;
    lb_value source; /* NULL at the end */
    lb_value other;
    int64_t position, step;
    size_t expected; /* number of entries, to see a change */
} lb_iterator;

/* list[int], and int | str (whose origin is NULL) */
typedef struct lb_generic_alias {
    lb_object head;
    lb_value origin;
    lb_tuple *args;
} lb_generic_alias;

typedef struct lb_opaque {
    lb_object head;
    lb_string *path;    /* "package.module.name(...)" */
    lb_string *origin;  /* the module that is not there */
    lb_string *place;   /* of the import, "f.py:3"; NULL: it was made by the host */
    bool is_decorated;  /* what became of a function that it decorated */
    bool is_uncomputed; /* stands for an attribute of the project; place: why */
} lb_opaque;

#endif
