/*
 * Loading schema.sql: its statements make a scratch database, which is read and dropped. Where the
 * role may not create one, the schemas of the database itself are put aside in a transaction that
 * is rolled back (object_aside.c).
 */
#include "database/object_source.h"
#include "database/postgresql/lexer.h"
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

/* ---- Schemas that are there ----------------------------------------------------------------- */

static lb_str name_of(lb_arena *arena, lb_str sql, const pg_token *token)
{
    lb_str name = lb_str_slice(sql, token->start, token->end);
    if (token->kind == PG_TOKEN_NAME) {
        return lb_str_slice(name, 1, name.len - 1);
    }
    char *lower = lb_arena_strndup(arena, name.ptr, name.len);
    for (size_t i = 0; i < name.len; i++) {
        lower[i] = lb_lower(lower[i]);
    }
    return (lb_str){lower, name.len};
}

/* Whether a statement is CREATE SCHEMA of the name. */
static bool creates(lb_arena *arena, lb_str sql, lb_str schema)
{
    static const char *const words[] = {"create", "schema", "if", "not", "exists"};
    pg_lexer lexer = {.text = sql};
    pg_token token = pg_lexer_next(&lexer);
    for (size_t i = 0; i < LB_COUNT(words); i++) {
        if (token.kind == PG_TOKEN_WORD &&
            lb_str_is_nocase(lb_str_slice(sql, token.start, token.end), words[i])) {
            token = pg_lexer_next(&lexer);
        } else if (i < 2) {
            return false;
        }
    }
    return lb_str_equal(name_of(arena, sql, &token), schema);
}

/* Whether "name." stands in it. */
static bool uses(lb_arena *arena, lb_str sql, lb_str schema)
{
    pg_lexer lexer = {.text = sql};
    pg_token last = {0};
    for (pg_token token = pg_lexer_next(&lexer);
         token.kind != PG_TOKEN_END && token.kind != PG_TOKEN_ERROR;
         token = pg_lexer_next(&lexer)) {
        bool is_point = token.kind == PG_TOKEN_OTHER && sql.ptr[token.start] == '.';
        if (is_point && (last.kind == PG_TOKEN_WORD || last.kind == PG_TOKEN_NAME) &&
            lb_str_equal(name_of(arena, sql, &last), schema)) {
            return true;
        }
        last = token;
    }
    return false;
}

/* A schema of the database that the models use, or that names without one mean, is there also where
   they do not make it. */
static bool is_taken_for_there(lb_arena *arena, const lb_object_sources *sources, lb_str schema,
                               bool is_default)
{
    bool is_used = is_default;
    for (size_t i = 0; i < sources->count; i++) {
        lb_str sql = sources->items[i].command.sql;
        if (creates(arena, sql, schema)) {
            return false;
        }
        is_used = is_used || uses(arena, sql, schema);
    }
    return is_used;
}

static lb_code add_schemas(lb_connection *owner, const lb_object_content *content, lb_error *error)
{
    LB_AUTO_RESULT lb_result rows = {0};
    lb_object_sources all = {0};
    if (!content->sources) {
        return LB_OK;
    }
    LB_TRY(lb_connection_query(owner,
                               LB_STR("SELECT nspname, nspname = current_schema() FROM pg_namespace"
                                      " WHERE nspname !~ '^pg_' AND nspname NOT IN"
                                      " ('information_schema', 'public') ORDER BY 1"),
                               &rows, error));
    for (size_t i = 0; i < rows.row_count; i++) {
        lb_str name = lb_result_value(&rows, i, 0);
        LB_AUTO_TEXT lb_text sql = {0};
        if (is_taken_for_there(content->arena, content->sources, name,
                               lb_str_is(lb_result_value(&rows, i, 1), "t"))) {
            lb_text_adds(&sql, "CREATE SCHEMA ");
            pg_add_name(&sql, name);
            lb_object_source first = {.command.sql =
                                          lb_arena_str(content->arena, lb_text_str(&sql))};
            lb_vector_push_in(content->arena, &all, first);
        }
    }
    for (size_t i = 0; all.count && i < content->sources->count; i++) {
        lb_vector_push_in(content->arena, &all, content->sources->items[i]);
    }
    if (all.count) {
        *content->sources = all;
    }
    return LB_OK;
}

static lb_code load_content(const lb_url *url, const lb_object_content *content,
                            const lb_object_options *options, lb_objects **out, lb_error *error)
{
    lb_connection *owner = NULL;
    const lb_connect_options plain = {.application_name = "limbeck"};
    LB_TRY(lb_connection_open(url, &plain, &owner, error));
    lb_code code = add_schemas(owner, content, error);
    code = code == LB_OK ? load(owner, url, content, options, out, error) : code;
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
        const lb_object_content content = {make_sources, &made, &made.sources, &made.arena};
        code = load_content(url, &content, options, out, error);
    }
    lb_arena_free(&made.arena);
    return code;
}

static lb_code load_made(const lb_url *url, lb_object_maker *make, void *context,
                         const lb_object_options *options, lb_objects **out, lb_error *error)
{
    const lb_object_content content = {make, context, NULL, NULL};
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
