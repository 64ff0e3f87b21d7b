#include "migrate/journal.h"

#include <inttypes.h>
#include <stdlib.h>

#include "migrate/recover.h"
#include "migrate/server.h"

static const char *const state_names[] = {
    [LB_JOURNAL_FINISHED] = "finished",
    [LB_JOURNAL_STARTED] = "started",
    [LB_JOURNAL_FAILED] = "failed",
};

static lb_str direction_of(const lb_step *step)
{
    return step->kind == LB_STEP_DOWNGRADE ? LB_STR("downgrade") : LB_STR("upgrade");
}

/* ---- The row -------------------------------------------------------------------------------- */

static void add_name(const lb_journal *journal, lb_text *out)
{
    const lb_dialect *dialect = journal->connection->dialect;
    if (journal->schema.len) {
        dialect->quote_name(out, journal->schema);
        lb_text_addc(out, '.');
    }
    lb_text_adds(out, LB_JOURNAL_TABLE);
}

static void add_where(const lb_journal *journal, lb_text *sql)
{
    lb_text_adds(sql, " WHERE version_table = ");
    journal->connection->dialect->quote_literal(sql, lb_version_table_name(journal->table));
}

lb_code lb_journal_read(lb_journal *journal, lb_arena *arena, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    LB_AUTO_RESULT lb_result row = {0};
    lb_text_adds(&sql, "SELECT revision, direction, statement, state, hash FROM ");
    add_name(journal, &sql);
    add_where(journal, &sql);
    LB_TRY(lb_connection_query(journal->connection, lb_text_str(&sql), &row, error));
    journal->has_row = row.row_count > 0;
    if (!journal->has_row) {
        return LB_OK;
    }
    int64_t statement = 0;
    lb_str_to_integer(lb_result_value(&row, 0, 2), &statement);
    journal->revision = lb_arena_str(arena, lb_result_value(&row, 0, 0));
    journal->direction = lb_arena_str(arena, lb_result_value(&row, 0, 1));
    journal->statement = statement > 0 ? (size_t)statement : 0;
    journal->state = LB_JOURNAL_STARTED;
    for (size_t i = 0; i < LB_COUNT(state_names); i++) {
        if (lb_str_is(lb_result_value(&row, 0, 3), state_names[i])) {
            journal->state = (lb_journal_state)i;
        }
    }
    journal->hash = strtoull(lb_arena_str(arena, lb_result_value(&row, 0, 4)).ptr, NULL, 16);
    return LB_OK;
}

lb_code lb_journal_check(const lb_journal *journal, const lb_step *step, lb_error *error)
{
    bool is_free = !journal->has_row || (step && step->kind == LB_STEP_STAMP);
    if (is_free || (step && lb_str_equal(journal->revision, step->revision->id) &&
                    lb_str_equal(journal->direction, direction_of(step)))) {
        return LB_OK;
    }
    lb_fail(error, LB_ERR_COMMAND,
            "the %.*s of revision %.*s was cut off at statement %zu and must be finished first",
            LB_ARG(journal->direction), LB_ARG(journal->revision), journal->statement);
    lb_error_hint(error,
                  "run `limbeck %.*s` to it, or finish or undo it by hand and stamp the revision "
                  "that the database is at",
                  LB_ARG(journal->direction));
    return LB_ERR_COMMAND;
}

static void add_create(const lb_journal *journal, lb_text *sql)
{
    lb_text_adds(sql, "CREATE TABLE ");
    add_name(journal, sql);
    lb_text_adds(sql, " (version_table VARCHAR(255) NOT NULL PRIMARY KEY,"
                      " revision VARCHAR(255) NOT NULL, direction VARCHAR(9) NOT NULL,"
                      " statement INTEGER NOT NULL, state VARCHAR(8) NOT NULL,"
                      " hash VARCHAR(16) NOT NULL)");
}

static void add_insert(const lb_journal *journal, lb_text *sql)
{
    const lb_dialect *dialect = journal->connection->dialect;
    lb_text_adds(sql, "INSERT INTO ");
    add_name(journal, sql);
    lb_text_adds(sql, " (version_table, revision, direction, statement, state, hash) VALUES (");
    dialect->quote_literal(sql, lb_version_table_name(journal->table));
    lb_text_adds(sql, ", ");
    dialect->quote_literal(sql, journal->revision);
    lb_text_adds(sql, ", ");
    dialect->quote_literal(sql, journal->direction);
    lb_text_addf(sql, ", 0, 'finished', '%016" PRIx64 "')", journal->hash);
}

lb_code lb_journal_open(lb_journal *journal, bool is_there, const lb_step *step, lb_error *error)
{
    LB_TRY(lb_journal_check(journal, step, error));
    LB_AUTO_TEXT lb_text create = {0};
    LB_AUTO_TEXT lb_text insert = {0};
    if (journal->has_row) {
        return LB_OK;
    }
    journal->revision = step->revision->id;
    journal->direction = direction_of(step);
    journal->statement = 0;
    journal->state = LB_JOURNAL_FINISHED;
    journal->hash = 0;
    add_create(journal, &create);
    add_insert(journal, &insert);
    const lb_command commands[] = {{.sql = lb_text_str(&create)}, {.sql = lb_text_str(&insert)}};
    LB_TRY(lb_connection_run(journal->connection, commands + is_there, 2 - (size_t)is_there, NULL,
                             error));
    journal->has_row = true;
    return LB_OK;
}

