#include "command/session.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "command/ask.h"
#include "command/signals.h"
#include "command/terminal.h"

enum { PYTHON_INFO = 20, PYTHON_WARNING = 30 };

/* ---- Log records ---- */

static void write_configured(lb_output *output, const limbeck_log_record *record)
{
    for (size_t i = 0; i < record->output_count; i++) {
        const limbeck_log_output *to = &record->outputs[i];
        lb_str text = lb_str_of(to->text);
        if (to->stream == STDOUT_FILENO) {
            lb_output_put_now(output, text);
        } else if (to->stream == STDERR_FILENO) {
            lb_output_error(output, text);
        } else {
            lb_output_append(to->path, text);
        }
    }
}

static void add_source_line(lb_text *out, const char *path, unsigned number)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str rest = {0}, line = {0};
    if (lb_file_read(&arena, path, 0, &rest, NULL) != LB_OK) {
        return;
    }
    for (unsigned i = 0; i < number; i++) {
        if (!lb_str_next_line(&rest, &line)) {
            return;
        }
    }
    lb_text_addf(out, "  %.*s\n", LB_ARG(lb_str_trim(line)));
}

/* As Python shows a warning: where, its category, its text, the line. */
static void write_python_warning(lb_output *output, const limbeck_log_record *record)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_addf(&text, "%s:%u: %s\n", record->file ? record->file : "alembic",
                 record->file ? record->line : 1, record->message);
    if (record->file) {
        add_source_line(&text, record->file, record->line);
    }
    lb_output_error(output, lb_text_str(&text));
}

static void write_warning(lb_output *output, const limbeck_log_record *record)
{
    LB_AUTO_TEXT lb_text text = {0};
    const char *category_end = strstr(record->message, "Warning: ");
    const char *message = category_end ? category_end + strlen("Warning: ") : record->message;
    lb_style_add(&text, output->is_err_colored, LB_ROLE_WARNING, LB_STR("limbeck: warning:"));
    lb_text_addf(&text, " %s\n", message);
    if (record->file) {
        lb_text_addf(&text, "  at %s:%u\n", record->file, record->line);
    }
    lb_output_error(output, lb_text_str(&text));
}

/* "Running upgrade a -> b, message" and what else a run tells, without a logger's decoration. */
static void write_plain(lb_output *output, const limbeck_log_record *record)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_str message = lb_str_of(record->message);
    size_t arrow = lb_str_find(message, LB_STR(" -> "));
    if (!lb_str_starts(message, LB_STR("Running ")) || arrow == SIZE_MAX) {
        lb_style_add(&text, output->is_err_colored, LB_ROLE_DIM, message);
    } else {
        lb_str rest = lb_str_slice(message, arrow + 4, message.len);
        size_t comma = lb_str_find_char(rest, ',');
        lb_text_add(&text, lb_str_slice(message, 0, arrow + 4));
        lb_style_add(&text, output->is_err_colored, LB_ROLE_REVISION, lb_str_slice(rest, 0, comma));
        lb_text_add(&text, lb_str_slice(rest, comma, rest.len));
    }
    lb_text_addc(&text, '\n');
    lb_output_error(output, lb_text_str(&text));
}

/* Loggers of how it is done: which context, which plugins, which sequence is a SERIAL's. In
 * order. */
static const char *const internal_loggers[] = {
    "alembic.ddl.postgresql",
    "alembic.runtime.migration",
    "alembic.runtime.plugins",
};

static bool is_progress(const limbeck_log_record *record)
{
    return lb_str_starts(lb_str_of(record->message), LB_STR("Running ")) ||
           !lb_str_is_among(lb_str_of(record->logger), internal_loggers,
                            LB_COUNT(internal_loggers));
}

/* What a logger says that has not been set up: Python drops it, limbeck shows what a person who
 * waits for a run wants to know. */
static void write_unconfigured(lb_session *session, const limbeck_log_record *record)
{
    if (session->is_compatible || session->is_quiet) {
        return;
    }
    if (record->level >= PYTHON_WARNING) {
        write_warning(&session->output, record);
    } else if (record->level >= PYTHON_INFO && is_progress(record)) {
        write_plain(&session->output, record);
    }
}

static void log_record(void *context, const limbeck_log_record *record)
{
    lb_session *session = context;
    if (!strcmp(record->logger, "py.warnings")) {
        if (session->is_compatible) {
            write_python_warning(&session->output, record);
        } else if (!session->is_quiet) {
            write_warning(&session->output, record);
        }
    } else if (record->is_configured) {
        write_configured(&session->output, record);
    } else {
        write_unconfigured(session, record);
    }
}

/* ---- Status messages ---- */

static void status(void *context, int phase, const char *text)
{
    lb_session *session = context;
    lb_output *output = &session->output;
    if (session->is_json) {
        return;
    }
    if (phase != LIMBECK_STATUS_DONE && phase != LIMBECK_STATUS_FAILED) {
        lb_output_message(output, text, phase != LIMBECK_STATUS_BEGIN);
        return;
    }
    LB_AUTO_TEXT lb_text line = {0};
    bool is_done = phase == LIMBECK_STATUS_DONE;
    lb_text_adds(&line, "  ");
    lb_style_add(&line, output->is_out_colored, is_done ? LB_ROLE_DONE : LB_ROLE_ERROR,
                 is_done ? LB_STR("done") : LB_STR("FAILED"));
    lb_text_addc(&line, '\n');
    lb_output_put_now(output, lb_text_str(&line));
}

