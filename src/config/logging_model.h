/*
 * The model behind logging.h, shared by its sources: logging.c (routing), logging_load.c (the
 * settings), logging_arguments.c (args and kwargs of handlers), logging_style.c (the
 * three styles), logging_format.c (one record to text). Inner header of this room.
 */
#ifndef LB_CONFIG_LOGGING_MODEL_H
#define LB_CONFIG_LOGGING_MODEL_H

#include "config/logging.h"

typedef struct lb_log_formatter {
    char style;     /* '%', '{' or '$' */
    lb_str format;  /* NULL ptr: the message alone */
    bool is_own;    /* of a class of the project's, which may give records further fields */
    lb_str datefmt; /* NULL ptr: ISO 8601 with milliseconds behind a comma */
} lb_log_formatter;
extern const lb_log_formatter lb_log_plain; /* the message alone */

typedef struct lb_log_handler {
    bool is_null; /* takes records and drops them */
    lb_logging_target target;
    lb_str path;
    bool is_truncate;
    int level;
    const lb_log_formatter *formatter;
} lb_log_handler;

typedef struct lb_log_logger {
    lb_str name; /* empty: the root */
    int level;   /* 0: its parent's */
    bool is_propagating;
    bool is_named; /* the settings name it */
    LB_VECTOR(const lb_log_handler *) handlers;
} lb_log_logger;

struct lb_logging {
    LB_VECTOR(lb_log_logger *) loggers; /* the root first */
    bool is_disabling;                  /* Alembic's loggers without a named parent are silent */
};

/* As Python finds it once Alembic is imported: the root at WARNING, and alembic with a NullHandler.
 */
lb_logging *lb_logging_new(lb_arena *arena);
/* The logger of that name, made where it is absent. */
lb_log_logger *lb_log_logger_add(lb_arena *arena, lb_logging *logging, lb_str name);

/* Whether the logging module would take the format: its style is known, and so is every field. */
lb_code lb_log_format_check(lb_arena *arena, const lb_log_formatter *formatter, lb_error *error);
void lb_log_format(const lb_log_formatter *formatter, lb_arena *arena,
                   const lb_logging_record *record, lb_text *out);

/* One argument of a handler, as far as Python's literals go. */
typedef struct lb_log_argument {
    lb_str name; /* in kwargs; NULL ptr in args */
    enum { LB_LOG_TEXT, LB_LOG_NAME, LB_LOG_NUMBER } kind;
    lb_str text; /* decoded; of a name or a number as written: sys.stderr, 10*1024 */
} lb_log_argument;
typedef LB_VECTOR(lb_log_argument) lb_log_arguments;
/* A tuple, or with `is_keywords` a dictionary of literals; adds to `out`. */
lb_code lb_log_arguments_read(lb_arena *arena, lb_str text, bool is_keywords, lb_log_arguments *out,
                              lb_error *error);

#endif
