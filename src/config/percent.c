#include "config/percent.h"

#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"

static int digit_of(char c)
{
    return lb_is_digit(c)                             ? c - '0'
           : lb_lower(c) >= 'a' && lb_lower(c) <= 'f' ? lb_lower(c) - 'a' + 10
                                                      : -1;
}

static void add_valid(lb_text *out, lb_str bytes)
{
    while (bytes.len) {
        uint32_t character;
        size_t length = lb_utf8_decode(bytes, &character);
        if (length) {
            lb_text_add(out, lb_str_slice(bytes, 0, length));
        } else {
            length = lb_utf8_prefix(bytes);
            length = length ? length : 1;
            lb_utf8_add(out, 0xFFFD);
        }
        bytes = lb_str_slice(bytes, length, bytes.len);
    }
}

lb_str lb_percent_decode(lb_arena *arena, lb_str text, bool is_form)
{
    LB_AUTO_TEXT lb_text bytes = {0};
    LB_AUTO_TEXT lb_text out = {0};
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '%' && i + 2 < text.len && digit_of(text.ptr[i + 1]) >= 0 &&
            digit_of(text.ptr[i + 2]) >= 0) {
            c = (char)(digit_of(text.ptr[i + 1]) * 16 + digit_of(text.ptr[i + 2]));
            i += 2;
        } else if (c == '+' && is_form) {
            c = ' ';
        }
        lb_text_addc(&bytes, c);
    }
    add_valid(&out, lb_text_str(&bytes));
    return lb_arena_str(arena, lb_text_str(&out));
}

void lb_percent_encode(lb_text *out, lb_str text, bool is_form)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == ' ' && is_form) {
            lb_text_addc(out, '+');
        } else if (lb_is_alpha(c) || lb_is_digit(c) ||
                   (c && strchr(is_form ? "_.-~" : "_.-~ +", c))) {
            lb_text_addc(out, c);
        } else {
            lb_text_addf(out, "%%%02X", (unsigned char)c);
        }
    }
}
