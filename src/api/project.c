/* Opening a project, and the steps that calls share: settings, graph, environment, connection. */
#include "api/project.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "database/database.h"
#include "revision/directory.h"
#include "sqlalchemy/sqlalchemy.h"

enum { BUSY_TIMEOUT_MS = 200 };

static const char *environment(void *context, const char *name)
{
    const limbeck *project = context;
    if (project->options.environment) {
        return project->options.environment(project->options.context, name);
    }
    return getenv(name);
}

static const char *text_copy(lb_arena *arena, const char *text)
{
    return text ? lb_arena_strdup(arena, text) : NULL;
}

static const char *const *list_copy(lb_arena *arena, const char *const *texts, size_t count)
{
    const char **copy = LB_NEW_ARRAY(arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        copy[i] = lb_arena_strdup(arena, texts[i]);
    }
    return copy;
}

/* The caller's options, as far as its version of the struct goes, with texts that last. */
static void copy_options(limbeck *project, const limbeck_options *options)
{
    limbeck_options *copy = &project->options;
    if (options) {
        memcpy(copy, options, options->size < sizeof *copy ? options->size : sizeof *copy);
    }
    lb_arena *arena = &project->arena;
    copy->size = sizeof *copy;
    copy->config_files = list_copy(arena, copy->config_files, copy->config_file_count);
    copy->x_arguments = list_copy(arena, copy->x_arguments, copy->x_argument_count);
    copy->section = text_copy(arena, copy->section);
    copy->url = text_copy(arena, copy->url);
    copy->directory = lb_path_absolute(arena, lb_str_of(copy->directory));
}

/* ---- Log ------------------------------------------------------------------------------------- */

static int stream_of(lb_logging_target target)
{
    return target == LB_LOGGING_STDOUT ? 1 : target == LB_LOGGING_STDERR ? 2 : 0;
}

static void hand_over(limbeck *project, limbeck_log_record *record)
{
    lb_arena arena = {0};
    if (project->logging) {
        lb_logging_record wanted = {
            (lb_level)record->level, record->logger, record->message, {0}, getpid()};
        (void)clock_gettime(CLOCK_REALTIME, &wanted.time);
        lb_logging_outputs found = lb_logging_emit(project->logging, &arena, &wanted);
        limbeck_log_output *outputs = LB_NEW_ARRAY(&arena, limbeck_log_output, found.count);
        for (size_t i = 0; i < found.count; i++) {
            const lb_logging_output *output = &found.items[i];
            outputs[i] = (limbeck_log_output){
                .stream = stream_of(output->target),
                .path = output->target == LB_LOGGING_FILE ? output->path.ptr : NULL,
                .text = lb_arena_strndup(&arena, output->text.ptr, output->text.len),
            };
        }
        record->is_configured = true;
        record->output_count = found.count;
        record->outputs = outputs;
    }
    project->options.log(project->options.context, record);
    lb_arena_free(&arena);
}

static void log_write(void *context, lb_level level, const char *logger, const char *message)
{
    limbeck *project = context;
    if (project->options.log) {
        hand_over(project,
                  &(limbeck_log_record){.level = (int)level, .logger = logger, .message = message});
    }
}

static void log_warn(void *context, const char *file, unsigned line, const char *message)
{
    limbeck *project = context;
    if (project->options.log) {
        hand_over(project, &(limbeck_log_record){.level = LB_WARNING,
                                                 .logger = "py.warnings",
                                                 .message = message,
                                                 .file = file,
                                                 .line = line});
    }
}

void limbeck_log(limbeck *project, int level, const char *logger, const char *message)
{
    log_write(project, (lb_level)level, logger, message);
}

/* ---- Opening and closing --------------------------------------------------------------------- */

static limbeck *new_project(const limbeck_options *options)
{
    limbeck *project = lb_alloc(sizeof *project);
    copy_options(project, options);
    project->log = (lb_log){log_write, project, log_warn};
    return project;
}

static lb_code find_settings(limbeck *project, lb_error *error)
{
    lb_settings_options options = {
        .directory = project->options.directory,
        .environment = {environment, project},
        .config = project->options.config_files,
        .config_count = project->options.config_file_count,
        .section = project->options.section,
        .is_compatible = project->options.compatible,
        .log = project->log,
    };
    return lb_settings_find(&project->settings, &options, error);
}

limbeck_status limbeck_open(const limbeck_options *options, limbeck **out, limbeck_error **error)
{
    lb_error failed = {0};
    limbeck *project = new_project(options);
    lb_code code = find_settings(project, &failed);
    if (code == LB_OK) {
        *out = project;
    } else {
        limbeck_close(project);
    }
    return api_return(code, &failed, error);
}

void limbeck_close(limbeck *project)
{
    if (project) {
        api_guest_end(project);
        api_disconnect(project);
        lb_graph_free(project->graph);
        lb_settings_close(&project->settings);
        lb_arena_free(&project->arena);
        free(project);
    }
}

_Static_assert(ATOMIC_BOOL_LOCK_FREE == 2, "signal handlers may set it");

/* The flag alone: the connection heeds it wherever it waits, and may be closed at this moment. */
void limbeck_interrupt(limbeck *project)
{
    project->is_interrupted = true;
}

/* ---- Steps that calls share ------------------------------------------------------------------ */

