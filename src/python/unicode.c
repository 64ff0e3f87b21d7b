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
    SYMBOL(uc_decimal_value),
    SYMBOL(uc_digit_value),
    SYMBOL(uc_numeric_value),
    SYMBOL(uc_is_property_uppercase),
    SYMBOL(uc_is_property_lowercase),
    SYMBOL(uc_is_property_cased),
    SYMBOL(uc_is_property_case_ignorable),
    SYMBOL(u8_toupper),
    SYMBOL(u8_tolower),
    SYMBOL(u8_totitle),
    SYMBOL(u8_casefold),
};
#undef SYMBOL

enum {
    NOT_PRINTABLE = 0x3fc00000, /* categories Z* and C*, in unictype.h's bits */
    LETTERS = 0x1f,             /* L* */
    TITLE_LETTERS = 0x4,        /* Lt */
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

bool lb_py_unicode_is_letter(const lb_py_unicode *unicode, uint32_t character)
{
    return unicode->uc_is_general_category_withtable(character, LETTERS);
}

bool lb_py_unicode_is_title(const lb_py_unicode *unicode, uint32_t character)
{
    return unicode->uc_is_general_category_withtable(character, TITLE_LETTERS);
}

bool lb_py_unicode_is_numeric(const lb_py_unicode *unicode, uint32_t character)
{
    return unicode->uc_numeric_value(character).denominator != 0;
}

void lb_py_unicode_convert(const lb_py_unicode *unicode, lb_str character, int how, lb_text *out)
{
    lb_py_unicode_case *const converters[] = {unicode->u8_toupper, unicode->u8_tolower,
                                              unicode->u8_totitle, unicode->u8_casefold};
    uint8_t buffer[64];
    size_t size = sizeof buffer;
    uint8_t *made =
        converters[how]((const uint8_t *)character.ptr, character.len, NULL, NULL, buffer, &size);
    lb_text_add(out, made ? (lb_str){(const char *)made, size} : character);
    if (made != buffer) {
        free(made);
    }
}

/* Control characters have no names, only aliases, which libunistring's table lacks. */
static const struct {
    const char *name;
    uint32_t character;
} controls[] = {
    {"NULL", 0x00},
    {"NUL", 0x00},
    {"START OF HEADING", 0x01},
    {"SOH", 0x01},
    {"START OF TEXT", 0x02},
    {"STX", 0x02},
    {"END OF TEXT", 0x03},
    {"ETX", 0x03},
    {"END OF TRANSMISSION", 0x04},
    {"EOT", 0x04},
    {"ENQUIRY", 0x05},
    {"ENQ", 0x05},
    {"ACKNOWLEDGE", 0x06},
    {"ACK", 0x06},
    {"ALERT", 0x07},
    {"BEL", 0x07},
    {"BACKSPACE", 0x08},
    {"BS", 0x08},
    {"CHARACTER TABULATION", 0x09},
    {"HORIZONTAL TABULATION", 0x09},
    {"HT", 0x09},
    {"TAB", 0x09},
    {"LINE FEED", 0x0A},
    {"NEW LINE", 0x0A},
    {"END OF LINE", 0x0A},
    {"LF", 0x0A},
    {"NL", 0x0A},
    {"EOL", 0x0A},
    {"LINE TABULATION", 0x0B},
    {"VERTICAL TABULATION", 0x0B},
    {"VT", 0x0B},
    {"FORM FEED", 0x0C},
    {"FF", 0x0C},
    {"CARRIAGE RETURN", 0x0D},
    {"CR", 0x0D},
    {"SHIFT OUT", 0x0E},
    {"LOCKING-SHIFT ONE", 0x0E},
    {"SO", 0x0E},
    {"SHIFT IN", 0x0F},
    {"LOCKING-SHIFT ZERO", 0x0F},
    {"SI", 0x0F},
    {"DATA LINK ESCAPE", 0x10},
    {"DLE", 0x10},
    {"DEVICE CONTROL ONE", 0x11},
    {"DC1", 0x11},
    {"DEVICE CONTROL TWO", 0x12},
    {"DC2", 0x12},
    {"DEVICE CONTROL THREE", 0x13},
    {"DC3", 0x13},
    {"DEVICE CONTROL FOUR", 0x14},
    {"DC4", 0x14},
    {"NEGATIVE ACKNOWLEDGE", 0x15},
    {"NAK", 0x15},
    {"SYNCHRONOUS IDLE", 0x16},
    {"SYN", 0x16},
    {"END OF TRANSMISSION BLOCK", 0x17},
    {"ETB", 0x17},
    {"CANCEL", 0x18},
    {"CAN", 0x18},
    {"END OF MEDIUM", 0x19},
    {"EOM", 0x19},
    {"SUBSTITUTE", 0x1A},
    {"SUB", 0x1A},
    {"ESCAPE", 0x1B},
    {"ESC", 0x1B},
    {"INFORMATION SEPARATOR FOUR", 0x1C},
    {"FILE SEPARATOR", 0x1C},
    {"FS", 0x1C},
    {"INFORMATION SEPARATOR THREE", 0x1D},
    {"GROUP SEPARATOR", 0x1D},
    {"GS", 0x1D},
    {"INFORMATION SEPARATOR TWO", 0x1E},
    {"RECORD SEPARATOR", 0x1E},
    {"RS", 0x1E},
    {"INFORMATION SEPARATOR ONE", 0x1F},
    {"UNIT SEPARATOR", 0x1F},
    {"US", 0x1F},
    {"DELETE", 0x7F},
    {"DEL", 0x7F},
    {"PADDING CHARACTER", 0x80},
    {"PAD", 0x80},
    {"HIGH OCTET PRESET", 0x81},
    {"HOP", 0x81},
    {"BREAK PERMITTED HERE", 0x82},
    {"BPH", 0x82},
    {"NO BREAK HERE", 0x83},
    {"NBH", 0x83},
    {"INDEX", 0x84},
    {"IND", 0x84},
    {"NEXT LINE", 0x85},
    {"NEL", 0x85},
    {"START OF SELECTED AREA", 0x86},
    {"SSA", 0x86},
    {"END OF SELECTED AREA", 0x87},
    {"ESA", 0x87},
    {"CHARACTER TABULATION SET", 0x88},
    {"HORIZONTAL TABULATION SET", 0x88},
    {"HTS", 0x88},
    {"CHARACTER TABULATION WITH JUSTIFICATION", 0x89},
    {"HORIZONTAL TABULATION WITH JUSTIFICATION", 0x89},
    {"HTJ", 0x89},
    {"LINE TABULATION SET", 0x8A},
    {"VERTICAL TABULATION SET", 0x8A},
    {"VTS", 0x8A},
    {"PARTIAL LINE FORWARD", 0x8B},
    {"PARTIAL LINE DOWN", 0x8B},
    {"PLD", 0x8B},
    {"PARTIAL LINE BACKWARD", 0x8C},
    {"PARTIAL LINE UP", 0x8C},
    {"PLU", 0x8C},
    {"REVERSE LINE FEED", 0x8D},
    {"REVERSE INDEX", 0x8D},
    {"RI", 0x8D},
    {"SINGLE SHIFT TWO", 0x8E},
    {"SINGLE-SHIFT-2", 0x8E},
    {"SS2", 0x8E},
    {"SINGLE SHIFT THREE", 0x8F},
    {"SINGLE-SHIFT-3", 0x8F},
    {"SS3", 0x8F},
    {"DEVICE CONTROL STRING", 0x90},
    {"DCS", 0x90},
    {"PRIVATE USE ONE", 0x91},
    {"PRIVATE USE-1", 0x91},
    {"PU1", 0x91},
    {"PRIVATE USE TWO", 0x92},
    {"PRIVATE USE-2", 0x92},
    {"PU2", 0x92},
    {"SET TRANSMIT STATE", 0x93},
    {"STS", 0x93},
    {"CANCEL CHARACTER", 0x94},
    {"CCH", 0x94},
    {"MESSAGE WAITING", 0x95},
    {"MW", 0x95},
    {"START OF GUARDED AREA", 0x96},
    {"START OF PROTECTED AREA", 0x96},
    {"SPA", 0x96},
    {"END OF GUARDED AREA", 0x97},
    {"END OF PROTECTED AREA", 0x97},
    {"EPA", 0x97},
    {"START OF STRING", 0x98},
    {"SOS", 0x98},
    {"SINGLE GRAPHIC CHARACTER INTRODUCER", 0x99},
    {"SGC", 0x99},
    {"SINGLE CHARACTER INTRODUCER", 0x9A},
    {"SCI", 0x9A},
    {"CONTROL SEQUENCE INTRODUCER", 0x9B},
    {"CSI", 0x9B},
    {"STRING TERMINATOR", 0x9C},
    {"ST", 0x9C},
    {"OPERATING SYSTEM COMMAND", 0x9D},
    {"OSC", 0x9D},
    {"PRIVACY MESSAGE", 0x9E},
    {"PM", 0x9E},
    {"APPLICATION PROGRAM COMMAND", 0x9F},
    {"APC", 0x9F},
};

static bool control_by_name(lb_str name, uint32_t *out)
{
    for (size_t i = 0; i < LB_COUNT(controls); i++) {
        if (lb_str_is_nocase(name, controls[i].name)) {
            *out = controls[i].character;
            return true;
        }
    }
    return false;
}

/* The ideographs, which are named by number: libunistring's table lacks them. */
static bool ideograph_by_name(lb_str name, uint32_t *out)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {{0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0x20000, 0x2A6DF}, {0x2A700, 0x2B739},
                  {0x2B740, 0x2B81D}, {0x2B820, 0x2CEA1}, {0x2CEB0, 0x2EBE0}, {0x30000, 0x3134A}};
    const lb_str prefix = LB_STR("CJK UNIFIED IDEOGRAPH-");
    uint32_t number = 0;
    if (!lb_str_starts(name, prefix) ||
        (name.len != prefix.len + 4 && name.len != prefix.len + 5)) {
        return false;
    }
    for (size_t i = prefix.len; i < name.len; i++) {
        const char c = name.ptr[i];
        if (!lb_is_digit(c) && (c < 'A' || c > 'F')) {
            return false;
        }
        number = number << 4 | (uint32_t)(lb_is_digit(c) ? c - '0' : c - 'A' + 10);
    }
    for (size_t i = 0; i < LB_COUNT(ranges); i++) {
        if (number >= ranges[i].first && number <= ranges[i].last) {
            *out = number;
            return true;
        }
    }
    return false;
}

bool lb_py_unicode_by_name(const lb_py_unicode *unicode, lb_str name, uint32_t *out)
{
    char text[LONGEST_NAME + 1] = "";
    if (name.len > LONGEST_NAME || memchr(name.ptr, 0, name.len)) {
        return false;
    }
    if (ideograph_by_name(name, out) || control_by_name(name, out)) {
        return true;
    }
    /* libunistring 1.0 does not find the syllables in -NJ, which come before those in -NH. */
    const bool is_syllable_in_nj =
        lb_str_starts(name, LB_STR("HANGUL SYLLABLE ")) && lb_str_ends(name, LB_STR("NJ"));
    memcpy(text, name.ptr, name.len);
    if (is_syllable_in_nj) {
        text[name.len - 1] = 'H';
    }
    uint32_t character = unicode->unicode_name_character(text);
    if (character == NO_CHARACTER) {
        return false;
    }
    *out = character - is_syllable_in_nj;
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
