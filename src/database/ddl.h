/*
 * DDL: operations as statements of a dialect, to the byte as Alembic's and SQLAlchemy's compilers
 * write them.
 *
 * ANSI forms and the walk over an operation are here in database/; what a database does in its own
 * way is in its folder, behind lb_ddl_rules (a member of lb_dialect). Text only. Thread-safe.
 * Stands on operation/operation.h, type.h and expression.h.
 */
#ifndef LB_DATABASE_DDL_H
#define LB_DATABASE_DDL_H

#include "database/expression.h"
#include "database/type.h"
#include "operation/operation.h"

typedef struct lb_ddl_options {
    bool is_offline;         /* --sql: what asks the database is left out, text ends differ */
    unsigned server_version; /* 0: unknown: the newest that is supported */
    bool literal_binds;      /* offline: values of bulk_insert are written */
    bool is_faithful;        /* called limbeck: where Alembic would lose something, do not */
    bool has_driver_style;   /* offline, where env.py leaves the driver's parameter style as it is:
                                %(name)s or ?; in the first case every % is written twice */
    bool rows_apart;         /* bulk_insert writes an INSERT for each row, as it does offline */
    lb_map *types; /* the types that tables of this run have brought along: they are created
                      once. NULL: remembered for one operation only */
} lb_ddl_options;

/* Takes the statements, one after another, without a semicolon. */
typedef struct lb_ddl_sink {
    lb_code (*statement)(void *context, lb_str sql, lb_error *error);
    void *context;
} lb_ddl_sink;

/* Hands all statements of the operation to the sink. LB_ERR_SCRIPT with the class and words of
   SQLAlchemy or Alembic (kind "CompileError", "NotImplementedError": "No support for ALTER of
   constraints in SQLite dialect. Please refer to the batch mode feature ...") for what the dialect
   cannot do. LB_OP_MODIFY_TABLE runs its operations one by one; a batch that has to make the table
   anew, of a database that is to be asked for it, is batch.h's subject. */
lb_code lb_ddl_write(const lb_dialect *dialect, const lb_ddl_options *options,
                     const lb_operation *operation, const lb_ddl_sink *sink, lb_error *error);

/* Pieces, for renderers and `limbeck schema`. */
lb_code lb_ddl_write_column(lb_text *out, const lb_dialect *dialect, const lb_schema_column *column,
                            lb_error *error);
lb_code lb_ddl_write_constraint(lb_text *out, const lb_dialect *dialect,
                                const lb_constraint *constraint, lb_error *error);
/* What follows DEFAULT; false where there is none. */
lb_code lb_ddl_write_default(lb_text *out, const lb_dialect *dialect,
                             const lb_schema_column *column, bool *has_default, lb_error *error);

#endif
