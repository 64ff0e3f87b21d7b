#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { FIRST_CHUNK = 4096 - 64, LARGEST_CHUNK = 1 << 20 };

struct lb_arena_chunk {
    lb_arena_chunk *next;
    size_t size; /* usable bytes behind this header */
    size_t used;
    max_align_t data[];
};

static size_t aligned(size_t size)
{
    const size_t mask = alignof(max_align_t) - 1;
    const size_t largest = PTRDIFF_MAX; /* of any object: asking for so much fails */
    return size > largest - mask ? largest : (size + mask) & ~mask;
}

static lb_arena_chunk *add_chunk(lb_arena *arena, size_t least)
{
    size_t size = arena->chunks ? arena->chunks->size * 2 : FIRST_CHUNK;
    if (size > LARGEST_CHUNK) {
        size = LARGEST_CHUNK;
    }
    if (size < least) {
        size = least;
    }
    lb_arena_chunk *chunk =
        lb_realloc_array(NULL, 1, size > SIZE_MAX / 2 ? SIZE_MAX : sizeof *chunk + size);
    *chunk = (lb_arena_chunk){.next = arena->chunks, .size = size};
    arena->chunks = chunk;
    arena->total += size;
    return chunk;
}

void *lb_arena_alloc(lb_arena *arena, size_t size)
{
    size_t need = aligned(size ? size : 1);
    lb_arena_chunk *chunk = arena->chunks;
    if (!chunk || chunk->size - chunk->used < need) {
        chunk = add_chunk(arena, need);
    }
    void *piece = (char *)chunk->data + chunk->used;
    chunk->used += need;
    return memset(piece, 0, need);
}

void *lb_arena_alloc_array(lb_arena *arena, size_t count, size_t size)
{
    size_t bytes = 0;
    if (__builtin_mul_overflow(count, size, &bytes)) {
        bytes = SIZE_MAX / 2;
    }
    return lb_arena_alloc(arena, bytes);
}

char *lb_arena_strndup(lb_arena *arena, const char *text, size_t length)
{
    char *copy = lb_arena_alloc(arena, length + 1);
    if (length) {
        memcpy(copy, text, length);
    }
    return copy;
}

char *lb_arena_strdup(lb_arena *arena, const char *text)
{
    return lb_arena_strndup(arena, text, strlen(text));
}

lb_str lb_arena_str(lb_arena *arena, lb_str text)
{
    return (lb_str){lb_arena_strndup(arena, text.ptr, text.len), text.len};
}

char *lb_arena_format(lb_arena *arena, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    size_t size = length < 0 ? 0 : (size_t)length;
    char *out = lb_arena_alloc(arena, size + 1);
    if (size) {
        (void)vsnprintf(out, size + 1, format, again);
    }
    va_end(again);
    return out;
}

void lb_arena_free(lb_arena *arena)
{
    lb_arena_chunk *chunk = arena->chunks;
    while (chunk) {
        lb_arena_chunk *next = chunk->next;
        free(chunk);
        chunk = next;
    }
    *arena = (lb_arena){0};
}
