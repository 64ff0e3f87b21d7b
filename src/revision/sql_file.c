#include "revision/sql_file.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "config/duration.h"

/* ---- Header ---------------------------------------------------------------------------------- */

typedef enum field {
    FIELD_ID,
    FIELD_REVISES,
    FIELD_LABELS,
    FIELD_DEPENDS_ON,
    FIELD_OTHER, /* known, and of no consequence here */
    FIELD_NONE,
} field;

static const struct {
    const char *name;
    field field;
} field_table[] = {
    {"Revision ID", FIELD_ID},        {"Revises", FIELD_REVISES},   {"Branch Labels", FIELD_LABELS},
    {"Depends On", FIELD_DEPENDS_ON}, {"Create Date", FIELD_OTHER},
};

/* Whether the line is a comment; its text without the dashes and the space behind them. */
static bool comment_text(lb_str line, lb_str *text)
{
    line = lb_str_trim(line);
    if (!lb_str_starts(line, LB_STR("--"))) {
        return false;
    }
    size_t from = line.len > 2 && line.ptr[2] == ' ' ? 3 : 2;
    *text = lb_str_slice(line, from, line.len);
    return true;
}

/* "migrate:up" or "migrate:down" at the start of a comment; what follows are options. */
static bool marker_text(lb_str line, bool *is_up, lb_str *options)
{
    lb_str text = {0};
    if (!lb_str_starts(line, LB_STR("--")) || !comment_text(line, &text)) {
        return false;
    }
    text = lb_str_trim(text);
    *is_up = lb_str_starts(text, LB_STR("migrate:up"));
    size_t length = *is_up ? strlen("migrate:up") : strlen("migrate:down");
    if (!*is_up && !lb_str_starts(text, LB_STR("migrate:down"))) {
        return false;
    }
    *options = lb_str_slice(text, length, text.len);
    return !options->len || lb_is_space(options->ptr[0]);
}

static field field_of(lb_str text, lb_str *value)
{
    size_t colon = lb_str_find_char(text, ':');
    if (colon == SIZE_MAX) {
        return FIELD_NONE;
    }
    lb_str name = lb_str_trim(lb_str_slice(text, 0, colon));
    for (size_t i = 0; i < LB_COUNT(field_table); i++) {
        if (lb_str_is_nocase(name, field_table[i].name)) {
            *value = lb_str_trim(lb_str_slice(text, colon + 1, text.len));
            return field_table[i].field;
        }
    }
    return FIELD_NONE;
}

static void add_list(lb_arena *arena, lb_str_vector *out, lb_str list)
{
    lb_str part = {0};
    while (lb_str_split(&list, ',', &part)) {
        part = lb_str_trim(part);
        if (part.len) {
            lb_vector_push_in(arena, out, part);
        }
    }
}

/* The header while its lines are read. */
typedef struct reading {
    lb_arena *arena;
    lb_revision_header *header;
    lb_text message;
    bool is_message_over, has_marker;
} reading;

static void read_line(reading *state, lb_str text)
{
    lb_str value = {0};
    lb_revision_header *header = state->header;
    switch (field_of(text, &value)) {
    case FIELD_ID:
        header->id = value;
        break;
    case FIELD_REVISES:
        add_list(state->arena, &header->down, value);
        break;
    case FIELD_LABELS:
        add_list(state->arena, &header->labels, value);
        break;
    case FIELD_DEPENDS_ON:
        add_list(state->arena, &header->depends_on, value);
        break;
    case FIELD_OTHER:
        break;
    case FIELD_NONE:
        if (!text.len && state->message.len) {
            state->is_message_over = true;
        } else if (text.len && !state->is_message_over) {
            lb_text_adds(&state->message, state->message.len ? "\n" : "");
            lb_text_add(&state->message, lb_str_trim_end(text));
        }
        return;
    }
    state->is_message_over |= state->message.len > 0;
}

/* Reads up to the first line that is not the header's; false where the text ends before it. */
static bool read_lines(reading *state, lb_str source, bool is_whole)
{
    lb_str rest = source, line = {0}, text = {0}, options = {0};
    bool is_up = false;
    while (lb_str_next_line(&rest, &line)) {
        if (!is_whole && !rest.len) {
            return false; /* the line may be cut off */
        }
        if (marker_text(line, &is_up, &options)) {
            state->has_marker = true;
            return true;
        }
        if (comment_text(line, &text)) {
            read_line(state, text);
        } else if (lb_str_trim(line).len) {
            return true;
        } else {
            read_line(state, (lb_str){0});
        }
    }
    return false;
}

