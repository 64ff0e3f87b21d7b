/*
 * The query of a URL in the order in which SQLAlchemy writes it. Inner header of this room.
 */
#ifndef LB_CONFIG_URL_QUERY_H
#define LB_CONFIG_URL_QUERY_H

#include "config/url.h"

/* By name, values of the same name as they came; NULL behind the last. */
lb_url_parameter **lb_url_sorted_query(lb_arena *arena, const lb_url *url);

#endif
