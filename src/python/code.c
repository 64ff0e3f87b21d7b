/* What is known of code besides its instructions. */
#include "python/frozen.h"
#include "python/interpreter.h"

static void add_number(char **at, uint64_t n)
{
    for (; n > 127; n >>= 7) {
        *(*at)++ = (char)(n | 128);
    }
    *(*at)++ = (char)n;
}

static uint64_t next_number(const uint8_t **at)
{
    uint64_t n = 0;
    unsigned shift = 0;
    for (; **at > 127; shift += 7) {
        n |= (uint64_t)(*(*at)++ & 127) << shift;
    }
    return n | (uint64_t) * (*at)++ << shift;
}

/* 0: the same again; else 1 + the difference of the lines with its sign in the lowest bit, the
   lines that it spans, and both columns. */
void lb_place_add(lb_text *places, const lb_py_position *last, const lb_py_position *place)
{
    enum { MOST = 4 * 10 };
    char *at = lb_text_reserve(places, MOST);
    if (memcmp(last, place, sizeof *last) == 0) {
        *at = '\0';
        places->len++;
        return;
    }
    bool is_before = place->lineno < last->lineno;
    uint64_t lines = is_before ? last->lineno - place->lineno : place->lineno - last->lineno;
    add_number(&at, 1 + (lines << 1 | is_before));
    add_number(&at, place->end_lineno - place->lineno);
    add_number(&at, place->col_offset);
    add_number(&at, place->end_col_offset);
    places->len = (size_t)(at - places->ptr);
}

lb_py_position lb_code_place(const lb_code_object *code, size_t op)
{
    lb_py_position place = {0};
    const uint8_t *at = code->places;
    for (size_t i = 0; i <= op && at < code->places + code->place_size; i++) {
        uint64_t step = next_number(&at);
        if (step == 0) {
            continue;
        }
        uint32_t lines = (uint32_t)((step - 1) >> 1);
        place.lineno += (step - 1) & 1 ? 0 - lines : lines;
        place.end_lineno = place.lineno + (uint32_t)next_number(&at);
        place.col_offset = (uint32_t)next_number(&at);
        place.end_col_offset = (uint32_t)next_number(&at);
    }
    return place;
}

lb_str lb_code_source(const lb_code_object *code)
{
    return code->image ? lb_image_source(code->image) : lb_string_text((lb_value)code->source);
}
