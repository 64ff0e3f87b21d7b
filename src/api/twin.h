/*
 * Twin: a .py revision as a .sql file, of the statements that its script sent.
 *
 * Texts lie in the arena given. What is written is read back first: header, statements and their
 * order are those of the script, or it fails. Stands on project.h, render/revision_file.h and
 * database/recorder.h.
 */
#ifndef LB_API_TWIN_H
#define LB_API_TWIN_H

#include "api/project.h"
#include "database/recorder.h"
#include "render/revision_file.h"

typedef struct twin {
    const lb_revision *revision;
    const lb_revision *other; /* of the same identifier, and the one that counts; NULL */
    bool is_wanted;
    lb_revision_section up, down;
    lb_error failed; /* why there is none */
} twin;

/* The section of what was recorded. LB_ERR_UNSUPPORTED for a statement that cannot stand there. */
lb_code api_twin_section(lb_arena *arena, const lb_recorder *recorder, const char *path,
                         lb_revision_section *out, lb_error *error);
/* Whether the error is what a downgrade() that does not want to be run raises itself, or says that
   there is no such function. */
bool api_twin_is_one_way(const char *path, const lb_error *error);
/* The whole file. */
lb_code api_twin_write(const twin *t, const lb_dialect *dialect, lb_text *out, lb_error *error);

#endif
