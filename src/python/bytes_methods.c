/* The methods of bytes and bytearray that str has too: on ASCII letters, and on bytes. */
#include "python/bytes_internal.h"

#define TEXT lb_bytes_text(py, args[0])

static lb_value made(lb_python *py, lb_value *args, lb_str content)
{
    return lb_bytes_like_new(py, args[0], content);
}

/* --- letters --- */

typedef enum how { UPPER, LOWER, SWAP, TITLE, CAPITALIZE } how;

static lb_value change_case(lb_python *py, lb_value *args, how kind)
{
    LB_AUTO_TEXT lb_text out = {0};
    bool in_word = false;
    lb_text_add(&out, TEXT);
    for (size_t i = 0; i < out.len; i++) {
        char c = out.ptr[i];
        bool up = kind == UPPER || (kind == SWAP && c >= 'a' && c <= 'z') ||
                  (kind == TITLE && !in_word) || (kind == CAPITALIZE && i == 0);
        out.ptr[i] = up ? lb_upper(c) : lb_lower(c);
        in_word = lb_is_alpha(c);
    }
    return made(py, args, lb_text_str(&out));
}

#define CASE(name, kind)                                    \
    lb_value lb_bytes_##name(lb_python *py, lb_value *args) \
    {                                                       \
        return change_case(py, args, kind);                 \
    }
CASE(upper, UPPER)
CASE(lower, LOWER)
CASE(swapcase, SWAP)
CASE(title, TITLE)
CASE(capitalize, CAPITALIZE)

static bool is_space(char c)
{
    return lb_is_space(c);
}
static bool is_digit(char c)
{
    return lb_is_digit(c);
}
static bool is_alpha(char c)
{
    return lb_is_alpha(c);
}
static bool is_alnum(char c)
{
    return lb_is_alpha(c) || lb_is_digit(c);
}
static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}
static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static lb_value all_are(lb_str text, bool test(char))
{
    for (size_t i = 0; i < text.len; i++) {
        if (!test(text.ptr[i])) {
            return LB_FALSE;
        }
    }
    return lb_bool(text.len > 0);
}

#define ALL(name, test)                                     \
    lb_value lb_bytes_##name(lb_python *py, lb_value *args) \
    {                                                       \
        return all_are(TEXT, test);                         \
    }
ALL(isalnum, is_alnum)
ALL(isalpha, is_alpha)
ALL(isdigit, is_digit)
ALL(isspace, is_space)

lb_value lb_bytes_isascii(lb_python *py, lb_value *args)
{
    lb_str text = TEXT;
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.ptr[i] > 127) {
            return LB_FALSE;
        }
    }
    return LB_TRUE;
}

static lb_value is_case(lb_str text, bool wanted(char), bool other(char))
{
    bool found = false;
    for (size_t i = 0; i < text.len; i++) {
        if (other(text.ptr[i])) {
            return LB_FALSE;
        }
        found = found || wanted(text.ptr[i]);
    }
    return lb_bool(found);
}
lb_value lb_bytes_isupper(lb_python *py, lb_value *args)
{
    return is_case(TEXT, is_upper, is_lower);
}
lb_value lb_bytes_islower(lb_python *py, lb_value *args)
{
    return is_case(TEXT, is_lower, is_upper);
}
lb_value lb_bytes_istitle(lb_python *py, lb_value *args)
{
    lb_str text = TEXT;
    bool found = false, in_word = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if ((is_upper(c) && in_word) || (is_lower(c) && !in_word)) {
            return LB_FALSE;
        }
        in_word = is_alpha(c);
        found = found || in_word;
    }
    return lb_bool(found);
}

/* --- searching --- */

