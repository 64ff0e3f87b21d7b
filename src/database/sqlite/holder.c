#include "database/sqlite/holder.h"

#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/memory.h"

/* The byte that a writer locks, by SQLite's file format: of the database, or of the -shm file where
 * it is in WAL mode. */
static const struct {
    const char *suffix;
    uint64_t byte;
} write_locks[] = {
    {"", 0x40000000 + 1},
    {"-shm", 120},
};

static ino_t inode_of(const char *path, const char *suffix)
{
    LB_AUTO_TEXT lb_text name = {0};
    struct stat status;
    lb_text_adds(&name, path);
    lb_text_adds(&name, suffix);
    return stat(lb_text_cstr(&name), &status) == 0 ? status.st_ino : 0;
}

/* A line of /proc/locks: "1: POSIX  ADVISORY  WRITE 1234 08:01:5678 1073741825 1073741825". The
 * device is not compared: an overlay shows another one. */
static bool holds(const char *line, ino_t inode, uint64_t byte, int *pid)
{
    uint64_t locked_inode, first, last;
    char end[24];
    if (sscanf(line, "%*d: POSIX %*s WRITE %d %*x:%*x:%" SCNu64 " %" SCNu64 " %23s", pid,
               &locked_inode, &first, end) != 4) {
        return false;
    }
    if (sscanf(end, "%" SCNu64, &last) != 1) {
        last = UINT64_MAX; /* "EOF" */
    }
    return locked_inode == inode && first <= byte && byte <= last;
}

static int find_holder(FILE *locks, const char *path)
{
    ino_t inodes[LB_COUNT(write_locks)];
    for (size_t i = 0; i < LB_COUNT(write_locks); i++) {
        inodes[i] = inode_of(path, write_locks[i].suffix);
    }
    char line[256];
    int pid = 0;
    while (fgets(line, sizeof line, locks)) {
        for (size_t i = 0; i < LB_COUNT(write_locks); i++) {
            if (inodes[i] && holds(line, inodes[i], write_locks[i].byte, &pid)) {
                return pid;
            }
        }
    }
    return 0;
}

/* The name of its program; not its arguments, which may hold a password. */
static void add_program(lb_text *out, int pid)
{
    char path[40], name[64];
    snprintf(path, sizeof path, "/proc/%d/comm", pid);
    FILE *file = fopen(path, "re");
    if (file) {
        if (fgets(name, sizeof name, file)) {
            lb_str trimmed = lb_str_trim(lb_str_of(name));
            lb_text_addf(out, " (%.*s)", LB_ARG(trimmed));
        }
        fclose(file);
    }
}

bool sqlite_describe_holder(const char *path, lb_text *out)
{
    FILE *locks = fopen("/proc/locks", "re");
    if (!locks) {
        return false;
    }
    int pid = find_holder(locks, path);
    fclose(locks);
    if (pid <= 0) {
        return false;
    }
    lb_text_addf(out, "process %d", pid);
    add_program(out, pid);
    return true;
}
