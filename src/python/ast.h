/*
 * Ast: the syntax tree of a Python source, as CPython's abstract grammar has it.
 *
 * Nodes, their fields and the order of both are those of CPython 3.13's ASDL, without type comments
 * (which nothing reads) and the modes that nothing parses. The tables below are the only place that
 * names them: the types here, the dump and whoever walks a whole tree are made from them. A node is
 * used as
 *
 *     switch (expr->kind) {
 *     case LB_PY_BinOp:
 *         compile_expr(expr->BinOp.left); ...
 *
 * A tree lives in the arena it was parsed into and is not changed afterwards; its texts are slices
 * of that arena or of the source, which must live as long. Nodes are allocated in the size of their
 * kind: never copy a node as a whole. Chains (a + b + c, a.b.c, elif) make trees as deep as the
 * source is long: whoever recurses counts its depth. Stands on base.
 */
#ifndef LB_PYTHON_AST_H
#define LB_PYTHON_AST_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

/* The type of a field, by the name that the tables use for it. "_OR_NULL": absent where the ASDL
   has '?'; an absent IDENTIFIER has ptr NULL. In EXPRS_OR_NULL single items may be NULL. */
#define LB_PY_IDENTIFIER lb_str
#define LB_PY_IDENTIFIER_OR_NULL lb_str
#define LB_PY_IDENTIFIERS lb_py_identifiers
#define LB_PY_INTEGER int
#define LB_PY_CONSTANT lb_py_constant
#define LB_PY_EXPR lb_py_expr *
#define LB_PY_EXPR_OR_NULL lb_py_expr *
#define LB_PY_EXPRS lb_py_exprs
#define LB_PY_EXPRS_OR_NULL lb_py_exprs
#define LB_PY_STMTS lb_py_stmts
#define LB_PY_CONTEXT lb_py_context
#define LB_PY_BOOLOP lb_py_boolop
#define LB_PY_OPERATOR lb_py_operator
#define LB_PY_UNARYOP lb_py_unaryop
#define LB_PY_CMPOPS lb_py_cmpops
#define LB_PY_COMPREHENSIONS lb_py_comprehensions
#define LB_PY_HANDLERS lb_py_handlers
#define LB_PY_ARGUMENTS lb_py_arguments *
#define LB_PY_ARG_OR_NULL lb_py_arg *
#define LB_PY_ARGS lb_py_args
#define LB_PY_KEYWORDS lb_py_keywords
#define LB_PY_ALIASES lb_py_aliases
#define LB_PY_WITHITEMS lb_py_withitems
#define LB_PY_CASES lb_py_cases
#define LB_PY_PATTERN lb_py_pattern *
#define LB_PY_PATTERN_OR_NULL lb_py_pattern *
#define LB_PY_PATTERNS lb_py_patterns
#define LB_PY_TYPE_PARAMS lb_py_type_params

/* Sum types: NODE(kind, fields), with FIELD(type, name) for each field. */

#define LB_PY_MOD_TABLE(NODE, FIELD) \
    NODE(Module, FIELD(STMTS, body)) \
    NODE(Expression, FIELD(EXPR, body))

