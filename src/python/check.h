/*
 * Check: what a script asks for that limbeck does not have, found by reading it, before anything
 * runs.
 *
 * A source is compiled (so that every SyntaxError shows) and walked for the modules that it
 * imports, the names that it takes from them, and the built-in names that CPython has and this
 * interpreter does not. What a script may do without stays unreported: what stands below an `if`,
 * in a `try` that has handlers, and names that the script binds itself. Nothing of the script is
 * run; modules of C and of the standard library, which say what they have, are imported.
 */
#ifndef LB_PYTHON_CHECK_H
#define LB_PYTHON_CHECK_H

#include "python/python.h"

typedef struct lb_check_finding {
    const char *filename;
    unsigned line, column;
    const char *construct; /* "import of asyncpg", "from os import fork", "built-in open" */
} lb_check_finding;

typedef struct lb_check {
    void *context;
    /* Is told each finding in the order of the source; may be NULL. */
    void (*report)(void *context, const lb_check_finding *finding);
    /* Whether a module that the interpreter and its host do not have is there all the same, and a
       name that a module lacks which is not of the standard library. NULL: no. */
    bool (*has_module)(void *context, const char *module);
    bool (*has_name)(void *context, const char *module, const char *name);
} lb_check;

/* LB_OK: the script can be run as far as reading tells. LB_ERR_SCRIPT: it does not compile.
   LB_ERR_UNSUPPORTED: `error` holds the first finding, with its position and what to do. */
lb_code lb_python_check(lb_python *py, lb_str source, const char *filename, const lb_check *check,
                        lb_error *error);

#endif
