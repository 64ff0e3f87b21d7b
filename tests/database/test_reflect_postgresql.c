/* Reflection of PostgreSQL on a server that the test starts for itself: test_reflect_postgresql
 * SCRIPT FOLDER, where SCRIPT is postgresql.sh and FOLDER has the schemas and what is to be found.
 */
#include "database/ahead.h"
#include "reflect/golden.h"

#include <pthread.h>
#include <unistd.h>

static const char *script, *folder;
static char server[100];
static char url[200];
static lb_connection *connection;

static int run_script(const char *arguments, char *line, size_t size)
{
    char command[400];
    snprintf(command, sizeof command, "'%s' %s", script, arguments);
    FILE *pipe = popen(command, "r");
    if (!pipe) {
        return -1;
    }
    if (line && fgets(line, (int)size, pipe)) {
        line[strcspn(line, "\n")] = '\0';
    }
    return pclose(pipe);
}

static const char *path_of(const char *name)
{
    static char path[500];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static int start_server(void **state LB_UNUSED)
{
    char arguments[200];
    snprintf(arguments, sizeof arguments, "start %d", getpid());
    if (run_script(arguments, server, sizeof server)) {
        return -1;
    }
    snprintf(arguments, sizeof arguments, "url '%s'", server);
    if (run_script(arguments, url, sizeof url)) {
        return -1;
    }
    connection = connect_to(url);
    run_file(connection, path_of("postgresql.sql"));
    return 0;
}

static int stop_server(void **state LB_UNUSED)
{
    char arguments[200];
    lb_connection_close(connection);
    snprintf(arguments, sizeof arguments, "stop '%s'", server);
    return run_script(arguments, NULL, 0);
}

static lb_code list_names(lb_reflect_names_kind kind, const char *schema, lb_arena *arena,
                          lb_str_vector *out);

/* What the inspector of SQLAlchemy 2.0.52 says (reference.py --all --views). */
static void everything_is_as_sqlalchemy_says(void **state LB_UNUSED)
{
    if (connection->server_version / 10000 != 15) {
        skip(); /* other versions spell some things in other ways */
    }
    lb_schema *schema = reflect(
        connection,
        &(lb_reflect_options){.parts = LB_REFLECT_TABLES, .all_schemas = true, .with_views = true});
    assert_true(lb_str_is(schema->default_schema, "public"));
    assert_golden(path_of("postgresql.golden"), schema);
    lb_schema_free(schema);
}

static void the_faithful_reading_has_more(void **state LB_UNUSED)
{
    lb_schema *schema =
        reflect(connection, &(lb_reflect_options){.parts = LB_REFLECT_TABLES, .is_faithful = true});
    const lb_table *table = lb_schema_find_table(schema, LB_STR(""), LB_STR("excluded"));
    assert_non_null(table);
    assert_int_equal(table->constraints.count, 1);
    assert_true(lb_str_is(table->constraints.items[0]->definition,
                          "EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (room > 0)"));
    table = lb_schema_find_table(schema, LB_STR(""), LB_STR("heir"));
    assert_int_equal(table->inherits.count, 2);
    assert_true(lb_str_is(table->inherits.items[0], "checks"));
    assert_non_null(lb_option_find(&table->options, LB_STR("postgresql"), "with"));
    table = lb_schema_find_table(schema, LB_STR(""), LB_STR("parted"));
    assert_true(lb_str_is(table->partition_key, "RANGE (at)"));
    table = lb_schema_find_table(schema, LB_STR(""), LB_STR("parted_rest"));
    assert_true(table->is_partition);
    assert_true(lb_str_is(table->partition_bound, "DEFAULT"));
    table = lb_schema_find_table(schema, LB_STR(""), LB_STR("types"));
    assert_true(lb_str_is(lb_table_find_column(table, LB_STR("c_point"))->type->spec, "point"));
    assert_true(
        lb_str_is(lb_table_find_column(table, LB_STR("a_numeric"))->type->spec, "numeric(5,1)[]"));
    assert_int_equal(schema->sequences.count, 1);
    assert_int_equal(schema->sequences.items[0]->options.maximum, 99);
    lb_schema_free(schema);
}

static void only_what_was_asked_for_is_read(void **state LB_UNUSED)
{
    const lb_str tables[] = {LB_STR("child"), LB_STR("v_material"), LB_STR("none of these")};
    lb_schema *schema = reflect(
        connection, &(lb_reflect_options){.parts = LB_REFLECT_CONSTRAINTS | LB_REFLECT_INDEXES,
                                          .tables = tables,
                                          .table_count = 3});
    assert_int_equal(schema->tables.count, 2);
    const lb_table *child = schema->tables.items[0], *view = schema->tables.items[1];
    assert_int_equal(child->columns.count, 0);
    const lb_constraint *primary_key = lb_table_primary_key(child);
    assert_true(lb_str_is(primary_key->columns.items[0], "id"));
    assert_int_equal(view->indexes.count, 1);
    assert_true(lb_str_is(view->indexes.items[0]->elements.items[0].column.text, "id"));
    lb_schema_free(schema);
}

/* In a schema that was asked for by name and is the default one, tables have their schema. */
static void a_schema_can_be_read_by_name_and_as_the_default(void **state LB_UNUSED)
{
    const lb_str schemas[] = {LB_STR(""), LB_STR("public")};
    const lb_str tables[] = {LB_STR("child"), LB_STR("parent"), LB_STR("defaults")};
    lb_schema *schema = reflect(connection, &(lb_reflect_options){.parts = LB_REFLECT_TABLES,
                                                                  .schemas = schemas,
                                                                  .schema_count = 2,
                                                                  .tables = tables,
                                                                  .table_count = 3});
    assert_int_equal(schema->tables.count, 6);
    const lb_table *plain = lb_schema_find_table(schema, LB_STR(""), LB_STR("defaults"));
    const lb_table *named = lb_schema_find_table(schema, LB_STR("public"), LB_STR("defaults"));
    assert_true(lb_str_is(lb_expression_plain(plain->columns.items[0]->server_default.expression),
                          "nextval('defaults_id_seq'::regclass)"));
    assert_true(lb_str_is(lb_expression_plain(named->columns.items[0]->server_default.expression),
                          "nextval('\"public\".defaults_id_seq'::regclass)"));
    named = lb_schema_find_table(schema, LB_STR("public"), LB_STR("child"));
    const lb_constraint *key = named->constraints.items[1];
    assert_int_equal(key->kind, LB_CONSTRAINT_FOREIGN_KEY);
    assert_true(key->referent_schema.text.ptr != NULL);
    lb_schema_free(schema);
}

static void a_temporary_table_is_found_by_its_name(void **state LB_UNUSED)
{
    const lb_str tables[] = {LB_STR("passing")};
    execute(connection, "CREATE TEMPORARY TABLE passing (a int PRIMARY KEY)");
    lb_schema *schema = reflect(connection, &(lb_reflect_options){.parts = LB_REFLECT_TABLES});
    assert_null(lb_schema_find_table(schema, LB_STR(""), tables[0]));
    lb_schema_free(schema);
    schema = reflect(
        connection,
        &(lb_reflect_options){.parts = LB_REFLECT_TABLES, .tables = tables, .table_count = 1});
    assert_non_null(lb_schema_find_table(schema, LB_STR(""), tables[0]));
    lb_schema_free(schema);
    execute(connection, "DROP TABLE passing");
}

/* ---- Names ---------------------------------------------------------------------------------- */

static lb_code no_flush(lb_executor *executor LB_UNUSED, lb_error *error LB_UNUSED)
{
    return LB_OK;
}

static lb_code list_names(lb_reflect_names_kind kind, const char *schema, lb_arena *arena,
                          lb_str_vector *out)
{
    static const lb_executor_methods methods = {.flush = no_flush};
    lb_executor executor = {&methods, connection->dialect, connection};
    lb_reflect_list list = {.kind = kind, .schema = lb_str_of(schema), .name = LB_STR("v_plain")};
    list.schema.ptr = schema;
    return lb_reflect_names(&executor, &list, arena, out, NULL);
}

static bool has_name(const lb_str_vector *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++) {
        if (lb_str_is(names->items[i], name)) {
            return true;
        }
    }
    return false;
}

