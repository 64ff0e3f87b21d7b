#include "python/character.h"

#include <math.h>
#include <stdio.h>

lb_value lb_float_new(lb_python *py, double number)
{
    lb_float *f = lb_heap_new(py, py->types[LB_T_FLOAT], sizeof *f);
    f->number = number;
    return (lb_value)f;
}

/* The shortest text that reads back as the same number. */
/* A number of at most 15 digits is a whole number by a power of ten: both are exact, and so is the
   rounding of their quotient. False: it is not one. */
static bool add_short(double number, lb_text *out)
{
    enum { MOST_PLACES = 15 };
    double size = fabs(number), power = 1;
    if (!(size >= 1e-4 && size < 1e15)) {
        return false;
    }
    for (int places = 0; places <= MOST_PLACES; places++, power *= 10) {
        double scaled = rint(size * power);
        if (scaled >= 1e15) {
            return false;
        }
        if (scaled / power == size) {
            uint64_t whole = (uint64_t)scaled;
            char buffer[40], *end = buffer + sizeof buffer, *at = end;
            for (int i = 0; i < places || (i == 0 && places == 0); i++) {
                *--at = (char)('0' + (places ? whole % 10 : 0));
                whole /= places ? 10 : 1;
            }
            *--at = '.';
            do {
                *--at = (char)('0' + whole % 10);
                whole /= 10;
            } while (whole);
            if (signbit(number)) {
                *--at = '-';
            }
            lb_text_add(out, (lb_str){at, (size_t)(end - at)});
            return true;
        }
    }
    return false;
}

void lb_float_repr(double number, lb_text *out)
{
    if (isnan(number) || isinf(number)) {
        lb_text_adds(out, isnan(number) ? "nan" : number < 0 ? "-inf" : "inf");
        return;
    }
    if (add_short(number, out)) {
        return;
    }
    char digits[40];
    for (int precision = fabs(number) < 1e-300 ? 1 : 15; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*e", precision - 1, number);
        if (strtod(digits, NULL) == number) {
            break;
        }
    }
    char *exponent_mark = strchr(digits, 'e');
    int exponent = atoi(exponent_mark + 1);
    char mantissa[40];
    size_t count = 0;
    for (const char *p = digits; p < exponent_mark; p++) {
        if (lb_is_digit(*p)) {
            mantissa[count++] = *p;
        }
    }
    while (count > 1 && mantissa[count - 1] == '0') {
        count--;
    }
    if (signbit(number)) {
        lb_text_addc(out, '-');
    }
    if (exponent < -4 || exponent >= 16) {
        lb_text_addc(out, mantissa[0]);
        if (count > 1) {
            lb_text_addc(out, '.');
            lb_text_add(out, (lb_str){mantissa + 1, count - 1});
        }
        lb_text_addf(out, "e%c%02d", exponent < 0 ? '-' : '+', abs(exponent));
        return;
    }
    if (exponent < 0) {
        lb_text_adds(out, "0.");
        lb_text_fill(out, '0', (size_t)(-exponent - 1));
        lb_text_add(out, (lb_str){mantissa, count});
        return;
    }
    size_t whole = (size_t)exponent + 1;
    for (size_t i = 0; i < whole; i++) {
        lb_text_addc(out, i < count ? mantissa[i] : '0');
    }
    lb_text_addc(out, '.');
    if (count > whole) {
        lb_text_add(out, (lb_str){mantissa + whole, count - whole});
    } else {
        lb_text_addc(out, '0');
    }
}

