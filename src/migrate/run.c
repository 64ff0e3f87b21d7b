#include "migrate/run.h"

#include <inttypes.h>

#include "migrate/journal.h"
#include "migrate/online.h"
#include "migrate/scripts.h"
#include "migrate/server.h"

enum { FIRST_RETRY_MS = 500, LONGEST_RETRY_MS = 30000 };

/* How far the run is. */
typedef struct progress {
    size_t next; /* index of the step to run next */
    size_t done; /* steps that this run carried out */
    bool has_table;
    bool is_purged;
    lb_str_vector rows; /* of the version table */
} progress;

/* Timeouts in force; -1: the server's own, untouched. */
typedef struct timeouts {
    int64_t lock_ms, statement_ms;
} timeouts;

typedef struct runner {
    const lb_migrate_options *options;
    const lb_server *server;
    lb_arena arena; /* of plans and rows */
    lb_plan plan;
    lb_scripts scripts;
    progress at;      /* with the transaction that is open */
    progress safe;    /* committed */
    bool has_journal; /* the table is there */
    lb_lock lock;
    lb_online online;
    lb_journal journal;
    timeouts timeouts;
} runner;

static void checkpoint(runner *run)
{
    lb_str_vector rows = run->at.rows;
    run->safe = run->at;
    run->safe.rows = (lb_str_vector){0};
    for (size_t i = 0; i < rows.count; i++) {
        lb_vector_push_in(&run->arena, &run->safe.rows, rows.items[i]);
    }
}

static void restore(runner *run)
{
    progress safe = run->safe;
    run->at = safe;
    checkpoint(run); /* `at.rows` changes in place: the two must not share them */
}

static void committed(void *context)
{
    runner *run = context;
    checkpoint(run);
    run->timeouts = (timeouts){-1, -1};
}

static lb_code prepare_table(runner *run, lb_error *error);
static lb_code read_state(runner *run, lb_version_state *state, lb_error *error);

static lb_code fail_rolled_back(lb_error *error)
{
    lb_fail(error, LB_ERR_UNSUPPORTED,
            "a script rolled back the transaction that the revisions before it are in, too");
    lb_error_hint(error, "use begin_nested() in the script, or set "
                         "transaction_per_migration=True in env.py");
    return LB_ERR_UNSUPPORTED;
}

/* What a script rolls back is its own work, or nothing would be right any more. */
static lb_code rolled_back(void *context, lb_error *error)
{
    runner *run = context;
    if (run->at.done != run->safe.done) {
        return fail_rolled_back(error);
    }
    lb_version_state state = {0};
    run->at.is_purged = run->safe.is_purged;
    run->timeouts = (timeouts){-1, -1};
    LB_TRY(read_state(run, &state, error)); /* SQLite may have kept the table */
    return prepare_table(run, error);
}

/* The rows tell whether what the revisions before did is there. */
static lb_code ended(void *context, lb_error *error)
{
    runner *run = context;
    lb_version_state state = {0};
    LB_TRY(read_state(run, &state, error));
    if (!lb_version_rows_equal(&state.rows, &run->at.rows)) {
        return fail_rolled_back(error);
    }
    committed(run);
    return prepare_table(run, error);
}

static lb_code commit(runner *run, lb_error *error)
{
    lb_code code = lb_lock_commit(&run->lock, error);
    if (code == LB_OK) {
        committed(run);
    }
    return code;
}

static lb_code check_interrupted(const runner *run, lb_error *error)
{
    const atomic_bool *flag = run->options->interrupted;
    return flag && *flag ? lb_fail(error, LB_ERR_INTERRUPTED, "interrupted") : LB_OK;
}

static const lb_step *next_step(const runner *run)
{
    return run->at.next < run->plan.steps.count ? &run->plan.steps.items[run->at.next] : NULL;
}

static bool next_is_by_itself(const runner *run)
{
    return next_step(run) && lb_scripts_is_by_itself(&run->scripts, run->at.next);
}

/* A journal is there while another run is in the middle of such a step, or was cut off in it: only
   the session's lock tells. */
static bool needs_session(const runner *run)
{
    return run->has_journal || next_is_by_itself(run);
}

/* ---- Plans ---------------------------------------------------------------------------------- */

