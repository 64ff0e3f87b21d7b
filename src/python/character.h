/*
 * Characters: what the methods of str ask of one. ASCII, and what is common besides, is answered
 * here; libunistring (unicode.h), opened at the first other question, knows the rest. Without the
 * library other characters have no case and are no letters.
 */
#ifndef LB_PYTHON_CHARACTER_H
#define LB_PYTHON_CHARACTER_H

#include "python/interpreter.h"

typedef enum lb_character_kind {
    LB_CHARACTER_ALPHA,
    LB_CHARACTER_DECIMAL, /* a digit of some script */
    LB_CHARACTER_DIGIT,   /* superscripts and the like, too */
    LB_CHARACTER_NUMERIC, /* fractions, Roman and Chinese numbers, too */
    LB_CHARACTER_UPPER,
    LB_CHARACTER_LOWER,
    LB_CHARACTER_TITLE,
    LB_CHARACTER_CASED,
    LB_CHARACTER_CASE_IGNORABLE,
    LB_CHARACTER_PRINTABLE,
    LB_CHARACTER_ID_START,
    LB_CHARACTER_ID_CONTINUE,
} lb_character_kind;

typedef enum lb_case { LB_CASE_UPPER, LB_CASE_LOWER, LB_CASE_TITLE, LB_CASE_FOLD } lb_case;

bool lb_character_is(lb_python *py, uint32_t c, lb_character_kind kind);
bool lb_character_is_space(uint32_t c);
int lb_character_decimal(lb_python *py, uint32_t c); /* its value, or -1 */
/* Appends what the character becomes, which may be several. */
void lb_character_convert(lb_python *py, uint32_t c, lb_case how, lb_text *out);
void lb_text_add_char(lb_text *text, uint32_t character);
/* Numbers in the digits of any script, and with any white space, as ASCII has them. */
lb_str lb_text_to_ascii_digits(lb_python *py, lb_str text, lb_text *buffer);

#endif
