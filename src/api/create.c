/* Writing: new revisions, merges, and new projects. */
#include "api/generate.h"
#include "api/generate_sql.h"

#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/repr.h"
#include "render/hooks.h"
#include "render/init.h"
#include "render/revision_file.h"
#include "revision/directory.h"
#include "revision/identifier.h"
#include "revision/sql_file.h"

/* ---- Status messages ------------------------------------------------------------------------- */

static void report_status(void *context, const lb_status_event *event)
{
    static const int phases[] = {
        [LB_STATUS_BEGIN] = LIMBECK_STATUS_BEGIN,
        [LB_STATUS_DONE] = LIMBECK_STATUS_DONE,
        [LB_STATUS_FAILED] = LIMBECK_STATUS_FAILED,
        [LB_STATUS_MESSAGE] = LIMBECK_STATUS_MESSAGE,
    };
    const limbeck_options *options = &((limbeck *)context)->options;
    if (options->status && (event->is_loud || !options->is_quiet)) {
        bool is_line = event->kind == LB_STATUS_BEGIN && event->is_line;
        options->status(options->context, is_line ? LIMBECK_STATUS_BEGIN_LINE : phases[event->kind],
                        event->text);
    }
}

static const char *variable(limbeck *project, const char *name)
{
    return lb_environment_get(&project->settings.options.environment, name);
}

/* ---- A new revision -------------------------------------------------------------------------- */

static lb_str_vector slices(lb_arena *arena, const char *const *texts, size_t count)
{
    lb_str_vector out = {0};
    for (size_t i = 0; i < count; i++) {
        lb_vector_push_in(arena, &out, lb_arena_str(arena, lb_str_of(texts[i])));
    }
    return out;
}

static lb_code fail_no_models(limbeck *project, lb_error *error)
{
    LB_TRY(project->is_alembic_project ? api_environment(project, error) : LB_OK);
    lb_fail(error, LB_ERR_COMMAND, "There are no models to compare the database with");
    lb_error_hint(error, "write the desired schema into a file and name it in limbeck.ini: "
                         "models = schema.sql");
    return LB_ERR_COMMAND;
}

/* --autogenerate, --sql and revision_environment: all are about running env.py. */
static lb_code check_environment(limbeck *project, const limbeck_create_options *options,
                                 bool *runs_environment, lb_error *error)
{
    *runs_environment = options->autogenerate || project->settings.revision_environment;
    if (options->autogenerate && options->offline) {
        return lb_fail(error, LB_ERR_COMMAND,
                       "Using --sql with --autogenerate does not make any sense");
    }
    if (options->autogenerate && api_has_sql_models(project)) {
        *runs_environment = false;
        return LB_OK;
    }
    if (*runs_environment && !api_has_environment_script(project)) {
        return fail_no_models(project, error);
    }
    if (options->offline && !*runs_environment) {
        return lb_fail(error, LB_ERR_COMMAND,
                       "Using --sql with the revision command when revision_environment is not "
                       "configured does not make any sense");
    }
    return LB_OK;
}

/* The version location for a revision with these parents. */
static lb_code choose_location(limbeck *project, lb_arena *arena, const char *wanted,
                               const lb_revision_vector *parents, lb_str *out, lb_error *error)
{
    const lb_str_vector *locations = &project->settings.locations;
    const char *directory = project->options.directory;
    if (!wanted) {
        if (locations->count == 1) {
            *out = locations->items[0];
            return LB_OK;
        }
        for (size_t i = 0; i < parents->count; i++) {
            if (parents->items[i]) {
                lb_str folder = lb_path_dirname(parents->items[i]->path);
                wanted = lb_arena_strndup(arena, folder.ptr, folder.len);
                break;
            }
        }
        if (!wanted) {
            return lb_fail(error, LB_ERR_COMMAND,
                           "Multiple version locations present, please specify --version-path");
        }
    }
    lb_str absolute = lb_str_of(lb_path_absolute(
        arena, lb_str_of(lb_path_join(arena, lb_str_of(directory), lb_str_of(wanted)))));
    for (size_t i = 0; i < locations->count; i++) {
        if (lb_str_is(absolute, lb_path_absolute(arena, locations->items[i]))) {
            *out = absolute;
            return LB_OK;
        }
    }
    return lb_fail(error, LB_ERR_COMMAND, "Path %s is not represented in current version locations",
                   wanted);
}