/* Equal to the hash of an equal int: the value modulo 2**61 - 1. */
uint64_t lb_float_hash(double number)
{
    if (isinf(number)) {
        return number > 0 ? 314159 : (uint64_t)-314159;
    }
    if (isnan(number)) {
        return 0;
    }
    const uint64_t modulus = (1ULL << 61) - 1;
    int e;
    double m = frexp(number, &e);
    int sign = m < 0 ? -1 : 1;
    m = fabs(m);
    uint64_t x = 0;
    while (m != 0) {
        x = ((x << 28) & modulus) | x >> (61 - 28);
        m *= 268435456.0;
        e -= 28;
        uint64_t y = (uint64_t)m;
        m -= (double)y;
        x += y;
        if (x >= modulus) {
            x -= modulus;
        }
    }
    e = e >= 0 ? e % 61 : 61 - 1 - ((-1 - e) % 61);
    x = ((x << e) & modulus) | x >> (61 - e);
    x = sign < 0 ? -x : x;
    return x == UINT64_MAX ? UINT64_MAX - 1 : x;
}

#define SELF (((lb_float *)args[0])->number)

/* 1 and the number, 0 where v is no number that mixes with float, -1. */
static int number_of(lb_python *py, lb_value v, double *out)
{
    if (lb_is(py, v, LB_T_FLOAT)) {
        *out = ((lb_float *)v)->number;
        return 1;
    }
    return lb_is_integer(py, v) ? (lb_int_double(py, v, out) ? 1 : -1) : 0;
}

static double floor_mod(double a, double b, double *quotient)
{
    double mod = fmod(a, b);
    double div = (a - mod) / b;
    if (mod != 0) {
        if ((b < 0) != (mod < 0)) {
            mod += b;
            div -= 1.0;
        }
    } else {
        mod = copysign(0.0, b);
    }
    if (div != 0) {
        *quotient = floor(div);
        if (div - *quotient > 0.5) {
            *quotient += 1.0;
        }
    } else {
        *quotient = copysign(0.0, a / b);
    }
    return mod;
}

static lb_value power(lb_python *py, double a, double b)
{
    if (a == 0 && b < 0) {
        return lb_raise(py, LB_T_ZERO_DIVISION_ERROR, "0.0 cannot be raised to a negative power");
    }
    if (a < 0 && isfinite(a) && isfinite(b) && floor(b) != b) {
        return lb_binary(py, lb_complex_new(py, a, 0), lb_complex_new(py, b, 0), LB_S_B_POW);
    }
    double result = pow(a, b);
    if (isinf(result) && isfinite(a) && isfinite(b)) {
        return lb_raise_value(
            py, lb_exception_new(
                    py, py->types[LB_T_OVERFLOW_ERROR],
                    (lb_tuple *)lb_tuple_of(py, 2, lb_small_new(34),
                                            lb_string_of(py, "Numerical result out of range"))));
    }
    return lb_float_new(py, result);
}

static lb_value binary(lb_python *py, lb_value x, lb_value y, lb_special op)
{
    double a, b, quotient;
    int fits = number_of(py, x, &a);
    fits = fits > 0 ? number_of(py, y, &b) : fits;
    if (fits <= 0) {
        return fits < 0 ? NULL : LB_NOT_IMPLEMENTED;
    }
    switch (op) {
    case LB_S_B_ADD:
        return lb_float_new(py, a + b);
    case LB_S_B_SUB:
        return lb_float_new(py, a - b);
    case LB_S_B_MUL:
        return lb_float_new(py, a * b);
    case LB_S_B_POW:
        return power(py, a, b);
    default:
        break;
    }
    if (b == 0) {
        return lb_raise(py, LB_T_ZERO_DIVISION_ERROR,
                        op == LB_S_B_TRUEDIV    ? "float division by zero"
                        : op == LB_S_B_FLOORDIV ? "float floor division by zero"
                                                : "float modulo");
    }
    if (op == LB_S_B_TRUEDIV) {
        return lb_float_new(py, a / b);
    }
    double mod = floor_mod(a, b, &quotient);
    return lb_float_new(py, op == LB_S_B_MOD ? mod : quotient);
}

