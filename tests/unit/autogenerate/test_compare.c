/* Options and corners of the comparison, on schemas made by hand. */
#include "../test.h"

#include <stdlib.h>

#include "autogenerate/compare.h"
#include "render/python.h"

typedef struct world {
    lb_schema *desired, *actual;
    lb_arena arena;
    lb_compare_options options;
    lb_operations out;
    lb_text log;
    lb_error error;
} world;

static void keep(void *context, lb_level level, const char *logger, const char *message)
{
    (void)level;
    (void)logger;
    lb_text_addf(context, "%s\n", message);
}

static void begin(world *w, const char *dialect)
{
    *w = (world){.desired = lb_schema_new(), .actual = lb_schema_new()};
    w->options = lb_compare_options_of(lb_dialect_find(lb_str_of(dialect)));
    w->options.log = (lb_log){keep, &w->log};
}

static void end(world *w)
{
    lb_schema_free(w->desired);
    lb_schema_free(w->actual);
    lb_arena_free(&w->arena);
    lb_text_free(&w->log);
    lb_error_clear(&w->error);
}

static lb_name name(const char *text)
{
    return (lb_name){.text = lb_str_of(text)};
}

static lb_table *add_table(lb_schema *schema, const char *table)
{
    return lb_table_new(schema, NULL, (lb_name){0}, name(table));
}

static lb_schema_column *add_column(lb_schema *schema, lb_table *table, const char *column,
                                    lb_sql_type_kind kind)
{
    lb_schema_column *made =
        lb_column_new(&schema->arena, name(column), lb_sql_type_new(&schema->arena, kind));
    lb_table_add_column(&schema->arena, table, made);
    return made;
}

static lb_constraint *add_key(lb_schema *schema, lb_table *table, const char *column,
                              const char *referent)
{
    lb_constraint *fk = lb_constraint_new(&schema->arena, LB_CONSTRAINT_FOREIGN_KEY, (lb_name){0});
    lb_vector_push_in(&schema->arena, &fk->columns, lb_str_of(column));
    lb_vector_push_in(&schema->arena, &fk->referent_columns, LB_STR("id"));
    fk->referent_table = name(referent);
    lb_table_add_constraint(&schema->arena, table, fk);
    return fk;
}

static void compare(world *w)
{
    const lb_schema *desired = w->desired;
    assert_int_equal(
        lb_compare_schemas(&w->arena, &w->options, &desired, 1, w->actual, &w->out, &w->error),
        LB_OK);
}

/* ---- tables ---- */

static void removed_tables_go_before_what_they_refer_to(void **state)
{
    world w;
    (void)state;
    begin(&w, "sqlite");
    add_column(w.actual, add_table(w.actual, "a"), "id", LB_SQL_TYPE_SQL_INTEGER);
    lb_table *b = add_table(w.actual, "b");
    add_column(w.actual, b, "id", LB_SQL_TYPE_SQL_INTEGER);
    add_key(w.actual, b, "id", "a");
    add_table(w.actual, "alembic_version");
    compare(&w);
    assert_str(lb_text_str(&w.log), "Detected removed table 'b'\nDetected removed table 'a'\n");
    end(&w);
}

static void a_circle_is_told_of(void **state)
{
    world w;
    (void)state;
    begin(&w, "sqlite");
    lb_table *a = add_table(w.desired, "a"), *b = add_table(w.desired, "b");
    add_key(w.desired, a, "id", "b");
    add_key(w.desired, b, "id", "a");
    add_table(w.desired, "c");
    compare(&w);
    assert_non_null(strstr(lb_text_cstr(&w.log), "between tables \"a, b\", which is usually"));
    assert_int_equal(w.out.count, 3);
    end(&w);
}

static void one_table_in_two_metadata_is_an_error(void **state)
{
    world w;
    (void)state;
    begin(&w, "sqlite");
    add_table(w.desired, "a");
    const lb_schema *twice[] = {w.desired, w.desired};
    assert_int_equal(lb_compare_schemas(&w.arena, &w.options, twice, 2, w.actual, &w.out, &w.error),
                     LB_ERR_SCRIPT);
    assert_string_equal(w.error.message,
                        "Duplicate table keys across multiple MetaData objects: \"a\"");
    end(&w);
}

/* ---- types ---- */

static void expect_type(const char *dialect, lb_sql_type_kind actual, lb_sql_type_kind desired,
                        bool differs)
{
    world w;
    begin(&w, dialect);
    add_column(w.actual, add_table(w.actual, "t"), "c", actual);
    add_column(w.desired, add_table(w.desired, "t"), "c", desired);
    compare(&w);
    assert_int_equal(w.out.count, differs);
    end(&w);
}

static void types_that_are_one_are_equal(void **state)
{
    (void)state;
    expect_type("postgresql", LB_SQL_TYPE_SQL_NUMERIC, LB_SQL_TYPE_SQL_DECIMAL, false);
    expect_type("postgresql", LB_SQL_TYPE_SQL_DOUBLE_PRECISION, LB_SQL_TYPE_FLOAT, false);
    expect_type("sqlite", LB_SQL_TYPE_SQL_DOUBLE_PRECISION, LB_SQL_TYPE_FLOAT, true);
    expect_type("postgresql", LB_SQL_TYPE_SQL_VARCHAR, LB_SQL_TYPE_STRING, false);
    expect_type("postgresql", LB_SQL_TYPE_SQL_TEXT, LB_SQL_TYPE_STRING, true);
}

