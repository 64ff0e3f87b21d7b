/*
 * Border operation: what the guest asks of a database as lb_operations. Inner header.
 *
 * Each function takes the arguments of the function of _operation that it stands behind (see the
 * table in operation.c) and returns an operation in the border's arena, or NULL with an exception
 * raised. `args` are as long as that table says.
 */
#ifndef LB_SQLALCHEMY_BORDER_OPERATION_H
#define LB_SQLALCHEMY_BORDER_OPERATION_H

#include "database/ddl.h"
#include "sqlalchemy/border.h"

lb_operation *lb_border_create_table(const lb_border *border, lb_value *args);
lb_operation *lb_border_drop_table(const lb_border *border, lb_value *args);
lb_operation *lb_border_rename_table(const lb_border *border, lb_value *args);
lb_operation *lb_border_add_column(const lb_border *border, lb_value *args);
/* What the program fills a column with that a row leaves out. Offline nobody asks it: NULL. */
bool lb_border_client_default(const lb_border *border, lb_value column, lb_value type,
                              const lb_sql_type *sql_type, lb_literal *out);
lb_operation *lb_border_drop_column(const lb_border *border, lb_value *args);
lb_operation *lb_border_alter_column(const lb_border *border, lb_value *args);
lb_operation *lb_border_create_index(const lb_border *border, lb_value *args);
lb_operation *lb_border_drop_index(const lb_border *border, lb_value *args);
lb_operation *lb_border_add_constraint(const lb_border *border, lb_value *args);
lb_operation *lb_border_drop_constraint(const lb_border *border, lb_value *args);
lb_operation *lb_border_create_table_comment(const lb_border *border, lb_value *args);
lb_operation *lb_border_drop_table_comment(const lb_border *border, lb_value *args);
lb_operation *lb_border_create_column_comment(const lb_border *border, lb_value *args);
lb_operation *lb_border_drop_column_comment(const lb_border *border, lb_value *args);
lb_operation *lb_border_create_type(const lb_border *border, lb_value *args);
lb_operation *lb_border_drop_type(const lb_border *border, lb_value *args);
lb_operation *lb_border_create_sequence(const lb_border *border, lb_value *args);
lb_operation *lb_border_drop_sequence(const lb_border *border, lb_value *args);
lb_operation *lb_border_create_schema(const lb_border *border, lb_value *args);
lb_operation *lb_border_drop_schema(const lb_border *border, lb_value *args);
lb_operation *lb_border_bulk_insert(const lb_border *border, lb_value *args);
/* table, schema, settings (a dict), steps: alembic.operations.batch has them. */
lb_operation *lb_border_batch(const lb_border *border, lb_value *args);
lb_operation *lb_border_execute(const lb_border *border, lb_value *args);

/* Writes the operation as statements of the running dialect and hands them to the executor. None,
   or NULL with an exception raised. */
lb_value lb_guest_run_operation(lb_guest *guest, const lb_operation *operation);

#endif
