#include "operation/operation.h"

static const lb_operation_row rows[] = {
#define X(kind, directive, class_name) {kind, directive, class_name},
    LB_OPERATION_TABLE(X)
#undef X
};

const lb_operation_row *lb_operation_row_of(lb_operation_kind kind)
{
    return &rows[kind];
}

lb_operation *lb_operation_new(lb_arena *arena, lb_operation_kind kind, lb_name schema,
                               lb_name table)
{
    lb_operation *operation = LB_NEW(arena, lb_operation);
    operation->kind = kind;
    operation->schema = schema;
    operation->table = table;
    return operation;
}
