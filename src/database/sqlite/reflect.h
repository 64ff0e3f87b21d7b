/*
 * Reflect: what the parts of SQLite's reflection share. Rows of the pragmas come into one
 * sqlite_seen a table; when a schema's are all there, its tables are put together from them and
 * from the text of their CREATE TABLE.
 */
#ifndef LB_DATABASE_SQLITE_REFLECT_H
#define LB_DATABASE_SQLITE_REFLECT_H

#include "database/reflect.h"
#include "database/sqlite/sqlite.h"
#include "database/sqlite/table_sql.h"

typedef struct sqlite_seen_index {
    lb_str name, sql; /* ptr NULL: made for a constraint */
    bool is_unique, is_partial, has_expression;
    bool is_of_unique; /* made for UNIQUE, not for a primary key */
    lb_index_elements elements;
} sqlite_seen_index;

/* One row of foreign_key_list. */
typedef struct sqlite_seen_key {
    int64_t id;
    lb_str table, column, referent; /* referent.ptr NULL: the other's primary key */
    lb_str on_update, on_delete, match;
} sqlite_seen_key;

typedef struct sqlite_seen {
    lb_table *table;
    LB_VECTOR(sqlite_seen_index) indexes;
    LB_VECTOR(sqlite_seen_key) keys;
    lb_str_vector primary_key; /* by position */
} sqlite_seen;

typedef struct sqlite_reader {
    const lb_reflect_options *options;
    lb_executor *executor;
    lb_schema *schema;
    lb_arena *arena;     /* of the schema */
    lb_str table_schema; /* of the tables that are read now; ptr NULL: the default */
    lb_map seen;         /* by name: sqlite_seen */
    lb_map types;        /* by what was declared: lb_sql_type */
    lb_map index_sql;    /* by name: lb_str */
    lb_map primary_keys; /* of tables that foreign keys name without columns: lb_str_vector */
    lb_map wanted;       /* names, where there are too many for the query */
    sqlite_table_sql parser;
} sqlite_reader;

/* reflect_type.c */
const lb_sql_type *sqlite_type_of(sqlite_reader *reader, lb_str declared);
/* reflect_constraints.c: from what was seen, to the table. */
void sqlite_add_constraints(sqlite_reader *reader, const sqlite_seen *seen);
/* reflect_definition.c: what only the whole definition tells, for the faithful reading. */
void sqlite_add_definition(sqlite_reader *reader, const sqlite_seen *seen);
void sqlite_warn(sqlite_reader *reader, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

lb_code sqlite_reflect(lb_executor *executor, const lb_reflect_options *options, lb_schema **out,
                       lb_error *error);
lb_code sqlite_reflect_names(lb_executor *executor, const lb_reflect_list *list, lb_arena *arena,
                             lb_str_vector *out, lb_error *error);

#endif