#define LB_PY_STMT_TABLE(NODE, FIELD)                                                             \
    NODE(FunctionDef, FIELD(IDENTIFIER, name) FIELD(ARGUMENTS, args) FIELD(STMTS, body)           \
                          FIELD(EXPRS, decorator_list) FIELD(EXPR_OR_NULL, returns)               \
                              FIELD(TYPE_PARAMS, type_params))                                    \
    NODE(AsyncFunctionDef, FIELD(IDENTIFIER, name) FIELD(ARGUMENTS, args) FIELD(STMTS, body)      \
                               FIELD(EXPRS, decorator_list) FIELD(EXPR_OR_NULL, returns)          \
                                   FIELD(TYPE_PARAMS, type_params))                               \
    NODE(ClassDef, FIELD(IDENTIFIER, name) FIELD(EXPRS, bases) FIELD(KEYWORDS, keywords) FIELD(   \
                       STMTS, body) FIELD(EXPRS, decorator_list) FIELD(TYPE_PARAMS, type_params)) \
    NODE(Return, FIELD(EXPR_OR_NULL, value))                                                      \
    NODE(Delete, FIELD(EXPRS, targets))                                                           \
    NODE(Assign, FIELD(EXPRS, targets) FIELD(EXPR, value))                                        \
    NODE(TypeAlias, FIELD(EXPR, name) FIELD(TYPE_PARAMS, type_params) FIELD(EXPR, value))         \
    NODE(AugAssign, FIELD(EXPR, target) FIELD(OPERATOR, op) FIELD(EXPR, value))                   \
    NODE(AnnAssign, FIELD(EXPR, target) FIELD(EXPR, annotation) FIELD(EXPR_OR_NULL, value)        \
                        FIELD(INTEGER, simple))                                                   \
    NODE(For, FIELD(EXPR, target) FIELD(EXPR, iter) FIELD(STMTS, body) FIELD(STMTS, orelse))      \
    NODE(AsyncFor, FIELD(EXPR, target) FIELD(EXPR, iter) FIELD(STMTS, body) FIELD(STMTS, orelse)) \
    NODE(While, FIELD(EXPR, test) FIELD(STMTS, body) FIELD(STMTS, orelse))                        \
    NODE(If, FIELD(EXPR, test) FIELD(STMTS, body) FIELD(STMTS, orelse))                           \
    NODE(With, FIELD(WITHITEMS, items) FIELD(STMTS, body))                                        \
    NODE(AsyncWith, FIELD(WITHITEMS, items) FIELD(STMTS, body))                                   \
    NODE(Match, FIELD(EXPR, subject) FIELD(CASES, cases))                                         \
    NODE(Raise, FIELD(EXPR_OR_NULL, exc) FIELD(EXPR_OR_NULL, cause))                              \
    NODE(Try, FIELD(STMTS, body) FIELD(HANDLERS, handlers) FIELD(STMTS, orelse)                   \
                  FIELD(STMTS, finalbody))                                                        \
    NODE(TryStar, FIELD(STMTS, body) FIELD(HANDLERS, handlers) FIELD(STMTS, orelse)               \
                      FIELD(STMTS, finalbody))                                                    \
    NODE(Assert, FIELD(EXPR, test) FIELD(EXPR_OR_NULL, msg))                                      \
    NODE(Import, FIELD(ALIASES, names))                                                           \
    NODE(ImportFrom,                                                                              \
         FIELD(IDENTIFIER_OR_NULL, module) FIELD(ALIASES, names) FIELD(INTEGER, level))           \
    NODE(Global, FIELD(IDENTIFIERS, names))                                                       \
    NODE(Nonlocal, FIELD(IDENTIFIERS, names))                                                     \
    NODE(Expr, FIELD(EXPR, value))                                                                \
    NODE(Pass, )                                                                                  \
    NODE(Break, )                                                                                 \
    NODE(Continue, )

#define LB_PY_EXPR_TABLE(NODE, FIELD)                                                     \
    NODE(BoolOp, FIELD(BOOLOP, op) FIELD(EXPRS, values))                                  \
    NODE(NamedExpr, FIELD(EXPR, target) FIELD(EXPR, value))                               \
    NODE(BinOp, FIELD(EXPR, left) FIELD(OPERATOR, op) FIELD(EXPR, right))                 \
    NODE(UnaryOp, FIELD(UNARYOP, op) FIELD(EXPR, operand))                                \
    NODE(Lambda, FIELD(ARGUMENTS, args) FIELD(EXPR, body))                                \
    NODE(IfExp, FIELD(EXPR, test) FIELD(EXPR, body) FIELD(EXPR, orelse))                  \
    NODE(Dict, FIELD(EXPRS_OR_NULL, keys) FIELD(EXPRS, values)) /* **x: no key */         \
    NODE(Set, FIELD(EXPRS, elts))                                                         \
    NODE(ListComp, FIELD(EXPR, elt) FIELD(COMPREHENSIONS, generators))                    \
    NODE(SetComp, FIELD(EXPR, elt) FIELD(COMPREHENSIONS, generators))                     \
    NODE(DictComp, FIELD(EXPR, key) FIELD(EXPR, value) FIELD(COMPREHENSIONS, generators)) \
    NODE(GeneratorExp, FIELD(EXPR, elt) FIELD(COMPREHENSIONS, generators))                \
    NODE(Await, FIELD(EXPR, value))                                                       \
    NODE(Yield, FIELD(EXPR_OR_NULL, value))                                               \
    NODE(YieldFrom, FIELD(EXPR, value))                                                   \
    NODE(Compare, FIELD(EXPR, left) FIELD(CMPOPS, ops) FIELD(EXPRS, comparators))         \
    NODE(Call, FIELD(EXPR, func) FIELD(EXPRS, args) FIELD(KEYWORDS, keywords))            \
    NODE(FormattedValue,                                                                  \
         FIELD(EXPR, value) FIELD(INTEGER, conversion) FIELD(EXPR_OR_NULL, format_spec))  \
    NODE(JoinedStr, FIELD(EXPRS, values))                                                 \
    NODE(Constant, FIELD(CONSTANT, value) FIELD(IDENTIFIER_OR_NULL, kind))                \
    NODE(Attribute, FIELD(EXPR, value) FIELD(IDENTIFIER, attr) FIELD(CONTEXT, ctx))       \
    NODE(Subscript, FIELD(EXPR, value) FIELD(EXPR, slice) FIELD(CONTEXT, ctx))            \
    NODE(Starred, FIELD(EXPR, value) FIELD(CONTEXT, ctx))                                 \
    NODE(Name, FIELD(IDENTIFIER, id) FIELD(CONTEXT, ctx))                                 \
    NODE(List, FIELD(EXPRS, elts) FIELD(CONTEXT, ctx))                                    \
    NODE(Tuple, FIELD(EXPRS, elts) FIELD(CONTEXT, ctx))                                   \
    NODE(Slice, FIELD(EXPR_OR_NULL, lower) FIELD(EXPR_OR_NULL, upper) FIELD(EXPR_OR_NULL, step))

