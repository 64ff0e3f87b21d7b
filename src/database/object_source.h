/*
 * Object_source: the statements of schema.sql, and running them whatever order they stand in.
 *
 * Statements are in the arena given and point into the files' texts. Stands on object.h.
 */
#ifndef LB_DATABASE_OBJECT_SOURCE_H
#define LB_DATABASE_OBJECT_SOURCE_H

#include "database/object.h"

/* A statement of the files, and where it stands. */
typedef struct lb_object_source {
    lb_command command;
    bool is_done;
} lb_object_source;
typedef LB_VECTOR(lb_object_source) lb_object_sources;

/* What a scratch database is filled with. */
typedef struct lb_object_content {
    lb_object_maker *make;
    void *context;
    lb_object_sources *sources; /* that are the context; NULL where it is another one */
    lb_arena *arena;            /* theirs */
} lb_object_content;
lb_object_content lb_object_content_of(lb_object_sources *sources);

/* BEGIN, COMMIT and the like are left out. LB_ERR_SCRIPT has file and line. */
lb_code lb_object_sources_split(lb_arena *arena, const lb_dialect *dialect,
                                const lb_source_file *files, size_t count, lb_object_sources *out,
                                lb_error *error);
/* All of them that are not done: at once in the order given, and where that fails one by one, again
   and again as long as others succeed. In the transaction that is open, else in one of its own or
   in none. The error is that of the first statement that never runs. */
lb_code lb_object_sources_run(lb_connection *connection, lb_object_sources *sources,
                              lb_error *error);

#endif
