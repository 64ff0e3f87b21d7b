#include "revision/directory.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/map.h"
#include "revision/header.h"
#include "revision/sql_file.h"

enum {
    FIRST_READ = 4096, /* enough for the header of nearly every file */
    LARGEST_FILE = 64 << 20,
};

typedef enum entry_kind {
    ENTRY_FILE,
    ENTRY_DIRECTORY,
    ENTRY_LINK, /* to a file, or to nothing */
} entry_kind;

typedef struct entry {
    lb_str name;
    entry_kind kind;
} entry;
typedef LB_VECTOR(entry) entry_vector;

/* Loading, with what is used again for each file. */
typedef struct loading {
    lb_graph *graph;
    const lb_log *log;
    bool is_recursive, has_data;
    lb_map seen;           /* real paths */
    lb_text path;          /* of the file being read */
    lb_text source;        /* what was read of it */
    lb_text previous;      /* identifier of the last file without a header in this directory */
    lb_str_vector pending; /* directories still to be read, the next one last */
    lb_arena names;        /* theirs */
} loading;

static void close_descriptor(int *fd)
{
    if (*fd >= 0) {
        (void)close(*fd);
    }
}

static void close_directory(DIR **directory)
{
    if (*directory) {
        (void)closedir(*directory);
    }
}

/* ---- Names ----------------------------------------------------------------------------------- */

static bool kind_of_name(lb_str name, lb_revision_kind *kind)
{
    if (lb_str_starts(name, LB_STR(".#")) || lb_str_starts(name, LB_STR("__init__"))) {
        return false;
    }
    *kind = lb_str_ends(name, LB_STR(".sql")) ? LB_REVISION_SQL : LB_REVISION_PY;
    return *kind == LB_REVISION_SQL || lb_str_ends(name, LB_STR(".py"));
}

static int compare_names(const void *a, const void *b)
{
    return lb_str_compare(((const entry *)a)->name, ((const entry *)b)->name);
}

/* What a link points to counts, but a directory behind a link is not gone into. */
static entry_kind kind_of(int fd, const struct dirent *found, bool *is_skipped)
{
    struct stat status;
    *is_skipped = false;
    if (found->d_type == DT_REG) {
        return ENTRY_FILE;
    }
    if (found->d_type == DT_DIR) {
        return ENTRY_DIRECTORY;
    }
    bool is_link = found->d_type == DT_LNK;
    if (found->d_type == DT_UNKNOWN &&
        fstatat(fd, found->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0) {
        is_link = S_ISLNK(status.st_mode);
    }
    if (fstatat(fd, found->d_name, &status, 0) == 0 && S_ISDIR(status.st_mode)) {
        *is_skipped = is_link;
        return ENTRY_DIRECTORY;
    }
    return is_link ? ENTRY_LINK : ENTRY_FILE;
}

static lb_code list_directory(lb_arena *arena, const char *path, int *fd, entry_vector *out,
                              lb_error *error)
{
    LB_CLEANUP(close_directory) DIR *directory = opendir(path);
    if (!directory) {
        return lb_fail_errno(error, errno, "cannot read the directory %s", path);
    }
    const struct dirent *found = NULL;
    for (errno = 0; (found = readdir(directory)); errno = 0) {
        bool is_skipped = false;
        if (strcmp(found->d_name, ".") == 0 || strcmp(found->d_name, "..") == 0) {
            continue;
        }
        entry_kind kind = kind_of(dirfd(directory), found, &is_skipped);
        if (!is_skipped) {
            lb_str name = lb_arena_str(arena, lb_str_of(found->d_name));
            lb_vector_push_in(arena, out, (entry){name, kind});
        }
    }
    if (errno) {
        return lb_fail_errno(error, errno, "cannot read the directory %s", path);
    }
    if (out->count) {
        qsort(out->items, out->count, sizeof *out->items, compare_names);
    }
    *fd = fcntl(dirfd(directory), F_DUPFD_CLOEXEC, 0);
    return *fd >= 0 ? LB_OK : lb_fail_errno(error, errno, "cannot read the directory %s", path);
}

/* ---- Files ----------------------------------------------------------------------------------- */

/* Reads on until the buffer holds `size` bytes or the file ends. */
static bool read_up_to(int fd, lb_text *source, size_t size, bool *is_whole)
{
    char *room = lb_text_reserve(source, size - source->len + 1);
    size_t want = size - source->len;
    while (want) {
        ssize_t got = read(fd, room, want);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return false;
        }
        if (got == 0) {
            *is_whole = true;
            break;
        }
        source->len += (size_t)got;
        room += got;
        want -= (size_t)got;
    }
    return true;
}

/* `*is_data` is set for a file that is no revision. */
static lb_code read_header(loading *state, lb_arena *arena, int fd, lb_revision_kind kind,
                           bool *is_data, bool *revises_previous, lb_revision_header *out,
                           lb_error *error)
{
    lb_str path = lb_text_str(&state->path);
    lb_header_state result = LB_HEADER_NEEDS_MORE;
    bool is_whole = false;
    lb_text_truncate(&state->source, 0);
    for (size_t size = FIRST_READ; result == LB_HEADER_NEEDS_MORE; size *= 8) {
        if (size > LARGEST_FILE) {
            return lb_fail(error, LB_ERR_FILE, "cannot read %s: it is larger than %d bytes",
                           lb_text_cstr(&state->path), LARGEST_FILE);
        }
        if (!read_up_to(fd, &state->source, size, &is_whole)) {
            return lb_fail_errno(error, errno, "cannot read %s", lb_text_cstr(&state->path));
        }
        lb_str source = lb_text_str(&state->source);
        lb_code code = kind == LB_REVISION_SQL
                           ? lb_header_read_sql(arena, source, is_whole, path, &result,
                                                revises_previous, out, error)
                           : lb_header_read_py(arena, source, is_whole, path, &result, out, error);
        *is_data = state->has_data && result == LB_HEADER_ABSENT;
        if (*is_data) {
            lb_error_clear(error);
            return LB_OK;
        }
        LB_TRY(code);
    }
    return LB_OK;
}

