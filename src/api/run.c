/* Runs: upgrade, downgrade, stamp and ensure_version, online and as SQL text. */
#include "api/generate.h"
#include "api/project.h"

#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "database/database.h"
#include "migrate/migrate.h"
#include "revision/header.h"
#include "revision/identifier.h"
#include "revision/plan.h"
#include "sqlalchemy/sqlalchemy.h"

/* One call's run, and what the callbacks of migrate need of it. */
typedef struct run {
    limbeck *project;
    limbeck_run_options options;
    lb_step_kind kind;
    lb_str start; /* offline: where the output starts; NULL ptr: at the base */
    lb_str_vector targets;
    lb_str breaks_with; /* see lb_plan */
    lb_code (*go)(const lb_migrate_options *options, lb_error *error);
    lb_arena arena;
} run;

/* ---- Callbacks ------------------------------------------------------------------------------- */

/* Where offline output starts: the identifiers behind "a:" in "a:b". */
static lb_code offline_rows(run *r, lb_arena *arena, lb_str_vector *out, lb_error *error)
{
    if (!r->start.ptr || lb_str_is(r->start, "base")) {
        return LB_OK;
    }
    if (r->start.len == 0) { /* ":head"; Alembic fails an assertion */
        lb_fail(error, LB_ERR_COMMAND, "The range does not say where it starts");
        lb_error_kind(error, "AssertionError");
        lb_error_hint(error, "A range is from:to; from may be base.");
        if (error) {
            error->exit_status = 1;
        }
        return LB_ERR_COMMAND;
    }
    const lb_revision *revision = NULL;
    LB_TRY(lb_graph_get_one(r->project->graph, r->start, &revision, error));
    if (revision) {
        lb_vector_push_in(arena, out, revision->id);
    }
    return LB_OK;
}

/* Where Alembic would die in the middle of a stamp, this run ends as it does: steps that share a
   transaction with the one that fails are not done, others stay done. */
static lb_code fail_broken(const run *r, lb_error *error)
{
    lb_fail(error, LB_ERR_REVISION, "%.*s", LB_ARG(r->breaks_with));
    lb_error_kind(error, "KeyError");
    if (error) {
        error->exit_status = 1;
    }
    return LB_ERR_REVISION;
}

static lb_code note_break(run *r, const lb_plan *plan, lb_error *error)
{
    if (!plan->breaks_with.ptr) {
        return LB_OK;
    }
    r->breaks_with = lb_arena_str(&r->arena, plan->breaks_with);
    bool is_shared = r->project->dialect->has_transactional_ddl &&
                     r->project->settings.transaction == LB_TRANSACTION_RUN;
    return is_shared ? fail_broken(r, error) : LB_OK;
}

static lb_code make_plan(void *context, lb_arena *arena, const lb_str_vector *current, lb_plan *out,
                         lb_error *error)
{
    run *r = context;
    LB_TRY(api_graph(r->project, error));
    const lb_graph *graph = r->project->graph;
    const lb_log *log = &r->project->log;
    lb_str_vector start = {0};
    if (r->options.offline) {
        LB_TRY(offline_rows(r, arena, &start, error));
        current = &start;
    }
    switch (r->kind) {
    case LB_STEP_UPGRADE:
        return lb_plan_upgrade(arena, graph, current, r->targets.items[0], log, out, error);
    case LB_STEP_DOWNGRADE:
        return lb_plan_downgrade(arena, graph, current, r->targets.items[0], log, out, error);
    case LB_STEP_STAMP:
        break;
    }
    LB_TRY(lb_plan_stamp(arena, graph, current, &r->targets, r->project->options.compatible, log,
                         out, error));
    return note_break(r, out, error);
}

static lb_code check_script(void *context, const lb_step *step, lb_error *error)
{
    run *r = context;
    lb_guest *guest = NULL;
    LB_AUTO_FREE char *path = lb_strndup(step->revision->path.ptr, step->revision->path.len);
    if (!api_has_environment_script(r->project)) {
        lb_fail(error, LB_ERR_UNSUPPORTED, "A revision in Python runs within an env.py");
        lb_error_at(error, path, 1, 1);
        lb_error_hint(error, "put %s/env.py back; limbeck init -t generic writes one",
                      r->project->settings.script_directory);
        return LB_ERR_UNSUPPORTED;
    }
    LB_TRY(api_guest(r->project, &guest, error));
    bool is_downgrade = step->kind == LB_STEP_DOWNGRADE;
    LB_TRY(lb_guest_check_script(guest, path, is_downgrade ? LB_CHECK_DOWNGRADE : LB_CHECK_UPGRADE,
                                 error));
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str source = {0};
    LB_TRY(lb_file_read(&arena, path, 0, &source, error));
    return lb_header_may_define(source, path, is_downgrade ? "downgrade" : "upgrade")
               ? LB_OK
               : lb_guest_fail_absent(path, is_downgrade, error);
}

