/* An Alembic project's env.py: the interpreter, what it may ask for, and running it. */
#include <stdlib.h>

#include "api/project.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/thread.h"
#include "database/database.h"
#include "revision/graph.h"
#include "sqlalchemy/sqlalchemy.h"

extern char **environ;

bool api_has_environment_script(const limbeck *project)
{
    return project->is_alembic_project && !project->settings.is_limbeck_project;
}

/* ---- What it asks for ------------------------------------------------------------------------ */

static void write_text(void *context, lb_str text, bool is_stderr)
{
    const limbeck *project = context;
    const limbeck_run_options *run = project->run_options;
    if (run && run->output && !is_stderr) {
        run->output(run->context, text.ptr, text.len);
    } else if (project->options.print) {
        project->options.print(project->options.context, text.ptr, text.len, is_stderr);
    }
}

static lb_code connect(void *context, const lb_url *url, lb_connection **out, lb_error *error)
{
    limbeck *project = context;
    const lb_dialect *dialect = lb_dialect_find(url->backend);
    if (!dialect) {
        return lb_url_fail_backend(url, error);
    }
    lb_url target = *url;
    if (project->guest_database.ptr) {
        target.database = project->guest_database;
    }
    LB_TRY(api_open_connection(project, &target, out, error));
    lb_vector_push(&project->guest_connections, *out);
    project->guest_url = *url; /* its texts last as long as env.py runs */
    project->url.shown = lb_arena_str(&project->arena, url->shown);
    return LB_OK;
}

static void disconnect(void *context, lb_connection *connection)
{
    limbeck *project = context;
    for (size_t i = 0; i < project->guest_connections.count; i++) {
        if (project->guest_connections.items[i] == connection) {
            project->guest_connections.items[i] = lb_vector_last(&project->guest_connections);
            project->guest_connections.count--;
            lb_connection_close(connection);
            return;
        }
    }
}

static lb_code read_logging(limbeck *project, const char *path, lb_ini **out, lb_error *error)
{
    const lb_settings *settings = &project->settings;
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str content = {0};
    if (settings->has_ini && lb_str_is(lb_str_of(settings->ini_path), path)) {
        *out = settings->ini;
        return LB_OK;
    }
    const char *absolute =
        lb_path_join(&arena, lb_str_of(project->options.directory), lb_str_of(path));
    if (!lb_file_exists(absolute)) {
        lb_fail(error, LB_ERR_SCRIPT, "%s doesn't exist", path);
        lb_error_kind(error, "FileNotFoundError");
        return LB_ERR_SCRIPT;
    }
    lb_ini *ini = lb_ini_new(&project->arena);
    LB_TRY(lb_file_read(&project->arena, absolute, 0, &content, error));
    LB_TRY(lb_ini_read(ini, content, path, error));
    *out = ini;
    return LB_OK;
}

static lb_code configure_logging(void *context, const char *path, bool disables_existing,
                                 lb_error *error)
{
    limbeck *project = context;
    lb_ini *ini = NULL;
    LB_TRY(read_logging(project, path, &ini, error));
    if (!lb_logging_is_configured(ini)) {
        lb_fail(error, LB_ERR_SCRIPT, "'formatters'");
        lb_error_kind(error, "KeyError");
        return LB_ERR_SCRIPT;
    }
    return lb_logging_load(&project->arena, ini, disables_existing, &project->logging, error);
}

static lb_str_vector identifiers(lb_arena *arena, lb_revision_list revisions)
{
    lb_str_vector out = {0};
    for (size_t i = 0; i < revisions.count; i++) {
        lb_vector_push_in(arena, &out, revisions.items[i]->id);
    }
    return out;
}

static lb_code revisions(void *context, lb_arena *arena, lb_guest_revisions *out, lb_error *error)
{
    limbeck *project = context;
    lb_revision_vector found = {0};
    LB_TRY(api_graph(project, error));
    LB_TRY(
        lb_graph_walk(arena, project->graph, (lb_range_end){0}, (lb_range_end){0}, &found, error));
    for (size_t i = 0; i < found.count; i++) {
        const lb_revision *r = found.items[i];
        if (!r) {
            continue;
        }
        lb_vector_push_in(arena, out,
                          (lb_guest_revision){
                              .id = r->id,
                              .message = r->message,
                              .path = r->path,
                              .down = identifiers(arena, r->down_nodes),
                              .depends_on = identifiers(arena, r->dependency_nodes),
                              .labels = r->branch_labels,
                              .next = identifiers(arena, r->next),
                              .is_head = r->is_head,
                              .is_base = r->is_base,
                              .is_branch_point = r->is_branch_point,
                              .is_merge_point = r->is_merge_point,
                          });
    }
    return LB_OK;
}

