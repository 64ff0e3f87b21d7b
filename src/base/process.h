/*
 * Process: runs a program and waits for it.
 *
 * The program gets its arguments as a list; no shell is involved. Standard input, output and error
 * are the caller's. Errors are LB_ERR_FILE. Thread-safe. Stands on arena.h and error.h.
 */
#ifndef LB_BASE_PROCESS_H
#define LB_BASE_PROCESS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/vector.h"

typedef struct lb_process {
    lb_str_vector arguments;   /* the program first: a path, or a name that is looked for on PATH */
    lb_str directory;          /* to run in; empty: the caller's */
    lb_str_vector environment; /* NAME=VALUE, added to the caller's or replacing there */
    bool is_silent;            /* what it prints is dropped */
} lb_process;

/* `status` is the exit status, or 128 and the signal that ended the program. A program that ran is
 * no error whatever its status; one that could not be started is. */
lb_code lb_process_run(const lb_process *process, int *status, lb_error *error);

/* The path of a program as a shell would find it on `path` (the value of PATH); NULL where there
 * is none. A name with a '/' is taken as it is. */
char *lb_process_find(lb_arena *arena, lb_str program, const char *path);

#endif
