/* limbeck_diff(): the statements that turn one state into another. */
#include "api/diff_renames.h"
#include "api/sides.h"
#include "autogenerate/objects.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/thread.h"
#include "database/database.h"

typedef struct difference {
    limbeck *project;
    lb_arena arena;
    lb_object_options options;
    const lb_object_rules *rules;
    api_side side;                /* the last one that env.py was asked for */
    lb_declared_renames declared; /* by the files of the side that is reached */
    bool is_reached;              /* that one is being read */
    lb_url url;                   /* of a side, where the settings have none */
} difference;

static void take_declared(difference *d, const lb_source_files *files)
{
    for (size_t i = 0; d->is_reached && i < files->count; i++) {
        lb_renames_declared(&d->arena, files->items[i].text, &d->declared);
    }
}

static bool is_url(const char *side)
{
    return lb_str_find(lb_str_of(side), LB_STR("://")) != SIZE_MAX;
}

static bool is_database(const char *side)
{
    return lb_str_is(lb_str_of(side), "database");
}

static lb_code find_rules(difference *d, const lb_dialect *dialect, lb_error *error)
{
    const lb_object_rules *rules = NULL;
    LB_TRY(api_object_rules(dialect, &rules, error));
    if (d->rules && d->rules != rules) {
        return lb_fail(error, LB_ERR_USAGE, "The two sides are of different databases");
    }
    d->rules = rules;
    return LB_OK;
}

static lb_code parse_url(difference *d, const char *text, lb_url *out, lb_error *error)
{
    LB_TRY(lb_url_parse(&d->arena, lb_str_of(text), out, error));
    d->url = *out;
    const lb_dialect *dialect = lb_dialect_find(out->backend);
    return dialect ? find_rules(d, dialect, error) : lb_url_fail_backend(out, error);
}

static lb_code read_url(difference *d, const char *text, lb_objects **out, lb_error *error)
{
    lb_url url = {0};
    lb_connection *connection = NULL;
    LB_TRY(parse_url(d, text, &url, error));
    LB_TRY(api_open_connection(d->project, &url, &connection, error));
    lb_code code = d->rules->read(connection, &d->options, out, error);
    lb_connection_close(connection);
    return code;
}

/* ---- A revision: what the revisions up to it make in a scratch database ---------------------- */

typedef struct revision_side {
    limbeck *project;
    lb_str target;
} revision_side;

static lb_code make_revision(void *context, lb_connection *scratch, lb_error *error)
{
    const revision_side *side = context;
    return api_upgrade_scratch(side->project, scratch, side->target, error);
}

static lb_code read_revision(difference *d, const char *name, lb_objects **out, lb_error *error)
{
    limbeck *project = d->project;
    lb_revision_vector found = {0};
    revision_side side = {project, lb_str_of(name)};
    LB_AUTO_ERROR lb_error unknown = {0};
    LB_TRY(api_graph(project, error));
    if (lb_graph_get(&d->arena, project->graph, side.target, &found, &unknown) != LB_OK) {
        lb_fail(error, LB_ERR_USAGE, "There is no file and no revision '%s'", name);
        lb_error_detail(error, "%s", unknown.message);
        lb_error_hint(error, "A side is a URL, a .sql file or a folder, database, models, or a "
                             "revision.");
        return LB_ERR_USAGE;
    }
    if (api_has_environment_script(project)) {
        return api_side_revision(project, side.target, &d->side, error);
    }
    return d->rules->load_made(&project->url, make_revision, &side, &d->options, out, error);
}

static bool is_file(const char *path, const char *side)
{
    return lb_file_exists(path) || lb_str_ends(lb_str_of(side), LB_STR(".sql")) ||
           lb_str_find_char(lb_str_of(side), '/') != SIZE_MAX;
}

/* ---- Sides ---------------------------------------------------------------------------------- */