static lb_code resolve(void *context, lb_arena *arena, lb_str identifier, lb_str_vector *out,
                       lb_error *error)
{
    limbeck *project = context;
    lb_revision_vector found = {0};
    LB_TRY(api_graph(project, error));
    LB_TRY(lb_graph_get(arena, project->graph, identifier, &found, error));
    for (size_t i = 0; i < found.count; i++) {
        if (found.items[i]) {
            lb_vector_push_in(arena, out, found.items[i]->id);
        }
    }
    return LB_OK;
}

/* ---- The interpreter ------------------------------------------------------------------------- */

/* The URL of the command line is what config.get_main_option("sqlalchemy.url") gives. */
static lb_code override_url(limbeck *project, lb_error *error)
{
    LB_AUTO_TEXT lb_text url = {0};
    if (!project->options.url) {
        return LB_OK;
    }
    for (const char *p = project->options.url; *p; p++) {
        lb_text_adds(&url, *p == '%' ? "%" : "");
        lb_text_addc(&url, *p);
    }
    lb_settings *settings = &project->settings;
    return lb_settings_set_option(settings, settings->section, LB_STR("sqlalchemy.url"),
                                  lb_text_str(&url), error);
}

static void make_guest(limbeck *project)
{
    const lb_guest_options options = {
        .settings = &project->settings,
        .directory = project->options.directory,
        .url = project->options.url,
        .x_arguments = project->options.x_arguments,
        .x_argument_count = project->options.x_argument_count,
        .is_compatible = project->options.compatible,
        .environ = (const char *const *)(void *)environ,
        .log = project->log,
        .write = write_text,
        .connect = connect,
        .disconnect = disconnect,
        .configure_logging = configure_logging,
        .revisions = revisions,
        .resolve = resolve,
        .context = project,
    };
    project->guest = lb_guest_new(&options);
}

lb_code api_guest(limbeck *project, lb_guest **out, lb_error *error)
{
    if (!project->guest) {
        LB_TRY(override_url(project, error));
        make_guest(project);
    }
    *out = project->guest;
    return LB_OK;
}

void api_guest_end(limbeck *project)
{
    lb_guest_free(project->guest);
    project->guest = NULL;
    for (size_t i = 0; i < project->guest_connections.count; i++) {
        lb_connection_close(project->guest_connections.items[i]);
    }
    lb_vector_free(&project->guest_connections);
}

/* The driver of the settings' database, where it takes a while to load. env.py may choose another.
 */
static const lb_driver *slow_driver(limbeck *project, const lb_guest_request *request)
{
    lb_url url;
    if (request->is_offline || request->recorder ||
        lb_settings_url(&project->settings, project->options.url, &url, NULL, NULL) != LB_OK) {
        return NULL;
    }
    const lb_dialect *dialect = lb_dialect_find(url.backend);
    return dialect && dialect->driver && dialect->driver->load ? dialect->driver : NULL;
}

static void *load_driver(void *driver)
{
    ((const lb_driver *)driver)->load();
    return NULL;
}

static lb_code run_environment(limbeck *project, const lb_guest_request *request,
                               const limbeck_run_options *options, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_guest *guest = NULL;
    const char *path = lb_path_absolute(
        &arena,
        lb_str_of(lb_arena_format(&arena, "%s/env.py", project->settings.script_directory)));
    LB_TRY(api_guest(project, &guest, error));
    if (!project->logging && project->options.compatible) {
        project->logging = lb_logging_unconfigured(&project->arena);
    }
    project->run_options = options;
    lb_code code = lb_guest_run_environment(guest, path, request, error);
    project->run_options = NULL;
    api_guest_end(project);
    return code;
}

/* A client library takes as long to load as env.py to run: both are done at once. */
lb_code api_run_environment(limbeck *project, const lb_guest_request *request,
                            const limbeck_run_options *options, lb_error *error)
{
    pthread_t thread;
    const lb_driver *driver = slow_driver(project, request);
    bool is_loading = driver && lb_thread_start(&thread, load_driver, (void *)(uintptr_t)driver);
    lb_code code = run_environment(project, request, options, error);
    if (is_loading) {
        pthread_join(thread, NULL);
    }
    return code;
}
