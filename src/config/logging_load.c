#include <string.h>

#include "base/memory.h"
#include "base/repr.h"
#include "base/text.h"
#include "base/utf8.h"
#include "config/logging_model.h"

struct named {
    lb_str name;
    const void *object;
};

struct loader {
    lb_arena *arena;
    const lb_ini *ini;
    lb_logging *logging;
    LB_VECTOR(struct named) formatters;
    LB_VECTOR(struct named) handlers;
    lb_error *error;
};

static lb_code fail(struct loader *loader, const char *kind, const char *message)
{
    lb_fail(loader->error, LB_ERR_SETTINGS, "%s", message);
    lb_error_kind(loader->error, kind);
    lb_error_hint(loader->error, "see [loggers], [handlers] and [formatters] in the settings");
    return LB_ERR_SETTINGS;
}

/* What Python raises for a section, an option, a handler or a formatter that is not there. */
static lb_code fail_key(struct loader *loader, lb_str name)
{
    return fail(loader, "KeyError", lb_repr(loader->arena, name));
}

static lb_code require(struct loader *loader, lb_str section, const char *option, lb_str *out)
{
    if (!lb_ini_has_section(loader->ini, section)) {
        return fail_key(loader, section);
    }
    LB_TRY(lb_ini_get(loader->ini, section, lb_str_of(option), out, loader->error));
    return out->ptr ? LB_OK : fail_key(loader, lb_str_of(option));
}

/* A NULL ptr where the option is absent. */
static lb_code get(struct loader *loader, lb_str section, const char *option, lb_str *out)
{
    return lb_ini_get(loader->ini, section, lb_str_of(option), out, loader->error);
}

static lb_str section_of(struct loader *loader, const char *prefix, lb_str name)
{
    return lb_str_of(lb_arena_format(loader->arena, "%s%.*s", prefix, LB_ARG(name)));
}

/* Takes the next of "a, b" off the rest. */
static bool next_name(lb_str *rest, lb_str *name)
{
    if (!lb_str_split(rest, ',', name)) {
        return false;
    }
    *name = lb_utf8_trim(*name);
    return true;
}

static lb_code read_level(struct loader *loader, lb_str section, int *level)
{
    static const struct {
        const char *name;
        int level;
    } levels[] = {{"CRITICAL", LB_CRITICAL}, {"FATAL", LB_CRITICAL},
                  {"ERROR", LB_ERROR_LEVEL}, {"WARN", LB_WARNING},
                  {"WARNING", LB_WARNING},   {"INFO", LB_INFO},
                  {"DEBUG", LB_DEBUG},       {"NOTSET", 0}};
    lb_str text;
    LB_TRY(get(loader, section, "level", &text));
    if (!text.ptr) {
        return LB_OK;
    }
    for (size_t i = 0; i < LB_COUNT(levels); i++) {
        if (lb_str_is(text, levels[i].name)) {
            *level = levels[i].level;
            return LB_OK;
        }
    }
    return fail(loader, "ValueError",
                lb_arena_format(loader->arena, "Unknown level: %s", lb_repr(loader->arena, text)));
}

static lb_code fail_class(struct loader *loader, const char *what, lb_str name)
{
    lb_fail(loader->error, LB_ERR_UNSUPPORTED, "%s class %s is not available in limbeck", what,
            lb_repr(loader->arena, name));
    lb_error_hint(loader->error, "limbeck has StreamHandler, FileHandler, the rotating handlers, "
                                 "NullHandler and logging.Formatter");
    return LB_ERR_UNSUPPORTED;
}

static lb_code load_formatter(struct loader *loader, lb_str name)
{
    lb_str section = section_of(loader, "formatter_", name);
    lb_log_formatter *formatter = LB_NEW(loader->arena, lb_log_formatter);
    if (!lb_ini_has_section(loader->ini, section)) {
        return fail_key(loader, section);
    }
    formatter->format = lb_ini_get_raw(loader->ini, section, LB_STR("format"));
    formatter->datefmt = lb_ini_get_raw(loader->ini, section, LB_STR("datefmt"));
    lb_str style = lb_ini_get_raw(loader->ini, section, LB_STR("style")), class_name;
    formatter->style = !style.ptr ? '%' : style.len == 1 ? style.ptr[0] : '\0';
    /* A class of the project or of a package says how lines look; the format is what is known. */
    LB_TRY(get(loader, section, "class", &class_name));
    if (lb_str_starts(class_name, LB_STR("logging.")) &&
        !lb_str_is(class_name, "logging.Formatter")) {
        return fail_class(loader, "formatter", class_name);
    }
    formatter->is_own = class_name.len && !lb_str_starts(class_name, LB_STR("logging."));
    LB_TRY(lb_log_format_check(loader->arena, formatter, loader->error));
    lb_vector_push_in(loader->arena, &loader->formatters, (struct named){name, formatter});
    return LB_OK;
}

