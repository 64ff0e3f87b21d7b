/*
 * Compare: the operations that make what a database has into what the models want, by Alembic's
 * rules and in its order.
 *
 * The database's schema is reflected whole before. What only the project can say (its callbacks in
 * env.py) and what only the server can say (whether two defaults are equal) is asked through
 * functions of the caller. Operations point into the two schemas, which must live as long as they.
 * Where Alembic's order follows a hash, the order here is a stable one. Stands on schema, operation
 * and the dialect's texts.
 */
#ifndef LB_AUTOGENERATE_COMPARE_H
#define LB_AUTOGENERATE_COMPARE_H

#include "base/log.h"
#include "database/database.h"
#include "operation/operation.h"

/* What is compared: a bit for each of Alembic's plugins (autogenerate_plugins). */
enum {
    LB_COMPARE_SCHEMAS = 1,
    LB_COMPARE_TABLES = 2,
    LB_COMPARE_TYPES = 4,
    LB_COMPARE_CONSTRAINTS = 8, /* indexes, unique, foreign keys; NULL and NOT NULL */
    LB_COMPARE_DEFAULTS = 16,
    LB_COMPARE_COMMENTS = 32,
    LB_COMPARE_CHECKS = 64, /* named CHECKs, by their names */
    LB_COMPARE_ALL = 127,
};

typedef enum lb_compare_mode {
    LB_COMPARE_NEVER, /* compare_type=False */
    LB_COMPARE_ALWAYS,
    LB_COMPARE_ASK, /* a callable: the hook is asked, and where it says None the dialect's rule */
    LB_COMPARE_DECLARED, /* server defaults by meaning: where the models declare one; that they say
                            nothing of one that the database has means nothing */
} lb_compare_mode;

/* An object of a schema, for filters: exactly one pointer is set. */
typedef struct lb_compare_object {
    const lb_table *table;
    const lb_schema_column *column;
    const lb_schema_index *index;
    const lb_constraint *constraint;
} lb_compare_object;

/* The default of a column as both sides spell it; ptr NULL: none. */
typedef struct lb_compare_defaults {
    lb_str actual, desired;
} lb_compare_defaults;

/* Functions of the caller; each may be NULL. */
typedef struct lb_compare_hooks {
    void *context;
    /* env.py's include_name: of what the database has. Type "schema", "table", "column", "index",
       "unique_constraint", "foreign_key_constraint", "check_constraint". Texts with ptr NULL are
       None; `table` is NULL for schemas and tables. */
    lb_code (*include_name)(void *context, lb_str name, const char *type, lb_str schema,
                            lb_str table, bool *out, lb_error *error);
    /* env.py's include_object. compare_to is NULL where there is no counterpart. */
    lb_code (*include_object)(void *context, const lb_compare_object *object, lb_str name,
                              const char *type, bool is_reflected,
                              const lb_compare_object *compare_to, bool *out, lb_error *error);
    /* Modes LB_COMPARE_ASK. *out is LB_UNSET for None, LB_YES where they differ. */
    lb_code (*compare_type)(void *context, const lb_schema_column *actual,
                            const lb_schema_column *desired, lb_tristate *out, lb_error *error);
    lb_code (*compare_server_default)(void *context, const lb_schema_column *actual,
                                      const lb_schema_column *desired,
                                      const lb_compare_defaults *defaults, lb_tristate *out,
                                      lb_error *error);
    lb_str server_default_function; /* repr() of the callable, for the log */
    /* by_meaning: the tables as the database would have them, in its own words; NULL where it
       makes no such table. Their schemas are one and do not matter; their names differ. */
    lb_code (*make_twins)(void *context, const lb_table *const *desired, size_t count,
                          lb_table **out, lb_error *error);
    /* Runs a SELECT of one boolean. Without it, expressions that differ as text differ. */
    lb_code (*ask_server)(void *context, lb_str sql, bool *out, lb_error *error);
} lb_compare_hooks;

typedef struct lb_compare_options {
    const lb_dialect *dialect;
    unsigned parts; /* LB_COMPARE_* */
    lb_compare_mode types, server_defaults;
    bool include_schemas;
    bool by_meaning; /* not by Alembic's rules alone (compare_meaning.h) */
    lb_str version_table, version_table_schema; /* schema ptr NULL: none */
    lb_compare_hooks hooks;
    lb_log log; /* "Detected ..." of the loggers alembic.autogenerate.compare.*, and warnings */
} lb_compare_options;

/* Alembic's defaults: everything, types yes, server defaults no. */
lb_compare_options lb_compare_options_of(const lb_dialect *dialect);
/* The bits of autogenerate_plugins=["alembic.autogenerate.*", "~alembic.autogenerate.comments"].
   LB_ERR_COMMAND "Did not locate plugins: ..." for a pattern that names none. */
lb_code lb_compare_parts(const lb_str_vector *plugins, unsigned *out, lb_error *error);

/* by_meaning: enum types. What goes before and behind the changes of a comparison, there and back.
 */
typedef struct lb_enum_steps {
    lb_operations before_up, after_up, before_down, after_down;
} lb_enum_steps;
void lb_compare_enums(lb_arena *arena, const lb_compare_options *options, lb_connection *connection,
                      const lb_schema *const *desired, size_t desired_count,
                      const lb_schema *actual, const lb_operations *changes, lb_enum_steps *out);

/* Whether the database has to make a table anew to alter a constraint or a column (batch mode). */
bool lb_compare_rebuilds_tables(const lb_compare_options *options);

/* The lines with which Alembic says what will be compared. */
void lb_compare_log_parts(const lb_compare_options *options);

/* `desired`: one schema for each MetaData. `actual` is brought into the form that Alembic sees (a
   SERIAL's default taken off, its names marked as final). */
lb_code lb_compare_schemas(lb_arena *arena, const lb_compare_options *options,
                           const lb_schema *const *desired, size_t desired_count, lb_schema *actual,
                           lb_operations *out, lb_error *error);

#endif
