#include "autogenerate/statements.h"

void lb_statement_add_name(lb_text *out, const lb_dialect *dialect, lb_str schema, lb_str name)
{
    if (schema.len) {
        dialect->quote_name(out, schema);
        lb_text_addc(out, '.');
    }
    dialect->quote_name(out, name);
}

static void rename_constraint(lb_text *out, const lb_dialect *dialect, lb_str schema, lb_str table,
                              lb_str from, lb_str to)
{
    lb_text_adds(out, "ALTER TABLE ");
    lb_statement_add_name(out, dialect, schema, table);
    lb_text_adds(out, " RENAME CONSTRAINT ");
    dialect->quote_name(out, from);
    lb_text_adds(out, " TO ");
    dialect->quote_name(out, to);
}

lb_operation *lb_statement_rename_constraint(lb_arena *arena, const lb_dialect *dialect,
                                             lb_str schema, lb_str table, lb_str from, lb_str to)
{
    LB_AUTO_TEXT lb_text there = {0};
    LB_AUTO_TEXT lb_text back = {0};
    rename_constraint(&there, dialect, schema, table, from, to);
    rename_constraint(&back, dialect, schema, table, to, from);
    return lb_operation_execute(arena, lb_text_str(&there), lb_text_str(&back));
}

static void rename_index(lb_text *out, const lb_dialect *dialect, lb_str schema, lb_str from,
                         lb_str to)
{
    lb_text_adds(out, "ALTER INDEX ");
    lb_statement_add_name(out, dialect, schema, from);
    lb_text_adds(out, " RENAME TO ");
    dialect->quote_name(out, to);
}

lb_operation *lb_statement_rename_index(lb_arena *arena, const lb_dialect *dialect, lb_str schema,
                                        lb_str from, lb_str to)
{
    LB_AUTO_TEXT lb_text there = {0};
    LB_AUTO_TEXT lb_text back = {0};
    rename_index(&there, dialect, schema, from, to);
    rename_index(&back, dialect, schema, to, from);
    return lb_operation_execute(arena, lb_text_str(&there), lb_text_str(&back));
}

static void rename_value(lb_text *out, const lb_dialect *dialect, lb_str schema, lb_str type,
                         lb_str from, lb_str to)
{
    lb_text_adds(out, "ALTER TYPE ");
    lb_statement_add_name(out, dialect, schema, type);
    lb_text_adds(out, " RENAME VALUE ");
    dialect->quote_literal(out, from);
    lb_text_adds(out, " TO ");
    dialect->quote_literal(out, to);
}

lb_operation *lb_statement_rename_value(lb_arena *arena, const lb_dialect *dialect, lb_str schema,
                                        lb_str type, lb_str from, lb_str to)
{
    LB_AUTO_TEXT lb_text there = {0};
    LB_AUTO_TEXT lb_text back = {0};
    rename_value(&there, dialect, schema, type, from, to);
    rename_value(&back, dialect, schema, type, to, from);
    return lb_operation_execute(arena, lb_text_str(&there), lb_text_str(&back));
}

lb_operation *lb_statement_add_constraint(lb_arena *arena, const lb_dialect *dialect, lb_str schema,
                                          lb_str table, lb_str name, lb_str definition)
{
    LB_AUTO_TEXT lb_text sql = {0};
    lb_text_adds(&sql, "ALTER TABLE ");
    lb_statement_add_name(&sql, dialect, schema, table);
    lb_text_adds(&sql, " ADD CONSTRAINT ");
    dialect->quote_name(&sql, name);
    lb_text_addf(&sql, " %.*s", LB_ARG(definition));
    return lb_operation_execute(arena, lb_text_str(&sql), (lb_str){0});
}
