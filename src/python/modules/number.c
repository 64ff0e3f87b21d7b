#include "python/modules/number.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void lb_number_init(lb_number *n)
{
    *n = (lb_number){0};
    mpz_init(n->digits);
}

void lb_number_clear(lb_number *n)
{
    mpz_clear(n->digits);
}

void lb_number_set(lb_number *out, const lb_number *n)
{
    if (out != n) {
        out->is_negative = n->is_negative;
        out->kind = n->kind;
        out->exponent = n->exponent;
        mpz_set(out->digits, n->digits);
    }
}

void lb_number_set_int(lb_number *out, int64_t i)
{
    out->is_negative = i < 0;
    out->kind = LB_FINITE;
    out->exponent = 0;
    mpz_set_si(out->digits, i);
    mpz_abs(out->digits, out->digits);
}

void lb_number_set_special(lb_number *out, lb_number_kind kind, bool is_negative)
{
    out->kind = kind;
    out->is_negative = is_negative;
    out->exponent = 0;
    mpz_set_ui(out->digits, 0);
}

void lb_number_set_double(lb_number *out, double d)
{
    if (isnan(d) || isinf(d)) {
        lb_number_set_special(out, isnan(d) ? LB_NAN : LB_INFINITE, signbit(d));
        return;
    }
    int exponent;
    lb_number_set_int(out, 0);
    out->is_negative = signbit(d);
    mpz_set_d(out->digits, ldexp(frexp(fabs(d), &exponent), 53));
    exponent -= 53;
    while (mpz_sgn(out->digits) && exponent < 0 && mpz_even_p(out->digits)) {
        mpz_tdiv_q_2exp(out->digits, out->digits, 1);
        exponent++;
    }
    if (!mpz_sgn(out->digits)) {
        return;
    }
    if (exponent >= 0) {
        mpz_mul_2exp(out->digits, out->digits, (mp_bitcnt_t)exponent);
        return;
    }
    mpz_t five;
    mpz_init(five);
    mpz_ui_pow_ui(five, 5, (unsigned long)-exponent);
    mpz_mul(out->digits, out->digits, five);
    mpz_clear(five);
    out->exponent = exponent;
}

bool lb_number_is_zero(const lb_number *n)
{
    return n->kind == LB_FINITE && mpz_sgn(n->digits) == 0;
}

void lb_ten_to(mpz_t out, int64_t power)
{
    mpz_ui_pow_ui(out, 10, (unsigned long)power);
}

int64_t lb_number_size(const lb_number *n)
{
    if (mpz_fits_ulong_p(n->digits)) {
        int64_t size = 1;
        for (unsigned long u = mpz_get_ui(n->digits); u >= 10; u /= 10) {
            size++;
        }
        return size;
    }
    int64_t size = (int64_t)mpz_sizeinbase(n->digits, 10); /* exact, or one too many */
    mpz_t least;
    mpz_init(least);
    lb_ten_to(least, size - 1);
    size -= mpz_cmp(n->digits, least) < 0;
    mpz_clear(least);
    return size;
}

int64_t lb_number_adjusted(const lb_number *n)
{
    return n->exponent + lb_number_size(n) - 1;
}

bool lb_number_is_integer(const lb_number *n)
{
    if (n->kind != LB_FINITE || n->exponent >= 0 || lb_number_is_zero(n)) {
        return n->kind == LB_FINITE;
    }
    if (-n->exponent >= lb_number_size(n)) {
        return false;
    }
    mpz_t ten;
    mpz_init(ten);
    lb_ten_to(ten, -n->exponent);
    bool is_integer = mpz_divisible_p(n->digits, ten) != 0;
    mpz_clear(ten);
    return is_integer;
}

/* --- texts --- */

static bool parse_special(lb_number *out, lb_str text, bool is_negative)
{
    if (lb_str_is_nocase(text, "inf") || lb_str_is_nocase(text, "infinity")) {
        lb_number_set_special(out, LB_INFINITE, is_negative);
        return true;
    }
    bool is_signaling = text.len && lb_lower(text.ptr[0]) == 's';
    lb_str rest = lb_str_slice(text, is_signaling, SIZE_MAX);
    if (!lb_str_is_nocase(lb_str_slice(rest, 0, 3), "nan")) {
        return false;
    }
    rest = lb_str_slice(rest, 3, SIZE_MAX);
    lb_number_set_special(out, is_signaling ? LB_SNAN : LB_NAN, is_negative);
    for (size_t i = 0; i < rest.len; i++) {
        if (!lb_is_digit(rest.ptr[i])) {
            return false;
        }
    }
    LB_AUTO_TEXT lb_text digits = {0};
    lb_text_add(&digits, rest);
    return !rest.len || mpz_set_str(out->digits, lb_text_cstr(&digits), 10) == 0;
}