/* text[start:end]; false: raised. */
static bool window(lb_python *py, lb_value *args, lb_str *text, size_t *start)
{
    lb_value slice =
        lb_slice_new(py, args[2] ? args[2] : LB_NONE, args[3] ? args[3] : LB_NONE, LB_NONE);
    int64_t from, step, count = lb_slice_resolve(py, slice, TEXT.len, &from, &step);
    if (count < 0) {
        return false;
    }
    /* an empty piece behind the end holds nothing, not even an empty one */
    int64_t wanted = 0;
    bool is_behind = args[2] && args[2] != LB_NONE && lb_to_int64(py, args[2], &wanted) &&
                     wanted > (int64_t)TEXT.len;
    lb_take_raised(py);
    *start = is_behind ? SIZE_MAX : (size_t)from;
    *text = lb_str_slice(TEXT, (size_t)from, (size_t)(from + count));
    return true;
}

/* What is searched for: bytes, or one byte into `byte`; false: raised. */
static bool needle(lb_python *py, lb_value v, char *byte, lb_str *out)
{
    if (lb_is_bytes_like(py, v)) {
        return lb_to_bytes(py, v, out);
    }
    if (!lb_special_of(py, v, LB_S_INDEX)) {
        lb_raise(py, LB_T_TYPE_ERROR, "argument should be integer or bytes-like object, not '%s'",
                 lb_type_name(py, v));
        return false;
    }
    int n = lb_byte_of(py, v, "byte must be in range(0, 256)");
    *byte = (char)n;
    *out = (lb_str){byte, 1};
    return n >= 0;
}

static size_t find_last(lb_str text, lb_str what)
{
    for (size_t at = text.len - what.len + 1; what.len <= text.len && at-- > 0;) {
        if (memcmp(text.ptr + at, what.ptr, what.len) == 0) {
            return at;
        }
    }
    return SIZE_MAX;
}

static size_t find_first(lb_str text, lb_str what)
{
    return what.len ? lb_str_find(text, what) : 0;
}

/* The place, -1 where there is none, -2: raised. */
static int64_t find(lb_python *py, lb_value *args, bool from_right)
{
    lb_str text, what;
    size_t start;
    char byte;
    if (!needle(py, args[1], &byte, &what) || !window(py, args, &text, &start)) {
        return -2;
    }
    if (start == SIZE_MAX) {
        return -1;
    }
    size_t at = from_right ? find_last(text, what) : find_first(text, what);
    return at == SIZE_MAX ? -1 : (int64_t)(start + at);
}

static lb_value found(lb_python *py, int64_t at, bool must)
{
    if (at == -1 && must) {
        return lb_raise(py, LB_T_VALUE_ERROR, "subsection not found");
    }
    return at < -1 ? NULL : lb_small_new(at);
}
lb_value lb_bytes_find(lb_python *py, lb_value *args)
{
    return found(py, find(py, args, false), false);
}
lb_value lb_bytes_rfind(lb_python *py, lb_value *args)
{
    return found(py, find(py, args, true), false);
}
lb_value lb_bytes_index(lb_python *py, lb_value *args)
{
    return found(py, find(py, args, false), true);
}
lb_value lb_bytes_rindex(lb_python *py, lb_value *args)
{
    return found(py, find(py, args, true), true);
}

lb_value lb_bytes_count(lb_python *py, lb_value *args)
{
    lb_str text, what;
    size_t start, at;
    char byte;
    int64_t count = 0;
    if (!needle(py, args[1], &byte, &what) || !window(py, args, &text, &start)) {
        return NULL;
    }
    if (start == SIZE_MAX) {
        return lb_small_new(0);
    }
    if (!what.len) {
        return lb_small_new((int64_t)text.len + 1);
    }
    for (; (at = lb_str_find(text, what)) != SIZE_MAX; count++) {
        text = lb_str_slice(text, at + what.len, SIZE_MAX);
    }
    return lb_small_new(count);
}

