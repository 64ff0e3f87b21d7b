/*
 * Python: operations as the body of a revision script, and schema objects as Python's repr() shows
 * them in messages, to the byte as Alembic and SQLAlchemy write them.
 *
 * Thread-safe. Texts returned live in the arena given. Stands on the operation room and on
 * database/expression.h, which spells the expressions.
 */
#ifndef LB_RENDER_PYTHON_H
#define LB_RENDER_PYTHON_H

#include "base/map.h"
#include "database/expression.h"
#include "operation/operation.h"

/* A column's DEFAULT of any kind; all zero: none. */
typedef struct lb_python_default {
    lb_server_default plain;
    const lb_identity *identity;
    const lb_computed *computed;
} lb_python_default;

/* What env.py's render_item is asked about: one of the pointers is set. */
typedef struct lb_python_item {
    const char *kind; /* "type", "column", "server_default", "primary_key", "foreign_key", "unique",
                         "check", "exclude" */
    const lb_sql_type *type;
    const lb_schema_column *column;
    const lb_python_default *server_default; /* all zero: None */
    const lb_constraint *constraint;
} lb_python_item;

typedef struct lb_python_style {
    const lb_dialect *dialect;
    lb_str alembic_prefix;    /* "op." */
    lb_str sqlalchemy_prefix; /* "sa." */
    lb_str user_prefix;       /* ptr NULL: the module that a type is from */
    bool is_batch;            /* render_as_batch */
    bool is_faithful;         /* where Alembic would write what does not run, write what does */
    bool doubles_percents;    /* the driver's parameters are %(name)s: SQLAlchemy writes %% for % */
    /* NULL, or render_item. out->ptr stays NULL where it leaves the item to us; an empty text with
       ptr set leaves the item out. */
    lb_code (*render_item)(void *context, const lb_python_item *item, lb_str *out, lb_error *error);
    void *context;
} lb_python_style;

/* With the prefixes that Alembic has by default. */
lb_python_style lb_python_style_of(const lb_dialect *dialect);

/* The body of upgrade() or downgrade(), with the comments at both ends, not indented
   (lb_revision_indent). Import lines that it needs are set in `imports` as keys. */
lb_code lb_python_write_body(lb_arena *arena, const lb_python_style *style,
                             const lb_operations *operations, lb_map *imports, lb_str *out,
                             lb_error *error);
/* One operation, in one or more lines. */
lb_code lb_python_write_operation(lb_arena *arena, const lb_python_style *style,
                                  const lb_operation *operation, lb_map *imports, lb_str *out,
                                  lb_error *error);
/* A type or a default as an argument: "sa.VARCHAR(length=20)". */
lb_code lb_python_write_type(lb_text *out, const lb_python_style *style, const lb_sql_type *type,
                             lb_error *error);
lb_code lb_python_write_default(lb_text *out, const lb_python_style *style,
                                const lb_python_default *value, lb_error *error);
/* The value of the template's name `imports`: the lines, sorted. */
lb_str lb_python_imports(lb_arena *arena, const lb_map *imports);

/* repr(type): "VARCHAR(length=20)". */
void lb_python_type_repr(lb_text *out, const lb_sql_type *type);

/* An expression, and the element of an index, as the dialect's SQL with values in it. */
lb_code lb_python_write_sql(lb_text *out, const lb_python_style *style,
                            const lb_expression *expression, lb_error *error);
lb_code lb_python_write_index_element(lb_text *out, const lb_python_style *style,
                                      const lb_index_element *element, lb_error *error);
/* Whether Alembic takes a default of SQLite for an expression that stands without parentheses. */
bool lb_python_is_bare_expression(lb_str text);

/* What `check` says of the operations: "[('add_column', None, 't', Column(...)), ...]". */
typedef struct lb_python_diff_style {
    const lb_dialect *dialect;
    /* NULL, or adds ", default=ScalarElementColumnDefault(1)" and the like: what only the maker of
       a column knows. `attribute` is "onupdate" or "default". */
    lb_code (*column_attribute)(void *context, const lb_schema_column *column,
                                const char *attribute, lb_text *out, lb_error *error);
    void *context;
} lb_python_diff_style;
lb_code lb_python_write_diffs(lb_text *out, const lb_python_diff_style *style,
                              const lb_operations *operations, lb_error *error);

#endif
