/* Decimal, internal: the values of the decimal module. */
#ifndef LB_PYTHON_MODULES_DECIMAL_INTERNAL_H
#define LB_PYTHON_MODULES_DECIMAL_INTERNAL_H

#include "python/modules/native.h"
#include "python/modules/natives.h"
#include "python/modules/number.h"

typedef struct lb_decimal {
    lb_object head;
    lb_number number;
} lb_decimal;

typedef struct lb_decimal_context {
    lb_object head;
    lb_number_context number;
    unsigned flags, traps;
    bool has_capitals;
} lb_decimal_context;

extern const lb_type_spec lb_decimal_type, lb_decimal_context_type;

bool lb_is_decimal(lb_python *py, lb_value v);
static inline lb_number *lb_number_of(lb_value v)
{
    return &((lb_decimal *)v)->number;
}
lb_decimal *lb_decimal_new(lb_python *py);
/* The context given, or the current one. NULL: raised. */
lb_decimal_context *lb_context_of(lb_python *py, lb_value v);
/* Records conditions; false where one is trapped (raised). */
bool lb_context_signal(lb_python *py, lb_decimal_context *context, unsigned status);
/* A Decimal, int or (where floats are allowed) float as a Decimal; LB_NOT_IMPLEMENTED for others.
 */
lb_value lb_decimal_operand(lb_python *py, lb_value v, bool with_float);
/* --- decimal_format.c --- */
lb_value lb_decimal_format(lb_python *py, lb_value *args);

#endif