lb_code lb_journal_close(lb_journal *journal, lb_error *error)
{
    const lb_server *server = NULL;
    LB_AUTO_TEXT lb_text name = {0};
    LB_AUTO_TEXT lb_text sql = {0};
    LB_AUTO_RESULT lb_result others = {0};
    LB_TRY(lb_server_find(journal->connection->dialect, &server, error));
    add_name(journal, &name);
    if (server->exclude[0]) {
        lb_text_addf(&sql, "%s%s%s", server->exclude[0], lb_text_cstr(&name), server->exclude[1]);
        LB_TRY(lb_connection_execute(journal->connection, lb_text_str(&sql), error));
    }
    lb_text_truncate(&sql, 0);
    lb_text_addf(&sql, "DELETE FROM %s", lb_text_cstr(&name));
    add_where(journal, &sql);
    LB_TRY(lb_connection_execute(journal->connection, lb_text_str(&sql), error));
    lb_text_truncate(&sql, 0);
    lb_text_addf(&sql, "SELECT 1 FROM %s LIMIT 1", lb_text_cstr(&name));
    LB_TRY(lb_connection_query(journal->connection, lb_text_str(&sql), &others, error));
    journal->has_row = false;
    if (others.row_count) {
        return LB_OK;
    }
    lb_text_truncate(&sql, 0);
    lb_text_addf(&sql, "DROP TABLE %s", lb_text_cstr(&name));
    return lb_connection_execute(journal->connection, lb_text_str(&sql), error);
}

/* ---- Running -------------------------------------------------------------------------------- */

/* FNV-1a over the texts, one after another. */
static uint64_t hash_more(uint64_t hash, lb_str text)
{
    hash = hash ? hash : 0xcbf29ce484222325;
    for (size_t i = 0; i < text.len; i++) {
        hash = (hash ^ (unsigned char)text.ptr[i]) * 0x100000001b3;
    }
    return (hash ^ 0xff) * 0x100000001b3;
}

/* The row after the statement at `index` came to `state`. */
static void add_update(const lb_journal *journal, size_t index, lb_journal_state state,
                       uint64_t hash, lb_text *sql)
{
    lb_text_adds(sql, "UPDATE ");
    add_name(journal, sql);
    lb_text_addf(sql, " SET statement = %zu, state = '%s', hash = '%016" PRIx64 "'", index + 1,
                 state_names[state], hash);
    add_where(journal, sql);
}

static lb_command update_command(const lb_text *sql)
{
    return (lb_command){
        .sql = lb_text_str(sql),
        .expectation = "the row of this run in " LB_JOURNAL_TABLE " was changed by someone else",
        .expected_rows = 1,
    };
}

static lb_code note(lb_journal *journal, size_t index, lb_journal_state state, uint64_t hash,
                    lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    add_update(journal, index, state, hash, &sql);
    lb_command command = update_command(&sql);
    LB_TRY(lb_connection_run(journal->connection, &command, 1, NULL, error));
    journal->statement = index + 1;
    journal->state = state;
    journal->hash = hash;
    return LB_OK;
}

/* The statement and its row commit together. */
static lb_code run_together(lb_journal *journal, const lb_body *body, size_t index, uint64_t hash,
                            lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    add_update(journal, index, LB_JOURNAL_FINISHED, hash, &sql);
    const lb_command commands[] = {lb_body_command(body, index), update_command(&sql)};
    LB_TRY(lb_lock_begin(journal->lock, error));
    lb_code code =
        lb_connection_run(journal->connection, commands, LB_COUNT(commands), NULL, error);
    if (code == LB_OK) {
        code = lb_lock_commit(journal->lock, error);
    }
    if (code != LB_OK) {
        lb_connection_rollback(journal->connection);
        return code;
    }
    journal->statement = index + 1;
    journal->state = LB_JOURNAL_FINISHED;
    journal->hash = hash;
    return LB_OK;
}

/* The database refuses a transaction: the row says before and after. */
static lb_code run_alone(lb_journal *journal, const lb_body *body, size_t index, uint64_t hash,
                         lb_error *error)
{
    lb_command command = lb_body_command(body, index);
    LB_TRY(note(journal, index, LB_JOURNAL_STARTED, hash, error));
    lb_code code = lb_connection_run(journal->connection, &command, 1, NULL, error);
    if (code == LB_ERR_DATABASE) {
        note(journal, index, LB_JOURNAL_FAILED, hash, NULL);
    }
    LB_TRY(code);
    return note(journal, index, LB_JOURNAL_FINISHED, hash, error);
}

static bool must_be_outside(const lb_server *server, const lb_error *error)
{
    for (size_t i = 0; i < LB_COUNT(server->outside_states); i++) {
        if (error->sqlstate[0] &&
            lb_str_is(lb_str_of(error->sqlstate), server->outside_states[i])) {
            return true;
        }
    }
    return false;
}

