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

static lb_value str_strip(lb_python *py, lb_value *args)
{
    return strip(py, args, true, true);
}
static lb_value str_lstrip(lb_python *py, lb_value *args)
{
    return strip(py, args, true, false);
}
static lb_value str_rstrip(lb_python *py, lb_value *args)
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

static lb_value str_find(lb_python *py, lb_value *args)
{
    int64_t i = find(py, args, false);
    return i == -2 ? NULL : lb_int_new(py, i);
}
static lb_value str_rfind(lb_python *py, lb_value *args)
{
    int64_t i = find(py, args, true);
    return i == -2 ? NULL : lb_int_new(py, i);
}
static lb_value str_index(lb_python *py, lb_value *args)
{
    int64_t i = find(py, args, false);
    return i >= 0    ? lb_int_new(py, i)
           : i == -1 ? lb_raise(py, LB_T_VALUE_ERROR, "substring not found")
                     : NULL;
}
static lb_value str_rindex(lb_python *py, lb_value *args)
{
    int64_t i = find(py, args, true);
    return i >= 0    ? lb_int_new(py, i)
           : i == -1 ? lb_raise(py, LB_T_VALUE_ERROR, "substring not found")
                     : NULL;
}

static lb_value str_count(lb_python *py, lb_value *args)
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

static lb_value str_startswith(lb_python *py, lb_value *args)
{
    return affix(py, args, false);
}
static lb_value str_endswith(lb_python *py, lb_value *args)
{
    return affix(py, args, true);
}

static lb_value str_removeprefix(lb_python *py, lb_value *args)
{
    lb_str what;
    return !lb_to_text(py, args[1], "prefix", &what) ? NULL
           : lb_str_starts(TEXT, what) ? lb_string_new(py, lb_str_slice(TEXT, what.len, SIZE_MAX))
                                       : args[0];
}
static lb_value str_removesuffix(lb_python *py, lb_value *args)
{
    lb_str what;
    return !lb_to_text(py, args[1], "suffix", &what) ? NULL
           : lb_str_ends(TEXT, what)
               ? lb_string_new(py, lb_str_slice(TEXT, 0, SELF->size - what.len))
               : args[0];
}

static lb_value str_replace(lb_python *py, lb_value *args)
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

static lb_value str_split(lb_python *py, lb_value *args)
{
    return split(py, args, false);
}
static lb_value str_rsplit(lb_python *py, lb_value *args)
{
    return split(py, args, true);
}

static bool is_line_end(uint32_t c)
{
    return (c >= 10 && c <= 13) || (c >= 28 && c <= 30) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static lb_value str_splitlines(lb_python *py, lb_value *args)
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

static lb_value str_partition(lb_python *py, lb_value *args)
{
    return partition(py, args, false);
}
static lb_value str_rpartition(lb_python *py, lb_value *args)
{
    return partition(py, args, true);
}

static lb_value str_join(lb_python *py, lb_value *args)
{
    if (!lb_special_of(py, args[1], LB_S_ITER) && !lb_special_of(py, args[1], LB_S_GETITEM)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "can only join an iterable");
    }
    const lb_list *list =
        lb_exact(py, args[1], LB_T_LIST) ? (lb_list *)args[1] : lb_list_of(py, args[1]);
    LB_AUTO_TEXT lb_text out = {0};
    for (size_t i = 0; list && i < list->count; i++) {
        if (!lb_is(py, list->items[i], LB_T_STR)) {
            if (lb_is_opaque(py, list->items[i])) {
                return lb_opaque_refuse(py, list->items[i], "a text");
            }
            return lb_raise(py, LB_T_TYPE_ERROR,
                            "sequence item %zu: expected str instance, %s found", i,
                            lb_type_name(py, list->items[i]));
        }
        if (i) {
            lb_text_add(&out, TEXT);
        }
        lb_text_add(&out, lb_string_text(list->items[i]));
        if (out.len > py->heap.limit) {
            lb_heap_take(py, out.len);
            return NULL;
        }
    }
    return list ? lb_string_take(py, &out) : NULL;
}

