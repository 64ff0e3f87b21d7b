/*
 * Style: how the format of a log line is written, in each of the logging module's three styles.
 * Inner header of this room. Pure and thread-safe.
 */
#ifndef LB_CONFIG_LOGGING_STYLE_H
#define LB_CONFIG_LOGGING_STYLE_H

#include "base/str.h"
#include "base/text.h"

/* Of the fields that only Python code has (lineno, funcName, ...) the ones a logger's name does
 * not tell are 0 or empty. */
#define LB_LOG_FIELDS(X) \
    X(name)              \
    X(levelno)           \
    X(levelname)         \
    X(pathname)          \
    X(filename)          \
    X(module)            \
    X(lineno)            \
    X(funcName)          \
    X(created)           \
    X(asctime)           \
    X(msecs)             \
    X(relativeCreated)   \
    X(thread)            \
    X(threadName)        \
    X(process)           \
    X(processName)       \
    X(message)           \
    X(msg)

typedef enum lb_log_field {
#define X(name) LB_LOG_FIELD_##name,
    LB_LOG_FIELDS(X)
#undef X
        LB_LOG_FIELD_COUNT,
} lb_log_field;

/* One field in a format. */
typedef struct lb_log_spec {
    lb_log_field field;
    char conversion;  /* s, r, d, f, ...; '\0': as its type wants it */
    char fill, align; /* align '\0': as its type wants it */
    bool is_signed, is_blank;
    int width, precision; /* precision -1: none */
} lb_log_spec;

/* Takes one item off a format that is not empty: a field (true; LB_LOG_FIELD_COUNT where nobody
 * knows it), or literal text, which is added to `literal`. */
bool lb_log_style_next(char style, lb_str *rest, lb_log_spec *spec, lb_text *literal);

#endif
