/*
 * Fake_libpq: a scripted server behind the driver's table of libpq functions, whose n-th call that
 * can fail does. It keeps count of what was handed out, so that a test sees what was not given
 * back.
 *
 * Knows: BEGIN, COMMIT, ROLLBACK, SELECT (three rows "a", NULL, "c"), FAIL (a syntax error at its
 * third character), DIE (the server goes away); anything else changes one row.
 */
#ifndef LB_TESTS_FAKE_LIBPQ_H
#define LB_TESTS_FAKE_LIBPQ_H

#include "database/postgresql/libpq.h"

/* A new server, whose `fail_at`-th call fails (0: none). */
void fake_libpq_start(unsigned fail_at);
/* Calls that could have failed since then. */
unsigned fake_libpq_calls(void);
/* Connections, results and other things that were not given back. */
int fake_libpq_leaks(void);
/* "sync " for each pipeline, "query " for each simple query, in the order sent. */
const char *fake_libpq_journal(void);
extern const struct libpq fake_libpq;

#endif
