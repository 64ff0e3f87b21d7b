/*
 * Output: everything that the program writes goes through here, so that colours, the line of
 * progress, and a stream that cannot be written are looked after in one place.
 *
 * Standard output is buffered until it is flushed. A reader that went away (EPIPE) ends the output
 * quietly; any other failure is an error when the program ends. Stands on style.h and progress.h.
 */
#ifndef LB_COMMAND_OUTPUT_H
#define LB_COMMAND_OUTPUT_H

#include "base/error.h"
#include "command/progress.h"
#include "command/style.h"

typedef struct lb_output {
    bool is_out_colored, is_err_colored;
    size_t message_width;  /* messages are wrapped to it and indented; 0: they are not */
    lb_progress *progress; /* NULL: none is running */
    int failure;           /* errno of the first write to standard output that failed */
} lb_output;

/* To standard output. */
void lb_output_put(lb_output *output, lb_str text);
/* The same with the buffer written out, for what a person waits for. */
void lb_output_put_now(lb_output *output, lb_str text);
/* A message as Alembic prints it: in lines of the terminal's width, indented by 2. */
void lb_output_message(lb_output *output, const char *message, bool has_newline);
/* To standard error. */
void lb_output_error(lb_output *output, lb_str text);
/* Appends to a file (a log). */
void lb_output_append(const char *path, lb_str text);

/* Writes the buffer out. Fails (LB_ERR_FILE) if standard output could not take everything. */
lb_code lb_output_finish(lb_output *output, lb_error *error);
/* The reader of standard output went away. */
bool lb_output_is_cut_off(const lb_output *output);

#endif
