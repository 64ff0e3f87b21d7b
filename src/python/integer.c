#include "python/character.h"

#include <math.h>
#include <stdio.h>

enum { MOST_DIGITS = 4300, MOST_BITS = 1 << 26 };

/* --- arithmetic --- */

static lb_value true_divide(lb_python *py, mpz_t a, mpz_t b)
{
    if (mpz_sgn(b) == 0) {
        return lb_raise(py, LB_T_ZERO_DIVISION_ERROR, "division by zero");
    }
    bool is_negative = (mpz_sgn(a) < 0) != (mpz_sgn(b) < 0);
    mpz_abs(a, a);
    mpz_abs(b, b);
    if (mpz_sgn(a) == 0) {
        return lb_float_new(py, is_negative ? -0.0 : 0.0);
    }
    /* a quotient of at least 64 bits, with a sticky bit, rounds once */
    long shift = (long)mpz_sizeinbase(b, 2) - (long)mpz_sizeinbase(a, 2) + 66;
    long exponent = -shift;
    if (shift > 0) {
        mpz_mul_2exp(a, a, (mp_bitcnt_t)shift);
    } else {
        mpz_mul_2exp(b, b, (mp_bitcnt_t)-shift);
    }
    mpz_t quotient, rest;
    mpz_init(quotient);
    mpz_init(rest);
    mpz_tdiv_qr(quotient, rest, a, b);
    bool is_sticky = mpz_sgn(rest) != 0;
    size_t bits = mpz_sizeinbase(quotient, 2);
    /* keep 53 bits, fewer for what will be subnormal */
    long lowest = exponent + (long)bits - 53;
    long drop = (long)bits - 53;
    if (lowest < -1074) {
        drop += -1074 - lowest;
    }
    mpz_t kept;
    mpz_init(kept);
    if (drop > (long)bits + 2) {
        mpz_set_ui(kept, 0);
    } else {
        mpz_tdiv_q_2exp(kept, quotient, (mp_bitcnt_t)drop);
        bool half = mpz_tstbit(quotient, (mp_bitcnt_t)drop - 1);
        bool below = is_sticky || mpz_scan1(quotient, 0) < (mp_bitcnt_t)drop - 1;
        if (half && (below || mpz_odd_p(kept))) {
            mpz_add_ui(kept, kept, 1);
        }
    }
    double result = ldexp(mpz_get_d(kept), (int)(exponent + drop));
    mpz_clear(kept);
    mpz_clear(quotient);
    mpz_clear(rest);
    if (isinf(result)) {
        return lb_raise(py, LB_T_OVERFLOW_ERROR, "integer division result too large for a float");
    }
    return lb_float_new(py, is_negative ? -result : result);
}

static bool too_large(lb_python *py, double bits)
{
    if (bits <= MOST_BITS) {
        return false;
    }
    lb_value e = lb_exception_new(py, py->types[LB_T_MEMORY_ERROR], py->empty_tuple);
    lb_raise_value(py, e);
    return true;
}

static lb_value power(lb_python *py, lb_value a, lb_value b)
{
    int64_t exponent;
    if (lb_int_compare(b, lb_small_new(0)) < 0) {
        double x, y;
        if (!lb_int_double(py, a, &x) || !lb_int_double(py, b, &y)) {
            return NULL;
        }
        if (x == 0) {
            return lb_raise(py, LB_T_ZERO_DIVISION_ERROR,
                            "0.0 cannot be raised to a negative power");
        }
        return lb_float_new(py, pow(x, y));
    }
    mpz_t base;
    lb_int_to_mpz(a, base);
    bool is_unit = mpz_cmpabs_ui(base, 1) <= 0;
    if (!lb_int_small(b, &exponent)) {
        exponent = is_unit ? (mpz_odd_p(((lb_big *)b)->number) ? 1 : 2) : INT64_MAX;
    }
    if (!is_unit && too_large(py, (double)mpz_sizeinbase(base, 2) * (double)exponent)) {
        mpz_clear(base);
        return NULL;
    }
    mpz_pow_ui(base, base, (unsigned long)(is_unit && exponent > 2 ? 2 - exponent % 2 : exponent));
    return lb_int_from_mpz(py, base);
}

