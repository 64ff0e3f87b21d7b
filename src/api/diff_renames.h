/*
 * Diff_renames: what one side of a diff has under another name than the other side. Renamed objects
 * change how all that names them is spelled, so the side is made again with the renames, in a
 * scratch database. Stands on renames.h.
 */
#ifndef LB_API_DIFF_RENAMES_H
#define LB_API_DIFF_RENAMES_H

#include "api/renames.h"

typedef struct api_diff_renames {
    limbeck *project;
    lb_arena *arena;
    const lb_object_rules *rules;
    lb_connection *connection; /* to the database that is the first side; NULL: it is none */
    lb_declared_renames declared;
    /* Reads what a script of SQL makes. */
    lb_code (*load)(void *context, lb_str script, lb_objects **out, lb_error *error);
    void *context;
    lb_object_statements statements; /* found: the renames */
} api_diff_renames;

/* `before` is replaced by a state with the renames, where there are any. Where it cannot be made
   there are none, and a warning says so. */
lb_code api_diff_find_renames(api_diff_renames *renames, lb_objects **before,
                              const lb_objects *after, lb_error *error);

#endif
