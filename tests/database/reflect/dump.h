/*
 * Dump: a schema that was reflected, as text: one line a thing. reference.py writes the same of
 * what SQLAlchemy's inspector says.
 */
#ifndef LB_TESTS_REFLECT_DUMP_H
#define LB_TESTS_REFLECT_DUMP_H

#include "base/text.h"
#include "schema/schema.h"

void dump_schema(lb_text *out, const lb_schema *schema);

#endif
