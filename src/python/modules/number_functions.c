/* exp, ln, log10 and powers: in binary fixed point, with more and more bits until the result can be
   rounded. */
#include "base/memory.h"
#include "python/modules/number.h"

enum { GUARD_DIGITS = 12, GUARD_BITS = 64, ERROR_MOST = 100000 };

static void invalid(lb_number *out, unsigned *status)
{
    lb_number_set_special(out, LB_NAN, false);
    *status |= LB_INVALID_OPERATION;
}

/* sum of z**(2i+1) / (2i+1), all in units of 2**-bits */
static void fixed_atanh(mpz_t out, const mpz_t z, mp_bitcnt_t bits)
{
    mpz_t square, power, term;
    mpz_inits(square, power, term, NULL);
    mpz_mul(square, z, z);
    mpz_tdiv_q_2exp(square, square, bits);
    mpz_set(power, z);
    mpz_set(out, z);
    for (unsigned long i = 3; mpz_sgn(power) != 0; i += 2) {
        mpz_mul(power, power, square);
        mpz_tdiv_q_2exp(power, power, bits);
        mpz_tdiv_q_ui(term, power, i);
        mpz_add(out, out, term);
    }
    mpz_clears(square, power, term, NULL);
}

/* ln of (top / bottom), which is near 1 */
static void fixed_ln_ratio(mpz_t out, const mpz_t top, const mpz_t bottom, mp_bitcnt_t bits)
{
    mpz_t sum, z;
    mpz_inits(sum, z, NULL);
    mpz_sub(z, top, bottom);
    mpz_add(sum, top, bottom);
    mpz_mul_2exp(z, z, bits);
    mpz_tdiv_q(z, z, sum);
    fixed_atanh(out, z, bits);
    mpz_mul_2exp(out, out, 1);
    mpz_clears(sum, z, NULL);
}

static void fixed_ln_integer(mpz_t out, const mpz_t n, mp_bitcnt_t bits)
{
    mpz_t power, two;
    mpz_init_set_ui(power, 1);
    mpz_init(two);
    size_t size = mpz_sizeinbase(n, 2);
    mpz_mul_2exp(power, power, size);
    fixed_ln_ratio(out, n, power, bits); /* n / 2**size is in [0.5, 1) */
    mpz_t three, four;
    mpz_init_set_ui(three, 3);
    mpz_init_set_ui(four, 4);
    /* ln 2 = ln(4/3) + ln(3/2) = 2 ln(4/3) + ln(9/8) */
    fixed_ln_ratio(two, four, three, bits);
    mpz_mul_2exp(two, two, 1);
    mpz_set_ui(three, 9);
    mpz_set_ui(four, 8);
    fixed_ln_ratio(power, three, four, bits);
    mpz_add(two, two, power);
    mpz_addmul_ui(out, two, size);
    mpz_clears(power, two, three, four, NULL);
}

static void fixed_ln_ten(mpz_t out, mp_bitcnt_t bits)
{
    mpz_t ten;
    mpz_init_set_ui(ten, 10);
    fixed_ln_integer(out, ten, bits);
    mpz_clear(ten);
}

/* ln(digits * 10**exponent) */
static void fixed_ln(mpz_t out, const lb_number *a, mp_bitcnt_t bits)
{
    mpz_t ten;
    mpz_init(ten);
    fixed_ln_integer(out, a->digits, bits);
    fixed_ln_ten(ten, bits);
    mpz_mul_si(ten, ten, a->exponent);
    mpz_add(out, out, ten);
    mpz_clear(ten);
}

/* mantissa * 2**exponent with so many digits, cut */
static void to_decimal(lb_number *out, const mpz_t mantissa, int64_t exponent, int64_t digits)
{
    int64_t bits = (int64_t)mpz_sizeinbase(mantissa, 2) + exponent;
    int64_t scale = digits - (int64_t)((double)bits * 0.30102999566398120);
    mpz_t ten;
    mpz_init(ten);
    lb_ten_to(ten, scale < 0 ? -scale : scale);
    out->kind = LB_FINITE;
    out->is_negative = mpz_sgn(mantissa) < 0;
    out->exponent = -scale;
    mpz_abs(out->digits, mantissa);
    if (scale >= 0) {
        mpz_mul(out->digits, out->digits, ten);
    }
    if (exponent >= 0) {
        mpz_mul_2exp(out->digits, out->digits, (mp_bitcnt_t)exponent);
    } else {
        mpz_tdiv_q_2exp(out->digits, out->digits, (mp_bitcnt_t)-exponent);
    }
    if (scale < 0) {
        mpz_tdiv_q(out->digits, out->digits, ten);
    }
    mpz_clear(ten);
}