static lb_code make_plan(runner *run, const lb_version_state *state, lb_error *error)
{
    lb_plan plan = {0};
    lb_scripts_free(&run->scripts);
    run->plan = plan;
    LB_TRY(run->options->plan(run->options->context, &run->arena, &state->rows, &plan, error));
    run->plan = plan;
    LB_TRY(lb_scripts_load(&run->scripts, run->options, &run->plan, error));
    run->at.next = 0;
    run->at.rows = state->rows;
    checkpoint(run);
    return LB_OK;
}

/* Where the rows are what they are after some step of this plan, another run did the same steps. */
static bool skip_ahead(runner *run, const lb_str_vector *rows)
{
    lb_str_vector expected = {0};
    for (size_t i = 0; i < run->at.rows.count; i++) {
        lb_vector_push_in(&run->arena, &expected, run->at.rows.items[i]);
    }
    for (size_t i = run->at.next; i < run->plan.steps.count; i++) {
        const lb_step *step = &run->plan.steps.items[i];
        for (size_t j = 0; j < step->changes.count; j++) {
            lb_version_rows_apply(&run->arena, &expected, &step->changes.items[j]);
        }
        if (lb_version_rows_equal(&expected, rows)) {
            run->at.next = i + 1;
            run->at.rows = expected;
            checkpoint(run);
            return true;
        }
    }
    return false;
}

static lb_code read_state(runner *run, lb_version_state *state, lb_error *error)
{
    LB_TRY(lb_version_table_read(&run->options->version_table, run->options->connection,
                                 &run->arena, state, error));
    run->at.has_table = state->has_table;
    run->has_journal = state->has_journal;
    if (run->options->purge && !run->at.is_purged) {
        state->rows = (lb_str_vector){0};
    }
    return LB_OK;
}

/* Between two transactions of this run, when nobody else had the lock as it was wanted back, the
   rows say it all: to look for tables costs more than many a revision. */
static lb_code is_as_left(runner *run, bool *out, lb_error *error)
{
    bool may_be = run->at.done && !run->lock.has_waited && !needs_session(run);
    run->lock.has_waited = false;
    lb_str_vector rows = {0};
    if (may_be) {
        LB_TRY(lb_version_table_rows(&run->options->version_table, run->options->connection,
                                     &run->arena, &rows, error));
    }
    *out = may_be && lb_version_rows_equal(&rows, &run->at.rows);
    return LB_OK;
}

/* Under the lock: makes the plan fit what the version table says now. */
static lb_code resync(runner *run, lb_error *error)
{
    bool is_same = false;
    lb_version_state state = {0};
    LB_TRY(is_as_left(run, &is_same, error));
    if (is_same) {
        return LB_OK;
    }
    LB_TRY(read_state(run, &state, error));
    if (lb_version_rows_equal(&state.rows, &run->at.rows) ||
        (run->at.done && skip_ahead(run, &state.rows))) {
        return LB_OK;
    }
    if (!run->at.done || !run->options->is_relative) {
        return make_plan(run, &state, error);
    }
    lb_str name = lb_version_table_name(&run->options->version_table);
    lb_fail(error, LB_ERR_COMMAND,
            "another run changed %.*s between two revisions of this one, which was to go %zu "
            "steps from where it began; %zu are done",
            LB_ARG(name), run->plan.steps.count, run->at.done);
    lb_error_hint(error, "look where the database is (current), and run again to a revision that "
                         "is named");
    return LB_ERR_COMMAND;
}

/* ---- Timeouts ------------------------------------------------------------------------------- */

static lb_code queue_timeout(runner *run, bool is_local, const char *name, int64_t wanted,
                             int64_t *current, lb_error *error)
{
    if (!name || wanted == *current || (wanted == 0 && *current < 0)) {
        return LB_OK;
    }
    LB_AUTO_TEXT lb_text sql = {0};
    lb_text_addf(&sql, "SET %s%s ", is_local ? "LOCAL " : "", name);
    if (wanted > 0) {
        lb_text_addf(&sql, "= %" PRId64, wanted);
    } else {
        lb_text_adds(&sql, "TO DEFAULT");
    }
    *current = wanted > 0 ? wanted : -1;
    lb_command command = {.sql = lb_text_str(&sql)};
    return lb_executor_queue(&run->online.executor, &command, error);
}

