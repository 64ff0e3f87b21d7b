/*
 * Compare_meaning: the comparers by meaning, beside Alembic's (compare_internal.h) or in their
 * place. Inner header of this folder.
 */
#ifndef LB_AUTOGENERATE_COMPARE_MEANING_H
#define LB_AUTOGENERATE_COMPARE_MEANING_H

#include "autogenerate/compare_internal.h"
#include "database/object.h"

/* Whether something of the table is spelled in two ways, and only the database can tell. */
lb_code lb_meaning_needs_twin(lb_comparison *c, const lb_table *actual, const lb_table *desired,
                              bool *out);
/* Two indexes of one name; *is_judged false: the dialect's rule has to do. */
lb_code lb_meaning_judge_index(lb_comparison *c, const lb_table_pair *pair,
                               const lb_signature *desired, const lb_signature *actual,
                               bool *is_judged, lb_judgement *out);
lb_code lb_meaning_default_differs(lb_comparison *c, const lb_table_pair *pair,
                                   const lb_schema_column *actual, const lb_schema_column *desired,
                                   bool *out);
lb_code lb_meaning_computed_differs(lb_comparison *c, const lb_table_pair *pair,
                                    const lb_schema_column *actual, const lb_schema_column *desired,
                                    bool *out);
bool lb_meaning_has_exclusion(const lb_table *table);
lb_code lb_meaning_are_checks_settled(lb_comparison *c, const lb_table *actual,
                                      const lb_table *desired, bool *out);

/* Adds an operation on the table to the pair's. */
lb_operation *lb_pair_add(const lb_comparison *c, const lb_table_pair *pair,
                          lb_operation_kind kind);
void lb_pair_drop_constraint(const lb_comparison *c, lb_table_pair *pair,
                             lb_constraint *constraint);
void lb_pair_create_constraint(const lb_comparison *c, const lb_table_pair *pair,
                               lb_constraint *constraint);

/* What Alembic does not look at: whether it is an array, its collation. */
bool lb_meaning_type_differs(const lb_comparison *c, const lb_table_pair *pair,
                             const lb_schema_column *actual, const lb_schema_column *desired);
/* Drops a generated column and adds it again, with the indexes and constraints that stand on it. */
void lb_meaning_remake_column(lb_comparison *c, lb_table_pair *pair, lb_schema_column *actual,
                              lb_schema_column *desired);
/* The change of a column, in steps where one would not run: a default that cannot be cast with its
   column, a SERIAL that becomes an identity. */
void lb_meaning_push_alter(lb_comparison *c, lb_table_pair *pair, const lb_schema_column *actual,
                           lb_operation *alter);
lb_code lb_meaning_compare_checks(lb_comparison *c, lb_table_pair *pair);
/* Primary key and exclusion constraints. */
lb_code lb_meaning_compare_parts(lb_comparison *c, lb_table_pair *pair);
/* A name for a foreign key or unique constraint without one, so that a downgrade can drop it. */
lb_name lb_meaning_name(const lb_comparison *c, const lb_constraint *constraint);
/* Brings the operations on a table into an order that runs where types change. */
void lb_meaning_order_group(const lb_comparison *c, lb_operations *operations);
/* Brings all operations into an order that runs where primary keys change. */
void lb_meaning_order(const lb_comparison *c, lb_operations *all);
/* Steps that drop what stands on an enum type in the database and is in no models, and make it
   again. `schema` is empty for the default one. */
void lb_enum_outside(lb_arena *arena, const lb_object_rules *rules, const lb_objects *all,
                     lb_str schema, lb_str name, lb_operations *drops, lb_operations *creations);
/* Foreign keys between tables that come or go together run apart, where they are in the way. */
void lb_meaning_cut_circles(const lb_comparison *c, lb_operations *all);

#endif
