/*
 * Recover: what to do with a statement that runs outside transactions and whose run was cut off.
 *
 * CREATE INDEX CONCURRENTLY that fails or is killed leaves an invalid index behind: it is dropped,
 * and the statement runs again. DROP INDEX CONCURRENTLY shows by the index. VACUUM, REINDEX, PRAGMA
 * and their like do no harm when they run twice. Of any other statement nothing can be known.
 * Stands on database/database.h.
 */
#ifndef LB_MIGRATE_RECOVER_H
#define LB_MIGRATE_RECOVER_H

#include "database/database.h"

typedef enum lb_recovery {
    LB_RECOVERY_RUN,     /* it has no effect now: run it */
    LB_RECOVERY_SKIP,    /* it took effect */
    LB_RECOVERY_UNKNOWN, /* a person has to look */
} lb_recovery;

/* What belongs to the session (SET, PRAGMA) and must be said again in a new one. */
bool lb_recover_is_session(lb_str statement);
/* `is_refused`: the database said that the statement failed, so only debris is to be looked for.
   May drop an invalid index; outside a transaction. */
lb_code lb_recover(lb_connection *connection, lb_str statement, bool is_refused, const lb_log *log,
                   lb_recovery *out, lb_error *error);

#endif
