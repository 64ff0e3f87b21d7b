/*
 * Models: the desired schema as the settings name it: files of SQL, or what env.py is given.
 * Stands on project.h and database/object.h.
 */
#ifndef LB_API_MODELS_H
#define LB_API_MODELS_H

#include "api/project.h"
#include "database/object.h"

typedef LB_VECTOR(lb_source_file) lb_source_files;

/* The .sql files of the setting `models`, or of one path: a file, or a folder with all below it, by
   name. In the arena. LB_ERR_SETTINGS where nothing is named, LB_ERR_FILE. */
lb_code api_model_files(limbeck *project, lb_arena *arena, lb_source_files *out, lb_error *error);
lb_code api_source_files(lb_arena *arena, const char *path, lb_source_files *out, lb_error *error);
/* What the files mean to the database of the project's connection, from the cache where the server
   has made the same of them before (model_cache.c). */
lb_code api_load_models(limbeck *project, const lb_source_files *files,
                        const lb_object_options *options, lb_objects **out, lb_error *error);
/* Hands a statement to options.statement. */
void api_tell_statement(limbeck *project, lb_arena *arena, const lb_object_statement *statement,
                        bool is_down);
/* What `limbeck` leaves out of every comparison: the version table and the journal. In the arena.
 */
lb_object_options api_object_options(limbeck *project, lb_arena *arena);
/* How the objects of a database are read; an error where nobody knows. */
lb_code api_object_rules(const lb_dialect *dialect, const lb_object_rules **out, lb_error *error);

#endif