static lb_value shift(lb_python *py, lb_value a, lb_value b, bool is_left)
{
    int64_t by;
    if (lb_int_compare(b, lb_small_new(0)) < 0) {
        return lb_raise(py, LB_T_VALUE_ERROR, "negative shift count");
    }
    mpz_t number;
    lb_int_to_mpz(a, number);
    if (!lb_int_small(b, &by)) {
        by = INT64_MAX;
    }
    if (is_left && mpz_sgn(number) == 0) {
        by = 0;
    }
    if (is_left && too_large(py, (double)mpz_sizeinbase(number, 2) + (double)by)) {
        mpz_clear(number);
        return NULL;
    }
    if (is_left) {
        mpz_mul_2exp(number, number, (mp_bitcnt_t)by);
    } else {
        mpz_fdiv_q_2exp(number, number, (mp_bitcnt_t)by);
    }
    return lb_int_from_mpz(py, number);
}

lb_value lb_int_binary(lb_python *py, lb_value a, lb_value b, lb_special op)
{
    switch (op) {
    case LB_S_B_POW:
        return power(py, a, b);
    case LB_S_B_LSHIFT:
    case LB_S_B_RSHIFT:
        return shift(py, a, b, op == LB_S_B_LSHIFT);
    case LB_S_B_MATMUL:
        return LB_NOT_IMPLEMENTED;
    default:
        break;
    }
    mpz_t p, q;
    lb_int_to_mpz(a, p);
    lb_int_to_mpz(b, q);
    lb_value result = NULL;
    switch (op) {
    case LB_S_B_ADD:
        mpz_add(p, p, q);
        break;
    case LB_S_B_SUB:
        mpz_sub(p, p, q);
        break;
    case LB_S_B_MUL:
        if (too_large(py, (double)mpz_sizeinbase(p, 2) + (double)mpz_sizeinbase(q, 2))) {
            goto done;
        }
        mpz_mul(p, p, q);
        break;
    case LB_S_B_TRUEDIV:
        result = true_divide(py, p, q);
        goto done;
    case LB_S_B_MOD:
    case LB_S_B_FLOORDIV:
        if (mpz_sgn(q) == 0) {
            lb_raise(py, LB_T_ZERO_DIVISION_ERROR,
                     op == LB_S_B_MOD ? "integer modulo by zero"
                                      : "integer division or modulo by zero");
            goto done;
        }
        if (op == LB_S_B_MOD) {
            mpz_fdiv_r(p, p, q);
        } else {
            mpz_fdiv_q(p, p, q);
        }
        break;
    case LB_S_B_AND:
        mpz_and(p, p, q);
        break;
    case LB_S_B_OR:
        mpz_ior(p, p, q);
        break;
    default:
        mpz_xor(p, p, q);
        break;
    }
    mpz_clear(q);
    return lb_int_from_mpz(py, p);
done:
    mpz_clear(p);
    mpz_clear(q);
    return result;
}

static lb_value binary(lb_python *py, lb_value a, lb_value b, lb_special op)
{
    if (!lb_is_integer(py, a) || !lb_is_integer(py, b)) {
        return LB_NOT_IMPLEMENTED;
    }
    return lb_int_binary(py, a, b, op);
}

#define ARITHMETIC(name, op)                                   \
    static lb_value int_##name(lb_python *py, lb_value *args)  \
    {                                                          \
        return binary(py, args[0], args[1], op);               \
    }                                                          \
    static lb_value int_r##name(lb_python *py, lb_value *args) \
    {                                                          \
        return binary(py, args[1], args[0], op);               \
    }
ARITHMETIC(add, LB_S_B_ADD)
ARITHMETIC(sub, LB_S_B_SUB)
ARITHMETIC(mul, LB_S_B_MUL)
ARITHMETIC(truediv, LB_S_B_TRUEDIV)
ARITHMETIC(floordiv, LB_S_B_FLOORDIV)
ARITHMETIC(mod, LB_S_B_MOD)
ARITHMETIC(lshift, LB_S_B_LSHIFT)
ARITHMETIC(rshift, LB_S_B_RSHIFT)
ARITHMETIC(and, LB_S_B_AND)
ARITHMETIC(or, LB_S_B_OR)
ARITHMETIC(xor, LB_S_B_XOR)

