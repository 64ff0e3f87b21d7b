/*
 * Object_store: objects as bytes, and back: what was read from a database once need not be read
 * again.
 *
 * The bytes are for the machine and the version of limbeck that wrote them; whoever keeps them says
 * with LB_OBJECT_STORE_FORMAT in what form they are. Stands on object.h.
 */
#ifndef LB_SCHEMA_OBJECT_STORE_H
#define LB_SCHEMA_OBJECT_STORE_H

#include "base/text.h"
#include "schema/object.h"

/* To be counted up with each change of the form. */
#define LB_OBJECT_STORE_FORMAT 1

/* Of sorted objects. */
void lb_objects_write(const lb_objects *objects, lb_text *out);
/* Fills new objects, whose texts then point into the bytes: these belong into objects->arena. False
   where they are not what lb_objects_write() has written; the objects are then to be freed. */
bool lb_objects_parse(lb_str bytes, lb_objects *objects);

#endif
