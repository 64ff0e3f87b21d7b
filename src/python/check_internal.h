/*
 * Check, inside: what the walk over a script (check.c) and what it asks of modules (check_module.c)
 * share; and check_handed.c.
 */
#ifndef LB_PYTHON_CHECK_INTERNAL_H
#define LB_PYTHON_CHECK_INTERNAL_H

#include "base/map.h"
#include "python/check.h"
#include "python/interpreter.h"
#include "python/symbols.h"

typedef struct checker {
    lb_python *py;
    const char *filename;
    const lb_check *check;
    lb_error *error;
    lb_arena *arena;
    lb_map bound;     /* every name that the script binds, in whatever scope */
    lb_map modules;   /* of the script's names: what an import at the top binds them to, for good */
    lb_map used;      /* every name that the script reads, but in notes on parameters and results */
    lb_map handles;   /* every name that stands for a handle of the database */
    lb_str function;  /* of the module, whose statements are walked; none: NULL */
    const char *hint; /* to what is reported; NULL: the usual one */
    size_t finding_count;
    unsigned depth;
    unsigned optional;  /* how many `if` and `try` are around */
    unsigned notes;     /* how many annotations of functions are around */
    bool is_annotated;  /* within an assignment with an annotation */
    bool is_collecting; /* the first walk: names that are bound another way are taken off */
    bool has_lazy_annotations;
} checker;

void lb_check_report(checker *c, lb_py_position at, const char *construct);
/* How a module is found; FOUND_NOTHING also where only the caller knows it. */
lb_found lb_check_find(const checker *c, const char *name);

/* ---- check_module.c ---- */

/* An import among the module's own statements. */
void lb_check_bind(checker *c, const lb_py_stmt *s);
void lb_check_unbind(checker *c, lb_str name);
/* The names that an import below something else binds. */
void lb_check_unbind_import(checker *c, const lb_py_stmt *s);
/* Names that the script asks about, or changes: hasattr(sa, "Uuid"), sa.x = 1. */
void lb_check_unbind_asked(checker *c, const lb_py_expr *e);
/* sa.nothere */
void lb_check_attribute(checker *c, const lb_py_expr *e);
/* Keywords that the function does not take. */
void lb_check_call(checker *c, const lb_py_expr *e);

/* What a name, or a name of a module, is: "alembic" and "op", "alembic.op" and "get_bind"; the name
   is empty of a module. Both are to be freed. */
bool lb_check_origin(const checker *c, const lb_py_expr *e, char **module, char **name);
/* The package that a function is from, where that is not here. To be freed; NULL: it is. */
char *lb_check_absent_package(const checker *c, const lb_py_expr *e);

/* ---- check_handed.c ---- */

/* conn = op.get_bind() */
void lb_check_note_handle(checker *c, const lb_py_stmt *s);
/* pkg.install(conn) */
void lb_check_handed(checker *c, const lb_py_expr *call);

#endif
