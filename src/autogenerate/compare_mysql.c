/* MySQL and MariaDB: indexes that foreign keys bring along, enum values, and defaults that the
 * server spells in its own way. */
#include "autogenerate/compare_internal.h"

static bool is_enum(const lb_sql_type *type)
{
    return lb_sql_type_row_of(type->kind)->family == LB_SQL_TYPE_ENUM;
}

/* Two enums differ by their values, whatever the order. */
static bool differs_by_values(const lb_sql_type *actual, const lb_sql_type *desired, bool *out)
{
    const lb_sql_type *pairs[2][2] = {{actual, desired}, {desired, actual}};
    if (!is_enum(actual) || !is_enum(desired)) {
        return false;
    }
    *out = false;
    for (size_t k = 0; k < 2; k++) {
        for (size_t i = 0; i < pairs[k][0]->values.count; i++) {
            *out = *out || !lb_str_vector_has(&pairs[k][1]->values, pairs[k][0]->values.items[i]);
        }
    }
    return true;
}

/* Of a foreign key: named as it or as its column. */
static bool is_implicit(const lb_signature *signature)
{
    const lb_schema_index *index = signature->index;
    const lb_table *table = index->table;
    for (size_t i = 0; i < index->elements.count; i++) {
        lb_str column = index->elements.items[i].column.text;
        if (lb_str_equal(column, index->name.text)) {
            return true;
        }
        for (size_t k = 0; k < table->constraints.count; k++) {
            const lb_constraint *fk = table->constraints.items[k];
            bool is_of = false;
            for (size_t n = 0; fk->kind == LB_CONSTRAINT_FOREIGN_KEY && n < fk->columns.count;
                 n++) {
                is_of = is_of || lb_str_equal(fk->columns.items[n], column);
            }
            if (is_of && lb_str_equal(fk->name.text, index->name.text)) {
                return true;
            }
        }
    }
    return false;
}

static void correct_unique(lb_comparison *c, lb_signatures *actual, lb_signatures *desired)
{
    (void)c;
    LB_AUTO_MAP lb_map removed = {0};
    for (size_t i = 0; i < actual->count; i++) {
        lb_signature *signature = &actual->items[i];
        if (signature->index && !signature->index->is_unique && is_implicit(signature)) {
            signature->is_removed = true;
            lb_map_set(&removed, signature->name.text, signature);
        }
    }
    for (size_t i = 0; i < desired->count; i++) {
        lb_signature *signature = &desired->items[i];
        if (signature->index && signature->name.text.ptr &&
            lb_map_has(&removed, signature->name.text)) {
            signature->is_removed = true;
        }
    }
}

/* ---- defaults ---- */

static lb_str without_quotes(lb_str text)
{
    if (text.len && text.ptr[0] == '\'') {
        text = lb_str_slice(text, 1, text.len);
    }
    if (text.len && text.ptr[text.len - 1] == '\'') {
        text.len--;
    }
    return text;
}

static lb_str without_call(lb_str text)
{
    return lb_str_ends(text, LB_STR("()")) ? lb_str_slice(text, 0, text.len - 2) : text;
}

static lb_sql_type_kind family_of(const lb_schema_column *column)
{
    return lb_sql_type_row_of(lb_sql_type_for(column->type, LB_STR("mysql"))->kind)->family;
}

static bool are_same_nocase(lb_arena *arena, lb_str a, lb_str b)
{
    return lb_str_is_nocase(a, lb_arena_strndup(arena, b.ptr, b.len));
}

static lb_code default_differs(lb_comparison *c, const lb_column_pair *pair,
                               const lb_compare_defaults *defaults, bool *out)
{
    lb_str actual = defaults->actual, desired = defaults->desired;
    bool is_implicit_zero = family_of(pair->desired) == LB_SQL_TYPE_INTEGER &&
                            pair->actual->is_primary_key && !desired.len &&
                            lb_str_is(actual, "'0'");
    if (is_implicit_zero) {
        *out = false;
    } else if (actual.len && family_of(pair->actual) == LB_SQL_TYPE_INTEGER) {
        *out = !desired.ptr || !lb_str_equal(without_quotes(actual), desired);
    } else if (desired.len && family_of(pair->desired) == LB_SQL_TYPE_STRING) {
        *out = !lb_str_equal(without_quotes(actual), without_quotes(desired)) || !actual.ptr;
    } else if (actual.len && desired.len) {
        *out = !are_same_nocase(c->arena, without_call(actual), without_call(desired));
    } else {
        *out = !actual.ptr != !desired.ptr || !lb_str_equal(actual, desired);
    }
    return LB_OK;
}

const lb_compare_rules lb_compare_mysql = {
    .dialect = "mysql",
    .impl = "alembic.ddl.mysql.MySQLImpl",
    .synonyms = {{"bool", "tinyint"}, {"json", "longtext"}},
    .longest_name = 64,
    .has_comments = true,
    .has_character_sets = true,
    .correct_unique = correct_unique,
    .compare_index = lb_compare_index_columns,
    .differs_by_values = differs_by_values,
    .default_differs = default_differs,
};
