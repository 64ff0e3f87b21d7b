/* Integers as C code makes, reads, hashes and compares them. */
#include "python/character.h"

#include <math.h>
#include <stdio.h>

enum { MOST_DIGITS = 4300 };

lb_value lb_int_new(lb_python *py, int64_t number)
{
    if (number >= LB_SMALL_MIN && number <= LB_SMALL_MAX) {
        return lb_small_new(number);
    }
    lb_big *big = lb_object_new(py, py->types[LB_T_INT]);
    mpz_init_set_si(big->number, number);
    return (lb_value)big;
}

lb_value lb_int_from_mpz(lb_python *py, mpz_t number)
{
    if (mpz_fits_slong_p(number)) {
        int64_t small = mpz_get_si(number);
        mpz_clear(number);
        return lb_int_new(py, small);
    }
    lb_big *big = lb_object_new(py, py->types[LB_T_INT]);
    *big->number = *number;
    py->heap.allocated += mpz_size(number) * sizeof(mp_limb_t);
    return (lb_value)big;
}

void lb_int_to_mpz(lb_value v, mpz_t out)
{
    if (lb_is_small(v)) {
        mpz_init_set_si(out, lb_small(v));
    } else if (lb_is_bool(v)) {
        mpz_init_set_si(out, v == LB_TRUE);
    } else {
        mpz_init_set(out, ((lb_big *)v)->number);
    }
}

bool lb_int_small(lb_value v, int64_t *out)
{
    if (lb_is_small(v)) {
        *out = lb_small(v);
        return true;
    }
    if (lb_is_bool(v)) {
        *out = v == LB_TRUE;
        return true;
    }
    const lb_big *big = (lb_big *)v;
    if (!mpz_fits_slong_p(big->number)) {
        return false;
    }
    *out = mpz_get_si(big->number);
    return true;
}

bool lb_is_integer(const lb_python *py, lb_value v)
{
    return lb_is_small(v) || lb_is_bool(v) || (lb_is_object(v) && lb_is(py, v, LB_T_INT));
}

/* Rounded to even, as CPython does; mpz_get_d cuts. */
bool lb_int_double(lb_python *py, lb_value v, double *out)
{
    int64_t small;
    if (lb_int_small(v, &small)) {
        *out = (double)small;
        return true;
    }
    const lb_big *big = (lb_big *)v;
    size_t bits = mpz_sizeinbase(big->number, 2);
    mpz_t rest;
    mpz_init(rest);
    size_t shift = bits - 62;
    mpz_tdiv_q_2exp(rest, big->number, shift);
    int64_t top = mpz_get_si(rest);
    mpz_clear(rest);
    if (mpz_scan1(big->number, 0) < shift) {
        top |= 1; /* sticky: it is not exactly this */
    }
    *out = bits > 1100 ? HUGE_VAL : ldexp((double)top, (int)shift);
    if (isinf(*out)) {
        lb_raise(py, LB_T_OVERFLOW_ERROR, "int too large to convert to float");
        return false;
    }
    return true;
}

lb_value lb_int_from_double(lb_python *py, double number)
{
    if (isnan(number)) {
        return lb_raise(py, LB_T_VALUE_ERROR, "cannot convert float NaN to integer");
    }
    if (isinf(number)) {
        return lb_raise(py, LB_T_OVERFLOW_ERROR, "cannot convert float infinity to integer");
    }
    mpz_t out;
    mpz_init_set_d(out, number);
    return lb_int_from_mpz(py, out);
}

static bool is_digit_of(char c, int base)
{
    int value = lb_is_digit(c) ? c - '0' : lb_is_alpha(c) ? lb_lower(c) - 'a' + 10 : 99;
    return value < base;
}

lb_value lb_int_invalid(lb_python *py, lb_str text, int base)
{
    lb_value repr = lb_string_repr(py, lb_string_new(py, text));
    return lb_raise(py, LB_T_VALUE_ERROR, "invalid literal for int() with base %d: %s", base,
                    lb_cstr(repr));
}

