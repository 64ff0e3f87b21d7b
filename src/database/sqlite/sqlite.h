/* SQLite: what database.c needs of this folder. */
#ifndef LB_DATABASE_SQLITE_SQLITE_H
#define LB_DATABASE_SQLITE_SQLITE_H

#include "database/database.h"

extern const lb_dialect lb_sqlite_dialect;
extern const lb_driver lb_sqlite_driver;

#endif
