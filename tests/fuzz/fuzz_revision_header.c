/*
 * Any bytes as a revision file: of Python, or of SQL when the first byte is 's'. What is read of
 * the first half, where that is enough, agrees with what is read of the whole.
 */
#include <stdlib.h>

#include "revision/header.h"
#include "revision/sql_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Whether the header is complete. */
static bool read_header(lb_arena *arena, bool is_sql, lb_str source, bool is_whole,
                        lb_revision_header *out)
{
    LB_AUTO_ERROR lb_error error = {0};
    lb_header_state state = LB_HEADER_NEEDS_MORE;
    bool revises_previous = false;
    lb_str path = LB_STR("/versions/1a_file.sql");
    lb_code code = is_sql ? lb_header_read_sql(arena, source, is_whole, path, &state,
                                               &revises_previous, out, &error)
                          : lb_header_read_py(arena, source, is_whole, path, &state, out, &error);
    if ((code != LB_OK && !error.message) ||
        (code == LB_OK && is_whole && state == LB_HEADER_NEEDS_MORE)) {
        abort();
    }
    return code == LB_OK && state == LB_HEADER_COMPLETE;
}

static void check_section(lb_str source, const lb_sql_section *section)
{
    if (section->is_present &&
        (section->offset > source.len || section->body.len > source.len - section->offset ||
         section->body.ptr != source.ptr + section->offset)) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    bool is_sql = size && data[0] == 's';
    lb_str source = lb_str_slice((lb_str){(const char *)data, size}, is_sql, size);
    lb_revision_header whole = {0}, half = {0};
    bool is_complete = read_header(&arena, is_sql, source, true, &whole);
    if (read_header(&arena, is_sql, lb_str_slice(source, 0, source.len / 2), false, &half) &&
        is_complete) {
        if (!lb_str_equal(whole.id, half.id) || whole.down.count != half.down.count ||
            whole.depends_on.count != half.depends_on.count ||
            whole.labels.count != half.labels.count || !lb_str_equal(whole.message, half.message)) {
            abort();
        }
    }
    LB_AUTO_ERROR lb_error error = {0};
    lb_sql_file file = {0};
    if (is_sql && lb_sql_file_parse(source, "x.sql", &file, &error) == LB_OK) {
        check_section(source, &file.up);
        check_section(source, &file.down);
    }
    return 0;
}
