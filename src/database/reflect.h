/*
 * Reflect: the schema that a database has, read from its catalog in a fixed number of queries
 * whatever the number of tables.
 *
 * Names, texts and what is seen at all are what SQLAlchemy's inspector of that database gives, in
 * its order (columns as they stand in the table, constraints and indexes by name), unless
 * is_faithful asks for everything. Each database has a reflect.c in its folder behind
 * lb_dialect.reflect. Stands on schema/schema.h and database.h.
 */
#ifndef LB_DATABASE_REFLECT_H
#define LB_DATABASE_REFLECT_H

#include "database/database.h"
#include "database/executor.h"
#include "schema/schema.h"

enum {
    LB_REFLECT_COLUMNS = 1,
    LB_REFLECT_CONSTRAINTS = 2, /* primary keys, unique, foreign keys, checks, exclusions */
    LB_REFLECT_INDEXES = 4,
    LB_REFLECT_COMMENTS = 8,
    LB_REFLECT_SEQUENCES = 16,
    LB_REFLECT_TYPES = 32,  /* enums, domains */
    LB_REFLECT_TABLES = 63, /* all of the above */
};

typedef struct lb_reflect_options {
    unsigned parts; /* LB_REFLECT_* */
    /* Schemas to read; an empty text is the default schema, whose tables then have no schema
       (PostgreSQL: all that is visible without one). count 0: the default schema alone. */
    const lb_str *schemas;
    size_t schema_count;
    bool all_schemas; /* the default schema and all others but the system's own */
    /* Only these tables, be they views, foreign or temporary; count 0: all tables. */
    const lb_str *tables;
    size_t table_count;
    bool with_views; /* views are read as tables */
    /* Also what SQLAlchemy does not see: exclusion constraints, deferrable unique constraints,
       storage options; SQLite: CHECKs over several lines, expression indexes, COLLATE, triggers. */
    bool is_faithful;
} lb_reflect_options;

/* The new schema is the caller's. The queries run through the executor, so in its transaction and
   behind what it has queued. LB_ERR_UNSUPPORTED offline, and where the dialect cannot. */
lb_code lb_reflect(lb_executor *executor, const lb_reflect_options *options, lb_schema **out,
                   lb_error *error);
/* The same without an executor. */
lb_code lb_reflect_connection(lb_connection *connection, const lb_reflect_options *options,
                              lb_schema **out, lb_error *error);

/* The methods of an executor that is no more than a connection, for the functions here. */
lb_code lb_reflect_flush_nothing(lb_executor *executor, lb_error *error);
lb_code lb_reflect_select_at_once(lb_executor *executor, const lb_query *query, lb_cursor **out,
                                  lb_error *error);
#define LB_REFLECT_METHODS                                                     \
    {                                                                          \
        .flush = lb_reflect_flush_nothing, .select = lb_reflect_select_at_once \
    }

typedef enum lb_reflect_names_kind {
    LB_REFLECT_NAMES_SCHEMAS,
    LB_REFLECT_NAMES_TABLES,
    LB_REFLECT_NAMES_TEMPORARY_TABLES,
    LB_REFLECT_NAMES_FOREIGN_TABLES,
    LB_REFLECT_NAMES_VIEWS,
    LB_REFLECT_NAMES_TEMPORARY_VIEWS,
    LB_REFLECT_NAMES_MATERIALIZED_VIEWS,
    LB_REFLECT_NAMES_SEQUENCES,
    LB_REFLECT_NAMES_RELATIONS,       /* everything that has columns */
    LB_REFLECT_NAMES_DEFAULT_SCHEMA,  /* one, or none */
    LB_REFLECT_NAMES_VIEW_DEFINITION, /* of the view `name`: one text, or none */
} lb_reflect_names_kind;

typedef struct lb_reflect_list {
    lb_reflect_names_kind kind;
    lb_str schema; /* ptr NULL: the default */
    lb_str name;
    bool with_internal; /* SQLite: sqlite_sequence and the like */
} lb_reflect_list;

/* Names in the order in which SQLAlchemy's inspector gives them; in the arena. */
lb_code lb_reflect_names(lb_executor *executor, const lb_reflect_list *list, lb_arena *arena,
                         lb_str_vector *out, lb_error *error);
/* For the dialects: the first column of the query's rows. A value that is NULL is left out. */
lb_code lb_reflect_first_column(lb_executor *executor, const lb_query *query, lb_arena *arena,
                                lb_str_vector *out, lb_error *error);

#endif
