#include "command/report.h"

#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/secret.h"
#include "base/utf8.h"
#include "command/help.h"
#include "command/json.h"
#include "command/terminal.h"

enum { EXIT_FAILED = 255, EXIT_UNCAUGHT = 1, PYTHON_ERROR = 40, LONGEST_LINE = 160 };

/* ---- As Alembic ---- */

static int report_failed(lb_session *session, const lb_error *error)
{
    if (session->project) {
        limbeck_log(session->project, PYTHON_ERROR, "alembic.util.messaging", error->message);
    }
    if (!session->is_quiet) {
        LB_AUTO_FREE char *message = lb_format("FAILED: %s", error->message);
        lb_output_message(&session->output, message, true);
    }
    return EXIT_FAILED;
}

static bool is_class(const lb_error *error, const char *name)
{
    return error->kind && !strcmp(error->kind, name);
}

/* As an exception that nobody catches leaves Python. */
static int report_uncaught(lb_session *session, const lb_error *error, int exit_status)
{
    LB_AUTO_TEXT lb_text text = {0};
    if (is_class(error, "SystemExit")) {
        lb_text_addf(&text, "%s%s", error->message, error->message[0] ? "\n" : "");
        lb_output_error(&session->output, lb_text_str(&text));
        return exit_status;
    }
    const char *kind = error->kind ? error->kind : "alembic.util.exc.CommandError";
    if (error->traceback) { /* it ends with what follows */
        lb_text_adds(&text, error->traceback);
    } else {
        lb_text_adds(&text, "Traceback (most recent call last):\n");
        if (error->file) {
            lb_text_addf(&text, "  File \"%s\", line %u\n", error->file, error->line);
        }
        lb_text_addf(&text, error->message[0] ? "%s: %s\n" : "%s%s\n", kind, error->message);
    }
    if (error->hint) {
        lb_text_addf(&text, "%s\n", error->hint);
    }
    lb_output_error(&session->output, lb_text_str(&text));
    return exit_status;
}

/* ---- For people ---- */

/* The line of the file; an empty one where it cannot be read. */
static lb_str source_line(lb_arena *arena, const lb_error *error)
{
    lb_str content = {0}, line = {0};
    if (!error->line || lb_file_read(arena, error->file, 0, &content, NULL)) {
        return line;
    }
    for (unsigned i = 0; i < error->line; i++) {
        if (!lb_str_next_line(&content, &line)) {
            return (lb_str){0};
        }
    }
    return line;
}

/* The columns of the first `count` characters, tabs taken as one. */
static size_t columns_before(lb_str line, size_t count)
{
    size_t end = 0;
    while (end < line.len && count--) {
        uint32_t character;
        size_t length = lb_utf8_decode(lb_str_slice(line, end, line.len), &character);
        end += length ? length : 1;
    }
    return lb_utf8_width(lb_str_slice(line, 0, end));
}

/*
 *      12 | ALTER TABLE users ADD COLUM name text;
 *         |                       ^
 */
static void add_excerpt(lb_text *out, bool is_colored, const lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str source = source_line(&arena, error);
    lb_str line = lb_secret_hide_line(&arena, source);
    if (!line.len || line.len > LONGEST_LINE) {
        return;
    }
    LB_AUTO_TEXT lb_text number = {0}, shown = {0};
    lb_text_addf(&number, "  %5u | ", error->line);
    for (size_t i = 0; i < line.len; i++) {
        lb_text_add(&shown, line.ptr[i] == '\t' ? LB_STR(" ") : lb_str_slice(line, i, i + 1));
    }
    lb_style_add(out, is_colored, LB_ROLE_DIM, lb_text_str(&number));
    lb_text_addf(out, "%s\n", lb_text_cstr(&shown));
    if (error->column && line.ptr == source.ptr) { /* else columns are others */
        lb_style_add(out, is_colored, LB_ROLE_DIM, LB_STR("        | "));
        lb_text_fill(out, ' ', columns_before(line, error->column - 1));
        lb_style_add(out, is_colored, LB_ROLE_ERROR, LB_STR("^"));
        lb_text_addc(out, '\n');
    }
}

