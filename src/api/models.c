#include "api/models.h"

#include "base/file.h"
#include "migrate/journal.h"
#include "migrate/version_table.h"

static lb_code add_folder(lb_arena *arena, const char *path, lb_source_files *out, lb_error *error)
{
    lb_file_entries entries = {0};
    LB_TRY(lb_file_list(arena, path, &entries, error));
    for (size_t i = 0; i < entries.count; i++) {
        lb_str name = entries.items[i].name;
        const char *inside = lb_path_join(arena, lb_str_of(path), name);
        if (name.len && name.ptr[0] == '.') {
            continue;
        }
        if (entries.items[i].is_directory || lb_str_ends(name, LB_STR(".sql"))) {
            LB_TRY(api_source_files(arena, inside, out, error));
        }
    }
    return LB_OK;
}

lb_code api_source_files(lb_arena *arena, const char *path, lb_source_files *out, lb_error *error)
{
    if (lb_file_is_directory(path)) {
        return add_folder(arena, path, out, error);
    }
    lb_source_file file = {.path = path};
    LB_TRY(lb_file_read_utf8(arena, path, 0, &file.text, error));
    lb_vector_push_in(arena, out, file);
    return LB_OK;
}

lb_code api_model_files(limbeck *project, lb_arena *arena, lb_source_files *out, lb_error *error)
{
    const lb_settings *settings = &project->settings;
    if (!settings->models.count) {
        lb_fail(error, LB_ERR_SETTINGS, "The settings name no models");
        lb_error_hint(error, "write `models = schema.sql` into limbeck.ini, and the desired schema "
                             "into that file");
        return LB_ERR_SETTINGS;
    }
    for (size_t i = 0; i < settings->models.count; i++) {
        const char *path =
            lb_path_join(arena, lb_str_of(settings->here), settings->models.items[i]);
        LB_TRY(api_source_files(arena, path, out, error));
    }
    return LB_OK;
}

lb_object_options api_object_options(limbeck *project, lb_arena *arena)
{
    const lb_version_table table = {.name = project->settings.version_table};
    lb_str *ignored = LB_NEW_ARRAY(arena, lb_str, 2);
    ignored[0] = lb_version_table_name(&table);
    ignored[1] = LB_STR(LB_JOURNAL_TABLE);
    return (lb_object_options){
        .with_grants = project->settings.grants, .ignored = ignored, .ignored_count = 2};
}

void api_tell_statement(limbeck *project, lb_arena *arena, const lb_object_statement *statement,
                        bool is_down)
{
    const limbeck_options *options = &project->options;
    lb_str note = statement->note;
    const limbeck_statement told = {
        .sql = lb_arena_strndup(arena, statement->sql.ptr, statement->sql.len),
        .loses_data = statement->loses_data,
        .note = note.ptr ? lb_arena_strndup(arena, note.ptr, note.len) : NULL,
        .is_down = is_down};
    if (options->statement) {
        options->statement(options->context, &told);
    }
}

lb_code api_object_rules(const lb_dialect *dialect, const lb_object_rules **out, lb_error *error)
{
    *out = dialect->objects;
    return *out ? LB_OK
                : lb_fail(error, LB_ERR_UNSUPPORTED,
                          "limbeck cannot tell the objects of a %s database yet", dialect->name);
}
