#include "python/code.h"
#include "python/interpreter.h"

#include <errno.h>

#include <stdarg.h>

/* --- raising --- */

lb_value lb_exception_new(lb_python *py, lb_type *type, lb_tuple *args)
{
    lb_exception *e = lb_object_new(py, type);
    e->args = (lb_value)args;
    return (lb_value)e;
}

lb_value lb_raise_value(lb_python *py, lb_value exception)
{
    enum { MOST_CONTEXTS = 200 };
    lb_exception *e = (lb_exception *)exception;
    if (py->is_fatal) {
        return NULL;
    }
    if (!e->context && py->handled && py->handled != exception) {
        /* the chain must not become a ring, nor so long that every link costs much */
        size_t length = 0;
        for (lb_value c = py->handled; c; c = ((lb_exception *)c)->context) {
            if (((lb_exception *)c)->context == exception || ++length > MOST_CONTEXTS) {
                ((lb_exception *)c)->context = NULL;
                break;
            }
        }
        e->context = py->handled;
    }
    py->raised = exception;
    return NULL;
}

void lb_raise_again(lb_python *py, lb_value exception)
{
    if (!py->is_fatal) {
        py->raised = exception;
    }
}

static lb_value raise_format(lb_python *py, lb_type *type, const char *format, va_list args)
{
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_addv(&text, format, args);
    lb_value message = lb_string_new(py, lb_text_str(&text));
    return lb_raise_value(py, lb_exception_new(py, type, (lb_tuple *)lb_tuple_of(py, 1, message)));
}

lb_value lb_raise(lb_python *py, lb_type_id id, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    raise_format(py, py->types[id], format, args);
    va_end(args);
    return NULL;
}

lb_value lb_raise_type(lb_python *py, lb_type *type, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    raise_format(py, type, format, args);
    va_end(args);
    return NULL;
}

lb_value lb_raise_budget(lb_python *py, const char *format, ...)
{
    if (py->is_fatal) {
        return NULL;
    }
    va_list args;
    va_start(args, format);
    raise_format(py, py->types[LB_T_BUDGET_EXCEEDED], format, args);
    va_end(args);
    py->is_fatal = true;
    return NULL;
}

lb_value lb_raise_with(lb_python *py, lb_type_id id, lb_value argument)
{
    return lb_raise_value(
        py, lb_exception_new(py, py->types[id], (lb_tuple *)lb_tuple_of(py, 1, argument)));
}

bool lb_raised(const lb_python *py)
{
    return py->raised != NULL;
}

bool lb_raised_is(const lb_python *py, lb_type_id id)
{
    return py->raised && !py->is_fatal && lb_is(py, py->raised, id);
}

lb_value lb_take_raised(lb_python *py)
{
    lb_value e = py->raised;
    py->raised = NULL;
    lb_keep(py, e);
    return e;
}

void lb_exception_trace(lb_python *py LB_UNUSED, lb_value exception, lb_code_object *code,
                        uint32_t op)
{
    enum { MOST_ENTRIES = 4000 };
    lb_exception *e = (lb_exception *)exception;
    if (e->trace_count == MOST_ENTRIES) {
        return;
    }
    if (e->trace_count == e->trace_capacity) {
        e->trace_capacity = e->trace_capacity ? e->trace_capacity * 2 : 4;
        e->trace = lb_realloc_array(e->trace, e->trace_capacity, sizeof *e->trace);
    }
    e->trace[e->trace_count++] = (lb_trace_entry){code, op};
}

/* What `raise x` makes of x: an exception. */
static lb_value exception_of(lb_python *py, lb_value v, const char *complaint)
{
    if (lb_is(py, v, LB_T_TYPE) && lb_is_subtype((lb_type *)v, py->types[LB_T_BASE_EXCEPTION])) {
        lb_value e = lb_call(py, v, 0, NULL);
        if (e && !lb_is(py, e, LB_T_BASE_EXCEPTION)) {
            return lb_raise(py, LB_T_TYPE_ERROR,
                            "calling %s should have returned an instance of BaseException, not %s",
                            ((lb_type *)v)->name->bytes, lb_type_name(py, e));
        }
        return e;
    }
    if (lb_is(py, v, LB_T_BASE_EXCEPTION)) {
        return v;
    }
    if (lb_is_opaque(py, v)) {
        return lb_opaque_refuse(py, v, "a raise statement");
    }
    return lb_raise(py, LB_T_TYPE_ERROR, "%s", complaint);
}

