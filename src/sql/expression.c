#include "sql/expression.h"

typedef enum expression_kind {
    EXPRESSION_SQL,
    EXPRESSION_COLUMN,
    EXPRESSION_LITERAL
} expression_kind;

struct lb_expression {
    expression_kind kind;
    lb_str sql;
    lb_name name;
    lb_literal literal;
    const lb_sql_type *type;
};

lb_expression *lb_expression_sql(lb_arena *arena, lb_str sql)
{
    lb_expression *e = LB_NEW(arena, lb_expression);
    e->kind = EXPRESSION_SQL;
    e->sql = lb_arena_str(arena, sql);
    return e;
}

lb_expression *lb_expression_column(lb_arena *arena, lb_name name, const lb_sql_type *type)
{
    lb_expression *e = LB_NEW(arena, lb_expression);
    e->kind = EXPRESSION_COLUMN;
    e->name = name;
    e->name.text = lb_arena_str(arena, name.text);
    e->type = type;
    return e;
}

lb_expression *lb_expression_literal(lb_arena *arena, lb_literal value, const lb_sql_type *type)
{
    lb_expression *e = LB_NEW(arena, lb_expression);
    e->kind = EXPRESSION_LITERAL;
    e->literal = value;
    e->type = type;
    return e;
}

lb_str lb_expression_plain(const lb_expression *expression)
{
    return expression->sql;
}

lb_name lb_expression_column_name(const lb_expression *expression)
{
    return expression->name;
}

lb_expression_shape lb_expression_shape_of(const lb_expression *expression LB_UNUSED)
{
    return LB_SHAPE_PLAIN;
}

lb_str lb_expression_key(const lb_expression *expression)
{
    return expression->name.text;
}
