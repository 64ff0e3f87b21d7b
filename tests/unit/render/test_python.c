/* Operations as Python: corners that recorded schemas do not have. Expected texts are Alembic's. */
#include "../test.h"

#include <stdlib.h>
#include <string.h>

#include "render/python.h"

static lb_arena arena;

static lb_name name(const char *text)
{
    return (lb_name){.text = lb_str_of(text)};
}

static const lb_dialect *dialect(const char *text)
{
    return lb_dialect_find(lb_str_of(text));
}

static void expect(const lb_operation *operation, const char *database, bool is_batch,
                   const char *wanted)
{
    lb_map imports = {0};
    lb_error error = {0};
    lb_str out = {0};
    lb_python_style style = lb_python_style_of(dialect(database));
    style.is_batch = is_batch;
    style.doubles_percents = strcmp(database, "postgresql") == 0; /* psycopg2 */
    assert_int_equal(lb_python_write_operation(&arena, &style, operation, &imports, &out, &error),
                     LB_OK);
    assert_str(out, wanted);
    lb_map_free(&imports);
}

/* ---- types ---- */

static lb_sql_type *type_of(lb_sql_type_kind kind)
{
    return lb_sql_type_new(&arena, kind);
}

static void expect_type(const lb_sql_type *type, const char *database, const char *repr,
                        const char *written)
{
    LB_AUTO_TEXT lb_text shown = {0};
    LB_AUTO_TEXT lb_text text = {0};
    lb_error error = {0};
    lb_python_style style = lb_python_style_of(dialect(database));
    lb_python_type_repr(&shown, type);
    assert_str(lb_text_str(&shown), repr);
    assert_int_equal(lb_python_write_type(&text, &style, type, &error), LB_OK);
    assert_str(lb_text_str(&text), written);
}

static void types_show_what_was_given(void **state)
{
    (void)state;
    lb_sql_type *type = type_of(LB_SQL_TYPE_PG_BIT);
    expect_type(type, "postgresql", "BIT(length=1)", "postgresql.BIT(length=1)");
    type->is_varying = true;
    expect_type(type, "postgresql", "BIT(varying=True)", "postgresql.BIT(varying=True)");
    type = type_of(LB_SQL_TYPE_FLOAT);
    type->as_decimal_given = type->as_decimal = true;
    type->precision = 5;
    expect_type(type, "sqlite", "Float(precision=5, asdecimal=True)",
                "sa.Float(precision=5, asdecimal=True)");
    type = type_of(LB_SQL_TYPE_UUID);
    type->as_uuid = false;
    type->is_portable_uuid = true;
    expect_type(type, "sqlite", "Uuid(as_uuid=False, native_uuid=False)",
                "sa.Uuid(as_uuid=False, native_uuid=False)");
    type = type_of(LB_SQL_TYPE_MY_VARCHAR);
    type->charset = LB_STR("utf8");
    type->is_national = true;
    type->length = 20;
    expect_type(type, "mysql", "VARCHAR(charset='utf8', national=True, length=20)",
                "mysql.VARCHAR(charset='utf8', national=True, length=20)");
    expect_type(type_of(LB_SQL_TYPE_PG_UUID), "postgresql", "UUID()", "sa.UUID()");
}

static void enums_show_a_length_of_their_own(void **state)
{
    (void)state;
    lb_sql_type *type = type_of(LB_SQL_TYPE_ENUM);
    lb_vector_push_in(&arena, &type->values, LB_STR("a"));
    lb_vector_push_in(&arena, &type->values, LB_STR("it's"));
    type->name = name("kind");
    type->length = 4;
    expect_type(type, "sqlite", "Enum('a', \"it's\", name='kind')",
                "sa.Enum('a', \"it's\", name='kind')");
    type->length = 12;
    type->is_native = false;
    type->has_metadata = true;
    expect_type(
        type, "sqlite",
        "Enum('a', \"it's\", name='kind', metadata=MetaData(), native_enum=False, length=12)",
        "sa.Enum('a', \"it's\", name='kind', metadata=MetaData(), native_enum=False, "
        "length=12)");
}

