/*
 * Report: errors on the screen. Called alembic, as Alembic prints them: "FAILED: ..." on standard
 * output for what it knows, a traceback on standard error for the rest. Called limbeck, for people:
 * what, where with the line in question, what the server said, what to do.
 */
#ifndef LB_COMMAND_REPORT_H
#define LB_COMMAND_REPORT_H

#include "command/session.h"

/* Prints the error and returns what the program should exit with. */
int lb_report(lb_session *session, const lb_error *error);
/* A command line that was not understood: its usage too. Returns the exit status. */
int lb_report_usage(lb_session *session, const lb_error *error);

#endif
