/*
 * The virtual machine: one loop that runs frames. A call of a guest function by the guest pushes a
 * frame and goes on in the same loop; C code that needs a result calls lb_run() again, within a
 * bound. `frame`, `pc` and `sp` are the running frame's; SAVE() writes them back before anything
 * that may look at the frame.
 */
#include "python/vm.h"
#include "python/code.h"
#include "python/shape.h"

bool lb_enter(lb_python *py)
{
    enum { MOST_REENTRIES = 700 };
    if (py->reentries >= MOST_REENTRIES) {
        lb_raise(py, LB_T_RECURSION_ERROR, "maximum recursion depth exceeded");
        return false;
    }
    py->reentries++;
    return true;
}

static void push_frame(lb_python *py, lb_frame *frame)
{
    frame->back = py->frame;
    frame->handled = py->handled;
    py->frame = frame;
    py->depth++;
}

static void pop_frame(lb_python *py, lb_frame *frame)
{
    py->frame = frame->back;
    py->handled = frame->handled;
    py->depth--;
}

bool lb_count_step(lb_python *py)
{
    if (++py->steps > py->limits.steps) {
        lb_raise_budget(py, "the script went over its budget of %llu steps",
                        (unsigned long long)py->limits.steps);
        return false;
    }
    return true;
}

/* Prepares a call. A guest function gives the frame to run; anything else is called here, and *out
   is its result or NULL. args[-1] is a free slot. */
static lb_frame *begin_call(lb_python *py, lb_value callable, size_t count, lb_value *args,
                            lb_tuple *names, lb_value *out)
{
    *out = NULL;
    if (lb_exact(py, callable, LB_T_METHOD)) {
        lb_bound_method *bound = (lb_bound_method *)callable;
        lb_keep(py, callable);
        args[-1] = bound->self;
        args--;
        count++;
        callable = bound->function;
    }
    if (lb_exact(py, callable, LB_T_FUNCTION)) {
        lb_function *f = (lb_function *)callable;
        lb_frame *frame = lb_frame_for(py, f, count, args, names);
        if (frame && (f->code->flags & (LB_CODE_GENERATOR | LB_CODE_COROUTINE))) {
            *out = (lb_value)lb_generator_new(py, frame);
            return NULL;
        }
        if (frame) {
            frame->on_return = LB_RETURN_PUSH;
        }
        return frame;
    }
    if (lb_exact(py, callable, LB_T_NATIVE_METHOD) || lb_exact(py, callable, LB_T_NATIVE)) {
        lb_keep(py, callable);
        *out = lb_native_call(py, (lb_native *)callable, count, args, names);
        return NULL;
    }
    if (lb_typeof(py, callable)->special[LB_S_CALL] == py->type_call) {
        lb_type *type = (lb_type *)callable;
        lb_value init = type->special[LB_S_INIT];
        if (type->special[LB_S_NEW] == py->object_new && lb_exact(py, init, LB_T_FUNCTION)) {
            lb_value object = lb_object_create(py, type);
            if (!object) {
                return NULL;
            }
            args[-1] = object;
            lb_frame *frame = lb_frame_for(py, (lb_function *)init, count + 1, args - 1, names);
            if (frame) {
                frame->on_return = LB_RETURN_INIT;
                frame->extra = object;
            }
            return frame;
        }
        *out = lb_type_call(py, type, count, args, names);
        return NULL;
    }
    lb_value method = lb_typeof(py, callable)->special[LB_S_CALL];
    if (method && lb_exact(py, method, LB_T_FUNCTION)) {
        args[-1] = callable;
        return begin_call(py, method, count + 1, args - 1, names, out);
    }
    *out = lb_call_keywords(py, callable, count, args, names);
    return NULL;
}

/* --- attributes, by what was learned of them --- */

static inline lb_lookup load_attribute(lb_python *py, lb_code_object *code, size_t number,
                                       lb_value v, lb_value *out)
{
    if (!(code->flags & LB_CODE_FAST)) {
        return lb_attribute_find(py, v, code->names[number], NULL, out); /* it runs once */
    }
    if (!code->loads) {
        code->loads = lb_alloc_array(code->name_count, sizeof *code->loads);
    }
    return lb_attribute_at(py, v, code->names[number], &code->loads[number], out);
}

static inline bool store_attribute(lb_python *py, lb_code_object *code, size_t number, lb_value v,
                                   lb_value value)
{
    if (!(code->flags & LB_CODE_FAST)) {
        return lb_attribute_set(py, v, code->names[number], value, NULL);
    }
    if (!code->stores) {
        code->stores = lb_alloc_array(code->name_count, sizeof *code->stores);
    }
    lb_store_site *site = &code->stores[number];
    if (lb_is_object(v) && (v->type->flags & LB_TYPE_DICT) && site->shape &&
        lb_shape_of(v) == site->shape && v->type->version == site->version) {
        if (site->number == SIZE_MAX) {
            lb_attributes_add(py, v, site->to, value);
        } else {
            lb_attributes_of(v)->values[site->number] = value;
        }
        return true;
    }
    return lb_attribute_set(py, v, code->names[number], value, site);
}

/* --- small operations --- */

static lb_value small_binary(int64_t a, int64_t b, unsigned op)
{
    int64_t r;
    switch (op) {
    case LB_PY_Add:
        r = a + b;
        break;
    case LB_PY_Sub:
        r = a - b;
        break;
    case LB_PY_Mult:
        if (__builtin_mul_overflow(a, b, &r)) {
            return NULL;
        }
        break;
    case LB_PY_BitAnd:
        r = a & b;
        break;
    case LB_PY_BitOr:
        r = a | b;
        break;
    case LB_PY_BitXor:
        r = a ^ b;
        break;
    case LB_PY_FloorDiv:
        if (b == 0) {
            return NULL;
        }
        r = a / b - ((a % b != 0) && ((a < 0) != (b < 0)));
        break;
    case LB_PY_Mod:
        if (b == 0) {
            return NULL;
        }
        r = a % b;
        r += r != 0 && ((r < 0) != (b < 0)) ? b : 0;
        break;
    case LB_PY_RShift:
        if (b < 0) {
            return NULL;
        }
        r = a >> (b > 63 ? 63 : b);
        break;
    default:
        return NULL;
    }
    return r >= LB_SMALL_MIN && r <= LB_SMALL_MAX ? lb_small_new(r) : NULL;
}

static bool float_of(const lb_python *py, lb_value v, double *out)
{
    if (lb_exact(py, v, LB_T_FLOAT)) {
        *out = ((lb_float *)v)->number;
        return true;
    }
    if (lb_is_small(v) && lb_small(v) < (1LL << 53) && lb_small(v) > -(1LL << 53)) {
        *out = (double)lb_small(v);
        return true;
    }
    return false;
}

