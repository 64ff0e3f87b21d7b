#include "base/text.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

char *lb_text_reserve(lb_text *text, size_t more)
{
    size_t need = more > SIZE_MAX / 4 || text->len > SIZE_MAX / 4 ? SIZE_MAX : text->len + more + 1;
    if (need > text->capacity) {
        size_t capacity = text->capacity ? text->capacity * 2 : 64;
        text->capacity = capacity < need ? need : capacity;
        text->ptr = lb_realloc_array(text->ptr, text->capacity, 1);
    }
    text->ptr[text->len] = '\0';
    return text->ptr + text->len;
}

void lb_text_add(lb_text *text, lb_str more)
{
    char *end = lb_text_reserve(text, more.len);
    if (more.len) {
        memcpy(end, more.ptr, more.len);
    }
    text->len += more.len;
    text->ptr[text->len] = '\0';
}

void lb_text_adds(lb_text *text, const char *more)
{
    lb_text_add(text, lb_str_of(more));
}

void lb_text_addc(lb_text *text, char c)
{
    lb_text_add(text, (lb_str){&c, 1});
}

void lb_text_fill(lb_text *text, char c, size_t count)
{
    memset(lb_text_reserve(text, count), c, count);
    text->len += count;
    text->ptr[text->len] = '\0';
}

void lb_text_addf(lb_text *text, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    lb_text_addv(text, format, args);
    va_end(args);
}

void lb_text_addv(lb_text *text, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    char *end = lb_text_reserve(text, 128);
    size_t room = text->capacity - text->len;
    int length = vsnprintf(end, room, format, args);
    size_t size = length < 0 ? 0 : (size_t)length;
    if (size >= room) {
        end = lb_text_reserve(text, size);
        (void)vsnprintf(end, size + 1, format, again);
    }
    va_end(again);
    text->len += size;
}

void lb_text_truncate(lb_text *text, size_t length)
{
    if (length < text->len) {
        text->len = length;
        text->ptr[length] = '\0';
    }
}

lb_str lb_text_str(const lb_text *text)
{
    return (lb_str){lb_text_cstr(text), text->len};
}

const char *lb_text_cstr(const lb_text *text)
{
    return text->ptr ? text->ptr : "";
}

char *lb_text_take(lb_text *text)
{
    (void)lb_text_reserve(text, 0);
    char *bytes = text->ptr;
    *text = (lb_text){0};
    return bytes;
}

void lb_text_free(lb_text *text)
{
    free(text->ptr);
    *text = (lb_text){0};
}
