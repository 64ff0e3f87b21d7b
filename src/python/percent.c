/* The % operator of str and bytes. That of bytes works on its Latin-1 text. */
#include "python/bytes_internal.h"
#include "python/format_internal.h"

#include <math.h>

typedef struct percent {
    lb_python *py;
    lb_value args;
    size_t next;
    bool is_tuple;
    bool used_mapping;
    bool is_bytes;
    const char *start; /* of the format */
} percent;

static lb_value next_argument(percent *p)
{
    if (p->is_tuple) {
        lb_tuple *tuple = (lb_tuple *)p->args;
        if (p->next < tuple->count) {
            return tuple->items[p->next++];
        }
    } else if (p->next++ == 0) {
        return p->args;
    }
    return lb_raise(p->py, LB_T_TYPE_ERROR, "not enough arguments for format string");
}

static lb_value percent_number(lb_python *py, lb_value v, char code, const lb_format_spec *s)
{
    if (strchr("eEfFgG", code)) {
        double d;
        if (!lb_is(py, v, LB_T_FLOAT) && !lb_is_integer(py, v) &&
            !lb_special_of(py, v, LB_S_FLOAT)) {
            return lb_raise(py, LB_T_TYPE_ERROR, "must be real number, not %s",
                            lb_type_name(py, v));
        }
        if (!lb_to_double(py, v, &d)) {
            return NULL;
        }
        LB_AUTO_TEXT lb_text text = {0};
        int precision = s->precision == 0 && (code == 'g' || code == 'G') ? 1 : s->precision;
        lb_float_text(&text, d, code, precision, s->is_alternate);
        lb_str t = lb_text_str(&text);
        bool is_negative = t.ptr[0] == '-';
        return lb_format_numeric(py, is_negative, "", lb_str_slice(t, is_negative, SIZE_MAX),
                                 LB_STR(""), s);
    }
    lb_value number_value = v;
    if (lb_is(py, v, LB_T_FLOAT) && strchr("diu", code)) {
        number_value = lb_int_from_double(py, trunc(((lb_float *)v)->number));
    } else if (!lb_is_integer(py, v)) {
        lb_value method = lb_special_of(
            py, v, strchr("diu", code) && lb_special_of(py, v, LB_S_INT) ? LB_S_INT : LB_S_INDEX);
        if (!method || lb_is(py, v, LB_T_STR) || lb_is(py, v, LB_T_FLOAT)) {
            return lb_raise(py, LB_T_TYPE_ERROR,
                            strchr("diu", code) ? "%%%c format: a real number is required, not %s"
                                                : "%%%c format: an integer is required, not %s",
                            code, lb_type_name(py, v));
        }
        number_value = lb_call_special(py, method, 1, &v);
    }
    if (!number_value) {
        return NULL;
    }
    int base = code == 'x' ? 16 : code == 'X' ? -16 : code == 'o' ? 8 : 10;
    lb_value digits = lb_int_to_string(py, number_value, base);
    if (!digits) {
        return NULL;
    }
    lb_str t = lb_string_text(digits);
    bool is_negative = t.ptr[0] == '-';
    t = lb_str_slice(t, is_negative, SIZE_MAX);
    LB_AUTO_TEXT lb_text padded = {0};
    if (s->precision > (int)t.len) {
        lb_text_fill(&padded, '0', (size_t)s->precision - t.len);
    }
    lb_text_add(&padded, t);
    char prefix[3] = "";
    if (s->is_alternate && base != 10) {
        prefix[0] = '0';
        prefix[1] = code;
    }
    return lb_format_numeric(py, is_negative, prefix, lb_text_str(&padded), LB_STR(""), s);
}

static lb_value latin(lb_python *py, lb_str bytes)
{
    return lb_decode(py, NULL, bytes, LB_STR("latin-1"), LB_STR("strict"));
}

/* %c: a character, or a byte. */
static lb_value percent_char(const percent *p, lb_value v)
{
    lb_python *py = p->py;
    uint32_t limit = p->is_bytes ? 256 : 0x110000;
    int64_t c;
    if (lb_special_of(py, v, LB_S_INDEX)) {
        lb_value number_value = lb_index(py, v);
        if (!number_value) {
            return NULL;
        }
        if (lb_int_small(number_value, &c) && c >= 0 && c < limit) {
            return lb_string_char(py, (uint32_t)c);
        }
        return lb_raise(py, LB_T_OVERFLOW_ERROR,
                        p->is_bytes ? "%%c arg not in range(256)"
                                    : "%%c arg not in range(0x110000)");
    }
    if (!p->is_bytes && lb_is(py, v, LB_T_STR) && ((lb_string *)v)->length == 1) {
        return v;
    }
    lb_str bytes;
    if (p->is_bytes && lb_is_bytes_like(py, v) && lb_to_bytes(py, v, &bytes) && bytes.len == 1) {
        return latin(py, bytes);
    }
    return lb_raise(py, LB_T_TYPE_ERROR,
                    p->is_bytes ? "%%c requires an integer in range(256) or a single byte"
                                : "%%c requires int or char");
}

