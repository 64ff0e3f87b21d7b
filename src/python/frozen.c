/*
 * An image is: a head of three words (how many strings, where their offsets stand, where the
 * module's body stands), bodies of code, each after those inside of it, and the strings. Numbers
 * are varints but where a word is said; strings are named by their number.
 */
#include "python/frozen.h"
#include "base/map.h"
#include "python/interpreter.h"

struct lb_image {
    lb_image *next;
    const unsigned char *bytes;
    const uint32_t *offsets; /* of the strings, and of the end of the last */
    lb_string **strings;     /* made when first used */
    const char *source;
    lb_string *filename;
};

enum { STRINGS, OFFSETS, MODULE, HEAD_WORDS };

/* --- writing --- */

typedef struct writer {
    lb_python *py;
    lb_text *out;
    size_t start;
    lb_map numbers; /* of strings, each plus one */
    LB_VECTOR(lb_str) strings;
} writer;

static void put_number(writer *w, uint64_t n)
{
    for (; n > 127; n >>= 7) {
        lb_text_addc(w->out, (char)(n | 128));
    }
    lb_text_addc(w->out, (char)n);
}

static void put_signed(writer *w, int64_t n)
{
    put_number(w, (uint64_t)n << 1 ^ (uint64_t)(n >> 63));
}

static void put_bytes(writer *w, const void *bytes, size_t size)
{
    lb_text_add(w->out, (lb_str){bytes, size});
}

static void put_string(writer *w, lb_str text)
{
    uintptr_t number = (uintptr_t)lb_map_get(&w->numbers, text);
    if (!number) {
        lb_vector_push(&w->strings, text);
        number = w->strings.count;
        lb_map_set(&w->numbers, text, (void *)number);
    }
    put_number(w, number - 1);
}

static void align(writer *w)
{
    while ((w->out->len - w->start) % sizeof(uint32_t)) {
        lb_text_addc(w->out, '\0');
    }
}

static size_t put_body(writer *w, const lb_code_object *code);

static void put_items(writer *w, const lb_value *items, size_t count, const uint32_t *bodies);

/* `body`: where that of a code object was put. */
static void put_value(writer *w, lb_value v, uint32_t body)
{
    lb_python *py = w->py;
    if (lb_is_small(v)) {
        lb_text_addc(w->out, 'i');
        put_signed(w, lb_small(v));
    } else if (lb_is_immediate(v)) {
        lb_text_addc(w->out, 'v');
        put_number(w, (uintptr_t)v);
    } else if (lb_exact(py, v, LB_T_STR)) {
        lb_text_addc(w->out, 's');
        put_string(w, lb_string_text(v));
    } else if (lb_exact(py, v, LB_T_INT)) {
        lb_text_addc(w->out, 'I');
        put_string(w, lb_string_text(lb_int_to_string(py, v, 10)));
    } else if (lb_exact(py, v, LB_T_FLOAT)) {
        lb_text_addc(w->out, 'f');
        put_bytes(w, &((lb_float *)v)->number, sizeof(double));
    } else if (lb_exact(py, v, LB_T_COMPLEX)) {
        double imaginary = 0;
        lb_to_double(py, lb_getattr(py, v, "imag"), &imaginary);
        lb_text_addc(w->out, 'j');
        put_bytes(w, &imaginary, sizeof imaginary);
    } else if (lb_exact(py, v, LB_T_BYTES)) {
        lb_text_addc(w->out, 'b');
        put_string(w, (lb_str){((lb_bytes *)v)->bytes, ((lb_bytes *)v)->size});
    } else if (lb_exact(py, v, LB_T_TUPLE)) {
        lb_text_addc(w->out, 't');
        put_number(w, ((lb_tuple *)v)->count);
        put_items(w, ((lb_tuple *)v)->items, ((lb_tuple *)v)->count, NULL);
    } else {
        const lb_code_object *code = (lb_code_object *)v;
        lb_text_addc(w->out, 'c');
        put_string(w, lb_string_text((lb_value)code->name));
        put_string(w, lb_string_text((lb_value)code->qualname));
        put_number(w, body);
    }
}

static void put_items(writer *w, const lb_value *items, size_t count, const uint32_t *bodies)
{
    for (size_t i = 0; i < count; i++) {
        put_value(w, items[i], bodies ? bodies[i] : 0);
    }
}

