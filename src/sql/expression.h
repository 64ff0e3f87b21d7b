/*
 * Expression: a piece of SQL as a tree: text, a column, a literal, an operator, a function, a
 * SELECT, an INSERT. A dialect writes it (database/expression.h).
 *
 * The nodes are SQLAlchemy's: what its expression language makes of a script becomes one node each,
 * and identity is that of the pointer (a table that is named twice is one node). Parentheses are
 * not in the tree unless somebody asked for them: writing adds them where precedence does.
 *
 * Trees are immutable once made and belong to an arena. Stands on literal.h, operator.h, type.h.
 */
#ifndef LB_SQL_EXPRESSION_H
#define LB_SQL_EXPRESSION_H

#include "sql/literal.h"
#include "sql/operator.h"
#include "sql/type.h"

typedef struct lb_expression lb_expression;
typedef LB_VECTOR(const lb_expression *) lb_expressions;

typedef enum lb_expression_kind {
    /* Elements. */
    LB_EXPRESSION_SQL,    /* text as it stands */
    LB_EXPRESSION_TEXT,   /* text(): text, with :names; items are its BINDs */
    LB_EXPRESSION_COLUMN, /* label, table; is_literal: literal_column() */
    LB_EXPRESSION_BIND,   /* value; label: its name; is_expanding */
    LB_EXPRESSION_NULL,
    LB_EXPRESSION_TRUE,
    LB_EXPRESSION_FALSE,
    LB_EXPRESSION_LABEL,       /* left AS label */
    LB_EXPRESSION_UNARY,       /* op, left */
    LB_EXPRESSION_BINARY,      /* left op right; third: escape, flags */
    LB_EXPRESSION_LIST,        /* items between op (NONE: spaces); is_grouped */
    LB_EXPRESSION_TUPLE,       /* (items) */
    LB_EXPRESSION_GROUPING,    /* (left) */
    LB_EXPRESSION_AS_BOOLEAN,  /* left as a condition: op IS_TRUE or IS_FALSE */
    LB_EXPRESSION_FUNCTION,    /* packages.label(items) */
    LB_EXPRESSION_CASE,        /* left: value; items: condition, result, ...; right: else */
    LB_EXPRESSION_CAST,        /* left as type; is_try */
    LB_EXPRESSION_TYPE_COERCE, /* left */
    LB_EXPRESSION_EXTRACT,     /* text FROM left */
    LB_EXPRESSION_COLLATION,   /* label */
    LB_EXPRESSION_OVER,        /* left; items: partition; second_items: order; window */
    LB_EXPRESSION_WITHIN,      /* left; items: order */
    LB_EXPRESSION_FILTER,      /* left; items: conditions */
    LB_EXPRESSION_ARRAY,       /* ARRAY[items] */
    LB_EXPRESSION_SLICE,       /* left:right */
    LB_EXPRESSION_AGGREGATE,   /* left ORDER BY items */
    LB_EXPRESSION_NEXT_VALUE,  /* of the sequence label, schema */
    LB_EXPRESSION_REFERENCE,   /* left, or what text names, in ORDER BY, GROUP BY, DISTINCT */
    LB_EXPRESSION_MEMBER,      /* (table).label: of a function that gives a row */
    LB_EXPRESSION_ROW,         /* a row of the table left, by the table's name */
    LB_EXPRESSION_TYPE,        /* a type where a value could be */
    /* What stands behind FROM. */
    LB_EXPRESSION_TABLE,      /* schema.label; items: its COLUMNs */
    LB_EXPRESSION_ALIAS,      /* left AS label */
    LB_EXPRESSION_SUBQUERY,   /* (left) AS label; is_lateral */
    LB_EXPRESSION_CTE,        /* label AS (left); is_recursive, is_nesting; text: MATERIALIZED;
                                 right: the CTE that it is an alias of; third: that it restates */
    LB_EXPRESSION_JOIN,       /* left JOIN right ON third; is_outer, is_full */
    LB_EXPRESSION_VALUES,     /* rows: second_items TUPLEs; items: COLUMNs */
    LB_EXPRESSION_SAMPLE,     /* left TABLESAMPLE right REPEATABLE (third); items: columns */
    LB_EXPRESSION_FROM_GROUP, /* (left) of a join */
    /* Statements. */
    LB_EXPRESSION_SELECT,
    LB_EXPRESSION_COMPOUND,    /* UNION ...; select: order, limit; items: its selects */
    LB_EXPRESSION_TEXT_SELECT, /* text().columns(): left; items: COLUMNs */
    LB_EXPRESSION_INSERT,
    LB_EXPRESSION_UPDATE,
    LB_EXPRESSION_DELETE,
} lb_expression_kind;

