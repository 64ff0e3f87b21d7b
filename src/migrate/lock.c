#include "migrate/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"

enum {
    FIRST_PAUSE_MS = 5,
    LONGEST_PAUSE_MS = 250,
    LOG_AFTER_MS = 1000, /* short waits are nobody's business */
};

/* FNV-1a. Every version of limbeck must find the same key for the same table. */
static uint64_t hash_more(uint64_t hash, lb_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        hash = (hash ^ (unsigned char)text.ptr[i]) * 0x100000001b3;
    }
    return (hash ^ 0xff) * 0x100000001b3;
}

void lb_lock_init(lb_lock *lock, const lb_lock_options *options, lb_connection *connection,
                  lb_str table)
{
    *lock = (lb_lock){
        .options = *options,
        .connection = connection,
        .table = table,
        .directory = -1,
    };
    lb_lock_set_schema(lock, (lb_str){0});
}

void lb_lock_set_schema(lb_lock *lock, lb_str schema)
{
    uint64_t hash = hash_more(0xcbf29ce484222325, LB_STR("limbeck"));
    lock->key = (int64_t)hash_more(hash_more(hash, schema), lock->table);
}

static uint64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

lb_code lb_lock_sleep(unsigned milliseconds, const atomic_bool *interrupted, lb_error *error)
{
    uint64_t end = now_ms() + milliseconds;
    for (;;) {
        if (interrupted && *interrupted) {
            return lb_fail(error, LB_ERR_INTERRUPTED, "interrupted while waiting");
        }
        uint64_t now = now_ms();
        if (now >= end) {
            return LB_OK;
        }
        /* In slices: a signal that came just before the sleep does not end it. */
        uint64_t slice = end - now < 100 ? end - now : 100;
        struct timespec pause = {.tv_nsec = (long)slice * 1000000};
        nanosleep(&pause, NULL);
    }
}

/* Whether the connection is inside a transaction that the caller began. */
static bool is_in_outer(const lb_lock *lock)
{
    return lock->options.scope == LB_SCOPE_OUTER &&
           lb_connection_transaction(lock->connection) != LB_TRANSACTION_NONE;
}

/* ---- Advisory locks (PostgreSQL) ------------------------------------------------------------ */

static lb_code ask(lb_lock *lock, const char *function, bool *is_true, lb_error *error)
{
    LB_AUTO_TEXT lb_text sql = {0};
    LB_AUTO_RESULT lb_result result = {0};
    lb_text_addf(&sql, "SELECT %s(%" PRId64 ")", function, lock->key);
    LB_TRY(lb_connection_query(lock->connection, lb_text_str(&sql), &result, error));
    *is_true = result.row_count == 1 && lb_str_is(lb_result_value(&result, 0, 0), "t");
    return LB_OK;
}

static lb_code take(lb_lock *lock, const char *function, lb_error *error)
{
    bool is_held = false;
    LB_TRY(ask(lock, function, &is_held, error));
    return is_held ? LB_OK : lb_fail(error, LB_ERR_LOCK, "the lock is not free");
}

static lb_code begin_advisory(void *context, lb_error *error)
{
    lb_lock *lock = context;
    bool is_inside = is_in_outer(lock);
    if (!is_inside) {
        LB_TRY(lb_connection_begin(lock->connection, error));
    }
    lb_code code = take(lock, "pg_try_advisory_xact_lock", error);
    if (code == LB_OK) {
        /* The query's portal keeps a snapshot until the next command, and a script may let another
           connection run CREATE INDEX CONCURRENTLY first, which waits for all older snapshots. */
        code = lb_connection_execute(lock->connection, LB_STR("SELECT 1"), error);
    }
    if (code != LB_OK && !is_inside) {
        lb_connection_rollback(lock->connection);
    }
    return code;
}

static lb_code acquire_advisory(void *context, lb_error *error)
{
    return take(context, "pg_try_advisory_lock", error);
}

/* "pid 4711, application limbeck, client 10.0.0.1, since ..." of the session that holds the lock;
   empty where the server does not tell. */
