/* The interpreter as its hosts use it: modules of C, handles, budgets, errors, several at once. */
#include "../test.h"

#include <pthread.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "python/python.h"

/* --- a module of C --- */

typedef struct counter {
    lb_object head;
    lb_value label;
    int64_t count;
} counter;

static void counter_mark(lb_python *py, lb_value self)
{
    lb_mark(py, ((counter *)self)->label);
}

static lb_value counter_init(lb_python *py, lb_value *args)
{
    if (!lb_is(py, args[1], LB_T_STR)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "label must be str, not %s",
                        lb_type_name(py, args[1]));
    }
    ((counter *)args[0])->label = args[1];
    return args[2] && !lb_to_int64(py, args[2], &((counter *)args[0])->count) ? NULL : LB_NONE;
}

static lb_value counter_add(lb_python *py, lb_value *args)
{
    int64_t by = 1;
    if (args[1] && !lb_to_int64(py, args[1], &by)) {
        return NULL;
    }
    ((counter *)args[0])->count += by;
    return args[0];
}

static lb_value counter_label(lb_python *py LB_UNUSED, lb_value *args)
{
    return ((counter *)args[0])->label;
}

static lb_value counter_repr(lb_python *py, lb_value *args)
{
    const counter *c = (counter *)args[0];
    return lb_string_format(py, "<%s %lld>", lb_cstr(c->label), (long long)c->count);
}

static lb_value apply(lb_python *py, lb_value *args)
{
    lb_list *out = lb_list_new(py, 0);
    lb_value iterator = lb_iter(py, args[1]), item;
    while (iterator && (item = lb_next(py, iterator))) {
        lb_value result = lb_call(py, args[0], 1, &item);
        if (!result || !lb_list_append(py, out, result)) {
            return NULL;
        }
    }
    return lb_raised(py) ? NULL : (lb_value)out;
}

static lb_value parts(lb_python *py, lb_value *args)
{
    return lb_tuple_of(py, 4, args[0], args[1] ? args[1] : LB_NONE, args[2], args[3]);
}

static lb_value host_says(lb_python *py, lb_value *args LB_UNUSED)
{
    lb_text_adds(lb_host_context(py), "[called]");
    return LB_NONE;
}

static bool setup(lb_python *py, lb_module *module)
{
    lb_module_set(py, module, "VERSION", lb_int_new(py, 7));
    return true;
}

static const lb_method counter_methods[] = {{"__init__", "self, label, start=", counter_init},
                                            {"add", "self, by=1", counter_add},
                                            {"label", "self", counter_label, LB_GETTER},
                                            {"__repr__", "self", counter_repr},
                                            {0}};
static const lb_type_spec counter_type = {.name = "Counter",
                                          .methods = counter_methods,
                                          .layout = {sizeof(counter), counter_mark, NULL, NULL},
                                          .flags = LB_TYPE_DICT};
static const lb_method functions[] = {{"apply", "function, items, /", apply},
                                      {"parts", "a, b=, *args, **kw", parts},
                                      {"says", "", host_says},
                                      {0}};
static const lb_type_spec *const types[] = {&counter_type, NULL};
static const lb_module_spec tools = {.name = "tools",
                                     .functions = functions,
                                     .types = types,
                                     .setup = setup,
                                     .source = "def twice(x):\n    return x * 2\n"};

/* --- a host that keeps what is written --- */

static void write_text(void *context, lb_str text, bool is_stderr LB_UNUSED)
{
    lb_text_add(context, text);
}

static lb_found find_module(void *context LB_UNUSED, lb_arena *arena LB_UNUSED, const char *name,
                            lb_found_module *out)
{
    if (strcmp(name, "tools") == 0) {
        out->spec = &tools;
        return LB_FOUND_SPEC;
    }
    if (strcmp(name, "broken") == 0) {
        out->source = LB_STR("x = 1\ny = x + 'a'\n");
        out->filename = "broken.py";
        return LB_FOUND_SOURCE;
    }
    return strcmp(name, "vendor") == 0 ? LB_FOUND_OPAQUE : LB_FOUND_NOTHING;
}

static lb_python *python_with(lb_text *out, lb_python_limits limits)
{
    lb_python_host host = {.context = out, .write = write_text, .find_module = find_module};
    return lb_python_new(&host, limits);
}

