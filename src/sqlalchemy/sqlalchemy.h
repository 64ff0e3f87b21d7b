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
#include "database/executor.h"
#include "python/python.h"
#include "schema/schema.h"

typedef struct lb_guest lb_guest;

/* What context.configure() said, as far as the host needs to know. Texts live as long as the
   guest. */
typedef struct lb_configuration {
    const lb_dialect *dialect;
    lb_connection *connection; /* NULL: offline */
    lb_str url;                /* as given; ptr NULL */
    lb_tristate transactional_ddl;
    bool transaction_per_migration;
    lb_str version_table, version_table_schema; /* ptr NULL: the default */
    bool version_table_pk;
    bool literal_binds;
    lb_str starting_rev; /* ptr NULL */
    bool is_external;    /* the connection was inside a transaction that the guest began */
} lb_configuration;

/* What a call of limbeck wants of env.py. */
typedef struct lb_guest_request {
    bool is_offline;
    const char *tag;      /* --tag; NULL */
    lb_str start, target; /* revision arguments, for get_starting_revision_argument() */
    /* context.run_migrations(); the error becomes an exception that the guest may catch. */
    lb_code (*run_migrations)(void *context, lb_guest *guest, const lb_configuration *configuration,
                              lb_error *error);
    /* engine.connect(): the host keeps the connection open until the guest is gone. */
    lb_code (*connect)(void *context, const lb_url *url, lb_connection **out, lb_error *error);
    /* Offline text that env.py itself makes (static_output, execute). */
    void (*output)(void *context, lb_str text);
    void *context;
} lb_guest_request;

typedef struct lb_guest_options {
    lb_settings *settings; /* resolved; config.set_main_option() changes it */
    const char *directory; /* working directory, absolute */
    const char *const *x_arguments;
    size_t x_argument_count;
    bool is_compatible;
    const char *const *environ; /* "NAME=value", ended by NULL */
    lb_log log;
    /* print() of a script; NULL: dropped */
    void (*write)(void *context, lb_str text, bool is_stderr);
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
/* What a script needs that limbeck does not have, without running it: LB_ERR_UNSUPPORTED,
   LB_ERR_SCRIPT for a syntax error. */
lb_code lb_guest_check_script(lb_guest *guest, const char *path, lb_error *error);

#endif