/* What a section's marker says goes before the settings. */
static lb_code queue_timeouts(runner *run, bool is_local, const lb_body *body, lb_error *error)
{
    bool has_lock = body->file && body->lock_timeout_ms >= 0;
    bool has_statement = body->file && body->statement_timeout_ms >= 0;
    int64_t lock_ms = has_lock ? body->lock_timeout_ms : run->options->lock_timeout_ms;
    int64_t statement_ms =
        has_statement ? body->statement_timeout_ms : run->options->statement_timeout_ms;
    LB_TRY(queue_timeout(run, is_local, run->server->lock_timeout, lock_ms, &run->timeouts.lock_ms,
                         error));
    return queue_timeout(run, is_local, run->server->statement_timeout, statement_ms,
                         &run->timeouts.statement_ms, error);
}

/* After a failure this is tried too: the connection may be used for more. */
static void reset_session_timeouts(runner *run)
{
    queue_timeout(run, false, run->server->lock_timeout, 0, &run->timeouts.lock_ms, NULL);
    queue_timeout(run, false, run->server->statement_timeout, 0, &run->timeouts.statement_ms, NULL);
    lb_executor_flush(&run->online.executor, NULL);
}

/* ---- Steps in a transaction ----------------------------------------------------------------- */

static lb_code queue_sql(runner *run,
                         void (*write)(const lb_version_table *, const lb_dialect *, lb_text *),
                         lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    write(&run->options->version_table, run->options->dialect, &sql);
    lb_command command = {.sql = lb_text_str(&sql)};
    return lb_executor_queue(&run->online.executor, &command, error);
}

static lb_code prepare_table(runner *run, lb_error *error)
{
    if (!run->at.has_table) {
        LB_TRY(queue_sql(run, lb_version_table_create, error));
        run->at.has_table = true;
    }
    if (run->options->purge && !run->at.is_purged) {
        LB_TRY(queue_sql(run, lb_version_table_purge, error));
        run->at.is_purged = true;
    }
    return LB_OK;
}

static void step_done(runner *run, const lb_step *step)
{
    for (size_t i = 0; i < step->changes.count; i++) {
        lb_version_rows_apply(&run->arena, &run->at.rows, &step->changes.items[i]);
    }
    run->at.done++;
    run->at.next++;
    lb_migrate_tell(run->options, &run->plan, run->at.next - 1, true);
}

static lb_code run_step(runner *run, lb_error *error)
{
    const lb_step *step = next_step(run);
    lb_body body = {0};
    LB_TRY(check_interrupted(run, error));
    LB_TRY(lb_scripts_take(&run->scripts, run->at.next, &body, error));
    lb_migrate_tell(run->options, &run->plan, run->at.next, false);
    lb_code code = queue_timeouts(run, true, &body, error);
    if (code == LB_OK) {
        code = lb_scripts_run(run->options, step, &body, &run->online.executor, error);
    }
    lb_body_free(&body);
    LB_TRY(code);
    step_done(run, step);
    return run->options->applied ? run->options->applied(run->options->context, step, &run->at.rows,
                                                         &run->online.executor, error)
                                 : LB_OK;
}

/* Index of the step behind those that share a transaction with the next one. */
static size_t segment_end(const runner *run)
{
    size_t count = run->plan.steps.count, end = run->at.next;
    const lb_step *step = next_step(run);
    if (!step || step->kind == LB_STEP_STAMP) {
        return count;
    }
    bool is_shared =
        run->options->scope == LB_SCOPE_OUTER ||
        (lb_migrate_has_transactional_ddl(run->options) && !run->options->transaction_per_revision);
    do {
        end++;
    } while (is_shared && end < count && !lb_scripts_is_by_itself(&run->scripts, end));
    return end;
}

/* An unfinished revision stops everything but a stamp, which says that it was dealt with by hand.
 */
static lb_code settle_journal(runner *run, lb_error *error)
{
    if (!run->has_journal) {
        return LB_OK;
    }
    LB_TRY(lb_journal_read(&run->journal, &run->arena, error));
    LB_TRY(lb_journal_check(&run->journal, next_step(run), error));
    return run->journal.has_row ? lb_journal_close(&run->journal, error) : LB_OK;
}

static lb_code run_together(runner *run, lb_error *error)
{
    LB_TRY(settle_journal(run, error));
    size_t end = segment_end(run);
    while (run->at.next < end) {
        LB_TRY(run_step(run, error));
    }
    LB_TRY(lb_executor_flush(&run->online.executor, error));
    lb_code code = commit(run, error);
    if (code != LB_OK && code != LB_ERR_INTERRUPTED) {
        lb_error_prefix(error, "cannot commit: ");
    }
    return code;
}

