/*
 * Generate_sql: comparing models in SQL with the project's database, for `revision --autogenerate`
 * and `check`. Stands on models.h and autogenerate/objects.h.
 */
#ifndef LB_API_GENERATE_SQL_H
#define LB_API_GENERATE_SQL_H

#include "api/models.h"
#include "autogenerate/objects.h"

/* Texts are in the arena given. */
typedef struct lb_sql_generation {
    lb_str up, down;                 /* bodies of the revision; ptr NULL: nothing differs */
    lb_str up_options, down_options; /* behind the markers */
    lb_str_vector changes;           /* "added table 'users'", for people */
} lb_sql_generation;

/* Whether the project's models are SQL. Needs api_settings(). */
bool api_has_sql_models(const limbeck *project);
/* LB_ERR_COMMAND where the database is not at the heads; errors of the models have their file and
   line. Logs what was detected. */
lb_code api_generate_sql(limbeck *project, lb_arena *arena, lb_sql_generation *out,
                         lb_error *error);

#endif
