#include "migrate/online.h"

#include <string.h>

#include "migrate/control.h"

enum { MOST_COMMANDS = 1000, MOST_BYTES = 1 << 20 };

void lb_online_clear(lb_online *online)
{
    online->commands.count = 0;
    lb_arena_free(&online->arena);
}

void lb_online_free(lb_online *online)
{
    lb_online_clear(online);
    lb_vector_free(&online->commands);
}

/* A wrong number of rows is Alembic's CommandError; anything else is the database's own. */
static void classify(const lb_command *failed, lb_error *error)
{
    if (error && failed->expectation && error->message &&
        lb_str_starts(lb_str_of(error->message), lb_str_of(failed->expectation))) {
        error->code = LB_ERR_COMMAND;
        error->exit_status = lb_code_exit_status(LB_ERR_COMMAND);
    }
}

/* Whether a change of rows is what Python's sqlite3 would begin a transaction for. */
static bool changes_rows(lb_str sql)
{
    static const char *const words[] = {"INSERT", "UPDATE", "DELETE", "REPLACE"};
    size_t end = 0;
    sql = lb_str_trim(sql);
    while (end < sql.len && lb_is_alpha(sql.ptr[end])) {
        end++;
    }
    for (size_t i = 0; i < LB_COUNT(words); i++) {
        if (lb_str_is_nocase(lb_str_slice(sql, 0, end), words[i])) {
            return true;
        }
    }
    return false;
}

static lb_code begin_lazily(const lb_online *online, lb_str sql, lb_error *error)
{
    lb_connection *connection = online->executor.connection;
    bool begins = online->lock->options.scope == LB_SCOPE_LAZY && !online->is_outside &&
                  changes_rows(sql) && lb_connection_transaction(connection) == LB_TRANSACTION_NONE;
    return begins ? lb_connection_begin(connection, error) : LB_OK;
}

static lb_code run_all(const lb_online *online, size_t *failed, lb_error *error)
{
    const lb_command *commands = online->commands.items;
    lb_connection *connection = online->executor.connection;
    if (online->lock->options.scope != LB_SCOPE_LAZY) {
        return lb_connection_run(connection, commands, online->commands.count, failed, error);
    }
    for (*failed = 0; *failed < online->commands.count; ++*failed) {
        LB_TRY(begin_lazily(online, commands[*failed].sql, error));
        LB_TRY(lb_connection_run(connection, &commands[*failed], 1, NULL, error));
    }
    return LB_OK;
}

static lb_code flush(lb_executor *executor, lb_error *error)
{
    lb_online *online = (lb_online *)executor;
    size_t failed = 0;
    if (!online->commands.count) {
        return LB_OK;
    }
    LB_AUTO_ERROR lb_error inner = {0};
    lb_code code = run_all(online, &failed, &inner);
    if (code != LB_OK && failed < online->commands.count) {
        const lb_command *command = &online->commands.items[failed];
        if (code == LB_ERR_DATABASE) {
            classify(command, &inner);
        }
        if (command->script) {
            lb_error_script(&inner, command->script, command->script_line, command->script_column);
        }
    }
    lb_online_clear(online);
    return code == LB_OK ? LB_OK : lb_error_move(error, &inner);
}

/* The name in the arena; one script asks for most of what is queued. */
static const char *kept_script(lb_online *online, const char *script)
{
    const lb_command *last =
        online->commands.count ? &lb_vector_last(&online->commands) : &(lb_command){0};
    bool is_same = script && last->script && strcmp(script, last->script) == 0;
    return is_same ? last->script : script ? lb_arena_strdup(&online->arena, script) : NULL;
}

static lb_control control_of(const lb_online *online, const lb_command *command)
{
    bool may_be =
        online->keeps_transaction && (!online->is_outside || online->is_left) && !command->file;
    return may_be ? lb_control_of(command->sql) : LB_CONTROL_NONE;
}

