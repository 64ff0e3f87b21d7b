/* decimal: Decimal. Contexts are in decimal_context.c. */
#include <math.h>

#include "python/modules/decimal_internal.h"

#define SELF lb_number_of(args[0])

bool lb_is_decimal(lb_python *py, lb_value v)
{
    return lb_is_object(v) && lb_is_a(py, v, lb_type_find(py, &lb_decimal_type));
}

static lb_decimal *new_of_type(lb_python *py, lb_type *type)
{
    lb_decimal *d = lb_object_new(py, type);
    lb_number_init(&d->number);
    return d;
}

lb_decimal *lb_decimal_new(lb_python *py)
{
    return new_of_type(py, lb_type_find(py, &lb_decimal_type));
}

static void set_int(lb_number *out, lb_value v)
{
    mpz_t n;
    lb_int_to_mpz(v, n);
    lb_number_set_int(out, 0);
    out->is_negative = mpz_sgn(n) < 0;
    mpz_abs(out->digits, n);
    mpz_clear(n);
}

lb_value lb_decimal_operand(lb_python *py, lb_value v, bool with_float)
{
    if (lb_is_decimal(py, v)) {
        return v;
    }
    bool is_int = lb_is_integer(py, v);
    if (!is_int && !(with_float && lb_is(py, v, LB_T_FLOAT))) {
        return LB_NOT_IMPLEMENTED;
    }
    lb_decimal *d = lb_decimal_new(py);
    if (is_int) {
        set_int(&d->number, v);
    } else {
        lb_number_set_double(&d->number, ((lb_float *)v)->number);
    }
    return (lb_value)d;
}

/* --- making --- */

static bool set_text(lb_python *py, lb_number *out, lb_str text, lb_decimal_context *context)
{
    LB_AUTO_TEXT lb_text clean = {0};
    text = lb_utf8_trim(text);
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != '_') {
            lb_text_addc(&clean, text.ptr[i]);
        }
    }
    if (lb_number_parse(out, lb_text_str(&clean))) {
        return true;
    }
    lb_number_set_special(out, LB_NAN, false);
    return lb_context_signal(py, context, LB_CONVERSION_SYNTAX);
}

/* (sign, digits, exponent) */
static bool set_tuple(lb_python *py, lb_number *out, lb_value v)
{
    lb_tuple *fields = lb_tuple_of_iterable(py, v);
    if (!fields) {
        return false;
    }
    int64_t sign, digit, exponent = 0;
    if (fields->count != 3 || !lb_to_int64(py, fields->items[0], &sign) ||
        (sign != 0 && sign != 1)) {
        lb_take_raised(py);
        lb_raise(py, LB_T_VALUE_ERROR,
                 fields->count == 3 ? "sign must be an integer with the value 0 or 1"
                                    : "argument must be a sequence of length 3");
        return false;
    }
    lb_tuple *digits = lb_tuple_of_iterable(py, fields->items[1]);
    lb_number_set_int(out, 0);
    for (size_t i = 0; digits && i < digits->count; i++) {
        if (!lb_to_int64(py, digits->items[i], &digit) || digit < 0 || digit > 9) {
            lb_take_raised(py);
            lb_raise(py, LB_T_VALUE_ERROR, "coefficient must be a tuple of digits");
            return false;
        }
        mpz_mul_ui(out->digits, out->digits, 10);
        mpz_add_ui(out->digits, out->digits, (unsigned long)digit);
    }
    out->is_negative = sign == 1;
    if (lb_is(py, fields->items[2], LB_T_STR)) {
        char kind = lb_cstr(fields->items[2])[0];
        out->kind = kind == 'F' ? LB_INFINITE : kind == 'N' ? LB_SNAN : LB_NAN;
        if (kind == 'F') {
            mpz_set_ui(out->digits, 0);
        }
        return digits != NULL;
    }
    if (!digits || !lb_to_int64(py, fields->items[2], &exponent)) {
        lb_take_raised(py);
        lb_raise(py, LB_T_VALUE_ERROR,
                 "string argument in the third position must be 'F', 'n' or 'N'");
        return false;
    }
    out->exponent = exponent;
    return true;
}

