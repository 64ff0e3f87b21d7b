/*
 * Check: what a script asks for that limbeck does not have, found by reading it, before anything
 * runs.
 *
 * A source is compiled (so that every SyntaxError shows) and walked for the modules that it
 * imports, the names that it takes from them, attributes of modules (`sa.nothere`) and keywords of
 * their functions, the built-in names that CPython has and this interpreter does not, and handles
 * (of the database, say) that it gives to packages which are not here. What a
 * script may do without stays unreported: what stands below an `if` or `and`, in a `try` that has
 * handlers, names that the script binds itself, and modules that it asks with hasattr(). Nothing of
 * the script is run; modules of C and of the standard library, which say what they have, are
 * imported.
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
    bool skips_attributes; /* of modules, and keywords: what is not there is raised at its turn */
    /* Is told each finding in the order of the source; may be NULL. */
    void (*report)(void *context, const lb_check_finding *finding);
    /* Whether a module that the interpreter and its host do not have is there all the same, and a
       name that a module lacks which is not of the standard library. NULL: no. */
    bool (*has_module)(void *context, const char *module);
    bool (*has_name)(void *context, const char *module, const char *name);
    /* The function whose parameters count where a name of a module is called; NULL: the one that
       the name stands for. May be NULL. */
    lb_value (*function)(void *context, const char *module, const char *name);
    /* Whether a function that takes any keyword can do something with this one. NULL: yes. */
    bool (*takes_keyword)(void *context, const char *module, const char *name, lb_str keyword);
    const char *skipped; /* a function that will not be called; NULL: none */
    /* Handles of what a script may change, in the function of this name: they must not go to a
       package that is not here, but for harmless ones. NULL: nothing is one. */
    const char *within;
    bool (*is_handle)(void *context, const char *module, const char *name);
    bool (*is_harmless)(void *context, const char *package);
} lb_check;

/* LB_OK: the script can be run as far as reading tells. LB_ERR_SCRIPT: it does not compile.
   LB_ERR_UNSUPPORTED: `error` holds the first finding, with its position and what to do. What
   compiles is in *compiled, held, for lb_python_load_compiled(), whatever was found; `compiled` may
   be NULL. */
lb_code lb_python_check(lb_python *py, lb_str source, const char *filename, const lb_check *check,
                        lb_handle **compiled, lb_error *error);

#endif
