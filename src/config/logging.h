/*
 * Logging: where a log record goes and how it looks there, as the sections [loggers], [handlers]
 * and [formatters] of a settings file say to Python's logging.config.fileConfig().
 *
 * An lb_logging lies in its arena and does not change once it is loaded, so any number of threads
 * may ask it. It writes nothing: lb_logging_emit() says what is to be written where. Understood are
 * StreamHandler on sys.stderr and sys.stdout, FileHandler, WatchedFileHandler and the rotating
 * handlers (as plain appending), NullHandler; format styles %, { and $. Errors are
 * LB_ERR_SETTINGS with the Python class as the kind. Stands on base and ini.h.
 */
#ifndef LB_CONFIG_LOGGING_H
#define LB_CONFIG_LOGGING_H

#include <time.h>

#include "base/log.h"
#include "config/ini.h"

typedef struct lb_logging lb_logging;

/* Whether the file has a section [loggers]. */
bool lb_logging_is_configured(const lb_ini *ini);
/* `disable_existing_loggers` as fileConfig's: the loggers of Alembic that the file does not name
 * (nor a parent of theirs) fall silent. */
lb_code lb_logging_load(lb_arena *arena, const lb_ini *ini, bool disable_existing_loggers,
                        const lb_logging **out, lb_error *error);
/* What a project gets that says nothing: root WARNING and alembic INFO to stderr, in the format of
 * Alembic's templates. */
const lb_logging *lb_logging_standard(lb_arena *arena);
/* What Python does before anything is configured: warnings and worse to stderr, the message alone,
 * and nothing from Alembic's own loggers. */
const lb_logging *lb_logging_unconfigured(lb_arena *arena);

typedef struct lb_logging_record {
    lb_level level;
    const char *logger; /* "alembic.runtime.migration" */
    const char *message;
    struct timespec time; /* wall clock */
    long process;         /* id */
} lb_logging_record;

typedef enum lb_logging_target {
    LB_LOGGING_STDERR,
    LB_LOGGING_STDOUT,
    LB_LOGGING_FILE,
} lb_logging_target;

typedef struct lb_logging_output {
    lb_logging_target target;
    lb_str path;      /* of a file, as the settings name it; NUL-terminated */
    bool is_truncate; /* the file is opened with mode "w": empty it before the first record */
    lb_str text;      /* ends in the handler's terminator, normally a newline */
} lb_logging_output;
typedef LB_VECTOR(lb_logging_output) lb_logging_outputs;

/* Cheap: whether any handler would write a record of that level and logger. */
bool lb_logging_is_enabled(const lb_logging *logging, lb_level level, const char *logger);
/* The outputs of the record, in the order in which Python would write them, in the arena. */
lb_logging_outputs lb_logging_emit(const lb_logging *logging, lb_arena *arena,
                                   const lb_logging_record *record);
/* "INFO", or "Level 25". */
const char *lb_logging_level_name(lb_arena *arena, lb_level level);

#endif