static bool parse_exponent(lb_str text, int64_t *out)
{
    bool is_negative = text.len && text.ptr[0] == '-';
    size_t i = text.len && (text.ptr[0] == '-' || text.ptr[0] == '+');
    if (i == text.len) {
        return false;
    }
    int64_t value = 0;
    for (; i < text.len; i++) {
        if (!lb_is_digit(text.ptr[i])) {
            return false;
        }
        value = value > LB_EXPONENT_MOST ? value : value * 10 + (text.ptr[i] - '0');
    }
    *out = is_negative ? -value : value;
    return true;
}

bool lb_number_parse(lb_number *out, lb_str text)
{
    bool is_negative = text.len && text.ptr[0] == '-';
    if (text.len && (text.ptr[0] == '-' || text.ptr[0] == '+')) {
        text = lb_str_slice(text, 1, SIZE_MAX);
    }
    if (text.len && (lb_is_alpha(text.ptr[0]))) {
        return parse_special(out, text, is_negative);
    }
    LB_AUTO_TEXT lb_text digits = {0};
    int64_t exponent = 0, fraction = 0;
    bool has_point = false;
    size_t i = 0;
    for (; i < text.len && lb_lower(text.ptr[i]) != 'e'; i++) {
        if (text.ptr[i] == '.' && !has_point) {
            has_point = true;
        } else if (lb_is_digit(text.ptr[i])) {
            lb_text_addc(&digits, text.ptr[i]);
            fraction += has_point;
        } else {
            return false;
        }
    }
    if (!digits.len ||
        (i < text.len && !parse_exponent(lb_str_slice(text, i + 1, SIZE_MAX), &exponent))) {
        return false;
    }
    out->kind = LB_FINITE;
    out->is_negative = is_negative;
    out->exponent = exponent - fraction;
    return mpz_set_str(out->digits, lb_text_cstr(&digits), 10) == 0;
}

/* Digits with a point before the one at `place` (which may stand outside of them). */
static void add_with_point(lb_text *out, const char *digits, int64_t place)
{
    int64_t count = (int64_t)strlen(digits);
    if (place <= 0) {
        lb_text_adds(out, "0.");
        lb_text_fill(out, '0', (size_t)-place);
        lb_text_adds(out, digits);
    } else if (place >= count) {
        lb_text_adds(out, digits);
        lb_text_fill(out, '0', (size_t)(place - count));
    } else {
        lb_text_add(out, (lb_str){digits, (size_t)place});
        lb_text_addc(out, '.');
        lb_text_adds(out, digits + place);
    }
}

void lb_number_add_text(lb_text *out, const lb_number *n, bool is_engineering, bool has_capitals)
{
    lb_text_adds(out, n->is_negative ? "-" : "");
    if (n->kind == LB_INFINITE) {
        lb_text_adds(out, "Infinity");
        return;
    }
    LB_AUTO_FREE char *digits = lb_alloc(mpz_sizeinbase(n->digits, 10) + 2);
    mpz_get_str(digits, 10, n->digits);
    if (n->kind != LB_FINITE) {
        lb_text_adds(out, n->kind == LB_SNAN ? "sNaN" : "NaN");
        lb_text_adds(out, mpz_sgn(n->digits) ? digits : "");
        return;
    }
    int64_t left = n->exponent + (int64_t)strlen(digits), place;
    if (n->exponent <= 0 && left > -6) {
        place = left;
    } else if (!is_engineering) {
        place = 1;
    } else if (!mpz_sgn(n->digits)) {
        place = ((left + 1) % 3 + 3) % 3 - 1;
    } else {
        place = ((left - 1) % 3 + 3) % 3 + 1;
    }
    add_with_point(out, digits, place);
    if (left != place) {
        lb_text_addf(out, "%c%+lld", has_capitals ? 'E' : 'e', (long long)(left - place));
    }
}

