/* timedelta */
#include <limits.h>
#include <math.h>

#include "python/modules/datetime_internal.h"

enum { DAYS_MOST = 999999999 };

bool lb_is_delta(lb_python *py, lb_value v)
{
    return lb_is_object(v) && lb_is_a(py, v, lb_type_find(py, &lb_delta_type));
}

__int128 lb_delta_us(lb_value delta)
{
    const lb_delta *d = (lb_delta *)delta;
    return ((__int128)d->days * LB_DAY_SECONDS + d->seconds) * LB_SECOND_US + d->microseconds;
}

static __int128 floor_divide(__int128 a, __int128 b, __int128 *rest)
{
    __int128 q = a / b, r = a % b;
    if (r != 0 && (r < 0) != (b < 0)) {
        q--;
        r += b;
    }
    *rest = r;
    return q;
}

__int128 lb_divide_even(__int128 a, __int128 b)
{
    if (b < 0) {
        a = -a;
        b = -b;
    }
    __int128 rest, q = floor_divide(a, b, &rest);
    return rest * 2 > b || (rest * 2 == b && (q & 1)) ? q + 1 : q;
}

static lb_value delta_of_type(lb_python *py, lb_type *type, __int128 us)
{
    __int128 rest, days = floor_divide(us, LB_DAY_US, &rest);
    if (days > DAYS_MOST || days < -DAYS_MOST) {
        return days > INT_MAX || days < INT_MIN
                   ? lb_raise(py, LB_T_OVERFLOW_ERROR, "Python int too large to convert to C int")
                   : lb_raise(py, LB_T_OVERFLOW_ERROR, "days=%d; must have magnitude <= %d",
                              (int)days, DAYS_MOST);
    }
    lb_delta *d = lb_object_new(py, type);
    d->days = (int64_t)days;
    d->seconds = (int)(rest / LB_SECOND_US);
    d->microseconds = (int)(rest % LB_SECOND_US);
    return (lb_value)d;
}

lb_value lb_delta_new(lb_python *py, __int128 microseconds)
{
    return delta_of_type(py, lb_type_find(py, &lb_delta_type), microseconds);
}

/* Adds v * factor: whole microseconds to *us, the rest to *fraction. */
static bool add_unit(lb_python *py, lb_value v, const char *unit, int64_t factor, __int128 *us,
                     double *fraction)
{
    if (!v) {
        return true;
    }
    if (lb_is_integer(py, v)) {
        int64_t n;
        if (!lb_int_small(v, &n)) {
            lb_raise(py, LB_T_OVERFLOW_ERROR, "Python int too large to convert to C int");
            return false;
        }
        *us += (__int128)n * factor;
        return true;
    }
    if (!lb_is(py, v, LB_T_FLOAT)) {
        lb_raise(py, LB_T_TYPE_ERROR, "unsupported type for timedelta %s component: %s", unit,
                 lb_type_name(py, v));
        return false;
    }
    double whole, number = ((lb_float *)v)->number;
    if (!isfinite(number)) {
        lb_raise(py, isnan(number) ? LB_T_VALUE_ERROR : LB_T_OVERFLOW_ERROR,
                 "cannot convert float %s to integer", isnan(number) ? "NaN" : "infinity");
        return false;
    }
    double part = modf(number, &whole);
    if (fabs(whole) > 1e18) {
        lb_raise(py, LB_T_OVERFLOW_ERROR, "Python int too large to convert to C int");
        return false;
    }
    *us += (__int128)whole * factor;
    part = modf(part * (double)factor, &whole);
    *us += (__int128)whole;
    *fraction += part;
    return true;
}

/* To the nearest microsecond, half to even. */
static __int128 with_fraction(__int128 us, double fraction)
{
    double whole = round(fraction);
    if (fabs(whole - fraction) == 0.5) {
        double odd = (double)(us & 1);
        whole = 2.0 * round((fraction + odd) * 0.5) - odd;
    }
    return us + (__int128)whole;
}

bool lb_seconds_us(lb_python *py, lb_value v, __int128 *out)
{
    double fraction = 0;
    *out = 0;
    if (!add_unit(py, v, "seconds", LB_SECOND_US, out, &fraction)) {
        return false;
    }
    *out = with_fraction(*out, fraction);
    return true;
}

