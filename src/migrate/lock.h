/*
 * Lock: one run at a time on one version table.
 *
 * Two ways to hold it. With a *transaction*: the lock comes and goes with the transaction that
 * lb_lock_begin() opens; it works behind a transaction pooler. With a *session*, for what cannot
 * run inside a transaction: until lb_lock_release() or the end of the connection; it needs a direct
 * connection. A process that dies leaves no lock behind in either.
 *
 * A database with advisory locks (lb_dialect.needs_advisory_lock) is asked again and again by short
 * statements that keep no snapshot between them: one that waited inside the server would hold up,
 * and be held up by, CREATE INDEX CONCURRENTLY. A database in a file is locked by its file.
 *
 * The lock borrows the connection and belongs to the same thread. Stands on version_table.h.
 */
#ifndef LB_MIGRATE_LOCK_H
#define LB_MIGRATE_LOCK_H

#include "migrate/version_table.h"

typedef struct lb_lock_options {
    bool is_off;      /* lb_lock_begin() begins a transaction and no more */
    unsigned wait_ms; /* how long to wait for another run; 0: not at all */
    bool is_silent;   /* no log record while waiting */
    const lb_log *log;
    const volatile sig_atomic_t *interrupted; /* may be NULL */
} lb_lock_options;

typedef struct lb_lock {
    lb_lock_options options;
    lb_connection *connection;
    const lb_version_table *table;
    int64_t key;
    bool has_key;
    bool is_session; /* held with the session */
    bool has_waited; /* another run held it at some time */
} lb_lock;

void lb_lock_init(lb_lock *lock, const lb_lock_options *options, lb_connection *connection,
                  const lb_version_table *table);
/* Begins a transaction that holds the lock (also where the session holds it already).
   LB_ERR_LOCK when the wait is over: the message names who holds it; LB_ERR_INTERRUPTED. After a
   failure no transaction is open. */
lb_code lb_lock_begin(lb_lock *lock, lb_error *error);
/* Takes the lock for the session; inside a transaction that holds it, or outside any.
   LB_ERR_UNSUPPORTED behind a transaction pooler. */
lb_code lb_lock_acquire(lb_lock *lock, lb_error *error);
/* Gives the session's lock back; never fails (a lost connection holds no lock). */
void lb_lock_release(lb_lock *lock);

/* Sleeps, or ends early with LB_ERR_INTERRUPTED when the flag (may be NULL) is set. */
lb_code lb_lock_sleep(unsigned milliseconds, const volatile sig_atomic_t *interrupted,
                      lb_error *error);

#endif
