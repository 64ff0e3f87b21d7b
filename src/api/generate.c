/* Comparing an Alembic project's models with its database, within env.py. */
#include "api/generate.h"

#include "api/models.h"
#include "api/renames.h"
#include "database/database.h"
#include "sqlalchemy/sqlalchemy.h"

typedef struct generation {
    limbeck *project;
    lb_autogenerate *autogenerate;
    api_rename_asker asker;
    bool is_comparing;
} generation;

static bool holds(const lb_revision_vector *revisions, const lb_revision *revision)
{
    for (size_t i = 0; i < revisions->count; i++) {
        if (revisions->items[i] == revision) {
            return true;
        }
    }
    return false;
}

static bool holds_all(const lb_revision_vector *revisions, const lb_revision_vector *others)
{
    for (size_t i = 0; i < others->count; i++) {
        if (others->items[i] && !holds(revisions, others->items[i])) {
            return false;
        }
    }
    return true;
}

lb_code api_check_heads(limbeck *project, const lb_str_vector *rows, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_revision_vector current = {0}, heads = {0};
    LB_TRY(api_graph(project, error));
    LB_TRY(lb_graph_get_all(&arena, project->graph, rows, &current, error));
    LB_TRY(lb_graph_get(&arena, project->graph, LB_STR("heads"), &heads, error));
    return holds_all(&current, &heads) && holds_all(&heads, &current)
               ? LB_OK
               : lb_fail(error, LB_ERR_COMMAND, "Target database is not up to date.");
}

static lb_code run(void *context, lb_guest *guest, const lb_configuration *said, lb_error *error)
{
    generation *g = context;
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str_vector rows = {0};
    g->project->dialect = said->dialect;
    g->asker.connection = said->connection;
    if (said->connection) {
        LB_TRY(api_configured_rows(g->project, said, &arena, &rows, error));
    }
    if (g->is_comparing) {
        LB_TRY(api_check_heads(g->project, &rows, error));
    }
    return lb_autogenerate_run(g->autogenerate, guest, said, &rows, error);
}

static void begin(generation *g, const lb_new_script *script, const char *env_path)
{
    const limbeck *project = g->project;
    const lb_autogenerate_options options = {
        .is_comparing = g->is_comparing,
        .by_meaning =
            !project->options.compatible && project->settings.comparison == LB_COMPARISON_MEANING,
        .renames = api_rename_policy(&g->asker),
        .env_path = env_path,
        .log = project->log,
    };
    g->autogenerate = lb_autogenerate_new(script, &options);
}

static void tell_statements(generation *g)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_generated_statements all = {0};
    if (g->project->options.statement) {
        lb_autogenerate_statements(g->autogenerate, g->project->dialect, &all);
    }
    for (size_t i = 0; i < all.count; i++) {
        const lb_generated_statement *one = &all.items[i];
        const lb_object_statement statement = {.sql = one->text, .loses_data = one->loses_data};
        api_tell_statement(g->project, &arena, &statement, one->is_down);
    }
}

lb_code api_generate(limbeck *project, const lb_new_script *script, const char *command,
                     bool is_comparing, bool is_offline, lb_autogenerate **out, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    const char *env_path = lb_arena_format(&arena, "%s/env.py", project->settings.script_directory);
    generation g = {.project = project, .asker.project = project, .is_comparing = is_comparing};
    const lb_guest_request request = {.command = command,
                                      .is_offline = is_offline,
                                      .is_autogenerate = is_comparing,
                                      .run_migrations = run,
                                      .context = &g};
    begin(&g, script, env_path);
    lb_code code = api_run_environment(project, &request, NULL, error);
    if (code == LB_OK && is_comparing && project->dialect) {
        tell_statements(&g);
    }
    lb_arena_free(&g.asker.arena);
    if (code != LB_OK) {
        lb_autogenerate_free(g.autogenerate);
        return code;
    }
    *out = g.autogenerate;
    return LB_OK;
}

lb_code api_compare_in_script(const limbeck *project, lb_guest *guest,
                              const lb_configuration *configuration, lb_value metadata,
                              lb_value script, lb_value *out, lb_error *error)
{
    const lb_autogenerate_options options = {
        .is_comparing = true, .env_path = "env.py", .log = project->log};
    return lb_autogenerate_produce(guest, configuration, &options, metadata, script, out, error);
}
