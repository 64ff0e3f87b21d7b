/*
 * Conninfo: a database URL as the keywords and values of libpq.
 *
 * What the URL leaves out is absent, so that libpq takes it from its environment (PGHOST ...), the
 * service file or ~/.pgpass. Stands on config/url.h.
 */
#ifndef LB_DATABASE_POSTGRESQL_CONNINFO_H
#define LB_DATABASE_POSTGRESQL_CONNINFO_H

#include "config/url.h"

/* For PQconnectStartParams(): both end in NULL and lie in the arena. The values hold the password.
 */
typedef struct pg_conninfo {
    const char **keywords;
    const char **values;
} pg_conninfo;

pg_conninfo pg_conninfo_of(lb_arena *arena, const lb_url *url, const char *application_name);

#endif