static lb_value decimal_make(lb_python *py, lb_value *args)
{
    lb_decimal_context *context = lb_context_of(py, args[2]);
    if (!context) {
        return NULL;
    }
    lb_decimal *d = new_of_type(py, (lb_type *)args[0]);
    lb_value v = args[1];
    bool is_fine = true;
    if (!v) {
        lb_number_set_int(&d->number, 0);
    } else if (lb_is(py, v, LB_T_STR)) {
        is_fine = set_text(py, &d->number, lb_string_text(v), context);
    } else if (lb_is(py, v, LB_T_TUPLE) || lb_is(py, v, LB_T_LIST)) {
        is_fine = set_tuple(py, &d->number, v);
    } else {
        lb_value operand = lb_decimal_operand(py, v, true);
        if (operand == LB_NOT_IMPLEMENTED) {
            return lb_raise(py, LB_T_TYPE_ERROR, "conversion from %s to Decimal is not supported",
                            lb_type_name(py, v));
        }
        if (lb_is(py, v, LB_T_FLOAT)) {
            is_fine = !(context->traps & LB_FLOAT_OPERATION) ||
                      lb_context_signal(py, context, LB_FLOAT_OPERATION);
            context->flags |= LB_FLOAT_OPERATION;
        }
        lb_number_set(&d->number, lb_number_of(operand));
    }
    return is_fine ? (lb_value)d : NULL;
}

static lb_value decimal_from_float(lb_python *py, lb_value *args)
{
    lb_value operand = lb_decimal_operand(py, args[1], true);
    if (operand == LB_NOT_IMPLEMENTED) {
        return lb_raise(py, LB_T_TYPE_ERROR, "argument must be int or float");
    }
    return args[0] == (lb_value)lb_type_find(py, &lb_decimal_type)
               ? operand
               : lb_call(py, args[0], 1, &operand);
}

/* --- operations --- */

static lb_value unary(lb_python *py, lb_value a, lb_value context_argument,
                      lb_number_unary *operation)
{
    lb_decimal_context *context = lb_context_of(py, context_argument);
    if (!context) {
        return NULL;
    }
    lb_decimal *out = lb_decimal_new(py);
    unsigned status = 0;
    operation(&out->number, lb_number_of(a), &context->number, &status);
    return lb_context_signal(py, context, status) ? (lb_value)out : NULL;
}

static lb_value binary(lb_python *py, lb_value a, lb_value b, lb_value context_argument,
                       lb_number_binary *operation)
{
    lb_decimal_context *context = lb_context_of(py, context_argument);
    if (!context) {
        return NULL;
    }
    lb_decimal *out = lb_decimal_new(py);
    unsigned status = 0;
    operation(&out->number, lb_number_of(a), lb_number_of(b), &context->number, &status);
    return lb_context_signal(py, context, status) ? (lb_value)out : NULL;
}

static lb_value by_operator(lb_python *py, lb_value *args, bool is_reflected,
                            lb_number_binary *operation)
{
    lb_value other = lb_decimal_operand(py, args[1], false);
    if (!other || other == LB_NOT_IMPLEMENTED) {
        return other;
    }
    return is_reflected ? binary(py, other, args[0], NULL, operation)
                        : binary(py, args[0], other, NULL, operation);
}

#define OPERATORS(X)        \
    X(add, add)             \
    X(sub, subtract)        \
    X(mul, multiply)        \
    X(truediv, divide)      \
    X(floordiv, divide_int) \
    X(mod, remainder)       \
    X(pow, power)