double lb_number_to_double(const lb_number *n)
{
    LB_AUTO_TEXT lb_text text = {0};
    if (n->kind != LB_FINITE) {
        double special = n->kind == LB_INFINITE ? INFINITY : NAN;
        return n->is_negative ? -special : special;
    }
    lb_number_add_text(&text, n, false, true);
    return strtod(lb_text_cstr(&text), NULL);
}

/* --- rounding --- */

/* Whether a coefficient cut to `kept` goes up by one: `rest` compares what was cut to a half (-1 0
   1), where anything was. */
static bool goes_up(const mpz_t kept, bool is_negative, int rest, lb_rounding rounding)
{
    switch (rounding) {
    case LB_ROUND_CEILING:
        return !is_negative;
    case LB_ROUND_FLOOR:
        return is_negative;
    case LB_ROUND_UP:
        return true;
    case LB_ROUND_DOWN:
        return false;
    case LB_ROUND_HALF_UP:
        return rest >= 0;
    case LB_ROUND_HALF_DOWN:
        return rest > 0;
    case LB_ROUND_HALF_EVEN:
        return rest > 0 || (rest == 0 && mpz_odd_p(kept));
    case LB_ROUND_05UP:
        return mpz_divisible_ui_p(kept, 5) != 0;
    }
    return false;
}

/* Cuts `count` digits off at the right. */
static void cut(lb_number *n, int64_t count, lb_rounding rounding, unsigned *status)
{
    int64_t size = lb_number_size(n);
    *status |= LB_ROUNDED;
    n->exponent += count;
    if (lb_number_is_zero(n)) {
        return;
    }
    mpz_t ten, rest;
    mpz_inits(ten, rest, NULL);
    int half = -1;
    bool is_inexact = true;
    if (count > size + 1) {
        mpz_set_ui(n->digits, 0);
    } else {
        lb_ten_to(ten, count);
        mpz_tdiv_qr(n->digits, rest, n->digits, ten);
        is_inexact = mpz_sgn(rest) != 0;
        mpz_mul_2exp(rest, rest, 1);
        half = mpz_cmp(rest, ten);
        half = half < 0 ? -1 : half > 0;
    }
    if (is_inexact) {
        *status |= LB_INEXACT;
        if (goes_up(n->digits, n->is_negative, half, rounding)) {
            mpz_add_ui(n->digits, n->digits, 1);
        }
    }
    mpz_clears(ten, rest, NULL);
}

void lb_number_rescale(lb_number *n, int64_t exponent, lb_rounding rounding, unsigned *status)
{
    if (n->exponent < exponent) {
        cut(n, exponent - n->exponent, rounding, status);
    } else if (lb_number_is_zero(n)) {
        n->exponent = exponent;
    } else if (n->exponent > exponent) {
        mpz_t ten;
        mpz_init(ten);
        lb_ten_to(ten, n->exponent - exponent);
        mpz_mul(n->digits, n->digits, ten);
        mpz_clear(ten);
        n->exponent = exponent;
    }
}

static void overflow(lb_number *n, const lb_number_context *c, unsigned *status)
{
    *status |= LB_OVERFLOW | LB_INEXACT | LB_ROUNDED;
    bool is_finite = c->rounding == LB_ROUND_DOWN || c->rounding == LB_ROUND_05UP ||
                     (c->rounding == LB_ROUND_CEILING && n->is_negative) ||
                     (c->rounding == LB_ROUND_FLOOR && !n->is_negative);
    if (!is_finite) {
        lb_number_set_special(n, LB_INFINITE, n->is_negative);
        return;
    }
    lb_ten_to(n->digits, c->precision);
    mpz_sub_ui(n->digits, n->digits, 1);
    n->exponent = c->emax - c->precision + 1;
}

static void finish_zero(lb_number *n, const lb_number_context *c, unsigned *status)
{
    int64_t least = c->emin - c->precision + 1;
    int64_t most = c->is_clamped ? c->emax - c->precision + 1 : c->emax;
    if (n->exponent < least || n->exponent > most) {
        n->exponent = n->exponent < least ? least : most;
        *status |= LB_CLAMPED;
    }
}

