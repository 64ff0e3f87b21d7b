/* Operations on decimal numbers whose results are exact before they are rounded. */
#include <stdlib.h>

#include "base/memory.h"
#include "python/modules/number.h"

static void invalid(lb_number *out, unsigned condition, unsigned *status)
{
    lb_number_set_special(out, LB_NAN, false);
    *status |= condition;
}

/* --- one operand --- */

void lb_number_plus(lb_number *out, const lb_number *a, const lb_number_context *c,
                    unsigned *status)
{
    if (lb_number_nan(out, a, NULL, status)) {
        return;
    }
    lb_number_set(out, a);
    if (lb_number_is_zero(out) && c->rounding != LB_ROUND_FLOOR) {
        out->is_negative = false;
    }
    lb_number_finish(out, c, status);
}

void lb_number_minus(lb_number *out, const lb_number *a, const lb_number_context *c,
                     unsigned *status)
{
    if (lb_number_nan(out, a, NULL, status)) {
        return;
    }
    lb_number_set(out, a);
    out->is_negative = !a->is_negative;
    if (lb_number_is_zero(out) && c->rounding != LB_ROUND_FLOOR) {
        out->is_negative = false;
    }
    lb_number_finish(out, c, status);
}

void lb_number_abs(lb_number *out, const lb_number *a, const lb_number_context *c, unsigned *status)
{
    if (lb_number_nan(out, a, NULL, status)) {
        return;
    }
    lb_number_set(out, a);
    out->is_negative = false;
    lb_number_finish(out, c, status);
}

void lb_number_normalize(lb_number *out, const lb_number *a, const lb_number_context *c,
                         unsigned *status)
{
    if (lb_number_nan(out, a, NULL, status)) {
        return;
    }
    lb_number_set(out, a);
    lb_number_finish(out, c, status);
    if (out->kind != LB_FINITE) {
        return;
    }
    if (lb_number_is_zero(out)) {
        out->exponent = 0;
        return;
    }
    int64_t top = c->is_clamped ? c->emax - c->precision + 1 : c->emax;
    while (out->exponent < top && mpz_divisible_ui_p(out->digits, 10)) {
        mpz_divexact_ui(out->digits, out->digits, 10);
        out->exponent++;
    }
}

void lb_number_logb(lb_number *out, const lb_number *a, const lb_number_context *c,
                    unsigned *status)
{
    if (lb_number_nan(out, a, NULL, status)) {
        return;
    }
    if (a->kind == LB_INFINITE) {
        lb_number_set_special(out, LB_INFINITE, false);
    } else if (lb_number_is_zero(a)) {
        lb_number_set_special(out, LB_INFINITE, true);
        *status |= LB_DIVISION_BY_ZERO;
    } else {
        lb_number_set_int(out, lb_number_adjusted(a));
        lb_number_finish(out, c, status);
    }
}

static void to_integral(lb_number *out, const lb_number *a, lb_rounding rounding, unsigned *status)
{
    if (!lb_number_nan(out, a, NULL, status)) {
        lb_number_set(out, a);
        if (a->kind == LB_FINITE && a->exponent < 0) {
            lb_number_rescale(out, 0, rounding, status);
        }
    }
}

void lb_number_to_integral_exact(lb_number *out, const lb_number *a, const lb_number_context *c,
                                 unsigned *status)
{
    to_integral(out, a, c->rounding, status);
}

void lb_number_to_integral(lb_number *out, const lb_number *a, const lb_number_context *c,
                           unsigned *status)
{
    unsigned own = 0;
    to_integral(out, a, c->rounding, &own);
    *status |= own & LB_INVALID;
}

