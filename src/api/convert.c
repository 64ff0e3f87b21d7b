/* Convert: the .sql twins of .py revisions, of what their scripts send in both directions. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "api/twin.h"
#include "base/file.h"
#include "base/memory.h"
#include "sqlalchemy/sqlalchemy.h"

typedef LB_VECTOR(twin) twins;

typedef struct conversion {
    limbeck *project;
    limbeck_convert_options options;
    lb_arena arena;
    twins twins; /* of all .py revisions, oldest first: what one creates the next does not */
    lb_recorder recorder;
    bool is_downgrade;
    bool has_run; /* env.py called context.run_migrations() */
    const lb_dialect *dialect;
} conversion;

/* ---- Running the scripts --------------------------------------------------------------------- */

static lb_code record(conversion *c, lb_guest *guest, twin *t, lb_error *error)
{
    LB_AUTO_FREE char *path = lb_strndup(t->revision->path.ptr, t->revision->path.len);
    lb_revision_section *section = c->is_downgrade ? &t->down : &t->up;
    LB_AUTO_ERROR lb_error failed = {0};
    lb_recorder_reset(&c->recorder, c->dialect);
    LB_TRY(lb_guest_check_script(guest, path,
                                 c->is_downgrade ? LB_CHECK_DOWNGRADE : LB_CHECK_UPGRADE, error));
    lb_code code = lb_guest_record_script(guest, path, c->is_downgrade, &failed);
    if (code == LB_ERR_INTERRUPTED || (code != LB_OK && !c->is_downgrade) ||
        (code != LB_OK && !api_twin_is_one_way(path, &failed))) {
        return lb_error_move(error, &failed);
    }
    if (code != LB_OK) {
        section->is_absent = true;
        return LB_OK;
    }
    return api_twin_section(&c->arena, &c->recorder, path, section, error);
}

static lb_code check_dialect(const conversion *c, lb_error *error)
{
    const char *wanted = c->options.dialect;
    if (wanted && strcmp(wanted, c->dialect->name) != 0) {
        lb_fail(error, LB_ERR_COMMAND, "env.py configures %s, and --dialect says %s",
                c->dialect->name, wanted);
        lb_error_hint(error,
                      "env.py has the URL from elsewhere than the settings: change it there");
        return LB_ERR_COMMAND;
    }
    if (!c->dialect->driver) {
        lb_fail(error, LB_ERR_UNSUPPORTED, "limbeck does not run revisions on %s",
                c->dialect->name);
        lb_error_hint(error, "convert for another database: --dialect postgresql");
        return LB_ERR_UNSUPPORTED;
    }
    return LB_OK;
}

/* env.py has called context.run_migrations(). */
static lb_code record_all(void *context, lb_guest *guest, const lb_configuration *configuration,
                          lb_error *error)
{
    conversion *c = context;
    if (c->has_run) {
        lb_fail(error, LB_ERR_UNSUPPORTED, "env.py runs the revisions on more than one database");
        lb_error_hint(error, "a .sql revision is the same for each of them: have env.py go to one");
        return LB_ERR_UNSUPPORTED;
    }
    c->has_run = true;
    c->dialect = configuration->dialect;
    LB_TRY(check_dialect(c, error));
    for (size_t i = 0; i < c->twins.count; i++) {
        twin *t = &c->twins.items[c->is_downgrade ? c->twins.count - 1 - i : i];
        if (c->project->is_interrupted) {
            c->project->is_interrupted = false;
            return lb_fail(error, LB_ERR_INTERRUPTED, "interrupted");
        }
        LB_AUTO_ERROR lb_error failed = {0};
        if (record(c, guest, t, &failed) != LB_OK && !t->failed.code) {
            lb_error_move(&t->failed, &failed);
        }
    }
    return LB_OK;
}

static void drop(LB_UNUSED void *context, LB_UNUSED const char *text, LB_UNUSED size_t length)
{
}

static lb_code run_environment(conversion *c, bool is_downgrade, lb_error *error)
{
    limbeck_run_options silent = {.size = sizeof silent, .offline = true, .output = drop};
    const lb_guest_request request = {
        .is_offline = true,
        .command = is_downgrade ? "downgrade" : "upgrade",
        .start = is_downgrade ? LB_STR("heads") : (lb_str){0},
        .has_start = true,
        .target = is_downgrade ? LB_STR("base") : LB_STR("heads"),
        .has_target = true,
        .recorder = &c->recorder,
        .run_migrations = record_all,
        .context = c,
    };
    c->is_downgrade = is_downgrade;
    c->has_run = false;
    LB_TRY(api_run_environment(c->project, &request, &silent, error));
    if (!c->has_run) {
        lb_fail(error, LB_ERR_COMMAND, "env.py does not run the revisions in offline mode");
        lb_error_hint(error, "limbeck convert runs it as upgrade --sql does");
        return LB_ERR_COMMAND;
    }
    return LB_OK;
}

