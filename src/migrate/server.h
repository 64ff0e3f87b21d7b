/*
 * Server: what a run asks of a database in that database's own words: which tables are there, and
 * timeouts of a transaction. A row of constants for each database that limbeck can connect to.
 * Stands on database/database.h.
 */
#ifndef LB_MIGRATE_SERVER_H
#define LB_MIGRATE_SERVER_H

#include "database/database.h"

typedef struct lb_server {
    const char *dialect;
    /* A query whose rows are (schema, name) of those of the tables that are there. `schema` empty:
       what an unqualified name finds, and a further row (schema, NULL) names the schema that a new
       table would be in. */
    void (*find_tables)(lb_text *out, const lb_dialect *dialect, lb_str schema, const lb_str *names,
                        size_t count);
    /* Settings for SET and SET LOCAL, in milliseconds; NULL: the database has none. */
    const char *lock_timeout, *statement_timeout;
    /* SQLSTATE of a statement that ran into lock_timeout; empty: none. */
    const char *lock_timeout_state;
    /* SQLSTATEs of statements that do not run inside a transaction. */
    const char *outside_states[2];
    /* Around a table's name: keeps everyone off the table until the transaction's end. */
    const char *exclude[2];
} lb_server;

/* LB_ERR_UNSUPPORTED for a database that a run cannot work on yet. */
lb_code lb_server_find(const lb_dialect *dialect, const lb_server **out, lb_error *error);

#endif
