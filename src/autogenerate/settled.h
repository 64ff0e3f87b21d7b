/*
 * Settled: what two texts of SQL have to have in common to be the same without asking a database:
 * the models' spelling and the database's, brought into a form in which the usual differences are
 * gone. Equal forms mean the same; forms that differ may still mean the same, which only the
 * database can tell (compare.h: make_twins).
 *
 * Results are in the arena. Stands on compare.h.
 */
#ifndef LB_AUTOGENERATE_SETTLED_H
#define LB_AUTOGENERATE_SETTLED_H

#include "autogenerate/compare.h"

/* Without blanks, without parentheses around all, in lower case outside of quotes; a literal alone
   without its cast. ptr NULL stays so. */
lb_str lb_settled_text(lb_arena *arena, lb_str sql);
/* Of an expression of the models or of the database. ptr NULL for NULL. */
lb_code lb_settled_expression(lb_arena *arena, const lb_dialect *dialect,
                              const lb_expression *expression, lb_str *out, lb_error *error);
/* Of what follows DEFAULT; ptr NULL: none, or a column that counts up by itself. */
lb_code lb_settled_default(lb_arena *arena, const lb_dialect *dialect,
                           const lb_schema_column *column, lb_str *out, lb_error *error);
/* Of GENERATED ALWAYS AS; ptr NULL: none. */
lb_code lb_settled_computed(lb_arena *arena, const lb_dialect *dialect,
                            const lb_schema_column *column, lb_str *out, lb_error *error);
/* The name that the database gives it; ptr NULL: the database chooses. */
lb_code lb_settled_name(lb_arena *arena, const lb_dialect *dialect, lb_name name, lb_str *out,
                        lb_error *error);
/* ON DELETE, ON UPDATE: nothing for NO ACTION, which is what nothing means. */
void lb_settled_add_action(lb_text *out, const char *word, lb_str action);

#endif