static lb_code run_script(void *context, const lb_step *step, lb_executor *executor,
                          lb_error *error)
{
    run *r = context;
    lb_guest *guest = NULL;
    LB_AUTO_FREE char *path = lb_strndup(step->revision->path.ptr, step->revision->path.len);
    LB_TRY(api_guest(r->project, &guest, error));
    return lb_guest_run_script(guest, path, step->kind == LB_STEP_DOWNGRADE, executor, error);
}

static lb_str_vector parents(lb_arena *arena, const lb_revision *revision)
{
    lb_str_vector out = {0};
    for (size_t i = 0; i < revision->down_nodes.count; i++) {
        lb_vector_push_in(arena, &out, revision->down_nodes.items[i]->id);
    }
    return out;
}

/* on_version_apply. A stamp tells of the version rows that it changes. */
static lb_code tell_applied(void *context, const lb_step *step, const lb_str_vector *rows,
                            lb_executor *executor, lb_error *error)
{
    run *r = context;
    lb_guest *guest = NULL;
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_guest_step told = {.is_stamp = step->kind == LB_STEP_STAMP,
                          .is_upgrade = step->kind != LB_STEP_DOWNGRADE,
                          .heads = rows};
    if (!told.is_stamp) {
        lb_vector_push_in(&arena, &told.up, step->revision->id);
        told.down = parents(&arena, step->revision);
    }
    for (size_t i = 0; told.is_stamp && i < step->changes.count; i++) {
        const lb_version_change *change = &step->changes.items[i];
        if (change->kind != LB_VERSION_DELETE) {
            lb_vector_push_in(&arena, &told.up, change->to);
        }
        if (change->kind != LB_VERSION_INSERT) {
            lb_vector_push_in(&arena, &told.down, change->from);
        }
    }
    LB_TRY(api_guest(r->project, &guest, error));
    return lb_guest_applied(guest, &told, executor, error);
}

static void put_guest_output(void *context, lb_str text)
{
    const run *r = context;
    lb_guest_output(r->project->guest, text);
}

static void tell_step(void *context, const lb_step *step, size_t index, size_t count, bool is_done)
{
    static const char *const actions[] = {
        [LB_STEP_UPGRADE] = "upgrade",
        [LB_STEP_DOWNGRADE] = "downgrade",
        [LB_STEP_STAMP] = "stamp",
    };
    run *r = context;
    if (!r->options.step) {
        return;
    }
    LB_AUTO_ARENA lb_arena arena = {0};
    const lb_revision *revision = step->revision;
    limbeck_step told = {
        .action = actions[step->kind],
        .revision = revision ? lb_arena_strndup(&arena, revision->id.ptr, revision->id.len) : NULL,
        .message =
            revision ? lb_arena_strndup(&arena, revision->message.ptr, revision->message.len) : "",
        .text = lb_arena_strndup(&arena, step->log.ptr, step->log.len),
        .index = index,
        .count = count,
        .is_done = is_done,
    };
    r->options.step(r->options.context, &told);
}

static void put_output(void *context, lb_str text)
{
    run *r = context;
    if (r->options.output) {
        r->options.output(r->options.context, text.ptr, text.len);
    }
}

/* ---- Options --------------------------------------------------------------------------------- */

static unsigned milliseconds(int64_t value)
{
    return value <= 0 ? 0 : value > 0x7fffffff ? 0x7fffffffu : (unsigned)value;
}

/* What the settings say about a run; the connection, if any, is open. */
static lb_migrate_options migrate_options(limbeck *project)
{
    const lb_settings *settings = &project->settings;
    return (lb_migrate_options){
        .dialect = project->dialect,
        .connection = project->connection,
        .version_table = {settings->version_table, settings->version_table_schema, true},
        .transaction_per_revision = settings->transaction == LB_TRANSACTION_REVISION,
        .lock_timeout_ms = milliseconds(settings->lock_timeout),
        .statement_timeout_ms = milliseconds(settings->statement_timeout),
        .lock_retry = milliseconds(settings->lock_retry),
        .has_lock = settings->lock,
        .lock_wait_ms = milliseconds(settings->lock_wait),
        .is_compatible = project->options.compatible,
        .log = &project->log,
        .interrupted = &project->is_interrupted,
    };
}

