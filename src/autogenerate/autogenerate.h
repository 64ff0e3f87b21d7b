/*
 * Autogenerate: what `revision --autogenerate` and `check` do when env.py calls
 * context.run_migrations(): read the models and the database, compare them, let env.py's hooks have
 * their say, and write the bodies of the new revisions.
 *
 * env.py may call run_migrations() several times, for several databases; each call adds a pair of
 * bodies. An autogeneration lives for one call of limbeck and belongs to one thread; the guest that
 * it was run with must not be used for another. Stands on compare.h, render/python.h and
 * sqlalchemy.
 */
#ifndef LB_AUTOGENERATE_AUTOGENERATE_H
#define LB_AUTOGENERATE_AUTOGENERATE_H

#include "autogenerate/compare.h"
#include "autogenerate/objects_rename.h"
#include "render/revision_file.h"
#include "sqlalchemy/sqlalchemy.h"

/* A new revision: at first as the command line has it; env.py may change it, or add others. */
typedef struct lb_new_script {
    lb_str id, message;  /* message ptr NULL: none */
    lb_str_vector heads; /* of --head */
    bool splice;
    lb_str_vector labels;
    lb_str version_path; /* ptr NULL: the project's */
    lb_str_vector depends_on;
    lb_revision_section up, down_sql; /* of a .sql revision */
    lb_mako_value_names names; /* for the template: upgrades, downgrades, imports, template_args */
} lb_new_script;
typedef LB_VECTOR(lb_new_script) lb_new_scripts;

typedef struct lb_autogenerate lb_autogenerate;

typedef struct lb_autogenerate_options {
    bool is_comparing;        /* false: env.py runs for a revision that nobody generates
                                 (revision_environment) */
    bool by_meaning;          /* what Alembic cannot see is compared too; else by its rules alone */
    lb_rename_policy renames; /* by_meaning; `declared` is filled from the models */
    const char *env_path;     /* named in messages */
    lb_log log;
} lb_autogenerate_options;

/* `script` is copied; the policy's context must live as long. */
lb_autogenerate *lb_autogenerate_new(const lb_new_script *script,
                                     const lb_autogenerate_options *options);
void lb_autogenerate_free(lb_autogenerate *autogenerate); /* NULL is fine */

/* Within run_migrations(), with the rows of the version table. LB_ERR_COMMAND where configure() was
   given no metadata; what a hook raised comes back as LB_ERR_SCRIPT. */
lb_code lb_autogenerate_run(lb_autogenerate *autogenerate, lb_guest *guest,
                            const lb_configuration *configuration, const lb_str_vector *rows,
                            lb_error *error);

/* What there is to be written; empty where a hook has taken the script away. */
const lb_new_scripts *lb_autogenerate_scripts(const lb_autogenerate *autogenerate);
/* What a script does, operation by operation: SQL, or the directive where the database takes more
   than statements (batch mode). */
typedef struct lb_generated_statement {
    lb_str text;
    bool loses_data, is_down;
} lb_generated_statement;
typedef LB_VECTOR(lb_generated_statement) lb_generated_statements;
/* Of the last script, by meaning only; in the autogeneration's arena. */
void lb_autogenerate_statements(lb_autogenerate *autogenerate, const lb_dialect *dialect,
                                lb_generated_statements *out);
/* The operations of the last script as `check` lists them; ptr NULL: there are none. */
lb_str lb_autogenerate_diffs(const lb_autogenerate *autogenerate);

/* What a script asks for within run_migrations(), by Alembic's rules: the MigrationScript of what
   differs between the metadata and the database; with such a script, the dict that a template is
   given of it. What a hook raised comes back as LB_ERR_SCRIPT. */
lb_code lb_autogenerate_produce(lb_guest *guest, const lb_configuration *configuration,
                                const lb_autogenerate_options *options, lb_value metadata,
                                lb_value script, lb_value *out, lb_error *error);

/* Within run_migrations(): adds the DDL that makes a database of the models. */
lb_code lb_autogenerate_models(lb_guest *guest, const lb_configuration *configuration,
                               const char *env_path, const lb_log *log, lb_text *out,
                               lb_error *error);

#endif
