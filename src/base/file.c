#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/utf8.h"

enum { DEFAULT_LIMIT = 256 << 20 };

static void close_descriptor(int *fd)
{
    if (*fd >= 0) {
        (void)close(*fd);
    }
}

/* Reads until the end into `bytes` (room for size + 1); returns the number read, or -1. */
static ssize_t read_all(int fd, char *bytes, size_t size)
{
    size_t done = 0;
    while (done < size) {
        ssize_t got = read(fd, bytes + done, size - done);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return -1;
        }
        if (got == 0) {
            break;
        }
        done += (size_t)got;
    }
    return (ssize_t)done;
}

lb_code lb_file_read(lb_arena *arena, const char *path, size_t limit, lb_str *out, lb_error *error)
{
    size_t most = limit ? limit : (size_t)DEFAULT_LIMIT;
    LB_CLEANUP(close_descriptor) int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (fd < 0 || fstat(fd, &status) != 0) {
        return lb_fail_errno(error, errno, "cannot read %s", path);
    }
    if (S_ISDIR(status.st_mode)) {
        return lb_fail_errno(error, EISDIR, "cannot read %s", path);
    }
    if (status.st_size < 0 || (size_t)status.st_size > most) {
        return lb_fail(error, LB_ERR_FILE, "cannot read %s: it is larger than %zu bytes", path,
                       most);
    }
    if (!S_ISREG(status.st_mode)) { /* a pipe or a device: of unknown size */
        LB_AUTO_TEXT lb_text text = {0};
        for (;;) {
            char *end = lb_text_reserve(&text, 65536);
            ssize_t got = read(fd, end, 65536);
            if (got < 0 && errno != EINTR) {
                return lb_fail_errno(error, errno, "cannot read %s", path);
            }
            text.len += got > 0 ? (size_t)got : 0;
            if (text.len > most) {
                return lb_fail(error, LB_ERR_FILE, "cannot read %s: it is larger than %zu bytes",
                               path, most);
            }
            if (got == 0) {
                *out = lb_arena_str(arena, lb_text_str(&text));
                return LB_OK;
            }
        }
    }
    size_t size = (size_t)status.st_size;
    char *bytes = lb_arena_alloc(arena, size + 1);
    ssize_t got = read_all(fd, bytes, size);
    if (got < 0) {
        return lb_fail_errno(error, errno, "cannot read %s", path);
    }
    bytes[got] = '\0';
    *out = (lb_str){bytes, (size_t)got};
    return LB_OK;
}

static lb_code fail_encoding(lb_str content, size_t offset, const char *path, lb_error *error)
{
    unsigned line = 1;
    size_t start = 0;
    for (size_t i = 0; i < offset; i++) {
        if (content.ptr[i] == '\n') {
            line++;
            start = i + 1;
        }
    }
    size_t before = lb_utf8_count(lb_str_slice(content, start, offset));
    lb_fail(error, LB_ERR_FILE, "the file is not UTF-8: there is a byte 0x%02x",
            (unsigned char)content.ptr[offset]);
    lb_error_at(error, path, line, (unsigned)before + 1);
    lb_error_hint(error, "save the file as UTF-8");
    return LB_ERR_FILE;
}

lb_code lb_file_read_utf8(lb_arena *arena, const char *path, size_t limit, lb_str *out,
                          lb_error *error)
{
    LB_TRY(lb_file_read(arena, path, limit, out, error));
    size_t offset = lb_utf8_invalid(*out);
    return offset == SIZE_MAX ? LB_OK : fail_encoding(*out, offset, path, error);
}

static lb_code write_all(int fd, lb_str content)
{
    for (size_t done = 0; done < content.len;) {
        ssize_t put = write(fd, content.ptr + done, content.len - done);
        if (put < 0 && errno != EINTR) {
            return LB_ERR_FILE;
        }
        done += put > 0 ? (size_t)put : 0;
    }
    return LB_OK;
}

static lb_code sync_file(int fd)
{
    return fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP ? LB_OK : LB_ERR_FILE;
}

