#include "database/sqlite/ddl.h"

const lb_type_spelling sqlite_types[LB_SQL_TYPE_COUNT] = {
    [LB_SQL_TYPE_JSON] = {"JSON", 0, NULL},
};
