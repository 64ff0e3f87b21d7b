#include "api/generate_sql.h"

#include "api/generate.h"
#include "database/database.h"

typedef struct generation {
    limbeck *project;
    lb_arena *arena;
    const lb_object_rules *rules;
    lb_objects *actual, *desired;
} generation;

bool api_has_sql_models(const limbeck *project)
{
    return !api_has_environment_script(project) && project->settings.models.count > 0;
}

/* ---- Reading both sides ---------------------------------------------------------------------- */

static lb_code read_both(generation *g, lb_error *error)
{
    limbeck *project = g->project;
    const lb_object_options options = api_object_options(project, g->arena);
    lb_source_files files = {0};
    LB_TRY(api_connect(project, error));
    g->rules = project->dialect->objects;
    if (!g->rules) {
        return lb_fail(error, LB_ERR_UNSUPPORTED,
                       "limbeck does not compare models in SQL with a %s database yet",
                       project->dialect->name);
    }
    lb_str_vector rows = {0};
    LB_TRY(api_version_rows(project, true, g->arena, &rows, error));
    LB_TRY(api_check_heads(project, &rows, error));
    LB_TRY(api_model_files(project, g->arena, &files, error));
    LB_TRY(g->rules->read(project->connection, &options, &g->actual, error));
    return g->rules->load(project->connection, &project->url, files.items, files.count, &options,
                          &g->desired, error);
}

/* ---- Telling --------------------------------------------------------------------------------- */

static lb_str describe(generation *g, const lb_object_change *change)
{
    static const char *const verbs[] = {"added", "removed", "changed", "replaced", "rebuilt"};
    const lb_schema_object *o = change->after ? change->after : change->before;
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_addf(&text, "%s %s '", verbs[change->kind], lb_object_word(o->kind));
    if (o->schema.ptr && !lb_str_equal(o->schema, g->desired->default_schema)) {
        lb_text_addf(&text, "%.*s.", LB_ARG(o->schema));
    }
    if (o->table.ptr) {
        lb_text_addf(&text, "%.*s.", LB_ARG(o->table));
    }
    lb_text_addf(&text, "%.*s'", LB_ARG(o->name));
    return lb_arena_str(g->arena, lb_text_str(&text));
}

static void tell(generation *g, const lb_object_changes *changes, lb_sql_generation *out)
{
    for (size_t i = 0; i < changes->count; i++) {
        lb_str text = describe(g, &changes->items[i]);
        lb_vector_push_in(g->arena, &out->changes, text);
        lb_log_record(&g->project->log, LB_INFO, "limbeck.autogenerate", "Detected %.*s",
                      LB_ARG(text));
    }
}

/* ---- Writing --------------------------------------------------------------------------------- */

/* A comment must not look like a marker, and has one line. */
static void add_note(lb_text *out, const char *what, lb_str note)
{
    lb_text_addf(out, "-- %s", what);
    for (size_t i = 0; i < note.len; i++) {
        lb_text_addc(out, note.ptr[i] == '\n' ? ' ' : note.ptr[i]);
    }
    lb_text_addc(out, '\n');
}

static lb_str write_body(generation *g, const lb_object_statements *statements, lb_str *options)
{
    LB_AUTO_TEXT lb_text text = {0};
    for (size_t i = 0; i < statements->count; i++) {
        const lb_object_statement *statement = &statements->items[i];
        lb_text_adds(&text, i ? "\n" : "");
        if (statement->loses_data) {
            add_note(&text, "This loses data.", LB_STR(""));
        }
        if (statement->note.ptr) {
            add_note(&text, "Note: ", statement->note);
        }
        lb_text_add(&text, statement->sql);
        lb_text_adds(&text, ";\n");
        if (statement->forbids_transaction) {
            *options = LB_STR("transaction:false");
        }
    }
    if (!statements->count) {
        lb_text_adds(&text, "-- There is nothing to do.\n");
    }
    return lb_arena_str(g->arena, lb_text_str(&text));
}

static void write_both(generation *g, lb_sql_generation *out)
{
    lb_objects_difference up = {0}, down = {0};
    lb_objects_compare(g->arena, g->rules, g->actual, g->desired, &up);
    tell(g, &up.changes, out);
    if (up.statements.count) {
        lb_objects_compare(g->arena, g->rules, g->desired, g->actual, &down);
        out->up = write_body(g, &up.statements, &out->up_options);
        out->down = write_body(g, &down.statements, &out->down_options);
    }
}

lb_code api_generate_sql(limbeck *project, lb_arena *arena, lb_sql_generation *out, lb_error *error)
{
    generation g = {.project = project, .arena = arena};
    lb_code code = read_both(&g, error);
    if (code == LB_OK) {
        write_both(&g, out);
    }
    lb_objects_free(g.actual);
    lb_objects_free(g.desired);
    return code;
}
