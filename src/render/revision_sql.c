#include "render/revision_file.h"

#include "base/utf8.h"

static const char no_body[] = "-- Write the SQL of this step here.\n";

/* "-- Name: a, b"; a field without values ends in its colon. */
static void add_field(lb_text *out, const char *name, const lb_str_vector *values)
{
    lb_text_addf(out, "-- %s:", name);
    for (size_t i = 0; i < values->count; i++) {
        lb_text_adds(out, i ? ", " : " ");
        lb_text_add(out, values->items[i]);
    }
    lb_text_addc(out, '\n');
}

static void add_section(lb_text *out, const char *marker, const lb_revision_section *section)
{
    if (section->is_absent) {
        return;
    }
    lb_text_addf(out, "\n-- migrate:%s%s%.*s\n", marker, section->options.len ? " " : "",
                 LB_ARG(section->options));
    lb_str body = section->body.len ? section->body : LB_STR(no_body);
    lb_text_add(out, body);
    if (!lb_str_ends(body, LB_STR("\n"))) {
        lb_text_addc(out, '\n');
    }
}

/* A line of the message that would read as a marker or as a field of the header gets a bar before
   it. */
static void add_message(lb_text *out, lb_str message)
{
    static const char *const words[] = {
        "migrate:", "revision id:", "revises:", "create date:", "branch labels:", "depends on:"};
    lb_str rest = lb_utf8_trim(message), line = {0};
    if (rest.len == 0) {
        rest = LB_STR("empty message");
    }
    while (lb_str_next_line(&rest, &line)) {
        lb_str trimmed = lb_utf8_trim(line);
        bool is_word = false;
        for (size_t i = 0; i < LB_COUNT(words); i++) {
            lb_str word = lb_str_of(words[i]);
            is_word = is_word || (trimmed.len >= word.len &&
                                  lb_str_is_nocase(lb_str_slice(trimmed, 0, word.len), words[i]));
        }
        lb_text_adds(out, trimmed.len == 0 ? "--" : is_word ? "-- | " : "-- ");
        lb_text_add(out, trimmed);
        lb_text_addc(out, '\n');
    }
}

lb_code lb_revision_render_sql(const lb_new_revision *revision, lb_text *out, lb_error *error)
{
    size_t nul = lb_str_find_char(revision->message, '\0');
    if (nul != SIZE_MAX) {
        return lb_fail(error, LB_ERR_COMMAND, "The message has a zero byte in it");
    }
    lb_str id = revision->id;
    lb_str_vector ids = {&id, 1, 1};
    if (!revision->is_twin || revision->message.len) {
        add_message(out, revision->message);
        lb_text_adds(out, "--\n");
    }
    add_field(out, "Revision ID", &ids);
    add_field(out, "Revises", &revision->down);
    if (revision->is_twin) {
        lb_str date = revision->date_text;
        lb_text_addf(out, "-- Create Date:%s%.*s", date.len ? " " : "", LB_ARG(date));
    } else {
        lb_text_adds(out, "-- Create Date: ");
        lb_datetime_add(out, &revision->create_date);
    }
    lb_text_addc(out, '\n');
    add_field(out, "Branch Labels", &revision->labels);
    add_field(out, "Depends On", &revision->depends_on);
    add_section(out, "up", &revision->up);
    add_section(out, "down", &revision->down_sql);
    return LB_OK;
}
