/*
 * Asynchronous generators. What one yields itself is wrapped (ASYNC_WRAP), so that it can be told
 * from what an await inside of it yields to the event loop. asend(), athrow() and aclose() give
 * awaitables that run the generator until it yields a value, returns or raises.
 */
#include "python/code.h"
#include "python/interpreter.h"
#include "python/vm.h"

typedef enum step_state { NEW, RUNNING, CLOSED } step_state;

/* What asend() and its like give. */
typedef struct async_step {
    lb_object head;
    lb_generator *generator;
    lb_value sent;    /* of asend() */
    lb_tuple *thrown; /* of athrow(): its arguments */
    bool is_close;
    step_state state;
} async_step;

#define GENERATOR ((lb_generator *)args[0])
#define STEP ((async_step *)args[0])

lb_value lb_async_wrap(lb_python *py, lb_value v)
{
    lb_cell *cell = lb_object_new(py, py->types[LB_T_ASYNC_VALUE]);
    cell->value = v;
    return (lb_value)cell;
}

static lb_value raise_stop(lb_python *py, lb_type_id id)
{
    return lb_raise_value(py, lb_exception_new(py, py->types[id], py->empty_tuple));
}

/* --- one step --- */

static const char *step_name(const async_step *step)
{
    return step->is_close ? "aclose()" : step->thrown ? "athrow()" : "anext()";
}

static lb_value reused(lb_python *py, const async_step *step)
{
    return lb_raise(py, LB_T_RUNTIME_ERROR, "cannot reuse already awaited %s",
                    step->thrown || step->is_close ? "aclose()/athrow()" : "__anext__()/asend()");
}

/* A value that was yielded ends the step with StopIteration, a return with StopAsyncIteration;
   what an await yields goes on to the event loop. */
static lb_value unwrap(lb_python *py, async_step *step, lb_value item, lb_value result)
{
    lb_generator *g = step->generator;
    if (item && !lb_exact(py, item, LB_T_ASYNC_VALUE)) {
        return item;
    }
    g->is_async_running = false;
    step->state = CLOSED;
    if (item) {
        return lb_raise_with(py, LB_T_STOP_ITERATION, ((lb_cell *)item)->value);
    }
    if (result) {
        raise_stop(py, LB_T_STOP_ASYNC_ITERATION);
    }
    g->is_closed = g->is_closed || lb_raised_is(py, LB_T_STOP_ASYNC_ITERATION) ||
                   lb_raised_is(py, LB_T_GENERATOR_EXIT);
    return NULL;
}

/* The same for aclose(), which wants the generator to end. */
static lb_value unwrap_close(lb_python *py, async_step *step, lb_value item, lb_value result)
{
    if (item && lb_exact(py, item, LB_T_ASYNC_VALUE)) {
        step->generator->is_async_running = false;
        step->state = CLOSED;
        return lb_raise(py, LB_T_RUNTIME_ERROR, "async generator ignored GeneratorExit");
    }
    if (item) {
        return item;
    }
    step->generator->is_async_running = false;
    step->state = CLOSED;
    if (result || lb_raised_is(py, LB_T_STOP_ASYNC_ITERATION) ||
        lb_raised_is(py, LB_T_GENERATOR_EXIT)) {
        if (lb_raised(py)) {
            lb_take_raised(py);
        }
        raise_stop(py, LB_T_STOP_ITERATION);
    }
    return NULL;
}

static lb_value resume(lb_python *py, async_step *step, lb_value sent, lb_value thrown)
{
    lb_value result = NULL;
    lb_value item = lb_generator_resume(py, step->generator, sent, thrown, &result);
    return step->is_close ? unwrap_close(py, step, item, result) : unwrap(py, step, item, result);
}

/* Whether the step can begin; false: raised. */
static bool begin(lb_python *py, async_step *step)
{
    lb_generator *g = step->generator;
    if (g->is_async_running) {
        step->state = CLOSED;
        lb_raise(py, LB_T_RUNTIME_ERROR, "%s: asynchronous generator is already running",
                 step_name(step));
        return false;
    }
    bool throws = step->thrown || step->is_close;
    if (throws && (!g->frame || g->is_closed)) {
        step->state = CLOSED;
        raise_stop(py, g->frame ? LB_T_STOP_ASYNC_ITERATION : LB_T_STOP_ITERATION);
        return false;
    }
    step->state = RUNNING;
    g->is_async_running = true;
    return true;
}

