/*
 * Status: how this room tells what it is doing ("Generating /a/b.py ...  done").
 *
 * The room prints nothing; it hands events to a function of its caller, in the order in which they
 * happen. Stands on base.
 */
#ifndef LB_RENDER_STATUS_H
#define LB_RENDER_STATUS_H

#include "base/error.h"

typedef enum lb_status_kind {
    LB_STATUS_BEGIN,   /* "Generating /a/b.py ...": work starts, DONE or FAILED follows */
    LB_STATUS_DONE,    /* "  done", a line of its own */
    LB_STATUS_FAILED,  /* "  FAILED", a line of its own */
    LB_STATUS_MESSAGE, /* a line of its own */
} lb_status_kind;

typedef struct lb_status_event {
    lb_status_kind kind;
    bool is_line; /* of BEGIN: a newline follows the text at once, since others print in between */
    bool is_loud; /* shown even where the caller was asked to be quiet, as Alembic does */
    const char *text; /* without a newline */
} lb_status_event;

/* A zeroed struct drops everything. */
typedef struct lb_status {
    void (*report)(void *context, const lb_status_event *event);
    void *context;
} lb_status;

/* How BEGIN and MESSAGE differ from the plain line. */
enum { LB_STATUS_PLAIN = 0, LB_STATUS_LINE = 1, LB_STATUS_LOUD = 2 };

void lb_status_message(const lb_status *status, unsigned flags, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Adds " ..." to the text. */
void lb_status_begin(const lb_status *status, unsigned flags, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* DONE or FAILED, as the code says; returns the code. */
lb_code lb_status_end(const lb_status *status, unsigned flags, lb_code code);

#endif
