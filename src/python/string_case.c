/* The methods of str that ask what its characters are, or change their case. */
#include "python/string_internal.h"

#define TEXT lb_string_text(args[0])

enum { SIGMA = 0x3a3, FINAL_SIGMA = 0x3c2, SMALL_SIGMA = 0x3c3 };

/* --- case --- */

/* Whether the next character that is not ignored is cased. */
static bool meets_cased(lb_python *py, lb_str text, bool backwards)
{
    const char *at = backwards ? text.ptr + text.len : text.ptr, *end = text.ptr + text.len;
    while (backwards ? at > text.ptr : at < end) {
        uint32_t c = 0;
        if (backwards) {
            do {
                at--;
            } while (at > text.ptr && ((unsigned char)*at & 0xc0) == 0x80);
            lb_wtf8_decode(at, end, &c);
        } else {
            size_t n = lb_wtf8_decode(at, end, &c);
            at += n ? n : 1;
        }
        if (!lb_character_is(py, c, LB_CHARACTER_CASE_IGNORABLE)) {
            return lb_character_is(py, c, LB_CHARACTER_CASED);
        }
    }
    return false;
}

/* A sigma at the end of a word has a form of its own. `at` stands behind it. */
static void add_lower(lb_python *py, lb_str text, const each *e, lb_text *out)
{
    if (e->c != SIGMA) {
        lb_character_convert(py, e->c, LB_CASE_LOWER, out);
        return;
    }
    enum { SIGMA_SIZE = 2 };
    lb_str before = {text.ptr, (size_t)(e->at - text.ptr) - SIGMA_SIZE};
    lb_str behind = {e->at, (size_t)(e->end - e->at)};
    bool is_final = meets_cased(py, before, true) && !meets_cased(py, behind, false);
    lb_text_add_char(out, is_final ? FINAL_SIGMA : SMALL_SIGMA);
}

typedef enum how { UPPER, LOWER, SWAP, TITLE, CAPITALIZE, FOLD } how;

static void add_char(lb_python *py, lb_str text, const each *e, how kind, bool is_inside,
                     lb_text *out)
{
    switch (kind) {
    case UPPER:
        lb_character_convert(py, e->c, LB_CASE_UPPER, out);
        break;
    case FOLD:
        lb_character_convert(py, e->c, LB_CASE_FOLD, out);
        break;
    case LOWER:
        add_lower(py, text, e, out);
        break;
    case SWAP:
        if (lb_character_is(py, e->c, LB_CHARACTER_UPPER)) {
            add_lower(py, text, e, out);
        } else if (lb_character_is(py, e->c, LB_CHARACTER_LOWER)) {
            lb_character_convert(py, e->c, LB_CASE_UPPER, out);
        } else {
            lb_text_add_char(out, e->c);
        }
        break;
    case TITLE:
    case CAPITALIZE:
        if (is_inside) {
            add_lower(py, text, e, out);
        } else {
            lb_character_convert(py, e->c, LB_CASE_TITLE, out);
        }
        break;
    }
}

/* ASCII alone: as many bytes as before. */
static lb_value change_ascii(lb_python *py, lb_str text, how kind)
{
    lb_string *out = lb_string_blank(py, text.len, text.len);
    bool in_word = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool up = kind == UPPER || (kind == SWAP && c >= 'a') || (kind == TITLE && !in_word) ||
                  (kind == CAPITALIZE && i == 0);
        out->bytes[i] = up ? lb_upper(c) : lb_lower(c);
        in_word = lb_is_alpha(c);
    }
    return (lb_value)out;
}

static lb_value change_case(lb_python *py, lb_value self, how kind)
{
    lb_str text = lb_string_text(self);
    if (text.len && ((lb_string *)self)->length == text.len) {
        return change_ascii(py, text, kind);
    }
    LB_AUTO_TEXT lb_text out = {0};
    bool is_inside = false;
    for (each e = each_of(text); each_next(&e);) {
        add_char(py, text, &e, kind, is_inside, &out);
        is_inside =
            kind == CAPITALIZE || (kind == TITLE && lb_character_is(py, e.c, LB_CHARACTER_CASED));
    }
    return lb_string_take(py, &out);
}

