/*
 * Batch_table: the table of a batch on its way from what it is to what it shall be. Inner header of
 * batch.c and batch_table.c.
 *
 * Columns keep the name that they had as their key, whatever they are called in the end. Nothing of
 * the old table is changed: what changes is copied into the arena first.
 */
#ifndef LB_DATABASE_BATCH_TABLE_H
#define LB_DATABASE_BATCH_TABLE_H

#include "database/batch.h"
#include "database/ddl_rules.h"

typedef struct batch_column {
    lb_str key;
    lb_schema_column *column;             /* a copy */
    bool is_new;                          /* no rows are copied into it */
    LB_VECTOR(const lb_sql_type *) casts; /* of the values, one around the other */
    const lb_constraint *type_check;      /* that its type brings along; NULL */
} batch_column;

typedef struct batch_pair {
    lb_str before, after;
} batch_pair;

typedef struct batch_state {
    lb_arena *arena;
    lb_ddl *ddl; /* dialect, rules, options */
    const lb_batch *batch;
    const lb_table *table; /* the old one */
    bool is_reflected;
    LB_VECTOR(batch_column *) columns;
    lb_str_vector existing; /* keys of the old table's columns that are still there, in order */
    lb_constraints named, unnamed;
    lb_schema_indexes indexes, new_indexes;
    LB_VECTOR(batch_pair) order; /* that added columns asked for */
} batch_state;

/* Takes the old table apart. */
void batch_begin(batch_state *state);
/* Carries one operation out on the state. */
lb_code batch_change(batch_state *state, const lb_operation *operation, lb_error *error);
/* The new table under the temporary name; its indexes are only those that Alembic lets CREATE TABLE
   bring along. */
lb_code batch_new_table(batch_state *state, lb_table **out, lb_error *error);
/* What is created once the new table has the old name. */
lb_code batch_indexes(batch_state *state, lb_schema_indexes *out, lb_error *error);
lb_code batch_fail_key(lb_str key, lb_error *error);
/* NULL where there is none. */
batch_column *batch_find(const batch_state *state, lb_str key);

#endif