/* Not every statement tells by its text that it must run alone (CALL of a procedure that commits):
   what the server refuses for that reason has had no effect. */
static lb_code run_statement(lb_journal *journal, const lb_body *body, size_t index, uint64_t hash,
                             lb_error *error)
{
    const lb_server *server = NULL;
    LB_AUTO_ERROR lb_error inner = {0};
    LB_TRY(lb_server_find(journal->connection->dialect, &server, error));
    if (!body->statements.items[index].forbids_transaction) {
        lb_code code = run_together(journal, body, index, hash, &inner);
        if (code == LB_OK || !must_be_outside(server, &inner)) {
            return code == LB_OK ? LB_OK : lb_error_move(error, &inner);
        }
    }
    return run_alone(journal, body, index, hash, error);
}

/* ---- Going on after a cut ------------------------------------------------------------------- */

static lb_code fail_edited(const lb_journal *journal, const lb_body *body, lb_error *error)
{
    lb_fail(error, LB_ERR_COMMAND,
            "the %.*s of revision %.*s was cut off at statement %zu, and its script was changed "
            "up to there since",
            LB_ARG(journal->direction), LB_ARG(journal->revision), journal->statement);
    lb_error_at(error, body->file, 0, 0);
    lb_error_hint(error, "restore the script and run again, or finish or undo it by hand and stamp "
                         "the revision that the database is at");
    return LB_ERR_COMMAND;
}

static lb_code fail_unknown(const lb_journal *journal, const lb_body *body, lb_error *error)
{
    LB_AUTO_TEXT lb_text where = {0};
    LB_AUTO_TEXT lb_text name = {0};
    lb_command command = lb_body_command(body, journal->statement - 1);
    add_where(journal, &where);
    add_name(journal, &name);
    lb_fail(error, LB_ERR_COMMAND,
            "the %.*s of revision %.*s was cut off while statement %zu of %zu ran; what came "
            "before it is done, and whether it took effect is not known",
            LB_ARG(journal->direction), LB_ARG(journal->revision), journal->statement,
            body->statements.count);
    lb_error_at(error, command.file, command.line, command.column);
    lb_error_hint(error,
                  "look, say UPDATE %s SET state = 'finished'%s if it took effect and 'failed' if "
                  "not, and run again",
                  lb_text_cstr(&name), lb_text_cstr(&where));
    return LB_ERR_COMMAND;
}

/* Where to go on: *next is the index of the first statement to run. */
static lb_code recover(lb_journal *journal, const lb_body *body, size_t *next, lb_error *error)
{
    *next = journal->statement;
    if (journal->statement == 0 || journal->state == LB_JOURNAL_FINISHED) {
        return LB_OK;
    }
    size_t last = journal->statement - 1;
    lb_recovery recovery = LB_RECOVERY_UNKNOWN;
    LB_TRY(lb_recover(journal->connection, body->statements.items[last].text,
                      journal->state == LB_JOURNAL_FAILED, journal->log, &recovery, error));
    if (recovery == LB_RECOVERY_UNKNOWN) {
        return fail_unknown(journal, body, error);
    }
    if (recovery == LB_RECOVERY_SKIP) {
        return note(journal, last, LB_JOURNAL_FINISHED, journal->hash, error);
    }
    *next = last;
    return LB_OK;
}

static uint64_t hash_of(const lb_body *body, size_t count)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < count; i++) {
        hash = hash_more(hash, body->statements.items[i].text);
    }
    return hash;
}

/* What an earlier session was told, this one must be told again. */
static lb_code repeat_session(lb_journal *journal, const lb_body *body, size_t count,
                              lb_error *error)
{
    for (size_t i = 0; i < count; i++) {
        lb_command command = lb_body_command(body, i);
        if (lb_recover_is_session(command.sql)) {
            LB_TRY(lb_connection_run(journal->connection, &command, 1, NULL, error));
        }
    }
    return LB_OK;
}

lb_code lb_journal_run(lb_journal *journal, const lb_body *body, lb_error *error)
{
    size_t next = 0;
    if (journal->statement > body->statements.count ||
        hash_of(body, journal->statement) != journal->hash) {
        return fail_edited(journal, body, error);
    }
    LB_TRY(recover(journal, body, &next, error));
    if (next && next < body->statements.count) {
        lb_log_record(journal->log, LB_INFO, "limbeck.migrate",
                      "Going on with statement %zu of %zu, where an earlier run was cut off",
                      next + 1, body->statements.count);
        LB_TRY(repeat_session(journal, body, next, error));
    }
    uint64_t hash = hash_of(body, next);
    for (size_t i = next; i < body->statements.count; i++) {
        hash = hash_more(hash, body->statements.items[i].text);
        lb_code code = run_statement(journal, body, i, hash, error);
        if (code == LB_ERR_DATABASE && error && !error->hint) {
            lb_error_hint(error, "what stands before it is done, and the next run goes on with it");
        }
        LB_TRY(code);
    }
    return LB_OK;
}
