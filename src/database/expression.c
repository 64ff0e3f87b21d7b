#include "database/expression.h"

#include "database/name.h"

/* TODO: everything but texts, columns and strings. */
lb_code lb_expression_write(lb_text *out, const lb_dialect *dialect,
                            const lb_expression_options *options LB_UNUSED,
                            const lb_expression *expression, lb_error *error)
{
    lb_str sql = lb_expression_plain(expression);
    lb_name column = lb_expression_column_name(expression);
    if (sql.ptr) {
        lb_text_add(out, sql);
    } else if (column.text.ptr) {
        lb_name_write(out, dialect, column);
    } else {
        return lb_fail(error, LB_ERR_UNSUPPORTED, "this expression cannot be written yet");
    }
    return LB_OK;
}

lb_code lb_literal_write(lb_text *out, const lb_dialect *dialect,
                         const lb_expression_options *options, const lb_literal *value,
                         const lb_sql_type *type LB_UNUSED, lb_error *error)
{
    switch (value->kind) {
    case LB_LITERAL_STRING: {
        bool doubles = lb_str_is(lb_str_of(dialect->name), "postgresql")
                           ? options && options->is_offline
                           : !lb_str_is(lb_str_of(dialect->name), "sqlite");
        lb_text_addc(out, '\'');
        for (size_t i = 0; i < value->text.len; i++) {
            char c = value->text.ptr[i];
            if (c == '\'' || (c == '\\' && doubles)) {
                lb_text_addc(out, c);
            }
            lb_text_addc(out, c);
        }
        lb_text_addc(out, '\'');
        return LB_OK;
    }
    case LB_LITERAL_INTEGER:
    case LB_LITERAL_REAL:
    case LB_LITERAL_DECIMAL:
        lb_text_add(out, value->text);
        return LB_OK;
    case LB_LITERAL_NULL:
        lb_text_adds(out, "NULL");
        return LB_OK;
    default:
        return lb_fail(error, LB_ERR_UNSUPPORTED, "this literal cannot be written yet");
    }
}