/* The neighbour in the direction of a rounding. */
static void next(lb_number *out, const lb_number *a, const lb_number_context *c, bool is_up,
                 unsigned *status)
{
    if (lb_number_nan(out, a, NULL, status)) {
        return;
    }
    lb_number_context toward = *c;
    toward.rounding = is_up ? LB_ROUND_CEILING : LB_ROUND_FLOOR;
    unsigned ignored = 0;
    if (a->kind == LB_INFINITE) {
        lb_number_set(out, a);
        if (a->is_negative == is_up) { /* the largest finite one */
            out->kind = LB_FINITE;
            lb_ten_to(out->digits, c->precision);
            mpz_sub_ui(out->digits, out->digits, 1);
            out->exponent = c->emax - c->precision + 1;
        }
        return;
    }
    LB_AUTO_NUMBER lb_number rounded, tick;
    lb_number_init(&rounded);
    lb_number_init(&tick);
    lb_number_set(&rounded, a);
    lb_number_finish(&rounded, &toward, &ignored);
    if (rounded.kind != LB_FINITE || lb_number_compare(&rounded, a) != 0) {
        lb_number_set(out, &rounded);
        return;
    }
    mpz_set_ui(tick.digits, 1);
    tick.exponent = c->emin - c->precision;
    tick.is_negative = !is_up;
    lb_number_add(out, a, &tick, &toward, &ignored);
}

void lb_number_next_plus(lb_number *out, const lb_number *a, const lb_number_context *c,
                         unsigned *status)
{
    next(out, a, c, true, status);
}

void lb_number_next_minus(lb_number *out, const lb_number *a, const lb_number_context *c,
                          unsigned *status)
{
    next(out, a, c, false, status);
}

/* --- addition --- */

/* Where `low` is too small to be seen beside `high`, something as small stands for it, so that
   exponents far apart cost nothing. */
static void align(lb_number *high, lb_number *low, int64_t precision)
{
    unsigned ignored = 0;
    int64_t size = lb_number_size(high);
    int64_t least = high->exponent + (size - precision - 2 < -1 ? size - precision - 2 : -1);
    if (lb_number_adjusted(low) < least) {
        mpz_set_ui(low->digits, 1);
        low->exponent = least;
    }
    lb_number_rescale(high, low->exponent, LB_ROUND_DOWN, &ignored);
}

static void add_finite(lb_number *out, const lb_number *a, const lb_number *b,
                       const lb_number_context *c, unsigned *status)
{
    LB_AUTO_NUMBER lb_number x, y;
    lb_number_init(&x);
    lb_number_init(&y);
    lb_number_set(&x, a);
    lb_number_set(&y, b);
    int64_t exponent = a->exponent < b->exponent ? a->exponent : b->exponent;
    bool both_zero = lb_number_is_zero(a) && lb_number_is_zero(b);
    if (both_zero) {
        out->is_negative = a->is_negative && b->is_negative;
        if (c->rounding == LB_ROUND_FLOOR && a->is_negative != b->is_negative) {
            out->is_negative = true;
        }
        out->kind = LB_FINITE;
        out->exponent = exponent;
        mpz_set_ui(out->digits, 0);
        lb_number_finish(out, c, status);
        return;
    }
    if (lb_number_is_zero(&x) || lb_number_is_zero(&y)) {
        lb_number *value = lb_number_is_zero(&x) ? &y : &x;
        int64_t least = value->exponent - c->precision - 1;
        unsigned ignored = 0;
        lb_number_rescale(value, exponent > least ? exponent : least, LB_ROUND_DOWN, &ignored);
        lb_number_set(out, value);
        lb_number_finish(out, c, status);
        return;
    }
    if (x.exponent > y.exponent) {
        align(&x, &y, c->precision);
    } else if (y.exponent > x.exponent) {
        align(&y, &x, c->precision);
    }
    if (x.is_negative) {
        mpz_neg(x.digits, x.digits);
    }
    if (y.is_negative) {
        mpz_neg(y.digits, y.digits);
    }
    mpz_add(out->digits, x.digits, y.digits);
    out->kind = LB_FINITE;
    out->exponent = x.exponent;
    int sign = mpz_sgn(out->digits);
    out->is_negative = sign < 0 || (sign == 0 && c->rounding == LB_ROUND_FLOOR);
    mpz_abs(out->digits, out->digits);
    lb_number_finish(out, c, status);
}

