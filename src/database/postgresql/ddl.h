/* PostgreSQL's types and DDL: what the files of this folder share of it. */
#ifndef LB_DATABASE_POSTGRESQL_DDL_H
#define LB_DATABASE_POSTGRESQL_DDL_H

#include "database/ddl_rules.h"

extern const lb_type_spelling pg_types[LB_SQL_TYPE_COUNT];
extern const lb_ddl_rules pg_ddl_rules;

/* The name of an ENUM or a DOMAIN. */
lb_code pg_type_name(lb_text *out, const lb_dialect *dialect, const lb_sql_type *type,
                     lb_error *error);
lb_code pg_create_type(lb_ddl *ddl, const lb_sql_type *type, bool is_drop, lb_error *error);
lb_code pg_create_index(lb_ddl *ddl, lb_text *out, const lb_operation *operation,
                        const lb_schema_index *index, bool if_not_exists, lb_error *error);
lb_code pg_drop_index(lb_ddl *ddl, lb_text *out, const lb_operation *operation,
                      const lb_schema_index *index, bool if_exists, lb_error *error);
lb_code pg_constraint(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint, lb_error *error);
lb_code pg_include(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint, lb_error *error);
lb_code pg_exclude(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint, lb_error *error);
lb_code pg_on_delete(lb_text *out, lb_str action, lb_error *error);
lb_code pg_alter_column(lb_ddl *ddl, const lb_operation *operation, lb_error *error);
lb_code pg_column_identity(lb_ddl *ddl, const lb_operation *operation, lb_error *error);

#endif