static void put_names(writer *w, lb_string *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        put_string(w, lb_string_text((lb_value)names[i]));
    }
}

static size_t put_body(writer *w, const lb_code_object *code)
{
    LB_AUTO_FREE uint32_t *bodies = lb_alloc_array(code->constant_count + 1, sizeof *bodies);
    for (size_t i = 0; i < code->constant_count; i++) {
        if (lb_exact(w->py, code->constants[i], LB_T_CODE)) {
            bodies[i] = (uint32_t)put_body(w, (lb_code_object *)code->constants[i]);
        }
    }
    align(w);
    size_t at = w->out->len - w->start;
    uint32_t op_count = (uint32_t)code->op_count;
    put_bytes(w, &op_count, sizeof op_count);
    put_bytes(w, code->ops, code->op_count * sizeof(uint32_t));
    const size_t numbers[] = {
        code->place_size,     code->first_line,         code->flags,
        code->argument_count, code->keyword_only_count, code->positional_only_count,
        code->stack_size,     code->block_count,        code->local_count,
        code->cell_count,     code->free_count,         code->name_count,
        code->constant_count};
    for (size_t i = 0; i < LB_COUNT(numbers); i++) {
        put_number(w, numbers[i]);
    }
    put_bytes(w, code->places, code->place_size);
    for (size_t i = 0; i < code->cell_count; i++) {
        put_signed(w, code->cell_arguments[i]);
    }
    put_names(w, code->names, code->name_count);
    put_names(w, code->locals, code->local_count + code->cell_count + code->free_count);
    put_value(w, code->doc, 0);
    put_items(w, code->constants, code->constant_count, bodies);
    return at;
}

void lb_freeze(lb_python *py, const lb_code_object *module, lb_text *out)
{
    writer w = {.py = py, .out = out, .start = out->len};
    uint32_t head[HEAD_WORDS] = {0};
    put_bytes(&w, head, sizeof head);
    head[MODULE] = (uint32_t)put_body(&w, module);
    align(&w);
    head[STRINGS] = (uint32_t)w.strings.count;
    head[OFFSETS] = (uint32_t)(out->len - w.start);
    uint32_t offset = head[OFFSETS] + (head[STRINGS] + 1) * (uint32_t)sizeof(uint32_t);
    for (size_t i = 0; i <= w.strings.count; i++) {
        put_bytes(&w, &offset, sizeof offset);
        offset += i < w.strings.count ? (uint32_t)w.strings.items[i].len : 0;
    }
    for (size_t i = 0; i < w.strings.count; i++) {
        lb_text_add(out, w.strings.items[i]);
    }
    align(&w);
    memcpy(out->ptr + w.start, head, sizeof head);
    lb_map_free(&w.numbers);
    lb_vector_free(&w.strings);
}

/* --- reading --- */

typedef struct reader {
    lb_python *py;
    lb_image *image;
    const unsigned char *at;
} reader;

static uint64_t get_number(reader *r)
{
    uint64_t n = 0;
    unsigned shift = 0;
    for (; *r->at > 127; shift += 7) {
        n |= (uint64_t)(*r->at++ & 127) << shift;
    }
    return n | (uint64_t)*r->at++ << shift;
}

static int64_t get_signed(reader *r)
{
    uint64_t n = get_number(r);
    return (int64_t)(n >> 1) ^ -(int64_t)(n & 1);
}

static double get_double(reader *r)
{
    double number = 0;
    memcpy(&number, r->at, sizeof number);
    r->at += sizeof number;
    return number;
}

static lb_str string_text(const lb_image *image, size_t number)
{
    return (lb_str){(const char *)image->bytes + image->offsets[number],
                    image->offsets[number + 1] - image->offsets[number]};
}

static lb_string *get_string(reader *r)
{
    size_t number = get_number(r);
    lb_string **known = &r->image->strings[number];
    if (!*known) {
        *known = lb_intern(r->py, string_text(r->image, number));
    }
    return *known;
}

static lb_value get_code(reader *r)
{
    lb_code_object *code = lb_object_new(r->py, r->py->types[LB_T_CODE]);
    code->image = r->image;
    code->name = get_string(r);
    code->qualname = get_string(r);
    code->filename = r->image->filename;
    code->body = r->image->bytes + get_number(r);
    return (lb_value)code;
}