void lb_raise_statement(lb_python *py, lb_value value, lb_value cause)
{
    if (!value) {
        if (py->handled) {
            lb_raise_again(py, py->handled);
        } else {
            lb_raise(py, LB_T_RUNTIME_ERROR, "No active exception to reraise");
        }
        return;
    }
    lb_value e = exception_of(py, value, "exceptions must derive from BaseException");
    if (!e) {
        return;
    }
    if (cause) {
        lb_value from =
            cause == LB_NONE
                ? NULL
                : exception_of(py, cause, "exception causes must derive from BaseException");
        if (!from && cause != LB_NONE) {
            return;
        }
        ((lb_exception *)e)->cause = from;
        ((lb_exception *)e)->suppress_context = true;
    }
    lb_raise_value(py, e);
}

static bool is_exception_class(const lb_python *py, lb_value v)
{
    return lb_is(py, v, LB_T_TYPE) && lb_is_subtype((lb_type *)v, py->types[LB_T_BASE_EXCEPTION]);
}

bool lb_exception_matches(lb_python *py, lb_value e, lb_value type, int *out)
{
    *out = 0;
    if (lb_is(py, type, LB_T_TUPLE)) {
        const lb_tuple *types = (lb_tuple *)type;
        for (size_t i = 0; i < types->count; i++) {
            if (!lb_exception_matches(py, e, types->items[i], out)) {
                return false;
            }
            if (*out) {
                return true;
            }
        }
        return true;
    }
    if (lb_is_opaque(py, type)) {
        return true; /* what is not there is not raised */
    }
    if (!is_exception_class(py, type)) {
        lb_raise(py, LB_T_TYPE_ERROR,
                 "catching classes that do not inherit from BaseException is not allowed");
        return false;
    }
    *out = lb_is_subtype(lb_typeof(py, e), (lb_type *)type);
    return true;
}

/* --- methods --- */

/* OSError(errno, text) makes the class that stands for the number. */
static lb_type *os_error_type(lb_python *py, lb_value number)
{
    static const struct {
        int number;
        lb_type_id id;
    } known[] = {{EAGAIN, LB_T_BLOCKING_IO_ERROR},
                 {EALREADY, LB_T_BLOCKING_IO_ERROR},
                 {EINPROGRESS, LB_T_BLOCKING_IO_ERROR},
                 {EPIPE, LB_T_BROKEN_PIPE_ERROR},
                 {ESHUTDOWN, LB_T_BROKEN_PIPE_ERROR},
                 {ECHILD, LB_T_CHILD_PROCESS_ERROR},
                 {ECONNABORTED, LB_T_CONNECTION_ABORTED_ERROR},
                 {ECONNREFUSED, LB_T_CONNECTION_REFUSED_ERROR},
                 {ECONNRESET, LB_T_CONNECTION_RESET_ERROR},
                 {EEXIST, LB_T_FILE_EXISTS_ERROR},
                 {ENOENT, LB_T_FILE_NOT_FOUND_ERROR},
                 {EISDIR, LB_T_IS_A_DIRECTORY_ERROR},
                 {ENOTDIR, LB_T_NOT_A_DIRECTORY_ERROR},
                 {EINTR, LB_T_INTERRUPTED_ERROR},
                 {EACCES, LB_T_PERMISSION_ERROR},
                 {EPERM, LB_T_PERMISSION_ERROR},
                 {ESRCH, LB_T_PROCESS_LOOKUP_ERROR},
                 {ETIMEDOUT, LB_T_TIMEOUT_ERROR}};
    for (size_t i = 0; i < LB_COUNT(known); i++) {
        if (number == lb_small_new(known[i].number)) {
            return py->types[known[i].id];
        }
    }
    return py->types[LB_T_OS_ERROR];
}