/* A file of dbmate's: "20260102030405_create_users.sql". */
static lb_code read_name(lb_arena *arena, lb_str path, lb_revision_header *header, lb_error *error)
{
    lb_str name = lb_path_basename(path);
    size_t digits = 0;
    while (digits < name.len && lb_is_digit(name.ptr[digits])) {
        digits++;
    }
    if (!digits) {
        lb_fail(error, LB_ERR_COMMAND,
                "Could not determine revision id from filename %.*s. Be sure the file starts with "
                "a comment that has a line '-- Revision ID: ...'",
                LB_ARG(name));
        lb_error_at(error, lb_arena_str(arena, path).ptr, 1, 1);
        lb_error_hint(error, "a file made by dbmate needs a name that starts with its version");
        return LB_ERR_COMMAND;
    }
    header->id = lb_str_slice(name, 0, digits);
    if (!header->message.len) {
        lb_str rest = lb_str_slice(name, digits, name.len - strlen(".sql"));
        char *message = lb_arena_strndup(arena, rest.ptr, rest.len);
        for (char *c = message; *c; c++) {
            *c = *c == '_' ? ' ' : *c;
        }
        header->message = lb_str_trim(lb_str_of(message));
    }
    return LB_OK;
}

static lb_str without_mark(lb_str source)
{
    static const lb_str mark = {"\xef\xbb\xbf", 3};
    return lb_str_starts(source, mark) ? lb_str_slice(source, mark.len, source.len) : source;
}

lb_code lb_header_read_sql(lb_arena *arena, lb_str source, bool is_whole, lb_str path,
                           lb_header_state *state, bool *revises_previous, lb_revision_header *out,
                           lb_error *error)
{
    lb_revision_header header = {.path = path, .kind = LB_REVISION_SQL};
    reading lines = {.arena = arena, .header = &header};
    bool is_complete = read_lines(&lines, without_mark(source), is_whole) || is_whole;
    header.message = lb_arena_str(arena, lb_str_trim(lb_text_str(&lines.message)));
    lb_text_free(&lines.message);
    if (!is_complete) {
        *state = LB_HEADER_NEEDS_MORE;
        return LB_OK;
    }
    *revises_previous = header.id.len == 0;
    *state = *revises_previous && !lines.has_marker ? LB_HEADER_ABSENT : LB_HEADER_COMPLETE;
    if (*revises_previous) {
        LB_TRY(read_name(arena, path, &header, error));
    }
    *out = header;
    return LB_OK;
}

void lb_header_doc_sql(lb_text *out, lb_str source)
{
    lb_str rest = without_mark(source), line = {0}, text = {0}, options = {0};
    bool is_up = false;
    while (lb_str_next_line(&rest, &line) && !marker_text(line, &is_up, &options)) {
        if (comment_text(line, &text)) {
            lb_text_add(out, lb_str_trim_end(text));
        } else if (lb_str_trim(line).len) {
            break;
        }
        lb_text_addc(out, '\n');
    }
}

/* ---- Sections -------------------------------------------------------------------------------- */

typedef struct parsing {
    const char *path;
    unsigned line; /* that is read, from 1 */
    lb_sql_file *file;
} parsing;

static lb_code fail_at(const parsing *state, const char *hint, lb_error *error)
{
    lb_error_at(error, state->path, state->line, 1);
    if (hint) {
        lb_error_hint(error, "%s", hint);
    }
    return LB_ERR_SCRIPT;
}

static lb_code read_timeout(const parsing *state, lb_str name, lb_str value, int64_t *out,
                            lb_error *error)
{
    LB_AUTO_ERROR lb_error why = {0};
    LB_AUTO_FREE char *what = lb_strndup(name.ptr, name.len);
    if (lb_duration_parse(value, what, out, &why) == LB_OK) {
        return LB_OK;
    }
    lb_fail(error, LB_ERR_SCRIPT, "%s", why.message);
    return fail_at(state, "write a length of time: lock_timeout:2s, statement_timeout:500ms",
                   error);
}