/* --- padding --- */

static lb_value pad(lb_python *py, lb_value *args, char side)
{
    int64_t width;
    lb_str fill = LB_STR(" ");
    if (!lb_to_int64(py, args[1], &width)) {
        return NULL;
    }
    if (args[2]) {
        if (!lb_to_text(py, args[2], "The fill character", &fill)) {
            return NULL;
        }
        if (((lb_string *)args[2])->length != 1) {
            return lb_raise(py, LB_T_TYPE_ERROR,
                            "The fill character must be exactly one character long");
        }
    }
    int64_t more = width - (int64_t)SELF->length;
    if (more <= 0) {
        return args[0];
    }
    if ((size_t)more > py->heap.limit / 4 && !lb_heap_take(py, (size_t)more)) {
        return NULL;
    }
    int64_t left = side == 'l' ? 0 : side == 'r' ? more : more / 2 + (more & width & 1);
    LB_AUTO_TEXT lb_text out = {0};
    for (int64_t i = 0; i < left; i++) {
        lb_text_add(&out, fill);
    }
    lb_text_add(&out, TEXT);
    for (int64_t i = left; i < more; i++) {
        lb_text_add(&out, fill);
    }
    return lb_string_take(py, &out);
}

static lb_value str_ljust(lb_python *py, lb_value *args)
{
    return pad(py, args, 'l');
}
static lb_value str_rjust(lb_python *py, lb_value *args)
{
    return pad(py, args, 'r');
}
static lb_value str_center(lb_python *py, lb_value *args)
{
    return pad(py, args, 'c');
}

static lb_value str_zfill(lb_python *py, lb_value *args)
{
    int64_t width;
    if (!lb_to_int64(py, args[1], &width)) {
        return NULL;
    }
    lb_str text = TEXT;
    LB_AUTO_TEXT lb_text out = {0};
    if (text.len && (text.ptr[0] == '-' || text.ptr[0] == '+')) {
        lb_text_addc(&out, text.ptr[0]);
        text = lb_str_slice(text, 1, SIZE_MAX);
    }
    int64_t more = width - (int64_t)SELF->length;
    if (more > 0 && (size_t)more > py->heap.limit / 4 && !lb_heap_take(py, (size_t)more)) {
        return NULL;
    }
    lb_text_fill(&out, '0', more > 0 ? (size_t)more : 0);
    lb_text_add(&out, text);
    return lb_string_take(py, &out);
}

static lb_value str_expandtabs(lb_python *py, lb_value *args)
{
    int64_t size = 8, column = 0;
    if (args[1] && !lb_to_int64(py, args[1], &size)) {
        return NULL;
    }
    LB_AUTO_TEXT lb_text out = {0};
    for (each e = each_of(TEXT); each_next(&e);) {
        if (e.c == '\t') {
            int64_t n = size > 0 ? size - column % size : 0;
            if ((size_t)n > py->heap.limit / 4 && !lb_heap_take(py, (size_t)n)) {
                return NULL;
            }
            lb_text_fill(&out, ' ', (size_t)n);
            column += n;
        } else {
            lb_text_add_char(&out, e.c);
            column = e.c == '\n' || e.c == '\r' ? 0 : column + 1;
        }
    }
    return lb_string_take(py, &out);
}

/* --- translate --- */