/* %s and %b of bytes. */
static lb_value percent_bytes(lb_python *py, lb_value v)
{
    lb_str bytes;
    lb_value method = lb_type_lookup(py, lb_typeof(py, v), py->names.bytes);
    if (method && !lb_is_bytes_like(py, v)) {
        v = lb_call_special(py, method, 1, &v);
    }
    if (v && !lb_is_bytes_like(py, v)) {
        return lb_raise(py, LB_T_TYPE_ERROR,
                        "%%b requires a bytes-like object, or an object that implements "
                        "__bytes__, not '%s'",
                        lb_type_name(py, v));
    }
    return v && lb_to_bytes(py, v, &bytes) ? latin(py, bytes) : NULL;
}

static lb_value percent_text(const percent *p, lb_value v, char code, const lb_format_spec *s)
{
    lb_python *py = p->py;
    lb_value text;
    if (code == 'c') {
        text = percent_char(p, v);
    } else if (p->is_bytes && (code == 's' || code == 'b')) {
        text = percent_bytes(py, v);
    } else {
        text = code == 's' ? lb_to_string(py, v) : lb_repr_value(py, v);
        text = text && (code == 'a' || p->is_bytes) ? lb_string_ascii(py, text) : text;
    }
    if (!text) {
        return NULL;
    }
    lb_string *string = (lb_string *)text;
    if (s->precision >= 0 && code != 'c') {
        string = (lb_string *)lb_string_sub(py, string, 0, (size_t)s->precision);
    }
    return lb_format_aligned(py, lb_string_text((lb_value)string), string->length, s, '>');
}

/* %s, %d or %r with nothing besides: 1, 0 (it takes the long way) or -1 (raised). */
static int convert_plain(percent *p, char code, lb_text *out)
{
    if (p->is_bytes || (code != 's' && code != 'd' && code != 'r')) {
        return 0;
    }
    lb_value given = next_argument(p);
    if (!given) {
        return -1;
    }
    if (code == 'd' && !lb_is_small(given)) {
        p->next--;
        return 0;
    }
    lb_value made = code == 'r' ? lb_repr_value(p->py, given) : lb_to_string(p->py, given);
    lb_text_add(out, made ? lb_string_text(made) : LB_STR(""));
    return made ? 1 : -1;
}

/* "(key)": its value, or NULL with an exception; *at is moved behind it. */
static lb_value take_key(percent *p, lb_str text, size_t *at)
{
    lb_python *py = p->py;
    size_t i = *at + 1;
    for (unsigned depth = 1; i < text.len; i++) {
        depth += text.ptr[i] == '(';
        depth -= text.ptr[i] == ')';
        if (!depth) {
            break;
        }
    }
    if (i >= text.len) {
        return lb_raise(py, LB_T_VALUE_ERROR, "incomplete format key");
    }
    if (p->is_tuple || !lb_special_of(py, p->args, LB_S_GETITEM) || lb_is(py, p->args, LB_T_STR)) {
        return lb_raise(py, LB_T_TYPE_ERROR, "format requires a mapping");
    }
    p->used_mapping = true;
    lb_value key = lb_string_new(py, lb_str_slice(text, *at + 1, i));
    if (p->is_bytes) {
        key = lb_string_encode(py, key, LB_STR("latin-1"), LB_STR("strict"));
    }
    *at = i + 1;
    return lb_getitem(py, p->args, key);
}

static void take_flags(lb_str text, size_t *at, lb_format_spec *s)
{
    for (; *at < text.len && strchr("-+ #0", text.ptr[*at]); ++*at) {
        char c = text.ptr[*at];
        if (c == '-') {
            s->align = '<';
        } else if (c == '+' || (c == ' ' && s->sign != '+')) {
            s->sign = c;
        } else if (c == '#') {
            s->is_alternate = true;
        } else if (c == '0') {
            s->has_zero = true;
        }
    }
}

/* A number, or "*" for the next argument; 0 where there is neither. */
static bool take_size(percent *p, const char **q, const char *end, int64_t *out)
{
    if (*q >= end || **q != '*') {
        return lb_format_number(p->py, q, end, out, "width too big");
    }
    lb_value n = next_argument(p);
    if (n && !lb_is_integer(p->py, n)) {
        lb_raise(p->py, LB_T_TYPE_ERROR, "* wants int");
    }
    ++*q;
    return n && !lb_raised(p->py) && lb_to_int64(p->py, n, out);
}

