/*
 * Compiler: what the files that write expressions share: the state of one call of
 * lb_expression_write(), the scope that a node is written in, and the rules in which dialects
 * differ.
 *
 * A compiler lives for one call and owns what it notes in its arena. Inner to database/. Stands on
 * expression.h.
 */
#ifndef LB_DATABASE_COMPILER_H
#define LB_DATABASE_COMPILER_H

#include "database/expression.h"

/* A number that was given to an owner's name ("max_1"). */
typedef struct lb_numbered {
    const void *owner;
    int repeat;
    lb_str base, full;
} lb_numbered;

/* A statement that is being written, the innermost last. */
typedef struct lb_frame {
    const lb_expression *statement;
    lb_expressions froms;     /* displayed by it */
    lb_expressions correlate; /* by it and all around it */
    lb_expressions columns;   /* of a SELECT: what it selects, expanded */
} lb_frame;

typedef struct lb_written_cte {
    const lb_expression *cte;
    lb_str name, text;
    size_t level;
} lb_written_cte;

typedef struct lb_bound {
    lb_str name;
    const lb_expression *bind;
} lb_bound;

typedef struct lb_compiler {
    const lb_dialect *dialect;
    const struct lb_expression_rules *rules;
    const lb_expression_options *options;
    lb_parameter_style style;
    bool doubles_percents;
    lb_arena arena;
    LB_VECTOR(lb_numbered) numbered;
    LB_VECTOR(lb_frame) frames;
    LB_VECTOR(lb_written_cte) ctes;
    LB_VECTOR(lb_bound) binds;
    size_t truncated; /* names that were cut so far */
    size_t depth;
    lb_error *error;
} lb_compiler;

/* What the surroundings ask of a node; passed down by value. */
typedef struct lb_scope {
    bool without_table, without_schema;
    bool is_literal;     /* values into the text */
    bool as_from;        /* where a table is defined, not referred to */
    bool as_hint;        /* the name of a table alone */
    bool within_columns; /* of SELECT or RETURNING: labels are written */
    bool within_label;   /* of such a label: inner ones are not */
    bool in_operator, is_eager;
    bool is_lateral;
    bool is_embedded; /* a SELECT of a compound or an INSERT: its CTEs go to the front of that */
    bool casts;       /* a JSON path whose text is asked for */
    const lb_expression *label_alone; /* is written as its name */
    const lb_expression *cte;         /* that is being written */
    const lb_expression *enclosing;   /* the alias whose element is being written */
} lb_scope;

/* How a place in a JSON document is named: as it is, {a, b}, $."a"."b" */
typedef enum lb_places { LB_PLACES_PLAIN, LB_PLACES_ARRAY, LB_PLACES_PATH } lb_places;

