/* The program: reads its words, runs the command, says what went wrong. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "command/allocator.h"
#include "command/help.h"
#include "command/hint.h"
#include "command/report.h"
#include "command/signals.h"
#include "command/terminal.h"

/* Whose behaviour the name alembic stands for. */
#define ALEMBIC_VERSION "1.19.2"

static lb_command_function *const commands[] = {
#define X(id, name) [LB_COMMAND_##id] = lb_command_##name,
    LB_COMMAND_TABLE(X)
#undef X
};

static void print_help(lb_session *session)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_help_layout layout = {
        .is_compatible = session->is_compatible,
        .is_colored = session->output.is_out_colored,
        .width = lb_terminal_columns(),
    };
    lb_help_add(&text, session->arguments->command, &layout);
    lb_output_put(&session->output, lb_text_str(&text));
}

static void print_version(lb_session *session)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_addf(&text, "%s %s\n", lb_program_name(session->is_compatible),
                 session->is_compatible ? ALEMBIC_VERSION : limbeck_version());
    lb_output_put(&session->output, lb_text_str(&text));
}

static lb_code change_directory(const lb_session *session, lb_error *error)
{
    const lb_words *directories = &session->arguments->values[LB_OPTION_DIRECTORY];
    for (size_t i = 0; i < directories->count; i++) {
        if (chdir(directories->items[i])) {
            return lb_fail_errno(error, errno, "cannot change to %s", directories->items[i]);
        }
    }
    return LB_OK;
}

static lb_code fail_without_command(lb_error *error)
{
    lb_fail(error, LB_ERR_USAGE, "too few arguments");
    lb_error_hint(error, "limbeck help shows all commands.");
    return LB_ERR_USAGE;
}

/* Does what the arguments ask for. */
static lb_code serve(lb_session *session, lb_error *error)
{
    LB_TRY(lb_session_start(session, error));
    switch (session->arguments->request) {
    case LB_REQUEST_NOTHING:
        return fail_without_command(error);
    case LB_REQUEST_HELP:
        print_help(session);
        return LB_OK;
    case LB_REQUEST_VERSION:
        print_version(session);
        return LB_OK;
    case LB_REQUEST_RUN:
        break;
    }
    LB_TRY(change_directory(session, error));
    return commands[lb_command_id_of(session->arguments->command)](session, error);
}

/* Reports an error, closes the project, and gives the exit status. */
static int finish(lb_session *session, lb_error *error)
{
    int exit_status = 0;
    if (error->code == LB_ERR_USAGE && error->exit_status == lb_code_exit_status(LB_ERR_USAGE)) {
        exit_status = lb_report_usage(session, error);
    } else if (error->code) {
        if (!session->is_compatible) {
            lb_hint_add(session, error);
        }
        exit_status = lb_report(session, error);
    }
    lb_session_close(session);
    if (error->code == LB_ERR_INTERRUPTED) {
        lb_signals_die();
    }
    return exit_status;
}

/* A standard output that could not take everything is an error too, unless one came before. */
static int finish_output(lb_session *session, int exit_status)
{
    LB_AUTO_ERROR lb_error error = {0};
    bool is_failed = lb_output_finish(&session->output, &error) != LB_OK;
    if (lb_output_is_cut_off(&session->output) && !exit_status) {
        lb_signals_die_cut_off();
    }
    return is_failed && !exit_status ? lb_report(session, &error) : exit_status;
}

static bool is_called_alembic(const char *name)
{
    const char *slash = strrchr(name, '/');
    return !strcmp(slash ? slash + 1 : name, "alembic");
}

int main(int argc, char **argv)
{
    lb_allocator_prepare();
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_arguments arguments = {0};
    lb_session session = {.arguments = &arguments, .arena = &arena};
    bool is_compatible = argc > 0 && is_called_alembic(argv[0]);
    lb_signals_install();
    const char *const *words = (const char *const *)argv + (argc > 0);
    size_t count = argc > 0 ? (size_t)argc - 1 : 0;
    if (lb_arguments_parse(&arena, words, count, is_compatible, &arguments, &error)) {
        (void)lb_session_start(&session, NULL);
    } else {
        (void)serve(&session, &error);
    }
    return finish_output(&session, finish(&session, &error));
}
