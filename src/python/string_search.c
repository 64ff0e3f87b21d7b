/* Methods of str that look for parts of it: stripping, finding, splitting and joining. */
#include "python/string_internal.h"

#define SELF ((lb_string *)args[0])
#define TEXT lb_string_text(args[0])

/* --- stripping --- */

static bool in_set(lb_value chars, uint32_t c)
{
    if (!chars || chars == LB_NONE) {
        return lb_character_is_space(c);
    }
    for (each e = each_of(lb_string_text(chars)); each_next(&e);) {
        if (e.c == c) {
            return true;
        }
    }
    return false;
}

static lb_value strip(lb_python *py, lb_value *args, bool left, bool right)
{
    if (args[1] && args[1] != LB_NONE && !lb_is(py, args[1], LB_T_STR)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "strip arg must be None or str");
    }
    lb_str text = TEXT;
    const char *start = text.ptr, *end = text.ptr + text.len;
    while (left && start < end) {
        uint32_t c;
        size_t n = lb_wtf8_decode(start, end, &c);
        if (!in_set(args[1], c)) {
            break;
        }
        start += n;
    }
    while (right && end > start) {
        const char *p = end - 1;
        while (p > start && ((unsigned char)*p & 0xc0) == 0x80) {
            p--;
        }
        uint32_t c;
        lb_wtf8_decode(p, end, &c);
        if (!in_set(args[1], c)) {
            break;
        }
        end = p;
    }
    return lb_string_new(py, (lb_str){start, (size_t)(end - start)});
}

lb_value lb_string_strip(lb_python *py, lb_value *args)
{
    return strip(py, args, true, true);
}
lb_value lb_string_lstrip(lb_python *py, lb_value *args)
{
    return strip(py, args, true, false);
}
lb_value lb_string_rstrip(lb_python *py, lb_value *args)
{
    return strip(py, args, false, true);
}

/* --- finding --- */

/* start and stop of a search, in characters. */
static bool range_of(lb_python *py, lb_value *args, size_t length, size_t *from, size_t *to)
{
    int64_t start = 0, stop = (int64_t)length, n = stop;
    int64_t *const ends[] = {&start, &stop};
    for (size_t i = 0; i < LB_COUNT(ends); i++) {
        if (args[i] && args[i] != LB_NONE && !lb_slice_end(py, args[i], ends[i])) {
            return false;
        }
    }
    start += start < 0 ? n : 0;
    stop += stop < 0 ? n : 0;
    start = start < 0 ? 0 : start;
    stop = stop < 0 ? 0 : stop > n ? n : stop;
    *from = (size_t)start;
    *to = (size_t)stop;
    return true;
}

static size_t find_last(lb_str text, lb_str what)
{
    if (what.len > text.len) {
        return SIZE_MAX;
    }
    for (size_t i = text.len - what.len + 1; i-- > 0;) {
        if (memcmp(text.ptr + i, what.ptr, what.len) == 0) {
            return i;
        }
    }
    return SIZE_MAX;
}

/* An argument that must be a str. */
static bool text_argument(lb_python *py, lb_value v, lb_str *out)
{
    if (!lb_is(py, v, LB_T_STR)) {
        lb_raise(py, LB_T_TYPE_ERROR, "must be str, not %s", lb_type_name(py, v));
        return false;
    }
    *out = lb_string_text(v);
    return true;
}

/* In characters; -1 not found, -2 raised. */
static int64_t find(lb_python *py, lb_value *args, bool from_right)
{
    lb_str what;
    size_t from, to;
    if (!text_argument(py, args[1], &what) || !range_of(py, args + 2, SELF->length, &from, &to)) {
        return -2;
    }
    if (from > to) {
        return -1;
    }
    size_t start = lb_string_offset(SELF, from), end = lb_string_offset(SELF, to);
    lb_str text = {SELF->bytes + start, end - start};
    size_t at = from_right ? find_last(text, what) : what.len ? lb_str_find(text, what) : 0;
    return at == SIZE_MAX ? -1 : (int64_t)(from + lb_wtf8_count((lb_str){text.ptr, at}));
}

