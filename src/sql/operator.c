#include "sql/operator.h"

static const lb_operator_row rows[] = {
#define X(id, name, text, precedence, flags) {name, text, precedence, flags},
    LB_OPERATOR_TABLE(X)
#undef X
};

const lb_operator_row *lb_operator_row_of(lb_operator op)
{
    return &rows[op];
}

lb_operator lb_operator_find(lb_str name)
{
    for (int i = 0; i < LB_OPERATOR_COUNT; i++) {
        if (lb_str_is(name, rows[i].name)) {
            return (lb_operator)i;
        }
    }
    return LB_SQL_NONE;
}
