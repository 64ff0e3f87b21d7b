/*
 * Shell: splitting a text into words as a POSIX shell quotes them (Python's shlex.split): blanks,
 * '...', "...", and the backslash. Pure and thread-safe. Stands on vector.h.
 */
#ifndef LB_BASE_SHELL_H
#define LB_BASE_SHELL_H

#include "base/arena.h"
#include "base/error.h"
#include "base/vector.h"

/* Words in the arena. An open quotation or a backslash at the end is LB_ERR_COMMAND with the words
 * of Python's ValueError. */
lb_code lb_shell_split(lb_arena *arena, lb_str text, lb_str_vector *words, lb_error *error);

#endif
