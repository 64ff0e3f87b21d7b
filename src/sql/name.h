/*
 * Name: an identifier of the database as somebody wrote it, and whether it is to be quoted.
 *
 * Texts belong to the arena of the aggregate that holds the name. Stands on base.
 */
#ifndef LB_SQL_NAME_H
#define LB_SQL_NAME_H

#include "base/str.h"

typedef enum lb_quoting {
    LB_QUOTING_AS_NEEDED, /* where the dialect's rules ask for it */
    LB_QUOTING_ALWAYS,    /* quoted_name(name, True), Column(quote=True) */
    LB_QUOTING_NEVER,     /* quote=False */
} lb_quoting;

typedef struct lb_name {
    lb_str text; /* ptr NULL: there is no name */
    lb_quoting quoting;
    bool is_final;        /* op.f(), sa.sql.elements.conv(): no naming convention changes it */
    bool is_conventional; /* a naming convention made it: written as op.f('...'), and cut with a
                             hash where the database's limit asks for it */
} lb_name;

#endif
