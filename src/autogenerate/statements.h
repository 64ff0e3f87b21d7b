/*
 * Statements: op.execute() for what Alembic has no directive for, there and back, so that the
 * revision runs under Alembic too. Operations are in the arena. Stands on operation and dialects.
 */
#ifndef LB_AUTOGENERATE_STATEMENTS_H
#define LB_AUTOGENERATE_STATEMENTS_H

#include "database/database.h"
#include "operation/operation.h"

/* schema.name, quoted where needed. */
void lb_statement_add_name(lb_text *out, const lb_dialect *dialect, lb_str schema, lb_str name);
lb_operation *lb_statement_rename_constraint(lb_arena *arena, const lb_dialect *dialect,
                                             lb_str schema, lb_str table, lb_str from, lb_str to);
lb_operation *lb_statement_rename_index(lb_arena *arena, const lb_dialect *dialect, lb_str schema,
                                        lb_str from, lb_str to);
lb_operation *lb_statement_rename_value(lb_arena *arena, const lb_dialect *dialect, lb_str schema,
                                        lb_str type, lb_str from, lb_str to);
/* ALTER TABLE ... ADD CONSTRAINT name definition, which nothing takes back. */
lb_operation *lb_statement_add_constraint(lb_arena *arena, const lb_dialect *dialect, lb_str schema,
                                          lb_str table, lb_str name, lb_str definition);

#endif
