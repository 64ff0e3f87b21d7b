/*
 * Scan: the top-level assignments of a Python module to the variables of a revision, and its
 * docstring, token by token and without running anything.
 *
 * Texts are slices of the source, or in the arena. Stands on python/lexer.h.
 */
#ifndef LB_REVISION_SCAN_H
#define LB_REVISION_SCAN_H

#include "base/arena.h"
#include "base/error.h"
#include "base/vector.h"

/* The variables that Alembic looks at. */
typedef enum lb_variable {
    LB_VARIABLE_REVISION,
    LB_VARIABLE_DOWN_REVISION,
    LB_VARIABLE_BRANCH_LABELS,
    LB_VARIABLE_DEPENDS_ON,
    LB_VARIABLE_COUNT,
} lb_variable;

const char *lb_variable_name(lb_variable variable);

typedef enum lb_scan_kind {
    LB_SCAN_ABSENT,
    LB_SCAN_NONE,
    LB_SCAN_TEXT,
    LB_SCAN_LIST,     /* a tuple or a list of texts */
    LB_SCAN_COMPUTED, /* not literals */
} lb_scan_kind;

typedef struct lb_scan_value {
    lb_scan_kind kind;
    lb_str text;
    lb_str_vector items;
    uint32_t lineno, col_offset; /* where it was given: from 1, from 0 */
} lb_scan_value;

typedef struct lb_scan {
    lb_str doc;                              /* the docstring as written, or empty */
    lb_scan_value values[LB_VARIABLE_COUNT]; /* the last that each is given */
} lb_scan;

/*
 * Goes through a module (UTF-8) up to its end, or to the first function once all variables were
 * seen;
 * `*is_at_end` says that the text was used up. What was found before a mistake is in `out`, too.
 */
lb_code lb_scan_module(lb_arena *arena, lb_str source, lb_scan *out, bool *is_at_end,
                       lb_error *error);
/* The docstring alone. */
lb_code lb_scan_docstring(lb_arena *arena, lb_str source, lb_str *out, lb_error *error);

#endif
