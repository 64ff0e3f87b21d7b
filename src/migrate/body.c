#include "migrate/body.h"

#include "revision/sql_file.h"

/* "CREATE INDEX CONCURRENTLY ix" -> "CREATE INDEX CONCURRENTLY": the first words of a statement,
 * for messages. */
static lb_str first_words(lb_str statement)
{
    size_t length = 0;
    for (unsigned words = 0; words < 3; words++) {
        size_t end = length;
        while (end < statement.len && lb_is_space(statement.ptr[end])) {
            end++;
        }
        size_t start = end;
        while (end < statement.len && lb_is_alpha(statement.ptr[end])) {
            end++;
        }
        if (end == start) {
            break;
        }
        length = end;
    }
    return lb_str_slice(statement, 0, length ? length : 20);
}

static const char *direction_marker(const lb_step *step)
{
    return step->kind == LB_STEP_DOWNGRADE ? "-- migrate:down" : "-- migrate:up";
}

static lb_code fail_missing(const lb_body *body, const lb_step *step, lb_error *error)
{
    lb_fail(error, LB_ERR_SCRIPT, "revision %.*s cannot be %s: its script has no \"%s\" section",
            LB_ARG(step->revision->id), step->kind == LB_STEP_DOWNGRADE ? "downgraded" : "upgraded",
            direction_marker(step));
    lb_error_at(error, body->file, 0, 0);
    lb_error_hint(error, "write the section; an empty one means that there is nothing to do");
    return LB_ERR_SCRIPT;
}

static lb_code check_statement(const lb_body *body, const lb_step *step,
                               const lb_statement *statement, lb_error *error)
{
    lb_str words = first_words(statement->text);
    if (statement->is_transaction_control) {
        lb_fail(error, LB_ERR_SCRIPT, "%.*s in a revision: limbeck begins and ends transactions",
                LB_ARG(words));
        lb_error_hint(error,
                      body->is_transactional
                          ? "take the statement out, or mark the section with \"%s "
                            "transaction:false\" to have each statement committed by itself"
                          : "take the statement out; each statement of this section (\"%s "
                            "transaction:false\") is committed by itself",
                      direction_marker(step));
    } else if (statement->forbids_transaction && body->is_transactional) {
        lb_fail(error, LB_ERR_SCRIPT, "%.*s cannot run inside a transaction", LB_ARG(words));
        lb_error_hint(error, "mark the section with \"%s transaction:false\"",
                      direction_marker(step));
    } else {
        return LB_OK;
    }
    lb_error_at(error, body->file, statement->line, statement->column);
    return LB_ERR_SCRIPT;
}

static lb_code split(lb_body *body, const lb_dialect *dialect, const lb_step *step,
                     const lb_sql_section *section, lb_error *error)
{
    LB_AUTO_ERROR lb_error inner = {0};
    if (dialect->split(&body->arena, section->body, &body->statements, &inner) != LB_OK) {
        lb_error_at(&inner, body->file, inner.line ? inner.line + section->line - 1 : 0,
                    inner.column);
        return lb_error_move(error, &inner);
    }
    for (size_t i = 0; i < body->statements.count; i++) {
        lb_statement *statement = &body->statements.items[i];
        statement->line += section->line - 1;
        LB_TRY(check_statement(body, step, statement, error));
    }
    return LB_OK;
}

static lb_code read_into(lb_body *body, const lb_dialect *dialect, const lb_step *step,
                         lb_error *error)
{
    lb_sql_file file = {0};
    body->file = lb_arena_str(&body->arena, step->revision->path).ptr;
    LB_TRY(lb_sql_file_read(&body->arena, body->file, &file, error));
    const lb_sql_section *section = step->kind == LB_STEP_DOWNGRADE ? &file.down : &file.up;
    if (!section->is_present) {
        return fail_missing(body, step, error);
    }
    body->is_transactional = section->transaction != LB_SQL_TRANSACTION_OFF;
    body->lock_timeout_ms = section->lock_timeout_ms;
    body->statement_timeout_ms = section->statement_timeout_ms;
    return split(body, dialect, step, section, error);
}

lb_code lb_body_read(lb_body *out, const lb_dialect *dialect, const lb_step *step, lb_error *error)
{
    lb_body body = {0};
    lb_code code = read_into(&body, dialect, step, error);
    if (code != LB_OK) {
        lb_body_free(&body);
        return code;
    }
    *out = body;
    return LB_OK;
}

void lb_body_free(lb_body *body)
{
    lb_arena_free(&body->arena);
    *body = (lb_body){0};
}

lb_command lb_body_command(const lb_body *body, size_t index)
{
    const lb_statement *statement = &body->statements.items[index];
    return (lb_command){
        .sql = statement->text,
        .file = body->file,
        .line = statement->line,
        .column = statement->column,
    };
}
