/*
 * Sqlalchemy: what revision scripts, env.py and models import, and running them.
 *
 * A *guest* is one interpreter (python/python.h) with the modules sqlalchemy, alembic and others
 * that this room brings, for one call of limbeck. It reads modules of the project from its folders,
 * and reaches the database only through what its host hands it.
 *
 * The way of `upgrade head` in an Alembic project:
 *
 *   lb_guest_run_environment()  runs env.py, which calls context.configure(connection=...) and
 *                               context.run_migrations()
 *   request.run_migrations()    the host makes the plan and has migrate/ carry it out with what
 *                               configure() said; for each .py revision migrate calls back
 *   lb_guest_run_script()       runs upgrade() or downgrade(); op.add_column(...) becomes an
 *                               lb_operation, the dialect's statements, and goes to the executor
 *
 * A guest and all its values belong to one thread. Stands on python, config, operation, schema, sql
 * and the interface of database.
 */
#ifndef LB_SQLALCHEMY_SQLALCHEMY_H
#define LB_SQLALCHEMY_SQLALCHEMY_H

#include "config/settings.h"
#include "database/recorder.h"
#include "python/python.h"
#include "schema/schema.h"

typedef struct lb_guest lb_guest;

/* What context.configure() said, as far as the host needs to know. Texts live as long as the
   guest. */
typedef struct lb_configuration lb_configuration;
struct lb_configuration {
    const lb_dialect *dialect;
    lb_connection *connection; /* NULL: offline */
    lb_str url;                /* as given; ptr NULL */
    lb_tristate transactional_ddl;
    bool transaction_per_migration;
    lb_str version_table, version_table_schema; /* ptr NULL: the default */
    bool version_table_pk;
    bool literal_binds;
    bool has_named_style; /* dialect_opts={"paramstyle": "named"} */
    lb_str starting_rev;  /* ptr NULL */
    /* Whose the transactions are: nobody's (the run's own), env.py's, or there are none because the
       connection is in autocommit mode. */
    bool is_outer, is_autocommit;
    bool has_callbacks; /* on_version_apply: lb_guest_applied() is to be called */
};

/* A step that was applied, for on_version_apply. */
typedef struct lb_guest_step {
    bool is_upgrade, is_stamp;
    lb_str_vector up, down; /* revisions at the two ends of it */
    const lb_str_vector *heads;
} lb_guest_step;

/* A revision of the project, for context.script. */
typedef struct lb_guest_revision {
    lb_str id, message, path;
    lb_str_vector down, depends_on, labels, next;
    bool is_head, is_base, is_branch_point, is_merge_point;
} lb_guest_revision;
typedef LB_VECTOR(lb_guest_revision) lb_guest_revisions;

/* What a call of limbeck wants of env.py. */
typedef struct lb_guest_request {
    bool is_offline;
    const char *command;        /* "upgrade" */
    const char *tag;            /* --tag; NULL */
    lb_str start, target;       /* revision arguments, for get_starting_revision_argument() */
    bool has_start, has_target; /* Alembic passes them for this command */
    bool is_autogenerate;       /* config.cmd_opts.autogenerate */
    bool dont_mutate;
    /* Not NULL: what scripts do is written down (lb_guest_record_script); offline then, too. */
    lb_recorder *recorder;
    /* context.run_migrations(); the error becomes an exception that the guest may catch. */
    lb_code (*run_migrations)(void *context, lb_guest *guest, const lb_configuration *configuration,
                              lb_error *error);
    /* alembic.autogenerate.produce_migrations(metadata) in a script; with a script that it gave,
       the dict that a template is given of it. NULL: scripts compare nothing. */
    lb_code (*compare)(void *context, lb_guest *guest, const lb_configuration *configuration,
                       lb_value metadata, lb_value script, lb_value *out, lb_error *error);
    void *context;
} lb_guest_request;

typedef struct lb_guest_options {
    lb_settings *settings; /* resolved; config.set_main_option() changes it */
    const char *directory; /* working directory, absolute */
    const char *url;       /* of the command line, or NULL */
    const char *const *x_arguments;
    size_t x_argument_count;
    bool is_compatible;
    const char *const *environ; /* "NAME=value", ended by NULL */
    lb_log log;
    /* print() of a script, and offline SQL; NULL: dropped */
    void (*write)(void *context, lb_str text, bool is_stderr);
    /* engine.connect(): a connection that is not closed by disconnect() is the host's to close when
       the guest is gone. NULL: there is no database. */
    lb_code (*connect)(void *context, const lb_url *url, lb_connection **out, lb_error *error);
    void (*disconnect)(void *context, lb_connection *connection);
    /* logging.config.fileConfig(): the settings of the file come into force; may be NULL. */
    lb_code (*configure_logging)(void *context, const char *path, bool disables_existing,
                                 lb_error *error);
    /* All revisions of the project, newest first as `history` has them; may be NULL. */
    lb_code (*revisions)(void *context, lb_arena *arena, lb_guest_revisions *out, lb_error *error);
    lb_code (*resolve)(void *context, lb_arena *arena, lb_str identifier, lb_str_vector *out,
                       lb_error *error);
    void *context;
    lb_python_limits limits;
} lb_guest_options;

/* The options' texts must outlive the guest. */
lb_guest *lb_guest_new(const lb_guest_options *options);
void lb_guest_free(lb_guest *guest); /* NULL is fine */

/* Runs env.py. LB_ERR_SCRIPT for its exceptions; an error that run_migrations() gave and that the
   guest did not catch comes back as it was. */
lb_code lb_guest_run_environment(lb_guest *guest, const char *path, const lb_guest_request *request,
                                 lb_error *error);
/* Runs the upgrade() or downgrade() of a revision; inside run_migrations(). */
lb_code lb_guest_run_script(lb_guest *guest, const char *path, bool is_downgrade,
                            lb_executor *executor, lb_error *error);
/* The same, for the text of it: the statements that the script sends are in the request's recorder,
   which is empty before. To the script it is a run on a database; LB_ERR_UNSUPPORTED where it asks
   for something that a text cannot do, with the place in it. */
lb_code lb_guest_record_script(lb_guest *guest, const char *path, bool is_downgrade,
                               lb_error *error);
/* Offline SQL, to where env.py wants it: standard output, or output_buffer. An exception of the
   buffer comes back from run_migrations(). */
void lb_guest_output(lb_guest *guest, lb_str text);
/* Calls what configure(on_version_apply=...) named. */
lb_code lb_guest_applied(lb_guest *guest, const lb_guest_step *step, lb_executor *executor,
                         lb_error *error);
/* What a script imports at its top, as Python would where a package is installed that limbeck does
   not have or nobody: ModuleNotFoundError for one that is neither here nor in the project. */
lb_code lb_guest_import_all(lb_guest *guest, const char *path, lb_error *error);
/* What a script needs that limbeck does not have, without running it: LB_ERR_UNSUPPORTED,
   LB_ERR_SCRIPT for a syntax error. */
typedef enum lb_check_scope { LB_CHECK_ALL, LB_CHECK_UPGRADE, LB_CHECK_DOWNGRADE } lb_check_scope;
lb_code lb_guest_check_script(lb_guest *guest, const char *path, lb_check_scope scope,
                              lb_error *error);
/* The error of a script that has no function for the step. */
lb_code lb_guest_fail_absent(const char *path, bool is_downgrade, lb_error *error);

#endif
