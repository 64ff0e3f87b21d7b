/*
 * Version: which lines of a catalog query are for a server: "attcompression, -- from 14" and
 * "NULL AS compression, -- before 14". Other lines are for all. Stands on base.
 */
#ifndef LB_DATABASE_POSTGRESQL_VERSION_H
#define LB_DATABASE_POSTGRESQL_VERSION_H

#include "base/str.h"

bool pg_line_is_of_version(lb_str line, unsigned server_version);

#endif
