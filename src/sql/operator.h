/*
 * Operator: the operators of SQL expressions, as SQLAlchemy names them, with their ANSI spelling
 * and how tightly they bind. A dialect may spell one otherwise (database/compiler.h).
 *
 * One table; pure and thread-safe. Stands on base.
 */
#ifndef LB_SQL_OPERATOR_H
#define LB_SQL_OPERATOR_H

#include "base/str.h"

enum {
    LB_OP_IS_COMPARISON = 1,  /* also a boolean one */
    LB_OP_IS_ASSOCIATIVE = 2, /* (a op b) op c needs no parentheses */
    LB_OP_IS_MODIFIER = 4,    /* unary: stands behind its operand */
    LB_OP_IS_BOOLEAN = 8,
};

#define LB_NO_PRECEDENCE (-100)

/*  operator             name                    text                     precedence flags */
#define LB_OPERATOR_TABLE(X)                                                                     \
    X(LB_SQL_NONE, "", "", LB_NO_PRECEDENCE, 0)                                                  \
    X(LB_SQL_CUSTOM, "custom_op", "", 0, 0)                                                      \
    X(LB_SQL_AND, "and_", " AND ", 3, LB_OP_IS_ASSOCIATIVE | LB_OP_IS_BOOLEAN)                   \
    X(LB_SQL_OR, "or_", " OR ", 2, LB_OP_IS_ASSOCIATIVE | LB_OP_IS_BOOLEAN)                      \
    X(LB_SQL_ADD, "add", " + ", 7, LB_OP_IS_ASSOCIATIVE)                                         \
    X(LB_SQL_SUB, "sub", " - ", 7, 0)                                                            \
    X(LB_SQL_MUL, "mul", " * ", 8, LB_OP_IS_ASSOCIATIVE)                                         \
    X(LB_SQL_TRUEDIV, "truediv", " / ", 8, 0)                                                    \
    X(LB_SQL_FLOORDIV, "floordiv", " / ", 8, 0)                                                  \
    X(LB_SQL_MOD, "mod", " % ", 8, 0)                                                            \
    X(LB_SQL_NEG, "neg", "-", 8, 0)                                                              \
    X(LB_SQL_EQ, "eq", " = ", 5, LB_OP_IS_COMPARISON)                                            \
    X(LB_SQL_NE, "ne", " != ", 5, LB_OP_IS_COMPARISON)                                           \
    X(LB_SQL_LT, "lt", " < ", 5, LB_OP_IS_COMPARISON)                                            \
    X(LB_SQL_LE, "le", " <= ", 5, LB_OP_IS_COMPARISON)                                           \
    X(LB_SQL_GT, "gt", " > ", 5, LB_OP_IS_COMPARISON)                                            \
    X(LB_SQL_GE, "ge", " >= ", 5, LB_OP_IS_COMPARISON)                                           \
    X(LB_SQL_IS, "is_", " IS ", 5, LB_OP_IS_COMPARISON)                                          \
    X(LB_SQL_IS_NOT, "is_not", " IS NOT ", 5, LB_OP_IS_COMPARISON)                               \
    X(LB_SQL_IS_DISTINCT, "is_distinct_from", " IS DISTINCT FROM ", 5, LB_OP_IS_COMPARISON)      \
    X(LB_SQL_IS_NOT_DISTINCT, "is_not_distinct_from", " IS NOT DISTINCT FROM ", 5,               \
      LB_OP_IS_COMPARISON)                                                                       \
    X(LB_SQL_CONCAT, "concat_op", " || ", 5, LB_OP_IS_ASSOCIATIVE)                               \
    X(LB_SQL_LIKE, "like_op", " LIKE ", 5, LB_OP_IS_COMPARISON)                                  \
    X(LB_SQL_NOT_LIKE, "not_like_op", " NOT LIKE ", 5, LB_OP_IS_COMPARISON)                      \
    X(LB_SQL_ILIKE, "ilike_op", " ILIKE ", 5, LB_OP_IS_COMPARISON)                               \
    X(LB_SQL_NOT_ILIKE, "not_ilike_op", " NOT ILIKE ", 5, LB_OP_IS_COMPARISON)                   \
    X(LB_SQL_CONTAINS, "contains_op", "", LB_NO_PRECEDENCE, LB_OP_IS_COMPARISON)                 \
    X(LB_SQL_NOT_CONTAINS, "not_contains_op", "", LB_NO_PRECEDENCE, LB_OP_IS_COMPARISON)         \
    X(LB_SQL_ICONTAINS, "icontains_op", "", LB_NO_PRECEDENCE, LB_OP_IS_COMPARISON)               \
    X(LB_SQL_NOT_ICONTAINS, "not_icontains_op", "", LB_NO_PRECEDENCE, LB_OP_IS_COMPARISON)       \
    X(LB_SQL_STARTSWITH, "startswith_op", "", LB_NO_PRECEDENCE, LB_OP_IS_COMPARISON)             \
    X(LB_SQL_NOT_STARTSWITH, "not_startswith_op", "", LB_NO_PRECEDENCE, LB_OP_IS_COMPARISON)     \
    X(LB_SQL_ISTARTSWITH, "istartswith_op", "", LB_NO_PRECEDENCE, LB_OP_IS_COMPARISON)           \
    X(LB_SQL_NOT_ISTARTSWITH, "not_istartswith_op", "", LB_NO_PRECEDENCE, LB_OP_IS_COMPARISON)   \
    X(LB_SQL_ENDSWITH, "endswith_op", "", LB_NO_PRECEDENCE, LB_OP_IS_COMPARISON)                 \
    X(LB_SQL_NOT_ENDSWITH, "not_endswith_op", "", LB_NO_PRECEDENCE, LB_OP_IS_COMPARISON)         \
    X(LB_SQL_IENDSWITH, "iendswith_op", "", LB_NO_PRECEDENCE, LB_OP_IS_COMPARISON)               \
    X(LB_SQL_NOT_IENDSWITH, "not_iendswith_op", "", LB_NO_PRECEDENCE, LB_OP_IS_COMPARISON)       \
    X(LB_SQL_BETWEEN, "between_op", " BETWEEN ", 5, LB_OP_IS_COMPARISON)                         \
    X(LB_SQL_NOT_BETWEEN, "not_between_op", " NOT BETWEEN ", 5, LB_OP_IS_COMPARISON)             \
    X(LB_SQL_IN, "in_op", " IN ", 5, LB_OP_IS_COMPARISON)                                        \
    X(LB_SQL_NOT_IN, "not_in_op", " NOT IN ", 5, LB_OP_IS_COMPARISON)                            \
    X(LB_SQL_MATCH, "match_op", " MATCH ", 5, LB_OP_IS_COMPARISON)                               \
    X(LB_SQL_NOT_MATCH, "not_match_op", " NOT MATCH ", 5, LB_OP_IS_COMPARISON)                   \
    X(LB_SQL_REGEXP, "regexp_match_op", "", 5, LB_OP_IS_COMPARISON)                              \
    X(LB_SQL_NOT_REGEXP, "not_regexp_match_op", "", 5, LB_OP_IS_COMPARISON)                      \
    X(LB_SQL_REGEXP_REPLACE, "regexp_replace_op", "", 5, 0)                                      \
    X(LB_SQL_COLLATE, "collate", " COLLATE ", 4, 0)                                              \
    X(LB_SQL_COMMA, "comma_op", ", ", -1, 0)                                                     \
    X(LB_SQL_FROM, "from_", " FROM ", 15, 0)                                                     \
    X(LB_SQL_AS, "as_", " AS ", -1, 0)                                                           \
    X(LB_SQL_EXISTS, "exists", "EXISTS ", 0, 0)                                                  \
    X(LB_SQL_DISTINCT, "distinct_op", "DISTINCT ", 5, 0)                                         \
    X(LB_SQL_INV, "inv", "NOT ", 5, 0)                                                           \
    X(LB_SQL_ANY, "any_op", "ANY ", 15, 0)                                                       \
    X(LB_SQL_ALL, "all_op", "ALL ", 15, 0)                                                       \
    X(LB_SQL_DESC, "desc_op", " DESC", 3, LB_OP_IS_MODIFIER)                                     \
    X(LB_SQL_ASC, "asc_op", " ASC", 3, LB_OP_IS_MODIFIER)                                        \
    X(LB_SQL_NULLS_FIRST, "nulls_first_op", " NULLS FIRST", LB_NO_PRECEDENCE, LB_OP_IS_MODIFIER) \
    X(LB_SQL_NULLS_LAST, "nulls_last_op", " NULLS LAST", LB_NO_PRECEDENCE, LB_OP_IS_MODIFIER)    \
    X(LB_SQL_BIT_XOR, "bitwise_xor_op", " ^ ", 7, 0)                                             \
    X(LB_SQL_BIT_OR, "bitwise_or_op", " | ", 7, 0)                                               \
    X(LB_SQL_BIT_AND, "bitwise_and_op", " & ", 7, 0)                                             \
    X(LB_SQL_BIT_NOT, "bitwise_not_op", "~", 8, 0)                                               \
    X(LB_SQL_BIT_LEFT, "bitwise_lshift_op", " << ", 7, 0)                                        \
    X(LB_SQL_BIT_RIGHT, "bitwise_rshift_op", " >> ", 7, 0)                                       \
    X(LB_SQL_GETITEM, "getitem", "", 15, LB_OP_IS_ASSOCIATIVE)                                   \
    X(LB_SQL_JSON_GETITEM, "json_getitem_op", "", 15, LB_OP_IS_ASSOCIATIVE)                      \
    X(LB_SQL_JSON_PATH, "json_path_getitem_op", "", 15, LB_OP_IS_ASSOCIATIVE)                    \
    X(LB_SQL_FILTER, "filter_op", "", 6, 0)                                                      \
    X(LB_SQL_IS_TRUE, "is_true", "", 5, LB_OP_IS_BOOLEAN)                                        \
    X(LB_SQL_IS_FALSE, "is_false", "", 5, LB_OP_IS_BOOLEAN)                                      \
    X(LB_SQL_AS_BOOLEAN, "_asbool", "", -10, 0)

typedef enum lb_operator {
#define X(id, name, text, precedence, flags) id,
    LB_OPERATOR_TABLE(X)
#undef X
        LB_OPERATOR_COUNT,
} lb_operator;

typedef struct lb_operator_row {
    const char *name; /* SQLAlchemy's, sqlalchemy.sql.operators.NAME */
    const char *text; /* with the spaces around it; "" where no ANSI spelling exists */
    int precedence;
    unsigned flags;
} lb_operator_row;

const lb_operator_row *lb_operator_row_of(lb_operator op);
/* LB_SQL_NONE where there is none of the name. */
lb_operator lb_operator_find(lb_str name);

#endif
