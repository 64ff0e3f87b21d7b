/*
 * Object_json: what the files that write objects as JSON share. Stands on jansson and
 * object_text.h.
 */
#ifndef LB_RENDER_OBJECT_JSON_H
#define LB_RENDER_OBJECT_JSON_H

#include <jansson.h>

#include "render/object_text.h"

/* The caller's; "" for a text that is not UTF-8. */
json_t *lb_object_json_text(lb_str text);

#endif
