/*
 * Signals: SIGINT and SIGTERM stop what the library runs; a second one ends the program at once.
 *
 * The one place of the program with global state, since a signal handler has no other.
 */
#ifndef LB_COMMAND_SIGNALS_H
#define LB_COMMAND_SIGNALS_H

#include "limbeck/limbeck.h"

/* Installs the handlers; a signal that the caller had ignored stays ignored. SIGPIPE is ignored: a
 * write that nobody reads fails instead. */
void lb_signals_install(void);
/* The project to interrupt; NULL: a signal ends the program as if there were no handler. */
void lb_signals_watch(limbeck *project);
/* Ends the program by the signal that came, so that its parent sees what happened (a shell's status
 * is 130 for SIGINT, 143 for SIGTERM). Returns if none came. */
void lb_signals_die(void);
/* Ends it as a writer whose reader went away. */
void lb_signals_die_cut_off(void);

#endif
