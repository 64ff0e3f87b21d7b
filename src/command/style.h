/*
 * Style: the colours of limbeck's output, by what they mean. Constant data.
 */
#ifndef LB_COMMAND_STYLE_H
#define LB_COMMAND_STYLE_H

#include "base/text.h"

/* What a piece of output is, and how a terminal shows it (SGR parameters). */
#define LB_ROLE_TABLE(X) \
    X(PLAIN, "0")        \
    X(HEADING, "1")      \
    X(REVISION, "33")    \
    X(HEAD, "1;32")      \
    X(CURRENT, "1;36")   \
    X(MARK, "35")        \
    X(DIM, "2")          \
    X(ERROR, "1;31")     \
    X(WARNING, "1;35")   \
    X(HINT, "1;36")      \
    X(DONE, "32")        \
    X(LANE_1, "31")      \
    X(LANE_2, "32")      \
    X(LANE_3, "34")      \
    X(LANE_4, "36")      \
    X(LANE_5, "35")

typedef enum lb_role {
#define X(name, sgr) LB_ROLE_##name,
    LB_ROLE_TABLE(X)
#undef X
} lb_role;

/* Adds `text` in its role; without `is_colored` the text alone. */
void lb_style_add(lb_text *out, bool is_colored, lb_role role, lb_str text);

#endif
