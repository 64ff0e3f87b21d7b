/*
 * Fake: a database for the tests of migrate, without a server.
 *
 * It knows as much SQL as migrate itself sends (the version table, the journal, advisory locks,
 * timeouts), records every other statement as one that ran, and takes all of it back on a rollback.
 * A call of the driver that a test picks fails; a statement with the word FAILS in it is refused.
 */
#ifndef LB_TESTS_UNIT_MIGRATE_FAKE_H
#define LB_TESTS_UNIT_MIGRATE_FAKE_H

#include "database/database.h"

enum { FAKE_ROWS = 8, FAKE_RAN = 64 };

typedef struct fake_journal {
    bool has_table, has_row;
    char revision[40], direction[12], state[12], hash[20];
    int statement;
} fake_journal;

/* What a rollback takes back. */
typedef struct fake_content {
    bool has_table;
    size_t row_count;
    char rows[FAKE_ROWS][40];
    size_t ran_count;
    char ran[FAKE_RAN][80];
    fake_journal journal;
} fake_content;

struct fake {
    lb_connection connection;
    lb_dialect dialect; /* a copy, with the fake's driver */
    fake_content now, before;
    lb_transaction transaction;
    bool is_locked; /* by the session */
    bool is_pooled; /* behind a transaction pooler */
    size_t calls;
    size_t fail_at;                       /* the call that fails, from 1; 0: none */
    lb_code fail_code;                    /* with this; LB_ERR_CONNECTION loses the connection */
    const char *sqlstate;                 /* of a statement that FAILS; NULL: "42601" */
    size_t fail_times;                    /* how often a statement FAILS; at first: always */
    size_t busy;                          /* how many tries for the lock are in vain */
    void (*on_locked)(struct fake *fake); /* when the lock is taken: what another run did before */
    size_t on_locked_after;               /* not the first, but after so many */
    lb_text log;                          /* every statement, a line each; pipelines in brackets */
};

/* A dialect's name: "postgresql" or "sqlite". */
void fake_init(struct fake *fake, const char *dialect);
void fake_free(struct fake *fake);
void fake_set_rows(struct fake *fake, const char *rows); /* "a b"; NULL: no table */
/* "a b", or "-" without a table. */
const char *fake_rows(struct fake *fake, lb_text *out);
/* The other statements that ran and were not rolled back, "one; two". */
const char *fake_ran(struct fake *fake, lb_text *out);

#endif
