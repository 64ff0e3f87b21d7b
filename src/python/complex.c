/* complex: numbers of two floats. */
#include "python/interpreter.h"

#include <complex.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef double complex number;

typedef struct lb_complex {
    lb_object head;
    double real, imag;
} lb_complex;

lb_value lb_complex_new(lb_python *py, double real, double imag)
{
    lb_complex *c = lb_object_new(py, py->types[LB_T_COMPLEX]);
    c->real = real;
    c->imag = imag;
    return (lb_value)c;
}

static lb_value of_number(lb_python *py, number z)
{
    return lb_complex_new(py, creal(z), cimag(z));
}

/* As C11's CMPLX, which clang's headers lack. */
static number make(double real, double imag)
{
    const double parts[] = {real, imag};
    number made;
    memcpy(&made, parts, sizeof made);
    return made;
}

/* The number of an operand: 1, 0 where it is none, -1 raised. */
static int operand(lb_python *py, lb_value v, number *out)
{
    double real;
    if (lb_is(py, v, LB_T_COMPLEX)) {
        *out = make(((lb_complex *)v)->real, ((lb_complex *)v)->imag);
        return 1;
    }
    if (!lb_is(py, v, LB_T_FLOAT) && !lb_is_integer(py, v)) {
        return 0;
    }
    if (!lb_to_double(py, v, &real)) {
        return -1;
    }
    *out = make(real, 0);
    return 1;
}

/* --- arithmetic --- */

static lb_value divide(lb_python *py, number a, number b)
{
    if (creal(b) == 0 && cimag(b) == 0) {
        return lb_raise(py, LB_T_ZERO_DIVISION_ERROR, "complex division by zero");
    }
    /* scaled by the greater part, as CPython does it, so that the digits are the same */
    double br = creal(b), bi = cimag(b), ar = creal(a), ai = cimag(a);
    if (fabs(br) >= fabs(bi)) {
        double ratio = bi / br, denominator = br + bi * ratio;
        return lb_complex_new(py, (ar + ai * ratio) / denominator, (ai - ar * ratio) / denominator);
    }
    double ratio = br / bi, denominator = br * ratio + bi;
    return lb_complex_new(py, (ar * ratio + ai) / denominator, (ai * ratio - ar) / denominator);
}

static number multiply(number a, number b)
{
    return make(creal(a) * creal(b) - cimag(a) * cimag(b),
                creal(a) * cimag(b) + cimag(a) * creal(b));
}

static lb_value of_power(lb_python *py, double real, double imag)
{
    return isinf(real) || isinf(imag) ? lb_raise(py, LB_T_OVERFLOW_ERROR, "complex exponentiation")
                                      : lb_complex_new(py, real, imag);
}

static lb_value power(lb_python *py, number a, number b)
{
    enum { GREATEST_INTEGER = 100 };
    double exponent = creal(b);
    if (creal(a) == 0 && cimag(a) == 0) {
        if (cimag(b) != 0 || exponent < 0) {
            return lb_raise(py, LB_T_ZERO_DIVISION_ERROR, "0.0 to a negative or complex power");
        }
        return lb_complex_new(py, exponent == 0, 0);
    }
    if (cimag(b) == 0 && exponent == floor(exponent) && fabs(exponent) <= GREATEST_INTEGER) {
        number result = 1, factor = a;
        for (long n = (long)fabs(exponent); n; n >>= 1) {
            result = n & 1 ? multiply(result, factor) : result;
            factor = multiply(factor, factor);
        }
        return exponent < 0 ? divide(py, 1, result) : of_power(py, creal(result), cimag(result));
    }
    double length = pow(cabs(a), exponent), angle = exponent * carg(a);
    if (cimag(b) != 0) {
        length *= exp(-cimag(b) * carg(a));
        angle += cimag(b) * log(cabs(a));
    }
    return of_power(py, length * cos(angle), length * sin(angle));
}

static lb_value calculate(lb_python *py, lb_value left, lb_value right, lb_special op)
{
    number a, b;
    int is = operand(py, left, &a);
    is = is > 0 ? operand(py, right, &b) : is;
    if (is <= 0) {
        return is ? NULL : LB_NOT_IMPLEMENTED;
    }
    switch (op) {
    case LB_S_B_ADD:
        return lb_complex_new(py, creal(a) + creal(b), cimag(a) + cimag(b));
    case LB_S_B_SUB:
        return lb_complex_new(py, creal(a) - creal(b), cimag(a) - cimag(b));
    case LB_S_B_MUL:
        return of_number(py, multiply(a, b));
    case LB_S_B_TRUEDIV:
        return divide(py, a, b);
    default:
        return power(py, a, b);
    }
}

