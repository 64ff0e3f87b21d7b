/* The lexer of Python: tokens stand in order within the source, and it comes to an end. */
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "python/lexer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "%s\n", what);
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    LB_AUTO_ERROR lb_error error = {0};
    lb_py_lexer lexer;
    lb_py_token token = {0};
    const char *start = (const char *)data, *at = start;
    lb_py_lexer_start(&lexer, (lb_str){start, size});
    size_t count = 0;
    while (lb_py_lexer_next(&lexer, &token, &error) == LB_OK && token.type != LB_PY_END) {
        check(token.ptr >= at && token.ptr + token.len <= start + size, "a token is out of order");
        check(token.len || token.type < LB_PY_NAME, "a token is empty");
        check(++count <= 3 * size + 3, "there are too many tokens");
        at = token.ptr + token.len;
    }
    return 0;
}
