/*
 * Crossing: what the files of border_expression share: one tree's way over the border. Inner
 * header. Functions fail as border.h says.
 */
#ifndef LB_SQLALCHEMY_BORDER_CROSSING_H
#define LB_SQLALCHEMY_BORDER_CROSSING_H

#include "sqlalchemy/border_expression.h"

typedef struct lb_crossing {
    const lb_border *border;
    lb_python *py;
    lb_arena *arena;
    lb_map nodes;      /* by the object's address */
    lb_value plain;    /* @compiles of this object is not asked; NULL */
    bool has_literals; /* what the compiler of @compiles is told */
    unsigned depth;
} lb_crossing;

lb_expression *lb_cross(lb_crossing *x, lb_value object); /* NULL: raised */
/* The attribute; *out is NULL where it is None or missing. */
bool lb_cross_of(lb_crossing *x, lb_value object, const char *name, const lb_expression **out);
/* A sequence: None is empty. */
bool lb_cross_items(lb_crossing *x, lb_value sequence, lb_expressions *out);
bool lb_cross_items_of(lb_crossing *x, lb_value object, const char *name, lb_expressions *out);
bool lb_cross_label(lb_crossing *x, lb_value name, lb_label *out);
bool lb_cross_type(lb_crossing *x, lb_value type, const lb_sql_type **out);
/* Items of an attribute as the guest has them; an empty list for None. NULL: raised. */
lb_list *lb_cross_list(lb_crossing *x, lb_value object, const char *name);
/* A node for the object, which is known from now on. */
lb_expression *lb_cross_node(lb_crossing *x, lb_value object, lb_expression_kind kind);

/* border_statement.c: the kinds of statements and of what stands behind FROM. */
typedef bool (*lb_cross_function)(lb_crossing *x, lb_value object, lb_expression *e);
bool lb_cross_select(lb_crossing *x, lb_value object, lb_expression *e);
bool lb_cross_compound(lb_crossing *x, lb_value object, lb_expression *e);
bool lb_cross_insert(lb_crossing *x, lb_value object, lb_expression *e);
bool lb_cross_update(lb_crossing *x, lb_value object, lb_expression *e);
bool lb_cross_delete(lb_crossing *x, lb_value object, lb_expression *e);
bool lb_cross_table(lb_crossing *x, lb_value object, lb_expression *e);
bool lb_cross_cte(lb_crossing *x, lb_value object, lb_expression *e);
bool lb_cross_values(lb_crossing *x, lb_value object, lb_expression *e);
bool lb_cross_hints(lb_crossing *x, lb_value object, const char *name, lb_hints *out);
/* What a column of a Table does where a statement does not name it. */
bool lb_cross_defaults(lb_crossing *x, lb_value column, const lb_column_default **out);

#endif