/* ---- Files ----------------------------------------------------------------------------------- */

static const char *target_of(const conversion *c, lb_arena *arena, const twin *t)
{
    lb_str path = t->revision->path;
    lb_str name = lb_path_basename(path);
    lb_str folder = c->options.output
                        ? lb_str_of(lb_path_join(arena, lb_str_of(c->project->options.directory),
                                                 lb_str_of(c->options.output)))
                        : lb_path_dirname(path);
    const char *twin_name =
        lb_arena_format(arena, "%.*s.sql", (int)(name.len - strlen(".py")), name.ptr);
    return lb_path_join(arena, folder, lb_str_of(twin_name));
}

static lb_code fail_there(const char *path, lb_error *error)
{
    lb_fail(error, LB_ERR_FILE, "%s is there already", path);
    lb_error_at(error, path, 0, 0);
    lb_error_hint(error, "move it away, or write to a folder of their own: --output DIR");
    return LB_ERR_FILE;
}

/* A twin that is there word for word was written by a run that was cut off before it had moved the
   .py file. */
static lb_code write_twin(const conversion *c, lb_arena *arena, const char *target, lb_str content,
                          lb_error *error)
{
    lb_str there = {0};
    if (lb_file_exists(target)) {
        LB_TRY(lb_file_read(arena, target, 0, &there, error));
        return lb_str_equal(there, content) ? LB_OK : fail_there(target, error);
    }
    if (c->options.dry_run) {
        return LB_OK;
    }
    const char *folder = lb_arena_str(arena, lb_path_dirname(lb_str_of(target))).ptr;
    LB_TRY(lb_file_make_directories(folder, error));
    return lb_file_create(target, content, error);
}

static lb_code write_one(conversion *c, lb_arena *arena, const twin *t, limbeck_conversion *out,
                         lb_error *error)
{
    LB_AUTO_TEXT lb_text content = {0};
    const char *target = target_of(c, arena, t);
    const char *aside = lb_arena_format(arena, "%s.converted", out->path);
    LB_TRY(api_twin_write(t, c->dialect, &content, error));
    if (!c->options.output && lb_file_exists(aside)) {
        return fail_there(aside, error);
    }
    LB_TRY(write_twin(c, arena, target, lb_text_str(&content), error));
    if (!c->options.output) {
        if (!c->options.dry_run && rename(out->path, aside)) {
            return lb_fail_errno(error, errno, "cannot rename %s", out->path);
        }
        out->moved_to = aside;
    }
    out->target = target;
    out->is_one_way = t->down.is_absent;
    out->converts = true;
    return LB_OK;
}

static void finish(conversion *c, twin *t)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    const lb_revision *revision = t->revision;
    limbeck_conversion told = {
        .revision = lb_arena_strndup(&arena, revision->id.ptr, revision->id.len),
        .message = lb_arena_strndup(&arena, revision->message.ptr, revision->message.len),
        .path = lb_arena_strndup(&arena, revision->path.ptr, revision->path.len),
    };
    lb_error *failed = &t->failed;
    if (!failed->code) {
        write_one(c, &arena, t, &told, failed);
    }
    if (failed->code) {
        told.reason = failed->message;
        told.hint = failed->hint;
        bool is_own = failed->file && failed->file[0] != '<'; /* else in a module of limbeck's */
        told.file = is_own ? failed->file : told.path;
        told.line = is_own ? failed->line : 0;
        told.column = is_own ? failed->column : 0;
    }
    if (c->options.take) {
        c->options.take(c->options.context, &told);
    }
}

/* ---- Which ----------------------------------------------------------------------------------- */

static void want(conversion *c, const lb_revision_vector *found)
{
    for (size_t i = 0; i < found->count; i++) {
        for (size_t j = 0; j < c->twins.count; j++) {
            twin *t = &c->twins.items[j];
            t->is_wanted |=
                found->items[i] && (t->revision == found->items[i] || t->other == found->items[i]);
        }
    }
}