/* True & True is a bool. */
#define LOGIC(name)                                                                             \
    static lb_value bool_##name(lb_python *py, lb_value *args)                                  \
    {                                                                                           \
        lb_value result = int_##name(py, args);                                                 \
        return lb_is_bool(args[0]) && lb_is_bool(args[1]) ? lb_bool(lb_small(result)) : result; \
    }
LOGIC(and)
LOGIC(or)
LOGIC(xor)

static lb_value int_pow(lb_python *py, lb_value *args)
{
    if (!args[2] || args[2] == LB_NONE) {
        return binary(py, args[0], args[1], LB_S_B_POW);
    }
    if (!lb_is_integer(py, args[1]) || !lb_is_integer(py, args[2])) {
        return LB_NOT_IMPLEMENTED;
    }
    mpz_t base, exponent, modulus;
    lb_int_to_mpz(args[0], base);
    lb_int_to_mpz(args[1], exponent);
    lb_int_to_mpz(args[2], modulus);
    bool is_fine = true;
    if (mpz_sgn(modulus) == 0) {
        lb_raise(py, LB_T_VALUE_ERROR, "pow() 3rd argument cannot be 0");
        is_fine = false;
    } else if (mpz_sgn(exponent) < 0) {
        is_fine = mpz_invert(base, base, modulus) != 0;
        mpz_neg(exponent, exponent);
        if (!is_fine) {
            lb_raise(py, LB_T_VALUE_ERROR, "base is not invertible for the given modulus");
        }
    }
    if (is_fine) {
        mpz_powm(base, base, exponent, modulus);
        mpz_fdiv_r(base, base, modulus);
    }
    mpz_clear(exponent);
    mpz_clear(modulus);
    if (!is_fine) {
        mpz_clear(base);
        return NULL;
    }
    return lb_int_from_mpz(py, base);
}

static lb_value int_rpow(lb_python *py, lb_value *args)
{
    return binary(py, args[1], args[0], LB_S_B_POW);
}

static lb_value divmod(lb_python *py, lb_value a, lb_value b)
{
    lb_value quotient = binary(py, a, b, LB_S_B_FLOORDIV);
    if (!quotient || quotient == LB_NOT_IMPLEMENTED) {
        return quotient;
    }
    return lb_tuple_of(py, 2, quotient, binary(py, a, b, LB_S_B_MOD));
}

static lb_value int_divmod(lb_python *py, lb_value *args)
{
    return divmod(py, args[0], args[1]);
}

static lb_value int_rdivmod(lb_python *py, lb_value *args)
{
    return divmod(py, args[1], args[0]);
}

#define COMPARISON(name, sign)                                                               \
    static lb_value int_##name(lb_python *py, lb_value *args)                                \
    {                                                                                        \
        return lb_is_integer(py, args[1]) ? lb_bool(lb_int_compare(args[0], args[1]) sign 0) \
                                          : LB_NOT_IMPLEMENTED;                              \
    }
COMPARISON(eq, ==)
COMPARISON(ne, !=)
COMPARISON(lt, <)
COMPARISON(le, <=)
COMPARISON(gt, >)
COMPARISON(ge, >=)

static lb_value int_neg(lb_python *py, lb_value *args)
{
    return lb_int_binary(py, lb_small_new(0), args[0], LB_S_B_SUB);
}

static lb_value int_self(lb_python *py, lb_value *args)
{
    return lb_int_binary(py, lb_small_new(0), args[0], LB_S_B_ADD);
}

static lb_value int_abs(lb_python *py, lb_value *args)
{
    return lb_int_compare(args[0], lb_small_new(0)) < 0 ? int_neg(py, args) : int_self(py, args);
}

static lb_value int_invert(lb_python *py, lb_value *args)
{
    return lb_int_binary(py, lb_small_new(-1), args[0], LB_S_B_SUB);
}

static lb_value int_bool(lb_python *py LB_UNUSED, lb_value *args)
{
    return lb_bool(lb_int_compare(args[0], lb_small_new(0)) != 0);
}

static lb_value int_hash(lb_python *py, lb_value *args)
{
    return lb_hash_value(py, lb_int_hash(args[0]));
}

static lb_value int_repr(lb_python *py, lb_value *args)
{
    return lb_int_to_string(py, args[0], 10);
}

static lb_value bool_repr(lb_python *py, lb_value *args)
{
    return (lb_value)lb_intern(py, args[0] == LB_TRUE ? LB_STR("True") : LB_STR("False"));
}