static lb_code begin_autocommit(lb_executor *executor, lb_error *error);
static lb_code rollback(lb_executor *executor, lb_error *error);

/* While the transaction holds the lock, so that there is no gap. */
static lb_code keep_lock(const lb_online *online, lb_error *error)
{
    bool can_keep = online->executor.dialect->needs_advisory_lock;
    return can_keep ? lb_lock_acquire(online->lock, error) : LB_OK;
}

/* After a text that has such words: in the script's own transaction, in none, or nothing changed.
 */
static lb_code look(lb_online *online, lb_error *error)
{
    lb_transaction transaction = lb_connection_transaction(online->executor.connection);
    if (online->is_left && transaction != LB_TRANSACTION_NONE) {
        online->is_left = online->is_outside = false;
    } else if (!online->is_left && transaction == LB_TRANSACTION_NONE) {
        online->is_left = online->is_outside = true;
        LB_TRY(keep_lock(online, error));
        return online->ended(online->context, error);
    }
    return LB_OK;
}

static lb_code come_back(lb_executor *executor, lb_error *error)
{
    lb_online *online = (lb_online *)executor;
    if (!online->is_left) {
        return LB_OK;
    }
    LB_TRY(flush(executor, error));
    online->is_left = online->is_outside = false;
    return lb_lock_begin(online->lock, error);
}

static lb_code follow(lb_online *online, lb_control control, lb_error *error)
{
    lb_executor *executor = &online->executor;
    if (online->is_left) { /* only BEGIN has something to do */
        return control == LB_CONTROL_BEGIN ? come_back(executor, error) : flush(executor, error);
    }
    switch (control) {
    case LB_CONTROL_COMMIT:
        LB_TRY(begin_autocommit(executor, error));
        online->is_left = true;
        return LB_OK;
    case LB_CONTROL_ROLLBACK:
        return rollback(executor, error);
    case LB_CONTROL_PREPARE:
        lb_fail(error, LB_ERR_UNSUPPORTED,
                "PREPARE TRANSACTION would take the revision's transaction away from this run");
        lb_error_hint(error, "leave it out: the run commits by itself");
        return LB_ERR_UNSUPPORTED;
    default: /* one is open */
        return flush(executor, error);
    }
}

static lb_code queue(lb_executor *executor, const lb_command *command, lb_error *error)
{
    lb_online *online = (lb_online *)executor;
    lb_arena *arena = &online->arena;
    lb_control control = control_of(online, command);
    if (control != LB_CONTROL_NONE && control != LB_CONTROL_HIDDEN) {
        return follow(online, control, error);
    }
    lb_command copy = *command;
    copy.sql = lb_arena_str(arena, command->sql);
    copy.file = command->file ? lb_arena_strdup(arena, command->file) : NULL;
    copy.script = kept_script(online, command->script);
    copy.expectation = command->expectation ? lb_arena_strdup(arena, command->expectation) : NULL;
    lb_vector_push(&online->commands, copy);
    /* Where nothing is taken back, what a script did before it failed is done. */
    bool is_at_once = online->is_outside || online->lock->options.scope == LB_SCOPE_AUTOCOMMIT ||
                      online->lock->options.scope == LB_SCOPE_LAZY;
    bool is_control = !copy.file && lb_control_of(copy.sql) != LB_CONTROL_NONE;
    bool is_full = is_at_once || is_control || online->has_ended ||
                   online->commands.count >= MOST_COMMANDS || arena->total >= MOST_BYTES;
    LB_TRY(is_full ? flush(executor, error) : LB_OK);
    if (control == LB_CONTROL_HIDDEN) {
        return look(online, error);
    }
    if (is_control || online->has_ended) {
        online->has_ended = lb_connection_transaction(executor->connection) == LB_TRANSACTION_NONE;
    }
    return LB_OK;
}