static void add_signed(lb_number *out, const lb_number *a, const lb_number *b, bool is_subtraction,
                       const lb_number_context *c, unsigned *status)
{
    if (lb_number_nan(out, a, b, status)) {
        return;
    }
    LB_AUTO_NUMBER lb_number y;
    lb_number_init(&y);
    lb_number_set(&y, b);
    y.is_negative = b->is_negative != is_subtraction;
    if (a->kind == LB_INFINITE && y.kind == LB_INFINITE && a->is_negative != y.is_negative) {
        invalid(out, LB_INVALID_OPERATION, status);
    } else if (a->kind == LB_INFINITE || y.kind == LB_INFINITE) {
        lb_number_set(out, a->kind == LB_INFINITE ? a : &y);
    } else {
        add_finite(out, a, &y, c, status);
    }
}

void lb_number_add(lb_number *out, const lb_number *a, const lb_number *b,
                   const lb_number_context *c, unsigned *status)
{
    add_signed(out, a, b, false, c, status);
}

void lb_number_subtract(lb_number *out, const lb_number *a, const lb_number *b,
                        const lb_number_context *c, unsigned *status)
{
    add_signed(out, a, b, true, c, status);
}

void lb_number_multiply(lb_number *out, const lb_number *a, const lb_number *b,
                        const lb_number_context *c, unsigned *status)
{
    if (lb_number_nan(out, a, b, status)) {
        return;
    }
    bool is_negative = a->is_negative != b->is_negative;
    if (a->kind == LB_INFINITE || b->kind == LB_INFINITE) {
        if (lb_number_is_zero(a) || lb_number_is_zero(b)) {
            invalid(out, LB_INVALID_OPERATION, status);
        } else {
            lb_number_set_special(out, LB_INFINITE, is_negative);
        }
        return;
    }
    out->exponent = a->exponent + b->exponent;
    mpz_mul(out->digits, a->digits, b->digits);
    out->kind = LB_FINITE;
    out->is_negative = is_negative;
    lb_number_finish(out, c, status);
}

/* --- division --- */

/* The cases with infinities, NaN and zero; false: none of them. */
static bool divide_special(lb_number *out, const lb_number *a, const lb_number *b,
                           const lb_number_context *c, bool is_whole, unsigned *status)
{
    bool is_negative = a->is_negative != b->is_negative;
    if (lb_number_nan(out, a, b, status)) {
        return true;
    }
    if (a->kind == LB_INFINITE) {
        if (b->kind == LB_INFINITE) {
            invalid(out, LB_INVALID_OPERATION, status);
        } else {
            lb_number_set_special(out, LB_INFINITE, is_negative);
        }
        return true;
    }
    if (b->kind == LB_INFINITE) {
        lb_number_set_int(out, 0);
        out->is_negative = is_negative;
        out->exponent = is_whole ? 0 : c->emin - c->precision + 1;
        *status |= is_whole ? 0 : LB_CLAMPED;
        return true;
    }
    if (lb_number_is_zero(b)) {
        if (lb_number_is_zero(a)) {
            invalid(out, LB_DIVISION_UNDEFINED, status);
        } else {
            lb_number_set_special(out, LB_INFINITE, is_negative);
            *status |= LB_DIVISION_BY_ZERO;
        }
        return true;
    }
    return false;
}

void lb_number_divide(lb_number *out, const lb_number *a, const lb_number *b,
                      const lb_number_context *c, unsigned *status)
{
    if (divide_special(out, a, b, c, false, status)) {
        return;
    }
    bool is_negative = a->is_negative != b->is_negative;
    int64_t ideal = a->exponent - b->exponent;
    if (lb_number_is_zero(a)) {
        lb_number_set_int(out, 0);
        out->exponent = ideal;
    } else {
        int64_t shift = lb_number_size(b) - lb_number_size(a) + c->precision + 1;
        mpz_t top, bottom, rest, ten;
        mpz_inits(top, bottom, rest, ten, NULL);
        lb_ten_to(ten, shift < 0 ? -shift : shift);
        mpz_mul(top, a->digits, shift >= 0 ? ten : b->digits);
        mpz_set(bottom, b->digits);
        if (shift < 0) {
            mpz_set(top, a->digits);
            mpz_mul(bottom, b->digits, ten);
        }
        mpz_tdiv_qr(out->digits, rest, top, bottom);
        out->exponent = ideal - shift;
        if (mpz_sgn(rest) && mpz_divisible_ui_p(out->digits, 5)) {
            mpz_add_ui(out->digits, out->digits, 1); /* so that rounding sees that there is more */
        }
        while (!mpz_sgn(rest) && out->exponent < ideal && mpz_divisible_ui_p(out->digits, 10)) {
            mpz_divexact_ui(out->digits, out->digits, 10);
            out->exponent++;
        }
        mpz_clears(top, bottom, rest, ten, NULL);
    }
    out->kind = LB_FINITE;
    out->is_negative = is_negative;
    lb_number_finish(out, c, status);
}

