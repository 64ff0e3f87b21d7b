#include "command/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

size_t lb_terminal_width(int descriptor)
{
    struct winsize size;
    return ioctl(descriptor, TIOCGWINSZ, &size) ? 0 : size.ws_col;
}

size_t lb_terminal_columns(void)
{
    const char *columns = getenv("COLUMNS");
    size_t width = columns ? (size_t)strtoul(columns, NULL, 10) : 0;
    if (!width || width > 10000) {
        width = lb_terminal_width(STDOUT_FILENO);
    }
    return width ? width : 80;
}

bool lb_when_parse(const char *text, lb_when *out)
{
    static const char *const names[] = {
        [LB_AUTO_WHEN] = "auto", [LB_ALWAYS] = "always", [LB_NEVER] = "never"};
    for (lb_when when = LB_AUTO_WHEN; when <= LB_NEVER; when++) {
        if (!strcmp(names[when], text)) {
            *out = when;
            return true;
        }
    }
    return false;
}

bool lb_terminal_wants_color(int descriptor, lb_when when)
{
    const char *none = getenv("NO_COLOR");
    if (when != LB_AUTO_WHEN || (none && *none)) {
        return when == LB_ALWAYS;
    }
    const char *force = getenv("CLICOLOR_FORCE");
    if (force && *force && strcmp(force, "0") != 0) {
        return true;
    }
    const char *term = getenv("TERM");
    return isatty(descriptor) && term && *term && strcmp(term, "dumb") != 0;
}
