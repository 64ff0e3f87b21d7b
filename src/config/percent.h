/*
 * Percent: the %XX encoding of URLs, as Python's urllib does it. Inner header of this room. Pure
 * and thread-safe.
 */
#ifndef LB_CONFIG_PERCENT_H
#define LB_CONFIG_PERCENT_H

#include "base/arena.h"
#include "base/text.h"

/* unquote(), or unquote_plus(): '+' is then a space. What is no %XX stays; bytes that are not UTF-8
 * become U+FFFD, as there. */
lb_str lb_percent_decode(lb_arena *arena, lb_str text, bool is_form);
/* quote(safe=" +"), or quote_plus(). */
void lb_percent_encode(lb_text *out, lb_str text, bool is_form);

#endif
