/*
 * Json: what --json prints. The form is described in docs/man/limbeck-json.5 and is kept stable:
 * keys are added, never renamed.
 *
 * A value is owned by the caller until it is printed or put into another. Stands on jansson and
 * session.h.
 */
#ifndef LB_COMMAND_JSON_H
#define LB_COMMAND_JSON_H

#include <jansson.h>

#include "command/session.h"

/* A string; null for NULL; bytes that are not UTF-8 stand as U+FFFD. */
json_t *lb_json_text(const char *text);
json_t *lb_json_revision(const limbeck_revision *revision, bool knows_current);
json_t *lb_json_error(const lb_error *error);

/* {"key": value} on standard output or, for an error, standard error. Takes the value over. */
void lb_json_print(lb_session *session, const char *key, json_t *value);
/* {"revisions": [...]}, one revision in memory at a time: histories are long. */
void lb_json_print_revisions(lb_session *session, const limbeck_revisions *revisions,
                             bool knows_current);
void lb_json_print_error(lb_session *session, const lb_error *error);
/* What a comparison came to: [{"sql", "loses_data", "note", "direction"}]. */
json_t *lb_json_statements(const lb_session *session);
/* An object on standard output. Takes it over. */
void lb_json_print_object(lb_session *session, json_t *object);

#endif
