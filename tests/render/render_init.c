/* Makes a project from an init template: render_init TEMPLATE FOLDER. For init_judge.py. */
#include <stdio.h>

#include "base/memory.h"
#include "render/init.h"

int main(int count, char **arguments)
{
    LB_AUTO_ERROR lb_error error = {0};
    if (count != 3) {
        return 2;
    }
    lb_init_options options = {.template = lb_str_of(arguments[1]),
                               .directory = LB_STR("migrations"),
                               .working_directory = lb_str_of(arguments[2])};
    if (lb_init_run(&options, NULL, &error) != LB_OK) {
        (void)fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    return 0;
}