static lb_value int_float(lb_python *py, lb_value *args)
{
    double number;
    return lb_int_double(py, args[0], &number) ? lb_float_new(py, number) : NULL;
}

static lb_value int_format(lb_python *py, lb_value *args)
{
    lb_str spec;
    return lb_to_text(py, args[1], "format spec", &spec) ? lb_format_int(py, args[0], spec) : NULL;
}

static lb_value int_round(lb_python *py, lb_value *args)
{
    int64_t digits;
    if (!args[1] || args[1] == LB_NONE) {
        return int_self(py, args);
    }
    lb_value places = lb_index(py, args[1]);
    if (!places || !lb_slice_end(py, places, &digits)) {
        return NULL;
    }
    if (digits >= 0) {
        return int_self(py, args);
    }
    if (digits < -MOST_DIGITS) {
        return lb_small_new(0);
    }
    lb_value unit = power(py, lb_small_new(10), lb_small_new(-digits));
    lb_value pair[] = {args[0], unit};
    lb_value low = int_mod(py, pair);
    lb_value twice = lb_int_binary(py, low, low, LB_S_B_ADD);
    int order = lb_int_compare(twice, unit);
    lb_value down = lb_int_binary(py, args[0], low, LB_S_B_SUB);
    lb_value quotient = lb_int_binary(py, down, unit, LB_S_B_FLOORDIV);
    lb_value odd = lb_int_binary(py, quotient, lb_small_new(1), LB_S_B_AND);
    bool up = order > 0 || (order == 0 && odd == lb_small_new(1));
    return up ? lb_int_binary(py, down, unit, LB_S_B_ADD) : down;
}

static lb_value int_bit_length(lb_python *py, lb_value *args)
{
    mpz_t number;
    lb_int_to_mpz(args[0], number);
    size_t bits = mpz_sgn(number) ? mpz_sizeinbase(number, 2) : 0;
    mpz_clear(number);
    return lb_int_new(py, (int64_t)bits);
}

static lb_value int_bit_count(lb_python *py, lb_value *args)
{
    mpz_t number;
    lb_int_to_mpz(args[0], number);
    mpz_abs(number, number);
    size_t bits = mpz_popcount(number);
    mpz_clear(number);
    return lb_int_new(py, (int64_t)bits);
}

static lb_value int_to_bytes(lb_python *py, lb_value *args)
{
    int64_t length = 1;
    bool is_big = !args[2] || !lb_str_is(lb_string_text(args[2]), "little");
    bool is_signed = args[3] && lb_truth(py, args[3]) > 0;
    if (args[1] && !lb_to_int64(py, args[1], &length)) {
        return NULL;
    }
    if (args[2] && is_big && !lb_str_is(lb_string_text(args[2]), "big")) {
        return lb_raise(py, LB_T_VALUE_ERROR, "byteorder must be either 'little' or 'big'");
    }
    if (length < 0) {
        return lb_raise(py, LB_T_VALUE_ERROR, "length argument must be non-negative");
    }
    mpz_t number;
    lb_int_to_mpz(args[0], number);
    if (mpz_sgn(number) < 0 && !is_signed) {
        mpz_clear(number);
        return lb_raise(py, LB_T_OVERFLOW_ERROR, "can't convert negative int to unsigned");
    }
    mpz_t least;
    mpz_init(least);
    if (mpz_sgn(number) < 0) {
        mpz_com(least, number);
    } else {
        mpz_set(least, number);
    }
    size_t bits = (mpz_sgn(least) ? mpz_sizeinbase(least, 2) : 0) + is_signed;
    mpz_clear(least);
    if (length > (1 << 24) || bits > (size_t)length * 8) {
        mpz_clear(number);
        return lb_raise(py, LB_T_OVERFLOW_ERROR, "int too big to convert");
    }
    LB_AUTO_FREE char *out = lb_alloc((size_t)length + 1);
    for (int64_t i = 0; i < length; i++) {
        unsigned byte = 0;
        for (unsigned bit = 0; bit < 8; bit++) {
            byte |= (unsigned)mpz_tstbit(number, (mp_bitcnt_t)i * 8 + bit) << bit;
        }
        out[is_big ? length - 1 - i : i] = (char)byte;
    }
    mpz_clear(number);
    return lb_bytes_new(py, (lb_str){out, (size_t)length});
}