static lb_value fast_binary(lb_python *py, lb_value a, lb_value b, unsigned op)
{
    if (lb_is_small(a) && lb_is_small(b)) {
        return small_binary(lb_small(a), lb_small(b), op);
    }
    double x, y;
    if (op <= LB_PY_Div && float_of(py, a, &x) && float_of(py, b, &y)) {
        switch (op) {
        case LB_PY_Add:
            return lb_float_new(py, x + y);
        case LB_PY_Sub:
            return lb_float_new(py, x - y);
        case LB_PY_Mult:
            return lb_float_new(py, x * y);
        case LB_PY_Div:
            return y == 0 || (lb_is_small(a) && lb_is_small(b)) ? NULL : lb_float_new(py, x / y);
        default:
            break;
        }
    }
    return NULL;
}

static lb_value name_error(lb_python *py, const lb_dict *globals, lb_string *name)
{
    lb_value starred = lb_import_starred(py, globals, name);
    if (starred) {
        return starred;
    }
    lb_raise(py, LB_T_NAME_ERROR, "name '%s' is not defined", name->bytes);
    return NULL;
}

static lb_value usable(lb_python *py, lb_value v)
{
    return lb_exact(py, v, LB_T_POISON) ? lb_poison_raise(py, v) : v;
}

__attribute__((noinline)) static lb_value load_global_slow(lb_python *py, const lb_frame *frame,
                                                           lb_string *name, lb_name_cache *cache)
{
    lb_dict *dict = frame->globals;
    cache->stamp = 0;
    cache->entry = lb_dict_find_name(dict, name);
    if (cache->entry == SIZE_MAX) {
        cache->stamp = dict->stamp;
        dict = py->builtins;
        cache->entry = lb_dict_find_name(dict, name);
    }
    return cache->entry == SIZE_MAX ? name_error(py, frame->globals, name)
                                    : usable(py, dict->entries[cache->entry].value);
}

__attribute__((noinline)) static lb_value make_cache(lb_python *py, const lb_frame *frame,
                                                     size_t number)
{
    lb_code_object *code = frame->code;
    code->cache = lb_alloc_array(code->name_count, sizeof *code->cache);
    return load_global_slow(py, frame, code->names[number], &code->cache[number]);
}

/* The value where the cache still knows it, or NULL. */
static inline lb_value cached(const lb_dict *dict, size_t entry, const lb_string *name)
{
    return entry < dict->used && dict->entries[entry].key == (lb_value)(uintptr_t)name
               ? dict->entries[entry].value
               : NULL;
}

static inline lb_value load_global(lb_python *py, const lb_frame *frame, size_t number)
{
    lb_code_object *code = frame->code;
    lb_string *name = code->names[number];
    if (!code->cache) {
        return make_cache(py, frame, number);
    }
    lb_name_cache *cache = &code->cache[number];
    lb_value v = NULL;
    if (cache->stamp == 0 || cache->stamp == frame->globals->stamp) {
        v = cached(cache->stamp ? py->builtins : frame->globals, cache->entry, name);
    }
    return v && !lb_exact(py, v, LB_T_POISON) ? v : load_global_slow(py, frame, name, cache);
}

static lb_value load_name(lb_python *py, const lb_frame *frame, size_t number)
{
    lb_string *name = frame->code->names[number];
    if (lb_exact(py, frame->locals, LB_T_DICT)) {
        lb_value v = lb_dict_get_name((lb_dict *)frame->locals, name);
        return v ? usable(py, v) : load_global(py, frame, number);
    }
    lb_value v = lb_getitem(py, frame->locals, (lb_value)name);
    if (v) {
        return v;
    }
    if (!lb_raised_is(py, LB_T_KEY_ERROR)) {
        return NULL;
    }
    lb_take_raised(py);
    return load_global(py, frame, number);
}

static lb_string *cell_name(const lb_code_object *code, size_t index)
{
    return code->locals[code->local_count + index];
}

static lb_value load_cell(lb_python *py, const lb_frame *frame, size_t index)
{
    lb_value v = ((lb_cell *)frame->cells[index])->value;
    if (v) {
        return v;
    }
    const char *name = cell_name(frame->code, index)->bytes;
    if (index < frame->code->cell_count) {
        return lb_raise(py, LB_T_UNBOUND_LOCAL_ERROR,
                        "cannot access local variable '%s' where it is not associated with a value",
                        name);
    }
    return lb_raise(py, LB_T_NAME_ERROR,
                    "cannot access free variable '%s' where it is not associated with a value in "
                    "enclosing scope",
                    name);
}

static lb_value load_class_cell(lb_python *py, const lb_frame *frame, size_t index)
{
    lb_string *name = cell_name(frame->code, index);
    int found = 0;
    lb_value v = lb_exact(py, frame->locals, LB_T_DICT)
                     ? lb_dict_get_name((lb_dict *)frame->locals, name)
                     : NULL;
    if (!v && !lb_exact(py, frame->locals, LB_T_DICT)) {
        found = lb_contains(py, frame->locals, (lb_value)name);
        v = found > 0 ? lb_getitem(py, frame->locals, (lb_value)name) : NULL;
    }
    return v || found < 0 ? v : load_cell(py, frame, index);
}

static bool delete_global(lb_python *py, lb_dict *dict, lb_string *name)
{
    if (lb_dict_remove(py, dict, (lb_value)name, NULL) == 1) {
        return true;
    }
    lb_raise(py, LB_T_NAME_ERROR, "name '%s' is not defined", name->bytes);
    return false;
}

static lb_value make_function(lb_python *py, const lb_frame *frame, size_t flags, lb_value **sp)
{
    lb_function *f = lb_object_new(py, py->types[LB_T_FUNCTION]);
    f->code = (lb_code_object *)*--*sp;
    if (flags & LB_FUNCTION_CLOSURE) {
        f->closure = (lb_tuple *)*--*sp;
    }
    if (flags & LB_FUNCTION_ANNOTATIONS) {
        f->annotations = *--*sp;
    }
    if (flags & LB_FUNCTION_KEYWORD_DEFAULTS) {
        f->keyword_defaults = (lb_dict *)*--*sp;
    }
    if (flags & LB_FUNCTION_DEFAULTS) {
        f->defaults = (lb_tuple *)*--*sp;
    }
    f->globals = frame->globals;
    f->name = f->code->name;
    f->qualname = f->code->qualname;
    f->doc = f->code->doc;
    lb_value module = lb_dict_get_name(frame->globals, py->names.name);
    f->module = module ? module : LB_NONE;
    return (lb_value)f;
}

/* --- unpacking --- */

