#include "python/unicode.h"

#include <stdlib.h>
#include <string.h>

#include "base/loader.h"
#include "base/memory.h"

#define SYMBOL(name)                                \
    {                                               \
#name, offsetof(lb_py_unicode, name), false \
    }
static const lb_symbol symbols[] = {
    SYMBOL(uc_is_property_xid_start),
    SYMBOL(uc_is_property_xid_continue),
    SYMBOL(uc_is_general_category_withtable),
    SYMBOL(unicode_name_character),
    SYMBOL(u8_normalize),
    SYMBOL(uninorm_nfkc),
};
#undef SYMBOL

enum {
    NOT_PRINTABLE = 0x3fc00000, /* categories Z* and C*, in unictype.h's bits */
    NO_CHARACTER = 0xffff,
    LONGEST_NAME = 120,
};

lb_code lb_py_unicode_open(lb_py_unicode *unicode, lb_error *error)
{
    if (unicode->uninorm_nfkc) {
        return LB_OK;
    }
    /* Debian 12 has the library as .so.2, later ones as .so.5. */
    if (lb_loader_open("libunistring.so.5", "libunistring5", symbols, LB_COUNT(symbols), unicode,
                       NULL) == LB_OK) {
        return LB_OK;
    }
    return lb_loader_open("libunistring.so.2", "libunistring2", symbols, LB_COUNT(symbols), unicode,
                          error);
}

bool lb_py_unicode_is_printable(const lb_py_unicode *unicode, uint32_t character)
{
    return character == ' ' || !unicode->uc_is_general_category_withtable(character, NOT_PRINTABLE);
}

bool lb_py_unicode_by_name(const lb_py_unicode *unicode, lb_str name, uint32_t *out)
{
    char text[LONGEST_NAME + 1] = "";
    if (name.len > LONGEST_NAME || memchr(name.ptr, 0, name.len)) {
        return false;
    }
    memcpy(text, name.ptr, name.len);
    uint32_t character = unicode->unicode_name_character(text);
    if (character == NO_CHARACTER) {
        return false;
    }
    *out = character;
    return true;
}

lb_str lb_py_unicode_nfkc(const lb_py_unicode *unicode, lb_arena *arena, lb_str text)
{
    size_t length = 0;
    uint8_t *form = unicode->u8_normalize(unicode->uninorm_nfkc, (const uint8_t *)text.ptr,
                                          text.len, NULL, &length);
    if (!form) {
        return text;
    }
    lb_str out = lb_arena_str(arena, (lb_str){(const char *)form, length});
    free(form);
    return out;
}
