/*
 * Name: writing identifiers in a dialect, quoted as the name and the dialect's rules ask for it.
 * Pure and thread-safe. Stands on sql/name.h and database.h.
 */
#ifndef LB_DATABASE_NAME_H
#define LB_DATABASE_NAME_H

#include "database/database.h"
#include "sql/name.h"

/* The name of a constraint or an index as the database has it: one that a convention made, and that
   is longer than `longest` characters (0: no limit), is cut, with a hash at its end.
   LB_ERR_SCRIPT "Identifier '...' exceeds maximum length" for another that is too long. */
lb_code lb_name_limit(lb_text *out, lb_name name, unsigned longest, lb_error *error);
void lb_name_write(lb_text *out, const lb_dialect *dialect, lb_name name);
/* "schema.name"; without the schema where its text is empty or not given. */
void lb_qualified_name_write(lb_text *out, const lb_dialect *dialect, lb_name schema, lb_name name);

#endif