lb_value lb_string_find(lb_python *py, lb_value *args)
{
    int64_t i = find(py, args, false);
    return i == -2 ? NULL : lb_int_new(py, i);
}
lb_value lb_string_rfind(lb_python *py, lb_value *args)
{
    int64_t i = find(py, args, true);
    return i == -2 ? NULL : lb_int_new(py, i);
}
lb_value lb_string_index(lb_python *py, lb_value *args)
{
    int64_t i = find(py, args, false);
    return i >= 0    ? lb_int_new(py, i)
           : i == -1 ? lb_raise(py, LB_T_VALUE_ERROR, "substring not found")
                     : NULL;
}
lb_value lb_string_rindex(lb_python *py, lb_value *args)
{
    int64_t i = find(py, args, true);
    return i >= 0    ? lb_int_new(py, i)
           : i == -1 ? lb_raise(py, LB_T_VALUE_ERROR, "substring not found")
                     : NULL;
}

lb_value lb_string_count(lb_python *py, lb_value *args)
{
    lb_str what;
    size_t from, to, count = 0;
    if (!text_argument(py, args[1], &what) || !range_of(py, args + 2, SELF->length, &from, &to)) {
        return NULL;
    }
    if (from > to) {
        return lb_small_new(0);
    }
    if (!what.len) {
        return lb_int_new(py, (int64_t)(to - from + 1));
    }
    size_t start = lb_string_offset(SELF, from), end = lb_string_offset(SELF, to), at;
    lb_str text = {SELF->bytes + start, end - start};
    while ((at = lb_str_find(text, what)) != SIZE_MAX) {
        count++;
        text = lb_str_slice(text, at + what.len, SIZE_MAX);
    }
    return lb_int_new(py, (int64_t)count);
}

static lb_value affix(lb_python *py, lb_value *args, bool at_end)
{
    size_t from, to;
    if (!range_of(py, args + 2, SELF->length, &from, &to)) {
        return NULL;
    }
    lb_value one = args[1];
    const lb_value *items = &one;
    size_t count = 1;
    if (lb_is(py, one, LB_T_TUPLE)) {
        items = ((lb_tuple *)one)->items;
        count = ((lb_tuple *)one)->count;
    }
    size_t start = from <= to ? lb_string_offset(SELF, from) : 0;
    lb_str text = from <= to ? (lb_str){SELF->bytes + start, lb_string_offset(SELF, to) - start}
                             : (lb_str){0};
    for (size_t i = 0; i < count; i++) {
        if (!lb_is(py, items[i], LB_T_STR)) {
            const char *name = at_end ? "endswith" : "startswith",
                       *type = lb_type_name(py, items[i]);
            return items == &one
                       ? lb_raise(py, LB_T_TYPE_ERROR,
                                  "%s first arg must be str or a tuple of str, not %s", name, type)
                       : lb_raise(py, LB_T_TYPE_ERROR, "tuple for %s must only contain str, not %s",
                                  name, type);
        }
        lb_str what = lb_string_text(items[i]);
        if (from <= to && (at_end ? lb_str_ends(text, what) : lb_str_starts(text, what))) {
            return LB_TRUE;
        }
    }
    return LB_FALSE;
}

lb_value lb_string_startswith(lb_python *py, lb_value *args)
{
    return affix(py, args, false);
}
lb_value lb_string_endswith(lb_python *py, lb_value *args)
{
    return affix(py, args, true);
}

lb_value lb_string_removeprefix(lb_python *py, lb_value *args)
{
    lb_str what;
    return !lb_to_text(py, args[1], "prefix", &what) ? NULL
           : lb_str_starts(TEXT, what) ? lb_string_new(py, lb_str_slice(TEXT, what.len, SIZE_MAX))
                                       : args[0];
}
lb_value lb_string_removesuffix(lb_python *py, lb_value *args)
{
    lb_str what;
    return !lb_to_text(py, args[1], "suffix", &what) ? NULL
           : lb_str_ends(TEXT, what)
               ? lb_string_new(py, lb_str_slice(TEXT, 0, SELF->size - what.len))
               : args[0];
}