static mode_t mode_for(const char *path)
{
    struct stat status;
    if (stat(path, &status) == 0) {
        return status.st_mode & 07777;
    }
    /* The umask can only be read by setting it, which other threads would see; Linux tells it in
     * /proc. */
    mode_t mask = 022;
    FILE *file = fopen("/proc/self/status", "re");
    if (file) {
        char line[256];
        unsigned value = 0;
        while (fgets(line, sizeof line, file)) {
            if (sscanf(line, "Umask: %o", &value) == 1) {
                mask = (mode_t)value;
                break;
            }
        }
        (void)fclose(file);
    }
    return 0666 & ~mask;
}

/* Writes the content to a temporary file beside `path`, whose name is put in `name`. Files for
   their owner alone are not worth waiting for the disk. */
static lb_code write_beside(const char *path, lb_str content, bool is_private, lb_text *name,
                            lb_error *error)
{
    lb_str directory = lb_path_dirname(lb_str_of(path));
    lb_text_add(name, directory.len ? directory : LB_STR("."));
    lb_text_adds(name, "/.limbeck-XXXXXX");
    LB_CLEANUP(close_descriptor) int fd = mkostemp(name->ptr, O_CLOEXEC);
    if (fd < 0) {
        return lb_fail_errno(error, errno, "cannot write %s", path);
    }
    if (write_all(fd, content) != LB_OK || /* mkostemp() has made it 0600 */
        (!is_private && (sync_file(fd) != LB_OK || fchmod(fd, mode_for(path)) != 0))) {
        int why = errno;
        (void)unlink(name->ptr);
        return lb_fail_errno(error, why, "cannot write %s", path);
    }
    return LB_OK;
}

static lb_code replace(const char *path, lb_str content, bool is_private, lb_error *error)
{
    LB_AUTO_TEXT lb_text name = {0};
    LB_TRY(write_beside(path, content, is_private, &name, error));
    if (rename(name.ptr, path) != 0) {
        int why = errno;
        (void)unlink(name.ptr);
        return lb_fail_errno(error, why, "cannot write %s", path);
    }
    return LB_OK;
}

lb_code lb_file_write(const char *path, lb_str content, lb_error *error)
{
    char real[PATH_MAX]; /* what a link points to is replaced, not the link */
    return replace(realpath(path, real) ? real : path, content, false, error);
}

lb_code lb_file_write_private(const char *path, lb_str content, lb_error *error)
{
    return replace(path, content, true, error);
}

lb_code lb_file_create(const char *path, lb_str content, lb_error *error)
{
    LB_AUTO_TEXT lb_text name = {0};
    LB_TRY(write_beside(path, content, false, &name, error));
    int failed = link(name.ptr, path) != 0 ? errno : 0;
    if (failed == EPERM || failed == EOPNOTSUPP ||
        failed == ENOSYS) { /* a file system without hard links */
        failed = lb_file_exists(path) ? EEXIST : rename(name.ptr, path) != 0 ? errno : 0;
    }
    (void)unlink(name.ptr);
    return failed ? lb_fail_errno(error, failed, "cannot write %s", path) : LB_OK;
}

bool lb_file_exists(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0;
}

