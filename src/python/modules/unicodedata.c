/* unicodedata: what libunistring, opened on the first import, knows of characters. */
#include <stdlib.h>

#include "base/loader.h"
#include "python/interpreter.h"
#include "python/modules/native.h"
#include "python/modules/natives.h"
#include "python/unicode.h"

/* As the library declares it. */
typedef struct fraction {
    int numerator, denominator;
} fraction;

typedef struct library {
    bool (*uc_is_general_category_withtable)(uint32_t, uint32_t);
    int (*uc_combining_class)(uint32_t);
    int (*uc_bidi_class)(uint32_t);
    const char *(*uc_bidi_class_name)(int);
    int (*uc_decimal_value)(uint32_t);
    int (*uc_digit_value)(uint32_t);
    fraction (*uc_numeric_value)(uint32_t);
    bool (*uc_mirror_char)(uint32_t, uint32_t *);
    int (*uc_decomposition)(uint32_t, int *, uint32_t *);
    int (*uc_width)(uint32_t, const char *);
    char *(*unicode_character_name)(uint32_t, char *);
    uint8_t *(*u8_normalize)(const void *, const uint8_t *, size_t, uint8_t *, size_t *);
    const void *uninorm_nfc, *uninorm_nfd, *uninorm_nfkc, *uninorm_nfkd;
} library;

#define SYMBOL(name)                          \
    {                                         \
#name, offsetof(library, name), false \
    }
static const lb_symbol symbols[] = {
    SYMBOL(uc_is_general_category_withtable),
    SYMBOL(uc_combining_class),
    SYMBOL(uc_bidi_class),
    SYMBOL(uc_bidi_class_name),
    SYMBOL(uc_decimal_value),
    SYMBOL(uc_digit_value),
    SYMBOL(uc_numeric_value),
    SYMBOL(uc_mirror_char),
    SYMBOL(uc_decomposition),
    SYMBOL(uc_width),
    SYMBOL(unicode_character_name),
    SYMBOL(u8_normalize),
    SYMBOL(uninorm_nfc),
    SYMBOL(uninorm_nfd),
    SYMBOL(uninorm_nfkc),
    SYMBOL(uninorm_nfkd),
};
#undef SYMBOL

enum { LONGEST_DECOMPOSITION = 32, LONGEST_NAME = 256 };

/* Opened once an interpreter. */
static const library *open_library(lb_python *py)
{
    LB_AUTO_ERROR lb_error error = {0};
    if (py->unicode_data) {
        return py->unicode_data;
    }
    library *out = lb_alloc(sizeof *out);
    if (lb_loader_open("libunistring.so.5", "libunistring5", symbols, LB_COUNT(symbols), out,
                       NULL) == LB_OK ||
        lb_loader_open("libunistring.so.2", "libunistring2", symbols, LB_COUNT(symbols), out,
                       &error) == LB_OK) {
        py->unicode_data = out;
        return out;
    }
    free(out);
    return (library *)lb_raise(py, LB_T_IMPORT_ERROR, "%s", error.message);
}

/* The character that a function is asked about. */
static bool character_of(lb_python *py, lb_value v, const char *function, uint32_t *out)
{
    if (!lb_is(py, v, LB_T_STR) || ((lb_string *)v)->length != 1) {
        lb_raise(py, LB_T_TYPE_ERROR, "%s() argument%s must be a unicode character, not %s",
                 function, strcmp(function, "name") == 0 ? " 1" : "", lb_type_name(py, v));
        return false;
    }
    return lb_utf8_decode(lb_string_text(v), out) > 0;
}

static const char *category(const library *u, uint32_t character)
{
    static const char names[][3] = {"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl",
                                    "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc",
                                    "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Cn"};
    for (size_t i = 0; i < LB_COUNT(names); i++) {
        if (u->uc_is_general_category_withtable(character, 1u << i)) {
            return names[i];
        }
    }
    return "Cn";
}

#define ASK(function)                                     \
    const library *u = open_library(py);                  \
    uint32_t c;                                           \
    if (!u || !character_of(py, args[0], function, &c)) { \
        return NULL;                                      \
    }

static lb_value data_category(lb_python *py, lb_value *args)
{
    ASK("category")
    return lb_string_of(py, category(u, c));
}

static lb_value data_combining(lb_python *py, lb_value *args)
{
    ASK("combining")
    return lb_int_new(py, u->uc_combining_class(c));
}

