#include "config/decode.h"

#include "base/utf8.h"

/* Why Python's decoder refuses the bytes: the first, a later one, or the end of the file. */
static const char *reason_of(lb_str bytes)
{
    size_t length = lb_utf8_prefix(bytes);
    return !length               ? "invalid start byte"
           : length == bytes.len ? "unexpected end of data"
                                 : "invalid continuation byte";
}

static void position_of(lb_str content, size_t offset, unsigned *line, unsigned *column)
{
    size_t start = 0;
    *line = 1;
    for (size_t i = 0; i < offset; i++) {
        if (content.ptr[i] == '\n') {
            ++*line;
            start = i + 1;
        }
    }
    *column = (unsigned)lb_utf8_count(lb_str_slice(content, start, offset)) + 1;
}

lb_code lb_decode_check(lb_str content, const char *path, lb_error *error)
{
    size_t offset = lb_utf8_invalid(content);
    if (offset == SIZE_MAX) {
        return LB_OK;
    }
    unsigned line, column;
    position_of(content, offset, &line, &column);
    lb_fail(error, LB_ERR_SETTINGS, "'utf-8' codec can't decode byte 0x%02x in position %zu: %s",
            (unsigned char)content.ptr[offset], offset,
            reason_of(lb_str_slice(content, offset, content.len)));
    lb_error_kind(error, "UnicodeDecodeError");
    lb_error_at(error, path, line, column);
    lb_error_hint(error, "save the file as UTF-8");
    return LB_ERR_SETTINGS;
}

lb_str lb_decode_newlines(lb_arena *arena, lb_str content)
{
    if (lb_str_find_char(content, '\r') == SIZE_MAX) {
        return content;
    }
    char *out = lb_arena_alloc(arena, content.len + 1);
    size_t length = 0;
    for (size_t i = 0; i < content.len; i++) {
        if (content.ptr[i] == '\r') {
            out[length++] = '\n';
            i += i + 1 < content.len && content.ptr[i + 1] == '\n';
        } else {
            out[length++] = content.ptr[i];
        }
    }
    return (lb_str){out, length};
}