static lb_value exception_new(lb_python *py, lb_value *args)
{
    if (!is_exception_class(py, args[0])) {
        return lb_raise(py, LB_T_TYPE_ERROR, "BaseException.__new__(X): X is not a type object");
    }
    lb_type *type = (lb_type *)args[0];
    lb_tuple *given = (lb_tuple *)args[1];
    if (!lb_is_subtype(type, py->types[LB_T_OS_ERROR])) {
        return lb_exception_new(py, type, given);
    }
    if (type == py->types[LB_T_OS_ERROR] && given->count >= 2) {
        type = os_error_type(py, given->items[0]);
    }
    bool has_file = given->count >= 3 && given->count <= 5;
    lb_value made = lb_exception_new(
        py, type, has_file ? (lb_tuple *)lb_tuple_from(py, given->items, 2) : given);
    if (has_file) {
        lb_dict_set_cstr(py, lb_instance_dict(py, made), "filename", given->items[2]);
    }
    return made;
}

static lb_value exception_init(lb_python *py, lb_value *args)
{
    lb_exception *e = (lb_exception *)args[0];
    const lb_dict *kwargs = (lb_dict *)args[2];
    if (kwargs->count) {
        return lb_raise(py, LB_T_TYPE_ERROR, "%s() takes no keyword arguments",
                        lb_type_name(py, args[0]));
    }
    e->args = args[1];
    return LB_NONE;
}

static lb_value exception_str(lb_python *py, lb_value *args)
{
    lb_tuple *tuple = (lb_tuple *)((lb_exception *)args[0])->args;
    if (tuple->count == 0) {
        return (lb_value)py->names.empty;
    }
    lb_value text = tuple->count == 1 ? tuple->items[0] : (lb_value)tuple;
    return lb_is_opaque(py, text) ? lb_repr_value(py, text) : lb_to_string(py, text);
}

static lb_value key_error_str(lb_python *py, lb_value *args)
{
    const lb_tuple *tuple = (lb_tuple *)((lb_exception *)args[0])->args;
    return tuple->count == 1 ? lb_repr_value(py, tuple->items[0]) : exception_str(py, args);
}

static lb_value exception_repr(lb_python *py, lb_value *args)
{
    lb_value tuple = ((lb_exception *)args[0])->args;
    bool is_one = ((lb_tuple *)tuple)->count == 1;
    lb_value inner = lb_repr_value(py, is_one ? ((lb_tuple *)tuple)->items[0] : tuple);
    if (!inner) {
        return NULL;
    }
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_addf(&text, is_one ? "%s(%s)" : "%s%s", lb_type_name(py, args[0]), lb_cstr(inner));
    return lb_string_take(py, &text);
}

static lb_value get_args(lb_python *py LB_UNUSED, lb_value *args)
{
    return ((lb_exception *)args[0])->args;
}

static lb_value set_args(lb_python *py, lb_value *args)
{
    lb_tuple *tuple = args[1] ? lb_tuple_of_iterable(py, args[1]) : py->empty_tuple;
    if (!tuple) {
        return NULL;
    }
    ((lb_exception *)args[0])->args = (lb_value)tuple;
    return LB_NONE;
}

static lb_value get_cause(lb_python *py LB_UNUSED, lb_value *args)
{
    lb_value cause = ((lb_exception *)args[0])->cause;
    return cause ? cause : LB_NONE;
}

static bool exception_or_none(lb_python *py, lb_value v, const char *what, lb_value *out)
{
    if (v && v != LB_NONE && !lb_is(py, v, LB_T_BASE_EXCEPTION)) {
        lb_raise(py, LB_T_TYPE_ERROR, "exception %s must be None or derive from BaseException",
                 what);
        return false;
    }
    *out = v == LB_NONE ? NULL : v;
    return true;
}

static lb_value set_cause(lb_python *py, lb_value *args)
{
    ((lb_exception *)args[0])->suppress_context = true;
    return exception_or_none(py, args[1], "cause", &((lb_exception *)args[0])->cause) ? LB_NONE
                                                                                      : NULL;
}

static lb_value get_context(lb_python *py LB_UNUSED, lb_value *args)
{
    lb_value context = ((lb_exception *)args[0])->context;
    return context ? context : LB_NONE;
}