/* Runs a program that must go through and compares what it prints. */
static void prints(const char *source, const char *expected)
{
    for (int is_stressed = 0; is_stressed < 2; is_stressed++) {
        LB_AUTO_TEXT lb_text out = {0};
        LB_AUTO_ERROR lb_error error = {0};
        lb_python *py = python_with(&out, (lb_python_limits){0});
        if (is_stressed) {
            lb_python_stress(py);
        }
        lb_code code =
            lb_python_run(py, lb_str_of(source), "test.py", "__main__", false, NULL, &error);
        if (code != LB_OK) {
            fail_msg("%s", error.traceback ? error.traceback : error.message);
        }
        assert_str(lb_text_str(&out), expected);
        lb_python_free(py);
    }
}

static lb_code fails(const char *source, lb_python_limits limits, lb_error *error)
{
    LB_AUTO_TEXT lb_text out = {0};
    lb_python *py = python_with(&out, limits);
    lb_code code = lb_python_run(py, lb_str_of(source), "test.py", "__main__", false, NULL, error);
    lb_python_free(py);
    return code;
}

static void test_functions(void **state LB_UNUSED)
{
    prints("import tools\n"
           "print(tools.apply(lambda x: x + 1, [1, 2]), tools.VERSION, tools.twice('a'))\n"
           "print(tools.parts(1), tools.parts(1, 2, 3, x=4), tools.parts(b=1, a=2))\n",
           "[2, 3] 7 aa\n(1, None, (), {}) (1, 2, (3,), {'x': 4}) (2, 1, (), {})\n");
    prints("import tools\n"
           "for f in (lambda: tools.parts(), lambda: tools.apply(1), lambda: tools.says(1),\n"
           "          lambda: tools.apply(function=1, items=2), lambda: tools.parts(1, a=2)):\n"
           "    try:\n        f()\n    except TypeError as e:\n        print(type(e).__name__)\n",
           "TypeError\nTypeError\nTypeError\nTypeError\nTypeError\n");
    prints("import tools\ntools.says()\n", "[called]");
}

static void test_classes(void **state LB_UNUSED)
{
    prints("from tools import Counter\n"
           "c = Counter('a', 5)\nprint(c.add().add(by=3), c.label)\nc.extra = 1\nprint(c.extra)\n"
           "class Mine(Counter):\n"
           "    def __init__(self):\n        super().__init__('mine')\n"
           "    def add(self, by=1):\n        return super().add(by * 10)\n"
           "m = Mine()\nprint(m.add(2), isinstance(m, Counter), Mine.__mro__[1].__name__)\n"
           "try:\n    Counter.add(1)\nexcept TypeError as e:\n    print('refused')\n"
           "try:\n    Counter(1)\nexcept TypeError as e:\n    print(e)\n"
           "try:\n    c.label = 1\nexcept AttributeError as e:\n    print('fixed')\n",
           "<a 9> a\n1\n<mine 20> True Counter\nrefused\nlabel must be str, not int\nfixed\n");
}

/* --- values held by the host --- */

static void test_handles(void **state LB_UNUSED)
{
    LB_AUTO_TEXT lb_text out = {0};
    lb_python *py = python_with(&out, (lb_python_limits){0});
    lb_handle *module = NULL;
    assert_int_equal(lb_python_run(py,
                                   LB_STR("def make(n):\n    return ['item %d' % i for i in "
                                          "range(n)]\n"
                                          "def churn():\n    for i in range(20000):\n"
                                          "        x = [str(i)] * 3\n"),
                                   "m.py", "m", false, &module, NULL),
                     LB_OK);
    lb_value three = lb_int_new(py, 3);
    lb_handle *list = lb_hold(py, lb_call_method(py, lb_held(module), "make", 1, &three));
    lb_keep_drop(py, 0);
    for (int i = 0; i < 3; i++) {
        assert_true(lb_call_method(py, lb_held(module), "churn", 0, NULL) == LB_NONE);
        lb_heap_collect(py);
        assert_int_equal(lb_len(py, lb_held(list)), 3);
        assert_str(lb_string_text(lb_to_string(py, lb_held(list))),
                   "['item 0', 'item 1', 'item 2']");
        lb_keep_drop(py, 0);
    }
    lb_release(py, list);
    lb_release(py, NULL);
    lb_python_free(py); /* releases what is still held */
}

