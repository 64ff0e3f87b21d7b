/* math */
#include <math.h>

#include "python/modules/native.h"
#include "python/modules/natives.h"

static lb_value domain_error(lb_python *py)
{
    return lb_raise(py, LB_T_VALUE_ERROR, "math domain error");
}

/* The result of a function: NaN and infinity that its arguments do not explain are errors. */
static lb_value result(lb_python *py, double r, bool is_finite, bool is_nan)
{
    if (isnan(r) && !is_nan) {
        return domain_error(py);
    }
    if (isinf(r) && is_finite) {
        return lb_raise(py, LB_T_OVERFLOW_ERROR, "math range error");
    }
    return lb_float_new(py, r);
}

static lb_value one(lb_python *py, lb_value *args, double (*function)(double), bool can_overflow)
{
    double x;
    if (!lb_to_double(py, args[0], &x)) {
        return NULL;
    }
    double r = function(x);
    if (isinf(r) && isfinite(x) && !can_overflow) {
        return domain_error(py);
    }
    return result(py, r, isfinite(x), isnan(x));
}

static lb_value two(lb_python *py, lb_value *args, double (*function)(double, double))
{
    double x, y;
    if (!lb_to_double(py, args[0], &x) || !lb_to_double(py, args[1], &y)) {
        return NULL;
    }
    return result(py, function(x, y), isfinite(x) && isfinite(y), isnan(x) || isnan(y));
}

#define ONE_TABLE(X)                                                                           \
    X(acos, 0)                                                                                 \
    X(acosh, 0) X(asin, 0) X(asinh, 0) X(atan, 0) X(atanh, 0) X(cbrt, 0) X(cos, 0) X(cosh, 1)  \
        X(erf, 0) X(erfc, 0) X(exp, 1) X(exp2, 1) X(expm1, 1) X(fabs, 0) X(log1p, 0) X(sin, 0) \
            X(sinh, 1) X(sqrt, 0) X(tan, 0) X(tanh, 0)
#define X(name, can_overflow)                                  \
    static lb_value math_##name(lb_python *py, lb_value *args) \
    {                                                          \
        return one(py, args, name, can_overflow);              \
    }
ONE_TABLE(X)
#undef X

#define TWO_TABLE(X) X(atan2) X(copysign) X(fmod) X(remainder) X(nextafter)
#define X(name)                                                \
    static lb_value math_##name(lb_python *py, lb_value *args) \
    {                                                          \
        return two(py, args, name);                            \
    }
TWO_TABLE(X)
#undef X

static lb_value math_gamma(lb_python *py, lb_value *args)
{
    double x;
    if (!lb_to_double(py, args[0], &x)) {
        return NULL;
    }
    return (x <= 0 && isfinite(x) && floor(x) == x) || x == -INFINITY
               ? domain_error(py)
               : result(py, tgamma(x), isfinite(x), isnan(x));
}

static lb_value math_lgamma(lb_python *py, lb_value *args)
{
    double x;
    int sign;
    if (!lb_to_double(py, args[0], &x)) {
        return NULL;
    }
    return x <= 0 && isfinite(x) && floor(x) == x ? domain_error(py)
                                                  : lb_float_new(py, lgamma_r(x, &sign));
}

static lb_value math_pow(lb_python *py, lb_value *args)
{
    double x, y;
    if (!lb_to_double(py, args[0], &x) || !lb_to_double(py, args[1], &y)) {
        return NULL;
    }
    double r = pow(x, y);
    if (isinf(r) && x == 0) {
        return domain_error(py);
    }
    return result(py, r, isfinite(x) && isfinite(y), isnan(x) || isnan(y));
}

/* --- logarithms, also of ints that no double holds --- */

static bool log_of(lb_python *py, lb_value v, double (*function)(double), double *out)
{
    double x, extra = 0;
    if (lb_is_integer(py, v) && !lb_is_small(v) && v != LB_TRUE && v != LB_FALSE) {
        mpz_t n;
        long exponent = 0;
        lb_int_to_mpz(v, n);
        x = mpz_get_d_2exp(&exponent, n);
        mpz_clear(n);
        extra = function(2) * (double)exponent;
    } else if (!lb_to_double(py, v, &x)) {
        return false;
    }
    if (x <= 0) {
        domain_error(py);
        return false;
    }
    *out = function(x) + extra;
    return true;
}

static lb_value math_log(lb_python *py, lb_value *args)
{
    double a, b;
    if (!log_of(py, args[0], log, &a)) {
        return NULL;
    }
    if (!args[1]) {
        return lb_float_new(py, a);
    }
    if (!log_of(py, args[1], log, &b)) {
        return NULL;
    }
    return b == 0 ? lb_raise(py, LB_T_ZERO_DIVISION_ERROR, "float division by zero")
                  : lb_float_new(py, a / b);
}

