/*
 * Listing: revisions on standard output, as Alembic's lines (coloured, where that is wanted) or as
 * JSON. Stands on session.h and json.h.
 */
#ifndef LB_COMMAND_LISTING_H
#define LB_COMMAND_LISTING_H

#include "command/session.h"

/* Prints the revisions; `text` is one of LIMBECK_TEXT_*, VERBOSE is added for -v. */
lb_code lb_listing_print(lb_session *session, const limbeck_revisions *revisions, unsigned text,
                         lb_error *error);
/* As lb_listing_print, with `revisions` freed, whatever the result. */
lb_code lb_listing_print_free(lb_session *session, limbeck_revisions *revisions, unsigned text,
                              lb_error *error);

/* Adds a line of a listing ("a -> b (head), message", "b (head)", "Rev: b") with its identifier and
 * marks in colour. */
void lb_listing_add_line(lb_text *out, bool is_colored, lb_str line);
/* Adds the lines of a text of limbeck_describe(). */
void lb_listing_add_text(lb_text *out, bool is_colored, unsigned text, lb_str lines);

#endif