static bool unpack_error(lb_python *py, size_t needed, size_t got, bool is_more, bool has_star)
{
    if (is_more) {
        lb_raise(py, LB_T_VALUE_ERROR, "too many values to unpack (expected %zu)", needed);
    } else {
        lb_raise(py, LB_T_VALUE_ERROR, "not enough values to unpack (expected %s%zu, got %zu)",
                 has_star ? "at least " : "", needed, got);
    }
    return false;
}

static bool unpack(lb_python *py, lb_value v, size_t count, lb_value **sp)
{
    const lb_value *items = NULL;
    size_t given = 0;
    if (lb_exact(py, v, LB_T_TUPLE)) {
        items = ((lb_tuple *)v)->items;
        given = ((lb_tuple *)v)->count;
    } else if (lb_exact(py, v, LB_T_LIST)) {
        items = ((lb_list *)v)->items;
        given = ((lb_list *)v)->count;
    } else {
        if (!lb_special_of(py, v, LB_S_ITER) && !lb_special_of(py, v, LB_S_GETITEM)) {
            lb_raise(py, LB_T_TYPE_ERROR, "cannot unpack non-iterable %s object",
                     lb_type_name(py, v));
            return false;
        }
        lb_value iterator = lb_iter(py, v), item;
        if (!iterator) {
            return false;
        }
        lb_list *list = lb_list_new(py, count);
        while (list->count <= count && (item = lb_next(py, iterator))) {
            lb_list_append(py, list, item);
        }
        if (lb_raised(py)) {
            return false;
        }
        items = list->items;
        given = list->count;
    }
    if (given != count) {
        return unpack_error(py, count, given, given > count, false);
    }
    for (size_t i = count; i-- > 0;) {
        *(*sp)++ = items[i];
    }
    return true;
}

static bool unpack_star(lb_python *py, lb_value v, size_t before, size_t after, lb_value **sp)
{
    if (!lb_special_of(py, v, LB_S_ITER) && !lb_special_of(py, v, LB_S_GETITEM)) {
        lb_raise(py, LB_T_TYPE_ERROR, "cannot unpack non-iterable %s object", lb_type_name(py, v));
        return false;
    }
    lb_list *list = lb_list_of(py, v);
    if (!list) {
        return false;
    }
    if (list->count < before + after) {
        return unpack_error(py, before + after, list->count, false, true);
    }
    for (size_t i = after; i-- > 0;) {
        *(*sp)++ = list->items[list->count - after + i];
    }
    lb_list *middle = lb_list_new(py, list->count - before - after);
    for (size_t i = before; i < list->count - after; i++) {
        lb_list_append(py, middle, list->items[i]);
    }
    *(*sp)++ = (lb_value)middle;
    for (size_t i = before; i-- > 0;) {
        *(*sp)++ = list->items[i];
    }
    return true;
}

/* How errors of unpacked arguments call what is called: module.qualified.name() */
static lb_value callable_text(lb_python *py, lb_value callable)
{
    lb_value function =
        lb_exact(py, callable, LB_T_METHOD) ? ((lb_bound_method *)callable)->function : callable;
    lb_value name, module;
    if (lb_find_attr(py, function, lb_intern(py, LB_STR("__qualname__")), &name) != 1 ||
        !lb_is(py, name, LB_T_STR)) {
        return lb_string_format(py, "%s object", lb_type_name(py, callable));
    }
    if (lb_find_attr(py, function, lb_intern(py, LB_STR("__module__")), &module) == 1 &&
        lb_is(py, module, LB_T_STR) && strcmp(lb_cstr(module), "builtins") != 0) {
        return lb_string_format(py, "%s.%s()", lb_cstr(module), lb_cstr(name));
    }
    return lb_string_format(py, "%s()", lb_cstr(name));
}

/* *iterable as the only argument of a call. */
static bool check_star(lb_python *py, lb_value callable, lb_value iterable)
{
    if (!lb_special_of(py, iterable, LB_S_ITER) && !lb_special_of(py, iterable, LB_S_GETITEM)) {
        lb_raise(py, LB_T_TYPE_ERROR, "%s argument after * must be an iterable, not %s",
                 lb_cstr(callable_text(py, callable)), lb_type_name(py, iterable));
        return false;
    }
    return true;
}

/* **mapping in a call: the keys must be strings, and none given twice. */
static bool merge_keywords(lb_python *py, lb_dict *into, lb_value more, lb_value callable)
{
    if (!lb_is(py, more, LB_T_DICT)) {
        lb_value keys;
        if (lb_find_attr(py, more, py->names.keys, &keys) != 1) {
            lb_raise(py, LB_T_TYPE_ERROR, "%s argument after ** must be a mapping, not %s",
                     lb_cstr(callable_text(py, callable)), lb_type_name(py, more));
            return false;
        }
        lb_dict *copy = lb_dict_new(py);
        if (!lb_dict_update(py, copy, more)) {
            return false;
        }
        more = (lb_value)copy;
    }
    size_t at = 0;
    lb_value key, value;
    while (lb_dict_next((lb_dict *)more, &at, &key, &value)) {
        if (!lb_is(py, key, LB_T_STR)) {
            lb_raise(py, LB_T_TYPE_ERROR, "keywords must be strings");
            return false;
        }
        if (lb_dict_get(py, into, key)) {
            lb_raise(py, LB_T_TYPE_ERROR, "%s got multiple values for keyword argument '%s'",
                     lb_cstr(callable_text(py, callable)), lb_cstr(key));
            return false;
        }
        if (!lb_dict_set(py, into, key, value)) {
            return false;
        }
    }
    return true;
}

/* A text that has something opaque in it is opaque: it may never be needed. */
static lb_value format_value(lb_python *py, lb_value v, size_t how, lb_value spec)
{
    int conversion = (int)(how & 255);
    if ((lb_is_opaque(py, v) && conversion != 'r') || (spec && lb_is_opaque(py, spec))) {
        return lb_is_opaque(py, v) ? v : spec;
    }
    if (conversion == 'r' || conversion == 'a') {
        v = lb_repr_value(py, v);
        if (v && conversion == 'a') {
            v = lb_string_ascii(py, v);
        }
    } else if (conversion == 's') {
        v = lb_to_string(py, v);
    }
    if (!v) {
        return NULL;
    }
    if (!spec && (lb_exact(py, v, LB_T_STR) || lb_is_small(v))) {
        return lb_to_string(py, v);
    }
    return lb_format_value(py, v, spec ? lb_string_text(spec) : LB_STR(""));
}

static lb_value join_strings(lb_python *py, const lb_value *items, size_t count)
{
    size_t size = 0, length = 0;
    for (size_t i = 0; i < count; i++) {
        if (lb_is_opaque(py, items[i])) {
            return items[i];
        }
        size += ((lb_string *)items[i])->size;
        length += ((lb_string *)items[i])->length;
    }
    if (!lb_heap_take(py, size)) {
        return NULL;
    }
    py->heap.allocated -= size;
    lb_string *out = (lb_string *)lb_string_blank(py, size, length);
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        const lb_string *s = (lb_string *)items[i];
        memcpy(out->bytes + at, s->bytes, s->size);
        at += s->size;
    }
    return (lb_value)out;
}

