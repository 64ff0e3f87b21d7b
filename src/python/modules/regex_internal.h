/* Regex, internal: the state that the translator's files share. */
#ifndef LB_PYTHON_MODULES_REGEX_INTERNAL_H
#define LB_PYTHON_MODULES_REGEX_INTERNAL_H

#include "python/modules/regex.h"

#define LB_WIDTH_MOST ((size_t)1 << 31)

typedef struct lb_regex_width {
    size_t least, most;
} lb_regex_width;

typedef struct lb_regex_parser {
    lb_regex *regex;
    lb_str pattern;
    bool is_bytes;
    size_t at;      /* offset of the next byte */
    unsigned flags; /* in force here */
    lb_regex_status status;
    unsigned depth, closed;
    unsigned assertions;       /* how many lookarounds are around this place */
    size_t lookbehind_groups;  /* groups from this number on are of the lookbehind; 0: outside */
    bool has_loose_lookbehind; /* one whose width is not fixed */
    struct {
        size_t group, position;
    } pending; /* the first conditional group that does not exist yet */
} lb_regex_parser;

/* One member of a set, or one escape. */
typedef struct lb_regex_item {
    bool is_class;
    char class_name; /* d D s S w W */
    uint32_t low, high;
} lb_regex_item;

/* Records an error at a byte offset (SIZE_MAX: none); returns false. */
bool lb_regex_fail(lb_regex_parser *p, size_t offset, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Takes the next character, or backslash and character, off the pattern; empty at the end. */
lb_str lb_regex_next(lb_regex_parser *p);
bool lb_regex_match(lb_regex_parser *p, char c);

/* --- regex_set.c: characters, escapes and sets --- */
uint32_t lb_regex_character(const lb_regex_parser *p, lb_str token);
/* The rest of \x41 and its like, which begins with `token` at `start`. */
bool lb_regex_escape(lb_regex_parser *p, lb_str token, bool is_in_set, lb_regex_item *out);
void lb_regex_add_literal(lb_regex_parser *p, uint32_t c);
void lb_regex_add_class(lb_regex_parser *p, char class_name);
/* The set whose "[" was read last. */
bool lb_regex_set(lb_regex_parser *p);

/* --- regex_group.c: what begins with "(" --- */
typedef enum lb_regex_made {
    LB_REGEX_NOTHING, /* a comment, or flags for all */
    LB_REGEX_ITEM,
    LB_REGEX_FAILED,
} lb_regex_made;
lb_regex_made lb_regex_group_parse(lb_regex_parser *p, bool is_first, lb_regex_width *width);
bool lb_regex_reference(lb_regex_parser *p, size_t group, size_t offset, lb_regex_width *width);

/* --- regex.c --- */
bool lb_regex_branches(lb_regex_parser *p, bool is_top, lb_regex_width *width);
bool lb_regex_sequence(lb_regex_parser *p, bool is_first, lb_regex_width *width);

#endif
