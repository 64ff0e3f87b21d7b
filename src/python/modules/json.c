/* json: the encoder and the scanner. What people derive from is the guest part's. */
#include <math.h>

#include "python/modules/native.h"
#include "python/modules/natives.h"

/* --- writing --- */

typedef struct encoder {
    lb_python *py;
    lb_text *out;
    lb_value default_function; /* called with what JSON has no form for */
    lb_str indent;             /* NULL pointer: all on one line */
    lb_str item_separator, key_separator;
    bool sorts_keys, skips_keys, is_ascii, allows_nan, checks_circles;
    lb_list *parents;
    size_t depth;
} encoder;

static void add_escaped(lb_text *out, lb_str text, bool is_ascii)
{
    lb_text_addc(out, '"');
    for (const char *p = text.ptr, *end = p + text.len; p < end;) {
        uint32_t c;
        size_t length = lb_wtf8_decode(p, end, &c);
        static const char escaped[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
        const char *simple = c && c < 0x80 ? strchr(escaped, (int)c) : NULL;
        if (simple) {
            lb_text_addf(out, "\\%c", letters[simple - escaped]);
        } else if (c < ' ' || (is_ascii && c > 0x7e && c < 0x10000)) {
            lb_text_addf(out, "\\u%04x", c);
        } else if (is_ascii && c >= 0x10000) {
            c -= 0x10000;
            lb_text_addf(out, "\\u%04x\\u%04x", 0xd800 | c >> 10, 0xdc00 | (c & 0x3ff));
        } else {
            lb_text_add(out, (lb_str){p, length});
        }
        p += length;
    }
    lb_text_addc(out, '"');
}

static bool add_float(encoder *e, double number)
{
    if (isfinite(number)) {
        lb_float_repr(number, e->out);
        return true;
    }
    if (!e->allows_nan) {
        lb_raise(e->py, LB_T_VALUE_ERROR, "Out of range float values are not JSON compliant");
        return false;
    }
    lb_text_adds(e->out, isnan(number) ? "NaN" : number < 0 ? "-Infinity" : "Infinity");
    return true;
}

static void add_line(encoder *e)
{
    if (e->indent.ptr) {
        lb_text_addc(e->out, '\n');
        for (size_t i = 0; i < e->depth; i++) {
            lb_text_add(e->out, e->indent);
        }
    }
}

static bool add_value(encoder *e, lb_value v);

/* Containers on the way to here; false: raised. */
static bool enter(encoder *e, lb_value v)
{
    for (size_t i = 0; e->checks_circles && i < e->parents->count; i++) {
        if (e->parents->items[i] == v) {
            lb_raise(e->py, LB_T_VALUE_ERROR, "Circular reference detected");
            return false;
        }
    }
    return lb_enter(e->py) && lb_list_append(e->py, e->parents, v);
}

static void leave(encoder *e)
{
    e->parents->count--;
    lb_leave(e->py);
}

static bool add_list(encoder *e, lb_value v)
{
    lb_list *items = lb_list_of(e->py, v);
    if (!items) {
        return false;
    }
    if (!items->count) {
        lb_text_adds(e->out, "[]");
        return true;
    }
    lb_text_addc(e->out, '[');
    e->depth++;
    for (size_t i = 0; i < items->count; i++) {
        if (i) {
            lb_text_add(e->out, e->item_separator);
        }
        add_line(e);
        if (!add_value(e, items->items[i])) {
            return false;
        }
    }
    e->depth--;
    add_line(e);
    lb_text_addc(e->out, ']');
    return true;
}

/* 1: written, 0: to be skipped, -1: raised */
static int add_key(encoder *e, lb_value key)
{
    lb_python *py = e->py;
    LB_AUTO_TEXT lb_text text = {0};
    if (lb_is(py, key, LB_T_STR)) {
        add_escaped(e->out, lb_string_text(key), e->is_ascii);
        return 1;
    }
    if (key == LB_TRUE || key == LB_FALSE || key == LB_NONE) {
        lb_text_adds(&text, key == LB_TRUE ? "true" : key == LB_FALSE ? "false" : "null");
    } else if (lb_is(py, key, LB_T_FLOAT)) {
        encoder inner = *e;
        inner.out = &text;
        if (!add_float(&inner, ((lb_float *)key)->number)) {
            return -1;
        }
    } else if (lb_is_integer(py, key)) {
        lb_value number = lb_int_to_string(py, key, 10);
        if (!number) {
            return -1;
        }
        lb_text_adds(&text, lb_cstr(number));
    } else if (e->skips_keys) {
        return 0;
    } else {
        lb_raise(py, LB_T_TYPE_ERROR, "keys must be str, int, float, bool or None, not %s",
                 lb_type_name(py, key));
        return -1;
    }
    add_escaped(e->out, lb_text_str(&text), e->is_ascii);
    return 1;
}

static bool add_dict(encoder *e, lb_value v)
{
    lb_value pairs = lb_call_method(e->py, v, "items", 0, NULL);
    lb_list *items = pairs ? lb_list_of(e->py, pairs) : NULL;
    if (!items || (e->sorts_keys && !lb_list_sort(e->py, items, NULL, false))) {
        return false;
    }
    if (!items->count) {
        lb_text_adds(e->out, "{}");
        return true;
    }
    lb_text_addc(e->out, '{');
    e->depth++;
    bool is_first = true;
    for (size_t i = 0; i < items->count; i++) {
        const lb_tuple *pair = (lb_tuple *)items->items[i];
        size_t before = e->out->len;
        if (!is_first) {
            lb_text_add(e->out, e->item_separator);
        }
        add_line(e);
        int written = add_key(e, pair->items[0]);
        if (written < 0) {
            return false;
        }
        if (!written) {
            lb_text_truncate(e->out, before);
            continue;
        }
        is_first = false;
        lb_text_add(e->out, e->key_separator);
        if (!add_value(e, pair->items[1])) {
            return false;
        }
    }
    e->depth--;
    add_line(e);
    lb_text_addc(e->out, '}');
    return true;
}

static bool add_container(encoder *e, lb_value v)
{
    if (!enter(e, v)) {
        return false;
    }
    bool is_fine;
    if (lb_is(e->py, v, LB_T_DICT)) {
        is_fine = add_dict(e, v);
    } else if (lb_is(e->py, v, LB_T_LIST) || lb_is(e->py, v, LB_T_TUPLE)) {
        is_fine = add_list(e, v);
    } else {
        lb_value other = lb_call(e->py, e->default_function, 1, &v);
        is_fine = other && add_value(e, other);
    }
    leave(e);
    return is_fine;
}

static bool add_value(encoder *e, lb_value v)
{
    lb_python *py = e->py;
    if (e->out->len > py->limits.bytes / 2) {
        return lb_heap_take(py, e->out->len);
    }
    if (v == LB_NONE || v == LB_TRUE || v == LB_FALSE) {
        lb_text_adds(e->out, v == LB_NONE ? "null" : v == LB_TRUE ? "true" : "false");
    } else if (lb_is(py, v, LB_T_STR)) {
        add_escaped(e->out, lb_string_text(v), e->is_ascii);
    } else if (lb_is(py, v, LB_T_INT)) {
        lb_value text = lb_int_to_string(py, v, 10);
        lb_text_adds(e->out, lb_cstr(text));
        return text != NULL;
    } else if (lb_is(py, v, LB_T_FLOAT)) {
        return add_float(e, ((lb_float *)v)->number);
    } else {
        return add_container(e, v);
    }
    return true;
}

/* o, default, indent, item separator, key separator, sort_keys, skipkeys, ensure_ascii, allow_nan,
   check_circular */
static lb_value json_encode(lb_python *py, lb_value *args)
{
    LB_AUTO_TEXT lb_text out = {0};
    encoder e = {.py = py,
                 .out = &out,
                 .default_function = args[1],
                 .sorts_keys = lb_truth(py, args[5]) > 0,
                 .skips_keys = lb_truth(py, args[6]) > 0,
                 .is_ascii = lb_truth(py, args[7]) > 0,
                 .allows_nan = lb_truth(py, args[8]) > 0,
                 .checks_circles = lb_truth(py, args[9]) > 0,
                 .parents = lb_list_new(py, 8)};
    if ((args[2] != LB_NONE && !lb_to_text(py, args[2], "indent", &e.indent)) ||
        !lb_to_text(py, args[3], "separator", &e.item_separator) ||
        !lb_to_text(py, args[4], "separator", &e.key_separator)) {
        return NULL;
    }
    if (args[2] != LB_NONE && !e.indent.ptr) {
        e.indent.ptr = "";
    }
    return !lb_raised(py) && add_value(&e, args[0]) ? lb_string_take(py, &out) : NULL;
}

static lb_value json_quote(lb_python *py, lb_value *args)
{
    lb_str text;
    LB_AUTO_TEXT lb_text out = {0};
    if (!lb_to_text(py, args[0], "first argument", &text)) {
        return NULL;
    }
    add_escaped(&out, text, lb_truth(py, args[1]) > 0);
    return lb_string_take(py, &out);
}

/* --- reading --- */

typedef struct scanner {
    lb_python *py;
    lb_value source;
    lb_str text;
    size_t at;
    bool is_strict;
    lb_value object_hook, pairs_hook, parse_float, parse_int, parse_constant; /* or NULL */
} scanner;

static lb_value fail(scanner *s, const char *message, size_t offset)
{
    lb_value type = lb_module_global(s->py, &lb_module_json, "JSONDecodeError");
    lb_value args[] = {lb_string_of(s->py, message), s->source,
                       lb_int_new(s->py, (int64_t)lb_utf8_count(lb_str_slice(s->text, 0, offset)))};
    lb_value error = type ? lb_call(s->py, type, 3, args) : NULL;
    return error ? lb_raise_value(s->py, error) : NULL;
}

static char peek(const scanner *s)
{
    return s->at < s->text.len ? s->text.ptr[s->at] : '\0';
}

static void skip_space(scanner *s)
{
    while (s->at < s->text.len && strchr(" \t\n\r", s->text.ptr[s->at]) && s->text.ptr[s->at]) {
        s->at++;
    }
}

/* The four digits of \u; -1: they are none. */
static int32_t unicode_escape(const scanner *s, size_t at)
{
    int32_t value = 0;
    for (size_t i = at; i < at + 4; i++) {
        char c = i < s->text.len ? lb_lower(s->text.ptr[i]) : '\0';
        if (!lb_is_digit(c) && !(c >= 'a' && c <= 'f')) {
            return -1;
        }
        value = value * 16 + (lb_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return value;
}

/* What stands behind a backslash. */
static bool read_escape(scanner *s, size_t start, lb_text *out)
{
    static const char letters[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    if (s->at >= s->text.len) {
        fail(s, "Unterminated string starting at", start);
        return false;
    }
    char c = s->text.ptr[s->at++];
    const char *known = c ? strchr(letters, c) : NULL;
    if (known) {
        lb_text_addc(out, values[known - letters]);
        return true;
    }
    if (c != 'u') {
        fail(s, "Invalid \\escape", s->at - 2);
        return false;
    }
    int32_t value = unicode_escape(s, s->at);
    if (value < 0) {
        fail(s, "Invalid \\uXXXX escape", s->at - 1);
        return false;
    }
    s->at += 4;
    if (value >> 10 == 0x36 && peek(s) == '\\' && s->at + 1 < s->text.len &&
        s->text.ptr[s->at + 1] == 'u') {
        int32_t low = unicode_escape(s, s->at + 2);
        if (low >> 10 == 0x37) {
            value = 0x10000 + ((value & 0x3ff) << 10 | (low & 0x3ff));
            s->at += 6;
        }
    }
    char bytes[4];
    lb_text_add(out, (lb_str){bytes, lb_wtf8_encode((uint32_t)value, bytes)});
    return true;
}

/* A string whose opening quote was read. */
static lb_value read_string(scanner *s)
{
    size_t start = s->at - 1;
    LB_AUTO_TEXT lb_text out = {0};
    for (;;) {
        size_t from = s->at;
        while (s->at < s->text.len && s->text.ptr[s->at] != '"' && s->text.ptr[s->at] != '\\' &&
               (unsigned char)s->text.ptr[s->at] >= ' ') {
            s->at++;
        }
        lb_text_add(&out, lb_str_slice(s->text, from, s->at));
        if (s->at >= s->text.len) {
            return fail(s, "Unterminated string starting at", start);
        }
        char c = s->text.ptr[s->at++];
        if (c == '"') {
            break;
        }
        if (c == '\\') {
            if (!read_escape(s, start, &out)) {
                return NULL;
            }
        } else if (s->is_strict) {
            return fail(s, "Invalid control character at", s->at - 1);
        } else {
            lb_text_addc(&out, c);
        }
    }
    size_t length = 0;
    for (size_t i = 0; i < out.len; i++) {
        length += ((unsigned char)out.ptr[i] & 0xc0) != 0x80;
    }
    return lb_string_raw(s->py, lb_text_str(&out), length);
}

static lb_value constant(scanner *s, const char *name, lb_value v)
{
    s->at += strlen(name);
    lb_value text = lb_string_of(s->py, name);
    return s->parse_constant && !v ? lb_call(s->py, s->parse_constant, 1, &text)
           : v                     ? v
                                   : lb_float_new(s->py, name[0] == 'N'   ? NAN
                                                         : name[0] == '-' ? -INFINITY
                                                                          : INFINITY);
}

static size_t digits_at(const scanner *s, size_t at)
{
    size_t end = at;
    while (end < s->text.len && lb_is_digit(s->text.ptr[end])) {
        end++;
    }
    return end;
}

/* Nothing there: StopIteration(index), as the scanner of CPython has it. */
static lb_value nothing(scanner *s, size_t at)
{
    return fail(s, "Expecting value", at);
}

static lb_value read_number(scanner *s)
{
    size_t start = s->at, end = start + (peek(s) == '-');
    bool is_float = false;
    size_t whole = digits_at(s, end);
    if (whole == end) {
        return nothing(s, start);
    }
    end = s->text.ptr[end] == '0' ? end + 1 : whole;
    if (end + 1 < s->text.len && s->text.ptr[end] == '.' && lb_is_digit(s->text.ptr[end + 1])) {
        end = digits_at(s, end + 1);
        is_float = true;
    }
    if (end < s->text.len && lb_lower(s->text.ptr[end]) == 'e') {
        size_t exponent = end + 1;
        exponent += exponent < s->text.len &&
                    (s->text.ptr[exponent] == '-' || s->text.ptr[exponent] == '+');
        if (digits_at(s, exponent) > exponent) {
            end = digits_at(s, exponent);
            is_float = true;
        }
    }
    s->at = end;
    lb_str text = lb_str_slice(s->text, start, end);
    lb_value hook = is_float ? s->parse_float : s->parse_int;
    if (hook) {
        lb_value argument = lb_string_new(s->py, text);
        return lb_call(s->py, hook, 1, &argument);
    }
    if (!is_float) {
        return lb_int_from_text(s->py, text, 10);
    }
    LB_AUTO_FREE char *copy = lb_strndup(text.ptr, text.len);
    return lb_float_new(s->py, strtod(copy, NULL));
}

static lb_value read_value(scanner *s);

static lb_value read_array(scanner *s)
{
    lb_list *out = lb_list_new(s->py, 4);
    size_t mark = lb_keep_mark(s->py);
    s->at++;
    skip_space(s);
    if (peek(s) == ']') {
        s->at++;
        return (lb_value)out;
    }
    for (;;) {
        lb_value item = read_value(s);
        if (!item || !lb_list_append(s->py, out, item)) {
            return NULL;
        }
        lb_keep_drop(s->py, mark);
        skip_space(s);
        if (peek(s) == ']') {
            s->at++;
            return (lb_value)out;
        }
        if (peek(s) != ',') {
            return fail(s, "Expecting ',' delimiter", s->at);
        }
        s->at++;
        skip_space(s);
    }
}

static lb_value finish_object(scanner *s, lb_dict *dict, lb_list *pairs)
{
    lb_value made = pairs ? (lb_value)pairs : (lb_value)dict;
    lb_value hook = pairs ? s->pairs_hook : s->object_hook;
    return hook ? lb_call(s->py, hook, 1, &made) : made;
}

static bool add_member(scanner *s, lb_dict *dict, lb_list *pairs)
{
    if (peek(s) != '"') {
        fail(s, "Expecting property name enclosed in double quotes", s->at);
        return false;
    }
    s->at++;
    lb_value key = read_string(s);
    if (!key) {
        return false;
    }
    skip_space(s);
    if (peek(s) != ':') {
        fail(s, "Expecting ':' delimiter", s->at);
        return false;
    }
    s->at++;
    skip_space(s);
    lb_value v = read_value(s);
    if (!v) {
        return false;
    }
    return pairs ? lb_list_append(s->py, pairs, lb_tuple_of(s->py, 2, key, v))
                 : lb_dict_set(s->py, dict, key, v);
}

static lb_value read_object(scanner *s)
{
    lb_list *pairs = s->pairs_hook ? lb_list_new(s->py, 4) : NULL;
    lb_dict *dict = lb_dict_new(s->py);
    size_t mark = lb_keep_mark(s->py);
    s->at++;
    skip_space(s);
    if (peek(s) == '}') {
        s->at++;
        return finish_object(s, dict, pairs);
    }
    for (;;) {
        if (!add_member(s, dict, pairs)) {
            return NULL;
        }
        lb_keep_drop(s->py, mark);
        skip_space(s);
        if (peek(s) == '}') {
            s->at++;
            return finish_object(s, dict, pairs);
        }
        if (peek(s) != ',') {
            return fail(s, "Expecting ',' delimiter", s->at);
        }
        s->at++;
        skip_space(s);
    }
}

static lb_value read_value(scanner *s)
{
    static const struct {
        const char *name;
        lb_value v; /* NULL: one of the floats that JSON does not have */
    } constants[] = {{"null", LB_NONE}, {"true", LB_TRUE},  {"false", LB_FALSE},
                     {"NaN", NULL},     {"Infinity", NULL}, {"-Infinity", NULL}};
    lb_str rest = lb_str_slice(s->text, s->at, SIZE_MAX);
    for (size_t i = 0; i < LB_COUNT(constants); i++) {
        if (lb_str_starts(rest, lb_str_of(constants[i].name))) {
            return constant(s, constants[i].name, constants[i].v);
        }
    }
    char c = peek(s);
    if (c == '"') {
        s->at++;
        return read_string(s);
    }
    if (c == '[' || c == '{') {
        if (!lb_enter(s->py)) {
            return NULL;
        }
        lb_value v = c == '[' ? read_array(s) : read_object(s);
        lb_leave(s->py);
        return v;
    }
    return lb_is_digit(c) || c == '-' ? read_number(s) : nothing(s, s->at);
}

static lb_value hook(lb_value v)
{
    return v == LB_NONE ? NULL : v;
}

/* s, index, strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant: the
   value and the index behind it */
static lb_value json_scan(lb_python *py, lb_value *args)
{
    int64_t index;
    scanner s = {.py = py,
                 .source = args[0],
                 .is_strict = lb_truth(py, args[2]) > 0,
                 .object_hook = hook(args[3]),
                 .pairs_hook = hook(args[4]),
                 .parse_float = hook(args[5]),
                 .parse_int = hook(args[6]),
                 .parse_constant = hook(args[7])};
    if (!lb_to_text(py, args[0], "the JSON object", &s.text) || !lb_to_int64(py, args[1], &index)) {
        return NULL;
    }
    lb_string *string = (lb_string *)args[0];
    s.at = index <= 0                          ? 0
           : (uint64_t)index >= string->length ? s.text.len
                                               : lb_string_offset(string, (size_t)index);
    lb_value v = read_value(&s);
    size_t end = lb_utf8_count(lb_str_slice(s.text, 0, s.at));
    return v ? lb_tuple_of(py, 2, v, lb_int_new(py, (int64_t)end)) : NULL;
}

static const lb_method functions[] = {
    {"_encode", "o, default, indent, item, key, sort, skip, ascii, nan, circles", json_encode},
    {"_quote", "s, ascii", json_quote},
    {"_scan", "s, index, strict, hook, pairs, float, int, constant", json_scan},
    {0}};

const lb_module_spec lb_module_json = {.name = "json", .functions = functions};
