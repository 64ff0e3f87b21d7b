/* binascii and zlib: bytes as text, and checksums */
#include "python/modules/native.h"
#include "python/modules/natives.h"

static lb_value fail(lb_python *py, const char *message)
{
    lb_value type = lb_module_global(py, &lb_module_binascii, "Error");
    return type ? lb_raise_type(py, (lb_type *)type, "%s", message) : NULL;
}

/* --- hexadecimal --- */

static lb_value hexlify(lb_python *py, lb_value *args)
{
    lb_str bytes;
    lb_str separator = {0};
    int64_t group;
    if (!lb_to_bytes(py, args[0], &bytes) || !lb_int_argument(py, args[2], 1, &group) ||
        (args[1] && !lb_to_ascii(py, args[1], &separator))) {
        return NULL;
    }
    LB_AUTO_TEXT lb_text out = {0};
    for (size_t i = 0; i < bytes.len; i++) {
        size_t size = (size_t)(group < 0 ? -group : group);
        size_t counted = group > 0 ? bytes.len - i : i;
        if (separator.len && size && i && counted % size == 0) {
            lb_text_add(&out, separator);
        }
        lb_text_addf(&out, "%02x", (unsigned char)bytes.ptr[i]);
    }
    return lb_bytes_new(py, lb_text_str(&out));
}

static int hex_value(char c)
{
    c = lb_lower(c);
    return lb_is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static lb_value unhexlify(lb_python *py, lb_value *args)
{
    lb_str text;
    if (!lb_to_ascii(py, args[0], &text)) {
        return NULL;
    }
    if (text.len % 2) {
        return fail(py, "Odd-length string");
    }
    LB_AUTO_TEXT lb_text out = {0};
    for (size_t i = 0; i < text.len; i += 2) {
        int high = hex_value(text.ptr[i]), low = hex_value(text.ptr[i + 1]);
        if (high < 0 || low < 0) {
            return fail(py, "Non-hexadecimal digit found");
        }
        lb_text_addc(&out, (char)(high * 16 + low));
    }
    return lb_bytes_new(py, lb_text_str(&out));
}

/* --- base 64 --- */

static const char base64_letters[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static lb_value b2a_base64(lb_python *py, lb_value *args)
{
    lb_str bytes;
    int newline = lb_bool_argument(py, args[1], true);
    if (newline < 0 || !lb_to_bytes(py, args[0], &bytes)) {
        return NULL;
    }
    LB_AUTO_TEXT lb_text out = {0};
    for (size_t i = 0; i < bytes.len; i += 3) {
        uint32_t three = 0;
        for (size_t j = i; j < i + 3; j++) {
            three = three << 8 | (j < bytes.len ? (unsigned char)bytes.ptr[j] : 0);
        }
        for (size_t j = 0; j < 4; j++) {
            bool is_there = i + j <= bytes.len;
            lb_text_addc(&out, is_there ? base64_letters[three >> (18 - 6 * j) & 63] : '=');
        }
    }
    lb_text_adds(&out, newline ? "\n" : "");
    return lb_bytes_new(py, lb_text_str(&out));
}

static lb_value decode_base64(lb_python *py, lb_str text, bool is_strict)
{
    LB_AUTO_TEXT lb_text out = {0};
    uint32_t bits = 0;
    size_t count = 0, pads = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        const char *found = c ? strchr(base64_letters, c) : NULL;
        if (c == '=') {
            if (is_strict && count == 0) {
                return fail(py,
                            out.len ? "Excess data after padding" : "Leading padding not allowed");
            }
            pads++;
            if (count >= 2 && count + pads >= 4) {
                if (is_strict && i + 1 < text.len) {
                    return fail(py, "Excess data after padding");
                }
                return lb_bytes_new(py, lb_text_str(&out));
            }
            continue;
        }
        if (!found) {
            if (is_strict) {
                return fail(py, "Only base64 data is allowed");
            }
            continue;
        }
        if (is_strict && pads) {
            return fail(py, "Discontinuous padding not allowed");
        }
        pads = 0;
        bits = bits << 6 | (uint32_t)(found - base64_letters);
        if (count) { /* 12, 18 and 24 bits hold one byte more */
            lb_text_addc(&out, (char)(bits >> (6 - 2 * count) & 255));
        }
        count = (count + 1) % 4;
    }
    if (count == 1) {
        LB_AUTO_TEXT lb_text message = {0};
        lb_text_addf(&message,
                     "Invalid base64-encoded string: number of data characters (%zu) cannot be 1 "
                     "more than a multiple of 4",
                     out.len / 3 * 4 + 1);
        return fail(py, lb_text_cstr(&message));
    }
    return count ? fail(py, "Incorrect padding") : lb_bytes_new(py, lb_text_str(&out));
}

static lb_value a2b_base64(lb_python *py, lb_value *args)
{
    lb_str text;
    int strict = lb_bool_argument(py, args[1], false);
    return strict >= 0 && lb_to_ascii(py, args[0], &text) ? decode_base64(py, text, strict != 0)
                                                          : NULL;
}

/* --- checksums --- */

static lb_value crc32(lb_python *py, lb_value *args)
{
    lb_str bytes;
    int64_t start;
    if (!lb_to_bytes(py, args[0], &bytes) || !lb_int_argument(py, args[1], 0, &start)) {
        return NULL;
    }
    uint32_t crc = ~(uint32_t)start;
    for (size_t i = 0; i < bytes.len; i++) {
        crc ^= (unsigned char)bytes.ptr[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0);
        }
    }
    return lb_int_new(py, (uint32_t)~crc);
}

static lb_value adler32(lb_python *py, lb_value *args)
{
    enum { MODULUS = 65521 };
    lb_str bytes;
    int64_t start;
    if (!lb_to_bytes(py, args[0], &bytes) || !lb_int_argument(py, args[1], 1, &start)) {
        return NULL;
    }
    uint32_t a = (uint32_t)start & 0xffff, b = (uint32_t)start >> 16;
    for (size_t i = 0; i < bytes.len; i++) {
        a = (a + (unsigned char)bytes.ptr[i]) % MODULUS;
        b = (b + a) % MODULUS;
    }
    return lb_int_new(py, (int64_t)(b << 16 | a));
}

static const lb_method functions[] = {{"hexlify", "data, sep=, bytes_per_sep=", hexlify},
                                      {"b2a_hex", "data, sep=, bytes_per_sep=", hexlify},
                                      {"unhexlify", "hexstr, /", unhexlify},
                                      {"a2b_hex", "hexstr, /", unhexlify},
                                      {"b2a_base64", "data, /, *, newline=", b2a_base64},
                                      {"a2b_base64", "data, /, *, strict_mode=", a2b_base64},
                                      {"crc32", "data, crc=, /", crc32},
                                      {0}};

static const char source[] = "class Error(ValueError): pass\n"
                             "class Incomplete(Exception): pass\n";

const lb_module_spec lb_module_binascii = {
    .name = "binascii", .functions = functions, .source = source};

static const lb_method zlib_functions[] = {
    {"crc32", "data, value=, /", crc32}, {"adler32", "data, value=, /", adler32}, {0}};

const lb_module_spec lb_module_zlib = {.name = "zlib", .functions = zlib_functions};
