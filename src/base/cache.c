#include "base/cache.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/text.h"

/*
 * A file: MAGIC, the SHA-256 of the key, that of the content, the content. Its name has the first
 * half of the key's.
 */
#define MAGIC "limbeck cache 1\n"
#define PREFIX "cache-"

enum {
    HEAD = sizeof MAGIC - 1 + 2 * LB_SHA256_HEX,
    NAME_HEX = LB_SHA256_HEX / 2,
    FILES_MOST = 20,
    DAY = 24 * 60 * 60,
    OLDEST = 30 * DAY, /* seconds */
};

static char *path_of(lb_arena *arena, const char *folder, const char *digest)
{
    return lb_arena_format(arena, "%s/" PREFIX "%.*s", folder, (int)NAME_HEX, digest);
}

/* ---- Reading -------------------------------------------------------------------------------- */

static bool is_fresh(const struct stat *status)
{
    time_t age = time(NULL) - status->st_mtime;
    return age < OLDEST && age > -DAY; /* clocks differ */
}

/* A plain file that nobody else can have written. */
static bool is_own(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == geteuid() &&
           !(status.st_mode & (S_IWGRP | S_IWOTH)) && is_fresh(&status);
}

static bool is_intact(lb_str file, const char *key_digest, lb_str *content)
{
    char digest[LB_SHA256_HEX + 1];
    const lb_str magic = LB_STR(MAGIC);
    lb_str of_key = lb_str_slice(file, magic.len, magic.len + LB_SHA256_HEX);
    lb_str of_content = lb_str_slice(file, magic.len + LB_SHA256_HEX, HEAD);
    *content = lb_str_slice(file, HEAD, file.len);
    return file.len >= HEAD && lb_str_starts(file, magic) && lb_str_is(of_key, key_digest) &&
           lb_digest_sha256(*content, digest, NULL) == LB_OK && lb_str_is(of_content, digest);
}

bool lb_cache_get(lb_arena *arena, const char *folder, lb_str key, lb_str *out)
{
    char digest[LB_SHA256_HEX + 1];
    if (lb_digest_sha256(key, digest, NULL) != LB_OK) {
        return false;
    }
    lb_str file = {0}, content = {0};
    const char *path = path_of(arena, folder, digest);
    if (!is_own(path) || lb_file_read(arena, path, 0, &file, NULL) != LB_OK ||
        !is_intact(file, digest, &content)) {
        return false;
    }
    /* When it was used last; when it was made stays. */
    const struct timespec times[] = {{.tv_nsec = UTIME_NOW}, {.tv_nsec = UTIME_OMIT}};
    (void)utimensat(AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW);
    *out = content;
    return true;
}

/* ---- Clearing ------------------------------------------------------------------------------- */

typedef struct kept {
    const char *path;
    struct timespec used;
} kept;

static int latest_first(const void *left, const void *right)
{
    const struct timespec *a = &((const kept *)left)->used, *b = &((const kept *)right)->used;
    if (a->tv_sec != b->tv_sec) {
        return a->tv_sec > b->tv_sec ? -1 : 1;
    }
    return a->tv_nsec > b->tv_nsec ? -1 : a->tv_nsec < b->tv_nsec;
}

static bool has_shape(lb_str name, lb_str prefix, size_t length)
{
    return lb_str_starts(name, prefix) && name.len == prefix.len + length;
}

/* What a process that was killed has left. */
static bool is_leftover(lb_str name, const struct stat *status)
{
    return has_shape(name, LB_STR(".limbeck-"), 6) && time(NULL) - status->st_mtime > DAY;
}

/* Those of this file's making; whatever else is in the folder stays. */
static void clear(const char *folder)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_file_entries entries = {0};
    LB_VECTOR(kept) files = {0};
    (void)lb_file_list(&arena, folder, &entries, NULL);
    for (size_t i = 0; i < entries.count; i++) {
        lb_str name = entries.items[i].name;
        struct stat status;
        kept file = {.path = lb_path_join(&arena, lb_str_of(folder), name)};
        if (lstat(file.path, &status) != 0) {
            continue;
        }
        bool is_kept = has_shape(name, LB_STR(PREFIX), NAME_HEX);
        if (is_kept && is_fresh(&status)) {
            file.used = status.st_atim;
            lb_vector_push_in(&arena, &files, file);
        } else if (is_kept || is_leftover(name, &status)) {
            (void)unlink(file.path);
        }
    }
    if (files.count) {
        qsort(files.items, files.count, sizeof *files.items, latest_first);
    }
    for (size_t i = FILES_MOST; i < files.count; i++) {
        (void)unlink(files.items[i].path);
    }
}

/* ---- Writing -------------------------------------------------------------------------------- */

void lb_cache_put(const char *folder, lb_str key, lb_str content)
{
    char of_key[LB_SHA256_HEX + 1], of_content[LB_SHA256_HEX + 1];
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_TEXT lb_text text = {0};
    if (lb_digest_sha256(key, of_key, NULL) != LB_OK ||
        lb_digest_sha256(content, of_content, NULL) != LB_OK ||
        lb_file_make_private_directories(folder, NULL) != LB_OK) {
        return;
    }
    (void)lb_text_reserve(&text, HEAD + content.len);
    lb_text_adds(&text, MAGIC);
    lb_text_adds(&text, of_key);
    lb_text_adds(&text, of_content);
    lb_text_add(&text, content);
    if (lb_file_write_private(path_of(&arena, folder, of_key), lb_text_str(&text), NULL) == LB_OK) {
        clear(folder);
    }
}
