/*
 * Guest: what the native modules of this room share: the interpreter's context. Inner header.
 *
 * Native functions get at it with lb_guest_of(py). Failure in them follows python/host.h: NULL or
 * false with an exception raised; lb_guest_raise() makes one of an lb_error, and
 * lb_guest_error() gives that same error back where the guest did not catch it.
 */
#ifndef LB_SQLALCHEMY_GUEST_H
#define LB_SQLALCHEMY_GUEST_H

#include "sqlalchemy/sqlalchemy.h"

struct lb_guest {
    lb_guest_options options;
    lb_arena arena; /* texts that live as long as the guest */
    lb_python *py;
    lb_handle *sys;            /* the module, whose path says where the project's modules are */
    lb_str_vector own_folders; /* of that path, those that nobody named */
    lb_str_vector neighbours;  /* of the repository: neighbour.c */
    bool has_neighbours;

    /* While env.py runs. */
    const lb_guest_request *request;
    bool has_run;                   /* it called context.run_migrations() */
    lb_handle *environment_context; /* alembic.runtime.environment.EnvironmentContext */

    /* While migrations run: what scripts do goes there. */
    lb_executor *executor;
    const lb_configuration *configuration;
    lb_handle *script_arguments;  /* of run_migrations(**kw): a dict */
    lb_handle *migration_context; /* the MigrationContext that runs; NULL */
    lb_handle *output_buffer;     /* NULL: standard output */

    /* While a statement is made into text only: where it goes, and for whom. */
    lb_text *collected;
    const lb_dialect *collected_for;
    bool is_type_collected;
    lb_handle *translation; /* the schema_translate_map of the connection that runs a statement, or
                               None; NULL: that of the migrations' connection */

    lb_map compiled; /* lb_handle * by path: scripts that were checked and have not run yet */

    lb_map created_types; /* by tables of this run: lb_ddl_options.types */

    /* While a script is recorded. */
    const char *recorded_path;             /* its file; NULL */
    unsigned refused_line, refused_column; /* where it asked for what is refused; 0: elsewhere */

    const void *outer_frame; /* that the running script was called from */
    const char *script_path; /* of the running script; NULL */
    lb_handle *passing; /* an exception of a script on its way through run_migrations(); NULL */
    lb_error raised;    /* behind the exception that lb_guest_raise() made last */
    lb_handle *raised_as;
    const lb_dialect *failing; /* of the connection whose error is raised; NULL: the run's */
};

/* A script that is recorded asks for what is another thing each time. */
void lb_guest_refuse_chance(lb_guest *guest, const char *what);
/* Hands what a script did so far to the database at once where the script may catch its errors;
   elsewhere it goes out together with more. */
lb_code lb_guest_settle(lb_guest *guest, lb_error *error);
lb_guest *lb_guest_of(const lb_python *py);
/* The statement, with the line of the running script that asks for it. */
lb_command lb_guest_command(const lb_guest *guest, lb_str sql);
/* Raises the error (moved) as the exception class that its kind names: alembic.util.CommandError,
   sqlalchemy.exc.ProgrammingError, ...; returns NULL. */
lb_value lb_guest_raise(lb_guest *guest, lb_error *error);
/* What is raised as an error; see above. */
lb_code lb_guest_error(lb_guest *guest, lb_error *error);

/* The same for an exception that goes on through run_migrations() as it is. */
lb_code lb_guest_pass(lb_guest *guest, lb_error *error);

/* Finds modules: those of this room, the project's, and opaque ones (python.h). */
lb_found lb_guest_find_module(void *context, lb_arena *arena, const char *name,
                              lb_found_module *out);

/* As a module that takes its names from others. */
bool lb_guest_find_elsewhere(lb_arena *arena, const char *name, lb_found_module *out);
/* In the projects around this one. */
bool lb_guest_find_near(lb_guest *guest, lb_arena *arena, const char *name, lb_found_module *out);

/* Handles of the database, and whom scripts may give them to: handed.c. */
bool lb_guest_is_handle(void *context, const char *module, const char *name);
bool lb_guest_only_tells(void *context, const char *package);
bool lb_guest_may_hand(void *context, lb_value opaque, lb_value given);

/* Modules of C. */
extern const lb_module_spec lb_module__context, lb_module__operation, lb_module__database,
    lb_module__sql, lb_module__reflection;

/* Modules in the guest language, made by the build. */
extern const lb_module_table lb_sqlalchemy_modules;

#endif
