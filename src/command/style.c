#include "command/style.h"

static const char *const sgr[] = {
#define X(name, sgr) sgr,
    LB_ROLE_TABLE(X)
#undef X
};

void lb_style_add(lb_text *out, bool is_colored, lb_role role, lb_str text)
{
    if (!is_colored || role == LB_ROLE_PLAIN || !text.len) {
        lb_text_add(out, text);
        return;
    }
    lb_text_addf(out, "\033[%sm%.*s\033[0m", sgr[role], LB_ARG(text));
}
