/*
 * Expression: a piece of SQL as a tree: text, a column, a literal, an operator, a function, a
 * SELECT, an INSERT. A dialect writes it (database/expression.h).
 *
 * Trees are immutable once made and belong to an arena. Stands on literal.h and type.h.
 */
#ifndef LB_SQL_EXPRESSION_H
#define LB_SQL_EXPRESSION_H

#include "sql/literal.h"
#include "sql/type.h"

typedef struct lb_expression lb_expression;
typedef LB_VECTOR(const lb_expression *) lb_expressions;

/* SQL as it stands: nothing in it is quoted, escaped or bound. */
lb_expression *lb_expression_sql(lb_arena *arena, lb_str sql);
/* A column by its name, without its table. */
lb_expression *lb_expression_column(lb_arena *arena, lb_name name, const lb_sql_type *type);
/* A value; the type (may be NULL) says how it is written. */
lb_expression *lb_expression_literal(lb_arena *arena, lb_literal value, const lb_sql_type *type);
/* The text of lb_expression_sql() or of a plain text() without binds; ptr NULL for others. */
lb_str lb_expression_plain(const lb_expression *expression);
/* What stands at the top of the tree: where an expression is an element of an index, dialects put
   some of them between parentheses. */
typedef enum lb_expression_shape {
    LB_SHAPE_PLAIN,    /* a column, a text, a literal, CAST, CASE, what has parentheses already */
    LB_SHAPE_BINARY,   /* an operator between operands: also AND, OR, COLLATE */
    LB_SHAPE_UNARY,    /* an operator before or behind an operand, but for ASC and DESC */
    LB_SHAPE_FUNCTION, /* also with OVER, FILTER, ... */
} lb_expression_shape;
lb_expression_shape lb_expression_shape_of(const lb_expression *expression);
/* SQLAlchemy's `key` of a column or a label, which postgresql_ops names; ptr NULL for others. */
lb_str lb_expression_key(const lb_expression *expression);
/* The name of lb_expression_column() (also of a table's column); text.ptr NULL for others. */
lb_name lb_expression_column_name(const lb_expression *expression);

#endif
