/*
 * File: reading whole files, writing them so that no reader ever sees half of one, and paths.
 *
 * Paths are bytes with '/' between the parts. Texts that are returned are owned by the caller
 * (free()), unless an arena is given. Errors are LB_ERR_FILE with the path in the message.
 * Thread-safe, except that all share the working directory.
 */
#ifndef LB_BASE_FILE_H
#define LB_BASE_FILE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/vector.h"

/* Reads all of a regular file of at most `limit` bytes (0: 256 MiB) into the arena, NUL-terminated.
 */
lb_code lb_file_read(lb_arena *arena, const char *path, size_t limit, lb_str *out, lb_error *error);
/* As lb_file_read; a file that is not UTF-8 is an error at the place of the first wrong byte. */
lb_code lb_file_read_utf8(lb_arena *arena, const char *path, size_t limit, lb_str *out,
                          lb_error *error);
/* Writes beside and renames over `path`: after a failure the old file, or none, is there. Keeps the
   mode of an existing file; a new one is created with 0666 less the umask. */
lb_code lb_file_write(const char *path, lb_str content, lb_error *error);
/* As lb_file_write, but fails (LB_ERR_FILE) if the file exists. */
lb_code lb_file_create(const char *path, lb_str content, lb_error *error);
/* As lb_file_write, for its owner alone (0600) and without waiting for the disk: after a crash of
   the machine anything may be there. A link at `path` is replaced. */
lb_code lb_file_write_private(const char *path, lb_str content, lb_error *error);
bool lb_file_exists(const char *path);
bool lb_file_is_directory(const char *path);
/* Makes a directory and those above it; existing ones are fine. */
lb_code lb_file_make_directories(const char *path, lb_error *error);
/* Those that it makes are for their owner alone (0700). */
lb_code lb_file_make_private_directories(const char *path, lb_error *error);

typedef struct lb_file_entry {
    lb_str name;
    bool is_directory; /* of a link: what it points to */
} lb_file_entry;
typedef LB_VECTOR(lb_file_entry) lb_file_entries;
/* The entries of a directory but . and .., in the order of their names' bytes, in the arena. */
lb_code lb_file_list(lb_arena *arena, const char *path, lb_file_entries *out, lb_error *error);

/* a/b; an absolute b stands alone; an empty a gives b. */
char *lb_path_join(lb_arena *arena, lb_str a, lb_str b);
/* As Python's os.path.abspath: against the working directory, without "." and "..", links not
 * followed. */
char *lb_path_absolute(lb_arena *arena, lb_str path);
/* As os.path.realpath: links followed as far as the path exists. */
char *lb_path_real(lb_arena *arena, lb_str path);
lb_str lb_path_basename(lb_str path);
lb_str lb_path_dirname(lb_str path);

#endif