/* `config` in templates: the methods that script.py.mako files of several databases call. */
static lb_code call_config(void *context, lb_arena *arena, lb_str method, lb_mako_values arguments,
                           lb_mako_value *out, lb_error *error)
{
    limbeck *project = context;
    const lb_settings *settings = &project->settings;
    bool is_main = lb_str_is(method, "get_main_option");
    if ((!is_main && !lb_str_is(method, "get_section_option")) ||
        arguments.count < (is_main ? 1u : 2u) || arguments.items[0].kind != LB_MAKO_TEXT) {
        return lb_fail(error, LB_ERR_UNSUPPORTED, "config.%.*s() is not available in templates",
                       LB_ARG(method));
    }
    lb_str section = is_main ? settings->section : arguments.items[0].text;
    const lb_mako_value *name = &arguments.items[is_main ? 0 : 1];
    lb_str value = {0};
    if (name->kind == LB_MAKO_TEXT) {
        LB_TRY(lb_settings_section_option(settings, section, name->text, &value, error));
    }
    size_t default_at = is_main ? 1 : 2;
    if (value.ptr) {
        *out = lb_mako_value_text(lb_arena_str(arena, value));
    } else {
        *out = arguments.count > default_at ? arguments.items[default_at] : lb_mako_value_none();
    }
    return LB_OK;
}

static lb_code read_header(lb_arena *arena, lb_str path, lb_revision_kind kind,
                           lb_revision_header *out, lb_error *error)
{
    lb_str source = {0};
    lb_header_state state = LB_HEADER_COMPLETE;
    bool revises_previous = false;
    LB_TRY(lb_file_read(arena, path.ptr, 0, &source, error));
    lb_code code =
        kind == LB_REVISION_PY
            ? lb_header_read_py(arena, source, true, path, &state, out, error)
            : lb_header_read_sql(arena, source, true, path, &state, &revises_previous, out, error);
    return code;
}

/* Whether the graph would take the header: an identifier that revises itself is an error, one that
   is there already a warning. */
static lb_code check_header(limbeck *project, const lb_revision_header *header, lb_error *error)
{
    LB_AUTO_GRAPH lb_graph *alone = lb_graph_new();
    lb_code code = lb_graph_add(alone, header, NULL, error);
    if (code == LB_OK && lb_graph_find(project->graph, header->id)) {
        lb_log_warning(&project->log, "UserWarning", "Revision %.*s is present more than once",
                       LB_ARG(header->id));
    }
    return code;
}

/* Reads what was written back, as Alembic does: a template of the project may have left things out.
 */
static lb_code check_written(limbeck *project, lb_arena *arena, const lb_new_revision *revision,
                             lb_str path, lb_revision_header *out, lb_error *error)
{
    LB_TRY(read_header(arena, path, revision->kind, out, error));
    LB_TRY(check_header(project, out, error));
    if (revision->labels.count && out->labels.count == 0) {
        LB_AUTO_TEXT lb_text labels = {0};
        lb_mako_value value = lb_mako_value_texts(arena, LB_MAKO_TUPLE, &revision->labels);
        if (revision->labels.count == 1) {
            lb_text_add(&labels, revision->labels.items[0]);
        } else {
            lb_mako_value_add_repr(&labels, &value);
        }
        return lb_fail(error, LB_ERR_COMMAND,
                       "Version %.*s specified branch_labels %s, however the migration file %.*s "
                       "does not have them; have you upgraded your script.py.mako to include the "
                       "'branch_labels' section?",
                       LB_ARG(out->id), lb_text_cstr(&labels), LB_ARG(path));
    }
    return LB_OK;
}

typedef LB_VECTOR(lb_revision_header) lb_revision_headers;

static lb_revision *written_revision(lb_arena *arena, const lb_revision_header *header)
{
    lb_revision *revision = LB_NEW(arena, lb_revision);
    *revision = (lb_revision){
        .id = header->id,
        .message = header->message,
        .path = header->path,
        .kind = header->kind,
        .branch_labels = header->labels,
        .is_head = true,
        .is_real_head = true,
        .is_base = header->down.count == 0,
        .is_merge_point = header->down.count > 1,
    };
    const lb_revision **down = LB_NEW_ARRAY(arena, const lb_revision *, header->down.count + 1);
    for (size_t i = 0; i < header->down.count; i++) {
        lb_revision *node = LB_NEW(arena, lb_revision);
        node->id = header->down.items[i];
        down[i] = node;
    }
    revision->down_nodes = (lb_revision_list){down, header->down.count};
    return revision;
}

