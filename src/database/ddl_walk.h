/* DDL walk: the operations that ddl.c hands to the files that write them, and the steps they share.
 * Stands on ddl_rules.h. */
#ifndef LB_DATABASE_DDL_WALK_H
#define LB_DATABASE_DDL_WALK_H

#include "database/ddl_rules.h"

lb_code lb_ddl_create_table(lb_ddl *ddl, const lb_operation *operation, lb_error *error);
lb_code lb_ddl_drop_table(lb_ddl *ddl, const lb_operation *operation, lb_error *error);
lb_code lb_ddl_add_column(lb_ddl *ddl, const lb_operation *operation, lb_error *error);
lb_code lb_ddl_drop_column(lb_ddl *ddl, const lb_operation *operation, lb_error *error);
lb_code lb_ddl_alter_column(lb_ddl *ddl, const lb_operation *operation, lb_error *error);
lb_code lb_ddl_rename_table(lb_ddl *ddl, const lb_operation *operation, lb_error *error);
lb_code lb_ddl_drop_constraint(lb_ddl *ddl, const lb_operation *operation, lb_error *error);
lb_code lb_ddl_drop_index(lb_ddl *ddl, const lb_operation *operation, lb_error *error);
lb_code lb_ddl_sequence(lb_ddl *ddl, const lb_operation *operation, lb_error *error);
lb_code lb_ddl_schema(lb_ddl *ddl, const lb_operation *operation, lb_error *error);
lb_code lb_ddl_execute(lb_ddl *ddl, const lb_operation *operation, lb_error *error);
lb_code lb_ddl_bulk_insert(lb_ddl *ddl, const lb_operation *operation, lb_error *error);

/* Creates or drops the types that go with a table. */
lb_code lb_ddl_table_types(lb_ddl *ddl, const lb_table *table, bool is_drop, lb_error *error);
/* A comment that is not there is dropped. */
lb_code lb_ddl_table_comment(lb_ddl *ddl, const lb_operation *operation, lb_str comment,
                             lb_error *error);
/* COMMENT ON COLUMN of the operation's table. */
lb_code lb_ddl_column_comment_of(lb_ddl *ddl, const lb_operation *operation,
                                 const lb_schema_column *column, lb_error *error);
/* The CHECKs that were written at the column. */
lb_code lb_ddl_column_constraints(lb_ddl *ddl, lb_text *out, const lb_schema_column *column,
                                  lb_error *error);
bool lb_ddl_is_written_at_column(const lb_constraint *constraint);

#endif