lb_value lb_bytes___contains__(lb_python *py, lb_value *args)
{
    lb_str what;
    if (lb_special_of(py, args[1], LB_S_INDEX)) {
        int n = lb_byte_of(py, args[1], "byte must be in range(0, 256)");
        return n < 0 ? NULL : lb_bool(lb_str_find_char(TEXT, (char)n) != SIZE_MAX);
    }
    return lb_to_bytes(py, args[1], &what) ? lb_bool(find_first(TEXT, what) != SIZE_MAX) : NULL;
}

static lb_value affix(lb_python *py, lb_value *args, bool at_end)
{
    lb_str text, what;
    size_t start;
    lb_value all = args[1];
    if (!lb_is(py, all, LB_T_TUPLE)) {
        if (!lb_is_bytes_like(py, all)) {
            return lb_raise(py, LB_T_TYPE_ERROR,
                            "%s first arg must be bytes or a tuple of bytes, not %s",
                            at_end ? "endswith" : "startswith", lb_type_name(py, all));
        }
        all = lb_tuple_of(py, 1, all);
    }
    if (!window(py, args, &text, &start)) {
        return NULL;
    }
    for (size_t i = 0; i < ((lb_tuple *)all)->count; i++) {
        if (!lb_to_bytes(py, ((lb_tuple *)all)->items[i], &what)) {
            return NULL;
        }
        if (start != SIZE_MAX && (at_end ? lb_str_ends(text, what) : lb_str_starts(text, what))) {
            return LB_TRUE;
        }
    }
    return LB_FALSE;
}
lb_value lb_bytes_startswith(lb_python *py, lb_value *args)
{
    return affix(py, args, false);
}
lb_value lb_bytes_endswith(lb_python *py, lb_value *args)
{
    return affix(py, args, true);
}
lb_value lb_bytes_removeprefix(lb_python *py, lb_value *args)
{
    lb_str what, text = TEXT;
    if (!lb_to_bytes(py, args[1], &what)) {
        return NULL;
    }
    return made(py, args,
                lb_str_starts(text, what) ? lb_str_slice(text, what.len, SIZE_MAX) : text);
}
lb_value lb_bytes_removesuffix(lb_python *py, lb_value *args)
{
    lb_str what, text = TEXT;
    if (!lb_to_bytes(py, args[1], &what)) {
        return NULL;
    }
    return made(py, args,
                lb_str_ends(text, what) ? lb_str_slice(text, 0, text.len - what.len) : text);
}

/* --- taking off, replacing --- */

static bool is_in(lb_str set, bool is_white, char c)
{
    return is_white ? lb_is_space(c) : lb_str_find_char(set, c) != SIZE_MAX;
}

static lb_value strip(lb_python *py, lb_value *args, bool left, bool right)
{
    lb_str text = TEXT, set = {0};
    bool is_white = !args[1] || args[1] == LB_NONE;
    if (!is_white && !lb_to_bytes(py, args[1], &set)) {
        return NULL;
    }
    while (left && text.len && is_in(set, is_white, text.ptr[0])) {
        text = lb_str_slice(text, 1, SIZE_MAX);
    }
    while (right && text.len && is_in(set, is_white, text.ptr[text.len - 1])) {
        text.len--;
    }
    return made(py, args, text);
}
lb_value lb_bytes_strip(lb_python *py, lb_value *args)
{
    return strip(py, args, true, true);
}
lb_value lb_bytes_lstrip(lb_python *py, lb_value *args)
{
    return strip(py, args, true, false);
}
lb_value lb_bytes_rstrip(lb_python *py, lb_value *args)
{
    return strip(py, args, false, true);
}

