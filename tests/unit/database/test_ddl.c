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
    const lb_ddl_options options = {.is_offline = true, .types = &types};
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(operations_are_written_as_alembic_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
