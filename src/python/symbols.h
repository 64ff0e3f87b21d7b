/*
 * Symbols: which names each scope of a tree has, and where each of them lives.
 *
 * A scope is made for the module, and for every function, class, lambda, comprehension and group of
 * type parameters. Everything is in the arena given.
 */
#ifndef LB_PYTHON_SYMBOLS_H
#define LB_PYTHON_SYMBOLS_H

#include "base/vector.h"
#include "python/ast.h"
#include "python/names.h"

typedef enum lb_scope_kind {
    LB_SCOPE_MODULE,
    LB_SCOPE_CLASS,
    LB_SCOPE_FUNCTION,
    LB_SCOPE_COMPREHENSION,
    LB_SCOPE_PARAMETERS, /* of types: def f[T] */
} lb_scope_kind;

typedef enum lb_place {
    LB_PLACE_UNKNOWN,
    LB_PLACE_LOCAL,           /* a slot; in a class or module: its namespace */
    LB_PLACE_CELL,            /* local, and used by an inner function */
    LB_PLACE_FREE,            /* of an outer function */
    LB_PLACE_GLOBAL,          /* declared */
    LB_PLACE_GLOBAL_IMPLICIT, /* found nowhere else */
} lb_place;

typedef struct lb_symbol_entry {
    lb_str name;
    lb_place place;
    bool is_parameter, is_bound, is_global, is_nonlocal, is_annotated;
    uint32_t line, column; /* where it is declared nonlocal */
    size_t index;          /* among locals, cells or free names; filled by the compiler */
} lb_symbol_entry;

typedef struct lb_scope lb_scope;
struct lb_scope {
    lb_scope_kind kind;
    const void *node;
    lb_scope *outer;
    LB_VECTOR(lb_scope *) inner;
    size_t next_inner;                    /* the one that is probably asked for next */
    LB_VECTOR(lb_symbol_entry *) symbols; /* in order of appearance */
    lb_names by_name;                     /* empty where there are few */
    lb_str class_name;                    /* of the class around, for __private names */
    bool is_generator, is_async, has_return_value;
    bool needs_class_cell; /* a class whose methods use super() or __class__ */
    bool has_annotations;
    lb_py_position position;
};

/* What the three kinds of type parameters have; NULL where one has none. */
typedef struct lb_type_param {
    const char *class_name; /* "TypeVar", "ParamSpec", "TypeVarTuple" */
    lb_str name;
    const lb_py_expr *bound, *default_value;
} lb_type_param;

lb_type_param lb_type_param_of(const lb_py_type_param *node);

lb_code lb_symbols_build(lb_arena *arena, const lb_py_mod *module, lb_scope **out, lb_error *error);
/* The scope of a node directly inside of `scope`. */
lb_scope *lb_scope_inner(lb_scope *scope, const void *node);
lb_symbol_entry *lb_scope_symbol(const lb_scope *scope, lb_str name);
/* How many of its names are cells: those of the scopes around come behind them. */
size_t lb_scope_cells(const lb_scope *scope);
/* The name, already mangled, must be new. */
lb_symbol_entry *lb_scope_add(lb_arena *arena, lb_scope *scope, lb_str name);
/* "__x" inside of class C is "_C__x". */
lb_str lb_scope_mangle(lb_arena *arena, const lb_scope *scope, lb_str name);

#endif