static void list_written(lb_arena *arena, const lb_revision_headers *written,
                         limbeck_revisions **out)
{
    lb_revision_vector found = {0};
    for (size_t i = 0; i < written->count; i++) {
        lb_vector_push_in(arena, &found, written_revision(arena, &written->items[i]));
    }
    (void)api_revisions(&found, NULL, out);
}

/* What the command line says of the new revision; its identifier is settled. */
static lb_code new_script(lb_arena *arena, const limbeck_create_options *options,
                          lb_new_script *out, lb_error *error)
{
    char fresh[LB_NEW_IDENTIFIER_LENGTH + 1] = "";
    if (!options->revision_id) {
        LB_TRY(lb_identifier_new(fresh, error));
    }
    *out = (lb_new_script){
        .id = lb_arena_str(arena, lb_str_of(options->revision_id ? options->revision_id : fresh)),
        .message = options->message ? lb_str_of(options->message) : (lb_str){0},
        .heads = slices(arena, options->heads, options->head_count),
        .splice = options->splice,
        .labels = slices(arena, options->branch_labels, options->branch_label_count),
        .version_path = options->version_path ? lb_str_of(options->version_path) : (lb_str){0},
        .depends_on = slices(arena, options->depends_on, options->depends_on_count),
    };
    return LB_OK;
}

/* What the new revision's file will say. */
static lb_code compose(limbeck *project, lb_arena *arena, const lb_new_script *script,
                       const lb_revision_vector *parents, lb_new_revision *out, lb_error *error)
{
    const lb_settings *settings = &project->settings;
    out->kind = settings->is_limbeck_project ? LB_REVISION_SQL : LB_REVISION_PY;
    out->id = script->id;
    out->message = script->message;
    for (size_t i = 0; i < parents->count; i++) {
        if (parents->items[i]) {
            lb_vector_push_in(arena, &out->down, parents->items[i]->id);
        }
    }
    out->labels = script->labels;
    out->names = script->names;
    out->up = script->up;
    out->down_sql = script->down_sql;
    return lb_revision_date(arena, lb_instant_now(), settings->timezone, variable(project, "TZ"),
                            variable(project, "TZDIR"), &out->create_date, error);
}

static lb_code create_file(limbeck *project, lb_arena *arena, lb_new_revision *revision,
                           lb_str location, lb_str *path, lb_error *error)
{
    const lb_settings *settings = &project->settings;
    const lb_mako_value_object config = {"Config", call_config, project};
    const char *folder = settings->script_directory;
    const lb_revision_style style = {
        .file_template = settings->file_template,
        .truncate_slug_length = settings->truncate_slug_length,
        .output_encoding = settings->output_encoding,
        .template_path =
            lb_str_of(lb_path_join(arena, lb_str_of(folder), LB_STR("script.py.mako"))),
    };
    const lb_status status = {report_status, project};
    revision->config = &config;
    LB_TRY(lb_revision_file_create(arena, revision, &style, location, &status, path, error));
    revision->config = NULL;
    return lb_hooks_run(settings->hooks.items, settings->hooks.count, *path,
                        &settings->options.environment, &status, error);
}

/* `head` alone is what nothing means. */
static lb_str_vector wanted_heads(const lb_new_script *script)
{
    bool is_usual = script->heads.count == 1 && lb_str_is(script->heads.items[0], "head");
    return is_usual ? (lb_str_vector){0} : script->heads;
}

static lb_code check_name(const limbeck *project, lb_str name, const char *option, lb_error *error)
{
    const lb_revision *there = lb_graph_find(project->graph, name);
    if (!there) {
        return LB_OK;
    }
    bool is_label = !lb_str_equal(there->id, name);
    lb_fail(error, LB_ERR_COMMAND, "there is a %s '%.*s' already: %.*s",
            is_label ? "branch label" : "revision", LB_ARG(name), LB_ARG(there->path));
    lb_error_hint(error, "leave %s away, or give another one", option);
    return LB_ERR_COMMAND;
}

