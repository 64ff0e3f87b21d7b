#include "python/repr.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- texts ---- */

/* The character at the start of a WTF-8 text: as UTF-8, but surrogates may stand alone. */
static size_t decode(lb_str text, uint32_t *character)
{
    const unsigned char *byte = (const unsigned char *)text.ptr;
    size_t length = byte[0] < 0x80 ? 1 : byte[0] < 0xE0 ? 2 : byte[0] < 0xF0 ? 3 : 4;
    if (length > text.len || (byte[0] >= 0x80 && byte[0] < 0xC0)) {
        *character = byte[0];
        return 1;
    }
    uint32_t value = length == 1 ? byte[0] : byte[0] & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        value = value << 6 | (byte[i] & 0x3F);
    }
    *character = value;
    return length;
}

static void add_escape(lb_text *out, uint32_t c)
{
    switch (c) {
    case '\n':
        lb_text_adds(out, "\\n");
        break;
    case '\r':
        lb_text_adds(out, "\\r");
        break;
    case '\t':
        lb_text_adds(out, "\\t");
        break;
    default:
        lb_text_addf(out, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    }
}

static char quote_for(lb_str value)
{
    return lb_str_find_char(value, '\'') != SIZE_MAX && lb_str_find_char(value, '"') == SIZE_MAX
               ? '"'
               : '\'';
}

/* What may stand as it is, but for the quote. */
static bool is_plain(unsigned char c)
{
    return c >= ' ' && c < 0x7f && c != '\\';
}

static bool is_printable(lb_py_unicode *unicode, uint32_t character)
{
    return character >= 0xA0 && lb_py_unicode_open(unicode, NULL) == LB_OK &&
           lb_py_unicode_is_printable(unicode, character);
}

void lb_py_repr_str(lb_text *out, lb_str value, lb_py_unicode *unicode)
{
    const char quote = quote_for(value);
    lb_text_addc(out, quote);
    for (size_t at = 0; at < value.len;) {
        size_t run = at;
        while (run < value.len && is_plain((unsigned char)value.ptr[run]) &&
               value.ptr[run] != quote) {
            run++;
        }
        lb_text_add(out, lb_str_slice(value, at, run));
        at = run;
        if (at == value.len) {
            break;
        }
        uint32_t character = 0;
        const lb_str rest = lb_str_slice(value, at, value.len);
        size_t length = decode(rest, &character);
        if (character == '\\' || character == (unsigned char)quote) {
            lb_text_addc(out, '\\');
            lb_text_addc(out, (char)character);
        } else if (is_printable(unicode, character)) {
            lb_text_add(out, lb_str_slice(rest, 0, length));
        } else {
            add_escape(out, character);
        }
        at += length;
    }
    lb_text_addc(out, quote);
}

void lb_py_repr_bytes(lb_text *out, lb_str value)
{
    const char quote = quote_for(value);
    lb_text_addc(out, 'b');
    lb_text_addc(out, quote);
    for (size_t i = 0; i < value.len; i++) {
        const char c = value.ptr[i];
        if (c == '\\' || c == quote) {
            lb_text_addc(out, '\\');
            lb_text_addc(out, c);
        } else if (is_plain((unsigned char)c)) {
            lb_text_addc(out, c);
        } else {
            add_escape(out, (unsigned char)c);
        }
    }
    lb_text_addc(out, quote);
}

/* ---- floats ---- */

enum { MOST_DIGITS = 17, LEAST_EXPONENT = -4, LARGEST_EXPONENT = 16 };

/* The fewest digits that read back as `value`, as "d.ddde±x" in the C locale. */
static void shortest(double value, char out[32])
{
    locale_t c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    locale_t old = c_locale ? uselocale(c_locale) : (locale_t)0;
    for (int digits = 0; digits < MOST_DIGITS; digits++) {
        (void)snprintf(out, 32, "%.*e", digits, value);
        double back = strtod(out, NULL);
        if (memcmp(&back, &value, sizeof value) == 0) {
            break;
        }
    }
    if (c_locale) {
        uselocale(old);
        freelocale(c_locale);
    }
}

void lb_py_repr_float(lb_text *out, double value, bool is_part)
{
    if (!isfinite(value)) {
        lb_text_adds(out, isnan(value) ? "nan" : value < 0 ? "-inf" : "inf");
        return;
    }
    char number[32];
    shortest(value, number);
    if (number[0] == '-') {
        lb_text_addc(out, '-');
        memmove(number, number + 1, strlen(number));
    }
    char digits[MOST_DIGITS + 1] = {number[0], '\0'};
    char *exponent_at = strchr(number, 'e');
    int exponent = (int)strtol(exponent_at + 1, NULL, 10);
    *exponent_at = '\0';
    if (number[1] == '.') {
        memcpy(digits + 1, number + 2, strlen(number + 2) + 1);
    }
    const int count = (int)strlen(digits);
    if (exponent < LEAST_EXPONENT || exponent >= LARGEST_EXPONENT) {
        lb_text_addf(out, "%c%s%s", digits[0], count > 1 ? "." : "", digits + 1);
        lb_text_addf(out, "e%c%02d", exponent < 0 ? '-' : '+', abs(exponent));
    } else if (exponent < 0) {
        lb_text_adds(out, "0.");
        lb_text_fill(out, '0', (size_t)(-exponent - 1));
        lb_text_adds(out, digits);
    } else if (count <= exponent + 1) {
        lb_text_adds(out, digits);
        lb_text_fill(out, '0', (size_t)(exponent + 1 - count));
        lb_text_adds(out, is_part ? "" : ".0");
    } else {
        lb_text_addf(out, "%.*s.%s", exponent + 1, digits, digits + exponent + 1);
    }
}
