/* Strings: their memory, characters and representation. Their methods: string_methods.c. */
#include "python/names.h"
#include "python/string_internal.h"

#include <stdarg.h>

size_t lb_wtf8_decode(const char *bytes, const char *end, uint32_t *character)
{
    const unsigned char *p = (const unsigned char *)bytes;
    size_t left = (size_t)(end - bytes);
    if (p[0] < 0x80) {
        *character = p[0];
        return 1;
    }
    size_t need = p[0] >= 0xf0 ? 4 : p[0] >= 0xe0 ? 3 : 2;
    if (p[0] < 0xc2 || p[0] > 0xf4 || left < need) {
        return 0;
    }
    uint32_t c = p[0] & (0x7fu >> need);
    for (size_t i = 1; i < need; i++) {
        if ((p[i] & 0xc0) != 0x80) {
            return 0;
        }
        c = c << 6 | (p[i] & 0x3fu);
    }
    if (c > 0x10ffff || (need == 3 && c < 0x800) || (need == 4 && c < 0x10000)) {
        return 0;
    }
    *character = c;
    return need;
}

size_t lb_wtf8_encode(uint32_t c, char out[4])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xc0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3f));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xe0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3f));
        out[2] = (char)(0x80 | (c & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3f));
    out[2] = (char)(0x80 | (c >> 6 & 0x3f));
    out[3] = (char)(0x80 | (c & 0x3f));
    return 4;
}

void lb_text_add_char(lb_text *text, uint32_t c)
{
    char bytes[4];
    lb_text_add(text, (lb_str){bytes, lb_wtf8_encode(c, bytes)});
}

size_t lb_wtf8_count(lb_str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        count += ((unsigned char)text.ptr[i] & 0xc0) != 0x80;
    }
    return count;
}

/* --- making --- */

lb_string *lb_string_blank(lb_python *py, size_t size, size_t length)
{
    lb_string *s = lb_heap_new(py, py->types[LB_T_STR], sizeof(lb_string) + size + 1);
    s->size = size;
    s->length = length;
    return s;
}

lb_value lb_string_raw(lb_python *py, lb_str text, size_t length)
{
    if (text.len == 1 && (unsigned char)text.ptr[0] < 128) {
        return (lb_value)py->ascii[(unsigned char)text.ptr[0]];
    }
    if (text.len == 0 && py->names.empty) {
        return (lb_value)py->names.empty;
    }
    lb_string *s = lb_string_blank(py, text.len, length);
    if (text.len) {
        memcpy(s->bytes, text.ptr, text.len);
    }
    return (lb_value)s;
}

static lb_value repaired(lb_python *py, lb_str text)
{
    LB_AUTO_TEXT lb_text out = {0};
    size_t count = 0;
    for (const char *p = text.ptr, *end = text.ptr + text.len; p < end; count++) {
        uint32_t c;
        size_t n = lb_wtf8_decode(p, end, &c);
        lb_text_add_char(&out, n ? c : 0xfffd);
        p += n ? n : 1;
    }
    return lb_string_raw(py, lb_text_str(&out), count);
}

/* How many bytes from the start are ASCII, but for a few at the end of them. */
static size_t ascii_prefix(lb_str text)
{
    const uint64_t high_bits = 0x8080808080808080u;
    size_t i = 0;
    for (uint64_t piece; i + sizeof piece <= text.len; i += sizeof piece) {
        memcpy(&piece, text.ptr + i, sizeof piece);
        if (piece & high_bits) {
            break;
        }
    }
    return i;
}

lb_value lb_string_new(lb_python *py, lb_str text)
{
    size_t count = ascii_prefix(text);
    for (const char *p = text.ptr + count, *end = text.ptr + text.len; p < end; count++) {
        uint32_t c;
        size_t n = (unsigned char)*p < 128 ? 1 : lb_wtf8_decode(p, end, &c);
        if (!n) {
            return repaired(py, text);
        }
        p += n;
    }
    return lb_string_raw(py, text, count);
}

lb_value lb_string_of(lb_python *py, const char *text)
{
    return lb_string_new(py, lb_str_of(text));
}

lb_value lb_string_format(lb_python *py, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    LB_AUTO_TEXT lb_text text = {0};
    lb_text_addv(&text, format, args);
    va_end(args);
    return lb_string_take(py, &text);
}

lb_value lb_string_take(lb_python *py, lb_text *text)
{
    if (text->len > py->heap.limit / 4 && !lb_heap_take(py, text->len)) {
        return NULL;
    }
    return lb_string_new(py, lb_text_str(text));
}

lb_value lb_string_char(lb_python *py, uint32_t c)
{
    char bytes[4];
    return lb_string_raw(py, (lb_str){bytes, lb_wtf8_encode(c, bytes)}, 1);
}

/* --- interning --- */

/* Small enough to be the same when it goes through a guest's __hash__; not 0. */
static uint64_t hash_bytes(lb_str text)
{
    uint64_t hash = lb_hash_text(text.ptr, text.len) >> 4;
    return hash ? hash : 1;
}

uint64_t lb_string_hash(lb_string *s)
{
    if (!s->hash) {
        s->hash = hash_bytes((lb_str){s->bytes, s->size});
    }
    return s->hash;
}

static void grow_interned(lb_python *py)
{
    size_t mask = py->interned ? py->interned_mask * 2 + 1 : 2047;
    lb_string **table = lb_alloc_array(mask + 1, sizeof *table);
    for (size_t i = 0; py->interned && i <= py->interned_mask; i++) {
        lb_string *s = py->interned[i];
        if (s) {
            size_t at = s->hash & mask;
            while (table[at]) {
                at = (at + 1) & mask;
            }
            table[at] = s;
        }
    }
    free(py->interned);
    py->interned = table;
    py->interned_mask = mask;
}