static lb_value str_maketrans(lb_python *py, lb_value *args)
{
    lb_dict *table = lb_dict_new(py);
    if (!args[1]) {
        if (!lb_is(py, args[0], LB_T_DICT)) {
            return lb_raise(py, LB_T_TYPE_ERROR,
                            "if you give only one argument to maketrans it must be a dict");
        }
        size_t at = 0;
        lb_value key, value;
        while (lb_dict_next((lb_dict *)args[0], &at, &key, &value)) {
            if (lb_is(py, key, LB_T_STR) && ((lb_string *)key)->length != 1) {
                return lb_raise(py, LB_T_VALUE_ERROR,
                                "string keys in translate table must be of length 1");
            }
            if (!lb_is(py, key, LB_T_STR) && !lb_is_integer(py, key)) {
                return lb_raise(py, LB_T_TYPE_ERROR,
                                "keys in translate table must be strings or integers");
            }
            if (lb_is(py, key, LB_T_STR)) {
                each e = each_of(lb_string_text(key));
                each_next(&e);
                key = lb_small_new(e.c);
            }
            lb_dict_set(py, table, key, value);
        }
        return (lb_value)table;
    }
    if (!lb_is(py, args[0], LB_T_STR)) {
        return lb_raise(py, LB_T_TYPE_ERROR,
                        "first maketrans argument must be a string if there is a second argument");
    }
    for (size_t i = 1; i < 3; i++) {
        if (args[i] && !lb_is(py, args[i], LB_T_STR)) {
            return lb_raise(py, LB_T_TYPE_ERROR, "maketrans() argument %zu must be str, not %s",
                            i + 1, lb_type_name(py, args[i]));
        }
    }
    if (((lb_string *)args[0])->length != ((lb_string *)args[1])->length) {
        return lb_raise(py, LB_T_VALUE_ERROR,
                        "the first two maketrans arguments must have equal length");
    }
    each to = each_of(lb_string_text(args[1]));
    for (each from = each_of(TEXT); each_next(&from) && each_next(&to);) {
        lb_dict_set(py, table, lb_small_new(from.c), lb_small_new(to.c));
    }
    for (each gone = each_of(args[2] ? lb_string_text(args[2]) : LB_STR("")); each_next(&gone);) {
        lb_dict_set(py, table, lb_small_new(gone.c), LB_NONE);
    }
    return (lb_value)table;
}

static lb_value str_translate(lb_python *py, lb_value *args)
{
    LB_AUTO_TEXT lb_text out = {0};
    for (each e = each_of(TEXT); each_next(&e);) {
        lb_value to = lb_getitem(py, args[1], lb_small_new(e.c));
        if (!to) {
            if (!lb_raised_is(py, LB_T_LOOKUP_ERROR)) {
                return NULL;
            }
            lb_take_raised(py);
            lb_text_add_char(&out, e.c);
        } else if (lb_is_small(to)) {
            lb_text_add_char(&out, (uint32_t)lb_small(to));
        } else if (lb_is(py, to, LB_T_STR)) {
            lb_text_add(&out, lb_string_text(to));
        }
    }
    return lb_string_take(py, &out);
}

/* --- operators --- */

static lb_value str_add(lb_python *py, lb_value *args)
{
    if (!lb_is(py, args[1], LB_T_STR)) {
        return lb_is_opaque(py, args[1]) || lb_special_of(py, args[1], LB_S_R_ADD)
                   ? LB_NOT_IMPLEMENTED
                   : lb_raise(py, LB_T_TYPE_ERROR, "can only concatenate str (not \"%s\") to str",
                              lb_type_name(py, args[1]));
    }
    return lb_string_concat(py, args[0], args[1]);
}

static lb_value str_mul(lb_python *py, lb_value *args)
{
    int64_t times;
    if (!lb_is_integer(py, args[1]) && !lb_special_of(py, args[1], LB_S_INDEX)) {
        return LB_NOT_IMPLEMENTED;
    }
    if (!lb_to_int64(py, args[1], &times)) {
        return NULL;
    }
    times = times < 0 ? 0 : times;
    if (SELF->size && (size_t)times > py->heap.limit / SELF->size) {
        lb_heap_take(py, SIZE_MAX / 2);
        return NULL;
    }
    size_t size = SELF->size * (size_t)times;
    if (!size) {
        return (lb_value)py->names.empty;
    }
    lb_string *s = lb_string_blank(py, size, SELF->length * (size_t)times);
    for (int64_t i = 0; i < times; i++) {
        memcpy(s->bytes + (size_t)i * SELF->size, SELF->bytes, SELF->size);
    }
    return (lb_value)s;
}