static lb_value set_context(lb_python *py, lb_value *args)
{
    return exception_or_none(py, args[1], "context", &((lb_exception *)args[0])->context) ? LB_NONE
                                                                                          : NULL;
}

static lb_value get_suppress(lb_python *py LB_UNUSED, lb_value *args)
{
    return lb_bool(((lb_exception *)args[0])->suppress_context);
}

static lb_value set_suppress(lb_python *py, lb_value *args)
{
    ((lb_exception *)args[0])->suppress_context = lb_truth(py, args[1]) > 0;
    return LB_NONE;
}

/* A traceback object is its exception, seen as one. */
lb_value lb_exception_traceback(lb_python *py, lb_value exception)
{
    if (!((lb_exception *)exception)->trace_count) {
        return LB_NONE;
    }
    lb_iterator *traceback = lb_object_new(py, py->types[LB_T_TRACEBACK]);
    traceback->source = exception;
    return (lb_value)traceback;
}

static lb_value get_traceback(lb_python *py, lb_value *args)
{
    return lb_exception_traceback(py, args[0]);
}

static lb_value set_traceback(lb_python *py LB_UNUSED, lb_value *args)
{
    if (args[1] == LB_NONE) {
        ((lb_exception *)args[0])->trace_count = 0;
    }
    return LB_NONE;
}

static lb_value with_traceback(lb_python *py, lb_value *args)
{
    set_traceback(py, args);
    return args[0];
}

static lb_value add_note(lb_python *py, lb_value *args)
{
    if (!lb_is(py, args[1], LB_T_STR)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "note must be a str, not '%s'",
                        lb_type_name(py, args[1]));
    }
    lb_dict *dict = lb_instance_dict(py, args[0]);
    lb_value notes = lb_dict_get_name(dict, py->names.notes);
    if (!notes) {
        notes = (lb_value)lb_list_new(py, 1);
        lb_dict_set_name(py, dict, py->names.notes, notes);
    }
    return lb_list_append(py, (lb_list *)notes, args[1]) ? LB_NONE : NULL;
}

static lb_value traceback_line(lb_python *py, lb_value *args)
{
    const lb_exception *e = (lb_exception *)((lb_iterator *)args[0])->source;
    const lb_trace_entry *entry = &e->trace[e->trace_count - 1];
    return lb_int_new(py, lb_code_place(entry->code, entry->op).lineno);
}

static lb_value first_argument(lb_python *py LB_UNUSED, lb_value *args)
{
    lb_tuple *tuple = (lb_tuple *)((lb_exception *)args[0])->args;
    return tuple->count == 1 ? tuple->items[0] : tuple->count ? (lb_value)tuple : LB_NONE;
}

static lb_value stop_value(lb_python *py LB_UNUSED, lb_value *args)
{
    const lb_tuple *tuple = (lb_tuple *)((lb_exception *)args[0])->args;
    return tuple->count ? tuple->items[0] : LB_NONE;
}

static lb_value os_error_part(lb_value self, size_t i)
{
    const lb_tuple *tuple = (lb_tuple *)((lb_exception *)self)->args;
    return tuple->count >= 2 && i < tuple->count ? tuple->items[i] : LB_NONE;
}

static lb_value os_error_errno(lb_python *py LB_UNUSED, lb_value *args)
{
    return os_error_part(args[0], 0);
}

static lb_value os_error_strerror(lb_python *py, lb_value *args)
{
    lb_value set = lb_dict_get_cstr(py, lb_instance_dict(py, args[0]), "strerror");
    return set ? set : os_error_part(args[0], 1);
}

static lb_value os_error_set_strerror(lb_python *py, lb_value *args)
{
    lb_dict_set_cstr(py, lb_instance_dict(py, args[0]), "strerror", args[1] ? args[1] : LB_NONE);
    return LB_NONE;
}

static lb_value os_error_filename(lb_python *py, lb_value *args)
{
    lb_value found = lb_dict_get_cstr(py, lb_instance_dict(py, args[0]), "filename");
    return found ? found : LB_NONE;
}

