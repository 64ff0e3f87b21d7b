#include "base/utf8.h"

size_t lb_utf8_decode(lb_str text, uint32_t *character)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char first = (unsigned char)text.ptr[0];
    size_t length = first < 0x80   ? 1
                    : first < 0xC2 ? 0
                    : first < 0xE0 ? 2
                    : first < 0xF0 ? 3
                    : first < 0xF5 ? 4
                                   : 0;
    if (length == 0 || length > text.len) {
        return 0;
    }
    uint32_t value = length == 1 ? first : first & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        unsigned char next = (unsigned char)text.ptr[i];
        if ((next & 0xC0) != 0x80) {
            return 0;
        }
        value = value << 6 | (next & 0x3F);
    }
    if (value < least[length] || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) {
        return 0;
    }
    *character = value;
    return length;
}

void lb_utf8_add(lb_text *text, uint32_t c)
{
    if (c < 0x80) {
        lb_text_addc(text, (char)c);
    } else if (c < 0x800) {
        lb_text_addc(text, (char)(0xC0 | c >> 6));
        lb_text_addc(text, (char)(0x80 | (c & 0x3F)));
    } else if (c < 0x10000) {
        lb_text_addc(text, (char)(0xE0 | c >> 12));
        lb_text_addc(text, (char)(0x80 | (c >> 6 & 0x3F)));
        lb_text_addc(text, (char)(0x80 | (c & 0x3F)));
    } else {
        lb_text_addc(text, (char)(0xF0 | c >> 18));
        lb_text_addc(text, (char)(0x80 | (c >> 12 & 0x3F)));
        lb_text_addc(text, (char)(0x80 | (c >> 6 & 0x3F)));
        lb_text_addc(text, (char)(0x80 | (c & 0x3F)));
    }
}

size_t lb_utf8_invalid(lb_str text)
{
    for (size_t i = 0; i < text.len;) {
        uint32_t c = 0;
        size_t length = lb_utf8_decode(lb_str_slice(text, i, text.len), &c);
        if (length == 0) {
            return i;
        }
        i += length;
    }
    return SIZE_MAX;
}

static size_t width_of(uint32_t c)
{
    static const struct {
        uint32_t from, to;
        size_t width;
    } ranges[] = {
        {0x0300, 0x036F, 0},   {0x0483, 0x0489, 0},   {0x0591, 0x05BD, 0},   {0x0610, 0x061A, 0},
        {0x064B, 0x065F, 0},   {0x0900, 0x0902, 0},   {0x1100, 0x115F, 2},   {0x1AB0, 0x1AFF, 0},
        {0x1DC0, 0x1DFF, 0},   {0x200B, 0x200F, 0},   {0x20D0, 0x20FF, 0},   {0x231A, 0x231B, 2},
        {0x2E80, 0x303E, 2},   {0x3041, 0x33FF, 2},   {0x3400, 0x4DBF, 2},   {0x4E00, 0x9FFF, 2},
        {0xA000, 0xA4CF, 2},   {0xAC00, 0xD7A3, 2},   {0xF900, 0xFAFF, 2},   {0xFE00, 0xFE0F, 0},
        {0xFE20, 0xFE2F, 0},   {0xFE30, 0xFE6F, 2},   {0xFF00, 0xFF60, 2},   {0xFFE0, 0xFFE6, 2},
        {0x1F300, 0x1F64F, 2}, {0x1F680, 0x1F6FF, 2}, {0x1F900, 0x1F9FF, 2}, {0x20000, 0x3FFFD, 2},
        {0xE0100, 0xE01EF, 0},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0] && c >= ranges[i].from; i++) {
        if (c <= ranges[i].to) {
            return ranges[i].width;
        }
    }
    return 1;
}

size_t lb_utf8_count(lb_str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; count++) {
        uint32_t c = 0;
        size_t length = lb_utf8_decode(lb_str_slice(text, i, text.len), &c);
        i += length ? length : 1;
    }
    return count;
}

size_t lb_utf8_width(lb_str text)
{
    size_t width = 0;
    for (size_t i = 0; i < text.len;) {
        uint32_t c = 0;
        size_t length = lb_utf8_decode(lb_str_slice(text, i, text.len), &c);
        width += length ? width_of(c) : 1;
        i += length ? length : 1;
    }
    return width;
}

static bool is_space(uint32_t c)
{
    return (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= ' ') || c == 0x85 || c == 0xA0 ||
           c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

size_t lb_utf8_space(lb_str text)
{
    uint32_t c = 0;
    size_t length = text.len ? lb_utf8_decode(text, &c) : 0;
    return length && is_space(c) ? length : 0;
}

size_t lb_utf8_space_end(lb_str text)
{
    size_t start = text.len;
    while (start && text.len - start < 4) {
        start--;
        if (((unsigned char)text.ptr[start] & 0xC0) != 0x80) {
            lb_str last = lb_str_slice(text, start, text.len);
            return lb_utf8_space(last) == last.len ? last.len : 0;
        }
    }
    return 0;
}

lb_str lb_utf8_trim_end(lb_str text)
{
    for (size_t length; (length = lb_utf8_space_end(text));) {
        text.len -= length;
    }
    return text;
}

lb_str lb_utf8_trim(lb_str text)
{
    for (size_t length; (length = lb_utf8_space(text));) {
        text = lb_str_slice(text, length, text.len);
    }
    return lb_utf8_trim_end(text);
}

size_t lb_utf8_prefix(lb_str text)
{
    unsigned char first = (unsigned char)text.ptr[0];
    size_t full = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2, length = 1;
    if (first < 0xC2 || first > 0xF4) {
        return 0;
    }
    for (; length < full - 1 && length < text.len; length++) {
        unsigned char c = (unsigned char)text.ptr[length];
        unsigned low = length > 1 ? 0x80 : first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        unsigned high = length > 1 ? 0xBF : first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (c < low || c > high) {
            break;
        }
    }
    return length;
}