static void describe_holder(lb_lock *lock, lb_text *who, lb_text *pid)
{
    LB_AUTO_TEXT lb_text sql = {0};
    LB_AUTO_RESULT lb_result result = {0};
    uint64_t key = (uint64_t)lock->key;
    lb_text_addf(
        &sql,
        "SELECT a.pid, a.application_name, coalesce(host(a.client_addr), 'local socket'),"
        " to_char(coalesce(a.xact_start, a.backend_start), 'YYYY-MM-DD HH24:MI:SS TZ')"
        " FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a USING (pid)"
        " WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1"
        " AND l.classid = %" PRIu64 " AND l.objid = %" PRIu64 " AND l.database ="
        " (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database()) LIMIT 1",
        key >> 32, key & 0xffffffff);
    if (lb_connection_query(lock->connection, lb_text_str(&sql), &result, NULL) != LB_OK ||
        result.row_count != 1) {
        return;
    }
    static const char *const labels[] = {"pid ", ", application ", ", client ", ", since "};
    for (size_t i = 0; i < LB_COUNT(labels); i++) {
        lb_str value = lb_result_value(&result, 0, i);
        if (value.len) {
            lb_text_adds(who, labels[i]);
            lb_text_add(who, value);
        }
    }
    lb_text_add(pid, lb_result_value(&result, 0, 0));
}

/* ---- Databases in a file -------------------------------------------------------------------- */

/* What the driver does here fails with LB_ERR_LOCK by itself. */
static lb_code begin_plainly(void *context, lb_error *error)
{
    lb_lock *lock = context;
    return is_in_outer(lock) ? LB_OK : lb_connection_begin(lock->connection, error);
}

static lb_code commit_plainly(void *context, lb_error *error)
{
    return lb_connection_commit(((lb_lock *)context)->connection, error);
}

/* The path of the database's file; empty for one in memory, which nobody else can reach. */
static lb_code find_file(lb_connection *connection, lb_text *path, lb_error *error)
{
    LB_AUTO_RESULT lb_result result = {0};
    LB_TRY(lb_connection_query(connection, LB_STR("PRAGMA database_list"), &result, error));
    for (size_t row = 0; row < result.row_count; row++) {
        if (lb_str_is(lb_result_value(&result, row, 1), "main")) {
            lb_text_add(path, lb_result_value(&result, row, 2));
        }
    }
    return LB_OK;
}

static lb_code open_directory(lb_lock *lock, lb_error *error)
{
    LB_AUTO_TEXT lb_text path = {0};
    LB_TRY(find_file(lock->connection, &path, error));
    if (!path.len) {
        return LB_OK;
    }
    lb_text_truncate(&path, lb_path_dirname(lb_text_str(&path)).len);
    const char *directory = path.len ? lb_text_cstr(&path) : "/";
    lock->directory = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return lock->directory < 0 ? lb_fail_errno(error, errno, "cannot lock %s", directory) : LB_OK;
}

static lb_code acquire_file(void *context, lb_error *error)
{
    lb_lock *lock = context;
    if (lock->directory < 0) {
        LB_TRY(open_directory(lock, error));
    }
    if (lock->directory < 0 || flock(lock->directory, LOCK_EX | LOCK_NB) == 0) {
        return LB_OK;
    }
    return errno == EWOULDBLOCK || errno == EINTR
               ? lb_fail(error, LB_ERR_LOCK, "the lock is not free")
               : lb_fail_errno(error, errno, "cannot lock the directory of the database");
}

static void close_directory(lb_lock *lock)
{
    if (lock->directory >= 0) {
        close(lock->directory);
        lock->directory = -1;
    }
}

/* ---- Waiting -------------------------------------------------------------------------------- */

/* Who holds the lock, as far as the database, or the driver's error, tells. */
static void describe(lb_lock *lock, const lb_error *busy, lb_text *who, lb_text *pid)
{
    if (lock->connection->dialect->needs_advisory_lock) {
        describe_holder(lock, who, pid);
    } else if (busy->detail) {
        lb_text_adds(who, busy->detail);
    }
}

static lb_code fail_held(lb_lock *lock, const lb_error *busy, lb_error *error)
{
    LB_AUTO_TEXT lb_text who = {0};
    LB_AUTO_TEXT lb_text pid = {0};
    describe(lock, busy, &who, &pid);
    lb_fail(error, LB_ERR_LOCK, "another run holds the lock of %.*s%s%s (waited %u.%u s)",
            LB_ARG(lock->table), who.len ? ": " : "", lb_text_cstr(&who),
            lock->options.wait_ms / 1000, lock->options.wait_ms % 1000 / 100);
    if (pid.len) {
        lb_error_hint(error,
                      "run again when it has finished, wait longer (lock_wait), or end it with "
                      "SELECT pg_terminate_backend(%s)",
                      lb_text_cstr(&pid));
    } else {
        lb_error_hint(error, "run again when it has finished, or wait longer (lock_wait)");
    }
    return LB_ERR_LOCK;
}

