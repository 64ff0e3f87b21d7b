/*
 * Compare internal: what the comparers share. A comparison is one call of lb_compare_schemas().
 */
#ifndef LB_AUTOGENERATE_COMPARE_INTERNAL_H
#define LB_AUTOGENERATE_COMPARE_INTERNAL_H

#include "autogenerate/compare.h"

typedef struct lb_comparison lb_comparison;
typedef struct lb_compare_rules lb_compare_rules;

struct lb_comparison {
    lb_arena *arena;
    const lb_compare_options *options;
    const lb_dialect *dialect;
    const lb_compare_rules *rules;
    lb_str default_schema; /* of the database; ptr NULL */
    bool has_changed_keys; /* primary keys, by meaning */
    lb_error *error;
};

/* Two tables that are one; `actual` NULL: to be created, `desired` NULL: to be dropped. */
typedef struct lb_table_pair {
    lb_name schema, name; /* as operations name it */
    lb_table *actual, *desired;
    const lb_table *twin; /* by meaning: `desired` in the database's words; NULL: not needed */
    bool lacks_twin;      /* or it was needed and could not be made */
    lb_operations *out;
} lb_table_pair;

typedef struct lb_column_pair {
    lb_name schema, table;
    const lb_schema_column *actual, *desired;
    lb_operation *alter;
    const lb_table_pair *tables;
} lb_column_pair;

/* How two indexes, or two unique constraints, of one name differ. */
typedef enum lb_verdict { LB_EQUAL, LB_DIFFERENT, LB_SKIPPED } lb_verdict;
typedef struct lb_judgement {
    lb_verdict verdict;
    lb_text message; /* the caller's to free */
} lb_judgement;

/* An index or a unique constraint, by what identifies it (compare_unique.c). */
typedef struct lb_signature {
    const lb_schema_index *index;    /* or */
    const lb_constraint *constraint; /* unique */
    lb_name name;
    lb_str final_name;     /* as the database would have it */
    lb_str_vector columns; /* of a unique constraint sorted; of an index as column_names has it */
    bool is_removed;       /* a rule of the dialect takes it out of the comparison */
} lb_signature;
typedef LB_VECTOR(lb_signature) lb_signatures;

/* What a database does in its own way. Members may be NULL. */
struct lb_compare_rules {
    const char *dialect;
    const char *impl;           /* "alembic.ddl.postgresql.PostgresqlImpl" */
    const char *synonyms[2][2]; /* of types, besides NUMERIC and DECIMAL */
    unsigned longest_name;      /* of a constraint or an index */
    bool has_comments;
    bool has_nulls_not_distinct; /* of unique constraints and indexes */
    bool has_character_sets;     /* types name them: compared apart */
    bool renames_parts;          /* constraints and indexes can be renamed */
    bool has_enum_types;
    bool rebuilds_tables; /* ALTER knows little: batch mode */
    /* Before anything is compared: a column as Alembic's column_reflect hooks see it. */
    void (*adjust_column)(lb_comparison *c, const lb_table *table, lb_schema_column *column);
    void (*adjust_index)(lb_comparison *c, lb_schema_index *index);
    /* Takes indexes and unique constraints out that cannot be compared. */
    void (*correct_unique)(lb_comparison *c, lb_signatures *actual, lb_signatures *desired);
    lb_code (*compare_index)(lb_comparison *c, const lb_signature *desired,
                             const lb_signature *actual, lb_judgement *out);
    /* Whether two types that are both given differ; NULL: by their texts. */
    bool (*differs_by_values)(const lb_sql_type *actual, const lb_sql_type *desired, bool *out);
    lb_code (*default_differs)(lb_comparison *c, const lb_column_pair *pair,
                               const lb_compare_defaults *defaults, bool *out);
};

const lb_compare_rules *lb_compare_rules_of(const lb_dialect *dialect);
extern const lb_compare_rules lb_compare_postgresql, lb_compare_sqlite, lb_compare_mysql;

/* Filters and messages. */
lb_code lb_compare_include_name(lb_comparison *c, lb_str name, const char *type, lb_str schema,
                                lb_str table, bool *out);
lb_code lb_compare_include(lb_comparison *c, lb_compare_object object, lb_str name,
                           const char *type, bool is_reflected, const lb_compare_object *compare_to,
                           bool *out);
/* A record of the logger alembic.autogenerate.compare.AREA. */
void lb_compare_log(const lb_comparison *c, const char *area, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* ('a', 'b'), ('a',), () */
void lb_compare_add_tuple(lb_text *out, const lb_str_vector *names);
/* repr() in the arena; None for ptr NULL. */
const char *lb_compare_repr(const lb_comparison *c, lb_str text);
/* The name that the database has of it: of a convention's cut with a hash where it is too long. */
lb_code lb_compare_final_name(lb_comparison *c, lb_name name, lb_str *out);

/* Comparers. */
lb_code lb_compare_column(lb_comparison *c, lb_column_pair *pair);
lb_code lb_compare_types(lb_comparison *c, lb_column_pair *pair, bool *is_different);
lb_code lb_compare_uniques_and_indexes(lb_comparison *c, lb_table_pair *pair);
lb_code lb_compare_foreign_keys(lb_comparison *c, lb_table_pair *pair);
lb_code lb_compare_checks(lb_comparison *c, lb_table_pair *pair);
void lb_compare_table_comment(lb_comparison *c, lb_table_pair *pair);
bool lb_compare_has_comments(const lb_comparison *c);
/* Server default as compared: the text, or the expression's SQL. ptr NULL: none. */
lb_code lb_compare_default_text(lb_comparison *c, const lb_schema_column *column, lb_str *out);
/* Whether the columns of two indexes are the same: the rule of a dialect that has none. */
lb_code lb_compare_index_columns(lb_comparison *c, const lb_signature *desired,
                                 const lb_signature *actual, lb_judgement *out);
void lb_compare_add_reason(lb_judgement *judgement, lb_verdict verdict, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Whether an index has an element that is more than a column, perhaps with an order. */
bool lb_compare_has_expressions(const lb_schema_index *index);
/* Takes an option with an empty list off, as if nobody had given it. */
void lb_compare_drop_empty_option(lb_arena *arena, lb_options *options, const char *key);
/* The name of the first column within an expression; ptr NULL: none. */
lb_str lb_compare_first_column(lb_arena *arena, const lb_expression *expression);
bool lb_compare_index_uniqueness(const lb_signature *desired, const lb_signature *actual,
                                 lb_judgement *out);

#endif