#define ARITHMETIC(name, op)                                     \
    static lb_value float_##name(lb_python *py, lb_value *args)  \
    {                                                            \
        return binary(py, args[0], args[1], op);                 \
    }                                                            \
    static lb_value float_r##name(lb_python *py, lb_value *args) \
    {                                                            \
        return binary(py, args[1], args[0], op);                 \
    }
ARITHMETIC(add, LB_S_B_ADD)
ARITHMETIC(sub, LB_S_B_SUB)
ARITHMETIC(mul, LB_S_B_MUL)
ARITHMETIC(truediv, LB_S_B_TRUEDIV)
ARITHMETIC(floordiv, LB_S_B_FLOORDIV)
ARITHMETIC(mod, LB_S_B_MOD)
ARITHMETIC(pow, LB_S_B_POW)

static lb_value divmod(lb_python *py, lb_value x, lb_value y)
{
    double a, b, quotient;
    int fits = number_of(py, x, &a);
    fits = fits > 0 ? number_of(py, y, &b) : fits;
    if (fits <= 0) {
        return fits < 0 ? NULL : LB_NOT_IMPLEMENTED;
    }
    if (b == 0) {
        return lb_raise(py, LB_T_ZERO_DIVISION_ERROR, "float divmod()");
    }
    double mod = floor_mod(a, b, &quotient);
    return lb_tuple_of(py, 2, lb_float_new(py, quotient), lb_float_new(py, mod));
}

static lb_value float_divmod(lb_python *py, lb_value *args)
{
    return divmod(py, args[0], args[1]);
}

static lb_value float_rdivmod(lb_python *py, lb_value *args)
{
    return divmod(py, args[1], args[0]);
}

/* Exact also for ints that no float holds. */
static int order(double a, lb_value b, bool *is_unordered)
{
    double y;
    int64_t small;
    *is_unordered = isnan(a);
    if (lb_int_small(b, &small) && small > -(1LL << 53) && small < 1LL << 53) {
        y = (double)small;
        return a < y ? -1 : a > y;
    }
    if (isnan(a) || isinf(a)) {
        return a < 0 ? -1 : 1;
    }
    mpz_t number;
    lb_int_to_mpz(b, number);
    int result = -mpz_cmp_d(number, a);
    mpz_clear(number);
    return result;
}

static lb_value compare(lb_python *py, lb_value *args, lb_special op)
{
    int cmp;
    bool is_unordered;
    if (lb_is(py, args[1], LB_T_FLOAT)) {
        double a = SELF, b = ((lb_float *)args[1])->number;
        cmp = a < b ? -1 : a > b;
        is_unordered = isnan(a) || isnan(b);
    } else if (lb_is_integer(py, args[1])) {
        cmp = order(SELF, args[1], &is_unordered);
    } else {
        return LB_NOT_IMPLEMENTED;
    }
    if (is_unordered) {
        return lb_bool(op == LB_S_NE);
    }
    return lb_compare(py, lb_small_new(cmp), lb_small_new(0), op);
}

#define COMPARISON(name, op)                                    \
    static lb_value float_##name(lb_python *py, lb_value *args) \
    {                                                           \
        return compare(py, args, op);                           \
    }
COMPARISON(eq, LB_S_EQ)
COMPARISON(ne, LB_S_NE)
COMPARISON(lt, LB_S_LT)
COMPARISON(le, LB_S_LE)
COMPARISON(gt, LB_S_GT)
COMPARISON(ge, LB_S_GE)

