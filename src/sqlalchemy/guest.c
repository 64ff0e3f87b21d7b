/* A guest's life: the interpreter with the host functions that it may use, env.py, scripts. */
#include "sqlalchemy/guest.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "base/file.h"
#include "base/memory.h"
#include "python/check.h"

/* --- what the host does for the guest --- */

static void write_text(void *context, lb_str text, bool is_stderr)
{
    const lb_guest *guest = context;
    if (guest->options.write) {
        guest->options.write(guest->options.context, text, is_stderr);
    }
}

static lb_code read_file(void *context LB_UNUSED, lb_arena *arena, const char *path, lb_str *out,
                         lb_error *error)
{
    return lb_file_read(arena, path, 0, out, error);
}

static int file_kind(void *context LB_UNUSED, const char *path)
{
    return lb_file_is_directory(path) ? 2 : lb_file_exists(path);
}

static bool list_directory(void *context LB_UNUSED, const char *path, lb_text *out)
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

static const char *current_directory(void *context)
{
    return ((const lb_guest *)context)->options.directory;
}

static double now(void *context LB_UNUSED)
{
    struct timespec time = {0};
    clock_gettime(CLOCK_REALTIME, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static long utc_offset(void *context LB_UNUSED, double when, const char **zone)
{
    time_t seconds = (time_t)when;
    struct tm local;
    localtime_r(&seconds, &local);
    *zone = local.tm_zone;
    return local.tm_gmtoff;
}

static void random_bytes(void *context LB_UNUSED, void *bytes, size_t count)
{
    while (count && getrandom(bytes, count, 0) != (ssize_t)count) {
    }
}

/* --- making and freeing --- */

static void add_search_path(lb_guest *guest)
{
    const lb_settings *settings = guest->options.settings;
    for (size_t i = 0; i < settings->prepend_sys_path.count; i++) {
        const char *path = lb_path_join(&guest->arena, lb_str_of(guest->options.directory),
                                        settings->prepend_sys_path.items[i]);
        lb_vector_push_in(&guest->arena, &guest->search_path, lb_str_of(path));
    }
}

lb_guest *lb_guest_new(const lb_guest_options *options)
{
    static const char *const no_arguments[] = {"alembic", NULL};
    lb_guest *guest = lb_alloc(sizeof *guest);
    guest->options = *options;
    add_search_path(guest);
    const lb_python_host host = {.context = guest,
                                 .write = write_text,
                                 .find_module = lb_guest_find_module,
                                 .read_file = read_file,
                                 .file_kind = file_kind,
                                 .list_directory = list_directory,
                                 .current_directory = current_directory,
                                 .now = now,
                                 .utc_offset = utc_offset,
                                 .random = random_bytes,
                                 .environ = options->environ,
                                 .log = options->log,
                                 .argv = no_arguments};
    guest->py = lb_python_new(&host, options->limits);
    return guest;
}

void lb_guest_free(lb_guest *guest)
{
    if (guest) {
        lb_python_free(guest->py);
        lb_error_clear(&guest->raised);
        lb_map_free(&guest->created_types);
        lb_arena_free(&guest->arena);
        free(guest);
    }
}

lb_guest *lb_guest_of(const lb_python *py)
{
    return lb_host_context(py);
}

/* --- errors --- */

/* The class that an error's kind names, where its module is one that this room brings. */
static lb_type *class_of(lb_guest *guest, const lb_error *error)
{
    lb_python *py = guest->py;
    const char *kind = error->kind;
    if (!kind && (error->code == LB_ERR_COMMAND || error->code == LB_ERR_REVISION)) {
        kind = "alembic.util.exc.CommandError";
    } else if (!kind) {
        kind = "sqlalchemy.exc.DBAPIError";
    }
    const char *dot = strrchr(kind, '.');
    LB_AUTO_FREE char *module = dot ? lb_strndup(kind, (size_t)(dot - kind)) : NULL;
    const char *const modules[] = {module ? module : "builtins", "sqlalchemy.exc",
                                   "alembic.util.exc"};
    lb_value class = NULL;
    for (size_t i = 0; i < (dot ? 1 : LB_COUNT(modules)) && !class; i++) {
        lb_value holder = lb_import(py, modules[i]);
        class = holder ? lb_getattr(py, holder, dot ? dot + 1 : kind) : NULL;
        if (!class) {
            lb_take_raised(py);
        }
    }
    return class && lb_is(py, class, LB_T_TYPE) ? (lb_type *)class
                                                : lb_core_type(py, LB_T_RUNTIME_ERROR);
}

lb_value lb_guest_raise(lb_guest *guest, lb_error *error)
{
    lb_python *py = guest->py;
    lb_error_move(&guest->raised, error);
    lb_raise_type(py, class_of(guest, &guest->raised), "%s",
                  guest->raised.message ? guest->raised.message : "");
    lb_value exception = lb_take_raised(py);
    lb_release(py, guest->raised_as);
    guest->raised_as = lb_hold(py, exception);
    return lb_raise_value(py, exception);
}

lb_code lb_guest_error(lb_guest *guest, lb_error *error)
{
    lb_python *py = guest->py;
    lb_value raised = lb_take_raised(py);
    bool is_ours = raised && guest->raised_as && lb_held(guest->raised_as) == raised;
    if (!raised || !is_ours) {
        if (raised) {
            lb_raise_value(py, raised);
        }
        return lb_python_error(py, error);
    }
    lb_release(py, guest->raised_as);
    guest->raised_as = NULL;
    return lb_error_move(error, &guest->raised);
}

/* --- env.py and scripts --- */

static lb_code run_file(lb_guest *guest, const char *path, const char *name, lb_handle **out,
                        lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str source = {0};
    LB_TRY(lb_file_read(&arena, path, 0, &source, error));
    LB_AUTO_ERROR lb_error failed = {0};
    lb_code code = lb_python_run(guest->py, source, path, name, false, out, &failed);
    if (code != LB_OK && guest->raised_as && failed.code == LB_ERR_SCRIPT && guest->raised.code) {
        lb_release(guest->py, guest->raised_as);
        guest->raised_as = NULL;
        return lb_error_move(error, &guest->raised);
    }
    return code == LB_OK ? LB_OK : lb_error_move(error, &failed);
}

lb_code lb_guest_run_environment(lb_guest *guest, const char *path, const lb_guest_request *request,
                                 lb_error *error)
{
    guest->request = request;
    lb_code code = run_file(guest, path, "env_py", NULL, error);
    guest->request = NULL;
    return code;
}

/* "ae1_.py" is the module ae1__py, as Alembic names it. */
static char *module_name(lb_arena *arena, const char *path)
{
    lb_str base = lb_path_basename(lb_str_of(path));
    char *name = lb_arena_strndup(arena, base.ptr, base.len);
    for (char *p = name; *p; p++) {
        *p = lb_is_alpha(*p) || lb_is_digit(*p) ? *p : '_';
    }
    return name;
}

static lb_code call_script(lb_guest *guest, lb_value module, bool is_downgrade, lb_error *error)
{
    lb_python *py = guest->py;
    size_t mark = lb_keep_mark(py);
    lb_value function = lb_getattr(py, module, is_downgrade ? "downgrade" : "upgrade");
    lb_dict *keywords =
        guest->script_arguments ? (lb_dict *)lb_held(guest->script_arguments) : NULL;
    lb_value done = function ? lb_call_with(py, function, lb_tuple_new(py, 0), keywords) : NULL;
    lb_code code = done ? LB_OK : lb_guest_error(guest, error);
    lb_keep_drop(py, mark);
    return code;
}

lb_code lb_guest_run_script(lb_guest *guest, const char *path, bool is_downgrade,
                            lb_executor *executor, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_handle *module = NULL;
    lb_executor *outer = guest->executor;
    guest->executor = executor;
    lb_code code = run_file(guest, path, module_name(&arena, path), &module, error);
    if (code == LB_OK) {
        code = call_script(guest, lb_held(module), is_downgrade, error);
        lb_release(guest->py, module);
    }
    guest->executor = outer;
    return code;
}

lb_code lb_guest_check_script(lb_guest *guest, const char *path, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str source = {0};
    const lb_check check = {0};
    LB_TRY(lb_file_read(&arena, path, 0, &source, error));
    return lb_python_check(guest->py, source, path, &check, error);
}
