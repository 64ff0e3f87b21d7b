#include "python/interpreter.h"

#include "python/frozen.h"

static const char *const type_names[LB_TYPE_COUNT] = {
#define X(id, name, base) [LB_T_##id] = name,
    LB_TYPE_TABLE(X) LB_EXCEPTION_TABLE(X)
#undef X
};
static const lb_type_id type_bases[LB_TYPE_COUNT] = {
#define X(id, name, base) [LB_T_##id] = LB_T_##base,
    LB_TYPE_TABLE(X) LB_EXCEPTION_TABLE(X)
#undef X
};

/* --- the core types, each made of others that do not exist yet --- */

static void make_bare_types(lb_python *py)
{
    for (lb_type_id id = 0; id < LB_TYPE_COUNT; id++) {
        lb_type *type = lb_heap_new(py, NULL, sizeof(lb_type));
        type->layout = &lb_plain_layout;
        py->types[id] = type;
    }
    for (lb_type_id id = 0; id < LB_TYPE_COUNT; id++) {
        py->types[id]->head.type = py->types[LB_T_TYPE];
    }
    static const struct {
        lb_type_id id;
        const lb_layout *layout;
        unsigned flags;
    } early[] = {{LB_T_TYPE, &lb_type_layout, 0},
                 {LB_T_DICT, &lb_dict_layout, 0},
                 {LB_T_STR, &lb_string_layout, 0},
                 {LB_T_NATIVE, &lb_native_layout, 0},
                 {LB_T_NATIVE_METHOD, &lb_native_layout, 0},
                 {LB_T_GETSET, &lb_descriptor_layout, 0},
                 {LB_T_STATICMETHOD, &lb_descriptor_layout, LB_TYPE_DICT},
                 {LB_T_CLASSMETHOD, &lb_descriptor_layout, LB_TYPE_DICT}};
    for (size_t i = 0; i < LB_COUNT(early); i++) {
        py->types[early[i].id]->layout = early[i].layout;
        py->types[early[i].id]->flags = early[i].flags;
    }
    for (size_t i = 0; i < 128; i++) {
        lb_string *s = lb_string_blank(py, 1, 1);
        s->bytes[0] = (char)i;
        lb_string_hash(s);
        py->ascii[i] = s;
    }
    py->names.empty = lb_intern(py, LB_STR(""));
    py->empty_tuple = lb_heap_new(py, py->types[LB_T_TUPLE], sizeof(lb_tuple));
}

static void make_names(lb_python *py)
{
#define X(identifier, text) py->names.identifier = lb_intern(py, LB_STR(text));
    LB_NAME_TABLE(X)
#undef X
    static const char *const specials[] = {
#define X(id, name) name,
        LB_SPECIAL_TABLE(X)
#undef X
    };
    for (size_t i = 0; i < LB_SPECIAL_COUNT; i++) {
        lb_string *name = lb_intern(py, lb_str_of(specials[i]));
        name->special = (uint8_t)(i + 1);
        py->special_names[i] = name;
    }
}

static void dress_types(lb_python *py)
{
    lb_string *builtins = lb_intern(py, LB_STR("builtins")),
              *types = lb_intern(py, LB_STR("types"));
    lb_string *typing = lb_intern(py, LB_STR("typing"));
    for (lb_type_id id = 0; id < LB_TYPE_COUNT; id++) {
        lb_type *type = py->types[id];
        type->attributes = lb_dict_new(py);
        type->name = type->qualname = lb_intern(py, lb_str_of(type_names[id]));
        lb_value base = (lb_value)py->types[type_bases[id]];
        type->bases = id == LB_T_OBJECT ? py->empty_tuple : (lb_tuple *)lb_tuple_from(py, &base, 1);
        lb_string *module = id == LB_T_UNION || id == LB_T_GENERIC_ALIAS ? types
                            : id == LB_T_TYPE_ALIAS                      ? typing
                                                                         : builtins;
        lb_dict_set_name(py, type->attributes, py->names.module, (lb_value)module);
        lb_dict_set_name(py, type->attributes, py->names.doc, LB_NONE);
    }
    lb_type *object = py->types[LB_T_OBJECT];
    object->mro = (lb_tuple *)lb_tuple_of(py, 1, (lb_value)object);
}