static lb_value math_log2(lb_python *py, lb_value *args)
{
    double a;
    return log_of(py, args[0], log2, &a) ? lb_float_new(py, a) : NULL;
}

static lb_value math_log10(lb_python *py, lb_value *args)
{
    double a;
    return log_of(py, args[0], log10, &a) ? lb_float_new(py, a) : NULL;
}

/* --- to whole numbers --- */

/* By a special method, else by the C function. */
static lb_value whole(lb_python *py, lb_value v, lb_string *name, double (*function)(double))
{
    double x;
    if (!lb_is(py, v, LB_T_FLOAT)) {
        lb_value method = lb_type_lookup(py, lb_typeof(py, v), name);
        if (method) {
            return lb_call(py, method, 1, &v);
        }
    }
    if (!lb_to_double(py, v, &x)) {
        return NULL;
    }
    return lb_int_from_double(py, function(x));
}

static lb_value math_floor(lb_python *py, lb_value *args)
{
    return whole(py, args[0], py->names.floor, floor);
}

static lb_value math_ceil(lb_python *py, lb_value *args)
{
    return whole(py, args[0], py->names.ceil, ceil);
}

static lb_value math_trunc(lb_python *py, lb_value *args)
{
    lb_value method = lb_type_lookup(py, lb_typeof(py, args[0]), py->names.trunc);
    return method ? lb_call(py, method, 1, args)
                  : lb_raise(py, LB_T_TYPE_ERROR, "type %s doesn't define __trunc__ method",
                             lb_type_name(py, args[0]));
}

/* --- whole numbers --- */

static bool whole_argument(lb_python *py, lb_value v, mpz_t out)
{
    lb_value index = lb_index(py, v);
    if (index) {
        lb_int_to_mpz(index, out);
    }
    return index != NULL;
}

static lb_value fold(lb_python *py, const lb_tuple *values, bool is_lcm)
{
    mpz_t all, next;
    mpz_init_set_ui(all, is_lcm);
    for (size_t i = 0; i < values->count; i++) {
        if (!whole_argument(py, values->items[i], next)) {
            mpz_clear(all);
            return NULL;
        }
        if (is_lcm) {
            mpz_lcm(all, all, next);
        } else {
            mpz_gcd(all, all, next);
        }
        mpz_clear(next);
    }
    return lb_int_from_mpz(py, all);
}

static lb_value math_gcd(lb_python *py, lb_value *args)
{
    return fold(py, (lb_tuple *)args[0], false);
}

static lb_value math_lcm(lb_python *py, lb_value *args)
{
    return fold(py, (lb_tuple *)args[0], true);
}

static lb_value math_isqrt(lb_python *py, lb_value *args)
{
    mpz_t n;
    if (!whole_argument(py, args[0], n)) {
        return NULL;
    }
    if (mpz_sgn(n) < 0) {
        mpz_clear(n);
        return lb_raise(py, LB_T_VALUE_ERROR, "isqrt() argument must be nonnegative");
    }
    mpz_sqrt(n, n);
    return lb_int_from_mpz(py, n);
}

static lb_value math_factorial(lb_python *py, lb_value *args)
{
    enum { MOST = 100000 };
    int64_t n;
    if (lb_is(py, args[0], LB_T_FLOAT)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "'float' object cannot be interpreted as an integer");
    }
    if (!lb_to_int64(py, args[0], &n)) {
        return NULL;
    }
    if (n < 0 || n > MOST) {
        return n < 0 ? lb_raise(py, LB_T_VALUE_ERROR, "factorial() not defined for negative values")
                     : lb_raise_budget(py, "the factorial of %lld is too large", (long long)n);
    }
    mpz_t out;
    mpz_init(out);
    mpz_fac_ui(out, (unsigned long)n);
    return lb_int_from_mpz(py, out);
}

static lb_value choose(lb_python *py, lb_value n_value, lb_value k_value, bool is_ordered)
{
    enum { MOST = 1000000 };
    int64_t n, k;
    if (!lb_to_int64(py, n_value, &n)) {
        return NULL;
    }
    k = n;
    if (!lb_is_absent(k_value) && !lb_to_int64(py, k_value, &k)) {
        return NULL;
    }
    if (n < 0 || k < 0) {
        return lb_raise(py, LB_T_VALUE_ERROR, "%c must be a non-negative integer",
                        n < 0 ? 'n' : 'k');
    }
    if (k > n) {
        return lb_int_new(py, 0);
    }
    if (!is_ordered && k > n - k) {
        k = n - k;
    }
    if (k > MOST) {
        return lb_raise_budget(py, "the number of choices is too large");
    }
    mpz_t out;
    mpz_init_set_ui(out, 1);
    for (int64_t i = 0; i < k; i++) {
        mpz_mul_ui(out, out, (unsigned long)(n - i));
        if (!is_ordered) {
            mpz_divexact_ui(out, out, (unsigned long)i + 1);
        }
    }
    return lb_int_from_mpz(py, out);
}

