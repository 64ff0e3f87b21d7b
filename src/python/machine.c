#include "python/machine.h"

#include <dirent.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "base/file.h"

lb_code lb_machine_read_file(void *context LB_UNUSED, lb_arena *arena, const char *path,
                             lb_str *out, lb_error *error)
{
    return lb_file_read(arena, path, 0, out, error);
}

int lb_machine_file_kind(void *context LB_UNUSED, const char *path)
{
    return lb_file_is_directory(path) ? 2 : lb_file_exists(path);
}

bool lb_machine_list_directory(void *context LB_UNUSED, const char *path, lb_text *out)
{
    DIR *folder = opendir(path);
    if (!folder) {
        return false;
    }
    for (const struct dirent *entry; (entry = readdir(folder));) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            lb_text_adds(out, entry->d_name);
            lb_text_addc(out, '\0');
        }
    }
    closedir(folder);
    return true;
}

double lb_machine_now(void *context LB_UNUSED)
{
    struct timespec time = {0};
    clock_gettime(CLOCK_REALTIME, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

long lb_machine_utc_offset(void *context LB_UNUSED, double when, const char **zone)
{
    time_t seconds = (time_t)when;
    struct tm local;
    localtime_r(&seconds, &local);
    *zone = local.tm_zone;
    return local.tm_gmtoff;
}

void lb_machine_random(void *context LB_UNUSED, void *bytes, size_t count)
{
    while (count && getrandom(bytes, count, 0) != (ssize_t)count) {
    }
}
