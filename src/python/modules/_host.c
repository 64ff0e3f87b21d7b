/* _host: the outside, for the modules of the guest language (sys, os, time, random, logging). */
#include <unistd.h>

#include "python/code.h"
#include "python/modules/native.h"

static lb_value unavailable(lb_python *py, const char *what)
{
    return lb_raise(py, LB_T_OS_ERROR, "%s is not available to scripts here", what);
}

static lb_value host_write(lb_python *py, lb_value *args)
{
    lb_str text;
    if (!lb_to_text(py, args[0], "write() argument", &text)) {
        return NULL;
    }
    if (py->host.write) {
        py->host.write(py->host.context, text, args[1] && lb_truth(py, args[1]) > 0);
    }
    return lb_int_new(py, (int64_t)((lb_string *)args[0])->length);
}

static lb_value host_now(lb_python *py, lb_value *args LB_UNUSED)
{
    return py->host.now ? lb_float_new(py, py->host.now(py->host.context))
                        : unavailable(py, "the time");
}

static lb_value host_sleep(lb_python *py, lb_value *args)
{
    double seconds;
    if (!lb_to_double(py, args[0], &seconds)) {
        return NULL;
    }
    if (!py->host.sleep) {
        return unavailable(py, "sleep()");
    }
    py->host.sleep(py->host.context, seconds);
    return LB_NONE;
}

static lb_value host_user(lb_python *py, lb_value *args LB_UNUSED)
{
    return lb_int_new(py, getuid());
}

static lb_value host_is_opaque(lb_python *py, lb_value *args)
{
    return lb_is_opaque(py, args[0]) ? LB_TRUE : LB_FALSE;
}

/* Where a value is needed that is opaque. */
static lb_value host_refuse(lb_python *py, lb_value *args)
{
    return lb_is_opaque(py, args[0]) ? lb_opaque_refuse(py, args[0], lb_cstr(args[1])) : LB_NONE;
}

static lb_value host_utc_offset(lb_python *py, lb_value *args)
{
    double when;
    const char *zone = "UTC";
    if (!lb_to_double(py, args[0], &when)) {
        return NULL;
    }
    long offset = py->host.utc_offset ? py->host.utc_offset(py->host.context, when, &zone) : 0;
    return lb_tuple_of(py, 2, lb_int_new(py, offset), lb_string_of(py, zone));
}

static lb_value host_random(lb_python *py, lb_value *args)
{
    int64_t count;
    enum { MOST = 1 << 20 };
    if (!lb_to_int64(py, args[0], &count)) {
        return NULL;
    }
    if (count < 0 || count > MOST) {
        return lb_raise(py, LB_T_VALUE_ERROR, "too many random bytes");
    }
    if (!py->host.random) {
        return unavailable(py, "randomness");
    }
    LB_AUTO_FREE char *bytes = lb_alloc((size_t)count + 1);
    py->host.random(py->host.context, bytes, (size_t)count);
    return lb_bytes_new(py, (lb_str){bytes, (size_t)count});
}

static lb_value host_read(lb_python *py, lb_value *args)
{
    lb_str path;
    if (!lb_to_text(py, args[0], "path", &path)) {
        return NULL;
    }
    if (!py->host.read_file) {
        return unavailable(py, "reading files");
    }
    LB_AUTO_ARENA lb_arena arena = {0};
    lb_str content = {0};
    if (py->host.read_file(py->host.context, &arena, path.ptr, &content, NULL) != LB_OK) {
        lb_value three = lb_tuple_of(py, 3, lb_small_new(2),
                                     lb_string_of(py, "No such file or directory"), args[0]);
        return lb_raise_value(
            py, lb_exception_new(py, py->types[LB_T_FILE_NOT_FOUND_ERROR], (lb_tuple *)three));
    }
    return lb_bytes_new(py, content);
}

static lb_value host_write_file(lb_python *py, lb_value *args) /* path, bytes, is_more */
{
    lb_str path, content;
    LB_AUTO_ERROR lb_error error = {0};
    if (!lb_to_text(py, args[0], "path", &path) || !lb_to_bytes(py, args[1], &content)) {
        return NULL;
    }
    if (py->host.write_file && py->host.write_file(py->host.context, path.ptr, content,
                                                   lb_truth(py, args[2]) == 1, &error) == LB_OK) {
        return LB_NONE;
    }
    lb_value three = lb_tuple_of(
        py, 3, lb_small_new(13),
        lb_string_of(py, error.message ? error.message
                                       : "scripts that limbeck runs can only read files"),
        args[0]);
    return lb_raise_value(
        py, lb_exception_new(py, py->types[LB_T_PERMISSION_ERROR], (lb_tuple *)three));
}

