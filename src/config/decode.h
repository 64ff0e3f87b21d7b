/*
 * Decode: the first look at a settings file's bytes, as Python's text files take it. Inner header
 * of this room. Pure and thread-safe.
 */
#ifndef LB_CONFIG_DECODE_H
#define LB_CONFIG_DECODE_H

#include "base/arena.h"
#include "base/error.h"

/* Fails with Python's UnicodeDecodeError at the first byte that is not UTF-8. */
lb_code lb_decode_check(lb_str content, const char *path, lb_error *error);
/* Universal newlines: every \r\n and \r becomes \n. A copy in the arena where anything changes. */
lb_str lb_decode_newlines(lb_arena *arena, lb_str content);

#endif
