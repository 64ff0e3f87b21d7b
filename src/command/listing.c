#include "command/listing.h"

#include "base/memory.h"
#include "command/json.h"

/* ---- Colours ---- */

/* Where the identifier starts that a line is about. */
static size_t identifier_start(lb_str line)
{
    size_t arrow = lb_str_find(line, LB_STR("-> "));
    if (lb_str_starts(line, LB_STR("Rev: "))) {
        return 5;
    }
    return arrow == SIZE_MAX ? 0 : arrow + 3;
}

static lb_role mark_role(lb_str mark)
{
    return lb_str_is(mark, "(head)") || lb_str_is(mark, "(effective head)") ? LB_ROLE_HEAD
           : lb_str_is(mark, "(current)")                                   ? LB_ROLE_CURRENT
                                                                            : LB_ROLE_MARK;
}

void lb_listing_add_line(lb_text *out, bool is_colored, lb_str line)
{
    size_t start = is_colored ? identifier_start(line) : line.len;
    size_t end = start;
    while (end < line.len && line.ptr[end] != ' ' && line.ptr[end] != ',') {
        end++;
    }
    lb_text_add(out, lb_str_slice(line, 0, start));
    lb_style_add(out, is_colored, LB_ROLE_REVISION, lb_str_slice(line, start, end));
    lb_str rest = lb_str_slice(line, end, line.len);
    while (lb_str_starts(rest, LB_STR(" (")) && lb_str_find_char(rest, ')') != SIZE_MAX) {
        size_t close = lb_str_find_char(rest, ')') + 1;
        lb_str mark = lb_str_slice(rest, 1, close);
        lb_text_addc(out, ' ');
        lb_style_add(out, is_colored, mark_role(mark), mark);
        rest = lb_str_slice(rest, close, rest.len);
    }
    lb_text_add(out, rest);
}

/* "Parent: a" with its name in bold. */
static void add_field(lb_text *out, lb_str line)
{
    size_t colon = lb_str_find_char(line, ':');
    size_t end = colon == SIZE_MAX ? 0 : colon + 1;
    lb_style_add(out, true, LB_ROLE_HEADING, lb_str_slice(line, 0, end));
    lb_text_add(out, lb_str_slice(line, end, line.len));
}

void lb_listing_add_text(lb_text *out, bool is_colored, unsigned text, lb_str lines)
{
    bool is_verbose = text & LIMBECK_TEXT_VERBOSE;
    bool is_branch = (text & ~(unsigned)LIMBECK_TEXT_VERBOSE) == LIMBECK_TEXT_BRANCHES;
    if (!is_colored) {
        lb_text_add(out, lines);
        return;
    }
    bool is_first = true, is_header = is_verbose;
    while (lines.len) {
        size_t newline = lb_str_find_char(lines, '\n');
        lb_str line = lb_str_slice(lines, 0, newline);
        bool is_child = is_branch && lb_str_starts(lb_str_trim(line), LB_STR("-> "));
        is_header = is_header && line.len;
        if (is_first || is_child) {
            lb_listing_add_line(out, true, line);
        } else if (is_header) {
            add_field(out, line);
        } else {
            lb_text_add(out, line);
        }
        lb_text_adds(out, newline == SIZE_MAX ? "" : "\n");
        lines = newline == SIZE_MAX ? (lb_str){0} : lb_str_slice(lines, newline + 1, lines.len);
        is_first = false;
    }
}

/* ---- Printing ---- */

lb_code lb_listing_print(lb_session *session, const limbeck_revisions *revisions, unsigned text,
                         lb_error *error)
{
    if (session->is_json) {
        bool knows_current =
            text == LIMBECK_TEXT_CURRENT || lb_session_has(session, LB_OPTION_INDICATE_CURRENT);
        lb_json_print_revisions(session, revisions, knows_current);
        return LB_OK;
    }
    if (lb_session_has(session, LB_OPTION_VERBOSE)) {
        text |= LIMBECK_TEXT_VERBOSE;
    }
    for (size_t i = 0; i < revisions->count && !session->is_quiet; i++) {
        limbeck_error *failure = NULL;
        LB_AUTO_FREE char *described = NULL;
        LB_TRY(lb_from_api(
            limbeck_describe(session->project, &revisions->items[i], text, &described, &failure),
            &failure, error));
        LB_AUTO_TEXT lb_text out = {0};
        lb_listing_add_text(&out, session->output.is_out_colored, text, lb_str_of(described));
        lb_text_addc(&out, '\n');
        lb_output_put(&session->output, lb_text_str(&out));
    }
    return LB_OK;
}

lb_code lb_listing_print_free(lb_session *session, limbeck_revisions *revisions, unsigned text,
                              lb_error *error)
{
    lb_code code = lb_listing_print(session, revisions, text, error);
    limbeck_revisions_free(revisions);
    return code;
}