/* An interruption ends one call, not the next one too. */
static lb_code heeded(limbeck *project, lb_code code)
{
    if (code == LB_ERR_INTERRUPTED) {
        project->is_interrupted = false;
        api_disconnect(project); /* and with it what the session held */
    }
    return code;
}

static lb_migrate_options configured_options(limbeck *project, const lb_configuration *said);

static lb_code read_rows(const lb_migrate_options *options, bool ensure, lb_arena *arena,
                         lb_str_vector *out, lb_error *error)
{
    if (!ensure) {
        return lb_migrate_current(options, arena, out, error);
    }
    LB_TRY(lb_migrate_ensure_version(options, error));
    return lb_version_table_rows(&options->version_table, options->connection, arena, out, error);
}

/* The rows that env.py's databases have, one after the other. */
typedef struct row_question {
    limbeck *project;
    bool ensure;
    lb_arena *arena;
    api_databases *out;
} row_question;

static lb_code ask_rows(void *context, lb_guest *guest LB_UNUSED, const lb_configuration *said,
                        lb_error *error)
{
    const row_question *question = context;
    lb_migrate_options options = configured_options(question->project, said);
    lb_str_vector rows = {0};
    LB_TRY(read_rows(&options, question->ensure, question->arena, &rows, error));
    lb_vector_push_in(question->arena, question->out, rows);
    return LB_OK;
}

static lb_code version_rows(limbeck *project, bool ensure, lb_arena *arena, api_databases *out,
                            lb_error *error)
{
    LB_TRY(api_settings(project, error));
    if (api_has_environment_script(project)) {
        api_databases rows = {0};
        row_question question = {project, ensure, arena, &rows};
        const lb_guest_request request = {.command = "current",
                                          .dont_mutate = !ensure,
                                          .run_migrations = ask_rows,
                                          .context = &question};
        LB_TRY(api_run_environment(project, &request, NULL, error));
        *out = rows;
        return LB_OK;
    }
    LB_TRY(api_connect(project, error));
    lb_migrate_options options = migrate_options(project);
    lb_str_vector rows = {0};
    LB_TRY(read_rows(&options, ensure, arena, &rows, error));
    lb_vector_push_in(arena, out, rows);
    return LB_OK;
}

lb_code api_version_rows_each(limbeck *project, bool ensure, lb_arena *arena, api_databases *out,
                              lb_error *error)
{
    return heeded(project, version_rows(project, ensure, arena, out, error));
}

lb_code api_version_rows(limbeck *project, bool ensure, lb_arena *arena, lb_str_vector *out,
                         lb_error *error)
{
    api_databases databases = {0};
    LB_TRY(api_version_rows_each(project, ensure, arena, &databases, error));
    for (size_t i = 0; i < databases.count; i++) {
        for (size_t j = 0; j < databases.items[i].count; j++) {
            lb_vector_push_in(arena, out, databases.items[i].items[j]);
        }
    }
    return LB_OK;
}

static bool is_relative(const run *r)
{
    lb_relative relative = {0};
    return r->kind != LB_STEP_STAMP && lb_relative_parse(r->targets.items[0], &relative) &&
           !relative.symbol.ptr;
}

static lb_code migrate(run *r, lb_migrate_options *options, lb_error *error)
{
    if (r->options.offline) {
        options->connection = NULL;
    }
    options->dry_run = r->options.dry_run;
    options->purge = r->options.purge;
    options->plan = make_plan;
    options->is_relative = r->targets.count > 0 && is_relative(r);
    options->check_script = check_script;
    options->run_script = run_script;
    options->step = tell_step;
    options->output = options->output ? options->output : put_output;
    options->context = r;
    LB_TRY(r->go(options, error));
    return r->breaks_with.ptr ? fail_broken(r, error) : LB_OK;
}