enum handler_class { STREAM, NOTHING, PLAIN_FILE, TIMED_FILE };

static lb_code read_class(struct loader *loader, lb_str name, enum handler_class *out)
{
    static const struct {
        const char *name;
        enum handler_class class;
    } classes[] = {
        {"StreamHandler", STREAM},
        {"NullHandler", NOTHING},
        {"FileHandler", PLAIN_FILE},
        {"handlers.WatchedFileHandler", PLAIN_FILE},
        {"handlers.RotatingFileHandler", PLAIN_FILE},
        {"handlers.TimedRotatingFileHandler", TIMED_FILE},
    };
    lb_str prefix = LB_STR("logging.");
    lb_str bare = lb_str_starts(name, prefix) ? lb_str_slice(name, prefix.len, name.len) : name;
    for (size_t i = 0; i < LB_COUNT(classes); i++) {
        if (lb_str_is(bare, classes[i].name)) {
            *out = classes[i].class;
            return LB_OK;
        }
    }
    if (lb_str_starts(name, prefix) || lb_str_find_char(name, '.') == SIZE_MAX) {
        return fail_class(loader, "handler", name);
    }
    *out = STREAM; /* of the project or of a package: what it would do with lines is not known */
    return LB_OK;
}

/* The argument at a position, or by that keyword; NULL where it is not given. */
static const lb_log_argument *argument(const lb_log_arguments *arguments, size_t position,
                                       const char *keyword)
{
    for (size_t i = 0; i < arguments->count; i++) {
        const lb_log_argument *found = &arguments->items[i];
        if (found->name.ptr ? lb_str_is(found->name, keyword) : i == position) {
            return found;
        }
    }
    return NULL;
}

static lb_code set_stream(struct loader *loader, lb_log_handler *handler,
                          const lb_log_arguments *arguments)
{
    const lb_log_argument *stream = argument(arguments, 0, "stream");
    if (!stream || lb_str_is(stream->text, "sys.stderr") || lb_str_is(stream->text, "None")) {
        handler->target = LB_LOGGING_STDERR;
    } else if (lb_str_is(stream->text, "sys.stdout")) {
        handler->target = LB_LOGGING_STDOUT;
    } else {
        lb_fail(loader->error, LB_ERR_UNSUPPORTED, "a StreamHandler cannot write to %.*s",
                LB_ARG(stream->text));
        return LB_ERR_UNSUPPORTED;
    }
    return LB_OK;
}

static lb_code set_file(struct loader *loader, lb_log_handler *handler,
                        const lb_log_arguments *arguments, bool is_timed)
{
    const lb_log_argument *path = argument(arguments, 0, "filename");
    const lb_log_argument *mode = is_timed ? NULL : argument(arguments, 1, "mode");
    if (!path || path->kind != LB_LOG_TEXT) {
        return fail(loader, "TypeError",
                    "FileHandler.__init__() missing 1 required positional argument: 'filename'");
    }
    handler->target = LB_LOGGING_FILE;
    handler->path = path->text;
    handler->is_truncate = mode && lb_str_starts(mode->text, LB_STR("w"));
    return LB_OK;
}

static lb_code set_target(struct loader *loader, lb_str section, lb_log_handler *handler)
{
    enum handler_class class;
    lb_str name, args, kwargs;
    lb_log_arguments arguments = {0};
    LB_TRY(require(loader, section, "class", &name));
    LB_TRY(read_class(loader, name, &class));
    LB_TRY(get(loader, section, "args", &args));
    LB_TRY(get(loader, section, "kwargs", &kwargs));
    if (args.ptr) {
        LB_TRY(lb_log_arguments_read(loader->arena, args, false, &arguments, loader->error));
    }
    if (kwargs.ptr) {
        LB_TRY(lb_log_arguments_read(loader->arena, kwargs, true, &arguments, loader->error));
    }
    handler->is_null = class == NOTHING;
    if (class == NOTHING) {
        return LB_OK;
    }
    return class == STREAM ? set_stream(loader, handler, &arguments)
                           : set_file(loader, handler, &arguments, class == TIMED_FILE);
}