/* The exception that athrow() or aclose() throws; NULL: raised. */
static lb_value exception_of(lb_python *py, const async_step *step)
{
    if (step->is_close) {
        step->generator->is_closed = true;
        return lb_exception_new(py, py->types[LB_T_GENERATOR_EXIT], py->empty_tuple);
    }
    lb_value args[4] = {NULL};
    for (size_t i = 0; i < step->thrown->count && i < 3; i++) {
        args[i] = step->thrown->items[i];
    }
    return lb_thrown_exception(py, args[0], args[1]);
}

static lb_value step_send(lb_python *py, lb_value *args)
{
    async_step *step = STEP;
    lb_value sent = args[1];
    if (step->state == CLOSED) {
        return reused(py, step);
    }
    if (step->state == RUNNING) {
        return resume(py, step, sent, NULL);
    }
    if (!begin(py, step)) {
        return NULL;
    }
    if (!step->thrown && !step->is_close) {
        return resume(py, step, sent == LB_NONE ? step->sent : sent, NULL);
    }
    lb_value thrown = exception_of(py, step);
    return thrown ? resume(py, step, LB_NONE, thrown) : NULL;
}

static lb_value step_next(lb_python *py, lb_value *args)
{
    lb_value sent[] = {args[0], LB_NONE};
    return step_send(py, sent);
}

static lb_value step_throw(lb_python *py, lb_value *args)
{
    async_step *step = STEP;
    if (step->state == CLOSED) {
        return reused(py, step);
    }
    if (step->state == NEW && !begin(py, step)) {
        return NULL;
    }
    lb_value thrown = lb_thrown_exception(py, args[1], args[2]);
    return thrown ? resume(py, step, LB_NONE, thrown) : NULL;
}

static lb_value step_close(lb_python *py LB_UNUSED, lb_value *args)
{
    STEP->state = CLOSED;
    return LB_NONE;
}

static void step_mark(lb_python *py, lb_value self)
{
    const async_step *step = (async_step *)self;
    LB_MARK(py, step->generator);
    lb_mark(py, step->sent);
    LB_MARK(py, step->thrown);
}

static void value_mark(lb_python *py, lb_value self)
{
    lb_mark(py, ((lb_cell *)self)->value);
}

/* --- the generator's methods --- */

static async_step *step_new(lb_python *py, lb_value generator, lb_type_id id)
{
    async_step *step = lb_object_new(py, py->types[id]);
    step->generator = (lb_generator *)generator;
    return step;
}

static lb_value async_asend(lb_python *py, lb_value *args)
{
    async_step *step = step_new(py, args[0], LB_T_ASYNC_SEND);
    step->sent = args[1] ? args[1] : LB_NONE;
    return (lb_value)step;
}

static lb_value async_anext(lb_python *py, lb_value *args)
{
    lb_value sent[] = {args[0], LB_NONE};
    return async_asend(py, sent);
}

static lb_value async_athrow(lb_python *py, lb_value *args)
{
    async_step *step = step_new(py, args[0], LB_T_ASYNC_THROW);
    lb_value all[] = {args[1], args[2] ? args[2] : LB_NONE};
    step->thrown = (lb_tuple *)lb_tuple_from(py, all, 2);
    return (lb_value)step;
}

static lb_value async_aclose(lb_python *py, lb_value *args)
{
    async_step *step = step_new(py, args[0], LB_T_ASYNC_THROW);
    step->is_close = true;
    return (lb_value)step;
}

static lb_value async_running(lb_python *py LB_UNUSED, lb_value *args)
{
    return lb_bool(GENERATOR->is_async_running);
}

/* --- aiter() and anext() --- */

lb_value lb_async_iter(lb_python *py, lb_value *args)
{
    lb_value method = lb_type_lookup(py, lb_typeof(py, args[0]), py->names.aiter);
    if (!method) {
        return lb_raise(py, LB_T_TYPE_ERROR, "'%s' object is not an async iterable",
                        lb_type_name(py, args[0]));
    }
    lb_value iterator = lb_call_special(py, method, 1, args);
    if (iterator && !lb_type_lookup(py, lb_typeof(py, iterator), py->names.anext)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "aiter() returned not an async iterator of type '%s'",
                        lb_type_name(py, iterator));
    }
    return iterator;
}