#define X(name, operation)                                          \
    static lb_value decimal_##name(lb_python *py, lb_value *args)   \
    {                                                               \
        return by_operator(py, args, false, lb_number_##operation); \
    }                                                               \
    static lb_value decimal_r##name(lb_python *py, lb_value *args)  \
    {                                                               \
        return by_operator(py, args, true, lb_number_##operation);  \
    }
OPERATORS(X)
#undef X

static lb_value divmod_of(lb_python *py, lb_value a, lb_value b)
{
    lb_value quotient = binary(py, a, b, NULL, lb_number_divide_int);
    lb_value rest = quotient ? binary(py, a, b, NULL, lb_number_remainder) : NULL;
    return rest ? lb_tuple_of(py, 2, quotient, rest) : NULL;
}

static lb_value decimal_divmod(lb_python *py, lb_value *args)
{
    lb_value other = lb_decimal_operand(py, args[1], false);
    return other == LB_NOT_IMPLEMENTED ? other : divmod_of(py, args[0], other);
}

static lb_value decimal_rdivmod(lb_python *py, lb_value *args)
{
    lb_value other = lb_decimal_operand(py, args[1], false);
    return other == LB_NOT_IMPLEMENTED ? other : divmod_of(py, other, args[0]);
}

/* Methods (self, context=) and (self, other, context=). */
#define UNARY_METHODS(X)    \
    X(neg, minus)           \
    X(pos, plus)            \
    X(abs, abs)             \
    X(sqrt, sqrt)           \
    X(exp, exp)             \
    X(ln, ln)               \
    X(log10, log10)         \
    X(normalize, normalize) \
    X(logb, logb)           \
    X(next_plus, next_plus) \
    X(next_minus, next_minus)

#define X(name, operation)                                         \
    static lb_value decimal_##name(lb_python *py, lb_value *args)  \
    {                                                              \
        return unary(py, args[0], args[1], lb_number_##operation); \
    }
UNARY_METHODS(X)
#undef X

static lb_value method(lb_python *py, lb_value *args, lb_number_binary *operation)
{
    lb_value other = lb_decimal_operand(py, args[1], false);
    if (other == LB_NOT_IMPLEMENTED) {
        return lb_raise(py, LB_T_TYPE_ERROR, "conversion from %s to Decimal is not supported",
                        lb_type_name(py, args[1]));
    }
    return binary(py, args[0], other, args[2], operation);
}

#define BINARY_METHODS(X)             \
    X(remainder_near, remainder_near) \
    X(max, max)                       \
    X(min, min)                       \
    X(max_mag, max_mag)               \
    X(min_mag, min_mag)               \
    X(scaleb, scaleb)                 \
    X(compare, compare_value)         \
    X(add_method, add)                \
    X(subtract, subtract)             \
    X(multiply, multiply)             \
    X(divide, divide)                 \
    X(divide_int, divide_int)         \
    X(remainder, remainder)           \
    X(power, power)

#define X(name, operation)                                        \
    static lb_value decimal_##name(lb_python *py, lb_value *args) \
    {                                                             \
        return method(py, args, lb_number_##operation);           \
    }
BINARY_METHODS(X)
#undef X

/* A context like the one given but for its rounding; false: raised. */
static bool rounding_of(lb_python *py, lb_value v, lb_rounding *out)
{
    static const char *const names[] = {
#define X(id) "ROUND_" #id,
        LB_ROUNDING_TABLE(X)
#undef X
    };
    for (size_t i = 0; i < LB_COUNT(names); i++) {
        if (lb_is(py, v, LB_T_STR) && lb_str_is(lb_string_text(v), names[i])) {
            *out = (lb_rounding)i;
            return true;
        }
    }
    lb_raise(
        py, LB_T_TYPE_ERROR,
        "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
        "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]");
    return false;
}

static lb_value with_rounding(lb_python *py, lb_value a, lb_value b, lb_value rounding,
                              lb_value context_argument, lb_number_binary *operation,
                              lb_number_unary *unary_operation)
{
    lb_decimal_context *context = lb_context_of(py, context_argument);
    if (!context) {
        return NULL;
    }
    lb_number_context number = context->number;
    if (!lb_is_absent(rounding) && !rounding_of(py, rounding, &number.rounding)) {
        return NULL;
    }
    lb_decimal *out = lb_decimal_new(py);
    unsigned status = 0;
    if (operation) {
        operation(&out->number, lb_number_of(a), lb_number_of(b), &number, &status);
    } else {
        unary_operation(&out->number, lb_number_of(a), &number, &status);
    }
    return lb_context_signal(py, context, status) ? (lb_value)out : NULL;
}

static lb_value decimal_quantize(lb_python *py, lb_value *args)
{
    lb_value other = lb_decimal_operand(py, args[1], false);
    if (other == LB_NOT_IMPLEMENTED) {
        return lb_raise(py, LB_T_TYPE_ERROR, "conversion from %s to Decimal is not supported",
                        lb_type_name(py, args[1]));
    }
    return with_rounding(py, args[0], other, args[2], args[3], lb_number_quantize, NULL);
}

static lb_value decimal_to_integral(lb_python *py, lb_value *args)
{
    return with_rounding(py, args[0], NULL, args[1], args[2], NULL, lb_number_to_integral);
}

static lb_value decimal_to_integral_exact(lb_python *py, lb_value *args)
{
    return with_rounding(py, args[0], NULL, args[1], args[2], NULL, lb_number_to_integral_exact);
}

static lb_value decimal_fma(lb_python *py, lb_value *args)
{
    lb_decimal_context *context = lb_context_of(py, args[3]);
    lb_value by = lb_decimal_operand(py, args[1], false),
             plus = lb_decimal_operand(py, args[2], false);
    if (!context || by == LB_NOT_IMPLEMENTED || plus == LB_NOT_IMPLEMENTED) {
        return context ? lb_raise(py, LB_T_TYPE_ERROR, "fma() takes numbers") : NULL;
    }
    lb_decimal *out = lb_decimal_new(py);
    unsigned status = 0;
    lb_number_context exact = {LB_EXPONENT_MOST, -LB_EXPONENT_MOST, LB_EXPONENT_MOST,
                               LB_ROUND_HALF_EVEN, false};
    lb_number_multiply(&out->number, SELF, lb_number_of(by), &exact, &status);
    lb_number_add(&out->number, &out->number, lb_number_of(plus), &context->number, &status);
    return lb_context_signal(py, context, status) ? (lb_value)out : NULL;
}

/* --- comparison --- */

static lb_value compare(lb_python *py, lb_value *args, lb_special op)
{
    lb_value other = lb_decimal_operand(py, args[1], true);
    if (!other || other == LB_NOT_IMPLEMENTED) {
        return other;
    }
    const lb_number *a = SELF, *b = lb_number_of(other);
    if (a->kind >= LB_NAN || b->kind >= LB_NAN) {
        bool is_equality = op == LB_S_EQ || op == LB_S_NE;
        bool is_loud = !is_equality || a->kind == LB_SNAN || b->kind == LB_SNAN;
        lb_decimal_context *context = lb_context_of(py, NULL);
        if (!context || (is_loud && !lb_context_signal(py, context, LB_INVALID_OPERATION))) {
            return NULL;
        }
        return lb_bool(op == LB_S_NE);
    }
    int order = lb_number_compare(a, b);
    switch (op) {
    case LB_S_EQ:
        return lb_bool(order == 0);
    case LB_S_NE:
        return lb_bool(order != 0);
    case LB_S_LT:
        return lb_bool(order < 0);
    case LB_S_LE:
        return lb_bool(order <= 0);
    case LB_S_GT:
        return lb_bool(order > 0);
    default:
        return lb_bool(order >= 0);
    }
}

#define COMPARISONS(X) X(eq, EQ) X(ne, NE) X(lt, LT) X(le, LE) X(gt, GT) X(ge, GE)
#define X(name, id)                                               \
    static lb_value decimal_##name(lb_python *py, lb_value *args) \
    {                                                             \
        return compare(py, args, LB_S_##id);                      \
    }
COMPARISONS(X)
#undef X

static lb_value decimal_hash(lb_python *py, lb_value *args)
{
    const lb_number *n = SELF;
    if (n->kind == LB_SNAN) {
        return lb_raise(py, LB_T_TYPE_ERROR, "Cannot hash a signaling NaN value");
    }
    if (n->kind != LB_FINITE) {
        return n->kind == LB_NAN ? lb_hash_value(py, (uint64_t)(uintptr_t)args[0] >> 4)
                                 : lb_int_new(py, n->is_negative ? -314159 : 314159);
    }
    mpz_t modulus, ten, value;
    mpz_inits(modulus, ten, value, NULL);
    mpz_ui_pow_ui(modulus, 2, 61);
    mpz_sub_ui(modulus, modulus, 1);
    mpz_set_ui(ten, 10);
    if (n->exponent < 0) {
        mpz_invert(ten, ten, modulus);
    }
    mpz_powm_ui(ten, ten, (unsigned long)(n->exponent < 0 ? -n->exponent : n->exponent), modulus);
    mpz_mul(value, n->digits, ten);
    mpz_mod(value, value, modulus);
    int64_t hash = (int64_t)mpz_get_ui(value);
    mpz_clears(modulus, ten, value, NULL);
    hash = n->is_negative ? -hash : hash;
    return lb_int_new(py, hash == -1 ? -2 : hash);
}

static lb_value decimal_compare_total(lb_python *py, lb_value *args)
{
    lb_value other = lb_decimal_operand(py, args[1], false);
    lb_decimal *out = lb_decimal_new(py);
    if (other == LB_NOT_IMPLEMENTED) {
        return lb_raise(py, LB_T_TYPE_ERROR, "conversion from %s to Decimal is not supported",
                        lb_type_name(py, args[1]));
    }
    lb_number_set_int(&out->number, lb_number_compare_total(SELF, lb_number_of(other)));
    return (lb_value)out;
}

/* --- questions --- */

#define QUESTIONS(X)                          \
    X(is_nan, SELF->kind >= LB_NAN)           \
    X(is_qnan, SELF->kind == LB_NAN)          \
    X(is_snan, SELF->kind == LB_SNAN)         \
    X(is_infinite, SELF->kind == LB_INFINITE) \
    X(is_finite, SELF->kind == LB_FINITE)     \
    X(is_signed, SELF->is_negative)           \
    X(is_zero, lb_number_is_zero(SELF))       \
    X(is_canonical, SELF != NULL)             \
    X(bool, !lb_number_is_zero(SELF))
#define X(name, condition)                                                  \
    static lb_value decimal_##name(lb_python *py LB_UNUSED, lb_value *args) \
    {                                                                       \
        return lb_bool(condition);                                          \
    }
QUESTIONS(X)
#undef X

static lb_value normal_or_not(lb_python *py, lb_value *args, bool wants_normal)
{
    lb_decimal_context *context = lb_context_of(py, args[1]);
    if (!context) {
        return NULL;
    }
    if (SELF->kind != LB_FINITE || lb_number_is_zero(SELF)) {
        return LB_FALSE;
    }
    return lb_bool((lb_number_adjusted(SELF) >= context->number.emin) == wants_normal);
}

static lb_value decimal_is_normal(lb_python *py, lb_value *args)
{
    return normal_or_not(py, args, true);
}

static lb_value decimal_is_subnormal(lb_python *py, lb_value *args)
{
    return normal_or_not(py, args, false);
}

static lb_value decimal_adjusted(lb_python *py, lb_value *args)
{
    return lb_int_new(py, SELF->kind == LB_FINITE ? lb_number_adjusted(SELF) : 0);
}

static lb_value decimal_same_quantum(lb_python *py, lb_value *args)
{
    lb_value other = lb_decimal_operand(py, args[1], false);
    if (other == LB_NOT_IMPLEMENTED) {
        return lb_raise(py, LB_T_TYPE_ERROR, "conversion from %s to Decimal is not supported",
                        lb_type_name(py, args[1]));
    }
    const lb_number *a = SELF, *b = lb_number_of(other);
    bool both_finite = a->kind == LB_FINITE && b->kind == LB_FINITE;
    return lb_bool(both_finite ? a->exponent == b->exponent
                               : (a->kind >= LB_NAN) == (b->kind >= LB_NAN) &&
                                     (a->kind == LB_INFINITE) == (b->kind == LB_INFINITE));
}

static lb_value with_sign(lb_python *py, lb_value *args, bool is_negative)
{
    lb_decimal *out = lb_decimal_new(py);
    lb_number_set(&out->number, SELF);
    out->number.is_negative = is_negative;
    return (lb_value)out;
}

static lb_value decimal_copy_abs(lb_python *py, lb_value *args)
{
    return with_sign(py, args, false);
}

static lb_value decimal_copy_negate(lb_python *py, lb_value *args)
{
    return with_sign(py, args, !SELF->is_negative);
}

static lb_value decimal_copy_sign(lb_python *py, lb_value *args)
{
    lb_value other = lb_decimal_operand(py, args[1], false);
    return other == LB_NOT_IMPLEMENTED
               ? lb_raise(py, LB_T_TYPE_ERROR, "conversion from %s to Decimal is not supported",
                          lb_type_name(py, args[1]))
               : with_sign(py, args, lb_number_of(other)->is_negative);
}

/* --- other types --- */

static lb_value to_int(lb_python *py, const lb_number *a, lb_rounding rounding)
{
    if (a->kind == LB_INFINITE) {
        return lb_raise(py, LB_T_OVERFLOW_ERROR, "cannot convert Infinity to integer");
    }
    if (a->kind != LB_FINITE) {
        return lb_raise(py, LB_T_VALUE_ERROR, "cannot convert NaN to integer");
    }
    if (a->exponent > 100000000) {
        return lb_raise(py, LB_T_MEMORY_ERROR, "the number has too many digits");
    }
    LB_AUTO_NUMBER lb_number n;
    unsigned ignored = 0;
    lb_number_init(&n);
    lb_number_set(&n, a);
    lb_number_rescale(&n, 0, rounding, &ignored);
    mpz_t out;
    mpz_init_set(out, n.digits);
    if (n.is_negative) {
        mpz_neg(out, out);
    }
    return lb_int_from_mpz(py, out);
}

static lb_value decimal_int(lb_python *py, lb_value *args)
{
    return to_int(py, SELF, LB_ROUND_DOWN);
}

static lb_value decimal_floor(lb_python *py, lb_value *args)
{
    return to_int(py, SELF, LB_ROUND_FLOOR);
}

static lb_value decimal_ceil(lb_python *py, lb_value *args)
{
    return to_int(py, SELF, LB_ROUND_CEILING);
}

static lb_value decimal_round(lb_python *py, lb_value *args)
{
    int64_t digits;
    if (lb_is_absent(args[1])) {
        return to_int(py, SELF, LB_ROUND_HALF_EVEN);
    }
    if (!lb_to_int64(py, args[1], &digits)) {
        return NULL;
    }
    lb_decimal *unit = lb_decimal_new(py);
    lb_number_set_int(&unit->number, 1);
    unit->number.exponent = -digits;
    return binary(py, args[0], (lb_value)unit, NULL, lb_number_quantize);
}

static lb_value decimal_float(lb_python *py, lb_value *args)
{
    return SELF->kind == LB_SNAN
               ? lb_raise(py, LB_T_VALUE_ERROR, "cannot convert signaling NaN to float")
               : lb_float_new(py, lb_number_to_double(SELF));
}

static lb_value decimal_ratio(lb_python *py, lb_value *args)
{
    const lb_number *n = SELF;
    if (n->kind != LB_FINITE) {
        return lb_raise(py, n->kind == LB_INFINITE ? LB_T_OVERFLOW_ERROR : LB_T_VALUE_ERROR,
                        "cannot convert %s to integer ratio",
                        n->kind == LB_INFINITE ? "Infinity" : "NaN");
    }
    mpz_t top, bottom, common;
    mpz_init_set(top, n->digits);
    mpz_init_set_ui(bottom, 1);
    mpz_init(common);
    lb_ten_to(common, n->exponent < 0 ? -n->exponent : n->exponent);
    mpz_mul(n->exponent < 0 ? bottom : top, n->exponent < 0 ? bottom : top, common);
    mpz_gcd(common, top, bottom);
    mpz_divexact(top, top, common);
    mpz_divexact(bottom, bottom, common);
    mpz_clear(common);
    if (n->is_negative) {
        mpz_neg(top, top);
    }
    lb_value numerator = lb_int_from_mpz(py, top);
    return lb_tuple_of(py, 2, numerator, lb_int_from_mpz(py, bottom));
}

static lb_value decimal_as_tuple(lb_python *py, lb_value *args)
{
    const lb_number *n = SELF;
    LB_AUTO_FREE char *text = lb_alloc(mpz_sizeinbase(n->digits, 10) + 2);
    mpz_get_str(text, 10, n->digits);
    bool is_empty = n->kind >= LB_NAN && !mpz_sgn(n->digits);
    size_t count = is_empty ? 0 : strlen(text);
    lb_tuple *digits = lb_tuple_new(py, count);
    for (size_t i = 0; i < count; i++) {
        digits->items[i] = lb_small_new(text[i] - '0');
    }
    lb_value exponent = n->kind == LB_FINITE     ? lb_int_new(py, n->exponent)
                        : n->kind == LB_INFINITE ? lb_string_of(py, "F")
                                                 : lb_string_of(py, n->kind == LB_NAN ? "n" : "N");
    lb_value type = lb_module_global(py, &lb_module_decimal, "DecimalTuple");
    lb_value fields[] = {lb_int_new(py, n->is_negative), (lb_value)digits, exponent};
    return type ? lb_call(py, type, 3, fields) : NULL;
}

/* --- texts --- */

static lb_value text_of(lb_python *py, lb_value *args, lb_value context_argument,
                        bool is_engineering)
{
    lb_decimal_context *context = lb_context_of(py, context_argument);
    if (!context) {
        return NULL;
    }
    LB_AUTO_TEXT lb_text out = {0};
    lb_number_add_text(&out, SELF, is_engineering, context->has_capitals);
    return lb_string_take(py, &out);
}

static lb_value decimal_str(lb_python *py, lb_value *args)
{
    return text_of(py, args, NULL, false);
}

static lb_value decimal_to_eng_string(lb_python *py, lb_value *args)
{
    return text_of(py, args, args[1], true);
}

static lb_value decimal_repr(lb_python *py, lb_value *args)
{
    lb_value text = text_of(py, args, NULL, false);
    return text ? lb_string_format(py, "Decimal('%s')", lb_cstr(text)) : NULL;
}

static lb_value decimal_number_class(lb_python *py, lb_value *args)
{
    lb_decimal_context *context = lb_context_of(py, args[1]);
    if (!context) {
        return NULL;
    }
    const lb_number *n = SELF;
    const char *sign = n->is_negative ? "-" : "+";
    if (n->kind >= LB_NAN) {
        return lb_string_of(py, n->kind == LB_SNAN ? "sNaN" : "NaN");
    }
    const char *kind = n->kind == LB_INFINITE                         ? "Infinity"
                       : lb_number_is_zero(n)                         ? "Zero"
                       : lb_number_adjusted(n) < context->number.emin ? "Subnormal"
                                                                      : "Normal";
    return lb_string_format(py, "%s%s", sign, kind);
}

static lb_value decimal_reduce(lb_python *py, lb_value *args)
{
    return lb_tuple_of(py, 2, (lb_value)lb_typeof(py, args[0]),
                       lb_tuple_of(py, 1, decimal_str(py, args)));
}

static lb_value decimal_zero(lb_python *py, lb_value *args LB_UNUSED)
{
    return (lb_value)lb_decimal_new(py);
}

static lb_value decimal_ten(lb_python *py, lb_value *args LB_UNUSED)
{
    return lb_decimal_operand(py, lb_int_new(py, 10), false);
}

static void decimal_free(lb_python *py LB_UNUSED, lb_value self)
{
    lb_number_clear(lb_number_of(self));
}

static size_t decimal_extra(lb_value self)
{
    return mpz_size(lb_number_of(self)->digits) * sizeof(mp_limb_t);
}

static const lb_method methods[] = {
    {"__new__", "cls, value=, context=", decimal_make},
    {"from_float", "cls, f, /", decimal_from_float, LB_CLASSMETHOD},
#define X(name, operation)                               \
    {"__" #name "__", "self, other, /", decimal_##name}, \
        {"__r" #name "__", "self, other, /", decimal_r##name},
    OPERATORS(X)
#undef X
        {"__divmod__", "self, other, /", decimal_divmod},
    {"__rdivmod__", "self, other, /", decimal_rdivmod},
    {"__neg__", "self, context=", decimal_neg},
    {"__pos__", "self, context=", decimal_pos},
    {"__abs__", "self, context=", decimal_abs},
#define X(name, operation) {#name, "self, context=", decimal_##name},
    UNARY_METHODS(X)
#undef X
#define X(name, operation) {#name, "self, other, context=", decimal_##name},
        BINARY_METHODS(X)
#undef X
            {"compare_signal", "self, other, context=", decimal_compare},
    {"compare_total", "self, other, context=", decimal_compare_total},
    {"quantize", "self, exp, rounding=, context=", decimal_quantize},
    {"to_integral", "self, rounding=, context=", decimal_to_integral},
    {"to_integral_value", "self, rounding=, context=", decimal_to_integral},
    {"to_integral_exact", "self, rounding=, context=", decimal_to_integral_exact},
    {"fma", "self, other, third, context=", decimal_fma},
#define X(name, id) {"__" #name "__", "self, other, /", decimal_##name},
    COMPARISONS(X)
#undef X
        {"__hash__", "self", decimal_hash},
    {"__bool__", "self", decimal_bool},
#define X(name, condition) {#name, "self", decimal_##name},
    QUESTIONS(X)
#undef X
        {"is_normal", "self, context=", decimal_is_normal},
    {"is_subnormal", "self, context=", decimal_is_subnormal},
    {"adjusted", "self", decimal_adjusted},
    {"same_quantum", "self, other, context=", decimal_same_quantum},
    {"copy_abs", "self", decimal_copy_abs},
    {"copy_negate", "self", decimal_copy_negate},
    {"copy_sign", "self, other, context=", decimal_copy_sign},
    {"__int__", "self", decimal_int},
    {"__trunc__", "self", decimal_int},
    {"__floor__", "self", decimal_floor},
    {"__ceil__", "self", decimal_ceil},
    {"__round__", "self, ndigits=", decimal_round},
    {"__float__", "self", decimal_float},
    {"as_integer_ratio", "self", decimal_ratio},
    {"as_tuple", "self", decimal_as_tuple},
    {"__str__", "self", decimal_str},
    {"__repr__", "self", decimal_repr},
    {"__format__", "self, spec, context=, /", lb_decimal_format},
    {"to_eng_string", "self, context=", decimal_to_eng_string},
    {"number_class", "self, context=", decimal_number_class},
    {"canonical", "self", lb_self},
    {"conjugate", "self", lb_self},
    {"real", "self", lb_self, LB_GETTER},
    {"imag", "self", decimal_zero, LB_GETTER},
    {"radix", "self", decimal_ten},
    {"__copy__", "self", lb_self},
    {"__deepcopy__", "self, memo, /", lb_self},
    {"__reduce__", "self", decimal_reduce},
    {0}};

const lb_type_spec lb_decimal_type = {
    .name = "Decimal",
    .methods = methods,
    .layout = {sizeof(lb_decimal), NULL, decimal_free, decimal_extra}};
