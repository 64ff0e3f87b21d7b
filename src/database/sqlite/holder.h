/*
 * Holder: which process has the write lock of a database file.
 *
 * SQLite itself does not tell. On Linux the system does (/proc/locks), for processes on the same
 * machine. Stands on base.
 */
#ifndef LB_DATABASE_SQLITE_HOLDER_H
#define LB_DATABASE_SQLITE_HOLDER_H

#include "base/text.h"

/* Adds "process 1234 (name)"; false where nobody holds the lock any more, or it is not known. */
bool sqlite_describe_holder(const char *path, lb_text *out);

#endif