static lb_value os_error_set_filename(lb_python *py, lb_value *args)
{
    lb_dict_set_cstr(py, lb_instance_dict(py, args[0]), "filename", args[1] ? args[1] : LB_NONE);
    return LB_NONE;
}

static lb_value os_error_init(lb_python *py LB_UNUSED, lb_value *args)
{
    const lb_tuple *given = (lb_tuple *)args[1];
    if (given->count < 3 || given->count > 5) { /* else __new__ has split it */
        ((lb_exception *)args[0])->args = args[1];
    }
    return LB_NONE;
}

static lb_value os_error_str(lb_python *py, lb_value *args)
{
    lb_value number = os_error_part(args[0], 0), text = os_error_strerror(py, args);
    lb_value name = os_error_filename(py, args);
    if (((lb_tuple *)((lb_exception *)args[0])->args)->count < 2) {
        return exception_str(py, args);
    }
    lb_value a = lb_to_string(py, number), b = a ? lb_to_string(py, text) : NULL;
    lb_value c = b && name != LB_NONE ? lb_repr_value(py, name) : NULL;
    if (!b || lb_raised(py)) {
        return NULL;
    }
    return c ? lb_string_format(py, "[Errno %s] %s: %s", lb_cstr(a), lb_cstr(b), lb_cstr(c))
             : lb_string_format(py, "[Errno %s] %s", lb_cstr(a), lb_cstr(b));
}

/* NameError and AttributeError say what they are about. */
static lb_value keep_names(lb_python *py, lb_value *args, const char *const *names, size_t count)
{
    ((lb_exception *)args[0])->args = args[1];
    for (size_t i = 0; i < count; i++) {
        if (args[2 + i]) {
            lb_setattr(py, args[0], names[i], args[2 + i]);
        }
    }
    return LB_NONE;
}

static lb_value name_error_init(lb_python *py, lb_value *args)
{
    static const char *const names[] = {"name"};
    return keep_names(py, args, names, LB_COUNT(names));
}

static lb_value attribute_error_init(lb_python *py, lb_value *args)
{
    static const char *const names[] = {"name", "obj"};
    return keep_names(py, args, names, LB_COUNT(names));
}

static lb_value import_error_init(lb_python *py, lb_value *args)
{
    ((lb_exception *)args[0])->args = args[1];
    static const char *const names[] = {"name", "path"};
    for (size_t i = 0; i < LB_COUNT(names); i++) {
        lb_value v = args[2 + i];
        lb_setattr(py, args[0], names[i], v ? v : LB_NONE);
    }
    const lb_tuple *tuple = (lb_tuple *)args[1];
    lb_setattr(py, args[0], "msg", tuple->count == 1 ? tuple->items[0] : LB_NONE);
    return LB_NONE;
}

static lb_value syntax_error_str(lb_python *py, lb_value *args)
{
    lb_value line = NULL, filename = NULL, msg = NULL;
    lb_find_attr(py, args[0], lb_intern(py, LB_STR("lineno")), &line);
    lb_find_attr(py, args[0], lb_intern(py, LB_STR("filename")), &filename);
    lb_find_attr(py, args[0], lb_intern(py, LB_STR("msg")), &msg);
    if (!line || !filename || !msg || !lb_is_small(line)) {
        return exception_str(py, args);
    }
    lb_str file = lb_path_basename(lb_string_text(filename));
    return lb_string_format(py, "%s (%.*s, line %lld)", lb_cstr(msg), LB_ARG(file),
                            (long long)lb_small(line));
}

static lb_value unicode_part(lb_value self, size_t i)
{
    const lb_tuple *tuple = (lb_tuple *)((lb_exception *)self)->args;
    return i < tuple->count ? tuple->items[i] : LB_NONE;
}

