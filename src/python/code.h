/*
 * Code: the bytecode of one function, class body or module, and the frame that runs it.
 *
 * An instruction is 32 bits: the operation in the low 8, its argument in the others. The machine
 * has a stack of values per frame. The table gives every operation's name and its effect on the
 * height of the stack; VARIES is computed in assemble.c.
 *
 * Exceptions: SETUP_TRY pushes a block (handler, height of the stack, exception being handled).
 * When an exception reaches the frame the newest block is popped, the stack cut to its height, then
 * the formerly handled exception (or None) and the new one are pushed and the handler is jumped to.
 * POP_EXCEPT and RERAISE take the two off again.
 */
#ifndef LB_PYTHON_CODE_H
#define LB_PYTHON_CODE_H

#include "base/text.h"
#include "python/ast.h"
#include "python/object.h"

#define VARIES 99

/* X(operation, effect)   stack before -- after, argument */
#define LB_OP_TABLE(X)                                                                         \
    X(NOP, 0)                                                                                  \
    X(POP, -1)                                                                                 \
    X(DUP, 1)                                                                                  \
    X(DUP2, 2)                                                                                 \
    X(SWAP, 0)                                                                                 \
    X(ROT3, 0) /* a b c -- c a b */                                                            \
    X(ROT4, 0) /* a b c d -- d a b c */                                                        \
    X(COPY, 1) /* pushes the item that is arg deep (1: the top) */                             \
    X(CONST, 1)                                                                                \
    X(LOAD_FAST, 1)                                                                            \
    X(STORE_FAST, -1)                                                                          \
    X(DELETE_FAST, 0)                                                                          \
    X(LOAD_CELL, 1)                                                                            \
    X(STORE_CELL, -1)                                                                          \
    X(DELETE_CELL, 0)                                                                          \
    X(LOAD_CLASS_CELL, 1) /* in a class body: its namespace first */                           \
    X(PUSH_CELL, 1)       /* the cell itself, for a closure */                                 \
    X(LOAD_GLOBAL, 1)                                                                          \
    X(STORE_GLOBAL, -1)                                                                        \
    X(DELETE_GLOBAL, 0)                                                                        \
    X(LOAD_NAME, 1)                                                                            \
    X(STORE_NAME, -1)                                                                          \
    X(DELETE_NAME, 0)                                                                          \
    X(LOAD_ATTR, 0)                                                                            \
    X(STORE_ATTR, -2) /* value object -- */                                                    \
    X(DELETE_ATTR, -1)                                                                         \
    X(LOAD_METHOD, 1) /* object -- callable self|NULL */                                       \
    X(SUBSCRIPT, -1)                                                                           \
    X(STORE_SUBSCRIPT, -3) /* value object key -- */                                           \
    X(DELETE_SUBSCRIPT, -2)                                                                    \
    X(UNARY, 0)   /* arg: lb_py_unaryop */                                                     \
    X(BINARY, -1) /* arg: lb_py_operator */                                                    \
    X(INPLACE, -1)                                                                             \
    X(COMPARE, -1) /* arg: lb_py_cmpop */                                                      \
    X(JUMP, 0)                                                                                 \
    X(LOOP, 0) /* a jump backwards */                                                          \
    X(JUMP_IF_FALSE, -1)                                                                       \
    X(JUMP_IF_TRUE, -1)                                                                        \
    X(JUMP_IF_FALSE_OR_POP, VARIES)                                                            \
    X(JUMP_IF_TRUE_OR_POP, VARIES)                                                             \
    X(JUMP_IF_NOT_NONE, VARIES) /* keeps the value when it jumps, else pops it */              \
    X(JUMP_WHERE_NONE, -1)                                                                     \
    X(JUMP_WHERE_NOT_NONE, -1)                                                                 \
    X(BUILD_TUPLE, VARIES)                                                                     \
    X(BUILD_LIST, VARIES)                                                                      \
    X(BUILD_SET, VARIES)                                                                       \
    X(BUILD_DICT, VARIES) /* arg: pairs */                                                     \
    X(BUILD_STRING, VARIES)                                                                    \
    X(BUILD_SLICE, VARIES) /* arg: 2 or 3 */                                                   \
    X(LIST_APPEND, -1)     /* to the list arg deep below the item */                           \
    X(SET_ADD, -1)                                                                             \
    X(DICT_ADD, -2)                                                                            \
    X(LIST_EXTEND, -1)                                                                         \
    X(SET_UPDATE, -1)                                                                          \
    X(DICT_UPDATE, -1)                                                                         \
    X(DICT_MERGE, -1) /* as DICT_UPDATE, for ** in a call: a key twice is an error */          \
    X(LIST_TO_TUPLE, 0)                                                                        \
    X(UNPACK, VARIES)      /* sequence -- last ... first */                                    \
    X(UNPACK_STAR, VARIES) /* arg: before | after << 8 */                                      \
    X(GET_ITER, 0)                                                                             \
    X(FOR_ITER, VARIES) /* iterator -- iterator item, or pops it and jumps */                  \
    X(FORMAT, VARIES)   /* arg: conversion character, | 256 with a format spec on top */       \
    X(CALL, VARIES)     /* arg: count << 2 | LB_CALL_...; callable [self] args [names] -- r */ \
    X(CALL_EX, VARIES)  /* arg: 1 with keywords; callable args [kwargs] -- r */                \
    X(BUILD_CLASS, 1)   /* pushes the function that makes classes */                           \
    X(FUNCTION, VARIES) /* arg: LB_FUNCTION_...; [..] code -- function */                      \
    X(RETURN, -1)                                                                              \
    X(YIELD, 0)                                                                                \
    X(ASYNC_WRAP, 0)  /* what an asynchronous generator yields itself */                       \
    X(YIELD_FROM, -1) /* iterator sent -- result */                                            \
    X(GET_YIELD_FROM, 0)                                                                       \
    X(GET_AWAITABLE, 0)                                                                        \
    X(ASYNC_NEXT, 1) /* aiter -- aiter awaitable */                                            \
    X(GET_ASYNC_ITER, 0)                                                                       \
    X(END_ASYNC_FOR, -3) /* aiter prev exc -- : StopAsyncIteration, else raises on */          \
    X(SETUP_TRY, 0)                                                                            \
    X(SETUP_TRY_BELOW, 0) /* the handler's stack is without the top */                         \
    X(POP_BLOCK, 0)                                                                            \
    X(POP_EXCEPT, -2)                                                                          \
    X(RERAISE, -2)                                                                             \
    X(MATCH_EXCEPTION, 0)  /* exc type -- exc bool */                                          \
    X(MATCH_GROUP, 0)      /* exc type -- rest match|None */                                   \
    X(GROUP_REST, -1)      /* exceptions rest -- exception to be raised or None */             \
    X(RAISE, VARIES)       /* arg: how many values */                                          \
    X(SETUP_WITH, 1)       /* manager -- exit entered */                                       \
    X(SETUP_ASYNC_WITH, 1) /* manager -- exit awaitable */                                     \
    X(WITH_EXIT, 0)        /* exit -- result of exit(None, None, None) */                      \
    X(WITH_EXCEPT, 1)      /* exit prev exc -- exit prev exc result */                         \
    X(IMPORT, -1)          /* fromlist level -- module; arg: name */                           \
    X(IMPORT_FROM, 1)      /* module -- module value */                                        \
    X(IMPORT_PART, 1)      /* the same; what a module of the host lacks is opaque */           \
    X(IMPORT_STAR, -1)                                                                         \
    X(ASSERTION_ERROR, 1)                                                                      \
    X(SETUP_ANNOTATIONS, 0)                                                                    \
    X(MATCH_SEQUENCE, 1) /* subject -- subject bool; arg: least count | exact << 16 */         \
    X(MATCH_MAPPING, 1)                                                                        \
    X(MATCH_KEYS, 1)   /* subject keys -- subject keys values|None */                          \
    X(MATCH_CLASS, -2) /* subject class names -- values|None; arg: positional count */         \
    X(MATCH_REST, 0)   /* subject keys -- subject dict without the keys */                     \
    X(POISON, -2)      /* prev exc -- ; arg: constant tuple of names, or raises on */          \
    X(INSTEAD, -1)     /* prev exc -- constant (arg), or raises on */                          \
    X(TYPE_ALIAS, 0)   /* value -- alias; arg: name */                                         \
    X(STORE_ANNOTATION, -1)

