/* Prints the help of a command (limbeck: of the program) at 80 columns. For
 * tests/cli/manual_test.py. */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "command/help.h"

int main(int argc, char **argv)
{
    LB_AUTO_TEXT lb_text text = {0};
    const char *name = argc > 1 ? argv[1] : "limbeck";
    const lb_command *command =
        strcmp(name, "limbeck") ? lb_command_find(name, false) : &lb_program;
    if (!command) {
        return 2;
    }
    lb_help_add(&text, command, &(lb_help_layout){.width = 80});
    return fputs(lb_text_cstr(&text), stdout) < 0;
}