/* --- exceptions --- */

/* Finds the handler for what is raised, popping frames down to the one that lb_run() began with.
   NULL: it leaves that one too. */
static lb_frame *unwind(lb_python *py, lb_frame *frame, const lb_frame *first, bool is_again)
{
    for (;; is_again = false) {
        lb_value exception = py->raised;
        uint32_t op = (uint32_t)(frame->pc - frame->code->ops);
        if (!is_again) {
            lb_exception_trace(py, exception, frame->code, op ? op - 1 : 0);
        }
        if (frame->block_count && !py->is_fatal) {
            lb_block block = frame->blocks[--frame->block_count];
            frame->top = frame->stack + block.height;
            *frame->top++ = block.handled ? block.handled : LB_NONE;
            *frame->top++ = exception;
            frame->pc = frame->code->ops + block.handler;
            py->handled = exception;
            py->raised = NULL;
            return frame;
        }
        lb_generator *generator = frame->generator;
        lb_frame *back = frame->back;
        pop_frame(py, frame);
        bool is_first = frame == first;
        if (generator) {
            generator->frame = NULL;
            generator->is_running = false;
            lb_generator_unwound(py, generator);
        }
        lb_frame_free(py, frame);
        if (is_first) {
            return NULL;
        }
        frame = back;
    }
}

/* The result of a frame's return, as the frame before wants it; false: raised. */
static bool deliver(lb_python *py, lb_frame *frame, const lb_frame *done, lb_value result)
{
    switch (done->on_return) {
    case LB_RETURN_PUSH:
        *frame->top++ = result;
        return true;
    case LB_RETURN_INIT:
        if (result != LB_NONE) {
            lb_raise(py, LB_T_TYPE_ERROR, "__init__() should return None, not '%s'",
                     lb_type_name(py, result));
            return false;
        }
        *frame->top++ = done->extra;
        return true;
    case LB_RETURN_BINARY:
        if (result == LB_NOT_IMPLEMENTED) {
            result = lb_binary_slow(py, frame->top[-2], frame->top[-1], done->operation & 255, true,
                                    (done->operation & 256) != 0);
        }
        frame->top -= 2;
        if (result) {
            *frame->top++ = result;
        }
        return result != NULL;
    case LB_RETURN_DROP:
        return true;
    default: /* LB_RETURN_FOR: the loop ends */
        frame->top--;
        frame->pc = frame->code->ops + (frame->pc[-1] >> 8);
        return true;
    }
}

#define SAVE() (frame->pc = pc, frame->top = sp)
#define LOAD() (pc = frame->pc, sp = frame->top)
#define PUSH(v) (*sp++ = (v))
#define POP() (*--sp)
#define FAIL_IF(condition) \
    do {                   \
        if (condition) {   \
            goto raised;   \
        }                  \
    } while (0)
/* Replaces the n values on the top by a result that may be NULL. */
#define RESULT(n, expression)            \
    do {                                 \
        SAVE();                          \
        lb_value result_ = (expression); \
        FAIL_IF(!result_);               \
        sp -= (n);                       \
        PUSH(result_);                   \
    } while (0)

