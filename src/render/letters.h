/*
 * Letters: what Python's `\w`, lower() and upper() say of texts beyond ASCII.
 *
 * The answers are libunistring's, which is opened on the first question: ASCII texts never ask.
 * Without the library such a text is LB_ERR_UNSUPPORTED. Inner header of this room. Thread-safe.
 */
#ifndef LB_RENDER_LETTERS_H
#define LB_RENDER_LETTERS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/vector.h"

/* re.findall(r"\w+", text): letters, digits and '_'. */
lb_code lb_letters_words(lb_arena *arena, lb_str text, lb_str_vector *out, lb_error *error);
lb_code lb_letters_lower(lb_arena *arena, lb_str text, lb_str *out, lb_error *error);
lb_code lb_letters_upper(lb_arena *arena, lb_str text, lb_str *out, lb_error *error);

#endif
