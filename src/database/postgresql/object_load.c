/*
 * Loading schema.sql: its statements make a scratch database, which is read and dropped. The order
 * of statements does not matter: those that fail are tried again as long as others succeed.
 */
#include "database/postgresql/object.h"
#include "database/postgresql/postgresql.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"

/* A statement of the files, and where it stands. */
typedef struct source {
    lb_command command;
    bool is_done;
} source;

typedef struct loading {
    lb_arena arena;
    LB_VECTOR(source) sources;
    lb_connection *connection; /* to the scratch database */
} loading;

static lb_code add_file(loading *l, const lb_source_file *file, lb_error *error)
{
    lb_statements statements = {0};
    lb_code code = lb_postgresql_dialect.split(&l->arena, file->text, &statements, error);
    if (code != LB_OK) {
        if (error) {
            lb_error_at(error, file->path, error->line, error->column);
        }
        return code;
    }
    for (size_t i = 0; i < statements.count; i++) {
        const lb_statement *statement = &statements.items[i];
        source added = {.command = {.sql = statement->text,
                                    .file = file->path,
                                    .line = statement->line,
                                    .column = statement->column}};
        lb_vector_push_in(&l->arena, &l->sources, added);
    }
    return LB_OK;
}

/* All at once, which is the common case; LB_ERR_DATABASE where one fails. */
static lb_code run_in_order(loading *l, lb_error *error)
{
    size_t count = l->sources.count;
    lb_command *commands = LB_NEW_ARRAY(&l->arena, lb_command, count);
    for (size_t i = 0; i < count; i++) {
        commands[i] = l->sources.items[i].command;
    }
    LB_TRY(lb_connection_begin(l->connection, error));
    lb_code code = lb_connection_run(l->connection, commands, count, NULL, error);
    if (code == LB_OK) {
        return lb_connection_commit(l->connection, error);
    }
    lb_connection_rollback(l->connection);
    return code;
}

/* One by one, each by itself, again and again while that helps. */
static lb_code run_by_need(loading *l, lb_error *error)
{
    LB_AUTO_ERROR lb_error first = {0};
    for (bool is_moving = true; is_moving;) {
        size_t left = 0;
        is_moving = false;
        lb_error_clear(&first);
        for (size_t i = 0; i < l->sources.count; i++) {
            source *s = &l->sources.items[i];
            if (s->is_done) {
                continue;
            }
            LB_AUTO_ERROR lb_error failed = {0};
            lb_code code = lb_connection_run(l->connection, &s->command, 1, NULL, &failed);
            if (code == LB_OK) {
                s->is_done = is_moving = true;
            } else if (code != LB_ERR_DATABASE) {
                return lb_error_move(error, &failed);
            } else if (left++ == 0) {
                lb_error_move(&first, &failed);
            }
        }
        if (!left) {
            return LB_OK;
        }
    }
    return lb_error_move(error, &first);
}

static lb_code run_sources(loading *l, lb_error *error)
{
    LB_AUTO_ERROR lb_error failed = {0};
    lb_code code = run_in_order(l, &failed);
    return code == LB_OK || code != LB_ERR_DATABASE
               ? (code == LB_OK ? LB_OK : lb_error_move(error, &failed))
               : run_by_need(l, error);
}

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

static lb_code load_into(loading *l, const lb_url *url, const char *name,
                         const lb_object_options *options, lb_objects **out, lb_error *error)
{
    LB_TRY(connect_to(url, name, &l->connection, error));
    lb_code code = run_sources(l, error);
    if (code == LB_OK) {
        code = pg_objects_read(l->connection, options, out, error);
    }
    lb_connection_close(l->connection);
    return code;
}

/* CREATE DATABASE cannot run in a transaction, so it has a connection of its own. */
static lb_code with_scratch(loading *l, const lb_url *url, const lb_object_options *options,
                            lb_objects **out, lb_error *error)
{
    lb_connection *owner = NULL;
    const lb_connect_options plain = {.application_name = "limbeck"};
    LB_AUTO_FREE char *name = lb_format("limbeck_scratch_%d", (int)getpid());
    LB_TRY(lb_connection_open(url, &plain, &owner, error));
    lb_code code = create_scratch(owner, name, error);
    if (code == LB_OK) {
        code = load_into(l, url, name, options, out, error);
        lb_code dropped = drop_scratch(owner, name, code == LB_OK ? error : NULL);
        if (code == LB_OK && dropped != LB_OK) {
            lb_objects_free(*out);
            code = dropped;
        }
    } else if (error && lb_str_is(lb_str_of(error->sqlstate), "42501")) {
        lb_error_hint(error, "limbeck compares schema.sql by making a scratch database of it: give "
                             "the role CREATEDB, or compare with a role that has it");
    }
    lb_connection_close(owner);
    return code;
}

lb_code pg_objects_load(lb_connection *connection LB_UNUSED, const lb_url *url,
                        const lb_source_file *files, size_t count, const lb_object_options *options,
                        lb_objects **out, lb_error *error)
{
    loading l = {0};
    lb_code code = LB_OK;
    for (size_t i = 0; code == LB_OK && i < count; i++) {
        code = add_file(&l, &files[i], error);
    }
    if (code == LB_OK) {
        code = with_scratch(&l, url, options, out, error);
    }
    lb_arena_free(&l.arena);
    return code;
}

const lb_object_rules pg_object_rules = {
    .read = pg_objects_read,
    .load = pg_objects_load,
    .create = pg_object_create,
    .drop = pg_object_drop,
    .alter = pg_object_alter,
    .rename = pg_object_rename,
    .detach = pg_object_detach,
};
