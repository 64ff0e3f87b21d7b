/* The evaluator of Python: any program ends, within budgets of steps, depth and bytes, in a value
   or an error that says something. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "python/python.h"

/* At so few bytes collections are frequent, at so little depth errors of recursion. */
static const lb_python_limits limits = {.steps = 20000, .depth = 60, .bytes = 4 << 20};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_nothing(void *context LB_UNUSED, lb_str text LB_UNUSED, bool is_stderr LB_UNUSED)
{
}

/* Modules whose name begins with "opaque" are opaque, as third-party ones are. */
static lb_found find_module(void *context LB_UNUSED, lb_arena *arena LB_UNUSED, const char *name,
                            lb_found_module *out LB_UNUSED)
{
    return strncmp(name, "opaque", strlen("opaque")) == 0 ? LB_FOUND_OPAQUE : LB_FOUND_NOTHING;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    LB_AUTO_ERROR lb_error error = {0};
    lb_python_host host = {.write = write_nothing, .find_module = find_module};
    lb_python *py = lb_python_new(&host, limits);
    lb_str source = {(const char *)data, size};
    bool is_tolerant = size > 0 && data[0] == '#';
    if (lb_python_run(py, source, "script.py", "__main__", is_tolerant, NULL, &error) != LB_OK &&
        (!error.message || !error.kind)) {
        fprintf(stderr, "an error has no message or kind\n");
        abort();
    }
    lb_python_free(py);
    return 0;
}