static lb_code choose(conversion *c, const char *text, lb_error *error)
{
    lb_str which = lb_str_of(text), lower = {0}, upper = {0};
    lb_revision_vector found = {0};
    const lb_graph *graph = c->project->graph;
    if (lb_str_find_char(which, ':') == SIZE_MAX) {
        LB_TRY(lb_graph_get(&c->arena, graph, which, &found, error));
    } else {
        LB_TRY(lb_range_split(which, &lower, &upper, error));
        LB_TRY(lb_graph_walk(&c->arena, graph, (lb_range_end){.identifier = lower},
                             (lb_range_end){.identifier = upper}, &found, error));
    }
    want(c, &found);
    return LB_OK;
}

/* A script whose twin counts already is what a run left that was cut off. */
static void add_twin(conversion *c, const lb_revision *revision)
{
    bool is_made = revision->kind == LB_REVISION_SQL;
    const lb_revision *script = is_made ? revision->twin : revision;
    if (script) {
        const twin one = {
            .revision = script,
            .other = is_made ? revision : NULL,
            .is_wanted = c->options.revision_count == 0,
        };
        lb_vector_push_in(&c->arena, &c->twins, one);
    }
}

static lb_code collect(conversion *c, lb_error *error)
{
    lb_revision_vector found = {0};
    LB_TRY(lb_graph_walk(&c->arena, c->project->graph, (lb_range_end){0}, (lb_range_end){0}, &found,
                         error));
    for (size_t i = found.count; i > 0; i--) {
        const lb_revision *revision = found.items[i - 1];
        if (revision) {
            add_twin(c, revision);
        }
    }
    for (size_t i = 0; i < c->options.revision_count; i++) {
        LB_TRY(choose(c, c->options.revisions[i], error));
    }
    return LB_OK;
}

static bool has_work(const conversion *c)
{
    for (size_t i = 0; i < c->twins.count; i++) {
        if (c->twins.items[i].is_wanted) {
            return true;
        }
    }
    return false;
}

/* ---- The call -------------------------------------------------------------------------------- */

static lb_code check_options(const conversion *c, lb_error *error)
{
    const char *wanted = c->options.dialect;
    if (wanted && !lb_dialect_find(lb_str_of(wanted))) {
        lb_fail(error, LB_ERR_USAGE, "'%s' is no dialect", wanted);
        lb_error_hint(error, "say postgresql or sqlite");
        return LB_ERR_USAGE;
    }
    return LB_OK;
}

static lb_code convert(conversion *c, lb_error *error)
{
    LB_TRY(check_options(c, error));
    LB_TRY(api_settings(c->project, error));
    LB_TRY(api_graph(c->project, error));
    LB_TRY(collect(c, error));
    if (!has_work(c)) {
        return LB_OK;
    }
    if (!api_has_environment_script(c->project)) {
        lb_fail(error, LB_ERR_UNSUPPORTED, "a revision in Python runs within an env.py");
        lb_error_hint(error, "put %s/env.py back", c->project->settings.script_directory);
        return LB_ERR_UNSUPPORTED;
    }
    LB_TRY(run_environment(c, false, error));
    LB_TRY(run_environment(c, true, error));
    for (size_t i = 0; i < c->twins.count; i++) {
        if (c->twins.items[i].is_wanted) {
            finish(c, &c->twins.items[i]);
        }
    }
    lb_graph_free(c->project->graph); /* it is read anew, with the new files */
    c->project->graph = NULL;
    return LB_OK;
}

limbeck_status limbeck_convert(limbeck *project, const limbeck_convert_options *options,
                               limbeck_error **error)
{
    lb_error failed = {0};
    conversion c = {.project = project};
    LB_AUTO_FREE char *url = NULL;
    const char *outer_url = project->options.url;
    if (options) {
        size_t known = options->size < sizeof c.options ? options->size : sizeof c.options;
        memcpy(&c.options, options, known);
    }
    if (c.options.dialect && !outer_url) {
        url = lb_format("%s://", c.options.dialect);
        project->options.url = url;
    }
    lb_recorder_init(&c.recorder);
    lb_code code = convert(&c, &failed);
    for (size_t i = 0; i < c.twins.count; i++) {
        lb_error_clear(&c.twins.items[i].failed);
    }
    project->options.url = outer_url;
    lb_recorder_free(&c.recorder);
    lb_arena_free(&c.arena);
    return api_return(code, &failed, error);
}
