/*
 * Journal: how far a revision that runs outside a transaction has come.
 *
 * The table limbeck_journal stands beside the version table while such a revision is unfinished. It
 * has one row for a version table:
 *
 *     version_table | revision | direction | statement | state | hash
 *
 * `statement` counts the statements that were dealt with, and `state` says what is known of the
 * last of them: it "finished", the database refused it ("failed"), or it was sent and nobody knows
 * ("started"). `hash` is that of the texts up to and including it, so that an edited script shows.
 *
 * A statement that may stand in a transaction commits together with its row, so it is always known
 * whether it ran. Only of a statement that the database refuses to run in a transaction may it be
 * unknown; then recover.h finds out where it can, and else the error says where the run stands.
 *
 * Only the holder of the session's lock (lock.h) uses the journal. Stands on body.h, lock.h and
 * version_table.h.
 */
#ifndef LB_MIGRATE_JOURNAL_H
#define LB_MIGRATE_JOURNAL_H

#include "migrate/body.h"
#include "migrate/lock.h"
#include "migrate/version_table.h"

#define LB_JOURNAL_TABLE "limbeck_journal"

typedef enum lb_journal_state {
    LB_JOURNAL_FINISHED, /* of statement 0: nothing ran yet */
    LB_JOURNAL_STARTED,
    LB_JOURNAL_FAILED,
} lb_journal_state;

/* Borrows everything it points to; `has_row` and what follows are the row as last read or written.
 */
typedef struct lb_journal {
    lb_lock *lock;
    lb_connection *connection;
    const lb_version_table *table;
    lb_str schema; /* that the version table is in; may be empty */
    const lb_log *log;
    bool has_row;
    lb_str revision, direction;
    size_t statement;
    lb_journal_state state;
    uint64_t hash;
} lb_journal;

/* Reads the row, if there is one; the table exists. Texts are in the arena. */
lb_code lb_journal_read(lb_journal *journal, lb_arena *arena, lb_error *error);
/* An unfinished revision comes before anything else: fails unless the row, if any, is that of the
   step (NULL: no step is left). A stamp is free to follow. */
lb_code lb_journal_check(const lb_journal *journal, const lb_step *step, lb_error *error);
/* Inside a transaction: makes the table and the row where they are absent, after which
   lb_journal_run() may be called. `is_there`: the table is. */
lb_code lb_journal_open(lb_journal *journal, bool is_there, const lb_step *step, lb_error *error);
/* Outside a transaction: runs the statements that are not finished, each by itself. Fails when the
   part of the body that ran was edited since. */
lb_code lb_journal_run(lb_journal *journal, const lb_body *body, lb_error *error);
/* Inside a transaction: takes the row out, and the table when it is empty then. */
lb_code lb_journal_close(lb_journal *journal, lb_error *error);

#endif
