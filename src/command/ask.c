#include "command/ask.h"

#include <poll.h>
#include <string.h>
#include <unistd.h>

lb_code lb_ask_start(lb_session *session, lb_error *error)
{
    static const char *const words[] = {[LIMBECK_RENAMES_ASK] = "ask",
                                        [LIMBECK_RENAMES_ACCEPT] = "accept",
                                        [LIMBECK_RENAMES_NEVER] = "never"};
    const char *word = lb_session_value(session, LB_OPTION_RENAMES);
    bool is_terminal = isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
    bool is_check = session->arguments->command == &lb_commands[LB_COMMAND_CHECK];
    session->asks = is_terminal && !is_check && !session->is_compatible && !session->is_quiet;
    if (!word) {
        return LB_OK;
    }
    for (size_t i = LIMBECK_RENAMES_ASK; i < LB_COUNT(words); i++) {
        if (strcmp(words[i], word) == 0) {
            session->renames = (limbeck_renames)i;
            session->asks = true;
            return LB_OK;
        }
    }
    return lb_fail(error, LB_ERR_USAGE, "--renames is ask, accept or never, not %s", word);
}

/* A line without its end, in lower case as far as it matters; false: there is none. */
static bool read_answer(char *out, size_t size)
{
    size_t length = 0;
    char c;
    ssize_t got = 0;
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    /* read() would go on after a signal. */
    while (poll(&input, 1, -1) == 1 && (got = read(STDIN_FILENO, &c, 1)) == 1 && c != '\n') {
        if (length + 1 < size) {
            out[length++] = c;
        }
        got = 0;
    }
    out[length] = 0;
    return got == 1 || length;
}

static void write_question(lb_session *session, const limbeck_rename *rename)
{
    LB_AUTO_TEXT lb_text text = {0};
    bool is_colored = session->output.is_err_colored;
    lb_text_addf(&text, "Is the %s '%s%s%s%s%s' the old '%s' under a new name?\n", rename->kind,
                 rename->schema ? rename->schema : "", rename->schema ? "." : "",
                 rename->table ? rename->table : "", rename->table ? "." : "", rename->to,
                 rename->from);
    for (const char *const *reason = rename->evidence; *reason; reason++) {
        lb_style_add(&text, is_colored, LB_ROLE_DIM, LB_STR("  "));
        lb_style_add(&text, is_colored, LB_ROLE_DIM, lb_str_of(*reason));
        lb_text_addc(&text, '\n');
    }
    lb_text_addf(&text, "Yes keeps its rows; no drops '%s' and loses them. [y/n] ", rename->from);
    lb_output_error(&session->output, lb_text_str(&text));
}

bool lb_ask_rename(void *context, const limbeck_rename *rename)
{
    lb_session *session = context;
    char answer[16];
    if (!session->asks) { /* the answers have ended */
        return false;
    }
    write_question(session, rename);
    while (read_answer(answer, sizeof answer)) {
        if (strcasecmp(answer, "y") == 0 || strcasecmp(answer, "yes") == 0) {
            return true;
        }
        if (strcasecmp(answer, "n") == 0 || strcasecmp(answer, "no") == 0) {
            return false;
        }
        lb_output_error(&session->output, LB_STR("Please answer y or n: "));
    }
    lb_output_error(&session->output, LB_STR("\n"));
    session->asks = false;
    return false;
}
