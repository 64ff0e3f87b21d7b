/*
 * Codecs: str to bytes and back. A codec decodes or encodes one character at a time; what it cannot
 * goes to the error handler that the guest named.
 */
#include "python/bytes_internal.h"

typedef struct codec {
    const char *name;    /* as errors call it */
    const char *aliases; /* lower case, without - and _, each between spaces */
    /* One character: how many bytes it took. With *reason set so many are wrong. */
    size_t (*decode)(const unsigned char *p, const unsigned char *end, uint32_t *c,
                     const char **reason);
    bool (*encode)(lb_text *out, uint32_t c); /* false: it cannot */
    const char *encode_reason;
} codec;

/* --- UTF-8 --- */

static bool continues(unsigned char c)
{
    return (c & 0xc0) == 0x80;
}

/* The range of the second byte is narrower behind some first bytes. */
static bool second_fits(unsigned char first, unsigned char second)
{
    return continues(second) && !(first == 0xe0 && second < 0xa0) &&
           !(first == 0xed && second >= 0xa0) && !(first == 0xf0 && second < 0x90) &&
           !(first == 0xf4 && second >= 0x90);
}

static size_t decode_utf8(const unsigned char *p, const unsigned char *end, uint32_t *c,
                          const char **reason)
{
    if (*p < 0x80) {
        *c = *p;
        return 1;
    }
    if (*p < 0xc2 || *p > 0xf4) {
        *reason = "invalid start byte";
        return 1;
    }
    size_t need = *p >= 0xf0 ? 4 : *p >= 0xe0 ? 3 : 2, left = (size_t)(end - p);
    uint32_t character = *p & (0x7fu >> need);
    for (size_t i = 1; i < need; i++) {
        if (i == left) {
            *reason = "unexpected end of data";
            return left;
        }
        if (i == 1 ? !second_fits(p[0], p[1]) : !continues(p[i])) {
            *reason = "invalid continuation byte";
            return i;
        }
        character = character << 6 | (p[i] & 0x3f);
    }
    *c = character;
    return need;
}

static bool is_surrogate(uint32_t c)
{
    return c >= 0xd800 && c <= 0xdfff;
}

static bool encode_utf8(lb_text *out, uint32_t c)
{
    if (is_surrogate(c)) {
        return false;
    }
    lb_text_add_char(out, c);
    return true;
}

/* --- one byte a character --- */

static size_t decode_ascii(const unsigned char *p, const unsigned char *end LB_UNUSED, uint32_t *c,
                           const char **reason)
{
    *c = *p;
    *reason = *p < 128 ? NULL : "ordinal not in range(128)";
    return 1;
}

static bool encode_below(lb_text *out, uint32_t c, uint32_t limit)
{
    if (c >= limit) {
        return false;
    }
    lb_text_addc(out, (char)c);
    return true;
}

static bool encode_ascii(lb_text *out, uint32_t c)
{
    return encode_below(out, c, 128);
}

static size_t decode_latin1(const unsigned char *p, const unsigned char *end LB_UNUSED, uint32_t *c,
                            const char **reason LB_UNUSED)
{
    *c = *p;
    return 1;
}

static bool encode_latin1(lb_text *out, uint32_t c)
{
    return encode_below(out, c, 256);
}

/* What Windows has at 0x80 and up; 0: nothing. */
static const uint16_t windows[] = {0x20ac, 0,      0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021,
                                   0x2c6,  0x2030, 0x160,  0x2039, 0x152,  0,      0x17d,  0,
                                   0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                   0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0,      0x17e,  0x178};

static size_t decode_cp1252(const unsigned char *p, const unsigned char *end LB_UNUSED, uint32_t *c,
                            const char **reason)
{
    *c = *p >= 0x80 && *p < 0xa0 ? windows[*p - 0x80] : *p;
    *reason = *c || !*p ? NULL : "character maps to <undefined>";
    return 1;
}

static bool encode_cp1252(lb_text *out, uint32_t c)
{
    for (size_t i = 0; c >= 0x80 && i < LB_COUNT(windows); i++) {
        if (windows[i] == c) {
            lb_text_addc(out, (char)(0x80 + i));
            return true;
        }
    }
    return (c < 0x80 || c >= 0xa0) && encode_below(out, c, 256);
}