lb_value lb_string_replace(lb_python *py, lb_value *args)
{
    lb_str from, to, rest = TEXT;
    int64_t most = -1;
    if (!lb_to_text(py, args[1], "replace() argument 1", &from) ||
        !lb_to_text(py, args[2], "replace() argument 2", &to) ||
        (args[3] && !lb_to_int64(py, args[3], &most))) {
        return NULL;
    }
    LB_AUTO_TEXT lb_text out = {0};
    while (most != 0) {
        size_t at = from.len ? lb_str_find(rest, from) : 0;
        if (at == SIZE_MAX) {
            break;
        }
        if (out.len + to.len > py->heap.limit) {
            lb_heap_take(py, out.len + to.len);
            return NULL;
        }
        lb_text_add(&out, lb_str_slice(rest, 0, at));
        lb_text_add(&out, to);
        rest = lb_str_slice(rest, at + from.len, SIZE_MAX);
        most -= most > 0;
        if (!from.len) {
            if (!rest.len) {
                break;
            }
            uint32_t c;
            size_t n = lb_wtf8_decode(rest.ptr, rest.ptr + rest.len, &c);
            lb_text_add(&out, lb_str_slice(rest, 0, n));
            rest = lb_str_slice(rest, n, SIZE_MAX);
        }
    }
    lb_text_add(&out, rest);
    return lb_string_take(py, &out);
}

/* --- splitting and joining --- */

static bool push(lb_python *py, lb_list *list, lb_str part)
{
    return lb_list_append(py, list, lb_string_new(py, part));
}

static lb_value split_space(lb_python *py, lb_str text, int64_t most)
{
    lb_list *list = lb_list_new(py, 0);
    const char *p = text.ptr, *end = text.ptr + text.len;
    uint32_t c;
    for (;;) {
        size_t n;
        while (p < end && (n = lb_wtf8_decode(p, end, &c)) && lb_character_is_space(c)) {
            p += n;
        }
        if (p >= end) {
            break;
        }
        const char *start = p;
        if (most >= 0 && (int64_t)list->count == most) {
            push(py, list, (lb_str){start, (size_t)(end - start)});
            break;
        }
        while (p < end && (n = lb_wtf8_decode(p, end, &c)) && !lb_character_is_space(c)) {
            p += n;
        }
        push(py, list, (lb_str){start, (size_t)(p - start)});
    }
    return (lb_value)list;
}

/* Where the last character of a text begins, and whether it is white space. */
static size_t last_start(lb_str text, bool *is_white)
{
    size_t start = text.len - 1;
    while (start > 0 && ((unsigned char)text.ptr[start] & 0xc0) == 0x80) {
        start--;
    }
    uint32_t c = 0;
    lb_wtf8_decode(text.ptr + start, text.ptr + text.len, &c);
    *is_white = lb_character_is_space(c);
    return start;
}

/* The text without the characters at its end that are white space, or those that are not. */
static lb_str without_end(lb_str text, bool is_white)
{
    bool is = is_white;
    while (text.len) {
        size_t start = last_start(text, &is);
        if (is != is_white) {
            break;
        }
        text.len = start;
    }
    return text;
}

static lb_value rsplit_space(lb_python *py, lb_str text, int64_t most)
{
    lb_list *list = lb_list_new(py, 0);
    while ((text = without_end(text, true)).len) {
        if (most >= 0 && (int64_t)list->count == most) {
            push(py, list, text);
            break;
        }
        size_t start = without_end(text, false).len;
        push(py, list, lb_str_slice(text, start, SIZE_MAX));
        text.len = start;
    }
    for (size_t i = 0; i < list->count / 2; i++) {
        lb_value v = list->items[i];
        list->items[i] = list->items[list->count - 1 - i];
        list->items[list->count - 1 - i] = v;
    }
    return (lb_value)list;
}

static lb_value split(lb_python *py, lb_value *args, bool from_right)
{
    int64_t most = -1;
    lb_str text = TEXT, separator;
    if (args[2] && !lb_to_int64(py, args[2], &most)) {
        return NULL;
    }
    if (!args[1] || args[1] == LB_NONE) {
        return from_right && most >= 0 ? rsplit_space(py, text, most) : split_space(py, text, most);
    }
    if (!lb_is(py, args[1], LB_T_STR)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "must be str or None, not %s",
                        lb_type_name(py, args[1]));
    }
    separator = lb_string_text(args[1]);
    if (!separator.len) {
        return lb_raise(py, LB_T_VALUE_ERROR, "empty separator");
    }
    lb_list *list = lb_list_new(py, 0);
    while (most < 0 || (int64_t)list->count < most) {
        size_t at = from_right ? find_last(text, separator) : lb_str_find(text, separator);
        if (at == SIZE_MAX) {
            break;
        }
        if (from_right) {
            push(py, list, lb_str_slice(text, at + separator.len, SIZE_MAX));
            text.len = at;
        } else {
            push(py, list, lb_str_slice(text, 0, at));
            text = lb_str_slice(text, at + separator.len, SIZE_MAX);
        }
    }
    push(py, list, text);
    for (size_t i = 0; from_right && i < list->count / 2; i++) {
        lb_value v = list->items[i];
        list->items[i] = list->items[list->count - 1 - i];
        list->items[list->count - 1 - i] = v;
    }
    return (lb_value)list;
}

