/*
 * Pathlib: paths as Python's pathlib writes them, which Alembic's messages show. Inner header of
 * this room. Pure and thread-safe.
 */
#ifndef LB_CONFIG_PATHLIB_H
#define LB_CONFIG_PATHLIB_H

#include "base/arena.h"

/* str(Path(path)): without "." and empty parts; ".." stays; of nothing, ".". */
char *lb_pathlib_text(lb_arena *arena, lb_str path) __attribute__((returns_nonnull));
/* str(Path(path).absolute()), against the given directory. */
char *lb_pathlib_absolute(lb_arena *arena, const char *directory, lb_str path)
    __attribute__((returns_nonnull));
/* str(Path(path).parent) of such a text. */
char *lb_pathlib_parent(lb_arena *arena, const char *text) __attribute__((returns_nonnull));

#endif