static lb_value math_comb(lb_python *py, lb_value *args)
{
    return choose(py, args[0], args[1], false);
}

static lb_value math_perm(lb_python *py, lb_value *args)
{
    return choose(py, args[0], args[1], true);
}

/* --- floats --- */

#define QUESTION_TABLE(X) X(isnan) X(isinf) X(isfinite)
#define X(name)                                                              \
    static lb_value math_##name(lb_python *py, lb_value *args)               \
    {                                                                        \
        double x;                                                            \
        return lb_to_double(py, args[0], &x) ? lb_bool(name(x) != 0) : NULL; \
    }
QUESTION_TABLE(X)
#undef X

static lb_value math_isclose(lb_python *py, lb_value *args)
{
    double a, b, relative = 1e-9, absolute = 0;
    if (!lb_to_double(py, args[0], &a) || !lb_to_double(py, args[1], &b) ||
        (args[2] && !lb_to_double(py, args[2], &relative)) ||
        (args[3] && !lb_to_double(py, args[3], &absolute))) {
        return NULL;
    }
    if (relative < 0 || absolute < 0) {
        return lb_raise(py, LB_T_VALUE_ERROR, "tolerances must be non-negative");
    }
    double difference = fabs(b - a);
    return lb_bool(a == b || (!isinf(a) && !isinf(b) &&
                              (difference <= fabs(relative * b) ||
                               difference <= fabs(relative * a) || difference <= absolute)));
}

static lb_value math_degrees(lb_python *py, lb_value *args)
{
    double x;
    return lb_to_double(py, args[0], &x) ? lb_float_new(py, x * (180.0 / M_PI)) : NULL;
}

static lb_value math_radians(lb_python *py, lb_value *args)
{
    double x;
    return lb_to_double(py, args[0], &x) ? lb_float_new(py, x * (M_PI / 180.0)) : NULL;
}

static lb_value math_frexp(lb_python *py, lb_value *args)
{
    double x;
    int exponent = 0;
    if (!lb_to_double(py, args[0], &x)) {
        return NULL;
    }
    x = frexp(x, &exponent);
    return lb_tuple_of(py, 2, lb_float_new(py, x), lb_int_new(py, isfinite(x) ? exponent : 0));
}

static lb_value math_ldexp(lb_python *py, lb_value *args)
{
    double x;
    int64_t exponent;
    if (!lb_to_double(py, args[0], &x) || !lb_to_int64(py, args[1], &exponent)) {
        return NULL;
    }
    int bounded = exponent > 100000 ? 100000 : exponent < -100000 ? -100000 : (int)exponent;
    return result(py, ldexp(x, bounded), isfinite(x), isnan(x));
}

static lb_value math_modf(lb_python *py, lb_value *args)
{
    double x, whole_part;
    if (!lb_to_double(py, args[0], &x)) {
        return NULL;
    }
    x = modf(x, &whole_part);
    return lb_tuple_of(py, 2, lb_float_new(py, x), lb_float_new(py, whole_part));
}

static lb_value math_ulp(lb_python *py, lb_value *args)
{
    double x;
    if (!lb_to_double(py, args[0], &x)) {
        return NULL;
    }
    x = fabs(x);
    return lb_float_new(py, !isfinite(x)                    ? x
                            : isinf(nextafter(x, INFINITY)) ? x - nextafter(x, 0)
                                                            : nextafter(x, INFINITY) - x);
}

static lb_value math_hypot(lb_python *py, lb_value *args)
{
    const lb_tuple *values = (lb_tuple *)args[0];
    double sum = 0, x;
    for (size_t i = 0; i < values->count; i++) {
        if (!lb_to_double(py, values->items[i], &x)) {
            return NULL;
        }
        sum = hypot(sum, x);
    }
    return lb_float_new(py, sum);
}

