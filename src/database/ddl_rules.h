/*
 * DDL rules: what each database has of its own in types and DDL, behind lb_dialect.ddl, and the
 * pieces of the ANSI walk that the rules are made of. Only database/ and its folders include it.
 *
 * A member of lb_ddl_rules that is NULL stands for the ANSI form. Stands on ddl.h.
 */
#ifndef LB_DATABASE_DDL_RULES_H
#define LB_DATABASE_DDL_RULES_H

#include "database/ddl.h"
#include "database/name.h"

/* ---- Types ---------------------------------------------------------------------------------- */

/* How a type is spelled: a text with arguments, or a function. A row without either: the dialect
   does not know the type. */
typedef enum lb_type_arguments {
    LB_ARGUMENTS_NONE,
    LB_ARGUMENTS_STRING,  /* (length) COLLATE "..." */
    LB_ARGUMENTS_NUMERIC, /* (precision, scale) */
    LB_ARGUMENTS_LENGTH,  /* (length) */
} lb_type_arguments;

typedef struct lb_type_spelling {
    const char *text;
    lb_type_arguments arguments;
    lb_code (*write)(lb_text *out, const lb_dialect *dialect, const lb_sql_type *type,
                     lb_error *error);
} lb_type_spelling;

/* Several kinds are one to the writers: Integer, INTEGER and MySQL's INTEGER. */
lb_sql_type_kind lb_type_canonical(lb_sql_type_kind kind);
/* The ANSI spelling of the kind, whatever the dialect says of it. */
lb_code lb_type_write_ansi(lb_text *out, const lb_dialect *dialect, const lb_sql_type *type,
                           lb_sql_type_kind kind, lb_error *error);
/* The longest value, which is the length of an Enum that is a VARCHAR. */
int lb_type_enum_length(const lb_sql_type *type);

/* ---- Writing -------------------------------------------------------------------------------- */

/* Statements that go along with the steps of a batch, so that nothing is lost. */
typedef struct lb_batch_extras {
    lb_str_vector before_drop, before_rename, after_rename, at_end;
} lb_batch_extras;

/* What a walk over an operation carries along. */
typedef struct lb_ddl {
    const lb_dialect *dialect;
    const struct lb_ddl_rules *rules;
    const lb_ddl_options *options;
    const lb_ddl_sink *sink;
    lb_expression_options expression;
} lb_ddl;

