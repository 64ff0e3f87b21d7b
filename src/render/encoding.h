/*
 * Encoding: texts from and to the encodings that Python's names stand for (setting
 * output_encoding, a template's coding comment). Stands on base; thread-safe.
 */
#ifndef LB_RENDER_ENCODING_H
#define LB_RENDER_ENCODING_H

#include "base/arena.h"
#include "base/error.h"

/* To and from UTF-8, in the arena (UTF-8 itself: only checked). Errors are LB_ERR_SETTINGS for a
 * name that is not known (Python's LookupError), LB_ERR_SCRIPT for a text that does not fit. */
lb_code lb_encoding_decode(lb_arena *arena, lb_str name, lb_str bytes, lb_str *out,
                           lb_error *error);
lb_code lb_encoding_encode(lb_arena *arena, lb_str name, lb_str text, lb_str *out, lb_error *error);

#endif
