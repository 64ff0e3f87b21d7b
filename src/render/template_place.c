#include "render/template_place.h"

#include "base/memory.h"
#include "base/utf8.h"

void lb_mako_locate(lb_str source, size_t offset, unsigned *line, unsigned *column)
{
    size_t line_start = 0;
    *line = 1;
    for (size_t i = 0; i < offset && i < source.len; i++) {
        if (source.ptr[i] == '\n') {
            line_start = i + 1;
            ++*line;
        }
    }
    *column = (unsigned)lb_utf8_count(lb_str_slice(source, line_start, offset)) + 1;
}

void lb_mako_error_at(lb_error *error, lb_str path, const lb_mako_code *code, unsigned lineno,
                      unsigned column)
{
    LB_AUTO_FREE char *file = lb_strndup(path.ptr, path.len);
    lb_error_at(error, file, code->line + lineno - 1,
                code->indent + (lineno == 1 ? code->column + column : column + 1));
}

void lb_mako_error_at_node(lb_error *error, lb_str path, const lb_mako_code *code,
                           const lb_py_position *position)
{
    lb_str rest = code->source, line = {0};
    for (uint32_t i = 0; i < position->lineno && lb_str_split(&rest, '\n', &line); i++) {
    }
    size_t column = lb_utf8_count(lb_str_slice(line, 0, position->col_offset));
    lb_mako_error_at(error, path, code, position->lineno, (unsigned)column);
}
