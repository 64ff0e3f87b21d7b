/*
 * Secret: keeps passwords out of messages that quote a part of a settings file. Inner header of
 * this room. Pure and thread-safe.
 */
#ifndef LB_CONFIG_SECRET_H
#define LB_CONFIG_SECRET_H

#include "base/arena.h"

/* Whether an option or parameter of that name holds a secret: password, passwd, token, ... */
bool lb_secret_is_name(lb_str name);
/* text[from:] with *** for what lies in it of the passwords of database URLs and of
 * "password=..." parameters anywhere in the text. */
lb_str lb_secret_hide(lb_arena *arena, lb_str text, size_t from);

#endif
