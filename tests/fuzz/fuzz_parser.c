/* The parser of Python: any bytes end in a tree or an error, in memory bounded by their number. */
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "python/parser.h"

enum { MOST_BYTES_FOR_ONE = 1024, MOST_BYTES_BESIDES = 1 << 16 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    LB_AUTO_ARENA lb_arena arena = {0};
    LB_AUTO_ERROR lb_error error = {0};
    LB_AUTO_TEXT lb_text out = {0};
    lb_py_mod *module = NULL;
    lb_str source = {(const char *)data, size};
    if (lb_python_parse(&arena, source, "script.py", &module, &error) == LB_OK) {
        (void)lb_py_dump(&out, module, true, &error);
    } else if (!error.message || !error.line) {
        fprintf(stderr, "an error has no message or line\n");
        abort();
    }
    if (arena.total > size * MOST_BYTES_FOR_ONE + MOST_BYTES_BESIDES) {
        fprintf(stderr, "%zu bytes of source took %zu bytes\n", size, arena.total);
        abort();
    }
    return 0;
}
