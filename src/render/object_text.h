/*
 * Object_text: a database's objects as something to look at or to read by a program: JSON, entity
 * relationship diagrams in Mermaid's and Graphviz's languages, and a page of HTML that stands
 * alone.
 *
 * All add to a text, in the order of the objects' list, so that the same state gives the same
 * bytes. Stands on schema/object.h.
 */
#ifndef LB_RENDER_OBJECT_TEXT_H
#define LB_RENDER_OBJECT_TEXT_H

#include "base/text.h"
#include "schema/object.h"

/* A revision, for the page's picture of the history. */
typedef struct lb_page_revision {
    lb_str id, message;
    lb_str_vector down; /* identifiers */
} lb_page_revision;
typedef LB_VECTOR(lb_page_revision) lb_page_revisions;

/* {"tables": [{"name", "columns": [...], "constraints": [...], ...}], "views": ..., ...} */
void lb_objects_write_json(lb_text *out, const lb_objects *objects);
void lb_objects_write_mermaid(lb_text *out, const lb_objects *objects);
void lb_objects_write_dot(lb_text *out, const lb_objects *objects);
void lb_objects_write_page(lb_text *out, const lb_objects *objects, lb_str title,
                           const lb_page_revisions *revisions);

/* The table that a foreign key refers to; NULL for other constraints. */
const lb_schema_object *lb_object_referent(const lb_objects *objects,
                                           const lb_schema_object *constraint);
/* "schema.name", or the name alone in the default schema. */
void lb_object_write_name(lb_text *out, const lb_objects *objects, lb_str schema, lb_str name);

#endif
