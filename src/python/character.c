#include "python/character.h"

static const lb_py_unicode *library(lb_python *py)
{
    if (!py->unicode.uninorm_nfkc) {
        if (py->has_no_unicode || lb_py_unicode_open(&py->unicode, NULL) != LB_OK) {
            py->has_no_unicode = true;
            return NULL;
        }
    }
    return &py->unicode;
}

bool lb_character_is_space(uint32_t c)
{
    return (c >= 9 && c <= 13) || (c >= 28 && c <= 32) || c == 0x85 || c == 0xa0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f ||
           c == 0x205f || c == 0x3000;
}

static bool ascii_is(char c, lb_character_kind kind)
{
    switch (kind) {
    case LB_CHARACTER_ALPHA:
    case LB_CHARACTER_CASED:
        return lb_is_alpha(c);
    case LB_CHARACTER_DECIMAL:
    case LB_CHARACTER_DIGIT:
    case LB_CHARACTER_NUMERIC:
        return lb_is_digit(c);
    case LB_CHARACTER_UPPER:
        return c >= 'A' && c <= 'Z';
    case LB_CHARACTER_LOWER:
        return c >= 'a' && c <= 'z';
    case LB_CHARACTER_TITLE:
        return false;
    case LB_CHARACTER_CASE_IGNORABLE:
        return c == '\'' || c == '.' || c == ':' || c == '^' || c == '`';
    case LB_CHARACTER_PRINTABLE:
        return c >= ' ' && c < 0x7f;
    case LB_CHARACTER_ID_START:
        return lb_is_alpha(c) || c == '_';
    case LB_CHARACTER_ID_CONTINUE:
        return lb_is_alpha(c) || c == '_' || lb_is_digit(c);
    }
    return false;
}

/* Ranges without anything that repr() escapes. */
static bool is_plainly_printable(uint32_t c)
{
    return (c >= 0xa1 && c < 0x378 && c != 0xad) || (c >= 0x400 && c < 0x530) ||
           (c >= 0x3041 && c < 0x3097) || (c >= 0x30a1 && c < 0x3100) ||
           (c >= 0x4e00 && c < 0xa000) || (c >= 0xac00 && c < 0xd7a4) ||
           (c >= 0x2010 && c < 0x2028);
}

/* Chinese characters that are numbers, which the library does not know as such. */
static bool is_chinese_number(uint32_t c)
{
    static const uint32_t numbers[] = {
        0x3405,  0x3483,  0x382a,  0x3b4d,  0x4e00,  0x4e03,  0x4e07,  0x4e09,  0x4e5d,  0x4e8c,
        0x4e94,  0x4e96,  0x4ebf,  0x4ec0,  0x4edf,  0x4ee8,  0x4f0d,  0x4f70,  0x5104,  0x5146,
        0x5169,  0x516b,  0x516d,  0x5341,  0x5343,  0x5344,  0x5345,  0x534c,  0x53c1,  0x53c2,
        0x53c3,  0x53c4,  0x56db,  0x58f1,  0x58f9,  0x5e7a,  0x5efe,  0x5eff,  0x5f0c,  0x5f0d,
        0x5f0e,  0x5f10,  0x62fe,  0x634c,  0x67d2,  0x6f06,  0x7396,  0x767e,  0x8086,  0x842c,
        0x8cae,  0x8cb3,  0x8d30,  0x9621,  0x9646,  0x964c,  0x9678,  0x96f6,  0x20001, 0x20064,
        0x200e2, 0x20121, 0x2092a, 0x20983, 0x2098c, 0x2099c, 0x20aea, 0x20afd, 0x20b19, 0x22390,
        0x22998, 0x23b1b, 0x2626d};
    for (size_t i = 0; c >= numbers[0] && i < LB_COUNT(numbers); i++) {
        if (numbers[i] == c) {
            return true;
        }
    }
    return false;
}

