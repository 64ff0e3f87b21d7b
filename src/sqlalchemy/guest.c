/* A guest's life: the interpreter with the host functions that it may use, env.py, scripts. */
#include "sqlalchemy/guest.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/memory.h"
#include "python/machine.h"

/* --- what the host does for the guest --- */

static void write_text(void *context, lb_str text, bool is_stderr)
{
    const lb_guest *guest = context;
    if (guest->options.write) {
        guest->options.write(guest->options.context, text, is_stderr);
    }
}

/* Offline, env.py may put the SQL into files of its own. */
static lb_code write_file(void *context, const char *path, lb_str content, bool is_more,
                          lb_error *error)
{
    const lb_guest *guest = context;
    LB_AUTO_ARENA lb_arena arena = {0};
    if (!guest->request || !guest->request->is_offline) {
        return lb_fail(error, LB_ERR_UNSUPPORTED,
                       "scripts that limbeck runs can only read files, but for --sql");
    }
    const char *absolute =
        lb_path_join(&arena, lb_str_of(guest->options.directory), lb_str_of(path));
    FILE *file = fopen(absolute, is_more ? "ae" : "we");
    if (!file) {
        return lb_fail_errno(error, errno, "cannot write");
    }
    bool is_fine = fwrite(content.ptr, 1, content.len, file) == content.len;
    is_fine = fclose(file) == 0 && is_fine;
    return is_fine ? LB_OK : lb_fail_errno(error, errno, "cannot write");
}

static const char *current_directory(void *context)
{
    return ((const lb_guest *)context)->options.directory;
}

static double now(void *context)
{
    lb_guest_refuse_chance(context, "asks for the time");
    return lb_machine_now(context);
}

static void sleep_for(void *context LB_UNUSED, double seconds)
{
    struct timespec time = {.tv_sec = (time_t)seconds};
    time.tv_nsec = (long)((seconds - (double)time.tv_sec) * 1e9);
    nanosleep(&time, NULL);
}

static void random_bytes(void *context, void *bytes, size_t count)
{
    lb_guest_refuse_chance(context, "asks for random numbers");
    lb_machine_random(context, bytes, count);
}

static lb_code configure_logging(void *context, const char *path, bool disables_existing,
                                 lb_error *error)
{
    const lb_guest_options *options = &((const lb_guest *)context)->options;
    return options->configure_logging
               ? options->configure_logging(options->context, path, disables_existing, error)
               : LB_OK;
}

/* --- making and freeing --- */

/* Statements wait to go out together: one that fails must not fail within a try statement that
   comes after it. */
static bool settle_before(void *context)
{
    LB_AUTO_ERROR lb_error error = {0};
    lb_guest *guest = context;
    bool is_online = guest->executor && guest->executor->connection;
    if (!is_online || lb_executor_flush(guest->executor, &error) == LB_OK) {
        return true;
    }
    lb_guest_raise(guest, &error);
    return false;
}

static void add_search_folder(lb_guest *guest, lb_list *path, lb_str folder)
{
    while (lb_str_starts(folder, LB_STR("./"))) {
        folder = lb_str_slice(folder, 2, SIZE_MAX);
    }
    const char *here = guest->options.directory;
    bool is_here = !folder.len || lb_str_is(folder, ".");
    const char *absolute = is_here ? here : lb_path_join(&guest->arena, lb_str_of(here), folder);
    lb_list_append(guest->py, path, lb_string_of(guest->py, absolute));
}

/* sys.path: what the settings say, then $PYTHONPATH, then where a project's own packages are when
   they are not installed. */
static void fill_search_path(lb_guest *guest)
{
    lb_settings *settings = guest->options.settings;
    lb_value sys = lb_import(guest->py, "sys");
    lb_list *path = (lb_list *)lb_getattr(guest->py, sys, "path");
    for (size_t i = 0; i < settings->prepend_sys_path.count; i++) {
        add_search_folder(guest, path, settings->prepend_sys_path.items[i]);
    }
    for (const char *const *e = guest->options.environ; e && *e; e++) {
        lb_str rest = lb_str_of(*e), name, folder;
        if (lb_str_split(&rest, '=', &name) && lb_str_is(name, "PYTHONPATH")) {
            while (lb_str_split(&rest, ':', &folder)) {
                if (folder.len) {
                    add_search_folder(guest, path, folder);
                }
            }
        }
    }
    lb_str_vector own = {0};
    lb_settings_own_folders(settings, &own);
    for (size_t i = 0; i < own.count; i++) {
        add_search_folder(guest, path, own.items[i]);
        lb_vector_push_in(&guest->arena, &guest->own_folders,
                          lb_string_text(path->items[path->count - 1]));
    }
    guest->sys = lb_hold(guest->py, sys);
}

