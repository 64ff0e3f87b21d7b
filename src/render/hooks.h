/*
 * Hooks: the programs that the settings want to see each new revision file ([post_write_hooks]):
 * formatters, linters.
 *
 * Types are Alembic's. `exec` runs an executable; `module` runs `python3 -m`; `console_scripts`
 * runs the script that Python's installers put beside python3 for an entry point, which must be on
 * PATH (there is no Python in this process to ask for entry points). As in Alembic the exit status
 * of a hook does not count. Stands on base, config and status.h.
 */
#ifndef LB_RENDER_HOOKS_H
#define LB_RENDER_HOOKS_H

#include "config/settings.h"
#include "render/status.h"

/* Runs the hooks in their order on the file. Errors are LB_ERR_COMMAND in Alembic's words, and
 * LB_ERR_FILE (kind FileNotFoundError...) for an executable that cannot be started. */
lb_code lb_hooks_run(const lb_hook *hooks, size_t count, lb_str path,
                     const lb_environment *environment, const lb_status *status, lb_error *error);

#endif