static lb_code read_option(const parsing *state, lb_sql_section *section, lb_str option,
                           lb_error *error)
{
    size_t colon = lb_str_find_char(option, ':');
    lb_str name = lb_str_slice(option, 0, colon == SIZE_MAX ? option.len : colon);
    lb_str value = colon == SIZE_MAX ? (lb_str){0} : lb_str_slice(option, colon + 1, option.len);
    if (lb_str_is(name, "transaction")) {
        bool is_on = lb_str_is_nocase(value, "true");
        if (!is_on && !lb_str_is_nocase(value, "false")) {
            lb_fail(error, LB_ERR_SCRIPT, "transaction is '%.*s'", LB_ARG(value));
            return fail_at(state, "write transaction:true or transaction:false", error);
        }
        section->transaction = is_on ? LB_SQL_TRANSACTION_ON : LB_SQL_TRANSACTION_OFF;
        return LB_OK;
    }
    if (lb_str_is(name, "lock_timeout")) {
        return read_timeout(state, name, value, &section->lock_timeout_ms, error);
    }
    if (lb_str_is(name, "statement_timeout")) {
        return read_timeout(state, name, value, &section->statement_timeout_ms, error);
    }
    lb_fail(error, LB_ERR_SCRIPT, "unknown option '%.*s'", LB_ARG(option));
    return fail_at(state, "options are transaction, lock_timeout and statement_timeout", error);
}

static lb_code start_section(const parsing *state, bool is_up, lb_str options, lb_sql_section **now,
                             lb_error *error)
{
    lb_sql_section *section = is_up ? &state->file->up : &state->file->down;
    if (section->is_present) {
        lb_fail(error, LB_ERR_SCRIPT, "'-- migrate:%s' comes twice", is_up ? "up" : "down");
        return fail_at(state, "a revision has one section for each direction", error);
    }
    if (!is_up && !state->file->up.is_present) {
        lb_fail(error, LB_ERR_SCRIPT, "'-- migrate:down' comes before '-- migrate:up'");
        return fail_at(state, "put the section '-- migrate:up' first", error);
    }
    *section =
        (lb_sql_section){.is_present = true, .lock_timeout_ms = -1, .statement_timeout_ms = -1};
    *now = section;
    while (options.len) {
        options = lb_str_trim(options);
        size_t end = 0;
        while (end < options.len && !lb_is_space(options.ptr[end])) {
            end++;
        }
        if (end) {
            LB_TRY(read_option(state, section, lb_str_slice(options, 0, end), error));
        }
        options = lb_str_slice(options, end, options.len);
    }
    return LB_OK;
}

static lb_code check_outside(const parsing *state, lb_str line, lb_error *error)
{
    lb_str text = {0};
    if (!lb_str_trim(line).len || comment_text(line, &text)) {
        return LB_OK;
    }
    lb_fail(error, LB_ERR_SCRIPT, "there is SQL before '-- migrate:up'");
    return fail_at(state, "put a line '-- migrate:up' before the statements", error);
}

lb_code lb_sql_file_parse(lb_str source, const char *path, lb_sql_file *out, lb_error *error)
{
    lb_sql_file file = {.source = source};
    parsing state = {.path = path, .file = &file};
    lb_sql_section *now = NULL;
    lb_str rest = without_mark(source), line = {0}, options = {0};
    for (lb_str before = rest; lb_str_next_line(&rest, &line); before = rest) {
        bool is_up = false;
        state.line++;
        if (!marker_text(line, &is_up, &options)) {
            if (!now) {
                LB_TRY(check_outside(&state, line, error));
            }
            continue;
        }
        if (now) {
            now->body.len = (size_t)(before.ptr - now->body.ptr);
        }
        LB_TRY(start_section(&state, is_up, options, &now, error));
        now->body = lb_str_slice(source, source.len - rest.len, source.len);
        now->offset = source.len - rest.len;
        now->line = state.line + 1;
    }
    if (!file.up.is_present) {
        state.line = 1;
        lb_fail(error, LB_ERR_SCRIPT, "there is no section '-- migrate:up'");
        return fail_at(&state, "put a line '-- migrate:up' before the statements", error);
    }
    *out = file;
    return LB_OK;
}

lb_code lb_sql_file_read(lb_arena *arena, const char *path, lb_sql_file *out, lb_error *error)
{
    lb_str source = {0};
    LB_TRY(lb_file_read_utf8(arena, path, 0, &source, error));
    return lb_sql_file_parse(source, path, out, error);
}