static void test_calls_fail_as_values(void **state LB_UNUSED)
{
    LB_AUTO_TEXT lb_text out = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_python *py = python_with(&out, (lb_python_limits){0});
    lb_handle *module = NULL;
    lb_python_run(py, LB_STR("def f(x):\n    return {}[x]\n"), "m.py", "m", false, &module, NULL);
    lb_value key = lb_string_of(py, "k");
    assert_null(lb_call_method(py, lb_held(module), "f", 1, &key));
    assert_true(lb_raised_is(py, LB_T_KEY_ERROR));
    assert_int_equal(lb_python_error(py, &error), LB_ERR_SCRIPT);
    assert_string_equal(error.kind, "KeyError");
    assert_string_equal(error.message, "'k'");
    assert_int_equal(error.line, 2);
    assert_false(lb_raised(py));
    assert_null(lb_getattr(py, lb_held(module), "nothing"));
    assert_true(lb_raised_is(py, LB_T_ATTRIBUTE_ERROR));
    lb_take_raised(py);
    lb_python_free(py);
}

/* --- errors --- */

static void test_traceback(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    assert_int_equal(fails("def f(x):\n    return 1 / x\n\nf(0)\n", (lb_python_limits){0}, &error),
                     LB_ERR_SCRIPT);
    assert_string_equal(error.kind, "ZeroDivisionError");
    assert_string_equal(error.message, "division by zero");
    assert_int_equal(error.line, 2);
    assert_int_equal(error.column, 12);
    assert_non_null(strstr(error.traceback, "Traceback (most recent call last):\n"));
    assert_non_null(strstr(error.traceback, "File \"test.py\", line 4, in <module>\n"));
    assert_non_null(strstr(error.traceback, "File \"test.py\", line 2, in f\n"));
    assert_non_null(strstr(error.traceback, "ZeroDivisionError: division by zero\n"));
}

static void test_error_in_module(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    assert_int_equal(fails("import broken\n", (lb_python_limits){0}, &error), LB_ERR_SCRIPT);
    assert_string_equal(error.kind, "TypeError");
    assert_string_equal(error.file, "broken.py");
    assert_int_equal(error.line, 2);
}

static void test_syntax_error(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    assert_int_equal(fails("x = (1\n", (lb_python_limits){0}, &error), LB_ERR_SCRIPT);
    assert_string_equal(error.kind, "SyntaxError");
    assert_int_equal(error.line, 1);
    assert_int_equal(error.column, 5);
}

static void test_opaque(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    assert_int_equal(
        fails("import vendor\n\nif vendor.flag:\n    pass\n", (lb_python_limits){0}, &error),
        LB_ERR_SCRIPT);
    assert_string_equal(error.kind, "Uncomputable");
    assert_non_null(strstr(error.message, "vendor.flag, imported at test.py:1,"));
    assert_int_equal(error.line, 3);
}

static void test_exit_status(void **state LB_UNUSED)
{
    static const struct {
        const char *source;
        int status;
    } cases[] = {{"raise SystemExit", 0},        {"raise SystemExit(3)", 3},
                 {"raise SystemExit(None)", 0},  {"raise SystemExit('words')", 1},
                 {"import sys\nsys.exit(4)", 4}, {"raise SystemExit(True)", 1},
                 {"raise SystemExit(258)", 2}};
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_ERROR lb_error error = {0};
        assert_int_equal(fails(cases[i].source, (lb_python_limits){0}, &error), LB_ERR_SCRIPT);
        assert_string_equal(error.kind, "SystemExit");
        assert_int_equal(error.exit_status, cases[i].status);
    }
}

/* --- budgets --- */

static void test_budget_of_steps(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    const char *source = "x = 0\ntry:\n    while True:\n        x += 1\nexcept BaseException:\n"
                         "    print('caught')\n";
    assert_int_equal(fails(source, (lb_python_limits){.steps = 100000}, &error), LB_ERR_BUDGET);
    assert_string_equal(error.file, "test.py");
    assert_in_range(error.line, 2, 4);
}

static void test_budget_of_depth(void **state LB_UNUSED)
{
    LB_AUTO_ERROR lb_error error = {0};
    assert_int_equal(
        fails("def f(n):\n    return f(n + 1)\n\nf(0)\n", (lb_python_limits){.depth = 50}, &error),
        LB_ERR_SCRIPT);
    assert_string_equal(error.kind, "RecursionError");
    assert_int_equal(error.line, 2);
}

