/*
 * Online: the executor of a run on a database.
 *
 * Statements are collected and go out in one pipeline when something must be known: at the end of a
 * step, before a query, or when many have come together. Stands on executor.h and lock.h.
 */
#ifndef LB_MIGRATE_ONLINE_H
#define LB_MIGRATE_ONLINE_H

#include "database/executor.h"
#include "migrate/lock.h"

typedef struct lb_online {
    lb_executor executor; /* first: methods get a pointer to it */
    lb_lock *lock;
    lb_arena arena; /* texts of what is queued */
    LB_VECTOR(lb_command) commands;
    /* A script ended the transaction and began another: what came before is committed. */
    void (*committed)(void *context);
    /* A script ended the transaction by a rollback; another is begun. */
    lb_code (*rolled_back)(void *context, lb_error *error);
    /* A text ended the transaction, nobody knows how. */
    lb_code (*ended)(void *context, lb_error *error);
    void *context;
    bool keeps_transaction; /* what a script's text does to the transaction is followed, and the
                               lock kept; else as Python's drivers do */
    bool has_ended;         /* a script's own COMMIT: no transaction is open */
    bool is_outside;        /* between begin_autocommit() and end_autocommit() */
    bool is_left;           /* the same since a text ended the transaction: statements stand by
                               themselves, as with the drivers, until the script is done */
} lb_online;

/* `callbacks`: committed, rolled_back, ended, context and keeps_transaction are set. */
void lb_online_init(lb_online *online, lb_lock *lock, const lb_online *callbacks);
/* Drops what is queued. */
void lb_online_clear(lb_online *online);
void lb_online_free(lb_online *online);

#endif
