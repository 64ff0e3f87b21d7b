/*
 * Parser: Python source to a syntax tree.
 *
 * Accepts the whole grammar of Python 3.13, and 3.14's `except A, B:`. What CPython refuses only
 * when it compiles (return outside a function, names both parameter and global) is not the parser's
 * business. Any bytes may be given: bad input ends in an error, never deeper than a bound in the C
 * stack. Errors are LB_ERR_SCRIPT with the kind (SyntaxError, IndentationError, TabError), CPython
 * 3.11's wording, and file, line and column. Thread-safe. Stands on ast.h.
 */
#ifndef LB_PYTHON_PARSER_H
#define LB_PYTHON_PARSER_H

#include "python/ast.h"

/* Parses a file. The source may begin with a byte order mark or name its encoding as PEP 263 says;
   line ends are \n, \r\n or \r. `source` must live as long as the tree, which points into it.
   `filename` is for errors only. */
lb_code lb_python_parse(lb_arena *arena, lb_str source, const char *filename, lb_py_mod **out,
                        lb_error *error);

/* Parses an expression, as eval() takes it: an LB_PY_Expression. */
lb_code lb_python_parse_expression(lb_arena *arena, lb_str source, const char *filename,
                                   lb_py_mod **out, lb_error *error);

#endif