static lb_value unicode_str(lb_python *py, lb_value *args)
{
    const lb_tuple *t = (lb_tuple *)((lb_exception *)args[0])->args;
    if (t->count != 5 || !lb_is_small(t->items[2]) || !lb_is_small(t->items[3])) {
        return exception_str(py, args);
    }
    int64_t start = lb_small(t->items[2]), end = lb_small(t->items[3]);
    const char *encoding = lb_cstr(t->items[0]), *reason = lb_cstr(t->items[4]);
    bool is_bytes = lb_is(py, t->items[1], LB_T_BYTES);
    size_t length = is_bytes                           ? ((lb_bytes *)t->items[1])->size
                    : lb_is(py, t->items[1], LB_T_STR) ? ((lb_string *)t->items[1])->length
                                                       : 0;
    if (start < 0 || start >= (int64_t)length) {
        return exception_str(py, args);
    }
    if (end == start + 1 && is_bytes) {
        unsigned char byte = (unsigned char)((lb_bytes *)t->items[1])->bytes[start];
        return lb_string_format(py, "'%s' codec can't decode byte 0x%02x in position %lld: %s",
                                encoding, byte, (long long)start, reason);
    }
    if (end == start + 1) {
        lb_string *s = (lb_string *)t->items[1];
        uint32_t c;
        lb_wtf8_decode(s->bytes + lb_string_offset(s, (size_t)start), s->bytes + s->size, &c);
        const char *format =
            c < 0x100     ? "'%s' codec can't encode character '\\x%02x' in position %lld: %s"
            : c < 0x10000 ? "'%s' codec can't encode character '\\u%04x' in position %lld: %s"
                          : "'%s' codec can't encode character '\\U%08x' in position %lld: %s";
        LB_AUTO_TEXT lb_text text = {0};
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        lb_text_addf(&text, format, encoding, c, (long long)start, reason);
#pragma GCC diagnostic pop
        return lb_string_take(py, &text);
    }
    return lb_string_format(py, "'%s' codec can't %s in position %lld-%lld: %s", encoding,
                            is_bytes ? "decode bytes" : "encode characters", (long long)start,
                            (long long)end - 1, reason);
}

static lb_value unicode_encoding(lb_python *py LB_UNUSED, lb_value *args)
{
    return unicode_part(args[0], 0);
}

static lb_value unicode_object(lb_python *py LB_UNUSED, lb_value *args)
{
    return unicode_part(args[0], 1);
}

static lb_value unicode_start(lb_python *py LB_UNUSED, lb_value *args)
{
    return unicode_part(args[0], 2);
}

static lb_value unicode_end(lb_python *py LB_UNUSED, lb_value *args)
{
    return unicode_part(args[0], 3);
}

static lb_value unicode_reason(lb_python *py LB_UNUSED, lb_value *args)
{
    return unicode_part(args[0], 4);
}

/* --- memory and setup --- */

static void exception_mark(lb_python *py, lb_value self)
{
    const lb_exception *e = (lb_exception *)self;
    lb_mark(py, e->args);
    lb_mark(py, e->cause);
    lb_mark(py, e->context);
    for (size_t i = 0; i < e->trace_count; i++) {
        LB_MARK(py, e->trace[i].code);
    }
}

static void exception_free(lb_python *py LB_UNUSED, lb_value self)
{
    free(((lb_exception *)self)->trace);
}

static size_t exception_extra(lb_value self)
{
    return ((lb_exception *)self)->trace_capacity * sizeof(lb_trace_entry);
}

static void traceback_mark(lb_python *py, lb_value self)
{
    lb_mark(py, ((lb_iterator *)self)->source);
}

static const lb_method no_methods[] = {{0}};
static const lb_method key_error_methods[] = {{"__str__", "self", key_error_str}, {0}};
static const lb_method stop_methods[] = {{"value", "self", stop_value, LB_GETTER}, {0}};
static const lb_method exit_methods[] = {{"code", "self", first_argument, LB_GETTER}, {0}};
static const lb_method os_error_methods[] = {
    {"errno", "self", os_error_errno, LB_GETTER},
    {"strerror", "self", os_error_strerror, LB_GETTER, os_error_set_strerror},
    {"filename", "self", os_error_filename, LB_GETTER, os_error_set_filename},
    {"__init__", "self, *args, **kwargs", os_error_init},
    {"__str__", "self", os_error_str},
    {0}};
static const lb_method import_error_methods[] = {
    {"__init__", "self, *args, name=, path=", import_error_init}, {0}};
static const lb_method name_error_methods[] = {{"__init__", "self, *args, name=", name_error_init},
                                               {0}};
