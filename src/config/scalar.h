/*
 * Scalar: numbers and switches as settings write them. Inner header of this room. Pure and
 * thread-safe; the locale has no say.
 */
#ifndef LB_CONFIG_SCALAR_H
#define LB_CONFIG_SCALAR_H

#include "base/str.h"

/* Reads the digits, with at most one point, that the text starts with. Returns their length, 0
 * where there is no number. */
size_t lb_scalar_number(lb_str text, double *out);
/* yes/no, true/false, on/off, 1/0, t/f, y/n in any case; false where it is none. */
bool lb_scalar_switch(lb_str text, bool *out);

#endif