/* With a default an iterator of its own, whose `other` is that. */
lb_value lb_async_next(lb_python *py, lb_value *args)
{
    lb_value method = lb_type_lookup(py, lb_typeof(py, args[0]), py->names.anext);
    if (!method) {
        return lb_raise(py, LB_T_TYPE_ERROR, "'%s' object is not an async iterator",
                        lb_type_name(py, args[0]));
    }
    lb_value standard = args[1];
    lb_value next = lb_call_special(py, method, 1, args);
    if (!next || !standard) {
        return next;
    }
    lb_iterator *step = lb_object_new(py, py->types[LB_T_ASYNC_NEXT]);
    step->source = lb_vm_awaitable(py, next);
    step->other = standard;
    return step->source ? (lb_value)step : NULL;
}

#define NEXT ((lb_iterator *)args[0])

static lb_value next_outcome(lb_python *py, lb_value item, lb_value result, lb_value standard)
{
    if (item) {
        return item;
    }
    if (!result && lb_raised_is(py, LB_T_STOP_ASYNC_ITERATION)) {
        lb_take_raised(py);
        result = standard;
    }
    return result ? lb_raise_with(py, LB_T_STOP_ITERATION, result) : NULL;
}

static lb_value next_send(lb_python *py, lb_value *args)
{
    lb_value result = NULL;
    lb_value item = lb_vm_send(py, NEXT->source, args[1], &result);
    return next_outcome(py, item, result, NEXT->other);
}

static lb_value next_next(lb_python *py, lb_value *args)
{
    lb_value sent[] = {args[0], LB_NONE};
    return next_send(py, sent);
}

static lb_value next_throw(lb_python *py, lb_value *args)
{
    lb_value item = lb_call_method(py, NEXT->source, "throw", 1, &args[1]);
    return next_outcome(py, item, NULL, NEXT->other);
}

static lb_value next_close(lb_python *py, lb_value *args)
{
    return lb_call_method(py, NEXT->source, "close", 0, NULL);
}

static void next_mark(lb_python *py, lb_value self)
{
    lb_mark(py, ((lb_iterator *)self)->source);
    lb_mark(py, ((lb_iterator *)self)->other);
}

void lb_setup_async_generator(lb_python *py)
{
    static const lb_layout step_layout = {sizeof(async_step), step_mark, NULL, NULL};
    static const lb_layout value_layout = {sizeof(lb_cell), value_mark, NULL, NULL};
    static const lb_method step[] = {{"__await__", "self", lb_self},
                                     {"__iter__", "self", lb_self},
                                     {"__next__", "self", step_next},
                                     {"send", "self, value, /", step_send},
                                     {"throw", "self, type, value=, traceback=, /", step_throw},
                                     {"close", "self", step_close},
                                     {0}};
    static const lb_method generator[] = {
        LB_GENERATOR_METHODS("ag"),
        {"__aiter__", "self", lb_self},
        {"__anext__", "self", async_anext},
        {"asend", "self, value, /", async_asend},
        {"athrow", "self, type, value=, traceback=, /", async_athrow},
        {"aclose", "self", async_aclose},
        {"ag_running", "self", async_running, LB_GETTER},
        {0}};
    static const lb_layout next_layout = {sizeof(lb_iterator), next_mark, NULL, NULL};
    static const lb_method next[] = {{"__await__", "self", lb_self},
                                     {"__iter__", "self", lb_self},
                                     {"__next__", "self", next_next},
                                     {"send", "self, value, /", next_send},
                                     {"throw", "self, type, value=, traceback=, /", next_throw},
                                     {"close", "self", next_close},
                                     {0}};
    unsigned flags = LB_TYPE_FINAL | LB_TYPE_NO_NEW;
    lb_core_define(py, LB_T_ASYNC_NEXT, next, &next_layout, flags);
    lb_core_define(py, LB_T_ASYNC_GENERATOR, generator, &lb_generator_layout, flags);
    lb_core_define(py, LB_T_ASYNC_SEND, step, &step_layout, flags);
    lb_core_define(py, LB_T_ASYNC_THROW, step, &step_layout, flags);
    lb_core_define(py, LB_T_ASYNC_VALUE, NULL, &value_layout, flags);
}