#define LB_PY_PATTERN_TABLE(NODE, FIELD)                                                      \
    NODE(MatchValue, FIELD(EXPR, value))                                                      \
    NODE(MatchSingleton, FIELD(CONSTANT, value))                                              \
    NODE(MatchSequence, FIELD(PATTERNS, patterns))                                            \
    NODE(MatchMapping,                                                                        \
         FIELD(EXPRS, keys) FIELD(PATTERNS, patterns) FIELD(IDENTIFIER_OR_NULL, rest))        \
    NODE(MatchClass, FIELD(EXPR, cls) FIELD(PATTERNS, patterns) FIELD(IDENTIFIERS, kwd_attrs) \
                         FIELD(PATTERNS, kwd_patterns))                                       \
    NODE(MatchStar, FIELD(IDENTIFIER_OR_NULL, name))                                          \
    NODE(MatchAs, FIELD(PATTERN_OR_NULL, pattern) FIELD(IDENTIFIER_OR_NULL, name))            \
    NODE(MatchOr, FIELD(PATTERNS, patterns))

#define LB_PY_TYPE_PARAM_TABLE(NODE, FIELD)                                                     \
    NODE(TypeVar,                                                                               \
         FIELD(IDENTIFIER, name) FIELD(EXPR_OR_NULL, bound) FIELD(EXPR_OR_NULL, default_value)) \
    NODE(ParamSpec, FIELD(IDENTIFIER, name) FIELD(EXPR_OR_NULL, default_value))                 \
    NODE(TypeVarTuple, FIELD(IDENTIFIER, name) FIELD(EXPR_OR_NULL, default_value))

/* Product types, with a position and without one: NODE(name in the ASDL, C name, fields). */

#define LB_PY_PLACED_TABLE(NODE, FIELD)                                                         \
    NODE(ExceptHandler, handler,                                                                \
         FIELD(EXPR_OR_NULL, type) FIELD(IDENTIFIER_OR_NULL, name) FIELD(STMTS, body))          \
    NODE(arg, arg, FIELD(IDENTIFIER, arg) FIELD(EXPR_OR_NULL, annotation))                      \
    NODE(keyword, keyword, FIELD(IDENTIFIER_OR_NULL, arg) FIELD(EXPR, value)) /* **x: no arg */ \
    NODE(alias, alias, FIELD(IDENTIFIER, name) FIELD(IDENTIFIER_OR_NULL, asname))

#define LB_PY_UNPLACED_TABLE(NODE, FIELD)                                                        \
    NODE(comprehension, comprehension,                                                           \
         FIELD(EXPR, target) FIELD(EXPR, iter) FIELD(EXPRS, ifs) FIELD(INTEGER, is_async))       \
    NODE(arguments, arguments,                                                                   \
         FIELD(ARGS, posonlyargs) FIELD(ARGS, args) FIELD(ARG_OR_NULL, vararg)                   \
             FIELD(ARGS, kwonlyargs) FIELD(EXPRS_OR_NULL, kw_defaults) FIELD(ARG_OR_NULL, kwarg) \
                 FIELD(EXPRS, defaults))                                                         \
    NODE(withitem, withitem, FIELD(EXPR, context_expr) FIELD(EXPR_OR_NULL, optional_vars))       \
    NODE(match_case, case, FIELD(PATTERN, pattern) FIELD(EXPR_OR_NULL, guard) FIELD(STMTS, body))