static lb_value float_neg(lb_python *py, lb_value *args)
{
    return lb_float_new(py, -SELF);
}
static lb_value float_self(lb_python *py, lb_value *args)
{
    return lb_float_new(py, SELF);
}
static lb_value float_abs(lb_python *py, lb_value *args)
{
    return lb_float_new(py, fabs(SELF));
}
static lb_value float_bool(lb_python *py LB_UNUSED, lb_value *args)
{
    return lb_bool(SELF != 0);
}
static lb_value float_hash(lb_python *py, lb_value *args)
{
    return lb_hash_value(py, lb_float_hash(SELF));
}
static lb_value float_int(lb_python *py, lb_value *args)
{
    return lb_int_from_double(py, trunc(SELF));
}
static lb_value float_floor(lb_python *py, lb_value *args)
{
    return lb_int_from_double(py, floor(SELF));
}
static lb_value float_ceil(lb_python *py, lb_value *args)
{
    return lb_int_from_double(py, ceil(SELF));
}
static lb_value float_is_integer(lb_python *py LB_UNUSED, lb_value *args)
{
    return lb_bool(isfinite(SELF) && floor(SELF) == SELF);
}
static lb_value float_imag(lb_python *py, lb_value *args LB_UNUSED)
{
    return lb_float_new(py, 0);
}

static lb_value float_repr(lb_python *py, lb_value *args)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_float_repr(SELF, &text);
    return lb_string_take(py, &text);
}

static lb_value float_round(lb_python *py, lb_value *args)
{
    double number = SELF;
    if (!args[1] || args[1] == LB_NONE) {
        return lb_int_from_double(py, rint(number));
    }
    int64_t digits;
    lb_value places = lb_index(py, args[1]);
    if (!places || !lb_slice_end(py, places, &digits)) { /* a huge number is a large one */
        return NULL;
    }
    if (!isfinite(number) || digits > 323) {
        return lb_float_new(py, number);
    }
    if (digits < -308) {
        return lb_float_new(py, copysign(0.0, number));
    }
    /* printf rounds the exact binary value to even: what CPython does */
    char buffer[700];
    if (digits >= 0) {
        snprintf(buffer, sizeof buffer, "%.*f", (int)digits, number);
        return lb_float_new(py, strtod(buffer, NULL));
    }
    mpz_t whole;
    mpz_init_set_d(whole, trunc(number));
    lb_value as_int = lb_int_from_mpz(py, whole), n = lb_small_new(digits);
    lb_value unit = lb_int_binary(py, lb_small_new(10), lb_small_new(-digits), LB_S_B_POW);
    double fraction = fabs(number) - floor(fabs(number));
    if (fraction != 0) { /* a half of the unit is no half then */
        lb_value low = lb_int_binary(py, as_int, unit, LB_S_B_MOD);
        lb_value twice = lb_int_binary(py, low, low, LB_S_B_ADD);
        if (lb_int_compare(twice, unit) == 0) {
            as_int = lb_int_binary(py, as_int, lb_small_new(number > 0 ? 1 : -1), LB_S_B_ADD);
        }
    }
    lb_value rounded = lb_call_method(py, as_int, "__round__", 1, &n);
    double result;
    return rounded && lb_int_double(py, rounded, &result)
               ? lb_float_new(py, result == 0 ? copysign(0.0, number) : result)
               : NULL;
}

static lb_value float_ratio(lb_python *py, lb_value *args)
{
    double number = SELF;
    if (!isfinite(number)) {
        return isnan(number)
                   ? lb_raise(py, LB_T_VALUE_ERROR, "cannot convert NaN to integer ratio")
                   : lb_raise(py, LB_T_OVERFLOW_ERROR, "cannot convert Infinity to integer ratio");
    }
    int exponent;
    double m = frexp(number, &exponent);
    for (int i = 0; i < 300 && m != floor(m); i++) {
        m *= 2;
        exponent--;
    }
    lb_value top = lb_int_from_double(py, m), bottom = lb_small_new(1);
    lb_value shift = lb_small_new(exponent < 0 ? -exponent : exponent);
    if (exponent > 0) {
        top = lb_int_binary(py, top, shift, LB_S_B_LSHIFT);
    } else {
        bottom = lb_int_binary(py, bottom, shift, LB_S_B_LSHIFT);
    }
    return lb_tuple_of(py, 2, top, bottom);
}

