/*
 * Wrap: paragraphs broken into lines as Python's textwrap.wrap() breaks them, which Alembic uses
 * for its messages on a terminal. Stands on base/text.h.
 */
#ifndef LB_COMMAND_WRAP_H
#define LB_COMMAND_WRAP_H

#include "base/text.h"

/* Adds `text` in lines of at most `width` characters (those of the indent included), without a
 * newline at the end. The first line gets `first` before it, the others `next`. */
void lb_wrap(lb_text *out, lb_str text, size_t width, const char *first, const char *next);

#endif