static bool library_is(const lb_py_unicode *u, uint32_t c, lb_character_kind kind)
{
    switch (kind) {
    case LB_CHARACTER_ALPHA:
        return lb_py_unicode_is_letter(u, c);
    case LB_CHARACTER_DECIMAL:
        return u->uc_decimal_value(c) >= 0;
    case LB_CHARACTER_DIGIT:
        return u->uc_digit_value(c) >= 0;
    case LB_CHARACTER_NUMERIC:
        return lb_py_unicode_is_numeric(u, c) || is_chinese_number(c);
    case LB_CHARACTER_UPPER:
        return u->uc_is_property_uppercase(c);
    case LB_CHARACTER_LOWER:
        return u->uc_is_property_lowercase(c);
    case LB_CHARACTER_TITLE:
        return lb_py_unicode_is_title(u, c);
    case LB_CHARACTER_CASED:
        return u->uc_is_property_cased(c);
    case LB_CHARACTER_CASE_IGNORABLE:
        return u->uc_is_property_case_ignorable(c);
    case LB_CHARACTER_PRINTABLE:
        return lb_py_unicode_is_printable(u, c);
    case LB_CHARACTER_ID_START:
        return u->uc_is_property_xid_start(c);
    case LB_CHARACTER_ID_CONTINUE:
        return u->uc_is_property_xid_continue(c);
    }
    return false;
}

bool lb_character_is(lb_python *py, uint32_t c, lb_character_kind kind)
{
    if (c < 128) {
        return ascii_is((char)c, kind);
    }
    if (kind == LB_CHARACTER_PRINTABLE && is_plainly_printable(c)) {
        return true;
    }
    const lb_py_unicode *u = library(py);
    return u ? library_is(u, c, kind) : kind == LB_CHARACTER_PRINTABLE && c >= 0xa1;
}

int lb_character_decimal(lb_python *py, uint32_t c)
{
    if (c < 128) {
        return lb_is_digit((char)c) ? (int)c - '0' : -1;
    }
    const lb_py_unicode *u = library(py);
    return u ? u->uc_decimal_value(c) : -1;
}

/* Letters of Latin-1 that become others of Latin-1. */
static bool is_plain_latin(uint32_t c)
{
    return c >= 0xc0 && c <= 0xfe && c != 0xd7 && c != 0xdf && c != 0xf7;
}

void lb_character_convert(lb_python *py, uint32_t c, lb_case how, lb_text *out)
{
    bool is_down = how == LB_CASE_LOWER || how == LB_CASE_FOLD;
    if (c < 128) {
        lb_text_addc(out, is_down ? lb_lower((char)c) : lb_upper((char)c));
        return;
    }
    if (is_plain_latin(c)) {
        lb_text_add_char(out, is_down ? c | 0x20 : c & ~0x20u);
        return;
    }
    const lb_py_unicode *u = library(py);
    char bytes[4];
    size_t size = lb_wtf8_encode(c, bytes);
    if (!u || (c >= 0xd800 && c <= 0xdfff)) {
        lb_text_add(out, (lb_str){bytes, size});
        return;
    }
    lb_py_unicode_convert(u, (lb_str){bytes, size}, (int)how, out);
}

static bool is_ascii(lb_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.ptr[i] > 127) {
            return false;
        }
    }
    return true;
}

lb_str lb_text_to_ascii_digits(lb_python *py, lb_str text, lb_text *buffer)
{
    if (is_ascii(text)) {
        return text;
    }
    for (const char *p = text.ptr, *end = p + text.len; p < end;) {
        uint32_t c = 0;
        size_t n = lb_wtf8_decode(p, end, &c);
        int digit = c < 128 ? -1 : lb_character_decimal(py, c);
        if (digit >= 0) {
            lb_text_addc(buffer, (char)('0' + digit));
        } else if (lb_character_is_space(c)) {
            lb_text_addc(buffer, ' ');
        } else {
            lb_text_add(buffer, (lb_str){p, n});
        }
        p += n ? n : 1;
    }
    return lb_text_str(buffer);
}
