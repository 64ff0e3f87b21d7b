#include "api/twin.h"

#include <string.h>

#include "base/file.h"
#include "revision/header.h"
#include "revision/sql_file.h"

static const char nothing[] = "-- There is nothing to do.\n";

/* ---- Sections -------------------------------------------------------------------------------- */

/* BEGIN and COMMIT of a script stand for "outside of the run's transaction". */
static bool is_boundary(lb_str statement)
{
    static const char *const words[] = {"commit", "begin", "end", "start"};
    size_t length = 0;
    while (length < statement.len && lb_is_alpha(statement.ptr[length])) {
        length++;
    }
    for (size_t i = 0; i < LB_COUNT(words); i++) {
        if (lb_str_is_nocase(lb_str_slice(statement, 0, length), words[i])) {
            return true;
        }
    }
    return false;
}

/* Where the script sends it. */
static lb_code fail_at(const lb_recorded *recorded, const char *path, lb_error *error)
{
    lb_error_at(error, path, recorded->line, recorded->column);
    lb_error_hint(error, "leave the revision as it is, or write its SQL by hand");
    return LB_ERR_UNSUPPORTED;
}

static lb_code fail_control(lb_str statement, lb_error *error)
{
    return lb_fail(error, LB_ERR_UNSUPPORTED, "a .sql revision cannot have the statement: %.*s",
                   LB_ARG(statement));
}

static lb_code fail_split(const lb_error *why, lb_error *error)
{
    return lb_fail(error, LB_ERR_UNSUPPORTED, "a text that the script sends is not SQL: %s",
                   why->message);
}

/* A comment in the statement's last line must not swallow the semicolon. */
static void add_statement(lb_text *out, lb_str statement)
{
    size_t line = statement.len;
    while (line > 0 && statement.ptr[line - 1] != '\n') {
        line--;
    }
    lb_str last = lb_str_slice(statement, line, statement.len);
    lb_text_adds(out, out->len ? "\n" : "");
    lb_text_add(out, statement);
    lb_text_adds(out, lb_str_find(last, LB_STR("--")) != SIZE_MAX ? "\n;\n" : ";\n");
}

static lb_code add_recorded(lb_arena *arena, const lb_dialect *dialect, lb_str sql, lb_text *out,
                            lb_revision_section *section, lb_error *error)
{
    LB_AUTO_ERROR lb_error why = {0};
    lb_statements statements = {0};
    if (dialect->split(arena, sql, &statements, &why) != LB_OK) {
        return fail_split(&why, error);
    }
    for (size_t i = 0; i < statements.count; i++) {
        const lb_statement *statement = &statements.items[i];
        bool is_control = statement->is_transaction_control;
        if (is_control && (statements.count > 1 || !is_boundary(statement->text))) {
            return fail_control(statement->text, error);
        }
        if (is_control || statement->forbids_transaction) {
            section->options = LB_STR("transaction:false");
        }
        if (!is_control) {
            add_statement(out, statement->text);
        }
    }
    return LB_OK;
}

lb_code api_twin_section(lb_arena *arena, const lb_recorder *recorder, const char *path,
                         lb_revision_section *out, lb_error *error)
{
    LB_AUTO_TEXT lb_text body = {0};
    lb_revision_section section = {0};
    if (recorder->has_outside) {
        section.options = LB_STR("transaction:false");
    }
    for (size_t i = 0; i < recorder->statements.count; i++) {
        const lb_recorded *recorded = &recorder->statements.items[i];
        if (add_recorded(arena, recorder->executor.dialect, recorded->sql, &body, &section,
                         error)) {
            return fail_at(recorded, path, error);
        }
    }
    section.body = body.len ? lb_arena_str(arena, lb_text_str(&body)) : LB_STR(nothing);
    *out = section;
    return LB_OK;
}

/* ---- A way down that is none ----------------------------------------------------------------- */

bool api_twin_is_one_way(const char *path, const lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str source = {0}, line = {0};
    if (error->code == LB_ERR_UNSUPPORTED) {
        return false;
    }
    if (error->kind && strcmp(error->kind, "AttributeError") == 0 && error->message &&
        lb_str_ends(lb_str_of(error->message), LB_STR("has no attribute 'downgrade'"))) {
        return true;
    }
    if (!error->file || strcmp(error->file, path) != 0 ||
        lb_file_read(&arena, path, 0, &source, NULL) != LB_OK) {
        return false;
    }
    for (unsigned i = 0; i < error->line && lb_str_next_line(&source, &line); i++) {
    }
    return lb_str_starts(lb_str_trim(line), LB_STR("raise"));
}

