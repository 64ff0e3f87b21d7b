/*
 * Error: how a function says that it failed, and to the person who reads it, what, where and what
 * to do.
 *
 * A function that can fail returns an lb_code (LB_OK is 0) and takes an lb_error as its last
 * argument, which may be NULL. On failure outputs are untouched and the error is filled; on success
 * the error is untouched. The error owns its texts: lb_error_clear() frees them. A message never
 * holds a password. Not thread-safe (each call has its own error).
 */
#ifndef LB_BASE_ERROR_H
#define LB_BASE_ERROR_H

#include <stdbool.h>

#include "base/str.h"

/*      code            name          exit status   meaning */
#define LB_ERROR_TABLE(X)                                                                          \
    X(LB_ERR_USAGE, "usage", 2, "The command line is wrong")                                       \
    X(LB_ERR_COMMAND, "command", 255, "What was asked cannot be done (Alembic's CommandError)")    \
    X(LB_ERR_REVISION, "revision", 255, "A revision identifier or the revision graph is wrong")    \
    X(LB_ERR_SETTINGS, "settings", 1, "A settings file cannot be understood")                      \
    X(LB_ERR_FILE, "file", 1, "A file cannot be read or written")                                  \
    X(LB_ERR_CONNECTION, "connection", 1, "The database cannot be reached, or went away")          \
    X(LB_ERR_DATABASE, "database", 1, "The database refused a statement")                          \
    X(LB_ERR_SCRIPT, "script", 1, "A revision script or a model is wrong, or raised an exception") \
    X(LB_ERR_BUDGET, "budget", 1, "A script went over its budget of steps, depth or bytes")        \
    X(LB_ERR_UNSUPPORTED, "unsupported", 1,                                                        \
      "limbeck does not have what a script or a command needs")                                    \
    X(LB_ERR_LOCK, "lock", 75, "Another run holds the lock, and the wait limit is over")           \
    X(LB_ERR_INTERRUPTED, "interrupted", 130, "The run was interrupted by a signal")               \
    X(LB_ERR_INTERNAL, "internal", 70, "limbeck itself is wrong")

typedef enum lb_code {
    LB_OK = 0,
#define X(code, name, exit_status, meaning) code,
    LB_ERROR_TABLE(X)
#undef X
} lb_code;

/* A zeroed struct is an empty error. Texts are NULL (numbers 0) where they do not apply. */
typedef struct lb_error {
    lb_code code;
    int exit_status; /* from the table; a script's SystemExit(n) sets its own */
    char *message;   /* one or more lines, no full stop needed, no trailing newline */
    char *kind;      /* class of the exception as a Python user knows it:
                        "configparser.DuplicateSectionError" */
    char *file;
    unsigned line, column; /* from 1; column counts characters */
    char sqlstate[6];
    char *detail;    /* the server's DETAIL, or what was found */
    char *hint;      /* what to do */
    char *statement; /* the SQL that failed, when it is not in `file` */
    char *traceback; /* of a script, as Python prints it, ending in a newline */
    char *script;    /* NULL, or the script that asked for the statement, and where in it */
    unsigned script_line, script_column;
} lb_error;

/* Fills the error (dropping what it held) and returns the code. */
lb_code lb_fail(lb_error *error, lb_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* As lb_fail with errno's text behind: "cannot read /a/b: No such file or directory". Code
 * LB_ERR_FILE. */
lb_code lb_fail_errno(lb_error *error, int errnum, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Add to an error that is filled; without an effect on NULL. */
void lb_error_at(lb_error *error, const char *file, unsigned line, unsigned column);
void lb_error_script(lb_error *error, const char *script, unsigned line, unsigned column);
void lb_error_kind(lb_error *error, const char *python_class);
void lb_error_hint(lb_error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));
void lb_error_detail(lb_error *error, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void lb_error_statement(lb_error *error, lb_str statement);
void lb_error_sqlstate(lb_error *error, const char *sqlstate);
/* Puts a text before the message. */
void lb_error_prefix(lb_error *error, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Moves the content; `to` (may be NULL) is cleared first, `from` is empty afterwards. Returns the
 * code. */
lb_code lb_error_move(lb_error *to, lb_error *from);
void lb_error_clear(lb_error *error);

const char *lb_code_name(lb_code code);
int lb_code_exit_status(lb_code code);

#define LB_AUTO_ERROR LB_CLEANUP(lb_error_clear)

/* Returns from the calling function when `call` fails. */
#define LB_TRY(call)                \
    do {                            \
        lb_code try_code_ = (call); \
        if (try_code_ != LB_OK) {   \
            return try_code_;       \
        }                           \
    } while (0)

#endif
