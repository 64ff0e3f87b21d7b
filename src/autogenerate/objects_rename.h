/*
 * Objects_rename: which objects of one state are those of the other under a new name.
 *
 * In stages, since a renamed table changes how its parts are told: tables, then columns, then
 * values of enum types, then constraints, indexes and sequences. What the models declare is taken
 * as said. Constraints, indexes and the sequences of columns with the same definition at the same
 * place are always renamed: nothing is lost by it. Tables and columns that are alike in all but the
 * name are taken for the same only where the caller accepts such guesses, and where there is no
 * second candidate; or where it says so when it is asked, with what speaks for it
 * (objects_evidence.c), the likeliest first. Stands on database/object.h.
 */
#ifndef LB_AUTOGENERATE_OBJECTS_RENAME_H
#define LB_AUTOGENERATE_OBJECTS_RENAME_H

#include "database/object.h"

/* "-- renamed from: old", at a table or one of its columns, or at a value of an enum type. */
typedef struct lb_declared_rename {
    lb_str table, column; /* as they are called now; column.ptr NULL: the table itself */
    lb_str old;
} lb_declared_rename;
typedef LB_VECTOR(lb_declared_rename) lb_declared_renames;

typedef struct lb_object_rename {
    const lb_schema_object *from, *to;
} lb_object_rename;
typedef LB_VECTOR(lb_object_rename) lb_object_renames;

enum { LB_RENAME_TABLES, LB_RENAME_COLUMNS, LB_RENAME_VALUES, LB_RENAME_PARTS, LB_RENAME_STAGES };

/* The declarations in a text of schema.sql: behind the code of a line, or on a line of their own
   above it. Texts point into it or are in the arena. */
void lb_renames_declared(lb_arena *arena, lb_str source, lb_declared_renames *out);

/* What speaks for a rename, and how much: 0: nothing, it is not asked for. */
typedef struct lb_rename_evidence {
    unsigned weight;
    lb_str_vector reasons; /* "type text in both", for people */
    bool is_doubtful;      /* something speaks against it */
} lb_rename_evidence;
/* Of two tables, or of two columns of one table. */
lb_rename_evidence lb_rename_weigh(lb_arena *arena, const lb_objects *before,
                                   const lb_schema_object *from, const lb_objects *after,
                                   const lb_schema_object *to);

typedef struct lb_rename_policy {
    const lb_declared_renames *declared;
    bool accepts; /* what is alike */
    /* NULL: nobody is asked. `evidence` may be added to. */
    bool (*ask)(void *context, const lb_object_rename *rename, lb_rename_evidence *evidence);
    void *context;
} lb_rename_policy;

void lb_renames_find(lb_arena *arena, int stage, const lb_objects *before, const lb_objects *after,
                     const lb_rename_policy *policy, lb_object_renames *out);

#endif