/* --- UTF-16 and UTF-32 --- */

static uint32_t unit(const unsigned char *p, size_t size, bool is_big)
{
    uint32_t n = 0;
    for (size_t i = 0; i < size; i++) {
        n = n << 8 | p[is_big ? i : size - 1 - i];
    }
    return n;
}

static void add_unit(lb_text *out, uint32_t n, size_t size, bool is_big)
{
    for (size_t i = 0; i < size; i++) {
        lb_text_addc(out, (char)(n >> 8 * (is_big ? size - 1 - i : i)));
    }
}

static size_t decode_utf16(const unsigned char *p, const unsigned char *end, uint32_t *c,
                           const char **reason, bool is_big)
{
    size_t left = (size_t)(end - p);
    if (left < 2) {
        *reason = "truncated data";
        return left;
    }
    *c = unit(p, 2, is_big);
    if (!is_surrogate(*c)) {
        return 2;
    }
    if (*c >= 0xdc00) {
        *reason = "illegal encoding";
        return 2;
    }
    if (left < 4) {
        *reason = "unexpected end of data";
        return left;
    }
    uint32_t low = unit(p + 2, 2, is_big);
    if (low < 0xdc00 || low > 0xdfff) {
        *reason = "illegal UTF-16 surrogate";
        return 2;
    }
    *c = 0x10000 + ((*c - 0xd800) << 10) + (low - 0xdc00);
    return 4;
}

static bool encode_utf16(lb_text *out, uint32_t c, bool is_big)
{
    if (is_surrogate(c)) {
        return false;
    }
    if (c < 0x10000) {
        add_unit(out, c, 2, is_big);
    } else {
        add_unit(out, 0xd800 + ((c - 0x10000) >> 10), 2, is_big);
        add_unit(out, 0xdc00 + ((c - 0x10000) & 0x3ff), 2, is_big);
    }
    return true;
}

static size_t decode_utf32(const unsigned char *p, const unsigned char *end, uint32_t *c,
                           const char **reason, bool is_big)
{
    size_t left = (size_t)(end - p);
    if (left < 4) {
        *reason = "truncated data";
        return left;
    }
    *c = unit(p, 4, is_big);
    *reason = *c > 0x10ffff      ? "code point not in range(0x110000)"
              : is_surrogate(*c) ? "code point in surrogate code point range(0xd800, 0xe000)"
                                 : NULL;
    return 4;
}

static bool encode_utf32(lb_text *out, uint32_t c, bool is_big)
{
    if (!is_surrogate(c)) {
        add_unit(out, c, 4, is_big);
    }
    return !is_surrogate(c);
}

#define WIDE(bits, order, is_big)                                                           \
    static size_t decode_utf##bits##order(const unsigned char *p, const unsigned char *end, \
                                          uint32_t *c, const char **reason)                 \
    {                                                                                       \
        return decode_utf##bits(p, end, c, reason, is_big);                                 \
    }                                                                                       \
    static bool encode_utf##bits##order(lb_text *out, uint32_t c)                           \
    {                                                                                       \
        return encode_utf##bits(out, c, is_big);                                            \
    }
WIDE(16, le, false)
WIDE(16, be, true)
WIDE(32, le, false)
WIDE(32, be, true)

/* --- escapes --- */

static size_t decode_digits(const unsigned char *p, const unsigned char *end, size_t most, int base,
                            uint32_t *c)
{
    size_t n = 0;
    *c = 0;
    for (; n < most && p + n < end; n++) {
        char d = lb_lower((char)p[n]);
        int value = lb_is_digit(d) ? d - '0' : d >= 'a' && d <= 'f' ? d - 'a' + 10 : 99;
        if (value >= base) {
            break;
        }
        *c = *c * (uint32_t)base + (uint32_t)value;
    }
    return n;
}

