/*
 * Project: a chain of .sql revisions in a temporary folder, and options that plan over it, for the
 * tests of migrate.
 */
#ifndef LB_TESTS_UNIT_MIGRATE_PROJECT_H
#define LB_TESTS_UNIT_MIGRATE_PROJECT_H

#include <stdatomic.h>

#include "migrate/migrate.h"

enum { PROJECT_MOST = 8 };

struct project {
    char directory[40];
    lb_arena arena;
    size_t count;
    lb_revision revisions[PROJECT_MOST]; /* "a", "b", ... in the order of the chain */
    lb_migrate_options options;          /* plan, step, output and context are set */
    lb_log log;
    const char *target; /* identifier, or "base" */
    int relative;       /* steps from where the database is, in place of `target`; 0: not */
    bool is_downgrade, is_stamp;
    lb_text events;      /* what the log and the step callback were told, a line each */
    lb_text output;      /* offline SQL */
    size_t plans;        /* how many were made */
    atomic_size_t begun; /* steps that the step callback was told of, for other threads */
};

void project_init(struct project *project, const lb_dialect *dialect, lb_connection *connection);
void project_free(struct project *project);
/* Adds the next revision; `source` is what follows the header. */
void project_add(struct project *project, const char *source);
/* Upgrades (or what the flags say) to the target; the error's message is in `message`, "" on
 * success, with place and hint. */
lb_code project_run(struct project *project, const char *target, lb_text *message);

#endif