static lb_value float_hex(lb_python *py, lb_value *args)
{
    double number = SELF;
    if (!isfinite(number)) {
        return float_repr(py, args);
    }
    if (number == 0) {
        return lb_string_of(py, signbit(number) ? "-0x0.0p+0" : "0x0.0p+0");
    }
    return lb_string_format(py, "%.13a", number);
}

/* [sign]["0x"]digits["." digits]["p" exponent], or inf and nan: what strtod() reads, with 0x. */
static bool is_hex_number(lb_str text)
{
    size_t i = 0, digits = 0;
    for (bool has_point = false; i < text.len; i++) {
        char c = lb_lower(text.ptr[i]);
        if (c == '.' && !has_point) {
            has_point = true;
        } else if (lb_is_digit(c) || (c >= 'a' && c <= 'f')) {
            digits++;
        } else {
            break;
        }
    }
    if (i < text.len && lb_lower(text.ptr[i]) == 'p') {
        i++;
        i += i < text.len && (text.ptr[i] == '+' || text.ptr[i] == '-');
        size_t start = i;
        while (i < text.len && lb_is_digit(text.ptr[i])) {
            i++;
        }
        digits = i > start ? digits : 0;
    }
    return digits && i == text.len;
}

static lb_value float_fromhex(lb_python *py, lb_value *args)
{
    lb_str text;
    if (!lb_to_text(py, args[1], "fromhex() argument", &text)) {
        return NULL;
    }
    text = lb_str_trim(text);
    bool is_negative = text.len && text.ptr[0] == '-';
    text = lb_str_slice(text, is_negative || (text.len && text.ptr[0] == '+'), SIZE_MAX);
    double number = 0;
    if (lb_str_is_nocase(text, "inf") || lb_str_is_nocase(text, "infinity")) {
        number = HUGE_VAL;
    } else if (lb_str_is_nocase(text, "nan")) {
        number = NAN;
    } else {
        bool has_prefix = text.len > 1 && text.ptr[0] == '0' && lb_lower(text.ptr[1]) == 'x';
        text = lb_str_slice(text, has_prefix ? 2 : 0, SIZE_MAX);
        if (!is_hex_number(text)) {
            return lb_raise(py, LB_T_VALUE_ERROR, "invalid hexadecimal floating-point string");
        }
        LB_AUTO_FREE char *whole = lb_format("0x%.*s", LB_ARG(text));
        number = strtod(whole, NULL);
        if (isinf(number)) {
            return lb_raise(py, LB_T_OVERFLOW_ERROR,
                            "hexadecimal value too large to represent as a float");
        }
    }
    lb_value made = lb_float_new(py, is_negative ? -number : number);
    return args[0] == (lb_value)py->types[LB_T_FLOAT] ? made : lb_call(py, args[0], 1, &made);
}

static lb_value float_format(lb_python *py, lb_value *args)
{
    lb_str spec;
    return lb_to_text(py, args[1], "format spec", &spec) ? lb_format_float(py, SELF, spec, "float")
                                                         : NULL;
}

/* --- float(x) --- */

static bool parse(lb_str text, double *out)
{
    LB_AUTO_TEXT lb_text clean = {0};
    text = lb_str_trim(text);
    bool has_digit = false, is_word = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '_') {
            if (i == 0 || i + 1 == text.len || !lb_is_digit(text.ptr[i - 1]) ||
                !lb_is_digit(text.ptr[i + 1])) {
                return false;
            }
            continue;
        }
        has_digit |= lb_is_digit(c);
        is_word |= lb_is_alpha(c) && lb_lower(c) != 'e';
        lb_text_addc(&clean, c);
    }
    lb_str word = lb_text_str(&clean);
    if (word.len && (word.ptr[0] == '-' || word.ptr[0] == '+')) {
        word = lb_str_slice(word, 1, SIZE_MAX);
    }
    bool is_name = lb_str_is_nocase(word, "inf") || lb_str_is_nocase(word, "infinity") ||
                   lb_str_is_nocase(word, "nan");
    if ((!has_digit || is_word) && !is_name) {
        return false;
    }
    char *end;
    *out = strtod(lb_text_cstr(&clean), &end);
    return *end == '\0';
}

