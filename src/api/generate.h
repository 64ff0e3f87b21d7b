/*
 * Generate: running env.py for `revision` and `check`, which compares the models with the database
 * where that is asked for. Stands on project.h and the room autogenerate.
 */
#ifndef LB_API_GENERATE_H
#define LB_API_GENERATE_H

#include "api/project.h"
#include "autogenerate/autogenerate.h"

/* The autogeneration is the caller's to free. Needs api_settings() and a project with an env.py. */
lb_code api_generate(limbeck *project, const lb_new_script *script, const char *command,
                     bool is_comparing, bool is_offline, lb_autogenerate **out, lb_error *error);

/* Only a database at the heads says what the next revision has to do: else LB_ERR_COMMAND. */
lb_code api_check_heads(limbeck *project, const lb_str_vector *rows, lb_error *error);

/* lb_guest_request.compare: what a revision that runs asks for of Alembic's autogenerate. */
lb_code api_compare_in_script(const limbeck *project, lb_guest *guest,
                              const lb_configuration *configuration, lb_value metadata,
                              lb_value script, lb_value *out, lb_error *error);

#endif
