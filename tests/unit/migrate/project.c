#include "project.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"

static size_t position_of(const struct project *project, const lb_str_vector *rows)
{
    for (size_t i = 0; rows->count && i < project->count; i++) {
        if (lb_str_equal(project->revisions[i].id, rows->items[0])) {
            return i + 1;
        }
    }
    return 0;
}

/* From position `from` to `to` (0: base), a step each. */
static void add_step(struct project *project, lb_arena *arena, lb_plan *plan, size_t from,
                     size_t to, lb_step_kind kind)
{
    static const char *const names[] = {"upgrade", "downgrade", "stamp_revision"};
    lb_str before = from ? project->revisions[from - 1].id : (lb_str){0};
    lb_str after = to ? project->revisions[to - 1].id : (lb_str){0};
    size_t script = kind == LB_STEP_DOWNGRADE ? from : to;
    lb_step step = {.kind = kind, .revision = script ? &project->revisions[script - 1] : NULL};
    step.short_log = lb_str_of(
        lb_arena_format(arena, "%s %.*s -> %.*s", names[kind], LB_ARG(before), LB_ARG(after)));
    step.log = lb_str_of(lb_arena_format(arena, "%.*s, message", LB_ARG(step.short_log)));
    lb_version_change change = {!from ? LB_VERSION_INSERT
                                : !to ? LB_VERSION_DELETE
                                      : LB_VERSION_UPDATE,
                                before, after};
    lb_vector_push_in(arena, &step.changes, change);
    lb_vector_push_in(arena, &plan->steps, step);
}

static lb_code make_plan(void *context, lb_arena *arena, const lb_str_vector *current, lb_plan *out,
                         lb_error *error)
{
    struct project *project = context;
    project->plans++;
    lb_str target = lb_str_of(project->target);
    lb_str_vector wanted = {.items = &target, .count = 1};
    size_t at = position_of(project, current), to = position_of(project, &wanted);
    if (project->relative) {
        to = at + (size_t)project->relative;
    } else if (!to && !lb_str_is(target, "base")) {
        return lb_fail(error, LB_ERR_REVISION, "no revision %.*s", LB_ARG(target));
    }
    *out = (lb_plan){0};
    if (project->is_stamp) {
        if (at != to) {
            add_step(project, arena, out, at, to, LB_STEP_STAMP);
        }
        return LB_OK;
    }
    for (; project->is_downgrade && at > to; at--) {
        add_step(project, arena, out, at, at - 1, LB_STEP_DOWNGRADE);
    }
    for (; !project->is_downgrade && at < to; at++) {
        add_step(project, arena, out, at, at + 1, LB_STEP_UPGRADE);
    }
    return LB_OK;
}

static void on_step(void *context, const lb_step *step, size_t index, size_t count, bool is_done)
{
    struct project *project = context;
    project->begun += !is_done;
    lb_text_addf(&project->events, "%s %zu/%zu %.*s\n", is_done ? "done" : "step", index + 1, count,
                 LB_ARG(step->short_log));
}

static void on_output(void *context, lb_str text)
{
    lb_text_add(&((struct project *)context)->output, text);
}

static void on_log(void *context, LB_UNUSED lb_level level, LB_UNUSED const char *logger,
                   const char *message)
{
    lb_text_addf(&((struct project *)context)->events, "%s\n", message);
}

void project_init(struct project *project, const lb_dialect *dialect, lb_connection *connection)
{
    *project = (struct project){.directory = "/tmp/limbeck-migrate-XXXXXX"};
    if (!mkdtemp(project->directory)) {
        abort();
    }
    project->log = (lb_log){on_log, project};
    project->options = (lb_migrate_options){
        .dialect = dialect,
        .connection = connection,
        .version_table = {.has_primary_key = true},
        .has_lock = true,
        .lock_wait_ms = 50,
        .log = &project->log,
        .plan = make_plan,
        .step = on_step,
        .output = on_output,
        .context = project,
    };
}

void project_free(struct project *project)
{
    for (size_t i = 0; i < project->count; i++) {
        unlink(project->revisions[i].path.ptr);
    }
    rmdir(project->directory);
    lb_arena_free(&project->arena);
    lb_text_free(&project->events);
    lb_text_free(&project->output);
}

void project_add(struct project *project, const char *source)
{
    lb_revision *revision = &project->revisions[project->count++];
    LB_AUTO_TEXT lb_text text = {0};
    revision->id =
        lb_str_of(lb_arena_format(&project->arena, "%c", (char)('a' + project->count - 1)));
    revision->path = lb_str_of(
        lb_arena_format(&project->arena, "%s/%s.sql", project->directory, revision->id.ptr));
    revision->kind = LB_REVISION_SQL;
    lb_text_addf(&text, "-- Revision ID: %s\n\n%s", revision->id.ptr, source);
    if (lb_file_write(revision->path.ptr, lb_text_str(&text), NULL) != LB_OK) {
        abort();
    }
}

lb_code project_run(struct project *project, const char *target, lb_text *message)
{
    LB_AUTO_ERROR lb_error error = {0};
    project->target = target;
    lb_text_truncate(&project->events, 0);
    lb_text_truncate(&project->output, 0);
    project->begun = 0;
    lb_code code = lb_migrate_run(&project->options, &error);
    if (message) {
        lb_text_truncate(message, 0);
        if (error.file) {
            lb_text_addf(message, "%.*s:%u:%u: ", LB_ARG(lb_path_basename(lb_str_of(error.file))),
                         error.line, error.column);
        }
        lb_text_adds(message, error.message ? error.message : "");
        if (error.hint) {
            lb_text_addf(message, " (%s)", error.hint);
        }
    }
    return code;
}
