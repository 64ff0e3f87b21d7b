/*
 * Autogenerate internal: one run of a comparison with the guest's part in it.
 *
 * Functions of guest_*.c that return bool or a value fail as python/host.h says: with an exception
 * raised in the interpreter.
 */
#ifndef LB_AUTOGENERATE_AUTOGENERATE_INTERNAL_H
#define LB_AUTOGENERATE_AUTOGENERATE_INTERNAL_H

#include "autogenerate/autogenerate.h"
#include "database/reflect.h"
#include "render/python.h"
#include "sqlalchemy/border.h"

/* Two lists for one pair of names in the template. */
typedef struct lb_script_body {
    lb_str upgrade_token, downgrade_token;
    lb_operations upgrade, downgrade;
} lb_script_body;
typedef LB_VECTOR(lb_script_body) lb_script_bodies;

typedef struct lb_generated {
    lb_new_script script;
    lb_script_bodies bodies;
    lb_str_vector imports; /* MigrationScript.imports */
} lb_generated;
typedef LB_VECTOR(lb_generated) lb_generateds;

struct lb_autogenerate {
    lb_arena arena;
    lb_generateds generated;
    lb_new_scripts scripts; /* of `generated`, rendered */
    lb_str diffs;
    lb_autogenerate_options options;
    LB_VECTOR(lb_schema *) schemas; /* that operations point into */
    lb_handle *guest_scripts;       /* a list of MigrationScript, once a hook has seen them */
};

/* Statements that are tried on the database and taken back: in a transaction of their own, or
   behind a savepoint of the one that env.py has opened (trial.c). */
typedef struct lb_trial {
    lb_connection *connection;
    bool is_open, has_savepoint;
} lb_trial;

lb_code lb_trial_begin(lb_trial *trial, lb_connection *connection, lb_error *error);
/* The statements of an operation. */
lb_code lb_trial_run(lb_trial *trial, const lb_operation *operation, lb_error *error);
/* The same; what the database refuses is undone, and is no error. */
lb_code lb_trial_try(lb_trial *trial, const lb_operation *operation, bool *is_refused,
                     lb_error *error);
/* Fine where nothing was begun. */
lb_code lb_trial_end(lb_trial *trial, lb_error *error);

/* A run: options of configure(), and what crossed. */
typedef struct lb_generation {
    lb_autogenerate *autogenerate;
    lb_guest *guest;
    lb_python *py;
    lb_border border; /* into the autogeneration's arena */
    const lb_configuration *configuration;
    lb_value context; /* the MigrationContext */
    lb_dict *options; /* its opts */
    lb_value metadata;
    bool is_of_script; /* that metadata is of a revision which runs */
    lb_compare_options compare;
    lb_python_style style;
    lb_value include_name, include_object, compare_type, compare_server_default, render_item, hook;
    lb_handle *autogen_context; /* AutogenContext, once something asks for it; NULL */
    lb_map guest_objects;       /* made of what was reflected, by address: handles */
    size_t first_schema;        /* of this run, in the autogeneration's list */
    size_t desired_count;       /* how many of them are models'; the database's follow */
    lb_trial trial;
} lb_generation;

/* autogenerate.c: how the database is read, and the schema that it has; the autogeneration's. */
lb_reflect_options lb_generation_reflect_options(const lb_generation *g);
lb_code lb_generation_read_actual(lb_generation *g, lb_schema **out, lb_error *error);
/* given_types.c: what the project gave names of types is put into a schema that was read. */
lb_code lb_generation_give_types(lb_generation *g, lb_schema *schema, lb_error *error);
/* twins.c: lb_compare_hooks.make_twins. */
lb_code lb_generation_make_twins(void *context, const lb_table *const *tables, size_t count,
                                 lb_table **out, lb_error *error);
/* renames.c: finds what the models have under a new name, adds the operations, and reads the
   database as it is behind them; they stay tried until the trial ends. */
lb_code lb_generation_rename(lb_generation *g, lb_schema **actual, lb_operations *out,
                             lb_error *error);

/* autogenerate.c: a run begins and ends; the models and the database are compared; a script's
   bodies become the names of a template. */
lb_generation lb_generation_begin(lb_autogenerate *a, lb_guest *guest,
                                  const lb_configuration *configuration);
void lb_generation_end(lb_generation *g);
lb_code lb_generation_compare(lb_generation *g, lb_script_body *body, lb_error *error);
lb_code lb_generation_write(lb_generation *g, const lb_generated *generated, lb_new_script *out,
                            lb_error *error);
/* autogenerate.c: the models become schemas of the autogeneration. */
lb_code lb_generation_read_desired(lb_generation *g, lb_error *error);

/* guest_options.c */
bool lb_generation_read_options(lb_generation *g);
lb_value lb_generation_autogen_context(lb_generation *g);
/* Calls a function of alembic.autogenerate.api. */
lb_value lb_generation_call(const lb_generation *g, const char *function, size_t count,
                            const lb_value *args);

/* guest_object.c: what the guest knows something of a schema as: its own object, or one that is
   made of what was reflected. None for NULL. */
lb_value lb_generation_table(lb_generation *g, const lb_table *table);
lb_value lb_generation_column(lb_generation *g, const lb_schema_column *column);
lb_value lb_generation_index(lb_generation *g, const lb_schema_index *index);
lb_value lb_generation_constraint(lb_generation *g, const lb_constraint *constraint);
lb_value lb_generation_type(lb_generation *g, const lb_sql_type *type);
lb_value lb_generation_default(lb_generation *g, const lb_python_default *value);
lb_value lb_generation_text(const lb_generation *g, lb_str text); /* None for ptr NULL */
/* An operation as an object of alembic.operations.ops. */
lb_value lb_generation_operation(lb_generation *g, const lb_operation *operation);

/* guest_hook.c: functions of configure() as hooks of the comparison and the renderer. */
void lb_generation_set_hooks(lb_generation *g);
/* Hands the scripts to process_revision_directives and takes them back. */
bool lb_generation_process(lb_generation *g, const lb_str_vector *rows);

bool lb_generation_read_script(lb_generation *g, lb_value script, lb_generated *out);

/* guest_operation.c */
bool lb_generation_read_operations(lb_generation *g, lb_value container, lb_operations *out);

/* What was raised, as an error that goes on through run_migrations() as it is. */
lb_code lb_generation_fail(lb_generation *g, lb_error *error);

#endif
