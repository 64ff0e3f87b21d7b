#include "render/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"

/* Python's aliases that iconv does not know. Names compare without case, with '-' for '_' and
   blanks. */
static const struct {
    const char *python, *iconv;
} aliases[] = {
    {"utf8", "UTF-8"},
    {"u8", "UTF-8"},
    {"utf-8-sig", "UTF-8"},
    {"latin-1", "LATIN1"},
    {"latin1", "LATIN1"},
    {"latin", "LATIN1"},
    {"l1", "LATIN1"},
    {"iso8859-1", "LATIN1"},
    {"iso-8859-15", "ISO-8859-15"},
    {"us-ascii", "ASCII"},
    {"646", "ASCII"},
    {"windows-1252", "CP1252"},
    {"euc-jp", "EUC-JP"},
    {"shift-jis", "SHIFT_JIS"},
    {"gb2312", "GB2312"},
};

static const char *iconv_name(lb_text *name)
{
    for (size_t i = 0; i < name->len; i++) {
        char c = name->ptr[i];
        name->ptr[i] = c == '_' || c == ' ' ? '-' : lb_lower(c);
    }
    for (size_t i = 0; i < LB_COUNT(aliases); i++) {
        if (lb_str_is(lb_text_str(name), aliases[i].python)) {
            return aliases[i].iconv;
        }
    }
    return lb_text_cstr(name);
}

/* Python's names have none of iconv's suffixes ("//TRANSLIT"). */
static bool is_plain_name(lb_str name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (!lb_is_alpha(c) && !lb_is_digit(c) && c != '-' && c != '_' && c != ' ' && c != '.') {
            return false;
        }
    }
    return name.len > 0;
}

static lb_code unknown(lb_str name, lb_error *error)
{
    lb_code code = lb_fail(error, LB_ERR_SETTINGS, "unknown encoding: %.*s", LB_ARG(name));
    lb_error_kind(error, "LookupError");
    return code;
}

static lb_code unfit(lb_str name, bool is_decode, lb_error *error)
{
    lb_code code = lb_fail(error, LB_ERR_SCRIPT, "the text is not %s the encoding %.*s",
                           is_decode ? "in" : "to be written in", LB_ARG(name));
    lb_error_kind(error, is_decode ? "UnicodeDecodeError" : "UnicodeEncodeError");
    return code;
}

/* False where a byte sequence has no counterpart. */
static bool convert(iconv_t descriptor, lb_str in, lb_text *out)
{
    char *from = lb_strndup(in.ptr, in.len), *at = from;
    size_t left = in.len;
    bool is_flush = false;
    for (;;) {
        char *end = lb_text_reserve(out, left * 2 + 64);
        size_t room = out->capacity - out->len - 1, before = room;
        size_t result = is_flush ? iconv(descriptor, NULL, NULL, &end, &room)
                                 : iconv(descriptor, &at, &left, &end, &room);
        out->len += before - room;
        if (result == (size_t)-1 && errno != E2BIG) {
            free(from);
            return false;
        }
        if (result != (size_t)-1 && is_flush) {
            break;
        }
        is_flush = result != (size_t)-1;
    }
    free(from);
    return true;
}

static lb_code transform(lb_arena *arena, lb_str name, lb_str in, bool is_decode, lb_str *out,
                         lb_error *error)
{
    LB_AUTO_TEXT lb_text copy = {0};
    lb_text_add(&copy, name);
    const char *encoding = iconv_name(&copy);
    if (lb_str_is_nocase(lb_str_of(encoding), "utf-8")) {
        if (lb_utf8_invalid(in) != SIZE_MAX) {
            return unfit(name, is_decode, error);
        }
        *out = in;
        return LB_OK;
    }
    iconv_t descriptor = !is_plain_name(name) ? (iconv_t)-1
                         : is_decode          ? iconv_open("UTF-8", encoding)
                                              : iconv_open(encoding, "UTF-8");
    if (descriptor == (iconv_t)-1) {
        return unknown(name, error);
    }
    LB_AUTO_TEXT lb_text converted = {0};
    bool is_whole = convert(descriptor, in, &converted);
    (void)iconv_close(descriptor);
    if (!is_whole) {
        return unfit(name, is_decode, error);
    }
    *out = lb_arena_str(arena, lb_text_str(&converted));
    return LB_OK;
}

lb_code lb_encoding_decode(lb_arena *arena, lb_str name, lb_str bytes, lb_str *out, lb_error *error)
{
    return transform(arena, name, bytes, true, out, error);
}

lb_code lb_encoding_encode(lb_arena *arena, lb_str name, lb_str text, lb_str *out, lb_error *error)
{
    return transform(arena, name, text, false, out, error);
}