lb_value lb_bytes_replace(lb_python *py, lb_value *args)
{
    lb_str text = TEXT, old, new;
    int64_t most = -1;
    if (!lb_to_bytes(py, args[1], &old) || !lb_to_bytes(py, args[2], &new) ||
        (args[3] && !lb_to_int64(py, args[3], &most))) {
        return NULL;
    }
    LB_AUTO_TEXT lb_text out = {0};
    for (int64_t i = 0; most < 0 || i < most; i++) {
        if (out.len > py->heap.limit / 2 && !lb_heap_take(py, out.len)) {
            return NULL;
        }
        size_t at = old.len ? lb_str_find(text, old) : 0;
        if (at == SIZE_MAX) {
            break;
        }
        lb_text_add(&out, lb_str_slice(text, 0, at));
        lb_text_add(&out, new);
        text = lb_str_slice(text, at + old.len, SIZE_MAX);
        if (!old.len) { /* between all bytes, and at both ends */
            if (!text.len) {
                break;
            }
            lb_text_addc(&out, text.ptr[0]);
            text = lb_str_slice(text, 1, SIZE_MAX);
        }
    }
    lb_text_add(&out, text);
    return made(py, args, lb_text_str(&out));
}

lb_value lb_bytes_translate(lb_python *py, lb_value *args)
{
    lb_str text = TEXT, table = {0}, without = {0};
    if ((args[1] != LB_NONE && !lb_to_bytes(py, args[1], &table)) ||
        (args[2] && !lb_to_bytes(py, args[2], &without))) {
        return NULL;
    }
    if (args[1] != LB_NONE && table.len != 256) {
        return lb_raise(py, LB_T_VALUE_ERROR, "translation table must be 256 characters long");
    }
    LB_AUTO_TEXT lb_text out = {0};
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (lb_str_find_char(without, c) == SIZE_MAX) {
            lb_text_addc(&out, table.len ? table.ptr[(unsigned char)c] : c);
        }
    }
    return made(py, args, lb_text_str(&out));
}

lb_value lb_bytes_maketrans(lb_python *py, lb_value *args)
{
    lb_str from, to;
    if (!lb_to_bytes(py, args[0], &from) || !lb_to_bytes(py, args[1], &to)) {
        return NULL;
    }
    if (from.len != to.len) {
        return lb_raise(py, LB_T_VALUE_ERROR, "maketrans arguments must have same length");
    }
    char table[256];
    for (size_t i = 0; i < sizeof table; i++) {
        table[i] = (char)i;
    }
    for (size_t i = 0; i < from.len; i++) {
        table[(unsigned char)from.ptr[i]] = to.ptr[i];
    }
    return lb_bytes_new(py, (lb_str){table, sizeof table});
}

/* --- pieces --- */

static bool push(lb_python *py, lb_value *args, lb_list *list, lb_str part)
{
    return lb_list_append(py, list, made(py, args, part));
}

static void turn_round(lb_list *list)
{
    for (size_t i = 0; i < list->count / 2; i++) {
        lb_value v = list->items[i];
        list->items[i] = list->items[list->count - 1 - i];
        list->items[list->count - 1 - i] = v;
    }
}

static void split_white(lb_python *py, lb_value *args, lb_str text, int64_t most, lb_list *list)
{
    for (;;) {
        while (text.len && lb_is_space(text.ptr[0])) {
            text = lb_str_slice(text, 1, SIZE_MAX);
        }
        if (!text.len) {
            return;
        }
        size_t end = 0;
        bool is_rest = most >= 0 && (int64_t)list->count == most;
        while (end < text.len && (is_rest || !lb_is_space(text.ptr[end]))) {
            end++;
        }
        push(py, args, list, lb_str_slice(text, 0, end));
        text = lb_str_slice(text, end, SIZE_MAX);
    }
}

static void rsplit_white(lb_python *py, lb_value *args, lb_str text, int64_t most, lb_list *list)
{
    for (;;) {
        while (text.len && lb_is_space(text.ptr[text.len - 1])) {
            text.len--;
        }
        if (!text.len) {
            break;
        }
        size_t start = text.len;
        bool is_rest = most >= 0 && (int64_t)list->count == most;
        while (start > 0 && (is_rest || !lb_is_space(text.ptr[start - 1]))) {
            start--;
        }
        push(py, args, list, lb_str_slice(text, start, SIZE_MAX));
        text.len = start;
    }
    turn_round(list);
}