/* Whether digits that may be wrong by ERROR_MOST units round to `precision` in one way only. */
static bool is_roundable(const lb_number *n, int64_t precision)
{
    int64_t extra = lb_number_size(n) - precision;
    if (extra < 8) {
        return false;
    }
    mpz_t half, rest;
    mpz_inits(half, rest, NULL);
    lb_ten_to(half, extra);
    mpz_tdiv_q_2exp(half, half, 1);
    mpz_tdiv_r(rest, n->digits, half);
    bool is_fine = mpz_cmp_ui(rest, ERROR_MOST) > 0;
    mpz_sub(rest, half, rest);
    is_fine = is_fine && mpz_cmp_ui(rest, ERROR_MOST) > 0;
    mpz_clears(half, rest, NULL);
    return is_fine;
}

static void finish_even(lb_number *out, const lb_number_context *c, unsigned *status)
{
    lb_number_context even = *c;
    even.rounding = LB_ROUND_HALF_EVEN;
    mpz_mul_ui(out->digits, out->digits, 10); /* inexact whatever the last digits are */
    mpz_add_ui(out->digits, out->digits, 1);
    out->exponent--;
    lb_number_finish(out, &even, status);
}

/* --- exp --- */

/* e**(digits * 10**exponent) as mantissa * 2**(*power - bits) */
static void fixed_exp(mpz_t mantissa, int64_t *power, const lb_number *a, mp_bitcnt_t bits)
{
    enum { HALVINGS = 16 };
    mpz_t x, two, term, ten;
    mpz_inits(x, two, term, ten, NULL);
    mpz_mul_2exp(x, a->digits, bits);
    lb_ten_to(ten, a->exponent < 0 ? -a->exponent : a->exponent);
    if (a->exponent >= 0) {
        mpz_mul(x, x, ten);
    } else {
        mpz_tdiv_q(x, x, ten);
    }
    if (a->is_negative) {
        mpz_neg(x, x);
    }
    mpz_set_ui(ten, 2);
    fixed_ln_integer(two, ten, bits);
    mpz_fdiv_qr(ten, x, x, two);
    *power = mpz_get_si(ten);
    mpz_tdiv_q_2exp(x, x, HALVINGS);
    mpz_set_ui(mantissa, 1);
    mpz_mul_2exp(mantissa, mantissa, bits);
    mpz_set(term, mantissa);
    for (unsigned long i = 1; mpz_sgn(term) != 0; i++) {
        mpz_mul(term, term, x);
        mpz_tdiv_q_2exp(term, term, bits);
        mpz_tdiv_q_ui(term, term, i);
        mpz_add(mantissa, mantissa, term);
    }
    for (int i = 0; i < HALVINGS; i++) {
        mpz_mul(mantissa, mantissa, mantissa);
        mpz_tdiv_q_2exp(mantissa, mantissa, bits);
    }
    mpz_clears(x, two, term, ten, NULL);
}

static void exp_finite(lb_number *out, const lb_number *a, const lb_number_context *c,
                       unsigned *status)
{
    LB_AUTO_NUMBER lb_number x;
    lb_number_init(&x);
    lb_number_set(&x, a);
    int64_t adjusted = lb_number_adjusted(&x);
    if (adjusted > 19) { /* far beyond any range */
        lb_number_set_int(out, 1);
        out->exponent = x.is_negative ? 3 * (c->emin - c->precision) : 3 * c->emax;
        finish_even(out, c, status);
        return;
    }
    if (adjusted < -c->precision - 1) {
        lb_number_set_int(out, 0);
        lb_ten_to(out->digits, c->precision + 1);
        out->exponent = -c->precision - 1;
        finish_even(out, c, status);
        return;
    }
    mpz_t mantissa;
    mpz_init(mantissa);
    for (int64_t digits = c->precision + GUARD_DIGITS;; digits *= 2) {
        int64_t power = 0;
        mp_bitcnt_t bits = (mp_bitcnt_t)((double)(digits + 20) * 3.33) + GUARD_BITS;
        fixed_exp(mantissa, &power, &x, bits);
        to_decimal(out, mantissa, power - (int64_t)bits, digits);
        if (is_roundable(out, c->precision) || digits > 40 * c->precision + 1000) {
            break;
        }
    }
    mpz_clear(mantissa);
    finish_even(out, c, status);
}