typedef enum lb_op {
#define X(name, effect) LB_OP_##name,
    LB_OP_TABLE(X)
#undef X
        LB_OP_COUNT
} lb_op;

enum { LB_CALL_NAMES = 1, LB_CALL_METHOD = 2 };

/* What FUNCTION finds on the stack below the code, in this order. */
enum {
    LB_FUNCTION_DEFAULTS = 1,
    LB_FUNCTION_KEYWORD_DEFAULTS = 2,
    LB_FUNCTION_ANNOTATIONS = 4, /* a tuple name value name value ... */
    LB_FUNCTION_CLOSURE = 8
};

/* Flags of code. */
enum {
    LB_CODE_VARARGS = 4,
    LB_CODE_KEYWORDS = 8,
    LB_CODE_GENERATOR = 32,
    LB_CODE_COROUTINE = 128,
    LB_CODE_FAST = 1,   /* names are local slots: a function */
    LB_CODE_NESTED = 16 /* a comprehension: not to be seen as a function */
};

typedef struct lb_image lb_image;

/* Where a global name was found last: an entry of the globals, or, where these have not got it (as
   long as their stamp is this), of the built-in names. */
typedef struct lb_name_cache {
    uint64_t stamp; /* 0: of the globals */
    size_t entry;
} lb_name_cache;

