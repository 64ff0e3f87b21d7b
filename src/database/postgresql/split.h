/*
 * Split: PostgreSQL's scripts as single statements, and what kind of statement a text is.
 *
 * A semicolon ends a statement, by the grammar, unless it stands in parentheses (CREATE RULE) or in
 * a BEGIN ATOMIC body. Where neither occurs the lexer alone splits; the rest goes to libpg_query,
 * the server's own parser, loaded on first use. A script that the parser does not take, because it
 * has a mistake (which the server shall tell) or later syntax, is split as psql does: parentheses
 * and BEGIN ATOMIC ... END are counted. (libpg_query's own way out, its scanner, knows no bodies.)
 * Stands on script.h.
 */
#ifndef LB_DATABASE_POSTGRESQL_SPLIT_H
#define LB_DATABASE_POSTGRESQL_SPLIT_H

#include "database/script.h"

/* The split of the dialect. */
lb_code pg_split(lb_arena *arena, lb_str script, lb_statements *out, lb_error *error);

/* The split by the lexer alone. False where it is not certain (*out is then of no use). */
bool pg_split_quickly(lb_arena *arena, lb_str script, lb_statements *out);

typedef struct pg_shape {
    bool is_single;   /* certainly one statement, or none */
    lb_effect effect; /* of the first */
} pg_shape;

pg_shape pg_shape_of(lb_str sql);

#endif
