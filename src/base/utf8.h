/*
 * UTF-8: decoding, checking, and how wide a text is on a terminal. Pure and thread-safe; never
 * depends on the locale.
 */
#ifndef LB_BASE_UTF8_H
#define LB_BASE_UTF8_H

#include "base/str.h"
#include "base/text.h"

/* Decodes the character at the start of a non-empty text; returns its length in bytes, 0 where it
   is not valid UTF-8 (overlong forms, surrogates and values over U+10FFFF are not). */
size_t lb_utf8_decode(lb_str text, uint32_t *character);
void lb_utf8_add(lb_text *text, uint32_t character);
/* Offset of the first byte that is not valid UTF-8, or SIZE_MAX. */
size_t lb_utf8_invalid(lb_str text);
/* How many bytes at the start of a non-empty text that is not valid there could begin a character:
   0 to 3. Python replaces as many (at least one) by one U+FFFD. */
size_t lb_utf8_prefix(lb_str text);
/* Number of characters; an invalid byte counts as one. */
size_t lb_utf8_count(lb_str text);
/* Length in bytes of the white space character (Python's str.isspace()) at the start or the end of
   a text; 0 where there is none. */
size_t lb_utf8_space(lb_str text);
size_t lb_utf8_space_end(lb_str text);
/* Without that white space at both ends, as str.strip(), or at the end, as str.rstrip(). */
lb_str lb_utf8_trim(lb_str text);
lb_str lb_utf8_trim_end(lb_str text);
/* Columns on a terminal: combining marks count 0, wide East Asian characters and emoji 2. */
size_t lb_utf8_width(lb_str text);

#endif
