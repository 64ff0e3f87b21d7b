/* MySQL and MariaDB, which share everything but a few reserved words: what database.c needs of this
 * folder. */
#ifndef LB_DATABASE_MYSQL_MYSQL_H
#define LB_DATABASE_MYSQL_MYSQL_H

#include "database/database.h"

extern const lb_dialect lb_mysql_dialect;
extern const lb_dialect lb_mariadb_dialect;

#endif
