/*
 * Query: one question to a graph while it is being answered, and how a failure becomes an error.
 *
 * Alembic raises one kind of exception deep down and words it for people further up, depending on
 * the command. So here: the functions of resolve.h and collect.h return false and leave a failure
 * in the query; lb_query_end() words it. The query's arena holds all that is computed on the way.
 */
#ifndef LB_REVISION_QUERY_H
#define LB_REVISION_QUERY_H

#include "base/text.h"
#include "revision/graph_internal.h"

typedef enum lb_failure_kind {
    LB_FAILURE_REVISION,       /* RevisionError: the message stands */
    LB_FAILURE_RESOLUTION,     /* ResolutionError */
    LB_FAILURE_MULTIPLE_HEADS, /* MultipleHeads */
    LB_FAILURE_RANGE,          /* RangeNotAncestorError */
    LB_FAILURE_COMMAND,        /* CommandError: the message stands */
    LB_FAILURE_INTERNAL,       /* where Alembic ends in an AssertionError or the like */
} lb_failure_kind;

typedef struct lb_query {
    const lb_graph *graph;
    const lb_log *log;
    lb_arena arena;
    lb_failure_kind failure;
    bool is_worded;       /* the message is what people read, whatever the wording */
    const char *message;  /* of the failure */
    const char *argument; /* what could not be resolved, or has several heads */
} lb_query;

/* How a command words failures; NULL stands for Alembic's default. */
typedef struct lb_wording {
    const char *ancestor; /* where a range is none: what stands before and after the end */
    const char *ancestor_rest;
    const char *multiple_heads; /* the whole text */
    const char *start, *end;    /* of the range that was asked for */
} lb_wording;

/* Fails the query; returns false. */
bool lb_query_fail(lb_query *query, lb_failure_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The same, and what the wording names. */
bool lb_query_fail_at(lb_query *query, lb_failure_kind kind, lb_str argument, const char *format,
                      ...) __attribute__((format(printf, 4, 5)));
/* Words the failure at once, so that the wording of an outer call does not apply. Returns false. */
bool lb_query_word(lb_query *query, const lb_wording *wording);
/* An end of a range as Python's str() of what Alembic holds there: rows are a tuple. */
const char *lb_range_end_text(lb_arena *arena, lb_range_end end);
/* Frees the query; unless `is_ok`, fills the error. */
lb_code lb_query_end(lb_query *query, bool is_ok, const lb_wording *wording, lb_error *error);

#endif
