#include "base/secret.h"

#include "base/memory.h"
#include "base/text.h"

bool lb_secret_is_name(lb_str name)
{
    static const char *const words[] = {"password", "passwd", "pwd", "secret", "token"};
    for (size_t i = 0; i < LB_COUNT(words); i++) {
        lb_str word = lb_str_of(words[i]);
        for (size_t at = 0; at + word.len <= name.len; at++) {
            if (lb_str_is_nocase(lb_str_slice(name, at, at + word.len), words[i])) {
                return true;
            }
        }
    }
    return lb_str_is_nocase(lb_str_slice(name, name.len < 4 ? 0 : name.len - 4, name.len), "pass");
}

/* The password in "://user:password@" behind the given offset: up to the last '@' before white
 * space, since one that is not encoded may hold any other character. */
static bool find_in_url(lb_str text, size_t *start, size_t *end)
{
    size_t scheme = lb_str_find(lb_str_slice(text, *start, text.len), LB_STR("://"));
    if (scheme == SIZE_MAX) {
        return false;
    }
    size_t at = *start + scheme + 3;
    while (at < text.len && text.ptr[at] != ':' && text.ptr[at] != '/' && text.ptr[at] != '@' &&
           !lb_is_space(text.ptr[at])) {
        at++;
    }
    *start = at + 1;
    *end = 0;
    for (; at < text.len && text.ptr[*start - 1] == ':' && !lb_is_space(text.ptr[at]); at++) {
        *end = text.ptr[at] == '@' ? at : *end;
    }
    if (*end < *start) {
        *end = *start = *start < text.len ? *start : text.len;
    }
    return true;
}

/* The value in "password=value" behind the given offset. */
static bool find_in_query(lb_str text, size_t *start, size_t *end)
{
    size_t name = lb_str_find(lb_str_slice(text, *start, text.len), LB_STR("password="));
    if (name == SIZE_MAX) {
        return false;
    }
    *start += name + 9;
    for (*end = *start; *end < text.len && text.ptr[*end] != '&' && !lb_is_space(text.ptr[*end]);) {
        ++*end;
    }
    return true;
}

lb_str lb_secret_hide(lb_arena *arena, lb_str text, size_t from)
{
    bool (*const finders[])(lb_str, size_t *, size_t *) = {find_in_url, find_in_query};
    bool *is_hidden = LB_NEW_ARRAY(arena, bool, text.len + 1);
    for (size_t i = 0; i < LB_COUNT(finders); i++) {
        for (size_t start = 0, end = 0; finders[i](text, &start, &end); start = end) {
            for (size_t at = start; at < end; at++) {
                is_hidden[at] = true;
            }
        }
    }
    LB_AUTO_TEXT lb_text out = {0};
    for (size_t at = from; at < text.len; at++) {
        if (!is_hidden[at]) {
            lb_text_addc(&out, text.ptr[at]);
        } else if (at == from || !is_hidden[at - 1]) {
            lb_text_adds(&out, "***");
        }
    }
    return lb_arena_str(arena, lb_text_str(&out));
}

/* The value that the line gives to a name that holds a secret; NULL ptr: it gives none. */
static lb_str secret_value(lb_str line)
{
    size_t end = 0;
    while (end < line.len && line.ptr[end] != '=' && line.ptr[end] != ':') {
        end++;
    }
    lb_str value = lb_str_trim(lb_str_slice(line, end + (end < line.len), line.len));
    bool is_secret = lb_secret_is_name(lb_str_trim(lb_str_slice(line, 0, end)));
    return is_secret && value.len ? value : (lb_str){0};
}

lb_str lb_secret_hide_line(lb_arena *arena, lb_str line)
{
    lb_str value = secret_value(line);
    if (value.ptr) {
        size_t before = (size_t)(value.ptr - line.ptr);
        return lb_str_of(lb_arena_format(arena, "%.*s***", (int)before, line.ptr));
    }
    lb_str hidden = lb_secret_hide(arena, line, 0);
    return lb_str_equal(hidden, line) ? line : hidden;
}
