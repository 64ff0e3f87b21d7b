/* Unparse: the text of an expression, as CPython writes annotations that are kept as strings. */
#ifndef LB_PYTHON_UNPARSE_H
#define LB_PYTHON_UNPARSE_H

#include "python/ast.h"
#include "python/interpreter.h"

void lb_unparse(lb_python *py, const lb_py_expr *e, lb_text *out);

#endif