static void split_at(lb_python *py, lb_value *args, lb_str sep, int64_t most, bool from_right,
                     lb_list *list)
{
    lb_str text = TEXT;
    while (most < 0 || (int64_t)list->count < most) {
        size_t at = from_right ? find_last(text, sep) : lb_str_find(text, sep);
        if (at == SIZE_MAX) {
            break;
        }
        push(py, args, list,
             from_right ? lb_str_slice(text, at + sep.len, SIZE_MAX) : lb_str_slice(text, 0, at));
        text = from_right ? lb_str_slice(text, 0, at) : lb_str_slice(text, at + sep.len, SIZE_MAX);
    }
    push(py, args, list, text);
    if (from_right) {
        turn_round(list);
    }
}

static lb_value split(lb_python *py, lb_value *args, bool from_right)
{
    int64_t most = -1;
    lb_str sep;
    if (args[2] && !lb_to_int64(py, args[2], &most)) {
        return NULL;
    }
    lb_list *list = lb_list_new(py, 0);
    if (!args[1] || args[1] == LB_NONE) {
        (from_right ? rsplit_white : split_white)(py, args, TEXT, most, list);
        return (lb_value)list;
    }
    if (!lb_to_bytes(py, args[1], &sep)) {
        return NULL;
    }
    if (!sep.len) {
        return lb_raise(py, LB_T_VALUE_ERROR, "empty separator");
    }
    split_at(py, args, sep, most, from_right, list);
    return (lb_value)list;
}
lb_value lb_bytes_split(lb_python *py, lb_value *args)
{
    return split(py, args, false);
}
lb_value lb_bytes_rsplit(lb_python *py, lb_value *args)
{
    return split(py, args, true);
}

lb_value lb_bytes_splitlines(lb_python *py, lb_value *args)
{
    lb_str text = TEXT;
    int keeps = args[1] ? lb_truth(py, args[1]) : 0;
    lb_list *list = lb_list_new(py, 0);
    while (keeps >= 0 && text.len) {
        size_t end = 0;
        while (end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\r') {
            end++;
        }
        size_t next = end + (end < text.len);
        next += end + 1 < text.len && text.ptr[end] == '\r' && text.ptr[end + 1] == '\n';
        push(py, args, list, lb_str_slice(text, 0, keeps ? next : end));
        text = lb_str_slice(text, next, SIZE_MAX);
    }
    return keeps < 0 ? NULL : (lb_value)list;
}

static lb_value partition(lb_python *py, lb_value *args, bool from_right)
{
    lb_str text = TEXT, sep;
    if (!lb_to_bytes(py, args[1], &sep)) {
        return NULL;
    }
    if (!sep.len) {
        return lb_raise(py, LB_T_VALUE_ERROR, "empty separator");
    }
    size_t at = from_right ? find_last(text, sep) : lb_str_find(text, sep);
    if (at == SIZE_MAX) {
        lb_value whole = made(py, args, text), empty = made(py, args, LB_STR(""));
        return lb_tuple_of(py, 3, from_right ? empty : whole, empty, from_right ? whole : empty);
    }
    return lb_tuple_of(py, 3, made(py, args, lb_str_slice(text, 0, at)), made(py, args, sep),
                       made(py, args, lb_str_slice(text, at + sep.len, SIZE_MAX)));
}
lb_value lb_bytes_partition(lb_python *py, lb_value *args)
{
    return partition(py, args, false);
}
lb_value lb_bytes_rpartition(lb_python *py, lb_value *args)
{
    return partition(py, args, true);
}

