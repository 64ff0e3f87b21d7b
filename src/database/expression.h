/*
 * Expression: writing SQL expressions and statements in a dialect's words, as SQLAlchemy's compiler
 * of that dialect does.
 *
 * Text only, no connection. Values become literals in the text, or parameters that are collected,
 * as the options say. Thread-safe. Stands on sql/expression.h and database.h.
 */
#ifndef LB_DATABASE_EXPRESSION_H
#define LB_DATABASE_EXPRESSION_H

#include "database/database.h"
#include "sql/expression.h"

typedef enum lb_binding {
    LB_BINDING_LITERAL, /* values are written into the text (DDL, literal_binds, op.execute offline)
                         */
    LB_BINDING_NAMED, /* offline without literal_binds: :name, %(name)s as the dialect's style is */
    LB_BINDING_COLLECT, /* $1 or ? in the text; the values are in `parameters` */
} lb_binding;

/* How parameters are spelled: dialect_opts={"paramstyle": ...}. Where the sign is %, all other
   percent signs are doubled. */
typedef enum lb_parameter_style {
    LB_STYLE_DIALECT, /* postgresql: %(name)s, sqlite: ?, mysql: %s */
    LB_STYLE_NAMED,   /* :name, as env.py of Alembic's templates sets it for --sql */
    LB_STYLE_PYFORMAT,
    LB_STYLE_FORMAT,
    LB_STYLE_QMARK,
} lb_parameter_style;

typedef struct lb_expression_options {
    lb_binding binding;
    bool without_table; /* columns by their name alone, as in CHECK and index expressions */
    lb_parameter_style style;
    bool is_ddl;     /* percent signs and colons as the DDL compiler leaves them */
    bool is_offline; /* --sql: nobody asked the server, so PostgreSQL's literals have backslashes
                        doubled, as SQLAlchemy writes them before it is connected */
    bool is_sent;    /* the text is run as it is: a value that its type has no literal for, such as
                        bytes, is written as the database takes it */
    lb_arena *arena; /* COLLECT: of the values */
    lb_literals *parameters;
} lb_expression_options;

/* Adds the SQL. LB_ERR_SCRIPT with SQLAlchemy's class and words (kind "CompileError", ...) for what
   cannot be written; `out` may then hold a part. */
lb_code lb_expression_write(lb_text *out, const lb_dialect *dialect,
                            const lb_expression_options *options, const lb_expression *expression,
                            lb_error *error);
/* A value as a literal of the type (may be NULL: by the value's own kind). `options` may be NULL.
 */
lb_code lb_literal_write(lb_text *out, const lb_dialect *dialect,
                         const lb_expression_options *options, const lb_literal *value,
                         const lb_sql_type *type, lb_error *error);

#endif
