/*
 * Cache: a folder of files, each of which can be made anew at any time.
 *
 * What is kept is found under its key, a text of any length that holds all that the content depends
 * on. The folder and the files are their owner's alone; a file is written beside and renamed, and
 * has its own checksum, so that any number of processes may read and write at once. A file that is
 * another's, damaged, or older than 30 days is not used; 20 are kept, those that were used last.
 * Nothing fails: what cannot be read is not there, what cannot be written is not kept. Stands on
 * digest.h and file.h.
 */
#ifndef LB_BASE_CACHE_H
#define LB_BASE_CACHE_H

#include "base/arena.h"

/* What was put under the key, in the arena. False: it is not there. */
bool lb_cache_get(lb_arena *arena, const char *folder, lb_str key, lb_str *out);
void lb_cache_put(const char *folder, lb_str key, lb_str content);

#endif