static void inner_types_have_their_prefix(void **state)
{
    (void)state;
    lb_sql_type *array = type_of(LB_SQL_TYPE_PG_ARRAY), *enumeration = type_of(LB_SQL_TYPE_PG_ENUM);
    array->item = type_of(LB_SQL_TYPE_SQL_TEXT);
    array->dimensions = 2;
    expect_type(array, "postgresql", "ARRAY(TEXT(), dimensions=2)",
                "postgresql.ARRAY(sa.TEXT(), dimensions=2)");
    expect_type(array, "sqlite", "ARRAY(TEXT(), dimensions=2)",
                "postgresql.ARRAY(TEXT(), dimensions=2)");
    lb_vector_push_in(&arena, &enumeration->values, LB_STR("a+b")); /* a pattern to Alembic */
    array->item = enumeration;
    array->dimensions = -1;
    expect_type(array, "postgresql", "ARRAY(ENUM('a+b'))", "postgresql.ARRAY(ENUM('a+b'))");
    expect_type(type_of(LB_SQL_TYPE_PG_JSONB), "postgresql", "JSONB(astext_type=Text())",
                "postgresql.JSONB(astext_type=sa.Text())");
}

static void types_of_the_project_have_a_module_or_the_users_prefix(void **state)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_python_style style = lb_python_style_of(dialect("sqlite"));
    lb_sql_type *type = type_of(LB_SQL_TYPE_USER);
    (void)state;
    type->repr = LB_STR("app.types.Money(digits=4)");
    type->repr_import = LB_STR("app.types");
    expect_type(type, "sqlite", "Money(digits=4)", "app.types.Money(digits=4)");
    style.user_prefix = LB_STR("my.");
    assert_int_equal(lb_python_write_type(&text, &style, type, NULL), LB_OK);
    assert_str(lb_text_str(&text), "my.Money(digits=4)");
}

/* ---- operations ---- */

static void long_calls_take_a_list(void **state)
{
    LB_AUTO_MAP lb_map imports = {0};
    lb_str out = {0};
    (void)state;
    lb_table *table = lb_table_new(NULL, &arena, (lb_name){0}, name("wide"));
    for (int i = 0; i < 256; i++) {
        lb_table_add_column(&arena, table,
                            lb_column_new(&arena, name(lb_arena_format(&arena, "c%d", i)),
                                          type_of(LB_SQL_TYPE_INTEGER)));
    }
    lb_operation *operation =
        lb_operation_new(&arena, LB_OP_CREATE_TABLE, (lb_name){0}, table->name);
    operation->create_table.table = table;
    lb_python_style style = lb_python_style_of(dialect("sqlite"));
    assert_int_equal(lb_python_write_operation(&arena, &style, operation, &imports, &out, NULL),
                     LB_OK);
    assert_true(lb_str_starts(out, LB_STR("op.create_table('wide',\n*[sa.Column('c0', ")));
    assert_true(lb_str_ends(out, LB_STR("nullable=True)]\n)")));
}

static void groups_become_batches(void **state)
{
    (void)state;
    lb_name schema = name("s"), table = name("t"), key = name("uq");
    lb_constraint *unique = lb_constraint_new(&arena, LB_CONSTRAINT_UNIQUE, key);
    lb_vector_push_in(&arena, &unique->columns, LB_STR("a"));
    unique->name.is_final = true;
    lb_operation *group = lb_operation_new(&arena, LB_OP_MODIFY_TABLE, schema, table);
    lb_operation *drop = lb_operation_drop_constraint(&arena, schema, table, unique);
    lb_vector_push_in(&arena, &group->modify_table.operations, drop);
    lb_vector_push_in(&arena, &group->modify_table.operations, lb_operation_inverse(&arena, drop));
    expect(group, "sqlite", true,
           "with op.batch_alter_table('t', schema='s') as batch_op:\n"
           "    batch_op.drop_constraint(batch_op.f('uq'), type_='unique')\n"
           "    batch_op.create_unique_constraint(batch_op.f('uq'), ['a'])");
    expect(group, "sqlite", false,
           "op.drop_constraint(op.f('uq'), 't', schema='s', type_='unique')\n"
           "op.create_unique_constraint(op.f('uq'), 't', ['a'], schema='s')");
}