lb_value lb_run(lb_python *py, lb_frame *first)
{
    lb_frame *frame = first;
    if (!lb_enter(py)) {
        if (!frame->generator) {
            lb_frame_free(py, frame);
        }
        return NULL;
    }
    frame->on_return = LB_RETURN_HOST;
    push_frame(py, frame);
    if (frame->generator && frame->generator->handled) {
        py->handled = frame->generator->handled;
    }
    const uint32_t *pc;
    lb_value *sp;
    size_t keep = lb_keep_mark(py);
    bool is_again = false; /* the exception was here before: its trace knows this frame */
    LOAD();
    if (py->raised) {
        goto raised;
    }
    for (;;) {
        uint32_t instruction = *pc++;
        size_t arg = instruction >> 8;
        switch ((lb_op)(instruction & 255)) {
        case LB_OP_NOP:
            break;
        case LB_OP_POP:
            sp--;
            break;
        case LB_OP_DUP:
            sp[0] = sp[-1];
            sp++;
            break;
        case LB_OP_DUP2:
            sp[0] = sp[-2];
            sp[1] = sp[-1];
            sp += 2;
            break;
        case LB_OP_SWAP: {
            lb_value v = sp[-1];
            sp[-1] = sp[-2];
            sp[-2] = v;
            break;
        }
        case LB_OP_ROT3: {
            lb_value v = sp[-1];
            sp[-1] = sp[-2];
            sp[-2] = sp[-3];
            sp[-3] = v;
            break;
        }
        case LB_OP_ROT4: {
            lb_value v = sp[-1];
            sp[-1] = sp[-2];
            sp[-2] = sp[-3];
            sp[-3] = sp[-4];
            sp[-4] = v;
            break;
        }
        case LB_OP_COPY:
            sp[0] = sp[-(ptrdiff_t)arg];
            sp++;
            break;
        case LB_OP_CONST:
            PUSH(frame->code->constants[arg]);
            break;
        case LB_OP_LOAD_FAST: {
            lb_value v = frame->slots[arg];
            if (!v) {
                SAVE();
                lb_raise(
                    py, LB_T_UNBOUND_LOCAL_ERROR,
                    "cannot access local variable '%s' where it is not associated with a value",
                    frame->code->locals[arg]->bytes);
                goto raised;
            }
            PUSH(v);
            break;
        }
        case LB_OP_STORE_FAST:
            frame->slots[arg] = POP();
            break;
        case LB_OP_DELETE_FAST:
            if (!frame->slots[arg]) {
                SAVE();
                lb_raise(
                    py, LB_T_UNBOUND_LOCAL_ERROR,
                    "cannot access local variable '%s' where it is not associated with a value",
                    frame->code->locals[arg]->bytes);
                goto raised;
            }
            frame->slots[arg] = NULL;
            break;
        case LB_OP_LOAD_CELL:
            RESULT(0, load_cell(py, frame, arg));
            break;
        case LB_OP_STORE_CELL:
            ((lb_cell *)frame->cells[arg])->value = POP();
            break;
        case LB_OP_DELETE_CELL:
            SAVE();
            FAIL_IF(!load_cell(py, frame, arg));
            ((lb_cell *)frame->cells[arg])->value = NULL;
            break;
        case LB_OP_LOAD_CLASS_CELL:
            RESULT(0, load_class_cell(py, frame, arg));
            break;
        case LB_OP_PUSH_CELL:
            PUSH(frame->cells[arg]);
            break;
        case LB_OP_LOAD_GLOBAL:
            RESULT(0, load_global(py, frame, arg));
            break;
        case LB_OP_STORE_GLOBAL:
            lb_dict_set_name(py, frame->globals, frame->code->names[arg], sp[-1]);
            sp--;
            break;
        case LB_OP_DELETE_GLOBAL:
            SAVE();
            FAIL_IF(!delete_global(py, frame->globals, frame->code->names[arg]));
            break;
        case LB_OP_LOAD_NAME:
            RESULT(0, load_name(py, frame, arg));
            break;
        case LB_OP_STORE_NAME:
            SAVE();
            if (lb_exact(py, frame->locals, LB_T_DICT)) {
                lb_dict_set_name(py, (lb_dict *)frame->locals, frame->code->names[arg], sp[-1]);
            } else {
                FAIL_IF(!lb_setitem(py, frame->locals, (lb_value)frame->code->names[arg], sp[-1]));
            }
            sp--;
            break;
        case LB_OP_DELETE_NAME:
            SAVE();
            if (lb_exact(py, frame->locals, LB_T_DICT)) {
                FAIL_IF(!delete_global(py, (lb_dict *)frame->locals, frame->code->names[arg]));
            } else {
                FAIL_IF(!lb_setitem(py, frame->locals, (lb_value)frame->code->names[arg], NULL));
            }
            break;
        case LB_OP_LOAD_ATTR: {
            lb_value found = NULL, v = sp[-1];
            SAVE();
            switch (load_attribute(py, frame->code, arg, v, &found)) {
            case LB_LOOKUP_VALUE:
                FAIL_IF(lb_exact(py, found, LB_T_POISON) && !lb_poison_raise(py, found));
                sp[-1] = found;
                break;
            case LB_LOOKUP_METHOD:
                sp[-1] = lb_bound_method_new(py, found, v);
                break;
            case LB_LOOKUP_GETTER: {
                lb_value out = NULL;
                lb_frame *next = begin_call(py, found, 1, sp - 1, NULL, &out);
                if (next) {
                    frame->top = sp - 1;
                    push_frame(py, next);
                    frame = next;
                    LOAD();
                    break;
                }
                FAIL_IF(!out);
                sp[-1] = out;
                break;
            }
            case LB_LOOKUP_MISSING:
                found = lb_attribute_missing(py, v, frame->code->names[arg]);
                FAIL_IF(!found);
                sp[-1] = found;
                break;
            case LB_LOOKUP_ERROR:
                goto raised;
            }
            break;
        }
        case LB_OP_LOAD_METHOD: {
            lb_value found = NULL, v = sp[-1];
            SAVE();
            switch (load_attribute(py, frame->code, arg, v, &found)) {
            case LB_LOOKUP_METHOD:
                sp[-1] = found;
                PUSH(v);
                break;
            case LB_LOOKUP_GETTER:
                found = lb_call(py, found, 1, &v);
                FAIL_IF(!found);
                sp[-1] = found;
                PUSH(NULL);
                break;
            case LB_LOOKUP_VALUE:
                FAIL_IF(lb_exact(py, found, LB_T_POISON) && !lb_poison_raise(py, found));
                sp[-1] = found;
                PUSH(NULL);
                break;
            case LB_LOOKUP_MISSING:
                found = lb_attribute_missing(py, v, frame->code->names[arg]);
                FAIL_IF(!found);
                sp[-1] = found;
                PUSH(NULL);
                break;
            case LB_LOOKUP_ERROR:
                goto raised;
            }
            break;
        }
        case LB_OP_STORE_ATTR:
            SAVE();
            FAIL_IF(!store_attribute(py, frame->code, arg, sp[-1], sp[-2]));
            sp -= 2;
            break;
        case LB_OP_DELETE_ATTR:
            SAVE();
            FAIL_IF(!lb_setattr_string(py, sp[-1], frame->code->names[arg], NULL));
            sp--;
            break;
        case LB_OP_SUBSCRIPT: {
            lb_value v = sp[-2], key = sp[-1];
            if (lb_exact(py, v, LB_T_LIST) && lb_is_small(key)) {
                const lb_list *list = (lb_list *)v;
                int64_t i = lb_small(key);
                i += i < 0 ? (int64_t)list->count : 0;
                if (i >= 0 && (size_t)i < list->count) {
                    sp--;
                    sp[-1] = list->items[i];
                    break;
                }
            }
            lb_value method = lb_special_of(py, v, LB_S_GETITEM);
            if (method && lb_exact(py, method, LB_T_FUNCTION)) {
                lb_value out = NULL;
                SAVE();
                lb_frame *next = begin_call(py, method, 2, sp - 2, NULL, &out);
                FAIL_IF(!next && !out);
                if (next) {
                    frame->top = sp - 2;
                    push_frame(py, next);
                    frame = next;
                    LOAD();
                    break;
                }
                sp -= 2;
                PUSH(out);
                break;
            }
            RESULT(2, lb_getitem(py, v, key));
            break;
        }
        case LB_OP_STORE_SUBSCRIPT:
            SAVE();
            FAIL_IF(!lb_setitem(py, sp[-2], sp[-1], sp[-3]));
            sp -= 3;
            break;
        case LB_OP_DELETE_SUBSCRIPT:
            SAVE();
            FAIL_IF(!lb_setitem(py, sp[-2], sp[-1], NULL));
            sp -= 2;
            break;
        case LB_OP_UNARY:
            RESULT(1, lb_vm_unary(py, sp[-1], (unsigned)arg));
            break;
        case LB_OP_BINARY: {
            lb_value a = sp[-2], b = sp[-1];
            lb_value fast = fast_binary(py, a, b, (unsigned)arg);
            if (fast) {
                sp--;
                sp[-1] = fast;
                break;
            }
            SAVE();
            lb_value method = lb_special_of(py, a, (lb_special)(LB_S_B_ADD + arg));
            if (method && lb_exact(py, method, LB_T_FUNCTION) &&
                (lb_typeof(py, a) == lb_typeof(py, b) ||
                 !lb_is_subtype(lb_typeof(py, b), lb_typeof(py, a)))) {
                lb_value out = NULL;
                lb_frame *next = begin_call(py, method, 2, sp - 2, NULL, &out);
                FAIL_IF(!next && !out);
                if (next) {
                    next->on_return = LB_RETURN_BINARY;
                    next->operation = (unsigned)arg;
                    push_frame(py, next);
                    frame = next;
                    LOAD();
                    break;
                }
                sp -= 2;
                PUSH(out);
                break;
            }
            RESULT(2, lb_binary_slow(py, a, b, (unsigned)arg, false, false));
            break;
        }
        case LB_OP_INPLACE: {
            lb_value fast = fast_binary(py, sp[-2], sp[-1], (unsigned)arg);
            if (fast) {
                sp--;
                sp[-1] = fast;
                break;
            }
            RESULT(2, lb_vm_inplace(py, sp[-2], sp[-1], (unsigned)arg));
            break;
        }
        case LB_OP_COMPARE: {
            lb_value a = sp[-2], b = sp[-1];
            if (lb_is_small(a) && lb_is_small(b) && arg <= LB_PY_GtE) {
                int64_t x = lb_small(a), y = lb_small(b);
                bool is = arg == LB_PY_Lt    ? x < y
                          : arg == LB_PY_LtE ? x <= y
                          : arg == LB_PY_Gt  ? x > y
                          : arg == LB_PY_GtE ? x >= y
                                             : (x == y) == (arg == LB_PY_Eq);
                sp--;
                sp[-1] = lb_bool(is);
                break;
            }
            if (arg == LB_PY_Is || arg == LB_PY_IsNot) {
                sp--;
                sp[-1] = lb_bool((a == b) == (arg == LB_PY_Is));
                break;
            }
            RESULT(2, lb_vm_compare(py, a, b, (unsigned)arg));
            break;
        }
        case LB_OP_JUMP:
            pc = frame->code->ops + arg;
            break;
        case LB_OP_LOOP:
            pc = frame->code->ops + arg;
            SAVE();
            lb_keep_drop(py, keep);
            FAIL_IF(++py->steps > py->limits.steps && !lb_count_step(py));
            FAIL_IF(lb_needs_safe_point(py) && !lb_safe_point(py));
            break;
        case LB_OP_JUMP_IF_FALSE:
        case LB_OP_JUMP_IF_TRUE: {
            lb_value v = sp[-1];
            int truth = v == LB_TRUE ? 1 : v == LB_FALSE ? 0 : -2;
            if (truth == -2) {
                SAVE();
                truth = lb_truth(py, v);
                FAIL_IF(truth < 0);
            }
            sp--;
            if ((truth != 0) == ((instruction & 255) == LB_OP_JUMP_IF_TRUE)) {
                pc = frame->code->ops + arg;
            }
            break;
        }
        case LB_OP_JUMP_IF_FALSE_OR_POP:
        case LB_OP_JUMP_IF_TRUE_OR_POP: {
            SAVE();
            int truth = lb_truth(py, sp[-1]);
            FAIL_IF(truth < 0);
            if ((truth != 0) == ((instruction & 255) == LB_OP_JUMP_IF_TRUE_OR_POP)) {
                pc = frame->code->ops + arg;
            } else {
                sp--;
            }
            break;
        }
        case LB_OP_JUMP_IF_NOT_NONE:
            if (sp[-1] != LB_NONE) {
                pc = frame->code->ops + arg;
            } else {
                sp--;
            }
            break;
        case LB_OP_JUMP_WHERE_NONE:
            if (*--sp == LB_NONE) {
                pc = frame->code->ops + arg;
            }
            break;
        case LB_OP_JUMP_WHERE_NOT_NONE:
            if (*--sp != LB_NONE) {
                pc = frame->code->ops + arg;
            }
            break;
        case LB_OP_BUILD_TUPLE:
            RESULT(arg, lb_tuple_from(py, sp - arg, arg));
            break;
        case LB_OP_BUILD_LIST: {
            lb_list *list = lb_list_new(py, arg);
            for (size_t i = 0; i < arg; i++) {
                list->items[i] = sp[(ptrdiff_t)i - (ptrdiff_t)arg];
            }
            list->count = arg;
            sp -= arg;
            *sp++ = (lb_value)list;
            break;
        }
        case LB_OP_BUILD_SET: {
            lb_set *set = lb_set_new(py, LB_T_SET);
            SAVE();
            for (size_t i = 0; i < arg; i++) {
                FAIL_IF(!lb_set_add(py, set, sp[(ptrdiff_t)i - (ptrdiff_t)arg]));
            }
            sp -= arg;
            PUSH((lb_value)set);
            break;
        }
        case LB_OP_BUILD_DICT: {
            lb_dict *dict = lb_dict_new(py);
            SAVE();
            const lb_value *pairs = sp - 2 * arg;
            for (size_t i = 0; i < arg; i++) {
                FAIL_IF(!lb_dict_set(py, dict, pairs[2 * i], pairs[2 * i + 1]));
            }
            sp -= 2 * arg;
            PUSH((lb_value)dict);
            break;
        }
        case LB_OP_BUILD_STRING:
            RESULT(arg, join_strings(py, sp - arg, arg));
            break;
        case LB_OP_BUILD_SLICE:
            RESULT(arg, lb_slice_new(py, sp[-(ptrdiff_t)arg], sp[1 - (ptrdiff_t)arg],
                                     arg == 3 ? sp[-1] : LB_NONE));
            break;
        case LB_OP_LIST_APPEND:
            SAVE();
            FAIL_IF(!lb_list_append(py, (lb_list *)sp[-1 - (ptrdiff_t)arg], sp[-1]));
            sp--;
            break;
        case LB_OP_SET_ADD:
            SAVE();
            FAIL_IF(!lb_set_add(py, (lb_set *)sp[-1 - (ptrdiff_t)arg], sp[-1]));
            sp--;
            break;
        case LB_OP_DICT_ADD:
            SAVE();
            FAIL_IF(!lb_dict_set(py, (lb_dict *)sp[-2 - (ptrdiff_t)arg], sp[-2], sp[-1]));
            sp -= 2;
            break;
        case LB_OP_LIST_EXTEND:
            SAVE();
            FAIL_IF(arg == 2 && !check_star(py, sp[-3], sp[-1]));
            FAIL_IF(!lb_vm_extend(py, (lb_list *)sp[-2], sp[-1]));
            sp--;
            break;
        case LB_OP_SET_UPDATE:
            SAVE();
            FAIL_IF(!lb_set_update(py, (lb_set *)sp[-2], sp[-1]));
            sp--;
            break;
        case LB_OP_DICT_UPDATE:
            SAVE();
            FAIL_IF(!lb_vm_dict_update(py, (lb_dict *)sp[-2], sp[-1]));
            sp--;
            break;
        case LB_OP_DICT_MERGE:
            SAVE();
            FAIL_IF(!merge_keywords(py, (lb_dict *)sp[-2], sp[-1], sp[-4]));
            sp--;
            break;
        case LB_OP_LIST_TO_TUPLE: {
            const lb_list *list = (lb_list *)sp[-1];
            sp[-1] = lb_tuple_from(py, list->items, list->count);
            break;
        }
        case LB_OP_UNPACK: {
            lb_value v = sp[-1];
            SAVE();
            sp--;
            FAIL_IF(!unpack(py, v, arg, &sp));
            break;
        }
        case LB_OP_UNPACK_STAR: {
            lb_value v = sp[-1];
            SAVE();
            sp--;
            FAIL_IF(!unpack_star(py, v, arg & 255, arg >> 8, &sp));
            break;
        }
        case LB_OP_GET_ITER:
            RESULT(1, lb_iter(py, sp[-1]));
            break;
        case LB_OP_FOR_ITER: {
            lb_value iterator = sp[-1];
            lb_type *type = lb_typeof(py, iterator);
            SAVE();
            if (type == py->types[LB_T_GENERATOR]) {
                lb_generator *g = (lb_generator *)iterator;
                if (g->frame && !g->is_running) {
                    FAIL_IF(
                        py->depth >= py->limits.depth &&
                        !lb_raise(py, LB_T_RECURSION_ERROR, "maximum recursion depth exceeded"));
                    lb_frame *next = g->frame;
                    if (g->is_started) {
                        *next->top++ = LB_NONE;
                    }
                    g->is_started = g->is_running = true;
                    next->on_return = LB_RETURN_FOR;
                    push_frame(py, next);
                    if (g->handled) {
                        py->handled = g->handled;
                    }
                    frame = next;
                    LOAD();
                    break;
                }
            }
            lb_value method = type->special[LB_S_NEXT];
            lb_value item = lb_exact(py, method, LB_T_NATIVE_METHOD)
                                ? ((lb_native *)method)->method->call(py, sp - 1)
                                : lb_next(py, iterator);
            if (item) {
                PUSH(item);
                break;
            }
            if (py->raised) {
                FAIL_IF(!lb_raised_is(py, LB_T_STOP_ITERATION));
                lb_take_raised(py);
            }
            sp--;
            pc = frame->code->ops + arg;
            break;
        }
        case LB_OP_FORMAT: {
            bool has_spec = (arg & 256) != 0;
            RESULT(has_spec ? 2 : 1,
                   format_value(py, sp[has_spec ? -2 : -1], arg, has_spec ? sp[-1] : NULL));
            break;
        }
        case LB_OP_CALL: {
            size_t count = arg >> 2;
            lb_tuple *names = arg & LB_CALL_NAMES ? (lb_tuple *)POP() : NULL;
            lb_value *args = sp - count;
            lb_value *base = args - 1;
            lb_value callable = args[-1];
            if (arg & LB_CALL_METHOD) {
                base = args - 2;
                callable = args[-2];
                if (args[-1]) {
                    args--;
                    count++;
                }
            }
            SAVE();
            lb_keep_drop(py, keep);
            FAIL_IF(++py->steps > py->limits.steps && !lb_count_step(py));
            FAIL_IF(lb_needs_safe_point(py) && !lb_safe_point(py));
            lb_value out;
            lb_frame *next = begin_call(py, callable, count, args, names, &out);
            if (next) {
                frame->top = base;
                push_frame(py, next);
                frame = next;
                LOAD();
                break;
            }
            FAIL_IF(!out);
            sp = base;
            PUSH(out);
            break;
        }
        case LB_OP_CALL_EX: {
            lb_dict *kwargs = arg ? (lb_dict *)sp[-1] : NULL;
            lb_tuple *args = (lb_tuple *)sp[-1 - (ptrdiff_t)arg];
            RESULT(2 + arg, lb_call_with(py, sp[-2 - (ptrdiff_t)arg], args, kwargs));
            break;
        }
        case LB_OP_BUILD_CLASS:
            PUSH(py->build_class);
            break;
        case LB_OP_FUNCTION: {
            lb_value f = make_function(py, frame, arg, &sp);
            PUSH(f);
            break;
        }
        case LB_OP_RETURN: {
            lb_value result = POP();
            lb_frame *done = frame;
            lb_generator *generator = done->generator;
            SAVE();
            pop_frame(py, done);
            if (generator) {
                generator->frame = NULL;
                generator->is_running = false;
            }
            if (done == first) {
                lb_frame_free(py, done);
                lb_leave(py);
                lb_keep_drop(py, keep);
                lb_keep(py, result);
                return result;
            }
            frame = py->frame;
            bool is_fine = deliver(py, frame, done, result);
            lb_frame_free(py, done);
            LOAD();
            FAIL_IF(!is_fine);
            break;
        }
        case LB_OP_YIELD:
        yield : {
            lb_value result = POP();
            lb_generator *generator = frame->generator;
            SAVE();
            generator->is_running = false;
            generator->handled = py->handled == frame->handled ? NULL : py->handled;
            pop_frame(py, frame);
            if (frame == first) {
                lb_leave(py);
                lb_keep_drop(py, keep);
                lb_keep(py, result);
                return result;
            }
            frame = py->frame;
            LOAD();
            PUSH(result);
            break;
        }
        case LB_OP_ASYNC_WRAP:
            sp[-1] = lb_async_wrap(py, sp[-1]);
            break;
        case LB_OP_YIELD_FROM: {
            lb_value sent = POP(), result = NULL;
            lb_value iterator = sp[-1];
            frame->pc = pc;
            frame->top = sp;
            lb_keep(py, sent);
            lb_value item = lb_vm_send(py, iterator, sent, &result);
            FAIL_IF(!item && !result);
            if (!item) {
                sp[-1] = result;
                break;
            }
            pc--; /* again, with what is sent next */
            PUSH(item);
            goto yield;
        }
        case LB_OP_GET_YIELD_FROM:
            if (lb_exact(py, sp[-1], LB_T_GENERATOR) || lb_exact(py, sp[-1], LB_T_COROUTINE)) {
                break;
            }
            RESULT(1, lb_iter(py, sp[-1]));
            break;
        case LB_OP_GET_AWAITABLE:
            RESULT(1, lb_vm_awaitable(py, sp[-1]));
            break;
        case LB_OP_GET_ASYNC_ITER:
            RESULT(1, lb_vm_async_iter(py, sp[-1]));
            break;
        case LB_OP_ASYNC_NEXT:
            RESULT(0, lb_vm_async_next(py, sp[-1]));
            break;
        case LB_OP_END_ASYNC_FOR:
            SAVE();
            if (!lb_is(py, sp[-1], LB_T_STOP_ASYNC_ITERATION)) {
                py->handled = sp[-2] == LB_NONE ? NULL : sp[-2];
                lb_raise_again(py, sp[-1]);
                is_again = true;
                goto raised;
            }
            py->handled = sp[-2] == LB_NONE ? NULL : sp[-2];
            sp -= 3;
            break;
        case LB_OP_SETUP_TRY:
        case LB_OP_SETUP_TRY_BELOW: {
            bool below = (instruction & 255) == LB_OP_SETUP_TRY_BELOW;
            if (!frame->code->image && py->host.guards) {
                SAVE();
                FAIL_IF(!py->host.guards(py->host.context));
            }
            frame->blocks[frame->block_count++] = (lb_block){
                (uint32_t)arg, (uint32_t)(sp - frame->stack - (below ? 1 : 0)), py->handled};
            break;
        }
        case LB_OP_POP_BLOCK:
            frame->block_count--;
            break;
        case LB_OP_POP_EXCEPT:
            sp -= 2;
            py->handled = sp[0] == LB_NONE ? NULL : sp[0];
            break;
        case LB_OP_RERAISE:
            sp -= 2;
            SAVE();
            py->handled = sp[0] == LB_NONE ? NULL : sp[0];
            lb_raise_again(py, sp[1]);
            is_again = true;
            goto raised;
        case LB_OP_MATCH_EXCEPTION: {
            int matches = 0;
            SAVE();
            FAIL_IF(!lb_exception_matches(py, sp[-2], sp[-1], &matches));
            sp[-1] = lb_bool(matches);
            break;
        }
        case LB_OP_MATCH_GROUP: {
            lb_value rest = NULL;
            SAVE();
            lb_value match = lb_vm_match_group(py, sp[-2], sp[-1], &rest);
            FAIL_IF(!match);
            sp[-2] = rest;
            sp[-1] = match;
            break;
        }
        case LB_OP_GROUP_REST:
            RESULT(2, lb_vm_group_rest(py, (lb_list *)sp[-2], sp[-1], sp[-3]));
            break;
        case LB_OP_RAISE:
            SAVE();
            is_again = !arg && py->handled;
            lb_raise_statement(py, arg ? sp[-(ptrdiff_t)arg] : NULL, arg == 2 ? sp[-1] : NULL);
            goto raised;
        case LB_OP_SETUP_WITH: {
            lb_value entered = NULL, leave = NULL;
            SAVE();
            FAIL_IF(!lb_vm_with(py, sp[-1], false, &leave, &entered));
            sp[-1] = leave;
            PUSH(entered);
            break;
        }
        case LB_OP_SETUP_ASYNC_WITH: {
            lb_value entered = NULL, leave = NULL;
            SAVE();
            FAIL_IF(!lb_vm_with(py, sp[-1], true, &leave, &entered));
            sp[-1] = leave;
            PUSH(entered);
            break;
        }
        case LB_OP_WITH_EXIT: {
            lb_value args[] = {LB_NONE, LB_NONE, LB_NONE};
            RESULT(1, lb_vm_leave(py, sp[-1], args));
            break;
        }
        case LB_OP_WITH_EXCEPT: {
            lb_value e = sp[-1];
            lb_value args[] = {(lb_value)lb_typeof(py, e), e, LB_NONE};
            SAVE();
            args[2] = lb_exception_traceback(py, e);
            RESULT(0, lb_vm_leave(py, sp[-3], args));
            break;
        }
        case LB_OP_IMPORT: {
            int64_t level = lb_small(sp[-1]);
            RESULT(2, lb_import_name(py, frame->globals, frame->code->names[arg], sp[-2], level));
            break;
        }
        case LB_OP_IMPORT_FROM:
            RESULT(0, lb_import_from(py, sp[-1], frame->code->names[arg]));
            break;
        case LB_OP_IMPORT_PART:
            RESULT(0, lb_import_part(py, sp[-1], frame->code->names[arg]));
            break;
        case LB_OP_IMPORT_STAR:
            SAVE();
            FAIL_IF(!lb_import_star(py, sp[-1],
                                    frame->locals ? frame->locals : (lb_value)frame->globals));
            sp--;
            break;
        case LB_OP_ASSERTION_ERROR:
            PUSH((lb_value)py->types[LB_T_ASSERTION_ERROR]);
            break;
        case LB_OP_SETUP_ANNOTATIONS:
            SAVE();
            FAIL_IF(!lb_vm_setup_annotations(py, frame->locals));
            break;
        case LB_OP_STORE_ANNOTATION: {
            SAVE();
            lb_value all = lb_getitem(py, frame->locals, (lb_value)py->names.annotations);
            FAIL_IF(!all || !lb_setitem(py, all, (lb_value)frame->code->names[arg], sp[-1]));
            sp--;
            break;
        }
        case LB_OP_MATCH_SEQUENCE: {
            SAVE();
            int fits = lb_vm_match_sequence(py, sp[-1], arg & 0xffff, (arg >> 16) != 0);
            FAIL_IF(fits < 0);
            PUSH(lb_bool(fits));
            break;
        }
        case LB_OP_MATCH_MAPPING:
            sp++;
            sp[-1] = lb_bool((lb_typeof(py, sp[-2])->flags & LB_TYPE_MAPPING) != 0);
            break;
        case LB_OP_MATCH_KEYS:
            RESULT(0, lb_vm_match_keys(py, sp[-2], (lb_tuple *)sp[-1]));
            break;
        case LB_OP_MATCH_CLASS:
            RESULT(3, lb_vm_match_class(py, sp[-3], sp[-2], arg, (lb_tuple *)sp[-1]));
            break;
        case LB_OP_MATCH_REST: {
            SAVE();
            lb_value rest = lb_vm_match_rest(py, sp[-2], (lb_tuple *)sp[-1]);
            FAIL_IF(!rest);
            sp[-1] = rest;
            break;
        }
        case LB_OP_INSTEAD:
        case LB_OP_POISON: {
            SAVE();
            lb_value e = sp[-1];
            sp -= 2;
            py->handled = sp[0] == LB_NONE ? NULL : sp[0];
            /* Of an annotation also what an import that failed left unbound, or a package
               that is here in part lacks. */
            bool is_note = (instruction & 255) == LB_OP_INSTEAD;
            if (!lb_is_gap(py, e) && !(is_note && (lb_is(py, e, LB_T_NAME_ERROR) ||
                                                   lb_is(py, e, LB_T_ATTRIBUTE_ERROR)))) {
                lb_raise_again(py, e);
                is_again = true;
                goto raised;
            }
            if (is_note) {
                PUSH(frame->code->constants[arg]);
            } else {
                FAIL_IF(!lb_poison_names(py, frame, (lb_tuple *)frame->code->constants[arg], e));
            }
            break;
        }
        case LB_OP_TYPE_ALIAS:
            RESULT(1, lb_type_alias_new(py, frame->code->names[arg], sp[-1]));
            break;
        case LB_OP_COUNT:
        default:
            __builtin_unreachable();
        }
        continue;
    raised:
        frame->pc = pc;
        lb_keep_drop(py, keep);
        frame = unwind(py, frame, first, is_again);
        is_again = false;
        if (!frame) {
            lb_leave(py);
            return NULL;
        }
        LOAD();
    }
}