static lb_value float_new(lb_python *py, lb_value *args)
{
    double number = 0;
    lb_value v = args[1];
    if (v && lb_is_opaque(py, v)) {
        return v;
    }
    if (v && (lb_is(py, v, LB_T_STR) || lb_is(py, v, LB_T_BYTES))) {
        lb_str text = lb_is(py, v, LB_T_STR)
                          ? lb_string_text(v)
                          : (lb_str){((lb_bytes *)v)->bytes, ((lb_bytes *)v)->size};
        LB_AUTO_TEXT lb_text buffer = {0};
        if (!parse(lb_text_to_ascii_digits(py, text, &buffer), &number)) {
            lb_value repr = lb_repr_value(py, v);
            return lb_raise(py, LB_T_VALUE_ERROR, "could not convert string to float: %s",
                            lb_cstr(repr));
        }
    } else if (v && !lb_is(py, v, LB_T_FLOAT) && !lb_is_integer(py, v) &&
               !lb_special_of(py, v, LB_S_FLOAT) && !lb_special_of(py, v, LB_S_INDEX)) {
        return lb_raise(py, LB_T_TYPE_ERROR,
                        "float() argument must be a string or a real number, not '%s'",
                        lb_type_name(py, v));
    } else if (v && !lb_to_double(py, v, &number)) {
        return NULL;
    }
    lb_float *f = lb_object_new(py, (lb_type *)args[0]);
    f->number = number;
    return (lb_value)f;
}

#define BOTH(name)                                        \
    {"__" #name "__", "self, other, /", float_##name},    \
    {                                                     \
        "__r" #name "__", "self, other, /", float_r##name \
    }

void lb_setup_real(lb_python *py)
{
    static const lb_layout layout = {sizeof(lb_float), NULL, NULL, NULL};
    static const lb_method methods[] = {{"__new__", "cls, x=, /", float_new},
                                        BOTH(add),
                                        BOTH(sub),
                                        BOTH(mul),
                                        BOTH(truediv),
                                        BOTH(floordiv),
                                        BOTH(mod),
                                        BOTH(divmod),
                                        {"__pow__", "self, other, mod=, /", float_pow},
                                        {"__rpow__", "self, other, mod=, /", float_rpow},
                                        {"__eq__", "self, other, /", float_eq},
                                        {"__ne__", "self, other, /", float_ne},
                                        {"__lt__", "self, other, /", float_lt},
                                        {"__le__", "self, other, /", float_le},
                                        {"__gt__", "self, other, /", float_gt},
                                        {"__ge__", "self, other, /", float_ge},
                                        {"__neg__", "self", float_neg},
                                        {"__pos__", "self", float_self},
                                        {"__abs__", "self", float_abs},
                                        {"__bool__", "self", float_bool},
                                        {"__hash__", "self", float_hash},
                                        {"__repr__", "self", float_repr},
                                        {"__int__", "self", float_int},
                                        {"__float__", "self", float_self},
                                        {"__trunc__", "self", float_int},
                                        {"__floor__", "self", float_floor},
                                        {"__ceil__", "self", float_ceil},
                                        {"__round__", "self, ndigits=, /", float_round},
                                        {"__format__", "self, spec, /", float_format},
                                        {"is_integer", "self", float_is_integer},
                                        {"as_integer_ratio", "self", float_ratio},
                                        {"conjugate", "self", float_self},
                                        {"hex", "self", float_hex},
                                        {"fromhex", "cls, text, /", float_fromhex, LB_CLASSMETHOD},
                                        {"real", "self", float_self, LB_GETTER},
                                        {"imag", "self", float_imag, LB_GETTER},
                                        {0}};
    lb_core_define(py, LB_T_FLOAT, methods, &layout, LB_TYPE_MATCH_SELF);
}