static lb_value compare(lb_python *py, lb_value *args, lb_special op)
{
    if (!lb_is(py, args[1], LB_T_STR)) {
        return LB_NOT_IMPLEMENTED;
    }
    int order = lb_str_compare(TEXT, lb_string_text(args[1]));
    return lb_compare(py, lb_small_new(order), lb_small_new(0), op);
}

#define COMPARISON(name, op)                                  \
    static lb_value str_##name(lb_python *py, lb_value *args) \
    {                                                         \
        return compare(py, args, op);                         \
    }
COMPARISON(eq, LB_S_EQ)
COMPARISON(ne, LB_S_NE)
COMPARISON(lt, LB_S_LT)
COMPARISON(le, LB_S_LE)
COMPARISON(gt, LB_S_GT)
COMPARISON(ge, LB_S_GE)

static lb_value str_contains(lb_python *py, lb_value *args)
{
    if (!lb_is(py, args[1], LB_T_STR)) {
        return lb_raise(py, LB_T_TYPE_ERROR,
                        "'in <string>' requires string as left operand, not %s",
                        lb_type_name(py, args[1]));
    }
    lb_str what = lb_string_text(args[1]);
    return lb_bool(!what.len || lb_str_find(TEXT, what) != SIZE_MAX);
}

static lb_value str_getitem(lb_python *py, lb_value *args)
{
    if (lb_exact(py, args[1], LB_T_SLICE)) {
        int64_t start, step, n = lb_slice_resolve(py, args[1], SELF->length, &start, &step);
        if (n < 0) {
            return NULL;
        }
        if (step == 1) {
            return lb_string_sub(py, SELF, (size_t)start, (size_t)(start + n));
        }
        LB_AUTO_TEXT lb_text out = {0};
        for (int64_t i = 0; i < n; i++) {
            size_t at = lb_string_offset(SELF, (size_t)(start + i * step));
            uint32_t c;
            size_t size = lb_wtf8_decode(SELF->bytes + at, SELF->bytes + SELF->size, &c);
            lb_text_add(&out, (lb_str){SELF->bytes + at, size});
        }
        return lb_string_take(py, &out);
    }
    if (!lb_is_small(args[1]) && !lb_special_of(py, args[1], LB_S_INDEX)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "string indices must be integers, not '%s'",
                        lb_type_name(py, args[1]));
    }
    size_t i;
    return lb_index_resolve(py, args[1], SELF->length, "string index out of range", &i)
               ? lb_string_sub(py, SELF, i, i + 1)
               : NULL;
}

static lb_value str_len(lb_python *py, lb_value *args)
{
    return lb_int_new(py, (int64_t)SELF->length);
}
static lb_value str_hash(lb_python *py, lb_value *args)
{
    return lb_hash_value(py, lb_string_hash(SELF));
}
static lb_value str_str(lb_python *py, lb_value *args)
{
    return lb_exact(py, args[0], LB_T_STR) ? args[0] : lb_string_raw(py, TEXT, SELF->length);
}
static lb_value str_repr(lb_python *py, lb_value *args)
{
    return lb_string_repr(py, args[0]);
}
static lb_value str_iter(lb_python *py, lb_value *args)
{
    return lb_iterator_new(py, LB_T_STR_ITERATOR, args[0]);
}

/* position: the offset in bytes */
static lb_value iterator_next(lb_python *py, lb_value *args)
{
    lb_iterator *i = (lb_iterator *)args[0];
    const lb_string *s = (lb_string *)i->source;
    if (!s || (size_t)i->position >= s->size) {
        i->source = NULL;
        return NULL;
    }
    uint32_t c;
    const char *at = s->bytes + i->position;
    size_t n = lb_wtf8_decode(at, s->bytes + s->size, &c);
    i->position += (int64_t)n;
    return lb_string_raw(py, (lb_str){at, n}, 1);
}

