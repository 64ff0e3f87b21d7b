/* DDL: operations as SQL, to the byte as Alembic 1.19 on SQLAlchemy 2.0 writes them
 * (tests/golden/ddl), and what those do not have. */
#include "../test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "database/ddl.h"
#include "ddl_json.h"

static lb_code collect(void *context, lb_str sql, lb_error *error LB_UNUSED)
{
    lb_text_add(context, sql);
    lb_text_adds(context, ";\n\n");
    return LB_OK;
}

/* "class: message", as the golden files have it. */
static void add_error(lb_text *out, const lb_error *error)
{
    const char *kind = error->code == LB_ERR_COMMAND ? "alembic.util.exc.CommandError"
                       : error->kind                 ? error->kind
                                                     : "?";
    lb_text_addf(out, "!! %s: %s\n", kind, error->message ? error->message : "");
}

static void write_all(lb_text *out, const json_t *json)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    LB_AUTO_MAP lb_map types = {0};
    const lb_ddl_sink sink = {collect, out};
    const lb_ddl_options options = {
        .is_offline = true,
        .types = &types,
        .has_driver_style = json_is_true(json_object_get(json, "percents")),
    };
    const lb_dialect *dialect =
        lb_dialect_find(lb_str_of(json_string_value(json_object_get(json, "dialect"))));
    size_t i;
    json_t *item;
    json_array_foreach(json_object_get(json, "operations"), i, item)
    {
        lb_operation *operation = operation_of_json(&arena, item);
        if (lb_ddl_write(dialect, &options, operation, &sink, &error) != LB_OK) {
            add_error(out, &error);
            return;
        }
    }
}

static void expect(lb_text *out, const json_t *json)
{
    const json_t *error = json_object_get(json, "error");
    lb_text_adds(out, json_string_value(json_object_get(json, "sql")));
    if (error) {
        lb_text_addf(out, "!! %s: %s\n", json_string_value(json_array_get(error, 0)),
                     json_string_value(json_array_get(error, 1)));
    }
}

static bool compare(const json_t *json)
{
    LB_AUTO_TEXT lb_text expected = {0}, found = {0};
    expect(&expected, json);
    write_all(&found, json);
    if (lb_str_equal(lb_text_str(&expected), lb_text_str(&found))) {
        return true;
    }
    fprintf(stderr, "%s on %s\n--- expected\n%s--- found\n%s---\n",
            json_string_value(json_object_get(json, "name")),
            json_string_value(json_object_get(json, "dialect")), lb_text_cstr(&expected),
            lb_text_cstr(&found));
    return false;
}

static void compare_file(const char *path)
{
    json_error_t where;
    json_t *cases = json_load_file(path, 0, &where);
    if (!cases) {
        fail_msg("%s:%d: %s", path, where.line, where.text);
    }
    size_t i, failed = 0;
    json_t *item;
    json_array_foreach(cases, i, item)
    {
        failed += !compare(item);
    }
    size_t count = json_array_size(cases);
    json_decref(cases);
    assert_true(count > 0);
    if (failed) {
        fail_msg("%zu of %zu differ", failed, count);
    }
}

static void operations_are_written_as_alembic_does(void **state LB_UNUSED)
{
    const char *only = getenv("LIMBECK_DDL_CASES");
    compare_file(only ? only : GOLDEN "/ddl/cases.json");
}

/* ---- Elements of an index ------------------------------------------------------------------- */

static lb_expression *with_op(lb_arena *arena, lb_expression_kind kind, lb_operator op)
{
    lb_expression *e = lb_expression_new(arena, kind);
    e->op = op;
    e->left = lb_expression_column(arena, (lb_name){.text = LB_STR("a")}, NULL);
    e->right = lb_expression_column(arena, (lb_name){.text = LB_STR("b")}, NULL);
    return e;
}

static lb_expression *desc_nulls_last(lb_arena *arena)
{
    lb_expression *e = with_op(arena, LB_EXPRESSION_UNARY, LB_SQL_NULLS_LAST);
    e->left = with_op(arena, LB_EXPRESSION_UNARY, LB_SQL_DESC);
    return e;
}

/* Of three, which SQLAlchemy keeps as a list. */
static lb_expression *sum(lb_arena *arena)
{
    lb_expression *e = with_op(arena, LB_EXPRESSION_BINARY, LB_SQL_ADD);
    e->left = with_op(arena, LB_EXPRESSION_BINARY, LB_SQL_ADD);
    return e;
}

static lb_expression *labelled(lb_arena *arena)
{
    lb_expression *e = with_op(arena, LB_EXPRESSION_LABEL, LB_SQL_NONE);
    e->label.name.text = LB_STR("c");
    e->left = with_op(arena, LB_EXPRESSION_BINARY, LB_SQL_SUB);
    return e;
}

static lb_expression *function(lb_arena *arena)
{
    lb_expression *e = with_op(arena, LB_EXPRESSION_FUNCTION, LB_SQL_NONE);
    e->label.name.text = LB_STR("lower");
    lb_vector_push_in(arena, &e->items, e->left);
    e->left = e->right = NULL;
    return e;
}

