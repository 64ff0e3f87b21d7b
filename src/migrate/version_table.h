/*
 * Version table: the table that says which revisions a database is at, one row for each head.
 *
 * Made, read and changed exactly as Alembic does ("alembic_version"), so that both tools can be
 * used on one database in turn. This header has the SQL of it as text, for online and offline runs,
 * and reads its rows; when to change it is run.h's and offline.h's subject. Stands on
 * database/database.h and revision/plan.h.
 */
#ifndef LB_MIGRATE_VERSION_TABLE_H
#define LB_MIGRATE_VERSION_TABLE_H

#include "database/database.h"
#include "revision/plan.h"

#define LB_VERSION_TABLE_NAME "alembic_version"

/* Which table it is. Points into what the caller owns. */
typedef struct lb_version_table {
    lb_str name;          /* empty: LB_VERSION_TABLE_NAME */
    lb_str schema;        /* empty: the connection's own */
    bool has_primary_key; /* version_table_pk; Alembic's default is true */
} lb_version_table;

lb_str lb_version_table_name(const lb_version_table *table);

/* The statements, without a semicolon, as Alembic compiles them for the dialect. */
void lb_version_table_create(const lb_version_table *table, const lb_dialect *dialect,
                             lb_text *out);
void lb_version_table_purge(const lb_version_table *table, const lb_dialect *dialect, lb_text *out);
/* `is_offline`: an INSERT ends in RETURNING where Alembic's offline output has it. */
void lb_version_table_change(const lb_version_table *table, const lb_dialect *dialect,
                             const lb_version_change *change, bool is_offline, lb_text *out);
/* The error where a change does not change one row, without its end ("; 0 found"). Empty for an
   INSERT. */
void lb_version_table_expectation(const lb_version_table *table, const lb_version_change *change,
                                  lb_text *out);

/* What a database says. */
typedef struct lb_version_state {
    bool has_table;
    bool has_journal;   /* a run of a non-transactional revision was cut off (journal.h) */
    lb_str schema;      /* that the table is in, or would be created in; may be empty (SQLite) */
    lb_str_vector rows; /* in the order read */
} lb_version_state;

/* Creates nothing: without a table there are no rows. Texts are in the arena. */
lb_code lb_version_table_read(const lb_version_table *table, lb_connection *connection,
                              lb_arena *arena, lb_version_state *out, lb_error *error);
/* The rows alone, of a table that is there. */
lb_code lb_version_table_rows(const lb_version_table *table, lb_connection *connection,
                              lb_arena *arena, lb_str_vector *out, lb_error *error);

/* Sets of rows: the order does not count. */
bool lb_version_rows_equal(const lb_str_vector *a, const lb_str_vector *b);
/* What the rows are after a change: `rows` is changed in place, growing in the arena. */
void lb_version_rows_apply(lb_arena *arena, lb_str_vector *rows, const lb_version_change *change);

#endif
