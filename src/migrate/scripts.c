#include "migrate/scripts.h"

#include <stdlib.h>

enum { LARGEST_KEPT = 2 << 20 };

static bool is_sql(const lb_step *step)
{
    return step->kind != LB_STEP_STAMP && step->revision->kind == LB_REVISION_SQL;
}

static lb_code load(lb_scripts *scripts, size_t index, lb_error *error)
{
    const lb_migrate_options *options = scripts->options;
    const lb_step *step = &scripts->plan->steps.items[index];
    if (step->kind == LB_STEP_STAMP) {
        return LB_OK;
    }
    if (!is_sql(step)) {
        return options->check_script ? options->check_script(options->context, step, error) : LB_OK;
    }
    lb_body body = {0};
    LB_TRY(lb_body_read(&body, options->dialect, step, error));
    scripts->is_by_itself[index] = !body.is_transactional || !options->dialect->can_rollback_ddl;
    if (scripts->kept + body.arena.total <= LARGEST_KEPT) {
        scripts->kept += body.arena.total;
        scripts->bodies[index] = body;
    } else {
        lb_body_free(&body);
    }
    return LB_OK;
}

lb_code lb_scripts_load(lb_scripts *out, const lb_migrate_options *options, const lb_plan *plan,
                        lb_error *error)
{
    size_t count = plan->steps.count;
    lb_scripts scripts = {
        .options = options,
        .plan = plan,
        .bodies = lb_alloc_array(count, sizeof *scripts.bodies),
        .is_by_itself = lb_alloc_array(count, sizeof *scripts.is_by_itself),
    };
    for (size_t i = 0; i < count; i++) {
        lb_code code = load(&scripts, i, error);
        if (code != LB_OK) {
            lb_scripts_free(&scripts);
            return code;
        }
    }
    *out = scripts;
    return LB_OK;
}

void lb_scripts_free(lb_scripts *scripts)
{
    for (size_t i = 0; scripts->bodies && i < scripts->plan->steps.count; i++) {
        lb_body_free(&scripts->bodies[i]);
    }
    free(scripts->bodies);
    free(scripts->is_by_itself);
    *scripts = (lb_scripts){0};
}

bool lb_scripts_is_by_itself(const lb_scripts *scripts, size_t index)
{
    return scripts->is_by_itself[index];
}

lb_code lb_scripts_take(lb_scripts *scripts, size_t index, lb_body *out, lb_error *error)
{
    const lb_step *step = &scripts->plan->steps.items[index];
    lb_body *kept = &scripts->bodies[index];
    if (is_sql(step) && !kept->file) {
        return lb_body_read(out, scripts->options->dialect, step, error);
    }
    scripts->kept -= kept->arena.total;
    *out = *kept;
    *kept = (lb_body){0};
    return LB_OK;
}

/* ---- What a step does ----------------------------------------------------------------------- */

lb_code lb_scripts_queue_changes(const lb_migrate_options *options, const lb_step *step,
                                 lb_executor *executor, lb_error *error)
{
    bool is_offline = !executor->connection;
    for (size_t i = 0; i < step->changes.count; i++) {
        const lb_version_change *change = &step->changes.items[i];
        LB_AUTO_TEXT lb_text sql = {0};
        LB_AUTO_TEXT lb_text expectation = {0};
        lb_version_table_change(&options->version_table, options->dialect, change, is_offline,
                                &sql);
        lb_version_table_expectation(&options->version_table, change, &expectation);
        lb_command command = {
            .sql = lb_text_str(&sql),
            .expectation = expectation.len ? lb_text_cstr(&expectation) : NULL,
            .expected_rows = 1,
        };
        LB_TRY(lb_executor_queue(executor, &command, error));
    }
    return LB_OK;
}

static lb_code run_body(const lb_body *body, lb_executor *executor, lb_error *error)
{
    for (size_t i = 0; i < body->statements.count; i++) {
        lb_command command = lb_body_command(body, i);
        LB_TRY(lb_executor_queue(executor, &command, error));
    }
    return LB_OK;
}

lb_code lb_scripts_run(const lb_migrate_options *options, const lb_step *step, const lb_body *body,
                       lb_executor *executor, lb_error *error)
{
    if (is_sql(step)) {
        LB_TRY(run_body(body, executor, error));
    } else if (step->kind != LB_STEP_STAMP) {
        LB_TRY(options->run_script(options->context, step, executor, error));
        LB_TRY(lb_executor_end_script(executor, error));
    }
    LB_TRY(lb_scripts_queue_changes(options, step, executor, error));
    return lb_executor_flush(executor, error);
}
