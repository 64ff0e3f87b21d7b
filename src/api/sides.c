#include "api/sides.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "autogenerate/autogenerate.h"
#include "base/file.h"
#include "database/database.h"
#include "sqlalchemy/sqlalchemy.h"

/* One run of env.py, and what is asked of it. */
typedef struct request {
    limbeck *project;
    api_side *side;
    const lb_source_files *files; /* to be loaded where env.py's database is; NULL */
    bool of_models, of_url;
    lb_arena arena;
    lb_url url; /* of_url: found */
} request;

/* ---- Within env.py -------------------------------------------------------------------------- */

static lb_code load(request *r, const lb_configuration *said, const lb_source_files *files,
                    lb_error *error)
{
    api_side *side = r->side;
    return side->rules->load(said->connection, &r->project->guest_url, files->items, files->count,
                             side->options, &side->objects, error);
}

static lb_code load_models(request *r, lb_guest *guest, const lb_configuration *said,
                           lb_error *error)
{
    LB_AUTO_TEXT lb_text ddl = {0};
    lb_source_files files = {0};
    const char *path =
        lb_arena_format(&r->arena, "%s/env.py", r->project->settings.script_directory);
    LB_TRY(lb_autogenerate_models(guest, said, path, &r->project->log, &ddl, error));
    lb_source_file file = {.path = path, .text = lb_text_str(&ddl)};
    lb_vector_push_in(&r->arena, &files, file);
    return load(r, said, &files, error);
}

static lb_code run_in_environment(void *context, lb_guest *guest, const lb_configuration *said,
                                  lb_error *error)
{
    request *r = context;
    if (r->side->rules || !said->connection) {
        return LB_OK; /* the first of several databases */
    }
    LB_TRY(api_object_rules(said->dialect, &r->side->rules, error));
    if (r->of_url) {
        r->url = lb_url_copy(&r->arena, &r->project->guest_url);
        return LB_OK;
    }
    if (r->files) {
        return load(r, said, r->files, error);
    }
    return r->of_models
               ? load_models(r, guest, said, error)
               : r->side->rules->read(said->connection, r->side->options, &r->side->objects, error);
}

static lb_code ask(request *r, lb_error *error)
{
    const lb_guest_request asked = {.command = "schema",
                                    .is_autogenerate = r->of_models,
                                    .run_migrations = run_in_environment,
                                    .context = r};
    r->side->rules = NULL;
    LB_TRY(api_run_environment(r->project, &asked, NULL, error));
    return r->side->rules ? LB_OK
                          : lb_fail(error, LB_ERR_COMMAND, "env.py has configured no connection");
}

static lb_code ask_and_end(request *r, lb_error *error)
{
    lb_code code = ask(r, error);
    lb_arena_free(&r->arena);
    return code;
}

lb_code api_side_database(limbeck *project, api_side *side, lb_error *error)
{
    request r = {.project = project, .side = side};
    return ask_and_end(&r, error);
}

lb_code api_side_models(limbeck *project, api_side *side, lb_error *error)
{
    request r = {.project = project, .side = side, .of_models = true};
    return ask_and_end(&r, error);
}

lb_code api_side_files(limbeck *project, const lb_source_files *files, api_side *side,
                       lb_error *error)
{
    request r = {.project = project, .side = side, .files = files};
    return ask_and_end(&r, error);
}

/* ---- A revision ----------------------------------------------------------------------------- */

typedef struct revision {
    limbeck *project;
    lb_arena arena;
    lb_str target;
} revision;

/* With nobody listening: what is told is told of another database. */
static lb_code upgrade(revision *side, lb_str database, lb_error *error)
{
    limbeck *project = side->project;
    const lb_log log = project->log;
    const limbeck_options options = project->options;
    project->log = (lb_log){0};
    project->options.print = NULL;
    project->guest_database = database;
    lb_code code = api_upgrade_environment(project, side->target, error);
    project->guest_database = (lb_str){0};
    project->options.print = options.print;
    project->log = log;
    return code;
}

/* Only a database that was made for it: where none can be made, the scratch connection is to the
   project's own. */
static lb_code upgrade_scratch(revision *side, lb_connection *scratch, lb_error *error)
{
    LB_AUTO_RESULT lb_result result = {0};
    LB_TRY(lb_connection_query(scratch, LB_STR("SELECT current_database()"), &result, error));
    lb_str name = lb_result_value(&result, 0, 0);
    if (!lb_str_starts(name, LB_STR("limbeck_scratch_"))) {
        lb_fail(error, LB_ERR_UNSUPPORTED,
                "The revisions up to '%.*s' need a scratch database, which the role may not create",
                LB_ARG(side->target));
        lb_error_hint(error, "Give the role CREATEDB (ALTER ROLE ... CREATEDB), or upgrade an "
                             "empty database to the revision and give its URL.");
        return LB_ERR_UNSUPPORTED;
    }
    return upgrade(side, name, error);
}

/* Makes again what a file has. */
static lb_code copy_schema(revision *side, lb_connection *scratch, const char *path,
                           lb_error *error)
{
    lb_url url = {0};
    lb_connection *file = NULL;
    LB_AUTO_RESULT lb_result rows = {0};
    const char *text = lb_arena_format(&side->arena, "sqlite:///%s", path);
    LB_TRY(lb_url_parse(&side->arena, lb_str_of(text), &url, error));
    LB_TRY(api_open_connection(side->project, &url, &file, error));
    lb_code code = lb_connection_query(
        file,
        LB_STR("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%'"
               " ESCAPE '\\' ORDER BY type <> 'table', rowid"),
        &rows, error);
    for (size_t i = 0; code == LB_OK && i < rows.row_count; i++) {
        code = lb_connection_execute(scratch, lb_result_value(&rows, i, 0), error);
    }
    lb_connection_close(file);
    return code;
}

/* env.py opens connections of its own, so it needs a file. */
static lb_code upgrade_file(revision *side, lb_connection *scratch, lb_error *error)
{
    const char *folder = getenv("TMPDIR");
    char *path = lb_arena_format(&side->arena, "%s/limbeck_scratch_XXXXXX",
                                 folder && *folder ? folder : "/tmp");
    int descriptor = mkstemp(path);
    if (descriptor < 0) {
        return lb_fail_errno(error, errno, "cannot make a scratch database %s", path);
    }
    close(descriptor);
    lb_code code = upgrade(side, lb_str_of(path), error);
    if (code == LB_OK) {
        code = copy_schema(side, scratch, path, error);
    }
    unlink(path);
    return code;
}

static lb_code make_revision(void *context, lb_connection *scratch, lb_error *error)
{
    revision *side = context;
    if (lb_str_is(side->target, "base")) {
        return LB_OK;
    }
    return scratch->dialect->has_schemas ? upgrade_scratch(side, scratch, error)
                                         : upgrade_file(side, scratch, error);
}

lb_code api_side_revision(limbeck *project, lb_str target, api_side *side, lb_error *error)
{
    request r = {.project = project, .side = side, .of_url = true};
    revision made = {.project = project, .target = target};
    lb_code code = ask(&r, error);
    if (code == LB_OK) {
        code = side->rules->load_made(&r.url, make_revision, &made, side->options, &side->objects,
                                      error);
    }
    lb_arena_free(&made.arena);
    lb_arena_free(&r.arena);
    return code;
}
