/*
 * Syntax error: how the lexer and the parser say where a source is wrong.
 *
 * Errors are LB_ERR_SCRIPT with CPython's class as the kind and CPython's wording as the message.
 * Stands on base.
 */
#ifndef LB_PYTHON_SYNTAX_ERROR_H
#define LB_PYTHON_SYNTAX_ERROR_H

#include "base/error.h"

/* A place as positions in the tree say it: lines from 1, columns from 0 in bytes. */
typedef struct lb_py_place {
    uint32_t lineno, col_offset;
} lb_py_place;

/* Fails with a SyntaxError. The error's column counts characters of the line in `source`. */
lb_code lb_py_syntax_error(lb_error *error, lb_str source, lb_py_place place, const char *format,
                           ...) __attribute__((format(printf, 4, 5)));
/* As above, with IndentationError or TabError as the kind. */
lb_code lb_py_syntax_error_kind(lb_error *error, const char *kind, lb_str source, lb_py_place place,
                                const char *message);

#endif
