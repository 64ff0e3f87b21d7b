/* Schema: what is found in tables, which column counts up, and the order of tables by what their
 * foreign keys reference. */
#include "../test.h"

#include "schema/schema.h"

static lb_name name_of(const char *text)
{
    return (lb_name){.text = lb_str_of(text)};
}

/* ---- Finding -------------------------------------------------------------------------------- */

static void tables_and_columns_are_found_by_name(void **state LB_UNUSED)
{
    lb_schema *schema = lb_schema_new();
    lb_table *plain = lb_table_new(schema, NULL, (lb_name){0}, name_of("t"));
    lb_table *placed = lb_table_new(schema, NULL, name_of("s"), name_of("t"));
    const lb_sql_type *type = lb_sql_type_new(&schema->arena, LB_SQL_TYPE_INTEGER);
    lb_schema_column *column = lb_column_new(&schema->arena, name_of("a"), type);
    lb_table_add_column(&schema->arena, plain, column);
    assert_ptr_equal(lb_schema_find_table(schema, (lb_str){0}, LB_STR("t")), plain);
    assert_ptr_equal(lb_schema_find_table(schema, LB_STR("s"), LB_STR("t")), placed);
    assert_null(lb_schema_find_table(schema, LB_STR("s"), LB_STR("u")));
    assert_ptr_equal(lb_table_find_column(plain, LB_STR("a")), column);
    assert_null(lb_table_find_column(plain, LB_STR("A")));
    assert_ptr_equal(column->table, plain);
    lb_schema_free(schema);
}

static void options_are_found_by_dialect(void **state LB_UNUSED)
{
    lb_option items[] = {{.key = LB_STR("postgresql_using")}, {.key = LB_STR("mysql_using")}};
    const lb_options options = {items, LB_COUNT(items), LB_COUNT(items)};
    assert_ptr_equal(lb_option_find(&options, LB_STR("mysql"), "using"), &items[1]);
    assert_ptr_equal(lb_option_find(&options, LB_STR("postgresql"), "using"), &items[0]);
    assert_null(lb_option_find(&options, LB_STR("postgresql"), "us"));
    assert_null(lb_option_find(&options, LB_STR("sqlite"), "using"));
}

/* ---- Counting up ---------------------------------------------------------------------------- */

typedef struct key_case {
    lb_sql_type_kind type;
    lb_autoincrement autoincrement;
    bool has_default, has_sequence, has_server_default, has_identity, has_foreign_key;
    bool counts;
} key_case;

static bool counts_up(const key_case *c)
{
    static const lb_sequence sequence;
    static const lb_identity identity;
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_table *table = lb_table_new(NULL, &arena, (lb_name){0}, name_of("t"));
    lb_schema_column *column =
        lb_column_new(&arena, name_of("id"), lb_sql_type_new(&arena, c->type));
    lb_constraint *key = lb_constraint_new(&arena, LB_CONSTRAINT_PRIMARY_KEY, (lb_name){0});
    column->is_primary_key = true;
    column->autoincrement = c->autoincrement;
    column->has_default = c->has_default || c->has_sequence;
    column->sequence = c->has_sequence ? &sequence : NULL;
    column->identity = c->has_identity ? &identity : NULL;
    column->server_default.kind = c->has_server_default ? LB_DEFAULT_STRING : LB_DEFAULT_NONE;
    lb_vector_push_in(&arena, &key->columns, LB_STR("id"));
    lb_table_add_column(&arena, table, column);
    lb_table_add_constraint(&arena, table, key);
    if (c->has_foreign_key) {
        lb_constraint *reference =
            lb_constraint_new(&arena, LB_CONSTRAINT_FOREIGN_KEY, (lb_name){0});
        lb_vector_push_in(&arena, &reference->columns, LB_STR("id"));
        lb_table_add_constraint(&arena, table, reference);
    }
    return lb_table_autoincrement(table) == column;
}

