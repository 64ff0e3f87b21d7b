/* PostgreSQL: what database.c needs of this folder. */
#ifndef LB_DATABASE_POSTGRESQL_POSTGRESQL_H
#define LB_DATABASE_POSTGRESQL_POSTGRESQL_H

#include "database/database.h"

extern const lb_dialect lb_postgresql_dialect;
extern const lb_driver lb_postgresql_driver;

#endif
