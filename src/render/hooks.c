#include "render/hooks.h"

#include "base/file.h"
#include "base/process.h"
#include "base/repr.h"
#include "base/shell.h"

static const char token[] = "REVISION_SCRIPT_FILENAME";

/* One hook that is run. */
struct run {
    lb_arena *arena;
    const lb_hook *hook;
    lb_str path; /* of the revision file */
    const lb_environment *environment;
    lb_process process;
    lb_error *error;
};

static lb_code required(const struct run *this, const char *option, lb_str *out)
{
    *out = lb_hook_get(this->hook, option);
    if (out->ptr) {
        return LB_OK;
    }
    return lb_fail(this->error, LB_ERR_COMMAND, "Key %.*s.%s is required for post write hook %s",
                   LB_ARG(this->hook->name), option, lb_repr(this->arena, this->hook->name));
}

static void add_argument(struct run *this, lb_str argument)
{
    lb_vector_push_in(this->arena, &this->process.arguments, argument);
}

static lb_str replaced(lb_arena *arena, lb_str text, lb_str what, lb_str with)
{
    LB_AUTO_TEXT lb_text out = {0};
    for (size_t found; (found = lb_str_find(text, what)) != SIZE_MAX;) {
        lb_text_add(&out, lb_str_slice(text, 0, found));
        lb_text_add(&out, with);
        text = lb_str_slice(text, found + what.len, text.len);
    }
    lb_text_add(&out, text);
    return lb_arena_str(arena, lb_text_str(&out));
}

/* The words of `options`, with the file's path for the token; first where it has none. */
static lb_code add_options(struct run *this)
{
    lb_str options = lb_hook_get(this->hook, "options");
    if (!options.ptr || lb_str_find(options, lb_str_of(token)) == SIZE_MAX) {
        options = lb_str_of(lb_arena_format(this->arena, "%s %.*s", token, LB_ARG(options)));
    }
    lb_str_vector words;
    lb_code code = lb_shell_split(this->arena, options, &words, this->error);
    if (code != LB_OK) {
        lb_error_prefix(this->error, "The options of post write hook %s: ",
                        lb_repr(this->arena, this->hook->name));
        return code;
    }
    for (size_t i = 0; i < words.count; i++) {
        add_argument(this, replaced(this->arena, words.items[i], lb_str_of(token), this->path));
    }
    return LB_OK;
}

static lb_code run_exec(struct run *this)
{
    lb_str executable;
    LB_TRY(required(this, "executable", &executable));
    add_argument(this, executable);
    return LB_OK;
}

static const char *find_program(const struct run *this, const char *name)
{
    return lb_process_find(this->arena, lb_str_of(name),
                           lb_environment_get(this->environment, "PATH"));
}

static lb_code find_python(const struct run *this, const char **out)
{
    *out = find_program(this, "python3");
    *out = *out ? *out : find_program(this, "python");
    if (*out) {
        return LB_OK;
    }
    lb_code code = lb_fail(this->error, LB_ERR_COMMAND,
                           "Post write hook %s needs Python, and there is no python3 on PATH",
                           lb_repr(this->arena, this->hook->name));
    lb_error_hint(this->error, "Put it on PATH, or use a hook of type exec");
    return code;
}

/* Installers put a script of the entry point's name beside python3. */
static lb_code run_console_script(struct run *this)
{
    lb_str entrypoint;
    LB_TRY(required(this, "entrypoint", &entrypoint));
    const char *found = find_program(this, lb_arena_str(this->arena, entrypoint).ptr);
    if (!found) {
        lb_code code =
            lb_fail(this->error, LB_ERR_COMMAND, "Could not find entrypoint console_scripts.%.*s",
                    LB_ARG(entrypoint));
        lb_error_hint(this->error, "No program of that name is on PATH: activate the virtual "
                                   "environment in which it is installed");
        return code;
    }
    add_argument(this, lb_str_of(found));
    return LB_OK;
}

static lb_code run_module(struct run *this)
{
    static const char probe[] = "import importlib.util, sys; raise "
                                "SystemExit(importlib.util.find_spec(sys.argv[1]) is None)";
    const char *python = NULL;
    lb_str module;
    LB_TRY(required(this, "module", &module));
    LB_TRY(find_python(this, &python));
    lb_str words[] = {lb_str_of(python), LB_STR("-c"), LB_STR(probe), module};
    lb_process search = {.arguments = {words, LB_COUNT(words), LB_COUNT(words)}, .is_silent = true};
    int status = 0;
    LB_TRY(lb_process_run(&search, &status, this->error));
    if (status != 0) {
        return lb_fail(this->error, LB_ERR_COMMAND, "Could not find module %.*s", LB_ARG(module));
    }
    add_argument(this, lb_str_of(python));
    add_argument(this, LB_STR("-m"));
    add_argument(this, module);
    return LB_OK;
}

static const struct {
    const char *type;
    lb_code (*prepare)(struct run *this);
} types[] = {
    {"console_scripts", run_console_script},
    {"exec", run_exec},
    {"module", run_module},
};

static lb_code run_type(struct run *this, lb_str type)
{
    for (size_t i = 0; i < LB_COUNT(types); i++) {
        if (!lb_str_is(type, types[i].type)) {
            continue;
        }
        int status;
        LB_TRY(types[i].prepare(this));
        LB_TRY(add_options(this));
        this->process.directory = lb_hook_get(this->hook, "cwd");
        lb_code code = lb_process_run(&this->process, &status, this->error);
        if (code != LB_OK) {
            lb_error_kind(this->error, "FileNotFoundError");
            lb_error_hint(this->error, "It is the post write hook %s in the settings",
                          lb_repr(this->arena, this->hook->name));
        }
        return code; /* whatever the status, as in Alembic */
    }
    return lb_fail(this->error, LB_ERR_COMMAND, "No formatter with name '%.*s' registered",
                   LB_ARG(type));
}

static lb_code run_hook(struct run *this, const lb_status *status)
{
    const char *name = lb_repr(this->arena, this->hook->name);
    lb_str type = lb_hook_get(this->hook, "type");
    if (!type.ptr) {
        return lb_fail(this->error, LB_ERR_COMMAND,
                       "Key '%.*s.type' (or 'type' in toml) is required for post write hook %s",
                       LB_ARG(this->hook->name), name);
    }
    lb_status_begin(status, LB_STATUS_LINE | LB_STATUS_LOUD, "Running post write hook %s", name);
    return lb_status_end(status, LB_STATUS_LINE | LB_STATUS_LOUD, run_type(this, type));
}

lb_code lb_hooks_run(const lb_hook *hooks, size_t count, lb_str path,
                     const lb_environment *environment, const lb_status *status, lb_error *error)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    for (size_t i = 0; i < count; i++) {
        struct run run = {.arena = &arena,
                          .hook = &hooks[i],
                          .path = path,
                          .environment = environment,
                          .error = error};
        LB_TRY(run_hook(&run, status));
    }
    return LB_OK;
}
