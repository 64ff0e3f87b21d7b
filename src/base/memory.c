#include "base/memory.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void out_of_memory(void)
{
    static const char message[] = "limbeck: out of memory\n";
    (void)!fwrite(message, 1, sizeof message - 1, stderr);
    abort();
}

void *lb_alloc(size_t size)
{
    void *memory = calloc(1, size ? size : 1);
    if (!memory) {
        out_of_memory();
    }
    return memory;
}

void *lb_alloc_array(size_t count, size_t size)
{
    void *memory = calloc(count ? count : 1, size ? size : 1);
    if (!memory) {
        out_of_memory();
    }
    return memory;
}

void *lb_realloc_array(void *old, size_t count, size_t size)
{
    size_t bytes = 0;
    if (__builtin_mul_overflow(count, size, &bytes)) {
        out_of_memory();
    }
    void *memory = realloc(old, bytes ? bytes : 1);
    if (!memory) {
        out_of_memory();
    }
    return memory;
}

char *lb_strdup(const char *text)
{
    return lb_strndup(text, strlen(text));
}

char *lb_strndup(const char *text, size_t length)
{
    char *copy = lb_alloc(length + 1);
    if (length) {
        memcpy(copy, text, length);
    }
    return copy;
}

char *lb_format(const char *format, ...)
{
    char *out = NULL;
    va_list args;
    va_start(args, format);
    int length = vasprintf(&out, format, args);
    va_end(args);
    if (length < 0 || !out) {
        out_of_memory();
    }
    return out;
}

void lb_free_pointer(void *variable)
{
    void *pointer = NULL;
    memcpy(&pointer, variable, sizeof pointer);
    free(pointer);
}