/* Where a dialect differs. NULL members: as ANSI has it. */
typedef struct lb_expression_rules {
    bool has_boolean;                 /* true and false, conditions of a boolean column */
    bool writes_true;                 /* the words, though conditions compare with 1 (MySQL) */
    const char *bytes;                /* before the hexadecimal digits of bytes */
    bool doubles_backslashes;         /* in literals, always ... */
    bool doubles_backslashes_offline; /* ... or as long as the server was not asked */
    bool has_returning, returning_without_table;
    bool has_ilike;
    bool divides_integers; /* a / b of integers is one */
    bool has_interval;
    bool has_uuid;
    bool autoincrements_null;    /* INSERT of NULL into the primary key still counts up */
    bool has_implicit_returning; /* of keys that the database makes */
    bool has_default_values;     /* INSERT INTO t DEFAULT VALUES */
    bool has_update_tables;      /* UPDATE a, b SET */
    bool casts_parameters;       /* :name::JSON */
    bool has_sequences;
    bool cte_follows_insert; /* INSERT INTO t (a) WITH ... SELECT */
    bool has_values_in;      /* IN (VALUES (1, 2)) for tuples */
    const char *parameter;   /* before the number of a collected one: "$" */
    size_t label_length;
    lb_parameter_style style;
    lb_places places;
    const char *compiler;        /* SQLAlchemy's class of it, for messages */
    lb_conflict_kind duplicates; /* NONE: ON CONFLICT is written, not ON DUPLICATE KEY */
    const char *join;            /* " JOIN " */
    const char *default_values;
    lb_code (*unary)(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope,
                     bool *done);
    lb_code (*binary)(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope,
                      bool *done);
    lb_code (*function)(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope,
                        bool *done);
    lb_code (*extract)(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope);
    lb_code (*cast)(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope);
    lb_code (*array)(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope);
    lb_code (*limit)(lb_compiler *c, lb_text *out, const lb_select *select, lb_scope scope);
    lb_code (*fetch)(lb_compiler *c, lb_text *out, const lb_select *select, lb_scope scope);
    lb_code (*lock)(lb_compiler *c, lb_text *out, const lb_select *select, lb_scope scope);
    lb_code (*next_value)(lb_compiler *c, lb_text *out, const lb_expression *e);
    /* The rows of an empty IN, without what is around it. */
    lb_code (*empty_set)(lb_compiler *c, lb_text *out, const lb_expression *bind, lb_operator op);
    lb_code (*conflict)(lb_compiler *c, lb_text *out, const lb_dml *dml, lb_scope scope);
    lb_code (*update_from)(lb_compiler *c, lb_text *out, const lb_expressions *froms,
                           lb_scope scope); /* NULL: there is no such clause */
    lb_code (*delete_from)(lb_compiler *c, lb_text *out, const lb_dml *dml,
                           const lb_expressions *froms, lb_scope scope);
    /* A value of a type that the dialect writes in its own way. */
    lb_code (*literal)(lb_text *out, const lb_expression_options *options, const lb_literal *value,
                       const lb_sql_type *type, bool *done, lb_error *error);
    /* The part of INSERT behind "SELECT " for DISTINCT ON; false: ANSI. */
    bool has_distinct_on;
    const char *from_nothing; /* a SELECT without FROM but with WHERE */
} lb_expression_rules;

extern const lb_expression_rules lb_postgresql_expression_rules;
extern const lb_expression_rules lb_sqlite_expression_rules;
extern const lb_expression_rules lb_mysql_expression_rules;

/* expression.c */
lb_code lb_sql_compile(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope);
/* Each, with the text between; what comes out empty is left out. */
lb_code lb_sql_compile_list(lb_compiler *c, lb_text *out, const lb_expressions *items,
                            const char *between, lb_scope scope);
