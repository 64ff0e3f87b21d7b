/*
 * Split: MySQL's scripts as single statements, by the rules of the mysql client: the delimiter ends
 * a statement, and DELIMITER changes it. Pure and thread-safe. Stands on script.h.
 */
#ifndef LB_DATABASE_MYSQL_SPLIT_H
#define LB_DATABASE_MYSQL_SPLIT_H

#include "database/script.h"

lb_code mysql_split(lb_arena *arena, lb_str script, lb_statements *out, lb_error *error);

#endif
