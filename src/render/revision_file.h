/*
 * Revision file: the name and the content of a new revision, and writing it.
 *
 * A limbeck project's revision is a .sql file in one fixed format, an Alembic project's a .py file
 * made from the project's script.py.mako. Which heads it revises, and that its identifier is free,
 * is the caller's business. Everything returned lives in the arena given. Stands on template.h,
 * status.h and the revision room's header.
 */
#ifndef LB_RENDER_REVISION_FILE_H
#define LB_RENDER_REVISION_FILE_H

#include "render/status.h"
#include "render/template.h"
#include "revision/revision.h"

/* One half of a .sql revision. */
typedef struct lb_revision_section {
    lb_str options; /* behind the marker: "transaction:false"; empty: none */
    lb_str body;    /* empty: nothing yet */
    bool is_absent; /* there is no such section */
} lb_revision_section;

typedef struct lb_new_revision {
    lb_revision_kind kind;
    lb_str id;
    lb_str message;           /* NULL ptr: none was given */
    lb_str_vector down;       /* empty: a base */
    lb_str_vector labels;     /* branch labels; empty: none */
    lb_str_vector depends_on; /* as resolved; empty: none */
    lb_datetime create_date;
    bool is_twin;     /* of a .py revision: the message may be empty, and its date is a text */
    lb_str date_text; /* may be empty */
    lb_revision_section up, down_sql; /* of .sql */
    /* Of .py: further names of the template: imports, upgrades and downgrades where operations were
       generated (lb_revision_indent), template_args of env.py. */
    lb_mako_value_names names;
    const lb_mako_value_object *config; /* the name `config`; NULL: not defined */
} lb_new_revision;

/* How a project names and writes revisions. */
typedef struct lb_revision_style {
    lb_str file_template; /* "%(rev)s_%(slug)s" */
    int64_t truncate_slug_length;
    lb_str output_encoding; /* NULL ptr: UTF-8 */
    lb_str template_path;   /* of script.py.mako, for .py */
    lb_mako_runner runner;  /* a zeroed struct: none */
} lb_revision_style;

/* The moment in the zone of the setting `timezone` (empty: local time, without an offset).
 * Alembic's "Can't locate timezone: ..." is LB_ERR_COMMAND. `tz` and `tzdir` are TZ and TZDIR. */
lb_code lb_revision_date(lb_arena *arena, lb_instant instant, lb_str timezone, const char *tz,
                         const char *tzdir, lb_datetime *out, lb_error *error);
/* "Add users, 2nd try" -> "add_users_2nd_try". Longer ones are cut at the last word that fits. A
 * message beyond ASCII needs libunistring (LB_ERR_UNSUPPORTED without it). */
lb_code lb_revision_slug(lb_arena *arena, lb_str message, int64_t truncate_slug_length, lb_str *out,
                         lb_error *error);
/* The path below the version location, with its ending; the template may have folders. A template
 * that is wrong is LB_ERR_SETTINGS with the class and the words of Python's error. */
lb_code lb_revision_file_name(lb_arena *arena, const lb_new_revision *revision,
                              const lb_revision_style *style, lb_str *out, lb_error *error);
/* Lines of generated code as the template wants them: all but the first indented by 4, white space
 * at both ends and blanks at the ends of lines taken off. */
lb_str lb_revision_indent(lb_arena *arena, lb_str code);

lb_code lb_revision_render_sql(const lb_new_revision *revision, lb_text *out, lb_error *error);
/* The names are those that Alembic gives: up_revision, down_revision, branch_labels, depends_on,
 * create_date, comma, message, and those of `names`. What goes wrong in the template is
 * LB_ERR_COMMAND, "Template rendering failed", with the place. */
lb_code lb_revision_render_py(const lb_new_revision *revision, const lb_revision_style *style,
                              lb_text *out, lb_error *error);

/* Makes the file in the version location `directory` (an absolute path), and the folders above it,
 * reporting "Generating ..." as Alembic does. A file that is there is never overwritten. `path` is
 * absolute. */
lb_code lb_revision_file_create(lb_arena *arena, const lb_new_revision *revision,
                                const lb_revision_style *style, lb_str directory,
                                const lb_status *status, lb_str *path, lb_error *error);

#endif