static lb_migrate_options configured_options(limbeck *project, const lb_configuration *said)
{
    lb_migrate_options options = migrate_options(project);
    options.dialect = said->dialect;
    options.connection = said->connection;
    options.is_announced = true;
    options.scope = said->is_autocommit ? LB_SCOPE_AUTOCOMMIT
                    : said->is_outer    ? LB_SCOPE_OUTER
                                        : LB_SCOPE_OWN;
    options.transaction_per_revision = said->transaction_per_migration;
    if (said->transactional_ddl != LB_UNSET) {
        options.transactional_ddl =
            said->transactional_ddl == LB_YES ? LB_TRANSACTIONAL_DDL_YES : LB_TRANSACTIONAL_DDL_NO;
    }
    if (said->version_table.ptr) {
        options.version_table.name = said->version_table;
    }
    if (said->version_table_schema.ptr) {
        options.version_table.schema = said->version_table_schema;
    }
    options.version_table.has_primary_key = said->version_table_pk;
    bool is_python_like =
        project->options.compatible && options.connection && options.scope == LB_SCOPE_OWN &&
        !lb_migrate_has_transactional_ddl(&options) && !said->dialect->needs_advisory_lock;
    options.scope = is_python_like ? LB_SCOPE_LAZY : options.scope;
    return options;
}

lb_code api_configured_rows(limbeck *project, const lb_configuration *said, lb_arena *arena,
                            lb_str_vector *out, lb_error *error)
{
    lb_migrate_options options = configured_options(project, said);
    return read_rows(&options, true, arena, out, error);
}

/* env.py has called context.run_migrations(). */
static lb_code run_migrations(void *context, lb_guest *guest LB_UNUSED,
                              const lb_configuration *configuration, lb_error *error)
{
    run *r = context;
    lb_migrate_options options = configured_options(r->project, configuration);
    r->project->dialect = configuration->dialect;
    options.output = put_guest_output;
    options.applied = configuration->has_callbacks ? tell_applied : NULL;
    if (configuration->starting_rev.ptr) {
        r->start = configuration->starting_rev;
    }
    return migrate(r, &options, error);
}

static lb_code compare(void *context, lb_guest *guest, const lb_configuration *configuration,
                       lb_value metadata, lb_value script, lb_value *out, lb_error *error)
{
    const run *r = context;
    return api_compare_in_script(r->project, guest, configuration, metadata, script, out, error);
}

static lb_code run_environment(run *r, lb_error *error)
{
    static const char *const commands[] = {[LB_STEP_UPGRADE] = "upgrade",
                                           [LB_STEP_DOWNGRADE] = "downgrade",
                                           [LB_STEP_STAMP] = "stamp"};
    bool is_ensure = r->go == lb_migrate_ensure_version;
    const lb_guest_request request = {
        .is_offline = r->options.offline,
        .command = is_ensure ? "ensure_version" : commands[r->kind],
        .tag = r->options.tag,
        .start = r->start,
        .has_start = !is_ensure,
        .target = r->targets.count ? r->targets.items[0] : (lb_str){0},
        .has_target = r->targets.count > 0,
        .run_migrations = run_migrations,
        .compare = compare,
        .context = r,
    };
    return api_run_environment(r->project, &request, &r->options, error);
}

/* Opens what the run needs and carries it out with `go`. */
static lb_code carry_out(run *r, lb_code (*go)(const lb_migrate_options *, lb_error *),
                         lb_error *error)
{
    limbeck *project = r->project;
    r->go = go;
    LB_TRY(api_settings(project, error));
    if (api_has_environment_script(project)) {
        return run_environment(r, error);
    }
    LB_TRY(r->options.offline ? api_environment(project, error) : api_connect(project, error));
    lb_migrate_options options = migrate_options(project);
    return migrate(r, &options, error);
}

static run run_new(limbeck *project, lb_step_kind kind, const limbeck_run_options *options)
{
    run r = {.project = project, .kind = kind};
    if (options) {
        size_t known = options->size < sizeof r.options ? options->size : sizeof r.options;
        memcpy(&r.options, options, known);
    }
    return r;
}

static limbeck_status run_end(run *r, lb_code code, lb_error *failed, limbeck_error **error)
{
    lb_arena_free(&r->arena);
    return api_return(heeded(r->project, code), failed, error);
}

lb_code api_upgrade_scratch(limbeck *project, lb_connection *scratch, lb_str target,
                            lb_error *error)
{
    const lb_log silent = {0};
    run r = run_new(project, LB_STEP_UPGRADE, NULL);
    if (lb_str_is(target, "base")) {
        return LB_OK;
    }
    r.go = lb_migrate_run;
    lb_vector_push_in(&r.arena, &r.targets, target);
    lb_migrate_options options = migrate_options(project);
    options.connection = scratch;
    options.dialect = scratch->dialect;
    options.version_table.schema = (lb_str){0};
    options.has_lock = false;
    options.log = &silent;
    options.is_announced = true;
    if (lb_connection_transaction(scratch) != LB_TRANSACTION_NONE) {
        options.scope = LB_SCOPE_OUTER;
    }
    lb_code code = heeded(project, migrate(&r, &options, error));
    lb_arena_free(&r.arena);
    return code;
}

