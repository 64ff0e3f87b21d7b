/*
 * Text: a growing buffer in which every output is built.
 *
 * The buffer owns its bytes; they are NUL-terminated at any time and move when it grows. Not
 * thread-safe. Stands on memory.h and str.h.
 */
#ifndef LB_BASE_TEXT_H
#define LB_BASE_TEXT_H

#include <stdarg.h>

#include "base/str.h"

/* A zeroed struct is an empty text. */
typedef struct lb_text {
    char *ptr; /* NULL while nothing was added */
    size_t len;
    size_t capacity;
} lb_text;

void lb_text_add(lb_text *text, lb_str more);
void lb_text_adds(lb_text *text, const char *more);
void lb_text_addc(lb_text *text, char c);
void lb_text_fill(lb_text *text, char c, size_t count);
void lb_text_addf(lb_text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
void lb_text_addv(lb_text *text, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));
/* Makes room for `more` further bytes and returns where they start; the caller then adds to len. */
char *lb_text_reserve(lb_text *text, size_t more);
void lb_text_truncate(lb_text *text, size_t length);
lb_str lb_text_str(const lb_text *text);
/* The content as a C string that lives until the text changes. */
const char *lb_text_cstr(const lb_text *text);
/* Hands the bytes over (never NULL; free() them) and leaves the text empty. */
char *lb_text_take(lb_text *text);
void lb_text_free(lb_text *text);

#define LB_AUTO_TEXT LB_CLEANUP(lb_text_free)

#endif