static lb_value str_mod(lb_python *py, lb_value *args)
{
    return lb_string_percent(py, args[0], args[1]);
}

static lb_value str_format(lb_python *py, lb_value *args)
{
    return lb_str_format(py, SELF, (lb_tuple *)args[1], (lb_dict *)args[2], NULL);
}
static lb_value str_format_map(lb_python *py, lb_value *args)
{
    return lb_str_format(py, SELF, py->empty_tuple, NULL, args[1]);
}
static lb_value str_dunder_format(lb_python *py, lb_value *args)
{
    lb_str spec;
    return lb_to_text(py, args[1], "format spec", &spec) ? lb_format_string(py, args[0], spec)
                                                         : NULL;
}

static lb_value str_encode(lb_python *py, lb_value *args)
{
    lb_value encoding = args[1] ? args[1] : lb_string_of(py, "utf-8");
    return lb_string_encode(py, args[0], lb_string_text(encoding),
                            args[2] ? lb_string_text(args[2]) : LB_STR("strict"));
}

/* str(bytes, encoding, errors) */
static lb_value decoded(lb_python *py, lb_value *args)
{
    lb_str bytes;
    if (lb_is(py, args[1], LB_T_STR)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "decoding str is not supported");
    }
    if (!lb_is_bytes_like(py, args[1])) {
        return lb_raise(py, LB_T_TYPE_ERROR, "decoding to str: need a bytes-like object, %s found",
                        lb_type_name(py, args[1]));
    }
    return lb_to_bytes(py, args[1], &bytes)
               ? lb_decode(py, args[1], bytes, args[2] ? lb_string_text(args[2]) : LB_STR("utf-8"),
                           args[3] ? lb_string_text(args[3]) : LB_STR("strict"))
               : NULL;
}

static lb_value str_new(lb_python *py, lb_value *args)
{
    lb_value text = args[1] ? NULL : (lb_value)py->names.empty;
    static const char *const names[] = {"encoding", "errors"};
    for (size_t i = 0; i < LB_COUNT(names); i++) {
        if (args[i + 2] && !lb_is(py, args[i + 2], LB_T_STR)) {
            return lb_raise(py, LB_T_TYPE_ERROR, "str() argument '%s' must be str, not %s",
                            names[i], lb_type_name(py, args[i + 2]));
        }
    }
    if (args[1]) {
        text = args[2] || args[3] ? decoded(py, args) : lb_to_string(py, args[1]);
    }
    lb_type *type = (lb_type *)args[0];
    if (!text || type == py->types[LB_T_STR]) {
        return text;
    }
    const lb_string *from = (lb_string *)text;
    lb_string *s = lb_heap_new(py, type, sizeof(lb_string) + from->size + 1);
    s->size = from->size;
    s->length = from->length;
    memcpy(s->bytes, from->bytes, from->size);
    return (lb_value)s;
}

static size_t str_extra(lb_value self)
{
    return ((lb_string *)self)->size;
}

static void iterator_mark(lb_python *py, lb_value self)
{
    lb_mark(py, ((lb_iterator *)self)->source);
}

const lb_layout lb_string_layout = {sizeof(lb_string), NULL, NULL, str_extra};

