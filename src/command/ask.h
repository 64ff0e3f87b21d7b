/*
 * Ask: what a person at the terminal says about a rename. Stands on session.h.
 */
#ifndef LB_COMMAND_ASK_H
#define LB_COMMAND_ASK_H

#include "command/session.h"

/* --renames, and who is asked: a person where there is a terminal, or whoever answers on standard
   input where --renames=ask says so. LB_ERR_USAGE for another word. */
lb_code lb_ask_start(lb_session *session, lb_error *error);
/* Writes the question to standard error and reads a line from standard input; nothing to read is
   no. limbeck_options.ask_rename. */
bool lb_ask_rename(void *context, const limbeck_rename *rename);

#endif
