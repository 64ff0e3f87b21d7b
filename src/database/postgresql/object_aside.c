/*
 * Loading schema.sql without a scratch database: in a transaction that is rolled back, the schemas
 * of the database give their names to new, empty ones, in which the statements run. Others see
 * nothing of it, and no table is locked by it.
 *
 * An extension belongs to the database. One that nothing needs is dropped, so that the models say
 * whether it is there; another one moves to the new schema, and its CREATE EXTENSION is left out.
 */
#include <string.h>

#include "database/postgresql/object.h"
#include "database/postgresql/postgresql.h"

typedef struct aside {
    lb_arena arena;
    lb_connection *connection;
    const lb_object_content *content;
    lb_result schemas; /* their names, and those that they have meanwhile */
} aside;

/* ---- Rights --------------------------------------------------------------------------------- */

/* The statement's own error, as what it means for a comparison. */
static lb_code refuse(const lb_error *failed, const char *what, lb_str name, lb_error *error)
{
    lb_fail(error, LB_ERR_DATABASE,
            "The role may neither create a database nor %s %.*s, and so schema.sql cannot be read",
            what, LB_ARG(name));
    lb_error_sqlstate(error, failed->sqlstate);
    lb_error_detail(error, "%s", failed->message);
    lb_error_hint(error,
                  "Give the role CREATEDB (ALTER ROLE ... CREATEDB), or make it the owner of "
                  "the database and its schemas, or compare with a role that is.");
    return LB_ERR_DATABASE;
}

/* Runs "VERB name MIDDLE second" by itself; false: it failed. */
static bool try_it(aside *a, const char *verb, lb_str name, const char *middle, lb_str second,
                   lb_error *failed)
{
    LB_AUTO_TEXT lb_text sql = {0};
    lb_text_addf(&sql, "%s ", verb);
    pg_add_name(&sql, name);
    lb_text_addf(&sql, " %s", middle);
    if (second.ptr) {
        lb_text_addc(&sql, ' ');
        pg_add_name(&sql, second);
    }
    lb_object_source source = {.command.sql = lb_text_str(&sql)};
    lb_object_sources one = {&source, 1, 1};
    lb_error_clear(failed);
    return lb_object_sources_run(a->connection, &one, failed) == LB_OK;
}

/* ---- Schemas and extensions ----------------------------------------------------------------- */

/* Another one's, in which the role has nothing and may make nothing, or where nothing is yet. What
   is there is the same on both sides. */
static bool may_stay(aside *a, size_t row)
{
    return lb_str_is(lb_result_value(&a->schemas, row, 2), "t");
}

static lb_code put_schemas_aside(aside *a, lb_error *error)
{
    const lb_str nothing = {0}, public = LB_STR("public");
    LB_AUTO_ERROR lb_error failed = {0};
    bool has_public = false;
    for (size_t i = 0; i < a->schemas.row_count; i++) {
        lb_str name = lb_result_value(&a->schemas, i, 0), new = lb_result_value(&a->schemas, i, 1);
        if (try_it(a, "ALTER SCHEMA", name, "RENAME TO", new, &failed)) {
            continue;
        }
        if (!may_stay(a, i)) {
            return refuse(&failed, "put aside the schema", name, error);
        }
        has_public |= lb_str_equal(name, public);
    }
    if (has_public) {
        return LB_OK;
    }
    /* As a new database has it. */
    if (!try_it(a, "CREATE SCHEMA", public, "", nothing, &failed) ||
        !try_it(a, "COMMENT ON SCHEMA", public, "IS 'standard public schema'", nothing, &failed)) {
        return refuse(&failed, "create the schema", public, error);
    }
    return LB_OK;
}

static lb_str next_word(lb_str *rest)
{
    *rest = lb_str_trim(*rest);
    size_t end = 0;
    bool is_quoted = rest->len && rest->ptr[0] == '"';
    while (end < rest->len &&
           (is_quoted ? end == 0 || rest->ptr[end] != '"' : !strchr(" \t\r\n;", rest->ptr[end]))) {
        end++;
    }
    lb_str word = lb_str_slice(*rest, is_quoted, end);
    *rest = lb_str_slice(*rest, end + is_quoted, rest->len);
    return word;
}