lb_value lb_bytes_join(lb_python *py, lb_value *args)
{
    if (!lb_special_of(py, args[1], LB_S_ITER) && !lb_special_of(py, args[1], LB_S_GETITEM)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "can only join an iterable");
    }
    const lb_list *list = lb_list_of(py, args[1]);
    LB_AUTO_TEXT lb_text out = {0};
    for (size_t i = 0; list && i < list->count; i++) {
        lb_str part;
        if (!lb_is_bytes_like(py, list->items[i])) {
            return lb_raise(py, LB_T_TYPE_ERROR,
                            "sequence item %zu: expected a bytes-like object, %s found", i,
                            lb_type_name(py, list->items[i]));
        }
        if (i) {
            lb_text_add(&out, TEXT);
        }
        if (!lb_to_bytes(py, list->items[i], &part)) {
            return NULL;
        }
        lb_text_add(&out, part);
    }
    return list ? made(py, args, lb_text_str(&out)) : NULL;
}

/* --- widths --- */

static lb_value pad(lb_python *py, lb_value *args, const char *name, char side)
{
    lb_str text = TEXT, filler = LB_STR(" ");
    int64_t width;
    if (!lb_to_int64(py, args[1], &width)) {
        return NULL;
    }
    if (args[2] &&
        (!lb_is_bytes_like(py, args[2]) || !lb_to_bytes(py, args[2], &filler) || filler.len != 1)) {
        return lb_raise(py, LB_T_TYPE_ERROR,
                        "%s() argument 2 must be a byte string of length 1, not %s", name,
                        lb_type_name(py, args[2]));
    }
    if (width > 0 && (size_t)width > py->heap.limit / 4 && !lb_heap_take(py, (size_t)width * 4)) {
        return NULL;
    }
    size_t more = width > (int64_t)text.len ? (size_t)width - text.len : 0;
    size_t left = side == 'l' ? 0 : side == 'r' ? more : more / 2 + (more & (size_t)width & 1);
    LB_AUTO_TEXT lb_text out = {0};
    lb_text_fill(&out, filler.ptr[0], left);
    lb_text_add(&out, text);
    lb_text_fill(&out, filler.ptr[0], more - left);
    return made(py, args, lb_text_str(&out));
}
lb_value lb_bytes_ljust(lb_python *py, lb_value *args)
{
    return pad(py, args, "ljust", 'l');
}
lb_value lb_bytes_rjust(lb_python *py, lb_value *args)
{
    return pad(py, args, "rjust", 'r');
}
lb_value lb_bytes_center(lb_python *py, lb_value *args)
{
    return pad(py, args, "center", 'c');
}

lb_value lb_bytes_zfill(lb_python *py, lb_value *args)
{
    lb_str text = TEXT;
    int64_t width;
    if (!lb_to_int64(py, args[1], &width)) {
        return NULL;
    }
    if (width > 0 && (size_t)width > py->heap.limit / 4 && !lb_heap_take(py, (size_t)width * 4)) {
        return NULL;
    }
    bool is_signed = text.len && (text.ptr[0] == '+' || text.ptr[0] == '-');
    LB_AUTO_TEXT lb_text out = {0};
    lb_text_add(&out, lb_str_slice(text, 0, is_signed));
    lb_text_fill(&out, '0', width > (int64_t)text.len ? (size_t)width - text.len : 0);
    lb_text_add(&out, lb_str_slice(text, is_signed, SIZE_MAX));
    return made(py, args, lb_text_str(&out));
}

lb_value lb_bytes_expandtabs(lb_python *py, lb_value *args)
{
    lb_str text = TEXT;
    int64_t size = 8;
    size_t column = 0;
    if (args[1] && !lb_to_int64(py, args[1], &size)) {
        return NULL;
    }
    LB_AUTO_TEXT lb_text out = {0};
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '\t') {
            size_t more = size > 0 ? (size_t)size - column % (size_t)size : 0;
            if (more > py->heap.limit / 4 && !lb_heap_take(py, more * 4)) {
                return NULL;
            }
            lb_text_fill(&out, ' ', more);
            column += more;
        } else {
            lb_text_addc(&out, c);
            column = c == '\n' || c == '\r' ? 0 : column + 1;
        }
    }
    return made(py, args, lb_text_str(&out));
}
