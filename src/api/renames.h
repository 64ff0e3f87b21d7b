/*
 * Renames: how a comparison decides what was renamed: by the options of the call, the settings, and
 * the caller's answers. Stands on project.h and autogenerate/objects_rename.h.
 */
#ifndef LB_API_RENAMES_H
#define LB_API_RENAMES_H

#include "api/project.h"
#include "autogenerate/objects_rename.h"

/* What a question needs; must outlive the policy. */
typedef struct api_rename_asker {
    limbeck *project;
    lb_arena arena;            /* of the questions; the owner's to free */
    lb_connection *connection; /* that knows the data; NULL: nothing is told of them */
    lb_str default_schema;     /* ptr NULL: asked of the database when it is needed */
} api_rename_asker;

lb_rename_policy api_rename_policy(api_rename_asker *asker);

#endif
