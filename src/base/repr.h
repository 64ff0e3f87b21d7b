/*
 * Repr: a text as Python's repr() shows a str, in which Alembic's messages quote names. Pure and
 * thread-safe. Stands on text.h, arena.h and utf8.h.
 */
#ifndef LB_BASE_REPR_H
#define LB_BASE_REPR_H

#include "base/arena.h"
#include "base/text.h"

/* Quotes with ', or with " where the text has ' but no "; escapes what is not printable. A byte
 * that is not valid UTF-8 shows as the surrogate that Python reads it as (\udc80 to \udcff). */
void lb_text_add_repr(lb_text *text, lb_str value);
/* The same in an arena. */
char *lb_repr(lb_arena *arena, lb_str value) __attribute__((returns_nonnull));

#endif