static lb_value int_from_bytes(lb_python *py, lb_value *args)
{
    lb_value bytes = lb_call(py, (lb_value)py->types[LB_T_BYTES], 1, &args[1]);
    if (!bytes) {
        return NULL;
    }
    bool is_big = !args[2] || !lb_str_is(lb_string_text(args[2]), "little");
    const lb_bytes *b = (lb_bytes *)bytes;
    mpz_t number;
    mpz_init(number);
    mpz_import(number, b->size, is_big ? 1 : -1, 1, 0, 0, b->bytes);
    if (args[3] && lb_truth(py, args[3]) > 0 && b->size && mpz_tstbit(number, b->size * 8 - 1)) {
        mpz_t modulus;
        mpz_init_set_ui(modulus, 1);
        mpz_mul_2exp(modulus, modulus, b->size * 8);
        mpz_sub(number, number, modulus);
        mpz_clear(modulus);
    }
    return lb_int_from_mpz(py, number);
}

static lb_value int_ratio(lb_python *py, lb_value *args)
{
    return lb_tuple_of(py, 2, int_self(py, args), lb_small_new(1));
}

static lb_value int_one(lb_python *py LB_UNUSED, lb_value *args LB_UNUSED)
{
    return lb_small_new(1);
}

static lb_value int_zero(lb_python *py LB_UNUSED, lb_value *args LB_UNUSED)
{
    return lb_small_new(0);
}

/* --- int(x, base) --- */

static lb_value convert(lb_python *py, lb_value v, lb_value base_value)
{
    int64_t base = 10;
    if (base_value) {
        if (!lb_to_int64(py, base_value, &base)) {
            if (!lb_raised_is(py, LB_T_OVERFLOW_ERROR)) {
                return NULL;
            }
            lb_take_raised(py);
            base = -1;
        }
        if (base != 0 && (base < 2 || base > 36)) {
            return lb_raise(py, LB_T_VALUE_ERROR, "int() base must be >= 2 and <= 36, or 0");
        }
    }
    if (lb_is(py, v, LB_T_STR)) {
        LB_AUTO_TEXT lb_text buffer = {0};
        lb_value made = lb_int_from_text(
            py, lb_text_to_ascii_digits(py, lb_string_text(v), &buffer), (int)base);
        if (!made && buffer.len && lb_raised_is(py, LB_T_VALUE_ERROR)) {
            lb_take_raised(py);
            return lb_int_invalid(py, lb_string_text(v), (int)base);
        }
        return made;
    }
    if (lb_is(py, v, LB_T_BYTES)) {
        const lb_bytes *bytes = (lb_bytes *)v;
        lb_value number = lb_int_from_text(py, (lb_str){bytes->bytes, bytes->size}, (int)base);
        if (!number && lb_raised_is(py, LB_T_VALUE_ERROR)) {
            lb_take_raised(py);
            return lb_raise(py, LB_T_VALUE_ERROR, "invalid literal for int() with base %d: %s",
                            (int)base, lb_cstr(lb_repr_value(py, v)));
        }
        return number;
    }
    if (base_value) {
        return lb_raise(py, LB_T_TYPE_ERROR, "int() can't convert non-string with explicit base");
    }
    if (lb_is_integer(py, v)) {
        return int_self(py, &v);
    }
    if (lb_is(py, v, LB_T_FLOAT)) {
        return lb_int_from_double(py, trunc(((lb_float *)v)->number));
    }
    lb_value method = lb_special_of(py, v, LB_S_INT);
    const char *name = "__int__";
    if (!method) {
        method = lb_special_of(py, v, LB_S_INDEX);
        name = "__index__";
    }
    if (!method) {
        method = lb_type_lookup(py, lb_typeof(py, v), py->names.trunc);
    }
    if (!method) {
        return lb_raise(
            py, LB_T_TYPE_ERROR,
            "int() argument must be a string, a bytes-like object or a real number, not "
            "'%s'",
            lb_type_name(py, v));
    }
    lb_value result = lb_call_special(py, method, 1, &v);
    if (result && !lb_is_integer(py, result)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "%s returned non-int (type %s)", name,
                        lb_type_name(py, result));
    }
    return result;
}