/* Adds the file at state->path, which `fd` and `name` lead to. */
static lb_code add_file(loading *state, int directory, const char *name, lb_revision_kind kind,
                        lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_CLEANUP(close_descriptor)
    int fd = openat(directory, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) {
        return lb_fail_errno(error, errno, "cannot read %s", lb_text_cstr(&state->path));
    }
    lb_revision_header header = {0};
    bool revises_previous = false, is_data = false;
    LB_TRY(read_header(state, &arena, fd, kind, &is_data, &revises_previous, &header, error));
    if (is_data) {
        return LB_OK;
    }
    if (revises_previous) {
        if (state->previous.len) {
            lb_vector_push_in(&arena, &header.down,
                              lb_arena_str(&arena, lb_text_str(&state->previous)));
        }
        lb_text_truncate(&state->previous, 0);
        lb_text_add(&state->previous, header.id);
    }
    return lb_graph_add(state->graph, &header, state->log, error);
}

/* Takes an entry of a directory, by its real path. */
static lb_code take_entry(loading *state, int directory, lb_str directory_path, const entry *of,
                          lb_error *error)
{
    lb_text_truncate(&state->path, 0);
    lb_text_addf(&state->path, "%.*s%s%.*s", LB_ARG(directory_path),
                 lb_str_ends(directory_path, LB_STR("/")) ? "" : "/", LB_ARG(of->name));
    if (of->kind == ENTRY_LINK) {
        LB_AUTO_ARENA lb_arena arena = {0};
        const char *real = lb_path_real(&arena, lb_text_str(&state->path));
        lb_text_truncate(&state->path, 0);
        lb_text_adds(&state->path, real);
    }
    lb_str path = lb_text_str(&state->path);
    if (lb_map_has(&state->seen, path)) {
        lb_log_warning(state->log, "UserWarning",
                       "File %.*s loaded twice! ignoring. Please ensure version_locations is "
                       "unique.",
                       LB_ARG(path));
        return LB_OK;
    }
    lb_map_set(&state->seen, path, NULL);
    lb_revision_kind kind = LB_REVISION_PY;
    if (!kind_of_name(lb_path_basename(path), &kind)) {
        return LB_OK;
    }
    return add_file(state, directory,
                    of->kind == ENTRY_LINK ? lb_text_cstr(&state->path) : of->name.ptr, kind,
                    error);
}

/* ---- Directories ----------------------------------------------------------------------------- */

/* Takes the files of one directory, and puts those in it on the list. */
static lb_code load_directory(loading *state, lb_str path, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_CLEANUP(close_descriptor) int fd = -1;
    entry_vector entries = {0};
    LB_TRY(list_directory(&arena, path.ptr, &fd, &entries, error));
    lb_text_truncate(&state->previous, 0);
    for (size_t i = 0; i < entries.count; i++) {
        if (entries.items[i].kind != ENTRY_DIRECTORY) {
            LB_TRY(take_entry(state, fd, path, &entries.items[i], error));
        }
    }
    for (size_t i = entries.count; state->is_recursive && i; i--) {
        const entry *found = &entries.items[i - 1];
        if (found->kind == ENTRY_DIRECTORY && !lb_str_ends(found->name, LB_STR("__pycache__"))) {
            char *below = lb_path_join(&state->names, path, found->name);
            lb_vector_push_in(&state->names, &state->pending, lb_str_of(below));
        }
    }
    return LB_OK;
}

static lb_code load_location(loading *state, lb_str path, lb_error *error)
{
    char *location = lb_path_real(&state->names, path);
    if (!lb_file_is_directory(location)) {
        return LB_OK;
    }
    lb_vector_push_in(&state->names, &state->pending, lb_str_of(location));
    while (state->pending.count) {
        lb_str next = lb_vector_pop(&state->pending);
        LB_TRY(load_directory(state, next, error));
    }
    return LB_OK;
}

lb_code lb_graph_load(const lb_version_locations *locations, const lb_log *log, lb_graph **out,
                      lb_error *error)
{
    LB_AUTO_GRAPH lb_graph *graph = lb_graph_new();
    loading state = {.graph = graph,
                     .log = log,
                     .is_recursive = locations->is_recursive,
                     .has_data = locations->has_data};
    lb_code code = LB_OK;
    for (size_t i = 0; code == LB_OK && i < locations->paths.count; i++) {
        code = load_location(&state, locations->paths.items[i], error);
    }
    lb_map_free(&state.seen);
    lb_text_free(&state.path);
    lb_text_free(&state.source);
    lb_text_free(&state.previous);
    lb_arena_free(&state.names);
    LB_TRY(code);
    LB_TRY(lb_graph_link(graph, log, error));
    *out = graph;
    graph = NULL;
    return LB_OK;
}
