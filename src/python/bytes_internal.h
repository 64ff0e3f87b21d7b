/*
 * Bytes: what bytes, bytearray and memoryview share. The methods of bytes_methods.c and bytes.c
 * work on any of them by its content (lb_bytes_text) and give back what their self is.
 */
#ifndef LB_PYTHON_BYTES_INTERNAL_H
#define LB_PYTHON_BYTES_INTERNAL_H

#include "python/string_internal.h"

/* A view of a bytes or bytearray. One of a bytearray that has become too short cannot be used. */
typedef struct lb_memoryview {
    lb_object head;
    lb_value owner; /* NULL: released */
    int64_t start, step;
    size_t count;
} lb_memoryview;

/* The content of a bytes or bytearray. */
lb_str lb_bytes_text(const lb_python *py, lb_value v);
/* A bytearray where `self` is one, else bytes. */
lb_value lb_bytes_like_new(lb_python *py, lb_value self, lb_str content);
/* Content of what bytes() and bytearray() are given; false: raised. */
bool lb_bytes_source(lb_python *py, lb_value *args, const char *type, lb_text *out);
/* One number from 0 to 255 from the guest, or -1. */
int lb_byte_of(lb_python *py, lb_value v, const char *range);
/* Adds what is iterated over; false: raised. */
bool lb_bytes_collect(lb_python *py, lb_value iterable, const char *range, lb_text *out);
void lb_bytes_add_repr(lb_str content, lb_text *out);
lb_value lb_bytes_hex_text(lb_python *py, lb_str content, lb_value separator, lb_value every);
lb_value lb_bytes_percent(lb_python *py, lb_str format, lb_value args);
/* Whether it may be looked at; false: raised. */
bool lb_memoryview_is_open(lb_python *py, const lb_memoryview *view);

/* The methods that bytes and bytearray share, as rows of a table. */
#define LB_BYTES_METHODS(X)                           \
    X(capitalize, "self")                             \
    X(center, "self, width, fillchar=, /")            \
    X(count, "self, sub, start=, end=, /, !")         \
    X(decode, "self, encoding=, errors=")             \
    X(endswith, "self, suffix, start=, end=, /, !")   \
    X(expandtabs, "self, tabsize=8")                  \
    X(find, "self, sub, start=, end=, /, !")          \
    X(hex, "self, sep=, bytes_per_sep=1")             \
    X(index, "self, sub, start=, end=, /, !")         \
    X(isalnum, "self")                                \
    X(isalpha, "self")                                \
    X(isascii, "self")                                \
    X(isdigit, "self")                                \
    X(islower, "self")                                \
    X(isspace, "self")                                \
    X(istitle, "self")                                \
    X(isupper, "self")                                \
    X(join, "self, iterable_of_bytes, /")             \
    X(ljust, "self, width, fillchar=, /")             \
    X(lower, "self")                                  \
    X(lstrip, "self, bytes=None, /")                  \
    X(partition, "self, sep, /")                      \
    X(removeprefix, "self, prefix, /")                \
    X(removesuffix, "self, suffix, /")                \
    X(replace, "self, old, new, count=-1, /")         \
    X(rfind, "self, sub, start=, end=, /, !")         \
    X(rindex, "self, sub, start=, end=, /, !")        \
    X(rjust, "self, width, fillchar=, /")             \
    X(rpartition, "self, sep, /")                     \
    X(rsplit, "self, sep=None, maxsplit=-1")          \
    X(rstrip, "self, bytes=None, /")                  \
    X(split, "self, sep=None, maxsplit=-1")           \
    X(splitlines, "self, keepends=False")             \
    X(startswith, "self, prefix, start=, end=, /, !") \
    X(strip, "self, bytes=None, /")                   \
    X(swapcase, "self")                               \
    X(title, "self")                                  \
    X(translate, "self, table, /, delete=")           \
    X(upper, "self")                                  \
    X(zfill, "self, width, /")                        \
    X(__len__, "self")                                \
    X(__iter__, "self")                               \
    X(__add__, "self, other, /")                      \
    X(__mul__, "self, times, /")                      \
    X(__rmul__, "self, times, /")                     \
    X(__mod__, "self, args, /")                       \
    X(__contains__, "self, item, /")                  \
    X(__eq__, "self, other, /")                       \
    X(__ne__, "self, other, /")                       \
    X(__lt__, "self, other, /")                       \
    X(__le__, "self, other, /")                       \
    X(__gt__, "self, other, /")                       \
    X(__ge__, "self, other, /")
#define X(name, signature) lb_native_function lb_bytes_##name;
LB_BYTES_METHODS(X)
#undef X
#define LB_BYTES_METHOD_ROW(name, signature) {#name, signature, lb_bytes_##name},

lb_native_function lb_bytes_maketrans, lb_bytes_fromhex;
void lb_setup_bytearray(lb_python *py);
void lb_setup_memoryview(lb_python *py);

#endif