/* A block with its name before it and its further lines indented. */
static void add_block(lb_text *out, bool is_colored, lb_role role, const char *name,
                      const char *text)
{
    if (!text || !*text) {
        return;
    }
    lb_style_add(out, is_colored, role, lb_str_of(name));
    lb_text_addc(out, ' ');
    bool is_first = true;
    for (lb_str rest = lb_str_of(text), line; lb_str_next_line(&rest, &line); is_first = false) {
        lb_text_addf(out, "%s%.*s\n", is_first ? "" : "    ", LB_ARG(line));
    }
}

static void add_place(lb_text *out, const lb_error *error)
{
    if (!error->file) {
        return;
    }
    lb_text_addf(out, "  at %s", error->file);
    if (error->line) {
        lb_text_addf(out, ":%u", error->line);
    }
    if (error->line && error->column) {
        lb_text_addf(out, ":%u", error->column);
    }
    lb_text_addc(out, '\n');
}

static void report_for_people(lb_session *session, const lb_error *error)
{
    bool is_colored = session->output.is_err_colored;
    LB_AUTO_TEXT lb_text text = {0};
    if (error->traceback && lb_session_has(session, LB_OPTION_RAISEERR)) {
        lb_text_adds(&text, error->traceback);
    }
    LB_AUTO_FREE char *name = lb_format("%s: error:", lb_program_name(session->is_compatible));
    add_block(&text, is_colored, LB_ROLE_ERROR, name,
              error->message && *error->message ? error->message : lb_code_name(error->code));
    add_place(&text, error);
    if (error->file) {
        add_excerpt(&text, is_colored, error);
    }
    add_block(&text, is_colored, LB_ROLE_HEADING, "Statement:", error->statement);
    add_block(&text, is_colored, LB_ROLE_HEADING, "SQLSTATE:", error->sqlstate);
    add_block(&text, is_colored, LB_ROLE_HEADING, "Detail:", error->detail);
    LB_AUTO_FREE char *hint = lb_strdup(error->hint ? error->hint : "");
    hint[0] = lb_upper(hint[0]);
    add_block(&text, is_colored, LB_ROLE_HINT, "Hint:", hint);
    lb_output_error(&session->output, lb_text_str(&text));
}

/* ---- Both ---- */

static int report_as_alembic(lb_session *session, const lb_error *error)
{
    bool is_command_error = error->exit_status == EXIT_FAILED && !is_class(error, "SystemExit");
    if (is_command_error && !lb_session_has(session, LB_OPTION_RAISEERR)) {
        return report_failed(session, error);
    }
    if (is_command_error) {
        return report_uncaught(session, error, EXIT_UNCAUGHT);
    }
    if (error->kind) {
        return report_uncaught(session, error, error->exit_status);
    }
    report_for_people(session, error); /* an error that only limbeck has */
    return error->exit_status;
}

int lb_report(lb_session *session, const lb_error *error)
{
    if (session->is_compatible) {
        return report_as_alembic(session, error);
    }
    if (session->is_json) {
        lb_json_print_error(session, error);
    } else {
        report_for_people(session, error);
    }
    return error->exit_status;
}

int lb_report_usage(lb_session *session, const lb_error *error)
{
    const lb_command *command = session->arguments->command;
    lb_help_layout layout = {.is_compatible = session->is_compatible,
                             .width = lb_terminal_columns()};
    LB_AUTO_TEXT lb_text text = {0};
    if (!session->is_compatible) {
        report_for_people(session, error);
        lb_help_add_usage(&text, command, &layout);
    } else {
        bool is_program = command == &lb_program;
        lb_help_add_usage(&text, command, &layout);
        lb_text_addf(&text, "alembic%s%s: error: %s\n", is_program ? "" : " ",
                     is_program ? "" : command->name, error->message);
    }
    lb_output_error(&session->output, lb_text_str(&text));
    return error->exit_status;
}
