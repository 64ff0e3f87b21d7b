/*
 * Batch: `with op.batch_alter_table(...)` where the table has to be made anew, as SQLite needs it
 * for most changes: a new table under another name, the rows copied over, the old one dropped, the
 * new one renamed.
 *
 * The old table is what copy_from says, or what the database has. Statements, their order and what
 * gets lost are Alembic's. Stands on operation/operation.h, ddl.h and reflect.h.
 */
#ifndef LB_DATABASE_BATCH_H
#define LB_DATABASE_BATCH_H

#include "database/ddl.h"
#include "database/executor.h"

/* Whether the operation, an LB_OP_MODIFY_TABLE, makes the table anew. */
bool lb_batch_recreates(const lb_dialect *dialect, const lb_operation *operation);

/* Hands all statements of an LB_OP_MODIFY_TABLE to the sink, whether or not the table is made anew.
   With an executor that is connected, which the sink is to write to, the table is read from its
   database, and where copying fails the new table is dropped again; without (NULL), a table that
   is not in copy_from fails: LB_ERR_COMMAND. Other errors are LB_ERR_SCRIPT with the class and
   words of Alembic ("No such constraint: 'x'", ValueError). */
lb_code lb_batch_write(lb_executor *executor, const lb_dialect *dialect,
                       const lb_ddl_options *options, const lb_operation *operation,
                       const lb_ddl_sink *sink, lb_error *error);

#endif
