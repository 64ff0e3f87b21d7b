/*
 * Schema: the model of a database schema: tables with their columns, constraints and indexes, and
 * what stands beside tables. Both the models of a project and what a database says become one, and
 * an operation (operation/operation.h) carries pieces of one.
 *
 * Everything belongs to one arena and is freed at once; pieces point to one another freely and are
 * not changed once others see them. Lists are in the order in which they were declared (or in which
 * the database keeps them). Names are as written, never folded. Stands on sql.
 */
#ifndef LB_SCHEMA_SCHEMA_H
#define LB_SCHEMA_SCHEMA_H

#include "base/map.h"
#include "base/text.h"
#include "sql/expression.h"

/* ---- Options -------------------------------------------------------------------------------- */

/* What a dialect alone understands: postgresql_using="gin", mysql_engine="InnoDB". */
typedef struct lb_option lb_option;
typedef LB_VECTOR(lb_option) lb_options;

typedef enum lb_option_kind {
    LB_OPTION_NONE, /* given as None */
    LB_OPTION_BOOLEAN,
    LB_OPTION_INTEGER,
    LB_OPTION_TEXT,
    LB_OPTION_EXPRESSION,
    LB_OPTION_LIST, /* items, their keys empty */
    LB_OPTION_MAP,  /* items with keys: postgresql_ops={"name": "gin_trgm_ops"} */
} lb_option_kind;

struct lb_option {
    lb_str key; /* as written, with the dialect: "postgresql_using" */
    lb_option_kind kind;
    bool boolean;
    int64_t integer;
    lb_str text; /* also that of an integer or a number */
    const lb_expression *expression;
    lb_options items;
    bool is_tuple; /* LIST: written as a tuple */
};

/* NULL where it was not given. The key is without the dialect ("using"). */
const lb_option *lb_option_find(const lb_options *options, lb_str dialect, const char *key);

/* ---- Columns -------------------------------------------------------------------------------- */

typedef enum lb_default_kind {
    LB_DEFAULT_NONE,
    LB_DEFAULT_STRING,     /* server_default="0": written as a literal */
    LB_DEFAULT_EXPRESSION, /* text("now()"), func.now() */
    LB_DEFAULT_FETCHED,    /* FetchedValue(): there is one, and nobody says which */
} lb_default_kind;

typedef struct lb_server_default {
    lb_default_kind kind;
    lb_str text;                     /* STRING */
    const lb_expression *expression; /* EXPRESSION */
    bool is_reflected;               /* the expression is the database's spelling */
} lb_server_default;

typedef struct lb_sequence_options {
    bool has_start, has_increment, has_minimum, has_maximum, has_cycle, has_cache, has_order;
    bool no_minimum, no_maximum, cycle, order;
    int64_t start, increment, minimum, maximum, cache;
} lb_sequence_options;

typedef struct lb_identity {
    bool always, has_on_null, on_null;
    lb_sequence_options options;
} lb_identity;

typedef enum lb_persisted { LB_PERSISTED_DEFAULT, LB_PERSISTED_YES, LB_PERSISTED_NO } lb_persisted;

typedef struct lb_computed {
    const lb_expression *expression;
    lb_persisted persisted;
} lb_computed;

typedef enum lb_autoincrement {
    LB_AUTOINCREMENT_AUTO,
    LB_AUTOINCREMENT_YES,
    LB_AUTOINCREMENT_NO,
    LB_AUTOINCREMENT_IGNORE_FK,
} lb_autoincrement;

typedef struct lb_sequence {
    lb_name schema, name;
    lb_sequence_options options;
    const lb_sql_type *type;
    bool is_optional, has_metadata;
    lb_str comment;
} lb_sequence;
typedef LB_VECTOR(lb_sequence *) lb_sequences;

typedef struct lb_table lb_table;
typedef struct lb_constraint lb_constraint;
typedef LB_VECTOR(lb_constraint *) lb_constraints;

