/*
 * Twins: what the database makes of tables of the models, to be compared with what it has.
 *
 * PostgreSQL makes them as temporary tables, which no other session sees and which need no right
 * on any schema, behind a savepoint of the trial; types that they bring along are temporary too. A
 * database without schemas makes them in a database in memory. Foreign keys are left out: they are
 * compared by their parts.
 */
#include "autogenerate/autogenerate_internal.h"

#include "config/url.h"
#include "database/ddl.h"
#include "database/reflect.h"

typedef struct twins {
    lb_generation *g;
    lb_connection *connection;      /* where they are made */
    lb_map types;                   /* that are there already */
    LB_VECTOR(lb_command) commands; /* of the table at hand */
    lb_error *error;
} twins;

/* ---- One table ------------------------------------------------------------------------------ */

/* Built at once or not at all: a twin is empty. */
static lb_schema_index *index_of_twin(twins *t, const lb_schema_index *index, lb_table *table)
{
    lb_arena *arena = &t->g->autogenerate->arena;
    lb_schema_index *copy = LB_NEW(arena, lb_schema_index);
    lb_options kept = {0};
    *copy = *index;
    copy->table = table;
    for (size_t i = 0; i < index->options.count; i++) {
        if (!lb_str_ends(index->options.items[i].key, LB_STR("_concurrently"))) {
            lb_vector_push_in(arena, &kept, index->options.items[i]);
        }
    }
    copy->options = kept;
    return copy;
}

static lb_table *table_of_twin(twins *t, const lb_table *table)
{
    lb_arena *arena = &t->g->autogenerate->arena;
    lb_table *copy = LB_NEW(arena, lb_table);
    *copy = *table;
    copy->schema = (lb_name){0};
    copy->comment = (lb_str){0};
    copy->constraints = (lb_constraints){0};
    copy->indexes = (lb_schema_indexes){0};
    for (size_t i = 0; i < table->constraints.count; i++) {
        if (table->constraints.items[i]->kind != LB_CONSTRAINT_FOREIGN_KEY) {
            lb_vector_push_in(arena, &copy->constraints, table->constraints.items[i]);
        }
    }
    for (size_t i = 0; i < table->indexes.count; i++) {
        lb_vector_push_in(arena, &copy->indexes, index_of_twin(t, table->indexes.items[i], copy));
    }
    return copy;
}

static lb_code take(void *context, lb_str sql, lb_error *error LB_UNUSED)
{
    twins *t = context;
    lb_command command = {.sql = lb_arena_str(&t->g->autogenerate->arena, sql)};
    lb_vector_push_in(&t->g->autogenerate->arena, &t->commands, command);
    return LB_OK;
}

/* What the table takes goes out at once. */
static lb_code make(twins *t, const lb_table *table, lb_error *error)
{
    const lb_ddl_options options = {
        .server_version = t->connection->server_version, .is_faithful = true, .types = &t->types};
    const lb_ddl_sink sink = {take, t};
    lb_operation create = {.kind = LB_OP_CREATE_TABLE, .table = table->name};
    create.create_table.table = table_of_twin(t, table);
    t->commands.count = 0;
    (void)take(t, LB_STR("SAVEPOINT limbeck_twin"), error);
    LB_TRY(lb_ddl_write(t->connection->dialect, &options, &create, &sink, error));
    (void)take(t, LB_STR("RELEASE SAVEPOINT limbeck_twin"), error);
    return lb_connection_run(t->connection, t->commands.items, t->commands.count, NULL, error);
}

static lb_code run(twins *t, const char *sql)
{
    return lb_connection_execute(t->connection, lb_str_of(sql), t->error);
}