static void names_are_listed(void **state LB_UNUSED)
{
    static const struct {
        lb_reflect_names_kind kind;
        const char *schema, *name;
    } cases[] = {
        {LB_REFLECT_NAMES_SCHEMAS, NULL, "we\"ird. schema"},
        {LB_REFLECT_NAMES_SCHEMAS, NULL, "information_schema"},
        {LB_REFLECT_NAMES_DEFAULT_SCHEMA, NULL, "public"},
        {LB_REFLECT_NAMES_TABLES, NULL, "parted_1"},
        {LB_REFLECT_NAMES_TABLES, "other", "same"},
        {LB_REFLECT_NAMES_VIEWS, NULL, "v_plain"},
        {LB_REFLECT_NAMES_MATERIALIZED_VIEWS, NULL, "v_material"},
        {LB_REFLECT_NAMES_SEQUENCES, "other", "away"},
        {LB_REFLECT_NAMES_RELATIONS, "we\"ird. schema", "ta\"ble"},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_ARENA lb_arena arena = {0};
        lb_str_vector names = {0};
        assert_int_equal(list_names(cases[i].kind, cases[i].schema, &arena, &names), LB_OK);
        assert_true(has_name(&names, cases[i].name));
        assert_false(has_name(&names, "pg_class"));
    }
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str_vector names = {0};
    assert_int_equal(list_names(LB_REFLECT_NAMES_VIEW_DEFINITION, NULL, &arena, &names), LB_OK);
    assert_int_equal(names.count, 1);
    assert_true(lb_str_starts(names.items[0], LB_STR(" SELECT defaults.id")));
}

