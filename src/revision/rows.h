/*
 * Rows: the version table while a plan is made: what each step inserts, updates and deletes.
 *
 * Alembic decides by the set of rows and, where branches meet or part, by what the other rows
 * already imply (everything below them); a cover answers the latter.
 */
#ifndef LB_REVISION_ROWS_H
#define LB_REVISION_ROWS_H

#include "revision/cover.h"
#include "revision/plan.h"
#include "revision/query.h"

typedef struct lb_rows {
    lb_query *query;
    lb_arena *arena;       /* of the plan: the changes are made there */
    bool *has;             /* by order: the table has a row with this identifier */
    size_t count;          /* of the rows */
    lb_str_vector foreign; /* rows that are no identifier in full (partial ones, labels) */
    lb_cover cover;
} lb_rows;

bool lb_rows_start(lb_rows *rows, lb_query *query, lb_arena *arena, const lb_str_vector *current);
void lb_rows_end(lb_rows *rows);

bool lb_rows_upgrade(lb_rows *rows, const lb_revision *revision, lb_step *step);
bool lb_rows_downgrade(lb_rows *rows, const lb_revision *revision, lb_step *step);
/* A stamp from `from` (none: a new branch) to `to` (NULL: base). */
bool lb_rows_stamp(lb_rows *rows, const lb_revision_vector *from, const lb_revision *to,
                   bool is_upgrade, bool is_branch_move, lb_step *step);
/* Adds the rows, sorted. */
void lb_rows_list(const lb_rows *rows, lb_str_vector *out);

#endif