/* The whole quotient and the remainder of finite numbers, b not zero. False: the quotient has more
   digits than the precision. */
static bool divide_whole(lb_number *quotient, lb_number *rest, const lb_number *a,
                         const lb_number *b, const lb_number_context *c)
{
    int64_t exponent = a->exponent < b->exponent ? a->exponent : b->exponent;
    int64_t difference = lb_number_adjusted(a) - lb_number_adjusted(b);
    bool is_negative = a->is_negative != b->is_negative, a_negative = a->is_negative;
    unsigned ignored = 0;
    if (lb_number_is_zero(a) || difference <= -2) {
        lb_number_set(rest, a);
        if (lb_number_is_zero(a) || a->exponent - exponent <= c->precision) {
            lb_number_rescale(rest, exponent, LB_ROUND_DOWN, &ignored);
        }
        lb_number_set_int(quotient, 0);
    } else {
        if (difference > c->precision) {
            return false;
        }
        LB_AUTO_NUMBER lb_number x, y;
        lb_number_init(&x);
        lb_number_init(&y);
        lb_number_set(&x, a);
        lb_number_set(&y, b);
        lb_number_rescale(&x, exponent, LB_ROUND_DOWN, &ignored);
        lb_number_rescale(&y, exponent, LB_ROUND_DOWN, &ignored);
        lb_number_set_int(quotient, 0);
        lb_number_set_int(rest, 0);
        mpz_tdiv_qr(quotient->digits, rest->digits, x.digits, y.digits);
        rest->exponent = exponent;
    }
    quotient->is_negative = is_negative;
    rest->is_negative = a_negative;
    return lb_number_size(quotient) <= c->precision;
}

void lb_number_divide_int(lb_number *out, const lb_number *a, const lb_number *b,
                          const lb_number_context *c, unsigned *status)
{
    if (divide_special(out, a, b, c, true, status)) {
        return;
    }
    LB_AUTO_NUMBER lb_number quotient, rest;
    lb_number_init(&quotient);
    lb_number_init(&rest);
    if (!divide_whole(&quotient, &rest, a, b, c)) {
        invalid(out, LB_DIVISION_IMPOSSIBLE, status);
        return;
    }
    lb_number_set(out, &quotient);
    lb_number_finish(out, c, status);
}

static bool remainder_special(lb_number *out, const lb_number *a, const lb_number *b,
                              const lb_number_context *c, unsigned *status)
{
    if (lb_number_nan(out, a, b, status)) {
        return true;
    }
    if (a->kind == LB_INFINITE || lb_number_is_zero(b)) {
        invalid(out,
                a->kind != LB_INFINITE && lb_number_is_zero(a) ? LB_DIVISION_UNDEFINED
                                                               : LB_INVALID_OPERATION,
                status);
        return true;
    }
    if (b->kind == LB_INFINITE) {
        lb_number_set(out, a);
        lb_number_finish(out, c, status);
        return true;
    }
    return false;
}

void lb_number_remainder(lb_number *out, const lb_number *a, const lb_number *b,
                         const lb_number_context *c, unsigned *status)
{
    if (remainder_special(out, a, b, c, status)) {
        return;
    }
    LB_AUTO_NUMBER lb_number quotient, rest;
    lb_number_init(&quotient);
    lb_number_init(&rest);
    if (!divide_whole(&quotient, &rest, a, b, c)) {
        invalid(out, LB_DIVISION_IMPOSSIBLE, status);
        return;
    }
    lb_number_set(out, &rest);
    lb_number_finish(out, c, status);
}

