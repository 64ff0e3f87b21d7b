/*
 * Split: SQLite's scripts as single statements.
 *
 * By the tokens of SQLite, and by the rule of sqlite3_complete() for where a statement ends (a
 * trigger's body holds semicolons). sqlite3_prepare() ends a valid statement at the same place, but
 * needs the schema to exist. Pure and thread-safe. Stands on script.h.
 */
#ifndef LB_DATABASE_SQLITE_SPLIT_H
#define LB_DATABASE_SQLITE_SPLIT_H

#include "database/script.h"

lb_code sqlite_split(lb_arena *arena, lb_str script, lb_statements *out, lb_error *error);

#endif
