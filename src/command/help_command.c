#include "base/memory.h"
#include "command/help.h"
#include "command/session.h"
#include "command/suggest.h"
#include "command/terminal.h"

lb_code lb_command_help(lb_session *session, lb_error *error)
{
    const char *name = lb_session_word(session);
    const lb_command *command = name ? lb_command_find(name, false) : &lb_program;
    if (!command) {
        const char *meant = lb_suggest_command(name);
        lb_fail(error, LB_ERR_USAGE, "there is no command '%s'", name);
        lb_error_hint(error, meant ? "Did you mean %s?" : "limbeck help shows all commands.",
                      meant);
        return LB_ERR_USAGE;
    }
    LB_AUTO_TEXT lb_text text = {0};
    lb_help_layout layout = {.is_colored = session->output.is_out_colored,
                             .width = lb_terminal_columns()};
    lb_help_add(&text, command, &layout);
    lb_output_put(&session->output, lb_text_str(&text));
    return LB_OK;
}
