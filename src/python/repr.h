/*
 * Repr: values as Python's repr() writes them, to the byte. Stands on base and unicode.h.
 */
#ifndef LB_PYTHON_REPR_H
#define LB_PYTHON_REPR_H

#include "base/text.h"
#include "python/unicode.h"

/* A str in WTF-8 (see ast.h). `unicode` is opened when a character beyond ASCII comes; where that
   fails, such characters are escaped. */
void lb_py_repr_str(lb_text *out, lb_str value, lb_py_unicode *unicode);
void lb_py_repr_bytes(lb_text *out, lb_str value);
/* The shortest decimal that reads back as the same number: 0.1, 1e+16, inf, nan. Always with a
   point or an exponent, unless `is_part`, as in a complex number. */
void lb_py_repr_float(lb_text *out, double value, bool is_part);

#endif