static lb_value data_bidirectional(lb_python *py, lb_value *args)
{
    ASK("bidirectional")
    bool is_unassigned = strcmp(category(u, c), "Cn") == 0;
    return lb_string_of(py, is_unassigned ? "" : u->uc_bidi_class_name(u->uc_bidi_class(c)));
}

static lb_value data_mirrored(lb_python *py, lb_value *args)
{
    ASK("mirrored")
    uint32_t mirror;
    return lb_int_new(py, u->uc_mirror_char(c, &mirror));
}

static lb_value number_or(lb_python *py, int number, lb_value fallback, const char *what)
{
    return number >= 0 ? lb_int_new(py, number)
           : fallback  ? fallback
                       : lb_raise(py, LB_T_VALUE_ERROR, "not a %s", what);
}

static lb_value data_decimal(lb_python *py, lb_value *args)
{
    ASK("decimal")
    return number_or(py, u->uc_decimal_value(c), args[1], "decimal");
}

static lb_value data_digit(lb_python *py, lb_value *args)
{
    ASK("digit")
    return number_or(py, u->uc_digit_value(c), args[1], "digit");
}

static lb_value data_numeric(lb_python *py, lb_value *args)
{
    ASK("numeric")
    fraction n = u->uc_numeric_value(c);
    return n.denominator ? lb_float_new(py, (double)n.numerator / n.denominator)
                         : number_or(py, -1, args[1], "numeric character");
}

/* The tags of decompositions in the library's order. */
static const char *const tags[] = {"",          "<font> ",  "<noBreak> ",  "<initial> ",
                                   "<medial> ", "<final> ", "<isolated> ", "<circle> ",
                                   "<super> ",  "<sub> ",   "<vertical> ", "<wide> ",
                                   "<narrow> ", "<small> ", "<square> ",   "<fraction> ",
                                   "<compat> "};

static lb_value data_decomposition(lb_python *py, lb_value *args)
{
    ASK("decomposition")
    uint32_t parts[LONGEST_DECOMPOSITION];
    int tag = 0, count = u->uc_decomposition(c, &tag, parts);
    bool is_syllable = c >= 0xAC00 && c <= 0xD7A3; /* computed, not listed */
    LB_AUTO_TEXT lb_text text = {0};
    if (count > 0 && !is_syllable && (size_t)tag < LB_COUNT(tags)) {
        lb_text_adds(&text, tags[tag]);
        for (int i = 0; i < count; i++) {
            lb_text_addf(&text, "%s%04X", i ? " " : "", parts[i]);
        }
    }
    return lb_string_take(py, &text);
}

static lb_value data_east_asian_width(lb_python *py, lb_value *args)
{
    ASK("east_asian_width")
    uint32_t parts[LONGEST_DECOMPOSITION];
    int tag = 0;
    const char *decomposition = u->uc_decomposition(c, &tag, parts) > 0 ? tags[tag] : "";
    const char *width = strcmp(decomposition, "<wide> ") == 0     ? "F"
                        : strcmp(decomposition, "<narrow> ") == 0 ? "H"
                        : u->uc_width(c, "UTF-8") == 2            ? "W"
                        : c >= ' ' && c < 127                     ? "Na"
                                                                  : "N";
    return lb_string_of(py, width);
}

