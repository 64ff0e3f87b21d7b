/*
 * Init: makes the environment of a new project from a template.
 *
 * Templates are built into the program: limbeck's own (`sql`) and five that are equal in effect to
 * Alembic's of the same names. Files that are there are kept. Stands on base, config and status.h.
 */
#ifndef LB_RENDER_INIT_H
#define LB_RENDER_INIT_H

#include "base/arena.h"
#include "render/status.h"

/* What a file of a template is for. */
typedef enum lb_init_role {
    LB_INIT_COPY,      /* goes to the environment's folder */
    LB_INIT_INI,       /* the settings file; ${script_location} is filled in */
    LB_INIT_PYPROJECT, /* appended to pyproject.toml; ${script_location} is filled in */
} lb_init_role;

typedef struct lb_init_file {
    const char *name; /* "env.py"; of a settings file, what it is called unless the user says */
    lb_init_role role;
    lb_str parts[5]; /* the content, in pieces that templates share */
} lb_init_file;

typedef struct lb_init_template {
    const char *name;
    const char *synopsis; /* first line of its README */
    const lb_init_file *files;
    size_t count;
} lb_init_template;

/* All templates, in the order in which list_templates shows them. */
const lb_init_template *lb_init_templates(size_t *count);
/* NULL where there is none of that name. */
const lb_init_template *lb_init_find(lb_str name);

typedef struct lb_init_options {
    lb_str template;
    lb_str directory;         /* as given by the user */
    bool is_package;          /* also make __init__.py files */
    lb_str working_directory; /* absolute */
    lb_str ini_path;  /* of the settings file to make, from the working directory; empty: as the
                         template calls it */
    lb_str toml_path; /* likewise; empty: pyproject.toml */
} lb_init_options;

/* A folder that is not empty, and a template that is unknown, are LB_ERR_COMMAND in Alembic's
 * words. After a failure what was made before it stays, as in Alembic. */
lb_code lb_init_run(const lb_init_options *options, const lb_status *status, lb_error *error);

#endif
