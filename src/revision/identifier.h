/*
 * Identifier: making and checking the identifiers of revisions. Thread-safe; owns nothing.
 */
#ifndef LB_REVISION_IDENTIFIER_H
#define LB_REVISION_IDENTIFIER_H

#include "base/error.h"
#include "base/str.h"

enum { LB_NEW_IDENTIFIER_LENGTH = 12 };

/* Twelve hexadecimal digits of the system's randomness, as the last twelve of a UUID 4. */
lb_code lb_identifier_new(char out[LB_NEW_IDENTIFIER_LENGTH + 1], lb_error *error);
/* Fails for a character that an identifier may not have: @ - + : */
lb_code lb_identifier_check(lb_str id, lb_error *error);

/* A relative destination, "[label@][symbol](+|-)N": Alembic's pattern, which need not match to the
 * end. */
typedef struct lb_relative {
    lb_str branch; /* ptr NULL where there is none */
    lb_str symbol; /* ptr NULL where there is none */
    lb_str text;   /* "+2" */
    int64_t steps; /* 2 */
} lb_relative;
bool lb_relative_parse(lb_str identifier, lb_relative *out);

#endif
