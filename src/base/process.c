#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"

/* A NULL-terminated list of C strings. */
static char **strings(lb_arena *arena, const lb_str_vector *texts)
{
    char **list = LB_NEW_ARRAY(arena, char *, texts->count + 1);
    for (size_t i = 0; i < texts->count; i++) {
        list[i] = lb_arena_strndup(arena, texts->items[i].ptr, texts->items[i].len);
    }
    return list;
}

/* Whether `additions` has a value for the variable of `entry`. */
static bool is_replaced(const char *entry, const lb_str_vector *additions)
{
    const char *equals = strchr(entry, '=');
    size_t length = equals ? (size_t)(equals - entry) + 1 : strlen(entry);
    for (size_t i = 0; i < additions->count; i++) {
        if (lb_str_starts(additions->items[i], (lb_str){entry, length})) {
            return true;
        }
    }
    return false;
}

static char **merged_environment(lb_arena *arena, const lb_str_vector *additions)
{
    lb_str_vector merged = {0};
    for (char **entry = environ; entry && *entry; entry++) {
        if (!is_replaced(*entry, additions)) {
            lb_vector_push_in(arena, &merged, lb_str_of(*entry));
        }
    }
    for (size_t i = 0; i < additions->count; i++) {
        lb_vector_push_in(arena, &merged, additions->items[i]);
    }
    return strings(arena, &merged);
}

/* The child starts with all signals unblocked and SIGPIPE at its default, whatever the caller has
 * blocked or ignores. */
static int spawn(lb_arena *arena, const lb_process *process, pid_t *child)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, defaults;
    (void)sigemptyset(&none);
    (void)sigemptyset(&defaults);
    (void)sigaddset(&defaults, SIGPIPE);
    int failed = posix_spawn_file_actions_init(&actions);
    if (failed) {
        return failed;
    }
    failed = posix_spawnattr_init(&attributes);
    if (failed) {
        (void)posix_spawn_file_actions_destroy(&actions);
        return failed;
    }
    failed = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    failed = failed ? failed : posix_spawnattr_setsigmask(&attributes, &none);
    failed = failed ? failed : posix_spawnattr_setsigdefault(&attributes, &defaults);
    if (!failed && process->directory.len) {
        failed = posix_spawn_file_actions_addchdir_np(
            &actions, lb_arena_strndup(arena, process->directory.ptr, process->directory.len));
    }
    for (int fd = STDOUT_FILENO; !failed && process->is_silent && fd <= STDERR_FILENO; fd++) {
        failed = posix_spawn_file_actions_addopen(&actions, fd, "/dev/null", O_WRONLY, 0);
    }
    if (!failed) {
        char **arguments = strings(arena, &process->arguments);
        failed = posix_spawnp(child, arguments[0], &actions, &attributes, arguments,
                              merged_environment(arena, &process->environment));
    }
    (void)posix_spawnattr_destroy(&attributes);
    (void)posix_spawn_file_actions_destroy(&actions);
    return failed;
}

lb_code lb_process_run(const lb_process *process, int *status, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    if (process->arguments.count == 0) {
        return lb_fail(error, LB_ERR_FILE, "there is no program to run");
    }
    lb_str program = process->arguments.items[0];
    const char *directory =
        lb_arena_strndup(&arena, process->directory.ptr, process->directory.len);
    if (*directory && !lb_file_is_directory(directory)) {
        return lb_fail(error, LB_ERR_FILE, "cannot run %.*s in %s: it is not a directory",
                       LB_ARG(program), directory);
    }
    pid_t child = 0;
    int failed = spawn(&arena, process, &child);
    if (failed) {
        return lb_fail_errno(error, failed, "cannot run %.*s", LB_ARG(program));
    }
    int result = 0;
    while (waitpid(child, &result, 0) < 0) {
        if (errno != EINTR) {
            return lb_fail_errno(error, errno, "cannot wait for %.*s", LB_ARG(program));
        }
    }
    *status = WIFSIGNALED(result) ? 128 + WTERMSIG(result) : WEXITSTATUS(result);
    return LB_OK;
}

static bool is_executable(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode) && access(path, X_OK) == 0;
}

char *lb_process_find(lb_arena *arena, lb_str program, const char *path)
{
    if (lb_str_find_char(program, '/') != SIZE_MAX) {
        char *given = lb_arena_strndup(arena, program.ptr, program.len);
        return is_executable(given) ? given : NULL;
    }
    lb_str rest = lb_str_of(path), folder = {0};
    while (program.len && lb_str_split(&rest, ':', &folder)) {
        char *candidate = lb_path_join(arena, folder.len ? folder : LB_STR("."), program);
        if (is_executable(candidate)) {
            return candidate;
        }
    }
    return NULL;
}
