/*
 * Help: what limbeck says of itself: usage lines (as argparse writes them, since Alembic's users
 * and tests see them), the help of a command, and the pieces of both that the manual pages share.
 * Stands on table.h, style.h and wrap.h.
 */
#ifndef LB_COMMAND_HELP_H
#define LB_COMMAND_HELP_H

#include "base/text.h"
#include "command/table.h"

/* How help is laid out. */
typedef struct lb_help_layout {
    bool is_compatible;
    bool is_colored;
    size_t width; /* columns of the terminal */
} lb_help_layout;

/* "alembic" or "limbeck". */
const char *lb_program_name(bool is_compatible);
/* "usage: alembic heads [-h] [-v]" with a newline, in as many lines as it takes. */
void lb_help_add_usage(lb_text *out, const lb_command *command, const lb_help_layout *layout);
/* The whole help of a command, or of the program for &lb_program. */
void lb_help_add(lb_text *out, const lb_command *command, const lb_help_layout *layout);

/* "-m, --message MESSAGE". */
void lb_help_add_option_label(lb_text *out, const lb_option *option);

#endif
