/*
 * Terminal: what the program writes to: is it a terminal, how wide, and does it want colour.
 * Stands on the C library.
 */
#ifndef LB_COMMAND_TERMINAL_H
#define LB_COMMAND_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

/* The columns of the terminal at this descriptor, 0 if it is none. */
size_t lb_terminal_width(int descriptor);
/* As Python's shutil.get_terminal_size(): $COLUMNS, else the width of standard output, else 80. */
size_t lb_terminal_columns(void);

typedef enum lb_when { LB_AUTO_WHEN, LB_ALWAYS, LB_NEVER } lb_when;

/* "auto", "always" or "never"; false for anything else. */
bool lb_when_parse(const char *text, lb_when *out);
/* Colour for this descriptor: as asked for; else by NO_COLOR, CLICOLOR_FORCE and TERM. */
bool lb_terminal_wants_color(int descriptor, lb_when when);

#endif