lb_python *lb_python_new(const lb_python_host *host, lb_python_limits limits)
{
    lb_python *py = lb_alloc(sizeof *py);
    py->host = *host;
    py->limits.steps = limits.steps ? limits.steps : 20000000000ULL;
    py->limits.depth = limits.depth ? limits.depth : 1000;
    py->limits.bytes = limits.bytes ? limits.bytes : (size_t)2 << 30;
    py->heap.limit = py->limits.bytes;
    py->heap.threshold = SIZE_MAX;
    make_bare_types(py);
    make_names(py);
    dress_types(py);
    py->builtins = lb_dict_new(py);
    py->modules = lb_dict_new(py);
#define X(name) lb_setup_##name(py);
    LB_SETUP_TABLE(X)
#undef X
    lb_keep_drop(py, 0);
    size_t half = py->limits.bytes / 2;
    py->heap.threshold = half < LB_FIRST_THRESHOLD ? half : LB_FIRST_THRESHOLD;
    memset(py->cache, 0, sizeof py->cache); /* types were made while they were asked */
    return py;
}

void lb_python_free(lb_python *py)
{
    if (!py) {
        return;
    }
    while (py->handles) {
        lb_release(py, py->handles);
    }
    lb_heap_free(py);
    for (size_t i = 0; i < LB_COUNT(py->free_frames); i++) {
        for (lb_frame *f = py->free_frames[i], *next; f; f = next) {
            next = f->back;
            free(f);
        }
    }
    lb_images_free(py);
    free(py->interned);
    free(py->unicode_data);
    free(py->spec_types);
    free(py->repr_stack);
    free(py);
}

void lb_python_stress(lb_python *py)
{
    py->heap.is_stressed = true;
    py->heap.threshold = 0;
}

void *lb_host_context(const lb_python *py)
{
    return py->host.context;
}

lb_dict *lb_frame_globals(const lb_python *py)
{
    return py->frame ? py->frame->globals : NULL;
}

/* --- running --- */

static lb_value load(lb_python *py, lb_code_object *code, const char *filename, const char *name)
{
    lb_string *name_string = lb_intern(py, lb_str_of(name));
    lb_module *module = lb_module_new(py, name_string);
    lb_dict_set_name(py, module->globals, py->names.file, lb_string_of(py, filename));
    lb_dict_set_name(py, py->modules, name_string, (lb_value)module);
    lb_value result = lb_run_code(py, code, module->globals, (lb_value)module->globals);
    return result ? (lb_value)module : NULL;
}

lb_value lb_python_load(lb_python *py, lb_str source, const char *filename, const char *name,
                        bool is_tolerant)
{
    lb_code_object *code =
        lb_compile(py, source, filename, is_tolerant ? LB_COMPILE_TOLERANT : LB_COMPILE_MODULE);
    return code ? load(py, code, filename, name) : NULL;
}

lb_value lb_python_load_compiled(lb_python *py, const lb_handle *compiled, const char *filename,
                                 const char *name)
{
    return load(py, (lb_code_object *)lb_held(compiled), filename, name);
}

lb_code lb_python_run(lb_python *py, lb_str source, const char *filename, const char *name,
                      bool is_tolerant, lb_handle **out, lb_error *error)
{
    size_t keep = lb_keep_mark(py);
    lb_value module = lb_python_load(py, source, filename, name, is_tolerant);
    lb_code status = LB_OK;
    if (!module) {
        status = lb_python_error(py, error);
    } else if (out) {
        *out = lb_hold(py, module);
    }
    lb_keep_drop(py, keep);
    return status;
}

const void *lb_python_frame(const lb_python *py)
{
    return py->frame;
}

bool lb_python_is_guarded(const lb_python *py, const void *frame)
{
    for (const lb_frame *f = py->frame; f && f != frame; f = f->back) {
        if (f->block_count) {
            return true;
        }
    }
    return false;
}

static bool is_of_file(const lb_frame *f, const char *filename)
{
    return lb_str_is(lb_string_text((lb_value)f->code->filename), filename);
}

bool lb_python_where(const lb_python *py, const void *frame, const char *filename, unsigned *line,
                     unsigned *column)
{
    for (const lb_frame *f = py->frame; f && f != frame; f = f->back) {
        if (is_of_file(f, filename)) {
            lb_py_position at = lb_code_place(f->code, (size_t)(f->pc - f->code->ops) - 1);
            *line = at.lineno;
            *column = at.col_offset + 1;
            return true;
        }
    }
    return false;
}

bool lb_python_catches(const lb_python *py, const void *frame, const char *filename)
{
    for (const lb_frame *f = py->frame; f && f != frame; f = f->back) {
        for (size_t i = 0; i < f->block_count && is_of_file(f, filename); i++) {
            if ((f->code->ops[f->blocks[i].handler] & 255) != LB_OP_WITH_EXCEPT) {
                return true;
            }
        }
    }
    return false;
}

