/*
 * What the server makes of models in SQL, kept for the next comparison: nothing is made again while
 * nothing changes that it depends on. The key has all of that whole (the texts of the models, the
 * options, limbeck's version, the server's part from lb_object_rules.add_load_key), and is asked
 * for once more before something is kept, so that a change meanwhile is none of it.
 */
#include <sys/stat.h>
#include <unistd.h>

#include "api/models.h"
#include "base/cache.h"
#include "base/file.h"
#include "schema/object_store.h"

/* ---- The folder ----------------------------------------------------------------------------- */

/* Another's home is left alone (sudo keeps HOME). */
static bool is_own(const char *folder)
{
    struct stat status;
    return stat(folder, &status) == 0 && status.st_uid == geteuid();
}

/* NULL: nothing is kept. */
static const char *folder_of(limbeck *project, lb_arena *arena)
{
    const lb_settings *settings = &project->settings;
    const lb_environment *environment = &settings->options.environment;
    if (settings->model_cache.len) {
        return lb_str_is(settings->model_cache, "none")
                   ? NULL
                   : lb_path_join(arena, lb_str_of(settings->here), settings->model_cache);
    }
    const char *cache = lb_environment_get(environment, "XDG_CACHE_HOME");
    if (cache && cache[0] == '/') {
        return lb_file_exists(cache) && !is_own(cache)
                   ? NULL
                   : lb_arena_format(arena, "%s/limbeck", cache);
    }
    const char *home = lb_environment_get(environment, "HOME");
    return home && home[0] == '/' && is_own(home)
               ? lb_arena_format(arena, "%s/.cache/limbeck", home)
               : NULL;
}

/* ---- The key -------------------------------------------------------------------------------- */

/* With its length, so that no two lists give the same text. */
static void add(lb_text *key, lb_str text)
{
    lb_text_addf(key, "%zu ", text.len);
    lb_text_add(key, text);
    lb_text_addc(key, '\n');
}

static void add_all(lb_text *key, const lb_str *texts, size_t count)
{
    lb_text_addf(key, "%zu\n", count);
    for (size_t i = 0; i < count; i++) {
        add(key, texts[i]);
    }
}

static bool find_key(const limbeck *project, const lb_source_files *files,
                     const lb_object_options *options, lb_text *key)
{
    const lb_dialect *dialect = project->connection->dialect;
    lb_text_addf(key, "limbeck %s, form %d, %s, grants %d\n", LIMBECK_VERSION,
                 LB_OBJECT_STORE_FORMAT, dialect->name, options->with_grants);
    add_all(key, options->schemas, options->schema_count);
    add_all(key, options->ignored, options->ignored_count);
    for (size_t i = 0; i < files->count; i++) {
        add(key, lb_path_basename(lb_str_of(files->items[i].path)));
        add(key, files->items[i].text);
    }
    return dialect->objects->add_load_key(project->connection, files->items, files->count, key);
}

/* ---- Loading -------------------------------------------------------------------------------- */

/* NULL: they are not there. */
static lb_objects *find_kept(const char *folder, lb_str key)
{
    lb_objects *objects = lb_objects_new();
    lb_str bytes = {0};
    if (lb_cache_get(&objects->arena, folder, key, &bytes) && lb_objects_parse(bytes, objects)) {
        return objects;
    }
    lb_objects_free(objects);
    return NULL;
}

static void keep(const char *folder, lb_str key, const lb_objects *objects)
{
    LB_AUTO_TEXT lb_text bytes = {0};
    lb_objects_write(objects, &bytes);
    lb_cache_put(folder, key, lb_text_str(&bytes));
}

lb_code api_load_models(limbeck *project, const lb_source_files *files,
                        const lb_object_options *options, lb_objects **out, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_TEXT lb_text key = {0}, again = {0};
    const lb_object_rules *rules = project->connection->dialect->objects;
    const char *folder = rules->add_load_key ? folder_of(project, &arena) : NULL;
    bool is_known = folder && find_key(project, files, options, &key);
    lb_objects *kept = is_known ? find_kept(folder, lb_text_str(&key)) : NULL;
    if (kept) {
        *out = kept;
        return LB_OK;
    }
    LB_TRY(rules->load(project->connection, &project->url, files->items, files->count, options, out,
                       error));
    if (is_known && find_key(project, files, options, &again) &&
        lb_str_equal(lb_text_str(&key), lb_text_str(&again))) {
        keep(folder, lb_text_str(&key), *out);
    }
    return LB_OK;
}