/* A file, or else a revision. */
static lb_code read_named(difference *d, const char *side, lb_objects **out, lb_error *error)
{
    limbeck *project = d->project;
    lb_source_files files = {0};
    const char *path =
        lb_path_join(&d->arena, lb_str_of(project->options.directory), lb_str_of(side));
    if (!is_file(path, side)) {
        return read_revision(d, side, out, error);
    }
    LB_TRY(api_source_files(&d->arena, path, &files, error));
    take_declared(d, &files);
    return api_has_environment_script(project)
               ? api_side_files(project, &files, &d->side, error)
               : api_load_models(project, &files, &d->options, out, error);
}

/* Files of SQL are read as the project's database reads them. */
static lb_code read_by_settings(difference *d, const char *side, lb_objects **out, lb_error *error)
{
    limbeck *project = d->project;
    lb_source_files files = {0};
    LB_TRY(api_connect(project, error));
    LB_TRY(find_rules(d, project->dialect, error));
    if (is_database(side)) {
        return d->rules->read(project->connection, &d->options, out, error);
    }
    if (!lb_str_is(lb_str_of(side), "models")) {
        return read_named(d, side, out, error);
    }
    LB_TRY(api_model_files(project, &d->arena, &files, error));
    take_declared(d, &files);
    return api_load_models(project, &files, &d->options, out, error);
}

static lb_code read_by_environment(difference *d, const char *side, lb_objects **out,
                                   lb_error *error)
{
    const lb_object_rules *before = d->rules;
    d->side = (api_side){.options = &d->options};
    lb_code code = is_database(side) ? api_side_database(d->project, &d->side, error)
                   : lb_str_is(lb_str_of(side), "models")
                       ? api_side_models(d->project, &d->side, error)
                       : read_named(d, side, out, error);
    *out = d->side.objects;
    LB_TRY(code);
    d->rules = d->side.rules;
    return before && before != d->rules
               ? lb_fail(error, LB_ERR_USAGE, "The two sides are of different databases")
               : LB_OK;
}

static lb_code read_side(difference *d, const char *side, lb_objects **out, lb_error *error)
{
    return is_url(side)                             ? read_url(d, side, out, error)
           : api_has_environment_script(d->project) ? read_by_environment(d, side, out, error)
                                                    : read_by_settings(d, side, out, error);
}

/* ---- Two sides at once ---------------------------------------------------------------------- */

/* A database that is read in a thread of its own, while the caller's reads another. */
typedef struct reading {
    const limbeck *project;
    const lb_object_rules *rules;
    const lb_object_options *options;
    lb_url url;
    lb_objects *objects;
    lb_code code;
    lb_error error;
} reading;

static void *read_aside(void *argument)
{
    reading *r = argument;
    lb_connection *connection = NULL;
    r->code = api_open_quiet_connection(r->project, &r->url, &connection, &r->error);
    if (r->code == LB_OK) {
        r->code = r->rules->read(connection, r->options, &r->objects, &r->error);
    }
    lb_connection_close(connection);
    return NULL;
}

/* One side is a URL, the other one a database as well. */
static lb_code read_together(difference *d, const char *url, lb_objects **of_url, const char *other,
                             lb_objects **of_other, lb_error *error)
{
    pthread_t thread;
    reading r = {.project = d->project, .options = &d->options};
    LB_TRY(parse_url(d, url, &r.url, error));
    r.rules = d->rules;
    bool is_started = lb_thread_start(&thread, read_aside, &r);
    lb_code code = read_side(d, other, of_other, error);
    if (is_started) {
        pthread_join(thread, NULL);
    } else {
        (void)read_aside(&r);
    }
    *of_url = r.objects;
    if (code == LB_OK && r.code != LB_OK) {
        return lb_error_move(error, &r.error);
    }
    lb_error_clear(&r.error);
    return code;
}

