/*
 * Str: a slice of text that somebody else owns (pointer and length, not NUL-terminated in general).
 *
 * Bytes, normally UTF-8; comparisons are of bytes and never depend on the locale. All functions are
 * pure and thread-safe.
 */
#ifndef LB_BASE_STR_H
#define LB_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct lb_str {
    const char *ptr;
    size_t len;
} lb_str;

#define LB_STR(literal) ((lb_str){(literal), sizeof(literal) - 1})
/* For printf: printf("%.*s", LB_ARG(str)). */
#define LB_ARG(str) (int)(str).len, (str).ptr

/* The whole of a C string; NULL gives an empty slice. */
lb_str lb_str_of(const char *text);
bool lb_str_equal(lb_str a, lb_str b);
bool lb_str_is(lb_str a, const char *b);
/* ASCII letters compare without case. */
bool lb_str_is_nocase(lb_str a, const char *b);
bool lb_str_equal_nocase(lb_str a, lb_str b);
/* Order of bytes, the shorter first; fit for qsort. */
int lb_str_compare(lb_str a, lb_str b);
/* Whether one of the texts, which stand in that order, is this. */
bool lb_str_is_among(lb_str text, const char *const *sorted, size_t count);
bool lb_str_starts(lb_str text, lb_str prefix);
bool lb_str_ends(lb_str text, lb_str suffix);
/* Offset of the first occurrence, or SIZE_MAX. */
size_t lb_str_find(lb_str text, lb_str what);
size_t lb_str_find_char(lb_str text, char what);
/* text[from:to], both cut to the length. */
lb_str lb_str_slice(lb_str text, size_t from, size_t to);
/* Without the ASCII white space (as C's isspace in the C locale) at both ends, or at the end. */
lb_str lb_str_trim(lb_str text);
lb_str lb_str_trim_end(lb_str text);
/* Takes the next line off `rest` (without its \n or \r\n). False when nothing is left. */
bool lb_str_next_line(lb_str *rest, lb_str *line);
/* Takes what stands before `separator` (or all) off `rest`. False when `rest` was used up before:
 * ptr is then NULL. */
bool lb_str_split(lb_str *rest, char separator, lb_str *part);
/* A decimal number of at most 18 digits with an optional sign, and nothing else. */
bool lb_str_to_integer(lb_str text, int64_t *out);
uint64_t lb_str_hash(lb_str text);
/* Restricted Damerau-Levenshtein distance, counted up to `limit` (then limit + 1); for "did you
 * mean". */
unsigned lb_str_distance(lb_str a, lb_str b, unsigned limit);

static inline bool lb_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}
static inline bool lb_is_digit(char c)
{
    return c >= '0' && c <= '9';
}
static inline bool lb_is_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
static inline char lb_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}
static inline char lb_upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - ('a' - 'A')) : c;
}

#endif