static lb_value delta_make(lb_python *py, lb_value *args)
{
    static const int64_t factors[] = {(int64_t)LB_DAY_SECONDS * LB_SECOND_US,
                                      LB_SECOND_US,
                                      1,
                                      1000,
                                      (int64_t)60 * LB_SECOND_US,
                                      (int64_t)3600 * LB_SECOND_US,
                                      (int64_t)7 * LB_DAY_SECONDS * LB_SECOND_US};
    static const char *const units[] = {"days",    "seconds", "microseconds", "milliseconds",
                                        "minutes", "hours",   "weeks"};
    static const size_t order[] = {2, 3, 1, 4, 5, 0, 6};
    __int128 us = 0;
    double fraction = 0;
    for (size_t i = 0; i < LB_COUNT(order); i++) {
        size_t unit = order[i];
        if (!add_unit(py, args[1 + unit], units[unit], factors[unit], &us, &fraction)) {
            return NULL;
        }
    }
    return delta_of_type(py, (lb_type *)args[0], with_fraction(us, fraction));
}

/* --- operators --- */

static lb_value delta_add(lb_python *py, lb_value *args)
{
    return lb_is_delta(py, args[1]) ? lb_delta_new(py, lb_delta_us(args[0]) + lb_delta_us(args[1]))
                                    : LB_NOT_IMPLEMENTED;
}

static lb_value delta_sub(lb_python *py, lb_value *args)
{
    return lb_is_delta(py, args[1]) ? lb_delta_new(py, lb_delta_us(args[0]) - lb_delta_us(args[1]))
                                    : LB_NOT_IMPLEMENTED;
}

static lb_value delta_rsub(lb_python *py, lb_value *args)
{
    return lb_is_delta(py, args[1]) ? lb_delta_new(py, lb_delta_us(args[1]) - lb_delta_us(args[0]))
                                    : LB_NOT_IMPLEMENTED;
}

static lb_value delta_neg(lb_python *py, lb_value *args)
{
    return lb_delta_new(py, -lb_delta_us(args[0]));
}

static lb_value delta_pos(lb_python *py, lb_value *args)
{
    return lb_delta_new(py, lb_delta_us(args[0]));
}

static lb_value delta_abs(lb_python *py, lb_value *args)
{
    __int128 us = lb_delta_us(args[0]);
    return lb_delta_new(py, us < 0 ? -us : us);
}

static void set_int128(mpz_t out, __int128 n)
{
    unsigned __int128 u = n < 0 ? -(unsigned __int128)n : (unsigned __int128)n;
    mpz_init_set_ui(out, (unsigned long)(u >> 64));
    mpz_mul_2exp(out, out, 64);
    mpz_add_ui(out, out, (unsigned long)u);
    if (n < 0) {
        mpz_neg(out, out);
    }
}

/* us * numerator / denominator, to even; the float is turned into such a ratio exactly. */
static lb_value scale(lb_python *py, __int128 us, double factor, bool is_division)
{
    if (!isfinite(factor)) {
        return lb_raise(py, isnan(factor) ? LB_T_VALUE_ERROR : LB_T_OVERFLOW_ERROR,
                        "cannot convert %s to integer ratio", isnan(factor) ? "NaN" : "Infinity");
    }
    int exponent;
    mpz_t top, bottom, quotient, rest, number;
    mpz_init_set_d(number, ldexp(frexp(factor, &exponent), 53));
    exponent -= 53;
    set_int128(top, us);
    mpz_init_set_ui(bottom, 1);
    mpz_inits(quotient, rest, NULL);
    mpz_mul(is_division ? bottom : top, is_division ? bottom : top, number);
    bool is_to_top = (exponent > 0) != is_division;
    mpz_mul_2exp(is_to_top ? top : bottom, is_to_top ? top : bottom,
                 (mp_bitcnt_t)(exponent < 0 ? -exponent : exponent));
    if (mpz_sgn(bottom) < 0) {
        mpz_neg(top, top);
        mpz_neg(bottom, bottom);
    }
    mpz_fdiv_qr(quotient, rest, top, bottom);
    mpz_mul_2exp(rest, rest, 1);
    int half = mpz_cmp(rest, bottom);
    if (half > 0 || (half == 0 && mpz_odd_p(quotient))) {
        mpz_add_ui(quotient, quotient, 1);
    }
    bool is_small = mpz_sizeinbase(quotient, 2) < 100;
    __int128 result = 0;
    if (is_small) {
        mpz_tdiv_q_2exp(rest, quotient, 62);
        result = (__int128)mpz_get_si(rest) << 62;
        mpz_tdiv_r_2exp(rest, quotient, 62);
        result += mpz_get_si(rest);
    }
    mpz_clears(top, bottom, quotient, rest, number, NULL);
    return is_small ? lb_delta_new(py, result)
                    : lb_raise(py, LB_T_OVERFLOW_ERROR, "Python int too large to convert to C int");
}