static void types_without_a_name_are_not_compared(void **state)
{
    world w;
    (void)state;
    begin(&w, "postgresql");
    add_column(w.actual, add_table(w.actual, "t"), "c", LB_SQL_TYPE_NULL);
    add_column(w.desired, add_table(w.desired, "t"), "c", LB_SQL_TYPE_INTEGER);
    compare(&w);
    assert_str(lb_text_str(&w.log), "Couldn't determine database type for column 't.c'\n"
                                    "Couldn't determine database type for column 't.c'\n");
    end(&w);
}

/* ---- options ---- */

static void plugins_choose_what_is_compared(void **state)
{
    lb_error error = {0};
    unsigned parts = 0;
    lb_str all[] = {LB_STR("alembic.autogenerate.*"), LB_STR("~alembic.autogenerate.comments"),
                    LB_STR("~*.checkconstraint_byname")};
    lb_str_vector patterns = {all, LB_COUNT(all), LB_COUNT(all)};
    (void)state;
    assert_int_equal(lb_compare_parts(&patterns, &parts, &error), LB_OK);
    assert_int_equal(parts, LB_COMPARE_ALL & ~(LB_COMPARE_COMMENTS | LB_COMPARE_CHECKS));
    patterns = (lb_str_vector){(lb_str[]){LB_STR("mine.*")}, 1, 1};
    assert_int_equal(lb_compare_parts(&patterns, &parts, &error), LB_ERR_COMMAND);
    assert_string_equal(error.message, "Did not locate plugins: mine.*");
    lb_error_clear(&error);
}

static lb_code only_b(void *context, const lb_compare_object *object, lb_str text, const char *type,
                      bool is_reflected, const lb_compare_object *compare_to, bool *out,
                      lb_error *error)
{
    (void)context;
    (void)object;
    (void)is_reflected;
    (void)compare_to;
    (void)error;
    *out = strcmp(type, "table") == 0 || lb_str_is(text, "b");
    return LB_OK;
}

static lb_code fail_names(void *context, lb_str text, const char *type, lb_str schema, lb_str table,
                          bool *out, lb_error *error)
{
    (void)context;
    (void)text;
    (void)type;
    (void)schema;
    (void)table;
    (void)out;
    return lb_fail(error, LB_ERR_SCRIPT, "no names");
}

static void hooks_are_heeded(void **state)
{
    world w;
    (void)state;
    begin(&w, "postgresql");
    lb_table *there = add_table(w.actual, "t"), *wanted = add_table(w.desired, "t");
    add_column(w.actual, there, "x", LB_SQL_TYPE_SQL_INTEGER);
    add_column(w.desired, wanted, "a", LB_SQL_TYPE_INTEGER);
    add_column(w.desired, wanted, "b", LB_SQL_TYPE_INTEGER);
    w.options.hooks.include_object = only_b;
    compare(&w);
    assert_str(lb_text_str(&w.log), "Detected added column 't.b'\n");
    w.options.hooks.include_name = fail_names;
    const lb_schema *desired = w.desired;
    assert_int_equal(
        lb_compare_schemas(&w.arena, &w.options, &desired, 1, w.actual, &w.out, &w.error),
        LB_ERR_SCRIPT);
    end(&w);
}

/* ---- many ---- */

static void fill(lb_schema *schema, int count, const char *last)
{
    for (int i = 0; i < count; i++) {
        lb_table *table = add_table(schema, lb_arena_format(&schema->arena, "table_%d", i));
        add_column(schema, table, "id", LB_SQL_TYPE_SQL_INTEGER);
        add_column(schema, table, "name", LB_SQL_TYPE_SQL_TEXT);
        if (i) {
            add_key(schema, table, "id", lb_arena_format(&schema->arena, "table_%d", i - 1));
        }
        lb_schema_index *index =
            lb_index_new(&schema->arena, name(lb_arena_format(&schema->arena, "ix_%d", i)), false);
        lb_vector_push_in(&schema->arena, &index->elements,
                          (lb_index_element){.column = name("name")});
        lb_table_add_index(&schema->arena, table, index);
    }
    add_table(schema, last);
}

static void a_long_chain_of_tables_is_compared(void **state)
{
    world w;
    (void)state;
    begin(&w, "postgresql");
    fill(w.desired, 5000, "new");
    fill(w.actual, 5000, "old");
    compare(&w);
    assert_str(lb_text_str(&w.log), "Detected added table 'new'\nDetected removed table 'old'\n");
    end(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(removed_tables_go_before_what_they_refer_to),
        cmocka_unit_test(a_circle_is_told_of),
        cmocka_unit_test(one_table_in_two_metadata_is_an_error),
        cmocka_unit_test(types_that_are_one_are_equal),
        cmocka_unit_test(types_without_a_name_are_not_compared),
        cmocka_unit_test(plugins_choose_what_is_compared),
        cmocka_unit_test(hooks_are_heeded),
        cmocka_unit_test(a_long_chain_of_tables_is_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
