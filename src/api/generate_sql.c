#include "api/generate_sql.h"

#include "api/generate.h"
#include "api/renames.h"
#include "database/database.h"
#include "database/object_source.h"

typedef struct generation {
    limbeck *project;
    lb_arena *arena;
    const lb_object_rules *rules;
    lb_objects *actual, *desired;
    lb_object_options options;
    lb_declared_renames declared;
    api_rename_asker asker;
    lb_object_statements renames,
        renames_back; /* the latter in the order in which they are undone */
    lb_sql_generation *out;
} generation;

bool api_has_sql_models(const limbeck *project)
{
    return !api_has_environment_script(project) && project->settings.models.count > 0;
}

/* ---- Reading both sides ---------------------------------------------------------------------- */

static lb_code read_both(generation *g, lb_error *error)
{
    limbeck *project = g->project;
    g->options = api_object_options(project, g->arena);
    lb_source_files files = {0};
    LB_TRY(api_connect(project, error));
    g->rules = project->dialect->objects;
    if (!g->rules) {
        return lb_fail(error, LB_ERR_UNSUPPORTED,
                       "limbeck does not compare models in SQL with a %s database yet",
                       project->dialect->name);
    }
    lb_str_vector rows = {0};
    LB_TRY(api_version_rows(project, project->options.compatible, g->arena, &rows, error));
    LB_TRY(api_check_heads(project, &rows, error));
    LB_TRY(api_model_files(project, g->arena, &files, error));
    for (size_t i = 0; i < files.count; i++) {
        lb_renames_declared(g->arena, files.items[i].text, &g->declared);
    }
    LB_TRY(g->rules->read(project->connection, &g->options, &g->actual, error));
    return api_load_models(project, &files, &g->options, &g->desired, error);
}

/* ---- Renames --------------------------------------------------------------------------------- */

static void add_detected(generation *g, lb_str text)
{
    lb_vector_push_in(g->arena, &g->out->changes, text);
    lb_log_record(&g->project->log, LB_INFO, "limbeck.autogenerate", "Detected %.*s", LB_ARG(text));
}

/* They are undone from the last to the first. */
static void push_back(generation *g, const lb_object_statements *back)
{
    for (size_t i = back->count; i-- > 0;) {
        lb_vector_push_in(g->arena, &g->renames_back, back->items[i]);
    }
}

static lb_code rename_one(generation *g, const lb_object_rename *rename, lb_error *error)
{
    lb_object_statements there = {0}, back = {0};
    if (!g->rules->rename(g->arena, g->desired, rename->from, rename->to->name, &there) ||
        !g->rules->rename(g->arena, g->desired, rename->to, rename->from->name, &back)) {
        return LB_OK;
    }
    for (size_t i = 0; i < there.count; i++) {
        LB_TRY(lb_connection_execute(g->project->connection, there.items[i].sql, error));
        lb_vector_push_in(g->arena, &g->renames, there.items[i]);
    }
    push_back(g, &back);
    const lb_schema_object *from = rename->from;
    add_detected(g, lb_str_of(lb_arena_format(g->arena, "renamed %s '%.*s%s%.*s' to '%.*s'",
                                              lb_object_word(from->kind), LB_ARG(from->table),
                                              from->table.ptr ? "." : "", LB_ARG(from->name),
                                              LB_ARG(rename->to->name))));
    return LB_OK;
}

static lb_code begin_trial(generation *g, lb_error *error)
{
    return lb_connection_transaction(g->project->connection) == LB_TRANSACTION_NONE
               ? lb_connection_begin(g->project->connection, error)
               : LB_OK;
}

static lb_code read_again(generation *g, lb_error *error)
{
    lb_objects *changed = NULL;
    LB_TRY(g->rules->read(g->project->connection, &g->options, &changed, error));
    lb_objects_free(g->actual);
    g->actual = changed;
    return LB_OK;
}

static lb_code rename_stage(generation *g, int stage, lb_error *error)
{
    lb_object_renames found = {0};
    lb_rename_policy policy = api_rename_policy(&g->asker);
    policy.declared = &g->declared;
    lb_renames_find(g->arena, stage, g->actual, g->desired, &policy, &found);
    for (size_t i = 0; i < found.count; i++) {
        LB_TRY(begin_trial(g, error));
        LB_TRY(rename_one(g, &found.items[i], error));
    }
    return found.count ? read_again(g, error) : LB_OK;
}

/* ---- Grants ---------------------------------------------------------------------------------- */

/* Where grants are not compared, those of the database stay, also on what is made anew: the models
   have them too. */
static void keep_grants(generation *g)
{
    for (size_t i = 0; i < g->actual->list.count; i++) {
        const lb_schema_object *grant = g->actual->list.items[i];
        const lb_schema_object *on =
            grant->kind == LB_OBJECT_GRANT && grant->needs.count ? grant->needs.items[0] : NULL;
        lb_schema_object *same = on ? lb_objects_find(g->desired, on->kind, on->schema, on->table,
                                                      on->name, on->arguments)
                                    : NULL;
        if (!same) {
            continue;
        }
        lb_arena *arena = &g->desired->arena;
        lb_schema_object *kept = lb_objects_add(g->desired, grant->kind, grant->schema,
                                                grant->table, grant->name, grant->arguments);
        for (size_t k = 0; k < grant->attributes.count; k++) {
            lb_object_set(arena, kept, grant->attributes.items[k].name,
                          grant->attributes.items[k].value);
        }
        lb_vector_push_in(arena, &kept->needs, same);
    }
    lb_objects_sort(g->desired);
}