/* ---- A step by itself ----------------------------------------------------------------------- */

static lb_code run_statements(runner *run, const lb_body *body, lb_error *error)
{
    LB_TRY(queue_timeouts(run, false, body, error));
    LB_TRY(lb_executor_flush(&run->online.executor, error));
    return lb_journal_run(&run->journal, body, error);
}

static lb_code finish_by_itself(runner *run, const lb_step *step, lb_error *error)
{
    LB_TRY(lb_lock_begin(&run->lock, error));
    LB_TRY(lb_scripts_queue_changes(run->options, step, &run->online.executor, error));
    LB_TRY(lb_executor_flush(&run->online.executor, error));
    LB_TRY(lb_journal_close(&run->journal, error));
    LB_TRY(commit(run, error));
    step_done(run, step);
    checkpoint(run);
    return LB_OK;
}

/* Begins in the transaction in which the rows were read: from its commit on, the journal's row
   keeps every other run away, also on a database whose transactions know nothing of the session's
   lock. */
static lb_code run_by_itself(runner *run, lb_error *error)
{
    const lb_step *step = next_step(run);
    lb_body body = {0};
    if (run->has_journal) {
        LB_TRY(lb_journal_read(&run->journal, &run->arena, error));
    }
    LB_TRY(lb_executor_flush(&run->online.executor, error));
    LB_TRY(lb_journal_open(&run->journal, run->has_journal, step, error));
    LB_TRY(commit(run, error));
    LB_TRY(check_interrupted(run, error));
    LB_TRY(lb_scripts_take(&run->scripts, run->at.next, &body, error));
    lb_migrate_tell(run->options, &run->plan, run->at.next, false);
    lb_code code = run_statements(run, &body, error);
    lb_body_free(&body);
    reset_session_timeouts(run);
    LB_TRY(code);
    return finish_by_itself(run, step, error);
}

/* ---- Segments ------------------------------------------------------------------------------- */

static lb_code check_scope(const runner *run, lb_error *error)
{
    if (run->options->scope != LB_SCOPE_OUTER || !needs_session(run)) {
        return LB_OK;
    }
    lb_fail(error, LB_ERR_COMMAND,
            "env.py has a transaction open around the run, and a revision has to run outside of "
            "one");
    lb_error_hint(error, "let env.py commit before context.configure(), and use "
                         "context.begin_transaction()");
    return LB_ERR_COMMAND;
}

static lb_code in_transaction(runner *run, lb_error *error)
{
    run->timeouts = (timeouts){-1, -1};
    LB_TRY(resync(run, error));
    LB_TRY(check_scope(run, error));
    if (needs_session(run) && !run->lock.is_session) {
        return commit(run, error); /* nothing was done: the segment begins anew, with it */
    }
    LB_TRY(prepare_table(run, error));
    return next_is_by_itself(run) ? run_by_itself(run, error) : run_together(run, error);
}

static lb_code run_segment(runner *run, lb_error *error)
{
    LB_TRY(check_scope(run, error));
    if (needs_session(run)) {
        LB_TRY(lb_lock_acquire(&run->lock, error));
    }
    lb_code code = lb_lock_begin(&run->lock, error);
    if (code == LB_OK) {
        code = in_transaction(run, error);
    }
    if (code != LB_OK) {
        if (run->options->scope != LB_SCOPE_OUTER) {
            lb_connection_rollback(run->options->connection);
        }
        lb_online_clear(&run->online);
        run->online.is_left = run->online.is_outside = false;
        restore(run);
    }
    lb_lock_release(&run->lock);
    return code;
}

static bool can_retry(const runner *run, const lb_error *error, unsigned attempt)
{
    return run->options->scope == LB_SCOPE_OWN && attempt < run->options->lock_retry &&
           run->server->lock_timeout_state[0] &&
           lb_str_is(lb_str_of(error->sqlstate), run->server->lock_timeout_state) &&
           !next_is_by_itself(run);
}

/* What could not get its locks in time has let go of all it had; whoever it stood in the way of may
   pass, and it tries again. */