typedef struct lb_ddl_rules {
    const lb_type_spelling *types;            /* by kind, LB_SQL_TYPE_COUNT of them */
    const char *type_compiler, *ddl_compiler; /* SQLAlchemy's classes, for messages */
    unsigned longest_name; /* what is longer is an error, but for names that a convention made: */
    unsigned longest_index_name, longest_constraint_name; /* longer ones are cut */
    bool supports_alter;
    bool supports_comments, has_inline_comments;
    bool has_native_boolean, has_native_enum;
    bool renames_within_schema;    /* RENAME TO takes no schema */
    bool references_within_schema; /* nor does REFERENCES */
    bool has_nulls_distinct;       /* UNIQUE NULLS NOT DISTINCT */
    bool has_using;                /* ALTER COLUMN TYPE ... USING, before everything else */
    bool renames_with_column_word; /* RENAME COLUMN a TO b */
    bool drops_type_checks;        /* the CHECK of a Boolean or an Enum with its type */
    bool counts_up;                /* a column specification says so: SERIAL, AUTO_INCREMENT */
    bool has_percent_style;        /* its driver takes parameters as %s */
    bool has_typed_sequences;      /* CREATE SEQUENCE ... AS type */
    bool recreates_tables;         /* a batch makes the table anew where ALTER does not do it */
    bool copies_as_json;           /* ... and casts nothing that becomes JSON */
    bool has_schema_wide_names;    /* names of constraints are freed before a copy takes them */

    /* Column specifications: name, type, default, nullability. */
    lb_code (*column)(lb_ddl *ddl, lb_text *out, const lb_schema_column *column, lb_error *error);
    lb_code (*computed)(lb_ddl *ddl, lb_text *out, const lb_computed *computed, lb_error *error);
    /* What follows the closing parenthesis of CREATE TABLE. */
    lb_code (*table_end)(lb_ddl *ddl, lb_text *out, const lb_table *table, lb_error *error);
    /* A constraint; what it does not write is left out of CREATE TABLE. */
    lb_code (*constraint)(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint,
                          lb_error *error);
    lb_code (*exclude)(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint, lb_error *error);
    lb_code (*include)(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint, lb_error *error);
    lb_code (*on_delete)(lb_text *out, lb_str action, lb_error *error);
    lb_code (*match)(lb_error *error); /* fails where MATCH does harm */
    lb_code (*create_index)(lb_ddl *ddl, lb_text *out, const lb_operation *operation,
                            const lb_schema_index *index, bool if_not_exists, lb_error *error);
    lb_code (*drop_index)(lb_ddl *ddl, lb_text *out, const lb_operation *operation,
                          const lb_schema_index *index, bool if_exists, lb_error *error);
    /* CREATE TYPE and its like; NULL: there is none. */
    lb_code (*create_type)(lb_ddl *ddl, const lb_sql_type *type, bool is_drop, lb_error *error);
    /* ALTER TABLE ... */
    lb_code (*alter_column)(lb_ddl *ddl, const lb_operation *operation, lb_error *error);
    lb_code (*add_constraint)(lb_ddl *ddl, const lb_operation *operation,
                              const lb_constraint *constraint, lb_error *error);
    lb_code (*drop_constraint)(lb_ddl *ddl, const lb_operation *operation, lb_error *error);
    lb_code (*column_identity)(lb_ddl *ddl, const lb_operation *operation, lb_error *error);
    /* Batches that keep everything (called limbeck). */
    lb_code (*batch_extras)(struct lb_executor *executor, lb_arena *arena, lb_str table,
                            lb_batch_extras *out, lb_error *error);
    /* A comment that is not there is dropped. */
    lb_code (*table_comment)(lb_ddl *ddl, lb_text *out, const lb_operation *operation,
                             lb_str comment, lb_error *error);
} lb_ddl_rules;

/* Hands a statement over, as Alembic prints it where nobody is connected. */
lb_code lb_ddl_emit(lb_ddl *ddl, lb_text *sql, lb_error *error);