/* ---- Several queries in one pipeline -------------------------------------------------------- */

struct taken {
    size_t rows, last_query;
    lb_code fail_with;
};

static lb_code take(void *context, size_t query, const lb_datum *values, lb_error *error)
{
    struct taken *taken = context;
    assert_int_equal(values[0].kind, LB_DATUM_TEXT);
    taken->rows++;
    taken->last_query = query;
    return taken->fail_with ? lb_fail(error, taken->fail_with, "the sink has enough") : LB_OK;
}

static void a_pipeline_of_queries_ends_with_the_first_failure(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    const lb_datum three = {.kind = LB_DATUM_TEXT, .text = LB_STR("3")};
    const lb_query queries[] = {
        {.command.sql = LB_STR("SELECT generate_series(1, $1::int)"),
         .parameters = &three,
         .parameter_count = 1},
        {.command.sql = LB_STR("SELECT 1, 2")},
        {.command.sql = LB_STR("SELECT 1 / 0")},
        {.command.sql = LB_STR("SELECT 5")},
    };
    struct taken taken = {0};
    lb_row_sink sink = {.row = take, .context = &taken};
    assert_ok(lb_connection_select_all(connection, queries, 2, &sink, &error), error);
    assert_int_equal(taken.rows, 4);
    taken = (struct taken){0};
    assert_int_equal(lb_connection_select_all(connection, queries, 4, &sink, &error),
                     LB_ERR_DATABASE);
    assert_string_equal(error.sqlstate, "22012");
    assert_string_equal(error.statement, "SELECT 1 / 0");
    assert_int_equal(taken.rows, 4);
    taken = (struct taken){.fail_with = LB_ERR_INTERNAL};
    assert_int_equal(lb_connection_select_all(connection, queries, 4, &sink, &error),
                     LB_ERR_INTERNAL);
    assert_int_equal(taken.rows, 1);
    assert_string_equal(value_of(connection, "SELECT 7"), "7"); /* the connection goes on */
}

