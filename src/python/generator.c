#include "python/code.h"
#include "python/interpreter.h"

#define SELF ((lb_generator *)args[0])

lb_generator *lb_generator_new(lb_python *py, lb_frame *frame)
{
    bool is_async = (frame->code->flags & LB_CODE_COROUTINE) != 0;
    bool yields = (frame->code->flags & LB_CODE_GENERATOR) != 0;
    lb_type_id id = is_async ? (yields ? LB_T_ASYNC_GENERATOR : LB_T_COROUTINE) : LB_T_GENERATOR;
    lb_generator *g = lb_object_new(py, py->types[id]);
    g->frame = frame;
    frame->generator = g;
    g->name = frame->function->name;
    g->qualname = frame->function->qualname;
    g->code = frame->code;
    return g;
}

/* Throws into what the generator waits for in `yield from`, if it does. True: *item (or a raised
   exception with *item NULL and *result NULL) is the outcome; *result: the delegate is done. */
static bool throw_into_delegate(lb_python *py, lb_generator *g, lb_value thrown, lb_value *item,
                                lb_value *result)
{
    lb_frame *frame = g->frame;
    *item = *result = NULL;
    if (!g->is_started || (*frame->pc & 255) != LB_OP_YIELD_FROM) {
        return false;
    }
    lb_value inner = frame->top[-1];
    if (lb_exact(py, inner, LB_T_GENERATOR) || lb_exact(py, inner, LB_T_COROUTINE)) {
        g->is_running = true;
        *item = lb_generator_resume(py, (lb_generator *)inner, LB_NONE, thrown, result);
        g->is_running = false;
        return true;
    }
    lb_value method;
    if (lb_is(py, thrown, LB_T_GENERATOR_EXIT)) { /* what close() raises goes in instead */
        g->is_running = true;
        bool is_fine =
            lb_find_attr(py, inner, py->names.close, &method) != 1 || lb_call(py, method, 0, NULL);
        g->is_running = false;
        return !is_fine;
    }
    if (lb_find_attr(py, inner, py->names.throw, &method) != 1) {
        return false;
    }
    g->is_running = true;
    *item = lb_call(py, method, 1, &thrown);
    g->is_running = false;
    if (!*item && lb_raised_is(py, LB_T_STOP_ITERATION)) {
        const lb_tuple *args = (lb_tuple *)((lb_exception *)lb_take_raised(py))->args;
        *result = args->count ? args->items[0] : LB_NONE;
    }
    return true;
}

static const char *kind_of(const lb_python *py, const lb_generator *g)
{
    return g->head.type == py->types[LB_T_COROUTINE]         ? "coroutine"
           : g->head.type == py->types[LB_T_ASYNC_GENERATOR] ? "async generator"
                                                             : "generator";
}

void lb_generator_unwound(lb_python *py, const lb_generator *g)
{
    bool is_stop = lb_raised_is(py, LB_T_STOP_ITERATION);
    bool is_async_stop = g->head.type == py->types[LB_T_ASYNC_GENERATOR] &&
                         lb_raised_is(py, LB_T_STOP_ASYNC_ITERATION);
    if (!is_stop && !is_async_stop) {
        return;
    }
    lb_value cause = lb_take_raised(py);
    lb_raise(py, LB_T_RUNTIME_ERROR, "%s raised %s", kind_of(py, g),
             is_stop ? "StopIteration" : "StopAsyncIteration");
    lb_exception *e = (lb_exception *)py->raised;
    e->cause = e->context = cause;
    e->suppress_context = true;
}