/* What Python's own start makes: the script `alembic`. */
static void add_main(lb_guest *guest)
{
    static const lb_module_spec spec = {.name = "__main__"};
    lb_module *m = lb_module_define(guest->py, &spec);
    lb_module_set(guest->py, m, "__package__", LB_NONE);
    lb_module_set(guest->py, m, "__spec__", LB_NONE);
}

lb_guest *lb_guest_new(const lb_guest_options *options)
{
    static const char *const no_arguments[] = {"alembic", NULL};
    lb_guest *guest = lb_alloc(sizeof *guest);
    guest->options = *options;
    const lb_python_host host = {.context = guest,
                                 .guards = settle_before,
                                 .write = write_text,
                                 .find_module = lb_guest_find_module,
                                 .read_file = lb_machine_read_file,
                                 .write_file = write_file,
                                 .file_kind = lb_machine_file_kind,
                                 .list_directory = lb_machine_list_directory,
                                 .current_directory = current_directory,
                                 .now = now,
                                 .sleep = sleep_for,
                                 .utc_offset = lb_machine_utc_offset,
                                 .random = random_bytes,
                                 .configure_logging = configure_logging,
                                 .environ = options->environ,
                                 .log = options->log,
                                 .argv = no_arguments,
                                 .may_hand = lb_guest_may_hand,
                                 .is_partial = true,
                                 .has_parts = true};
    guest->py = lb_python_new(&host, options->limits);
    add_main(guest);
    fill_search_path(guest);
    return guest;
}