static lb_value math_dist(lb_python *py, lb_value *args)
{
    lb_tuple *p = lb_tuple_of_iterable(py, args[0]), *q = lb_tuple_of_iterable(py, args[1]);
    double sum = 0, x, y;
    if (!p || !q) {
        return NULL;
    }
    if (p->count != q->count) {
        return lb_raise(py, LB_T_VALUE_ERROR,
                        "both points must have the same number of dimensions");
    }
    for (size_t i = 0; i < p->count; i++) {
        if (!lb_to_double(py, p->items[i], &x) || !lb_to_double(py, q->items[i], &y)) {
            return NULL;
        }
        sum = hypot(sum, x - y);
    }
    return lb_float_new(py, sum);
}

/* The exact sum, rounded once: all of it is an integer in units of 2**-1074. */
static lb_value math_fsum(lb_python *py, lb_value *args)
{
    lb_list *values = lb_list_of(py, args[0]);
    mpq_t sum, next;
    double special = 0, x;
    bool is_special = false;
    mpq_inits(sum, next, NULL);
    for (size_t i = 0; values && i < values->count; i++) {
        if (!lb_to_double(py, values->items[i], &x)) {
            values = NULL;
            break;
        }
        if (isfinite(x)) {
            mpq_set_d(next, x);
            mpq_add(sum, sum, next);
        } else {
            special += x;
            is_special = true;
        }
    }
    /* mpq_get_d() cuts; the nearer of its result and the next decides */
    double low = mpq_get_d(sum), high = nextafter(low, mpq_sgn(sum) < 0 ? -INFINITY : INFINITY);
    if (isfinite(high)) {
        mpq_t a, b;
        mpq_inits(a, b, NULL);
        mpq_set_d(a, low);
        mpq_set_d(b, high);
        mpq_sub(a, sum, a);
        mpq_sub(b, b, sum);
        mpq_abs(a, a);
        mpq_abs(b, b);
        int nearer = mpq_cmp(a, b);
        uint64_t bits;
        memcpy(&bits, &low, sizeof bits);
        low = nearer > 0 || (nearer == 0 && (bits & 1)) ? high : low;
        mpq_clears(a, b, NULL);
    }
    mpq_clears(sum, next, NULL);
    return values ? lb_float_new(py, is_special ? special : low) : NULL;
}

static lb_value math_prod(lb_python *py, lb_value *args)
{
    lb_list *values = lb_list_of(py, args[0]);
    lb_value product = args[1] ? args[1] : lb_int_new(py, 1);
    for (size_t i = 0; values && product && i < values->count; i++) {
        product = lb_binary(py, product, values->items[i], LB_S_B_MUL);
    }
    return values ? product : NULL;
}

static const lb_method functions[] = {
#define X(name, can_overflow) {#name, "x, /", math_##name},
    ONE_TABLE(X)
#undef X
#define X(name) {#name, "x, y, /", math_##name},
        TWO_TABLE(X)
#undef X
#define X(name) {#name, "x, /", math_##name},
            QUESTION_TABLE(X)
#undef X
                {"gamma", "x, /", math_gamma},
    {"lgamma", "x, /", math_lgamma},
    {"pow", "x, y, /", math_pow},
    {"log", "x, base=, /", math_log},
    {"log2", "x, /", math_log2},
    {"log10", "x, /", math_log10},
    {"floor", "x, /", math_floor},
    {"ceil", "x, /", math_ceil},
    {"trunc", "x, /", math_trunc},
    {"gcd", "*integers", math_gcd},
    {"lcm", "*integers", math_lcm},
    {"isqrt", "n, /", math_isqrt},
    {"factorial", "n, /", math_factorial},
    {"comb", "n, k, /", math_comb},
    {"perm", "n, k=, /", math_perm},
    {"isclose", "a, b, *, rel_tol=, abs_tol=", math_isclose},
    {"degrees", "x, /", math_degrees},
    {"radians", "x, /", math_radians},
    {"frexp", "x, /", math_frexp},
    {"ldexp", "x, i, /", math_ldexp},
    {"modf", "x, /", math_modf},
    {"ulp", "x, /", math_ulp},
    {"hypot", "*coordinates", math_hypot},
    {"dist", "p, q, /", math_dist},
    {"fsum", "seq, /", math_fsum},
    {"prod", "iterable, /, *, start=", math_prod},
    {0}};

static bool setup(lb_python *py, lb_module *module)
{
    lb_module_set(py, module, "pi", lb_float_new(py, M_PI));
    lb_module_set(py, module, "e", lb_float_new(py, M_E));
    lb_module_set(py, module, "tau", lb_float_new(py, 2 * M_PI));
    lb_module_set(py, module, "inf", lb_float_new(py, INFINITY));
    lb_module_set(py, module, "nan", lb_float_new(py, NAN));
    return true;
}

const lb_module_spec lb_module_math = {.name = "math", .functions = functions, .setup = setup};