lb_value lb_generator_resume(lb_python *py, lb_generator *g, lb_value sent, lb_value thrown,
                             lb_value *result)
{
    *result = NULL;
    if (g->is_running) {
        return lb_raise(py, LB_T_VALUE_ERROR, "%s already executing", kind_of(py, g));
    }
    if (!g->frame) {
        if (thrown) {
            return lb_raise_value(py, thrown);
        }
        if (g->head.type == py->types[LB_T_COROUTINE]) {
            return lb_raise(py, LB_T_RUNTIME_ERROR, "cannot reuse already awaited coroutine");
        }
        *result = LB_NONE;
        return NULL;
    }
    if (py->depth >= py->limits.depth) {
        return lb_raise(py, LB_T_RECURSION_ERROR, "maximum recursion depth exceeded");
    }
    lb_keep(py, (lb_value)g);
    lb_frame *frame = g->frame;
    if (thrown) {
        lb_value item, done;
        if (throw_into_delegate(py, g, thrown, &item, &done)) {
            if (item) {
                return item;
            }
            if (done) {
                frame->top[-1] = done;
                frame->pc++;
            }
        } else {
            if (!g->is_started) {
                g->is_started = true;
            }
            lb_raise_value(py, thrown);
        }
    } else if (g->is_started) {
        *frame->top++ = sent;
    } else if (sent != LB_NONE) {
        return lb_raise(py, LB_T_TYPE_ERROR, "can't send non-None value to a just-started %s",
                        kind_of(py, g));
    }
    g->is_started = g->is_running = true;
    lb_value value = lb_run(py, frame);
    g->is_running = false;
    lb_keep(py, value);
    if (value && !g->frame) {
        *result = value;
        return NULL;
    }
    return value;
}

/* --- methods --- */

static lb_value finish(lb_python *py, lb_value item, lb_value result)
{
    if (item || !result) {
        return item;
    }
    lb_value args = result == LB_NONE ? (lb_value)py->empty_tuple : lb_tuple_of(py, 1, result);
    return lb_raise_value(py,
                          lb_exception_new(py, py->types[LB_T_STOP_ITERATION], (lb_tuple *)args));
}

static lb_value generator_iter(lb_python *py LB_UNUSED, lb_value *args)
{
    return args[0];
}

static lb_value generator_next(lb_python *py, lb_value *args)
{
    lb_value result;
    lb_value item = lb_generator_resume(py, (lb_generator *)args[0], LB_NONE, NULL, &result);
    return item || !result || result == LB_NONE ? item : finish(py, item, result);
}

static lb_value generator_send(lb_python *py, lb_value *args)
{
    lb_value result;
    lb_value item = lb_generator_resume(py, (lb_generator *)args[0], args[1], NULL, &result);
    return finish(py, item, result);
}

lb_value lb_thrown_exception(lb_python *py, lb_value thrown, lb_value value)
{
    if (lb_is(py, thrown, LB_T_TYPE) &&
        lb_is_subtype((lb_type *)thrown, py->types[LB_T_BASE_EXCEPTION])) {
        bool is_made = value && lb_is(py, value, LB_T_BASE_EXCEPTION);
        bool is_given = value && value != LB_NONE;
        thrown = is_made ? value : lb_call(py, thrown, is_given ? 1 : 0, &value);
    }
    if (thrown && !lb_is(py, thrown, LB_T_BASE_EXCEPTION)) {
        return lb_raise(
            py, LB_T_TYPE_ERROR,
            "exceptions must be classes or instances deriving from BaseException, not %s",
            lb_type_name(py, thrown));
    }
    return thrown;
}

static lb_value generator_throw(lb_python *py, lb_value *args)
{
    lb_value result, thrown = lb_thrown_exception(py, args[1], args[2]);
    if (!thrown) {
        return NULL;
    }
    lb_value item = lb_generator_resume(py, (lb_generator *)args[0], LB_NONE, thrown, &result);
    return finish(py, item, result);
}

static lb_value generator_close(lb_python *py, lb_value *args)
{
    lb_generator *g = (lb_generator *)args[0];
    if (!g->frame) {
        return LB_NONE;
    }
    if (!g->is_started) {
        lb_frame_free(py, g->frame);
        g->frame = NULL;
        return LB_NONE;
    }
    lb_value result;
    lb_value thrown = lb_exception_new(py, py->types[LB_T_GENERATOR_EXIT], py->empty_tuple);
    lb_value item = lb_generator_resume(py, g, LB_NONE, thrown, &result);
    if (item) {
        return lb_raise(py, LB_T_RUNTIME_ERROR, "%s ignored GeneratorExit", kind_of(py, g));
    }
    if (result) {
        return LB_NONE;
    }
    if (lb_raised_is(py, LB_T_GENERATOR_EXIT) || lb_raised_is(py, LB_T_STOP_ITERATION)) {
        lb_take_raised(py);
        return LB_NONE;
    }
    return NULL;
}

lb_value lb_generator_repr(lb_python *py, lb_value *args)
{
    return lb_string_format(py, "<%s object %s at %p>", lb_type_name(py, args[0]),
                            lb_cstr((lb_value)SELF->qualname), (void *)args[0]);
}

