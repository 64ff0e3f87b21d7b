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
/* The name of lb_expression_column() (also of a table's column); text.ptr NULL for others. */
lb_name lb_expression_column_name(const lb_expression *expression);

#endif
