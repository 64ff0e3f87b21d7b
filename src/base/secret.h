/*
 * Secret: keeps passwords out of messages that quote a part of a file. Pure and thread-safe.
 */
#ifndef LB_BASE_SECRET_H
#define LB_BASE_SECRET_H

#include "base/arena.h"

/* Whether an option or parameter of that name holds a secret: password, passwd, token, ... */
bool lb_secret_is_name(lb_str name);
/* text[from:] with *** for what lies in it of the passwords of database URLs and of
 * "password=..." parameters anywhere in the text. */
lb_str lb_secret_hide(lb_arena *arena, lb_str text, size_t from);
/* A line of settings or of a script, with *** for these and for all that "name = " or "name: "
 * gives to a name that holds a secret. The line itself where there are none. */
lb_str lb_secret_hide_line(lb_arena *arena, lb_str line);

#endif
