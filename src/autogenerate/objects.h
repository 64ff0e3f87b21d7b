/*
 * Objects: from one state of a database to another, by meaning: which objects are made, changed and
 * dropped, and the statements that do it in an order that runs.
 *
 * Up and down are the same question with the sides exchanged. What stands on an object that has to
 * be made anew (a view on a column whose type changes) is dropped before and made again after.
 * Results are in the arena given, and point into the two states. Stands on database/object.h.
 */
#ifndef LB_AUTOGENERATE_OBJECTS_H
#define LB_AUTOGENERATE_OBJECTS_H

#include "database/object.h"

typedef enum lb_object_change_kind {
    LB_OBJECT_CREATED,
    LB_OBJECT_DROPPED,
    LB_OBJECT_ALTERED,
    LB_OBJECT_REPLACED, /* dropped and made again, because ALTER cannot do it */
    LB_OBJECT_REBUILT,  /* itself the same; it stands on something that is replaced */
} lb_object_change_kind;

typedef struct lb_object_change {
    lb_object_change_kind kind;
    const lb_schema_object *before, *after; /* NULL where there is none */
} lb_object_change;
typedef LB_VECTOR(lb_object_change) lb_object_changes;

typedef struct lb_objects_difference {
    lb_object_changes changes; /* for people: parts of tables that are made or dropped are left out;
                                  empty: the two agree */
    lb_object_statements statements;
} lb_objects_difference;

/* Whether they have the same objects, all of them equal: there is nothing to do then. */
bool lb_objects_agree(const lb_objects *a, const lb_objects *b);
/* What turns `before` into `after`. */
void lb_objects_compare(lb_arena *arena, const lb_object_rules *rules, const lb_objects *before,
                        const lb_objects *after, lb_objects_difference *out);
/* The state of a new database, for lb_objects_free(); its texts are those of `of`. */
lb_objects *lb_objects_nothing(const lb_objects *of);
/* The statements that make all of a state, in an order that runs: stable, fit for a diff. */
void lb_objects_script(const lb_object_rules *rules, const lb_objects *objects, lb_text *out);
/* Whether two objects of one identity have the same definition, values and attributes. */
bool lb_object_equal(const lb_schema_object *a, const lb_schema_object *b);

#endif
