/* SQLite: it says nothing of index expressions, and keeps defaults as they were written. */
#include "autogenerate/compare_internal.h"

#include "render/python.h"

/* An expression as a default is written in parentheses. */
static void adjust_column(lb_comparison *c, const lb_table *table, lb_schema_column *column)
{
    (void)table;
    lb_server_default *value = &column->server_default;
    lb_str text =
        value->kind == LB_DEFAULT_EXPRESSION ? lb_expression_plain(value->expression) : (lb_str){0};
    if (text.ptr && lb_python_is_bare_expression(text)) {
        text = lb_str_of(lb_arena_format(c->arena, "(%.*s)", LB_ARG(text)));
        value->expression = lb_expression_sql(c->arena, text);
    }
}

static void adjust_index(lb_comparison *c, lb_schema_index *index)
{
    (void)c;
    index->is_counted_unique = index->is_unique;
}

/* Expression indexes of the database are not seen; those of the models are left alone, unless the
 * database has one of that name. */
static void correct_unique(lb_comparison *c, lb_signatures *actual, lb_signatures *desired)
{
    LB_AUTO_MAP lb_map names = {0};
    for (size_t i = 0; i < actual->count; i++) {
        lb_signature *signature = &actual->items[i];
        if (signature->index && lb_compare_has_expressions(signature->index)) {
            signature->is_removed = true;
            lb_log_warning(&c->options->log, "SAWarning",
                           "Skipped unsupported reflection of expression-based index %.*s",
                           LB_ARG(signature->name.text));
        } else if (signature->index && !signature->is_removed) {
            lb_map_set(&names, signature->name.text, signature);
        }
    }
    for (size_t i = 0; i < desired->count; i++) {
        lb_signature *signature = &desired->items[i];
        if (signature->index && !lb_map_has(&names, signature->name.text) &&
            lb_compare_has_expressions(signature->index)) {
            signature->is_removed = true;
            lb_log_warning(&c->options->log, "UserWarning",
                           "autogenerate skipping metadata-specified expression-based index %s; "
                           "dialect 'sqlite' under SQLAlchemy 2.0.52 can't reflect these indexes "
                           "so they can't be compared",
                           lb_compare_repr(c, signature->name.text));
        }
    }
}

/* (x) is x, and 'x' is x, in one line. */
static lb_str bare(lb_str text)
{
    if (text.len > 2 && text.ptr[0] == '(' && text.ptr[text.len - 1] == ')' &&
        lb_str_find_char(text, '\n') == SIZE_MAX) {
        text = lb_str_slice(text, 1, text.len - 1);
    }
    lb_str inner = text;
    if (lb_str_starts(inner, LB_STR("\""))) {
        inner = lb_str_slice(inner, 1, inner.len);
    }
    if (lb_str_ends(inner, LB_STR("'\""))) {
        inner.len--;
    }
    if (inner.len > 2 && inner.ptr[0] == '\'' && inner.ptr[inner.len - 1] == '\'' &&
        lb_str_find_char(inner, '\n') == SIZE_MAX) {
        return lb_str_slice(inner, 1, inner.len - 1);
    }
    return text;
}

static lb_code default_differs(lb_comparison *c, const lb_column_pair *pair,
                               const lb_compare_defaults *defaults, bool *out)
{
    (void)c;
    (void)pair;
    lb_str actual = bare(defaults->actual), desired = bare(defaults->desired);
    *out = !actual.ptr != !desired.ptr || !lb_str_equal(actual, desired);
    return LB_OK;
}

const lb_compare_rules lb_compare_sqlite = {
    .dialect = "sqlite",
    .impl = "alembic.ddl.sqlite.SQLiteImpl",
    .rebuilds_tables = true,
    .adjust_column = adjust_column,
    .adjust_index = adjust_index,
    .correct_unique = correct_unique,
    .compare_index = lb_compare_index_columns,
    .default_differs = default_differs,
};