static const lb_method attribute_error_methods[] = {
    {"__init__", "self, *args, name=, obj=", attribute_error_init}, {0}};
static const lb_method syntax_error_methods[] = {{"__str__", "self", syntax_error_str}, {0}};
static const lb_method unicode_methods[] = {{"__str__", "self", unicode_str},
                                            {"encoding", "self", unicode_encoding, LB_GETTER},
                                            {"object", "self", unicode_object, LB_GETTER},
                                            {"start", "self", unicode_start, LB_GETTER},
                                            {"end", "self", unicode_end, LB_GETTER},
                                            {"reason", "self", unicode_reason, LB_GETTER},
                                            {0}};

static const lb_method *methods_of(lb_type_id id)
{
    static const struct {
        lb_type_id id;
        const lb_method *methods;
    } special[] = {{LB_T_KEY_ERROR, key_error_methods},
                   {LB_T_STOP_ITERATION, stop_methods},
                   {LB_T_SYSTEM_EXIT, exit_methods},
                   {LB_T_OS_ERROR, os_error_methods},
                   {LB_T_IMPORT_ERROR, import_error_methods},
                   {LB_T_NAME_ERROR, name_error_methods},
                   {LB_T_ATTRIBUTE_ERROR, attribute_error_methods},
                   {LB_T_SYNTAX_ERROR, syntax_error_methods},
                   {LB_T_UNICODE_DECODE_ERROR, unicode_methods},
                   {LB_T_UNICODE_ENCODE_ERROR, unicode_methods}};
    for (size_t i = 0; i < LB_COUNT(special); i++) {
        if (special[i].id == id) {
            return special[i].methods;
        }
    }
    return no_methods;
}

const lb_layout lb_exception_layout = {sizeof(lb_exception), exception_mark, exception_free,
                                       exception_extra};

void lb_setup_exception(lb_python *py)
{
    static const lb_method methods[] = {
        {"__new__", "cls, *args, **kwargs", exception_new},
        {"__init__", "self, *args, **kwargs", exception_init},
        {"__str__", "self", exception_str},
        {"__repr__", "self", exception_repr},
        {"args", "self", get_args, LB_GETTER, set_args},
        {"__cause__", "self", get_cause, LB_GETTER, set_cause},
        {"__context__", "self", get_context, LB_GETTER, set_context},
        {"__suppress_context__", "self", get_suppress, LB_GETTER, set_suppress},
        {"__traceback__", "self", get_traceback, LB_GETTER, set_traceback},
        {"with_traceback", "self, tb, /", with_traceback},
        {"add_note", "self, note, /", add_note},
        {0}};
    static const lb_layout traceback_layout = {sizeof(lb_iterator), traceback_mark, NULL, NULL};
    static const lb_method traceback[] = {{"tb_lineno", "self", traceback_line, LB_GETTER}, {0}};
    lb_core_define(py, LB_T_BASE_EXCEPTION, methods, &lb_exception_layout, LB_TYPE_DICT);
    lb_core_define(py, LB_T_TRACEBACK, traceback, &traceback_layout, LB_TYPE_NO_NEW);
    lb_core_define(py, LB_T_EXCEPTION, no_methods, NULL, 0);
    for (lb_type_id id = LB_T_EXCEPTION + 1; id < LB_TYPE_COUNT; id++) {
        if (id != LB_T_BASE_EXCEPTION_GROUP) { /* exception_group.c */
            lb_core_define(py, id, methods_of(id), NULL, 0);
        }
    }
    lb_dict_set_cstr(py, py->types[LB_T_NAME_ERROR]->attributes, "name", LB_NONE);
    lb_dict_set_cstr(py, py->types[LB_T_ATTRIBUTE_ERROR]->attributes, "name", LB_NONE);
    lb_dict_set_cstr(py, py->types[LB_T_ATTRIBUTE_ERROR]->attributes, "obj", LB_NONE);
    static const char *const import_error[] = {"name", "path", "msg", "name_from"};
    for (size_t i = 0; i < LB_COUNT(import_error); i++) {
        lb_dict_set_cstr(py, py->types[LB_T_IMPORT_ERROR]->attributes, import_error[i], LB_NONE);
    }
}
