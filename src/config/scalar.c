#include "config/scalar.h"

#include "base/memory.h"

size_t lb_scalar_number(lb_str text, double *out)
{
    size_t length = 0, digits = 0;
    double number = 0, place = 0;
    for (; length < text.len; length++) {
        char c = text.ptr[length];
        if (c == '.' && place == 0) {
            place = 1;
        } else if (lb_is_digit(c)) {
            number = number * 10 + (c - '0');
            place *= 10;
            digits++;
        } else {
            break;
        }
    }
    *out = place > 0 ? number / place : number;
    return digits ? length : 0;
}

bool lb_scalar_switch(lb_str text, bool *out)
{
    static const char *const words[][2] = {{"false", "true"}, {"no", "yes"}, {"off", "on"},
                                           {"0", "1"},        {"f", "t"},    {"n", "y"}};
    lb_str word = lb_str_trim(text);
    for (size_t i = 0; i < LB_COUNT(words); i++) {
        for (int value = 0; value < 2; value++) {
            if (lb_str_is_nocase(word, words[i][value])) {
                *out = value;
                return true;
            }
        }
    }
    return false;
}