static lb_code select_online(lb_executor *executor, const lb_query *query, lb_cursor **out,
                             lb_error *error)
{
    LB_TRY(flush(executor, error));
    lb_online *online = (lb_online *)executor;
    lb_control control = control_of(online, &query->command);
    LB_TRY(begin_lazily(online, query->command.sql, error));
    LB_TRY(control == LB_CONTROL_COMMIT ? keep_lock(online, error) : LB_OK);
    LB_TRY(lb_connection_select(executor->connection, query, out, error));
    if (control == LB_CONTROL_NONE) {
        return LB_OK;
    }
    lb_code code = look(online, error);
    if (code == LB_OK && control == LB_CONTROL_ROLLBACK) {
        code = come_back(executor, error);
    }
    if (code != LB_OK) {
        lb_cursor_finish(*out);
        *out = NULL;
    }
    return code;
}

static lb_code print(LB_UNUSED lb_executor *executor, LB_UNUSED lb_str text,
                     LB_UNUSED lb_error *error)
{
    return LB_OK;
}

/* An advisory lock passes from the transaction to the session without a gap. That of a file cannot:
   its session lock may be held by a run that waits for this very transaction. There the row count
   of the version table's change tells when another run came between. */
static lb_code begin_autocommit(lb_executor *executor, lb_error *error)
{
    lb_online *online = (lb_online *)executor;
    LB_TRY(flush(executor, error));
    if (online->is_outside || online->lock->options.scope == LB_SCOPE_AUTOCOMMIT) {
        return LB_OK;
    }
    online->is_outside = true;
    if (executor->dialect->needs_advisory_lock) {
        LB_TRY(lb_lock_acquire(online->lock, error));
    }
    LB_TRY(online->lock->options.scope == LB_SCOPE_OUTER
               ? lb_connection_commit(executor->connection, error)
               : lb_lock_commit(online->lock, error));
    online->committed(online->context);
    return LB_OK;
}

static lb_code end_autocommit(lb_executor *executor, lb_error *error)
{
    lb_online *online = (lb_online *)executor;
    LB_TRY(flush(executor, error));
    if (online->lock->options.scope == LB_SCOPE_AUTOCOMMIT) {
        return LB_OK;
    }
    online->is_outside = online->is_left = false;
    return lb_lock_begin(online->lock, error);
}

/* In the caller's transaction a commit is the caller's as well: it goes out, and what follows is in
   one that the caller is to end again. */
static lb_code commit(lb_executor *executor, lb_error *error)
{
    lb_online *online = (lb_online *)executor;
    LB_TRY(flush(executor, error));
    if (online->is_outside || online->lock->options.scope == LB_SCOPE_AUTOCOMMIT ||
        lb_connection_transaction(executor->connection) == LB_TRANSACTION_NONE) {
        return LB_OK;
    }
    if (online->lock->options.scope == LB_SCOPE_OUTER) {
        LB_TRY(lb_connection_commit(executor->connection, error));
    } else {
        LB_TRY(lb_lock_commit(online->lock, error));
    }
    online->committed(online->context);
    return lb_lock_begin(online->lock, error);
}

static lb_code rollback(lb_executor *executor, lb_error *error)
{
    lb_online *online = (lb_online *)executor;
    lb_online_clear(online);
    if (online->is_outside || online->lock->options.scope == LB_SCOPE_AUTOCOMMIT) {
        return LB_OK;
    }
    lb_connection_rollback(executor->connection);
    LB_TRY(lb_lock_begin(online->lock, error));
    return online->rolled_back(online->context, error);
}

static const lb_executor_methods methods = {
    queue,          flush,  select_online, print,     begin_autocommit,
    end_autocommit, commit, rollback,      come_back,
};

void lb_online_init(lb_online *online, lb_lock *lock, const lb_online *callbacks)
{
    *online = *callbacks;
    online->executor = (lb_executor){&methods, lock->connection->dialect, lock->connection};
    online->lock = lock;
}