static lb_value get_value(reader *r)
{
    lb_python *py = r->py;
    switch (*r->at++) {
    case 'i':
        return lb_small_new(get_signed(r));
    case 'v':
        return (lb_value)(uintptr_t)get_number(r);
    case 's':
        return (lb_value)get_string(r);
    case 'I':
        return lb_int_from_text(py, string_text(r->image, get_number(r)), 10);
    case 'f':
        return lb_float_new(py, get_double(r));
    case 'j':
        return lb_complex_new(py, 0, get_double(r));
    case 'b':
        return lb_bytes_new(py, string_text(r->image, get_number(r)));
    case 't': {
        lb_tuple *tuple = lb_tuple_new(py, get_number(r));
        for (size_t i = 0; i < tuple->count; i++) {
            tuple->items[i] = get_value(r);
        }
        return (lb_value)tuple;
    }
    default:
        return get_code(r);
    }
}

/* Names, local names and constants are in one piece of memory, which begins with the constants. */
void lb_thaw(lb_python *py, lb_code_object *code)
{
    reader r = {py, code->image, code->body};
    uint32_t op_count = 0;
    memcpy(&op_count, code->body, sizeof op_count);
    code->op_count = op_count;
    const void *ops = code->body + sizeof op_count;
    code->ops = ops;
    r.at += (1 + (size_t)op_count) * sizeof(uint32_t);
    code->place_size = get_number(&r);
    code->first_line = (uint32_t)get_number(&r);
    code->flags = (unsigned)get_number(&r);
    size_t *const numbers[] = {
        &code->argument_count, &code->keyword_only_count, &code->positional_only_count,
        &code->stack_size,     &code->block_count,        &code->local_count,
        &code->cell_count,     &code->free_count,         &code->name_count,
        &code->constant_count};
    for (size_t i = 0; i < LB_COUNT(numbers); i++) {
        *numbers[i] = get_number(&r);
    }
    code->places = r.at;
    r.at += code->place_size;
    size_t locals = code->local_count + code->cell_count + code->free_count;
    size_t words = code->constant_count + code->name_count + locals;
    code->constants = lb_alloc_array(words + code->cell_count, sizeof(lb_value));
    code->names = (lb_string **)(void *)(code->constants + code->constant_count);
    code->locals = code->names + code->name_count;
    code->cell_arguments = (int32_t *)(void *)(code->locals + locals);
    for (size_t i = 0; i < code->cell_count; i++) {
        code->cell_arguments[i] = (int32_t)get_signed(&r);
    }
    for (size_t i = 0; i < code->name_count + locals; i++) {
        code->names[i] = get_string(&r);
    }
    code->doc = get_value(&r);
    size_t keep = lb_keep_mark(py);
    for (size_t i = 0; i < code->constant_count; i++) {
        code->constants[i] = get_value(&r);
    }
    lb_keep_drop(py, keep);
    py->heap.allocated += (words + code->cell_count) * sizeof(lb_value);
}

lb_code_object *lb_thaw_module(lb_python *py, const uint32_t *words, const char *source,
                               const char *filename)
{
    lb_image *image = lb_alloc(sizeof *image);
    const void *bytes = words;
    image->bytes = bytes;
    image->offsets = words + words[OFFSETS] / sizeof(uint32_t);
    image->strings = lb_alloc_array(words[STRINGS], sizeof(lb_string *));
    image->source = source;
    image->filename = lb_intern(py, lb_str_of(filename));
    image->next = py->images;
    py->images = image;
    lb_code_object *code = lb_object_new(py, py->types[LB_T_CODE]);
    code->image = image;
    code->name = code->qualname = lb_intern(py, LB_STR("<module>"));
    code->filename = image->filename;
    code->body = image->bytes + words[MODULE];
    return code;
}

lb_str lb_image_source(const lb_image *image)
{
    return lb_str_of(image->source);
}

void lb_images_free(lb_python *py)
{
    for (lb_image *image = py->images, *next; image; image = next) {
        next = image->next;
        free(image->strings);
        free(image);
    }
    py->images = NULL;
}