/* Enumerations: X(name in the ASDL, how it is spelled). */

#define LB_PY_CONTEXT_TABLE(X) X(Load, "") X(Store, "") X(Del, "")
#define LB_PY_BOOLOP_TABLE(X) X(And, "and") X(Or, "or")
#define LB_PY_OPERATOR_TABLE(X) \
    X(Add, "+")                 \
    X(Sub, "-")                 \
    X(Mult, "*")                \
    X(MatMult, "@")             \
    X(Div, "/")                 \
    X(Mod, "%")                 \
    X(Pow, "**")                \
    X(LShift, "<<")             \
    X(RShift, ">>")             \
    X(BitOr, "|")               \
    X(BitXor, "^")              \
    X(BitAnd, "&")              \
    X(FloorDiv, "//")
#define LB_PY_UNARYOP_TABLE(X) X(Invert, "~") X(Not, "not") X(UAdd, "+") X(USub, "-")
#define LB_PY_CMPOP_TABLE(X) \
    X(Eq, "==")              \
    X(NotEq, "!=")           \
    X(Lt, "<")               \
    X(LtE, "<=")             \
    X(Gt, ">")               \
    X(GtE, ">=")             \
    X(Is, "is")              \
    X(IsNot, "is not")       \
    X(In, "in")              \
    X(NotIn, "not in")

/* From here on the types that the tables make. */

#define X(name, spelling) LB_PY_##name,
typedef enum lb_py_context { LB_PY_CONTEXT_TABLE(X) } lb_py_context;
typedef enum lb_py_boolop { LB_PY_BOOLOP_TABLE(X) } lb_py_boolop;
typedef enum lb_py_operator { LB_PY_OPERATOR_TABLE(X) } lb_py_operator;
typedef enum lb_py_unaryop { LB_PY_UNARYOP_TABLE(X) } lb_py_unaryop;
typedef enum lb_py_cmpop { LB_PY_CMPOP_TABLE(X) } lb_py_cmpop;
#undef X

/* One numbering for the kinds of all sum types. */
#define KIND(name, fields) LB_PY_##name,
#define NOTHING(type, name)
typedef enum lb_py_kind {
    LB_PY_MOD_TABLE(KIND, NOTHING) LB_PY_STMT_TABLE(KIND, NOTHING) LB_PY_EXPR_TABLE(KIND, NOTHING)
        LB_PY_PATTERN_TABLE(KIND, NOTHING) LB_PY_TYPE_PARAM_TABLE(KIND, NOTHING) LB_PY_KIND_COUNT
} lb_py_kind;
#undef KIND
#undef NOTHING

/* Where a node stands, as CPython counts: lines from 1, columns from 0 in bytes of UTF-8. */
typedef struct lb_py_position {
    uint32_t lineno, col_offset, end_lineno, end_col_offset;
} lb_py_position;

typedef enum lb_py_constant_type {
    LB_PY_NONE,
    LB_PY_TRUE,
    LB_PY_FALSE,
    LB_PY_ELLIPSIS,
    LB_PY_INT,   /* text: ASCII digits of any number, with 0x, 0o or 0b before them (lower case) as
                    in the source, no underscores */
    LB_PY_FLOAT, /* number */
    LB_PY_COMPLEX, /* number: the imaginary part; the real part of a literal is 0 */
    LB_PY_STR,     /* text: WTF-8, that is UTF-8 in which '\ud800' .. '\udfff' may stand as three
                      bytes each, never as a pair of them (which is one character, in four bytes)
                      unless the source has the pair written apart */
    LB_PY_BYTES,   /* text: the bytes */
} lb_py_constant_type;

typedef struct lb_py_constant {
    lb_py_constant_type type;
    union {
        lb_str text;
        double number;
    };
} lb_py_constant;