static void an_integer_key_counts_up_unless_something_else_fills_it(void **state LB_UNUSED)
{
    static const key_case cases[] = {
        {.type = LB_SQL_TYPE_INTEGER, .counts = true},
        {.type = LB_SQL_TYPE_SMALL_INTEGER, .counts = true},
        {.type = LB_SQL_TYPE_NUMERIC, .counts = true},
        {.type = LB_SQL_TYPE_STRING},
        {.type = LB_SQL_TYPE_MY_YEAR},
        {.type = LB_SQL_TYPE_INTEGER, .autoincrement = LB_AUTOINCREMENT_NO},
        {.type = LB_SQL_TYPE_INTEGER, .has_default = true},
        {.type = LB_SQL_TYPE_INTEGER, .has_sequence = true, .counts = true},
        {.type = LB_SQL_TYPE_INTEGER, .has_server_default = true},
        {.type = LB_SQL_TYPE_INTEGER, .has_identity = true, .counts = true},
        {.type = LB_SQL_TYPE_INTEGER, .has_foreign_key = true},
        {.type = LB_SQL_TYPE_INTEGER,
         .has_foreign_key = true,
         .autoincrement = LB_AUTOINCREMENT_IGNORE_FK,
         .counts = true},
        {.type = LB_SQL_TYPE_INTEGER,
         .has_foreign_key = true,
         .autoincrement = LB_AUTOINCREMENT_YES,
         .counts = true},
        {.type = LB_SQL_TYPE_INTEGER,
         .has_server_default = true,
         .autoincrement = LB_AUTOINCREMENT_YES,
         .counts = true},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        if (counts_up(&cases[i]) != cases[i].counts) {
            fail_msg("case %zu", i);
        }
    }
}

static void of_several_key_columns_one_counts_up_only_when_told(void **state LB_UNUSED)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    const lb_sql_type *type = lb_sql_type_new(&arena, LB_SQL_TYPE_INTEGER);
    lb_table *table = lb_table_new(NULL, &arena, (lb_name){0}, name_of("t"));
    lb_constraint *key = lb_constraint_new(&arena, LB_CONSTRAINT_PRIMARY_KEY, (lb_name){0});
    lb_table_add_constraint(&arena, table, key);
    for (size_t i = 0; i < 2; i++) {
        lb_str name = i ? LB_STR("b") : LB_STR("a");
        lb_table_add_column(&arena, table, lb_column_new(&arena, (lb_name){.text = name}, type));
        lb_vector_push_in(&arena, &key->columns, name);
    }
    assert_null(lb_table_autoincrement(table));
    table->columns.items[1]->autoincrement = LB_AUTOINCREMENT_YES;
    assert_ptr_equal(lb_table_autoincrement(table), table->columns.items[1]);
}

/* ---- Order ---------------------------------------------------------------------------------- */

/* "b>a c>b": tables by their first mention, and what references what. */
static void add_references(lb_schema *schema, const char *text)
{
    for (; *text; text += text[1] == '>' ? 3 : 1) {
        lb_str from = lb_arena_str(&schema->arena, (lb_str){text, 1});
        if (*text == ' ') {
            continue;
        }
        lb_table *table = lb_schema_find_table(schema, (lb_str){0}, from);
        if (!table) {
            table = lb_table_new(schema, NULL, (lb_name){0}, (lb_name){.text = from});
        }
        if (text[1] == '>') {
            lb_constraint *key =
                lb_constraint_new(&schema->arena, LB_CONSTRAINT_FOREIGN_KEY, (lb_name){0});
            key->referent_table.text = lb_arena_str(&schema->arena, (lb_str){text + 2, 1});
            lb_table_add_constraint(&schema->arena, table, key);
        }
    }
}

static void tables_stand_behind_those_that_they_reference(void **state LB_UNUSED)
{
    static const struct {
        const char *references, *order;
    } cases[] = {
        {"", ""},
        {"c b a", "abc"},
        {"a>b b", "ba"},
        {"a>b b>c c", "cba"},
        {"a>a b>a", "ab"},
        {"a>x b", "ab"},      /* to a table that is not there */
        {"a>c b c", "bca"},   /* by rounds: b and c need nothing */
        {"a>b b>a c", "abc"}, /* in a circle by name */
        {"a>d b>a b>c c d", "cdab"},
    };
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        lb_schema *schema = lb_schema_new();
        LB_AUTO_TEXT lb_text order = {0};
        lb_tables sorted = {0};
        add_references(schema, cases[i].references);
        lb_schema_sort(&schema->arena, &schema->tables, &sorted, NULL);
        for (size_t k = 0; k < sorted.count; k++) {
            lb_text_add(&order, sorted.items[k]->name.text);
        }
        assert_str(lb_text_str(&order), cases[i].order);
        lb_schema_free(schema);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_and_columns_are_found_by_name),
        cmocka_unit_test(options_are_found_by_dialect),
        cmocka_unit_test(an_integer_key_counts_up_unless_something_else_fills_it),
        cmocka_unit_test(of_several_key_columns_one_counts_up_only_when_told),
        cmocka_unit_test(tables_stand_behind_those_that_they_reference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