static size_t decode_escape(const unsigned char *p, const unsigned char *end, uint32_t *c,
                            const char **reason)
{
    static const char letters[] = "abfnrtv\\'\"", meaning[] = "\a\b\f\n\r\t\v\\'\"";
    *c = *p;
    if (*p != '\\') {
        return 1;
    }
    if (p + 1 == end) {
        *reason = "\\ at end of string";
        return 1;
    }
    const char *known = strchr(letters, p[1]);
    if (p[1] && known) {
        *c = (unsigned char)meaning[known - letters];
        return 2;
    }
    if (p[1] >= '0' && p[1] < '8') {
        return 1 + decode_digits(p + 1, end, 3, 8, c);
    }
    size_t need = p[1] == 'x' ? 2 : p[1] == 'u' ? 4 : p[1] == 'U' ? 8 : 0;
    if (!need) {
        return 1; /* not an escape: the backslash stands for itself */
    }
    size_t n = decode_digits(p + 2, end, need, 16, c);
    *reason = n < need        ? (need == 2   ? "truncated \\xXX escape"
                                 : need == 4 ? "truncated \\uXXXX escape"
                                             : "truncated \\UXXXXXXXX escape")
              : *c > 0x10ffff ? "illegal Unicode character"
                              : NULL;
    return 2 + n;
}