static lb_expression *list(lb_arena *arena)
{
    lb_expression *e = with_op(arena, LB_EXPRESSION_LIST, LB_SQL_AND);
    lb_vector_push_in(arena, &e->items, e->left);
    lb_vector_push_in(arena, &e->items, e->right);
    e->is_grouped = true;
    return e;
}

static void assert_index(const char *dialect, lb_arena *arena, const lb_expression *expression,
                         const char *expected)
{
    LB_AUTO_TEXT lb_text text = {0};
    const lb_ddl_sink sink = {collect, &text};
    lb_operation *operation =
        lb_operation_new(arena, LB_OP_CREATE_INDEX, (lb_name){0}, (lb_name){.text = LB_STR("t")});
    lb_schema_index *index = lb_index_new(arena, (lb_name){.text = LB_STR("i")}, false);
    lb_vector_push_in(arena, &index->elements, (lb_index_element){.expression = expression});
    operation->create_index.index = index;
    assert_int_equal(
        lb_ddl_write(lb_dialect_find(lb_str_of(dialect)), NULL, operation, &sink, NULL), LB_OK);
    assert_str(
        lb_str_slice(lb_text_str(&text), lb_str_of("CREATE INDEX i ON t ").len, text.len - 3),
        expected);
}

static void index_elements_stand_between_parentheses_where_a_dialect_asks(void **state LB_UNUSED)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    const struct {
        lb_expression *expression;
        const char *postgresql, *sqlite, *mysql;
    } cases[] = {
        {with_op(&arena, LB_EXPRESSION_BINARY, LB_SQL_SUB), "((a - b))", "(a - b)", "((a - b))"},
        {sum(&arena), "((a + b + b))", "(a + b + b)", "(a + b + b)"},
        {labelled(&arena), "((a - b))", "(a - b)", "(a - b)"},
        {list(&arena), "((a AND b))", "(a AND b)", "(a AND b)"},
        {with_op(&arena, LB_EXPRESSION_UNARY, LB_SQL_NEG), "((-a))", "(-a)", "((-a))"},
        {with_op(&arena, LB_EXPRESSION_UNARY, LB_SQL_DESC), "(a DESC)", "(a DESC)", "(a DESC)"},
        {desc_nulls_last(&arena), "(a DESC NULLS LAST)", "(a DESC NULLS LAST)",
         "((a DESC NULLS LAST))"},
        {function(&arena), "(lower(a))", "(lower(a))", "((lower(a)))"},
        {with_op(&arena, LB_EXPRESSION_COLUMN, LB_SQL_NONE), "(a)", "(a)", "(a)"},
    };
    cases[LB_COUNT(cases) - 1].expression->label.name.text = LB_STR("a");
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        assert_index("postgresql", &arena, cases[i].expression, cases[i].postgresql);
        assert_index("sqlite", &arena, cases[i].expression, cases[i].sqlite);
        assert_index("mysql", &arena, cases[i].expression, cases[i].mysql);
    }
}

/* ---- What depends on the options ------------------------------------------------------------ */

static void write_alter_default(const char *dialect, const lb_ddl_options *options,
                                const char *value, const char *expected)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_TEXT lb_text text = {0};
    const lb_ddl_sink sink = {collect, &text};
    lb_operation *operation =
        lb_operation_new(&arena, LB_OP_ALTER_COLUMN, (lb_name){0}, (lb_name){.text = LB_STR("t%")});
    operation->alter_column.column.text = LB_STR("a");
    operation->alter_column.has_server_default = true;
    operation->alter_column.server_default =
        (lb_server_default){.kind = LB_DEFAULT_STRING, .text = lb_str_of(value)};
    assert_int_equal(
        lb_ddl_write(lb_dialect_find(lb_str_of(dialect)), options, operation, &sink, NULL), LB_OK);
    assert_str(lb_text_str(&text), expected);
}

static void literals_depend_on_whether_somebody_is_connected(void **state LB_UNUSED)
{
    const lb_ddl_options offline = {.is_offline = true}, online = {0},
                         faithful = {.is_offline = true, .is_faithful = true},
                         doubling = {.is_offline = true, .has_driver_style = true};
    write_alter_default("postgresql", &offline, "\\\t%",
                        "ALTER TABLE \"t%\" ALTER COLUMN a SET DEFAULT '\\\\    %';\n\n");
    write_alter_default("postgresql", &online, "\\\t%",
                        "ALTER TABLE \"t%\" ALTER COLUMN a SET DEFAULT '\\\t%';\n\n");
    write_alter_default("postgresql", &faithful, "a\t'b",
                        "ALTER TABLE \"t%\" ALTER COLUMN a SET DEFAULT 'a\t''b';\n\n");
    write_alter_default("postgresql", &doubling, "5%",
                        "ALTER TABLE \"t%%\" ALTER COLUMN a SET DEFAULT '5%%';\n\n");
    write_alter_default("mysql", &online, "\\",
                        "ALTER TABLE `t%` ALTER COLUMN a SET DEFAULT '\\\\';\n\n");
    write_alter_default("sqlite", &offline, "\\",
                        "ALTER TABLE \"t%\" ALTER COLUMN a SET DEFAULT '\\';\n\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(operations_are_written_as_alembic_does),
        cmocka_unit_test(index_elements_stand_between_parentheses_where_a_dialect_asks),
        cmocka_unit_test(literals_depend_on_whether_somebody_is_connected),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
