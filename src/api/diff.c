/* limbeck_diff(): the statements that turn one state into another. */
#include "api/models.h"
#include "autogenerate/objects.h"
#include "base/file.h"
#include "base/memory.h"
#include "database/database.h"

typedef struct difference {
    limbeck *project;
    lb_arena arena;
    lb_object_options options;
    const lb_object_rules *rules;
} difference;

static bool is_url(const char *side)
{
    return lb_str_find(lb_str_of(side), LB_STR("://")) != SIZE_MAX;
}

static lb_code find_rules(difference *d, const lb_dialect *dialect, lb_error *error)
{
    if (!dialect->objects) {
        return lb_fail(error, LB_ERR_UNSUPPORTED,
                       "limbeck cannot tell the objects of a %s database yet", dialect->name);
    }
    if (d->rules && d->rules != dialect->objects) {
        return lb_fail(error, LB_ERR_USAGE, "The two sides are of different databases");
    }
    d->rules = dialect->objects;
    return LB_OK;
}

static lb_code read_url(difference *d, const char *text, lb_objects **out, lb_error *error)
{
    lb_url url = {0};
    lb_connection *connection = NULL;
    LB_TRY(lb_url_parse(&d->arena, lb_str_of(text), &url, error));
    const lb_dialect *dialect = lb_dialect_find(url.backend);
    if (!dialect) {
        return lb_url_fail_backend(&url, error);
    }
    LB_TRY(find_rules(d, dialect, error));
    LB_TRY(api_open_connection(d->project, &url, &connection, error));
    lb_code code = d->rules->read(connection, &d->options, out, error);
    lb_connection_close(connection);
    return code;
}

/* Files of SQL are read as the project's database reads them. */
static lb_code read_side(difference *d, const char *side, lb_objects **out, lb_error *error)
{
    limbeck *project = d->project;
    lb_source_files files = {0};
    if (is_url(side)) {
        return read_url(d, side, out, error);
    }
    LB_TRY(api_connect(project, error));
    LB_TRY(find_rules(d, project->dialect, error));
    if (lb_str_is(lb_str_of(side), "database")) {
        return d->rules->read(project->connection, &d->options, out, error);
    }
    if (lb_str_is(lb_str_of(side), "models")) {
        LB_TRY(api_model_files(project, &d->arena, &files, error));
    } else {
        const char *path =
            lb_path_join(&d->arena, lb_str_of(project->options.directory), lb_str_of(side));
        LB_TRY(api_source_files(&d->arena, path, &files, error));
    }
    return d->rules->load(project->connection, &project->url, files.items, files.count, &d->options,
                          out, error);
}

static void write_statements(difference *d, const lb_objects *from, const lb_objects *to,
                             lb_text *out)
{
    lb_objects_difference found = {0};
    lb_objects_compare(&d->arena, d->rules, from, to, &found);
    for (size_t i = 0; i < found.statements.count; i++) {
        const lb_object_statement *statement = &found.statements.items[i];
        api_tell_statement(d->project, &d->arena, statement, false);
        lb_text_adds(out, i ? "\n" : "");
        lb_text_adds(out, statement->loses_data ? "-- This loses data.\n" : "");
        lb_text_add(out, statement->sql);
        lb_text_adds(out, ";\n");
    }
}

static lb_code find_difference(difference *d, const char *from, const char *to, lb_text *out,
                               lb_error *error)
{
    lb_objects *before = NULL, *after = NULL;
    LB_TRY(api_settings(d->project, error));
    d->options = api_object_options(d->project, &d->arena);
    lb_code code = read_side(d, from, &before, error);
    if (code == LB_OK) {
        code = read_side(d, to, &after, error);
    }
    if (code == LB_OK) {
        write_statements(d, before, after, out);
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
