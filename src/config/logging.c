#include "config/logging.h"

#include "base/memory.h"
#include "base/text.h"
#include "config/logging_model.h"

const lb_log_formatter lb_log_plain = {.style = '%'};
static const lb_log_handler null_handler = {.is_null = true};
static const lb_log_handler last_resort = {
    .target = LB_LOGGING_STDERR, .level = LB_WARNING, .formatter = &lb_log_plain};

lb_log_logger *lb_log_logger_add(lb_arena *arena, lb_logging *logging, lb_str name)
{
    for (size_t i = 0; i < logging->loggers.count; i++) {
        if (lb_str_equal(logging->loggers.items[i]->name, name)) {
            return logging->loggers.items[i];
        }
    }
    lb_log_logger *logger = LB_NEW(arena, lb_log_logger);
    logger->name = lb_arena_str(arena, name);
    logger->is_propagating = true;
    lb_vector_push_in(arena, &logging->loggers, logger);
    return logger;
}

lb_logging *lb_logging_new(lb_arena *arena)
{
    lb_logging *logging = LB_NEW(arena, lb_logging);
    lb_log_logger_add(arena, logging, LB_STR(""))->level = LB_WARNING;
    lb_log_logger *alembic = lb_log_logger_add(arena, logging, LB_STR("alembic"));
    lb_vector_push_in(arena, &alembic->handlers, &null_handler);
    return logging;
}

const lb_logging *lb_logging_unconfigured(lb_arena *arena)
{
    return lb_logging_new(arena);
}

const lb_logging *lb_logging_standard(lb_arena *arena)
{
    lb_logging *logging = lb_logging_new(arena);
    lb_log_formatter *formatter = LB_NEW(arena, lb_log_formatter);
    *formatter = (lb_log_formatter){.style = '%',
                                    .format = LB_STR("%(levelname)-5.5s [%(name)s] %(message)s")};
    lb_log_handler *handler = LB_NEW(arena, lb_log_handler);
    *handler = (lb_log_handler){.target = LB_LOGGING_STDERR, .formatter = formatter};
    lb_vector_push_in(arena, &logging->loggers.items[0]->handlers, handler);
    lb_log_logger_add(arena, logging, LB_STR("alembic"))->level = LB_INFO;
    return logging;
}

static lb_str parent_of(lb_str name)
{
    while (name.len && name.ptr[name.len - 1] != '.') {
        name.len--;
    }
    name.len -= name.len > 0;
    return name;
}

/* The nearest configured logger at or above the name; the root at last. */
static const lb_log_logger *find(const lb_logging *logging, lb_str name)
{
    for (;; name = parent_of(name)) {
        for (size_t i = 0; i < logging->loggers.count; i++) {
            if (lb_str_equal(logging->loggers.items[i]->name, name)) {
                return logging->loggers.items[i];
            }
        }
        if (!name.len) {
            return NULL;
        }
    }
}

static const lb_log_logger *above(const lb_logging *logging, const lb_log_logger *logger)
{
    return logger->name.len ? find(logging, parent_of(logger->name)) : NULL;
}

static bool is_alembic(lb_str name)
{
    return lb_str_is(name, "alembic") || lb_str_starts(name, LB_STR("alembic."));
}

/* Whether fileConfig() has silenced the logger: it was there before, and neither it nor a logger
 * above it that was there is named in the file. */
static bool is_silenced(const lb_logging *logging, lb_str name)
{
    if (!logging->is_disabling || !is_alembic(name)) {
        return false;
    }
    const lb_log_logger *logger = find(logging, name);
    while (logger && !(logger->is_named && is_alembic(logger->name))) {
        logger = above(logging, logger);
    }
    return !logger;
}

static bool passes_logger(const lb_logging *logging, lb_level level, lb_str name)
{
    const lb_log_logger *logger = find(logging, name);
    if (is_silenced(logging, name)) {
        return false;
    }
    while (logger && !logger->level) {
        logger = above(logging, logger);
    }
    return (int)level >= (logger ? logger->level : 0);
}

typedef LB_VECTOR(const lb_log_handler *) handler_list;

/* The handlers that take the record, from the logger up. */
static handler_list handlers_for(const lb_logging *logging, lb_arena *arena, lb_level level,
                                 const char *name)
{
    handler_list taken = {0};
    size_t found = 0;
    if (!passes_logger(logging, level, lb_str_of(name))) {
        return taken;
    }
    for (const lb_log_logger *logger = find(logging, lb_str_of(name)); logger;
         logger = logger->is_propagating ? above(logging, logger) : NULL) {
        found += logger->handlers.count;
        for (size_t i = 0; i < logger->handlers.count; i++) {
            const lb_log_handler *handler = logger->handlers.items[i];
            if (!handler->is_null && (int)level >= handler->level) {
                lb_vector_push_in(arena, &taken, handler);
            }
        }
    }
    if (!found && (int)level >= last_resort.level) {
        lb_vector_push_in(arena, &taken, &last_resort);
    }
    return taken;
}

bool lb_logging_is_enabled(const lb_logging *logging, lb_level level, const char *logger)
{
    if (!passes_logger(logging, level, lb_str_of(logger))) {
        return false;
    }
    LB_AUTO_ARENA lb_arena arena = {0};
    return handlers_for(logging, &arena, level, logger).count > 0;
}

lb_logging_outputs lb_logging_emit(const lb_logging *logging, lb_arena *arena,
                                   const lb_logging_record *record)
{
    lb_logging_outputs outputs = {0};
    handler_list handlers = handlers_for(logging, arena, record->level, record->logger);
    for (size_t i = 0; i < handlers.count; i++) {
        const lb_log_handler *handler = handlers.items[i];
        LB_AUTO_TEXT lb_text text = {0};
        lb_log_format(handler->formatter, arena, record, &text);
        lb_text_addc(&text, '\n');
        lb_logging_output output = {handler->target, handler->path, handler->is_truncate,
                                    lb_arena_str(arena, lb_text_str(&text))};
        lb_vector_push_in(arena, &outputs, output);
    }
    return outputs;
}
