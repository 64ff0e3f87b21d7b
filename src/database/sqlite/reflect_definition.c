#include "database/sqlite/definition.h"
#include "database/sqlite/reflect.h"

static void add_text(sqlite_reader *reader, lb_options *options, lb_str key, lb_str text)
{
    if (text.ptr) {
        lb_option option = {.key = key, .kind = LB_OPTION_TEXT, .text = text};
        lb_vector_push_in(reader->arena, options, option);
    }
}

/* REFERENCES at the column: its key is one without a name, of that column alone. */
static void set_deferral(const sqlite_seen *seen, const sqlite_column_definition *definition)
{
    for (size_t i = 0; i < seen->table->constraints.count; i++) {
        lb_constraint *key = seen->table->constraints.items[i];
        if (key->kind == LB_CONSTRAINT_FOREIGN_KEY && !key->name.text.ptr &&
            key->deferrable == LB_UNSET && key->columns.count == 1 &&
            lb_str_equal(key->columns.items[0], definition->name)) {
            key->deferrable = LB_YES;
            key->initially = definition->initially;
        }
    }
}

static void add_column(sqlite_reader *reader, const sqlite_seen *seen, lb_schema_column *column,
                       const sqlite_column_definition *definition)
{
    lb_options *options = &column->options;
    add_text(reader, options, LB_STR("sqlite_collation"), definition->collation);
    add_text(reader, options, LB_STR("sqlite_on_conflict_not_null"), definition->not_null_conflict);
    add_text(reader, options, LB_STR("sqlite_on_conflict_primary_key"),
             definition->primary_key_conflict);
    add_text(reader, options, LB_STR("sqlite_on_conflict_unique"), definition->unique_conflict);
    if (column->computed && definition->computed.ptr) {
        lb_computed *computed = LB_NEW(reader->arena, lb_computed);
        *computed = *column->computed;
        computed->expression = lb_expression_sql(reader->arena, definition->computed);
        column->computed = computed;
    }
    if (definition->is_deferrable) {
        set_deferral(seen, definition);
    }
    if (definition->is_autoincrement) {
        lb_option option = {
            .key = LB_STR("sqlite_autoincrement"), .kind = LB_OPTION_BOOLEAN, .boolean = true};
        lb_vector_push_in(reader->arena, &seen->table->options, option);
    }
}

void sqlite_add_definition(sqlite_reader *reader, const sqlite_seen *seen)
{
    sqlite_definition definition;
    bool has_constraints = reader->options->parts & LB_REFLECT_CONSTRAINTS;
    if (!seen->table->sql.ptr || seen->table->kind != LB_TABLE_PLAIN) {
        return;
    }
    sqlite_definition_parse(reader->arena, seen->table->sql, &definition);
    for (size_t i = 0; i < definition.checks.count && has_constraints; i++) {
        const sqlite_check_definition *check = &definition.checks.items[i];
        lb_name name = {.text = check->name, .is_final = true};
        lb_constraint *constraint = lb_constraint_new(reader->arena, LB_CONSTRAINT_CHECK, name);
        constraint->check = lb_expression_sql(reader->arena, check->sql);
        lb_table_add_constraint(reader->arena, seen->table, constraint);
    }
    seen->table->is_strict = definition.is_strict;
    seen->table->is_without_rowid = definition.is_without_rowid;
    for (size_t i = 0; i < seen->table->columns.count; i++) {
        lb_schema_column *column = seen->table->columns.items[i];
        const sqlite_column_definition *found =
            sqlite_definition_find(&definition, column->name.text);
        if (found) {
            add_column(reader, seen, column, found);
        }
    }
}