/* SQLAlchemy's exceptions. */
lb_code lb_spell_error(lb_error *error, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* "Compiler <...> can't render element of type X" */
lb_code lb_unsupported_element(lb_error *error, const char *compiler, lb_str element);
/* Puts "(in table 't', column 'c'): " before a CompileError. */
void lb_spell_error_in(lb_error *error, const lb_schema_column *column);

/* ---- Pieces --------------------------------------------------------------------------------- */

/* "ALTER TABLE schema.name"; Alembic quotes the parts of a dotted schema one by one. */
void lb_ddl_alter_table(lb_ddl *ddl, lb_text *out, const lb_operation *operation);
void lb_ddl_operation_table(lb_ddl *ddl, lb_text *out, const lb_operation *operation);
void lb_ddl_table(lb_ddl *ddl, lb_text *out, const lb_table *table);
void lb_ddl_names(lb_ddl *ddl, lb_text *out, const lb_str_vector *names);
/* The name of a constraint or an index, cut where a convention made it too long. */
lb_code lb_ddl_limited_name(lb_ddl *ddl, lb_text *out, lb_name name, unsigned longest,
                            lb_error *error);
lb_code lb_ddl_string(lb_ddl *ddl, lb_text *out, lb_str text, lb_error *error);
lb_code lb_ddl_expression(lb_ddl *ddl, lb_text *out, const lb_expression *expression,
                          lb_error *error);
/* What is behind DEFAULT; *has_default false where there is nothing. */
lb_code lb_ddl_default(lb_ddl *ddl, lb_text *out, const lb_server_default *value, bool *has_default,
                       lb_error *error);
lb_code lb_ddl_type(lb_ddl *ddl, lb_text *out, const lb_sql_type *type, lb_error *error);
lb_code lb_ddl_column_type(lb_ddl *ddl, lb_text *out, const lb_schema_column *column,
                           lb_error *error);
lb_code lb_ddl_column(lb_ddl *ddl, lb_text *out, const lb_schema_column *column, lb_error *error);
lb_code lb_ddl_column_ansi(lb_ddl *ddl, lb_text *out, const lb_schema_column *column,
                           lb_error *error);
lb_code lb_ddl_computed_ansi(lb_ddl *ddl, lb_text *out, const lb_computed *computed,
                             lb_error *error);
lb_code lb_ddl_computed(lb_ddl *ddl, lb_text *out, const lb_computed *computed, lb_error *error);
void lb_ddl_identity(lb_text *out, const lb_identity *identity);
/* "INCREMENT BY 2 START WITH 1 ..." */
void lb_ddl_sequence_options(lb_text *out, const lb_sequence_options *options);

lb_code lb_ddl_constraint(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint,
                          lb_error *error);
lb_code lb_ddl_constraint_ansi(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint,
                               lb_error *error);
/* Fails where a naming convention asks for a name that nobody gave. */
lb_code lb_ddl_check_name(const lb_constraint *constraint, lb_error *error);
lb_code lb_ddl_constraint_name(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint,
                               lb_error *error);
lb_code lb_ddl_primary_key_body(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint,
                                lb_error *error);
lb_code lb_ddl_references(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint,
                          lb_error *error);
lb_code lb_ddl_on_delete_ansi(lb_text *out, lb_str action, lb_error *error);
lb_code lb_ddl_check_body(lb_ddl *ddl, lb_text *out, const lb_constraint *constraint,
                          lb_error *error);
lb_code lb_ddl_deferrability(lb_text *out, const lb_constraint *constraint, lb_error *error);
/* The columns of the table that the constraint names; NULL where it is not known. */
const lb_schema_column *lb_constraint_column(const lb_constraint *constraint, size_t i);
/* Whether the constraint is one of this dialect: the CHECK of a Boolean is not where there is such
   a type. */
bool lb_ddl_has_constraint(lb_ddl *ddl, const lb_constraint *constraint);
bool lb_ddl_is_autoincrement(const lb_schema_column *column);

/* The operation names the table: an index alone has none. */
lb_code lb_ddl_create_index(lb_ddl *ddl, const lb_operation *operation,
                            const lb_schema_index *index, bool if_not_exists, lb_error *error);
lb_code lb_ddl_index_name(lb_ddl *ddl, lb_text *out, const lb_operation *operation,
                          const lb_schema_index *index, bool with_schema, lb_error *error);
lb_code lb_ddl_index_element(lb_ddl *ddl, lb_text *out, const lb_index_element *element,
                             bool has_parentheses, lb_error *error);
/* What a database says behind it: operator class, order. */
void lb_ddl_index_element_end(lb_ddl *ddl, lb_text *out, const lb_index_element *element);
lb_code lb_ddl_add_constraint(lb_ddl *ddl, const lb_operation *operation,
                              const lb_constraint *constraint, lb_error *error);
lb_code lb_ddl_add_constraint_ansi(lb_ddl *ddl, const lb_operation *operation,
                                   const lb_constraint *constraint, lb_error *error);
lb_code lb_ddl_alter_column_ansi(lb_ddl *ddl, const lb_operation *operation, lb_error *error);
/* "SET DEFAULT x" or "DROP DEFAULT" */
lb_code lb_ddl_set_default(lb_ddl *ddl, lb_text *out, const lb_operation *operation,
                           lb_error *error);
/* "ALTER TABLE t ALTER COLUMN c " */
void lb_ddl_alter_column_head(lb_ddl *ddl, lb_text *out, const lb_operation *operation);

/* An option of the dialect that is there and not None. */
const lb_option *lb_ddl_option(lb_ddl *ddl, const lb_options *options, const char *key);
/* Text or an expression of it. */
lb_code lb_ddl_option_expression(lb_ddl *ddl, lb_text *out, const lb_option *option,
                                 lb_error *error);
bool lb_option_is_true(const lb_option *option);
/* As SQLAlchemy's validate_sql_phrase: `pattern` is for the message. */
lb_code lb_ddl_phrase(lb_text *out, lb_str phrase, const char *const *allowed, const char *pattern,
                      lb_error *error);
lb_code lb_phrase_error(lb_error *error, lb_str phrase, const char *pattern);

#endif