#define CASE(name, kind)                                  \
    lb_value lb_str_##name(lb_python *py, lb_value *args) \
    {                                                     \
        return change_case(py, args[0], kind);            \
    }
CASE(upper, UPPER)
CASE(lower, LOWER)
CASE(swapcase, SWAP)
CASE(title, TITLE)
CASE(capitalize, CAPITALIZE)
CASE(casefold, FOLD)

/* --- questions --- */

static lb_value all_are(lb_python *py, lb_str text, const lb_character_kind *kinds, size_t count)
{
    for (each e = each_of(text); each_next(&e);) {
        bool is_one = false;
        for (size_t i = 0; i < count && !is_one; i++) {
            is_one = lb_character_is(py, e.c, kinds[i]);
        }
        if (!is_one) {
            return LB_FALSE;
        }
    }
    return lb_bool(text.len > 0);
}

#define ALL(name, ...)                                          \
    lb_value lb_str_##name(lb_python *py, lb_value *args)       \
    {                                                           \
        static const lb_character_kind kinds[] = {__VA_ARGS__}; \
        return all_are(py, TEXT, kinds, LB_COUNT(kinds));       \
    }
ALL(isalpha, LB_CHARACTER_ALPHA)
ALL(isdecimal, LB_CHARACTER_DECIMAL)
ALL(isdigit, LB_CHARACTER_DIGIT)
ALL(isnumeric, LB_CHARACTER_NUMERIC)
ALL(isalnum, LB_CHARACTER_ALPHA, LB_CHARACTER_DECIMAL, LB_CHARACTER_DIGIT, LB_CHARACTER_NUMERIC)

lb_value lb_str_isspace(lb_python *py LB_UNUSED, lb_value *args)
{
    for (each e = each_of(TEXT); each_next(&e);) {
        if (!lb_character_is_space(e.c)) {
            return LB_FALSE;
        }
    }
    return lb_bool(TEXT.len > 0);
}

lb_value lb_str_isascii(lb_python *py LB_UNUSED, lb_value *args)
{
    return lb_bool(((lb_string *)args[0])->length == TEXT.len);
}

lb_value lb_str_isprintable(lb_python *py, lb_value *args)
{
    static const lb_character_kind printable[] = {LB_CHARACTER_PRINTABLE};
    return TEXT.len ? all_are(py, TEXT, printable, 1) : LB_TRUE;
}

/* Some character is of the kind, and none of the other one or a title letter. */
static lb_value is_case(lb_python *py, lb_str text, lb_character_kind kind, lb_character_kind other)
{
    bool found = false;
    for (each e = each_of(text); each_next(&e);) {
        if (lb_character_is(py, e.c, other) || lb_character_is(py, e.c, LB_CHARACTER_TITLE)) {
            return LB_FALSE;
        }
        found = found || lb_character_is(py, e.c, kind);
    }
    return lb_bool(found);
}

lb_value lb_str_isupper(lb_python *py, lb_value *args)
{
    return is_case(py, TEXT, LB_CHARACTER_UPPER, LB_CHARACTER_LOWER);
}

lb_value lb_str_islower(lb_python *py, lb_value *args)
{
    return is_case(py, TEXT, LB_CHARACTER_LOWER, LB_CHARACTER_UPPER);
}

lb_value lb_str_istitle(lb_python *py, lb_value *args)
{
    bool found = false, in_word = false;
    for (each e = each_of(TEXT); each_next(&e);) {
        bool is_first = lb_character_is(py, e.c, LB_CHARACTER_UPPER) ||
                        lb_character_is(py, e.c, LB_CHARACTER_TITLE);
        bool is_other = !is_first && lb_character_is(py, e.c, LB_CHARACTER_LOWER);
        if ((is_first && in_word) || (is_other && !in_word)) {
            return LB_FALSE;
        }
        in_word = is_first || is_other;
        found = found || in_word;
    }
    return lb_bool(found);
}

lb_value lb_str_isidentifier(lb_python *py, lb_value *args)
{
    lb_character_kind kind = LB_CHARACTER_ID_START;
    for (each e = each_of(TEXT); each_next(&e); kind = LB_CHARACTER_ID_CONTINUE) {
        if (!lb_character_is(py, e.c, kind)) {
            return LB_FALSE;
        }
    }
    return lb_bool(TEXT.len > 0);
}