#define OPERATOR(name, op)                                         \
    static lb_value complex_##name(lb_python *py, lb_value *args)  \
    {                                                              \
        return calculate(py, args[0], args[1], op);                \
    }                                                              \
    static lb_value complex_r##name(lb_python *py, lb_value *args) \
    {                                                              \
        return calculate(py, args[1], args[0], op);                \
    }
OPERATOR(add, LB_S_B_ADD)
OPERATOR(sub, LB_S_B_SUB)
OPERATOR(mul, LB_S_B_MUL)
OPERATOR(truediv, LB_S_B_TRUEDIV)
OPERATOR(pow, LB_S_B_POW)
#undef OPERATOR

#define SELF ((lb_complex *)args[0])

static lb_value complex_neg(lb_python *py, lb_value *args)
{
    return lb_complex_new(py, -SELF->real, -SELF->imag);
}
static lb_value complex_pos(lb_python *py, lb_value *args)
{
    return lb_complex_new(py, SELF->real, SELF->imag);
}
static lb_value complex_conjugate(lb_python *py, lb_value *args)
{
    return lb_complex_new(py, SELF->real, -SELF->imag);
}
static lb_value complex_abs(lb_python *py, lb_value *args)
{
    return lb_float_new(py, hypot(SELF->real, SELF->imag));
}
static lb_value complex_bool(lb_python *py LB_UNUSED, lb_value *args)
{
    return lb_bool(SELF->real != 0 || SELF->imag != 0);
}
static lb_value complex_real(lb_python *py, lb_value *args)
{
    return lb_float_new(py, SELF->real);
}
static lb_value complex_imag(lb_python *py, lb_value *args)
{
    return lb_float_new(py, SELF->imag);
}

static lb_value complex_eq(lb_python *py, lb_value *args)
{
    number b;
    int is = operand(py, args[1], &b);
    if (is <= 0) {
        return is ? NULL : LB_NOT_IMPLEMENTED;
    }
    return lb_bool(SELF->real == creal(b) && SELF->imag == cimag(b));
}

static lb_value complex_hash(lb_python *py, lb_value *args)
{
    enum { IMAGINARY_FACTOR = 1000003 };
    return lb_hash_value(py,
                         lb_float_hash(SELF->real) + IMAGINARY_FACTOR * lb_float_hash(SELF->imag));
}

/* --- text --- */

/* A float's shortest digits without ".0". */
static void add_part(lb_text *out, double part, bool has_sign)
{
    LB_AUTO_TEXT lb_text digits = {0};
    lb_float_repr(part, &digits);
    lb_str text = lb_text_str(&digits);
    if (lb_str_ends(text, LB_STR(".0"))) {
        text = lb_str_slice(text, 0, text.len - strlen(".0"));
    }
    lb_text_adds(out, has_sign && text.ptr[0] != '-' ? "+" : "");
    lb_text_add(out, text);
}

static lb_value complex_repr(lb_python *py, lb_value *args)
{
    LB_AUTO_TEXT lb_text text = {0};
    bool has_real = SELF->real != 0 || signbit(SELF->real);
    if (has_real) {
        lb_text_addc(&text, '(');
        add_part(&text, SELF->real, false);
    }
    add_part(&text, SELF->imag, has_real);
    lb_text_adds(&text, has_real ? "j)" : "j");
    return lb_string_take(py, &text);
}

/* A float, or a sign alone before "j". */
static double part_of(const char **text)
{
    char *end;
    double part = strtod(*text, &end);
    if (end == *text) {
        part = *end == '-' ? -1 : 1;
        end += *end == '-' || *end == '+';
    }
    *text = end;
    return part;
}

static bool is_j(char c)
{
    return c == 'j' || c == 'J';
}

