/* SQLite's types and DDL: what the files of this folder share of it. */
#ifndef LB_DATABASE_SQLITE_DDL_H
#define LB_DATABASE_SQLITE_DDL_H

#include "database/ddl_rules.h"

extern const lb_type_spelling sqlite_types[LB_SQL_TYPE_COUNT];
extern const lb_ddl_rules sqlite_ddl_rules;

/* batch.c */
lb_code sqlite_batch_extras(struct lb_executor *executor, lb_arena *arena, lb_str table,
                            lb_batch_extras *out, lb_error *error);

#endif
