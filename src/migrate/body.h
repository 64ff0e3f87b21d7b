/*
 * Body: the statements of a .sql revision in one direction, with the options of its marker.
 *
 * A body is read from its file when it is needed and freed soon after: a plan of ten thousand steps
 * does not keep ten thousand scripts. Stands on revision/sql_file.h and database/database.h.
 */
#ifndef LB_MIGRATE_BODY_H
#define LB_MIGRATE_BODY_H

#include "database/database.h"
#include "revision/plan.h"

typedef struct lb_body {
    lb_arena arena;                                /* owns everything below */
    const char *file;                              /* for errors */
    lb_statements statements;                      /* line and column are those of the file */
    bool is_transactional;                         /* false: marked "transaction:false" */
    int64_t lock_timeout_ms, statement_timeout_ms; /* of the marker; -1: not given */
} lb_body;

/* Reads, splits and checks a step's script: a section that is missing or cannot be split, an
   unknown option, COMMIT and its like, statements that must not stand in a transaction.
   Errors: LB_ERR_SCRIPT (LB_ERR_FILE), with the place in the file. */
lb_code lb_body_read(lb_body *out, const lb_dialect *dialect, const lb_step *step, lb_error *error);
void lb_body_free(lb_body *body);
/* The i-th statement with its place. */
lb_command lb_body_command(const lb_body *body, size_t index);

#endif
