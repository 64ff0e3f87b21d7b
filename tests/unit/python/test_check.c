/* What reading a script finds that limbeck does not have. */
#include "../test.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "python/check.h"

static lb_value nothing(lb_python *py LB_UNUSED, lb_value *args LB_UNUSED)
{
    return LB_NONE;
}

static const lb_method functions[] = {{"there", "", nothing}, {0}};
static const lb_module_spec native = {.name = "native", .functions = functions};

static lb_found find_module(void *context, lb_arena *arena LB_UNUSED, const char *name,
                            lb_found_module *out)
{
    if (strcmp(name, "native") == 0) {
        out->spec = &native;
        return LB_FOUND_SPEC;
    }
    if (strncmp(name, "app", strlen("app")) == 0) {
        out->source = LB_STR("raise RuntimeError('a script was run')\n");
        out->filename = "app.py";
        out->is_package = true;
        (*(int *)context)++;
        return LB_FOUND_SOURCE;
    }
    return strcmp(name, "vendor") == 0 ? LB_FOUND_OPAQUE : LB_FOUND_NOTHING;
}

static void add_finding(void *context, const lb_check_finding *finding)
{
    lb_text_addf(context, "%s:%u:%u %s\n", finding->filename, finding->line, finding->column,
                 finding->construct);
}

static bool knows_module(void *context LB_UNUSED, const char *module)
{
    return strcmp(module, "known") == 0;
}

static bool knows_name(void *context LB_UNUSED, const char *module, const char *name)
{
    return strcmp(module, "native") == 0 && strcmp(name, "known") == 0;
}

static lb_code check(const char *source, lb_text *found, lb_error *error)
{
    int asked = 0;
    lb_python_host host = {.context = &asked, .find_module = find_module};
    lb_python *py = lb_python_new(&host, (lb_python_limits){0});
    const lb_check how = {.context = found,
                          .report = add_finding,
                          .has_module = knows_module,
                          .has_name = knows_name};
    lb_code code = lb_python_check(py, lb_str_of(source), "s.py", &how, NULL, error);
    lb_python_free(py);
    return code;
}

static void finds(const char *source, const char *expected)
{
    LB_AUTO_TEXT lb_text found = {0};
    LB_AUTO_ERROR lb_error error = {0};
    lb_code code = check(source, &found, &error);
    assert_str(lb_text_str(&found), expected);
    assert_int_equal(code, expected[0] ? LB_ERR_UNSUPPORTED : LB_OK);
}

static void test_modules(void **state LB_UNUSED)
{
    finds("import native, typing, app, app.models, vendor.deep.inside, known\n", "");
    finds("import nowhere\n", "s.py:1:8 import of nowhere\n");
    finds("import typing, nowhere.inside as n\n", "s.py:1:16 import of nowhere\n");
    finds("x = 1\nfrom nowhere.a import b\n", "s.py:2:1 import of nowhere\n");
    finds("import native.inside\n", "s.py:1:8 import of native.inside\n");
    finds("def f():\n    class A:\n        import nowhere\n", "s.py:3:16 import of nowhere\n");
    finds("from __future__ import annotations\nfrom . import x\nfrom .a import y\n", "");
}

static void test_names_in_modules(void **state LB_UNUSED)
{
    finds("from native import there, known\nfrom typing import List as L\n", "");
    finds("from native import there, missing\nmissing\n", "s.py:1:27 from native import missing\n");
    finds("from typing import (\n    List,\n    Nothing as N)\nprint(N)\n",
          "s.py:3:5 from typing import Nothing\n");
    finds("from native import missing\ndef f(a: missing) -> missing: pass\n", "");
    finds("from app.models import anything\nfrom vendor import anything, else_\n", "");
    finds("from native import *\n", "");
}

static void test_builtins(void **state LB_UNUSED)
{
    finds("x = len([1])\nprint(sorted(x))\nundefined_name\n", "");
    finds("x = 1\ny = breakpoint()\n", "s.py:2:5 built-in breakpoint\n");
    finds("def f(a=[breakpoint() for x in (1,)]):\n    return {1: lambda: breakpoint}\n",
          "s.py:1:10 built-in breakpoint\ns.py:2:24 built-in breakpoint\n");
    finds("breakpoint = 1\nprint(breakpoint)\n", "");
    finds("def f(breakpoint):\n    return breakpoint\n", "");
    finds("match 1:\n    case x if breakpoint:\n        pass\n", "s.py:2:15 built-in breakpoint\n");
}

static void test_optional(void **state LB_UNUSED)
{
    finds("try:\n    import nowhere\nexcept ImportError:\n    import nowhere_else\n", "");
    finds("if x:\n    import nowhere\nelse:\n    y = breakpoint()\n", "");
    finds("try:\n    import nowhere\nfinally:\n    pass\n", "s.py:2:12 import of nowhere\n");
    finds("if x:\n    pass\nimport nowhere\n", "s.py:3:8 import of nowhere\n");
}

