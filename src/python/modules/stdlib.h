/*
 * Stdlib: the modules of the standard library that are written in the guest language, embedded.
 *
 * Their files stand in this folder under the names that they have in Python (collections/abc.py,
 * a package being a folder with __init__.py). Each is written from the library's documentation. They
 * are compiled when they are imported, not before. Stands on base alone.
 */
#ifndef LB_PYTHON_MODULES_STDLIB_H
#define LB_PYTHON_MODULES_STDLIB_H

#include "base/str.h"

/* Looks up a module by its full name ("collections.abc"); the source is static. False: not there. */
bool lb_python_stdlib_find(const char *name, lb_str *source, bool *is_package);

#endif