/* ---- Partitions ------------------------------------------------------------------------------ */

/* What the server refuses (the columns are others) is left to be made anew. */
static lb_code move_one(generation *g, const lb_schema_object *from, const lb_schema_object *to,
                        bool *is_moved, lb_error *error)
{
    lb_object_statements there = {0}, back = {0};
    lb_object_sources sources = {0};
    LB_AUTO_ERROR lb_error refused = {0};
    if (!g->rules->move(g->arena, g->desired, from, to, &there) ||
        !g->rules->move(g->arena, g->actual, to, from, &back)) {
        return LB_OK;
    }
    for (size_t i = 0; i < there.count; i++) {
        lb_object_source source = {.command.sql = there.items[i].sql};
        lb_vector_push_in(g->arena, &sources, source);
    }
    LB_TRY(begin_trial(g, error));
    if (lb_object_sources_run(g->project->connection, &sources, &refused) != LB_OK) {
        return refused.code == LB_ERR_DATABASE ? LB_OK : lb_error_move(error, &refused);
    }
    *is_moved = true;
    for (size_t i = 0; i < there.count; i++) {
        lb_vector_push_in(g->arena, &g->renames, there.items[i]);
    }
    push_back(g, &back);
    add_detected(
        g, lb_str_of(lb_arena_format(g->arena, "moved partition '%.*s'", LB_ARG(from->name))));
    return LB_OK;
}

static lb_code move_partitions(generation *g, lb_error *error)
{
    bool is_moved = false;
    for (size_t i = 0; g->rules->move && i < g->actual->list.count; i++) {
        const lb_schema_object *from = g->actual->list.items[i];
        const lb_schema_object *to = from->kind == LB_OBJECT_RELATION
                                         ? lb_objects_find(g->desired, from->kind, from->schema,
                                                           from->table, from->name, from->arguments)
                                         : NULL;
        if (to) {
            LB_TRY(move_one(g, from, to, &is_moved, error));
        }
    }
    return is_moved ? read_again(g, error) : LB_OK;
}

/* Tried on the database in a transaction that is rolled back: so everything else is compared as the
   server spells it after them. Without renames and moves there is none. */
static lb_code rename_all(generation *g, lb_error *error)
{
    lb_code code = LB_OK;
    for (int stage = 0; code == LB_OK && stage < LB_RENAME_STAGES; stage++) {
        code = rename_stage(g, stage, error);
    }
    if (code == LB_OK) {
        code = move_partitions(g, error);
    }
    if (lb_connection_transaction(g->project->connection) != LB_TRANSACTION_NONE) {
        lb_connection_rollback(g->project->connection);
    }
    return code;
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

static void tell(generation *g, const lb_object_changes *changes)
{
    for (size_t i = 0; i < changes->count; i++) {
        add_detected(g, describe(g, &changes->items[i]));
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

static void tell_statements(generation *g, const lb_object_statements *statements, bool is_down)
{
    for (size_t i = 0; i < statements->count; i++) {
        api_tell_statement(g->project, g->arena, &statements->items[i], is_down);
    }
}

static void append(generation *g, lb_object_statements *list, const lb_object_statements *more)
{
    for (size_t i = 0; i < more->count; i++) {
        lb_vector_push_in(g->arena, list, more->items[i]);
    }
}

static void write_both(generation *g)
{
    lb_sql_generation *out = g->out;
    lb_objects_difference up = {0}, down = {0};
    lb_object_statements all = {0};
    lb_objects_compare(g->arena, g->rules, g->actual, g->desired, &up);
    tell(g, &up.changes);
    append(g, &all, &g->renames);
    append(g, &all, &up.statements);
    if (all.count) {
        lb_objects_compare(g->arena, g->rules, g->desired, g->actual, &down);
        for (size_t i = g->renames_back.count; i-- > 0;) {
            lb_vector_push_in(g->arena, &down.statements, g->renames_back.items[i]);
        }
        tell_statements(g, &all, false);
        tell_statements(g, &down.statements, true);
        out->up = write_body(g, &all, &out->up_options);
        out->down = write_body(g, &down.statements, &out->down_options);
    }
}

lb_code api_generate_sql(limbeck *project, lb_arena *arena, lb_sql_generation *out, lb_error *error)
{
    generation g = {.project = project, .arena = arena, .out = out};
    lb_code code = read_both(&g, error);
    bool is_equal = code == LB_OK && lb_objects_agree(g.actual, g.desired);
    if (code == LB_OK && !is_equal) {
        g.asker = (api_rename_asker){.project = project,
                                     .connection = project->connection,
                                     .default_schema = g.desired->default_schema};
        bool keeps = !g.options.with_grants;
        g.options.with_grants = true;
        code = keeps ? read_again(&g, error) : LB_OK;
        code = code == LB_OK ? rename_all(&g, error) : code;
        if (code == LB_OK && keeps) {
            keep_grants(&g);
        }
        lb_arena_free(&g.asker.arena);
    }
    if (code == LB_OK && !is_equal) {
        write_both(&g);
    }
    lb_objects_free(g.actual);
    lb_objects_free(g.desired);
    return code;
}
