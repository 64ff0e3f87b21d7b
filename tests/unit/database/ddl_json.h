/* Operations from the data of tests/golden/ddl, in an arena. */
#ifndef LB_TESTS_UNIT_DATABASE_DDL_JSON_H
#define LB_TESTS_UNIT_DATABASE_DDL_JSON_H

#include <jansson.h>

#include "operation/operation.h"

lb_operation *operation_of_json(lb_arena *arena, const json_t *json);

#endif
