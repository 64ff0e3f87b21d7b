#include "sql/expression.h"

lb_expression *lb_expression_new(lb_arena *arena, lb_expression_kind kind)
{
    lb_expression *e = LB_NEW(arena, lb_expression);
    e->kind = kind;
    return e;
}

lb_expression *lb_expression_sql(lb_arena *arena, lb_str sql)
{
    lb_expression *e = lb_expression_new(arena, LB_EXPRESSION_SQL);
    e->text = lb_arena_str(arena, sql);
    return e;
}

lb_expression *lb_expression_column(lb_arena *arena, lb_name name, const lb_sql_type *type)
{
    lb_expression *e = lb_expression_new(arena, LB_EXPRESSION_COLUMN);
    e->label.name = name;
    e->label.name.text = lb_arena_str(arena, name.text);
    e->type = type;
    return e;
}

lb_expression *lb_expression_literal(lb_arena *arena, lb_literal value, const lb_sql_type *type)
{
    lb_expression *e = lb_expression_new(arena, LB_EXPRESSION_BIND);
    e->label.name.text = LB_STR("param");
    e->label.owner = e;
    e->is_unique = true;
    e->has_value = true;
    e->value = value;
    e->type = type;
    return e;
}

lb_expression *lb_expression_unary(lb_arena *arena, lb_operator op, const lb_expression *operand)
{
    lb_expression *e = lb_expression_new(arena, LB_EXPRESSION_UNARY);
    e->op = op;
    e->left = operand;
    e->type = operand->type;
    return e;
}

lb_expression *lb_expression_binary(lb_arena *arena, const lb_expression *left, lb_operator op,
                                    const lb_expression *right, const lb_sql_type *type)
{
    lb_expression *e = lb_expression_new(arena, LB_EXPRESSION_BINARY);
    e->op = op;
    e->left = left;
    e->right = right;
    e->type = type;
    e->is_implicit_boolean = (lb_operator_row_of(op)->flags & LB_OP_IS_COMPARISON) != 0;
    return e;
}

lb_str lb_expression_plain(const lb_expression *expression)
{
    bool is_plain = expression->kind == LB_EXPRESSION_SQL ||
                    (expression->kind == LB_EXPRESSION_TEXT && expression->items.count == 0);
    return is_plain ? expression->text : (lb_str){0};
}

lb_name lb_expression_column_name(const lb_expression *expression)
{
    bool is_name = expression->kind == LB_EXPRESSION_COLUMN && !expression->is_literal;
    return is_name ? expression->label.name : (lb_name){0};
}

static bool is_of(const lb_expression *expression, lb_operator op)
{
    return expression && expression->kind == LB_EXPRESSION_BINARY && expression->op == op;
}

/* a + b + c is one list of three to SQLAlchemy, where the order of evaluation does not matter. */
static bool is_chain(const lb_expression *e)
{
    return lb_operator_row_of(e->op)->flags & LB_OP_IS_ASSOCIATIVE &&
           (is_of(e->left, e->op) || is_of(e->right, e->op));
}

lb_expression_shape lb_expression_shape_of(const lb_expression *expression)
{
    switch (expression->kind) {
    case LB_EXPRESSION_BINARY:
        return is_chain(expression) ? LB_SHAPE_LIST : LB_SHAPE_BINARY;
    case LB_EXPRESSION_LIST:
        return LB_SHAPE_LIST;
    case LB_EXPRESSION_AS_BOOLEAN:
        return LB_SHAPE_MODIFIER;
    case LB_EXPRESSION_UNARY:
        if (expression->op == LB_SQL_ASC || expression->op == LB_SQL_DESC) {
            return LB_SHAPE_PLAIN;
        }
        return lb_operator_row_of(expression->op)->flags & LB_OP_IS_MODIFIER ? LB_SHAPE_MODIFIER
                                                                             : LB_SHAPE_UNARY;
    case LB_EXPRESSION_FUNCTION:
        return LB_SHAPE_FUNCTION;
    default:
        return LB_SHAPE_PLAIN;
    }
}

lb_str lb_expression_key(const lb_expression *expression)
{
    if (expression->kind == LB_EXPRESSION_COLUMN || expression->kind == LB_EXPRESSION_LABEL) {
        return expression->key.ptr ? expression->key : expression->label.name.text;
    }
    return (lb_str){0};
}

lb_sql_type_kind lb_expression_family(const lb_expression *expression)
{
    const lb_sql_type *type = expression->type;
    while (type && type->is_decorated && type->item) {
        type = type->item;
    }
    return type ? lb_sql_type_row_of(type->kind)->family : LB_SQL_TYPE_NULL;
}

bool lb_expression_is_from(const lb_expression *expression)
{
    return expression->kind >= LB_EXPRESSION_TABLE && expression->kind <= LB_EXPRESSION_FROM_GROUP;
}
