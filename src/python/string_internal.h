/* Characters, as the files of str share them. */
#ifndef LB_PYTHON_STRING_H
#define LB_PYTHON_STRING_H

#include "python/character.h"

size_t lb_wtf8_count(lb_str text);

/* Goes through a text: for (each e = each_of(t); each_next(&e);) e.c */
typedef struct each {
    const char *at, *end;
    uint32_t c;
} each;
static inline each each_of(lb_str text)
{
    return (each){text.ptr, text.ptr + text.len, 0};
}
static inline bool each_next(each *e)
{
    if (e->at >= e->end) {
        return false;
    }
    size_t n = lb_wtf8_decode(e->at, e->end, &e->c);
    e->at += n ? n : 1;
    return true;
}

/* Methods of string_case.c. */
lb_native_function lb_str_upper, lb_str_lower, lb_str_swapcase, lb_str_title, lb_str_capitalize,
    lb_str_casefold, lb_str_isalpha, lb_str_isdigit, lb_str_isdecimal, lb_str_isnumeric,
    lb_str_isalnum, lb_str_isspace, lb_str_isascii, lb_str_isprintable, lb_str_isupper,
    lb_str_islower, lb_str_istitle, lb_str_isidentifier;

/* Methods of string_search.c. */
lb_native_function lb_string_strip, lb_string_lstrip, lb_string_rstrip, lb_string_find,
    lb_string_rfind, lb_string_index, lb_string_rindex, lb_string_count, lb_string_startswith,
    lb_string_endswith, lb_string_removeprefix, lb_string_removesuffix, lb_string_replace,
    lb_string_split, lb_string_rsplit, lb_string_splitlines, lb_string_partition,
    lb_string_rpartition, lb_string_join;

#endif
