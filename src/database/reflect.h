/*
 * Reflect: the schema that a database has, read from its catalog in a fixed number of queries
 * whatever the number of tables.
 *
 * Each database has a reflect.c in its folder behind lb_dialect.reflect. Stands on schema/schema.h
 * and database.h.
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
    /* Schemas to read; an empty text is the default schema, whose tables then have no schema.
       count 0: the default schema alone. */
    const lb_str *schemas;
    size_t schema_count;
    bool all_schemas; /* all but the system's own */
    /* Only these tables; count 0: all. */
    const lb_str *tables;
    size_t table_count;
    bool with_views; /* views are read as tables */
} lb_reflect_options;

/* The new schema is the caller's. The query runs through the executor, so in its transaction and
   behind what it has queued. */
lb_code lb_reflect(lb_executor *executor, const lb_reflect_options *options, lb_schema **out,
                   lb_error *error);

#endif
