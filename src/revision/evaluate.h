/*
 * Evaluate: the header of a .py revision whose values are not literals, by running the module.
 *
 * The module runs in an interpreter of its own that reaches nothing: what it imports besides the
 * standard library is opaque, and a statement that depends on that is passed over. Where a value
 * is not to be had so, it runs once more, with the modules that are found in the folders around its
 * file. Stands on scan.h and python/python.h.
 */
#ifndef LB_REVISION_EVALUATE_H
#define LB_REVISION_EVALUATE_H

#include "revision/scan.h"

/* Replaces the computed values of `module` by what the whole `source` of `path` gives them. False,
   and the rest is as it was, where one of them is not to be had or is no text, sequence of texts
   or None. */
bool lb_header_evaluate(lb_arena *arena, lb_str source, const char *path, lb_scan *module);

#endif
