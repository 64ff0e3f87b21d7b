#include "base/repr.h"

#include "base/memory.h"
#include "base/utf8.h"

/* Assigned characters beyond ASCII that str.isprintable() denies: categories Z*, Cc, Cf, Cs, Co.
 */
static const struct {
    uint32_t first, last;
} unprintable[] = {
    {0x7F, 0xA0},        {0xAD, 0xAD},       {0x600, 0x605},     {0x61C, 0x61C},
    {0x6DD, 0x6DD},      {0x70F, 0x70F},     {0x890, 0x891},     {0x8E2, 0x8E2},
    {0x1680, 0x1680},    {0x180E, 0x180E},   {0x2000, 0x200F},   {0x2028, 0x202F},
    {0x205F, 0x206F},    {0x3000, 0x3000},   {0xD800, 0xF8FF},   {0xFEFF, 0xFEFF},
    {0xFFF0, 0xFFFB},    {0xFFFE, 0xFFFF},   {0x110BD, 0x110BD}, {0x110CD, 0x110CD},
    {0x13430, 0x1343F},  {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE00FF},
    {0xE01F0, 0x10FFFF},
};

static bool is_printable(uint32_t character)
{
    for (size_t i = 0; i < LB_COUNT(unprintable); i++) {
        if (character >= unprintable[i].first && character <= unprintable[i].last) {
            return false;
        }
    }
    return character >= ' ';
}

static void add_escape(lb_text *text, uint32_t character)
{
    switch (character) {
    case '\n':
        lb_text_adds(text, "\\n");
        break;
    case '\r':
        lb_text_adds(text, "\\r");
        break;
    case '\t':
        lb_text_adds(text, "\\t");
        break;
    default:
        lb_text_addf(text,
                     character < 0x100     ? "\\x%02x"
                     : character < 0x10000 ? "\\u%04x"
                                           : "\\U%08x",
                     (unsigned)character);
    }
}

void lb_text_add_repr(lb_text *text, lb_str value)
{
    char quote =
        lb_str_find_char(value, '\'') != SIZE_MAX && lb_str_find_char(value, '"') == SIZE_MAX
            ? '"'
            : '\'';
    lb_text_addc(text, quote);
    for (size_t at = 0; at < value.len;) {
        uint32_t character;
        size_t length = lb_utf8_decode(lb_str_slice(value, at, value.len), &character);
        if (!length) {
            lb_text_addf(text, "\\udc%02x", (unsigned char)value.ptr[at]);
            at++;
            continue;
        }
        if (character == (uint32_t)quote || character == '\\') {
            lb_text_addc(text, '\\');
        }
        if (is_printable(character)) {
            lb_text_add(text, lb_str_slice(value, at, at + length));
        } else {
            add_escape(text, character);
        }
        at += length;
    }
    lb_text_addc(text, quote);
}

char *lb_repr(lb_arena *arena, lb_str value)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_add_repr(&text, value);
    return lb_arena_strndup(arena, text.ptr, text.len);
}
