#include "command/json.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"

/* Puts U+FFFD in the place of each byte that is not UTF-8. */
static char *repair(const char *text)
{
    lb_text out = {0};
    for (lb_str rest = lb_str_of(text); rest.len;) {
        uint32_t character;
        size_t length = lb_utf8_decode(rest, &character);
        lb_utf8_add(&out, length ? character : 0xFFFD);
        rest = lb_str_slice(rest, length ? length : 1, rest.len);
    }
    return lb_text_take(&out);
}

json_t *lb_json_text(const char *text)
{
    if (!text) {
        return json_null();
    }
    json_t *value = json_string(text);
    if (!value) {
        LB_AUTO_FREE char *repaired = repair(text);
        value = json_string(repaired);
    }
    return value;
}

static json_t *texts(const char *const *list)
{
    json_t *array = json_array();
    for (; list && *list; list++) {
        json_array_append_new(array, lb_json_text(*list));
    }
    return array;
}

static json_t *flag(const limbeck_revision *revision, unsigned flag)
{
    return json_boolean((revision->flags & flag) != 0);
}

json_t *lb_json_revision(const limbeck_revision *revision, bool knows_current)
{
    json_t *object = json_object();
    json_object_set_new(object, "id", lb_json_text(revision->id));
    json_object_set_new(object, "down", texts(revision->down));
    json_object_set_new(object, "depends_on", texts(revision->depends_on));
    json_object_set_new(object, "branch_labels", texts(revision->branch_labels));
    json_object_set_new(object, "next", texts(revision->next));
    json_object_set_new(object, "message", lb_json_text(revision->message));
    json_object_set_new(object, "path", lb_json_text(revision->path));
    json_object_set_new(object, "is_head", flag(revision, LIMBECK_HEAD));
    json_object_set_new(object, "is_effective_head", flag(revision, LIMBECK_EFFECTIVE_HEAD));
    json_object_set_new(object, "is_base", flag(revision, LIMBECK_BASE));
    json_object_set_new(object, "is_branch_point", flag(revision, LIMBECK_BRANCH_POINT));
    json_object_set_new(object, "is_merge_point", flag(revision, LIMBECK_MERGE_POINT));
    if (knows_current) {
        json_object_set_new(object, "is_current", flag(revision, LIMBECK_CURRENT));
    }
    if (revision->flags & LIMBECK_UNKNOWN) {
        json_object_set_new(object, "is_unknown", json_true());
    }
    return object;
}

json_t *lb_json_statements(const lb_session *session)
{
    json_t *array = json_array();
    for (size_t i = 0; i < session->statements.count; i++) {
        const limbeck_statement *statement = &session->statements.items[i];
        json_t *object = json_object();
        json_object_set_new(object, "sql", lb_json_text(statement->sql));
        json_object_set_new(object, "direction", json_string(statement->is_down ? "down" : "up"));
        json_object_set_new(object, "loses_data", json_boolean(statement->loses_data));
        json_object_set_new(object, "note", lb_json_text(statement->note));
        json_array_append_new(array, object);
    }
    return array;
}

json_t *lb_json_error(const lb_error *error)
{
    json_t *object = json_object();
    json_object_set_new(object, "status", lb_json_text(lb_code_name(error->code)));
    json_object_set_new(object, "exit_status", json_integer(error->exit_status));
    json_object_set_new(object, "message", lb_json_text(error->message));
    json_object_set_new(object, "file", lb_json_text(error->file));
    json_object_set_new(object, "line", error->line ? json_integer(error->line) : json_null());
    json_object_set_new(object, "column",
                        error->column ? json_integer(error->column) : json_null());
    json_object_set_new(object, "sqlstate",
                        lb_json_text(error->sqlstate[0] ? error->sqlstate : NULL));
    json_object_set_new(object, "detail", lb_json_text(error->detail));
    json_object_set_new(object, "hint", lb_json_text(error->hint));
    json_object_set_new(object, "statement", lb_json_text(error->statement));
    return object;
}

/* The value as text with a newline; takes the value over. */
static char *dump(json_t *value)
{
    LB_AUTO_FREE char *text = json_dumps(value, JSON_INDENT(2));
    json_decref(value);
    return lb_format("%s\n", text ? text : "null");
}

void lb_json_print_object(lb_session *session, json_t *object)
{
    LB_AUTO_FREE char *text = dump(object);
    if (!session->is_quiet) {
        lb_output_put(&session->output, lb_str_of(text));
    }
}

void lb_json_print(lb_session *session, const char *key, json_t *value)
{
    json_t *object = json_object();
    json_object_set_new(object, key, value);
    lb_json_print_object(session, object);
}

void lb_json_print_error(lb_session *session, const lb_error *error)
{
    json_t *object = json_object();
    json_object_set_new(object, "error", lb_json_error(error));
    if (session->statements.count) {
        json_object_set_new(object, "statements", lb_json_statements(session));
    }
    LB_AUTO_FREE char *text = dump(object);
    lb_output_error(&session->output, lb_str_of(text));
}

/* A value of an array in an object, as jansson would write it there: indented by four. */
static void put_element(lb_session *session, json_t *value, bool is_last)
{
    LB_AUTO_FREE char *text = json_dumps(value, JSON_INDENT(2));
    LB_AUTO_TEXT lb_text out = {0};
    lb_str rest = lb_str_of(text ? text : "null"), line;
    while (lb_str_split(&rest, '\n', &line)) {
        lb_text_addf(&out, "    %.*s%s", LB_ARG(line), rest.ptr ? "\n" : "");
    }
    lb_text_adds(&out, is_last ? "\n" : ",\n");
    lb_output_put(&session->output, lb_text_str(&out));
    json_decref(value);
}

void lb_json_print_revisions(lb_session *session, const limbeck_revisions *revisions,
                             bool knows_current)
{
    if (revisions->count == 0) {
        lb_json_print(session, "revisions", json_array());
        return;
    }
    if (session->is_quiet) {
        return;
    }
    lb_output_put(&session->output, LB_STR("{\n  \"revisions\": [\n"));
    for (size_t i = 0; i < revisions->count; i++) {
        put_element(session, lb_json_revision(&revisions->items[i], knows_current),
                    i + 1 == revisions->count);
    }
    lb_output_put(&session->output, LB_STR("  ]\n}\n"));
}