bool lb_file_is_directory(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static lb_code make_directories(const char *path, mode_t mode, lb_error *error)
{
    LB_AUTO_FREE char *copy = lb_strdup(path);
    for (char *slash = copy; *slash; slash++) {
        if (*slash == '/' && slash != copy) {
            *slash = '\0';
            if (mkdir(copy, mode) != 0 && errno != EEXIST) {
                return lb_fail_errno(error, errno, "cannot make the directory %s", copy);
            }
            *slash = '/';
        }
    }
    if (mkdir(copy, mode) != 0 && !(errno == EEXIST && lb_file_is_directory(copy))) {
        return lb_fail_errno(error, errno, "cannot make the directory %s", copy);
    }
    return LB_OK;
}

lb_code lb_file_make_directories(const char *path, lb_error *error)
{
    return make_directories(path, 0777, error);
}

lb_code lb_file_make_private_directories(const char *path, lb_error *error)
{
    return make_directories(path, 0700, error);
}

static int by_name(const void *a, const void *b)
{
    const lb_file_entry *x = a, *y = b;
    return lb_str_compare(x->name, y->name);
}

static bool is_directory_entry(DIR *directory, const struct dirent *entry)
{
    if (entry->d_type != DT_LNK && entry->d_type != DT_UNKNOWN) {
        return entry->d_type == DT_DIR;
    }
    struct stat status;
    return fstatat(dirfd(directory), entry->d_name, &status, 0) == 0 && S_ISDIR(status.st_mode);
}

lb_code lb_file_list(lb_arena *arena, const char *path, lb_file_entries *out, lb_error *error)
{
    DIR *directory = opendir(path);
    if (!directory) {
        return lb_fail_errno(error, errno, "cannot read the directory %s", path);
    }
    lb_file_entries entries = {0};
    for (const struct dirent *entry = readdir(directory); entry; entry = readdir(directory)) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            lb_file_entry found = {lb_arena_str(arena, lb_str_of(entry->d_name)),
                                   is_directory_entry(directory, entry)};
            lb_vector_push_in(arena, &entries, found);
        }
    }
    (void)closedir(directory);
    if (entries.count) {
        qsort(entries.items, entries.count, sizeof *entries.items, by_name);
    }
    *out = entries;
    return LB_OK;
}

char *lb_path_join(lb_arena *arena, lb_str a, lb_str b)
{
    if (a.len == 0 || (b.len && b.ptr[0] == '/')) {
        return lb_arena_strndup(arena, b.ptr, b.len);
    }
    const char *slash = a.ptr[a.len - 1] == '/' ? "" : "/";
    return lb_arena_format(arena, "%.*s%s%.*s", LB_ARG(a), slash, LB_ARG(b));
}

char *lb_path_absolute(lb_arena *arena, lb_str path)
{
    LB_AUTO_TEXT lb_text whole = {0};
    if (path.len == 0 || path.ptr[0] != '/') {
        LB_AUTO_FREE char *here = getcwd(NULL, 0);
        lb_text_adds(&whole, here ? here : "");
        lb_text_addc(&whole, '/');
    }
    lb_text_add(&whole, path);
    LB_AUTO_TEXT lb_text out = {0};
    lb_str rest = lb_text_str(&whole), part = {0};
    while (lb_str_split(&rest, '/', &part)) {
        if (part.len == 0 || lb_str_is(part, ".")) {
            continue;
        }
        if (lb_str_is(part, "..")) {
            const char *slash = out.len ? strrchr(out.ptr, '/') : NULL;
            lb_text_truncate(&out, slash ? (size_t)(slash - out.ptr) : 0);
            continue;
        }
        lb_text_addc(&out, '/');
        lb_text_add(&out, part);
    }
    return lb_arena_strdup(arena, out.len ? lb_text_cstr(&out) : "/");
}

char *lb_path_real(lb_arena *arena, lb_str path)
{
    char *whole = lb_path_absolute(arena, path);
    char real[PATH_MAX];
    lb_str rest = lb_str_of(whole), tail = {whole + rest.len, 0};
    while (rest.len > 1) { /* the longest part that exists, then what is left of it */
        LB_AUTO_FREE char *head = lb_strndup(rest.ptr, rest.len);
        if (realpath(head, real)) {
            return tail.len ? lb_path_join(arena, lb_str_of(real), tail)
                            : lb_arena_strdup(arena, real);
        }
        rest = lb_path_dirname(rest);
        tail = lb_str_of(whole + rest.len + (rest.len > 1));
    }
    return whole;
}

lb_str lb_path_basename(lb_str path)
{
    const char *slash = path.len ? memrchr(path.ptr, '/', path.len) : NULL;
    return slash ? lb_str_slice(path, (size_t)(slash - path.ptr) + 1, path.len) : path;
}

lb_str lb_path_dirname(lb_str path)
{
    const char *slash = path.len ? memrchr(path.ptr, '/', path.len) : NULL;
    if (!slash) {
        return lb_str_slice(path, 0, 0);
    }
    return lb_str_slice(path, 0, slash == path.ptr ? 1 : (size_t)(slash - path.ptr));
}