static void exit_status(lb_python *py, const lb_exception *e, lb_error *error)
{
    const lb_tuple *args = (lb_tuple *)e->args;
    lb_value code = args->count ? args->items[0] : LB_NONE;
    int64_t number = 1;
    if (code == LB_NONE) {
        number = 0;
    } else if (lb_is_integer(py, code)) {
        lb_int_small(code, &number);
    }
    error->exit_status = (int)(number & 255);
}

static bool is_in_file(const char *filename)
{
    return filename[0] != '<';
}

/* Where the innermost call is that a file made: people cannot open the modules that limbeck brings
   along. A text that is no program is wrong where it says so itself. */
static void locate(lb_python *py, lb_value raised, lb_error *error)
{
    const lb_exception *e = (lb_exception *)raised;
    lb_syntax_place place;
    if (lb_syntax_error_place(py, raised, &place) &&
        (!e->trace_count || is_in_file(place.filename))) {
        lb_error_at(error, place.filename, place.line, place.column);
        return;
    }
    size_t found = 0;
    while (found < e->trace_count && !is_in_file(e->trace[found].code->filename->bytes)) {
        found++;
    }
    if (e->trace_count) {
        const lb_trace_entry *entry = &e->trace[found < e->trace_count ? found : 0];
        lb_py_position at = lb_code_place(entry->code, entry->op);
        lb_error_at(error, entry->code->filename->bytes, at.lineno, at.col_offset + 1);
    }
}

lb_code lb_python_error(lb_python *py, lb_error *error)
{
    bool is_budget = py->is_fatal;
    py->is_fatal = false;
    lb_value raised = lb_take_raised(py);
    if (!raised) {
        return lb_fail(error, LB_ERR_INTERNAL, "a function of the interpreter failed silently");
    }
    const lb_exception *e = (lb_exception *)raised;
    const lb_string *text = (lb_string *)lb_exception_text(py, raised);
    bool says_nothing = text->size == 0 && !lb_is(py, raised, LB_T_SYSTEM_EXIT);
    lb_code code = lb_fail(error, is_budget ? LB_ERR_BUDGET : LB_ERR_SCRIPT, "%s",
                           says_nothing ? lb_typeof(py, raised)->name->bytes : text->bytes);
    if (!error) {
        return code;
    }
    const lb_type *type = lb_typeof(py, raised);
    lb_value module = lb_dict_get_name(type->attributes, py->names.module);
    bool is_plain = !module || !lb_is(py, module, LB_T_STR) ||
                    lb_str_is(lb_string_text(module), "builtins") ||
                    lb_str_is(lb_string_text(module), "__main__");
    LB_AUTO_TEXT lb_text kind = {0};
    lb_text_addf(&kind, "%s%s%s", is_plain ? "" : lb_cstr(module), is_plain ? "" : ".",
                 type->qualname->bytes);
    lb_error_kind(error, lb_text_cstr(&kind));
    locate(py, raised, error);
    LB_AUTO_TEXT lb_text trace = {0};
    lb_traceback_print(py, &trace, raised);
    free(error->traceback);
    error->traceback = lb_text_take(&trace);
    if (lb_is(py, raised, LB_T_SYSTEM_EXIT)) {
        exit_status(py, e, error);
    }
    return code;
}

/* --- questions of host.h --- */

lb_type *lb_type_of(const lb_python *py, lb_value v)
{
    return lb_typeof(py, v);
}

const char *lb_type_name(const lb_python *py, lb_value v)
{
    return lb_typeof(py, v)->name->bytes;
}

bool lb_is(const lb_python *py, lb_value v, lb_type_id id)
{
    const lb_type *type = lb_typeof(py, v);
    return type == py->types[id] || lb_is_subtype(type, py->types[id]);
}

bool lb_is_exactly(const lb_python *py, lb_value v, lb_type_id id)
{
    return lb_typeof(py, v) == py->types[id];
}

bool lb_is_a(const lb_python *py, lb_value v, const lb_type *type)
{
    return lb_typeof(py, v) == type || lb_is_subtype(lb_typeof(py, v), type);
}

lb_type *lb_core_type(const lb_python *py, lb_type_id id)
{
    return py->types[id];
}

int lb_repr_enter(lb_python *py, lb_value v)
{
    for (size_t i = 0; i < py->repr_count; i++) {
        if (py->repr_stack[i] == v) {
            return 0;
        }
    }
    if (!lb_enter(py)) {
        return -1;
    }
    if (py->repr_count == py->repr_capacity) {
        py->repr_capacity = py->repr_capacity ? py->repr_capacity * 2 : 16;
        py->repr_stack = lb_realloc_array(py->repr_stack, py->repr_capacity, sizeof(lb_value));
    }
    py->repr_stack[py->repr_count++] = v;
    return 1;
}

void lb_repr_leave(lb_python *py)
{
    py->repr_count--;
    lb_leave(py);
}
