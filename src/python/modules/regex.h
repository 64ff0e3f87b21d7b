/*
 * Regex: a regular expression in Python's syntax, made one in the syntax of PCRE2 with the same
 * meaning.
 *
 * Flags are resolved here: the result is compiled with PCRE2_UTF (for a str), PCRE2_ALT_CIRCUMFLEX
 * and line feed as the newline, and depends on no other option. Named groups become numbers.
 * Pure; stands on base and on the room's Unicode names.
 */
#ifndef LB_PYTHON_MODULES_REGEX_H
#define LB_PYTHON_MODULES_REGEX_H

#include "base/text.h"
#include "base/vector.h"

/* The values of re.IGNORECASE and so on. */
enum {
    LB_RE_IGNORECASE = 2,
    LB_RE_LOCALE = 4,
    LB_RE_MULTILINE = 8,
    LB_RE_DOTALL = 16,
    LB_RE_UNICODE = 32,
    LB_RE_VERBOSE = 64,
    LB_RE_DEBUG = 128,
    LB_RE_ASCII = 256,
};

typedef struct lb_regex_group {
    char *name;         /* or NULL */
    unsigned close;     /* 1 for the group whose parenthesis closes first, and so on; 0: open */
    bool is_assertion;  /* it stands in a lookahead or lookbehind */
    size_t least, most; /* width of what it matches */
} lb_regex_group;

typedef enum lb_regex_status {
    LB_REGEX_FINE,
    LB_REGEX_ERROR,    /* re.error: message, and position where has_position */
    LB_REGEX_VALUE,    /* ValueError */
    LB_REGEX_OVERFLOW, /* OverflowError */
    LB_REGEX_DEEP,     /* RecursionError */
} lb_regex_status;

typedef struct lb_regex {
    lb_text text; /* for PCRE2 */
    unsigned flags;
    LB_VECTOR(lb_regex_group) groups; /* [0] is the whole match */
    lb_text message;
    size_t position; /* in characters */
    bool has_position;
} lb_regex;

/* A zeroed regex; it owns what it points to, also after a failure. */
lb_regex_status lb_regex_translate(lb_regex *regex, lb_str pattern, bool is_bytes, unsigned flags);
void lb_regex_free(lb_regex *regex);

#define LB_AUTO_REGEX LB_CLEANUP(lb_regex_free)

#endif