lb_code api_upgrade_environment(limbeck *project, lb_str target, lb_error *error)
{
    run r = run_new(project, LB_STEP_UPGRADE, NULL);
    r.go = lb_migrate_run;
    lb_vector_push_in(&r.arena, &r.targets, target);
    lb_code code = heeded(project, run_environment(&r, error));
    lb_arena_free(&r.arena);
    return code;
}

/* ---- Calls ----------------------------------------------------------------------------------- */

/* Takes "a:" off "a:b", which only offline output may have. */
static lb_code take_start(run *r, lb_str *target, lb_str *start, lb_error *error)
{
    size_t colon = lb_str_find_char(*target, ':');
    if (colon == SIZE_MAX) {
        return LB_OK;
    }
    if (!r->options.offline) {
        return lb_fail(error, LB_ERR_COMMAND, "Range revision not allowed");
    }
    lb_str rest = lb_str_slice(*target, colon + 1, target->len);
    if (lb_str_find_char(rest, ':') != SIZE_MAX) {
        lb_fail(error, LB_ERR_USAGE, "too many values to unpack (expected 2)");
        lb_error_kind(error, "ValueError");
        lb_error_hint(error, "A range has one colon: from:to.");
        if (error) {
            error->exit_status = 1;
        }
        return LB_ERR_USAGE;
    }
    *start = lb_str_slice(*target, 0, colon);
    *target = rest;
    return LB_OK;
}

static lb_code move(run *r, const char *identifier, lb_error *error)
{
    lb_str target = lb_arena_str(&r->arena, lb_str_of(identifier));
    LB_TRY(api_settings(r->project, error));
    LB_TRY(take_start(r, &target, &r->start, error));
    if (r->kind == LB_STEP_DOWNGRADE && r->options.offline && !r->start.ptr) {
        return lb_fail(error, LB_ERR_COMMAND, "downgrade with --sql requires <fromrev>:<torev>");
    }
    lb_vector_push_in(&r->arena, &r->targets, target);
    return carry_out(r, lb_migrate_run, error);
}

limbeck_status limbeck_upgrade(limbeck *project, const char *target,
                               const limbeck_run_options *options, limbeck_error **error)
{
    lb_error failed = {0};
    run r = run_new(project, LB_STEP_UPGRADE, options);
    return run_end(&r, move(&r, target, &failed), &failed, error);
}

limbeck_status limbeck_downgrade(limbeck *project, const char *target,
                                 const limbeck_run_options *options, limbeck_error **error)
{
    lb_error failed = {0};
    run r = run_new(project, LB_STEP_DOWNGRADE, options);
    return run_end(&r, move(&r, target, &failed), &failed, error);
}

static lb_code stamp(run *r, const char *const *targets, size_t count, lb_error *error)
{
    if (count == 0) {
        return lb_fail(error, LB_ERR_USAGE, "a stamp needs a revision, or base");
    }
    LB_TRY(api_settings(r->project, error));
    for (size_t i = 0; i < count; i++) {
        lb_str target = lb_arena_str(&r->arena, lb_str_of(targets[i])), start = {0};
        if (r->options.offline) { /* online a colon is part of the identifier, and an error later */
            LB_TRY(take_start(r, &target, &start, error));
        }
        if (start.ptr && r->start.ptr && !lb_str_equal(start, r->start)) {
            return lb_fail(error, LB_ERR_COMMAND,
                           "Stamp operation with --sql only supports a single starting revision "
                           "at a time");
        }
        r->start = start.ptr ? start : r->start;
        lb_vector_push_in(&r->arena, &r->targets, target);
    }
    return carry_out(r, lb_migrate_run, error);
}

limbeck_status limbeck_stamp(limbeck *project, const char *const *targets, size_t target_count,
                             const limbeck_run_options *options, limbeck_error **error)
{
    lb_error failed = {0};
    run r = run_new(project, LB_STEP_STAMP, options);
    return run_end(&r, stamp(&r, targets, target_count, &failed), &failed, error);
}

limbeck_status limbeck_ensure_version(limbeck *project, const limbeck_run_options *options,
                                      limbeck_error **error)
{
    lb_error failed = {0};
    run r = run_new(project, LB_STEP_STAMP, options);
    return run_end(&r, carry_out(&r, lb_migrate_ensure_version, &failed), &failed, error);
}