static lb_code read_sides(difference *d, const char *from, const char *to, lb_objects **before,
                          lb_objects **after, lb_error *error)
{
    bool has_settings = !api_has_environment_script(d->project);
    if (is_url(to) && (is_url(from) || (has_settings && is_database(from)))) {
        return read_together(d, to, after, from, before, error);
    }
    if (is_url(from) && has_settings && is_database(to)) {
        return read_together(d, from, before, to, after, error);
    }
    LB_TRY(read_side(d, from, before, error));
    d->is_reached = true;
    return read_side(d, to, after, error);
}

/* ---- Renames -------------------------------------------------------------------------------- */

static lb_code load_from(difference *d, const lb_url *url, lb_connection *connection,
                         const lb_source_file *file, lb_objects **out, lb_error *error)
{
    return d->rules->load(connection, url, file, 1, &d->options, out, error);
}

static lb_code load_script(void *context, lb_str script, lb_objects **out, lb_error *error)
{
    difference *d = context;
    limbeck *project = d->project;
    lb_connection *connection = NULL;
    const lb_source_file file = {.path = "the first side, with what is renamed", .text = script};
    lb_source_files files = {0};
    if (project->connection) {
        return load_from(d, &project->url, project->connection, &file, out, error);
    }
    if (d->url.backend.ptr) {
        LB_TRY(api_open_quiet_connection(project, &d->url, &connection, error));
        lb_code code = load_from(d, &d->url, connection, &file, out, error);
        lb_connection_close(connection);
        return code;
    }
    lb_vector_push_in(&d->arena, &files, file);
    d->side = (api_side){.options = &d->options};
    LB_TRY(api_side_files(project, &files, &d->side, error));
    *out = d->side.objects;
    return LB_OK;
}

static void write_statements(difference *d, const lb_object_statements *statements, lb_text *out)
{
    for (size_t i = 0; i < statements->count; i++) {
        const lb_object_statement *statement = &statements->items[i];
        api_tell_statement(d->project, &d->arena, statement, false);
        lb_text_adds(out, out->len ? "\n" : "");
        lb_text_adds(out, statement->loses_data ? "-- This loses data.\n" : "");
        lb_text_add(out, statement->sql);
        lb_text_adds(out, ";\n");
    }
}

static lb_code write_difference(difference *d, bool is_from_database, lb_objects **from,
                                const lb_objects *to, lb_text *out, lb_error *error)
{
    lb_objects_difference found = {0};
    api_diff_renames renames = {.project = d->project,
                                .arena = &d->arena,
                                .rules = d->rules,
                                .connection = is_from_database ? d->project->connection : NULL,
                                .declared = d->declared,
                                .load = load_script,
                                .context = d};
    if (lb_objects_agree(*from, to)) {
        return LB_OK;
    }
    LB_TRY(api_diff_find_renames(&renames, from, to, error));
    lb_objects_compare(&d->arena, d->rules, *from, to, &found);
    write_statements(d, &renames.statements, out);
    write_statements(d, &found.statements, out);
    return LB_OK;
}

static lb_code find_difference(difference *d, const char *from, const char *to, lb_text *out,
                               lb_error *error)
{
    lb_objects *before = NULL, *after = NULL;
    LB_TRY(api_settings(d->project, error));
    d->options = api_object_options(d->project, &d->arena);
    lb_code code = read_sides(d, from, to, &before, &after, error);
    if (code == LB_OK) {
        code = write_difference(d, is_database(from), &before, after, out, error);
    }
    lb_objects_free(before);
    lb_objects_free(after);
    return code;
}

limbeck_status limbeck_diff(limbeck *project, const char *from, const char *to, char **out,
                            limbeck_error **error)
{
    lb_error failed = {0};
    difference d = {.project = project};
    LB_AUTO_TEXT lb_text text = {0};
    lb_code code = find_difference(&d, from, to, &text, &failed);
    if (code == LB_OK) {
        *out = lb_text_take(&text);
    }
    lb_arena_free(&d.arena);
    return api_return(code, &failed, error);
}