/* CREATE EXTENSION of one that is there. */
static void leave_out(aside *a, lb_str extension)
{
    lb_object_sources *sources = a->content->sources;
    for (size_t i = 0; sources && i < sources->count; i++) {
        lb_object_source *source = &sources->items[i];
        lb_str rest = source->command.sql;
        if (!lb_str_is_nocase(next_word(&rest), "create") ||
            !lb_str_is_nocase(next_word(&rest), "extension")) {
            continue;
        }
        lb_str name = next_word(&rest);
        if (lb_str_is_nocase(name, "if")) {
            (void)next_word(&rest);
            (void)next_word(&rest);
            name = next_word(&rest);
        }
        if (lb_str_equal(name, extension)) {
            source->command.sql = LB_STR("SELECT 1");
        }
    }
}

static lb_code move_extension(aside *a, lb_str name, lb_str schema, lb_error *error)
{
    const lb_str nothing = {0};
    LB_AUTO_ERROR lb_error failed = {0};
    if (try_it(a, "DROP EXTENSION", name, "", nothing, &failed)) {
        return LB_OK;
    }
    if (!try_it(a, "CREATE SCHEMA IF NOT EXISTS", schema, "", nothing, &failed) ||
        !try_it(a, "ALTER EXTENSION", name, "SET SCHEMA", schema, &failed)) {
        return refuse(&failed, "move the extension", name, error);
    }
    leave_out(a, name);
    return LB_OK;
}

static lb_code move_extensions(aside *a, lb_error *error)
{
    LB_AUTO_RESULT lb_result rows = {0};
    LB_TRY(lb_connection_query(a->connection,
                               LB_STR("SELECT e.extname, n.nspname FROM pg_extension e"
                                      " JOIN pg_namespace n ON n.oid = e.extnamespace ORDER BY 1"),
                               &rows, error));
    for (size_t i = 0; i < rows.row_count; i++) {
        for (size_t k = 0; k < a->schemas.row_count; k++) {
            if (lb_str_equal(lb_result_value(&rows, i, 1), lb_result_value(&a->schemas, k, 1))) {
                LB_TRY(move_extension(a, lb_result_value(&rows, i, 0),
                                      lb_result_value(&a->schemas, k, 0), error));
            }
        }
    }
    return LB_OK;
}

/* ---- Reading -------------------------------------------------------------------------------- */

static lb_code read_new(aside *a, const lb_object_options *options, lb_objects **out,
                        lb_error *error)
{
    LB_AUTO_RESULT lb_result rows = {0};
    lb_str_vector names = {0};
    lb_object_options narrow = *options;
    if (!options->schema_count) {
        LB_TRY(lb_connection_query(a->connection,
                                   LB_STR("SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_'"
                                          " AND nspname <> 'information_schema'"
                                          " AND nspname !~ '^limbeck_aside_'"),
                                   &rows, error));
        for (size_t i = 0; i < rows.row_count; i++) {
            lb_vector_push_in(&a->arena, &names, lb_result_value(&rows, i, 0));
        }
        narrow.schemas = names.items;
        narrow.schema_count = names.count;
    }
    return pg_objects_read(a->connection, &narrow, out, error);
}

static lb_code load(aside *a, const lb_object_options *options, lb_objects **out, lb_error *error)
{
    LB_TRY(lb_connection_query(a->connection,
                               LB_STR("SELECT n.nspname, 'limbeck_aside_' || n.oid,"
                                      " NOT EXISTS (SELECT FROM pg_class c WHERE c.relnamespace ="
                                      " n.oid AND pg_has_role(c.relowner, 'USAGE')) AND"
                                      " NOT has_schema_privilege(n.oid, 'CREATE') OR NOT EXISTS"
                                      " (SELECT FROM pg_depend d WHERE d.refclassid ="
                                      " 'pg_namespace'::regclass AND d.refobjid = n.oid)"
                                      " FROM pg_namespace n WHERE n.nspname !~ '^pg_'"
                                      " AND n.nspname <> 'information_schema' ORDER BY 1"),
                               &a->schemas, error));
    LB_TRY(put_schemas_aside(a, error));
    LB_TRY(move_extensions(a, error));
    LB_TRY(a->content->make(a->content->context, a->connection, error));
    LB_TRY(lb_connection_execute(a->connection, LB_STR("RESET search_path"), error));
    return read_new(a, options, out, error);
}

lb_code pg_objects_load_aside(lb_connection *connection, const lb_object_content *content,
                              const lb_object_options *options, lb_objects **out, lb_error *error)
{
    aside a = {.connection = connection, .content = content};
    LB_TRY(lb_connection_begin(connection, error));
    lb_code code = load(&a, options, out, error);
    lb_connection_rollback(connection);
    lb_result_free(&a.schemas);
    lb_arena_free(&a.arena);
    return code;
}
