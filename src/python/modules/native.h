/* Native: what the modules in C share with each other. */
#ifndef LB_PYTHON_MODULES_NATIVE_H
#define LB_PYTHON_MODULES_NATIVE_H

#include "python/interpreter.h"

/* The content of bytes-like objects, or an ASCII str where `what` names the argument that may be
 * one. */
bool lb_to_ascii(lb_python *py, lb_value v, lb_str *out);
/* A value of an optional argument, with a default; false: raised. */
bool lb_int_argument(lb_python *py, lb_value v, int64_t fallback, int64_t *out);
/* A truth value of an optional argument: 1, 0 or -1. */
int lb_bool_argument(lb_python *py, lb_value v, bool fallback);
/* What a module of this table made: a global of it. NULL: raised. */
lb_value lb_module_global(lb_python *py, const lb_module_spec *spec, const char *name);
/* An argument that was not given or is None. */
static inline bool lb_is_absent(lb_value v)
{
    return !v || v == LB_NONE;
}

#endif