void lb_number_remainder_near(lb_number *out, const lb_number *a, const lb_number *b,
                              const lb_number_context *c, unsigned *status)
{
    if (remainder_special(out, a, b, c, status)) {
        return;
    }
    LB_AUTO_NUMBER lb_number quotient, rest, twice, by;
    lb_number_init(&quotient);
    lb_number_init(&rest);
    lb_number_init(&twice);
    lb_number_init(&by);
    if (!divide_whole(&quotient, &rest, a, b, c)) {
        invalid(out, LB_DIVISION_IMPOSSIBLE, status);
        return;
    }
    lb_number_set(&twice, &rest);
    mpz_mul_2exp(twice.digits, twice.digits, 1);
    lb_number_set(&by, b);
    twice.is_negative = by.is_negative = false;
    int half = lb_number_compare(&twice, &by);
    if (half > 0 || (half == 0 && mpz_odd_p(quotient.digits))) {
        lb_number_context wide = *c;
        wide.precision = c->precision + lb_number_size(b) + lb_number_size(&rest) + 8;
        by.is_negative = !a->is_negative;
        lb_number_add(&rest, &rest, &by, &wide, status);
    }
    lb_number_set(out, &rest);
    lb_number_finish(out, c, status);
}

void lb_number_sqrt(lb_number *out, const lb_number *a, const lb_number_context *c,
                    unsigned *status)
{
    if (lb_number_nan(out, a, NULL, status)) {
        return;
    }
    int64_t exponent = a->exponent, half = exponent >= 0 ? exponent / 2 : (exponent - 1) / 2;
    if (lb_number_is_zero(a)) {
        lb_number_set(out, a);
        out->exponent = half;
        lb_number_finish(out, c, status);
        return;
    }
    if (a->is_negative) {
        invalid(out, LB_INVALID_OPERATION, status);
        return;
    }
    if (a->kind == LB_INFINITE) {
        lb_number_set(out, a);
        return;
    }
    bool is_odd = (exponent & 1) != 0;
    int64_t size = lb_number_size(a), length = is_odd ? size / 2 + 1 : (size + 1) / 2;
    int64_t shift = c->precision + 1 - length;
    mpz_t n, rest, scale;
    mpz_inits(n, rest, scale, NULL);
    mpz_mul_ui(n, a->digits, is_odd ? 10 : 1);
    lb_ten_to(scale, 2 * (shift < 0 ? -shift : shift));
    if (shift >= 0) {
        mpz_mul(n, n, scale);
    } else {
        mpz_tdiv_qr(n, rest, n, scale);
    }
    bool is_exact = mpz_sgn(rest) == 0;
    mpz_sqrtrem(n, rest, n);
    is_exact = is_exact && mpz_sgn(rest) == 0;
    int64_t result = half - shift;
    if (is_exact) {
        lb_ten_to(scale, shift < 0 ? -shift : shift);
        if (shift >= 0) {
            mpz_divexact(n, n, scale);
        } else {
            mpz_mul(n, n, scale);
        }
        result += shift;
    } else if (mpz_divisible_ui_p(n, 5)) {
        mpz_add_ui(n, n, 1);
    }
    lb_number_set_int(out, 0);
    mpz_set(out->digits, n);
    out->exponent = result;
    mpz_clears(n, rest, scale, NULL);
    lb_number_context even = *c;
    even.rounding = LB_ROUND_HALF_EVEN;
    lb_number_finish(out, &even, status);
}

/* --- choosing and moving --- */

