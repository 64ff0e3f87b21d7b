/*
 * Journal: how far a revision that runs outside a transaction has come.
 *
 * The table limbeck_journal stands beside the version table while such a revision is unfinished. It
 * has one row for a version table:
 *
 *     version_table | revision | direction | statement | state | hash
 *
 * `statement` counts the statements that were dealt with; `state` is what is known of the last of
 * them; `hash` is one of the texts up to and including it, so that an edited script shows. A
 * statement that may stand in a transaction commits together with its row, so it is always known
 * whether it ran. Only of a statement that the database refuses to run in a transaction may it be
 * unknown; then the journal finds out where it can (CREATE INDEX CONCURRENTLY leaves an invalid
 * index, which is dropped and built again) and else says where the run stands.
 *
 * Only the holder of the session's lock (lock.h) uses the journal. Stands on body.h.
 */
#ifndef LB_MIGRATE_JOURNAL_H
#define LB_MIGRATE_JOURNAL_H

#include "migrate/body.h"
#include "migrate/version_table.h"

#define LB_JOURNAL_TABLE "limbeck_journal"

typedef enum lb_journal_state {
    LB_JOURNAL_FINISHED, /* the statement ran; 0 statements: nothing did yet */
    LB_JOURNAL_STARTED,  /* it was sent, and nobody knows */
    LB_JOURNAL_FAILED,   /* the database refused it */
} lb_journal_state;

typedef struct lb_journal {
    lb_connection *connection;
    const lb_version_table *table;
    const lb_log *log;
    /* The row. */
    bool has_row;
    lb_str revision, direction;
    size_t statement;
    lb_journal_state state;
    lb_str hash;
} lb_journal;

/* Reads the row of an unfinished run; `has_table` as lb_version_state says. Texts are in the arena.
 */
lb_code lb_journal_read(lb_journal *journal, bool has_table, lb_arena *arena, lb_error *error);
/* Fails unless the row, if any, is that of the plan's next step: an unfinished revision comes
   before anything else. */
lb_code lb_journal_check(const lb_journal *journal, const lb_plan *plan, size_t next,
                         lb_error *error);
/* Runs the statements of the body that are not yet finished, each by itself, after making the
   table where it is absent. On failure the row says where it stopped. */
lb_code lb_journal_run(lb_journal *journal, const lb_step *step, const lb_body *body,
                       lb_error *error);
/* Inside a transaction: forgets the row, and the table when no other row is in it. */
lb_code lb_journal_close(lb_journal *journal, lb_error *error);

#endif
