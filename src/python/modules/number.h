/*
 * Number: decimal floating point of any size, as IBM's General Decimal Arithmetic defines it.
 *
 * A number owns its digits: init before use, clear afterwards. An operation takes a context for
 * precision, rounding and the range of exponents, and adds to *status what happened; it never
 * fails. `out` may be one of the operands. Stands on GMP and base.
 */
#ifndef LB_PYTHON_MODULES_NUMBER_H
#define LB_PYTHON_MODULES_NUMBER_H

#include <gmp.h>

#include "base/text.h"

typedef enum lb_number_kind { LB_FINITE, LB_INFINITE, LB_NAN, LB_SNAN } lb_number_kind;

typedef struct lb_number {
    bool is_negative;
    lb_number_kind kind;
    int64_t exponent;
    mpz_t digits; /* the coefficient, not negative; the payload of a NaN */
} lb_number;

/* Conditions: X(id, name). The first five are one signal, InvalidOperation. */
#define LB_CONDITION_TABLE(X)                    \
    X(INVALID_OPERATION, "InvalidOperation")     \
    X(CONVERSION_SYNTAX, "ConversionSyntax")     \
    X(DIVISION_IMPOSSIBLE, "DivisionImpossible") \
    X(DIVISION_UNDEFINED, "DivisionUndefined")   \
    X(INVALID_CONTEXT, "InvalidContext")         \
    X(FLOAT_OPERATION, "FloatOperation")         \
    X(DIVISION_BY_ZERO, "DivisionByZero")        \
    X(OVERFLOW, "Overflow")                      \
    X(UNDERFLOW, "Underflow")                    \
    X(SUBNORMAL, "Subnormal")                    \
    X(INEXACT, "Inexact")                        \
    X(ROUNDED, "Rounded")                        \
    X(CLAMPED, "Clamped")

enum lb_condition_bit {
#define X(id, name) LB_BIT_##id,
    LB_CONDITION_TABLE(X)
#undef X
        LB_CONDITION_COUNT
};
enum {
#define X(id, name) LB_##id = 1 << LB_BIT_##id,
    LB_CONDITION_TABLE(X)
#undef X
        LB_INVALID = 31
};

#define LB_ROUNDING_TABLE(X) \
    X(CEILING)               \
    X(FLOOR)                 \
    X(UP)                    \
    X(DOWN)                  \
    X(HALF_UP)               \
    X(HALF_DOWN)             \
    X(HALF_EVEN)             \
    X(05UP)
typedef enum lb_rounding {
#define X(id) LB_ROUND_##id,
    LB_ROUNDING_TABLE(X)
#undef X
} lb_rounding;

typedef struct lb_number_context {
    int64_t precision, emin, emax;
    lb_rounding rounding;
    bool is_clamped;
} lb_number_context;

#define LB_EXPONENT_MOST 999999999999999999

void lb_number_init(lb_number *n);
void lb_number_clear(lb_number *n);
#define LB_AUTO_NUMBER LB_CLEANUP(lb_number_clear)
void lb_number_set(lb_number *out, const lb_number *n);
void lb_number_set_int(lb_number *out, int64_t i);
void lb_number_set_special(lb_number *out, lb_number_kind kind, bool is_negative);
/* The exact value of a double. */
void lb_number_set_double(lb_number *out, double d);
/* False: no number. */
bool lb_number_parse(lb_number *out, lb_str text);
void lb_number_add_text(lb_text *out, const lb_number *n, bool is_engineering, bool has_capitals);
double lb_number_to_double(const lb_number *n);
bool lb_number_is_zero(const lb_number *n);
bool lb_number_is_integer(const lb_number *n);
/* How many decimal digits the coefficient has; 1 for zero. */
int64_t lb_number_size(const lb_number *n);
int64_t lb_number_adjusted(const lb_number *n);

/* Rounds to the context's precision and range. */
void lb_number_finish(lb_number *n, const lb_number_context *c, unsigned *status);
/* Drops digits at the right, or adds zeros, so that the exponent is the given one; no limits. */
void lb_number_rescale(lb_number *n, int64_t exponent, lb_rounding rounding, unsigned *status);
/* -1 0 1; of numbers that are not NaN */
int lb_number_compare(const lb_number *a, const lb_number *b);
int lb_number_compare_total(const lb_number *a, const lb_number *b);
/* Makes *out the NaN that an operation on one gives; false: there is none. b may be NULL. */
bool lb_number_nan(lb_number *out, const lb_number *a, const lb_number *b, unsigned *status);

typedef void lb_number_unary(lb_number *out, const lb_number *a, const lb_number_context *c,
                             unsigned *status);
typedef void lb_number_binary(lb_number *out, const lb_number *a, const lb_number *b,
                              const lb_number_context *c, unsigned *status);
lb_number_unary lb_number_plus, lb_number_minus, lb_number_abs, lb_number_sqrt, lb_number_exp,
    lb_number_ln, lb_number_log10, lb_number_normalize, lb_number_logb, lb_number_next_plus,
    lb_number_next_minus, lb_number_to_integral, lb_number_to_integral_exact;
lb_number_binary lb_number_add, lb_number_subtract, lb_number_multiply, lb_number_divide,
    lb_number_divide_int, lb_number_remainder, lb_number_remainder_near, lb_number_power,
    lb_number_quantize, lb_number_max, lb_number_min, lb_number_max_mag, lb_number_min_mag,
    lb_number_scaleb, lb_number_compare_value;
/* 10 to a power, into an initialized integer */
void lb_ten_to(mpz_t out, int64_t power);

#endif
