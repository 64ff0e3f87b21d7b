/*
 * Naming: names of constraints by convention: MetaData(naming_convention={"uq":
 * "uq_%(table_name)s_%(column_0_name)s"}).
 *
 * Models and scripts name their constraints in the guest language; this is for those that were read
 * from a database without a name. Stands on schema.h.
 */
#ifndef LB_SCHEMA_NAMING_H
#define LB_SCHEMA_NAMING_H

#include "base/error.h"
#include "schema/schema.h"

typedef struct lb_naming_rule {
    lb_str key; /* "pk", "fk", "uq", "ck", "ix" */
    lb_str format;
} lb_naming_rule;
typedef LB_VECTOR(lb_naming_rule) lb_naming;

/* Names the constraint where its kind has a rule and it has no name, or the rule wants its name in
   another. LB_ERR_SCRIPT with SQLAlchemy's words (InvalidRequestError, KeyError). */
lb_code lb_naming_apply(lb_arena *arena, const lb_naming *naming, const lb_table *table,
                        lb_constraint *constraint, lb_error *error);

#endif