static void log_wait(lb_lock *lock, const lb_error *busy)
{
    if (lock->is_logged || lock->options.is_silent) {
        return;
    }
    LB_AUTO_TEXT lb_text who = {0};
    LB_AUTO_TEXT lb_text pid = {0};
    describe(lock, busy, &who, &pid);
    lb_log_record(lock->options.log, LB_INFO, "limbeck.migrate",
                  "Waiting for another run to finish%s%s%s", who.len ? " (" : "",
                  lb_text_cstr(&who), who.len ? ")" : "");
    lock->is_logged = true;
}

/* Pauses grow, and differ between processes that started together. */
lb_code lb_lock_wait(lb_lock *lock, lb_code (*attempt)(void *context, lb_error *error),
                     void *context, lb_error *error)
{
    uint64_t start = now_ms();
    unsigned pause = FIRST_PAUSE_MS;
    for (;;) {
        LB_AUTO_ERROR lb_error inner = {0};
        lb_code code = attempt(context, &inner);
        if (code != LB_ERR_LOCK) {
            return code == LB_OK ? LB_OK : lb_error_move(error, &inner);
        }
        uint64_t waited = now_ms() - start;
        lock->has_waited = true;
        if (waited >= lock->options.wait_ms) {
            return fail_held(lock, &inner, error);
        }
        if (waited >= LOG_AFTER_MS) {
            log_wait(lock, &inner);
        }
        uint64_t left = lock->options.wait_ms - waited;
        unsigned next = pause + (unsigned)getpid() % FIRST_PAUSE_MS;
        LB_TRY(
            lb_lock_sleep(next < left ? next : (unsigned)left, lock->options.interrupted, error));
        pause = pause * 2 < LONGEST_PAUSE_MS ? pause * 2 : LONGEST_PAUSE_MS;
    }
}

/* ---- The two ways to hold it ---------------------------------------------------------------- */

lb_code lb_lock_begin(lb_lock *lock, lb_error *error)
{
    bool is_advisory = lock->connection->dialect->needs_advisory_lock;
    bool is_plain = !is_advisory || lock->options.is_off || lock->is_session;
    if (lock->options.scope == LB_SCOPE_AUTOCOMMIT || lock->options.scope == LB_SCOPE_LAZY) {
        return lb_lock_acquire(lock, error);
    }
    return lb_lock_wait(lock, is_plain ? begin_plainly : begin_advisory, lock, error);
}

lb_code lb_lock_commit(lb_lock *lock, lb_error *error)
{
    bool is_own = lock->options.scope == LB_SCOPE_OWN || lock->options.scope == LB_SCOPE_LAZY;
    /* A lazy one may not have begun, and a script may have committed. */
    is_own = is_own && lb_connection_transaction(lock->connection) != LB_TRANSACTION_NONE;
    return is_own ? lb_lock_wait(lock, commit_plainly, lock, error) : LB_OK;
}

static lb_code check_direct(lb_lock *lock, lb_error *error)
{
    bool is_direct = false;
    LB_TRY(lb_connection_is_direct(lock->connection, &is_direct, error));
    if (is_direct) {
        return LB_OK;
    }
    lb_fail(error, LB_ERR_UNSUPPORTED,
            "what runs outside a transaction needs a direct connection to the database; this one "
            "goes through a transaction pooler, which may use another session for each statement");
    lb_error_hint(error, "give the server's own address for this run (--url), not the pooler's");
    return LB_ERR_UNSUPPORTED;
}

lb_code lb_lock_acquire(lb_lock *lock, lb_error *error)
{
    bool is_advisory = lock->connection->dialect->needs_advisory_lock;
    if (lock->is_session) {
        return LB_OK;
    }
    LB_TRY(check_direct(lock, error));
    if (!lock->options.is_off) {
        lb_code code =
            lb_lock_wait(lock, is_advisory ? acquire_advisory : acquire_file, lock, error);
        if (code != LB_OK) {
            close_directory(lock);
            return code;
        }
    }
    lock->is_session = true;
    return LB_OK;
}

void lb_lock_release(lb_lock *lock)
{
    if (!lock->is_session) {
        return;
    }
    lock->is_session = false;
    close_directory(lock);
    lb_transaction transaction = lb_connection_transaction(lock->connection);
    bool can_ask = transaction == LB_TRANSACTION_NONE || transaction == LB_TRANSACTION_OPEN;
    if (lock->connection->dialect->needs_advisory_lock && !lock->options.is_off && can_ask) {
        bool was_held = false;
        ask(lock, "pg_advisory_unlock", &was_held, NULL);
    }
}