lb_code api_settings(limbeck *project, lb_error *error)
{
    lb_settings *settings = &project->settings;
    if (settings->is_resolved) {
        return LB_OK;
    }
    LB_TRY(lb_settings_resolve(settings, error));
    /* Called `alembic`, a project of an alembic.ini has an env.py, or lacks one. */
    bool is_own = lb_str_is(settings->section, "limbeck");
    project->is_alembic_project =
        !settings->is_limbeck_project || (project->options.compatible && !is_own);
    return LB_OK;
}

/* Alembic imports all revisions before it does anything. Of one that has a way up or down an import
   that is not here is met when it is run; another one has nothing but its imports to go wrong. */
static lb_code import_hollow(limbeck *project, lb_error *error)
{
    lb_revision_list all = lb_graph_revisions(project->graph);
    for (size_t i = 0; i < all.count; i++) {
        if (all.items[i]->is_hollow) {
            lb_guest *guest = NULL;
            LB_TRY(api_guest(project, &guest, error));
            LB_TRY(lb_guest_import_all(guest, all.items[i]->path.ptr, error));
        }
    }
    return LB_OK;
}

lb_code api_graph(limbeck *project, lb_error *error)
{
    LB_TRY(api_settings(project, error));
    if (project->graph) {
        return LB_OK;
    }
    const lb_version_locations locations = {
        .paths = project->settings.locations,
        .is_recursive = project->settings.recursive_version_locations,
        .has_data = !project->settings.is_limbeck_project,
    };
    LB_TRY(lb_graph_load(&locations, &project->log, &project->graph, error));
    return project->options.compatible ? import_hollow(project, error) : LB_OK;
}

static lb_code load_logging(limbeck *project, lb_error *error)
{
    if (project->logging || !lb_logging_is_configured(project->settings.ini)) {
        return LB_OK;
    }
    return lb_logging_load(&project->arena, project->settings.ini, true, &project->logging, error);
}

static lb_code resolve_url(limbeck *project, lb_error *error)
{
    if (project->url.shown.ptr) {
        return LB_OK;
    }
    lb_url url = {0};
    LB_TRY(lb_settings_url(&project->settings, project->options.url, &url, NULL, error));
    const lb_dialect *dialect = lb_dialect_find(url.backend);
    if (!dialect) {
        return lb_url_fail_backend(&url, error);
    }
    project->url = url;
    project->dialect = dialect;
    return LB_OK;
}

lb_code api_environment(limbeck *project, lb_error *error)
{
    LB_TRY(api_settings(project, error));
    const lb_settings *settings = &project->settings;
    if (project->is_alembic_project && settings->is_limbeck_project) {
        lb_fail(error, LB_ERR_SCRIPT, "Can't find Python file %s/env.py",
                settings->script_directory);
        lb_error_kind(error, "ImportError");
        return LB_ERR_SCRIPT;
    }
    LB_TRY(load_logging(project, error));
    return resolve_url(project, error);
}

static lb_code open_connection(const limbeck *project, const lb_url *url, const lb_log *log,
                               lb_connection **out, lb_error *error)
{
    const lb_connect_options options = {
        .application_name = "limbeck",
        .directory = project->options.directory,
        .log = log,
        .interrupted = &project->is_interrupted,
        /* With the lock on, migrate waits for others itself, and says for whom. */
        .follows_pragmas = !project->options.compatible,
        .busy_timeout_ms = project->settings.lock ? BUSY_TIMEOUT_MS : 0,
    };
    return lb_connection_open(url, &options, out, error);
}

lb_code api_open_connection(limbeck *project, const lb_url *url, lb_connection **out,
                            lb_error *error)
{
    return open_connection(project, url, &project->log, out, error);
}

lb_code api_open_quiet_connection(const limbeck *project, const lb_url *url, lb_connection **out,
                                  lb_error *error)
{
    return open_connection(project, url, NULL, out, error);
}

lb_code api_connect(limbeck *project, lb_error *error)
{
    LB_TRY(api_environment(project, error));
    return project->connection
               ? LB_OK
               : api_open_connection(project, &project->url, &project->connection, error);
}

void api_disconnect(limbeck *project)
{
    lb_connection_close(project->connection);
    project->connection = NULL;
}

/* ---- Public accessors ------------------------------------------------------------------------ */

const char *limbeck_version(void)
{
    return LIMBECK_VERSION;
}

static lb_code setting(limbeck *project, const char *key, const char **out, lb_error *error)
{
    lb_str value = {0};
    LB_TRY(lb_settings_read(&project->settings, error));
    LB_TRY(lb_settings_alembic_option(&project->settings, lb_str_of(key), &value, error));
    *out = value.ptr ? lb_arena_strndup(&project->arena, value.ptr, value.len) : NULL;
    return LB_OK;
}

limbeck_status limbeck_setting(limbeck *project, const char *key, const char **out,
                               limbeck_error **error)
{
    lb_error failed = {0};
    return api_return(setting(project, key, out, &failed), &failed, error);
}

limbeck_status limbeck_url(limbeck *project, const char **out, limbeck_error **error)
{
    lb_error failed = {0};
    lb_code code = api_environment(project, &failed);
    if (code == LB_OK) {
        *out = lb_arena_strndup(&project->arena, project->url.shown.ptr, project->url.shown.len);
    }
    return api_return(code, &failed, error);
}