void lb_number_finish(lb_number *n, const lb_number_context *c, unsigned *status)
{
    if (n->kind != LB_FINITE) {
        return;
    }
    if (lb_number_is_zero(n)) {
        finish_zero(n, c, status);
        return;
    }
    int64_t size = lb_number_size(n), tiny = c->emin - c->precision + 1;
    if (n->exponent + size - 1 > c->emax) {
        overflow(n, c, status);
        return;
    }
    bool is_subnormal = n->exponent + size - 1 < c->emin;
    int64_t drop = size > c->precision ? size - c->precision : 0;
    if (is_subnormal) {
        drop = n->exponent < tiny ? tiny - n->exponent : 0;
        *status |= LB_SUBNORMAL;
    }
    if (drop) {
        unsigned own = 0;
        cut(n, drop, c->rounding, &own);
        *status |= own;
        if (is_subnormal && (own & LB_INEXACT)) {
            *status |= LB_UNDERFLOW;
            if (lb_number_is_zero(n)) {
                *status |= LB_CLAMPED;
            }
        }
        if (!is_subnormal && lb_number_size(n) > c->precision) { /* 999.9 became 1000 */
            mpz_divexact_ui(n->digits, n->digits, 10);
            n->exponent++;
        }
        if (!lb_number_is_zero(n) && lb_number_adjusted(n) > c->emax) {
            overflow(n, c, status);
            return;
        }
    }
    int64_t top = c->emax - c->precision + 1;
    if (c->is_clamped && n->exponent > top) {
        lb_number_rescale(n, top, c->rounding, status);
        *status |= LB_CLAMPED;
    }
}

/* --- comparison --- */

static int sign_of(const lb_number *n)
{
    return lb_number_is_zero(n) ? 0 : n->is_negative ? -1 : 1;
}

static int compare_magnitude(const lb_number *a, const lb_number *b)
{
    int64_t x = lb_number_adjusted(a), y = lb_number_adjusted(b);
    if (x != y) {
        return x < y ? -1 : 1;
    }
    const lb_number *high = a->exponent > b->exponent ? a : b, *low = high == a ? b : a;
    mpz_t scaled;
    mpz_init(scaled);
    lb_ten_to(scaled, high->exponent - low->exponent);
    mpz_mul(scaled, scaled, high->digits);
    int order = mpz_cmp(scaled, low->digits);
    mpz_clear(scaled);
    order = order < 0 ? -1 : order > 0;
    return high == a ? order : -order;
}

int lb_number_compare(const lb_number *a, const lb_number *b)
{
    int x = sign_of(a), y = sign_of(b);
    if (x != y || x == 0) {
        return x < y ? -1 : x > y;
    }
    if (a->kind == LB_INFINITE || b->kind == LB_INFINITE) {
        return ((a->kind == LB_INFINITE) - (b->kind == LB_INFINITE)) * x;
    }
    return compare_magnitude(a, b) * x;
}

int lb_number_compare_total(const lb_number *a, const lb_number *b)
{
    if (a->is_negative != b->is_negative) {
        return a->is_negative ? -1 : 1;
    }
    static const int ranks[] = {[LB_FINITE] = 0, [LB_INFINITE] = 1, [LB_SNAN] = 2, [LB_NAN] = 3};
    int sign = a->is_negative ? -1 : 1, x = ranks[a->kind] > 1 ? ranks[a->kind] : 0,
        y = ranks[b->kind] > 1 ? ranks[b->kind] : 0;
    if (x != y) {
        return (x < y ? -1 : 1) * sign;
    }
    if (x) {
        int order = mpz_cmp(a->digits, b->digits);
        return (order < 0 ? -1 : order > 0) * sign;
    }
    int order = lb_number_compare(a, b);
    if (order || a->exponent == b->exponent) {
        return order;
    }
    return (a->exponent < b->exponent ? -1 : 1) * sign;
}

bool lb_number_nan(lb_number *out, const lb_number *a, const lb_number *b, unsigned *status)
{
    const lb_number *from = a->kind == LB_SNAN        ? a
                            : b && b->kind == LB_SNAN ? b
                            : a->kind == LB_NAN       ? a
                            : b && b->kind == LB_NAN  ? b
                                                      : NULL;
    if (!from) {
        return false;
    }
    if (from->kind == LB_SNAN) {
        *status |= LB_INVALID_OPERATION;
    }
    lb_number_set(out, from);
    out->kind = LB_NAN;
    return true;
}
