/*
 * Table_sql: what SQLAlchemy finds in the text of a CREATE TABLE or CREATE INDEX, which SQLite
 * keeps as it was typed: names of constraints, CHECKs, options of foreign keys.
 *
 * It looks with regular expressions, and so does this: what they miss, or take wrongly, is to be
 * missed here too. The patterns are compiled when first used, and belong to the reader. Stands on
 * base/pcre.h.
 */
#ifndef LB_DATABASE_SQLITE_TABLE_SQL_H
#define LB_DATABASE_SQLITE_TABLE_SQL_H

#include "base/arena.h"
#include "base/pcre.h"
#include "base/vector.h"

typedef enum sqlite_pattern {
    SQLITE_PRIMARY_KEY,
    SQLITE_FOREIGN_KEY,
    SQLITE_UNIQUE,
    SQLITE_INLINE_UNIQUE,
    SQLITE_CHECK,
    SQLITE_PREDICATE,
    SQLITE_BODY,
    SQLITE_COLUMNS,
    SQLITE_PATTERN_COUNT,
} sqlite_pattern;

typedef struct sqlite_table_sql {
    lb_pcre pcre;
    bool is_open;
    pcre2_code *codes[SQLITE_PATTERN_COUNT];
    lb_arena *arena; /* of what is returned */
} sqlite_table_sql;

typedef struct sqlite_parsed_key {
    lb_str name; /* ptr NULL: none */
    lb_str_vector columns;
    lb_str referent; /* foreign keys */
    lb_str_vector referent_columns;
    lb_str on_delete, on_update, initially; /* ptr NULL: none */
    bool has_deferrable, is_deferrable;
} sqlite_parsed_key;
typedef LB_VECTOR(sqlite_parsed_key) sqlite_parsed_keys;

typedef struct sqlite_parsed_check {
    lb_str name, sql;
} sqlite_parsed_check;
typedef LB_VECTOR(sqlite_parsed_check) sqlite_parsed_checks;

/* LB_ERR_UNSUPPORTED where PCRE2 is missing. */
lb_code sqlite_table_sql_open(sqlite_table_sql *reader, lb_arena *arena, lb_error *error);
void sqlite_table_sql_free(sqlite_table_sql *reader);

/* ptr NULL where there is none. */
lb_str sqlite_parse_primary_key(sqlite_table_sql *reader, lb_str sql);
void sqlite_parse_foreign_keys(sqlite_table_sql *reader, lb_str sql, sqlite_parsed_keys *out);
/* Those of the table, then those written at columns. */
void sqlite_parse_uniques(sqlite_table_sql *reader, lb_str sql, sqlite_parsed_keys *out);
/* By name, those without one last. */
void sqlite_parse_checks(sqlite_table_sql *reader, lb_str sql, sqlite_parsed_checks *out);
/* The expression of a generated column; "" where it is not found. */
lb_str sqlite_parse_computed(sqlite_table_sql *reader, lb_str sql, lb_str column);
/* What follows WHERE in a CREATE INDEX; ptr NULL where it is not found. */
lb_str sqlite_parse_predicate(sqlite_table_sql *reader, lb_str sql);

#endif
