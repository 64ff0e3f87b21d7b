/*
 * Literal: a value of the guest language or of a row, as SQL text or a bound parameter needs it.
 *
 * Texts belong to the arena of the aggregate that holds the literal. Stands on base.
 */
#ifndef LB_SQL_LITERAL_H
#define LB_SQL_LITERAL_H

#include "base/str.h"
#include "base/vector.h"

typedef enum lb_literal_kind {
    LB_LITERAL_NULL,
    LB_LITERAL_BOOLEAN,
    LB_LITERAL_INTEGER, /* text: decimal digits of any length */
    LB_LITERAL_REAL,    /* text: as Python's repr of a float */
    LB_LITERAL_DECIMAL, /* text: as Python's str of a Decimal */
    LB_LITERAL_STRING,
    LB_LITERAL_BYTES,
    LB_LITERAL_DATE,       /* text: isoformat */
    LB_LITERAL_TIME,       /* text: isoformat */
    LB_LITERAL_DATETIME,   /* text: isoformat(" ") */
    LB_LITERAL_INTERVAL,   /* integer: microseconds */
    LB_LITERAL_UUID,       /* text: with dashes */
    LB_LITERAL_JSON,       /* text: the document */
    LB_LITERAL_LIST,       /* items */
    LB_LITERAL_EXPRESSION, /* expression: SQL that stands for the value */
    LB_LITERAL_SENT,       /* text: SQL, as a driver writes the value */
    LB_LITERAL_OBJECT,     /* anything else: no type can write it */
} lb_literal_kind;

typedef struct lb_literal lb_literal;
typedef LB_VECTOR(lb_literal) lb_literals;

struct lb_literal {
    lb_literal_kind kind;
    bool boolean;
    int64_t integer;
    lb_str text;
    lb_literals items;
    const struct lb_expression *expression;
    const struct lb_sql_type *type; /* of a collected parameter; NULL: unknown */
    lb_str repr; /* for messages: as Python's repr; ptr NULL where the kind tells */
};

#endif