/* A name, or the base of one that is found when it is written: max_1, anon_2. */
typedef struct lb_label {
    lb_name name;
    const void *owner; /* NULL: as it is; else equal owner and base make an equal name */
    int repeat;        /* of one owner: which */
} lb_label;

/* A prefix or suffix of a statement: text for one dialect (ptr NULL: for all). */
typedef struct lb_hint {
    const lb_expression *text;
    lb_str dialect;
} lb_hint;
typedef LB_VECTOR(lb_hint) lb_hints;

typedef enum lb_bound_kind { LB_BOUND_UNBOUNDED, LB_BOUND_CURRENT, LB_BOUND_ROWS } lb_bound_kind;

/* "ROWS BETWEEN 1 PRECEDING AND CURRENT ROW" */
typedef struct lb_window {
    lb_str unit; /* "RANGE", "ROWS", "GROUPS" */
    lb_bound_kind from_kind, to_kind;
    int64_t from, to; /* negative: preceding */
} lb_window;

typedef struct lb_for_update {
    bool is_given, is_read, is_nowait, skips_locked, is_key_share;
    lb_expressions of; /* tables */
} lb_for_update;

typedef struct lb_select {
    lb_expressions columns; /* a FROM element stands for all its columns */
    lb_expressions froms;   /* select_from(), join() */
    lb_expressions where, group_by, having, order_by;
    lb_expressions distinct_on;
    bool is_distinct;
    bool is_qualified; /* labels "table_column" */
    bool is_plain;     /* no labels that make names unique */
    const lb_expression *limit, *offset, *fetch;
    bool is_fetch_percent, is_fetch_with_ties;
    lb_for_update for_update;
    bool is_correlated; /* correlate() was called: with `correlate`, never by itself */
    lb_expressions correlate;
    bool has_correlate_except;
    lb_expressions correlate_except;
    const char *set_operator; /* COMPOUND: "UNION ALL" */
} lb_select;

/* column = value; the column is a COLUMN of the table, or a name alone that is no column of it. */
typedef struct lb_assignment {
    const lb_expression *column;
    const lb_expression *value;
    lb_str key; /* where column is NULL */
} lb_assignment;
typedef LB_VECTOR(lb_assignment) lb_assignments;

typedef enum lb_conflict_kind {
    LB_CONFLICT_NONE,
    LB_CONFLICT_NOTHING,
    LB_CONFLICT_UPDATE,    /* ON CONFLICT DO UPDATE */
    LB_CONFLICT_DUPLICATE, /* ON DUPLICATE KEY UPDATE */
} lb_conflict_kind;

typedef struct lb_conflict {
    lb_conflict_kind kind;
    lb_name constraint;     /* ON CONSTRAINT */
    lb_expressions targets; /* columns; empty: none was given */
    const lb_expression *target_where;
    lb_assignments set;
    const lb_expression *where;
    const lb_expression *inserted; /* the alias that stands for the row (MySQL) */
    lb_str class_name;             /* of Python, for messages */
    bool keeps_order;              /* SET in the order of `set`, not of the table */
} lb_conflict;

typedef struct lb_dml {
    const lb_expression *table;
    lb_assignments values;             /* empty: all columns, as parameters */
    LB_VECTOR(lb_assignments) further; /* INSERT of several rows: the second and later */
    bool is_multiple;                  /* values([...]) */
    bool has_values;                   /* values() was called */
    bool keeps_order;                  /* UPDATE: SET in the order of `values` */
    bool is_inline;
    lb_expressions select_names; /* INSERT ... SELECT: COLUMNs */
    const lb_expression *select;
    bool without_defaults; /* from_select(include_defaults=False) */
    lb_expressions where;
    lb_expressions froms; /* further tables of an UPDATE or DELETE, if somebody named them */
    lb_expressions returning;
    lb_conflict conflict;
    int64_t limit; /* mysql_limit; -1 */
} lb_dml;

