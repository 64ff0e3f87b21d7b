/*
 * Array: PostgreSQL's arrays and vectors, between their text and lists. Stands on base.
 */
#ifndef LB_DATABASE_POSTGRESQL_ARRAY_H
#define LB_DATABASE_POSTGRESQL_ARRAY_H

#include "base/arena.h"
#include "base/text.h"
#include "base/vector.h"

typedef LB_VECTOR(int64_t) pg_numbers;

/* The elements of a one-dimensional array of texts; ptr NULL for NULL. In the arena. */
lb_str_vector pg_array_parse(lb_arena *arena, lb_str text);
/* The numbers of an array or of an int2vector, oidvector. */
pg_numbers pg_numbers_parse(lb_arena *arena, lb_str text);
/* Writes an array of texts. */
void pg_array_write(lb_text *out, const lb_str *items, size_t count);

#endif
