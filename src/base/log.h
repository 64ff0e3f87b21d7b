/*
 * Log: where log records and warnings go. The library never prints; it hands records to a function
 * of its caller.
 *
 * Levels are those of Python's logging module, since the settings of a project name them. Loggers
 * are named as in Alembic
 * ("alembic.runtime.migration"). A Python warning is a record of the logger "py.warnings" whose
 * text is "Category: text".
 */
#ifndef LB_BASE_LOG_H
#define LB_BASE_LOG_H

typedef enum lb_level {
    LB_DEBUG = 10,
    LB_INFO = 20,
    LB_WARNING = 30,
    LB_ERROR_LEVEL = 40,
    LB_CRITICAL = 50,
} lb_level;

/* A zeroed struct drops everything. `write` is called by the thread that logs; message has no
 * trailing newline. */
typedef struct lb_log {
    void (*write)(void *context, lb_level level, const char *logger, const char *message);
    void *context;
    /* A warning of a line of a script, as "py.warnings"; NULL: written without its place. */
    void (*warn)(void *context, const char *file, unsigned line, const char *message);
} lb_log;

void lb_log_record(const lb_log *log, lb_level level, const char *logger, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* A Python warning of the given category ("UserWarning"). */
void lb_log_warning(const lb_log *log, const char *category, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