static lb_value int_new(lb_python *py, lb_value *args)
{
    if (args[1] && lb_is_opaque(py, args[1])) {
        return args[1];
    }
    lb_value number = args[1] ? convert(py, args[1], args[2]) : lb_small_new(0);
    lb_type *type = (lb_type *)args[0];
    if (!number || type == py->types[LB_T_INT]) {
        return number;
    }
    lb_big *big = lb_object_new(py, type);
    lb_int_to_mpz(number, big->number);
    return (lb_value)big;
}

static lb_value bool_new(lb_python *py, lb_value *args)
{
    int truth = args[1] ? lb_truth(py, args[1]) : 0;
    return truth < 0 ? NULL : lb_bool(truth);
}

static void int_free(lb_python *py LB_UNUSED, lb_value self)
{
    mpz_clear(((lb_big *)self)->number);
}

static size_t int_extra(lb_value self)
{
    return mpz_size(((lb_big *)self)->number) * sizeof(mp_limb_t);
}

#define BOTH(name)                                      \
    {"__" #name "__", "self, other, /", int_##name},    \
    {                                                   \
        "__r" #name "__", "self, other, /", int_r##name \
    }

void lb_setup_integer(lb_python *py)
{
    static const lb_layout layout = {sizeof(lb_big), NULL, int_free, int_extra};
    static const lb_method methods[] = {
        {"__new__", "cls, x=, /, base=", int_new},
        BOTH(add),
        BOTH(sub),
        BOTH(mul),
        BOTH(truediv),
        BOTH(floordiv),
        BOTH(mod),
        BOTH(lshift),
        BOTH(rshift),
        BOTH(and),
        BOTH(or),
        BOTH(xor),
        BOTH(divmod),
        {"__pow__", "self, other, mod=, /", int_pow},
        {"__rpow__", "self, other, mod=, /", int_rpow},
        {"__eq__", "self, other, /", int_eq},
        {"__ne__", "self, other, /", int_ne},
        {"__lt__", "self, other, /", int_lt},
        {"__le__", "self, other, /", int_le},
        {"__gt__", "self, other, /", int_gt},
        {"__ge__", "self, other, /", int_ge},
        {"__neg__", "self", int_neg},
        {"__pos__", "self", int_self},
        {"__abs__", "self", int_abs},
        {"__invert__", "self", int_invert},
        {"__bool__", "self", int_bool},
        {"__hash__", "self", int_hash},
        {"__repr__", "self", int_repr},
        {"__int__", "self", int_self},
        {"__index__", "self", int_self},
        {"__float__", "self", int_float},
        {"__trunc__", "self", int_self},
        {"__floor__", "self", int_self},
        {"__ceil__", "self", int_self},
        {"__round__", "self, ndigits=, /", int_round},
        {"__format__", "self, spec, /", int_format},
        {"bit_length", "self", int_bit_length},
        {"bit_count", "self", int_bit_count},
        {"conjugate", "self", int_self},
        {"to_bytes", "self, length=1, byteorder=big, *, signed=False", int_to_bytes},
        {"from_bytes", "cls, bytes, byteorder=big, *, signed=False", int_from_bytes,
         LB_CLASSMETHOD},
        {"as_integer_ratio", "self", int_ratio},
        {"numerator", "self", int_self, LB_GETTER},
        {"denominator", "self", int_one, LB_GETTER},
        {"real", "self", int_self, LB_GETTER},
        {"imag", "self", int_zero, LB_GETTER},
        {0}};
    static const lb_method bool_methods[] = {{"__new__", "cls, x=, /", bool_new},
                                             {"__repr__", "self", bool_repr},
                                             {"__and__", "self, other, /", bool_and},
                                             {"__rand__", "self, other, /", bool_and},
                                             {"__or__", "self, other, /", bool_or},
                                             {"__ror__", "self, other, /", bool_or},
                                             {"__xor__", "self, other, /", bool_xor},
                                             {"__rxor__", "self, other, /", bool_xor},
                                             {0}};
    lb_core_define(py, LB_T_INT, methods, &layout, LB_TYPE_MATCH_SELF);
    lb_core_define(py, LB_T_BOOL, bool_methods, NULL, LB_TYPE_FINAL | LB_TYPE_MATCH_SELF);
}