/* What the database refuses has no twin, and is told. */
static lb_code try_to_make(twins *t, const lb_table *table)
{
    LB_AUTO_ERROR lb_error refused = {0};
    lb_code code = make(t, table, &refused);
    if (code == LB_OK) {
        return LB_OK;
    }
    if (code != LB_ERR_DATABASE && code != LB_ERR_SCRIPT) {
        return lb_error_move(t->error, &refused);
    }
    lb_log_warning(&t->g->autogenerate->options.log, "UserWarning",
                   "Table '%.*s' is compared as text: the database does not make it anew: %s",
                   LB_ARG(table->name.text), refused.message);
    return code == LB_ERR_DATABASE ? run(t, "ROLLBACK TO SAVEPOINT limbeck_twin") : LB_OK;
}

static lb_code make_all(twins *t, const lb_table *const *tables, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        LB_TRY(try_to_make(t, tables[i]));
    }
    return LB_OK;
}

/* ---- Reading -------------------------------------------------------------------------------- */

static lb_code read(twins *t, const lb_table *const *tables, size_t count, lb_table **out)
{
    lb_autogenerate *a = t->g->autogenerate;
    lb_schema *schema = NULL;
    lb_str *names = LB_NEW_ARRAY(&a->arena, lb_str, count);
    for (size_t i = 0; i < count; i++) {
        names[i] = tables[i]->name.text;
    }
    lb_reflect_options options = lb_generation_reflect_options(t->g);
    options.all_schemas = false;
    options.tables = names;
    options.table_count = count;
    LB_TRY(lb_reflect_connection(t->connection, &options, &schema, t->error));
    lb_vector_push(&a->schemas, schema);
    for (size_t i = 0; i < count; i++) {
        out[i] = lb_schema_find_table(schema, (lb_str){0}, names[i]);
    }
    return LB_OK;
}

/* ---- Where there are temporary tables ------------------------------------------------------- */

/* First in the path, so that tables and types without a schema are made there; then the path of
   before, in which a temporary table still goes before one of its name. */
static lb_code make_temporary(twins *t, const lb_table *const *tables, size_t count, lb_table **out)
{
    LB_TRY(run(t,
               "SELECT set_config('limbeck.path', current_setting('search_path'), true), "
               "set_config('search_path', 'pg_temp, ' || current_setting('search_path'), true)"));
    LB_TRY(make_all(t, tables, count));
    LB_TRY(run(t, "SELECT set_config('search_path', current_setting('limbeck.path'), true)"));
    return read(t, tables, count, out);
}

static lb_code in_trial(twins *t, const lb_table *const *tables, size_t count, lb_table **out)
{
    LB_TRY(lb_trial_begin(&t->g->trial, t->connection, t->error));
    LB_TRY(run(t, "SAVEPOINT limbeck_twins"));
    LB_TRY(make_temporary(t, tables, count, out));
    LB_TRY(run(t, "ROLLBACK TO SAVEPOINT limbeck_twins"));
    return run(t, "RELEASE SAVEPOINT limbeck_twins");
}

/* ---- Where there are none ------------------------------------------------------------------- */

static lb_code in_memory(twins *t, const lb_table *const *tables, size_t count, lb_table **out)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_url url = {0};
    LB_TRY(lb_url_parse(&arena, LB_STR("sqlite://"), &url, t->error));
    const lb_connect_options options = {.application_name = "limbeck"};
    LB_TRY(lb_connection_open(&url, &options, &t->connection, t->error));
    lb_code code = run(t, "BEGIN");
    if (code == LB_OK) {
        code = make_all(t, tables, count);
    }
    if (code == LB_OK) {
        code = read(t, tables, count, out);
    }
    lb_connection_close(t->connection);
    return code;
}

lb_code lb_generation_make_twins(void *context, const lb_table *const *tables, size_t count,
                                 lb_table **out, lb_error *error)
{
    lb_generation *g = context;
    twins t = {.g = g, .connection = g->configuration->connection, .error = error};
    lb_code code = g->configuration->dialect->has_schemas ? in_trial(&t, tables, count, out)
                                                          : in_memory(&t, tables, count, out);
    lb_map_free(&t.types);
    return code;
}
