#include "schema/schema.h"

static bool has_foreign_key(const lb_constraints *constraints, const lb_schema_column *column)
{
    for (size_t i = 0; i < constraints->count; i++) {
        if (constraints->items[i]->kind == LB_CONSTRAINT_FOREIGN_KEY &&
            lb_str_vector_has(&constraints->items[i]->columns, column->name.text)) {
            return true;
        }
    }
    return false;
}

bool lb_column_can_count(const lb_schema_column *column)
{
    const lb_sql_type *type = column->type ? lb_sql_type_for(column->type, (lb_str){0}) : NULL;
    lb_sql_type_kind family = type ? lb_sql_type_row_of(type->kind)->family : LB_SQL_TYPE_NULL;
    return family == LB_SQL_TYPE_INTEGER || family == LB_SQL_TYPE_NUMERIC;
}

/* Whether a column that does not say so counts up: nothing else gives it a value. */
static bool counts_by_default(const lb_table *table, const lb_schema_column *column)
{
    if (column->autoincrement != LB_AUTOINCREMENT_AUTO &&
        column->autoincrement != LB_AUTOINCREMENT_IGNORE_FK) {
        return false;
    }
    if (!lb_column_can_count(column) || (column->has_default && !column->sequence) ||
        column->computed || column->server_default.kind != LB_DEFAULT_NONE) {
        return false;
    }
    return column->autoincrement == LB_AUTOINCREMENT_IGNORE_FK ||
           (!has_foreign_key(&table->constraints, column) &&
            !has_foreign_key(&column->constraints, column));
}

const lb_schema_column *lb_table_autoincrement(const lb_table *table)
{
    const lb_constraint *key = lb_table_primary_key(table);
    const lb_schema_column *only = NULL;
    size_t count = 0;
    for (size_t i = 0; i < table->columns.count; i++) {
        const lb_schema_column *column = table->columns.items[i];
        if (key ? !lb_str_vector_has(&key->columns, column->name.text) : !column->is_primary_key) {
            continue;
        }
        if (column->autoincrement == LB_AUTOINCREMENT_YES) {
            return column;
        }
        only = column;
        count++;
    }
    return count == 1 && counts_by_default(table, only) ? only : NULL;
}