static lb_code load_handler(struct loader *loader, lb_str name)
{
    lb_str section = section_of(loader, "handler_", name), formatter;
    lb_log_handler *handler = LB_NEW(loader->arena, lb_log_handler);
    handler->formatter = &lb_log_plain;
    LB_TRY(set_target(loader, section, handler));
    LB_TRY(read_level(loader, section, &handler->level));
    LB_TRY(get(loader, section, "formatter", &formatter));
    for (size_t i = 0; i < loader->formatters.count; i++) {
        if (lb_str_equal(loader->formatters.items[i].name, formatter)) {
            handler->formatter = loader->formatters.items[i].object;
        }
    }
    if (formatter.len && handler->formatter == &lb_log_plain) {
        return fail_key(loader, formatter);
    }
    lb_vector_push_in(loader->arena, &loader->handlers, (struct named){name, handler});
    return LB_OK;
}

static lb_code add_handlers(struct loader *loader, lb_str section, lb_log_logger *logger)
{
    lb_str names, name;
    LB_TRY(require(loader, section, "handlers", &names));
    while (names.len && next_name(&names, &name)) {
        const void *found = NULL;
        for (size_t i = 0; i < loader->handlers.count; i++) {
            if (lb_str_equal(loader->handlers.items[i].name, name)) {
                found = loader->handlers.items[i].object;
            }
        }
        if (!found) {
            return fail_key(loader, name);
        }
        lb_vector_push_in(loader->arena, &logger->handlers, found);
    }
    return LB_OK;
}

static lb_code load_root(struct loader *loader)
{
    lb_log_logger *root = lb_log_logger_add(loader->arena, loader->logging, LB_STR(""));
    if (!lb_ini_has_section(loader->ini, LB_STR("logger_root"))) {
        return fail_key(loader, LB_STR("logger_root"));
    }
    LB_TRY(read_level(loader, LB_STR("logger_root"), &root->level));
    return add_handlers(loader, LB_STR("logger_root"), root);
}

static lb_code load_logger(struct loader *loader, lb_str name)
{
    lb_str section = section_of(loader, "logger_", name), qualname, propagate;
    int64_t flag = 1;
    LB_TRY(require(loader, section, "qualname", &qualname));
    LB_TRY(get(loader, section, "propagate", &propagate));
    if (propagate.ptr && !lb_str_to_integer(lb_str_trim(propagate), &flag)) {
        return fail(loader, "ValueError",
                    lb_arena_format(loader->arena, "invalid literal for int() with base 10: %s",
                                    lb_repr(loader->arena, propagate)));
    }
    lb_log_logger *logger = lb_log_logger_add(loader->arena, loader->logging, qualname);
    logger->is_named = true;
    logger->is_propagating = flag != 0;
    LB_TRY(read_level(loader, section, &logger->level));
    logger->handlers.count = 0;
    return add_handlers(loader, section, logger);
}

static lb_code load_each(struct loader *loader, const char *section,
                         lb_code (*load)(struct loader *, lb_str))
{
    lb_str names, name;
    LB_TRY(require(loader, lb_str_of(section), "keys", &names));
    while (names.len && next_name(&names, &name)) {
        LB_TRY(load(loader, name));
    }
    return LB_OK;
}

static lb_code load_loggers(struct loader *loader)
{
    lb_str names, name;
    bool has_root = false;
    LB_TRY(require(loader, LB_STR("loggers"), "keys", &names));
    for (lb_str rest = names; next_name(&rest, &name);) {
        has_root = has_root || lb_str_is(name, "root");
    }
    if (!has_root) {
        return fail(loader, "ValueError", "list.remove(x): x not in list");
    }
    LB_TRY(load_root(loader));
    bool is_root_done = false;
    while (next_name(&names, &name)) {
        if (lb_str_is(name, "root") && !is_root_done) {
            is_root_done = true;
        } else {
            LB_TRY(load_logger(loader, name));
        }
    }
    return LB_OK;
}

bool lb_logging_is_configured(const lb_ini *ini)
{
    return lb_ini_has_section(ini, LB_STR("loggers"));
}

lb_code lb_logging_load(lb_arena *arena, const lb_ini *ini, bool disable_existing_loggers,
                        const lb_logging **out, lb_error *error)
{
    struct loader loader = {
        .arena = arena, .ini = ini, .logging = lb_logging_new(arena), .error = error};
    loader.logging->is_disabling = disable_existing_loggers;
    LB_TRY(load_each(&loader, "formatters", load_formatter));
    LB_TRY(load_each(&loader, "handlers", load_handler));
    LB_TRY(load_loggers(&loader));
    *out = loader.logging;
    return LB_OK;
}
