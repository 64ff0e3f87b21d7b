#include "migrate/migrate.h"

#include "migrate/offline.h"
#include "migrate/run.h"

static const char LOGGER[] = "alembic.runtime.migration";

bool lb_migrate_has_transactional_ddl(const lb_migrate_options *options)
{
    return options->transactional_ddl == LB_TRANSACTIONAL_DDL_DEFAULT
               ? options->dialect->has_transactional_ddl
               : options->transactional_ddl == LB_TRANSACTIONAL_DDL_YES;
}

/* Alembic's log records at the start: "Context impl PostgresqlImpl." and so on. */
static void announce(const lb_migrate_options *options)
{
    lb_log_record(options->log, LB_INFO, LOGGER, "Context impl %s.", options->dialect->impl_name);
    if (!options->connection) {
        lb_log_record(options->log, LB_INFO, LOGGER, "Generating static SQL");
    }
    lb_log_record(options->log, LB_INFO, LOGGER, "Will assume %s DDL.",
                  lb_migrate_has_transactional_ddl(options) ? "transactional"
                                                            : "non-transactional");
}

void lb_migrate_tell(const lb_migrate_options *options, const lb_plan *plan, size_t index,
                     bool is_done)
{
    const lb_step *step = &plan->steps.items[index];
    if (!is_done) {
        lb_log_record(options->log, LB_INFO, LOGGER, "Running %.*s", LB_ARG(step->log));
    }
    if (options->step) {
        options->step(options->context, step, index, plan->steps.count, is_done);
    }
}

lb_code lb_migrate_run(const lb_migrate_options *options, lb_error *error)
{
    if (!options->is_announced) {
        announce(options);
    }
    return options->connection ? lb_migrate_online_run(options, error)
                               : lb_offline_run(options, error);
}

lb_code lb_migrate_ensure_version(const lb_migrate_options *options, lb_error *error)
{
    if (!options->is_announced) {
        announce(options);
    }
    if (options->connection) {
        return lb_migrate_online_ensure_version(options, error);
    }
    lb_offline_ensure_version(options);
    return LB_OK;
}

lb_code lb_migrate_current(const lb_migrate_options *options, lb_arena *arena, lb_str_vector *out,
                           lb_error *error)
{
    lb_version_state state = {0};
    if (!options->is_announced) {
        announce(options);
    }
    LB_TRY(
        lb_version_table_read(&options->version_table, options->connection, arena, &state, error));
    *out = state.rows;
    return LB_OK;
}