/* A syllable's name, of the letters that it is made of: libunistring has those in -NJ wrong. */
static lb_value syllable_name(lb_python *py, uint32_t c)
{
    static const char *const initials[] = {"G",  "GG", "N", "D",  "DD", "R", "M", "B", "BB", "S",
                                           "SS", "",   "J", "JJ", "C",  "K", "T", "P", "H"};
    static const char *const vowels[] = {"A",   "AE", "YA", "YAE", "EO", "E",  "YEO",
                                         "YE",  "O",  "WA", "WAE", "OE", "YO", "U",
                                         "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
    static const char *const finals[] = {"",   "G",  "GG", "GS", "N",  "NJ", "NH", "D", "L",  "LG",
                                         "LM", "LB", "LS", "LT", "LP", "LH", "M",  "B", "BS", "S",
                                         "SS", "NG", "J",  "C",  "K",  "T",  "P",  "H"};
    uint32_t index = c - 0xAC00, last = LB_COUNT(finals);
    return lb_string_format(py, "HANGUL SYLLABLE %s%s%s",
                            initials[index / (last * LB_COUNT(vowels))],
                            vowels[index / last % LB_COUNT(vowels)], finals[index % last]);
}

static lb_value data_name(lb_python *py, lb_value *args)
{
    ASK("name")
    char name[LONGEST_NAME];
    if (c >= 0xAC00 && c <= 0xD7A3) {
        return syllable_name(py, c);
    }
    if (u->unicode_character_name(c, name)) {
        return lb_string_of(py, name);
    }
    if (c >= 0x3400 && u->uc_width(c, "UTF-8") == 2 && strcmp(category(u, c), "Lo") == 0) {
        const bool is_compatibility = (c & 0xFF00) == 0xF900 || (c & 0xFF00) == 0xFA00;
        return lb_string_format(py, "CJK %s IDEOGRAPH-%X",
                                is_compatibility ? "COMPATIBILITY" : "UNIFIED", c);
    }
    return args[1] ? args[1] : lb_raise(py, LB_T_VALUE_ERROR, "no such name");
}

static lb_value data_lookup(lb_python *py, lb_value *args)
{
    lb_str name;
    lb_py_unicode unicode = {0};
    uint32_t c;
    if (!lb_to_text(py, args[0], "lookup() argument", &name)) {
        return NULL;
    }
    LB_AUTO_FREE char *upper = lb_strdup(name.ptr);
    for (char *p = upper; *p; p++) {
        *p = lb_upper(*p);
    }
    if (lb_py_unicode_open(&unicode, NULL) != LB_OK ||
        !lb_py_unicode_by_name(&unicode, lb_str_of(upper), &c)) {
        lb_value text = lb_string_format(py, "undefined character name '%s'", lb_cstr(args[0]));
        return lb_raise_with(py, LB_T_KEY_ERROR, text);
    }
    LB_AUTO_TEXT lb_text text = {0};
    lb_utf8_add(&text, c);
    return lb_string_take(py, &text);
}

static const void *form_of(lb_python *py, const library *u, lb_value name)
{
    const struct {
        const char *name;
        const void *form;
    } forms[] = {{"NFC", u->uninorm_nfc},
                 {"NFD", u->uninorm_nfd},
                 {"NFKC", u->uninorm_nfkc},
                 {"NFKD", u->uninorm_nfkd}};
    lb_str text;
    if (!lb_to_text(py, name, "normalize() argument 1", &text)) {
        return NULL;
    }
    for (size_t i = 0; i < LB_COUNT(forms); i++) {
        if (lb_str_is(text, forms[i].name)) {
            return forms[i].form;
        }
    }
    return lb_raise(py, LB_T_VALUE_ERROR, "invalid normalization form");
}

static lb_value data_normalize(lb_python *py, lb_value *args)
{
    const library *u = open_library(py);
    lb_str text;
    const void *form = u ? form_of(py, u, args[0]) : NULL;
    if (!form || !lb_to_text(py, args[1], "normalize() argument 2", &text)) {
        return NULL;
    }
    if (((lb_string *)args[1])->length == text.len) { /* ASCII */
        return args[1];
    }
    size_t length = 0;
    uint8_t *out = u->u8_normalize(form, (const uint8_t *)text.ptr, text.len, NULL, &length);
    if (!out) { /* lone surrogates */
        return args[1];
    }
    lb_value result = lb_string_new(py, (lb_str){(const char *)out, length});
    free(out);
    return result;
}

static lb_value data_is_normalized(lb_python *py, lb_value *args)
{
    lb_value normal = data_normalize(py, args);
    int is = normal ? lb_equal(py, normal, args[1]) : -1;
    return is < 0 ? NULL : is ? LB_TRUE : LB_FALSE;
}

static bool setup(lb_python *py, lb_module *module)
{
    lb_module_set(py, module, "unidata_version", lb_string_of(py, "14.0.0"));
    return true;
}

static const lb_method functions[] = {{"category", "character, /", data_category},
                                      {"combining", "character, /", data_combining},
                                      {"bidirectional", "character, /", data_bidirectional},
                                      {"mirrored", "character, /", data_mirrored},
                                      {"decimal", "character, default=, /", data_decimal},
                                      {"digit", "character, default=, /", data_digit},
                                      {"numeric", "character, default=, /", data_numeric},
                                      {"decomposition", "character, /", data_decomposition},
                                      {"east_asian_width", "character, /", data_east_asian_width},
                                      {"name", "character, default=, /", data_name},
                                      {"lookup", "name, /", data_lookup},
                                      {"normalize", "form, text, /", data_normalize},
                                      {"is_normalized", "form, text, /", data_is_normalized},
                                      {0}};
const lb_module_spec lb_module_unicodedata = {
    .name = "unicodedata", .functions = functions, .setup = setup};