typedef struct lb_py_mod lb_py_mod;
typedef struct lb_py_stmt lb_py_stmt;
typedef struct lb_py_expr lb_py_expr;
typedef struct lb_py_pattern lb_py_pattern;
typedef struct lb_py_type_param lb_py_type_param;
typedef struct lb_py_handler lb_py_handler;
typedef struct lb_py_arg lb_py_arg;
typedef struct lb_py_keyword lb_py_keyword;
typedef struct lb_py_alias lb_py_alias;
typedef struct lb_py_comprehension lb_py_comprehension;
typedef struct lb_py_arguments lb_py_arguments;
typedef struct lb_py_withitem lb_py_withitem;
typedef struct lb_py_case lb_py_case;

/* Sequences: for (size_t i = 0; i < stmts.count; i++) ... stmts.items[i]. */
#define LB_PY_SEQUENCE(type) \
    struct {                 \
        type *items;         \
        size_t count;        \
    }
typedef LB_PY_SEQUENCE(lb_py_stmt *) lb_py_stmts;
typedef LB_PY_SEQUENCE(lb_py_expr *) lb_py_exprs;
typedef LB_PY_SEQUENCE(lb_py_pattern *) lb_py_patterns;
typedef LB_PY_SEQUENCE(lb_py_type_param *) lb_py_type_params;
typedef LB_PY_SEQUENCE(lb_py_handler *) lb_py_handlers;
typedef LB_PY_SEQUENCE(lb_py_arg *) lb_py_args;
typedef LB_PY_SEQUENCE(lb_py_keyword *) lb_py_keywords;
typedef LB_PY_SEQUENCE(lb_py_alias *) lb_py_aliases;
typedef LB_PY_SEQUENCE(lb_py_comprehension *) lb_py_comprehensions;
typedef LB_PY_SEQUENCE(lb_py_withitem *) lb_py_withitems;
typedef LB_PY_SEQUENCE(lb_py_case *) lb_py_cases;
typedef LB_PY_SEQUENCE(lb_py_cmpop) lb_py_cmpops;
typedef LB_PY_SEQUENCE(lb_str) lb_py_identifiers;

/* struct lb_py_BinOp and so on: the fields of one kind. */
#define FIELD(type, name) LB_PY_##type name;
#define NODE(name, fields) \
    struct lb_py_##name {  \
        fields             \
    };
LB_PY_MOD_TABLE(NODE, FIELD)
LB_PY_STMT_TABLE(NODE, FIELD)
LB_PY_EXPR_TABLE(NODE, FIELD)
LB_PY_PATTERN_TABLE(NODE, FIELD)
LB_PY_TYPE_PARAM_TABLE(NODE, FIELD)
#undef NODE

/* struct lb_py_arg and so on. */
#define NODE(asdl_name, name, fields) \
    struct lb_py_##name {             \
        lb_py_position pos;           \
        fields                        \
    };
LB_PY_PLACED_TABLE(NODE, FIELD)
#undef NODE
#define NODE(asdl_name, name, fields) \
    struct lb_py_##name {             \
        fields                        \
    };
LB_PY_UNPLACED_TABLE(NODE, FIELD)
#undef NODE
#undef FIELD

/* The sum types: a kind and its fields. */
#define NOTHING(type, name)
#define MEMBER(name, fields) struct lb_py_##name name;
struct lb_py_mod {
    lb_py_kind kind;
    union {
        LB_PY_MOD_TABLE(MEMBER, NOTHING)
    };
};
struct lb_py_stmt {
    lb_py_kind kind;
    lb_py_position pos;
    union {
        LB_PY_STMT_TABLE(MEMBER, NOTHING)
    };
};
struct lb_py_expr {
    lb_py_kind kind;
    lb_py_position pos;
    union {
        LB_PY_EXPR_TABLE(MEMBER, NOTHING)
    };
};
struct lb_py_pattern {
    lb_py_kind kind;
    lb_py_position pos;
    union {
        LB_PY_PATTERN_TABLE(MEMBER, NOTHING)
    };
};
struct lb_py_type_param {
    lb_py_kind kind;
    lb_py_position pos;
    union {
        LB_PY_TYPE_PARAM_TABLE(MEMBER, NOTHING)
    };
};
#undef NOTHING
#undef MEMBER

/* "BinOp" */
const char *lb_py_kind_name(lb_py_kind kind);

/* Adds the module as CPython 3.11's ast.dump() prints it (include_attributes=with_positions), what
   is newer than 3.11 as 3.13's does. Fails (LB_ERR_BUDGET) on a tree too deep to walk. */
lb_code lb_py_dump(lb_text *out, const lb_py_mod *module, bool with_positions, lb_error *error);

#endif