lb_value lb_string_split(lb_python *py, lb_value *args)
{
    return split(py, args, false);
}
lb_value lb_string_rsplit(lb_python *py, lb_value *args)
{
    return split(py, args, true);
}

static bool is_line_end(uint32_t c)
{
    return (c >= 10 && c <= 13) || (c >= 28 && c <= 30) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

lb_value lb_string_splitlines(lb_python *py, lb_value *args)
{
    int keep = args[1] ? lb_truth(py, args[1]) : 0;
    lb_list *list = lb_list_new(py, 0);
    lb_str text = TEXT;
    const char *start = text.ptr, *end = text.ptr + text.len;
    for (const char *p = start; p < end;) {
        uint32_t c;
        const char *at = p;
        p += lb_wtf8_decode(p, end, &c);
        if (!is_line_end(c)) {
            continue;
        }
        if (c == '\r' && p < end && *p == '\n') {
            p++;
        }
        push(py, list, (lb_str){start, (size_t)((keep ? p : at) - start)});
        start = p;
    }
    if (start < end) {
        push(py, list, (lb_str){start, (size_t)(end - start)});
    }
    return (lb_value)list;
}

static lb_value partition(lb_python *py, lb_value *args, bool from_right)
{
    lb_str separator, text = TEXT;
    if (!text_argument(py, args[1], &separator)) {
        return NULL;
    }
    if (!separator.len) {
        return lb_raise(py, LB_T_VALUE_ERROR, "empty separator");
    }
    lb_value empty = (lb_value)py->names.empty;
    size_t at = from_right ? find_last(text, separator) : lb_str_find(text, separator);
    if (at == SIZE_MAX) {
        return from_right ? lb_tuple_of(py, 3, empty, empty, args[0])
                          : lb_tuple_of(py, 3, args[0], empty, empty);
    }
    return lb_tuple_of(py, 3, lb_string_new(py, lb_str_slice(text, 0, at)), args[1],
                       lb_string_new(py, lb_str_slice(text, at + separator.len, SIZE_MAX)));
}

lb_value lb_string_partition(lb_python *py, lb_value *args)
{
    return partition(py, args, false);
}
lb_value lb_string_rpartition(lb_python *py, lb_value *args)
{
    return partition(py, args, true);
}

lb_value lb_string_join(lb_python *py, lb_value *args)
{
    if (!lb_special_of(py, args[1], LB_S_ITER) && !lb_special_of(py, args[1], LB_S_GETITEM)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "can only join an iterable");
    }
    const lb_list *list =
        lb_exact(py, args[1], LB_T_LIST) ? (lb_list *)args[1] : lb_list_of(py, args[1]);
    lb_string *between = (lb_string *)args[0];
    size_t size = 0, length = 0;
    for (size_t i = 0; list && i < list->count; i++) {
        if (!lb_is(py, list->items[i], LB_T_STR)) {
            if (lb_is_opaque(py, list->items[i])) {
                return list->items[i];
            }
            return lb_raise(py, LB_T_TYPE_ERROR,
                            "sequence item %zu: expected str instance, %s found", i,
                            lb_type_name(py, list->items[i]));
        }
        const lb_string *item = (lb_string *)list->items[i];
        size += item->size + (i ? between->size : 0);
        length += item->length + (i ? between->length : 0);
    }
    if (!list || (size > py->heap.limit / 4 && !lb_heap_take(py, size))) {
        return NULL;
    }
    if (list->count == 1 && lb_exact(py, list->items[0], LB_T_STR)) {
        return list->items[0];
    }
    if (!size) {
        return (lb_value)py->names.empty;
    }
    lb_string *made = lb_string_blank(py, size, length);
    char *at = made->bytes;
    for (size_t i = 0; i < list->count; i++) {
        const lb_string *item = (lb_string *)list->items[i];
        if (i) {
            memcpy(at, between->bytes, between->size);
            at += between->size;
        }
        memcpy(at, item->bytes, item->size);
        at += item->size;
    }
    return (lb_value)made;
}