static bool encode_escape(lb_text *out, uint32_t c)
{
    if (c == '\\' || c == '\n' || c == '\r' || c == '\t') {
        lb_text_addf(out, "\\%c", c == '\\' ? '\\' : c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
    } else if (c >= 0x20 && c < 0x7f) {
        lb_text_addc(out, (char)c);
    } else {
        lb_text_addf(out, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    }
    return true;
}

/* --- the table --- */

static const codec codecs[] = {
    {"utf-8", " utf8 u8 utf utf8ucs2 cp65001 ", decode_utf8, encode_utf8, "surrogates not allowed"},
    {"utf-8", " utf8sig ", decode_utf8, encode_utf8, "surrogates not allowed"},
    {"ascii", " ascii usascii 646 us ansix3.41968 iso646us cp367 ibm367 ", decode_ascii,
     encode_ascii, "ordinal not in range(128)"},
    {"latin-1", " latin1 iso88591 l1 latin 8859 88591 cp819 iso8859 ", decode_latin1, encode_latin1,
     "ordinal not in range(256)"},
    {"charmap", " cp1252 1252 windows1252 ", decode_cp1252, encode_cp1252,
     "character maps to <undefined>"},
    {"utf-16", " utf16 u16 ", decode_utf16le, encode_utf16le, "surrogates not allowed"},
    {"utf-16-le", " utf16le ", decode_utf16le, encode_utf16le, "surrogates not allowed"},
    {"utf-16-be", " utf16be ", decode_utf16be, encode_utf16be, "surrogates not allowed"},
    {"utf-32", " utf32 u32 ", decode_utf32le, encode_utf32le, "surrogates not allowed"},
    {"utf-32-le", " utf32le ", decode_utf32le, encode_utf32le, "surrogates not allowed"},
    {"utf-32-be", " utf32be ", decode_utf32be, encode_utf32be, "surrogates not allowed"},
    {"unicodeescape", " unicodeescape ", decode_escape, encode_escape, ""},
};
enum { CODEC_UTF8, CODEC_UTF8_SIG, CODEC_UTF16 = 5, CODEC_UTF16_BE = 7, CODEC_UTF32 };
enum { CODEC_UTF32_BE = 10 };

static const codec *codec_of(lb_python *py, lb_str name)
{
    LB_AUTO_TEXT lb_text clean = {0};
    lb_text_addc(&clean, ' ');
    for (size_t i = 0; i < name.len; i++) {
        if (name.ptr[i] != '-' && name.ptr[i] != '_' && name.ptr[i] != ' ') {
            lb_text_addc(&clean, lb_lower(name.ptr[i]));
        }
    }
    lb_text_addc(&clean, ' ');
    for (size_t i = 0; i < LB_COUNT(codecs) && clean.len > 2; i++) {
        if (lb_str_find(lb_str_of(codecs[i].aliases), lb_text_str(&clean)) != SIZE_MAX) {
            return &codecs[i];
        }
    }
    lb_raise(py, LB_T_LOOKUP_ERROR, "unknown encoding: %.*s", LB_ARG(name));
    return NULL;
}

static lb_value codec_error(lb_python *py, lb_type_id id, const char *name, lb_value object,
                            size_t from, size_t to, const char *reason)
{
    lb_value args =
        lb_tuple_of(py, 5, lb_string_of(py, name), object, lb_int_new(py, (int64_t)from),
                    lb_int_new(py, (int64_t)to), lb_string_of(py, reason));
    return lb_raise_value(py, lb_exception_new(py, py->types[id], (lb_tuple *)args));
}

static lb_value unknown_handler(lb_python *py, lb_str errors)
{
    return lb_raise(py, LB_T_LOOKUP_ERROR, "unknown error handler name '%.*s'", LB_ARG(errors));
}

/* --- encoding --- */

/* What the handler makes of a character; false: it cannot either, or is unknown. */
static bool encode_otherwise(lb_text *out, const codec *k, uint32_t c, lb_str errors)
{
    LB_AUTO_TEXT lb_text instead = {0};
    if (lb_str_is(errors, "surrogateescape") && c >= 0xdc80 && c <= 0xdcff &&
        k - codecs < CODEC_UTF16) {
        lb_text_addc(out, (char)(c & 0xff));
        return true;
    }
    if (lb_str_is(errors, "surrogatepass") && is_surrogate(c)) {
        size_t index = (size_t)(k - codecs);
        if (k->encode == encode_utf8) {
            lb_text_add_char(out, c);
        } else if (index >= CODEC_UTF16 && index <= CODEC_UTF32_BE) {
            add_unit(out, c, index < CODEC_UTF32 ? 2 : 4,
                     index == CODEC_UTF16_BE || index == CODEC_UTF32_BE);
        } else {
            return false;
        }
        return true;
    }
    if (lb_str_is(errors, "replace")) {
        lb_text_addc(&instead, '?');
    } else if (lb_str_is(errors, "backslashreplace")) {
        encode_escape(&instead, c);
    } else if (lb_str_is(errors, "xmlcharrefreplace")) {
        lb_text_addf(&instead, "&#%u;", c);
    } else {
        return lb_str_is(errors, "ignore");
    }
    for (size_t i = 0; i < instead.len; i++) {
        k->encode(out, (unsigned char)instead.ptr[i]);
    }
    return true;
}

static bool is_handler(lb_str errors)
{
    static const char *const known[] = {
        "strict",          "ignore",       "replace", "backslashreplace", "xmlcharrefreplace",
        "surrogateescape", "surrogatepass"};
    for (size_t i = 0; i < LB_COUNT(known); i++) {
        if (lb_str_is(errors, known[i])) {
            return true;
        }
    }
    return false;
}

/* How many characters from here on cannot be encoded. */
static size_t count_bad(const codec *k, const char *p, const char *end)
{
    LB_AUTO_TEXT lb_text ignored = {0};
    size_t count = 0;
    while (p < end) {
        uint32_t c;
        p += lb_wtf8_decode(p, end, &c);
        if (k->encode(&ignored, c)) {
            break;
        }
        count++;
    }
    return count;
}

lb_value lb_string_encode(lb_python *py, lb_value v, lb_str name, lb_str errors)
{
    const codec *k = codec_of(py, name);
    if (!k) {
        return NULL;
    }
    lb_str text = lb_string_text(v);
    bool is_ascii = ((lb_string *)v)->length == text.len;
    if (is_ascii && k - codecs < CODEC_UTF16 && k - codecs != CODEC_UTF8_SIG) {
        return lb_bytes_new(py, text);
    }
    LB_AUTO_TEXT lb_text out = {0};
    if (k - codecs == CODEC_UTF8_SIG || k - codecs == CODEC_UTF16 || k - codecs == CODEC_UTF32) {
        k->encode(&out, 0xfeff);
    }
    size_t index = 0;
    for (const char *p = text.ptr, *end = p + text.len; p < end; index++) {
        uint32_t c;
        size_t n = lb_wtf8_decode(p, end, &c);
        if (!k->encode(&out, c) && !encode_otherwise(&out, k, c, errors)) {
            return is_handler(errors)
                       ? codec_error(py, LB_T_UNICODE_ENCODE_ERROR, k->name, v, index,
                                     index + count_bad(k, p, end), k->encode_reason)
                       : unknown_handler(py, errors);
        }
        p += n;
    }
    return lb_bytes_new(py, lb_text_str(&out));
}

/* --- decoding --- */

static bool decode_otherwise(lb_text *out, const codec *k, const unsigned char *p,
                             const unsigned char *end, size_t *bad, lb_str errors)
{
    if (lb_str_is(errors, "replace")) {
        lb_text_add_char(out, 0xfffd);
    } else if (lb_str_is(errors, "backslashreplace")) {
        for (size_t i = 0; i < *bad; i++) {
            lb_text_addf(out, "\\x%02x", p[i]);
        }
    } else if (lb_str_is(errors, "surrogateescape")) {
        for (size_t i = 0; i < *bad; i++) {
            if (p[i] < 128) {
                return false;
            }
            lb_text_add_char(out, 0xdc00u + p[i]);
        }
    } else if (lb_str_is(errors, "surrogatepass")) {
        size_t index = (size_t)(k - codecs), left = (size_t)(end - p);
        size_t size = index < CODEC_UTF16 ? 3 : index < CODEC_UTF32 ? 2 : 4;
        bool is_big = index == CODEC_UTF16_BE || index == CODEC_UTF32_BE;
        if (left < size || index > CODEC_UTF32_BE ||
            !(size == 3
                  ? k->decode == decode_utf8 && p[0] == 0xed && continues(p[1]) && continues(p[2])
                  : is_surrogate(unit(p, size, is_big)))) {
            return false;
        }
        *bad = size;
        lb_text_add_char(out, size == 3 ? 0xd000u | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu)
                                        : unit(p, size, is_big));
    } else {
        return lb_str_is(errors, "ignore");
    }
    return true;
}

/* Takes a mark of the byte order off, and looks at it. */
static const codec *without_mark(const codec *k, lb_str *bytes)
{
    size_t index = (size_t)(k - codecs);
    size_t size = index == CODEC_UTF32 ? 4 : index == CODEC_UTF16 ? 2 : 3;
    if (index == CODEC_UTF8_SIG
            ? !lb_str_starts(*bytes, LB_STR("\xef\xbb\xbf"))
            : (index != CODEC_UTF16 && index != CODEC_UTF32) || bytes->len < size) {
        return index == CODEC_UTF16 || index == CODEC_UTF32 ? k + 1 : k;
    }
    const unsigned char *p = (const unsigned char *)bytes->ptr;
    bool is_big = index != CODEC_UTF8_SIG && unit(p, size, true) == 0xfeff;
    if (index == CODEC_UTF8_SIG || is_big || unit(p, size, false) == 0xfeff) {
        *bytes = lb_str_slice(*bytes, size, SIZE_MAX);
    }
    return index == CODEC_UTF8_SIG ? k : k + (is_big ? 2 : 1); /* those of a known order */
}

static bool is_ascii_text(lb_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.ptr[i] > 127) {
            return false;
        }
    }
    return true;
}

