#include "sql/type.h"

static const lb_sql_type_row rows[] = {
#define X(kind, module, class_name, family) {kind, module, class_name, family},
    LB_SQL_TYPE_TABLE(X)
#undef X
};

const lb_sql_type_row *lb_sql_type_row_of(lb_sql_type_kind kind)
{
    return &rows[kind];
}

const lb_sql_type_row *lb_sql_type_row_find(lb_str module, lb_str class_name)
{
    for (size_t i = 0; i < LB_SQL_TYPE_COUNT; i++) {
        if (lb_str_is(class_name, rows[i].class_name) && lb_str_is(module, rows[i].module)) {
            return &rows[i];
        }
    }
    return NULL;
}

lb_sql_type *lb_sql_type_new(lb_arena *arena, lb_sql_type_kind kind)
{
    lb_sql_type *type = LB_NEW(arena, lb_sql_type);
    type->kind = kind;
    type->length = type->precision = type->binary_precision = -1;
    type->scale = LB_NO_SCALE;
    type->dimensions = type->decimal_return_scale = -1;
    type->as_uuid = true;
    type->is_native = true;
    type->is_created = true;
    return type;
}

const lb_sql_type *lb_sql_type_for(const lb_sql_type *type, lb_str dialect)
{
    for (size_t i = 0; i < type->variants.count; i++) {
        if (lb_str_equal(type->variants.items[i].dialect, dialect)) {
            return lb_sql_type_for(type->variants.items[i].type, dialect);
        }
    }
    return type->is_decorated && type->item ? lb_sql_type_for(type->item, dialect) : type;
}