/* ---- The session ---- */

static void set_color(lb_session *session, lb_when when)
{
    session->output.is_out_colored = lb_terminal_wants_color(STDOUT_FILENO, when);
    session->output.is_err_colored = lb_terminal_wants_color(STDERR_FILENO, when);
}

/* What the settings say, where the command line says nothing. A mistake in them shows when the
 * command needs them. */
static void apply_color_setting(lb_session *session)
{
    const char *value = NULL;
    lb_when when;
    if (!session->is_compatible && !lb_session_has(session, LB_OPTION_COLOR) &&
        limbeck_setting(session->project, "color", &value, NULL) == LIMBECK_OK && value &&
        lb_when_parse(value, &when)) {
        set_color(session, when);
    }
}

lb_code lb_session_start(lb_session *session, lb_error *error)
{
    lb_when when = LB_AUTO_WHEN;
    const char *color = lb_session_value(session, LB_OPTION_COLOR);
    session->is_compatible = session->arguments->is_compatible;
    session->is_quiet = lb_session_has(session, LB_OPTION_QUIET);
    session->is_json = lb_session_has(session, LB_OPTION_JSON);
    if (session->is_compatible) {
        session->output.message_width = lb_terminal_width(STDIN_FILENO);
        return LB_OK;
    }
    LB_TRY(lb_ask_start(session, error));
    if (color && !lb_when_parse(color, &when)) {
        return lb_fail(error, LB_ERR_USAGE, "--color is auto, always or never, not %s", color);
    }
    set_color(session, when);
    return LB_OK;
}

/* What env.py and scripts print; the JSON of standard output stays whole. */
static void print_text(void *context, const char *text, size_t length, bool is_error)
{
    lb_session *session = context;
    lb_str what = {text, length};
    if (is_error || session->is_json) {
        lb_output_error(&session->output, what);
    } else {
        lb_output_put(&session->output, what);
    }
}

static void take_statement(void *context, const limbeck_statement *statement)
{
    lb_session *session = context;
    limbeck_statement kept = *statement;
    if (session->is_json) {
        kept.sql = lb_arena_strdup(session->arena, statement->sql);
        kept.note = statement->note ? lb_arena_strdup(session->arena, statement->note) : NULL;
        lb_vector_push_in(session->arena, &session->statements, kept);
    }
}

limbeck_options lb_session_options(lb_session *session)
{
    const lb_words *config = &session->arguments->values[LB_OPTION_CONFIG];
    const lb_words *x = &session->arguments->values[LB_OPTION_X];
    return (limbeck_options){
        .size = sizeof(limbeck_options),
        .config_files = config->items,
        .config_file_count = config->count,
        .section = lb_session_value(session, LB_OPTION_NAME),
        .url = lb_session_value(session, LB_OPTION_URL),
        .x_arguments = x->items,
        .x_argument_count = x->count,
        .compatible = session->is_compatible,
        .is_quiet = session->is_quiet,
        .log = log_record,
        .status = status,
        .print = print_text,
        .context = session,
        .renames = session->renames,
        .ask_rename = session->asks ? lb_ask_rename : NULL,
        .statement = take_statement,
    };
}

lb_code lb_session_open(lb_session *session, lb_error *error)
{
    limbeck_error *failure = NULL;
    limbeck_options options = lb_session_options(session);
    LB_TRY(lb_from_api(limbeck_open(&options, &session->project, &failure), &failure, error));
    lb_signals_watch(session->project);
    apply_color_setting(session);
    return LB_OK;
}

void lb_session_close(lb_session *session)
{
    lb_signals_watch(NULL);
    limbeck_close(session->project);
    session->project = NULL;
}

bool lb_session_has(const lb_session *session, lb_option_id id)
{
    return session->arguments->is_set[id];
}

const char *lb_session_value(const lb_session *session, lb_option_id id)
{
    return lb_arguments_value(session->arguments, id);
}

const char *lb_session_word(const lb_session *session)
{
    const lb_words *words = &session->arguments->words;
    return words->count ? words->items[0] : NULL;
}

/* ---- Errors ---- */

static char *copy(const char *text)
{
    return text ? lb_strdup(text) : NULL;
}

lb_code lb_from_api(limbeck_status status, limbeck_error **failure, lb_error *error)
{
    const limbeck_error *from = *failure;
    if (status != LIMBECK_OK && error) {
        lb_error_clear(error);
        *error = (lb_error){
            .code = (lb_code)status,
            .exit_status = limbeck_error_exit_status(from),
            .message = copy(limbeck_error_message(from)),
            .kind = copy(limbeck_error_kind(from)),
            .file = copy(limbeck_error_file(from)),
            .line = limbeck_error_line(from),
            .column = limbeck_error_column(from),
            .detail = copy(limbeck_error_detail(from)),
            .hint = copy(limbeck_error_hint(from)),
            .statement = copy(limbeck_error_statement(from)),
            .traceback = copy(limbeck_error_traceback(from)),
        };
        if (limbeck_error_sqlstate(from)) {
            lb_error_sqlstate(error, limbeck_error_sqlstate(from));
        }
    }
    limbeck_error_free(*failure);
    *failure = NULL;
    return (lb_code)status;
}
