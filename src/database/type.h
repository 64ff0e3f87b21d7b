/*
 * Type: how a dialect spells a column type in DDL: String(20) is VARCHAR(20), JSON is JSON on
 * PostgreSQL and JSON on SQLite, Uuid is CHAR(32) where there is no such type.
 *
 * Thread-safe. Stands on sql/type.h and database.h.
 */
#ifndef LB_DATABASE_TYPE_H
#define LB_DATABASE_TYPE_H

#include "database/database.h"
#include "sql/type.h"

/* Adds the text. LB_ERR_SCRIPT (kind "CompileError") for a type that the dialect cannot spell:
   VARCHAR without a length on MySQL, a type of another database. */
lb_code lb_type_write(lb_text *out, const lb_dialect *dialect, const lb_sql_type *type,
                      lb_error *error);
/* A type with the column that it is for, whose options may change it (SERIAL, collations). */

#endif