void lb_guest_free(lb_guest *guest)
{
    if (guest) {
        lb_python_free(guest->py);
        lb_map_free(&guest->compiled);
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

/* --- env.py and scripts --- */

/* Runs a file as a module; NULL: raised, or (in *error) it cannot be read. */
static lb_value run_file(lb_guest *guest, const char *path, const char *name, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str source = {0};
    if (lb_file_read(&arena, path, 0, &source, error) != LB_OK) {
        return NULL;
    }
    return lb_python_load(guest->py, source, path, name, false);
}

/* The same of a revision, which was compiled when it was checked, unless it is long or one of very
 * many. */
static lb_value load_script(lb_guest *guest, const char *path, const char *name, lb_error *error)
{
    lb_handle *compiled = lb_map_get(&guest->compiled, lb_str_of(path));
    if (!compiled) {
        return run_file(guest, path, name, error);
    }
    lb_map_remove(&guest->compiled, lb_str_of(path));
    lb_value module = lb_python_load_compiled(guest->py, compiled, path, name);
    lb_release(guest->py, compiled);
    return module;
}

lb_code lb_guest_run_environment(lb_guest *guest, const char *path, const lb_guest_request *request,
                                 lb_error *error)
{
    lb_python *py = guest->py;
    size_t mark = lb_keep_mark(py);
    guest->request = request;
    LB_AUTO_ERROR lb_error unread = {0};
    lb_value module = run_file(guest, path, "env_py", &unread);
    lb_code code = module        ? LB_OK
                   : unread.code ? lb_error_move(error, &unread)
                                 : lb_guest_error(guest, error);
    guest->request = NULL;
    if (code == LB_OK && !guest->has_run && !guest->options.is_compatible) {
        lb_log_record(&guest->options.log, LB_WARNING, "alembic.env",
                      "env.py did not call context.run_migrations(), so nothing was done");
    }
    lb_keep_drop(py, mark);
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

lb_code lb_guest_fail_absent(const char *path, bool is_downgrade, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_fail(error, LB_ERR_SCRIPT, "module '%s' has no attribute '%s'", module_name(&arena, path),
            is_downgrade ? "downgrade" : "upgrade");
    lb_error_kind(error, "AttributeError");
    lb_error_at(error, path, 0, 0);
    return LB_ERR_SCRIPT;
}

lb_code lb_guest_pass(lb_guest *guest, lb_error *error)
{
    lb_python *py = guest->py;
    lb_value raised = lb_take_raised(py);
    if (raised) {
        lb_release(py, guest->passing);
        lb_release(py, guest->translation);
        guest->passing = lb_hold(py, raised);
        lb_raise_value(py, raised);
    }
    return lb_guest_error(guest, error);
}

/* The script has no function of that name: an error at its file. */
static lb_code fail_absent(lb_guest *guest, lb_error *error)
{
    LB_AUTO_ERROR lb_error raised = {0};
    lb_code code = lb_python_error(guest->py, &raised);
    lb_fail(error, code, "%s", raised.message);
    lb_error_kind(error, raised.kind);
    lb_error_at(error, guest->script_path, 0, 0);
    return code;
}

static lb_code call_script(lb_guest *guest, lb_value module, bool is_downgrade, lb_error *error)
{
    lb_python *py = guest->py;
    size_t mark = lb_keep_mark(py);
    lb_value function = lb_getattr(py, module, is_downgrade ? "downgrade" : "upgrade");
    lb_dict *keywords =
        guest->script_arguments ? (lb_dict *)lb_held(guest->script_arguments) : NULL;
    lb_value done = function ? lb_call_with(py, function, lb_tuple_new(py, 0), keywords) : NULL;
    lb_code code = done       ? LB_OK
                   : function ? lb_guest_pass(guest, error)
                              : fail_absent(guest, error);
    lb_keep_drop(py, mark);
    return code;
}

/* --- what a run tells the guest --- */

void lb_guest_output(lb_guest *guest, lb_str text)
{
    lb_python *py = guest->py;
    if (!guest->output_buffer) {
        write_text(guest, text, false);
        return;
    }
    if (guest->passing) {
        return;
    }
    size_t mark = lb_keep_mark(py);
    lb_value argument = lb_string_new(py, text);
    if (!lb_call_method(py, lb_held(guest->output_buffer), "write", 1, &argument)) {
        lb_value raised = lb_take_raised(py);
        guest->passing = raised ? lb_hold(py, raised) : NULL;
    }
    lb_keep_drop(py, mark);
}

static lb_value texts(lb_python *py, const lb_str_vector *items)
{
    lb_list *list = lb_list_new(py, items->count);
    for (size_t i = 0; i < items->count; i++) {
        lb_list_append(py, list, lb_string_new(py, items->items[i]));
    }
    return (lb_value)list;
}

lb_code lb_guest_applied(lb_guest *guest, const lb_guest_step *step, lb_executor *executor,
                         lb_error *error)
{
    lb_python *py = guest->py;
    size_t mark = lb_keep_mark(py);
    lb_executor *outer = guest->executor;
    guest->executor = executor;
    lb_value arguments[] = {lb_bool(step->is_upgrade), lb_bool(step->is_stamp),
                            texts(py, &step->up),      texts(py, &step->down),
                            texts(py, step->heads),    lb_held(guest->script_arguments)};
    lb_value done = lb_call_method(py, lb_held(guest->migration_context), "_applied",
                                   LB_COUNT(arguments), arguments);
    lb_code code = done ? LB_OK : lb_guest_pass(guest, error);
    if (code == LB_OK) {
        code = lb_executor_flush(executor, error);
    }
    guest->executor = outer;
    lb_keep_drop(py, mark);
    return code;
}

lb_code lb_guest_settle(lb_guest *guest, lb_error *error)
{
    bool is_guarded = lb_python_is_guarded(guest->py, guest->outer_frame);
    return is_guarded && guest->executor ? lb_executor_flush(guest->executor, error) : LB_OK;
}

lb_command lb_guest_command(const lb_guest *guest, lb_str sql)
{
    lb_command command = {.sql = sql, .must_not_be_empty = guest->options.is_compatible};
    bool is_online = guest->executor && guest->executor->connection;
    if (is_online && guest->script_path &&
        lb_python_where(guest->py, guest->outer_frame, guest->script_path, &command.script_line,
                        &command.script_column)) {
        command.script = guest->script_path;
    }
    return command;
}

lb_code lb_guest_run_script(lb_guest *guest, const char *path, bool is_downgrade,
                            lb_executor *executor, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error unread = {0};
    lb_executor *outer = guest->executor;
    size_t mark = lb_keep_mark(guest->py);
    const void *outer_frame = guest->outer_frame;
    const char *outer_path = guest->script_path;
    guest->executor = executor;
    guest->outer_frame = lb_python_frame(guest->py);
    guest->script_path = path;
    lb_value module = load_script(guest, path, module_name(&arena, path), &unread);
    lb_code code = module        ? call_script(guest, module, is_downgrade, error)
                   : unread.code ? lb_error_move(error, &unread)
                                 : lb_guest_pass(guest, error);
    guest->executor = outer;
    guest->outer_frame = outer_frame;
    guest->script_path = outer_path;
    lb_keep_drop(guest->py, mark);
    return code;
}
