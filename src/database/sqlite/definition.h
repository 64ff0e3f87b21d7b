/*
 * Definition: a CREATE TABLE taken apart by SQLite's own grammar, for what neither the pragmas nor
 * SQLAlchemy's regular expressions (table_sql.h) tell: collations, AUTOINCREMENT, ON CONFLICT,
 * generated columns, STRICT, WITHOUT ROWID.
 *
 * Texts point into the statement, names without quotes belong to the arena. Stands on base.
 */
#ifndef LB_DATABASE_SQLITE_DEFINITION_H
#define LB_DATABASE_SQLITE_DEFINITION_H

#include "base/arena.h"
#include "base/vector.h"

/* Texts have ptr NULL where there is nothing. */
typedef struct sqlite_column_definition {
    lb_str name, collation;
    lb_str computed; /* between the parentheses of AS (...) */
    lb_str not_null_conflict, primary_key_conflict, unique_conflict;
    bool is_autoincrement, is_deferrable;
    lb_str initially;
} sqlite_column_definition;
typedef LB_VECTOR(sqlite_column_definition) sqlite_column_definitions;

typedef struct sqlite_check_definition {
    lb_str name, sql;
} sqlite_check_definition;

typedef struct sqlite_definition {
    sqlite_column_definitions columns;
    LB_VECTOR(sqlite_check_definition) checks; /* of columns too, as they stand */
    bool is_strict, is_without_rowid;
} sqlite_definition;

/* What it does not understand is skipped. */
void sqlite_definition_parse(lb_arena *arena, lb_str sql, sqlite_definition *out);
/* NULL where there is none; names compare without case. */
const sqlite_column_definition *sqlite_definition_find(const sqlite_definition *definition,
                                                       lb_str column);

#endif