/* What is asked meanwhile waits for the reading, and sees what the connection is then. */
static void a_schema_is_read_ahead(void **state LB_UNUSED)
{
    const lb_reflect_options options = {.parts = LB_REFLECT_TABLES};
    LB_AUTO_ERROR lb_error error = {0};
    lb_ahead *ahead = lb_ahead_start(connection, &options);
    assert_non_null(ahead);
    assert_null(lb_ahead_start(connection, &options));
    assert_string_equal(value_of(connection, "SELECT 8"), "8");
    assert_int_equal(lb_connection_transaction(connection), LB_TRANSACTION_NONE);
    lb_schema *schema = NULL;
    assert_ok(lb_ahead_finish(ahead, &schema, &error), error);
    assert_non_null(lb_schema_find_table(schema, LB_STR(""), LB_STR("excluded")));
    lb_schema_free(schema);
    ahead = lb_ahead_start(connection, &options);
    assert_non_null(ahead);
    assert_int_equal(lb_ahead_finish(ahead, NULL, NULL), LB_OK);
    assert_string_equal(value_of(connection, "SELECT 9"), "9");
    assert_ok(lb_connection_execute(connection, LB_STR("BEGIN"), &error), error);
    assert_int_equal(lb_connection_execute(connection, LB_STR("SELECT 1 / 0"), &error),
                     LB_ERR_DATABASE);
    ahead = lb_ahead_start(connection, &options);
    assert_int_equal(lb_ahead_finish(ahead, &schema, &error), LB_ERR_DATABASE);
    assert_string_equal(error.sqlstate, "25P02");
    lb_connection_rollback(connection);
}

struct heard {
    pthread_t thread;
    size_t here, elsewhere;
};

static void hear(void *context, lb_level level LB_UNUSED, const char *logger,
                 const char *message LB_UNUSED)
{
    struct heard *heard = context;
    assert_string_equal(logger, "limbeck.database");
    if (pthread_equal(heard->thread, pthread_self())) {
        heard->here++;
    } else {
        heard->elsewhere++;
    }
}

/* What the server says while a thread reads is logged by whoever waits for it. */
static void a_reading_thread_calls_no_callback(void **state LB_UNUSED)
{
    const lb_reflect_options options = {.parts = LB_REFLECT_TABLES};
    struct heard heard = {.thread = pthread_self()};
    const lb_log log = {.write = hear, .context = &heard};
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_url parsed;
    lb_connection *talking = NULL;
    assert_ok(lb_url_parse(&arena, lb_str_of(url), &parsed, &error), error);
    assert_ok(lb_connection_open(&parsed, &(lb_connect_options){.log = &log}, &talking, &error),
              error);
    assert_ok(lb_connection_execute(talking, LB_STR("SET client_min_messages = debug5"), &error),
              error);
    heard.here = 0;
    assert_int_equal(lb_ahead_finish(lb_ahead_start(talking, &options), NULL, NULL), LB_OK);
    assert_true(heard.here > 0);
    assert_int_equal(heard.elsewhere, 0);
    lb_connection_close(talking);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        return EXIT_FAILURE;
    }
    script = argv[1];
    folder = argv[2];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_is_as_sqlalchemy_says),
        cmocka_unit_test(the_faithful_reading_has_more),
        cmocka_unit_test(only_what_was_asked_for_is_read),
        cmocka_unit_test(a_schema_can_be_read_by_name_and_as_the_default),
        cmocka_unit_test(a_temporary_table_is_found_by_its_name),
        cmocka_unit_test(names_are_listed),
        cmocka_unit_test(a_pipeline_of_queries_ends_with_the_first_failure),
        cmocka_unit_test(a_schema_is_read_ahead),
        cmocka_unit_test(a_reading_thread_calls_no_callback),
    };
    return cmocka_run_group_tests_name("reflection of PostgreSQL", tests, start_server,
                                       stop_server);
}