lb_value lb_decode(lb_python *py, lb_value object, lb_str bytes, lb_str name, lb_str errors)
{
    const codec *k = codec_of(py, name);
    if (!k) {
        return NULL;
    }
    const char *start = bytes.ptr;
    k = without_mark(k, &bytes);
    if (k - codecs < CODEC_UTF16 && is_ascii_text(bytes)) {
        return lb_string_raw(py, bytes, bytes.len);
    }
    LB_AUTO_TEXT lb_text out = {0};
    const unsigned char *p = (const unsigned char *)bytes.ptr, *end = p + bytes.len;
    while (p < end) {
        uint32_t c = 0;
        const char *reason = NULL;
        size_t n = k->decode(p, end, &c, &reason);
        if (!reason) {
            lb_text_add_char(&out, c);
        } else if (!decode_otherwise(&out, k, p, end, &n, errors)) {
            size_t from = (size_t)((const char *)p - start);
            if (!is_handler(errors)) {
                return unknown_handler(py, errors);
            }
            /* the error holds bytes, whatever was decoded */
            lb_value shown =
                lb_exact(py, object, LB_T_BYTES)
                    ? object
                    : lb_bytes_new(py, (lb_str){start, (size_t)((const char *)end - start)});
            return codec_error(py, LB_T_UNICODE_DECODE_ERROR, k->name, shown, from, from + n,
                               reason);
        }
        p += n;
    }
    return lb_string_take(py, &out);
}
