#include "python/code.h"
#include "python/interpreter.h"

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
    if (lb_is(py, thrown, LB_T_GENERATOR_EXIT) ||
        lb_find_attr(py, inner, py->names.throw, &method) != 1) {
        return false;
    }
    *item = lb_call(py, method, 1, &thrown);
    if (!*item && lb_raised_is(py, LB_T_STOP_ITERATION)) {
        const lb_tuple *args = (lb_tuple *)((lb_exception *)lb_take_raised(py))->args;
        *result = args->count ? args->items[0] : LB_NONE;
    }
    return true;
}

lb_value lb_generator_resume(lb_python *py, lb_generator *g, lb_value sent, lb_value thrown,
                             lb_value *result)
{
    *result = NULL;
    if (g->is_running) {
        return lb_raise(py, LB_T_VALUE_ERROR, "%s already executing",
                        g->head.type == py->types[LB_T_COROUTINE] ? "coroutine" : "generator");
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
                        g->head.type == py->types[LB_T_COROUTINE] ? "coroutine" : "generator");
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

static lb_value generator_throw(lb_python *py, lb_value *args)
{
    lb_value thrown = args[1], result;
    if (lb_is(py, thrown, LB_T_TYPE)) {
        lb_value value = args[2] && args[2] != LB_NONE ? args[2] : NULL;
        thrown = value && lb_is(py, value, LB_T_BASE_EXCEPTION)
                     ? value
                     : lb_call(py, thrown, value ? 1 : 0, &value);
        if (!thrown) {
            return NULL;
        }
    }
    if (!lb_is(py, thrown, LB_T_BASE_EXCEPTION)) {
        return lb_raise(
            py, LB_T_TYPE_ERROR,
            "exceptions must be classes or instances deriving from BaseException, not %s",
            lb_type_name(py, thrown));
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
        return lb_raise(py, LB_T_RUNTIME_ERROR, "generator ignored GeneratorExit");
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

static lb_value generator_repr(lb_python *py, lb_value *args)
{
    const lb_generator *g = (lb_generator *)args[0];
    return lb_string_format(py, "<%s object %s at %p>", lb_type_name(py, args[0]),
                            lb_cstr((lb_value)g->qualname), (void *)args[0]);
}

static lb_value generator_name(lb_python *py LB_UNUSED, lb_value *args)
{
    return (lb_value)((lb_generator *)args[0])->name;
}

static lb_value generator_qualname(lb_python *py LB_UNUSED, lb_value *args)
{
    return (lb_value)((lb_generator *)args[0])->qualname;
}

static lb_value generator_running(lb_python *py LB_UNUSED, lb_value *args)
{
    return lb_bool(((lb_generator *)args[0])->is_running);
}

static void generator_mark(lb_python *py, lb_value self)
{
    lb_generator *g = (lb_generator *)self;
    LB_MARK(py, g->name);
    LB_MARK(py, g->qualname);
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

void lb_setup_generator(lb_python *py)
{
    static const lb_layout layout = {sizeof(lb_generator), generator_mark, generator_free,
                                     generator_extra};
    static const lb_method generator[] = {
        {"__iter__", "self", generator_iter},
        {"__next__", "self", generator_next},
        {"send", "self, value, /", generator_send},
        {"throw", "self, type, value=, traceback=, /", generator_throw},
        {"close", "self", generator_close},
        {"__repr__", "self", generator_repr},
        {"__name__", "self", generator_name, LB_GETTER},
        {"__qualname__", "self", generator_qualname, LB_GETTER},
        {"gi_running", "self", generator_running, LB_GETTER},
        {0}};
    static const lb_method coroutine[] = {
        {"__await__", "self", generator_iter},
        {"__next__", "self", generator_next},
        {"send", "self, value, /", generator_send},
        {"throw", "self, type, value=, traceback=, /", generator_throw},
        {"close", "self", generator_close},
        {"__repr__", "self", generator_repr},
        {"__name__", "self", generator_name, LB_GETTER},
        {"__qualname__", "self", generator_qualname, LB_GETTER},
        {0}};
    unsigned flags = LB_TYPE_FINAL | LB_TYPE_NO_NEW;
    lb_core_define(py, LB_T_GENERATOR, generator, &layout, flags);
    lb_core_define(py, LB_T_COROUTINE, coroutine, &layout, flags);
    lb_core_define(py, LB_T_ASYNC_GENERATOR, NULL, &layout, flags);
}
