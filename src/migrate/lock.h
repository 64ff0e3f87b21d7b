/*
 * Lock: one run at a time on one version table.
 *
 * Two ways to hold it. With a *transaction*: the lock comes and goes with the transaction that
 * lb_lock_begin() opens; it works behind a transaction pooler. With a *session*, for what cannot
 * run inside a transaction: until lb_lock_release() or the end of the process; it needs a direct
 * connection. A process that dies leaves no lock behind in either.
 *
 * A database with advisory locks (lb_dialect.needs_advisory_lock) is asked again and again by short
 * statements that keep no snapshot between them: one that waited inside the server would hold up,
 * and be held up by, CREATE INDEX CONCURRENTLY. A database in a file is locked by its transactions,
 * and for a session by a lock on the file's directory (flock: it leaves no file behind and, unlike
 * one on the file itself, does not meddle with the database library's own locks). The two exclude
 * each other only with the journal's help: see run.c.
 *
 * The lock borrows connection and texts and belongs to the connection's thread. Stands on
 * database/database.h.
 */
#ifndef LB_MIGRATE_LOCK_H
#define LB_MIGRATE_LOCK_H

#include "database/database.h"

/* Whose the transactions of a run are. */
typedef enum lb_scope {
    LB_SCOPE_OWN,   /* begun and committed here */
    LB_SCOPE_OUTER, /* the caller's: the connection is inside one, or one is begun here, and the
                       caller ends it; offline the caller prints BEGIN and COMMIT */
    LB_SCOPE_AUTOCOMMIT, /* there are none: each statement stands by itself */
    LB_SCOPE_LAZY, /* as Python's sqlite3 begins them: before the first change of rows, so that DDL
                      before it stands by itself. Alembic's runs on SQLite leave what they did */
} lb_scope;

typedef struct lb_lock_options {
    lb_scope scope;
    bool is_off;      /* lb_lock_begin() begins a transaction and no more */
    bool is_silent;   /* no log record while waiting */
    unsigned wait_ms; /* how long to wait for another run; 0: not at all */
    const lb_log *log;
    const atomic_bool *interrupted; /* may be NULL */
} lb_lock_options;

typedef struct lb_lock {
    lb_lock_options options;
    lb_connection *connection;
    lb_str table;    /* for messages */
    int64_t key;     /* of an advisory lock */
    int directory;   /* file descriptor while a session holds a file's lock; -1 */
    bool is_session; /* held with the session */
    bool is_logged;  /* that it waits was said */
    bool has_waited; /* since the caller set it to false */
} lb_lock;

void lb_lock_init(lb_lock *lock, const lb_lock_options *options, lb_connection *connection,
                  lb_str table);
/* The schema that the table is in is part of the lock's name. */
void lb_lock_set_schema(lb_lock *lock, lb_str schema);
/* Begins a transaction that holds the lock (also where the session holds it already).
   LB_ERR_LOCK when the wait is over: the message names who holds it; LB_ERR_INTERRUPTED. After a
   failure no transaction is open. */
lb_code lb_lock_begin(lb_lock *lock, lb_error *error);
/* Commits; on a database in a file that may mean to wait for others that read it. */
lb_code lb_lock_commit(lb_lock *lock, lb_error *error);
/* Does `attempt` again and again while it fails with LB_ERR_LOCK, for as long as the options say.
 */
lb_code lb_lock_wait(lb_lock *lock, lb_code (*attempt)(void *context, lb_error *error),
                     void *context, lb_error *error);
/* Takes the lock for the session; inside a transaction that holds it, or outside any.
   LB_ERR_UNSUPPORTED behind a transaction pooler. */
lb_code lb_lock_acquire(lb_lock *lock, lb_error *error);
/* Gives the session's lock back, if it is held. Never fails: a lost connection holds no lock. */
void lb_lock_release(lb_lock *lock);

/* Sleeps, or ends early with LB_ERR_INTERRUPTED when the flag (may be NULL) is set. */
lb_code lb_lock_sleep(unsigned milliseconds, const atomic_bool *interrupted, lb_error *error);

#endif
