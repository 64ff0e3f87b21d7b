/* Reflection of SQLite: test_reflect_sqlite SCRIPT FOLDER, where FOLDER has the schemas and what is
 * to be found (SCRIPT is for the test of PostgreSQL). */
#include "reflect/golden.h"

static const char *folder;

static const char *path_of(const char *name)
{
    static char path[500];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static lb_connection *connect_filled(void)
{
    lb_connection *connection = connect_to("sqlite://");
    run_file(connection, path_of("sqlite.sql"));
    return connection;
}

/* What the inspector of SQLAlchemy 2.0.52 says (reference.py --views). */
static void everything_is_as_sqlalchemy_says(void **state LB_UNUSED)
{
    lb_connection *connection = connect_filled();
    lb_schema *schema =
        reflect(connection, &(lb_reflect_options){.parts = LB_REFLECT_TABLES, .with_views = true});
    assert_true(lb_str_is(schema->default_schema, "main"));
    assert_golden(path_of("sqlite.golden"), schema);
    lb_schema_free(schema);
    lb_connection_close(connection);
}

static const lb_constraint *find_constraint(const lb_table *table, const char *name)
{
    for (size_t i = 0; i < table->constraints.count; i++) {
        if (lb_str_is(table->constraints.items[i]->name.text, name)) {
            return table->constraints.items[i];
        }
    }
    fail_msg("there is no constraint %s", name);
    return NULL;
}

static void the_faithful_reading_has_more(void **state LB_UNUSED)
{
    lb_connection *connection = connect_filled();
    lb_schema *schema =
        reflect(connection, &(lb_reflect_options){.parts = LB_REFLECT_TABLES, .is_faithful = true});
    const lb_table *table = lb_schema_find_table(schema, LB_STR(""), LB_STR("indexed"));
    assert_int_equal(table->indexes.count, 8);
    const lb_schema_index *index = table->indexes.items[3];
    assert_true(lb_str_is(index->name.text, "i_order"));
    assert_true(index->elements.items[0].is_descending);
    assert_true(lb_str_is(index->sql, "CREATE INDEX i_order ON indexed (a DESC, b ASC)"));
    table = lb_schema_find_table(schema, LB_STR(""), LB_STR("child"));
    bool has_cascade = false;
    for (size_t i = 0; i < table->constraints.count; i++) {
        const lb_constraint *key = table->constraints.items[i];
        has_cascade = has_cascade || (!key->name.text.ptr && lb_str_is(key->on_delete, "CASCADE"));
    }
    assert_true(has_cascade); /* written at a column */
    assert_int_equal(find_constraint(table, "fk_named")->deferrable, LB_YES);
    lb_schema_free(schema);
    lb_connection_close(connection);
}

static void only_what_was_asked_for_is_read(void **state LB_UNUSED)
{
    const lb_str tables[] = {LB_STR("child"), LB_STR("v_plain"), LB_STR("none of these")};
    lb_connection *connection = connect_filled();
    lb_schema *schema = reflect(
        connection,
        &(lb_reflect_options){.parts = LB_REFLECT_COLUMNS, .tables = tables, .table_count = 3});
    assert_int_equal(schema->tables.count, 2);
    assert_int_equal(schema->tables.items[0]->constraints.count, 0);
    assert_int_equal(schema->tables.items[0]->columns.count, 9);
    assert_int_equal(schema->tables.items[1]->columns.count, 3);
    assert_int_equal(schema->tables.items[1]->kind, LB_TABLE_VIEW);
    lb_schema_free(schema);
    lb_connection_close(connection);
}

static void many_names_are_no_trouble(void **state LB_UNUSED)
{
    static lb_str tables[2000];
    static char names[2000][8];
    lb_connection *connection = connect_to("sqlite://");
    for (int i = 0; i < 2000; i++) {
        snprintf(names[i], sizeof names[i], "n%d", i);
        tables[i] = lb_str_of(names[i]);
    }
    execute(connection, "CREATE TABLE n7 (a); CREATE TABLE other (a); CREATE TABLE n1999 (a)");
    lb_schema *schema = reflect(
        connection,
        &(lb_reflect_options){.parts = LB_REFLECT_TABLES, .tables = tables, .table_count = 2000});
    assert_int_equal(schema->tables.count, 2);
    lb_schema_free(schema);
    lb_connection_close(connection);
}

static void attached_databases_are_schemas(void **state LB_UNUSED)
{
    lb_connection *connection = connect_to("sqlite://");
    execute(connection, "ATTACH ':memory:' AS \"an other\"; CREATE TABLE a (x INTEGER PRIMARY KEY);"
                        "CREATE TABLE \"an other\".a (y INTEGER PRIMARY KEY);"
                        "CREATE TABLE \"an other\".b (z INTEGER REFERENCES a);"
                        "CREATE INDEX \"an other\".i ON b (z) WHERE z > 0");
    lb_schema *schema =
        reflect(connection, &(lb_reflect_options){.parts = LB_REFLECT_TABLES, .all_schemas = true});
    assert_int_equal(schema->tables.count, 3);
    const lb_table *b = lb_schema_find_table(schema, LB_STR("an other"), LB_STR("b"));
    const lb_constraint *key = b->constraints.items[0];
    assert_true(lb_str_is(key->referent_schema.text, "an other"));
    assert_true(lb_str_is(key->referent_columns.items[0], "y"));
    assert_int_equal(b->indexes.items[0]->options.count, 1);
    lb_schema_free(schema);
    lb_connection_close(connection);
}

static void a_temporary_table_is_found_by_its_name(void **state LB_UNUSED)
{
    const lb_str tables[] = {LB_STR("passing"), LB_STR("both")};
    lb_connection *connection = connect_to("sqlite://");
    execute(connection, "CREATE TEMP TABLE passing (a INTEGER PRIMARY KEY, b REFERENCES passing);"
                        "CREATE TEMP TABLE both (temporary); CREATE TABLE both (kept)");
    lb_schema *schema = reflect(connection, &(lb_reflect_options){.parts = LB_REFLECT_TABLES});
    assert_int_equal(schema->tables.count, 1);
    lb_schema_free(schema);
    schema = reflect(
        connection,
        &(lb_reflect_options){.parts = LB_REFLECT_TABLES, .tables = tables, .table_count = 2});
    assert_int_equal(schema->tables.count, 2);
    assert_true(lb_str_is(schema->tables.items[0]->columns.items[0]->name.text, "kept"));
    lb_schema_free(schema);
    lb_connection_close(connection);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        return EXIT_FAILURE;
    }
    folder = argv[2];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_is_as_sqlalchemy_says),
        cmocka_unit_test(the_faithful_reading_has_more),
        cmocka_unit_test(only_what_was_asked_for_is_read),
        cmocka_unit_test(many_names_are_no_trouble),
        cmocka_unit_test(attached_databases_are_schemas),
        cmocka_unit_test(a_temporary_table_is_found_by_its_name),
    };
    return cmocka_run_group_tests_name("reflection of SQLite", tests, NULL, NULL);
}
