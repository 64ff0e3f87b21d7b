/*
 * Recorder: a connection and an executor that write statements down instead of running them.
 *
 * What would go to a database is kept as text, in its order, with its parameters written into it.
 * Rows are not there to be read: whoever asks for them is refused, and so is what only a database
 * can answer; the first refusal is kept, however the error is dealt with. A recorder belongs to its
 * caller and must outlive its cursors. Stands on executor.h.
 */
#ifndef LB_DATABASE_RECORDER_H
#define LB_DATABASE_RECORDER_H

#include "database/executor.h"

/* As it was sent: perhaps several statements. */
typedef struct lb_recorded {
    lb_str sql;
    unsigned line, column; /* for whoever is told of it to fill in */
} lb_recorded;

typedef struct lb_recorder {
    lb_executor executor; /* first: methods get a pointer to it */
    lb_connection connection;
    lb_arena arena;
    LB_VECTOR(lb_recorded) statements;
    bool has_outside;    /* some were to run outside a transaction, or be committed at once */
    const char *refusal; /* what was asked for that a text cannot do; NULL */
    /* NULL, or told of each statement, and of the refusal, as it comes. */
    void (*told)(void *context);
    void *context;
} lb_recorder;

/* In place: the connection and the executor point to one another. The dialect comes with the reset.
 */
void lb_recorder_init(lb_recorder *recorder);
/* Forgets what was recorded, for the next script; the connection stays. */
void lb_recorder_reset(lb_recorder *recorder, const lb_dialect *dialect);
void lb_recorder_free(lb_recorder *recorder);
/* "reads rows from the database": what follows "the script"; a constant. */
void lb_recorder_refuse(lb_recorder *recorder, const char *what);
/* NULL for a connection to a database. */
lb_recorder *lb_recorder_of(const lb_connection *connection);

#endif