static void test_budget_of_bytes(void **state LB_UNUSED)
{
    static const char *const sources[] = {"x = 'a' * 10**9\n",
                                          "x = [0] * 10**8\n",
                                          "x = []\nwhile True:\n    x.append([1])\n",
                                          "x = 1\nwhile True:\n    x = x << 100000\n",
                                          "x = b'a' * 10**9\n",
                                          "x = 'a'\nwhile True:\n    x += x\n",
                                          "x = {}\nfor i in range(10**8):\n    x[i] = str(i)\n"};
    for (size_t i = 0; i < LB_COUNT(sources); i++) {
        LB_AUTO_ERROR lb_error error = {0};
        lb_code code = fails(sources[i], (lb_python_limits){.bytes = 16 << 20}, &error);
        assert_true(code == LB_ERR_BUDGET ||
                    (code == LB_ERR_SCRIPT && strcmp(error.kind, "MemoryError") == 0));
        assert_string_equal(error.file, "test.py");
        assert_true(error.line > 0);
    }
}

static void test_goes_on_after_budget(void **state LB_UNUSED)
{
    LB_AUTO_TEXT lb_text out = {0};
    lb_python *py = python_with(&out, (lb_python_limits){.bytes = 16 << 20});
    assert_int_equal(lb_python_run(py, LB_STR("x = 'a' * 10**9\n"), "a.py", "a", false, NULL, NULL),
                     LB_ERR_BUDGET);
    assert_int_equal(lb_python_run(py, LB_STR("print(1)\n"), "b.py", "b", false, NULL, NULL),
                     LB_OK);
    assert_str(lb_text_str(&out), "1\n");
    lb_python_free(py);
}

/* --- several interpreters --- */

static void test_two_interpreters(void **state LB_UNUSED)
{
    LB_AUTO_TEXT lb_text first = {0}, second = {0};
    lb_python *a = python_with(&first, (lb_python_limits){0});
    lb_python *b = python_with(&second, (lb_python_limits){0});
    lb_str set = LB_STR("import tools\ntools.VERSION = 'a'\ntools.Counter.__name__\n");
    lb_str show = LB_STR("import tools\nprint(tools.VERSION)\n");
    assert_int_equal(lb_python_run(a, set, "set.py", "set", false, NULL, NULL), LB_OK);
    assert_int_equal(lb_python_run(b, show, "show.py", "show", false, NULL, NULL), LB_OK);
    assert_int_equal(lb_python_run(a, show, "show.py", "show", false, NULL, NULL), LB_OK);
    assert_str(lb_text_str(&first), "a\n");
    assert_str(lb_text_str(&second), "7\n");
    lb_python_free(a);
    assert_int_equal(lb_python_run(b, show, "show.py", "show", false, NULL, NULL), LB_OK);
    assert_str(lb_text_str(&second), "7\n7\n");
    lb_python_free(b);
}

static void *run_thread(void *out)
{
    lb_python *py = python_with(out, (lb_python_limits){0});
    lb_str source = LB_STR("import tools\ntotal = 0\nfor i in range(30000):\n"
                           "    total += len(str(i))\n"
                           "    c = tools.Counter('x', i).add()\n"
                           "print(total, c)\n");
    lb_code code = lb_python_run(py, source, "t.py", "__main__", false, NULL, NULL);
    lb_python_free(py);
    return (void *)(intptr_t)code;
}

static void test_two_threads(void **state LB_UNUSED)
{
    lb_text outs[2] = {{0}};
    pthread_t threads[2];
    for (size_t i = 0; i < LB_COUNT(threads); i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, run_thread, &outs[i]), 0);
    }
    for (size_t i = 0; i < LB_COUNT(threads); i++) {
        void *code = NULL;
        pthread_join(threads[i], &code);
        assert_int_equal((intptr_t)code, LB_OK);
        assert_str(lb_text_str(&outs[i]), "138890 <x 30000>\n");
        lb_text_free(&outs[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_functions),
        cmocka_unit_test(test_classes),
        cmocka_unit_test(test_handles),
        cmocka_unit_test(test_calls_fail_as_values),
        cmocka_unit_test(test_traceback),
        cmocka_unit_test(test_error_in_module),
        cmocka_unit_test(test_syntax_error),
        cmocka_unit_test(test_opaque),
        cmocka_unit_test(test_exit_status),
        cmocka_unit_test(test_budget_of_steps),
        cmocka_unit_test(test_budget_of_depth),
        cmocka_unit_test(test_budget_of_bytes),
        cmocka_unit_test(test_goes_on_after_budget),
        cmocka_unit_test(test_two_interpreters),
        cmocka_unit_test(test_two_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