static lb_value set_name(lb_python *py, lb_value v, const char *what, lb_string **out)
{
    if (!v || !lb_is(py, v, LB_T_STR)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "%s must be set to a string object", what);
    }
    *out = lb_intern(py, lb_string_text(v));
    return LB_NONE;
}
lb_value lb_generator_name(lb_python *py LB_UNUSED, lb_value *args)
{
    return (lb_value)SELF->name;
}
lb_value lb_generator_set_name(lb_python *py, lb_value *args)
{
    return set_name(py, args[1], "__name__", &SELF->name);
}
lb_value lb_generator_qualname(lb_python *py LB_UNUSED, lb_value *args)
{
    return (lb_value)SELF->qualname;
}
lb_value lb_generator_set_qualname(lb_python *py, lb_value *args)
{
    return set_name(py, args[1], "__qualname__", &SELF->qualname);
}

/* There are no frames for the guest to see: while there is one, its code stands for it. */
lb_value lb_generator_frame(lb_python *py LB_UNUSED, lb_value *args)
{
    return SELF->frame ? (lb_value)SELF->code : LB_NONE;
}
lb_value lb_generator_code(lb_python *py LB_UNUSED, lb_value *args)
{
    return (lb_value)SELF->code;
}

static lb_value delegate(const lb_generator *g)
{
    return g->frame && g->is_started && !g->is_running && (*g->frame->pc & 255) == LB_OP_YIELD_FROM
               ? g->frame->top[-1]
               : NULL;
}
lb_value lb_generator_awaits(lb_python *py LB_UNUSED, lb_value *args)
{
    lb_value inner = delegate(SELF);
    return inner ? inner : LB_NONE;
}

static lb_value generator_running(lb_python *py LB_UNUSED, lb_value *args)
{
    return lb_bool(SELF->is_running);
}
static lb_value generator_suspended(lb_python *py LB_UNUSED, lb_value *args)
{
    return lb_bool(SELF->frame && SELF->is_started && !SELF->is_running);
}

static void generator_mark(lb_python *py, lb_value self)
{
    lb_generator *g = (lb_generator *)self;
    LB_MARK(py, g->name);
    LB_MARK(py, g->qualname);
    LB_MARK(py, g->code);
    lb_mark(py, g->handled);
    if (g->frame) {
        lb_frame_mark(py, g->frame);
    }
}

static void generator_free(lb_python *py, lb_value self)
{
    lb_generator *g = (lb_generator *)self;
    if (g->frame) {
        lb_frame_free(py, g->frame);
    }
}

static size_t generator_extra(lb_value self)
{
    const lb_generator *g = (lb_generator *)self;
    return g->frame ? sizeof(lb_frame) + g->frame->slot_count * sizeof(lb_value) : 0;
}

const lb_layout lb_generator_layout = {sizeof(lb_generator), generator_mark, generator_free,
                                       generator_extra};

void lb_setup_generator(lb_python *py)
{
#define METHODS                                                                       \
    {"__next__", "self", generator_next}, {"send", "self, value, /", generator_send}, \
        {"throw", "self, type, value=, traceback=, /", generator_throw},              \
    {                                                                                 \
        "close", "self", generator_close                                              \
    }
    static const lb_method generator[] = {METHODS,
                                          LB_GENERATOR_METHODS("gi"),
                                          {"__iter__", "self", generator_iter},
                                          {"gi_yieldfrom", "self", lb_generator_awaits, LB_GETTER},
                                          {"gi_running", "self", generator_running, LB_GETTER},
                                          {"gi_suspended", "self", generator_suspended, LB_GETTER},
                                          {0}};
    static const lb_method coroutine[] = {METHODS,
                                          LB_GENERATOR_METHODS("cr"),
                                          {"__await__", "self", generator_iter},
                                          {"cr_running", "self", generator_running, LB_GETTER},
                                          {"cr_suspended", "self", generator_suspended, LB_GETTER},
                                          {0}};
    unsigned flags = LB_TYPE_FINAL | LB_TYPE_NO_NEW;
    lb_core_define(py, LB_T_GENERATOR, generator, &lb_generator_layout, flags);
    lb_core_define(py, LB_T_COROUTINE, coroutine, &lb_generator_layout, flags);
}