static lb_value host_kind(lb_python *py, lb_value *args)
{
    lb_str path;
    if (!lb_to_text(py, args[0], "path", &path)) {
        return NULL;
    }
    return lb_small_new(py->host.file_kind ? py->host.file_kind(py->host.context, path.ptr) : 0);
}

static lb_value host_list(lb_python *py, lb_value *args)
{
    lb_str path, name;
    LB_AUTO_TEXT lb_text names = {0};
    if (!lb_to_text(py, args[0], "path", &path)) {
        return NULL;
    }
    if (!py->host.list_directory || !py->host.list_directory(py->host.context, path.ptr, &names)) {
        return unavailable(py, "this directory");
    }
    lb_list *list = lb_list_new(py, 0);
    lb_str rest = lb_text_str(&names);
    while (lb_str_split(&rest, '\0', &name)) {
        if (name.len) {
            lb_list_append(py, list, lb_string_new(py, name));
        }
    }
    return (lb_value)list;
}

static lb_value host_directory(lb_python *py, lb_value *args LB_UNUSED)
{
    const char *path =
        py->host.current_directory ? py->host.current_directory(py->host.context) : NULL;
    return lb_string_of(py, path ? path : "/");
}

static lb_value host_log(lb_python *py, lb_value *args)
{
    int64_t level;
    lb_str logger, message;
    if (!lb_to_int64(py, args[0], &level) || !lb_to_text(py, args[1], "logger", &logger) ||
        !lb_to_text(py, args[2], "message", &message)) {
        return NULL;
    }
    const lb_log *log = &py->host.log;
    lb_str file;
    int64_t line;
    if (args[3] && log->warn) {
        if (!lb_to_text(py, args[3], "file", &file) || !lb_to_int64(py, args[4], &line)) {
            return NULL;
        }
        log->warn(log->context, file.ptr, (unsigned)line, message.ptr);
    } else if (log->write) {
        log->write(log->context, (lb_level)level, logger.ptr, message.ptr);
    }
    return LB_NONE;
}

/* The kind of an error as a class of its module (builtins where it names none). */
static lb_value raise_error(lb_python *py, const lb_error *error)
{
    const char *kind = error->kind ? error->kind : "RuntimeError";
    const char *dot = strrchr(kind, '.');
    LB_AUTO_FREE char *module = lb_strndup(dot ? kind : "builtins", dot ? (size_t)(dot - kind) : 8);
    lb_value holder = lb_import(py, module);
    lb_value class = holder ? lb_getattr(py, holder, dot ? dot + 1 : kind) : NULL;
    if (!class) {
        lb_take_raised(py);
        return lb_raise(py, LB_T_RUNTIME_ERROR, "%s", error->message);
    }
    return lb_raise_type(py, (lb_type *)class, "%s", error->message);
}

static lb_value host_configure_logging(lb_python *py, lb_value *args)
{
    lb_str path;
    LB_AUTO_ERROR lb_error error = {0};
    if (!lb_to_text(py, args[0], "path", &path)) {
        return NULL;
    }
    if (!py->host.configure_logging) {
        return LB_NONE;
    }
    lb_code code =
        py->host.configure_logging(py->host.context, path.ptr, lb_truth(py, args[1]) == 1, &error);
    return code == LB_OK ? LB_NONE : raise_error(py, &error);
}

static lb_value host_modules(lb_python *py, lb_value *args LB_UNUSED)
{
    return (lb_value)py->modules;
}

static lb_value host_handled(lb_python *py, lb_value *args LB_UNUSED)
{
    return py->handled ? py->handled : LB_NONE;
}

static lb_value host_format_exception(lb_python *py, lb_value *args)
{
    if (!lb_is(py, args[0], LB_T_BASE_EXCEPTION)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "an exception is needed");
    }
    LB_AUTO_TEXT lb_text text = {0};
    lb_traceback_print(py, &text, args[0]);
    return lb_string_take(py, &text);
}

static lb_value host_import(lb_python *py, lb_value *args)
{
    lb_str name;
    return lb_to_text(py, args[0], "name", &name) ? lb_import_named(py, lb_intern(py, name)) : NULL;
}

static lb_value host_find(lb_python *py, lb_value *args)
{
    lb_str name;
    return lb_to_text(py, args[0], "name", &name) ? lb_import_find(py, lb_intern(py, name)) : NULL;
}

static lb_value host_resolve(lb_python *py, lb_value *args)
{
    lb_str package, name;
    int64_t level;
    if (!lb_to_text(py, args[0], "package", &package) || !lb_to_text(py, args[1], "name", &name) ||
        !lb_to_int64(py, args[2], &level)) {
        return NULL;
    }
    return (lb_value)lb_import_resolve(py, package, name, level);
}