/* What a column of a table does in an INSERT or UPDATE that does not name it. */
typedef struct lb_column_default {
    bool is_primary_key, is_nullable;
    bool is_autoincrement; /* the table's one */
    bool has_server_default, has_server_onupdate;
    bool has_value, has_onupdate_value; /* computed by the program: a parameter */
    const lb_expression *expression, *onupdate;
    const lb_expression *sequence; /* a NEXT_VALUE */
} lb_column_default;

struct lb_expression {
    lb_expression_kind kind;
    lb_operator op;
    const lb_sql_type *type; /* NULL: none is known */
    lb_label label;
    lb_name schema;
    const lb_expression *table; /* of a COLUMN */
    lb_str key;                 /* of a COLUMN, where the program calls it otherwise */
    const lb_expression *left, *right, *third;
    lb_expressions items, second_items;
    lb_str text;
    int precedence;         /* of a custom operator, whose spelling is `text` */
    const lb_sql_type *of;  /* BIND: the type of another expression that its value is for */
    lb_str_vector packages; /* of a function */
    const lb_select *select;
    const lb_dml *dml;
    const lb_column_default *defaults;
    const lb_window *window;
    lb_literal value;
    lb_hints prefixes, suffixes;
    lb_expressions ctes;   /* add_cte() */
    lb_str_vector formats; /* VALUES, table functions: types of derived columns */
    bool is_literal, is_expanding, is_unique, is_required, has_value;
    bool is_inline;  /* op.inline_literal(): in the text, whatever parameters are asked for */
    bool is_grouped; /* LIST: stands between parentheses where precedence asks */
    bool is_place;   /* BIND: names a place in a JSON document */
    bool is_recursive, is_nesting, is_lateral, is_outer, is_full;
    bool is_implicit_boolean; /* a comparison: true or false by itself on every database */
    bool has_parentheses;     /* FUNCTION: also without arguments */
    bool is_known;            /* FUNCTION: SQLAlchemy has a class for it */
    bool is_table_valued, is_derived, has_ordinality;
    bool is_symmetric, is_eager, is_nothing; /* BETWEEN SYMMETRIC; op() groups itself */
    bool is_comparison;                      /* of a custom operator */
};

lb_expression *lb_expression_new(lb_arena *arena, lb_expression_kind kind);
lb_expression *lb_expression_unary(lb_arena *arena, lb_operator op, const lb_expression *operand);
lb_expression *lb_expression_binary(lb_arena *arena, const lb_expression *left, lb_operator op,
                                    const lb_expression *right, const lb_sql_type *type);
/* The kind of SQL type, as a family; LB_SQL_TYPE_NULL where none is known. */
lb_sql_type_kind lb_expression_family(const lb_expression *expression);
bool lb_expression_is_from(const lb_expression *expression); /* may stand behind FROM */

/* SQL as it stands: nothing in it is quoted, escaped or bound. */
lb_expression *lb_expression_sql(lb_arena *arena, lb_str sql);
/* A column by its name, without its table. */
lb_expression *lb_expression_column(lb_arena *arena, lb_name name, const lb_sql_type *type);
/* A value; the type (may be NULL) says how it is written. */
lb_expression *lb_expression_literal(lb_arena *arena, lb_literal value, const lb_sql_type *type);
/* The text of lb_expression_sql() or of a plain text() without binds; ptr NULL for others. */
lb_str lb_expression_plain(const lb_expression *expression);
/* What stands at the top of the tree: where an expression is an element of an index, dialects put
   some of them between parentheses. */
typedef enum lb_expression_shape {
    LB_SHAPE_PLAIN,    /* a column, a text, a literal, CAST, CASE, what has parentheses already */
    LB_SHAPE_BINARY,   /* an operator between operands: also COLLATE */
    LB_SHAPE_LIST,     /* an operator between any number of operands: AND, OR, a + b + c */
    LB_SHAPE_UNARY,    /* an operator before its operand */
    LB_SHAPE_MODIFIER, /* one behind it, but for ASC and DESC; a condition that is a column alone */
    LB_SHAPE_FUNCTION,
} lb_expression_shape;
lb_expression_shape lb_expression_shape_of(const lb_expression *expression);
/* SQLAlchemy's `key` of a column or a label, which postgresql_ops names; ptr NULL for others. */
lb_str lb_expression_key(const lb_expression *expression);
/* The name of lb_expression_column() (also of a table's column); text.ptr NULL for others. */
lb_name lb_expression_column_name(const lb_expression *expression);

#endif