lb_value lb_int_from_text(lb_python *py, lb_str text, int base)
{
    lb_str all = text;
    int shown = base;
    text = lb_str_trim(text);
    bool is_negative = false;
    if (text.len && (text.ptr[0] == '-' || text.ptr[0] == '+')) {
        is_negative = text.ptr[0] == '-';
        text = lb_str_slice(text, 1, SIZE_MAX);
    }
    int prefix = text.len > 1 && text.ptr[0] == '0' ? lb_lower(text.ptr[1]) == 'x'   ? 16
                                                      : lb_lower(text.ptr[1]) == 'o' ? 8
                                                      : lb_lower(text.ptr[1]) == 'b' ? 2
                                                                                     : 0
                                                    : 0;
    bool has_prefix = prefix && (base == 0 || base == prefix);
    if (has_prefix) {
        text = lb_str_slice(text, 2, SIZE_MAX);
        if (text.len && text.ptr[0] == '_') {
            text = lb_str_slice(text, 1, SIZE_MAX);
        }
    }
    bool must_be_zero = base == 0 && !has_prefix && text.len && text.ptr[0] == '0';
    base = base ? base : has_prefix ? prefix : 10;
    LB_AUTO_TEXT lb_text digits = {0};
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool is_separator = c == '_' && i > 0 && i + 1 < text.len && text.ptr[i - 1] != '_';
        if (!is_separator && !is_digit_of(c, base)) {
            return lb_int_invalid(py, all, shown);
        }
        if (!is_separator) {
            lb_text_addc(&digits, c);
        }
        if (must_be_zero && c != '0' && c != '_') {
            return lb_int_invalid(py, all, shown);
        }
    }
    if (!digits.len) {
        return lb_int_invalid(py, all, shown);
    }
    if (digits.len > MOST_DIGITS && (base & (base - 1)) != 0) {
        return lb_raise(
            py, LB_T_VALUE_ERROR,
            "Exceeds the limit (%d digits) for integer string conversion: value has %zu "
            "digits; use sys.set_int_max_str_digits() to increase the limit",
            MOST_DIGITS, digits.len);
    }
    mpz_t number;
    mpz_init_set_str(number, lb_text_cstr(&digits), base);
    if (is_negative) {
        mpz_neg(number, number);
    }
    return lb_int_from_mpz(py, number);
}

lb_value lb_int_to_string(lb_python *py, lb_value v, int base)
{
    int64_t small;
    if (base == 10 && lb_int_small(v, &small)) {
        char buffer[24], *at = buffer + sizeof buffer;
        uint64_t rest = small < 0 ? 0 - (uint64_t)small : (uint64_t)small;
        do {
            *--at = (char)('0' + rest % 10);
            rest /= 10;
        } while (rest);
        if (small < 0) {
            *--at = '-';
        }
        size_t length = (size_t)(buffer + sizeof buffer - at);
        return lb_string_raw(py, (lb_str){at, length}, length);
    }
    mpz_t number;
    lb_int_to_mpz(v, number);
    size_t size = mpz_sizeinbase(number, base);
    if (base == 10 && size > MOST_DIGITS + 1) {
        mpz_clear(number);
        return lb_raise(py, LB_T_VALUE_ERROR,
                        "Exceeds the limit (%d digits) for integer string conversion; use "
                        "sys.set_int_max_str_digits() to increase the limit",
                        MOST_DIGITS);
    }
    LB_AUTO_TEXT lb_text text = {0};
    char *out = lb_text_reserve(&text, size + 2);
    mpz_get_str(out, base, number);
    mpz_clear(number);
    text.len = strlen(out);
    return lb_string_take(py, &text);
}

/* --- hash and comparison --- */

#define HASH_MODULUS ((1ULL << 61) - 1)

uint64_t lb_int_hash(lb_value v)
{
    int64_t small;
    if (lb_int_small(v, &small)) {
        uint64_t magnitude = small < 0 ? -(uint64_t)small : (uint64_t)small;
        uint64_t hash = magnitude % HASH_MODULUS;
        hash = small < 0 ? -hash : hash;
        return hash == UINT64_MAX ? UINT64_MAX - 1 : hash;
    }
    const lb_big *big = (lb_big *)v;
    uint64_t hash = mpz_tdiv_ui(big->number, HASH_MODULUS);
    hash = mpz_sgn(big->number) < 0 ? -hash : hash;
    return hash == UINT64_MAX ? UINT64_MAX - 1 : hash;
}

lb_value lb_hash_value(lb_python *py, uint64_t hash)
{
    return lb_int_new(py, (int64_t)(hash == UINT64_MAX ? UINT64_MAX - 1 : hash));
}

int lb_int_compare(lb_value a, lb_value b)
{
    int64_t x, y;
    if (lb_int_small(a, &x) && lb_int_small(b, &y)) {
        return x < y ? -1 : x > y;
    }
    mpz_t p, q;
    lb_int_to_mpz(a, p);
    lb_int_to_mpz(b, q);
    int order = mpz_cmp(p, q);
    mpz_clear(p);
    mpz_clear(q);
    return order;
}
