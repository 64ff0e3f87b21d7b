/*
 * Header: what a .py revision says about itself, read without running it.
 *
 * Alembic runs the whole module and looks at `revision`, `down_revision`, `branch_labels`,
 * `depends_on` and the docstring. Here top-level statements are skipped token by token and only
 * assignments of literals to these names are read; what else they are given is evaluated
 * (evaluate.h). A file that does not assign all four is parsed to its end; of others a mistake
 * behind the header is met when the script is run. Results are texts in the arena given. Stands on
 * base and python.
 */
#ifndef LB_REVISION_HEADER_H
#define LB_REVISION_HEADER_H

#include "base/error.h"
#include "revision/revision.h"

/* How far a text that may be cut off was enough. */
typedef enum lb_header_state {
    LB_HEADER_COMPLETE,
    LB_HEADER_NEEDS_MORE, /* the text ends before the header does: read more of the file and ask
                             again */
    LB_HEADER_NEEDS_EVALUATION, /* a value can't be computed either: see the error */
    LB_HEADER_ABSENT, /* of SQL: neither an identifier nor a marker; what the name says stands */
} lb_header_state;

/*
 * Reads the header of the module `source`, `path` its absolute path. `is_whole` says that the text
 * is all of the file; otherwise the answer may be LB_HEADER_NEEDS_MORE.
 *
 * With LB_HEADER_NEEDS_EVALUATION (an LB_ERR_UNSUPPORTED, position of the value) `out` is
 * untouched. Other failures: Alembic's for a file without revision or down_revision, and syntax
 * errors.
 */
lb_code lb_header_read_py(lb_arena *arena, lb_str source, bool is_whole, lb_str path,
                          lb_header_state *state, lb_revision_header *out, lb_error *error);

/* Whether what the module does at its top can give it the name: false only where nothing can. */
bool lb_header_may_define(lb_str source, const char *path, const char *name);

/* All of a revision's docstring or comment, trimmed, read from its file again ("" where it has
 * none). */
lb_code lb_revision_read_doc(lb_arena *arena, const lb_revision *revision, lb_str *out,
                             lb_error *error);

#endif