lb_code lb_sql_compile_fail(lb_compiler *c, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Raises that the dialect has no such construct. */
lb_code lb_sql_compile_unsupported(lb_compiler *c, const char *element);
void lb_sql_compile_name(lb_compiler *c, lb_text *out, lb_name name);
void lb_sql_compile_label(lb_compiler *c, lb_text *out, const lb_label *label); /* quoted */
/* The name of a label as it is found at last, unquoted. */
lb_str lb_label_resolve(lb_compiler *c, const lb_label *label);
bool lb_label_is_same(const lb_label *a, const lb_label *b);
void lb_sql_compile_text(lb_compiler *c, lb_text *out, lb_str text); /* percent signs doubled */
lb_code lb_sql_compile_type(lb_compiler *c, lb_text *out, const lb_sql_type *type);
lb_code lb_sql_compile_value(lb_compiler *c, lb_text *out, const lb_literal *value,
                             const lb_sql_type *type);

/* expression_operator.c */
lb_code lb_sql_compile_unary(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope);
lb_code lb_sql_compile_binary(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope);
lb_code lb_sql_compile_infix(lb_compiler *c, lb_text *out, const lb_expression *e, const char *op,
                             lb_scope scope);
/* Both operands with texts around them: "MATCH (a) AGAINST (b)". */
lb_code lb_sql_compile_call(lb_compiler *c, lb_text *out, const lb_expression *e, const char *open,
                            const char *between, const char *close, lb_scope scope);
lb_code lb_sql_compile_condition(lb_compiler *c, lb_text *out, const lb_expression *e,
                                 lb_scope scope);
/* An operand of `op`, between parentheses where precedence asks for them. */
lb_code lb_sql_compile_operand(lb_compiler *c, lb_text *out, const lb_expression *e, lb_operator op,
                               lb_scope scope);
/* A value where none may run on: SET a=(b + 1). */
lb_code lb_sql_compile_grouped(lb_compiler *c, lb_text *out, const lb_expression *e,
                               lb_scope scope);
lb_code lb_sql_compile_conditions(lb_compiler *c, lb_text *out, const lb_expressions *conditions,
                                  lb_scope scope);
lb_code lb_sql_compile_escape(lb_compiler *c, lb_text *out, const lb_expression *e);

/* expression_bind.c */
lb_code lb_sql_compile_bind(lb_compiler *c, lb_text *out, const lb_expression *e, lb_operator op,
                            lb_scope scope);
/* The same with a type, and a name where it has none, from the column that it is for. */
lb_code lb_sql_compile_bind_for(lb_compiler *c, lb_text *out, const lb_expression *e,
                                const lb_expression *column, lb_str name, lb_scope scope);

/* expression_function.c */
lb_code lb_sql_compile_function(lb_compiler *c, lb_text *out, const lb_expression *e,
                                lb_scope scope);
lb_code lb_sql_compile_arguments(lb_compiler *c, lb_text *out, const lb_expression *e,
                                 lb_scope scope);
lb_code lb_sql_compile_case(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope);
lb_code lb_sql_compile_cast(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope);
lb_code lb_sql_compile_over(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope);

/* expression_select.c */
lb_code lb_sql_compile_select(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope);
lb_code lb_sql_compile_compound(lb_compiler *c, lb_text *out, const lb_expression *e,
                                lb_scope scope);
lb_code lb_sql_compile_text_select(lb_compiler *c, lb_text *out, const lb_expression *e,
                                   lb_scope scope);
lb_code lb_sql_compile_reference(lb_compiler *c, lb_text *out, const lb_expression *e,
                                 lb_scope scope);
lb_code lb_sql_compile_hints(lb_compiler *c, lb_text *out, const lb_hints *hints, lb_scope scope);
lb_code lb_sql_compile_columns(lb_compiler *c, lb_text *out, const lb_expressions *columns,
                               const lb_select *select, bool as_from, lb_scope scope);

/* expression_from.c */
lb_code lb_sql_compile_from(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope);
lb_code lb_sql_compile_cte(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope);
/* Those that a statement was given, which nothing in it need name. */
lb_code lb_sql_compile_ctes(lb_compiler *c, const lb_expressions *ctes, lb_scope scope);
/* What the nodes of the tree need behind FROM, each once, in their order. */
void lb_from_objects(lb_arena *arena, const lb_expression *e, lb_expressions *out);
void lb_from_add(lb_arena *arena, lb_expressions *froms, const lb_expression *from);
bool lb_from_has(const lb_expressions *froms, const lb_expression *from);
/* Columns in place of the FROM elements that stand for theirs. */
void lb_columns_expand(lb_arena *arena, const lb_expressions *columns, lb_expressions *out);
/* "WITH ...", from the CTE `first` on; they are forgotten then. */
void lb_sql_compile_with(lb_compiler *c, lb_text *out, size_t first);

/* expression_label.c */
/* What a column is called where a SELECT shows it. */
typedef struct lb_column_label {
    bool is_required; /* whatever the kind of the expression */
    bool is_repeated;
    bool has_label;
    lb_label label;
} lb_column_label;
void lb_column_labels(lb_arena *arena, const lb_expressions *columns, const lb_select *select,
                      lb_column_label *out);
lb_label lb_column_name_of(const lb_expression *e, bool *is_anonymous);
/* The column of the name in a SELECT, or NULL. */
const lb_expression *lb_column_find(const lb_expressions *columns, lb_str name);

/* expression_dml.c */
lb_code lb_sql_compile_insert(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope);
lb_code lb_sql_compile_update(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope);
lb_code lb_sql_compile_delete(lb_compiler *c, lb_text *out, const lb_expression *e, lb_scope scope);
/* ON CONFLICT as PostgreSQL and SQLite have it. */
lb_code lb_sql_compile_conflict(lb_compiler *c, lb_text *out, const lb_dml *dml, lb_scope scope);

#endif
