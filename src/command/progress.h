/*
 * Progress: one line on the terminal that says what a long run is doing, drawn by a thread of its
 * own while the library works, and gone when something else is written or the run is over.
 *
 * Nothing is shown in the first second, nor where the stream is no terminal. lb_progress_hide() and
 * lb_progress_release() stand around every other write to the terminal, from whatever thread.
 * Stands on terminal.h and POSIX threads.
 */
#ifndef LB_COMMAND_PROGRESS_H
#define LB_COMMAND_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct lb_progress lb_progress;

/* NULL where the descriptor is no terminal: every function then does nothing. */
lb_progress *lb_progress_start(int descriptor, bool is_colored);
/* What is being done: "upgrade a -> b, message", the index-th (from 0) of count. */
void lb_progress_step(lb_progress *progress, const char *text, size_t index, size_t count);
/* Takes the line off the screen and keeps it off until it is released. */
void lb_progress_hide(lb_progress *progress);
void lb_progress_release(lb_progress *progress);
/* Ends the thread, takes the line off and frees. */
void lb_progress_end(lb_progress *progress);

#endif
