#include "schema/schema.h"

lb_schema *lb_schema_new(void)
{
    return lb_alloc(sizeof(lb_schema));
}

void lb_schema_free(lb_schema *schema)
{
    if (schema) {
        lb_map_free(&schema->by_name);
        lb_arena_free(&schema->arena);
        free(schema);
    }
}

/* "schema\0name": neither can hold a NUL. */
static void add_key(lb_text *key, lb_str table_schema, lb_str name)
{
    lb_text_add(key, table_schema);
    lb_text_addc(key, '\0');
    lb_text_add(key, name);
}

lb_table *lb_table_new(lb_schema *schema, lb_arena *arena, lb_name table_schema, lb_name name)
{
    lb_table *table = LB_NEW(schema ? &schema->arena : arena, lb_table);
    table->schema = table_schema;
    table->name = name;
    if (schema) {
        LB_AUTO_TEXT lb_text key = {0};
        add_key(&key, table_schema.text, name.text);
        lb_map_set(&schema->by_name, lb_text_str(&key), table);
        lb_vector_push_in(&schema->arena, &schema->tables, table);
    }
    return table;
}

lb_table *lb_schema_find_table(const lb_schema *schema, lb_str table_schema, lb_str name)
{
    LB_AUTO_TEXT lb_text key = {0};
    add_key(&key, table_schema, name);
    return lb_map_get(&schema->by_name, lb_text_str(&key));
}

lb_schema_column *lb_column_new(lb_arena *arena, lb_name name, const lb_sql_type *type)
{
    lb_schema_column *column = LB_NEW(arena, lb_schema_column);
    column->name = name;
    column->key = name.text;
    column->type = type;
    column->is_nullable = true;
    return column;
}

lb_constraint *lb_constraint_new(lb_arena *arena, lb_constraint_kind kind, lb_name name)
{
    lb_constraint *constraint = LB_NEW(arena, lb_constraint);
    constraint->kind = kind;
    constraint->name = name;
    return constraint;
}

lb_schema_index *lb_index_new(lb_arena *arena, lb_name name, bool is_unique)
{
    lb_schema_index *index = LB_NEW(arena, lb_schema_index);
    index->name = name;
    index->is_unique = is_unique;
    return index;
}

void lb_table_add_column(lb_arena *arena, lb_table *table, lb_schema_column *column)
{
    column->table = table;
    lb_vector_push_in(arena, &table->columns, column);
}

void lb_table_add_constraint(lb_arena *arena, lb_table *table, lb_constraint *constraint)
{
    constraint->table = table;
    lb_vector_push_in(arena, &table->constraints, constraint);
}

void lb_table_add_index(lb_arena *arena, lb_table *table, lb_schema_index *index)
{
    index->table = table;
    lb_vector_push_in(arena, &table->indexes, index);
}

lb_schema_column *lb_table_find_column(const lb_table *table, lb_str name)
{
    for (size_t i = 0; i < table->columns.count; i++) {
        if (lb_str_equal(table->columns.items[i]->name.text, name)) {
            return table->columns.items[i];
        }
    }
    return NULL;
}

const lb_constraint *lb_table_primary_key(const lb_table *table)
{
    for (size_t i = 0; i < table->constraints.count; i++) {
        if (table->constraints.items[i]->kind == LB_CONSTRAINT_PRIMARY_KEY) {
            return table->constraints.items[i];
        }
    }
    return NULL;
}

const lb_option *lb_option_find(const lb_options *options, lb_str dialect, const char *key)
{
    for (size_t i = 0; i < options->count; i++) {
        const lb_option *option = &options->items[i];
        if (lb_str_starts(option->key, dialect) && option->key.len > dialect.len &&
            option->key.ptr[dialect.len] == '_' &&
            lb_str_is(lb_str_slice(option->key, dialect.len + 1, option->key.len), key)) {
            return option;
        }
    }
    return NULL;
}