static lb_value delta_mul(lb_python *py, lb_value *args)
{
    int64_t n;
    if (lb_is(py, args[1], LB_T_FLOAT)) {
        return scale(py, lb_delta_us(args[0]), ((lb_float *)args[1])->number, false);
    }
    if (!lb_is_integer(py, args[1])) {
        return LB_NOT_IMPLEMENTED;
    }
    if (!lb_int_small(args[1], &n) || n > (int64_t)1 << 55 || n < -((int64_t)1 << 55)) {
        return lb_raise(py, LB_T_OVERFLOW_ERROR, "Python int too large to convert to C int");
    }
    return lb_delta_new(py, lb_delta_us(args[0]) * n);
}

static lb_value by_zero(lb_python *py)
{
    return lb_raise(py, LB_T_ZERO_DIVISION_ERROR, "integer division or modulo by zero");
}

static lb_value delta_truediv(lb_python *py, lb_value *args)
{
    __int128 us = lb_delta_us(args[0]);
    int64_t n;
    if (lb_is_delta(py, args[1])) {
        __int128 by = lb_delta_us(args[1]);
        return by ? lb_float_new(py, (double)((long double)us / (long double)by))
                  : lb_raise(py, LB_T_ZERO_DIVISION_ERROR, "division by zero");
    }
    if (lb_is(py, args[1], LB_T_FLOAT)) {
        double by = ((lb_float *)args[1])->number;
        return by != 0
                   ? scale(py, us, by, true)
                   : lb_raise(py, LB_T_ZERO_DIVISION_ERROR, "integer division or modulo by zero");
    }
    if (!lb_is_integer(py, args[1])) {
        return LB_NOT_IMPLEMENTED;
    }
    if (!lb_int_small(args[1], &n)) {
        return lb_delta_new(py, 0);
    }
    return n ? lb_delta_new(py, lb_divide_even(us, n)) : by_zero(py);
}

static lb_value delta_floordiv(lb_python *py, lb_value *args)
{
    __int128 us = lb_delta_us(args[0]), rest;
    int64_t n;
    if (lb_is_delta(py, args[1])) {
        __int128 by = lb_delta_us(args[1]);
        return by ? lb_int_new(py, (int64_t)floor_divide(us, by, &rest)) : by_zero(py);
    }
    if (!lb_is_integer(py, args[1]) || !lb_int_small(args[1], &n)) {
        return LB_NOT_IMPLEMENTED;
    }
    return n ? lb_delta_new(py, floor_divide(us, n, &rest)) : by_zero(py);
}

static lb_value delta_divmod(lb_python *py, lb_value *args)
{
    if (!lb_is_delta(py, args[1])) {
        return LB_NOT_IMPLEMENTED;
    }
    __int128 by = lb_delta_us(args[1]), rest;
    if (!by) {
        return by_zero(py);
    }
    __int128 quotient = floor_divide(lb_delta_us(args[0]), by, &rest);
    return lb_tuple_of(py, 2, lb_int_new(py, (int64_t)quotient), lb_delta_new(py, rest));
}

static lb_value delta_mod(lb_python *py, lb_value *args)
{
    lb_value both = delta_divmod(py, args);
    return both && both != LB_NOT_IMPLEMENTED ? ((lb_tuple *)both)->items[1] : both;
}

/* --- comparison --- */

