/*
 * Unicode: what the front end asks of the character database: identifiers, names, normal forms.
 *
 * The answers are libunistring's, which is opened on the first question: ASCII sources never ask.
 * Stands on base.
 */
#ifndef LB_PYTHON_UNICODE_H
#define LB_PYTHON_UNICODE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

typedef struct lb_py_fraction {
    int32_t numerator, denominator; /* the latter 0: no number */
} lb_py_fraction;

/* text, its size, language, normal form, buffer, its size in and out */
typedef uint8_t *lb_py_unicode_case(const uint8_t *, size_t, const char *, const void *, uint8_t *,
                                    size_t *);

/* Functions of the library under its own names. A zeroed struct is one not opened yet. */
typedef struct lb_py_unicode {
    bool (*uc_is_property_xid_start)(uint32_t);
    bool (*uc_is_property_xid_continue)(uint32_t);
    bool (*uc_is_general_category_withtable)(uint32_t, uint32_t);
    uint32_t (*unicode_name_character)(const char *);
    uint8_t *(*u8_normalize)(const void *form, const uint8_t *, size_t, uint8_t *, size_t *);
    const void *uninorm_nfkc;
    int (*uc_decimal_value)(uint32_t);
    int (*uc_digit_value)(uint32_t);
    lb_py_fraction (*uc_numeric_value)(uint32_t);
    bool (*uc_is_property_uppercase)(uint32_t);
    bool (*uc_is_property_lowercase)(uint32_t);
    bool (*uc_is_property_cased)(uint32_t);
    bool (*uc_is_property_case_ignorable)(uint32_t);
    lb_py_unicode_case *u8_toupper, *u8_tolower, *u8_totitle, *u8_casefold;
} lb_py_unicode;

/* Opens the library where that has not been done. LB_ERR_UNSUPPORTED where it is missing. */
lb_code lb_py_unicode_open(lb_py_unicode *unicode, lb_error *error);

/* The following want an open one. As str.isprintable() has it: */
bool lb_py_unicode_is_printable(const lb_py_unicode *unicode, uint32_t character);
bool lb_py_unicode_is_letter(const lb_py_unicode *unicode, uint32_t character);
bool lb_py_unicode_is_title(const lb_py_unicode *unicode, uint32_t character);
bool lb_py_unicode_is_numeric(const lb_py_unicode *unicode, uint32_t character);
/* Appends one character in capital (0), small (1) or title (2) form, or folded (3). */
void lb_py_unicode_convert(const lb_py_unicode *unicode, lb_str character, int how, lb_text *out);
/* The character of a name as \N{...} has it; false where there is none. */
bool lb_py_unicode_by_name(const lb_py_unicode *unicode, lb_str name, uint32_t *out);
/* The normal form NFKC of valid UTF-8. */
lb_str lb_py_unicode_nfkc(const lb_py_unicode *unicode, lb_arena *arena, lb_str text);

#endif