/* Alembic writes the file, with which its history does not load any more. */
static lb_code check_names(const limbeck *project, const lb_new_script *script, lb_error *error)
{
    if (project->options.compatible) {
        return LB_OK;
    }
    for (size_t i = 0; i < script->labels.count; i++) {
        LB_TRY(check_name(project, script->labels.items[i], "--branch-label", error));
    }
    return check_name(project, script->id, "--rev-id", error);
}

static lb_code write_script(limbeck *project, lb_arena *arena, const lb_new_script *script,
                            lb_revision_headers *written, lb_error *error)
{
    lb_str_vector heads = wanted_heads(script);
    lb_revision_vector parents = {0};
    lb_new_revision revision = {0};
    lb_str location = {0}, path = {0};
    lb_revision_header header = {0};
    const char *version_path =
        script->version_path.ptr
            ? lb_arena_strndup(arena, script->version_path.ptr, script->version_path.len)
            : NULL;
    LB_TRY(lb_identifier_check(script->id, error));
    LB_TRY(api_graph(project, error));
    LB_TRY(check_names(project, script, error));
    LB_TRY(lb_graph_new_parents(arena, project->graph, &heads, script->splice, &parents, error));
    LB_TRY(compose(project, arena, script, &parents, &revision, error));
    LB_TRY(choose_location(project, arena, version_path, &parents, &location, error));
    LB_TRY(lb_graph_new_dependencies(arena, project->graph, &script->depends_on,
                                     &revision.depends_on, error));
    LB_TRY(create_file(project, arena, &revision, location, &path, error));
    LB_TRY(check_written(project, arena, &revision, path, &header, error));
    lb_vector_push_in(arena, written, header);
    lb_graph_free(project->graph); /* it is read anew, with the new file, when it is needed */
    project->graph = NULL;
    return LB_OK;
}

static lb_code write_scripts(limbeck *project, lb_arena *arena, const lb_new_scripts *scripts,
                             limbeck_revisions **out, lb_error *error)
{
    lb_revision_headers written = {0};
    for (size_t i = 0; i < scripts->count; i++) {
        LB_TRY(write_script(project, arena, &scripts->items[i], &written, error));
    }
    list_written(arena, &written, out);
    return LB_OK;
}

static limbeck_create_options create_options(const limbeck_create_options *options)
{
    limbeck_create_options copy = {.size = sizeof copy};
    if (options) {
        memcpy(&copy, options, options->size < sizeof copy ? options->size : sizeof copy);
    }
    return copy;
}

/* env.py first, where it has a say in what is written. */
static lb_code write_generated(limbeck *project, lb_arena *arena, const lb_new_script *script,
                               const limbeck_create_options *options, limbeck_revisions **out,
                               lb_error *error)
{
    lb_autogenerate *generated = NULL;
    LB_TRY(api_generate(project, script, "revision", options->autogenerate, options->offline,
                        &generated, error));
    lb_code code = write_scripts(project, arena, lb_autogenerate_scripts(generated), out, error);
    lb_autogenerate_free(generated);
    return code;
}

/* From models in SQL; where nothing differs no file is written. */
static lb_code write_compared(limbeck *project, lb_arena *arena, lb_new_script *script,
                              limbeck_revisions **out, lb_error *error)
{
    lb_sql_generation generated = {0};
    LB_TRY(api_generate_sql(project, arena, &generated, error));
    lb_new_scripts scripts = {0};
    if (generated.up.ptr) {
        script->up = (lb_revision_section){.options = generated.up_options, .body = generated.up};
        script->down_sql =
            (lb_revision_section){.options = generated.down_options, .body = generated.down};
        lb_vector_push_in(arena, &scripts, *script);
    } else {
        const lb_status_event nothing = {
            .kind = LB_STATUS_MESSAGE,
            .text = "The database is what the models say: no revision was written."};
        report_status(project, &nothing);
    }
    return write_scripts(project, arena, &scripts, out, error);
}

static lb_code create(limbeck *project, const limbeck_create_options *given, bool is_merge,
                      limbeck_revisions **out, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    limbeck_create_options options = create_options(given);
    bool runs_environment = false;
    lb_new_script script = {0};
    LB_TRY(api_settings(project, error));
    LB_TRY(check_environment(project, &options, &runs_environment, error));
    LB_TRY(new_script(&arena, &options, &script, error));
    if (runs_environment && !is_merge) { /* a merge has nothing that a hook could change */
        return write_generated(project, &arena, &script, &options, out, error);
    }
    if (options.autogenerate && !is_merge) {
        return write_compared(project, &arena, &script, out, error);
    }
    const lb_new_scripts one = {&script, 1, 1};
    return write_scripts(project, &arena, &one, out, error);
}