/* "10.3", and the letters of C that say nothing here. */
static bool take_sizes(percent *p, const char **q, const char *end, lb_format_spec *s)
{
    int64_t precision = -1;
    if (!take_size(p, q, end, &s->width)) {
        return false;
    }
    if (s->width < 0) {
        s->align = '<';
        s->width = -s->width;
    }
    if (*q < end && **q == '.') {
        ++*q;
        if (!take_size(p, q, end, &precision)) {
            return false;
        }
    }
    s->precision = precision > 100000 ? 100000 : (int)precision;
    while (*q < end && strchr("hlL", **q)) {
        ++*q;
    }
    return true;
}

static bool check_code(percent *p, const char *code, const char *end)
{
    if (*code && strchr(p->is_bytes ? "diouxXeEfFgGcrsab" : "diouxXeEfFgGcrsa", *code)) {
        return true;
    }
    uint32_t c;
    lb_wtf8_decode(code, end, &c);
    lb_raise(p->py, LB_T_VALUE_ERROR, "unsupported format character '%c' (0x%x) at index %zu",
             c < 127 ? (char)c : '?', c,
             lb_wtf8_count((lb_str){p->start, (size_t)(code - p->start)}));
    return false;
}

static bool write_value(percent *p, lb_value v, char code, lb_format_spec *s, lb_text *out)
{
    bool is_text = strchr("crsab", code) != NULL;
    if (s->has_zero && !s->align && !is_text) {
        s->align = '=';
        s->fill = '0';
    }
    lb_value result = is_text ? percent_text(p, v, code, s) : percent_number(p->py, v, code, s);
    if (result) {
        lb_text_add(out, lb_string_text(result));
    }
    return result != NULL;
}

/* One conversion behind the %; *at is moved behind it. */
static bool convert(percent *p, lb_str text, size_t *at, lb_text *out)
{
    int done = *at < text.len ? convert_plain(p, text.ptr[*at], out) : 0;
    if (done) {
        *at += 1;
        return done > 0;
    }
    lb_format_spec s = {.fill = ' ', .sign = '-', .precision = -1};
    lb_value v = NULL;
    if (*at < text.len && text.ptr[*at] == '(') {
        v = take_key(p, text, at);
        if (!v) {
            return false;
        }
    }
    take_flags(text, at, &s);
    const char *q = text.ptr + *at, *end = text.ptr + text.len;
    if (!take_sizes(p, &q, end, &s)) {
        return false;
    }
    if ((size_t)s.width > p->py->heap.limit / 4) {
        return lb_heap_take(p->py, (size_t)s.width * 4);
    }
    if (q >= end) {
        lb_raise(p->py, LB_T_VALUE_ERROR, "incomplete format");
        return false;
    }
    char code = *q++;
    *at = (size_t)(q - text.ptr);
    if (code == '%') {
        lb_text_addc(out, '%');
        return true;
    }
    if (!check_code(p, q - 1, end)) {
        return false;
    }
    v = v ? v : next_argument(p);
    return v && write_value(p, v, code, &s, out);
}

static lb_value expand(percent *p, lb_str text)
{
    lb_python *py = p->py;
    lb_value args = p->args;
    p->start = text.ptr;
    LB_AUTO_TEXT lb_text out = {0};
    while (text.len) {
        size_t at = lb_str_find_char(text, '%');
        lb_text_add(&out, lb_str_slice(text, 0, at));
        if (at == SIZE_MAX) {
            break;
        }
        at++;
        if (!convert(p, text, &at, &out)) {
            return NULL;
        }
        text = lb_str_slice(text, at, SIZE_MAX);
    }
    bool takes_any = p->used_mapping ||
                     (!p->is_tuple && lb_special_of(py, args, LB_S_GETITEM) &&
                      !lb_is(py, args, LB_T_STR) && !(p->is_bytes && lb_is_bytes_like(py, args)));
    bool is_used_up = p->is_tuple ? p->next >= ((lb_tuple *)args)->count : p->next > 0;
    if (!takes_any && !is_used_up) {
        return lb_raise(py, LB_T_TYPE_ERROR, "not all arguments converted during %s formatting",
                        p->is_bytes ? "bytes" : "string");
    }
    return lb_string_take(py, &out);
}

lb_value lb_string_percent(lb_python *py, lb_value format, lb_value args)
{
    percent p = {.py = py, .args = args, .is_tuple = lb_is(py, args, LB_T_TUPLE)};
    return expand(&p, lb_string_text(format));
}

lb_value lb_bytes_percent(lb_python *py, lb_str format, lb_value args)
{
    percent p = {.py = py, .args = args, .is_tuple = lb_is(py, args, LB_T_TUPLE), .is_bytes = true};
    lb_value made = expand(&p, lb_string_text(latin(py, format)));
    return made ? lb_string_encode(py, made, LB_STR("latin-1"), LB_STR("strict")) : NULL;
}