typedef struct lb_schema_column {
    lb_name name;
    lb_str key; /* what models call it; equal to the name where nothing else was said */
    const lb_sql_type *type;
    bool is_nullable;
    bool is_nullable_given; /* nullable= was written (Alembic's autogenerate looks at it) */
    bool is_primary_key;
    bool is_system;
    bool has_default;                    /* a default that the program computes, or `sequence` */
    bool is_type_apart;                  /* batch: a changed type is not created with the table */
    const struct lb_expression *filling; /* batch: that default, for the rows of a new column */
    bool is_unique, is_indexed; /* the flags of Column(); the table's constraints and indexes have
                                   what they made */
    lb_autoincrement autoincrement;
    lb_server_default server_default;
    const lb_identity *identity;
    const lb_computed *computed;
    const lb_sequence *sequence; /* default=Sequence(...) */
    lb_str owned_sequence; /* reflected: the default is nextval() of this sequence, which belongs to
                              the column (SERIAL); ptr NULL */
    lb_str serial_sequence;     /* the same, once a comparison has taken the default for SERIAL's */
    lb_str comment;             /* ptr NULL: none */
    lb_str renamed_from;        /* info={"renamed_from": ...}; ptr NULL */
    lb_constraints constraints; /* CHECKs and foreign keys written at the column; those of a column
                                   in a table are in the table's list too */
    lb_options options;
    lb_table *table; /* NULL for a column alone */
    void *origin;    /* the maker's own object; not read here */
} lb_schema_column;
typedef LB_VECTOR(lb_schema_column *) lb_schema_columns;

/* ---- Constraints and indexes ---------------------------------------------------------------- */

typedef enum lb_constraint_kind {
    LB_CONSTRAINT_PRIMARY_KEY,
    LB_CONSTRAINT_UNIQUE,
    LB_CONSTRAINT_FOREIGN_KEY,
    LB_CONSTRAINT_CHECK,
    LB_CONSTRAINT_EXCLUDE,
} lb_constraint_kind;

typedef enum lb_tristate { LB_UNSET, LB_NO, LB_YES } lb_tristate;

/* One element of an exclusion constraint. */
typedef struct lb_exclusion {
    const lb_expression *expression;
    lb_str op, opclass;
} lb_exclusion;
typedef LB_VECTOR(lb_exclusion) lb_exclusions;

struct lb_constraint {
    lb_constraint_kind kind;
    lb_name name;                   /* ptr NULL: the database chooses */
    lb_str_vector columns;          /* names in the database; of EXCLUDE those that it names */
    lb_schema_columns column_nodes; /* the same as columns of the table, where there is one */
    lb_tristate deferrable;
    lb_str initially; /* "DEFERRED", "IMMEDIATE" as written; ptr NULL */
    /* Foreign keys. */
    lb_name referent_schema, referent_table;
    lb_str_vector referent_columns;
    lb_str on_update, on_delete, match; /* as written; ptr NULL */
    bool use_alter;
    /* Checks. */
    const lb_expression *check;
    bool is_of_type; /* Enum or Boolean made it; without a `check` it is made of the type */
    const lb_sql_type *of_type; /* that; NULL: the type of its only column */
    bool is_inline;             /* written at a column: no naming convention by table columns */
    bool is_implicit;           /* a primary key that the columns' flags made */
    /* Exclusions. */
    lb_exclusions exclusions;
    lb_str using;
    const lb_expression *where;
    lb_str definition; /* of one that a database has: "EXCLUDE USING gist (...)"; ptr NULL */

    lb_str name_error; /* why a naming convention has no name for it: told when it is written */
    bool is_not_valid;
    lb_str comment;
    lb_options options; /* postgresql_include, sqlite_on_conflict, ... */
    lb_table *table;
    void *origin;
};

/* One element of an index: a column by its name, or an expression. */
typedef struct lb_index_element {
    lb_name column;                  /* text.ptr NULL: an expression */
    const lb_expression *expression; /* also of a column with an operator: desc() */
    /* As a database says it; a dialect's option may say the same by name. */
    lb_str opclass, collation;
    bool is_descending;
    lb_tristate nulls_first;
} lb_index_element;
typedef LB_VECTOR(lb_index_element) lb_index_elements;