limbeck_status limbeck_create(limbeck *project, const limbeck_create_options *options,
                              limbeck_revisions **out, limbeck_error **error)
{
    lb_error failed = {0};
    return api_return(create(project, options, false, out, &failed), &failed, error);
}

limbeck_status limbeck_merge(limbeck *project, const limbeck_create_options *options,
                             limbeck_revisions **out, limbeck_error **error)
{
    lb_error failed = {0};
    lb_code code = create_options(options).head_count
                       ? create(project, options, true, out, &failed)
                       : lb_fail(&failed, LB_ERR_USAGE, "a merge needs the revisions to be merged");
    return api_return(code, &failed, error);
}

static lb_code check_sql(limbeck *project, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_TEXT lb_text list = {0};
    lb_sql_generation generated = {0};
    LB_TRY(api_generate_sql(project, &arena, &generated, error));
    for (size_t i = 0; i < generated.changes.count; i++) {
        lb_text_addf(&list, "%s%.*s", i ? ", " : "", LB_ARG(generated.changes.items[i]));
    }
    return generated.up.ptr ? lb_fail(error, LB_ERR_COMMAND, "New upgrade operations detected: %s",
                                      lb_text_cstr(&list))
                            : LB_OK;
}

static lb_code check(limbeck *project, lb_error *error)
{
    lb_autogenerate *generated = NULL;
    const lb_new_script script = {0};
    LB_TRY(api_settings(project, error));
    if (!api_has_environment_script(project)) {
        return api_has_sql_models(project) ? check_sql(project, error)
                                           : fail_no_models(project, error);
    }
    LB_TRY(api_generate(project, &script, "check", true, false, &generated, error));
    lb_str diffs = lb_autogenerate_diffs(generated);
    lb_code code = diffs.ptr ? lb_fail(error, LB_ERR_COMMAND,
                                       "New upgrade operations detected: %.*s", LB_ARG(diffs))
                             : LB_OK;
    lb_autogenerate_free(generated);
    return code;
}

limbeck_status limbeck_check(limbeck *project, limbeck_error **error)
{
    lb_error failed = {0};
    return api_return(check(project, &failed), &failed, error);
}

/* ---- A new project --------------------------------------------------------------------------- */

bool limbeck_template_at(size_t index, limbeck_template *out)
{
    size_t count = 0;
    const lb_init_template *templates = lb_init_templates(&count);
    if (index >= count) {
        return false;
    }
    *out = (limbeck_template){templates[index].name, templates[index].synopsis};
    return true;
}

/* Whether the user said which settings files to use; otherwise the template names its own. */
static bool has_named_files(limbeck *project)
{
    return project->options.config_file_count || variable(project, "LIMBECK_CONFIG") ||
           variable(project, "ALEMBIC_CONFIG");
}

static lb_code init(limbeck *project, const char *directory, const limbeck_init_options *given,
                    lb_error *error)
{
    limbeck_init_options options = {.size = sizeof options};
    if (given) {
        memcpy(&options, given, given->size < sizeof options ? given->size : sizeof options);
    }
    const char *standard = project->options.compatible ? "generic" : "sql";
    const lb_settings *settings = &project->settings;
    bool is_named = has_named_files(project);
    const lb_init_options wanted = {
        .template = lb_str_of(options.template_name ? options.template_name : standard),
        .directory = lb_str_of(directory),
        .is_package = options.package,
        .working_directory = lb_str_of(project->options.directory),
        .ini_path = lb_str_of(is_named ? settings->ini_path : ""),
        .toml_path = lb_str_of(is_named ? settings->toml_path : ""),
    };
    const lb_status status = {report_status, project};
    return lb_init_run(&wanted, &status, error);
}

limbeck_status limbeck_init(const limbeck_options *options, const char *directory,
                            const limbeck_init_options *init_options, limbeck_error **error)
{
    limbeck *project = NULL;
    limbeck_status opened = limbeck_open(options, &project, error);
    if (opened != LIMBECK_OK) {
        return opened;
    }
    lb_error failed = {0};
    lb_code code = init(project, directory, init_options, &failed);
    limbeck_close(project);
    return api_return(code, &failed, error);
}
