#include "database/postgresql/array.h"

/* One element from `*at` on, up to the comma or brace behind it. */
static lb_str parse_element(lb_arena *arena, lb_str text, size_t *at)
{
    bool is_quoted = text.ptr[*at] == '"';
    size_t i = *at + is_quoted, length = 0;
    char *out = lb_arena_alloc(arena, text.len - *at + 1);
    while (i < text.len) {
        char c = text.ptr[i];
        if (is_quoted ? c == '"' : c == ',' || c == '}') {
            break;
        }
        if (c == '\\' && i + 1 < text.len) {
            c = text.ptr[++i];
        }
        out[length++] = c;
        i++;
    }
    *at = i + is_quoted;
    if (!is_quoted && lb_str_is((lb_str){out, length}, "NULL")) {
        return (lb_str){0};
    }
    return (lb_str){out, length};
}

lb_str_vector pg_array_parse(lb_arena *arena, lb_str text)
{
    lb_str_vector items = {0};
    size_t at = 1; /* behind the brace */
    while (at < text.len && text.ptr[at] != '}') {
        lb_vector_push_in(arena, &items, parse_element(arena, text, &at));
        at += at < text.len && text.ptr[at] == ',';
    }
    return items;
}

pg_numbers pg_numbers_parse(lb_arena *arena, lb_str text)
{
    pg_numbers numbers = {0};
    for (size_t i = 0; i < text.len;) {
        bool is_negative = text.ptr[i] == '-';
        size_t start = i += is_negative;
        int64_t number = 0;
        while (i < text.len && lb_is_digit(text.ptr[i])) {
            number = number * 10 + (text.ptr[i++] - '0');
        }
        if (i > start) {
            lb_vector_push_in(arena, &numbers, is_negative ? -number : number);
        } else {
            i++;
        }
    }
    return numbers;
}

void pg_array_write(lb_text *out, const lb_str *items, size_t count)
{
    lb_text_addc(out, '{');
    for (size_t i = 0; i < count; i++) {
        lb_text_adds(out, i ? ",\"" : "\"");
        for (size_t k = 0; k < items[i].len; k++) {
            char c = items[i].ptr[k];
            if (c == '"' || c == '\\') {
                lb_text_addc(out, '\\');
            }
            lb_text_addc(out, c);
        }
        lb_text_addc(out, '"');
    }
    lb_text_addc(out, '}');
}