void lb_number_exp(lb_number *out, const lb_number *a, const lb_number_context *c, unsigned *status)
{
    if (lb_number_nan(out, a, NULL, status)) {
        return;
    }
    if (a->kind == LB_INFINITE) {
        bool is_negative = a->is_negative;
        lb_number_set_special(out, is_negative ? LB_FINITE : LB_INFINITE, false);
    } else if (lb_number_is_zero(a)) {
        lb_number_set_int(out, 1);
    } else {
        exp_finite(out, a, c, status);
    }
}

/* --- logarithms --- */

static bool log_special(lb_number *out, const lb_number *a, unsigned *status)
{
    if (lb_number_nan(out, a, NULL, status)) {
        return true;
    }
    if (lb_number_is_zero(a)) {
        lb_number_set_special(out, LB_INFINITE, true);
    } else if (a->is_negative) {
        invalid(out, status);
    } else if (a->kind == LB_INFINITE) {
        lb_number_set_special(out, LB_INFINITE, false);
    } else {
        return false;
    }
    return true;
}

static void log_finite(lb_number *out, const lb_number *a, bool is_base_ten,
                       const lb_number_context *c, unsigned *status)
{
    LB_AUTO_NUMBER lb_number x;
    lb_number_init(&x);
    lb_number_set(&x, a);
    mpz_t value, ten;
    mpz_inits(value, ten, NULL);
    for (int64_t digits = c->precision + GUARD_DIGITS;; digits *= 2) {
        mp_bitcnt_t bits = (mp_bitcnt_t)((double)(digits + 20) * 3.33) + GUARD_BITS;
        fixed_ln(value, &x, bits);
        if (is_base_ten) {
            fixed_ln_ten(ten, bits);
            mpz_mul_2exp(value, value, bits);
            mpz_tdiv_q(value, value, ten);
        }
        bool is_significant =
            (double)mpz_sizeinbase(value, 2) > (double)(c->precision + GUARD_DIGITS) * 3.33 + 24;
        to_decimal(out, value, -(int64_t)bits, c->precision + GUARD_DIGITS);
        if ((is_significant && is_roundable(out, c->precision)) ||
            digits > 40 * c->precision + 1000) {
            break;
        }
    }
    mpz_clears(value, ten, NULL);
    finish_even(out, c, status);
}

void lb_number_ln(lb_number *out, const lb_number *a, const lb_number_context *c, unsigned *status)
{
    LB_AUTO_NUMBER lb_number one;
    lb_number_init(&one);
    lb_number_set_int(&one, 1);
    if (log_special(out, a, status)) {
        return;
    }
    if (lb_number_compare(a, &one) == 0) {
        lb_number_set_int(out, 0);
        return;
    }
    log_finite(out, a, false, c, status);
}

void lb_number_log10(lb_number *out, const lb_number *a, const lb_number_context *c,
                     unsigned *status)
{
    if (log_special(out, a, status)) {
        return;
    }
    LB_AUTO_NUMBER lb_number power;
    lb_number_init(&power);
    mpz_set_ui(power.digits, 1);
    power.exponent = lb_number_adjusted(a);
    if (lb_number_compare(a, &power) == 0) {
        lb_number_set_int(out, power.exponent);
        lb_number_finish(out, c, status);
        return;
    }
    log_finite(out, a, true, c, status);
}

/* --- powers --- */