static lb_value host_reload(lb_python *py, lb_value *args)
{
    return lb_is(py, args[0], LB_T_MODULE)
               ? lb_import_reload(py, (lb_module *)args[0])
               : lb_raise(py, LB_T_TYPE_ERROR, "reload() argument must be a module");
}

static lb_value frame_locals(lb_python *py, const lb_frame *frame)
{
    if (frame->locals) {
        return frame->locals;
    }
    lb_dict *dict = lb_dict_new(py);
    const lb_code_object *code = frame->code;
    for (size_t i = 0; i < code->local_count + code->cell_count + code->free_count; i++) {
        lb_value v = frame->slots[i];
        v = i < code->local_count || !v ? v : ((lb_cell *)v)->value;
        if (v && code->locals[i]->bytes[0] != '.') {
            lb_dict_set_name(py, dict, code->locals[i], v);
        }
    }
    return (lb_value)dict;
}

/* The running frames from the caller outwards, each as (code, globals, locals, line). */
static lb_value host_frames(lb_python *py, lb_value *args LB_UNUSED)
{
    lb_list *list = lb_list_new(py, 0);
    for (const lb_frame *f = py->frame; f; f = f->back) {
        const ptrdiff_t at = f->pc - f->code->ops;
        const uint32_t line = at > 0 ? lb_code_place(f->code, (size_t)at - 1).lineno : 0;
        if (!(f->code->flags & LB_CODE_NESTED)) {
            lb_list_append(py, list,
                           lb_tuple_of(py, 4, (lb_value)f->code, (lb_value)f->globals,
                                       frame_locals(py, f), lb_int_new(py, line)));
        }
    }
    return (lb_value)list;
}

/* The name of the module that the code so many calls outwards belongs to, or None. */
static lb_value host_caller(lb_python *py, lb_value *args)
{
    int64_t depth;
    if (!lb_to_int64(py, args[0], &depth)) {
        return NULL;
    }
    const lb_frame *f = py->frame;
    for (; f && depth > 0; depth--) {
        f = f->back;
    }
    lb_value name = f ? lb_dict_get_name(f->globals, py->names.name) : NULL;
    return name ? name : LB_NONE;
}

static lb_value host_depth(lb_python *py, lb_value *args)
{
    if (args[0] && lb_is_small(args[0]) && lb_small(args[0]) > 0) {
        py->limits.depth = (size_t)lb_small(args[0]) < 100000 ? (size_t)lb_small(args[0]) : 100000;
    }
    return lb_int_new(py, (int64_t)py->limits.depth);
}

static bool setup(lb_python *py, lb_module *module)
{
    lb_dict *environ = lb_dict_new(py);
    for (const char *const *e = py->host.environ; e && *e; e++) {
        lb_str rest = lb_str_of(*e), name;
        if (lb_str_split(&rest, '=', &name)) {
            lb_dict_set(py, environ, lb_string_new(py, name),
                        lb_string_new(py, rest.ptr ? rest : LB_STR("")));
        }
    }
    lb_module_set(py, module, "environ", (lb_value)environ);
    lb_list *argv = lb_list_new(py, 0);
    for (const char *const *a = py->host.argv; a && *a; a++) {
        lb_list_append(py, argv, lb_string_of(py, *a));
    }
    lb_module_set(py, module, "argv", (lb_value)argv);
    return true;
}

static const lb_method functions[] = {
    {"write", "text, is_stderr=, /", host_write},
    {"now", "", host_now},
    {"is_opaque", "value, /", host_is_opaque},
    {"refuse", "value, use, /", host_refuse},
    {"sleep", "seconds, /", host_sleep},
    {"user", "", host_user},
    {"utc_offset", "when, /", host_utc_offset},
    {"random", "count, /", host_random},
    {"read", "path, /", host_read},
    {"write_file", "path, content, is_more, /", host_write_file},
    {"kind", "path, /", host_kind},
    {"list", "path, /", host_list},
    {"directory", "", host_directory},
    {"log", "level, logger, message, file=, line=, /", host_log},
    {"configure_logging", "path, disables, /", host_configure_logging},
    {"modules", "", host_modules},
    {"handled", "", host_handled},
    {"format_exception", "exception, /", host_format_exception},
    {"import_module", "name, /", host_import},
    {"find_module", "name, /", host_find},
    {"resolve", "package, name, level, /", host_resolve},
    {"reload", "module, /", host_reload},
    {"depth", "limit=, /", host_depth},
    {"frames", "", host_frames},
    {"caller", "depth, /", host_caller},
    {0}};

const lb_module_spec lb_module__host = {.name = "_host", .functions = functions, .setup = setup};
