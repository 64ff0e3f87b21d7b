#include "command/wrap.h"

#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"

static bool is_letter(lb_str text, size_t at)
{
    return at < text.len && (lb_is_alpha(text.ptr[at]) || text.ptr[at] & 0x80);
}

static bool is_word_character(lb_str text, size_t at)
{
    return at < text.len &&
           (is_letter(text, at) || lb_is_digit(text.ptr[at]) || text.ptr[at] == '_');
}

/* What may stand before a dash that joins: a word or punctuation. */
static bool is_word_end(lb_str text, size_t at)
{
    return is_word_character(text, at) || (at < text.len && strchr("!\"'&.,?", text.ptr[at]));
}

/* A line may end behind the hyphen at `at`: "well-known", "e-mail", not "-1" or "a--b". */
static bool breaks_behind(lb_str text, size_t at)
{
    bool is_behind_word = (at >= 2 && is_letter(text, at - 1) && is_letter(text, at - 2)) ||
                          (at >= 3 && is_word_end(text, at - 1) && text.ptr[at - 2] == '-' &&
                           is_letter(text, at - 3));
    size_t next = at + 1;
    bool is_before_word =
        is_letter(text, next) &&
        (is_letter(text, next + 1) ||
         (next + 1 < text.len && text.ptr[next + 1] == '-' && is_letter(text, next + 2)));
    return is_behind_word && is_before_word;
}

/* The length of a dash of two or more hyphens at `at` that joins words, or 0. */
static size_t dash_length(lb_str text, size_t at)
{
    size_t end = at;
    while (end < text.len && text.ptr[end] == '-') {
        end++;
    }
    bool is_dash =
        end - at >= 2 && at > 0 && is_word_end(text, at - 1) && is_word_character(text, end);
    return is_dash ? end - at : 0;
}

/* The next piece that stays together: white space, a dash, a word or a part of a hyphenated one. */
static lb_str take_chunk(lb_str *rest, lb_str text)
{
    size_t start = (size_t)(rest->ptr - text.ptr);
    size_t end = start;
    if (lb_is_space(text.ptr[start])) {
        while (end < text.len && lb_is_space(text.ptr[end])) {
            end++;
        }
    } else if (dash_length(text, start)) {
        end += dash_length(text, start);
    } else {
        do {
            end++;
        } while (end < text.len && !lb_is_space(text.ptr[end]) && !dash_length(text, end) &&
                 !(text.ptr[end - 1] == '-' && breaks_behind(text, end - 1)));
    }
    *rest = lb_str_slice(text, end, text.len);
    return lb_str_slice(text, start, end);
}

/* The first `count` characters. */
static lb_str head_of(lb_str text, size_t count)
{
    size_t end = 0;
    while (end < text.len && count--) {
        uint32_t character;
        size_t length = lb_utf8_decode(lb_str_slice(text, end, text.len), &character);
        end += length ? length : 1;
    }
    return lb_str_slice(text, 0, end);
}

/* As much of a word that is longer than a line as fits, up to a hyphen if it has one. */
static lb_str cut_long(lb_str chunk, size_t room)
{
    lb_str head = head_of(chunk, room);
    for (size_t i = head.len; i-- > 1;) {
        if (head.ptr[i] == '-' && strspn(head.ptr, "-") < i) {
            return lb_str_slice(head, 0, i + 1);
        }
    }
    return head;
}

/* Adds one line's chunks to `line`, taking them off `rest`. */
static void fill_line(lb_text *line, lb_str *rest, lb_str text, size_t room)
{
    size_t used = 0;
    while (rest->len) {
        lb_str before = *rest;
        lb_str chunk = take_chunk(rest, text);
        size_t length = lb_utf8_count(chunk);
        if (used + length <= room) {
            lb_text_add(line, chunk);
            used += length;
            continue;
        }
        *rest = before;
        if (length > room) {
            lb_str head = cut_long(chunk, room - used);
            lb_text_add(line, head);
            *rest = lb_str_slice(before, head.len, before.len);
        }
        return;
    }
}

void lb_wrap(lb_text *out, lb_str text, size_t width, const char *first, const char *next)
{
    lb_str rest = text;
    size_t lines = 0;
    while (rest.len) {
        const char *indent = lines ? next : first;
        size_t taken = strlen(indent);
        LB_AUTO_TEXT lb_text line = {0};
        if (lines && lb_is_space(rest.ptr[0])) {
            take_chunk(&rest, text);
        }
        fill_line(&line, &rest, text, width > taken + 1 ? width - taken : 1);
        lb_str content = lb_str_trim_end(lb_text_str(&line));
        if (!content.len) {
            continue;
        }
        lb_text_adds(out, lines++ ? "\n" : "");
        lb_text_adds(out, indent);
        for (size_t i = 0; i < content.len; i++) {
            lb_text_add(out, lb_is_space(content.ptr[i]) ? LB_STR(" ")
                                                         : lb_str_slice(content, i, i + 1));
        }
    }
}