static void power_whole(lb_number *out, const lb_number *a, uint64_t by, bool is_inverse,
                        const lb_number_context *c, unsigned *status)
{
    LB_AUTO_NUMBER lb_number base, result;
    lb_number_init(&base);
    lb_number_init(&result);
    lb_number_set(&base, a);
    lb_number_set_int(&result, 1);
    lb_number_context wide = *c;
    wide.precision += 4 + 20;
    wide.rounding = LB_ROUND_HALF_EVEN;
    wide.emax *= 3;
    wide.emin *= 3;
    unsigned own = 0;
    if (is_inverse) {
        lb_number_divide(&base, &result, &base, &wide, &own);
    }
    while (by) {
        if (by & 1) {
            lb_number_multiply(&result, &result, &base, &wide, &own);
        }
        by >>= 1;
        if (by) {
            lb_number_multiply(&base, &base, &base, &wide, &own);
        }
    }
    lb_number_set(out, &result);
    lb_number_finish(out, c, status);
    *status |= own & (LB_INEXACT | LB_ROUNDED | LB_OVERFLOW);
}

static void power_real(lb_number *out, const lb_number *a, const lb_number *b,
                       const lb_number_context *c, unsigned *status)
{
    LB_AUTO_NUMBER lb_number t;
    lb_number_init(&t);
    lb_number_context wide = {c->precision + 24 + lb_number_size(b), -LB_EXPONENT_MOST,
                              LB_EXPONENT_MOST, LB_ROUND_HALF_EVEN, false};
    unsigned own = 0;
    lb_number_ln(&t, a, &wide, &own);
    lb_number_multiply(&t, &t, b, &wide, &own);
    if (lb_number_is_zero(&t)) { /* 1 ** b */
        lb_number_set_int(out, 0);
        lb_ten_to(out->digits, c->precision + 1);
        out->exponent = -c->precision - 1;
        lb_number_finish(out, c, status);
        *status |= LB_INEXACT | LB_ROUNDED;
        return;
    }
    wide.precision = c->precision + 4;
    lb_number_exp(&t, &t, &wide, &own);
    lb_number_set(out, &t);
    *status |= LB_INEXACT | LB_ROUNDED;
    lb_number_finish(out, c, status);
}

/* A power of zero or infinity, or to infinity; false: none of them. */
static bool power_special(lb_number *out, const lb_number *a, const lb_number *b, bool is_negative,
                          unsigned *status)
{
    LB_AUTO_NUMBER lb_number one;
    lb_number_init(&one);
    lb_number_set_int(&one, 1);
    if (lb_number_is_zero(b)) {
        if (lb_number_is_zero(a)) {
            invalid(out, status);
        } else {
            lb_number_set_int(out, 1);
        }
        return true;
    }
    if (a->is_negative && !lb_number_is_zero(a) && !lb_number_is_integer(b) &&
        b->kind != LB_INFINITE) {
        invalid(out, status);
        return true;
    }
    bool is_small;
    if (lb_number_is_zero(a)) {
        is_small = true;
    } else if (a->kind == LB_INFINITE) {
        is_small = false;
    } else if (b->kind == LB_INFINITE && !a->is_negative && lb_number_compare(a, &one) != 0) {
        is_small = lb_number_compare(a, &one) < 0;
    } else if (b->kind == LB_INFINITE) {
        if (a->is_negative) {
            invalid(out, status);
        } else {
            lb_number_set_int(out, 1);
        }
        return true;
    } else {
        return false;
    }
    bool to_zero = is_small != b->is_negative;
    lb_number_set_special(out, to_zero ? LB_FINITE : LB_INFINITE, is_negative);
    return true;
}

void lb_number_power(lb_number *out, const lb_number *a, const lb_number *b,
                     const lb_number_context *c, unsigned *status)
{
    if (lb_number_nan(out, a, b, status)) {
        return;
    }
    bool is_whole = b->kind == LB_FINITE && lb_number_is_integer(b);
    LB_AUTO_NUMBER lb_number by, base;
    lb_number_init(&by);
    lb_number_init(&base);
    lb_number_set(&by, b);
    lb_number_set(&base, a);
    unsigned ignored = 0;
    bool is_countable = is_whole && lb_number_adjusted(b) <= 17;
    if (is_countable) {
        lb_number_rescale(&by, 0, LB_ROUND_DOWN, &ignored);
    }
    bool is_odd = is_countable && mpz_odd_p(by.digits);
    if (power_special(out, a, b, a->is_negative && is_odd, status)) {
        return;
    }
    if (is_countable) {
        power_whole(out, a, mpz_get_ui(by.digits), b->is_negative, c, status);
        return;
    }
    base.is_negative = false;
    power_real(out, &base, &by, c, status);
}
