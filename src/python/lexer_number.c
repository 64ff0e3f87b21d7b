#include <string.h>

#include "python/lexer_internal.h"

typedef struct number_base {
    char letter;
    unsigned base;
    const char *name;
} number_base;

static const number_base radixes[] = {
    {'x', 16, "hexadecimal"}, {'o', 8, "octal"}, {'b', 2, "binary"}};
static const number_base decimal = {'\0', 10, "decimal"};

static bool is_digit_of(const number_base *radix, char c)
{
    if (radix->base == 16) {
        return lb_is_digit(c) || (lb_lower(c) >= 'a' && lb_lower(c) <= 'f');
    }
    return c >= '0' && c < (char)('0' + radix->base);
}

/* A name may not touch a number, but for the keywords that may follow one: `1if x else 2`. */
static lb_code check_end(const lb_py_lexer *lexer, const char *at, const char *kind,
                         lb_error *error)
{
    static const char *const followers[] = {"and", "else", "for", "if", "in", "is", "not", "or"};
    size_t left = (size_t)(lexer->end - at);
    for (size_t i = 0; i < sizeof followers / sizeof followers[0]; i++) {
        size_t length = strlen(followers[i]);
        if (left >= length && memcmp(at, followers[i], length) == 0) {
            return LB_OK;
        }
    }
    if (lb_py_is_name_byte(lb_py_byte(lexer, at))) {
        return lb_py_lexer_fail(lexer, at - 1, error, "invalid %s literal", kind);
    }
    return LB_OK;
}

/* Digits with single underscores between them; *at is behind the first digit. */
static lb_code read_digits(const lb_py_lexer *lexer, const number_base *radix, const char **at,
                           lb_error *error)
{
    for (;;) {
        while (is_digit_of(radix, lb_py_byte(lexer, *at))) {
            ++*at;
        }
        if (lb_py_byte(lexer, *at) != '_') {
            return LB_OK;
        }
        ++*at;
        char c = lb_py_byte(lexer, *at);
        if (!is_digit_of(radix, c)) {
            return lb_is_digit(c)
                       ? lb_py_lexer_fail(lexer, *at, error, "invalid digit '%c' in %s literal", c,
                                          radix->name)
                       : lb_py_lexer_fail(lexer, *at - 1, error, "invalid %s literal", radix->name);
        }
    }
}

static lb_code read_radix(lb_py_lexer *lexer, const number_base *radix, lb_py_token *token,
                          lb_error *error)
{
    const char *at = lexer->at + 2;
    char c = lb_py_byte(lexer, at);
    if (c != '_' && !is_digit_of(radix, c)) {
        if (lb_is_digit(c)) {
            return lb_py_lexer_fail(lexer, at, error, "invalid digit '%c' in %s literal", c,
                                    radix->name);
        }
        return lb_py_lexer_fail(lexer, at - 1, error, "invalid %s literal", radix->name);
    }
    LB_TRY(read_digits(lexer, radix, &at, error));
    c = lb_py_byte(lexer, at);
    if (lb_is_digit(c)) {
        return lb_py_lexer_fail(lexer, at, error, "invalid digit '%c' in %s literal", c,
                                radix->name);
    }
    LB_TRY(check_end(lexer, at, radix->name, error));
    return lb_py_lexer_finish(lexer, token, LB_PY_NUMBER, at);
}

/* "e+5"; leaves *at where no exponent follows the letter. */
static lb_code read_exponent(const lb_py_lexer *lexer, const char **at, lb_error *error)
{
    const char *digit = *at + 1;
    char sign = lb_py_byte(lexer, digit);
    if (sign == '+' || sign == '-') {
        digit++;
        if (!lb_is_digit(lb_py_byte(lexer, digit))) {
            return lb_py_lexer_fail(lexer, digit - 1, error, "invalid decimal literal");
        }
    } else if (!lb_is_digit(sign)) {
        return check_end(lexer, *at, "decimal", error);
    }
    *at = digit;
    return read_digits(lexer, &decimal, at, error);
}

static lb_code fail_leading_zeros(const lb_py_lexer *lexer, lb_error *error)
{
    return lb_py_lexer_fail(lexer, lexer->at, error,
                            "leading zeros in decimal integer literals are not permitted; "
                            "use an 0o prefix for octal integers");
}

static lb_code read_decimal(lb_py_lexer *lexer, lb_py_token *token, lb_error *error)
{
    const char *at = lexer->at;
    bool is_float = false;
    if (lb_is_digit(*at)) {
        LB_TRY(read_digits(lexer, &decimal, &at, error));
    }
    bool has_leading_zero = at - lexer->at > 1 && *lexer->at == '0';
    if (lb_py_byte(lexer, at) == '.') {
        is_float = true;
        at++;
        if (lb_is_digit(lb_py_byte(lexer, at))) {
            LB_TRY(read_digits(lexer, &decimal, &at, error));
        }
    }
    if (lb_lower(lb_py_byte(lexer, at)) == 'e') {
        const char *before = at;
        LB_TRY(read_exponent(lexer, &at, error));
        if (at == before) {
            return lb_py_lexer_finish(lexer, token, LB_PY_NUMBER, at);
        }
        is_float = true;
    }
    bool is_imaginary = lb_lower(lb_py_byte(lexer, at)) == 'j';
    if (has_leading_zero && !is_float && !is_imaginary) {
        for (const char *digit = lexer->at; digit < at; digit++) {
            if (*digit != '0' && *digit != '_') {
                return fail_leading_zeros(lexer, error);
            }
        }
    }
    at += is_imaginary;
    LB_TRY(check_end(lexer, at, is_imaginary ? "imaginary" : "decimal", error));
    return lb_py_lexer_finish(lexer, token, LB_PY_NUMBER, at);
}

lb_code lb_py_lexer_number(lb_py_lexer *lexer, lb_py_token *token, lb_error *error)
{
    if (*lexer->at == '0') {
        char letter = lb_lower(lb_py_byte(lexer, lexer->at + 1));
        for (size_t i = 0; i < sizeof radixes / sizeof radixes[0]; i++) {
            if (letter == radixes[i].letter) {
                return read_radix(lexer, &radixes[i], token, error);
            }
        }
    }
    return read_decimal(lexer, token, error);
}
