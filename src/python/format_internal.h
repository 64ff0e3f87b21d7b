/* Format: what format(), str.format() and the % operator share. */
#ifndef LB_PYTHON_FORMAT_INTERNAL_H
#define LB_PYTHON_FORMAT_INTERNAL_H

#include "python/string_internal.h"

/* [[fill]align][sign][z][#][0][width][grouping][.precision][type] */
typedef struct lb_format_spec {
    uint32_t fill;
    char align; /* 0: none was given */
    char sign;
    bool is_alternate, has_zero, drops_minus; /* # 0 z */
    int64_t width;
    char grouping;
    int precision; /* -1: none */
    char type;     /* 0: none */
} lb_format_spec;

/* Digits at *p, which is moved behind them; false, raised with `what`, where there are too many. */
bool lb_format_number(lb_python *py, const char **p, const char *end, int64_t *out,
                      const char *what);
/* A text of so many characters in its width. */
lb_value lb_format_aligned(lb_python *py, lb_str text, size_t length, const lb_format_spec *s,
                           char standard);
/* A number: sign, prefix and digits, grouped, in its width. `tail` (a fraction, exponent) is not
   grouped. */
lb_value lb_format_numeric(lb_python *py, bool is_negative, const char *prefix, lb_str digits,
                           lb_str tail, const lb_format_spec *s);

#endif
