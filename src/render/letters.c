#include "render/letters.h"

#include "base/loader.h"
#include "base/utf8.h"

typedef uint8_t *(*convert_function)(const uint8_t *, size_t, const char *language,
                                     const void *normal_form, uint8_t *, size_t *);

/* Functions of libunistring under their own names. */
typedef struct library {
    bool (*uc_is_general_category_withtable)(uint32_t character, uint32_t categories);
    convert_function u8_tolower, u8_toupper;
} library;

/* The library's bits of the categories L* and N*, of which \w consists (with '_'). */
enum { LETTERS = 0x1F, NUMBERS = 0x700 };

static lb_code open_library(library *out, lb_error *error)
{
    static const lb_symbol symbols[] = {
        {"uc_is_general_category_withtable", offsetof(library, uc_is_general_category_withtable),
         false},
        {"u8_tolower", offsetof(library, u8_tolower), false},
        {"u8_toupper", offsetof(library, u8_toupper), false},
    };
    /* Debian 12 has the library as .so.2, later ones as .so.5. */
    if (lb_loader_open("libunistring.so.5", "libunistring5", symbols, LB_COUNT(symbols), out,
                       NULL) == LB_OK) {
        return LB_OK;
    }
    return lb_loader_open("libunistring.so.2", "libunistring2", symbols, LB_COUNT(symbols), out,
                          error);
}

static bool is_ascii(lb_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.ptr[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

lb_code lb_letters_words(lb_arena *arena, lb_str text, lb_str_vector *out, lb_error *error)
{
    library unicode = {0};
    if (!is_ascii(text)) {
        LB_TRY(open_library(&unicode, error));
    }
    lb_str_vector words = {0};
    size_t start = 0;
    for (size_t i = 0; i <= text.len;) {
        uint32_t c = 0;
        size_t length = i < text.len ? lb_utf8_decode(lb_str_slice(text, i, text.len), &c) : 0;
        bool is_word = length == 1  ? lb_is_alpha((char)c) || lb_is_digit((char)c) || c == '_'
                       : length > 1 ? unicode.uc_is_general_category_withtable(c, LETTERS | NUMBERS)
                                    : false;
        if (!is_word) {
            if (i > start) {
                lb_vector_push_in(arena, &words, lb_str_slice(text, start, i));
            }
            start = i + (length ? length : 1);
        }
        i += length ? length : 1;
    }
    *out = words;
    return LB_OK;
}

static lb_code convert(lb_arena *arena, lb_str text, bool is_upper, lb_str *out, lb_error *error)
{
    if (is_ascii(text)) {
        char *copy = lb_arena_strndup(arena, text.ptr, text.len);
        for (size_t i = 0; i < text.len; i++) {
            copy[i] = is_upper ? lb_upper(copy[i]) : lb_lower(copy[i]);
        }
        *out = (lb_str){copy, text.len};
        return LB_OK;
    }
    if (lb_utf8_invalid(text) != SIZE_MAX) {
        return lb_fail(error, LB_ERR_UNSUPPORTED, "the text is not valid UTF-8");
    }
    library unicode = {0};
    LB_TRY(open_library(&unicode, error));
    size_t length = 0;
    convert_function function = is_upper ? unicode.u8_toupper : unicode.u8_tolower;
    LB_AUTO_FREE uint8_t *converted =
        function((const uint8_t *)text.ptr, text.len, NULL, NULL, NULL, &length);
    if (!converted) {
        return lb_fail(error, LB_ERR_UNSUPPORTED, "libunistring cannot convert the text");
    }
    *out = lb_arena_str(arena, (lb_str){(const char *)converted, length});
    return LB_OK;
}

lb_code lb_letters_lower(lb_arena *arena, lb_str text, lb_str *out, lb_error *error)
{
    return convert(arena, text, false, out, error);
}

lb_code lb_letters_upper(lb_arena *arena, lb_str text, lb_str *out, lb_error *error)
{
    return convert(arena, text, true, out, error);
}