static void changes_of_a_column_swap_when_taken_back(void **state)
{
    (void)state;
    lb_operation *operation = lb_operation_new(&arena, LB_OP_ALTER_COLUMN, (lb_name){0}, name("t"));
    lb_alter_column *alter = &operation->alter_column;
    alter->column = name("c");
    alter->existing_type = type_of(LB_SQL_TYPE_SQL_TEXT);
    alter->nullable = LB_NO;
    alter->existing_nullable = LB_YES;
    alter->has_comment = true;
    alter->comment = LB_STR("it's");
    alter->has_server_default = true;
    alter->server_default = (lb_server_default){.kind = LB_DEFAULT_STRING, .text = LB_STR("'x'")};
    expect(operation, "sqlite", false,
           "op.alter_column('t', 'c',\n"
           "           existing_type=sa.TEXT(),\n"
           "           server_default='x',\n"
           "           nullable=False,\n"
           "           comment=\"it's\")");
    expect(lb_operation_inverse(&arena, operation), "sqlite", false,
           "op.alter_column('t', 'c',\n"
           "           existing_type=sa.TEXT(),\n"
           "           server_default=None,\n"
           "           nullable=True,\n"
           "           comment=None,\n"
           "           existing_comment=\"it's\")");
}

static void percent_signs_are_the_drivers(void **state)
{
    (void)state;
    lb_constraint *check = lb_constraint_new(&arena, LB_CONSTRAINT_CHECK, name("ck"));
    check->check = lb_expression_sql(&arena, LB_STR("a % 2 = 0"));
    lb_operation *operation =
        lb_operation_new(&arena, LB_OP_CREATE_CONSTRAINT, (lb_name){0}, name("t"));
    operation->create_constraint.constraint = check;
    expect(operation, "sqlite", false, "op.create_check_constraint('ck', 't', 'a % 2 = 0')");
    expect(operation, "postgresql", false, "op.create_check_constraint('ck', 't', 'a %% 2 = 0')");
}

static void exclusions_name_columns_and_texts(void **state)
{
    (void)state;
    lb_constraint *exclude = lb_constraint_new(&arena, LB_CONSTRAINT_EXCLUDE, name("ex"));
    lb_exclusion room = {.expression = lb_expression_column(&arena, name("room"), NULL),
                         .op = LB_STR("=")};
    lb_exclusion during = {.expression = lb_expression_sql(&arena, LB_STR("tsrange(a, b)")),
                           .op = LB_STR("&&")};
    lb_vector_push_in(&arena, &exclude->exclusions, room);
    lb_vector_push_in(&arena, &exclude->exclusions, during);
    exclude->using = LB_STR("gist");
    lb_operation *operation =
        lb_operation_new(&arena, LB_OP_CREATE_CONSTRAINT, (lb_name){0}, name("t"));
    operation->create_constraint.constraint = exclude;
    expect(operation, "postgresql", false,
           "op.create_exclude_constraint('ex', 't', (sa.column('room'), '='), "
           "(sa.text('tsrange(a, b)'), '&&'), using='gist')");
}

static void an_empty_body_passes(void **state)
{
    LB_AUTO_MAP lb_map imports = {0};
    lb_str out = {0};
    lb_python_style style = lb_python_style_of(dialect("sqlite"));
    (void)state;
    assert_int_equal(
        lb_python_write_body(&arena, &style, &(lb_operations){0}, &imports, &out, NULL), LB_OK);
    assert_str(out, "# ### commands auto generated by Alembic - please adjust! ###\n"
                    "pass\n"
                    "# ### end Alembic commands ###\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types_show_what_was_given),
        cmocka_unit_test(enums_show_a_length_of_their_own),
        cmocka_unit_test(inner_types_have_their_prefix),
        cmocka_unit_test(types_of_the_project_have_a_module_or_the_users_prefix),
        cmocka_unit_test(long_calls_take_a_list),
        cmocka_unit_test(groups_become_batches),
        cmocka_unit_test(changes_of_a_column_swap_when_taken_back),
        cmocka_unit_test(percent_signs_are_the_drivers),
        cmocka_unit_test(exclusions_name_columns_and_texts),
        cmocka_unit_test(an_empty_body_passes),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    lb_arena_free(&arena);
    return failed;
}