/* ---- The file -------------------------------------------------------------------------------- */

/* "Create Date: 2026-11-22" -> what follows the colon; NULL ptr for another line. */
static lb_str field_value(lb_str line, const char *name)
{
    lb_str trimmed = lb_str_trim(line);
    size_t length = strlen(name);
    bool is_it = trimmed.len > length && trimmed.ptr[length] == ':' &&
                 lb_str_is_nocase(lb_str_slice(trimmed, 0, length), name);
    return is_it ? lb_str_trim(lb_str_slice(trimmed, length + 1, trimmed.len)) : (lb_str){0};
}

/* The docstring without the lines that a header has of its own. */
static void read_doc(lb_arena *arena, lb_str doc, lb_new_revision *out)
{
    LB_AUTO_TEXT lb_text message = {0};
    lb_str line = {0};
    out->date_text = LB_STR("");
    while (lb_str_next_line(&doc, &line)) {
        lb_str date = field_value(line, "Create Date");
        if (date.ptr) {
            out->date_text = date;
        } else if (!field_value(line, "Revision ID").ptr && !field_value(line, "Revises").ptr) {
            lb_text_add(&message, line);
            lb_text_addc(&message, '\n');
        }
    }
    out->message = lb_arena_str(arena, lb_str_trim(lb_text_str(&message)));
}

static lb_code fail_differs(const char *what, lb_error *error)
{
    lb_fail(error, LB_ERR_UNSUPPORTED, "a .sql file cannot say %s of this revision", what);
    lb_error_hint(error, "leave the revision as it is");
    return LB_ERR_UNSUPPORTED;
}

static lb_code check_header(lb_arena *arena, const lb_revision *revision, lb_str content,
                            lb_error *error)
{
    lb_revision_header header = {0};
    lb_header_state state = LB_HEADER_COMPLETE;
    bool revises_previous = false;
    LB_TRY(lb_header_read_sql(arena, content, true, revision->path, &state, &revises_previous,
                              &header, error));
    bool is_same = !revises_previous && lb_str_equal(header.id, revision->id) &&
                   lb_str_vector_equal(&header.down, &revision->down) &&
                   lb_str_vector_equal(&header.labels, &revision->labels) &&
                   lb_str_vector_equal(&header.depends_on, &revision->depends_on);
    return is_same ? LB_OK : fail_differs("the identifiers", error);
}

static lb_code check_section(lb_arena *arena, const lb_dialect *dialect,
                             const lb_revision_section *wanted, const lb_sql_section *found,
                             lb_error *error)
{
    lb_statements before = {0}, after = {0};
    if (found->is_present == wanted->is_absent) {
        return fail_differs("the statements", error);
    }
    if (wanted->is_absent) {
        return LB_OK;
    }
    LB_TRY(dialect->split(arena, wanted->body, &before, error));
    LB_TRY(dialect->split(arena, found->body, &after, error));
    bool is_same = before.count == after.count;
    for (size_t i = 0; is_same && i < before.count; i++) {
        is_same = lb_str_equal(before.items[i].text, after.items[i].text);
    }
    return is_same ? LB_OK : fail_differs("the statements", error);
}

/* A line of a statement may read as a marker, an identifier hold a comma. */
static lb_code check(lb_arena *arena, const twin *t, const lb_dialect *dialect, lb_str content,
                     lb_error *error)
{
    lb_sql_file file = {0};
    LB_TRY(check_header(arena, t->revision, content, error));
    LB_TRY(lb_sql_file_parse(content, NULL, &file, error));
    LB_TRY(check_section(arena, dialect, &t->up, &file.up, error));
    return check_section(arena, dialect, &t->down, &file.down, error);
}

lb_code api_twin_write(const twin *t, const lb_dialect *dialect, lb_text *out, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str doc = {0};
    lb_new_revision revision = {
        .kind = LB_REVISION_SQL,
        .id = t->revision->id,
        .down = t->revision->down,
        .labels = t->revision->labels,
        .depends_on = t->revision->depends_on,
        .up = t->up,
        .down_sql = t->down,
        .is_twin = true,
    };
    LB_TRY(lb_revision_read_doc(&arena, t->revision, &doc, error));
    read_doc(&arena, doc, &revision);
    LB_TRY(lb_revision_render_sql(&revision, out, error));
    return check(&arena, t, dialect, lb_text_str(out), error);
}
