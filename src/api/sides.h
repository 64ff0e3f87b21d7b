/*
 * Sides: what stands on either side of a comparison in a project with an env.py, which alone knows
 * the database and the models. Objects are the caller's to free; rules come with them. Stands on
 * models.h.
 */
#ifndef LB_API_SIDES_H
#define LB_API_SIDES_H

#include "api/models.h"

typedef struct api_side {
    const lb_object_options *options;
    const lb_object_rules *rules; /* found */
    lb_objects *objects;          /* found */
} api_side;

/* What the database has that env.py configures first. */
lb_code api_side_database(limbeck *project, api_side *side, lb_error *error);
/* What its models would make of an empty one. */
lb_code api_side_models(limbeck *project, api_side *side, lb_error *error);
/* What files of SQL would. */
lb_code api_side_files(limbeck *project, const lb_source_files *files, api_side *side,
                       lb_error *error);
/* What the revisions up to a target would: they run in a scratch database, to which everything
   goes that env.py opens. LB_ERR_UNSUPPORTED where there can be none. */
lb_code api_side_revision(limbeck *project, lb_str target, api_side *side, lb_error *error);

#endif