typedef struct lb_schema_index {
    lb_name name;
    lb_index_elements elements;
    bool is_unique;
    bool is_counted_unique;     /* reflected: `unique` is 1, not True; only a repr shows it */
    bool is_invalid;            /* PostgreSQL: left by a CREATE INDEX CONCURRENTLY that failed */
    bool duplicates_constraint; /* it carries a unique constraint of that name */
    lb_str sql;                 /* SQLite: the CREATE INDEX that it was made with; ptr NULL */
    lb_str comment;
    lb_options options;
    lb_table *table;
    void *origin;
} lb_schema_index;
typedef LB_VECTOR(lb_schema_index *) lb_schema_indexes;

/* ---- Tables --------------------------------------------------------------------------------- */

typedef enum lb_table_kind {
    LB_TABLE_PLAIN,
    LB_TABLE_FOREIGN,
    LB_TABLE_VIEW,
    LB_TABLE_MATERIALIZED_VIEW,
} lb_table_kind;

struct lb_table {
    lb_table_kind kind;
    lb_name schema; /* text.ptr NULL: none was given */
    lb_name name;
    lb_schema_columns columns;
    lb_constraints constraints; /* the primary key too, unless it has no columns */
    lb_schema_indexes indexes;
    lb_str comment;
    lb_str_vector prefixes;
    lb_options options;
    lb_str renamed_from;
    lb_str info;                      /* repr() of the table's info; ptr NULL where that is empty */
    bool is_partition;                /* PostgreSQL: of another table */
    lb_str partition_key;             /* "RANGE (at)"; ptr NULL */
    lb_str partition_bound;           /* "FOR VALUES FROM (1) TO (2)", "DEFAULT"; ptr NULL */
    lb_str_vector inherits;           /* parents, as SQL names them; of a partition the one table */
    bool is_strict, is_without_rowid; /* SQLite */
    lb_str sql;                       /* SQLite: the CREATE TABLE that it was made with; ptr NULL */
    void *origin;
};
typedef LB_VECTOR(lb_table *) lb_tables;

/* ---- The whole ------------------------------------------------------------------------------ */

typedef struct lb_schema {
    lb_arena arena;
    lb_tables tables;
    lb_sequences sequences; /* that belong to no column */
    LB_VECTOR(const lb_sql_type *) enums, domains;
    lb_str default_schema;  /* that unqualified names mean, where a database was asked */
    lb_str_vector warnings; /* of a reflection: SQLAlchemy's SAWarnings, in its words */
    lb_map by_name;         /* lb_schema_find_table() */
} lb_schema;

/* A schema of no tables; lb_schema_free() frees it with all in it. */
lb_schema *lb_schema_new(void);
void lb_schema_free(lb_schema *schema); /* NULL is fine */
/* A table without columns, in the schema; NULL schema: in the arena alone. */
lb_table *lb_table_new(lb_schema *schema, lb_arena *arena, lb_name table_schema, lb_name name);
lb_schema_column *lb_column_new(lb_arena *arena, lb_name name, const lb_sql_type *type);
lb_constraint *lb_constraint_new(lb_arena *arena, lb_constraint_kind kind, lb_name name);
lb_schema_index *lb_index_new(lb_arena *arena, lb_name name, bool is_unique);
void lb_table_add_column(lb_arena *arena, lb_table *table, lb_schema_column *column);
void lb_table_add_constraint(lb_arena *arena, lb_table *table, lb_constraint *constraint);
void lb_table_add_index(lb_arena *arena, lb_table *table, lb_schema_index *index);
/* NULL where there is none. schema.ptr NULL: tables without a schema. */
lb_table *lb_schema_find_table(const lb_schema *schema, lb_str table_schema, lb_str name);
lb_schema_column *lb_table_find_column(const lb_table *table, lb_str name);
const lb_constraint *lb_table_primary_key(const lb_table *table);
/* Whether its type is one that can count up: an integer or a number. */
bool lb_column_can_count(const lb_schema_column *column);
/* The one integer column of the primary key that counts up by itself, as SQLAlchemy finds it
   (Table._autoincrement_column); NULL where there is none. */
const lb_schema_column *lb_table_autoincrement(const lb_table *table);
/* The tables so that each stands behind those that its foreign keys name, as SQLAlchemy's
   sort_tables: in rounds, by (schema, name) within one. `circle` (may be NULL) is given the tables
   that refer to one another in a circle; their foreign keys do not count. */
void lb_schema_sort(lb_arena *arena, const lb_tables *tables, lb_tables *out, lb_tables *circle);

#endif