void lb_number_quantize(lb_number *out, const lb_number *a, const lb_number *b,
                        const lb_number_context *c, unsigned *status)
{
    if (lb_number_nan(out, a, b, status)) {
        return;
    }
    if (a->kind == LB_INFINITE || b->kind == LB_INFINITE) {
        if (a->kind == b->kind) {
            lb_number_set(out, a);
        } else {
            invalid(out, LB_INVALID_OPERATION, status);
        }
        return;
    }
    int64_t exponent = b->exponent;
    unsigned own = 0;
    bool fits = exponent <= c->emax && exponent >= c->emin - c->precision + 1;
    if (fits && !lb_number_is_zero(a)) {
        int64_t adjusted = lb_number_adjusted(a);
        fits = adjusted <= c->emax && adjusted - exponent + 1 <= c->precision;
    }
    if (fits) {
        LB_AUTO_NUMBER lb_number x;
        lb_number_init(&x);
        lb_number_set(&x, a);
        lb_number_rescale(&x, exponent, c->rounding, &own);
        fits = lb_number_is_zero(&x) ||
               (lb_number_adjusted(&x) <= c->emax && lb_number_size(&x) <= c->precision);
        lb_number_set(out, &x);
    }
    if (!fits) {
        invalid(out, LB_INVALID_OPERATION, status);
        return;
    }
    if (!lb_number_is_zero(out) && lb_number_adjusted(out) < c->emin) {
        own |= LB_SUBNORMAL;
    }
    *status |= own;
}

static void choose(lb_number *out, const lb_number *a, const lb_number *b, bool by_magnitude,
                   bool is_max, const lb_number_context *c, unsigned *status)
{
    bool a_nan = a->kind >= LB_NAN, b_nan = b->kind >= LB_NAN;
    if (a_nan || b_nan) {
        bool is_quiet = a->kind != LB_SNAN && b->kind != LB_SNAN;
        if (is_quiet && a_nan != b_nan) {
            lb_number_set(out, a_nan ? b : a);
            lb_number_finish(out, c, status);
            return;
        }
        lb_number_nan(out, a, b, status);
        return;
    }
    LB_AUTO_NUMBER lb_number x, y;
    lb_number_init(&x);
    lb_number_init(&y);
    lb_number_set(&x, a);
    lb_number_set(&y, b);
    if (by_magnitude) {
        x.is_negative = y.is_negative = false;
    }
    int order = lb_number_compare(&x, &y);
    order = order ? order : lb_number_compare_total(a, b);
    lb_number_set(out, (order > 0) == is_max || order == 0 ? a : b);
    lb_number_finish(out, c, status);
}

void lb_number_max(lb_number *out, const lb_number *a, const lb_number *b,
                   const lb_number_context *c, unsigned *status)
{
    choose(out, a, b, false, true, c, status);
}

void lb_number_min(lb_number *out, const lb_number *a, const lb_number *b,
                   const lb_number_context *c, unsigned *status)
{
    choose(out, a, b, false, false, c, status);
}

void lb_number_max_mag(lb_number *out, const lb_number *a, const lb_number *b,
                       const lb_number_context *c, unsigned *status)
{
    choose(out, a, b, true, true, c, status);
}

void lb_number_min_mag(lb_number *out, const lb_number *a, const lb_number *b,
                       const lb_number_context *c, unsigned *status)
{
    choose(out, a, b, true, false, c, status);
}

void lb_number_scaleb(lb_number *out, const lb_number *a, const lb_number *b,
                      const lb_number_context *c, unsigned *status)
{
    if (lb_number_nan(out, a, b, status)) {
        return;
    }
    int64_t most = 2 * (c->emax + c->precision);
    if (b->kind != LB_FINITE || b->exponent != 0 || !mpz_fits_slong_p(b->digits) ||
        mpz_get_si(b->digits) > most) {
        invalid(out, LB_INVALID_OPERATION, status);
        return;
    }
    int64_t by = mpz_get_si(b->digits);
    by = b->is_negative ? -by : by;
    lb_number_set(out, a);
    if (a->kind == LB_FINITE) {
        out->exponent += by;
        lb_number_finish(out, c, status);
    }
}

void lb_number_compare_value(lb_number *out, const lb_number *a, const lb_number *b,
                             const lb_number_context *c LB_UNUSED, unsigned *status)
{
    if (!lb_number_nan(out, a, b, status)) {
        lb_number_set_int(out, lb_number_compare(a, b));
    }
}
