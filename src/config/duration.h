/*
 * Duration: lengths of time as PostgreSQL's settings write them ("2s", "500ms", "1.5min").
 *
 * Units: us, ms, s, min, h, d; a number alone is milliseconds, as in PostgreSQL. Pure and
 * thread-safe. Stands on base.
 */
#ifndef LB_CONFIG_DURATION_H
#define LB_CONFIG_DURATION_H

#include "base/arena.h"
#include "base/error.h"

/* In milliseconds, rounded to the nearest; a positive value never becomes 0. At most 2^31 - 1 (what
 * PostgreSQL takes). `what` names the setting in the error (LB_ERR_SETTINGS). */
lb_code lb_duration_parse(lb_str text, const char *what, int64_t *milliseconds, lb_error *error);
/* The shortest exact form: "10min", "1500ms", "0". */
char *lb_duration_format(lb_arena *arena, int64_t milliseconds);

#endif
