/*
 * Project: what an open limbeck project holds, and the steps that the public functions share.
 *
 * A project owns its settings, the revision graph and one database connection; each is read or
 * opened when a call first needs it. The public functions turn an lb_error into a limbeck_error at
 * the very end, with api_return(). Stands on every room below.
 */
#ifndef LB_API_PROJECT_H
#define LB_API_PROJECT_H

#include <stdatomic.h>

#include "config/logging.h"
#include "config/settings.h"
#include "limbeck/limbeck.h"
#include "revision/graph.h"

/* database/database.h, sqlalchemy/sqlalchemy.h */
typedef struct lb_guest lb_guest;
typedef struct lb_guest_request lb_guest_request;
typedef struct lb_configuration lb_configuration;
typedef struct lb_dialect lb_dialect;
typedef struct lb_connection lb_connection;

struct limbeck {
    lb_arena arena;
    limbeck_options options; /* texts copied into the arena */
    lb_settings settings;
    bool is_alembic_project;   /* it has an env.py, or called `alembic` it ought to */
    const lb_logging *logging; /* NULL until the project's own logging settings are in force */
    lb_log log;
    lb_graph *graph; /* NULL until read */
    lb_url url;      /* shown.ptr NULL until resolved */
    const lb_dialect *dialect;
    lb_connection *connection;                    /* NULL until opened */
    lb_guest *guest;                              /* while env.py runs */
    lb_url guest_url;                             /* of the last one that env.py opened */
    lb_str guest_database;                        /* all that env.py opens goes there instead; ptr
                                                     NULL: to where it says */
    LB_VECTOR(lb_connection *) guest_connections; /* that env.py and scripts opened */
    const limbeck_run_options *run_options;       /* of the run that env.py is part of; NULL */
    atomic_bool is_interrupted;                   /* by limbeck_interrupt(), from any thread */
};

struct limbeck_error {
    lb_error error;
};

/* Ends a public function: moves the error out (or drops it) and gives its status. */
limbeck_status api_return(lb_code code, lb_error *from, limbeck_error **to);

/* The resolved settings and the revision graph, read once. */
lb_code api_settings(limbeck *project, lb_error *error);
lb_code api_graph(limbeck *project, lb_error *error);

/* What env.py does in an Alembic project before a database is used: the logging settings come into
   force, and the database's URL and dialect are known. */
lb_code api_environment(limbeck *project, lb_error *error);
/* The environment and an open connection. */
lb_code api_connect(limbeck *project, lb_error *error);
void api_disconnect(limbeck *project);

/* A connection as the project's settings want it. */
lb_code api_open_connection(limbeck *project, const lb_url *url, lb_connection **out,
                            lb_error *error);
/* One for a thread of its own: what the server notes goes nowhere. */
lb_code api_open_quiet_connection(const limbeck *project, const lb_url *url, lb_connection **out,
                                  lb_error *error);
/* The interpreter for env.py, scripts and models; it and its connections go with api_guest_end().
   Needs api_settings(). */
lb_code api_guest(limbeck *project, lb_guest **out, lb_error *error);
void api_guest_end(limbeck *project);
/* Runs env.py, which comes back by request->run_migrations() for each database. `options` (may be
   NULL) take what it prints. */
lb_code api_run_environment(limbeck *project, const lb_guest_request *request,
                            const limbeck_run_options *options, lb_error *error);
/* Whether env.py says what a run does. Needs api_settings(). */
bool api_has_environment_script(const limbeck *project);

/* The rows of the version table, in the order read, in the arena; none where there is no table.
   Connects first. `ensure` makes the table where it is absent, as some of Alembic's commands do. */
lb_code api_version_rows(limbeck *project, bool ensure, lb_arena *arena, lb_str_vector *out,
                         lb_error *error);
/* The same for each database that env.py goes to. */
typedef LB_VECTOR(lb_str_vector) api_databases;
lb_code api_version_rows_each(limbeck *project, bool ensure, lb_arena *arena, api_databases *out,
                              lb_error *error);

/* The rows of the database that env.py configured; makes the version table where it is absent. */
lb_code api_configured_rows(limbeck *project, const lb_configuration *said, lb_arena *arena,
                            lb_str_vector *out, lb_error *error);

/* Runs the revisions up to a target in a database where none has run, without a lock and a log; in
   the transaction that is open, if one is. Needs api_settings(). */
lb_code api_upgrade_scratch(limbeck *project, lb_connection *scratch, lb_str target,
                            lb_error *error);

/* The same by way of env.py, whatever it opens. Needs project->guest_database. */
lb_code api_upgrade_environment(limbeck *project, lb_str target, lb_error *error);

/* Copies revisions into a list of the public type. `rows` (may be NULL) are marked as current. */
lb_code api_revisions(const lb_revision_vector *revisions, const lb_str_vector *rows,
                      limbeck_revisions **out);

#endif