static lb_code run_segment_patiently(runner *run, lb_error *error)
{
    unsigned pause = FIRST_RETRY_MS;
    for (unsigned attempt = 0;; attempt++) {
        LB_AUTO_ERROR lb_error inner = {0};
        if (run_segment(run, &inner) == LB_OK) {
            return LB_OK;
        }
        if (!can_retry(run, &inner, attempt)) {
            return lb_error_move(error, &inner);
        }
        lb_log_record(run->options->log, LB_WARNING, "limbeck.migrate",
                      "A lock was not to be had in time and the transaction was rolled back; "
                      "trying again in %u.%u s (%u of %u)",
                      pause / 1000, pause % 1000 / 100, attempt + 1, run->options->lock_retry);
        LB_TRY(lb_lock_sleep(pause, run->options->interrupted, error));
        pause = pause * 2 < LONGEST_RETRY_MS ? pause * 2 : LONGEST_RETRY_MS;
    }
}

/* ---- The whole ------------------------------------------------------------------------------ */

static void init(runner *run, const lb_migrate_options *options)
{
    const lb_lock_options lock = {
        .scope = options->scope,
        .is_off = !options->has_lock,
        .is_silent = options->is_compatible,
        .wait_ms = options->lock_wait_ms,
        .log = options->log,
        .interrupted = options->interrupted,
    };
    lb_lock_init(&run->lock, &lock, options->connection,
                 lb_version_table_name(&options->version_table));
    const lb_online callbacks = {
        .committed = committed,
        .rolled_back = rolled_back,
        .ended = ended,
        .context = run,
        .keeps_transaction = options->scope == LB_SCOPE_OWN && !options->is_compatible,
    };
    lb_online_init(&run->online, &run->lock, &callbacks);
    run->journal = (lb_journal){
        .lock = &run->lock,
        .connection = options->connection,
        .table = &options->version_table,
        .log = options->log,
    };
}

/* Before there is a lock: a database in a file may be closed to readers while another run writes.
 */
static lb_code survey(void *context, lb_error *error)
{
    runner *run = context;
    lb_version_state state = {0};
    LB_TRY(read_state(run, &state, error));
    lb_lock_set_schema(&run->lock, state.schema);
    run->journal.schema = state.schema;
    return make_plan(run, &state, error);
}

static void tell_steps(const runner *run)
{
    const lb_migrate_options *options = run->options;
    for (size_t i = 0; i < run->plan.steps.count && options->step; i++) {
        options->step(options->context, &run->plan.steps.items[i], i, run->plan.steps.count, false);
    }
}

static lb_code carry_out(runner *run, lb_error *error)
{
    const lb_migrate_options *options = run->options;
    LB_TRY(lb_server_find(options->dialect, &run->server, error));
    init(run, options);
    LB_TRY(lb_lock_wait(&run->lock, survey, run, error));
    if (options->dry_run) {
        tell_steps(run);
        return LB_OK;
    }
    while (next_step(run) || !run->at.has_table || (options->purge && !run->at.is_purged)) {
        LB_TRY(run_segment_patiently(run, error));
    }
    return LB_OK;
}

static lb_code say_where(const runner *run, lb_error *error)
{
    LB_AUTO_TEXT lb_text rows = {0};
    for (size_t i = 0; i < run->safe.rows.count; i++) {
        lb_text_addf(&rows, "%s%.*s", i ? ", " : "", LB_ARG(run->safe.rows.items[i]));
    }
    return lb_fail(error, LB_ERR_INTERRUPTED,
                   "interrupted; what was not committed was rolled back, and the database is at %s",
                   rows.len ? lb_text_cstr(&rows) : "base");
}

lb_code lb_migrate_online_run(const lb_migrate_options *options, lb_error *error)
{
    runner run = {.options = options};
    lb_code code = carry_out(&run, error);
    if (code == LB_ERR_INTERRUPTED) {
        say_where(&run, error);
    }
    lb_scripts_free(&run.scripts);
    lb_online_free(&run.online);
    lb_arena_free(&run.arena);
    return code;
}

static lb_code plan_nothing(LB_UNUSED void *context, LB_UNUSED lb_arena *arena,
                            LB_UNUSED const lb_str_vector *current, LB_UNUSED lb_plan *out,
                            LB_UNUSED lb_error *error)
{
    return LB_OK;
}

lb_code lb_migrate_online_ensure_version(const lb_migrate_options *options, lb_error *error)
{
    lb_migrate_options nothing = *options;
    nothing.plan = plan_nothing;
    nothing.purge = false;
    return lb_migrate_online_run(&nothing, error);
}