lb_value lb_order_result(int order, lb_special op)
{
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

static lb_value compare(lb_python *py, lb_value *args, lb_special op)
{
    if (!lb_is_delta(py, args[1])) {
        return LB_NOT_IMPLEMENTED;
    }
    __int128 a = lb_delta_us(args[0]), b = lb_delta_us(args[1]);
    return lb_order_result(a < b ? -1 : a > b, op);
}

static lb_value delta_eq(lb_python *py, lb_value *args)
{
    return compare(py, args, LB_S_EQ);
}

static lb_value delta_lt(lb_python *py, lb_value *args)
{
    return compare(py, args, LB_S_LT);
}

static lb_value delta_le(lb_python *py, lb_value *args)
{
    return compare(py, args, LB_S_LE);
}

static lb_value delta_gt(lb_python *py, lb_value *args)
{
    return compare(py, args, LB_S_GT);
}

static lb_value delta_ge(lb_python *py, lb_value *args)
{
    return compare(py, args, LB_S_GE);
}

static lb_value delta_hash(lb_python *py, lb_value *args)
{
    __int128 us = lb_delta_us(args[0]);
    return lb_hash_value(py, (uint64_t)us * 0x9e3779b97f4a7c15ull ^ (uint64_t)(us >> 32));
}

static lb_value delta_bool(lb_python *py LB_UNUSED, lb_value *args)
{
    return lb_bool(lb_delta_us(args[0]) != 0);
}

/* --- texts --- */

lb_value lb_delta_str(lb_python *py, lb_value *args)
{
    const lb_delta *d = (lb_delta *)args[0];
    LB_AUTO_TEXT lb_text out = {0};
    if (d->days) {
        lb_text_addf(&out, "%lld day%s, ", (long long)d->days,
                     d->days == 1 || d->days == -1 ? "" : "s");
    }
    lb_text_addf(&out, "%d:%02d:%02d", d->seconds / 3600, d->seconds / 60 % 60, d->seconds % 60);
    if (d->microseconds) {
        lb_text_addf(&out, ".%06d", d->microseconds);
    }
    return lb_string_take(py, &out);
}

static lb_value delta_repr(lb_python *py, lb_value *args)
{
    const lb_delta *d = (lb_delta *)args[0];
    bool is_own = lb_typeof(py, args[0]) == lb_type_find(py, &lb_delta_type);
    LB_AUTO_TEXT lb_text out = {0};
    lb_text_addf(&out, "%s%s(", is_own ? "datetime." : "", lb_type_name(py, args[0]));
    const char *separator = "";
    if (d->days) {
        lb_text_addf(&out, "days=%lld", (long long)d->days);
        separator = ", ";
    }
    if (d->seconds) {
        lb_text_addf(&out, "%sseconds=%d", separator, d->seconds);
        separator = ", ";
    }
    if (d->microseconds) {
        lb_text_addf(&out, "%smicroseconds=%d", separator, d->microseconds);
        separator = ", ";
    }
    lb_text_adds(&out, *separator ? ")" : "0)");
    return lb_string_take(py, &out);
}

static lb_value delta_total(lb_python *py, lb_value *args)
{
    return lb_float_new(py, (double)((long double)lb_delta_us(args[0]) / LB_SECOND_US));
}

static lb_value delta_days(lb_python *py, lb_value *args)
{
    return lb_int_new(py, ((lb_delta *)args[0])->days);
}

static lb_value delta_seconds(lb_python *py, lb_value *args)
{
    return lb_int_new(py, ((lb_delta *)args[0])->seconds);
}

static lb_value delta_microseconds(lb_python *py, lb_value *args)
{
    return lb_int_new(py, ((lb_delta *)args[0])->microseconds);
}

static lb_value delta_reduce(lb_python *py, lb_value *args)
{
    lb_value fields = lb_tuple_of(py, 3, delta_days(py, args), delta_seconds(py, args),
                                  delta_microseconds(py, args));
    return lb_tuple_of(py, 2, (lb_value)lb_typeof(py, args[0]), fields);
}

static const lb_method methods[] = {
    {"__new__",
     "cls, days=, seconds=, microseconds=, milliseconds=, minutes=, hours=, weeks=", delta_make},
    {"__add__", "self, other, /", delta_add},
    {"__radd__", "self, other, /", delta_add},
    {"__sub__", "self, other, /", delta_sub},
    {"__rsub__", "self, other, /", delta_rsub},
    {"__neg__", "self", delta_neg},
    {"__pos__", "self", delta_pos},
    {"__abs__", "self", delta_abs},
    {"__mul__", "self, other, /", delta_mul},
    {"__rmul__", "self, other, /", delta_mul},
    {"__truediv__", "self, other, /", delta_truediv},
    {"__floordiv__", "self, other, /", delta_floordiv},
    {"__mod__", "self, other, /", delta_mod},
    {"__divmod__", "self, other, /", delta_divmod},
    {"__eq__", "self, other, /", delta_eq},
    {"__lt__", "self, other, /", delta_lt},
    {"__le__", "self, other, /", delta_le},
    {"__gt__", "self, other, /", delta_gt},
    {"__ge__", "self, other, /", delta_ge},
    {"__hash__", "self", delta_hash},
    {"__bool__", "self", delta_bool},
    {"__str__", "self", lb_delta_str},
    {"__repr__", "self", delta_repr},
    {"__reduce__", "self", delta_reduce},
    {"total_seconds", "self", delta_total},
    {"days", "self", delta_days, LB_GETTER},
    {"seconds", "self", delta_seconds, LB_GETTER},
    {"microseconds", "self", delta_microseconds, LB_GETTER},
    {0}};

const lb_type_spec lb_delta_type = {
    .name = "timedelta", .methods = methods, .layout = {.size = sizeof(lb_delta)}};
