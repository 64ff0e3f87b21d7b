/* MySQL's types and DDL: what the files of this folder share of it. */
#ifndef LB_DATABASE_MYSQL_DDL_H
#define LB_DATABASE_MYSQL_DDL_H

#include "database/ddl_rules.h"

extern const lb_type_spelling mysql_types[LB_SQL_TYPE_COUNT];
extern const lb_ddl_rules mysql_ddl_rules, mariadb_ddl_rules;

lb_code mysql_alter_column(lb_ddl *ddl, const lb_operation *operation, lb_error *error);
lb_code mysql_table_end(lb_ddl *ddl, lb_text *out, const lb_table *table, lb_error *error);
lb_code mysql_create_index(lb_ddl *ddl, lb_text *out, const lb_operation *operation,
                           const lb_schema_index *index, bool if_not_exists, lb_error *error);
lb_code mysql_drop_index(lb_ddl *ddl, lb_text *out, const lb_operation *operation,
                         const lb_schema_index *index, bool if_exists, lb_error *error);
/* An option of the dialect itself; of MySQL's name where MariaDB's is not given. */
const lb_option *mysql_option(lb_ddl *ddl, const lb_options *options, const char *key,
                              bool falls_back);

#endif
