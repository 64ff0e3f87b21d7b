/*
 * Border expression: the guest's expressions as trees. Inner header.
 *
 * One crossing makes one node of one object, so that a table that an expression names twice is one
 * table. What a project's own constructs (@compiles) say of themselves becomes text. Stands on
 * border.h.
 */
#ifndef LB_SQLALCHEMY_BORDER_EXPRESSION_H
#define LB_SQLALCHEMY_BORDER_EXPRESSION_H

#include "sqlalchemy/border.h"

/* As lb_border_sql(), with what constructs of the project are told of how values are written:
   is_plain ignores @compiles of the object itself. */
bool lb_border_expression(const lb_border *border, lb_value value, bool has_literals, bool is_plain,
                          const lb_expression **out);

#endif