/* What code learned of a name of attributes: what it is in objects of a kind (shape.h), as long as
   their type has the version. Used where that fits; else learned anew. */
struct lb_load_site {
    const void *kind;
    uint64_t version;
    size_t number;  /* of the value among the object's; SIZE_MAX: `value`, of the class */
    lb_lookup how;  /* VALUE, METHOD, GETTER or MISSING */
    lb_value value; /* kept by the class, as long as it has the version */
};

struct lb_store_site {
    const lb_shape *shape;
    uint64_t version;
    size_t number; /* SIZE_MAX: it is new, and leads to the shape `to` */
    lb_shape *to;
};

struct lb_code_object {
    lb_object head;
    lb_string *name, *qualname, *filename;
    const uint32_t *ops;   /* NULL: frozen.h makes it whole when it is first run */
    const uint8_t *places; /* of the instructions: lb_code_place() */
    size_t op_count, place_size;
    lb_value *constants;
    size_t constant_count;
    lb_string **names;
    size_t name_count;
    lb_name_cache *cache; /* one a name, or NULL; so the next two */
    lb_load_site *loads;
    lb_store_site *stores;
    lb_string *
        *locals; /* arguments first, then the other local names; cells and free names after */
    size_t local_count, cell_count, free_count;
    int32_t *cell_arguments; /* of each own cell: the argument it begins with, or -1 */
    size_t argument_count;   /* positional ones, including the positional-only */
    size_t positional_only_count, keyword_only_count;
    size_t stack_size, block_count;
    unsigned flags;
    uint32_t first_line;
    lb_value doc;
    lb_string *source; /* of the whole module: tracebacks quote it */
    lb_image *image;   /* frozen: where it stands, and its source */
    const unsigned char *body;
};

/* Places are written one behind the other, each as what it differs from the one before. */
void lb_place_add(lb_text *places, const lb_py_position *last, const lb_py_position *place);
lb_py_position lb_code_place(const lb_code_object *code, size_t op);
lb_str lb_code_source(const lb_code_object *code);

/* The argument of a NOP at the beginning of handlers, one of which is for ImportError. */
enum { LB_NOP_CATCHES_IMPORT_ERRORS = 1 };

typedef struct lb_block {
    uint32_t handler;
    uint32_t height;
    lb_value handled;
} lb_block;

/* What becomes of the value that a frame returns. */
typedef enum lb_on_return {
    LB_RETURN_PUSH,   /* pushed in the frame before */
    LB_RETURN_HOST,   /* handed to the C code that runs it */
    LB_RETURN_INIT,   /* of __init__: the new object (extra) is pushed */
    LB_RETURN_BINARY, /* pushed, unless NotImplemented: then the operation goes on */
    LB_RETURN_NOT,    /* its truth is inverted (not in, and != made from ==) */
    LB_RETURN_TRUTH,  /* its truth is pushed (in) */
    LB_RETURN_DROP,   /* dropped (__setitem__, __setattr__) */
    LB_RETURN_FOR,    /* a generator in a for loop: ends the loop */
} lb_on_return;

struct lb_frame {
    lb_frame *back;
    lb_code_object *code;
    lb_dict *globals;
    lb_value locals; /* of a module or class body: a mapping */
    lb_function *function;
    lb_generator *generator;
    const uint32_t *pc; /* the next instruction */
    lb_value *top;      /* behind the last value of the stack */
    lb_value *cells;    /* slots[local_count]: own cells, then free ones */
    lb_value *stack;
    lb_block *blocks;
    size_t block_count;
    lb_value handled; /* by whom called us */
    lb_value extra;
    lb_on_return on_return;
    unsigned operation; /* LB_RETURN_BINARY: operator | 256 in place | 512 reflected is done */
    size_t slot_count;
    lb_value slots[];
};

#endif