static lb_value from_text(lb_python *py, lb_value string)
{
    lb_str text = lb_str_trim(lb_string_text(string));
    bool is_enclosed = text.len > 1 && text.ptr[0] == '(' && text.ptr[text.len - 1] == ')';
    text = is_enclosed ? lb_str_trim(lb_str_slice(text, 1, text.len - 1)) : text;
    LB_AUTO_FREE char *copy = lb_format("%.*s", LB_ARG(text));
    const char *at = copy;
    double parts[2] = {part_of(&at), 0};
    bool is_fine = at != copy && at[-1] != '+' && at[-1] != '-';
    if (is_j(*at)) {
        parts[1] = parts[0];
        parts[0] = 0;
        is_fine = true;
        at++;
    } else if (*at == '+' || *at == '-') {
        parts[1] = part_of(&at);
        is_fine = is_fine && is_j(*at);
        at += is_fine;
    }
    if (!is_fine || at != copy + text.len || strpbrk(copy, "xX")) {
        return lb_raise(py, LB_T_VALUE_ERROR, "complex() arg is a malformed string");
    }
    return lb_complex_new(py, parts[0], parts[1]);
}

/* As operand(), of what __complex__, __float__ or __index__ can make a number, too. */
static int converted(lb_python *py, lb_value v, number *out)
{
    double real;
    lb_value made = v;
    lb_type *type = lb_typeof(py, v);
    int is = operand(py, v, out);
    if (is || lb_is(py, v, LB_T_STR)) {
        return is;
    }
    if (lb_type_lookup(py, type, lb_intern(py, LB_STR("__complex__")))) {
        made = lb_call_method(py, v, "__complex__", 0, NULL);
        return made ? operand(py, made, out) : -1;
    }
    if (!lb_special_of(py, v, LB_S_FLOAT) && !lb_special_of(py, v, LB_S_INDEX)) {
        return 0;
    }
    if (!lb_to_double(py, v, &real)) {
        return -1;
    }
    *out = make(real, 0);
    return 1;
}

/* complex(real, imag): each a number, so that imag's own imaginary part goes to the real one. */
static lb_value complex_make(lb_python *py, lb_value *args)
{
    number parts[2] = {0, 0};
    if (args[2] && lb_is(py, args[2], LB_T_STR)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "complex() second arg can't be a string");
    }
    if (args[1] && lb_is(py, args[1], LB_T_STR)) {
        return args[2] ? lb_raise(py, LB_T_TYPE_ERROR,
                                  "complex() can't take second arg if first is a string")
                       : from_text(py, args[1]);
    }
    for (size_t i = 0; i < LB_COUNT(parts); i++) {
        int is = args[i + 1] ? converted(py, args[i + 1], &parts[i]) : 1;
        if (is == 0 && i == 0) {
            return lb_raise(py, LB_T_TYPE_ERROR,
                            "complex() first argument must be a string or a number, not '%s'",
                            lb_type_name(py, args[1]));
        }
        if (is <= 0) {
            return is ? NULL
                      : lb_raise(py, LB_T_TYPE_ERROR,
                                 "complex() second argument must be a number, not '%s'",
                                 lb_type_name(py, args[2]));
        }
    }
    lb_complex *c = lb_object_new(py, (lb_type *)args[0]);
    c->real = creal(parts[0]) - cimag(parts[1]);
    c->imag = cimag(parts[0]) + creal(parts[1]);
    return (lb_value)c;
}

void lb_setup_complex(lb_python *py)
{
    static const lb_layout layout = {sizeof(lb_complex), NULL, NULL, NULL};
    static const lb_method methods[] = {{"__new__", "cls, real=, imag=", complex_make},
                                        {"__add__", "self, other, /", complex_add},
                                        {"__radd__", "self, other, /", complex_radd},
                                        {"__sub__", "self, other, /", complex_sub},
                                        {"__rsub__", "self, other, /", complex_rsub},
                                        {"__mul__", "self, other, /", complex_mul},
                                        {"__rmul__", "self, other, /", complex_rmul},
                                        {"__truediv__", "self, other, /", complex_truediv},
                                        {"__rtruediv__", "self, other, /", complex_rtruediv},
                                        {"__pow__", "self, other, /", complex_pow},
                                        {"__rpow__", "self, other, /", complex_rpow},
                                        {"__neg__", "self", complex_neg},
                                        {"__pos__", "self", complex_pos},
                                        {"__abs__", "self", complex_abs},
                                        {"__bool__", "self", complex_bool},
                                        {"__eq__", "self, other, /", complex_eq},
                                        {"__hash__", "self", complex_hash},
                                        {"__repr__", "self", complex_repr},
                                        {"conjugate", "self", complex_conjugate},
                                        {"real", "self", complex_real, LB_GETTER},
                                        {"imag", "self", complex_imag, LB_GETTER},
                                        {0}};
    lb_type *type = lb_core_define(py, LB_T_COMPLEX, methods, &layout, 0);
    lb_dict_set_cstr(py, py->builtins, "complex", (lb_value)type);
}
