/*
 * Compiler internals: a unit is one code object in the making. Files: assemble.c (instructions and
 * jumps), compile_expression.c, compile_statement.c, compile_match.c, compile.c (functions,
 * classes, modules). No safe point is passed while compiling, so values need no care.
 */
#ifndef LB_PYTHON_COMPILE_INTERNAL_H
#define LB_PYTHON_COMPILE_INTERNAL_H

#include "python/code.h"
#include "python/interpreter.h"
#include "python/symbols.h"

typedef uint32_t lb_label; /* an index into unit.labels */

/* What a jump out of the statement must undo, the innermost last. */
typedef enum lb_nest_kind {
    LB_NEST_LOOP,    /* while: nothing */
    LB_NEST_FOR,     /* pop the iterator */
    LB_NEST_TRY,     /* pop the block */
    LB_NEST_FINALLY, /* pop the block, run the finally body */
    LB_NEST_WITH,    /* pop the block, call exit */
    LB_NEST_HANDLER, /* take the exception off */
    LB_NEST_STAR,    /* a handler of except*: no jump may leave it */
    LB_NEST_NAME,    /* pop the block, unbind the name of `except ... as name` */
} lb_nest_kind;

typedef struct lb_nest {
    lb_nest_kind kind;
    lb_label on_break, on_continue;
    lb_py_stmts body; /* of finally */
    lb_str name;
    bool is_async;
} lb_nest;

typedef struct lb_unit lb_unit;
struct lb_unit {
    lb_unit *outer;
    lb_scope *scope;
    LB_VECTOR(uint32_t) ops;
    lb_text places;
    lb_py_position last_place;
    LB_VECTOR(uint32_t) labels; /* where they stand */
    LB_VECTOR(lb_value) constants;
    LB_VECTOR(lb_string *) names, locals;
    LB_VECTOR(lb_nest) nests;
    LB_VECTOR(int) heights; /* of the stack: assemble.c's scratch */
    lb_names name_index;    /* name -> 1 + index */
    size_t blocks, most_blocks;
    lb_str name, qualname;
    lb_py_position at;
    unsigned flags;
};

/* A name of the module that is bound behind this line. */
typedef struct lb_late_name {
    lb_str name;
    uint32_t line;
} lb_late_name;

typedef struct lb_compiler {
    lb_python *py;
    lb_arena *arena;
    lb_unit *unit;
    lb_unit *spare; /* those that are finished, for their memory */
    const char *filename;
    lb_string *file_string, *source_string;
    lb_str source;
    lb_code code;
    lb_error *error;
    bool has_future_annotations;
    uint32_t last_future; /* the line of the last import from __future__ at the beginning */
    bool is_tolerant;
    LB_VECTOR(lb_late_name) late_names; /* of a tolerant module */
    bool has_guarded_imports;           /* within a try that catches ImportError */
} lb_compiler;

/* assemble.c */
void lb_emit(lb_compiler *c, lb_op op, size_t arg);
lb_label lb_label_new(lb_compiler *c);
void lb_label_here(lb_compiler *c, lb_label label);
void lb_emit_jump(lb_compiler *c, lb_op op, lb_label label);
void lb_emit_yield(lb_compiler *c);
void lb_emit_constant(lb_compiler *c, lb_value value);
void lb_emit_text(lb_compiler *c, lb_str text);
size_t lb_name_index(lb_compiler *c, lb_str name);
void lb_emit_name(lb_compiler *c, lb_op op, lb_str name); /* of an attribute or import: mangled */
void lb_block_push(lb_compiler *c, lb_label handler);     /* SETUP_TRY */
void lb_block_pop(lb_compiler *c);                        /* POP_BLOCK, where control flows on */
void lb_unit_enter(lb_compiler *c, lb_scope *scope, lb_str name, lb_py_position at);
lb_code_object *lb_unit_leave(lb_compiler *c);
void lb_units_free(lb_compiler *c);
void lb_compile_fail(lb_compiler *c, lb_py_position at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* compile_annotation.c */
void lb_compile_find_late_names(lb_compiler *c, const lb_py_mod *module);

/* compile_expression.c */
void lb_compile_expr(lb_compiler *c, const lb_py_expr *e);
void lb_compile_store(lb_compiler *c, const lb_py_expr *target);
void lb_compile_delete(lb_compiler *c, const lb_py_expr *target);
void lb_compile_condition(lb_compiler *c, const lb_py_expr *e, lb_label target, bool jump_if);
void lb_compile_call(lb_compiler *c, const lb_py_expr *e, size_t given, lb_py_exprs args,
                     lb_py_keywords keywords, bool is_method);
void lb_compile_name(lb_compiler *c, lb_str name, lb_py_context context);
lb_value lb_compile_constant(lb_compiler *c, const lb_py_constant *constant);
void lb_compile_await(lb_compiler *c);

/* compile_statement.c */
void lb_compile_stmts(lb_compiler *c, lb_py_stmts stmts);
void lb_compile_top(lb_compiler *c, lb_py_stmts stmts);            /* of a module or class */
lb_value lb_compile_docstring(lb_compiler *c, lb_py_stmts *stmts); /* taken off, or NULL */

/* compile_block.c */
void lb_nest_push(lb_compiler *c, lb_nest nest);
lb_nest lb_nest_pop(lb_compiler *c);
void lb_compile_return(lb_compiler *c, const lb_py_stmt *s);
void lb_compile_jump(lb_compiler *c, const lb_py_stmt *s); /* break and continue */
void lb_compile_try(lb_compiler *c, const lb_py_stmt *s);
void lb_compile_with(lb_compiler *c, const lb_py_stmt *s, size_t item); /* from that item on */

/* compile_match.c */
void lb_compile_match(lb_compiler *c, const lb_py_stmt *s);

/* compile.c */
void lb_compile_function(lb_compiler *c, const lb_py_stmt *s);
void lb_compile_lambda(lb_compiler *c, const lb_py_expr *e);
void lb_compile_class(lb_compiler *c, const lb_py_stmt *s);
void lb_compile_comprehension(lb_compiler *c, const lb_py_expr *e);
void lb_compile_type_alias(lb_compiler *c, const lb_py_stmt *s);
void lb_compile_annotation(lb_compiler *c, const lb_py_expr *e); /* pushes it, or its text */
/* Of a parameter, or of what a function returns: nothing depends on it. */
void lb_compile_note(lb_compiler *c, const lb_py_expr *e);

#endif
