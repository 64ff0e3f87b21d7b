/*
 * Control: what a statement's own words do to the transaction that it runs in.
 *
 * The text of a script is not parsed: a word that only may end a transaction counts as hidden, and
 * whoever runs it looks afterwards. Stands on base.
 */
#ifndef LB_MIGRATE_CONTROL_H
#define LB_MIGRATE_CONTROL_H

#include "base/str.h"

typedef enum lb_control {
    LB_CONTROL_NONE,
    LB_CONTROL_BEGIN, /* and nothing else, as the others */
    LB_CONTROL_COMMIT,
    LB_CONTROL_ROLLBACK,
    LB_CONTROL_PREPARE, /* PREPARE TRANSACTION: takes it away from the connection */
    LB_CONTROL_HIDDEN,  /* one of the words is somewhere in it */
} lb_control;

lb_control lb_control_of(lb_str sql);

#endif