lb_string *lb_intern(lb_python *py, lb_str name)
{
    if (!py->interned || py->interned_count * 2 > py->interned_mask) {
        grow_interned(py);
    }
    uint64_t hash = hash_bytes(name);
    size_t at = hash & py->interned_mask;
    for (; py->interned[at]; at = (at + 1) & py->interned_mask) {
        lb_string *s = py->interned[at];
        if (s->hash == hash && lb_str_equal((lb_str){s->bytes, s->size}, name)) {
            return s;
        }
    }
    lb_string *s = lb_string_blank(py, name.len, lb_wtf8_count(name));
    if (name.len) {
        memcpy(s->bytes, name.ptr, name.len);
    }
    s->hash = hash;
    s->is_interned = 1;
    py->interned[at] = s;
    py->interned_count++;
    return s;
}

lb_string *lb_fixed_name_of(lb_python *py, const char *text)
{
    uintptr_t address = (uintptr_t)text;
    lb_fixed_name *known = &py->fixed_names[(address ^ address >> 9) % LB_COUNT(py->fixed_names)];
    if (known->text != text) {
        *known = (lb_fixed_name){text, lb_intern(py, lb_str_of(text))};
    }
    return known->name;
}

/* --- asking --- */

/* Whoever forgot to check an argument gets an empty text, not a crash. */
static bool is_string(lb_value v)
{
    return v && lb_is_object(v) && v->type->layout == &lb_string_layout;
}

lb_str lb_string_text(lb_value v)
{
    if (!is_string(v)) {
        return LB_STR("");
    }
    const lb_string *s = (lb_string *)v;
    return (lb_str){s->bytes, s->size};
}

const char *lb_cstr(lb_value v)
{
    return is_string(v) ? ((lb_string *)v)->bytes : "";
}

/* Where a character begins. Texts that are not ASCII remember the last place asked for, so that
   going through one by index takes time in proportion to its length. */
size_t lb_string_offset(lb_string *s, size_t index)
{
    if (s->length == s->size) {
        return index;
    }
    size_t i = 0, offset = 0;
    if (s->cached_index <= index) {
        i = s->cached_index;
        offset = s->cached_offset;
    }
    for (; i < index; i++) {
        unsigned char c = (unsigned char)s->bytes[offset];
        offset += c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
    }
    if (offset < UINT32_MAX) {
        s->cached_index = (uint32_t)index;
        s->cached_offset = (uint32_t)offset;
    }
    return offset;
}

lb_value lb_string_sub(lb_python *py, lb_string *s, size_t from, size_t to)
{
    to = to > s->length ? s->length : to;
    if (from >= to) {
        return (lb_value)py->names.empty;
    }
    if (from == 0 && to == s->length && lb_exact(py, (lb_value)s, LB_T_STR)) {
        return (lb_value)s;
    }
    size_t start = lb_string_offset(s, from), end = lb_string_offset(s, to);
    return lb_string_raw(py, (lb_str){s->bytes + start, end - start}, to - from);
}

lb_value lb_string_concat(lb_python *py, lb_value a, lb_value b)
{
    const lb_string *x = (lb_string *)a, *y = (lb_string *)b;
    if (x->size + y->size > py->heap.limit / 4 && !lb_heap_take(py, 0)) {
        return NULL;
    }
    if (x->size + y->size > py->heap.limit) {
        lb_heap_take(py, x->size + y->size);
        return NULL;
    }
    lb_string *s = lb_string_blank(py, x->size + y->size, x->length + y->length);
    memcpy(s->bytes, x->bytes, x->size);
    memcpy(s->bytes + x->size, y->bytes, y->size);
    return (lb_value)s;
}

/* --- representation --- */

static void add_escape(lb_text *out, uint32_t c)
{
    if (c < 0x100) {
        lb_text_addf(out, "\\x%02x", c);
    } else if (c < 0x10000) {
        lb_text_addf(out, "\\u%04x", c);
    } else {
        lb_text_addf(out, "\\U%08x", c);
    }
}

lb_value lb_string_repr(lb_python *py, lb_value v)
{
    lb_str text = lb_string_text(v);
    bool has_single = lb_str_find_char(text, '\'') != SIZE_MAX;
    char quote = has_single && lb_str_find_char(text, '"') == SIZE_MAX ? '"' : '\'';
    LB_AUTO_TEXT lb_text out = {0};
    lb_text_addc(&out, quote);
    for (const char *p = text.ptr, *end = text.ptr + text.len; p < end;) {
        uint32_t c = 0;
        size_t n = lb_wtf8_decode(p, end, &c);
        if (c == (uint32_t)quote || c == '\\') {
            lb_text_addc(&out, '\\');
            lb_text_addc(&out, (char)c);
        } else if (c == '\n' || c == '\r' || c == '\t') {
            lb_text_adds(&out, c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t");
        } else if (lb_character_is(py, c, LB_CHARACTER_PRINTABLE)) {
            lb_text_add(&out, (lb_str){p, n});
        } else {
            add_escape(&out, c);
        }
        p += n;
    }
    lb_text_addc(&out, quote);
    return lb_string_take(py, &out);
}

lb_value lb_string_ascii(lb_python *py, lb_value v)
{
    lb_str text = lb_string_text(v);
    LB_AUTO_TEXT lb_text out = {0};
    for (const char *p = text.ptr, *end = text.ptr + text.len; p < end;) {
        uint32_t c = 0;
        size_t n = lb_wtf8_decode(p, end, &c);
        if (c < 128) {
            lb_text_addc(&out, (char)c);
        } else {
            add_escape(&out, c);
        }
        p += n;
    }
    return lb_string_take(py, &out);
}
