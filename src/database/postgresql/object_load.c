/*
 * Loading schema.sql: its statements make a scratch database, which is read and dropped. Where the
 * role may not create one, the schemas of the database itself are put aside in a transaction that
 * is rolled back (object_aside.c).
 */
#include "database/object_source.h"
#include "database/postgresql/object.h"
#include "database/postgresql/postgresql.h"

#include <stdlib.h>
#include <sys/random.h>
#include <unistd.h>

#include "base/memory.h"

/* ---- The scratch database ------------------------------------------------------------------- */

static lb_code create_scratch(lb_connection *connection, const char *name, lb_error *error)
{
    LB_AUTO_FREE char *sql = lb_format("CREATE DATABASE %s TEMPLATE template0", name);
    return lb_connection_execute(connection, lb_str_of(sql), error);
}

static lb_code drop_scratch(lb_connection *connection, const char *name, lb_error *error)
{
    LB_AUTO_FREE char *sql = lb_format("DROP DATABASE %s", name);
    return lb_connection_execute(connection, lb_str_of(sql), error);
}

static lb_code connect_to(const lb_url *url, const char *name, lb_connection **out, lb_error *error)
{
    lb_url scratch = *url;
    scratch.database = lb_str_of(name);
    const lb_connect_options options = {.application_name = "limbeck"};
    return lb_connection_open(&scratch, &options, out, error);
}

static lb_code load_into(lb_connection *connection, const lb_object_content *content,
                         const lb_object_options *options, lb_objects **out, lb_error *error)
{
    LB_TRY(content->make(content->context, connection, error));
    /* A dump sets it. */
    LB_TRY(lb_connection_execute(connection, LB_STR("RESET search_path"), error));
    return pg_objects_read(connection, options, out, error);
}

/* CREATE DATABASE cannot run in a transaction, so it has a connection of its own. LB_ERR_CONNECTION
   where the scratch database cannot be reached (a pooler knows it not). */
static lb_code load_by_database(lb_connection *owner, const lb_url *url, const char *name,
                                const lb_object_content *content, const lb_object_options *options,
                                lb_objects **out, lb_error *error)
{
    lb_connection *scratch = NULL;
    LB_TRY(create_scratch(owner, name, error));
    lb_code code = connect_to(url, name, &scratch, error);
    if (code == LB_OK) {
        code = load_into(scratch, content, options, out, error);
        lb_connection_close(scratch);
    }
    lb_code dropped = drop_scratch(owner, name, code == LB_OK ? error : NULL);
    if (code == LB_OK && dropped != LB_OK) {
        lb_objects_free(*out);
        code = dropped;
    }
    return code;
}

static bool is_forbidden(lb_code code, const lb_error *error)
{
    return code == LB_ERR_CONNECTION ||
           (code == LB_ERR_DATABASE && lb_str_is(lb_str_of(error->sqlstate), "42501"));
}

static lb_code load(lb_connection *owner, const lb_url *url, const lb_object_content *content,
                    const lb_object_options *options, lb_objects **out, lb_error *error)
{
    LB_AUTO_ERROR lb_error failed = {0};
    unsigned number = 0; /* processes in containers have the same ids */
    (void)getrandom(&number, sizeof number, GRND_NONBLOCK);
    LB_AUTO_FREE char *name = lb_format("limbeck_scratch_%d_%08x", (int)getpid(), number);
    lb_code code = load_by_database(owner, url, name, content, options, out, &failed);
    if (code == LB_OK || failed.file || !is_forbidden(code, &failed)) {
        return code == LB_OK ? LB_OK : lb_error_move(error, &failed);
    }
    return pg_objects_load_aside(owner, content, options, out, error);
}

static lb_code load_content(const lb_url *url, const lb_object_content *content,
                            const lb_object_options *options, lb_objects **out, lb_error *error)
{
    lb_connection *owner = NULL;
    const lb_connect_options plain = {.application_name = "limbeck"};
    LB_TRY(lb_connection_open(url, &plain, &owner, error));
    lb_code code = load(owner, url, content, options, out, error);
    lb_connection_close(owner);
    return code;
}

/* ---- The content ---------------------------------------------------------------------------- */

typedef struct source_content {
    lb_arena arena;
    lb_object_sources sources;
} source_content;

static lb_code make_sources(void *context, lb_connection *scratch, lb_error *error)
{
    source_content *content = context;
    LB_AUTO_ERROR lb_error failed = {0};
    lb_code code = lb_object_sources_run(scratch, &content->sources, &failed);
    if (code == LB_ERR_DATABASE && pg_sources_cut_keys(&content->arena, &content->sources)) {
        return lb_object_sources_run(scratch, &content->sources, error);
    }
    return code == LB_OK ? LB_OK : lb_error_move(error, &failed);
}

lb_code pg_objects_load(lb_connection *connection LB_UNUSED, const lb_url *url,
                        const lb_source_file *files, size_t count, const lb_object_options *options,
                        lb_objects **out, lb_error *error)
{
    source_content made = {0};
    lb_code code = lb_object_sources_split(&made.arena, &lb_postgresql_dialect, files, count,
                                           &made.sources, error);
    if (code == LB_OK) {
        const lb_object_content content = {make_sources, &made, &made.sources};
        code = load_content(url, &content, options, out, error);
    }
    lb_arena_free(&made.arena);
    return code;
}

static lb_code load_made(const lb_url *url, lb_object_maker *make, void *context,
                         const lb_object_options *options, lb_objects **out, lb_error *error)
{
    const lb_object_content content = {make, context, NULL};
    return load_content(url, &content, options, out, error);
}

const lb_object_rules pg_object_rules = {
    .read = pg_objects_read,
    .load = pg_objects_load,
    .load_made = load_made,
    .add_load_key = pg_objects_add_key,
    .create = pg_object_create,
    .drop = pg_object_drop,
    .alter = pg_object_alter,
    .rename = pg_object_rename,
    .move = pg_object_move,
    .detach = pg_object_detach,
    .describe_data = pg_object_describe_data,
};