void lb_setup_string(lb_python *py)
{
    static const lb_layout iterator_layout = {sizeof(lb_iterator), iterator_mark, NULL, NULL};
    static const lb_method methods[] = {
        {"__new__", "cls, object=, encoding=, errors=", str_new},
        {"__add__", "self, other, /", str_add},
        {"__mul__", "self, times, /", str_mul},
        {"__rmul__", "self, times, /", str_mul},
        {"__mod__", "self, args, /", str_mod},
        {"__eq__", "self, other, /", str_eq},
        {"__ne__", "self, other, /", str_ne},
        {"__lt__", "self, other, /", str_lt},
        {"__le__", "self, other, /", str_le},
        {"__gt__", "self, other, /", str_gt},
        {"__ge__", "self, other, /", str_ge},
        {"__contains__", "self, item, /", str_contains},
        {"__getitem__", "self, index, /", str_getitem},
        {"__len__", "self", str_len},
        {"__hash__", "self", str_hash},
        {"__str__", "self", str_str},
        {"__repr__", "self", str_repr},
        {"__iter__", "self", str_iter},
        {"__format__", "self, spec, /", str_dunder_format},
        {"upper", "self", lb_str_upper},
        {"lower", "self", lb_str_lower},
        {"swapcase", "self", lb_str_swapcase},
        {"title", "self", lb_str_title},
        {"capitalize", "self", lb_str_capitalize},
        {"casefold", "self", lb_str_casefold},
        {"isalpha", "self", lb_str_isalpha},
        {"isdigit", "self", lb_str_isdigit},
        {"isdecimal", "self", lb_str_isdecimal},
        {"isnumeric", "self", lb_str_isnumeric},
        {"isalnum", "self", lb_str_isalnum},
        {"isspace", "self", lb_str_isspace},
        {"isascii", "self", lb_str_isascii},
        {"isprintable", "self", lb_str_isprintable},
        {"isupper", "self", lb_str_isupper},
        {"islower", "self", lb_str_islower},
        {"istitle", "self", lb_str_istitle},
        {"isidentifier", "self", lb_str_isidentifier},
        {"strip", "self, chars=None, /", str_strip},
        {"lstrip", "self, chars=None, /", str_lstrip},
        {"rstrip", "self, chars=None, /", str_rstrip},
        {"find", "self, sub, start=, end=, /, !", str_find},
        {"rfind", "self, sub, start=, end=, /, !", str_rfind},
        {"index", "self, sub, start=, end=, /, !", str_index},
        {"rindex", "self, sub, start=, end=, /, !", str_rindex},
        {"count", "self, sub, start=, end=, /, !", str_count},
        {"startswith", "self, prefix, start=, end=, /, !", str_startswith},
        {"endswith", "self, suffix, start=, end=, /, !", str_endswith},
        {"removeprefix", "self, prefix, /", str_removeprefix},
        {"removesuffix", "self, suffix, /", str_removesuffix},
        {"replace", "self, old, new, count=-1, /", str_replace},
        {"split", "self, sep=None, maxsplit=-1", str_split},
        {"rsplit", "self, sep=None, maxsplit=-1", str_rsplit},
        {"splitlines", "self, keepends=False", str_splitlines},
        {"partition", "self, sep, /", str_partition},
        {"rpartition", "self, sep, /", str_rpartition},
        {"join", "self, iterable, /", str_join},
        {"ljust", "self, width, fillchar=, /", str_ljust},
        {"rjust", "self, width, fillchar=, /", str_rjust},
        {"center", "self, width, fillchar=, /", str_center},
        {"zfill", "self, width, /", str_zfill},
        {"expandtabs", "self, tabsize=8", str_expandtabs},
        {"maketrans", "x, y=, z=, /", str_maketrans, LB_STATICMETHOD},
        {"translate", "self, table, /", str_translate},
        {"format", "self, *args, **kwargs", str_format},
        {"format_map", "self, mapping, /", str_format_map},
        {"encode", "self, encoding=, errors=", str_encode},
        {0}};
    static const lb_method iterator[] = {
        {"__iter__", "self", lb_self}, {"__next__", "self", iterator_next}, {0}};
    lb_core_define(py, LB_T_STR, methods, &lb_string_layout, LB_TYPE_MATCH_SELF);
    lb_core_define(py, LB_T_STR_ITERATOR, iterator, &iterator_layout, LB_TYPE_NO_NEW);
}