static void test_attributes(void **state LB_UNUSED)
{
    finds("import native\nnative.there()\nnative.missing()\n", "s.py:3:8 native.missing\n");
    finds("import native as n\nx = [n.known,\n     n.missing]\n", "s.py:3:8 native.missing\n");
    finds("import collections.abc\ncollections.abc.Mapping\ncollections.abc.Nothing\n",
          "s.py:3:17 collections.abc.Nothing\n");
    finds("from collections import abc as a\ndef f():\n    return a.Nothing.more\n",
          "s.py:3:14 collections.abc.Nothing\n");
    finds("import native\nnative.there.what.ever\nnative.__spec__\n", "");
    finds("import app, vendor\napp.anything\nvendor.anything.at_all\n", "");
    finds("from app import native\nnative.missing\n", "");
}

/* Names that may stand for something else, and what a script asks about first. */
static void test_attributes_of_other_names(void **state LB_UNUSED)
{
    static const char *const others[] = {
        "native = 1\n",
        "for native in (): pass\n",
        "with x as native: pass\n",
        "def native(): pass\n",
        "class native: pass\n",
        "def f(native): pass\n",
        "def f():\n    import native\n",
        "def f():\n    global native\n    native = 1\n",
        "import json as native\n",
        "from . import native\n",
        "if x:\n    native = 1\n",
        "try:\n    import native\nexcept ImportError as native:\n    pass\n",
        "match x:\n    case [1, *native]: pass\n",
        "(native := 1)\n",
        "[native for native in x]\n",
        "lambda native: 1\n",
        "del native\n",
        "native.missing = 1\n",
        "hasattr(native, 'missing')\n",
        "getattr(native, 'missing', None)\n",
    };
    for (size_t i = 0; i < LB_COUNT(others); i++) {
        LB_AUTO_FREE char *source = lb_format("import native\n%snative.missing\n", others[i]);
        finds(source, "");
    }
    finds("import native\nif x:\n    native.missing\n", "");
    finds("import native\ntry:\n    native.missing\nexcept AttributeError:\n    pass\n", "");
    finds("import native\ny = native.missing if x else 1\nz = x and native.missing\n", "");
    finds("from typing import TYPE_CHECKING\nimport native\nif TYPE_CHECKING:\n"
          "    native.missing\n",
          "");
    finds("from __future__ import annotations\nimport native\n"
          "def f(a: native.missing) -> native.missing:\n    b: native.missing = 1\n",
          "");
    finds("import native\ndef f(a: native.missing): pass\n", "s.py:2:17 native.missing\n");
}

static void test_keywords(void **state LB_UNUSED)
{
    finds("import textwrap\ntextwrap.indent('x', prefix='y')\n", "");
    finds("import textwrap\ntextwrap.indent('x', prefix='y', nope=1, **{})\n",
          "s.py:2:34 nope= of textwrap.indent()\n");
    finds("from textwrap import indent as i\ni('x', 'y', nope=1)\n",
          "s.py:2:13 nope= of textwrap.indent()\n");
    finds("import native\nnative.there(anything=1)\n", "");
}

static void test_error(void **state LB_UNUSED)
{
    LB_AUTO_TEXT lb_text found = {0};
    LB_AUTO_ERROR lb_error error = {0};
    assert_int_equal(check("import typing\nimport one, two\n", &found, &error), LB_ERR_UNSUPPORTED);
    assert_str(lb_text_str(&found), "s.py:2:8 import of one\ns.py:2:13 import of two\n");
    assert_string_equal(error.file, "s.py");
    assert_int_equal(error.line, 2);
    assert_int_equal(error.column, 8);
    assert_non_null(strstr(error.message, "import of one"));
    assert_non_null(error.hint);
}

static void test_syntax(void **state LB_UNUSED)
{
    static const struct {
        const char *source, *message;
        unsigned line;
    } cases[] = {{"x = (\n", "'(' was never closed", 1},
                 {"\nreturn 1\n", "'return' outside function", 2},
                 {"x = 1\nbreak\n", "'break' outside loop", 2},
                 {"def f(): nonlocal x\n", "no binding for nonlocal 'x' found", 1},
                 {"yield 1\n", "'yield' outside function", 1},
                 {"def f(a, a):\n    pass\n", "duplicate argument 'a' in function definition", 1}};
    for (size_t i = 0; i < LB_COUNT(cases); i++) {
        LB_AUTO_TEXT lb_text found = {0};
        LB_AUTO_ERROR lb_error error = {0};
        assert_int_equal(check(cases[i].source, &found, &error), LB_ERR_SCRIPT);
        assert_string_equal(error.kind, "SyntaxError");
        assert_non_null(strstr(error.message, cases[i].message));
        assert_int_equal(error.line, cases[i].line);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_modules),    cmocka_unit_test(test_names_in_modules),
        cmocka_unit_test(test_builtins),   cmocka_unit_test(test_optional),
        cmocka_unit_test(test_attributes), cmocka_unit_test(test_attributes_of_other_names),
        cmocka_unit_test(test_keywords),   cmocka_unit_test(test_error),
        cmocka_unit_test(test_syntax),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
