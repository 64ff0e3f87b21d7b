/*
 * Literal: the values of string and number tokens. Results are slices of the token where it can be,
 * otherwise in the arena. Stands on ast.h and lexer.h.
 */
#ifndef LB_PYTHON_LITERAL_H
#define LB_PYTHON_LITERAL_H

#include "python/ast.h"
#include "python/lexer.h"

/* The value of a STRING token: LB_PY_STR or LB_PY_BYTES. */
lb_code lb_py_literal_string(lb_arena *arena, const lb_py_token *token, lb_py_constant *out,
                             lb_error *error);
/* The text of an FSTRING_MIDDLE; in the text itself (not in a format specification) {{ is {. */
lb_code lb_py_literal_fstring_text(lb_arena *arena, const lb_py_token *token, bool is_raw,
                                   bool is_in_spec, lb_str *out, lb_error *error);
/* The value of a NUMBER token. */
lb_code lb_py_literal_number(lb_arena *arena, const lb_py_token *token, lb_py_constant *out,
                             lb_error *error);
/* A NAME as Python compares it (NFKC). */
lb_code lb_py_literal_name(lb_arena *arena, const lb_py_token *token, lb_str *out, lb_error *error);

#endif
